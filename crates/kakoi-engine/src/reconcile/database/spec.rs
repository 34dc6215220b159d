//! What a database is started with.

use crate::Engine;
use kakoi_database::{Database, DatabaseService, class_size, endpoint_name};
use kakoi_dataplane::{BackendError, DatabaseSettings, DatabaseSpec, Limits, Payload, VolumeSize, Wire, WorkloadSpec};
use kakoi_net::InterfacePurpose;

/// What its volume may hold over its storage, where quotas are enforced. The supervisor, which ends a database in good order when
/// its storage is full, must be the first to notice; the quota stops what's written between two of its looks.
const QUOTA_SLACK_BYTES: u64 = 2 << 30;

/// Makes the volume and the certificate, and says how the database is to run.
///
/// # Errors
/// One of them can't be made; the database has no interface; its class isn't known.
pub(super) async fn of(engine: &Engine, database: &Database) -> Result<WorkloadSpec, BackendError> {
    let failed = |why: String| BackendError::new(format!("starting {}", database.key()), why);
    let backends = engine.backends();
    let network = engine.network();
    let interface = network
        .database_interface(database.workload)
        .ok_or_else(|| failed("it has no interface".to_owned()))?;
    let InterfacePurpose::Database { label, .. } = &interface.purpose else {
        return Err(failed("its interface isn't a database's".to_owned()));
    };
    let size = class_size(database.service, &database.class)
        .ok_or_else(|| failed(format!("the size of {} isn't known", database.class)))?;
    let storage_bytes = u64::from(database.storage_gb) << 30;
    let volume = VolumeSize {
        bytes: storage_bytes + QUOTA_SLACK_BYTES,
        ..VolumeSize::of_gb(database.storage_gb)
    };
    let directory = backends
        .volumes
        .ensure_database(database.workload, database.slot, volume)
        .await?;
    let certificate = backends.certificates.issue(database.service, label)?;
    // A class may be larger than the machine; PostgreSQL's buffers mustn't be.
    let memory_bytes = (u64::from(size.memory_gib) << 30).min(backends.workloads.machine().1);
    let (wire, first_database) = match database.service {
        DatabaseService::Rds => (Wire::Postgres, "postgres"),
        DatabaseService::Redshift => (Wire::Redshift, "dev"),
    };
    let settings = DatabaseSettings {
        wire,
        port: database.port,
        address: interface.private_ip,
        server_name: endpoint_name(label, engine.settings().database_domains.of(database.service)),
        certificate_chain: certificate.chain,
        private_key: certificate.key,
        master_user: database.master_user.clone(),
        master_verifier: database.master_verifier.clone(),
        database: database.database.clone().unwrap_or_else(|| first_database.to_owned()),
        storage_bytes,
        memory_bytes,
    };
    Ok(WorkloadSpec {
        id: database.workload,
        slot: database.slot,
        limits: Limits {
            memory_bytes,
            cpu_millis: size.vcpus * 1000,
            pids: settings.processes(),
        },
        payload: Payload::Database(Box::new(DatabaseSpec { directory, settings })),
    })
}
