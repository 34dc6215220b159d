//! The way of a packet through a router: base chains, always the same, and the chains between them, which have no more
//! rules than the router needs. Most packets belong to connections inside one VPC whose network ACLs are open; those
//! pass one map look-up, and no more is looked up than that.

use super::acl::Judged;
use super::{GATEWAY_LINK, NAT_SOURCE, NextHop, flows, public, tracked};
use crate::nft::{Chain, Hook, HookKind, Rule};
use kakoi_netir::RouterIr;
use kakoi_types::Ipv4Net;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names of a router's base chains; always there, always the same.
pub(crate) const BASE_CHAINS: [&str; 10] = [
    "pre", "pass_out", "pass_in", "own_out", "own_in", "own_send", "post", "pass_few", "own_few", "come_in",
];
/// Chains of packets: that an app sends; to an address of the VPC; from the internet; from a gateway endpoint; from the
/// internet, once they have their private address.
pub(crate) const WAYS: [&str; 5] = ["leave", "inside", "arrive", "answered", "reply"];

pub(super) fn base(kind: HookKind, place: &str, rules: &[&str]) -> Chain {
    Chain {
        hook: Some(Hook {
            kind,
            place: place.to_owned(),
        }),
        rules: rules.iter().map(|words| Rule::from(*words)).collect(),
    }
}

/// The VPC's ranges that every table leads to its own addresses, whatever else it has: found without looking at routes.
fn local_everywhere(router: &RouterIr) -> impl Iterator<Item = Ipv4Net> + '_ {
    router.cidrs().filter(|own| {
        let mut tables = router.tables.values();
        tables.all(|table| {
            let mut ranges = table.ranges.iter();
            ranges.any(|r| r.next == NextHop::Local && r.first <= own.network() && r.last >= own.broadcast())
        })
    })
}

/// The chains between base chains. Network ACLs are looked up where some ACL isn't open.
pub(super) fn ways(router: &RouterIr, judged: Judged) -> [(&'static str, Chain); 5] {
    let acl = |needed: bool, words: &str| needed.then(|| Rule::from(words));
    let out = acl(judged.out, "ip saddr . ip daddr vmap @acl_out");
    let into = acl(judged.into, "ip daddr . ip saddr vmap @acl_in");
    let local = local_everywhere(router);
    let words = |list: &[&str]| -> Vec<Rule> { list.iter().map(|words| Rule::from(*words)).collect() };
    let accept = || Some(Rule::from("accept"));
    let mut leave = words(&["ip daddr @resolvers meta mark set 0x1 accept"]);
    leave.extend(local.map(|cidr| Rule::from(format!("ip daddr {cidr} meta mark set 0x1 goto inside"))));
    leave.extend(words(&[
        "meta mark set meta mark . ip daddr map @routes",
        "meta mark 0x1 goto inside",
        "meta mark 0x2 counter drop",
    ]));
    if public::pairs(router).next().is_some() {
        leave.extend(words(&["meta mark 0x3 meta mark set ip saddr map @pub_marks"]));
    }
    leave.extend(words(&["meta mark 0x3 counter drop"]));
    leave.extend(out.clone());
    leave.extend(words(&[
        "meta mark 0x4 accept",
        "meta mark & 0xffff0000 == 0x20000 meta l4proto tcp accept",
        "meta mark & 0xffff0000 == 0x20000 icmp type echo-request accept",
        "meta mark & 0xffff0000 != 0x10000 counter drop",
    ]));
    leave.extend(acl(judged.into, "meta mark . ip saddr vmap @acl_nat_in"));
    leave.extend(acl(judged.out, "meta mark . ip daddr vmap @acl_nat_out"));
    leave.extend(accept());
    let inside = [out, into.clone(), accept()];
    let arrive = [acl(judged.into, "ip daddr . ip saddr vmap @acl_public"), accept()];
    let answered = [into.clone(), accept()];
    // Its connection knows the NAT gateway, or that it's by a public address of its own.
    let reply = [
        acl(
            judged.out,
            "meta mark set ct mark meta mark . ip daddr vmap @acl_nat_out",
        ),
        into,
    ];
    let chain = |rules: Vec<Rule>| Chain { hook: None, rules };
    let some = |rules: &[Option<Rule>]| chain(rules.iter().flatten().cloned().collect());
    let [one, two, three, four, five] = WAYS;
    [
        (one, flows::tell("pre", chain(leave))),
        (two, some(&inside)),
        (three, some(&arrive)),
        (four, some(&answered)),
        (five, some(&reply)),
    ]
}

pub(super) fn base_chains() -> BTreeMap<Arc<str>, Arc<Chain>> {
    // Network ACLs come first, from `pre` on, where packets of both directions are seen before connection tracking.
    // Egress of the sender's groups, then ingress of the receiver's, in two base chains of one hook: `accept` ends
    // only its own, so both must accept.
    let out = [
        "meta mark set 0",
        "meta mark set iifname map @eni_out",
        "meta mark vmap @combo_out",
        "counter drop",
    ];
    let into = [
        "meta mark set 0",
        "meta mark set ip daddr map @eni_in",
        "meta mark vmap @combo_in",
        "counter drop",
    ];
    let resolver = "ip daddr @resolvers meta l4proto { tcp, udp } th dport 53 accept";
    let (from_internet, to_internet) = (
        format!("iifname \"{GATEWAY_LINK}\""),
        format!("oifname \"{GATEWAY_LINK}\""),
    );
    // A pair of link and address that's known has its route table's number, never zero.
    let arrive = format!("{from_internet} goto arrive");
    let spoof = flows::refuse("pre/spoof").to_string();
    let pre = [
        "meta mark set 0",
        "meta mark set iifname . ip saddr map @eni_src",
        "meta mark != 0x0 goto leave",
        "iifname \"lo\" accept",
        "meta nfproto ipv6 counter drop",
        &arrive,
        "iifname . ip saddr @gwe_src goto answered",
        "iifname vmap @pcx_in",
        &spoof,
    ];
    let reply = format!("{from_internet} jump reply");
    // What's by a public address of its own (0x10000) leaves by that only.
    let own_way = format!("ct mark 0x10000 iifname != \"{GATEWAY_LINK}\" meta mark != 0x10000 counter drop");
    let own_address = format!("{from_internet} ct mark 0x10000 accept");
    let unasked = format!("{from_internet} counter drop");
    let pass_out = [
        &reply,
        &own_way,
        "ct state established,related accept",
        "ct state invalid counter drop",
        &own_address,
        &unasked,
        "iifname @gwe_links counter drop",
        "iifname @home_links counter drop",
        "oifname @home_links counter drop",
        "iifname @pcx_links accept",
        "ct mark set meta mark",
    ];
    let outwards = format!("{to_internet} accept");
    let pass_in = [
        "ct state established,related accept",
        &outwards,
        "oifname @gwe_links accept",
        "iifname != @pcx_links oifname @pcx_links accept",
    ];
    // What came over a peering connection was judged by the groups on the other side; its source is the sender's own.
    // A packet whose route isn't local isn't for an address of ours, even if the kernel would deliver it.
    // A home leg opens NFS to mount targets and nothing else, whatever its groups say: nothing that's forwarded is that.
    let own_out = [
        "iifname \"lo\" accept",
        "meta mark != 0x1 counter drop",
        "ct state invalid counter drop",
        "ct state established,related accept",
        "iifname @pcx_links accept",
        "iifname @home_links ip daddr != @mounts counter drop",
        "iifname @home_links meta l4proto != tcp counter drop",
        "iifname @home_links tcp dport != 2049 counter drop",
        resolver,
    ];
    let own_in = ["iifname \"lo\" accept", "ct state established,related accept", resolver];
    // What the router's own sockets send as an interface of a subnet; packets that pass through don't come here.
    let own_send = [
        "oifname \"lo\" accept",
        "meta nfproto ipv6 counter drop",
        "ip saddr @resolvers accept",
        "ip saddr . ip daddr vmap @acl_out",
        "oifname @pcx_links goto pcx_send",
        "ip daddr . ip saddr vmap @acl_in",
        "accept",
    ];
    // Without a source of its own nothing leaves: a missed map look-up falls through to the drop.
    let snat = format!("{to_internet} snat ip to ct mark map @{NAT_SOURCE}");
    let sourceless = format!("{to_internet} counter drop");
    let own_source = format!("{to_internet} ct mark 0x10000 snat ip to ip saddr map @pub_source");
    let post = [&*snat, &own_source, &sourceless];
    let chains = [
        (HookKind::Filter, "prerouting priority raw", pre.to_vec()),
        (
            HookKind::Filter,
            "forward priority filter",
            [&pass_out[..], &out[..]].concat(),
        ),
        (
            HookKind::Filter,
            "forward priority filter + 10",
            [&pass_in[..], &into[..]].concat(),
        ),
        (
            HookKind::Filter,
            "input priority filter",
            [&own_out[..], &out[..]].concat(),
        ),
        (
            HookKind::Filter,
            "input priority filter + 10",
            [&own_in[..], &into[..]].concat(),
        ),
        (HookKind::Filter, "output priority raw", own_send.to_vec()),
        (HookKind::Nat, "postrouting priority srcnat", post.to_vec()),
    ];
    let chains = chains.map(|(kind, place, rules)| base(kind, place, &rules));
    BASE_CHAINS
        .into_iter()
        .zip(chains.into_iter().chain(tracked::chains()).chain([public::chain()]))
        .map(|(name, chain)| (name.into(), Arc::new(flows::tell(name, chain))))
        .collect()
}
