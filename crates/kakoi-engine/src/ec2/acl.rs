//! Network ACLs.

use super::support::*;
use super::token::Call;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{AclEntry, AclEntrySpec, Direction, PortRange as Ports, Traffic};
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
        "entry.icmp.code" => of_entries(acl, |e| e.icmp_type_code.as_ref()?.code),
        "entry.icmp.type" => of_entries(acl, |e| e.icmp_type_code.as_ref()?.r#type),
        "entry.port-range.from" => of_entries(acl, |e| e.port_range.as_ref()?.from),
        "entry.port-range.to" => of_entries(acl, |e| e.port_range.as_ref()?.to),
        _ => Vec::new(),
    }
}

fn of_entries(acl: &NetworkAcl, member: impl Fn(&NetworkAclEntry) -> Option<i32>) -> Vec<String> {
    acl.entries.iter().flat_map(|e| print_opt(member(e))).collect()
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

fn direction(egress: bool) -> Direction {
    if egress { Direction::Egress } else { Direction::Ingress }
}

/// Reads the entry of a request; the two requests that have one share no type.
macro_rules! entry_spec {
    ($request:ident) => {
        AclEntrySpec {
            allow: match $request.rule_action.as_str() {
                "allow" => true,
                "deny" => false,
                other => {
                    return Err(bad_value(format!(
                        "Value ({other}) for parameter ruleAction is invalid. Use allow or deny."
                    )));
                }
            },
            protocol: $request.protocol,
            cidr: $request.cidr_block,
            ipv6_cidr: $request.ipv6_cidr_block,
            ports: $request.port_range.and_then(|p| Some((p.from?.into(), p.to?.into()))),
            icmp: $request
                .icmp_type_code
                .and_then(|i| Some((i.r#type?.into(), i.code?.into()))),
        }
    };
}

pub(super) async fn create_network_acl(
    engine: &Engine,
    _: &Caller,
    request: CreateNetworkAclRequest,
) -> Result<CreateNetworkAclResult, ApiError> {
    let call = Call::new("CreateNetworkAcl", request.client_token.as_ref(), &request);
    let vpc = id(&request.vpc_id)?;
    let tags = new_tags(request.tag_specifications, "network-acl")?;
    end_dry_run(request.dry_run)?;
    let acl = engine.commit(move |tx, ctx| {
        let earlier = call.earlier(tx, ctx)?.and_then(|text| text.parse().ok());
        let id = match earlier.filter(|id| tx.network.find_network_acl(*id).is_ok()) {
            Some(id) => id,
            None => {
                let id = tx.network.create_network_acl(ctx, vpc, tags).map_err(net_error)?;
                call.remember(tx, ctx, id.to_string());
                id
            }
        };
        let view = View::new(&tx.network, ctx.region);
        let acl = tx.network.find_network_acl(id).map_err(net_error)?;
        Ok(view.network_acl(acl))
    });
    Ok(CreateNetworkAclResult {
        network_acl: Some(acl.await?),
        client_token: request.client_token,
    })
}

pub(super) async fn delete_network_acl(
    engine: &Engine,
    _: &Caller,
    request: DeleteNetworkAclRequest,
) -> Result<(), ApiError> {
    let acl = id(&request.network_acl_id)?;
    change(engine, request.dry_run, move |net, _| net.delete_network_acl(acl)).await
}

pub(super) async fn create_network_acl_entry(
    engine: &Engine,
    _: &Caller,
    request: CreateNetworkAclEntryRequest,
) -> Result<(), ApiError> {
    let acl = id(&request.network_acl_id)?;
    let (way, number) = (direction(request.egress), request.rule_number.into());
    let spec = entry_spec!(request);
    change(engine, request.dry_run, move |net, _| {
        net.create_network_acl_entry(acl, way, number, &spec)
    })
    .await
}

pub(super) async fn replace_network_acl_entry(
    engine: &Engine,
    _: &Caller,
    request: ReplaceNetworkAclEntryRequest,
) -> Result<(), ApiError> {
    let acl = id(&request.network_acl_id)?;
    let (way, number) = (direction(request.egress), request.rule_number.into());
    let spec = entry_spec!(request);
    change(engine, request.dry_run, move |net, _| {
        net.replace_network_acl_entry(acl, way, number, &spec)
    })
    .await
}

pub(super) async fn delete_network_acl_entry(
    engine: &Engine,
    _: &Caller,
    request: DeleteNetworkAclEntryRequest,
) -> Result<(), ApiError> {
    let acl = id(&request.network_acl_id)?;
    let (way, number) = (direction(request.egress), request.rule_number.into());
    change(engine, request.dry_run, move |net, _| {
        net.delete_network_acl_entry(acl, way, number)
    })
    .await
}

pub(super) async fn replace_network_acl_association(
    engine: &Engine,
    _: &Caller,
    request: ReplaceNetworkAclAssociationRequest,
) -> Result<ReplaceNetworkAclAssociationResult, ApiError> {
    let (association, acl) = (id(&request.association_id)?, id(&request.network_acl_id)?);
    let new = change(engine, request.dry_run, move |net, ctx| {
        net.replace_network_acl_association(ctx, association, acl)
    });
    Ok(ReplaceNetworkAclAssociationResult {
        new_association_id: text(new.await?),
    })
}
