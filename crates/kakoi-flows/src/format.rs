//! Lines as VPC Flow Logs writes them. Names, order and meaning of fields: "Flow log records" in the VPC user guide, versions 2 to
//! 5; fields that begin with `kakoi-` are ours. A value that doesn't apply is `-`, and no value has a space or a control
//! character, whatever it's made from.

use crate::explain::{Explanation, inside};
use crate::gather::{Action, Flow};
use kakoi_dataplane::{Count, FlowTuple};
use kakoi_netir::{AttachmentIr, Direction, NetworkIr};
use kakoi_types::{NetworkInterfaceId, SubnetId, VpcId, WorkloadId};

macro_rules! fields {
    ($($variant:ident $name:literal $version:literal),* $(,)?) => {
        /// A field of a line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // the names are AWS's
        pub enum Field { $($variant),* }

        impl Field {
            const ALL: &'static [(Field, &'static str, u8)] = &[$((Field::$variant, $name, $version)),*];
        }
    };
}

fields! {
    Version "version" 2, AccountId "account-id" 2, InterfaceId "interface-id" 2, Srcaddr "srcaddr" 2, Dstaddr "dstaddr" 2,
    Srcport "srcport" 2, Dstport "dstport" 2, Protocol "protocol" 2, Packets "packets" 2, Bytes "bytes" 2, Start "start" 2,
    End "end" 2, Action "action" 2, LogStatus "log-status" 2, VpcId "vpc-id" 3, SubnetId "subnet-id" 3,
    InstanceId "instance-id" 3, TcpFlags "tcp-flags" 3, Type "type" 3, PktSrcaddr "pkt-srcaddr" 3, PktDstaddr "pkt-dstaddr" 3,
    Region "region" 4, AzId "az-id" 4, SublocationType "sublocation-type" 4, SublocationId "sublocation-id" 4,
    PktSrcAwsService "pkt-src-aws-service" 5, PktDstAwsService "pkt-dst-aws-service" 5, FlowDirection "flow-direction" 5,
    TrafficPath "traffic-path" 5, RejectReason "reject-reason" 8,
    KakoiApp "kakoi-app" 2, KakoiUser "kakoi-user" 2, KakoiDomain "kakoi-domain" 2, KakoiRule "kakoi-rule" 2,
    KakoiRoute "kakoi-route" 2, KakoiHop "kakoi-hop" 2, KakoiCode "kakoi-code" 2, KakoiModel "kakoi-model" 2,
}

/// The format of flow logs that were made without one: AWS's version 2.
pub const DEFAULT_FORMAT: &str = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

/// Fields in a line at most; AWS knows about 40.
const MOST_FIELDS: usize = 64;

/// A format names a field that isn't known, or isn't a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField(pub String);

/// The order of a line's fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format(Vec<Field>);

impl Format {
    /// Reads `${field} ${field} …`.
    ///
    /// # Errors
    /// The first word that isn't a known field; an empty one if there's none at all or too many.
    pub fn parse(text: &str) -> Result<Self, UnknownField> {
        let known = |word: &str| {
            let name = word.strip_prefix("${").and_then(|w| w.strip_suffix('}'))?;
            Field::ALL.iter().find(|(_, n, _)| *n == name).map(|(field, ..)| *field)
        };
        let read = |word: &str| known(word).ok_or_else(|| UnknownField(word.chars().take(100).collect()));
        let fields: Vec<Field> = text.split_whitespace().map(read).collect::<Result<_, _>>()?;
        if fields.is_empty() || fields.len() > MOST_FIELDS {
            return Err(UnknownField(String::new()));
        }
        Ok(Self(fields))
    }

    /// The highest version among the fields, as AWS prints it in each line.
    fn version(&self) -> u8 {
        let version = |f: &Field| Field::ALL.iter().find(|(g, ..)| g == f).map_or(2, |(.., v)| *v);
        self.0.iter().map(version).max().unwrap_or(2)
    }

    /// One record's line, without an end.
    pub fn line(&self, record: &Record, facts: &dyn Facts) -> String {
        let words = self.0.iter().map(|f| clean(record.value(*f, self, facts)));
        words.collect::<Vec<_>>().join(" ")
    }

    /// The line of an interface for a time of which no flow is told: `NODATA`, or `SKIPDATA` if some were missed.
    pub fn empty_line(
        &self,
        interface: NetworkInterfaceId,
        span: (i64, i64),
        status: &str,
        facts: &dyn Facts,
    ) -> String {
        let value = |field: &Field| match field {
            Field::Version => self.version().to_string(),
            Field::AccountId => facts.account(),
            Field::InterfaceId => interface.to_string(),
            Field::Start => (span.0 / 1000).to_string(),
            Field::End => (span.1 / 1000).to_string(),
            Field::LogStatus => status.to_owned(),
            _ => "-".to_owned(),
        };
        self.0.iter().map(|f| clean(value(f))).collect::<Vec<_>>().join(" ")
    }
}

fn clean(word: String) -> String {
    if word.is_empty() {
        return "-".to_owned();
    }
    let odd = |c: char| c.is_whitespace() || c.is_control();
    word.chars().map(|c| if odd(c) { '_' } else { c }).collect()
}

/// What lines say that the network itself doesn't know.
pub trait Facts {
    /// The account's number.
    fn account(&self) -> String;
    /// The region's name.
    fn region(&self) -> String;
    /// The id of a subnet's zone.
    fn zone_id(&self, subnet: SubnetId) -> String;
    /// App, user and domain behind an interface.
    fn who(&self, workload: WorkloadId) -> (String, String, String);
}

/// One direction of a flow at one interface: a line of AWS's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The interface; none if it isn't known.
    pub interface: Option<NetworkInterfaceId>,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its subnet.
    pub subnet: Option<SubnetId>,
    /// The app behind it.
    pub workload: Option<WorkloadId>,
    /// Into the interface or out of it.
    pub direction: Direction,
    /// The packets' addresses and ports.
    pub tuple: FlowTuple,
    /// How many.
    pub count: Count,
    /// TCP's flags, where they're known.
    pub tcp_flags: Option<u8>,
    /// Accepted, or refused.
    pub is_accepted: bool,
    /// First and last packet's times, milliseconds.
    pub span: (i64, i64),
    /// What decided.
    pub why: Explanation,
}

impl Record {
    fn value(&self, field: Field, format: &Format, facts: &dyn Facts) -> String {
        let seconds = |ms: i64| (ms / 1000).to_string();
        let port = |port: u16| if self.tuple.protocol == 1 { 0 } else { port }.to_string();
        let who = || self.workload.map(|w| facts.who(w)).unwrap_or_default();
        let print = |value: Option<String>| value.unwrap_or_default();
        match field {
            Field::Version => format.version().to_string(),
            Field::AccountId => facts.account(),
            Field::InterfaceId => print(self.interface.map(|i| i.to_string())),
            Field::Srcaddr | Field::PktSrcaddr => self.tuple.source.to_string(),
            Field::Dstaddr | Field::PktDstaddr => self.tuple.destination.to_string(),
            Field::Srcport => port(self.tuple.source_port),
            Field::Dstport => port(self.tuple.destination_port),
            Field::Protocol => self.tuple.protocol.to_string(),
            Field::Packets => self.count.packets.to_string(),
            Field::Bytes => self.count.bytes.to_string(),
            Field::Start => seconds(self.span.0),
            Field::End => seconds(self.span.1),
            Field::Action => if self.is_accepted { "ACCEPT" } else { "REJECT" }.to_owned(),
            Field::LogStatus => "OK".to_owned(),
            Field::VpcId => self.vpc.to_string(),
            Field::SubnetId => print(self.subnet.map(|s| s.to_string())),
            Field::TcpFlags => print(self.tcp_flags.map(|f| f.to_string())),
            Field::Type => "IPv4".to_owned(),
            Field::Region => facts.region(),
            Field::AzId => print(self.subnet.map(|s| facts.zone_id(s))),
            Field::FlowDirection => match self.direction {
                Direction::Ingress => "ingress",
                Direction::Egress => "egress",
            }
            .to_owned(),
            Field::TrafficPath if self.direction == Direction::Ingress => String::new(),
            // AWS's numbers: 1 inside the VPC, 7 a gateway endpoint, 8 an internet gateway.
            Field::TrafficPath => match self.why.hop.split('-').next() {
                Some("vpce") => "7",
                Some("igw" | "nat") => "8",
                _ if self.is_accepted => "1",
                _ => "",
            }
            .to_owned(),
            Field::InstanceId
            | Field::SublocationType
            | Field::SublocationId
            | Field::PktSrcAwsService
            | Field::PktDstAwsService
            | Field::RejectReason => String::new(),
            Field::KakoiApp => who().0,
            Field::KakoiUser => who().1,
            Field::KakoiDomain => who().2,
            Field::KakoiRule => self.why.rule.clone(),
            Field::KakoiRoute => self.why.route.clone(),
            Field::KakoiHop => self.why.hop.clone(),
            Field::KakoiCode => self.why.code.clone(),
            Field::KakoiModel => self.why.model.word().to_owned(),
        }
    }
}

/// A flow as AWS tells it: each direction with packets at each interface of the VPC that it touched. A refused flow is told at the
/// interface that decided, once.
pub fn records(ir: &NetworkIr, flow: &Flow, why: &Explanation) -> Vec<Record> {
    let router = ir.routers.get(&flow.vpc);
    let seen = router.map_or(flow.tuple, |router| inside(router, flow.tuple));
    let record = |id: Option<NetworkInterfaceId>, direction, tuple, count, tcp_flags| {
        let interface = id.and_then(|id| router?.interfaces.get(&id));
        Record {
            interface: id,
            vpc: flow.vpc,
            subnet: interface.map(|i| i.subnet),
            workload: interface.and_then(|i| match i.attachment {
                AttachmentIr::Workload { workload, .. } => Some(workload),
                _ => None,
            }),
            direction,
            tuple,
            count,
            tcp_flags,
            is_accepted: flow.action == Action::Accept,
            span: (flow.start, flow.end),
            why: why.clone(),
        }
    };
    if let Action::Reject { .. } = flow.action {
        let flags = (flow.tuple.protocol == 6).then_some(flow.tcp_flags);
        return vec![record(why.interface, why.direction, seen, flow.there, flags)];
    }
    let there = seen;
    let back = FlowTuple {
        source: there.destination,
        destination: there.source,
        source_port: there.destination_port,
        destination_port: there.source_port,
        protocol: there.protocol,
    };
    let mut all = Vec::new();
    for (address, [out, into]) in [
        (there.source, [(there, flow.there), (back, flow.back)]),
        (there.destination, [(back, flow.back), (there, flow.there)]),
    ] {
        let Some((id, _)) = router.and_then(|r| r.interfaces.iter().find(|(_, i)| i.address == address)) else {
            continue;
        };
        for (direction, (tuple, count)) in [(Direction::Egress, out), (Direction::Ingress, into)] {
            if count.packets > 0 {
                all.push(record(Some(*id), direction, tuple, count, None));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::Model;

    struct Hostile;

    impl Facts for Hostile {
        fn account(&self) -> String {
            "000000000000".into()
        }
        fn region(&self) -> String {
            "us-east-1".into()
        }
        fn zone_id(&self, _: SubnetId) -> String {
            String::new()
        }
        fn who(&self, _: WorkloadId) -> (String, String, String) {
            ("a REJECT OK\n2 x".into(), "\u{2028}\u{7f}".into(), String::new())
        }
    }

    fn record() -> Record {
        Record {
            interface: Some(NetworkInterfaceId::from_entropy(1)),
            vpc: VpcId::from_entropy(1),
            subnet: None,
            workload: Some(WorkloadId::from_entropy(1)),
            direction: Direction::Egress,
            tuple: FlowTuple {
                source: [10, 0, 0, 1].into(),
                destination: [10, 0, 0, 2].into(),
                protocol: 1,
                source_port: 0,
                destination_port: 0x0800,
            },
            count: Count { packets: 3, bytes: 84 },
            tcp_flags: None,
            is_accepted: false,
            span: (1_999, 3_001),
            why: Explanation {
                interface: None,
                direction: Direction::Egress,
                rule: String::new(),
                route: String::new(),
                hop: "sg-1".into(),
                code: "ENI_SG_RULES_MISMATCH".into(),
                model: Model::Agrees,
            },
        }
    }

    #[test]
    fn the_default_line_is_awss_version_2() {
        let format = Format::parse(DEFAULT_FORMAT).unwrap();
        let eni = NetworkInterfaceId::from_entropy(1);
        let line = format.line(&record(), &Hostile);
        assert_eq!(
            line,
            format!("2 000000000000 {eni} 10.0.0.1 10.0.0.2 0 0 1 3 84 1 3 REJECT OK")
        );
        let skipped = format.empty_line(eni, (0, 60_000), "SKIPDATA", &Hostile);
        assert_eq!(skipped, format!("2 000000000000 {eni} - - - - - - - 0 60 - SKIPDATA"));
        let later = Format::parse("${version} ${flow-direction} ${tcp-flags}").unwrap();
        assert_eq!(later.line(&record(), &Hostile), "5 egress -");
    }

    #[test]
    fn no_value_makes_a_field_or_a_line_of_its_own() {
        let all: Vec<String> = Field::ALL.iter().map(|(_, name, _)| format!("${{{name}}}")).collect();
        let format = Format::parse(&all.join(" ")).unwrap();
        let line = format.line(&record(), &Hostile);
        assert_eq!(line.split(' ').count(), Field::ALL.len(), "{line}");
        assert_eq!(line.lines().count(), 1);
        assert!(
            !line.chars().any(|c| c.is_control()) && line.contains("a_REJECT_OK_2_x"),
            "{line}"
        );
    }

    #[test]
    fn unknown_fields_are_named() {
        let refused = |text: &str| Format::parse(text).unwrap_err().0;
        assert_eq!(refused("${version} ${colour}"), "${colour}");
        assert_eq!(refused("version"), "version");
        assert_eq!(refused("  "), "");
        assert_eq!(refused(&"${version} ".repeat(65)), "");
    }
}
