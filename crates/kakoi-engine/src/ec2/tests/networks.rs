//! What joins and widens VPCs: ranges, peering connections, groups across them, users' prefix lists, DHCP options.

use super::*;

async fn vpc(test: &TestEngine, cidr: &str) -> String {
    text(&ok(test, "CreateVpc", json!({ "CidrBlock": cidr })).await["Vpc"]["VpcId"])
}

async fn group(test: &TestEngine, vpc: &str, name: &str) -> String {
    let group = json!({ "VpcId": vpc, "GroupName": name, "Description": "d" });
    text(&ok(test, "CreateSecurityGroup", group).await["GroupId"])
}

async fn main_table(test: &TestEngine, vpc: &str) -> Value {
    let found = ok(test, "DescribeRouteTables", json!({ "Filters": filter("vpc-id", vpc) })).await;
    found["RouteTables"][0].clone()
}

/// Two VPCs and a connection that was accepted.
async fn peered(test: &TestEngine) -> (String, String, String) {
    let (a, b) = (vpc(test, "10.40.0.0/16").await, vpc(test, "10.41.0.0/16").await);
    let asked = ok(
        test,
        "CreateVpcPeeringConnection",
        json!({ "VpcId": a, "PeerVpcId": b, "PeerOwnerId": "000000000000", "PeerRegion": "us-east-1" }),
    )
    .await;
    let id = text(&asked["VpcPeeringConnection"]["VpcPeeringConnectionId"]);
    ok(
        test,
        "AcceptVpcPeeringConnection",
        json!({ "VpcPeeringConnectionId": id }),
    )
    .await;
    (a, b, id)
}

#[tokio::test]
async fn line_21_later_ranges_are_printed_filtered_and_local() {
    let test = TestEngine::new(false).await;
    let mine = vpc(&test, "10.40.0.0/16").await;
    let made = ok(
        &test,
        "AssociateVpcCidrBlock",
        json!({ "VpcId": mine, "CidrBlock": "100.64.0.0/20" }),
    )
    .await;
    let association = text(&made["CidrBlockAssociation"]["AssociationId"]);
    let found = ok(
        &test,
        "DescribeVpcs",
        json!({ "Filters": filter("cidr-block-association.cidr-block", "100.64.0.0/20") }),
    )
    .await;
    assert_eq!(found["Vpcs"][0]["VpcId"], mine.as_str());
    assert_eq!(found["Vpcs"][0]["CidrBlock"], "10.40.0.0/16");
    let second = &found["Vpcs"][0]["CidrBlockAssociationSet"][1];
    assert_eq!(second["AssociationId"], association.as_str());
    assert_eq!(second["CidrBlockState"]["State"], "associated");
    let table = main_table(&test, &mine).await;
    let routes = table["Routes"].as_array().expect("routes");
    let local: Vec<_> = routes
        .iter()
        .map(|r| (&r["DestinationCidrBlock"], &r["GatewayId"]))
        .collect();
    assert_eq!(
        local,
        [
            (&json!("10.40.0.0/16"), &json!("local")),
            (&json!("100.64.0.0/20"), &json!("local"))
        ]
    );
    ok(
        &test,
        "CreateSubnet",
        json!({ "VpcId": mine, "CidrBlock": "100.64.1.0/24" }),
    )
    .await;
    let end = json!({ "AssociationId": association });
    assert_eq!(
        code(&test, "DisassociateVpcCidrBlock", end).await,
        "InvalidCidrBlock.InUse"
    );
    let ipv6 = json!({ "VpcId": mine, "AmazonProvidedIpv6CidrBlock": true });
    assert_eq!(code(&test, "AssociateVpcCidrBlock", ipv6).await, "UnsupportedOperation");
}

#[tokio::test]
async fn line_27_a_peering_connection_is_described_as_aws_does() {
    let test = TestEngine::new(false).await;
    let (a, b) = (vpc(&test, "10.40.0.0/16").await, vpc(&test, "10.41.0.0/16").await);
    let tags = json!([{ "ResourceType": "vpc-peering-connection", "Tags": [{ "Key": "Name", "Value": "ab" }] }]);
    let request = json!({ "VpcId": a, "PeerVpcId": b, "TagSpecifications": tags });
    let asked = ok(&test, "CreateVpcPeeringConnection", request.clone()).await;
    let asked = &asked["VpcPeeringConnection"];
    assert_eq!(asked["Status"]["Code"], "pending-acceptance");
    assert!(asked["ExpirationTime"].is_number());
    assert_eq!(asked["RequesterVpcInfo"]["CidrBlock"], "10.40.0.0/16");
    assert_eq!(asked["AccepterVpcInfo"]["CidrBlock"], Value::Null);
    let id = text(&asked["VpcPeeringConnectionId"]);
    let again = ok(&test, "CreateVpcPeeringConnection", request).await;
    assert_eq!(again["VpcPeeringConnection"]["VpcPeeringConnectionId"], id.as_str());
    let options = json!({ "VpcPeeringConnectionId": id, "AccepterPeeringConnectionOptions": { "AllowDnsResolutionFromRemoteVpc": true } });
    assert_eq!(
        code(&test, "ModifyVpcPeeringConnectionOptions", options.clone()).await,
        "OperationNotPermitted"
    );
    let only = json!({ "VpcPeeringConnectionId": id });
    ok(&test, "AcceptVpcPeeringConnection", only.clone()).await;
    assert_eq!(
        code(&test, "ModifyVpcPeeringConnectionOptions", options.clone()).await,
        "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled"
    );
    for one in [&a, &b] {
        let on = json!({ "VpcId": one, "EnableDnsHostnames": { "Value": true } });
        ok(&test, "ModifyVpcAttribute", on).await;
    }
    let set = ok(&test, "ModifyVpcPeeringConnectionOptions", options).await;
    assert_eq!(
        set["AccepterPeeringConnectionOptions"]["AllowDnsResolutionFromRemoteVpc"],
        true
    );
    for (name, value) in [
        ("status-code", "active"),
        ("requester-vpc-info.vpc-id", &*a),
        ("accepter-vpc-info.vpc-id", &*b),
        ("accepter-vpc-info.cidr-block", "10.41.0.0/16"),
        ("tag:Name", "ab"),
    ] {
        let found = ok(
            &test,
            "DescribeVpcPeeringConnections",
            json!({ "Filters": filter(name, value) }),
        )
        .await;
        let found = &found["VpcPeeringConnections"][0];
        assert_eq!(found["VpcPeeringConnectionId"], id.as_str(), "{name}");
        assert_eq!(found["ExpirationTime"], Value::Null);
        assert_eq!(
            found["AccepterVpcInfo"]["CidrBlockSet"],
            json!([{ "CidrBlock": "10.41.0.0/16" }])
        );
        assert_eq!(
            found["AccepterVpcInfo"]["PeeringOptions"]["AllowDnsResolutionFromRemoteVpc"],
            true
        );
    }
    let none = ok(
        &test,
        "DescribeVpcPeeringConnections",
        json!({ "Filters": filter("accepter-vpc-info.vpc-id", &a) }),
    )
    .await;
    assert_eq!(none["VpcPeeringConnections"], json!([]));
    assert_eq!(
        code(&test, "DeleteVpc", json!({ "VpcId": b })).await,
        "DependencyViolation"
    );
    ok(&test, "DeleteVpcPeeringConnection", only.clone()).await;
    let shown = ok(
        &test,
        "DescribeVpcPeeringConnections",
        json!({ "VpcPeeringConnectionIds": [id] }),
    )
    .await;
    assert_eq!(shown["VpcPeeringConnections"][0]["Status"]["Code"], "deleted");
    assert_eq!(
        code(&test, "RejectVpcPeeringConnection", only).await,
        "InvalidStateTransition"
    );
    for elsewhere in [
        json!({ "VpcId": a, "PeerVpcId": b, "PeerOwnerId": "111111111111" }),
        json!({ "VpcId": a, "PeerVpcId": b, "PeerRegion": "eu-west-1" }),
    ] {
        assert_eq!(
            code(&test, "CreateVpcPeeringConnection", elsewhere).await,
            "UnsupportedOperation"
        );
    }
    let overlapping = ok(
        &test,
        "CreateVpcPeeringConnection",
        json!({ "VpcId": a, "PeerVpcId": a }),
    )
    .await;
    assert_eq!(overlapping["VpcPeeringConnection"]["Status"]["Code"], "failed");
}

#[tokio::test]
async fn line_7_a_peers_group_is_printed_with_its_connection_and_then_as_stale() {
    let test = TestEngine::new(false).await;
    let (a, b, id) = peered(&test).await;
    let (mine, theirs) = (group(&test, &a, "mine").await, group(&test, &b, "theirs").await);
    let pair = json!([{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
        "UserIdGroupPairs": [{ "GroupId": theirs, "UserId": "000000000000" }] }]);
    let rule = json!({ "GroupId": mine, "IpPermissions": pair });
    let made = ok(&test, "AuthorizeSecurityGroupIngress", rule.clone()).await;
    let referenced = &made["SecurityGroupRules"][0]["ReferencedGroupInfo"];
    assert_eq!(
        referenced,
        &json!({ "GroupId": theirs, "UserId": "000000000000", "VpcId": b, "VpcPeeringConnectionId": id, "PeeringStatus": "active" })
    );
    let mut stranger = rule.clone();
    stranger["IpPermissions"][0]["UserIdGroupPairs"][0]["UserId"] = json!("111111111111");
    assert_eq!(
        code(&test, "AuthorizeSecurityGroupIngress", stranger).await,
        "InvalidGroup.NotFound"
    );
    let named = ok(&test, "DescribeSecurityGroupReferences", json!({ "GroupId": [theirs] })).await;
    assert_eq!(
        named["SecurityGroupReferenceSet"],
        json!([{ "GroupId": theirs, "ReferencingVpcId": a, "VpcPeeringConnectionId": id }])
    );
    let stale = json!({ "VpcId": a });
    let fresh = ok(&test, "DescribeStaleSecurityGroups", stale.clone()).await;
    assert_eq!(fresh["StaleSecurityGroupSet"], json!([]));
    ok(
        &test,
        "DeleteVpcPeeringConnection",
        json!({ "VpcPeeringConnectionId": id }),
    )
    .await;
    let found = ok(&test, "DescribeStaleSecurityGroups", stale).await;
    let found = &found["StaleSecurityGroupSet"][0];
    assert_eq!(found["GroupId"], mine.as_str());
    let permission = &found["StaleIpPermissions"][0];
    assert_eq!(
        (&permission["IpProtocol"], &permission["FromPort"]),
        (&json!("tcp"), &json!(443))
    );
    assert_eq!(permission["UserIdGroupPairs"][0]["PeeringStatus"], "deleted");
    assert_eq!(found["StaleIpPermissionsEgress"], json!([]));
    let named = ok(&test, "DescribeSecurityGroupReferences", json!({ "GroupId": [theirs] })).await;
    assert_eq!(named["SecurityGroupReferenceSet"], json!([]));
    let described = ok(&test, "DescribeSecurityGroups", json!({ "GroupIds": [mine] })).await;
    let pairs = &described["SecurityGroups"][0]["IpPermissions"][0]["UserIdGroupPairs"];
    assert_eq!(pairs[0]["PeeringStatus"], "deleted");
    ok(&test, "RevokeSecurityGroupIngress", rule).await;
}

#[tokio::test]
async fn lines_8_and_20_a_users_prefix_list_lives_in_rules_and_routes() {
    let test = TestEngine::new(false).await;
    let (a, b, id) = peered(&test).await;
    let request = json!({ "PrefixListName": "office", "AddressFamily": "IPv4", "MaxEntries": 3, "ClientToken": "once",
        "Entries": [{ "Cidr": "10.41.1.0/24", "Description": "one" }, { "Cidr": "9.0.0.0/8" }] });
    let made = ok(&test, "CreateManagedPrefixList", request.clone()).await;
    let list = text(&made["PrefixList"]["PrefixListId"]);
    let again = ok(&test, "CreateManagedPrefixList", request).await;
    assert_eq!(
        again["PrefixList"]["PrefixListId"],
        list.as_str(),
        "a client token makes one"
    );
    assert_eq!(made["PrefixList"]["State"], "create-complete");
    assert_eq!(
        made["PrefixList"]["PrefixListArn"],
        format!("arn:aws:ec2:us-east-1:000000000000:prefix-list/{list}")
    );
    let lists = ok(&test, "DescribeManagedPrefixLists", json!({})).await;
    assert_eq!(
        lists["PrefixLists"].as_array().map(Vec::len),
        Some(2),
        "S3's and this one"
    );
    let own = json!({ "Filters": filter("owner-id", "000000000000") });
    let lists = ok(&test, "DescribeManagedPrefixLists", own).await;
    assert_eq!(lists["PrefixLists"][0]["PrefixListName"], "office");
    let page = json!({ "PrefixListId": list, "MaxResults": 1 });
    let first = ok(&test, "GetManagedPrefixListEntries", page.clone()).await;
    assert_eq!(
        first["Entries"],
        json!([{ "Cidr": "9.0.0.0/8" }]),
        "by address, not by text"
    );
    let mut next = page;
    next["NextToken"] = first["NextToken"].clone();
    let second = ok(&test, "GetManagedPrefixListEntries", next).await;
    assert_eq!(
        second["Entries"],
        json!([{ "Cidr": "10.41.1.0/24", "Description": "one" }])
    );

    let (mine, table) = (
        group(&test, &a, "mine").await,
        text(&main_table(&test, &a).await["RouteTableId"]),
    );
    let permission = json!([{ "IpProtocol": "-1", "PrefixListIds": [{ "PrefixListId": list }] }]);
    let rule = json!({ "GroupId": mine, "IpPermissions": permission });
    ok(&test, "AuthorizeSecurityGroupIngress", rule.clone()).await;
    let route = json!({ "RouteTableId": table, "DestinationPrefixListId": list, "VpcPeeringConnectionId": id });
    ok(&test, "CreateRoute", route).await;
    let routed = ok(
        &test,
        "DescribeRouteTables",
        json!({ "Filters": filter("route.vpc-peering-connection-id", &id) }),
    )
    .await;
    let routed = &routed["RouteTables"][0]["Routes"][1];
    assert_eq!(
        (&routed["DestinationPrefixListId"], &routed["State"]),
        (&json!(list), &json!("active"))
    );
    let users = ok(
        &test,
        "GetManagedPrefixListAssociations",
        json!({ "PrefixListId": list }),
    )
    .await;
    assert_eq!(
        users["PrefixListAssociations"],
        json!([{ "ResourceId": table, "ResourceOwner": "000000000000" }, { "ResourceId": mine, "ResourceOwner": "000000000000" }])
    );
    let only = json!({ "PrefixListId": list });
    assert_eq!(
        code(&test, "DeleteManagedPrefixList", only.clone()).await,
        "DependencyViolation"
    );
    let change = json!({ "PrefixListId": list, "CurrentVersion": 1, "RemoveEntries": [{ "Cidr": "9.0.0.0/8" }] });
    let changed = ok(&test, "ModifyManagedPrefixList", change.clone()).await;
    assert_eq!(
        (&changed["PrefixList"]["Version"], &changed["PrefixList"]["State"]),
        (&json!(2), &json!("modify-complete"))
    );
    assert_eq!(
        code(&test, "ModifyManagedPrefixList", change).await,
        "PrefixListVersionMismatch"
    );
    let then = ok(
        &test,
        "GetManagedPrefixListEntries",
        json!({ "PrefixListId": list, "TargetVersion": 1 }),
    )
    .await;
    assert_eq!(then["Entries"].as_array().map(Vec::len), Some(2));
    let restore = json!({ "PrefixListId": list, "CurrentVersion": 2, "PreviousVersion": 1 });
    let restored = ok(&test, "RestoreManagedPrefixListVersion", restore).await;
    assert_eq!(
        (&restored["PrefixList"]["Version"], &restored["PrefixList"]["State"]),
        (&json!(3), &json!("restore-complete"))
    );
    let unroute = json!({ "RouteTableId": table, "DestinationPrefixListId": list });
    ok(&test, "DeleteRoute", unroute).await;
    ok(&test, "RevokeSecurityGroupIngress", rule).await;
    ok(&test, "DeleteManagedPrefixList", only.clone()).await;
    assert_eq!(
        code(&test, "GetManagedPrefixListAssociations", only).await,
        "InvalidPrefixListID.NotFound"
    );
    // A route to a connection of two other VPCs.
    let (c, other) = (vpc(&test, "10.42.0.0/16").await, b);
    let table = text(&main_table(&test, &c).await["RouteTableId"]);
    let foreign =
        json!({ "RouteTableId": table, "DestinationCidrBlock": "10.41.0.0/16", "VpcPeeringConnectionId": id });
    assert_eq!(
        code(&test, "CreateRoute", foreign).await,
        "InvalidParameterValue",
        "{other}"
    );
}

#[tokio::test]
async fn dhcp_options_are_made_given_to_a_vpc_and_taken_back() {
    let test = TestEngine::new(false).await;
    let mine = vpc(&test, "10.40.0.0/16").await;
    let configurations = json!([
        { "Key": "domain-name", "Values": ["corp.example"] },
        { "Key": "domain-name-servers", "Values": ["AmazonProvidedDNS"] }
    ]);
    let made = ok(
        &test,
        "CreateDhcpOptions",
        json!({ "DhcpConfigurations": configurations }),
    )
    .await;
    let id = text(&made["DhcpOptions"]["DhcpOptionsId"]);
    let found = ok(
        &test,
        "DescribeDhcpOptions",
        json!({ "Filters": filter("value", "corp.example") }),
    )
    .await;
    assert_eq!(found["DhcpOptions"], json!([made["DhcpOptions"]]));
    ok(
        &test,
        "AssociateDhcpOptions",
        json!({ "DhcpOptionsId": id, "VpcId": mine }),
    )
    .await;
    let described = ok(
        &test,
        "DescribeVpcs",
        json!({ "Filters": filter("dhcp-options-id", &id) }),
    )
    .await;
    assert_eq!(described["Vpcs"][0]["VpcId"], mine.as_str());
    let only = json!({ "DhcpOptionsId": id });
    assert_eq!(
        code(&test, "DeleteDhcpOptions", only.clone()).await,
        "DependencyViolation"
    );
    let back = json!({ "DhcpOptionsId": "default", "VpcId": mine });
    ok(&test, "AssociateDhcpOptions", back).await;
    ok(&test, "DeleteDhcpOptions", only).await;
    let resolver = json!({ "DhcpConfigurations": [{ "Key": "domain-name-servers", "Values": ["10.40.0.9"] }] });
    assert_eq!(code(&test, "CreateDhcpOptions", resolver).await, "UnsupportedOperation");
}

#[tokio::test]
async fn an_address_is_associated_with_nothing_that_a_service_manages() {
    let test = TestEngine::new(false).await;
    let address = text(&ok(&test, "AllocateAddress", json!({})).await["AllocationId"]);
    for (wanted, input) in [
        ("MissingParameter", json!({ "AllocationId": address })),
        (
            "InvalidInstanceID.NotFound",
            json!({ "AllocationId": address, "InstanceId": "i-00000000000000001" }),
        ),
        (
            "InvalidNetworkInterfaceID.NotFound",
            json!({ "AllocationId": address, "NetworkInterfaceId": "eni-00000000000000001" }),
        ),
        (
            "InvalidAllocationID.NotFound",
            json!({ "AllocationId": "eipalloc-00000000000000001", "InstanceId": "i-1" }),
        ),
    ] {
        assert_eq!(code(&test, "AssociateAddress", input).await, wanted);
    }
    assert_eq!(
        code(&test, "DescribeVpcClassicLink", json!({})).await,
        "UnsupportedOperation"
    );
}
