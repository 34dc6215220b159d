//! What a database takes on disk, and when that is too much.
//!
//! PostgreSQL has no limit of its own, and quotas aren't on every machine. So the data is measured every second or so. What's
//! written between two looks is over the limit: at most what a disk takes in that time, for which the machine keeps room.

use kakoi_dataplane::DatabaseEnd;
use std::fs;
use std::future::Future;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The least that a file or directory counts for: tables without a row take inodes.
const LEAST_OF_A_FILE: u64 = 4096;

/// Time between two looks, if they're quick.
const INTERVAL: Duration = Duration::from_secs(1);

/// Most of the time is spent otherwise: a look that took long is followed by a rest of so many times as long.
const REST: u32 = 4;

/// What must hold.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Most that the directory may take, in bytes.
    pub most_bytes: u64,
    /// What the file system must keep free for others, in bytes.
    pub floor_bytes: u64,
}

/// A bound that doesn't hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    /// The data is too large.
    #[error(
        "the data takes {used} bytes on disk, and {most} are allocated: modify the instance to have more storage (ModifyDBInstance \
         with AllocatedStorage), then it starts again"
    )]
    Data {
        /// Bytes taken.
        used: u64,
        /// Bytes allowed.
        most: u64,
    },
    /// The machine's disk is nearly full.
    #[error(
        "the machine's file system has {free} bytes left, and {floor} are kept free: make room there, then the database starts again"
    )]
    Machine {
        /// Bytes left.
        free: u64,
        /// Bytes that must be left.
        floor: u64,
    },
}

impl Excess {
    /// How the supervisor's status says it.
    pub fn end(self) -> DatabaseEnd {
        match self {
            Self::Data { .. } => DatabaseEnd::StorageFull,
            Self::Machine { .. } => DatabaseEnd::MachineFull,
        }
    }
}

/// Looks once.
///
/// # Errors
/// The directory can't be read.
pub fn check(directory: &Path, bounds: Bounds) -> io::Result<Option<Excess>> {
    Ok(check_machine(directory, bounds)?.or(check_data(directory, bounds)?))
}

fn check_machine(directory: &Path, bounds: Bounds) -> io::Result<Option<Excess>> {
    let stat = rustix::fs::statvfs(directory)?;
    let free = stat.f_bavail.saturating_mul(stat.f_frsize);
    Ok((free < bounds.floor_bytes).then_some(Excess::Machine {
        free,
        floor: bounds.floor_bytes,
    }))
}

fn check_data(directory: &Path, bounds: Bounds) -> io::Result<Option<Excess>> {
    let used = used(directory)?;
    Ok((used > bounds.most_bytes).then_some(Excess::Data {
        used,
        most: bounds.most_bytes,
    }))
}

/// Looks until a bound doesn't hold, or a look fails.
pub async fn watch(directory: PathBuf, bounds: Bounds) -> io::Result<Excess> {
    // Apart, because counting many files takes time, and a full disk is everybody's trouble.
    tokio::select! {
        excess = until_some(|| { let d = directory.clone(); look(move || check_machine(&d, bounds)) }) => excess,
        excess = until_some(|| { let d = directory.clone(); look(move || check_data(&d, bounds)) }) => excess,
    }
}

async fn until_some<F: Future<Output = io::Result<Option<Excess>>>>(mut look: impl FnMut() -> F) -> io::Result<Excess> {
    loop {
        let begun = Instant::now();
        if let Some(excess) = look().await? {
            return Ok(excess);
        }
        tokio::time::sleep(INTERVAL.max(begun.elapsed() * REST)).await;
    }
}

async fn look(check: impl FnOnce() -> io::Result<Option<Excess>> + Send + 'static) -> io::Result<Option<Excess>> {
    tokio::task::spawn_blocking(check).await.map_err(io::Error::other)?
}

/// Bytes that a directory and everything in it take. Files come and go meanwhile.
pub fn used(directory: &Path) -> io::Result<u64> {
    let mut sum = 0u64;
    let mut open = vec![directory.to_owned()];
    while let Some(next) = open.pop() {
        let entries = match fs::read_dir(&next) {
            Err(e) if e.kind() == io::ErrorKind::NotFound && next != directory => continue,
            other => other?,
        };
        for entry in entries {
            // Doesn't follow links.
            let metadata = match entry.and_then(|e| Ok((e.metadata()?, e.path()))) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                other => other?,
            };
            let (metadata, path) = metadata;
            sum = sum.saturating_add(metadata.blocks().saturating_mul(512).max(LEAST_OF_A_FILE));
            if metadata.is_dir() {
                open.push(path);
            }
        }
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_FLOOR: u64 = 0;

    fn bounds(most_bytes: u64, floor_bytes: u64) -> Bounds {
        Bounds {
            most_bytes,
            floor_bytes,
        }
    }

    #[test]
    fn blocks_count_not_lengths_and_every_file_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        assert_eq!(used(path).expect("read"), 0);
        fs::create_dir(path.join("base")).expect("made");
        fs::write(path.join("base/empty"), b"").expect("written");
        std::os::unix::fs::symlink("/usr", path.join("base/link")).expect("linked");
        assert_eq!(used(path).expect("read"), 3 * LEAST_OF_A_FILE);
        // A hole takes no disk, as PostgreSQL's files may have them.
        fs::File::create(path.join("hole"))
            .and_then(|f| f.set_len(1 << 30))
            .expect("made");
        assert!(used(path).expect("read") < 1 << 20);
        fs::write(path.join("full"), vec![1; 1 << 20]).expect("written");
        assert!(used(path).expect("read") >= 1 << 20);
    }

    #[test]
    fn each_bound_has_its_own_end() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("file"), vec![1; 100_000]).expect("written");
        let end = |bounds| check(folder.path(), bounds).expect("read").map(Excess::end);
        assert_eq!(end(bounds(1 << 20, NO_FLOOR)), None);
        assert_eq!(end(bounds(50_000, NO_FLOOR)), Some(DatabaseEnd::StorageFull));
        assert_eq!(
            end(bounds(50_000, u64::MAX)),
            Some(DatabaseEnd::MachineFull),
            "everybody's trouble comes first"
        );
    }

    #[tokio::test]
    async fn the_watch_ends_once_the_data_is_too_large() {
        let folder = tempfile::tempdir().expect("a folder");
        let watching = tokio::spawn(watch(folder.path().to_owned(), bounds(50_000, NO_FLOOR)));
        tokio::task::yield_now().await;
        fs::write(folder.path().join("file"), vec![1; 100_000]).expect("written");
        let excess = watching.await.expect("not cancelled").expect("watched");
        assert!(
            matches!(excess, Excess::Data { most: 50_000, used } if used >= 100_000),
            "{excess}"
        );
    }

    #[test]
    fn what_cant_be_read_is_an_error_and_not_empty() {
        assert!(used(Path::new("/nonexistent/data")).is_err());
    }
}
