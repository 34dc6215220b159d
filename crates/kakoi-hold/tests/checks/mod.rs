//! What is promised, one function per promise. They share one anchor and run in this order.

mod inside;
mod places;

use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::ExitCode;

use kakoi_anchor::{Anchor, ChildState, Error, ErrorKind, Event, ExecEvent, ExecRequest, ExitStatus, Mode};

use inside::{
    app, descriptors_inside, home_belongs_to_the_slot, ids_and_exit_codes, nothing_of_the_host_shows, refused_calls,
};

use crate::support::{SECOND, World, alive, descendants, eventually, run_in, shell, world};

const OK: ExitStatus = ExitStatus::Code(0);

type Check = (&'static str, fn(&World));

pub fn run(mode: &str, dir: &Path) -> ExitCode {
    let world = world(mode, dir);
    println!("test {mode}::survives_its_creator ... ok");
    let checks: [Check; 22] = [
        ("one_anchor_per_directory", one_anchor_per_directory),
        ("another_protocol_is_refused", another_protocol_is_refused),
        ("service_and_log", service_and_log),
        ("limits", limits),
        ("failed_starts_leave_nothing", failed_starts_leave_nothing),
        ("cgroup_failure_runs_nothing", cgroup_failure_runs_nothing),
        ("parked_descriptors", parked_descriptors),
        ("namespaces", namespaces),
        ("ids_and_exit_codes", ids_and_exit_codes),
        ("home_belongs_to_the_slot", home_belongs_to_the_slot),
        ("nothing_of_the_host_shows", nothing_of_the_host_shows),
        (
            "a_directory_inside_the_home_is_shared",
            places::a_directory_inside_the_home_is_shared,
        ),
        (
            "no_trick_in_a_home_moves_a_mount",
            places::no_trick_in_a_home_moves_a_mount,
        ),
        (
            "no_race_in_a_home_moves_a_mount",
            places::no_race_in_a_home_moves_a_mount,
        ),
        ("refused_calls", refused_calls),
        ("descriptors_inside", descriptors_inside),
        ("sessions", sessions),
        ("passed_descriptor", passed_descriptor),
        ("payload_status", payload_status),
        ("kill_takes_all", kill_takes_all),
        ("anchor_death_takes_all", anchor_death_takes_all),
        ("shutdown_leaves_nothing", shutdown_leaves_nothing),
    ];
    for (name, check) in checks {
        check(&world);
        println!("test {mode}::{name} ... ok");
    }
    std::fs::remove_dir_all(dir.join("homes")).expect("the namespace's root may remove homes");
    ExitCode::SUCCESS
}

fn one_anchor_per_directory(world: &World) {
    // Rootless, this process is root of the namespace by now, which makes no difference to the lock.
    let second = kakoi_anchor::start(&world.hold, &world.data, Mode::Root);
    assert!(matches!(second, Err(Error::Start { .. })), "{second:?}");
    let old = Anchor::connect(&world.data).expect("the first one still answers");
    assert!(old.list().expect("listed").is_empty());
}

fn another_protocol_is_refused(world: &World) {
    use kakoi_anchor::{Reply, Request, wire};
    use rustix::net::{AddressFamily, SocketFlags, SocketType, connect, socket_with};
    let socket = socket_with(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None).expect("a socket");
    let (address, _directory) = wire::socket_address(&world.data).expect("an address");
    connect(&socket, &address).expect("connected");
    let ask = |request: Request| -> Reply {
        wire::send(&socket, &request, &[], true).expect("sent");
        wire::receive(&socket, true)
            .expect("received")
            .expect("open")
            .decode()
            .expect("a reply")
    };
    assert!(matches!(
        ask(Request::Hello { protocol: 999 }),
        Reply::Hello {
            protocol: kakoi_anchor::PROTOCOL,
            ..
        }
    ));
    match ask(Request::Shutdown) {
        Reply::Error {
            kind: ErrorKind::Protocol,
            message,
        } => assert!(message.contains("kakoi down"), "{message}"),
        other => panic!("{other:?}"),
    }
}

fn limits(world: &World) {
    let mut spec = shell("ulimit -n; ulimit -Hn; ulimit -c");
    let limit = |resource, soft, hard| kakoi_anchor::Rlimit { resource, soft, hard };
    spec.rlimits = vec![
        limit(kakoi_anchor::RlimitResource::Nofile, 100, 200),
        limit(kakoi_anchor::RlimitResource::Core, 0, 0),
    ];
    world.anchor.spawn("limits", &spec, &[]).expect("started");
    eventually("the limits are told", || world.log("limits") == "100\n200\n0\n");
    eventually("acknowledged", || world.anchor.ack("limits").is_ok());
}

fn service_and_log(world: &World) {
    let events = world.anchor.subscribe().expect("subscribed");
    world
        .anchor
        .spawn(
            "svc",
            &shell("echo out; echo err >&2; ls -l /proc/self/fd | wc -l; exit 7"),
            &[],
        )
        .expect("started");
    let event = events.next(Some(10 * SECOND)).expect("told");
    assert_eq!(
        event,
        Event::Exited {
            id: "svc".into(),
            status: ExitStatus::Code(7)
        }
    );
    // total, 0, 1, 2 and the directory itself
    eventually("the log is complete", || world.log("svc") == "out\nerr\n5\n");
    let second = Anchor::connect(&world.data).expect("a second client");
    let children = second.list().expect("listed");
    assert_eq!(children.len(), 1);
    assert_eq!(
        (children[0].meta.as_str(), children[0].state),
        ("tag", ChildState::Exited(ExitStatus::Code(7)))
    );
    second.ack("svc").expect("acknowledged");
    assert!(second.list().expect("listed").is_empty());
    world
        .anchor
        .spawn("loop", &shell("exec sleep 1000"), &[])
        .expect("started");
    assert_eq!(kind(second.ack("loop")), ErrorKind::Running);
    assert_eq!(kind(second.spawn("loop", &shell("true"), &[])), ErrorKind::Exists);
    second.kill("loop", libc::SIGTERM).expect("signalled");
    let event = events.next(Some(10 * SECOND)).expect("told");
    assert_eq!(
        event,
        Event::Exited {
            id: "loop".into(),
            status: ExitStatus::Signal(libc::SIGTERM)
        }
    );
    second.ack("loop").expect("acknowledged");
}

fn failed_starts_leave_nothing(world: &World) {
    let netns = world.anchor.netns_new("failing").expect("a namespace");
    let mut missing = world.sandbox("failing", &["sleep", "1000"]);
    missing.binds[0].source = "/nonexistent".to_owned();
    let error = world
        .anchor
        .spawn_sandbox("failing", "", &missing, netns.as_fd())
        .expect_err("no such home");
    assert!(error.to_string().contains("opening /nonexistent"), "{error}");

    let unknown = world.sandbox("failing", &["no-such-program"]);
    let error = world
        .anchor
        .spawn_sandbox("failing", "", &unknown, netns.as_fd())
        .expect_err("no such payload");
    assert!(error.to_string().contains("no-such-program"), "{error}");

    let mut nowhere = world.sandbox("failing", &["sleep", "1000"]);
    nowhere.chdir = "/nowhere".to_owned();
    let error = world
        .anchor
        .spawn_sandbox("failing", "", &nowhere, netns.as_fd())
        .expect_err("bwrap refuses");
    assert!(error.to_string().contains("/nowhere"), "{error}");

    let file = std::fs::File::open("/dev/null").expect("null");
    let error = world
        .anchor
        .spawn_sandbox("failing", "", &world.sandbox("failing", &["sleep", "9"]), file.as_fd());
    assert!(
        error
            .expect_err("no namespace")
            .to_string()
            .contains("network namespace")
    );

    assert!(world.anchor.list().expect("listed").is_empty());
    assert!(descendants(world.info.pid).is_empty());
    world.anchor.fd_drop(&["netns/failing"]).expect("dropped");
    assert!(world.anchor.fd_list().expect("listed").is_empty());
}

fn cgroup_failure_runs_nothing(world: &World) {
    let witness = world.dir.join("witness");
    let mut spec = shell(&format!("touch {}", witness.display()));
    spec.cgroup_procs = vec!["/nonexistent/cgroup.procs".to_owned()];
    assert_eq!(kind(world.anchor.spawn("cg", &spec, &[])), ErrorKind::Spawn);
    let joined = world.dir.join("joined");
    std::fs::write(&joined, "").expect("a file in place of cgroup.procs");
    spec.cgroup_procs = vec![joined.to_str().expect("UTF-8").to_owned()];
    assert!(!witness.exists());
    let pid = world.anchor.spawn("cg", &spec, &[]).expect("started").pid;
    assert_eq!(std::fs::read_to_string(joined).expect("written"), pid.to_string());
    eventually("it ran", || witness.exists());
    eventually("acknowledged", || world.anchor.ack("cg").is_ok());
}

fn parked_descriptors(world: &World) {
    let (a, b) = kakoi_anchor::wire::pair().expect("a pair");
    world
        .anchor
        .fd_put(&[("one", a.as_fd()), ("two", b.as_fd())])
        .expect("parked");
    drop((a, b));
    let other = Anchor::connect(&world.data).expect("a second client");
    assert_eq!(other.fd_list().expect("listed"), ["one", "two"]);
    let one = other.fd_get("one").expect("there");
    let two = other.fd_get("two").expect("there");
    kakoi_anchor::wire::send_bytes(&one, b"still connected", &[], true).expect("sent");
    assert_eq!(
        kakoi_anchor::wire::receive(&two, true)
            .expect("received")
            .expect("open")
            .bytes,
        b"still connected"
    );
    other.fd_drop(&["one", "two", "three"]).expect("dropped");
    assert_eq!(kind(other.fd_get("one")), ErrorKind::NotFound);
}

fn namespaces(world: &World) {
    let own = std::fs::metadata("/proc/self/ns/net").expect("own namespace").ino();
    let anchor = std::fs::metadata(format!("/proc/{}/ns/net", world.info.pid))
        .expect("the anchor's")
        .ino();
    assert_eq!(own, anchor, "the anchor stays in the host's network namespace");
    let fd = world.anchor.netns_new("probe").expect("made");
    assert_ne!(std::fs::File::from(fd).metadata().expect("a namespace").ino(), own);
    assert_eq!(kind(world.anchor.netns_new("probe")), ErrorKind::Exists);
    world.anchor.fd_drop(&["netns/probe"]).expect("dropped");
}

fn start_command(world: &World, argv: &[&str]) -> (kakoi_anchor::ExecSession, ExecEvent) {
    let null = std::fs::File::options()
        .read(true)
        .write(true)
        .open("/dev/null")
        .expect("null");
    let request = ExecRequest {
        argv: argv.iter().map(|a| (*a).to_owned()).collect(),
        env: vec![],
        cwd: Some("/tmp".into()),
    };
    let session = kakoi_anchor::exec(app(world), &request, [null.as_fd(), null.as_fd(), null.as_fd()]).expect("sent");
    let first = session.next(Some(10 * SECOND)).expect("an answer");
    (session, first)
}

fn sessions(world: &World) {
    let (session, _) = start_command(world, &["sleep", "1000"]);
    session.signal(libc::SIGINT).expect("sent");
    assert_eq!(
        session.wait(Some(10 * SECOND)).expect("ended"),
        ExitStatus::Signal(libc::SIGINT)
    );

    // The end of a session hangs the command up; what it left stays.
    let (session, first) = start_command(world, &["sh", "-c", "setsid sleep 777 & exec sleep 778"]);
    assert!(matches!(first, ExecEvent::Started { .. }), "{first:?}");
    let count = |what: &str| {
        let script = format!(
            "for f in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < $f; echo; done 2>/dev/null | grep -c '^sleep {what}'"
        );
        run_in(&app(world), &["sh", "-c", &script])
            .1
            .trim()
            .parse::<u32>()
            .expect("a number")
    };
    eventually("both run", || count("777") == 1 && count("778") == 1);
    drop(session);
    eventually("the command is gone", || count("778") == 0);
    assert_eq!(count("777"), 1);

    let mut held = Vec::new();
    let refused = loop {
        let (session, first) = start_command(world, &["sleep", "1000"]);
        match first {
            ExecEvent::Started { .. } => held.push(session),
            other => break other,
        }
        assert!(held.len() <= kakoi_anchor::MAX_LIVE_EXECS, "a flood is bounded");
    };
    assert!(matches!(refused, ExecEvent::Refused { .. }), "{refused:?}");
    assert_eq!(held.len(), kakoi_anchor::MAX_LIVE_EXECS);
    drop(held);
    eventually("room again", || {
        matches!(start_command(world, &["true"]).1, ExecEvent::Started { .. })
    });
}

fn passed_descriptor(world: &World) {
    let (read, write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).expect("a pipe");
    let netns = world.anchor.netns_new("parked").expect("a namespace");
    let mut sandbox = world.sandbox(
        "parked",
        &["bash", "-c", "read line <&10; echo got $line; exec sleep 1000"],
    );
    sandbox.fds = vec![kakoi_anchor::FdMap { index: 1, target: 10 }];
    let mut spec = shell("");
    spec.kind = kakoi_anchor::SpawnKind::Sandbox(sandbox);
    let spawned = world
        .anchor
        .spawn("parked", &spec, &[netns.as_fd(), read.as_fd()])
        .expect("started");
    drop(read);
    let exec = spawned.exec.expect("an exec socket");
    assert_eq!(
        run_in(&exec, &["ls", "/proc/self/fd"]).1,
        "0\n1\n2\n3\n",
        "only the payload has it"
    );
    rustix::io::write(&write, b"go\n").expect("the payload still reads");
    eventually("the payload got it", || world.log("parked") == "got go\n");
    world.anchor.kill("parked", libc::SIGKILL).expect("killed");
    eventually("acknowledged", || world.anchor.ack("parked").is_ok());
    world.anchor.fd_drop(&["netns/parked"]).expect("dropped");
}

fn payload_status(world: &World) {
    let events = world.anchor.subscribe().expect("subscribed");
    let (exec, _) = world.start(
        "term",
        &["sh", "-c", "trap 'exit 5' TERM; echo up; while :; do sleep 0.05; done"],
    );
    eventually("the trap is set", || world.log("term") == "up\n");
    kakoi_anchor::signal_payload(&exec, libc::SIGTERM).expect("sent");
    let event = events.next(Some(10 * SECOND)).expect("told");
    assert_eq!(
        event,
        Event::Exited {
            id: "term".into(),
            status: ExitStatus::Code(5)
        }
    );
    world.anchor.ack("term").expect("acknowledged");
    world.anchor.fd_drop(&["netns/term"]).expect("dropped");
}

fn kill_takes_all(world: &World) {
    let (exec, outer) = world.start(
        "victim",
        &["sh", "-c", "sleep 1000 & setsid sleep 1001 & exec sleep 1002"],
    );
    let mut inside = Vec::new();
    eventually("all run", || {
        inside = descendants(outer);
        inside.len() >= 4
    });
    world.anchor.kill("victim", libc::SIGKILL).expect("killed");
    eventually("all are gone", || {
        !alive(outer) && inside.iter().all(|pid| !alive(*pid))
    });
    eventually("acknowledged", || world.anchor.ack("victim").is_ok());
    let null = std::fs::File::open("/dev/null").expect("null");
    let request = ExecRequest {
        argv: vec!["true".into()],
        env: vec![],
        cwd: None,
    };
    let gone = kakoi_anchor::exec(&exec, &request, [null.as_fd(), null.as_fd(), null.as_fd()]);
    assert!(matches!(gone, Err(Error::Closed { .. })), "{gone:?}");
    world.anchor.fd_drop(&["netns/victim"]).expect("dropped");
    assert!(alive(world.info.pid));
}

fn anchor_death_takes_all(world: &World) {
    // A second anchor; rootless, inside the first one's user namespace, where this process is root.
    let dir = world.dir.join("second");
    let info = kakoi_anchor::start(&world.hold, &dir.join("data"), Mode::Root).expect("a second anchor");
    let anchor = Anchor::connect(&dir.join("data")).expect("connected");
    anchor
        .spawn("svc", &shell("sleep 1000 & exec sleep 1001"), &[])
        .expect("a service");
    let netns = anchor.netns_new("app").expect("a namespace");
    let spec = world.sandbox("second", &["sh", "-c", "sleep 1000 & exec sleep 1001"]);
    anchor
        .spawn_sandbox("app", "", &spec, netns.as_fd())
        .expect("a sandbox");
    let mut all = Vec::new();
    eventually("all run", || {
        all = descendants(info.pid);
        all.len() >= 6
    });
    let direct: Vec<i32> = anchor.list().expect("listed").iter().map(|c| c.pid).collect();
    let left_over: Vec<i32> = descendants(direct[1]);
    let pid = rustix::process::Pid::from_raw(info.pid).expect("positive");
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("the anchor dies");
    let outside = |pid: &&i32| !left_over.contains(pid);
    eventually("children and the sandbox are gone", || {
        all.iter().filter(outside).all(|pid| !alive(*pid))
    });
    assert!(kakoi_anchor::find_living(&dir.join("data")).is_none());
    assert!(matches!(
        Anchor::connect(&dir.join("data")),
        Err(Error::NotRunning { .. })
    ));
    for pid in left_over {
        // What a service of ours forked has no parent-death signal; services are trusted not to fork.
        let pid = rustix::process::Pid::from_raw(pid).expect("positive");
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
    }
    // The stale socket and description don't hinder the next one.
    let third = kakoi_anchor::start(&world.hold, &dir.join("data"), Mode::Root).expect("a third anchor");
    let anchor = Anchor::connect(&dir.join("data")).expect("connected");
    let child = anchor
        .spawn("svc", &shell("exec sleep 1000"), &[])
        .expect("a service")
        .pid;
    // What is done to an anchor of another protocol: SIGTERM shuts it down.
    let pid = rustix::process::Pid::from_raw(third.pid).expect("positive");
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("signalled");
    eventually("the third anchor is gone", || !alive(third.pid));
    assert!(!alive(child) && !dir.join("data/anchor.sock").exists());
}

fn shutdown_leaves_nothing(world: &World) {
    world
        .anchor
        .spawn("svc", &shell("sleep 1000 & exec sleep 1001"), &[])
        .expect("a service");
    let mut all = Vec::new();
    eventually("all run", || {
        all = descendants(world.info.pid);
        all.len() >= 5
    });
    world.anchor.shutdown().expect("shut down");
    assert!(
        all.iter().all(|pid| !alive(*pid)),
        "nothing is left when the call returns"
    );
    eventually("the anchor is gone", || !alive(world.info.pid));
    assert!(kakoi_anchor::find_living(&world.data).is_none());
    for name in ["anchor.sock", "anchor.json"] {
        assert!(!world.data.join(name).exists(), "{name}");
    }
}

fn kind<T: std::fmt::Debug>(result: kakoi_anchor::Result<T>) -> ErrorKind {
    match result {
        Err(Error::Refused { kind, .. }) => kind,
        other => panic!("should have been refused: {other:?}"),
    }
}
