//! Multipart uploads in the index. A completed upload's parts become the pieces of its object: nothing is copied.

use super::objects::{self, Checksum, Condition, Facts, Object, Tags};
use super::{Algorithm, Piece, Result, StorageError, index, now, random_id};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use s3s::crypto::{Checksum as _, Md5};

/// The least size of a part that isn't the last.
const LEAST_PART: u64 = 5 * 1024 * 1024;

/// The greatest size of an object.
const GREATEST_OBJECT: u64 = 5 * 1024 * 1024 * 1024 * 1024;

/// An upload under way.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) facts: Facts,
    pub(crate) tags: Tags,
    pub(crate) algorithm: Algorithm,
    /// Whether its checksum is made of the parts' checksums instead of the whole content.
    pub(crate) composite: bool,
    /// Whether the client chose the algorithm.
    pub(crate) stated: bool,
}

/// An uploaded part.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) number: i32,
    pub(crate) piece: Piece,
    /// Without quotes.
    pub(crate) etag: String,
    pub(crate) modified: i64,
    /// In base64.
    pub(crate) checksum: String,
}

/// A part as the completing client names it.
#[derive(Clone, Debug)]
pub(crate) struct Claimed {
    pub(crate) number: i32,
    pub(crate) etag: String,
    pub(crate) checksum: Option<String>,
}

pub(crate) fn create(tx: &Transaction<'_>, bucket: &str, key: &str, upload: &Upload) -> Result<String> {
    let bucket = index::bucket(tx, bucket)?;
    let id = random_id()?;
    tx.execute(
        "INSERT INTO uploads (id, bucket, key, initiated, facts, tags, algorithm, composite, stated)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            id,
            bucket,
            key.as_bytes(),
            now(),
            serde_json::to_string(&upload.facts)?,
            serde_json::to_string(&upload.tags)?,
            upload.algorithm.name(),
            upload.composite,
            upload.stated
        ],
    )?;
    Ok(id)
}

pub(crate) fn find(connection: &Connection, bucket: &str, key: &str, id: &str) -> Result<Upload> {
    let bucket = index::bucket(connection, bucket)?;
    let row = connection
        .query_row(
            "SELECT facts, tags, algorithm, composite, stated FROM uploads WHERE id = ?1 AND bucket = ?2 AND key = ?3",
            params![id, bucket, key.as_bytes()],
            |r| {
                Ok((
                    r.get::<_, String>(0)?,
                    r.get::<_, String>(1)?,
                    r.get::<_, String>(2)?,
                    r.get(3)?,
                    r.get(4)?,
                ))
            },
        )
        .optional()?;
    let (facts, tags, algorithm, composite, stated) = row.ok_or(StorageError::NoSuchUpload)?;
    Ok(Upload {
        facts: serde_json::from_str(&facts)?,
        tags: serde_json::from_str(&tags)?,
        algorithm: Algorithm::parse(&algorithm).unwrap_or(Algorithm::Crc64Nvme),
        composite,
        stated,
    })
}

/// Records a part, instead of an earlier one of its number.
pub(crate) fn put_part(tx: &Transaction<'_>, (bucket, key, id): (&str, &str, &str), part: &Part) -> Result<()> {
    find(tx, bucket, key, id)?;
    tx.execute(
        "INSERT INTO doomed (file, object) SELECT file, 0 FROM parts WHERE upload = ?1 AND number = ?2",
        params![id, part.number],
    )?;
    tx.execute(
        "INSERT OR REPLACE INTO parts (upload, number, file, size, etag, modified, checksum)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id,
            part.number,
            part.piece.file,
            part.piece.size,
            part.etag,
            part.modified,
            part.checksum
        ],
    )?;
    Ok(())
}

/// Parts above a number, at most so many.
pub(crate) fn parts(connection: &Connection, id: &str, above: i32, limit: usize) -> Result<Vec<Part>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, file, size, etag, modified, checksum FROM parts
         WHERE upload = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
    )?;
    let rows = statement.query_map(params![id, above, i64::try_from(limit).unwrap_or(i64::MAX)], |r| {
        Ok(Part {
            number: r.get(0)?,
            piece: Piece {
                file: r.get(1)?,
                size: r.get(2)?,
            },
            etag: r.get(3)?,
            modified: r.get(4)?,
            checksum: r.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn abort(tx: &Transaction<'_>, bucket: &str, key: &str, id: &str) -> Result<()> {
    find(tx, bucket, key, id)?;
    forget(tx, id)
}

fn forget(tx: &Transaction<'_>, id: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO doomed (file, object) SELECT file, 0 FROM parts WHERE upload = ?1",
        [id],
    )?;
    tx.execute("DELETE FROM uploads WHERE id = ?1", [id])?;
    Ok(())
}

/// What the client states of the whole object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stated {
    pub(crate) checksum: Option<String>,
    pub(crate) size: Option<u64>,
}

/// Makes the object of an upload from the parts that the client names.
pub(crate) fn complete(
    tx: &Transaction<'_>,
    (bucket, key, id): (&str, &str, &str),
    claimed: &[Claimed],
    condition: &Condition,
    stated: &Stated,
) -> Result<Object> {
    let upload = find(tx, bucket, key, id)?;
    let mut chosen = Vec::with_capacity(claimed.len());
    let mut there = parts(tx, id, 0, usize::MAX)?.into_iter();
    let mut last = 0;
    for claim in claimed {
        if claim.number <= last {
            return Err(StorageError::InvalidPartOrder);
        }
        last = claim.number;
        let part = there
            .find(|p| p.number >= claim.number)
            .filter(|p| p.number == claim.number);
        let part = part.filter(|p| {
            p.etag == claim.etag && (!upload.stated || claim.checksum.as_ref().is_none_or(|c| *c == p.checksum))
        });
        chosen.push(part.ok_or(StorageError::InvalidPart)?);
    }
    let (_, others) = chosen.split_last().ok_or(StorageError::InvalidPart)?;
    if others.iter().any(|p| p.piece.size < LEAST_PART) {
        return Err(StorageError::EntityTooSmall);
    }
    let size: u64 = chosen.iter().map(|p| p.piece.size).sum();
    if size > GREATEST_OBJECT {
        return Err(StorageError::EntityTooLarge);
    }
    let checksum = whole(&upload, &chosen);
    let differs = stated
        .checksum
        .as_ref()
        .is_some_and(|c| *c != checksum.value && Some(c.as_str()) != checksum.value.split('-').next());
    if differs || stated.size.is_some_and(|s| s != size) {
        return Err(StorageError::BadDigest);
    }
    let facts = Facts {
        checksum: Some(checksum),
        ..upload.facts
    };
    let mut object = Object {
        id: 0,
        size,
        etag: etag(&chosen),
        modified: 0,
        facts,
        tags: upload.tags,
    };
    for part in &chosen {
        tx.execute(
            "DELETE FROM parts WHERE upload = ?1 AND number = ?2",
            params![id, part.number],
        )?;
    }
    let pieces: Vec<Piece> = chosen.into_iter().map(|p| p.piece).collect();
    object.modified = objects::put(tx, (bucket, key), condition, &object, &pieces)?;
    forget(tx, id)?;
    Ok(object)
}

/// The MD5 of the parts' MD5s, and their number.
fn etag(parts: &[Part]) -> String {
    let mut md5 = Md5::new();
    for part in parts {
        let bytes: Vec<u8> = (0..part.etag.len())
            .step_by(2)
            .filter_map(|at| u8::from_str_radix(part.etag.get(at..at + 2)?, 16).ok())
            .collect();
        md5.update(&bytes);
    }
    format!("{}-{}", super::digest::hex(&md5.finalize()), parts.len())
}

fn whole(upload: &Upload, parts: &[Part]) -> Checksum {
    let decoded = |p: &Part| BASE64.decode(&p.checksum).unwrap_or_default();
    let value = if upload.composite {
        let all: Vec<u8> = parts.iter().flat_map(decoded).collect();
        format!("{}-{}", BASE64.encode(upload.algorithm.of(&all)), parts.len())
    } else {
        let number = |bytes: Vec<u8>| bytes.iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
        let algorithm = match upload.algorithm {
            Algorithm::Crc32 => crc_fast::CrcAlgorithm::Crc32IsoHdlc,
            Algorithm::Crc32c => crc_fast::CrcAlgorithm::Crc32Iscsi,
            _ => crc_fast::CrcAlgorithm::Crc64Nvme,
        };
        let mut sums = parts.iter().map(|p| (number(decoded(p)), p.piece.size));
        let first = sums.next().map_or(0, |(sum, _)| sum);
        let sum = sums.fold(first, |sum, (next, size)| {
            crc_fast::checksum_combine(algorithm, sum, next, size)
        });
        let bytes = sum.to_be_bytes();
        let width = if upload.algorithm == Algorithm::Crc64Nvme { 0 } else { 4 };
        BASE64.encode(bytes.get(width..).unwrap_or_default())
    };
    Checksum {
        algorithm: upload.algorithm.name().to_owned(),
        value,
        composite: upload.composite,
    }
}
