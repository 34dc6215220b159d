//! What can be asked about: the first packet of a connection, and where it starts.

use kakoi_netir::Traffic;
use kakoi_types::*;
use std::fmt;
use std::net::Ipv4Addr;

/// The first packet of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Packet {
    /// Where it wants to go.
    pub dst: Ipv4Addr,
    /// What it is.
    pub protocol: Protocol,
    /// The client's port, where answers go; without meaning for a ping.
    pub source_port: u16,
}

/// A client port that Linux, Windows and NAT gateways all choose from.
const CLIENT_PORT: u16 = 49152;

impl Packet {
    /// A TCP connection.
    pub const fn tcp(dst: Ipv4Addr, port: u16) -> Self {
        Self {
            dst,
            protocol: Protocol::Tcp(port),
            source_port: CLIENT_PORT,
        }
    }

    /// A UDP datagram.
    pub const fn udp(dst: Ipv4Addr, port: u16) -> Self {
        Self {
            dst,
            protocol: Protocol::Udp(port),
            source_port: CLIENT_PORT,
        }
    }

    /// A ping.
    pub const fn icmp(dst: Ipv4Addr) -> Self {
        Self {
            dst,
            protocol: Protocol::Icmp,
            source_port: CLIENT_PORT,
        }
    }

    /// The same from another client port.
    pub const fn from_port(self, port: u16) -> Self {
        Self {
            source_port: port,
            ..self
        }
    }

    /// What a border sees of it.
    pub(crate) const fn wire(&self) -> Wire {
        self.protocol.wire()
    }

    /// What a border sees of its answer: the client's port is the destination's, and a ping's is an echo reply.
    pub(crate) const fn answer(&self) -> Wire {
        match self.protocol {
            Protocol::Tcp(_) => Wire::Tcp(self.source_port),
            Protocol::Udp(_) => Wire::Udp(self.source_port),
            Protocol::Icmp => Wire::Icmp { kind: 0, code: 0 },
        }
    }
}

/// What rules look at: the protocol, with the destination port or the ICMP type and code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wire {
    Tcp(u16),
    Udp(u16),
    Icmp { kind: u8, code: u8 },
}

impl Wire {
    /// Whether a rule's traffic covers it (line 9).
    pub(crate) fn is_in(self, traffic: &Traffic) -> bool {
        match (traffic, self) {
            (Traffic::All, _) => true,
            (Traffic::Tcp(ports), Wire::Tcp(port)) | (Traffic::Udp(ports), Wire::Udp(port)) => ports.contains(port),
            (Traffic::Icmp { kind: k, code: c }, Wire::Icmp { kind, code }) => {
                k.is_none_or(|k| k == kind) && c.is_none_or(|c| c == code)
            }
            (Traffic::Tcp(_) | Traffic::Udp(_) | Traffic::Icmp { .. } | Traffic::Protocol(_), _) => false,
        }
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wire::Tcp(port) => write!(f, "TCP {port}"),
            Wire::Udp(port) => write!(f, "UDP {port}"),
            Wire::Icmp { kind: 8, .. } => f.write_str("ICMP echo"),
            Wire::Icmp { kind, code } => write!(f, "ICMP type {kind} code {code}"),
        }
    }
}

/// A packet's protocol, with the destination port where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// TCP to a port.
    Tcp(u16),
    /// UDP to a port.
    Udp(u16),
    /// An ICMP echo request: type 8, code 0.
    Icmp,
}

impl Protocol {
    /// Whether a rule's traffic covers it (line 9).
    pub fn is_in(self, traffic: &Traffic) -> bool {
        self.wire().is_in(traffic)
    }

    const fn wire(self) -> Wire {
        match self {
            Protocol::Tcp(port) => Wire::Tcp(port),
            Protocol::Udp(port) => Wire::Udp(port),
            Protocol::Icmp => Wire::Icmp { kind: 8, code: 0 },
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Protocol::Tcp(port) => write!(f, "TCP {port}"),
            Protocol::Udp(port) => write!(f, "UDP {port}"),
            Protocol::Icmp => f.write_str("ICMP echo"),
        }
    }
}

/// Where a packet starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// In an app: its own routes choose the leg and with it the source address.
    Workload(WorkloadId),
    /// On an interface's link, with a source address that may be forged.
    Interface {
        /// The interface.
        interface: NetworkInterfaceId,
        /// The source address in the packet.
        source: Ipv4Addr,
    },
}
