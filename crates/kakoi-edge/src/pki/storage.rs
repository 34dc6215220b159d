//! Files that are there whole or not at all, and are still there after a power cut.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use crate::EdgeError;

/// Makes `path` (and its parents) with mode 0700, or takes the group's and others' rights away.
pub(super) fn create_private_dir(path: &Path) -> Result<(), EdgeError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .and_then(|()| fs::set_permissions(path, fs::Permissions::from_mode(0o700)))
        .map_err(EdgeError::file("cannot create", path))
}

/// The file's text, or `None` if there is no such file.
pub(super) fn read_if_present(path: &Path) -> Result<Option<String>, EdgeError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(EdgeError::file("cannot read", path)(error)),
    }
}

/// [`read_if_present`] for a key. One that others may read (a copy, a restored backup) is closed
/// to them before it's used.
pub(super) fn read_key_if_present(path: &Path) -> Result<Option<String>, EdgeError> {
    let key = read_if_present(path)?;
    if key.is_some() {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))
            .map_err(EdgeError::file("cannot close to others", path))?;
    }
    Ok(key)
}

/// Writes `text` as `path` with `mode`, atomically and durably: temporary file, fsync, rename,
/// fsync of the folder. The mode is set at creation, so a key is at no time readable by others.
pub(super) fn write_durably(path: &Path, text: &str, mode: u32) -> Result<(), EdgeError> {
    let temporary = path.with_extension("new");
    let folder = path.parent().unwrap_or(Path::new("."));
    let write = || {
        // A left-over of a crash may have any mode; O_EXCL below would refuse it.
        match fs::remove_file(&temporary) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(mode)
            .open(&temporary)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&temporary, path)?;
        File::open(folder)?.sync_all()
    };
    write().map_err(EdgeError::file("cannot write", path))
}
