//! A domain to ask about, made through the public API.

use crate::client::{Access, Connection, elements};
use anyhow::{Context, bail, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What was made.
pub struct Domain {
    /// The domain's id.
    pub id: String,
    /// Its VPC, the default one.
    pub vpc: String,
}

/// Makes a role and a `VpcOnly` domain in the default VPC, and waits until it's in service.
pub fn make(access: &Access, connection: &mut Connection) -> anyhow::Result<Domain> {
    let trust = json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Principal": { "Service": "sagemaker.amazonaws.com" }, "Action": "sts:AssumeRole" },
    ] });
    let trust = trust.to_string();
    let role = access.query(
        connection,
        "iam",
        "CreateRole",
        &[("RoleName", "bench"), ("AssumeRolePolicyDocument", &trust)],
    )?;
    let role = *elements(&role, "Arn").first().context("a role without ARN")?;
    let subnets = access.query(connection, "ec2", "DescribeSubnets", &[])?;
    let vpc = (*elements(&subnets, "vpcId").first().context("no default VPC")?).to_owned();
    let subnets = elements(&subnets, "subnetId");
    let input = json!({
        "DomainName": "bench", "AuthMode": "IAM", "AppNetworkAccessType": "VpcOnly", "VpcId": vpc, "SubnetIds": subnets,
        "DefaultUserSettings": { "ExecutionRole": role },
    });
    let made = access.json(connection, "CreateDomain", input)?;
    let arn = made
        .get("DomainArn")
        .and_then(Value::as_str)
        .context("a domain without ARN")?;
    let id = arn.rsplit('/').next().context("an ARN without id")?.to_owned();
    let key = json!({ "DomainId": id });
    until(
        access,
        connection,
        "DescribeDomain",
        &key,
        "InService",
        Duration::from_millis(10),
    )?;
    Ok(Domain { id, vpc })
}

/// Asks every `pause` until the status is as wanted.
pub fn until(
    access: &Access,
    connection: &mut Connection,
    operation: &str,
    key: &Value,
    wanted: &str,
    pause: Duration,
) -> anyhow::Result<()> {
    let deadline = Instant::now() + Duration::from_secs(120);
    loop {
        let described = access.json(connection, operation, key.clone())?;
        match described.get("Status").and_then(Value::as_str) {
            Some(status) if status == wanted => return Ok(()),
            Some("Failed") => bail!("{operation}: {described}"),
            _ => ensure!(
                Instant::now() < deadline,
                "{operation} isn't {wanted} after two minutes: {described}"
            ),
        }
        std::thread::sleep(pause);
    }
}
