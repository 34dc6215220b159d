//! Flow logs of a running notebook, by unmodified clients: what it was refused and what it was let do appears in CloudWatch Logs
//! and in `kakoi flows`, with whose it was and what decided.

use crate::Region;
use crate::edits::list_bucket;
use kakoi_e2e::checks::Checks;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

/// A window closes 12 s after its last packet, and counters are asked for every 5 s.
const PATIENCE: Duration = Duration::from_secs(90);
const GROUP: &str = "/test/flows";
const FORMAT: &str = "${action} ${dstaddr} ${dstport} ${srcaddr} ${flow-direction} ${log-status} ${kakoi-app} ${kakoi-user} ${kakoi-domain} ${kakoi-code} ${kakoi-model}";
/// A public address that the closed domain's notebooks have no route to.
const OUTSIDE: &str = "203.0.113.10";

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run("flow logs tell a notebook's refused and accepted connections", || {
        told(region)
    });
}

fn told(region: &mut Region) {
    let vpc = region.facts.vpc.clone();
    let wanted = json!({
        "ResourceType": "VPC", "ResourceIds": [vpc], "TrafficType": "ALL", "LogGroupName": GROUP, "LogFormat": FORMAT,
        "DeliverLogsPermissionArn": "arn:aws:iam::000000000000:role/flows", "MaxAggregationInterval": 60,
    });
    let id = region.boto.text("ec2", "create_flow_logs", wanted, "/FlowLogIds/0");
    let port = 4711;
    let script = format!(
        "python3 -c \"import socket; s = socket.socket(); s.settimeout(1); print(s.connect_ex(('{OUTSIDE}', {port})))\""
    );
    assert_ne!(region.place.shell("research-closed/alice", &script).trim(), "0");
    assert_eq!(list_bucket(region), "ok");

    // At once for the operator.
    let source = region.facts.apps[0].clone();
    let refused = wait_for("the refused connection is told", PATIENCE, || {
        let answer = region
            .place
            .json(&["flows", "--domain", "research-closed", "--refused"]);
        let flows = answer["flows"].as_array().expect("a list").iter();
        let found: Vec<Value> = flows.filter(|f| f["destination_port"] == port).cloned().collect();
        (!found.is_empty()).then_some(found)
    });
    assert_eq!(refused.len(), 1, "one line: {refused:?}");
    let line = &refused[0];
    assert_eq!(
        (&line["code"], &line["model"], &line["source"], &line["user"]),
        (
            &json!("NO_ROUTE_TO_DESTINATION"),
            &json!("agrees"),
            &json!(source),
            &json!("alice")
        )
    );

    // After its window in the log group.
    let denied = format!(
        "REJECT {OUTSIDE} {port} {source} egress OK alice alice research-closed NO_ROUTE_TO_DESTINATION agrees"
    );
    let let_through = format!(" 443 {source} egress OK alice alice research-closed - agrees");
    wait_for("both are in the log group", PATIENCE, || {
        let asked = json!({ "logGroupName": GROUP });
        let events = region.boto.try_call("logs", "filter_log_events", &asked).ok()?.value;
        let events = events["events"].as_array().expect("a list").iter();
        let messages: Vec<&str> = events.filter_map(|e| e["message"].as_str()).collect();
        let denials = messages.iter().filter(|m| **m == denied).count();
        assert!(denials < 2, "{messages:#?}");
        assert!(
            !messages.iter().any(|m| m.starts_with("REJECT") && m.contains(" 443 ")),
            "what was let through is no refusal: {messages:#?}"
        );
        let is_accepted = |m: &&str| m.starts_with("ACCEPT ") && m.ends_with(&let_through);
        (denials == 1 && messages.iter().any(is_accepted)).then_some(())
    });
    let described = json!({ "Filter": [{ "Name": "resource-id", "Values": [vpc] }] });
    let status = region
        .boto
        .text("ec2", "describe_flow_logs", described, "/FlowLogs/0/DeliverLogsStatus");
    assert_eq!(status, "SUCCESS");
    region
        .boto
        .call("ec2", "delete_flow_logs", json!({ "FlowLogIds": [id] }));
    let gone = region.boto.call("ec2", "describe_flow_logs", json!({})).value;
    assert_eq!(gone["FlowLogs"].as_array().map_or(0, Vec::len), 0);
}
