//! Kakoi beside JupyterHub, in turns within one run: hub, configurable-http-proxy, and single-user servers as plain processes
//! (SimpleLocalProcessSpawner) with the JupyterLab version of our notebooks. No sandbox, no network boundary on that side.

use crate::app::{create_app, delete_apps, domain_id, key};
use crate::by_hand::{ByHand, Killed, Program, free_ports, tail};
use crate::gateway::proxies::chp_program;
use crate::report::{Row, median};
use crate::{Bench, memory, peers, start};
use anyhow::{Context, bail, ensure};
use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const LOCK: &str = include_str!("../../../env/peers/jupyterhub.lock");
const DEADLINE: Duration = Duration::from_secs(240);
/// How often an answer is asked for.
const PAUSE: Duration = Duration::from_millis(2);
/// The key of the only one who asks, on loopback, for as long as the measurement lasts.
const TOKEN: &str = "kakoi-bench";

/// Where everything lies that a hub needs.
pub struct Installed {
    bin: PathBuf,
    proxy: PathBuf,
    place: PathBuf,
}

/// Installs what isn't there yet.
pub fn install(bench: &Bench) -> anyhow::Result<Installed> {
    Ok(Installed {
        bin: peers::programs(&bench.place, "jupyterhub", LOCK)?,
        proxy: chp_program(&bench.place).context("configurable-http-proxy")?,
        place: bench.place.clone(),
    })
}

/// A hub with its proxy. Everything it started ends when this is dropped: it all lives in one namespace of processes.
pub struct Hub {
    child: Killed,
    port: u16,
    dir: PathBuf,
}

impl Hub {
    /// Starts a fresh hub, and waits until it answers through its proxy.
    pub fn start(installed: &Installed) -> anyhow::Result<Self> {
        let dir = installed.place.join(format!("jupyterhub-{}", std::process::id()));
        fs::create_dir_all(&dir)?;
        let ports = free_ports(3)?;
        let [port, hub, api] = [ports[0], ports[1], ports[2]];
        fs::write(
            dir.join("jupyterhub_config.py"),
            config(installed, &dir, [port, hub, api]),
        )?;
        let (program, at) = (installed.bin.join("jupyterhub"), dir.to_string_lossy());
        let log = dir.join("log");
        let child = peers::start(
            &log,
            Path::new("bwrap"),
            &[
                "--unshare-user",
                "--unshare-pid",
                "--die-with-parent",
                "--dev-bind",
                "/",
                "/",
                "--proc",
                "/proc",
                "--chdir",
                &at,
                &program.to_string_lossy(),
                "-f",
                "jupyterhub_config.py",
            ],
        )?;
        let mut started = Self { child, port, dir };
        let began = Instant::now();
        while !started.ask("GET", "/hub/api").is_ok_and(|(status, _)| status == 200) {
            if let Some(status) = started.child.0.try_wait()? {
                bail!("JupyterHub ended ({status}): {}", tail(&fs::read_to_string(&log)?));
            }
            ensure!(
                began.elapsed() < DEADLINE,
                "JupyterHub doesn't answer: {}",
                tail(&fs::read_to_string(&log)?)
            );
            std::thread::sleep(PAUSE);
        }
        Ok(started)
    }

    /// Memory of hub and proxy, without its users' servers: MiB, and words.
    pub fn memory(&self) -> anyhow::Result<(f64, String)> {
        // bwrap itself, two of them, is ours; it's below one MiB.
        memory::of_tree(self.child.0.id(), |command| command.contains("jupyterhub-singleuser"))
    }

    /// Makes a user, who needs no account on this machine.
    pub fn add_user(&self, name: &str) -> anyhow::Result<()> {
        self.expect("POST", &format!("/hub/api/users/{name}"), 201)
    }

    /// Starts a user's server. The hub answers once it calls it ready; then `/api` is asked for through the proxy.
    pub fn start_server(&self, name: &str) -> anyhow::Result<()> {
        self.expect("POST", &format!("/hub/api/users/{name}/server"), 201)?;
        let began = Instant::now();
        while self.ask("GET", &format!("/user/{name}/api"))?.0 != 200 {
            ensure!(began.elapsed() < DEADLINE, "the server of {name} doesn't answer");
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    fn stop_server(&self, name: &str) -> anyhow::Result<()> {
        self.ask("DELETE", &format!("/hub/api/users/{name}/server"))?;
        let began = Instant::now();
        while !self
            .ask("GET", &format!("/hub/api/users/{name}"))?
            .1
            .contains("\"servers\": {}")
        {
            ensure!(began.elapsed() < DEADLINE, "the server of {name} doesn't end");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn expect(&self, method: &str, path: &str, wanted: u16) -> anyhow::Result<()> {
        let (status, body) = self.ask(method, path)?;
        ensure!(status == wanted, "{method} {path}: status {status}: {body}");
        Ok(())
    }

    /// One request through the proxy: status and body.
    fn ask(&self, method: &str, path: &str) -> io::Result<(u16, String)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(DEADLINE))?;
        let (port, length) = (self.port, "content-length: 0\r\n");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nauthorization: token {TOKEN}\r\n{length}connection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        let status = status.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no status line"))?;
        Ok((status, body.to_owned()))
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        // Its processes first, or they'd write here again.
        let _ = self.child.0.kill();
        let _ = self.child.0.wait();
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// The hub's settings. Its users' servers may be root's, because in a container this may be root; and no limit on starts at once,
/// because ours has none.
fn config(installed: &Installed, dir: &Path, [port, hub, api]: [u16; 3]) -> String {
    let quoted = |path: &Path| format!("{:?}", path.to_string_lossy());
    let (proxy, single) = (
        quoted(&installed.proxy),
        quoted(&installed.bin.join("jupyterhub-singleuser")),
    );
    let (at, seconds) = (dir.display(), DEADLINE.as_secs());
    format!(
        "c.JupyterHub.bind_url = 'http://127.0.0.1:{port}'\n\
         c.JupyterHub.hub_ip = '127.0.0.1'\n\
         c.JupyterHub.hub_port = {hub}\n\
         c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:{api}'\n\
         c.ConfigurableHTTPProxy.command = ['node', {proxy}]\n\
         c.JupyterHub.authenticator_class = 'dummy'\n\
         c.Authenticator.allow_all = True\n\
         c.JupyterHub.spawner_class = 'simple'\n\
         c.SimpleLocalProcessSpawner.home_dir_template = '{at}/home/{{username}}'\n\
         c.Spawner.cmd = [{single}]\n\
         c.Spawner.args = ['--allow-root']\n\
         c.Spawner.default_url = '/lab'\n\
         c.Spawner.start_timeout = {seconds}\n\
         c.Spawner.http_timeout = {seconds}\n\
         c.JupyterHub.tornado_settings = {{'slow_spawn_timeout': {seconds}}}\n\
         c.JupyterHub.concurrent_spawn_limit = 0\n\
         c.JupyterHub.services = [{{'name': 'bench', 'api_token': '{TOKEN}'}}]\n\
         c.JupyterHub.load_roles = [{{'name': 'bench', 'scopes': ['admin:users', 'admin:servers', 'access:servers'], 'services': ['bench']}}]\n"
    )
}

/// All rows.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let installed = install(bench)?;
    let (mut cold, mut theirs_cold, mut resident, mut theirs_resident) = (vec![], vec![], vec![], vec![]);
    let mut words = String::new();
    for round in 0..bench.repeats(3, 1) {
        let mut region = bench.region(&format!("hub{round}"))?;
        cold.push(start::first_answer(&mut region)?);
        resident.push(memory::of_region(&region)?);
        drop(region);
        let began = Instant::now();
        let hub = Hub::start(&installed)?;
        theirs_cold.push(began.elapsed().as_secs_f64() * 1e3);
        let (mib, said) = hub.memory()?;
        theirs_resident.push(mib);
        words = said;
    }
    let mut rows = vec![
        Row::new("beside JupyterHub: cold start to first answer", "ms", cold)
            .beside("JupyterHub", theirs_cold)
            .note("ours signed, to the API; JupyterHub's through its proxy"),
        Row::new("beside JupyterHub: resident memory, idle", "MiB", resident)
            .beside("hub + proxy", theirs_resident)
            .note(format!("hub and proxy: {words}")),
    ];
    rows.extend(servers(bench, &installed)?);
    Ok(rows)
}

/// One user's server at a time.
fn servers(bench: &Bench, installed: &Installed) -> anyhow::Result<Vec<Row>> {
    let mut region = bench.region("beside-hub")?;
    let (access, _) = region.start_quickstart(&[])?;
    delete_apps(&access)?;
    let key = key(&domain_id(&access, "research-closed")?, "alice");
    let hub = Hub::start(installed)?;
    hub.add_user("alice")?;
    let hand = ByHand::new(bench)?;
    let (mut lab, mut app, mut server) = (vec![], vec![], vec![]);
    // The first round fills caches and isn't counted.
    for round in 0..=bench.repeats(5, 1) {
        let by_hand = hand.start(Program::JupyterLab)?;
        let began = Instant::now();
        hub.start_server("alice")?;
        let theirs = began.elapsed().as_secs_f64() * 1e3;
        hub.stop_server("alice")?;
        let ours = create_app(&access, &key)?;
        if round > 0 {
            lab.push(by_hand);
            server.push(theirs);
            app.push(ours);
        }
    }
    let ratios = |own: &[f64]| own.iter().zip(&lab).map(|(a, b)| a / b).collect::<Vec<_>>();
    let over = |own: &[f64]| own.iter().zip(&lab).map(|(a, b)| a - b).collect::<Vec<_>>();
    let by_hand = format!("`jupyter lab` by hand in the same rounds: {:.0} ms", median(&lab));
    Ok(vec![
        Row::new("beside JupyterHub: start of a user's server to /api", "ms", app.clone())
            .beside("JupyterHub", server.clone())
            .note(
                "ours: CreateApp to InService; JupyterHub's: the request to start until /api answers through its proxy",
            ),
        Row::new(
            "beside JupyterHub: the same, of `jupyter lab` by hand",
            "×",
            ratios(&app),
        )
        .beside("JupyterHub", ratios(&server))
        .note(by_hand),
        // A ratio of two differences would say nothing.
        Row::new("beside JupyterHub: ours over `jupyter lab` by hand", "ms", over(&app)),
        Row::new(
            "beside JupyterHub: theirs over `jupyter lab` by hand",
            "ms",
            over(&server),
        ),
    ])
}
