//! A namespace of ours with its sockets: addresses of `lo`, and the nf_tables table, each read back.

use crate::netlink::conntrack;
use crate::netlink::route::{End, RouteSocket};
use crate::netns::{self, Role};
use crate::nft::change::{self, Change, Skeleton};
use crate::nft::kernel::NftSocket;
use crate::nft::{NftTable, TABLES, text};
use crate::{Error, Step};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, OwnedFd};

/// The base chain that every table of ours has.
const FIRST_CHAIN: &str = "pre";
/// Index of `lo` in every namespace.
pub const LOOPBACK: u32 = 1;

/// A namespace with its sockets and the table that was last applied and read back.
pub struct Space {
    /// The namespace.
    pub fd: OwnedFd,
    /// Links and routes.
    pub route: RouteSocket,
    /// The table, for reading back parts of it.
    pub nft: NftSocket,
    /// What the kernel's table is known to be; none until it was replaced once.
    pub table: Option<NftTable>,
    own: BTreeSet<Ipv4Addr>,
}

impl Space {
    /// Takes a namespace. Settings are written before the first link; what an earlier server left is kept until
    /// it's compared.
    pub fn take(fd: OwnedFd, role: Role) -> Result<Self, Error> {
        netns::harden(fd.as_fd(), role).step(|| "writing the namespace's settings".into())?;
        let mut route = RouteSocket::open_in(fd.as_fd()).step(|| "opening a route socket".into())?;
        let nft = NftSocket::open_in(fd.as_fd()).step(|| "opening an nf_tables socket".into())?;
        route.bring_up(LOOPBACK).step(|| "bringing up lo".into())?;
        let own = route.addresses().step(|| "reading addresses".into())?;
        let own = own
            .into_iter()
            .filter(|(index, _)| *index == LOOPBACK)
            .map(|(_, address)| address)
            .collect();
        Ok(Self {
            fd,
            route,
            nft,
            table: None,
            own,
        })
    }

    /// Links two namespaces. A link that's there already on both ends is kept as it is; half a one is made anew.
    pub fn link(&mut self, here: End<'_>, far: &mut Self, there: End<'_>, what: impl Display) -> Result<(), Error> {
        let look = || "looking for a link".to_owned();
        let near_end = self.route.link(here.name).step(look)?;
        if near_end.is_some() && far.route.link(there.name).step(look)?.is_some() {
            return Ok(());
        }
        self.route
            .delete_link(here.name)
            .and_then(|()| far.route.delete_link(there.name))
            .step(|| "removing half a link".into())?;
        self.route
            .add_veth(here, there, far.fd.as_fd())
            .step(|| format!("linking {what}"))
    }

    /// Makes `lo` own exactly these addresses.
    pub fn set_own_addresses(&mut self, wanted: &BTreeSet<Ipv4Addr>) -> Result<bool, Error> {
        if self.own == *wanted {
            return Ok(false);
        }
        self.route
            .delete_addresses(LOOPBACK, self.own.difference(wanted).copied())
            .step(|| "taking addresses from lo".into())?;
        self.route
            .add_addresses(LOOPBACK, wanted.difference(&self.own).copied())
            .step(|| "giving addresses to lo".into())?;
        let found: BTreeSet<_> = self.route.addresses().step(|| "reading addresses".into())?;
        let found: BTreeSet<_> = found
            .into_iter()
            .filter(|(index, _)| *index == LOOPBACK)
            .map(|(_, a)| a)
            .collect();
        let same = found == *wanted;
        self.own = found;
        if same {
            Ok(true)
        } else {
            Err(Error::NotAsWanted("lo doesn't own the wanted addresses".into()))
        }
    }

    /// Makes the kernel's table this one and reads back what changed. Each packet is judged by the old table or
    /// the new one.
    pub fn set_table(&mut self, wanted: NftTable) -> Result<bool, Error> {
        // Forgotten until it's known again: after a failure the next attempt replaces everything.
        let old = self.table.take();
        let plan = old
            .as_ref()
            .map_or(Change::Replace, |old| change::between(old, &wanted));
        let changed = plan != Change::Nothing;
        match old
            .ok_or(())
            .and_then(|_| self.change_table(&wanted, plan).map_err(drop))
        {
            Ok(()) => {}
            Err(()) => self.replace_table(&wanted)?,
        }
        self.table = Some(wanted);
        Ok(changed)
    }

    /// Sends a difference. An error means that the table must be replaced: the difference was too large for one
    /// transaction, or the kernel's table wasn't what it should have been.
    fn change_table(&mut self, wanted: &NftTable, plan: Change) -> Result<(), Error> {
        let done = match plan {
            Change::Nothing => Ok(()),
            Change::Replace => Err(Error::NotAsWanted("the table's base differs".into())),
            Change::Elements(elements) => self
                .nft
                .apply(&elements)
                .and_then(|()| self.nft.check(&elements))
                .step(|| "changing set elements".into()),
            Change::Skeleton(skeleton) => self.change_skeleton(wanted, &skeleton),
        };
        if let Err(error) = &done {
            tracing::info!(%error, "replacing the whole table");
        }
        done
    }

    fn change_skeleton(&mut self, wanted: &NftTable, skeleton: &Skeleton) -> Result<(), Error> {
        let sent = self.nft.apply_skeleton(skeleton);
        if !sent.step(|| "changing chains".into())? {
            text::run(self.fd.as_fd(), &skeleton.script(self.nft.table()))?;
        }
        let step = || "reading back new chains".to_owned();
        self.nft.check(&skeleton.elements).step(step)?;
        let chains = skeleton.new_chains.iter().chain(&skeleton.rewritten);
        self.nft
            .check_chains(wanted, chains.map(|(name, _)| &**name))
            .step(step)?;
        for (name, set) in &skeleton.new_sets {
            self.nft.check_set(name, set).step(step)?;
        }
        Ok(())
    }

    fn replace_table(&mut self, wanted: &NftTable) -> Result<(), Error> {
        let step = || "reading back the table".to_owned();
        if let Some(chain) = wanted.without_end() {
            return Err(Error::NotAsWanted(format!("chain {chain} ends without a verdict")));
        }
        let live = self.nft.live_table(FIRST_CHAIN).step(step)?;
        let name = TABLES
            .into_iter()
            .find(|name| Some(*name) != live)
            .expect("there are two names");
        match live {
            Some(old) => self.take_over(old, name, wanted)?,
            None => self.run(&text::replace(name, None, wanted, self.nft.budget()))?,
        }
        self.nft.use_table(name);
        netns::strict_conntrack(self.fd.as_fd()).step(|| "making connection tracking strict".into())?;
        for (set_name, set) in &wanted.sets {
            self.nft.check_set(set_name, set).step(step)?;
        }
        let names = || wanted.chains.keys().map(|n| &**n);
        self.nft.check_chains(wanted, names()).step(step)?;
        self.nft.check_default_deny(wanted, names()).step(step)
    }

    /// Puts a table in another's place without losing a packet. The kernel has every base chain without rules for a moment when
    /// it comes and when it goes; only its policy judges then, so that must let packets through. Nothing passes by it: each base
    /// chain that has rules ends with a verdict, and at any time one of the two tables has rules.
    fn take_over(&mut self, old: &str, name: &str, wanted: &NftTable) -> Result<(), Error> {
        let step = || format!("taking over from table {old}");
        let chains = self.nft.base_chains(old).step(step)?;
        self.nft.set_default_deny(old, false).step(step)?;
        let scripts = text::replace(name, Some((old, &chains)), wanted, self.nft.budget());
        if let Err(error) = self.run(&scripts) {
            self.nft.set_default_deny(old, true).step(step)?;
            return Err(error);
        }
        self.nft.set_default_deny(name, true).step(step)?;
        self.nft.remove_table(old).step(step)
    }

    fn run(&self, scripts: &[String]) -> Result<(), Error> {
        for script in scripts {
            text::run(self.fd.as_fd(), script)?;
        }
        Ok(())
    }

    /// What a map in the kernel gives for marks, whoever made it.
    pub fn kept_addresses(&mut self, map: &str) -> Result<BTreeMap<u32, Ipv4Addr>, Error> {
        let step = || format!("reading what {map} was");
        match self.nft.live_table(FIRST_CHAIN).step(step)? {
            Some(table) => self.nft.addresses_by_mark(table, map).step(step),
            None => Ok(BTreeMap::new()),
        }
    }

    /// Checks the whole table and `lo`'s addresses against the kernel's. For small tables.
    pub fn check_table(&mut self) -> Result<(), Error> {
        let step = || "reading back the table".to_owned();
        let table = self
            .table
            .as_ref()
            .ok_or_else(|| Error::NotAsWanted("the table isn't known".into()))?;
        for (name, set) in &table.sets {
            self.nft.check_set(name, set).step(step)?;
        }
        let names = || table.chains.keys().map(|n| &**n);
        self.nft.check_chains(table, names()).step(step)?;
        self.nft.check_default_deny(table, names()).step(step)?;
        let found = self.route.addresses().step(|| "reading addresses".into())?;
        let on_lo = |(index, _): &(u32, Ipv4Addr)| *index == LOOPBACK;
        let found: BTreeSet<_> = found.into_iter().filter(on_lo).map(|(_, a)| a).collect();
        if found == self.own {
            Ok(())
        } else {
            Err(Error::NotAsWanted("lo doesn't own the wanted addresses".into()))
        }
    }

    /// Forgets tracked connections of addresses.
    pub fn forget_connections(&self, of: impl Fn(Ipv4Addr) -> bool) -> Result<(), Error> {
        let count = conntrack::flush(self.fd.as_fd(), of).step(|| "forgetting tracked connections".into())?;
        if count > 0 {
            tracing::debug!(count, "forgot tracked connections");
        }
        Ok(())
    }
}
