//! Whose an address is, and which addresses have changed hands.

use ipnet::Ipv4Net;
use kakoi_netir::RouterIr;
use kakoi_types::{NatGatewayId, NetworkInterfaceId};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// Who owns an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Interface(NetworkInterfaceId),
    Nat(NatGatewayId),
}

/// Owners of interfaces' addresses and of public ones, as a namespace's tracked connections know them: whoever
/// gets an address next must inherit none.
#[derive(Default)]
pub struct Owners(Option<BTreeMap<Ipv4Addr, Owner>>);

impl Owners {
    /// Takes the owners of now; what's returned are the addresses whose connections must be forgotten.
    pub fn change(&mut self, ir: &RouterIr) -> FormerAddresses {
        let private = ir.interfaces.iter().map(|(id, i)| (i.address, Owner::Interface(*id)));
        let now: BTreeMap<Ipv4Addr, Owner> = private
            .chain(ir.nat_gateways.iter().map(|(id, n)| (n.public_ip, Owner::Nat(*id))))
            .chain(
                ir.public_interfaces()
                    .map(|(public, id, _)| (public, Owner::Interface(id))),
            )
            .collect();
        let former = match &self.0 {
            Some(before) => {
                let changed = before.iter().filter(|(a, owner)| now.get(*a) != Some(owner));
                FormerAddresses::These(changed.map(|(a, _)| *a).collect())
            }
            // Left by an earlier server: whatever nobody owns now.
            None => FormerAddresses::AllBut {
                cidrs: ir.cidrs().collect(),
                owned: now.keys().chain(&ir.resolvers).copied().collect(),
            },
        };
        self.0 = Some(now);
        former
    }
}

/// Addresses that have lost their owner.
pub enum FormerAddresses {
    /// These.
    These(BTreeSet<Ipv4Addr>),
    /// All of some ranges that nobody owns.
    AllBut {
        /// The ranges.
        cidrs: Vec<Ipv4Net>,
        /// Those that somebody owns.
        owned: BTreeSet<Ipv4Addr>,
    },
}

impl FormerAddresses {
    /// Everything in these ranges.
    pub fn all_of(cidrs: Vec<Ipv4Net>) -> Self {
        Self::AllBut {
            cidrs,
            owned: BTreeSet::new(),
        }
    }

    /// Whether there's none.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::These(addresses) if addresses.is_empty())
    }

    /// Whether this is one.
    pub fn contains(&self, address: Ipv4Addr) -> bool {
        match self {
            Self::These(addresses) => addresses.contains(&address),
            Self::AllBut { cidrs, owned } => cidrs.iter().any(|c| c.contains(&address)) && !owned.contains(&address),
        }
    }
}
