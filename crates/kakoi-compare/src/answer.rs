//! What the model answers.

use crate::target::{Notebook, Target, View, Way};
use kakoi_database::{Database, DatabaseStatus};
use kakoi_net::DatabaseService;
use kakoi_netir::{AppLeg, AttachmentIr, LegIr, LegRoutes, NetworkIr};
use kakoi_netsim::{Code, Destination, Hop, NameAnswer, NameKind, Origin, Packet, Verdict, resolve_name, sentence};
use kakoi_studio::Domain;
use kakoi_types::*;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddrV4};

/// The port of the region's services.
const HTTPS: u16 = 443;
/// The port of NFS.
const NFS: u16 = 2049;

/// What the model says of one notebook and one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether it's reached.
    pub reached: bool,
    /// By what, or why not and what would open it.
    pub sentence: String,
    /// The same in a few words.
    pub short: String,
    /// The code of what blocks it.
    pub code: Option<Code>,
    /// Where it's blocked.
    pub at: Option<String>,
    /// Which of the notebook's interfaces its packets take.
    pub leg: Option<(AppLeg, NetworkInterfaceId, Ipv4Addr)>,
    /// How they go on, if they arrive.
    pub way: Option<Way>,
    /// The address that the packet was for, where there's one.
    pub address: Option<SocketAddrV4>,
}

/// What the model says. `None`: the region has no such thing, so there's nothing to ask.
pub fn answer(view: &View<'_>, notebook: &Notebook, target: Target) -> Option<Answer> {
    let asking = Asking {
        view,
        workload: notebook.workload,
    };
    Some(match target {
        Target::Internet => match &view.region.outside {
            Some(outside) => asking.packet(outside.literal),
            None => no_internet(),
        },
        Target::GitHub => match &view.region.outside {
            Some(outside) => asking.name(&NameKind::Public, outside.github),
            None => no_internet(),
        },
        Target::SageMakerApi => asking.service("sagemaker.api", view.region.sagemaker),
        Target::S3 => asking.service("s3", view.region.s3),
        Target::HomeVolume => match mount_targets(view.ir, view.domain).first() {
            Some(address) => asking.packet(SocketAddrV4::new(*address, NFS)),
            None => blocked(
                "no mount target",
                "Blocked: the domain's file system has no mount target in its VPC.",
            ),
        },
        Target::Postgres | Target::Redshift => {
            let (database, address) = database(view, target.database_service()?)?;
            asking.name(&NameKind::Database(database.workload), address)
        }
        Target::OtherApp => {
            let (_, address) = other_app(view, notebook)?;
            asking.packet(SocketAddrV4::new(address, view.other_port))
        }
        Target::Host => blocked(
            "no path to the host",
            "Blocked: the host's addresses are in another network namespace, and no route leads there.",
        ),
    })
}

fn blocked(short: &str, sentence: &str) -> Answer {
    Answer {
        reached: false,
        sentence: sentence.to_owned(),
        short: short.to_owned(),
        code: None,
        at: None,
        leg: None,
        way: None,
        address: None,
    }
}

fn no_internet() -> Answer {
    blocked(
        "no internet here",
        "Blocked: this region has no internet (--uplink none).",
    )
}

struct Asking<'a> {
    view: &'a View<'a>,
    workload: WorkloadId,
}

impl Asking<'_> {
    fn packet(&self, to: SocketAddrV4) -> Answer {
        let verdict = self
            .view
            .model
            .fate(&Origin::Workload(self.workload), &Packet::tcp(*to.ip(), to.port()));
        let leg = leg_of(&verdict);
        let (code, at) = match &verdict {
            Verdict::Delivered { .. } => (None, None),
            Verdict::Dropped { code, at, .. } => (Some(*code), Some(at.to_string())),
        };
        let way = way_of(&verdict, leg.map(|l| l.0));
        let short = match (code, way) {
            (Some(code), _) => why_in_short(code).to_owned(),
            (None, Some(way)) => format!("by {}", way.words()),
            (None, None) => String::new(),
        };
        Answer {
            reached: verdict.is_delivered(),
            sentence: sentence(&verdict),
            short,
            code,
            at,
            leg,
            way,
            address: Some(to),
        }
    }

    /// By name first: a name that doesn't resolve is never asked for by packet. `public` is where it leads if the answer is public.
    fn name(&self, kind: &NameKind, public: SocketAddrV4) -> Answer {
        let addresses = match resolve_name(self.view.ir, self.workload, kind) {
            NameAnswer::Private(addresses) => addresses,
            NameAnswer::Public { .. } => return self.packet(public),
            NameAnswer::PublicDatabase(address) => vec![address],
            NameAnswer::Refused { code, detail } => {
                let leg = default_leg(self.view.ir, self.workload);
                return Answer {
                    reached: false,
                    sentence: format!("Blocked ({code}): {detail}."),
                    short: why_in_short(code).to_owned(),
                    code: Some(code),
                    at: Some("the resolver".to_owned()),
                    leg: leg.map(|(kind, leg)| (kind, leg.interface, leg.address)),
                    way: None,
                    address: None,
                };
            }
        };
        // The client tries the addresses in turn: one that's reached is enough.
        let mut answers = addresses
            .iter()
            .map(|a| self.packet(SocketAddrV4::new(*a, public.port())));
        let Some(first) = answers.next() else {
            return blocked("endpoint without address", "Blocked: the endpoint has no address.");
        };
        if first.reached {
            return first;
        }
        answers.find(|a| a.reached).unwrap_or(first)
    }

    fn service(&self, name: &str, public: Ipv4Addr) -> Answer {
        let kind = NameKind::Service(self.view.region.service(name));
        self.name(&kind, SocketAddrV4::new(public, HTTPS))
    }
}

/// What the model says of any service of the region by name; `public` is its public address.
pub(crate) fn service_answer(view: &View<'_>, notebook: &Notebook, name: &str, public: Ipv4Addr) -> Answer {
    let asking = Asking {
        view,
        workload: notebook.workload,
    };
    asking.service(name, public)
}

/// The leg with an app's default route, which leads to its resolver, too.
pub(crate) fn default_leg(ir: &NetworkIr, workload: WorkloadId) -> Option<(AppLeg, &LegIr)> {
    let legs = &ir.workloads.get(&workload)?.legs;
    legs.iter()
        .find(|(_, l)| l.routes == LegRoutes::Default)
        .map(|(kind, leg)| (*kind, leg))
}

/// The address by which others would find an app: that of its leg with the default route.
pub fn default_address(ir: &NetworkIr, workload: WorkloadId) -> Option<Ipv4Addr> {
    default_leg(ir, workload).map(|(_, leg)| leg.address)
}

/// The other user's app that a notebook's `other-app` means, and its address: the first one of the domain that isn't itself.
pub fn other_app<'a>(view: &View<'a>, notebook: &Notebook) -> Option<(&'a Notebook, Ipv4Addr)> {
    let others = view.notebooks.iter().filter(|n| n.workload != notebook.workload);
    let mut found = others.filter_map(|n| Some((n, default_address(view.ir, n.workload)?)));
    found.next()
}

/// Addresses of the mount targets of the domain's file system.
pub fn mount_targets(ir: &NetworkIr, domain: &Domain) -> Vec<Ipv4Addr> {
    let router = ir.routers.get(&domain.vpc);
    let interfaces = router.into_iter().flat_map(|r| r.interfaces.values());
    let targets = interfaces.filter(|i| {
        matches!(i.attachment, AttachmentIr::MountTarget { file_system, .. } if Some(file_system) == domain.file_system)
    });
    targets.map(|i| i.address).collect()
}

/// The database that a target means: the first by name in the domain's VPC, one that answers before one that doesn't.
pub fn database<'a>(view: &View<'a>, service: DatabaseService) -> Option<(&'a Database, SocketAddrV4)> {
    databases_of(view)
        .filter(|(d, _)| d.service == service)
        .min_by_key(|(d, _)| {
            let answers = matches!(d.status, DatabaseStatus::Available | DatabaseStatus::Modifying);
            (!answers, &d.identifier)
        })
}

/// The databases that have an interface in the domain's VPC.
pub(crate) fn databases_of<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a Database, SocketAddrV4)> + use<'a> {
    let vpc = view.domain.vpc;
    databases_in(view, move |of| of == vpc)
}

/// Those, and the databases of VPCs that a peering connection joins to the domain's.
pub(crate) fn databases_around<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a Database, SocketAddrV4)> + use<'a> {
    let vpc = view.domain.vpc;
    let router = view.ir.routers.get(&vpc);
    let peers: BTreeSet<VpcId> = (router.iter().flat_map(|r| r.peerings.values()))
        .map(|p| p.peer)
        .collect();
    databases_in(view, move |of| of == vpc || peers.contains(&of))
}

fn databases_in<'a, F: Fn(VpcId) -> bool>(
    view: &View<'a>,
    wanted: F,
) -> impl Iterator<Item = (&'a Database, SocketAddrV4)> + use<'a, F> {
    let ir = view.ir;
    view.databases.iter().filter_map(move |database| {
        let leg = ir.workloads.get(&database.workload)?.legs.get(&AppLeg::Database)?;
        let here = wanted(leg.vpc) && database.status != DatabaseStatus::Deleting;
        here.then(|| (database, SocketAddrV4::new(leg.address, database.port)))
    })
}

fn leg_of(verdict: &Verdict) -> Option<(AppLeg, NetworkInterfaceId, Ipv4Addr)> {
    let (Verdict::Delivered { hops, .. } | Verdict::Dropped { hops, .. }) = verdict;
    hops.iter().find_map(|hop| match hop {
        Hop::Leg {
            leg, interface, source, ..
        } => Some((*leg, *interface, *source)),
        _ => None,
    })
}

fn way_of(verdict: &Verdict, leg: Option<AppLeg>) -> Option<Way> {
    let Verdict::Delivered { to, hops } = verdict else {
        return None;
    };
    // An interface is also reached at its public address, by way of the internet.
    let outside = hops.iter().any(|hop| matches!(hop, Hop::InternetGateway(_)));
    match to {
        Destination::Own => None,
        _ if outside && leg == Some(AppLeg::Internet) => Some(Way::StudioNetwork),
        _ if outside => Some(Way::NatGateway),
        Destination::Internet { .. } => Some(Way::NatGateway),
        Destination::Endpoint { .. } => Some(Way::InterfaceEndpoint),
        Destination::GatewayEndpoint { .. } => Some(Way::GatewayEndpoint),
        Destination::Interface(_) | Destination::MountTarget(_) | Destination::Resolver => Some(Way::Local),
    }
}

/// A code in a few words, for tables.
const fn why_in_short(code: Code) -> &'static str {
    match code {
        Code::NoSourceOrDestination => "no such interface",
        Code::UnknownResource => "unknown resource",
        Code::NoRouteToDestination => "no route",
        Code::EniSourceDestCheckRestriction => "forged source",
        Code::EniSgRulesMismatch(kakoi_netir::Direction::Egress) => "own group's egress",
        Code::EniSgRulesMismatch(kakoi_netir::Direction::Ingress) => "target's group",
        Code::SgHasNoRules(kakoi_netir::Direction::Egress) => "own group, no egress rule",
        Code::SgHasNoRules(kakoi_netir::Direction::Ingress) => "target's group, no rule",
        Code::SubnetAclRestriction(_) => "network ACL",
        Code::KakoiReturnPortsBlocked => "network ACL, answers",
        Code::NoPossibleDestination => "nothing there",
        Code::BadStateRoute => "blackhole route",
        Code::PcxRequiresAddressInVpcCidr => "not in the peer's ranges",
        Code::KakoiRouteAmbiguousPrefixLists => "prefix lists alike",
        Code::CannotRoute => "never routed",
        Code::IgwPublicIpAssociationForEgress => "no public address",
        Code::IgwPrivateIpAssociationForIngress => "nobody's public address",
        Code::IgwSourceAddressNotInRfc1918Ingress | Code::IgwSourceAddressNotInRfc6598Ingress => "private source",
        Code::IgwDestinationAddressNotInRfc1918Egress | Code::IgwDestinationAddressNotInRfc6598Egress => {
            "private address"
        }
        Code::VpceGatewayProtocolRestriction | Code::ProtocolRestriction => "wrong protocol",
        Code::VpceIntraVpcTraffic => "endpoints don't call",
        Code::KakoiSagemakerManagedVpcCannotReachPrivate => "no path to private addresses",
        Code::KakoiHomeInterfaceNfsOnly => "home interface, NFS only",
        Code::KakoiDnsNoInternetRoute => "name closed, no route out",
        Code::KakoiDnsPrivateDnsOff => "private DNS off",
        Code::KakoiDnsVpcAttributesOff => "VPC without resolver",
        Code::KakoiDnsNoMountTargetInAz => "no mount target in zone",
    }
}
