//! Security groups.

use super::rule::permissions;
use super::support::*;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{Direction, NetError, Network};
use kakoi_types::SecurityGroupId;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &[
    "description",
    "egress.ip-permission.cidr",
    "egress.ip-permission.from-port",
    "egress.ip-permission.group-id",
    "egress.ip-permission.group-name",
    "egress.ip-permission.ipv6-cidr",
    "egress.ip-permission.prefix-list-id",
    "egress.ip-permission.protocol",
    "egress.ip-permission.to-port",
    "egress.ip-permission.user-id",
    "group-id",
    "group-name",
    "ip-permission.cidr",
    "ip-permission.from-port",
    "ip-permission.group-id",
    "ip-permission.group-name",
    "ip-permission.ipv6-cidr",
    "ip-permission.prefix-list-id",
    "ip-permission.protocol",
    "ip-permission.to-port",
    "ip-permission.user-id",
    "owner-id",
    "vpc-id",
];

/// A group as a request names it.
#[derive(Clone)]
pub(super) enum GroupRef {
    Id(SecurityGroupId),
    /// In the default VPC, as AWS has it.
    Name(String),
}

impl GroupRef {
    pub(super) fn new(group_id: Option<String>, name: Option<String>) -> Result<Self, ApiError> {
        match (group_id, name) {
            (Some(text), _) => id(&text).map(Self::Id),
            (None, Some(name)) => Ok(Self::Name(name)),
            (None, None) => required(None, "groupName or groupId"),
        }
    }

    pub(super) fn resolve(&self, net: &Network) -> Result<SecurityGroupId, NetError> {
        let name = match self {
            Self::Id(id) => return Ok(*id),
            Self::Name(name) => name,
        };
        let default = net.default_vpc().map(|v| v.id);
        let found = net.visible_groups().find(|g| Some(g.vpc) == default && g.name == *name);
        let message = || {
            format!(
                "The security group '{name}' does not exist in the default VPC; groups of other VPCs are named by id"
            )
        };
        found
            .map(|g| g.id)
            .ok_or_else(|| NetError::new("InvalidGroup.NotFound", message()))
    }
}

impl View<'_> {
    /// A security group as EC2 prints it.
    pub(super) fn group(&self, group: &kakoi_net::SecurityGroup) -> SecurityGroup {
        SecurityGroup {
            group_id: text(group.id),
            group_name: text(&group.name),
            description: text(&group.description),
            vpc_id: text(group.vpc),
            owner_id: self.owner(),
            security_group_arn: self.arn("security-group", group.id),
            ip_permissions: permissions(self, group, Direction::Ingress),
            ip_permissions_egress: permissions(self, group, Direction::Egress),
            tags: tag_list(&group.tags),
        }
    }

    /// Groups as other resources refer to them: id and name.
    pub(super) fn group_names(
        &self,
        groups: impl IntoIterator<Item = SecurityGroupId>,
    ) -> Vec<(String, Option<String>)> {
        let name = |id| self.net.groups.get(&id).map(|g| g.name.clone());
        groups.into_iter().map(|id| (id.to_string(), name(id))).collect()
    }
}

fn field(view: &View<'_>, group: &SecurityGroup, name: &str) -> Vec<String> {
    match name {
        "group-id" => return opt(&group.group_id),
        "group-name" => return opt(&group.group_name),
        "description" => return opt(&group.description),
        "vpc-id" => return opt(&group.vpc_id),
        "owner-id" => return opt(&group.owner_id),
        _ => {}
    }
    let (permissions, member) = match name.strip_prefix("egress.") {
        Some(member) => (&group.ip_permissions_egress, member),
        None => (&group.ip_permissions, name),
    };
    let member = member.strip_prefix("ip-permission.").unwrap_or(member);
    if member == "group-name" {
        // Permissions print ids only, so the names are looked up.
        let ids = permissions
            .iter()
            .flat_map(|p| &p.user_id_group_pairs)
            .filter_map(|p| p.group_id.as_ref()?.parse().ok());
        return view.group_names(ids).into_iter().filter_map(|(_, name)| name).collect();
    }
    permissions.iter().flat_map(|p| permission_field(p, member)).collect()
}

fn permission_field(permission: &IpPermission, member: &str) -> Vec<String> {
    match member {
        "protocol" => opt(&permission.ip_protocol),
        "from-port" => print_opt(permission.from_port),
        "to-port" => print_opt(permission.to_port),
        "cidr" => each(&permission.ip_ranges, |r| &r.cidr_ip),
        "prefix-list-id" => each(&permission.prefix_list_ids, |l| &l.prefix_list_id),
        "group-id" => each(&permission.user_id_group_pairs, |p| &p.group_id),
        "user-id" => each(&permission.user_id_group_pairs, |p| &p.user_id),
        _ => Vec::new(),
    }
}

pub(super) async fn create_security_group(
    engine: &Engine,
    _: &Caller,
    request: CreateSecurityGroupRequest,
) -> Result<CreateSecurityGroupResult, ApiError> {
    let new = kakoi_net::CreateSecurityGroup {
        vpc: optional_id(&request.vpc_id)?,
        name: request.group_name,
        description: request.description,
        tags: new_tags(request.tag_specifications, "security-group")?,
    };
    let tags = tag_list(&new.tags);
    let group = change(engine, request.dry_run, move |net, ctx| {
        net.create_security_group(ctx, new)
    })
    .await?;
    let security_group_arn = Some(engine.region().arn("ec2", format_args!("security-group/{group}")));
    Ok(CreateSecurityGroupResult {
        group_id: text(group),
        security_group_arn,
        tags,
    })
}

pub(super) async fn describe_security_groups(
    engine: &Engine,
    _: &Caller,
    request: DescribeSecurityGroupsRequest,
) -> Result<DescribeSecurityGroupsResult, ApiError> {
    if !request.group_names.is_empty() && request.max_results.is_some() {
        return Err(bad_combination(
            "The parameter maxResults cannot be used together with a list of names",
        ));
    }
    let page = (request.max_results, request.next_token);
    let mut query = Query::<SecurityGroupId>::new(request.dry_run, &request.group_ids, request.filters, FILTERS, page)?;
    let network = engine.network();
    for name in request.group_names {
        query.also([GroupRef::Name(name).resolve(&network).map_err(net_error)?]);
    }
    let view = View::new(&network, engine.region());
    let (security_groups, next_token) = query.answer(
        network.visible_groups(),
        |g| g.id,
        |g| g.tags.clone(),
        |g| view.group(g),
        |g, name| field(&view, g, name),
    )?;
    Ok(DescribeSecurityGroupsResult {
        security_groups,
        next_token,
    })
}

pub(super) async fn delete_security_group(
    engine: &Engine,
    _: &Caller,
    request: DeleteSecurityGroupRequest,
) -> Result<DeleteSecurityGroupResult, ApiError> {
    let group = GroupRef::new(request.group_id, request.group_name)?;
    let deleted = change(engine, request.dry_run, move |net, _| {
        let id = group.resolve(net)?;
        net.delete_security_group(id).map(|()| id)
    });
    Ok(DeleteSecurityGroupResult {
        group_id: text(deleted.await?),
        r#return: Some(true),
    })
}
