//! Peering connections: a chain per link for what comes in over it, and one for what the router's own sockets send.
//!
//! The far router judged the sender. Here a packet must come from an address of the peer and go to an interface of this VPC:
//! no transit, and no gateway, NAT gateway, gateway endpoint or resolver for a peer (line 27).

use super::{PEERING, Previous, flows, name_of, peering_link};
use crate::nft::{Chain, Data, DataKind, Field, NftTable, Rule, SetDef, Value};
use kakoi_netir::{PeeringIr, RouterIr};
use kakoi_types::VpcPeeringConnectionId;
use std::sync::Arc;

/// What every packet from a peer passes after its source was found to be the peer's.
const FROM_PEER: &str = "pcx_from_peer";
/// What the router's own sockets send over a peering link, after its network ACL.
const SEND: &str = "pcx_send";
/// Chains that every router has.
pub(crate) const FIXED_CHAINS: [&str; 2] = [FROM_PEER, SEND];
/// Sets that every router has.
pub(crate) const SETS: [&str; 2] = ["pcx_in", "pcx_links"];

/// Name of the chain of what comes in over a peering connection.
pub(crate) fn chain_name(peering: VpcPeeringConnectionId) -> String {
    name_of(peering, "in")
}

/// Brings a table's peering chains and sets to the router's; what has the same source as before is left.
pub(super) fn compile(table: &mut NftTable, router: &RouterIr, previous: Option<Previous<'_>>) {
    if previous.is_none() {
        for (name, chain) in fixed() {
            table.chains.insert(name.into(), Arc::new(chain));
        }
    }
    if previous.is_some_and(|p| p.router.peerings == router.peerings) {
        return;
    }
    for gone in previous.iter().flat_map(|p| p.router.peerings.keys()) {
        table.chains.remove(chain_name(*gone).as_str());
    }
    let mut by_link = SetDef::new(&[Field::IfName], DataKind::Goto, false);
    let mut links = SetDef::new(&[Field::IfName], DataKind::Member, false);
    for (id, ir) in &router.peerings {
        let (name, link) = (chain_name(*id), Value::name(peering_link(*id)));
        table.chains.insert(name.as_str().into(), Arc::new(incoming(*id, ir)));
        by_link.elements.insert(vec![link.clone()], Data::Goto(name));
        links.elements.insert(vec![link], Data::Member);
    }
    for (name, set) in SETS.into_iter().zip([by_link, links]) {
        table.sets.insert(name.into(), Arc::new(set));
    }
}

/// Only the peer's own addresses may come over its link.
fn incoming(id: VpcPeeringConnectionId, ir: &PeeringIr) -> Chain {
    let ranges = ir
        .cidrs
        .iter()
        .map(|cidr| Rule::Text(format!("ip saddr {cidr} goto {FROM_PEER}")));
    let spoofed = flows::refuse(&format!("{id}/source"));
    Chain {
        hook: None,
        rules: ranges.chain([spoofed]).collect(),
    }
}

fn fixed() -> [(&'static str, Chain); 2] {
    // The network ACLs' map drops what goes to no subnet of this VPC.
    let resolver = format!("ip daddr @resolvers {}", flows::refuse("peering/resolver"));
    let from_peer = [
        resolver.as_str(),
        "meta mark set 0x1 ip daddr . ip saddr vmap @acl_in",
        "accept",
    ];
    // The kernel has chosen the link by the address alone; the table of the answering interface's subnet has the say.
    let only_peering = format!("meta mark != {PEERING:#x} {}", flows::refuse("peering/no-route"));
    let send = [
        "meta mark set 0",
        "meta mark set ip saddr map @own_table",
        "meta mark set meta mark . ip daddr map @routes",
        &only_peering,
        "accept",
    ];
    let chain = |rules: &[&str]| Chain {
        hook: None,
        rules: rules.iter().map(|words| Rule::from(*words)).collect(),
    };
    [(FROM_PEER, chain(&from_peer)), (SEND, chain(&send))]
}
