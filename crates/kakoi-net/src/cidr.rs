//! Address ranges as clients send them, and the ranges that no VPC may use.

use crate::NetError;
use kakoi_types::Ipv4Net;
use std::net::Ipv4Addr;

/// The whole of IPv4.
pub(crate) const ANYWHERE: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0);
/// Elastic IP addresses come from here (the address plan of the design).
pub(crate) const ELASTIC_IPS: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(198, 51, 100, 0), 24);
/// AWS forwards nothing to these link-local addresses and takes no route to them (line 23).
const NEVER_FORWARDED: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 168, 0), 22);

/// Ranges that no VPC may overlap, and what they are.
const RESERVED: [(Ipv4Net, &str); 7] = [
    (
        Ipv4Net::new_assert(Ipv4Addr::new(203, 0, 113, 0), 24),
        "the region's internet",
    ),
    (ELASTIC_IPS, "Elastic IP addresses"),
    (
        Ipv4Net::new_assert(Ipv4Addr::new(198, 18, 0, 0), 15),
        "the region's own services",
    ),
    (Ipv4Net::new_assert(Ipv4Addr::new(0, 0, 0, 0), 8), "this host"),
    (Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8), "loopback"),
    (
        Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 0, 0), 16),
        "link-local addresses",
    ),
    (
        Ipv4Net::new_assert(Ipv4Addr::new(224, 0, 0, 0), 3),
        "multicast and future use",
    ),
];

/// Reads a range and clears its host bits, as EC2 does (`100.68.0.18/18` becomes `100.68.0.0/18`).
pub(crate) fn parse_cidr(text: &str, parameter: &str) -> Result<Ipv4Net, NetError> {
    match text.parse::<Ipv4Net>() {
        Ok(net) => Ok(net.trunc()),
        Err(_) if text.contains(':') => Err(NetError::ipv6(text)),
        Err(_) => Err(NetError::value(format!(
            "Value ({text}) for parameter {parameter} is invalid. This is not a valid CIDR block."
        ))),
    }
}

/// Whether two ranges share an address.
pub(crate) fn overlap(a: Ipv4Net, b: Ipv4Net) -> bool {
    a.contains(&b) || b.contains(&a)
}

/// The private ranges of which a VPC can have only its first range's own, and whatever isn't private besides (the table "IPv4 CIDR
/// block association restrictions" of AWS's VPC guide).
const FAMILIES: [Ipv4Net; 3] = [
    Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
];

/// Which of the private ranges an address range belongs to; none for public ones and 100.64.0.0/10.
pub(crate) fn family(cidr: Ipv4Net) -> Option<Ipv4Net> {
    FAMILIES.into_iter().find(|family| overlap(*family, cidr))
}

/// Refuses a VPC range of the wrong size or inside the region's own address plan.
pub(crate) fn check_vpc_range(cidr: Ipv4Net) -> Result<(), NetError> {
    if !(16..=28).contains(&cidr.prefix_len()) {
        return Err(NetError::new(
            "InvalidVpc.Range",
            format!("The CIDR '{cidr}' is invalid: a VPC is between /16 and /28."),
        ));
    }
    match RESERVED.iter().find(|(range, _)| overlap(*range, cidr)) {
        Some((range, what)) => Err(NetError::new(
            "InvalidVpc.Range",
            format!(
                "The CIDR '{cidr}' overlaps {range}, which is reserved for {what}; choose a private range such as 10.0.0.0/16."
            ),
        )),
        None => Ok(()),
    }
}

/// Refuses a route to addresses that are never forwarded.
pub(crate) fn check_route_range(cidr: Ipv4Net) -> Result<(), NetError> {
    if NEVER_FORWARDED.contains(&cidr) {
        return Err(NetError::value(format!(
            "Routes to {cidr} are not allowed: {NEVER_FORWARDED} is never forwarded."
        )));
    }
    Ok(())
}
