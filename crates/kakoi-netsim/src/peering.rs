//! Over a peering connection: only between addresses of the two VPCs, past the network ACLs and groups of both sides, and
//! back by the far subnet's own table (line 27).

use crate::fate::{Outcome, Way};
use crate::routing::{lost_answer, range_of};
use crate::{Code, Hop, Verdict};
use kakoi_netir::*;
use kakoi_types::*;

/// Sends the packet on to whoever has its address in the other VPC: an interface, but no gateway, NAT gateway or resolver.
pub(crate) fn over_peering<'a>(
    way: &mut Way<'a>,
    near: &'a RouterIr,
    sender: &InterfaceIr,
    peering: VpcPeeringConnectionId,
) -> Outcome {
    let ir = way.ir;
    let Some(far) = near.peerings.get(&peering).and_then(|p| ir.routers.get(&p.peer)) else {
        let detail = format!("{peering} leads to no VPC in the network");
        return way.drop(Code::UnknownResource, Hop::Peering(peering), detail);
    };
    let (id, receiver, to) = way.receiver(far)?;
    let [at_near, at_far] = Borders::peering(sender, receiver);
    way.cross(near, &at_near.forward)?;
    way.hops.push(Hop::Peering(peering));
    way.cross(far, &at_far.forward)?;
    way.hops.push(Hop::Interface(id));
    // Over a peering connection, too, the sender's private address is what a group reference means (lines 6 and 7).
    way.judge(far, id, receiver, Direction::Ingress, sender.address)?;
    leads_back(way, far, receiver, near.vpc, sender)?;
    way.answer(&[(far, &at_far), (near, &at_near)])?;
    way.deliver(to)
}

/// The answer goes where the receiver's own table leads the sender's address: back, if that's a connection with the sender's
/// VPC. It need not be the same one.
fn leads_back(
    way: &mut Way<'_>,
    far: &RouterIr,
    receiver: &InterfaceIr,
    home: VpcId,
    sender: &InterfaceIr,
) -> Result<(), Verdict> {
    let client = sender.address;
    let range = far.tables.get(&receiver.table).and_then(|t| range_of(t, client));
    way.name_rivals(range);
    let next = range.map(|r| &r.next);
    if let Some(NextHop::Peering(back)) = next
        && far.peerings.get(back).is_some_and(|p| p.peer == home)
    {
        return Ok(());
    }
    let cure = format!("a route to {client}/32 over a peering connection with {home} would open it");
    Err(lost_answer(way, receiver.table, range, client, &cure))
}
