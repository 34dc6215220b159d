//! Raw nf_tables netlink: elements, and the chains and sets of groups, changed in one transaction (0.2 ms) and read back
//! one by one.

use super::change::{ElementChange, Skeleton};
use super::wire::{self, ACCEPT, DROP, GOTO, JUMP};
use super::{Data, Field, HookKind, NftTable, SetDef, TABLES, Value};
use crate::netlink::{Message, Socket, attribute, attributes};
use rustix::thread::MembarrierCommand;
use std::collections::BTreeMap;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::BorrowedFd;

pub(super) const SUBSYSTEM: u16 = 10;
const DELETE_TABLE: u16 = SUBSYSTEM << 8 | 2;
const GET_CHAIN: u16 = SUBSYSTEM << 8 | 4;
const GET_RULE: u16 = SUBSYSTEM << 8 | 7;
const NEW_ELEMENT: u16 = SUBSYSTEM << 8 | 12;
const GET_ELEMENT: u16 = SUBSYSTEM << 8 | 13;
const DELETE_ELEMENT: u16 = SUBSYSTEM << 8 | 14;
const BATCH_BEGIN: u16 = 0x10;
const BATCH_END: u16 = 0x11;
pub(super) const INET: [u8; 4] = [1, 0, 0, 0];
// Attributes of element lists, elements, data and rules.
pub(super) const LIST_TABLE: u16 = 1;
pub(super) const LIST_SET: u16 = 2;
const LIST_ELEMENTS: u16 = 3;
const ITEM: u16 = 1;
const KEY: u16 = 1;
const DATA: u16 = 2;
const KEY_END: u16 = 10;
const VALUE: u16 = 1;
const VERDICT: u16 = 2;
const RULE_TABLE: u16 = 1;
const RULE_CHAIN: u16 = 2;
const TABLE_NAME: u16 = 1;
const CHAIN_NAME: u16 = 3;
const CHAIN_POLICY: u16 = 5;
const CHAIN_TYPE: u16 = 7;
/// Elements per message: an attribute's length has 16 bits.
const PER_MESSAGE: usize = 200;
/// Below the usual send buffer (net.core.wmem_max, 208 KiB).
const UNPRIVILEGED_BUDGET: usize = 120 << 10;
const NAME_BYTES: usize = 16;

/// An nf_tables socket of one namespace.
#[derive(Debug)]
pub struct NftSocket {
    socket: Socket,
    table: &'static str,
}

fn batch(kind: u16) -> Message {
    let subsystem = SUBSYSTEM.to_be_bytes();
    Message::new(kind, 0, &[0, 0, subsystem[0], subsystem[1]])
}

fn list(kind: u16, flags: libc::c_int, table: &str, name: &str, fill: impl FnOnce(&mut Message)) -> Message {
    let mut message = Message::new(kind, flags, &INET);
    message.attr_text(LIST_TABLE, table);
    message.attr_text(LIST_SET, name);
    message.nest(LIST_ELEMENTS, fill);
    message
}

/// Lower and upper end of a key as the kernel compares it: each field padded to four bytes, big-endian but for marks,
/// which nft turns around in sets of ranges only. (Whole tables come from nft and are read back by this: a version
/// that does otherwise is noticed.)
fn key_bytes(set: &SetDef, key: &[Value]) -> (Vec<u8>, Vec<u8>) {
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for (field, value) in set.key.iter().zip(key) {
        match value {
            Value::Name(name) => {
                for end in [&mut from, &mut to] {
                    let start = end.len();
                    end.extend_from_slice(name.as_bytes());
                    end.resize(start + NAME_BYTES, 0);
                }
            }
            Value::Span(low, high) => {
                for (end, n) in [(&mut from, *low), (&mut to, *high)] {
                    end.extend_from_slice(&match field {
                        Field::Mark if !set.interval => n.to_ne_bytes(),
                        Field::Port => [(n >> 8) as u8, n as u8, 0, 0],
                        Field::Protocol | Field::IcmpType | Field::IcmpCode => [n as u8, 0, 0, 0],
                        Field::Mark | Field::Address | Field::IfName => n.to_be_bytes(),
                    });
                }
            }
        }
    }
    (from, to)
}

/// What an element leads to, as the kernel's answers say it: nothing, a value, or a verdict's code and chain.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Member,
    Value(Vec<u8>),
    Verdict(i32, Vec<u8>),
}

impl Found {
    fn wanted(data: &Data) -> Self {
        match data {
            Data::Member => Self::Member,
            Data::Mark(mark) => Self::Value(mark.to_ne_bytes().to_vec()),
            Data::Address(address) => Self::Value(address.octets().to_vec()),
            Data::Goto(chain) => Self::Verdict(GOTO, chain.as_bytes().to_vec()),
            Data::Jump(chain) => Self::Verdict(JUMP, chain.as_bytes().to_vec()),
        }
    }

    fn read(element: &[u8]) -> Option<Self> {
        let Some(data) = attribute(element, DATA) else {
            return Some(Self::Member);
        };
        if let Some(value) = attribute(data, VALUE) {
            return Some(Self::Value(value.to_vec()));
        }
        let verdict = attribute(data, VERDICT)?;
        let code = attribute(verdict, 1)?.try_into().ok().map(i32::from_be_bytes)?;
        let chain = attribute(verdict, 2).unwrap_or_default();
        Some(Self::Verdict(code, chain.strip_suffix(&[0]).unwrap_or(chain).to_vec()))
    }
}

fn element(message: &mut Message, set: &SetDef, key: &[Value], data: Option<&Data>) {
    let (from, to) = key_bytes(set, key);
    message.nest(ITEM, |item| {
        item.nest(KEY, |k| k.attr(VALUE, &from));
        if set.interval {
            item.nest(KEY_END, |k| k.attr(VALUE, &to));
        }
        match data.map(Found::wanted) {
            None | Some(Found::Member) => {}
            Some(Found::Value(bytes)) => item.nest(DATA, |d| d.attr(VALUE, &bytes)),
            Some(Found::Verdict(code, _)) => {
                item.nest(DATA, |d| wire::verdict_data(d, code, data.and_then(Data::chain)))
            }
        }
    });
}

impl NftSocket {
    /// Opens one inside a namespace.
    pub fn open_in(namespace: BorrowedFd<'_>) -> io::Result<Self> {
        Ok(Self {
            socket: Socket::open_in(namespace, libc::NETLINK_NETFILTER)?,
            table: TABLES[0],
        })
    }

    /// Name of the live table.
    pub fn table(&self) -> &'static str {
        self.table
    }

    /// From now on this is the live table, which judges alone.
    pub fn use_table(&mut self, name: &'static str) {
        self.table = name;
    }

    /// Rough bytes that a transaction may have; none: any number.
    pub fn budget(&self) -> Option<usize> {
        (!self.socket.unlimited()).then_some(UNPRIVILEGED_BUDGET)
    }

    /// Which of our tables judges packets now: the one whose base chains have rules. One that was only staged has none, and one
    /// that another took over from has none any more.
    pub fn live_table(&mut self, base_chain: &str) -> io::Result<Option<&'static str>> {
        for name in TABLES {
            if self.rules(name, base_chain)? > 0 {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// Names of a table's base chains.
    pub fn base_chains(&mut self, table: &str) -> io::Result<Vec<String>> {
        Ok(self.hooked(table)?.into_iter().map(|(name, _)| name).collect())
    }

    /// Base chains of a table with their types.
    fn hooked(&mut self, table: &str) -> io::Result<Vec<(String, String)>> {
        let chains = self.socket.dump(Message::new(GET_CHAIN, 0, &INET))?;
        let of_table = |(_, payload): &(u16, Vec<u8>)| text(payload, RULE_TABLE).as_deref() == Some(table);
        let hooked = chains.iter().filter(|reply| of_table(reply));
        let pair = |(_, payload): &(u16, Vec<u8>)| Some((text(payload, CHAIN_NAME)?, text(payload, CHAIN_TYPE)?));
        Ok(hooked.filter_map(pair).collect())
    }

    /// Lets a table drop whatever it has no rule for, or let it through.
    pub fn set_default_deny(&mut self, table: &str, deny: bool) -> io::Result<()> {
        let verdict = if deny { DROP } else { ACCEPT };
        let judging = self.hooked(table)?.into_iter().filter(|(_, kind)| kind == "filter");
        let policy = |(name, _): (String, String)| {
            let mut message = wire::named(wire::NEW_CHAIN, 0, table, CHAIN_NAME, &name);
            message.attr(CHAIN_POLICY, &verdict.to_be_bytes());
            message
        };
        self.transaction(judging.map(policy).collect())
    }

    /// Removes a table that judges nothing any more. Its sets end at once, also for a packet that is at one of its rules, so
    /// first no processor may be at one that it met before it was emptied.
    pub fn remove_table(&mut self, name: &str) -> io::Result<()> {
        if let Err(error) = rustix::thread::membarrier(MembarrierCommand::Global) {
            tracing::debug!(%error, "a packet may be lost: there's no waiting for those under way");
        }
        let mut delete = Message::new(DELETE_TABLE, 0, &INET);
        delete.attr_text(TABLE_NAME, name);
        self.transaction(vec![delete])
    }

    fn transaction(&mut self, messages: Vec<Message>) -> io::Result<()> {
        self.socket.transaction(batch(BATCH_BEGIN), messages, batch(BATCH_END))
    }

    /// Checks that base chains that judge drop what they have no rule for.
    pub fn check_default_deny<'a>(&mut self, table: &NftTable, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let judges = |name: &&str| {
            let hook = table.chains.get(*name).and_then(|chain| chain.hook.as_ref());
            hook.is_some_and(|hook| hook.kind == HookKind::Filter)
        };
        let names: Vec<&str> = names.filter(judges).collect();
        let live = self.table;
        let messages = names
            .iter()
            .map(|name| wire::named(GET_CHAIN, 0, live, CHAIN_NAME, name));
        for (answer, name) in self.socket.request_all(messages.collect())?.into_iter().zip(&names) {
            let drops = answer?.iter().any(|(_, payload)| {
                let policy = payload.get(4..).and_then(|payload| attribute(payload, CHAIN_POLICY));
                policy == Some(&DROP.to_be_bytes())
            });
            if !drops {
                return Err(io::Error::other(format!("chain {name} doesn't drop by default")));
            }
        }
        Ok(())
    }

    /// Removes and adds elements, all in one transaction.
    pub fn apply(&mut self, changes: &[ElementChange]) -> io::Result<()> {
        self.transaction(self.element_messages(changes))
    }

    /// Changes chains, sets and elements, all in one transaction. False if something in it can only be said in nft's words:
    /// then nothing is done.
    pub fn apply_skeleton(&mut self, skeleton: &Skeleton) -> io::Result<bool> {
        let Some((mut messages, go)) = wire::messages(self.table, skeleton) else {
            return Ok(false);
        };
        for (name, set) in &skeleton.new_sets {
            let all: Vec<_> = set.elements.iter().collect();
            messages.extend(all.chunks(PER_MESSAGE).map(|some| self.new_elements(name, set, some)));
        }
        messages.extend(self.element_messages(&skeleton.elements));
        messages.extend(go);
        self.transaction(messages)?;
        Ok(true)
    }

    fn element_messages(&self, changes: &[ElementChange]) -> Vec<Message> {
        let mut messages = Vec::new();
        for change in changes {
            for keys in change.remove.chunks(PER_MESSAGE) {
                messages.push(list(DELETE_ELEMENT, 0, self.table, &change.name, |m| {
                    keys.iter().for_each(|key| element(m, &change.set, key, None));
                }));
            }
        }
        for change in changes {
            let all: Vec<_> = change.add.iter().map(|(key, data)| (key, data)).collect();
            let some = all.chunks(PER_MESSAGE);
            messages.extend(some.map(|some| self.new_elements(&change.name, &change.set, some)));
        }
        messages
    }

    fn new_elements(&self, name: &str, set: &SetDef, items: &[(&Vec<Value>, &Data)]) -> Message {
        list(NEW_ELEMENT, libc::NLM_F_CREATE, self.table, name, |m| {
            items.iter().for_each(|(key, data)| element(m, set, key, Some(data)));
        })
    }

    /// Reads back a change: everything added is there with its data, nothing removed is.
    ///
    /// # Errors
    /// The first element that differs, in words.
    pub fn check(&mut self, changes: &[ElementChange]) -> io::Result<()> {
        let table = self.table;
        for change in changes {
            self.check_present(&change.name, &change.set, change.add.iter().map(|(k, d)| (k, d)))?;
            let gone = change
                .remove
                .iter()
                .filter(|k| !change.set.elements.contains_key(*k))
                .collect::<Vec<_>>();
            let messages = gone.iter().map(|key| {
                list(GET_ELEMENT, 0, table, &change.name, |m| {
                    element(m, &change.set, key, None)
                })
            });
            for (answer, key) in self.socket.request_all(messages.collect())?.into_iter().zip(gone) {
                let found = match &answer {
                    // Asking for a range answers with the element that holds its ends, which may be a later one.
                    Ok(replies) => replies
                        .iter()
                        .any(|(_, p)| found_element(p).is_some_and(|e| same_key(e, &change.set, key))),
                    Err(error) if error.raw_os_error() == Some(libc::ENOENT) => false,
                    Err(error) => return Err(io::Error::from_raw_os_error(error.raw_os_error().unwrap_or(libc::EIO))),
                };
                if found {
                    return Err(io::Error::other(format!(
                        "element {key:?} is still in set {}",
                        change.name
                    )));
                }
            }
        }
        Ok(())
    }

    /// Checks that elements are in a set, with their data.
    pub fn check_present<'a>(
        &mut self,
        name: &str,
        set: &SetDef,
        elements: impl Iterator<Item = (&'a Vec<Value>, &'a Data)>,
    ) -> io::Result<()> {
        let (wanted, table): (Vec<_>, _) = (elements.collect(), self.table);
        let messages = wanted
            .iter()
            .map(|(key, _)| list(GET_ELEMENT, 0, table, name, |m| element(m, set, key, None)))
            .collect();
        for (answer, (key, data)) in self.socket.request_all(messages)?.into_iter().zip(&wanted) {
            let missing = |why: String| io::Error::other(format!("element {key:?} of set {name}: {why}"));
            let replies = answer.map_err(|error| missing(error.to_string()))?;
            let found = replies
                .first()
                .and_then(|(_, payload)| found_element(payload))
                .ok_or_else(|| missing("not there".into()))?;
            let same_data = Found::read(found) == Some(Found::wanted(data));
            if !same_key(found, set, key) || !same_data {
                return Err(missing("the kernel has another one".into()));
            }
        }
        Ok(())
    }

    /// A map from single marks to addresses, as the kernel has it; empty if it has none of this name.
    pub fn addresses_by_mark(&mut self, table: &str, name: &str) -> io::Result<BTreeMap<u32, Ipv4Addr>> {
        let found = match self.elements(table, name) {
            Err(error) if error.raw_os_error() == Some(libc::ENOENT) => BTreeMap::new(),
            found => found?,
        };
        let pair = |(key, data): (Vec<u8>, Found)| match data {
            Found::Value(value) => {
                let address: [u8; 4] = value.try_into().ok()?;
                Some((u32::from_ne_bytes(key.try_into().ok()?), address.into()))
            }
            Found::Member | Found::Verdict(..) => None,
        };
        Ok(found.into_iter().filter_map(pair).collect())
    }

    /// Elements of a set by their keys; the ends of ranges one after the other.
    fn elements(&mut self, table: &str, name: &str) -> io::Result<BTreeMap<Vec<u8>, Found>> {
        let mut message = Message::new(GET_ELEMENT, 0, &INET);
        message.attr_text(LIST_TABLE, table);
        message.attr_text(LIST_SET, name);
        let replies = self.socket.dump(message)?;
        let elements = replies
            .iter()
            .filter_map(|(_, payload)| attribute(payload.get(4..)?, LIST_ELEMENTS))
            .flat_map(attributes);
        let element = |(_, item)| {
            let mut key = attribute(item, KEY).and_then(|k| attribute(k, VALUE))?.to_vec();
            if let Some(end) = attribute(item, KEY_END).and_then(|k| attribute(k, VALUE)) {
                key.extend_from_slice(end);
            }
            Some((key, Found::read(item)?))
        };
        Ok(elements.filter_map(element).collect())
    }

    /// Checks a whole set against the kernel's, element by element.
    pub fn check_set(&mut self, name: &str, set: &SetDef) -> io::Result<()> {
        let found = self.elements(self.table, name)?;
        let wanted: BTreeMap<Vec<u8>, Found> = set
            .elements
            .iter()
            .map(|(key, data)| {
                let (mut from, to) = key_bytes(set, key);
                if set.interval {
                    from.extend_from_slice(&to);
                }
                (from, Found::wanted(data))
            })
            .collect();
        if found == wanted {
            Ok(())
        } else {
            Err(io::Error::other(format!(
                "set {name} has {} elements, not the {} wanted",
                found.len(),
                wanted.len()
            )))
        }
    }

    /// How many rules a chain has; none if it isn't there.
    fn rules(&mut self, table: &str, chain: &str) -> io::Result<usize> {
        let all = self.socket.dump(wire::named(GET_RULE, 0, table, RULE_CHAIN, chain));
        let all = match all {
            Err(error) if error.raw_os_error() == Some(libc::ENOENT) => Vec::new(),
            all => all?,
        };
        let of_chain = |payload: &[u8]| text(payload, RULE_CHAIN).as_deref() == Some(chain);
        Ok(all.iter().filter(|(_, payload)| of_chain(payload)).count())
    }

    /// Checks that chains are there with as many rules as they should have.
    pub fn check_chains<'a>(&mut self, table: &NftTable, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
        for name in names {
            let wanted = table.chains.get(name).map_or(0, |c| c.rules.len());
            let found = self.rules(self.table, name)?;
            if found != wanted {
                return Err(io::Error::other(format!(
                    "chain {name} has {found} rules instead of {wanted}"
                )));
            }
        }
        Ok(())
    }
}

/// A text of an answer about a chain or a rule.
fn text(payload: &[u8], kind: u16) -> Option<String> {
    let bytes = attribute(payload.get(4..)?, kind)?;
    Some(String::from_utf8_lossy(bytes.strip_suffix(&[0]).unwrap_or(bytes)).into_owned())
}

fn found_element(payload: &[u8]) -> Option<&[u8]> {
    attribute(attribute(payload.get(4..)?, LIST_ELEMENTS)?, ITEM)
}

fn same_key(found: &[u8], set: &SetDef, key: &[Value]) -> bool {
    let (from, to) = key_bytes(set, key);
    let end = |kind| attribute(found, kind).and_then(|k| attribute(k, VALUE));
    end(KEY) == Some(&from[..]) && (!set.interval || end(KEY_END) == Some(&to[..]))
}
