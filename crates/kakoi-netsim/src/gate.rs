//! The two gates before an app starts: its home volume and the SageMaker API. The texts go into `FailureReason`.

use crate::fate::{NFS_PORT, fate_by_leg};
use crate::verdict::list;
use crate::{Code, NameAnswer, NameKind, Origin, Packet, Verdict, fate, resolve_name};
use kakoi_netir::*;
use kakoi_types::*;
use std::net::Ipv4Addr;

/// The port of the services.
const HTTPS_PORT: u16 = 443;

/// Whether the app reaches at least one of the mount targets by NFS. The error names the missing rule of the first one.
pub fn home_gate(ir: &NetworkIr, workload: WorkloadId, mount_targets: &[Ipv4Addr]) -> Result<(), String> {
    let Some(first) = mount_targets.first() else {
        return Err(
            "The home volume can't be reached: its file system has no mount target in the domain's VPC.".to_owned(),
        );
    };
    let verdicts: Vec<Verdict> = mount_targets
        .iter()
        .map(|a| home_fate(ir, workload, &Packet::tcp(*a, NFS_PORT)))
        .collect();
    if verdicts.iter().any(Verdict::is_delivered) {
        return Ok(());
    }
    let why = verdicts.first().map(reason).unwrap_or_default();
    Err(format!(
        "The home volume can't be reached on TCP {NFS_PORT} at mount target {first}: {why}"
    ))
}

/// A home leg without a route to the mount target has lost the rule that gave it the route: the rule is what to name,
/// not the other leg that the packet would take instead.
fn home_fate(ir: &NetworkIr, workload: WorkloadId, packet: &Packet) -> Verdict {
    let Some(leg) = ir.workloads.get(&workload).and_then(|w| w.legs.get(&AppLeg::Home)) else {
        return fate(ir, &Origin::Workload(workload), packet);
    };
    let verdict = fate_by_leg(ir, leg, packet);
    let Verdict::Dropped {
        code: Code::KakoiHomeInterfaceNfsOnly,
        at,
        hops,
        ..
    } = verdict
    else {
        return verdict;
    };
    let dst = packet.dst;
    let router = ir.routers.get(&leg.vpc);
    let exists = router.is_some_and(|r| {
        r.interfaces
            .values()
            .any(|i| i.address == dst && matches!(i.attachment, AttachmentIr::MountTarget { .. }))
    });
    if !exists {
        let detail = format!("{} has no mount target with the address {dst}", leg.vpc);
        return Verdict::Dropped {
            code: Code::NoPossibleDestination,
            at,
            detail,
            hops,
        };
    }
    let groups = router
        .and_then(|r| r.interfaces.get(&leg.interface))
        .map(|i| list(&i.groups))
        .unwrap_or_default();
    let detail = format!(
        "no egress rule of {groups} on {} admits TCP {NFS_PORT} to {dst}; an egress rule for TCP {NFS_PORT} to {dst}/32, or to a group that the mount target wears, would open it",
        leg.interface
    );
    Verdict::Dropped {
        code: Code::EniSgRulesMismatch(Direction::Egress),
        at,
        detail,
        hops,
    }
}

/// Whether the app has a path to the SageMaker API on 443: the address its resolver gives for `service_name`, which is the
/// endpoint's with private DNS, else `service_ip`, the service's public address.
pub fn api_gate(ir: &NetworkIr, workload: WorkloadId, service_name: &str, service_ip: Ipv4Addr) -> Result<(), String> {
    let addresses = match resolve_name(ir, workload, &NameKind::Service(service_name.to_owned())) {
        NameAnswer::Private(addresses) => addresses,
        NameAnswer::PublicDatabase(address) => vec![address],
        NameAnswer::Public { note } => {
            let verdict = fate(ir, &Origin::Workload(workload), &Packet::tcp(service_ip, HTTPS_PORT));
            if verdict.is_delivered() {
                return Ok(());
            }
            let cure = match note {
                Some((code, detail)) => format!("{detail} ({code})"),
                None => format!("the VPC has no interface endpoint for {service_name} with private DNS"),
            };
            return Err(format!(
                "The SageMaker API can't be reached: {cure}, and its public address {service_ip} isn't reachable: {}",
                reason(&verdict)
            ));
        }
        NameAnswer::Refused { code, detail } => {
            return Err(format!(
                "The SageMaker API can't be reached by name: {detail} ({code})."
            ));
        }
    };
    let verdicts: Vec<Verdict> = addresses
        .iter()
        .map(|a| fate(ir, &Origin::Workload(workload), &Packet::tcp(*a, HTTPS_PORT)))
        .collect();
    if verdicts.iter().any(Verdict::is_delivered) {
        return Ok(());
    }
    let why = verdicts.first().map(reason).unwrap_or_default();
    Err(format!(
        "The SageMaker API can't be reached at its interface endpoint: {why}"
    ))
}

fn reason(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Delivered { .. } => String::new(),
        Verdict::Dropped { code, detail, .. } => format!("{detail} ({code})."),
    }
}
