//! rtnetlink: links, addresses, routes, neighbours and rules of one namespace.
//!
//! Every change can be repeated: what's there already is replaced or left. Reading back uses single look-ups where a
//! namespace may hold thousands of links.

use super::{Message, Reply, Socket, attribute, u32_at};
use ipnet::Ipv4Net;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::{AsRawFd, BorrowedFd};

/// A hardware address.
pub type Mac = [u8; 6];

const VETH_INFO_PEER: u16 = 1;
const INFO_KIND: u16 = 1;
const INFO_DATA: u16 = 2;
const EXT_MASK: u16 = 29;
const SKIP_STATS: u32 = 8;
const FIB_MATCH: u32 = 0x2000;
/// Without it the kernel calls every route's table the main one.
const LOOKUP_TABLE: u32 = 0x1000;
const ON_LINK: u32 = 4;
const FRA_PRIORITY: u16 = 6;
const FRA_FWMARK: u16 = 10;
const FRA_TABLE: u16 = 15;
const FRA_FWMASK: u16 = 16;
/// Group of links about to be deleted; any number that no other link has.
const LEAVING_GROUP: u32 = 0x6b61_6b6f;
const REPLACE: libc::c_int = libc::NLM_F_CREATE | libc::NLM_F_REPLACE;
const AF: u8 = libc::AF_INET as u8;

/// One end of a link to be made.
#[derive(Clone, Copy, Debug)]
pub struct End<'a> {
    /// Interface name, at most 15 bytes.
    pub name: &'a str,
    /// Hardware address.
    pub mac: Mac,
}

/// Where a route leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// Straight onto a link.
    Link(u32),
    /// Over a neighbour of a link, which needn't be in any network of ours.
    Gateway(u32, Ipv4Addr),
    /// Dropped, silently.
    Blackhole,
}

/// A route. Blackholes have the worst metric, so that a real route of the same range wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Table; 254 is main.
    pub table: u32,
    /// Destination.
    pub to: Ipv4Net,
    /// Where it leads.
    pub via: Via,
}

impl Route {
    /// A route of the main table.
    pub fn main(to: Ipv4Net, via: Via) -> Self {
        Self {
            table: u32::from(libc::RT_TABLE_MAIN),
            to,
            via,
        }
    }
}

/// A /32.
pub fn host(address: Ipv4Addr) -> Ipv4Net {
    Ipv4Net::from(address)
}

fn link_header(index: u32, flags: u32, change: u32) -> Vec<u8> {
    let mut bytes = vec![0u8; 4];
    bytes.extend_from_slice(&index.to_ne_bytes());
    bytes.extend_from_slice(&flags.to_ne_bytes());
    bytes.extend_from_slice(&change.to_ne_bytes());
    bytes
}

fn route_message(kind: u16, flags: libc::c_int, route: &Route) -> Message {
    let (scope, action, on_link) = match route.via {
        Via::Link(_) => (libc::RT_SCOPE_LINK, libc::RTN_UNICAST, 0),
        Via::Gateway(..) => (libc::RT_SCOPE_UNIVERSE, libc::RTN_UNICAST, ON_LINK),
        Via::Blackhole => (libc::RT_SCOPE_UNIVERSE, libc::RTN_BLACKHOLE, 0),
    };
    let mut fixed = vec![
        AF,
        route.to.prefix_len(),
        0,
        0,
        // The attribute below counts; small numbers stand here, too.
        u8::try_from(route.table).unwrap_or(0),
        libc::RTPROT_STATIC,
        scope,
        action,
    ];
    fixed.extend_from_slice(&on_link.to_ne_bytes());
    let mut message = Message::new(kind, flags, &fixed);
    if route.to.prefix_len() > 0 {
        message.attr(libc::RTA_DST, &route.to.network().octets());
    }
    message.attr_u32(libc::RTA_TABLE, route.table);
    match route.via {
        Via::Link(index) => message.attr_u32(libc::RTA_OIF, index),
        Via::Gateway(index, gateway) => {
            message.attr_u32(libc::RTA_OIF, index);
            message.attr(libc::RTA_GATEWAY, &gateway.octets());
        }
        Via::Blackhole => message.attr_u32(libc::RTA_PRIORITY, u32::MAX),
    }
    message
}

fn rule_message(kind: u16, flags: libc::c_int, priority: u32, mark: u32, mask: u32, table: u32) -> Message {
    const TO_TABLE: u8 = 1;
    // The attribute says the table; the header has room for small numbers only.
    let mut message = Message::new(kind, flags, &[AF, 0, 0, 0, 0, 0, 0, TO_TABLE, 0, 0, 0, 0]);
    message.attr_u32(FRA_PRIORITY, priority);
    message.attr_u32(FRA_FWMARK, mark);
    message.attr_u32(FRA_FWMASK, mask);
    message.attr_u32(FRA_TABLE, table);
    message
}

fn neighbour_header(index: u32) -> Vec<u8> {
    let mut fixed = vec![AF, 0, 0, 0];
    fixed.extend_from_slice(&index.to_ne_bytes());
    fixed.extend_from_slice(&libc::NUD_PERMANENT.to_ne_bytes());
    fixed.extend_from_slice(&[0, 0]);
    fixed
}

/// A route socket of one namespace.
#[derive(Debug)]
pub struct RouteSocket {
    socket: Socket,
}

/// A refusal that means "it's already so".
fn unless(answer: io::Result<()>, code: libc::c_int) -> io::Result<()> {
    match answer {
        Err(error) if error.raw_os_error() == Some(code) => Ok(()),
        other => other,
    }
}

impl RouteSocket {
    /// Opens one inside a namespace.
    pub fn open_in(namespace: BorrowedFd<'_>) -> io::Result<Self> {
        Ok(Self {
            socket: Socket::open_in(namespace, libc::NETLINK_ROUTE)?,
        })
    }

    /// Makes a veth pair without ARP: one end here, up; the other in `peer_namespace`, still down, because an end
    /// can't come up before it has a peer.
    pub fn add_veth(&mut self, here: End<'_>, there: End<'_>, peer_namespace: BorrowedFd<'_>) -> io::Result<()> {
        let up = (libc::IFF_UP | libc::IFF_NOARP) as u32;
        let header = link_header(0, up, up);
        let mut message = Message::new(libc::RTM_NEWLINK, libc::NLM_F_CREATE | libc::NLM_F_EXCL, &header);
        message.attr_text(libc::IFLA_IFNAME, here.name);
        message.attr(libc::IFLA_ADDRESS, &here.mac);
        message.nest(libc::IFLA_LINKINFO, |info| {
            info.attr(INFO_KIND, b"veth");
            info.nest(INFO_DATA, |data| {
                data.nest(VETH_INFO_PEER, |peer| {
                    peer.raw(&link_header(0, libc::IFF_NOARP as u32, libc::IFF_NOARP as u32));
                    peer.attr_text(libc::IFLA_IFNAME, there.name);
                    peer.attr(libc::IFLA_ADDRESS, &there.mac);
                    peer.attr_u32(libc::IFLA_NET_NS_FD, peer_namespace.as_raw_fd() as u32);
                });
            });
        });
        self.socket.execute(vec![message])
    }

    /// Index of a link, if it's there.
    pub fn link(&mut self, name: &str) -> io::Result<Option<u32>> {
        let mut message = Message::new(libc::RTM_GETLINK, 0, &link_header(0, 0, 0));
        message.attr_text(libc::IFLA_IFNAME, name);
        message.attr_u32(EXT_MASK, SKIP_STATS);
        match self.socket.request(message) {
            Ok(replies) => Ok(replies.first().and_then(|(_, payload)| u32_at(payload, 4))),
            Err(error) if error.raw_os_error() == Some(libc::ENODEV) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Every link's index by name.
    pub fn links(&mut self) -> io::Result<BTreeMap<String, u32>> {
        let mut message = Message::new(libc::RTM_GETLINK, 0, &link_header(0, 0, 0));
        message.attr_u32(EXT_MASK, SKIP_STATS);
        let replies = self.socket.dump(message)?;
        Ok(replies
            .iter()
            .filter_map(|(_, payload)| {
                let name = attribute(payload.get(16..)?, libc::IFLA_IFNAME)?;
                let name = String::from_utf8_lossy(name).trim_end_matches('\0').to_owned();
                Some((name, u32_at(payload, 4)?))
            })
            .collect())
    }

    /// Deletes a link and with it its other end. One that isn't there is fine. Waits some 20 ms for the kernel.
    pub fn delete_link(&mut self, name: &str) -> io::Result<()> {
        let mut message = Message::new(libc::RTM_DELLINK, 0, &link_header(0, 0, 0));
        message.attr_text(libc::IFLA_IFNAME, name);
        unless(self.socket.execute(vec![message]), libc::ENODEV)
    }

    /// Deletes links and with them their other ends, all at once: the kernel's wait of some 20 ms, during which it
    /// changes no other link, comes once and not per link. Ones that aren't there are fine.
    pub fn delete_links<'a>(&mut self, names: impl Iterator<Item = &'a String>) -> io::Result<()> {
        let message = |name: &String| {
            let mut message = Message::new(libc::RTM_NEWLINK, 0, &link_header(0, 0, 0));
            message.attr_text(libc::IFLA_IFNAME, name);
            message.attr_u32(libc::IFLA_GROUP, LEAVING_GROUP);
            message
        };
        for answer in self.socket.request_all(names.map(message).collect())? {
            unless(answer.map(drop), libc::ENODEV)?;
        }
        let mut message = Message::new(libc::RTM_DELLINK, 0, &link_header(0, 0, 0));
        message.attr_u32(libc::IFLA_GROUP, LEAVING_GROUP);
        unless(self.socket.execute(vec![message]), libc::ENODEV)
    }

    /// Brings up a link. `lo` is number 1.
    pub fn bring_up(&mut self, index: u32) -> io::Result<()> {
        let up = libc::IFF_UP as u32;
        self.socket
            .execute(vec![Message::new(libc::RTM_NEWLINK, 0, &link_header(index, up, up))])
    }

    /// Gives /32 addresses to a link.
    pub fn add_addresses(&mut self, index: u32, addresses: impl IntoIterator<Item = Ipv4Addr>) -> io::Result<()> {
        let messages = addresses
            .into_iter()
            .map(|a| address_message(libc::RTM_NEWADDR, REPLACE, index, a))
            .collect();
        self.socket.execute(messages)
    }

    /// Takes /32 addresses from a link; ones that aren't there are fine.
    pub fn delete_addresses(&mut self, index: u32, addresses: impl IntoIterator<Item = Ipv4Addr>) -> io::Result<()> {
        let messages = addresses
            .into_iter()
            .map(|a| address_message(libc::RTM_DELADDR, 0, index, a))
            .collect();
        for answer in self.socket.request_all(messages)? {
            unless(answer.map(drop), libc::EADDRNOTAVAIL)?;
        }
        Ok(())
    }

    /// Addresses by link index, without 127/8.
    pub fn addresses(&mut self) -> io::Result<BTreeSet<(u32, Ipv4Addr)>> {
        let replies = self
            .socket
            .dump(Message::new(libc::RTM_GETADDR, 0, &[AF, 0, 0, 0, 0, 0, 0, 0]))?;
        Ok(replies
            .iter()
            .filter_map(|(_, payload)| {
                let address = ipv4(attribute(payload.get(8..)?, libc::IFA_LOCAL)?)?;
                Some((u32_at(payload, 4)?, address)).filter(|_| !address.is_loopback())
            })
            .collect())
    }

    /// Adds or replaces routes.
    pub fn add_routes(&mut self, routes: &[Route]) -> io::Result<()> {
        self.socket.execute(
            routes
                .iter()
                .map(|r| route_message(libc::RTM_NEWROUTE, REPLACE, r))
                .collect(),
        )
    }

    /// Deletes routes; ones that aren't there are fine.
    pub fn delete_routes(&mut self, routes: &[Route]) -> io::Result<()> {
        for answer in self
            .socket
            .request_all(routes.iter().map(|r| route_message(libc::RTM_DELROUTE, 0, r)).collect())?
        {
            unless(answer.map(drop), libc::ESRCH)?;
        }
        Ok(())
    }

    /// Every route but those of the `local` table.
    pub fn routes(&mut self) -> io::Result<BTreeSet<Route>> {
        let fixed = [AF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let replies = self.socket.dump(Message::new(libc::RTM_GETROUTE, 0, &fixed))?;
        let local = u32::from(libc::RT_TABLE_LOCAL);
        Ok(replies
            .iter()
            .filter_map(parse_route)
            .filter(|route| route.table != local)
            .collect())
    }

    /// The route that serves an address (unmarked packets), as it stands in its table.
    pub fn route_to(&mut self, address: Ipv4Addr) -> io::Result<Option<Route>> {
        self.marked_route_to(address, 0)
    }

    /// The route that serves an address for packets with a mark, as it stands in its table.
    pub fn marked_route_to(&mut self, address: Ipv4Addr, mark: u32) -> io::Result<Option<Route>> {
        let mut fixed = vec![AF, 32, 0, 0, 0, 0, 0, 0];
        fixed.extend_from_slice(&(FIB_MATCH | LOOKUP_TABLE).to_ne_bytes());
        let mut message = Message::new(libc::RTM_GETROUTE, 0, &fixed);
        message.attr(libc::RTA_DST, &address.octets());
        message.attr_u32(libc::RTA_MARK, mark);
        match self.socket.request(message) {
            Ok(replies) => Ok(replies.first().and_then(parse_route)),
            // Blackholes answer EINVAL here; no route at all answers ENETUNREACH.
            Err(error) if matches!(error.raw_os_error(), Some(libc::EINVAL | libc::ENETUNREACH)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Adds or replaces permanent neighbours.
    pub fn add_neighbours(&mut self, neighbours: &[(u32, Ipv4Addr, Mac)]) -> io::Result<()> {
        let message = |(index, address, mac): &(u32, Ipv4Addr, Mac)| {
            let mut message = Message::new(libc::RTM_NEWNEIGH, REPLACE, &neighbour_header(*index));
            message.attr(libc::NDA_DST, &address.octets());
            message.attr(libc::NDA_LLADDR, mac);
            message
        };
        self.socket.execute(neighbours.iter().map(message).collect())
    }

    /// Deletes neighbours; ones that aren't there are fine.
    pub fn delete_neighbours(&mut self, neighbours: &[(u32, Ipv4Addr)]) -> io::Result<()> {
        let message = |(index, address): &(u32, Ipv4Addr)| {
            let mut message = Message::new(libc::RTM_DELNEIGH, 0, &neighbour_header(*index));
            message.attr(libc::NDA_DST, &address.octets());
            message
        };
        for answer in self.socket.request_all(neighbours.iter().map(message).collect())? {
            unless(answer.map(drop), libc::ENOENT)?;
        }
        Ok(())
    }

    /// The hardware address of a permanent neighbour.
    pub fn neighbour(&mut self, index: u32, address: Ipv4Addr) -> io::Result<Option<Mac>> {
        let mut fixed = neighbour_header(index);
        fixed[8..10].copy_from_slice(&[0, 0]); // a look-up may not name a state
        let mut message = Message::new(libc::RTM_GETNEIGH, 0, &fixed);
        message.attr(libc::NDA_DST, &address.octets());
        match self.socket.request(message) {
            Ok(replies) => Ok(replies.first().and_then(|(_, payload)| {
                let state = u16::from_ne_bytes(payload.get(8..10)?.try_into().ok()?);
                let mac = attribute(payload.get(12..)?, libc::NDA_LLADDR)?.try_into().ok()?;
                Some(mac).filter(|_| state == libc::NUD_PERMANENT)
            })),
            Err(error) if error.raw_os_error() == Some(libc::ENOENT) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Every rule that [`Self::add_mark_rule`] made at a priority, as mark and table.
    pub fn mark_rules(&mut self, priority: u32) -> io::Result<BTreeSet<(u32, u32)>> {
        let fixed = [AF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let replies = self.socket.dump(Message::new(libc::RTM_GETRULE, 0, &fixed))?;
        let number = |attrs, kind| attribute(attrs, kind).and_then(|b| u32_at(b, 0));
        Ok(replies
            .iter()
            .filter_map(|(_, payload)| payload.get(12..))
            .filter(|attrs| number(attrs, FRA_PRIORITY) == Some(priority))
            .filter_map(|attrs| Some((number(attrs, FRA_FWMARK)?, number(attrs, FRA_TABLE)?)))
            .collect())
    }

    /// Takes a rule back; one that isn't there is fine.
    pub fn delete_mark_rule(&mut self, priority: u32, mark: u32, mask: u32, table: u32) -> io::Result<()> {
        let message = rule_message(libc::RTM_DELRULE, 0, priority, mark, mask, table);
        unless(self.socket.execute(vec![message]), libc::ENOENT)
    }

    /// Sends packets whose mark has these bits to a table, before the main table is asked.
    pub fn add_mark_rule(&mut self, priority: u32, mark: u32, mask: u32, table: u32) -> io::Result<()> {
        let flags = libc::NLM_F_CREATE | libc::NLM_F_EXCL;
        let message = rule_message(libc::RTM_NEWRULE, flags, priority, mark, mask, table);
        unless(self.socket.execute(vec![message]), libc::EEXIST)
    }
}

fn address_message(kind: u16, flags: libc::c_int, index: u32, address: Ipv4Addr) -> Message {
    let mut fixed = vec![AF, 32, 0, 0];
    fixed.extend_from_slice(&index.to_ne_bytes());
    let mut message = Message::new(kind, flags, &fixed);
    message.attr(libc::IFA_LOCAL, &address.octets());
    message.attr(libc::IFA_ADDRESS, &address.octets());
    message
}

fn ipv4(bytes: &[u8]) -> Option<Ipv4Addr> {
    Some(Ipv4Addr::from(<[u8; 4]>::try_from(bytes).ok()?))
}

fn parse_route((_, payload): &Reply) -> Option<Route> {
    let attrs = payload.get(12..)?;
    let prefix = *payload.get(1)?;
    let number = |kind| attribute(attrs, kind).and_then(|b| u32_at(b, 0));
    let address = attribute(attrs, libc::RTA_DST)
        .and_then(ipv4)
        .unwrap_or(Ipv4Addr::UNSPECIFIED);
    let to = Ipv4Net::new(address, prefix).ok()?;
    let via = match *payload.get(7)? {
        libc::RTN_BLACKHOLE => Via::Blackhole,
        _ => match attribute(attrs, libc::RTA_GATEWAY).and_then(ipv4) {
            Some(gateway) => Via::Gateway(number(libc::RTA_OIF)?, gateway),
            None => Via::Link(number(libc::RTA_OIF)?),
        },
    };
    Some(Route {
        table: number(libc::RTA_TABLE).unwrap_or(u32::from(*payload.get(4)?)),
        to,
        via,
    })
}
