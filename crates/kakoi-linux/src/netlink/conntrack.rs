//! Forgets tracked connections of addresses that are gone, so that a later owner of an address inherits nothing.

use super::{Message, Socket, attribute, attributes};
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::BorrowedFd;

/// Messages about connections: one that is new or changes, the question for all, and one that goes or is to go.
pub(super) const SUBSYSTEM: u16 = 1 << 8;
pub(super) const GET: u16 = SUBSYSTEM | 1;
pub(super) const DELETE: u16 = SUBSYSTEM | 2;
pub(super) const TUPLE_ORIGINAL: u16 = 1;
const TUPLE_REPLY: u16 = 2;
const TUPLE_IP: u16 = 1;
pub(super) const ID: u16 = 12;
/// Deletions in one go. The table may be full (262,144 entries by default) of one app's making.
const CHUNK: usize = 1024;
pub(super) const IPV4_HEADER: [u8; 4] = [libc::AF_INET as u8, 0, 0, 0];

/// Deletes every tracked connection of a namespace that has an address of a kind at either end, before or after
/// translation. Returns how many there were.
///
/// # Errors
/// The table can't be read, or an entry can't be deleted for another reason than having ended meanwhile.
pub fn flush(namespace: BorrowedFd<'_>, of: impl Fn(Ipv4Addr) -> bool) -> io::Result<usize> {
    let mut socket = Socket::open_in(namespace, libc::NETLINK_NETFILTER)?;
    let mut found: Vec<(Vec<u8>, Option<Vec<u8>>)> = Vec::new();
    socket.dump_each(Message::new(GET, 0, &IPV4_HEADER), |_, payload| {
        let Some(attrs) = payload.get(4..) else { return };
        let Some(original) = attribute(attrs, TUPLE_ORIGINAL) else {
            return;
        };
        let tuples = [Some(original), attribute(attrs, TUPLE_REPLY)];
        if tuples.into_iter().flatten().any(|tuple| mentions(tuple, &of)) {
            found.push((original.to_vec(), attribute(attrs, ID).map(<[u8]>::to_vec)));
        }
    })?;
    for entries in found.chunks(CHUNK) {
        let deletions = entries.iter().map(|(original, id)| {
            let mut message = Message::new(DELETE, 0, &IPV4_HEADER);
            message.nest(TUPLE_ORIGINAL, |m| m.raw(original));
            if let Some(id) = id {
                message.attr(ID, id); // this entry, not a new one with the same ports
            }
            message
        });
        for answer in socket.request_all(deletions.collect())? {
            match answer {
                Err(error) if error.raw_os_error() != Some(libc::ENOENT) => return Err(error),
                _ => {}
            }
        }
    }
    Ok(found.len())
}

fn mentions(tuple: &[u8], of: impl Fn(Ipv4Addr) -> bool) -> bool {
    let Some(ip) = attribute(tuple, TUPLE_IP) else {
        return false;
    };
    attributes(ip).any(|(_, bytes)| <[u8; 4]>::try_from(bytes).is_ok_and(|b| of(Ipv4Addr::from(b))))
}
