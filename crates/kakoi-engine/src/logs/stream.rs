//! Log streams.

use super::{blocking, group_arn, group_name, invalid, logs_page};
use crate::sagemaker::list::Page;
use crate::{Caller, Engine, now_ms};
use kakoi_api::generated::logs::*;
use kakoi_logs::Stream;
use kakoi_wire::ApiError;

/// What AWS answers where sequence tokens used to be: they're ignored since 2023, and any will do.
pub(super) fn sequence_token(stream: &Stream) -> String {
    format!("{:056}", stream.id)
}

pub(super) async fn create(engine: &Engine, _: &Caller, request: CreateLogStreamRequest) -> Result<(), ApiError> {
    blocking(engine, move |store| {
        store.create_stream(&request.log_group_name, &request.log_stream_name, now_ms())
    })
    .await
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteLogStreamRequest) -> Result<(), ApiError> {
    blocking(engine, move |store| {
        store.delete_stream(&request.log_group_name, &request.log_stream_name)
    })
    .await
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeLogStreamsRequest,
) -> Result<DescribeLogStreamsResponse, ApiError> {
    let name = group_name(
        engine.region(),
        request.log_group_name.as_deref(),
        request.log_group_identifier.as_deref(),
    )?;
    let by_time = request.order_by.as_deref() == Some("LastEventTime");
    let prefix = request.log_stream_name_prefix;
    if by_time && prefix.is_some() {
        return Err(invalid("Cannot order by LastEventTime with a logStreamNamePrefix."));
    }
    let descending = request.descending.unwrap_or(false);
    let list = format!("log-streams/{name}/{prefix:?}/{by_time}/{descending}");
    let (group, mut streams) = blocking(engine, move |store| store.streams(&name)).await?;
    streams.retain(|stream| prefix.as_ref().is_none_or(|p| stream.name.starts_with(p)));
    let position = |stream: &Stream| {
        let time = if by_time { stream.last_event.unwrap_or(0) } else { 0 };
        (time, stream.name.clone())
    };
    let token = request.next_token.as_deref();
    let Page { items, next } = logs_page(streams, position, list, token, request.limit, descending)?;
    let arn = group_arn(engine.region(), &group.name);
    let described = |stream: Stream| LogStream {
        arn: Some(format!("{arn}:log-stream:{}", stream.name)),
        creation_time: Some(stream.created),
        first_event_timestamp: stream.first_event,
        last_event_timestamp: stream.last_event,
        last_ingestion_time: stream.last_ingestion,
        upload_sequence_token: Some(sequence_token(&stream)),
        log_stream_name: Some(stream.name),
        // AWS: "always reported as zero".
        stored_bytes: Some(0),
    };
    Ok(DescribeLogStreamsResponse {
        log_streams: items.into_iter().map(described).collect(),
        next_token: next,
    })
}
