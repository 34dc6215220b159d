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
}

impl Packet {
    /// A TCP connection.
    pub const fn tcp(dst: Ipv4Addr, port: u16) -> Self {
        Self {
            dst,
            protocol: Protocol::Tcp(port),
        }
    }

    /// A UDP datagram.
    pub const fn udp(dst: Ipv4Addr, port: u16) -> Self {
        Self {
            dst,
            protocol: Protocol::Udp(port),
        }
    }

    /// A ping.
    pub const fn icmp(dst: Ipv4Addr) -> Self {
        Self {
            dst,
            protocol: Protocol::Icmp,
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
        match (traffic, self) {
            (Traffic::All, _) => true,
            (Traffic::Tcp(ports), Protocol::Tcp(port)) | (Traffic::Udp(ports), Protocol::Udp(port)) => {
                ports.contains(port)
            }
            (Traffic::Icmp { kind, code }, Protocol::Icmp) => {
                kind.is_none_or(|k| k == 8) && code.is_none_or(|c| c == 0)
            }
            (Traffic::Tcp(_) | Traffic::Udp(_) | Traffic::Icmp { .. } | Traffic::Protocol(_), _) => false,
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
