//! Changes of the network while notebooks run, each measured by packets from the moment that the API answered.

use crate::Region;
use kakoi_e2e::checks::{Checks, say};
use kakoi_e2e::clients::Boto;
use kakoi_e2e::stream::{Lines, Prober};
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

pub const ALICE: &str = "research-closed/alice";
const BOB: &str = "research-closed/bob";
/// Of the simulated internet: answers a line with itself.
pub const PROBE: (&str, u16) = ("203.0.113.99", 80);
/// What the promise allows between the API's answer and the first packet judged by it, in seconds.
pub const PROMISE: f64 = 1.0;

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run(
        "a NAT gateway opens the running closed notebook, and closes it again",
        || nat(region),
    );
    checks.run("a group's rule opens and closes; a tracked connection goes on", || {
        group(region)
    });
}

fn nat(region: &mut Region) {
    let Region { place, boto, facts, .. } = region;
    let address = Prober::start(place, ALICE, PROBE.0, PROBE.1, Some("nonce"));
    let name = Prober::start(place, ALICE, "github.com", 443, None);
    let made = NatPath::make(boto, &facts.vpc, "10.20.100.0/24");
    assert!(
        address.attempts().iter().all(|a| a.result != "ok"),
        "reached before the route was made"
    );
    let route =
        json!({ "RouteTableId": facts.main_table, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": made.nat });
    let opened = boto.call("ec2", "create_route", route).at;
    let took = [
        address.first(opened, true, "the literal address"),
        name.first(opened, true, "github.com"),
    ];
    assert!(took.iter().all(|t| *t < PROMISE), "reached after {took:?} s");
    say(&format!(
        "      reached {:.3} s and resolved {:.3} s after CreateRoute answered",
        took[0], took[1]
    ));
    place.shell(ALICE, "curl -sS -m 10 -o /dev/null https://github.com/");

    let delete = json!({ "RouteTableId": facts.main_table, "DestinationCidrBlock": "0.0.0.0/0" });
    let closed = boto.call("ec2", "delete_route", delete).at;
    for prober in [&address, &name] {
        let late: Vec<_> = prober
            .settle(closed, PROMISE + 1.0)
            .into_iter()
            .filter(|a| a.begun > closed + PROMISE && a.result == "ok")
            .collect();
        assert!(late.is_empty(), "still reached: {late:?}");
    }
    made.remove(boto, &facts.vpc);
}

/// A public subnet with a NAT gateway.
pub struct NatPath {
    pub subnet: String,
    pub gateway: String,
    pub table: String,
    pub association: String,
    pub address: String,
    pub nat: String,
}

impl NatPath {
    /// In a VPC, in a new subnet with this range.
    pub fn make(boto: &mut Boto, vpc: &str, range: &str) -> Self {
        let subnet = boto.text(
            "ec2",
            "create_subnet",
            json!({ "VpcId": vpc, "CidrBlock": range }),
            "/Subnet/SubnetId",
        );
        let gateway = boto.text(
            "ec2",
            "create_internet_gateway",
            json!({}),
            "/InternetGateway/InternetGatewayId",
        );
        boto.call(
            "ec2",
            "attach_internet_gateway",
            json!({ "InternetGatewayId": gateway, "VpcId": vpc }),
        );
        let table = boto.text(
            "ec2",
            "create_route_table",
            json!({ "VpcId": vpc }),
            "/RouteTable/RouteTableId",
        );
        boto.call(
            "ec2",
            "create_route",
            json!({ "RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": gateway }),
        );
        let association = boto.text(
            "ec2",
            "associate_route_table",
            json!({ "RouteTableId": table, "SubnetId": subnet }),
            "/AssociationId",
        );
        let address = boto.text("ec2", "allocate_address", json!({ "Domain": "vpc" }), "/AllocationId");
        let nat = boto.text(
            "ec2",
            "create_nat_gateway",
            json!({ "SubnetId": subnet, "AllocationId": address }),
            "/NatGateway/NatGatewayId",
        );
        let made = Self {
            subnet,
            gateway,
            table,
            association,
            address,
            nat,
        };
        made.wait(boto, "available");
        made
    }

    fn wait(&self, boto: &mut Boto, state: &str) {
        let ask = json!({ "NatGatewayIds": [self.nat] });
        wait_for("the NAT gateway's state", Duration::from_secs(20), || {
            let now = boto.text("ec2", "describe_nat_gateways", ask.clone(), "/NatGateways/0/State");
            (now == state).then_some(())
        });
    }

    fn remove(&self, boto: &mut Boto, vpc: &str) {
        boto.call("ec2", "delete_nat_gateway", json!({ "NatGatewayId": self.nat }));
        self.wait(boto, "deleted");
        boto.call("ec2", "release_address", json!({ "AllocationId": self.address }));
        boto.call(
            "ec2",
            "disassociate_route_table",
            json!({ "AssociationId": self.association }),
        );
        boto.call("ec2", "delete_route_table", json!({ "RouteTableId": self.table }));
        boto.call(
            "ec2",
            "detach_internet_gateway",
            json!({ "InternetGatewayId": self.gateway, "VpcId": vpc }),
        );
        boto.call(
            "ec2",
            "delete_internet_gateway",
            json!({ "InternetGatewayId": self.gateway }),
        );
        boto.call("ec2", "delete_subnet", json!({ "SubnetId": self.subnet }));
    }
}

/// Sends each line back, and keeps the last number of each connection in a file.
const ECHO: &str = r#"
import socketserver, sys
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            with open("received", "ab") as f: f.write(line)
            self.wfile.write(line)
socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer.daemon_threads = True
server = socketserver.ThreadingTCPServer(("0.0.0.0", int(sys.argv[1])), Echo)
print("listening", flush=True)
server.serve_forever()
"#;

/// Sends numbers over one connection and prints each that comes back; says so if the connection ends.
const COUNT: &str = r#"
import select, socket, sys
s = socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=30)
f = s.makefile("rb")
n = 0
while not select.select([0], [], [], 0.005)[0]:
    n += 1
    s.sendall(b"%d\n" % n)
    line = f.readline()
    if not line:
        print("the connection ended", flush=True)
        break
    print(line.decode().strip(), flush=True)
"#;

/// The rule that lets alice's notebook in the closed domain reach bob's on one port.
pub fn alice_to_bob(region: &Region, port: u16) -> Value {
    let pair = json!([{ "GroupId": region.facts.groups[0] }]);
    json!({ "GroupId": region.facts.groups[1], "IpPermissions": [{ "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "UserIdGroupPairs": pair }] })
}

/// Starts the echo server in bob's notebook.
pub fn echo(region: &Region, port: u16) -> Lines {
    let server = Lines::start(&region.place, BOB, &["python3", "-u", "-c", ECHO, &port.to_string()]);
    server.more(1);
    server
}

/// Starts counting from alice's notebook to bob's.
pub fn count(region: &Region, port: u16) -> Lines {
    let counter = Lines::start(
        &region.place,
        ALICE,
        &["python3", "-u", "-c", COUNT, &region.facts.apps[1], &port.to_string()],
    );
    counter.more(20);
    counter
}

/// That the numbers came back whole and in order.
pub fn unbroken(lines: &[String]) {
    for (index, line) in lines.iter().enumerate() {
        assert_eq!(*line, (index + 1).to_string(), "after {index} lines of {}", lines.len());
    }
}

fn group(region: &mut Region) {
    const PORT: u16 = 7001;
    let _server = echo(region, PORT);
    let rule = alice_to_bob(region, PORT);
    let prober = Prober::start(&region.place, ALICE, &region.facts.apps[1], PORT, None);
    wait_for("some attempts", Duration::from_secs(10), || {
        (prober.attempts().len() >= 3).then_some(())
    });
    assert!(
        prober.attempts().iter().all(|a| a.result != "ok"),
        "reached without a rule: {:?}",
        prober.attempts()
    );
    let opened = region
        .boto
        .call("ec2", "authorize_security_group_ingress", rule.clone())
        .at;
    let took = prober.first(opened, true, "bob's notebook");
    assert!(took < PROMISE, "reached after {took} s");
    say(&format!(
        "      reached {took:.3} s after AuthorizeSecurityGroupIngress answered"
    ));

    let stream = count(region, PORT);
    let closed = region.boto.call("ec2", "revoke_security_group_ingress", rule).at;
    let after: Vec<_> = prober.settle(closed, PROMISE + 1.0);
    let late: Vec<_> = after
        .iter()
        .filter(|a| a.begun > closed + PROMISE && a.result == "ok")
        .collect();
    assert!(late.is_empty() && after.len() > 3, "still reached: {late:?}");
    stream.more(100);
    unbroken(&stream.all());
}
