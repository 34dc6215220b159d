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
mod tests;
