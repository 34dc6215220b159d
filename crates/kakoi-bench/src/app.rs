//! An app's start, beside the same JupyterLab started by hand, in turns within one run.

use crate::Bench;
use crate::by_hand::{ByHand, Program};
use crate::client::Access;
use crate::domain::until;
use crate::report::{Hold, Row, median};
use anyhow::Context;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How often readiness is asked, through the API, whose answers cost the server CPU that the start needs too.
const API_PAUSE: Duration = Duration::from_millis(5);

/// The id of an example domain.
pub fn domain_id(access: &Access, name: &str) -> anyhow::Result<String> {
    let listed = access.json(&mut access.connect()?, "ListDomains", json!({ "MaxResults": 100 }))?;
    let domains = listed.get("Domains").and_then(Value::as_array);
    let domains = domains.context("no domains")?.iter();
    let text = |d: &Value, field: &str| d.get(field).and_then(Value::as_str).map(str::to_owned);
    let found = domains
        .filter(|d| text(d, "DomainName").as_deref() == Some(name))
        .find_map(|d| text(d, "DomainId"));
    found.with_context(|| format!("there's no domain {name}"))
}

/// Measures in the closed example domain, when no other app runs there or elsewhere.
pub fn measure(bench: &Bench, access: &Access) -> anyhow::Result<Vec<Row>> {
    delete_apps(access)?;
    let closed = domain_id(access, "research-closed")?;
    let key = key(&closed, "alice");
    let hand = ByHand::new(bench)?;
    let (mut lab, mut launcher, mut app) = (Vec::new(), Vec::new(), Vec::new());
    // The first round fills caches and isn't counted.
    for round in 0..=bench.repeats(5, 2) {
        let times = [
            hand.start(Program::JupyterLab)?,
            hand.start(Program::Launcher)?,
            create_app(access, &key)?,
        ];
        if round > 0 {
            lab.push(times[0]);
            launcher.push(times[1]);
            app.push(times[2]);
        }
    }
    let pairs =
        |f: fn(f64, f64) -> f64, other: &[f64]| app.iter().zip(other).map(|(a, b)| f(*a, *b)).collect::<Vec<_>>();
    let (ratio, own) = (pairs(|a, b| a / b, &lab), pairs(|a, b| a - b, &launcher));
    let words = format!(
        "paired within each round; medians: app {:.0} ms, launcher by hand {:.0} ms, `jupyter lab` by hand {:.0} ms",
        median(&app),
        median(&launcher),
        median(&lab)
    );
    Ok(vec![
        Row::new("app: CreateApp to InService", "ms", app).peers("JupyterHub 5,020 ms"),
        Row::new("`jupyter lab` by hand to /api, same environment", "ms", lab).peers("3,120 ms to /lab"),
        Row::new("our launcher by hand to /api", "ms", launcher),
        Row::new("app start, of `jupyter lab` by hand", "×", ratio)
            .hold(Hold::Below(0.5))
            .peers("JupyterHub 1.6 ×")
            .note(words),
        Row::new("app start: our own work, over the launcher by hand", "ms", own)
            .hold(Hold::Below(50.0))
            .peers("JupyterHub +1,990 ms over by hand"),
    ])
}

/// Deletes every app, and waits until none is left.
pub fn delete_apps(access: &Access) -> anyhow::Result<()> {
    let mut connection = access.connect()?;
    let listed = access.json(&mut connection, "ListApps", json!({ "MaxResults": 100 }))?;
    let running: Vec<Value> = listed
        .get("Apps")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for app in &running {
        let field = |name: &str| app.get(name).cloned().unwrap_or_default();
        let key = json!({ "DomainId": field("DomainId"), "SpaceName": field("SpaceName"), "AppType": field("AppType"), "AppName": field("AppName") });
        access.json(&mut connection, "DeleteApp", key.clone())?;
        until(access, &mut connection, "DescribeApp", &key, "Deleted", API_PAUSE)?;
    }
    Ok(())
}

/// The app of a space.
pub fn key(domain: &str, space: &str) -> Value {
    json!({ "DomainId": domain, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default" })
}

/// Milliseconds from CreateApp to InService; the app is deleted afterwards.
pub fn create_app(access: &Access, key: &Value) -> anyhow::Result<f64> {
    let time = start_app(access, key)?;
    delete_app(access, key)?;
    Ok(time)
}

/// Milliseconds from CreateApp to InService.
pub fn start_app(access: &Access, key: &Value) -> anyhow::Result<f64> {
    let mut connection = access.connect()?;
    let began = Instant::now();
    access.json(&mut connection, "CreateApp", key.clone())?;
    until(access, &mut connection, "DescribeApp", key, "InService", API_PAUSE)?;
    Ok(began.elapsed().as_secs_f64() * 1e3)
}

/// Deletes an app, and waits until it's gone.
pub fn delete_app(access: &Access, key: &Value) -> anyhow::Result<()> {
    let mut connection = access.connect()?;
    access.json(&mut connection, "DeleteApp", key.clone())?;
    until(access, &mut connection, "DescribeApp", key, "Deleted", API_PAUSE)
}
