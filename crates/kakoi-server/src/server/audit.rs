//! The audit log: each call with who made it, from which interface, and how it ended. JSON lines in CloudTrail's record
//! format, in a bounded number of files of bounded size.
//!
//! Like CloudTrail it's a record beside the calls, not a gate in front of them: a full disk is reported and the call goes on.

use kakoi_engine::{Caller, Engine, Identity, Via};
use kakoi_net::InterfacePurpose;
use kakoi_types::RegionContext;
use serde_json::{Map, Value, json};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::net::Ipv4Addr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A file is closed when it has grown to this.
const FILE_BYTES: u64 = 16 << 20;
/// How many closed files are kept beside the open one.
const FILES_KEPT: usize = 7;
/// Longest parameters in a record; CloudTrail cuts there, too.
const PARAMETERS_BYTES: usize = 64 << 10;
/// Longest parameters in the record of a refused call: whoever may do nothing shall not push others' records out of the log.
const REFUSED_PARAMETERS_BYTES: usize = 2 << 10;
/// Longest text of a client's own.
const TEXT_CHARS: usize = 512;

/// What's known of a call.
pub struct Event<'a> {
    /// Who; `None` where that wasn't proven.
    pub caller: Option<&'a Caller>,
    /// By which door.
    pub via: &'a Via,
    /// The key that was claimed, also where nothing was proven.
    pub access_key_id: Option<&'a str>,
    /// Such as `sagemaker.amazonaws.com`.
    pub source: String,
    /// The operation.
    pub name: &'a str,
    /// The client's own name.
    pub user_agent: Option<&'a str>,
    /// What was asked for, cleaned by [`parameters`].
    pub parameters: Value,
    /// The refusal's code and message.
    pub error: Option<(&'a str, &'a str)>,
    /// The request's id, as answered.
    pub request_id: &'a str,
    /// Whether it's about content (S3) and not about the account's resources.
    pub data: bool,
}

/// Writes the log.
pub struct Audit {
    region: RegionContext,
    open: Mutex<Open>,
}

struct Open {
    directory: PathBuf,
    file: Option<(File, u64)>,
    /// Said once, until it works again.
    failing: bool,
}

impl Audit {
    /// A log in a directory, which is made if missing.
    pub fn open(directory: &Path, region: RegionContext) -> std::io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt;
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)?;
        let open = Open {
            directory: directory.to_owned(),
            file: None,
            failing: false,
        };
        Ok(Self {
            region,
            open: Mutex::new(open),
        })
    }

    /// Writes one record.
    pub fn record(&self, engine: &Engine, event: &Event<'_>) {
        let record = self.describe(engine, event, OffsetDateTime::now_utc());
        let mut line = record.to_string();
        line.push('\n');
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        match open.write(line.as_bytes()) {
            Ok(()) => open.failing = false,
            Err(error) if !open.failing => {
                open.failing = true;
                tracing::error!(%error, "the audit log can't be written; make room on its disk");
            }
            Err(_) => {}
        }
    }

    /// Whether the last record couldn't be written.
    pub fn is_failing(&self) -> bool {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).failing
    }

    fn describe(&self, engine: &Engine, event: &Event<'_>, now: OffsetDateTime) -> Value {
        let mut record = Map::new();
        let mut put = |key: &str, value: Value| {
            record.insert(key.to_owned(), value);
        };
        put("eventVersion", json!("1.11"));
        put("userIdentity", self.identity(event));
        put("eventTime", json!(rfc3339(now)));
        put("eventSource", json!(event.source));
        put("eventName", json!(event.name));
        put("awsRegion", json!(self.region.region));
        put(
            "sourceIPAddress",
            json!(source_address(event.via).unwrap_or(Ipv4Addr::LOCALHOST)),
        );
        put("userAgent", json!(event.user_agent.map(short)));
        if let Some((code, message)) = event.error {
            put("errorCode", json!(code));
            put("errorMessage", json!(short(message)));
        }
        // A call that was answered has had its parameters measured by `parameters`.
        let shown = match event.error {
            Some(_) => bounded(event.parameters.clone(), REFUSED_PARAMETERS_BYTES),
            None => event.parameters.clone(),
        };
        put("requestParameters", shown);
        put("responseElements", Value::Null);
        if let Some(interface) = interface(engine, event) {
            put("additionalEventData", json!({ "networkInterfaceId": interface }));
        }
        put("requestID", json!(event.request_id));
        put("eventID", json!(super::api::request_id()));
        put("readOnly", json!(is_read_only(event.name)));
        put("eventType", json!("AwsApiCall"));
        put("managementEvent", json!(!event.data));
        put("recipientAccountId", json!(self.region.account));
        put("eventCategory", json!(if event.data { "Data" } else { "Management" }));
        if let Via::Endpoint { endpoint, .. } = event.via {
            put("vpcEndpointId", json!(endpoint.to_string()));
            put("vpcEndpointAccountId", json!(self.region.account));
        }
        Value::Object(record)
    }

    fn identity(&self, event: &Event<'_>) -> Value {
        let account = &self.region.account;
        let Some(caller) = event.caller else {
            return json!({ "type": "Unknown", "accessKeyId": event.access_key_id.map(short) });
        };
        match &caller.identity {
            Identity::Root => json!({
                "type": "Root", "principalId": caller.user_id, "arn": caller.arn, "accountId": account, "accessKeyId": caller.access_key_id,
            }),
            Identity::Role(session) => {
                let issued = OffsetDateTime::from_unix_timestamp_nanos(i128::from(session.issued) * 1_000_000)
                    .unwrap_or(OffsetDateTime::UNIX_EPOCH);
                json!({
                    "type": "AssumedRole", "principalId": caller.user_id, "arn": caller.arn, "accountId": account,
                    "accessKeyId": caller.access_key_id,
                    "sessionContext": {
                        "sessionIssuer": {
                            "type": "Role", "principalId": session.role_id, "accountId": account, "userName": session.role,
                            "arn": self.region.global_arn("iam", format_args!("role/{}", session.role)),
                        },
                        "attributes": { "creationDate": rfc3339(issued), "mfaAuthenticated": "false" },
                    },
                })
            }
        }
    }
}

impl Open {
    fn write(&mut self, line: &[u8]) -> std::io::Result<()> {
        let current = self.directory.join("cloudtrail.jsonl");
        if self.file.as_ref().is_some_and(|(_, size)| *size >= FILE_BYTES) {
            self.file = None;
            let numbered = |n: usize| self.directory.join(format!("cloudtrail.{n}.jsonl"));
            for n in (1..FILES_KEPT).rev() {
                match std::fs::rename(numbered(n), numbered(n + 1)) {
                    Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
                    _ => {}
                }
            }
            std::fs::rename(&current, numbered(1))?;
        }
        let (file, size) = match &mut self.file {
            Some(open) => open,
            closed @ None => {
                let file = OpenOptions::new()
                    .create(true)
                    .append(true)
                    .mode(0o600)
                    .open(&current)?;
                let size = file.metadata()?.len();
                closed.insert((file, size))
            }
        };
        file.write_all(line)?;
        *size += line.len() as u64;
        Ok(())
    }
}

fn rfc3339(at: OffsetDateTime) -> String {
    at.replace_nanosecond(0)
        .unwrap_or(at)
        .format(&Rfc3339)
        .unwrap_or_default()
}

fn short(text: &str) -> String {
    text.chars().take(TEXT_CHARS).collect()
}

fn is_read_only(operation: &str) -> bool {
    ["Describe", "Get", "List", "Filter", "Head"]
        .iter()
        .any(|verb| operation.starts_with(verb))
}

fn source_address(via: &Via) -> Option<Ipv4Addr> {
    match via {
        Via::Host | Via::MountTarget => None,
        Via::Public { source } | Via::Endpoint { source, .. } => Some(*source),
    }
}

/// The interface that the call came from. Through an endpoint its address says it; elsewhere addresses are translated on the
/// way, and an app's own credentials say whose call it is.
fn interface(engine: &Engine, event: &Event<'_>) -> Option<String> {
    let network = engine.network();
    let workload = event.caller.and_then(|caller| match &caller.identity {
        Identity::Role(session) => session.workload,
        Identity::Root => None,
    });
    let found = network.interfaces.values().find(|i| match event.via {
        Via::Endpoint { vpc, source, .. } => i.vpc == *vpc && i.private_ip == *source,
        Via::Public { .. } => {
            matches!(i.purpose, InterfacePurpose::App { workload: w, leg } if Some(w) == workload && leg != kakoi_net::AppLeg::Home)
        }
        Via::Host | Via::MountTarget => false,
    })?;
    Some(found.id.to_string())
}

/// What a record shows of a call's parameters: no secrets, no content, bounded.
pub fn parameters(input: &Value) -> Value {
    fn clean(value: &Value) -> Value {
        match value {
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| {
                    let hidden = ["Password", "Secret", "Token"].iter().any(|part| name.contains(part));
                    let content = matches!(name.as_str(), "logEvents" | "Body");
                    let shown = match value {
                        _ if hidden => json!("HIDDEN_DUE_TO_SECURITY_REASONS"),
                        Value::Array(items) if content => json!(format!("{} items", items.len())),
                        _ if content => Value::Null,
                        value => clean(value),
                    };
                    (name.clone(), shown)
                })
                .collect(),
            Value::Array(items) => items.iter().map(clean).collect(),
            other => other.clone(),
        }
    }
    bounded(clean(input), PARAMETERS_BYTES)
}

fn bounded(parameters: Value, most: usize) -> Value {
    let size = parameters.to_string().len();
    if size > most {
        return json!({ "omitted": true, "originalSize": size });
    }
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_hide_secrets_and_content() {
        let input = json!({
            "MasterUserPassword": "x", "TdeCredentialPassword": "x", "Nested": [{"MasterUserPassword": "x"}], "NextToken": "t", "logEvents": [{"message": "hello"}], "Tags": [{"Key": "a", "Value": "b"}],
        });
        let shown = parameters(&input).to_string();
        for secret in ["\"x\"", "\"t\"", "hello"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(shown.contains("\"b\""), "{shown}");
        let long = json!({ "PolicyDocument": "p".repeat(PARAMETERS_BYTES) });
        assert_eq!(parameters(&long)["omitted"], json!(true));
        let middling = json!({ "PolicyDocument": "p".repeat(REFUSED_PARAMETERS_BYTES) });
        assert_eq!(parameters(&middling), middling);
        assert_eq!(bounded(middling, REFUSED_PARAMETERS_BYTES)["omitted"], json!(true));
    }

    #[test]
    fn files_are_rotated_and_bounded() {
        let directory = tempfile::tempdir().expect("a directory");
        let mut open = Open {
            directory: directory.path().to_owned(),
            file: None,
            failing: false,
        };
        let line = vec![b'x'; 1 << 20];
        for _ in 0..(FILE_BYTES >> 20) * (FILES_KEPT as u64 + 3) {
            open.write(&line).expect("written");
        }
        let sizes: Vec<u64> = std::fs::read_dir(directory.path())
            .expect("listed")
            .map(|e| e.expect("an entry").metadata().expect("metadata").len())
            .collect();
        assert_eq!(sizes.len(), FILES_KEPT + 1);
        assert!(sizes.iter().all(|s| *s <= FILE_BYTES), "{sizes:?}");
    }
}
