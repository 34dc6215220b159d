//! How a router tells of packets that it refuses: each final drop also hands the packet's beginning to the group of
//! netlink readers [`GROUP`], with a prefix that names the rule. Nobody listening costs next to nothing, a full buffer loses
//! lines and never packets, and what's accepted meets no rule more than before: connection tracking tells of that.

use crate::nft::Chain;

/// The group of NFLOG readers in a router's namespace.
pub const GROUP: u16 = 1;
/// What a prefix begins with.
pub const PREFIX: &str = "kakoi ";
/// Bytes of a packet that are told: the longest IPv4 header and TCP's up to the flags.
const BYTES: usize = 80;
/// What a refusal by no rule in particular is told under, with the chain's name in front.
const LAST: &str = "*";

/// The end of a rule that refuses under a name. Names are ours (ids and words), never a user's text.
pub(super) fn refuse(name: &str) -> String {
    format!("counter log prefix \"{PREFIX}{name}\" group {GROUP} snaplen {BYTES} queue-threshold 16 drop")
}

/// The name of a refusal by an interface's groups of a direction.
pub(super) fn groups(direction: &str) -> String {
    format!("groups/{direction}")
}

/// Base chains' refusals by what they match; others are named by their chain alone.
const NAMES: [(&str, &str); 8] = [
    ("iifname . ip saddr != @eni_src", "spoof"),
    ("meta mark 0x2", "route"),
    ("meta mark 0x3", "no-public-address"),
    ("meta mark & 0xffff0000 != 0x10000", "no-route"),
    ("meta mark != 0x1", "no-route"),
    ("iifname != \"igw\" ct mark 0x10000 meta mark != 0x10000", "no-way-back"),
    ("ct state invalid", "invalid"),
    ("oifname \"igw\"", "no-nat"),
];

/// The same base chain, telling what it refuses. IPv6, of which nothing passes, isn't told: the kernel's own chatter would be.
pub(super) fn tell(name: &str, mut chain: Chain) -> Chain {
    for rule in &mut chain.rules {
        let Some(matched) = rule.strip_suffix("counter drop").map(str::trim_end) else {
            continue;
        };
        if matched.contains("ipv6") {
            continue;
        }
        let word = NAMES
            .iter()
            .find(|(text, _)| *text == matched)
            .map_or(LAST, |(_, word)| word);
        *rule = format!("{matched} {}", refuse(&format!("{name}/{word}")))
            .trim_start()
            .to_owned();
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_of_a_base_chain_is_told_and_ipv6_is_not() {
        let rules = [
            "ct state invalid counter drop",
            "meta nfproto ipv6 counter drop",
            "accept",
            "counter drop",
        ];
        let chain = Chain {
            hook: Some("hook".into()),
            rules: rules.map(str::to_owned).into(),
        };
        let told = tell("pass_out", chain);
        assert!(told.rules[0].starts_with("ct state invalid counter log prefix \"kakoi pass_out/invalid\""));
        assert_eq!(told.rules[1..3], rules.map(str::to_owned)[1..3]);
        assert!(
            told.rules[3].starts_with("counter log prefix \"kakoi pass_out/*\"") && told.rules[3].ends_with(" drop")
        );
    }
}
