//! Identifiers of resources, one type per kind, so that a subnet id can't be passed where a VPC id is wanted.

use std::fmt;
use std::str::FromStr;

/// The text isn't an identifier of the wanted kind (prefix and 8 or 17 lower-case hex digits).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a valid {prefix}- identifier")]
pub struct MalformedId {
    /// What was given.
    pub text: String,
    /// The prefix an identifier of this kind starts with, without the dash.
    pub prefix: &'static str,
}

macro_rules! resource_id {
    ($($(#[$doc:meta])* $name:ident, $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// The prefix in front of the dash.
            pub const PREFIX: &'static str = $prefix;

            /// Makes an id from the caller's entropy (17 hex digits, 68 bits), so that a seeded test gets the same
            /// ids in every run.
            pub fn from_entropy(bits: u128) -> Self {
                Self(bits & ((1 << 68) - 1))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{:017x}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = MalformedId;

            /// Accepts the prefix and 17 lower-case hex digits, or the 8 of the old form (which then names nothing).
            fn from_str(text: &str) -> Result<Self, MalformedId> {
                let malformed = || MalformedId { text: text.to_owned(), prefix: $prefix };
                let digits = text.strip_prefix(concat!($prefix, "-")).ok_or_else(malformed)?;
                let known = digits.len() == 17 || digits.len() == 8;
                if !known || !digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
                    return Err(malformed());
                }
                // The old form gets a bit of its own above the 68, so that it never equals a long id.
                let old_form = if digits.len() == 8 { 1u128 << 100 } else { 0 };
                u128::from_str_radix(digits, 16).map(|n| Self(n | old_form)).map_err(|_| malformed())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

resource_id! {
    /// A virtual private cloud.
    VpcId, "vpc";
    /// A VPC's association with one of its address ranges.
    VpcCidrAssociationId, "vpc-cidr-assoc";
    /// A subnet; a function that wants a [`VpcId`] won't take it.
    SubnetId, "subnet";
    /// A security group.
    SecurityGroupId, "sg";
    /// One rule of a security group.
    SecurityGroupRuleId, "sgr";
    /// A route table.
    RouteTableId, "rtb";
    /// A route table's association with a subnet, or with the VPC as its main table.
    RouteTableAssociationId, "rtbassoc";
    /// An internet gateway.
    InternetGatewayId, "igw";
    /// An Elastic IP address's allocation.
    AllocationId, "eipalloc";
    /// An Elastic IP address's association.
    AddressAssociationId, "eipassoc";
    /// A NAT gateway.
    NatGatewayId, "nat";
    /// A VPC endpoint, interface or gateway.
    VpcEndpointId, "vpce";
    /// An elastic network interface.
    NetworkInterfaceId, "eni";
    /// A network interface's attachment.
    AttachmentId, "eni-attach";
    /// A network ACL.
    NetworkAclId, "acl";
    /// A network ACL's association with a subnet.
    NetworkAclAssociationId, "aclassoc";
    /// A VPC peering connection.
    VpcPeeringConnectionId, "pcx";
    /// A flow log.
    FlowLogId, "fl";
    /// A managed prefix list.
    PrefixListId, "pl";
    /// A set of DHCP options.
    DhcpOptionsId, "dopt";
    /// An EFS file system.
    FileSystemId, "fs";
    /// An EFS mount target.
    MountTargetId, "fsmt";
    /// An EFS access point.
    AccessPointId, "fsap";
    /// One started application: names its network namespace, sandbox and log. A restart gets a new one.
    WorkloadId, "app";
}

/// A SageMaker domain: `d-` and 12 lower-case letters or digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct DomainId(String);

impl DomainId {
    /// Makes an id from the caller's entropy.
    pub fn from_entropy(bits: u128) -> Self {
        const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        let mut rest = bits;
        let tail: String = (0..12)
            .map(|_| {
                let digit = ALPHABET[(rest % 36) as usize];
                rest /= 36;
                char::from(digit)
            })
            .collect();
        Self(format!("d-{tail}"))
    }

    /// Takes an id as a client wrote it. Any text may be asked for: one that was never given out names nothing.
    pub fn from_client(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DomainId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DomainId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_and_parse_back() {
        let id = VpcId::from_entropy(u128::MAX);
        assert_eq!(id.to_string(), "vpc-fffffffffffffffff");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn wrong_prefix_case_and_length_are_malformed() {
        for text in [
            "subnet-0123456789abcdef0",
            "vpc-0123456789ABCDEF0",
            "vpc-0",
            "vpc0123456789abcdef0",
            "",
            "vpc-0123456789abcdefgg",
        ] {
            assert!(text.parse::<VpcId>().is_err(), "{text} was accepted");
        }
    }

    #[test]
    fn the_old_short_form_parses_but_equals_no_long_id() {
        let short: VpcId = "vpc-0000000a".parse().expect("short form");
        assert_ne!(short, VpcId::from_entropy(10));
    }

    #[test]
    fn domain_ids_have_twelve_characters_after_the_prefix() {
        let id = DomainId::from_entropy(0x1234_5678_9abc_def0_1122_3344);
        assert_eq!(id.as_str().len(), 14);
        assert!(
            id.as_str()[2..]
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        );
    }
}
