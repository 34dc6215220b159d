//! The packets that decide about a network: both sides of every edge that it has.

use crate::common::*;
use kakoi_net::*;
use kakoi_netir::NetworkIr;
use kakoi_netsim::{Origin, Packet, Protocol, Verdict, fate};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// What the first packet of a connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Tcp(u16),
    Udp(u16),
    /// Echo request: type 8, code 0.
    Ping,
}

/// Where it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    Process(WorkloadId),
    /// On the link of an interface, with a source address that may be forged.
    Link(NetworkInterfaceId, Ipv4Addr),
    /// On the internet, with a source address that may be forged.
    Outside(Ipv4Addr),
}

/// A host of the internet.
pub const OUTSIDE: &str = "203.0.113.9";

/// The client's port where none counts.
pub const CLIENT_PORT: u16 = 49152;

/// A packet to ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    pub start: Start,
    pub dst: Ipv4Addr,
    pub kind: Kind,
    /// The client's port; without meaning for a ping.
    pub client_port: u16,
}

impl Question {
    /// What the simulator says.
    pub fn fate(&self, ir: &NetworkIr) -> Verdict {
        let origin = match self.start {
            Start::Process(workload) => Origin::Workload(workload),
            Start::Link(interface, source) => Origin::Interface { interface, source },
            Start::Outside(source) => Origin::Internet { source },
        };
        let protocol = match self.kind {
            Kind::Tcp(port) => Protocol::Tcp(port),
            Kind::Udp(port) => Protocol::Udp(port),
            Kind::Ping => Protocol::PING,
        };
        let (dst, source_port) = (self.dst, self.client_port);
        let packet = Packet {
            dst,
            protocol,
            source_port,
        };
        fate(ir, &origin, &packet)
    }
}

/// Addresses that answer behind gateway endpoints.
pub fn services() -> BTreeMap<String, BTreeSet<Ipv4Addr>> {
    BTreeMap::from([(S3.to_owned(), BTreeSet::from([ip(S3_ADDRESS)]))])
}

/// Both sides of every edge: of ranges in rules, routes, lists, subnets and VPCs, of each address in use, and of what is
/// never carried anywhere. Between two edges all addresses are alike, so these stand for all there are.
pub fn addresses(net: &Net) -> Vec<Ipv4Addr> {
    let n = &net.network;
    let of_rules = n
        .groups
        .values()
        .flat_map(|g| g.rules.values())
        .filter_map(|r| match r.peer {
            Peer::Cidr(range) => Some(range),
            _ => None,
        });
    let of_routes = n
        .route_tables
        .values()
        .flat_map(|t| t.routes.keys())
        .filter_map(|d| match d {
            RouteDestination::Cidr(range) => Some(*range),
            RouteDestination::PrefixList(_) => None,
        });
    let single = n.interfaces.values().map(|i| i.private_ip);
    let single = single.chain(n.nat_gateways.values().filter_map(|nat| nat.public_ip));
    let single = single.chain(n.addresses.values().map(|a| a.public_ip));
    let resolvers = n.vpcs.values().map(|v| Ipv4Addr::from(u32::from(v.cidr.network()) + 2));
    let fixed = [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "169.254.169.253/32",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "198.19.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
    ];
    let mut found = BTreeSet::from([0, u32::MAX]);
    let ranges = of_rules
        .chain(of_routes)
        .chain(acl_entries(net).map(|e| e.cidr))
        .chain(net.lists.values().flatten().copied());
    let ranges = ranges
        .chain(n.prefix_lists.values().flat_map(|l| l.entries.keys().copied()))
        .chain(n.vpcs.values().flat_map(|v| v.more_cidrs.values().copied()))
        .chain(n.vpcs.values().map(|v| v.cidr))
        .chain(n.subnets.values().map(|s| s.cidr));
    let ranges = ranges
        .chain(single.chain(resolvers).chain([ip(S3_ADDRESS)]).map(Ipv4Net::from))
        .chain(fixed.map(cidr));
    for range in ranges {
        let (first, last) = (u32::from(range.network()), u32::from(range.broadcast()));
        found.extend([first.saturating_sub(1), first, last, last.saturating_add(1)]);
    }
    found.into_iter().map(Ipv4Addr::from).collect()
}

/// A ping, and TCP and UDP on both sides of every edge of ports, the ones of DNS and NFS among them.
pub fn kinds(net: &Net) -> Vec<Kind> {
    let mut tcp = BTreeSet::from([0, 52, 53, 54, 2048, 2049, 2050, u16::MAX]);
    let mut udp = BTreeSet::from([0, 52, 53, 54, u16::MAX]);
    let groups = net.network.groups.values().flat_map(|g| g.rules.values());
    let acls = acl_entries(net).map(|e| e.traffic);
    for traffic in groups.map(|r| r.traffic).chain(acls) {
        let (into, p) = match traffic {
            Traffic::Tcp(ports) => (&mut tcp, ports),
            Traffic::Udp(ports) => (&mut udp, ports),
            _ => continue,
        };
        into.extend([p.from.saturating_sub(1), p.from, p.to, p.to.saturating_add(1)]);
    }
    let ports = tcp.into_iter().map(Kind::Tcp).chain(udp.into_iter().map(Kind::Udp));
    ports.chain([Kind::Ping]).collect()
}

fn acl_entries(net: &Net) -> impl Iterator<Item = &AclEntry> {
    let acls = net.network.network_acls.values();
    acls.flat_map(|a| a.ingress.values().chain(a.egress.values()))
}

/// Clients' ports on both sides of every edge of ports that answers are judged by, which network ACLs alone do.
pub fn client_ports(net: &Net) -> Vec<u16> {
    let mut ports = BTreeSet::from([1, CLIENT_PORT, u16::MAX]);
    for entry in acl_entries(net) {
        if let Traffic::Tcp(p) | Traffic::Udp(p) = entry.traffic {
            ports.extend([p.from.saturating_sub(1), p.from, p.to, p.to.saturating_add(1)]);
        }
    }
    ports.into_iter().collect()
}

/// Every place a packet can start, and whether its ports matter: each process and each home leg's link in full; every other
/// link, which is that of a process asked already or sends nothing, and each link with another's address, in short. So with the
/// internet: a host of it in full, forged addresses in short.
pub fn starts(net: &Net) -> Vec<(Start, bool)> {
    let mut starts = Vec::new();
    let mut seen = BTreeSet::new();
    for i in net.network.interfaces.values() {
        if let InterfacePurpose::App { workload, .. } | InterfacePurpose::Database { workload, .. } = i.purpose
            && seen.insert(workload)
        {
            starts.push((Start::Process(workload), true));
        }
        let home = matches!(i.purpose, InterfacePurpose::App { leg: AppLeg::Home, .. });
        starts.push((Start::Link(i.id, i.private_ip), home));
        let neighbour = Ipv4Addr::from(u32::from(i.private_ip) + 1);
        starts.push((Start::Link(i.id, neighbour), false));
    }
    starts.push((Start::Outside(ip(OUTSIDE)), true));
    starts.push((Start::Outside(ip("10.20.1.10")), false));
    starts.push((Start::Outside(ip("100.64.3.1")), false));
    starts
}
