//! Many notebooks started at once, each way on its own: bare `jupyter lab`, Kakoi's apps, JupyterHub's servers.

use crate::app::{delete_apps, domain_id};
use crate::by_hand::ByHand;
use crate::jupyterhub::{self, Hub};
use crate::report::{Hold, Row};
use crate::{Bench, memory};
use anyhow::{Context, ensure};
use std::fs;
use std::time::Instant;

/// Memory of one notebook and what is around it, generously, MiB.
const EACH: u64 = 250;

/// All rows.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let count = bench.repeats(20, 4);
    enough_memory(count)?;
    let hub = jupyterhub::install(bench).map_err(|e| format!("JupyterHub wasn't measured: {e:#}"));
    let (mut bare, mut ours, mut theirs) = (vec![], vec![], vec![]);
    let (mut resident, mut theirs_resident) = (vec![], vec![]);
    let (mut rows, mut words) = (vec![], String::new());
    for round in 0..if bench.full { 3 } else { 1 } {
        bare.push(ByHand::new(bench)?.start_many(count)? / 1e3);

        let mut region = bench.region(&format!("many-apps{round}"))?;
        let (access, anchor) = region.start_quickstart()?;
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

        if let Ok(installed) = &hub {
            let hub = Hub::start(installed)?;
            theirs.push(servers(&hub, count)?);
            theirs_resident.push(hub.memory()?.0);
        }
    }
    let all_ready = format!("{count} apps at once, all ready");
    rows.push(
        Row::new(&*all_ready, "s", ours.clone())
            .beside("bare `jupyter lab`", bare.clone())
            .hold(Hold::RatioBelow(0.6))
            .peers("JupyterHub 57.5 s, 1.33 of bare"),
    );
    let missing = |row: Row, why: &str| row.note(why.to_owned());
    let row = Row::new(format!("{all_ready}, beside JupyterHub"), "s", ours);
    rows.push(match &hub {
        Ok(_) => row.beside("JupyterHub", theirs.clone()),
        Err(why) => missing(row, why),
    });
    if hub.is_ok() {
        rows.push(
            Row::new(format!("{count} servers of JupyterHub at once, all ready"), "s", theirs)
                .beside("bare `jupyter lab`", bare),
        );
    }
    let row = Row::new(
        format!("resident memory with {count} apps, ours only, just started"),
        "MiB",
        resident,
    )
    .hold(Hold::Below(40.0))
    .note(words);
    rows.push(match &hub {
        Ok(_) => row.beside("hub + proxy", theirs_resident),
        Err(_) => row,
    });
    Ok(rows)
}

/// Seconds until every one of so many users' servers is ready, all asked for at once.
fn servers(hub: &Hub, count: usize) -> anyhow::Result<f64> {
    let names: Vec<String> = (0..count).map(|n| format!("user{n}")).collect();
    for name in &names {
        hub.add_user(name)?;
    }
    let began = Instant::now();
    std::thread::scope(|scope| {
        let starts: Vec<_> = names
            .iter()
            .map(|name| scope.spawn(|| hub.start_server(name)))
            .collect();
        starts.into_iter().try_for_each(|start| {
            start
                .join()
                .unwrap_or_else(|_| Err(anyhow::anyhow!("a thread panicked")))
        })
    })?;
    Ok(began.elapsed().as_secs_f64())
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
