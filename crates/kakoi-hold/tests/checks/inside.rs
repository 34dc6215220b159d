//! What a payload and an exec'd command see, may and may not.

use std::os::unix::fs::MetadataExt;

use kakoi_anchor::{Anchor, ExitStatus};

use super::OK;
use crate::support::{World, eventually, run_in};

pub fn ids_and_exit_codes(world: &World) {
    let (exec, _) = world.start("app", &["sleep", "1000"]);
    assert_eq!(run_in(&exec, &["id", "-u"]), (OK, "1000\n".into(), String::new()));
    assert_eq!(run_in(&exec, &["id", "-g"]).1, "1000\n");
    assert_eq!(run_in(&exec, &["sh", "-c", "exit 42"]).0, ExitStatus::Code(42));
    assert_eq!(run_in(&exec, &["sh", "-c", "kill -9 $$"]).0, ExitStatus::Signal(9));
    let (status, _, stderr) = run_in(&exec, &["no-such-command"]);
    assert_eq!(status, ExitStatus::Code(127));
    assert!(stderr.contains("no-such-command"), "{stderr}");
    assert_eq!(run_in(&exec, &["pwd"]).1, "/home/sagemaker-user\n");
    assert_eq!(run_in(&exec, &["hostname"]).1, "default\n");
    assert_eq!(
        run_in(&exec, &["sh", "-c", "echo $HOME; env | wc -l"]).1,
        "/home/sagemaker-user\n3\n"
    ); // and PWD
    let (_, caps, _) = run_in(
        &exec,
        &[
            "grep",
            "-E",
            "^(CapEff|CapBnd|NoNewPrivs|Seccomp):",
            "/proc/self/status",
        ],
    );
    assert_eq!(
        caps,
        "CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n"
    );
    let (_, signals, _) = run_in(&exec, &["grep", "-E", "^Sig(Blk|Ign):", "/proc/self/status"]);
    for line in signals.lines() {
        let set = line
            .split('\t')
            .nth(1)
            .and_then(|hex| u64::from_str_radix(hex, 16).ok())
            .expect("a set");
        // 32 and 33 are the C library's own, which no program may set through it.
        assert_eq!(set & !(0b11 << 31), 0, "nothing is blocked or ignored: {signals}");
    }
    // Another client finds the parked socket.
    let other = Anchor::connect(&world.data).expect("a second client");
    assert_eq!(
        run_in(&other.fd_get("exec/app").expect("parked"), &["echo", "hi"]).1,
        "hi\n"
    );
}

pub fn app(world: &World) -> std::os::fd::OwnedFd {
    world.anchor.fd_get("exec/app").expect("the app of the check before")
}

pub fn home_belongs_to_the_slot(world: &World) {
    assert_eq!(
        run_in(
            &app(world),
            &["sh", "-c", "echo x > file && mkdir sub && stat -c %u:%g file"]
        )
        .1,
        "1000:1000\n"
    );
    let file = world
        .dir
        .join("homes/app/file")
        .metadata()
        .expect("the file lies outside");
    assert_eq!((file.uid(), file.gid()), (world.slot, world.slot));
    assert_eq!(
        run_in(
            &app(world),
            &[
                "sh",
                "-c",
                "echo x > /tmp/a && echo x > /dev/shm/a && echo x > /var/tmp/b"
            ]
        )
        .0,
        OK
    );
    for path in ["/x", "/dev/x", "/etc/x", "/usr/x", "/home/x", "/opt/kakoi/x"] {
        let (status, _, stderr) = run_in(&app(world), &["touch", path]);
        assert_ne!(status, OK, "{path}");
        assert!(
            stderr.contains("Read-only") || stderr.contains("denied"),
            "{path}: {stderr}"
        );
    }
    let (full, ..) = run_in(
        &app(world),
        &["dd", "if=/dev/zero", "of=/tmp/big", "bs=1M", "count=3", "status=none"],
    );
    assert_ne!(full, OK, "/tmp has a size");
}

pub fn nothing_of_the_host_shows(world: &World) {
    let (_, processes, _) = run_in(&app(world), &["sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '"]);
    assert!(
        processes.starts_with("/opt/kakoi/init pid1 -- sleep 1000"),
        "{processes}"
    );
    let secret = world.dir.to_str().expect("UTF-8");
    assert!(
        !processes.contains(secret) && !processes.contains("bwrap"),
        "{processes}"
    );
    let (_, table, _) = run_in(&app(world), &["cut", "-d", " ", "-f", "5", "/proc/self/mountinfo"]);
    assert!(!table.contains(secret) && !table.contains("/run"), "{table}");
    for path in ["/proc/1/environ", "/proc/1/mem", "/proc/1/fd/3", "/proc/1/maps"] {
        assert_ne!(run_in(&app(world), &["cat", path]).0, OK, "{path}");
    }
    assert_ne!(
        run_in(&app(world), &["ls", "/proc/1/fd"]).0,
        OK,
        "PID 1's descriptors are hidden"
    );
    assert_ne!(run_in(&app(world), &["ls", "/sys/class"]).0, OK);
    let (_, links, _) = run_in(
        &app(world),
        &[
            "sh",
            "-c",
            "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '; ls /proc/sys/net/ipv6/conf",
        ],
    );
    assert!(links.starts_with("lo\n"), "{links}");
    let (_, v6, _) = run_in(
        &app(world),
        &[
            "sh",
            "-c",
            "cat /proc/sys/net/ipv6/conf/*/disable_ipv6 2>/dev/null | sort -u",
        ],
    );
    assert!(v6 == "1\n" || v6.is_empty(), "{v6}");
}

const PROBES: &str = r#"
import ctypes, errno, os, socket, sys
libc = ctypes.CDLL(None, use_errno=True)
bad = []
def refused(name, call, want):
    ctypes.set_errno(0)
    got = call()
    if got != -1 or ctypes.get_errno() not in want:
        bad.append((name, got, ctypes.get_errno()))
P = (errno.EPERM,)
S = libc.socket
for name, args in {
    "vsock": (40, 1, 0), "packet": (17, 3, 0), "netfilter": (16, 3, 12), "alg": (38, 5, 0), "bluetooth": (31, 3, 0),
    "raw": (2, 3, 1), "raw cloexec": (2, 3 | 0o2000000, 1), "raw6": (10, 3, 58), "sock_packet": (2, 10, 768),
    "dccp": (2, 6, 33), "xdp": (44, 3, 0), "tipc": (30, 1, 0), "generic netlink": (16, 3, 16),
}.items():
    refused("socket " + name, lambda: S(*args), P)
for name, args in {"inet": (2, 1, 0), "udp": (2, 2, 0), "inet6": (10, 1, 0), "unix": (1, 1, 0), "route": (16, 3, 0)}.items():
    if S(*args) < 0: bad.append(("socket " + name, ctypes.get_errno()))
if os.uname().machine == "x86_64":
    y = libc.syscall
    calls = {"io_uring_setup": (425, 1, 0), "keyctl": (250, 0, 0, 0), "add_key": (248, 0, 0, 0, 0, 0), "bpf": (321, 0, 0, 0),
        "userfaultfd": (323, 0), "perf": (298, 0, 0, -1, -1, 0), "ptrace": (101, 0, 0, 0, 0), "vm_readv": (310, 1, 0, 0, 0, 0, 0),
        "mount": (165, 0, 0, 0, 0, 0), "open_tree": (428, -100, b"/", 0), "move_mount": (429, 0, 0, 0, 0, 0),
        "fsopen": (430, b"tmpfs", 0), "mount_setattr": (442, 0, 0, 0, 0, 0), "unshare": (272, 0x10000000), "setns": (308, 0, 0),
        "handle": (304, -100, 0, 0), "kexec": (246, 0, 0, 0, 0), "module": (175, 0, 0, 0), "pidfd_getfd": (438, 0, 0, 0),
        "clone newuser": (56, 0x10000000 | 17, 0, 0, 0, 0), "tiocsti": (16, 0, 0x5412, 0), "tioclinux": (16, 0, 0x541C, 0),
        "tiocsti high": (16, 0, 0x5412 | 1 << 40, 0)}
    for name, args in calls.items():
        refused(name, lambda: y(*[ctypes.c_long(a) if isinstance(a, int) else a for a in args]), P)
    refused("clone3", lambda: y(435, 0, 0), (errno.ENOSYS,))
    refused("x32 getpid", lambda: y(ctypes.c_long(0x40000000 | 39)), (errno.ENOSYS,))
try:
    import subprocess, threading
    t = threading.Thread(target=lambda: None); t.start(); t.join()
    subprocess.run(["true"], check=True)
except Exception as e: bad.append(("threads and processes", repr(e)))
print(bad)
"#;

pub fn refused_calls(world: &World) {
    assert_ne!(run_in(&app(world), &["unshare", "-U", "true"]).0, OK);
    let (status, probes, stderr) = run_in(&app(world), &["python3", "-c", PROBES]);
    assert_eq!((status, probes.as_str()), (OK, "[]\n"), "{stderr}");
}

pub fn descriptors_inside(world: &World) {
    let (_, listed, _) = run_in(&app(world), &["ls", "/proc/self/fd"]);
    assert_eq!(listed, "0\n1\n2\n3\n", "3 is the directory being listed");
    let (exec, _) = world.start("fds", &["sh", "-c", "ls /proc/self/fd; exec sleep 1000"]);
    eventually("the payload's list", || world.log("fds") == "0\n1\n2\n3\n");
    drop(exec);
    world.anchor.kill("fds", libc::SIGKILL).expect("killed");
    eventually("acknowledged", || world.anchor.ack("fds").is_ok());
    world.anchor.fd_drop(&["netns/fds"]).expect("dropped");
}
