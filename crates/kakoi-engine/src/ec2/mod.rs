//! EC2: the VPC family, as handlers over `kakoi_net`.
//!
//! A handler reads identifiers, runs one pure operation in a commit (or reads a snapshot), and prints the result in AWS's
//! words. What is allowed is decided in `kakoi_net`, never here; no handler touches a backend.

mod acl;
mod dhcp;
mod endpoint;
pub(crate) mod flow_log;
mod gateway;
mod group;
mod interface;
mod nat;
mod peering;
mod prefix_list;
mod region;
mod route;
mod rule;
mod stale;
mod subnet;
mod support;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod vpc;

use crate::call::operations;
use crate::{Caller, Engine};
use kakoi_wire::ApiError;
use serde_json::Value;

/// Runs an EC2 operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateVpc => vpc::create_vpc,
        DescribeVpcs => vpc::describe_vpcs,
        DeleteVpc => vpc::delete_vpc,
        DescribeVpcAttribute => vpc::describe_vpc_attribute,
        ModifyVpcAttribute => vpc::modify_vpc_attribute,
        CreateDefaultVpc => vpc::create_default_vpc,
        AssociateVpcCidrBlock => vpc::associate_vpc_cidr_block,
        DisassociateVpcCidrBlock => vpc::disassociate_vpc_cidr_block,
        DescribeVpcClassicLink => vpc::describe_vpc_classic_link,
        DescribeVpcClassicLinkDnsSupport => vpc::describe_vpc_classic_link_dns_support,
        CreateVpcPeeringConnection => peering::create_vpc_peering_connection,
        AcceptVpcPeeringConnection => peering::accept_vpc_peering_connection,
        RejectVpcPeeringConnection => peering::reject_vpc_peering_connection,
        DeleteVpcPeeringConnection => peering::delete_vpc_peering_connection,
        DescribeVpcPeeringConnections => peering::describe_vpc_peering_connections,
        ModifyVpcPeeringConnectionOptions => peering::modify_vpc_peering_connection_options,
        CreateSubnet => subnet::create_subnet,
        DescribeSubnets => subnet::describe_subnets,
        DeleteSubnet => subnet::delete_subnet,
        ModifySubnetAttribute => subnet::modify_subnet_attribute,
        CreateSecurityGroup => group::create_security_group,
        DescribeSecurityGroups => group::describe_security_groups,
        DeleteSecurityGroup => group::delete_security_group,
        AuthorizeSecurityGroupIngress => rule::authorize_ingress,
        AuthorizeSecurityGroupEgress => rule::authorize_egress,
        RevokeSecurityGroupIngress => rule::revoke_ingress,
        RevokeSecurityGroupEgress => rule::revoke_egress,
        DescribeSecurityGroupRules => rule::describe_security_group_rules,
        ModifySecurityGroupRules => rule::modify_security_group_rules,
        UpdateSecurityGroupRuleDescriptionsIngress => rule::update_descriptions_ingress,
        UpdateSecurityGroupRuleDescriptionsEgress => rule::update_descriptions_egress,
        DescribeStaleSecurityGroups => stale::describe_stale_security_groups,
        DescribeSecurityGroupReferences => stale::describe_security_group_references,
        CreateRouteTable => route::create_route_table,
        DescribeRouteTables => route::describe_route_tables,
        DeleteRouteTable => route::delete_route_table,
        AssociateRouteTable => route::associate_route_table,
        DisassociateRouteTable => route::disassociate_route_table,
        ReplaceRouteTableAssociation => route::replace_route_table_association,
        CreateRoute => route::create_route,
        ReplaceRoute => route::replace_route,
        DeleteRoute => route::delete_route,
        CreateInternetGateway => gateway::create_internet_gateway,
        DescribeInternetGateways => gateway::describe_internet_gateways,
        AttachInternetGateway => gateway::attach_internet_gateway,
        DetachInternetGateway => gateway::detach_internet_gateway,
        DeleteInternetGateway => gateway::delete_internet_gateway,
        AllocateAddress => gateway::allocate_address,
        DescribeAddresses => gateway::describe_addresses,
        ReleaseAddress => gateway::release_address,
        AssociateAddress => gateway::associate_address,
        DisassociateAddress => gateway::disassociate_address,
        DescribeAddressesAttribute => gateway::describe_addresses_attribute,
        CreateNatGateway => nat::create_nat_gateway,
        DescribeNatGateways => nat::describe_nat_gateways,
        DeleteNatGateway => nat::delete_nat_gateway,
        CreateVpcEndpoint => endpoint::create_vpc_endpoint,
        DescribeVpcEndpoints => endpoint::describe_vpc_endpoints,
        ModifyVpcEndpoint => endpoint::modify_vpc_endpoint,
        DeleteVpcEndpoints => endpoint::delete_vpc_endpoints,
        DescribeVpcEndpointServices => endpoint::describe_vpc_endpoint_services,
        DescribeNetworkInterfaces => interface::describe_network_interfaces,
        ModifyNetworkInterfaceAttribute => interface::modify_network_interface_attribute,
        DetachNetworkInterface => interface::detach_network_interface,
        DeleteNetworkInterface => interface::delete_network_interface,
        CreateNetworkAcl => acl::create_network_acl,
        DeleteNetworkAcl => acl::delete_network_acl,
        CreateNetworkAclEntry => acl::create_network_acl_entry,
        ReplaceNetworkAclEntry => acl::replace_network_acl_entry,
        DeleteNetworkAclEntry => acl::delete_network_acl_entry,
        ReplaceNetworkAclAssociation => acl::replace_network_acl_association,
        DescribeNetworkAcls => acl::describe_network_acls,
        DescribeDhcpOptions => dhcp::describe_dhcp_options,
        CreateDhcpOptions => dhcp::create_dhcp_options,
        AssociateDhcpOptions => dhcp::associate_dhcp_options,
        DeleteDhcpOptions => dhcp::delete_dhcp_options,
        CreateFlowLogs => flow_log::create_flow_logs,
        DescribeFlowLogs => flow_log::describe_flow_logs,
        DeleteFlowLogs => flow_log::delete_flow_logs,
        DescribeAvailabilityZones => region::describe_availability_zones,
        DescribeRegions => region::describe_regions,
        DescribeAccountAttributes => region::describe_account_attributes,
        DescribePrefixLists => prefix_list::describe_prefix_lists,
        DescribeManagedPrefixLists => prefix_list::describe_managed_prefix_lists,
        GetManagedPrefixListEntries => prefix_list::get_managed_prefix_list_entries,
        GetManagedPrefixListAssociations => prefix_list::get_managed_prefix_list_associations,
        CreateManagedPrefixList => prefix_list::create_managed_prefix_list,
        ModifyManagedPrefixList => prefix_list::modify_managed_prefix_list,
        RestoreManagedPrefixListVersion => prefix_list::restore_managed_prefix_list_version,
        DeleteManagedPrefixList => prefix_list::delete_managed_prefix_list,
        CreateTags => tag::create_tags,
        DeleteTags => tag::delete_tags,
        DescribeTags => tag::describe_tags,
    )
}
