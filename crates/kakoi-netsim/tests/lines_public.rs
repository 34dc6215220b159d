//! The simulator on publicly accessible databases, checklist line by line.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;

use common::*;
use kakoi_net::{Direction, Peer, RouteTarget, Traffic};
use kakoi_netir::NetworkIr;
use kakoi_netsim::*;
use kakoi_types::*;

const PRIVATE: &str = "10.20.9.60";
const KNOWN: &str = "198.51.100.60";
const OUTSIDE: &str = "203.0.113.9";

/// The usual VPC with a publicly accessible database in its public subnet, which admits PostgreSQL from anywhere, and the studio
/// network with a `PublicInternetOnly` app.
struct Published {
    usual: Usual,
    database: WorkloadId,
    group: SecurityGroupId,
    rule: SecurityGroupRuleId,
    studio_app: WorkloadId,
}

impl Published {
    fn new() -> Self {
        let (mut usual, studio_app) = Usual::new().with_studio();
        let group = usual.net.group(usual.vpc);
        let rule = usual.net.rule(group, Direction::Ingress, tcp(5432), peer("0.0.0.0/0"));
        let database = usual.net.database(usual.public, PRIVATE, &[group]);
        usual.net.publish(database, KNOWN);
        Self {
            usual,
            database,
            group,
            rule,
            studio_app,
        }
    }

    fn ir(&self) -> NetworkIr {
        self.usual.net.ir()
    }

    fn interface(&self) -> NetworkInterfaceId {
        let network = &self.usual.net.network;
        network.database_interface(self.database).expect("an interface").id
    }

    fn outside(&self, source: &str, packet: Packet) -> Verdict {
        fate(&self.ir(), &Origin::Internet { source: ip(source) }, &packet)
    }

    fn from(&self, workload: WorkloadId, packet: Packet) -> Verdict {
        fate(&self.ir(), &Origin::Workload(workload), &packet)
    }
}

fn postgres(dst: &str) -> Packet {
    Packet::tcp(ip(dst), 5432)
}

fn name(verdict: &Verdict) -> &'static str {
    verdict.code().map_or("delivered", Code::name)
}

fn hops(verdict: &Verdict) -> &[Hop] {
    let (Verdict::Delivered { hops, .. } | Verdict::Dropped { hops, .. }) = verdict;
    hops
}

#[test]
fn line_29_the_internet_reaches_a_public_address_and_every_hop_is_named() {
    let p = Published::new();
    let verdict = p.outside(OUTSIDE, postgres(KNOWN));
    let Verdict::Delivered { to, hops } = &verdict else {
        panic!("{}", sentence(&verdict))
    };
    assert_eq!(*to, Destination::Interface(p.interface()));
    let place = |wanted: &dyn Fn(&Hop) -> bool| hops.iter().position(wanted).expect("the hop");
    let order = [
        place(&|h| *h == Hop::Internet(ip(OUTSIDE))),
        place(&|h| *h == Hop::InternetGateway(p.usual.igw)),
        place(
            &|h| matches!(h, Hop::AclRule { direction: Direction::Ingress, subnet, .. } if *subnet == p.usual.public),
        ),
        place(&|h| matches!(h, Hop::Rule { rule, direction: Direction::Ingress, .. } if *rule == p.rule)),
    ];
    assert!(order.is_sorted(), "{hops:?}");
}

#[test]
fn line_29_groups_and_network_acls_see_the_public_source_on_the_way_in_and_back() {
    let mut p = Published::new();
    assert_eq!(
        name(&p.outside(OUTSIDE, Packet::tcp(ip(KNOWN), 22))),
        "ENI_SG_RULES_MISMATCH"
    );
    let vpc = p.usual.vpc;
    let everything = [acl_rule(100, true, Traffic::All, "0.0.0.0/0")];
    let but = |denied: Traffic| [acl_rule(50, false, denied, "203.0.113.0/24"), everything[0]];
    let acl = p.usual.net.acl(vpc, &[p.usual.public], &but(tcp(5432)), &everything);
    let verdict = p.outside(OUTSIDE, postgres(KNOWN));
    assert_eq!(name(&verdict), "SUBNET_ACL_RESTRICTION");
    assert_eq!(name(&p.outside("203.0.114.9", postgres(KNOWN))), "delivered");
    let network = &mut p.usual.net.network;
    network.network_acls[&acl].ingress = everything.into_iter().collect();
    network.network_acls[&acl].egress = but(tcp(49152)).into_iter().collect();
    assert_eq!(name(&p.outside(OUTSIDE, postgres(KNOWN))), "KAKOI_RETURN_PORTS_BLOCKED");
    assert_eq!(name(&p.outside(OUTSIDE, postgres(KNOWN).from_port(50000))), "delivered");
}

#[test]
fn line_06_a_group_reference_does_not_mean_a_public_address() {
    let mut p = Published::new();
    let (group, apps) = (p.group, p.usual.group);
    p.usual.net.network.groups[&group].rules.clear();
    p.usual
        .net
        .rule(group, Direction::Ingress, tcp(5432), Peer::Group(apps));
    assert_eq!(name(&p.from(p.usual.app, postgres(PRIVATE))), "delivered");
    assert_eq!(name(&p.from(p.usual.app, postgres(KNOWN))), "ENI_SG_RULES_MISMATCH");
    // The NAT gateway's address is what it has to name.
    let nat = [Usual::NAT_PUBLIC, "/32"].concat();
    p.usual.net.rule(group, Direction::Ingress, tcp(5432), peer(&nat));
    assert_eq!(name(&p.from(p.usual.app, postgres(KNOWN))), "delivered");
}

#[test]
fn line_29_a_public_address_in_a_private_subnet_is_not_reached() {
    let mut p = Published::new();
    let table = p.usual.public_table;
    p.usual.net.unroute(table, "0.0.0.0/0");
    let lost = |p: &Published, word: &str| {
        for verdict in [
            p.outside(OUTSIDE, postgres(KNOWN)),
            p.from(p.studio_app, postgres(KNOWN)),
        ] {
            assert_eq!(name(&verdict), "NO_ROUTE_TO_DESTINATION");
            let text = sentence(&verdict);
            assert!(text.contains("its answer dies") && text.contains(word), "{text}");
        }
    };
    lost(&p, "no route back");
    // Another subnet's NAT gateway never saw the question.
    let another = p.usual.net.subnet(p.usual.vpc, "10.20.70.0/24", "us-east-1a");
    let its_table = p.usual.net.table(p.usual.vpc, &[another]);
    let igw = p.usual.igw;
    p.usual
        .net
        .route(its_table, "0.0.0.0/0", RouteTarget::InternetGateway(igw));
    let nat = p.usual.net.nat(another, "10.20.70.5", Some("198.51.100.70"));
    p.usual.net.route(table, "0.0.0.0/0", RouteTarget::NatGateway(nat));
    lost(&p, "elsewhere");
    p.usual
        .net
        .route(table, "203.0.113.0/24", RouteTarget::InternetGateway(igw));
    assert_eq!(name(&p.outside(OUTSIDE, postgres(KNOWN))), "delivered");
    assert_eq!(name(&p.from(p.studio_app, postgres(KNOWN))), "NO_ROUTE_TO_DESTINATION");
}

#[test]
fn line_29_only_public_sources_and_addresses_in_use_pass_a_gateway() {
    let mut p = Published::new();
    for (source, code) in [
        ("10.1.2.3", "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"),
        ("192.168.1.1", "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"),
        ("100.64.0.1", "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS"),
        ("127.0.0.1", "CANNOT_ROUTE"),
    ] {
        assert_eq!(name(&p.outside(source, postgres(KNOWN))), code, "{source}");
    }
    for nobody in ["198.51.100.61", PRIVATE, "10.20.1.10", OUTSIDE] {
        let verdict = p.outside(OUTSIDE, postgres(nobody));
        assert_eq!(name(&verdict), "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", "{nobody}");
    }
    let verdict = p.outside(OUTSIDE, postgres(Usual::NAT_PUBLIC));
    assert_eq!(name(&verdict), "NO_POSSIBLE_DESTINATION", "a NAT gateway takes nothing");
    // Without a gateway the address is nobody's.
    p.usual.net.network.internet_gateways[&p.usual.igw].attached = None;
    let verdict = p.outside(OUTSIDE, postgres(KNOWN));
    assert_eq!(name(&verdict), "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS");
}

#[test]
fn line_29_a_database_with_a_public_address_leaves_by_it_and_others_do_not() {
    let mut p = Published::new();
    let group = p.group;
    p.usual
        .net
        .rule(group, Direction::Egress, Traffic::All, peer("0.0.0.0/0"));
    let out = Packet::tcp(ip(OUTSIDE), 443);
    let seen = Destination::Internet { source: ip(KNOWN) };
    let verdict = p.from(p.database, out);
    assert!(
        matches!(&verdict, Verdict::Delivered { to, .. } if *to == seen),
        "{}",
        sentence(&verdict)
    );
    assert!(hops(&verdict).contains(&Hop::InternetGateway(p.usual.igw)));
    let plain = p.usual.net.database(p.usual.public, "10.20.9.61", &[group]);
    assert_eq!(name(&p.from(plain, out)), "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
    // Names of the internet resolve for whoever gets there.
    let ir = p.ir();
    assert_eq!(
        resolve_name(&ir, p.database, &NameKind::Public),
        NameAnswer::Public { note: None }
    );
    assert!(matches!(
        resolve_name(&ir, plain, &NameKind::Public),
        NameAnswer::Refused { .. }
    ));
}

#[test]
fn lines_41_44_public_internet_only_reaches_a_publicly_accessible_database_and_no_other() {
    let p = Published::new();
    let verdict = p.from(p.studio_app, postgres(KNOWN));
    let Verdict::Delivered { to, hops } = &verdict else {
        panic!("{}", sentence(&verdict))
    };
    assert_eq!(*to, Destination::Interface(p.interface()));
    let gateways = hops.iter().filter(|h| matches!(h, Hop::InternetGateway(_))).count();
    assert_eq!(gateways, 2, "out of the studio network, and into the VPC: {hops:?}");
    let private = p.from(p.studio_app, postgres(PRIVATE));
    assert_eq!(name(&private), "KAKOI_SAGEMAKER_MANAGED_VPC_CANNOT_REACH_PRIVATE");
}

#[test]
fn line_41_the_name_leads_to_the_private_address_inside_the_vpc_and_to_the_public_one_outside() {
    let mut p = Published::new();
    let asked = |p: &Published, who| resolve_name(&p.ir(), who, &NameKind::Database(p.database));
    let (private, public) = (
        NameAnswer::Private(vec![ip(PRIVATE)]),
        NameAnswer::PublicDatabase(ip(KNOWN)),
    );
    assert_eq!(asked(&p, p.usual.app), private);
    assert_eq!(asked(&p, p.studio_app), public);
    // Both DNS attributes make names private, as far as there's a resolver at all.
    let vpc = p.usual.vpc;
    p.usual.net.network.vpcs[&vpc].enable_dns_hostnames = false;
    assert_eq!(asked(&p, p.usual.app), public);
    p.usual.net.network.vpcs[&vpc].enable_dns_hostnames = true;
    // One that isn't publicly accessible has one address for everybody.
    p.usual.net.network.addresses.clear();
    assert_eq!(asked(&p, p.usual.app), private);
    assert_eq!(asked(&p, p.studio_app), private);
}

#[test]
fn lines_37_41_a_peer_is_led_to_the_private_address_only_if_the_connection_allows_it() {
    let mut p = Published::new();
    let far = p.usual.net.vpc("10.30.0.0/16");
    let subnet = p.usual.net.subnet(far, "10.30.1.0/24", "us-east-1a");
    let group = p.usual.net.open_group(far);
    let app = p.usual.net.app(subnet, "10.30.1.10", &[group]);
    let peering = p.usual.net.peering(p.usual.vpc, far);
    let asked = |p: &Published| resolve_name(&p.ir(), app, &NameKind::Database(p.database));
    let (private, public) = (
        NameAnswer::Private(vec![ip(PRIVATE)]),
        NameAnswer::PublicDatabase(ip(KNOWN)),
    );
    assert_eq!(asked(&p), public);
    // What counts is what the database's own side allows.
    p.usual.net.network.peerings[&peering].accepter.allow_dns_resolution = true;
    assert_eq!(asked(&p), public);
    p.usual.net.network.peerings[&peering].requester.allow_dns_resolution = true;
    assert_eq!(asked(&p), private);
    p.usual.net.network.vpcs[&far].enable_dns_hostnames = false;
    assert_eq!(asked(&p), public, "both VPCs need both attributes");
    p.usual.net.network.vpcs[&far].enable_dns_hostnames = true;
    p.usual.net.network.peerings[&peering].status = kakoi_net::PeeringStatus::Deleted;
    assert_eq!(asked(&p), public);
}
