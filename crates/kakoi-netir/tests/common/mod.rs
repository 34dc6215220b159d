//! Networks made by hand, resource by resource, so that these tests depend on the model alone. Shared with the simulator's.
#![allow(dead_code, reason = "each test binary uses its own part")]

use kakoi_net::*;
use kakoi_netir::{NetworkIr, PrefixLists, RegionAddresses, resolve};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// A network under construction. Identifiers count up, so every run makes the same ones.
#[derive(Clone, Default)]
pub struct Net {
    pub network: Network,
    pub lists: PrefixLists,
    next: u128,
}

pub fn ip(text: &str) -> Ipv4Addr {
    text.parse().expect("an address")
}

pub fn cidr(text: &str) -> Ipv4Net {
    text.parse().expect("a range")
}

pub fn peer(text: &str) -> Peer {
    Peer::Cidr(cidr(text))
}

pub fn tcp(port: u16) -> Traffic {
    Traffic::Tcp(PortRange::one(port))
}

/// A network ACL's rule with its number.
pub type AclRule = (u16, AclEntry);

pub fn acl_rule(number: u16, allow: bool, traffic: Traffic, range: &str) -> AclRule {
    let cidr = cidr(range);
    (number, AclEntry { allow, traffic, cidr })
}

pub const API: &str = "com.amazonaws.us-east-1.sagemaker.api";
pub const S3: &str = "com.amazonaws.us-east-1.s3";
/// Where S3 answers behind a gateway endpoint.
pub const S3_ADDRESS: &str = "198.18.0.17";

impl Net {
    pub fn fresh(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    pub fn ir(&self) -> NetworkIr {
        let region = RegionAddresses {
            prefix_lists: self.lists.clone(),
            gateway_services: BTreeMap::from([(S3.to_owned(), BTreeSet::from([ip(S3_ADDRESS)]))]),
        };
        resolve(&self.network, &region)
    }

    /// A VPC with both DNS attributes and an empty main table.
    pub fn vpc(&mut self, range: &str) -> VpcId {
        self.vpc_of(range, Owner::Customer)
    }

    pub fn vpc_of(&mut self, range: &str, owner: Owner) -> VpcId {
        let id = VpcId::from_entropy(self.fresh());
        let vpc = Vpc {
            id,
            owner,
            cidr: cidr(range),
            cidr_association: VpcCidrAssociationId::from_entropy(self.fresh()),
            more_cidrs: BTreeMap::new(),
            is_default: false,
            enable_dns_support: true,
            enable_dns_hostnames: true,
            dhcp_options: DhcpOptionsId::from_entropy(1),
            tags: Tags::new(),
        };
        self.network.vpcs.insert(id, vpc);
        let main = self.table(id, &[]);
        let association = RouteTableAssociationId::from_entropy(self.fresh());
        self.network.route_tables[&main].main = Some(association);
        let everything = [acl_rule(100, true, Traffic::All, "0.0.0.0/0")];
        let acl = self.acl(id, &[], &everything, &everything);
        self.network.network_acls[&acl].is_default = true;
        id
    }

    /// Gives a VPC another range.
    pub fn add_range(&mut self, vpc: VpcId, range: &str) -> VpcCidrAssociationId {
        let id = VpcCidrAssociationId::from_entropy(self.fresh());
        self.network.vpcs[&vpc].more_cidrs.insert(id, cidr(range));
        id
    }

    /// An active peering connection, without a route to it.
    pub fn peering(&mut self, requester: VpcId, accepter: VpcId) -> VpcPeeringConnectionId {
        let id = VpcPeeringConnectionId::from_entropy(self.fresh());
        let side = |vpc: VpcId| PeeringSide {
            vpc,
            cidr: self.network.vpcs[&vpc].cidr,
            allow_dns_resolution: false,
        };
        let peering = VpcPeering {
            id,
            requester: side(requester),
            accepter: side(accepter),
            status: PeeringStatus::Active,
            created: 0,
            ended: None,
            tags: Tags::new(),
        };
        self.network.peerings.insert(id, peering);
        id
    }

    /// A customer's prefix list.
    pub fn prefix_list(&mut self, entries: &[&str]) -> PrefixListId {
        let id = PrefixListId::from_entropy(self.fresh());
        let list = CustomerPrefixList {
            id,
            name: id.to_string(),
            max_entries: 20,
            version: 1,
            entries: entries.iter().map(|e| (cidr(e), None)).collect(),
            history: BTreeMap::new(),
            last_change: PrefixListChange::Created,
            tags: Tags::new(),
        };
        self.network.prefix_lists.insert(id, list);
        id
    }

    pub fn route_list(&mut self, table: RouteTableId, list: PrefixListId, target: RouteTarget) {
        self.network.route_tables[&table]
            .routes
            .insert(RouteDestination::PrefixList(list), target);
    }

    /// A network ACL of some subnets, with the given rules in and out.
    pub fn acl(&mut self, vpc: VpcId, subnets: &[SubnetId], ingress: &[AclRule], egress: &[AclRule]) -> NetworkAclId {
        let id = NetworkAclId::from_entropy(self.fresh());
        let acl = NetworkAcl {
            id,
            vpc,
            is_default: false,
            ingress: ingress.iter().copied().collect(),
            egress: egress.iter().copied().collect(),
            tags: Tags::new(),
        };
        self.network.network_acls.insert(id, acl);
        for subnet in subnets {
            self.network.subnets[subnet].acl = Some(id);
        }
        id
    }

    pub fn subnet(&mut self, vpc: VpcId, range: &str, zone: &str) -> SubnetId {
        let id = SubnetId::from_entropy(self.fresh());
        let subnet = Subnet {
            id,
            vpc,
            cidr: cidr(range),
            zone: zone.to_owned(),
            default_for_az: false,
            map_public_ip_on_launch: false,
            acl_association: NetworkAclAssociationId::from_entropy(self.fresh()),
            acl: None,
            tags: Tags::new(),
        };
        self.network.subnets.insert(id, subnet);
        id
    }

    pub fn table(&mut self, vpc: VpcId, subnets: &[SubnetId]) -> RouteTableId {
        let id = RouteTableId::from_entropy(self.fresh());
        let subnets = subnets
            .iter()
            .map(|s| (RouteTableAssociationId::from_entropy(self.fresh()), *s))
            .collect();
        self.network.route_tables.insert(
            id,
            RouteTable {
                id,
                vpc,
                main: None,
                subnets,
                routes: BTreeMap::new(),
                tags: Tags::new(),
            },
        );
        id
    }

    pub fn main_table(&self, vpc: VpcId) -> RouteTableId {
        self.network
            .route_tables
            .values()
            .find(|t| t.vpc == vpc && t.main.is_some())
            .expect("a main table")
            .id
    }

    pub fn route(&mut self, table: RouteTableId, range: &str, target: RouteTarget) {
        self.network.route_tables[&table]
            .routes
            .insert(RouteDestination::Cidr(cidr(range)), target);
    }

    pub fn unroute(&mut self, table: RouteTableId, range: &str) {
        self.network.route_tables[&table]
            .routes
            .remove(&RouteDestination::Cidr(cidr(range)));
    }

    pub fn group(&mut self, vpc: VpcId) -> SecurityGroupId {
        let id = SecurityGroupId::from_entropy(self.fresh());
        let group = SecurityGroup {
            id,
            vpc,
            name: id.to_string(),
            description: String::new(),
            rules: BTreeMap::new(),
            tags: Tags::new(),
        };
        self.network.groups.insert(id, group);
        id
    }

    /// A group as AWS makes it: nothing in, everything out (line 5).
    pub fn open_group(&mut self, vpc: VpcId) -> SecurityGroupId {
        let id = self.group(vpc);
        self.rule(id, Direction::Egress, Traffic::All, peer("0.0.0.0/0"));
        id
    }

    pub fn rule(
        &mut self,
        group: SecurityGroupId,
        direction: Direction,
        traffic: Traffic,
        peer: Peer,
    ) -> SecurityGroupRuleId {
        let id = SecurityGroupRuleId::from_entropy(self.fresh());
        let rule = SecurityGroupRule {
            id,
            direction,
            traffic,
            peer,
            description: None,
            tags: Tags::new(),
        };
        self.network.groups[&group].rules.insert(id, rule);
        id
    }

    pub fn revoke(&mut self, group: SecurityGroupId, rule: SecurityGroupRuleId) {
        self.network.groups[&group].rules.remove(&rule).expect("the rule");
    }

    fn interface(
        &mut self,
        subnet: SubnetId,
        address: &str,
        groups: &[SecurityGroupId],
        purpose: InterfacePurpose,
    ) -> NetworkInterfaceId {
        let id = NetworkInterfaceId::from_entropy(self.fresh());
        let interface = NetworkInterface {
            id,
            vpc: self.network.subnets[&subnet].vpc,
            subnet,
            private_ip: ip(address),
            groups: groups.iter().copied().collect(),
            purpose,
            description: String::new(),
            attachment: AttachmentId::from_entropy(self.fresh()),
            created: 0,
            tags: Tags::new(),
        };
        self.network.interfaces.insert(id, interface);
        id
    }

    pub fn workload(&mut self) -> WorkloadId {
        WorkloadId::from_entropy(self.fresh())
    }

    pub fn leg(
        &mut self,
        workload: WorkloadId,
        leg: AppLeg,
        subnet: SubnetId,
        address: &str,
        groups: &[SecurityGroupId],
    ) -> NetworkInterfaceId {
        self.interface(subnet, address, groups, InterfacePurpose::App { workload, leg })
    }

    /// A VpcOnly app.
    pub fn app(&mut self, subnet: SubnetId, address: &str, groups: &[SecurityGroupId]) -> WorkloadId {
        let workload = self.workload();
        self.leg(workload, AppLeg::Vpc, subnet, address, groups);
        workload
    }

    pub fn igw(&mut self, vpc: VpcId) -> InternetGatewayId {
        let id = InternetGatewayId::from_entropy(self.fresh());
        self.network.internet_gateways.insert(
            id,
            InternetGateway {
                id,
                attached: Some(vpc),
                tags: Tags::new(),
            },
        );
        id
    }

    pub fn nat(&mut self, subnet: SubnetId, address: &str, public_ip: Option<&str>) -> NatGatewayId {
        let id = NatGatewayId::from_entropy(self.fresh());
        let interface = self.interface(subnet, address, &[], InterfacePurpose::NatGateway(id));
        let allocation = public_ip.map(|_| AllocationId::from_entropy(self.fresh()));
        let nat = NatGateway {
            id,
            vpc: self.network.subnets[&subnet].vpc,
            subnet,
            interface,
            private_ip: ip(address),
            allocation,
            public_ip: public_ip.map(ip),
            created: 0,
            deleted: None,
            tags: Tags::new(),
        };
        self.network.nat_gateways.insert(id, nat);
        id
    }

    /// A database with its one interface.
    pub fn database(&mut self, subnet: SubnetId, address: &str, groups: &[SecurityGroupId]) -> WorkloadId {
        let workload = self.workload();
        let purpose = InterfacePurpose::Database {
            workload,
            service: DatabaseService::Rds,
            label: "db".to_owned(),
        };
        self.interface(subnet, address, groups, purpose);
        workload
    }

    /// Makes a database publicly accessible, whatever its VPC thinks of it.
    pub fn publish(&mut self, database: WorkloadId, public_ip: &str) {
        let interface = self.network.database_interface(database).expect("its interface").id;
        let id = AllocationId::from_entropy(self.fresh());
        let association = AddressAssociation {
            id: AddressAssociationId::from_entropy(self.fresh()),
            interface,
        };
        let address = ElasticIp {
            id,
            owner: Owner::Service,
            public_ip: ip(public_ip),
            association: Some(association),
            tags: Tags::new(),
        };
        self.network.addresses.insert(id, address);
    }

    pub fn endpoint(
        &mut self,
        subnet: SubnetId,
        address: &str,
        groups: &[SecurityGroupId],
        private_dns: bool,
    ) -> VpcEndpointId {
        let id = VpcEndpointId::from_entropy(self.fresh());
        let interface = self.interface(subnet, address, groups, InterfacePurpose::Endpoint(id));
        let kind = EndpointKind::Interface {
            interfaces: BTreeMap::from([(subnet, interface)]),
            groups: groups.iter().copied().collect(),
            private_dns,
            inbound_only: false,
        };
        let vpc = self.network.subnets[&subnet].vpc;
        let endpoint = VpcEndpoint {
            id,
            vpc,
            service_name: API.to_owned(),
            kind,
            policy: None,
            created: 0,
            tags: Tags::new(),
        };
        self.network.endpoints.insert(id, endpoint);
        id
    }

    /// A gateway endpoint whose prefix list has the given ranges, routed from the tables.
    pub fn gateway_endpoint(
        &mut self,
        vpc: VpcId,
        tables: &[RouteTableId],
        entries: &[&str],
    ) -> (VpcEndpointId, PrefixListId) {
        let id = VpcEndpointId::from_entropy(self.fresh());
        let list = PrefixListId::from_entropy(self.fresh());
        self.lists.insert(list, entries.iter().map(|e| cidr(e)).collect());
        let kind = EndpointKind::Gateway {
            route_tables: tables.iter().copied().collect::<BTreeSet<_>>(),
        };
        let service_name = S3.to_owned();
        self.network.endpoints.insert(
            id,
            VpcEndpoint {
                id,
                vpc,
                service_name,
                kind,
                policy: None,
                created: 0,
                tags: Tags::new(),
            },
        );
        for table in tables {
            self.network.route_tables[table]
                .routes
                .insert(RouteDestination::PrefixList(list), RouteTarget::GatewayEndpoint(id));
        }
        (id, list)
    }

    pub fn file_system(&mut self) -> FileSystemId {
        let id = FileSystemId::from_entropy(self.fresh());
        self.network.file_systems.insert(
            id,
            FileSystem {
                id,
                creation_token: String::new(),
                kms_key_id: None,
                settings: FileSystemSettings::default(),
                created: 0,
                tags: Tags::new(),
            },
        );
        id
    }

    pub fn mount_target(
        &mut self,
        file_system: FileSystemId,
        subnet: SubnetId,
        address: &str,
        groups: &[SecurityGroupId],
    ) -> MountTargetId {
        let id = MountTargetId::from_entropy(self.fresh());
        let interface = self.interface(subnet, address, groups, InterfacePurpose::MountTarget(id));
        self.network.mount_targets.insert(
            id,
            MountTarget {
                id,
                file_system,
                subnet,
                interface,
            },
        );
        id
    }
}

/// The usual VPC: a private and a public subnet, a NAT gateway in the public one, the API's endpoint, a home volume, one
/// VpcOnly app with an open group, and the two NFS groups.
#[derive(Clone)]
pub struct Usual {
    pub net: Net,
    pub vpc: VpcId,
    pub private: SubnetId,
    pub public: SubnetId,
    pub private_table: RouteTableId,
    pub public_table: RouteTableId,
    pub igw: InternetGatewayId,
    pub nat: NatGatewayId,
    pub group: SecurityGroupId,
    pub egress: SecurityGroupRuleId,
    pub endpoint_group: SecurityGroupId,
    pub nfs_in: SecurityGroupId,
    pub nfs_out: SecurityGroupId,
    pub nfs_out_rule: SecurityGroupRuleId,
    pub file_system: FileSystemId,
    pub endpoint: VpcEndpointId,
    pub app: WorkloadId,
}

/// The usual VPC and another one, 10.30.0.0/16 with one app at 10.30.1.10, joined by an active peering connection with
/// routes both ways. The far app's group lets in everything that comes from 10.20.0.0/16.
#[derive(Clone)]
pub struct Peered {
    pub near: Usual,
    pub far_vpc: VpcId,
    pub far_subnet: SubnetId,
    pub far_table: RouteTableId,
    pub far_group: SecurityGroupId,
    pub far_app: WorkloadId,
    pub peering: VpcPeeringConnectionId,
}

impl Peered {
    pub const FAR_APP: &str = "10.30.1.10";

    pub fn new() -> Self {
        let mut near = Usual::new();
        let net = &mut near.net;
        let far_vpc = net.vpc("10.30.0.0/16");
        let far_subnet = net.subnet(far_vpc, "10.30.1.0/24", "us-east-1a");
        let far_table = net.table(far_vpc, &[far_subnet]);
        let far_group = net.open_group(far_vpc);
        net.rule(far_group, Direction::Ingress, Traffic::All, peer("10.20.0.0/16"));
        let far_app = net.app(far_subnet, Self::FAR_APP, &[far_group]);
        let peering = net.peering(near.vpc, far_vpc);
        net.route(near.private_table, "10.30.0.0/16", RouteTarget::Peering(peering));
        net.route(far_table, "10.20.0.0/16", RouteTarget::Peering(peering));
        Self {
            near,
            far_vpc,
            far_subnet,
            far_table,
            far_group,
            far_app,
            peering,
        }
    }

    pub fn net(&mut self) -> &mut Net {
        &mut self.near.net
    }

    pub fn ir(&self) -> NetworkIr {
        self.near.net.ir()
    }

    pub fn set_status(&mut self, status: PeeringStatus) {
        let peering = self.peering;
        self.net().network.peerings[&peering].status = status;
    }
}

impl Usual {
    pub const APP: &str = "10.20.1.10";
    pub const ENDPOINT: &str = "10.20.1.20";
    pub const MOUNT: &str = "10.20.1.30";
    pub const NAT_PUBLIC: &str = "198.51.100.7";

    pub fn new() -> Self {
        let mut net = Net::default();
        let vpc = net.vpc("10.20.0.0/16");
        let private = net.subnet(vpc, "10.20.1.0/24", "us-east-1a");
        let public = net.subnet(vpc, "10.20.9.0/24", "us-east-1a");
        let private_table = net.table(vpc, &[private]);
        let public_table = net.table(vpc, &[public]);
        let igw = net.igw(vpc);
        let nat = net.nat(public, "10.20.9.5", Some(Self::NAT_PUBLIC));
        net.route(private_table, "0.0.0.0/0", RouteTarget::NatGateway(nat));
        net.route(public_table, "0.0.0.0/0", RouteTarget::InternetGateway(igw));
        let group = net.group(vpc);
        let egress = net.rule(group, Direction::Egress, Traffic::All, peer("0.0.0.0/0"));
        let endpoint_group = net.group(vpc);
        net.rule(endpoint_group, Direction::Ingress, tcp(443), peer("10.20.0.0/16"));
        let nfs_in = net.group(vpc);
        let nfs_out = net.group(vpc);
        net.rule(nfs_in, Direction::Ingress, tcp(2049), Peer::Group(nfs_out));
        let nfs_out_rule = net.rule(nfs_out, Direction::Egress, tcp(2049), Peer::Group(nfs_in));
        let endpoint = net.endpoint(private, Self::ENDPOINT, &[endpoint_group], true);
        let file_system = net.file_system();
        net.mount_target(file_system, private, Self::MOUNT, &[nfs_in]);
        let app = net.app(private, Self::APP, &[group, nfs_out]);
        Self {
            net,
            vpc,
            private,
            public,
            private_table,
            public_table,
            igw,
            nat,
            group,
            egress,
            endpoint_group,
            nfs_in,
            nfs_out,
            nfs_out_rule,
            file_system,
            endpoint,
            app,
        }
    }

    /// Adds the studio network and a PublicInternetOnly app at 198.19.1.10, home leg at 10.20.1.40.
    pub fn with_studio(mut self) -> (Self, WorkloadId) {
        let net = &mut self.net;
        let studio = net.vpc_of("198.19.0.0/16", Owner::Service);
        let apps = net.subnet(studio, "198.19.1.0/24", "us-east-1a");
        let edge = net.subnet(studio, "198.19.9.0/24", "us-east-1a");
        let edge_table = net.table(studio, &[edge]);
        let igw = net.igw(studio);
        let nat = net.nat(edge, "198.19.9.5", Some("198.51.100.250"));
        net.route(edge_table, "0.0.0.0/0", RouteTarget::InternetGateway(igw));
        net.route(net.main_table(studio), "0.0.0.0/0", RouteTarget::NatGateway(nat));
        let group = net.open_group(studio);
        let app = net.workload();
        net.leg(app, AppLeg::Internet, apps, "198.19.1.10", &[group]);
        net.leg(app, AppLeg::Home, self.private, "10.20.1.40", &[self.nfs_out]);
        (self, app)
    }
}
