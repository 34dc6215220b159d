//! What a notebook is, what it reaches at rest, and `app exec`.

use crate::{Quickstart, Region};
use kakoi_e2e::checks::Checks;
use kakoi_e2e::setup::Place;
use kakoi_e2e::wait_for;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

const OPEN: &str = "research-open/alice";
const CLOSED: &str = "research-closed/alice";

/// Tries TCP connections, all at once, for two seconds; prints a line for each: `reached` or why not.
const TRY: &str = "import concurrent.futures, socket, sys
def attempt(target):
    host, port = target.rsplit(':', 1)
    try:
        socket.create_connection((host, int(port)), timeout=2).close()
        return 'reached'
    except OSError as error:
        return f'blocked: {error}'
with concurrent.futures.ThreadPoolExecutor(32) as pool:
    for result in pool.map(attempt, sys.argv[1:]):
        print(result)";

/// Looks a name up that mustn't resolve; prints how long that took and why it failed.
const LOOK_UP: &str = "import socket, time
begun = time.monotonic()
try:
    socket.getaddrinfo('github.com', 443)
except socket.gaierror as error:
    print(time.monotonic() - begun, error.errno)";

/// What comes of connecting to each `HOST:PORT` from inside an app.
pub fn reach(place: &Place, app: &str, targets: &[String]) -> Vec<String> {
    let mut command = vec!["python3", "-c", TRY];
    command.extend(targets.iter().map(String::as_str));
    let out = place.exec(app, &command);
    let results: Vec<String> = String::from_utf8_lossy(&out.stdout)
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(results.len(), targets.len(), "{}", String::from_utf8_lossy(&out.stderr));
    results
}

pub fn all_blocked(place: &Place, app: &str, targets: &[String]) {
    for (target, result) in targets.iter().zip(reach(place, app, targets)) {
        assert!(result.starts_with("blocked:"), "{app} to {target}: {result}");
    }
}

pub fn checks(checks: &mut Checks, region: &Region) {
    let Region {
        place, server, facts, ..
    } = region;
    checks.run("the ready file", || {
        assert_eq!(server.text("region"), "us-east-1");
        assert_eq!(server.text("account"), "000000000000");
        assert_eq!(
            server.ready["pid"],
            server.pid(),
            "the process that was started, not a child"
        );
        assert!(
            server.text("endpoint").starts_with("http://127.0.0.1:") && server.text("console").starts_with("http://")
        );
        for file in ["credentials_file", "config_file"] {
            let meta = std::fs::metadata(server.text(file)).expect("the file is there");
            assert_eq!(std::os::unix::fs::MetadataExt::mode(&meta) & 0o777, 0o600, "{file}");
        }
        assert!(kakoi_e2e::procs::process(server.anchor()).is_some_and(|p| p.command.contains("kakoi-hold")));
        assert!(
            server.log().contains("SIMULATED"),
            "the banner says so: {}",
            server.log()
        );
    });
    checks.run("status", || {
        let status = place.json(&["status"]);
        let apps = status["apps"].as_array().expect("apps");
        assert_eq!(apps.len(), 4, "{status}");
        assert!(
            apps.iter()
                .all(|a| a["status"] == "InService" && a["failure_reason"].is_null()),
            "{status}"
        );
        assert_eq!(status["network"]["failed"], serde_json::json!({}), "{status}");
    });
    checks.run("selftest", || selftest(place));
    checks.run("the notebook is JupyterLab", || jupyter(place));
    checks.run("the profile's own directory, beside the space's", || {
        for app in [OPEN, CLOSED] {
            let both = "cd ~ && date >user-default-efs/kept && test -s user-default-efs/kept && test \"$(stat -c %d:%i user-default-efs)\" != \"$(stat -c %d:%i .)\" && grep -c ' /home/sagemaker-user/user-default-efs ' /proc/self/mountinfo";
            assert_eq!(place.shell(app, both), "1", "{app}");
        }
    });
    checks.run("open: git clone and pip install", || {
        let script = "rm -rf example && git clone -q https://github.com/kakoi/example && test -n \"$(ls example)\" && pip install -q kakoi-hello 2>&1 && python3 -c 'import kakoi_hello, kakoi_words'";
        place.shell(OPEN, script);
    });
    checks.run("closed: both fail at once", || {
        for command in [
            "git clone https://github.com/kakoi/example",
            "pip install --retries 0 kakoi-hello",
        ] {
            let begun = Instant::now();
            let out = place.exec(CLOSED, &["sh", "-c", command]);
            assert!(!out.status.success(), "{command} works in the closed domain");
            assert!(
                begun.elapsed() < Duration::from_secs(5),
                "{command} took {:?}",
                begun.elapsed()
            );
        }
        all_blocked(place, CLOSED, &["github.com:443".to_owned()]);
        let out = place.shell(CLOSED, &format!("python3 -c \"{LOOK_UP}\""));
        let (seconds, code) = out.split_once(' ').expect("two words");
        assert!(
            seconds.parse::<f64>().is_ok_and(|s| s < 0.5),
            "the name took {seconds} s"
        );
        assert_eq!(code, "-2", "such a name doesn't exist, says the resolver");
    });
    checks.run("closed: the SageMaker API by its private address", || {
        let name = "api.sagemaker.us-east-1.amazonaws.com";
        let address = place.shell(CLOSED, &format!("getent ahostsv4 {name} | awk '{{ print $1; exit }}'"));
        assert!(address.starts_with("10.20."), "{address}");
        let answer = place.shell(CLOSED, &format!("curl -sS -m 10 -X POST -H 'X-Amz-Target: SageMaker.ListDomains' -H 'Content-Type: application/x-amz-json-1.1' -d '{{}}' https://{name}/"));
        assert!(answer.contains("MissingAuthenticationToken"), "{answer}");
    });
    checks.run("open: in the VPC nothing but NFS answers", || only_nfs(place, facts));
    checks.run("no app reaches what no mode gives", || {
        for app in [OPEN, CLOSED] {
            all_blocked(
                place,
                app,
                &[
                    server.authority().to_owned(),
                    "169.254.169.254:80".to_owned(),
                    "198.18.0.250:443".to_owned(),
                ],
            );
            let raw = place.exec(
                app,
                &[
                    "python3",
                    "-c",
                    "import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
                ],
            );
            assert!(!raw.status.success(), "{app} opens a raw socket");
            let six = place.shell(app, "ip -6 -o address; ip -6 route");
            assert_eq!(six, "", "{app} has IPv6");
        }
    });
    checks.run("app exec: exit codes, streams, environment", || exec(place));
    checks.run("app exec: what a command leaves running goes on", || {
        left_running(place)
    });
    checks.run("every verb speaks JSON", || {
        for verb in [
            &["domain", "list"][..],
            &["domain", "describe", "research-open"],
            &["profile", "list"],
            &["profile", "describe", "research-open/alice"],
            &["space", "list", "research-closed"],
            &["space", "describe", CLOSED],
            &["app", "list"],
            &["app", "describe", CLOSED],
            &["quickstart"],
            &["status"],
        ] {
            place.json(verb);
        }
        let findings = place.json(&["doctor"]);
        let sick = |f: &&serde_json::Value| f["ok"] != true;
        let sick: Vec<_> = findings.as_array().expect("a list").iter().filter(sick).collect();
        assert!(sick.is_empty(), "{sick:#?}");
        let logs = place.run(&["app", "logs", CLOSED]);
        assert!(
            logs.status.success() && !logs.stdout.is_empty(),
            "the app's log: {}",
            String::from_utf8_lossy(&logs.stderr)
        );
        let missing = place.run(&["app", "exec", "research-closed/nobody", "--", "true"]);
        assert_eq!(missing.status.code(), Some(2));
        assert_eq!(
            String::from_utf8_lossy(&missing.stderr).lines().count(),
            1,
            "one clear line"
        );
    });
}

/// Measured equals modelled, and the cells that make the two modes what they are.
pub fn selftest(place: &Place) {
    let answer = place.json(&["selftest"]);
    assert_eq!(answer["differences"], 0, "{answer:#}");
    let cells = answer["cells"].as_array().expect("cells");
    for (domain, reached) in [
        (
            "research-open",
            &["internet", "github.com:443", "sagemaker-api", "s3", "home-volume"][..],
        ),
        (
            "research-closed",
            &["sagemaker-api", "s3", "home-volume", "postgres", "redshift"],
        ),
    ] {
        for user in ["alice", "bob"] {
            for target in [
                "internet",
                "github.com:443",
                "sagemaker-api",
                "s3",
                "home-volume",
                "postgres",
                "redshift",
                "other-app",
                "host",
            ] {
                let from = format!("{domain}/{user}");
                let cell = cells
                    .iter()
                    .find(|c| c["from"] == from.as_str() && c["to"] == target)
                    .unwrap_or_else(|| panic!("no cell {from} {target}"));
                let expected = if reached.contains(&target) {
                    "reached"
                } else {
                    "blocked"
                };
                assert_eq!(cell["measured"], expected, "{cell:#}");
                assert!(cell["reason"].as_str().is_some_and(|r| !r.is_empty()), "{cell:#}");
            }
        }
    }
}

fn jupyter(place: &Place) {
    for app in [OPEN, CLOSED] {
        let processes = place.shell(app, "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '");
        assert!(processes.contains("/opt/kakoi/launch.py"), "{processes}");
        let version = place.shell(app, "curl -sS -m 10 http://127.0.0.1:8888/api");
        assert!(version.contains("\"version\""), "{version}");
        let denied = place.shell(
            app,
            "curl -sS -m 10 -o /dev/null -w '%{http_code}' http://127.0.0.1:8888/api/contents",
        );
        assert_eq!(denied, "403", "contents without the token");
        let lab = place.shell(
            app,
            "curl -sS -m 20 -H \"Authorization: token $KAKOI_JUPYTER_TOKEN\" http://127.0.0.1:8888/lab",
        );
        assert!(
            lab.contains("jupyter-config-data") && lab.contains("JupyterLab"),
            "{}",
            &lab[..lab.len().min(500)]
        );
    }
}

fn only_nfs(place: &Place, facts: &Quickstart) {
    let Quickstart {
        apps,
        endpoint,
        mount_targets: [mount_target, foreign],
        ..
    } = facts;
    assert_eq!(reach(place, OPEN, &[format!("{mount_target}:2049")]), ["reached"]);
    let mut targets: Vec<String> = apps
        .iter()
        .flat_map(|a| [8888, 22].map(|port| format!("{a}:{port}")))
        .collect();
    targets.extend([443, 111, 20048].map(|port| format!("{mount_target}:{port}")));
    targets.extend([
        format!("{foreign}:2049"),
        format!("{endpoint}:443"),
        "10.20.0.2:53".to_owned(),
        "10.20.1.1:80".to_owned(),
    ]);
    all_blocked(place, OPEN, &targets);
    // They are alive: the closed app reaches them.
    assert_eq!(
        reach(place, CLOSED, &[format!("{endpoint}:443"), "10.20.0.2:53".to_owned()]),
        ["reached", "reached"]
    );
}

fn exec(place: &Place) {
    for code in [0, 1, 7, 42, 255] {
        assert_eq!(
            place.exec(OPEN, &["sh", "-c", &format!("exit {code}")]).status.code(),
            Some(code)
        );
    }
    assert_eq!(
        place.exec(OPEN, &["sh", "-c", "kill -9 $$"]).status.code(),
        Some(128 + 9)
    );
    assert_ne!(place.exec(OPEN, &["/no/such/program"]).status.code(), Some(0));
    let out = place.exec(OPEN, &["sh", "-c", "echo out; echo err >&2"]);
    assert_eq!(
        (out.stdout.as_slice(), out.stderr.as_slice()),
        (&b"out\n"[..], &b"err\n"[..])
    );
    assert_eq!(
        place.shell(OPEN, "pwd; id -un; command -v python3; echo $AWS_REGION"),
        "/home/sagemaker-user\nsagemaker-user\n/opt/kakoi/env/bin/python3\nus-east-1"
    );

    let mut bytes = vec![0u8; 1 << 20];
    std::io::Read::read_exact(
        &mut std::fs::File::open("/dev/urandom").expect("random bytes"),
        &mut bytes,
    )
    .expect("random bytes");
    let mut child = place
        .kakoi(&["app", "exec", CLOSED, "--", "cat"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("kakoi starts");
    let (mut input, sent) = (child.stdin.take().expect("piped"), bytes.clone());
    let writer = std::thread::spawn(move || input.write_all(&sent));
    let out = child.wait_with_output().expect("cat ends");
    writer.join().expect("no panic").expect("all written");
    assert!(
        out.status.success() && out.stdout == bytes,
        "{} bytes came back of {}",
        out.stdout.len(),
        bytes.len()
    );
}

fn left_running(place: &Place) {
    let begun = Instant::now();
    let pid = place.shell(
        CLOSED,
        "nohup sh -c 'while true; do date +%s%N > ticks; sleep 0.05; done' >nohup.out 2>&1 & echo $!",
    );
    assert!(
        begun.elapsed() < Duration::from_secs(3),
        "exec waited for what it left running"
    );
    let ticks = || place.shell(CLOSED, "cat ticks");
    wait_for("the loop ticks", Duration::from_secs(5), || {
        place
            .exec(CLOSED, &["test", "-s", "ticks"])
            .status
            .success()
            .then_some(())
    });
    let first = ticks();
    wait_for("it goes on", Duration::from_secs(5), || {
        Some(ticks()).filter(|t| *t != first && !t.is_empty())
    });
    place.shell(CLOSED, &format!("kill {pid}"));
}
