//! From nothing to the first signed answer.

use crate::Bench;
use crate::client::{Access, Call};
use crate::domain;
use crate::region::Region;
use crate::report::{Hold, Row};
use anyhow::ensure;
use kakoi_store::Store;
use kakoi_studio::{Life, Status, UserProfile};
use kakoi_types::DomainId;
use serde_json::json;
use std::time::{Duration, Instant};

/// How many profiles the large store holds.
const PROFILES: u32 = 100_000;

/// A region without an uplink.
pub const ARGUMENTS: [&str; 2] = ["--uplink", "none"];

/// Cold and warm starts, empty and with many users.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let (mut cold, mut again) = (Vec::new(), Vec::new());
    for round in 0..bench.repeats(9, 5) {
        let mut region = bench.region(&format!("start{round}"))?;
        cold.push(first_answer(&mut region)?);
        region.stop()?;
        again.push(first_answer(&mut region)?);
    }
    let peers = "Moto 690, LocalStack 3,410, JupyterHub 4,290 ms";
    let mut rows = vec![
        Row::new("cold start to first signed answer, empty", "ms", cold)
            .hold(Hold::Below(50.0))
            .peers(peers)
            .note("ListDomains; from spawning `kakoi up` on a fresh data directory; anchor, keys, certificates and default VPC included"),
        Row::new("restart to first signed answer, anchor living", "ms", again),
    ];
    rows.push(with_profiles(bench)?);
    Ok(rows)
}

/// Milliseconds from spawning the server to its first answer.
pub fn first_answer(region: &mut Region) -> anyhow::Result<f64> {
    let began = Instant::now();
    let access = region.start(&ARGUMENTS)?;
    ask(&access)?;
    Ok(began.elapsed().as_secs_f64() * 1e3)
}

/// Asks for the domains, signed.
pub fn ask(access: &Access) -> anyhow::Result<()> {
    let call = Call::Json {
        operation: "ListDomains",
        input: json!({}),
    };
    access.call(&mut access.connect()?, &call).map(drop)
}

fn with_profiles(bench: &Bench) -> anyhow::Result<Row> {
    let mut region = bench.region("many")?;
    let access = region.start(&ARGUMENTS)?;
    let made = domain::make(&access, &mut access.connect()?)?;
    region.down()?;
    fill(&region, &made.id)?;
    let mut samples = Vec::new();
    for _ in 0..bench.repeats(3, 2) {
        samples.push(first_answer(&mut region)?);
        region.down()?;
    }
    let row = Row::new("cold start to first signed answer, 100,000 profiles", "ms", samples);
    Ok(row
        .hold(Hold::Below(1000.0))
        .note("the anchor starts too; profiles were written straight into the store"))
}

/// Writes profiles as the API would have, in one transaction.
fn fill(region: &Region, domain: &str) -> anyhow::Result<()> {
    let path = region.database();
    let domain = DomainId::from_client(domain);
    let store = Store::open(&path)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let filled = runtime.block_on(store.commit(move |tx| {
        for n in 0..PROFILES {
            tx.put(&UserProfile {
                domain: domain.clone(),
                name: format!("user-{n:06}"),
                settings: Some(json!({ "SecurityGroups": [] })),
                uid: 200_001 + n,
                sso_identifier: None,
                sso_value: None,
                life: Life::begin(Status::InService, 1_700_000_000_000),
                tags: Default::default(),
            });
        }
        Ok::<_, std::convert::Infallible>(())
    }))?;
    let Ok(()) = filled;
    drop(store);
    // The writer thread ends by itself and puts the write-ahead log away with the last connection.
    let log = path.with_extension("db-wal");
    let deadline = Instant::now() + Duration::from_secs(30);
    while log.exists() {
        ensure!(Instant::now() < deadline, "the store didn't close");
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}
