//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "logs",
    signing_name: "logs",
    protocol: Protocol::Json11,
    api_version: "2014-03-28",
    target_prefix: "Logs_20140328",
    xml_namespace: "",
    global: false,
    operations: &[
        &tables::op_CreateLogGroup,
        &tables::op_CreateLogStream,
        &tables::op_DeleteLogGroup,
        &tables::op_DeleteLogStream,
        &tables::op_DeleteRetentionPolicy,
        &tables::op_DescribeLogGroups,
        &tables::op_DescribeLogStreams,
        &tables::op_FilterLogEvents,
        &tables::op_GetLogEvents,
        &tables::op_ListTagsForResource,
        &tables::op_PutLogEvents,
        &tables::op_PutRetentionPolicy,
        &tables::op_TagResource,
        &tables::op_UntagResource,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateLogGroupRequest {
    #[serde(rename = "deletionProtectionEnabled", skip_serializing_if = "Option::is_none")]
    pub deletion_protection_enabled: Option<bool>,
    #[serde(rename = "kmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "logGroupClass", skip_serializing_if = "Option::is_none")]
    pub log_group_class: Option<String>,
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
    #[serde(rename = "tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<std::collections::BTreeMap<String, String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateLogStreamRequest {
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
    #[serde(rename = "logStreamName")]
    pub log_stream_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteLogGroupRequest {
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteLogStreamRequest {
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
    #[serde(rename = "logStreamName")]
    pub log_stream_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteRetentionPolicyRequest {
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeLogGroupsRequest {
    #[serde(rename = "accountIdentifiers", skip_serializing_if = "Option::is_none")]
    pub account_identifiers: Option<Vec<String>>,
    #[serde(rename = "includeLinkedAccounts", skip_serializing_if = "Option::is_none")]
    pub include_linked_accounts: Option<bool>,
    #[serde(rename = "limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "logGroupClass", skip_serializing_if = "Option::is_none")]
    pub log_group_class: Option<String>,
    #[serde(rename = "logGroupIdentifiers", skip_serializing_if = "Option::is_none")]
    pub log_group_identifiers: Option<Vec<String>>,
    #[serde(rename = "logGroupNamePattern", skip_serializing_if = "Option::is_none")]
    pub log_group_name_pattern: Option<String>,
    #[serde(rename = "logGroupNamePrefix", skip_serializing_if = "Option::is_none")]
    pub log_group_name_prefix: Option<String>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeLogGroupsResponse {
    #[serde(rename = "logGroups")]
    pub log_groups: Vec<LogGroup>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeLogStreamsRequest {
    #[serde(rename = "descending", skip_serializing_if = "Option::is_none")]
    pub descending: Option<bool>,
    #[serde(rename = "limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "logGroupIdentifier", skip_serializing_if = "Option::is_none")]
    pub log_group_identifier: Option<String>,
    #[serde(rename = "logGroupName", skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(rename = "logStreamNamePrefix", skip_serializing_if = "Option::is_none")]
    pub log_stream_name_prefix: Option<String>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "orderBy", skip_serializing_if = "Option::is_none")]
    pub order_by: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeLogStreamsResponse {
    #[serde(rename = "logStreams")]
    pub log_streams: Vec<LogStream>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Entity {
    #[serde(rename = "attributes", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<std::collections::BTreeMap<String, String>>,
    #[serde(rename = "keyAttributes", skip_serializing_if = "Option::is_none")]
    pub key_attributes: Option<std::collections::BTreeMap<String, String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FilterLogEventsRequest {
    #[serde(rename = "endTime", skip_serializing_if = "Option::is_none")]
    pub end_time: Option<i64>,
    #[serde(rename = "filterPattern", skip_serializing_if = "Option::is_none")]
    pub filter_pattern: Option<String>,
    #[serde(rename = "interleaved", skip_serializing_if = "Option::is_none")]
    pub interleaved: Option<bool>,
    #[serde(rename = "limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "logGroupIdentifier", skip_serializing_if = "Option::is_none")]
    pub log_group_identifier: Option<String>,
    #[serde(rename = "logGroupName", skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(rename = "logStreamNamePrefix", skip_serializing_if = "Option::is_none")]
    pub log_stream_name_prefix: Option<String>,
    #[serde(rename = "logStreamNames", skip_serializing_if = "Option::is_none")]
    pub log_stream_names: Option<Vec<String>>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "startFromHead", skip_serializing_if = "Option::is_none")]
    pub start_from_head: Option<bool>,
    #[serde(rename = "startTime", skip_serializing_if = "Option::is_none")]
    pub start_time: Option<i64>,
    #[serde(rename = "unmask", skip_serializing_if = "Option::is_none")]
    pub unmask: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FilterLogEventsResponse {
    #[serde(rename = "events")]
    pub events: Vec<FilteredLogEvent>,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "searchedLogStreams")]
    pub searched_log_streams: Vec<SearchedLogStream>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FilteredLogEvent {
    #[serde(rename = "eventId", skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    #[serde(rename = "ingestionTime", skip_serializing_if = "Option::is_none")]
    pub ingestion_time: Option<i64>,
    #[serde(rename = "logStreamName", skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(rename = "message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(rename = "timestamp", skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct GetLogEventsRequest {
    #[serde(rename = "endTime", skip_serializing_if = "Option::is_none")]
    pub end_time: Option<i64>,
    #[serde(rename = "limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(rename = "logGroupIdentifier", skip_serializing_if = "Option::is_none")]
    pub log_group_identifier: Option<String>,
    #[serde(rename = "logGroupName", skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(rename = "logStreamName")]
    pub log_stream_name: String,
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "startFromHead", skip_serializing_if = "Option::is_none")]
    pub start_from_head: Option<bool>,
    #[serde(rename = "startTime", skip_serializing_if = "Option::is_none")]
    pub start_time: Option<i64>,
    #[serde(rename = "unmask", skip_serializing_if = "Option::is_none")]
    pub unmask: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct GetLogEventsResponse {
    #[serde(rename = "events")]
    pub events: Vec<OutputLogEvent>,
    #[serde(rename = "nextBackwardToken", skip_serializing_if = "Option::is_none")]
    pub next_backward_token: Option<String>,
    #[serde(rename = "nextForwardToken", skip_serializing_if = "Option::is_none")]
    pub next_forward_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct InputLogEvent {
    #[serde(rename = "message")]
    pub message: String,
    #[serde(rename = "timestamp")]
    pub timestamp: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListTagsForResourceRequest {
    #[serde(rename = "resourceArn")]
    pub resource_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListTagsForResourceResponse {
    #[serde(rename = "tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<std::collections::BTreeMap<String, String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct LogGroup {
    #[serde(rename = "arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "bearerTokenAuthenticationEnabled", skip_serializing_if = "Option::is_none")]
    pub bearer_token_authentication_enabled: Option<bool>,
    #[serde(rename = "creationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<i64>,
    #[serde(rename = "dataProtectionStatus", skip_serializing_if = "Option::is_none")]
    pub data_protection_status: Option<String>,
    #[serde(rename = "deletionProtectionEnabled", skip_serializing_if = "Option::is_none")]
    pub deletion_protection_enabled: Option<bool>,
    #[serde(rename = "inheritedProperties", skip_serializing_if = "Option::is_none")]
    pub inherited_properties: Option<Vec<String>>,
    #[serde(rename = "kmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "logGroupArn", skip_serializing_if = "Option::is_none")]
    pub log_group_arn: Option<String>,
    #[serde(rename = "logGroupClass", skip_serializing_if = "Option::is_none")]
    pub log_group_class: Option<String>,
    #[serde(rename = "logGroupName", skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(rename = "metricFilterCount", skip_serializing_if = "Option::is_none")]
    pub metric_filter_count: Option<i32>,
    #[serde(rename = "retentionInDays", skip_serializing_if = "Option::is_none")]
    pub retention_in_days: Option<i32>,
    #[serde(rename = "retentionPolicyName", skip_serializing_if = "Option::is_none")]
    pub retention_policy_name: Option<String>,
    #[serde(rename = "storedBytes", skip_serializing_if = "Option::is_none")]
    pub stored_bytes: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct LogStream {
    #[serde(rename = "arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "creationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<i64>,
    #[serde(rename = "firstEventTimestamp", skip_serializing_if = "Option::is_none")]
    pub first_event_timestamp: Option<i64>,
    #[serde(rename = "lastEventTimestamp", skip_serializing_if = "Option::is_none")]
    pub last_event_timestamp: Option<i64>,
    #[serde(rename = "lastIngestionTime", skip_serializing_if = "Option::is_none")]
    pub last_ingestion_time: Option<i64>,
    #[serde(rename = "logStreamName", skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(rename = "storedBytes", skip_serializing_if = "Option::is_none")]
    pub stored_bytes: Option<i64>,
    #[serde(rename = "uploadSequenceToken", skip_serializing_if = "Option::is_none")]
    pub upload_sequence_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct OutputLogEvent {
    #[serde(rename = "ingestionTime", skip_serializing_if = "Option::is_none")]
    pub ingestion_time: Option<i64>,
    #[serde(rename = "message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(rename = "timestamp", skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct PutLogEventsRequest {
    #[serde(rename = "entity", skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    #[serde(rename = "logEvents")]
    pub log_events: Vec<InputLogEvent>,
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
    #[serde(rename = "logStreamName")]
    pub log_stream_name: String,
    #[serde(rename = "sequenceToken", skip_serializing_if = "Option::is_none")]
    pub sequence_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct PutLogEventsResponse {
    #[serde(rename = "nextSequenceToken", skip_serializing_if = "Option::is_none")]
    pub next_sequence_token: Option<String>,
    #[serde(rename = "rejectedEntityInfo", skip_serializing_if = "Option::is_none")]
    pub rejected_entity_info: Option<RejectedEntityInfo>,
    #[serde(rename = "rejectedLogEventsInfo", skip_serializing_if = "Option::is_none")]
    pub rejected_log_events_info: Option<RejectedLogEventsInfo>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct PutRetentionPolicyRequest {
    #[serde(rename = "logGroupName")]
    pub log_group_name: String,
    #[serde(rename = "retentionInDays")]
    pub retention_in_days: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RejectedEntityInfo {
    #[serde(rename = "errorType", skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RejectedLogEventsInfo {
    #[serde(rename = "expiredLogEventEndIndex", skip_serializing_if = "Option::is_none")]
    pub expired_log_event_end_index: Option<i32>,
    #[serde(rename = "tooNewLogEventStartIndex", skip_serializing_if = "Option::is_none")]
    pub too_new_log_event_start_index: Option<i32>,
    #[serde(rename = "tooOldLogEventEndIndex", skip_serializing_if = "Option::is_none")]
    pub too_old_log_event_end_index: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SearchedLogStream {
    #[serde(rename = "logStreamName", skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(rename = "searchedCompletely", skip_serializing_if = "Option::is_none")]
    pub searched_completely: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct TagResourceRequest {
    #[serde(rename = "resourceArn")]
    pub resource_arn: String,
    #[serde(rename = "tags")]
    pub tags: std::collections::BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UntagResourceRequest {
    #[serde(rename = "resourceArn")]
    pub resource_arn: String,
    #[serde(rename = "tagKeys")]
    pub tag_keys: Vec<String>,
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum CreateLogGroup {}
    impl TypedOperation for CreateLogGroup {
        const NAME: &'static str = "CreateLogGroup";
        type Input = super::CreateLogGroupRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_CreateLogGroup }
    }
    pub enum CreateLogStream {}
    impl TypedOperation for CreateLogStream {
        const NAME: &'static str = "CreateLogStream";
        type Input = super::CreateLogStreamRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_CreateLogStream }
    }
    pub enum DeleteLogGroup {}
    impl TypedOperation for DeleteLogGroup {
        const NAME: &'static str = "DeleteLogGroup";
        type Input = super::DeleteLogGroupRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteLogGroup }
    }
    pub enum DeleteLogStream {}
    impl TypedOperation for DeleteLogStream {
        const NAME: &'static str = "DeleteLogStream";
        type Input = super::DeleteLogStreamRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteLogStream }
    }
    pub enum DeleteRetentionPolicy {}
    impl TypedOperation for DeleteRetentionPolicy {
        const NAME: &'static str = "DeleteRetentionPolicy";
        type Input = super::DeleteRetentionPolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteRetentionPolicy }
    }
    pub enum DescribeLogGroups {}
    impl TypedOperation for DescribeLogGroups {
        const NAME: &'static str = "DescribeLogGroups";
        type Input = super::DescribeLogGroupsRequest;
        type Output = super::DescribeLogGroupsResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeLogGroups }
    }
    pub enum DescribeLogStreams {}
    impl TypedOperation for DescribeLogStreams {
        const NAME: &'static str = "DescribeLogStreams";
        type Input = super::DescribeLogStreamsRequest;
        type Output = super::DescribeLogStreamsResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeLogStreams }
    }
    pub enum FilterLogEvents {}
    impl TypedOperation for FilterLogEvents {
        const NAME: &'static str = "FilterLogEvents";
        type Input = super::FilterLogEventsRequest;
        type Output = super::FilterLogEventsResponse;
        fn operation() -> &'static Operation { &super::tables::op_FilterLogEvents }
    }
    pub enum GetLogEvents {}
    impl TypedOperation for GetLogEvents {
        const NAME: &'static str = "GetLogEvents";
        type Input = super::GetLogEventsRequest;
        type Output = super::GetLogEventsResponse;
        fn operation() -> &'static Operation { &super::tables::op_GetLogEvents }
    }
    pub enum ListTagsForResource {}
    impl TypedOperation for ListTagsForResource {
        const NAME: &'static str = "ListTagsForResource";
        type Input = super::ListTagsForResourceRequest;
        type Output = super::ListTagsForResourceResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListTagsForResource }
    }
    pub enum PutLogEvents {}
    impl TypedOperation for PutLogEvents {
        const NAME: &'static str = "PutLogEvents";
        type Input = super::PutLogEventsRequest;
        type Output = super::PutLogEventsResponse;
        fn operation() -> &'static Operation { &super::tables::op_PutLogEvents }
    }
    pub enum PutRetentionPolicy {}
    impl TypedOperation for PutRetentionPolicy {
        const NAME: &'static str = "PutRetentionPolicy";
        type Input = super::PutRetentionPolicyRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_PutRetentionPolicy }
    }
    pub enum TagResource {}
    impl TypedOperation for TagResource {
        const NAME: &'static str = "TagResource";
        type Input = super::TagResourceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_TagResource }
    }
    pub enum UntagResource {}
    impl TypedOperation for UntagResource {
        const NAME: &'static str = "UntagResource";
        type Input = super::UntagResourceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_UntagResource }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_CreateLogGroup: Operation = Operation {
        name: "CreateLogGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateLogGroupRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceAlreadyExistsException", status: 400 }, ModelledError { code: "LimitExceededException", status: 400 }, ModelledError { code: "OperationAbortedException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_CreateLogStream: Operation = Operation {
        name: "CreateLogStream",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateLogStreamRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceAlreadyExistsException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_DeleteLogGroup: Operation = Operation {
        name: "DeleteLogGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteLogGroupRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "OperationAbortedException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }, ModelledError { code: "ValidationException", status: 400 }],
    };
    pub static op_DeleteLogStream: Operation = Operation {
        name: "DeleteLogStream",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteLogStreamRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "OperationAbortedException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }, ModelledError { code: "ValidationException", status: 400 }],
    };
    pub static op_DeleteRetentionPolicy: Operation = Operation {
        name: "DeleteRetentionPolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteRetentionPolicyRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "OperationAbortedException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_DescribeLogGroups: Operation = Operation {
        name: "DescribeLogGroups",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeLogGroupsRequest,
        output: Some(&shape_DescribeLogGroupsResponse),
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_DescribeLogStreams: Operation = Operation {
        name: "DescribeLogStreams",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeLogStreamsRequest,
        output: Some(&shape_DescribeLogStreamsResponse),
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_FilterLogEvents: Operation = Operation {
        name: "FilterLogEvents",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_FilterLogEventsRequest,
        output: Some(&shape_FilterLogEventsResponse),
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_GetLogEvents: Operation = Operation {
        name: "GetLogEvents",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_GetLogEventsRequest,
        output: Some(&shape_GetLogEventsResponse),
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_ListTagsForResource: Operation = Operation {
        name: "ListTagsForResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListTagsForResourceRequest,
        output: Some(&shape_ListTagsForResourceResponse),
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_PutLogEvents: Operation = Operation {
        name: "PutLogEvents",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_PutLogEventsRequest,
        output: Some(&shape_PutLogEventsResponse),
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "InvalidSequenceTokenException", status: 400 }, ModelledError { code: "DataAlreadyAcceptedException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }, ModelledError { code: "UnrecognizedClientException", status: 400 }],
    };
    pub static op_PutRetentionPolicy: Operation = Operation {
        name: "PutRetentionPolicy",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_PutRetentionPolicyRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "OperationAbortedException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static op_TagResource: Operation = Operation {
        name: "TagResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_TagResourceRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }, ModelledError { code: "TooManyTagsException", status: 400 }],
    };
    pub static op_UntagResource: Operation = Operation {
        name: "UntagResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UntagResourceRequest,
        output: None,
        errors: &[ModelledError { code: "InvalidParameterException", status: 400 }, ModelledError { code: "ResourceNotFoundException", status: 400 }, ModelledError { code: "ServiceUnavailableException", status: 400 }],
    };
    pub static shape_AccountId: Shape = Shape::String(StringShape { min: Some(12), max: Some(12), pattern: Some(Pattern::new("^\\d{12}$")), values: &[] });
    pub static shape_AccountIds: Shape = Shape::List(List { member: &shape_AccountId, item: "member", flattened: false, min: Some(0), max: Some(20) });
    pub static shape_AmazonResourceName: Shape = Shape::String(StringShape { min: Some(1), max: Some(1011), pattern: Some(Pattern::new("[\\w+=/:,.@-]*")), values: &[] });
    pub static shape_Arn: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_BearerTokenAuthenticationEnabled: Shape = Shape::Boolean;
    pub static shape_CreateLogGroupRequest: Shape = Shape::Structure(Structure { name: "CreateLogGroupRequest", union: false, members: &[
        Member { name: "deletionProtectionEnabled", wire: "deletionProtectionEnabled", query: "deletionProtectionEnabled", required: false, location: Location::Body, shape: &shape_DeletionProtectionEnabled },
        Member { name: "kmsKeyId", wire: "kmsKeyId", query: "kmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "logGroupClass", wire: "logGroupClass", query: "logGroupClass", required: false, location: Location::Body, shape: &shape_LogGroupClass },
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "tags", wire: "tags", query: "tags", required: false, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_CreateLogStreamRequest: Shape = Shape::Structure(Structure { name: "CreateLogStreamRequest", union: false, members: &[
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: true, location: Location::Body, shape: &shape_LogStreamName },] });
    pub static shape_DataProtectionStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ACTIVATED", "DELETED", "ARCHIVED", "DISABLED"] });
    pub static shape_Days: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_DeleteLogGroupRequest: Shape = Shape::Structure(Structure { name: "DeleteLogGroupRequest", union: false, members: &[
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },] });
    pub static shape_DeleteLogStreamRequest: Shape = Shape::Structure(Structure { name: "DeleteLogStreamRequest", union: false, members: &[
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: true, location: Location::Body, shape: &shape_LogStreamName },] });
    pub static shape_DeleteRetentionPolicyRequest: Shape = Shape::Structure(Structure { name: "DeleteRetentionPolicyRequest", union: false, members: &[
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },] });
    pub static shape_DeletionProtectionEnabled: Shape = Shape::Boolean;
    pub static shape_Descending: Shape = Shape::Boolean;
    pub static shape_DescribeLimit: Shape = Shape::Integer(Range { min: Some(1), max: Some(50) });
    pub static shape_DescribeLogGroupsLogGroupIdentifiers: Shape = Shape::List(List { member: &shape_LogGroupIdentifier, item: "member", flattened: false, min: Some(1), max: Some(50) });
    pub static shape_DescribeLogGroupsRequest: Shape = Shape::Structure(Structure { name: "DescribeLogGroupsRequest", union: false, members: &[
        Member { name: "accountIdentifiers", wire: "accountIdentifiers", query: "accountIdentifiers", required: false, location: Location::Body, shape: &shape_AccountIds },
        Member { name: "includeLinkedAccounts", wire: "includeLinkedAccounts", query: "includeLinkedAccounts", required: false, location: Location::Body, shape: &shape_IncludeLinkedAccounts },
        Member { name: "limit", wire: "limit", query: "limit", required: false, location: Location::Body, shape: &shape_DescribeLimit },
        Member { name: "logGroupClass", wire: "logGroupClass", query: "logGroupClass", required: false, location: Location::Body, shape: &shape_LogGroupClass },
        Member { name: "logGroupIdentifiers", wire: "logGroupIdentifiers", query: "logGroupIdentifiers", required: false, location: Location::Body, shape: &shape_DescribeLogGroupsLogGroupIdentifiers },
        Member { name: "logGroupNamePattern", wire: "logGroupNamePattern", query: "logGroupNamePattern", required: false, location: Location::Body, shape: &shape_LogGroupNamePattern },
        Member { name: "logGroupNamePrefix", wire: "logGroupNamePrefix", query: "logGroupNamePrefix", required: false, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_DescribeLogGroupsResponse: Shape = Shape::Structure(Structure { name: "DescribeLogGroupsResponse", union: false, members: &[
        Member { name: "logGroups", wire: "logGroups", query: "logGroups", required: false, location: Location::Body, shape: &shape_LogGroups },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_DescribeLogStreamsRequest: Shape = Shape::Structure(Structure { name: "DescribeLogStreamsRequest", union: false, members: &[
        Member { name: "descending", wire: "descending", query: "descending", required: false, location: Location::Body, shape: &shape_Descending },
        Member { name: "limit", wire: "limit", query: "limit", required: false, location: Location::Body, shape: &shape_DescribeLimit },
        Member { name: "logGroupIdentifier", wire: "logGroupIdentifier", query: "logGroupIdentifier", required: false, location: Location::Body, shape: &shape_LogGroupIdentifier },
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: false, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "logStreamNamePrefix", wire: "logStreamNamePrefix", query: "logStreamNamePrefix", required: false, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "orderBy", wire: "orderBy", query: "orderBy", required: false, location: Location::Body, shape: &shape_OrderBy },] });
    pub static shape_DescribeLogStreamsResponse: Shape = Shape::Structure(Structure { name: "DescribeLogStreamsResponse", union: false, members: &[
        Member { name: "logStreams", wire: "logStreams", query: "logStreams", required: false, location: Location::Body, shape: &shape_LogStreams },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_Entity: Shape = Shape::Structure(Structure { name: "Entity", union: false, members: &[
        Member { name: "attributes", wire: "attributes", query: "attributes", required: false, location: Location::Body, shape: &shape_EntityAttributes },
        Member { name: "keyAttributes", wire: "keyAttributes", query: "keyAttributes", required: false, location: Location::Body, shape: &shape_EntityKeyAttributes },] });
    pub static shape_EntityAttributes: Shape = Shape::Map(Map { key: &shape_EntityAttributesKey, value: &shape_EntityAttributesValue, min: Some(0), max: Some(10) });
    pub static shape_EntityAttributesKey: Shape = Shape::String(StringShape { min: Some(1), max: Some(256), pattern: None, values: &[] });
    pub static shape_EntityAttributesValue: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: None, values: &[] });
    pub static shape_EntityKeyAttributes: Shape = Shape::Map(Map { key: &shape_EntityKeyAttributesKey, value: &shape_EntityKeyAttributesValue, min: Some(2), max: Some(4) });
    pub static shape_EntityKeyAttributesKey: Shape = Shape::String(StringShape { min: Some(1), max: Some(32), pattern: None, values: &[] });
    pub static shape_EntityKeyAttributesValue: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: None, values: &[] });
    pub static shape_EntityRejectionErrorType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["InvalidEntity", "InvalidTypeValue", "InvalidKeyAttributes", "InvalidAttributes", "EntitySizeTooLarge", "UnsupportedLogGroupType", "MissingRequiredFields"] });
    pub static shape_EventId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_EventMessage: Shape = Shape::String(StringShape { min: Some(1), max: None, pattern: None, values: &[] });
    pub static shape_EventsLimit: Shape = Shape::Integer(Range { min: Some(1), max: Some(10000) });
    pub static shape_FilterCount: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_FilterLogEventsRequest: Shape = Shape::Structure(Structure { name: "FilterLogEventsRequest", union: false, members: &[
        Member { name: "endTime", wire: "endTime", query: "endTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "filterPattern", wire: "filterPattern", query: "filterPattern", required: false, location: Location::Body, shape: &shape_FilterPattern },
        Member { name: "interleaved", wire: "interleaved", query: "interleaved", required: false, location: Location::Body, shape: &shape_Interleaved },
        Member { name: "limit", wire: "limit", query: "limit", required: false, location: Location::Body, shape: &shape_EventsLimit },
        Member { name: "logGroupIdentifier", wire: "logGroupIdentifier", query: "logGroupIdentifier", required: false, location: Location::Body, shape: &shape_LogGroupIdentifier },
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: false, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "logStreamNamePrefix", wire: "logStreamNamePrefix", query: "logStreamNamePrefix", required: false, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "logStreamNames", wire: "logStreamNames", query: "logStreamNames", required: false, location: Location::Body, shape: &shape_InputLogStreamNames },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "startFromHead", wire: "startFromHead", query: "startFromHead", required: false, location: Location::Body, shape: &shape_StartFromHead },
        Member { name: "startTime", wire: "startTime", query: "startTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "unmask", wire: "unmask", query: "unmask", required: false, location: Location::Body, shape: &shape_Unmask },] });
    pub static shape_FilterLogEventsResponse: Shape = Shape::Structure(Structure { name: "FilterLogEventsResponse", union: false, members: &[
        Member { name: "events", wire: "events", query: "events", required: false, location: Location::Body, shape: &shape_FilteredLogEvents },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "searchedLogStreams", wire: "searchedLogStreams", query: "searchedLogStreams", required: false, location: Location::Body, shape: &shape_SearchedLogStreams },] });
    pub static shape_FilterPattern: Shape = Shape::String(StringShape { min: Some(0), max: Some(1024), pattern: None, values: &[] });
    pub static shape_FilteredLogEvent: Shape = Shape::Structure(Structure { name: "FilteredLogEvent", union: false, members: &[
        Member { name: "eventId", wire: "eventId", query: "eventId", required: false, location: Location::Body, shape: &shape_EventId },
        Member { name: "ingestionTime", wire: "ingestionTime", query: "ingestionTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: false, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "message", wire: "message", query: "message", required: false, location: Location::Body, shape: &shape_EventMessage },
        Member { name: "timestamp", wire: "timestamp", query: "timestamp", required: false, location: Location::Body, shape: &shape_Timestamp },] });
    pub static shape_FilteredLogEvents: Shape = Shape::List(List { member: &shape_FilteredLogEvent, item: "member", flattened: false, min: None, max: None });
    pub static shape_GetLogEventsRequest: Shape = Shape::Structure(Structure { name: "GetLogEventsRequest", union: false, members: &[
        Member { name: "endTime", wire: "endTime", query: "endTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "limit", wire: "limit", query: "limit", required: false, location: Location::Body, shape: &shape_EventsLimit },
        Member { name: "logGroupIdentifier", wire: "logGroupIdentifier", query: "logGroupIdentifier", required: false, location: Location::Body, shape: &shape_LogGroupIdentifier },
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: false, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: true, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "nextToken", wire: "nextToken", query: "nextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "startFromHead", wire: "startFromHead", query: "startFromHead", required: false, location: Location::Body, shape: &shape_StartFromHead },
        Member { name: "startTime", wire: "startTime", query: "startTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "unmask", wire: "unmask", query: "unmask", required: false, location: Location::Body, shape: &shape_Unmask },] });
    pub static shape_GetLogEventsResponse: Shape = Shape::Structure(Structure { name: "GetLogEventsResponse", union: false, members: &[
        Member { name: "events", wire: "events", query: "events", required: false, location: Location::Body, shape: &shape_OutputLogEvents },
        Member { name: "nextBackwardToken", wire: "nextBackwardToken", query: "nextBackwardToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "nextForwardToken", wire: "nextForwardToken", query: "nextForwardToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_IncludeLinkedAccounts: Shape = Shape::Boolean;
    pub static shape_InheritedProperties: Shape = Shape::List(List { member: &shape_InheritedProperty, item: "member", flattened: false, min: None, max: None });
    pub static shape_InheritedProperty: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ACCOUNT_DATA_PROTECTION"] });
    pub static shape_InputLogEvent: Shape = Shape::Structure(Structure { name: "InputLogEvent", union: false, members: &[
        Member { name: "message", wire: "message", query: "message", required: true, location: Location::Body, shape: &shape_EventMessage },
        Member { name: "timestamp", wire: "timestamp", query: "timestamp", required: true, location: Location::Body, shape: &shape_Timestamp },] });
    pub static shape_InputLogEvents: Shape = Shape::List(List { member: &shape_InputLogEvent, item: "member", flattened: false, min: Some(1), max: Some(10000) });
    pub static shape_InputLogStreamNames: Shape = Shape::List(List { member: &shape_LogStreamName, item: "member", flattened: false, min: Some(1), max: Some(100) });
    pub static shape_Interleaved: Shape = Shape::Boolean;
    pub static shape_KmsKeyId: Shape = Shape::String(StringShape { min: None, max: Some(256), pattern: None, values: &[] });
    pub static shape_ListTagsForResourceRequest: Shape = Shape::Structure(Structure { name: "ListTagsForResourceRequest", union: false, members: &[
        Member { name: "resourceArn", wire: "resourceArn", query: "resourceArn", required: true, location: Location::Body, shape: &shape_AmazonResourceName },] });
    pub static shape_ListTagsForResourceResponse: Shape = Shape::Structure(Structure { name: "ListTagsForResourceResponse", union: false, members: &[
        Member { name: "tags", wire: "tags", query: "tags", required: false, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_LogEventIndex: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_LogGroup: Shape = Shape::Structure(Structure { name: "LogGroup", union: false, members: &[
        Member { name: "arn", wire: "arn", query: "arn", required: false, location: Location::Body, shape: &shape_Arn },
        Member { name: "bearerTokenAuthenticationEnabled", wire: "bearerTokenAuthenticationEnabled", query: "bearerTokenAuthenticationEnabled", required: false, location: Location::Body, shape: &shape_BearerTokenAuthenticationEnabled },
        Member { name: "creationTime", wire: "creationTime", query: "creationTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "dataProtectionStatus", wire: "dataProtectionStatus", query: "dataProtectionStatus", required: false, location: Location::Body, shape: &shape_DataProtectionStatus },
        Member { name: "deletionProtectionEnabled", wire: "deletionProtectionEnabled", query: "deletionProtectionEnabled", required: false, location: Location::Body, shape: &shape_DeletionProtectionEnabled },
        Member { name: "inheritedProperties", wire: "inheritedProperties", query: "inheritedProperties", required: false, location: Location::Body, shape: &shape_InheritedProperties },
        Member { name: "kmsKeyId", wire: "kmsKeyId", query: "kmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "logGroupArn", wire: "logGroupArn", query: "logGroupArn", required: false, location: Location::Body, shape: &shape_Arn },
        Member { name: "logGroupClass", wire: "logGroupClass", query: "logGroupClass", required: false, location: Location::Body, shape: &shape_LogGroupClass },
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: false, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "metricFilterCount", wire: "metricFilterCount", query: "metricFilterCount", required: false, location: Location::Body, shape: &shape_FilterCount },
        Member { name: "retentionInDays", wire: "retentionInDays", query: "retentionInDays", required: false, location: Location::Body, shape: &shape_Days },
        Member { name: "retentionPolicyName", wire: "retentionPolicyName", query: "retentionPolicyName", required: false, location: Location::Body, shape: &shape_PolicyName },
        Member { name: "storedBytes", wire: "storedBytes", query: "storedBytes", required: false, location: Location::Body, shape: &shape_StoredBytes },] });
    pub static shape_LogGroupClass: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"] });
    pub static shape_LogGroupIdentifier: Shape = Shape::String(StringShape { min: Some(1), max: Some(2048), pattern: Some(Pattern::new("[\\w#+=/:,.@-]*")), values: &[] });
    pub static shape_LogGroupName: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("[\\.\\-_/#A-Za-z0-9]+")), values: &[] });
    pub static shape_LogGroupNamePattern: Shape = Shape::String(StringShape { min: Some(0), max: Some(512), pattern: Some(Pattern::new("[\\.\\-_/#A-Za-z0-9]*")), values: &[] });
    pub static shape_LogGroups: Shape = Shape::List(List { member: &shape_LogGroup, item: "member", flattened: false, min: None, max: None });
    pub static shape_LogStream: Shape = Shape::Structure(Structure { name: "LogStream", union: false, members: &[
        Member { name: "arn", wire: "arn", query: "arn", required: false, location: Location::Body, shape: &shape_Arn },
        Member { name: "creationTime", wire: "creationTime", query: "creationTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "firstEventTimestamp", wire: "firstEventTimestamp", query: "firstEventTimestamp", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "lastEventTimestamp", wire: "lastEventTimestamp", query: "lastEventTimestamp", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "lastIngestionTime", wire: "lastIngestionTime", query: "lastIngestionTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: false, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "storedBytes", wire: "storedBytes", query: "storedBytes", required: false, location: Location::Body, shape: &shape_StoredBytes },
        Member { name: "uploadSequenceToken", wire: "uploadSequenceToken", query: "uploadSequenceToken", required: false, location: Location::Body, shape: &shape_SequenceToken },] });
    pub static shape_LogStreamName: Shape = Shape::String(StringShape { min: Some(1), max: Some(512), pattern: Some(Pattern::new("[^:*]*")), values: &[] });
    pub static shape_LogStreamSearchedCompletely: Shape = Shape::Boolean;
    pub static shape_LogStreams: Shape = Shape::List(List { member: &shape_LogStream, item: "member", flattened: false, min: None, max: None });
    pub static shape_NextToken: Shape = Shape::String(StringShape { min: Some(1), max: None, pattern: None, values: &[] });
    pub static shape_OrderBy: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["LogStreamName", "LastEventTime"] });
    pub static shape_OutputLogEvent: Shape = Shape::Structure(Structure { name: "OutputLogEvent", union: false, members: &[
        Member { name: "ingestionTime", wire: "ingestionTime", query: "ingestionTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "message", wire: "message", query: "message", required: false, location: Location::Body, shape: &shape_EventMessage },
        Member { name: "timestamp", wire: "timestamp", query: "timestamp", required: false, location: Location::Body, shape: &shape_Timestamp },] });
    pub static shape_OutputLogEvents: Shape = Shape::List(List { member: &shape_OutputLogEvent, item: "member", flattened: false, min: None, max: None });
    pub static shape_PolicyName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_PutLogEventsRequest: Shape = Shape::Structure(Structure { name: "PutLogEventsRequest", union: false, members: &[
        Member { name: "entity", wire: "entity", query: "entity", required: false, location: Location::Body, shape: &shape_Entity },
        Member { name: "logEvents", wire: "logEvents", query: "logEvents", required: true, location: Location::Body, shape: &shape_InputLogEvents },
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: true, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "sequenceToken", wire: "sequenceToken", query: "sequenceToken", required: false, location: Location::Body, shape: &shape_SequenceToken },] });
    pub static shape_PutLogEventsResponse: Shape = Shape::Structure(Structure { name: "PutLogEventsResponse", union: false, members: &[
        Member { name: "nextSequenceToken", wire: "nextSequenceToken", query: "nextSequenceToken", required: false, location: Location::Body, shape: &shape_SequenceToken },
        Member { name: "rejectedEntityInfo", wire: "rejectedEntityInfo", query: "rejectedEntityInfo", required: false, location: Location::Body, shape: &shape_RejectedEntityInfo },
        Member { name: "rejectedLogEventsInfo", wire: "rejectedLogEventsInfo", query: "rejectedLogEventsInfo", required: false, location: Location::Body, shape: &shape_RejectedLogEventsInfo },] });
    pub static shape_PutRetentionPolicyRequest: Shape = Shape::Structure(Structure { name: "PutRetentionPolicyRequest", union: false, members: &[
        Member { name: "logGroupName", wire: "logGroupName", query: "logGroupName", required: true, location: Location::Body, shape: &shape_LogGroupName },
        Member { name: "retentionInDays", wire: "retentionInDays", query: "retentionInDays", required: true, location: Location::Body, shape: &shape_Days },] });
    pub static shape_RejectedEntityInfo: Shape = Shape::Structure(Structure { name: "RejectedEntityInfo", union: false, members: &[
        Member { name: "errorType", wire: "errorType", query: "errorType", required: true, location: Location::Body, shape: &shape_EntityRejectionErrorType },] });
    pub static shape_RejectedLogEventsInfo: Shape = Shape::Structure(Structure { name: "RejectedLogEventsInfo", union: false, members: &[
        Member { name: "expiredLogEventEndIndex", wire: "expiredLogEventEndIndex", query: "expiredLogEventEndIndex", required: false, location: Location::Body, shape: &shape_LogEventIndex },
        Member { name: "tooNewLogEventStartIndex", wire: "tooNewLogEventStartIndex", query: "tooNewLogEventStartIndex", required: false, location: Location::Body, shape: &shape_LogEventIndex },
        Member { name: "tooOldLogEventEndIndex", wire: "tooOldLogEventEndIndex", query: "tooOldLogEventEndIndex", required: false, location: Location::Body, shape: &shape_LogEventIndex },] });
    pub static shape_SearchedLogStream: Shape = Shape::Structure(Structure { name: "SearchedLogStream", union: false, members: &[
        Member { name: "logStreamName", wire: "logStreamName", query: "logStreamName", required: false, location: Location::Body, shape: &shape_LogStreamName },
        Member { name: "searchedCompletely", wire: "searchedCompletely", query: "searchedCompletely", required: false, location: Location::Body, shape: &shape_LogStreamSearchedCompletely },] });
    pub static shape_SearchedLogStreams: Shape = Shape::List(List { member: &shape_SearchedLogStream, item: "member", flattened: false, min: None, max: None });
    pub static shape_SequenceToken: Shape = Shape::String(StringShape { min: Some(1), max: None, pattern: None, values: &[] });
    pub static shape_StartFromHead: Shape = Shape::Boolean;
    pub static shape_StoredBytes: Shape = Shape::Long(Range { min: Some(0), max: None });
    pub static shape_TagKey: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$")), values: &[] });
    pub static shape_TagKeyList: Shape = Shape::List(List { member: &shape_TagKey, item: "member", flattened: false, min: Some(0), max: Some(50) });
    pub static shape_TagResourceRequest: Shape = Shape::Structure(Structure { name: "TagResourceRequest", union: false, members: &[
        Member { name: "resourceArn", wire: "resourceArn", query: "resourceArn", required: true, location: Location::Body, shape: &shape_AmazonResourceName },
        Member { name: "tags", wire: "tags", query: "tags", required: true, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_TagValue: Shape = Shape::String(StringShape { min: None, max: Some(256), pattern: Some(Pattern::new("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$")), values: &[] });
    pub static shape_Tags: Shape = Shape::Map(Map { key: &shape_TagKey, value: &shape_TagValue, min: Some(1), max: Some(50) });
    pub static shape_Timestamp: Shape = Shape::Long(Range { min: Some(0), max: None });
    pub static shape_Unmask: Shape = Shape::Boolean;
    pub static shape_UntagResourceRequest: Shape = Shape::Structure(Structure { name: "UntagResourceRequest", union: false, members: &[
        Member { name: "resourceArn", wire: "resourceArn", query: "resourceArn", required: true, location: Location::Body, shape: &shape_AmazonResourceName },
        Member { name: "tagKeys", wire: "tagKeys", query: "tagKeys", required: true, location: Location::Body, shape: &shape_TagKeyList },] });
}
