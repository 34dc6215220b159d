//! Kakoi's API beside Moto's server, in turns within one run: one process as its users run it, the same client, the same requests,
//! signed for both. Moto verifies no signature, keeps nothing on disk and enforces no policy; Kakoi does all three here.

use crate::api::{MANY, groups, repeat};
use crate::by_hand::{Killed, free_ports, tail};
use crate::client::{Access, Call};
use crate::load::Load;
use crate::report::{Hold, Row};
use crate::{Bench, domain, memory, peers, start};
use anyhow::{bail, ensure};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const LOCK: &str = include_str!("../../../env/peers/moto.lock");
/// How long a start may take.
const DEADLINE: Duration = Duration::from_secs(60);
/// How often an answer is asked for.
const PAUSE: Duration = Duration::from_micros(500);

/// Moto's server, which ends when this is dropped.
struct Moto {
    child: Killed,
    log: PathBuf,
    access: Access,
}

impl Moto {
    fn start(bin: &Path, place: &Path) -> anyhow::Result<Self> {
        let port = free_ports(1)?[0];
        let log = place.join(format!("moto-{}.log", std::process::id()));
        let child = peers::start(
            &log,
            &bin.join("moto_server"),
            &["-H", "127.0.0.1", "-p", &port.to_string()],
        )?;
        let access = Access::with_any_key(format!("127.0.0.1:{port}"));
        let mut moto = Self { child, log, access };
        let began = Instant::now();
        while moto.access.connect().is_err() {
            if let Some(status) = moto.child.0.try_wait()? {
                bail!("Moto ended ({status}): {}", tail(&fs::read_to_string(&moto.log)?));
            }
            ensure!(began.elapsed() < DEADLINE, "Moto doesn't listen");
            std::thread::sleep(PAUSE);
        }
        start::ask(&moto.access)?;
        Ok(moto)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.log);
    }
}

/// Samples of ours and of Moto's.
#[derive(Default)]
struct Pair {
    ours: Vec<f64>,
    moto: Vec<f64>,
}

impl Pair {
    fn push(&mut self, ours: f64, moto: f64) {
        self.ours.push(ours);
        self.moto.push(moto);
    }

    fn row(self, what: &str, unit: &str) -> Row {
        Row::new(format!("beside Moto: {what}"), unit, self.ours).beside("Moto", self.moto)
    }
}

/// All rows.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let bin = peers::programs(&bench.place, "moto", LOCK)?;
    let (mut cold, mut resident) = (Pair::default(), Pair::default());
    for round in 0..bench.repeats(7, 3) {
        let mut region = bench.region(&format!("moto{round}"))?;
        let ours = start::first_answer(&mut region)?;
        let ours_resident = memory::of_region(&region)?;
        drop(region);
        let began = Instant::now();
        let moto = Moto::start(&bin, &bench.place)?;
        cold.push(ours, began.elapsed().as_secs_f64() * 1e3);
        resident.push(ours_resident, memory::of_tree(moto.child.0.id(), |_| false)?.0);
    }
    let mut rows = vec![
        cold.row("cold start to first signed answer", "ms"),
        resident.row("resident memory after the first answer", "MiB"),
    ];
    rows.extend(requests(bench, &bin)?);
    Ok(rows)
}

fn requests(bench: &Bench, bin: &Path) -> anyhow::Result<Vec<Row>> {
    let mut region = bench.region("beside-moto")?;
    let (ours, ours_pid) = (region.start(&start::ARGUMENTS)?, region.server_pid());
    let moto = Moto::start(bin, &bench.place)?;
    let (theirs, their_pid) = (&moto.access, moto.child.0.id());
    let our_domain = domain::make(&ours, &mut ours.connect()?)?;
    let their_domain = domain::make(theirs, &mut theirs.connect()?)?;
    // One after the other: Moto fails some concurrent writes.
    groups(&ours, &our_domain.vpc, 1)?;
    groups(theirs, &their_domain.vpc, 1)?;

    let describe = |access: &Access, id: &str| {
        access.request(&Call::Json {
            operation: "DescribeDomain",
            input: json!({ "DomainId": id }),
        })
    };
    let list = |access: &Access| {
        access.request(&Call::Query {
            service: "ec2",
            operation: "DescribeSecurityGroups",
            parameters: &[],
        })
    };
    let describe = [describe(&ours, &our_domain.id)?, describe(theirs, &their_domain.id)?];
    let list = [list(&ours)?, list(theirs)?];
    // In turns; the first round warms both and isn't counted.
    let turns = |requests: &[Vec<u8>; 2], connections, time| -> anyhow::Result<Vec<[Load; 2]>> {
        let round = || -> anyhow::Result<[Load; 2]> {
            Ok([
                repeat(&ours, ours_pid, connections, time, &requests[0])?,
                repeat(theirs, their_pid, connections, time, &requests[1])?,
            ])
        };
        round()?;
        (0..bench.repeats(5, 2)).map(|_| round()).collect()
    };
    let pick = |loads: &[[Load; 2]], value: fn(&Load) -> f64| {
        let mut pair = Pair::default();
        for [ours, moto] in loads {
            pair.push(value(ours), value(moto));
        }
        pair
    };
    let many = turns(&describe, MANY, bench.stretch())?;
    let one = turns(&describe, 1, bench.stretch())?;
    // An answer of Moto takes over a second of its process with 16 connections.
    let lists = turns(&list, MANY, bench.stretch() * 2)?;
    let sizes = lists.first().map_or([0, 0], |[o, m]| [o.bytes >> 10, m.bytes >> 10]);
    let mut rows = vec![
        pick(&many, |l| l.rate)
            .row("DescribeDomain, 16 connections", "req/s")
            .hold(Hold::RatioAbove(30.0))
            .note("Moto's server closes the connection after each answer, so its client connects anew each time; ours verifies each signature and reads the durable store"),
        pick(&many, |l| l.p50).row("DescribeDomain p50, 16 connections", "ms"),
        pick(&many, |l| l.cpu).row("DescribeDomain, 16 connections: CPU of one request", "µs"),
        pick(&one, |l| l.p50).row("DescribeDomain p50, 1 connection", "ms"),
        pick(&lists, |l| l.rate)
            .row("DescribeSecurityGroups, 200 groups, 16 connections", "req/s")
            .hold(Hold::RatioAbove(100.0))
            .note(format!("answers of {} KiB, Moto's {} KiB", sizes[0], sizes[1])),
        pick(&lists, |l| l.p50).row("DescribeSecurityGroups p50, 200 groups, 16 connections", "ms"),
    ];
    rows.push(create_profile(theirs, &their_domain.id)?);
    Ok(rows)
}

/// What Moto answers to CreateUserProfile: there's no rate to compare with while it's no success.
fn create_profile(moto: &Access, domain: &str) -> anyhow::Result<Row> {
    let request = moto.request(&Call::Json {
        operation: "CreateUserProfile",
        input: json!({ "DomainId": domain, "UserProfileName": "somebody" }),
    })?;
    let mut connection = moto.connect()?;
    let (status, _) = connection.exchange(&request)?;
    let row = Row::new(
        "CreateUserProfile: what Moto answers",
        "(HTTP status)",
        vec![f64::from(status)],
    );
    Ok(row.note("a status over 299: Moto has no such operation; ours is among the rows of `--only api`"))
}
