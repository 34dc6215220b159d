//! Measured against modelled: every running notebook tries every target with real packets, and the model says beforehand what
//! should happen. A blocked target is first proven alive from where it should be reachable: a dead one would look blocked.

use super::Running;
use anyhow::{Context, bail};
use kakoi_edge::names::Service;
use kakoi_edge::{nfs, simulated};
use kakoi_linux::netns::connect;
use kakoi_net::AppLeg;
use kakoi_netir::{AttachmentIr, NetworkIr};
use kakoi_netsim::{NameAnswer, NameKind, Origin, Packet, Verdict, fate, resolve_name, sentence};
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
struct Target {
    host: String,
    port: u16,
    tls: bool,
    send: String,
    want: String,
}

/// A question: where to, what the model says, and how the target is proven alive.
struct Question {
    to: &'static str,
    target: Target,
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

fn ask(host: impl Into<String>, port: u16, tls: bool, send: &[u8], want: &[u8]) -> Target {
    Target {
        host: host.into(),
        port,
        tls,
        send: hex(send),
        want: hex(want),
    }
}

struct Notebook {
    label: String,
    domain: Domain,
    workload: WorkloadId,
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

    fn target(&self) -> Target {
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
    let notebooks = notebooks(running)?;
    if notebooks.is_empty() {
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
    for notebook in &notebooks {
        let Some(address) = default_address(&ir, notebook.workload) else {
            continue;
        };
        let namespace = namespace(running, notebook.workload)?;
        let listener = kakoi_linux::netns::listen_tcp(namespace.as_fd(), SocketAddrV4::new(address, 0))?;
        others.insert(notebook.workload, (NonceListener::start(listener)?, namespace));
    }
    let outcome = measure_all(running, &ir, &notebooks, &hosts, &others, tell).await;
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

fn notebooks(running: &Running) -> anyhow::Result<Vec<Notebook>> {
    let store = running.engine.store();
    let domains: Vec<Domain> = store.scan("")?;
    let mut found = Vec::new();
    for app in store.scan::<App>("")? {
        let (AppOwner::Space(space), Some(workload), AppStatus::InService) = (&app.owner, app.workload, app.status)
        else {
            continue;
        };
        let Some(domain) = domains.iter().find(|d| d.id == app.domain) else {
            continue;
        };
        let ambiguous = domains.iter().filter(|d| d.name == domain.name).count() > 1;
        let name = if ambiguous {
            domain.id.to_string()
        } else {
            domain.name.clone()
        };
        found.push(Notebook {
            label: format!("{name}/{space}"),
            domain: domain.clone(),
            workload,
        });
    }
    found.sort_by(|a, b| (a.domain.access.as_str(), &a.label).cmp(&(b.domain.access.as_str(), &b.label)));
    Ok(found)
}

fn namespace(running: &Running, workload: WorkloadId) -> anyhow::Result<OwnedFd> {
    running
        .network
        .workload_namespace(workload)?
        .with_context(|| format!("the namespace of {workload} is gone"))
}

/// The address by which others would find an app: that of its leg with the default route.
fn default_address(ir: &NetworkIr, workload: WorkloadId) -> Option<Ipv4Addr> {
    let legs = &ir.workloads.get(&workload)?.legs;
    legs.get(&AppLeg::Vpc)
        .or_else(|| legs.get(&AppLeg::Internet))
        .map(|l| l.address)
}

async fn measure_all(
    running: &Running,
    ir: &NetworkIr,
    notebooks: &[Notebook],
    hosts: &[NonceListener],
    others: &BTreeMap<WorkloadId, (NonceListener, OwnedFd)>,
    tell: &(dyn Fn(&str) + Sync),
) -> anyhow::Result<Vec<Value>> {
    let mut cells = Vec::new();
    for notebook in notebooks {
        tell(&format!("measuring from {}", notebook.label));
        let questions = questions(running, ir, notebook, notebooks, hosts, others)?;
        for question in &questions {
            control(running, question).with_context(|| {
                format!(
                    "{} isn't alive where it must be, so a block would prove nothing",
                    question.to
                )
            })?;
        }
        let targets: Vec<Target> = questions.iter().map(|q| q.target.clone()).collect();
        let sandboxes = running.sandboxes.clone();
        let workload = notebook.workload;
        let measured = tokio::task::spawn_blocking(move || measure(&sandboxes, workload, &targets)).await??;
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
    Ok(cells)
}

/// Several addresses of one target (the host's) make one cell: reached if any is.
fn merge(from: &str, questions: Vec<Question>, measured: Vec<Measured>) -> Vec<Value> {
    let mut cells: Vec<(&str, bool, bool, String)> = Vec::new();
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

fn questions(
    running: &Running,
    ir: &NetworkIr,
    notebook: &Notebook,
    notebooks: &[Notebook],
    hosts: &[NonceListener],
    others: &BTreeMap<WorkloadId, (NonceListener, OwnedFd)>,
) -> anyhow::Result<Vec<Question>> {
    let origin = Origin::Workload(notebook.workload);
    let by_packet = |address: Ipv4Addr, port: u16| fate(ir, &origin, &Packet::tcp(address, port));
    let judged = |verdict: &Verdict| (verdict.is_delivered(), sentence(verdict));
    let mut questions = Vec::new();
    questions.extend(internet(running, ir, notebook)?);
    let sagemaker = ("sagemaker-api", Service::SageMakerApi);
    questions.push(service(
        running,
        ir,
        notebook,
        sagemaker,
        ASK_SAGEMAKER,
        b"MissingAuthenticationToken",
    )?);
    let s3 = ("s3", Service::S3);
    questions.push(service(
        running,
        ir,
        notebook,
        s3,
        ASK_S3,
        b"<Code>AccessDenied</Code>",
    )?);
    questions.push(home(ir, notebook)?);
    if let Some(other) = notebooks
        .iter()
        .find(|n| n.domain.id == notebook.domain.id && n.workload != notebook.workload)
        && let Some((listener, _)) = others.get(&other.workload)
    {
        let (expected, model) = judged(&by_packet(*listener.address.ip(), listener.address.port()));
        let control = Control::Workload(other.workload, listener.address);
        questions.push(Question {
            to: "other-app",
            target: listener.target(),
            expected,
            model,
            control,
        });
    }
    for listener in hosts {
        let ip = *listener.address.ip();
        // 127.0.0.1 is the app's own loopback; the host's is another one, and no packet gets there.
        let model = format!("Blocked: {ip} of the host is in another network namespace, and no route leads there.");
        questions.push(Question {
            to: "host",
            target: listener.target(),
            expected: false,
            model,
            control: Control::Host(listener.address),
        });
    }
    Ok(questions)
}

/// A literal address and a name on the internet. With no uplink nothing is out there: then both must fail, and there's nothing
/// that could be proven alive.
fn internet(running: &Running, ir: &NetworkIr, notebook: &Notebook) -> anyhow::Result<[Question; 2]> {
    let origin = Origin::Workload(notebook.workload);
    let judge = |address: Ipv4Addr, port: u16| {
        let verdict = fate(ir, &origin, &Packet::tcp(address, port));
        (verdict.is_delivered(), sentence(&verdict))
    };
    let probe = SocketAddrV4::new(simulated::PROBE_ADDRESS, 80);
    let github = simulated::hosts()
        .find(|(name, _)| *name == "github.com")
        .map(|(_, ip)| ip);
    let github = SocketAddrV4::new(github.context("github.com is simulated")?, 443);
    let nonce = format!("{:032x}", kakoi_engine::entropy());
    let want = format!("{}{nonce}", simulated::PROBE_PREFIX);
    let literal = ask(
        probe.ip().to_string(),
        probe.port(),
        false,
        format!("{nonce}\n").as_bytes(),
        want.as_bytes(),
    );
    let send = b"GET /kakoi/example/info/refs?service=git-upload-pack HTTP/1.1\r\nHost: github.com\r\nConnection: close\r\n\r\n";
    let named = ask("github.com", github.port(), true, send, b"# service=git-upload-pack");
    let question = |to, target, (expected, model), address| Question {
        to,
        target,
        expected,
        model,
        control: Control::Internet(address),
    };
    if running.uplink != "simulated" {
        let nothing = |to, target| {
            let model = "Blocked: this region has no internet (--uplink none).".to_owned();
            Question {
                to,
                target,
                expected: false,
                model,
                control: Control::NothingThere,
            }
        };
        return Ok([nothing("internet", literal), nothing("github.com:443", named)]);
    }
    let by_name = match resolve_name(ir, notebook.workload, &NameKind::Public) {
        NameAnswer::Refused { code, detail } => (false, format!("Blocked ({code}): {detail}.")),
        _ => judge(*github.ip(), github.port()),
    };
    Ok([
        question("internet", literal, judge(*probe.ip(), probe.port()), probe),
        question("github.com:443", named, by_name, github),
    ])
}

/// One of the region's services, by its name. What's sent isn't signed, on purpose: AWS's own refusal proves who answers.
fn service(
    running: &Running,
    ir: &NetworkIr,
    notebook: &Notebook,
    (to, service): (&'static str, Service),
    request: &str,
    want: &[u8],
) -> anyhow::Result<Question> {
    let region = running.engine.region().region.as_str();
    let names = if running.aws_names {
        service.aws_regional_names(region)
    } else {
        vec![service.own_name(region)]
    };
    let name = names.into_iter().next().context("the service has a name")?;
    let (_, service_name) = service
        .vpc_endpoint_service(region)
        .context("the service has endpoints")?;
    let origin = Origin::Workload(notebook.workload);
    let (expected, model) = match resolve_name(ir, notebook.workload, &NameKind::Service(service_name)) {
        NameAnswer::Private(addresses) => {
            let verdicts: Vec<Verdict> = addresses
                .iter()
                .map(|a| fate(ir, &origin, &Packet::tcp(*a, 443)))
                .collect();
            let best = verdicts.iter().find(|v| v.is_delivered()).or(verdicts.first());
            best.map_or((false, "the endpoint has no address".to_owned()), |v| {
                (v.is_delivered(), sentence(v))
            })
        }
        NameAnswer::Public { .. } => {
            let verdict = fate(ir, &origin, &Packet::tcp(service.public_address(), 443));
            (verdict.is_delivered(), sentence(&verdict))
        }
        NameAnswer::Refused { code, detail } => (false, format!("Blocked ({code}): {detail}.")),
    };
    let send = request.replace("{name}", &name);
    Ok(Question {
        to,
        target: ask(name, 443, true, send.as_bytes(), want),
        expected,
        model,
        control: Control::Internet(SocketAddrV4::new(service.public_address(), 443)),
    })
}

const ASK_SAGEMAKER: &str = "POST / HTTP/1.1\r\nHost: {name}\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: SageMaker.ListDomains\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
const ASK_S3: &str = "GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n";

fn home(ir: &NetworkIr, notebook: &Notebook) -> anyhow::Result<Question> {
    let file_system = notebook.domain.file_system.context("the domain has a file system")?;
    let router = ir
        .routers
        .get(&notebook.domain.vpc)
        .context("the domain's VPC has a router")?;
    let mut targets = router
        .interfaces
        .values()
        .filter(|i| matches!(i.attachment, AttachmentIr::MountTarget { file_system: f, .. } if f == file_system));
    let address = targets.next().context("the file system has a mount target")?.address;
    let verdict = fate(ir, &Origin::Workload(notebook.workload), &Packet::tcp(address, 2049));
    let xid = 0x6b61_6b6f;
    let target = ask(
        address.to_string(),
        2049,
        false,
        &nfs::null_call(xid),
        &nfs::null_reply(xid),
    );
    let control = Control::Router(router.vpc, SocketAddrV4::new(address, 2049));
    Ok(Question {
        to: "home-volume",
        target,
        expected: verdict.is_delivered(),
        model: sentence(&verdict),
        control,
    })
}

/// Proves a target alive: by bytes where the protocol speaks first or plainly, by a full TLS handshake for the names.
fn control(running: &Running, question: &Question) -> anyhow::Result<()> {
    let speak = |mut stream: TcpStream| -> anyhow::Result<()> {
        stream.set_read_timeout(Some(CONTROL))?;
        stream.set_write_timeout(Some(CONTROL))?;
        if question.target.tls {
            return handshake(running, stream, &question.target.host);
        }
        let bytes = |text: &str| -> Vec<u8> {
            (0..text.len() / 2)
                .filter_map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok())
                .collect()
        };
        stream.write_all(&bytes(&question.target.send))?;
        let want = bytes(&question.target.want);
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
    targets: &[Target],
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
    input.write_all(&serde_json::to_vec(targets)?)?;
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
