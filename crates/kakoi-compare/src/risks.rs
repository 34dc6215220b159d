//! What malicious code in a notebook could fetch, reach or send, from the resolved network: not from a mode's reputation.

use crate::answer::{answer, databases_around, default_leg};
use crate::needs::{named, traffic_in_words};
use crate::target::{Notebook, OTHER_APP_PORT, Target, View, Way};
use kakoi_net::{DEFAULT_ENDPOINT_POLICY, Network, Owner};
use kakoi_netir::{NetworkIr, NextHop, RangeIr, Traffic};
use kakoi_netsim::{NameAnswer, NameKind, Origin, Packet, resolve_name};
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Something that malicious code would want.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// What.
    pub what: String,
    /// Whether it's open to any of the notebooks.
    pub open: bool,
    /// Who and how, or what closes it.
    pub detail: String,
}

/// What of the internet an interface reaches: traffic and peers of the egress rules that meet a range that a NAT gateway serves.
pub(crate) fn public_reach(ir: &NetworkIr, workload: WorkloadId) -> BTreeSet<(Traffic, Ipv4Net)> {
    let found = || {
        let (_, leg) = default_leg(ir, workload)?;
        let router = ir.routers.get(&leg.vpc)?;
        let interface = router.interfaces.get(&leg.interface)?;
        // Network ACLs may leave nothing of what groups and routes allow; whom they do is in the IR already.
        router.dns.public_for.contains(&interface.address).then_some(())?;
        Some((router, interface, router.tables.get(&interface.table)?))
    };
    let Some((router, interface, table)) = found() else {
        return BTreeSet::new();
    };
    let public: Vec<&RangeIr> = table
        .ranges
        .iter()
        .filter(|r| matches!(r.next, NextHop::Nat(_)))
        .collect();
    let meets = |peer: &Ipv4Net| {
        public
            .iter()
            .any(|r| peer.network() <= r.last && r.first <= peer.broadcast())
    };
    let rules = interface
        .groups
        .iter()
        .filter_map(|g| router.groups.get(g))
        .flat_map(|g| &g.egress);
    rules
        .flat_map(|r| r.peers.iter().map(move |p| (r.traffic, *p)))
        .filter(|(_, p)| meets(p))
        .collect()
}

/// All risks of a network as it is or would be; none are told without a notebook, from whose place alone they can be.
pub(crate) fn risks(view: &View<'_>, network: &Network) -> Vec<Risk> {
    if view.notebooks.is_empty() {
        return Vec::new();
    }
    let looking = Looking { view, network };
    vec![
        looking.internet(),
        looking.dns(),
        looking.buckets(),
        looking.other_apps(),
        looking.databases(),
    ]
}

struct Looking<'a> {
    view: &'a View<'a>,
    network: &'a Network,
}

impl Looking<'_> {
    /// One sentence per thing that some notebooks can do, with who they are; `closed` if none can.
    fn each(&self, what: &str, closed: impl Into<String>, open: impl Fn(&Notebook) -> Option<String>) -> Risk {
        let mut by_detail: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for notebook in self.view.notebooks {
            if let Some(detail) = open(notebook) {
                by_detail.entry(detail).or_default().push(&notebook.label);
            }
        }
        let details: Vec<String> = by_detail
            .iter()
            .map(|(detail, who)| {
                if who.len() == self.view.notebooks.len() {
                    detail.clone()
                } else {
                    format!("{}: {detail}", who.join(", "))
                }
            })
            .collect();
        let is_open = !details.is_empty();
        Risk {
            what: what.to_owned(),
            open: is_open,
            detail: if is_open { details.join(" ") } else { closed.into() },
        }
    }

    /// Whether a notebook leaves through a network that isn't the customer's.
    fn unseen(&self, notebook: &Notebook) -> bool {
        default_leg(self.view.ir, notebook.workload)
            .and_then(|(_, leg)| self.network.vpcs.get(&leg.vpc))
            .is_some_and(|v| v.owner == Owner::Service)
    }

    fn internet(&self) -> Risk {
        let closed = "No interface of a notebook has a route to a public address, so nothing can be fetched from there or sent there.";
        self.each("fetch from and send to the internet", closed, |notebook| {
            let reach = public_reach(self.view.ir, notebook.workload);
            if reach.is_empty() {
                return None;
            }
            let any = reach.iter().any(|(t, p)| *t == Traffic::All && p.prefix_len() == 0);
            let what = if any {
                "any public address by any protocol".to_owned()
            } else {
                let each: Vec<String> = reach
                    .iter()
                    .map(|(t, p)| format!("{} to {p}", traffic_in_words(t)))
                    .collect();
                format!("what its groups allow: {}", each.join(", "))
            };
            let how = if self.unseen(notebook) {
                "through the service's own network, where no group, route, endpoint policy or flow log of yours sees it"
            } else {
                "through the VPC's NAT gateway, where groups, routes and flow logs of yours apply"
            };
            Some(format!("Reaches {what}, {how}."))
        })
    }

    fn dns(&self) -> Risk {
        let closed = "Public names don't resolve where no public address is reached. On AWS they do: its resolver answers every VPC, and questions carry data out; there a DNS firewall has to close that.";
        self.each("send by DNS questions", closed, |notebook| {
            match resolve_name(self.view.ir, notebook.workload, &NameKind::Public) {
                NameAnswer::Refused { .. } => None,
                _ if public_reach(self.view.ir, notebook.workload).is_empty() => {
                    Some("Public names resolve though no public address is reached (the VPC's tag kakoi:public-dns=always, as on AWS): questions carry data out.".to_owned())
                }
                _ => Some("Public names resolve, so questions carry data out, too.".to_owned()),
            }
        })
    }

    fn buckets(&self) -> Risk {
        let closed = "S3 isn't reached at all.";
        self.each("buckets of other accounts", closed, |notebook| {
            let s3 = answer(self.view, notebook, Target::S3)?;
            if !s3.reached {
                return None;
            }
            let service = self.view.region.service("s3");
            let (Some(Way::GatewayEndpoint) | Some(Way::InterfaceEndpoint)) = s3.way else {
                return Some(
                    "S3 is reached at its public address: no endpoint's policy says which buckets, so malicious code with keys of its own can write to its own."
                        .to_owned(),
                );
            };
            let endpoints = self.network.endpoints.values();
            let mut here = endpoints.filter(|e| e.vpc == self.view.domain.vpc && e.service_name == service);
            let open = here.find(|e| is_default_policy(e.policy.as_deref()));
            Some(match open {
                Some(e) => format!(
                    "{} has the default policy, which allows everything: malicious code with keys of its own can write to a bucket of its own; a policy with your buckets only would close that.",
                    named(e.id, e.tags.get("Name"))
                ),
                None => "The endpoint has a policy of yours: what it allows is open, whatever keys malicious code brings.".to_owned(),
            })
        })
    }

    fn other_apps(&self) -> Risk {
        let closed = "No notebook of the domain reaches another one.";
        self.each("other users' notebooks", closed, |notebook| {
            let reached: Vec<&str> = self
                .view
                .notebooks
                .iter()
                .filter(|n| n.workload != notebook.workload)
                .filter(|n| {
                    let (_, leg) = match default_leg(self.view.ir, n.workload) {
                        Some(found) => found,
                        None => return false,
                    };
                    let packet = Packet::tcp(leg.address, OTHER_APP_PORT);
                    self.view
                        .model
                        .fate(&Origin::Workload(notebook.workload), &packet)
                        .is_delivered()
                })
                .map(|n| n.label.as_str())
                .collect();
            (!reached.is_empty()).then(|| format!("Reaches {} on TCP {OTHER_APP_PORT}.", reached.join(", ")))
        })
    }

    fn databases(&self) -> Risk {
        let all: Vec<_> = databases_around(self.view).collect();
        let closed = if all.is_empty() {
            "The domain's VPC has no database, nor has a VPC that a peering connection joins to it.".to_owned()
        } else {
            format!(
                "None of the {} databases of the domain's VPC and of the VPCs joined to it is reached.",
                all.len()
            )
        };
        self.each("databases (passwords still count)", closed, |notebook| {
            let reached: Vec<String> = all
                .iter()
                .filter(|(d, at)| {
                    let reaches = |address| {
                        let packet = Packet::tcp(address, at.port());
                        self.view
                            .model
                            .fate(&Origin::Workload(notebook.workload), &packet)
                            .is_delivered()
                    };
                    let known = self.view.ir.databases.get(&d.workload);
                    reaches(*at.ip()) || known.and_then(|k| k.public_ip).is_some_and(reaches)
                })
                .map(|(d, at)| format!("{} ({}) on TCP {}", d.identifier, d.service.as_str(), at.port()))
                .collect();
            (!reached.is_empty()).then(|| format!("Reaches {}.", reached.join(", ")))
        })
    }
}

/// AWS's own default, however it's laid out.
fn is_default_policy(policy: Option<&str>) -> bool {
    let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    let Some(policy) = policy else { return true };
    let (Some(given), Some(default)) = (parsed(policy), parsed(DEFAULT_ENDPOINT_POLICY)) else {
        return false;
    };
    given.get("Statement") == default.get("Statement")
}
