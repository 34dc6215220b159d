//! One router: its own addresses, its table, and the links that others hang onto it.

use super::owners::{FormerAddresses, Owners};
use super::space::Space;
use crate::compile::{self, GATEWAY_LINK, Numbering, Previous};
use crate::netlink::flows::Tap;
use crate::netlink::route::{Mac, Route, Via, host};
use crate::netns::Role;
use crate::{Error, Step};
use ipnet::Ipv4Net;
use kakoi_net::AppLeg;
use kakoi_netir::{AttachmentIr, RouterIr};
use kakoi_types::{NetworkInterfaceId, VpcEndpointId, VpcPeeringConnectionId};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex};

/// The router, as its neighbours address it: on no link, so it collides with nothing.
pub const NEXT_HOP: Ipv4Addr = Ipv4Addr::new(169, 254, 1, 1);
/// Hardware address of the near end that others send to: a router's towards apps, the internet's towards routers.
pub const NEXT_HOP_MAC: Mac = [0x02, 0x4b, 0xff, 0xff, 0xff, 0x01];
/// Hardware address of a router's gateway link.
pub const GATEWAY_MAC: Mac = [0x02, 0x4b, 0xff, 0xff, 0xff, 0x02];
/// Routing table of packets that a NAT gateway takes.
const INTERNET_TABLE: u32 = 100;
const INTERNET_RULE: u32 = 100;
/// Routing tables of packets that a gateway endpoint takes: this plus the endpoint's number.
const ENDPOINT_TABLES: u32 = 0x1_0000;
const ENDPOINT_RULE: u32 = 101;

/// Hardware address of an interface, from its address.
pub fn mac(address: Ipv4Addr) -> Mac {
    let [a, b, c, d] = address.octets();
    [0x02, 0x4b, a, b, c, d]
}

/// Everything.
pub fn anywhere() -> Ipv4Net {
    Ipv4Net::default()
}

/// A VPC's router.
pub struct Router {
    /// Its namespace.
    pub space: Space,
    numbers: Numbering,
    owners: Owners,
    /// What was last applied and read back.
    pub ir: Option<RouterIr>,
    /// Peering connections that were linked by this server, with the ranges routed over them.
    pub peers: BTreeMap<VpcPeeringConnectionId, Vec<Ipv4Net>>,
    /// Addresses that changed hands when the rules were last applied: routers of peers must forget their connections, too.
    pub former: Option<FormerAddresses>,
    /// What tells of its flows; none if the kernel can't.
    pub tap: Option<Arc<Mutex<Tap>>>,
    /// Links found when the namespace was taken over from an earlier server.
    pub found_links: BTreeSet<String>,
}

impl Router {
    /// Takes a namespace as a router: new, or left by an earlier server.
    pub fn take(fd: OwnedFd) -> Result<Self, Error> {
        let mut space = Space::take(fd, Role::Router)?;
        let found_links: BTreeSet<String> = space
            .route
            .links()
            .step(|| "reading links".into())?
            .into_keys()
            .filter(|n| n != "lo")
            .collect();
        let route = &mut space.route;
        route
            .add_mark_rule(INTERNET_RULE, compile::NAT, compile::KIND_MASK, INTERNET_TABLE)
            .and_then(|()| {
                let nowhere = |table| Route {
                    table,
                    to: anywhere(),
                    via: Via::Blackhole,
                };
                route.add_routes(&[nowhere(u32::from(libc::RT_TABLE_MAIN)), nowhere(INTERNET_TABLE)])
            })
            .step(|| "setting up routing tables".into())?;
        let tap = match Tap::open_in(space.fd.as_fd()) {
            Ok(tap) => Some(Arc::new(Mutex::new(tap))),
            Err(error) => {
                tracing::warn!(%error, "this kernel doesn't tell of flows (nfnetlink_log, nf_conntrack_netlink): there are no flow logs");
                None
            }
        };
        Ok(Self {
            space,
            tap,
            numbers: Numbering::default(),
            owners: Owners::default(),
            ir: None,
            peers: BTreeMap::new(),
            former: None,
            found_links,
        })
    }

    /// Brings own addresses and rules to the IR. Connections of addresses that changed owner are forgotten.
    /// Links aren't touched.
    pub fn apply(&mut self, ir: &RouterIr) -> Result<bool, Error> {
        if self.ir.as_ref() == Some(ir) {
            return Ok(false);
        }
        let previous = self.ir.take();
        if self.space.table.is_none() {
            self.numbers = Numbering::kept(ir, &self.space.kept_addresses(compile::NAT_SOURCE)?);
        }
        let numbers = self.numbers.next(ir);
        let known = previous.as_ref().zip(self.space.table.as_ref());
        let known = known.map(|(router, table)| Previous {
            router,
            numbers: &self.numbers,
            table,
        });
        let table = compile::router_table(ir, &numbers, known);
        // An endpoint's number may have been another's before: its packets go nowhere until their own link is known.
        let rerouted = previous.as_ref().map(|p| &p.gateway_endpoints) != Some(&ir.gateway_endpoints);
        if rerouted {
            self.keep_endpoints(&numbers.endpoints)?;
        }
        debug_assert_eq!(
            table,
            compile::router_table(ir, &numbers, None),
            "sharing with the previous table changed the result"
        );
        // Rules judge an address before it exists, and still do while it goes.
        let mut changed = self.space.set_table(table)?;
        self.numbers = numbers;
        changed |= self.space.set_own_addresses(&compile::own_addresses(ir))?;
        let gone = self.owners.change(ir);
        if !gone.is_empty() {
            self.space.forget_connections(|address| gone.contains(address))?;
            self.former = Some(gone);
        }
        self.ir = Some(ir.clone());
        Ok(changed)
    }

    /// Takes away rules and routes that lead to gateway endpoints other than these, or over another's link.
    fn keep_endpoints(&mut self, numbers: &BTreeMap<VpcEndpointId, u32>) -> Result<(), Error> {
        let route = &mut self.space.route;
        let links = route.links().step(|| "reading links".into())?;
        let wanted: BTreeMap<u32, Option<u32>> = numbers
            .iter()
            .map(|(id, number)| {
                let link = links.get(&compile::endpoint_link(*id)).copied();
                (ENDPOINT_TABLES + number, link)
            })
            .collect();
        let strange = |r: &Route| {
            let over = match r.via {
                Via::Gateway(index, _) | Via::Link(index) => Some(index),
                Via::Blackhole => None,
            };
            r.table >= ENDPOINT_TABLES && (over.is_none() || wanted.get(&r.table) != Some(&over))
        };
        let routes = route.routes().step(|| "reading routes".into())?;
        let gone: Vec<Route> = routes.into_iter().filter(strange).collect();
        route
            .delete_routes(&gone)
            .step(|| "removing routes to endpoints".into())?;
        let rules = route.mark_rules(ENDPOINT_RULE).step(|| "reading rules".into())?;
        for (mark, table) in rules.into_iter().filter(|(_, table)| !wanted.contains_key(table)) {
            route
                .delete_mark_rule(ENDPOINT_RULE, mark, u32::MAX, table)
                .step(|| "removing a rule of an endpoint".into())?;
        }
        Ok(())
    }

    /// Leads marked packets over the gateway link, which must be there.
    pub fn use_gateway(&mut self) -> Result<(), Error> {
        let route = &mut self.space.route;
        let index = route
            .link(GATEWAY_LINK)
            .step(|| "looking for the gateway link".into())?;
        let index = index.ok_or_else(|| Error::NotAsWanted("the gateway link isn't there".into()))?;
        let default = Route {
            table: INTERNET_TABLE,
            to: anywhere(),
            via: Via::Gateway(index, NEXT_HOP),
        };
        route
            .add_neighbours(&[(index, NEXT_HOP, NEXT_HOP_MAC)])
            .and_then(|()| route.add_routes(&[default]))
            .step(|| "routing over the gateway link".into())?;
        let routes = route.routes().step(|| "reading back routes".into())?;
        if routes.contains(&default) {
            Ok(())
        } else {
            Err(Error::NotAsWanted("the gateway's route isn't there".into()))
        }
    }

    /// Leads a gateway endpoint's packets over its link, which must be there.
    pub fn use_endpoint(&mut self, id: VpcEndpointId) -> Result<(), Error> {
        let (number, default) = self.endpoint_route(id)?;
        let Via::Gateway(index, _) = default.via else {
            return Err(Error::NotAsWanted(format!("the route to {id} leads nowhere")));
        };
        let route = &mut self.space.route;
        route
            .add_neighbours(&[(index, NEXT_HOP, NEXT_HOP_MAC)])
            .and_then(|()| route.add_routes(&[default]))
            .and_then(|()| {
                let mark = compile::GATEWAY_ENDPOINT + number;
                route.add_mark_rule(ENDPOINT_RULE, mark, u32::MAX, default.table)
            })
            .step(|| format!("routing to {id}"))?;
        self.check_endpoint(id)
    }

    /// Checks what leads packets to a gateway endpoint.
    pub fn check_endpoint(&mut self, id: VpcEndpointId) -> Result<(), Error> {
        let (number, default) = self.endpoint_route(id)?;
        let step = || format!("reading back the route to {id}");
        let route = &mut self.space.route;
        // Whatever has the mark goes there: any address will do to ask.
        let mark = compile::GATEWAY_ENDPOINT + number;
        let found = route.marked_route_to(NEXT_HOP, mark).step(step)?;
        let neighbour = match default.via {
            Via::Gateway(index, next) => route.neighbour(index, next).step(step)?,
            Via::Link(_) | Via::Blackhole => None,
        };
        if found == Some(default) && neighbour == Some(NEXT_HOP_MAC) {
            Ok(())
        } else {
            Err(Error::NotAsWanted(format!("the router doesn't lead to {id}")))
        }
    }

    /// An endpoint's number and the route of its table.
    fn endpoint_route(&mut self, id: VpcEndpointId) -> Result<(u32, Route), Error> {
        let not_there = || Error::NotAsWanted(format!("the router knows no link to {id}"));
        let number = *self.numbers.endpoints.get(&id).ok_or_else(not_there)?;
        let link = compile::endpoint_link(id);
        let index = self.space.route.link(&link).step(|| "looking for a link".into())?;
        let default = Route {
            table: ENDPOINT_TABLES + number,
            to: anywhere(),
            via: Via::Gateway(index.ok_or_else(not_there)?, NEXT_HOP),
        };
        Ok((number, default))
    }

    /// Leads an interface's address over its link.
    pub fn route_interface(&mut self, index: u32, address: Ipv4Addr) -> Result<(), Error> {
        let route = &mut self.space.route;
        route
            .add_routes(&[Route::main(host(address), Via::Link(index))])
            .and_then(|()| route.add_neighbours(&[(index, address, mac(address))]))
            .step(|| format!("routing {address} in the router"))?;
        self.check_interface(index, address)
    }

    /// Checks an interface's route and neighbour.
    pub fn check_interface(&mut self, index: u32, address: Ipv4Addr) -> Result<(), Error> {
        let route = &mut self.space.route;
        let step = || format!("reading back the route to {address}");
        let found = route.route_to(address).step(step)?;
        let neighbour = route.neighbour(index, address).step(step)?;
        if found != Some(Route::main(host(address), Via::Link(index))) || neighbour != Some(mac(address)) {
            return Err(Error::NotAsWanted(format!(
                "the router has no route over link {index} to {address}"
            )));
        }
        Ok(())
    }

    /// Takes an interface's address off its link at once; the link itself may take longer to go.
    pub fn unroute_interface(&mut self, address: Ipv4Addr) -> Result<(), Error> {
        let route = &mut self.space.route;
        let found = route
            .route_to(address)
            .step(|| format!("looking for the route to {address}"))?;
        match found {
            Some(found) if found.to == host(address) => route
                .delete_routes(&[found])
                .step(|| format!("removing the route to {address}")),
            _ => Ok(()),
        }
    }

    /// Checks in the kernel everything that judges an interface's packets. What's applied may be newer than `ir` in all but
    /// this interface: then the newer rules are what must be in place.
    pub fn check_judgement(&mut self, ir: &RouterIr, interface: NetworkInterfaceId) -> Result<(), Error> {
        let not_applied = || Error::NotAsWanted(format!("{interface} isn't applied in {}", ir.vpc));
        let applied = self.ir.as_ref().and_then(|applied| applied.interfaces.get(&interface));
        let own = ir
            .interfaces
            .get(&interface)
            .filter(|wanted| applied == Some(*wanted))
            .ok_or_else(not_applied)?;
        let table = self.space.table.as_ref().ok_or_else(not_applied)?;
        let applied_acls = self.ir.iter().flat_map(|applied| applied.acls.keys());
        let link = crate::nft::Value::name(compile::interface_link(interface));
        let address = crate::nft::Value::address(own.address);
        let mut keys = vec![
            ("eni_src", vec![link.clone(), address.clone()]),
            ("eni_out", vec![link.clone()]),
            ("eni_in", vec![address]),
        ];
        if let AttachmentIr::Workload { leg: AppLeg::Home, .. } = own.attachment {
            keys.push(("home_links", vec![link]));
        }
        let step = || format!("reading back the rules of {interface}");
        for (name, key) in &keys {
            let set = &table.sets[*name];
            let elements = set.elements.get_key_value(key).into_iter();
            if !set.elements.contains_key(key) && !own.groups.is_empty() {
                return Err(Error::NotAsWanted(format!("set {name} doesn't know {interface}")));
            }
            self.space.nft.check_present(name, set, elements).step(step)?;
        }
        // Few each, whatever the number of apps.
        let whole = [
            "routes",
            compile::NAT_SOURCE,
            "gwe_links",
            "gwe_src",
            "resolvers",
            "own_table",
            "mounts",
        ];
        for name in whole
            .into_iter()
            .chain(compile::acl::MAPS)
            .chain(compile::peering::SETS)
            .chain(compile::public::SETS)
        {
            self.space.nft.check_set(name, &table.sets[name]).step(step)?;
        }
        let fixed = compile::BASE_CHAINS.iter().chain(&compile::WAYS);
        let mut chains: Vec<String> = fixed.map(|c| (*c).to_owned()).collect();
        for direction in ["in", "out"] {
            let known = compile::own_combination(table, &self.numbers, own, direction);
            let (key, leads_to) = match known {
                Some(element) => element,
                None if own.groups.is_empty() => continue,
                None => return Err(Error::NotAsWanted(format!("no rules judge {interface}"))),
            };
            let name = format!("combo_{direction}");
            let only = [(key, leads_to)].into_iter();
            self.space
                .nft
                .check_present(&name, &table.sets[name.as_str()], only)
                .step(step)?;
            chains.extend(leads_to.chain().map(str::to_owned));
        }
        chains.extend(compile::acl::FIXED_CHAINS.map(str::to_owned));
        chains.extend(compile::peering::FIXED_CHAINS.map(str::to_owned));
        let applied_peerings = self.ir.iter().flat_map(|applied| applied.peerings.keys());
        chains.extend(applied_peerings.map(|id| compile::peering::chain_name(*id)));
        // Traffic may cross any subnet's border, so every ACL counts.
        for acl in applied_acls {
            chains.extend(["in", "out"].map(|direction| compile::name_of(*acl, direction)));
        }
        for group in &own.groups {
            for direction in ["in", "out"] {
                let name = compile::name_of(*group, direction);
                for (set_name, set) in table
                    .sets
                    .range(Arc::<str>::from(name.as_str())..)
                    .take_while(|(n, _)| n.starts_with(&name))
                {
                    self.space.nft.check_set(set_name, set).step(step)?;
                }
                chains.push(name);
            }
        }
        let nft = &mut self.space.nft;
        nft.check_chains(table, chains.iter().map(String::as_str)).step(step)?;
        nft.check_default_deny(table, compile::BASE_CHAINS.into_iter())
            .step(step)
    }
}
