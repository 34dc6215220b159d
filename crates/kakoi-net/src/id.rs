//! Identifiers as clients send them: AWS's error codes for a malformed and for an unknown one.
//!
//! The casing is AWS's own and irregular (`InvalidRouteTableID.NotFound` beside `InvalidRouteTableId.Malformed`);
//! clients match the exact text, so each pair is written out. Source: the error table of the EC2 API reference.
//! Where AWS publishes no Malformed code (allocations, associations), a malformed id is simply not found.

use crate::NetError;
use kakoi_types::*;
use std::fmt::Display;
use std::str::FromStr;

/// A kind of identifier that clients may send.
pub trait ResourceId: Copy + Ord + Display + FromStr<Err = MalformedId> {
    /// AWS's code for text that isn't such an identifier.
    const MALFORMED: &'static str;
    /// AWS's code for an identifier that names nothing.
    const NOT_FOUND: &'static str;
    /// The kind in AWS's words; also the resource type of tags.
    const NOUN: &'static str;

    /// The error for this identifier when it names nothing the caller may see.
    fn not_found(self) -> NetError {
        NetError::new(
            Self::NOT_FOUND,
            format!("The {} ID '{self}' does not exist", Self::NOUN),
        )
    }
}

/// Reads an identifier of one kind.
///
/// # Errors
/// The kind's Malformed code.
pub fn parse_id<T: ResourceId>(text: &str) -> Result<T, NetError> {
    text.parse().map_err(|e: MalformedId| {
        NetError::new(
            T::MALFORMED,
            format!("Invalid id: \"{}\" (expecting \"{}-...\")", e.text, e.prefix),
        )
    })
}

macro_rules! resource_ids {
    ($($kind:ty, $noun:literal, $malformed:literal, $not_found:literal;)*) => {$(
        impl ResourceId for $kind {
            const MALFORMED: &'static str = $malformed;
            const NOT_FOUND: &'static str = $not_found;
            const NOUN: &'static str = $noun;
        }
    )*};
}

resource_ids! {
    VpcId, "vpc", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound";
    SubnetId, "subnet", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound";
    SecurityGroupId, "security-group", "InvalidGroupId.Malformed", "InvalidGroup.NotFound";
    SecurityGroupRuleId, "security-group-rule", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound";
    RouteTableId, "route-table", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound";
    RouteTableAssociationId, "association", "InvalidAssociationID.NotFound", "InvalidAssociationID.NotFound";
    InternetGatewayId, "internet-gateway", "InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.NotFound";
    AddressAssociationId, "association", "InvalidAssociationID.NotFound", "InvalidAssociationID.NotFound";
    AllocationId, "elastic-ip", "InvalidAllocationID.NotFound", "InvalidAllocationID.NotFound";
    NatGatewayId, "natgateway", "NatGatewayMalformed", "NatGatewayNotFound";
    VpcPeeringConnectionId, "vpc-peering-connection", "InvalidVpcPeeringConnectionId.Malformed", "InvalidVpcPeeringConnectionID.NotFound";
    VpcEndpointId, "vpc-endpoint", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound";
    NetworkInterfaceId, "network-interface", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound";
    AttachmentId, "attachment", "InvalidAttachmentID.NotFound", "InvalidAttachmentID.NotFound";
    NetworkAclAssociationId, "association", "InvalidAssociationID.NotFound", "InvalidAssociationID.NotFound";
    VpcCidrAssociationId, "association", "InvalidVpcCidrBlockAssociationID.NotFound", "InvalidVpcCidrBlockAssociationID.NotFound";
    NetworkAclId, "network-acl", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound";
    FlowLogId, "vpc-flow-log", "InvalidFlowLogId.NotFound", "InvalidFlowLogId.NotFound";
    PrefixListId, "prefix-list", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound";
    DhcpOptionsId, "dhcp-options", "InvalidDhcpOptionsId.Malformed", "InvalidDhcpOptionID.NotFound";
    FileSystemId, "file-system", "BadRequest", "FileSystemNotFound";
    MountTargetId, "mount-target", "BadRequest", "MountTargetNotFound";
    AccessPointId, "access-point", "BadRequest", "AccessPointNotFound";
}
