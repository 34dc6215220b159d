//! Rules of security groups: as permissions (one kind of traffic, many peers) and as rules with ids.

use super::group::GroupRef;
use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::{Direction, ModifyRule, Peer, PeerSpec, Permission, Selector, Traffic};
use kakoi_types::{RegionContext, SecurityGroupId, SecurityGroupRuleId, VpcId};
use kakoi_wire::ApiError;
use std::collections::BTreeMap;

/// Protocol, first and last port as EC2 prints them; `None` where it leaves the ports out of a permission.
pub(super) fn traffic_parts(traffic: Traffic) -> (String, Option<(i32, i32)>) {
    let open = |n: Option<u8>| n.map_or(-1, i32::from);
    match traffic {
        Traffic::All => ("-1".to_owned(), None),
        Traffic::Tcp(ports) => ("tcp".to_owned(), Some((ports.from.into(), ports.to.into()))),
        Traffic::Udp(ports) => ("udp".to_owned(), Some((ports.from.into(), ports.to.into()))),
        Traffic::Icmp { kind, code } => ("icmp".to_owned(), Some((open(kind), open(code)))),
        Traffic::Protocol(number) => (number.to_string(), None),
    }
}

/// A group's rules of one direction as permissions.
pub(super) fn permissions(
    view: &View<'_>,
    group: &kakoi_net::SecurityGroup,
    direction: Direction,
) -> Vec<IpPermission> {
    let mut all: BTreeMap<Traffic, IpPermission> = BTreeMap::new();
    for rule in group.rules_in(direction) {
        let permission = all.entry(rule.traffic).or_insert_with(|| {
            let (protocol, ports) = traffic_parts(rule.traffic);
            let (from_port, to_port) = (ports.map(|p| p.0), ports.map(|p| p.1));
            IpPermission {
                ip_protocol: Some(protocol),
                from_port,
                to_port,
                ..IpPermission::default()
            }
        });
        let description = rule.description.clone();
        match &rule.peer {
            Peer::Cidr(cidr) => permission.ip_ranges.push(IpRange {
                cidr_ip: text(cidr),
                description,
            }),
            Peer::PrefixList(list) => {
                permission.prefix_list_ids.push(PrefixListId {
                    prefix_list_id: text(list),
                    description,
                });
            }
            Peer::Group(id) => permission
                .user_id_group_pairs
                .push(view.pair(group.vpc, *id, description)),
        }
    }
    all.into_values().collect()
}

/// A permission as the caller wrote it.
fn read_permission(region: &RegionContext, permission: IpPermission) -> Result<Permission, ApiError> {
    let mut peers = Vec::new();
    for range in permission.ip_ranges {
        peers.push((PeerSpec::Cidr(required(range.cidr_ip, "CidrIp")?), range.description));
    }
    for range in permission.ipv6_ranges {
        peers.push((
            PeerSpec::Ipv6Cidr(required(range.cidr_ipv6, "CidrIpv6")?),
            range.description,
        ));
    }
    for list in permission.prefix_list_ids {
        peers.push((
            PeerSpec::PrefixList(required(list.prefix_list_id, "PrefixListId")?),
            list.description,
        ));
    }
    for pair in permission.user_id_group_pairs {
        if let Some(stranger) = pair.user_id.filter(|user| *user != region.account.to_string()) {
            let name = pair.group_id.or(pair.group_name).unwrap_or_default();
            return Err(ApiError::client(
                "InvalidGroup.NotFound",
                format!("The security group '{name}' does not exist in the account {stranger}"),
            ));
        }
        let peer = match (pair.group_id, pair.group_name) {
            (Some(id), _) => PeerSpec::Group(id),
            (None, name) => PeerSpec::GroupName(required(name, "GroupId")?),
        };
        peers.push((peer, pair.description));
    }
    let ports = (permission.from_port.map(i64::from), permission.to_port.map(i64::from));
    Ok(Permission {
        protocol: required(permission.ip_protocol, "IpProtocol")?,
        from_port: ports.0,
        to_port: ports.1,
        peers,
    })
}

/// The old form of a permission: its parts as parameters of the request.
struct Flat {
    protocol: Option<String>,
    from_port: Option<i32>,
    to_port: Option<i32>,
    cidr: Option<String>,
    group: Option<String>,
}

/// Takes the flat form out of a request; the four requests that have it share no type.
macro_rules! flat {
    ($request:ident) => {
        Flat {
            protocol: $request.ip_protocol,
            from_port: $request.from_port,
            to_port: $request.to_port,
            cidr: $request.cidr_ip,
            group: $request.source_security_group_name,
        }
    };
}

fn read_permissions(
    region: &RegionContext,
    permissions: Vec<IpPermission>,
    flat: Flat,
) -> Result<Vec<Permission>, ApiError> {
    let is_flat = flat.protocol.is_some() || flat.cidr.is_some() || flat.group.is_some();
    if is_flat && !permissions.is_empty() {
        return Err(bad_combination(
            "The parameter ipPermissions cannot be used together with ipProtocol, cidrIp or sourceSecurityGroupName",
        ));
    }
    if !is_flat {
        return permissions.into_iter().map(|p| read_permission(region, p)).collect();
    }
    // A group alone means everything, as in EC2's first version.
    let protocol = match (flat.protocol, &flat.group) {
        (None, Some(_)) => "-1".to_owned(),
        (protocol, _) => required(protocol, "ipProtocol")?,
    };
    let peer = match (flat.cidr, flat.group) {
        (Some(_), Some(_)) => return Err(bad_combination("Give cidrIp or sourceSecurityGroupName, not both")),
        (Some(cidr), None) => PeerSpec::Cidr(cidr),
        (None, name) => PeerSpec::GroupName(required(name, "cidrIp")?),
    };
    let ports = (flat.from_port.map(i64::from), flat.to_port.map(i64::from));
    Ok(vec![Permission {
        protocol,
        from_port: ports.0,
        to_port: ports.1,
        peers: vec![(peer, None)],
    }])
}

const FILTERS: &[&str] = &["group-id", "security-group-rule-id"];

impl View<'_> {
    /// A group as a rule of a VPC's group names it: of another VPC with that, and the connection that makes or made it a peer.
    pub(super) fn pair(&self, vpc: VpcId, group: SecurityGroupId, description: Option<String>) -> UserIdGroupPair {
        let pair = UserIdGroupPair {
            group_id: text(group),
            user_id: self.owner(),
            description,
            ..UserIdGroupPair::default()
        };
        let of = self.net.groups.get(&group).map(|g| g.vpc).filter(|of| *of != vpc);
        let Some(of) = of else { return pair };
        let last = || {
            let joins = |p: &&kakoi_net::VpcPeering| p.joins(vpc) && p.joins(of);
            self.net
                .visible_peerings(self.now)
                .filter(joins)
                .max_by_key(|p| p.created)
        };
        let peering = self.net.active_peering(vpc, of).or_else(last);
        UserIdGroupPair {
            vpc_id: text(of),
            vpc_peering_connection_id: peering.map(|p| p.id.to_string()),
            peering_status: peering.map(|p| p.state_at(self.now).as_str().to_owned()),
            ..pair
        }
    }

    /// A rule as EC2 prints it.
    fn rule(&self, group: &kakoi_net::SecurityGroup, rule: &kakoi_net::SecurityGroupRule) -> SecurityGroupRule {
        let (protocol, ports) = traffic_parts(rule.traffic);
        let (from_port, to_port) = ports.unwrap_or((-1, -1));
        let mut printed = SecurityGroupRule {
            security_group_rule_id: text(rule.id),
            security_group_rule_arn: self.arn("security-group-rule", rule.id),
            group_id: text(group.id),
            group_owner_id: self.owner(),
            is_egress: Some(rule.direction == Direction::Egress),
            ip_protocol: Some(protocol),
            from_port: Some(from_port),
            to_port: Some(to_port),
            description: rule.description.clone(),
            tags: tag_list(&rule.tags),
            ..SecurityGroupRule::default()
        };
        match &rule.peer {
            Peer::Cidr(cidr) => printed.cidr_ipv4 = text(cidr),
            Peer::PrefixList(list) => printed.prefix_list_id = text(list),
            Peer::Group(id) => {
                let pair = self.pair(group.vpc, *id, None);
                let of_vpc = self.net.groups.get(id).map(|g| g.vpc.to_string());
                printed.referenced_group_info = Some(ReferencedSecurityGroup {
                    group_id: pair.group_id,
                    user_id: pair.user_id,
                    vpc_id: of_vpc,
                    vpc_peering_connection_id: pair.vpc_peering_connection_id,
                    peering_status: pair.peering_status,
                });
            }
        }
        printed
    }

    /// A rule that was there, as EC2 prints it.
    fn revoked(
        &self,
        group: &kakoi_net::SecurityGroup,
        rule: &kakoi_net::SecurityGroupRule,
    ) -> RevokedSecurityGroupRule {
        let printed = self.rule(group, rule);
        RevokedSecurityGroupRule {
            security_group_rule_id: printed.security_group_rule_id,
            group_id: printed.group_id,
            is_egress: printed.is_egress,
            ip_protocol: printed.ip_protocol,
            from_port: printed.from_port,
            to_port: printed.to_port,
            cidr_ipv4: printed.cidr_ipv4,
            cidr_ipv6: None,
            prefix_list_id: printed.prefix_list_id,
            referenced_group_id: printed.referenced_group_info.and_then(|g| g.group_id),
            description: printed.description,
        }
    }
}

async fn authorize(
    engine: &Engine,
    dry_run: Option<bool>,
    group: GroupRef,
    direction: Direction,
    permissions: Vec<Permission>,
    tags: Vec<TagSpecification>,
) -> Result<Vec<SecurityGroupRule>, ApiError> {
    let tags = new_tags(tags, "security-group-rule")?;
    change(engine, dry_run, move |net, ctx| {
        let id = group.resolve(net)?;
        let added = net.authorize(ctx, id, direction, &permissions, tags)?;
        let view = View::new(net, ctx.region);
        let group = net.find_group(id)?;
        Ok(added.iter().map(|rule| view.rule(group, rule)).collect())
    })
    .await
}

pub(super) async fn authorize_ingress(
    engine: &Engine,
    _: &Caller,
    request: AuthorizeSecurityGroupIngressRequest,
) -> Result<AuthorizeSecurityGroupIngressResult, ApiError> {
    let group = GroupRef::new(request.group_id, request.group_name)?;
    let flat = flat!(request);
    let permissions = read_permissions(engine.region(), request.ip_permissions, flat)?;
    let rules = authorize(
        engine,
        request.dry_run,
        group,
        Direction::Ingress,
        permissions,
        request.tag_specifications,
    );
    Ok(AuthorizeSecurityGroupIngressResult {
        security_group_rules: rules.await?,
        r#return: Some(true),
    })
}

pub(super) async fn authorize_egress(
    engine: &Engine,
    _: &Caller,
    request: AuthorizeSecurityGroupEgressRequest,
) -> Result<AuthorizeSecurityGroupEgressResult, ApiError> {
    let group = GroupRef::new(Some(request.group_id), None)?;
    let flat = flat!(request);
    let permissions = read_permissions(engine.region(), request.ip_permissions, flat)?;
    let rules = authorize(
        engine,
        request.dry_run,
        group,
        Direction::Egress,
        permissions,
        request.tag_specifications,
    );
    Ok(AuthorizeSecurityGroupEgressResult {
        security_group_rules: rules.await?,
        r#return: Some(true),
    })
}

/// What a revocation names: rules by id or permissions, not both.
fn read_selector(rule_ids: &[String], permissions: Vec<Permission>) -> Result<Selector, ApiError> {
    match (rule_ids.is_empty(), permissions.is_empty()) {
        (true, _) => Ok(Selector::Permissions(permissions)),
        (false, true) => ids(rule_ids).map(Selector::Rules),
        (false, false) => Err(bad_combination(
            "The parameter securityGroupRuleIds cannot be used together with permissions",
        )),
    }
}

async fn revoke(
    engine: &Engine,
    dry_run: Option<bool>,
    group: GroupRef,
    direction: Direction,
    which: Selector,
) -> Result<Vec<RevokedSecurityGroupRule>, ApiError> {
    change(engine, dry_run, move |net, ctx| {
        let id = group.resolve(net)?;
        let removed = net.revoke(ctx, id, direction, &which)?;
        let view = View::new(net, ctx.region);
        let group = net.find_group(id)?;
        Ok(removed.iter().map(|rule| view.revoked(group, rule)).collect())
    })
    .await
}

pub(super) async fn revoke_ingress(
    engine: &Engine,
    _: &Caller,
    request: RevokeSecurityGroupIngressRequest,
) -> Result<RevokeSecurityGroupIngressResult, ApiError> {
    let group = GroupRef::new(request.group_id, request.group_name)?;
    let flat = flat!(request);
    let which = read_selector(
        &request.security_group_rule_ids,
        read_permissions(engine.region(), request.ip_permissions, flat)?,
    )?;
    let revoked_security_group_rules = revoke(engine, request.dry_run, group, Direction::Ingress, which).await?;
    Ok(RevokeSecurityGroupIngressResult {
        revoked_security_group_rules,
        r#return: Some(true),
        unknown_ip_permissions: Vec::new(),
    })
}

pub(super) async fn revoke_egress(
    engine: &Engine,
    _: &Caller,
    request: RevokeSecurityGroupEgressRequest,
) -> Result<RevokeSecurityGroupEgressResult, ApiError> {
    let group = GroupRef::new(Some(request.group_id), None)?;
    let flat = flat!(request);
    let which = read_selector(
        &request.security_group_rule_ids,
        read_permissions(engine.region(), request.ip_permissions, flat)?,
    )?;
    let revoked_security_group_rules = revoke(engine, request.dry_run, group, Direction::Egress, which).await?;
    Ok(RevokeSecurityGroupEgressResult {
        revoked_security_group_rules,
        r#return: Some(true),
        unknown_ip_permissions: Vec::new(),
    })
}

pub(super) async fn describe_security_group_rules(
    engine: &Engine,
    _: &Caller,
    request: DescribeSecurityGroupRulesRequest,
) -> Result<DescribeSecurityGroupRulesResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<SecurityGroupRuleId>::new(
        request.dry_run,
        &request.security_group_rule_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let field = |rule: &SecurityGroupRule, name: &str| match name {
        "group-id" => opt(&rule.group_id),
        "security-group-rule-id" => opt(&rule.security_group_rule_id),
        _ => Vec::new(),
    };
    let all = network
        .visible_groups()
        .flat_map(|g| g.rules.values().map(move |r| (g, r)));
    let (security_group_rules, next_token) = query.answer(
        all,
        |(_, r)| r.id,
        |(_, r)| r.tags.clone(),
        |(g, r)| view.rule(g, r),
        field,
    )?;
    Ok(DescribeSecurityGroupRulesResult {
        security_group_rules,
        next_token,
    })
}

/// What a rule shall be. It may name one peer; the model judges that.
fn read_rule_request(rule: SecurityGroupRuleRequest) -> Result<Permission, ApiError> {
    let peers = [
        rule.cidr_ipv4.map(PeerSpec::Cidr),
        rule.cidr_ipv6.map(PeerSpec::Ipv6Cidr),
        rule.prefix_list_id.map(PeerSpec::PrefixList),
        rule.referenced_group_id.map(PeerSpec::Group),
    ];
    let peers = peers
        .into_iter()
        .flatten()
        .map(|peer| (peer, rule.description.clone()))
        .collect();
    let (from_port, to_port) = (rule.from_port.map(i64::from), rule.to_port.map(i64::from));
    Ok(Permission {
        protocol: required(rule.ip_protocol, "IpProtocol")?,
        from_port,
        to_port,
        peers,
    })
}

pub(super) async fn modify_security_group_rules(
    engine: &Engine,
    _: &Caller,
    request: ModifySecurityGroupRulesRequest,
) -> Result<ModifySecurityGroupRulesResult, ApiError> {
    let group = id(&request.group_id)?;
    let read = |update: SecurityGroupRuleUpdate| {
        let permission = read_rule_request(required(update.security_group_rule, "SecurityGroupRule")?)?;
        Ok(ModifyRule {
            rule: id(&update.security_group_rule_id)?,
            permission,
        })
    };
    let changes: Vec<ModifyRule> = request
        .security_group_rules
        .into_iter()
        .map(read)
        .collect::<Result<_, ApiError>>()?;
    change(engine, request.dry_run, move |net, ctx| {
        net.modify_security_group_rules(ctx, group, &changes)
    })
    .await?;
    Ok(ModifySecurityGroupRulesResult { r#return: Some(true) })
}

async fn update_descriptions(
    engine: &Engine,
    dry_run: Option<bool>,
    group: GroupRef,
    direction: Direction,
    permissions: Vec<IpPermission>,
    by_id: Vec<SecurityGroupRuleDescription>,
) -> Result<(), ApiError> {
    if !permissions.is_empty() && !by_id.is_empty() {
        return Err(bad_combination(
            "The parameter ipPermissions cannot be used together with securityGroupRuleDescriptions",
        ));
    }
    let permissions: Vec<Permission> = permissions
        .into_iter()
        .map(|p| read_permission(engine.region(), p))
        .collect::<Result<_, ApiError>>()?;
    let read = |d: SecurityGroupRuleDescription| {
        Ok((
            id(&required(d.security_group_rule_id, "SecurityGroupRuleId")?)?,
            d.description,
        ))
    };
    let texts: Vec<(SecurityGroupRuleId, Option<String>)> =
        by_id.into_iter().map(read).collect::<Result<_, ApiError>>()?;
    change(engine, dry_run, move |net, ctx| {
        let id = group.resolve(net)?;
        if texts.is_empty() {
            return net.update_rule_descriptions(ctx, id, direction, &permissions);
        }
        net.update_rule_descriptions_by_id(id, direction, &texts)
    })
    .await
}

pub(super) async fn update_descriptions_ingress(
    engine: &Engine,
    _: &Caller,
    request: UpdateSecurityGroupRuleDescriptionsIngressRequest,
) -> Result<UpdateSecurityGroupRuleDescriptionsIngressResult, ApiError> {
    let group = GroupRef::new(request.group_id, request.group_name)?;
    let by_id = request.security_group_rule_descriptions;
    update_descriptions(
        engine,
        request.dry_run,
        group,
        Direction::Ingress,
        request.ip_permissions,
        by_id,
    )
    .await?;
    Ok(UpdateSecurityGroupRuleDescriptionsIngressResult { r#return: Some(true) })
}

pub(super) async fn update_descriptions_egress(
    engine: &Engine,
    _: &Caller,
    request: UpdateSecurityGroupRuleDescriptionsEgressRequest,
) -> Result<UpdateSecurityGroupRuleDescriptionsEgressResult, ApiError> {
    let group = GroupRef::new(request.group_id, request.group_name)?;
    let by_id = request.security_group_rule_descriptions;
    update_descriptions(
        engine,
        request.dry_run,
        group,
        Direction::Egress,
        request.ip_permissions,
        by_id,
    )
    .await?;
    Ok(UpdateSecurityGroupRuleDescriptionsEgressResult { r#return: Some(true) })
}
