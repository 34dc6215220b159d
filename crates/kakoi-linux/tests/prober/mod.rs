//! Real packets, many at once: services that say who they are and whom they saw, and probes that count only bytes of theirs.
//! One thread polls all sockets, those of services and of probes, whatever namespaces they are in.
#![allow(dead_code)] // each test file uses its part

pub mod choice;

use crate::topology::questions::{Kind, Question, Start};
use kakoi_linux::compile::own_addresses;
use kakoi_linux::{LinuxNetwork, in_netns};
use kakoi_netir::NetworkIr;
use kakoi_netsim::{Destination, Hop, Verdict};
use kakoi_types::*;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{
    self, AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, acceptfrom_with, recvfrom, socket_with, sockopt,
};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

/// How long a packet that should be dropped gets to prove otherwise.
const QUIET: Duration = Duration::from_millis(250);

/// A namespace with services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    App(WorkloadId),
    Router(VpcId),
    Endpoint(VpcEndpointId),
    Internet,
}

impl Place {
    /// Its namespace.
    pub fn namespace(self, network: &LinuxNetwork) -> OwnedFd {
        let found = match self {
            Place::App(id) => network.workload_namespace(id),
            Place::Router(id) => network.router_namespace(id),
            Place::Endpoint(id) => network.endpoint_namespace(id),
            Place::Internet => network.internet_namespace(),
        };
        found.unwrap().unwrap_or_else(|| panic!("{self:?} isn't there"))
    }

    /// Every namespace that has an address. The internet has those that the test gave it.
    pub fn of(ir: &NetworkIr, internet: &BTreeSet<Ipv4Addr>, address: Ipv4Addr) -> Vec<Place> {
        let apps = ir.workloads.iter();
        let apps = apps.filter(|(_, w)| w.legs.values().any(|l| l.address == address));
        let routers = ir.routers.iter().filter(|(_, r)| own_addresses(r).contains(&address));
        let endpoints = ir.routers.values().flat_map(|r| &r.gateway_endpoints);
        let endpoints = endpoints.filter(|(_, e)| e.addresses.contains(&address));
        apps.map(|(id, _)| Place::App(*id))
            .chain(routers.map(|(id, _)| Place::Router(*id)))
            .chain(endpoints.map(|(id, _)| Place::Endpoint(*id)))
            .chain(internet.contains(&address).then_some(Place::Internet))
            .collect()
    }
}

/// What became of a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing came back, not even a refusal.
    Silent,
    /// Something else than an answer came back, which drops never cause.
    Refused(i32),
    /// The service at a place got the nonce, saw this source, and its answer came back.
    Answered(Place, Ipv4Addr),
    /// The kernel at the other end sent the ping's bytes back.
    Echoed,
}

/// What the simulator's word means for a probe; `None` where nobody answers by design: simulated hosts take no pings.
pub fn expected(ir: &NetworkIr, question: &Question) -> Option<Outcome> {
    let Verdict::Delivered { to, hops } = question.fate(ir) else {
        return Some(Outcome::Silent);
    };
    if question.kind == Kind::Ping {
        return (!matches!(to, Destination::Internet { .. } | Destination::Own)).then_some(Outcome::Echoed);
    }
    let (own, sender) = hops.iter().find_map(|hop| match hop {
        Hop::Leg { vpc, source, .. } => Some((*vpc, *source)),
        _ => None,
    })?;
    // What a router answers is answered by the peer's, if the packet crossed a peering connection.
    let peer = hops.iter().find_map(|hop| match hop {
        Hop::Peering(id) => ir.routers.get(&own)?.peerings.get(id).map(|p| p.peer),
        _ => None,
    });
    let vpc = peer.unwrap_or(own);
    let sender = seen_outside(ir, &hops).unwrap_or(sender);
    let place = match to {
        Destination::Own => return None,
        Destination::Interface(id) => {
            let of = |w: &kakoi_netir::WorkloadIr| w.legs.values().any(|l| l.interface == id);
            Place::App(
                *ir.workloads
                    .iter()
                    .find(|(_, w)| of(w))
                    .expect("somebody's interface")
                    .0,
            )
        }
        Destination::Endpoint { .. } | Destination::MountTarget(_) | Destination::Resolver => Place::Router(vpc),
        Destination::Internet { source } => return Some(Outcome::Answered(Place::Internet, source)),
        Destination::GatewayEndpoint { endpoint, .. } => Place::Endpoint(endpoint),
    };
    Some(Outcome::Answered(place, sender))
}

/// The source address that's seen on the internet, if a packet gets there.
fn seen_outside(ir: &NetworkIr, hops: &[Hop]) -> Option<Ipv4Addr> {
    hops.iter().find(|hop| matches!(hop, Hop::InternetGateway(_)))?;
    let mut gateways = ir.routers.values().flat_map(|r| &r.nat_gateways);
    if let Some((_, nat)) = gateways.find(|(id, _)| hops.contains(&Hop::NatGateway(**id))) {
        return Some(nat.public_ip);
    }
    let sender = hops.iter().find_map(|hop| match hop {
        Hop::Interface(id) => Some(*id),
        _ => None,
    })?;
    let mut known = ir.routers.values().flat_map(|r| r.public_interfaces());
    known.find(|(_, id, _)| *id == sender).map(|(public, ..)| public)
}

/// A packet to send, and whether it should arrive: only then it's waited for.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    pub from: Place,
    pub dst: Ipv4Addr,
    pub kind: Kind,
    /// Zero lets the kernel choose.
    pub client_port: u16,
    pub awaited: bool,
}

impl Probe {
    /// The packet that a question is about.
    pub fn of(question: &Question, expected: Outcome) -> Self {
        let Start::Process(workload) = question.start else {
            panic!("only processes send real packets");
        };
        Self {
            from: Place::App(workload),
            dst: question.dst,
            kind: question.kind,
            client_port: question.client_port,
            awaited: expected != Outcome::Silent,
        }
    }
}

/// A socket that answers.
struct Service {
    socket: OwnedFd,
    place: usize,
    address: Ipv4Addr,
    kind: Kind,
}

/// Services of one network, and how they're asked.
pub struct Prober<'a> {
    network: &'a LinuxNetwork,
    places: Vec<Place>,
    services: Vec<Service>,
}

fn socket(kind: Kind) -> Result<OwnedFd, Errno> {
    let (way, protocol) = match kind {
        Kind::Tcp(_) => (SocketType::STREAM, None),
        Kind::Udp(_) => (SocketType::DGRAM, None),
        Kind::Ping => (SocketType::RAW, Some(net::ipproto::ICMP)),
    };
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    let socket = socket_with(AddressFamily::INET, way, flags, protocol)?;
    sockopt::set_socket_reuseaddr(&socket, true)?;
    Ok(socket)
}

const fn port(kind: Kind) -> u16 {
    match kind {
        Kind::Tcp(port) | Kind::Udp(port) => port,
        Kind::Ping => 0,
    }
}

impl<'a> Prober<'a> {
    /// Opens services at every place that has one of the addresses.
    pub fn new(
        network: &'a LinuxNetwork,
        ir: &NetworkIr,
        internet: &BTreeSet<Ipv4Addr>,
        wanted: &BTreeSet<(Ipv4Addr, Kind)>,
    ) -> Self {
        let mut by_place: BTreeMap<Place, Vec<(Ipv4Addr, Kind)>> = BTreeMap::new();
        // A public address stands for a private one, and that's where its service is.
        let known = ir.routers.values().flat_map(|r| r.public_interfaces());
        let known: BTreeMap<Ipv4Addr, Ipv4Addr> = known.map(|(public, _, i)| (public, i.address)).collect();
        let wanted: BTreeSet<(Ipv4Addr, Kind)> = wanted
            .iter()
            .map(|(address, kind)| (known.get(address).copied().unwrap_or(*address), *kind))
            .collect();
        for (address, kind) in wanted.iter().filter(|(_, kind)| port(*kind) != 0) {
            for place in Place::of(ir, internet, *address) {
                by_place.entry(place).or_default().push((*address, *kind));
            }
        }
        let mut this = Self {
            network,
            places: by_place.keys().copied().collect(),
            services: Vec::new(),
        };
        for (number, (place, wanted)) in by_place.into_iter().enumerate() {
            let opened = in_netns(place.namespace(network).as_fd(), || {
                let open = |(address, kind): &(Ipv4Addr, Kind)| {
                    let socket = socket(*kind)?;
                    net::bind(&socket, &SocketAddrV4::new(*address, port(*kind)))?;
                    if matches!(kind, Kind::Tcp(_)) {
                        net::listen(&socket, 64)?;
                    }
                    Ok(Service {
                        socket,
                        place: number,
                        address: *address,
                        kind: *kind,
                    })
                };
                wanted
                    .iter()
                    .map(open)
                    .collect::<Result<Vec<_>, Errno>>()
                    .map_err(Into::into)
            });
            this.services
                .extend(opened.unwrap_or_else(|e| panic!("services of {place:?} {wanted:?}: {e}")));
        }
        this
    }

    /// Asks every service from its own namespace: what isn't alive proves nothing by its silence. Returns how many there are.
    pub fn all_alive(&self) -> usize {
        let probe = |s: &Service| Probe {
            from: self.places[s.place],
            dst: s.address,
            kind: s.kind,
            client_port: 0,
            awaited: true,
        };
        let probes: Vec<Probe> = self.services.iter().map(probe).collect();
        for (probe, outcome) in probes.iter().zip(self.send(&probes, Duration::from_secs(8))) {
            assert_eq!(
                outcome,
                Outcome::Answered(probe.from, probe.dst),
                "a dead service: {probe:?}"
            );
        }
        probes.len()
    }

    /// Sends all probes at once, and says what became of each; an answer that's awaited may take this long.
    pub fn send(&self, probes: &[Probe], patience: Duration) -> Vec<Outcome> {
        let mut outcomes = vec![Outcome::Silent; probes.len()];
        let mut waiting: Vec<(usize, OwnedFd, bool)> = Vec::new();
        let from: BTreeSet<Place> = probes.iter().map(|p| p.from).collect();
        for place in from {
            let of_place: Vec<_> = probes.iter().enumerate().filter(|(_, p)| p.from == place).collect();
            let started = in_netns(place.namespace(self.network).as_fd(), || {
                let start = |(number, probe): &(usize, &Probe)| start(*number, probe).map(|s| (*number, s));
                Ok(of_place.iter().map(start).collect::<Vec<_>>())
            });
            for started in started.unwrap() {
                match started {
                    Ok((number, Some((socket, sent)))) => waiting.push((number, socket, sent)),
                    // The namespace itself has no way there: nothing left it.
                    Ok((_, None)) => {}
                    Err(error) => panic!("{place:?}: {error}"),
                }
            }
        }
        let mut talks: Vec<(OwnedFd, usize, Ipv4Addr)> = Vec::new();
        let begun = Instant::now();
        loop {
            let awaited = waiting.iter().any(|(number, ..)| probes[*number].awaited);
            let waited = begun.elapsed();
            if waited >= patience || (waited >= QUIET && !awaited) {
                return outcomes;
            }
            let mut fds: Vec<PollFd<'_>> = Vec::new();
            fds.extend(self.services.iter().map(|s| PollFd::new(&s.socket, PollFlags::IN)));
            fds.extend(talks.iter().map(|(s, ..)| PollFd::new(s, PollFlags::IN)));
            fds.extend(
                waiting
                    .iter()
                    .map(|(_, socket, sent)| PollFd::new(socket, if *sent { PollFlags::IN } else { PollFlags::OUT })),
            );
            let left = if awaited { patience } else { QUIET }.saturating_sub(waited);
            let left = Timespec::try_from(left.min(Duration::from_millis(50))).unwrap();
            poll(&mut fds, Some(&left)).unwrap();
            let ready: Vec<bool> = fds.iter().map(|fd| !fd.revents().is_empty()).collect();
            drop(fds);
            let (of_services, rest) = ready.split_at(self.services.len());
            let (of_talks, of_waiting) = rest.split_at(talks.len());
            let mut kept = of_talks.iter().map(|ready| !ready);
            talks.retain(|(socket, place, peer)| {
                let keep = kept.next().unwrap();
                if !keep {
                    let mut nonce = [0; 8];
                    if let Ok((8, _)) = net::recv(socket, &mut nonce, RecvFlags::empty()) {
                        let _gone = net::send(socket, &answer(nonce, *place, *peer), SendFlags::NOSIGNAL);
                        return true;
                    }
                }
                keep
            });
            for (service, _) in self.services.iter().zip(of_services).filter(|(_, ready)| **ready) {
                service.serve(&mut talks);
            }
            let mut ready = of_waiting.iter();
            waiting.retain_mut(|(number, socket, sent)| {
                if !ready.next().unwrap() {
                    return true;
                }
                match go_on(*number, &probes[*number], socket, sent, &self.places) {
                    Ok(None) => true,
                    Ok(Some(outcome)) => {
                        outcomes[*number] = outcome;
                        false
                    }
                    Err(error) => {
                        outcomes[*number] = Outcome::Refused(error.raw_os_error());
                        false
                    }
                }
            });
        }
    }
}

impl Service {
    fn serve(&self, talks: &mut Vec<(OwnedFd, usize, Ipv4Addr)>) {
        if let Kind::Tcp(_) = self.kind {
            let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
            while let Ok((socket, Some(peer))) = acceptfrom_with(&self.socket, flags) {
                talks.push((socket, self.place, address_of(peer)));
            }
            return;
        }
        let mut nonce = [0; 8];
        while let Ok((8, _, Some(peer))) = recvfrom(&self.socket, &mut nonce, RecvFlags::empty()) {
            let answer = answer(nonce, self.place, address_of(peer.clone()));
            let _lost = net::sendto(&self.socket, &answer, SendFlags::empty(), &peer);
        }
    }
}

fn address_of(peer: net::SocketAddrAny) -> Ipv4Addr {
    match SocketAddr::try_from(peer) {
        Ok(SocketAddr::V4(peer)) => *peer.ip(),
        other => panic!("not an IPv4 peer: {other:?}"),
    }
}

/// A service's answer: the nonce, where it is, whom it saw.
fn answer(nonce: [u8; 8], place: usize, peer: Ipv4Addr) -> [u8; 16] {
    let mut answer = [0; 16];
    answer[..8].copy_from_slice(&nonce);
    answer[8..12].copy_from_slice(&u32::try_from(place).unwrap().to_be_bytes());
    answer[12..].copy_from_slice(&peer.octets());
    answer
}

/// A probe's own bytes: no two of a test process are alike.
fn nonce(number: usize) -> [u8; 8] {
    static KEYS: std::sync::OnceLock<std::hash::RandomState> = std::sync::OnceLock::new();
    let keys = KEYS.get_or_init(std::hash::RandomState::new);
    std::hash::BuildHasher::hash_one(keys, number).to_be_bytes()
}

/// An echo request, numbered, with the nonce behind.
fn echo_request(number: usize) -> [u8; 16] {
    let mut packet = [0; 16];
    packet[0] = 8;
    packet[4..6].copy_from_slice(&u16::try_from(number).unwrap().to_be_bytes());
    packet[8..].copy_from_slice(&nonce(number));
    let words = packet.as_chunks::<2>().0;
    let sum: u32 = words.iter().map(|w| u32::from(u16::from_be_bytes(*w))).sum();
    let folded = (sum & 0xffff) + (sum >> 16);
    let checksum = !u16::try_from((folded & 0xffff) + (folded >> 16)).unwrap();
    packet[2..4].copy_from_slice(&checksum.to_be_bytes());
    packet
}

/// Opens a probe's socket and sends what can be sent; the flag says whether the nonce is out. `None` if the namespace has no
/// way to the address, or no packet can have it.
fn start(number: usize, probe: &Probe) -> Result<Option<(OwnedFd, bool)>, Errno> {
    let socket = socket(probe.kind)?;
    if probe.client_port != 0 && probe.kind != Kind::Ping {
        net::bind(&socket, &SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, probe.client_port))?;
    }
    let unsent = |error| match error {
        Errno::INVAL | Errno::NETUNREACH | Errno::ACCESS => Ok(None),
        other => Err(other),
    };
    match net::connect(&socket, &SocketAddrV4::new(probe.dst, port(probe.kind))) {
        Ok(()) | Err(Errno::INPROGRESS) => {}
        Err(error) => return unsent(error),
    }
    let sent = match probe.kind {
        Kind::Tcp(_) => return Ok(Some((socket, false))),
        Kind::Udp(_) => net::send(&socket, &nonce(number), SendFlags::empty()),
        Kind::Ping => net::send(&socket, &echo_request(number), SendFlags::empty()),
    };
    sent.map_or_else(unsent, |_| Ok(Some((socket, true))))
}

/// A probe's socket has something to say.
fn go_on(
    number: usize,
    probe: &Probe,
    socket: &OwnedFd,
    sent: &mut bool,
    places: &[Place],
) -> Result<Option<Outcome>, Errno> {
    if !*sent {
        sockopt::socket_error(socket)??;
        net::send(socket, &nonce(number), SendFlags::NOSIGNAL)?;
        *sent = true;
        return Ok(None);
    }
    let mut bytes = [0; 64];
    let size = match net::recv(socket, &mut bytes, RecvFlags::empty()) {
        Ok((size, _)) => size,
        Err(Errno::AGAIN) => return Ok(None),
        Err(error) => return Err(error),
    };
    if probe.kind == Kind::Ping {
        // What's received begins with the IP header; replies to others come here, too.
        let request = echo_request(number);
        let own = size == 36 && bytes[20] == 0 && bytes[24..36] == request[4..];
        return Ok(own.then_some(Outcome::Echoed));
    }
    let own = size == 16 && bytes[..8] == nonce(number);
    assert!(own, "an answer to somebody else: {probe:?} {:?}", &bytes[..size]);
    let place = u32::from_be_bytes(bytes[8..12].try_into().unwrap());
    let seen: [u8; 4] = bytes[12..16].try_into().unwrap();
    Ok(Some(Outcome::Answered(
        places[usize::try_from(place).unwrap()],
        Ipv4Addr::from(seen),
    )))
}
