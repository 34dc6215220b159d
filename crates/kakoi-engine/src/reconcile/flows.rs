//! Flow logs: takes what routers saw, explains it by the network in force, keeps the last flows for the operator, and writes lines
//! to the log groups of flow logs. An app has no way to any of it but the API, by its role.

use crate::ec2::flow_log::{FlowLogRecord, Watched};
use crate::{Engine, now_ms, store_error};
use kakoi_database::Database;
use kakoi_dataplane::{FlowEvent, RouterFlows};
use kakoi_flows::{Action, Explanation, Facts, Flow, Format, Gatherer, Model, Record, WINDOW_MS, explain, records};
use kakoi_logs::{NewEvent, Source};
use kakoi_netir::{AttachmentIr, Direction, InterfaceIr, NetworkIr};
use kakoi_studio::{App, AppOwner, Domain, Space};
use kakoi_types::{NetworkInterfaceId, RegionContext, SubnetId, VpcId, WorkloadId};
use kakoi_wire::ApiError;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often routers are asked. The kernel keeps what happens in between, as far as its buffers go.
const PERIOD: Duration = Duration::from_millis(200);
/// Looks between two counts of all open connections: 5 s, so that a window that closes for idleness was counted after its last packet.
const LOOKS_PER_COUNT: u64 = 25;
/// Flows kept for the operator, some 700 bytes each.
const KEPT: usize = 10_000;
/// Where the resolver answers: what goes there AWS doesn't log, nor is it shown.
const DNS_PORT: u16 = 53;

/// One flow, as the operator sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlowLine {
    /// Counts up; a follower asks for those after the last one seen.
    pub number: u64,
    /// First packet, milliseconds since the epoch.
    pub start: i64,
    /// Last packet so far.
    pub end: i64,
    /// Whether more packets may still be added.
    pub is_open: bool,
    /// `ACCEPT` or `REJECT`.
    pub action: String,
    /// The VPC whose router saw it.
    pub vpc: String,
    /// The interface that decided, or the sender's.
    pub interface: String,
    /// `egress` or `ingress`, at that interface.
    pub direction: String,
    /// The sender's address.
    pub source: String,
    /// Its port.
    pub source_port: u16,
    /// The receiver's address.
    pub destination: String,
    /// Its port; of a ping 0.
    pub destination_port: u16,
    /// `tcp`, `udp`, `icmp`, or a number.
    pub protocol: String,
    /// Packets both ways.
    pub packets: u64,
    /// Bytes both ways.
    pub bytes: u64,
    /// The domain of the app that's behind the interface or began.
    pub domain: String,
    /// Its user profile.
    pub user: String,
    /// Its space, or the database.
    pub app: String,
    /// The rules that admitted it or the network ACL's rule that refused it.
    pub rule: String,
    /// The route that was taken.
    pub route: String,
    /// The hop that decided, or the last one.
    pub hop: String,
    /// Why it was refused, in Reachability Analyzer's codes.
    pub code: String,
    /// Whether the model says the same as the kernel: `agrees`, `differs`, or `-` if it can't be asked.
    pub model: String,
}

/// The last flows of the region.
#[derive(Clone, Default)]
pub struct RecentFlows {
    inner: Arc<Mutex<Recent>>,
}

#[derive(Default)]
struct Recent {
    lines: VecDeque<FlowLine>,
    /// Closed, and not yet taken by whoever writes them down.
    closed: VecDeque<FlowLine>,
    missed: u64,
    last: u64,
}

impl RecentFlows {
    fn lock(&self) -> MutexGuard<'_, Recent> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Flows after a number, oldest first, `most` at most and of those the latest; and how many flows or packets were missed so far
    /// because there were too many at once.
    pub fn after(&self, number: Option<u64>, most: usize, fits: impl Fn(&FlowLine) -> bool) -> (Vec<FlowLine>, u64) {
        let recent = self.lock();
        let mut found: Vec<FlowLine> = recent
            .lines
            .iter()
            .rev()
            .take_while(|l| number.is_none_or(|n| l.number > n))
            .filter(|l| fits(l))
            .take(most)
            .cloned()
            .collect();
        found.reverse();
        (found, recent.missed)
    }

    /// Flows that closed since the last call, to be written down.
    pub fn take_closed(&self) -> Vec<FlowLine> {
        self.lock().closed.drain(..).collect()
    }

    /// Puts back what an earlier server wrote down. Numbers go on from there.
    pub fn restore(&self, lines: Vec<FlowLine>) {
        let mut recent = self.lock();
        let from = recent.last;
        for (n, mut line) in (1..).zip(lines) {
            line.number = from + n;
            line.is_open = false;
            recent.last = line.number;
            recent.push(line);
        }
    }
}

impl Recent {
    fn push(&mut self, line: FlowLine) {
        if self.lines.len() >= KEPT {
            self.lines.pop_front();
        }
        self.lines.push_back(line);
    }

    fn close(&mut self, line: FlowLine) {
        if let Ok(at) = self.lines.binary_search_by_key(&line.number, |l| l.number)
            && let Some(kept) = self.lines.get_mut(at)
        {
            kept.clone_from(&line);
        }
        if self.closed.len() >= KEPT {
            self.closed.pop_front();
            self.missed += 1;
        }
        self.closed.push_back(line);
    }
}

/// Names behind interfaces, and of the region.
struct Names {
    region: RegionContext,
    zones: BTreeMap<SubnetId, String>,
    /// (app, user, domain)
    workloads: BTreeMap<WorkloadId, (String, String, String)>,
}

impl Names {
    /// Until something is to be told.
    fn none(region: &RegionContext) -> Self {
        Self {
            region: region.clone(),
            zones: BTreeMap::new(),
            workloads: BTreeMap::new(),
        }
    }

    fn read(engine: &Engine) -> Result<Self, ApiError> {
        let store = engine.store();
        let apps: Vec<App> = store.scan("").map_err(store_error)?;
        let spaces: Vec<Space> = store.scan("").map_err(store_error)?;
        let domains: Vec<Domain> = store.scan("").map_err(store_error)?;
        let databases: Vec<Database> = store.scan("").map_err(store_error)?;
        let domains: BTreeMap<_, _> = domains.iter().map(|d| (&d.id, d.name.as_str())).collect();
        let owners: BTreeMap<_, _> = spaces
            .iter()
            .map(|s| ((&s.domain, s.name.as_str()), s.owner.as_deref()))
            .collect();
        let mut workloads = BTreeMap::new();
        for app in &apps {
            let Some(workload) = app.workload.or(app.log) else {
                continue;
            };
            let domain = domains.get(&app.domain).copied().unwrap_or_default().to_owned();
            let (name, user) = match &app.owner {
                AppOwner::Profile(name) => (name, Some(name.as_str())),
                AppOwner::Space(name) => (name, owners.get(&(&app.domain, name.as_str())).copied().flatten()),
            };
            workloads.insert(workload, (name.clone(), user.unwrap_or_default().to_owned(), domain));
        }
        for database in &databases {
            workloads.insert(
                database.workload,
                (database.identifier.clone(), String::new(), String::new()),
            );
        }
        let region = engine.region().clone();
        let ids: BTreeMap<String, String> = region.region.zones().into_iter().map(|z| (z.name, z.id)).collect();
        let network = engine.network();
        let zone = |s: &kakoi_net::Subnet| Some((s.id, ids.get(&s.zone)?.clone()));
        let zones = network.subnets.values().filter_map(zone).collect();
        Ok(Self {
            region,
            zones,
            workloads,
        })
    }
}

impl Facts for Names {
    fn account(&self) -> String {
        self.region.account.to_string()
    }
    fn region(&self) -> String {
        self.region.region.to_string()
    }
    fn zone_id(&self, subnet: SubnetId) -> String {
        self.zones.get(&subnet).cloned().unwrap_or_default()
    }
    fn who(&self, workload: WorkloadId) -> (String, String, String) {
        self.workloads.get(&workload).cloned().unwrap_or_default()
    }
}

/// A VPC's router.
struct Watch {
    gatherer: Gatherer,
    /// Whether flows were missed in the current minute.
    has_missed: bool,
}

/// What decided a flow, by which network.
type Explained = (Explanation, Arc<NetworkIr>);

/// A flow log that's served.
struct Served {
    record: FlowLogRecord,
    format: Format,
    /// Interfaces that a line was written about in the current minute.
    told: BTreeSet<NetworkInterfaceId>,
}

/// The task's memory.
struct Collector {
    watches: BTreeMap<VpcId, Watch>,
    names: Names,
    /// Whether the store changed since the names were read. They're read when something is to be told, and not at each change.
    are_names_old: bool,
    served: Vec<Served>,
    /// The network in force, and the one before: a packet may have been judged by either.
    networks: [Arc<NetworkIr>; 2],
    /// Open flows by their numbers: what decided them is found when they open, because the network goes on changing.
    explained: BTreeMap<u64, Explained>,
    looks: u64,
    minute: i64,
    number: u64,
    has_failed: bool,
}

/// Collects until the stop.
pub(super) async fn run(engine: Engine, mut stop: tokio::sync::watch::Receiver<bool>) {
    // Routers that an earlier server left are taken over by the first apply.
    tokio::select! {
        _ = engine.network_applied() => {}
        _ = stop.changed() => return,
    }
    let mut changes = engine.store().changes();
    let mut timer = tokio::time::interval(PERIOD);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut collector = match Collector::new(&engine, now_ms()) {
        Ok(collector) => collector,
        Err(error) => return tracing::error!(error = %error.chain(), "reading flow logs; none are written"),
    };
    loop {
        tokio::select! {
            biased;
            // A dropped sender means that the server is on its way out.
            stopping = stop.changed() => if stopping.is_err() || *stop.borrow() { break },
            _ = timer.tick() => {}
        }
        if changes.has_changed().unwrap_or(false) {
            changes.mark_unchanged();
            if let Err(error) = collector.refresh(&engine) {
                tracing::error!(error = %error.chain(), "reading flow logs");
                changes.mark_changed();
            }
        }
        collector.look(&engine, now_ms(), false).await;
    }
    // What's gathered is told; connections go on, and the next server tells of the rest.
    collector.look(&engine, now_ms(), true).await;
}

impl Collector {
    fn new(engine: &Engine, now: i64) -> Result<Self, ApiError> {
        let ir = engine.applied().borrow().ir.clone();
        let mut collector = Self {
            watches: BTreeMap::new(),
            names: Names::none(engine.region()),
            are_names_old: true,
            served: Vec::new(),
            networks: [ir.clone(), ir],
            explained: BTreeMap::new(),
            looks: 0,
            minute: now,
            number: engine.recent_flows().lock().last,
            has_failed: false,
        };
        collector.refresh(engine)?;
        Ok(collector)
    }

    fn refresh(&mut self, engine: &Engine) -> Result<(), ApiError> {
        self.are_names_old = true;
        let records: Vec<FlowLogRecord> = engine.store().scan("").map_err(store_error)?;
        let mut told: BTreeMap<_, _> = std::mem::take(&mut self.served)
            .into_iter()
            .map(|s| (s.record.id, s.told))
            .collect();
        let serve = |record: FlowLogRecord| {
            let format = Format::parse(&record.format).ok()?;
            let told = told.remove(&record.id).unwrap_or_default();
            Some(Served { record, format, told })
        };
        self.served = records.into_iter().filter_map(serve).collect();
        Ok(())
    }

    /// Brings the names up to date. If that fails, the ones read last are told.
    fn read_names(&mut self, engine: &Engine) {
        if !self.are_names_old {
            return;
        }
        match Names::read(engine) {
            Ok(names) => {
                self.names = names;
                self.are_names_old = false;
            }
            Err(error) => tracing::error!(error = %error.chain(), "reading the names for flow logs"),
        }
    }

    /// One look at all routers.
    async fn look(&mut self, engine: &Engine, now: i64, is_last: bool) {
        let is_first = self.looks == 0;
        let due = self.looks.is_multiple_of(LOOKS_PER_COUNT);
        self.looks += 1;
        let count = is_first || is_last || (due && self.watches.values().any(|w| w.gatherer.wants_counts()));
        let taken = engine.backends().network.take_flows(count).await;
        // After the taking: what was judged before is judged by this or the one before.
        let ir = engine.applied().borrow().ir.clone();
        if !Arc::ptr_eq(&ir, &self.networks[0]) {
            self.networks.swap(0, 1);
            self.networks[0] = ir;
        }
        let recent = engine.recent_flows();
        let mut closed = Vec::new();
        let mut opened = Vec::new();
        for mut seen in taken {
            let resolvers = self.networks[0].routers.get(&seen.vpc).map(|r| r.resolvers.clone());
            let is_dns = |event: &FlowEvent| {
                let (FlowEvent::Refused { flow, .. }
                | FlowEvent::Opened { flow, .. }
                | FlowEvent::Counted { flow, .. }) = event;
                flow.destination_port == DNS_PORT && resolvers.iter().flatten().any(|r| *r == flow.destination)
            };
            seen.events.retain(|event| !is_dns(event));
            let (more_opened, more_closed) = self.gather(seen, now, is_first, count);
            opened.extend(more_opened);
            closed.extend(more_closed);
        }
        for watch in self.watches.values_mut() {
            closed.extend(watch.gatherer.close(now, is_last));
            let missed = watch.gatherer.take_missed();
            watch.has_missed |= missed > 0;
            recent.lock().missed += missed;
        }
        let is_minute_over = now - self.minute >= WINDOW_MS;
        if !opened.is_empty() || !closed.is_empty() || (is_minute_over && !self.served.is_empty()) {
            self.read_names(engine);
        }
        for flow in &opened {
            let explained = self.explain(flow);
            let line = self.show(flow, true, &explained);
            self.explained.insert(flow.number, explained);
            let mut recent = recent.lock();
            recent.last = line.number;
            recent.push(line);
        }
        let mut events: BTreeMap<(String, String), Vec<NewEvent>> = BTreeMap::new();
        for flow in &closed {
            let explained = self.explained.remove(&flow.number);
            let explained = explained.unwrap_or_else(|| self.explain(flow));
            let line = self.show(flow, false, &explained);
            recent.lock().close(line);
            self.tell(flow, &explained, &mut events);
        }
        if is_minute_over {
            self.tell_the_rest(now, &mut events);
        }
        self.write(engine, events, now).await;
    }

    fn gather(&mut self, seen: RouterFlows, now: i64, is_first: bool, is_counted: bool) -> (Vec<Flow>, Vec<Flow>) {
        let watch = self.watches.entry(seen.vpc).or_insert_with(|| Watch {
            gatherer: Gatherer::new(seen.vpc),
            // What happened while no server looked is told by nobody.
            has_missed: is_first,
        });
        let id = |event: &FlowEvent| match event {
            FlowEvent::Counted { id, closed: false, .. } | FlowEvent::Opened { id, .. } => Some(*id),
            _ => None,
        };
        let is_whole = is_counted && seen.missed == 0;
        let living: BTreeSet<u32> = seen.events.iter().filter_map(id).filter(|_| is_whole).collect();
        let number = &mut self.number;
        let (opened, mut closed) = watch.gatherer.see(now, seen, is_first, &mut || {
            *number += 1;
            *number
        });
        if is_whole {
            closed.extend(watch.gatherer.keep(|id| living.contains(&id)));
        }
        (opened, closed)
    }

    fn explain(&self, flow: &Flow) -> Explained {
        let [now, before] = &self.networks;
        let by_now = explain(now, flow);
        if by_now.model == Model::Differs {
            let by_before = explain(before, flow);
            if by_before.model == Model::Agrees {
                return (by_before, before.clone());
            }
        }
        (by_now, now.clone())
    }

    fn show(&self, flow: &Flow, is_open: bool, (why, ir): &Explained) -> FlowLine {
        let router = ir.routers.get(&flow.vpc);
        let workload = |i: &InterfaceIr| match i.attachment {
            AttachmentIr::Workload { workload, .. } => Some(workload),
            _ => None,
        };
        let at = |of: &dyn Fn(&NetworkInterfaceId, &InterfaceIr) -> bool| {
            router?
                .interfaces
                .iter()
                .find(|(id, i)| of(id, i))
                .and_then(|(_, i)| workload(i))
        };
        // Whose it is: the app that began, else the one behind the interface that decided.
        let who = at(&|_, i| i.address == flow.tuple.source)
            .or_else(|| at(&|id, _| Some(*id) == why.interface))
            .map(|w| self.names.who(w))
            .unwrap_or_default();
        let is_icmp = flow.tuple.protocol == 1;
        FlowLine {
            number: flow.number,
            start: flow.start,
            end: flow.end,
            is_open,
            action: if flow.action == Action::Accept {
                "ACCEPT"
            } else {
                "REJECT"
            }
            .to_owned(),
            vpc: flow.vpc.to_string(),
            interface: why.interface.map(|i| i.to_string()).unwrap_or_default(),
            direction: match why.direction {
                Direction::Ingress => "ingress",
                Direction::Egress => "egress",
            }
            .to_owned(),
            source: flow.tuple.source.to_string(),
            source_port: flow.tuple.source_port,
            destination: flow.tuple.destination.to_string(),
            destination_port: if is_icmp { 0 } else { flow.tuple.destination_port },
            protocol: match flow.tuple.protocol {
                1 => "icmp".to_owned(),
                6 => "tcp".to_owned(),
                17 => "udp".to_owned(),
                other => other.to_string(),
            },
            packets: flow.there.packets + flow.back.packets,
            bytes: flow.there.bytes + flow.back.bytes,
            app: who.0,
            user: who.1,
            domain: who.2,
            rule: why.rule.clone(),
            route: why.route.clone(),
            hop: why.hop.clone(),
            code: why.code.clone(),
            model: why.model.word().to_owned(),
        }
    }

    /// Writes a closed flow's lines for each flow log that wants them: of those that began after it was made.
    fn tell(&mut self, flow: &Flow, (why, ir): &Explained, events: &mut BTreeMap<(String, String), Vec<NewEvent>>) {
        if self.served.is_empty() {
            return;
        }
        let records = records(ir, flow, why);
        for served in self.served.iter_mut().filter(|s| s.record.created <= flow.start) {
            for record in &records {
                let Some(interface) = record.interface else { continue };
                if !watches(served.record.watched, record) || !served.record.traffic.wants(record.is_accepted) {
                    continue;
                }
                served.told.insert(interface);
                let event = NewEvent {
                    at: flow.start,
                    message: served.format.line(record, &self.names),
                };
                events.entry(stream(&served.record, interface)).or_default().push(event);
            }
        }
    }

    /// At the end of a minute: interfaces of which nothing was told, and those whose flows were missed.
    fn tell_the_rest(&mut self, now: i64, events: &mut BTreeMap<(String, String), Vec<NewEvent>>) {
        let span = (self.minute, now);
        self.minute = now;
        for served in &mut self.served {
            let told = std::mem::take(&mut served.told);
            for router in self.networks[0].routers.values() {
                let has_missed = self.watches.get(&router.vpc).is_some_and(|w| w.has_missed);
                for (id, interface) in &router.interfaces {
                    let is_watched = match served.record.watched {
                        Watched::Vpc(vpc) => vpc == router.vpc,
                        Watched::Subnet(subnet) => subnet == interface.subnet,
                        Watched::Interface(own) => own == *id,
                    };
                    let status = match (has_missed, told.contains(id)) {
                        (true, _) => "SKIPDATA",
                        (false, false) => "NODATA",
                        (false, true) => continue,
                    };
                    if is_watched {
                        let message = served.format.empty_line(*id, span, status, &self.names);
                        let event = NewEvent { at: span.0, message };
                        events.entry(stream(&served.record, *id)).or_default().push(event);
                    }
                }
            }
        }
        self.watches.values_mut().for_each(|w| w.has_missed = false);
    }

    async fn write(&mut self, engine: &Engine, events: BTreeMap<(String, String), Vec<NewEvent>>, now: i64) {
        if events.is_empty() {
            return;
        }
        let store = engine.backends().logs.clone();
        let written = tokio::task::spawn_blocking(move || {
            let source = || Source {
                name: "flow-logs",
                position: "",
            };
            events
                .iter()
                .try_for_each(|((group, stream), events)| store.append(source(), group, stream, events, now))
        });
        let failed = match written.await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        if let Some(error) = &failed {
            // What couldn't be written is missing from here on: the next minute says so.
            self.watches.values_mut().for_each(|w| w.has_missed = true);
            if !self.has_failed {
                tracing::error!(%error, "writing flow logs");
            }
        }
        self.has_failed = failed.is_some();
    }
}

fn watches(watched: Watched, record: &Record) -> bool {
    match watched {
        Watched::Vpc(vpc) => vpc == record.vpc,
        Watched::Subnet(subnet) => Some(subnet) == record.subnet,
        Watched::Interface(interface) => Some(interface) == record.interface,
    }
}

/// Log group and stream, as AWS names them: `eni-…-all`.
fn stream(record: &FlowLogRecord, interface: NetworkInterfaceId) -> (String, String) {
    let traffic = record.traffic.word().to_ascii_lowercase();
    (record.group.clone(), format!("{interface}-{traffic}"))
}

#[cfg(test)]
mod tests;
