//! An engine for handler tests: a real store in a temporary directory, and backends that do nothing. The reconcilers don't run;
//! a test moves statuses itself.

use crate::{Backends, Caller, Engine, LaunchSettings, Settings};
use async_trait::async_trait;
use kakoi_dataplane::*;
use kakoi_net::{CreateSecurityGroup, CreateSubnet};
use kakoi_netir::NetworkIr;
use kakoi_store::{Record, Store};
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

/// The machine that the fake workload backend claims to be.
pub(crate) const MACHINE: (u32, u64) = (8, 32 << 30);

struct Idle;

#[async_trait]
impl NetworkBackend for Idle {
    async fn apply(&self, _: &NetworkIr) -> ApplyReport {
        ApplyReport::default()
    }
    async fn verify(&self, _: &NetworkIr, _: WorkloadId) -> Result<(), BackendError> {
        Ok(())
    }
}

#[async_trait]
impl EdgeBackend for Idle {
    async fn apply(&self, _: &NetworkIr) -> ApplyReport {
        ApplyReport::default()
    }
}

#[async_trait]
impl WorkloadBackend for Idle {
    async fn start(&self, _: &WorkloadSpec) -> Result<(), BackendError> {
        Ok(())
    }
    async fn stop(&self, _: WorkloadId) -> Result<(), BackendError> {
        Ok(())
    }
    async fn logs(&self) -> Result<BTreeSet<WorkloadId>, BackendError> {
        Ok(BTreeSet::new())
    }

    async fn read_log(&self, _: WorkloadId, from: LogPosition, _: usize, _: u64) -> Result<LogChunk, BackendError> {
        Ok(LogChunk {
            start: from,
            ..LogChunk::default()
        })
    }

    async fn remove_log(&self, _: WorkloadId) -> Result<(), BackendError> {
        Ok(())
    }

    async fn list(&self) -> Result<BTreeMap<WorkloadId, WorkloadState>, BackendError> {
        Ok(BTreeMap::new())
    }
    async fn connect(
        &self,
        _: WorkloadId,
        _: u16,
        _: std::time::Duration,
    ) -> Result<std::net::TcpStream, BackendError> {
        Err(BackendError::new("connecting", "nothing runs"))
    }
    async fn answers(&self, _: WorkloadId, _: u16) -> Result<bool, BackendError> {
        Ok(false)
    }
    async fn run(&self, _: WorkloadId, _: &[String], _: &[u8]) -> Result<RunOutput, BackendError> {
        Err(BackendError::new("running", "nothing runs"))
    }
    fn limits_enforced(&self) -> String {
        "none".into()
    }
    fn machine(&self) -> (u32, u64) {
        MACHINE
    }
}

#[async_trait]
impl VolumeBackend for Idle {
    async fn ensure(&self, _: FileSystemId, name: &str, _: u32, _: VolumeSize) -> Result<PathBuf, BackendError> {
        Ok(PathBuf::from(name))
    }
    async fn remove_file_system(&self, _: FileSystemId) -> Result<(), BackendError> {
        Ok(())
    }
    async fn remove(&self, _: FileSystemId, _: &str) -> Result<(), BackendError> {
        Ok(())
    }
    async fn ensure_database(&self, database: WorkloadId, _: u32, _: VolumeSize) -> Result<PathBuf, BackendError> {
        Ok(PathBuf::from(database.to_string()))
    }
    async fn remove_database(&self, _: WorkloadId) -> Result<(), BackendError> {
        Ok(())
    }
    fn quotas_enforced(&self) -> String {
        "not enforced".into()
    }
}

impl CertificateIssuer for Idle {
    fn issue(&self, _: kakoi_net::DatabaseService, label: &str) -> Result<Certificate, BackendError> {
        Ok(Certificate {
            chain: format!("the chain of {label}"),
            key: format!("the key of {label}"),
        })
    }
}

/// The engine and the directory of its store.
pub(crate) struct TestEngine {
    pub engine: Engine,
    _directory: tempfile::TempDir,
}

impl TestEngine {
    /// With a default VPC.
    pub async fn new(strict_aws: bool) -> Self {
        Self::with_workloads(strict_aws, Arc::new(Idle)).await
    }

    /// With a workload backend of the test's own.
    pub async fn with_workloads(strict_aws: bool, workloads: Arc<dyn WorkloadBackend>) -> Self {
        Self::with_backends(strict_aws, workloads, Arc::new(Idle)).await
    }

    /// With a workload and a volume backend of the test's own.
    pub async fn with_backends(
        strict_aws: bool,
        workloads: Arc<dyn WorkloadBackend>,
        volumes: Arc<dyn VolumeBackend>,
    ) -> Self {
        Self::with_all(strict_aws, Arc::new(Idle), workloads, volumes).await
    }

    /// With a network backend of the test's own.
    pub async fn with_network(network: Arc<dyn NetworkBackend>) -> Self {
        Self::with_all(false, network, Arc::new(Idle), Arc::new(Idle)).await
    }

    async fn with_all(
        strict_aws: bool,
        network: Arc<dyn NetworkBackend>,
        workloads: Arc<dyn WorkloadBackend>,
        volumes: Arc<dyn VolumeBackend>,
    ) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let store = Store::open(&directory.path().join("kakoi.db")).expect("a store");
        let region = RegionContext {
            region: "us-east-1".parse().expect("region"),
            account: "000000000000".parse().expect("account"),
        };
        let settings = Settings {
            region,
            strict_aws,
            sagemaker_public_ip: Ipv4Addr::new(198, 18, 0, 1),
            s3_ranges: Vec::new(),
            s3_addresses: Vec::new(),
            host_addresses: Vec::new(),
            sites: "localhost:4560".into(),
            launch: LaunchSettings {
                argv: Vec::new(),
                env: BTreeMap::new(),
                etc: BTreeMap::new(),
            },
            database_domains: crate::DatabaseDomains {
                rds: "us-east-1.rds.amazonaws.com".into(),
                redshift: "us-east-1.redshift.amazonaws.com".into(),
            },
            postgres_version: Some("15".into()),
            session_key: crate::SessionKey([7; 32]),
        };
        let idle = Arc::new(Idle);
        let backends = Backends {
            network,
            edge: idle.clone(),
            workloads,
            volumes,
            certificates: idle,
            logs: kakoi_logs::LogStore::open(&directory.path().join("logs.db"), kakoi_logs::Limits::default())
                .expect("a log store"),
        };
        let engine = Engine::new(store, settings, backends);
        engine.initialise().await.expect("a default VPC");
        Self {
            engine,
            _directory: directory,
        }
    }

    /// Another engine over the same store, as after a restart: it remembers nothing else.
    pub fn restarted(&self) -> Engine {
        Engine::new(
            self.engine.store().clone(),
            self.engine.settings().clone(),
            self.engine.backends().clone(),
        )
    }

    /// A call as the server makes it, after the schema's checks.
    pub async fn call(&self, service: &str, operation: &str, input: Value) -> Result<Value, ApiError> {
        let caller = Caller::root(self.engine.region(), "test");
        self.call_as(&caller, service, operation, input).await
    }

    /// The same by another caller.
    pub async fn call_as(
        &self,
        caller: &Caller,
        service: &str,
        operation: &str,
        input: Value,
    ) -> Result<Value, ApiError> {
        self.engine.call(caller, service, operation, input).await?.value()
    }

    /// A call that must succeed.
    pub async fn ok(&self, service: &str, operation: &str, input: Value) -> Value {
        self.call(service, operation, input)
            .await
            .unwrap_or_else(|e| panic!("{operation}: {}", e.chain()))
    }

    /// A call that must be refused; answers with the code and the message.
    pub async fn refused(&self, service: &str, operation: &str, input: Value) -> (String, String) {
        let error = self
            .call(service, operation, input.clone())
            .await
            .expect_err(&format!("{operation} {input} must be refused"));
        (error.code().to_owned(), error.message().to_owned())
    }

    /// Changes one record, as a reconciler would.
    pub async fn edit<R: Record + 'static>(&self, key: &str, edit: impl FnOnce(&mut R) + Send + 'static) {
        let key = key.to_owned();
        let change = move |tx: &mut kakoi_store::Tx<'_>, _: &mut kakoi_net::Ctx<'_>| {
            let mut record: R = tx.get(&key).expect("the record");
            edit(&mut record);
            tx.put(&record);
            Ok(())
        };
        self.engine.commit(change).await.expect("a commit");
    }

    /// The default VPC and its subnets.
    pub fn default_vpc(&self) -> (String, Vec<String>) {
        let network = self.engine.network();
        let vpc = network.default_vpc().expect("a default VPC").id;
        (
            vpc.to_string(),
            network
                .subnets
                .values()
                .filter(|s| s.vpc == vpc)
                .map(|s| s.id.to_string())
                .collect(),
        )
    }

    /// Another VPC with one subnet.
    pub async fn other_vpc(&self) -> (String, String) {
        let make = |tx: &mut kakoi_store::Tx<'_>, ctx: &mut kakoi_net::Ctx<'_>| {
            let vpc = tx
                .network
                .create_vpc(ctx, "10.9.0.0/16", Tags::new())
                .map_err(crate::net_error)?;
            let subnet = CreateSubnet {
                vpc,
                cidr: "10.9.1.0/24".into(),
                zone: None,
                zone_id: None,
                tags: Tags::new(),
            };
            let subnet = tx.network.create_subnet(ctx, subnet).map_err(crate::net_error)?;
            Ok((vpc.to_string(), subnet.to_string()))
        };
        self.engine.commit(make).await.expect("a VPC")
    }

    /// New security groups in the default VPC.
    pub async fn groups<const N: usize>(&self) -> [String; N] {
        let make = |tx: &mut kakoi_store::Tx<'_>, ctx: &mut kakoi_net::Ctx<'_>| {
            let mut ids = Vec::new();
            for _ in 0..N {
                let name = format!("group-{:x}", (ctx.entropy)());
                let group = CreateSecurityGroup {
                    vpc: None,
                    name,
                    description: "a group".into(),
                    tags: Tags::new(),
                };
                ids.push(
                    tx.network
                        .create_security_group(ctx, group)
                        .map_err(crate::net_error)?
                        .to_string(),
                );
            }
            Ok(ids)
        };
        self.engine
            .commit(make)
            .await
            .expect("groups")
            .try_into()
            .expect("as many as asked")
    }

    /// A role; answers with its ARN.
    pub async fn role(&self, name: &str) -> String {
        let trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
        let made = self
            .ok(
                "iam",
                "CreateRole",
                json!({"RoleName": name, "AssumeRolePolicyDocument": trust}),
            )
            .await;
        made["Role"]["Arn"].as_str().expect("an ARN").to_owned()
    }
}
