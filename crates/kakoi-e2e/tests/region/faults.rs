//! `kill -9` of the server: what was acknowledged is there, notebooks and their connections don't notice, clients queue.

use crate::network::{alice_to_bob, count, echo, unbroken};
use crate::{Region, apps};
use kakoi_e2e::checks::Checks;
use kakoi_e2e::clients::Boto;
use kakoi_e2e::procs::{self, Process};
use kakoi_e2e::raw::{self, Signer};
use kakoi_e2e::setup::Place;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::io::Write;
use std::time::Duration;

/// How long a notebook may take to start or end, on a busy machine.
const APP: Duration = Duration::from_secs(90);

/// Kills a first start as soon as it has started a sandbox.
pub fn first_start(place: &Place) {
    let starting = place.spawn_up(&["--quickstart"]);
    wait_for("the first sandbox", Duration::from_secs(60), || {
        let text = std::fs::read_to_string(place.data().join("anchor.json")).ok()?;
        let anchor: Value = serde_json::from_str(&text).ok()?;
        let pid = i32::try_from(anchor.get("pid")?.as_i64()?).ok()?;
        (!procs::descendants(pid).is_empty()).then_some(())
    });
    starting.kill();
}

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run("kill -9, idle: notebooks, connections and clients", || idle(region));
    checks.run("kill -9 right after an acknowledged CreateVpc", || acknowledged(region));
    checks.run("kill -9 during CreateApp and DeleteApp", || during_app(region));
    checks.run("the selftest after all that", || apps::selftest(&region.place));
}

/// Replaces the server by a dead one and starts it again; `meanwhile` runs while it's dead.
fn kill_and_restart<T>(region: &mut Region, meanwhile: impl FnOnce(&mut Region) -> T) -> T {
    region.server.kill();
    let result = meanwhile(region);
    region.restart(&[]);
    result
}

fn idle(region: &mut Region) {
    const PORT: u16 = 7002;
    let server = echo(region, PORT);
    let rule = alice_to_bob(region, PORT);
    region
        .boto
        .call("ec2", "authorize_security_group_ingress", rule.clone());
    let stream = wait_for("the rule holds", Duration::from_secs(5), || {
        let try_it = format!(
            "import socket; socket.create_connection(('{}', {PORT}), timeout=1)",
            region.facts.apps[1]
        );
        region
            .place
            .exec("research-closed/alice", &["python3", "-c", &try_it])
            .status
            .success()
            .then(|| count(region, PORT))
    });
    let before = notebooks(region);
    assert_eq!(before.len(), 4, "{before:?}");
    let authority = region.server.authority().to_owned();
    let anchor = region.server.anchor();
    let mut queued = kill_and_restart(region, |region| {
        let status = region.place.json(&["status"]);
        assert_eq!(
            (&status["server"], &status["anchor_pid"]),
            (&json!("stopped"), &json!(anchor)),
            "{status}"
        );
        let signer = Signer::from_file(region.server.text("credentials_file"), "us-east-1");
        let mut connection = raw::connect(&authority);
        connection
            .write_all(&signer.sagemaker(&authority, "ListDomains", b"{}"))
            .expect("the listener is parked, so it takes the bytes");
        stream.more(50);
        connection
    });
    assert_eq!(region.server.authority(), authority, "the same address after a restart");
    assert_eq!(region.server.anchor(), anchor, "the same anchor");
    let answer = raw::receive(&mut queued);
    assert!(
        answer.status == 200 && answer.text().contains("research-closed"),
        "{} {}",
        answer.status,
        answer.text()
    );
    assert_eq!(notebooks(region), before, "the same processes");
    stream.more(50);
    unbroken(&stream.all());
    region.boto.call("ec2", "revoke_security_group_ingress", rule);
    drop((stream, server));
}

fn notebooks(region: &Region) -> Vec<Process> {
    procs::notebooks(region.server.anchor())
}

fn acknowledged(region: &mut Region) {
    let vpc = region.boto.text(
        "ec2",
        "create_vpc",
        json!({ "CidrBlock": "10.77.0.0/16" }),
        "/Vpc/VpcId",
    );
    kill_and_restart(region, |_| ());
    let there = region
        .boto
        .call("ec2", "describe_vpcs", json!({ "VpcIds": [vpc] }))
        .value;
    assert_eq!(there["Vpcs"][0]["CidrBlock"], "10.77.0.0/16");
    let subnet = region.boto.text(
        "ec2",
        "create_subnet",
        json!({ "VpcId": vpc, "CidrBlock": "10.77.1.0/24" }),
        "/Subnet/SubnetId",
    );
    region.boto.call("ec2", "delete_subnet", json!({ "SubnetId": subnet }));
    region.boto.call("ec2", "delete_vpc", json!({ "VpcId": vpc }));
    kill_and_restart(region, |_| ());
    let gone = region
        .boto
        .try_call("ec2", "describe_vpcs", &json!({ "VpcIds": [vpc] }));
    assert_eq!(gone.expect_err("deleted").code, "InvalidVpcID.NotFound");
}

/// An app's status; empty when AWS would say that there's none.
pub fn app_status(boto: &mut Boto, key: &Value) -> String {
    match boto.try_call("sagemaker", "describe_app", key) {
        Ok(app) => app.value["Status"].as_str().unwrap_or_default().to_owned(),
        Err(refused) => {
            assert_eq!(refused.code, "ResourceNotFound");
            String::new()
        }
    }
}

pub fn wait_status(region: &mut Region, key: &Value, wanted: &[&str]) {
    wait_for(&format!("the app is {wanted:?}"), APP, || {
        let status = app_status(&mut region.boto, key);
        assert_ne!(
            status,
            "Failed",
            "{}",
            region.boto.call("sagemaker", "describe_app", key.clone()).value
        );
        wanted.contains(&status.as_str()).then_some(())
    });
}

fn during_app(region: &mut Region) {
    let domain = region.facts.closed_domain.clone();
    region.boto.call("sagemaker", "create_user_profile", json!({ "DomainId": domain, "UserProfileName": "carol", "UserSettings": { "SecurityGroups": [region.facts.groups[0]] } }));
    let space = json!({ "DomainId": domain, "SpaceName": "carol", "OwnershipSettings": { "OwnerUserProfileName": "carol" }, "SpaceSharingSettings": { "SharingType": "Private" }, "SpaceSettings": { "AppType": "JupyterLab" } });
    region.boto.call("sagemaker", "create_space", space);
    let key = json!({ "DomainId": domain, "SpaceName": "carol", "AppType": "JupyterLab", "AppName": "default" });
    let before = notebooks(region);

    // Killed right after the acknowledgement.
    region.boto.call("sagemaker", "create_app", key.clone());
    kill_and_restart(region, |_| ());
    wait_status(region, &key, &["InService"]);
    assert_eq!(notebooks(region).len(), before.len() + 1, "one sandbox per app");
    region.place.shell("research-closed/carol", "echo kept > kept");

    // Killed right after the acknowledged end.
    region.boto.call("sagemaker", "delete_app", key.clone());
    kill_and_restart(region, |_| ());
    wait_status(region, &key, &["Deleted", ""]);
    wait_for("its processes end", Duration::from_secs(20), || {
        (notebooks(region) == before).then_some(())
    });

    // Killed when the sandbox exists but nothing says yet that it's ready.
    region.boto.call("sagemaker", "create_app", key.clone());
    let anchor = region.server.anchor();
    let known = procs::descendants(anchor);
    wait_for("the sandbox", APP, || {
        procs::descendants(anchor)
            .iter()
            .any(|p| !known.contains(p))
            .then_some(())
    });
    kill_and_restart(region, |_| ());
    wait_status(region, &key, &["InService"]);
    assert_eq!(notebooks(region).len(), before.len() + 1, "one sandbox per app");
    assert_eq!(
        region.place.shell("research-closed/carol", "cat kept"),
        "kept",
        "the home outlives the app"
    );

    region.boto.call("sagemaker", "delete_app", key.clone());
    wait_status(region, &key, &["Deleted", ""]);
    region.boto.call(
        "sagemaker",
        "delete_space",
        json!({ "DomainId": domain, "SpaceName": "carol" }),
    );
    let gone = json!({ "DomainId": domain, "SpaceName": "carol" });
    wait_for("the space is gone", APP, || {
        region.boto.try_call("sagemaker", "describe_space", &gone).err()
    });
    region.boto.call(
        "sagemaker",
        "delete_user_profile",
        json!({ "DomainId": domain, "UserProfileName": "carol" }),
    );
    assert!(notebooks(region) == before, "the others never noticed");
}
