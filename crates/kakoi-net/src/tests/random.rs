//! Random scripts of operations: the network stays whole, a refused operation changes nothing, the studio network
//! is never touched.

use super::*;
use proptest::prelude::*;

/// How many operations [`step`] knows.
const OPERATIONS: u8 = 50;

/// One step: which operation, and three numbers from which it picks its arguments.
type Step = (u8, u8, u8, u8);

/// Picks one of the ids there are, those of the studio network included; now and then one that doesn't exist.
fn pick<T: Copy>(ids: impl Iterator<Item = T>, n: u8, missing: T) -> T {
    let ids: Vec<T> = ids.collect();
    if ids.is_empty() || n >= 250 {
        missing
    } else {
        ids[usize::from(n) % ids.len()]
    }
}

fn step(network: &mut Network, ctx: &mut Ctx<'_>, (operation, a, b, c): Step) -> Result<(), NetError> {
    const NOWHERE: u128 = 1 << 60;
    let vpc = |n: u8| pick(network.vpcs.keys().copied(), n, VpcId::from_entropy(NOWHERE));
    let subnet_at = |n: u8| pick(network.subnets.keys().copied(), n, SubnetId::from_entropy(NOWHERE));
    let group_at = |n: u8| {
        pick(
            network.groups.keys().copied(),
            n,
            SecurityGroupId::from_entropy(NOWHERE),
        )
    };
    let table = |n: u8| {
        pick(
            network.route_tables.keys().copied(),
            n,
            RouteTableId::from_entropy(NOWHERE),
        )
    };
    let gateway = |n: u8| {
        pick(
            network.internet_gateways.keys().copied(),
            n,
            InternetGatewayId::from_entropy(NOWHERE),
        )
    };
    let address = |n: u8| {
        pick(
            network.addresses.keys().copied(),
            n,
            AllocationId::from_entropy(NOWHERE),
        )
    };
    let nat_at = |n: u8| {
        pick(
            network.nat_gateways.keys().copied(),
            n,
            NatGatewayId::from_entropy(NOWHERE),
        )
    };
    let endpoint = |n: u8| {
        pick(
            network.endpoints.keys().copied(),
            n,
            VpcEndpointId::from_entropy(NOWHERE),
        )
    };
    let file_system = |n: u8| {
        pick(
            network.file_systems.keys().copied(),
            n,
            FileSystemId::from_entropy(NOWHERE),
        )
    };
    let target = |n: u8| {
        pick(
            network.mount_targets.keys().copied(),
            n,
            MountTargetId::from_entropy(NOWHERE),
        )
    };
    let point = |n: u8| {
        pick(
            network.access_points.keys().copied(),
            n,
            AccessPointId::from_entropy(NOWHERE),
        )
    };
    let associations = network
        .route_tables
        .values()
        .flat_map(|t| t.main.into_iter().chain(t.subnets.keys().copied()));
    let association = pick(associations, a, RouteTableAssociationId::from_entropy(NOWHERE));
    let direction = if c % 2 == 0 {
        Direction::Ingress
    } else {
        Direction::Egress
    };
    let acl = |n: u8| {
        pick(
            network.network_acls.keys().copied(),
            n,
            NetworkAclId::from_entropy(NOWHERE),
        )
    };
    let peering = |n: u8| {
        pick(
            network.peerings.keys().copied(),
            n,
            VpcPeeringConnectionId::from_entropy(NOWHERE),
        )
    };
    let prefix_list = |n: u8| {
        pick(
            network.prefix_lists.keys().copied(),
            n,
            PrefixListId::from_entropy(NOWHERE),
        )
    };
    let later_ranges = network.vpcs.values().flat_map(|v| v.more_cidrs.keys().copied());
    let later_range = pick(later_ranges, a, VpcCidrAssociationId::from_entropy(NOWHERE));
    let acl_associations = network.subnets.values().map(|s| s.acl_association);
    let acl_association = pick(acl_associations, a, NetworkAclAssociationId::from_entropy(NOWHERE));
    let acl_entry = AclEntrySpec {
        allow: b % 2 == 0,
        protocol: "tcp".to_owned(),
        cidr: Some(format!("10.{c}.0.0/16")),
        ports: Some((i64::from(b % 3), 9)),
        ..AclEntrySpec::default()
    };
    let peer = match b % 3 {
        0 => PeerSpec::Group(group_at(c).to_string()),
        1 => PeerSpec::PrefixList(prefix_list(c).to_string()),
        _ => PeerSpec::Cidr(format!("10.{c}.0.0/16")),
    };
    let permission = Permission::new("tcp", Some((i64::from(c % 4), 9)), peer);
    let list = Some(s3_prefix_list_id(&ctx.region.region).to_string());
    let spec = match c % 6 {
        4 => RouteSpec::to_peering("10.3.0.0/16", peering(b)),
        5 => RouteSpec {
            cidr: None,
            prefix_list: Some(prefix_list(a).to_string()),
            ..RouteSpec::to_peering("", peering(b))
        },
        0 => RouteSpec::to_gateway("0.0.0.0/0", gateway(b)),
        1 => RouteSpec::to_nat("0.0.0.0/0", nat_at(b)),
        2 => RouteSpec::to_gateway("192.0.2.0/24", gateway(b)),
        _ => RouteSpec {
            cidr: None,
            prefix_list: list,
            ..RouteSpec::to_gateway("", gateway(b))
        },
    };
    match operation % OPERATIONS {
        0 => network
            .create_vpc(ctx, &format!("10.{}.0.0/{}", a % 4, 15 + b % 3), Tags::new())
            .map(drop),
        1 => network.delete_vpc(ctx, vpc(a)),
        2 | 3 => {
            let vpc = vpc(a);
            let base = network
                .vpcs
                .get(&vpc)
                .map_or([10, 0, 0, 0], |v| v.cidr.network().octets());
            network
                .create_subnet(
                    ctx,
                    subnet(
                        vpc,
                        &format!("{}.{}.{}.0/{}", base[0], base[1], b % 4, 23 + c % 6),
                        None,
                    ),
                )
                .map(drop)
        }
        4 => network.delete_subnet(subnet_at(a)),
        5 | 6 => network
            .create_security_group(ctx, group((b % 3 > 0).then(|| vpc(a)), &format!("g{}", c % 5)))
            .map(drop),
        7 => network.delete_security_group(group_at(a)),
        8 | 9 => network
            .authorize(ctx, group_at(a), direction, &[permission], Tags::new())
            .map(drop),
        10 => {
            let group = group_at(a);
            let rule = network
                .groups
                .get(&group)
                .and_then(|g| g.rules_in(direction).next())
                .map(|r| r.id);
            let which = rule
                .filter(|_| b % 2 == 0)
                .map_or(Selector::Permissions(vec![permission]), |rule| {
                    Selector::Rules(vec![rule])
                });
            network.revoke(ctx, group, direction, &which).map(drop)
        }
        11 => {
            let rule = network
                .groups
                .get(&group_at(a))
                .and_then(|g| g.rules.keys().next().copied())
                .unwrap_or(SecurityGroupRuleId::from_entropy(NOWHERE));
            network.modify_security_group_rules(ctx, group_at(a), &[ModifyRule { rule, permission }])
        }
        12 => network.create_route_table(ctx, vpc(a), Tags::new()).map(drop),
        13 => network.delete_route_table(table(a)),
        14 => network.associate_route_table(ctx, table(a), subnet_at(b)).map(drop),
        15 => network
            .replace_route_table_association(ctx, association, table(b))
            .map(drop),
        16 => network.disassociate_route_table(association),
        17 => network.create_route(ctx, table(a), &spec),
        18 => network.replace_route(ctx, table(a), &spec),
        19 => network.delete_route(table(a), &spec),
        20 => network.create_internet_gateway(ctx, Tags::new()).map(drop),
        21 | 22 => network.attach_internet_gateway(gateway(a), vpc(b)),
        23 => network.detach_internet_gateway(gateway(a), vpc(b)),
        24 => network.delete_internet_gateway(gateway(a)),
        25 => network.allocate_address(ctx, Tags::new()).map(drop),
        26 => network.release_address(address(a)),
        27 => network
            .create_nat_gateway(ctx, nat(subnet_at(a), (c % 4 > 0).then(|| address(b))))
            .map(drop),
        28 => network.delete_nat_gateway(ctx, nat_at(a)),
        29 if c % 2 == 0 => network
            .create_endpoint(ctx, endpoints::gateway_endpoint(vpc(a), &[table(b), table(c)]))
            .map(drop),
        29 => network
            .create_endpoint(
                ctx,
                endpoints::interface_endpoint(vpc(a), &[subnet_at(b), subnet_at(c)], b % 2 == 0),
            )
            .map(drop),
        30 => {
            let change = match b % 4 {
                0 => ModifyEndpoint {
                    add_subnets: [subnet_at(c)].into(),
                    ..ModifyEndpoint::default()
                },
                1 => ModifyEndpoint {
                    remove_subnets: [subnet_at(c)].into(),
                    ..ModifyEndpoint::default()
                },
                2 => ModifyEndpoint {
                    add_groups: [group_at(c)].into(),
                    private_dns: Some(false),
                    ..ModifyEndpoint::default()
                },
                _ => ModifyEndpoint {
                    add_route_tables: [table(b)].into(),
                    remove_route_tables: (c % 2 == 0).then(|| table(c)).into_iter().collect(),
                    ..ModifyEndpoint::default()
                },
            };
            network.modify_endpoint(ctx, endpoint(a), &change)
        }
        31 => network.delete_endpoint(endpoint(a)),
        32 if c % 2 == 0 => network
            .create_file_system(ctx, &format!("t{}", a % 4), None, Tags::new())
            .map(drop),
        32 => network.delete_file_system(file_system(a)),
        33 if c % 8 == 1 => {
            let wanted = CreateAccessPoint {
                token: format!("t{}", b % 4),
                ..CreateAccessPoint::default()
            };
            network.create_access_point(ctx, file_system(a), wanted).map(drop)
        }
        33 if c % 8 == 4 => network.delete_access_point(point(b)),
        33 if c % 4 > 0 => network
            .create_mount_target(
                ctx,
                file_system(a),
                subnet_at(b),
                (c % 2 == 0).then(|| group_at(c)).into_iter().collect(),
            )
            .map(drop),
        33 => network.delete_mount_target(target(a)),
        34 if c % 4 > 0 => {
            // Only users' networks: that the service may stand in the studio network has its own test.
            let chosen = subnet_at(a);
            network.find_subnet(chosen)?;
            network
                .create_app_interface(ctx, leg(chosen, &[group_at(b)], u128::from(c % 8)))
                .map(drop)
        }
        34 => {
            network.release_app_interfaces(WorkloadId::from_entropy(u128::from(b % 8)));
            Ok(())
        }
        35 => network.create_network_acl(ctx, vpc(a), Tags::new()).map(drop),
        36 => network.delete_network_acl(acl(a)),
        37 => network.create_network_acl_entry(acl(a), direction, i64::from(b % 4), &acl_entry),
        38 if c % 2 == 0 => network.replace_network_acl_entry(acl(a), direction, i64::from(b % 4), &acl_entry),
        38 => network.delete_network_acl_entry(acl(a), direction, i64::from(b % 4)),
        39 => network
            .replace_network_acl_association(ctx, acl_association, acl(b))
            .map(drop),
        40 => network
            .associate_vpc_cidr(ctx, vpc(a), &format!("10.{}.{}.0/20", b % 4, c & 0xf0))
            .map(drop),
        41 => network.disassociate_vpc_cidr(later_range).map(drop),
        42 => network.create_peering(ctx, vpc(a), vpc(b), Tags::new()).map(drop),
        43 => network.accept_peering(ctx, peering(a)),
        44 if c % 2 == 0 => network.reject_peering(ctx, peering(a)),
        44 => network.delete_peering(ctx, peering(a)),
        45 => {
            let entries = [(format!("10.{b}.0.0/16"), None)];
            network
                .create_prefix_list(ctx, "list", i64::from(c % 30), &entries, Tags::new())
                .map(drop)
        }
        46 => {
            let id = prefix_list(a);
            let version = network.prefix_lists.get(&id).map_or(1, |l| l.version);
            let mut change = ModifyPrefixList {
                current_version: Some(version),
                ..ModifyPrefixList::default()
            };
            match c % 3 {
                0 => change.add = vec![(format!("10.{b}.0.0/16"), None)],
                1 => change.remove = vec![format!("10.{b}.0.0/16")],
                _ => change.max_entries = Some(i64::from(b % 64)),
            }
            network.modify_prefix_list(ctx, id, &change)
        }
        47 => network.restore_prefix_list(ctx, prefix_list(a), u64::from(b % 4), u64::from(c % 3)),
        48 => network.delete_prefix_list(ctx, prefix_list(a)).map(drop),
        _ => {
            network.delete_managed_groups(
                &[group_at(a), group_at(b)]
                    .into_iter()
                    .filter(|g| network.find_group(*g).is_ok())
                    .collect::<Vec<_>>(),
            );
            network.forget_ended_peerings(ctx.now + EpochMs::from(b) * 600_000);
            network.forget_deleted_nat_gateways(ctx.now + EpochMs::from(c) * 60_000);
            Ok(())
        }
    }
}

/// Everything that belongs to the studio network.
fn studio(network: &Network) -> Network {
    let id = network.studio_vpc().expect("studio network").id;
    let mut part = Network::default();
    part.vpcs.extend(
        network
            .vpcs
            .iter()
            .filter(|(k, _)| **k == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.subnets.extend(
        network
            .subnets
            .iter()
            .filter(|(_, v)| v.vpc == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.groups.extend(
        network
            .groups
            .iter()
            .filter(|(_, v)| v.vpc == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.route_tables.extend(
        network
            .route_tables
            .iter()
            .filter(|(_, v)| v.vpc == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.internet_gateways.extend(
        network
            .internet_gateways
            .iter()
            .filter(|(_, v)| v.attached == Some(id))
            .map(|(k, v)| (*k, v.clone())),
    );
    part.addresses.extend(
        network
            .addresses
            .iter()
            .filter(|(_, v)| v.owner == Owner::Service)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.nat_gateways.extend(
        network
            .nat_gateways
            .iter()
            .filter(|(_, v)| v.vpc == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.network_acls.extend(
        network
            .network_acls
            .iter()
            .filter(|(_, v)| v.vpc == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part.interfaces.extend(
        network
            .interfaces
            .iter()
            .filter(|(_, v)| v.vpc == id)
            .map(|(k, v)| (*k, v.clone())),
    );
    part
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_script_leaves_the_network_whole(script in proptest::collection::vec(any::<Step>(), 1..120)) {
        let mut lab = Lab::new();
        let before = studio(&lab.network);
        for one in script {
            // `run` asserts that the network is whole, and unchanged if the step was refused.
            let _refused = lab.run(|network, ctx| step(network, ctx, one));
            prop_assert!(studio(&lab.network) == before, "the studio network was touched by {one:?}");
        }
    }
}

#[test]
fn random_scripts_do_get_somewhere() {
    // A generator whose steps are all refused would prove nothing.
    let mut lab = Lab::new();
    let mut done = std::collections::BTreeSet::new();
    let mut state: u64 = 7;
    for n in 0..12_000 {
        if n % 200 == 0 {
            lab = Lab::new();
        }
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let [_, _, _, _, operation, a, b, c] = state.to_le_bytes();
        if lab.run(|network, ctx| step(network, ctx, (operation, a, b, c))).is_ok() {
            done.insert(operation % OPERATIONS);
        }
    }
    assert_eq!(
        done.len(),
        usize::from(OPERATIONS),
        "operations that never succeeded: {:?}",
        (0..OPERATIONS).filter(|n| !done.contains(n)).collect::<Vec<_>>()
    );
}
