//! Brings the machine's namespaces to the IR: decides nothing, only compares and applies, item by item.
//!
//! Order: rules know an interface before its link exists, and forget it only after the link is on its way out;
//! default deny holds in between. What fails is reported by name and tried again whole at the next apply.

mod endpoint;
mod inet;
mod leg;
mod owners;
mod peering;
mod router;
mod space;

use crate::netlink::flows::Tap;
use crate::netlink::route::RouteSocket;
use crate::netns::Holder;
use crate::{Error, Step};
use async_trait::async_trait;
use endpoint::GatewayEndpoint;
use inet::Internet;
use kakoi_dataplane::{ApplyReport, BackendError, NetworkBackend, RouterFlows};
use kakoi_net::AppLeg;
use kakoi_netir::{LegIr, NetworkIr, NextHop, PeeringIr, RouterIr, WorkloadIr};
use kakoi_types::{NetworkInterfaceId, VpcEndpointId, VpcId, VpcPeeringConnectionId, WorkloadId};
use leg::App;
use owners::FormerAddresses;
use router::Router;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;

/// Name of the internet side's namespace.
pub const INTERNET: &str = "inet";

/// What isn't in the IR: addresses of the region itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkConfig {
    /// Simulated hosts, owned by the internet namespace.
    pub internet_hosts: BTreeSet<Ipv4Addr>,
    /// Public addresses of the region's own services, likewise.
    pub service_addresses: BTreeSet<Ipv4Addr>,
    /// Addresses that every app's `lo` owns besides 127.0.0.1 (credentials).
    pub workload_addresses: BTreeSet<Ipv4Addr>,
}

/// The network of one machine. Cheap to clone: clones share everything.
#[derive(Clone)]
pub struct LinuxNetwork {
    inner: Arc<Inner>,
}

struct Inner {
    config: NetworkConfig,
    holder: Arc<dyn Holder>,
    state: Mutex<State>,
    /// Routers' taps, beside the state so that flows are read while a change is applied.
    taps: Mutex<BTreeMap<VpcId, Weak<Mutex<Tap>>>>,
}

#[derive(Default)]
struct State {
    adopted: bool,
    internet: Option<Internet>,
    routers: BTreeMap<VpcId, Router>,
    endpoints: BTreeMap<VpcEndpointId, GatewayEndpoint>,
    apps: BTreeMap<WorkloadId, App>,
    /// Ranges of peers that a router isn't joined to any more, until their connections are forgotten.
    ended_peers: Vec<(VpcId, FormerAddresses)>,
    /// Deletions of links, some 20 ms each, under way.
    leaving: Vec<JoinHandle<()>>,
}

impl LinuxNetwork {
    /// A network over namespaces that `holder` keeps. Touches nothing yet.
    pub fn new(config: NetworkConfig, holder: Arc<dyn Holder>) -> Self {
        Self {
            inner: Arc::new(Inner {
                config,
                holder,
                state: Mutex::default(),
                taps: Mutex::default(),
            }),
        }
    }

    /// The internet side's namespace, once applied.
    pub fn internet_namespace(&self) -> io::Result<Option<OwnedFd>> {
        self.lock()
            .internet
            .as_ref()
            .map(|i| i.space.fd.try_clone())
            .transpose()
    }

    /// A router's namespace, once applied.
    pub fn router_namespace(&self, vpc: VpcId) -> io::Result<Option<OwnedFd>> {
        self.lock()
            .routers
            .get(&vpc)
            .map(|r| r.space.fd.try_clone())
            .transpose()
    }

    /// A gateway endpoint's namespace, once applied.
    pub fn endpoint_namespace(&self, id: VpcEndpointId) -> io::Result<Option<OwnedFd>> {
        self.lock()
            .endpoints
            .get(&id)
            .map(|e| e.space.fd.try_clone())
            .transpose()
    }

    /// An app's namespace, once applied.
    pub fn workload_namespace(&self, id: WorkloadId) -> io::Result<Option<OwnedFd>> {
        self.lock().apps.get(&id).map(|a| a.fd.try_clone()).transpose()
    }

    /// A router's nf_tables table as last applied and read back, for comparison and for people.
    pub fn router_table(&self, vpc: VpcId) -> Option<crate::nft::NftTable> {
        self.lock().routers.get(&vpc)?.space.table.clone()
    }

    /// Same as [`NetworkBackend::apply`], on the calling thread.
    pub fn apply_blocking(&self, ir: &NetworkIr) -> ApplyReport {
        let mut report = ApplyReport::default();
        let mut state = self.lock();
        state.leaving.retain(|thread| !thread.is_finished());
        let inner = &self.inner;
        inner.note(&mut report, "namespaces", inner.adopt(&mut state));
        inner.note(&mut report, INTERNET, inner.internet(&mut state));
        inner.unlink(&mut state, ir, &mut report);
        for (vpc, router_ir) in &ir.routers {
            let done = inner
                .router(&mut state, *vpc)
                .and_then(|router| router.apply(router_ir));
            inner.note(&mut report, &vpc_name(*vpc), done);
        }
        inner.note(&mut report, INTERNET, connect_routers(&mut state, ir));
        inner.peerings(&mut state, ir, &mut report);
        for (vpc, router_ir) in &ir.routers {
            for id in router_ir.gateway_endpoints.keys() {
                let done = if report.failed.contains_key(&vpc_name(*vpc)) {
                    Err(Error::NotAsWanted(format!("its router {vpc} isn't in place")))
                } else {
                    inner.endpoint(&mut state, *id, router_ir)
                };
                inner.note(&mut report, &endpoint_name(*id), done);
            }
        }
        for (id, workload) in &ir.workloads {
            let done = inner.workload(&mut state, ir, *id, workload, &report);
            inner.note(&mut report, &app_name(*id), done);
        }
        inner.remove(&mut state, ir, &mut report);
        report
    }

    /// Same as [`NetworkBackend::verify`], on the calling thread.
    pub fn verify_blocking(&self, ir: &NetworkIr, id: WorkloadId) -> Result<(), BackendError> {
        let mut state = self.lock();
        self.inner
            .verify(&mut state, ir, id)
            .map_err(|error| BackendError::new(format!("checking the network of {id}"), error))
    }

    /// Same as [`NetworkBackend::take_flows`], on the calling thread.
    pub fn take_flows_blocking(&self, count: bool) -> Vec<RouterFlows> {
        let mut taps = self.inner.taps();
        taps.retain(|_, tap| tap.strong_count() > 0);
        let living: Vec<_> = taps
            .iter()
            .filter_map(|(vpc, tap)| Some((*vpc, tap.upgrade()?)))
            .collect();
        drop(taps);
        let take = |(vpc, tap): (VpcId, Arc<Mutex<Tap>>)| {
            let taken = tap.lock().unwrap_or_else(PoisonError::into_inner).take(vpc, count);
            taken.unwrap_or_else(|error| {
                tracing::warn!(%vpc, %error, "reading a router's flows");
                let events = Vec::new();
                RouterFlows { vpc, events, missed: 1 }
            })
        };
        living.into_iter().map(take).collect()
    }

    /// Waits until links on their way out are gone.
    pub fn settle(&self) {
        let leaving = std::mem::take(&mut self.lock().leaving);
        join(leaving);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic in the middle leaves items that aren't marked as applied; the next apply redoes them.
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl NetworkBackend for LinuxNetwork {
    async fn apply(&self, ir: &NetworkIr) -> ApplyReport {
        let (this, ir) = (self.clone(), ir.clone());
        crate::blocking(move || this.apply_blocking(&ir)).await
    }

    async fn verify(&self, ir: &NetworkIr, workload: WorkloadId) -> Result<(), BackendError> {
        let (this, ir) = (self.clone(), ir.clone());
        crate::blocking(move || this.verify_blocking(&ir, workload)).await
    }

    async fn take_flows(&self, count: bool) -> Vec<RouterFlows> {
        let this = self.clone();
        crate::blocking(move || this.take_flows_blocking(count)).await
    }
}

/// Name of a router's namespace.
pub fn vpc_name(vpc: VpcId) -> String {
    vpc.to_string()
}

/// Name of a gateway endpoint's namespace: its listeners' sockets are opened there, at the service's own addresses.
pub fn endpoint_name(endpoint: VpcEndpointId) -> String {
    endpoint.to_string()
}

/// Name of an app's namespace.
pub fn app_name(id: WorkloadId) -> String {
    id.to_string()
}

fn join(threads: Vec<JoinHandle<()>>) {
    for thread in threads {
        if thread.join().is_err() {
            tracing::warn!("deleting a link panicked");
        }
    }
}

impl Inner {
    fn note(&self, report: &mut ApplyReport, item: &str, done: Result<bool, Error>) {
        match done {
            Ok(changed) => report.changed += usize::from(changed),
            Err(error) => {
                tracing::warn!(item, %error, "applying the network failed");
                report
                    .failed
                    .insert(item.to_owned(), BackendError::new(format!("applying {item}"), error));
            }
        }
    }

    /// Finds namespaces that an earlier server left, once. Their contents are compared later.
    fn adopt(&self, state: &mut State) -> Result<bool, Error> {
        if state.adopted {
            return Ok(false);
        }
        for name in self.holder.netns_list().step(|| "listing namespaces".into())? {
            let fd = || {
                self.holder
                    .netns(&name)
                    .step(|| format!("taking over namespace {name}"))
            };
            if let Ok(vpc) = name.parse::<VpcId>()
                && let Some(fd) = fd()?
            {
                state.routers.insert(vpc, self.take_router(vpc, fd)?);
            } else if let Ok(id) = name.parse::<VpcEndpointId>()
                && let Some(fd) = fd()?
            {
                state.endpoints.insert(id, GatewayEndpoint::take(fd)?);
            } else if let Ok(id) = name.parse::<WorkloadId>()
                && let Some(fd) = fd()?
            {
                state.apps.insert(id, App::take(fd)?);
            }
        }
        state.adopted = true;
        Ok(false)
    }

    fn namespace(&self, name: &str) -> Result<OwnedFd, Error> {
        match self
            .holder
            .netns(name)
            .step(|| format!("looking for namespace {name}"))?
        {
            Some(fd) => Ok(fd),
            None => self.holder.netns_new(name).step(|| format!("making namespace {name}")),
        }
    }

    fn internet(&self, state: &mut State) -> Result<bool, Error> {
        if state.internet.is_some() {
            return Ok(false);
        }
        let own = self
            .config
            .internet_hosts
            .union(&self.config.service_addresses)
            .copied()
            .collect();
        state.internet = Some(Internet::take(self.namespace(INTERNET)?, own)?);
        Ok(true)
    }

    fn router<'a>(&self, state: &'a mut State, vpc: VpcId) -> Result<&'a mut Router, Error> {
        Ok(match state.routers.entry(vpc) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(self.take_router(vpc, self.namespace(&vpc_name(vpc))?)?),
        })
    }

    fn take_router(&self, vpc: VpcId, fd: OwnedFd) -> Result<Router, Error> {
        let router = Router::take(fd)?;
        if let Some(tap) = &router.tap {
            self.taps().insert(vpc, Arc::downgrade(tap));
        }
        Ok(router)
    }

    fn taps(&self) -> MutexGuard<'_, BTreeMap<VpcId, Weak<Mutex<Tap>>>> {
        self.taps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn endpoint(&self, state: &mut State, id: VpcEndpointId, ir: &RouterIr) -> Result<bool, Error> {
        if !state.endpoints.contains_key(&id) {
            // A link of the same name may still be on its way out: an endpoint's namespace can be made a second time.
            join(std::mem::take(&mut state.leaving));
        }
        let State { endpoints, routers, .. } = state;
        let router = routers
            .get_mut(&ir.vpc)
            .ok_or_else(|| Error::NotAsWanted(format!("its router {} isn't in place", ir.vpc)))?;
        let endpoint = match endpoints.entry(id) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(GatewayEndpoint::take(self.namespace(&endpoint_name(id))?)?),
        };
        endpoint.apply(id, &ir.gateway_endpoints[&id], ir, router)
    }

    /// Links routers of peers, and lets each forget what the other's addresses have lost.
    fn peerings(&self, state: &mut State, ir: &NetworkIr, report: &mut ApplyReport) {
        let routers = &mut state.routers;
        for (vpc, former) in std::mem::take(&mut state.ended_peers) {
            let Some(router) = routers.get(&vpc) else { continue };
            let done = router.space.forget_connections(|address| former.contains(address));
            self.note(report, &vpc_name(vpc), done.map(|()| true));
        }
        for (vpc, router_ir) in &ir.routers {
            let Some(former) = routers.get_mut(vpc).and_then(|r| r.former.take()) else {
                continue;
            };
            for peer in router_ir.peerings.values().filter_map(|p| routers.get(&p.peer)) {
                let done = peer.space.forget_connections(|address| former.contains(address));
                self.note(report, &vpc_name(*vpc), done.map(|()| true));
            }
        }
        for (vpc, router_ir) in &ir.routers {
            // Both sides have the connection: it's made once, from the one whose id is lower.
            for (id, near) in router_ir.peerings.iter().filter(|(_, p)| *vpc < p.peer) {
                let failed = [*vpc, near.peer]
                    .iter()
                    .any(|v| report.failed.contains_key(&vpc_name(*v)));
                let far = ir.routers.get(&near.peer).and_then(|r| r.peerings.get(id));
                let done = match far {
                    Some(far) if !failed => connect_peers(routers, *id, (*vpc, near), far),
                    _ => Err(Error::NotAsWanted("a router of it isn't in place".into())),
                };
                self.note(report, &id.to_string(), done);
            }
        }
    }

    /// Starts removing the links of legs, endpoints and peerings that go or change. Their addresses lose their route at once; the rules that
    /// know them go right after, so nothing passes while the kernel takes its time.
    fn unlink(&self, state: &mut State, ir: &NetworkIr, report: &mut ApplyReport) {
        let mut leaving: BTreeMap<VpcId, BTreeSet<String>> = BTreeMap::new();
        for (id, app) in &mut state.apps {
            let wanted = ir.workloads.get(id);
            let changed = |leg: &AppLeg, old: &LegIr| {
                !wanted
                    .and_then(|w| w.legs.get(leg))
                    .is_some_and(|new| same_link(new, old))
            };
            let gone: Vec<(AppLeg, LegIr)> = app
                .legs
                .iter()
                .filter(|(leg, old)| changed(leg, old))
                .map(|(l, o)| (*l, o.clone()))
                .collect();
            for (leg, old) in gone {
                app.legs.remove(&leg);
                app.applied = false;
                let Some(router) = state.routers.get_mut(&old.vpc) else {
                    continue;
                };
                let unrouted = router.unroute_interface(old.address);
                self.note(report, &vpc_name(old.vpc), unrouted.map(|()| true));
                leaving
                    .entry(old.vpc)
                    .or_default()
                    .insert(crate::compile::interface_link(old.interface));
            }
        }
        for (id, endpoint) in &mut state.endpoints {
            let wanted = |vpc: &VpcId| {
                ir.routers
                    .get(vpc)
                    .is_some_and(|r| r.gateway_endpoints.contains_key(id))
            };
            if let Some(vpc) = endpoint.linked.take_if(|vpc| !wanted(vpc)) {
                endpoint.applied = None;
                leaving
                    .entry(vpc)
                    .or_default()
                    .insert(crate::compile::endpoint_link(*id));
            }
        }
        for (vpc, router) in &mut state.routers {
            let wanted = ir.routers.get(vpc).map(|r| &r.peerings);
            let ended = |id: &VpcPeeringConnectionId| wanted.is_none_or(|w| !w.contains_key(id));
            let gone: Vec<_> = router.peers.keys().filter(|id| ended(id)).copied().collect();
            for id in gone {
                router.peers.remove(&id);
                leaving
                    .entry(*vpc)
                    .or_default()
                    .insert(crate::compile::peering_link(id));
            }
        }
        let found = state.routers.values().any(|router| !router.found_links.is_empty());
        if leaving.is_empty() && !found {
            return;
        }
        let wanted = ir.workloads.values().flat_map(|w| w.legs.values());
        let endpoints = ir.routers.values().flat_map(|r| r.gateway_endpoints.keys());
        let peerings = ir.routers.values().flat_map(|r| r.peerings.keys());
        let names: BTreeSet<String> = wanted
            .map(|leg| crate::compile::interface_link(leg.interface))
            .chain(peerings.map(|id| crate::compile::peering_link(*id)))
            .chain(endpoints.map(|id| crate::compile::endpoint_link(*id)))
            .collect();
        for (vpc, router) in &mut state.routers {
            let strange = std::mem::take(&mut router.found_links);
            let strange = strange
                .into_iter()
                .filter(|name| name.starts_with(['e', 'g', 'p']) && !names.contains(name));
            leaving.entry(*vpc).or_default().extend(strange);
        }
        for (vpc, links) in leaving {
            let Some(router) = state.routers.get_mut(&vpc) else {
                continue;
            };
            for link in links.iter().filter(|name| name.starts_with('p')) {
                match peering::unroute(router, link) {
                    Ok(ranges) => state.ended_peers.push((vpc, FormerAddresses::all_of(ranges))),
                    Err(error) => self.note(report, &vpc_name(vpc), Err(error)),
                }
            }
            // A link that's wanted again under the same name is waited for.
            let (again, for_good): (BTreeSet<_>, BTreeSet<_>) =
                links.into_iter().partition(|name| names.contains(name));
            for (links, wait) in [(again, true), (for_good, false)] {
                match delete_links(router, links) {
                    Ok(Some(thread)) if wait => join(vec![thread]),
                    Ok(thread) => state.leaving.extend(thread),
                    Err(error) => self.note(report, &vpc_name(vpc), Err(error)),
                }
            }
        }
    }

    fn workload(
        &self,
        state: &mut State,
        ir: &NetworkIr,
        id: WorkloadId,
        wanted: &WorkloadIr,
        report: &ApplyReport,
    ) -> Result<bool, Error> {
        if state
            .apps
            .get(&id)
            .is_some_and(|app| app.applied && app.legs == wanted.legs)
        {
            return Ok(false);
        }
        let State { apps, routers, .. } = state;
        let app = match apps.entry(id) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(App::take(self.namespace(&app_name(id))?)?),
        };
        app.applied = false;
        let mut socket = RouteSocket::open_in(app.fd.as_fd()).step(|| "opening a route socket".into())?;
        let names: BTreeSet<&str> = wanted.legs.keys().map(|leg| leg::leg_name(*leg)).collect();
        let links = socket.links().step(|| "reading the app's links".into())?;
        for name in links
            .keys()
            .filter(|name| *name != "lo" && !names.contains(name.as_str()))
        {
            socket.delete_link(name).step(|| format!("removing link {name}"))?;
        }
        for (leg, leg_ir) in &wanted.legs {
            let vpc = leg_ir.vpc;
            if report.failed.contains_key(&vpc_name(vpc)) || !ir.routers.contains_key(&vpc) {
                return Err(Error::NotAsWanted(format!("its router {vpc} isn't in place")));
            }
            let router = routers
                .get_mut(&vpc)
                .ok_or_else(|| Error::NotAsWanted(format!("its router {vpc} isn't in place")))?;
            let known = app.legs.get(leg).is_some_and(|old| same_link(old, leg_ir));
            if !known {
                app.link_leg(&mut socket, router, *leg, leg_ir)?;
            }
        }
        app.settle(&mut socket, wanted, &self.config.workload_addresses)?;
        app.legs = wanted.legs.clone();
        app.applied = true;
        Ok(true)
    }

    /// Lets go of namespaces that the IR doesn't have. Routers go last: apps and endpoints hang onto them.
    fn remove(&self, state: &mut State, ir: &NetworkIr, report: &mut ApplyReport) {
        let apps: Vec<WorkloadId> = state
            .apps
            .keys()
            .filter(|id| !ir.workloads.contains_key(id))
            .copied()
            .collect();
        for id in apps {
            let done = self
                .holder
                .netns_drop(&app_name(id))
                .step(|| "dropping the namespace".into());
            if done.is_ok() {
                state.apps.remove(&id);
            }
            self.note(report, &app_name(id), done.map(|()| true));
        }
        let wanted = |id: &VpcEndpointId| ir.routers.values().any(|r| r.gateway_endpoints.contains_key(id));
        let endpoints: Vec<VpcEndpointId> = state.endpoints.keys().filter(|id| !wanted(id)).copied().collect();
        for id in endpoints {
            let done = self
                .holder
                .netns_drop(&endpoint_name(id))
                .step(|| "dropping the namespace".into());
            if done.is_ok() {
                state.endpoints.remove(&id);
            }
            self.note(report, &endpoint_name(id), done.map(|()| true));
        }
        let routers: Vec<VpcId> = state
            .routers
            .keys()
            .filter(|vpc| !ir.routers.contains_key(vpc))
            .copied()
            .collect();
        if !routers.is_empty() {
            join(std::mem::take(&mut state.leaving));
        }
        for vpc in routers {
            let done = self
                .holder
                .netns_drop(&vpc_name(vpc))
                .step(|| "dropping the namespace".into());
            if done.is_ok() {
                state.routers.remove(&vpc);
            }
            self.note(report, &vpc_name(vpc), done.map(|()| true));
        }
    }

    fn verify(&self, state: &mut State, ir: &NetworkIr, id: WorkloadId) -> Result<(), Error> {
        let missing = |what: String| Error::NotAsWanted(what);
        let wanted = ir
            .workloads
            .get(&id)
            .ok_or_else(|| missing("it isn't part of the network".into()))?;
        let State {
            apps,
            routers,
            endpoints,
            ..
        } = state;
        let app = apps
            .get_mut(&id)
            .filter(|app| app.applied)
            .ok_or_else(|| missing("it isn't applied".into()))?;
        let mut socket = RouteSocket::open_in(app.fd.as_fd()).step(|| "opening a route socket".into())?;
        app.check(&mut socket, wanted, &self.config.workload_addresses)?;
        for leg in wanted.legs.values() {
            let not_there = || missing(format!("its router {} isn't in place", leg.vpc));
            let router_ir = ir.routers.get(&leg.vpc).ok_or_else(not_there)?;
            let router = routers.get_mut(&leg.vpc).ok_or_else(not_there)?;
            let link = crate::compile::interface_link(leg.interface);
            let index = router.space.route.link(&link).step(|| "looking for a link".into())?;
            router.check_interface(
                index.ok_or_else(|| missing(format!("link {link} isn't there")))?,
                leg.address,
            )?;
            router.check_judgement(router_ir, leg.interface)?;
            for endpoint in led_to(router_ir, leg.interface) {
                let not_there = || missing(format!("{endpoint} isn't in place"));
                let known = endpoints.get_mut(&endpoint).filter(|e| e.applied.is_some());
                known.ok_or_else(not_there)?.check(endpoint, router_ir, router)?;
            }
        }
        Ok(())
    }
}

/// The gateway endpoints that an interface's table leads to.
fn led_to(router: &RouterIr, interface: NetworkInterfaceId) -> BTreeSet<VpcEndpointId> {
    let table = router
        .interfaces
        .get(&interface)
        .and_then(|i| router.tables.get(&i.table));
    let ranges = table.into_iter().flat_map(|t| &t.ranges);
    ranges
        .filter_map(|r| match r.next {
            NextHop::GatewayEndpoint(id) => Some(id),
            _ => None,
        })
        .collect()
}

/// Whether two legs are served by one link.
fn same_link(a: &LegIr, b: &LegIr) -> bool {
    (a.vpc, a.interface, a.address) == (b.vpc, b.interface, b.address)
}

fn connect_routers(state: &mut State, ir: &NetworkIr) -> Result<bool, Error> {
    let State { internet, routers, .. } = state;
    let internet = internet
        .as_mut()
        .ok_or_else(|| Error::NotAsWanted("the internet namespace isn't there".into()))?;
    internet.apply(ir, routers)
}

/// Joins two routers by a peering connection: of `vpc`, and of `near`'s peer.
fn connect_peers(
    routers: &mut BTreeMap<VpcId, Router>,
    id: VpcPeeringConnectionId,
    (vpc, near): (VpcId, &PeeringIr),
    far: &PeeringIr,
) -> Result<bool, Error> {
    let not_there = |vpc: VpcId| Error::NotAsWanted(format!("its router {vpc} isn't in place"));
    // Both are changed at once, so one is out of the map meanwhile.
    let mut other = routers.remove(&near.peer).ok_or_else(|| not_there(near.peer))?;
    let done = match routers.get_mut(&vpc) {
        Some(router) => {
            let far = peering::Side {
                router: &mut other,
                ir: far,
            };
            peering::connect(id, peering::Side { router, ir: near }, far)
        }
        None => Err(not_there(vpc)),
    };
    routers.insert(near.peer, other);
    done
}

/// Deletes links of a router on a thread of its own.
fn delete_links(router: &Router, links: BTreeSet<String>) -> Result<Option<JoinHandle<()>>, Error> {
    if links.is_empty() {
        return Ok(None);
    }
    let mut socket = RouteSocket::open_in(router.space.fd.as_fd()).step(|| "opening a route socket".into())?;
    let work = move || {
        if let Err(error) = socket.delete_links(links.iter()) {
            tracing::warn!(?links, %error, "deleting links failed");
        }
    };
    std::thread::Builder::new()
        .name("unlink".into())
        .spawn(work)
        .map(Some)
        .step(|| "starting a thread".into())
}
