//! The control socket: what the command line asks that no AWS API has. Same user only; file descriptors may travel along.

use super::Running;
use anyhow::Context;
use kakoi_anchor::wire;
use kakoi_studio::{App, AppOwner, AppStatus, Domain};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::time::Duration;

/// A request; one per connection.
#[derive(Debug, Serialize, Deserialize)]
pub enum ControlRequest {
    /// What runs.
    Status,
    /// Make the example domains.
    Quickstart,
    /// Measure.
    Selftest,
    /// Both network access types of a domain, side by side.
    Compare {
        /// Domain, by name or id; none means the example domains, or all.
        domain: Option<String>,
        /// What's assumed.
        options: kakoi_compare::Options,
    },
    /// Run a command inside an app's sandbox; stdin, stdout and stderr travel along.
    Exec {
        /// Domain, by name or id.
        domain: String,
        /// Space.
        space: String,
        /// Command and arguments.
        argv: Vec<String>,
        /// Added to the app's environment (`TERM`).
        env: Vec<(String, String)>,
    },
    /// The last flows.
    Flows {
        /// Only those after this number.
        after: Option<u64>,
        /// Only a domain's, by name.
        domain: Option<String>,
        /// Only refused ones.
        refused: bool,
    },
    /// Where an app's output is kept.
    Log {
        /// Domain, by name or id.
        domain: String,
        /// Space.
        space: String,
    },
}

/// Answers; `Progress` may come any number of times first.
#[derive(Debug, Serialize, Deserialize)]
pub enum ControlReply {
    /// Something to tell people.
    Progress(String),
    /// The result.
    Done(Value),
    /// The command was handed over; its session socket travels along.
    Session,
    /// It failed.
    Failed(String),
}

/// Longest answer in one piece; longer results are sent as several.
const PIECE: usize = 60 << 10;
/// Commands answered at once.
const MOST_COMMANDS: usize = 64;
/// How long a client may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between tries to accept when descriptors have run out.
const PAUSE: Duration = Duration::from_millis(50);

/// Opens the control socket and answers until the process ends.
pub fn serve(running: Running, runtime: tokio::runtime::Handle) -> anyhow::Result<()> {
    let path = running.data.control_socket();
    match std::fs::remove_file(&path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e).context("removing the old control socket"),
        _ => {}
    }
    let socket = rustix::net::socket_with(
        rustix::net::AddressFamily::UNIX,
        rustix::net::SocketType::SEQPACKET,
        rustix::net::SocketFlags::CLOEXEC,
        None,
    )?;
    rustix::net::bind(&socket, &rustix::net::SocketAddrUnix::new(&path)?)
        .with_context(|| format!("opening {}", path.display()))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    rustix::net::listen(&socket, 64)?;
    std::thread::Builder::new().name("control".into()).spawn(move || {
        let serving = Arc::new(());
        loop {
            let Ok(connection) = rustix::net::accept_with(&socket, rustix::net::SocketFlags::CLOEXEC) else {
                // Out of descriptors: the connection stays in the queue, and asking again at once would only spin.
                std::thread::sleep(PAUSE);
                continue;
            };
            let quick = rustix::net::sockopt::set_socket_timeout(
                &connection,
                rustix::net::sockopt::Timeout::Recv,
                Some(PATIENCE),
            );
            if !same_user(&connection) || quick.is_err() || Arc::strong_count(&serving) > MOST_COMMANDS {
                continue;
            }
            let (running, runtime, served) = (running.clone(), runtime.clone(), serving.clone());
            // A thread per command: people's commands are few, and their sockets block.
            let spawned = std::thread::Builder::new().name("command".into()).spawn(move || {
                answer(&running, &runtime, connection);
                drop(served);
            });
            if let Err(error) = spawned {
                tracing::error!(%error, "answering a command");
            }
        }
    })?;
    Ok(())
}

/// The socket's mode says the same; this holds also where modes aren't honoured.
fn same_user(connection: &OwnedFd) -> bool {
    rustix::net::sockopt::socket_peercred(connection)
        .is_ok_and(|peer| peer.uid == rustix::process::geteuid() || peer.uid.is_root())
}

fn send(connection: &OwnedFd, reply: &ControlReply, fds: &[std::os::fd::BorrowedFd<'_>]) -> std::io::Result<()> {
    wire::send(connection, reply, fds, true)
}

fn answer(running: &Running, runtime: &tokio::runtime::Handle, connection: OwnedFd) {
    let outcome = (|| -> anyhow::Result<()> {
        let message = wire::receive(&connection, true)?.context("no request")?;
        let request: ControlRequest = message.decode()?;
        let tell = |text: &str| drop(send(&connection, &ControlReply::Progress(text.to_owned()), &[]));
        let value = match request {
            ControlRequest::Status => runtime.block_on(super::status::collect(running))?,
            ControlRequest::Quickstart => runtime.block_on(super::quickstart::run(
                &running.engine,
                &running.s3,
                &running.data,
                &tell,
            ))?,
            ControlRequest::Selftest => runtime.block_on(super::selftest::run(running, &tell))?,
            ControlRequest::Compare { domain, options } => super::compare::run(running, domain.as_deref(), &options)?,
            ControlRequest::Flows { after, domain, refused } => {
                super::flows::answer(running.engine.recent_flows(), after, domain.as_deref(), refused)
            }
            ControlRequest::Log { domain, space } => {
                let app = find_app(running, &domain, &space)?;
                let workload = app
                    .log
                    .context("the app has never been started, so it has no log")?
                    .to_string();
                json!({ "path": running.data.logs().join(format!("{workload}.log")), "workload": workload })
            }
            ControlRequest::Exec {
                domain,
                space,
                argv,
                env,
            } => {
                anyhow::ensure!(message.fds.len() == 3, "exec needs three descriptors");
                let app = find_app(running, &domain, &space)?;
                anyhow::ensure!(
                    app.status == AppStatus::InService,
                    "the app of {domain}/{space} is {}, not InService",
                    app.status.as_str()
                );
                let workload = app.workload.context("the app has no sandbox")?;
                running
                    .sandboxes
                    .give_stdio(app.slot.context("the app has no slot")?, &message.fds)?;
                let socket = running.sandboxes.exec_socket(workload)?;
                // An app from the pool was made without it.
                let mut env = env;
                env.push((kakoi_linux::workload::TOKEN.to_owned(), app.token.clone()));
                // And its PID 1 stands below the home, which came later.
                let cwd = Some(kakoi_linux::workload::HOME.to_owned());
                let request = kakoi_anchor::ExecRequest { argv, env, cwd };
                let stdio = [message.fds[0].as_fd(), message.fds[1].as_fd(), message.fds[2].as_fd()];
                let session = kakoi_anchor::exec(&socket, &request, stdio)?;
                send(&connection, &ControlReply::Session, &[session.as_fd()])?;
                return Ok(());
            }
        };
        let text = value.to_string();
        // A datagram has a largest size; a long result comes as pieces of its text.
        for piece in text.as_bytes().chunks(PIECE) {
            let last = piece.as_ptr_range().end == text.as_bytes().as_ptr_range().end;
            let piece = Value::String(String::from_utf8_lossy(piece).into_owned());
            send(
                &connection,
                &ControlReply::Done(json!({ "piece": piece, "last": last })),
                &[],
            )?;
        }
        Ok(())
    })();
    if let Err(error) = outcome {
        let _ = send(
            &connection,
            &ControlReply::Failed(crate::cli::chain(error.as_ref())),
            &[],
        );
    }
}

/// A domain by name, or by id where names are ambiguous.
pub fn find_domain(running: &Running, wanted: &str) -> anyhow::Result<Domain> {
    let domains: Vec<Domain> = running.engine.store().scan("")?;
    if let Some(domain) = domains.iter().find(|d| d.id.as_str() == wanted) {
        return Ok(domain.clone());
    }
    let mut named = domains.into_iter().filter(|d| d.name == wanted);
    match (named.next(), named.next()) {
        (Some(domain), None) => Ok(domain),
        (None, _) => anyhow::bail!("there's no domain {wanted}; `kakoi domain list` shows them"),
        (Some(_), Some(_)) => {
            anyhow::bail!("several domains are named {wanted}; use the id, `kakoi domain list` shows it")
        }
    }
}

fn find_app(running: &Running, domain: &str, space: &str) -> anyhow::Result<App> {
    let found = find_domain(running, domain)?;
    let owner = AppOwner::Space(space.to_owned());
    let apps: Vec<App> = running.engine.store().scan(&App::prefix_of(&found.id, &owner))?;
    let app = apps
        .into_iter()
        .filter(|a| a.status != AppStatus::Deleted)
        .max_by_key(|a| (a.status == AppStatus::InService, a.created));
    app.with_context(|| format!("{domain}/{space} has no app; `kakoi app list` shows what runs"))
}
