//! What one network's resolver knows. Built by the caller from the model, then never changed.

use std::collections::{HashMap, HashSet};
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

/// Names and patterns with their addresses; names are stored in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameTable {
    exact: HashMap<String, Vec<Ipv4Addr>>,
    below: HashMap<String, Vec<Ipv4Addr>>,
}

impl NameTable {
    /// Adds an address under a name or a pattern (`*.s3.amazonaws.com`: everything below, of one
    /// label or more). Adding to the same name again gives several answers.
    pub fn add(&mut self, pattern: &str, address: Ipv4Addr) {
        let pattern = pattern.trim_end_matches('.').to_ascii_lowercase();
        let (table, name) = match pattern.strip_prefix("*.") {
            Some(parent) => (&mut self.below, parent.to_owned()),
            None => (&mut self.exact, pattern),
        };
        let addresses = table.entry(name).or_default();
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }

    /// The addresses of a lower-case name: its own, else those of the closest pattern above it.
    pub fn get(&self, name: &str) -> Option<&[Ipv4Addr]> {
        if let Some(addresses) = self.exact.get(name) {
            return Some(addresses);
        }
        if self.below.is_empty() {
            return None;
        }
        name.match_indices('.')
            .find_map(|(at, _)| self.below.get(&name[at + 1..]))
            .map(Vec::as_slice)
    }
}

impl<S: AsRef<str>> FromIterator<(S, Ipv4Addr)> for NameTable {
    fn from_iter<I: IntoIterator<Item = (S, Ipv4Addr)>>(pairs: I) -> Self {
        let mut table = Self::default();
        for (name, address) in pairs {
            table.add(name.as_ref(), address);
        }
        table
    }
}

/// Who may resolve the public names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicNames {
    /// Everyone: AWS's open resolver, an explicit choice (`kakoi:public-dns=always`).
    Always,
    /// Only these source addresses: the interfaces that the model says can reach some public
    /// address.
    Askers(HashSet<Ipv4Addr>),
}

impl Default for PublicNames {
    /// Nobody: a view that was not filled in is closed.
    fn default() -> Self {
        Self::Askers(HashSet::new())
    }
}

/// One address of a mount target's name, and who gets it: a file system's name resolves to the
/// mount target in the *asker's* zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MountTargetAddress {
    /// The subnets of the zone; `0.0.0.0/0` for a name that isn't per zone.
    pub askers: Vec<Ipv4Net>,
    /// The mount target.
    pub address: Ipv4Addr,
}

/// The snapshot that a resolver answers from.
///
/// The tables are asked in this order: `private`, `mount_targets`, `services`, `public`. Only the
/// last needs a permission, and only its answers are checked for private addresses.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Private DNS names of interface endpoints, database names: whatever belongs to this VPC.
    pub private: NameTable,
    /// Names of file systems, in lower case without the final dot.
    pub mount_targets: HashMap<String, Vec<MountTargetAddress>>,
    /// The region's service names with their public addresses; always resolve.
    pub services: NameTable,
    /// The simulated internet's hosts, or nothing.
    pub public: NameTable,
    /// Who may resolve `public`.
    pub public_names: PublicNames,
}

/// What the view says about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lookup<'a> {
    Found(std::borrow::Cow<'a, [Ipv4Addr]>),
    /// No such name.
    Unknown,
    /// The asker may not know, whether there is one or not.
    Blocked,
}

impl View {
    /// Looks up a lower-case name without the final dot on behalf of `asker`.
    pub(super) fn lookup(&self, asker: Ipv4Addr, name: &str) -> Lookup<'_> {
        if let Some(addresses) = self.private.get(name) {
            return Lookup::Found(addresses.into());
        }
        if let Some(targets) = self.mount_targets.get(name) {
            let in_zone = targets
                .iter()
                .filter(|t| t.askers.iter().any(|net| net.contains(&asker)));
            let addresses: Vec<_> = in_zone.map(|t| t.address).collect();
            // No mount target in the asker's zone: AWS's name doesn't resolve there either.
            return if addresses.is_empty() {
                Lookup::Unknown
            } else {
                Lookup::Found(addresses.into())
            };
        }
        if let Some(addresses) = self.services.get(name) {
            return Lookup::Found(addresses.into());
        }
        if never_public(name) {
            return Lookup::Unknown;
        }
        let may_ask = match &self.public_names {
            PublicNames::Always => true,
            PublicNames::Askers(askers) => askers.contains(&asker),
        };
        if !may_ask {
            return Lookup::Blocked;
        }
        match self.public.get(name) {
            None => Lookup::Unknown,
            // A public name that points inside would let a page reach what its reader can.
            Some(addresses) if addresses.iter().any(|&a| is_private(a)) => Lookup::Blocked,
            Some(addresses) => Lookup::Found(addresses.into()),
        }
    }
}

/// Names that are nobody's business outside: asking for them is no attempt to leave.
fn never_public(name: &str) -> bool {
    [
        "kakoi.internal",
        "in-addr.arpa",
        "ip6.arpa",
        "localhost",
        "local",
        "internal",
    ]
    .iter()
    .any(|zone| {
        name.strip_suffix(zone)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Addresses that no public name may have. The documentation and benchmark blocks that the region
/// uses as its internet (203.0.113/24, 198.51.100/24, 198.18.0/24) are public here; the studio
/// network (198.19/16) isn't.
fn is_private(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || a == 0
        || a >= 224 // multicast, reserved, broadcast
        || (a == 100 && (64..128).contains(&b)) // carriers' NAT
        || (a == 198 && b == 19)
}
