//! Edits under running notebooks, each measured by packets from the moment that the API answered: rules and groups, routes,
//! endpoints and their policies, mount targets, and the mode of a domain.

use crate::Region;
use crate::lab::{self, NewDomain, from_group};
use crate::network::{ALICE, PROBE, PROMISE, count, echo, unbroken};
use crate::roles::calls;
use kakoi_e2e::checks::{Checks, say};
use kakoi_e2e::stream::Prober;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

/// A role of the quickstart.
const ROLE: &str = "arn:aws:iam::000000000000:role/kakoi-research-closed";

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run(
        "a revoked rule keeps the connection; authorized again it opens within a second",
        || revoked_and_back(region),
    );
    checks.run("a revoked egress rule closes, and opens again within a second", || {
        egress(region)
    });
    checks.run(
        "a profile's and a domain's changed groups reach the running notebook",
        || groups_of_a_profile(region),
    );
    checks.run("another route table takes S3 away, and gives it back", || {
        route_table(region)
    });
    checks.run(
        "an interface endpoint's policy and groups count for the next call",
        || interface_endpoint(region),
    );
    checks.run("interfaces that a service manages are changed by nobody else", || {
        managed(region)
    });
    checks.run("a domain with a VPC of its own changes its mode there and back", || {
        own_vpc(region)
    });
    checks.run("a domain that shares a VPC changes its mode there and back", || {
        shared_vpc(region)
    });
}

/// Checks that no attempt that began later than promised after `closed` has reached anything.
fn stays_closed(prober: &Prober, closed: f64) {
    let after = prober.settle(closed, PROMISE + 1.0);
    let late: Vec<_> = after
        .iter()
        .filter(|a| a.begun > closed + PROMISE && a.result == "ok")
        .collect();
    assert!(late.is_empty() && after.len() > 3, "still reached: {late:?}");
}

/// Checks that an attempt reaches its target in time.
fn opens(prober: &Prober, opened: f64, what: &str) {
    let took = prober.first(opened, true, what);
    assert!(took < PROMISE, "{what}: reached after {took} s");
    say(&format!("      {what}: reached {took:.3} s after the answer"));
}

/// Waits until something was tried, and checks that nothing was reached.
fn is_closed(prober: &Prober) {
    wait_for("some attempts", Duration::from_secs(10), || {
        (prober.attempts().len() >= 3).then_some(())
    });
    let attempts = prober.attempts();
    assert!(attempts.iter().all(|a| a.result != "ok"), "reached: {attempts:?}");
}

fn revoked_and_back(region: &mut Region) {
    const PORT: u16 = 7003;
    let _server = echo(region, PORT);
    let [alice, bob] = region.facts.groups.clone();
    let prober = Prober::start(&region.place, ALICE, &region.facts.apps[1], PORT, None);
    is_closed(&prober);
    opens(
        &prober,
        lab::admit(&mut region.boto, &bob, &alice, Some(PORT)),
        "authorized",
    );
    let stream = count(region, PORT);
    let rule = from_group(&bob, &alice, Some(PORT));
    let closed = region
        .boto
        .call("ec2", "revoke_security_group_ingress", rule.clone())
        .at;
    stays_closed(&prober, closed);
    stream.more(100);
    opens(
        &prober,
        lab::admit(&mut region.boto, &bob, &alice, Some(PORT)),
        "authorized again",
    );
    stream.more(100);
    // Also by one call that turns the rule into another one.
    let rules = json!({ "Filters": [{ "Name": "group-id", "Values": [bob] }] });
    let rules = region.boto.call("ec2", "describe_security_group_rules", rules).value;
    let ours = rules["SecurityGroupRules"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|r| r["FromPort"] == PORT);
    let id = ours
        .and_then(|r| r["SecurityGroupRuleId"].as_str())
        .expect("the rule")
        .to_owned();
    let modify = |port: u16| {
        json!({ "GroupId": bob, "SecurityGroupRules": [{ "SecurityGroupRuleId": id,
            "SecurityGroupRule": { "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "ReferencedGroupId": alice } }] })
    };
    let closed = region
        .boto
        .call("ec2", "modify_security_group_rules", modify(PORT + 1000))
        .at;
    stays_closed(&prober, closed);
    let opened = region.boto.call("ec2", "modify_security_group_rules", modify(PORT)).at;
    opens(&prober, opened, "modified back");
    stream.more(100);
    unbroken(&stream.all());
    region.boto.call("ec2", "revoke_security_group_ingress", rule);
}

fn egress(region: &mut Region) {
    const PORT: u16 = 7004;
    let _server = echo(region, PORT);
    let [alice, bob] = region.facts.groups.clone();
    let opened = lab::admit(&mut region.boto, &bob, &alice, Some(PORT));
    let prober = Prober::start(&region.place, ALICE, &region.facts.apps[1], PORT, None);
    prober.first(opened, true, "bob's notebook");
    let stream = count(region, PORT);
    let all =
        json!({ "GroupId": alice, "IpPermissions": [{ "IpProtocol": "-1", "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] }] });
    let closed = region.boto.call("ec2", "revoke_security_group_egress", all.clone()).at;
    stays_closed(&prober, closed);
    stream.more(100);
    let opened = region.boto.call("ec2", "authorize_security_group_egress", all).at;
    opens(&prober, opened, "egress authorized again");
    unbroken(&stream.all());
    region.boto.call(
        "ec2",
        "revoke_security_group_ingress",
        from_group(&bob, &alice, Some(PORT)),
    );
}

/// The groups of the one interface that a notebook has in a VPC, by its address.
fn worn(region: &mut Region, address: &str) -> Vec<String> {
    let here = json!({ "Filters": [{ "Name": "private-ip-address", "Values": [address] }, { "Name": "vpc-id", "Values": [region.facts.vpc] }] });
    let found = region.boto.call("ec2", "describe_network_interfaces", here).value;
    let groups = found["NetworkInterfaces"][0]["Groups"]
        .as_array()
        .expect("groups")
        .clone();
    groups
        .iter()
        .map(|g| g["GroupId"].as_str().expect("an id").to_owned())
        .collect()
}

fn groups_of_a_profile(region: &mut Region) {
    const PORT: u16 = 7005;
    let _server = echo(region, PORT);
    let [alice, bob] = region.facts.groups.clone();
    let (vpc, domain) = (region.facts.vpc.clone(), region.facts.closed_domain.clone());
    let extra = lab::group(&mut region.boto, &vpc, "extra");
    lab::admit(&mut region.boto, &bob, &extra, Some(PORT));
    let prober = Prober::start(&region.place, ALICE, &region.facts.apps[1], PORT, None);
    is_closed(&prober);
    let profile = |groups: &[&String]| json!({ "DomainId": domain, "UserProfileName": "alice", "UserSettings": { "SecurityGroups": groups } });

    let opened = region
        .boto
        .call("sagemaker", "update_user_profile", profile(&[&alice, &extra]))
        .at;
    opens(&prober, opened, "the profile has the group");
    let address = region.facts.apps[0].clone();
    assert!(worn(region, &address).contains(&extra));
    let delete = json!({ "GroupId": extra });
    assert_eq!(
        lab::refused(&mut region.boto, "ec2", "delete_security_group", delete.clone()),
        "DependencyViolation"
    );
    let stream = count(region, PORT);
    let closed = region
        .boto
        .call("sagemaker", "update_user_profile", profile(&[&alice]))
        .at;
    stays_closed(&prober, closed);
    stream.more(100);
    assert!(!worn(region, &address).contains(&extra));

    // The same by the domain's defaults, which are added to the profile's.
    let defaults =
        |groups: &[&String]| json!({ "DomainId": domain, "DefaultUserSettings": { "SecurityGroups": groups } });
    let opened = region.boto.call("sagemaker", "update_domain", defaults(&[&extra])).at;
    opens(&prober, opened, "the domain has the group");
    lab::in_service(&mut region.boto, &domain);
    let closed = region.boto.call("sagemaker", "update_domain", defaults(&[])).at;
    stays_closed(&prober, closed);
    lab::in_service(&mut region.boto, &domain);
    stream.more(100);
    unbroken(&stream.all());
    region.boto.call(
        "ec2",
        "revoke_security_group_ingress",
        from_group(&bob, &extra, Some(PORT)),
    );
    region.boto.call("ec2", "delete_security_group", delete);
}

/// What comes of one call in alice's closed notebook.
fn in_closed(region: &Region, service: &str, method: &str, input: Value) -> String {
    calls(&region.place, ALICE, &[(service, method, input)]).remove(0)
}

pub fn list_bucket(region: &Region) -> String {
    in_closed(
        region,
        "s3",
        "list_objects_v2",
        json!({ "Bucket": "kakoi-research-closed-alice" }),
    )
}

pub fn is_unreachable(outcome: &str) -> bool {
    matches!(outcome, "ConnectTimeoutError" | "EndpointConnectionError")
}

fn route_table(region: &mut Region) {
    let here = |name: &str, value: &str| json!({ "Filters": [{ "Name": name, "Values": [value] }] });
    let vpc = region.facts.vpc.clone();
    let subnets = region.boto.call("ec2", "describe_subnets", here("vpc-id", &vpc)).value;
    let subnets = subnets["Subnets"].as_array().expect("a list").iter();
    let subnets: Vec<String> = subnets
        .map(|s| s["SubnetId"].as_str().expect("an id").to_owned())
        .collect();
    let gateways = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "vpc-endpoint-type", "Values": ["Gateway"] }] });
    let endpoint = region.boto.text(
        "ec2",
        "describe_vpc_endpoints",
        gateways,
        "/VpcEndpoints/0/VpcEndpointId",
    );
    let table = region.boto.text(
        "ec2",
        "create_route_table",
        json!({ "VpcId": vpc }),
        "/RouteTable/RouteTableId",
    );
    assert_eq!(list_bucket(region), "ok");
    let mut associations = Vec::new();
    for subnet in &subnets {
        let input = json!({ "RouteTableId": table, "SubnetId": subnet });
        associations.push(
            region
                .boto
                .text("ec2", "associate_route_table", input, "/AssociationId"),
        );
    }
    assert!(is_unreachable(&list_bucket(region)), "the new table has no route to S3");
    region.boto.call(
        "ec2",
        "modify_vpc_endpoint",
        json!({ "VpcEndpointId": endpoint, "AddRouteTableIds": [table] }),
    );
    assert_eq!(list_bucket(region), "ok", "associated");
    assert_eq!(
        lab::refused(
            &mut region.boto,
            "ec2",
            "delete_route_table",
            json!({ "RouteTableId": table })
        ),
        "DependencyViolation"
    );
    region.boto.call(
        "ec2",
        "modify_vpc_endpoint",
        json!({ "VpcEndpointId": endpoint, "RemoveRouteTableIds": [table] }),
    );
    assert!(is_unreachable(&list_bucket(region)), "no longer associated");
    for id in associations {
        region
            .boto
            .call("ec2", "disassociate_route_table", json!({ "AssociationId": id }));
    }
    assert_eq!(list_bucket(region), "ok", "by the main table again");
    region
        .boto
        .call("ec2", "delete_route_table", json!({ "RouteTableId": table }));
}

fn interface_endpoint(region: &mut Region) {
    let vpc = region.facts.vpc.clone();
    let here = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "vpc-endpoint-type", "Values": ["Interface"] }] });
    let found = region.boto.call("ec2", "describe_vpc_endpoints", here).value;
    let endpoint = &found["VpcEndpoints"][0];
    let id = endpoint["VpcEndpointId"].as_str().expect("an id").to_owned();
    let group = endpoint["Groups"][0]["GroupId"].as_str().expect("an id").to_owned();
    let domain = region.facts.closed_domain.clone();
    let describe = |region: &Region| in_closed(region, "sagemaker", "describe_domain", json!({ "DomainId": domain }));
    let policy = |effect: &str| {
        json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" },
        { "Effect": effect, "Principal": "*", "Action": "sagemaker:DescribeDomain", "Resource": "*" }] })
    };
    assert_eq!(describe(region), "ok");
    for (change, expected) in [
        (
            json!({ "VpcEndpointId": id, "PolicyDocument": policy("Deny").to_string() }),
            "AccessDeniedException",
        ),
        (
            json!({ "VpcEndpointId": id, "PolicyDocument": policy("Allow").to_string() }),
            "ok",
        ),
        (
            json!({ "VpcEndpointId": id, "PolicyDocument": policy("Deny").to_string() }),
            "AccessDeniedException",
        ),
        (json!({ "VpcEndpointId": id, "ResetPolicy": true }), "ok"),
    ] {
        region.boto.call("ec2", "modify_vpc_endpoint", change.clone());
        assert_eq!(describe(region), expected, "after {change}");
    }
    let closed = lab::group(&mut region.boto, &vpc, "lets-nobody-in");
    let swap = |add: &str, remove: &str| json!({ "VpcEndpointId": id, "AddSecurityGroupIds": [add], "RemoveSecurityGroupIds": [remove] });
    region.boto.call("ec2", "modify_vpc_endpoint", swap(&closed, &group));
    let outcome = describe(region);
    assert!(
        is_unreachable(&outcome),
        "the endpoint's group lets nobody in: {outcome}"
    );
    region.boto.call("ec2", "modify_vpc_endpoint", swap(&group, &closed));
    assert_eq!(describe(region), "ok");
    region
        .boto
        .call("ec2", "delete_security_group", json!({ "GroupId": closed }));
}

fn managed(region: &mut Region) {
    let here = json!({ "Filters": [{ "Name": "private-ip-address", "Values": [region.facts.apps[0]] }, { "Name": "vpc-id", "Values": [region.facts.vpc] }] });
    let found = region.boto.call("ec2", "describe_network_interfaces", here).value;
    let id = found["NetworkInterfaces"][0]["NetworkInterfaceId"].clone();
    let attachment = found["NetworkInterfaces"][0]["Attachment"]["AttachmentId"].clone();
    let bob = region.facts.groups[1].clone();
    let boto = &mut region.boto;
    let change = json!({ "NetworkInterfaceId": id, "Groups": [bob] });
    assert_eq!(
        lab::refused(boto, "ec2", "modify_network_interface_attribute", change),
        "AuthFailure"
    );
    let detach = json!({ "AttachmentId": attachment, "Force": true });
    assert_eq!(
        lab::refused(boto, "ec2", "detach_network_interface", detach),
        "OperationNotPermitted"
    );
    let delete = json!({ "NetworkInterfaceId": id });
    assert_eq!(
        lab::refused(boto, "ec2", "delete_network_interface", delete),
        "InvalidParameterValue"
    );
}

/// A notebook's links, and what DescribeNetworkInterfaces shows of it in the VPC: the number of its groups.
fn interfaces(region: &mut Region, app: &str, domain: &str) -> (String, Vec<usize>) {
    let links = region.place.shell(
        app,
        "ip -o link | sed 's/^[0-9]*: \\([a-z0-9]*\\).*/\\1/' | grep -v lo | sort | paste -sd ' '",
    );
    let mine = json!({ "Filters": [{ "Name": "description", "Values": [format!("*Studio Domain({domain})*")] }] });
    let found = region.boto.call("ec2", "describe_network_interfaces", mine).value;
    let found = found["NetworkInterfaces"].as_array().expect("a list").iter();
    (
        links,
        found.map(|i| i["Groups"].as_array().map_or(0, Vec::len)).collect(),
    )
}

/// Whether a notebook gets an answer of the simulated internet.
fn reaches_internet(region: &Region, app: &str) -> bool {
    let prober = Prober::start(&region.place, app, PROBE.0, PROBE.1, Some("nonce"));
    wait_for("five attempts", Duration::from_secs(10), || {
        (prober.attempts().len() >= 5).then_some(())
    });
    prober.attempts().iter().any(|a| a.result == "ok")
}

/// One running notebook of a domain, in one mode: which interfaces it has, what it reaches, and that the mode can't change under it.
fn runs_in(region: &mut Region, name: &str, domain: &str, mode: &str) {
    lab::start(&mut region.boto, domain, "eve");
    let app = format!("{name}/eve");
    let wanted = match mode {
        // The customer's group and the one that leads to the home volume.
        "VpcOnly" => ("eth0".to_owned(), vec![2]),
        _ => ("eth0 eth1".to_owned(), vec![1]),
    };
    assert_eq!(interfaces(region, &app, domain), wanted, "{mode}");
    assert_eq!(reaches_internet(region, &app), mode != "VpcOnly", "{mode}");
    let refused = |region: &mut Region, mode: &str| {
        let input = json!({ "DomainId": domain, "AppNetworkAccessType": mode });
        lab::refused(&mut region.boto, "sagemaker", "update_domain", input)
    };
    let other = if mode == "VpcOnly" {
        "PublicInternetOnly"
    } else {
        "VpcOnly"
    };
    assert_eq!(refused(region, other), "ResourceInUse");
    assert_eq!(interfaces(region, &app, domain), wanted, "nothing changed");
}

fn switch(region: &mut Region, domain: &str, mode: &str) {
    let input = json!({ "DomainId": domain, "AppNetworkAccessType": mode });
    region.boto.call("sagemaker", "update_domain", input);
    lab::in_service(&mut region.boto, domain);
    let now = region.boto.text(
        "sagemaker",
        "describe_domain",
        json!({ "DomainId": domain }),
        "/AppNetworkAccessType",
    );
    assert_eq!(now, mode);
}

/// A domain with one person, whose notebooks wear one group.
fn new_domain(region: &mut Region, name: &str, access: &str, network: (&str, &[String]), group: &str) -> String {
    let (vpc, subnets) = network;
    let new = NewDomain {
        name,
        access,
        vpc,
        subnets,
        role: ROLE,
        space_groups: &[],
    };
    let domain = lab::domain(&mut region.boto, &new);
    lab::person(&mut region.boto, &domain, "eve", &[group]);
    lab::space(&mut region.boto, &domain, "eve", "eve", "Private");
    domain
}

fn own_vpc(region: &mut Region) {
    let network = lab::Network::make(&mut region.boto, 40);
    let name = "own-vpc";
    let domain = new_domain(
        region,
        name,
        "VpcOnly",
        (&network.vpc, &network.subnets),
        &network.notebooks,
    );
    runs_in(region, name, &domain, "VpcOnly");
    region.place.shell("own-vpc/eve", "echo mine > kept");
    lab::stop(&mut region.boto, &domain, "eve");

    switch(region, &domain, "PublicInternetOnly");
    runs_in(region, name, &domain, "PublicInternetOnly");
    assert_eq!(region.place.shell("own-vpc/eve", "cat kept"), "mine");
    lab::stop(&mut region.boto, &domain, "eve");

    switch(region, &domain, "VpcOnly");
    mount_target_groups(region, &domain);
    runs_in(region, name, &domain, "VpcOnly");
    assert_eq!(region.place.shell("own-vpc/eve", "cat kept"), "mine");
    lab::stop(&mut region.boto, &domain, "eve");
    lab::remove_domain(&mut region.boto, &domain, "eve");
    network.remove(&mut region.boto);
}

/// Mount targets whose groups let no notebook in keep one from starting, until they have their group again.
fn mount_target_groups(region: &mut Region, domain: &str) {
    let boto = &mut region.boto;
    let file_system = boto.text(
        "sagemaker",
        "describe_domain",
        json!({ "DomainId": domain }),
        "/HomeEfsFileSystemId",
    );
    let targets = boto
        .call("efs", "describe_mount_targets", json!({ "FileSystemId": file_system }))
        .value;
    let targets: Vec<String> = targets["MountTargets"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|t| t["MountTargetId"].as_str().expect("an id").to_owned())
        .collect();
    let key = json!({ "MountTargetId": targets[0] });
    let before = boto.call("efs", "describe_mount_target_security_groups", key).value["SecurityGroups"].clone();
    let lonely = {
        let vpc = boto.text("sagemaker", "describe_domain", json!({ "DomainId": domain }), "/VpcId");
        lab::group(boto, &vpc, "lets-no-nfs-in")
    };
    let set = |boto: &mut kakoi_e2e::clients::Boto, groups: &Value| {
        for target in &targets {
            let input = json!({ "MountTargetId": target, "SecurityGroups": groups });
            boto.call("efs", "modify_mount_target_security_groups", input);
        }
    };
    set(boto, &json!([lonely]));
    let app = lab::notebook(domain, "eve");
    boto.call("sagemaker", "create_app", app.clone());
    let failed = lab::until(boto, &app, "Failed");
    let reason = failed["FailureReason"].as_str().unwrap_or_default();
    assert!(reason.contains("2049") && reason.contains(&lonely), "{reason}");
    set(boto, &before);
    boto.call("ec2", "delete_security_group", json!({ "GroupId": lonely }));
}

fn shared_vpc(region: &mut Region) {
    const PORT: u16 = 7006;
    let _server = echo(region, PORT);
    let [alice, bob] = region.facts.groups.clone();
    lab::admit(&mut region.boto, &bob, &alice, Some(PORT));
    let vpc = region.facts.vpc.clone();
    let here = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }] });
    let subnet = region.boto.text("ec2", "describe_subnets", here, "/Subnets/0/SubnetId");
    let name = "shared-vpc";
    let domain = new_domain(region, name, "PublicInternetOnly", (&vpc, &[subnet]), &alice);
    let app = "shared-vpc/eve";
    let to_bob = |region: &Region| {
        let prober = Prober::start(&region.place, app, &region.facts.apps[1], PORT, None);
        wait_for("five attempts", Duration::from_secs(10), || {
            (prober.attempts().len() >= 5).then_some(())
        });
        prober.attempts().iter().any(|a| a.result == "ok")
    };
    runs_in(region, name, &domain, "PublicInternetOnly");
    assert!(
        !to_bob(region),
        "its group would let it in, but counts for nothing in this mode"
    );
    lab::stop(&mut region.boto, &domain, "eve");
    switch(region, &domain, "VpcOnly");
    runs_in(region, name, &domain, "VpcOnly");
    assert!(
        to_bob(region),
        "a notebook of another domain in the same VPC, by its group"
    );
    lab::stop(&mut region.boto, &domain, "eve");
    lab::remove_domain(&mut region.boto, &domain, "eve");
    region.boto.call(
        "ec2",
        "revoke_security_group_ingress",
        from_group(&bob, &alice, Some(PORT)),
    );
}
