//! Sizes of volumes, on real file systems of the test's own: images, mounted in a mount namespace that nobody else sees.
//!
//! Needs root, a loop device and a kernel with quotas. Whether the machine has them is found by making and mounting such an image
//! without Kakoi: where that works the checks must pass, and where it doesn't the test says what's missing. A kernel can't be
//! installed by a test, so that's no failure even where nothing else may be skipped. The part inside is this program again, as
//! another process: its namespace ends with it, and the mount and the loop device with that.

use kakoi_dataplane::{VolumeBackend, VolumeSize};
use kakoi_linux::quota::Quotas;
use kakoi_linux::slots::Slots;
use kakoi_linux::volume::Volumes;
use kakoi_types::FileSystemId;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const MIB: u64 = 1 << 20;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, inside, mount, kind, options] = args.as_slice()
        && inside == "inside"
    {
        return check(Path::new(mount), kind, options);
    }
    let directory = tempfile::tempdir().expect("a temporary directory");
    for (kind, options) in [("ext4", "prjquota"), ("xfs", "prjquota"), ("ext4", "defaults")] {
        match run(directory.path(), kind, options) {
            Ok(()) => println!("test {kind} mounted with {options} ... ok"),
            Err(missing) => println!("test {kind} mounted with {options} ... NOT RUN, this machine can't: {missing}"),
        }
    }
}

/// Runs the checks over a mounted image; the error is what this machine lacks.
fn run(directory: &Path, kind: &str, options: &str) -> Result<(), String> {
    if !rustix::process::geteuid().is_root() {
        return Err("only root mounts images".into());
    }
    let mount = directory.join(format!("{kind}-{options}"));
    let image = mount.with_extension("image");
    fs::create_dir(&mount).expect("a mount point");
    // Sparse; XFS isn't made smaller.
    fs::File::create(&image)
        .and_then(|f| f.set_len(320 * MIB))
        .expect("an image");
    let mut format = Command::new(format!("mkfs.{kind}"));
    match kind {
        "ext4" => format.args(["-q", "-F", "-O", "quota,project", "-E", "quotatype=prjquota"]),
        _ => format.args(["-q", "-f"]),
    };
    format.arg(&image);
    succeeds(format)?;
    // The mount is tried in a namespace of its own first: whether this machine can do it isn't ours to pass or fail.
    let script = format!("mount -o loop,{options} '{}' '{}'", image.display(), mount.display());
    succeeds(in_own_namespace(&script))?;
    let own = std::env::current_exe().expect("own path");
    let inside = in_own_namespace(&format!(
        "{script} && exec '{}' inside '{}' {kind} {options}",
        own.display(),
        mount.display()
    ))
    .status();
    assert!(
        inside.expect("sh runs").success(),
        "the checks on {kind} mounted with {options} failed"
    );
    Ok(())
}

fn in_own_namespace(script: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "--", "sh", "-c", script]);
    command
}

fn succeeds(mut command: Command) -> Result<(), String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{command:?}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

/// What happens when a slot's user writes this many bytes: the error's number, or `None`.
fn write(uid: u32, path: &Path, bytes: u64) -> Option<i32> {
    as_user(uid, move || {
        let mut file = fs::File::create(path)?;
        file.write_all(&vec![1; usize::try_from(bytes).expect("a small size")])?;
        file.sync_all()
    })
}

/// Runs something as a slot's user, without root's right to exceed quotas; the error's number, or `None`.
fn as_user(uid: u32, work: impl FnOnce() -> std::io::Result<()> + Send) -> Option<i32> {
    std::thread::scope(|scope| {
        let thread = scope.spawn(move || {
            // Capabilities and ids of a thread are its own as long as it asks the kernel and not the C library.
            // SAFETY: numbers only.
            unsafe {
                assert_eq!(libc::syscall(libc::SYS_setresgid, uid, uid, uid), 0);
                assert_eq!(libc::syscall(libc::SYS_setresuid, uid, uid, uid), 0);
            }
            work().err().map(|e| e.raw_os_error().unwrap_or(-1))
        });
        thread.join().expect("the user's thread")
    })
}

/// What a write past a project's limit gets.
fn full(kind: &str) -> i32 {
    if kind == "xfs" { libc::ENOSPC } else { libc::EDQUOT }
}

fn check(mount: &Path, kind: &str, options: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    // Others may pass, as the anchor's root opens homes for them.
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o711);
    fs::set_permissions(mount, open).expect("passable");
    if options == "defaults" {
        let volumes = Volumes::new(
            mount.join("fs"),
            mount.join("databases"),
            Slots::rootless(2_000_000_000),
        );
        assert!(
            volumes.quotas_enforced().contains("prjquota"),
            "{}",
            volumes.quotas_enforced()
        );
        let file_system = FileSystemId::from_entropy(1);
        let size = VolumeSize { bytes: MIB, inodes: 10 };
        let home = runtime
            .block_on(volumes.ensure(file_system, "spaces/a", 5000, size))
            .expect("made");
        assert_eq!(
            write(5000, &home.join("big"), 2 * MIB),
            None,
            "nothing is limited, as was said"
        );
        return;
    }
    runtime.block_on(enforced(mount, kind));
    adopted(mount, kind);
}

async fn enforced(mount: &Path, kind: &str) {
    let volumes = Volumes::new(
        mount.join("fs"),
        mount.join("databases"),
        Slots::rootless(2_000_000_000),
    );
    assert_eq!(
        volumes.quotas_enforced(),
        format!("enforced by project quotas on {kind}")
    );
    let file_system = FileSystemId::from_entropy(1);
    let size = |mib: u64| VolumeSize {
        bytes: mib * MIB,
        inodes: 20,
    };
    let make =
        async |name: &str, slot: u32, mib: u64| volumes.ensure(file_system, name, slot, size(mib)).await.expect("made");
    let (a, b) = (make("spaces/a", 5000, 2).await, make("spaces/b", 5000, 4).await);
    assert_eq!(write(5000, &a.join("fits"), MIB), None);
    assert_eq!(write(5000, &a.join("big"), 2 * MIB), Some(full(kind)));
    fs::remove_file(a.join("big")).expect("removed");
    // One user, two volumes: each has its own size. Directories inside count, too.
    assert_eq!(as_user(5000, || fs::create_dir(b.join("sub"))), None);
    assert_eq!(write(5000, &b.join("sub/three"), 3 * MIB), None);
    assert_eq!(write(5000, &b.join("sub/more"), 2 * MIB), Some(full(kind)));
    // No way out: a file doesn't move to another volume without being counted there.
    assert_eq!(
        as_user(5000, || fs::rename(b.join("sub/three"), a.join("moved"))),
        Some(libc::EXDEV)
    );
    assert_eq!(
        as_user(5000, || fs::hard_link(b.join("sub/three"), a.join("linked"))),
        Some(libc::EXDEV)
    );
    // Inodes.
    let many = as_user(5000, || {
        (0..30).try_for_each(|n| fs::File::create(a.join(format!("{n}"))).map(drop))
    });
    assert_eq!(many, Some(full(kind)));
    let left = fs::read_dir(&a).expect("listed").count();
    assert!((10..20).contains(&left), "{left}");
    // Growing applies to the same directory, with what it holds.
    (0..30).for_each(|n| drop(fs::remove_file(a.join(format!("{n}")))));
    assert_eq!(make("spaces/a", 5000, 6).await, a);
    assert_eq!(write(5000, &a.join("big"), 4 * MIB), None);
    assert_eq!(write(5000, &a.join("bigger"), 4 * MIB), Some(full(kind)));

    let quotas = Quotas::detect(mount);
    let of = |path: &PathBuf| quotas.project(path).expect("a project");
    assert_ne!(of(&a), of(&b));
    // The same path gets the same id again only if nothing of the earlier directory is left, and starts empty.
    let held = fs::File::open(a.join("big")).expect("opened");
    let old = of(&a);
    volumes.remove(file_system, "spaces/a").await.expect("removed");
    let again = make("spaces/a", 5000, 2).await;
    assert_ne!(
        of(&again),
        old,
        "an open file of the earlier one is still charged to its id"
    );
    drop(held);
    assert_eq!(write(5000, &again.join("fits"), MIB), None);
    volumes.remove_file_system(file_system).await.expect("removed");
    assert!(!again.exists());
    let last = of(&make("spaces/a", 5000, 2).await);
    // XFS takes removed inodes from the count later.
    assert!(
        last == old || kind == "xfs",
        "nothing is left, so the first choice is free again"
    );
}

/// A directory from before there were quotas is counted as a whole.
fn adopted(mount: &Path, kind: &str) {
    let home = mount.join("old");
    fs::create_dir_all(home.join("deep/er")).expect("directories");
    fs::write(home.join("deep/er/file"), vec![1; MIB as usize]).expect("a file");
    std::os::unix::fs::symlink("/etc", home.join("link")).expect("a link");
    let outside = mount.join("outside");
    fs::create_dir(&outside).expect("a directory");
    std::os::unix::fs::symlink(&outside, home.join("way-out")).expect("a link");
    for path in ["", "deep", "deep/er", "deep/er/file"] {
        std::os::unix::fs::chown(home.join(path), Some(5001), Some(5001)).expect("given");
    }
    let quotas = Quotas::detect(mount);
    quotas
        .limit(
            &home,
            VolumeSize {
                bytes: 2 * MIB,
                inodes: 100,
            },
        )
        .expect("limited");
    assert_eq!(write(5001, &home.join("deep/er/more"), 2 * MIB), Some(full(kind)));
    assert_eq!(quotas.project(&outside), None, "no link was followed");
    // In a user namespace, as in a sandbox, even its root can't change a project.
    let script = format!("chattr -p 0 '{}'", home.join("deep").display());
    let mut command = Command::new("setpriv");
    command.args([
        "--reuid",
        "5001",
        "--regid",
        "5001",
        "--clear-groups",
        "unshare",
        "--user",
        "--map-root-user",
        "sh",
        "-c",
        &script,
    ]);
    assert!(
        !command.status().expect("it runs").success(),
        "a sandbox leaves its project"
    );
}
