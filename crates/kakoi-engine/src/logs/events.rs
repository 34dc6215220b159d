//! GetLogEvents and FilterLogEvents.

use super::pattern::Pattern;
use super::{bad_token, blocking, group_name, invalid};
use crate::sagemaker::list::{read_token, write_token};
use crate::{Caller, Engine, now_ms};
use kakoi_api::generated::logs::*;
use kakoi_logs::{Event, Group, LogError, LogStore, Place, Scan, Stream};
use kakoi_wire::ApiError;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// Events of a page, at most and by default.
const PAGE_EVENTS: usize = 10_000;
/// Bytes of a page: it ends before the event that would be too much, and has at least one.
const PAGE_BYTES: usize = 1 << 20;
/// Events that one FilterLogEvents looks at: with a pattern that nothing fits, a page may be empty and have a next one, as AWS's.
const LOOKED_AT: usize = 20_000;
/// FilterLogEvents goes from the end only for start times from here on (AWS): 2024-01-01T00:00:00Z.
const FROM_THE_END_SINCE: i64 = 1_704_067_200_000;

/// Collects events until a page is full.
struct Filling {
    events: Vec<Event>,
    bytes: usize,
    limit: usize,
}

impl Filling {
    fn new(limit: Option<i32>) -> Self {
        let limit = limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(PAGE_EVENTS);
        Self {
            events: Vec::new(),
            bytes: 0,
            limit: limit.clamp(1, PAGE_EVENTS),
        }
    }

    fn take(&mut self, event: Event) -> ControlFlow<()> {
        let bytes = self.bytes + event.message.len() + kakoi_logs::EVENT_OVERHEAD as usize;
        if self.events.len() == self.limit || (bytes > PAGE_BYTES && !self.events.is_empty()) {
            return ControlFlow::Break(());
        }
        self.bytes = bytes;
        self.events.push(event);
        ControlFlow::Continue(())
    }
}

/// Where a page of GetLogEvents begins: the events after a place, or those before it.
#[derive(Clone, Copy)]
enum Token {
    Forward(Place),
    Backward(Place),
}

impl Token {
    /// Two numbers of 28 digits, as long as AWS's.
    fn text(self) -> String {
        let (direction, Place { at, id }) = match self {
            Self::Forward(place) => ("f", place),
            Self::Backward(place) => ("b", place),
        };
        format!("{direction}/{at:028}{:028}/s", id + 1)
    }

    fn parse(text: &str) -> Option<Self> {
        let (direction, rest) = text.split_once('/')?;
        let digits = rest.strip_suffix("/s").unwrap_or(rest);
        if digits.len() != 56 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let place = Place {
            at: digits[..28].parse().ok()?,
            id: digits[28..].parse::<i64>().ok()? - 1,
        };
        match direction {
            "f" => Some(Self::Forward(place)),
            "b" => Some(Self::Backward(place)),
            _ => None,
        }
    }
}

pub(super) async fn get(
    engine: &Engine,
    _: &Caller,
    request: GetLogEventsRequest,
) -> Result<GetLogEventsResponse, ApiError> {
    let name = group_name(
        engine.region(),
        request.log_group_name.as_deref(),
        request.log_group_identifier.as_deref(),
    )?;
    let token = match &request.next_token {
        Some(text) => Some(Token::parse(text).ok_or_else(bad_token)?),
        None => None,
    };
    let (mut after, mut before) = (
        Place::before_all_at(request.start_time.unwrap_or(0)),
        Place::before_all_at(request.end_time.unwrap_or(i64::MAX)),
    );
    let newest_first = match token {
        Some(Token::Forward(place)) => {
            after = after.max(place);
            false
        }
        Some(Token::Backward(place)) => {
            before = before.min(place);
            true
        }
        None => !request.start_from_head.unwrap_or(false),
    };
    let mut page = Filling::new(request.limit);
    let mut events = blocking(engine, move |store| {
        let (group, stream) = store.stream(&name, &request.log_stream_name)?;
        let scan = Scan {
            group,
            streams: Some(BTreeSet::from([stream.id])),
            after,
            before,
            newest_first,
            rows: PAGE_EVENTS + 1,
        };
        store.scan(&scan, now_ms(), |event| page.take(event))?;
        Ok(page.events)
    })
    .await?;
    if newest_first {
        events.reverse();
    }
    let (backward, forward) = match (events.first(), events.last(), token) {
        (Some(first), Some(last), _) => (first.place, last.place),
        // At an end the token repeats; the other one leads back to the event beside it.
        (_, _, Some(Token::Forward(Place { at, id }))) => (Place { at, id: id + 1 }, Place { at, id }),
        (_, _, Some(Token::Backward(Place { at, id }))) => (
            Place { at, id },
            Place {
                at,
                id: (id - 1).max(-1),
            },
        ),
        (_, _, None) => (before, after),
    };
    let answered = |event: Event| OutputLogEvent {
        ingestion_time: Some(event.ingested),
        message: Some(event.message),
        timestamp: Some(event.place.at),
    };
    Ok(GetLogEventsResponse {
        events: events.into_iter().map(answered).collect(),
        next_backward_token: Some(Token::Backward(backward).text()),
        next_forward_token: Some(Token::Forward(forward).text()),
    })
}

/// Which streams of a group FilterLogEvents reads.
enum Chosen {
    All,
    Named(Vec<String>),
    Prefix(String),
}

impl Chosen {
    fn of(names: Option<Vec<String>>, prefix: Option<String>) -> Result<Self, ApiError> {
        match (names, prefix) {
            (None, None) => Ok(Self::All),
            (Some(names), None) => Ok(Self::Named(names)),
            (None, Some(prefix)) => Ok(Self::Prefix(prefix)),
            (Some(_), Some(_)) => Err(invalid(
                "logStreamNames and logStreamNamePrefix can't be given together.",
            )),
        }
    }

    fn ids(&self, streams: &[Stream]) -> Result<Option<BTreeSet<i64>>, LogError> {
        match self {
            Self::All => Ok(None),
            Self::Named(names) => {
                let find = |name: &String| streams.iter().find(|s| s.name == *name).map(|s| s.id);
                let id = |name: &String| find(name).ok_or_else(|| LogError::NoStream(name.clone()));
                names.iter().map(id).collect::<Result<_, _>>().map(Some)
            }
            Self::Prefix(prefix) => {
                let fitting = streams.iter().filter(|s| s.name.starts_with(prefix));
                Ok(Some(fitting.map(|s| s.id).collect()))
            }
        }
    }
}

pub(super) async fn filter(
    engine: &Engine,
    _: &Caller,
    request: FilterLogEventsRequest,
) -> Result<FilterLogEventsResponse, ApiError> {
    let name = group_name(
        engine.region(),
        request.log_group_name.as_deref(),
        request.log_group_identifier.as_deref(),
    )?;
    let list = format!(
        "log-events/{name}/{:?}/{:?}/{:?}/{:?}/{:?}",
        request.log_stream_names,
        request.log_stream_name_prefix,
        request.filter_pattern,
        request.start_time,
        request.end_time
    );
    let pattern = Pattern::parse(request.filter_pattern.as_deref().unwrap_or(""))?;
    let chosen = Chosen::of(request.log_stream_names, request.log_stream_name_prefix)?;
    let start = request.start_time.unwrap_or(0);
    let (mut after, mut before) = (
        Place::before_all_at(start),
        Place::before_all_at(request.end_time.map_or(i64::MAX, |end| end.saturating_add(1))),
    );
    let mut newest_first = request.start_from_head == Some(false);
    if let Some(token) = &request.next_token {
        // The token's own direction counts.
        let (place, from_the_end) = read_place(token, &list).ok_or_else(bad_token)?;
        newest_first = from_the_end;
        if newest_first { before = place } else { after = place }
    } else if newest_first && start < FROM_THE_END_SINCE {
        return Err(invalid(
            "startFromHead can be false only with a startTime on or after Jan 1, 2024 00:00:00 UTC.",
        ));
    }
    let mut page = Filling::new(request.limit);
    let (events, names, stopped) = blocking(engine, move |store| {
        let (group, streams) = store.streams(&name)?;
        let scan = Scan {
            streams: chosen.ids(&streams)?,
            group: group.clone(),
            after,
            before,
            newest_first,
            rows: LOOKED_AT,
        };
        let stopped = store.scan(&scan, now_ms(), |event| match pattern.matches(&event.message) {
            true => page.take(event),
            false => ControlFlow::Continue(()),
        })?;
        let names = names_of(store, &group, streams, &page.events)?;
        Ok((page.events, names, stopped))
    })
    .await?;
    let answered = |event: Event| {
        // A stream that was deleted just now took its events along.
        let stream = names.get(&event.stream)?.clone();
        Some(FilteredLogEvent {
            event_id: Some(event_id(&event)),
            ingestion_time: Some(event.ingested),
            log_stream_name: Some(stream),
            timestamp: Some(event.place.at),
            message: Some(event.message),
        })
    };
    Ok(FilterLogEventsResponse {
        events: events.into_iter().filter_map(answered).collect(),
        next_token: stopped.map(|place| write_place(&list, place, newest_first)),
        // AWS: "no longer supported", an empty list.
        searched_log_streams: Vec::new(),
    })
}

/// Names of streams by number. Looked up again if one was made between the list and the walk.
fn names_of(
    store: &LogStore,
    group: &Group,
    mut streams: Vec<Stream>,
    events: &[Event],
) -> Result<BTreeMap<i64, String>, LogError> {
    let known: BTreeSet<i64> = streams.iter().map(|s| s.id).collect();
    if events.iter().any(|e| !known.contains(&e.stream)) {
        streams = store.streams(&group.name)?.1;
    }
    Ok(streams.into_iter().map(|s| (s.id, s.name)).collect())
}

/// 56 digits, as long as AWS's: the same for an event in every answer, and of no other event.
fn event_id(event: &Event) -> String {
    format!("{:018}{:018}{:020}", event.place.at, event.stream, event.place.id)
}

fn write_place(list: &str, place: Place, newest_first: bool) -> String {
    let direction = if newest_first { 'n' } else { 'o' };
    write_token(list, place.at, &format!("{direction}{}", place.id))
}

fn read_place(token: &str, list: &str) -> Option<(Place, bool)> {
    let (at, key) = read_token(token, list).ok()?;
    let newest_first = key.starts_with('n');
    let id = key.strip_prefix(['n', 'o'])?.parse().ok()?;
    Some((Place { at, id }, newest_first))
}
