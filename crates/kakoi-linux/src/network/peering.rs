//! A peering connection: one link between the routers of two VPCs, and in each the routes to the other's ranges.
//!
//! What may pass is the rules' say; they're in place on both sides before there's a link.

use super::router::{GATEWAY_MAC, NEXT_HOP, NEXT_HOP_MAC, Router};
use crate::compile::peering_link;
use crate::netlink::route::{End, Mac, Route, Via};
use crate::{Error, Step};
use ipnet::Ipv4Net;
use kakoi_netir::PeeringIr;
use kakoi_types::VpcPeeringConnectionId;
use std::collections::BTreeSet;

/// One side of a connection: a router, and what it should know of the other.
pub struct Side<'a> {
    /// The router.
    pub router: &'a mut Router,
    /// The other side, as this router's IR has it.
    pub ir: &'a PeeringIr,
}

/// Links two routers and routes to each other's ranges; whether anything changed. Both must have their rules already.
pub fn connect(id: VpcPeeringConnectionId, near: Side<'_>, far: Side<'_>) -> Result<bool, Error> {
    let known = |side: &Side<'_>| side.router.peers.get(&id) == Some(&side.ir.cidrs);
    if known(&near) && known(&far) {
        return Ok(false);
    }
    let name = peering_link(id);
    let end = |mac| End { name: &name, mac };
    let (here, there) = (end(NEXT_HOP_MAC), end(GATEWAY_MAC));
    near.router
        .space
        .link(here, &mut far.router.space, there, format_args!("both sides of {id}"))?;
    for (side, other) in [(near, GATEWAY_MAC), (far, NEXT_HOP_MAC)] {
        side.router.peers.remove(&id);
        route(id, side.router, &side.ir.cidrs, other)?;
        side.router.peers.insert(id, side.ir.cidrs.clone());
    }
    Ok(true)
}

/// Leads a peer's ranges, and no others, over its link. `other` is the hardware address of the far end.
fn route(id: VpcPeeringConnectionId, router: &mut Router, ranges: &[Ipv4Net], other: Mac) -> Result<(), Error> {
    let step = || format!("routing over {id}");
    let route = &mut router.space.route;
    let index = route.link(&peering_link(id)).step(step)?;
    let index = index.ok_or_else(|| Error::NotAsWanted(format!("the link of {id} vanished")))?;
    let to = |range: &Ipv4Net| Route::main(*range, Via::Gateway(index, NEXT_HOP));
    let wanted: BTreeSet<Route> = ranges.iter().map(to).collect();
    let over =
        |routes: BTreeSet<Route>| -> BTreeSet<Route> { routes.into_iter().filter(|r| leads(r, index)).collect() };
    let found = over(route.routes().step(step)?);
    let gone: Vec<Route> = found.difference(&wanted).copied().collect();
    let new: Vec<Route> = wanted.difference(&found).copied().collect();
    route
        .bring_up(index)
        .and_then(|()| route.delete_routes(&gone))
        .and_then(|()| route.add_neighbours(&[(index, NEXT_HOP, other)]))
        .and_then(|()| route.add_routes(&new))
        .step(step)?;
    let (found, neighbour) = (
        over(route.routes().step(step)?),
        route.neighbour(index, NEXT_HOP).step(step)?,
    );
    if found == wanted && neighbour == Some(other) {
        Ok(())
    } else {
        Err(Error::NotAsWanted(format!(
            "the routes over {id} aren't the wanted ones"
        )))
    }
}

/// Takes the routes over a peering's link away, at once; the link itself may take longer to go. Returns the ranges that they
/// led to: connections with these must be forgotten.
pub fn unroute(router: &mut Router, link: &str) -> Result<Vec<Ipv4Net>, Error> {
    let step = || format!("removing the routes over {link}");
    let route = &mut router.space.route;
    let Some(index) = route.link(link).step(step)? else {
        return Ok(Vec::new());
    };
    let routes = route.routes().step(step)?;
    let gone: Vec<Route> = routes.into_iter().filter(|r| leads(r, index)).collect();
    route.delete_routes(&gone).step(step)?;
    Ok(gone.iter().map(|r| r.to).collect())
}

fn leads(route: &Route, link: u32) -> bool {
    matches!(route.via, Via::Gateway(index, _) if index == link)
}
