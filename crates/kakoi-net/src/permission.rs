//! Rules as clients write them (`IpPermissions`): one permission is a kind of traffic and a list of peers, and
//! becomes one rule for each peer.

use crate::cidr::parse_cidr;
use crate::*;
use ipnet::Ipv6Net;
use kakoi_types::*;

/// One `IpPermission`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `tcp`, `udp`, `icmp`, a protocol number, or `-1` for everything.
    pub protocol: String,
    /// First port, or the ICMP type; -1 is open.
    pub from_port: Option<i64>,
    /// Last port, or the ICMP code; -1 is open.
    pub to_port: Option<i64>,
    /// The other sides, each with its description.
    pub peers: Vec<(PeerSpec, Option<String>)>,
}

/// A peer as a client wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeerSpec {
    /// `CidrIp`.
    Cidr(String),
    /// `CidrIpv6`: no rule of this version has one.
    Ipv6Cidr(String),
    /// `GroupId`.
    Group(String),
    /// `GroupName`, in the VPC of the group with the rule.
    GroupName(String),
    /// `PrefixListId`.
    PrefixList(String),
}

/// Which rules of a group are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Those equal to these permissions; descriptions don't count.
    Permissions(Vec<Permission>),
    /// Those with these ids.
    Rules(Vec<SecurityGroupRuleId>),
}

/// One rule that a permission means: traffic, peer, description.
pub(crate) type Meaning = (Traffic, Peer, Option<String>);

/// What permissions are read for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To make rules of them: each peer must be one that works.
    Add,
    /// To find the rules that they mean: a peer may have become stale since.
    Find,
}

impl Permission {
    /// A permission for one peer without a description.
    pub fn new(protocol: &str, ports: Option<(i64, i64)>, peer: PeerSpec) -> Self {
        Self {
            protocol: protocol.to_owned(),
            from_port: ports.map(|p| p.0),
            to_port: ports.map(|p| p.1),
            peers: vec![(peer, None)],
        }
    }

    /// What is matched besides addresses.
    ///
    /// # Errors
    /// `InvalidParameterValue` (protocol, ports), `InvalidPermission.Malformed` (an ICMP code without a type),
    /// `UnsupportedOperation` (ICMPv6).
    pub fn traffic(&self) -> Result<Traffic, NetError> {
        match self.protocol.to_ascii_lowercase().as_str() {
            "-1" | "all" => Ok(Traffic::All),
            "tcp" | "6" => self.ports().map(Traffic::Tcp),
            "udp" | "17" => self.ports().map(Traffic::Udp),
            "icmp" | "1" => self.icmp(),
            "icmpv6" | "58" => Err(NetError::ipv6("icmpv6")),
            other => other
                .parse()
                .map(Traffic::Protocol)
                .map_err(|_| NetError::value(format!("Invalid value '{}' for IP protocol. Use tcp, udp, icmp, a protocol number up to 255, or -1 for all.", self.protocol))),
        }
    }

    /// Whether a peer is an IPv6 range.
    pub(crate) fn names_ipv6(&self) -> bool {
        let is_range = |spec: &PeerSpec| match spec {
            PeerSpec::Cidr(text) | PeerSpec::Ipv6Cidr(text) => text.parse::<Ipv6Net>().is_ok(),
            PeerSpec::Group(_) | PeerSpec::GroupName(_) | PeerSpec::PrefixList(_) => false,
        };
        self.peers.iter().any(|(spec, _)| is_range(spec))
    }

    fn ports(&self) -> Result<PortRange, NetError> {
        let (Some(from), Some(to)) = (self.from_port, self.to_port) else {
            return Err(NetError::value(
                "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
            ));
        };
        let end = |port: i64, open: u16| match port {
            -1 => Ok(open),
            _ => u16::try_from(port).map_err(|_| {
                NetError::value(format!(
                    "Invalid value '{port}' for portRange. Ports are 0 to 65535, or -1 for an open end."
                ))
            }),
        };
        let range = PortRange {
            from: end(from, 0)?,
            to: end(to, u16::MAX)?,
        };
        if range.from > range.to {
            return Err(NetError::value(format!(
                "Invalid TCP/UDP port range ({from}:{to}): the first port is above the last."
            )));
        }
        Ok(range)
    }

    fn icmp(&self) -> Result<Traffic, NetError> {
        let part = |value: Option<i64>, what: &str| match value {
            None | Some(-1) => Ok(None),
            Some(n) => u8::try_from(n)
                .map(Some)
                .map_err(|_| NetError::value(format!("Invalid ICMP {what} '{n}': it is 0 to 255, or -1 for all."))),
        };
        let (kind, code) = (part(self.from_port, "type")?, part(self.to_port, "code")?);
        if kind.is_none() && code.is_some() {
            return Err(NetError::new(
                "InvalidPermission.Malformed",
                "An ICMP code needs an ICMP type: give the type in FromPort, or -1 for both.",
            ));
        }
        Ok(Traffic::Icmp { kind, code })
    }
}

impl Network {
    /// What permissions on a group mean; each peer is looked up.
    pub(crate) fn read_permissions(
        &self,
        ctx: &Ctx<'_>,
        group: &SecurityGroup,
        purpose: Purpose,
        permissions: &[Permission],
    ) -> Result<Vec<Meaning>, NetError> {
        if permissions.is_empty() {
            return Err(NetError::missing("IpPermissions"));
        }
        let mut meanings: Vec<Meaning> = Vec::new();
        for permission in permissions {
            let traffic = permission.traffic()?;
            if permission.peers.is_empty() {
                return Err(NetError::new(
                    "MissingParameter",
                    "A permission needs a peer: a CIDR range, a security group or a prefix list",
                ));
            }
            for (spec, description) in &permission.peers {
                let peer = self.read_peer(ctx, group, purpose, spec)?;
                if let Some(description) = description {
                    check_description(description)?;
                }
                if meanings.iter().any(|(t, p, _)| *t == traffic && *p == peer) {
                    return Err(NetError::value("The same permission must not appear multiple times"));
                }
                meanings.push((traffic, peer, description.clone()));
            }
        }
        Ok(meanings)
    }

    /// Looks up one peer.
    fn read_peer(
        &self,
        ctx: &Ctx<'_>,
        group: &SecurityGroup,
        purpose: Purpose,
        spec: &PeerSpec,
    ) -> Result<Peer, NetError> {
        let vpc = group.vpc;
        match spec {
            PeerSpec::Cidr(text) if text.contains(':') => Err(NetError::ipv6(text)),
            PeerSpec::Cidr(text) => parse_cidr(text, "CidrIp")
                .map(Peer::Cidr)
                .map_err(|_| NetError::value(format!("CIDR block {text} is malformed; write it as 203.0.113.0/24"))),
            PeerSpec::Ipv6Cidr(text) => Err(NetError::ipv6(text)),
            PeerSpec::Group(text) => {
                let id: SecurityGroupId = parse_id(text)?;
                let named = || group.rules.values().any(|r| r.peer == Peer::Group(id));
                if self.is_peer(vpc, id) || (purpose == Purpose::Find && named()) {
                    Ok(Peer::Group(id))
                } else {
                    Err(id.not_found())
                }
            }
            PeerSpec::GroupName(name) => {
                let found = self.groups.values().find(|g| g.vpc == vpc && g.name == *name);
                found.map(|g| Peer::Group(g.id)).ok_or_else(|| {
                    NetError::new(
                        "InvalidGroup.NotFound",
                        format!("The security group '{name}' does not exist in {vpc}"),
                    )
                })
            }
            PeerSpec::PrefixList(text) => self.known_prefix_list(ctx, parse_id(text)?).map(Peer::PrefixList),
        }
    }

    /// Whether rules of a VPC's groups may name a group: one of the VPC itself, or of one that it's actively peered with
    /// (line 7).
    pub(crate) fn is_peer(&self, vpc: VpcId, group: SecurityGroupId) -> bool {
        let of = self.groups.get(&group).map(|g| g.vpc);
        of.is_some_and(|of| of == vpc || self.active_peering(vpc, of).is_some())
    }

    /// Whether a rule names a group that means nothing any more: it's gone, or its VPC isn't peered with the rule's (line 7).
    pub fn is_stale(&self, vpc: VpcId, rule: &SecurityGroupRule) -> bool {
        matches!(rule.peer, Peer::Group(group) if !self.is_peer(vpc, group))
    }
}

/// AWS's rule for the descriptions of groups and rules: at most 255 characters of a fixed set.
pub(crate) fn check_description(text: &str) -> Result<(), NetError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || " ._-:/()#,@[]+=&;{}!$*".contains(c);
    match text.chars().find(|c| !allowed(*c)) {
        Some(bad) => Err(NetError::value(format!(
            "Invalid description or name: the character '{bad}' is not allowed; use a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{{}}!$*"
        ))),
        None if text.len() > 255 => Err(NetError::value(
            "Invalid description or name: at most 255 characters are allowed",
        )),
        None => Ok(()),
    }
}

/// How AWS names a rule in its messages.
pub(crate) fn rule_text(traffic: &Traffic, peer: &Peer) -> String {
    let peer = match peer {
        Peer::Cidr(cidr) => cidr.to_string(),
        Peer::Group(group) => group.to_string(),
        Peer::PrefixList(list) => list.to_string(),
    };
    match traffic {
        Traffic::All => format!("peer: {peer}, ALL, ALLOW"),
        Traffic::Tcp(p) => format!("peer: {peer}, TCP, from port: {}, to port: {}, ALLOW", p.from, p.to),
        Traffic::Udp(p) => format!("peer: {peer}, UDP, from port: {}, to port: {}, ALLOW", p.from, p.to),
        Traffic::Icmp { kind, code } => {
            let open = |n: &Option<u8>| n.map_or(-1, i16::from);
            format!("peer: {peer}, ICMP, type: {}, code: {}, ALLOW", open(kind), open(code))
        }
        Traffic::Protocol(n) => format!("peer: {peer}, protocol: {n}, ALLOW"),
    }
}
