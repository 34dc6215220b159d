//! Endpoints of the region's services.

use super::words::named;
use super::{Looking, Need, State, need};
use crate::Policy;
use crate::answer::service_answer;
use crate::target::{Notebook, Way};
use kakoi_net::{EndpointKind, VpcEndpoint};
use kakoi_types::*;
use std::collections::BTreeSet;

/// The endpoints that notebooks without internet want, and what fails without. No app starts without the first.
pub(super) const ENDPOINTS: [(&str, &str); 4] = [
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

impl Looking<'_> {
    pub(super) fn endpoint(&self, short: &str, without: &str) -> Need {
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
            let (state, note) = if by_nat && self.policy != Some(Policy::Forbidden) {
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

    pub(super) fn s3(&self) -> Need {
        let service = self.view.region.service("s3");
        let asked = |n: &Notebook| service_answer(&self.view, n, "s3", self.view.region.s3);
        let mut notebooks = self.view.notebooks.iter();
        let by_nat = notebooks.any(|n| asked(n).way == Some(Way::NatGateway));
        let without = if by_nat && self.policy != Some(Policy::Forbidden) {
            "S3 goes through the NAT gateway, at its price per GB"
        } else {
            "S3 hangs"
        };
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
}
