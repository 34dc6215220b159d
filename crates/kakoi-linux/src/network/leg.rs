//! One app's namespace: its legs, and the only routes it owns.

use super::router::{NEXT_HOP, NEXT_HOP_MAC, Router, anywhere, mac};
use super::space::LOOPBACK;
use crate::compile::interface_link;
use crate::netlink::route::{End, Route, RouteSocket, Via, host};
use crate::netns::{self, Role};
use crate::{Error, Step};
use kakoi_net::AppLeg;
use kakoi_netir::{LegIr, LegRoutes, WorkloadIr};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, OwnedFd};

/// An app's namespace.
pub struct App {
    /// The namespace.
    pub fd: OwnedFd,
    /// Legs applied and read back; none are known right after it was taken over from an earlier server.
    pub legs: BTreeMap<AppLeg, LegIr>,
    /// Whether everything known was applied by this server.
    pub applied: bool,
}

/// Name of a leg inside the app.
pub fn leg_name(leg: AppLeg) -> &'static str {
    match leg {
        AppLeg::Internet | AppLeg::Vpc | AppLeg::Database => "eth0",
        AppLeg::Home => "eth1",
    }
}

impl App {
    /// Takes a namespace as an app's: new, or left by an earlier server.
    pub fn take(fd: OwnedFd) -> Result<Self, Error> {
        netns::harden(fd.as_fd(), Role::Workload).step(|| "writing the namespace's settings".into())?;
        Ok(Self {
            fd,
            legs: BTreeMap::new(),
            applied: false,
        })
    }

    /// Links a leg to its router. A link that's there already on both ends is kept as it is.
    pub fn link_leg(
        &mut self,
        socket: &mut RouteSocket,
        router: &mut Router,
        leg: AppLeg,
        ir: &LegIr,
    ) -> Result<(), Error> {
        let (outer, inner) = (interface_link(ir.interface), leg_name(leg));
        let kept = router
            .space
            .route
            .link(&outer)
            .step(|| "looking for a link".into())?
            .is_some()
            && socket.link(inner).step(|| "looking for a link".into())?.is_some();
        if !kept {
            let near = End {
                name: &outer,
                mac: NEXT_HOP_MAC,
            };
            let far = End {
                name: inner,
                mac: mac(ir.address),
            };
            let route = &mut router.space.route;
            route
                .delete_link(&outer)
                .and_then(|()| socket.delete_link(inner))
                .step(|| "removing half a link".into())?;
            route
                .add_veth(near, far, self.fd.as_fd())
                .step(|| format!("linking {} to its router", ir.interface))?;
        }
        let index = router.space.route.link(&outer).step(|| "looking for a link".into())?;
        let index = index.ok_or_else(|| Error::NotAsWanted(format!("link {outer} vanished")))?;
        router.route_interface(index, ir.address)
    }

    /// Brings addresses, routes and neighbours inside to exactly the legs', and reads them back.
    pub fn settle(
        &mut self,
        socket: &mut RouteSocket,
        ir: &WorkloadIr,
        extra: &BTreeSet<Ipv4Addr>,
    ) -> Result<(), Error> {
        socket.bring_up(LOOPBACK).step(|| "bringing up lo".into())?;
        let wanted = Inside::wanted(socket, ir, extra)?;
        let found = Inside::found(socket)?;
        for (index, address) in found.addresses.difference(&wanted.addresses) {
            socket
                .delete_addresses(*index, [*address])
                .step(|| "taking an address away".into())?;
        }
        for (index, address) in wanted.addresses.difference(&found.addresses) {
            socket
                .add_addresses(*index, [*address])
                .step(|| "giving an address".into())?;
        }
        let gone: Vec<Route> = found.routes.difference(&wanted.routes).copied().collect();
        let new: Vec<Route> = wanted.routes.difference(&found.routes).copied().collect();
        for index in wanted.links.values() {
            socket.bring_up(*index).step(|| "bringing up a leg".into())?;
        }
        let neighbours: Vec<_> = wanted
            .links
            .values()
            .map(|index| (*index, NEXT_HOP, NEXT_HOP_MAC))
            .collect();
        socket
            .delete_routes(&gone)
            .and_then(|()| socket.add_neighbours(&neighbours))
            .step(|| "setting the app's routes".into())?;
        socket.add_routes(&new).step(|| "setting the app's routes".into())?;
        self.check(socket, ir, extra)
    }

    /// Checks that the namespace has exactly the legs' links, addresses, routes and neighbours.
    pub fn check(&self, socket: &mut RouteSocket, ir: &WorkloadIr, extra: &BTreeSet<Ipv4Addr>) -> Result<(), Error> {
        let (wanted, found) = (Inside::wanted(socket, ir, extra)?, Inside::found(socket)?);
        if wanted != found {
            return Err(Error::NotAsWanted(format!(
                "the app's namespace has {found:?} instead of {wanted:?}"
            )));
        }
        for index in wanted.links.values() {
            let neighbour = socket
                .neighbour(*index, NEXT_HOP)
                .step(|| "reading back a neighbour".into())?;
            if neighbour != Some(NEXT_HOP_MAC) {
                return Err(Error::NotAsWanted("the app doesn't know its router".into()));
            }
        }
        Ok(())
    }
}

/// What an app's namespace holds.
#[derive(Debug, PartialEq, Eq)]
struct Inside {
    links: BTreeMap<String, u32>,
    addresses: BTreeSet<(u32, Ipv4Addr)>,
    routes: BTreeSet<Route>,
}

impl Inside {
    /// From the IR; only the links' numbers are read from the kernel.
    fn wanted(socket: &mut RouteSocket, ir: &WorkloadIr, extra: &BTreeSet<Ipv4Addr>) -> Result<Self, Error> {
        let mut inside = Self {
            links: BTreeMap::new(),
            addresses: extra.iter().map(|a| (LOOPBACK, *a)).collect(),
            routes: BTreeSet::new(),
        };
        for (leg, leg_ir) in &ir.legs {
            let name = leg_name(*leg);
            let index = socket.link(name).step(|| "looking for a link".into())?;
            let index = index.ok_or_else(|| Error::NotAsWanted(format!("the app has no link {name}")))?;
            inside.links.insert(name.to_owned(), index);
            inside.addresses.insert((index, leg_ir.address));
            let via = Via::Gateway(index, NEXT_HOP);
            match &leg_ir.routes {
                LegRoutes::Default => inside.routes.extend([Route::main(anywhere(), via)]),
                LegRoutes::Only(addresses) => inside
                    .routes
                    .extend(addresses.iter().map(|a| Route::main(host(*a), via))),
            }
        }
        Ok(inside)
    }

    fn found(socket: &mut RouteSocket) -> Result<Self, Error> {
        let step = || "reading the app's namespace".to_owned();
        let links = socket
            .links()
            .step(step)?
            .into_iter()
            .filter(|(name, _)| name != "lo")
            .collect();
        Ok(Self {
            links,
            addresses: socket.addresses().step(step)?,
            routes: socket.routes().step(step)?,
        })
    }
}
