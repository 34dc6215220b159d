//! What the network of each mode costs, by how it's set up.

use crate::comparison::Question;
use crate::needs::{ENDPOINTS_WANTED, counted};
use crate::prices::{Bill, Prices, Usage};
use kakoi_net::{EndpointKind, RouteTarget};
use std::collections::BTreeSet;

/// The ways of setting up the network that are priced.
pub(crate) struct Bills {
    pub public: Option<Bill>,
    pub now: Option<Bill>,
    pub closed: Option<Bill>,
    pub nat: Option<Bill>,
}

impl Bills {
    pub fn of(question: &Question<'_>, prices: Option<&Prices>, leads_out: bool) -> Self {
        let Question {
            network,
            domain,
            options,
            ..
        } = question;
        let subnets = || domain.subnets.iter().filter_map(|s| network.subnets.get(s));
        let zones = subnets().map(|s| &s.zone).collect::<BTreeSet<_>>().len();
        let in_vpc = network.endpoints.values().filter(|e| e.vpc == domain.vpc);
        let endpoint_zones = in_vpc
            .map(|e| match &e.kind {
                EndpointKind::Interface { interfaces, .. } => interfaces.len(),
                EndpointKind::Gateway { .. } => 0,
            })
            .sum();
        // Of the NAT gateways of the VPC those that the domain's subnets lead to.
        let tables = subnets().filter_map(|s| network.route_table_of(s));
        let nats: BTreeSet<_> = tables
            .flat_map(|t| t.routes.values())
            .filter_map(|target| match target {
                RouteTarget::NatGateway(id) => network.nat_gateways.get(id).filter(|n| n.deleted.is_none()),
                _ => None,
            })
            .map(|n| (n.id, n.allocation))
            .collect();
        let base = Usage {
            efs_gb: options.efs_gb,
            ..Usage::default()
        };
        let now = Usage {
            nat_gateways: nats.len(),
            endpoint_zones,
            public_addresses: nats.iter().filter(|(_, allocation)| allocation.is_some()).count(),
            nat_gb: if leads_out { options.gb_processed } else { 0.0 },
            endpoint_gb: if leads_out || endpoint_zones == 0 {
                0.0
            } else {
                options.gb_processed
            },
            ..base
        };
        let closed = Usage {
            endpoint_zones: ENDPOINTS_WANTED * zones,
            endpoint_gb: options.gb_processed,
            ..base
        };
        let nat = Usage {
            nat_gateways: 1,
            public_addresses: 1,
            nat_gb: options.gb_processed,
            ..base
        };
        let bill = |name: &str, usage: &Usage| prices.map(|p| usage.bill(name, p));
        let closed_name = format!(
            "VpcOnly, closed: {} in {}",
            counted(ENDPOINTS_WANTED, "interface endpoint"),
            counted(zones, "zone")
        );
        Self {
            public: bill("PublicInternetOnly", &base),
            now: bill("VpcOnly, as the VPC is now", &now),
            closed: bill(&closed_name, &closed),
            nat: bill("VpcOnly with internet: one NAT gateway, no interface endpoint", &nat),
        }
    }
}
