//! The resources of a VPC as they are stored. Each struct is one record of the store.

use imbl::{OrdMap, OrdSet};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// Milliseconds since the Unix epoch.
pub type EpochMs = i64;

/// What an operation may take from outside: the time, entropy for identifiers, and where it runs.
pub struct Ctx<'a> {
    /// Time of the call, in milliseconds since the Unix epoch.
    pub now: EpochMs,
    /// Fresh entropy for each identifier.
    pub entropy: &'a mut dyn FnMut() -> u128,
    /// Region and account.
    pub region: &'a RegionContext,
    /// Addresses the host itself owns: never assigned to anything.
    pub host_addresses: &'a [Ipv4Addr],
}

impl Ctx<'_> {
    /// Fresh bits for one identifier.
    pub(crate) fn fresh(&mut self) -> u128 {
        (self.entropy)()
    }
}

/// Who sees a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// The account's users.
    Customer,
    /// The studio itself: never described, never deletable through the API (the studio network).
    Service,
}

/// All VPC resources of the region. Maps are persistent: a clone is a snapshot and costs nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// VPCs.
    pub vpcs: OrdMap<VpcId, Vpc>,
    /// Subnets.
    pub subnets: OrdMap<SubnetId, Subnet>,
    /// Security groups, their rules inside.
    pub groups: OrdMap<SecurityGroupId, SecurityGroup>,
    /// Route tables, their routes and associations inside.
    pub route_tables: OrdMap<RouteTableId, RouteTable>,
    /// Internet gateways.
    pub internet_gateways: OrdMap<InternetGatewayId, InternetGateway>,
    /// Elastic IP addresses.
    pub addresses: OrdMap<AllocationId, ElasticIp>,
    /// NAT gateways, deleted ones included for an hour, as AWS shows them.
    pub nat_gateways: OrdMap<NatGatewayId, NatGateway>,
    /// VPC endpoints.
    pub endpoints: OrdMap<VpcEndpointId, VpcEndpoint>,
    /// Network interfaces, all made by services.
    pub interfaces: OrdMap<NetworkInterfaceId, NetworkInterface>,
    /// Network ACLs: each VPC's default one, and those that users made.
    pub network_acls: OrdMap<NetworkAclId, NetworkAcl>,
    /// VPC peering connections, ended ones included for a while, as AWS shows them.
    pub peerings: OrdMap<VpcPeeringConnectionId, VpcPeering>,
    /// Prefix lists that users made. Those of AWS are no intent: they come with the region.
    pub prefix_lists: OrdMap<PrefixListId, CustomerPrefixList>,
    /// Sets of DHCP options that users made.
    pub dhcp_options: OrdMap<DhcpOptionsId, CustomerDhcpOptions>,
    /// EFS file systems.
    pub file_systems: OrdMap<FileSystemId, FileSystem>,
    /// EFS mount targets.
    pub mount_targets: OrdMap<MountTargetId, MountTarget>,
    /// EFS access points.
    pub access_points: OrdMap<AccessPointId, crate::AccessPoint>,
}

/// A virtual private cloud.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vpc {
    /// Its id.
    pub id: VpcId,
    /// Customer's, or the studio network.
    pub owner: Owner,
    /// Its first address range, which it keeps for life.
    pub cidr: Ipv4Net,
    /// The association of that range.
    pub cidr_association: VpcCidrAssociationId,
    /// The ranges it got later: each has a local route of its own (line 21).
    #[serde(default)]
    pub more_cidrs: BTreeMap<VpcCidrAssociationId, Ipv4Net>,
    /// The region's default VPC.
    pub is_default: bool,
    /// DNS through the resolver at base+2.
    pub enable_dns_support: bool,
    /// Host names for interfaces; with `enable_dns_support` the condition for private DNS of endpoints.
    pub enable_dns_hostnames: bool,
    /// Its set of DHCP options: the region's default one, or a user's.
    pub dhcp_options: DhcpOptionsId,
    /// Tags.
    pub tags: Tags,
}

impl Vpc {
    /// All its ranges, the first one first.
    pub fn cidrs(&self) -> impl Iterator<Item = Ipv4Net> + '_ {
        std::iter::once(self.cidr).chain(self.more_cidrs.values().copied())
    }

    /// Whether some range of the two has an address in common: then no peering connection can join them (line 27).
    pub fn overlaps(&self, other: &Self) -> bool {
        self.cidrs()
            .any(|own| other.cidrs().any(|their| crate::cidr::overlap(own, their)))
    }
}

/// A subnet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subnet {
    /// Its id.
    pub id: SubnetId,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its address range.
    pub cidr: Ipv4Net,
    /// Availability zone name.
    pub zone: String,
    /// A default VPC's subnet of its zone.
    pub default_for_az: bool,
    /// Instances get a public address at launch; apps never do.
    pub map_public_ip_on_launch: bool,
    /// Association with its network ACL.
    pub acl_association: NetworkAclAssociationId,
    /// Its network ACL; `None` is the VPC's default one (line 12).
    #[serde(default)]
    pub acl: Option<NetworkAclId>,
    /// Tags.
    pub tags: Tags,
}

/// A security group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its id.
    pub id: SecurityGroupId,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its name, unique in the VPC.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Rules by id: allow only, no order.
    pub rules: BTreeMap<SecurityGroupRuleId, SecurityGroupRule>,
    /// Tags.
    pub tags: Tags,
}

/// One allow rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecurityGroupRule {
    /// Its id.
    pub id: SecurityGroupRuleId,
    /// Which way it looks.
    pub direction: Direction,
    /// The traffic it lets through.
    pub traffic: Traffic,
    /// The other side.
    pub peer: Peer,
    /// Free text.
    pub description: Option<String>,
    /// Tags.
    pub tags: Tags,
}

/// The direction of a rule, seen from the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Into the interface.
    Ingress,
    /// Out of the interface.
    Egress,
}

/// What a rule matches besides addresses (checklist line 9 of the VPC semantics).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Traffic {
    /// Protocol -1: everything.
    All,
    /// TCP to these ports.
    Tcp(PortRange),
    /// UDP to these ports.
    Udp(PortRange),
    /// ICMP; `None` is every type, or every code of the type.
    Icmp {
        /// ICMP type.
        kind: Option<u8>,
        /// ICMP code; only with a type.
        code: Option<u8>,
    },
    /// Another protocol by number (never 1, 6 or 17).
    Protocol(u8),
}

/// An inclusive range of ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PortRange {
    /// First port.
    pub from: u16,
    /// Last port, never below `from`.
    pub to: u16,
}

impl PortRange {
    /// Every port.
    pub const ALL: Self = Self { from: 0, to: u16::MAX };

    /// One port.
    pub const fn one(port: u16) -> Self {
        Self { from: port, to: port }
    }

    /// Whether the port lies in the range.
    pub fn contains(&self, port: u16) -> bool {
        (self.from..=self.to).contains(&port)
    }
}

/// The other side of a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Peer {
    /// An address range.
    Cidr(Ipv4Net),
    /// The private addresses of the interfaces in a group (line 6).
    Group(SecurityGroupId),
    /// A managed prefix list.
    PrefixList(PrefixListId),
}

/// A route table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RouteTable {
    /// Its id.
    pub id: RouteTableId,
    /// Its VPC. The local route is implied and always there.
    pub vpc: VpcId,
    /// The association that makes it the VPC's main table, if it is.
    pub main: Option<RouteTableAssociationId>,
    /// Explicit associations with subnets.
    pub subnets: BTreeMap<RouteTableAssociationId, SubnetId>,
    /// Routes besides the local one.
    pub routes: BTreeMap<RouteDestination, RouteTarget>,
    /// Tags.
    pub tags: Tags,
}

/// Where a route leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum RouteDestination {
    /// An address range.
    Cidr(Ipv4Net),
    /// A prefix list (gateway endpoints).
    PrefixList(PrefixListId),
}

impl From<RouteDestination> for String {
    fn from(destination: RouteDestination) -> String {
        match destination {
            RouteDestination::Cidr(cidr) => cidr.to_string(),
            RouteDestination::PrefixList(list) => list.to_string(),
        }
    }
}

impl TryFrom<String> for RouteDestination {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        if let Ok(cidr) = text.parse() {
            return Ok(Self::Cidr(cidr));
        }
        text.parse().map(Self::PrefixList).map_err(|e| e.to_string())
    }
}

/// A route's one target. A target that no longer exists makes the route a blackhole, which still wins its match
/// and drops (line 22).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RouteTarget {
    /// An internet gateway.
    InternetGateway(InternetGatewayId),
    /// A NAT gateway.
    NatGateway(NatGatewayId),
    /// A gateway endpoint.
    GatewayEndpoint(VpcEndpointId),
    /// A VPC peering connection.
    Peering(VpcPeeringConnectionId),
}

/// An internet gateway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InternetGateway {
    /// Its id.
    pub id: InternetGatewayId,
    /// The VPC it's attached to.
    pub attached: Option<VpcId>,
    /// Tags.
    pub tags: Tags,
}

/// An Elastic IP address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElasticIp {
    /// Allocation id.
    pub id: AllocationId,
    /// Customer's or the studio's.
    pub owner: Owner,
    /// The public address, from 198.51.100.0/24.
    pub public_ip: Ipv4Addr,
    /// What it's associated with.
    pub association: Option<AddressAssociation>,
    /// Tags.
    pub tags: Tags,
}

/// An Elastic IP's association with an interface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddressAssociation {
    /// Its id.
    pub id: AddressAssociationId,
    /// The interface: a NAT gateway's, or a publicly accessible database's.
    pub interface: NetworkInterfaceId,
}

/// A NAT gateway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NatGateway {
    /// Its id.
    pub id: NatGatewayId,
    /// Its VPC.
    pub vpc: VpcId,
    /// The subnet it stands in; that subnet's routes decide whether it reaches the internet (line 30).
    pub subnet: SubnetId,
    /// Its interface, while it lives.
    pub interface: NetworkInterfaceId,
    /// Its private address.
    pub private_ip: Ipv4Addr,
    /// Public, with this allocation, or private (`None`), which never passes an internet gateway.
    pub allocation: Option<AllocationId>,
    /// Its public address, kept after deletion for the description.
    pub public_ip: Option<Ipv4Addr>,
    /// Time of creation.
    pub created: EpochMs,
    /// Time of deletion; a deleted gateway stays described for an hour.
    pub deleted: Option<EpochMs>,
    /// Tags.
    pub tags: Tags,
}

/// A VPC endpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VpcEndpoint {
    /// Its id.
    pub id: VpcEndpointId,
    /// Its VPC.
    pub vpc: VpcId,
    /// Such as `com.amazonaws.us-east-1.sagemaker.api`.
    pub service_name: String,
    /// Interface or gateway.
    pub kind: EndpointKind,
    /// The policy document as the user wrote it; `None` is AWS's default, which allows all.
    pub policy: Option<String>,
    /// Time of creation.
    pub created: EpochMs,
    /// Tags.
    pub tags: Tags,
}

/// The two kinds of endpoints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EndpointKind {
    /// One interface per subnet, judged by groups.
    Interface {
        /// Its interface in each subnet.
        interfaces: BTreeMap<SubnetId, NetworkInterfaceId>,
        /// Groups on each of its interfaces.
        groups: BTreeSet<SecurityGroupId>,
        /// The service's regional names lead to the endpoint, given both VPC attributes (line 36).
        private_dns: bool,
        /// Private DNS for inbound resolver endpoints only: inside the VPC the names go on leading to the public addresses, and
        /// so through the gateway endpoint. There are no inbound resolver endpoints here, so then nobody gets private answers.
        #[serde(default)]
        inbound_only: bool,
    },
    /// A prefix-list route in each associated table (line 34).
    Gateway {
        /// Associated route tables.
        route_tables: BTreeSet<RouteTableId>,
    },
}

impl EndpointKind {
    /// Whether the service's regional names lead here for askers inside the VPC, as far as the endpoint's own settings go.
    pub fn moves_names_in_vpc(&self) -> bool {
        matches!(
            self,
            Self::Interface {
                private_dns: true,
                inbound_only: false,
                ..
            }
        )
    }
}

/// A VPC peering connection: joins two VPCs of the region. It carries packets as long as it's active, and only between
/// addresses of the two (line 27).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VpcPeering {
    /// Its id.
    pub id: VpcPeeringConnectionId,
    /// Who asked.
    pub requester: PeeringSide,
    /// Who was asked.
    pub accepter: PeeringSide,
    /// What became of it.
    pub status: PeeringStatus,
    /// Time of the request.
    pub created: EpochMs,
    /// Time at which it was rejected, deleted or failed.
    pub ended: Option<EpochMs>,
    /// Tags.
    pub tags: Tags,
}

impl VpcPeering {
    /// The VPC on the other side, if it carries packets and `vpc` is one of the two.
    pub fn active_peer_of(&self, vpc: VpcId) -> Option<VpcId> {
        if self.status != PeeringStatus::Active {
            return None;
        }
        match (self.requester.vpc, self.accepter.vpc) {
            (one, other) if one == vpc => Some(other),
            (other, one) if one == vpc => Some(other),
            _ => None,
        }
    }
}

/// One side of a peering connection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeeringSide {
    /// The VPC.
    pub vpc: VpcId,
    /// Its first range at the time of the request, kept for the description.
    pub cidr: Ipv4Net,
    /// Whether the other side may resolve this VPC's public host names to private addresses. Private DNS of endpoints
    /// stays inside its VPC whatever this says (line 37).
    pub allow_dns_resolution: bool,
}

/// The life of a peering connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeeringStatus {
    /// Asked for; carries nothing yet.
    PendingAcceptance,
    /// Carries packets.
    Active,
    /// The accepter said no.
    Rejected,
    /// Somebody ended it.
    Deleted,
    /// It couldn't be: the ranges overlap, or the other VPC doesn't exist.
    Failed(String),
}

/// A customer-managed prefix list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerPrefixList {
    /// Its id.
    pub id: PrefixListId,
    /// Its name; several may have the same one.
    pub name: String,
    /// How many entries it may have; a rule or route that names it counts as so many.
    pub max_entries: u32,
    /// Grows with each change of the entries; 1 at first.
    pub version: u64,
    /// Entries with their descriptions, now.
    pub entries: BTreeMap<Ipv4Net, Option<String>>,
    /// Entries of earlier versions, by version.
    pub history: BTreeMap<u64, BTreeMap<Ipv4Net, Option<String>>>,
    /// What was done to it last: clients wait for the answer to say so.
    #[serde(default)]
    pub last_change: PrefixListChange,
    /// Tags.
    pub tags: Tags,
}

/// What was done to a prefix list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrefixListChange {
    /// It was made.
    #[default]
    Created,
    /// Its name, size or entries were changed.
    Modified,
    /// An earlier version was restored.
    Restored,
}

/// A set of DHCP options that a user made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerDhcpOptions {
    /// Its id.
    pub id: DhcpOptionsId,
    /// Values by the option's name, such as `domain-name`.
    pub options: BTreeMap<String, Vec<String>>,
    /// Tags.
    pub tags: Tags,
}

/// A network interface. All are made by services on behalf of users.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkInterface {
    /// Its id.
    pub id: NetworkInterfaceId,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its subnet.
    pub subnet: SubnetId,
    /// Its private address.
    pub private_ip: Ipv4Addr,
    /// Its groups; empty only for NAT gateways, which no group judges.
    pub groups: BTreeSet<SecurityGroupId>,
    /// What it serves.
    pub purpose: InterfacePurpose,
    /// As AWS words it.
    pub description: String,
    /// Its attachment.
    pub attachment: AttachmentId,
    /// Time of creation.
    pub created: EpochMs,
    /// Tags.
    pub tags: Tags,
}

/// What an interface serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InterfacePurpose {
    /// A leg of an app.
    App {
        /// The app.
        workload: WorkloadId,
        /// Which of its legs.
        leg: AppLeg,
    },
    /// An EFS mount target.
    MountTarget(MountTargetId),
    /// An interface endpoint.
    Endpoint(VpcEndpointId),
    /// A NAT gateway.
    NatGateway(NatGatewayId),
    /// A database.
    Database {
        /// The database's process.
        workload: WorkloadId,
        /// Whose it is.
        service: DatabaseService,
        /// The part of its DNS name that's its own: `mydb.c0123456789a`.
        label: String,
    },
}

/// The services that have databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DatabaseService {
    /// RDS.
    Rds,
    /// Redshift.
    Redshift,
}

impl DatabaseService {
    /// Its name in ARNs and host names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rds => "rds",
            Self::Redshift => "redshift",
        }
    }
}

/// An app's legs. `PublicInternetOnly` has `Internet` and `Home`; `VpcOnly` has `Vpc` alone. A database
/// has `Database`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AppLeg {
    /// In the studio network, with the default route.
    Internet,
    /// In the domain's VPC, with routes to its mount targets only.
    Home,
    /// In the domain's VPC, with the default route.
    Vpc,
    /// A database's only one, in its VPC, with the default route.
    Database,
}

/// A network ACL.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkAcl {
    /// Its id.
    pub id: NetworkAclId,
    /// Its VPC.
    pub vpc: VpcId,
    /// The one that the VPC came with. A record without a word is of the time when there was no other.
    #[serde(default = "came_with_the_vpc")]
    pub is_default: bool,
    /// What may come into a subnet, by rule number: the lowest that matches decides, and nothing else passes (line 13).
    #[serde(default = "everything")]
    pub ingress: BTreeMap<u16, AclEntry>,
    /// What may leave a subnet, likewise.
    #[serde(default = "everything")]
    pub egress: BTreeMap<u16, AclEntry>,
    /// Tags.
    pub tags: Tags,
}

/// One numbered rule of a network ACL: it knows no groups, no prefix lists and no connections (lines 14 and 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AclEntry {
    /// Allow, or deny.
    pub allow: bool,
    /// What it matches; the port is the destination's, in both directions.
    pub traffic: Traffic,
    /// The other side: the source on the way in, the destination on the way out.
    pub cidr: Ipv4Net,
}

impl NetworkAcl {
    /// The rules of one direction, by number.
    pub fn entries(&self, direction: Direction) -> &BTreeMap<u16, AclEntry> {
        match direction {
            Direction::Ingress => &self.ingress,
            Direction::Egress => &self.egress,
        }
    }
}

fn came_with_the_vpc() -> bool {
    true
}

/// A default network ACL's rules in each direction: number 100 allows everything.
pub(crate) fn everything() -> BTreeMap<u16, AclEntry> {
    let entry = AclEntry {
        allow: true,
        traffic: Traffic::All,
        cidr: crate::cidr::ANYWHERE,
    };
    BTreeMap::from([(100, entry)])
}

/// An EFS file system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileSystem {
    /// Its id.
    pub id: FileSystemId,
    /// Idempotency token of its creation.
    pub creation_token: String,
    /// The KMS key, as its maker named it.
    pub kms_key_id: Option<String>,
    /// What else its maker chose.
    #[serde(default)]
    pub settings: FileSystemSettings,
    /// Time of creation.
    pub created: EpochMs,
    /// Tags.
    pub tags: Tags,
}

/// What a file system's maker chooses besides its key. Modes are kept and described; how fast files are is the machine's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileSystemSettings {
    /// `maxIO` instead of `generalPurpose`.
    pub max_io: bool,
    /// Throughput mode.
    pub throughput: Throughput,
    /// Encrypted at rest, as described: files lie on the machine's own disk.
    pub encrypted: bool,
    /// One Zone storage: mount targets in this zone only.
    pub zone: Option<String>,
}

impl Default for FileSystemSettings {
    /// Those of a domain's file system.
    fn default() -> Self {
        Self {
            max_io: false,
            throughput: Throughput::Bursting,
            encrypted: true,
            zone: None,
        }
    }
}

/// A file system's throughput mode.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Throughput {
    /// `bursting`.
    Bursting,
    /// `elastic`.
    Elastic,
    /// `provisioned`, in MiB/s.
    Provisioned(f64),
}

/// An EFS mount target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MountTarget {
    /// Its id.
    pub id: MountTargetId,
    /// Its file system.
    pub file_system: FileSystemId,
    /// Its subnet; one mount target per zone (line 40).
    pub subnet: SubnetId,
    /// Its interface.
    pub interface: NetworkInterfaceId,
}

impl Network {
    /// Every interface that wears the group: its private addresses are what a reference to the group means.
    pub fn members(&self, group: SecurityGroupId) -> impl Iterator<Item = &NetworkInterface> {
        self.interfaces.values().filter(move |i| i.groups.contains(&group))
    }

    /// The table that routes a subnet: its explicit one, else the VPC's main table (line 18).
    pub fn route_table_of(&self, subnet: &Subnet) -> Option<&RouteTable> {
        let of_vpc = || self.route_tables.values().filter(|t| t.vpc == subnet.vpc);
        of_vpc()
            .find(|t| t.subnets.values().any(|s| *s == subnet.id))
            .or_else(|| of_vpc().find(|t| t.main.is_some()))
    }

    /// The internet gateway attached to a VPC.
    pub fn internet_gateway_of(&self, vpc: VpcId) -> Option<&InternetGateway> {
        self.internet_gateways.values().find(|g| g.attached == Some(vpc))
    }

    /// Addresses in use in a subnet.
    pub fn used_addresses(&self, subnet: SubnetId) -> OrdSet<Ipv4Addr> {
        self.interfaces
            .values()
            .filter(|i| i.subnet == subnet)
            .map(|i| i.private_ip)
            .collect()
    }
}
