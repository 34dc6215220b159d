//! The proxies that people put before notebooks: found or installed here, configured for the same upstream. Nothing of it
//! is installed into the system, and nothing runs longer than the measurement.

use super::{Process, on, wait_for_port};
use anyhow::{Context, bail, ensure};
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The version that is measured; npm keeps the rest in its lock beside it.
const CHP: &str = "configurable-http-proxy@5.3.0";

/// A port of loopback that was free just now.
fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Where nginx keeps what it writes; the name ends like everything that this process must remove.
pub fn nginx_run(place: &Path) -> PathBuf {
    place.join(format!("nginx-{}", std::process::id()))
}

/// nginx, one worker, that lets in who has the cookie: a look-up in its map, the cheapest check that it has.
pub fn nginx(place: &Path, cookie: &str, upstream: u16) -> anyhow::Result<(Process, u16)> {
    let program = find_nginx(place)?;
    let dir = nginx_run(place);
    fs::create_dir_all(&dir)?;
    let (port, at) = (free_port()?, dir.display());
    let (name, value) = cookie.split_once('=').context("a cookie is a pair")?;
    let user = if rustix::process::geteuid().is_root() {
        "user root;\n"
    } else {
        ""
    };
    let config = format!(
        "{user}daemon off;\nworker_processes 1;\npid {at}/pid;\nerror_log {at}/error.log;\nevents {{ worker_connections 1024; }}\n\
         http {{\n  access_log off;\n  client_body_temp_path {at}/body;\n  proxy_temp_path {at}/proxy;\n  fastcgi_temp_path {at}/f;\n\
           uwsgi_temp_path {at}/u;\n  scgi_temp_path {at}/s;\n  keepalive_requests 100000000;\n\
           map $http_cookie $allowed {{ default 0; \"~(^|; ){name}={value}(;|$)\" 1; }}\n\
           map $http_upgrade $connection_upgrade {{ default upgrade; '' ''; }}\n\
           upstream app {{ server 127.0.0.1:{upstream}; keepalive 64; keepalive_requests 100000000; }}\n\
           server {{\n    listen 127.0.0.1:{port};\n    if ($allowed = 0) {{ return 403; }}\n    location / {{\n\
               proxy_pass http://app;\n      proxy_http_version 1.1;\n      proxy_set_header Host $http_host;\n\
               proxy_set_header Upgrade $http_upgrade;\n      proxy_set_header Connection $connection_upgrade;\n    }}\n  }}\n}}\n"
    );
    let file = dir.join("nginx.conf");
    fs::write(&file, config)?;
    let mut command = on(0, &program);
    command
        .arg("-e")
        .arg(dir.join("error.log"))
        .arg("-p")
        .arg(&dir)
        .arg("-c")
        .arg(&file);
    let mut process = Process::spawn(command.stdout(Stdio::null()).stderr(Stdio::null()))?;
    wait_for_port(&mut process, port).with_context(|| fs::read_to_string(dir.join("error.log")).unwrap_or_default())?;
    Ok((process, port))
}

/// nginx on PATH, or the distribution's package, unpacked and not installed: its installation would start a service.
fn find_nginx(place: &Path) -> anyhow::Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin".into(), "/sbin".into()];
    if let Some(found) = std::env::split_paths(&path)
        .chain(system)
        .map(|d| d.join("nginx"))
        .find(|p| p.is_file())
    {
        return Ok(found);
    }
    let dir = place.join("nginx");
    let program = dir.join("usr/sbin/nginx");
    if !program.is_file() {
        fs::create_dir_all(&dir)?;
        quiet(
            Command::new("apt-get")
                .args(["download", "-q", "nginx"])
                .current_dir(&dir),
        )?;
        let package = fs::read_dir(&dir)?
            .flatten()
            .map(|e| e.path())
            .find(|p| p.extension().is_some_and(|e| e == "deb"));
        let package = package.context("apt-get downloaded nothing")?;
        quiet(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&dir))?;
        ensure!(program.is_file(), "the package nginx has no /usr/sbin/nginx");
    }
    Ok(program)
}

/// The program configurable-http-proxy, installed when it isn't there yet.
pub fn chp_program(place: &Path) -> anyhow::Result<PathBuf> {
    let dir = place.join("chp");
    let program = dir.join("node_modules/.bin/configurable-http-proxy");
    if !program.is_file() {
        fs::create_dir_all(&dir)?;
        fs::write(dir.join("package.json"), "{\"private\": true}\n")?;
        quiet(
            Command::new("npm")
                .args([
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--save-exact",
                    "--ignore-scripts",
                    CHP,
                ])
                .current_dir(&dir),
        )?;
    }
    Ok(program)
}

/// configurable-http-proxy, which JupyterHub uses. It authenticates who changes routes, and nobody whose requests it carries.
pub fn chp(place: &Path, upstream: u16) -> anyhow::Result<(Process, u16)> {
    let program = chp_program(place)?;
    let (port, api) = (free_port()?, free_port()?);
    let mut command = on(0, Path::new("node"));
    command
        .arg(&program)
        .args([
            "--ip",
            "127.0.0.1",
            "--port",
            &port.to_string(),
            "--api-ip",
            "127.0.0.1",
            "--api-port",
            &api.to_string(),
        ])
        .args([
            "--log-level",
            "error",
            "--default-target",
            &format!("http://127.0.0.1:{upstream}"),
        ])
        .env("CONFIGPROXY_AUTH_TOKEN", "bench");
    let mut process = Process::spawn(command.stdout(Stdio::null()).stderr(Stdio::null()))?;
    wait_for_port(&mut process, port)?;
    Ok((process, port))
}

fn quiet(command: &mut Command) -> anyhow::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("running {name}"))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        bail!("{name}: {}", why.lines().next_back().unwrap_or_default());
    }
    Ok(())
}
