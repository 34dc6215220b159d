//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "ec2",
    signing_name: "ec2",
    protocol: Protocol::Ec2,
    api_version: "2016-11-15",
    target_prefix: "",
    xml_namespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
    global: false,
    operations: &[
        &tables::op_AcceptVpcPeeringConnection,
        &tables::op_AllocateAddress,
        &tables::op_AssociateAddress,
        &tables::op_AssociateDhcpOptions,
        &tables::op_AssociateRouteTable,
        &tables::op_AssociateVpcCidrBlock,
        &tables::op_AttachInternetGateway,
        &tables::op_AuthorizeSecurityGroupEgress,
        &tables::op_AuthorizeSecurityGroupIngress,
        &tables::op_CreateDefaultVpc,
        &tables::op_CreateDhcpOptions,
        &tables::op_CreateFlowLogs,
        &tables::op_CreateInternetGateway,
        &tables::op_CreateManagedPrefixList,
        &tables::op_CreateNatGateway,
        &tables::op_CreateNetworkAcl,
        &tables::op_CreateNetworkAclEntry,
        &tables::op_CreateRoute,
        &tables::op_CreateRouteTable,
        &tables::op_CreateSecurityGroup,
        &tables::op_CreateSubnet,
        &tables::op_CreateTags,
        &tables::op_CreateVpc,
        &tables::op_CreateVpcEndpoint,
        &tables::op_CreateVpcPeeringConnection,
        &tables::op_DeleteDhcpOptions,
        &tables::op_DeleteFlowLogs,
        &tables::op_DeleteInternetGateway,
        &tables::op_DeleteManagedPrefixList,
        &tables::op_DeleteNatGateway,
        &tables::op_DeleteNetworkAcl,
        &tables::op_DeleteNetworkAclEntry,
        &tables::op_DeleteNetworkInterface,
        &tables::op_DeleteRoute,
        &tables::op_DeleteRouteTable,
        &tables::op_DeleteSecurityGroup,
        &tables::op_DeleteSubnet,
        &tables::op_DeleteTags,
        &tables::op_DeleteVpc,
        &tables::op_DeleteVpcEndpoints,
        &tables::op_DeleteVpcPeeringConnection,
        &tables::op_DescribeAccountAttributes,
        &tables::op_DescribeAddresses,
        &tables::op_DescribeAddressesAttribute,
        &tables::op_DescribeAvailabilityZones,
        &tables::op_DescribeDhcpOptions,
        &tables::op_DescribeFlowLogs,
        &tables::op_DescribeInternetGateways,
        &tables::op_DescribeManagedPrefixLists,
        &tables::op_DescribeNatGateways,
        &tables::op_DescribeNetworkAcls,
        &tables::op_DescribeNetworkInterfaces,
        &tables::op_DescribePrefixLists,
        &tables::op_DescribeRegions,
        &tables::op_DescribeRouteTables,
        &tables::op_DescribeSecurityGroupReferences,
        &tables::op_DescribeSecurityGroupRules,
        &tables::op_DescribeSecurityGroups,
        &tables::op_DescribeStaleSecurityGroups,
        &tables::op_DescribeSubnets,
        &tables::op_DescribeTags,
        &tables::op_DescribeVpcAttribute,
        &tables::op_DescribeVpcClassicLink,
        &tables::op_DescribeVpcClassicLinkDnsSupport,
        &tables::op_DescribeVpcEndpointServices,
        &tables::op_DescribeVpcEndpoints,
        &tables::op_DescribeVpcPeeringConnections,
        &tables::op_DescribeVpcs,
        &tables::op_DetachInternetGateway,
        &tables::op_DetachNetworkInterface,
        &tables::op_DisassociateAddress,
        &tables::op_DisassociateRouteTable,
        &tables::op_DisassociateVpcCidrBlock,
        &tables::op_GetManagedPrefixListAssociations,
        &tables::op_GetManagedPrefixListEntries,
        &tables::op_ModifyManagedPrefixList,
        &tables::op_ModifyNetworkInterfaceAttribute,
        &tables::op_ModifySecurityGroupRules,
        &tables::op_ModifySubnetAttribute,
        &tables::op_ModifyVpcAttribute,
        &tables::op_ModifyVpcEndpoint,
        &tables::op_ModifyVpcPeeringConnectionOptions,
        &tables::op_RejectVpcPeeringConnection,
        &tables::op_ReleaseAddress,
        &tables::op_ReplaceNetworkAclAssociation,
        &tables::op_ReplaceNetworkAclEntry,
        &tables::op_ReplaceRoute,
        &tables::op_ReplaceRouteTableAssociation,
        &tables::op_RestoreManagedPrefixListVersion,
        &tables::op_RevokeSecurityGroupEgress,
        &tables::op_RevokeSecurityGroupIngress,
        &tables::op_UpdateSecurityGroupRuleDescriptionsEgress,
        &tables::op_UpdateSecurityGroupRuleDescriptionsIngress,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AcceptVpcPeeringConnectionRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcPeeringConnectionId")]
    pub vpc_peering_connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AcceptVpcPeeringConnectionResult {
    #[serde(rename = "VpcPeeringConnection", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection: Option<VpcPeeringConnection>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AccountAttribute {
    #[serde(rename = "AttributeName", skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
    #[serde(rename = "AttributeValues")]
    pub attribute_values: Vec<AccountAttributeValue>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AccountAttributeValue {
    #[serde(rename = "AttributeValue", skip_serializing_if = "Option::is_none")]
    pub attribute_value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AddPrefixListEntry {
    #[serde(rename = "Cidr")]
    pub cidr: String,
    #[serde(rename = "Description")]
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Address {
    #[serde(rename = "AllocationId", skip_serializing_if = "Option::is_none")]
    pub allocation_id: Option<String>,
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "CarrierIp", skip_serializing_if = "Option::is_none")]
    pub carrier_ip: Option<String>,
    #[serde(rename = "CustomerOwnedIp", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ip: Option<String>,
    #[serde(rename = "CustomerOwnedIpv4Pool", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ipv4_pool: Option<String>,
    #[serde(rename = "Domain", skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    #[serde(rename = "NetworkBorderGroup", skip_serializing_if = "Option::is_none")]
    pub network_border_group: Option<String>,
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "NetworkInterfaceOwnerId", skip_serializing_if = "Option::is_none")]
    pub network_interface_owner_id: Option<String>,
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "PublicIp", skip_serializing_if = "Option::is_none")]
    pub public_ip: Option<String>,
    #[serde(rename = "PublicIpv4Pool", skip_serializing_if = "Option::is_none")]
    pub public_ipv4_pool: Option<String>,
    #[serde(rename = "ServiceManaged", skip_serializing_if = "Option::is_none")]
    pub service_managed: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AddressAttribute {
    #[serde(rename = "AllocationId", skip_serializing_if = "Option::is_none")]
    pub allocation_id: Option<String>,
    #[serde(rename = "PtrRecord", skip_serializing_if = "Option::is_none")]
    pub ptr_record: Option<String>,
    #[serde(rename = "PtrRecordUpdate", skip_serializing_if = "Option::is_none")]
    pub ptr_record_update: Option<PtrUpdateStatus>,
    #[serde(rename = "PublicIp", skip_serializing_if = "Option::is_none")]
    pub public_ip: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AllocateAddressRequest {
    #[serde(rename = "Address")]
    pub address: Option<String>,
    #[serde(rename = "CustomerOwnedIpv4Pool")]
    pub customer_owned_ipv4_pool: Option<String>,
    #[serde(rename = "Domain")]
    pub domain: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "IpamPoolId")]
    pub ipam_pool_id: Option<String>,
    #[serde(rename = "NetworkBorderGroup")]
    pub network_border_group: Option<String>,
    #[serde(rename = "PublicIpv4Pool")]
    pub public_ipv4_pool: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AllocateAddressResult {
    #[serde(rename = "AllocationId", skip_serializing_if = "Option::is_none")]
    pub allocation_id: Option<String>,
    #[serde(rename = "CarrierIp", skip_serializing_if = "Option::is_none")]
    pub carrier_ip: Option<String>,
    #[serde(rename = "CustomerOwnedIp", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ip: Option<String>,
    #[serde(rename = "CustomerOwnedIpv4Pool", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ipv4_pool: Option<String>,
    #[serde(rename = "Domain", skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(rename = "NetworkBorderGroup", skip_serializing_if = "Option::is_none")]
    pub network_border_group: Option<String>,
    #[serde(rename = "PublicIp", skip_serializing_if = "Option::is_none")]
    pub public_ip: Option<String>,
    #[serde(rename = "PublicIpv4Pool", skip_serializing_if = "Option::is_none")]
    pub public_ipv4_pool: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AssociateAddressRequest {
    #[serde(rename = "AllocationId")]
    pub allocation_id: Option<String>,
    #[serde(rename = "AllowReassociation")]
    pub allow_reassociation: Option<bool>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "InstanceId")]
    pub instance_id: Option<String>,
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "PrivateIpAddress")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "PublicIp")]
    pub public_ip: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AssociateAddressResult {
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AssociateDhcpOptionsRequest {
    #[serde(rename = "DhcpOptionsId")]
    pub dhcp_options_id: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AssociateRouteTableRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GatewayId")]
    pub gateway_id: Option<String>,
    #[serde(rename = "PublicIpv4Pool")]
    pub public_ipv4_pool: Option<String>,
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    #[serde(rename = "SubnetId")]
    pub subnet_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AssociateRouteTableResult {
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "AssociationState", skip_serializing_if = "Option::is_none")]
    pub association_state: Option<RouteTableAssociationState>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AssociateVpcCidrBlockRequest {
    #[serde(rename = "AmazonProvidedIpv6CidrBlock")]
    pub amazon_provided_ipv6_cidr_block: Option<bool>,
    #[serde(rename = "CidrBlock")]
    pub cidr_block: Option<String>,
    #[serde(rename = "Ipv4IpamPoolId")]
    pub ipv4_ipam_pool_id: Option<String>,
    #[serde(rename = "Ipv4NetmaskLength")]
    pub ipv4_netmask_length: Option<i32>,
    #[serde(rename = "Ipv6CidrBlock")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "Ipv6CidrBlockNetworkBorderGroup")]
    pub ipv6_cidr_block_network_border_group: Option<String>,
    #[serde(rename = "Ipv6IpamPoolId")]
    pub ipv6_ipam_pool_id: Option<String>,
    #[serde(rename = "Ipv6NetmaskLength")]
    pub ipv6_netmask_length: Option<i32>,
    #[serde(rename = "Ipv6Pool")]
    pub ipv6_pool: Option<String>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AssociateVpcCidrBlockResult {
    #[serde(rename = "CidrBlockAssociation", skip_serializing_if = "Option::is_none")]
    pub cidr_block_association: Option<VpcCidrBlockAssociation>,
    #[serde(rename = "Ipv6CidrBlockAssociation", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block_association: Option<VpcIpv6CidrBlockAssociation>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AttachInternetGatewayRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "InternetGatewayId")]
    pub internet_gateway_id: String,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttachmentEnaSrdSpecification {
    #[serde(rename = "EnaSrdEnabled", skip_serializing_if = "Option::is_none")]
    pub ena_srd_enabled: Option<bool>,
    #[serde(rename = "EnaSrdUdpSpecification", skip_serializing_if = "Option::is_none")]
    pub ena_srd_udp_specification: Option<AttachmentEnaSrdUdpSpecification>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttachmentEnaSrdUdpSpecification {
    #[serde(rename = "EnaSrdUdpEnabled", skip_serializing_if = "Option::is_none")]
    pub ena_srd_udp_enabled: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AttributeBooleanValue {
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AttributeValue {
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AuthorizeSecurityGroupEgressRequest {
    #[serde(rename = "CidrIp")]
    pub cidr_ip: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "FromPort")]
    pub from_port: Option<i32>,
    #[serde(rename = "GroupId")]
    pub group_id: String,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "IpProtocol")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "SourceSecurityGroupName")]
    pub source_security_group_name: Option<String>,
    #[serde(rename = "SourceSecurityGroupOwnerId")]
    pub source_security_group_owner_id: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "ToPort")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AuthorizeSecurityGroupEgressResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
    #[serde(rename = "SecurityGroupRules")]
    pub security_group_rules: Vec<SecurityGroupRule>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AuthorizeSecurityGroupIngressRequest {
    #[serde(rename = "CidrIp")]
    pub cidr_ip: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "FromPort")]
    pub from_port: Option<i32>,
    #[serde(rename = "GroupId")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName")]
    pub group_name: Option<String>,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "IpProtocol")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "SourceSecurityGroupName")]
    pub source_security_group_name: Option<String>,
    #[serde(rename = "SourceSecurityGroupOwnerId")]
    pub source_security_group_owner_id: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "ToPort")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AuthorizeSecurityGroupIngressResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
    #[serde(rename = "SecurityGroupRules")]
    pub security_group_rules: Vec<SecurityGroupRule>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AvailabilityZone {
    #[serde(rename = "Geography")]
    pub geography: Vec<AvailabilityZoneGeography>,
    #[serde(rename = "GroupLongName", skip_serializing_if = "Option::is_none")]
    pub group_long_name: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(rename = "Messages")]
    pub messages: Vec<AvailabilityZoneMessage>,
    #[serde(rename = "NetworkBorderGroup", skip_serializing_if = "Option::is_none")]
    pub network_border_group: Option<String>,
    #[serde(rename = "OptInStatus", skip_serializing_if = "Option::is_none")]
    pub opt_in_status: Option<String>,
    #[serde(rename = "ParentZoneId", skip_serializing_if = "Option::is_none")]
    pub parent_zone_id: Option<String>,
    #[serde(rename = "ParentZoneName", skip_serializing_if = "Option::is_none")]
    pub parent_zone_name: Option<String>,
    #[serde(rename = "RegionName", skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "SubGeography")]
    pub sub_geography: Vec<AvailabilityZoneSubGeography>,
    #[serde(rename = "ZoneId", skip_serializing_if = "Option::is_none")]
    pub zone_id: Option<String>,
    #[serde(rename = "ZoneName", skip_serializing_if = "Option::is_none")]
    pub zone_name: Option<String>,
    #[serde(rename = "ZoneType", skip_serializing_if = "Option::is_none")]
    pub zone_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AvailabilityZoneAddress {
    #[serde(rename = "AllocationIds")]
    pub allocation_ids: Vec<String>,
    #[serde(rename = "AvailabilityZone")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneId")]
    pub availability_zone_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AvailabilityZoneGeography {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AvailabilityZoneMessage {
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AvailabilityZoneSubGeography {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BlockPublicAccessStates {
    #[serde(rename = "InternetGatewayBlockMode", skip_serializing_if = "Option::is_none")]
    pub internet_gateway_block_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CidrBlock {
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClassicLinkDnsSupport {
    #[serde(rename = "ClassicLinkDnsSupported", skip_serializing_if = "Option::is_none")]
    pub classic_link_dns_supported: Option<bool>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ConnectionTrackingConfiguration {
    #[serde(rename = "TcpEstablishedTimeout", skip_serializing_if = "Option::is_none")]
    pub tcp_established_timeout: Option<i32>,
    #[serde(rename = "UdpStreamTimeout", skip_serializing_if = "Option::is_none")]
    pub udp_stream_timeout: Option<i32>,
    #[serde(rename = "UdpTimeout", skip_serializing_if = "Option::is_none")]
    pub udp_timeout: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ConnectionTrackingSpecificationRequest {
    #[serde(rename = "TcpEstablishedTimeout")]
    pub tcp_established_timeout: Option<i32>,
    #[serde(rename = "UdpStreamTimeout")]
    pub udp_stream_timeout: Option<i32>,
    #[serde(rename = "UdpTimeout")]
    pub udp_timeout: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateDefaultVpcRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateDefaultVpcResult {
    #[serde(rename = "Vpc", skip_serializing_if = "Option::is_none")]
    pub vpc: Option<Vpc>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateDhcpOptionsRequest {
    #[serde(rename = "DhcpConfigurations")]
    pub dhcp_configurations: Vec<NewDhcpConfiguration>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateDhcpOptionsResult {
    #[serde(rename = "DhcpOptions", skip_serializing_if = "Option::is_none")]
    pub dhcp_options: Option<DhcpOptions>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateFlowLogsRequest {
    #[serde(rename = "ClientToken")]
    pub client_token: Option<String>,
    #[serde(rename = "DeliverCrossAccountRole")]
    pub deliver_cross_account_role: Option<String>,
    #[serde(rename = "DeliverLogsPermissionArn")]
    pub deliver_logs_permission_arn: Option<String>,
    #[serde(rename = "DestinationOptions")]
    pub destination_options: Option<DestinationOptionsRequest>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "LogDestination")]
    pub log_destination: Option<String>,
    #[serde(rename = "LogDestinationType")]
    pub log_destination_type: Option<String>,
    #[serde(rename = "LogFormat")]
    pub log_format: Option<String>,
    #[serde(rename = "LogGroupName")]
    pub log_group_name: Option<String>,
    #[serde(rename = "MaxAggregationInterval")]
    pub max_aggregation_interval: Option<i32>,
    #[serde(rename = "ResourceIds")]
    pub resource_ids: Vec<String>,
    #[serde(rename = "ResourceType")]
    pub resource_type: String,
    #[serde(rename = "TagFieldSpecifications")]
    pub tag_field_specifications: Vec<TagFieldSpecificationRequest>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "TrafficType")]
    pub traffic_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateFlowLogsResult {
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "FlowLogIds")]
    pub flow_log_ids: Vec<String>,
    #[serde(rename = "Unsuccessful")]
    pub unsuccessful: Vec<UnsuccessfulItem>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateInternetGatewayRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateInternetGatewayResult {
    #[serde(rename = "InternetGateway", skip_serializing_if = "Option::is_none")]
    pub internet_gateway: Option<InternetGateway>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateManagedPrefixListRequest {
    #[serde(rename = "AddressFamily")]
    pub address_family: String,
    #[serde(rename = "ClientToken")]
    pub client_token: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Entries")]
    pub entries: Vec<AddPrefixListEntry>,
    #[serde(rename = "MaxEntries")]
    pub max_entries: i32,
    #[serde(rename = "PrefixListName")]
    pub prefix_list_name: String,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateManagedPrefixListResult {
    #[serde(rename = "PrefixList", skip_serializing_if = "Option::is_none")]
    pub prefix_list: Option<ManagedPrefixList>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateNatGatewayRequest {
    #[serde(rename = "AllocationId")]
    pub allocation_id: Option<String>,
    #[serde(rename = "AvailabilityMode")]
    pub availability_mode: Option<String>,
    #[serde(rename = "AvailabilityZoneAddresses")]
    pub availability_zone_addresses: Vec<AvailabilityZoneAddress>,
    #[serde(rename = "ClientToken")]
    pub client_token: Option<String>,
    #[serde(rename = "ConnectivityType")]
    pub connectivity_type: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "PrivateIpAddress")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "SecondaryAllocationIds")]
    pub secondary_allocation_ids: Vec<String>,
    #[serde(rename = "SecondaryPrivateIpAddressCount")]
    pub secondary_private_ip_address_count: Option<i32>,
    #[serde(rename = "SecondaryPrivateIpAddresses")]
    pub secondary_private_ip_addresses: Vec<String>,
    #[serde(rename = "SubnetId")]
    pub subnet_id: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcId")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateNatGatewayResult {
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "NatGateway", skip_serializing_if = "Option::is_none")]
    pub nat_gateway: Option<NatGateway>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateNetworkAclEntryRequest {
    #[serde(rename = "CidrBlock")]
    pub cidr_block: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Egress")]
    pub egress: bool,
    #[serde(rename = "IcmpTypeCode")]
    pub icmp_type_code: Option<IcmpTypeCode>,
    #[serde(rename = "Ipv6CidrBlock")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    #[serde(rename = "PortRange")]
    pub port_range: Option<PortRange>,
    #[serde(rename = "Protocol")]
    pub protocol: String,
    #[serde(rename = "RuleAction")]
    pub rule_action: String,
    #[serde(rename = "RuleNumber")]
    pub rule_number: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateNetworkAclRequest {
    #[serde(rename = "ClientToken")]
    pub client_token: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateNetworkAclResult {
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "NetworkAcl", skip_serializing_if = "Option::is_none")]
    pub network_acl: Option<NetworkAcl>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreatePeeringConnectionOptionsRequest {
    #[serde(rename = "AllowMultipathResilience")]
    pub allow_multipath_resilience: Option<bool>,
    #[serde(rename = "MultipathResilienceMode")]
    pub multipath_resilience_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateRouteRequest {
    #[serde(rename = "CarrierGatewayId")]
    pub carrier_gateway_id: Option<String>,
    #[serde(rename = "CoreNetworkArn")]
    pub core_network_arn: Option<String>,
    #[serde(rename = "DestinationCidrBlock")]
    pub destination_cidr_block: Option<String>,
    #[serde(rename = "DestinationIpv6CidrBlock")]
    pub destination_ipv6_cidr_block: Option<String>,
    #[serde(rename = "DestinationPrefixListId")]
    pub destination_prefix_list_id: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "EgressOnlyInternetGatewayId")]
    pub egress_only_internet_gateway_id: Option<String>,
    #[serde(rename = "GatewayId")]
    pub gateway_id: Option<String>,
    #[serde(rename = "InstanceId")]
    pub instance_id: Option<String>,
    #[serde(rename = "LocalGatewayId")]
    pub local_gateway_id: Option<String>,
    #[serde(rename = "NatGatewayId")]
    pub nat_gateway_id: Option<String>,
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "OdbNetworkArn")]
    pub odb_network_arn: Option<String>,
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    #[serde(rename = "TransitGatewayId")]
    pub transit_gateway_id: Option<String>,
    #[serde(rename = "VpcEndpointId")]
    pub vpc_endpoint_id: Option<String>,
    #[serde(rename = "VpcPeeringConnectionId")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateRouteResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateRouteTableRequest {
    #[serde(rename = "ClientToken")]
    pub client_token: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateRouteTableResult {
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "RouteTable", skip_serializing_if = "Option::is_none")]
    pub route_table: Option<RouteTable>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateSecurityGroupRequest {
    #[serde(rename = "Description")]
    pub description: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GroupName")]
    pub group_name: String,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcId")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateSecurityGroupResult {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "SecurityGroupArn", skip_serializing_if = "Option::is_none")]
    pub security_group_arn: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateSubnetRequest {
    #[serde(rename = "AvailabilityZone")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneId")]
    pub availability_zone_id: Option<String>,
    #[serde(rename = "CidrBlock")]
    pub cidr_block: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Ipv4IpamPoolId")]
    pub ipv4_ipam_pool_id: Option<String>,
    #[serde(rename = "Ipv4NetmaskLength")]
    pub ipv4_netmask_length: Option<i32>,
    #[serde(rename = "Ipv6CidrBlock")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "Ipv6IpamPoolId")]
    pub ipv6_ipam_pool_id: Option<String>,
    #[serde(rename = "Ipv6Native")]
    pub ipv6_native: Option<bool>,
    #[serde(rename = "Ipv6NetmaskLength")]
    pub ipv6_netmask_length: Option<i32>,
    #[serde(rename = "OutpostArn")]
    pub outpost_arn: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateSubnetResult {
    #[serde(rename = "Subnet", skip_serializing_if = "Option::is_none")]
    pub subnet: Option<Subnet>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateTagsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Resources")]
    pub resources: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateVpcEndpointRequest {
    #[serde(rename = "ClientToken")]
    pub client_token: Option<String>,
    #[serde(rename = "DnsOptions")]
    pub dns_options: Option<DnsOptionsSpecification>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "IpAddressType")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "PolicyDocument")]
    pub policy_document: Option<String>,
    #[serde(rename = "PrivateDnsEnabled")]
    pub private_dns_enabled: Option<bool>,
    #[serde(rename = "ResourceConfigurationArn")]
    pub resource_configuration_arn: Option<String>,
    #[serde(rename = "RouteTableIds")]
    pub route_table_ids: Vec<String>,
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
    #[serde(rename = "ServiceName")]
    pub service_name: Option<String>,
    #[serde(rename = "ServiceNetworkArn")]
    pub service_network_arn: Option<String>,
    #[serde(rename = "ServiceRegion")]
    pub service_region: Option<String>,
    #[serde(rename = "SubnetConfigurations")]
    pub subnet_configurations: Vec<SubnetConfiguration>,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcEndpointType")]
    pub vpc_endpoint_type: Option<String>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateVpcEndpointResult {
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "VpcEndpoint", skip_serializing_if = "Option::is_none")]
    pub vpc_endpoint: Option<VpcEndpoint>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateVpcPeeringConnectionRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "PeerOwnerId")]
    pub peer_owner_id: Option<String>,
    #[serde(rename = "PeerRegion")]
    pub peer_region: Option<String>,
    #[serde(rename = "PeerVpcId")]
    pub peer_vpc_id: Option<String>,
    #[serde(rename = "RequesterPeeringConnectionOptions")]
    pub requester_peering_connection_options: Option<CreatePeeringConnectionOptionsRequest>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateVpcPeeringConnectionResult {
    #[serde(rename = "VpcPeeringConnection", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection: Option<VpcPeeringConnection>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateVpcRequest {
    #[serde(rename = "AmazonProvidedIpv6CidrBlock")]
    pub amazon_provided_ipv6_cidr_block: Option<bool>,
    #[serde(rename = "CidrBlock")]
    pub cidr_block: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "InstanceTenancy")]
    pub instance_tenancy: Option<String>,
    #[serde(rename = "Ipv4IpamPoolId")]
    pub ipv4_ipam_pool_id: Option<String>,
    #[serde(rename = "Ipv4NetmaskLength")]
    pub ipv4_netmask_length: Option<i32>,
    #[serde(rename = "Ipv6CidrBlock")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "Ipv6CidrBlockNetworkBorderGroup")]
    pub ipv6_cidr_block_network_border_group: Option<String>,
    #[serde(rename = "Ipv6IpamPoolId")]
    pub ipv6_ipam_pool_id: Option<String>,
    #[serde(rename = "Ipv6NetmaskLength")]
    pub ipv6_netmask_length: Option<i32>,
    #[serde(rename = "Ipv6Pool")]
    pub ipv6_pool: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "VpcEncryptionControl")]
    pub vpc_encryption_control: Option<VpcEncryptionControlConfiguration>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateVpcResult {
    #[serde(rename = "Vpc", skip_serializing_if = "Option::is_none")]
    pub vpc: Option<Vpc>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteDhcpOptionsRequest {
    #[serde(rename = "DhcpOptionsId")]
    pub dhcp_options_id: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteFlowLogsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "FlowLogIds")]
    pub flow_log_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteFlowLogsResult {
    #[serde(rename = "Unsuccessful")]
    pub unsuccessful: Vec<UnsuccessfulItem>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteInternetGatewayRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "InternetGatewayId")]
    pub internet_gateway_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteManagedPrefixListRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "PrefixListId")]
    pub prefix_list_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteManagedPrefixListResult {
    #[serde(rename = "PrefixList", skip_serializing_if = "Option::is_none")]
    pub prefix_list: Option<ManagedPrefixList>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteNatGatewayRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "NatGatewayId")]
    pub nat_gateway_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteNatGatewayResult {
    #[serde(rename = "NatGatewayId", skip_serializing_if = "Option::is_none")]
    pub nat_gateway_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteNetworkAclEntryRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Egress")]
    pub egress: bool,
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    #[serde(rename = "RuleNumber")]
    pub rule_number: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteNetworkAclRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteNetworkInterfaceRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteRouteRequest {
    #[serde(rename = "DestinationCidrBlock")]
    pub destination_cidr_block: Option<String>,
    #[serde(rename = "DestinationIpv6CidrBlock")]
    pub destination_ipv6_cidr_block: Option<String>,
    #[serde(rename = "DestinationPrefixListId")]
    pub destination_prefix_list_id: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteRouteTableRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteSecurityGroupRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GroupId")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName")]
    pub group_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteSecurityGroupResult {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteSubnetRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteTagsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Resources")]
    pub resources: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteVpcEndpointsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcEndpointIds")]
    pub vpc_endpoint_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteVpcEndpointsResult {
    #[serde(rename = "Unsuccessful")]
    pub unsuccessful: Vec<UnsuccessfulItem>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteVpcPeeringConnectionRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcPeeringConnectionId")]
    pub vpc_peering_connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteVpcPeeringConnectionResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteVpcRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeAccountAttributesRequest {
    #[serde(rename = "AttributeNames")]
    pub attribute_names: Vec<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeAccountAttributesResult {
    #[serde(rename = "AccountAttributes")]
    pub account_attributes: Vec<AccountAttribute>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeAddressesAttributeRequest {
    #[serde(rename = "AllocationIds")]
    pub allocation_ids: Vec<String>,
    #[serde(rename = "Attribute")]
    pub attribute: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeAddressesAttributeResult {
    #[serde(rename = "Addresses")]
    pub addresses: Vec<AddressAttribute>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeAddressesRequest {
    #[serde(rename = "AllocationIds")]
    pub allocation_ids: Vec<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "PublicIps")]
    pub public_ips: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeAddressesResult {
    #[serde(rename = "Addresses")]
    pub addresses: Vec<Address>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeAvailabilityZonesRequest {
    #[serde(rename = "AllAvailabilityZones")]
    pub all_availability_zones: Option<bool>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "ZoneIds")]
    pub zone_ids: Vec<String>,
    #[serde(rename = "ZoneNames")]
    pub zone_names: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeAvailabilityZonesResult {
    #[serde(rename = "AvailabilityZones")]
    pub availability_zones: Vec<AvailabilityZone>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeDhcpOptionsRequest {
    #[serde(rename = "DhcpOptionsIds")]
    pub dhcp_options_ids: Vec<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeDhcpOptionsResult {
    #[serde(rename = "DhcpOptions")]
    pub dhcp_options: Vec<DhcpOptions>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeFlowLogsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filter")]
    pub filter: Vec<Filter>,
    #[serde(rename = "FlowLogIds")]
    pub flow_log_ids: Vec<String>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeFlowLogsResult {
    #[serde(rename = "FlowLogs")]
    pub flow_logs: Vec<FlowLog>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeInternetGatewaysRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "InternetGatewayIds")]
    pub internet_gateway_ids: Vec<String>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeInternetGatewaysResult {
    #[serde(rename = "InternetGateways")]
    pub internet_gateways: Vec<InternetGateway>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeManagedPrefixListsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixListIds")]
    pub prefix_list_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeManagedPrefixListsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixLists")]
    pub prefix_lists: Vec<ManagedPrefixList>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeNatGatewaysRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filter")]
    pub filter: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NatGatewayIds")]
    pub nat_gateway_ids: Vec<String>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeNatGatewaysResult {
    #[serde(rename = "NatGateways")]
    pub nat_gateways: Vec<NatGateway>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeNetworkAclsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NetworkAclIds")]
    pub network_acl_ids: Vec<String>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeNetworkAclsResult {
    #[serde(rename = "NetworkAcls")]
    pub network_acls: Vec<NetworkAcl>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeNetworkInterfacesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "IncludeManagedResources")]
    pub include_managed_resources: Option<bool>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NetworkInterfaceIds")]
    pub network_interface_ids: Vec<String>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeNetworkInterfacesResult {
    #[serde(rename = "NetworkInterfaces")]
    pub network_interfaces: Vec<NetworkInterface>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribePrefixListsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixListIds")]
    pub prefix_list_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribePrefixListsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixLists")]
    pub prefix_lists: Vec<PrefixList>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeRegionsRequest {
    #[serde(rename = "AllRegions")]
    pub all_regions: Option<bool>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "RegionNames")]
    pub region_names: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeRegionsResult {
    #[serde(rename = "Regions")]
    pub regions: Vec<Region>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeRouteTablesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "RouteTableIds")]
    pub route_table_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeRouteTablesResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "RouteTables")]
    pub route_tables: Vec<RouteTable>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeSecurityGroupReferencesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GroupId")]
    pub group_id: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeSecurityGroupReferencesResult {
    #[serde(rename = "SecurityGroupReferenceSet")]
    pub security_group_reference_set: Vec<SecurityGroupReference>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeSecurityGroupRulesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "SecurityGroupRuleIds")]
    pub security_group_rule_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeSecurityGroupRulesResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SecurityGroupRules")]
    pub security_group_rules: Vec<SecurityGroupRule>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeSecurityGroupsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "GroupIds")]
    pub group_ids: Vec<String>,
    #[serde(rename = "GroupNames")]
    pub group_names: Vec<String>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeSecurityGroupsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SecurityGroups")]
    pub security_groups: Vec<SecurityGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeStaleSecurityGroupsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeStaleSecurityGroupsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "StaleSecurityGroupSet")]
    pub stale_security_group_set: Vec<StaleSecurityGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeSubnetsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeSubnetsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Subnets")]
    pub subnets: Vec<Subnet>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeTagsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeTagsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<TagDescription>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcAttributeRequest {
    #[serde(rename = "Attribute")]
    pub attribute: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcAttributeResult {
    #[serde(rename = "EnableDnsHostnames", skip_serializing_if = "Option::is_none")]
    pub enable_dns_hostnames: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableDnsSupport", skip_serializing_if = "Option::is_none")]
    pub enable_dns_support: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableNetworkAddressUsageMetrics", skip_serializing_if = "Option::is_none")]
    pub enable_network_address_usage_metrics: Option<AttributeBooleanValue>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcClassicLinkDnsSupportRequest {
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcIds")]
    pub vpc_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcClassicLinkDnsSupportResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Vpcs")]
    pub vpcs: Vec<ClassicLinkDnsSupport>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcClassicLinkRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "VpcIds")]
    pub vpc_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcClassicLinkResult {
    #[serde(rename = "Vpcs")]
    pub vpcs: Vec<VpcClassicLink>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcEndpointServicesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "ServiceNames")]
    pub service_names: Vec<String>,
    #[serde(rename = "ServiceRegions")]
    pub service_regions: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcEndpointServicesResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ServiceDetails")]
    pub service_details: Vec<ServiceDetail>,
    #[serde(rename = "ServiceNames")]
    pub service_names: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcEndpointsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcEndpointIds")]
    pub vpc_endpoint_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcEndpointsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcEndpoints")]
    pub vpc_endpoints: Vec<VpcEndpoint>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcPeeringConnectionsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcPeeringConnectionIds")]
    pub vpc_peering_connection_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcPeeringConnectionsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcPeeringConnections")]
    pub vpc_peering_connections: Vec<VpcPeeringConnection>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeVpcsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "VpcIds")]
    pub vpc_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DescribeVpcsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Vpcs")]
    pub vpcs: Vec<Vpc>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DestinationOptionsRequest {
    #[serde(rename = "FileFormat")]
    pub file_format: Option<String>,
    #[serde(rename = "HiveCompatiblePartitions")]
    pub hive_compatible_partitions: Option<bool>,
    #[serde(rename = "PerHourPartition")]
    pub per_hour_partition: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DestinationOptionsResponse {
    #[serde(rename = "FileFormat", skip_serializing_if = "Option::is_none")]
    pub file_format: Option<String>,
    #[serde(rename = "HiveCompatiblePartitions", skip_serializing_if = "Option::is_none")]
    pub hive_compatible_partitions: Option<bool>,
    #[serde(rename = "PerHourPartition", skip_serializing_if = "Option::is_none")]
    pub per_hour_partition: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DetachInternetGatewayRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "InternetGatewayId")]
    pub internet_gateway_id: String,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DetachNetworkInterfaceRequest {
    #[serde(rename = "AttachmentId")]
    pub attachment_id: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Force")]
    pub force: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DhcpConfiguration {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Values")]
    pub values: Vec<AttributeValue>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DhcpOptions {
    #[serde(rename = "DhcpConfigurations")]
    pub dhcp_configurations: Vec<DhcpConfiguration>,
    #[serde(rename = "DhcpOptionsId", skip_serializing_if = "Option::is_none")]
    pub dhcp_options_id: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DisassociateAddressRequest {
    #[serde(rename = "AssociationId")]
    pub association_id: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "PublicIp")]
    pub public_ip: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DisassociateRouteTableRequest {
    #[serde(rename = "AssociationId")]
    pub association_id: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DisassociateVpcCidrBlockRequest {
    #[serde(rename = "AssociationId")]
    pub association_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DisassociateVpcCidrBlockResult {
    #[serde(rename = "CidrBlockAssociation", skip_serializing_if = "Option::is_none")]
    pub cidr_block_association: Option<VpcCidrBlockAssociation>,
    #[serde(rename = "Ipv6CidrBlockAssociation", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block_association: Option<VpcIpv6CidrBlockAssociation>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DnsEntry {
    #[serde(rename = "DnsName", skip_serializing_if = "Option::is_none")]
    pub dns_name: Option<String>,
    #[serde(rename = "HostedZoneId", skip_serializing_if = "Option::is_none")]
    pub hosted_zone_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DnsOptions {
    #[serde(rename = "DnsRecordIpType", skip_serializing_if = "Option::is_none")]
    pub dns_record_ip_type: Option<String>,
    #[serde(rename = "PrivateDnsOnlyForInboundResolverEndpoint", skip_serializing_if = "Option::is_none")]
    pub private_dns_only_for_inbound_resolver_endpoint: Option<bool>,
    #[serde(rename = "PrivateDnsPreference", skip_serializing_if = "Option::is_none")]
    pub private_dns_preference: Option<String>,
    #[serde(rename = "PrivateDnsSpecifiedDomains")]
    pub private_dns_specified_domains: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DnsOptionsSpecification {
    #[serde(rename = "DnsRecordIpType")]
    pub dns_record_ip_type: Option<String>,
    #[serde(rename = "PrivateDnsOnlyForInboundResolverEndpoint")]
    pub private_dns_only_for_inbound_resolver_endpoint: Option<bool>,
    #[serde(rename = "PrivateDnsPreference")]
    pub private_dns_preference: Option<String>,
    #[serde(rename = "PrivateDnsSpecifiedDomains")]
    pub private_dns_specified_domains: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct EnaSrdSpecification {
    #[serde(rename = "EnaSrdEnabled")]
    pub ena_srd_enabled: Option<bool>,
    #[serde(rename = "EnaSrdUdpSpecification")]
    pub ena_srd_udp_specification: Option<EnaSrdUdpSpecification>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct EnaSrdUdpSpecification {
    #[serde(rename = "EnaSrdUdpEnabled")]
    pub ena_srd_udp_enabled: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(rename = "Name")]
    pub name: Option<String>,
    #[serde(rename = "Values")]
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FlowLog {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DeliverCrossAccountRole", skip_serializing_if = "Option::is_none")]
    pub deliver_cross_account_role: Option<String>,
    #[serde(rename = "DeliverLogsErrorMessage", skip_serializing_if = "Option::is_none")]
    pub deliver_logs_error_message: Option<String>,
    #[serde(rename = "DeliverLogsPermissionArn", skip_serializing_if = "Option::is_none")]
    pub deliver_logs_permission_arn: Option<String>,
    #[serde(rename = "DeliverLogsStatus", skip_serializing_if = "Option::is_none")]
    pub deliver_logs_status: Option<String>,
    #[serde(rename = "DestinationOptions", skip_serializing_if = "Option::is_none")]
    pub destination_options: Option<DestinationOptionsResponse>,
    #[serde(rename = "FlowLogId", skip_serializing_if = "Option::is_none")]
    pub flow_log_id: Option<String>,
    #[serde(rename = "FlowLogStatus", skip_serializing_if = "Option::is_none")]
    pub flow_log_status: Option<String>,
    #[serde(rename = "LogDestination", skip_serializing_if = "Option::is_none")]
    pub log_destination: Option<String>,
    #[serde(rename = "LogDestinationType", skip_serializing_if = "Option::is_none")]
    pub log_destination_type: Option<String>,
    #[serde(rename = "LogFormat", skip_serializing_if = "Option::is_none")]
    pub log_format: Option<String>,
    #[serde(rename = "LogGroupName", skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(rename = "MaxAggregationInterval", skip_serializing_if = "Option::is_none")]
    pub max_aggregation_interval: Option<i32>,
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    #[serde(rename = "TagFieldSpecifications")]
    pub tag_field_specifications: Vec<TagFieldSpecificationResponse>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "TrafficType", skip_serializing_if = "Option::is_none")]
    pub traffic_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetManagedPrefixListAssociationsRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixListId")]
    pub prefix_list_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetManagedPrefixListAssociationsResult {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixListAssociations")]
    pub prefix_list_associations: Vec<PrefixListAssociation>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GetManagedPrefixListEntriesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "MaxResults")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken")]
    pub next_token: Option<String>,
    #[serde(rename = "PrefixListId")]
    pub prefix_list_id: String,
    #[serde(rename = "TargetVersion")]
    pub target_version: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GetManagedPrefixListEntriesResult {
    #[serde(rename = "Entries")]
    pub entries: Vec<PrefixListEntry>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GroupIdentifier {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct IcmpTypeCode {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct InternetGateway {
    #[serde(rename = "Attachments")]
    pub attachments: Vec<InternetGatewayAttachment>,
    #[serde(rename = "InternetGatewayId", skip_serializing_if = "Option::is_none")]
    pub internet_gateway_id: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct InternetGatewayAttachment {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct IpPermission {
    #[serde(rename = "FromPort", skip_serializing_if = "Option::is_none")]
    pub from_port: Option<i32>,
    #[serde(rename = "IpProtocol", skip_serializing_if = "Option::is_none")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "IpRanges")]
    pub ip_ranges: Vec<IpRange>,
    #[serde(rename = "Ipv6Ranges")]
    pub ipv6_ranges: Vec<Ipv6Range>,
    #[serde(rename = "PrefixListIds")]
    pub prefix_list_ids: Vec<PrefixListId>,
    #[serde(rename = "ToPort", skip_serializing_if = "Option::is_none")]
    pub to_port: Option<i32>,
    #[serde(rename = "UserIdGroupPairs")]
    pub user_id_group_pairs: Vec<UserIdGroupPair>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct IpRange {
    #[serde(rename = "CidrIp", skip_serializing_if = "Option::is_none")]
    pub cidr_ip: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ipv4PrefixSpecification {
    #[serde(rename = "Ipv4Prefix", skip_serializing_if = "Option::is_none")]
    pub ipv4_prefix: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ipv6CidrBlock {
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ipv6PrefixSpecification {
    #[serde(rename = "Ipv6Prefix", skip_serializing_if = "Option::is_none")]
    pub ipv6_prefix: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Ipv6Range {
    #[serde(rename = "CidrIpv6", skip_serializing_if = "Option::is_none")]
    pub cidr_ipv6: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LastError {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ManagedPrefixList {
    #[serde(rename = "AddressFamily", skip_serializing_if = "Option::is_none")]
    pub address_family: Option<String>,
    #[serde(rename = "IpamPrefixListResolverSyncEnabled", skip_serializing_if = "Option::is_none")]
    pub ipam_prefix_list_resolver_sync_enabled: Option<bool>,
    #[serde(rename = "IpamPrefixListResolverTargetId", skip_serializing_if = "Option::is_none")]
    pub ipam_prefix_list_resolver_target_id: Option<String>,
    #[serde(rename = "MaxEntries", skip_serializing_if = "Option::is_none")]
    pub max_entries: Option<i32>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PrefixListArn", skip_serializing_if = "Option::is_none")]
    pub prefix_list_arn: Option<String>,
    #[serde(rename = "PrefixListId", skip_serializing_if = "Option::is_none")]
    pub prefix_list_id: Option<String>,
    #[serde(rename = "PrefixListName", skip_serializing_if = "Option::is_none")]
    pub prefix_list_name: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StateMessage", skip_serializing_if = "Option::is_none")]
    pub state_message: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyManagedPrefixListRequest {
    #[serde(rename = "AddEntries")]
    pub add_entries: Vec<AddPrefixListEntry>,
    #[serde(rename = "CurrentVersion")]
    pub current_version: Option<i64>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "IpamPrefixListResolverSyncEnabled")]
    pub ipam_prefix_list_resolver_sync_enabled: Option<bool>,
    #[serde(rename = "MaxEntries")]
    pub max_entries: Option<i32>,
    #[serde(rename = "PrefixListId")]
    pub prefix_list_id: String,
    #[serde(rename = "PrefixListName")]
    pub prefix_list_name: Option<String>,
    #[serde(rename = "RemoveEntries")]
    pub remove_entries: Vec<RemovePrefixListEntry>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyManagedPrefixListResult {
    #[serde(rename = "PrefixList", skip_serializing_if = "Option::is_none")]
    pub prefix_list: Option<ManagedPrefixList>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyNetworkInterfaceAttributeRequest {
    #[serde(rename = "AssociatePublicIpAddress")]
    pub associate_public_ip_address: Option<bool>,
    #[serde(rename = "AssociatedSubnetIds")]
    pub associated_subnet_ids: Vec<String>,
    #[serde(rename = "Attachment")]
    pub attachment: Option<NetworkInterfaceAttachmentChanges>,
    #[serde(rename = "ConnectionTrackingSpecification")]
    pub connection_tracking_specification: Option<ConnectionTrackingSpecificationRequest>,
    #[serde(rename = "Description")]
    pub description: Option<AttributeValue>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "EnaSrdSpecification")]
    pub ena_srd_specification: Option<EnaSrdSpecification>,
    #[serde(rename = "EnablePrimaryIpv6")]
    pub enable_primary_ipv6: Option<bool>,
    #[serde(rename = "Groups")]
    pub groups: Vec<String>,
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    #[serde(rename = "SourceDestCheck")]
    pub source_dest_check: Option<AttributeBooleanValue>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifySecurityGroupRulesRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GroupId")]
    pub group_id: String,
    #[serde(rename = "SecurityGroupRules")]
    pub security_group_rules: Vec<SecurityGroupRuleUpdate>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifySecurityGroupRulesResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifySubnetAttributeRequest {
    #[serde(rename = "AssignIpv6AddressOnCreation")]
    pub assign_ipv6_address_on_creation: Option<AttributeBooleanValue>,
    #[serde(rename = "CustomerOwnedIpv4Pool")]
    pub customer_owned_ipv4_pool: Option<String>,
    #[serde(rename = "DisableLniAtDeviceIndex")]
    pub disable_lni_at_device_index: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableDns64")]
    pub enable_dns64: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableLniAtDeviceIndex")]
    pub enable_lni_at_device_index: Option<i32>,
    #[serde(rename = "EnableResourceNameDnsAAAARecordOnLaunch")]
    pub enable_resource_name_dns_aaaa_record_on_launch: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableResourceNameDnsARecordOnLaunch")]
    pub enable_resource_name_dns_a_record_on_launch: Option<AttributeBooleanValue>,
    #[serde(rename = "MapCustomerOwnedIpOnLaunch")]
    pub map_customer_owned_ip_on_launch: Option<AttributeBooleanValue>,
    #[serde(rename = "MapPublicIpOnLaunch")]
    pub map_public_ip_on_launch: Option<AttributeBooleanValue>,
    #[serde(rename = "PrivateDnsHostnameTypeOnLaunch")]
    pub private_dns_hostname_type_on_launch: Option<String>,
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyVpcAttributeRequest {
    #[serde(rename = "EnableDnsHostnames")]
    pub enable_dns_hostnames: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableDnsSupport")]
    pub enable_dns_support: Option<AttributeBooleanValue>,
    #[serde(rename = "EnableNetworkAddressUsageMetrics")]
    pub enable_network_address_usage_metrics: Option<AttributeBooleanValue>,
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyVpcEndpointRequest {
    #[serde(rename = "AddRouteTableIds")]
    pub add_route_table_ids: Vec<String>,
    #[serde(rename = "AddSecurityGroupIds")]
    pub add_security_group_ids: Vec<String>,
    #[serde(rename = "AddSubnetIds")]
    pub add_subnet_ids: Vec<String>,
    #[serde(rename = "DnsOptions")]
    pub dns_options: Option<DnsOptionsSpecification>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "IpAddressType")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "PolicyDocument")]
    pub policy_document: Option<String>,
    #[serde(rename = "PrivateDnsEnabled")]
    pub private_dns_enabled: Option<bool>,
    #[serde(rename = "RemoveRouteTableIds")]
    pub remove_route_table_ids: Vec<String>,
    #[serde(rename = "RemoveSecurityGroupIds")]
    pub remove_security_group_ids: Vec<String>,
    #[serde(rename = "RemoveSubnetIds")]
    pub remove_subnet_ids: Vec<String>,
    #[serde(rename = "ResetPolicy")]
    pub reset_policy: Option<bool>,
    #[serde(rename = "SubnetConfigurations")]
    pub subnet_configurations: Vec<SubnetConfiguration>,
    #[serde(rename = "VpcEndpointId")]
    pub vpc_endpoint_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyVpcEndpointResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyVpcPeeringConnectionOptionsRequest {
    #[serde(rename = "AccepterPeeringConnectionOptions")]
    pub accepter_peering_connection_options: Option<PeeringConnectionOptionsRequest>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "RequesterPeeringConnectionOptions")]
    pub requester_peering_connection_options: Option<PeeringConnectionOptionsRequest>,
    #[serde(rename = "VpcPeeringConnectionId")]
    pub vpc_peering_connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyVpcPeeringConnectionOptionsResult {
    #[serde(rename = "AccepterPeeringConnectionOptions", skip_serializing_if = "Option::is_none")]
    pub accepter_peering_connection_options: Option<PeeringConnectionOptions>,
    #[serde(rename = "RequesterPeeringConnectionOptions", skip_serializing_if = "Option::is_none")]
    pub requester_peering_connection_options: Option<PeeringConnectionOptions>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NatGateway {
    #[serde(rename = "AttachedAppliances")]
    pub attached_appliances: Vec<NatGatewayAttachedAppliance>,
    #[serde(rename = "AutoProvisionZones", skip_serializing_if = "Option::is_none")]
    pub auto_provision_zones: Option<String>,
    #[serde(rename = "AutoScalingIps", skip_serializing_if = "Option::is_none")]
    pub auto_scaling_ips: Option<String>,
    #[serde(rename = "AvailabilityMode", skip_serializing_if = "Option::is_none")]
    pub availability_mode: Option<String>,
    #[serde(rename = "ConnectivityType", skip_serializing_if = "Option::is_none")]
    pub connectivity_type: Option<String>,
    #[serde(rename = "CreateTime", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<f64>,
    #[serde(rename = "DeleteTime", skip_serializing_if = "Option::is_none")]
    pub delete_time: Option<f64>,
    #[serde(rename = "FailureCode", skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(rename = "FailureMessage", skip_serializing_if = "Option::is_none")]
    pub failure_message: Option<String>,
    #[serde(rename = "NatGatewayAddresses")]
    pub nat_gateway_addresses: Vec<NatGatewayAddress>,
    #[serde(rename = "NatGatewayId", skip_serializing_if = "Option::is_none")]
    pub nat_gateway_id: Option<String>,
    #[serde(rename = "ProvisionedBandwidth", skip_serializing_if = "Option::is_none")]
    pub provisioned_bandwidth: Option<ProvisionedBandwidth>,
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NatGatewayAddress {
    #[serde(rename = "AllocationId", skip_serializing_if = "Option::is_none")]
    pub allocation_id: Option<String>,
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneId", skip_serializing_if = "Option::is_none")]
    pub availability_zone_id: Option<String>,
    #[serde(rename = "FailureMessage", skip_serializing_if = "Option::is_none")]
    pub failure_message: Option<String>,
    #[serde(rename = "IsPrimary", skip_serializing_if = "Option::is_none")]
    pub is_primary: Option<bool>,
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "PrivateIp", skip_serializing_if = "Option::is_none")]
    pub private_ip: Option<String>,
    #[serde(rename = "PublicIp", skip_serializing_if = "Option::is_none")]
    pub public_ip: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NatGatewayAttachedAppliance {
    #[serde(rename = "ApplianceArn", skip_serializing_if = "Option::is_none")]
    pub appliance_arn: Option<String>,
    #[serde(rename = "AttachmentState", skip_serializing_if = "Option::is_none")]
    pub attachment_state: Option<String>,
    #[serde(rename = "FailureCode", skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(rename = "FailureMessage", skip_serializing_if = "Option::is_none")]
    pub failure_message: Option<String>,
    #[serde(rename = "ModificationState", skip_serializing_if = "Option::is_none")]
    pub modification_state: Option<String>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(rename = "VpcEndpointId", skip_serializing_if = "Option::is_none")]
    pub vpc_endpoint_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkAcl {
    #[serde(rename = "Associations")]
    pub associations: Vec<NetworkAclAssociation>,
    #[serde(rename = "Entries")]
    pub entries: Vec<NetworkAclEntry>,
    #[serde(rename = "IsDefault", skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    #[serde(rename = "NetworkAclId", skip_serializing_if = "Option::is_none")]
    pub network_acl_id: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkAclAssociation {
    #[serde(rename = "NetworkAclAssociationId", skip_serializing_if = "Option::is_none")]
    pub network_acl_association_id: Option<String>,
    #[serde(rename = "NetworkAclId", skip_serializing_if = "Option::is_none")]
    pub network_acl_id: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkAclEntry {
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<bool>,
    #[serde(rename = "IcmpTypeCode", skip_serializing_if = "Option::is_none")]
    pub icmp_type_code: Option<IcmpTypeCode>,
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "PortRange", skip_serializing_if = "Option::is_none")]
    pub port_range: Option<PortRange>,
    #[serde(rename = "Protocol", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    #[serde(rename = "RuleAction", skip_serializing_if = "Option::is_none")]
    pub rule_action: Option<String>,
    #[serde(rename = "RuleNumber", skip_serializing_if = "Option::is_none")]
    pub rule_number: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkInterface {
    #[serde(rename = "AssociatedSubnets")]
    pub associated_subnets: Vec<String>,
    #[serde(rename = "Association", skip_serializing_if = "Option::is_none")]
    pub association: Option<NetworkInterfaceAssociation>,
    #[serde(rename = "Attachment", skip_serializing_if = "Option::is_none")]
    pub attachment: Option<NetworkInterfaceAttachment>,
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneId", skip_serializing_if = "Option::is_none")]
    pub availability_zone_id: Option<String>,
    #[serde(rename = "ConnectionTrackingConfiguration", skip_serializing_if = "Option::is_none")]
    pub connection_tracking_configuration: Option<ConnectionTrackingConfiguration>,
    #[serde(rename = "DenyAllIgwTraffic", skip_serializing_if = "Option::is_none")]
    pub deny_all_igw_traffic: Option<bool>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Groups")]
    pub groups: Vec<GroupIdentifier>,
    #[serde(rename = "InterfaceType", skip_serializing_if = "Option::is_none")]
    pub interface_type: Option<String>,
    #[serde(rename = "Ipv4Prefixes")]
    pub ipv4_prefixes: Vec<Ipv4PrefixSpecification>,
    #[serde(rename = "Ipv6Address", skip_serializing_if = "Option::is_none")]
    pub ipv6_address: Option<String>,
    #[serde(rename = "Ipv6Addresses")]
    pub ipv6_addresses: Vec<NetworkInterfaceIpv6Address>,
    #[serde(rename = "Ipv6Native", skip_serializing_if = "Option::is_none")]
    pub ipv6_native: Option<bool>,
    #[serde(rename = "Ipv6Prefixes")]
    pub ipv6_prefixes: Vec<Ipv6PrefixSpecification>,
    #[serde(rename = "MacAddress", skip_serializing_if = "Option::is_none")]
    pub mac_address: Option<String>,
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "Operator", skip_serializing_if = "Option::is_none")]
    pub operator: Option<OperatorResponse>,
    #[serde(rename = "OutpostArn", skip_serializing_if = "Option::is_none")]
    pub outpost_arn: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PrivateDnsName", skip_serializing_if = "Option::is_none")]
    pub private_dns_name: Option<String>,
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "PrivateIpAddresses")]
    pub private_ip_addresses: Vec<NetworkInterfacePrivateIpAddress>,
    #[serde(rename = "PublicDnsName", skip_serializing_if = "Option::is_none")]
    pub public_dns_name: Option<String>,
    #[serde(rename = "PublicIpDnsNameOptions", skip_serializing_if = "Option::is_none")]
    pub public_ip_dns_name_options: Option<PublicIpDnsNameOptions>,
    #[serde(rename = "RequesterId", skip_serializing_if = "Option::is_none")]
    pub requester_id: Option<String>,
    #[serde(rename = "RequesterManaged", skip_serializing_if = "Option::is_none")]
    pub requester_managed: Option<bool>,
    #[serde(rename = "SourceDestCheck", skip_serializing_if = "Option::is_none")]
    pub source_dest_check: Option<bool>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(rename = "TagSet")]
    pub tag_set: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkInterfaceAssociation {
    #[serde(rename = "AllocationId", skip_serializing_if = "Option::is_none")]
    pub allocation_id: Option<String>,
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "CarrierIp", skip_serializing_if = "Option::is_none")]
    pub carrier_ip: Option<String>,
    #[serde(rename = "CustomerOwnedIp", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ip: Option<String>,
    #[serde(rename = "IpOwnerId", skip_serializing_if = "Option::is_none")]
    pub ip_owner_id: Option<String>,
    #[serde(rename = "PublicDnsName", skip_serializing_if = "Option::is_none")]
    pub public_dns_name: Option<String>,
    #[serde(rename = "PublicIp", skip_serializing_if = "Option::is_none")]
    pub public_ip: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkInterfaceAttachment {
    #[serde(rename = "AttachTime", skip_serializing_if = "Option::is_none")]
    pub attach_time: Option<f64>,
    #[serde(rename = "AttachmentId", skip_serializing_if = "Option::is_none")]
    pub attachment_id: Option<String>,
    #[serde(rename = "DeleteOnTermination", skip_serializing_if = "Option::is_none")]
    pub delete_on_termination: Option<bool>,
    #[serde(rename = "DeviceIndex", skip_serializing_if = "Option::is_none")]
    pub device_index: Option<i32>,
    #[serde(rename = "EnaQueueCount", skip_serializing_if = "Option::is_none")]
    pub ena_queue_count: Option<i32>,
    #[serde(rename = "EnaSrdSpecification", skip_serializing_if = "Option::is_none")]
    pub ena_srd_specification: Option<AttachmentEnaSrdSpecification>,
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    #[serde(rename = "InstanceOwnerId", skip_serializing_if = "Option::is_none")]
    pub instance_owner_id: Option<String>,
    #[serde(rename = "NetworkCardIndex", skip_serializing_if = "Option::is_none")]
    pub network_card_index: Option<i32>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct NetworkInterfaceAttachmentChanges {
    #[serde(rename = "AttachmentId")]
    pub attachment_id: Option<String>,
    #[serde(rename = "DefaultEnaQueueCount")]
    pub default_ena_queue_count: Option<bool>,
    #[serde(rename = "DeleteOnTermination")]
    pub delete_on_termination: Option<bool>,
    #[serde(rename = "EnaQueueCount")]
    pub ena_queue_count: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkInterfaceIpv6Address {
    #[serde(rename = "Ipv6Address", skip_serializing_if = "Option::is_none")]
    pub ipv6_address: Option<String>,
    #[serde(rename = "IsPrimaryIpv6", skip_serializing_if = "Option::is_none")]
    pub is_primary_ipv6: Option<bool>,
    #[serde(rename = "PublicIpv6DnsName", skip_serializing_if = "Option::is_none")]
    pub public_ipv6_dns_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkInterfacePrivateIpAddress {
    #[serde(rename = "Association", skip_serializing_if = "Option::is_none")]
    pub association: Option<NetworkInterfaceAssociation>,
    #[serde(rename = "Primary", skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
    #[serde(rename = "PrivateDnsName", skip_serializing_if = "Option::is_none")]
    pub private_dns_name: Option<String>,
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct NewDhcpConfiguration {
    #[serde(rename = "Key")]
    pub key: Option<String>,
    #[serde(rename = "Values")]
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OperatorResponse {
    #[serde(rename = "HiddenByDefault", skip_serializing_if = "Option::is_none")]
    pub hidden_by_default: Option<bool>,
    #[serde(rename = "Managed", skip_serializing_if = "Option::is_none")]
    pub managed: Option<bool>,
    #[serde(rename = "Principal", skip_serializing_if = "Option::is_none")]
    pub principal: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PayerResponsibilityEntry {
    #[serde(rename = "PayerResponsibilityType", skip_serializing_if = "Option::is_none")]
    pub payer_responsibility_type: Option<String>,
    #[serde(rename = "Scope", skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PeeringConnectionOptions {
    #[serde(rename = "AllowDnsResolutionFromRemoteVpc", skip_serializing_if = "Option::is_none")]
    pub allow_dns_resolution_from_remote_vpc: Option<bool>,
    #[serde(rename = "AllowEgressFromLocalClassicLinkToRemoteVpc", skip_serializing_if = "Option::is_none")]
    pub allow_egress_from_local_classic_link_to_remote_vpc: Option<bool>,
    #[serde(rename = "AllowEgressFromLocalVpcToRemoteClassicLink", skip_serializing_if = "Option::is_none")]
    pub allow_egress_from_local_vpc_to_remote_classic_link: Option<bool>,
    #[serde(rename = "AllowMultipathResilience", skip_serializing_if = "Option::is_none")]
    pub allow_multipath_resilience: Option<bool>,
    #[serde(rename = "MultipathResilienceMode", skip_serializing_if = "Option::is_none")]
    pub multipath_resilience_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PeeringConnectionOptionsRequest {
    #[serde(rename = "AllowDnsResolutionFromRemoteVpc")]
    pub allow_dns_resolution_from_remote_vpc: Option<bool>,
    #[serde(rename = "AllowEgressFromLocalClassicLinkToRemoteVpc")]
    pub allow_egress_from_local_classic_link_to_remote_vpc: Option<bool>,
    #[serde(rename = "AllowEgressFromLocalVpcToRemoteClassicLink")]
    pub allow_egress_from_local_vpc_to_remote_classic_link: Option<bool>,
    #[serde(rename = "AllowMultipathResilience")]
    pub allow_multipath_resilience: Option<bool>,
    #[serde(rename = "MultipathResilienceMode")]
    pub multipath_resilience_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct PortRange {
    #[serde(rename = "From", skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    #[serde(rename = "To", skip_serializing_if = "Option::is_none")]
    pub to: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrefixList {
    #[serde(rename = "Cidrs")]
    pub cidrs: Vec<String>,
    #[serde(rename = "PrefixListId", skip_serializing_if = "Option::is_none")]
    pub prefix_list_id: Option<String>,
    #[serde(rename = "PrefixListName", skip_serializing_if = "Option::is_none")]
    pub prefix_list_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrefixListAssociation {
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    #[serde(rename = "ResourceOwner", skip_serializing_if = "Option::is_none")]
    pub resource_owner: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrefixListEntry {
    #[serde(rename = "Cidr", skip_serializing_if = "Option::is_none")]
    pub cidr: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct PrefixListId {
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "PrefixListId", skip_serializing_if = "Option::is_none")]
    pub prefix_list_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrivateDnsDetails {
    #[serde(rename = "PrivateDnsName", skip_serializing_if = "Option::is_none")]
    pub private_dns_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PrivateDnsNameOptionsOnLaunch {
    #[serde(rename = "EnableResourceNameDnsAAAARecord", skip_serializing_if = "Option::is_none")]
    pub enable_resource_name_dns_aaaa_record: Option<bool>,
    #[serde(rename = "EnableResourceNameDnsARecord", skip_serializing_if = "Option::is_none")]
    pub enable_resource_name_dns_a_record: Option<bool>,
    #[serde(rename = "HostnameType", skip_serializing_if = "Option::is_none")]
    pub hostname_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PropagatingVgw {
    #[serde(rename = "GatewayId", skip_serializing_if = "Option::is_none")]
    pub gateway_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProvisionedBandwidth {
    #[serde(rename = "ProvisionTime", skip_serializing_if = "Option::is_none")]
    pub provision_time: Option<f64>,
    #[serde(rename = "Provisioned", skip_serializing_if = "Option::is_none")]
    pub provisioned: Option<String>,
    #[serde(rename = "RequestTime", skip_serializing_if = "Option::is_none")]
    pub request_time: Option<f64>,
    #[serde(rename = "Requested", skip_serializing_if = "Option::is_none")]
    pub requested: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PtrUpdateStatus {
    #[serde(rename = "Reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PublicIpDnsNameOptions {
    #[serde(rename = "DnsHostnameType", skip_serializing_if = "Option::is_none")]
    pub dns_hostname_type: Option<String>,
    #[serde(rename = "PublicDualStackDnsName", skip_serializing_if = "Option::is_none")]
    pub public_dual_stack_dns_name: Option<String>,
    #[serde(rename = "PublicIpv4DnsName", skip_serializing_if = "Option::is_none")]
    pub public_ipv4_dns_name: Option<String>,
    #[serde(rename = "PublicIpv6DnsName", skip_serializing_if = "Option::is_none")]
    pub public_ipv6_dns_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReferencedSecurityGroup {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "PeeringStatus", skip_serializing_if = "Option::is_none")]
    pub peering_status: Option<String>,
    #[serde(rename = "UserId", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(rename = "VpcPeeringConnectionId", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Region {
    #[serde(rename = "Endpoint", skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    #[serde(rename = "Geography")]
    pub geography: Vec<RegionGeography>,
    #[serde(rename = "OptInStatus", skip_serializing_if = "Option::is_none")]
    pub opt_in_status: Option<String>,
    #[serde(rename = "RegionName", skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RegionGeography {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RejectVpcPeeringConnectionRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "VpcPeeringConnectionId")]
    pub vpc_peering_connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RejectVpcPeeringConnectionResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ReleaseAddressRequest {
    #[serde(rename = "AllocationId")]
    pub allocation_id: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "NetworkBorderGroup")]
    pub network_border_group: Option<String>,
    #[serde(rename = "PublicIp")]
    pub public_ip: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RemovePrefixListEntry {
    #[serde(rename = "Cidr")]
    pub cidr: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ReplaceNetworkAclAssociationRequest {
    #[serde(rename = "AssociationId")]
    pub association_id: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReplaceNetworkAclAssociationResult {
    #[serde(rename = "NewAssociationId", skip_serializing_if = "Option::is_none")]
    pub new_association_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ReplaceNetworkAclEntryRequest {
    #[serde(rename = "CidrBlock")]
    pub cidr_block: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "Egress")]
    pub egress: bool,
    #[serde(rename = "IcmpTypeCode")]
    pub icmp_type_code: Option<IcmpTypeCode>,
    #[serde(rename = "Ipv6CidrBlock")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    #[serde(rename = "PortRange")]
    pub port_range: Option<PortRange>,
    #[serde(rename = "Protocol")]
    pub protocol: String,
    #[serde(rename = "RuleAction")]
    pub rule_action: String,
    #[serde(rename = "RuleNumber")]
    pub rule_number: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ReplaceRouteRequest {
    #[serde(rename = "CarrierGatewayId")]
    pub carrier_gateway_id: Option<String>,
    #[serde(rename = "CoreNetworkArn")]
    pub core_network_arn: Option<String>,
    #[serde(rename = "DestinationCidrBlock")]
    pub destination_cidr_block: Option<String>,
    #[serde(rename = "DestinationIpv6CidrBlock")]
    pub destination_ipv6_cidr_block: Option<String>,
    #[serde(rename = "DestinationPrefixListId")]
    pub destination_prefix_list_id: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "EgressOnlyInternetGatewayId")]
    pub egress_only_internet_gateway_id: Option<String>,
    #[serde(rename = "GatewayId")]
    pub gateway_id: Option<String>,
    #[serde(rename = "InstanceId")]
    pub instance_id: Option<String>,
    #[serde(rename = "LocalGatewayId")]
    pub local_gateway_id: Option<String>,
    #[serde(rename = "LocalTarget")]
    pub local_target: Option<bool>,
    #[serde(rename = "NatGatewayId")]
    pub nat_gateway_id: Option<String>,
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "OdbNetworkArn")]
    pub odb_network_arn: Option<String>,
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    #[serde(rename = "TransitGatewayId")]
    pub transit_gateway_id: Option<String>,
    #[serde(rename = "VpcEndpointId")]
    pub vpc_endpoint_id: Option<String>,
    #[serde(rename = "VpcPeeringConnectionId")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ReplaceRouteTableAssociationRequest {
    #[serde(rename = "AssociationId")]
    pub association_id: String,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReplaceRouteTableAssociationResult {
    #[serde(rename = "AssociationState", skip_serializing_if = "Option::is_none")]
    pub association_state: Option<RouteTableAssociationState>,
    #[serde(rename = "NewAssociationId", skip_serializing_if = "Option::is_none")]
    pub new_association_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RestoreManagedPrefixListVersionRequest {
    #[serde(rename = "CurrentVersion")]
    pub current_version: i64,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "PrefixListId")]
    pub prefix_list_id: String,
    #[serde(rename = "PreviousVersion")]
    pub previous_version: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RestoreManagedPrefixListVersionResult {
    #[serde(rename = "PrefixList", skip_serializing_if = "Option::is_none")]
    pub prefix_list: Option<ManagedPrefixList>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RevokeSecurityGroupEgressRequest {
    #[serde(rename = "CidrIp")]
    pub cidr_ip: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "FromPort")]
    pub from_port: Option<i32>,
    #[serde(rename = "GroupId")]
    pub group_id: String,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "IpProtocol")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "SecurityGroupRuleIds")]
    pub security_group_rule_ids: Vec<String>,
    #[serde(rename = "SourceSecurityGroupName")]
    pub source_security_group_name: Option<String>,
    #[serde(rename = "SourceSecurityGroupOwnerId")]
    pub source_security_group_owner_id: Option<String>,
    #[serde(rename = "ToPort")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RevokeSecurityGroupEgressResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
    #[serde(rename = "RevokedSecurityGroupRules")]
    pub revoked_security_group_rules: Vec<RevokedSecurityGroupRule>,
    #[serde(rename = "UnknownIpPermissions")]
    pub unknown_ip_permissions: Vec<IpPermission>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RevokeSecurityGroupIngressRequest {
    #[serde(rename = "CidrIp")]
    pub cidr_ip: Option<String>,
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "FromPort")]
    pub from_port: Option<i32>,
    #[serde(rename = "GroupId")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName")]
    pub group_name: Option<String>,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "IpProtocol")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "SecurityGroupRuleIds")]
    pub security_group_rule_ids: Vec<String>,
    #[serde(rename = "SourceSecurityGroupName")]
    pub source_security_group_name: Option<String>,
    #[serde(rename = "SourceSecurityGroupOwnerId")]
    pub source_security_group_owner_id: Option<String>,
    #[serde(rename = "ToPort")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RevokeSecurityGroupIngressResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
    #[serde(rename = "RevokedSecurityGroupRules")]
    pub revoked_security_group_rules: Vec<RevokedSecurityGroupRule>,
    #[serde(rename = "UnknownIpPermissions")]
    pub unknown_ip_permissions: Vec<IpPermission>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RevokedSecurityGroupRule {
    #[serde(rename = "CidrIpv4", skip_serializing_if = "Option::is_none")]
    pub cidr_ipv4: Option<String>,
    #[serde(rename = "CidrIpv6", skip_serializing_if = "Option::is_none")]
    pub cidr_ipv6: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "FromPort", skip_serializing_if = "Option::is_none")]
    pub from_port: Option<i32>,
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "IpProtocol", skip_serializing_if = "Option::is_none")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "IsEgress", skip_serializing_if = "Option::is_none")]
    pub is_egress: Option<bool>,
    #[serde(rename = "PrefixListId", skip_serializing_if = "Option::is_none")]
    pub prefix_list_id: Option<String>,
    #[serde(rename = "ReferencedGroupId", skip_serializing_if = "Option::is_none")]
    pub referenced_group_id: Option<String>,
    #[serde(rename = "SecurityGroupRuleId", skip_serializing_if = "Option::is_none")]
    pub security_group_rule_id: Option<String>,
    #[serde(rename = "ToPort", skip_serializing_if = "Option::is_none")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Route {
    #[serde(rename = "CarrierGatewayId", skip_serializing_if = "Option::is_none")]
    pub carrier_gateway_id: Option<String>,
    #[serde(rename = "CoreNetworkArn", skip_serializing_if = "Option::is_none")]
    pub core_network_arn: Option<String>,
    #[serde(rename = "DestinationCidrBlock", skip_serializing_if = "Option::is_none")]
    pub destination_cidr_block: Option<String>,
    #[serde(rename = "DestinationIpv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub destination_ipv6_cidr_block: Option<String>,
    #[serde(rename = "DestinationPrefixListId", skip_serializing_if = "Option::is_none")]
    pub destination_prefix_list_id: Option<String>,
    #[serde(rename = "EgressOnlyInternetGatewayId", skip_serializing_if = "Option::is_none")]
    pub egress_only_internet_gateway_id: Option<String>,
    #[serde(rename = "GatewayId", skip_serializing_if = "Option::is_none")]
    pub gateway_id: Option<String>,
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    #[serde(rename = "InstanceOwnerId", skip_serializing_if = "Option::is_none")]
    pub instance_owner_id: Option<String>,
    #[serde(rename = "IpAddress", skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(rename = "LocalGatewayId", skip_serializing_if = "Option::is_none")]
    pub local_gateway_id: Option<String>,
    #[serde(rename = "NatGatewayId", skip_serializing_if = "Option::is_none")]
    pub nat_gateway_id: Option<String>,
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "OdbNetworkArn", skip_serializing_if = "Option::is_none")]
    pub odb_network_arn: Option<String>,
    #[serde(rename = "Origin", skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "TransitGatewayId", skip_serializing_if = "Option::is_none")]
    pub transit_gateway_id: Option<String>,
    #[serde(rename = "VpcPeeringConnectionId", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RouteTable {
    #[serde(rename = "Associations")]
    pub associations: Vec<RouteTableAssociation>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PropagatingVgws")]
    pub propagating_vgws: Vec<PropagatingVgw>,
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    #[serde(rename = "Routes")]
    pub routes: Vec<Route>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RouteTableAssociation {
    #[serde(rename = "AssociationState", skip_serializing_if = "Option::is_none")]
    pub association_state: Option<RouteTableAssociationState>,
    #[serde(rename = "GatewayId", skip_serializing_if = "Option::is_none")]
    pub gateway_id: Option<String>,
    #[serde(rename = "Main", skip_serializing_if = "Option::is_none")]
    pub main: Option<bool>,
    #[serde(rename = "PublicIpv4Pool", skip_serializing_if = "Option::is_none")]
    pub public_ipv4_pool: Option<String>,
    #[serde(rename = "RouteTableAssociationId", skip_serializing_if = "Option::is_none")]
    pub route_table_association_id: Option<String>,
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RouteTableAssociationState {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StatusMessage", skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SecurityGroup {
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "IpPermissionsEgress")]
    pub ip_permissions_egress: Vec<IpPermission>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "SecurityGroupArn", skip_serializing_if = "Option::is_none")]
    pub security_group_arn: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SecurityGroupIdentifier {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SecurityGroupReference {
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "ReferencingVpcId", skip_serializing_if = "Option::is_none")]
    pub referencing_vpc_id: Option<String>,
    #[serde(rename = "TransitGatewayId", skip_serializing_if = "Option::is_none")]
    pub transit_gateway_id: Option<String>,
    #[serde(rename = "VpcPeeringConnectionId", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SecurityGroupRule {
    #[serde(rename = "CidrIpv4", skip_serializing_if = "Option::is_none")]
    pub cidr_ipv4: Option<String>,
    #[serde(rename = "CidrIpv6", skip_serializing_if = "Option::is_none")]
    pub cidr_ipv6: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "FromPort", skip_serializing_if = "Option::is_none")]
    pub from_port: Option<i32>,
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupOwnerId", skip_serializing_if = "Option::is_none")]
    pub group_owner_id: Option<String>,
    #[serde(rename = "IpProtocol", skip_serializing_if = "Option::is_none")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "IsEgress", skip_serializing_if = "Option::is_none")]
    pub is_egress: Option<bool>,
    #[serde(rename = "PrefixListId", skip_serializing_if = "Option::is_none")]
    pub prefix_list_id: Option<String>,
    #[serde(rename = "ReferencedGroupInfo", skip_serializing_if = "Option::is_none")]
    pub referenced_group_info: Option<ReferencedSecurityGroup>,
    #[serde(rename = "SecurityGroupRuleArn", skip_serializing_if = "Option::is_none")]
    pub security_group_rule_arn: Option<String>,
    #[serde(rename = "SecurityGroupRuleId", skip_serializing_if = "Option::is_none")]
    pub security_group_rule_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "ToPort", skip_serializing_if = "Option::is_none")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SecurityGroupRuleDescription {
    #[serde(rename = "Description")]
    pub description: Option<String>,
    #[serde(rename = "SecurityGroupRuleId")]
    pub security_group_rule_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SecurityGroupRuleRequest {
    #[serde(rename = "CidrIpv4")]
    pub cidr_ipv4: Option<String>,
    #[serde(rename = "CidrIpv6")]
    pub cidr_ipv6: Option<String>,
    #[serde(rename = "Description")]
    pub description: Option<String>,
    #[serde(rename = "FromPort")]
    pub from_port: Option<i32>,
    #[serde(rename = "IpProtocol")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "PrefixListId")]
    pub prefix_list_id: Option<String>,
    #[serde(rename = "ReferencedGroupId")]
    pub referenced_group_id: Option<String>,
    #[serde(rename = "ToPort")]
    pub to_port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SecurityGroupRuleUpdate {
    #[serde(rename = "SecurityGroupRule")]
    pub security_group_rule: Option<SecurityGroupRuleRequest>,
    #[serde(rename = "SecurityGroupRuleId")]
    pub security_group_rule_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ServiceDetail {
    #[serde(rename = "AcceptanceRequired", skip_serializing_if = "Option::is_none")]
    pub acceptance_required: Option<bool>,
    #[serde(rename = "AvailabilityZoneIds")]
    pub availability_zone_ids: Vec<String>,
    #[serde(rename = "AvailabilityZones")]
    pub availability_zones: Vec<String>,
    #[serde(rename = "BaseEndpointDnsNames")]
    pub base_endpoint_dns_names: Vec<String>,
    #[serde(rename = "ManagesVpcEndpoints", skip_serializing_if = "Option::is_none")]
    pub manages_vpc_endpoints: Option<bool>,
    #[serde(rename = "Owner", skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(rename = "PayerResponsibility", skip_serializing_if = "Option::is_none")]
    pub payer_responsibility: Option<String>,
    #[serde(rename = "PrivateDnsName", skip_serializing_if = "Option::is_none")]
    pub private_dns_name: Option<String>,
    #[serde(rename = "PrivateDnsNameVerificationState", skip_serializing_if = "Option::is_none")]
    pub private_dns_name_verification_state: Option<String>,
    #[serde(rename = "PrivateDnsNames")]
    pub private_dns_names: Vec<PrivateDnsDetails>,
    #[serde(rename = "ServiceId", skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    #[serde(rename = "ServiceName", skip_serializing_if = "Option::is_none")]
    pub service_name: Option<String>,
    #[serde(rename = "ServiceRegion", skip_serializing_if = "Option::is_none")]
    pub service_region: Option<String>,
    #[serde(rename = "ServiceType")]
    pub service_type: Vec<ServiceTypeDetail>,
    #[serde(rename = "SupportedIpAddressTypes")]
    pub supported_ip_address_types: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcEndpointPolicySupported", skip_serializing_if = "Option::is_none")]
    pub vpc_endpoint_policy_supported: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ServiceTypeDetail {
    #[serde(rename = "ServiceType", skip_serializing_if = "Option::is_none")]
    pub service_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StaleIpPermission {
    #[serde(rename = "FromPort", skip_serializing_if = "Option::is_none")]
    pub from_port: Option<i32>,
    #[serde(rename = "IpProtocol", skip_serializing_if = "Option::is_none")]
    pub ip_protocol: Option<String>,
    #[serde(rename = "IpRanges")]
    pub ip_ranges: Vec<String>,
    #[serde(rename = "PrefixListIds")]
    pub prefix_list_ids: Vec<String>,
    #[serde(rename = "ToPort", skip_serializing_if = "Option::is_none")]
    pub to_port: Option<i32>,
    #[serde(rename = "UserIdGroupPairs")]
    pub user_id_group_pairs: Vec<UserIdGroupPair>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StaleSecurityGroup {
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(rename = "StaleIpPermissions")]
    pub stale_ip_permissions: Vec<StaleIpPermission>,
    #[serde(rename = "StaleIpPermissionsEgress")]
    pub stale_ip_permissions_egress: Vec<StaleIpPermission>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Subnet {
    #[serde(rename = "AssignIpv6AddressOnCreation", skip_serializing_if = "Option::is_none")]
    pub assign_ipv6_address_on_creation: Option<bool>,
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneId", skip_serializing_if = "Option::is_none")]
    pub availability_zone_id: Option<String>,
    #[serde(rename = "AvailableIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub available_ip_address_count: Option<i32>,
    #[serde(rename = "BlockPublicAccessStates", skip_serializing_if = "Option::is_none")]
    pub block_public_access_states: Option<BlockPublicAccessStates>,
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    #[serde(rename = "CustomerOwnedIpv4Pool", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ipv4_pool: Option<String>,
    #[serde(rename = "DefaultForAz", skip_serializing_if = "Option::is_none")]
    pub default_for_az: Option<bool>,
    #[serde(rename = "EnableDns64", skip_serializing_if = "Option::is_none")]
    pub enable_dns64: Option<bool>,
    #[serde(rename = "EnableLniAtDeviceIndex", skip_serializing_if = "Option::is_none")]
    pub enable_lni_at_device_index: Option<i32>,
    #[serde(rename = "Ipv6CidrBlockAssociationSet")]
    pub ipv6_cidr_block_association_set: Vec<SubnetIpv6CidrBlockAssociation>,
    #[serde(rename = "Ipv6Native", skip_serializing_if = "Option::is_none")]
    pub ipv6_native: Option<bool>,
    #[serde(rename = "MapCustomerOwnedIpOnLaunch", skip_serializing_if = "Option::is_none")]
    pub map_customer_owned_ip_on_launch: Option<bool>,
    #[serde(rename = "MapPublicIpOnLaunch", skip_serializing_if = "Option::is_none")]
    pub map_public_ip_on_launch: Option<bool>,
    #[serde(rename = "OutpostArn", skip_serializing_if = "Option::is_none")]
    pub outpost_arn: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PrivateDnsNameOptionsOnLaunch", skip_serializing_if = "Option::is_none")]
    pub private_dns_name_options_on_launch: Option<PrivateDnsNameOptionsOnLaunch>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "SubnetArn", skip_serializing_if = "Option::is_none")]
    pub subnet_arn: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SubnetCidrBlockState {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StatusMessage", skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct SubnetConfiguration {
    #[serde(rename = "Ipv4")]
    pub ipv4: Option<String>,
    #[serde(rename = "Ipv6")]
    pub ipv6: Option<String>,
    #[serde(rename = "SubnetId")]
    pub subnet_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SubnetIpPrefixes {
    #[serde(rename = "IpPrefixes")]
    pub ip_prefixes: Vec<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SubnetIpv6CidrBlockAssociation {
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "IpSource", skip_serializing_if = "Option::is_none")]
    pub ip_source: Option<String>,
    #[serde(rename = "Ipv6AddressAttribute", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_attribute: Option<String>,
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "Ipv6CidrBlockState", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block_state: Option<SubnetCidrBlockState>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Tag {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TagDescription {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TagFieldSpecificationRequest {
    #[serde(rename = "ResourceType")]
    pub resource_type: Option<String>,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TagFieldSpecificationResponse {
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TagSpecification {
    #[serde(rename = "ResourceType")]
    pub resource_type: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UnsuccessfulItem {
    #[serde(rename = "Error", skip_serializing_if = "Option::is_none")]
    pub error: Option<UnsuccessfulItemError>,
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UnsuccessfulItemError {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateSecurityGroupRuleDescriptionsEgressRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GroupId")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName")]
    pub group_name: Option<String>,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "SecurityGroupRuleDescriptions")]
    pub security_group_rule_descriptions: Vec<SecurityGroupRuleDescription>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UpdateSecurityGroupRuleDescriptionsEgressResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct UpdateSecurityGroupRuleDescriptionsIngressRequest {
    #[serde(rename = "DryRun")]
    pub dry_run: Option<bool>,
    #[serde(rename = "GroupId")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName")]
    pub group_name: Option<String>,
    #[serde(rename = "IpPermissions")]
    pub ip_permissions: Vec<IpPermission>,
    #[serde(rename = "SecurityGroupRuleDescriptions")]
    pub security_group_rule_descriptions: Vec<SecurityGroupRuleDescription>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UpdateSecurityGroupRuleDescriptionsIngressResult {
    #[serde(rename = "Return", skip_serializing_if = "Option::is_none")]
    pub r#return: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UserIdGroupPair {
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "GroupId", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(rename = "PeeringStatus", skip_serializing_if = "Option::is_none")]
    pub peering_status: Option<String>,
    #[serde(rename = "UserId", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(rename = "VpcPeeringConnectionId", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Vpc {
    #[serde(rename = "BlockPublicAccessStates", skip_serializing_if = "Option::is_none")]
    pub block_public_access_states: Option<BlockPublicAccessStates>,
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    #[serde(rename = "CidrBlockAssociationSet")]
    pub cidr_block_association_set: Vec<VpcCidrBlockAssociation>,
    #[serde(rename = "DhcpOptionsId", skip_serializing_if = "Option::is_none")]
    pub dhcp_options_id: Option<String>,
    #[serde(rename = "EncryptionControl", skip_serializing_if = "Option::is_none")]
    pub encryption_control: Option<VpcEncryptionControl>,
    #[serde(rename = "InstanceTenancy", skip_serializing_if = "Option::is_none")]
    pub instance_tenancy: Option<String>,
    #[serde(rename = "Ipv6CidrBlockAssociationSet")]
    pub ipv6_cidr_block_association_set: Vec<VpcIpv6CidrBlockAssociation>,
    #[serde(rename = "IsDefault", skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcCidrBlockAssociation {
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    #[serde(rename = "CidrBlockState", skip_serializing_if = "Option::is_none")]
    pub cidr_block_state: Option<VpcCidrBlockState>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcCidrBlockState {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StatusMessage", skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcClassicLink {
    #[serde(rename = "ClassicLinkEnabled", skip_serializing_if = "Option::is_none")]
    pub classic_link_enabled: Option<bool>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcEncryptionControl {
    #[serde(rename = "Mode", skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(rename = "ResourceExclusions", skip_serializing_if = "Option::is_none")]
    pub resource_exclusions: Option<VpcEncryptionControlExclusions>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StateMessage", skip_serializing_if = "Option::is_none")]
    pub state_message: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcEncryptionControlId", skip_serializing_if = "Option::is_none")]
    pub vpc_encryption_control_id: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct VpcEncryptionControlConfiguration {
    #[serde(rename = "ApiGatewayV2Exclusion")]
    pub api_gateway_v2_exclusion: Option<String>,
    #[serde(rename = "EgressOnlyInternetGatewayExclusion")]
    pub egress_only_internet_gateway_exclusion: Option<String>,
    #[serde(rename = "ElasticFileSystemExclusion")]
    pub elastic_file_system_exclusion: Option<String>,
    #[serde(rename = "GlobalAcceleratorExclusion")]
    pub global_accelerator_exclusion: Option<String>,
    #[serde(rename = "InternetGatewayExclusion")]
    pub internet_gateway_exclusion: Option<String>,
    #[serde(rename = "LambdaExclusion")]
    pub lambda_exclusion: Option<String>,
    #[serde(rename = "Mode")]
    pub mode: String,
    #[serde(rename = "NatGatewayExclusion")]
    pub nat_gateway_exclusion: Option<String>,
    #[serde(rename = "VirtualPrivateGatewayExclusion")]
    pub virtual_private_gateway_exclusion: Option<String>,
    #[serde(rename = "VpcLatticeExclusion")]
    pub vpc_lattice_exclusion: Option<String>,
    #[serde(rename = "VpcPeeringExclusion")]
    pub vpc_peering_exclusion: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcEncryptionControlExclusion {
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "StateMessage", skip_serializing_if = "Option::is_none")]
    pub state_message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcEncryptionControlExclusions {
    #[serde(rename = "ApiGatewayV2", skip_serializing_if = "Option::is_none")]
    pub api_gateway_v2: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "EgressOnlyInternetGateway", skip_serializing_if = "Option::is_none")]
    pub egress_only_internet_gateway: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "ElasticFileSystem", skip_serializing_if = "Option::is_none")]
    pub elastic_file_system: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "GlobalAccelerator", skip_serializing_if = "Option::is_none")]
    pub global_accelerator: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "InternetGateway", skip_serializing_if = "Option::is_none")]
    pub internet_gateway: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "Lambda", skip_serializing_if = "Option::is_none")]
    pub lambda: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "NatGateway", skip_serializing_if = "Option::is_none")]
    pub nat_gateway: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "VirtualPrivateGateway", skip_serializing_if = "Option::is_none")]
    pub virtual_private_gateway: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "VpcLattice", skip_serializing_if = "Option::is_none")]
    pub vpc_lattice: Option<VpcEncryptionControlExclusion>,
    #[serde(rename = "VpcPeering", skip_serializing_if = "Option::is_none")]
    pub vpc_peering: Option<VpcEncryptionControlExclusion>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcEndpoint {
    #[serde(rename = "CreationTimestamp", skip_serializing_if = "Option::is_none")]
    pub creation_timestamp: Option<f64>,
    #[serde(rename = "DnsEntries")]
    pub dns_entries: Vec<DnsEntry>,
    #[serde(rename = "DnsOptions", skip_serializing_if = "Option::is_none")]
    pub dns_options: Option<DnsOptions>,
    #[serde(rename = "FailureReason", skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(rename = "Groups")]
    pub groups: Vec<SecurityGroupIdentifier>,
    #[serde(rename = "IpAddressType", skip_serializing_if = "Option::is_none")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "Ipv4Prefixes")]
    pub ipv4_prefixes: Vec<SubnetIpPrefixes>,
    #[serde(rename = "Ipv6Prefixes")]
    pub ipv6_prefixes: Vec<SubnetIpPrefixes>,
    #[serde(rename = "LastError", skip_serializing_if = "Option::is_none")]
    pub last_error: Option<LastError>,
    #[serde(rename = "NetworkInterfaceIds")]
    pub network_interface_ids: Vec<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PayerResponsibilities")]
    pub payer_responsibilities: Vec<PayerResponsibilityEntry>,
    #[serde(rename = "PolicyDocument", skip_serializing_if = "Option::is_none")]
    pub policy_document: Option<String>,
    #[serde(rename = "PrivateDnsEnabled", skip_serializing_if = "Option::is_none")]
    pub private_dns_enabled: Option<bool>,
    #[serde(rename = "RequesterManaged", skip_serializing_if = "Option::is_none")]
    pub requester_managed: Option<bool>,
    #[serde(rename = "ResourceConfigurationArn", skip_serializing_if = "Option::is_none")]
    pub resource_configuration_arn: Option<String>,
    #[serde(rename = "RouteTableIds")]
    pub route_table_ids: Vec<String>,
    #[serde(rename = "ServiceName", skip_serializing_if = "Option::is_none")]
    pub service_name: Option<String>,
    #[serde(rename = "ServiceNetworkArn", skip_serializing_if = "Option::is_none")]
    pub service_network_arn: Option<String>,
    #[serde(rename = "ServiceRegion", skip_serializing_if = "Option::is_none")]
    pub service_region: Option<String>,
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcEndpointId", skip_serializing_if = "Option::is_none")]
    pub vpc_endpoint_id: Option<String>,
    #[serde(rename = "VpcEndpointType", skip_serializing_if = "Option::is_none")]
    pub vpc_endpoint_type: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcIpv6CidrBlockAssociation {
    #[serde(rename = "AssociationId", skip_serializing_if = "Option::is_none")]
    pub association_id: Option<String>,
    #[serde(rename = "IpSource", skip_serializing_if = "Option::is_none")]
    pub ip_source: Option<String>,
    #[serde(rename = "Ipv6AddressAttribute", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_attribute: Option<String>,
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    #[serde(rename = "Ipv6CidrBlockState", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block_state: Option<VpcCidrBlockState>,
    #[serde(rename = "Ipv6Pool", skip_serializing_if = "Option::is_none")]
    pub ipv6_pool: Option<String>,
    #[serde(rename = "NetworkBorderGroup", skip_serializing_if = "Option::is_none")]
    pub network_border_group: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcPeeringConnection {
    #[serde(rename = "AccepterVpcInfo", skip_serializing_if = "Option::is_none")]
    pub accepter_vpc_info: Option<VpcPeeringConnectionVpcInfo>,
    #[serde(rename = "ExpirationTime", skip_serializing_if = "Option::is_none")]
    pub expiration_time: Option<f64>,
    #[serde(rename = "MultipathResilienceStatus", skip_serializing_if = "Option::is_none")]
    pub multipath_resilience_status: Option<String>,
    #[serde(rename = "RequesterVpcInfo", skip_serializing_if = "Option::is_none")]
    pub requester_vpc_info: Option<VpcPeeringConnectionVpcInfo>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<VpcPeeringConnectionStateReason>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcPeeringConnectionId", skip_serializing_if = "Option::is_none")]
    pub vpc_peering_connection_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcPeeringConnectionOptionsDescription {
    #[serde(rename = "AllowDnsResolutionFromRemoteVpc", skip_serializing_if = "Option::is_none")]
    pub allow_dns_resolution_from_remote_vpc: Option<bool>,
    #[serde(rename = "AllowEgressFromLocalClassicLinkToRemoteVpc", skip_serializing_if = "Option::is_none")]
    pub allow_egress_from_local_classic_link_to_remote_vpc: Option<bool>,
    #[serde(rename = "AllowEgressFromLocalVpcToRemoteClassicLink", skip_serializing_if = "Option::is_none")]
    pub allow_egress_from_local_vpc_to_remote_classic_link: Option<bool>,
    #[serde(rename = "AllowMultipathResilience", skip_serializing_if = "Option::is_none")]
    pub allow_multipath_resilience: Option<bool>,
    #[serde(rename = "MultipathResilienceMode", skip_serializing_if = "Option::is_none")]
    pub multipath_resilience_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcPeeringConnectionStateReason {
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcPeeringConnectionVpcInfo {
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    #[serde(rename = "CidrBlockSet")]
    pub cidr_block_set: Vec<CidrBlock>,
    #[serde(rename = "Ipv6CidrBlockSet")]
    pub ipv6_cidr_block_set: Vec<Ipv6CidrBlock>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PeeringOptions", skip_serializing_if = "Option::is_none")]
    pub peering_options: Option<VpcPeeringConnectionOptionsDescription>,
    #[serde(rename = "Region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum AcceptVpcPeeringConnection {}
    impl TypedOperation for AcceptVpcPeeringConnection {
        const NAME: &'static str = "AcceptVpcPeeringConnection";
        type Input = super::AcceptVpcPeeringConnectionRequest;
        type Output = super::AcceptVpcPeeringConnectionResult;
        fn operation() -> &'static Operation { &super::tables::op_AcceptVpcPeeringConnection }
    }
    pub enum AllocateAddress {}
    impl TypedOperation for AllocateAddress {
        const NAME: &'static str = "AllocateAddress";
        type Input = super::AllocateAddressRequest;
        type Output = super::AllocateAddressResult;
        fn operation() -> &'static Operation { &super::tables::op_AllocateAddress }
    }
    pub enum AssociateAddress {}
    impl TypedOperation for AssociateAddress {
        const NAME: &'static str = "AssociateAddress";
        type Input = super::AssociateAddressRequest;
        type Output = super::AssociateAddressResult;
        fn operation() -> &'static Operation { &super::tables::op_AssociateAddress }
    }
    pub enum AssociateDhcpOptions {}
    impl TypedOperation for AssociateDhcpOptions {
        const NAME: &'static str = "AssociateDhcpOptions";
        type Input = super::AssociateDhcpOptionsRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_AssociateDhcpOptions }
    }
    pub enum AssociateRouteTable {}
    impl TypedOperation for AssociateRouteTable {
        const NAME: &'static str = "AssociateRouteTable";
        type Input = super::AssociateRouteTableRequest;
        type Output = super::AssociateRouteTableResult;
        fn operation() -> &'static Operation { &super::tables::op_AssociateRouteTable }
    }
    pub enum AssociateVpcCidrBlock {}
    impl TypedOperation for AssociateVpcCidrBlock {
        const NAME: &'static str = "AssociateVpcCidrBlock";
        type Input = super::AssociateVpcCidrBlockRequest;
        type Output = super::AssociateVpcCidrBlockResult;
        fn operation() -> &'static Operation { &super::tables::op_AssociateVpcCidrBlock }
    }
    pub enum AttachInternetGateway {}
    impl TypedOperation for AttachInternetGateway {
        const NAME: &'static str = "AttachInternetGateway";
        type Input = super::AttachInternetGatewayRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_AttachInternetGateway }
    }
    pub enum AuthorizeSecurityGroupEgress {}
    impl TypedOperation for AuthorizeSecurityGroupEgress {
        const NAME: &'static str = "AuthorizeSecurityGroupEgress";
        type Input = super::AuthorizeSecurityGroupEgressRequest;
        type Output = super::AuthorizeSecurityGroupEgressResult;
        fn operation() -> &'static Operation { &super::tables::op_AuthorizeSecurityGroupEgress }
    }
    pub enum AuthorizeSecurityGroupIngress {}
    impl TypedOperation for AuthorizeSecurityGroupIngress {
        const NAME: &'static str = "AuthorizeSecurityGroupIngress";
        type Input = super::AuthorizeSecurityGroupIngressRequest;
        type Output = super::AuthorizeSecurityGroupIngressResult;
        fn operation() -> &'static Operation { &super::tables::op_AuthorizeSecurityGroupIngress }
    }
    pub enum CreateDefaultVpc {}
    impl TypedOperation for CreateDefaultVpc {
        const NAME: &'static str = "CreateDefaultVpc";
        type Input = super::CreateDefaultVpcRequest;
        type Output = super::CreateDefaultVpcResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateDefaultVpc }
    }
    pub enum CreateDhcpOptions {}
    impl TypedOperation for CreateDhcpOptions {
        const NAME: &'static str = "CreateDhcpOptions";
        type Input = super::CreateDhcpOptionsRequest;
        type Output = super::CreateDhcpOptionsResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateDhcpOptions }
    }
    pub enum CreateFlowLogs {}
    impl TypedOperation for CreateFlowLogs {
        const NAME: &'static str = "CreateFlowLogs";
        type Input = super::CreateFlowLogsRequest;
        type Output = super::CreateFlowLogsResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateFlowLogs }
    }
    pub enum CreateInternetGateway {}
    impl TypedOperation for CreateInternetGateway {
        const NAME: &'static str = "CreateInternetGateway";
        type Input = super::CreateInternetGatewayRequest;
        type Output = super::CreateInternetGatewayResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateInternetGateway }
    }
    pub enum CreateManagedPrefixList {}
    impl TypedOperation for CreateManagedPrefixList {
        const NAME: &'static str = "CreateManagedPrefixList";
        type Input = super::CreateManagedPrefixListRequest;
        type Output = super::CreateManagedPrefixListResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateManagedPrefixList }
    }
    pub enum CreateNatGateway {}
    impl TypedOperation for CreateNatGateway {
        const NAME: &'static str = "CreateNatGateway";
        type Input = super::CreateNatGatewayRequest;
        type Output = super::CreateNatGatewayResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateNatGateway }
    }
    pub enum CreateNetworkAcl {}
    impl TypedOperation for CreateNetworkAcl {
        const NAME: &'static str = "CreateNetworkAcl";
        type Input = super::CreateNetworkAclRequest;
        type Output = super::CreateNetworkAclResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateNetworkAcl }
    }
    pub enum CreateNetworkAclEntry {}
    impl TypedOperation for CreateNetworkAclEntry {
        const NAME: &'static str = "CreateNetworkAclEntry";
        type Input = super::CreateNetworkAclEntryRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_CreateNetworkAclEntry }
    }
    pub enum CreateRoute {}
    impl TypedOperation for CreateRoute {
        const NAME: &'static str = "CreateRoute";
        type Input = super::CreateRouteRequest;
        type Output = super::CreateRouteResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateRoute }
    }
    pub enum CreateRouteTable {}
    impl TypedOperation for CreateRouteTable {
        const NAME: &'static str = "CreateRouteTable";
        type Input = super::CreateRouteTableRequest;
        type Output = super::CreateRouteTableResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateRouteTable }
    }
    pub enum CreateSecurityGroup {}
    impl TypedOperation for CreateSecurityGroup {
        const NAME: &'static str = "CreateSecurityGroup";
        type Input = super::CreateSecurityGroupRequest;
        type Output = super::CreateSecurityGroupResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateSecurityGroup }
    }
    pub enum CreateSubnet {}
    impl TypedOperation for CreateSubnet {
        const NAME: &'static str = "CreateSubnet";
        type Input = super::CreateSubnetRequest;
        type Output = super::CreateSubnetResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateSubnet }
    }
    pub enum CreateTags {}
    impl TypedOperation for CreateTags {
        const NAME: &'static str = "CreateTags";
        type Input = super::CreateTagsRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_CreateTags }
    }
    pub enum CreateVpc {}
    impl TypedOperation for CreateVpc {
        const NAME: &'static str = "CreateVpc";
        type Input = super::CreateVpcRequest;
        type Output = super::CreateVpcResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateVpc }
    }
    pub enum CreateVpcEndpoint {}
    impl TypedOperation for CreateVpcEndpoint {
        const NAME: &'static str = "CreateVpcEndpoint";
        type Input = super::CreateVpcEndpointRequest;
        type Output = super::CreateVpcEndpointResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateVpcEndpoint }
    }
    pub enum CreateVpcPeeringConnection {}
    impl TypedOperation for CreateVpcPeeringConnection {
        const NAME: &'static str = "CreateVpcPeeringConnection";
        type Input = super::CreateVpcPeeringConnectionRequest;
        type Output = super::CreateVpcPeeringConnectionResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateVpcPeeringConnection }
    }
    pub enum DeleteDhcpOptions {}
    impl TypedOperation for DeleteDhcpOptions {
        const NAME: &'static str = "DeleteDhcpOptions";
        type Input = super::DeleteDhcpOptionsRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteDhcpOptions }
    }
    pub enum DeleteFlowLogs {}
    impl TypedOperation for DeleteFlowLogs {
        const NAME: &'static str = "DeleteFlowLogs";
        type Input = super::DeleteFlowLogsRequest;
        type Output = super::DeleteFlowLogsResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteFlowLogs }
    }
    pub enum DeleteInternetGateway {}
    impl TypedOperation for DeleteInternetGateway {
        const NAME: &'static str = "DeleteInternetGateway";
        type Input = super::DeleteInternetGatewayRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteInternetGateway }
    }
    pub enum DeleteManagedPrefixList {}
    impl TypedOperation for DeleteManagedPrefixList {
        const NAME: &'static str = "DeleteManagedPrefixList";
        type Input = super::DeleteManagedPrefixListRequest;
        type Output = super::DeleteManagedPrefixListResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteManagedPrefixList }
    }
    pub enum DeleteNatGateway {}
    impl TypedOperation for DeleteNatGateway {
        const NAME: &'static str = "DeleteNatGateway";
        type Input = super::DeleteNatGatewayRequest;
        type Output = super::DeleteNatGatewayResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteNatGateway }
    }
    pub enum DeleteNetworkAcl {}
    impl TypedOperation for DeleteNetworkAcl {
        const NAME: &'static str = "DeleteNetworkAcl";
        type Input = super::DeleteNetworkAclRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteNetworkAcl }
    }
    pub enum DeleteNetworkAclEntry {}
    impl TypedOperation for DeleteNetworkAclEntry {
        const NAME: &'static str = "DeleteNetworkAclEntry";
        type Input = super::DeleteNetworkAclEntryRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteNetworkAclEntry }
    }
    pub enum DeleteNetworkInterface {}
    impl TypedOperation for DeleteNetworkInterface {
        const NAME: &'static str = "DeleteNetworkInterface";
        type Input = super::DeleteNetworkInterfaceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteNetworkInterface }
    }
    pub enum DeleteRoute {}
    impl TypedOperation for DeleteRoute {
        const NAME: &'static str = "DeleteRoute";
        type Input = super::DeleteRouteRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRoute }
    }
    pub enum DeleteRouteTable {}
    impl TypedOperation for DeleteRouteTable {
        const NAME: &'static str = "DeleteRouteTable";
        type Input = super::DeleteRouteTableRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRouteTable }
    }
    pub enum DeleteSecurityGroup {}
    impl TypedOperation for DeleteSecurityGroup {
        const NAME: &'static str = "DeleteSecurityGroup";
        type Input = super::DeleteSecurityGroupRequest;
        type Output = super::DeleteSecurityGroupResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteSecurityGroup }
    }
    pub enum DeleteSubnet {}
    impl TypedOperation for DeleteSubnet {
        const NAME: &'static str = "DeleteSubnet";
        type Input = super::DeleteSubnetRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteSubnet }
    }
    pub enum DeleteTags {}
    impl TypedOperation for DeleteTags {
        const NAME: &'static str = "DeleteTags";
        type Input = super::DeleteTagsRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteTags }
    }
    pub enum DeleteVpc {}
    impl TypedOperation for DeleteVpc {
        const NAME: &'static str = "DeleteVpc";
        type Input = super::DeleteVpcRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteVpc }
    }
    pub enum DeleteVpcEndpoints {}
    impl TypedOperation for DeleteVpcEndpoints {
        const NAME: &'static str = "DeleteVpcEndpoints";
        type Input = super::DeleteVpcEndpointsRequest;
        type Output = super::DeleteVpcEndpointsResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteVpcEndpoints }
    }
    pub enum DeleteVpcPeeringConnection {}
    impl TypedOperation for DeleteVpcPeeringConnection {
        const NAME: &'static str = "DeleteVpcPeeringConnection";
        type Input = super::DeleteVpcPeeringConnectionRequest;
        type Output = super::DeleteVpcPeeringConnectionResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteVpcPeeringConnection }
    }
    pub enum DescribeAccountAttributes {}
    impl TypedOperation for DescribeAccountAttributes {
        const NAME: &'static str = "DescribeAccountAttributes";
        type Input = super::DescribeAccountAttributesRequest;
        type Output = super::DescribeAccountAttributesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeAccountAttributes }
    }
    pub enum DescribeAddresses {}
    impl TypedOperation for DescribeAddresses {
        const NAME: &'static str = "DescribeAddresses";
        type Input = super::DescribeAddressesRequest;
        type Output = super::DescribeAddressesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeAddresses }
    }
    pub enum DescribeAddressesAttribute {}
    impl TypedOperation for DescribeAddressesAttribute {
        const NAME: &'static str = "DescribeAddressesAttribute";
        type Input = super::DescribeAddressesAttributeRequest;
        type Output = super::DescribeAddressesAttributeResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeAddressesAttribute }
    }
    pub enum DescribeAvailabilityZones {}
    impl TypedOperation for DescribeAvailabilityZones {
        const NAME: &'static str = "DescribeAvailabilityZones";
        type Input = super::DescribeAvailabilityZonesRequest;
        type Output = super::DescribeAvailabilityZonesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeAvailabilityZones }
    }
    pub enum DescribeDhcpOptions {}
    impl TypedOperation for DescribeDhcpOptions {
        const NAME: &'static str = "DescribeDhcpOptions";
        type Input = super::DescribeDhcpOptionsRequest;
        type Output = super::DescribeDhcpOptionsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeDhcpOptions }
    }
    pub enum DescribeFlowLogs {}
    impl TypedOperation for DescribeFlowLogs {
        const NAME: &'static str = "DescribeFlowLogs";
        type Input = super::DescribeFlowLogsRequest;
        type Output = super::DescribeFlowLogsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeFlowLogs }
    }
    pub enum DescribeInternetGateways {}
    impl TypedOperation for DescribeInternetGateways {
        const NAME: &'static str = "DescribeInternetGateways";
        type Input = super::DescribeInternetGatewaysRequest;
        type Output = super::DescribeInternetGatewaysResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeInternetGateways }
    }
    pub enum DescribeManagedPrefixLists {}
    impl TypedOperation for DescribeManagedPrefixLists {
        const NAME: &'static str = "DescribeManagedPrefixLists";
        type Input = super::DescribeManagedPrefixListsRequest;
        type Output = super::DescribeManagedPrefixListsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeManagedPrefixLists }
    }
    pub enum DescribeNatGateways {}
    impl TypedOperation for DescribeNatGateways {
        const NAME: &'static str = "DescribeNatGateways";
        type Input = super::DescribeNatGatewaysRequest;
        type Output = super::DescribeNatGatewaysResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeNatGateways }
    }
    pub enum DescribeNetworkAcls {}
    impl TypedOperation for DescribeNetworkAcls {
        const NAME: &'static str = "DescribeNetworkAcls";
        type Input = super::DescribeNetworkAclsRequest;
        type Output = super::DescribeNetworkAclsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeNetworkAcls }
    }
    pub enum DescribeNetworkInterfaces {}
    impl TypedOperation for DescribeNetworkInterfaces {
        const NAME: &'static str = "DescribeNetworkInterfaces";
        type Input = super::DescribeNetworkInterfacesRequest;
        type Output = super::DescribeNetworkInterfacesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeNetworkInterfaces }
    }
    pub enum DescribePrefixLists {}
    impl TypedOperation for DescribePrefixLists {
        const NAME: &'static str = "DescribePrefixLists";
        type Input = super::DescribePrefixListsRequest;
        type Output = super::DescribePrefixListsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribePrefixLists }
    }
    pub enum DescribeRegions {}
    impl TypedOperation for DescribeRegions {
        const NAME: &'static str = "DescribeRegions";
        type Input = super::DescribeRegionsRequest;
        type Output = super::DescribeRegionsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeRegions }
    }
    pub enum DescribeRouteTables {}
    impl TypedOperation for DescribeRouteTables {
        const NAME: &'static str = "DescribeRouteTables";
        type Input = super::DescribeRouteTablesRequest;
        type Output = super::DescribeRouteTablesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeRouteTables }
    }
    pub enum DescribeSecurityGroupReferences {}
    impl TypedOperation for DescribeSecurityGroupReferences {
        const NAME: &'static str = "DescribeSecurityGroupReferences";
        type Input = super::DescribeSecurityGroupReferencesRequest;
        type Output = super::DescribeSecurityGroupReferencesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeSecurityGroupReferences }
    }
    pub enum DescribeSecurityGroupRules {}
    impl TypedOperation for DescribeSecurityGroupRules {
        const NAME: &'static str = "DescribeSecurityGroupRules";
        type Input = super::DescribeSecurityGroupRulesRequest;
        type Output = super::DescribeSecurityGroupRulesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeSecurityGroupRules }
    }
    pub enum DescribeSecurityGroups {}
    impl TypedOperation for DescribeSecurityGroups {
        const NAME: &'static str = "DescribeSecurityGroups";
        type Input = super::DescribeSecurityGroupsRequest;
        type Output = super::DescribeSecurityGroupsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeSecurityGroups }
    }
    pub enum DescribeStaleSecurityGroups {}
    impl TypedOperation for DescribeStaleSecurityGroups {
        const NAME: &'static str = "DescribeStaleSecurityGroups";
        type Input = super::DescribeStaleSecurityGroupsRequest;
        type Output = super::DescribeStaleSecurityGroupsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeStaleSecurityGroups }
    }
    pub enum DescribeSubnets {}
    impl TypedOperation for DescribeSubnets {
        const NAME: &'static str = "DescribeSubnets";
        type Input = super::DescribeSubnetsRequest;
        type Output = super::DescribeSubnetsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeSubnets }
    }
    pub enum DescribeTags {}
    impl TypedOperation for DescribeTags {
        const NAME: &'static str = "DescribeTags";
        type Input = super::DescribeTagsRequest;
        type Output = super::DescribeTagsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeTags }
    }
    pub enum DescribeVpcAttribute {}
    impl TypedOperation for DescribeVpcAttribute {
        const NAME: &'static str = "DescribeVpcAttribute";
        type Input = super::DescribeVpcAttributeRequest;
        type Output = super::DescribeVpcAttributeResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcAttribute }
    }
    pub enum DescribeVpcClassicLink {}
    impl TypedOperation for DescribeVpcClassicLink {
        const NAME: &'static str = "DescribeVpcClassicLink";
        type Input = super::DescribeVpcClassicLinkRequest;
        type Output = super::DescribeVpcClassicLinkResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcClassicLink }
    }
    pub enum DescribeVpcClassicLinkDnsSupport {}
    impl TypedOperation for DescribeVpcClassicLinkDnsSupport {
        const NAME: &'static str = "DescribeVpcClassicLinkDnsSupport";
        type Input = super::DescribeVpcClassicLinkDnsSupportRequest;
        type Output = super::DescribeVpcClassicLinkDnsSupportResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcClassicLinkDnsSupport }
    }
    pub enum DescribeVpcEndpointServices {}
    impl TypedOperation for DescribeVpcEndpointServices {
        const NAME: &'static str = "DescribeVpcEndpointServices";
        type Input = super::DescribeVpcEndpointServicesRequest;
        type Output = super::DescribeVpcEndpointServicesResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcEndpointServices }
    }
    pub enum DescribeVpcEndpoints {}
    impl TypedOperation for DescribeVpcEndpoints {
        const NAME: &'static str = "DescribeVpcEndpoints";
        type Input = super::DescribeVpcEndpointsRequest;
        type Output = super::DescribeVpcEndpointsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcEndpoints }
    }
    pub enum DescribeVpcPeeringConnections {}
    impl TypedOperation for DescribeVpcPeeringConnections {
        const NAME: &'static str = "DescribeVpcPeeringConnections";
        type Input = super::DescribeVpcPeeringConnectionsRequest;
        type Output = super::DescribeVpcPeeringConnectionsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcPeeringConnections }
    }
    pub enum DescribeVpcs {}
    impl TypedOperation for DescribeVpcs {
        const NAME: &'static str = "DescribeVpcs";
        type Input = super::DescribeVpcsRequest;
        type Output = super::DescribeVpcsResult;
        fn operation() -> &'static Operation { &super::tables::op_DescribeVpcs }
    }
    pub enum DetachInternetGateway {}
    impl TypedOperation for DetachInternetGateway {
        const NAME: &'static str = "DetachInternetGateway";
        type Input = super::DetachInternetGatewayRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DetachInternetGateway }
    }
    pub enum DetachNetworkInterface {}
    impl TypedOperation for DetachNetworkInterface {
        const NAME: &'static str = "DetachNetworkInterface";
        type Input = super::DetachNetworkInterfaceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DetachNetworkInterface }
    }
    pub enum DisassociateAddress {}
    impl TypedOperation for DisassociateAddress {
        const NAME: &'static str = "DisassociateAddress";
        type Input = super::DisassociateAddressRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DisassociateAddress }
    }
    pub enum DisassociateRouteTable {}
    impl TypedOperation for DisassociateRouteTable {
        const NAME: &'static str = "DisassociateRouteTable";
        type Input = super::DisassociateRouteTableRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DisassociateRouteTable }
    }
    pub enum DisassociateVpcCidrBlock {}
    impl TypedOperation for DisassociateVpcCidrBlock {
        const NAME: &'static str = "DisassociateVpcCidrBlock";
        type Input = super::DisassociateVpcCidrBlockRequest;
        type Output = super::DisassociateVpcCidrBlockResult;
        fn operation() -> &'static Operation { &super::tables::op_DisassociateVpcCidrBlock }
    }
    pub enum GetManagedPrefixListAssociations {}
    impl TypedOperation for GetManagedPrefixListAssociations {
        const NAME: &'static str = "GetManagedPrefixListAssociations";
        type Input = super::GetManagedPrefixListAssociationsRequest;
        type Output = super::GetManagedPrefixListAssociationsResult;
        fn operation() -> &'static Operation { &super::tables::op_GetManagedPrefixListAssociations }
    }
    pub enum GetManagedPrefixListEntries {}
    impl TypedOperation for GetManagedPrefixListEntries {
        const NAME: &'static str = "GetManagedPrefixListEntries";
        type Input = super::GetManagedPrefixListEntriesRequest;
        type Output = super::GetManagedPrefixListEntriesResult;
        fn operation() -> &'static Operation { &super::tables::op_GetManagedPrefixListEntries }
    }
    pub enum ModifyManagedPrefixList {}
    impl TypedOperation for ModifyManagedPrefixList {
        const NAME: &'static str = "ModifyManagedPrefixList";
        type Input = super::ModifyManagedPrefixListRequest;
        type Output = super::ModifyManagedPrefixListResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyManagedPrefixList }
    }
    pub enum ModifyNetworkInterfaceAttribute {}
    impl TypedOperation for ModifyNetworkInterfaceAttribute {
        const NAME: &'static str = "ModifyNetworkInterfaceAttribute";
        type Input = super::ModifyNetworkInterfaceAttributeRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ModifyNetworkInterfaceAttribute }
    }
    pub enum ModifySecurityGroupRules {}
    impl TypedOperation for ModifySecurityGroupRules {
        const NAME: &'static str = "ModifySecurityGroupRules";
        type Input = super::ModifySecurityGroupRulesRequest;
        type Output = super::ModifySecurityGroupRulesResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifySecurityGroupRules }
    }
    pub enum ModifySubnetAttribute {}
    impl TypedOperation for ModifySubnetAttribute {
        const NAME: &'static str = "ModifySubnetAttribute";
        type Input = super::ModifySubnetAttributeRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ModifySubnetAttribute }
    }
    pub enum ModifyVpcAttribute {}
    impl TypedOperation for ModifyVpcAttribute {
        const NAME: &'static str = "ModifyVpcAttribute";
        type Input = super::ModifyVpcAttributeRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ModifyVpcAttribute }
    }
    pub enum ModifyVpcEndpoint {}
    impl TypedOperation for ModifyVpcEndpoint {
        const NAME: &'static str = "ModifyVpcEndpoint";
        type Input = super::ModifyVpcEndpointRequest;
        type Output = super::ModifyVpcEndpointResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyVpcEndpoint }
    }
    pub enum ModifyVpcPeeringConnectionOptions {}
    impl TypedOperation for ModifyVpcPeeringConnectionOptions {
        const NAME: &'static str = "ModifyVpcPeeringConnectionOptions";
        type Input = super::ModifyVpcPeeringConnectionOptionsRequest;
        type Output = super::ModifyVpcPeeringConnectionOptionsResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyVpcPeeringConnectionOptions }
    }
    pub enum RejectVpcPeeringConnection {}
    impl TypedOperation for RejectVpcPeeringConnection {
        const NAME: &'static str = "RejectVpcPeeringConnection";
        type Input = super::RejectVpcPeeringConnectionRequest;
        type Output = super::RejectVpcPeeringConnectionResult;
        fn operation() -> &'static Operation { &super::tables::op_RejectVpcPeeringConnection }
    }
    pub enum ReleaseAddress {}
    impl TypedOperation for ReleaseAddress {
        const NAME: &'static str = "ReleaseAddress";
        type Input = super::ReleaseAddressRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ReleaseAddress }
    }
    pub enum ReplaceNetworkAclAssociation {}
    impl TypedOperation for ReplaceNetworkAclAssociation {
        const NAME: &'static str = "ReplaceNetworkAclAssociation";
        type Input = super::ReplaceNetworkAclAssociationRequest;
        type Output = super::ReplaceNetworkAclAssociationResult;
        fn operation() -> &'static Operation { &super::tables::op_ReplaceNetworkAclAssociation }
    }
    pub enum ReplaceNetworkAclEntry {}
    impl TypedOperation for ReplaceNetworkAclEntry {
        const NAME: &'static str = "ReplaceNetworkAclEntry";
        type Input = super::ReplaceNetworkAclEntryRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ReplaceNetworkAclEntry }
    }
    pub enum ReplaceRoute {}
    impl TypedOperation for ReplaceRoute {
        const NAME: &'static str = "ReplaceRoute";
        type Input = super::ReplaceRouteRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ReplaceRoute }
    }
    pub enum ReplaceRouteTableAssociation {}
    impl TypedOperation for ReplaceRouteTableAssociation {
        const NAME: &'static str = "ReplaceRouteTableAssociation";
        type Input = super::ReplaceRouteTableAssociationRequest;
        type Output = super::ReplaceRouteTableAssociationResult;
        fn operation() -> &'static Operation { &super::tables::op_ReplaceRouteTableAssociation }
    }
    pub enum RestoreManagedPrefixListVersion {}
    impl TypedOperation for RestoreManagedPrefixListVersion {
        const NAME: &'static str = "RestoreManagedPrefixListVersion";
        type Input = super::RestoreManagedPrefixListVersionRequest;
        type Output = super::RestoreManagedPrefixListVersionResult;
        fn operation() -> &'static Operation { &super::tables::op_RestoreManagedPrefixListVersion }
    }
    pub enum RevokeSecurityGroupEgress {}
    impl TypedOperation for RevokeSecurityGroupEgress {
        const NAME: &'static str = "RevokeSecurityGroupEgress";
        type Input = super::RevokeSecurityGroupEgressRequest;
        type Output = super::RevokeSecurityGroupEgressResult;
        fn operation() -> &'static Operation { &super::tables::op_RevokeSecurityGroupEgress }
    }
    pub enum RevokeSecurityGroupIngress {}
    impl TypedOperation for RevokeSecurityGroupIngress {
        const NAME: &'static str = "RevokeSecurityGroupIngress";
        type Input = super::RevokeSecurityGroupIngressRequest;
        type Output = super::RevokeSecurityGroupIngressResult;
        fn operation() -> &'static Operation { &super::tables::op_RevokeSecurityGroupIngress }
    }
    pub enum UpdateSecurityGroupRuleDescriptionsEgress {}
    impl TypedOperation for UpdateSecurityGroupRuleDescriptionsEgress {
        const NAME: &'static str = "UpdateSecurityGroupRuleDescriptionsEgress";
        type Input = super::UpdateSecurityGroupRuleDescriptionsEgressRequest;
        type Output = super::UpdateSecurityGroupRuleDescriptionsEgressResult;
        fn operation() -> &'static Operation { &super::tables::op_UpdateSecurityGroupRuleDescriptionsEgress }
    }
    pub enum UpdateSecurityGroupRuleDescriptionsIngress {}
    impl TypedOperation for UpdateSecurityGroupRuleDescriptionsIngress {
        const NAME: &'static str = "UpdateSecurityGroupRuleDescriptionsIngress";
        type Input = super::UpdateSecurityGroupRuleDescriptionsIngressRequest;
        type Output = super::UpdateSecurityGroupRuleDescriptionsIngressResult;
        fn operation() -> &'static Operation { &super::tables::op_UpdateSecurityGroupRuleDescriptionsIngress }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_AcceptVpcPeeringConnection: Operation = Operation {
        name: "AcceptVpcPeeringConnection",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AcceptVpcPeeringConnectionRequest,
        output: Some(&shape_AcceptVpcPeeringConnectionResult),
        errors: &[],
    };
    pub static op_AllocateAddress: Operation = Operation {
        name: "AllocateAddress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AllocateAddressRequest,
        output: Some(&shape_AllocateAddressResult),
        errors: &[],
    };
    pub static op_AssociateAddress: Operation = Operation {
        name: "AssociateAddress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AssociateAddressRequest,
        output: Some(&shape_AssociateAddressResult),
        errors: &[],
    };
    pub static op_AssociateDhcpOptions: Operation = Operation {
        name: "AssociateDhcpOptions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AssociateDhcpOptionsRequest,
        output: None,
        errors: &[],
    };
    pub static op_AssociateRouteTable: Operation = Operation {
        name: "AssociateRouteTable",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AssociateRouteTableRequest,
        output: Some(&shape_AssociateRouteTableResult),
        errors: &[],
    };
    pub static op_AssociateVpcCidrBlock: Operation = Operation {
        name: "AssociateVpcCidrBlock",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AssociateVpcCidrBlockRequest,
        output: Some(&shape_AssociateVpcCidrBlockResult),
        errors: &[],
    };
    pub static op_AttachInternetGateway: Operation = Operation {
        name: "AttachInternetGateway",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AttachInternetGatewayRequest,
        output: None,
        errors: &[],
    };
    pub static op_AuthorizeSecurityGroupEgress: Operation = Operation {
        name: "AuthorizeSecurityGroupEgress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AuthorizeSecurityGroupEgressRequest,
        output: Some(&shape_AuthorizeSecurityGroupEgressResult),
        errors: &[],
    };
    pub static op_AuthorizeSecurityGroupIngress: Operation = Operation {
        name: "AuthorizeSecurityGroupIngress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AuthorizeSecurityGroupIngressRequest,
        output: Some(&shape_AuthorizeSecurityGroupIngressResult),
        errors: &[],
    };
    pub static op_CreateDefaultVpc: Operation = Operation {
        name: "CreateDefaultVpc",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateDefaultVpcRequest,
        output: Some(&shape_CreateDefaultVpcResult),
        errors: &[],
    };
    pub static op_CreateDhcpOptions: Operation = Operation {
        name: "CreateDhcpOptions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateDhcpOptionsRequest,
        output: Some(&shape_CreateDhcpOptionsResult),
        errors: &[],
    };
    pub static op_CreateFlowLogs: Operation = Operation {
        name: "CreateFlowLogs",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateFlowLogsRequest,
        output: Some(&shape_CreateFlowLogsResult),
        errors: &[],
    };
    pub static op_CreateInternetGateway: Operation = Operation {
        name: "CreateInternetGateway",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateInternetGatewayRequest,
        output: Some(&shape_CreateInternetGatewayResult),
        errors: &[],
    };
    pub static op_CreateManagedPrefixList: Operation = Operation {
        name: "CreateManagedPrefixList",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateManagedPrefixListRequest,
        output: Some(&shape_CreateManagedPrefixListResult),
        errors: &[],
    };
    pub static op_CreateNatGateway: Operation = Operation {
        name: "CreateNatGateway",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateNatGatewayRequest,
        output: Some(&shape_CreateNatGatewayResult),
        errors: &[],
    };
    pub static op_CreateNetworkAcl: Operation = Operation {
        name: "CreateNetworkAcl",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateNetworkAclRequest,
        output: Some(&shape_CreateNetworkAclResult),
        errors: &[],
    };
    pub static op_CreateNetworkAclEntry: Operation = Operation {
        name: "CreateNetworkAclEntry",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateNetworkAclEntryRequest,
        output: None,
        errors: &[],
    };
    pub static op_CreateRoute: Operation = Operation {
        name: "CreateRoute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateRouteRequest,
        output: Some(&shape_CreateRouteResult),
        errors: &[],
    };
    pub static op_CreateRouteTable: Operation = Operation {
        name: "CreateRouteTable",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateRouteTableRequest,
        output: Some(&shape_CreateRouteTableResult),
        errors: &[],
    };
    pub static op_CreateSecurityGroup: Operation = Operation {
        name: "CreateSecurityGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateSecurityGroupRequest,
        output: Some(&shape_CreateSecurityGroupResult),
        errors: &[],
    };
    pub static op_CreateSubnet: Operation = Operation {
        name: "CreateSubnet",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateSubnetRequest,
        output: Some(&shape_CreateSubnetResult),
        errors: &[],
    };
    pub static op_CreateTags: Operation = Operation {
        name: "CreateTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateTagsRequest,
        output: None,
        errors: &[],
    };
    pub static op_CreateVpc: Operation = Operation {
        name: "CreateVpc",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateVpcRequest,
        output: Some(&shape_CreateVpcResult),
        errors: &[],
    };
    pub static op_CreateVpcEndpoint: Operation = Operation {
        name: "CreateVpcEndpoint",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateVpcEndpointRequest,
        output: Some(&shape_CreateVpcEndpointResult),
        errors: &[],
    };
    pub static op_CreateVpcPeeringConnection: Operation = Operation {
        name: "CreateVpcPeeringConnection",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateVpcPeeringConnectionRequest,
        output: Some(&shape_CreateVpcPeeringConnectionResult),
        errors: &[],
    };
    pub static op_DeleteDhcpOptions: Operation = Operation {
        name: "DeleteDhcpOptions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteDhcpOptionsRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteFlowLogs: Operation = Operation {
        name: "DeleteFlowLogs",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteFlowLogsRequest,
        output: Some(&shape_DeleteFlowLogsResult),
        errors: &[],
    };
    pub static op_DeleteInternetGateway: Operation = Operation {
        name: "DeleteInternetGateway",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteInternetGatewayRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteManagedPrefixList: Operation = Operation {
        name: "DeleteManagedPrefixList",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteManagedPrefixListRequest,
        output: Some(&shape_DeleteManagedPrefixListResult),
        errors: &[],
    };
    pub static op_DeleteNatGateway: Operation = Operation {
        name: "DeleteNatGateway",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteNatGatewayRequest,
        output: Some(&shape_DeleteNatGatewayResult),
        errors: &[],
    };
    pub static op_DeleteNetworkAcl: Operation = Operation {
        name: "DeleteNetworkAcl",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteNetworkAclRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteNetworkAclEntry: Operation = Operation {
        name: "DeleteNetworkAclEntry",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteNetworkAclEntryRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteNetworkInterface: Operation = Operation {
        name: "DeleteNetworkInterface",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteNetworkInterfaceRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteRoute: Operation = Operation {
        name: "DeleteRoute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteRouteRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteRouteTable: Operation = Operation {
        name: "DeleteRouteTable",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteRouteTableRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteSecurityGroup: Operation = Operation {
        name: "DeleteSecurityGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteSecurityGroupRequest,
        output: Some(&shape_DeleteSecurityGroupResult),
        errors: &[],
    };
    pub static op_DeleteSubnet: Operation = Operation {
        name: "DeleteSubnet",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteSubnetRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteTags: Operation = Operation {
        name: "DeleteTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteTagsRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteVpc: Operation = Operation {
        name: "DeleteVpc",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteVpcRequest,
        output: None,
        errors: &[],
    };
    pub static op_DeleteVpcEndpoints: Operation = Operation {
        name: "DeleteVpcEndpoints",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteVpcEndpointsRequest,
        output: Some(&shape_DeleteVpcEndpointsResult),
        errors: &[],
    };
    pub static op_DeleteVpcPeeringConnection: Operation = Operation {
        name: "DeleteVpcPeeringConnection",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteVpcPeeringConnectionRequest,
        output: Some(&shape_DeleteVpcPeeringConnectionResult),
        errors: &[],
    };
    pub static op_DescribeAccountAttributes: Operation = Operation {
        name: "DescribeAccountAttributes",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeAccountAttributesRequest,
        output: Some(&shape_DescribeAccountAttributesResult),
        errors: &[],
    };
    pub static op_DescribeAddresses: Operation = Operation {
        name: "DescribeAddresses",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeAddressesRequest,
        output: Some(&shape_DescribeAddressesResult),
        errors: &[],
    };
    pub static op_DescribeAddressesAttribute: Operation = Operation {
        name: "DescribeAddressesAttribute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeAddressesAttributeRequest,
        output: Some(&shape_DescribeAddressesAttributeResult),
        errors: &[],
    };
    pub static op_DescribeAvailabilityZones: Operation = Operation {
        name: "DescribeAvailabilityZones",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeAvailabilityZonesRequest,
        output: Some(&shape_DescribeAvailabilityZonesResult),
        errors: &[],
    };
    pub static op_DescribeDhcpOptions: Operation = Operation {
        name: "DescribeDhcpOptions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeDhcpOptionsRequest,
        output: Some(&shape_DescribeDhcpOptionsResult),
        errors: &[],
    };
    pub static op_DescribeFlowLogs: Operation = Operation {
        name: "DescribeFlowLogs",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeFlowLogsRequest,
        output: Some(&shape_DescribeFlowLogsResult),
        errors: &[],
    };
    pub static op_DescribeInternetGateways: Operation = Operation {
        name: "DescribeInternetGateways",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeInternetGatewaysRequest,
        output: Some(&shape_DescribeInternetGatewaysResult),
        errors: &[],
    };
    pub static op_DescribeManagedPrefixLists: Operation = Operation {
        name: "DescribeManagedPrefixLists",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeManagedPrefixListsRequest,
        output: Some(&shape_DescribeManagedPrefixListsResult),
        errors: &[],
    };
    pub static op_DescribeNatGateways: Operation = Operation {
        name: "DescribeNatGateways",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeNatGatewaysRequest,
        output: Some(&shape_DescribeNatGatewaysResult),
        errors: &[],
    };
    pub static op_DescribeNetworkAcls: Operation = Operation {
        name: "DescribeNetworkAcls",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeNetworkAclsRequest,
        output: Some(&shape_DescribeNetworkAclsResult),
        errors: &[],
    };
    pub static op_DescribeNetworkInterfaces: Operation = Operation {
        name: "DescribeNetworkInterfaces",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeNetworkInterfacesRequest,
        output: Some(&shape_DescribeNetworkInterfacesResult),
        errors: &[],
    };
    pub static op_DescribePrefixLists: Operation = Operation {
        name: "DescribePrefixLists",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribePrefixListsRequest,
        output: Some(&shape_DescribePrefixListsResult),
        errors: &[],
    };
    pub static op_DescribeRegions: Operation = Operation {
        name: "DescribeRegions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeRegionsRequest,
        output: Some(&shape_DescribeRegionsResult),
        errors: &[],
    };
    pub static op_DescribeRouteTables: Operation = Operation {
        name: "DescribeRouteTables",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeRouteTablesRequest,
        output: Some(&shape_DescribeRouteTablesResult),
        errors: &[],
    };
    pub static op_DescribeSecurityGroupReferences: Operation = Operation {
        name: "DescribeSecurityGroupReferences",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeSecurityGroupReferencesRequest,
        output: Some(&shape_DescribeSecurityGroupReferencesResult),
        errors: &[],
    };
    pub static op_DescribeSecurityGroupRules: Operation = Operation {
        name: "DescribeSecurityGroupRules",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeSecurityGroupRulesRequest,
        output: Some(&shape_DescribeSecurityGroupRulesResult),
        errors: &[],
    };
    pub static op_DescribeSecurityGroups: Operation = Operation {
        name: "DescribeSecurityGroups",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeSecurityGroupsRequest,
        output: Some(&shape_DescribeSecurityGroupsResult),
        errors: &[],
    };
    pub static op_DescribeStaleSecurityGroups: Operation = Operation {
        name: "DescribeStaleSecurityGroups",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeStaleSecurityGroupsRequest,
        output: Some(&shape_DescribeStaleSecurityGroupsResult),
        errors: &[],
    };
    pub static op_DescribeSubnets: Operation = Operation {
        name: "DescribeSubnets",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeSubnetsRequest,
        output: Some(&shape_DescribeSubnetsResult),
        errors: &[],
    };
    pub static op_DescribeTags: Operation = Operation {
        name: "DescribeTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeTagsRequest,
        output: Some(&shape_DescribeTagsResult),
        errors: &[],
    };
    pub static op_DescribeVpcAttribute: Operation = Operation {
        name: "DescribeVpcAttribute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcAttributeRequest,
        output: Some(&shape_DescribeVpcAttributeResult),
        errors: &[],
    };
    pub static op_DescribeVpcClassicLink: Operation = Operation {
        name: "DescribeVpcClassicLink",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcClassicLinkRequest,
        output: Some(&shape_DescribeVpcClassicLinkResult),
        errors: &[],
    };
    pub static op_DescribeVpcClassicLinkDnsSupport: Operation = Operation {
        name: "DescribeVpcClassicLinkDnsSupport",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcClassicLinkDnsSupportRequest,
        output: Some(&shape_DescribeVpcClassicLinkDnsSupportResult),
        errors: &[],
    };
    pub static op_DescribeVpcEndpointServices: Operation = Operation {
        name: "DescribeVpcEndpointServices",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcEndpointServicesRequest,
        output: Some(&shape_DescribeVpcEndpointServicesResult),
        errors: &[],
    };
    pub static op_DescribeVpcEndpoints: Operation = Operation {
        name: "DescribeVpcEndpoints",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcEndpointsRequest,
        output: Some(&shape_DescribeVpcEndpointsResult),
        errors: &[],
    };
    pub static op_DescribeVpcPeeringConnections: Operation = Operation {
        name: "DescribeVpcPeeringConnections",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcPeeringConnectionsRequest,
        output: Some(&shape_DescribeVpcPeeringConnectionsResult),
        errors: &[],
    };
    pub static op_DescribeVpcs: Operation = Operation {
        name: "DescribeVpcs",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeVpcsRequest,
        output: Some(&shape_DescribeVpcsResult),
        errors: &[],
    };
    pub static op_DetachInternetGateway: Operation = Operation {
        name: "DetachInternetGateway",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DetachInternetGatewayRequest,
        output: None,
        errors: &[],
    };
    pub static op_DetachNetworkInterface: Operation = Operation {
        name: "DetachNetworkInterface",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DetachNetworkInterfaceRequest,
        output: None,
        errors: &[],
    };
    pub static op_DisassociateAddress: Operation = Operation {
        name: "DisassociateAddress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DisassociateAddressRequest,
        output: None,
        errors: &[],
    };
    pub static op_DisassociateRouteTable: Operation = Operation {
        name: "DisassociateRouteTable",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DisassociateRouteTableRequest,
        output: None,
        errors: &[],
    };
    pub static op_DisassociateVpcCidrBlock: Operation = Operation {
        name: "DisassociateVpcCidrBlock",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DisassociateVpcCidrBlockRequest,
        output: Some(&shape_DisassociateVpcCidrBlockResult),
        errors: &[],
    };
    pub static op_GetManagedPrefixListAssociations: Operation = Operation {
        name: "GetManagedPrefixListAssociations",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetManagedPrefixListAssociationsRequest,
        output: Some(&shape_GetManagedPrefixListAssociationsResult),
        errors: &[],
    };
    pub static op_GetManagedPrefixListEntries: Operation = Operation {
        name: "GetManagedPrefixListEntries",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetManagedPrefixListEntriesRequest,
        output: Some(&shape_GetManagedPrefixListEntriesResult),
        errors: &[],
    };
    pub static op_ModifyManagedPrefixList: Operation = Operation {
        name: "ModifyManagedPrefixList",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyManagedPrefixListRequest,
        output: Some(&shape_ModifyManagedPrefixListResult),
        errors: &[],
    };
    pub static op_ModifyNetworkInterfaceAttribute: Operation = Operation {
        name: "ModifyNetworkInterfaceAttribute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyNetworkInterfaceAttributeRequest,
        output: None,
        errors: &[],
    };
    pub static op_ModifySecurityGroupRules: Operation = Operation {
        name: "ModifySecurityGroupRules",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifySecurityGroupRulesRequest,
        output: Some(&shape_ModifySecurityGroupRulesResult),
        errors: &[],
    };
    pub static op_ModifySubnetAttribute: Operation = Operation {
        name: "ModifySubnetAttribute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifySubnetAttributeRequest,
        output: None,
        errors: &[],
    };
    pub static op_ModifyVpcAttribute: Operation = Operation {
        name: "ModifyVpcAttribute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyVpcAttributeRequest,
        output: None,
        errors: &[],
    };
    pub static op_ModifyVpcEndpoint: Operation = Operation {
        name: "ModifyVpcEndpoint",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyVpcEndpointRequest,
        output: Some(&shape_ModifyVpcEndpointResult),
        errors: &[],
    };
    pub static op_ModifyVpcPeeringConnectionOptions: Operation = Operation {
        name: "ModifyVpcPeeringConnectionOptions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyVpcPeeringConnectionOptionsRequest,
        output: Some(&shape_ModifyVpcPeeringConnectionOptionsResult),
        errors: &[],
    };
    pub static op_RejectVpcPeeringConnection: Operation = Operation {
        name: "RejectVpcPeeringConnection",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_RejectVpcPeeringConnectionRequest,
        output: Some(&shape_RejectVpcPeeringConnectionResult),
        errors: &[],
    };
    pub static op_ReleaseAddress: Operation = Operation {
        name: "ReleaseAddress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ReleaseAddressRequest,
        output: None,
        errors: &[],
    };
    pub static op_ReplaceNetworkAclAssociation: Operation = Operation {
        name: "ReplaceNetworkAclAssociation",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ReplaceNetworkAclAssociationRequest,
        output: Some(&shape_ReplaceNetworkAclAssociationResult),
        errors: &[],
    };
    pub static op_ReplaceNetworkAclEntry: Operation = Operation {
        name: "ReplaceNetworkAclEntry",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ReplaceNetworkAclEntryRequest,
        output: None,
        errors: &[],
    };
    pub static op_ReplaceRoute: Operation = Operation {
        name: "ReplaceRoute",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ReplaceRouteRequest,
        output: None,
        errors: &[],
    };
    pub static op_ReplaceRouteTableAssociation: Operation = Operation {
        name: "ReplaceRouteTableAssociation",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ReplaceRouteTableAssociationRequest,
        output: Some(&shape_ReplaceRouteTableAssociationResult),
        errors: &[],
    };
    pub static op_RestoreManagedPrefixListVersion: Operation = Operation {
        name: "RestoreManagedPrefixListVersion",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_RestoreManagedPrefixListVersionRequest,
        output: Some(&shape_RestoreManagedPrefixListVersionResult),
        errors: &[],
    };
    pub static op_RevokeSecurityGroupEgress: Operation = Operation {
        name: "RevokeSecurityGroupEgress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_RevokeSecurityGroupEgressRequest,
        output: Some(&shape_RevokeSecurityGroupEgressResult),
        errors: &[],
    };
    pub static op_RevokeSecurityGroupIngress: Operation = Operation {
        name: "RevokeSecurityGroupIngress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_RevokeSecurityGroupIngressRequest,
        output: Some(&shape_RevokeSecurityGroupIngressResult),
        errors: &[],
    };
    pub static op_UpdateSecurityGroupRuleDescriptionsEgress: Operation = Operation {
        name: "UpdateSecurityGroupRuleDescriptionsEgress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateSecurityGroupRuleDescriptionsEgressRequest,
        output: Some(&shape_UpdateSecurityGroupRuleDescriptionsEgressResult),
        errors: &[],
    };
    pub static op_UpdateSecurityGroupRuleDescriptionsIngress: Operation = Operation {
        name: "UpdateSecurityGroupRuleDescriptionsIngress",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateSecurityGroupRuleDescriptionsIngressRequest,
        output: Some(&shape_UpdateSecurityGroupRuleDescriptionsIngressResult),
        errors: &[],
    };
    pub static shape_AcceptVpcPeeringConnectionRequest: Shape = Shape::Structure(Structure { name: "AcceptVpcPeeringConnectionRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: true, location: Location::Body, shape: &shape_VpcPeeringConnectionIdWithResolver },] });
    pub static shape_AcceptVpcPeeringConnectionResult: Shape = Shape::Structure(Structure { name: "AcceptVpcPeeringConnectionResult", union: false, members: &[
        Member { name: "VpcPeeringConnection", wire: "vpcPeeringConnection", query: "VpcPeeringConnection", required: false, location: Location::Body, shape: &shape_VpcPeeringConnection },] });
    pub static shape_AccountAttribute: Shape = Shape::Structure(Structure { name: "AccountAttribute", union: false, members: &[
        Member { name: "AttributeName", wire: "attributeName", query: "AttributeName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AttributeValues", wire: "attributeValueSet", query: "AttributeValueSet", required: false, location: Location::Body, shape: &shape_AccountAttributeValueList },] });
    pub static shape_AccountAttributeList: Shape = Shape::List(List { member: &shape_AccountAttribute, item: "item", flattened: false, min: None, max: None });
    pub static shape_AccountAttributeName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["supported-platforms", "default-vpc"] });
    pub static shape_AccountAttributeNameStringList: Shape = Shape::List(List { member: &shape_AccountAttributeName, item: "attributeName", flattened: false, min: None, max: None });
    pub static shape_AccountAttributeValue: Shape = Shape::Structure(Structure { name: "AccountAttributeValue", union: false, members: &[
        Member { name: "AttributeValue", wire: "attributeValue", query: "AttributeValue", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AccountAttributeValueList: Shape = Shape::List(List { member: &shape_AccountAttributeValue, item: "item", flattened: false, min: None, max: None });
    pub static shape_AddPrefixListEntries: Shape = Shape::List(List { member: &shape_AddPrefixListEntry, item: "member", flattened: false, min: Some(0), max: Some(100) });
    pub static shape_AddPrefixListEntry: Shape = Shape::Structure(Structure { name: "AddPrefixListEntry", union: false, members: &[
        Member { name: "Cidr", wire: "Cidr", query: "Cidr", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Address: Shape = Shape::Structure(Structure { name: "Address", union: false, members: &[
        Member { name: "AllocationId", wire: "allocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CarrierIp", wire: "carrierIp", query: "CarrierIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIp", wire: "customerOwnedIp", query: "CustomerOwnedIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIpv4Pool", wire: "customerOwnedIpv4Pool", query: "CustomerOwnedIpv4Pool", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Domain", wire: "domain", query: "Domain", required: false, location: Location::Body, shape: &shape_DomainType },
        Member { name: "InstanceId", wire: "instanceId", query: "InstanceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkBorderGroup", wire: "networkBorderGroup", query: "NetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkInterfaceOwnerId", wire: "networkInterfaceOwnerId", query: "NetworkInterfaceOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIpAddress", wire: "privateIpAddress", query: "PrivateIpAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIp", wire: "publicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIpv4Pool", wire: "publicIpv4Pool", query: "PublicIpv4Pool", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceManaged", wire: "serviceManaged", query: "ServiceManaged", required: false, location: Location::Body, shape: &shape_ServiceManaged },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_AddressAttribute: Shape = Shape::Structure(Structure { name: "AddressAttribute", union: false, members: &[
        Member { name: "AllocationId", wire: "allocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationId },
        Member { name: "PtrRecord", wire: "ptrRecord", query: "PtrRecord", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PtrRecordUpdate", wire: "ptrRecordUpdate", query: "PtrRecordUpdate", required: false, location: Location::Body, shape: &shape_PtrUpdateStatus },
        Member { name: "PublicIp", wire: "publicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_PublicIpAddress },] });
    pub static shape_AddressAttributeName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["domain-name"] });
    pub static shape_AddressList: Shape = Shape::List(List { member: &shape_Address, item: "item", flattened: false, min: None, max: None });
    pub static shape_AddressMaxResults: Shape = Shape::Integer(Range { min: Some(1), max: Some(1000) });
    pub static shape_AddressSet: Shape = Shape::List(List { member: &shape_AddressAttribute, item: "item", flattened: false, min: None, max: None });
    pub static shape_AllocateAddressRequest: Shape = Shape::Structure(Structure { name: "AllocateAddressRequest", union: false, members: &[
        Member { name: "Address", wire: "Address", query: "Address", required: false, location: Location::Body, shape: &shape_PublicIpAddress },
        Member { name: "CustomerOwnedIpv4Pool", wire: "CustomerOwnedIpv4Pool", query: "CustomerOwnedIpv4Pool", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Domain", wire: "Domain", query: "Domain", required: false, location: Location::Body, shape: &shape_DomainType },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IpamPoolId", wire: "IpamPoolId", query: "IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "NetworkBorderGroup", wire: "NetworkBorderGroup", query: "NetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIpv4Pool", wire: "PublicIpv4Pool", query: "PublicIpv4Pool", required: false, location: Location::Body, shape: &shape_Ipv4PoolEc2Id },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },] });
    pub static shape_AllocateAddressResult: Shape = Shape::Structure(Structure { name: "AllocateAddressResult", union: false, members: &[
        Member { name: "AllocationId", wire: "allocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CarrierIp", wire: "carrierIp", query: "CarrierIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIp", wire: "customerOwnedIp", query: "CustomerOwnedIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIpv4Pool", wire: "customerOwnedIpv4Pool", query: "CustomerOwnedIpv4Pool", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Domain", wire: "domain", query: "Domain", required: false, location: Location::Body, shape: &shape_DomainType },
        Member { name: "NetworkBorderGroup", wire: "networkBorderGroup", query: "NetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIp", wire: "publicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIpv4Pool", wire: "publicIpv4Pool", query: "PublicIpv4Pool", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AllocationId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_AllocationIdList: Shape = Shape::List(List { member: &shape_AllocationId, item: "AllocationId", flattened: false, min: None, max: None });
    pub static shape_AllocationIds: Shape = Shape::List(List { member: &shape_AllocationId, item: "item", flattened: false, min: None, max: None });
    pub static shape_AssociateAddressRequest: Shape = Shape::Structure(Structure { name: "AssociateAddressRequest", union: false, members: &[
        Member { name: "AllocationId", wire: "AllocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationId },
        Member { name: "AllowReassociation", wire: "allowReassociation", query: "AllowReassociation", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "InstanceId", wire: "InstanceId", query: "InstanceId", required: false, location: Location::Body, shape: &shape_InstanceId },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_NetworkInterfaceId },
        Member { name: "PrivateIpAddress", wire: "privateIpAddress", query: "PrivateIpAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIp", wire: "PublicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_EipAllocationPublicIp },] });
    pub static shape_AssociateAddressResult: Shape = Shape::Structure(Structure { name: "AssociateAddressResult", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AssociateDhcpOptionsRequest: Shape = Shape::Structure(Structure { name: "AssociateDhcpOptionsRequest", union: false, members: &[
        Member { name: "DhcpOptionsId", wire: "DhcpOptionsId", query: "DhcpOptionsId", required: true, location: Location::Body, shape: &shape_DefaultingDhcpOptionsId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_AssociateRouteTableRequest: Shape = Shape::Structure(Structure { name: "AssociateRouteTableRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GatewayId", wire: "GatewayId", query: "GatewayId", required: false, location: Location::Body, shape: &shape_RouteGatewayId },
        Member { name: "PublicIpv4Pool", wire: "PublicIpv4Pool", query: "PublicIpv4Pool", required: false, location: Location::Body, shape: &shape_Ipv4PoolEc2Id },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: true, location: Location::Body, shape: &shape_RouteTableId },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_SubnetId },] });
    pub static shape_AssociateRouteTableResult: Shape = Shape::Structure(Structure { name: "AssociateRouteTableResult", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AssociationState", wire: "associationState", query: "AssociationState", required: false, location: Location::Body, shape: &shape_RouteTableAssociationState },] });
    pub static shape_AssociateVpcCidrBlockRequest: Shape = Shape::Structure(Structure { name: "AssociateVpcCidrBlockRequest", union: false, members: &[
        Member { name: "AmazonProvidedIpv6CidrBlock", wire: "amazonProvidedIpv6CidrBlock", query: "AmazonProvidedIpv6CidrBlock", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "CidrBlock", wire: "CidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv4IpamPoolId", wire: "Ipv4IpamPoolId", query: "Ipv4IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "Ipv4NetmaskLength", wire: "Ipv4NetmaskLength", query: "Ipv4NetmaskLength", required: false, location: Location::Body, shape: &shape_NetmaskLength },
        Member { name: "Ipv6CidrBlock", wire: "Ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6CidrBlockNetworkBorderGroup", wire: "Ipv6CidrBlockNetworkBorderGroup", query: "Ipv6CidrBlockNetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6IpamPoolId", wire: "Ipv6IpamPoolId", query: "Ipv6IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "Ipv6NetmaskLength", wire: "Ipv6NetmaskLength", query: "Ipv6NetmaskLength", required: false, location: Location::Body, shape: &shape_NetmaskLength },
        Member { name: "Ipv6Pool", wire: "Ipv6Pool", query: "Ipv6Pool", required: false, location: Location::Body, shape: &shape_Ipv6PoolEc2Id },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_AssociateVpcCidrBlockResult: Shape = Shape::Structure(Structure { name: "AssociateVpcCidrBlockResult", union: false, members: &[
        Member { name: "CidrBlockAssociation", wire: "cidrBlockAssociation", query: "CidrBlockAssociation", required: false, location: Location::Body, shape: &shape_VpcCidrBlockAssociation },
        Member { name: "Ipv6CidrBlockAssociation", wire: "ipv6CidrBlockAssociation", query: "Ipv6CidrBlockAssociation", required: false, location: Location::Body, shape: &shape_VpcIpv6CidrBlockAssociation },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AssociatedSubnetList: Shape = Shape::List(List { member: &shape_SubnetId, item: "item", flattened: false, min: None, max: None });
    pub static shape_AttachInternetGatewayRequest: Shape = Shape::Structure(Structure { name: "AttachInternetGatewayRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "InternetGatewayId", wire: "internetGatewayId", query: "InternetGatewayId", required: true, location: Location::Body, shape: &shape_InternetGatewayId },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_AttachmentEnaSrdSpecification: Shape = Shape::Structure(Structure { name: "AttachmentEnaSrdSpecification", union: false, members: &[
        Member { name: "EnaSrdEnabled", wire: "enaSrdEnabled", query: "EnaSrdEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnaSrdUdpSpecification", wire: "enaSrdUdpSpecification", query: "EnaSrdUdpSpecification", required: false, location: Location::Body, shape: &shape_AttachmentEnaSrdUdpSpecification },] });
    pub static shape_AttachmentEnaSrdUdpSpecification: Shape = Shape::Structure(Structure { name: "AttachmentEnaSrdUdpSpecification", union: false, members: &[
        Member { name: "EnaSrdUdpEnabled", wire: "enaSrdUdpEnabled", query: "EnaSrdUdpEnabled", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_AttachmentStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["attaching", "attached", "detaching", "detached"] });
    pub static shape_AttributeBooleanValue: Shape = Shape::Structure(Structure { name: "AttributeBooleanValue", union: false, members: &[
        Member { name: "Value", wire: "value", query: "Value", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_AttributeValue: Shape = Shape::Structure(Structure { name: "AttributeValue", union: false, members: &[
        Member { name: "Value", wire: "value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AuthorizeSecurityGroupEgressRequest: Shape = Shape::Structure(Structure { name: "AuthorizeSecurityGroupEgressRequest", union: false, members: &[
        Member { name: "CidrIp", wire: "cidrIp", query: "CidrIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "FromPort", wire: "fromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: true, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "IpPermissions", wire: "ipPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "IpProtocol", wire: "ipProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceSecurityGroupName", wire: "sourceSecurityGroupName", query: "SourceSecurityGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceSecurityGroupOwnerId", wire: "sourceSecurityGroupOwnerId", query: "SourceSecurityGroupOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "ToPort", wire: "toPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_AuthorizeSecurityGroupEgressResult: Shape = Shape::Structure(Structure { name: "AuthorizeSecurityGroupEgressResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SecurityGroupRules", wire: "securityGroupRuleSet", query: "SecurityGroupRuleSet", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleList },] });
    pub static shape_AuthorizeSecurityGroupIngressRequest: Shape = Shape::Structure(Structure { name: "AuthorizeSecurityGroupIngressRequest", union: false, members: &[
        Member { name: "CidrIp", wire: "CidrIp", query: "CidrIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "FromPort", wire: "FromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_SecurityGroupName },
        Member { name: "IpPermissions", wire: "IpPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "IpProtocol", wire: "IpProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceSecurityGroupName", wire: "SourceSecurityGroupName", query: "SourceSecurityGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceSecurityGroupOwnerId", wire: "SourceSecurityGroupOwnerId", query: "SourceSecurityGroupOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "ToPort", wire: "ToPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_AuthorizeSecurityGroupIngressResult: Shape = Shape::Structure(Structure { name: "AuthorizeSecurityGroupIngressResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SecurityGroupRules", wire: "securityGroupRuleSet", query: "SecurityGroupRuleSet", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleList },] });
    pub static shape_AutoProvisionZonesState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enabled", "disabled"] });
    pub static shape_AutoScalingIpsState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enabled", "disabled"] });
    pub static shape_AvailabilityMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["zonal", "regional"] });
    pub static shape_AvailabilityZone: Shape = Shape::Structure(Structure { name: "AvailabilityZone", union: false, members: &[
        Member { name: "Geography", wire: "geographySet", query: "GeographySet", required: false, location: Location::Body, shape: &shape_AvailabilityZoneGeographyList },
        Member { name: "GroupLongName", wire: "groupLongName", query: "GroupLongName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupName", wire: "groupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Messages", wire: "messageSet", query: "MessageSet", required: false, location: Location::Body, shape: &shape_AvailabilityZoneMessageList },
        Member { name: "NetworkBorderGroup", wire: "networkBorderGroup", query: "NetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OptInStatus", wire: "optInStatus", query: "OptInStatus", required: false, location: Location::Body, shape: &shape_AvailabilityZoneOptInStatus },
        Member { name: "ParentZoneId", wire: "parentZoneId", query: "ParentZoneId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ParentZoneName", wire: "parentZoneName", query: "ParentZoneName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RegionName", wire: "regionName", query: "RegionName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "State", wire: "zoneState", query: "ZoneState", required: false, location: Location::Body, shape: &shape_AvailabilityZoneState },
        Member { name: "SubGeography", wire: "subGeographySet", query: "SubGeographySet", required: false, location: Location::Body, shape: &shape_AvailabilityZoneSubGeographyList },
        Member { name: "ZoneId", wire: "zoneId", query: "ZoneId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ZoneName", wire: "zoneName", query: "ZoneName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ZoneType", wire: "zoneType", query: "ZoneType", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AvailabilityZoneAddress: Shape = Shape::Structure(Structure { name: "AvailabilityZoneAddress", union: false, members: &[
        Member { name: "AllocationIds", wire: "AllocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationIdList },
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_AvailabilityZoneName },
        Member { name: "AvailabilityZoneId", wire: "AvailabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_AvailabilityZoneId },] });
    pub static shape_AvailabilityZoneAddresses: Shape = Shape::List(List { member: &shape_AvailabilityZoneAddress, item: "AvailabilityZoneAddress", flattened: false, min: None, max: None });
    pub static shape_AvailabilityZoneGeography: Shape = Shape::Structure(Structure { name: "AvailabilityZoneGeography", union: false, members: &[
        Member { name: "Name", wire: "name", query: "Name", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AvailabilityZoneGeographyList: Shape = Shape::List(List { member: &shape_AvailabilityZoneGeography, item: "item", flattened: false, min: None, max: None });
    pub static shape_AvailabilityZoneId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_AvailabilityZoneList: Shape = Shape::List(List { member: &shape_AvailabilityZone, item: "item", flattened: false, min: None, max: None });
    pub static shape_AvailabilityZoneMessage: Shape = Shape::Structure(Structure { name: "AvailabilityZoneMessage", union: false, members: &[
        Member { name: "Message", wire: "message", query: "Message", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AvailabilityZoneMessageList: Shape = Shape::List(List { member: &shape_AvailabilityZoneMessage, item: "item", flattened: false, min: None, max: None });
    pub static shape_AvailabilityZoneName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_AvailabilityZoneOptInStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["opt-in-not-required", "opted-in", "not-opted-in"] });
    pub static shape_AvailabilityZoneState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["available", "information", "impaired", "unavailable", "constrained"] });
    pub static shape_AvailabilityZoneSubGeography: Shape = Shape::Structure(Structure { name: "AvailabilityZoneSubGeography", union: false, members: &[
        Member { name: "Name", wire: "name", query: "Name", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AvailabilityZoneSubGeographyList: Shape = Shape::List(List { member: &shape_AvailabilityZoneSubGeography, item: "item", flattened: false, min: None, max: None });
    pub static shape_BlockPublicAccessMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["off", "block-bidirectional", "block-ingress"] });
    pub static shape_BlockPublicAccessStates: Shape = Shape::Structure(Structure { name: "BlockPublicAccessStates", union: false, members: &[
        Member { name: "InternetGatewayBlockMode", wire: "internetGatewayBlockMode", query: "InternetGatewayBlockMode", required: false, location: Location::Body, shape: &shape_BlockPublicAccessMode },] });
    pub static shape_Boolean: Shape = Shape::Boolean;
    pub static shape_BoxedBoolean: Shape = Shape::Boolean;
    pub static shape_CarrierGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_CidrBlock: Shape = Shape::Structure(Structure { name: "CidrBlock", union: false, members: &[
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_CidrBlockSet: Shape = Shape::List(List { member: &shape_CidrBlock, item: "item", flattened: false, min: None, max: None });
    pub static shape_ClassicLinkDnsSupport: Shape = Shape::Structure(Structure { name: "ClassicLinkDnsSupport", union: false, members: &[
        Member { name: "ClassicLinkDnsSupported", wire: "classicLinkDnsSupported", query: "ClassicLinkDnsSupported", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClassicLinkDnsSupportList: Shape = Shape::List(List { member: &shape_ClassicLinkDnsSupport, item: "item", flattened: false, min: None, max: None });
    pub static shape_CoipPoolId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_ConnectionTrackingConfiguration: Shape = Shape::Structure(Structure { name: "ConnectionTrackingConfiguration", union: false, members: &[
        Member { name: "TcpEstablishedTimeout", wire: "tcpEstablishedTimeout", query: "TcpEstablishedTimeout", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "UdpStreamTimeout", wire: "udpStreamTimeout", query: "UdpStreamTimeout", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "UdpTimeout", wire: "udpTimeout", query: "UdpTimeout", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_ConnectionTrackingSpecificationRequest: Shape = Shape::Structure(Structure { name: "ConnectionTrackingSpecificationRequest", union: false, members: &[
        Member { name: "TcpEstablishedTimeout", wire: "TcpEstablishedTimeout", query: "TcpEstablishedTimeout", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "UdpStreamTimeout", wire: "UdpStreamTimeout", query: "UdpStreamTimeout", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "UdpTimeout", wire: "UdpTimeout", query: "UdpTimeout", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_ConnectivityType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["private", "public"] });
    pub static shape_CoreNetworkArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_CreateDefaultVpcRequest: Shape = Shape::Structure(Structure { name: "CreateDefaultVpcRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_CreateDefaultVpcResult: Shape = Shape::Structure(Structure { name: "CreateDefaultVpcResult", union: false, members: &[
        Member { name: "Vpc", wire: "vpc", query: "Vpc", required: false, location: Location::Body, shape: &shape_Vpc },] });
    pub static shape_CreateDhcpOptionsRequest: Shape = Shape::Structure(Structure { name: "CreateDhcpOptionsRequest", union: false, members: &[
        Member { name: "DhcpConfigurations", wire: "dhcpConfiguration", query: "DhcpConfiguration", required: true, location: Location::Body, shape: &shape_NewDhcpConfigurationList },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },] });
    pub static shape_CreateDhcpOptionsResult: Shape = Shape::Structure(Structure { name: "CreateDhcpOptionsResult", union: false, members: &[
        Member { name: "DhcpOptions", wire: "dhcpOptions", query: "DhcpOptions", required: false, location: Location::Body, shape: &shape_DhcpOptions },] });
    pub static shape_CreateFlowLogsRequest: Shape = Shape::Structure(Structure { name: "CreateFlowLogsRequest", union: false, members: &[
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeliverCrossAccountRole", wire: "DeliverCrossAccountRole", query: "DeliverCrossAccountRole", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeliverLogsPermissionArn", wire: "DeliverLogsPermissionArn", query: "DeliverLogsPermissionArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationOptions", wire: "DestinationOptions", query: "DestinationOptions", required: false, location: Location::Body, shape: &shape_DestinationOptionsRequest },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "LogDestination", wire: "LogDestination", query: "LogDestination", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LogDestinationType", wire: "LogDestinationType", query: "LogDestinationType", required: false, location: Location::Body, shape: &shape_LogDestinationType },
        Member { name: "LogFormat", wire: "LogFormat", query: "LogFormat", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LogGroupName", wire: "LogGroupName", query: "LogGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxAggregationInterval", wire: "MaxAggregationInterval", query: "MaxAggregationInterval", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "ResourceIds", wire: "ResourceId", query: "ResourceId", required: true, location: Location::Body, shape: &shape_FlowLogResourceIds },
        Member { name: "ResourceType", wire: "ResourceType", query: "ResourceType", required: true, location: Location::Body, shape: &shape_FlowLogsResourceType },
        Member { name: "TagFieldSpecifications", wire: "TagFieldSpecification", query: "TagFieldSpecification", required: false, location: Location::Body, shape: &shape_TagFieldSpecificationListRequest },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "TrafficType", wire: "TrafficType", query: "TrafficType", required: false, location: Location::Body, shape: &shape_TrafficType },] });
    pub static shape_CreateFlowLogsResult: Shape = Shape::Structure(Structure { name: "CreateFlowLogsResult", union: false, members: &[
        Member { name: "ClientToken", wire: "clientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FlowLogIds", wire: "flowLogIdSet", query: "FlowLogIdSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "Unsuccessful", wire: "unsuccessful", query: "Unsuccessful", required: false, location: Location::Body, shape: &shape_UnsuccessfulItemSet },] });
    pub static shape_CreateInternetGatewayRequest: Shape = Shape::Structure(Structure { name: "CreateInternetGatewayRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },] });
    pub static shape_CreateInternetGatewayResult: Shape = Shape::Structure(Structure { name: "CreateInternetGatewayResult", union: false, members: &[
        Member { name: "InternetGateway", wire: "internetGateway", query: "InternetGateway", required: false, location: Location::Body, shape: &shape_InternetGateway },] });
    pub static shape_CreateManagedPrefixListRequest: Shape = Shape::Structure(Structure { name: "CreateManagedPrefixListRequest", union: false, members: &[
        Member { name: "AddressFamily", wire: "AddressFamily", query: "AddressFamily", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Entries", wire: "Entry", query: "Entry", required: false, location: Location::Body, shape: &shape_AddPrefixListEntries },
        Member { name: "MaxEntries", wire: "MaxEntries", query: "MaxEntries", required: true, location: Location::Body, shape: &shape_Integer },
        Member { name: "PrefixListName", wire: "PrefixListName", query: "PrefixListName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },] });
    pub static shape_CreateManagedPrefixListResult: Shape = Shape::Structure(Structure { name: "CreateManagedPrefixListResult", union: false, members: &[
        Member { name: "PrefixList", wire: "prefixList", query: "PrefixList", required: false, location: Location::Body, shape: &shape_ManagedPrefixList },] });
    pub static shape_CreateNatGatewayRequest: Shape = Shape::Structure(Structure { name: "CreateNatGatewayRequest", union: false, members: &[
        Member { name: "AllocationId", wire: "AllocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationId },
        Member { name: "AvailabilityMode", wire: "AvailabilityMode", query: "AvailabilityMode", required: false, location: Location::Body, shape: &shape_AvailabilityMode },
        Member { name: "AvailabilityZoneAddresses", wire: "AvailabilityZoneAddress", query: "AvailabilityZoneAddress", required: false, location: Location::Body, shape: &shape_AvailabilityZoneAddresses },
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ConnectivityType", wire: "ConnectivityType", query: "ConnectivityType", required: false, location: Location::Body, shape: &shape_ConnectivityType },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrivateIpAddress", wire: "PrivateIpAddress", query: "PrivateIpAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecondaryAllocationIds", wire: "SecondaryAllocationId", query: "SecondaryAllocationId", required: false, location: Location::Body, shape: &shape_AllocationIdList },
        Member { name: "SecondaryPrivateIpAddressCount", wire: "SecondaryPrivateIpAddressCount", query: "SecondaryPrivateIpAddressCount", required: false, location: Location::Body, shape: &shape_PrivateIpAddressCount },
        Member { name: "SecondaryPrivateIpAddresses", wire: "SecondaryPrivateIpAddress", query: "SecondaryPrivateIpAddress", required: false, location: Location::Body, shape: &shape_IpList },
        Member { name: "SubnetId", wire: "SubnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_SubnetId },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateNatGatewayResult: Shape = Shape::Structure(Structure { name: "CreateNatGatewayResult", union: false, members: &[
        Member { name: "ClientToken", wire: "clientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NatGateway", wire: "natGateway", query: "NatGateway", required: false, location: Location::Body, shape: &shape_NatGateway },] });
    pub static shape_CreateNetworkAclEntryRequest: Shape = Shape::Structure(Structure { name: "CreateNetworkAclEntryRequest", union: false, members: &[
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Egress", wire: "egress", query: "Egress", required: true, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IcmpTypeCode", wire: "Icmp", query: "Icmp", required: false, location: Location::Body, shape: &shape_IcmpTypeCode },
        Member { name: "Ipv6CidrBlock", wire: "ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: true, location: Location::Body, shape: &shape_NetworkAclId },
        Member { name: "PortRange", wire: "portRange", query: "PortRange", required: false, location: Location::Body, shape: &shape_PortRange },
        Member { name: "Protocol", wire: "protocol", query: "Protocol", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "RuleAction", wire: "ruleAction", query: "RuleAction", required: true, location: Location::Body, shape: &shape_RuleAction },
        Member { name: "RuleNumber", wire: "ruleNumber", query: "RuleNumber", required: true, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_CreateNetworkAclRequest: Shape = Shape::Structure(Structure { name: "CreateNetworkAclRequest", union: false, members: &[
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateNetworkAclResult: Shape = Shape::Structure(Structure { name: "CreateNetworkAclResult", union: false, members: &[
        Member { name: "ClientToken", wire: "clientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkAcl", wire: "networkAcl", query: "NetworkAcl", required: false, location: Location::Body, shape: &shape_NetworkAcl },] });
    pub static shape_CreatePeeringConnectionOptionsRequest: Shape = Shape::Structure(Structure { name: "CreatePeeringConnectionOptionsRequest", union: false, members: &[
        Member { name: "AllowMultipathResilience", wire: "AllowMultipathResilience", query: "AllowMultipathResilience", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MultipathResilienceMode", wire: "MultipathResilienceMode", query: "MultipathResilienceMode", required: false, location: Location::Body, shape: &shape_MultipathResilienceMode },] });
    pub static shape_CreateRouteRequest: Shape = Shape::Structure(Structure { name: "CreateRouteRequest", union: false, members: &[
        Member { name: "CarrierGatewayId", wire: "CarrierGatewayId", query: "CarrierGatewayId", required: false, location: Location::Body, shape: &shape_CarrierGatewayId },
        Member { name: "CoreNetworkArn", wire: "CoreNetworkArn", query: "CoreNetworkArn", required: false, location: Location::Body, shape: &shape_CoreNetworkArn },
        Member { name: "DestinationCidrBlock", wire: "destinationCidrBlock", query: "DestinationCidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationIpv6CidrBlock", wire: "destinationIpv6CidrBlock", query: "DestinationIpv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationPrefixListId", wire: "DestinationPrefixListId", query: "DestinationPrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EgressOnlyInternetGatewayId", wire: "egressOnlyInternetGatewayId", query: "EgressOnlyInternetGatewayId", required: false, location: Location::Body, shape: &shape_EgressOnlyInternetGatewayId },
        Member { name: "GatewayId", wire: "gatewayId", query: "GatewayId", required: false, location: Location::Body, shape: &shape_RouteGatewayId },
        Member { name: "InstanceId", wire: "instanceId", query: "InstanceId", required: false, location: Location::Body, shape: &shape_InstanceId },
        Member { name: "LocalGatewayId", wire: "LocalGatewayId", query: "LocalGatewayId", required: false, location: Location::Body, shape: &shape_LocalGatewayId },
        Member { name: "NatGatewayId", wire: "natGatewayId", query: "NatGatewayId", required: false, location: Location::Body, shape: &shape_NatGatewayId },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_NetworkInterfaceId },
        Member { name: "OdbNetworkArn", wire: "OdbNetworkArn", query: "OdbNetworkArn", required: false, location: Location::Body, shape: &shape_OdbNetworkArn },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: true, location: Location::Body, shape: &shape_RouteTableId },
        Member { name: "TransitGatewayId", wire: "TransitGatewayId", query: "TransitGatewayId", required: false, location: Location::Body, shape: &shape_TransitGatewayId },
        Member { name: "VpcEndpointId", wire: "VpcEndpointId", query: "VpcEndpointId", required: false, location: Location::Body, shape: &shape_VpcEndpointId },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionId },] });
    pub static shape_CreateRouteResult: Shape = Shape::Structure(Structure { name: "CreateRouteResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_CreateRouteTableRequest: Shape = Shape::Structure(Structure { name: "CreateRouteTableRequest", union: false, members: &[
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateRouteTableResult: Shape = Shape::Structure(Structure { name: "CreateRouteTableResult", union: false, members: &[
        Member { name: "ClientToken", wire: "clientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RouteTable", wire: "routeTable", query: "RouteTable", required: false, location: Location::Body, shape: &shape_RouteTable },] });
    pub static shape_CreateSecurityGroupRequest: Shape = Shape::Structure(Structure { name: "CreateSecurityGroupRequest", union: false, members: &[
        Member { name: "Description", wire: "GroupDescription", query: "GroupDescription", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateSecurityGroupResult: Shape = Shape::Structure(Structure { name: "CreateSecurityGroupResult", union: false, members: &[
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupArn", wire: "securityGroupArn", query: "SecurityGroupArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_CreateSubnetRequest: Shape = Shape::Structure(Structure { name: "CreateSubnetRequest", union: false, members: &[
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZoneId", wire: "AvailabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrBlock", wire: "CidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Ipv4IpamPoolId", wire: "Ipv4IpamPoolId", query: "Ipv4IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "Ipv4NetmaskLength", wire: "Ipv4NetmaskLength", query: "Ipv4NetmaskLength", required: false, location: Location::Body, shape: &shape_NetmaskLength },
        Member { name: "Ipv6CidrBlock", wire: "Ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6IpamPoolId", wire: "Ipv6IpamPoolId", query: "Ipv6IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "Ipv6Native", wire: "Ipv6Native", query: "Ipv6Native", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Ipv6NetmaskLength", wire: "Ipv6NetmaskLength", query: "Ipv6NetmaskLength", required: false, location: Location::Body, shape: &shape_NetmaskLength },
        Member { name: "OutpostArn", wire: "OutpostArn", query: "OutpostArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateSubnetResult: Shape = Shape::Structure(Structure { name: "CreateSubnetResult", union: false, members: &[
        Member { name: "Subnet", wire: "subnet", query: "Subnet", required: false, location: Location::Body, shape: &shape_Subnet },] });
    pub static shape_CreateTagsRequest: Shape = Shape::Structure(Structure { name: "CreateTagsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Resources", wire: "ResourceId", query: "ResourceId", required: true, location: Location::Body, shape: &shape_ResourceIdList },
        Member { name: "Tags", wire: "Tag", query: "Tag", required: true, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_CreateVpcEndpointRequest: Shape = Shape::Structure(Structure { name: "CreateVpcEndpointRequest", union: false, members: &[
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DnsOptions", wire: "DnsOptions", query: "DnsOptions", required: false, location: Location::Body, shape: &shape_DnsOptionsSpecification },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_IpAddressType },
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsEnabled", wire: "PrivateDnsEnabled", query: "PrivateDnsEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ResourceConfigurationArn", wire: "ResourceConfigurationArn", query: "ResourceConfigurationArn", required: false, location: Location::Body, shape: &shape_ResourceConfigurationArn },
        Member { name: "RouteTableIds", wire: "RouteTableId", query: "RouteTableId", required: false, location: Location::Body, shape: &shape_VpcEndpointRouteTableIdList },
        Member { name: "SecurityGroupIds", wire: "SecurityGroupId", query: "SecurityGroupId", required: false, location: Location::Body, shape: &shape_VpcEndpointSecurityGroupIdList },
        Member { name: "ServiceName", wire: "ServiceName", query: "ServiceName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceNetworkArn", wire: "ServiceNetworkArn", query: "ServiceNetworkArn", required: false, location: Location::Body, shape: &shape_ServiceNetworkArn },
        Member { name: "ServiceRegion", wire: "ServiceRegion", query: "ServiceRegion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetConfigurations", wire: "SubnetConfiguration", query: "SubnetConfiguration", required: false, location: Location::Body, shape: &shape_SubnetConfigurationsList },
        Member { name: "SubnetIds", wire: "SubnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_VpcEndpointSubnetIdList },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcEndpointType", wire: "VpcEndpointType", query: "VpcEndpointType", required: false, location: Location::Body, shape: &shape_VpcEndpointType },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateVpcEndpointResult: Shape = Shape::Structure(Structure { name: "CreateVpcEndpointResult", union: false, members: &[
        Member { name: "ClientToken", wire: "clientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcEndpoint", wire: "vpcEndpoint", query: "VpcEndpoint", required: false, location: Location::Body, shape: &shape_VpcEndpoint },] });
    pub static shape_CreateVpcPeeringConnectionRequest: Shape = Shape::Structure(Structure { name: "CreateVpcPeeringConnectionRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PeerOwnerId", wire: "peerOwnerId", query: "PeerOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PeerRegion", wire: "PeerRegion", query: "PeerRegion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PeerVpcId", wire: "peerVpcId", query: "PeerVpcId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RequesterPeeringConnectionOptions", wire: "RequesterPeeringConnectionOptions", query: "RequesterPeeringConnectionOptions", required: false, location: Location::Body, shape: &shape_CreatePeeringConnectionOptionsRequest },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateVpcPeeringConnectionResult: Shape = Shape::Structure(Structure { name: "CreateVpcPeeringConnectionResult", union: false, members: &[
        Member { name: "VpcPeeringConnection", wire: "vpcPeeringConnection", query: "VpcPeeringConnection", required: false, location: Location::Body, shape: &shape_VpcPeeringConnection },] });
    pub static shape_CreateVpcRequest: Shape = Shape::Structure(Structure { name: "CreateVpcRequest", union: false, members: &[
        Member { name: "AmazonProvidedIpv6CidrBlock", wire: "amazonProvidedIpv6CidrBlock", query: "AmazonProvidedIpv6CidrBlock", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "CidrBlock", wire: "CidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "InstanceTenancy", wire: "instanceTenancy", query: "InstanceTenancy", required: false, location: Location::Body, shape: &shape_Tenancy },
        Member { name: "Ipv4IpamPoolId", wire: "Ipv4IpamPoolId", query: "Ipv4IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "Ipv4NetmaskLength", wire: "Ipv4NetmaskLength", query: "Ipv4NetmaskLength", required: false, location: Location::Body, shape: &shape_NetmaskLength },
        Member { name: "Ipv6CidrBlock", wire: "Ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6CidrBlockNetworkBorderGroup", wire: "Ipv6CidrBlockNetworkBorderGroup", query: "Ipv6CidrBlockNetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6IpamPoolId", wire: "Ipv6IpamPoolId", query: "Ipv6IpamPoolId", required: false, location: Location::Body, shape: &shape_IpamPoolId },
        Member { name: "Ipv6NetmaskLength", wire: "Ipv6NetmaskLength", query: "Ipv6NetmaskLength", required: false, location: Location::Body, shape: &shape_NetmaskLength },
        Member { name: "Ipv6Pool", wire: "Ipv6Pool", query: "Ipv6Pool", required: false, location: Location::Body, shape: &shape_Ipv6PoolEc2Id },
        Member { name: "TagSpecifications", wire: "TagSpecification", query: "TagSpecification", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "VpcEncryptionControl", wire: "VpcEncryptionControl", query: "VpcEncryptionControl", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlConfiguration },] });
    pub static shape_CreateVpcResult: Shape = Shape::Structure(Structure { name: "CreateVpcResult", union: false, members: &[
        Member { name: "Vpc", wire: "vpc", query: "Vpc", required: false, location: Location::Body, shape: &shape_Vpc },] });
    pub static shape_DateTime: Shape = Shape::Timestamp;
    pub static shape_DefaultingDhcpOptionsId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_DeleteDhcpOptionsRequest: Shape = Shape::Structure(Structure { name: "DeleteDhcpOptionsRequest", union: false, members: &[
        Member { name: "DhcpOptionsId", wire: "DhcpOptionsId", query: "DhcpOptionsId", required: true, location: Location::Body, shape: &shape_DhcpOptionsId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DeleteFlowLogsRequest: Shape = Shape::Structure(Structure { name: "DeleteFlowLogsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "FlowLogIds", wire: "FlowLogId", query: "FlowLogId", required: true, location: Location::Body, shape: &shape_FlowLogIdList },] });
    pub static shape_DeleteFlowLogsResult: Shape = Shape::Structure(Structure { name: "DeleteFlowLogsResult", union: false, members: &[
        Member { name: "Unsuccessful", wire: "unsuccessful", query: "Unsuccessful", required: false, location: Location::Body, shape: &shape_UnsuccessfulItemSet },] });
    pub static shape_DeleteInternetGatewayRequest: Shape = Shape::Structure(Structure { name: "DeleteInternetGatewayRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "InternetGatewayId", wire: "internetGatewayId", query: "InternetGatewayId", required: true, location: Location::Body, shape: &shape_InternetGatewayId },] });
    pub static shape_DeleteManagedPrefixListRequest: Shape = Shape::Structure(Structure { name: "DeleteManagedPrefixListRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrefixListId", wire: "PrefixListId", query: "PrefixListId", required: true, location: Location::Body, shape: &shape_PrefixListResourceId },] });
    pub static shape_DeleteManagedPrefixListResult: Shape = Shape::Structure(Structure { name: "DeleteManagedPrefixListResult", union: false, members: &[
        Member { name: "PrefixList", wire: "prefixList", query: "PrefixList", required: false, location: Location::Body, shape: &shape_ManagedPrefixList },] });
    pub static shape_DeleteNatGatewayRequest: Shape = Shape::Structure(Structure { name: "DeleteNatGatewayRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NatGatewayId", wire: "NatGatewayId", query: "NatGatewayId", required: true, location: Location::Body, shape: &shape_NatGatewayId },] });
    pub static shape_DeleteNatGatewayResult: Shape = Shape::Structure(Structure { name: "DeleteNatGatewayResult", union: false, members: &[
        Member { name: "NatGatewayId", wire: "natGatewayId", query: "NatGatewayId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DeleteNetworkAclEntryRequest: Shape = Shape::Structure(Structure { name: "DeleteNetworkAclEntryRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Egress", wire: "egress", query: "Egress", required: true, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: true, location: Location::Body, shape: &shape_NetworkAclId },
        Member { name: "RuleNumber", wire: "ruleNumber", query: "RuleNumber", required: true, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_DeleteNetworkAclRequest: Shape = Shape::Structure(Structure { name: "DeleteNetworkAclRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: true, location: Location::Body, shape: &shape_NetworkAclId },] });
    pub static shape_DeleteNetworkInterfaceRequest: Shape = Shape::Structure(Structure { name: "DeleteNetworkInterfaceRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: true, location: Location::Body, shape: &shape_NetworkInterfaceId },] });
    pub static shape_DeleteRouteRequest: Shape = Shape::Structure(Structure { name: "DeleteRouteRequest", union: false, members: &[
        Member { name: "DestinationCidrBlock", wire: "destinationCidrBlock", query: "DestinationCidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationIpv6CidrBlock", wire: "destinationIpv6CidrBlock", query: "DestinationIpv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationPrefixListId", wire: "DestinationPrefixListId", query: "DestinationPrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: true, location: Location::Body, shape: &shape_RouteTableId },] });
    pub static shape_DeleteRouteTableRequest: Shape = Shape::Structure(Structure { name: "DeleteRouteTableRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: true, location: Location::Body, shape: &shape_RouteTableId },] });
    pub static shape_DeleteSecurityGroupRequest: Shape = Shape::Structure(Structure { name: "DeleteSecurityGroupRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_SecurityGroupName },] });
    pub static shape_DeleteSecurityGroupResult: Shape = Shape::Structure(Structure { name: "DeleteSecurityGroupResult", union: false, members: &[
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DeleteSubnetRequest: Shape = Shape::Structure(Structure { name: "DeleteSubnetRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SubnetId", wire: "SubnetId", query: "SubnetId", required: true, location: Location::Body, shape: &shape_SubnetId },] });
    pub static shape_DeleteTagsRequest: Shape = Shape::Structure(Structure { name: "DeleteTagsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Resources", wire: "resourceId", query: "ResourceId", required: true, location: Location::Body, shape: &shape_ResourceIdList },
        Member { name: "Tags", wire: "tag", query: "Tag", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_DeleteVpcEndpointsRequest: Shape = Shape::Structure(Structure { name: "DeleteVpcEndpointsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcEndpointIds", wire: "VpcEndpointId", query: "VpcEndpointId", required: true, location: Location::Body, shape: &shape_VpcEndpointIdList },] });
    pub static shape_DeleteVpcEndpointsResult: Shape = Shape::Structure(Structure { name: "DeleteVpcEndpointsResult", union: false, members: &[
        Member { name: "Unsuccessful", wire: "unsuccessful", query: "Unsuccessful", required: false, location: Location::Body, shape: &shape_UnsuccessfulItemSet },] });
    pub static shape_DeleteVpcPeeringConnectionRequest: Shape = Shape::Structure(Structure { name: "DeleteVpcPeeringConnectionRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: true, location: Location::Body, shape: &shape_VpcPeeringConnectionId },] });
    pub static shape_DeleteVpcPeeringConnectionResult: Shape = Shape::Structure(Structure { name: "DeleteVpcPeeringConnectionResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DeleteVpcRequest: Shape = Shape::Structure(Structure { name: "DeleteVpcRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_DescribeAccountAttributesRequest: Shape = Shape::Structure(Structure { name: "DescribeAccountAttributesRequest", union: false, members: &[
        Member { name: "AttributeNames", wire: "attributeName", query: "AttributeName", required: false, location: Location::Body, shape: &shape_AccountAttributeNameStringList },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DescribeAccountAttributesResult: Shape = Shape::Structure(Structure { name: "DescribeAccountAttributesResult", union: false, members: &[
        Member { name: "AccountAttributes", wire: "accountAttributeSet", query: "AccountAttributeSet", required: false, location: Location::Body, shape: &shape_AccountAttributeList },] });
    pub static shape_DescribeAddressesAttributeRequest: Shape = Shape::Structure(Structure { name: "DescribeAddressesAttributeRequest", union: false, members: &[
        Member { name: "AllocationIds", wire: "AllocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationIds },
        Member { name: "Attribute", wire: "Attribute", query: "Attribute", required: false, location: Location::Body, shape: &shape_AddressAttributeName },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_AddressMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_DescribeAddressesAttributeResult: Shape = Shape::Structure(Structure { name: "DescribeAddressesAttributeResult", union: false, members: &[
        Member { name: "Addresses", wire: "addressSet", query: "AddressSet", required: false, location: Location::Body, shape: &shape_AddressSet },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_DescribeAddressesRequest: Shape = Shape::Structure(Structure { name: "DescribeAddressesRequest", union: false, members: &[
        Member { name: "AllocationIds", wire: "AllocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationIdList },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "PublicIps", wire: "PublicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_PublicIpStringList },] });
    pub static shape_DescribeAddressesResult: Shape = Shape::Structure(Structure { name: "DescribeAddressesResult", union: false, members: &[
        Member { name: "Addresses", wire: "addressesSet", query: "AddressesSet", required: false, location: Location::Body, shape: &shape_AddressList },] });
    pub static shape_DescribeAvailabilityZonesRequest: Shape = Shape::Structure(Structure { name: "DescribeAvailabilityZonesRequest", union: false, members: &[
        Member { name: "AllAvailabilityZones", wire: "AllAvailabilityZones", query: "AllAvailabilityZones", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "ZoneIds", wire: "ZoneId", query: "ZoneId", required: false, location: Location::Body, shape: &shape_ZoneIdStringList },
        Member { name: "ZoneNames", wire: "ZoneName", query: "ZoneName", required: false, location: Location::Body, shape: &shape_ZoneNameStringList },] });
    pub static shape_DescribeAvailabilityZonesResult: Shape = Shape::Structure(Structure { name: "DescribeAvailabilityZonesResult", union: false, members: &[
        Member { name: "AvailabilityZones", wire: "availabilityZoneInfo", query: "AvailabilityZoneInfo", required: false, location: Location::Body, shape: &shape_AvailabilityZoneList },] });
    pub static shape_DescribeDhcpOptionsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeDhcpOptionsRequest: Shape = Shape::Structure(Structure { name: "DescribeDhcpOptionsRequest", union: false, members: &[
        Member { name: "DhcpOptionsIds", wire: "DhcpOptionsId", query: "DhcpOptionsId", required: false, location: Location::Body, shape: &shape_DhcpOptionsIdStringList },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeDhcpOptionsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeDhcpOptionsResult: Shape = Shape::Structure(Structure { name: "DescribeDhcpOptionsResult", union: false, members: &[
        Member { name: "DhcpOptions", wire: "dhcpOptionsSet", query: "DhcpOptionsSet", required: false, location: Location::Body, shape: &shape_DhcpOptionsList },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeFlowLogsRequest: Shape = Shape::Structure(Structure { name: "DescribeFlowLogsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filter", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "FlowLogIds", wire: "FlowLogId", query: "FlowLogId", required: false, location: Location::Body, shape: &shape_FlowLogIdList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeFlowLogsResult: Shape = Shape::Structure(Structure { name: "DescribeFlowLogsResult", union: false, members: &[
        Member { name: "FlowLogs", wire: "flowLogSet", query: "FlowLogSet", required: false, location: Location::Body, shape: &shape_FlowLogSet },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeInternetGatewaysMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeInternetGatewaysRequest: Shape = Shape::Structure(Structure { name: "DescribeInternetGatewaysRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "InternetGatewayIds", wire: "internetGatewayId", query: "InternetGatewayId", required: false, location: Location::Body, shape: &shape_InternetGatewayIdList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeInternetGatewaysMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeInternetGatewaysResult: Shape = Shape::Structure(Structure { name: "DescribeInternetGatewaysResult", union: false, members: &[
        Member { name: "InternetGateways", wire: "internetGatewaySet", query: "InternetGatewaySet", required: false, location: Location::Body, shape: &shape_InternetGatewayList },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeManagedPrefixListsRequest: Shape = Shape::Structure(Structure { name: "DescribeManagedPrefixListsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_PrefixListMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "PrefixListIds", wire: "PrefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_ValueStringList },] });
    pub static shape_DescribeManagedPrefixListsResult: Shape = Shape::Structure(Structure { name: "DescribeManagedPrefixListsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "PrefixLists", wire: "prefixListSet", query: "PrefixListSet", required: false, location: Location::Body, shape: &shape_ManagedPrefixListSet },] });
    pub static shape_DescribeNatGatewaysMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeNatGatewaysRequest: Shape = Shape::Structure(Structure { name: "DescribeNatGatewaysRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filter", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeNatGatewaysMaxResults },
        Member { name: "NatGatewayIds", wire: "NatGatewayId", query: "NatGatewayId", required: false, location: Location::Body, shape: &shape_NatGatewayIdStringList },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeNatGatewaysResult: Shape = Shape::Structure(Structure { name: "DescribeNatGatewaysResult", union: false, members: &[
        Member { name: "NatGateways", wire: "natGatewaySet", query: "NatGatewaySet", required: false, location: Location::Body, shape: &shape_NatGatewayList },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeNetworkAclsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeNetworkAclsRequest: Shape = Shape::Structure(Structure { name: "DescribeNetworkAclsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeNetworkAclsMaxResults },
        Member { name: "NetworkAclIds", wire: "NetworkAclId", query: "NetworkAclId", required: false, location: Location::Body, shape: &shape_NetworkAclIdStringList },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeNetworkAclsResult: Shape = Shape::Structure(Structure { name: "DescribeNetworkAclsResult", union: false, members: &[
        Member { name: "NetworkAcls", wire: "networkAclSet", query: "NetworkAclSet", required: false, location: Location::Body, shape: &shape_NetworkAclList },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeNetworkInterfacesMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeNetworkInterfacesRequest: Shape = Shape::Structure(Structure { name: "DescribeNetworkInterfacesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "IncludeManagedResources", wire: "IncludeManagedResources", query: "IncludeManagedResources", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeNetworkInterfacesMaxResults },
        Member { name: "NetworkInterfaceIds", wire: "NetworkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_NetworkInterfaceIdList },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeNetworkInterfacesResult: Shape = Shape::Structure(Structure { name: "DescribeNetworkInterfacesResult", union: false, members: &[
        Member { name: "NetworkInterfaces", wire: "networkInterfaceSet", query: "NetworkInterfaceSet", required: false, location: Location::Body, shape: &shape_NetworkInterfaceList },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribePrefixListsRequest: Shape = Shape::Structure(Structure { name: "DescribePrefixListsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixListIds", wire: "PrefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceIdStringList },] });
    pub static shape_DescribePrefixListsResult: Shape = Shape::Structure(Structure { name: "DescribePrefixListsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixLists", wire: "prefixListSet", query: "PrefixListSet", required: false, location: Location::Body, shape: &shape_PrefixListSet },] });
    pub static shape_DescribeRegionsRequest: Shape = Shape::Structure(Structure { name: "DescribeRegionsRequest", union: false, members: &[
        Member { name: "AllRegions", wire: "AllRegions", query: "AllRegions", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "RegionNames", wire: "RegionName", query: "RegionName", required: false, location: Location::Body, shape: &shape_RegionNameStringList },] });
    pub static shape_DescribeRegionsResult: Shape = Shape::Structure(Structure { name: "DescribeRegionsResult", union: false, members: &[
        Member { name: "Regions", wire: "regionInfo", query: "RegionInfo", required: false, location: Location::Body, shape: &shape_RegionList },] });
    pub static shape_DescribeRouteTablesMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(100) });
    pub static shape_DescribeRouteTablesRequest: Shape = Shape::Structure(Structure { name: "DescribeRouteTablesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeRouteTablesMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RouteTableIds", wire: "RouteTableId", query: "RouteTableId", required: false, location: Location::Body, shape: &shape_RouteTableIdStringList },] });
    pub static shape_DescribeRouteTablesResult: Shape = Shape::Structure(Structure { name: "DescribeRouteTablesResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RouteTables", wire: "routeTableSet", query: "RouteTableSet", required: false, location: Location::Body, shape: &shape_RouteTableList },] });
    pub static shape_DescribeSecurityGroupReferencesRequest: Shape = Shape::Structure(Structure { name: "DescribeSecurityGroupReferencesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: true, location: Location::Body, shape: &shape_GroupIds },] });
    pub static shape_DescribeSecurityGroupReferencesResult: Shape = Shape::Structure(Structure { name: "DescribeSecurityGroupReferencesResult", union: false, members: &[
        Member { name: "SecurityGroupReferenceSet", wire: "securityGroupReferenceSet", query: "SecurityGroupReferenceSet", required: false, location: Location::Body, shape: &shape_SecurityGroupReferences },] });
    pub static shape_DescribeSecurityGroupRulesMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeSecurityGroupRulesRequest: Shape = Shape::Structure(Structure { name: "DescribeSecurityGroupRulesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeSecurityGroupRulesMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupRuleIds", wire: "SecurityGroupRuleId", query: "SecurityGroupRuleId", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleIdList },] });
    pub static shape_DescribeSecurityGroupRulesResult: Shape = Shape::Structure(Structure { name: "DescribeSecurityGroupRulesResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupRules", wire: "securityGroupRuleSet", query: "SecurityGroupRuleSet", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleList },] });
    pub static shape_DescribeSecurityGroupsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeSecurityGroupsRequest: Shape = Shape::Structure(Structure { name: "DescribeSecurityGroupsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "GroupIds", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_GroupIdStringList },
        Member { name: "GroupNames", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_GroupNameStringList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeSecurityGroupsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeSecurityGroupsResult: Shape = Shape::Structure(Structure { name: "DescribeSecurityGroupsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroups", wire: "securityGroupInfo", query: "SecurityGroupInfo", required: false, location: Location::Body, shape: &shape_SecurityGroupList },] });
    pub static shape_DescribeStaleSecurityGroupsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(255) });
    pub static shape_DescribeStaleSecurityGroupsNextToken: Shape = Shape::String(StringShape { min: Some(1), max: Some(1024), pattern: None, values: &[] });
    pub static shape_DescribeStaleSecurityGroupsRequest: Shape = Shape::Structure(Structure { name: "DescribeStaleSecurityGroupsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeStaleSecurityGroupsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_DescribeStaleSecurityGroupsNextToken },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_DescribeStaleSecurityGroupsResult: Shape = Shape::Structure(Structure { name: "DescribeStaleSecurityGroupsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StaleSecurityGroupSet", wire: "staleSecurityGroupSet", query: "StaleSecurityGroupSet", required: false, location: Location::Body, shape: &shape_StaleSecurityGroupSet },] });
    pub static shape_DescribeSubnetsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeSubnetsRequest: Shape = Shape::Structure(Structure { name: "DescribeSubnetsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeSubnetsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetIds", wire: "SubnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_SubnetIdStringList },] });
    pub static shape_DescribeSubnetsResult: Shape = Shape::Structure(Structure { name: "DescribeSubnetsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Subnets", wire: "subnetSet", query: "SubnetSet", required: false, location: Location::Body, shape: &shape_SubnetList },] });
    pub static shape_DescribeTagsRequest: Shape = Shape::Structure(Structure { name: "DescribeTagsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "maxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeTagsResult: Shape = Shape::Structure(Structure { name: "DescribeTagsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagDescriptionList },] });
    pub static shape_DescribeVpcAttributeRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcAttributeRequest", union: false, members: &[
        Member { name: "Attribute", wire: "Attribute", query: "Attribute", required: true, location: Location::Body, shape: &shape_VpcAttributeName },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_DescribeVpcAttributeResult: Shape = Shape::Structure(Structure { name: "DescribeVpcAttributeResult", union: false, members: &[
        Member { name: "EnableDnsHostnames", wire: "enableDnsHostnames", query: "EnableDnsHostnames", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableDnsSupport", wire: "enableDnsSupport", query: "EnableDnsSupport", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableNetworkAddressUsageMetrics", wire: "enableNetworkAddressUsageMetrics", query: "EnableNetworkAddressUsageMetrics", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeVpcClassicLinkDnsSupportMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(255) });
    pub static shape_DescribeVpcClassicLinkDnsSupportNextToken: Shape = Shape::String(StringShape { min: Some(1), max: Some(1024), pattern: None, values: &[] });
    pub static shape_DescribeVpcClassicLinkDnsSupportRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcClassicLinkDnsSupportRequest", union: false, members: &[
        Member { name: "MaxResults", wire: "maxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeVpcClassicLinkDnsSupportMaxResults },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_DescribeVpcClassicLinkDnsSupportNextToken },
        Member { name: "VpcIds", wire: "VpcIds", query: "VpcIds", required: false, location: Location::Body, shape: &shape_VpcClassicLinkIdList },] });
    pub static shape_DescribeVpcClassicLinkDnsSupportResult: Shape = Shape::Structure(Structure { name: "DescribeVpcClassicLinkDnsSupportResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_DescribeVpcClassicLinkDnsSupportNextToken },
        Member { name: "Vpcs", wire: "vpcs", query: "Vpcs", required: false, location: Location::Body, shape: &shape_ClassicLinkDnsSupportList },] });
    pub static shape_DescribeVpcClassicLinkRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcClassicLinkRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "VpcIds", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcClassicLinkIdList },] });
    pub static shape_DescribeVpcClassicLinkResult: Shape = Shape::Structure(Structure { name: "DescribeVpcClassicLinkResult", union: false, members: &[
        Member { name: "Vpcs", wire: "vpcSet", query: "VpcSet", required: false, location: Location::Body, shape: &shape_VpcClassicLinkList },] });
    pub static shape_DescribeVpcEndpointServicesRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcEndpointServicesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceNames", wire: "ServiceName", query: "ServiceName", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "ServiceRegions", wire: "ServiceRegion", query: "ServiceRegion", required: false, location: Location::Body, shape: &shape_ValueStringList },] });
    pub static shape_DescribeVpcEndpointServicesResult: Shape = Shape::Structure(Structure { name: "DescribeVpcEndpointServicesResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceDetails", wire: "serviceDetailSet", query: "ServiceDetailSet", required: false, location: Location::Body, shape: &shape_ServiceDetailSet },
        Member { name: "ServiceNames", wire: "serviceNameSet", query: "ServiceNameSet", required: false, location: Location::Body, shape: &shape_ValueStringList },] });
    pub static shape_DescribeVpcEndpointsRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcEndpointsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcEndpointIds", wire: "VpcEndpointId", query: "VpcEndpointId", required: false, location: Location::Body, shape: &shape_VpcEndpointIdList },] });
    pub static shape_DescribeVpcEndpointsResult: Shape = Shape::Structure(Structure { name: "DescribeVpcEndpointsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcEndpoints", wire: "vpcEndpointSet", query: "VpcEndpointSet", required: false, location: Location::Body, shape: &shape_VpcEndpointSet },] });
    pub static shape_DescribeVpcPeeringConnectionsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeVpcPeeringConnectionsRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcPeeringConnectionsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeVpcPeeringConnectionsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcPeeringConnectionIds", wire: "VpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionIdList },] });
    pub static shape_DescribeVpcPeeringConnectionsResult: Shape = Shape::Structure(Structure { name: "DescribeVpcPeeringConnectionsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcPeeringConnections", wire: "vpcPeeringConnectionSet", query: "VpcPeeringConnectionSet", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionList },] });
    pub static shape_DescribeVpcsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(1000) });
    pub static shape_DescribeVpcsRequest: Shape = Shape::Structure(Structure { name: "DescribeVpcsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Filters", wire: "Filter", query: "Filter", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_DescribeVpcsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcIds", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcIdStringList },] });
    pub static shape_DescribeVpcsResult: Shape = Shape::Structure(Structure { name: "DescribeVpcsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Vpcs", wire: "vpcSet", query: "VpcSet", required: false, location: Location::Body, shape: &shape_VpcList },] });
    pub static shape_DestinationFileFormat: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["plain-text", "parquet"] });
    pub static shape_DestinationOptionsRequest: Shape = Shape::Structure(Structure { name: "DestinationOptionsRequest", union: false, members: &[
        Member { name: "FileFormat", wire: "FileFormat", query: "FileFormat", required: false, location: Location::Body, shape: &shape_DestinationFileFormat },
        Member { name: "HiveCompatiblePartitions", wire: "HiveCompatiblePartitions", query: "HiveCompatiblePartitions", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PerHourPartition", wire: "PerHourPartition", query: "PerHourPartition", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DestinationOptionsResponse: Shape = Shape::Structure(Structure { name: "DestinationOptionsResponse", union: false, members: &[
        Member { name: "FileFormat", wire: "fileFormat", query: "FileFormat", required: false, location: Location::Body, shape: &shape_DestinationFileFormat },
        Member { name: "HiveCompatiblePartitions", wire: "hiveCompatiblePartitions", query: "HiveCompatiblePartitions", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PerHourPartition", wire: "perHourPartition", query: "PerHourPartition", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DetachInternetGatewayRequest: Shape = Shape::Structure(Structure { name: "DetachInternetGatewayRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "InternetGatewayId", wire: "internetGatewayId", query: "InternetGatewayId", required: true, location: Location::Body, shape: &shape_InternetGatewayId },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_DetachNetworkInterfaceRequest: Shape = Shape::Structure(Structure { name: "DetachNetworkInterfaceRequest", union: false, members: &[
        Member { name: "AttachmentId", wire: "attachmentId", query: "AttachmentId", required: true, location: Location::Body, shape: &shape_NetworkInterfaceAttachmentId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Force", wire: "force", query: "Force", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DhcpConfiguration: Shape = Shape::Structure(Structure { name: "DhcpConfiguration", union: false, members: &[
        Member { name: "Key", wire: "key", query: "Key", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Values", wire: "valueSet", query: "ValueSet", required: false, location: Location::Body, shape: &shape_DhcpConfigurationValueList },] });
    pub static shape_DhcpConfigurationList: Shape = Shape::List(List { member: &shape_DhcpConfiguration, item: "item", flattened: false, min: None, max: None });
    pub static shape_DhcpConfigurationValueList: Shape = Shape::List(List { member: &shape_AttributeValue, item: "item", flattened: false, min: None, max: None });
    pub static shape_DhcpOptions: Shape = Shape::Structure(Structure { name: "DhcpOptions", union: false, members: &[
        Member { name: "DhcpConfigurations", wire: "dhcpConfigurationSet", query: "DhcpConfigurationSet", required: false, location: Location::Body, shape: &shape_DhcpConfigurationList },
        Member { name: "DhcpOptionsId", wire: "dhcpOptionsId", query: "DhcpOptionsId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_DhcpOptionsId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_DhcpOptionsIdStringList: Shape = Shape::List(List { member: &shape_DhcpOptionsId, item: "DhcpOptionsId", flattened: false, min: None, max: None });
    pub static shape_DhcpOptionsList: Shape = Shape::List(List { member: &shape_DhcpOptions, item: "item", flattened: false, min: None, max: None });
    pub static shape_DisassociateAddressRequest: Shape = Shape::Structure(Structure { name: "DisassociateAddressRequest", union: false, members: &[
        Member { name: "AssociationId", wire: "AssociationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_ElasticIpAssociationId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PublicIp", wire: "PublicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_EipAllocationPublicIp },] });
    pub static shape_DisassociateRouteTableRequest: Shape = Shape::Structure(Structure { name: "DisassociateRouteTableRequest", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: true, location: Location::Body, shape: &shape_RouteTableAssociationId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DisassociateVpcCidrBlockRequest: Shape = Shape::Structure(Structure { name: "DisassociateVpcCidrBlockRequest", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: true, location: Location::Body, shape: &shape_VpcCidrAssociationId },] });
    pub static shape_DisassociateVpcCidrBlockResult: Shape = Shape::Structure(Structure { name: "DisassociateVpcCidrBlockResult", union: false, members: &[
        Member { name: "CidrBlockAssociation", wire: "cidrBlockAssociation", query: "CidrBlockAssociation", required: false, location: Location::Body, shape: &shape_VpcCidrBlockAssociation },
        Member { name: "Ipv6CidrBlockAssociation", wire: "ipv6CidrBlockAssociation", query: "Ipv6CidrBlockAssociation", required: false, location: Location::Body, shape: &shape_VpcIpv6CidrBlockAssociation },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DnsEntry: Shape = Shape::Structure(Structure { name: "DnsEntry", union: false, members: &[
        Member { name: "DnsName", wire: "dnsName", query: "DnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "HostedZoneId", wire: "hostedZoneId", query: "HostedZoneId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DnsEntrySet: Shape = Shape::List(List { member: &shape_DnsEntry, item: "item", flattened: false, min: None, max: None });
    pub static shape_DnsNameState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["pendingVerification", "verified", "failed"] });
    pub static shape_DnsOptions: Shape = Shape::Structure(Structure { name: "DnsOptions", union: false, members: &[
        Member { name: "DnsRecordIpType", wire: "dnsRecordIpType", query: "DnsRecordIpType", required: false, location: Location::Body, shape: &shape_DnsRecordIpType },
        Member { name: "PrivateDnsOnlyForInboundResolverEndpoint", wire: "privateDnsOnlyForInboundResolverEndpoint", query: "PrivateDnsOnlyForInboundResolverEndpoint", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrivateDnsPreference", wire: "privateDnsPreference", query: "PrivateDnsPreference", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsSpecifiedDomains", wire: "privateDnsSpecifiedDomainSet", query: "PrivateDnsSpecifiedDomainSet", required: false, location: Location::Body, shape: &shape_PrivateDnsSpecifiedDomainSet },] });
    pub static shape_DnsOptionsSpecification: Shape = Shape::Structure(Structure { name: "DnsOptionsSpecification", union: false, members: &[
        Member { name: "DnsRecordIpType", wire: "DnsRecordIpType", query: "DnsRecordIpType", required: false, location: Location::Body, shape: &shape_DnsRecordIpType },
        Member { name: "PrivateDnsOnlyForInboundResolverEndpoint", wire: "PrivateDnsOnlyForInboundResolverEndpoint", query: "PrivateDnsOnlyForInboundResolverEndpoint", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrivateDnsPreference", wire: "PrivateDnsPreference", query: "PrivateDnsPreference", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsSpecifiedDomains", wire: "PrivateDnsSpecifiedDomain", query: "PrivateDnsSpecifiedDomain", required: false, location: Location::Body, shape: &shape_PrivateDnsSpecifiedDomainSet },] });
    pub static shape_DnsRecordIpType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ipv4", "dualstack", "ipv6", "service-defined"] });
    pub static shape_DomainType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["vpc", "standard"] });
    pub static shape_EgressOnlyInternetGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_EipAllocationPublicIp: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_ElasticIpAssociationId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_EnaSrdSpecification: Shape = Shape::Structure(Structure { name: "EnaSrdSpecification", union: false, members: &[
        Member { name: "EnaSrdEnabled", wire: "EnaSrdEnabled", query: "EnaSrdEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnaSrdUdpSpecification", wire: "EnaSrdUdpSpecification", query: "EnaSrdUdpSpecification", required: false, location: Location::Body, shape: &shape_EnaSrdUdpSpecification },] });
    pub static shape_EnaSrdUdpSpecification: Shape = Shape::Structure(Structure { name: "EnaSrdUdpSpecification", union: false, members: &[
        Member { name: "EnaSrdUdpEnabled", wire: "EnaSrdUdpEnabled", query: "EnaSrdUdpEnabled", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_Filter: Shape = Shape::Structure(Structure { name: "Filter", union: false, members: &[
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Values", wire: "Value", query: "Value", required: false, location: Location::Body, shape: &shape_ValueStringList },] });
    pub static shape_FilterList: Shape = Shape::List(List { member: &shape_Filter, item: "Filter", flattened: false, min: None, max: None });
    pub static shape_FlowLog: Shape = Shape::Structure(Structure { name: "FlowLog", union: false, members: &[
        Member { name: "CreationTime", wire: "creationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_MillisecondDateTime },
        Member { name: "DeliverCrossAccountRole", wire: "deliverCrossAccountRole", query: "DeliverCrossAccountRole", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeliverLogsErrorMessage", wire: "deliverLogsErrorMessage", query: "DeliverLogsErrorMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeliverLogsPermissionArn", wire: "deliverLogsPermissionArn", query: "DeliverLogsPermissionArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeliverLogsStatus", wire: "deliverLogsStatus", query: "DeliverLogsStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationOptions", wire: "destinationOptions", query: "DestinationOptions", required: false, location: Location::Body, shape: &shape_DestinationOptionsResponse },
        Member { name: "FlowLogId", wire: "flowLogId", query: "FlowLogId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FlowLogStatus", wire: "flowLogStatus", query: "FlowLogStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LogDestination", wire: "logDestination", query: "LogDestination", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LogDestinationType", wire: "logDestinationType", query: "LogDestinationType", required: false, location: Location::Body, shape: &shape_LogDestinationType },
        Member { name: "LogFormat", wire: "logFormat", query: "LogFormat", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LogGroupName", wire: "logGroupName", query: "LogGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxAggregationInterval", wire: "maxAggregationInterval", query: "MaxAggregationInterval", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "ResourceId", wire: "resourceId", query: "ResourceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagFieldSpecifications", wire: "tagFieldSpecificationSet", query: "TagFieldSpecificationSet", required: false, location: Location::Body, shape: &shape_TagFieldSpecificationListResponse },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "TrafficType", wire: "trafficType", query: "TrafficType", required: false, location: Location::Body, shape: &shape_TrafficType },] });
    pub static shape_FlowLogIdList: Shape = Shape::List(List { member: &shape_VpcFlowLogId, item: "item", flattened: false, min: None, max: None });
    pub static shape_FlowLogResourceId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_FlowLogResourceIds: Shape = Shape::List(List { member: &shape_FlowLogResourceId, item: "item", flattened: false, min: None, max: None });
    pub static shape_FlowLogSet: Shape = Shape::List(List { member: &shape_FlowLog, item: "item", flattened: false, min: None, max: None });
    pub static shape_FlowLogsResourceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["VPC", "Subnet", "NetworkInterface", "TransitGateway", "TransitGatewayAttachment", "RegionalNatGateway", "CoreNetwork", "CoreNetworkEdge", "CoreNetworkAttachment"] });
    pub static shape_GetManagedPrefixListAssociationsMaxResults: Shape = Shape::Integer(Range { min: Some(5), max: Some(255) });
    pub static shape_GetManagedPrefixListAssociationsRequest: Shape = Shape::Structure(Structure { name: "GetManagedPrefixListAssociationsRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_GetManagedPrefixListAssociationsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "PrefixListId", wire: "PrefixListId", query: "PrefixListId", required: true, location: Location::Body, shape: &shape_PrefixListResourceId },] });
    pub static shape_GetManagedPrefixListAssociationsResult: Shape = Shape::Structure(Structure { name: "GetManagedPrefixListAssociationsResult", union: false, members: &[
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixListAssociations", wire: "prefixListAssociationSet", query: "PrefixListAssociationSet", required: false, location: Location::Body, shape: &shape_PrefixListAssociationSet },] });
    pub static shape_GetManagedPrefixListEntriesRequest: Shape = Shape::Structure(Structure { name: "GetManagedPrefixListEntriesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_PrefixListMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "PrefixListId", wire: "PrefixListId", query: "PrefixListId", required: true, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "TargetVersion", wire: "TargetVersion", query: "TargetVersion", required: false, location: Location::Body, shape: &shape_Long },] });
    pub static shape_GetManagedPrefixListEntriesResult: Shape = Shape::Structure(Structure { name: "GetManagedPrefixListEntriesResult", union: false, members: &[
        Member { name: "Entries", wire: "entrySet", query: "EntrySet", required: false, location: Location::Body, shape: &shape_PrefixListEntrySet },
        Member { name: "NextToken", wire: "nextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_GroupIdStringList: Shape = Shape::List(List { member: &shape_SecurityGroupId, item: "groupId", flattened: false, min: None, max: None });
    pub static shape_GroupIdentifier: Shape = Shape::Structure(Structure { name: "GroupIdentifier", union: false, members: &[
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupName", wire: "groupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_GroupIdentifierList: Shape = Shape::List(List { member: &shape_GroupIdentifier, item: "item", flattened: false, min: None, max: None });
    pub static shape_GroupIdentifierSet: Shape = Shape::List(List { member: &shape_SecurityGroupIdentifier, item: "item", flattened: false, min: None, max: None });
    pub static shape_GroupIds: Shape = Shape::List(List { member: &shape_SecurityGroupId, item: "item", flattened: false, min: None, max: None });
    pub static shape_GroupNameStringList: Shape = Shape::List(List { member: &shape_SecurityGroupName, item: "GroupName", flattened: false, min: None, max: None });
    pub static shape_HostnameType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ip-name", "resource-name"] });
    pub static shape_IcmpTypeCode: Shape = Shape::Structure(Structure { name: "IcmpTypeCode", union: false, members: &[
        Member { name: "Code", wire: "code", query: "Code", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "Type", wire: "type", query: "Type", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_InstanceId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_Integer: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_InternetGateway: Shape = Shape::Structure(Structure { name: "InternetGateway", union: false, members: &[
        Member { name: "Attachments", wire: "attachmentSet", query: "AttachmentSet", required: false, location: Location::Body, shape: &shape_InternetGatewayAttachmentList },
        Member { name: "InternetGatewayId", wire: "internetGatewayId", query: "InternetGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_InternetGatewayAttachment: Shape = Shape::Structure(Structure { name: "InternetGatewayAttachment", union: false, members: &[
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_AttachmentStatus },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_InternetGatewayAttachmentList: Shape = Shape::List(List { member: &shape_InternetGatewayAttachment, item: "item", flattened: false, min: None, max: None });
    pub static shape_InternetGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_InternetGatewayIdList: Shape = Shape::List(List { member: &shape_InternetGatewayId, item: "item", flattened: false, min: None, max: None });
    pub static shape_InternetGatewayList: Shape = Shape::List(List { member: &shape_InternetGateway, item: "item", flattened: false, min: None, max: None });
    pub static shape_IpAddressType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ipv4", "dualstack", "ipv6"] });
    pub static shape_IpList: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: None, max: None });
    pub static shape_IpPermission: Shape = Shape::Structure(Structure { name: "IpPermission", union: false, members: &[
        Member { name: "FromPort", wire: "fromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "IpProtocol", wire: "ipProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpRanges", wire: "ipRanges", query: "IpRanges", required: false, location: Location::Body, shape: &shape_IpRangeList },
        Member { name: "Ipv6Ranges", wire: "ipv6Ranges", query: "Ipv6Ranges", required: false, location: Location::Body, shape: &shape_Ipv6RangeList },
        Member { name: "PrefixListIds", wire: "prefixListIds", query: "PrefixListIds", required: false, location: Location::Body, shape: &shape_PrefixListIdList },
        Member { name: "ToPort", wire: "toPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "UserIdGroupPairs", wire: "groups", query: "Groups", required: false, location: Location::Body, shape: &shape_UserIdGroupPairList },] });
    pub static shape_IpPermissionList: Shape = Shape::List(List { member: &shape_IpPermission, item: "item", flattened: false, min: None, max: None });
    pub static shape_IpRange: Shape = Shape::Structure(Structure { name: "IpRange", union: false, members: &[
        Member { name: "CidrIp", wire: "cidrIp", query: "CidrIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_IpRangeList: Shape = Shape::List(List { member: &shape_IpRange, item: "item", flattened: false, min: None, max: None });
    pub static shape_IpRanges: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: None, max: None });
    pub static shape_IpSource: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["amazon", "byoip", "none"] });
    pub static shape_IpamPoolId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_Ipv4PoolEc2Id: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_Ipv4PrefixSpecification: Shape = Shape::Structure(Structure { name: "Ipv4PrefixSpecification", union: false, members: &[
        Member { name: "Ipv4Prefix", wire: "ipv4Prefix", query: "Ipv4Prefix", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Ipv4PrefixesList: Shape = Shape::List(List { member: &shape_Ipv4PrefixSpecification, item: "item", flattened: false, min: None, max: None });
    pub static shape_Ipv6AddressAttribute: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["public", "private"] });
    pub static shape_Ipv6CidrBlock: Shape = Shape::Structure(Structure { name: "Ipv6CidrBlock", union: false, members: &[
        Member { name: "Ipv6CidrBlock", wire: "ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Ipv6CidrBlockSet: Shape = Shape::List(List { member: &shape_Ipv6CidrBlock, item: "item", flattened: false, min: None, max: None });
    pub static shape_Ipv6PoolEc2Id: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_Ipv6PrefixSpecification: Shape = Shape::Structure(Structure { name: "Ipv6PrefixSpecification", union: false, members: &[
        Member { name: "Ipv6Prefix", wire: "ipv6Prefix", query: "Ipv6Prefix", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Ipv6PrefixesList: Shape = Shape::List(List { member: &shape_Ipv6PrefixSpecification, item: "item", flattened: false, min: None, max: None });
    pub static shape_Ipv6Range: Shape = Shape::Structure(Structure { name: "Ipv6Range", union: false, members: &[
        Member { name: "CidrIpv6", wire: "cidrIpv6", query: "CidrIpv6", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Ipv6RangeList: Shape = Shape::List(List { member: &shape_Ipv6Range, item: "item", flattened: false, min: None, max: None });
    pub static shape_LastError: Shape = Shape::Structure(Structure { name: "LastError", union: false, members: &[
        Member { name: "Code", wire: "code", query: "Code", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Message", wire: "message", query: "Message", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_LocalGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_LogDestinationType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["cloud-watch-logs", "s3", "kinesis-data-firehose"] });
    pub static shape_Long: Shape = Shape::Long(Range { min: None, max: None });
    pub static shape_ManagedPrefixList: Shape = Shape::Structure(Structure { name: "ManagedPrefixList", union: false, members: &[
        Member { name: "AddressFamily", wire: "addressFamily", query: "AddressFamily", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpamPrefixListResolverSyncEnabled", wire: "ipamPrefixListResolverSyncEnabled", query: "IpamPrefixListResolverSyncEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IpamPrefixListResolverTargetId", wire: "ipamPrefixListResolverTargetId", query: "IpamPrefixListResolverTargetId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxEntries", wire: "maxEntries", query: "MaxEntries", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixListArn", wire: "prefixListArn", query: "PrefixListArn", required: false, location: Location::Body, shape: &shape_ResourceArn },
        Member { name: "PrefixListId", wire: "prefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "PrefixListName", wire: "prefixListName", query: "PrefixListName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_PrefixListState },
        Member { name: "StateMessage", wire: "stateMessage", query: "StateMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "Version", wire: "version", query: "Version", required: false, location: Location::Body, shape: &shape_Long },] });
    pub static shape_ManagedPrefixListSet: Shape = Shape::List(List { member: &shape_ManagedPrefixList, item: "item", flattened: false, min: None, max: None });
    pub static shape_MillisecondDateTime: Shape = Shape::Timestamp;
    pub static shape_ModifyManagedPrefixListRequest: Shape = Shape::Structure(Structure { name: "ModifyManagedPrefixListRequest", union: false, members: &[
        Member { name: "AddEntries", wire: "AddEntry", query: "AddEntry", required: false, location: Location::Body, shape: &shape_AddPrefixListEntries },
        Member { name: "CurrentVersion", wire: "CurrentVersion", query: "CurrentVersion", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IpamPrefixListResolverSyncEnabled", wire: "IpamPrefixListResolverSyncEnabled", query: "IpamPrefixListResolverSyncEnabled", required: false, location: Location::Body, shape: &shape_BoxedBoolean },
        Member { name: "MaxEntries", wire: "MaxEntries", query: "MaxEntries", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "PrefixListId", wire: "PrefixListId", query: "PrefixListId", required: true, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "PrefixListName", wire: "PrefixListName", query: "PrefixListName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RemoveEntries", wire: "RemoveEntry", query: "RemoveEntry", required: false, location: Location::Body, shape: &shape_RemovePrefixListEntries },] });
    pub static shape_ModifyManagedPrefixListResult: Shape = Shape::Structure(Structure { name: "ModifyManagedPrefixListResult", union: false, members: &[
        Member { name: "PrefixList", wire: "prefixList", query: "PrefixList", required: false, location: Location::Body, shape: &shape_ManagedPrefixList },] });
    pub static shape_ModifyNetworkInterfaceAttributeRequest: Shape = Shape::Structure(Structure { name: "ModifyNetworkInterfaceAttributeRequest", union: false, members: &[
        Member { name: "AssociatePublicIpAddress", wire: "AssociatePublicIpAddress", query: "AssociatePublicIpAddress", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AssociatedSubnetIds", wire: "AssociatedSubnetId", query: "AssociatedSubnetId", required: false, location: Location::Body, shape: &shape_SubnetIdList },
        Member { name: "Attachment", wire: "attachment", query: "Attachment", required: false, location: Location::Body, shape: &shape_NetworkInterfaceAttachmentChanges },
        Member { name: "ConnectionTrackingSpecification", wire: "ConnectionTrackingSpecification", query: "ConnectionTrackingSpecification", required: false, location: Location::Body, shape: &shape_ConnectionTrackingSpecificationRequest },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_AttributeValue },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnaSrdSpecification", wire: "EnaSrdSpecification", query: "EnaSrdSpecification", required: false, location: Location::Body, shape: &shape_EnaSrdSpecification },
        Member { name: "EnablePrimaryIpv6", wire: "EnablePrimaryIpv6", query: "EnablePrimaryIpv6", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Groups", wire: "SecurityGroupId", query: "SecurityGroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupIdStringList },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: true, location: Location::Body, shape: &shape_NetworkInterfaceId },
        Member { name: "SourceDestCheck", wire: "sourceDestCheck", query: "SourceDestCheck", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },] });
    pub static shape_ModifySecurityGroupRulesRequest: Shape = Shape::Structure(Structure { name: "ModifySecurityGroupRulesRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: true, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "SecurityGroupRules", wire: "SecurityGroupRule", query: "SecurityGroupRule", required: true, location: Location::Body, shape: &shape_SecurityGroupRuleUpdateList },] });
    pub static shape_ModifySecurityGroupRulesResult: Shape = Shape::Structure(Structure { name: "ModifySecurityGroupRulesResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_ModifySubnetAttributeRequest: Shape = Shape::Structure(Structure { name: "ModifySubnetAttributeRequest", union: false, members: &[
        Member { name: "AssignIpv6AddressOnCreation", wire: "AssignIpv6AddressOnCreation", query: "AssignIpv6AddressOnCreation", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "CustomerOwnedIpv4Pool", wire: "CustomerOwnedIpv4Pool", query: "CustomerOwnedIpv4Pool", required: false, location: Location::Body, shape: &shape_CoipPoolId },
        Member { name: "DisableLniAtDeviceIndex", wire: "DisableLniAtDeviceIndex", query: "DisableLniAtDeviceIndex", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableDns64", wire: "EnableDns64", query: "EnableDns64", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableLniAtDeviceIndex", wire: "EnableLniAtDeviceIndex", query: "EnableLniAtDeviceIndex", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "EnableResourceNameDnsAAAARecordOnLaunch", wire: "EnableResourceNameDnsAAAARecordOnLaunch", query: "EnableResourceNameDnsAAAARecordOnLaunch", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableResourceNameDnsARecordOnLaunch", wire: "EnableResourceNameDnsARecordOnLaunch", query: "EnableResourceNameDnsARecordOnLaunch", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "MapCustomerOwnedIpOnLaunch", wire: "MapCustomerOwnedIpOnLaunch", query: "MapCustomerOwnedIpOnLaunch", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "MapPublicIpOnLaunch", wire: "MapPublicIpOnLaunch", query: "MapPublicIpOnLaunch", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "PrivateDnsHostnameTypeOnLaunch", wire: "PrivateDnsHostnameTypeOnLaunch", query: "PrivateDnsHostnameTypeOnLaunch", required: false, location: Location::Body, shape: &shape_HostnameType },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: true, location: Location::Body, shape: &shape_SubnetId },] });
    pub static shape_ModifyVpcAttributeRequest: Shape = Shape::Structure(Structure { name: "ModifyVpcAttributeRequest", union: false, members: &[
        Member { name: "EnableDnsHostnames", wire: "EnableDnsHostnames", query: "EnableDnsHostnames", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableDnsSupport", wire: "EnableDnsSupport", query: "EnableDnsSupport", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "EnableNetworkAddressUsageMetrics", wire: "EnableNetworkAddressUsageMetrics", query: "EnableNetworkAddressUsageMetrics", required: false, location: Location::Body, shape: &shape_AttributeBooleanValue },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: true, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_ModifyVpcEndpointRequest: Shape = Shape::Structure(Structure { name: "ModifyVpcEndpointRequest", union: false, members: &[
        Member { name: "AddRouteTableIds", wire: "AddRouteTableId", query: "AddRouteTableId", required: false, location: Location::Body, shape: &shape_VpcEndpointRouteTableIdList },
        Member { name: "AddSecurityGroupIds", wire: "AddSecurityGroupId", query: "AddSecurityGroupId", required: false, location: Location::Body, shape: &shape_VpcEndpointSecurityGroupIdList },
        Member { name: "AddSubnetIds", wire: "AddSubnetId", query: "AddSubnetId", required: false, location: Location::Body, shape: &shape_VpcEndpointSubnetIdList },
        Member { name: "DnsOptions", wire: "DnsOptions", query: "DnsOptions", required: false, location: Location::Body, shape: &shape_DnsOptionsSpecification },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_IpAddressType },
        Member { name: "PolicyDocument", wire: "PolicyDocument", query: "PolicyDocument", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsEnabled", wire: "PrivateDnsEnabled", query: "PrivateDnsEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RemoveRouteTableIds", wire: "RemoveRouteTableId", query: "RemoveRouteTableId", required: false, location: Location::Body, shape: &shape_VpcEndpointRouteTableIdList },
        Member { name: "RemoveSecurityGroupIds", wire: "RemoveSecurityGroupId", query: "RemoveSecurityGroupId", required: false, location: Location::Body, shape: &shape_VpcEndpointSecurityGroupIdList },
        Member { name: "RemoveSubnetIds", wire: "RemoveSubnetId", query: "RemoveSubnetId", required: false, location: Location::Body, shape: &shape_VpcEndpointSubnetIdList },
        Member { name: "ResetPolicy", wire: "ResetPolicy", query: "ResetPolicy", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SubnetConfigurations", wire: "SubnetConfiguration", query: "SubnetConfiguration", required: false, location: Location::Body, shape: &shape_SubnetConfigurationsList },
        Member { name: "VpcEndpointId", wire: "VpcEndpointId", query: "VpcEndpointId", required: true, location: Location::Body, shape: &shape_VpcEndpointId },] });
    pub static shape_ModifyVpcEndpointResult: Shape = Shape::Structure(Structure { name: "ModifyVpcEndpointResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_ModifyVpcPeeringConnectionOptionsRequest: Shape = Shape::Structure(Structure { name: "ModifyVpcPeeringConnectionOptionsRequest", union: false, members: &[
        Member { name: "AccepterPeeringConnectionOptions", wire: "AccepterPeeringConnectionOptions", query: "AccepterPeeringConnectionOptions", required: false, location: Location::Body, shape: &shape_PeeringConnectionOptionsRequest },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RequesterPeeringConnectionOptions", wire: "RequesterPeeringConnectionOptions", query: "RequesterPeeringConnectionOptions", required: false, location: Location::Body, shape: &shape_PeeringConnectionOptionsRequest },
        Member { name: "VpcPeeringConnectionId", wire: "VpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: true, location: Location::Body, shape: &shape_VpcPeeringConnectionId },] });
    pub static shape_ModifyVpcPeeringConnectionOptionsResult: Shape = Shape::Structure(Structure { name: "ModifyVpcPeeringConnectionOptionsResult", union: false, members: &[
        Member { name: "AccepterPeeringConnectionOptions", wire: "accepterPeeringConnectionOptions", query: "AccepterPeeringConnectionOptions", required: false, location: Location::Body, shape: &shape_PeeringConnectionOptions },
        Member { name: "RequesterPeeringConnectionOptions", wire: "requesterPeeringConnectionOptions", query: "RequesterPeeringConnectionOptions", required: false, location: Location::Body, shape: &shape_PeeringConnectionOptions },] });
    pub static shape_MultipathResilienceMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["always-on"] });
    pub static shape_MultipathResilienceStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["pending", "enabled", "disabled"] });
    pub static shape_NatGateway: Shape = Shape::Structure(Structure { name: "NatGateway", union: false, members: &[
        Member { name: "AttachedAppliances", wire: "attachedApplianceSet", query: "AttachedApplianceSet", required: false, location: Location::Body, shape: &shape_NatGatewayAttachedApplianceList },
        Member { name: "AutoProvisionZones", wire: "autoProvisionZones", query: "AutoProvisionZones", required: false, location: Location::Body, shape: &shape_AutoProvisionZonesState },
        Member { name: "AutoScalingIps", wire: "autoScalingIps", query: "AutoScalingIps", required: false, location: Location::Body, shape: &shape_AutoScalingIpsState },
        Member { name: "AvailabilityMode", wire: "availabilityMode", query: "AvailabilityMode", required: false, location: Location::Body, shape: &shape_AvailabilityMode },
        Member { name: "ConnectivityType", wire: "connectivityType", query: "ConnectivityType", required: false, location: Location::Body, shape: &shape_ConnectivityType },
        Member { name: "CreateTime", wire: "createTime", query: "CreateTime", required: false, location: Location::Body, shape: &shape_DateTime },
        Member { name: "DeleteTime", wire: "deleteTime", query: "DeleteTime", required: false, location: Location::Body, shape: &shape_DateTime },
        Member { name: "FailureCode", wire: "failureCode", query: "FailureCode", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FailureMessage", wire: "failureMessage", query: "FailureMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NatGatewayAddresses", wire: "natGatewayAddressSet", query: "NatGatewayAddressSet", required: false, location: Location::Body, shape: &shape_NatGatewayAddressList },
        Member { name: "NatGatewayId", wire: "natGatewayId", query: "NatGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ProvisionedBandwidth", wire: "provisionedBandwidth", query: "ProvisionedBandwidth", required: false, location: Location::Body, shape: &shape_ProvisionedBandwidth },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_NatGatewayState },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NatGatewayAddress: Shape = Shape::Structure(Structure { name: "NatGatewayAddress", union: false, members: &[
        Member { name: "AllocationId", wire: "allocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZone", wire: "availabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_AvailabilityZoneName },
        Member { name: "AvailabilityZoneId", wire: "availabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_AvailabilityZoneId },
        Member { name: "FailureMessage", wire: "failureMessage", query: "FailureMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IsPrimary", wire: "isPrimary", query: "IsPrimary", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIp", wire: "privateIp", query: "PrivateIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIp", wire: "publicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "status", query: "Status", required: false, location: Location::Body, shape: &shape_NatGatewayAddressStatus },] });
    pub static shape_NatGatewayAddressList: Shape = Shape::List(List { member: &shape_NatGatewayAddress, item: "item", flattened: false, min: None, max: None });
    pub static shape_NatGatewayAddressStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["assigning", "unassigning", "associating", "disassociating", "succeeded", "failed"] });
    pub static shape_NatGatewayApplianceModifyState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["modifying", "completed", "failed"] });
    pub static shape_NatGatewayApplianceState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["attaching", "attached", "detaching", "detached", "attach-failed", "detach-failed"] });
    pub static shape_NatGatewayApplianceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["network-firewall-proxy"] });
    pub static shape_NatGatewayAttachedAppliance: Shape = Shape::Structure(Structure { name: "NatGatewayAttachedAppliance", union: false, members: &[
        Member { name: "ApplianceArn", wire: "applianceArn", query: "ApplianceArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AttachmentState", wire: "attachmentState", query: "AttachmentState", required: false, location: Location::Body, shape: &shape_NatGatewayApplianceState },
        Member { name: "FailureCode", wire: "failureCode", query: "FailureCode", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FailureMessage", wire: "failureMessage", query: "FailureMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ModificationState", wire: "modificationState", query: "ModificationState", required: false, location: Location::Body, shape: &shape_NatGatewayApplianceModifyState },
        Member { name: "Type", wire: "type", query: "Type", required: false, location: Location::Body, shape: &shape_NatGatewayApplianceType },
        Member { name: "VpcEndpointId", wire: "vpcEndpointId", query: "VpcEndpointId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NatGatewayAttachedApplianceList: Shape = Shape::List(List { member: &shape_NatGatewayAttachedAppliance, item: "item", flattened: false, min: None, max: None });
    pub static shape_NatGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_NatGatewayIdStringList: Shape = Shape::List(List { member: &shape_NatGatewayId, item: "item", flattened: false, min: None, max: None });
    pub static shape_NatGatewayList: Shape = Shape::List(List { member: &shape_NatGateway, item: "item", flattened: false, min: None, max: None });
    pub static shape_NatGatewayState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["pending", "failed", "available", "deleting", "deleted"] });
    pub static shape_NetmaskLength: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_NetworkAcl: Shape = Shape::Structure(Structure { name: "NetworkAcl", union: false, members: &[
        Member { name: "Associations", wire: "associationSet", query: "AssociationSet", required: false, location: Location::Body, shape: &shape_NetworkAclAssociationList },
        Member { name: "Entries", wire: "entrySet", query: "EntrySet", required: false, location: Location::Body, shape: &shape_NetworkAclEntryList },
        Member { name: "IsDefault", wire: "default", query: "Default", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkAclAssociation: Shape = Shape::Structure(Structure { name: "NetworkAclAssociation", union: false, members: &[
        Member { name: "NetworkAclAssociationId", wire: "networkAclAssociationId", query: "NetworkAclAssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkAclAssociationId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_NetworkAclAssociationList: Shape = Shape::List(List { member: &shape_NetworkAclAssociation, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkAclEntry: Shape = Shape::Structure(Structure { name: "NetworkAclEntry", union: false, members: &[
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Egress", wire: "egress", query: "Egress", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IcmpTypeCode", wire: "icmpTypeCode", query: "IcmpTypeCode", required: false, location: Location::Body, shape: &shape_IcmpTypeCode },
        Member { name: "Ipv6CidrBlock", wire: "ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PortRange", wire: "portRange", query: "PortRange", required: false, location: Location::Body, shape: &shape_PortRange },
        Member { name: "Protocol", wire: "protocol", query: "Protocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RuleAction", wire: "ruleAction", query: "RuleAction", required: false, location: Location::Body, shape: &shape_RuleAction },
        Member { name: "RuleNumber", wire: "ruleNumber", query: "RuleNumber", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_NetworkAclEntryList: Shape = Shape::List(List { member: &shape_NetworkAclEntry, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkAclId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_NetworkAclIdStringList: Shape = Shape::List(List { member: &shape_NetworkAclId, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkAclList: Shape = Shape::List(List { member: &shape_NetworkAcl, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkInterface: Shape = Shape::Structure(Structure { name: "NetworkInterface", union: false, members: &[
        Member { name: "AssociatedSubnets", wire: "associatedSubnetSet", query: "AssociatedSubnetSet", required: false, location: Location::Body, shape: &shape_AssociatedSubnetList },
        Member { name: "Association", wire: "association", query: "Association", required: false, location: Location::Body, shape: &shape_NetworkInterfaceAssociation },
        Member { name: "Attachment", wire: "attachment", query: "Attachment", required: false, location: Location::Body, shape: &shape_NetworkInterfaceAttachment },
        Member { name: "AvailabilityZone", wire: "availabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZoneId", wire: "availabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ConnectionTrackingConfiguration", wire: "connectionTrackingConfiguration", query: "ConnectionTrackingConfiguration", required: false, location: Location::Body, shape: &shape_ConnectionTrackingConfiguration },
        Member { name: "DenyAllIgwTraffic", wire: "denyAllIgwTraffic", query: "DenyAllIgwTraffic", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Groups", wire: "groupSet", query: "GroupSet", required: false, location: Location::Body, shape: &shape_GroupIdentifierList },
        Member { name: "InterfaceType", wire: "interfaceType", query: "InterfaceType", required: false, location: Location::Body, shape: &shape_NetworkInterfaceType },
        Member { name: "Ipv4Prefixes", wire: "ipv4PrefixSet", query: "Ipv4PrefixSet", required: false, location: Location::Body, shape: &shape_Ipv4PrefixesList },
        Member { name: "Ipv6Address", wire: "ipv6Address", query: "Ipv6Address", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6Addresses", wire: "ipv6AddressesSet", query: "Ipv6AddressesSet", required: false, location: Location::Body, shape: &shape_NetworkInterfaceIpv6AddressesList },
        Member { name: "Ipv6Native", wire: "ipv6Native", query: "Ipv6Native", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Ipv6Prefixes", wire: "ipv6PrefixSet", query: "Ipv6PrefixSet", required: false, location: Location::Body, shape: &shape_Ipv6PrefixesList },
        Member { name: "MacAddress", wire: "macAddress", query: "MacAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Operator", wire: "operator", query: "Operator", required: false, location: Location::Body, shape: &shape_OperatorResponse },
        Member { name: "OutpostArn", wire: "outpostArn", query: "OutpostArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsName", wire: "privateDnsName", query: "PrivateDnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIpAddress", wire: "privateIpAddress", query: "PrivateIpAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIpAddresses", wire: "privateIpAddressesSet", query: "PrivateIpAddressesSet", required: false, location: Location::Body, shape: &shape_NetworkInterfacePrivateIpAddressList },
        Member { name: "PublicDnsName", wire: "publicDnsName", query: "PublicDnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIpDnsNameOptions", wire: "publicIpDnsNameOptions", query: "PublicIpDnsNameOptions", required: false, location: Location::Body, shape: &shape_PublicIpDnsNameOptions },
        Member { name: "RequesterId", wire: "requesterId", query: "RequesterId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RequesterManaged", wire: "requesterManaged", query: "RequesterManaged", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SourceDestCheck", wire: "sourceDestCheck", query: "SourceDestCheck", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Status", wire: "status", query: "Status", required: false, location: Location::Body, shape: &shape_NetworkInterfaceStatus },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagSet", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkInterfaceAssociation: Shape = Shape::Structure(Structure { name: "NetworkInterfaceAssociation", union: false, members: &[
        Member { name: "AllocationId", wire: "allocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CarrierIp", wire: "carrierIp", query: "CarrierIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIp", wire: "customerOwnedIp", query: "CustomerOwnedIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpOwnerId", wire: "ipOwnerId", query: "IpOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicDnsName", wire: "publicDnsName", query: "PublicDnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIp", wire: "publicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkInterfaceAttachment: Shape = Shape::Structure(Structure { name: "NetworkInterfaceAttachment", union: false, members: &[
        Member { name: "AttachTime", wire: "attachTime", query: "AttachTime", required: false, location: Location::Body, shape: &shape_DateTime },
        Member { name: "AttachmentId", wire: "attachmentId", query: "AttachmentId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeleteOnTermination", wire: "deleteOnTermination", query: "DeleteOnTermination", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DeviceIndex", wire: "deviceIndex", query: "DeviceIndex", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "EnaQueueCount", wire: "enaQueueCount", query: "EnaQueueCount", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "EnaSrdSpecification", wire: "enaSrdSpecification", query: "EnaSrdSpecification", required: false, location: Location::Body, shape: &shape_AttachmentEnaSrdSpecification },
        Member { name: "InstanceId", wire: "instanceId", query: "InstanceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "InstanceOwnerId", wire: "instanceOwnerId", query: "InstanceOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkCardIndex", wire: "networkCardIndex", query: "NetworkCardIndex", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "Status", wire: "status", query: "Status", required: false, location: Location::Body, shape: &shape_AttachmentStatus },] });
    pub static shape_NetworkInterfaceAttachmentChanges: Shape = Shape::Structure(Structure { name: "NetworkInterfaceAttachmentChanges", union: false, members: &[
        Member { name: "AttachmentId", wire: "attachmentId", query: "AttachmentId", required: false, location: Location::Body, shape: &shape_NetworkInterfaceAttachmentId },
        Member { name: "DefaultEnaQueueCount", wire: "DefaultEnaQueueCount", query: "DefaultEnaQueueCount", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DeleteOnTermination", wire: "deleteOnTermination", query: "DeleteOnTermination", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnaQueueCount", wire: "EnaQueueCount", query: "EnaQueueCount", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_NetworkInterfaceAttachmentId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_NetworkInterfaceId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_NetworkInterfaceIdList: Shape = Shape::List(List { member: &shape_NetworkInterfaceId, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkInterfaceIpv6Address: Shape = Shape::Structure(Structure { name: "NetworkInterfaceIpv6Address", union: false, members: &[
        Member { name: "Ipv6Address", wire: "ipv6Address", query: "Ipv6Address", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IsPrimaryIpv6", wire: "isPrimaryIpv6", query: "IsPrimaryIpv6", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PublicIpv6DnsName", wire: "publicIpv6DnsName", query: "PublicIpv6DnsName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkInterfaceIpv6AddressesList: Shape = Shape::List(List { member: &shape_NetworkInterfaceIpv6Address, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkInterfaceList: Shape = Shape::List(List { member: &shape_NetworkInterface, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkInterfacePrivateIpAddress: Shape = Shape::Structure(Structure { name: "NetworkInterfacePrivateIpAddress", union: false, members: &[
        Member { name: "Association", wire: "association", query: "Association", required: false, location: Location::Body, shape: &shape_NetworkInterfaceAssociation },
        Member { name: "Primary", wire: "primary", query: "Primary", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrivateDnsName", wire: "privateDnsName", query: "PrivateDnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIpAddress", wire: "privateIpAddress", query: "PrivateIpAddress", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkInterfacePrivateIpAddressList: Shape = Shape::List(List { member: &shape_NetworkInterfacePrivateIpAddress, item: "item", flattened: false, min: None, max: None });
    pub static shape_NetworkInterfaceStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["available", "associated", "attaching", "in-use", "detaching"] });
    pub static shape_NetworkInterfaceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["interface", "natGateway", "efa", "efa-only", "trunk", "load_balancer", "network_load_balancer", "vpc_endpoint", "branch", "transit_gateway", "lambda", "quicksight", "global_accelerator_managed", "api_gateway_managed", "gateway_load_balancer", "gateway_load_balancer_endpoint", "iot_rules_managed", "aws_codestar_connections_managed"] });
    pub static shape_NewDhcpConfiguration: Shape = Shape::Structure(Structure { name: "NewDhcpConfiguration", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Values", wire: "Value", query: "Value", required: false, location: Location::Body, shape: &shape_ValueStringList },] });
    pub static shape_NewDhcpConfigurationList: Shape = Shape::List(List { member: &shape_NewDhcpConfiguration, item: "item", flattened: false, min: None, max: None });
    pub static shape_NextToken: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_OdbNetworkArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_OperatorResponse: Shape = Shape::Structure(Structure { name: "OperatorResponse", union: false, members: &[
        Member { name: "HiddenByDefault", wire: "hiddenByDefault", query: "HiddenByDefault", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Managed", wire: "managed", query: "Managed", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Principal", wire: "principal", query: "Principal", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PayerResponsibility: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ServiceOwner"] });
    pub static shape_PayerResponsibilityEntry: Shape = Shape::Structure(Structure { name: "PayerResponsibilityEntry", union: false, members: &[
        Member { name: "PayerResponsibilityType", wire: "payerResponsibilityType", query: "PayerResponsibilityType", required: false, location: Location::Body, shape: &shape_PayerResponsibilityType },
        Member { name: "Scope", wire: "scope", query: "Scope", required: false, location: Location::Body, shape: &shape_PayerResponsibilityScope },] });
    pub static shape_PayerResponsibilityScope: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["vpc-endpoint-charges", "resource-gateway-charges"] });
    pub static shape_PayerResponsibilitySet: Shape = Shape::List(List { member: &shape_PayerResponsibilityEntry, item: "item", flattened: false, min: None, max: None });
    pub static shape_PayerResponsibilityType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["vpc-endpoint-account", "resource-gateway-account", "vpc-endpoint-service-account"] });
    pub static shape_PeeringConnectionOptions: Shape = Shape::Structure(Structure { name: "PeeringConnectionOptions", union: false, members: &[
        Member { name: "AllowDnsResolutionFromRemoteVpc", wire: "allowDnsResolutionFromRemoteVpc", query: "AllowDnsResolutionFromRemoteVpc", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowEgressFromLocalClassicLinkToRemoteVpc", wire: "allowEgressFromLocalClassicLinkToRemoteVpc", query: "AllowEgressFromLocalClassicLinkToRemoteVpc", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowEgressFromLocalVpcToRemoteClassicLink", wire: "allowEgressFromLocalVpcToRemoteClassicLink", query: "AllowEgressFromLocalVpcToRemoteClassicLink", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowMultipathResilience", wire: "allowMultipathResilience", query: "AllowMultipathResilience", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MultipathResilienceMode", wire: "multipathResilienceMode", query: "MultipathResilienceMode", required: false, location: Location::Body, shape: &shape_MultipathResilienceMode },] });
    pub static shape_PeeringConnectionOptionsRequest: Shape = Shape::Structure(Structure { name: "PeeringConnectionOptionsRequest", union: false, members: &[
        Member { name: "AllowDnsResolutionFromRemoteVpc", wire: "AllowDnsResolutionFromRemoteVpc", query: "AllowDnsResolutionFromRemoteVpc", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowEgressFromLocalClassicLinkToRemoteVpc", wire: "AllowEgressFromLocalClassicLinkToRemoteVpc", query: "AllowEgressFromLocalClassicLinkToRemoteVpc", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowEgressFromLocalVpcToRemoteClassicLink", wire: "AllowEgressFromLocalVpcToRemoteClassicLink", query: "AllowEgressFromLocalVpcToRemoteClassicLink", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowMultipathResilience", wire: "AllowMultipathResilience", query: "AllowMultipathResilience", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MultipathResilienceMode", wire: "MultipathResilienceMode", query: "MultipathResilienceMode", required: false, location: Location::Body, shape: &shape_MultipathResilienceMode },] });
    pub static shape_PortRange: Shape = Shape::Structure(Structure { name: "PortRange", union: false, members: &[
        Member { name: "From", wire: "from", query: "From", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "To", wire: "to", query: "To", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_PrefixList: Shape = Shape::Structure(Structure { name: "PrefixList", union: false, members: &[
        Member { name: "Cidrs", wire: "cidrSet", query: "CidrSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "PrefixListId", wire: "prefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixListName", wire: "prefixListName", query: "PrefixListName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PrefixListAssociation: Shape = Shape::Structure(Structure { name: "PrefixListAssociation", union: false, members: &[
        Member { name: "ResourceId", wire: "resourceId", query: "ResourceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ResourceOwner", wire: "resourceOwner", query: "ResourceOwner", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PrefixListAssociationSet: Shape = Shape::List(List { member: &shape_PrefixListAssociation, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrefixListEntry: Shape = Shape::Structure(Structure { name: "PrefixListEntry", union: false, members: &[
        Member { name: "Cidr", wire: "cidr", query: "Cidr", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PrefixListEntrySet: Shape = Shape::List(List { member: &shape_PrefixListEntry, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrefixListId: Shape = Shape::Structure(Structure { name: "PrefixListId", union: false, members: &[
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixListId", wire: "prefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PrefixListIdList: Shape = Shape::List(List { member: &shape_PrefixListId, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrefixListIdSet: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrefixListMaxResults: Shape = Shape::Integer(Range { min: Some(1), max: Some(100) });
    pub static shape_PrefixListResourceId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_PrefixListResourceIdStringList: Shape = Shape::List(List { member: &shape_PrefixListResourceId, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrefixListSet: Shape = Shape::List(List { member: &shape_PrefixList, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrefixListState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["create-in-progress", "create-complete", "create-failed", "modify-in-progress", "modify-complete", "modify-failed", "restore-in-progress", "restore-complete", "restore-failed", "delete-in-progress", "delete-complete", "delete-failed"] });
    pub static shape_PrivateDnsDetails: Shape = Shape::Structure(Structure { name: "PrivateDnsDetails", union: false, members: &[
        Member { name: "PrivateDnsName", wire: "privateDnsName", query: "PrivateDnsName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PrivateDnsDetailsSet: Shape = Shape::List(List { member: &shape_PrivateDnsDetails, item: "item", flattened: false, min: None, max: None });
    pub static shape_PrivateDnsNameOptionsOnLaunch: Shape = Shape::Structure(Structure { name: "PrivateDnsNameOptionsOnLaunch", union: false, members: &[
        Member { name: "EnableResourceNameDnsAAAARecord", wire: "enableResourceNameDnsAAAARecord", query: "EnableResourceNameDnsAAAARecord", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnableResourceNameDnsARecord", wire: "enableResourceNameDnsARecord", query: "EnableResourceNameDnsARecord", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "HostnameType", wire: "hostnameType", query: "HostnameType", required: false, location: Location::Body, shape: &shape_HostnameType },] });
    pub static shape_PrivateDnsSpecifiedDomainSet: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: Some(0), max: Some(10) });
    pub static shape_PrivateIpAddressCount: Shape = Shape::Integer(Range { min: Some(1), max: Some(31) });
    pub static shape_PropagatingVgw: Shape = Shape::Structure(Structure { name: "PropagatingVgw", union: false, members: &[
        Member { name: "GatewayId", wire: "gatewayId", query: "GatewayId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PropagatingVgwList: Shape = Shape::List(List { member: &shape_PropagatingVgw, item: "item", flattened: false, min: None, max: None });
    pub static shape_ProvisionedBandwidth: Shape = Shape::Structure(Structure { name: "ProvisionedBandwidth", union: false, members: &[
        Member { name: "ProvisionTime", wire: "provisionTime", query: "ProvisionTime", required: false, location: Location::Body, shape: &shape_DateTime },
        Member { name: "Provisioned", wire: "provisioned", query: "Provisioned", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RequestTime", wire: "requestTime", query: "RequestTime", required: false, location: Location::Body, shape: &shape_DateTime },
        Member { name: "Requested", wire: "requested", query: "Requested", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PtrUpdateStatus: Shape = Shape::Structure(Structure { name: "PtrUpdateStatus", union: false, members: &[
        Member { name: "Reason", wire: "reason", query: "Reason", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "status", query: "Status", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Value", wire: "value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PublicIpAddress: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_PublicIpDnsNameOptions: Shape = Shape::Structure(Structure { name: "PublicIpDnsNameOptions", union: false, members: &[
        Member { name: "DnsHostnameType", wire: "dnsHostnameType", query: "DnsHostnameType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicDualStackDnsName", wire: "publicDualStackDnsName", query: "PublicDualStackDnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIpv4DnsName", wire: "publicIpv4DnsName", query: "PublicIpv4DnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIpv6DnsName", wire: "publicIpv6DnsName", query: "PublicIpv6DnsName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PublicIpStringList: Shape = Shape::List(List { member: &shape_String, item: "PublicIp", flattened: false, min: None, max: None });
    pub static shape_ReferencedSecurityGroup: Shape = Shape::Structure(Structure { name: "ReferencedSecurityGroup", union: false, members: &[
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PeeringStatus", wire: "peeringStatus", query: "PeeringStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "UserId", wire: "userId", query: "UserId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Region: Shape = Shape::Structure(Structure { name: "Region", union: false, members: &[
        Member { name: "Endpoint", wire: "regionEndpoint", query: "RegionEndpoint", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Geography", wire: "geographySet", query: "GeographySet", required: false, location: Location::Body, shape: &shape_RegionGeographyList },
        Member { name: "OptInStatus", wire: "optInStatus", query: "OptInStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RegionName", wire: "regionName", query: "RegionName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RegionGeography: Shape = Shape::Structure(Structure { name: "RegionGeography", union: false, members: &[
        Member { name: "Name", wire: "name", query: "Name", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RegionGeographyList: Shape = Shape::List(List { member: &shape_RegionGeography, item: "item", flattened: false, min: None, max: None });
    pub static shape_RegionList: Shape = Shape::List(List { member: &shape_Region, item: "item", flattened: false, min: None, max: None });
    pub static shape_RegionNameStringList: Shape = Shape::List(List { member: &shape_String, item: "RegionName", flattened: false, min: None, max: None });
    pub static shape_RejectVpcPeeringConnectionRequest: Shape = Shape::Structure(Structure { name: "RejectVpcPeeringConnectionRequest", union: false, members: &[
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: true, location: Location::Body, shape: &shape_VpcPeeringConnectionId },] });
    pub static shape_RejectVpcPeeringConnectionResult: Shape = Shape::Structure(Structure { name: "RejectVpcPeeringConnectionResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_ReleaseAddressRequest: Shape = Shape::Structure(Structure { name: "ReleaseAddressRequest", union: false, members: &[
        Member { name: "AllocationId", wire: "AllocationId", query: "AllocationId", required: false, location: Location::Body, shape: &shape_AllocationId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkBorderGroup", wire: "NetworkBorderGroup", query: "NetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIp", wire: "PublicIp", query: "PublicIp", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RemovePrefixListEntries: Shape = Shape::List(List { member: &shape_RemovePrefixListEntry, item: "member", flattened: false, min: Some(0), max: Some(100) });
    pub static shape_RemovePrefixListEntry: Shape = Shape::Structure(Structure { name: "RemovePrefixListEntry", union: false, members: &[
        Member { name: "Cidr", wire: "Cidr", query: "Cidr", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_ReplaceNetworkAclAssociationRequest: Shape = Shape::Structure(Structure { name: "ReplaceNetworkAclAssociationRequest", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: true, location: Location::Body, shape: &shape_NetworkAclAssociationId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: true, location: Location::Body, shape: &shape_NetworkAclId },] });
    pub static shape_ReplaceNetworkAclAssociationResult: Shape = Shape::Structure(Structure { name: "ReplaceNetworkAclAssociationResult", union: false, members: &[
        Member { name: "NewAssociationId", wire: "newAssociationId", query: "NewAssociationId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ReplaceNetworkAclEntryRequest: Shape = Shape::Structure(Structure { name: "ReplaceNetworkAclEntryRequest", union: false, members: &[
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Egress", wire: "egress", query: "Egress", required: true, location: Location::Body, shape: &shape_Boolean },
        Member { name: "IcmpTypeCode", wire: "Icmp", query: "Icmp", required: false, location: Location::Body, shape: &shape_IcmpTypeCode },
        Member { name: "Ipv6CidrBlock", wire: "ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkAclId", wire: "networkAclId", query: "NetworkAclId", required: true, location: Location::Body, shape: &shape_NetworkAclId },
        Member { name: "PortRange", wire: "portRange", query: "PortRange", required: false, location: Location::Body, shape: &shape_PortRange },
        Member { name: "Protocol", wire: "protocol", query: "Protocol", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "RuleAction", wire: "ruleAction", query: "RuleAction", required: true, location: Location::Body, shape: &shape_RuleAction },
        Member { name: "RuleNumber", wire: "ruleNumber", query: "RuleNumber", required: true, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_ReplaceRouteRequest: Shape = Shape::Structure(Structure { name: "ReplaceRouteRequest", union: false, members: &[
        Member { name: "CarrierGatewayId", wire: "CarrierGatewayId", query: "CarrierGatewayId", required: false, location: Location::Body, shape: &shape_CarrierGatewayId },
        Member { name: "CoreNetworkArn", wire: "CoreNetworkArn", query: "CoreNetworkArn", required: false, location: Location::Body, shape: &shape_CoreNetworkArn },
        Member { name: "DestinationCidrBlock", wire: "destinationCidrBlock", query: "DestinationCidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationIpv6CidrBlock", wire: "destinationIpv6CidrBlock", query: "DestinationIpv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationPrefixListId", wire: "DestinationPrefixListId", query: "DestinationPrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EgressOnlyInternetGatewayId", wire: "egressOnlyInternetGatewayId", query: "EgressOnlyInternetGatewayId", required: false, location: Location::Body, shape: &shape_EgressOnlyInternetGatewayId },
        Member { name: "GatewayId", wire: "gatewayId", query: "GatewayId", required: false, location: Location::Body, shape: &shape_RouteGatewayId },
        Member { name: "InstanceId", wire: "instanceId", query: "InstanceId", required: false, location: Location::Body, shape: &shape_InstanceId },
        Member { name: "LocalGatewayId", wire: "LocalGatewayId", query: "LocalGatewayId", required: false, location: Location::Body, shape: &shape_LocalGatewayId },
        Member { name: "LocalTarget", wire: "LocalTarget", query: "LocalTarget", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "NatGatewayId", wire: "natGatewayId", query: "NatGatewayId", required: false, location: Location::Body, shape: &shape_NatGatewayId },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_NetworkInterfaceId },
        Member { name: "OdbNetworkArn", wire: "OdbNetworkArn", query: "OdbNetworkArn", required: false, location: Location::Body, shape: &shape_OdbNetworkArn },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: true, location: Location::Body, shape: &shape_RouteTableId },
        Member { name: "TransitGatewayId", wire: "TransitGatewayId", query: "TransitGatewayId", required: false, location: Location::Body, shape: &shape_TransitGatewayId },
        Member { name: "VpcEndpointId", wire: "VpcEndpointId", query: "VpcEndpointId", required: false, location: Location::Body, shape: &shape_VpcEndpointId },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionId },] });
    pub static shape_ReplaceRouteTableAssociationRequest: Shape = Shape::Structure(Structure { name: "ReplaceRouteTableAssociationRequest", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: true, location: Location::Body, shape: &shape_RouteTableAssociationId },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: true, location: Location::Body, shape: &shape_RouteTableId },] });
    pub static shape_ReplaceRouteTableAssociationResult: Shape = Shape::Structure(Structure { name: "ReplaceRouteTableAssociationResult", union: false, members: &[
        Member { name: "AssociationState", wire: "associationState", query: "AssociationState", required: false, location: Location::Body, shape: &shape_RouteTableAssociationState },
        Member { name: "NewAssociationId", wire: "newAssociationId", query: "NewAssociationId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ResourceArn: Shape = Shape::String(StringShape { min: Some(1), max: Some(1283), pattern: None, values: &[] });
    pub static shape_ResourceConfigurationArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_ResourceIdList: Shape = Shape::List(List { member: &shape_TaggableResourceId, item: "member", flattened: false, min: None, max: None });
    pub static shape_ResourceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["capacity-reservation", "client-vpn-endpoint", "customer-gateway", "carrier-gateway", "coip-pool", "declarative-policies-report", "dedicated-host", "dhcp-options", "egress-only-internet-gateway", "elastic-ip", "elastic-gpu", "export-image-task", "export-instance-task", "fca-policy", "fleet", "fpga-image", "host-reservation", "image", "image-usage-report", "import-image-task", "import-snapshot-task", "instance", "instance-event-window", "internet-gateway", "ipam", "ipam-pool", "ipam-scope", "ipv4pool-ec2", "ipv6pool-ec2", "key-pair", "launch-template", "local-gateway", "local-gateway-route-table", "local-gateway-virtual-interface", "local-gateway-virtual-interface-group", "local-gateway-route-table-vpc-association", "local-gateway-route-table-virtual-interface-group-association", "natgateway", "network-acl", "network-interface", "network-insights-analysis", "network-insights-path", "network-insights-access-scope", "network-insights-access-scope-analysis", "outpost-lag", "placement-group", "prefix-list", "replace-root-volume-task", "reserved-instances", "route-table", "security-group", "security-group-rule", "service-link-virtual-interface", "snapshot", "spot-fleet-request", "spot-instances-request", "subnet", "subnet-cidr-reservation", "traffic-mirror-filter", "traffic-mirror-session", "traffic-mirror-target", "transit-gateway", "transit-gateway-attachment", "transit-gateway-connect-peer", "transit-gateway-multicast-domain", "transit-gateway-policy-table", "transit-gateway-metering-policy", "transit-gateway-route-table", "transit-gateway-route-table-announcement", "volume", "vpc", "vpc-endpoint", "vpc-endpoint-connection", "vpc-endpoint-service", "vpc-endpoint-service-permission", "vpc-peering-connection", "vpn-connection", "vpn-gateway", "vpc-flow-log", "capacity-reservation-fleet", "traffic-mirror-filter-rule", "vpc-endpoint-connection-device-type", "verified-access-instance", "verified-access-group", "verified-access-endpoint", "verified-access-policy", "verified-access-trust-provider", "vpn-connection-device-type", "vpc-block-public-access-exclusion", "vpc-encryption-control", "route-server", "route-server-endpoint", "route-server-peer", "ipam-resource-discovery", "ipam-resource-discovery-association", "instance-connect-endpoint", "verified-access-endpoint-target", "ipam-external-resource-verification-token", "capacity-block", "mac-modification-task", "ipam-prefix-list-resolver", "ipam-policy", "ipam-prefix-list-resolver-target", "ipam-internet-registry-association", "secondary-interface", "secondary-network", "secondary-subnet", "capacity-manager-data-export", "vpn-concentrator", "ipam-pool-allocation", "capacity-reservation-cancellation-quote", "application-status-check", "capacity-reservation-modification-quote", "metric-category"] });
    pub static shape_RestoreManagedPrefixListVersionRequest: Shape = Shape::Structure(Structure { name: "RestoreManagedPrefixListVersionRequest", union: false, members: &[
        Member { name: "CurrentVersion", wire: "CurrentVersion", query: "CurrentVersion", required: true, location: Location::Body, shape: &shape_Long },
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrefixListId", wire: "PrefixListId", query: "PrefixListId", required: true, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "PreviousVersion", wire: "PreviousVersion", query: "PreviousVersion", required: true, location: Location::Body, shape: &shape_Long },] });
    pub static shape_RestoreManagedPrefixListVersionResult: Shape = Shape::Structure(Structure { name: "RestoreManagedPrefixListVersionResult", union: false, members: &[
        Member { name: "PrefixList", wire: "prefixList", query: "PrefixList", required: false, location: Location::Body, shape: &shape_ManagedPrefixList },] });
    pub static shape_RevokeSecurityGroupEgressRequest: Shape = Shape::Structure(Structure { name: "RevokeSecurityGroupEgressRequest", union: false, members: &[
        Member { name: "CidrIp", wire: "cidrIp", query: "CidrIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "FromPort", wire: "fromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: true, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "IpPermissions", wire: "ipPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "IpProtocol", wire: "ipProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupRuleIds", wire: "SecurityGroupRuleId", query: "SecurityGroupRuleId", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleIdList },
        Member { name: "SourceSecurityGroupName", wire: "sourceSecurityGroupName", query: "SourceSecurityGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceSecurityGroupOwnerId", wire: "sourceSecurityGroupOwnerId", query: "SourceSecurityGroupOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ToPort", wire: "toPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_RevokeSecurityGroupEgressResult: Shape = Shape::Structure(Structure { name: "RevokeSecurityGroupEgressResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RevokedSecurityGroupRules", wire: "revokedSecurityGroupRuleSet", query: "RevokedSecurityGroupRuleSet", required: false, location: Location::Body, shape: &shape_RevokedSecurityGroupRuleList },
        Member { name: "UnknownIpPermissions", wire: "unknownIpPermissionSet", query: "UnknownIpPermissionSet", required: false, location: Location::Body, shape: &shape_IpPermissionList },] });
    pub static shape_RevokeSecurityGroupIngressRequest: Shape = Shape::Structure(Structure { name: "RevokeSecurityGroupIngressRequest", union: false, members: &[
        Member { name: "CidrIp", wire: "CidrIp", query: "CidrIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DryRun", wire: "dryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "FromPort", wire: "FromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_SecurityGroupName },
        Member { name: "IpPermissions", wire: "IpPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "IpProtocol", wire: "IpProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupRuleIds", wire: "SecurityGroupRuleId", query: "SecurityGroupRuleId", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleIdList },
        Member { name: "SourceSecurityGroupName", wire: "SourceSecurityGroupName", query: "SourceSecurityGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceSecurityGroupOwnerId", wire: "SourceSecurityGroupOwnerId", query: "SourceSecurityGroupOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ToPort", wire: "ToPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_RevokeSecurityGroupIngressResult: Shape = Shape::Structure(Structure { name: "RevokeSecurityGroupIngressResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RevokedSecurityGroupRules", wire: "revokedSecurityGroupRuleSet", query: "RevokedSecurityGroupRuleSet", required: false, location: Location::Body, shape: &shape_RevokedSecurityGroupRuleList },
        Member { name: "UnknownIpPermissions", wire: "unknownIpPermissionSet", query: "UnknownIpPermissionSet", required: false, location: Location::Body, shape: &shape_IpPermissionList },] });
    pub static shape_RevokedSecurityGroupRule: Shape = Shape::Structure(Structure { name: "RevokedSecurityGroupRule", union: false, members: &[
        Member { name: "CidrIpv4", wire: "cidrIpv4", query: "CidrIpv4", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrIpv6", wire: "cidrIpv6", query: "CidrIpv6", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FromPort", wire: "fromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "IpProtocol", wire: "ipProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IsEgress", wire: "isEgress", query: "IsEgress", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrefixListId", wire: "prefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "ReferencedGroupId", wire: "referencedGroupId", query: "ReferencedGroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "SecurityGroupRuleId", wire: "securityGroupRuleId", query: "SecurityGroupRuleId", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleId },
        Member { name: "ToPort", wire: "toPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_RevokedSecurityGroupRuleList: Shape = Shape::List(List { member: &shape_RevokedSecurityGroupRule, item: "item", flattened: false, min: None, max: None });
    pub static shape_Route: Shape = Shape::Structure(Structure { name: "Route", union: false, members: &[
        Member { name: "CarrierGatewayId", wire: "carrierGatewayId", query: "CarrierGatewayId", required: false, location: Location::Body, shape: &shape_CarrierGatewayId },
        Member { name: "CoreNetworkArn", wire: "coreNetworkArn", query: "CoreNetworkArn", required: false, location: Location::Body, shape: &shape_CoreNetworkArn },
        Member { name: "DestinationCidrBlock", wire: "destinationCidrBlock", query: "DestinationCidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationIpv6CidrBlock", wire: "destinationIpv6CidrBlock", query: "DestinationIpv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DestinationPrefixListId", wire: "destinationPrefixListId", query: "DestinationPrefixListId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EgressOnlyInternetGatewayId", wire: "egressOnlyInternetGatewayId", query: "EgressOnlyInternetGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GatewayId", wire: "gatewayId", query: "GatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "InstanceId", wire: "instanceId", query: "InstanceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "InstanceOwnerId", wire: "instanceOwnerId", query: "InstanceOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpAddress", wire: "ipAddress", query: "IpAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LocalGatewayId", wire: "localGatewayId", query: "LocalGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NatGatewayId", wire: "natGatewayId", query: "NatGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkInterfaceId", wire: "networkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OdbNetworkArn", wire: "odbNetworkArn", query: "OdbNetworkArn", required: false, location: Location::Body, shape: &shape_OdbNetworkArn },
        Member { name: "Origin", wire: "origin", query: "Origin", required: false, location: Location::Body, shape: &shape_RouteOrigin },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_RouteState },
        Member { name: "TransitGatewayId", wire: "transitGatewayId", query: "TransitGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RouteGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_RouteList: Shape = Shape::List(List { member: &shape_Route, item: "item", flattened: false, min: None, max: None });
    pub static shape_RouteOrigin: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["CreateRouteTable", "CreateRoute", "EnableVgwRoutePropagation", "Advertisement"] });
    pub static shape_RouteState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["active", "blackhole", "filtered"] });
    pub static shape_RouteTable: Shape = Shape::Structure(Structure { name: "RouteTable", union: false, members: &[
        Member { name: "Associations", wire: "associationSet", query: "AssociationSet", required: false, location: Location::Body, shape: &shape_RouteTableAssociationList },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PropagatingVgws", wire: "propagatingVgwSet", query: "PropagatingVgwSet", required: false, location: Location::Body, shape: &shape_PropagatingVgwList },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Routes", wire: "routeSet", query: "RouteSet", required: false, location: Location::Body, shape: &shape_RouteList },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RouteTableAssociation: Shape = Shape::Structure(Structure { name: "RouteTableAssociation", union: false, members: &[
        Member { name: "AssociationState", wire: "associationState", query: "AssociationState", required: false, location: Location::Body, shape: &shape_RouteTableAssociationState },
        Member { name: "GatewayId", wire: "gatewayId", query: "GatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Main", wire: "main", query: "Main", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PublicIpv4Pool", wire: "publicIpv4Pool", query: "PublicIpv4Pool", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RouteTableAssociationId", wire: "routeTableAssociationId", query: "RouteTableAssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RouteTableId", wire: "routeTableId", query: "RouteTableId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RouteTableAssociationId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_RouteTableAssociationList: Shape = Shape::List(List { member: &shape_RouteTableAssociation, item: "item", flattened: false, min: None, max: None });
    pub static shape_RouteTableAssociationState: Shape = Shape::Structure(Structure { name: "RouteTableAssociationState", union: false, members: &[
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_RouteTableAssociationStateCode },
        Member { name: "StatusMessage", wire: "statusMessage", query: "StatusMessage", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RouteTableAssociationStateCode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["associating", "associated", "disassociating", "disassociated", "failed"] });
    pub static shape_RouteTableId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_RouteTableIdStringList: Shape = Shape::List(List { member: &shape_RouteTableId, item: "item", flattened: false, min: None, max: None });
    pub static shape_RouteTableList: Shape = Shape::List(List { member: &shape_RouteTable, item: "item", flattened: false, min: None, max: None });
    pub static shape_RuleAction: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["allow", "deny"] });
    pub static shape_SecurityGroup: Shape = Shape::Structure(Structure { name: "SecurityGroup", union: false, members: &[
        Member { name: "Description", wire: "groupDescription", query: "GroupDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupName", wire: "groupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpPermissions", wire: "ipPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "IpPermissionsEgress", wire: "ipPermissionsEgress", query: "IpPermissionsEgress", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupArn", wire: "securityGroupArn", query: "SecurityGroupArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SecurityGroupId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_SecurityGroupIdStringList: Shape = Shape::List(List { member: &shape_SecurityGroupId, item: "SecurityGroupId", flattened: false, min: None, max: None });
    pub static shape_SecurityGroupIdentifier: Shape = Shape::Structure(Structure { name: "SecurityGroupIdentifier", union: false, members: &[
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupName", wire: "groupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SecurityGroupList: Shape = Shape::List(List { member: &shape_SecurityGroup, item: "item", flattened: false, min: None, max: None });
    pub static shape_SecurityGroupName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_SecurityGroupReference: Shape = Shape::Structure(Structure { name: "SecurityGroupReference", union: false, members: &[
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ReferencingVpcId", wire: "referencingVpcId", query: "ReferencingVpcId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TransitGatewayId", wire: "transitGatewayId", query: "TransitGatewayId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SecurityGroupReferences: Shape = Shape::List(List { member: &shape_SecurityGroupReference, item: "item", flattened: false, min: None, max: None });
    pub static shape_SecurityGroupRule: Shape = Shape::Structure(Structure { name: "SecurityGroupRule", union: false, members: &[
        Member { name: "CidrIpv4", wire: "cidrIpv4", query: "CidrIpv4", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrIpv6", wire: "cidrIpv6", query: "CidrIpv6", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FromPort", wire: "fromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "GroupOwnerId", wire: "groupOwnerId", query: "GroupOwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpProtocol", wire: "ipProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IsEgress", wire: "isEgress", query: "IsEgress", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "PrefixListId", wire: "prefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "ReferencedGroupInfo", wire: "referencedGroupInfo", query: "ReferencedGroupInfo", required: false, location: Location::Body, shape: &shape_ReferencedSecurityGroup },
        Member { name: "SecurityGroupRuleArn", wire: "securityGroupRuleArn", query: "SecurityGroupRuleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupRuleId", wire: "securityGroupRuleId", query: "SecurityGroupRuleId", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleId },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "ToPort", wire: "toPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_SecurityGroupRuleDescription: Shape = Shape::Structure(Structure { name: "SecurityGroupRuleDescription", union: false, members: &[
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecurityGroupRuleId", wire: "SecurityGroupRuleId", query: "SecurityGroupRuleId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SecurityGroupRuleDescriptionList: Shape = Shape::List(List { member: &shape_SecurityGroupRuleDescription, item: "item", flattened: false, min: None, max: None });
    pub static shape_SecurityGroupRuleId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_SecurityGroupRuleIdList: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: None, max: None });
    pub static shape_SecurityGroupRuleList: Shape = Shape::List(List { member: &shape_SecurityGroupRule, item: "item", flattened: false, min: None, max: None });
    pub static shape_SecurityGroupRuleRequest: Shape = Shape::Structure(Structure { name: "SecurityGroupRuleRequest", union: false, members: &[
        Member { name: "CidrIpv4", wire: "CidrIpv4", query: "CidrIpv4", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrIpv6", wire: "CidrIpv6", query: "CidrIpv6", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FromPort", wire: "FromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "IpProtocol", wire: "IpProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrefixListId", wire: "PrefixListId", query: "PrefixListId", required: false, location: Location::Body, shape: &shape_PrefixListResourceId },
        Member { name: "ReferencedGroupId", wire: "ReferencedGroupId", query: "ReferencedGroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "ToPort", wire: "ToPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_SecurityGroupRuleUpdate: Shape = Shape::Structure(Structure { name: "SecurityGroupRuleUpdate", union: false, members: &[
        Member { name: "SecurityGroupRule", wire: "SecurityGroupRule", query: "SecurityGroupRule", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleRequest },
        Member { name: "SecurityGroupRuleId", wire: "SecurityGroupRuleId", query: "SecurityGroupRuleId", required: true, location: Location::Body, shape: &shape_SecurityGroupRuleId },] });
    pub static shape_SecurityGroupRuleUpdateList: Shape = Shape::List(List { member: &shape_SecurityGroupRuleUpdate, item: "item", flattened: false, min: None, max: None });
    pub static shape_ServiceConnectivityType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ipv4", "ipv6"] });
    pub static shape_ServiceDetail: Shape = Shape::Structure(Structure { name: "ServiceDetail", union: false, members: &[
        Member { name: "AcceptanceRequired", wire: "acceptanceRequired", query: "AcceptanceRequired", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AvailabilityZoneIds", wire: "availabilityZoneIdSet", query: "AvailabilityZoneIdSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "AvailabilityZones", wire: "availabilityZoneSet", query: "AvailabilityZoneSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "BaseEndpointDnsNames", wire: "baseEndpointDnsNameSet", query: "BaseEndpointDnsNameSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "ManagesVpcEndpoints", wire: "managesVpcEndpoints", query: "ManagesVpcEndpoints", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Owner", wire: "owner", query: "Owner", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PayerResponsibility", wire: "payerResponsibility", query: "PayerResponsibility", required: false, location: Location::Body, shape: &shape_PayerResponsibility },
        Member { name: "PrivateDnsName", wire: "privateDnsName", query: "PrivateDnsName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsNameVerificationState", wire: "privateDnsNameVerificationState", query: "PrivateDnsNameVerificationState", required: false, location: Location::Body, shape: &shape_DnsNameState },
        Member { name: "PrivateDnsNames", wire: "privateDnsNameSet", query: "PrivateDnsNameSet", required: false, location: Location::Body, shape: &shape_PrivateDnsDetailsSet },
        Member { name: "ServiceId", wire: "serviceId", query: "ServiceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceName", wire: "serviceName", query: "ServiceName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceRegion", wire: "serviceRegion", query: "ServiceRegion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceType", wire: "serviceType", query: "ServiceType", required: false, location: Location::Body, shape: &shape_ServiceTypeDetailSet },
        Member { name: "SupportedIpAddressTypes", wire: "supportedIpAddressTypeSet", query: "SupportedIpAddressTypeSet", required: false, location: Location::Body, shape: &shape_SupportedIpAddressTypes },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcEndpointPolicySupported", wire: "vpcEndpointPolicySupported", query: "VpcEndpointPolicySupported", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_ServiceDetailSet: Shape = Shape::List(List { member: &shape_ServiceDetail, item: "item", flattened: false, min: None, max: None });
    pub static shape_ServiceManaged: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["alb", "nlb", "rnat", "rds"] });
    pub static shape_ServiceNetworkArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_ServiceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Interface", "Gateway", "GatewayLoadBalancer"] });
    pub static shape_ServiceTypeDetail: Shape = Shape::Structure(Structure { name: "ServiceTypeDetail", union: false, members: &[
        Member { name: "ServiceType", wire: "serviceType", query: "ServiceType", required: false, location: Location::Body, shape: &shape_ServiceType },] });
    pub static shape_ServiceTypeDetailSet: Shape = Shape::List(List { member: &shape_ServiceTypeDetail, item: "item", flattened: false, min: None, max: None });
    pub static shape_StaleIpPermission: Shape = Shape::Structure(Structure { name: "StaleIpPermission", union: false, members: &[
        Member { name: "FromPort", wire: "fromPort", query: "FromPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "IpProtocol", wire: "ipProtocol", query: "IpProtocol", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpRanges", wire: "ipRanges", query: "IpRanges", required: false, location: Location::Body, shape: &shape_IpRanges },
        Member { name: "PrefixListIds", wire: "prefixListIds", query: "PrefixListIds", required: false, location: Location::Body, shape: &shape_PrefixListIdSet },
        Member { name: "ToPort", wire: "toPort", query: "ToPort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "UserIdGroupPairs", wire: "groups", query: "Groups", required: false, location: Location::Body, shape: &shape_UserIdGroupPairSet },] });
    pub static shape_StaleIpPermissionSet: Shape = Shape::List(List { member: &shape_StaleIpPermission, item: "item", flattened: false, min: None, max: None });
    pub static shape_StaleSecurityGroup: Shape = Shape::Structure(Structure { name: "StaleSecurityGroup", union: false, members: &[
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupName", wire: "groupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StaleIpPermissions", wire: "staleIpPermissions", query: "StaleIpPermissions", required: false, location: Location::Body, shape: &shape_StaleIpPermissionSet },
        Member { name: "StaleIpPermissionsEgress", wire: "staleIpPermissionsEgress", query: "StaleIpPermissionsEgress", required: false, location: Location::Body, shape: &shape_StaleIpPermissionSet },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_StaleSecurityGroupSet: Shape = Shape::List(List { member: &shape_StaleSecurityGroup, item: "item", flattened: false, min: None, max: None });
    pub static shape_State: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["PendingAcceptance", "Pending", "Available", "Deleting", "Deleted", "Rejected", "Failed", "Expired", "Partial"] });
    pub static shape_String: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_Subnet: Shape = Shape::Structure(Structure { name: "Subnet", union: false, members: &[
        Member { name: "AssignIpv6AddressOnCreation", wire: "assignIpv6AddressOnCreation", query: "AssignIpv6AddressOnCreation", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AvailabilityZone", wire: "availabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZoneId", wire: "availabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailableIpAddressCount", wire: "availableIpAddressCount", query: "AvailableIpAddressCount", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "BlockPublicAccessStates", wire: "blockPublicAccessStates", query: "BlockPublicAccessStates", required: false, location: Location::Body, shape: &shape_BlockPublicAccessStates },
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIpv4Pool", wire: "customerOwnedIpv4Pool", query: "CustomerOwnedIpv4Pool", required: false, location: Location::Body, shape: &shape_CoipPoolId },
        Member { name: "DefaultForAz", wire: "defaultForAz", query: "DefaultForAz", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnableDns64", wire: "enableDns64", query: "EnableDns64", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "EnableLniAtDeviceIndex", wire: "enableLniAtDeviceIndex", query: "EnableLniAtDeviceIndex", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "Ipv6CidrBlockAssociationSet", wire: "ipv6CidrBlockAssociationSet", query: "Ipv6CidrBlockAssociationSet", required: false, location: Location::Body, shape: &shape_SubnetIpv6CidrBlockAssociationSet },
        Member { name: "Ipv6Native", wire: "ipv6Native", query: "Ipv6Native", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MapCustomerOwnedIpOnLaunch", wire: "mapCustomerOwnedIpOnLaunch", query: "MapCustomerOwnedIpOnLaunch", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MapPublicIpOnLaunch", wire: "mapPublicIpOnLaunch", query: "MapPublicIpOnLaunch", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "OutpostArn", wire: "outpostArn", query: "OutpostArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsNameOptionsOnLaunch", wire: "privateDnsNameOptionsOnLaunch", query: "PrivateDnsNameOptionsOnLaunch", required: false, location: Location::Body, shape: &shape_PrivateDnsNameOptionsOnLaunch },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_SubnetState },
        Member { name: "SubnetArn", wire: "subnetArn", query: "SubnetArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "Type", wire: "type", query: "Type", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SubnetCidrAssociationId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_SubnetCidrBlockState: Shape = Shape::Structure(Structure { name: "SubnetCidrBlockState", union: false, members: &[
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_SubnetCidrBlockStateCode },
        Member { name: "StatusMessage", wire: "statusMessage", query: "StatusMessage", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SubnetCidrBlockStateCode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["associating", "associated", "disassociating", "disassociated", "failing", "failed"] });
    pub static shape_SubnetConfiguration: Shape = Shape::Structure(Structure { name: "SubnetConfiguration", union: false, members: &[
        Member { name: "Ipv4", wire: "Ipv4", query: "Ipv4", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6", wire: "Ipv6", query: "Ipv6", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetId", wire: "SubnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_SubnetId },] });
    pub static shape_SubnetConfigurationsList: Shape = Shape::List(List { member: &shape_SubnetConfiguration, item: "item", flattened: false, min: None, max: None });
    pub static shape_SubnetId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_SubnetIdList: Shape = Shape::List(List { member: &shape_SubnetId, item: "AssociatedSubnetId", flattened: false, min: None, max: None });
    pub static shape_SubnetIdStringList: Shape = Shape::List(List { member: &shape_SubnetId, item: "SubnetId", flattened: false, min: None, max: None });
    pub static shape_SubnetIpPrefixes: Shape = Shape::Structure(Structure { name: "SubnetIpPrefixes", union: false, members: &[
        Member { name: "IpPrefixes", wire: "ipPrefixSet", query: "IpPrefixSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "SubnetId", wire: "subnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SubnetIpPrefixesList: Shape = Shape::List(List { member: &shape_SubnetIpPrefixes, item: "item", flattened: false, min: None, max: None });
    pub static shape_SubnetIpv6CidrBlockAssociation: Shape = Shape::Structure(Structure { name: "SubnetIpv6CidrBlockAssociation", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_SubnetCidrAssociationId },
        Member { name: "IpSource", wire: "ipSource", query: "IpSource", required: false, location: Location::Body, shape: &shape_IpSource },
        Member { name: "Ipv6AddressAttribute", wire: "ipv6AddressAttribute", query: "Ipv6AddressAttribute", required: false, location: Location::Body, shape: &shape_Ipv6AddressAttribute },
        Member { name: "Ipv6CidrBlock", wire: "ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6CidrBlockState", wire: "ipv6CidrBlockState", query: "Ipv6CidrBlockState", required: false, location: Location::Body, shape: &shape_SubnetCidrBlockState },] });
    pub static shape_SubnetIpv6CidrBlockAssociationSet: Shape = Shape::List(List { member: &shape_SubnetIpv6CidrBlockAssociation, item: "item", flattened: false, min: None, max: None });
    pub static shape_SubnetList: Shape = Shape::List(List { member: &shape_Subnet, item: "item", flattened: false, min: None, max: None });
    pub static shape_SubnetState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["pending", "available", "unavailable", "failed", "failed-insufficient-capacity"] });
    pub static shape_SupportedIpAddressTypes: Shape = Shape::List(List { member: &shape_ServiceConnectivityType, item: "item", flattened: false, min: Some(0), max: Some(2) });
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "key", query: "Key", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Value", wire: "value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_TagDescription: Shape = Shape::Structure(Structure { name: "TagDescription", union: false, members: &[
        Member { name: "Key", wire: "key", query: "Key", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ResourceId", wire: "resourceId", query: "ResourceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ResourceType", wire: "resourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_ResourceType },
        Member { name: "Value", wire: "value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_TagDescriptionList: Shape = Shape::List(List { member: &shape_TagDescription, item: "item", flattened: false, min: None, max: None });
    pub static shape_TagFieldSpecificationListRequest: Shape = Shape::List(List { member: &shape_TagFieldSpecificationRequest, item: "item", flattened: false, min: Some(1), max: Some(3) });
    pub static shape_TagFieldSpecificationListResponse: Shape = Shape::List(List { member: &shape_TagFieldSpecificationResponse, item: "item", flattened: false, min: Some(1), max: Some(3) });
    pub static shape_TagFieldSpecificationRequest: Shape = Shape::Structure(Structure { name: "TagFieldSpecificationRequest", union: false, members: &[
        Member { name: "ResourceType", wire: "ResourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_TaggableResourceType },
        Member { name: "TagKeys", wire: "TagKey", query: "TagKey", required: false, location: Location::Body, shape: &shape_TagKeyList },] });
    pub static shape_TagFieldSpecificationResponse: Shape = Shape::Structure(Structure { name: "TagFieldSpecificationResponse", union: false, members: &[
        Member { name: "ResourceType", wire: "resourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_TaggableResourceType },
        Member { name: "TagKeys", wire: "tagKeySet", query: "TagKeySet", required: false, location: Location::Body, shape: &shape_TagKeyList },] });
    pub static shape_TagKey: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: None, values: &[] });
    pub static shape_TagKeyList: Shape = Shape::List(List { member: &shape_TagKey, item: "item", flattened: false, min: Some(1), max: Some(2) });
    pub static shape_TagList: Shape = Shape::List(List { member: &shape_Tag, item: "item", flattened: false, min: None, max: None });
    pub static shape_TagSpecification: Shape = Shape::Structure(Structure { name: "TagSpecification", union: false, members: &[
        Member { name: "ResourceType", wire: "resourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_ResourceType },
        Member { name: "Tags", wire: "Tag", query: "Tag", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_TagSpecificationList: Shape = Shape::List(List { member: &shape_TagSpecification, item: "item", flattened: false, min: None, max: None });
    pub static shape_TaggableResourceId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_TaggableResourceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["network-interface", "instance", "auto-scaling-group"] });
    pub static shape_Tenancy: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["default", "dedicated", "host"] });
    pub static shape_TrafficType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ACCEPT", "REJECT", "ALL"] });
    pub static shape_TransitGatewayId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_UnsuccessfulItem: Shape = Shape::Structure(Structure { name: "UnsuccessfulItem", union: false, members: &[
        Member { name: "Error", wire: "error", query: "Error", required: false, location: Location::Body, shape: &shape_UnsuccessfulItemError },
        Member { name: "ResourceId", wire: "resourceId", query: "ResourceId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_UnsuccessfulItemError: Shape = Shape::Structure(Structure { name: "UnsuccessfulItemError", union: false, members: &[
        Member { name: "Code", wire: "code", query: "Code", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Message", wire: "message", query: "Message", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_UnsuccessfulItemSet: Shape = Shape::List(List { member: &shape_UnsuccessfulItem, item: "item", flattened: false, min: None, max: None });
    pub static shape_UpdateSecurityGroupRuleDescriptionsEgressRequest: Shape = Shape::Structure(Structure { name: "UpdateSecurityGroupRuleDescriptionsEgressRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_SecurityGroupName },
        Member { name: "IpPermissions", wire: "IpPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "SecurityGroupRuleDescriptions", wire: "SecurityGroupRuleDescription", query: "SecurityGroupRuleDescription", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleDescriptionList },] });
    pub static shape_UpdateSecurityGroupRuleDescriptionsEgressResult: Shape = Shape::Structure(Structure { name: "UpdateSecurityGroupRuleDescriptionsEgressResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_UpdateSecurityGroupRuleDescriptionsIngressRequest: Shape = Shape::Structure(Structure { name: "UpdateSecurityGroupRuleDescriptionsIngressRequest", union: false, members: &[
        Member { name: "DryRun", wire: "DryRun", query: "DryRun", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "GroupId", wire: "GroupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "GroupName", wire: "GroupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_SecurityGroupName },
        Member { name: "IpPermissions", wire: "IpPermissions", query: "IpPermissions", required: false, location: Location::Body, shape: &shape_IpPermissionList },
        Member { name: "SecurityGroupRuleDescriptions", wire: "SecurityGroupRuleDescription", query: "SecurityGroupRuleDescription", required: false, location: Location::Body, shape: &shape_SecurityGroupRuleDescriptionList },] });
    pub static shape_UpdateSecurityGroupRuleDescriptionsIngressResult: Shape = Shape::Structure(Structure { name: "UpdateSecurityGroupRuleDescriptionsIngressResult", union: false, members: &[
        Member { name: "Return", wire: "return", query: "Return", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_UserIdGroupPair: Shape = Shape::Structure(Structure { name: "UserIdGroupPair", union: false, members: &[
        Member { name: "Description", wire: "description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupId", wire: "groupId", query: "GroupId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "GroupName", wire: "groupName", query: "GroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PeeringStatus", wire: "peeringStatus", query: "PeeringStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "UserId", wire: "userId", query: "UserId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_UserIdGroupPairList: Shape = Shape::List(List { member: &shape_UserIdGroupPair, item: "item", flattened: false, min: None, max: None });
    pub static shape_UserIdGroupPairSet: Shape = Shape::List(List { member: &shape_UserIdGroupPair, item: "item", flattened: false, min: None, max: None });
    pub static shape_ValueStringList: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: None, max: None });
    pub static shape_Vpc: Shape = Shape::Structure(Structure { name: "Vpc", union: false, members: &[
        Member { name: "BlockPublicAccessStates", wire: "blockPublicAccessStates", query: "BlockPublicAccessStates", required: false, location: Location::Body, shape: &shape_BlockPublicAccessStates },
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrBlockAssociationSet", wire: "cidrBlockAssociationSet", query: "CidrBlockAssociationSet", required: false, location: Location::Body, shape: &shape_VpcCidrBlockAssociationSet },
        Member { name: "DhcpOptionsId", wire: "dhcpOptionsId", query: "DhcpOptionsId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EncryptionControl", wire: "encryptionControl", query: "EncryptionControl", required: false, location: Location::Body, shape: &shape_VpcEncryptionControl },
        Member { name: "InstanceTenancy", wire: "instanceTenancy", query: "InstanceTenancy", required: false, location: Location::Body, shape: &shape_Tenancy },
        Member { name: "Ipv6CidrBlockAssociationSet", wire: "ipv6CidrBlockAssociationSet", query: "Ipv6CidrBlockAssociationSet", required: false, location: Location::Body, shape: &shape_VpcIpv6CidrBlockAssociationSet },
        Member { name: "IsDefault", wire: "isDefault", query: "IsDefault", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_VpcState },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcAttributeName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics"] });
    pub static shape_VpcCidrAssociationId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcCidrBlockAssociation: Shape = Shape::Structure(Structure { name: "VpcCidrBlockAssociation", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrBlockState", wire: "cidrBlockState", query: "CidrBlockState", required: false, location: Location::Body, shape: &shape_VpcCidrBlockState },] });
    pub static shape_VpcCidrBlockAssociationSet: Shape = Shape::List(List { member: &shape_VpcCidrBlockAssociation, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcCidrBlockState: Shape = Shape::Structure(Structure { name: "VpcCidrBlockState", union: false, members: &[
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_VpcCidrBlockStateCode },
        Member { name: "StatusMessage", wire: "statusMessage", query: "StatusMessage", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcCidrBlockStateCode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["associating", "associated", "disassociating", "disassociated", "failing", "failed"] });
    pub static shape_VpcClassicLink: Shape = Shape::Structure(Structure { name: "VpcClassicLink", union: false, members: &[
        Member { name: "ClassicLinkEnabled", wire: "classicLinkEnabled", query: "ClassicLinkEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcClassicLinkIdList: Shape = Shape::List(List { member: &shape_VpcId, item: "VpcId", flattened: false, min: None, max: None });
    pub static shape_VpcClassicLinkList: Shape = Shape::List(List { member: &shape_VpcClassicLink, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEncryptionControl: Shape = Shape::Structure(Structure { name: "VpcEncryptionControl", union: false, members: &[
        Member { name: "Mode", wire: "mode", query: "Mode", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlMode },
        Member { name: "ResourceExclusions", wire: "resourceExclusions", query: "ResourceExclusions", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusions },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlState },
        Member { name: "StateMessage", wire: "stateMessage", query: "StateMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcEncryptionControlId", wire: "vpcEncryptionControlId", query: "VpcEncryptionControlId", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlId },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_VpcEncryptionControlConfiguration: Shape = Shape::Structure(Structure { name: "VpcEncryptionControlConfiguration", union: false, members: &[
        Member { name: "ApiGatewayV2Exclusion", wire: "ApiGatewayV2Exclusion", query: "ApiGatewayV2Exclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "EgressOnlyInternetGatewayExclusion", wire: "EgressOnlyInternetGatewayExclusion", query: "EgressOnlyInternetGatewayExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "ElasticFileSystemExclusion", wire: "ElasticFileSystemExclusion", query: "ElasticFileSystemExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "GlobalAcceleratorExclusion", wire: "GlobalAcceleratorExclusion", query: "GlobalAcceleratorExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "InternetGatewayExclusion", wire: "InternetGatewayExclusion", query: "InternetGatewayExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "LambdaExclusion", wire: "LambdaExclusion", query: "LambdaExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "Mode", wire: "Mode", query: "Mode", required: true, location: Location::Body, shape: &shape_VpcEncryptionControlMode },
        Member { name: "NatGatewayExclusion", wire: "NatGatewayExclusion", query: "NatGatewayExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "VirtualPrivateGatewayExclusion", wire: "VirtualPrivateGatewayExclusion", query: "VirtualPrivateGatewayExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "VpcLatticeExclusion", wire: "VpcLatticeExclusion", query: "VpcLatticeExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },
        Member { name: "VpcPeeringExclusion", wire: "VpcPeeringExclusion", query: "VpcPeeringExclusion", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionStateInput },] });
    pub static shape_VpcEncryptionControlExclusion: Shape = Shape::Structure(Structure { name: "VpcEncryptionControlExclusion", union: false, members: &[
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusionState },
        Member { name: "StateMessage", wire: "stateMessage", query: "StateMessage", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcEncryptionControlExclusionState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enabling", "enabled", "disabling", "disabled"] });
    pub static shape_VpcEncryptionControlExclusionStateInput: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enable", "disable"] });
    pub static shape_VpcEncryptionControlExclusions: Shape = Shape::Structure(Structure { name: "VpcEncryptionControlExclusions", union: false, members: &[
        Member { name: "ApiGatewayV2", wire: "apiGatewayV2", query: "ApiGatewayV2", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "EgressOnlyInternetGateway", wire: "egressOnlyInternetGateway", query: "EgressOnlyInternetGateway", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "ElasticFileSystem", wire: "elasticFileSystem", query: "ElasticFileSystem", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "GlobalAccelerator", wire: "globalAccelerator", query: "GlobalAccelerator", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "InternetGateway", wire: "internetGateway", query: "InternetGateway", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "Lambda", wire: "lambda", query: "Lambda", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "NatGateway", wire: "natGateway", query: "NatGateway", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "VirtualPrivateGateway", wire: "virtualPrivateGateway", query: "VirtualPrivateGateway", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "VpcLattice", wire: "vpcLattice", query: "VpcLattice", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },
        Member { name: "VpcPeering", wire: "vpcPeering", query: "VpcPeering", required: false, location: Location::Body, shape: &shape_VpcEncryptionControlExclusion },] });
    pub static shape_VpcEncryptionControlId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcEncryptionControlMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["monitor", "enforce"] });
    pub static shape_VpcEncryptionControlState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enforce-in-progress", "monitor-in-progress", "enforce-failed", "monitor-failed", "deleting", "deleted", "available", "creating", "delete-failed"] });
    pub static shape_VpcEndpoint: Shape = Shape::Structure(Structure { name: "VpcEndpoint", union: false, members: &[
        Member { name: "CreationTimestamp", wire: "creationTimestamp", query: "CreationTimestamp", required: false, location: Location::Body, shape: &shape_MillisecondDateTime },
        Member { name: "DnsEntries", wire: "dnsEntrySet", query: "DnsEntrySet", required: false, location: Location::Body, shape: &shape_DnsEntrySet },
        Member { name: "DnsOptions", wire: "dnsOptions", query: "DnsOptions", required: false, location: Location::Body, shape: &shape_DnsOptions },
        Member { name: "FailureReason", wire: "failureReason", query: "FailureReason", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Groups", wire: "groupSet", query: "GroupSet", required: false, location: Location::Body, shape: &shape_GroupIdentifierSet },
        Member { name: "IpAddressType", wire: "ipAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_IpAddressType },
        Member { name: "Ipv4Prefixes", wire: "ipv4PrefixSet", query: "Ipv4PrefixSet", required: false, location: Location::Body, shape: &shape_SubnetIpPrefixesList },
        Member { name: "Ipv6Prefixes", wire: "ipv6PrefixSet", query: "Ipv6PrefixSet", required: false, location: Location::Body, shape: &shape_SubnetIpPrefixesList },
        Member { name: "LastError", wire: "lastError", query: "LastError", required: false, location: Location::Body, shape: &shape_LastError },
        Member { name: "NetworkInterfaceIds", wire: "networkInterfaceIdSet", query: "NetworkInterfaceIdSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PayerResponsibilities", wire: "payerResponsibilitySet", query: "PayerResponsibilitySet", required: false, location: Location::Body, shape: &shape_PayerResponsibilitySet },
        Member { name: "PolicyDocument", wire: "policyDocument", query: "PolicyDocument", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateDnsEnabled", wire: "privateDnsEnabled", query: "PrivateDnsEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "RequesterManaged", wire: "requesterManaged", query: "RequesterManaged", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ResourceConfigurationArn", wire: "resourceConfigurationArn", query: "ResourceConfigurationArn", required: false, location: Location::Body, shape: &shape_ResourceConfigurationArn },
        Member { name: "RouteTableIds", wire: "routeTableIdSet", query: "RouteTableIdSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "ServiceName", wire: "serviceName", query: "ServiceName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServiceNetworkArn", wire: "serviceNetworkArn", query: "ServiceNetworkArn", required: false, location: Location::Body, shape: &shape_ServiceNetworkArn },
        Member { name: "ServiceRegion", wire: "serviceRegion", query: "ServiceRegion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "State", wire: "state", query: "State", required: false, location: Location::Body, shape: &shape_State },
        Member { name: "SubnetIds", wire: "subnetIdSet", query: "SubnetIdSet", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcEndpointId", wire: "vpcEndpointId", query: "VpcEndpointId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcEndpointType", wire: "vpcEndpointType", query: "VpcEndpointType", required: false, location: Location::Body, shape: &shape_VpcEndpointType },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcEndpointId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcEndpointIdList: Shape = Shape::List(List { member: &shape_VpcEndpointId, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEndpointRouteTableIdList: Shape = Shape::List(List { member: &shape_RouteTableId, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEndpointSecurityGroupIdList: Shape = Shape::List(List { member: &shape_SecurityGroupId, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEndpointSet: Shape = Shape::List(List { member: &shape_VpcEndpoint, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEndpointSubnetIdList: Shape = Shape::List(List { member: &shape_SubnetId, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEndpointType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork", "Tunnel"] });
    pub static shape_VpcFlowLogId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcIdStringList: Shape = Shape::List(List { member: &shape_VpcId, item: "VpcId", flattened: false, min: None, max: None });
    pub static shape_VpcIpv6CidrBlockAssociation: Shape = Shape::Structure(Structure { name: "VpcIpv6CidrBlockAssociation", union: false, members: &[
        Member { name: "AssociationId", wire: "associationId", query: "AssociationId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpSource", wire: "ipSource", query: "IpSource", required: false, location: Location::Body, shape: &shape_IpSource },
        Member { name: "Ipv6AddressAttribute", wire: "ipv6AddressAttribute", query: "Ipv6AddressAttribute", required: false, location: Location::Body, shape: &shape_Ipv6AddressAttribute },
        Member { name: "Ipv6CidrBlock", wire: "ipv6CidrBlock", query: "Ipv6CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6CidrBlockState", wire: "ipv6CidrBlockState", query: "Ipv6CidrBlockState", required: false, location: Location::Body, shape: &shape_VpcCidrBlockState },
        Member { name: "Ipv6Pool", wire: "ipv6Pool", query: "Ipv6Pool", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkBorderGroup", wire: "networkBorderGroup", query: "NetworkBorderGroup", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcIpv6CidrBlockAssociationSet: Shape = Shape::List(List { member: &shape_VpcIpv6CidrBlockAssociation, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcList: Shape = Shape::List(List { member: &shape_Vpc, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcPeeringConnection: Shape = Shape::Structure(Structure { name: "VpcPeeringConnection", union: false, members: &[
        Member { name: "AccepterVpcInfo", wire: "accepterVpcInfo", query: "AccepterVpcInfo", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionVpcInfo },
        Member { name: "ExpirationTime", wire: "expirationTime", query: "ExpirationTime", required: false, location: Location::Body, shape: &shape_DateTime },
        Member { name: "MultipathResilienceStatus", wire: "multipathResilienceStatus", query: "MultipathResilienceStatus", required: false, location: Location::Body, shape: &shape_MultipathResilienceStatus },
        Member { name: "RequesterVpcInfo", wire: "requesterVpcInfo", query: "RequesterVpcInfo", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionVpcInfo },
        Member { name: "Status", wire: "status", query: "Status", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionStateReason },
        Member { name: "Tags", wire: "tagSet", query: "TagSet", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcPeeringConnectionId", wire: "vpcPeeringConnectionId", query: "VpcPeeringConnectionId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcPeeringConnectionId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcPeeringConnectionIdList: Shape = Shape::List(List { member: &shape_VpcPeeringConnectionId, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcPeeringConnectionIdWithResolver: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_VpcPeeringConnectionList: Shape = Shape::List(List { member: &shape_VpcPeeringConnection, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcPeeringConnectionOptionsDescription: Shape = Shape::Structure(Structure { name: "VpcPeeringConnectionOptionsDescription", union: false, members: &[
        Member { name: "AllowDnsResolutionFromRemoteVpc", wire: "allowDnsResolutionFromRemoteVpc", query: "AllowDnsResolutionFromRemoteVpc", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowEgressFromLocalClassicLinkToRemoteVpc", wire: "allowEgressFromLocalClassicLinkToRemoteVpc", query: "AllowEgressFromLocalClassicLinkToRemoteVpc", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowEgressFromLocalVpcToRemoteClassicLink", wire: "allowEgressFromLocalVpcToRemoteClassicLink", query: "AllowEgressFromLocalVpcToRemoteClassicLink", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AllowMultipathResilience", wire: "allowMultipathResilience", query: "AllowMultipathResilience", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MultipathResilienceMode", wire: "multipathResilienceMode", query: "MultipathResilienceMode", required: false, location: Location::Body, shape: &shape_MultipathResilienceMode },] });
    pub static shape_VpcPeeringConnectionStateReason: Shape = Shape::Structure(Structure { name: "VpcPeeringConnectionStateReason", union: false, members: &[
        Member { name: "Code", wire: "code", query: "Code", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionStateReasonCode },
        Member { name: "Message", wire: "message", query: "Message", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcPeeringConnectionStateReasonCode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["initiating-request", "pending-acceptance", "active", "deleted", "rejected", "failed", "expired", "provisioning", "deleting"] });
    pub static shape_VpcPeeringConnectionVpcInfo: Shape = Shape::Structure(Structure { name: "VpcPeeringConnectionVpcInfo", union: false, members: &[
        Member { name: "CidrBlock", wire: "cidrBlock", query: "CidrBlock", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CidrBlockSet", wire: "cidrBlockSet", query: "CidrBlockSet", required: false, location: Location::Body, shape: &shape_CidrBlockSet },
        Member { name: "Ipv6CidrBlockSet", wire: "ipv6CidrBlockSet", query: "Ipv6CidrBlockSet", required: false, location: Location::Body, shape: &shape_Ipv6CidrBlockSet },
        Member { name: "OwnerId", wire: "ownerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PeeringOptions", wire: "peeringOptions", query: "PeeringOptions", required: false, location: Location::Body, shape: &shape_VpcPeeringConnectionOptionsDescription },
        Member { name: "Region", wire: "region", query: "Region", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcId", wire: "vpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["pending", "available", "deleting"] });
    pub static shape_ZoneIdStringList: Shape = Shape::List(List { member: &shape_String, item: "ZoneId", flattened: false, min: None, max: None });
    pub static shape_ZoneNameStringList: Shape = Shape::List(List { member: &shape_String, item: "ZoneName", flattened: false, min: None, max: None });
}
