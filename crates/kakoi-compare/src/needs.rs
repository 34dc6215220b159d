//! What has to be set up and kept up for a mode: objects by name that exist, are wrong or are missing, and what happens without.

use crate::risks::public_reach;
use crate::target::{Notebook, View, Way, service_answer};
use crate::{Policy, Seat};
use kakoi_net::{
    Direction, EndpointKind, Network, Peer, PortRange, RouteDestination, RouteTarget, SecurityGroup, Subnet, Traffic,
    VpcEndpoint,
};
use kakoi_studio::{AppNetworkAccessType, customer_groups};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::Display;

/// Whether an object is as it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It's there and does what it's for.
    Exists,
    /// It isn't there.
    Missing,
    /// It isn't there, and only who uses it misses it.
    MissingIfUsed,
    /// It's there and doesn't do what it's for; the note says why.
    Wrong,
    /// It isn't needed as things are; the note says why.
    NotNeeded,
}

impl State {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exists => "exists",
            Self::Missing => "MISSING",
            Self::MissingIfUsed => "missing, if it's used",
            Self::Wrong => "WRONG",
            Self::NotNeeded => "not needed",
        }
    }

    /// Whether there's something to do, whatever notebooks are for.
    pub const fn wants_work(self) -> bool {
        matches!(self, Self::Missing | Self::Wrong)
    }
}

/// An object that a mode needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What kind of object.
    pub what: String,
    /// Its name, or the name it would have.
    pub name: String,
    /// Whether it's there.
    pub state: State,
    /// What happens without it.
    pub without: String,
    /// More: its rules, how many addresses are free, or what's wrong.
    pub note: Option<String>,
}

/// Addresses that AWS advises to have per user in VpcOnly (its guide: 2 to 4).
const ADDRESSES_PER_USER: usize = 4;

/// The endpoints that notebooks without internet want, and what fails without. No app starts without the first.
const ENDPOINTS: [(&str, &str); 4] = [
    (
        "sagemaker.api",
        "no app starts: each must reach the SageMaker API, and every SageMaker call from a notebook hangs",
    ),
    ("sagemaker.runtime", "InvokeEndpoint hangs"),
    ("sts", "calls of STS hang, and SDKs report that as missing permissions"),
    ("logs", "logs of jobs can't be read or written from notebooks"),
];

/// How many interface endpoints a closed VPC wants.
pub(crate) const ENDPOINTS_WANTED: usize = ENDPOINTS.len();

pub(crate) struct Looking<'a> {
    pub view: View<'a>,
    pub network: &'a Network,
    pub seats: &'a [Seat],
    /// Notebooks there could be: spaces, running or not.
    pub users: usize,
    pub policy: Option<Policy>,
}

/// `sg-… (name)`.
pub(crate) fn named(id: impl Display, name: Option<&String>) -> String {
    match name {
        // A name is people's text: what a terminal would obey isn't shown.
        Some(name) => format!("{id} ({})", name.replace(char::is_control, " ")),
        None => id.to_string(),
    }
}

fn need(what: &str, name: impl Into<String>, state: State, without: impl Into<String>, note: Option<String>) -> Need {
    Need {
        what: what.to_owned(),
        name: name.into(),
        state,
        without: without.into(),
        note,
    }
}

impl Looking<'_> {
    /// All that a mode needs.
    pub fn needs(&self, mode: AppNetworkAccessType) -> Vec<Need> {
        let mut needs = self.common(mode);
        if mode == AppNetworkAccessType::VpcOnly {
            needs.push(self.dns_attributes());
            needs.extend(self.groups());
            needs.extend(ENDPOINTS.iter().map(|(name, without)| self.endpoint(name, without)));
            needs.push(self.s3());
            needs.extend(self.way_out());
        }
        needs
    }

    fn subnets(&self) -> impl Iterator<Item = &Subnet> {
        let ids = self.view.domain.subnets.iter();
        ids.filter_map(|id| self.network.subnets.get(id))
    }

    /// VPC, subnets, file system: in both modes.
    fn common(&self, mode: AppNetworkAccessType) -> Vec<Need> {
        let domain = self.view.domain;
        let mut needs = Vec::new();
        let vpc = self.network.vpcs.get(&domain.vpc);
        let name = named(domain.vpc, vpc.and_then(|v| v.tags.get("Name")));
        let state = if vpc.is_some() { State::Exists } else { State::Missing };
        needs.push(need("VPC", name, state, "there's no domain", None));
        for id in &domain.subnets {
            needs.push(self.subnet(*id, mode));
        }
        needs.push(self.addresses(mode));
        for subnet in self.subnets() {
            let here = self.network.mount_targets.values().find(|m| {
                Some(m.file_system) == domain.file_system
                    && self
                        .network
                        .subnets
                        .get(&m.subnet)
                        .is_some_and(|s| s.zone == subnet.zone)
            });
            let name = here.map_or_else(|| format!("in {}", subnet.zone), |m| m.id.to_string());
            let state = if here.is_some() { State::Exists } else { State::Missing };
            let without = "apps of that zone don't find their home volume by name";
            needs.push(need("mount target", name, state, without, None));
        }
        for (group, which) in [(domain.inbound_nfs, "inbound"), (domain.outbound_nfs, "outbound")] {
            let found = group.and_then(|g| self.network.groups.get(&g));
            let name = found.map_or_else(
                || format!("security-group-for-{which}-nfs-{}", domain.id),
                |g| named(g.id, Some(&g.name)),
            );
            let state = if found.is_some() { State::Exists } else { State::Missing };
            let without = "no app starts: none reaches its home volume on TCP 2049";
            needs.push(need("security group", name, state, without, found.map(rules_in_words)));
        }
        needs
    }

    fn subnet(&self, id: SubnetId, mode: AppNetworkAccessType) -> Need {
        let without = "apps have nowhere to put their interfaces";
        let Some(subnet) = self.network.subnets.get(&id) else {
            return need("subnet", id.to_string(), State::Missing, without, None);
        };
        let leads_out = self.network.route_table_of(subnet).is_some_and(|t| {
            t.routes
                .values()
                .any(|target| matches!(target, RouteTarget::InternetGateway(_)))
        });
        let (state, note) = if leads_out && mode == AppNetworkAccessType::VpcOnly {
            let why = "a public subnet: apps have no public address, so its route to the internet gateway is of no use";
            (State::Wrong, Some(why.to_owned()))
        } else {
            (State::Exists, Some(format!("{} in {}", subnet.cidr, subnet.zone)))
        };
        need("subnet", named(id, subnet.tags.get("Name")), state, without, note)
    }

    fn addresses(&self, mode: AppNetworkAccessType) -> Need {
        let free: usize = self.subnets().map(|s| self.network.available_addresses(s.id)).sum();
        let (each, why) = match mode {
            AppNetworkAccessType::PublicInternetOnly => (1, "one home interface per running app"),
            AppNetworkAccessType::VpcOnly => (ADDRESSES_PER_USER, "AWS advises 2 to 4 per user"),
        };
        let users = self.users;
        let wanted = each * users;
        // What this domain's own running apps hold counts for them.
        let held = |seat: &&Seat| self.network.app_interfaces(seat.workload).next().is_some();
        let enough = free + self.seats.iter().filter(held).count() >= wanted;
        need(
            "free addresses",
            format!("{free} in the domain's subnets"),
            if enough { State::Exists } else { State::Missing },
            "apps fail to start once they're used up",
            Some(format!("{wanted} for {users} notebooks: {why}")),
        )
    }

    fn dns_attributes(&self) -> Need {
        let vpc = self.network.vpcs.get(&self.view.domain.vpc);
        let off: Vec<&str> = [
            ("enableDnsSupport", vpc.is_some_and(|v| v.enable_dns_support)),
            ("enableDnsHostnames", vpc.is_some_and(|v| v.enable_dns_hostnames)),
        ]
        .iter()
        .filter(|(_, on)| !on)
        .map(|(name, _)| *name)
        .collect();
        let (state, note) = if off.is_empty() {
            (State::Exists, None)
        } else {
            (State::Missing, Some(format!("off: {}", off.join(", "))))
        };
        let without = "private DNS of interface endpoints has no effect: names lead to public addresses";
        need(
            "DNS attributes",
            "enableDnsSupport, enableDnsHostnames",
            state,
            without,
            note,
        )
    }

    /// The customer's groups on the notebooks' interfaces.
    fn groups(&self) -> Vec<Need> {
        let without = "the notebook's interface has no group of its own: what it may reach can't be said per user";
        let mut names = BTreeSet::new();
        let mut bare = Vec::new();
        for seat in self.seats {
            let groups = customer_groups(self.view.domain, seat.profile.as_ref());
            if groups.is_empty() {
                bare.push(seat.label.as_str());
            }
            names.extend(groups);
        }
        let mut needs: Vec<Need> = names
            .into_iter()
            .map(|text| {
                let found = text
                    .parse()
                    .ok()
                    .and_then(|id: SecurityGroupId| self.network.groups.get(&id));
                match found {
                    Some(group) => need(
                        "security group",
                        named(group.id, Some(&group.name)),
                        State::Exists,
                        "apps that wear it fail to start",
                        Some(rules_in_words(group)),
                    ),
                    None => need(
                        "security group",
                        text,
                        State::Missing,
                        "apps that wear it fail to start",
                        None,
                    ),
                }
            })
            .collect();
        if !bare.is_empty() {
            let note = format!(
                "none for {}; AWS wants one in DefaultUserSettings or in each profile",
                bare.join(", ")
            );
            needs.push(need(
                "security group",
                "of the notebooks",
                State::Missing,
                without,
                Some(note),
            ));
        }
        needs
    }

    fn endpoint(&self, short: &str, without: &str) -> Need {
        let service = self.view.region.service(short);
        let vpc = self.view.domain.vpc;
        let mut here =
            self.network.endpoints.values().filter(|e| {
                e.vpc == vpc && e.service_name == service && matches!(e.kind, EndpointKind::Interface { .. })
            });
        // Any public address will do: what the routes say is the same for all of them.
        let asked = |n: &Notebook| service_answer(&self.view, n, short, self.view.region.sagemaker);
        let Some(endpoint) = here.next() else {
            // Whoever doesn't get there by it wouldn't by an endpoint: it's the groups then.
            let by_nat = (self.view.notebooks.iter()).any(|n| asked(n).way == Some(Way::NatGateway));
            let (state, note) = if by_nat {
                let note = "the NAT gateway leads there, at its price per GB";
                (State::NotNeeded, Some(note.to_owned()))
            } else if short == ENDPOINTS[0].0 {
                (State::Missing, None)
            } else {
                (State::MissingIfUsed, None)
            };
            return need("interface endpoint", service, state, without, note);
        };
        let wrong = self.wrong_with(endpoint, &service).or_else(|| {
            let answers = self.view.notebooks.iter().map(|n| (n, asked(n)));
            let mut blocked = answers.filter(|(_, a)| !a.reached);
            blocked.next().map(|(n, a)| format!("{}: {}", n.label, a.sentence))
        });
        let state = if wrong.is_some() { State::Wrong } else { State::Exists };
        need(
            "interface endpoint",
            format!("{} of {service}", named(endpoint.id, endpoint.tags.get("Name"))),
            state,
            without,
            wrong.or_else(|| self.zones_without(endpoint)),
        )
    }

    fn wrong_with(&self, endpoint: &VpcEndpoint, service: &str) -> Option<String> {
        if endpoint.kind.moves_names_in_vpc() {
            return None;
        }
        // Another one may move the names.
        let router = self.view.ir.routers.get(&self.view.domain.vpc)?;
        let moved = router.dns.private_services.contains_key(service);
        (!moved).then(|| "its private DNS is off, so the service's name leads to the public address".to_owned())
    }

    fn zones_without(&self, endpoint: &VpcEndpoint) -> Option<String> {
        let EndpointKind::Interface { interfaces, .. } = &endpoint.kind else {
            return None;
        };
        let zone = |id: &SubnetId| self.network.subnets.get(id).map(|s| s.zone.as_str());
        let covered: BTreeSet<&str> = interfaces.keys().filter_map(zone).collect();
        let bare: BTreeSet<&str> = self
            .subnets()
            .map(|s| s.zone.as_str())
            .filter(|z| !covered.contains(z))
            .collect();
        let names: Vec<&str> = bare.into_iter().collect();
        (!names.is_empty()).then(|| {
            format!(
                "no interface in {}: apps there cross zones, and lose the service with the other zone",
                names.join(", ")
            )
        })
    }

    fn s3(&self) -> Need {
        let service = self.view.region.service("s3");
        let without = "S3 hangs, or goes through a NAT gateway at its price per GB";
        let vpc = self.view.domain.vpc;
        let here = || {
            self.network
                .endpoints
                .values()
                .filter(|e| e.vpc == vpc && e.service_name == service)
        };
        let gateway = here().find_map(|e| match &e.kind {
            EndpointKind::Gateway { route_tables } => Some((e, route_tables)),
            EndpointKind::Interface { .. } => None,
        });
        let Some((endpoint, tables)) = gateway else {
            let interface = here().next();
            let (state, note) = match interface {
                Some(e) => (
                    State::NotNeeded,
                    Some(format!(
                        "{} is an interface endpoint for S3, at its price per hour and GB",
                        e.id
                    )),
                ),
                None => (State::Missing, Some("it's free".to_owned())),
            };
            return need("gateway endpoint", service, state, without, note);
        };
        let mut bare = self
            .subnets()
            .filter_map(|s| self.network.route_table_of(s))
            .filter(|t| !tables.contains(&t.id));
        let wrong = bare
            .next()
            .map(|t| format!("{} of the domain's subnets doesn't lead there", t.id));
        let state = if wrong.is_some() { State::Wrong } else { State::Exists };
        let name = format!("{} of {service}", named(endpoint.id, endpoint.tags.get("Name")));
        need(
            "gateway endpoint",
            name,
            state,
            without,
            wrong.or_else(|| Some("free".to_owned())),
        )
    }

    /// NAT gateway, internet gateway, public subnet and route: for the internet.
    fn way_out(&self) -> Vec<Need> {
        let vpc = self.view.domain.vpc;
        let forbidden = self.policy == Some(Policy::Forbidden);
        let leads_out = self
            .view
            .notebooks
            .iter()
            .any(|n| !public_reach(self.view.ir, n.workload).is_empty());
        let absent = match self.policy {
            Some(Policy::Wanted) => (State::Missing, None),
            Some(Policy::Forbidden) => (
                State::NotNeeded,
                Some("internet traffic is forbidden: it must not be there".to_owned()),
            ),
            None => (State::NotNeeded, Some("only for the internet".to_owned())),
        };
        let without = "no internet: pip, git and every public address time out, public names don't resolve";
        let mut needs = Vec::new();
        let mut push = |what: &str, found: Option<String>, otherwise: &str| {
            let there = found.is_some();
            let (state, note) = match (there, forbidden && leads_out) {
                (true, true) => (
                    State::Wrong,
                    Some("it's part of a way out, and internet traffic is forbidden".to_owned()),
                ),
                (true, false) => (State::Exists, None),
                (false, _) => absent.clone(),
            };
            let name = found.unwrap_or_else(|| otherwise.to_owned());
            needs.push(need(what, name, state, without, note));
        };
        let gateway = self.network.internet_gateway_of(vpc);
        push(
            "internet gateway",
            gateway.map(|g| named(g.id, g.tags.get("Name"))),
            "attached to the VPC",
        );
        let public = |s: &&Subnet| {
            let table = self.network.route_table_of(s);
            let to = |t: &RouteTarget| matches!(t, RouteTarget::InternetGateway(g) if gateway.is_some_and(|own| own.id == *g));
            s.vpc == vpc && table.is_some_and(|t| t.routes.values().any(to))
        };
        let subnet = self.network.subnets.values().find(public);
        push(
            "public subnet",
            subnet.map(|s| named(s.id, s.tags.get("Name"))),
            "with a route to the internet gateway",
        );
        let mut nats = self.network.nat_gateways.values();
        let nat = nats.find(|n| n.vpc == vpc && n.deleted.is_none() && n.allocation.is_some());
        push(
            "NAT gateway",
            nat.map(|n| named(n.id, n.tags.get("Name"))),
            "in the public subnet, with an Elastic IP",
        );
        let route = self
            .subnets()
            .filter_map(|s| self.network.route_table_of(s))
            .find_map(|t| {
                t.routes.iter().find_map(|(destination, target)| {
                    let RouteTarget::NatGateway(nat) = target else {
                        return None;
                    };
                    let RouteDestination::Cidr(cidr) = destination else {
                        return None;
                    };
                    Some(format!("{cidr} to {nat} in {}", t.id))
                })
            });
        push("route", route, "0.0.0.0/0 to the NAT gateway in the subnets' tables");
        needs
    }
}

/// How many rules are shown in words.
const MOST_RULES: usize = 4;

fn rules_in_words(group: &SecurityGroup) -> String {
    let of = |direction: Direction| {
        let mut rules: Vec<String> = group
            .rules
            .values()
            .filter(|r| r.direction == direction)
            .map(|r| {
                let peer = match &r.peer {
                    Peer::Cidr(cidr) => cidr.to_string(),
                    Peer::Group(other) if *other == group.id => "itself".to_owned(),
                    Peer::Group(other) => other.to_string(),
                    Peer::PrefixList(list) => list.to_string(),
                };
                let word = if direction == Direction::Ingress { "from" } else { "to" };
                format!("{} {word} {peer}", traffic_in_words(&r.traffic))
            })
            .collect();
        if rules.is_empty() {
            return "nothing".to_owned();
        }
        let more = rules.len().saturating_sub(MOST_RULES);
        rules.truncate(MOST_RULES);
        if more > 0 {
            rules.push(format!("{more} more"));
        }
        rules.join(", ")
    };
    format!("in: {}; out: {}", of(Direction::Ingress), of(Direction::Egress))
}

pub(crate) fn traffic_in_words(traffic: &Traffic) -> String {
    let ports = |r: &PortRange| match (r.from, r.to) {
        (0, u16::MAX) => String::new(),
        (from, to) if from == to => format!(" {from}"),
        (from, to) => format!(" {from}-{to}"),
    };
    match traffic {
        Traffic::All => "everything".to_owned(),
        Traffic::Tcp(range) => format!("TCP{}", ports(range)),
        Traffic::Udp(range) => format!("UDP{}", ports(range)),
        Traffic::Icmp { .. } => "ICMP".to_owned(),
        Traffic::Protocol(number) => format!("protocol {number}"),
    }
}
