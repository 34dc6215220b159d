//! Random edits under traffic: the fate of each packet is legal before or after the edit during which it was sent. And what is
//! open goes on while groups are edited.
//!
//! `KAKOI_TRAFFIC_SEED` begins with another network, `KAKOI_TRAFFIC_EDITS` asks for more edits.

#[path = "../../kakoi-netir/tests/common/mod.rs"]
mod common;
#[path = "../../kakoi-netsim/tests/topology/joined.rs"]
mod joined;
mod prober;
mod support;
#[path = "../../kakoi-netsim/tests/topology/mod.rs"]
mod topology;

use common::Net;
use kakoi_linux::in_netns;
use kakoi_netir::NetworkIr;
use kakoi_types::WorkloadId;
use prober::choice::{internet, public, questions};
use prober::{Outcome, Place, expected};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{self, AddressFamily, SocketFlags, SocketType, socket_with, sockopt};
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use support::{Region, may_make_namespaces, run_in_a_user_namespace};
use topology::Dice;
use topology::edits::{Of, edit};
use topology::questions::{Kind, Question, Start};

/// The edits of a run, in as many networks.
const EDITS: usize = 1_000;
const NETWORKS: usize = 10;

/// How long answers are still listened for. Shorter than a lost SYN takes to be sent again.
const LATE: Duration = Duration::from_millis(300);

/// Between two bursts of an app, so that edits get some of the machine, too.
const PACE: Duration = Duration::from_millis(3);

/// Begin and end of edits: even when none is under way.
static EDIT: AtomicUsize = AtomicUsize::new(0);

/// A packet that was sent: between which of [`EDIT`]'s values it and its answer were under way, and whether that came.
struct Sent {
    question: Question,
    from: usize,
    until: usize,
    answered: bool,
}

/// A TCP socket whose first packet is out. Everything about it is the kernel's work: the other one answers it by itself,
/// listening or not, so no process's turn comes in between.
fn send(dst: Ipv4Addr, port: u16, client_port: u16) -> Result<Option<OwnedFd>, Errno> {
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    let socket = socket_with(AddressFamily::INET, SocketType::STREAM, flags, None)?;
    sockopt::set_socket_reuseaddr(&socket, true)?;
    sockopt::set_socket_linger(&socket, Some(Duration::ZERO))?;
    net::bind(&socket, &SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, client_port))?;
    match net::connect(&socket, &SocketAddrV4::new(dst, port)) {
        Err(Errno::INPROGRESS) => Ok(Some(socket)),
        // The namespace has no way there.
        Err(Errno::INVAL | Errno::NETUNREACH | Errno::ACCESS) => Ok(None),
        Ok(()) => unreachable!("no answer comes before connect returns without waiting"),
        Err(error) => Err(error),
    }
}

/// Whether an answer has come: accepted or refused, by the kernel that owns the address.
fn answered(socket: &OwnedFd, patience: Duration) -> bool {
    let mut fds = [PollFd::new(socket, PollFlags::OUT)];
    let patience = Timespec::try_from(patience).unwrap();
    if poll(&mut fds, Some(&patience)).unwrap() == 0 {
        return false;
    }
    match sockopt::socket_error(socket).unwrap() {
        Ok(()) | Err(Errno::CONNREFUSED) => true,
        Err(error) => panic!("something else than silence or an answer: {error}"),
    }
}

/// Client ports, each once in a long while, from all over the range.
struct Ports(u32);

impl Ports {
    fn next(&mut self) -> u16 {
        self.0 += 1;
        u16::try_from(1_024 + self.0.wrapping_mul(7_919) % 64_512).unwrap()
    }
}

/// Sends bursts from one app until told to stop. A burst's packets, and the kernels' answers, have met their fate once a
/// connection made after them got its own answer: this thread stays on one CPU, whose queue all links share.
fn traffic(asked: &[Question], resolver: Ipv4Addr, stop: &AtomicBool) -> io::Result<Vec<Sent>> {
    let mut cpu = CpuSet::new();
    let allowed = sched_getaffinity(None)?;
    let first = (0..CpuSet::MAX_CPU).find(|n| allowed.is_set(*n)).expect("some CPU");
    cpu.set(first);
    sched_setaffinity(None, &cpu)?;
    let (mut sent, mut ports) = (Vec::new(), Ports(0));
    let mut open: Vec<(usize, OwnedFd, Instant)> = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let burst = sent.len();
        for question in asked {
            let Kind::Tcp(port) = question.kind else { continue };
            let client_port = ports.next();
            let question = Question {
                client_port,
                ..*question
            };
            let from = EDIT.load(Ordering::SeqCst);
            let socket = match send(question.dst, port, client_port) {
                Ok(socket) => socket,
                // Somebody's open connection has it.
                Err(Errno::ADDRINUSE | Errno::ADDRNOTAVAIL) => continue,
                Err(error) => return Err(error.into()),
            };
            if let Some(socket) = socket {
                open.push((sent.len(), socket, Instant::now()));
            }
            sent.push(Sent {
                question,
                from,
                until: usize::MAX,
                answered: false,
            });
        }
        for _ in 0..2 {
            let fence = loop {
                match send(resolver, 53, ports.next()) {
                    Ok(fence) => break fence.expect("a way to the resolver"),
                    Err(Errno::ADDRINUSE | Errno::ADDRNOTAVAIL) => {}
                    Err(error) => return Err(error.into()),
                }
            };
            assert!(
                answered(&fence, Duration::from_secs(8)),
                "no edit ever closes the resolver"
            );
        }
        let until = EDIT.load(Ordering::SeqCst);
        for one in &mut sent[burst..] {
            one.until = until;
        }
        open.retain(|(number, socket, since)| {
            if answered(socket, Duration::ZERO) {
                let one = &mut sent[*number];
                one.answered = true;
                // A late answer may have crossed later edits.
                if *number < burst {
                    one.until = EDIT.load(Ordering::SeqCst);
                }
                return false;
            }
            since.elapsed() < LATE
        });
        std::thread::sleep(PACE);
    }
    Ok(sent)
}

/// What came of the packets of a network.
#[derive(Debug, Default)]
struct Tally {
    packets: usize,
    answered: usize,
    during_edits: usize,
    /// Of those whose fate some edit changed while they were sent.
    changing: usize,
}

/// One network, edited under traffic; the first packet with a fate that's neither the one before nor the one after. `behind`
/// is by how many edits the rules lag, which they mustn't.
fn run(seed: u64, edits: usize, behind: usize, tally: &mut Tally) -> Result<(), String> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    EDIT.store(0, Ordering::SeqCst);
    let mut net = joined::or_alone(seed);
    let keep_dns = |net: &mut Net| {
        for vpc in net.network.vpcs.keys().copied().collect::<Vec<_>>() {
            net.network.vpcs[&vpc].enable_dns_support = true;
        }
    };
    keep_dns(&mut net);
    let mut sets: Vec<NetworkIr> = vec![net.ir()];
    let region = Region::with_internet(&internet(&net));
    region.apply(&sets[0]);
    let mut by_app: BTreeMap<WorkloadId, Vec<Question>> = BTreeMap::new();
    for (question, _) in questions(&net, &sets[0], &mut Dice(seed)) {
        // Gateways come and go here, and nobody on the internet takes their addresses meanwhile.
        let gateways = public(&net).contains(&question.dst);
        if let (Start::Process(app), Kind::Tcp(_), false) = (question.start, question.kind, gateways) {
            by_app.entry(app).or_default().push(question);
        }
    }
    let stop = AtomicBool::new(false);
    let (mut words, mut dice) = (Vec::new(), Dice(seed ^ 0x7aff));
    let sent: Vec<Sent> = std::thread::scope(|scope| {
        let apps: Vec<_> = by_app
            .iter()
            .map(|(app, asked)| {
                let namespace = Place::App(*app).namespace(&region.network);
                let legs = &sets[0].workloads[app].legs;
                let vpc = legs
                    .values()
                    .find(|l| l.routes == kakoi_netir::LegRoutes::Default)
                    .unwrap()
                    .vpc;
                let resolver = sets[0].routers[&vpc].resolvers[0];
                let stop = &stop;
                scope.spawn(move || in_netns(namespace.as_fd(), || traffic(asked, resolver, stop)).unwrap())
            })
            .collect();
        // Traffic that goes on for ever would hide why an edit failed.
        let edited = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for _ in 0..edits {
                let number = dice.roll();
                words.push(edit(&mut net, number, Of::Everything));
                keep_dns(&mut net);
                sets.push(net.ir());
                EDIT.fetch_add(1, Ordering::SeqCst);
                let applied = &sets[(sets.len() - 1).saturating_sub(behind)];
                let report = region.network.apply_blocking(applied);
                EDIT.fetch_add(1, Ordering::SeqCst);
                assert!(report.failed.is_empty(), "{:#?}", report.failed);
            }
        }));
        stop.store(true, Ordering::SeqCst);
        let sent = apps.into_iter().flat_map(|app| app.join().expect("traffic")).collect();
        edited.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        sent
    });
    for one in &sent {
        let window = one.from / 2..=one.until.div_ceil(2);
        let fates: Vec<Outcome> = window
            .clone()
            .filter_map(|n| sets.get(n))
            .map(|ir| expected(ir, &one.question).unwrap_or(Outcome::Silent))
            .collect();
        let arrives = |outcome: &Outcome| *outcome != Outcome::Silent;
        let legal = fates.iter().any(|f| arrives(f) == one.answered);
        if !legal {
            let edits = (one.from / 2).min(words.len())..one.until.div_ceil(2).min(words.len());
            return Err(format!(
                "seed {seed}: {:?} answered: {}, sent from {} until {}, fates {fates:?}, edits {:#?}",
                one.question, one.answered, one.from, one.until, &words[edits]
            ));
        }
        tally.packets += 1;
        tally.answered += usize::from(one.answered);
        tally.during_edits += usize::from(one.from % 2 == 1 || one.from != one.until);
        tally.changing += usize::from(fates.iter().any(arrives) && !fates.iter().all(arrives));
    }
    Ok(())
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is a number"))
    })
}

#[test]
fn each_packet_is_legal_before_or_after_the_edit_during_which_it_was_sent() {
    if !may_make_namespaces() {
        return;
    }
    let first = number("KAKOI_TRAFFIC_SEED", 1);
    // The second way of running has the same tables, written in smaller pieces: a part of it is enough.
    let nested = std::env::var_os(support::NESTED).is_some();
    let usual = if nested { EDITS / 4 } else { EDITS };
    let edits = usize::try_from(number("KAKOI_TRAFFIC_EDITS", usual as u64)).unwrap();
    let (begun, mut tally) = (Instant::now(), Tally::default());
    for seed in first..first + NETWORKS as u64 {
        if let Err(illegal) = run(seed, edits.div_ceil(NETWORKS), 0, &mut tally) {
            panic!("{illegal}");
        }
    }
    println!("{edits} edits, {:?}: {tally:?}", begun.elapsed());
    if edits >= usual {
        assert!(tally.packets >= edits * 5 && tally.during_edits >= edits, "{tally:?}");
        assert!(tally.changing >= edits / 20, "{tally:?}");
        assert!(
            tally.answered * 10 >= tally.packets && tally.answered * 10 <= tally.packets * 9,
            "{tally:?}"
        );
    }
}

#[test]
fn rules_that_lag_behind_are_seen() {
    if !may_make_namespaces() {
        return;
    }
    let lags = |seed| run(seed, 40, 2, &mut Tally::default()).is_err();
    assert!((1..=3).any(lags), "rules two edits old passed for the newest");
}

/// The group edits of a network, and the connections that live through them at most.
const GROUP_EDITS: usize = 60;
const CONNECTIONS: usize = 12;

#[test]
fn open_connections_go_on_while_groups_are_edited() {
    if !may_make_namespaces() {
        return;
    }
    let (mut asked, mut closed) = (0, 0);
    for seed in 1..=4 {
        let mut net = topology::network(seed);
        let (ir, hosts) = (net.ir(), internet(&net));
        let region = Region::with_internet(&hosts);
        region.apply(&ir);
        let mut open = Vec::new();
        let arriving = questions(&net, &ir, &mut Dice(seed)).into_iter();
        for (question, _) in arriving.filter(|(_, e)| *e != Outcome::Silent) {
            let (Start::Process(app), Kind::Tcp(port)) = (question.start, question.kind) else {
                continue;
            };
            let address = question.dst.to_string();
            if open.len() == CONNECTIONS
                || open
                    .iter()
                    .any(|(q, _): &(Question, _)| (q.dst, q.kind) == (question.dst, question.kind))
            {
                continue;
            }
            for place in Place::of(&ir, &hosts, question.dst) {
                support::serve(&place.namespace(&region.network), &address, port);
            }
            // From whatever port: where network ACLs let its answers back, it opens.
            if let Ok(mut stream) = support::open(&Place::App(app).namespace(&region.network), &address, port) {
                stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
                support::ask(&mut stream).unwrap();
                open.push((question, stream));
            }
        }
        let mut dice = Dice(seed ^ 0x9e0);
        for _ in 0..GROUP_EDITS {
            let what = edit(&mut net, dice.roll(), Of::Groups);
            let ir = net.ir();
            region.apply(&ir);
            for (question, stream) in &mut open {
                let goes_on = support::ask(stream);
                assert!(goes_on.is_ok(), "seed {seed}, {what}: {question:?}: {goes_on:?}");
                asked += 1;
                closed += usize::from(expected(&ir, question) == Some(Outcome::Silent));
            }
        }
    }
    println!("{asked} answers on open connections, {closed} of them where no new one would open");
    // What would open anew as well proves nothing.
    assert!(asked >= 500 && closed >= 50, "{asked} asked, {closed} closed");
}

#[test]
fn the_whole_also_works_in_a_user_namespace_of_an_ordinary_user() {
    run_in_a_user_namespace();
}
