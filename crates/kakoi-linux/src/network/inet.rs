//! The region's internet side: simulated hosts and public services on `lo`, one link per router that has a gateway.

use super::router::{GATEWAY_MAC, NEXT_HOP_MAC, Router, anywhere};
use super::space::Space;
use crate::compile::{GATEWAY_LINK, internet_table, router_link};
use crate::netlink::route::{End, Route, Via, host};
use crate::netns::Role;
use crate::{Error, Step};
use kakoi_netir::NetworkIr;
use kakoi_types::VpcId;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;

/// Public addresses behind each router's link.
type Sources = BTreeMap<VpcId, BTreeSet<Ipv4Addr>>;

/// The internet namespace.
pub struct Internet {
    /// Its namespace.
    pub space: Space,
    own: BTreeSet<Ipv4Addr>,
    /// What was last applied and read back; none before the first time.
    applied: Option<Sources>,
}

impl Internet {
    /// Takes a namespace: new, or left by an earlier server.
    pub fn take(fd: OwnedFd, own: BTreeSet<Ipv4Addr>) -> Result<Self, Error> {
        let mut space = Space::take(fd, Role::Router)?;
        space
            .route
            .add_routes(&[Route::main(anywhere(), Via::Blackhole)])
            .step(|| "setting up routes".into())?;
        Ok(Self {
            space,
            own,
            applied: None,
        })
    }

    /// Brings rules, links and routes to the IR's gateways.
    pub fn apply(&mut self, ir: &NetworkIr, routers: &mut BTreeMap<VpcId, Router>) -> Result<bool, Error> {
        // A router without rules gets no link; one that has a link and can't be changed just now keeps it.
        let linked = |vpc: &VpcId| self.applied.as_ref().is_some_and(|a| a.contains_key(vpc));
        let ready = |vpc: &VpcId| routers.get(vpc).is_some_and(|r| r.space.table.is_some() || linked(vpc));
        let attached = ir
            .routers
            .iter()
            .filter(|(vpc, r)| r.internet_gateway.is_some() && ready(vpc));
        let wanted: Sources = attached
            .map(|(vpc, r)| {
                let nats = r.nat_gateways.values().map(|n| n.public_ip);
                (
                    *vpc,
                    nats.chain(r.public_interfaces().map(|(public, ..)| public)).collect(),
                )
            })
            .collect();
        if self.applied.as_ref() == Some(&wanted) {
            return Ok(false);
        }
        let before = self.applied.take();
        self.space.set_table(internet_table(&wanted, &self.own))?;
        self.space.set_own_addresses(&self.own.clone())?;
        let names: BTreeMap<String, VpcId> = wanted.keys().map(|vpc| (router_link(*vpc), *vpc)).collect();
        let mut links = self.space.route.links().step(|| "reading links".into())?;
        links.remove("lo");
        for name in links.keys().filter(|name| !names.contains_key(*name)) {
            self.space
                .route
                .delete_link(name)
                .step(|| "removing a gateway's link".into())?;
        }
        for (name, vpc) in &names {
            let router = routers.get_mut(vpc).expect("only routers that are there were taken");
            let (here, there) = (
                End {
                    name: GATEWAY_LINK,
                    mac: GATEWAY_MAC,
                },
                End {
                    name,
                    mac: NEXT_HOP_MAC,
                },
            );
            let what = format_args!("{vpc} to the internet");
            router.space.link(here, &mut self.space, there, what)?;
            router.use_gateway()?;
        }
        self.set_routes(&wanted)?;
        // An address that changed hands, or is nobody's now, takes no old connection along.
        let pairs = |sources: &Sources| -> BTreeSet<(VpcId, Ipv4Addr)> {
            sources
                .iter()
                .flat_map(|(vpc, all)| all.iter().map(|a| (*vpc, *a)))
                .collect()
        };
        let gone: BTreeSet<Ipv4Addr> = pairs(&before.unwrap_or_default())
            .difference(&pairs(&wanted))
            .map(|(_, address)| *address)
            .collect();
        if !gone.is_empty() {
            self.space.forget_connections(|address| gone.contains(&address))?;
        }
        self.applied = Some(wanted);
        Ok(true)
    }

    fn set_routes(&mut self, wanted: &Sources) -> Result<(), Error> {
        let route = &mut self.space.route;
        let links = route.links().step(|| "reading links".into())?;
        let mut routes = BTreeSet::from([Route::main(anywhere(), Via::Blackhole)]);
        let mut neighbours = Vec::new();
        for (vpc, addresses) in wanted {
            let index = *links
                .get(&router_link(*vpc))
                .ok_or_else(|| Error::NotAsWanted(format!("the link of {vpc} isn't there")))?;
            route.bring_up(index).step(|| "bringing up a gateway's link".into())?;
            routes.extend(addresses.iter().map(|a| Route::main(host(*a), Via::Link(index))));
            neighbours.extend(addresses.iter().map(|a| (index, *a, GATEWAY_MAC)));
        }
        let found = route.routes().step(|| "reading routes".into())?;
        let gone: Vec<Route> = found.difference(&routes).copied().collect();
        let new: Vec<Route> = routes.difference(&found).copied().collect();
        let stale = |r: &Route| {
            if let Via::Link(index) = r.via {
                Some((index, r.to.addr()))
            } else {
                None
            }
        };
        route
            .delete_routes(&gone)
            .and_then(|()| route.delete_neighbours(&gone.iter().filter_map(stale).collect::<Vec<_>>()))
            .and_then(|()| route.add_neighbours(&neighbours))
            .and_then(|()| route.add_routes(&new))
            .step(|| "routing public addresses".into())?;
        let found = route.routes().step(|| "reading back routes".into())?;
        if found == routes {
            Ok(())
        } else {
            Err(Error::NotAsWanted(
                "the internet side's routes aren't the wanted ones".into(),
            ))
        }
    }
}
