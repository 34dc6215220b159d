//! Requests: throughput, latency, durability.

use crate::Bench;
use crate::client::{Access, Call, Connection, elements};
use crate::domain;
use crate::load::{self, Load};
use crate::report::{Hold, Row};
use anyhow::{Context, ensure};
use serde_json::json;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Connections under load.
pub const MANY: usize = 16;
/// Groups that DescribeSecurityGroups lists, besides those that are there anyway.
const GROUPS: usize = 200;
/// Rules of each.
const RULES: usize = 10;

/// Rates and latencies of reads and of a durable write.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let mut region = bench.region("api")?;
    let access = region.start(&["--uplink", "none"])?;
    let server = region.server_pid();
    let mut connection = access.connect()?;
    let made = domain::make(&access, &mut connection)?;

    let describe = access.request(&Call::Json {
        operation: "DescribeDomain",
        input: json!({ "DomainId": made.id }),
    })?;
    let repeats = |connections, request: &[u8], rounds| {
        (0..rounds)
            .map(|_| repeat(&access, server, connections, bench.stretch(), request))
            .collect::<anyhow::Result<Vec<Load>>>()
    };
    repeat(&access, server, MANY, Duration::from_millis(300), &describe)?; // warm
    let (one, many) = (
        repeats(1, &describe, bench.repeats(5, 3))?,
        repeats(MANY, &describe, bench.repeats(5, 3))?,
    );
    let pick = |loads: &[Load], value: fn(&Load) -> f64| loads.iter().map(value).collect::<Vec<_>>();
    let mut rows = vec![
        Row::new("DescribeDomain, 16 connections", "req/s", pick(&many, |l| l.rate))
            .peers("Moto 290 req/s")
            .note("each signature verified, read from the durable store; the load generator runs on the same CPUs"),
        Row::new(
            "DescribeDomain, 16 connections: CPU of one request",
            "µs",
            pick(&many, |l| l.cpu),
        )
        .peers("Moto 3,300 µs"),
        Row::new("DescribeDomain p50, 16 connections", "ms", pick(&many, |l| l.p50)).peers("Moto 51 ms"),
        Row::new("DescribeDomain p99, 16 connections", "ms", pick(&many, |l| l.p99)).peers("Moto 117 ms"),
        Row::new("DescribeDomain p50, 1 connection", "ms", pick(&one, |l| l.p50))
            .hold(Hold::Below(0.5))
            .peers("Moto 3.5 ms"),
        Row::new("DescribeDomain p99, 1 connection", "ms", pick(&one, |l| l.p99)).peers("Moto 13 ms"),
    ];

    let list = access.request(&Call::Query {
        service: "ec2",
        operation: "DescribeSecurityGroups",
        parameters: &[],
    })?;
    let made_groups = groups(&access, &made.vpc, MANY)?;
    let plain = repeats(MANY, &list, bench.repeats(5, 3))?;
    rules(&access, &made_groups)?;
    let ruled = repeats(MANY, &list, bench.repeats(5, 3))?;
    let size = |loads: &[Load]| {
        format!(
            "each answer is {} KiB of XML",
            loads.first().map_or(0, |l| l.bytes) >> 10
        )
    };
    rows.push(
        Row::new(
            "DescribeSecurityGroups, 200 groups, 16 connections",
            "req/s",
            pick(&plain, |l| l.rate),
        )
        .peers("Moto 10–14, LocalStack 5 req/s")
        .note(size(&plain)),
    );
    rows.push(
        Row::new(
            "DescribeSecurityGroups, 200 groups: CPU of one request",
            "µs",
            pick(&plain, |l| l.cpu),
        )
        .peers("Moto 79,000 µs"),
    );
    rows.push(
        Row::new(
            "DescribeSecurityGroups, 200 groups of 10 rules, 16 connections",
            "req/s",
            pick(&ruled, |l| l.rate),
        )
        .note(size(&ruled)),
    );

    rows.extend(create_profiles(bench, &access, server, &made.id)?);
    Ok(rows)
}

/// Sends the same request again and again.
pub fn repeat(
    access: &Access,
    server: u32,
    connections: usize,
    time: Duration,
    request: &[u8],
) -> anyhow::Result<Load> {
    load::run(access, server, connections, time, |_| {
        |buffer: &mut Vec<u8>| {
            if buffer.is_empty() {
                buffer.extend_from_slice(request);
            }
            Ok(())
        }
    })
}

/// Durable writes, beside what the disk itself takes for one flush.
fn create_profiles(bench: &Bench, access: &Access, server: u32, domain: &str) -> anyhow::Result<Vec<Row>> {
    let number = AtomicU64::new(0);
    let stretch = if bench.quick {
        Duration::from_secs(1)
    } else {
        Duration::from_secs(3)
    };
    let mut loads = Vec::new();
    for _ in 0..bench.repeats(3, 2) {
        loads.push(load::run(access, server, MANY, stretch, |_| {
            |buffer: &mut Vec<u8>| {
                let n = number.fetch_add(1, Ordering::Relaxed);
                let input = json!({ "DomainId": domain, "UserProfileName": format!("user-{n:07}") });
                *buffer = access.request(&Call::Json {
                    operation: "CreateUserProfile",
                    input,
                })?;
                Ok(())
            }
        })?);
    }
    let flushes = flush_times(bench, bench.repeats(50, 20))?;
    Ok(vec![
        Row::new(
            "CreateUserProfile, durable, 16 connections",
            "/s",
            loads.iter().map(|l| l.rate).collect(),
        )
        .hold(Hold::Above(1000.0))
        .peers("none has it"),
        Row::new(
            "CreateUserProfile p50, 16 connections",
            "ms",
            loads.iter().map(|l| l.p50).collect(),
        ),
        Row::new("for comparison: one flush of 4 KiB to this disk", "ms", flushes),
    ])
}

fn flush_times(bench: &Bench, count: usize) -> anyhow::Result<Vec<f64>> {
    let path = bench.place.join(format!("flush-{}", std::process::id()));
    let mut file = std::fs::File::create(&path)?;
    let mut times = Vec::new();
    for _ in 0..count {
        let began = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    std::fs::remove_file(&path)?;
    Ok(times)
}

/// Makes 200 groups over so many connections; answers with their ids.
pub fn groups(access: &Access, vpc: &str, connections: usize) -> anyhow::Result<Vec<String>> {
    let ids = in_parallel(
        access,
        connections,
        &(0..GROUPS).collect::<Vec<_>>(),
        |connection, n| {
            let name = format!("bench-{n}");
            let parameters = [
                ("VpcId", vpc),
                ("GroupName", &name),
                ("GroupDescription", "for a benchmark"),
            ];
            let made = access.query(connection, "ec2", "CreateSecurityGroup", &parameters)?;
            Ok((*elements(&made, "groupId").first().context("a group without id")?).to_owned())
        },
    )?;
    let list = access.query(&mut access.connect()?, "ec2", "DescribeSecurityGroups", &[])?;
    let count = elements(&list, "groupName").len();
    ensure!(count >= GROUPS, "only {count} groups are listed");
    Ok(ids)
}

/// Gives each group its rules.
fn rules(access: &Access, groups: &[String]) -> anyhow::Result<()> {
    in_parallel(access, MANY, groups, |connection, id| {
        let mut parameters = vec![("GroupId".to_owned(), id.clone())];
        for rule in 1..=RULES {
            let (prefix, port) = (format!("IpPermissions.{rule}"), (8000 + rule).to_string());
            parameters.push((format!("{prefix}.IpProtocol"), "tcp".into()));
            parameters.push((format!("{prefix}.FromPort"), port.clone()));
            parameters.push((format!("{prefix}.ToPort"), port));
            parameters.push((format!("{prefix}.IpRanges.1.CidrIp"), format!("10.7.{rule}.0/24")));
        }
        let parameters: Vec<(&str, &str)> = parameters.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        access
            .query(connection, "ec2", "AuthorizeSecurityGroupIngress", &parameters)
            .map(drop)
    })
    .map(drop)
}

/// Does the same for each item, over so many connections.
fn in_parallel<I: Sync, T: Send>(
    access: &Access,
    connections: usize,
    items: &[I],
    work: impl Fn(&mut Connection, &I) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Vec<T>> {
    let part = |share: &[I]| -> anyhow::Result<Vec<T>> {
        let mut connection = access.connect()?;
        share.iter().map(|item| work(&mut connection, item)).collect()
    };
    std::thread::scope(|scope| {
        let share = items.len().div_ceil(connections).max(1);
        let workers: Vec<_> = items.chunks(share).map(|share| scope.spawn(|| part(share))).collect();
        let parts: Vec<anyhow::Result<Vec<T>>> = workers
            .into_iter()
            .map(|w| w.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a thread panicked"))))
            .collect();
        Ok(parts
            .into_iter()
            .collect::<anyhow::Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    })
}
