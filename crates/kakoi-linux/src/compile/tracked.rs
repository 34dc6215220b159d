//! How many connections of one app a router tracks, so that no app fills the table that all apps of the VPC share.
//!
//! Counted last, in base chains behind those that judge: what they drop is never tracked and takes nothing from the
//! allowance. A packet's source address is its link's own by now (`pre`), so it says which interface it is. The kernel's count
//! costs a walk over the interface's connections at most once per tick, and only for packets that open one.

use super::{Chain, base};
use crate::nft::HookKind;

/// Connections of one interface that a router tracks at once, of the 262,144 that the kernel has room for by default. AWS
/// has such an allowance for each instance, too, and drops what is over it.
pub(crate) const MOST_CONNECTIONS: u32 = 8192;

/// The base chains that count: what passes through (`pass_few`), and what is for the router's own addresses (`own_few`).
pub(super) fn chains() -> [Chain; 2] {
    let chain = |place: &str, name: &str| {
        let rules = [
            "ct state != new accept",
            "iifname \"lo\" accept",
            &format!("meter {name} size 65535 {{ ip saddr ct count over {MOST_CONNECTIONS} }} counter drop"),
            "accept",
        ];
        base(HookKind::Filter, place, &rules)
    };
    [
        chain("forward priority filter + 20", "passing"),
        chain("input priority filter + 20", "asking"),
    ]
}
