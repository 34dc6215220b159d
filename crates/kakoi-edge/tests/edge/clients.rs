//! git against the simulated github.com on loopback.

use std::path::Path;
use std::process::{Command, Output};

use kakoi_edge::pki::Authorities;
use kakoi_edge::shutdown_channel;
use kakoi_edge::simulated::{SimulatedInternet, tls_config};
use kakoi_edge::tls::HttpLimits;

pub fn listener() -> (std::net::TcpListener, u16) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

fn git(home: &Path, port: u16, arguments: &[&str]) -> Output {
    Command::new("git")
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", home)
        .env("GIT_SSL_CAINFO", home.join("bundle.pem"))
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_TRACE_CURL", home.join("trace"))
        .args(["-c", &format!("http.curloptResolve=github.com:{port}:127.0.0.1")])
        .args(arguments)
        .current_dir(home)
        .output()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn git_clones_whole_shallow_and_with_old_protocols() {
    let dir = tempfile::tempdir().unwrap();
    let authorities = Authorities::open(dir.path()).unwrap();
    std::fs::write(dir.path().join("bundle.pem"), authorities.bundle_simulated()).unwrap();
    std::fs::write(dir.path().join("region.pem"), authorities.bundle(None)).unwrap();
    let internet = SimulatedInternet::new(&dir.path().join("internet"));
    let config = tls_config(authorities.simulated.clone()).unwrap();
    let (listener, port) = listener();
    let (stop, shutdown) = shutdown_channel();
    let server = tokio::spawn(internet.serve_https(listener, config, shutdown, HttpLimits::default()));
    let home = dir.path().to_path_buf();
    tokio::task::spawn_blocking(move || {
        let url = |path: &str| format!("https://github.com:{port}/{path}");
        let ok = |arguments: &[&str]| {
            let output = git(&home, port, arguments);
            assert!(
                output.status.success(),
                "{arguments:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            String::from_utf8(output.stdout).unwrap()
        };
        ok(&["clone", "-q", &url("kakoi/example"), "whole"]);
        assert_eq!(ok(&["-C", "whole", "rev-list", "--count", "HEAD"]).trim(), "3");
        assert!(home.join("whole/example/mean.py").is_file());
        ok(&["clone", "-q", "--depth", "1", &url("kakoi/notebooks.git"), "shallow"]);
        assert_eq!(ok(&["-C", "shallow", "rev-list", "--count", "HEAD"]).trim(), "1");
        ok(&["-C", "shallow", "fetch", "-q", "--unshallow"]);
        assert_eq!(ok(&["-C", "shallow", "rev-list", "--count", "HEAD"]).trim(), "2");
        ok(&["clone", "-q", "--filter=blob:none", &url("kakoi/datasets"), "partial"]);
        for version in ["0", "1"] {
            ok(&[
                "-c",
                &format!("protocol.version={version}"),
                "clone",
                "-q",
                &url("kakoi/example"),
                version,
            ]);
        }
        // A long negotiation, which git sends compressed: the client has commits of its own.
        for i in 0..80 {
            let message = format!("local {i}");
            let who = ["-c", "user.name=a", "-c", "user.email=a@b"];
            ok(&[
                &["-C", "whole"],
                &who[..],
                &["commit", "-q", "--allow-empty", "-m", &message],
            ]
            .concat());
        }
        ok(&[
            "-C",
            "whole",
            "-c",
            "protocol.version=0",
            "fetch",
            "-q",
            &url("kakoi/datasets"),
            "main",
        ]);
        let trace = std::fs::read(home.join("trace")).unwrap();
        assert!(
            String::from_utf8_lossy(&trace).contains("Content-Encoding: gzip"),
            "that was compressed"
        );

        let missing = git(&home, port, &["clone", "-q", &url("kakoi/nothing"), "no"]);
        assert!(!missing.status.success());
        assert!(
            String::from_utf8_lossy(&missing.stderr).contains("not found"),
            "{missing:?}"
        );
        let push = git(&home, port, &["-C", "whole", "push", "-q", "origin", "HEAD:main"]);
        assert!(!push.status.success());
        std::fs::copy(home.join("region.pem"), home.join("bundle.pem")).unwrap();
        let untrusted = git(&home, port, &["ls-remote", &url("kakoi/example")]);
        assert!(
            !untrusted.status.success(),
            "the simulated authority isn't the region's"
        );
    })
    .await
    .unwrap();
    stop.send(true).unwrap();
    server.await.unwrap().unwrap();
}
