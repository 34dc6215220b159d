//! The quickstart region, whole, as root and as an ordinary user: what its notebooks are and reach, changes while they run,
//! `kill -9`, and what stays after `down`. One region per way of running, shared by all checks; one test at a time.

mod acls;
mod apps;
mod browser;
mod compare;
mod databases;
mod deletes;
mod down;
mod edits;
mod faults;
mod flows;
mod homes;
mod lab;
mod network;
mod points;
mod pool;
mod roles;
mod storage;

use kakoi_e2e::checks::{Checks, alone};
use kakoi_e2e::clients::Boto;
use kakoi_e2e::server::Server;
use kakoi_e2e::setup::{self, Place, Way};
use serde_json::{Value, json};
use std::path::Path;

/// Names and addresses of the quickstart, as the API tells them.
pub struct Quickstart {
    vpc: String,
    open_domain: String,
    closed_domain: String,
    /// Groups of alice and bob.
    groups: [String; 2],
    /// Addresses of the closed domain's apps of alice and bob.
    apps: [String; 2],
    /// One interface of the endpoint for the SageMaker API.
    endpoint: String,
    /// One mount target of each domain, open first.
    mount_targets: [String; 2],
    /// The main route table of the VPC.
    main_table: String,
}

impl Quickstart {
    fn ask(boto: &mut Boto, place: &Place) -> Self {
        let named = |name: &str, value: &str| json!({ "Filters": [{ "Name": name, "Values": [value] }] });
        let vpc = boto.text(
            "ec2",
            "describe_vpcs",
            named("tag:Name", "kakoi-quickstart"),
            "/Vpcs/0/VpcId",
        );
        let domains = boto.call("sagemaker", "list_domains", json!({})).value;
        let domain = |name: &str| {
            let all = domains["Domains"].as_array().expect("a list");
            let found = all
                .iter()
                .find(|d| d["DomainName"] == name)
                .unwrap_or_else(|| panic!("no {name} in {domains}"));
            found["DomainId"].as_str().expect("an id").to_owned()
        };
        let groups = ["kakoi-alice", "kakoi-bob"].map(|n| {
            boto.text(
                "ec2",
                "describe_security_groups",
                named("group-name", n),
                "/SecurityGroups/0/GroupId",
            )
        });
        let main = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }, { "Name": "association.main", "Values": ["true"] }] });
        let main_table = boto.text("ec2", "describe_route_tables", main, "/RouteTables/0/RouteTableId");
        let interfaces = boto
            .call("ec2", "describe_network_interfaces", named("vpc-id", &vpc))
            .value;
        let address = |wanted: &dyn Fn(&Value) -> bool| {
            let all = interfaces["NetworkInterfaces"].as_array().expect("a list");
            all.iter()
                .find(|i| wanted(i))
                .and_then(|i| i["PrivateIpAddress"].as_str())
                .unwrap_or_else(|| panic!("{interfaces}"))
                .to_owned()
        };
        let own = |app: &str| {
            place.shell(
                app,
                "ip -4 -o address show dev eth0 | awk '{ sub(\"/.*\", \"\", $4); print $4 }'",
            )
        };
        let domains = [domain("research-open"), domain("research-closed")];
        let mount_targets = domains.clone().map(|id| {
            let file_system = boto.text(
                "sagemaker",
                "describe_domain",
                json!({ "DomainId": id }),
                "/HomeEfsFileSystemId",
            );
            boto.text(
                "efs",
                "describe_mount_targets",
                json!({ "FileSystemId": file_system }),
                "/MountTargets/0/IpAddress",
            )
        });
        let [open_domain, closed_domain] = domains;
        Self {
            open_domain,
            closed_domain,
            apps: ["research-closed/alice", "research-closed/bob"].map(own),
            endpoint: address(&|i| i["InterfaceType"] == "vpc_endpoint"),
            mount_targets,
            vpc,
            groups,
            main_table,
        }
    }
}

/// The region under test. The server is replaced when a check kills it.
pub struct Region {
    place: Place,
    server: Server,
    boto: Boto,
    facts: Quickstart,
}

impl Region {
    /// Starts the server again after it was ended, and everything that talks to it.
    pub fn restart(&mut self, arguments: &[&str]) {
        self.server = self.place.up(arguments);
        self.boto = Boto::start(&self.place, &self.server);
    }
}

fn test(way: Way) {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), way);
    let Some(setup) = setup::find(way) else { return };
    let mut checks = Checks::new(&format!("region as {way:?}"));
    let place = Place::new(setup);
    let before = down::Outside::look(&place);
    let mut server = None;
    let started = checks.run("killed in the middle of its first start, it starts whole", || {
        faults::first_start(&place);
        server = Some(place.up(&["--quickstart"]));
    });
    let Some(server) = server.filter(|_| started) else {
        return checks.finish();
    };
    let mut boto = Boto::start(&place, &server);
    let facts = Quickstart::ask(&mut boto, &place);
    let mut region = Region {
        place,
        server,
        boto,
        facts,
    };
    apps::checks(&mut checks, &region);
    homes::checks(&mut checks, &region);
    points::checks(&mut checks, &mut region);
    compare::checks(&mut checks, &mut region);
    network::checks(&mut checks, &mut region);
    edits::checks(&mut checks, &mut region);
    acls::checks(&mut checks, &mut region);
    flows::checks(&mut checks, &mut region);
    storage::checks(&mut checks, &mut region);
    roles::checks(&mut checks, &mut region);
    browser::checks(&mut checks, &mut region);
    databases::checks(&mut checks, &mut region);
    pool::checks(&mut checks, &mut region);
    faults::checks(&mut checks, &mut region);
    down::checks(&mut checks, region, &before);
    checks.finish();
}

#[test]
fn as_root() {
    test(Way::Root);
}

#[test]
fn as_ordinary_user() {
    test(Way::Ordinary);
}
