//! What `kakoi status` shows.

use super::Running;
use kakoi_studio::{App, Domain};
use serde_json::{Value, json};

/// Collects it.
pub async fn collect(running: &Running) -> anyhow::Result<Value> {
    let store = running.engine.store();
    let domains: Vec<Domain> = store.scan("")?;
    let apps: Vec<App> = store.scan("")?;
    let applied = running.engine.applied().borrow().clone();
    let domain_name = |app: &App| {
        domains
            .iter()
            .find(|d| d.id == app.domain)
            .map_or_else(|| app.domain.to_string(), |d| d.name.clone())
    };
    let apps: Vec<Value> = apps
        .iter()
        .filter(|a| a.status != kakoi_studio::AppStatus::Deleted)
        .map(|app| {
            let (kakoi_studio::AppOwner::Profile(owner) | kakoi_studio::AppOwner::Space(owner)) = &app.owner;
            json!({
                "app": format!("{}/{owner}", domain_name(app)),
                "type": app.app_type,
                "status": app.status.as_str(),
                "instance_type": app.resource_spec.get("InstanceType"),
                "failure_reason": app.failure_reason,
            })
        })
        .collect();
    let domains: Vec<Value> = domains
        .iter()
        .map(|d| json!({ "domain": d.name, "id": d.id, "access": d.access.as_str(), "status": d.life.status.as_str(), "failure_reason": d.life.failure_reason }))
        .collect();
    Ok(json!({
        "region": running.engine.region().region,
        "account": running.engine.region().account,
        "endpoint": running.endpoint,
        "credentials_file": running.data.credentials(),
        "config_file": running.data.config(),
        "uplink": running.uplink,
        "pid": std::process::id(),
        "anchor_pid": running.anchor_pid,
        "limits": running.limits,
        "volume_quotas": running.quotas,
        "ipv6": "off",
        "audit_log": { "directory": running.data.audit(), "failing": running.audit.is_failing() },
        "network": { "routers": applied.ir.routers.len(), "apps": applied.ir.workloads.len(), "failed": applied.failed },
        "domains": domains,
        "apps": apps,
    }))
}
