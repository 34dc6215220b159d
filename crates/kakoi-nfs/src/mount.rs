//! MOUNT: which handle a path begins with. A path is a list of names in the identity's own directories, or in the access
//! point's that it begins with, and nothing more.

use crate::POINT_PREFIX;
use crate::session::{Place, Session};
use nfs3_types::mount::{dirpath, export_node, exports, fhandle3, mountres3, mountres3_ok, mountstat3};
use nfs3_types::nfs3::nfsstat3;
use nfs3_types::xdr_codec::{List, Opaque};

/// AUTH_NONE and AUTH_SYS: either is taken, none is read.
const FLAVORS: [u32; 2] = [1, 0];

impl Session {
    pub fn mount(&self, path: &[u8]) -> mountres3<'static> {
        match self.walk(path) {
            Ok(handle) => mountres3::Ok(mountres3_ok {
                fhandle: fhandle3(handle),
                auth_flavors: FLAVORS.to_vec(),
            }),
            Err(refused) => mountres3::Err(match refused {
                nfsstat3::NFS3ERR_NOENT => mountstat3::MNT3ERR_NOENT,
                nfsstat3::NFS3ERR_NOTDIR => mountstat3::MNT3ERR_NOTDIR,
                nfsstat3::NFS3ERR_NAMETOOLONG => mountstat3::MNT3ERR_NAMETOOLONG,
                _ => mountstat3::MNT3ERR_ACCES,
            }),
        }
    }

    /// Looks each name up as a client would; `..` isn't a name.
    fn walk(&self, path: &[u8]) -> Result<Opaque<'static>, nfsstat3> {
        let Some((b'/', path)) = path.split_first() else {
            return Err(nfsstat3::NFS3ERR_ACCES);
        };
        let mut handle = self.seal_place(&self.top()?)?;
        let names = path.split(|byte| *byte == b'/').filter(|name| !name.is_empty());
        // The first one of an access point's path is its own, which led to this session.
        for name in names.skip(usize::from(!self.point().is_empty())) {
            if matches!(name, b"." | b"..") {
                return Err(nfsstat3::NFS3ERR_ACCES);
            }
            handle = self.lookup(&handle.data, name)?.object;
        }
        match self.open(&handle.data)? {
            Place::In(_, node) if node.directory().is_err() => Err(nfsstat3::NFS3ERR_NOTDIR),
            _ => Ok(handle.data),
        }
    }

    pub fn exports(&self) -> exports<'static, 'static> {
        let own = self.point().is_empty().then_some(&self.trees);
        let names = own.into_iter().flatten().map(|(name, _, _)| format!("/{name}"));
        let node = |path: String| export_node {
            ex_dir: dirpath(Opaque::owned(path.into_bytes())),
            ex_groups: List(Vec::new()),
        };
        List(std::iter::once("/".to_owned()).chain(names).map(node).collect())
    }
}

/// The access point that a mount's path begins with; empty for another path.
pub fn point_of(path: &[u8]) -> &str {
    let first = path.split(|byte| *byte == b'/').find(|name| !name.is_empty());
    let name = first.and_then(|name| str::from_utf8(name).ok()).unwrap_or_default();
    if name.starts_with(POINT_PREFIX) { name } else { "" }
}
