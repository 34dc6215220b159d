//! How a router tells of packets that it refuses: each final drop also hands the packet's beginning to the group of
//! netlink readers [`GROUP`], with a prefix that names the rule. Nobody listening costs next to nothing, a full buffer loses
//! lines and never packets, and what's accepted meets no rule more than before: connection tracking tells of that.

use crate::nft::{Chain, Rule, Telling};

/// The group of NFLOG readers in a router's namespace.
pub const GROUP: u16 = 1;
/// What a prefix begins with.
pub const PREFIX: &str = "kakoi ";
/// Bytes of a packet that are told: the longest IPv4 header and TCP's up to the flags.
const BYTES: u32 = 80;
/// Packets that the kernel gathers before it wakes the readers.
const QUEUE: u16 = 16;
/// What a refusal by no rule in particular is told under, with the chain's name in front.
const LAST: &str = "*";

/// A rule that refuses everything under a name; in nft's words it can end any rule. Names are ours (ids and words), never a
/// user's text.
pub(super) fn refuse(name: &str) -> Rule {
    Rule::Refuse(Telling {
        prefix: format!("{PREFIX}{name}"),
        group: GROUP,
        bytes: BYTES,
        queue: QUEUE,
    })
}

/// The name of a refusal by an interface's groups of a direction.
pub(super) fn groups(direction: &str) -> String {
    format!("groups/{direction}")
}

/// Base chains' refusals by what they match; others are named by their chain alone.
const NAMES: [(&str, &str); 7] = [
    ("meta mark 0x2", "route"),
    ("meta mark 0x3", "no-public-address"),
    ("meta mark & 0xffff0000 != 0x10000", "no-route"),
    ("meta mark != 0x1", "no-route"),
    ("ct mark 0x10000 iifname != \"igw\" meta mark != 0x10000", "no-way-back"),
    ("ct state invalid", "invalid"),
    ("oifname \"igw\"", "no-nat"),
];

/// The same chain, telling what it refuses as the base chain of this name: whichever chains packets visit on their way from
/// there. IPv6, of which nothing passes, isn't told: the kernel's own chatter would be.
pub(super) fn tell(base: &str, mut chain: Chain) -> Chain {
    for rule in &mut chain.rules {
        let Rule::Text(words) = rule else { continue };
        let Some(matched) = words.strip_suffix("counter drop").map(str::trim_end) else {
            continue;
        };
        if matched.contains("ipv6") {
            continue;
        }
        let word = NAMES
            .iter()
            .find(|(text, _)| *text == matched)
            .map_or(LAST, |(_, word)| word);
        let refusal = refuse(&format!("{base}/{word}"));
        *rule = match matched {
            "" => refusal,
            _ => Rule::Text(format!("{matched} {refusal}")),
        };
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nft::{Hook, HookKind};

    #[test]
    fn every_refusal_of_a_base_chain_is_told_and_ipv6_is_not() {
        let rules = [
            "ct state invalid counter drop",
            "meta nfproto ipv6 counter drop",
            "accept",
            "counter drop",
        ];
        let chain = Chain {
            hook: Some(Hook {
                kind: HookKind::Filter,
                place: "forward priority filter".into(),
            }),
            rules: rules.map(Rule::from).into(),
        };
        let told = tell("pass_out", chain);
        assert_eq!(
            told.rules[0].to_string(),
            "ct state invalid counter log prefix \"kakoi pass_out/invalid\" group 1 snaplen 80 queue-threshold 16 drop"
        );
        assert_eq!(told.rules[1..3], rules.map(Rule::from)[1..3]);
        assert_eq!(told.rules[3], refuse("pass_out/*"));
    }
}
