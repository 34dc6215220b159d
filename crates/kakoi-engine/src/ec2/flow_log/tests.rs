use crate::testing::TestEngine;
use serde_json::{Value, json};

const ROLE: &str = "arn:aws:iam::000000000000:role/flows";

fn wanted(vpc: &str) -> Value {
    json!({ "ResourceType": "VPC", "ResourceIds": [vpc], "TrafficType": "ALL", "LogGroupName": "/flows", "DeliverLogsPermissionArn": ROLE, "MaxAggregationInterval": 60 })
}

fn with(mut value: Value, key: &str, new: Value) -> Value {
    match new {
        Value::Null => value.as_object_mut().expect("an object").remove(key),
        new => value.as_object_mut().expect("an object").insert(key.into(), new),
    };
    value
}

#[tokio::test]
async fn flow_logs_are_made_shown_filtered_and_deleted() {
    let test = TestEngine::new(true).await;
    let (vpc, subnets) = test.default_vpc();
    let tags = json!([{ "ResourceType": "vpc-flow-log", "Tags": [{ "Key": "team", "Value": "a" }] }]);
    let mut first = with(wanted(&vpc), "TagSpecifications", tags);
    first["ClientToken"] = json!("once");
    let made = test.ok("ec2", "CreateFlowLogs", first.clone()).await;
    let again = test.ok("ec2", "CreateFlowLogs", first).await;
    assert_eq!(made["FlowLogIds"], again["FlowLogIds"], "the same token makes one");
    let id = made["FlowLogIds"][0].as_str().expect("an id").to_owned();
    assert!(id.starts_with("fl-"));
    let of_subnets = json!({ "ResourceType": "Subnet", "ResourceIds": &subnets[..2], "TrafficType": "REJECT",
        "LogDestination": "arn:aws:logs:us-east-1:000000000000:log-group:other:*", "DeliverLogsPermissionArn": ROLE,
        "LogFormat": "${version} ${kakoi-rule} ${flow-direction}" });
    let more = test.ok("ec2", "CreateFlowLogs", of_subnets).await;
    assert_eq!(more["FlowLogIds"].as_array().map(Vec::len), Some(2));

    let all = test.ok("ec2", "DescribeFlowLogs", json!({})).await;
    assert_eq!(all["FlowLogs"].as_array().map(Vec::len), Some(3));
    let filter = |name: &str, value: &str| json!({ "Filter": [{ "Name": name, "Values": [value] }] });
    for (name, value, count) in [
        ("resource-id", vpc.as_str(), 1),
        ("traffic-type", "REJECT", 2),
        ("log-group-name", "other", 2),
        ("log-destination-type", "s3", 0),
        ("tag:team", "a", 1),
        ("deliver-log-status", "SUCCESS", 3),
    ] {
        let found = test.ok("ec2", "DescribeFlowLogs", filter(name, value)).await;
        let count_found = found["FlowLogs"].as_array().map_or(0, Vec::len);
        assert_eq!(count_found, count, "{name}={value}");
    }
    let one = test.ok("ec2", "DescribeFlowLogs", json!({ "FlowLogIds": [id] })).await;
    let log = &one["FlowLogs"][0];
    assert_eq!(log["LogFormat"], json!(kakoi_flows::DEFAULT_FORMAT));
    assert_eq!(
        (&log["MaxAggregationInterval"], &log["FlowLogStatus"]),
        (&json!(60), &json!("ACTIVE"))
    );
    let page = test.ok("ec2", "DescribeFlowLogs", json!({ "MaxResults": 2 })).await;
    let next = json!({ "MaxResults": 2, "NextToken": page["NextToken"] });
    let rest = test.ok("ec2", "DescribeFlowLogs", next).await;
    assert_eq!(rest["FlowLogs"].as_array().map(Vec::len), Some(1));

    // Its tags are changed with others', all or none.
    let tagged = |id: &str| json!({ "Resources": [vpc, id], "Tags": [{ "Key": "stage", "Value": "b" }] });
    let (code, _) = test.refused("ec2", "CreateTags", tagged("fl-00000000000000001")).await;
    assert_eq!(code, "InvalidFlowLogId.NotFound");
    let with_stage = json!({ "Filters": [{ "Name": "key", "Values": ["stage"] }] });
    let count = async || {
        let found = test.ok("ec2", "DescribeTags", with_stage.clone()).await;
        found["Tags"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(count().await, 0);
    test.ok("ec2", "CreateTags", tagged(&id)).await;
    assert_eq!(count().await, 2);
    test.ok(
        "ec2",
        "DeleteTags",
        json!({ "Resources": [id], "Tags": [{ "Key": "stage" }] }),
    )
    .await;
    assert_eq!(count().await, 1);
    let one = test.ok("ec2", "DescribeFlowLogs", json!({ "FlowLogIds": [id] })).await;
    assert_eq!(one["FlowLogs"][0]["Tags"], json!([{ "Key": "team", "Value": "a" }]));
    let nothing = json!({ "Resources": [id], "Tags": [] });
    assert_eq!(test.refused("ec2", "CreateTags", nothing).await.0, "MissingParameter");

    let (code, _) = test
        .refused(
            "ec2",
            "DeleteFlowLogs",
            json!({ "FlowLogIds": [id, "fl-00000000000000001"] }),
        )
        .await;
    assert_eq!(code, "InvalidFlowLogId.NotFound");
    test.ok("ec2", "DeleteFlowLogs", json!({ "FlowLogIds": [id] })).await;
    let (code, _) = test
        .refused("ec2", "DescribeFlowLogs", json!({ "FlowLogIds": [id] }))
        .await;
    assert_eq!(code, "InvalidFlowLogId.NotFound");
}

#[tokio::test]
async fn what_cannot_be_logged_is_refused_by_its_code() {
    let test = TestEngine::new(true).await;
    let (vpc, _) = test.default_vpc();
    let good = wanted(&vpc);
    for (key, value, code) in [
        ("ResourceIds", json!(["vpc-00000000000000001"]), "InvalidVpcID.NotFound"),
        ("ResourceIds", json!(["no"]), "InvalidVpcID.Malformed"),
        ("ResourceType", json!("Lake"), "InvalidParameter"),
        ("ResourceType", json!("TransitGateway"), "UnsupportedOperation"),
        ("TrafficType", Value::Null, "MissingParameter"),
        ("TrafficType", json!("SOME"), "InvalidParameter"),
        ("LogDestinationType", json!("s3"), "UnsupportedOperation"),
        ("LogDestinationType", json!("paper"), "InvalidParameter"),
        ("LogGroupName", Value::Null, "InvalidParameter"),
        ("LogGroupName", json!("a b"), "InvalidParameter"),
        (
            "LogDestination",
            json!("arn:aws:logs:us-east-1:000000000000:log-group:x"),
            "InvalidParameter",
        ),
        ("DeliverLogsPermissionArn", Value::Null, "InvalidParameter"),
        ("DeliverLogsPermissionArn", json!("me"), "InvalidParameter"),
        ("MaxAggregationInterval", json!(61), "InvalidParameter"),
        ("LogFormat", json!("${version} ${colour}"), "InvalidParameter"),
        ("LogFormat", json!(" "), "InvalidParameter"),
        ("DryRun", json!(true), "DryRunOperation"),
    ] {
        let (found, message) = test
            .refused("ec2", "CreateFlowLogs", with(good.clone(), key, value.clone()))
            .await;
        assert_eq!(found, code, "{key} {value}: {message}");
    }
    let all = test.ok("ec2", "DescribeFlowLogs", json!({})).await;
    assert_eq!(
        all["FlowLogs"].as_array().map_or(0, Vec::len),
        0,
        "a refused call changes nothing"
    );
    test.ok("ec2", "CreateFlowLogs", good.clone()).await;
    let (code, _) = test.refused("ec2", "CreateFlowLogs", good.clone()).await;
    assert_eq!(code, "FlowLogAlreadyExists");
    test.ok(
        "ec2",
        "CreateFlowLogs",
        with(good.clone(), "TrafficType", json!("REJECT")),
    )
    .await;
    let (code, _) = test
        .refused("ec2", "CreateFlowLogs", with(good, "TrafficType", json!("ACCEPT")))
        .await;
    assert_eq!(code, "FlowLogsLimitExceeded");
}
