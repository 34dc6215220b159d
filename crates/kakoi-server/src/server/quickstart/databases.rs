//! The quickstart's two databases, and how a notebook's user gets to know how to log in: a file in the data directory, and the
//! same as an object in the bucket of each user of the closed domain.

use super::{Api, Network, SUBNETS, USERS, VPC_CIDR, group, text};
use crate::server::paths::DataDir;
use anyhow::{Context, bail};
use serde_json::{Map, Value, json};
use std::time::Instant;

/// The object in a user's bucket.
pub const OBJECT: &str = "databases.json";
const USER: &str = "kakoi";

/// One of the two services, in its own words.
struct Kind {
    /// The service, as calls name it.
    service: &'static str,
    /// What the file calls it.
    title: &'static str,
    /// Of the database and of its subnet group.
    name: &'static str,
    database: &'static str,
    /// The subnet group: operations to find and to make it, and the member that names it.
    find_subnets: &'static str,
    make_subnets: &'static str,
    subnets: &'static str,
    subnets_description: &'static str,
    /// The same of the database.
    find: &'static str,
    make: &'static str,
    modify: &'static str,
    identifier: &'static str,
    /// In the answer of `find`.
    list: &'static str,
    status: &'static str,
}

const KINDS: [Kind; 2] = [
    Kind {
        service: "rds",
        title: "postgres",
        name: "kakoi-postgres",
        database: "research",
        find_subnets: "DescribeDBSubnetGroups",
        make_subnets: "CreateDBSubnetGroup",
        subnets: "DBSubnetGroupName",
        subnets_description: "DBSubnetGroupDescription",
        find: "DescribeDBInstances",
        make: "CreateDBInstance",
        modify: "ModifyDBInstance",
        identifier: "DBInstanceIdentifier",
        list: "DBInstances",
        status: "DBInstanceStatus",
    },
    Kind {
        service: "redshift",
        title: "redshift",
        name: "kakoi-redshift",
        database: "dev",
        find_subnets: "DescribeClusterSubnetGroups",
        make_subnets: "CreateClusterSubnetGroup",
        subnets: "ClusterSubnetGroupName",
        subnets_description: "Description",
        find: "DescribeClusters",
        make: "CreateCluster",
        modify: "ModifyCluster",
        identifier: "ClusterIdentifier",
        list: "Clusters",
        status: "ClusterStatus",
    },
];

/// What differs between the services when a database is made.
fn shape(kind: &Kind) -> Value {
    match kind.service {
        "rds" => json!({
            "Engine": "postgres", "DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20, "PubliclyAccessible": false,
            "BackupRetentionPeriod": 0,
        }),
        _ => json!({ "ClusterType": "single-node", "NodeType": "dc2.large", "PubliclyAccessible": false }),
    }
}

/// Makes what isn't there of both databases, and doesn't wait for them.
pub(super) async fn make(api: &Api<'_>, network: &Network, data: &DataDir) -> anyhow::Result<()> {
    let (admitting, admits_nobody) = group(api, &network.vpc, "kakoi-databases", "Databases").await?;
    if admits_nobody {
        let from_vpc = |port: u16| json!({ "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{ "CidrIp": VPC_CIDR }] });
        let rules = json!({ "GroupId": admitting, "IpPermissions": [from_vpc(5432), from_vpc(5439)] });
        api.call("ec2", "AuthorizeSecurityGroupIngress", rules).await?;
    }
    let kept = kept_password(data)?;
    let is_new = kept.is_none();
    let password = kept.unwrap_or_else(new_password);
    if is_new {
        // Before a database has it: whatever happens next, it isn't lost.
        let logins: Map<String, Value> = KINDS
            .iter()
            .map(|k| (k.title.to_owned(), json!({ "user": USER, "password": password })))
            .collect();
        write(data, &Value::Object(logins))?;
    }
    for kind in &KINDS {
        if api
            .call(kind.service, kind.find_subnets, json!({ kind.subnets: kind.name }))
            .await
            .is_err()
        {
            let input = json!({
                kind.subnets: kind.name, kind.subnets_description: format!("Private subnets {}", SUBNETS.join(", ")),
                "SubnetIds": network.subnets,
            });
            api.call(kind.service, kind.make_subnets, input).await?;
        }
        let named = json!({ kind.identifier: kind.name });
        if api.call(kind.service, kind.find, named.clone()).await.is_ok() {
            if is_new {
                // The file is gone, and with it the only place that knew the old one.
                let input = merged(named, json!({ "MasterUserPassword": password }));
                api.call(kind.service, kind.modify, input).await?;
            }
            continue;
        }
        let input = json!({
            "DBName": kind.database, "MasterUsername": USER, "MasterUserPassword": password, kind.subnets: kind.name,
            "VpcSecurityGroupIds": [admitting],
        });
        api.call(kind.service, kind.make, merged(merged(named, shape(kind)), input))
            .await?;
    }
    Ok(())
}

/// Waits until both are available, and tells how to log in where users and the operator find it.
pub(super) async fn ready(api: &Api<'_>, data: &DataDir, tell: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Value> {
    let password = kept_password(data)?.context("the quickstart's password was just written")?;
    let (mut logins, mut shown) = (Map::new(), Map::new());
    for kind in &KINDS {
        let found = available(api, kind).await?;
        tell(&format!("{} is available", kind.name));
        let port = found
            .pointer("/Endpoint/Port")
            .and_then(Value::as_u64)
            .context("an available database has a port")?;
        let place = json!({ "host": text(&found, "/Endpoint/Address")?, "port": port, "database": kind.database });
        shown.insert(kind.title.to_owned(), place.clone());
        let login = merged(place, json!({ "user": USER, "password": password }));
        logins.insert(kind.title.to_owned(), login);
    }
    let logins = Value::Object(logins);
    let content = write(data, &logins)?;
    for user in USERS {
        let bucket = format!("kakoi-research-closed-{user}");
        let put = api
            .s3
            .storage()
            .ensure_object(&bucket, OBJECT, "application/json", content.clone().into());
        put.await
            .with_context(|| format!("putting {OBJECT} into the bucket {bucket}"))?;
    }
    Ok(Value::Object(shown))
}

async fn available(api: &Api<'_>, kind: &Kind) -> anyhow::Result<Value> {
    let deadline = Instant::now() + super::DEADLINE;
    let mut changes = api.engine.store().changes();
    loop {
        changes.mark_unchanged();
        let named = json!({ kind.identifier: kind.name });
        let found = api.first(kind.service, kind.find, named, kind.list).await?;
        let found = found.with_context(|| format!("{} was deleted meanwhile", kind.name))?;
        match text(&found, &format!("/{}", kind.status))?.as_str() {
            "available" => return Ok(found),
            "creating" | "modifying" => {}
            other => bail!(
                "the database {} is {other}; `kakoi status` shows why. Delete it, and the next quickstart makes it again",
                kind.name
            ),
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if tokio::time::timeout(left, changes.changed()).await.is_err() {
            bail!(
                "the database {} isn't available after {} s; `aws logs describe-log-groups` shows where its output is",
                kind.name,
                super::DEADLINE.as_secs()
            );
        }
    }
}

/// The password of an earlier run.
fn kept_password(data: &DataDir) -> anyhow::Result<Option<String>> {
    let path = data.quickstart();
    let content = match std::fs::read(&path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        other => other.with_context(|| format!("reading {}", path.display()))?,
    };
    let logins: Value = serde_json::from_slice(&content)
        .with_context(|| format!("{} is unreadable; remove it to get another password", path.display()))?;
    text(&logins, "/postgres/password").map(Some)
}

/// Writes the file unless it says the same already; answers with its content.
fn write(data: &DataDir, logins: &Value) -> anyhow::Result<Vec<u8>> {
    let content = serde_json::to_vec_pretty(logins)?;
    let path = data.quickstart();
    if std::fs::read(&path).ok().as_ref() != Some(&content) {
        DataDir::write_whole(&path, &content, 0o600)?;
    }
    Ok(content)
}

/// 119 bits and more, in letters and digits. Redshift wants an upper and a lower one and a digit, which the first three are.
fn new_password() -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut number = kakoi_engine::entropy();
    let mut password = "Kk0".to_owned();
    for _ in 0..20 {
        password.push(char::from(DIGITS[(number % 62) as usize]));
        number /= 62;
    }
    password
}

fn merged(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_keep_both_services_rules() {
        let (one, other) = (new_password(), new_password());
        assert_ne!(one, other);
        assert_eq!(one.len(), 23);
        for rule in [char::is_uppercase, char::is_lowercase, char::is_numeric] {
            assert!(one.chars().any(rule), "{one}");
        }
        assert!(one.chars().all(|c| c.is_ascii_alphanumeric()), "{one}");
    }

    #[test]
    fn the_file_is_private_and_written_once() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().expect("a folder");
        let data = DataDir::locate(Some(folder.path())).expect("a data directory");
        assert_eq!(kept_password(&data).expect("none"), None);
        let logins = json!({ "postgres": { "password": "secret" } });
        write(&data, &logins).expect("written");
        let first = std::fs::metadata(data.quickstart()).expect("there");
        assert_eq!(first.permissions().mode() & 0o777, 0o600);
        assert_eq!(kept_password(&data).expect("kept").as_deref(), Some("secret"));
        write(&data, &logins).expect("the same");
        let again = std::fs::metadata(data.quickstart()).expect("there");
        assert_eq!(first.ino(), again.ino(), "a second run leaves it alone");
    }
}
