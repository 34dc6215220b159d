//! Packets and connections, gathered to flows. A flow's window opens with its first packet and closes after [`WINDOW_MS`] at
//! most, earlier once nothing came for [`IDLE_MS`] or its connection ended. So a client that tries again and again to connect makes
//! one flow in a window and not one a packet.

use kakoi_dataplane::{Count, FlowEvent, FlowTuple, RouterFlows};
use kakoi_types::{NetworkInterfaceId, VpcId};
use std::collections::BTreeMap;

/// Longest window, in milliseconds: AWS's shorter aggregation interval.
pub const WINDOW_MS: i64 = 60_000;
/// A window without a packet for so long closes. Longer than the pauses between a client's first five tries (1, 2, 4, 8 s).
pub const IDLE_MS: i64 = 12_000;
/// Flows open at once in a router, of each action; more are counted as missed, so that a scan can't fill the memory.
pub const MOST_OPEN: usize = 16_384;
/// Windows opened by one look; more are counted as missed. Each costs an explanation, and five looks a second make 1,000.
pub const MOST_NEW: usize = 200;

/// What became of a flow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Its connection was let through.
    Accept,
    /// A rule refused its packets.
    Reject {
        /// The rule, in the backend's words.
        by: String,
        /// The end of the id of the interface whose link its packets came in by, where that's known.
        entry: Option<String>,
    },
}

/// A flow within one window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Its number: the same in the sighting that opened the window and when it closes.
    pub number: u64,
    /// Whose router saw it.
    pub vpc: VpcId,
    /// From the side that began.
    pub tuple: FlowTuple,
    /// What became of it.
    pub action: Action,
    /// From the side that began.
    pub there: Count,
    /// From the other side; nothing of a refused one.
    pub back: Count,
    /// TCP's flags of all refused packets.
    pub tcp_flags: u8,
    /// The window's first packet, milliseconds since the epoch.
    pub start: i64,
    /// Its last packet, as far as was looked.
    pub end: i64,
}

/// A tracked connection: what of it is already in closed windows, and the open one.
struct Connection {
    told: [Count; 2],
    window: Option<Flow>,
}

/// Gathers what one router saw.
pub struct Gatherer {
    vpc: VpcId,
    refused: BTreeMap<(FlowTuple, Action), Flow>,
    connections: BTreeMap<u32, Connection>,
    missed: u64,
}

fn less(a: Count, b: Count) -> Count {
    Count {
        packets: a.packets.saturating_sub(b.packets),
        bytes: a.bytes.saturating_sub(b.bytes),
    }
}

impl Gatherer {
    /// Of a VPC's router.
    pub fn new(vpc: VpcId) -> Self {
        Self {
            vpc,
            refused: BTreeMap::new(),
            connections: BTreeMap::new(),
            missed: 0,
        }
    }

    /// Whether connections are open whose counters should be asked for.
    pub fn wants_counts(&self) -> bool {
        !self.connections.is_empty()
    }

    /// How much was missed since the last call.
    pub fn take_missed(&mut self) -> u64 {
        std::mem::take(&mut self.missed)
    }

    /// Takes what was seen by `now`. Answers with the flows whose windows opened, and those that closed with their connection.
    /// `number` gives each window its own. With `is_first`, counters of connections never heard of are where counting begins: an earlier
    /// server told of what came before.
    pub fn see(
        &mut self,
        now: i64,
        seen: RouterFlows,
        is_first: bool,
        number: &mut impl FnMut() -> u64,
    ) -> (Vec<Flow>, Vec<Flow>) {
        self.missed += seen.missed;
        let (mut opened, mut closed) = (Vec::new(), Vec::new());
        let vpc = self.vpc;
        let mut fresh = |tuple, action| Flow {
            number: number(),
            vpc,
            tuple,
            action,
            there: Count::default(),
            back: Count::default(),
            tcp_flags: 0,
            start: now,
            end: now,
        };
        for event in seen.events {
            match event {
                FlowEvent::Refused {
                    flow,
                    by,
                    entry,
                    bytes,
                    tcp_flags,
                } => {
                    let key = (flow, Action::Reject { by, entry });
                    if !self.refused.contains_key(&key) && (self.refused.len() >= MOST_OPEN || opened.len() >= MOST_NEW)
                    {
                        self.missed += 1;
                        continue;
                    }
                    let action = key.1.clone();
                    let mut is_new = false;
                    let window = self.refused.entry(key).or_insert_with(|| {
                        is_new = true;
                        fresh(flow, action)
                    });
                    window.there.packets += 1;
                    window.there.bytes += bytes;
                    window.tcp_flags |= tcp_flags;
                    window.end = now;
                    if is_new {
                        opened.push(window.clone());
                    }
                }
                FlowEvent::Opened { id, flow } => {
                    if self.connections.len() >= MOST_OPEN || opened.len() >= MOST_NEW {
                        self.missed += 1;
                        continue;
                    }
                    let window = fresh(flow, Action::Accept);
                    opened.push(window.clone());
                    let told = [Count::default(); 2];
                    let window = Some(window);
                    // A number that was another's before is that of a connection whose end was missed.
                    self.connections.insert(id, Connection { told, window });
                }
                FlowEvent::Counted {
                    id,
                    flow,
                    there,
                    back,
                    closed: is_closed,
                } => {
                    let known = self.connections.get(&id);
                    let has_room = known.map_or(self.connections.len() < MOST_OPEN, |_| true);
                    let needs_window = known.is_none_or(|c| c.window.is_none() && c.told != [there, back]);
                    if !has_room || (needs_window && !is_first && opened.len() >= MOST_NEW) {
                        self.missed += 1;
                        continue;
                    }
                    let connection = self.connections.entry(id).or_insert_with(|| Connection {
                        told: if is_first { [there, back] } else { [Count::default(); 2] },
                        window: None,
                    });
                    let [there, back] = [less(there, connection.told[0]), less(back, connection.told[1])];
                    if there.packets + back.packets > 0 {
                        let window = connection.window.get_or_insert_with(|| {
                            let window = fresh(flow, Action::Accept);
                            opened.push(window.clone());
                            window
                        });
                        if (window.there, window.back) != (there, back) {
                            (window.there, window.back, window.end) = (there, back, now);
                        }
                    }
                    if is_closed {
                        closed.extend(self.connections.remove(&id).and_then(|c| c.window));
                    }
                }
            }
        }
        (opened, closed)
    }

    /// Closes the windows that are due, or all of them.
    pub fn close(&mut self, now: i64, all: bool) -> Vec<Flow> {
        let is_due = |w: &Flow| all || now - w.start >= WINDOW_MS || now - w.end >= IDLE_MS;
        let mut closed: Vec<Flow> = self.refused.extract_if(.., |_, w| is_due(w)).map(|(_, w)| w).collect();
        for connection in self.connections.values_mut() {
            // One that isn't counted yet waits for its count.
            let counted = |w: &Flow| w.there.packets > 0 || w.back.packets > 0 || now - w.start >= WINDOW_MS;
            if let Some(window) = connection.window.take_if(|w| is_due(w) && (all || counted(w))) {
                connection.told[0].packets += window.there.packets;
                connection.told[0].bytes += window.there.bytes;
                connection.told[1].packets += window.back.packets;
                connection.told[1].bytes += window.back.bytes;
                closed.push(window);
            }
        }
        closed.sort_by_key(|w| w.number);
        closed
    }

    /// Forgets connections that the kernel's table, looked at as a whole just now, has no more: their end was missed.
    pub fn keep(&mut self, living: impl Fn(u32) -> bool) -> Vec<Flow> {
        let gone = self.connections.extract_if(.., |id, _| !living(*id));
        gone.filter_map(|(_, c)| c.window).collect()
    }
}

/// An interface whose id ends like this.
pub(crate) fn ends_like(interface: NetworkInterfaceId, entry: &str) -> bool {
    !entry.is_empty() && interface.to_string().ends_with(entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tuple(port: u16) -> FlowTuple {
        FlowTuple {
            source: [10, 0, 0, 1].into(),
            destination: [10, 0, 0, 2].into(),
            protocol: 6,
            source_port: 40_000,
            destination_port: port,
        }
    }

    fn refused(port: u16) -> FlowEvent {
        FlowEvent::Refused {
            flow: tuple(port),
            by: "groups/out".into(),
            entry: None,
            bytes: 60,
            tcp_flags: 2,
        }
    }

    fn count(packets: u64) -> Count {
        Count {
            packets,
            bytes: packets * 100,
        }
    }

    fn counted(id: u32, there: u64, back: u64, closed: bool) -> FlowEvent {
        FlowEvent::Counted {
            id,
            flow: tuple(443),
            there: count(there),
            back: count(back),
            closed,
        }
    }

    fn see(gatherer: &mut Gatherer, now: i64, events: Vec<FlowEvent>) -> (Vec<Flow>, Vec<Flow>) {
        let mut n = u64::try_from(now).unwrap() * 1000;
        let vpc = VpcId::from_entropy(1);
        let seen = RouterFlows { vpc, events, missed: 0 };
        gatherer.see(now, seen, false, &mut || {
            n += 1;
            n
        })
    }

    fn new() -> Gatherer {
        Gatherer::new(VpcId::from_entropy(1))
    }

    #[test]
    fn tries_of_one_client_are_one_flow_and_another_port_is_another() {
        let mut gatherer = new();
        let (opened, _) = see(&mut gatherer, 0, vec![refused(443), refused(444)]);
        assert_eq!(opened.len(), 2);
        for at in [1000, 3000, 7000, 15_000] {
            let (opened, _) = see(&mut gatherer, at, vec![refused(443)]);
            assert!(opened.is_empty(), "{at}");
            gatherer.close(at, false);
        }
        let closed = gatherer.close(15_000 + IDLE_MS, false);
        assert_eq!(closed.len(), 1);
        let flow = &closed[0];
        assert_eq!((flow.there.packets, flow.there.bytes, flow.tcp_flags), (5, 300, 2));
        assert_eq!((flow.start, flow.end), (0, 15_000));
    }

    #[test]
    fn a_connection_that_lasts_is_told_window_by_window_and_each_packet_once() {
        let mut gatherer = new();
        let (opened, _) = see(
            &mut gatherer,
            0,
            vec![FlowEvent::Opened {
                id: 7,
                flow: tuple(443),
            }],
        );
        assert_eq!(opened.len(), 1);
        assert!(gatherer.wants_counts());
        see(&mut gatherer, 10_000, vec![counted(7, 10, 8, false)]);
        assert!(gatherer.close(20_000, false).is_empty(), "still open");
        see(&mut gatherer, 60_000, vec![counted(7, 20, 16, false)]);
        let first = gatherer.close(60_000, false);
        assert_eq!((first[0].there, first[0].back), (count(20), count(16)));
        let (opened, _) = see(&mut gatherer, 70_000, vec![counted(7, 20, 16, false)]);
        assert!(opened.is_empty(), "nothing came");
        let (opened, closed) = see(&mut gatherer, 80_000, vec![counted(7, 25, 17, true)]);
        assert_eq!((opened.len(), closed.len()), (1, 1));
        assert_eq!((closed[0].there, closed[0].back), (count(5), count(1)));
        assert!(!gatherer.wants_counts());
    }

    #[test]
    fn what_an_earlier_server_told_is_not_told_again() {
        let mut gatherer = new();
        let vpc = VpcId::from_entropy(1);
        let events = vec![counted(7, 100, 90, false)];
        let first = RouterFlows { vpc, events, missed: 0 };
        assert!(gatherer.see(0, first, true, &mut || 1).0.is_empty());
        let (opened, _) = see(&mut gatherer, 10_000, vec![counted(7, 103, 90, false)]);
        assert_eq!(opened.len(), 1);
        assert_eq!(gatherer.close(80_000, false)[0].there, count(3));
    }

    #[test]
    fn an_end_that_was_missed_is_found_by_the_table() {
        let mut gatherer = new();
        see(&mut gatherer, 0, vec![counted(7, 2, 2, false), counted(8, 1, 1, false)]);
        let gone = gatherer.keep(|id| id == 8);
        assert_eq!((gone.len(), gone[0].there), (1, count(2)));
        assert_eq!(gatherer.connections.len(), 1);
    }

    #[test]
    fn a_scan_fills_no_memory_and_is_said() {
        let mut gatherer = new();
        let all = (0..=u16::MAX).map(refused).collect();
        let (opened, _) = see(&mut gatherer, 0, all);
        assert_eq!(opened.len(), MOST_NEW);
        assert_eq!(gatherer.take_missed(), 65_536 - MOST_NEW as u64);
        assert_eq!(gatherer.take_missed(), 0);
    }

    proptest! {
        #[test]
        fn no_packet_is_lost_or_told_twice(steps in proptest::collection::vec((0u64..5, 0u64..5, 0i64..40_000, any::<bool>()), 1..40)) {
            let mut gatherer = new();
            let (mut now, mut there, mut back, mut refusals) = (0, 0, 0, 0);
            let mut told = Vec::new();
            for (more, less, pause, denied) in steps {
                now += pause;
                (there, back) = (there + more, back + less);
                let mut events = vec![counted(1, there, back, false)];
                if denied {
                    refusals += 1;
                    events.push(refused(9));
                }
                let (_, closed) = see(&mut gatherer, now, events);
                told.extend(closed);
                told.extend(gatherer.close(now, false));
            }
            told.extend(gatherer.close(now, true));
            let sum = |accepted: bool, of: fn(&Flow) -> u64| -> u64 {
                told.iter().filter(|f| (f.action == Action::Accept) == accepted).map(of).sum()
            };
            prop_assert_eq!(sum(true, |f| f.there.packets), there);
            prop_assert_eq!(sum(true, |f| f.back.bytes), back * 100);
            prop_assert_eq!(sum(false, |f| f.there.packets), refusals);
            prop_assert!(told.iter().all(|f| f.end - f.start <= 2 * WINDOW_MS && f.start <= f.end));
        }
    }
}
