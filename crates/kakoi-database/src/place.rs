//! In which subnet a database stands.

use crate::{DatabaseService, SubnetGroup};
use kakoi_net::Network;
use kakoi_types::{SubnetId, Tags};
use std::collections::BTreeSet;

/// Why there's no place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// All of the group's subnets were deleted.
    #[error("none of the subnets of subnet group {0} exists any more: modify the group")]
    NoSubnet(String),
    /// The wanted zone has none of them.
    #[error("subnet group {group} has no subnet in {zone}; it has some in {others}")]
    NotInZone {
        /// The group.
        group: String,
        /// The wanted zone.
        zone: String,
        /// The zones there are.
        others: String,
    },
}

impl SubnetGroup {
    /// The group of databases for which none was named: the default VPC's subnets. `None` without a default VPC.
    pub fn default_of(network: &Network, service: DatabaseService) -> Option<Self> {
        let vpc = network.default_vpc()?.id;
        Some(Self {
            service,
            name: "default".into(),
            description: "default".into(),
            vpc,
            subnets: network
                .subnets
                .values()
                .filter(|s| s.vpc == vpc)
                .map(|s| s.id)
                .collect(),
            tags: Tags::new(),
        })
    }

    /// The zones of its subnets that still exist.
    pub fn zones(&self, network: &Network) -> BTreeSet<String> {
        let found = self.subnets.iter().filter_map(|id| network.subnets.get(id));
        found.map(|s| s.zone.clone()).collect()
    }
}

/// The subnet of a group that has the most free addresses, in the wanted zone if one is wanted.
///
/// # Errors
/// [`NoPlace`].
pub fn place(network: &Network, group: &SubnetGroup, zone: Option<&str>) -> Result<SubnetId, NoPlace> {
    let zones = group.zones(network);
    if zones.is_empty() {
        return Err(NoPlace::NoSubnet(group.name.clone()));
    }
    let found = group.subnets.iter().filter_map(|id| network.subnets.get(id));
    // Of equals the first by zone, so that the same network gives the same answer.
    let best = found
        .filter(|s| zone.is_none_or(|zone| s.zone == zone))
        .min_by_key(|s| {
            (
                std::cmp::Reverse(network.available_addresses(s.id)),
                s.zone.clone(),
                s.id,
            )
        });
    best.map(|s| s.id).ok_or_else(|| NoPlace::NotInZone {
        group: group.name.clone(),
        zone: zone.unwrap_or_default().to_owned(),
        others: zones.into_iter().collect::<Vec<_>>().join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kakoi_net::{CreateSubnet, Ctx, DatabaseInterface};
    use kakoi_types::{RegionContext, WorkloadId};

    struct Lab {
        network: Network,
        entropy: u128,
        region: RegionContext,
    }

    impl Lab {
        fn run<T>(&mut self, operation: impl FnOnce(&mut Network, &mut Ctx<'_>) -> T) -> T {
            let next = &mut self.entropy;
            let mut entropy = || {
                *next += 1;
                *next << 70 | *next
            };
            let mut ctx = Ctx {
                now: 0,
                entropy: &mut entropy,
                region: &self.region,
                host_addresses: &[],
            };
            operation(&mut self.network, &mut ctx)
        }
    }

    #[test]
    fn the_emptiest_subnet_is_taken_and_a_wanted_zone_counts() {
        let mut lab = Lab {
            network: Network::default(),
            entropy: 0,
            region: RegionContext {
                region: "us-east-1".parse().expect("a region"),
                account: "000000000000".parse().expect("an account"),
            },
        };
        let vpc = lab
            .run(|n, ctx| n.create_vpc(ctx, "10.0.0.0/16", Tags::new()))
            .expect("a VPC");
        let mut subnet = |cidr: &str, zone: &str| {
            let request = CreateSubnet {
                vpc,
                cidr: cidr.into(),
                zone: Some(zone.into()),
                zone_id: None,
                tags: Tags::new(),
            };
            lab.run(|n, ctx| n.create_subnet(ctx, request)).expect("a subnet")
        };
        let (a, b) = (subnet("10.0.1.0/24", "us-east-1a"), subnet("10.0.2.0/24", "us-east-1b"));
        let mut group = SubnetGroup {
            service: DatabaseService::Rds,
            name: "g".into(),
            description: String::new(),
            vpc,
            subnets: BTreeSet::from([a, b]),
            tags: Tags::new(),
        };
        assert_eq!(place(&lab.network, &group, None), Ok(a));
        assert_eq!(place(&lab.network, &group, Some("us-east-1b")), Ok(b));
        let full = DatabaseInterface {
            subnet: a,
            groups: BTreeSet::new(),
            workload: WorkloadId::from_entropy(1),
            service: DatabaseService::Rds,
            label: "x".into(),
        };
        lab.run(|n, ctx| n.create_database_interface(ctx, full))
            .expect("an interface");
        assert_eq!(
            place(&lab.network, &group, None),
            Ok(b),
            "one address less in the other"
        );
        let elsewhere = place(&lab.network, &group, Some("us-east-1c")).expect_err("no subnet there");
        assert!(elsewhere.to_string().contains("us-east-1a, us-east-1b"), "{elsewhere}");
        group.subnets = BTreeSet::from([SubnetId::from_entropy(1 << 60)]);
        assert_eq!(place(&lab.network, &group, None), Err(NoPlace::NoSubnet("g".into())));
        assert_eq!(SubnetGroup::default_of(&lab.network, DatabaseService::Rds), None);
    }
}
