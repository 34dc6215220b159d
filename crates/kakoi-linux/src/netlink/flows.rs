//! What a router's kernel tells of flows: refused packets by NFLOG, accepted connections by connection tracking's events and
//! tables. Read without waiting and within a budget; what that leaves unread, the kernel drops and says so.

use super::route::RouteSocket;
use super::{Message, Socket, attribute, conntrack};
use crate::compile::flows::{GROUP, PREFIX};
use kakoi_dataplane::{Count, FlowEvent, FlowTuple, RouterFlows};
use kakoi_types::VpcId;
use std::collections::BTreeMap;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::BorrowedFd;

const LOG: u16 = 4 << 8;
const LOG_CONFIG: u16 = LOG | 1;
const CONFIG_COMMAND: u16 = 1;
const CONFIG_MODE: u16 = 2;
const CONFIG_TIMEOUT: u16 = 4;
const CONFIG_FLAGS: u16 = 6;
const BIND: u8 = 1;
const COPY_PACKET: u8 = 2;
const COPY_BYTES: u32 = 128;
const NUMBERED: u16 = 1;
/// Hundredths of a second that the kernel gathers packets before it tells.
const GATHER: u32 = 5;
const LOG_ENTRY: u16 = 4;
const LOG_PAYLOAD: u16 = 9;
const LOG_PREFIX: u16 = 10;
const LOG_NUMBER: u16 = 12;

const NEW_GROUP: i32 = 1;
const GONE_GROUP: i32 = 3;
const COUNTERS: [u16; 2] = [9, 10];

/// Messages of each kind taken at once; at five looks a second far more than people make, and little work.
const MOST_AT_ONCE: usize = 4096;
/// Connections counted in one look at the table.
const MOST_COUNTED: usize = 65_536;

/// The sockets of one router.
pub struct Tap {
    refused: Socket,
    tracked: Socket,
    table: Socket,
    route: RouteSocket,
    /// Links' names by number, as far as a refusal asked for them. Numbers aren't used again soon.
    links: BTreeMap<u32, String>,
    next_number: Option<u32>,
    /// Whether an overflow was said whose extent no later number has told yet.
    owed: bool,
}

impl Tap {
    /// Opens them inside a router's namespace. From here on the kernel keeps what happens until it's taken.
    pub fn open_in(namespace: BorrowedFd<'_>) -> io::Result<Self> {
        let open = || Socket::open_in(namespace, libc::NETLINK_NETFILTER);
        let mut refused = open()?;
        let config = || {
            let group = GROUP.to_be_bytes();
            Message::new(LOG_CONFIG, 0, &[libc::AF_UNSPEC as u8, 0, group[0], group[1]])
        };
        let mut bind = config();
        bind.attr(CONFIG_COMMAND, &[BIND]);
        let mut mode = config();
        let copied = COPY_BYTES.to_be_bytes();
        mode.attr(
            CONFIG_MODE,
            &[copied[0], copied[1], copied[2], copied[3], COPY_PACKET, 0],
        );
        mode.attr(CONFIG_TIMEOUT, &GATHER.to_be_bytes());
        mode.attr(CONFIG_FLAGS, &NUMBERED.to_be_bytes());
        refused.execute(vec![bind, mode])?;
        let tracked = open()?;
        tracked.join(&[NEW_GROUP, GONE_GROUP])?;
        Ok(Self {
            refused,
            tracked,
            table: open()?,
            route: RouteSocket::open_in(namespace)?,
            links: BTreeMap::new(),
            next_number: None,
            owed: false,
        })
    }

    /// What happened since the last call; with `count`, also where each tracked connection's counters stand.
    pub fn take(&mut self, vpc: VpcId, count: bool) -> io::Result<RouterFlows> {
        let (mut events, mut links) = (Vec::new(), Vec::new());
        let mut missed = 0;
        let (next, owed) = (&mut self.next_number, &mut self.owed);
        let lost = self.refused.drain(MOST_AT_ONCE, |kind, payload| {
            if kind != LOG {
                return;
            }
            let Some(attrs) = payload.get(4..) else { return };
            if let Some(number) = attribute(attrs, LOG_NUMBER).and_then(be32) {
                let gap = u64::from(next.map_or(0, |n| number.wrapping_sub(n)));
                missed += gap.saturating_sub(u64::from(gap > 0 && std::mem::take(owed)));
                *next = Some(number.wrapping_add(1));
            }
            if let Some((event, link)) = refused(attrs) {
                links.push((events.len(), link));
                events.push(event);
            }
        })?;
        self.name_entries(&mut events, links)?;
        // Numbers say exactly how many; until there's a later one, the overflow itself is all that's known.
        if lost > 0 && !std::mem::replace(&mut self.owed, true) {
            missed += 1;
        }
        missed += self.tracked.drain(MOST_AT_ONCE, |kind, payload| {
            events.extend(
                payload
                    .get(4..)
                    .and_then(|attrs| tracked(attrs, kind == conntrack::DELETE, kind == conntrack::SUBSYSTEM)),
            );
        })?;
        if count {
            let mut seen = 0;
            let all = Message::new(conntrack::GET, 0, &conntrack::IPV4_HEADER);
            self.table.dump_each(all, |_, payload| {
                seen += 1;
                if seen > MOST_COUNTED {
                    missed += 1;
                } else {
                    events.extend(payload.get(4..).and_then(|attrs| tracked(attrs, false, false)));
                }
            })?;
        }
        Ok(RouterFlows { vpc, events, missed })
    }
}

impl Tap {
    /// Says by which interface's link refused packets came in. The links are asked for once at most.
    fn name_entries(&mut self, events: &mut [FlowEvent], links: Vec<(usize, u32)>) -> io::Result<()> {
        if links.iter().any(|(_, link)| !self.links.contains_key(link)) {
            let all = self.route.links()?;
            self.links = all.into_iter().map(|(name, index)| (index, name)).collect();
        }
        for (at, link) in links {
            if let Some(FlowEvent::Refused { entry, .. }) = events.get_mut(at) {
                *entry = self
                    .links
                    .get(&link)
                    .and_then(|name| name.strip_prefix('e'))
                    .map(str::to_owned);
            }
        }
        Ok(())
    }
}

fn be32(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

fn be16(bytes: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn be64(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.try_into().ok()?))
}

fn address(bytes: &[u8]) -> Option<Ipv4Addr> {
    Some(Ipv4Addr::from(<[u8; 4]>::try_from(bytes).ok()?))
}

/// A packet that a rule of ours refused, and the number of the link it came in by; nothing if it's another's, or isn't IPv4.
fn refused(attrs: &[u8]) -> Option<(FlowEvent, u32)> {
    let prefix = attribute(attrs, LOG_PREFIX)?;
    let name = std::str::from_utf8(prefix)
        .ok()?
        .trim_end_matches('\0')
        .strip_prefix(PREFIX)?;
    let (flow, bytes, tcp_flags) = packet(attribute(attrs, LOG_PAYLOAD)?)?;
    let event = FlowEvent::Refused {
        flow,
        by: name.to_owned(),
        entry: None,
        bytes,
        tcp_flags,
    };
    Some((event, attribute(attrs, LOG_ENTRY).and_then(be32).unwrap_or(0)))
}

/// The flow of an IPv4 packet, its length, and TCP's flags. Fragments after the first have no ports.
fn packet(bytes: &[u8]) -> Option<(FlowTuple, u64, u8)> {
    let first = *bytes.first()?;
    if first >> 4 != 4 {
        return None;
    }
    let protocol = *bytes.get(9)?;
    let fragment = be16(bytes.get(6..8)?)? & 0x1fff;
    let rest = bytes
        .get(usize::from(first & 15) * 4..)
        .filter(|_| fragment == 0)
        .unwrap_or_default();
    let port = |at: usize| rest.get(at..at + 2).and_then(be16).unwrap_or(0);
    let (source_port, destination_port) = match protocol {
        6 | 17 => (port(0), port(2)),
        1 => (0, port(0)),
        _ => (0, 0),
    };
    let tcp_flags = if protocol == 6 {
        rest.get(13).copied().unwrap_or(0)
    } else {
        0
    };
    let flow = FlowTuple {
        source: address(bytes.get(12..16)?)?,
        destination: address(bytes.get(16..20)?)?,
        protocol,
        source_port,
        destination_port,
    };
    Some((flow, u64::from(be16(bytes.get(2..4)?)?), tcp_flags))
}

fn tracked(attrs: &[u8], closed: bool, opened: bool) -> Option<FlowEvent> {
    let tuple = attribute(attrs, conntrack::TUPLE_ORIGINAL)?;
    let (addresses, ports) = (attribute(tuple, 1)?, attribute(tuple, 2)?);
    let protocol = *attribute(ports, 1)?.first()?;
    let byte = |kind| {
        attribute(ports, kind)
            .and_then(|b| b.first().copied())
            .map_or(0, u16::from)
    };
    let port = |kind| attribute(ports, kind).and_then(be16).unwrap_or(0);
    let (source_port, destination_port) = if protocol == 1 {
        (0, byte(5) << 8 | byte(6))
    } else {
        (port(2), port(3))
    };
    let flow = FlowTuple {
        source: address(attribute(addresses, 1)?)?,
        destination: address(attribute(addresses, 2)?)?,
        protocol,
        source_port,
        destination_port,
    };
    let id = attribute(attrs, conntrack::ID).and_then(be32)?;
    if opened {
        return Some(FlowEvent::Opened { id, flow });
    }
    let [there, back] = COUNTERS.map(|kind| {
        let number = |n| {
            attribute(attrs, kind)
                .and_then(|c| attribute(c, n))
                .and_then(be64)
                .unwrap_or(0)
        };
        Count {
            packets: number(1),
            bytes: number(2),
        }
    });
    Some(FlowEvent::Counted {
        id,
        flow,
        there,
        back,
        closed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packets_flow_is_read_and_what_is_cut_short_is_none() {
        let mut bytes = vec![0x45, 0, 0, 60, 0, 0, 0x40, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2];
        bytes.extend([0xc3, 0x50, 0x01, 0xbb, 0, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x02]);
        let (flow, length, flags) = packet(&bytes).unwrap();
        assert_eq!(
            (flow.source_port, flow.destination_port, flow.protocol),
            (50_000, 443, 6)
        );
        assert_eq!(
            (flow.source, flow.destination),
            ([10, 0, 0, 1].into(), [10, 0, 0, 2].into())
        );
        assert_eq!((length, flags), (60, 2));
        for cut in 0..20 {
            assert!(packet(&bytes[..cut]).is_none(), "{cut}");
        }
        let (flow, ..) = packet(&bytes[..22]).unwrap();
        assert_eq!((flow.source_port, flow.destination_port), (50_000, 0));
        bytes[6..8].copy_from_slice(&[0, 9]);
        assert_eq!(
            packet(&bytes).unwrap().0.source_port,
            0,
            "a later fragment has no ports"
        );
        bytes[0] = 0x60;
        assert!(packet(&bytes).is_none(), "IPv6");
    }
}
