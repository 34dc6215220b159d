//! Content files: written with running checksums, read in pieces, removed when nobody needs them.

use super::digest::{Algorithm, Digests, Hasher, Hashes};
use super::objects::Checksum;
use super::room::Floor;
use super::{Result, Shared, StorageError, locked, random_id};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::{Bytes, BytesMut};
use rusqlite::{Connection, OptionalExtension, params};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Weak};

/// Bytes read or written at a time.
pub(crate) const PIECE: usize = 256 * 1024;

/// Files that the remover takes from the index at a time.
const BATCH: usize = 500;

/// A content file with its size.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) file: String,
    pub(crate) size: u64,
}

fn incoming(dir: &Path) -> PathBuf {
    dir.join("incoming")
}

fn place(dir: &Path, file: &str) -> PathBuf {
    dir.join("objects").join(file.get(..2).unwrap_or_default()).join(file)
}

/// Makes the directories.
pub(super) fn prepare(dir: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(0o700);
    builder.create(incoming(dir))?;
    for byte in 0..=u8::MAX {
        builder.create(dir.join("objects").join(format!("{byte:02x}")))?;
    }
    Ok(())
}

/// Finishes what a crash interrupted: each file in `incoming/` is in the index and moves to its place, or isn't and goes.
/// There are at most as many as there were uploads under way.
pub(super) fn settle(dir: &Path, index: &Connection) -> Result<()> {
    for entry in fs::read_dir(incoming(dir))? {
        let entry = entry?;
        let known = match entry.file_name().to_str() {
            Some(file) => known(index, file)?.then(|| place(dir, file)),
            None => None,
        };
        match known {
            Some(place) => fs::rename(entry.path(), place)?,
            None => fs::remove_file(entry.path())?,
        }
    }
    Ok(())
}

fn known(index: &Connection, file: &str) -> Result<bool> {
    let found: Option<i64> = index
        .query_row(
            "SELECT 1 FROM pieces WHERE file = ?1 UNION ALL SELECT 1 FROM parts WHERE file = ?1 LIMIT 1",
            [file],
            |r| r.get(0),
        )
        .optional()?;
    Ok(found.is_some())
}

/// A content file being written. It is gone again unless it becomes [`Durable`] and is kept.
pub(crate) struct Spool {
    file: File,
    durable: Durable,
    hashes: Hashes,
    floor: Floor,
}

impl Spool {
    pub(super) fn create(dir: &Path, floor: Floor, algorithm: Option<Algorithm>) -> Result<Self> {
        let id = random_id()?;
        let file = OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(incoming(dir).join(&id))?;
        let durable = Durable {
            dir: dir.to_owned(),
            piece: Piece { file: id, size: 0 },
            kept: false,
        };
        floor.check(&file)?;
        Ok(Self {
            file,
            durable,
            hashes: Hashes::new(algorithm),
            floor,
        })
    }

    fn append(&mut self, data: &[u8]) -> Result<()> {
        self.floor.check(&self.file)?;
        self.hashes.update(data);
        self.file.write_all(data)?;
        self.durable.piece.size += data.len() as u64;
        Ok(())
    }

    /// Appends on a thread that may block.
    pub(crate) async fn write(mut self, data: Bytes) -> Result<Self> {
        tokio::task::spawn_blocking(move || self.append(&data).map(|()| self))
            .await
            .map_err(|_| StorageError::Interrupted)?
    }

    /// Appends a range of other content, in bounded pieces.
    pub(crate) async fn copy(mut self, mut reading: Reading) -> Result<Self> {
        tokio::task::spawn_blocking(move || {
            while let Some(data) = reading.next()? {
                self.append(&data)?;
            }
            Ok(self)
        })
        .await
        .map_err(|_| StorageError::Interrupted)?
    }

    /// Brings the file and its name to disk.
    pub(crate) async fn finish(self) -> Result<(Durable, Digests)> {
        tokio::task::spawn_blocking(move || {
            self.file.sync_all()?;
            File::open(incoming(&self.durable.dir))?.sync_all()?;
            Ok((self.durable, self.hashes.finish()))
        })
        .await
        .map_err(|_| StorageError::Interrupted)?
    }
}

/// A content file that no power cut takes. It is removed again unless it's kept.
pub(crate) struct Durable {
    dir: PathBuf,
    piece: Piece,
    kept: bool,
}

impl Durable {
    pub(crate) const fn piece(&self) -> &Piece {
        &self.piece
    }

    /// Reads the file again for a checksum by another algorithm than it was written with.
    pub(crate) async fn checksum(&self, algorithm: Algorithm) -> Result<Checksum> {
        let path = incoming(&self.dir).join(&self.piece.file);
        tokio::task::spawn_blocking(move || {
            let (mut file, mut hasher, mut buffer) = (File::open(path)?, Hasher::new(algorithm), vec![0; PIECE]);
            loop {
                match file.read(&mut buffer)? {
                    0 => break,
                    n => hasher.update(buffer.get(..n).unwrap_or_default()),
                }
            }
            let value = BASE64.encode(hasher.finish());
            Ok(Checksum {
                algorithm: algorithm.name().to_owned(),
                value,
                composite: false,
            })
        })
        .await
        .map_err(|_| StorageError::Interrupted)?
    }

    /// After the transaction that names it: the file moves to its place. If it can't, readers find it where it is, and
    /// the next start moves it.
    pub(super) fn keep(mut self) {
        self.kept = true;
        match fs::rename(
            incoming(&self.dir).join(&self.piece.file),
            place(&self.dir, &self.piece.file),
        ) {
            // Not found: it was overwritten in the meantime, and the remover was faster.
            Err(error) if error.kind() != ErrorKind::NotFound => {
                tracing::warn!(%error, "a content file stays in incoming/ until the next start");
            }
            _ => {}
        }
    }
}

impl Drop for Durable {
    fn drop(&mut self) {
        if !self.kept {
            // If it can't be removed now, the next start does it.
            let _ = fs::remove_file(incoming(&self.dir).join(&self.piece.file));
        }
    }
}

/// The content of an object, held open for one reader.
pub(crate) struct Reading {
    shared: Arc<Shared>,
    object: i64,
    pieces: std::vec::IntoIter<Piece>,
    file: Option<File>,
    /// Bytes to skip before the next that's wanted.
    skip: u64,
    /// Bytes still wanted.
    left: u64,
    /// Bytes left of the open file.
    in_file: u64,
    /// Where each piece begins and ends; as many as the object has parts.
    sizes: Vec<u64>,
}

impl Reading {
    pub(super) fn lease(shared: &Arc<Shared>, object: i64) -> Self {
        *locked(&shared.leases).entry(object).or_insert(0) += 1;
        Self {
            shared: Arc::clone(shared),
            object,
            pieces: Vec::new().into_iter(),
            file: None,
            skip: 0,
            left: 0,
            in_file: 0,
            sizes: Vec::new(),
        }
    }

    pub(super) fn with(mut self, pieces: Vec<Piece>) -> Self {
        self.sizes = pieces.iter().map(|p| p.size).collect();
        self.left = self.sizes.iter().sum();
        self.pieces = pieces.into_iter();
        self
    }

    /// How many pieces there are.
    pub(crate) fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The bytes of a piece, counted from 1.
    pub(crate) fn part(&self, number: usize) -> Option<std::ops::Range<u64>> {
        let index = number.checked_sub(1)?;
        let size = *self.sizes.get(index)?;
        let start: u64 = self.sizes.iter().take(index).sum();
        Some(start..start + size)
    }

    /// Reads only these bytes, which must lie within the object.
    pub(crate) fn only(mut self, range: &std::ops::Range<u64>) -> Self {
        self.skip = range.start;
        self.left = range.end.saturating_sub(range.start);
        self
    }

    /// The next bytes; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Bytes>> {
        while self.left > 0 {
            if self.in_file == 0 || self.file.is_none() {
                let Some(piece) = self.pieces.next() else {
                    return Err(StorageError::Io(ErrorKind::UnexpectedEof.into()));
                };
                if self.skip >= piece.size {
                    self.skip -= piece.size;
                    continue;
                }
                let mut file = self.open(&piece.file)?;
                file.seek(SeekFrom::Start(self.skip))?;
                self.in_file = piece.size - self.skip;
                self.skip = 0;
                self.file = Some(file);
            }
            let Some(file) = self.file.as_mut() else { continue };
            let wanted = self.left.min(self.in_file).min(PIECE as u64);
            let mut data = BytesMut::zeroed(usize::try_from(wanted).unwrap_or(PIECE));
            file.read_exact(&mut data)?;
            self.left -= wanted;
            self.in_file -= wanted;
            return Ok(Some(data.freeze()));
        }
        Ok(None)
    }

    fn open(&self, file: &str) -> Result<File> {
        let final_place = place(&self.shared.dir, file);
        // It may be on its way from the one to the other.
        for path in [&final_place, &incoming(&self.shared.dir).join(file)] {
            match File::open(path) {
                Err(e) if e.kind() == ErrorKind::NotFound => {}
                other => return Ok(other?),
            }
        }
        Ok(File::open(final_place)?)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let mut leases = locked(&self.shared.leases);
        if let Some(count) = leases.get_mut(&self.object) {
            *count -= 1;
            if *count == 0 {
                leases.remove(&self.object);
                drop(leases);
                self.shared.wake();
            }
        }
    }
}

/// Removes doomed files, until the store is closed.
pub(super) fn remover(index: &Connection, woken: &Receiver<()>, shared: &Weak<Shared>) {
    while woken.recv().is_ok() {
        let Some(shared) = shared.upgrade() else { return };
        if let Err(error) = remove_doomed(index, &shared) {
            tracing::warn!(%error, "deleted content could not be removed yet; it is tried again later");
        }
    }
}

fn remove_doomed(index: &Connection, shared: &Shared) -> Result<()> {
    let mut after = 0i64;
    loop {
        let batch: Vec<(i64, String, i64)> = index
            .prepare_cached("SELECT id, file, object FROM doomed WHERE id > ?1 ORDER BY id LIMIT ?2")?
            .query_map(params![after, i64::try_from(BATCH).unwrap_or(i64::MAX)], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let Some((last, _, _)) = batch.last() else {
            return Ok(());
        };
        after = *last;
        let mut gone = Vec::with_capacity(batch.len());
        for (id, file, object) in &batch {
            if locked(&shared.leases).contains_key(object) {
                continue;
            }
            // In this order: a file moves only from the first place to the second.
            for path in [incoming(&shared.dir).join(file), place(&shared.dir, file)] {
                match fs::remove_file(path) {
                    Err(e) if e.kind() != ErrorKind::NotFound => return Err(e.into()),
                    _ => {}
                }
            }
            gone.push(id);
        }
        let tx = index.unchecked_transaction()?;
        for id in gone {
            tx.execute("DELETE FROM doomed WHERE id = ?1", [id])?;
        }
        tx.commit()?;
    }
}
