use super::*;
use crate::testing::TestEngine;
use async_trait::async_trait;
use kakoi_dataplane::{ApplyReport, BackendError, FlowTuple, NetworkBackend};
use kakoi_types::Tags;
use serde_json::{Value, json};

/// A network whose routers saw what a test says.
#[derive(Default)]
struct Scripted {
    seen: Mutex<Vec<RouterFlows>>,
}

#[async_trait]
impl NetworkBackend for Scripted {
    async fn apply(&self, _: &NetworkIr) -> ApplyReport {
        ApplyReport::default()
    }
    async fn verify(&self, _: &NetworkIr, _: WorkloadId) -> Result<(), BackendError> {
        Ok(())
    }
    async fn take_flows(&self, _: bool) -> Vec<RouterFlows> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }
}

/// An engine with two interfaces in its default VPC, a flow log of the VPC, and the collector.
struct Fixture {
    test: TestEngine,
    network: Arc<Scripted>,
    collector: Collector,
    vpc: VpcId,
    /// Ids and addresses.
    ends: Vec<(String, std::net::Ipv4Addr)>,
    log: String,
    /// As long as it lives, changes of the network are applied.
    _applying: tokio::sync::watch::Sender<bool>,
}

const START: i64 = 1_700_000_000_000;

impl Fixture {
    async fn new(traffic: &str) -> Self {
        let network = Arc::new(Scripted::default());
        let test = TestEngine::with_network(network.clone()).await;
        let (vpc, subnets) = test.default_vpc();
        let endpoint = json!({ "VpcId": vpc, "ServiceName": "com.amazonaws.us-east-1.sts", "VpcEndpointType": "Interface",
            "SubnetIds": &subnets[..2], "PrivateDnsEnabled": false });
        test.ok("ec2", "CreateVpcEndpoint", endpoint).await;
        let log = json!({ "ResourceType": "VPC", "ResourceIds": [vpc], "TrafficType": traffic, "LogGroupName": "/flows",
            "DeliverLogsPermissionArn": "arn:aws:iam::000000000000:role/flows", "LogFormat": "${interface-id} ${action} ${packets} ${kakoi-rule} ${log-status}" });
        let made = test.ok("ec2", "CreateFlowLogs", log).await;
        let log = made["FlowLogIds"][0].as_str().unwrap().to_owned();
        test.edit::<FlowLogRecord>(&log, |log| log.created = 0).await;
        let all = test.ok("ec2", "DescribeNetworkInterfaces", json!({})).await;
        let end = |i: &Value| {
            let text = |key: &str| i[key].as_str().unwrap().to_owned();
            (text("NetworkInterfaceId"), text("PrivateIpAddress").parse().unwrap())
        };
        let ends: Vec<_> = all["NetworkInterfaces"].as_array().unwrap().iter().map(end).collect();
        assert_eq!(ends.len(), 2);
        let (stop, stopped) = tokio::sync::watch::channel(false);
        tokio::spawn(super::super::network::run(test.engine.clone(), stopped));
        let applied = test.engine.network_applied().await;
        assert!(applied.failed.is_empty());
        let collector = Collector::new(&test.engine, START - 60_000)
            .map_err(|e| e.chain())
            .unwrap();
        let vpc = vpc.parse().unwrap();
        let mut fixture = Self {
            test,
            network,
            collector,
            vpc,
            ends,
            log,
            _applying: stop,
        };
        // What happened before a server's first look nobody knows: its first minute says so.
        fixture.look(-60, vec![], 0).await;
        fixture.look(0, vec![], 0).await;
        assert_eq!(fixture.lines().await, fixture.of_each("SKIPDATA", traffic));
        fixture.test.engine.backends().logs.delete_group("/flows").unwrap();
        fixture
    }

    /// A line without flows for each interface.
    fn of_each(&self, status: &str, traffic: &str) -> Vec<(String, String)> {
        let line = |id: &str| {
            (
                format!("{id}-{}", traffic.to_lowercase()),
                format!("{id} - - - {status}"),
            )
        };
        let mut lines: Vec<_> = self.ends.iter().map(|(id, _)| line(id)).collect();
        lines.sort();
        lines
    }

    fn tuple(&self, port: u16) -> FlowTuple {
        FlowTuple {
            source: self.ends[0].1,
            destination: self.ends[1].1,
            protocol: 6,
            source_port: 40_000,
            destination_port: port,
        }
    }

    fn refused(&self, port: u16) -> FlowEvent {
        FlowEvent::Refused {
            flow: self.tuple(port),
            by: "groups/in".into(),
            entry: None,
            bytes: 60,
            tcp_flags: 2,
        }
    }

    /// One look, seconds after the start.
    async fn look(&mut self, second: i64, events: Vec<FlowEvent>, missed: u64) {
        let vpc = self.vpc;
        self.network
            .seen
            .lock()
            .unwrap()
            .push(RouterFlows { vpc, events, missed });
        self.collector
            .look(&self.test.engine, START + second * 1000, false)
            .await;
    }

    /// The log group's lines with their streams, in order.
    async fn lines(&self) -> Vec<(String, String)> {
        let input = json!({ "logGroupName": "/flows" });
        let Ok(answer) = self.test.call("logs", "FilterLogEvents", input).await else {
            return Vec::new();
        };
        let text = |e: &Value, key: &str| e[key].as_str().unwrap().to_owned();
        let events = answer["events"].as_array().unwrap();
        let mut lines: Vec<_> = events
            .iter()
            .map(|e| (text(e, "logStreamName"), text(e, "message")))
            .collect();
        lines.sort();
        lines
    }
}

#[tokio::test]
async fn a_refused_flow_is_shown_at_once_and_written_once_when_its_window_closes() {
    let mut fixture = Fixture::new("REJECT").await;
    let refused = fixture.refused(443);
    fixture.look(1, vec![refused.clone(), refused.clone()], 0).await;
    let (shown, missed) = fixture.test.engine.recent_flows().after(None, 10, |_| true);
    assert_eq!((shown.len(), missed), (1, 0));
    assert!(shown[0].is_open && shown[0].action == "REJECT" && shown[0].packets == 1);
    assert_eq!(shown[0].interface, fixture.ends[1].0, "who decided");
    assert_eq!(fixture.lines().await, [], "its window is open");
    fixture.look(2, vec![refused], 0).await;
    fixture.look(30, vec![], 0).await;
    let end = fixture.ends[1].0.clone();
    let line = (format!("{end}-reject"), format!("{end} REJECT 3 - OK"));
    assert_eq!(fixture.lines().await, std::slice::from_ref(&line));
    let (shown, _) = fixture.test.engine.recent_flows().after(None, 10, |_| true);
    assert_eq!((shown.len(), shown[0].is_open, shown[0].packets), (1, false, 3));

    // The minute ends: the other interface had nothing, and says so.
    fixture.look(61, vec![], 0).await;
    let other = fixture.ends[0].0.clone();
    let mut wanted = [line, (format!("{other}-reject"), format!("{other} - - - NODATA"))];
    wanted.sort();
    assert_eq!(fixture.lines().await, wanted);
}

#[tokio::test]
async fn what_was_missed_is_said_for_each_interface_of_the_router() {
    let mut fixture = Fixture::new("ALL").await;
    fixture.look(1, vec![], 7).await;
    fixture.look(61, vec![], 0).await;
    assert_eq!(fixture.lines().await, fixture.of_each("SKIPDATA", "ALL"));
    fixture.test.engine.backends().logs.delete_group("/flows").unwrap();
    fixture.look(122, vec![], 0).await;
    assert_eq!(fixture.lines().await, fixture.of_each("NODATA", "ALL"));
    let (_, missed) = fixture.test.engine.recent_flows().after(None, 10, |_| true);
    assert_eq!(missed, 7);
}

#[tokio::test]
async fn a_flow_log_tells_what_it_wants_and_ends_when_deleted() {
    let mut fixture = Fixture::new("ACCEPT").await;
    let refused = fixture.refused(443);
    fixture.look(1, vec![refused.clone()], 0).await;
    fixture.look(30, vec![], 0).await;
    assert_eq!(fixture.lines().await, [], "only accepted flows are wanted");
    let (tuple, id) = (fixture.tuple(444), 9);
    let count = |packets| kakoi_dataplane::Count {
        packets,
        bytes: packets * 60,
    };
    let counted = |closed| FlowEvent::Counted {
        id,
        flow: tuple,
        there: count(4),
        back: count(3),
        closed,
    };
    fixture.look(31, vec![FlowEvent::Opened { id, flow: tuple }], 0).await;
    fixture.look(32, vec![counted(true)], 0).await;
    fixture.look(50, vec![], 0).await;
    let lines = fixture.lines().await;
    // Each direction at each of the two interfaces.
    let packets = |end: usize, n: u64| {
        let id = &fixture.ends[end].0;
        lines
            .iter()
            .filter(|(_, line)| line.starts_with(&format!("{id} ACCEPT {n} ")))
            .count()
    };
    assert_eq!(
        [packets(0, 4), packets(0, 3), packets(1, 4), packets(1, 3)],
        [1; 4],
        "{lines:?}"
    );

    let log = json!({ "FlowLogIds": [fixture.log] });
    fixture.test.ok("ec2", "DeleteFlowLogs", log).await;
    let engine = fixture.test.engine.clone();
    fixture.collector.refresh(&engine).map_err(|e| e.chain()).unwrap();
    fixture
        .look(52, vec![FlowEvent::Opened { id: 10, flow: tuple }], 0)
        .await;
    fixture.look(130, vec![], 0).await;
    assert_eq!(fixture.lines().await, lines);
}

#[tokio::test]
async fn lines_that_cannot_be_written_are_said_to_be_missing() {
    let mut fixture = Fixture::new("REJECT").await;
    let logs = fixture.test.engine.backends().logs.clone();
    // No room for another group.
    let mut groups = 0;
    while logs.create_group(&format!("g{groups}"), &Tags::new(), START).is_ok() {
        groups += 1;
    }
    let refused = fixture.refused(443);
    fixture.look(1, vec![refused], 0).await;
    fixture.look(30, vec![], 0).await;
    logs.delete_group("g0").unwrap();
    assert_eq!(fixture.lines().await, []);
    fixture.look(61, vec![], 0).await;
    assert_eq!(fixture.lines().await, fixture.of_each("SKIPDATA", "REJECT"));
}

#[tokio::test]
async fn what_decided_a_flow_is_what_was_in_force_when_it_opened() {
    let mut fixture = Fixture::new("ALL").await;
    let worn = json!({ "NetworkInterfaceIds": [fixture.ends[1].0] });
    let end = fixture.test.ok("ec2", "DescribeNetworkInterfaces", worn).await;
    let group = json!({ "GroupIds": [end["NetworkInterfaces"][0]["Groups"][0]["GroupId"]] });
    // A database, because endpoints ask nobody.
    let database = json!({ "DBInstanceIdentifier": "asker", "DBInstanceClass": "db.t3.micro", "Engine": "postgres", "AllocatedStorage": 20,
        "MasterUsername": "kakoi", "MasterUserPassword": "long-enough" });
    fixture.test.ok("rds", "CreateDBInstance", database).await;
    fixture.test.engine.network_applied().await;
    let network = fixture.test.engine.network();
    let known = |address| fixture.ends.iter().any(|(_, end)| *end == address);
    let of_vpc = network.interfaces.values().filter(|i| i.vpc == fixture.vpc);
    let source = of_vpc
        .map(|i| i.private_ip)
        .find(|a| !known(*a))
        .expect("its interface");
    let (flow, id) = (
        FlowTuple {
            source,
            ..fixture.tuple(443)
        },
        9,
    );
    fixture.look(1, vec![FlowEvent::Opened { id, flow }], 0).await;
    let shown = |fixture: &Fixture| {
        let (shown, _) = fixture.test.engine.recent_flows().after(None, 10, |_| true);
        (shown[0].is_open, shown[0].rule.clone(), shown[0].model.clone())
    };
    let (is_open, rules, model) = shown(&fixture);
    assert_eq!(
        (is_open, rules.split(',').count(), &*model),
        (true, 2, "agrees"),
        "{rules}"
    );
    // The rule by which it was admitted: both wear one group.
    let groups = fixture.test.ok("ec2", "DescribeSecurityGroups", group).await;
    let worn = &groups["SecurityGroups"][0];
    let all = json!({ "GroupId": worn["GroupId"], "IpPermissions": worn["IpPermissions"] });
    fixture.test.ok("ec2", "RevokeSecurityGroupIngress", all).await;
    // Until neither the network in force nor the one before is that of the first packet.
    for second in [2, 3] {
        let another = json!({ "CidrBlock": format!("10.{second}.0.0/16") });
        fixture.test.ok("ec2", "CreateVpc", another).await;
        fixture.test.engine.network_applied().await;
        fixture.look(second, vec![], 0).await;
    }
    let count = kakoi_dataplane::Count { packets: 4, bytes: 240 };
    let (there, back, closed) = (count, count, true);
    let ended = FlowEvent::Counted {
        id,
        flow,
        there,
        back,
        closed,
    };
    fixture.look(30, vec![ended], 0).await;
    fixture.look(50, vec![], 0).await;
    assert_eq!(shown(&fixture), (false, rules, model));
}

#[tokio::test]
async fn a_flow_log_tells_of_flows_that_began_after_it_was_made() {
    let mut fixture = Fixture::new("REJECT").await;
    let id = fixture.log.clone();
    fixture
        .test
        .edit::<FlowLogRecord>(&id, |log| log.created = START + 1500)
        .await;
    let engine = fixture.test.engine.clone();
    fixture.collector.refresh(&engine).map_err(|e| e.chain()).unwrap();
    let [early, late] = [443, 444].map(|port| fixture.refused(port));
    fixture.look(1, vec![early], 0).await;
    fixture.look(2, vec![late], 0).await;
    fixture.look(30, vec![], 0).await;
    let end = fixture.ends[1].0.clone();
    assert_eq!(
        fixture.lines().await,
        [(format!("{end}-reject"), format!("{end} REJECT 1 - OK"))]
    );
}
