//! Reads: lists of groups and streams, and walks over events in order.

use crate::{Event, Group, LogError, LogStore, Place, Stream, Tags, connect};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A walk over the events of a group between two places, both excluded.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The group.
    pub group: Group,
    /// Only these streams; `None` for all.
    pub streams: Option<BTreeSet<i64>>,
    /// Events after this place.
    pub after: Place,
    /// Events before this place.
    pub before: Place,
    /// From the latest to the earliest.
    pub newest_first: bool,
    /// Rows looked at, at most: bounds the work of one call.
    pub rows: usize,
}

const GROUP: &str = "SELECT id, name, created, retention_days, \
    (SELECT TOTAL(bytes) FROM log_stream WHERE group_id = log_group.id) FROM log_group";

fn group_of(row: &Row<'_>) -> rusqlite::Result<Group> {
    let bytes: f64 = row.get(4)?; // TOTAL answers 0.0 where SUM answers NULL
    Ok(Group {
        id: row.get(0)?,
        name: row.get(1)?,
        created: row.get(2)?,
        retention_days: row.get(3)?,
        bytes: bytes as u64,
    })
}

const STREAM: &str =
    "SELECT id, name, created, first_event, last_event, last_ingestion, bytes FROM log_stream WHERE group_id = ?1";

fn stream_of(row: &Row<'_>) -> rusqlite::Result<Stream> {
    Ok(Stream {
        id: row.get(0)?,
        name: row.get(1)?,
        created: row.get(2)?,
        first_event: row.get(3)?,
        last_event: row.get(4)?,
        last_ingestion: row.get(5)?,
        bytes: row.get::<_, i64>(6)?.max(0).cast_unsigned(),
    })
}

pub(crate) fn group(db: &Connection, name: &str) -> Result<Group, LogError> {
    db.prepare_cached(&format!("{GROUP} WHERE name = ?1"))?
        .query_row([name], group_of)
        .optional()?
        .ok_or_else(|| LogError::NoGroup(name.to_owned()))
}

pub(crate) fn stream(db: &Connection, group: i64, name: &str) -> Result<Stream, LogError> {
    db.prepare_cached(&format!("{STREAM} AND name = ?2"))?
        .query_row(params![group, name], stream_of)
        .optional()?
        .ok_or_else(|| LogError::NoStream(name.to_owned()))
}

impl LogStore {
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, LogError>) -> Result<T, LogError> {
        let readers = || self.shared.readers.lock().unwrap_or_else(|e| e.into_inner());
        let parked = readers().pop();
        let db = match parked {
            Some(db) => db,
            None => connect(&self.shared.path)?,
        };
        let result = work(&db);
        readers().push(db);
        result
    }

    /// All groups, by name.
    pub fn groups(&self) -> Result<Vec<Group>, LogError> {
        self.read(|db| {
            let mut select = db.prepare_cached(&format!("{GROUP} ORDER BY name"))?;
            let groups = select.query_map([], group_of)?.collect::<Result<_, _>>()?;
            Ok(groups)
        })
    }

    /// One group.
    pub fn group(&self, name: &str) -> Result<Group, LogError> {
        self.read(|db| group(db, name))
    }

    /// A group's tags.
    pub fn tags(&self, name: &str) -> Result<Tags, LogError> {
        self.read(|db| {
            let group = group(db, name)?;
            let mut select = db.prepare_cached("SELECT key, value FROM tag WHERE group_id = ?1")?;
            let tags = select.query_map([group.id], |r| Ok((r.get(0)?, r.get(1)?)))?;
            Ok(tags.collect::<Result<_, _>>()?)
        })
    }

    /// A group and its streams, by name.
    pub fn streams(&self, name: &str) -> Result<(Group, Vec<Stream>), LogError> {
        self.read(|db| {
            let group = group(db, name)?;
            let mut select = db.prepare_cached(&format!("{STREAM} ORDER BY name"))?;
            let streams = select.query_map([group.id], stream_of)?.collect::<Result<_, _>>()?;
            Ok((group, streams))
        })
    }

    /// One stream and its group.
    pub fn stream(&self, group_name: &str, name: &str) -> Result<(Group, Stream), LogError> {
        self.read(|db| {
            let group = group(db, group_name)?;
            let stream = stream(db, group.id, name)?;
            Ok((group, stream))
        })
    }

    /// How far a source was stored.
    pub fn position(&self, source: &str) -> Result<Option<String>, LogError> {
        self.read(|db| {
            let mut select = db.prepare_cached("SELECT position FROM source WHERE name = ?1")?;
            Ok(select.query_row([source], |r| r.get(0)).optional()?)
        })
    }

    /// Walks over events in order; the visitor takes each or breaks, and what it breaks on isn't taken. Events past the group's
    /// retention at `now` aren't shown. Answers where the walk stopped before its end, or `None` at its end; a later scan goes
    /// on after (or, newest first, before) that place.
    pub fn scan(
        &self,
        scan: &Scan,
        now: i64,
        mut visit: impl FnMut(Event) -> ControlFlow<()>,
    ) -> Result<Option<Place>, LogError> {
        let after = scan.after.max(Place::before_all_at(scan.group.kept_since(now)));
        let one_stream = match &scan.streams {
            Some(streams) if streams.len() == 1 => streams.first().copied(),
            _ => None,
        };
        let (column, key) = one_stream.map_or(("group_id", scan.group.id), |stream| ("stream_id", stream));
        let order = if scan.newest_first { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT id, stream_id, at, ingested, message FROM event \
             WHERE {column} = ?1 AND (at, id) > (?2, ?3) AND (at, id) < (?4, ?5) ORDER BY at {order}, id {order}"
        );
        self.read(|db| {
            let mut select = db.prepare_cached(&sql)?;
            let mut rows = select.query(params![key, after.at, after.id, scan.before.at, scan.before.id])?;
            let mut last = if scan.newest_first { scan.before } else { after };
            let mut seen = 0;
            while let Some(row) = rows.next()? {
                if seen == scan.rows {
                    return Ok(Some(last));
                }
                seen += 1;
                let place = Place {
                    at: row.get(2)?,
                    id: row.get(0)?,
                };
                let stream = row.get(1)?;
                if scan.streams.as_ref().is_none_or(|wanted| wanted.contains(&stream)) {
                    let event = Event {
                        place,
                        stream,
                        ingested: row.get(3)?,
                        message: row.get(4)?,
                    };
                    if visit(event).is_break() {
                        return Ok(Some(last));
                    }
                }
                last = place;
            }
            Ok(None)
        })
    }
}
