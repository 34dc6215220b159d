//! Load from threads, one kept connection each, one request in flight each.

use crate::client::Access;
use crate::report::percentile;
use anyhow::{anyhow, ensure};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What came of one stretch of load.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Answers a second.
    pub rate: f64,
    /// Median of the answers' times, ms.
    pub p50: f64,
    /// 99th percentile, ms.
    pub p99: f64,
    /// CPU of the server for one answer, µs.
    pub cpu: f64,
    /// Bytes of the last answer's body.
    pub bytes: usize,
}

/// Loads a server for a while. `next` makes the requests of connection *n*, each call the next one; anything but 200 is an
/// error.
pub fn run<F>(
    access: &Access,
    server: u32,
    connections: usize,
    time: Duration,
    next: impl Fn(usize) -> F,
) -> anyhow::Result<Load>
where
    F: FnMut(&mut Vec<u8>) -> anyhow::Result<()> + Send,
{
    let over = AtomicBool::new(false);
    let cpu_before = cpu_seconds(server)?;
    let began = Instant::now();
    let results = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|n| {
                let (over, mut next) = (&over, next(n));
                scope.spawn(move || -> anyhow::Result<(Vec<f64>, usize)> {
                    let mut connection = access.connect()?;
                    let (mut times, mut request, mut bytes) = (Vec::new(), Vec::new(), 0);
                    while !over.load(Ordering::Relaxed) {
                        next(&mut request)?;
                        let sent = Instant::now();
                        let (status, body) = connection.exchange(&request)?;
                        times.push(sent.elapsed().as_secs_f64() * 1e3);
                        bytes = body.len();
                        ensure!(status == 200, "status {status}: {}", String::from_utf8_lossy(body));
                    }
                    Ok((times, bytes))
                })
            })
            .collect();
        std::thread::sleep(time);
        over.store(true, Ordering::Relaxed);
        let join = |w: std::thread::ScopedJoinHandle<'_, _>| w.join().map_err(|_| anyhow!("a load thread panicked"));
        workers.into_iter().map(join).collect::<Vec<_>>()
    });
    let elapsed = began.elapsed().as_secs_f64();
    let cpu = cpu_seconds(server)? - cpu_before;
    let (mut times, mut bytes) = (Vec::new(), 0);
    for result in results {
        let (own, size) = result??;
        times.extend(own);
        bytes = size;
    }
    ensure!(!times.is_empty(), "no answer at all");
    times.sort_by(f64::total_cmp);
    Ok(Load {
        rate: times.len() as f64 / elapsed,
        p50: percentile(&times, 0.5).unwrap_or_default(),
        p99: percentile(&times, 0.99).unwrap_or_default(),
        cpu: cpu * 1e6 / times.len() as f64,
        bytes,
    })
}

/// CPU that a process and its threads have used.
fn cpu_seconds(pid: u32) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name in brackets may hold spaces; what follows the last bracket doesn't. User and system time are fields 14 and 15.
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|f| f.parse::<u64>().ok())
        .sum();
    Ok(ticks as f64 / rustix::param::clock_ticks_per_second() as f64)
}
