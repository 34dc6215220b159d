//! What became of a packet, hop by hop.

use crate::Code;
use kakoi_netir::{AppLeg, Direction, RouteOrigin};
use kakoi_types::*;
use std::collections::BTreeSet;
use std::fmt;
use std::net::Ipv4Addr;

/// What became of a packet. There's nothing in between: what can't be decided is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It arrives.
    Delivered {
        /// Where.
        to: Destination,
        /// The hops on its way, each naming the rule or route that let it on.
        hops: Vec<Hop>,
    },
    /// It dies.
    Dropped {
        /// Why.
        code: Code,
        /// Where.
        at: Hop,
        /// What happened there and what would open it, in words.
        detail: String,
        /// The hops before.
        hops: Vec<Hop>,
    },
}

impl Verdict {
    /// Whether it arrives.
    pub fn is_delivered(&self) -> bool {
        matches!(self, Verdict::Delivered { .. })
    }

    /// Why it dies, if it does.
    pub fn code(&self) -> Option<Code> {
        match self {
            Verdict::Delivered { .. } => None,
            Verdict::Dropped { code, .. } => Some(*code),
        }
    }
}

/// Where a packet arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address of the app's own namespace; it never left.
    Own,
    /// Another app's interface.
    Interface(NetworkInterfaceId),
    /// An interface endpoint.
    Endpoint {
        /// Its service, such as `com.amazonaws.us-east-1.sagemaker.api`.
        service: String,
    },
    /// A mount target.
    MountTarget(MountTargetId),
    /// The VPC's resolver.
    Resolver,
    /// The internet's edge.
    Internet {
        /// The source address seen there.
        source: Ipv4Addr,
    },
    /// A service behind a gateway endpoint, which sees the sender's own address.
    GatewayEndpoint {
        /// The endpoint.
        endpoint: VpcEndpointId,
        /// Its service, such as `com.amazonaws.us-east-1.s3`.
        service: String,
    },
}

/// A step on a packet's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hop {
    /// An app's namespace.
    App(WorkloadId),
    /// The leg that the app's own routes choose.
    Leg {
        /// Which one.
        leg: AppLeg,
        /// The VPC on its other end.
        vpc: VpcId,
        /// Its interface.
        interface: NetworkInterfaceId,
        /// The source address it gives.
        source: Ipv4Addr,
    },
    /// An interface.
    Interface(NetworkInterfaceId),
    /// The rule that admits the packet.
    Rule {
        /// The interface that wears the group.
        interface: NetworkInterfaceId,
        /// Which way.
        direction: Direction,
        /// The group.
        group: SecurityGroupId,
        /// The rule.
        rule: SecurityGroupRuleId,
    },
    /// Groups of which no rule admits the packet.
    Groups {
        /// The interface that wears them.
        interface: NetworkInterfaceId,
        /// Which way.
        direction: Direction,
        /// The groups.
        groups: BTreeSet<SecurityGroupId>,
    },
    /// The numbered rule of a network ACL that decides at a subnet's border.
    AclRule {
        /// The network ACL.
        acl: NetworkAclId,
        /// Into the subnet or out of it.
        direction: Direction,
        /// The rule's number.
        number: u16,
        /// The subnet.
        subnet: SubnetId,
    },
    /// A network ACL of which no numbered rule matches: its last one, `*`, denies.
    Acl {
        /// The network ACL.
        acl: NetworkAclId,
        /// Into the subnet or out of it.
        direction: Direction,
        /// The subnet.
        subnet: SubnetId,
    },
    /// The route that decides.
    Route {
        /// The table.
        table: RouteTableId,
        /// The destination as the user wrote it.
        destination: String,
    },
    /// Routes to other prefix lists with the range of the one that decides, which AWS might take as well (line 20). No step,
    /// but a hint to people.
    Rivals(Vec<RouteOrigin>),
    /// A table without a route there.
    Table(RouteTableId),
    /// A NAT gateway.
    NatGateway(NatGatewayId),
    /// An internet gateway.
    InternetGateway(InternetGatewayId),
    /// A gateway endpoint.
    GatewayEndpoint(VpcEndpointId),
    /// A peering connection.
    Peering(VpcPeeringConnectionId),
    /// The VPC's resolver.
    Resolver(Ipv4Addr),
    /// A host of the internet, by its address.
    Internet(Ipv4Addr),
    /// A VPC's router, where nothing more precise decided.
    Router(VpcId),
}

impl fmt::Display for Hop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hop::App(workload) => write!(f, "{workload}"),
            Hop::Leg {
                interface, vpc, source, ..
            } => write!(f, "{interface} ({source}) into {vpc}"),
            Hop::Interface(interface) => write!(f, "{interface}"),
            Hop::Rule {
                direction, group, rule, ..
            } => write!(f, "{} rule {rule} of {group}", word(*direction)),
            Hop::Groups { direction, groups, .. } => write!(f, "{} rules of {}", word(*direction), list(groups)),
            Hop::AclRule {
                acl, direction, number, ..
            } => write!(f, "{} rule {number} of {acl}", word(*direction)),
            Hop::Acl { acl, direction, .. } => write!(f, "{} rule * of {acl}", word(*direction)),
            Hop::Route { table, destination } => write!(f, "route {destination} of {table}"),
            Hop::Rivals(routes) => {
                let routes = routes.iter().map(|r| format!("route {} of {}", r.destination, r.table));
                let code = Code::KakoiRouteAmbiguousPrefixLists;
                write!(f, "{code}: AWS might as well take {}", list(routes))
            }
            Hop::Table(table) => write!(f, "{table}"),
            Hop::NatGateway(nat) => write!(f, "{nat}"),
            Hop::InternetGateway(gateway) => write!(f, "{gateway}"),
            Hop::GatewayEndpoint(endpoint) => write!(f, "{endpoint}"),
            Hop::Peering(peering) => write!(f, "{peering}"),
            Hop::Resolver(address) => write!(f, "resolver {address}"),
            Hop::Internet(address) => write!(f, "the internet, from {address}"),
            Hop::Router(vpc) => write!(f, "router of {vpc}"),
        }
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Destination::Own => f.write_str("the app itself"),
            Destination::Interface(interface) => write!(f, "interface {interface}"),
            Destination::Endpoint { service } => write!(f, "the interface endpoint of {service}"),
            Destination::MountTarget(target) => write!(f, "mount target {target}"),
            Destination::Resolver => f.write_str("the VPC's resolver"),
            Destination::Internet { source } => write!(f, "the internet, from {source}"),
            Destination::GatewayEndpoint { endpoint, service } => {
                write!(f, "{service} behind the gateway endpoint {endpoint}")
            }
        }
    }
}

/// AWS's word for a direction in text.
pub(crate) fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Ingress => "ingress",
        Direction::Egress => "egress",
    }
}

/// Items joined for people.
pub(crate) fn list<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|i| i.to_string()).collect::<Vec<_>>().join(", ")
}

/// One plain sentence: where the packet arrives and by which rules, or where it dies, why, and what would open it; and one
/// more for each decision that AWS might take otherwise.
pub fn sentence(verdict: &Verdict) -> String {
    let (Verdict::Delivered { hops, .. } | Verdict::Dropped { hops, .. }) = verdict;
    let hints = hops.iter().filter(|h| matches!(h, Hop::Rivals(_)));
    let hints: String = hints.map(|hint| format!(" {hint}.")).collect();
    let fate = match verdict {
        Verdict::Delivered { to, hops } => {
            let by: Vec<&Hop> = hops
                .iter()
                .filter(|h| !matches!(h, Hop::App(_) | Hop::Interface(_) | Hop::Rivals(_)))
                .collect();
            if by.is_empty() {
                format!("Reaches {to}.")
            } else {
                format!("Reaches {to}, by way of {}.", list(by))
            }
        }
        Verdict::Dropped { code, detail, .. } => format!("Blocked ({code}): {detail}."),
    };
    fate + &hints
}
