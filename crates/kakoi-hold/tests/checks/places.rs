//! A directory bound inside a home, where the user may have put anything in its place.

use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use kakoi_anchor::Bind;

use super::OK;
use crate::support::{World, eventually, run_in};

const PLACE: &str = "/home/sagemaker-user/user-default-efs";

/// Puts something where the directory would go.
type Put = Box<dyn FnOnce(&Path)>;

/// The directory that goes inside, with one file in it.
fn shared(world: &World) -> PathBuf {
    let path = world.dir.join("homes/shared-directory");
    if !path.exists() {
        std::fs::create_dir(&path).expect("a directory");
        std::fs::write(path.join("mine"), "profile\n").expect("a file");
        for given in [&path, &path.join("mine")] {
            chown(given, Some(world.slot), Some(world.slot)).expect("owned by the slot");
        }
    }
    path
}

/// Starts a sandbox with `home`'s content and the shared directory bound inside of it.
fn start(world: &World, name: &str, home: &Path, argv: &[&str]) -> OwnedFd {
    let mut spec = world.sandbox(name, argv);
    spec.binds[0].source = home.to_str().expect("UTF-8").to_owned();
    spec.binds.push(Bind {
        source: shared(world).to_str().expect("UTF-8").to_owned(),
        target: PLACE.to_owned(),
        writable: true,
    });
    let netns = world.anchor.netns_new(name).expect("a namespace");
    let spawned = world.anchor.spawn_sandbox(name, "", &spec, netns.as_fd());
    spawned.expect("a sandbox").exec.expect("an exec socket")
}

fn stop(world: &World, name: &str) {
    world.anchor.kill(name, libc::SIGKILL).expect("killed");
    eventually("acknowledged", || world.anchor.ack(name).is_ok());
    world.anchor.fd_drop(&[&format!("netns/{name}")]).expect("dropped");
}

/// A home made by `put`, everything in it owned by the slot.
fn home(world: &World, name: &str, put: impl FnOnce(&Path)) -> PathBuf {
    let home = world.dir.join("homes").join(name);
    std::fs::create_dir(&home).expect("a home");
    put(&home.join("user-default-efs"));
    for path in [home.clone(), home.join("user-default-efs")] {
        if path.symlink_metadata().is_ok() {
            std::os::unix::fs::lchown(path, Some(world.slot), Some(world.slot)).expect("owned by the slot");
        }
    }
    home
}

/// Mount points inside.
fn mounts(exec: &OwnedFd) -> Vec<String> {
    let (status, table, _) = run_in(exec, &["cut", "-d", " ", "-f", "5", "/proc/self/mountinfo"]);
    assert_eq!(status, OK);
    table.lines().map(str::to_owned).collect()
}

pub fn a_directory_inside_the_home_is_shared(world: &World) {
    let (one, two) = (home(world, "one", |_| ()), home(world, "two", |_| ()));
    let first = start(world, "one", &one, &["sleep", "1000"]);
    let second = start(world, "two", &two, &["sleep", "1000"]);
    assert_eq!(run_in(&first, &["cat", &format!("{PLACE}/mine")]).1, "profile\n");
    let write = format!("echo new > {PLACE}/note && stat -c %u {PLACE}/note {PLACE}");
    assert_eq!(run_in(&first, &["sh", "-c", &write]).1, "1000\n1000\n");
    assert_eq!(run_in(&second, &["cat", &format!("{PLACE}/note")]).1, "new\n");
    // Outside, the home holds an empty directory of the slot's: removing the home doesn't reach the shared one.
    let place = one.join("user-default-efs");
    assert_eq!(std::fs::read_dir(&place).expect("a directory").count(), 0);
    let outside = place.metadata().expect("a directory");
    assert_eq!(
        (outside.uid(), outside.gid(), outside.mode() & 0o777),
        (world.slot, world.slot, 0o700)
    );
    for option in ["nosuid", "nodev"] {
        let script = format!("grep ' {PLACE} ' /proc/self/mountinfo | cut -d ' ' -f 6 | tr , '\\n' | grep -x {option}");
        assert_eq!(run_in(&first, &["sh", "-c", &script]).0, OK, "{option}");
    }
    assert_ne!(run_in(&first, &["rmdir", PLACE]).0, OK, "a mount point stays");
    stop(world, "one");
    std::fs::remove_dir_all(&one).expect("removed, even while it's a mount point elsewhere");
    assert_eq!(run_in(&second, &["cat", &format!("{PLACE}/note")]).1, "new\n");
    stop(world, "two");
}

pub fn no_trick_in_a_home_moves_a_mount(world: &World) {
    let secret = world.dir.join("homes/not-for-users");
    std::fs::create_dir(&secret).expect("a directory");
    std::fs::set_permissions(&secret, PermissionsExt::from_mode(0o700)).expect("root's own");
    let link = |to: &str| {
        let to = to.to_owned();
        Box::new(move |place: &Path| symlink(&to, place).expect("a link")) as Put
    };
    let tricks: [(&str, Put); 9] = [
        ("link-to-etc", link("/etc")),
        ("link-into-the-sandbox", link("../../../newroot/etc")),
        ("link-out-of-the-sandbox", link(secret.to_str().expect("UTF-8"))),
        ("link-by-proc", link("/proc/self/cwd")),
        ("link-to-the-neutral-place", link("/run/kakoi/1")),
        ("link-to-itself", link("user-default-efs")),
        ("dangling", link("/nowhere/at/all")),
        (
            "file",
            Box::new(|place| std::fs::write(place, "precious").expect("a file")),
        ),
        (
            "fifo",
            Box::new(|place| {
                rustix::fs::mknodat(rustix::fs::CWD, place, rustix::fs::FileType::Fifo, 0o600.into(), 0)
                    .expect("a fifo");
            }),
        ),
    ];
    for (name, put) in tricks {
        let home = home(world, name, put);
        let before = home.join("user-default-efs").symlink_metadata().expect("the trick");
        let exec = start(world, name, &home, &["sleep", "1000"]);
        let places = mounts(&exec);
        assert!(
            !places.iter().any(|p| p.contains("user-default-efs")),
            "{name}: {places:?}"
        );
        for (inside, wanted) in [("/etc", 1), ("/home/sagemaker-user", 1), ("/opt/kakoi/init", 1)] {
            assert_eq!(
                places.iter().filter(|p| *p == inside).count(),
                wanted,
                "{name}: {places:?}"
            );
        }
        assert_eq!(run_in(&exec, &["cat", "/etc/passwd"]).0, OK, "{name}");
        assert_ne!(run_in(&exec, &["ls", "/etc/mine"]).0, OK, "{name}");
        let log = world.log(name);
        assert!(log.contains(PLACE) && log.contains("Move that away"), "{name}: {log}");
        let after = home.join("user-default-efs").symlink_metadata().expect("still there");
        assert_eq!(
            (before.ino(), before.uid(), before.mode()),
            (after.ino(), after.uid(), after.mode()),
            "{name}"
        );
        stop(world, name);
    }
    assert_eq!(
        std::fs::metadata(&secret).expect("untouched").uid(),
        rustix::process::getuid().as_raw()
    );
}

/// The home's own user, in another sandbox, exchanges the place for links and back while sandboxes start.
pub fn no_race_in_a_home_moves_a_mount(world: &World) {
    const SWAP: &str = r#"
import os
os.mkdir("real"); os.mkdir("spare"); os.symlink("/etc", "link")
place = "user-default-efs"
print("swapping", flush=True)
while True:
    for other in ("real", "link", "spare"):
        try: os.rename(other, place); os.rename(place, other)
        except OSError: pass
        try: os.rmdir(place)
        except OSError: pass
        for missing in ("real", "spare"):
            try: os.mkdir(missing)
            except OSError: pass
"#;
    let home = home(world, "raced", |_| ());
    let mut swapper = world.sandbox("swapper", &["python3", "-c", SWAP]);
    swapper.binds[0].source = home.to_str().expect("UTF-8").to_owned();
    let netns = world.anchor.netns_new("swapper").expect("a namespace");
    world
        .anchor
        .spawn_sandbox("swapper", "", &swapper, netns.as_fd())
        .expect("a sandbox");
    eventually("it swaps", || world.log("swapper").contains("swapping"));
    for _ in 0..25 {
        let exec = start(world, "victim", &home, &["sleep", "1000"]);
        let (_, etc, _) = run_in(&exec, &["ls", "/etc"]);
        assert!(etc.contains("passwd") && !etc.contains("mine"), "{etc}");
        // The mount follows its directory, whatever that's called by now, and that never leaves the home.
        let places = mounts(&exec);
        let inside = places.iter().filter(|p| p.starts_with("/home/sagemaker-user/")).count();
        assert!(inside <= 1, "{places:?}");
        assert_eq!(places.iter().filter(|p| *p == "/etc").count(), 1, "{places:?}");
        stop(world, "victim");
    }
    stop(world, "swapper");
}
