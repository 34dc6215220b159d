//! Real Terraform with the unmodified AWS provider builds what `docs/tutorial/terraform` says, finds nothing to change, changes
//! the domain's mode in place both ways, and destroys everything at the first try: again and again, and nothing is left.

use kakoi_e2e::checks::{Checks, alone, say};
use kakoi_e2e::clients::Boto;
use kakoi_e2e::procs;
use kakoi_e2e::server::Server;
use kakoi_e2e::setup::{self, Place};
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Rounds unless `KAKOI_TF_ROUNDS` says otherwise: most of a round are waits that are fixed in the provider.
const ROUNDS: usize = 1;
/// How long a notebook may take to start or end, and the reconcilers to bring the machine to what the API says.
const PATIENCE: Duration = Duration::from_secs(90);
/// The modes, that of the first apply first.
const MODES: [&str; 2] = ["PublicInternetOnly", "VpcOnly"];
/// The configuration of the tutorial.
const CONFIGURATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/tutorial/terraform");
/// The resources that the common VPC and security group modules make.
const MODULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vpc_modules");
/// Where the provider lies in a directory of plugins, whatever its version.
const PROVIDER: &str = "registry.terraform.io/hashicorp/aws";

#[test]
fn the_tutorial_applies_changes_its_mode_in_place_and_leaves_nothing() {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), setup::own_way());
    let tools = match Tools::find() {
        Ok(tools) => tools,
        Err(missing) => return say(&format!("NOT RUN: Terraform's tutorial needs {missing}")),
    };
    let Some(setup) = setup::find(setup::own_way()) else {
        return;
    };
    let rounds = env::var("KAKOI_TF_ROUNDS").map_or(ROUNDS, |n| n.parse().expect("KAKOI_TF_ROUNDS is a number"));
    let place = Place::new(setup);
    let server = place.up(&[]);
    let mut region = Region {
        boto: Boto::start(&place, &server),
        server,
    };
    let terraform = Terraform::new(tools, CONFIGURATION, &place, &region.server);
    let mut checks = Checks::new("terraform");
    let before = Everything::of(&mut region, &place);
    assert!(before.is_complete(), "{:?}", before.machine);
    let ready = checks.run("the configuration is formatted, valid, and the provider loads", || {
        terraform.init();
    });
    for round in 1..=rounds {
        let name = format!("round {round} of {rounds}: apply, both modes, destroy; nothing is left");
        let passed = ready
            && checks.run(&name, || {
                terraform.round(&mut region, round == 1);
                nothing_is_left(&mut region, &place, &before);
            });
        // What a failed round left would only confuse the next.
        if !passed {
            break;
        }
    }
    checks.finish();
}

#[test]
fn what_the_vpc_modules_make_applies_is_stable_and_leaves_nothing() {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), setup::own_way());
    let tools = match Tools::find() {
        Ok(tools) => tools,
        Err(missing) => return say(&format!("NOT RUN: Terraform's VPC modules need {missing}")),
    };
    let Some(setup) = setup::find(setup::own_way()) else {
        return;
    };
    let place = Place::new(setup);
    let server = place.up(&[]);
    let mut region = Region {
        boto: Boto::start(&place, &server),
        server,
    };
    let terraform = Terraform::new(tools, MODULES, &place, &region.server);
    let before = Everything::of(&mut region, &place);
    let change = ["-input=false", "-no-color", "-auto-approve"];
    let mut checks = Checks::new("terraform-vpc");
    checks.run("apply, an empty plan, destroy; nothing is left", || {
        terraform.init();
        let mut times = Times::default();
        times.of("apply", || terraform.ends(0, &[&["apply"][..], &change].concat()));
        let peerings = region
            .boto
            .call("ec2", "describe_vpc_peering_connections", json!({}))
            .value;
        assert_eq!(
            peerings["VpcPeeringConnections"][0]["Status"]["Code"], "active",
            "{peerings}"
        );
        times.of("empty plan", || {
            let said = terraform.ends(0, &["plan", "-input=false", "-no-color", "-detailed-exitcode"]);
            assert!(said.contains("No changes."), "{said}");
        });
        times.of("destroy", || terraform.ends(0, &[&["destroy"][..], &change].concat()));
        say(&format!("      {}", times.told()));
        nothing_is_left(&mut region, &place, &before);
    });
    checks.finish();
}

/// A running region and a client beside Terraform.
struct Region {
    server: Server,
    boto: Boto,
}

/// Terraform, and a directory with the provider.
struct Tools {
    program: PathBuf,
    plugins: PathBuf,
}

impl Tools {
    /// Both, or what to install.
    ///
    /// # Panics
    /// If `KAKOI_TF_PLUGINS` names a directory without the provider.
    fn find() -> Result<Self, String> {
        let has_provider = |plugins: &PathBuf| plugins.join(PROVIDER).is_dir();
        let plugins = match env::var_os("KAKOI_TF_PLUGINS").filter(|p| !p.is_empty()) {
            Some(named) => {
                let plugins = PathBuf::from(named);
                assert!(
                    has_provider(&plugins),
                    "KAKOI_TF_PLUGINS: {} has no {PROVIDER}",
                    plugins.display()
                );
                plugins
            }
            None => {
                let home = env::var_os("HOME").map(|home| Path::new(&home).join(".terraform.d/plugins"));
                let usual = ["/opt/tf-plugins", "/usr/share/terraform/plugins"].map(PathBuf::from);
                let found = home.into_iter().chain(usual).find(has_provider);
                found.ok_or_else(|| {
                    format!("the provider hashicorp/aws 5.x: name a directory that has {PROVIDER} by KAKOI_TF_PLUGINS (`terraform providers mirror` makes one)")
                })?
            }
        };
        let path = env::var_os("PATH").unwrap_or_default();
        let program = env::split_paths(&path)
            .map(|folder| folder.join("terraform"))
            .find(|p| p.is_file());
        let program = program.ok_or("terraform 1.5 or newer on PATH")?;
        Ok(Self { program, plugins })
    }
}

/// A configuration's files in a directory of their own, and Terraform in it.
struct Terraform {
    tools: Tools,
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Terraform {
    fn new(tools: Tools, configuration: &str, place: &Place, server: &Server) -> Self {
        let folder = place.temporary().join("terraform");
        fs::create_dir(&folder).expect("a folder");
        for file in fs::read_dir(configuration)
            .expect("the configuration's files")
            .flatten()
        {
            if file.path().extension().is_some_and(|e| e == "tf") {
                fs::copy(file.path(), folder.join(file.file_name())).expect("a copy");
            }
        }
        let text = |name: &str| server.text(name).to_owned();
        let environment = vec![
            ("AWS_SHARED_CREDENTIALS_FILE", text("credentials_file")),
            ("AWS_CONFIG_FILE", text("config_file")),
            ("HOME", folder.display().to_string()),
            ("PATH", "/usr/bin:/bin".to_owned()),
            // No question to its makers whether there's a newer one.
            ("CHECKPOINT_DISABLE", "1".to_owned()),
            ("TF_IN_AUTOMATION", "1".to_owned()),
        ];
        Self {
            tools,
            folder,
            environment,
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(&self.tools.program)
            .args(arguments)
            .current_dir(&self.folder)
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .output()
            .expect("terraform runs")
    }

    /// What it prints, if it ends with this code.
    fn ends(&self, code: i32, arguments: &[&str]) -> String {
        let out = self.run(arguments);
        let (stdout, stderr) = (
            String::from_utf8_lossy(&out.stdout).into_owned(),
            String::from_utf8_lossy(&out.stderr),
        );
        assert_eq!(
            out.status.code(),
            Some(code),
            "terraform {}:\n{stdout}{stderr}",
            arguments.join(" ")
        );
        stdout
    }

    fn init(&self) {
        self.ends(0, &["fmt", "-check", "-diff", "-no-color"]);
        let plugins = format!("-plugin-dir={}", self.tools.plugins.display());
        self.ends(0, &["init", "-input=false", "-no-color", &plugins]);
        self.ends(0, &["validate", "-no-color"]);
    }

    /// `-var` for a mode.
    fn mode(mode: &str) -> String {
        format!("-var=app_network_access_type={mode}")
    }

    fn nothing_to_change(&self, mode: &str) {
        let plan = [
            "plan",
            "-input=false",
            "-no-color",
            "-detailed-exitcode",
            &Self::mode(mode),
        ];
        let said = self.ends(0, &plan);
        assert!(said.contains("No changes."), "{said}");
    }

    /// From nothing to everything, through both modes, and back to nothing.
    fn round(&self, region: &mut Region, with_app: bool) {
        let mut times = Times::default();
        let [open, closed] = MODES;
        let apply = ["apply", "-input=false", "-no-color", "-auto-approve"];
        times.of("apply", || self.ends(0, &[&apply[..], &[&Self::mode(open)]].concat()));
        assert_eq!(domain(region)["AppNetworkAccessType"], open);
        times.of("empty plan", || self.nothing_to_change(open));
        if with_app {
            times.of("refused while an app runs", || self.refused_while_an_app_runs(region));
        }
        for (what, mode) in [("to VpcOnly", closed), ("back", open)] {
            times.of(what, || self.switch(mode));
            assert_eq!(domain(region)["AppNetworkAccessType"], mode);
            times.of("empty plan", || self.nothing_to_change(mode));
        }
        let destroy = ["destroy", "-input=false", "-no-color", "-auto-approve"];
        times.of("destroy", || self.ends(0, &destroy));
        say(&format!("      {}", times.told()));
    }

    /// The plan is one update of the domain in place; then it's carried out.
    fn switch(&self, mode: &str) {
        let mode = Self::mode(mode);
        let plan = [
            "plan",
            "-input=false",
            "-json",
            "-detailed-exitcode",
            "-out=switch",
            &mode,
        ];
        let said = self.ends(2, &plan);
        let changes: Vec<Value> = said
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"))
            .filter(|line| line["type"] == "planned_change")
            .map(|line| json!([line["change"]["resource"]["addr"], line["change"]["action"]]))
            .collect();
        // In place, and nothing else.
        assert_eq!(changes, [json!(["aws_sagemaker_domain.this", "update"])], "{said}");
        self.ends(0, &["apply", "-input=false", "-no-color", "switch"]);
    }

    /// AWS's refusal reaches the one who asked, and the domain stays as it was.
    fn refused_while_an_app_runs(&self, region: &mut Region) {
        let [open, closed] = MODES;
        let id = domain(region)["DomainId"].clone();
        let space = region
            .boto
            .text("sagemaker", "list_spaces", json!({}), "/Spaces/0/SpaceName");
        let app = json!({ "DomainId": id, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default" });
        let mut create = app.clone();
        create["ResourceSpec"] = json!({ "InstanceType": "ml.t3.medium" });
        region.boto.call("sagemaker", "create_app", create);
        app_becomes(region, &app, "InService");
        let mode = Self::mode(closed);
        let out = self.run(&["apply", "-input=false", "-no-color", "-auto-approve", &mode]);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(1), "{said}");
        assert!(
            said.contains("UpdateDomain") && said.contains("ResourceInUse"),
            "{said}"
        );
        assert_eq!(domain(region)["AppNetworkAccessType"], open);
        region.boto.call("sagemaker", "delete_app", app.clone());
        app_becomes(region, &app, "Deleted");
        // What the notebook wrote stays, as on AWS: its maker deletes it.
        let group = json!({ "logGroupName": "/aws/sagemaker/studio" });
        region.boto.call("logs", "delete_log_group", group);
    }
}

fn app_becomes(region: &mut Region, app: &Value, status: &str) {
    wait_for(&format!("the app is {status}"), PATIENCE, || {
        let described = region.boto.call("sagemaker", "describe_app", app.clone()).value;
        assert_ne!(described["Status"], "Failed", "{described}");
        (described["Status"] == status).then_some(())
    });
}

/// The one domain, as DescribeDomain tells it.
fn domain(region: &mut Region) -> Value {
    let id = region
        .boto
        .text("sagemaker", "list_domains", json!({}), "/Domains/0/DomainId");
    let described = region
        .boto
        .call("sagemaker", "describe_domain", json!({ "DomainId": id }));
    described.value
}

/// Where a round's time goes.
#[derive(Default)]
struct Times(Vec<(&'static str, Duration)>);

impl Times {
    fn of<T>(&mut self, what: &'static str, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = work();
        self.0.push((what, begun.elapsed()));
        result
    }

    fn told(&self) -> String {
        let each = self
            .0
            .iter()
            .map(|(what, time)| format!("{what} {:.1} s", time.as_secs_f32()));
        each.collect::<Vec<_>>().join(", ")
    }
}

/// Lists of every kind of resource: service, boto3's method, and the member that has the items.
const LISTS: &[(&str, &str, &str)] = &[
    ("ec2", "describe_vpcs", "Vpcs"),
    ("ec2", "describe_subnets", "Subnets"),
    ("ec2", "describe_route_tables", "RouteTables"),
    ("ec2", "describe_internet_gateways", "InternetGateways"),
    ("ec2", "describe_nat_gateways", "NatGateways"),
    ("ec2", "describe_addresses", "Addresses"),
    ("ec2", "describe_security_groups", "SecurityGroups"),
    ("ec2", "describe_security_group_rules", "SecurityGroupRules"),
    ("ec2", "describe_network_interfaces", "NetworkInterfaces"),
    ("ec2", "describe_network_acls", "NetworkAcls"),
    ("ec2", "describe_vpc_endpoints", "VpcEndpoints"),
    ("ec2", "describe_managed_prefix_lists", "PrefixLists"),
    ("ec2", "describe_dhcp_options", "DhcpOptions"),
    ("rds", "describe_db_subnet_groups", "DBSubnetGroups"),
    ("ec2", "describe_tags", "Tags"),
    ("efs", "describe_file_systems", "FileSystems"),
    ("iam", "list_roles", "Roles"),
    ("s3", "list_buckets", "Buckets"),
    ("logs", "describe_log_groups", "logGroups"),
    ("sagemaker", "list_domains", "Domains"),
    ("sagemaker", "list_user_profiles", "UserProfiles"),
    ("sagemaker", "list_spaces", "Spaces"),
    ("sagemaker", "list_apps", "Apps"),
];

/// What there is, by the API, and in the kernel and on the disk.
struct Everything {
    resources: BTreeMap<&'static str, Vec<Value>>,
    machine: BTreeSet<String>,
}

impl Everything {
    fn of(region: &mut Region, place: &Place) -> Self {
        let mut list = |service: &str, method: &str, member: &str| {
            let answer = region.boto.call(service, method, json!({})).value;
            answer[member].as_array().cloned().unwrap_or_else(|| panic!("{answer}"))
        };
        let mut resources: BTreeMap<&'static str, Vec<Value>> = LISTS
            .iter()
            .map(|(service, method, member)| (*method, list(service, method, member)))
            .collect();
        // Deleted NAT gateways are described for an hour with their tags, as on AWS.
        let deleted: Vec<Value> = resources["describe_nat_gateways"]
            .iter()
            .filter(|nat| nat["State"] == "deleted")
            .map(|nat| nat["NatGatewayId"].clone())
            .collect();
        for items in resources.values_mut() {
            items.retain(|item| !deleted.contains(&item["NatGatewayId"]) && !deleted.contains(&item["ResourceId"]));
        }
        let anchor = region.server.anchor();
        let server = i32::try_from(region.server.pid()).expect("a pid");
        let processes = procs::descendants(anchor);
        let pids: Vec<i32> = processes.iter().map(|p| p.pid).chain([anchor, server]).collect();
        let mut machine = procs::network_namespaces(&pids);
        machine.extend(processes.iter().map(|p| format!("process {} {}", p.pid, p.command)));
        machine.extend(procs::mounts(&place.data()));
        // Outputs of apps that are gone are swept every ten minutes.
        let (data, outputs) = (place.data(), place.data().join("logs"));
        let is_part = |path: &PathBuf| path.starts_with(&data) && !path.starts_with(&outputs);
        let files = place.files().into_iter().map(|(path, _)| path).filter(is_part);
        machine.extend(files.map(|path| path.display().to_string()));
        Self { resources, machine }
    }

    /// Whether it could tell a difference: a fresh region has its default VPC, namespaces and files.
    fn is_complete(&self) -> bool {
        let has = |text: &str| self.machine.iter().any(|item| item.contains(text));
        !self.resources["describe_vpcs"].is_empty() && has("net:[") && has("/kakoi.db")
    }
}

/// The same as before, exactly. The API's part at once; the machine follows when the reconcilers have been there.
fn nothing_is_left(region: &mut Region, place: &Place, before: &Everything) {
    let begun = Instant::now();
    wait_for("the machine's part", 2 * PATIENCE, || {
        let now = Everything::of(region, place);
        for (list, items) in &now.resources {
            assert_eq!(items, &before.resources[list], "{list}: resources are left");
        }
        let difference: Vec<_> = now.machine.symmetric_difference(&before.machine).collect();
        assert!(
            difference.is_empty() || begun.elapsed() < PATIENCE,
            "left or lost: {difference:#?}"
        );
        difference.is_empty().then_some(())
    });
}
