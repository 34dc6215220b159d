//! Packets that lie about where they come from: from the sandbox's own sockets, and by somebody who left the sandbox's
//! filters behind and sends any frame on the app's link. The second kind is stopped by the router alone.

use crate::Attack;
use crate::attacks;
use crate::region::{ALICE, CLOSED, LEGAL, Region};

/// The rule that binds each link to its address.
const OWN_ADDRESS: &str = "kakoi pre/spoof";

fn legal() -> String {
    LEGAL.to_string()
}

fn closed() -> String {
    CLOSED.to_string()
}

/// A frame that the rules allow arrives: so those that don't were sent, too.
fn frames_leave(region: &Region) {
    let token = region.token("control");
    region.with_powers(ALICE, "datagrams", &[&region.bob, &legal(), &token, "", "own"]);
    region.arrives(&token);
}

fn source_address_by_socket_options(region: &Region) {
    let token = region.token("bind");
    for pretended in [region.bob.as_str(), "10.20.1.200", "127.0.0.1", "203.0.113.99"] {
        region.inside(ALICE, "network", "send_as", &[pretended, &region.bob, &legal(), &token]);
    }
    region.fence();
    let own = format!(" {} ", region.alice);
    for line in region.victim.with(&token).iter().chain(&region.wire.with(&token)) {
        assert!(line.contains(&own), "bob got {line}");
    }
    let token = region.token("own");
    region.inside(ALICE, "network", "send", &[&region.bob, &legal(), &token]);
    region.arrives(&token);
}

fn source_address_by_raw_frames(region: &Region) {
    frames_leave(region);
    let before = region.counted(OWN_ADDRESS);
    let pretended = [
        "10.20.1.200",
        region.bob.as_str(),
        "10.20.0.2",
        "169.254.1.1",
        "127.0.0.1",
        "203.0.113.99",
        "0.0.0.0",
        "255.255.255.255",
    ];
    let token = region.token("spoofed");
    let target = [region.bob.as_str(), &legal(), &token, ""];
    region.with_powers(ALICE, "datagrams", &[&target[..], &pretended[..]].concat());
    region.never_arrives(&token);
    let dropped = region.counted(OWN_ADDRESS) - before;
    assert!(dropped >= 5, "the router counted {dropped} of {} lies", pretended.len());
}

fn hardware_address_of_another(region: &Region) {
    let others = region.with_powers(crate::region::BOB, "tables", &[]);
    let before = region.in_router(&["ip", "neighbour"]);
    let octets: Vec<u8> = region.bob.split('.').map(|o| o.parse().expect("an octet")).collect();
    let mac = format!(
        "024b{:02x}{:02x}{:02x}{:02x}",
        octets[0], octets[1], octets[2], octets[3]
    );
    // Bob's hardware address and bob's address: nothing is taken as from bob, and nothing of bob's goes to alice.
    let token = region.token("mac");
    region.with_powers(ALICE, "datagrams", &[&region.bob, &legal(), &token, &mac, &region.bob]);
    region.never_arrives(&token);
    let own = region.token("mac-own");
    region.with_powers(ALICE, "datagrams", &[&region.bob, &closed(), &own, &mac, "own"]);
    region.never_arrives(&own);
    assert_eq!(
        region.in_router(&["ip", "neighbour"]),
        before,
        "the router's neighbours"
    );
    assert_eq!(
        region.with_powers(crate::region::BOB, "tables", &[])["neighbours"],
        others["neighbours"]
    );
    frames_leave(region);
}

fn arp_claims(region: &Region) {
    let before = region.in_router(&["ip", "neighbour"]);
    let token = region.token("arp");
    region.with_powers(ALICE, "arp", &[&region.bob, &token]);
    region.never_arrives(&token);
    assert_eq!(
        region.in_router(&["ip", "neighbour"]),
        before,
        "the router's neighbours"
    );
    frames_leave(region);
}

/// Nothing of others passes by an app's link: listening to all of it shows its own packets only.
fn listening_to_others(region: &Region) {
    // Bob's listener has been promiscuous since the beginning, and alice asks the resolver, which isn't bob's business.
    let token = region.token("private");
    region.inside(ALICE, "network", "send", &["10.20.0.2", "53", &token]);
    region.inside(ALICE, "network", "send", &["10.20.1.1", &closed(), &token]);
    region.never_arrives(&token);
    frames_leave(region);
}

fn fragments_that_hide_the_port(region: &Region) {
    let (hidden, allowed) = (region.token("fragments"), region.token("fragments-allowed"));
    region.with_powers(ALICE, "fragments", &[&region.bob, &closed(), &hidden]);
    region.with_powers(ALICE, "fragments", &[&region.bob, &legal(), &allowed]);
    region.victim.wait_for(&allowed);
    region.never_arrives(&hidden);
}

fn overlapping_fragments(region: &Region) {
    let token = region.token("overlapping");
    region.with_powers(
        ALICE,
        "overlapping_fragments",
        &[&region.bob, &legal(), &closed(), &token],
    );
    region.fence();
    let at_closed = format!("udp {CLOSED} ");
    assert!(
        region.victim.with(&token).iter().all(|l| !l.starts_with(&at_closed)),
        "{:?}",
        region.victim.with(&token)
    );
    frames_leave(region);
}

fn segments_of_no_connection(region: &Region) {
    let (opening, token) = (region.token("opening"), region.token("segments"));
    region.with_powers(ALICE, "opening_segment", &[&region.bob, &legal(), &opening]);
    region.arrives(&opening);
    region.with_powers(ALICE, "segments_of_no_connection", &[&region.bob, &closed(), &token]);
    region.never_arrives(&token);
}

fn icmp_errors_about_others_connections(region: &Region) {
    let before = region.with_powers(crate::region::BOB, "tables", &[]);
    let token = region.token("icmp");
    let kinds = ["3/1", "3/4", "5/1", "11/0", "12/0", "9/0", "17/0"];
    region.with_powers(
        ALICE,
        "icmp_errors",
        &[&[region.bob.as_str(), &token], &kinds[..]].concat(),
    );
    region.never_arrives(&token);
    let after = region.with_powers(crate::region::BOB, "tables", &[]);
    assert_eq!(after["routes"], before["routes"], "bob's routes");
    frames_leave(region);
}

fn protocols_without_ports(region: &Region) {
    let token = region.token("protocol");
    let numbers = ["2", "4", "41", "47", "50", "51", "89", "112", "132", "136", "255"];
    region.with_powers(
        ALICE,
        "protocols",
        &[&[region.bob.as_str(), &token], &numbers[..]].concat(),
    );
    region.never_arrives(&token);
    frames_leave(region);
}

fn a_false_router_by_dhcp(region: &Region) {
    let token = region.token("dhcp");
    region.with_powers(ALICE, "dhcp_offer", &[&token]);
    region.never_arrives(&token);
    frames_leave(region);
}

fn a_false_router_by_ipv6(region: &Region) {
    let before = region.counted("ipv6 counter");
    let token = region.token("six");
    region.with_powers(ALICE, "six", &[&token]);
    region.never_arrives(&token);
    assert!(
        region.in_router(&["ip", "-6", "-o", "address"]).is_empty(),
        "the router has no IPv6"
    );
    // Where IPv6 is off, the kernel drops such frames before the rules see them; either way none gets further.
    assert!(region.counted("ipv6 counter") >= before);
    frames_leave(region);
}

pub const ATTACKS: &[Attack] = attacks![
    source_address_by_socket_options,
    source_address_by_raw_frames,
    hardware_address_of_another,
    arp_claims,
    listening_to_others,
    fragments_that_hide_the_port,
    overlapping_fragments,
    segments_of_no_connection,
    icmp_errors_about_others_connections,
    protocols_without_ports,
    a_false_router_by_dhcp,
    a_false_router_by_ipv6,
];
