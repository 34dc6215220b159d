//! Network ACLs.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::{AclEntry, Direction, PortRange as Ports, Traffic};
use kakoi_types::{Ipv4Net, NetworkAclId};
use kakoi_wire::ApiError;
use std::net::Ipv4Addr;

const FILTERS: &[&str] = &[
    "association.association-id",
    "association.network-acl-id",
    "association.subnet-id",
    "default",
    "entry.cidr",
    "entry.egress",
    "entry.icmp.code",
    "entry.icmp.type",
    "entry.ipv6-cidr",
    "entry.port-range.from",
    "entry.port-range.to",
    "entry.protocol",
    "entry.rule-action",
    "entry.rule-number",
    "network-acl-id",
    "owner-id",
    "vpc-id",
];

/// The last rule of every network ACL, which AWS writes as `*` and prints with this number.
const FINAL_DENY: u16 = 32767;

/// What the last rule says.
const DENY_ALL: AclEntry = AclEntry {
    allow: false,
    traffic: Traffic::All,
    cidr: Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0),
};

/// A rule as EC2 prints it: protocols by number.
fn entry(direction: Direction, number: u16, entry: AclEntry) -> NetworkAclEntry {
    let ports = |ports: Ports| {
        Some(PortRange {
            from: Some(ports.from.into()),
            to: Some(ports.to.into()),
        })
    };
    let icmp = |value: Option<u8>| value.map_or(-1, i32::from);
    let (protocol, port_range, icmp_type_code) = match entry.traffic {
        Traffic::All => (-1, None, None),
        Traffic::Tcp(range) => (6, ports(range), None),
        Traffic::Udp(range) => (17, ports(range), None),
        Traffic::Icmp { kind, code } => {
            let (r#type, code) = (Some(icmp(kind)), Some(icmp(code)));
            (1, None, Some(IcmpTypeCode { r#type, code }))
        }
        Traffic::Protocol(number) => (i16::from(number), None, None),
    };
    NetworkAclEntry {
        cidr_block: text(entry.cidr),
        egress: Some(direction == Direction::Egress),
        icmp_type_code,
        port_range,
        protocol: text(protocol),
        rule_action: text(if entry.allow { "allow" } else { "deny" }),
        rule_number: Some(number.into()),
        ..NetworkAclEntry::default()
    }
}

impl View<'_> {
    /// A network ACL as EC2 prints it.
    fn network_acl(&self, acl: &kakoi_net::NetworkAcl) -> NetworkAcl {
        let entries = [Direction::Egress, Direction::Ingress]
            .into_iter()
            .flat_map(|direction| {
                let own = acl.entries(direction).iter();
                own.map(move |(number, e)| entry(direction, *number, *e))
                    .chain([entry(direction, FINAL_DENY, DENY_ALL)])
            });
        let association = |subnet: &kakoi_net::Subnet| NetworkAclAssociation {
            network_acl_association_id: text(subnet.acl_association),
            network_acl_id: text(acl.id),
            subnet_id: text(subnet.id),
        };
        NetworkAcl {
            network_acl_id: text(acl.id),
            vpc_id: text(acl.vpc),
            owner_id: self.owner(),
            is_default: Some(acl.is_default),
            entries: entries.collect(),
            associations: self
                .net
                .visible_subnets()
                .filter(|s| self.net.acl_of(s).is_some_and(|a| a.id == acl.id))
                .map(association)
                .collect(),
            tags: tag_list(&acl.tags),
        }
    }
}

fn field(acl: &NetworkAcl, name: &str) -> Vec<String> {
    match name {
        "network-acl-id" => opt(&acl.network_acl_id),
        "vpc-id" => opt(&acl.vpc_id),
        "owner-id" => opt(&acl.owner_id),
        "default" => print_opt(acl.is_default),
        "association.association-id" => each(&acl.associations, |a| &a.network_acl_association_id),
        "association.network-acl-id" => each(&acl.associations, |a| &a.network_acl_id),
        "association.subnet-id" => each(&acl.associations, |a| &a.subnet_id),
        "entry.cidr" => each(&acl.entries, |e| &e.cidr_block),
        "entry.protocol" => each(&acl.entries, |e| &e.protocol),
        "entry.rule-action" => each(&acl.entries, |e| &e.rule_action),
        "entry.egress" => acl.entries.iter().flat_map(|e| print_opt(e.egress)).collect(),
        "entry.rule-number" => acl.entries.iter().flat_map(|e| print_opt(e.rule_number)).collect(),
        _ => Vec::new(),
    }
}

pub(super) async fn describe_network_acls(
    engine: &Engine,
    _: &Caller,
    request: DescribeNetworkAclsRequest,
) -> Result<DescribeNetworkAclsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<NetworkAclId>::new(
        request.dry_run,
        &request.network_acl_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (network_acls, next_token) = query.answer(
        network.visible_network_acls(),
        |a| a.id,
        |a| a.tags.clone(),
        |a| view.network_acl(a),
        field,
    )?;
    Ok(DescribeNetworkAclsResult {
        network_acls,
        next_token,
    })
}
