//! EC2: the resources that each operation names. Describe* and whatever isn't in the table is on `*`.

use super::facts::Facts;
use super::{Check, Judges, add_request_tags, add_resource_tags, has_tags, text, texts};
use kakoi_net::{Network, Vpc};
use kakoi_types::{Tags, VpcCidrAssociationId, VpcId};
use kakoi_wire::ApiError;
use serde_json::Value;

/// (kind of resource, where the request names it).
type Named = (&'static str, &'static str);

/// Operation, kind of what it makes (or nothing), and what it names. Optional resources count if they're given.
const RULES: &[(&str, &str, &[Named])] = &[
    (
        "AcceptVpcPeeringConnection",
        "",
        &[("vpc", "VpcPeeringConnectionId"), PEERING[0]],
    ),
    ("AllocateAddress", "elastic-ip", &[]),
    (
        "AssociateAddress",
        "",
        &[
            ("elastic-ip", "AllocationId"),
            ("elastic-ip", "PublicIp"),
            ("instance", "InstanceId"),
            ("network-interface", "NetworkInterfaceId"),
        ],
    ),
    (
        "AssociateDhcpOptions",
        "",
        &[("dhcp-options", "DhcpOptionsId"), ("vpc", "VpcId")],
    ),
    (
        "AssociateRouteTable",
        "",
        &[
            ("route-table", "RouteTableId"),
            ("subnet", "SubnetId"),
            ("internet-gateway", "GatewayId"),
        ],
    ),
    ("AssociateVpcCidrBlock", "", &[("vpc", "VpcId")]),
    (
        "AttachInternetGateway",
        "",
        &[("internet-gateway", "InternetGatewayId"), ("vpc", "VpcId")],
    ),
    ("AuthorizeSecurityGroupEgress", "", GROUP),
    ("AuthorizeSecurityGroupIngress", "", GROUP),
    ("CreateDhcpOptions", "dhcp-options", &[]),
    ("CreateFlowLogs", "vpc-flow-log", &[("*", "ResourceIds")]),
    ("CreateInternetGateway", "internet-gateway", &[]),
    ("CreateManagedPrefixList", "prefix-list", &[]),
    (
        "CreateNatGateway",
        "natgateway",
        &[
            ("subnet", "SubnetId"),
            ("vpc", "VpcId"),
            ("elastic-ip", "AllocationId"),
            ("elastic-ip", "SecondaryAllocationIds"),
        ],
    ),
    ("CreateNetworkAcl", "network-acl", &[("vpc", "VpcId")]),
    ("CreateNetworkAclEntry", "", ACL),
    ("CreateRoute", "", &[("route-table", "RouteTableId")]),
    ("CreateRouteTable", "route-table", &[("vpc", "VpcId")]),
    ("CreateSecurityGroup", "security-group", &[("vpc", "VpcId")]),
    ("CreateSubnet", "subnet", &[("vpc", "VpcId")]),
    ("CreateVpc", "vpc", &[]),
    (
        "CreateVpcEndpoint",
        "vpc-endpoint",
        &[
            ("vpc", "VpcId"),
            ("route-table", "RouteTableIds"),
            ("security-group", "SecurityGroupIds"),
            ("subnet", "SubnetIds"),
            ("subnet", "SubnetConfigurations.SubnetId"),
        ],
    ),
    ("DeleteFlowLogs", "", &[("vpc-flow-log", "FlowLogIds")]),
    (
        "CreateVpcPeeringConnection",
        "vpc-peering-connection",
        &[("vpc", "VpcId")],
    ),
    ("DeleteDhcpOptions", "", &[("dhcp-options", "DhcpOptionsId")]),
    (
        "DeleteInternetGateway",
        "",
        &[("internet-gateway", "InternetGatewayId")],
    ),
    ("DeleteManagedPrefixList", "", PREFIX_LIST),
    ("DeleteNatGateway", "", &[("natgateway", "NatGatewayId")]),
    ("DeleteNetworkAcl", "", ACL),
    ("DeleteNetworkAclEntry", "", ACL),
    (
        "DeleteNetworkInterface",
        "",
        &[("network-interface", "NetworkInterfaceId")],
    ),
    ("DeleteRoute", "", &[("route-table", "RouteTableId")]),
    ("DeleteRouteTable", "", &[("route-table", "RouteTableId")]),
    ("DeleteSecurityGroup", "", GROUP),
    ("DeleteSubnet", "", &[("subnet", "SubnetId")]),
    ("DeleteVpc", "", &[("vpc", "VpcId")]),
    ("DeleteVpcEndpoints", "", &[("vpc-endpoint", "VpcEndpointIds")]),
    ("DeleteVpcPeeringConnection", "", PEERING),
    ("DescribeVpcAttribute", "", &[("vpc", "VpcId")]),
    (
        "DetachInternetGateway",
        "",
        &[("internet-gateway", "InternetGatewayId"), ("vpc", "VpcId")],
    ),
    ("DetachNetworkInterface", "", &[("network-interface", "AttachmentId")]),
    (
        "DisassociateAddress",
        "",
        &[("elastic-ip", "AssociationId"), ("elastic-ip", "PublicIp")],
    ),
    ("DisassociateRouteTable", "", &[("route-table", "AssociationId")]),
    ("DisassociateVpcCidrBlock", "", &[("vpc", "AssociationId")]),
    ("GetManagedPrefixListAssociations", "", PREFIX_LIST),
    ("GetManagedPrefixListEntries", "", PREFIX_LIST),
    ("ModifyManagedPrefixList", "", PREFIX_LIST),
    (
        "ModifyNetworkInterfaceAttribute",
        "",
        &[
            ("network-interface", "NetworkInterfaceId"),
            ("security-group", "Groups"),
        ],
    ),
    (
        "ModifySecurityGroupRules",
        "",
        &[
            ("security-group", "GroupId"),
            ("security-group-rule", "SecurityGroupRules.SecurityGroupRuleId"),
        ],
    ),
    ("ModifySubnetAttribute", "", &[("subnet", "SubnetId")]),
    ("ModifyVpcAttribute", "", &[("vpc", "VpcId")]),
    (
        "ModifyVpcEndpoint",
        "",
        &[
            ("vpc-endpoint", "VpcEndpointId"),
            ("route-table", "AddRouteTableIds"),
            ("route-table", "RemoveRouteTableIds"),
            ("security-group", "AddSecurityGroupIds"),
            ("security-group", "RemoveSecurityGroupIds"),
            ("subnet", "AddSubnetIds"),
            ("subnet", "RemoveSubnetIds"),
            ("subnet", "SubnetConfigurations.SubnetId"),
        ],
    ),
    ("ModifyVpcPeeringConnectionOptions", "", PEERING),
    ("RejectVpcPeeringConnection", "", PEERING),
    (
        "ReleaseAddress",
        "",
        &[("elastic-ip", "AllocationId"), ("elastic-ip", "PublicIp")],
    ),
    (
        "ReplaceNetworkAclAssociation",
        "",
        &[("network-acl", "NetworkAclId"), ("subnet", "AssociationId")],
    ),
    ("ReplaceNetworkAclEntry", "", ACL),
    ("ReplaceRoute", "", &[("route-table", "RouteTableId")]),
    (
        "ReplaceRouteTableAssociation",
        "",
        &[("route-table", "RouteTableId"), ("route-table", "AssociationId")],
    ),
    ("RestoreManagedPrefixListVersion", "", PREFIX_LIST),
    ("RevokeSecurityGroupEgress", "", GROUP),
    ("RevokeSecurityGroupIngress", "", GROUP),
    ("UpdateSecurityGroupRuleDescriptionsEgress", "", GROUP),
    ("UpdateSecurityGroupRuleDescriptionsIngress", "", GROUP),
];

/// A VPC peering connection.
const PEERING: &[Named] = &[("vpc-peering-connection", "VpcPeeringConnectionId")];

/// A prefix list.
const PREFIX_LIST: &[Named] = &[("prefix-list", "PrefixListId")];

/// A network ACL.
const ACL: &[Named] = &[("network-acl", "NetworkAclId")];

/// A group, by id or by name.
const GROUP: &[Named] = &[("security-group", "GroupId"), ("security-group", "GroupName")];

/// Kinds by the prefix of their ids, for operations on resources of any kind.
const KINDS: &[(&str, &str)] = &[
    ("acl", "network-acl"),
    ("dopt", "dhcp-options"),
    ("eipalloc", "elastic-ip"),
    ("eni", "network-interface"),
    ("fl", "vpc-flow-log"),
    ("igw", "internet-gateway"),
    ("nat", "natgateway"),
    ("pcx", "vpc-peering-connection"),
    ("pl", "prefix-list"),
    ("rtb", "route-table"),
    ("sg", "security-group"),
    ("sgr", "security-group-rule"),
    ("subnet", "subnet"),
    ("vpc", "vpc"),
    ("vpce", "vpc-endpoint"),
];

pub(super) fn checks(
    facts: &Facts<'_>,
    action: String,
    operation: &str,
    input: &Value,
) -> Result<Vec<Check>, ApiError> {
    let network = &*facts.network;
    let mut resources: Vec<(&str, String)> = Vec::new();
    if matches!(operation, "CreateTags" | "DeleteTags") {
        let any_kind = |id: &str| (kind_of(id), id.to_owned());
        resources.extend(texts(input, "Resources").into_iter().map(any_kind));
    } else if let Some((_, made, named)) = RULES.iter().find(|(name, ..)| *name == operation) {
        if !made.is_empty() {
            resources.push((made, "*".into()));
        }
        for (kind, path) in *named {
            for name in texts(input, path) {
                resources.extend(resolve(network, kind, path, name));
            }
        }
        if resources.is_empty() {
            // Named in no way that's known: only who may do it to all of the kind may do it.
            resources.extend(named.iter().map(|(kind, _)| (*kind, "*".to_owned())).take(1));
        }
    }
    let mut all: Vec<Check> = resources
        .iter()
        .map(|(kind, id)| {
            let mut check = Check::new(action.clone(), facts.arn("ec2", format_args!("{kind}/{id}")));
            add_known(&mut check, facts, kind, id);
            match *kind {
                "vpc-peering-connection" => add_sides(&mut check, facts, id, input),
                "vpc-flow-log" => {
                    if let Some(log) = facts.flow_log(id)? {
                        add_resource_tags(&mut check.context, "ec2", &log.tags);
                    }
                }
                _ => {}
            }
            Ok(check)
        })
        .collect::<Result<_, ApiError>>()?;
    if all.is_empty() {
        all.push(Check::new(action, "*"));
    }
    let region = facts.region.region.as_str();
    for check in &mut all {
        check.context.add("ec2:Region", region);
        add_request_tags(
            &mut check.context,
            input.get("Tags").filter(|_| operation.ends_with("Tags")),
        );
    }
    let specifications = input.get("TagSpecifications").and_then(Value::as_array);
    for specification in specifications.into_iter().flatten() {
        let tags = specification.get("Tags");
        if !has_tags(tags) {
            continue;
        }
        // What's made is asked for with these tags; that it's tagged is an action of its own.
        add_request_tags(&mut all[0].context, tags);
        let kind = text(specification, "ResourceType").unwrap_or("*");
        let mut tagging = Check::new("ec2:CreateTags", facts.arn("ec2", format_args!("{kind}/*")))
            .judged_by(Judges::Caller)
            .with("ec2:CreateAction", operation)
            .with("ec2:Region", region);
        add_request_tags(&mut tagging.context, tags);
        all.push(tagging);
    }
    if operation == "CreateFlowLogs"
        && let Some(role) = text(input, "DeliverLogsPermissionArn")
    {
        let service = "vpc-flow-logs.amazonaws.com";
        let check = Check::new("iam:PassRole", role).judged_by(Judges::Caller);
        all.push(check.with("iam:PassedToService", service));
    }
    Ok(all)
}

fn kind_of(id: &str) -> &'static str {
    let prefix = id.rsplit_once('-').map_or(id, |(prefix, _)| prefix);
    KINDS
        .iter()
        .find(|(known, _)| *known == prefix)
        .map_or("*", |(_, kind)| kind)
}

/// Kinds and ids of what a request names.
fn resolve<'a>(network: &Network, kind: &'a str, path: &str, name: &str) -> Vec<(&'a str, String)> {
    if path == "ResourceIds" {
        return vec![(kind_of(name), name.to_owned())];
    }
    let id = match path {
        // Names are of the default VPC, as EC2 reads them.
        "GroupName" => {
            let vpc = network.default_vpc().map(|vpc| vpc.id);
            let found = network.groups.values().find(|g| Some(g.vpc) == vpc && g.name == name);
            found.map(|group| group.id.to_string())
        }
        "PublicIp" => {
            let found = network.addresses.values().find(|a| a.public_ip.to_string() == name);
            found.map(|address| address.id.to_string())
        }
        "AttachmentId" => {
            let found = network.interfaces.values().find(|i| i.attachment.to_string() == name);
            found.map(|interface| interface.id.to_string())
        }
        "AssociationId" if kind == "elastic-ip" => return address_association(network, name),
        "AssociationId" if kind == "vpc" => {
            let id: Option<VpcCidrAssociationId> = name.parse().ok();
            let has = |v: &&Vpc| id.is_some_and(|id| v.cidr_association == id || v.more_cidrs.contains_key(&id));
            network.vpcs.values().find(has).map(|vpc| vpc.id.to_string())
        }
        // Who accepts acts on their own VPC.
        "VpcPeeringConnectionId" if kind == "vpc" => {
            let found = name.parse().ok().and_then(|id| network.peerings.get(&id));
            found.map(|peering| peering.accepter.vpc.to_string())
        }
        "AssociationId" if kind == "subnet" => return acl_association(network, name),
        "AssociationId" => return association(network, name),
        _ => Some(name.to_owned()),
    };
    vec![(kind, id.unwrap_or_else(|| "*".into()))]
}

/// The Elastic IP and the interface of an association.
fn address_association(network: &Network, id: &str) -> Vec<(&'static str, String)> {
    let found = id.parse().ok().and_then(|id| {
        network.visible_addresses().find_map(|address| {
            let association = address.association.as_ref().filter(|a| a.id == id)?;
            Some((address.id, association.interface))
        })
    });
    match found {
        Some((address, interface)) => vec![
            ("elastic-ip", address.to_string()),
            ("network-interface", interface.to_string()),
        ],
        None => vec![("elastic-ip", "*".into())],
    }
}

/// The subnet of an association with a network ACL, and the network ACL that it leaves.
fn acl_association(network: &Network, id: &str) -> Vec<(&'static str, String)> {
    let found = id
        .parse()
        .ok()
        .and_then(|id| network.visible_subnets().find(|s| s.acl_association == id));
    match found {
        Some(subnet) => [("subnet", subnet.id.to_string())]
            .into_iter()
            .chain(network.acl_of(subnet).map(|acl| ("network-acl", acl.id.to_string())))
            .collect(),
        None => vec![("subnet", "*".into())],
    }
}

/// The route table and the subnet of an association.
fn association(network: &Network, id: &str) -> Vec<(&'static str, String)> {
    let found = id.parse().ok().and_then(|id| {
        network.route_tables.values().find_map(|table| {
            let subnet = table.subnets.get(&id);
            (subnet.is_some() || table.main == Some(id)).then_some((table.id, subnet))
        })
    });
    match found {
        Some((table, subnet)) => [("route-table", table.to_string())]
            .into_iter()
            .chain(subnet.map(|subnet| ("subnet", subnet.to_string())))
            .collect(),
        None => vec![("route-table", "*".into())],
    }
}

/// Tags and VPC of a resource that's there.
fn add_known(check: &mut Check, facts: &Facts<'_>, kind: &str, id: &str) {
    if let Some((tags, vpc)) = known(&facts.network, kind, id) {
        add_resource_tags(&mut check.context, "ec2", tags);
        if let Some(vpc) = vpc {
            check
                .context
                .add("ec2:Vpc", facts.arn("ec2", format_args!("vpc/{vpc}")));
        }
    }
}

/// The two VPCs of a peering connection, made or to be made.
fn add_sides(check: &mut Check, facts: &Facts<'_>, id: &str, input: &Value) {
    let made = id.parse().ok().and_then(|id| facts.network.peerings.get(&id));
    let sides = match made {
        Some(peering) => [
            Some(peering.requester.vpc.to_string()),
            Some(peering.accepter.vpc.to_string()),
        ],
        None => ["VpcId", "PeerVpcId"].map(|member| text(input, member).map(str::to_owned)),
    };
    for (key, vpc) in ["ec2:RequesterVpc", "ec2:AccepterVpc"].into_iter().zip(sides) {
        if let Some(vpc) = vpc {
            check.context.add(key, facts.arn("ec2", format_args!("vpc/{vpc}")));
        }
    }
}

fn known<'a>(network: &'a Network, kind: &str, id: &str) -> Option<(&'a Tags, Option<VpcId>)> {
    Some(match kind {
        "vpc" => network.vpcs.get(&id.parse().ok()?).map(|r| (&r.tags, None))?,
        "subnet" => network.subnets.get(&id.parse().ok()?).map(|r| (&r.tags, Some(r.vpc)))?,
        "security-group" => network.groups.get(&id.parse().ok()?).map(|r| (&r.tags, Some(r.vpc)))?,
        "security-group-rule" => {
            let (group, rule) = network.find_rule(id.parse().ok()?).ok()?;
            (&rule.tags, Some(group.vpc))
        }
        "route-table" => network
            .route_tables
            .get(&id.parse().ok()?)
            .map(|r| (&r.tags, Some(r.vpc)))?,
        "internet-gateway" => network
            .internet_gateways
            .get(&id.parse().ok()?)
            .map(|r| (&r.tags, None))?,
        "elastic-ip" => network.addresses.get(&id.parse().ok()?).map(|r| (&r.tags, None))?,
        "natgateway" => network
            .nat_gateways
            .get(&id.parse().ok()?)
            .map(|r| (&r.tags, Some(r.vpc)))?,
        "vpc-endpoint" => network
            .endpoints
            .get(&id.parse().ok()?)
            .map(|r| (&r.tags, Some(r.vpc)))?,
        "network-interface" => network
            .interfaces
            .get(&id.parse().ok()?)
            .map(|r| (&r.tags, Some(r.vpc)))?,
        "network-acl" => network
            .network_acls
            .get(&id.parse().ok()?)
            .map(|r| (&r.tags, Some(r.vpc)))?,
        "vpc-peering-connection" => network.peerings.get(&id.parse().ok()?).map(|r| (&r.tags, None))?,
        "prefix-list" => network.prefix_lists.get(&id.parse().ok()?).map(|r| (&r.tags, None))?,
        "dhcp-options" => network.dhcp_options.get(&id.parse().ok()?).map(|r| (&r.tags, None))?,
        _ => return None,
    })
}

/// The operations of the table.
#[cfg(test)]
pub(super) fn named_operations() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|(operation, ..)| *operation)
}
