//! The two example domains, and two databases. Everything goes through the public API's own operations, so it's what a user would have made;
//! each step first looks whether its object is there, so a second run changes nothing.

mod databases;

use super::paths::DataDir;
use super::s3::Storage;
use anyhow::{Context, bail};
use kakoi_engine::{Caller, Engine, notebook_policy};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub use databases::OBJECT as LOGINS;

/// The VPC that both domains name, so that the mode is the only reason for a difference.
const VPC_CIDR: &str = "10.20.0.0/16";
const SUBNETS: [&str; 2] = ["10.20.1.0/24", "10.20.2.0/24"];
const USERS: [&str; 2] = ["alice", "bob"];
/// Name and network access type of each domain.
pub const DOMAINS: [(&str, &str); 2] = [("research-open", "PublicInternetOnly"), ("research-closed", "VpcOnly")];

/// How long all notebooks together may take to start.
const DEADLINE: Duration = Duration::from_secs(300);

struct Api<'a> {
    engine: &'a Engine,
    s3: &'a Storage,
    caller: Caller,
}

impl Api<'_> {
    async fn call(&self, service: &str, operation: &str, input: Value) -> anyhow::Result<Value> {
        let outcome = self
            .engine
            .call(&self.caller, service, operation, input)
            .await
            .and_then(|output| output.value());
        outcome.map_err(|e| anyhow::anyhow!("{operation}: {} ({})", e.message(), e.code()))
    }

    /// The first element of a list in an answer, if there's one.
    async fn first(&self, service: &str, operation: &str, input: Value, list: &str) -> anyhow::Result<Option<Value>> {
        let answer = self.call(service, operation, input).await?;
        Ok(answer
            .get(list)
            .and_then(Value::as_array)
            .and_then(|l| l.first())
            .cloned())
    }
}

fn text(value: &Value, path: &str) -> anyhow::Result<String> {
    value
        .pointer(path)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .with_context(|| format!("the answer has no {path}"))
}

fn named(kind: &str, name: &str) -> Value {
    json!([{ "ResourceType": kind, "Tags": [{ "Key": "Name", "Value": name }] }])
}

/// Makes what isn't there and waits until every notebook runs and both databases are available.
pub async fn run(engine: &Engine, s3: &Storage, data: &DataDir, tell: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Value> {
    let caller = Caller::root(engine.region(), "");
    let api = Api { engine, s3, caller };
    tell("VPC, subnets, groups and endpoint");
    let network = network(&api).await?;
    tell("databases");
    databases::make(&api, &network, data).await?;
    let mut domains = Vec::new();
    for (name, access) in DOMAINS {
        tell(&format!("domain {name}"));
        domains.push((name, domain(&api, &network, name, access).await?));
    }
    for (name, id) in &domains {
        wait(
            &api,
            "DescribeDomain",
            json!({ "DomainId": id }),
            &format!("domain {name}"),
        )
        .await?;
        for user in USERS {
            user_of(&api, &network, name, id, user).await?;
        }
    }
    tell("starting the notebooks");
    for (name, id) in &domains {
        for user in USERS {
            let app = json!({ "DomainId": id, "SpaceName": user, "AppType": "JupyterLab", "AppName": "default" });
            wait(&api, "DescribeApp", app, &format!("the notebook of {name}/{user}")).await?;
            tell(&format!("{name}/{user} runs"));
        }
    }
    let databases = databases::ready(&api, data, tell).await?;
    let domains: Vec<Value> = domains
        .iter()
        .map(|(name, id)| json!({ "name": name, "id": id }))
        .collect();
    Ok(json!({ "vpc": network.vpc, "domains": domains, "databases": databases }))
}

struct Network {
    vpc: String,
    subnets: Vec<String>,
    /// One per user.
    groups: Vec<String>,
}

async fn network(api: &Api<'_>) -> anyhow::Result<Network> {
    let by_name = json!([{ "Name": "tag:Name", "Values": ["kakoi-quickstart"] }]);
    let vpc = match api
        .first("ec2", "DescribeVpcs", json!({ "Filters": by_name }), "Vpcs")
        .await?
    {
        Some(vpc) => text(&vpc, "/VpcId")?,
        None => {
            let made = api
                .call(
                    "ec2",
                    "CreateVpc",
                    json!({ "CidrBlock": VPC_CIDR, "TagSpecifications": named("vpc", "kakoi-quickstart") }),
                )
                .await?;
            text(&made, "/Vpc/VpcId")?
        }
    };
    // Without host names in DNS, the endpoint's private DNS would stay off.
    api.call(
        "ec2",
        "ModifyVpcAttribute",
        json!({ "VpcId": vpc, "EnableDnsHostnames": { "Value": true } }),
    )
    .await?;
    let zones = engine_zones(api);
    let mut subnets = Vec::new();
    for (cidr, zone) in SUBNETS.iter().zip(zones) {
        let here = json!([{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "cidr-block", "Values": [cidr] }]);
        let subnet = match api
            .first("ec2", "DescribeSubnets", json!({ "Filters": here }), "Subnets")
            .await?
        {
            Some(subnet) => text(&subnet, "/SubnetId")?,
            None => {
                let input = json!({ "VpcId": vpc, "CidrBlock": cidr, "AvailabilityZone": zone, "TagSpecifications": named("subnet", &format!("kakoi-private-{zone}")) });
                text(&api.call("ec2", "CreateSubnet", input).await?, "/Subnet/SubnetId")?
            }
        };
        subnets.push(subnet);
    }
    let mut groups = Vec::new();
    for user in USERS {
        let (id, admits_nobody) = group(api, &vpc, &format!("kakoi-{user}"), &format!("Notebooks of {user}")).await?;
        if admits_nobody {
            let itself = json!({ "GroupId": id, "IpPermissions": [{ "IpProtocol": "-1", "UserIdGroupPairs": [{ "GroupId": id }] }] });
            api.call("ec2", "AuthorizeSecurityGroupIngress", itself).await?;
        }
        groups.push(id);
    }
    let (endpoints, admits_nobody) = group(api, &vpc, "kakoi-endpoints", "Interface endpoints").await?;
    if admits_nobody {
        let https = json!({ "GroupId": endpoints, "IpPermissions": [{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{ "CidrIp": VPC_CIDR }] }] });
        api.call("ec2", "AuthorizeSecurityGroupIngress", https).await?;
    }
    let service = format!("com.amazonaws.{}.sagemaker.api", api.engine.region().region);
    let here = json!([{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "service-name", "Values": [service] }]);
    if api
        .first(
            "ec2",
            "DescribeVpcEndpoints",
            json!({ "Filters": here }),
            "VpcEndpoints",
        )
        .await?
        .is_none()
    {
        let input = json!({
            "VpcEndpointType": "Interface", "VpcId": vpc, "ServiceName": service, "SubnetIds": subnets,
            "SecurityGroupIds": [endpoints], "PrivateDnsEnabled": true, "TagSpecifications": named("vpc-endpoint", "kakoi-sagemaker-api"),
        });
        api.call("ec2", "CreateVpcEndpoint", input).await?;
    }
    gateway_endpoint(api, &vpc).await?;
    Ok(Network { vpc, subnets, groups })
}

/// S3 by the main route table, which both private subnets use.
async fn gateway_endpoint(api: &Api<'_>, vpc: &str) -> anyhow::Result<()> {
    let service = format!("com.amazonaws.{}.s3", api.engine.region().region);
    let here = json!([{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "service-name", "Values": [service] }]);
    let found = api
        .first(
            "ec2",
            "DescribeVpcEndpoints",
            json!({ "Filters": here }),
            "VpcEndpoints",
        )
        .await?;
    if found.is_some() {
        return Ok(());
    }
    let main = json!([{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "association.main", "Values": ["true"] }]);
    let table = api
        .first("ec2", "DescribeRouteTables", json!({ "Filters": main }), "RouteTables")
        .await?
        .context("a VPC has a main route table")?;
    let input = json!({
        "VpcEndpointType": "Gateway", "VpcId": vpc, "ServiceName": service,
        "RouteTableIds": [text(&table, "/RouteTableId")?], "TagSpecifications": named("vpc-endpoint", "kakoi-s3"),
    });
    api.call("ec2", "CreateVpcEndpoint", input).await?;
    Ok(())
}

fn engine_zones(api: &Api<'_>) -> Vec<String> {
    api.engine.region().region.zones().map(|z| z.name).into()
}

/// A group by name, made if missing; says whether it admits nobody yet: it's new, or the run that made it was cut off.
async fn group(api: &Api<'_>, vpc: &str, name: &str, description: &str) -> anyhow::Result<(String, bool)> {
    let here = json!([{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "group-name", "Values": [name] }]);
    if let Some(group) = api
        .first(
            "ec2",
            "DescribeSecurityGroups",
            json!({ "Filters": here }),
            "SecurityGroups",
        )
        .await?
    {
        let rules = group.pointer("/IpPermissions").and_then(Value::as_array);
        return Ok((text(&group, "/GroupId")?, rules.is_none_or(Vec::is_empty)));
    }
    let made = api
        .call(
            "ec2",
            "CreateSecurityGroup",
            json!({ "VpcId": vpc, "GroupName": name, "Description": description }),
        )
        .await?;
    Ok((text(&made, "/GroupId")?, true))
}

/// A role by name, made if missing; answers with its ARN.
async fn role(api: &Api<'_>, name: &str, policy: Option<Value>) -> anyhow::Result<String> {
    let arn = match api.call("iam", "GetRole", json!({ "RoleName": name })).await {
        Ok(found) => text(&found, "/Role/Arn")?,
        Err(_) => {
            let trust = json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "sagemaker.amazonaws.com" }, "Action": "sts:AssumeRole" }] });
            let made = api
                .call(
                    "iam",
                    "CreateRole",
                    json!({ "RoleName": name, "AssumeRolePolicyDocument": trust.to_string() }),
                )
                .await?;
            text(&made, "/Role/Arn")?
        }
    };
    if let Some(policy) = policy {
        let input = json!({ "RoleName": name, "PolicyName": "notebook", "PolicyDocument": policy.to_string() });
        api.call("iam", "PutRolePolicy", input).await?;
    }
    Ok(arn)
}

async fn domain(api: &Api<'_>, network: &Network, name: &str, access: &str) -> anyhow::Result<String> {
    let answer = api
        .call("sagemaker", "ListDomains", json!({ "MaxResults": 100 }))
        .await?;
    let listed = answer
        .get("Domains")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    if let Some(found) = listed
        .iter()
        .find(|d| d.get("DomainName").and_then(Value::as_str) == Some(name))
    {
        return text(found, "/DomainId");
    }
    let role = role(api, &format!("kakoi-{name}"), None).await?;
    let input = json!({
        "DomainName": name, "AuthMode": "IAM", "AppNetworkAccessType": access, "VpcId": network.vpc, "SubnetIds": network.subnets,
        "DefaultUserSettings": { "ExecutionRole": role },
    });
    let made = api.call("sagemaker", "CreateDomain", input).await?;
    text(&made, "/DomainArn")?
        .rsplit('/')
        .next()
        .map(str::to_owned)
        .context("the domain's ARN has no id")
}

async fn user_of(api: &Api<'_>, network: &Network, domain_name: &str, domain: &str, user: &str) -> anyhow::Result<()> {
    let index = USERS
        .iter()
        .position(|u| *u == user)
        .context("a user of the quickstart")?;
    let bucket = format!("kakoi-{domain_name}-{user}");
    let role = role(
        api,
        &format!("kakoi-{domain_name}-{user}"),
        Some(notebook_policy(api.engine.region(), domain, user, &bucket)),
    )
    .await?;
    let made = api.s3.storage().ensure_bucket(&bucket).await;
    made.with_context(|| format!("making the bucket {bucket}"))?;
    let profile = json!({ "DomainId": domain, "UserProfileName": user });
    if api.call("sagemaker", "DescribeUserProfile", profile).await.is_err() {
        let input = json!({
            "DomainId": domain, "UserProfileName": user,
            "UserSettings": { "ExecutionRole": role, "SecurityGroups": [network.groups[index]] },
        });
        api.call("sagemaker", "CreateUserProfile", input).await?;
    }
    if api
        .call(
            "sagemaker",
            "DescribeSpace",
            json!({ "DomainId": domain, "SpaceName": user }),
        )
        .await
        .is_err()
    {
        let input = json!({
            "DomainId": domain, "SpaceName": user, "SpaceDisplayName": user,
            "OwnershipSettings": { "OwnerUserProfileName": user }, "SpaceSharingSettings": { "SharingType": "Private" },
            "SpaceSettings": { "AppType": "JupyterLab" },
        });
        api.call("sagemaker", "CreateSpace", input).await?;
    }
    let key = json!({ "DomainId": domain, "SpaceName": user, "AppType": "JupyterLab", "AppName": "default" });
    let status = match api.call("sagemaker", "DescribeApp", key.clone()).await {
        Ok(app) => text(&app, "/Status")?,
        Err(_) => String::new(),
    };
    if !matches!(status.as_str(), "InService" | "Pending") {
        api.call("sagemaker", "CreateApp", key).await?;
    }
    Ok(())
}

/// Waits until something is InService.
async fn wait(api: &Api<'_>, operation: &str, key: Value, what: &str) -> anyhow::Result<()> {
    let deadline = Instant::now() + DEADLINE;
    let mut changes = api.engine.store().changes();
    loop {
        changes.mark_unchanged();
        let described = api.call("sagemaker", operation, key.clone()).await?;
        match text(&described, "/Status")?.as_str() {
            "InService" => return Ok(()),
            "Failed" | "Deleted" | "Deleting" => bail!(
                "{what} failed: {}",
                described
                    .get("FailureReason")
                    .and_then(Value::as_str)
                    .unwrap_or("no reason given")
            ),
            _ => {}
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if tokio::time::timeout(left, changes.changed()).await.is_err() {
            bail!("{what} isn't in service after {} s", DEADLINE.as_secs());
        }
    }
}
