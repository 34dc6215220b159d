//! Forgets tracked connections of addresses that are gone, so that a later owner of an address inherits nothing.

use super::{Message, Socket, attribute, attributes};
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::BorrowedFd;

const SUBSYSTEM: u16 = 1 << 8;
const GET: u16 = SUBSYSTEM | 1;
const DELETE: u16 = SUBSYSTEM | 2;
const TUPLE_ORIGINAL: u16 = 1;
const TUPLE_REPLY: u16 = 2;
const TUPLE_IP: u16 = 1;
const ID: u16 = 12;
const IPV4_HEADER: [u8; 4] = [libc::AF_INET as u8, 0, 0, 0];

/// Deletes every tracked connection of a namespace that has an address of a kind at either end, before or after
/// translation. Returns how many there were.
///
/// # Errors
/// The table can't be read, or an entry can't be deleted for another reason than having ended meanwhile.
pub fn flush(namespace: BorrowedFd<'_>, of: impl Fn(Ipv4Addr) -> bool) -> io::Result<usize> {
    let mut socket = Socket::open_in(namespace, libc::NETLINK_NETFILTER)?;
    let entries = socket.dump(Message::new(GET, 0, &IPV4_HEADER))?;
    let mut deletions = Vec::new();
    for (_, payload) in &entries {
        let Some(attrs) = payload.get(4..) else { continue };
        let Some(original) = attribute(attrs, TUPLE_ORIGINAL) else {
            continue;
        };
        let tuples = [Some(original), attribute(attrs, TUPLE_REPLY)];
        if !tuples.into_iter().flatten().any(|tuple| mentions(tuple, &of)) {
            continue;
        }
        let mut message = Message::new(DELETE, 0, &IPV4_HEADER);
        message.nest(TUPLE_ORIGINAL, |m| m.raw(original));
        if let Some(id) = attribute(attrs, ID) {
            message.attr(ID, id); // this entry, not a new one with the same ports
        }
        deletions.push(message);
    }
    let count = deletions.len();
    for answer in socket.request_all(deletions)? {
        match answer {
            Err(error) if error.raw_os_error() != Some(libc::ENOENT) => return Err(error),
            _ => {}
        }
    }
    Ok(count)
}

fn mentions(tuple: &[u8], of: impl Fn(Ipv4Addr) -> bool) -> bool {
    let Some(ip) = attribute(tuple, TUPLE_IP) else {
        return false;
    };
    attributes(ip).any(|(_, bytes)| <[u8; 4]>::try_from(bytes).is_ok_and(|b| of(Ipv4Addr::from(b))))
}
