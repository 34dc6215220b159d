//! What a subnet's route table does with a packet, and the gateways behind it.

use crate::fate::{Outcome, Way};
use crate::peering::over_peering;
use crate::public::{leave, on_the_internet};
use crate::verdict::list;
use crate::{Code, Destination, Hop, Protocol, Verdict};
use kakoi_netir::*;
use kakoi_types::*;
use std::net::Ipv4Addr;

/// Sends the packet on by the sender's table.
pub(crate) fn route<'a>(way: &mut Way<'a>, router: &'a RouterIr, sender: &InterfaceIr, leg: AppLeg) -> Outcome {
    let dst = way.packet.dst;
    let Some(table) = router.tables.get(&sender.table) else {
        return way.drop(
            Code::UnknownResource,
            Hop::Table(sender.table),
            format!("{} isn't in the network", sender.table),
        );
    };
    let range = range_of(table, dst);
    let at = hop_of(sender.table, range);
    way.name_rivals(range);
    if range.is_some_and(|r| r.next == NextHop::Local) {
        way.hops.push(at);
        return way.deliver_inside(router, sender);
    }
    if leg == AppLeg::Internet && is_private(dst) {
        let detail = format!(
            "a PublicInternetOnly app leaves through the studio network, which has no path to the private address {dst}; a VpcOnly domain would"
        );
        return way.drop(Code::KakoiSagemakerManagedVpcCannotReachPrivate, at, detail);
    }
    let Some(range) = range else {
        let detail = format!(
            "{} has no route to {dst}; a route to a NAT gateway, or an endpoint for the service, would open it",
            sender.table
        );
        return way.drop(Code::NoRouteToDestination, at, detail);
    };
    match &range.next {
        NextHop::Local => way.deliver_inside(router, sender),
        NextHop::InternetGateway(gateway) if let Some(public) = router.public_ip_of(sender) => {
            way.hops.push(at);
            leave(way, router, sender, public, *gateway)
        }
        NextHop::InternetGateway(gateway) => {
            let detail = format!(
                "{at} leads to {gateway}, but the interface has no public address; a route to a NAT gateway in a public subnet would open it"
            );
            way.hops.push(at);
            way.drop(
                Code::IgwPublicIpAssociationForEgress,
                Hop::InternetGateway(*gateway),
                detail,
            )
        }
        NextHop::Nat(nat) => {
            way.hops.push(at);
            let Some(known) = router.nat_gateways.get(nat) else {
                return way.drop(
                    Code::UnknownResource,
                    Hop::NatGateway(*nat),
                    format!("{nat} isn't in the network"),
                );
            };
            let borders = Borders::nat(sender, known, dst);
            let beyond = borders.forward.len() - 1;
            way.cross(router, &borders.forward[..beyond])?;
            way.hops.push(Hop::NatGateway(*nat));
            way.cross(router, &borders.forward[beyond..])?;
            way.hops.extend(router.internet_gateway.map(Hop::InternetGateway));
            on_the_internet(way, known.public_ip, &[(router, &borders)])
        }
        NextHop::GatewayEndpoint(endpoint) => {
            way.hops.push(at.clone());
            let borders = Borders::outwards(sender, dst);
            way.cross(router, &borders.forward)?;
            way.hops.push(Hop::GatewayEndpoint(*endpoint));
            if !matches!(way.packet.protocol, Protocol::Tcp(_) | Protocol::Icmp { kind: 8, .. }) {
                return way.drop(
                    Code::VpceGatewayProtocolRestriction,
                    Hop::GatewayEndpoint(*endpoint),
                    format!("{endpoint} carries TCP and ICMP echo only"),
                );
            }
            let Some(known) = router.gateway_endpoints.get(endpoint) else {
                return way.drop(
                    Code::UnknownResource,
                    Hop::GatewayEndpoint(*endpoint),
                    format!("{endpoint} isn't in the network"),
                );
            };
            if known.addresses.contains(&dst) {
                way.answer(&[(router, &borders)])?;
                return way.deliver(Destination::GatewayEndpoint {
                    endpoint: *endpoint,
                    service: known.service_name.clone(),
                });
            }
            let answers = if known.addresses.is_empty() {
                "nothing answers behind it".to_owned()
            } else {
                format!("it answers at {}", list(&known.addresses))
            };
            let detail = format!(
                "{at} leads to {endpoint} of {}, but {dst} is no address of that service; {answers}",
                known.service_name
            );
            way.drop(Code::NoPossibleDestination, Hop::GatewayEndpoint(*endpoint), detail)
        }
        NextHop::Peering(peering) => {
            way.hops.push(at);
            over_peering(way, router, sender, *peering)
        }
        NextHop::Drop(why) => {
            let (code, detail) = drop_reason(router, why, &at, dst);
            way.drop(code, at, detail)
        }
    }
}

/// The range of a table that an address is in. Ranges are sorted and disjoint: only the last one that begins at or before
/// the address can hold it.
pub(crate) fn range_of(table: &TableIr, address: Ipv4Addr) -> Option<&RangeIr> {
    let begun = &table.ranges[..table.ranges.partition_point(|r| r.first <= address)];
    begun.last().filter(|r| address <= r.last)
}

/// The route that decides, or the table that has none.
pub(crate) fn hop_of(table: RouteTableId, range: Option<&RangeIr>) -> Hop {
    range.map_or(Hop::Table(table), |r| Hop::Route {
        table: r.origin.table,
        destination: r.origin.destination.clone(),
    })
}

impl Way<'_> {
    /// Tells people that AWS might take another route (line 20).
    pub(crate) fn name_rivals(&mut self, range: Option<&RangeIr>) {
        if let Some(range) = range.filter(|r| !r.rivals.is_empty()) {
            self.hops.push(Hop::Rivals(range.rivals.clone()));
        }
    }
}

/// An answer that the receiver's table doesn't lead back to its client.
pub(crate) fn lost_answer(
    way: &mut Way<'_>,
    table: RouteTableId,
    range: Option<&RangeIr>,
    client: Ipv4Addr,
    cure: &str,
) -> Verdict {
    let at = hop_of(table, range);
    let what = match range.map(|r| &r.next) {
        None => format!("{table} has no route back to {client}"),
        Some(NextHop::Drop(DropWhy::Blackhole)) => {
            format!("{at} wins for {client}, but its target is gone or carries nothing")
        }
        Some(_) => format!("{at} leads {client} elsewhere"),
    };
    let detail = format!("the packet arrives, but its answer dies: {what}; {cure}");
    way.dropped(Code::NoRouteToDestination, at, detail)
}

fn drop_reason(router: &RouterIr, why: &DropWhy, at: &Hop, dst: Ipv4Addr) -> (Code, String) {
    match why {
        DropWhy::Blackhole => (
            Code::BadStateRoute,
            format!("{at} wins for {dst}, but its target is gone or detached; replacing the target would open it"),
        ),
        DropWhy::NatSubnetHasNoRoute(nat) => (
            Code::NoRouteToDestination,
            format!(
                "{at} leads to {nat}, whose own subnet has no route to {dst}; a route from that subnet to an attached internet gateway would open it"
            ),
        ),
        DropWhy::NatUnusable(nat) if router.nat_gateways.contains_key(nat) => (
            Code::NoPossibleDestination,
            format!(
                "{at} sends what {nat} forwards to something it can't use; a route from its subnet to an attached internet gateway would open it"
            ),
        ),
        DropWhy::NatUnusable(nat) => (
            Code::IgwPublicIpAssociationForEgress,
            format!("{nat} is a private NAT gateway and passes no internet gateway; a public one would open it"),
        ),
        DropWhy::NotInPeer(peering) => (
            Code::PcxRequiresAddressInVpcCidr,
            format!(
                "{at} leads to {peering}, which carries packets to addresses of the other VPC only, and {dst} is in none of its ranges"
            ),
        ),
        DropWhy::PeerIsEmpty(peering) => (
            Code::NoPossibleDestination,
            format!("{at} leads to {peering}, whose other VPC has no interface"),
        ),
        DropWhy::NeverForwarded if is_carrier_shared(dst) => (
            Code::IgwDestinationAddressNotInRfc6598Egress,
            format!("{at} leads to the internet, which doesn't carry {dst} of the shared address space"),
        ),
        DropWhy::NeverForwarded if is_private(dst) => (
            Code::IgwDestinationAddressNotInRfc1918Egress,
            format!("{at} leads to the internet, which doesn't carry the private address {dst}"),
        ),
        DropWhy::NeverForwarded => (
            Code::CannotRoute,
            format!("{dst} is never forwarded, by whatever route"),
        ),
    }
}
