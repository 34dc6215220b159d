//! EC2 through the engine's door, over a real store.

mod acls;
mod networks;

use crate::testing::TestEngine;
use kakoi_api::generated::ec2::SERVICE;
use serde_json::{Value, json};

/// A call that must succeed, and whose answer must fit the schema.
async fn ok(test: &TestEngine, operation: &str, input: Value) -> Value {
    let answer = test.ok("ec2", operation, input).await;
    let modelled = SERVICE
        .operations
        .iter()
        .find(|o| o.name == operation)
        .expect("an operation of the model");
    let printed = kakoi_wire::encode::encode_response(modelled, &answer, "request");
    assert_eq!(printed.status(), 200, "{operation}: {answer}");
    answer
}

async fn code(test: &TestEngine, operation: &str, input: Value) -> String {
    test.refused("ec2", operation, input).await.0
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} isn't text"))
        .to_owned()
}

fn filter(name: &str, value: &str) -> Value {
    json!([{ "Name": name, "Values": [value] }])
}

/// A VPC with host names, a private and a public subnet.
async fn vpc_with_subnets(test: &TestEngine) -> (String, String, String) {
    let vpc = text(&ok(test, "CreateVpc", json!({ "CidrBlock": "10.20.0.0/16" })).await["Vpc"]["VpcId"]);
    ok(
        test,
        "ModifyVpcAttribute",
        json!({ "VpcId": vpc, "EnableDnsHostnames": { "Value": true } }),
    )
    .await;
    let subnet = |cidr: &str, zone: &str| json!({ "VpcId": vpc, "CidrBlock": cidr, "AvailabilityZone": zone });
    let private = text(&ok(test, "CreateSubnet", subnet("10.20.1.0/24", "us-east-1a")).await["Subnet"]["SubnetId"]);
    let public = text(&ok(test, "CreateSubnet", subnet("10.20.2.0/24", "us-east-1b")).await["Subnet"]["SubnetId"]);
    (vpc, private, public)
}

#[tokio::test]
async fn every_operation_of_the_model_has_a_handler() {
    let test = TestEngine::new(false).await;
    for operation in SERVICE.operations {
        if let Err(error) = test.call("ec2", operation.name, json!({})).await {
            assert_ne!(error.code(), "UnknownOperationException", "{}", operation.name);
            assert!(
                error.status().is_client_error(),
                "{}: {}",
                operation.name,
                error.chain()
            );
        }
    }
}

#[tokio::test]
async fn a_vpc_is_found_by_its_tag_and_its_range() {
    let test = TestEngine::new(false).await;
    let tags = json!([{ "ResourceType": "vpc", "Tags": [{ "Key": "Name", "Value": "mine" }] }]);
    let made = ok(
        &test,
        "CreateVpc",
        json!({ "CidrBlock": "10.20.0.0/16", "TagSpecifications": tags }),
    )
    .await;
    let found = ok(&test, "DescribeVpcs", json!({ "Filters": filter("tag:Name", "m*") })).await;
    assert_eq!(found["Vpcs"], json!([made["Vpc"]]));
    let defaults = ok(&test, "DescribeVpcs", json!({ "Filters": filter("isDefault", "true") })).await;
    assert_eq!(defaults["Vpcs"][0]["CidrBlock"], "172.31.0.0/16");
    assert_eq!(
        ok(&test, "DescribeVpcs", json!({})).await["Vpcs"]
            .as_array()
            .map(Vec::len),
        Some(2),
        "the studio network stays hidden"
    );
}

/// Describe operations that need to know what of, or that AWS answers no more.
const NEEDS_INPUT: &[&str] = &[
    "DescribeSecurityGroupReferences",
    "DescribeStaleSecurityGroups",
    "DescribeVpcAttribute",
    "DescribeVpcClassicLink",
    "DescribeVpcClassicLinkDnsSupport",
];

#[tokio::test]
async fn the_studio_network_is_in_no_answer() {
    let test = TestEngine::new(false).await;
    for operation in SERVICE
        .operations
        .iter()
        .filter(|o| o.name.starts_with("Describe") && !NEEDS_INPUT.contains(&o.name))
    {
        let answer = ok(&test, operation.name, json!({})).await.to_string();
        assert!(
            !answer.contains("198.19.") && !answer.contains("198.51.100."),
            "{}: {answer}",
            operation.name
        );
    }
}

#[tokio::test]
async fn unknown_filters_ids_and_combinations_are_refused() {
    let test = TestEngine::new(false).await;
    let (vpc, _) = test.default_vpc();
    assert_eq!(
        code(&test, "DescribeVpcs", json!({ "Filters": filter("colour", "red") })).await,
        "InvalidParameterValue"
    );
    assert_eq!(
        code(&test, "DescribeVpcs", json!({ "VpcIds": ["vpc-zzz"] })).await,
        "InvalidVpcID.Malformed"
    );
    assert_eq!(
        code(&test, "DescribeVpcs", json!({ "VpcIds": ["vpc-00000000000000001"] })).await,
        "InvalidVpcID.NotFound"
    );
    assert_eq!(
        code(&test, "DescribeVpcs", json!({ "VpcIds": [vpc], "MaxResults": 5 })).await,
        "InvalidParameterCombination"
    );
    assert_eq!(
        code(&test, "DescribeSubnets", json!({ "NextToken": "xyz" })).await,
        "InvalidPaginationToken"
    );
    let wrong = json!({ "CidrBlock": "10.0.0.0/16", "TagSpecifications": [{ "ResourceType": "subnet", "Tags": [] }] });
    assert_eq!(code(&test, "CreateVpc", wrong).await, "InvalidParameterValue");
}

#[tokio::test]
async fn a_dry_run_changes_nothing_and_answers_412() {
    let test = TestEngine::new(false).await;
    let before = test.engine.network();
    let error = test
        .call(
            "ec2",
            "CreateVpc",
            json!({ "CidrBlock": "10.0.0.0/16", "DryRun": true }),
        )
        .await
        .expect_err("a dry run");
    assert_eq!((error.code(), error.status().as_u16()), ("DryRunOperation", 412));
    assert_eq!(*before, *test.engine.network());
    assert_eq!(
        code(&test, "DeleteVpc", json!({ "VpcId": "nonsense", "DryRun": true })).await,
        "InvalidVpcID.Malformed"
    );
}

#[tokio::test]
async fn pages_show_everything_once() {
    let test = TestEngine::new(false).await;
    for n in 0..7 {
        ok(
            &test,
            "CreateSecurityGroup",
            json!({ "GroupName": format!("g{n}"), "Description": "d" }),
        )
        .await;
    }
    let mut seen = Vec::new();
    let mut token = Value::Null;
    loop {
        let page = ok(
            &test,
            "DescribeSecurityGroups",
            json!({ "MaxResults": 5, "NextToken": token }),
        )
        .await;
        let groups = page["SecurityGroups"].as_array().expect("a list");
        assert!(groups.len() <= 5);
        seen.extend(groups.iter().map(|g| text(&g["GroupId"])));
        token = page["NextToken"].clone();
        if token.is_null() {
            break;
        }
    }
    let all = ok(&test, "DescribeSecurityGroups", json!({})).await;
    let all: Vec<String> = all["SecurityGroups"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|g| text(&g["GroupId"]))
        .collect();
    assert_eq!(seen, all);
    assert_eq!(seen.len(), 8);
}

#[tokio::test]
async fn rules_go_in_and_out_in_both_forms() {
    let test = TestEngine::new(false).await;
    let (vpc, ..) = vpc_with_subnets(&test).await;
    let group = json!({ "VpcId": vpc, "GroupName": "web", "Description": "d" });
    let group = text(&ok(&test, "CreateSecurityGroup", group).await["GroupId"]);
    let permission = json!([{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
        "IpRanges": [{ "CidrIp": "10.0.0.0/8", "Description": "inside" }], "UserIdGroupPairs": [{ "GroupId": group }] }]);
    let made = ok(
        &test,
        "AuthorizeSecurityGroupIngress",
        json!({ "GroupId": group, "IpPermissions": permission }),
    )
    .await;
    assert_eq!(made["SecurityGroupRules"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        code(
            &test,
            "AuthorizeSecurityGroupIngress",
            json!({ "GroupId": group, "IpPermissions": permission })
        )
        .await,
        "InvalidPermission.Duplicate"
    );
    let flat = json!({ "GroupId": group, "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "CidrIp": "0.0.0.0/0" });
    ok(&test, "AuthorizeSecurityGroupIngress", flat).await;

    let described = ok(
        &test,
        "DescribeSecurityGroups",
        json!({ "Filters": filter("ip-permission.group-name", "web") }),
    )
    .await;
    let printed = &described["SecurityGroups"][0]["IpPermissions"][0];
    assert_eq!(
        printed["IpRanges"],
        json!([{ "CidrIp": "10.0.0.0/8", "Description": "inside" }])
    );
    assert_eq!(printed["UserIdGroupPairs"][0]["GroupId"], group.as_str());
    assert_eq!(
        described["SecurityGroups"][0]["IpPermissionsEgress"][0]["IpProtocol"],
        "-1"
    );

    let rules = ok(
        &test,
        "DescribeSecurityGroupRules",
        json!({ "Filters": filter("group-id", &group) }),
    )
    .await;
    let rules = rules["SecurityGroupRules"].as_array().expect("a list").clone();
    assert_eq!(rules.len(), 4);
    let cidr = rules.iter().find(|r| r["CidrIpv4"] == "10.0.0.0/8").expect("the rule");
    let id = text(&cidr["SecurityGroupRuleId"]);
    let update = json!({ "SecurityGroupRuleId": id, "SecurityGroupRule": { "IpProtocol": "udp", "FromPort": 53, "ToPort": 53, "CidrIpv4": "10.0.0.0/8" } });
    ok(
        &test,
        "ModifySecurityGroupRules",
        json!({ "GroupId": group, "SecurityGroupRules": [update] }),
    )
    .await;
    let gone = ok(
        &test,
        "RevokeSecurityGroupIngress",
        json!({ "GroupId": group, "SecurityGroupRuleIds": [id] }),
    )
    .await;
    assert_eq!(gone["RevokedSecurityGroupRules"][0]["IpProtocol"], "udp");
    let missing = json!({ "GroupId": group, "SecurityGroupRuleIds": [id] });
    assert_eq!(
        code(&test, "RevokeSecurityGroupIngress", missing).await,
        "InvalidSecurityGroupRuleId.NotFound"
    );
}

#[tokio::test]
async fn a_nat_gateway_from_birth_to_blackhole() {
    let test = TestEngine::new(false).await;
    let (vpc, private, public) = vpc_with_subnets(&test).await;
    let gateway = text(&ok(&test, "CreateInternetGateway", json!({})).await["InternetGateway"]["InternetGatewayId"]);
    ok(
        &test,
        "AttachInternetGateway",
        json!({ "InternetGatewayId": gateway, "VpcId": vpc }),
    )
    .await;
    let address = ok(&test, "AllocateAddress", json!({ "Domain": "vpc" })).await;
    let request = json!({ "SubnetId": public, "AllocationId": address["AllocationId"], "ClientToken": "once" });
    let nat = ok(&test, "CreateNatGateway", request.clone()).await;
    let id = text(&nat["NatGateway"]["NatGatewayId"]);
    assert_eq!(
        text(&ok(&test, "CreateNatGateway", request).await["NatGateway"]["NatGatewayId"]),
        id,
        "the token makes it one"
    );
    let other = json!({ "SubnetId": private, "AllocationId": address["AllocationId"], "ClientToken": "once" });
    assert_eq!(
        code(&test, "CreateNatGateway", other).await,
        "IdempotentParameterMismatch"
    );

    let interface = ok(
        &test,
        "DescribeNetworkInterfaces",
        json!({ "Filters": filter("interface-type", "nat_gateway") }),
    )
    .await;
    let interface = &interface["NetworkInterfaces"][0];
    assert_eq!(interface["Association"]["PublicIp"], address["PublicIp"]);
    assert_eq!(interface["MacAddress"], "02:4b:0a:14:02:04");
    assert_eq!(interface["PrivateDnsName"], "ip-10-20-2-4.ec2.internal");

    let table = text(&ok(&test, "CreateRouteTable", json!({ "VpcId": vpc })).await["RouteTable"]["RouteTableId"]);
    ok(
        &test,
        "AssociateRouteTable",
        json!({ "RouteTableId": table, "SubnetId": private }),
    )
    .await;
    ok(
        &test,
        "CreateRoute",
        json!({ "RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": id }),
    )
    .await;
    ok(&test, "DeleteNatGateway", json!({ "NatGatewayId": id })).await;
    let tables = ok(
        &test,
        "DescribeRouteTables",
        json!({ "Filters": filter("association.subnet-id", &private) }),
    )
    .await;
    let routes = &tables["RouteTables"][0]["Routes"];
    assert_eq!(
        (&routes[0]["GatewayId"], &routes[0]["Origin"]),
        (&json!("local"), &json!("CreateRouteTable"))
    );
    assert_eq!(
        (&routes[1]["NatGatewayId"], &routes[1]["State"]),
        (&json!(id), &json!("blackhole"))
    );
    let nats = ok(
        &test,
        "DescribeNatGateways",
        json!({ "Filter": filter("state", "deleted") }),
    )
    .await;
    assert_eq!(
        nats["NatGateways"][0]["NatGatewayAddresses"][0]["PublicIp"],
        address["PublicIp"]
    );
}

#[tokio::test]
async fn endpoints_print_names_policy_and_parts() {
    let test = TestEngine::new(false).await;
    let (vpc, private, _) = vpc_with_subnets(&test).await;
    let interface = json!({ "VpcEndpointType": "Interface", "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.sagemaker.api",
        "SubnetIds": [private], "PrivateDnsEnabled": true });
    let made = ok(&test, "CreateVpcEndpoint", interface).await["VpcEndpoint"].clone();
    let id = text(&made["VpcEndpointId"]);
    let names = json!([{ "DnsName": format!("{id}.api.sagemaker.us-east-1.vpce.amazonaws.com") }, { "DnsName": "api.sagemaker.us-east-1.amazonaws.com" }]);
    assert_eq!(made["DnsEntries"], names);
    assert_eq!(made["Groups"][0]["GroupName"], "default");
    let policy: Value = serde_json::from_str(made["PolicyDocument"].as_str().expect("a policy")).expect("JSON");
    assert_eq!(policy["Statement"][0]["Effect"], "Allow");

    let tables = ok(
        &test,
        "DescribeRouteTables",
        json!({ "Filters": filter("vpc-id", &vpc) }),
    )
    .await;
    let table = text(&tables["RouteTables"][0]["RouteTableId"]);
    let gateway = json!({ "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.s3", "RouteTableIds": [table] });
    let s3 = text(&ok(&test, "CreateVpcEndpoint", gateway).await["VpcEndpoint"]["VpcEndpointId"]);
    let tables = ok(
        &test,
        "DescribeRouteTables",
        json!({ "Filters": filter("route.gateway-id", &s3) }),
    )
    .await;
    let list = ok(
        &test,
        "DescribePrefixLists",
        json!({ "Filters": filter("prefix-list-name", "com.amazonaws.us-east-1.s3") }),
    )
    .await;
    assert_eq!(
        tables["RouteTables"][0]["Routes"][1]["DestinationPrefixListId"],
        list["PrefixLists"][0]["PrefixListId"]
    );

    let unknown = "vpce-00000000000000001";
    let deleted = ok(&test, "DeleteVpcEndpoints", json!({ "VpcEndpointIds": [s3, unknown] })).await;
    assert_eq!(deleted["Unsuccessful"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        deleted["Unsuccessful"][0]["Error"]["Code"],
        "InvalidVpcEndpoint.NotFound"
    );
    let left = ok(&test, "DescribeVpcEndpoints", json!({})).await;
    assert_eq!(left["VpcEndpoints"], json!([made]));
}

#[tokio::test]
async fn s3_has_both_kinds_of_endpoints() {
    let test = TestEngine::new(false).await;
    let s3 = "com.amazonaws.us-east-1.s3";
    let mut details = Vec::new();
    let mut token = Value::Null;
    loop {
        let mut request = json!({ "MaxResults": 3 });
        if !token.is_null() {
            request["NextToken"] = token;
        }
        let page = ok(&test, "DescribeVpcEndpointServices", request).await;
        details.extend(page["ServiceDetails"].as_array().expect("a list").clone());
        token = page["NextToken"].clone();
        if token.is_null() {
            break;
        }
    }
    assert_eq!(details.len(), 10, "every page once");
    let of_s3: Vec<&Value> = details.iter().filter(|d| d["ServiceName"] == s3).collect();
    let kinds: Vec<&Value> = of_s3.iter().map(|d| &d["ServiceType"][0]["ServiceType"]).collect();
    assert_eq!(kinds, ["Gateway", "Interface"]);
    assert!(of_s3[0].get("PrivateDnsName").is_none());
    assert_eq!(of_s3[1]["PrivateDnsName"], "*.s3.us-east-1.amazonaws.com");
    assert_eq!(
        of_s3[1]["BaseEndpointDnsNames"],
        json!(["s3.us-east-1.vpce.amazonaws.com"])
    );

    let (vpc, private, _) = vpc_with_subnets(&test).await;
    let request = json!({ "VpcEndpointType": "Interface", "VpcId": vpc, "ServiceName": s3, "SubnetIds": [private],
        "PrivateDnsEnabled": true, "DnsOptions": { "PrivateDnsOnlyForInboundResolverEndpoint": false } });
    let made = ok(&test, "CreateVpcEndpoint", request).await["VpcEndpoint"].clone();
    let id = text(&made["VpcEndpointId"]);
    let names = [
        format!("*.{id}.s3.us-east-1.vpce.amazonaws.com"),
        "s3.us-east-1.amazonaws.com".to_owned(),
        "*.s3.us-east-1.amazonaws.com".to_owned(),
    ];
    assert_eq!(made["DnsEntries"], json!(names.map(|name| json!({ "DnsName": name }))));
    assert_eq!(made["DnsOptions"]["PrivateDnsOnlyForInboundResolverEndpoint"], false);
    let gateway = json!({ "VpcId": vpc, "ServiceName": s3 });
    ok(&test, "CreateVpcEndpoint", gateway).await;
    let inbound = json!({ "VpcEndpointId": id, "DnsOptions": { "PrivateDnsOnlyForInboundResolverEndpoint": true } });
    ok(&test, "ModifyVpcEndpoint", inbound).await;
    let shown = ok(&test, "DescribeVpcEndpoints", json!({ "VpcEndpointIds": [id] })).await;
    let shown = &shown["VpcEndpoints"][0];
    assert_eq!(shown["DnsOptions"]["PrivateDnsOnlyForInboundResolverEndpoint"], true);
    assert_eq!(shown["PrivateDnsEnabled"], true);
    assert_eq!(
        shown["DnsEntries"].as_array().map(Vec::len),
        Some(1),
        "the names stay with the gateway endpoint"
    );
    let services = ok(
        &test,
        "DescribeVpcEndpointServices",
        json!({ "ServiceNames": [s3], "Filters": filter("service-type", "Interface") }),
    )
    .await;
    assert_eq!(services["ServiceDetails"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn tags_are_set_listed_and_removed() {
    let test = TestEngine::new(false).await;
    let (vpc, subnets) = test.default_vpc();
    let tags = json!([{ "Key": "team", "Value": "a" }, { "Key": "empty" }]);
    ok(
        &test,
        "CreateTags",
        json!({ "Resources": [vpc, subnets[0]], "Tags": tags }),
    )
    .await;
    let listed = ok(
        &test,
        "DescribeTags",
        json!({ "Filters": filter("resource-type", "subnet") }),
    )
    .await;
    let tag = |key: &str, value: &str| json!({ "Key": key, "Value": value, "ResourceId": subnets[0], "ResourceType": "subnet" });
    assert_eq!(listed["Tags"], json!([tag("empty", ""), tag("team", "a")]));
    ok(
        &test,
        "DeleteTags",
        json!({ "Resources": [vpc], "Tags": [{ "Key": "team", "Value": "b" }, { "Key": "empty" }] }),
    )
    .await;
    let vpcs = ok(&test, "DescribeVpcs", json!({ "Filters": filter("tag-key", "team") })).await;
    assert_eq!(vpcs["Vpcs"][0]["Tags"], json!([{ "Key": "team", "Value": "a" }]));
}

#[test]
fn a_page_token_survives_and_a_forged_one_is_refused() {
    use crate::ec2::support::Page;
    let items = |from: u32| (from..10).map(|n| (format!("{n:02}"), n));
    let (first, token) = Page::new(Some(3), None)
        .expect("a page")
        .cut(items(0), |n| (n % 2 == 0).then_some(n));
    assert_eq!(first, [0, 2, 4]);
    // What was shown last is gone meanwhile; the next page goes on behind it all the same.
    let (second, end) = Page::new(Some(3), token)
        .expect("a page")
        .cut(items(5), |n| (n % 2 == 0).then_some(n));
    assert_eq!((second, end), (vec![6, 8], None));
    for forged in ["", "z", "zz", "é0", "ff"] {
        assert!(Page::new(None, Some(forged.to_owned())).is_err(), "{forged}");
    }
    assert!(Page::new(Some(0), None).is_err());
}
