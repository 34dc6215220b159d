//! Network ACLs: one packet at one subnet's border, and the client ports that an answer can come back to.

use crate::fate::Way;
use crate::verdict::{list, word};
use crate::{Code, Hop, Protocol, Verdict};
use kakoi_netir::*;

/// The borders of each router that an answer passes, in its order.
pub type WayBack<'a> = [(&'a RouterIr, &'a Borders)];

/// The client ports with which answers come back over all borders: sorted, disjoint, none touching the next. Empty for
/// ICMP, which has none.
pub fn return_ports(way: &WayBack<'_>, protocol: Protocol) -> Vec<PortRange> {
    let protocol = match protocol {
        Protocol::Tcp(_) => PortProtocol::Tcp,
        Protocol::Udp(_) => PortProtocol::Udp,
        Protocol::Icmp { .. } => return Vec::new(),
    };
    way.iter().fold(vec![PortRange::ALL], |open, (router, borders)| {
        router.open_ports_of(open, &borders.reply, protocol)
    })
}

/// What a border does with a packet, and where that's written.
struct Judgement {
    allow: bool,
    at: Hop,
}

/// The first rule that matches decides, and `*` denies what none does (line 13). A border without a network ACL is closed.
fn judge(router: &RouterIr, crossing: &Crossing, wire: Protocol) -> Judgement {
    let Some((acl, rules)) = router.acl_rules(crossing) else {
        return Judgement {
            allow: false,
            at: Hop::Router(router.vpc),
        };
    };
    let (subnet, direction) = (crossing.subnet, crossing.direction);
    let first = rules
        .iter()
        .find(|r| r.cidr.contains(&crossing.peer) && wire.is_in(&r.traffic));
    match first {
        Some(rule) => Judgement {
            allow: rule.allow,
            at: Hop::AclRule {
                acl,
                direction,
                number: rule.number,
                subnet,
            },
        },
        None => Judgement {
            allow: false,
            at: Hop::Acl { acl, direction, subnet },
        },
    }
}

/// Who decided, what it did, and which rule would let the packet pass.
fn denial(crossing: &Crossing, wire: Protocol, at: &Hop) -> (String, String) {
    let (direction, subnet, peer) = (word(crossing.direction), crossing.subnet, crossing.peer);
    let towards = if crossing.direction == Direction::Egress {
        "to"
    } else {
        "from"
    };
    let cure = format!("an {direction} rule that allows {wire} {towards} {peer}/32");
    match at {
        Hop::AclRule { acl, number, .. } => (
            format!("{direction} rule {number} of {acl} on {subnet} denies {wire} {towards} {peer}"),
            format!("{cure} and has a lower number than {number}"),
        ),
        Hop::Acl { acl, .. } => (
            format!(
                "no numbered {direction} rule of {acl} on {subnet} matches {wire} {towards} {peer}, so its last rule * denies it"
            ),
            cure,
        ),
        _ => (
            format!("{subnet} has no network ACL in the network, so nothing crosses its border"),
            format!("a network ACL with {cure}"),
        ),
    }
}

impl Way<'_> {
    /// Takes the client's packet over borders, each naming the rule that lets it on.
    pub(crate) fn cross(&mut self, router: &RouterIr, crossings: &[Crossing]) -> Result<(), Verdict> {
        let wire = self.packet.protocol;
        for crossing in crossings {
            let Judgement { allow, at } = judge(router, crossing, wire);
            if !allow {
                let code = match at {
                    Hop::Router(_) => Code::UnknownResource,
                    _ => Code::SubnetAclRestriction(crossing.direction),
                };
                let (what, cure) = denial(crossing, wire, &at);
                return Err(self.dropped(code, at, format!("{what}; {cure} would open it")));
            }
            self.hops.push(at);
        }
        Ok(())
    }

    /// Takes the answer back: no border remembers what it let through (line 14).
    pub(crate) fn answer(&mut self, way: &WayBack<'_>) -> Result<(), Verdict> {
        let wire = self.packet.answer();
        let crossings = way
            .iter()
            .flat_map(|(router, borders)| borders.reply.iter().map(move |crossing| (router, crossing)));
        for (router, crossing) in crossings {
            let Judgement { allow, at } = judge(router, crossing, wire);
            if allow {
                continue;
            }
            let (what, cure) = denial(crossing, wire, &at);
            let works = match self.packet.protocol {
                Protocol::PING => "no echo reply comes back".to_owned(),
                Protocol::Icmp { .. } => "no reply comes back".to_owned(),
                protocol => ports_in_words(&return_ports(way, protocol)),
            };
            let detail = format!("the packet arrives, but its answer dies: {what}; {works}; {cure} would open it");
            return Err(self.dropped(Code::KakoiReturnPortsBlocked, at, detail));
        }
        Ok(())
    }
}

fn ports_in_words(ports: &[PortRange]) -> String {
    if ports.is_empty() {
        return "answers reach no client port".to_owned();
    }
    let range = |r: &PortRange| {
        if r.from == r.to {
            r.from.to_string()
        } else {
            format!("{}–{}", r.from, r.to)
        }
    };
    let s = if ports.len() == 1 && ports[0].from == ports[0].to {
        ""
    } else {
        "s"
    };
    format!("answers reach client port{s} {} only", list(ports.iter().map(range)))
}
