//! The simulator's answer is the packet's fate: on random networks, built for real, packets on both sides of every kind of
//! boundary go where it says they go, and nowhere if it says so.
//!
//! `KAKOI_TRUTH_VPCS` asks for more networks, `KAKOI_TRUTH_SEED` begins with another one.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
#[path = "../../kakoi-netsim/tests/topology/joined.rs"]
mod joined;
mod prober;
mod support;
#[path = "../../kakoi-netsim/tests/topology/mod.rs"]
mod topology;

use common::Net;
use kakoi_netir::{NetworkIr, RouterIr};
use kakoi_netsim::{Hop, Verdict};
use prober::choice::{class, internet, questions};
use prober::{Outcome, Probe, Prober, expected};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use support::{NESTED, Region, may_make_namespaces, run_in_a_user_namespace};
use topology::Dice;
use topology::mistakes::{MISTAKES, Mistake};
use topology::questions::{Question, Start};
use topology::shrink;

/// Networks on which simulator and kernel once differed: seeds, for ever asked again.
const REGRESSIONS: [u64; 1] = [
    6, // a home leg whose groups admit more than NFS
];

/// The networks of a run.
const NETWORKS: u64 = 60;

/// Networks at work at the same time: mostly they wait, for links to come and for silence.
const AT_ONCE: usize = 8;

/// How long an answer that should come may take on a busy machine, and where a difference is what's looked for.
const PATIENCE: Duration = Duration::from_secs(8);
const SOON: Duration = Duration::from_millis(800);

/// A mistake that only networks with peering connections show.
const OF_PEERS: Mistake = ("peering connections forgotten", |r| r.peerings.clear());

/// How the IR that's applied is made: as it should be, or wrongly on purpose.
type Resolve<'a> = dyn Fn(&Net) -> NetworkIr + Sync + 'a;

/// A network for real, its services, and what becomes of the probes.
fn measured(
    net: &Net,
    applied: &NetworkIr,
    asked: &[(Question, Outcome)],
    patience: Duration,
) -> (Vec<Outcome>, usize) {
    let hosts = internet(net);
    let region = Region::with_internet(&hosts);
    region.apply(applied);
    let wanted = asked.iter().map(|(q, _)| (q.dst, q.kind)).collect();
    let prober = Prober::new(&region.network, applied, &hosts, &wanted);
    let probes: Vec<Probe> = asked.iter().map(|(q, e)| Probe::of(q, *e)).collect();
    let outcomes = prober.send(&probes, patience);
    (outcomes, prober.all_alive())
}

/// What was asked, and how often what came of it.
#[derive(Default)]
struct Tally {
    networks: usize,
    probes: usize,
    services: usize,
    classes: BTreeMap<String, usize>,
    /// Probes that crossed a peering connection and arrived.
    between: usize,
}

/// The first probe of a network that becomes of it what the simulator doesn't say.
fn difference(
    seed: u64,
    resolve: &Resolve<'_>,
    patience: Duration,
    tally: &Mutex<Tally>,
) -> Option<(Question, Outcome)> {
    let net = joined::or_alone(seed);
    let ir = net.ir();
    let asked = questions(&net, &ir, &mut Dice(seed));
    let (outcomes, services) = measured(&net, &resolve(&net), &asked, patience);
    let mut tally = tally.lock().unwrap();
    tally.networks += 1;
    tally.services += services;
    let mut different = None;
    for ((question, expected), outcome) in asked.iter().zip(outcomes) {
        tally.probes += 1;
        let fate = question.fate(&ir);
        let class = class(&fate, question.kind);
        let crossed =
            matches!(&fate, Verdict::Delivered { hops, .. } if hops.iter().any(|h| matches!(h, Hop::Peering(_))));
        tally.between += usize::from(crossed);
        *tally.classes.entry(class).or_default() += 1;
        if outcome != *expected {
            different.get_or_insert((*question, outcome));
        }
    }
    different
}

/// Says what differs, on the smallest network where it still does.
fn tell(seed: u64, question: Question, outcome: Outcome) -> ! {
    let differs = |net: &Net| {
        let ir = net.ir();
        let asked = matches!(question.start, Start::Process(id) if ir.workloads.contains_key(&id));
        let expected = expected(&ir, &question).filter(|_| asked);
        expected.is_some_and(|e| measured(net, &ir, &[(question, e)], SOON).0 != [e])
    };
    // Of a difference that doesn't come back alone, the whole network is told.
    let net = joined::or_alone(seed);
    let least = if differs(&net) {
        shrink::minimised(net, differs)
    } else {
        net
    };
    let ir = least.ir();
    panic!(
        "seed {seed}: {question:?}\n  kernel {outcome:?}\n  simulator {:?}\n  {:#?}\n{}Add the seed to REGRESSIONS.",
        expected(&ir, &question),
        question.fate(&ir),
        shrink::described(&least)
    );
}

/// Asks networks by their seeds, several at a time; the first difference.
fn ask(seeds: &[u64], resolve: &Resolve<'_>, tally: &Mutex<Tally>) -> Option<(u64, Question, Outcome)> {
    let next = AtomicU64::new(0);
    let found = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while found.lock().unwrap().is_none() {
                    let turn = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap();
                    let Some(seed) = seeds.get(turn) else { return };
                    if let Some((question, outcome)) = difference(*seed, resolve, PATIENCE, tally) {
                        found.lock().unwrap().get_or_insert((*seed, question, outcome));
                    }
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is a number"))
    })
}

#[test]
fn packets_go_where_the_simulator_says() {
    if !may_make_namespaces() {
        return;
    }
    let (first, networks) = (number("KAKOI_TRUTH_SEED", 1), number("KAKOI_TRUTH_VPCS", NETWORKS));
    let seeds: Vec<u64> = REGRESSIONS.into_iter().chain(first..first + networks).collect();
    let (tally, begun) = (Mutex::default(), std::time::Instant::now());
    if let Some((seed, question, outcome)) = ask(&seeds, &Net::ir, &tally) {
        tell(seed, question, outcome);
    }
    let tally: Tally = tally.into_inner().unwrap();
    println!(
        "{} probes in {} networks with {} services, {} to a peer, seeds from {first}, {:?}: {:#?}",
        tally.probes,
        tally.networks,
        tally.services,
        tally.between,
        begun.elapsed(),
        tally.classes
    );
    // Agreement about nothing but silence would prove little.
    if networks >= NETWORKS {
        assert!(tally.probes >= 2_000, "only {} probes", tally.probes);
        let arrived = |what: &str| -> usize {
            let of = tally.classes.iter().filter(|(class, _)| class.starts_with(what));
            of.map(|(_, times)| times).sum()
        };
        let mut all = 0;
        for what in [
            "interface",
            "public address",
            "endpoint",
            "mount target",
            "resolver",
            "internet",
            "gateway endpoint",
        ] {
            assert!(arrived(what) >= 20, "only {} probes: {what}", arrived(what));
            all += arrived(what);
        }
        assert!(tally.between >= 20, "only {} probes to a peer", tally.between);
        assert!(all * 4 >= tally.probes, "only {all} of {} probes arrived", tally.probes);
    }
}

/// Differences between the applied network and the one that's asked about are seen, whatever the mistake.
#[test]
fn every_mistake_shows_in_packets() {
    // The comparison is the same in a user namespace.
    if !may_make_namespaces() || std::env::var_os(NESTED).is_some() {
        return;
    }
    std::thread::scope(|scope| {
        for (name, mistake) in MISTAKES.into_iter().chain([OF_PEERS]) {
            scope.spawn(move || shows(name, mistake));
        }
    });
}

fn shows(name: &str, mistake: fn(&mut RouterIr)) {
    let wrong = |net: &Net| {
        let mut ir = net.ir();
        ir.routers.values_mut().for_each(mistake);
        ir
    };
    // A network where the mistake makes a difference to some chosen probe, by the simulator's word.
    let matters = |seed: &u64| {
        let net = joined::or_alone(*seed);
        let asked = questions(&net, &net.ir(), &mut Dice(*seed));
        let wrong = wrong(&net);
        asked.iter().any(|(q, e)| expected(&wrong, q).is_some_and(|w| w != *e))
    };
    let seed = (1..=60)
        .find(matters)
        .unwrap_or_else(|| panic!("{name}: not asked about in 60 networks"));
    let found = difference(seed, &wrong, SOON, &Mutex::default());
    assert!(found.is_some(), "{name}: not seen in network {seed}");
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
