//! What a router saw of flows.

use kakoi_types::VpcId;
use std::net::Ipv4Addr;

/// Who talks with whom: what all packets of one direction of a flow have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlowTuple {
    /// The sender.
    pub source: Ipv4Addr,
    /// The receiver.
    pub destination: Ipv4Addr,
    /// IANA's number.
    pub protocol: u8,
    /// 0 for protocols without ports.
    pub source_port: u16,
    /// For ICMP the type (high byte) and code; 0 for other protocols without ports.
    pub destination_port: u16,
}

/// Packets and bytes (of IP, headers included).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Packets.
    pub packets: u64,
    /// Bytes.
    pub bytes: u64,
}

/// One thing that a router saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowEvent {
    /// A packet that a rule refused.
    Refused {
        /// Its flow.
        flow: FlowTuple,
        /// The rule, in the backend's words: `acl-…/ingress/100`, `groups/out`, `pre/spoof`.
        by: String,
        /// The end of the id of the interface whose link it came in by; none if it came in another way.
        entry: Option<String>,
        /// Its length.
        bytes: u64,
        /// TCP's flags, 0 for others.
        tcp_flags: u8,
    },
    /// A connection whose first packet was let through.
    Opened {
        /// The connection's number in this router.
        id: u32,
        /// From the side that began.
        flow: FlowTuple,
    },
    /// How much a connection carried so far, since it began.
    Counted {
        /// The connection's number in this router.
        id: u32,
        /// From the side that began.
        flow: FlowTuple,
        /// From the side that began.
        there: Count,
        /// From the other side.
        back: Count,
        /// Whether it's over.
        closed: bool,
    },
}

/// What one router saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouterFlows {
    /// Its VPC.
    pub vpc: VpcId,
    /// In the order of happening, refusals first.
    pub events: Vec<FlowEvent>,
    /// At least so many things happened that were told to nobody: there were too many at once.
    pub missed: u64,
}
