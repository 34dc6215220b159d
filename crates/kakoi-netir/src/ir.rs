//! The shape of the IR. Nothing here refers back to intent except ids that name the origin of a rule.

use kakoi_net::{AppLeg, DatabaseService, Traffic};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// The whole region's network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkIr {
    /// One router per VPC, the studio network's among them.
    pub routers: BTreeMap<VpcId, RouterIr>,
    /// One network namespace per app and per database.
    pub workloads: BTreeMap<WorkloadId, WorkloadIr>,
    /// Databases by process. Their names lead to them everywhere, also where no packet gets there, as AWS's public DNS does.
    pub databases: BTreeMap<WorkloadId, DatabaseIr>,
}

/// A database, as names and people know it. Its namespace is among the workloads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatabaseIr {
    /// Whose it is.
    pub service: DatabaseService,
    /// The part of its DNS name that's its own.
    pub label: String,
    /// Its private address.
    pub address: Ipv4Addr,
    /// Its public address, if it's publicly accessible.
    pub public_ip: Option<Ipv4Addr>,
    /// VPCs whose resolvers lead its name to the private address although there is a public one (line 41): its own, and peers that
    /// its own lets (line 37); each with both DNS attributes.
    pub private_for: BTreeSet<VpcId>,
}

impl DatabaseIr {
    /// Where its name leads in a VPC.
    pub fn address_in(&self, vpc: VpcId) -> Ipv4Addr {
        match self.public_ip {
            Some(public) if !self.private_for.contains(&vpc) => public,
            _ => self.address,
        }
    }
}

/// A VPC's router: judges and forwards every packet of the VPC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouterIr {
    /// The VPC.
    pub vpc: VpcId,
    /// The VPC's first address range: a local route.
    pub cidr: Ipv4Net,
    /// Its other ranges, each with a local route of its own.
    pub more_cidrs: Vec<Ipv4Net>,
    /// Addresses of the resolver (base+2 and 169.254.169.253); empty when enableDnsSupport is off. No group judges port 53 there.
    pub resolvers: Vec<Ipv4Addr>,
    /// Interfaces by private address. Anti-spoofing: an interface sends from this address only.
    pub interfaces: BTreeMap<NetworkInterfaceId, InterfaceIr>,
    /// Each subnet of the VPC. Packets that cross its border are judged by its network ACL, those inside of it aren't (line 12).
    pub subnets: BTreeMap<SubnetId, SubnetIr>,
    /// Each network ACL of a subnet.
    pub acls: BTreeMap<NetworkAclId, AclIr>,
    /// Each group worn by an interface of this router, its rules resolved.
    pub groups: BTreeMap<SecurityGroupId, GroupIr>,
    /// Each table used by a subnet that has interfaces, flattened.
    pub tables: BTreeMap<RouteTableId, TableIr>,
    /// Whether an internet gateway is attached (then the router has a link to the region's internet).
    pub internet_gateway: Option<InternetGatewayId>,
    /// Public NAT gateways whose address the internet side routes back to this router.
    pub nat_gateways: BTreeMap<NatGatewayId, NatIr>,
    /// Gateway endpoints of the VPC, whether a table leads to them or not.
    pub gateway_endpoints: BTreeMap<VpcEndpointId, GatewayEndpointIr>,
    /// Active peering connections with VPCs that have a router. Tables lead to these only.
    pub peerings: BTreeMap<VpcPeeringConnectionId, PeeringIr>,
    /// What the VPC's resolver answers besides the region's service names.
    pub dns: DnsIr,
}

impl RouterIr {
    /// All ranges of the VPC, the first one first.
    pub fn cidrs(&self) -> impl Iterator<Item = Ipv4Net> + '_ {
        std::iter::once(self.cidr).chain(self.more_cidrs.iter().copied())
    }

    /// The public address of an interface, if an internet gateway translates it: only then does anything leave or come in by it
    /// (line 29). Nothing but NFS is a home leg's.
    pub fn public_ip_of(&self, interface: &InterfaceIr) -> Option<Ipv4Addr> {
        match interface.attachment {
            AttachmentIr::Workload { leg: AppLeg::Home, .. } => None,
            AttachmentIr::Workload { .. } => interface.public_ip.filter(|_| self.internet_gateway.is_some()),
            _ => None,
        }
    }

    /// Interfaces that have a public address, each with it.
    pub fn public_interfaces(&self) -> impl Iterator<Item = (Ipv4Addr, NetworkInterfaceId, &InterfaceIr)> {
        let all = self.interfaces.iter();
        all.filter_map(|(id, interface)| Some((self.public_ip_of(interface)?, *id, interface)))
    }
}

/// The far side of a peering connection. It carries packets between addresses of the two VPCs and nothing else: no
/// transit, no gateway, NAT gateway or gateway endpoint of the peer (line 27).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeeringIr {
    /// The other VPC.
    pub peer: VpcId,
    /// All its ranges: what may come from there, and where packets may go.
    pub cidrs: Vec<Ipv4Net>,
}

/// A subnet: a range, and what judges at its border.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetIr {
    /// Its range.
    pub cidr: Ipv4Net,
    /// Its network ACL.
    pub acl: NetworkAclId,
}

/// A network ACL. Each packet is judged alone, replies too (line 14).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AclIr {
    /// What may come into the subnet, lowest number first. The first that matches decides; without one the packet is dropped.
    pub ingress: Vec<AclRuleIr>,
    /// What may leave the subnet, likewise.
    pub egress: Vec<AclRuleIr>,
}

/// A numbered rule of a network ACL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AclRuleIr {
    /// Its number.
    pub number: u16,
    /// Allow, or deny.
    pub allow: bool,
    /// What it matches; the port is the destination's.
    pub traffic: Traffic,
    /// The other side.
    pub cidr: Ipv4Net,
}

/// An interface, as the router sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterfaceIr {
    /// The private address.
    pub address: Ipv4Addr,
    /// The subnet.
    pub subnet: SubnetId,
    /// The table that routes its packets.
    pub table: RouteTableId,
    /// Its public address, which an internet gateway translates one to one (line 29); only databases have one.
    pub public_ip: Option<Ipv4Addr>,
    /// Its groups. Empty only for NAT gateways.
    pub groups: BTreeSet<SecurityGroupId>,
    /// What's behind it.
    pub attachment: AttachmentIr,
}

/// What's behind an interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttachmentIr {
    /// A link into an app's namespace.
    Workload {
        /// The app.
        workload: WorkloadId,
        /// Which of its legs.
        leg: AppLeg,
    },
    /// An address of the router itself, with a listening socket behind it; groups judge it on input.
    Endpoint {
        /// The endpoint.
        endpoint: VpcEndpointId,
        /// Its service, such as `com.amazonaws.us-east-1.sagemaker.api`.
        service_name: String,
    },
    /// A mount target, likewise an address of the router.
    MountTarget {
        /// The mount target.
        mount_target: MountTargetId,
        /// Its file system.
        file_system: FileSystemId,
    },
    /// A NAT gateway: takes packets by route only, never answers itself.
    NatGateway(NatGatewayId),
}

/// A security group, resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupIr {
    /// What may come in. No rule: nothing.
    pub ingress: Vec<RuleIr>,
    /// What may go out. No rule: nothing.
    pub egress: Vec<RuleIr>,
    /// Rules kept but without effect, and why. Backends ignore them; people are shown them.
    pub inert: Vec<InertRule>,
}

/// An allow rule with its peers as addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleIr {
    /// The rule it comes from.
    pub origin: SecurityGroupRuleId,
    /// Traffic it matches; for ingress and egress alike the port is the destination's.
    pub traffic: Traffic,
    /// The other side: sorted, no duplicates. A group reference is its members' /32s.
    pub peers: Vec<Ipv4Net>,
}

/// A rule without effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InertRule {
    /// The rule.
    pub origin: SecurityGroupRuleId,
    /// Why it never matches.
    pub why: InertWhy,
}

/// Why a rule never matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InertWhy {
    /// It refers to a group with no interface.
    GroupHasNoMembers(SecurityGroupId),
    /// It refers to a group that's gone, or of a VPC that isn't joined to this one.
    StaleGroup(SecurityGroupId),
    /// It refers to a prefix list without entries.
    EmptyPrefixList(PrefixListId),
}

/// A route table flattened to disjoint address ranges, NAT gateways' own subnets already looked through.
/// Addresses in no range have no route.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableIr {
    /// Sorted, disjoint.
    pub ranges: Vec<RangeIr>,
}

/// A range of addresses and where packets to it go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeIr {
    /// First address.
    pub first: Ipv4Addr,
    /// Last address.
    pub last: Ipv4Addr,
    /// The route that won (longest prefix).
    pub origin: RouteOrigin,
    /// Its outcome.
    pub next: NextHop,
    /// Routes to other prefix lists with the same range and another target, in this table or in a NAT gateway's. AWS takes
    /// one at random and keeps it; here the list with the lowest id wins, always (line 20).
    pub rivals: Vec<RouteOrigin>,
}

/// The route that decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteOrigin {
    /// The table.
    pub table: RouteTableId,
    /// The destination as the user wrote it: a CIDR, or a prefix list's id.
    pub destination: String,
}

/// Where a packet goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextHop {
    /// To an interface of the VPC, or nowhere if no interface has the address.
    Local,
    /// Through the internet gateway, for interfaces that have a public address. A database may have; no app has, and its packet
    /// dies here (`IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS`).
    InternetGateway(InternetGatewayId),
    /// Through a NAT gateway whose own subnet leads to the internet.
    Nat(NatGatewayId),
    /// Through a gateway endpoint.
    GatewayEndpoint(VpcEndpointId),
    /// Over a peering connection, to an address of the peer.
    Peering(VpcPeeringConnectionId),
    /// Dropped, silently.
    Drop(DropWhy),
}

/// Why a route drops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DropWhy {
    /// The target is gone or detached (`BAD_STATE_ROUTE`).
    Blackhole,
    /// The NAT gateway's own subnet has no route there.
    NatSubnetHasNoRoute(NatGatewayId),
    /// The NAT gateway's own subnet leads back to a NAT gateway, a private NAT gateway to the internet gateway, or the like.
    NatUnusable(NatGatewayId),
    /// The route leads over a peering connection, but the address isn't in any range of the peer
    /// (`PCX_REQUIRES_ADDRESS_IN_VPC_CIDR`).
    NotInPeer(VpcPeeringConnectionId),
    /// The route leads over a peering connection to a VPC without any interface.
    PeerIsEmpty(VpcPeeringConnectionId),
    /// 169.254.0.0/16 and other addresses a VPC never forwards (line 23).
    NeverForwarded,
}

/// A public NAT gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatIr {
    /// Its private address, which groups of other interfaces would see.
    pub private_ip: Ipv4Addr,
    /// Its public address, the source seen on the internet.
    pub public_ip: Ipv4Addr,
    /// Its subnet, whose network ACL judges what it takes and what it sends on, both ways (line 17).
    pub subnet: SubnetId,
}

/// A gateway endpoint: where the service answers behind it, reached by route only (line 34). No group of its own judges it,
/// and it translates no address: the service sees the sender's private one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewayEndpointIr {
    /// Its service, such as `com.amazonaws.us-east-1.s3`.
    pub service_name: String,
    /// The service's addresses that answer there. A route may lead other addresses of the prefix list there, too: they are
    /// dropped, silently.
    pub addresses: BTreeSet<Ipv4Addr>,
}

/// What the VPC's resolver answers, besides the region's service names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DnsIr {
    /// Private DNS: service name (`com.amazonaws.…`) to the endpoint's addresses; its regional names lead there.
    pub private_services: BTreeMap<String, Vec<Ipv4Addr>>,
    /// File system id to mount-target address, per zone name.
    pub mount_targets: BTreeMap<FileSystemId, BTreeMap<String, Ipv4Addr>>,
    /// The zone of each app's interface, by its address: a mount target's name leads to the one of the **asker's** zone (line 40).
    pub zone_of: BTreeMap<Ipv4Addr, String>,
    /// Interfaces' addresses whose routes, groups and network ACLs reach some public address: public names resolve for these.
    pub public_for: BTreeSet<Ipv4Addr>,
    /// The VPC's tag `kakoi:public-dns=always`: public names resolve for everybody, as on AWS.
    pub public_always: bool,
}

/// An app's namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkloadIr {
    /// Its legs; the app owns no other route.
    pub legs: BTreeMap<AppLeg, LegIr>,
}

/// One leg of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegIr {
    /// The router on the other end.
    pub vpc: VpcId,
    /// The interface.
    pub interface: NetworkInterfaceId,
    /// Its address.
    pub address: Ipv4Addr,
    /// The routes it gives the app.
    pub routes: LegRoutes,
}

/// Routes a leg gives its app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LegRoutes {
    /// The default route.
    Default,
    /// Only these addresses (the domain's mount targets).
    Only(BTreeSet<Ipv4Addr>),
}
