//! Starts that can't succeed: exit code 2 and one line that names the cure. And `kakoi doctor`.

use kakoi_e2e::checks::{Checks, say};
use kakoi_e2e::procs;
use kakoi_e2e::server::Server;
use kakoi_e2e::setup::{Place, Setup, Way};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

fn refused(out: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(2), "{said}");
    for word in words {
        assert!(said.contains(word), "no {word:?} in: {said}");
    }
    let errors = said.lines().filter(|l| l.starts_with("kakoi: ")).count();
    assert!(errors == 1 && said.lines().count() <= 2, "one line: {said}");
}

/// Without any region.
pub fn before(checks: &mut Checks, setup: &Setup) {
    let place = Place::new(setup.clone());
    checks.run("verbs without a region say so", || {
        for verb in [
            &["quickstart"][..],
            &["selftest"],
            &["compare"],
            &["domain", "list"],
            &["app", "list"],
            &["app", "exec", "a/b", "--", "true"],
        ] {
            let out = place.run(verb);
            let said = String::from_utf8_lossy(&out.stderr).into_owned();
            assert_eq!(out.status.code(), Some(2), "{verb:?}: {said}");
            assert!(said.contains("kakoi up"), "{verb:?} names no cure: {said}");
        }
        assert_eq!(place.run(&["status"]).status.code(), Some(1));
        assert_eq!(place.run(&["reach"]).status.code(), Some(2), "an unknown verb");
        assert_eq!(place.run(&["down"]).status.code(), Some(0));
        assert!(!place.data().exists(), "asking makes no data directory");
    });
    checks.run("a port in use", || {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = taken.local_addr().expect("bound").to_string();
        refused(&place.run(&["up", "--listen", &address]), &["--listen", &address]);
        let left = procs::of_home(&place.home());
        assert!(left.is_empty(), "a refused start leaves processes: {left:?}");
        place.down(&["--delete-data"]);
    });
    checks.run("addresses beyond loopback", || {
        for address in ["0.0.0.0:0", "0.0.0.0:4560", "192.0.2.1:4560"] {
            refused(&place.run(&["up", "--listen", address]), &["TLS", "ssh -L"]);
        }
    });
    checks.run("--uplink host isn't there yet", || {
        refused(&place.run(&["up", "--uplink", "host"]), &["--uplink host", "simulated"])
    });
    checks.run("no notebook environment", || {
        let out = place
            .kakoi(&["up", "--listen", "127.0.0.1:0"])
            .env("KAKOI_ENV", "/nonexistent")
            .output()
            .expect("kakoi runs");
        refused(&out, &["notebook environment", "/nonexistent", "./x env"]);
        let left = procs::of_home(&place.home());
        assert!(left.is_empty(), "a refused start leaves processes: {left:?}");
    });
    checks.run("no kakoi-hold beside it", || {
        let alone = place.temporary().join("kakoi");
        std::fs::copy(&setup.kakoi, &alone).expect("a copy");
        let out = place
            .command(&alone)
            .args(["up", "--listen", "127.0.0.1:0"])
            .output()
            .expect("kakoi runs");
        refused(&out, &["kakoi-hold", "beside"]);
        std::fs::remove_file(&alone).expect("removed");
    });
    if setup.way == Way::Root {
        checks.run("missing and old programs", || programs(&place));
    } else {
        say("NOT TESTED, missing and old programs: needs root, which can hide them in a mount namespace");
    }
    checks.run("a data directory that can't be made", || {
        std::fs::write(place.temporary().join("file"), "").expect("a file");
        let inside = place.temporary().join("file/data");
        refused(
            &place.run(&["up", "--data-dir", &inside.display().to_string()]),
            &["--data-dir"],
        );
        std::fs::remove_file(place.temporary().join("file")).expect("removed");
    });
    checks.run("names and numbers that aren't", || {
        for arguments in [
            &["--region", "nowhere"][..],
            &["--account", "12"],
            &["--uplink", "carrier-pigeon"],
            &["--listen", "here"],
            &["--no-such-option"],
        ] {
            let out = place.run(&[&["up"], arguments].concat());
            assert_eq!(out.status.code(), Some(2), "{arguments:?}");
            assert!(!out.stderr.is_empty());
        }
    });
    checks.run("doctor", || {
        let before = place.files();
        let findings = place.json(&["doctor"]);
        let findings = findings.as_array().expect("a list");
        assert!(
            findings.len() >= 7 && findings.iter().all(|f| f["ok"] == true && f["detail"].is_string()),
            "{findings:#?}"
        );
        let table = place.run(&["doctor"]);
        assert_eq!(table.status.code(), Some(0));
        let table = String::from_utf8_lossy(&table.stdout).into_owned();
        assert!(
            findings
                .iter()
                .all(|f| table.contains(f["what"].as_str().unwrap_or_default())),
            "{table}"
        );
        let sick = place
            .kakoi(&["doctor"])
            .env("KAKOI_ENV", "/nonexistent")
            .output()
            .expect("kakoi runs");
        assert_eq!(sick.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&sick.stdout).contains("./x env"));
        assert_eq!(place.files(), before, "doctor leaves files");
        let left = procs::of_home(&place.home());
        assert!(left.is_empty(), "doctor leaves processes: {left:?}");
    });
}

/// Hides programs of this machine from one `kakoi up`, in a mount namespace that ends with it.
fn programs(place: &Place) {
    let old = place.temporary().join("old-bwrap");
    std::fs::write(&old, "#!/bin/sh\necho bubblewrap 0.7.0\n").expect("a script");
    std::fs::set_permissions(&old, PermissionsExt::from_mode(0o755)).expect("a mode");
    for (program, by, words) in [
        ("nft", Path::new("/dev/null"), ["nft", "apt-get install nftables"]),
        ("bwrap", Path::new("/dev/null"), ["bwrap", "apt-get install bubblewrap"]),
        ("bwrap", &old, ["0.7.0", "0.8"]),
    ] {
        let folders = ["/usr/sbin", "/usr/bin"].map(|f| Path::new(f).join(program));
        let real = folders.iter().find(|p| p.is_file()).expect("the program is installed");
        let hide = "mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"";
        let mut command = place.command(Path::new("unshare"));
        command
            .args(["-m", "--propagation", "private", "--", "sh", "-c", hide, "sh"])
            .arg(by)
            .arg(real);
        let out = command
            .arg(&place.setup.kakoi)
            .args(["up", "--listen", "127.0.0.1:0"])
            .output()
            .expect("unshare runs");
        refused(&out, &words);
    }
    std::fs::remove_file(&old).expect("removed");
    let left = procs::of_home(&place.home());
    assert!(left.is_empty(), "a refused start leaves processes: {left:?}");
}

/// Beside a running region.
pub fn beside(checks: &mut Checks, place: &Place, server: &mut Server) {
    checks.run("a data directory in use", || {
        refused(
            &place.run(&["up", "--listen", "127.0.0.1:0"]),
            &["in use", &server.pid().to_string(), "--data-dir"],
        );
    });
    checks.run("lists of an empty region are JSON", || {
        for verb in [
            &["domain", "list"][..],
            &["profile", "list"],
            &["space", "list"],
            &["app", "list"],
        ] {
            assert!(place.json(verb).is_array(), "{verb:?}");
        }
        let selftest = place.run(&["selftest", "--output", "json"]);
        assert_eq!(selftest.status.code(), Some(2), "no notebook to measure from");
        let compare = place.run(&["compare"]);
        let said = String::from_utf8_lossy(&compare.stderr).into_owned();
        assert_eq!(compare.status.code(), Some(2), "no domain to compare: {said}");
        assert!(said.contains("kakoi quickstart"), "{said}");
        assert_eq!(place.run(&["domain", "describe", "nothing"]).status.code(), Some(2));
        assert_eq!(
            place.run(&["--output", "json", "status"]).status.code(),
            Some(0),
            "--output before the verb"
        );
    });
    checks.run("another region in the same data directory", || {
        assert_eq!(server.terminate(), Some(0));
        assert_eq!(place.json(&["status"])["server"], "stopped");
        refused(
            &place.run(&["up", "--listen", "127.0.0.1:0", "--region", "eu-west-1"]),
            &["us-east-1", "--data-dir"],
        );
        refused(
            &place.run(&["up", "--listen", "127.0.0.1:0", "--account", "999999999999"]),
            &["123456789012", "--data-dir"],
        );
        let mut again = place.up(&["--uplink", "none"]);
        assert_eq!(
            again.text("account"),
            "123456789012",
            "the first start's choice is kept"
        );
        assert_eq!(again.terminate(), Some(0));
    });
}
