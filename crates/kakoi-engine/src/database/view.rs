//! A database together with what printing it needs.

use super::*;
use kakoi_net::{Network, NetworkInterface};
use kakoi_types::RegionContext;
use std::net::Ipv4Addr;
use std::sync::Arc;

/// The network and the region of the answers of one call.
pub(crate) struct View<'a> {
    pub engine: &'a Engine,
    pub network: Arc<Network>,
}

impl<'a> View<'a> {
    pub(crate) fn new(engine: &'a Engine) -> Self {
        Self {
            engine,
            network: engine.network(),
        }
    }

    pub(crate) fn region(&self) -> &'a RegionContext {
        self.engine.region()
    }

    pub(crate) fn interface(&self, database: &Database) -> Option<&NetworkInterface> {
        self.network.database_interface(database.workload)
    }

    pub(crate) fn zone(&self, database: &Database) -> Option<String> {
        let subnet = self.interface(database)?.subnet;
        self.network.subnets.get(&subnet).map(|s| s.zone.clone())
    }

    pub(crate) fn group(&self, database: &Database) -> Result<Option<SubnetGroup>, ApiError> {
        group_of(&mut self.engine.store(), &self.network, database)
    }

    /// Its public address, if it's publicly accessible.
    pub(crate) fn public_address(&self, database: &Database) -> Option<Ipv4Addr> {
        self.network.database_address(database.workload)
    }

    /// The ids of its security groups.
    pub(crate) fn security_groups(&self, database: &Database) -> Vec<String> {
        let groups = self.interface(database).map(|i| &i.groups);
        groups.into_iter().flatten().map(ToString::to_string).collect()
    }

    /// Its name in DNS. AWS shows none before the database has answered once.
    pub(crate) fn address(&self, database: &Database) -> Option<String> {
        let domain = self.engine.settings().database_domains.of(database.service);
        let label = database.label(self.region());
        database
            .has_answered()
            .then(|| kakoi_database::endpoint_name(&label, domain))
    }
}
