//! A region like the quickstart's, made by the model's own operations, with everything in it optional.

use kakoi_compare::{Comparison, Options, Outside, PriceTable, Question, Region, Seat, compare};
use kakoi_database::{Database, DatabaseStatus};
use kakoi_net::*;
use kakoi_netir::RegionAddresses;
use kakoi_studio::{AppNetworkAccessType, Domain, Life, Status, UserProfile};
use kakoi_types::*;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

pub struct Lab {
    pub network: Network,
    pub region: Region,
    pub domain: Domain,
    pub seats: Vec<Seat>,
    pub databases: Vec<Database>,
    pub options: Options,
    pub subnets: Vec<SubnetId>,
    pub groups: Vec<SecurityGroupId>,
    pub endpoint_group: SecurityGroupId,
    next: u128,
}

/// What a lab has besides VPC, subnets, file system and users.
#[derive(Clone, Copy, Debug)]
pub struct Has {
    pub access: AppNetworkAccessType,
    pub api_endpoint: bool,
    pub s3_endpoint: bool,
    pub nat: bool,
    pub databases: bool,
}

impl Has {
    pub const QUICKSTART: Self = Self {
        access: AppNetworkAccessType::VpcOnly,
        api_endpoint: true,
        s3_endpoint: true,
        nat: false,
        databases: true,
    };
}

const VPC: &str = "10.20.0.0/16";

fn named(name: &str) -> Tags {
    Tags::from([("Name".to_owned(), name.to_owned())])
}

impl Lab {
    pub fn new(has: Has) -> Self {
        let context = RegionContext {
            region: "us-east-1".parse().expect("a region"),
            account: "000000000000".parse().expect("an account"),
        };
        let s3: Ipv4Addr = "198.18.0.130".parse().expect("an address");
        let list = s3_prefix_list(&context.region, vec!["198.18.0.128/25".parse().expect("a range")]);
        let region = Region {
            addresses: RegionAddresses {
                gateway_services: [(list.name.clone(), BTreeSet::from([s3]))].into(),
                prefix_lists: [(list.id, list.entries)].into(),
            },
            sagemaker: "198.18.0.10".parse().expect("an address"),
            s3,
            outside: Some(Outside {
                literal: "203.0.113.99:80".parse().expect("an address"),
                github: "203.0.113.10:443".parse().expect("an address"),
            }),
            host_addresses: Vec::new(),
            context,
        };
        let vpc = VpcId::from_entropy(0);
        let domain = Domain {
            id: DomainId::from_client("d-abcdefghijkl"),
            name: "research".into(),
            auth_mode: "IAM".into(),
            access: has.access,
            vpc,
            subnets: BTreeSet::new(),
            default_user_settings: serde_json::json!({}),
            default_space_settings: None,
            domain_settings: None,
            kms_key_id: None,
            tag_propagation: "DISABLED".into(),
            file_system: None,
            inbound_nfs: None,
            outbound_nfs: None,
            delete_file_system: true,
            next_uid: 200_001,
            life: Life::begin(Status::InService, 0),
            tags: Tags::new(),
        };
        let mut lab = Self {
            network: Network::default(),
            region,
            domain,
            seats: Vec::new(),
            databases: Vec::new(),
            options: Options {
                internet: None,
                gb_processed: 100.0,
                efs_gb: 10.0,
                prices: PriceTable::built_in(),
            },
            subnets: Vec::new(),
            groups: Vec::new(),
            endpoint_group: SecurityGroupId::from_entropy(0),
            next: 0,
        };
        lab.run(Network::initialise);
        lab.build(has);
        lab
    }

    pub fn run<T>(&mut self, operation: impl FnOnce(&mut Network, &mut Ctx<'_>) -> Result<T, NetError>) -> T {
        let next = &mut self.next;
        let mut entropy = || {
            *next += 1;
            *next
        };
        let mut ctx = Ctx {
            now: 0,
            entropy: &mut entropy,
            region: &self.region.context,
            host_addresses: &[],
        };
        operation(&mut self.network, &mut ctx).expect("allowed")
    }

    fn build(&mut self, has: Has) {
        let vpc = self.run(|n, c| n.create_vpc(c, VPC, named("lab")));
        self.run(|n, _| n.modify_vpc_attribute(vpc, VpcAttribute::EnableDnsHostnames(true)));
        self.domain.vpc = vpc;
        for (i, zone) in ["us-east-1a", "us-east-1b"].into_iter().enumerate() {
            let subnet = self.subnet(&format!("10.20.{}.0/24", i + 1), zone);
            self.subnets.push(subnet);
        }
        self.domain.subnets = self.subnets.iter().copied().collect();
        self.file_system(vpc);
        for user in ["alice", "bob"] {
            self.user(vpc, user);
        }
        self.endpoint_group = self.group(vpc, "endpoints");
        let group = self.endpoint_group;
        self.rule(
            group,
            Direction::Ingress,
            Traffic::Tcp(PortRange::one(443)),
            Peer::Cidr(VPC.parse().expect("a range")),
        );
        if has.api_endpoint {
            self.interface_endpoint("sagemaker.api");
        }
        if has.s3_endpoint {
            let table = self.main_table();
            let service = self.region.service("s3");
            self.run(|n, c| {
                let request = CreateEndpoint {
                    route_tables: BTreeSet::from([table]),
                    ..endpoint(vpc, &service, EndpointType::Gateway)
                };
                n.create_endpoint(c, request)
            });
        }
        if has.nat {
            self.nat();
        }
        if has.databases {
            self.database(DatabaseService::Rds, "orders", 5432);
            self.database(DatabaseService::Redshift, "facts", 5439);
        }
    }

    pub fn subnet(&mut self, cidr: &str, zone: &str) -> SubnetId {
        let (vpc, cidr, zone) = (self.domain.vpc, cidr.to_owned(), zone.to_owned());
        self.run(|n, c| {
            let request = CreateSubnet {
                vpc,
                tags: named(&format!("in-{zone}")),
                cidr,
                zone: Some(zone),
                zone_id: None,
            };
            n.create_subnet(c, request)
        })
    }

    pub fn group(&mut self, vpc: VpcId, name: &str) -> SecurityGroupId {
        let name = name.to_owned();
        self.run(|n, c| {
            let request = CreateSecurityGroup {
                vpc: Some(vpc),
                name,
                description: "of a test".into(),
                tags: Tags::new(),
            };
            n.create_security_group(c, request)
        })
    }

    pub fn rule(&mut self, group: SecurityGroupId, direction: Direction, traffic: Traffic, peer: Peer) {
        self.run(|n, c| n.add_managed_rule(c, group, direction, traffic, peer));
    }

    /// Takes all rules of a group away.
    pub fn close(&mut self, group: SecurityGroupId) {
        self.network.groups.get_mut(&group).expect("the group").rules.clear();
    }

    fn file_system(&mut self, vpc: VpcId) {
        let [inbound, outbound] = ["inbound", "outbound"].map(|which| {
            let name = format!("security-group-for-{which}-nfs-{}", self.domain.id);
            self.run(|n, c| n.create_managed_group(c, vpc, &name, "nfs", Tags::new()))
        });
        let nfs = Traffic::Tcp(PortRange::one(2049));
        self.rule(inbound, Direction::Ingress, nfs, Peer::Group(outbound));
        self.rule(outbound, Direction::Egress, nfs, Peer::Group(inbound));
        let id = FileSystemId::from_entropy(77);
        let file_system = FileSystem {
            id,
            creation_token: String::new(),
            kms_key_id: None,
            settings: FileSystemSettings::default(),
            created: 0,
            tags: Tags::new(),
        };
        self.network.file_systems.insert(id, file_system);
        for subnet in self.subnets.clone() {
            self.run(|n, c| n.create_mount_target(c, id, subnet, BTreeSet::from([inbound])));
        }
        self.domain.file_system = Some(id);
        self.domain.inbound_nfs = Some(inbound);
        self.domain.outbound_nfs = Some(outbound);
    }

    fn user(&mut self, vpc: VpcId, name: &str) {
        let group = self.group(vpc, name);
        self.rule(group, Direction::Ingress, Traffic::All, Peer::Group(group));
        self.groups.push(group);
        let profile = UserProfile {
            domain: self.domain.id.clone(),
            name: name.into(),
            settings: Some(serde_json::json!({ "SecurityGroups": [group] })),
            uid: 200_001,
            sso_identifier: None,
            sso_value: None,
            life: Life::begin(Status::InService, 0),
            tags: Tags::new(),
        };
        self.seats.push(Seat {
            label: format!("research/{name}"),
            workload: WorkloadId::from_entropy(1_000 + self.seats.len() as u128),
            profile: Some(profile),
        });
    }

    pub fn main_table(&self) -> RouteTableId {
        let subnet = &self.network.subnets[&self.subnets[0]];
        self.network.route_table_of(subnet).expect("a table").id
    }

    pub fn interface_endpoint(&mut self, service: &str) -> VpcEndpointId {
        let (vpc, service) = (self.domain.vpc, self.region.service(service));
        let (subnets, group) = (self.subnets.clone(), self.endpoint_group);
        self.run(|n, c| {
            let request = CreateEndpoint {
                subnets: subnets.into_iter().collect(),
                groups: BTreeSet::from([group]),
                ..endpoint(vpc, &service, EndpointType::Interface)
            };
            n.create_endpoint(c, request)
        })
    }

    /// A public subnet with a NAT gateway, and the route to it.
    pub fn nat(&mut self) {
        let vpc = self.domain.vpc;
        let public = self.subnet("10.20.9.0/24", "us-east-1a");
        let table = self.main_table();
        self.run(|n, c| {
            let gateway = n.create_internet_gateway(c, named("out"))?;
            n.attach_internet_gateway(gateway, vpc)?;
            let own = n.create_route_table(c, vpc, Tags::new())?;
            n.associate_route_table(c, own, public)?;
            n.create_route(c, own, &RouteSpec::to_gateway("0.0.0.0/0", gateway))?;
            let allocation = n.allocate_address(c, Tags::new())?;
            let request = CreateNatGateway {
                subnet: public,
                allocation: Some(allocation),
                connectivity: Connectivity::Public,
                private_ip: None,
                tags: named("nat"),
            };
            let nat = n.create_nat_gateway(c, request)?;
            n.create_route(c, table, &RouteSpec::to_nat("0.0.0.0/0", nat))
        });
    }

    /// A database whose group admits the whole VPC.
    pub fn database(&mut self, service: DatabaseService, identifier: &str, port: u16) {
        let subnet = self.subnets[0];
        self.database_in(subnet, service, identifier, port);
    }

    /// Makes all databases publicly accessible to whoever comes through a NAT gateway, with a way back.
    pub fn publish(&mut self) {
        let (vpc, table) = (self.domain.vpc, self.main_table());
        let workloads: Vec<WorkloadId> = self.databases.iter().map(|d| d.workload).collect();
        self.run(|n, c| {
            let gateway = n.create_internet_gateway(c, Tags::new())?;
            n.attach_internet_gateway(gateway, vpc)?;
            n.create_route(c, table, &RouteSpec::to_gateway("198.51.100.0/24", gateway))?;
            workloads.iter().try_for_each(|w| n.set_database_public(c, *w, true))
        });
        for workload in workloads {
            let groups = self
                .network
                .database_interface(workload)
                .expect("an interface")
                .groups
                .clone();
            for group in groups {
                let from = Peer::Cidr("198.51.100.0/24".parse().expect("a range"));
                self.rule(group, Direction::Ingress, Traffic::All, from);
            }
        }
    }

    pub fn database_in(&mut self, subnet: SubnetId, service: DatabaseService, identifier: &str, port: u16) {
        let vpc = self.network.subnets[&subnet].vpc;
        let group = self.group(vpc, &format!("db-{identifier}"));
        self.rule(
            group,
            Direction::Ingress,
            Traffic::Tcp(PortRange::one(port)),
            Peer::Cidr(VPC.parse().expect("a range")),
        );
        let workload = WorkloadId::from_entropy(2_000 + self.databases.len() as u128);
        let label = format!("{identifier}.c0123456789a");
        self.run(|n, c| {
            let request = DatabaseInterface {
                subnet,
                groups: BTreeSet::from([group]),
                workload,
                service,
                label,
            };
            n.create_database_interface(c, request)
        });
        self.databases.push(Database {
            service,
            identifier: identifier.into(),
            resource_id: String::new(),
            workload,
            slot: 0,
            status: DatabaseStatus::Available,
            failure_reason: None,
            class: String::new(),
            engine_version: String::new(),
            subnet_group: None,
            port,
            database: None,
            master_user: String::new(),
            master_verifier: String::new(),
            master_revision: 0,
            applied_revision: 0,
            storage_gb: 20,
            recorded: serde_json::Map::new(),
            deletion_protection: false,
            created: 0,
            tags: Tags::new(),
        });
    }

    /// A VPC that an active peering connection joins to the domain's, with routes both ways: a subnet of it, and the connection.
    pub fn joined_vpc(&mut self, range: &str) -> (SubnetId, VpcPeeringConnectionId) {
        let far = self.run(|n, c| n.create_vpc(c, range, named("joined")));
        let subnet = self.run(|n, c| {
            let request = CreateSubnet {
                vpc: far,
                tags: Tags::new(),
                cidr: range.to_owned(),
                zone: Some("us-east-1a".into()),
                zone_id: None,
            };
            n.create_subnet(c, request)
        });
        self.next += 1;
        let id = VpcPeeringConnectionId::from_entropy(self.next);
        let side = |vpc: VpcId| PeeringSide {
            vpc,
            cidr: self.network.vpcs[&vpc].cidr,
            allow_dns_resolution: false,
        };
        let peering = VpcPeering {
            id,
            requester: side(self.domain.vpc),
            accepter: side(far),
            status: PeeringStatus::Active,
            created: 0,
            ended: None,
            tags: Tags::new(),
        };
        self.network.peerings.insert(id, peering);
        let here = self.main_table();
        let there = self
            .network
            .route_table_of(&self.network.subnets[&subnet])
            .expect("a table")
            .id;
        for (table, destination) in [(here, range), (there, VPC)] {
            let destination = RouteDestination::Cidr(destination.parse().expect("a range"));
            let routes = &mut self.network.route_tables[&table].routes;
            routes.insert(destination, RouteTarget::Peering(id));
        }
        (subnet, id)
    }

    /// Starts all apps as the reconciler does, last one first, so that they stand at other addresses than imagined ones.
    pub fn start(&mut self) {
        for seat in self.seats.clone().into_iter().rev() {
            let legs =
                kakoi_studio::wanted_legs(&self.network, &self.domain, seat.profile.as_ref(), self.domain.access);
            for plan in legs.expect("legs") {
                self.run(|n, c| {
                    let interface = AppInterface {
                        subnet: plan.subnet,
                        groups: plan.groups,
                        workload: seat.workload,
                        leg: plan.leg,
                        description: String::new(),
                        tags: Tags::new(),
                    };
                    n.create_app_interface(c, interface)
                });
            }
        }
    }

    pub fn compare(&self, running: bool) -> Comparison {
        compare(&Question {
            region: &self.region,
            network: &self.network,
            domain: &self.domain,
            name: &self.domain.name,
            seats: &self.seats,
            running,
            users: self.seats.len(),
            databases: &self.databases,
            options: &self.options,
        })
    }
}

fn endpoint(vpc: VpcId, service: &str, endpoint_type: EndpointType) -> CreateEndpoint {
    CreateEndpoint {
        vpc,
        service_name: service.to_owned(),
        endpoint_type,
        route_tables: BTreeSet::new(),
        subnets: BTreeSet::new(),
        groups: BTreeSet::new(),
        private_dns: None,
        inbound_only: None,
        policy: None,
        tags: named(service.rsplit('.').next().unwrap_or_default()),
    }
}
