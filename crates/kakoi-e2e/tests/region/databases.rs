//! The quickstart's databases: who reaches them and by which rule, their passwords, and that data outlives processes.

use crate::Region;
use crate::network::unbroken;
use crate::roles::python;
use kakoi_e2e::checks::{Checks, say};
use kakoi_e2e::procs;
use kakoi_e2e::setup::Place;
use kakoi_e2e::stream::{Lines, Prober};
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

const CLOSED: &str = "research-closed/alice";
const OPEN: &str = "research-open/alice";
/// What the promise allows between the API's answer and the first packet judged by it, in seconds.
const PROMISE: f64 = 1.0;
/// How long a database may take to start or to go, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// Connects by both drivers with verification, and answers with what `query` gives over each.
const BOTH: &str = r#"
import json, sys
import psycopg, redshift_connector
logins = json.loads(sys.argv[1])
def places(login):
    return dict(host=login["host"], port=login["port"], user=login["user"], password=login["password"])
def connect(name):
    login = logins[name]
    if name == "postgres":
        return psycopg.connect(dbname=login["database"], sslmode="verify-full", connect_timeout=3, **places(login))
    return redshift_connector.connect(database=login["database"], sslmode="verify-full", timeout=3, **places(login))
def reached(name):
    try:
        connect(name).close()
        return "ok"
    except Exception as error:
        return str(error)
"#;

/// Reads rows over one cursor and prints each; says so if the connection ends.
const STREAM: &str = r#"
import select
with connect("postgres") as connection, connection.cursor("rows") as cursor:
    cursor.itersize = 1
    cursor.execute("SELECT generate_series(1, 100000000)")
    try:
        for row in cursor:
            print(row[0], flush=True)
            if select.select([0], [], [], 0.005)[0]:
                break
    except psycopg.Error as error:
        print("the connection ended:", error, flush=True)
"#;

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run(
        "databases: psycopg and redshift_connector write and read, verified",
        || everyday(region),
    );
    checks.run(
        "databases: from the open notebook the name resolves and no packet arrives",
        || open_notebook(region),
    );
    checks.run(
        "databases: a revoked rule stops new connections and keeps the tracked one",
        || rule(region),
    );
    checks.run(
        "databases: publicly accessible, the open notebook reaches it by its public address",
        || public(region),
    );
    checks.run("databases: a changed password counts, the old one doesn't", || {
        password(region)
    });
    checks.run("databases: kill -9 of the server doesn't touch a connection", || {
        server_killed(region)
    });
    checks.run("databases: a deleted one leaves nothing, and its slot is free", || {
        deleted(region)
    });
}

/// How to log in, by the names that the region has now.
fn logins(region: &Region) -> Value {
    let file = std::fs::read(region.place.data().join("quickstart.json")).expect("the quickstart wrote it");
    let mut logins: Value = serde_json::from_slice(&file).expect("JSON");
    let status = region.place.json(&["status"]);
    for (title, service) in [("postgres", "rds"), ("redshift", "redshift")] {
        let shown = status["databases"].as_array().expect("databases");
        let shown = shown.iter().find(|d| d["service"] == service).expect("one of each");
        let (host, _) = shown["endpoint"]
            .as_str()
            .and_then(|e| e.rsplit_once(':'))
            .expect("an endpoint");
        logins[title]["host"] = host.into();
    }
    logins
}

/// Runs a script that begins with [`BOTH`] in a notebook.
fn both(region: &Region, app: &str, script: &str) -> String {
    both_with(region, app, &logins(region), script)
}

fn both_with(region: &Region, app: &str, logins: &Value, script: &str) -> String {
    python(&region.place, app, &whole(logins, script))
}

fn whole(logins: &Value, script: &str) -> String {
    // Passwords and names of ours have neither quotes nor backslashes.
    let begin = BOTH.replace("sys.argv[1]", &format!("'{logins}'"));
    format!("{begin}\n{script}")
}

fn everyday(region: &mut Region) {
    let kept = both(
        region,
        CLOSED,
        r#"
import boto3
bucket = boto3.client("s3").get_object(Bucket="kakoi-research-closed-alice", Key="databases.json")
assert json.loads(bucket["Body"].read()) == logins, "the user's bucket says how to log in"
for name in logins:
    connection = connect(name)
    cursor = connection.cursor()
    cursor.execute("CREATE TABLE everyday (n int, t text)")
    cursor.execute("INSERT INTO everyday VALUES (%s, %s), (2, 'zwei')", (1, "eins"))
    connection.commit()
    connection.close()
    connection = connect(name)
    cursor = connection.cursor()
    cursor.execute("SELECT t FROM everyday ORDER BY n")
    print(name, *[row[0] for row in cursor.fetchall()])
    cursor.execute("DROP TABLE everyday")
    connection.commit()
# The verification is real: another name for the same address isn't the certificate's.
import socket
login = logins["postgres"]
address = socket.gethostbyname(login["host"])
try:
    psycopg.connect(hostaddr=address, dbname=login["database"], sslmode="verify-full",
                    **(places(login) | dict(host="other." + login["host"])))
except psycopg.OperationalError as error:
    print("certificate" in str(error))
"#,
    );
    assert_eq!(kept, "postgres eins zwei\nredshift eins zwei\nTrue");
}

fn open_notebook(region: &mut Region) {
    let script = r#"
import socket
for name in logins:
    print(socket.gethostbyname(logins[name]["host"]).startswith("10.20."), "time" in reached(name).lower())
"#;
    assert_eq!(both(region, OPEN, script), "True True\nTrue True");
}

fn group(region: &mut Region) -> String {
    let here = json!({ "Filters": [{ "Name": "group-name", "Values": ["kakoi-databases"] }] });
    region
        .boto
        .text("ec2", "describe_security_groups", here, "/SecurityGroups/0/GroupId")
}

/// A stream of rows over one connection of the closed notebook.
fn stream(region: &Region) -> Lines {
    let script = whole(&logins(region), STREAM);
    let stream = Lines::start(&region.place, CLOSED, &["python3", "-u", "-c", &script]);
    stream.more(20);
    stream
}

fn rule(region: &mut Region) {
    let group = group(region);
    let rule = json!({ "GroupId": group, "IpPermissions": [
        { "IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "IpRanges": [{ "CidrIp": "10.20.0.0/16" }] },
    ] });
    let host = logins(region)["postgres"]["host"].as_str().expect("a host").to_owned();
    let stream = stream(region);
    let prober = Prober::start(&region.place, CLOSED, &host, 5432, None);
    prober.first(0.0, true, "the database");
    let closed = region
        .boto
        .call("ec2", "revoke_security_group_ingress", rule.clone())
        .at;
    let after = prober.settle(closed, PROMISE + 1.0);
    let late: Vec<_> = after
        .iter()
        .filter(|a| a.begun > closed + PROMISE && a.result == "ok")
        .collect();
    assert!(late.is_empty() && after.len() > 3, "still reached: {late:?}");
    stream.more(100);
    let opened = region.boto.call("ec2", "authorize_security_group_ingress", rule).at;
    let took = prober.first(opened, true, "the database again");
    assert!(took < PROMISE, "reached after {took} s");
    say(&format!(
        "      reached {took:.3} s after AuthorizeSecurityGroupIngress answered"
    ));
    stream.more(100);
    unbroken(&stream.all());
}

/// By verified TLS, from both notebooks: where the name leads, and whether it's reached.
fn seen(region: &Region) -> [String; 2] {
    let script = r#"
import socket
print(socket.gethostbyname(logins["postgres"]["host"]), reached("postgres") == "ok")
"#;
    [OPEN, CLOSED].map(|app| both(region, app, script))
}

fn public(region: &mut Region) {
    let before = seen(region);
    let private = before[1]
        .strip_suffix(" True")
        .expect("reached from the closed notebook")
        .to_owned();
    assert_eq!(before[0], format!("{private} False"));
    let modify = |on: bool| json!({ "DBInstanceIdentifier": "kakoi-postgres", "PubliclyAccessible": on });
    let refused = region.boto.try_call("rds", "modify_db_instance", &modify(true));
    let refused = refused.expect_err("the VPC has no internet gateway");
    assert_eq!(refused.code, "InvalidVPCNetworkStateFault");

    let own = json!({ "Filters": [{ "Name": "private-ip-address", "Values": [private] }] });
    let vpc = region.boto.text(
        "ec2",
        "describe_network_interfaces",
        own.clone(),
        "/NetworkInterfaces/0/VpcId",
    );
    let tables = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "association.main", "Values": ["true"] }] });
    let table = region
        .boto
        .text("ec2", "describe_route_tables", tables, "/RouteTables/0/RouteTableId");
    let gateway = region.boto.text(
        "ec2",
        "create_internet_gateway",
        json!({}),
        "/InternetGateway/InternetGatewayId",
    );
    let attachment = json!({ "InternetGatewayId": gateway, "VpcId": vpc });
    region.boto.call("ec2", "attach_internet_gateway", attachment.clone());
    region.boto.call("rds", "modify_db_instance", modify(true));
    let known = region.boto.text(
        "ec2",
        "describe_network_interfaces",
        own,
        "/NetworkInterfaces/0/Association/PublicIp",
    );
    // The group admits whom it knows by a public address, and the subnet leads answers there.
    let rule = json!({ "GroupId": group(region), "IpPermissions": [
        { "IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "IpRanges": [{ "CidrIp": "198.51.100.0/24" }] },
    ] });
    let route = json!({ "RouteTableId": table, "DestinationCidrBlock": "198.51.100.0/24" });
    let mut led = route.clone();
    led["GatewayId"] = gateway.as_str().into();
    region
        .boto
        .call("ec2", "authorize_security_group_ingress", rule.clone());
    region.boto.call("ec2", "create_route", led);
    let wanted = [format!("{known} True"), format!("{private} True")];
    wait_for("the public address", PATIENCE, || {
        (seen(region) == wanted).then_some(())
    });
    // Each of the three is needed.
    region.boto.call("ec2", "revoke_security_group_ingress", rule);
    region.boto.call("ec2", "delete_route", route);
    let wanted = [format!("{known} False"), format!("{private} True")];
    wait_for("the rule and the route to go", PATIENCE, || {
        (seen(region) == wanted).then_some(())
    });
    region.boto.call("rds", "modify_db_instance", modify(false));
    wait_for("the private address alone", PATIENCE, || {
        (seen(region) == before).then_some(())
    });
    region.boto.call("ec2", "detach_internet_gateway", attachment);
    let gateway = json!({ "InternetGatewayId": gateway });
    region.boto.call("ec2", "delete_internet_gateway", gateway);
}

fn password(region: &mut Region) {
    let old = logins(region);
    let change = |region: &mut Region, to: &str| {
        for (service, operation, member, name) in [
            ("rds", "modify_db_instance", "DBInstanceIdentifier", "kakoi-postgres"),
            ("redshift", "modify_cluster", "ClusterIdentifier", "kakoi-redshift"),
        ] {
            let input = json!({ member: name, "MasterUserPassword": to });
            region.boto.call(service, operation, input);
        }
    };
    let mut new = old.clone();
    for title in ["postgres", "redshift"] {
        new[title]["password"] = "Another-1-password".into();
    }
    let attempt = "print(*[reached(name) == 'ok' for name in logins])";
    change(region, "Another-1-password");
    wait_for("the new password", PATIENCE, || {
        (both_with(region, CLOSED, &new, attempt) == "True True").then_some(())
    });
    assert_eq!(both_with(region, CLOSED, &old, attempt), "False False");
    change(region, old["postgres"]["password"].as_str().expect("a password"));
    wait_for("the old password", PATIENCE, || {
        (both_with(region, CLOSED, &old, attempt) == "True True").then_some(())
    });
}

fn server_killed(region: &mut Region) {
    let stream = stream(region);
    let before = supervisors(region);
    assert_eq!(before.len(), 2, "{before:?}");
    region.server.kill();
    stream.more(50);
    region.restart(&[]);
    stream.more(50);
    unbroken(&stream.all());
    available(region);
    assert_eq!(supervisors(region), before, "the same processes");
}

/// The databases' supervisors themselves, not what starts them.
fn supervisors(region: &Region) -> BTreeSet<i32> {
    let all = procs::descendants(region.server.anchor());
    all.iter()
        .filter(|p| p.command.starts_with("/opt/kakoi/kakoi run-database"))
        .map(|p| p.pid)
        .collect()
}

/// Waits until both databases answer.
pub fn available(region: &mut Region) {
    wait_for("the databases", PATIENCE, || {
        let status = region.place.json(&["status"]);
        let databases = status["databases"].as_array().expect("databases").clone();
        assert_eq!(databases.len(), 2, "{status}");
        databases.iter().all(|d| d["status"] == "available").then_some(())
    });
}

/// Writes a text into both databases.
pub fn mark(region: &mut Region, text: &str) {
    available(region);
    let script = format!(
        r#"
for name in logins:
    connection = connect(name)
    cursor = connection.cursor()
    cursor.execute("CREATE TABLE IF NOT EXISTS marks (t text)")
    cursor.execute("INSERT INTO marks VALUES ('{text}')")
    connection.commit()
"#
    );
    both(region, CLOSED, &script);
}

/// That both have this text as their last one.
pub fn marked(region: &mut Region, text: &str) {
    available(region);
    let script = r#"
for name in logins:
    cursor = connect(name).cursor()
    cursor.execute("SELECT t FROM marks")
    print(cursor.fetchall()[-1][0])
"#;
    assert_eq!(both(region, CLOSED, script), format!("{text}\n{text}"));
}

/// The databases' directories with their owners.
fn directories(place: &Place) -> BTreeSet<(String, u32)> {
    let entries = std::fs::read_dir(place.data().join("databases")).expect("a folder");
    entries
        .map(|entry| {
            let entry = entry.expect("an entry");
            let owner = entry.metadata().expect("metadata").uid();
            (entry.file_name().to_string_lossy().into_owned(), owner)
        })
        .collect()
}

fn deleted(region: &mut Region) {
    let group = group(region);
    let before = (directories(&region.place), supervisors(region));
    let interfaces = |region: &mut Region| {
        let all = region.boto.call("ec2", "describe_network_interfaces", json!({})).value;
        all["NetworkInterfaces"].as_array().expect("a list").len()
    };
    let interfaces_before = interfaces(region);
    let mut owners = BTreeSet::new();
    for _ in 0..2 {
        let input = json!({
            "DBInstanceIdentifier": "scratch", "Engine": "postgres", "DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20,
            "MasterUsername": "scratch", "MasterUserPassword": "Scratch-password-1", "DBSubnetGroupName": "kakoi-postgres",
            "VpcSecurityGroupIds": [group],
        });
        region.boto.call("rds", "create_db_instance", input);
        let named = json!({ "DBInstanceIdentifier": "scratch" });
        wait_for("the third database", PATIENCE, || {
            let status = region.boto.text(
                "rds",
                "describe_db_instances",
                named.clone(),
                "/DBInstances/0/DBInstanceStatus",
            );
            assert_ne!(status, "failed");
            (status == "available").then_some(())
        });
        let added: Vec<(String, u32)> = directories(&region.place).difference(&before.0).cloned().collect();
        let [(workload, owner)] = &added[..] else {
            panic!("one directory more: {added:?}");
        };
        owners.insert(*owner);
        let run = region.place.data().join("apps").join(workload);
        assert!(run.is_dir(), "{}", run.display());
        let delete = json!({ "DBInstanceIdentifier": "scratch", "SkipFinalSnapshot": true });
        region.boto.call("rds", "delete_db_instance", delete);
        wait_for("its end", PATIENCE, || {
            let gone = region.boto.try_call("rds", "describe_db_instances", &named).err()?;
            assert_eq!(gone.code, "DBInstanceNotFound");
            Some(())
        });
        assert_eq!(directories(&region.place), before.0);
        assert_eq!(supervisors(region), before.1);
        assert!(!run.exists(), "{}", run.display());
        assert_eq!(interfaces(region), interfaces_before);
        wait_for("its namespace to go", Duration::from_secs(20), || {
            let status = region.place.json(&["status"]);
            (status["network"]["databases"] == 2).then_some(())
        });
    }
    assert_eq!(
        owners.len(),
        1,
        "the slot of the first was free for the second: {owners:?}"
    );
}
