//! The anchor as the keeper of namespaces and descriptors.

use crate::netns::Holder;
use kakoi_anchor::{Anchor, Error, ErrorKind};
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;

/// [`Holder`] over the anchor's descriptor store; namespaces are parked as `netns/<name>`.
#[derive(Clone)]
pub struct AnchorHolder(pub Arc<Anchor>);

const NETNS: &str = "netns/";

fn io_error(error: Error) -> io::Error {
    io::Error::other(crate::chain(&error))
}

fn found<T>(result: Result<T, Error>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::Refused {
            kind: ErrorKind::NotFound,
            ..
        }) => Ok(None),
        Err(error) => Err(io_error(error)),
    }
}

impl Holder for AnchorHolder {
    fn netns(&self, name: &str) -> io::Result<Option<OwnedFd>> {
        found(self.0.fd_get(&format!("{NETNS}{name}")))
    }

    fn netns_new(&self, name: &str) -> io::Result<OwnedFd> {
        self.0.netns_new(name).map_err(io_error)
    }

    fn netns_drop(&self, name: &str) -> io::Result<()> {
        self.0.fd_drop(&[&format!("{NETNS}{name}")]).map_err(io_error)
    }

    fn netns_list(&self) -> io::Result<Vec<String>> {
        let names = self.0.fd_list().map_err(io_error)?;
        Ok(names
            .iter()
            .filter_map(|n| n.strip_prefix(NETNS))
            .map(str::to_owned)
            .collect())
    }

    fn put(&self, name: &str, fd: BorrowedFd<'_>) -> io::Result<()> {
        self.0.fd_put(&[(name, fd)]).map_err(io_error)
    }

    fn get(&self, name: &str) -> io::Result<Option<OwnedFd>> {
        found(self.0.fd_get(name))
    }

    fn drop_fd(&self, name: &str) -> io::Result<()> {
        self.0.fd_drop(&[name]).map_err(io_error)
    }

    fn list(&self) -> io::Result<Vec<String>> {
        self.0.fd_list().map_err(io_error)
    }
}
