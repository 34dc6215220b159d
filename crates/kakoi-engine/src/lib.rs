//! The engine: request handlers and reconcilers, between the store and the backends.
//!
//! A handler decodes, decides on the store's transaction, and encodes; it never touches a backend. Reconcilers take no
//! input: they read intent and make it real, are poked by every commit and run on a timer. No concrete backend is named here.

mod authorize;
mod browser;
mod call;
mod database;
pub mod ec2;
pub mod efs;
mod home;
pub mod iam;
mod identity;
pub mod logs;
pub mod rds;
mod reconcile;
pub mod redshift;
pub mod sagemaker;
mod slots;
pub mod sts;
#[cfg(test)]
mod testing;

pub use authorize::{Check, Judges, notebook_policy};
pub use browser::{BrowserTarget, Listed, Redeemed};
pub use call::{Caller, Identity, Output, RoleSession, Via, decode, net_error};
pub use home::{HomeShare, PointShare, SHARED_GB};
pub use identity::{BadToken, RoleCredentials, Sealer, SessionCredentials, SessionKey};
pub use reconcile::{AppliedNetwork, FlowLine, RecentFlows};

use kakoi_dataplane::{CertificateIssuer, EdgeBackend, NetworkBackend, VolumeBackend, WorkloadBackend};
use kakoi_net::{Ctx, EpochMs, Network};
use kakoi_store::{Store, StoreError, Tx};
use kakoi_types::{Ipv4Net, RegionContext};
use kakoi_wire::ApiError;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

/// What differs between installations.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Region and account.
    pub region: RegionContext,
    /// AWS's refusals also where they break well-known clients (`docs/differences.md`).
    pub strict_aws: bool,
    /// Public address of the SageMaker API, inside namespaces.
    pub sagemaker_public_ip: Ipv4Addr,
    /// Address ranges of the S3 prefix list.
    pub s3_ranges: Vec<Ipv4Net>,
    /// Where S3 answers behind a gateway endpoint: addresses of these ranges.
    pub s3_addresses: Vec<Ipv4Addr>,
    /// Addresses that the machine itself owns: never given out.
    pub host_addresses: Vec<Ipv4Addr>,
    /// `localhost:PORT`: every browser's site is a name directly below it.
    pub sites: String,
    /// How apps are started.
    pub launch: LaunchSettings,
    /// Where databases have their names.
    pub database_domains: DatabaseDomains,
    /// The installed PostgreSQL's major version, such as `15`; without one no database can be made.
    pub postgres_version: Option<String>,
    /// The secret behind all role sessions. It must stay the same over restarts, or running notebooks lose their credentials.
    pub session_key: SessionKey,
}

/// What follows a database's label in its name, by service: `us-east-1.rds.amazonaws.com`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseDomains {
    /// Of RDS instances.
    pub rds: String,
    /// Of Redshift clusters.
    pub redshift: String,
}

impl DatabaseDomains {
    /// One service's.
    pub fn of(&self, service: kakoi_net::DatabaseService) -> &str {
        match service {
            kakoi_net::DatabaseService::Rds => &self.rds,
            kakoi_net::DatabaseService::Redshift => &self.redshift,
        }
    }
}

/// How JupyterLab is started in a sandbox.
#[derive(Clone, Debug)]
pub struct LaunchSettings {
    /// Command and arguments, as seen inside.
    pub argv: Vec<String>,
    /// Environment every app gets, besides what is its own.
    pub env: BTreeMap<String, String>,
    /// Files of `/etc` every app gets, besides `resolv.conf`.
    pub etc: BTreeMap<String, Vec<u8>>,
}

/// What the engine drives.
#[derive(Clone)]
pub struct Backends {
    /// Namespaces, links, rules.
    pub network: Arc<dyn NetworkBackend>,
    /// Listeners behind addresses.
    pub edge: Arc<dyn EdgeBackend>,
    /// Sandboxes.
    pub workloads: Arc<dyn WorkloadBackend>,
    /// Directories.
    pub volumes: Arc<dyn VolumeBackend>,
    /// Databases' certificates.
    pub certificates: Arc<dyn CertificateIssuer>,
    /// What CloudWatch Logs keeps.
    pub logs: kakoi_logs::LogStore,
}

/// The engine. Clones share it.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    settings: Settings,
    backends: Backends,
    applied: tokio::sync::watch::Sender<AppliedNetwork>,
    identities: identity::Identities,
    documents: authorize::Documents,
    flows: RecentFlows,
}

impl Engine {
    /// An engine over a store and backends. Nothing runs until [`Engine::start`].
    pub fn new(store: Store, settings: Settings, backends: Backends) -> Self {
        let (applied, _) = tokio::sync::watch::channel(AppliedNetwork::default());
        Self {
            inner: Arc::new(Inner {
                identities: identity::Identities::new(&settings.session_key),
                documents: authorize::Documents::default(),
                flows: RecentFlows::default(),
                store,
                settings,
                backends,
                applied,
            }),
        }
    }

    /// The store, for reads.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The installation's settings.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Region and account.
    pub fn region(&self) -> &RegionContext {
        &self.inner.settings.region
    }

    /// The last flows that routers saw.
    pub fn recent_flows(&self) -> &RecentFlows {
        &self.inner.flows
    }

    pub(crate) fn backends(&self) -> &Backends {
        &self.inner.backends
    }

    /// Makes the default VPC and the studio network in a store that has none.
    pub async fn initialise(&self) -> Result<(), ApiError> {
        if self.store().network().studio_vpc().is_some() {
            return Ok(());
        }
        self.commit(|tx, ctx| {
            if tx.network.studio_vpc().is_none() {
                tx.network.initialise(ctx).map_err(net_error)?;
            }
            Ok(())
        })
        .await
    }

    /// Runs a change on the store; it's durable when this returns. The closure gets the time and entropy it may use.
    pub async fn commit<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Tx<'_>, &mut Ctx<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let inner = self.inner.clone();
        self.store()
            .commit(move |tx| {
                let Settings {
                    region, host_addresses, ..
                } = &inner.settings;
                let mut ctx = Ctx {
                    now: now_ms(),
                    entropy: &mut entropy,
                    region,
                    host_addresses,
                };
                change(tx, &mut ctx)
            })
            .await
            .map_err(store_error)?
    }

    /// The VPC intent as of the last commit.
    pub fn network(&self) -> Arc<Network> {
        self.store().network()
    }
}

/// Store errors are never the caller's fault; the one that the operator can mend is said in words.
pub(crate) fn store_error(error: StoreError) -> ApiError {
    match error {
        StoreError::Full => ApiError::client("ServiceUnavailable", error.to_string()).with_status(503),
        error => ApiError::internal(error),
    }
}

/// Milliseconds since the Unix epoch.
pub fn now_ms() -> EpochMs {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}

/// Entropy from the operating system.
pub fn entropy() -> u128 {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives entropy");
    u128::from_ne_bytes(bytes)
}
