//! Through internet gateways with a public address of one's own, out and in: one to one with the private address (line 29).
//! Groups, network ACLs and tables of the VPC see the private one, and on the other side the public one of whoever is there.

use crate::fate::{Outcome, Way};
use crate::packet::Packet;
use crate::routing::{lost_answer, range_of};
use crate::{Code, Destination, Hop, Verdict, WayBack};
use kakoi_netir::*;
use kakoi_types::*;
use std::net::Ipv4Addr;

/// An interface that the internet knows by a public address.
struct Found<'a> {
    router: &'a RouterIr,
    gateway: InternetGatewayId,
    id: NetworkInterfaceId,
    interface: &'a InterfaceIr,
}

/// Leaves through the internet gateway by the sender's own public address.
pub(crate) fn leave<'a>(
    way: &mut Way<'a>,
    router: &'a RouterIr,
    sender: &InterfaceIr,
    public: Ipv4Addr,
    gateway: InternetGatewayId,
) -> Outcome {
    let borders = Borders::outwards(sender, way.packet.dst);
    way.cross(router, &borders.forward)?;
    way.hops.push(Hop::InternetGateway(gateway));
    on_the_internet(way, public, &[(router, &borders)])
}

/// Past all gateways of the sender's side, where only public addresses are seen. `back` is what the answer passes on that side.
pub(crate) fn on_the_internet<'a>(way: &mut Way<'a>, source: Ipv4Addr, back: &WayBack<'_>) -> Outcome {
    way.not_for_a_nat_gateway()?;
    match find(way.ir, way.packet.dst) {
        Some(found) => come_in(way, source, &found, back),
        None => {
            way.answer(back)?;
            way.deliver(Destination::Internet { source })
        }
    }
}

/// A packet that some host of the internet sends.
pub(crate) fn start(way: &mut Way<'_>, source: Ipv4Addr) -> Outcome {
    let here = Hop::Internet(source);
    way.hops.push(here.clone());
    way.opens_a_connection(&here)?;
    let spoofed = match source {
        _ if is_carrier_shared(source) => Some(Code::IgwSourceAddressNotInRfc6598Ingress),
        _ if is_private(source) => Some(Code::IgwSourceAddressNotInRfc1918Ingress),
        _ if never_crosses_gateway(source) => Some(Code::CannotRoute),
        _ => None,
    };
    if let Some(code) = spoofed {
        let detail = format!("no internet gateway takes a packet from {source}, which is no public address");
        return way.drop(code, here, detail);
    }
    way.not_for_a_nat_gateway()?;
    let dst = way.packet.dst;
    match find(way.ir, dst) {
        Some(found) => come_in(way, source, &found, &[]),
        None => {
            let detail = format!(
                "{dst} is the public address of no interface whose VPC has an internet gateway; a publicly accessible database would have one"
            );
            way.drop(Code::IgwPrivateIpAssociationForIngress, here, detail)
        }
    }
}

fn find(ir: &NetworkIr, address: Ipv4Addr) -> Option<Found<'_>> {
    ir.routers.values().find_map(|router| {
        let gateway = router.internet_gateway?;
        let (_, id, interface) = router.public_interfaces().find(|(public, ..)| *public == address)?;
        Some(Found {
            router,
            gateway,
            id,
            interface,
        })
    })
}

/// In through the other VPC's gateway. No group reference means a public address (line 6).
fn come_in(way: &mut Way<'_>, source: Ipv4Addr, found: &Found<'_>, back: &WayBack<'_>) -> Outcome {
    let Found {
        router,
        gateway,
        id,
        interface,
    } = *found;
    let borders = Borders::inwards(interface, source);
    way.hops.push(Hop::InternetGateway(gateway));
    way.cross(router, &borders.forward)?;
    way.hops.push(Hop::Interface(id));
    way.judge(router, id, interface, Direction::Ingress, source)?;
    leads_out(way, router, interface, source)?;
    let whole: Vec<(&RouterIr, &Borders)> = [(router, &borders)].into_iter().chain(back.iter().copied()).collect();
    way.answer(&whole)?;
    way.deliver(Destination::Interface(id))
}

/// A public address in a private subnet isn't reached: its answers don't find the gateway (line 29).
fn leads_out(way: &mut Way<'_>, router: &RouterIr, receiver: &InterfaceIr, client: Ipv4Addr) -> Result<(), Verdict> {
    let range = router.tables.get(&receiver.table).and_then(|t| range_of(t, client));
    way.name_rivals(range);
    if range.is_some_and(|r| matches!(r.next, NextHop::InternetGateway(_))) {
        return Ok(());
    }
    let cure = format!("a route to {client}/32 to the VPC's internet gateway would open it");
    Err(lost_answer(way, receiver.table, range, client, &cure))
}

impl Way<'_> {
    /// Nothing comes in through a NAT gateway unasked (line 30).
    fn not_for_a_nat_gateway(&mut self) -> Result<(), Verdict> {
        let Packet { dst, .. } = *self.packet;
        let mut nats = self.ir.routers.values().flat_map(|r| &r.nat_gateways);
        let Some((nat, _)) = nats.find(|(_, n)| n.public_ip == dst) else {
            return Ok(());
        };
        let detail = format!("{dst} is the public address of {nat}, which takes no connection from outside");
        Err(self.dropped(Code::NoPossibleDestination, Hop::NatGateway(*nat), detail))
    }
}
