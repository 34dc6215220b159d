//! PutLogEvents: the rules of a batch.

use super::stream::sequence_token;
use super::{blocking, invalid};
use crate::{Caller, Engine, now_ms};
use kakoi_api::generated::logs::*;
use kakoi_logs::NewEvent;
use kakoi_wire::ApiError;
use std::ops::Range;

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Events of a batch, at most.
const BATCH_EVENTS: usize = 10_000;
/// Bytes of a batch, at most: messages with 26 each.
const BATCH_BYTES: u64 = 1_048_576;
/// Older events are refused.
const OLDEST_MS: i64 = 14 * DAY_MS;
/// Events further ahead are refused.
const NEWEST_MS: i64 = 2 * HOUR_MS;

/// Checks what fails a whole batch.
fn check(events: &[InputLogEvent]) -> Result<(), ApiError> {
    if events.is_empty() || events.len() > BATCH_EVENTS {
        return Err(invalid(format!(
            "A batch has between 1 and {BATCH_EVENTS} log events, not {}.",
            events.len()
        )));
    }
    let bytes: u64 = events
        .iter()
        .map(|e| e.message.len() as u64 + kakoi_logs::EVENT_OVERHEAD)
        .sum();
    if bytes > BATCH_BYTES {
        return Err(invalid(format!(
            "Upload too large: {bytes} bytes exceeds limit of {BATCH_BYTES}"
        )));
    }
    if !events.is_sorted_by_key(|e| e.timestamp) {
        return Err(invalid(
            "Log events in a single PutLogEvents request must be in chronological order.",
        ));
    }
    let span = events.last().map_or(0, |e| e.timestamp) - events.first().map_or(0, |e| e.timestamp);
    if span > DAY_MS {
        return Err(invalid(
            "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
        ));
    }
    Ok(())
}

/// Which events of a batch in order are taken, and what is said of the others. `kept_since` is the group's retention.
fn judge(events: &[InputLogEvent], now: i64, kept_since: i64) -> (Range<usize>, Option<RejectedLogEventsInfo>) {
    let before = |time: i64| events.partition_point(|e| e.timestamp < time);
    let index = |n: usize| i32::try_from(n).ok();
    let (too_old, expired) = (before(now - OLDEST_MS), before(kept_since));
    let too_new = before(now + NEWEST_MS + 1);
    let begin = too_old.max(expired);
    let info = RejectedLogEventsInfo {
        too_old_log_event_end_index: index(too_old).filter(|n| *n > 0),
        expired_log_event_end_index: index(expired).filter(|n| *n > 0),
        too_new_log_event_start_index: index(too_new).filter(|_| too_new < events.len()),
    };
    let is_whole = begin == 0 && too_new == events.len();
    (begin..too_new.max(begin), (!is_whole).then_some(info))
}

pub(super) async fn put(
    engine: &Engine,
    _: &Caller,
    request: PutLogEventsRequest,
) -> Result<PutLogEventsResponse, ApiError> {
    check(&request.log_events)?;
    blocking(engine, move |store| {
        let (group, stream) = store.stream(&request.log_group_name, &request.log_stream_name)?;
        let now = now_ms();
        let (taken, rejected) = judge(&request.log_events, now, group.kept_since(now));
        let events: Vec<NewEvent> = request
            .log_events
            .into_iter()
            .skip(taken.start)
            .take(taken.len())
            .map(|e| NewEvent {
                at: e.timestamp,
                message: e.message,
            })
            .collect();
        if !events.is_empty() {
            store.put(&request.log_group_name, &request.log_stream_name, &events, now)?;
        }
        Ok(PutLogEventsResponse {
            next_sequence_token: Some(sequence_token(&stream)),
            rejected_log_events_info: rejected,
            rejected_entity_info: None,
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(times: &[i64]) -> Vec<InputLogEvent> {
        let event = |t: &i64| InputLogEvent {
            message: "m".into(),
            timestamp: *t,
        };
        times.iter().map(event).collect()
    }

    #[test]
    fn a_batch_has_bounds_and_an_order() {
        let code = |events: &[InputLogEvent]| check(events).map_err(|e| e.message().to_owned());
        assert_eq!(code(&events(&[1, 1, 2])), Ok(()));
        assert!(code(&events(&[2, 1])).expect_err("order").contains("chronological"));
        assert_eq!(code(&events(&[0, DAY_MS])), Ok(()));
        assert!(code(&events(&[0, DAY_MS + 1])).expect_err("span").contains("24 hours"));
        assert!(code(&events(&[1; BATCH_EVENTS + 1])).is_err());
        let mut big = events(&[1]);
        big[0].message = "x".repeat(1_048_576 - 26);
        assert_eq!(code(&big), Ok(()));
        big[0].message.push('x');
        assert!(code(&big).expect_err("size").contains("1048577 bytes"));
    }

    #[test]
    fn too_old_expired_and_too_new_events_are_left_out_and_named() {
        let now = 100 * DAY_MS;
        let info = |old: Option<i32>, expired: Option<i32>, new: Option<i32>| {
            Some(RejectedLogEventsInfo {
                too_old_log_event_end_index: old,
                expired_log_event_end_index: expired,
                too_new_log_event_start_index: new,
            })
        };
        assert_eq!(
            judge(&events(&[now - OLDEST_MS, now + NEWEST_MS]), now, 0),
            (0..2, None)
        );
        assert_eq!(
            judge(&events(&[now - OLDEST_MS - 1, now, now + NEWEST_MS + 1]), now, 0),
            (1..2, info(Some(1), None, Some(2)))
        );
        assert_eq!(
            judge(&events(&[now - 2 * DAY_MS, now]), now, now - DAY_MS),
            (1..2, info(None, Some(1), None))
        );
        assert_eq!(
            judge(&events(&[now + 2 * NEWEST_MS]), now, 0),
            (0..0, info(None, None, Some(0)))
        );
    }
}
