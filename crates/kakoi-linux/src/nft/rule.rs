//! Rules: in nft's own words, or one of the few shapes that come and go with security groups, which are sent as they are,
//! without asking the nft command.

use std::fmt;

/// A rule of a chain. Shown, it's in nft's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// In nft's words. Only the nft command can send it.
    Text(String),
    /// Accepts what a set knows, and counts it.
    Accept {
        /// Which address is looked up.
        peer: Peer,
        /// What's looked up besides the address.
        matching: Matching,
        /// The set.
        set: String,
        /// Where the rule comes from.
        comment: String,
    },
    /// Visits a chain.
    Jump(String),
    /// Counts and drops everything, and tells of it.
    Refuse(Telling),
}

/// What a group of netlink readers is told of a packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// What each line begins with: says which rule tells.
    pub prefix: String,
    /// The group of readers.
    pub group: u16,
    /// Bytes of the packet, from its IP header on.
    pub bytes: u32,
    /// Packets that the kernel gathers before it wakes the readers.
    pub queue: u16,
}

/// The side of a packet that a group's rules name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Where it comes from: of ingress.
    Source,
    /// Where it goes: of egress.
    Destination,
}

/// What a group's set is about, besides the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// Protocol and destination port.
    Ports,
    /// Protocol.
    Protocol,
    /// ICMP type and code.
    Icmp,
}

impl From<&str> for Rule {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl From<String> for Rule {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(words) => f.write_str(words),
            Self::Accept {
                peer,
                matching,
                set,
                comment,
            } => {
                let peer = match peer {
                    Peer::Source => "saddr",
                    Peer::Destination => "daddr",
                };
                let rest = match matching {
                    Matching::Ports => "meta l4proto . th dport",
                    Matching::Protocol => "meta l4proto",
                    Matching::Icmp => "icmp type . icmp code",
                };
                write!(f, "ip {peer} . {rest} @{set} counter accept comment \"{comment}\"")
            }
            Self::Jump(chain) => write!(f, "jump {chain}"),
            Self::Refuse(telling) => write!(f, "counter {telling} drop"),
        }
    }
}

impl fmt::Display for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            prefix,
            group,
            bytes,
            queue,
        } = self;
        write!(
            f,
            "log prefix \"{prefix}\" group {group} snaplen {bytes} queue-threshold {queue}"
        )
    }
}
