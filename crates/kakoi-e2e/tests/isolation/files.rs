//! Files of the host and of others, and traps in a home for the region's own programs.

use crate::Attack;
use crate::attacks;
use crate::region::{ALICE, BOB, OPEN, PATIENCE, Region, SPARE};
use kakoi_e2e::wait_for;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

fn files_of_the_host(region: &Region) {
    let data = region.place.data();
    let secrets =
        ["kakoi.db", "session-key", "credentials", "quickstart.json", "ca"].map(|f| data.join(f).display().to_string());
    assert!(secrets.iter().all(|s| std::path::Path::new(s).exists()), "{secrets:?}");
    let mut paths: Vec<&str> = vec![
        "read",
        "/etc/shadow",
        "/root",
        "/var/lib/kakoi-test",
        "/etc/ssl/private",
        "/run",
        "/newroot",
        "/oldroot",
    ];
    paths.extend(secrets.iter().map(String::as_str));
    let tried = region.inside(ALICE, "files", "opening", &paths);
    for (path, answer) in tried.as_object().expect("tries") {
        assert!(answer.is_string(), "{path} gave {answer} bytes");
    }
}

fn homes_of_others(region: &Region) {
    region.place.shell(BOB, "echo secret > ~/private");
    let table = region
        .place
        .shell(BOB, "awk '$5 ~ /^.home/ { print $4 }' /proc/self/mountinfo");
    assert!(table.lines().count() >= 1, "{table}");
    let paths: Vec<String> = table
        .lines()
        .flat_map(|l| [l.to_owned(), format!("{l}/private")])
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    for app in [ALICE, OPEN] {
        let tried = region.inside(app, "files", "opening", &[&["read"], &paths[..]].concat());
        for (path, answer) in tried.as_object().expect("tries") {
            assert!(answer.is_string(), "{app}: {path} gave {answer} bytes");
        }
    }
}

fn writing_what_is_read_only(region: &Region) {
    let places = [
        "/",
        "/usr",
        "/usr/bin",
        "/usr/lib",
        "/etc",
        "/etc/ssl/certs",
        "/opt",
        "/opt/kakoi",
        "/opt/kakoi/env",
        "/opt/kakoi/env/bin",
        "/home",
        "/dev",
        "/var",
        "/proc",
    ];
    let tried = region.inside(ALICE, "files", "making", &places);
    for (place, answer) in tried.as_object().expect("tries") {
        assert!(answer.is_string(), "made a file in {place}");
    }
    let own = region.inside(ALICE, "files", "making", &["/tmp", "/dev/shm", "/home/sagemaker-user"]);
    assert!(
        own.as_object().expect("tries").values().all(serde_json::Value::is_null),
        "{own}"
    );
}

/// The program that starts every sandbox, and what all sandboxes share.
fn programs_that_others_run(region: &Region) {
    let tried = region.inside(ALICE, "files", "overwriting_the_init", &[]);
    for (path, answer) in tried.as_object().expect("tries") {
        assert!(answer != "opened" && answer.is_string(), "{path}: {answer}");
    }
    assert_eq!(region.place.shell(BOB, "echo alive"), "alive");
}

fn hard_links_to_what_others_own(region: &Region) {
    let tried = region.inside(
        ALICE,
        "files",
        "linking",
        &[
            "home",
            "/etc/passwd",
            "/usr/bin/passwd",
            "/opt/kakoi/init",
            "/opt/kakoi/launch.py",
            "/proc/1/exe",
        ],
    );
    for (path, answer) in tried.as_object().expect("tries") {
        assert!(answer.is_string(), "linked {path}");
    }
}

/// Stops the spare notebook and waits until it's gone.
fn stop(region: &Region, domain: &str) {
    let mut boto = region.boto.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let app = json!({ "DomainId": domain, "SpaceName": "bob", "AppType": "JupyterLab", "AppName": "default" });
    boto.call("sagemaker", "delete_app", app.clone());
    wait_for("the notebook stops", PATIENCE, || {
        match boto.try_call("sagemaker", "describe_app", &app) {
            Ok(answer) => (answer.value["Status"] == "Deleted").then_some(()),
            Err(_) => Some(()),
        }
    });
}

fn open_domain(region: &Region) -> String {
    let mut boto = region.boto.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let all = boto.call("sagemaker", "list_domains", json!({})).value;
    let list = all["Domains"].as_array().expect("a list");
    let found = list.iter().find(|d| d["DomainName"] == "research-open");
    found
        .and_then(|d| d["DomainId"].as_str())
        .expect("the open domain")
        .to_owned()
}

/// Where the spare notebook's home lies on the host: the end of what its own table of mounts shows.
fn home_of_spare(region: &Region) -> PathBuf {
    let shown = region.place.shell(
        SPARE,
        "awk '$5 == \"/home/sagemaker-user\" { print $4 }' /proc/self/mountinfo",
    );
    let (_, end) = shown
        .rsplit_once("/fs/")
        .unwrap_or_else(|| panic!("no home in {shown}"));
    region.place.data().join("fs").join(end)
}

/// A link to the region's own files at the place where the next start attaches the profile's directory.
fn a_link_where_the_profile_is_attached(region: &Region) {
    let domain = open_domain(region);
    let target = region.place.data().join("s3");
    let before = fs::read_dir(&target).expect("the objects").count();
    let before_start = region.place.shell(
        SPARE,
        "mkdir -p ~/kept && umask 077 && echo mark > ~/kept/mark && cat ~/kept/mark",
    );
    assert_eq!(before_start, "mark");
    // While it's attached nothing takes its place; after the stop the home's own directory is there, in reach of a process that
    // the next app runs first. The link stands before the directory is looked for: made by the home's owner, from outside.
    let home = home_of_spare(region);
    stop(region, &domain);
    let place = home.join("user-default-efs");
    assert!(place.is_dir(), "{}", place.display());
    fs::remove_dir(&place).expect("the empty directory");
    std::os::unix::fs::symlink(&target, &place).expect("a link");
    let mut boto = region.boto.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let app = json!({ "DomainId": domain, "SpaceName": "bob", "AppType": "JupyterLab", "AppName": "default" });
    boto.call("sagemaker", "create_app", app.clone());
    wait_for("the notebook runs", PATIENCE, || {
        let status = boto.call("sagemaker", "describe_app", app.clone()).value;
        assert_ne!(status["Status"], "Failed", "{status}");
        (status["Status"] == "InService").then_some(())
    });
    drop(boto);
    let table = region.place.shell(SPARE, "cat /proc/self/mountinfo");
    assert!(!table.contains(&target.display().to_string()), "{table}");
    let seen = region
        .place
        .exec(SPARE, &["ls", "/home/sagemaker-user/user-default-efs/"]);
    assert!(
        !seen.status.success(),
        "the link leads somewhere: {}",
        String::from_utf8_lossy(&seen.stdout)
    );
    let log = region.place.run(&["app", "logs", SPARE]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    assert!(
        log.contains("user-default-efs isn't there: what stands in its place can't be a mount point"),
        "nothing was attached, and its owner is told: {log}"
    );
    assert_eq!(region.place.shell(SPARE, "cat ~/kept/mark"), "mark");
    assert_eq!(fs::read_dir(&target).expect("the objects").count(), before);
}

/// A space is deleted whose home leads out of itself, is deeper than a path may be long, and holds what can't be opened.
fn traps_for_who_removes_a_home(region: &Region) {
    let domain = open_domain(region);
    let canary = region.place.temporary().join("canary");
    fs::create_dir_all(&canary).expect("a folder");
    fs::write(canary.join("file"), "kept").expect("a file");
    let made = region.inside(SPARE, "files", "traps", &[&canary.display().to_string()]);
    assert!(made.as_u64().is_some_and(|n| n >= 12), "{made}");
    let home = home_of_spare(region);
    assert!(fs::symlink_metadata(&home).is_ok(), "{}", home.display());
    stop(region, &domain);
    let mut boto = region.boto.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    boto.call(
        "sagemaker",
        "delete_space",
        json!({ "DomainId": domain, "SpaceName": "bob" }),
    );
    drop(boto);
    wait_for("the home is gone", PATIENCE, || {
        fs::symlink_metadata(&home).is_err().then_some(())
    });
    assert_eq!(fs::read_to_string(canary.join("file")).expect("it's there"), "kept");
    fs::remove_dir_all(&canary).expect("the canary");
}

pub const ATTACKS: &[Attack] = attacks![
    files_of_the_host,
    homes_of_others,
    writing_what_is_read_only,
    programs_that_others_run,
    hard_links_to_what_others_own,
    a_link_where_the_profile_is_attached,
    traps_for_who_removes_a_home,
];
