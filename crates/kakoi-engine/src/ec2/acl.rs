//! Network ACLs: each VPC's default one.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::default_acl_entries;
use kakoi_types::NetworkAclId;
use kakoi_wire::ApiError;

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

impl View<'_> {
    /// A network ACL as EC2 prints it.
    fn network_acl(&self, acl: &kakoi_net::NetworkAcl) -> NetworkAcl {
        let entry = |entry: kakoi_net::AclEntry| NetworkAclEntry {
            cidr_block: text(entry.cidr),
            egress: Some(entry.egress),
            protocol: text(entry.protocol),
            rule_action: text(if entry.allow { "allow" } else { "deny" }),
            rule_number: Some(entry.rule_number.into()),
            ..NetworkAclEntry::default()
        };
        let association = |subnet: &kakoi_net::Subnet| NetworkAclAssociation {
            network_acl_association_id: text(subnet.acl_association),
            network_acl_id: text(acl.id),
            subnet_id: text(subnet.id),
        };
        NetworkAcl {
            network_acl_id: text(acl.id),
            vpc_id: text(acl.vpc),
            owner_id: self.owner(),
            is_default: Some(true),
            entries: default_acl_entries().into_iter().map(entry).collect(),
            associations: self
                .net
                .visible_subnets()
                .filter(|s| s.vpc == acl.vpc)
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
