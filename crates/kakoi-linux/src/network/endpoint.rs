//! A gateway endpoint: the service's addresses on the `lo` of a namespace of its own, behind a link of its VPC's router.
//! On the router's own `lo` they would be reached without any route.

use super::owners::Owners;
use super::router::{GATEWAY_MAC, NEXT_HOP, NEXT_HOP_MAC, Router, anywhere};
use super::space::Space;
use crate::compile::{VPC_LINK, endpoint_link, endpoint_table};
use crate::netlink::route::{End, Route, Via};
use crate::netns::Role;
use crate::{Error, Step};
use ipnet::Ipv4Net;
use kakoi_netir::{GatewayEndpointIr, RouterIr};
use kakoi_types::{VpcEndpointId, VpcId};
use std::collections::BTreeSet;
use std::os::fd::OwnedFd;

/// A gateway endpoint's namespace.
pub struct GatewayEndpoint {
    /// Its namespace.
    pub space: Space,
    owners: Owners,
    /// The VPC whose router it's linked to by this server.
    pub linked: Option<VpcId>,
    /// What was last applied and read back, with the ranges of its VPC.
    pub applied: Option<(Vec<Ipv4Net>, GatewayEndpointIr)>,
}

impl GatewayEndpoint {
    /// Takes a namespace: new, or left by an earlier server.
    pub fn take(fd: OwnedFd) -> Result<Self, Error> {
        Ok(Self {
            space: Space::take(fd, Role::Workload)?,
            owners: Owners::default(),
            linked: None,
            applied: None,
        })
    }

    /// Brings rules, addresses, the link and the routes to the IR. The router must have its own rules already.
    pub fn apply(
        &mut self,
        id: VpcEndpointId,
        ir: &GatewayEndpointIr,
        vpc: &RouterIr,
        router: &mut Router,
    ) -> Result<bool, Error> {
        let ranges: Vec<Ipv4Net> = vpc.cidrs().collect();
        let wanted = (ranges.clone(), ir.clone());
        let changed = self.applied.as_ref() != Some(&wanted);
        if changed {
            self.applied = None;
            // Rules come before the link, as everywhere.
            self.space.set_table(endpoint_table(&ranges, &ir.addresses))?;
            self.space.set_own_addresses(&ir.addresses)?;
            self.link(id, router)?;
            self.linked = Some(vpc.vpc);
            self.set_routes(&ranges)?;
            router.use_endpoint(id)?;
        }
        // The router forgets an address's former owner, and so must the other end of its connections.
        let former = self.owners.change(vpc);
        if !former.is_empty() {
            self.space.forget_connections(|address| former.contains(address))?;
        }
        self.applied = Some(wanted);
        Ok(changed)
    }

    /// Checks both ends: what leads there, and what's there.
    pub fn check(&mut self, id: VpcEndpointId, vpc: &RouterIr, router: &mut Router) -> Result<(), Error> {
        router.check_endpoint(id)?;
        let step = || format!("reading back {id}");
        let index = self.index()?;
        let found = self.space.route.routes().step(step)?;
        let neighbour = self.space.route.neighbour(index, NEXT_HOP).step(step)?;
        let ranges: Vec<Ipv4Net> = vpc.cidrs().collect();
        if found != routes(&ranges, index) || neighbour != Some(GATEWAY_MAC) {
            return Err(Error::NotAsWanted(format!("{id} has no way back to its VPC")));
        }
        self.space.check_table()
    }

    fn link(&mut self, id: VpcEndpointId, router: &mut Router) -> Result<(), Error> {
        let name = endpoint_link(id);
        let (here, there) = (
            End {
                name: &name,
                mac: GATEWAY_MAC,
            },
            End {
                name: VPC_LINK,
                mac: NEXT_HOP_MAC,
            },
        );
        router
            .space
            .link(here, &mut self.space, there, format_args!("{id} to its router"))
    }

    fn set_routes(&mut self, ranges: &[Ipv4Net]) -> Result<(), Error> {
        let index = self.index()?;
        let wanted = routes(ranges, index);
        let route = &mut self.space.route;
        route.bring_up(index).step(|| "bringing up an endpoint's link".into())?;
        let found = route.routes().step(|| "reading routes".into())?;
        let gone: Vec<Route> = found.difference(&wanted).copied().collect();
        let new: Vec<Route> = wanted.difference(&found).copied().collect();
        route
            .delete_routes(&gone)
            .and_then(|()| route.add_neighbours(&[(index, NEXT_HOP, GATEWAY_MAC)]))
            .and_then(|()| route.add_routes(&new))
            .step(|| "routing back to the VPC".into())?;
        if route.routes().step(|| "reading back routes".into())? == wanted {
            Ok(())
        } else {
            Err(Error::NotAsWanted(
                "the endpoint's routes aren't the wanted ones".into(),
            ))
        }
    }

    fn index(&mut self) -> Result<u32, Error> {
        let index = self.space.route.link(VPC_LINK).step(|| "looking for a link".into())?;
        index.ok_or_else(|| Error::NotAsWanted("the endpoint has no link to its VPC".into()))
    }
}

/// All that an endpoint's namespace routes.
fn routes(ranges: &[Ipv4Net], index: u32) -> BTreeSet<Route> {
    let back = ranges.iter().map(|r| Route::main(*r, Via::Gateway(index, NEXT_HOP)));
    back.chain([Route::main(anywhere(), Via::Blackhole)]).collect()
}
