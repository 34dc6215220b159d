//! VPC peering connections: their life, what they allow rules and routes to name, and what they hold (lines 7, 22 and 27).

use super::*;

const HOUR: EpochMs = 3_600_000;

fn ask(lab: &mut Lab, from: VpcId, to: VpcId) -> VpcPeeringConnectionId {
    lab.run(|n, ctx| n.create_peering(ctx, from, to, Tags::new()))
        .expect("a request")
}

fn active(lab: &mut Lab, from: VpcId, to: VpcId) -> VpcPeeringConnectionId {
    let id = ask(lab, from, to);
    lab.run(|n, ctx| n.accept_peering(ctx, id)).expect("accepted");
    id
}

fn state(lab: &Lab, id: VpcPeeringConnectionId) -> PeeringState {
    lab.network.peerings[&id].state_at(lab.now)
}

fn from_group(group: SecurityGroupId) -> Permission {
    Permission::new("tcp", Some((443, 443)), PeerSpec::Group(group.to_string()))
}

#[test]
fn a_request_is_accepted_rejected_taken_back_or_expires() {
    let mut lab = Lab::new();
    let (a, b) = (lab.vpc("10.0.0.0/16"), lab.vpc("10.1.0.0/16"));
    let id = ask(&mut lab, a, b);
    assert_eq!(state(&lab, id), PeeringState::PendingAcceptance);
    assert_eq!(ask(&mut lab, a, b), id, "the same request again is the first one");
    lab.refused("VpcPeeringConnectionAlreadyExists", |n, ctx| {
        n.create_peering(ctx, b, a, Tags::new())
    });
    lab.run(|n, ctx| n.accept_peering(ctx, id)).expect("accepted");
    assert_eq!(state(&lab, id), PeeringState::Active);
    assert_eq!(lab.network.active_peering(b, a).map(|p| p.id), Some(id));
    for refused in [
        lab.refused("InvalidStateTransition", |n, ctx| n.accept_peering(ctx, id)),
        lab.refused("InvalidStateTransition", |n, ctx| n.reject_peering(ctx, id)),
    ] {
        assert!(refused.contains("from active to"), "{refused}");
    }
    lab.run(|n, ctx| n.delete_peering(ctx, id)).expect("deleted");
    assert_eq!(state(&lab, id), PeeringState::Deleted);
    let refused = lab.refused("InvalidStateTransition", |n, ctx| n.delete_peering(ctx, id));
    assert!(
        refused.ends_with("from deleted to deleting"),
        "Terraform reads this: {refused}"
    );

    let second = ask(&mut lab, b, a);
    lab.run(|n, ctx| n.reject_peering(ctx, second)).expect("rejected");
    assert_eq!(state(&lab, second), PeeringState::Rejected);
    let third = ask(&mut lab, b, a);
    lab.now += 7 * 24 * HOUR;
    assert_eq!(state(&lab, third), PeeringState::Expired);
    lab.refused("InvalidStateTransition", |n, ctx| n.accept_peering(ctx, third));
    assert!(lab.network.find_peering(id, lab.now).is_err(), "two hours are over");
    lab.now += 48 * HOUR;
    assert!(lab.network.find_peering(third, lab.now).is_err(), "two days are over");
    let now = lab.now;
    assert_eq!(lab.run(|n, _| Ok(n.forget_ended_peerings(now))), Ok(3));
    assert!(lab.network.peerings.is_empty());
}

#[test]
fn overlapping_ranges_fail_and_no_range_may_overlap_a_peers_later() {
    let mut lab = Lab::new();
    let (a, b) = (lab.vpc("10.0.0.0/16"), lab.vpc("10.0.128.0/20"));
    for (from, to) in [(a, b), (a, a)] {
        let id = ask(&mut lab, from, to);
        assert_eq!(state(&lab, id), PeeringState::Failed);
        assert!(
            lab.network.peerings[&id]
                .message_at(lab.now)
                .contains("overlapping CIDR")
        );
    }
    let c = lab.vpc("10.2.0.0/16");
    let id = ask(&mut lab, a, c);
    lab.refused("CidrConflict", |n, ctx| n.associate_vpc_cidr(ctx, c, "10.0.64.0/20"));
    lab.run(|n, ctx| n.accept_peering(ctx, id)).expect("accepted");
    lab.refused("CidrConflict", |n, ctx| n.associate_vpc_cidr(ctx, a, "10.2.255.0/24"));
    lab.run(|n, ctx| n.delete_peering(ctx, id)).expect("deleted");
    lab.run(|n, ctx| n.associate_vpc_cidr(ctx, a, "10.2.255.0/24"))
        .expect("free again");
    let second = ask(&mut lab, c, a);
    assert_eq!(
        state(&lab, second),
        PeeringState::Failed,
        "later ranges count as the first one does"
    );
    let missing = VpcId::from_entropy(1 << 60);
    lab.refused("InvalidVpcID.NotFound", |n, ctx| {
        n.create_peering(ctx, a, missing, Tags::new())
    });
    let studio = lab.network.studio_vpc().expect("studio").id;
    lab.refused("InvalidVpcID.NotFound", |n, ctx| {
        n.create_peering(ctx, a, studio, Tags::new())
    });
}

#[test]
fn line_7_rules_name_groups_of_an_active_peer_only_and_become_stale() {
    let mut lab = Lab::new();
    let (a, b) = (lab.vpc("10.0.0.0/16"), lab.vpc("10.1.0.0/16"));
    let (mine, theirs) = (lab.group(a, "mine"), lab.group(b, "theirs"));
    let way = Direction::Ingress;
    let rule = from_group(theirs);
    let authorize = |n: &mut Network, ctx: &mut Ctx<'_>, rule: &Permission| {
        n.authorize(ctx, mine, way, std::slice::from_ref(rule), Tags::new())
    };
    lab.refused("InvalidGroup.NotFound", |n, ctx| authorize(n, ctx, &rule));
    let id = ask(&mut lab, b, a);
    lab.refused("InvalidGroup.NotFound", |n, ctx| authorize(n, ctx, &rule));
    lab.run(|n, ctx| n.accept_peering(ctx, id)).expect("accepted");
    let made = lab.run(|n, ctx| authorize(n, ctx, &rule)).expect("a rule");
    assert!(!lab.network.is_stale(a, &made[0]));
    // The peer's rule doesn't hold the group; one of its own VPC does.
    let friend = lab.group(b, "friend");
    lab.run(|n, ctx| n.authorize(ctx, friend, way, std::slice::from_ref(&rule), Tags::new()))
        .expect("a rule");
    lab.refused("DependencyViolation", |n, _| n.delete_security_group(theirs));
    lab.run(|n, _| n.delete_security_group(friend)).expect("deleted");
    lab.run(|n, ctx| n.delete_peering(ctx, id)).expect("deleted");
    assert!(lab.network.is_stale(a, &made[0]));
    lab.run(|n, _| n.delete_security_group(theirs)).expect("deleted");
    assert!(lab.network.is_stale(a, &made[0]));
    // A stale rule can be found and removed, but not made.
    let which = Selector::Permissions(vec![rule.clone()]);
    lab.run(|n, ctx| n.revoke(ctx, mine, way, &which)).expect("revoked");
    lab.refused("InvalidGroup.NotFound", |n, ctx| authorize(n, ctx, &rule));
}

#[test]
fn lines_22_and_27_routes_lead_to_live_connections_of_their_own_vpc() {
    let mut lab = Lab::new();
    let (a, b, c) = (lab.vpc("10.0.0.0/16"), lab.vpc("10.1.0.0/16"), lab.vpc("10.2.0.0/16"));
    let (table, far) = (lab.main_table(a), lab.main_table(c));
    let id = ask(&mut lab, a, b);
    let spec = RouteSpec::to_peering("10.1.0.0/16", id);
    lab.run(|n, ctx| n.create_route(ctx, table, &spec)).expect("a route");
    let route = |lab: &Lab| {
        lab.network
            .route_state(&lab.network.route_tables[&table], RouteTarget::Peering(id))
    };
    assert_eq!(route(&lab), RouteState::Blackhole);
    lab.run(|n, ctx| n.accept_peering(ctx, id)).expect("accepted");
    assert_eq!(route(&lab), RouteState::Active);
    lab.refused("InvalidParameterValue", |n, ctx| n.create_route(ctx, far, &spec));
    lab.run(|n, ctx| n.delete_peering(ctx, id)).expect("deleted");
    assert_eq!(route(&lab), RouteState::Blackhole);
    let other = RouteSpec::to_peering("10.9.0.0/16", id);
    lab.refused("InvalidVpcPeeringConnectionID.NotFound", |n, ctx| {
        n.create_route(ctx, table, &other)
    });
    lab.refused("InvalidVpcPeeringConnectionId.Malformed", |n, ctx| {
        let spec = RouteSpec {
            peering: Some("pcx".into()),
            ..other.clone()
        };
        n.create_route(ctx, table, &spec)
    });
}

#[test]
fn options_need_an_active_connection_and_host_names() {
    let mut lab = Lab::new();
    let (a, b) = (lab.vpc("10.0.0.0/16"), lab.vpc("10.1.0.0/16"));
    let id = ask(&mut lab, a, b);
    let options = PeeringOptions {
        requester_dns: None,
        accepter_dns: Some(true),
    };
    lab.refused("OperationNotPermitted", |n, ctx| {
        n.modify_peering_options(ctx, id, options)
    });
    lab.run(|n, ctx| n.accept_peering(ctx, id)).expect("accepted");
    lab.refused("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", |n, ctx| {
        n.modify_peering_options(ctx, id, options)
    });
    for vpc in [a, b] {
        lab.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsHostnames(true)))
            .expect("host names");
    }
    lab.run(|n, ctx| n.modify_peering_options(ctx, id, options))
        .expect("set");
    let peering = &lab.network.peerings[&id];
    assert!(peering.accepter.allow_dns_resolution && !peering.requester.allow_dns_resolution);
}

#[test]
fn a_peered_vpc_stays_and_a_waiting_request_goes_with_its_vpc() {
    let mut lab = Lab::new();
    let (a, b) = (lab.vpc("10.0.0.0/16"), lab.vpc("10.1.0.0/16"));
    let id = active(&mut lab, a, b);
    lab.refused("DependencyViolation", |n, ctx| n.delete_vpc(ctx, a));
    lab.refused("DependencyViolation", |n, ctx| n.delete_vpc(ctx, b));
    lab.run(|n, ctx| n.delete_peering(ctx, id)).expect("deleted");
    let waiting = ask(&mut lab, a, b);
    lab.run(|n, ctx| n.delete_vpc(ctx, b)).expect("deleted");
    assert_eq!(state(&lab, waiting), PeeringState::Deleted);
}

#[test]
fn what_a_client_can_pile_up_is_bounded() {
    let mut lab = Lab::new();
    let hub = lab.vpc("10.0.0.0/16");
    for _ in 0..250 {
        let _failed = ask(&mut lab, hub, hub);
    }
    assert!(lab.network.peerings.len() <= 201, "{}", lab.network.peerings.len());
    let spokes: Vec<VpcId> = (1..=26).map(|n| lab.vpc(&format!("10.{n}.0.0/16"))).collect();
    for spoke in &spokes[..25] {
        let _waits = ask(&mut lab, hub, *spoke);
    }
    lab.refused("OutstandingVpcPeeringConnectionLimitExceeded", |n, ctx| {
        n.create_peering(ctx, hub, spokes[25], Tags::new())
    });
}
