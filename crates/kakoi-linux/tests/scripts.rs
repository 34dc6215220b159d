//! Scripts of random edits: after each one the kernel holds what would be written anew.
//!
//! `KAKOI_SCRIPT_SEED` begins with another script, `KAKOI_SCRIPTS` asks for more.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
#[path = "../../kakoi-netsim/tests/topology/joined.rs"]
mod joined;
mod support;
#[path = "../../kakoi-netsim/tests/topology/mod.rs"]
mod topology;

use kakoi_linux::nft::text;
use kakoi_types::VpcId;
use std::collections::BTreeSet;
use std::os::fd::{AsFd, OwnedFd};
use support::{NESTED, Region, may_make_namespaces, new_namespace, ruleset, run_in_a_user_namespace};
use topology::Dice;
use topology::edits::{Of, edit};
use topology::shrink::described;

/// The scripts of a run, and the edits of each.
const SCRIPTS: u64 = 10;
const EDITS: usize = 20;

/// How a router's kernel state differs from that of a namespace with nothing but the whole table.
fn unlike_anew(region: &Region, vpc: VpcId, fresh: &OwnedFd) -> Option<String> {
    let router = region.network.router_namespace(vpc).unwrap().expect("it was applied");
    let table = region.network.router_table(vpc).expect("it was applied");
    if let Some(chain) = table.without_end() {
        return Some(format!("chain {chain} ends without a verdict"));
    }
    text::run(fresh.as_fd(), "flush ruleset\n").unwrap();
    for part in text::replace("kakoi", None, &table, None) {
        text::run(fresh.as_fd(), &part).unwrap();
    }
    let (by_changes, anew) = (ruleset(&router), ruleset(fresh));
    let only =
        |a: &[String], b: &[String]| -> Vec<String> { a.iter().filter(|item| !b.contains(item)).cloned().collect() };
    (by_changes != anew).then(|| {
        let (more, less) = (only(&by_changes, &anew), only(&anew, &by_changes));
        format!("too much: {more:#?}\n  too little: {less:#?}")
    })
}

/// The first edit of a script after which some router differs, and how.
fn difference(seed: u64, script: &[u64]) -> Option<(usize, String)> {
    let mut net = joined::or_alone(seed);
    let region = Region::with_internet(&BTreeSet::new());
    let fresh = new_namespace().unwrap();
    let mut before = net.ir();
    region.apply(&before);
    for (turn, number) in script.iter().enumerate() {
        let what = edit(&mut net, *number, Of::Everything);
        let ir = net.ir();
        region.apply(&ir);
        // Those that an edit doesn't touch are looked at once more at the end.
        let last = turn + 1 == script.len();
        let touched = ir
            .routers
            .iter()
            .filter(|(vpc, r)| last || before.routers.get(vpc) != Some(r));
        if let Some(how) = touched
            .into_iter()
            .find_map(|(vpc, _)| unlike_anew(&region, *vpc, &fresh))
        {
            return Some((turn, format!("{what}\n  {how}")));
        }
        before = ir;
    }
    None
}

fn script(seed: u64) -> Vec<u64> {
    let mut dice = Dice(seed ^ 0xed17);
    (0..EDITS).map(|_| dice.roll()).collect()
}

/// The script without the edits that the difference doesn't need.
fn minimised(seed: u64, mut script: Vec<u64>) -> Vec<u64> {
    let mut at = 0;
    while at < script.len() {
        let mut less = script.clone();
        less.remove(at);
        match difference(seed, &less) {
            Some((turn, _)) => {
                less.truncate(turn + 1);
                script = less;
            }
            None => at += 1,
        }
    }
    script
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is a number"))
    })
}

#[test]
fn after_every_edit_the_kernel_holds_what_would_be_written_anew() {
    if !may_make_namespaces() {
        return;
    }
    // In a user namespace the same tables come in smaller pieces: a part is enough.
    let nested = std::env::var_os(NESTED).is_some();
    let usual = if nested { SCRIPTS / 2 } else { SCRIPTS };
    let (first, scripts) = (number("KAKOI_SCRIPT_SEED", 1), number("KAKOI_SCRIPTS", usual));
    let begun = std::time::Instant::now();
    let seeds: Vec<u64> = (first..first + scripts).collect();
    std::thread::scope(|scope| {
        for half in seeds.chunks(seeds.len().div_ceil(4)) {
            scope.spawn(move || half.iter().for_each(|seed| check(*seed)));
        }
    });
    println!(
        "{} edits in {scripts} scripts, {:?}",
        scripts * EDITS as u64,
        begun.elapsed()
    );
}

fn check(seed: u64) {
    let mut script = script(seed);
    let Some((turn, how)) = difference(seed, &script) else {
        return;
    };
    script.truncate(turn + 1);
    let script = minimised(seed, script);
    let mut net = joined::or_alone(seed);
    let edits: Vec<String> = script.iter().map(|n| edit(&mut net, *n, Of::Everything)).collect();
    let how = difference(seed, &script).map_or(how, |(_, how)| how);
    panic!(
        "seed {seed}, script {script:?}\n  {edits:#?}\n  {how}\n{}",
        described(&net)
    );
}

/// What's compared isn't alike by itself: a rule and an element too few are seen.
#[test]
fn what_the_kernel_lacks_is_seen() {
    if !may_make_namespaces() {
        return;
    }
    let ir = topology::network(1).ir();
    let vpc = *ir.routers.keys().next().expect("a VPC");
    for lost in ["flush chain inet kakoi acl_nowhere", "flush set inet kakoi resolvers"] {
        let region = Region::with_internet(&BTreeSet::new());
        region.apply(&ir);
        let fresh = new_namespace().unwrap();
        assert_eq!(unlike_anew(&region, vpc, &fresh), None);
        let router = region.network.router_namespace(vpc).unwrap().expect("it was applied");
        text::run(router.as_fd(), &format!("{lost}\n")).unwrap();
        assert!(unlike_anew(&region, vpc, &fresh).is_some(), "{lost}");
    }
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
