//! What stands behind addresses of routers and of the internet side: sockets opened inside namespaces, served from here.
//!
//! Each socket is parked in the anchor, so that clients queue instead of being refused while the server restarts. What the
//! IR no longer names is closed and its parked descriptor dropped: it alone would keep a deleted namespace alive.

use super::homes::Homes;
use super::services::{self, Door, SERVED, Services};
use super::{CREDENTIALS_ADDRESS, credentials};
use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, StatusCode};
use hyper::body::Incoming;
use kakoi_dataplane::{ApplyReport, BackendError, EdgeBackend};
use kakoi_edge::dns::{self, MountTargetAddress, NameTable, PublicNames, View};
use kakoi_edge::names::{HostTable, Service, database_domain};
use kakoi_edge::pki::{Authorities, NameSet, server_config};
use kakoi_edge::simulated::{self, SimulatedInternet};
use kakoi_edge::tls::{HttpLimits, Peer, serve_plain, serve_tls_streaming};
use kakoi_edge::{ConnectionLimits, shutdown_channel};
use kakoi_linux::netns::{Holder, bind_udp, listen_tcp};
use kakoi_linux::{INTERNET as INTERNET_NAMESPACE, app_name, endpoint_name, vpc_name as router_namespace};
use kakoi_netir::{AttachmentIr, DatabaseIr, NetworkIr, RouterIr};
use kakoi_types::{VpcId, WorkloadId};
use rustls::ServerConfig;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use tokio::sync::{Mutex, watch};

/// Connections of one app to its credentials: many clients at once, and few of the server's descriptors.
const CREDENTIALS_CONNECTIONS: usize = 32;

/// One socket: where, and what it serves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    namespace: String,
    address: SocketAddrV4,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    DnsUdp,
    DnsTcp,
    /// One of the region's services, in TLS.
    Service(Service, Door),
    /// The credentials of one app, in its own namespace.
    Credentials(WorkloadId),
    /// NFS, in a router of this VPC.
    MountTarget(VpcId),
    SimulatedHttps,
    SimulatedHttp,
    Probe,
}

impl Place {
    fn parked(&self) -> String {
        let protocol = if self.role == Role::DnsUdp { "udp" } else { "tcp" };
        format!("listen/{}/{protocol}/{}", self.namespace, self.address)
    }
}

/// What the region looks like from inside.
pub struct EdgeSettings {
    /// The region's name.
    pub region: String,
    /// Whether services answer under AWS's names.
    pub aws_names: bool,
    /// Whether there are simulated hosts.
    pub simulated: bool,
}

/// Serves the edge.
pub struct Edge {
    holder: Arc<dyn Holder>,
    settings: EdgeSettings,
    hosts: Arc<HostTable>,
    internet: Option<Arc<SimulatedInternet>>,
    service_tls: BTreeMap<Service, Arc<ServerConfig>>,
    simulated_tls: Arc<ServerConfig>,
    services: watch::Receiver<Option<Services>>,
    homes: Arc<Homes>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    sockets: BTreeMap<Place, watch::Sender<bool>>,
    views: BTreeMap<String, watch::Sender<Arc<View>>>,
}

impl Edge {
    /// An edge; `services` delivers what answers once the engine exists.
    pub fn new(
        holder: Arc<dyn Holder>,
        settings: EdgeSettings,
        authorities: &Authorities,
        internet: Option<Arc<SimulatedInternet>>,
        services: watch::Receiver<Option<Services>>,
        homes: Homes,
    ) -> anyhow::Result<Self> {
        let mut service_tls = BTreeMap::new();
        for service in SERVED {
            let mut names = service.all_names(&settings.region, settings.aws_names);
            // An endpoint's own names: the part behind its id.
            if let Some((_, suffix)) = service
                .vpc_endpoint_name(&settings.region, "ID")
                .as_deref()
                .and_then(|name| name.split_once("ID."))
            {
                names.push(format!("*.{suffix}"));
            }
            service_tls.insert(service, server_config(authorities.region.clone(), NameSet::new(names))?);
        }
        let simulated_tls = simulated::tls_config(authorities.simulated.clone())?;
        let hosts = Arc::new(HostTable::new(&settings.region, settings.aws_names));
        Ok(Self {
            holder,
            settings,
            hosts,
            internet,
            service_tls,
            simulated_tls,
            services,
            homes: Arc::new(homes),
            open: Mutex::default(),
        })
    }

    fn wanted(&self, ir: &NetworkIr) -> Vec<Place> {
        let mut places = Vec::new();
        let mut add = |namespace: &str, ip: Ipv4Addr, port: u16, role: Role| {
            places.push(Place {
                namespace: namespace.to_owned(),
                address: SocketAddrV4::new(ip, port),
                role,
            });
        };
        for service in SERVED {
            let role = Role::Service(service, Door::Public);
            add(INTERNET_NAMESPACE, service.public_address(), 443, role);
        }
        if self.settings.simulated {
            let mut hosts: Vec<Ipv4Addr> = simulated::hosts()
                .map(|(_, ip)| ip)
                .filter(|ip| *ip != simulated::PROBE_ADDRESS)
                .collect();
            hosts.sort();
            hosts.dedup();
            for ip in hosts {
                add(INTERNET_NAMESPACE, ip, 443, Role::SimulatedHttps);
                add(INTERNET_NAMESPACE, ip, 80, Role::SimulatedHttp);
            }
            add(INTERNET_NAMESPACE, simulated::PROBE_ADDRESS, 80, Role::Probe);
        }
        for router in ir.routers.values() {
            let namespace = router_namespace(router.vpc);
            for ip in &router.resolvers {
                add(&namespace, *ip, 53, Role::DnsUdp);
                add(&namespace, *ip, 53, Role::DnsTcp);
            }
            for interface in router.interfaces.values() {
                match &interface.attachment {
                    AttachmentIr::Endpoint { endpoint, service_name } => {
                        let door = Door::Endpoint {
                            endpoint: *endpoint,
                            vpc: router.vpc,
                        };
                        if let Some(service) = self.service_of(service_name).filter(|s| SERVED.contains(s)) {
                            add(&namespace, interface.address, 443, Role::Service(service, door));
                        }
                    }
                    AttachmentIr::MountTarget { .. } => {
                        add(&namespace, interface.address, 2049, Role::MountTarget(router.vpc))
                    }
                    _ => {}
                }
            }
        }
        for (endpoint, gateway) in ir.routers.values().flat_map(|router| {
            let vpc = router.vpc;
            router.gateway_endpoints.iter().map(move |(id, ir)| ((*id, vpc), ir))
        }) {
            let (endpoint, vpc) = endpoint;
            if let Some(service) = self.service_of(&gateway.service_name).filter(|s| SERVED.contains(s)) {
                for address in &gateway.addresses {
                    let role = Role::Service(service, Door::Endpoint { endpoint, vpc });
                    add(&endpoint_name(endpoint), *address, 443, role);
                }
            }
        }
        for workload in ir.workloads.keys().filter(|w| !ir.databases.contains_key(w)) {
            let role = Role::Credentials(*workload);
            add(&app_name(*workload), CREDENTIALS_ADDRESS, 80, role);
        }
        places
    }

    /// Whose VPC endpoint service it is.
    fn service_of(&self, service_name: &str) -> Option<Service> {
        Service::all().find(|s| {
            s.vpc_endpoint_service(&self.settings.region)
                .is_some_and(|(_, name)| name == service_name)
        })
    }

    /// What a VPC's resolver answers. Databases' names lead to their private addresses from everywhere, as AWS's public DNS has
    /// it, or to the public one from outside of their VPC; whether a packet gets there is the network's.
    fn view(&self, router: &RouterIr, databases: &BTreeMap<WorkloadId, DatabaseIr>) -> View {
        let region = &self.settings.region;
        let mut view = View::default();
        for database in databases.values() {
            let domain = database_domain(database.service.as_str(), region, self.settings.aws_names);
            let name = kakoi_database::endpoint_name(&database.label, &domain);
            match database.address_in(router.vpc) {
                address if address == database.address => view.private.add(&name, address),
                address => view.services.add(&name, address),
            }
        }
        for service in Service::all() {
            for name in service.all_names(region, self.settings.aws_names) {
                view.services.add(&name, service.public_address());
            }
            let Some((_, service_name)) = service.vpc_endpoint_service(region) else {
                continue;
            };
            for address in router.dns.private_services.get(&service_name).into_iter().flatten() {
                for name in service.private_dns_names(region, self.settings.aws_names) {
                    view.private.add(&name, *address);
                }
            }
        }
        for interface in router.interfaces.values() {
            if let AttachmentIr::Endpoint { endpoint, service_name } = &interface.attachment {
                let service = self.service_of(service_name);
                if let Some(name) = service.and_then(|s| s.vpc_endpoint_name(region, &endpoint.to_string())) {
                    view.private.add(&name, interface.address);
                }
            }
        }
        for (file_system, zones) in &router.dns.mount_targets {
            let askers = |zone: &String| {
                let in_zone = router.dns.zone_of.iter().filter(|(_, z)| *z == zone);
                in_zone
                    .map(|(address, _)| kakoi_types::Ipv4Net::from(*address))
                    .collect()
            };
            let targets: Vec<_> = zones
                .iter()
                .map(|(zone, address)| MountTargetAddress {
                    askers: askers(zone),
                    address: *address,
                })
                .collect();
            for suffix in [
                format!("efs.{region}.kakoi.internal"),
                format!("efs.{region}.amazonaws.com"),
            ] {
                view.mount_targets
                    .insert(format!("{file_system}.{suffix}"), targets.clone());
            }
        }
        if self.settings.simulated {
            view.public = simulated::hosts().collect::<NameTable>();
        }
        view.public_names = if router.dns.public_always {
            PublicNames::Always
        } else {
            PublicNames::Askers(router.dns.public_for.iter().copied().collect())
        };
        view
    }

    fn open_socket(&self, place: &Place) -> std::io::Result<OwnedFd> {
        let parked = place.parked();
        if let Some(fd) = self.holder.get(&parked)? {
            return Ok(fd);
        }
        let namespace = self.holder.netns(&place.namespace)?.ok_or_else(|| {
            std::io::Error::new(
                std::io::ErrorKind::NotFound,
                format!("the namespace {} isn't there", place.namespace),
            )
        })?;
        let fd: OwnedFd = match place.role {
            Role::DnsUdp => bind_udp(namespace.as_fd(), place.address)?.into(),
            _ => listen_tcp(namespace.as_fd(), place.address)?.into(),
        };
        self.holder.put(&parked, fd.as_fd())?;
        Ok(fd)
    }

    fn serve(
        &self,
        place: &Place,
        fd: OwnedFd,
        view: Option<watch::Receiver<Arc<View>>>,
    ) -> std::io::Result<watch::Sender<bool>> {
        rustix::io::ioctl_fionbio(&fd, true)?;
        let (stop, shutdown) = shutdown_channel();
        let connections = if place.namespace == INTERNET_NAMESPACE {
            // All apps behind one NAT gateway are one peer here. None can shut another out by holding connections that ask
            // nothing: those make room when the listener is full.
            ConnectionLimits::one_peer(ConnectionLimits::default().total)
        } else {
            ConnectionLimits::default()
        };
        let limits = HttpLimits {
            connections,
            ..HttpLimits::default()
        };
        let name = format!("{:?} on {} in {}", place.role, place.address, place.namespace);
        let report = move |result: Result<(), kakoi_edge::EdgeError>| {
            if let Err(error) = result {
                tracing::error!(listener = name, error = crate::cli::chain(&error), "a listener ended");
            }
        };
        match place.role {
            Role::DnsUdp | Role::DnsTcp => {
                let Some(view) = view else {
                    return Err(std::io::Error::other("a resolver without a view"));
                };
                if place.role == Role::DnsUdp {
                    tokio::spawn(async move { report(dns::serve_udp(fd.into(), view, shutdown).await) });
                } else {
                    tokio::spawn(async move {
                        report(dns::serve_tcp(fd.into(), view, shutdown, dns::DnsTcpLimits::default()).await)
                    });
                }
            }
            Role::Service(service, door) => {
                let tls = self.service_tls.get(&service).cloned();
                let tls = tls.ok_or_else(|| std::io::Error::other("a service without certificates"))?;
                let (services, hosts) = (self.services.clone(), self.hosts.clone());
                let handler = move |request: Request<Incoming>, peer: Peer| {
                    let mut services = services.clone();
                    let named = request.headers().get(http::header::HOST).and_then(|h| h.to_str().ok());
                    let for_us = named.and_then(|h| hosts.find(h)).is_some_and(|m| m.service == service);
                    async move {
                        if !for_us {
                            // Another service's name at this address: TLS let a connection be opened for one, not for all.
                            return services::refuse(StatusCode::MISDIRECTED_REQUEST);
                        }
                        // The engine needs the backends to be made, so the very first requests may wait for it.
                        let ready = services.wait_for(Option::is_some).await.ok().and_then(|s| s.clone());
                        match ready {
                            Some(services) => services.inside(service, door.via(&peer), request, limits).await,
                            None => services::refuse(StatusCode::SERVICE_UNAVAILABLE),
                        }
                    }
                };
                tokio::spawn(
                    async move { report(serve_tls_streaming(fd.into(), tls, handler, shutdown, limits).await) },
                );
            }
            Role::Credentials(workload) => {
                let services = self.services.clone();
                // One app's own. By sources in 127.0.0.0/8 it could be any number of peers, so the total counts.
                let limits = HttpLimits {
                    connections: ConnectionLimits::one_peer(CREDENTIALS_CONNECTIONS),
                    ..limits
                };
                let handler = move |request: Request<Bytes>, _: Peer| {
                    let mut services = services.clone();
                    async move {
                        let ready = services.wait_for(Option::is_some).await.ok().and_then(|s| s.clone());
                        match ready {
                            Some(services) => credentials::answer(services.engine(), workload, &request).await,
                            None => credentials::unavailable(),
                        }
                    }
                };
                tokio::spawn(async move { report(serve_plain(fd.into(), handler, shutdown, limits).await) });
            }
            Role::MountTarget(vpc) => {
                let (homes, target) = (self.homes.clone(), *place.address.ip());
                tokio::spawn(async move { report(homes.serve(vpc, target, fd.into(), shutdown).await) });
            }
            Role::SimulatedHttps => {
                let Some(internet) = self.internet.clone() else {
                    return Err(std::io::Error::other("no simulated internet"));
                };
                let tls = self.simulated_tls.clone();
                tokio::spawn(async move { report(internet.serve_https(fd.into(), tls, shutdown, limits).await) });
            }
            Role::SimulatedHttp => {
                tokio::spawn(async move { report(simulated::serve_http_redirect(fd.into(), shutdown, limits).await) });
            }
            Role::Probe => {
                tokio::spawn(async move {
                    report(simulated::serve_probe(fd.into(), shutdown, ConnectionLimits::default()).await)
                });
            }
        }
        Ok(stop)
    }
}

#[async_trait]
impl EdgeBackend for Edge {
    async fn apply(&self, ir: &NetworkIr) -> ApplyReport {
        let mut report = ApplyReport::default();
        let mut open = self.open.lock().await;
        let wanted = self.wanted(ir);
        let gone: Vec<Place> = open.sockets.keys().filter(|p| !wanted.contains(p)).cloned().collect();
        for place in gone {
            if let Some(stop) = open.sockets.remove(&place) {
                let _ = stop.send(true);
                report.changed += 1;
            }
        }
        // A listener that ended by an error has dropped its end of the switch: it's opened again below.
        open.sockets.retain(|_, stop| !stop.is_closed());
        // Also what an earlier server parked and nobody wants any more.
        let keep: std::collections::BTreeSet<String> = wanted.iter().map(Place::parked).collect();
        match self.holder.list() {
            Ok(names) => {
                for name in names
                    .iter()
                    .filter(|n| n.starts_with("listen/") && !keep.contains(*n) && !n.starts_with("listen/host/"))
                {
                    if let Err(error) = self.holder.drop_fd(name) {
                        report
                            .failed
                            .insert(name.clone(), BackendError::new("closing a parked socket", error));
                    }
                }
            }
            Err(error) => {
                report.failed.insert(
                    "parked sockets".into(),
                    BackendError::new("listing parked sockets", error),
                );
            }
        }
        open.views
            .retain(|namespace, _| ir.routers.keys().any(|vpc| router_namespace(*vpc) == *namespace));
        for router in ir.routers.values() {
            let view = Arc::new(self.view(router, &ir.databases));
            match open.views.get(&router_namespace(router.vpc)) {
                Some(sender) => drop(sender.send_replace(view)),
                None => drop(open.views.insert(router_namespace(router.vpc), watch::channel(view).0)),
            }
        }
        for place in wanted {
            if open.sockets.contains_key(&place) {
                continue;
            }
            let view = open.views.get(&place.namespace).map(watch::Sender::subscribe);
            match self.open_socket(&place).and_then(|fd| self.serve(&place, fd, view)) {
                Ok(stop) => {
                    open.sockets.insert(place, stop);
                    report.changed += 1;
                }
                Err(error) => {
                    report.failed.insert(
                        place.parked(),
                        BackendError::new(format!("listening on {} in {}", place.address, place.namespace), error),
                    );
                }
            }
        }
        report
    }
}
