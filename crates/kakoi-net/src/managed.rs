//! Security groups that the service makes in users' VPCs, such as a domain's two NFS groups. Users see them and may
//! use them like their own; the service makes them without AWS's default egress rule and removes them again.

use crate::group::{duplicate, new_rule};
use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;

impl Network {
    /// Creates a group without any rule.
    ///
    /// # Errors
    /// As [`Network::create_security_group`].
    pub fn create_managed_group(
        &mut self,
        ctx: &mut Ctx<'_>,
        vpc: VpcId,
        name: &str,
        description: &str,
        tags: Tags,
    ) -> Result<SecurityGroupId, NetError> {
        let id = self.create_security_group(
            ctx,
            CreateSecurityGroup {
                vpc: Some(vpc),
                name: name.to_owned(),
                description: description.to_owned(),
                tags,
            },
        )?;
        if let Some(group) = self.groups.get_mut(&id) {
            group.rules.clear();
        }
        Ok(id)
    }

    /// Adds one rule.
    ///
    /// # Errors
    /// `InvalidGroup.NotFound` (the group, or a peer outside of its VPC), `InvalidPermission.Duplicate`.
    pub fn add_managed_rule(
        &mut self,
        ctx: &mut Ctx<'_>,
        id: SecurityGroupId,
        direction: Direction,
        traffic: Traffic,
        peer: Peer,
    ) -> Result<SecurityGroupRuleId, NetError> {
        let group = self.find_group(id)?;
        if let Peer::Group(other) = peer {
            self.groups
                .get(&other)
                .filter(|g| g.vpc == group.vpc)
                .ok_or_else(|| other.not_found())?;
        }
        if group.rule_like(direction, traffic, &peer).is_some() {
            return Err(duplicate(&traffic, &peer));
        }
        let rule = new_rule(ctx, direction, (traffic, peer, None), Tags::new());
        let rule_id = rule.id;
        if let Some(group) = self.groups.get_mut(&id) {
            group.rules.insert(rule_id, rule);
        }
        Ok(rule_id)
    }

    /// Deletes those of the groups that nothing else needs: not worn by an interface, and named only by rules of groups
    /// that go as well. The others stay. Returns what went.
    pub fn delete_managed_groups(&mut self, groups: &[SecurityGroupId]) -> BTreeSet<SecurityGroupId> {
        let free = |id: &SecurityGroupId| {
            self.groups.get(id).is_some_and(|g| !g.is_default()) && self.members(*id).next().is_none()
        };
        let mut going: BTreeSet<SecurityGroupId> = groups.iter().copied().filter(free).collect();
        loop {
            let held = |id: &SecurityGroupId| {
                self.groups
                    .values()
                    .filter(|g| self.groups.get(id).is_some_and(|it| it.vpc == g.vpc))
                    .any(|g| !going.contains(&g.id) && g.rules.values().any(|r| r.peer == Peer::Group(*id)))
            };
            let staying: Vec<_> = going.iter().copied().filter(|g| held(g)).collect();
            if staying.is_empty() {
                break;
            }
            going.retain(|g| !staying.contains(g));
        }
        for id in &going {
            self.groups.remove(id);
        }
        going
    }
}
