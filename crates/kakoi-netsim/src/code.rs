//! Why a packet or a name gets no further. Names without `KAKOI_` are Reachability Analyzer's explanation codes, in its
//! meaning.

use kakoi_netir::Direction;
use std::fmt;

/// A reason, printed as Reachability Analyzer's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// No such app or interface.
    NoSourceOrDestination,
    /// The IR names something that it doesn't contain. Counts as closed.
    UnknownResource,
    /// No route leads there, in the app or in the subnet's table; or, over a peering connection or from the internet,
    /// none leads the answer back (lines 27 and 29).
    NoRouteToDestination,
    /// The source address isn't the interface's own (line 11).
    EniSourceDestCheckRestriction,
    /// The groups have rules in this direction, and none admits the packet (line 1).
    EniSgRulesMismatch(Direction),
    /// The groups have no rule at all in this direction (line 5).
    SgHasNoRules(Direction),
    /// A subnet's network ACL denies the packet at its border (lines 12 and 13).
    SubnetAclRestriction(Direction),
    /// The packet arrives, but network ACLs deny its answer on the way back to the client's port (line 14).
    KakoiReturnPortsBlocked,
    /// Nothing has the address (line 24).
    NoPossibleDestination,
    /// The route's target is gone or detached (line 22).
    BadStateRoute,
    /// A route over a peering connection, and an address that's in no range of the peer (line 27).
    PcxRequiresAddressInVpcCidr,
    /// An address that no route ever applies to, such as link-local ones (line 23).
    CannotRoute,
    /// Through an internet gateway without a public address (line 29).
    IgwPublicIpAssociationForEgress,
    /// From the internet to a public address that no interface of a VPC with an internet gateway has (line 29).
    IgwPrivateIpAssociationForIngress,
    /// From the internet with a private source address (line 29).
    IgwSourceAddressNotInRfc1918Ingress,
    /// From the internet with a source address of the shared space (line 29).
    IgwSourceAddressNotInRfc6598Ingress,
    /// A private destination at an internet gateway (line 29).
    IgwDestinationAddressNotInRfc1918Egress,
    /// A destination of the shared space at an internet gateway (line 29).
    IgwDestinationAddressNotInRfc6598Egress,
    /// Two prefix lists have the same range and lead to different targets; AWS takes one at random (line 20). A hint: it
    /// closes nothing.
    KakoiRouteAmbiguousPrefixLists,
    /// Not a protocol a gateway endpoint carries (line 34).
    VpceGatewayProtocolRestriction,
    /// An endpoint never opens connections (line 35).
    VpceIntraVpcTraffic,
    /// The component doesn't speak this protocol or port.
    ProtocolRestriction,
    /// `PublicInternetOnly` has no path to private addresses (line 44).
    KakoiSagemakerManagedVpcCannotReachPrivate,
    /// The home leg of a `PublicInternetOnly` app does NFS to its mount targets, and nothing else in either direction (line 44).
    KakoiHomeInterfaceNfsOnly,
    /// Public names stay closed to an interface without a path to a public address.
    KakoiDnsNoInternetRoute,
    /// The endpoint is there, but its private DNS has no effect (line 36).
    KakoiDnsPrivateDnsOff,
    /// The VPC has no resolver: enableDnsSupport is off (line 36).
    KakoiDnsVpcAttributesOff,
    /// The file system has no mount target in the asker's zone (line 40).
    KakoiDnsNoMountTargetInAz,
}

impl Code {
    /// The code's name.
    pub const fn name(self) -> &'static str {
        match self {
            Code::NoSourceOrDestination => "NO_SOURCE_OR_DESTINATION",
            Code::UnknownResource => "UNKNOWN_RESOURCE",
            Code::NoRouteToDestination => "NO_ROUTE_TO_DESTINATION",
            Code::EniSourceDestCheckRestriction => "ENI_SOURCE_DEST_CHECK_RESTRICTION",
            Code::EniSgRulesMismatch(_) => "ENI_SG_RULES_MISMATCH",
            Code::SgHasNoRules(_) => "SG_HAS_NO_RULES",
            Code::SubnetAclRestriction(_) => "SUBNET_ACL_RESTRICTION",
            Code::KakoiReturnPortsBlocked => "KAKOI_RETURN_PORTS_BLOCKED",
            Code::NoPossibleDestination => "NO_POSSIBLE_DESTINATION",
            Code::BadStateRoute => "BAD_STATE_ROUTE",
            Code::PcxRequiresAddressInVpcCidr => "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
            Code::CannotRoute => "CANNOT_ROUTE",
            Code::IgwPublicIpAssociationForEgress => "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
            Code::IgwPrivateIpAssociationForIngress => "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
            Code::IgwSourceAddressNotInRfc1918Ingress => "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS",
            Code::IgwSourceAddressNotInRfc6598Ingress => "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS",
            Code::IgwDestinationAddressNotInRfc1918Egress => "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
            Code::IgwDestinationAddressNotInRfc6598Egress => "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS",
            Code::KakoiRouteAmbiguousPrefixLists => "KAKOI_ROUTE_AMBIGUOUS_PREFIX_LISTS",
            Code::VpceGatewayProtocolRestriction => "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
            Code::VpceIntraVpcTraffic => "VPCE_INTRA_VPC_TRAFFIC",
            Code::ProtocolRestriction => "PROTOCOL_RESTRICTION",
            Code::KakoiSagemakerManagedVpcCannotReachPrivate => "KAKOI_SAGEMAKER_MANAGED_VPC_CANNOT_REACH_PRIVATE",
            Code::KakoiHomeInterfaceNfsOnly => "KAKOI_HOME_INTERFACE_NFS_ONLY",
            Code::KakoiDnsNoInternetRoute => "KAKOI_DNS_NO_INTERNET_ROUTE",
            Code::KakoiDnsPrivateDnsOff => "KAKOI_DNS_PRIVATE_DNS_OFF",
            Code::KakoiDnsVpcAttributesOff => "KAKOI_DNS_VPC_ATTRIBUTES_OFF",
            Code::KakoiDnsNoMountTargetInAz => "KAKOI_DNS_NO_MOUNT_TARGET_IN_AZ",
        }
    }

    /// The direction of the rules that were asked, for the codes that have one.
    pub const fn direction(self) -> Option<Direction> {
        match self {
            Code::EniSgRulesMismatch(direction)
            | Code::SgHasNoRules(direction)
            | Code::SubnetAclRestriction(direction) => Some(direction),
            _ => None,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
