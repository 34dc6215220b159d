//! One call's setting: the identity, its open directories, and handles made and read for it.

use crate::attributes::{Attributes, of_top};
use crate::handle::{Key, Target};
use crate::tree::{Node, Tree};
use crate::{Identity, View};
use nfs3_types::nfs3::{Nfs3Option, fattr3, nfs_fh3, nfsstat3, post_op_attr, wcc_data};
use std::sync::Arc;

/// What a call is answered with. It's made anew for each, so what an identity lost is lost at its next call.
pub struct Session {
    pub identity: Identity,
    /// The directory's name below `/`, its path as part of its handles, and the directory.
    pub trees: Vec<(String, Vec<u8>, Arc<Tree>)>,
    pub key: Key,
    /// Differs after each start of the server: whoever sees it change sends again what wasn't committed.
    pub verifier: [u8; 8],
}

/// A place that a handle leads to.
pub enum Place {
    /// `/`.
    Top,
    /// A file in the directory of this index.
    In(u8, Node),
}

impl Session {
    /// The access point's name; empty for the own homes.
    pub fn point(&self) -> &str {
        match &self.identity.view {
            View::Homes(_) => "",
            View::Point(point) => &point.name,
        }
    }

    fn whose(&self, target: Target) -> Result<[&[u8]; 4], nfsstat3> {
        let path = match target {
            // An access point's directory is all there is of it.
            Target::Top if !self.point().is_empty() => return Err(nfsstat3::NFS3ERR_BADHANDLE),
            Target::Top => &b""[..],
            Target::File(index, _) => &self.trees.get(usize::from(index)).ok_or(nfsstat3::NFS3ERR_BADHANDLE)?.1,
        };
        Ok([b"handle", self.identity.name.as_bytes(), self.point().as_bytes(), path])
    }

    pub fn seal(&self, target: Target) -> Result<nfs_fh3, nfsstat3> {
        Ok(self.key.seal(&self.whose(target)?, self.point(), target))
    }

    /// What clients see as `/`.
    pub fn top(&self) -> Result<Place, nfsstat3> {
        match &self.identity.view {
            View::Homes(_) => Ok(Place::Top),
            View::Point(_) if self.trees.is_empty() => Err(nfsstat3::NFS3ERR_NOENT),
            View::Point(_) => Ok(Place::In(0, self.tree(0)?.top()?)),
        }
    }

    pub fn handle_of(&self, index: u8, node: &Node) -> Result<nfs_fh3, nfsstat3> {
        self.seal(Target::File(index, node.inode()))
    }

    pub fn tree(&self, index: u8) -> Result<&Tree, nfsstat3> {
        let tree = self.trees.get(usize::from(index));
        tree.map(|(_, _, tree)| &**tree).ok_or(nfsstat3::NFS3ERR_BADHANDLE)
    }

    /// What a handle leads to, if it's this identity's.
    pub fn open(&self, handle: &[u8]) -> Result<Place, nfsstat3> {
        let target = Key::claimed(handle)?;
        self.key.check(&self.whose(target)?, handle)?;
        Ok(match target {
            Target::Top => Place::Top,
            Target::File(index, inode) => Place::In(index, self.tree(index)?.node(inode)?),
        })
    }

    /// A place that can be changed, which `/` isn't.
    pub fn open_file(&self, handle: &[u8]) -> Result<(u8, &Tree, Node), nfsstat3> {
        match self.open(handle)? {
            Place::Top => Err(nfsstat3::NFS3ERR_ROFS),
            Place::In(index, node) => Ok((index, self.tree(index)?, node)),
        }
    }

    /// A directory that names can be made and removed in, and such a name.
    pub fn open_entry<'n>(&self, handle: &[u8], name: &'n [u8]) -> Result<(u8, &Tree, Node, &'n [u8]), nfsstat3> {
        let (index, tree, node) = self.open_file(handle)?;
        node.directory()?;
        plain(name)?;
        Ok((index, tree, node, name))
    }

    pub fn shown(&self, attributes: &Attributes) -> fattr3 {
        attributes.shown_to(&self.identity)
    }

    pub fn attributes(&self, place: &Place) -> fattr3 {
        match place {
            Place::Top => of_top(&self.identity),
            Place::In(_, node) => self.shown(&node.attributes),
        }
    }

    pub fn after(&self, node: &Node) -> post_op_attr {
        match node.again() {
            Some(attributes) => Nfs3Option::Some(self.shown(&attributes)),
            None => Nfs3Option::None,
        }
    }

    /// What became of a file that was changed. What it was before isn't told: it could have been changed from elsewhere between.
    pub fn wcc(&self, node: &Node) -> wcc_data {
        wcc_data {
            before: Nfs3Option::None,
            after: self.after(node),
        }
    }
}

/// A name of a directory's entry: one component, and never the directory itself or the one above.
pub fn plain(name: &[u8]) -> Result<(), nfsstat3> {
    if name.len() > 255 {
        Err(nfsstat3::NFS3ERR_NAMETOOLONG)
    } else if name.is_empty() || matches!(name, b"." | b"..") || name.iter().any(|byte| matches!(byte, 0 | b'/')) {
        Err(nfsstat3::NFS3ERR_INVAL)
    } else {
        Ok(())
    }
}
