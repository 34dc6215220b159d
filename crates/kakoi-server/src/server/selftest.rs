//! Measured against modelled: every running notebook tries every target with real packets, and the model says beforehand what
//! should happen. A blocked target is first proven alive from where it should be reachable: a dead one would look blocked.

use super::Running;
use anyhow::{Context, bail};
use kakoi_compare::{
    Answer, Model, Notebook, OTHER_APP_PORT, Outside, Region, Target, View, answer, database, default_address,
    other_app,
};
use kakoi_database::Database;
use kakoi_edge::names::Service;
use kakoi_edge::simulated;
use kakoi_linux::netns::connect;
use kakoi_netir::NetworkIr;
use kakoi_nfs as nfs;
use kakoi_studio::{App, AppOwner, AppStatus, Domain};
use kakoi_types::WorkloadId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener, TcpStream};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const PROBE: &str = include_str!("selftest.py");
/// How long a control may take.
const CONTROL: Duration = Duration::from_secs(3);
/// How long the probes of one notebook may take together.
const PROBES: Duration = Duration::from_secs(20);

/// A target as the probe inside the sandbox gets it.
#[derive(Clone, Serialize)]
struct Probe {
    host: String,
    port: u16,
    tls: bool,
    send: String,
    want: String,
    /// What comes back must begin with `want`, not only hold it.
    first: bool,
}

/// A question: where to, what the model says, and how the target is proven alive.
struct Question {
    to: Target,
    probe: Probe,
    expected: bool,
    model: String,
    control: Control,
}

/// Where a target must answer if it's alive at all.
enum Control {
    /// In the internet's namespace.
    Internet(SocketAddrV4),
    /// In the router of a VPC.
    Router(kakoi_types::VpcId, SocketAddrV4),
    /// In another app's namespace.
    Workload(WorkloadId, SocketAddrV4),
    /// In the namespace of a VpcOnly app, the first of these that has an answer, else in the database's own.
    Database(Vec<WorkloadId>, SocketAddrV4),
    /// On the host.
    Host(SocketAddrV4),
    /// Nowhere: the region has no such host.
    NothingThere,
}

#[derive(Deserialize)]
struct Measured {
    measured: String,
    reason: String,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn ask(host: impl Into<String>, port: u16, tls: bool, send: &[u8], want: &[u8]) -> Probe {
    Probe {
        host: host.into(),
        port,
        tls,
        send: hex(send),
        want: hex(want),
        first: false,
    }
}

/// The running notebooks of a domain, by label.
struct Group {
    domain: Domain,
    notebooks: Vec<Notebook>,
}

/// A listener of ours that answers with a nonce, so that only it can be what answered. Ends when dropped.
struct NonceListener {
    address: SocketAddrV4,
    nonce: String,
    stop: Arc<AtomicBool>,
}

impl NonceListener {
    fn start(listener: TcpListener) -> std::io::Result<Self> {
        let SocketAddr::V4(address) = listener.local_addr()? else {
            return Err(std::io::Error::other("not an IPv4 address"));
        };
        let nonce = format!("kakoi-nonce {:032x}", kakoi_engine::entropy());
        let stop = Arc::new(AtomicBool::new(false));
        let (text, stopping) = (nonce.clone(), stop.clone());
        std::thread::Builder::new().name("selftest".into()).spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                if stopping.load(Ordering::SeqCst) {
                    return;
                }
                let _ = stream.set_read_timeout(Some(CONTROL));
                let mut hello = [0u8; 6];
                if stream.read_exact(&mut hello).is_ok() {
                    let _ = stream.write_all(text.as_bytes());
                }
            }
        })?;
        Ok(Self { address, nonce, stop })
    }

    fn probe(&self) -> Probe {
        ask(
            self.address.ip().to_string(),
            self.address.port(),
            false,
            b"hello\n",
            self.nonce.as_bytes(),
        )
    }

    /// Ends the thread: it waits in accept, so it's woken by a connection made where the listener is.
    fn stop(&self, connect: impl FnOnce(SocketAddrV4)) {
        self.stop.store(true, Ordering::SeqCst);
        connect(self.address);
    }
}

/// Runs the selftest. One at a time: a second one waits.
pub async fn run(running: &Running, tell: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Value> {
    let _one = running.selftest.lock().await;
    let groups = groups(running)?;
    if groups.is_empty() {
        bail!("no notebook runs; `kakoi quickstart` starts some");
    }
    let ir = running.engine.network_applied().await.ir;
    let mut hosts = Vec::new();
    for ip in std::iter::once(Ipv4Addr::LOCALHOST).chain(
        running
            .engine
            .settings()
            .host_addresses
            .iter()
            .copied()
            .filter(|ip| !ip.is_loopback()),
    ) {
        let listener =
            TcpListener::bind((ip, 0)).with_context(|| format!("opening the selftest's listener on {ip}"))?;
        hosts.push(NonceListener::start(listener)?);
    }
    let mut others = BTreeMap::new();
    for notebook in groups.iter().flat_map(|g| &g.notebooks) {
        let Some(address) = default_address(&ir, notebook.workload) else {
            continue;
        };
        let namespace = namespace(running, notebook.workload)?;
        let listen = |port| kakoi_linux::netns::listen_tcp(namespace.as_fd(), SocketAddrV4::new(address, port));
        // That port is what `kakoi compare` asks about. Where the notebook itself has taken it, any other does.
        let listener = listen(OTHER_APP_PORT).or_else(|_| listen(0))?;
        others.insert(notebook.workload, (NonceListener::start(listener)?, namespace));
    }
    let outcome = measure_all(running, &ir, &groups, &hosts, &others, tell).await;
    for listener in &hosts {
        listener.stop(|address| drop(TcpStream::connect_timeout(&address.into(), CONTROL)));
    }
    for (listener, namespace) in others.values() {
        listener.stop(|address| drop(connect(namespace.as_fd(), address, CONTROL)));
    }
    let cells = outcome?;
    let differences = cells.iter().filter(|c| c.get("expected") != c.get("measured")).count();
    Ok(json!({ "cells": cells, "differences": differences }))
}

fn groups(running: &Running) -> anyhow::Result<Vec<Group>> {
    let store = running.engine.store();
    let domains: Vec<Domain> = store.scan("")?;
    let mut groups: Vec<Group> = Vec::new();
    for app in store.scan::<App>("")? {
        let (AppOwner::Space(space), Some(workload), AppStatus::InService) = (&app.owner, app.workload, app.status)
        else {
            continue;
        };
        let Some(domain) = domains.iter().find(|d| d.id == app.domain) else {
            continue;
        };
        let notebook = Notebook {
            label: format!("{}/{space}", domain_label(&domains, domain)),
            workload,
        };
        match groups.iter_mut().find(|g| g.domain.id == domain.id) {
            Some(group) => group.notebooks.push(notebook),
            None => groups.push(Group {
                domain: domain.clone(),
                notebooks: vec![notebook],
            }),
        }
    }
    for group in &mut groups {
        group.notebooks.sort_by(|a, b| a.label.cmp(&b.label));
    }
    let first = |g: &Group| g.notebooks.first().map(|n| n.label.clone());
    groups.sort_by(|a, b| (a.domain.access.as_str(), first(a)).cmp(&(b.domain.access.as_str(), first(b))));
    Ok(groups)
}

/// How a domain is called in output: by its name, or by its id where the name is ambiguous.
pub fn domain_label(domains: &[Domain], domain: &Domain) -> String {
    if domains.iter().filter(|d| d.name == domain.name).count() > 1 {
        domain.id.to_string()
    } else {
        domain.name.clone()
    }
}

/// What only the running region knows, for the model's answers.
pub fn region(running: &Running) -> anyhow::Result<Region> {
    let github = simulated::hosts().find(|(name, _)| *name == "github.com");
    let (_, github) = github.context("github.com is simulated")?;
    let outside = Outside {
        literal: SocketAddrV4::new(simulated::PROBE_ADDRESS, 80),
        github: SocketAddrV4::new(github, 443),
    };
    let settings = running.engine.settings();
    Ok(Region {
        context: settings.region.clone(),
        addresses: settings.region_addresses(),
        sagemaker: Service::SageMakerApi.public_address(),
        s3: Service::S3.public_address(),
        outside: (running.uplink == "simulated").then_some(outside),
        host_addresses: settings.host_addresses.clone(),
    })
}

fn namespace(running: &Running, workload: WorkloadId) -> anyhow::Result<OwnedFd> {
    running
        .network
        .workload_namespace(workload)?
        .with_context(|| format!("the namespace of {workload} is gone"))
}

async fn measure_all(
    running: &Running,
    ir: &NetworkIr,
    groups: &[Group],
    hosts: &[NonceListener],
    others: &BTreeMap<WorkloadId, (NonceListener, OwnedFd)>,
    tell: &(dyn Fn(&str) + Sync),
) -> anyhow::Result<Vec<Value>> {
    let region = region(running)?;
    let databases: Vec<Database> = running.engine.store().scan("")?;
    let model = Model::of(ir);
    let mut cells = Vec::new();
    for group in groups {
        let asking = Asking {
            running,
            view: View {
                region: &region,
                ir,
                model: &model,
                domain: &group.domain,
                notebooks: &group.notebooks,
                databases: &databases,
                other_port: OTHER_APP_PORT,
            },
            hosts,
            others,
        };
        for notebook in &group.notebooks {
            tell(&format!("measuring from {}", notebook.label));
            let questions = asking.questions(notebook)?;
            for question in &questions {
                control(running, question).with_context(|| {
                    format!(
                        "{} isn't alive where it must be, so a block would prove nothing",
                        question.to.name()
                    )
                })?;
            }
            let probes: Vec<Probe> = questions.iter().map(|q| q.probe.clone()).collect();
            let sandboxes = running.sandboxes.clone();
            let workload = notebook.workload;
            let measured = tokio::task::spawn_blocking(move || measure(&sandboxes, workload, &probes)).await??;
            if measured.len() != questions.len() {
                bail!(
                    "the probe inside {} answered {} of {} questions",
                    notebook.label,
                    measured.len(),
                    questions.len()
                );
            }
            cells.extend(merge(&notebook.label, questions, measured));
        }
    }
    Ok(cells)
}

/// Several addresses of one target (the host's) make one cell: reached if any is.
fn merge(from: &str, questions: Vec<Question>, measured: Vec<Measured>) -> Vec<Value> {
    let mut cells: Vec<(Target, bool, bool, String)> = Vec::new();
    for (question, result) in questions.into_iter().zip(measured) {
        let reached = result.measured == "reached";
        let agrees = reached == question.expected;
        let reason = match (reached, agrees) {
            (true, true) => question.model,
            (false, true) => format!("{}. {}", result.reason, question.model),
            (_, false) => format!(
                "MEASURED {}: {}. MODEL: {}",
                result.measured, result.reason, question.model
            ),
        };
        match cells.iter_mut().find(|c| c.0 == question.to) {
            Some(cell) => {
                if reached && !cell.2 {
                    (cell.2, cell.3) = (true, reason);
                }
            }
            None => cells.push((question.to, question.expected, reached, reason)),
        }
    }
    let word = |reached| if reached { "reached" } else { "blocked" };
    cells.into_iter().map(|(to, expected, measured, reason)| json!({ "from": from, "to": to, "expected": word(expected), "measured": word(measured), "reason": reason })).collect()
}

/// All that questions are made from.
struct Asking<'a> {
    running: &'a Running,
    view: View<'a>,
    hosts: &'a [NonceListener],
    others: &'a BTreeMap<WorkloadId, (NonceListener, OwnedFd)>,
}

impl Asking<'_> {
    fn questions(&self, notebook: &Notebook) -> anyhow::Result<Vec<Question>> {
        let mut questions = Vec::new();
        for to in Target::ALL {
            let mut view = self.view;
            let other = other_app(&view, notebook).and_then(|(other, _)| self.others.get_key_value(&other.workload));
            if let Some((_, (listener, _))) = other {
                view.other_port = listener.address.port();
            }
            let Some(answer) = answer(&view, notebook, to) else {
                continue;
            };
            let probes = match to {
                Target::Internet => vec![self.literal()],
                Target::GitHub => vec![self.github()?],
                Target::SageMakerApi => vec![self.service(Service::SageMakerApi, ASK_SAGEMAKER, ASKED_SAGEMAKER)?],
                Target::S3 => vec![self.service(Service::S3, ASK_S3, ASKED_S3)?],
                Target::HomeVolume => vec![self.home(&answer)?],
                Target::Postgres | Target::Redshift => vec![self.database(notebook, to)?],
                Target::OtherApp => other
                    .map(|(workload, (listener, _))| (listener.probe(), Control::Workload(*workload, listener.address)))
                    .into_iter()
                    .collect(),
                Target::Host => self
                    .hosts
                    .iter()
                    .map(|l| (l.probe(), Control::Host(l.address)))
                    .collect(),
            };
            questions.extend(probes.into_iter().map(|(probe, control)| Question {
                to,
                probe,
                expected: answer.reached,
                model: answer.sentence.clone(),
                control,
            }));
        }
        Ok(questions)
    }

    /// With no uplink nothing is out there that could be proven alive.
    fn outside(&self, address: Option<SocketAddrV4>) -> Control {
        address.map_or(Control::NothingThere, Control::Internet)
    }

    fn literal(&self) -> (Probe, Control) {
        let at = SocketAddrV4::new(simulated::PROBE_ADDRESS, 80);
        let nonce = format!("{:032x}", kakoi_engine::entropy());
        let want = format!("{}{nonce}", simulated::PROBE_PREFIX);
        let send = format!("{nonce}\n");
        let probe = ask(at.ip().to_string(), at.port(), false, send.as_bytes(), want.as_bytes());
        (probe, self.outside(self.view.region.outside.map(|o| o.literal)))
    }

    fn github(&self) -> anyhow::Result<(Probe, Control)> {
        let send = b"GET /kakoi/example/info/refs?service=git-upload-pack HTTP/1.1\r\nHost: github.com\r\nConnection: close\r\n\r\n";
        let probe = ask("github.com", 443, true, send, b"# service=git-upload-pack");
        Ok((probe, self.outside(self.view.region.outside.map(|o| o.github))))
    }

    /// One of the region's services, by its name. What's sent isn't signed, on purpose: AWS's own refusal proves who answers.
    fn service(&self, service: Service, request: &str, want: &[u8]) -> anyhow::Result<(Probe, Control)> {
        let region = self.view.region.context.region.as_str();
        let names = if self.running.aws_names {
            service.aws_regional_names(region)
        } else {
            vec![service.own_name(region)]
        };
        let name = names.into_iter().next().context("the service has a name")?;
        let send = request.replace("{name}", &name);
        let control = Control::Internet(SocketAddrV4::new(service.public_address(), 443));
        Ok((ask(name, 443, true, send.as_bytes(), want), control))
    }

    fn home(&self, answer: &Answer) -> anyhow::Result<(Probe, Control)> {
        let at = answer.address.context("a mount target has an address")?;
        let xid = 0x6b61_6b6f;
        let (call, reply) = (nfs::null_call(xid), nfs::null_reply(xid));
        let probe = ask(at.ip().to_string(), at.port(), false, &call, &reply);
        Ok((probe, Control::Router(self.view.domain.vpc, at)))
    }

    /// A database by its name: PostgreSQL's answer to a request for TLS is one byte, and it comes before any password.
    fn database(&self, notebook: &Notebook, to: Target) -> anyhow::Result<(Probe, Control)> {
        let service = to.database_service().context("the target is a database")?;
        let (found, at) = database(&self.view, service).context("the database is there")?;
        let label = &self
            .view
            .ir
            .databases
            .get(&found.workload)
            .context("it has a name")?
            .label;
        let domain = self.running.engine.settings().database_domains.of(service);
        let mut probe = ask(
            kakoi_database::endpoint_name(label, domain),
            at.port(),
            false,
            &SSL_REQUEST,
            b"S",
        );
        probe.first = true;
        // Other notebooks of VpcOnly that should reach it: this one's own packets are what's to be measured.
        let witnesses = self.others.keys().copied().filter(|w| *w != notebook.workload);
        let reaches = |w: &WorkloadId| {
            let witness = Notebook {
                label: String::new(),
                workload: *w,
            };
            answer(&self.view, &witness, to).is_some_and(|a| a.reached)
        };
        let mut from: Vec<WorkloadId> = witnesses.filter(reaches).take(1).collect();
        from.push(found.workload);
        Ok((probe, Control::Database(from, at)))
    }
}

const ASK_SAGEMAKER: &str = "POST / HTTP/1.1\r\nHost: {name}\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: SageMaker.ListDomains\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
const ASKED_SAGEMAKER: &[u8] = b"MissingAuthenticationToken";
const ASK_S3: &str = "GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n";
const ASKED_S3: &[u8] = b"<Code>AccessDenied</Code>";
/// PostgreSQL's SSLRequest: its length, then the code 80877103.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

/// Proves a target alive: by bytes where the protocol speaks first or plainly, by a full TLS handshake for the names.
fn control(running: &Running, question: &Question) -> anyhow::Result<()> {
    let speak = |mut stream: TcpStream| -> anyhow::Result<()> {
        stream.set_read_timeout(Some(CONTROL))?;
        stream.set_write_timeout(Some(CONTROL))?;
        if question.probe.tls {
            return handshake(running, stream, &question.probe.host);
        }
        let bytes = |text: &str| -> Vec<u8> {
            (0..text.len() / 2)
                .filter_map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok())
                .collect()
        };
        stream.write_all(&bytes(&question.probe.send))?;
        let want = bytes(&question.probe.want);
        let mut got = vec![0u8; want.len()];
        stream.read_exact(&mut got)?;
        anyhow::ensure!(got == want, "something else answered");
        Ok(())
    };
    match &question.control {
        Control::NothingThere => Ok(()),
        Control::Host(address) => speak(TcpStream::connect_timeout(&(*address).into(), CONTROL)?),
        Control::Internet(address) => {
            let namespace = running
                .network
                .internet_namespace()?
                .context("the internet side is there")?;
            speak(connect(namespace.as_fd(), *address, CONTROL)?)
        }
        Control::Router(vpc, address) => {
            let namespace = running
                .network
                .router_namespace(*vpc)?
                .context("the VPC's router is there")?;
            speak(connect(namespace.as_fd(), *address, CONTROL)?)
        }
        Control::Workload(workload, address) => {
            let namespace = namespace(running, *workload)?;
            speak(connect(namespace.as_fd(), *address, CONTROL)?)
        }
        Control::Database(from, address) => {
            let mut outcome = Err(anyhow::anyhow!("nobody to ask from"));
            for workload in from {
                outcome = namespace(running, *workload).and_then(|n| speak(connect(n.as_fd(), *address, CONTROL)?));
                if outcome.is_ok() {
                    break;
                }
            }
            outcome
        }
    }
}

fn handshake(running: &Running, mut stream: TcpStream, name: &str) -> anyhow::Result<()> {
    let mut roots = rustls::RootCertStore::empty();
    for authority in [&running.authorities.region, &running.authorities.simulated] {
        roots.add(authority.certificate_der().clone())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut tls = rustls::ClientConnection::new(Arc::new(config), name.to_owned().try_into()?)?;
    while tls.is_handshaking() {
        tls.complete_io(&mut stream)?;
    }
    Ok(())
}

/// Runs the probe inside a sandbox.
fn measure(
    sandboxes: &kakoi_linux::workload::Sandboxes,
    workload: WorkloadId,
    probes: &[Probe],
) -> anyhow::Result<Vec<Measured>> {
    let socket = sandboxes.exec_socket(workload)?;
    let (stdin_read, stdin_write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
    let (stdout_read, stdout_write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
    let errors = rustix::fs::open(
        "/dev/null",
        rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::CLOEXEC,
        rustix::fs::Mode::empty(),
    )?;
    let argv = ["/opt/kakoi/env/bin/python3", "-I", "-c", PROBE]
        .map(str::to_owned)
        .to_vec();
    let request = kakoi_anchor::ExecRequest {
        argv,
        env: Vec::new(),
        cwd: None,
    };
    let session = kakoi_anchor::exec(
        &socket,
        &request,
        [stdin_read.as_fd(), stdout_write.as_fd(), errors.as_fd()],
    )?;
    drop((stdin_read, stdout_write));
    let mut input = std::fs::File::from(stdin_write);
    input.write_all(&serde_json::to_vec(probes)?)?;
    drop(input);
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        // Hostile code may share the sandbox: what it could print is bounded.
        std::fs::File::from(stdout_read)
            .take(1 << 20)
            .read_to_end(&mut text)
            .map(|_| text)
    });
    session.wait(Some(PROBES)).context("the probe didn't end in time")?;
    let text = reader
        .join()
        .map_err(|_| anyhow::anyhow!("reading the probe's answer"))??;
    serde_json::from_slice(&text).context("the probe's answer is unreadable")
}
