//! Public addresses of interfaces: one to one with the private address, at the internet gateway (line 29).
//!
//! Going out, an interface with a public address gets the outcome [`OWN_ADDRESS`] where others are dropped for having none; it's of
//! [`NAT`]'s kind, so that the same routing rule leads it over the gateway link. Coming in, the destination is translated before
//! routing, so that network ACLs and groups judge by the private address and the sender's public one. The connection keeps the
//! outcome as its mark, and its packets leave by no other way: an answer must not get out through a NAT gateway that never saw the
//! question.

use super::{Chain, NAT, Previous, base};
use crate::nft::{Data, DataKind, Field, HookKind, NftTable, SetDef, Value};
use kakoi_netir::RouterIr;
use std::net::Ipv4Addr;
use std::sync::Arc;

/// Outcome: out by the interface's own public address. No NAT gateway has the number 0.
pub(super) const OWN_ADDRESS: u32 = NAT;
/// Sets that every router has: the outcome by either address of a pair, the public address by the private one, and the reverse.
pub(crate) const SETS: [&str; 3] = ["pub_marks", "pub_source", "pub_target"];

/// The base chain that translates what comes in. What's for no public address is for nobody, and the routes drop it.
pub(super) fn chain() -> Chain {
    let rules = [
        "iifname \"igw\" ct mark set ip daddr map @pub_marks",
        "iifname \"igw\" dnat ip to ip daddr map @pub_target",
    ];
    base(HookKind::Nat, "prerouting priority dstnat", &rules)
}

/// Brings a table's sets to the router's.
pub(super) fn compile(table: &mut NftTable, router: &RouterIr, previous: Option<Previous<'_>>) {
    if previous.is_some_and(|p| pairs(p.router).eq(pairs(router))) {
        return;
    }
    let mut marks = SetDef::new(&[Field::Address], DataKind::Mark, false);
    let mut source = SetDef::new(&[Field::Address], DataKind::Address, false);
    let mut target = SetDef::new(&[Field::Address], DataKind::Address, false);
    for (private, public) in pairs(router) {
        let [own, known] = [private, public].map(|a| vec![Value::address(a)]);
        for key in [&own, &known] {
            marks.elements.insert(key.clone(), Data::Mark(OWN_ADDRESS));
        }
        source.elements.insert(own, Data::Address(public));
        target.elements.insert(known, Data::Address(private));
    }
    for (name, set) in SETS.into_iter().zip([marks, source, target]) {
        table.sets.insert(name.into(), Arc::new(set));
    }
}

/// Private addresses, each with its public one.
pub(super) fn pairs(router: &RouterIr) -> impl Iterator<Item = (Ipv4Addr, Ipv4Addr)> {
    router.public_interfaces().map(|(public, _, i)| (i.address, public))
}
