//! The network reconciler: VPC intent → IR → backend, and the listeners behind addresses.

use super::PERIOD;
use crate::{Engine, Settings};
use kakoi_net::Network;
use kakoi_netir::{NetworkIr, RegionAddresses};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the backend was last brought to.
#[derive(Clone, Debug, Default)]
pub struct AppliedNetwork {
    /// The store's revision whose network is applied and read back.
    pub revision: u64,
    /// Its IR.
    pub ir: Arc<NetworkIr>,
    /// Items that couldn't be applied, with the reason.
    pub failed: BTreeMap<String, String>,
}

impl Engine {
    /// What the backend was last brought to; changes wake the receiver.
    pub fn applied(&self) -> tokio::sync::watch::Receiver<AppliedNetwork> {
        self.inner.applied.subscribe()
    }

    /// Waits until everything committed before the call is applied; answers with what failed by then.
    pub async fn network_applied(&self) -> AppliedNetwork {
        let (wanted, _) = self.store().network_at();
        let mut applied = self.applied();
        match applied.wait_for(|a| a.revision >= wanted).await {
            Ok(state) => state.clone(),
            // The sender lives as long as the engine.
            Err(_) => AppliedNetwork::default(),
        }
    }
}

impl Settings {
    /// Where the region serves what endpoints and prefix lists name.
    pub fn region_addresses(&self) -> RegionAddresses {
        let list = kakoi_net::s3_prefix_list(&self.region.region, self.s3_ranges.clone());
        RegionAddresses {
            // The list and the service have one name.
            gateway_services: [(list.name, self.s3_addresses.iter().copied().collect())].into(),
            prefix_lists: [(list.id, list.entries)].into(),
        }
    }
}

pub(super) async fn run(engine: Engine, mut stop: tokio::sync::watch::Receiver<bool>) {
    let mut changes = engine.store().changes();
    let mut last: Option<Arc<Network>> = None;
    let mut failing = false;
    while !*stop.borrow() {
        changes.mark_unchanged();
        let (revision, network) = engine.store().network_at();
        // Most commits change no VPC resource: then the snapshot is the very same value.
        let same = last
            .as_ref()
            .is_some_and(|l| Arc::ptr_eq(l, &network) || **l == *network);
        if same && !failing {
            engine.inner.applied.send_modify(|a| a.revision = revision);
        } else {
            let settings = engine.settings();
            let ir = Arc::new(kakoi_netir::resolve(&network, &settings.region_addresses()));
            let backends = engine.backends();
            let mut failed = BTreeMap::new();
            for report in [backends.network.apply(&ir).await, backends.edge.apply(&ir).await] {
                for (item, error) in report.failed {
                    tracing::error!(%item, %error, "applying the network");
                    failed.insert(item, error.to_string());
                }
            }
            failing = !failed.is_empty();
            last = Some(network);
            engine
                .inner
                .applied
                .send_replace(AppliedNetwork { revision, ir, failed });
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            // Only a failure is tried again without a change: the backend itself changes nothing on its own.
            _ = tokio::time::sleep(PERIOD), if failing => {}
            // A dropped sender means that the server is on its way out.
            stopping = stop.changed() => if stopping.is_err() { return },
        }
    }
}
