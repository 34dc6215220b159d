//! Random small networks, from a seed alone, and the packets that decide about them. Shared with the tests that send real
//! packets. What the model learns next is put at random here first: into [`vpc`], [`range`] or [`network`].
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod edits;
pub mod mistakes;
pub mod questions;
pub mod shrink;

use crate::common::*;
use kakoi_net::*;
use kakoi_types::*;

/// SplitMix64: the same numbers for the same seed, for ever, whatever becomes of libraries.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `n - 1`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.roll() % n as u64).expect("below a usize")
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// Addresses that ranges are made around.
const PLACES: [&str; 16] = [
    "10.20.1.10",
    "10.20.1.11",
    "10.20.2.10",
    "10.20.2.30",
    "10.20.1.20",
    "10.20.9.5",
    "203.0.113.9",
    "198.51.100.7",
    S3_ADDRESS,
    "198.18.0.32",
    "192.168.7.1",
    "100.64.3.1",
    "169.254.169.253",
    "198.19.1.10",
    "224.0.0.5",
    "10.30.1.10",
];
const PORTS: [u16; 8] = [0, 53, 80, 443, 2048, 2049, 5432, 65535];

pub fn range(dice: &mut Dice) -> Ipv4Net {
    // Long prefixes more often: short ones hide what the others do.
    let length = dice.pick(&[0, 8, 12, 16, 20, 23, 24, 25, 28, 30, 31, 32, 32]);
    Ipv4Net::new(ip(dice.pick(&PLACES)), length)
        .expect("a length up to 32")
        .trunc()
}

pub fn traffic(dice: &mut Dice) -> Traffic {
    let ports = |dice: &mut Dice| {
        let (a, b) = (dice.pick(&PORTS), dice.pick(&PORTS));
        if dice.one_in(2) {
            PortRange::one(a)
        } else {
            PortRange {
                from: a.min(b),
                to: a.max(b),
            }
        }
    };
    match dice.below(8) {
        0 | 1 => Traffic::All,
        2..=4 => Traffic::Tcp(ports(dice)),
        5 => Traffic::Udp(ports(dice)),
        6 => dice.pick(&[
            Traffic::Icmp { kind: None, code: None },
            Traffic::Icmp {
                kind: Some(8),
                code: None,
            },
            Traffic::Icmp {
                kind: Some(8),
                code: Some(0),
            },
            Traffic::Icmp {
                kind: Some(8),
                code: Some(1),
            },
            Traffic::Icmp {
                kind: Some(0),
                code: None,
            },
        ]),
        _ => Traffic::Protocol(50),
    }
}

/// One VPC with two private subnets and a public one, everything in it at random.
pub fn vpc(net: &mut Net, dice: &mut Dice, second: u8) -> [SubnetId; 3] {
    let at = |rest: &str| format!("10.{second}.{rest}");
    let vpc = net.vpc(&at("0.0/16"));
    net.network.vpcs[&vpc].enable_dns_support = !dice.one_in(4);
    let subnets = [("1.0/24", "a"), ("2.0/24", "b"), ("9.0/24", "a")]
        .map(|(range, zone)| net.subnet(vpc, &at(range), &format!("us-east-1{zone}")));
    let [first, other, public] = subnets;
    let mut groups: Vec<_> = (0..4).map(|_| net.group(vpc)).collect();
    let list = PrefixListId::from_entropy(net.fresh());
    net.lists
        .insert(list, (0..dice.below(3)).map(|_| range(dice)).collect());

    let wear = |dice: &mut Dice| -> Vec<SecurityGroupId> {
        let first = dice.pick(&groups);
        if dice.one_in(2) {
            vec![first, dice.pick(&groups)]
        } else {
            vec![first]
        }
    };
    net.app(first, &at("1.10"), &wear(dice));
    net.app(first, &at("1.11"), &wear(dice));
    net.app(other, &at("2.10"), &wear(dice));
    let database = net.app(other, &at("2.11"), &wear(dice));
    for interface in net.network.interfaces.clone().values() {
        if matches!(interface.purpose, InterfacePurpose::App { workload, .. } if workload == database) {
            net.network.interfaces[&interface.id].purpose = InterfacePurpose::Database {
                workload: database,
                service: DatabaseService::Rds,
                label: "db".to_owned(),
            };
        }
    }
    net.endpoint(first, &at("1.20"), &wear(dice), true);
    let file_system = net.file_system();
    net.mount_target(file_system, first, &at("1.30"), &wear(dice));
    net.mount_target(file_system, other, &at("2.30"), &wear(dice));

    let tables = [net.table(vpc, &[first]), net.table(vpc, &[public]), net.main_table(vpc)];
    let igw = net.igw(vpc);
    // Of 10.20, 10.30 and 10.40.
    let public_ip = format!("198.51.100.{}", second / 10 + 5);
    let nat = net.nat(public, &at("9.5"), (!dice.one_in(6)).then_some(public_ip.as_str()));
    let private_nat = net.nat(other, &at("2.5"), None);
    let entries = [[S3_ADDRESS, "/28"].concat(), "203.0.113.9/32".to_owned()];
    let entries: Vec<&str> = entries.iter().map(String::as_str).take(1 + dice.below(2)).collect();
    let associated: Vec<_> = tables.iter().copied().filter(|_| dice.one_in(2)).collect();
    let (gateway_endpoint, s3) = net.gateway_endpoint(vpc, &associated, &entries);
    if !dice.one_in(4) {
        net.route(tables[1], "0.0.0.0/0", RouteTarget::InternetGateway(igw));
    }
    let targets = [
        RouteTarget::NatGateway(nat),
        RouteTarget::NatGateway(nat),
        RouteTarget::NatGateway(private_nat),
        RouteTarget::InternetGateway(igw),
        RouteTarget::GatewayEndpoint(gateway_endpoint),
        RouteTarget::NatGateway(NatGatewayId::from_entropy(net.fresh())), // never was: a blackhole
    ];
    for table in [tables[0], tables[2]] {
        if !dice.one_in(4) {
            net.route(table, "0.0.0.0/0", RouteTarget::NatGateway(nat));
        }
    }
    for _ in 0..dice.below(6) {
        net.route(dice.pick(&tables), &range(dice).to_string(), dice.pick(&targets));
    }
    if dice.one_in(8) {
        net.network.internet_gateways[&igw].attached = None;
    }
    if dice.one_in(10) {
        net.network.nat_gateways[&nat].deleted = Some(1);
    }

    let worn = groups.clone();
    groups.push(SecurityGroupId::from_entropy(net.fresh())); // never was: a stale reference
    for _ in 0..6 + dice.below(14) {
        let peer = match dice.below(6) {
            0 | 1 => Peer::Group(dice.pick(&groups)),
            2 => Peer::PrefixList(dice.pick(&[list, s3])),
            _ => Peer::Cidr(range(dice)),
        };
        let direction = dice.pick(&[Direction::Ingress, Direction::Egress]);
        net.rule(dice.pick(&worn), direction, traffic(dice), peer);
    }
    for group in &worn {
        if dice.one_in(2) {
            net.rule(*group, Direction::Egress, Traffic::All, peer("0.0.0.0/0"));
        }
        if dice.one_in(3) {
            net.rule(*group, Direction::Ingress, traffic(dice), peer("10.0.0.0/8"));
        }
    }
    subnets
}

/// The studio network with a PublicInternetOnly app whose home leg is in the given subnet.
fn studio(net: &mut Net, dice: &mut Dice, home: SubnetId) {
    let studio = net.vpc_of("198.19.0.0/16", Owner::Service);
    let apps = net.subnet(studio, "198.19.1.0/24", "us-east-1a");
    let edge = net.subnet(studio, "198.19.9.0/24", "us-east-1a");
    let edge_table = net.table(studio, &[edge]);
    let igw = net.igw(studio);
    let nat = net.nat(edge, "198.19.9.5", Some("198.51.100.250"));
    net.route(edge_table, "0.0.0.0/0", RouteTarget::InternetGateway(igw));
    net.route(net.main_table(studio), "0.0.0.0/0", RouteTarget::NatGateway(nat));
    let group = net.open_group(studio);
    let of_home = net.network.subnets[&home].vpc;
    let groups: Vec<_> = net
        .network
        .groups
        .values()
        .filter(|g| g.vpc == of_home)
        .map(|g| g.id)
        .collect();
    let app = net.workload();
    net.leg(app, AppLeg::Internet, apps, "198.19.1.10", &[group]);
    net.leg(app, AppLeg::Home, home, "10.20.1.40", &[dice.pick(&groups)]);
    let neighbour = net.workload();
    net.leg(neighbour, AppLeg::Internet, apps, "198.19.1.11", &[group]);
}

/// Ports that network ACLs are written about: those of services, and both ends of clients' ranges.
const ACL_PORTS: [u16; 9] = [53, 443, 1024, 2049, 5432, 32768, 49152, 60999, 65535];

/// An entry at random. Wide ones more often than in groups: four of them must agree before anything comes back.
fn entry(dice: &mut Dice) -> AclEntry {
    let ports = |dice: &mut Dice| {
        let (a, b) = (dice.pick(&ACL_PORTS), dice.pick(&ACL_PORTS));
        let (from, to) = if dice.one_in(2) {
            (a, u16::MAX)
        } else {
            (a.min(b), a.max(b))
        };
        PortRange { from, to }
    };
    let traffic = match dice.below(7) {
        0 | 1 => Traffic::All,
        2 | 3 => Traffic::Tcp(ports(dice)),
        4 => Traffic::Udp(ports(dice)),
        5 => Traffic::Icmp {
            kind: dice.pick(&[None, Some(0), Some(8)]),
            code: None,
        },
        _ => traffic(dice),
    };
    let random = range(dice);
    AclEntry {
        allow: !dice.one_in(3),
        traffic,
        cidr: dice.pick(&[cidr("0.0.0.0/0"), cidr("10.0.0.0/8"), random, random]),
    }
}

/// One direction's entries at random. Most let in the end pass what none of them matched, so that order counts.
fn entries(dice: &mut Dice) -> Vec<AclRule> {
    let mut entries: Vec<AclRule> = (0..dice.below(4))
        .map(|_| (dice.pick(&[1, 90, 100, 110, 200]), entry(dice)))
        .collect();
    if !dice.one_in(5) {
        entries.push(acl_rule(32_766, true, Traffic::All, "0.0.0.0/0"));
    }
    entries
}

/// Network ACLs: each VPC has its default one, open or not, and some that subnets are associated with.
pub fn acls(net: &mut Net, dice: &mut Dice) {
    let vpcs: Vec<VpcId> = net.network.vpcs.keys().copied().collect();
    for vpc in vpcs {
        if dice.one_in(4) {
            let (into, out) = (entries(dice), entries(dice));
            let default = net.network.default_acl(vpc).expect("every VPC has one").id;
            let acl = &mut net.network.network_acls[&default];
            acl.ingress = into.into_iter().collect();
            acl.egress = out.into_iter().collect();
        }
        for subnet in subnets_of(net, vpc) {
            if dice.one_in(3) {
                let (into, out) = (entries(dice), entries(dice));
                net.acl(vpc, &[subnet], &into, &out);
            } else if dice.one_in(4) {
                // Another subnet's, if there is one.
                let acls = &net.network.network_acls;
                let of_vpc: Vec<_> = acls
                    .values()
                    .filter(|a| a.vpc == vpc && !a.is_default)
                    .map(|a| a.id)
                    .collect();
                if !of_vpc.is_empty() {
                    net.network.subnets[&subnet].acl = Some(dice.pick(&of_vpc));
                }
            }
        }
    }
}

pub fn subnets_of(net: &Net, vpc: VpcId) -> Vec<SubnetId> {
    net.network
        .subnets
        .values()
        .filter(|s| s.vpc == vpc)
        .map(|s| s.id)
        .collect()
}

/// Public addresses: databases that are publicly accessible, in subnets whose table leads to the internet or elsewhere. `first` is
/// the last part of the first address.
pub fn public(net: &mut Net, dice: &mut Dice, first: u8) {
    let n = &net.network;
    let databases: Vec<_> = n
        .interfaces
        .values()
        .filter_map(|i| match i.purpose {
            InterfacePurpose::Database { workload, .. } => Some((workload, i.vpc, i.groups.clone())),
            _ => None,
        })
        .collect();
    for (last, (database, vpc, groups)) in (first..).zip(databases) {
        if dice.one_in(3) {
            continue;
        }
        net.publish(database, &format!("198.51.100.{last}"));
        // Mostly a way out and back, else few packets get past the address.
        let gateways = &net.network.internet_gateways;
        let gateway = gateways.values().find(|g| g.attached == Some(vpc)).map(|g| g.id);
        if let (Some(gateway), false) = (gateway, dice.one_in(4)) {
            let main = net.main_table(vpc);
            net.route(main, "0.0.0.0/0", RouteTarget::InternetGateway(gateway));
        }
        for group in groups {
            if !dice.one_in(4) {
                let from = dice.pick(&["0.0.0.0/0", "198.51.100.0/24", "203.0.113.9/32", "198.51.100.250/32"]);
                net.rule(group, Direction::Ingress, traffic(dice), peer(from));
            }
        }
    }
}

/// The network of a seed.
pub fn network(seed: u64) -> Net {
    let (mut net, mut dice) = (Net::default(), Dice(seed));
    let [home, ..] = vpc(&mut net, &mut dice, 20);
    if dice.one_in(4) {
        vpc(&mut net, &mut dice, 30);
    }
    if dice.one_in(2) {
        studio(&mut net, &mut dice, home);
    }
    acls(&mut net, &mut dice);
    public(&mut net, &mut dice, 60);
    net
}
