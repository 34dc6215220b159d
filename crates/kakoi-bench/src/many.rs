//! Many notebooks started at once, each way on its own: bare `jupyter lab`, Kakoi's apps, JupyterHub's servers.

use crate::app::{delete_apps, domain_id};
use crate::by_hand::ByHand;
use crate::jupyterhub::{self, Hub, Installed};
use crate::report::{Hold, Row};
use crate::{Bench, memory};
use anyhow::{Context, anyhow, ensure};
use std::fs;
use std::thread::ScopedJoinHandle;
use std::time::Instant;

/// Memory of one notebook and what is around it, generously, MiB.
const EACH: u64 = 250;

/// All rows.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let count = bench.repeats(20, 4);
    enough_memory(count)?;
    // A peer that fails takes none of our figures with it.
    let mut hub = jupyterhub::install(bench);
    let (mut bare, mut ours, mut theirs) = (vec![], vec![], vec![]);
    let (mut resident, mut theirs_resident) = (vec![], vec![]);
    let mut words = String::new();
    for round in 0..if bench.full { 3 } else { 1 } {
        bare.push(ByHand::new(bench)?.start_many(count)? / 1e3);

        let mut region = bench.region(&format!("many-apps{round}"))?;
        let (access, anchor) = region.start_quickstart(&[])?;
        delete_apps(&access)?;
        let closed = domain_id(&access, "research-closed")?;
        memory::more_spaces(&access, &closed, count)?;
        let began = Instant::now();
        memory::more_apps(&access, &closed, count)?;
        ours.push(began.elapsed().as_secs_f64());
        let (mib, said) = memory::with_apps(region.server_pid(), anchor)?;
        resident.push(mib);
        words = said;
        drop(region);

        hub = hub.and_then(|installed| {
            let (seconds, mib) = users(&installed, count)?;
            theirs.push(seconds);
            theirs_resident.push(mib);
            Ok(installed)
        });
    }
    let ready = format!("{count} apps at once, all ready");
    let own_memory = Row::new(
        format!("resident memory with {count} apps, ours only, just started"),
        "MiB",
        resident,
    )
    .hold(Hold::Below(40.0))
    .note(words);
    let own = Row::new(&*ready, "s", ours.clone())
        .beside("bare `jupyter lab`", bare.clone())
        .hold(Hold::RatioBelow(0.6))
        .peers("JupyterHub 57.5 s, 1.33 of bare");
    let beside_hub = Row::new(format!("{ready}, beside JupyterHub"), "s", ours);
    Ok(match hub {
        Ok(_) => vec![
            own,
            beside_hub.beside("JupyterHub", theirs.clone()),
            Row::new(format!("{count} servers of JupyterHub at once, all ready"), "s", theirs)
                .beside("bare `jupyter lab`", bare),
            own_memory.beside("hub + proxy", theirs_resident),
        ],
        Err(why) => vec![
            own,
            beside_hub.note(format!("JupyterHub wasn't measured: {why:#}")),
            own_memory,
        ],
    })
}

/// Seconds until every one of so many users' servers is ready, all asked for at once; then MiB of hub and proxy.
fn users(installed: &Installed, count: usize) -> anyhow::Result<(f64, f64)> {
    let hub = &Hub::start(installed)?;
    let names: Vec<String> = (0..count).map(|n| format!("user{n}")).collect();
    for name in &names {
        hub.add_user(name)?;
    }
    let began = Instant::now();
    std::thread::scope(|scope| {
        let starts: Vec<_> = names
            .iter()
            .map(|name| scope.spawn(move || hub.start_server(name)))
            .collect();
        let join = |start: ScopedJoinHandle<'_, _>| start.join().unwrap_or_else(|_| Err(anyhow!("a thread panicked")));
        starts.into_iter().try_for_each(join)
    })?;
    Ok((began.elapsed().as_secs_f64(), hub.memory()?.0))
}

fn enough_memory(count: usize) -> anyhow::Result<()> {
    let text = fs::read_to_string("/proc/meminfo")?;
    let free = text.lines().find_map(|l| {
        l.strip_prefix("MemAvailable:")?
            .trim()
            .split(' ')
            .next()?
            .parse::<u64>()
            .ok()
    });
    let free = free.context("no MemAvailable in /proc/meminfo")? >> 10;
    let need = EACH * count as u64;
    ensure!(
        free > need,
        "{count} notebooks at once need {need} MiB of memory; {free} MiB are free"
    );
    Ok(())
}
