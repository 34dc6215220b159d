//! Whether a network is whole: every reference leads somewhere, and what must be unique is. The operations keep it so;
//! this is for tests, and for what a store gives back.

use crate::cidr::overlap;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;

/// Collects what is wrong.
struct Findings(Vec<String>);

impl Findings {
    fn expect(&mut self, holds: bool, broken: impl FnOnce() -> String) {
        if !holds {
            self.0.push(broken());
        }
    }
}

impl Network {
    /// Broken references and broken rules of uniqueness, one line each; empty when the network is whole.
    /// Which prefix lists exist besides the users' own only the region knows. Routes to gateways that are gone are blackholes, not errors.
    pub fn check(&self) -> Vec<String> {
        let mut found = Findings(Vec::new());
        self.check_vpcs(&mut found);
        self.check_subnets(&mut found);
        self.check_groups(&mut found);
        self.check_routes(&mut found);
        self.check_gateways(&mut found);
        self.check_endpoints(&mut found);
        self.check_interfaces(&mut found);
        self.check_mount_targets(&mut found);
        self.check_access_points(&mut found);
        self.check_peerings(&mut found);
        self.check_prefix_lists(&mut found);
        found.0
    }

    fn check_vpcs(&self, found: &mut Findings) {
        for (id, vpc) in &self.vpcs {
            found.expect(*id == vpc.id, || format!("{id}: stored under another id"));
            let defaults = self.groups.values().filter(|g| g.vpc == *id && g.is_default()).count();
            found.expect(defaults == 1, || format!("{id}: {defaults} default groups"));
            let mains = self
                .route_tables
                .values()
                .filter(|t| t.vpc == *id && t.main.is_some())
                .count();
            let ranges: Vec<Ipv4Net> = vpc.cidrs().collect();
            let clash = |(n, one): (usize, &Ipv4Net)| ranges[n + 1..].iter().any(|other| overlap(*one, *other));
            found.expect(!ranges.iter().enumerate().any(clash), || {
                format!("{id}: its ranges overlap")
            });
            found.expect(mains == 1, || format!("{id}: {mains} main route tables"));
            let defaults = self.network_acls.values().filter(|a| a.vpc == *id && a.is_default);
            let defaults = defaults.count();
            found.expect(defaults == 1, || format!("{id}: {defaults} default network ACLs"));
        }
        found.expect(self.vpcs.values().filter(|v| v.is_default).count() <= 1, || {
            "more than one default VPC".to_owned()
        });
        for acl in self.network_acls.values() {
            found.expect(self.vpcs.contains_key(&acl.vpc), || {
                format!("{}: no {}", acl.id, acl.vpc)
            });
            found.expect(acl.numbers_fit(), || format!("{}: an entry's number", acl.id));
        }
    }

    fn check_subnets(&self, found: &mut Findings) {
        for (id, subnet) in &self.subnets {
            found.expect(*id == subnet.id, || format!("{id}: stored under another id"));
            let inside = self
                .vpcs
                .get(&subnet.vpc)
                .is_some_and(|v| v.cidrs().any(|c| c.contains(&subnet.cidr)));
            found.expect(inside, || format!("{id}: not inside {}", subnet.vpc));
            let clash = self
                .subnets
                .values()
                .any(|o| o.id != *id && o.vpc == subnet.vpc && overlap(o.cidr, subnet.cidr));
            found.expect(!clash, || format!("{id}: overlaps another subnet"));
            let acl = self.acl_of(subnet).is_some_and(|a| a.vpc == subnet.vpc);
            found.expect(acl, || format!("{id}: no network ACL of its VPC"));
        }
    }

    fn check_groups(&self, found: &mut Findings) {
        for (id, group) in &self.groups {
            found.expect(*id == group.id, || format!("{id}: stored under another id"));
            found.expect(self.vpcs.contains_key(&group.vpc), || format!("{id}: no {}", group.vpc));
            let twin = self
                .groups
                .values()
                .any(|o| o.id != *id && o.vpc == group.vpc && o.name == group.name);
            found.expect(!twin, || format!("{id}: name taken twice"));
            let mut seen = BTreeSet::new();
            for (rule_id, rule) in &group.rules {
                found.expect(*rule_id == rule.id, || format!("{rule_id}: stored under another id"));
                found.expect(seen.insert((rule.direction, rule.traffic, rule.peer.clone())), || {
                    format!("{rule_id}: a duplicate")
                });
                if let Peer::Group(peer) = rule.peer {
                    // One of another VPC, or one that's gone, is stale or of a peered VPC.
                    let service = self.groups.get(&peer).is_some_and(|p| self.is_service_vpc(p.vpc));
                    found.expect(!service || self.is_service_vpc(group.vpc), || {
                        format!("{rule_id}: names the studio's {peer}")
                    });
                }
            }
        }
    }

    fn check_routes(&self, found: &mut Findings) {
        let mut associated = BTreeSet::new();
        for (id, table) in &self.route_tables {
            found.expect(*id == table.id, || format!("{id}: stored under another id"));
            found.expect(self.vpcs.contains_key(&table.vpc), || format!("{id}: no {}", table.vpc));
            for subnet in table.subnets.values() {
                found.expect(self.subnets.get(subnet).is_some_and(|s| s.vpc == table.vpc), || {
                    format!("{id}: no {subnet} in {}", table.vpc)
                });
                found.expect(associated.insert(*subnet), || format!("{subnet}: associated twice"));
            }
            for target in table.routes.values() {
                if let RouteTarget::GatewayEndpoint(endpoint) = target {
                    let knows = self.endpoints.get(endpoint).is_some_and(
                        |e| matches!(&e.kind, EndpointKind::Gateway { route_tables } if route_tables.contains(id)),
                    );
                    found.expect(knows, || {
                        format!("{id}: route to {endpoint}, which doesn't know the table")
                    });
                }
            }
        }
    }

    fn check_gateways(&self, found: &mut Findings) {
        let mut attached = BTreeSet::new();
        for (id, gateway) in &self.internet_gateways {
            if let Some(vpc) = gateway.attached {
                found.expect(self.vpcs.contains_key(&vpc), || format!("{id}: no {vpc}"));
                found.expect(attached.insert(vpc), || format!("{vpc}: two internet gateways"));
            }
        }
        let mut public = BTreeSet::new();
        for (id, address) in &self.addresses {
            found.expect(public.insert(address.public_ip), || {
                format!("{id}: {} given out twice", address.public_ip)
            });
            if let Some(association) = &address.association {
                found.expect(self.interfaces.contains_key(&association.interface), || {
                    format!("{id}: no {}", association.interface)
                });
            }
        }
        for (id, nat) in self.nat_gateways.iter().filter(|(_, n)| n.deleted.is_none()) {
            let interface = self.interfaces.get(&nat.interface);
            let fits = interface.is_some_and(|i| {
                i.purpose == InterfacePurpose::NatGateway(*id)
                    && i.subnet == nat.subnet
                    && i.vpc == nat.vpc
                    && i.private_ip == nat.private_ip
            });
            found.expect(fits, || format!("{id}: {} isn't its interface", nat.interface));
            if let Some(allocation) = nat.allocation {
                let association = self
                    .addresses
                    .get(&allocation)
                    .filter(|a| Some(a.public_ip) == nat.public_ip)
                    .and_then(|a| a.association.as_ref());
                found.expect(association.is_some_and(|a| a.interface == nat.interface), || {
                    format!("{id}: {allocation} isn't associated with it")
                });
            }
        }
    }

    fn check_endpoints(&self, found: &mut Findings) {
        for (id, endpoint) in &self.endpoints {
            found.expect(self.vpcs.contains_key(&endpoint.vpc), || {
                format!("{id}: no {}", endpoint.vpc)
            });
            match &endpoint.kind {
                EndpointKind::Interface { interfaces, groups, .. } => {
                    for (subnet, interface) in interfaces {
                        let fits = |i: &NetworkInterface| {
                            i.purpose == InterfacePurpose::Endpoint(*id)
                                && i.subnet == *subnet
                                && i.vpc == endpoint.vpc
                                && i.groups == *groups
                        };
                        found.expect(self.interfaces.get(interface).is_some_and(fits), || {
                            format!("{id}: {interface} isn't its interface")
                        });
                    }
                    let strays: Vec<_> = groups.iter().filter(|g| !self.group_in(**g, endpoint.vpc)).collect();
                    found.expect(strays.is_empty(), || format!("{id}: no {strays:?} in {}", endpoint.vpc));
                }
                EndpointKind::Gateway { route_tables } => {
                    for table in route_tables {
                        let routed = |t: &RouteTable| {
                            t.vpc == endpoint.vpc && t.routes.values().any(|r| *r == RouteTarget::GatewayEndpoint(*id))
                        };
                        found.expect(self.route_tables.get(table).is_some_and(routed), || {
                            format!("{id}: no route in {table}")
                        });
                    }
                }
            }
        }
    }

    fn check_interfaces(&self, found: &mut Findings) {
        let mut seen = BTreeSet::new();
        for (id, interface) in &self.interfaces {
            found.expect(*id == interface.id, || format!("{id}: stored under another id"));
            let subnet = self.subnets.get(&interface.subnet).filter(|s| s.vpc == interface.vpc);
            found.expect(
                subnet.is_some_and(|s| interface::assignable(s.cidr).any(|ip| ip == interface.private_ip)),
                || format!("{id}: {} is no address of {}", interface.private_ip, interface.subnet),
            );
            found.expect(seen.insert((interface.subnet, interface.private_ip)), || {
                format!("{id}: {} given out twice", interface.private_ip)
            });
            found.expect(
                interface.groups.iter().all(|g| self.group_in(*g, interface.vpc)),
                || format!("{id}: wears a group that isn't in {}", interface.vpc),
            );
            let (owned, judged) = match &interface.purpose {
                InterfacePurpose::App { .. } | InterfacePurpose::Database { .. } => (true, true),
                InterfacePurpose::MountTarget(target) => {
                    (self.mount_targets.get(target).is_some_and(|t| t.interface == *id), true)
                }
                InterfacePurpose::Endpoint(endpoint) => {
                    let lists = |e: &VpcEndpoint| matches!(&e.kind, EndpointKind::Interface { interfaces, .. } if interfaces.get(&interface.subnet) == Some(id));
                    (self.endpoints.get(endpoint).is_some_and(lists), true)
                }
                InterfacePurpose::NatGateway(nat) => (
                    self.nat_gateways
                        .get(nat)
                        .is_some_and(|n| n.interface == *id && n.deleted.is_none()),
                    false,
                ),
            };
            found.expect(owned, || {
                format!("{id}: serves {:?}, which doesn't know it", interface.purpose)
            });
            found.expect(interface.groups.is_empty() != judged, || {
                format!("{id}: {} groups", interface.groups.len())
            });
        }
    }

    fn check_mount_targets(&self, found: &mut Findings) {
        let mut zones = BTreeSet::new();
        for (id, target) in &self.mount_targets {
            found.expect(self.file_systems.contains_key(&target.file_system), || {
                format!("{id}: no {}", target.file_system)
            });
            let fits = self
                .interfaces
                .get(&target.interface)
                .is_some_and(|i| i.purpose == InterfacePurpose::MountTarget(*id) && i.subnet == target.subnet);
            found.expect(fits, || format!("{id}: {} isn't its interface", target.interface));
            let zone = self.subnets.get(&target.subnet).map(|s| s.zone.clone());
            found.expect(zone.is_some(), || format!("{id}: no {}", target.subnet));
            found.expect(zones.insert((target.file_system, zone)), || {
                format!("{id}: second mount target of its zone")
            });
        }
    }

    fn check_access_points(&self, found: &mut Findings) {
        let mut tokens = BTreeSet::new();
        for (id, point) in &self.access_points {
            found.expect(self.file_systems.contains_key(&point.file_system), || {
                format!("{id}: no {}", point.file_system)
            });
            found.expect(tokens.insert(&point.token), || format!("{id}: its token has another"));
        }
    }

    fn check_peerings(&self, found: &mut Findings) {
        let mut pairs = BTreeSet::new();
        for (id, peering) in &self.peerings {
            found.expect(*id == peering.id, || format!("{id}: stored under another id"));
            let ended = peering.ended.is_some();
            let live = matches!(peering.status, PeeringStatus::Active | PeeringStatus::PendingAcceptance);
            found.expect(live != ended, || {
                format!("{id}: {:?} and ended: {ended}", peering.status)
            });
            if peering.status != PeeringStatus::Active {
                continue;
            }
            let (one, other) = (peering.requester.vpc, peering.accepter.vpc);
            found.expect(pairs.insert((one.min(other), one.max(other))), || {
                format!("{id}: a second one of its pair")
            });
            match (self.vpcs.get(&one), self.vpcs.get(&other)) {
                (Some(a), Some(b)) => {
                    let apart = !a.overlaps(b);
                    found.expect(apart, || format!("{id}: overlapping ranges"));
                    let service = a.owner == Owner::Service || b.owner == Owner::Service;
                    found.expect(!service, || format!("{id}: joins the studio network"));
                }
                _ => found.0.push(format!("{id}: no {one} or no {other}")),
            }
        }
    }

    fn check_prefix_lists(&self, found: &mut Findings) {
        for (id, list) in &self.prefix_lists {
            found.expect(*id == list.id, || format!("{id}: stored under another id"));
            found.expect(list.entries.len() <= list.max_entries as usize, || {
                format!("{id}: too many entries")
            });
            let older = list.history.keys().all(|v| *v < list.version);
            found.expect(older, || format!("{id}: a version after {}", list.version));
        }
        for (id, options) in &self.dhcp_options {
            found.expect(*id == options.id, || format!("{id}: stored under another id"));
        }
    }

    fn group_in(&self, group: SecurityGroupId, vpc: VpcId) -> bool {
        self.groups.get(&group).is_some_and(|g| g.vpc == vpc)
    }
}
