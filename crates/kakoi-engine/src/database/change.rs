//! A running database is changed, or deleted.

use super::create::{check_total_storage, security_groups};
use super::*;
use kakoi_database::DatabaseStatus;
use kakoi_net::Ctx;
use serde_json::{Map, Value};

/// What a database is to become; `None` and empty stay.
#[derive(Default)]
pub(crate) struct Change {
    /// Worn at once, by the running database, too.
    pub security_groups: Vec<String>,
    /// At once, too: its name leads to the public address as soon as there is one.
    pub public: Option<bool>,
    /// The reconciler tells the running database.
    pub verifier: Option<String>,
    /// With a restart.
    pub class: Option<String>,
    /// With a restart.
    pub storage_gb: Option<u32>,
    /// With a restart.
    pub port: Option<u16>,
    pub deletion_protection: Option<bool>,
    pub recorded: Map<String, Value>,
}

impl Change {
    /// Whether the process must be started again, the record apart.
    fn restarts(&self, database: &Database) -> bool {
        self.class.as_ref().is_some_and(|c| *c != database.class)
            || self.storage_gb.is_some_and(|gb| gb != database.storage_gb)
            || self.port.is_some_and(|port| port != database.port)
    }
}

/// Changes a database that's available, or whose storage is full.
///
/// # Errors
/// The service's codes for another status, for security groups, for a VPC that has no way in from the internet, and for quotas.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    ctx: &mut Ctx<'_>,
    mut database: Database,
    change: Change,
) -> Result<Database, ApiError> {
    let service = database.service;
    if !database.status.may_change() {
        return Err(bad_state(
            service,
            format!(
                "{} has the status {}; it must be available.",
                database.identifier,
                database.status.word(service)
            ),
        ));
    }
    if !change.security_groups.is_empty() {
        let vpc = tx.network.database_interface(database.workload).map(|i| i.vpc);
        let vpc = vpc.ok_or_else(|| ApiError::internal(format!("{} has no interface", database.workload)))?;
        let groups = security_groups(&tx.network, vpc, &change.security_groups)?;
        tx.network
            .modify_database_groups(database.workload, &groups)
            .map_err(no_interface)?;
    }
    if let Some(public) = change.public {
        tx.network
            .set_database_public(ctx, database.workload, public)
            .map_err(no_interface)?;
    }
    let restarts = change.restarts(&database);
    if let Some(gb) = change.storage_gb.filter(|gb| *gb != database.storage_gb) {
        let mut others = databases(tx, service)?;
        others.retain(|d| d.identifier != database.identifier);
        check_total_storage(&others, gb)?;
        database.storage_gb = gb;
    }
    if let Some(verifier) = change.verifier {
        database.master_verifier = verifier;
        database.master_revision += 1;
    }
    if let Some(class) = change.class {
        database.class = class;
    }
    if let Some(port) = change.port {
        database.port = port;
    }
    if let Some(protected) = change.deletion_protection {
        database.deletion_protection = protected;
    }
    database.recorded.extend(change.recorded);
    if restarts {
        database.status = DatabaseStatus::Modifying;
    }
    tx.put(&database);
    Ok(database)
}

/// Marks a database as one to remove. Its record, slot and interface go once its process and its files are gone.
///
/// # Errors
/// The service's codes for one that's protected or on its way already.
pub(crate) fn delete(tx: &mut Tx<'_>, mut database: Database) -> Result<Database, ApiError> {
    if database.status == DatabaseStatus::Deleting {
        let message = format!("{} is already being deleted.", database.identifier);
        return Err(bad_state(database.service, message));
    }
    if database.deletion_protection {
        return Err(combination(
            "Cannot delete protected DB Instance, please disable deletion protection and try again.",
        ));
    }
    database.status = DatabaseStatus::Deleting;
    tx.put(&database);
    Ok(database)
}

/// Refuses a deletion that wants a final snapshot, in AWS's words where it's the parameters that don't fit together. `skip` is
/// `SkipFinalSnapshot`, `named` whether the snapshot has a name.
///
/// # Errors
/// `InvalidParameterCombination`; the service's code for what isn't served.
pub(crate) fn final_snapshot(service: DatabaseService, skip: bool, named: bool) -> Result<(), ApiError> {
    let (name, switch) = match service {
        DatabaseService::Rds => ("FinalDBSnapshotIdentifier", "SkipFinalSnapshot"),
        DatabaseService::Redshift => ("FinalClusterSnapshotIdentifier", "SkipFinalClusterSnapshot"),
    };
    match (skip, named) {
        (true, false) => Ok(()),
        (true, true) => Err(combination(format!(
            "{name} can not be specified together with {switch}."
        ))),
        (false, false) => Err(combination(format!(
            "{name} is required unless {switch} is specified. This region has no snapshots: specify {switch}."
        ))),
        (false, true) => Err(unsupported(
            service,
            format!(
                "{name} is not supported in this region: there are no snapshots. Copy what you need, then specify {switch}."
            ),
        )),
    }
}
