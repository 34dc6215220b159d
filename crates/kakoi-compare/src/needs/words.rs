//! Objects and their rules in words.

use kakoi_net::{Direction, Peer, PortRange, SecurityGroup, Traffic};
use std::fmt::Display;

/// `1 zone`, `2 zones`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// `sg-… (name)`.
pub(crate) fn named(id: impl Display, name: Option<&String>) -> String {
    match name {
        // A name is people's text: what a terminal would obey isn't shown.
        Some(name) => format!("{id} ({})", name.replace(char::is_control, " ")),
        None => id.to_string(),
    }
}

/// How many rules are shown in words.
const MOST_RULES: usize = 4;

pub(super) fn rules_in_words(group: &SecurityGroup) -> String {
    let of = |direction: Direction| {
        let mut rules: Vec<String> = group
            .rules
            .values()
            .filter(|r| r.direction == direction)
            .map(|r| {
                let peer = match &r.peer {
                    Peer::Cidr(cidr) => cidr.to_string(),
                    Peer::Group(other) if *other == group.id => "itself".to_owned(),
                    Peer::Group(other) => other.to_string(),
                    Peer::PrefixList(list) => list.to_string(),
                };
                let word = if direction == Direction::Ingress { "from" } else { "to" };
                format!("{} {word} {peer}", traffic_in_words(&r.traffic))
            })
            .collect();
        if rules.is_empty() {
            return "nothing".to_owned();
        }
        let more = rules.len().saturating_sub(MOST_RULES);
        rules.truncate(MOST_RULES);
        if more > 0 {
            rules.push(format!("{more} more"));
        }
        rules.join(", ")
    };
    format!("in: {}; out: {}", of(Direction::Ingress), of(Direction::Egress))
}

pub(crate) fn traffic_in_words(traffic: &Traffic) -> String {
    let ports = |r: &PortRange| match (r.from, r.to) {
        (0, u16::MAX) => String::new(),
        (from, to) if from == to => format!(" {from}"),
        (from, to) => format!(" {from}-{to}"),
    };
    match traffic {
        Traffic::All => "everything".to_owned(),
        Traffic::Tcp(range) => format!("TCP{}", ports(range)),
        Traffic::Udp(range) => format!("UDP{}", ports(range)),
        Traffic::Icmp { .. } => "ICMP".to_owned(),
        Traffic::Protocol(number) => format!("protocol {number}"),
    }
}
