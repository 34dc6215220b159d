//! An nft table as a value: what a router's kernel should hold, compared and sent without asking nft anything.

pub mod boxes;
pub mod change;
pub mod kernel;
pub mod rule;
pub mod text;
mod wire;

pub use rule::{Matching, Peer, Rule, Telling};
use std::collections::BTreeMap;
use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;

/// Names of our table in a namespace, of family inet so that nothing of IPv6 passes beside it. One is live; the other
/// is where a successor is staged.
pub const TABLES: [&str; 2] = ["kakoi", "kakoi_next"];

/// One field of a set's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Interface name.
    IfName,
    /// IPv4 address.
    Address,
    /// Packet mark.
    Mark,
    /// Protocol number.
    Protocol,
    /// Port.
    Port,
    /// ICMP type.
    IcmpType,
    /// ICMP code.
    IcmpCode,
}

/// One field of an element's key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// An interface name.
    Name(String),
    /// An inclusive range of numbers (addresses too); equal ends are one value.
    Span(u32, u32),
}

impl Value {
    /// A single number.
    pub fn one(n: u32) -> Self {
        Self::Span(n, n)
    }

    /// A single address.
    pub fn address(address: Ipv4Addr) -> Self {
        Self::one(u32::from(address))
    }

    /// An interface's name.
    pub fn name(name: impl Into<String>) -> Self {
        Self::Name(name.into())
    }
}

/// What a map gives for a key; a set gives `Member`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Data {
    /// Nothing: the key is a member.
    Member,
    /// A mark.
    Mark(u32),
    /// An address.
    Address(Ipv4Addr),
    /// A chain to go on with.
    Goto(String),
    /// A chain to visit; what it returns goes on behind the look-up.
    Jump(String),
}

impl Data {
    /// The chain that a verdict leads to.
    pub fn chain(&self) -> Option<&str> {
        match self {
            Self::Goto(chain) | Self::Jump(chain) => Some(chain),
            Self::Member | Self::Mark(_) | Self::Address(_) => None,
        }
    }
}

/// What kind of data a set's elements have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataKind {
    /// None: it's a set.
    Member,
    /// Marks.
    Mark,
    /// Addresses.
    Address,
    /// Verdicts.
    Goto,
}

/// A named set or map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDef {
    /// The key's fields.
    pub key: Vec<Field>,
    /// The elements' data.
    pub data: DataKind,
    /// Whether elements are ranges. Only for keys of two or more fields, whose elements must not overlap.
    pub interval: bool,
    /// Elements.
    pub elements: BTreeMap<Vec<Value>, Data>,
}

impl SetDef {
    /// An empty set or map.
    pub fn new(key: &[Field], data: DataKind, interval: bool) -> Self {
        Self {
            key: key.to_vec(),
            data,
            interval,
            elements: BTreeMap::new(),
        }
    }

    /// Whether two sets differ in their elements at most.
    pub fn same_shape(&self, other: &Self) -> bool {
        self.key == other.key && self.data == other.data && self.interval == other.interval
    }
}

/// What a base chain is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HookKind {
    /// It judges. What it says nothing about is dropped, once it judges alone.
    Filter,
    /// It gives other addresses, to what it says something about.
    Nat,
}

/// Where packets come to a base chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hook {
    /// What for.
    pub kind: HookKind,
    /// The hook and its priority, in nft's words.
    pub place: String,
}

/// A chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// For a base chain.
    pub hook: Option<Hook>,
    /// Rules, in their order.
    pub rules: Vec<Rule>,
}

/// A whole table. Its parts are shared, so that making and comparing a successor costs little more than what changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NftTable {
    /// Sets and maps by name.
    pub sets: BTreeMap<Arc<str>, Arc<SetDef>>,
    /// Chains by name.
    pub chains: BTreeMap<Arc<str>, Arc<Chain>>,
}

impl NftTable {
    /// A chain at whose end a packet would be left to a policy: of a base chain that judges, or of one that packets go to for
    /// good. There's none, so that no policy is needed while tables change, and it's only one barrier more otherwise.
    pub fn without_end(&self) -> Option<&str> {
        let judges = |chain: &Chain| chain.hook.as_ref().is_some_and(|hook| hook.kind == HookKind::Filter);
        let base = self.chains.iter().filter(|(_, chain)| judges(chain));
        let data = self.sets.values().flat_map(|set| set.elements.values());
        let looked_up = data.filter_map(|data| match data {
            Data::Goto(chain) => Some(chain.as_str()),
            Data::Member | Data::Mark(_) | Data::Address(_) | Data::Jump(_) => None,
        });
        let rules = self.chains.values().flat_map(|chain| &chain.rules);
        let named = rules.filter_map(|rule| match rule {
            Rule::Text(words) => words.split_once("goto ").map(|(_, chain)| chain),
            Rule::Accept { .. } | Rule::Jump(_) | Rule::Refuse(_) => None,
        });
        let ends = |chain: &Chain| match chain.rules.last() {
            // What begins with a counter has no condition.
            Some(Rule::Text(words)) => words == "accept" || words.starts_with("counter ") && words.ends_with(" drop"),
            Some(last) => matches!(last, Rule::Refuse(_)),
            None => false,
        };
        let mut last = base.map(|(name, _)| &**name).chain(looked_up).chain(named);
        last.find(|name| !self.chains.get(*name).is_some_and(|chain| ends(chain)))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IfName => "ifname",
            Self::Address => "ipv4_addr",
            Self::Mark => "mark",
            Self::Protocol => "inet_proto",
            Self::Port => "inet_service",
            Self::IcmpType => "icmp_type",
            Self::IcmpCode => "icmp_code",
        })
    }
}
