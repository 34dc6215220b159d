//! The API of an empty region (`--uplink none`): unmodified AWS clients, hostile bytes, and starts that can't succeed.

mod bad_input;
mod startup;

use kakoi_e2e::checks::{Checks, alone};
use kakoi_e2e::clients::{aws, run_script};
use kakoi_e2e::server::Server;
use kakoi_e2e::setup::{self, Place};
use serde_json::Value;
use std::path::Path;

#[test]
fn as_it_runs() {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), setup::own_way());
    let Some(setup) = setup::find(setup::own_way()) else {
        return;
    };
    let mut checks = Checks::new("api");
    startup::before(&mut checks, &setup);
    let place = Place::new(setup);
    let mut started = None;
    checks.run("starts without an internet", || {
        started = Some(place.up(&["--uplink", "none", "--account", "123456789012"]))
    });
    let Some(mut server) = started else {
        return checks.finish();
    };
    for script in ["ec2.py", "iam_efs_sts.py", "studio.py", "databases.py", "errors.py"] {
        checks.run(&format!("boto3: {script}"), || run_script(&place, &server, script, &[]));
    }
    checks.run("the aws command line", || command_line(&place, &server));
    bad_input::checks(&mut checks, &server);
    startup::beside(&mut checks, &place, &mut server);
    checks.finish();
}

fn command_line(place: &Place, server: &Server) {
    let json = |arguments: &[&str]| -> Value {
        let out = aws(place, server, arguments);
        assert!(
            out.status.success(),
            "aws {arguments:?}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        serde_json::from_slice(&out.stdout).unwrap_or(Value::Null)
    };
    assert_eq!(json(&["sts", "get-caller-identity"])["Account"], "123456789012");
    let subnets = json(&[
        "ec2",
        "describe-subnets",
        "--filters",
        "Name=default-for-az,Values=true",
    ]);
    assert!(subnets["Subnets"].as_array().is_some_and(|s| s.len() >= 2), "{subnets}");
    let vpc = json(&[
        "ec2",
        "create-vpc",
        "--cidr-block",
        "10.9.0.0/16",
        "--tag-specifications",
        "ResourceType=vpc,Tags=[{Key=Name,Value=cli}]",
    ]);
    let id = vpc["Vpc"]["VpcId"].as_str().expect("an id").to_owned();
    json(&["ec2", "wait", "vpc-available", "--vpc-ids", &id]);
    let found = json(&[
        "ec2",
        "describe-vpcs",
        "--filters",
        "Name=tag:Name,Values=cli",
        "--query",
        "Vpcs[].VpcId",
    ]);
    assert_eq!(found[0], id.as_str());
    json(&["ec2", "delete-vpc", "--vpc-id", &id]);
    let gone = aws(place, server, &["ec2", "describe-vpcs", "--vpc-ids", &id]);
    assert!(!gone.status.success());
    assert!(String::from_utf8_lossy(&gone.stderr).contains("InvalidVpcID.NotFound"));
    assert_eq!(json(&["sagemaker", "list-domains"])["Domains"], serde_json::json!([]));
    assert!(json(&["iam", "list-roles"])["Roles"].is_array());
    assert!(json(&["efs", "describe-file-systems"])["FileSystems"].is_array());
}
