//! What every region has without anyone making it: the default ACL's entries, the default DHCP options, the prefix
//! list of S3. Their ids follow from the region's name, so that they are the same after every restart.

use kakoi_types::*;

/// A set of DHCP options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DhcpOptions {
    /// Its id.
    pub id: DhcpOptionsId,
    /// The `domain-name` option.
    pub domain_name: String,
    /// The `domain-name-servers` option; `AmazonProvidedDNS` is the resolver of the VPC.
    pub name_servers: Vec<String>,
}

/// The set every VPC uses.
pub fn default_dhcp_options(region: &Region) -> DhcpOptions {
    // AWS kept the name without the region for its first region.
    let domain_name = if region.as_str() == "us-east-1" {
        "ec2.internal".to_owned()
    } else {
        format!("{region}.compute.internal")
    };
    DhcpOptions {
        id: default_dhcp_options_id(region),
        domain_name,
        name_servers: vec!["AmazonProvidedDNS".to_owned()],
    }
}

/// The id of the default DHCP options.
pub fn default_dhcp_options_id(region: &Region) -> DhcpOptionsId {
    DhcpOptionsId::from_entropy(fnv1a(b"dhcp-options/", region.as_str().as_bytes()))
}

/// A prefix list that AWS manages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefixList {
    /// Its id.
    pub id: PrefixListId,
    /// Such as `com.amazonaws.us-east-1.s3`.
    pub name: String,
    /// Its ranges.
    pub entries: Vec<Ipv4Net>,
}

/// The prefix list of S3. `entries` are the addresses under which the region serves S3.
pub fn s3_prefix_list(region: &Region, entries: Vec<Ipv4Net>) -> PrefixList {
    PrefixList {
        id: s3_prefix_list_id(region),
        name: format!("com.amazonaws.{region}.s3"),
        entries,
    }
}

/// The id of S3's prefix list.
pub fn s3_prefix_list_id(region: &Region) -> PrefixListId {
    PrefixListId::from_entropy(fnv1a(b"prefix-list/s3/", region.as_str().as_bytes()))
}

/// FNV-1a with 128 bits over two strings: stable for ever, unlike the standard library's hashers.
const fn fnv1a(kind: &[u8], name: &[u8]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut i = 0;
    while i < kind.len() + name.len() {
        let byte = if i < kind.len() { kind[i] } else { name[i - kind.len()] };
        hash = (hash ^ byte as u128).wrapping_mul(PRIME);
        i += 1;
    }
    hash
}
