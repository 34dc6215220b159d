//! Both modes of a region like the quickstart's: what's reached, needed, risked and paid, which mode is the answer, and how that's
//! printed.

mod lab;
mod reports;

use kakoi_compare::{Comparison, Need, Policy, State, Target};
use kakoi_net::{AppLeg, DatabaseService, Direction, Peer, PeeringStatus, PortRange, Traffic};
use kakoi_studio::AppNetworkAccessType::{self, PublicInternetOnly, VpcOnly};
use lab::{Has, Lab};
use proptest::prelude::*;

/// `reached` or `blocked` of alice in a mode, or `none`.
fn word(c: &Comparison, mode: usize, to: Target) -> &str {
    let mut cells = c.modes[mode].cells.iter();
    cells
        .find(|cell| cell.from == "research/alice" && cell.to == to)
        .map_or("none", |cell| cell.expected.as_str())
}

fn need<'a>(c: &'a Comparison, mode: usize, what: &str, name: &str) -> &'a Need {
    let mut needs = c.modes[mode].needs.iter();
    needs
        .find(|n| n.what == what && n.name.contains(name))
        .unwrap_or_else(|| panic!("no {what} {name}: {:#?}", c.modes[mode].needs))
}

fn risk<'a>(c: &'a Comparison, mode: usize, what: &str) -> &'a kakoi_compare::Risk {
    let mut risks = c.modes[mode].risks.iter();
    risks.find(|r| r.what.contains(what)).expect("the risk")
}

#[test]
fn the_quickstarts_table() {
    let mut lab = Lab::new(Has::QUICKSTART);
    lab.start();
    let c = lab.compare(true);
    let table = [
        (Target::Internet, "reached", "blocked"),
        (Target::GitHub, "reached", "blocked"),
        (Target::SageMakerApi, "reached", "reached"),
        (Target::S3, "reached", "reached"),
        (Target::HomeVolume, "reached", "reached"),
        (Target::Postgres, "blocked", "reached"),
        (Target::Redshift, "blocked", "reached"),
        (Target::OtherApp, "blocked", "blocked"),
        (Target::Host, "blocked", "blocked"),
    ];
    for (to, public, vpc) in table {
        assert_eq!((word(&c, 0, to), word(&c, 1, to)), (public, vpc), "{to:?}");
    }
    assert!(c.modes[1].current && !c.modes[0].current);
    for mode in &c.modes {
        assert_eq!(mode.starts.len(), 2);
        assert!(mode.starts.iter().all(|s| s.fails.is_none()), "{:?}", mode.starts);
    }
    // The apps run in VpcOnly: only there do their interfaces have identifiers.
    let named = |mode: usize| c.modes[mode].cells.iter().filter(|c| c.interface.is_some()).count();
    assert!(named(0) == 0 && named(1) > 0);
    let reasons = |mode: usize| c.modes[mode].cells.iter().map(|c| c.reason.as_str());
    assert!(reasons(0).all(|r| !r.contains("0a51f")), "no identifier is made up");
    assert!(reasons(0).any(|r| r.contains("an interface that an app would get")));
    // The mode alone blocks the database, and the sentence says so.
    let cell = c.modes[0]
        .cells
        .iter()
        .find(|c| c.to == Target::Postgres)
        .expect("a cell");
    assert_eq!(
        cell.code.as_deref(),
        Some("KAKOI_SAGEMAKER_MANAGED_VPC_CANNOT_REACH_PRIVATE")
    );
    assert_eq!(cell.leg, Some(AppLeg::Internet));
    assert!(cell.reason.contains("a VpcOnly domain would"), "{}", cell.reason);
    // Its own two interfaces in PublicInternetOnly: NFS takes the other one.
    let home = c.modes[0]
        .cells
        .iter()
        .find(|c| c.to == Target::HomeVolume)
        .expect("a cell");
    assert_eq!(home.leg, Some(AppLeg::Home));
}

#[test]
fn a_route_to_a_nat_gateway_opens_the_closed_mode_and_is_seen_everywhere() {
    let closed = Lab::new(Has::QUICKSTART).compare(false);
    let open = Lab::new(Has {
        nat: true,
        ..Has::QUICKSTART
    })
    .compare(false);
    assert_eq!(
        (word(&closed, 1, Target::GitHub), word(&open, 1, Target::GitHub)),
        ("blocked", "reached")
    );
    for (what, is_open) in [
        ("internet", true),
        ("DNS", true),
        ("buckets", true),
        ("other users", false),
        ("databases", true),
    ] {
        assert_eq!(
            risk(&open, 1, what).open,
            is_open,
            "{what}: {}",
            risk(&open, 1, what).detail
        );
    }
    assert!(!risk(&closed, 1, "internet").open && !risk(&closed, 1, "DNS").open);
    assert!(risk(&closed, 1, "DNS").detail.contains("On AWS they do"));
    assert!(risk(&closed, 1, "buckets").detail.contains("default policy"));
    assert!(
        risk(&closed, 0, "internet")
            .detail
            .contains("no group, route, endpoint policy or flow log of yours")
    );
    assert!(risk(&open, 1, "internet").detail.contains("NAT gateway"));
    assert!(!risk(&closed, 0, "databases").open);
    let bill = |c: &Comparison| c.modes[1].bills[0].clone();
    assert_eq!(bill(&closed).fixed_usd, 14.6, "one endpoint in two zones");
    assert_eq!(bill(&open).fixed_usd, 14.6 + 36.5, "and a NAT gateway with its address");
    assert_eq!(closed.modes[0].bills[0].fixed_usd, 0.0);
}

#[test]
fn a_way_out_by_one_rule_is_named_with_that_rule() {
    let mut lab = Lab::new(Has {
        nat: true,
        ..Has::QUICKSTART
    });
    let group = lab.groups[0];
    lab.close(group);
    lab.rule(
        group,
        Direction::Egress,
        Traffic::Tcp(PortRange::one(443)),
        Peer::Cidr("203.0.113.0/24".parse().expect("a range")),
    );
    let c = lab.compare(false);
    let detail = &risk(&c, 1, "internet").detail;
    assert!(
        detail.contains("research/alice: Reaches what its groups allow: TCP 443 to 203.0.113.0/24"),
        "{detail}"
    );
    assert!(detail.contains("research/bob: Reaches any public address"), "{detail}");
}

#[test]
fn a_database_of_a_joined_vpc_is_a_risk_as_long_as_packets_get_there() {
    let mut lab = Lab::new(Has {
        databases: false,
        ..Has::QUICKSTART
    });
    assert!(!risk(&lab.compare(false), 1, "databases").open);
    let (subnet, peering) = lab.joined_vpc("10.30.0.0/24");
    lab.database_in(subnet, DatabaseService::Rds, "ledger", 5432);
    let c = lab.compare(false);
    let vpc_only = risk(&c, 1, "databases");
    assert!(vpc_only.open, "{}", vpc_only.detail);
    assert!(
        vpc_only.detail.contains("Reaches ledger (rds) on TCP 5432"),
        "{}",
        vpc_only.detail
    );
    assert!(
        !risk(&c, 0, "databases").open,
        "PublicInternetOnly leaves by another network"
    );
    lab.network.peerings[&peering].status = PeeringStatus::Deleted;
    assert!(!risk(&lab.compare(false), 1, "databases").open);
}

#[test]
fn lines_41_44_a_publicly_accessible_database_is_reached_in_both_modes() {
    let mut lab = Lab::new(Has::QUICKSTART);
    let (before, private) = (lab.compare(false), "at private addresses");
    assert_eq!(
        (word(&before, 0, Target::Postgres), word(&before, 1, Target::Postgres)),
        ("blocked", "reached")
    );
    assert!(!risk(&before, 0, "databases").open);
    assert!(before.recommendation.reasons.iter().any(|r| r.contains(private)));
    lab.publish();
    let c = lab.compare(false);
    assert_eq!(
        (word(&c, 0, Target::Postgres), word(&c, 1, Target::Postgres)),
        ("reached", "reached")
    );
    let cell = c.modes[0]
        .cells
        .iter()
        .find(|cell| cell.to == Target::Postgres)
        .expect("a cell");
    assert!(
        cell.reason.contains("igw-") || cell.short.contains("studio network"),
        "{}",
        cell.reason
    );
    assert!(risk(&c, 0, "databases").open && risk(&c, 1, "databases").open);
    assert!(
        !c.recommendation.reasons.iter().any(|r| r.contains(private)),
        "it asks for no mode"
    );
}

#[test]
fn who_would_not_start_is_a_finding() {
    let lab = Lab::new(Has {
        access: PublicInternetOnly,
        api_endpoint: false,
        ..Has::QUICKSTART
    });
    let c = lab.compare(false);
    assert!(c.modes[0].starts.iter().all(|s| s.fails.is_none()));
    let why = c.modes[1].starts[0].fails.as_ref().expect("it fails");
    assert!(why.contains("SageMaker API can't be reached"), "{why}");
    assert_eq!(need(&c, 1, "interface endpoint", "sagemaker.api").state, State::Missing);
    assert!(c.recommendation.to_do.iter().any(|t| t.contains("sagemaker.api")));

    let mut lab = Lab::new(Has::QUICKSTART);
    let gone = lab.groups[0];
    lab.network.groups.remove(&gone);
    let c = lab.compare(false);
    // Only VpcOnly's interface wears the customer's groups.
    let why = c.modes[1].starts[0].fails.as_ref().expect("it fails");
    assert!(why.contains(&gone.to_string()), "{why}");
    assert!(c.modes[0].starts[0].fails.is_none() && c.modes.iter().all(|m| m.starts[1].fails.is_none()));
    assert_eq!(need(&c, 1, "security group", &gone.to_string()).state, State::Missing);

    let mut lab = Lab::new(Has::QUICKSTART);
    lab.domain.subnets.clear();
    let c = lab.compare(false);
    assert!(
        c.modes[0].starts[0]
            .fails
            .as_ref()
            .is_some_and(|why| why.contains("no subnets"))
    );
}

#[test]
fn what_is_set_up_is_told_by_name_and_by_what_it_does() {
    let mut lab = Lab::new(Has::QUICKSTART);
    let c = lab.compare(false);
    assert_eq!(need(&c, 1, "interface endpoint", "sagemaker.api").state, State::Exists);
    assert_eq!(need(&c, 1, "interface endpoint", "sts").state, State::MissingIfUsed);
    assert_eq!(need(&c, 1, "gateway endpoint", "s3").state, State::Exists);
    assert!(need(&c, 1, "VPC", "vpc-").name.contains("(lab)"));
    assert!(
        need(&c, 1, "security group", "alice")
            .note
            .as_ref()
            .is_some_and(|n| n.contains("in: everything from itself"))
    );
    assert_eq!(need(&c, 1, "way out", "NAT gateway").state, State::NotNeeded);
    let names = |mode: usize| c.modes[mode].needs.iter().map(|n| n.what.as_str()).collect::<Vec<_>>();
    assert!(
        !names(0).iter().any(|w| w.contains("endpoint") || w.contains("NAT")),
        "{:?}",
        names(0)
    );

    // An endpoint whose group admits nobody exists and does nothing.
    lab.close(lab.endpoint_group);
    let c = lab.compare(false);
    let api = need(&c, 1, "interface endpoint", "sagemaker.api");
    assert_eq!(api.state, State::Wrong);
    assert!(
        api.note
            .as_ref()
            .is_some_and(|n| n.contains("research/alice") && n.contains("ingress")),
        "{api:?}"
    );

    // Without host names in DNS its name leads elsewhere.
    let mut lab = Lab::new(Has::QUICKSTART);
    let vpc = lab.domain.vpc;
    lab.network.vpcs.get_mut(&vpc).expect("the VPC").enable_dns_hostnames = false;
    let c = lab.compare(false);
    let attributes = need(&c, 1, "DNS attributes", "");
    assert_eq!(
        (attributes.state, attributes.note.as_deref()),
        (State::Missing, Some("off: enableDnsHostnames"))
    );
    assert_eq!(need(&c, 1, "interface endpoint", "sagemaker.api").state, State::Wrong);

    // A NAT gateway stands in for an endpoint that isn't there; a public subnet is of no use.
    let mut lab = Lab::new(Has {
        api_endpoint: false,
        nat: true,
        ..Has::QUICKSTART
    });
    let c = lab.compare(false);
    assert_eq!(
        need(&c, 1, "interface endpoint", "sagemaker.api").state,
        State::NotNeeded
    );
    assert_eq!(need(&c, 1, "route", "0.0.0.0/0").state, State::Exists);
    let public = lab
        .network
        .subnets
        .values()
        .find(|s| s.cidr.to_string() == "10.20.9.0/24")
        .expect("it")
        .id;
    lab.domain.subnets.insert(public);
    let c = lab.compare(false);
    assert_eq!(need(&c, 1, "subnet", &public.to_string()).state, State::Wrong);
    assert_eq!(need(&c, 0, "subnet", &public.to_string()).state, State::Exists);
}

#[test]
fn the_policy_is_said_or_read_from_the_domain() {
    let of = |has: Has, said: Option<Policy>| {
        let mut lab = Lab::new(has);
        lab.options.internet = said;
        lab.compare(false)
    };
    let closed = of(Has::QUICKSTART, None);
    assert_eq!(closed.internet.policy, Some(Policy::Forbidden));
    assert_eq!(
        (closed.recommendation.mode.as_str(), closed.recommendation.nat_gateway),
        ("VpcOnly", false)
    );
    let open = of(
        Has {
            access: PublicInternetOnly,
            ..Has::QUICKSTART
        },
        None,
    );
    assert_eq!(open.internet.policy, None);
    assert_eq!(open.recommendation.mode, "VpcOnly", "the databases are in the VPC");
    assert!(
        open.recommendation.reasons[0].contains("orders (rds), facts (redshift)"),
        "{:?}",
        open.recommendation
    );
    let plain = of(
        Has {
            access: PublicInternetOnly,
            databases: false,
            ..Has::QUICKSTART
        },
        None,
    );
    assert_eq!(plain.recommendation.mode, "PublicInternetOnly");
    assert_eq!(plain.recommendation.to_do, Vec::<String>::new());
    assert_eq!(plain.recommendation.switch, None, "it's what the domain has");
    let switch = open.recommendation.switch.as_ref().expect("the other mode");
    assert!(switch.contains("--app-network-access-type VpcOnly"), "{switch}");
    let both = of(
        Has {
            access: PublicInternetOnly,
            ..Has::QUICKSTART
        },
        Some(Policy::Wanted),
    );
    assert!(both.recommendation.nat_gateway);
    let bill = both.recommendation.bill.expect("a price");
    assert_eq!((bill.fixed_usd, bill.total_usd), (36.5, 36.5 + 4.5 + 3.0));
    assert!(both.recommendation.to_do.iter().any(|t| t.starts_with("NAT gateway")));
    // A way out that policy forbids is what's wrong.
    let leaking = of(
        Has {
            nat: true,
            ..Has::QUICKSTART
        },
        Some(Policy::Forbidden),
    );
    assert_eq!(need(&leaking, 1, "NAT gateway", "(nat)").state, State::ToBeDeleted);
    assert_eq!(need(&leaking, 1, "internet gateway", "igw-").state, State::Exists);
    let to_do = &leaking.recommendation.to_do;
    assert!(
        to_do
            .iter()
            .any(|t| t.starts_with("route") && t.contains("to be deleted")),
        "{to_do:?}"
    );
    // What only the forbidden NAT gateway leads to is missing without it.
    let bare = of(
        Has {
            nat: true,
            api_endpoint: false,
            ..Has::QUICKSTART
        },
        Some(Policy::Forbidden),
    );
    assert_eq!(
        need(&bare, 1, "interface endpoint", "sagemaker.api").state,
        State::Missing
    );
    assert_eq!(need(&bare, 1, "interface endpoint", "sts").state, State::MissingIfUsed);
}

#[test]
fn what_is_not_there_has_no_cell_and_no_price() {
    let mut lab = Lab::new(Has {
        databases: false,
        ..Has::QUICKSTART
    });
    let c = lab.compare(false);
    assert_eq!(
        (word(&c, 1, Target::Postgres), word(&c, 1, Target::Redshift)),
        ("none", "none")
    );
    lab.seats.truncate(1);
    assert_eq!(
        word(&lab.compare(false), 1, Target::OtherApp),
        "none",
        "alone in the domain"
    );
    lab.options.prices.regions.clear();
    lab.region.outside = None;
    let c = lab.compare(false);
    assert!(c.prices.is_none() && c.modes.iter().all(|m| m.bills.is_empty()) && c.recommendation.bill.is_none());
    assert!(
        c.notes.iter().any(|n| n.contains("has no prices of us-east-1")),
        "{:?}",
        c.notes
    );
    assert_eq!(
        (word(&c, 0, Target::Internet), word(&c, 0, Target::GitHub)),
        ("blocked", "blocked")
    );
    assert!(c.notes.iter().any(|n| n.contains("--uplink none")));
    lab.seats.clear();
    let c = lab.compare(false);
    assert!(c.notes.iter().any(|n| n.contains("has no space")));
    for mode in &c.modes {
        assert!(
            mode.cells.is_empty() && mode.risks.is_empty(),
            "nothing is called closed that nobody was asked about"
        );
    }
}

#[test]
fn of_several_databases_the_first_by_name_that_answers_is_asked() {
    let mut lab = Lab::new(Has::QUICKSTART);
    lab.database(DatabaseService::Rds, "accounts", 15432);
    let asked = |lab: &Lab| {
        let c = lab.compare(false);
        let cell = c.modes[1]
            .cells
            .iter()
            .find(|c| c.to == Target::Postgres)
            .expect("a cell");
        cell.reason.clone()
    };
    let interface = |lab: &Lab, identifier: &str| {
        let database = lab.databases.iter().find(|d| d.identifier == identifier).expect("it");
        lab.network
            .database_interface(database.workload)
            .expect("an interface")
            .id
            .to_string()
    };
    assert!(asked(&lab).contains(&interface(&lab, "accounts")));
    lab.databases.last_mut().expect("it").status = kakoi_database::DatabaseStatus::Creating;
    assert!(asked(&lab).contains(&interface(&lab, "orders")));
}

fn anything() -> impl Strategy<Value = (Has, [bool; 5], usize)> {
    let access = prop_oneof![Just(PublicInternetOnly), Just(VpcOnly)];
    let parts = (access, any::<[bool; 4]>()).prop_map(
        |(access, [api_endpoint, s3_endpoint, nat, databases]): (AppNetworkAccessType, [bool; 4])| Has {
            access,
            api_endpoint,
            s3_endpoint,
            nat,
            databases,
        },
    );
    (parts, any::<[bool; 5]>(), 1usize..=2)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The real network of running apps and the one imagined for the same mode give the same answers, for the same reasons, and
    /// the same gates.
    #[test]
    fn as_if_in_the_current_mode_is_as_it_is((has, [no_egress, no_endpoint_rule, no_dns, friends, no_nfs], users) in anything()) {
        let mut lab = Lab::new(has);
        lab.seats.truncate(users);
        let [alice, bob] = [lab.groups[0], lab.groups[1]];
        if no_egress {
            lab.close(alice);
        }
        if no_endpoint_rule {
            lab.close(lab.endpoint_group);
        }
        if friends {
            lab.rule(bob, Direction::Ingress, Traffic::All, Peer::Group(alice));
        }
        if no_nfs {
            lab.close(lab.domain.outbound_nfs.expect("a group"));
        }
        let vpc = lab.domain.vpc;
        lab.network.vpcs.get_mut(&vpc).expect("the VPC").enable_dns_hostnames = !no_dns;
        lab.start();
        let (real, imagined) = (lab.compare(true), lab.compare(false));
        let current = usize::from(has.access == VpcOnly);
        let facts = |c: &Comparison| {
            let cells = c.modes[current].cells.iter();
            let cells: Vec<_> = cells.map(|x| (x.from.clone(), x.to, x.expected.clone(), x.code.clone(), x.leg, x.way)).collect();
            let starts: Vec<bool> = c.modes[current].starts.iter().map(|s| s.fails.is_some()).collect();
            let states: Vec<_> = c.modes[current].needs.iter().map(|n| (n.what.clone(), n.state)).collect();
            let open: Vec<bool> = c.modes[current].risks.iter().map(|r| r.open).collect();
            (cells, starts, states, open)
        };
        prop_assert_eq!(facts(&real), facts(&imagined));
        prop_assert_eq!(&real.recommendation, &imagined.recommendation);
        // The other mode doesn't depend on what runs.
        let other = |c: &Comparison| c.modes[1 - current].cells.iter().map(|x| (x.to, x.expected.clone(), x.code.clone())).collect::<Vec<_>>();
        prop_assert_eq!(other(&real), other(&imagined));
    }
}
