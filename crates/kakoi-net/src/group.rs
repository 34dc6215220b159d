//! Security groups and their rules.

use crate::cidr::ANYWHERE;
use crate::permission::{Purpose, check_description, rule_text};
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};

/// AWS's default quota, for each direction of a group.
pub(crate) const MAX_RULES: usize = 60;

/// What `CreateSecurityGroup` takes.
#[derive(Clone, Debug)]
pub struct CreateSecurityGroup {
    /// Its VPC; the default VPC without one.
    pub vpc: Option<VpcId>,
    /// Its name, unique in the VPC.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Tags.
    pub tags: Tags,
}

/// One item of `ModifySecurityGroupRules`: the rule keeps its id, its direction and its tags.
#[derive(Clone, Debug)]
pub struct ModifyRule {
    /// The rule.
    pub rule: SecurityGroupRuleId,
    /// What it shall be; exactly one peer.
    pub permission: Permission,
}

impl SecurityGroup {
    /// The name of the group that comes with each VPC.
    pub const DEFAULT_NAME: &'static str = "default";

    /// Whether it came with its VPC: the name is reserved, so no other group has it.
    pub fn is_default(&self) -> bool {
        self.name == Self::DEFAULT_NAME
    }

    /// Its rules in one direction.
    pub fn rules_in(&self, direction: Direction) -> impl Iterator<Item = &SecurityGroupRule> {
        self.rules.values().filter(move |r| r.direction == direction)
    }

    pub(crate) fn rule_like(&self, direction: Direction, traffic: Traffic, peer: &Peer) -> Option<&SecurityGroupRule> {
        self.rules_in(direction)
            .find(|r| r.traffic == traffic && r.peer == *peer)
    }
}

impl Network {
    /// Creates a group: nothing in, everything out.
    ///
    /// # Errors
    /// `VPCIdNotSpecified` (no VPC given and no default one), `InvalidVpcID.NotFound`, `InvalidGroup.Reserved`,
    /// `InvalidGroup.Duplicate`, `InvalidParameterValue` (name, description), tag errors.
    pub fn create_security_group(
        &mut self,
        ctx: &mut Ctx<'_>,
        request: CreateSecurityGroup,
    ) -> Result<SecurityGroupId, NetError> {
        let vpc = match request.vpc {
            Some(id) => self.find_vpc(id)?.id,
            None => {
                self.default_vpc()
                    .ok_or_else(|| NetError::new("VPCIdNotSpecified", "There is no default VPC: name one with VpcId"))?
                    .id
            }
        };
        let name = &request.name;
        if name.eq_ignore_ascii_case(SecurityGroup::DEFAULT_NAME) {
            return Err(NetError::new(
                "InvalidGroup.Reserved",
                "The security group name 'default' is reserved; choose another name",
            ));
        }
        if name.trim().is_empty() || name.to_ascii_lowercase().starts_with("sg-") {
            return Err(NetError::value(format!(
                "Value ({name}) for parameter GroupName is invalid. Group names can't be empty or start with 'sg-'."
            )));
        }
        check_description(name)?;
        if request.description.trim().is_empty() {
            return Err(NetError::missing("GroupDescription"));
        }
        check_description(&request.description)?;
        if self.groups.values().any(|g| g.vpc == vpc && g.name == *name) {
            return Err(NetError::new(
                "InvalidGroup.Duplicate",
                format!("The security group '{name}' already exists for VPC '{vpc}'"),
            ));
        }
        check_tags(&request.tags)?;

        let id = SecurityGroupId::from_entropy(ctx.fresh());
        let open = new_rule(
            ctx,
            Direction::Egress,
            (Traffic::All, Peer::Cidr(ANYWHERE), None),
            Tags::new(),
        );
        let group = SecurityGroup {
            id,
            vpc,
            name: request.name,
            description: request.description,
            rules: BTreeMap::from([(open.id, open)]),
            tags: request.tags,
        };
        self.groups.insert(id, group);
        Ok(id)
    }

    /// Deletes a group.
    ///
    /// # Errors
    /// `InvalidGroup.NotFound`, `CannotDelete` (the default group), `DependencyViolation` while an interface wears it
    /// or a rule of another group of its VPC names it.
    pub fn delete_security_group(&mut self, id: SecurityGroupId) -> Result<(), NetError> {
        let group = self.find_group(id)?;
        if group.is_default() {
            return Err(NetError::new(
                "CannotDelete",
                format!("the specified group: \"{id}\" name: \"default\" cannot be deleted by a user"),
            ));
        }
        if let Some(interface) = self.members(id).next() {
            return Err(NetError::dependency(
                id,
                format!("{} ({})", interface.id, interface.description),
            ));
        }
        // Rules of a peered VPC don't hold it: they become stale, as on AWS.
        let vpc = group.vpc;
        let names_it =
            |g: &&SecurityGroup| g.id != id && g.vpc == vpc && g.rules.values().any(|r| r.peer == Peer::Group(id));
        if let Some(other) = self.groups.values().find(names_it) {
            return Err(NetError::dependency(id, format!("a rule of {}", other.id)));
        }
        self.groups.remove(&id);
        Ok(())
    }

    /// Adds rules, one for each peer of each permission; returns them. `tags` go on each new rule.
    ///
    /// # Errors
    /// `InvalidGroup.NotFound` (the group, or a peer neither of its VPC nor of one with an active peering connection), `InvalidPermission.Duplicate`,
    /// `RulesPerSecurityGroupLimitExceeded`, the errors of [`Permission::traffic`], `UnsupportedOperation` (IPv6),
    /// `InvalidPrefixListID.NotFound`, `MissingParameter`, tag errors.
    pub fn authorize(
        &mut self,
        ctx: &mut Ctx<'_>,
        id: SecurityGroupId,
        direction: Direction,
        permissions: &[Permission],
        tags: Tags,
    ) -> Result<Vec<SecurityGroupRule>, NetError> {
        let group = self.find_group(id)?;
        let meanings = self.read_permissions(ctx, group, Purpose::Add, permissions)?;
        for (traffic, peer, _) in &meanings {
            if group.rule_like(direction, *traffic, peer).is_some() {
                return Err(duplicate(traffic, peer));
            }
        }
        let there = group.rules_in(direction).map(|r| &r.peer);
        self.check_rule_quota(id, there.chain(meanings.iter().map(|(_, peer, _)| peer)))?;
        check_tags(&tags)?;
        let added: Vec<SecurityGroupRule> = meanings
            .into_iter()
            .map(|m| new_rule(ctx, direction, m, tags.clone()))
            .collect();
        if let Some(group) = self.groups.get_mut(&id) {
            group.rules.extend(added.iter().map(|r| (r.id, r.clone())));
        }
        Ok(added)
    }

    /// Removes rules of one direction; returns them.
    ///
    /// # Errors
    /// `InvalidGroup.NotFound`, `InvalidPermission.NotFound`, `InvalidSecurityGroupRuleId.NotFound` (also a rule of the
    /// other direction), and the errors of reading permissions. None is removed unless all exist.
    pub fn revoke(
        &mut self,
        ctx: &Ctx<'_>,
        id: SecurityGroupId,
        direction: Direction,
        which: &Selector,
    ) -> Result<Vec<SecurityGroupRule>, NetError> {
        let rules = self.select_rules(ctx, id, direction, which)?;
        let Some(group) = self.groups.get_mut(&id) else {
            return Err(id.not_found());
        };
        Ok(rules.iter().filter_map(|rule| group.rules.remove(rule)).collect())
    }

    /// Rewrites rules in place.
    ///
    /// # Errors
    /// As [`Network::authorize`], and `InvalidSecurityGroupRuleId.NotFound`, `InvalidParameterValue` when an item has
    /// not exactly one peer.
    pub fn modify_security_group_rules(
        &mut self,
        ctx: &Ctx<'_>,
        id: SecurityGroupId,
        changes: &[ModifyRule],
    ) -> Result<(), NetError> {
        let mut group = self.find_group(id)?.clone();
        for change in changes {
            let [(traffic, peer, description)] =
                &self.read_permissions(ctx, &group, Purpose::Add, std::slice::from_ref(&change.permission))?[..]
            else {
                return Err(NetError::value(format!(
                    "{} needs exactly one peer: a CIDR range, a group or a prefix list",
                    change.rule
                )));
            };
            let rule = group
                .rules
                .get_mut(&change.rule)
                .ok_or_else(|| change.rule.not_found())?;
            (rule.traffic, rule.peer, rule.description) = (*traffic, peer.clone(), description.clone());
        }
        for direction in [Direction::Ingress, Direction::Egress] {
            self.check_rule_quota(id, group.rules_in(direction).map(|r| &r.peer))?;
        }
        // Judged at the end, so that two rules can trade places.
        let mut seen = BTreeSet::new();
        for rule in group.rules.values() {
            if !seen.insert((rule.direction, rule.traffic, rule.peer.clone())) {
                return Err(duplicate(&rule.traffic, &rule.peer));
            }
        }
        self.groups.insert(id, group);
        Ok(())
    }

    /// Sets descriptions of rules by what they allow; each peer's description is the new one, `None` clears it.
    ///
    /// # Errors
    /// As [`Network::revoke`].
    pub fn update_rule_descriptions(
        &mut self,
        ctx: &Ctx<'_>,
        id: SecurityGroupId,
        direction: Direction,
        permissions: &[Permission],
    ) -> Result<(), NetError> {
        let rules = self.select_rules(ctx, id, direction, &Selector::Permissions(permissions.to_vec()))?;
        let meanings = self.read_permissions(ctx, self.find_group(id)?, Purpose::Find, permissions)?;
        let texts: Vec<_> = rules
            .into_iter()
            .zip(meanings.into_iter().map(|(_, _, text)| text))
            .collect();
        self.update_rule_descriptions_by_id(id, direction, &texts)
    }

    /// Sets descriptions of rules by id; `None` clears one.
    ///
    /// # Errors
    /// `InvalidGroup.NotFound`, `InvalidSecurityGroupRuleId.NotFound`, `InvalidParameterValue`.
    pub fn update_rule_descriptions_by_id(
        &mut self,
        id: SecurityGroupId,
        direction: Direction,
        texts: &[(SecurityGroupRuleId, Option<String>)],
    ) -> Result<(), NetError> {
        let group = self.find_group(id)?;
        for (rule, text) in texts {
            group
                .rules
                .get(rule)
                .filter(|r| r.direction == direction)
                .ok_or_else(|| rule.not_found())?;
            text.as_deref().map_or(Ok(()), check_description)?;
        }
        if let Some(group) = self.groups.get_mut(&id) {
            for (rule, text) in texts {
                if let Some(rule) = group.rules.get_mut(rule) {
                    rule.description = text.clone();
                }
            }
        }
        Ok(())
    }

    /// A rule by id, with its group. Errors: `InvalidSecurityGroupRuleId.NotFound`.
    pub fn find_rule(&self, id: SecurityGroupRuleId) -> Result<(&SecurityGroup, &SecurityGroupRule), NetError> {
        self.visible_groups()
            .find_map(|g| g.rules.get(&id).map(|r| (g, r)))
            .ok_or_else(|| id.not_found())
    }

    /// The ids that a selector means, in its order.
    fn select_rules(
        &self,
        ctx: &Ctx<'_>,
        id: SecurityGroupId,
        direction: Direction,
        which: &Selector,
    ) -> Result<Vec<SecurityGroupRuleId>, NetError> {
        let group = self.find_group(id)?;
        match which {
            Selector::Rules(rules) if rules.is_empty() => Err(NetError::missing("SecurityGroupRuleIds")),
            Selector::Rules(rules) => {
                let known =
                    |rule: &SecurityGroupRuleId| group.rules.get(rule).is_some_and(|r| r.direction == direction);
                rules
                    .iter()
                    .map(|rule| if known(rule) { Ok(*rule) } else { Err(rule.not_found()) })
                    .collect()
            }
            Selector::Permissions(permissions) => {
                let unknown = || {
                    NetError::new(
                        "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group.",
                    )
                };
                // A rule that can't be made isn't there. Clients rely on it: Terraform takes `::/0` out of each new group.
                if permissions.iter().any(Permission::names_ipv6) {
                    return Err(unknown());
                }
                let meanings = self.read_permissions(ctx, group, Purpose::Find, permissions)?;
                meanings
                    .iter()
                    .map(|(traffic, peer, _)| {
                        group
                            .rule_like(direction, *traffic, peer)
                            .map(|r| r.id)
                            .ok_or_else(unknown)
                    })
                    .collect()
            }
        }
    }
}

pub(crate) fn duplicate(traffic: &Traffic, peer: &Peer) -> NetError {
    NetError::new(
        "InvalidPermission.Duplicate",
        format!("the specified rule \"{}\" already exists", rule_text(traffic, peer)),
    )
}

pub(crate) fn new_rule(
    ctx: &mut Ctx<'_>,
    direction: Direction,
    (traffic, peer, description): (Traffic, Peer, Option<String>),
    tags: Tags,
) -> SecurityGroupRule {
    SecurityGroupRule {
        id: SecurityGroupRuleId::from_entropy(ctx.fresh()),
        direction,
        traffic,
        peer,
        description,
        tags,
    }
}
