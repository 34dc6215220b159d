//! Databases' lives over a machine that can be cut off between any two of its steps.

use super::super::InProgress;
use super::*;
use crate::testing::TestEngine;
use async_trait::async_trait;
use kakoi_database::DatabaseService;
use kakoi_dataplane::*;
use kakoi_net::DatabaseInterface;
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

/// What the machine holds.
#[derive(Default)]
struct Holds {
    running: BTreeMap<WorkloadId, WorkloadState>,
    directories: BTreeMap<WorkloadId, u64>,
    starts: Vec<DatabaseSettings>,
    commands: Vec<(Vec<String>, String)>,
    /// How the next starts end; without one they answer.
    endings: Vec<Ending>,
    /// The status of commands.
    command_status: i32,
    /// A start that never answers.
    is_silent: bool,
}

/// A machine with a fuse: when it has blown, every call hangs for ever, as if the server had been killed there.
struct Machine {
    holds: Mutex<Holds>,
    fuse: AtomicUsize,
    blown: tokio::sync::Notify,
}

impl Machine {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            holds: Mutex::default(),
            fuse: AtomicUsize::new(usize::MAX),
            blown: tokio::sync::Notify::new(),
        })
    }

    fn holds(&self) -> MutexGuard<'_, Holds> {
        self.holds.lock().expect("not poisoned")
    }

    /// One step of the fuse.
    async fn step(&self) {
        let left = self
            .fuse
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        if left.is_err() {
            self.blown.notify_one();
            std::future::pending::<()>().await;
        }
    }

    /// A change of the machine: the server may die before it, and after it without having heard of it.
    async fn act<T>(&self, change: impl FnOnce(&mut Holds) -> T) -> T {
        self.step().await;
        let answer = change(&mut self.holds());
        self.step().await;
        answer
    }
}

#[async_trait]
impl WorkloadBackend for Machine {
    async fn start(&self, spec: &WorkloadSpec) -> Result<(), BackendError> {
        let Payload::Database(database) = &spec.payload else {
            panic!("a database starts as one");
        };
        let (id, settings) = (spec.id, database.settings.clone());
        self.act(move |holds| {
            assert!(holds.directories.contains_key(&id), "the volume comes first");
            let ending = (!holds.endings.is_empty()).then(|| holds.endings.remove(0));
            let state = ending.map_or(WorkloadState::Running, WorkloadState::Ended);
            let before = holds.running.insert(id, state);
            assert_eq!(before, None, "started twice");
            holds.starts.push(settings);
        })
        .await;
        Ok(())
    }
    async fn stop(&self, id: WorkloadId) -> Result<(), BackendError> {
        self.act(move |holds| holds.running.remove(&id)).await;
        Ok(())
    }
    async fn logs(&self) -> Result<BTreeSet<WorkloadId>, BackendError> {
        Ok(BTreeSet::new())
    }
    async fn read_log(&self, _: WorkloadId, _: LogPosition, _: usize, _: u64) -> Result<LogChunk, BackendError> {
        Ok(LogChunk::default())
    }
    async fn remove_log(&self, _: WorkloadId) -> Result<(), BackendError> {
        Ok(())
    }
    async fn list(&self) -> Result<BTreeMap<WorkloadId, WorkloadState>, BackendError> {
        Ok(self.holds().running.clone())
    }
    async fn connect(&self, _: WorkloadId, _: u16, _: Duration) -> Result<std::net::TcpStream, BackendError> {
        Err(BackendError::new("connecting", "databases are asked otherwise"))
    }
    async fn answers(&self, id: WorkloadId, _: u16) -> Result<bool, BackendError> {
        self.step().await;
        let holds = self.holds();
        Ok(holds.running.get(&id) == Some(&WorkloadState::Running) && !holds.is_silent)
    }
    async fn run(&self, _: WorkloadId, argv: &[String], stdin: &[u8]) -> Result<RunOutput, BackendError> {
        let (argv, input) = (argv.to_vec(), String::from_utf8_lossy(stdin).into_owned());
        let status = self
            .act(move |holds| {
                holds.commands.push((argv, input));
                holds.command_status
            })
            .await;
        Ok(RunOutput {
            ending: Ending::Status(status),
            stdout: Vec::new(),
            stderr: Vec::new(),
        })
    }
    fn limits_enforced(&self) -> String {
        "none".into()
    }
    fn machine(&self) -> (u32, u64) {
        crate::testing::MACHINE
    }
}

#[async_trait]
impl VolumeBackend for Machine {
    async fn ensure(&self, _: FileSystemId, name: &str, _: u32, _: VolumeSize) -> Result<PathBuf, BackendError> {
        Ok(PathBuf::from(name))
    }
    async fn remove_file_system(&self, _: FileSystemId) -> Result<(), BackendError> {
        Ok(())
    }
    async fn remove(&self, _: FileSystemId, _: &str) -> Result<(), BackendError> {
        Ok(())
    }
    async fn ensure_database(&self, id: WorkloadId, _: u32, size: VolumeSize) -> Result<PathBuf, BackendError> {
        self.act(move |holds| holds.directories.insert(id, size.bytes)).await;
        Ok(PathBuf::from(id.to_string()))
    }
    async fn remove_database(&self, id: WorkloadId) -> Result<(), BackendError> {
        self.act(move |holds| {
            assert!(!holds.running.contains_key(&id), "it still runs on its files");
            holds.directories.remove(&id);
        })
        .await;
        Ok(())
    }
    fn quotas_enforced(&self) -> String {
        "not enforced".into()
    }
}

/// A region with one database, and its reconciler as of the last start of the server.
struct Lab {
    test: TestEngine,
    machine: Arc<Machine>,
    engine: Engine,
    restarts: Restarts,
    network: (tokio::sync::watch::Sender<bool>, tokio::task::JoinHandle<()>),
}

const KEY: &str = "rds/notes";

impl Lab {
    async fn new() -> Self {
        let machine = Machine::new();
        let test = TestEngine::with_backends(false, machine.clone(), machine.clone()).await;
        let engine = test.engine.clone();
        let lab = Self {
            network: reconciled(&engine),
            engine,
            machine,
            test,
            restarts: Restarts::default(),
        };
        lab.create().await;
        lab
    }

    /// The records that CreateDBInstance makes.
    async fn create(&self) {
        let made = self.engine.commit(|tx, ctx| {
            let mut database = Database {
                service: DatabaseService::Rds,
                identifier: "notes".into(),
                resource_id: "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ".into(),
                workload: WorkloadId::from_entropy((ctx.entropy)()),
                slot: 0,
                status: DatabaseStatus::Creating,
                failure_reason: None,
                class: "db.t3.micro".into(),
                engine_version: "15".into(),
                subnet_group: None,
                port: 5432,
                database: None,
                master_user: "ana".into(),
                master_verifier: "SCRAM-SHA-256$first".into(),
                master_revision: 1,
                applied_revision: 0,
                storage_gb: 20,
                recorded: serde_json::Map::new(),
                deletion_protection: false,
                created: ctx.now,
                tags: Tags::new(),
            };
            database.slot = crate::slots::give(tx, database.slot_owner());
            let subnet = tx.network.default_vpc().map(|v| v.id);
            let subnet = tx
                .network
                .subnets
                .values()
                .find(|s| Some(s.vpc) == subnet)
                .map(|s| s.id);
            let interface = DatabaseInterface {
                subnet: subnet.expect("a subnet"),
                groups: BTreeSet::new(),
                workload: database.workload,
                service: database.service,
                label: database.label(ctx.region),
            };
            tx.network
                .create_database_interface(ctx, interface)
                .map_err(crate::net_error)?;
            tx.put(&database);
            Ok(())
        });
        made.await.map_err(|e| e.chain()).expect("created");
    }

    /// A new server over the same store and machine.
    fn restart(&mut self) {
        self.network.1.abort();
        self.engine = self.test.restarted();
        self.network = reconciled(&self.engine);
        self.restarts = Restarts::default();
    }

    fn database(&self) -> Database {
        self.engine.store().get(KEY).expect("a store").expect("the database")
    }

    fn status(&self) -> DatabaseStatus {
        self.database().status
    }

    async fn edit(&self, edit: impl FnOnce(&mut Database) + Send + 'static) {
        self.test.edit(KEY, edit).await;
    }

    /// One step, to its end.
    async fn drive(&self) {
        let driven = drive(&self.engine, &self.restarts, KEY).await;
        driven.map_err(|e| e.chain()).expect("driven");
    }

    /// Steps until there's nothing to do.
    async fn settle(&self) {
        for _ in 0..20 {
            let Some(database) = self.engine.store().get::<Database>(KEY).expect("a store") else {
                return;
            };
            let state = self.machine.holds().running.get(&database.workload).cloned();
            if !needs_work(&database, state.as_ref(), &self.restarts) {
                return;
            }
            self.drive().await;
        }
        panic!("it never settles");
    }

    /// Steps until the fuse blows; false if there was nothing more to do before it did.
    async fn settle_until_killed(&self, steps: usize) -> bool {
        self.machine.fuse.store(steps, Ordering::SeqCst);
        let killed = tokio::select! {
            biased;
            () = self.machine.blown.notified() => true,
            () = self.settle() => false,
        };
        self.machine.fuse.store(usize::MAX, Ordering::SeqCst);
        killed
    }

    async fn available() -> Self {
        let lab = Self::new().await;
        lab.settle().await;
        assert_eq!(lab.status(), DatabaseStatus::Available);
        lab
    }
}

/// The network's reconciler of an engine.
fn reconciled(engine: &Engine) -> (tokio::sync::watch::Sender<bool>, tokio::task::JoinHandle<()>) {
    let (stop, stopping) = tokio::sync::watch::channel(false);
    (
        stop,
        tokio::spawn(crate::reconcile::network::run(engine.clone(), stopping)),
    )
}

#[tokio::test]
async fn a_new_database_gets_its_volume_its_certificate_and_a_start() {
    let lab = Lab::available().await;
    let database = lab.database();
    assert!(!database.wants_password(), "the start has set it");
    let holds = lab.machine.holds();
    assert_eq!(holds.directories[&database.workload], (20 << 30) + (2 << 30));
    let [settings] = &holds.starts[..] else {
        panic!("started once");
    };
    let label = database.label(lab.engine.region());
    assert_eq!(settings.server_name, format!("{label}.us-east-1.rds.amazonaws.com"));
    assert_eq!(settings.certificate_chain, format!("the chain of {label}"));
    assert_eq!((settings.port, &settings.database[..]), (5432, "postgres"));
    assert_eq!((settings.storage_bytes, settings.memory_bytes), (20 << 30, 1 << 30));
    let network = lab.engine.network();
    let interface = network.database_interface(database.workload).expect("an interface");
    assert_eq!(settings.address, interface.private_ip);
}

/// Runs a life's step with the server killed after every number of steps, and checks what it comes to.
async fn killed_anywhere(prepare: impl AsyncFn(&Lab), check: impl Fn(&Lab)) {
    let mut kills = 0;
    loop {
        let mut lab = Lab::available().await;
        prepare(&lab).await;
        let killed = lab.settle_until_killed(kills).await;
        if killed {
            lab.restart();
            lab.settle().await;
        }
        check(&lab);
        if !killed {
            break;
        }
        kills += 1;
    }
    assert!(kills >= 4, "there were steps to be killed between: {kills}");
}

#[tokio::test]
async fn a_creation_cut_off_anywhere_is_finished() {
    for steps in 0.. {
        let mut lab = Lab::new().await;
        let killed = lab.settle_until_killed(steps).await;
        lab.restart();
        lab.settle().await;
        assert_eq!(lab.status(), DatabaseStatus::Available, "killed after {steps} steps");
        assert_eq!(lab.machine.holds().starts.len(), 1, "killed after {steps} steps");
        if !killed {
            assert!(steps >= 5, "there were steps to be killed between");
            return;
        }
    }
}

#[tokio::test]
async fn a_deletion_cut_off_anywhere_leaves_nothing() {
    killed_anywhere(
        async |lab| lab.edit(|d| d.status = DatabaseStatus::Deleting).await,
        |lab| {
            assert_eq!(lab.engine.store().get::<Database>(KEY).expect("a store"), None);
            let slots: Vec<Slot> = lab.engine.store().scan("").expect("a store");
            assert!(slots.is_empty(), "{slots:?}");
            let network = lab.engine.network();
            let mut left = network.interfaces.values().map(|i| &i.purpose);
            assert!(!left.any(|p| matches!(p, kakoi_net::InterfacePurpose::Database { .. })));
            let holds = lab.machine.holds();
            assert!(holds.running.is_empty() && holds.directories.is_empty());
        },
    )
    .await;
}

#[tokio::test]
async fn a_change_of_size_cut_off_anywhere_takes_effect() {
    killed_anywhere(
        async |lab| {
            lab.edit(|d| {
                (d.status, d.storage_gb, d.class) = (DatabaseStatus::Modifying, 50, "db.t3.small".into());
            })
            .await;
        },
        |lab| {
            assert_eq!(lab.status(), DatabaseStatus::Available);
            let holds = lab.machine.holds();
            let last = holds.starts.last().expect("started");
            assert_eq!((last.storage_bytes, last.memory_bytes), (50 << 30, 2 << 30));
            assert_eq!(holds.running.len(), 1);
        },
    )
    .await;
}

#[tokio::test]
async fn a_dead_anchor_takes_the_process_and_not_the_data() {
    killed_anywhere(
        async |lab| lab.machine.holds().running.clear(),
        |lab| {
            assert_eq!(lab.status(), DatabaseStatus::Available);
            let workload = lab.database().workload;
            let holds = lab.machine.holds();
            assert_eq!(holds.starts.len(), 2);
            assert_eq!(holds.starts[0].address, holds.starts[1].address);
            assert!(holds.directories.contains_key(&workload) && holds.running.contains_key(&workload));
        },
    )
    .await;
}

#[tokio::test]
async fn a_running_one_survives_a_new_server_untouched() {
    let mut lab = Lab::available().await;
    lab.restart();
    lab.settle().await;
    assert_eq!(lab.machine.holds().starts.len(), 1);
    assert_eq!(lab.status(), DatabaseStatus::Available);
}

#[tokio::test]
async fn full_storage_stops_it_until_it_grows() {
    let lab = Lab::available().await;
    let workload = lab.database().workload;
    let full = Ending::Status(i32::from(DatabaseEnd::StorageFull.status()));
    let end = |how| lab.machine.holds().running.insert(workload, WorkloadState::Ended(how));
    end(full);
    lab.settle().await;
    assert_eq!(lab.status(), DatabaseStatus::StorageFull);
    assert!(lab.machine.holds().running.is_empty());
    lab.settle().await;
    assert_eq!(lab.machine.holds().starts.len(), 1, "not before there's more room");
    // Not enough: it says so again.
    lab.machine.holds().endings.push(full);
    lab.edit(|d| (d.status, d.storage_gb) = (DatabaseStatus::Modifying, 21))
        .await;
    lab.settle().await;
    assert_eq!(lab.status(), DatabaseStatus::StorageFull);
    lab.edit(|d| (d.status, d.storage_gb) = (DatabaseStatus::Modifying, 40))
        .await;
    lab.settle().await;
    assert_eq!(lab.status(), DatabaseStatus::Available);
    assert_eq!(lab.machine.holds().directories[&workload], (40 << 30) + (2 << 30));
}

#[tokio::test]
async fn one_that_ends_by_itself_is_started_again_and_not_for_ever() {
    let mut lab = Lab::available().await;
    let workload = lab.database().workload;
    let ended = || WorkloadState::Ended(Ending::Status(2));
    lab.machine.holds().running.insert(workload, ended());
    lab.drive().await;
    assert_eq!(lab.status(), DatabaseStatus::Creating);
    assert!(!lab.restarts.may_try(workload), "after a while, not at once");
    lab.drive().await;
    assert_eq!(lab.status(), DatabaseStatus::Available);
    for _ in 2..restarts::MOST {
        lab.machine.holds().running.insert(workload, ended());
        lab.drive().await;
        lab.drive().await;
        assert_eq!(lab.status(), DatabaseStatus::Available);
    }
    lab.machine.holds().running.insert(workload, ended());
    lab.drive().await;
    let failed = lab.database();
    assert_eq!(failed.status, DatabaseStatus::Failed);
    let reason = failed.failure_reason.expect("a reason");
    assert!(
        reason.contains("exit status 2") && reason.contains("aws logs tail /aws/rds/instance/notes/postgresql"),
        "{reason}"
    );
    lab.settle().await;
    assert_eq!(lab.status(), DatabaseStatus::Failed);
    assert!(
        lab.machine.holds().directories.contains_key(&workload),
        "its data is kept"
    );
    // The operator has mended the cause and started the server again.
    lab.restart();
    lab.settle().await;
    assert_eq!(lab.status(), DatabaseStatus::Available);
    assert_eq!(lab.database().failure_reason, None);
}

#[tokio::test]
async fn what_does_not_pass_by_itself_fails_at_once() {
    for end in [
        DatabaseEnd::MachineFull,
        DatabaseEnd::NotInstalled,
        DatabaseEnd::NotStarted,
    ] {
        let lab = Lab::new().await;
        lab.machine
            .holds()
            .endings
            .push(Ending::Status(i32::from(end.status())));
        lab.settle().await;
        assert_eq!(lab.status(), DatabaseStatus::Failed, "{end:?}");
        let reason = lab.database().failure_reason.expect("a reason");
        assert!(reason.contains("kakoi up"), "{reason}");
        assert!(lab.machine.holds().running.is_empty());
    }
}

#[tokio::test]
async fn a_new_password_reaches_the_running_database() {
    let lab = Lab::available().await;
    lab.machine.holds().command_status = 1;
    let verifier = format!("SCRAM-SHA-256$4096:{}$secret", "x".repeat(10));
    let new = verifier.clone();
    lab.edit(move |d| (d.master_verifier, d.master_revision) = (new, 2))
        .await;
    lab.settle().await;
    assert!(lab.database().wants_password(), "PostgreSQL refused it");
    lab.machine.holds().command_status = 0;
    lab.drive().await;
    assert!(!lab.database().wants_password());
    let holds = lab.machine.holds();
    let (argv, input) = holds.commands.last().expect("a command");
    assert!(input.contains("\"ana\"") && input.contains(&verifier), "{input}");
    assert!(
        !argv.iter().any(|a| a.contains(&verifier)),
        "never where `ps` shows it: {argv:?}"
    );
    assert_eq!(holds.starts.len(), 1, "without a restart");
}

#[tokio::test]
async fn a_deletion_does_not_wait_for_a_start() {
    let lab = Lab::new().await;
    lab.machine.holds().is_silent = true;
    let deleted = async {
        while lab.machine.holds().starts.is_empty() {
            tokio::task::yield_now().await;
        }
        lab.edit(|d| d.status = DatabaseStatus::Deleting).await;
    };
    tokio::join!(lab.drive(), deleted);
    lab.settle().await;
    assert_eq!(lab.engine.store().get::<Database>(KEY).expect("a store"), None);
    assert!(lab.machine.holds().running.is_empty() && lab.machine.holds().directories.is_empty());
}

#[tokio::test]
async fn strays_are_stopped_and_databases_are_not() {
    let lab = Lab::available().await;
    let stray = WorkloadId::from_entropy(9);
    lab.machine.holds().running.insert(stray, WorkloadState::Running);
    let started = lab.machine.list().await.expect("a list");
    let stopped = workload::stop_strays(&lab.engine, &InProgress::default(), &started).await;
    stopped.map_err(|e| e.chain()).expect("stopped");
    let running: Vec<WorkloadId> = lab.machine.holds().running.keys().copied().collect();
    assert_eq!(running, [lab.database().workload]);
}
