//! Changes: one at a time, each a transaction that leaves the bounds kept.

use crate::read::{group, stream};
use crate::{EVENT_OVERHEAD, LogError, LogStore, NewEvent, Stream, Tags};
use rusqlite::{Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;

/// Something that is followed, and how far it is stored with the events that come along.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its name.
    pub name: &'a str,
    /// The place in it; only the follower understands it.
    pub position: &'a str,
}

/// More than the excess is dropped at once, by this part of the bound, so that not every append has to.
const SLACK: u64 = 32;

impl LogStore {
    fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, LogError>) -> Result<T, LogError> {
        let mut db = self.shared.writer.lock().unwrap_or_else(|e| e.into_inner());
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&tx)?; // an error drops the transaction, which rolls back
        tx.commit()?;
        Ok(result)
    }

    /// Makes a group.
    pub fn create_group(&self, name: &str, tags: &Tags, now: i64) -> Result<(), LogError> {
        self.write(|tx| match group(tx, name) {
            Ok(_) => Err(LogError::GroupExists(name.to_owned())),
            Err(LogError::NoGroup(_)) => {
                let id = self.insert_group(tx, name, now)?;
                self.insert_tags(tx, id, tags)
            }
            Err(error) => Err(error),
        })
    }

    fn insert_group(&self, tx: &Transaction<'_>, name: &str, now: i64) -> Result<i64, LogError> {
        let most = self.shared.limits.groups;
        let count: usize = tx.query_row("SELECT COUNT(*) FROM log_group", [], |r| r.get(0))?;
        if count >= most {
            return Err(LogError::TooManyGroups(most));
        }
        tx.execute(
            "INSERT INTO log_group (name, created) VALUES (?1, ?2)",
            params![name, now],
        )?;
        Ok(tx.last_insert_rowid())
    }

    fn insert_tags(&self, tx: &Transaction<'_>, group: i64, tags: &Tags) -> Result<(), LogError> {
        for (key, value) in tags {
            tx.prepare_cached(
                "INSERT INTO tag VALUES (?1, ?2, ?3) ON CONFLICT (group_id, key) DO UPDATE SET value = excluded.value",
            )?
            .execute(params![group, key, value])?;
        }
        let most = self.shared.limits.tags;
        let count: usize = tx.query_row("SELECT COUNT(*) FROM tag WHERE group_id = ?1", [group], |r| r.get(0))?;
        if count > most {
            return Err(LogError::TooManyTags(most));
        }
        Ok(())
    }

    /// Deletes a group with all that is in it.
    pub fn delete_group(&self, name: &str) -> Result<(), LogError> {
        self.write(|tx| {
            let group = group(tx, name)?;
            tx.execute("DELETE FROM log_group WHERE id = ?1", [group.id])?;
            Ok(())
        })
    }

    /// Sets for how many days a group's events are kept; `None` for as long as there's room.
    pub fn set_retention(&self, name: &str, days: Option<u32>, now: i64) -> Result<(), LogError> {
        self.write(|tx| {
            let id = group(tx, name)?.id;
            tx.execute(
                "UPDATE log_group SET retention_days = ?2 WHERE id = ?1",
                params![id, days],
            )?;
            expire(tx, now)
        })
    }

    /// Adds tags to a group, or gives new values to those it has.
    pub fn tag(&self, name: &str, tags: &Tags) -> Result<(), LogError> {
        self.write(|tx| {
            let id = group(tx, name)?.id;
            self.insert_tags(tx, id, tags)
        })
    }

    /// Takes tags off a group; those it hasn't are fine.
    pub fn untag(&self, name: &str, keys: &[String]) -> Result<(), LogError> {
        self.write(|tx| {
            let id = group(tx, name)?.id;
            for key in keys {
                tx.execute("DELETE FROM tag WHERE group_id = ?1 AND key = ?2", params![id, key])?;
            }
            Ok(())
        })
    }

    /// Makes a stream.
    pub fn create_stream(&self, group_name: &str, name: &str, now: i64) -> Result<(), LogError> {
        self.write(|tx| {
            let group = group(tx, group_name)?;
            match stream(tx, group.id, name) {
                Ok(_) => return Err(LogError::StreamExists(name.to_owned())),
                Err(LogError::NoStream(_)) => {}
                Err(error) => return Err(error),
            }
            if self.is_full(tx, group.id)? {
                return Err(LogError::TooManyStreams(self.shared.limits.streams));
            }
            insert_stream(tx, group.id, name, now)
        })
    }

    fn is_full(&self, tx: &Transaction<'_>, group: i64) -> Result<bool, LogError> {
        let mut select = tx.prepare_cached("SELECT COUNT(*) FROM log_stream WHERE group_id = ?1")?;
        let count: usize = select.query_row([group], |r| r.get(0))?;
        Ok(count >= self.shared.limits.streams)
    }

    /// Deletes a stream with its events.
    pub fn delete_stream(&self, group_name: &str, name: &str) -> Result<(), LogError> {
        self.write(|tx| {
            let group = group(tx, group_name)?;
            let stream = stream(tx, group.id, name)?;
            tx.execute("DELETE FROM log_stream WHERE id = ?1", [stream.id])?;
            Ok(())
        })
    }

    /// Stores events in a stream that there is.
    pub fn put(&self, group_name: &str, name: &str, events: &[NewEvent], now: i64) -> Result<(), LogError> {
        self.write(|tx| {
            let group = group(tx, group_name)?;
            let stream = stream(tx, group.id, name)?;
            self.insert_events(tx, group.id, &stream, events, now)
        })
    }

    /// Stores what a source brought, and how far it has been read, both or neither. Group and stream are made if there are none.
    /// In a full group the stream that was written to longest ago makes room: nobody can shut a source out by making streams.
    ///
    /// # Errors
    /// [`LogError::TooManyGroups`] if the group is missing and can't be made; else only the database's.
    pub fn append(
        &self,
        source: Source<'_>,
        group_name: &str,
        name: &str,
        events: &[NewEvent],
        now: i64,
    ) -> Result<(), LogError> {
        self.write(|tx| {
            tx.prepare_cached(
                "INSERT INTO source VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET position = excluded.position",
            )?
            .execute(params![source.name, source.position])?;
            if events.is_empty() {
                return Ok(());
            }
            let group_id = match group(tx, group_name) {
                Ok(group) => group.id,
                Err(LogError::NoGroup(_)) => self.insert_group(tx, group_name, now)?,
                Err(error) => return Err(error),
            };
            let stream = match stream(tx, group_id, name) {
                Err(LogError::NoStream(_)) => {
                    if self.is_full(tx, group_id)? {
                        tx.execute(
                            "DELETE FROM log_stream WHERE id = (SELECT id FROM log_stream WHERE group_id = ?1 \
                             ORDER BY last_ingestion NULLS FIRST, created, id LIMIT 1)",
                            [group_id],
                        )?;
                    }
                    insert_stream(tx, group_id, name, now)?;
                    stream(tx, group_id, name)?
                }
                found => found?,
            };
            self.insert_events(tx, group_id, &stream, events, now)
        })
    }

    /// Forgets how far sources were read that are no more.
    pub fn keep_sources(&self, living: &BTreeSet<String>) -> Result<(), LogError> {
        self.write(|tx| {
            let mut select = tx.prepare("SELECT name FROM source")?;
            let names: Vec<String> = select.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
            for name in names.iter().filter(|n| !living.contains(*n)) {
                tx.execute("DELETE FROM source WHERE name = ?1", [name])?;
            }
            Ok(())
        })
    }

    /// Forgets how far one source was read.
    pub fn forget_source(&self, name: &str) -> Result<(), LogError> {
        self.write(|tx| {
            tx.execute("DELETE FROM source WHERE name = ?1", [name])?;
            Ok(())
        })
    }

    /// Drops events past their group's retention.
    pub fn expire(&self, now: i64) -> Result<(), LogError> {
        self.write(|tx| expire(tx, now))
    }

    fn insert_events(
        &self,
        tx: &Transaction<'_>,
        group: i64,
        stream: &Stream,
        events: &[NewEvent],
        now: i64,
    ) -> Result<(), LogError> {
        let Some((first, last)) = events.iter().map(|e| e.at).min().zip(events.iter().map(|e| e.at).max()) else {
            return Ok(());
        };
        let mut insert = tx.prepare_cached(
            "INSERT INTO event (group_id, stream_id, at, ingested, message) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for event in events {
            insert.execute(params![group, stream.id, event.at, now, event.message])?;
        }
        let bytes: u64 = events.iter().map(NewEvent::bytes).sum();
        tx.prepare_cached(
            "UPDATE log_stream SET bytes = bytes + ?2, first_event = MIN(IFNULL(first_event, ?3), ?3), \
             last_event = MAX(IFNULL(last_event, ?4), ?4), last_ingestion = ?5 WHERE id = ?1",
        )?
        .execute(params![stream.id, signed(bytes), first, last, now])?;

        let limits = &self.shared.limits;
        if let excess @ 1.. = (stream.bytes + bytes).saturating_sub(limits.stream_bytes) {
            drop_oldest(tx, stream.id, excess + limits.stream_bytes / SLACK)?;
        }
        loop {
            let total: i64 = tx
                .prepare_cached("SELECT bytes FROM total")?
                .query_row([], |r| r.get(0))?;
            let excess = total.max(0).cast_unsigned().saturating_sub(limits.total_bytes);
            if excess == 0 {
                return Ok(());
            }
            let mut select = tx.prepare_cached("SELECT id FROM log_stream ORDER BY bytes DESC LIMIT 1")?;
            let largest = select.query_row([], |r| r.get(0))?;
            drop_oldest(tx, largest, excess + limits.total_bytes / (SLACK * 8))?;
        }
    }
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

fn insert_stream(tx: &Transaction<'_>, group: i64, name: &str, now: i64) -> Result<(), LogError> {
    tx.execute(
        "INSERT INTO log_stream (group_id, name, created) VALUES (?1, ?2, ?3)",
        params![group, name, now],
    )?;
    Ok(())
}

/// Drops a stream's oldest events, until at least so many bytes are gone or nothing is left.
fn drop_oldest(tx: &Transaction<'_>, stream: i64, bytes: u64) -> Result<(), LogError> {
    let mut select =
        tx.prepare_cached("SELECT at, id, OCTET_LENGTH(message) FROM event WHERE stream_id = ?1 ORDER BY at, id")?;
    let mut rows = select.query([stream])?;
    let mut freed = 0;
    let mut last: Option<(i64, i64)> = None;
    while freed < bytes {
        let Some(row) = rows.next()? else { break };
        last = Some((row.get(0)?, row.get(1)?));
        freed += row.get::<_, i64>(2)?.max(0).cast_unsigned() + EVENT_OVERHEAD;
    }
    drop(rows);
    if let Some((at, id)) = last {
        tx.prepare_cached("DELETE FROM event WHERE stream_id = ?1 AND (at, id) <= (?2, ?3)")?
            .execute(params![stream, at, id])?;
    }
    forget_bytes(tx, stream, freed)
}

fn forget_bytes(tx: &Transaction<'_>, stream: i64, freed: u64) -> Result<(), LogError> {
    tx.prepare_cached(
        "UPDATE log_stream SET bytes = bytes - ?2, first_event = (SELECT MIN(at) FROM event WHERE stream_id = ?1) \
         WHERE id = ?1",
    )?
    .execute(params![stream, signed(freed)])?;
    Ok(())
}

fn expire(tx: &Transaction<'_>, now: i64) -> Result<(), LogError> {
    let mut select = tx.prepare(
        "SELECT log_stream.id, log_group.name FROM log_stream JOIN log_group ON log_group.id = group_id \
         WHERE retention_days IS NOT NULL AND first_event IS NOT NULL",
    )?;
    let streams: Vec<(i64, String)> = select
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (id, name) in streams {
        let since = group(tx, &name)?.kept_since(now);
        let freed: Option<i64> = tx
            .prepare_cached(
                "SELECT SUM(OCTET_LENGTH(message)) + COUNT(*) * ?3 FROM event WHERE stream_id = ?1 AND at < ?2",
            )?
            .query_row(params![id, since, signed(EVENT_OVERHEAD)], |r| r.get(0))?;
        if let Some(freed @ 1..) = freed {
            tx.prepare_cached("DELETE FROM event WHERE stream_id = ?1 AND at < ?2")?
                .execute(params![id, since])?;
            forget_bytes(tx, id, freed.cast_unsigned())?;
        }
    }
    Ok(())
}
