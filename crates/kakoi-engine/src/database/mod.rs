//! What RDS and Redshift share: both keep the same records and differ in words. Their own modules read requests and print
//! answers; here is what happens to the records, each in one transaction that checks everything before its first write.
//!
//! A handler only writes intent. The reconcilers start, change and remove what runs, and the status tells them what to do.

mod change;
mod codes;
mod create;
mod list;
mod record;
mod subnet_group;
mod tags;
mod view;

pub(crate) use change::{Change, change, delete, final_snapshot};
pub(crate) use codes::*;
pub(crate) use create::{NewDatabase, create, machine_fits};
pub(crate) use list::{filters, listed};
pub(crate) use record::{Given, defaults, recorded, refuse_given, shown};
pub(crate) use subnet_group::{
    GroupChange, NewGroup, all_groups, create_group, delete_group, find_group, modify_group, subnets_of,
};
pub(crate) use tags::{Tagged, check_tags, tagged};
pub(crate) use view::View;

use crate::{Engine, store_error};
use kakoi_database::{Database, DatabaseService, SubnetGroup};
use kakoi_store::{Record, Store, Tx};
use kakoi_wire::ApiError;

/// Reads, inside a transaction or outside: describing mustn't cost a commit.
pub(crate) trait Reader {
    fn one<R: Record>(&mut self, key: &str) -> Result<Option<R>, ApiError>;
    fn many<R: Record>(&mut self, prefix: &str) -> Result<Vec<R>, ApiError>;
}

impl Reader for Tx<'_> {
    fn one<R: Record>(&mut self, key: &str) -> Result<Option<R>, ApiError> {
        Ok(self.get(key))
    }
    fn many<R: Record>(&mut self, prefix: &str) -> Result<Vec<R>, ApiError> {
        Ok(self.scan(prefix))
    }
}

impl Reader for &Store {
    fn one<R: Record>(&mut self, key: &str) -> Result<Option<R>, ApiError> {
        self.get(key).map_err(store_error)
    }
    fn many<R: Record>(&mut self, prefix: &str) -> Result<Vec<R>, ApiError> {
        self.scan(prefix).map_err(store_error)
    }
}

/// The databases of a service, by name.
pub(crate) fn databases(reader: &mut impl Reader, service: DatabaseService) -> Result<Vec<Database>, ApiError> {
    reader.many(&format!("{}/", service.as_str()))
}

/// A database by its identifier, in whatever case.
pub(crate) fn database(
    reader: &mut impl Reader,
    service: DatabaseService,
    identifier: &str,
) -> Result<Database, ApiError> {
    reader
        .one(&Database::key_of(service, identifier))?
        .ok_or_else(|| not_found(service, identifier))
}

/// The group of a database's subnets; a database that was given none has the default one.
pub(crate) fn group_of(
    reader: &mut impl Reader,
    engine_network: &kakoi_net::Network,
    database: &Database,
) -> Result<Option<SubnetGroup>, ApiError> {
    match &database.subnet_group {
        Some(name) => reader.one(&SubnetGroup::key_of(database.service, name)),
        None => Ok(SubnetGroup::default_of(engine_network, database.service)),
    }
}

/// A salted verifier of a password that was checked. Slow on purpose (a millisecond or two), so never inside a transaction.
pub(crate) fn new_verifier(password: &str) -> String {
    kakoi_database::verifier(password, &crate::entropy().to_be_bytes())
}

/// The installed PostgreSQL's major version.
///
/// # Errors
/// The service's code for "no capacity", with the cure, if none is installed.
pub(crate) fn installed_version(engine: &Engine, service: DatabaseService) -> Result<&str, ApiError> {
    engine.settings().postgres_version.as_deref().ok_or_else(|| {
        no_capacity(
            service,
            "No PostgreSQL is installed on this machine, so no database can run. Install the package postgresql (`./x deps` does) and start Kakoi again.",
        )
    })
}
