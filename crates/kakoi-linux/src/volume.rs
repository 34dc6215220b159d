//! File systems and databases' data as directories of the data directory, bind-mounted into sandboxes.
//!
//! A directory belongs to its slot's uid and nobody else may look in. Where the file system has project quotas, it has a size. Sources of bind mounts are opened by root of the
//! region's namespaces, so nothing above them needs to be readable for an app.

use crate::quota::Quotas;
use crate::slots::Slots;
use async_trait::async_trait;
use kakoi_dataplane::{BackendError, VolumeBackend, VolumeSize};
use kakoi_types::{FileSystemId, WorkloadId};
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::{Component, Path, PathBuf};

/// The file systems and the databases of a data directory.
#[derive(Clone, Debug)]
pub struct Volumes {
    root: PathBuf,
    databases: PathBuf,
    slots: Slots,
    quotas: Quotas,
}

impl Volumes {
    /// File systems below `root` and databases below `databases`, on the same file system. Both are made on first use; the directory
    /// above them must exist. Whether sizes can be enforced there is found out once, now.
    pub fn new(root: PathBuf, databases: PathBuf, slots: Slots) -> Self {
        let quotas = Quotas::detect(root.parent().filter(|_| !root.exists()).unwrap_or(&root));
        Self {
            root,
            databases,
            slots,
            quotas,
        }
    }

    /// Makes a directory below one of the roots for a slot, and limits its size.
    async fn make_for(
        &self,
        root: &Path,
        path: PathBuf,
        slot: u32,
        size: VolumeSize,
        what: &str,
    ) -> Result<PathBuf, BackendError> {
        let uid = self.slots.uid(slot)?;
        let (root, target, quotas) = (root.to_owned(), path.clone(), self.quotas.clone());
        blocking(format!("making {what}"), move || ensure(&root, &target, uid)).await?;
        let target = path.clone();
        blocking(format!("limiting the size of {what}"), move || {
            quotas.limit(&target, size)
        })
        .await?;
        Ok(path)
    }

    /// Where a directory of a file system is, made or not, and the uid that it and all in it belong to.
    ///
    /// # Errors
    /// The name isn't a plain path, or there's no such slot.
    pub fn locate(&self, file_system: FileSystemId, name: &str, slot: u32) -> Result<(PathBuf, u32), BackendError> {
        Ok((self.directory(file_system, name)?, self.slots.uid(slot)?))
    }

    /// The uid, and gid, that a slot stands for.
    ///
    /// # Errors
    /// There's no such slot.
    pub fn id(&self, slot: u32) -> Result<u32, BackendError> {
        self.slots.uid(slot)
    }

    /// What access points see as the top of a file system: a directory beside all homes, so that no path of theirs leads into one.
    /// It's made if it isn't there, belongs to the slot, may be listed by all of the file system's users, and is reached by descriptors of
    /// this process alone. Where quotas are enforced it holds no more than `size` from now on. Blocks for a few calls of the kernel.
    ///
    /// # Errors
    /// There's no such slot, or the directory can't be made.
    pub fn shared(&self, file_system: FileSystemId, slot: u32, size: VolumeSize) -> Result<PathBuf, BackendError> {
        let uid = self.slots.uid(slot)?;
        let closed = self.directory(file_system, "shared")?;
        let path = closed.join("files");
        let prepare = || {
            for (parent, mode) in [
                (&self.root, 0o711),
                (&self.root.join(file_system.to_string()), 0o711),
                (&closed, 0o700),
            ] {
                make(parent, mode)?;
            }
            make(&path, 0o700)?;
            if fs::symlink_metadata(&path)?.uid() != uid {
                fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
                chown(&path, Some(uid), Some(uid))?;
            }
            self.quotas.limit(&path, size)
        };
        prepare()
            .map_err(|error| BackendError::new(format!("making the top of {file_system} for access points"), error))?;
        Ok(path)
    }

    fn directory(&self, file_system: FileSystemId, name: &str) -> Result<PathBuf, BackendError> {
        let relative = Path::new(name);
        // Names are ours, but a name that could lead out of the file system must never reach a privileged mkdir.
        if name.is_empty() || !relative.components().all(|c| matches!(c, Component::Normal(_))) {
            return Err(BackendError::new(
                "naming a directory of a file system",
                format!("`{name}` isn't a plain path"),
            ));
        }
        Ok(self.root.join(file_system.to_string()).join(relative))
    }
}

fn make(path: &Path, mode: u32) -> io::Result<()> {
    match fs::DirBuilder::new().mode(mode).create(path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

fn ensure(root: &Path, path: &Path, uid: u32) -> io::Result<()> {
    let parents: Vec<&Path> = path.ancestors().skip(1).take_while(|p| p.starts_with(root)).collect();
    for parent in parents.into_iter().rev() {
        make(parent, 0o711)?;
    }
    make(path, 0o700)?;
    // Only the top is given: what's inside already belongs to the slot, and a walk at every start would grow with it.
    if fs::symlink_metadata(path)?.uid() != uid {
        chown(path, Some(uid), Some(uid))?;
    }
    Ok(())
}

/// Removes a directory, and the limits of the projects that it and those below it had.
fn remove(root: &Path, path: &Path, quotas: &Quotas, volumes: &[PathBuf]) -> io::Result<()> {
    let projects: Vec<u32> = volumes.iter().filter_map(|v| quotas.project(v)).collect();
    remove_files(path)?;
    // Their ids are free once nothing is charged to them; a limit that stays would only keep an id from being used again.
    if let Err(error) = quotas.forget(root, &projects) {
        tracing::warn!(%error, directory = %path.display(), "removing the quotas of a removed directory");
    }
    Ok(())
}

/// The volumes of a file system: what lies two levels below its top.
fn volumes_of(file_system: &Path) -> Vec<PathBuf> {
    let below = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries
            .filter(|e| e.file_type().is_ok_and(|t| t.is_dir()))
            .map(|e| e.path())
            .collect()
    };
    below(file_system).iter().flat_map(|kind| below(kind)).collect()
}

fn remove_files(path: &Path) -> io::Result<()> {
    // std's removal opens directories without following links, so a link in a home leads nowhere.
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

async fn blocking(step: String, work: impl FnOnce() -> io::Result<()> + Send + 'static) -> Result<(), BackendError> {
    crate::blocking(work)
        .await
        .map_err(|error| BackendError::new(step, error))
}

#[async_trait]
impl VolumeBackend for Volumes {
    async fn ensure(
        &self,
        file_system: FileSystemId,
        name: &str,
        slot: u32,
        size: VolumeSize,
    ) -> Result<PathBuf, BackendError> {
        let path = self.directory(file_system, name)?;
        let what = format!("{name} on {file_system}");
        self.make_for(&self.root, path, slot, size, &what).await
    }

    async fn remove_file_system(&self, file_system: FileSystemId) -> Result<(), BackendError> {
        let path = self.root.join(file_system.to_string());
        let (root, quotas) = (self.root.clone(), self.quotas.clone());
        blocking(format!("removing the files of {file_system}"), move || {
            remove(&root, &path, &quotas, &volumes_of(&path))
        })
        .await
    }

    async fn remove(&self, file_system: FileSystemId, name: &str) -> Result<(), BackendError> {
        let path = self.directory(file_system, name)?;
        let (root, quotas) = (self.root.clone(), self.quotas.clone());
        blocking(format!("removing a directory of {file_system}"), move || {
            remove(&root, &path, &quotas, std::slice::from_ref(&path))
        })
        .await
    }

    async fn ensure_database(
        &self,
        database: WorkloadId,
        slot: u32,
        size: VolumeSize,
    ) -> Result<PathBuf, BackendError> {
        let path = self.databases.join(database.to_string());
        let what = format!("the data directory of {database}");
        self.make_for(&self.databases, path, slot, size, &what).await
    }

    async fn remove_database(&self, database: WorkloadId) -> Result<(), BackendError> {
        let path = self.databases.join(database.to_string());
        let (root, quotas) = (self.databases.clone(), self.quotas.clone());
        blocking(format!("removing the data of {database}"), move || {
            remove(&root, &path, &quotas, std::slice::from_ref(&path))
        })
        .await
    }

    fn quotas_enforced(&self) -> String {
        self.quotas.describe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_access_points_see_lies_beside_the_homes() {
        let folder = tempfile::tempdir().expect("a directory");
        let root = folder.path().join("fs");
        let id = FileSystemId::from_entropy(1);
        // As an ordinary user the only id that files can be given to is one's own.
        let own = rustix::process::geteuid().as_raw();
        let slots = if own == 0 {
            Slots::root(1)
        } else {
            Slots::rootless(u32::MAX)
        };
        let slot = own.max(1);
        let volumes = Volumes::new(root.clone(), folder.path().join("databases"), slots);
        for _ in ["made", "found"] {
            let path = volumes.shared(id, slot, VolumeSize::of_gb(1)).expect("made");
            let meta = fs::symlink_metadata(&path).expect("there");
            assert_eq!(meta.uid(), volumes.id(slot).expect("a slot"));
            let above = path.parent().expect("a parent");
            let closed = fs::symlink_metadata(above).expect("there");
            assert_eq!(
                (closed.uid(), closed.mode() & 0o777),
                (own, 0o700),
                "reached by descriptors alone"
            );
            for home in ["spaces/x", "profiles/1000"] {
                let (home, _) = volumes.locate(id, home, slot).expect("a path");
                assert!(!home.starts_with(&path) && !path.starts_with(&home));
            }
        }
        assert!(volumes.shared(id, 0, VolumeSize::of_gb(1)).is_err(), "no slot is root");
        assert_eq!(
            volumes_of(&root.join(id.to_string())),
            [root.join(id.to_string()).join("shared/files")]
        );
    }

    #[tokio::test]
    async fn names_can_not_lead_out_of_the_file_system() {
        let volumes = Volumes::new("/nonexistent".into(), "/nonexistent".into(), Slots::rootless(5));
        for name in ["", "..", "../x", "a/../b", "/etc", "."] {
            assert!(
                volumes.remove(FileSystemId::from_entropy(1), name).await.is_err(),
                "{name}"
            );
        }
    }
}
