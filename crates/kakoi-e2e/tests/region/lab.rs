//! What edits and deletes build for themselves through the public API: networks, domains, people, notebooks. A new kind of
//! target (a database, say) is one more function here.

use kakoi_e2e::clients::Boto;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

/// How long a domain or a notebook may take, on a busy machine.
pub const SOON: Duration = Duration::from_secs(90);

/// One subnet in each of the first two zones of a VPC of its own, with the endpoints that a `VpcOnly` domain can't do without.
pub struct Network {
    pub vpc: String,
    pub subnets: Vec<String>,
    pub main_table: String,
    /// On notebooks: anything among themselves.
    pub notebooks: String,
    /// On interface endpoints: HTTPS from `notebooks`.
    pub endpoints: String,
    /// For the SageMaker API.
    pub api: String,
    /// For S3, on the main route table.
    pub s3: String,
}

impl Network {
    /// `block` is the second number of its 10.x.0.0/16.
    pub fn make(boto: &mut Boto, block: u8) -> Self {
        let vpc = boto.text(
            "ec2",
            "create_vpc",
            json!({ "CidrBlock": format!("10.{block}.0.0/16") }),
            "/Vpc/VpcId",
        );
        boto.call(
            "ec2",
            "modify_vpc_attribute",
            json!({ "VpcId": vpc, "EnableDnsHostnames": { "Value": true } }),
        );
        let subnets = ["a", "b"].iter().zip(1..).map(|(zone, number)| {
            let input = json!({ "VpcId": vpc, "CidrBlock": format!("10.{block}.{number}.0/24"), "AvailabilityZone": format!("us-east-1{zone}") });
            boto.text("ec2", "create_subnet", input, "/Subnet/SubnetId")
        });
        let subnets = subnets.collect();
        let main = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "association.main", "Values": ["true"] }] });
        let main_table = boto.text("ec2", "describe_route_tables", main, "/RouteTables/0/RouteTableId");
        let notebooks = group(boto, &vpc, "notebooks");
        let endpoints = group(boto, &vpc, "endpoints");
        admit(boto, &notebooks, &notebooks, None);
        admit(boto, &endpoints, &notebooks, Some(443));
        let api = json!({ "VpcEndpointType": "Interface", "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.sagemaker.api",
            "SubnetIds": subnets, "SecurityGroupIds": [endpoints], "PrivateDnsEnabled": true });
        let api = boto.text("ec2", "create_vpc_endpoint", api, "/VpcEndpoint/VpcEndpointId");
        let s3 = json!({ "VpcEndpointType": "Gateway", "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.s3", "RouteTableIds": [main_table] });
        let s3 = boto.text("ec2", "create_vpc_endpoint", s3, "/VpcEndpoint/VpcEndpointId");
        Self {
            vpc,
            subnets,
            main_table,
            notebooks,
            endpoints,
            api,
            s3,
        }
    }

    /// Deletes it, in AWS's order; nothing may be in it any more.
    pub fn remove(&self, boto: &mut Boto) {
        let ids = json!({ "VpcEndpointIds": [self.api, self.s3] });
        boto.call("ec2", "delete_vpc_endpoints", ids);
        for id in &self.subnets {
            boto.call("ec2", "delete_subnet", json!({ "SubnetId": id }));
        }
        for id in [&self.endpoints, &self.notebooks] {
            boto.call("ec2", "delete_security_group", json!({ "GroupId": id }));
        }
        boto.call("ec2", "delete_vpc", json!({ "VpcId": self.vpc }));
    }
}

/// A security group: nothing in, everything out.
pub fn group(boto: &mut Boto, vpc: &str, name: &str) -> String {
    let input = json!({ "VpcId": vpc, "GroupName": name, "Description": "made by a test" });
    boto.text("ec2", "create_security_group", input, "/GroupId")
}

/// A rule's other side as the API wants it: one group's members, on one TCP port or with all traffic.
pub fn from_group(id: &str, peer: &str, port: Option<u16>) -> Value {
    let pair = json!([{ "GroupId": peer }]);
    let permission = match port {
        Some(port) => json!({ "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "UserIdGroupPairs": pair }),
        None => json!({ "IpProtocol": "-1", "UserIdGroupPairs": pair }),
    };
    json!({ "GroupId": id, "IpPermissions": [permission] })
}

/// Lets one group's members in to another's.
pub fn admit(boto: &mut Boto, id: &str, peer: &str, port: Option<u16>) -> f64 {
    boto.call("ec2", "authorize_security_group_ingress", from_group(id, peer, port))
        .at
}

/// A role that SageMaker may assume; answers with its ARN.
pub fn role(boto: &mut Boto, name: &str) -> String {
    let trust = json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "sagemaker.amazonaws.com" }, "Action": "sts:AssumeRole" }] });
    let input = json!({ "RoleName": name, "AssumeRolePolicyDocument": trust.to_string() });
    boto.text("iam", "create_role", input, "/Role/Arn")
}

/// What a domain is made of.
pub struct NewDomain<'a> {
    pub name: &'a str,
    pub access: &'a str,
    pub vpc: &'a str,
    pub subnets: &'a [String],
    pub role: &'a str,
    /// Of shared spaces.
    pub space_groups: &'a [String],
}

/// Creates a domain and waits until it can be used; answers with its id.
pub fn domain(boto: &mut Boto, new: &NewDomain<'_>) -> String {
    let input = json!({ "DomainName": new.name, "AuthMode": "IAM", "AppNetworkAccessType": new.access, "VpcId": new.vpc, "SubnetIds": new.subnets,
        "DefaultUserSettings": { "ExecutionRole": new.role }, "DefaultSpaceSettings": { "ExecutionRole": new.role, "SecurityGroups": new.space_groups } });
    let id = boto.text("sagemaker", "create_domain", input, "/DomainId");
    in_service(boto, &id);
    id
}

/// Waits until a domain is `InService`.
pub fn in_service(boto: &mut Boto, domain: &str) {
    wait_for("the domain is InService", SOON, || {
        let now = boto
            .call("sagemaker", "describe_domain", json!({ "DomainId": domain }))
            .value;
        assert!(!now["Status"].as_str().is_some_and(|s| s.contains("Failed")), "{now}");
        (now["Status"] == "InService").then_some(())
    });
}

/// A user profile with groups of its own.
pub fn person(boto: &mut Boto, domain: &str, name: &str, groups: &[&str]) {
    let input = json!({ "DomainId": domain, "UserProfileName": name, "UserSettings": { "SecurityGroups": groups } });
    boto.call("sagemaker", "create_user_profile", input);
}

/// A space; `sharing` is `Private` or `Shared`.
pub fn space(boto: &mut Boto, domain: &str, name: &str, owner: &str, sharing: &str) {
    let input = json!({ "DomainId": domain, "SpaceName": name, "OwnershipSettings": { "OwnerUserProfileName": owner },
        "SpaceSharingSettings": { "SharingType": sharing }, "SpaceSettings": { "AppType": "JupyterLab" } });
    boto.call("sagemaker", "create_space", input);
}

/// How the API names the notebook of a space.
pub fn notebook(domain: &str, space: &str) -> Value {
    json!({ "DomainId": domain, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default" })
}

/// Waits until a notebook has a status, and answers with its description.
pub fn until(boto: &mut Boto, key: &Value, wanted: &str) -> Value {
    wait_for(&format!("the notebook is {wanted}"), SOON, || {
        let now = boto.call("sagemaker", "describe_app", key.clone()).value;
        assert!(now["Status"] != "Failed" || wanted == "Failed", "{now}");
        (now["Status"] == wanted).then_some(now)
    })
}

/// Starts a notebook and waits for it.
pub fn start(boto: &mut Boto, domain: &str, space: &str) {
    let key = notebook(domain, space);
    boto.call("sagemaker", "create_app", key.clone());
    until(boto, &key, "InService");
}

/// Ends a notebook and waits for its end.
pub fn stop(boto: &mut Boto, domain: &str, space: &str) {
    let key = notebook(domain, space);
    boto.call("sagemaker", "delete_app", key.clone());
    until(boto, &key, "Deleted");
}

/// Waits until something can't be described any more.
pub fn gone(boto: &mut Boto, operation: &str, key: &Value) {
    wait_for(&format!("{operation} finds nothing"), SOON, || {
        let refused = boto.try_call("sagemaker", operation, key).err()?;
        assert_eq!(refused.code, "ResourceNotFound", "{}", refused.message);
        Some(())
    });
}

/// Deletes a domain with everything in it, files included: one person and one space of a name, whose notebook has ended.
pub fn remove_domain(boto: &mut Boto, domain: &str, name: &str) {
    let key = json!({ "DomainId": domain, "SpaceName": name });
    boto.call("sagemaker", "delete_space", key.clone());
    gone(boto, "describe_space", &key);
    boto.call(
        "sagemaker",
        "delete_user_profile",
        json!({ "DomainId": domain, "UserProfileName": name }),
    );
    let delete = json!({ "DomainId": domain, "RetentionPolicy": { "HomeEfsFileSystem": "Delete" } });
    boto.call("sagemaker", "delete_domain", delete);
    gone(boto, "describe_domain", &json!({ "DomainId": domain }));
}

/// What a call that must be refused is refused with.
pub fn refused(boto: &mut Boto, service: &str, operation: &str, input: Value) -> String {
    match boto.try_call(service, operation, &input) {
        Ok(answer) => panic!("{operation} {input} should be refused: {}", answer.value),
        Err(refused) => refused.code,
    }
}
