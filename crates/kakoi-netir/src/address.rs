//! Which addresses a gateway to the internet never carries.

use ipnet::Ipv4Net;
use kakoi_net::STUDIO_CIDR;
use std::net::Ipv4Addr;

/// Ranges that no internet or NAT gateway forwards: "this host", RFC 1918, RFC 6598, loopback, link-local (line 23), the
/// studio network of the address plan, multicast and reserved.
pub(crate) const NEVER_CROSS: [Ipv4Net; 10] = [
    net(0, 0, 8),
    net(10, 0, 8),
    SHARED,
    net(127, 0, 8),
    LINK_LOCAL,
    net(172, 16, 12),
    net(192, 168, 16),
    STUDIO_CIDR,
    net(224, 0, 4),
    net(240, 0, 4),
];

/// RFC 6598's shared address space, 100.64.0.0/10.
const SHARED: Ipv4Net = net(100, 64, 10);

/// Link-local, 169.254.0.0/16: the resolver and the credentials live there, and nothing in it is ever forwarded (line 23).
pub(crate) const LINK_LOCAL: Ipv4Net = net(169, 254, 16);

const fn net(first: u8, second: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(first, second, 0, 0), length)
}

/// Whether no internet or NAT gateway forwards packets to the address.
pub fn never_crosses_gateway(address: Ipv4Addr) -> bool {
    NEVER_CROSS.iter().any(|n| n.contains(&address))
}

/// Whether the address is in RFC 6598's shared space, 100.64.0.0/10.
pub fn is_carrier_shared(address: Ipv4Addr) -> bool {
    SHARED.contains(&address)
}

/// Whether the address is somebody's private one: RFC 1918, RFC 6598 or the studio network.
pub fn is_private(address: Ipv4Addr) -> bool {
    address.is_private() || is_carrier_shared(address) || STUDIO_CIDR.contains(&address)
}

/// First and last address as numbers.
pub(crate) fn bounds(net: &Ipv4Net) -> (u32, u32) {
    (u32::from(net.network()), u32::from(net.broadcast()))
}
