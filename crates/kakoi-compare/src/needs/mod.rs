//! What has to be set up and kept up for a mode: objects by name that exist, are wrong or are missing, and what happens without.

mod services;
mod way_out;
mod words;

pub(crate) use services::ENDPOINTS_WANTED;
pub(crate) use words::{counted, named, traffic_in_words};

use crate::target::View;
use crate::{Policy, Seat};
use kakoi_net::{Network, RouteTarget, Subnet};
use kakoi_studio::{AppNetworkAccessType, customer_groups};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use services::ENDPOINTS;
use std::collections::BTreeSet;
use words::rules_in_words;

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
    /// It's there and mustn't be; the note says why.
    ToBeDeleted,
    /// It isn't needed as things are; the note says why.
    NotNeeded,
}

impl State {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exists => "exists",
            Self::Missing => "missing",
            Self::MissingIfUsed => "missing, if it's used",
            Self::Wrong => "wrong",
            Self::ToBeDeleted => "to be deleted",
            Self::NotNeeded => "not needed",
        }
    }

    /// Whether there's something to do, whatever notebooks are for.
    pub const fn wants_work(self) -> bool {
        matches!(self, Self::Missing | Self::Wrong | Self::ToBeDeleted)
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

impl Need {
    /// What's to do about it.
    pub(crate) fn to_do(&self) -> String {
        let object = format!("{} {}", self.what, self.name);
        match self.state {
            State::Wrong => format!("{object} (wrong as it is)"),
            State::ToBeDeleted => format!("{object} (to be deleted)"),
            State::Missing | State::MissingIfUsed | State::Exists | State::NotNeeded => object,
        }
    }
}

/// Addresses that AWS advises to have per user in VpcOnly (its guide: 2 to 4).
const ADDRESSES_PER_USER: usize = 4;

pub(crate) struct Looking<'a> {
    pub view: View<'a>,
    pub network: &'a Network,
    pub seats: &'a [Seat],
    /// Notebooks there could be: spaces, running or not.
    pub users: usize,
    pub policy: Option<Policy>,
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
            "in the domain's subnets",
            if enough { State::Exists } else { State::Missing },
            "apps fail to start once they're used up",
            Some(format!(
                "{free} free, {wanted} wanted for {}: {why}",
                counted(users, "notebook")
            )),
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
}
