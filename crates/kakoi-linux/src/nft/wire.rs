//! Sets, chains and rules as netlink messages: what comes and goes with security groups. They say the same as nft's words
//! for them do; a test compares what the kernel makes of both.

use super::change::Skeleton;
use super::kernel::{INET, LIST_SET, LIST_TABLE, SUBSYSTEM};
use super::{Chain, DataKind, Field, Matching, Peer, Rule, SetDef, Telling};
use crate::netlink::Message;

pub(super) const NEW_CHAIN: u16 = SUBSYSTEM << 8 | 3;
const DELETE_CHAIN: u16 = SUBSYSTEM << 8 | 5;
const NEW_RULE: u16 = SUBSYSTEM << 8 | 6;
const DELETE_RULE: u16 = SUBSYSTEM << 8 | 8;
const NEW_SET: u16 = SUBSYSTEM << 8 | 9;
const DELETE_SET: u16 = SUBSYSTEM << 8 | 11;
const NETWORK_HEADER: u32 = 1;
const TRANSPORT_HEADER: u32 = 2;
const META_NFPROTO: u32 = 15;
const META_L4PROTO: u32 = 16;
/// The verdict register.
const VERDICT: u32 = 0;
/// Where a looked-up key begins, and its second and third words.
const FIRST: u32 = 1;
const SECOND: u32 = 9;
const THIRD: u32 = 10;
pub(super) const ACCEPT: i32 = 1;
pub(super) const DROP: i32 = 0;
pub(super) const JUMP: i32 = -3;
pub(super) const GOTO: i32 = -4;

/// The messages of everything that comes, and of everything that goes. None if something in it can only be said in nft's
/// words.
pub(super) fn messages(table: &str, skeleton: &Skeleton) -> Option<(Vec<Message>, Vec<Message>)> {
    let (mut come, mut go) = (Vec::new(), Vec::new());
    for (id, (name, set)) in (1..).zip(&skeleton.new_sets) {
        come.push(new_set(table, id, name, set)?);
    }
    for (name, chain) in &skeleton.new_chains {
        if chain.hook.is_some() {
            return None;
        }
        come.push(named(NEW_CHAIN, libc::NLM_F_CREATE, table, 3, name));
    }
    for (name, chain) in &skeleton.rewritten {
        come.push(named(DELETE_RULE, 0, table, 2, name));
        rules(&mut come, table, name, chain)?;
    }
    for (name, chain) in &skeleton.new_chains {
        rules(&mut come, table, name, chain)?;
    }
    let gone = || skeleton.gone_chains.iter();
    go.extend(gone().map(|name| named(DELETE_RULE, 0, table, 2, name)));
    go.extend(gone().map(|name| named(DELETE_CHAIN, 0, table, 3, name)));
    let sets = skeleton.gone_sets.iter();
    go.extend(sets.map(|(name, _)| named(DELETE_SET, 0, table, 2, name)));
    Some((come, go))
}

/// A message about one thing of a table, which attribute `kind` names.
pub(super) fn named(message: u16, flags: libc::c_int, table: &str, kind: u16, name: &str) -> Message {
    let mut message = Message::new(message, flags, &INET);
    message.attr_text(1, table);
    message.attr_text(kind, name);
    message
}

fn number(message: &mut Message, kind: u16, value: u32) {
    message.attr(kind, &value.to_be_bytes());
}

/// nft's number of a type, by which it shows elements, and the bytes of a value.
fn field_type(field: Field) -> (u32, u32) {
    match field {
        Field::Address => (7, 4),
        Field::Protocol => (12, 1),
        Field::Port => (13, 2),
        Field::IcmpType => (14, 1),
        Field::Mark => (19, 4),
        Field::IcmpCode => (32, 1),
        Field::IfName => (41, 16),
    }
}

/// A set of ranges over several fields, as groups have. Others are always there.
fn new_set(table: &str, id: u32, name: &str, set: &SetDef) -> Option<Message> {
    const INTERVALS: u32 = 0x4;
    const CONCATENATED: u32 = 0x80;
    if !set.interval || set.data != DataKind::Member {
        return None;
    }
    let types = set.key.iter().map(|field| field_type(*field));
    let kind = types.clone().fold(0, |kind, (number, _)| kind << 6 | number);
    let bytes: u32 = types.clone().map(|(_, bytes)| bytes.next_multiple_of(4)).sum();
    let mut message = Message::new(NEW_SET, libc::NLM_F_CREATE, &INET);
    message.attr_text(LIST_TABLE, table);
    message.attr_text(LIST_SET, name);
    number(&mut message, 3, INTERVALS | CONCATENATED);
    number(&mut message, 4, kind);
    number(&mut message, 5, bytes);
    number(&mut message, 10, id);
    message.nest(9, |description| {
        description.nest(2, |fields| {
            for (_, bytes) in types {
                fields.nest(1, |field| number(field, 1, bytes));
            }
        });
    });
    Some(message)
}

fn rules(messages: &mut Vec<Message>, table: &str, chain: &str, of: &Chain) -> Option<()> {
    for rule in &of.rules {
        let mut message = named(NEW_RULE, libc::NLM_F_CREATE | libc::NLM_F_APPEND, table, 2, chain);
        let comment = match rule {
            Rule::Text(_) => return None,
            Rule::Accept {
                peer,
                matching,
                set,
                comment,
            } => {
                message.nest(4, |list| accept(list, *peer, *matching, set));
                Some(comment)
            }
            Rule::Jump(to) => {
                message.nest(4, |list| verdict(list, JUMP, Some(to)));
                None
            }
            Rule::Refuse(telling) => {
                message.nest(4, |list| {
                    counter(list);
                    log(list, telling);
                    verdict(list, DROP, None);
                });
                None
            }
        };
        if let Some(comment) = comment {
            message.attr(7, &remark(comment)?);
        }
        messages.push(message);
    }
    Some(())
}

/// A comment, in the form in which nft keeps it with a rule or an element. None if it's too long.
pub(super) fn remark(comment: &str) -> Option<Vec<u8>> {
    const COMMENT: u8 = 0;
    let length = u8::try_from(comment.len() + 1).ok().filter(|length| *length <= 128)?;
    Some([&[COMMENT, length], comment.as_bytes(), &[0]].concat())
}

fn expression(list: &mut Message, name: &str, fill: impl FnOnce(&mut Message)) {
    list.nest(1, |item| {
        item.attr_text(1, name);
        item.nest(2, fill);
    });
}

fn meta(list: &mut Message, key: u32, register: u32) {
    expression(list, "meta", |e| {
        number(e, 1, register);
        number(e, 2, key);
    });
}

/// Goes on only if the first register holds this byte.
fn is(list: &mut Message, byte: u8) {
    expression(list, "cmp", |e| {
        number(e, 1, FIRST);
        number(e, 2, 0);
        e.nest(3, |data| data.attr(1, &[byte]));
    });
}

fn payload(list: &mut Message, header: u32, offset: u32, bytes: u32, register: u32) {
    expression(list, "payload", |e| {
        number(e, 1, register);
        number(e, 2, header);
        number(e, 3, offset);
        number(e, 4, bytes);
    });
}

fn counter(list: &mut Message) {
    expression(list, "counter", |_| {});
}

fn log(list: &mut Message, telling: &Telling) {
    expression(list, "log", |e| {
        e.attr(1, &telling.group.to_be_bytes());
        e.attr_text(2, &telling.prefix);
        number(e, 3, telling.bytes);
        e.attr(4, &telling.queue.to_be_bytes());
    });
}

/// A verdict, and the chain it leads to.
pub(super) fn verdict_data(message: &mut Message, code: i32, chain: Option<&str>) {
    message.nest(2, |verdict| {
        verdict.attr(1, &code.to_be_bytes());
        if let Some(chain) = chain {
            verdict.attr_text(2, chain);
        }
    });
}

fn verdict(list: &mut Message, code: i32, chain: Option<&String>) {
    expression(list, "immediate", |e| {
        number(e, 1, VERDICT);
        e.nest(2, |data| verdict_data(data, code, chain.map(String::as_str)));
    });
}

fn accept(list: &mut Message, peer: Peer, matching: Matching, set: &str) {
    const IPV4: u8 = 2;
    const ICMP: u8 = 1;
    meta(list, META_NFPROTO, FIRST);
    is(list, IPV4);
    if matching == Matching::Icmp {
        meta(list, META_L4PROTO, FIRST);
        is(list, ICMP);
    }
    let offset = match peer {
        Peer::Source => 12,
        Peer::Destination => 16,
    };
    payload(list, NETWORK_HEADER, offset, 4, FIRST);
    match matching {
        Matching::Ports => {
            meta(list, META_L4PROTO, SECOND);
            payload(list, TRANSPORT_HEADER, 2, 2, THIRD);
        }
        Matching::Protocol => meta(list, META_L4PROTO, SECOND),
        Matching::Icmp => {
            payload(list, TRANSPORT_HEADER, 0, 1, SECOND);
            payload(list, TRANSPORT_HEADER, 1, 1, THIRD);
        }
    }
    expression(list, "lookup", |e| {
        e.attr_text(1, set);
        number(e, 2, FIRST);
    });
    counter(list);
    verdict(list, ACCEPT, None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nft::change::{Change, between};
    use crate::nft::{Data, NftTable, Value};
    use std::sync::Arc;

    /// A table with the chains and the set of one group, and the way to them.
    fn with_group(extra: Option<Rule>) -> NftTable {
        let accept = Rule::Accept {
            peer: Peer::Source,
            matching: Matching::Ports,
            set: "sg_1_in_ports".into(),
            comment: "sg-1/ingress".into(),
        };
        let refuse = Rule::Refuse(Telling {
            prefix: "groups/in".into(),
            group: 1,
            bytes: 80,
            queue: 16,
        });
        let chain = |rules: Vec<Rule>| Arc::new(Chain { hook: None, rules });
        let ports = SetDef::new(&[Field::Address, Field::Protocol, Field::Port], DataKind::Member, true);
        let mut combinations = SetDef::new(&[Field::Mark], DataKind::Goto, false);
        let to = Data::Goto("co_1_in".into());
        combinations.elements.insert(vec![Value::one(1)], to);
        NftTable {
            sets: [("sg_1_in_ports", ports), ("combo_in", combinations)]
                .map(|(name, set)| (name.into(), Arc::new(set)))
                .into(),
            chains: [
                ("sg_1_in", chain([accept].into_iter().chain(extra).collect())),
                ("co_1_in", chain(vec![Rule::Jump("sg_1_in".into()), refuse])),
            ]
            .map(|(name, chain)| (name.into(), chain))
            .into(),
        }
    }

    fn without_group() -> NftTable {
        let map = SetDef::new(&[Field::Mark], DataKind::Goto, false);
        NftTable {
            sets: [("combo_in".into(), Arc::new(map))].into(),
            ..NftTable::default()
        }
    }

    fn sent(old: &NftTable, new: &NftTable) -> Option<(usize, usize)> {
        let Change::Skeleton(skeleton) = between(old, new) else {
            panic!("chains come or go");
        };
        messages("kakoi", &skeleton).map(|(come, go)| (come.len(), go.len()))
    }

    #[test]
    fn groups_come_and_go_without_the_nft_command() {
        let (before, after) = (without_group(), with_group(None));
        assert_eq!(sent(&before, &after), Some((6, 0)), "a set, two chains, three rules");
        assert_eq!(
            sent(&after, &before),
            Some((0, 5)),
            "two chains emptied, then removed, and a set"
        );
        let other = with_group(Some("ip saddr 10.0.0.1 accept".into()));
        assert_eq!(sent(&before, &other), None, "other words are nft's to say");
    }

    #[test]
    fn comments_are_as_long_as_nft_allows() {
        assert_eq!(remark("a"), Some(vec![0, 2, b'a', 0]));
        assert!(remark(&"x".repeat(127)).is_some() && remark(&"x".repeat(128)).is_none());
    }
}
