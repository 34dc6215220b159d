//! Apps: interfaces, then namespace and rules applied **and read back**, then home, then the sandbox, then the first answer.

use super::InProgress;
use super::pool;
use super::workload::{self, Readiness, Started};
use crate::sagemaker::legs_refused;
use crate::{Engine, net_error, now_ms, store_error};
use kakoi_dataplane::{AppSpec, BackendError, Limits, Payload, VolumeSize, WorkloadSpec, WorkloadState};
use kakoi_net::{AppInterface, AppLeg, Ctx};
use kakoi_store::{Record, Tx};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;

/// The port JupyterLab listens on inside its namespace.
pub const APP_PORT: u16 = 8888;

/// What a profile's directory is called in the homes of its private spaces (fact sheet 1.1).
pub(crate) const PROFILE_DIRECTORY_NAME: &str = "user-default-efs";

/// Where it appears there.
const PROFILE_DIRECTORY: &str = "/home/sagemaker-user/user-default-efs";

/// How long a started app may take to answer.
const READY_DEADLINE: Duration = Duration::from_secs(90);

/// How long one attempt waits for it to listen, before it's asked whether the app still lives.
const LISTEN_PATIENCE: Duration = Duration::from_millis(500);

pub(super) async fn pass(engine: &Engine, progress: &InProgress, started: &Started) -> Result<(), ApiError> {
    let apps: Vec<App> = engine.store().scan("").map_err(store_error)?;
    let now = now_ms();
    for app in apps {
        let work = match app.status {
            AppStatus::Pending | AppStatus::Deleting => true,
            // Ended by itself, or lost with the anchor.
            AppStatus::InService => app
                .workload
                .is_none_or(|w| started.get(&w) != Some(&WorkloadState::Running)),
            AppStatus::Deleted | AppStatus::Failed => app.workload.is_some() || !app.is_described(now),
        };
        if let Some(claim) = work.then(|| progress.claim(&app.key())).flatten() {
            let engine = engine.clone();
            tokio::spawn(async move {
                let _claim = claim;
                if let Err(error) = drive(&engine, &app.key()).await {
                    tracing::error!(app = app.key(), error = %error.chain(), "reconciling an app");
                }
            });
        }
    }
    Ok(())
}

/// Reads the app again (the pass may be stale) and takes it one step on.
async fn drive(engine: &Engine, key: &str) -> Result<(), ApiError> {
    let Some(app) = engine.store().get::<App>(key).map_err(store_error)? else {
        return Ok(());
    };
    let started = engine.backends().workloads.list().await.map_err(ApiError::internal)?;
    let state = app.workload.and_then(|w| started.get(&w));
    match (app.status, state) {
        (AppStatus::Pending, _) => start(engine, app, state.is_some()).await,
        (AppStatus::InService, Some(WorkloadState::Ended(how))) => {
            let reason = format!(
                "The application ended by itself ({how}). `kakoi app logs` shows its output; delete the app and create it again."
            );
            fail(engine, &app, reason).await
        }
        // The anchor is gone, and with it every process: the app is still wanted.
        (AppStatus::InService, None) => {
            release(engine, &app, AppStatus::InService, |app, _| {
                app.status = AppStatus::Pending
            })
            .await
        }
        (AppStatus::InService, Some(WorkloadState::Running)) => Ok(()),
        (AppStatus::Deleting, _) => {
            if let Some(workload) = app.workload {
                stop_workload(engine, workload).await;
            }
            release(engine, &app, AppStatus::Deleting, |app, now| {
                app.status = AppStatus::Deleted;
                app.deleted = Some(now);
            })
            .await
        }
        (AppStatus::Deleted, _) if app.workload.is_none() => forget(engine, key).await,
        (AppStatus::Deleted | AppStatus::Failed, _) => {
            if let Some(workload) = app.workload {
                stop_workload(engine, workload).await;
            }
            release(engine, &app, app.status, |_, _| ()).await
        }
    }
}

/// Drops the record of a deleted app whose time of being shown is over.
async fn forget(engine: &Engine, key: &str) -> Result<(), ApiError> {
    let key = key.to_owned();
    engine
        .commit(move |tx, ctx| {
            if tx
                .get::<App>(&key)
                .is_some_and(|a| a.workload.is_none() && !a.is_described(ctx.now))
            {
                tx.delete::<App>(&key);
            }
            Ok(())
        })
        .await
}

async fn stop_workload(engine: &Engine, workload: WorkloadId) {
    if let Err(error) = engine.backends().workloads.stop(workload).await {
        tracing::error!(%workload, %error, "stopping an app");
    }
}

/// Gives an app's interfaces back and moves it on, if it's still as it was seen.
async fn release(
    engine: &Engine,
    app: &App,
    seen: AppStatus,
    turn: impl FnOnce(&mut App, i64) + Send + 'static,
) -> Result<(), ApiError> {
    let (key, workload) = (app.key(), app.workload);
    engine
        .commit(move |tx, ctx| {
            let Some(mut app) = tx
                .get::<App>(&key)
                .filter(|a| a.status == seen && a.workload == workload)
            else {
                return Ok(());
            };
            if let Some(workload) = app.workload.take() {
                tx.network.release_app_interfaces(workload);
            }
            turn(&mut app, ctx.now);
            tx.put(&app);
            Ok(())
        })
        .await
}

async fn fail(engine: &Engine, app: &App, reason: String) -> Result<(), ApiError> {
    tracing::warn!(app = app.key(), %reason, "an app failed");
    if let Some(workload) = app.workload {
        stop_workload(engine, workload).await;
    }
    release(engine, app, app.status, |app, _| {
        app.status = AppStatus::Failed;
        app.failure_reason = Some(truncate(reason, 1024));
    })
    .await
}

/// FailureReason holds at most 1,024 characters.
fn truncate(text: String, most: usize) -> String {
    text.chars().take(most).collect()
}

/// An app's records, as one snapshot.
struct Setting {
    domain: Domain,
    space: Option<Space>,
    profile: Option<UserProfile>,
}

fn setting_in(tx: &mut Tx<'_>, app: &App) -> Result<Setting, ApiError> {
    let space = match &app.owner {
        AppOwner::Space(name) => tx.get::<Space>(&Space::key_of(&app.domain, name)),
        AppOwner::Profile(_) => None,
    };
    let profile_name = match (&app.owner, &space) {
        (AppOwner::Profile(name), _) => Some(name.clone()),
        (AppOwner::Space(_), Some(space)) => space.private_owner().cloned(),
        _ => None,
    };
    let profile = profile_name.and_then(|name| tx.get::<UserProfile>(&UserProfile::key_of(&app.domain, &name)));
    let domain = tx.get::<Domain>(app.domain.as_str()).ok_or_else(|| {
        ApiError::client(
            "ResourceNotFound",
            format!("The domain {} doesn't exist any more.", app.domain),
        )
    })?;
    Ok(Setting { domain, space, profile })
}

/// Starts an app, or goes on where an earlier server left off.
async fn start(engine: &Engine, app: App, already_running: bool) -> Result<(), ApiError> {
    let key = app.key();
    let mut from_pool = false;
    let allocated = match app.workload {
        Some(_) => Ok(Some(app.clone())),
        None => {
            let parked = pool::reserve(engine, &app);
            from_pool = parked.is_some();
            let allocated = engine
                .commit(move |tx, ctx| {
                    let Some(mut app) = tx
                        .get::<App>(&key)
                        .filter(|a| a.status == AppStatus::Pending && a.workload.is_none())
                    else {
                        return Ok(None);
                    };
                    allocate(tx, ctx, &mut app, parked)?;
                    tx.put(&app);
                    Ok(Some(app))
                })
                .await;
            if let (Some(parked), Err(_) | Ok(None)) = (parked, &allocated) {
                engine.backends().workloads.give_up(parked).await;
            }
            allocated
        }
    };
    let app = match allocated {
        Ok(Some(app)) => app,
        Ok(None) => return Ok(()),
        Err(refused) if refused.status().is_client_error() => {
            return fail(engine, &app, refused.message().to_owned()).await;
        }
        Err(error) => return Err(error),
    };
    let Some(workload) = app.workload else { return Ok(()) };
    let mut up = bring_up(engine, &app, workload, already_running).await;
    if let Err(NotUp::Ended(why)) = &up
        && (from_pool || already_running)
    {
        // Not proof that it can't start: one from the pool may have died parked, and the server that started it before "go".
        tracing::warn!(app = app.key(), %why, "the app starts again, cold");
        stop_workload(engine, workload).await;
        up = bring_up(engine, &app, workload, false).await;
    }
    if let Err(NotUp::Ended(reason) | NotUp::Refused(reason)) = up {
        engine.backends().workloads.give_up(workload).await;
        return fail(engine, &app, reason).await;
    }
    engine
        .commit(move |tx, ctx| {
            if let Some(mut now) = tx
                .get::<App>(&app.key())
                .filter(|a| a.status == AppStatus::Pending && a.workload == Some(workload))
            {
                now.status = AppStatus::InService;
                now.failure_reason = None;
                now.checked = Some(ctx.now);
                tx.put(&now);
            }
            Ok(())
        })
        .await
}

/// Gives an app its slot, its workload (the parked one that's reserved for it, or a new one) and its interfaces, in one transaction.
fn allocate(tx: &mut Tx<'_>, ctx: &mut Ctx<'_>, app: &mut App, parked: Option<WorkloadId>) -> Result<(), ApiError> {
    let Setting { domain, space, profile } = setting_in(tx, app)?;
    let owner = Slot::owner_of(&app.domain, &app.owner, space.as_ref().and_then(Space::private_owner));
    let slot = crate::slots::give(tx, owner);
    let workload = parked.unwrap_or_else(|| WorkloadId::from_entropy((ctx.entropy)()));
    let legs = wanted_legs(&tx.network, &domain, profile.as_ref(), domain.access).map_err(legs_refused)?;
    let managed = Tags::from([(super::domain::MANAGED_TAG.to_owned(), domain.arn(ctx.region))]);
    let description = format!(
        "[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({}) - {:032x}",
        domain.id,
        (ctx.entropy)()
    );
    for plan in legs {
        let tags = if plan.is_customers() {
            managed.clone()
        } else {
            Tags::new()
        };
        let interface = AppInterface {
            workload,
            leg: plan.leg,
            subnet: plan.subnet,
            groups: plan.groups,
            description: description.clone(),
            tags,
        };
        tx.network.create_app_interface(ctx, interface).map_err(net_error)?;
    }
    app.slot = Some(slot);
    app.workload = Some(workload);
    app.log = Some(workload);
    Ok(())
}

/// Why an app isn't up, as a FailureReason.
enum NotUp {
    /// It was started and ended before it answered.
    Ended(String),
    /// Whatever else.
    Refused(String),
}

impl From<String> for NotUp {
    fn from(reason: String) -> Self {
        Self::Refused(reason)
    }
}

impl From<BackendError> for NotUp {
    fn from(error: BackendError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// Brings an allocated app up.
async fn bring_up(engine: &Engine, app: &App, id: WorkloadId, already_running: bool) -> Result<(), NotUp> {
    // Also for one that an earlier server started: whatever happened in between, it's in service only on rules that were read back.
    let applied = workload::on_verified_network(engine, id).await?;
    if !already_running {
        let for_app = app.clone();
        let setting = engine
            .commit(move |tx, _| setting_in(tx, &for_app))
            .await
            .map_err(|e| NotUp::Refused(e.message().to_owned()))?;
        let targets = mount_targets(engine, &setting.domain);
        kakoi_netsim::home_gate(&applied.ir, id, &targets)?;
        if setting.domain.access == AppNetworkAccessType::VpcOnly {
            let service = format!("com.amazonaws.{}.sagemaker.api", engine.region().region);
            kakoi_netsim::api_gate(&applied.ir, id, &service, engine.settings().sagemaker_public_ip)?;
        }
        let spec = workload_spec(engine, app, id, &setting).await?;
        engine.backends().workloads.start(&spec).await?;
    }
    wait_until_ready(engine, id).await
}

fn mount_targets(engine: &Engine, domain: &Domain) -> Vec<Ipv4Addr> {
    let network = engine.network();
    network
        .mount_targets
        .values()
        .filter(|m| Some(m.file_system) == domain.file_system)
        .filter_map(|m| network.interfaces.get(&m.interface).map(|i| i.private_ip))
        .collect()
}

async fn workload_spec(
    engine: &Engine,
    app: &App,
    workload: WorkloadId,
    setting: &Setting,
) -> Result<WorkloadSpec, BackendError> {
    let launch = &engine.settings().launch;
    let slot = app
        .slot
        .ok_or_else(|| BackendError::new("starting the app", "it has no slot"))?;
    let file_system = setting
        .domain
        .file_system
        .ok_or_else(|| BackendError::new("starting the app", "the domain has no file system"))?;
    let Setting { domain, space, profile } = setting;
    let space = space
        .as_ref()
        .ok_or_else(|| BackendError::new("starting the app", "its space doesn't exist any more"))?;
    let volumes = &engine.backends().volumes;
    let size = VolumeSize::of_gb(volume_gb(space, domain, profile.as_ref()));
    let home = volumes.ensure(file_system, &space.directory(), slot, size).await?;
    let mut binds = BTreeMap::new();
    // A shared space has no profile here, and so nobody's directory.
    if let Some(profile) = profile.as_ref().filter(|p| mounts_home_efs(domain, p)) {
        let size = VolumeSize::of_gb(profile_directory_gb(domain, profile));
        let directory = volumes.ensure(file_system, &profile.directory(), slot, size).await?;
        binds.insert(PathBuf::from(PROFILE_DIRECTORY), directory);
    }
    let network = engine.network();
    let resolver = network
        .interfaces
        .values()
        .filter(|i| matches!(i.purpose, kakoi_net::InterfacePurpose::App { workload: w, leg } if w == workload && leg != AppLeg::Home))
        .find_map(|i| network.vpcs.get(&i.vpc))
        .map(|vpc| Ipv4Addr::from(u32::from(vpc.cidr.network()) + 2))
        .ok_or_else(|| BackendError::new("starting the app", "its network has no resolver"))?;
    let mut etc = launch.etc.clone();
    etc.insert(
        "resolv.conf".into(),
        format!("nameserver {resolver}\noptions timeout:2 attempts:2\n").into_bytes(),
    );
    Ok(WorkloadSpec {
        id: workload,
        slot,
        limits: limits(app)?,
        payload: Payload::App(AppSpec {
            home,
            binds,
            etc,
            env: workload_environment(engine),
            token: app.token.clone(),
            argv: launch.argv.clone(),
        }),
    })
}

/// Limits of an app's instance type.
pub(super) fn limits(app: &App) -> Result<Limits, BackendError> {
    let type_name = app
        .resource_spec
        .get("InstanceType")
        .and_then(|t| t.as_str())
        .unwrap_or("ml.t3.medium");
    let size = instance_size(type_name)
        .ok_or_else(|| BackendError::new("starting the app", format!("the size of {type_name} isn't known")))?;
    Ok(Limits {
        memory_bytes: u64::from(size.memory_gib) << 30,
        cpu_millis: size.vcpus * 1000,
        pids: 1024 * size.vcpus,
    })
}

/// An app's environment, save its token: the same for all apps of the region.
pub(super) fn workload_environment(engine: &Engine) -> BTreeMap<String, String> {
    let mut env = engine.settings().launch.env.clone();
    let region = engine.region().region.to_string();
    env.insert("AWS_DEFAULT_REGION".into(), region.clone());
    env.insert("AWS_REGION".into(), region);
    env.insert("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI".into(), "/credentials".into());
    env
}

/// Asks JupyterLab's `/api`, over a connection opened inside its namespace, until it answers.
async fn wait_until_ready(engine: &Engine, id: WorkloadId) -> Result<(), NotUp> {
    // It listens and doesn't answer yet, or the connection broke: asked again soon, not at once.
    const BETWEEN: Duration = Duration::from_millis(10);
    let asked = || async {
        match engine.backends().workloads.connect(id, APP_PORT, LISTEN_PATIENCE).await {
            Ok(stream) => tokio::task::spawn_blocking(move || answers(stream))
                .await
                .is_ok_and(|r| r.unwrap_or(false)),
            Err(_) => false,
        }
    };
    match workload::until_ready(engine, id, READY_DEADLINE, BETWEEN, asked).await? {
        Readiness::Ready => Ok(()),
        Readiness::Ended(how) => Err(NotUp::Ended(
            BackendError::new("JupyterLab ended while starting", how).to_string(),
        )),
        Readiness::Gone => Err(NotUp::Refused("starting JupyterLab: its sandbox is gone".to_owned())),
        Readiness::Late => Err(NotUp::Refused(format!(
            "starting JupyterLab: no answer within {} s",
            READY_DEADLINE.as_secs()
        ))),
    }
}

fn answers(mut stream: std::net::TcpStream) -> std::io::Result<bool> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.set_write_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(b"GET /api HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut head = [0u8; 12];
    stream.read_exact(&mut head)?;
    Ok(&head == b"HTTP/1.1 200")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestEngine;
    use serde_json::json;
    use std::collections::BTreeSet;

    /// A deleted app, as stored so many milliseconds ago.
    fn deleted_app(name: &str, ago_ms: i64) -> App {
        let at = now_ms() - ago_ms;
        serde_json::from_value(json!({
            "domain": "d-abcdefghijkl", "owner": { "Space": "notes" }, "app_type": "JupyterLab", "name": name, "status": "Deleted",
            "failure_reason": null, "resource_spec": {}, "recovery_mode": null, "workload": null, "slot": null, "token": "",
            "created": at, "checked": null, "deleted": at, "tags": {},
        }))
        .expect("an app's record")
    }

    #[tokio::test]
    async fn a_deleted_app_is_forgotten_after_a_day_and_not_before() {
        let test = TestEngine::new(false).await;
        let (old, young) = (
            deleted_app("old", DELETED_APP_KEPT_MS + 1),
            deleted_app("young", DELETED_APP_KEPT_MS / 2),
        );
        let (old_key, young_key) = (old.key(), young.key());
        let stored = test.engine.commit(move |tx, _| {
            tx.put(&old);
            tx.put(&young);
            Ok(())
        });
        stored.await.map_err(|e| e.chain()).expect("stored");
        for key in [&old_key, &young_key] {
            drive(&test.engine, key).await.map_err(|e| e.chain()).expect("driven");
        }
        assert_eq!(test.engine.store().get::<App>(&old_key).expect("store"), None);
        assert!(test.engine.store().get::<App>(&young_key).expect("store").is_some());
    }

    /// A VpcOnly domain with a group for users and one for shared spaces, a private and a shared space of Ana's, and what an app of
    /// each starts with.
    struct Studio {
        test: TestEngine,
        domain: DomainId,
        groups: [String; 3],
    }

    /// What tells apps apart on the machine.
    struct Started {
        slot: u32,
        home: PathBuf,
        binds: BTreeMap<PathBuf, PathBuf>,
    }

    impl Studio {
        async fn new() -> Self {
            let test = TestEngine::new(false).await;
            let (vpc, subnets) = test.default_vpc();
            let groups: [String; 3] = test.groups().await;
            let role = test.role("runner").await;
            let settings = |group: &String| json!({"ExecutionRole": role, "SecurityGroups": [group]});
            let request = json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets,
                "AppNetworkAccessType": "VpcOnly", "DefaultUserSettings": settings(&groups[0]),
                "DefaultSpaceSettings": settings(&groups[1])});
            let made = test.ok("sagemaker", "CreateDomain", request).await;
            let domain = DomainId::from_client(made["DomainId"].as_str().expect("an id"));
            let file_system = FileSystemId::from_entropy(7);
            test.edit::<Domain>(domain.as_str(), move |d| {
                d.life.status = Status::InService;
                d.file_system = Some(file_system);
            })
            .await;
            let this = Self { test, domain, groups };
            this.profile(json!({"SecurityGroups": [this.groups[2]]})).await;
            for (space, sharing) in [("mine", "Private"), ("also-mine", "Private"), ("ours", "Shared")] {
                this.space(space, sharing).await;
            }
            this
        }

        async fn profile(&self, settings: serde_json::Value) {
            let request = json!({"DomainId": self.domain, "UserProfileName": "Ana", "UserSettings": settings});
            self.test.ok("sagemaker", "CreateUserProfile", request).await;
        }

        async fn space(&self, name: &str, sharing: &str) {
            let request = json!({"DomainId": self.domain, "SpaceName": name, "OwnershipSettings": {"OwnerUserProfileName": "ana"},
                "SpaceSharingSettings": {"SharingType": sharing}, "SpaceSettings": {"AppType": "JupyterLab"}});
            self.test.ok("sagemaker", "CreateSpace", request).await;
        }

        /// Creates an app and takes it up to where it would be started.
        async fn started(&self, space: &str) -> (Started, BTreeSet<SecurityGroupId>) {
            let request =
                json!({"DomainId": self.domain, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default"});
            self.test.ok("sagemaker", "CreateApp", request).await;
            let key = App::key_of(&self.domain, &AppOwner::Space(space.into()), "JupyterLab", "default");
            let allocated = self.test.engine.commit(move |tx, ctx| {
                let mut app: App = tx.get(&key).expect("an app");
                allocate(tx, ctx, &mut app, None)?;
                tx.put(&app);
                let setting = setting_in(tx, &app)?;
                Ok((app, setting))
            });
            let (app, setting) = allocated.await.map_err(|e| e.chain()).expect("allocated");
            let workload = app.workload.expect("a workload");
            let spec = workload_spec(&self.test.engine, &app, workload, &setting)
                .await
                .expect("a spec");
            let network = self.test.engine.network();
            let interface = network
                .interfaces
                .values()
                .find(|i| matches!(i.purpose, kakoi_net::InterfacePurpose::App { workload: w, .. } if w == workload));
            let Payload::App(AppSpec { home, binds, .. }) = spec.payload else {
                panic!("an app starts as an app");
            };
            let slot = spec.slot;
            (
                Started { slot, home, binds },
                interface.expect("an interface").groups.clone(),
            )
        }

        fn has(&self, groups: &BTreeSet<SecurityGroupId>) -> [bool; 3] {
            self.groups.clone().map(|g| groups.contains(&g.parse().expect("an id")))
        }
    }

    #[tokio::test]
    async fn private_spaces_share_their_owners_directory_and_a_shared_space_has_nothing_of_a_profile() {
        let studio = Studio::new().await;
        let (mine, groups) = studio.started("mine").await;
        assert_eq!(
            studio.has(&groups),
            [true, false, true],
            "the domain's for users, and the profile's"
        );
        let (also, _) = studio.started("also-mine").await;
        let (ours, shared_groups) = studio.started("ours").await;
        assert_eq!(
            studio.has(&shared_groups),
            [false, true, false],
            "those of DefaultSpaceSettings"
        );

        let place = PathBuf::from(PROFILE_DIRECTORY);
        assert_eq!(mine.binds.keys().collect::<Vec<_>>(), [&place]);
        assert!(mine.binds[&place].starts_with("profiles/"), "{:?}", mine.binds);
        assert_eq!(
            (&mine.binds, mine.slot),
            (&also.binds, also.slot),
            "one profile, one directory, one uid"
        );
        assert_ne!(mine.home, also.home);
        assert!(ours.binds.is_empty(), "{:?}", ours.binds);
        assert_ne!(ours.slot, mine.slot);
        assert!(
            ours.home.starts_with("spaces/") && ours.home != mine.home,
            "{:?}",
            ours.home
        );
    }

    #[tokio::test]
    async fn a_profiles_directory_is_mounted_as_its_setting_says_and_never_handed_on() {
        let studio = Studio::new().await;
        let (before, _) = studio.started("mine").await;
        let removed = || {
            studio
                .test
                .engine
                .store()
                .scan::<crate::efs::RemovedDirectory>("")
                .expect("store")
        };
        let call = async |operation: &str, more: serde_json::Value| {
            let mut input = json!({"DomainId": studio.domain});
            input
                .as_object_mut()
                .expect("an object")
                .extend(more.as_object().expect("an object").clone());
            studio.test.ok("sagemaker", operation, input).await;
        };
        // The profile goes with all of its spaces and apps, as the reconcilers would leave them.
        let domain = studio.domain.clone();
        let cleared = studio.test.engine.commit(move |tx, _| {
            for app in tx.scan::<App>("") {
                tx.delete::<App>(&app.key());
            }
            for space in tx.scan::<Space>(&format!("{domain}/")) {
                tx.delete::<Space>(&space.key());
            }
            Ok(())
        });
        cleared.await.map_err(|e| e.chain()).expect("cleared");
        assert!(removed().is_empty());
        call("DeleteUserProfile", json!({"UserProfileName": "ana"})).await;
        let note = removed();
        assert_eq!(note.len(), 1);
        assert_eq!(
            before.binds.values().collect::<Vec<_>>(),
            [&PathBuf::from(&note[0].name)]
        );

        studio.profile(json!({"SecurityGroups": [studio.groups[2]]})).await;
        studio.space("mine", "Private").await;
        let (again, _) = studio.started("mine").await;
        assert_ne!(again.binds, before.binds, "a profile of the same name starts empty");
        call(
            "UpdateUserProfile",
            json!({"UserProfileName": "ana", "UserSettings": {"AutoMountHomeEFS": "Disabled"}}),
        )
        .await;
        studio.space("third", "Private").await;
        assert!(studio.started("third").await.0.binds.is_empty());
    }

    #[tokio::test]
    async fn over_nfs_an_app_has_the_directories_it_binds_and_others_have_nothing() {
        let studio = Studio::new().await;
        let engine = &studio.test.engine;
        let (vpc, subnets) = studio.test.default_vpc();
        let (vpc, subnet): (VpcId, SubnetId) = (vpc.parse().expect("an id"), subnets[0].parse().expect("an id"));
        let made = engine.commit(move |tx, ctx| {
            let mut target = |token: &str| {
                let file_system = tx.network.create_file_system(ctx, token, None, Tags::new());
                let file_system = file_system.map_err(net_error)?;
                let groups = BTreeSet::new();
                let target = tx.network.create_mount_target(ctx, file_system, subnet, groups);
                Ok((file_system, target.map_err(net_error)?))
            };
            Ok([target("ours")?, target("another")?])
        });
        let [(file_system, target), (_, another)] = made.await.map_err(|e| e.chain()).expect("made");
        studio
            .test
            .edit::<Domain>(studio.domain.as_str(), move |d| d.file_system = Some(file_system))
            .await;
        let of_target = |id| {
            let network = engine.network();
            network.interfaces[&network.mount_targets[&id].interface].private_ip
        };
        let (target, another) = (of_target(target), of_target(another));
        let app = |space: &str| {
            let key = App::key_of(&studio.domain, &AppOwner::Space(space.into()), "JupyterLab", "default");
            engine.store().get::<App>(&key).expect("store").expect("an app")
        };
        let address = |space: &str| {
            let network = engine.network();
            let workload = app(space).workload.expect("a workload");
            network.app_interfaces(workload).next().expect("a leg").private_ip
        };
        let mut shares = Vec::new();
        for space in ["mine", "also-mine", "ours"] {
            let (started, _) = studio.started(space).await;
            let source = address(space);
            let share = engine.home_share(vpc, target, source).expect("its own");
            assert_eq!(share.slot, started.slot);
            assert_eq!(share.directories[0].0, "home");
            let bound: Vec<_> = std::iter::once(&started.home).chain(started.binds.values()).collect();
            let shown: Vec<_> = share.directories.iter().map(|(_, d)| PathBuf::from(d)).collect();
            assert_eq!(
                bound,
                shown.iter().collect::<Vec<_>>(),
                "{space}: the same as its sandbox"
            );
            assert_eq!(engine.home_share(vpc, another, source), None, "another file system");
            assert_eq!(
                engine.home_share(VpcId::from_entropy(9), target, source),
                None,
                "another VPC"
            );
            assert_eq!(engine.home_share(vpc, source, source), None, "no mount target");
            shares.push(share);
        }
        assert_eq!(
            shares[0].directories[1], shares[1].directories[1],
            "one profile, one directory"
        );
        assert_ne!(shares[0].directories[0], shares[1].directories[0]);
        assert_eq!(
            shares[2].directories.len(),
            1,
            "a shared space has nothing of a profile"
        );
        assert_eq!(engine.home_share(vpc, target, target), None, "a mount target is no app");
        assert_eq!(
            engine.home_share(vpc, target, Ipv4Addr::new(192, 0, 2, 1)),
            None,
            "nobody"
        );
        let source = address("mine");
        studio
            .test
            .edit::<App>(&app("mine").key(), |a| a.status = AppStatus::Deleting)
            .await;
        assert_eq!(
            engine.home_share(vpc, target, source),
            None,
            "an app that's on its way out"
        );
    }

    #[tokio::test]
    async fn an_access_point_is_for_apps_whose_role_may_mount_it() {
        let studio = Studio::new().await;
        let (test, engine) = (&studio.test, &studio.test.engine);
        let (vpc, subnets) = test.default_vpc();
        let vpc: VpcId = vpc.parse().expect("an id");
        let (mut systems, mut targets, mut points) = (Vec::new(), Vec::new(), Vec::new());
        for (name, uid) in [("one", 2000), ("two", 2000), ("root", 0)] {
            if name != "root" {
                let made = test.ok("efs", "CreateFileSystem", json!({"CreationToken": name})).await;
                systems.push(made["FileSystemId"].as_str().expect("an id").to_owned());
                let on = json!({"FileSystemId": systems.last(), "SubnetId": subnets[0]});
                let made = test.ok("efs", "CreateMountTarget", on).await;
                targets.push(
                    made["IpAddress"]
                        .as_str()
                        .and_then(|ip| ip.parse().ok())
                        .expect("an address"),
                );
            }
            let user = json!({"Uid": uid, "Gid": 0});
            let on = systems[usize::from(name == "two")].clone();
            let point = json!({"ClientToken": name, "FileSystemId": on, "PosixUser": user});
            let made = test.ok("efs", "CreateAccessPoint", point).await;
            points.push(made["AccessPointId"].as_str().expect("an id").to_owned());
        }
        let [one, two]: [Ipv4Addr; 2] = targets.try_into().expect("two");
        let [shared, foreign, root] = <[String; 3]>::try_from(points).expect("three");
        let (started, _) = studio.started("mine").await;
        let key = App::key_of(&studio.domain, &AppOwner::Space("mine".into()), "JupyterLab", "default");
        let app = engine.store().get::<App>(&key).expect("store").expect("an app");
        let network = engine.network();
        let source = network
            .app_interfaces(app.workload.expect("a workload"))
            .next()
            .expect("a leg")
            .private_ip;
        let share = |target, point: &String| engine.point_share(vpc, target, source, point.parse().expect("an id"));
        let may = |target, point: &String| share(target, point).map(|share| share.may_write);
        let arn = |kind: &str, id: &str| format!("arn:aws:elasticfilesystem:us-east-1:000000000000:{kind}/{id}");
        let allow = |actions: &[&str], on: &str, point: &str| {
            let actions: Vec<_> = actions.iter().map(|a| format!("elasticfilesystem:Client{a}")).collect();
            let condition = json!({"StringEquals": {"elasticfilesystem:AccessPointArn": arn("access-point", point)}});
            json!({"Effect": "Allow", "Action": actions, "Resource": arn("file-system", on), "Condition": condition})
        };
        let put = async |statements: serde_json::Value| {
            let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
            let policy = json!({"RoleName": "runner", "PolicyName": "files", "PolicyDocument": document});
            test.ok("iam", "PutRolePolicy", policy).await;
        };
        assert_eq!(may(one, &shared), None, "nobody allowed it");
        // What execution roles usually have doesn't.
        for name in ["AmazonSageMakerFullAccess", "ReadOnlyAccess"] {
            let policy = json!({"RoleName": "runner", "PolicyArn": format!("arn:aws:iam::aws:policy/{name}")});
            test.ok("iam", "AttachRolePolicy", policy).await;
        }
        assert_eq!(may(one, &shared), None);
        for wrong in [
            allow(&["Mount", "Write"], &systems[0], &root),
            allow(&["Mount", "Write"], &systems[1], &shared),
            allow(&["Write", "RootAccess"], &systems[0], &shared),
        ] {
            put(wrong).await;
            assert_eq!(may(one, &shared), None);
        }
        put(allow(&["Mount"], &systems[0], &shared)).await;
        assert_eq!(may(one, &shared), Some(false), "to read");
        put(allow(&["Mount", "Write"], &systems[0], &shared)).await;
        assert_eq!(may(one, &shared), Some(true));
        let found = share(one, &shared).expect("allowed");
        assert_eq!((found.user.uid, found.user.gid), (2000, 0));
        assert!(
            !found.slots.values().any(|slot| *slot == started.slot),
            "no app's own id"
        );
        assert_eq!(may(one, &foreign), None);
        let own = engine.home_share(vpc, one, source);
        assert_eq!(own, None, "a file system that isn't the domain's has no homes");
        // An access point is of one file system, whatever is allowed.
        put(allow(&["Mount", "Write"], &systems[1], &foreign)).await;
        assert_eq!((may(one, &foreign), may(two, &foreign)), (None, Some(true)));
        put(json!({"Effect": "Allow", "Action": "elasticfilesystem:Client*", "Resource": "*",
            "Condition": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true", "aws:SecureTransport": "false"}}}))
        .await;
        assert_eq!((may(one, &shared), may(one, &root)), (Some(true), Some(true)));
        put(json!({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}}))
            .await;
        assert_eq!(may(one, &shared), None, "it doesn't come from the host");
        put(allow(&["Mount", "Write"], &systems[0], &root)).await;
        assert_eq!(may(one, &root), None, "POSIX root takes a permission of its own");
        put(allow(&["Mount", "RootAccess"], &systems[0], &root)).await;
        assert_eq!(may(one, &root), Some(false));
        put(json!([
            allow(&["Mount", "Write"], &systems[0], &shared),
            {"Effect": "Deny", "Action": "elasticfilesystem:ClientWrite", "Resource": "*"},
        ]))
        .await;
        assert_eq!(may(one, &shared), Some(false));
        put(allow(&["Mount", "Write"], &systems[0], &shared)).await;
        for (vpc, target, source) in [
            (VpcId::from_entropy(9), one, source),
            (vpc, source, source),
            (vpc, one, one),
            (vpc, one, Ipv4Addr::new(192, 0, 2, 1)),
        ] {
            assert_eq!(
                engine.point_share(vpc, target, source, shared.parse().expect("an id")),
                None
            );
        }
        let policy = json!({"RoleName": "runner", "PolicyName": "files"});
        assert_eq!(may(one, &shared), Some(true));
        test.ok("iam", "DeleteRolePolicy", policy).await;
        assert_eq!(may(one, &shared), None, "taken back");
        put(allow(&["Mount", "Write"], &systems[0], &shared)).await;
        test.ok("efs", "DeleteAccessPoint", json!({"AccessPointId": shared}))
            .await;
        assert_eq!(may(one, &shared), None, "deleted");
        put(allow(&["Mount", "RootAccess"], &systems[0], &root)).await;
        assert_eq!(may(one, &root), Some(false));
        test.edit::<App>(&app.key(), |a| a.status = AppStatus::Deleting).await;
        assert_eq!(may(one, &root), None, "an app that's on its way out");
    }

    #[tokio::test]
    async fn changed_groups_reach_running_apps_and_only_theirs() {
        let studio = Studio::new().await;
        for space in ["mine", "ours"] {
            studio.started(space).await;
        }
        let [default, of_spaces, of_ana] = studio.groups.clone();
        let [next] = studio.test.groups().await;
        // Of Ana's private app, and of the shared one: who of the four groups is worn.
        let worn = || {
            let network = studio.test.engine.network();
            let apps: Vec<App> = studio.test.engine.store().scan("").expect("store");
            ["mine", "ours"].map(|space| {
                let app = apps
                    .iter()
                    .find(|a| a.owner == AppOwner::Space(space.into()))
                    .expect("an app");
                let mut legs = network.app_interfaces(app.workload.expect("a workload"));
                let groups = legs.next().expect("a leg").groups.clone();
                [&default, &of_spaces, &of_ana, &next].map(|g| groups.contains(&g.parse().expect("an id")))
            })
        };
        let others = [false, true, false, false];
        assert_eq!(worn(), [[true, false, true, false], others]);

        let profile =
            json!({"DomainId": studio.domain, "UserProfileName": "ana", "UserSettings": {"SecurityGroups": [next]}});
        studio.test.ok("sagemaker", "UpdateUserProfile", profile).await;
        assert_eq!(worn(), [[true, false, false, true], others]);

        let domain = json!({"DomainId": studio.domain, "DefaultUserSettings": {"SecurityGroups": []},
            "DefaultSpaceSettings": {"SecurityGroups": [of_ana]}});
        studio.test.ok("sagemaker", "UpdateDomain", domain).await;
        assert_eq!(worn(), [[false, false, false, true], [false, false, true, false]]);

        let nonsense = json!({"DomainId": studio.domain, "UserProfileName": "ana",
            "UserSettings": {"SecurityGroups": ["sg-00000000000000000"]}});
        studio
            .test
            .edit::<Domain>(studio.domain.as_str(), |d| d.life.status = Status::InService)
            .await;
        let refused = studio.test.refused("sagemaker", "UpdateUserProfile", nonsense).await;
        assert_eq!(refused.0, "ValidationException");
        assert_eq!(worn()[0], [false, false, false, true], "nothing changed");
    }
}
