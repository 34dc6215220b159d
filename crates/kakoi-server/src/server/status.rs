//! What `kakoi status` shows.

use super::Running;
use kakoi_database::{Database, endpoint_name};
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
    let databases: Vec<Database> = store.scan("")?;
    let domains_of_databases = &running.engine.settings().database_domains;
    let databases: Vec<Value> = databases
        .iter()
        .map(|d| {
            let host = endpoint_name(&d.label(running.engine.region()), domains_of_databases.of(d.service));
            json!({
                "database": d.identifier, "service": d.service.as_str(), "status": d.status.word(d.service),
                "endpoint": format!("{host}:{}", d.port), "storage": format!("{} GiB", d.storage_gb),
                "failure_reason": d.failure_reason,
            })
        })
        .collect();
    let pool = kakoi_dataplane::WorkloadBackend::pool(&running.sandboxes);
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
        "pool": { "size": pool.size, "ready": pool.ready },
        "ipv6": "off",
        "audit_log": { "directory": running.data.audit(), "failing": running.audit.is_failing() },
        "network": { "routers": applied.ir.routers.len(), "apps": applied.ir.workloads.len() - applied.ir.databases.len(), "databases": applied.ir.databases.len(), "failed": applied.failed },
        "domains": domains,
        "apps": apps,
        "postgres": running.engine.settings().postgres_version,
        "databases": databases,
    }))
}
