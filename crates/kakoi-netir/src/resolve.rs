//! Intent to IR. Pure and total: a dangling reference leaves something out, and what's left out is closed.

use crate::groups::{Members, members, resolve_group};
use crate::peering::Peerings;
use crate::reach::PublicReach;
use crate::routes::{TableOf, flatten};
use crate::{
    AclIr, AclRuleIr, AppLeg, AttachmentIr, DatabaseIr, DnsIr, GatewayEndpointIr, InterfaceIr, LegIr, LegRoutes, NatIr,
    NetworkIr, RouterIr, SubnetIr, Traffic, WorkloadIr,
};
use kakoi_net::{
    AclEntry, EndpointKind, InterfacePurpose, Network, NetworkAcl, NetworkInterface, Owner, Subnet, Vpc, VpcEndpoint,
};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// Entries of prefix lists, AWS's and customers'. A list that's missing is an empty one: rules and routes with it match nothing.
pub type PrefixLists = BTreeMap<PrefixListId, Vec<Ipv4Net>>;

/// Where the region serves what. No intent: it's the caller who knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegionAddresses {
    /// Entries of the prefix lists that come with the region, AWS's own.
    pub prefix_lists: PrefixLists,
    /// Addresses that answer behind a gateway endpoint, by the endpoint's service name, such as
    /// `com.amazonaws.us-east-1.s3`. A service that's missing has none: nothing answers.
    pub gateway_services: BTreeMap<String, BTreeSet<Ipv4Addr>>,
}

/// The VPC tag that, with the value `always`, opens public names to every interface of the VPC, as on AWS.
pub const PUBLIC_DNS_TAG: &str = "kakoi:public-dns";

/// The resolver's link-local address, the same in every VPC.
const LINK_LOCAL_RESOLVER: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 253);

/// The port of NFS.
const NFS_PORT: u16 = 2049;

/// Resolves the whole region. What prefix lists contain and where services answer is the caller's to say.
/// The same intent always gives the same IR.
pub fn resolve(network: &Network, region: &RegionAddresses) -> NetworkIr {
    let table_of = TableOf::new(network);
    let members = members(network);
    let lists = prefix_lists(network, region);
    let mut by_vpc: BTreeMap<VpcId, Vec<&NetworkInterface>> = BTreeMap::new();
    for interface in network.interfaces.values() {
        by_vpc.entry(interface.vpc).or_default().push(interface);
    }
    let routed = |vpc: &&Vpc| vpc.owner == Owner::Service || by_vpc.contains_key(&vpc.id);
    let peerings = Peerings::new(network, &network.vpcs.values().filter(routed).map(|v| v.id).collect());
    let mut ir = NetworkIr::default();
    for vpc in network.vpcs.values().filter(routed) {
        let resolving = Resolving {
            network,
            region,
            lists: &lists,
            table_of: &table_of,
            members: &members,
            peerings: &peerings,
            vpc,
        };
        let interfaces = by_vpc.get(&vpc.id).map_or(&[][..], Vec::as_slice);
        ir.routers.insert(vpc.id, resolving.router(interfaces));
    }
    ir.workloads = workloads(&ir.routers);
    ir.databases = databases(network);
    ir
}

/// The region's prefix lists and the customers', for rules and routes alike.
fn prefix_lists(network: &Network, region: &RegionAddresses) -> PrefixLists {
    let customers = network.prefix_lists.values();
    let mut lists: PrefixLists = customers
        .map(|l| (l.id, l.entries.keys().map(Ipv4Net::trunc).collect()))
        .collect();
    lists.extend(region.prefix_lists.clone());
    lists
}

/// Names are there as long as the database's interface is.
fn databases(network: &Network) -> BTreeMap<WorkloadId, DatabaseIr> {
    let of = |interface: &NetworkInterface| match &interface.purpose {
        InterfacePurpose::Database {
            workload,
            service,
            label,
        } => Some((
            *workload,
            DatabaseIr {
                service: *service,
                label: label.clone(),
                address: interface.private_ip,
                public_ip: public_ip(network, interface),
                private_for: private_for(network, interface.vpc),
            },
        )),
        _ => None,
    };
    network.interfaces.values().filter_map(of).collect()
}

/// A database's public address. Without an internet gateway it leads nowhere, so then it has none.
fn public_ip(network: &Network, interface: &NetworkInterface) -> Option<Ipv4Addr> {
    let gateway = network.internet_gateway_of(interface.vpc);
    gateway.and_then(|_| network.service_address(interface.id))
}

/// Where the public names of a VPC's interfaces lead to private addresses: there, and in VPCs that are joined to it by a
/// connection on whose side of this VPC that is allowed. All of them need both DNS attributes (lines 37 and 41).
fn private_for(network: &Network, vpc: VpcId) -> BTreeSet<VpcId> {
    let named = |id: &VpcId| {
        network
            .vpcs
            .get(id)
            .is_some_and(|v| v.enable_dns_support && v.enable_dns_hostnames)
    };
    if !named(&vpc) {
        return BTreeSet::new();
    }
    let allowing = network.peerings.values().filter(|p| {
        let mut sides = [&p.requester, &p.accepter].into_iter();
        sides.any(|side| side.vpc == vpc && side.allow_dns_resolution)
    });
    let peers = allowing.filter_map(|p| p.active_peer_of(vpc));
    peers.filter(named).chain([vpc]).collect()
}

struct Resolving<'a> {
    network: &'a Network,
    region: &'a RegionAddresses,
    lists: &'a PrefixLists,
    table_of: &'a TableOf<'a>,
    members: &'a Members,
    peerings: &'a Peerings<'a>,
    vpc: &'a Vpc,
}

impl Resolving<'_> {
    fn router(&self, all: &[&NetworkInterface]) -> RouterIr {
        let vpc = self.vpc;
        let (lists, peerings) = (self.lists, self.peerings);
        let mut interfaces = BTreeMap::new();
        let mut groups = BTreeMap::new();
        let mut tables = BTreeMap::new();
        for interface in all {
            let Some(resolved) = self.interface(interface) else {
                continue;
            };
            for group in &resolved.groups {
                groups
                    .entry(*group)
                    .or_insert_with(|| resolve_group(self.network, lists, self.members, peerings, vpc.id, *group));
            }
            if let Some(table) = self.table_of.of(resolved.subnet, vpc.id) {
                tables
                    .entry(table.id)
                    .or_insert_with(|| flatten(self.network, lists, self.table_of, peerings, vpc, table));
            }
            interfaces.insert(interface.id, resolved);
        }
        let nat_gateways = self
            .network
            .nat_gateways
            .values()
            .filter(|n| n.vpc == vpc.id && n.deleted.is_none() && n.allocation.is_some());
        let mut router = RouterIr {
            vpc: vpc.id,
            cidr: vpc.cidr.trunc(),
            more_cidrs: vpc.cidrs().skip(1).map(|c| c.trunc()).collect(),
            resolvers: if vpc.enable_dns_support {
                vec![base_plus_two(vpc.cidr), LINK_LOCAL_RESOLVER]
            } else {
                Vec::new()
            },
            interfaces,
            subnets: self.subnets(),
            acls: self.acls(),
            groups,
            tables,
            internet_gateway: self.network.internet_gateway_of(vpc.id).map(|g| g.id),
            nat_gateways: nat_gateways
                .filter_map(|n| {
                    n.public_ip.map(|public_ip| {
                        (
                            n.id,
                            NatIr {
                                private_ip: n.private_ip,
                                public_ip,
                                subnet: n.subnet,
                            },
                        )
                    })
                })
                .collect(),
            gateway_endpoints: self.gateway_endpoints(),
            peerings: peerings.of_router(vpc.id),
            dns: DnsIr::default(),
        };
        router.dns = self.dns(&router);
        router
    }

    /// A subnet whose network ACL is missing isn't in the IR, and nothing crosses its border.
    fn subnets(&self) -> BTreeMap<SubnetId, SubnetIr> {
        let here = self.network.subnets.values().filter(|s| s.vpc == self.vpc.id);
        let resolved = |s: &Subnet| {
            let acl = self.network.acl_of(s)?.id;
            Some((
                s.id,
                SubnetIr {
                    cidr: s.cidr.trunc(),
                    acl,
                },
            ))
        };
        here.filter_map(resolved).collect()
    }

    fn acls(&self) -> BTreeMap<NetworkAclId, AclIr> {
        let rules = |entries: &BTreeMap<u16, AclEntry>| {
            let rule = |(number, entry): (&u16, &AclEntry)| AclRuleIr {
                number: *number,
                allow: entry.allow,
                traffic: entry.traffic,
                cidr: entry.cidr.trunc(),
            };
            entries.iter().map(rule).collect()
        };
        let here = self.network.subnets.values().filter(|s| s.vpc == self.vpc.id);
        let resolved = |acl: &NetworkAcl| {
            let ir = AclIr {
                ingress: rules(&acl.ingress),
                egress: rules(&acl.egress),
            };
            (acl.id, ir)
        };
        here.filter_map(|s| self.network.acl_of(s)).map(resolved).collect()
    }

    fn gateway_endpoints(&self) -> BTreeMap<VpcEndpointId, GatewayEndpointIr> {
        let here = |e: &&VpcEndpoint| e.vpc == self.vpc.id && matches!(e.kind, EndpointKind::Gateway { .. });
        let resolved = |endpoint: &VpcEndpoint| GatewayEndpointIr {
            service_name: endpoint.service_name.clone(),
            addresses: self
                .region
                .gateway_services
                .get(&endpoint.service_name)
                .cloned()
                .unwrap_or_default(),
        };
        let endpoints = self.network.endpoints.values().filter(here);
        endpoints.map(|e| (e.id, resolved(e))).collect()
    }

    /// An interface whose subnet, network ACL, table or owner is missing isn't in the IR: nothing is forwarded for it.
    fn interface(&self, interface: &NetworkInterface) -> Option<InterfaceIr> {
        let subnet = self
            .network
            .subnets
            .get(&interface.subnet)
            .filter(|s| s.vpc == self.vpc.id && self.network.acl_of(s).is_some())?;
        let table = self.table_of.of(subnet.id, self.vpc.id)?;
        let public_ip = match &interface.purpose {
            InterfacePurpose::Database { .. } => public_ip(self.network, interface),
            _ => None,
        };
        let attachment = match &interface.purpose {
            InterfacePurpose::App { workload, leg } => AttachmentIr::Workload {
                workload: *workload,
                leg: *leg,
            },
            InterfacePurpose::MountTarget(id) => {
                let file_system = self.network.mount_targets.get(id)?.file_system;
                AttachmentIr::MountTarget {
                    mount_target: *id,
                    file_system,
                }
            }
            InterfacePurpose::Endpoint(id) => {
                let service_name = self.network.endpoints.get(id)?.service_name.clone();
                AttachmentIr::Endpoint {
                    endpoint: *id,
                    service_name,
                }
            }
            InterfacePurpose::NatGateway(id) => AttachmentIr::NatGateway(*id),
            InterfacePurpose::Database { workload, .. } => AttachmentIr::Workload {
                workload: *workload,
                leg: AppLeg::Database,
            },
        };
        Some(InterfaceIr {
            address: interface.private_ip,
            subnet: subnet.id,
            table: table.id,
            public_ip,
            groups: interface.groups.clone(),
            attachment,
        })
    }

    fn dns(&self, router: &RouterIr) -> DnsIr {
        let mut dns = DnsIr {
            public_always: self.vpc.tags.get(PUBLIC_DNS_TAG).is_some_and(|v| v == "always"),
            ..DnsIr::default()
        };
        let mut public = PublicReach::of(router);
        let private_names = self.vpc.enable_dns_support && self.vpc.enable_dns_hostnames; // line 36
        for interface in router.interfaces.values() {
            let zone = || self.network.subnets.get(&interface.subnet).map(|s| s.zone.clone());
            match &interface.attachment {
                AttachmentIr::Endpoint { endpoint, service_name } if private_names => {
                    let kind = self.network.endpoints.get(endpoint).map(|e| &e.kind);
                    if kind.is_some_and(EndpointKind::moves_names_in_vpc) {
                        dns.private_services
                            .entry(service_name.clone())
                            .or_default()
                            .push(interface.address);
                    }
                }
                AttachmentIr::MountTarget { file_system, .. } => {
                    if let Some(zone) = zone() {
                        dns.mount_targets
                            .entry(*file_system)
                            .or_default()
                            .insert(zone, interface.address);
                    }
                }
                AttachmentIr::Workload { leg, .. } => {
                    dns.zone_of.extend(zone().map(|z| (interface.address, z)));
                    // A home leg does nothing but NFS, whatever its subnet's table and groups say.
                    if *leg != AppLeg::Home && public.reached_by(interface) {
                        dns.public_for.insert(interface.address);
                    }
                }
                AttachmentIr::Endpoint { .. } | AttachmentIr::NatGateway(_) => {}
            }
        }
        for addresses in dns.private_services.values_mut() {
            addresses.sort();
        }
        dns
    }
}

/// Each app's namespace, from the interfaces that made it into a router.
fn workloads(routers: &BTreeMap<VpcId, RouterIr>) -> BTreeMap<WorkloadId, WorkloadIr> {
    let mut workloads: BTreeMap<WorkloadId, WorkloadIr> = BTreeMap::new();
    for router in routers.values() {
        for (id, interface) in &router.interfaces {
            let AttachmentIr::Workload { workload, leg } = interface.attachment else {
                continue;
            };
            let routes = match leg {
                AppLeg::Home => LegRoutes::Only(home_targets(router, interface)),
                AppLeg::Internet | AppLeg::Vpc | AppLeg::Database => LegRoutes::Default,
            };
            let leg_ir = LegIr {
                vpc: router.vpc,
                interface: *id,
                address: interface.address,
                routes,
            };
            workloads.entry(workload).or_default().legs.insert(leg, leg_ir);
        }
    }
    workloads
}

/// The mount targets a home leg is meant for: those of its own VPC that its groups' egress admits on NFS's port, by a
/// reference to a group they wear or by address.
fn home_targets(router: &RouterIr, interface: &InterfaceIr) -> BTreeSet<Ipv4Addr> {
    let egress = || {
        interface
            .groups
            .iter()
            .filter_map(|g| router.groups.get(g))
            .flat_map(|g| &g.egress)
    };
    let admits = |traffic: &Traffic| match traffic {
        Traffic::All => true,
        Traffic::Tcp(ports) => ports.contains(NFS_PORT),
        Traffic::Udp(_) | Traffic::Icmp { .. } | Traffic::Protocol(_) => false,
    };
    let targets = router
        .interfaces
        .values()
        .filter(|i| matches!(i.attachment, AttachmentIr::MountTarget { .. }));
    targets
        .map(|t| t.address)
        .filter(|a| egress().any(|rule| admits(&rule.traffic) && rule.peers.iter().any(|p| p.contains(a))))
        .collect()
}

fn base_plus_two(cidr: Ipv4Net) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(cidr.network()).saturating_add(2))
}
