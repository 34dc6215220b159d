//! Slots: host uids given to owners, one each, until the owner is deleted.

use kakoi_store::Tx;
use kakoi_studio::Slot;
use std::collections::BTreeSet;

/// The first slot. Slot 0 is never given out.
const FIRST: u32 = 1;

/// The owner's slot, given now if it has none: the lowest that's free.
pub(crate) fn give(tx: &mut Tx<'_>, owner: String) -> u32 {
    if let Some(slot) = tx.get::<Slot>(&owner) {
        return slot.number;
    }
    let used: BTreeSet<u32> = tx.scan::<Slot>("").into_iter().map(|s| s.number).collect();
    let number = (FIRST..).find(|n| !used.contains(n)).unwrap_or(u32::MAX);
    tx.put(&Slot { number, owner });
    number
}
