//! Flow logs: who wants which flows told, where. What's told is the work of `reconcile::flows`.

use super::support::*;
use super::token::Call;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_flows::{DEFAULT_FORMAT, Format};
use kakoi_net::{EpochMs, NetError, Network, ResourceId, TagView};
use kakoi_store::{Record, Tx};
use kakoi_types::{FlowLogId, NetworkInterfaceId, RegionContext, SubnetId, Tags, VpcId};
use kakoi_wire::ApiError;
use serde::{Deserialize, Serialize};

const FILTERS: &[&str] = &[
    "deliver-log-status",
    "flow-log-id",
    "log-destination-type",
    "log-group-name",
    "resource-id",
    "traffic-type",
];

/// Flow logs of one resource; AWS's own figure.
const MOST_OF_A_RESOURCE: usize = 2;
const CLOUD_WATCH: &str = "cloud-watch-logs";

/// Which flows a flow log wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Traffic {
    /// Accepted ones.
    Accept,
    /// Refused ones.
    Reject,
    /// Both.
    All,
}

impl Traffic {
    fn read(word: &str) -> Option<Self> {
        match word {
            "ACCEPT" => Some(Self::Accept),
            "REJECT" => Some(Self::Reject),
            "ALL" => Some(Self::All),
            _ => None,
        }
    }

    /// AWS's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Accept => "ACCEPT",
            Self::Reject => "REJECT",
            Self::All => "ALL",
        }
    }

    /// Whether it wants flows that were accepted, or refused.
    pub(crate) fn wants(self, is_accepted: bool) -> bool {
        self == Self::All || (self == Self::Accept) == is_accepted
    }
}

/// What's watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Watched {
    /// Every interface of a VPC.
    Vpc(VpcId),
    /// Every interface of a subnet.
    Subnet(SubnetId),
    /// One interface.
    Interface(NetworkInterfaceId),
}

impl Watched {
    fn id(self) -> String {
        match self {
            Self::Vpc(id) => id.to_string(),
            Self::Subnet(id) => id.to_string(),
            Self::Interface(id) => id.to_string(),
        }
    }

    /// Reads an id of a type of resource.
    fn read(kind: &str, text: &str, net: &Network) -> Result<Self, ApiError> {
        fn there<I: ResourceId>(id: I, found: bool) -> Result<I, ApiError> {
            if found { Ok(id) } else { Err(net_error(id.not_found())) }
        }
        Ok(match kind {
            "VPC" => {
                let id: VpcId = id(text)?;
                Self::Vpc(there(id, net.visible_vpcs().any(|v| v.id == id))?)
            }
            "Subnet" => {
                let id: SubnetId = id(text)?;
                Self::Subnet(there(id, net.visible_subnets().any(|s| s.id == id))?)
            }
            _ => {
                let id: NetworkInterfaceId = id(text)?;
                Self::Interface(there(id, net.visible_interfaces().any(|i| i.id == id))?)
            }
        })
    }
}

/// A flow log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FlowLogRecord {
    pub(crate) id: FlowLogId,
    pub(crate) watched: Watched,
    pub(crate) traffic: Traffic,
    /// The log group.
    pub(crate) group: String,
    /// The role that AWS would deliver by; recorded, not used.
    role: String,
    /// As given, or AWS's default; known to be readable.
    pub(crate) format: String,
    interval: i32,
    pub(crate) tags: Tags,
    pub(crate) created: EpochMs,
}

impl Record for FlowLogRecord {
    const KIND: &'static str = "ec2-flow-log";
    fn key(&self) -> String {
        self.id.to_string()
    }
}

impl FlowLogRecord {
    pub(super) fn tag_views(&self) -> impl Iterator<Item = TagView<'_>> {
        self.tags.iter().map(|(key, value)| TagView {
            resource_id: self.id.to_string(),
            resource_type: FlowLogId::NOUN,
            key,
            value,
        })
    }

    fn print(&self, region: &RegionContext) -> FlowLog {
        FlowLog {
            flow_log_id: text(self.id),
            resource_id: text(self.watched.id()),
            traffic_type: text(self.traffic.word()),
            log_destination_type: text(CLOUD_WATCH),
            log_destination: text(region.arn("logs", format_args!("log-group:{}", self.group))),
            log_group_name: text(&self.group),
            log_format: text(&self.format),
            deliver_logs_permission_arn: text(&self.role),
            deliver_logs_status: text("SUCCESS"),
            flow_log_status: text("ACTIVE"),
            max_aggregation_interval: Some(self.interval),
            creation_time: seconds(self.created),
            tags: tag_list(&self.tags),
            ..FlowLog::default()
        }
    }
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidParameter", message.into())
}

/// The log group of a request, by name or ARN.
fn group_of(request: &CreateFlowLogsRequest, region: &RegionContext) -> Result<String, ApiError> {
    let of_arn = |arn: &str| {
        let prefix = region.arn("logs", "log-group:").to_string();
        let name = arn.strip_prefix(&prefix)?;
        Some(name.strip_suffix(":*").unwrap_or(name).to_owned())
    };
    let name = match (&request.log_group_name, &request.log_destination) {
        (Some(_), Some(_)) => {
            return Err(invalid(
                "Please only provide LogGroupName or only provide LogDestination.",
            ));
        }
        (Some(name), None) => name.clone(),
        (None, Some(arn)) => of_arn(arn).ok_or_else(|| {
            invalid(format!(
                "LogDestination: {arn} is not a log group of this account and region."
            ))
        })?,
        (None, None) => {
            return Err(invalid(
                "LogDestination or LogGroupName can't be empty if LogDestinationType is cloud-watch-logs.",
            ));
        }
    };
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "_-./#".contains(c);
    if name.is_empty() || name.len() > 512 || !name.chars().all(is_allowed) {
        return Err(invalid(
            "LogGroupName: 1 to 512 letters, digits, '_', '-', '/', '.' and '#'.",
        ));
    }
    Ok(name)
}

pub(super) async fn create_flow_logs(
    engine: &Engine,
    _: &Caller,
    request: CreateFlowLogsRequest,
) -> Result<CreateFlowLogsResult, ApiError> {
    let call = Call::new("CreateFlowLogs", request.client_token.as_ref(), &request);
    let destination = request.log_destination_type.as_deref().unwrap_or(CLOUD_WATCH);
    if !["cloud-watch-logs", "s3", "kinesis-data-firehose"].contains(&destination) {
        return Err(invalid(format!(
            "LogDestinationType: {destination} is not a valid value."
        )));
    }
    let kind = request.resource_type.clone();
    unsupported(&[
        (
            destination != CLOUD_WATCH,
            "LogDestinationType other than cloud-watch-logs",
        ),
        (
            kind.starts_with("TransitGateway") || kind == "RegionalNatGateway",
            "ResourceType other than VPC, Subnet and NetworkInterface",
        ),
        (request.deliver_cross_account_role.is_some(), "DeliverCrossAccountRole"),
        (request.destination_options.is_some(), "DestinationOptions"),
        (!request.tag_field_specifications.is_empty(), "TagFieldSpecifications"),
    ])?;
    if !["VPC", "Subnet", "NetworkInterface"].contains(&kind.as_str()) {
        return Err(invalid(format!("ResourceType: {kind} is not a valid value.")));
    }
    if request.resource_ids.is_empty() {
        return Err(required::<()>(None, "ResourceId").expect_err("nothing was given"));
    }
    let word = required(request.traffic_type.clone(), "TrafficType")?;
    let traffic = Traffic::read(&word).ok_or_else(|| invalid(format!("TrafficType: {word} is not a valid value.")))?;
    let group = group_of(&request, engine.region())?;
    let Some(role) = request
        .deliver_logs_permission_arn
        .clone()
        .filter(|arn| !arn.is_empty())
    else {
        return Err(invalid(
            "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
        ));
    };
    if !role.starts_with("arn:aws:iam::") || !role.contains(":role/") || role.len() > 2048 {
        return Err(invalid("DeliverLogsPermissionArn is not the ARN of a role."));
    }
    let interval = request.max_aggregation_interval.unwrap_or(600);
    if ![60, 600].contains(&interval) {
        return Err(invalid("MaxAggregationInterval: use 60 or 600."));
    }
    let format = request.log_format.clone().unwrap_or_else(|| DEFAULT_FORMAT.to_owned());
    Format::parse(&format).map_err(|unknown| match unknown.0.as_str() {
        "" => invalid("LogFormat: 1 to 64 fields are needed."),
        field => invalid(format!("Unknown fields provided: {field}")),
    })?;
    let tags = new_tags(request.tag_specifications, "vpc-flow-log")?;
    let network = engine.network();
    for text in &request.resource_ids {
        Watched::read(&kind, text, &network)?;
    }
    end_dry_run(request.dry_run)?;
    let texts = request.resource_ids;
    let ids = engine.commit(move |tx, ctx| {
        if let Some(earlier) = call.earlier(tx, ctx)? {
            return Ok(earlier.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        }
        let mut known: Vec<FlowLogRecord> = tx.scan("");
        let mut made = Vec::new();
        for text in &texts {
            let watched = Watched::read(&kind, text, &tx.network)?;
            let same = |f: &&FlowLogRecord| f.watched == watched;
            if known
                .iter()
                .filter(same)
                .any(|f| f.group == group && f.traffic == traffic)
            {
                return Err(ApiError::client(
                    "FlowLogAlreadyExists",
                    "Error. There is an existing Flow Log with the same configuration and log destination.",
                ));
            }
            if known.iter().filter(same).count() >= MOST_OF_A_RESOURCE {
                return Err(ApiError::client(
                    "FlowLogsLimitExceeded",
                    format!(
                        "{} has {MOST_OF_A_RESOURCE} flow logs, the most that are allowed.",
                        watched.id()
                    ),
                ));
            }
            let record = FlowLogRecord {
                id: FlowLogId::from_entropy((ctx.entropy)()),
                watched,
                traffic,
                group: group.clone(),
                role: role.clone(),
                format: format.clone(),
                interval,
                tags: tags.clone(),
                created: ctx.now,
            };
            tx.put(&record);
            made.push(record.id.to_string());
            known.push(record);
        }
        call.remember(tx, ctx, made.join(" "));
        Ok(made)
    });
    Ok(CreateFlowLogsResult {
        flow_log_ids: ids.await?,
        client_token: request.client_token,
        ..CreateFlowLogsResult::default()
    })
}

/// Changes the tags of flow logs, of all or of none.
pub(super) fn retag(
    tx: &mut Tx<'_>,
    logs: &[FlowLogId],
    change: impl Fn(Tags) -> Result<Tags, NetError>,
) -> Result<(), ApiError> {
    for id in logs {
        let Some(mut record) = tx.get::<FlowLogRecord>(&id.to_string()) else {
            return Err(net_error(id.not_found()));
        };
        record.tags = change(record.tags).map_err(net_error)?;
        tx.put(&record);
    }
    Ok(())
}

fn field(log: &FlowLog, name: &str) -> Vec<String> {
    match name {
        "deliver-log-status" => opt(&log.deliver_logs_status),
        "flow-log-id" => opt(&log.flow_log_id),
        "log-destination-type" => opt(&log.log_destination_type),
        "log-group-name" => opt(&log.log_group_name),
        "resource-id" => opt(&log.resource_id),
        "traffic-type" => opt(&log.traffic_type),
        _ => Vec::new(),
    }
}

pub(super) async fn describe_flow_logs(
    engine: &Engine,
    _: &Caller,
    request: DescribeFlowLogsRequest,
) -> Result<DescribeFlowLogsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<FlowLogId>::new(request.dry_run, &request.flow_log_ids, request.filter, FILTERS, page)?;
    let all: Vec<FlowLogRecord> = engine.store().scan("").map_err(crate::store_error)?;
    let (flow_logs, next_token) = query.answer(
        all.iter(),
        |f| f.id,
        |f| f.tags.clone(),
        |f| f.print(engine.region()),
        field,
    )?;
    Ok(DescribeFlowLogsResult { flow_logs, next_token })
}

pub(super) async fn delete_flow_logs(
    engine: &Engine,
    _: &Caller,
    request: DeleteFlowLogsRequest,
) -> Result<DeleteFlowLogsResult, ApiError> {
    let wanted: Vec<FlowLogId> = ids(&request.flow_log_ids)?;
    end_dry_run(request.dry_run)?;
    // All or none, as AWS does: one that isn't there is an error of the call.
    let gone = engine.commit(move |tx, _| {
        for id in wanted {
            let key = id.to_string();
            if tx.get::<FlowLogRecord>(&key).is_none() {
                return Err(net_error(id.not_found()));
            }
            tx.delete::<FlowLogRecord>(&key);
        }
        Ok(())
    });
    gone.await?;
    Ok(DeleteFlowLogsResult::default())
}

#[cfg(test)]
mod tests;
