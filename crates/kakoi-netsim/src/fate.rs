//! A packet's way: the app's own route, anti-spoofing, the sender's groups, the route table, the receiver, the network
//! ACLs of the borders in between, the receiver's groups, and the network ACLs again for the answer.

use crate::packet::reply_to;
use crate::routing::route;
use crate::verdict::{list, word};
use crate::{Code, Destination, Hop, Origin, Packet, Protocol, Verdict};
use kakoi_netir::*;
use kakoi_types::*;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// The port of DNS, over UDP and TCP.
const DNS_PORT: u16 = 53;

/// The port of NFS.
pub(crate) const NFS_PORT: u16 = 2049;

/// What becomes of a packet and of its answer: delivered means that both arrive. Whoever asks about many packets of one
/// network makes a [`Model`] of it.
pub fn fate(ir: &NetworkIr, from: &Origin, packet: &Packet) -> Verdict {
    go(ir, None, from, packet, false)
}

/// Each thing that denies a packet, where several do: what [`fate`] names, and if that's groups, what denies it whatever groups
/// say. A backend may ask in another order (routes and network ACLs before groups); what it denies by is among these.
pub fn denials(ir: &NetworkIr, from: &Origin, packet: &Packet) -> Vec<Verdict> {
    let first = fate(ir, from, packet);
    let by_groups = matches!(first.code(), Some(Code::EniSgRulesMismatch(_) | Code::SgHasNoRules(_)));
    let beyond = by_groups.then(|| go(ir, None, from, packet, true));
    [Some(first), beyond]
        .into_iter()
        .flatten()
        .filter(|v| !v.is_delivered())
        .collect()
}

/// Which interface has an address.
type Owners = BTreeMap<(VpcId, Ipv4Addr), NetworkInterfaceId>;

/// A network to ask about many packets: interfaces are found by their addresses without a walk over all of them.
#[derive(Debug)]
pub struct Model<'a> {
    ir: &'a NetworkIr,
    owners: Owners,
}

impl<'a> Model<'a> {
    /// Reads a network once. It can't change while the model is there.
    pub fn of(ir: &'a NetworkIr) -> Self {
        let mut owners = Owners::new();
        for (vpc, router) in &ir.routers {
            for (id, interface) in &router.interfaces {
                owners.entry((*vpc, interface.address)).or_insert(*id);
            }
        }
        Self { ir, owners }
    }

    /// The same as [`fate`].
    pub fn fate(&self, from: &Origin, packet: &Packet) -> Verdict {
        go(self.ir, Some(&self.owners), from, packet, false)
    }
}

fn go(ir: &NetworkIr, owners: Option<&Owners>, from: &Origin, packet: &Packet, groups_waived: bool) -> Verdict {
    let mut way = Way {
        ir,
        owners,
        packet,
        hops: Vec::new(),
        groups_waived,
    };
    let (Ok(verdict) | Err(verdict)) = match from {
        Origin::Workload(workload) => way.start_in_app(*workload),
        Origin::Interface { interface, source } => way.start_on_link(*interface, *source),
        Origin::Internet { source } => crate::public::start(&mut way, *source),
    };
    verdict
}

/// What becomes of a packet that an app sends through one given leg, as if its routes chose that leg.
pub(crate) fn fate_by_leg(ir: &NetworkIr, leg: &LegIr, packet: &Packet) -> Verdict {
    fate(
        ir,
        &Origin::Interface {
            interface: leg.interface,
            source: leg.address,
        },
        packet,
    )
}

/// A finished way: `Err` is a drop, so that `?` ends the way where the packet dies.
pub(crate) type Outcome = Result<Verdict, Verdict>;

pub(crate) struct Way<'a> {
    pub(crate) ir: &'a NetworkIr,
    owners: Option<&'a Owners>,
    pub(crate) packet: &'a Packet,
    pub(crate) hops: Vec<Hop>,
    /// Whether groups admit everything, to see what else denies.
    groups_waived: bool,
}

impl<'a> Way<'a> {
    fn start_in_app(&mut self, id: WorkloadId) -> Outcome {
        self.hops.push(Hop::App(id));
        let dst = self.packet.dst;
        let Some(workload) = self.ir.workloads.get(&id) else {
            return self.drop(
                Code::NoSourceOrDestination,
                Hop::App(id),
                format!("there's no app {id} in the network"),
            );
        };
        if dst.is_loopback() || workload.legs.values().any(|leg| leg.address == dst) {
            return self.deliver(Destination::Own);
        }
        let only = workload
            .legs
            .iter()
            .find(|(_, leg)| matches!(&leg.routes, LegRoutes::Only(addresses) if addresses.contains(&dst)));
        let default = || workload.legs.iter().find(|(_, leg)| leg.routes == LegRoutes::Default);
        let Some((kind, leg)) = only.or_else(default) else {
            return self.drop(
                Code::NoRouteToDestination,
                Hop::App(id),
                format!("the app has no route to {dst}: no interface with a default route"),
            );
        };
        self.hops.push(Hop::Leg {
            leg: *kind,
            vpc: leg.vpc,
            interface: leg.interface,
            source: leg.address,
        });
        self.start_on_link(leg.interface, leg.address)
    }

    fn start_on_link(&mut self, id: NetworkInterfaceId, source: Ipv4Addr) -> Outcome {
        let Some((router, sender)) = self
            .ir
            .routers
            .values()
            .find_map(|r| r.interfaces.get(&id).map(|i| (r, i)))
        else {
            return self.drop(
                Code::UnknownResource,
                Hop::Interface(id),
                format!("{id} isn't in the network"),
            );
        };
        let here = Hop::Interface(id);
        self.hops.push(here.clone());
        let (workload, leg) = match &sender.attachment {
            AttachmentIr::Workload { workload, leg } => (*workload, *leg),
            AttachmentIr::Endpoint { .. } => {
                return self.drop(
                    Code::VpceIntraVpcTraffic,
                    here,
                    format!("{id} is an endpoint's, and endpoints open no connections; ask the reverse"),
                );
            }
            AttachmentIr::MountTarget { .. } | AttachmentIr::NatGateway(_) => {
                return self.drop(
                    Code::NoSourceOrDestination,
                    here,
                    format!("{id} opens no connections; ask the reverse"),
                );
            }
        };
        if source != sender.address {
            let detail = format!("{id} may send from {} only, not from {source}", sender.address);
            return self.drop(Code::EniSourceDestCheckRestriction, here, detail);
        }
        self.opens_a_connection(&here)?;
        if leg == AppLeg::Home {
            self.home_leg_allows(workload, here)?;
        }
        if router.resolvers.contains(&self.packet.dst) {
            return self.at_resolver();
        }
        self.judge(router, id, sender, Direction::Egress, self.packet.dst)?;
        route(self, router, sender, leg)
    }

    /// ICMP that's no request belongs to a connection that's known, or to none, and then it dies (line 2).
    pub(crate) fn opens_a_connection(&mut self, here: &Hop) -> Result<(), Verdict> {
        match self.packet.protocol {
            Protocol::Icmp { kind, .. } if reply_to(kind).is_none() => {
                let detail = format!(
                    "{} opens no connection; it passes with the connection that it's about, and without one it dies",
                    self.packet.protocol
                );
                Err(self.dropped(Code::ProtocolRestriction, here.clone(), detail))
            }
            _ => Ok(()),
        }
    }

    /// A home leg carries NFS to the mount targets it was made for; everything else dies, whatever its groups say.
    fn home_leg_allows(&mut self, workload: WorkloadId, here: Hop) -> Result<(), Verdict> {
        let leg = self.ir.workloads.get(&workload).and_then(|w| w.legs.get(&AppLeg::Home));
        let meant = leg
            .is_some_and(|l| matches!(&l.routes, LegRoutes::Only(addresses) if addresses.contains(&self.packet.dst)));
        if meant && self.packet.protocol == Protocol::Tcp(NFS_PORT) {
            return Ok(());
        }
        let detail = format!("the app's home interface carries TCP {NFS_PORT} to its mount targets and nothing else");
        Err(self.dropped(Code::KakoiHomeInterfaceNfsOnly, here, detail))
    }

    /// No group and no network ACL judges the resolver (line 10); it speaks DNS only.
    fn at_resolver(&mut self) -> Outcome {
        let hop = Hop::Resolver(self.packet.dst);
        match self.packet.protocol {
            Protocol::Udp(DNS_PORT) | Protocol::Tcp(DNS_PORT) => {
                self.hops.push(hop);
                self.deliver(Destination::Resolver)
            }
            other => self.drop(
                Code::ProtocolRestriction,
                hop,
                format!("the resolver answers port {DNS_PORT} only, not {other}"),
            ),
        }
    }

    /// Delivers inside the VPC: whoever has the address, judged by its groups.
    pub(crate) fn deliver_inside(&mut self, router: &'a RouterIr, sender: &InterfaceIr) -> Outcome {
        let (id, receiver, to) = self.receiver(router)?;
        let borders = Borders::inside(sender, receiver);
        self.cross(router, &borders.forward)?;
        self.hops.push(Hop::Interface(id));
        // Inside the VPC the sender's private address is what a group reference means (line 6).
        self.judge(router, id, receiver, Direction::Ingress, sender.address)?;
        self.answer(&[(router, &borders)])?;
        self.deliver(to)
    }

    /// Who has the packet's destination among a router's interfaces, and takes connections.
    pub(crate) fn receiver(
        &mut self,
        router: &'a RouterIr,
    ) -> Result<(NetworkInterfaceId, &'a InterfaceIr, Destination), Verdict> {
        let dst = self.packet.dst;
        let receiver = match self.owners {
            Some(owners) => owners
                .get(&(router.vpc, dst))
                .and_then(|id| router.interfaces.get_key_value(id)),
            None => router.interfaces.iter().find(|(_, i)| i.address == dst),
        };
        let Some((id, receiver)) = receiver else {
            let detail = format!(
                "{dst} is in the range of {} but no interface has that address",
                router.vpc
            );
            return Err(self.dropped(Code::NoPossibleDestination, Hop::Router(router.vpc), detail));
        };
        let to = match &receiver.attachment {
            AttachmentIr::Workload { leg: AppLeg::Home, .. } => {
                let detail =
                    format!("{id} is the home interface of a PublicInternetOnly app; nothing can be opened towards it");
                return Err(self.dropped(Code::KakoiHomeInterfaceNfsOnly, Hop::Interface(*id), detail));
            }
            AttachmentIr::NatGateway(nat) => {
                let detail = format!(
                    "{dst} is {nat}'s own address; a NAT gateway takes packets by route and answers none itself"
                );
                return Err(self.dropped(Code::NoPossibleDestination, Hop::NatGateway(*nat), detail));
            }
            AttachmentIr::Workload { .. } => Destination::Interface(*id),
            AttachmentIr::Endpoint { service_name, .. } => Destination::Endpoint {
                service: service_name.clone(),
            },
            AttachmentIr::MountTarget { mount_target, .. } => Destination::MountTarget(*mount_target),
        };
        Ok((*id, receiver, to))
    }

    /// One side's groups: all rules of all groups united, no order (line 1).
    pub(crate) fn judge(
        &mut self,
        router: &RouterIr,
        id: NetworkInterfaceId,
        interface: &InterfaceIr,
        direction: Direction,
        peer: Ipv4Addr,
    ) -> Result<(), Verdict> {
        let mut any_rule = false;
        for group in &interface.groups {
            let Some(ir) = router.groups.get(group) else { continue };
            let rules = match direction {
                Direction::Ingress => &ir.ingress,
                Direction::Egress => &ir.egress,
            };
            any_rule |= !rules.is_empty() || !ir.inert.is_empty();
            if let Some(rule) = rules
                .iter()
                .find(|r| self.packet.protocol.is_in(&r.traffic) && has(&r.peers, peer))
            {
                self.hops.push(Hop::Rule {
                    interface: id,
                    direction,
                    group: *group,
                    rule: rule.origin,
                });
                return Ok(());
            }
        }
        if self.groups_waived {
            return Ok(());
        }
        let code = if any_rule {
            Code::EniSgRulesMismatch(direction)
        } else {
            Code::SgHasNoRules(direction)
        };
        let (protocol, word, groups) = (self.packet.protocol, word(direction), list(&interface.groups));
        let towards = if direction == Direction::Egress { "to" } else { "from" };
        let detail = format!(
            "no {word} rule of {groups} on {id} admits {protocol} {towards} {peer}; an {word} rule for {protocol} {towards} {peer}/32, or for a group with that address, would open it"
        );
        Err(self.dropped(
            code,
            Hop::Groups {
                interface: id,
                direction,
                groups: interface.groups.clone(),
            },
            detail,
        ))
    }

    pub(crate) fn deliver(&mut self, to: Destination) -> Outcome {
        Ok(Verdict::Delivered {
            to,
            hops: std::mem::take(&mut self.hops),
        })
    }

    pub(crate) fn drop(&mut self, code: Code, at: Hop, detail: String) -> Outcome {
        Err(self.dropped(code, at, detail))
    }

    pub(crate) fn dropped(&mut self, code: Code, at: Hop, detail: String) -> Verdict {
        Verdict::Dropped {
            code,
            at,
            detail,
            hops: std::mem::take(&mut self.hops),
        }
    }
}

/// Whether an address is among sorted peers. Peers may overlap, so only a group's /32s could be searched faster; a scan
/// keeps it obvious.
fn has(peers: &[Ipv4Net], address: Ipv4Addr) -> bool {
    peers.iter().any(|p| p.contains(&address))
}
