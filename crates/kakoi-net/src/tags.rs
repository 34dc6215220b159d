//! Tags on any resource of the VPC family.

use crate::*;
use kakoi_types::*;

/// AWS's limit for each resource.
const MAX_TAGS: usize = 50;
const MAX_KEY: usize = 128;
const MAX_VALUE: usize = 256;

/// One tag, as `DescribeTags` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagView<'a> {
    /// The tagged resource.
    pub resource_id: String,
    /// Its type in AWS's words, such as `route-table`.
    pub resource_type: &'static str,
    /// Key.
    pub key: &'a str,
    /// Value.
    pub value: &'a str,
}

/// Judges the tags of a new resource.
pub(crate) fn check_tags(tags: &Tags) -> Result<(), NetError> {
    if tags.len() > MAX_TAGS {
        return Err(NetError::new(
            "TagLimitExceeded",
            format!("A resource can have {MAX_TAGS} tags; {} were given", tags.len()),
        ));
    }
    tags.iter().try_for_each(|(key, value)| check_tag(key, value))
}

fn check_tag(key: &str, value: &str) -> Result<(), NetError> {
    if key.is_empty() {
        return Err(NetError::new("InvalidTagKey.Malformed", "Tag keys cannot be empty"));
    }
    if key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
        return Err(NetError::value(
            "Tag keys starting with 'aws:' are reserved for internal use",
        ));
    }
    if key.chars().count() > MAX_KEY {
        return Err(NetError::value(format!(
            "Tag key exceeds the maximum length of {MAX_KEY} characters"
        )));
    }
    if value.chars().count() > MAX_VALUE {
        return Err(NetError::value(format!(
            "Tag value exceeds the maximum length of {MAX_VALUE} characters"
        )));
    }
    Ok(())
}

/// Adds tags to existing ones, if the result is allowed.
///
/// # Errors
/// `TagLimitExceeded`, `InvalidTagKey.Malformed`, `InvalidParameterValue`.
pub fn merged(existing: &Tags, new: &Tags) -> Result<Tags, NetError> {
    new.iter().try_for_each(|(key, value)| check_tag(key, value))?;
    let mut all = existing.clone();
    all.extend(new.iter().map(|(k, v)| (k.clone(), v.clone())));
    if all.len() > MAX_TAGS {
        return Err(NetError::new(
            "TagLimitExceeded",
            format!("A resource can have {MAX_TAGS} tags; remove some first"),
        ));
    }
    Ok(all)
}

/// Removes tags: with a value only if it is that value, without keys all of them but those that the service made.
pub fn without(mut tags: Tags, keys: &[(String, Option<String>)]) -> Tags {
    let named = |k: &str, v: &str| {
        let is_it = |(key, value): &(String, Option<String>)| key == k && value.as_ref().is_none_or(|value| value == v);
        keys.iter().any(is_it)
    };
    tags.retain(|k, v| {
        if keys.is_empty() {
            k.starts_with("aws:")
        } else {
            !named(k, v)
        }
    });
    tags
}

impl Network {
    /// Sets tags on resources, replacing values of keys they have. All or nothing.
    ///
    /// # Errors
    /// `InvalidID` (not an id of a taggable kind), the kind's NotFound code, `TagLimitExceeded`,
    /// `InvalidTagKey.Malformed`, `InvalidParameterValue`, `MissingParameter`.
    pub fn create_tags(&mut self, resources: &[String], tags: &Tags) -> Result<(), NetError> {
        if resources.is_empty() || tags.is_empty() {
            return Err(NetError::missing(if resources.is_empty() {
                "resourceIdSet"
            } else {
                "tagSet"
            }));
        }
        let mut next = self.clone();
        for resource in resources {
            let existing = next.tags_mut(resource)?;
            *existing = merged(existing, tags)?;
        }
        *self = next;
        Ok(())
    }

    /// Removes tags as [`without`] does. Absent tags are no error.
    ///
    /// # Errors
    /// `InvalidID`, the kind's NotFound code, `MissingParameter`.
    pub fn delete_tags(&mut self, resources: &[String], keys: &[(String, Option<String>)]) -> Result<(), NetError> {
        if resources.is_empty() {
            return Err(NetError::missing("resourceIdSet"));
        }
        let mut next = self.clone();
        for resource in resources {
            let tags = next.tags_mut(resource)?;
            *tags = without(std::mem::take(tags), keys);
        }
        *self = next;
        Ok(())
    }

    /// Every tag the users may see.
    pub fn visible_tags(&self) -> impl Iterator<Item = TagView<'_>> {
        let all = self.visible_vpcs().map(|r| entry(r.id, &r.tags));
        let all = all.chain(self.visible_subnets().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_groups().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(
            self.visible_groups()
                .flat_map(|g| g.rules.values())
                .map(|r| entry(r.id, &r.tags)),
        );
        let all = all.chain(self.visible_route_tables().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_internet_gateways().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_addresses().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_nat_gateways().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_endpoints().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_interfaces().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.visible_network_acls().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.peerings.values().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.prefix_lists.values().map(|r| entry(r.id, &r.tags)));
        let all = all.chain(self.dhcp_options.values().map(|r| entry(r.id, &r.tags)));
        all.flat_map(|(resource_id, resource_type, tags)| {
            tags.iter().map(move |(key, value)| TagView {
                resource_id: resource_id.clone(),
                resource_type,
                key,
                value,
            })
        })
    }

    /// The tags of a resource that users may see.
    fn tags_mut(&mut self, text: &str) -> Result<&mut Tags, NetError> {
        let invalid = || {
            NetError::new(
                "InvalidID",
                format!("The ID '{text}' is not valid; give the full ID of a VPC resource"),
            )
        };
        macro_rules! tags_of {
            ($kind:ty, $map:ident) => {{
                let id: $kind = text.parse().map_err(|_| invalid())?;
                self.$map
                    .get_mut(&id)
                    .map(|r| &mut r.tags)
                    .ok_or_else(|| id.not_found())
            }};
            ($kind:ty, $find:ident, $map:ident) => {{
                let id: $kind = text.parse().map_err(|_| invalid())?;
                self.$find(id)?;
                self.$map
                    .get_mut(&id)
                    .map(|r| &mut r.tags)
                    .ok_or_else(|| id.not_found())
            }};
        }
        match text.rsplit_once('-').map_or("", |(prefix, _)| prefix) {
            VpcId::PREFIX => tags_of!(VpcId, find_vpc, vpcs),
            SubnetId::PREFIX => tags_of!(SubnetId, find_subnet, subnets),
            SecurityGroupId::PREFIX => tags_of!(SecurityGroupId, find_group, groups),
            RouteTableId::PREFIX => tags_of!(RouteTableId, find_route_table, route_tables),
            InternetGatewayId::PREFIX => tags_of!(InternetGatewayId, find_internet_gateway, internet_gateways),
            AllocationId::PREFIX => tags_of!(AllocationId, find_address, addresses),
            NatGatewayId::PREFIX => tags_of!(NatGatewayId, find_nat_gateway, nat_gateways),
            VpcEndpointId::PREFIX => tags_of!(VpcEndpointId, find_endpoint, endpoints),
            NetworkInterfaceId::PREFIX => tags_of!(NetworkInterfaceId, find_interface, interfaces),
            NetworkAclId::PREFIX => tags_of!(NetworkAclId, find_network_acl, network_acls),
            VpcPeeringConnectionId::PREFIX => tags_of!(VpcPeeringConnectionId, peerings),
            PrefixListId::PREFIX => tags_of!(PrefixListId, prefix_lists),
            DhcpOptionsId::PREFIX => tags_of!(DhcpOptionsId, dhcp_options),
            SecurityGroupRuleId::PREFIX => {
                let id: SecurityGroupRuleId = text.parse().map_err(|_| invalid())?;
                let group = self.find_rule(id)?.0.id;
                self.groups
                    .get_mut(&group)
                    .and_then(|g| g.rules.get_mut(&id))
                    .map(|r| &mut r.tags)
                    .ok_or_else(|| id.not_found())
            }
            _ => Err(invalid()),
        }
    }
}

fn entry<T: ResourceId>(id: T, tags: &Tags) -> (String, &'static str, &Tags) {
    (id.to_string(), T::NOUN, tags)
}
