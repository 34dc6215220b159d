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
    /// The client's port, where answers go; without meaning for ICMP.
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
            protocol: Protocol::PING,
            source_port: CLIENT_PORT,
        }
    }

    /// ICMP of some type and code.
    pub const fn icmp_type(dst: Ipv4Addr, kind: u8, code: u8) -> Self {
        Self {
            protocol: Protocol::Icmp { kind, code },
            ..Self::icmp(dst)
        }
    }

    /// The same from another client port.
    pub const fn from_port(self, port: u16) -> Self {
        Self {
            source_port: port,
            ..self
        }
    }

    /// What rules see of its answer: the client's port is the destination's, and ICMP has a type of its own for each reply.
    pub(crate) const fn answer(&self) -> Protocol {
        match self.protocol {
            Protocol::Tcp(_) => Protocol::Tcp(self.source_port),
            Protocol::Udp(_) => Protocol::Udp(self.source_port),
            Protocol::Icmp { kind, code } => Protocol::Icmp {
                kind: match reply_to(kind) {
                    Some(reply) => reply,
                    None => kind,
                },
                code,
            },
        }
    }
}

/// The ICMP type that answers a request: echo, timestamp, information and address mask. No other type is a request.
pub(crate) const fn reply_to(kind: u8) -> Option<u8> {
    match kind {
        8 => Some(0),
        13 => Some(14),
        15 => Some(16),
        17 => Some(18),
        _ => None,
    }
}

/// What rules look at: the protocol, with the destination port or the ICMP type and code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// TCP to a port.
    Tcp(u16),
    /// UDP to a port.
    Udp(u16),
    /// ICMP.
    Icmp {
        /// Its type.
        kind: u8,
        /// Its code.
        code: u8,
    },
}

impl Protocol {
    /// An ICMP echo request: type 8, code 0.
    pub const PING: Self = Self::Icmp { kind: 8, code: 0 };

    /// Whether a rule's traffic covers it (line 9).
    pub fn is_in(self, traffic: &Traffic) -> bool {
        match (traffic, self) {
            (Traffic::All, _) => true,
            (Traffic::Tcp(ports), Self::Tcp(port)) | (Traffic::Udp(ports), Self::Udp(port)) => ports.contains(port),
            (Traffic::Icmp { kind: k, code: c }, Self::Icmp { kind, code }) => {
                k.is_none_or(|k| k == kind) && c.is_none_or(|c| c == code)
            }
            (Traffic::Tcp(_) | Traffic::Udp(_) | Traffic::Icmp { .. } | Traffic::Protocol(_), _) => false,
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(port) => write!(f, "TCP {port}"),
            Self::Udp(port) => write!(f, "UDP {port}"),
            Self::Icmp { kind: 8, code: 0 } => f.write_str("ICMP echo"),
            Self::Icmp { kind, code } => write!(f, "ICMP type {kind} code {code}"),
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
    /// On the internet, beyond every gateway.
    Internet {
        /// The source address in the packet.
        source: Ipv4Addr,
    },
}
