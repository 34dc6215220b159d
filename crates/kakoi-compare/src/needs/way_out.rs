//! The way to the internet.

use super::words::named;
use super::{Looking, Need, State, need};
use crate::Policy;
use crate::risks::public_reach;
use kakoi_net::{RouteDestination, RouteTarget, Subnet};

impl Looking<'_> {
    /// NAT gateway, internet gateway, public subnet and route: for the internet. In one, where there's none and none is wanted.
    pub(super) fn way_out(&self) -> Vec<Need> {
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
        // Without its route and the gateway behind that, the rest of a way out leads nobody anywhere.
        let mut push = |what: &str, found: Option<String>, otherwise: &str, leads: bool| {
            let there = found.is_some();
            let (state, note) = match (there, forbidden && leads_out) {
                (true, true) if leads => (
                    State::ToBeDeleted,
                    Some("it leads out, and internet traffic is forbidden".to_owned()),
                ),
                (true, _) => (State::Exists, None),
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
            false,
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
            false,
        );
        let mut nats = self.network.nat_gateways.values();
        let nat = nats.find(|n| n.vpc == vpc && n.deleted.is_none() && n.allocation.is_some());
        push(
            "NAT gateway",
            nat.map(|n| named(n.id, n.tags.get("Name"))),
            "in the public subnet, with an Elastic IP",
            true,
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
        push(
            "route",
            route,
            "0.0.0.0/0 to the NAT gateway in the subnets' tables",
            true,
        );
        let (state, note) = absent;
        if state == State::NotNeeded && needs.iter().all(|n| n.state == state) {
            let parts = "by internet gateway, public subnet, NAT gateway and route";
            return vec![need("way out", parts, state, without, note)];
        }
        needs
    }
}
