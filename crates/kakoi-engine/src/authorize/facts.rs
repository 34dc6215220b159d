//! What is already there, as far as a check depends on it: names as they were first written, owners, tags.
//!
//! Names of profiles and roles count whatever their case. A check must name the resource that the call will reach, or a policy
//! that denies `alice` would let `Alice` pass.

use crate::ec2::flow_log::FlowLogRecord;
use crate::{Engine, store_error};
use kakoi_database::{Database, DatabaseService, SubnetGroup};
use kakoi_net::Network;
use kakoi_store::{Record, Store};
use kakoi_studio::{App, AppOwner, Domain, ManagedPolicy, Role, Space, UserProfile};
use kakoi_types::{Arn, DomainId, RegionContext};
use kakoi_wire::ApiError;
use std::sync::Arc;

/// Reads of intent, for one call.
pub(super) struct Facts<'a> {
    pub region: &'a RegionContext,
    pub network: Arc<Network>,
    store: &'a Store,
}

impl<'a> Facts<'a> {
    pub fn new(engine: &'a Engine) -> Self {
        Self {
            region: engine.region(),
            network: engine.network(),
            store: engine.store(),
        }
    }

    fn get<R: Record>(&self, key: &str) -> Result<Option<R>, ApiError> {
        self.store.get(key).map_err(store_error)
    }

    pub fn domain(&self, id: &str) -> Result<Option<Domain>, ApiError> {
        self.get(id)
    }

    pub fn profile(&self, domain: &str, name: &str) -> Result<Option<UserProfile>, ApiError> {
        self.get(&UserProfile::key_of(&DomainId::from_client(domain), name))
    }

    pub fn space(&self, domain: &str, name: &str) -> Result<Option<Space>, ApiError> {
        self.get(&Space::key_of(&DomainId::from_client(domain), name))
    }

    /// An app by its owner's name; the type in whatever case.
    pub fn app(&self, domain: &str, owner: &AppOwner, app_type: &str, name: &str) -> Result<Option<App>, ApiError> {
        let prefix = App::prefix_of(&DomainId::from_client(domain), owner);
        let apps = self.store.scan::<App>(&prefix).map_err(store_error)?;
        let meant = |app: &App| app.app_type.eq_ignore_ascii_case(app_type) && app.name == name;
        Ok(apps.into_iter().find(meant))
    }

    pub fn role(&self, name: &str) -> Result<Option<Role>, ApiError> {
        self.get(&name.to_ascii_lowercase())
    }

    /// A customer's managed policy by its ARN.
    pub fn managed_policy(&self, arn: &str) -> Result<Option<ManagedPolicy>, ApiError> {
        let name = arn.rsplit('/').next().unwrap_or(arn);
        let found: Option<ManagedPolicy> = self.get(&name.to_ascii_lowercase())?;
        Ok(found.filter(|policy| policy.arn(self.region) == *arn))
    }

    pub fn flow_log(&self, id: &str) -> Result<Option<FlowLogRecord>, ApiError> {
        self.get(id)
    }

    pub fn database(&self, service: DatabaseService, name: &str) -> Result<Option<Database>, ApiError> {
        self.get(&Database::key_of(service, name))
    }

    pub fn subnet_group(&self, service: DatabaseService, name: &str) -> Result<Option<SubnetGroup>, ApiError> {
        self.get(&SubnetGroup::key_of(service, name))
    }

    /// An ARN of this region.
    pub fn arn(&self, service: &str, resource: impl std::fmt::Display) -> Arn {
        self.region.arn(service, resource)
    }
}
