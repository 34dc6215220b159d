//! Tests of the operations: a table of errors for each family, and random scripts.

mod acls;
mod databases;
mod endpoints;
mod groups;
mod peerings;
mod prefix_lists;
mod random;
mod ranges;
mod routing;
mod services;
mod vpcs;

use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// A network and what operations on it need; ids come from a counter, so failures repeat exactly.
pub(crate) struct Lab {
    pub(crate) network: Network,
    pub(crate) counter: u128,
    pub(crate) now: EpochMs,
    pub(crate) region: RegionContext,
    pub(crate) host: Vec<Ipv4Addr>,
}

impl Lab {
    /// An empty network in `us-east-1`.
    pub(crate) fn empty() -> Self {
        let region = RegionContext {
            region: "us-east-1".parse().expect("region"),
            account: "000000000000".parse().expect("account"),
        };
        Self {
            network: Network::default(),
            counter: 0,
            now: 1_000,
            region,
            host: Vec::new(),
        }
    }

    /// A region as it starts.
    pub(crate) fn new() -> Self {
        let mut lab = Self::empty();
        lab.run(|n, ctx| n.initialise(ctx)).expect("a new region");
        lab
    }

    /// Runs an operation. A refused one must change nothing, and the network stays whole either way.
    pub(crate) fn run<T>(
        &mut self,
        operation: impl FnOnce(&mut Network, &mut Ctx<'_>) -> Result<T, NetError>,
    ) -> Result<T, NetError> {
        let before = self.network.clone();
        let mut entropy = || {
            self.counter += 1;
            self.counter
        };
        let mut ctx = Ctx {
            now: self.now,
            entropy: &mut entropy,
            region: &self.region,
            host_addresses: &self.host,
        };
        let result = operation(&mut self.network, &mut ctx);
        if let Err(error) = &result {
            assert!(self.network == before, "a refused call changed the network: {error}");
        }
        assert_eq!(self.network.check(), Vec::<String>::new());
        result
    }

    /// Runs an operation that must be refused with this code.
    #[track_caller]
    pub(crate) fn refused<T>(
        &mut self,
        code: &str,
        operation: impl FnOnce(&mut Network, &mut Ctx<'_>) -> Result<T, NetError>,
    ) -> String {
        match self.run(operation) {
            Ok(_) => panic!("expected {code}, but the call succeeded"),
            Err(error) => {
                assert_eq!(error.code, code, "{error}");
                assert!(!error.message.is_empty());
                error.message
            }
        }
    }

    pub(crate) fn vpc(&mut self, cidr: &str) -> VpcId {
        self.run(|n, ctx| n.create_vpc(ctx, cidr, Tags::new())).expect("a VPC")
    }

    pub(crate) fn subnet(&mut self, vpc: VpcId, cidr: &str, zone: &str) -> SubnetId {
        self.run(|n, ctx| n.create_subnet(ctx, subnet(vpc, cidr, Some(zone))))
            .expect("a subnet")
    }

    pub(crate) fn group(&mut self, vpc: VpcId, name: &str) -> SecurityGroupId {
        self.run(|n, ctx| n.create_security_group(ctx, group(Some(vpc), name)))
            .expect("a group")
    }

    /// A VPC 10.0.0.0/16 with subnets 10.0.1.0/24 in zone a and 10.0.2.0/24 in zone b.
    pub(crate) fn usual(&mut self) -> (VpcId, SubnetId, SubnetId) {
        let vpc = self.vpc("10.0.0.0/16");
        (
            vpc,
            self.subnet(vpc, "10.0.1.0/24", "us-east-1a"),
            self.subnet(vpc, "10.0.2.0/24", "us-east-1b"),
        )
    }

    /// An attached internet gateway.
    pub(crate) fn gateway(&mut self, vpc: VpcId) -> InternetGatewayId {
        let gateway = self
            .run(|n, ctx| n.create_internet_gateway(ctx, Tags::new()))
            .expect("a gateway");
        self.run(|n, _| n.attach_internet_gateway(gateway, vpc))
            .expect("attached");
        gateway
    }

    /// A public NAT gateway in a subnet.
    pub(crate) fn nat(&mut self, subnet: SubnetId) -> (NatGatewayId, AllocationId) {
        let allocation = self
            .run(|n, ctx| n.allocate_address(ctx, Tags::new()))
            .expect("an address");
        (
            self.run(|n, ctx| n.create_nat_gateway(ctx, nat(subnet, Some(allocation))))
                .expect("a NAT gateway"),
            allocation,
        )
    }

    pub(crate) fn main_table(&self, vpc: VpcId) -> RouteTableId {
        self.network.main_route_table(vpc).expect("main table").id
    }
}

pub(crate) fn subnet(vpc: VpcId, cidr: &str, zone: Option<&str>) -> CreateSubnet {
    CreateSubnet {
        vpc,
        cidr: cidr.to_owned(),
        zone: zone.map(str::to_owned),
        zone_id: None,
        tags: Tags::new(),
    }
}

pub(crate) fn group(vpc: Option<VpcId>, name: &str) -> CreateSecurityGroup {
    CreateSecurityGroup {
        vpc,
        name: name.to_owned(),
        description: "a test".to_owned(),
        tags: Tags::new(),
    }
}

pub(crate) fn nat(subnet: SubnetId, allocation: Option<AllocationId>) -> CreateNatGateway {
    let connectivity = if allocation.is_some() {
        Connectivity::Public
    } else {
        Connectivity::Private
    };
    CreateNatGateway {
        subnet,
        allocation,
        connectivity,
        private_ip: None,
        tags: Tags::new(),
    }
}

pub(crate) fn leg(subnet: SubnetId, groups: &[SecurityGroupId], workload: u128) -> AppInterface {
    AppInterface {
        subnet,
        groups: groups.iter().copied().collect::<BTreeSet<_>>(),
        workload: WorkloadId::from_entropy(workload),
        leg: AppLeg::Vpc,
        description: "an app".to_owned(),
        tags: Tags::new(),
    }
}
