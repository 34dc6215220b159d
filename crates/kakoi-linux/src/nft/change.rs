//! What must be sent to turn one table into another: elements only, a change of the skeleton, or everything.

use super::text::Script;
use super::{Chain, Data, DataKind, NftTable, SetDef, Value};
use std::cmp::Ordering;
use std::sync::Arc;

/// Elements of one set to remove and to add. A changed element is both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementChange {
    /// The set's name.
    pub name: String,
    /// The set, as it's going to be.
    pub set: Arc<SetDef>,
    /// Keys to remove.
    pub remove: Vec<Vec<Value>>,
    /// Elements to add.
    pub add: Vec<(Vec<Value>, Data)>,
}

/// The difference of two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// None.
    Nothing,
    /// Only elements: one raw transaction.
    Elements(Vec<ElementChange>),
    /// Groups, combinations or network ACLs come, go or (the last) change: a script for nft, one transaction, and the elements in it to read back.
    Skeleton(String, Vec<ElementChange>),
    /// Base chains or shapes differ: the whole table is replaced.
    Replace,
}

/// Compares tables. `name` is the live one's.
pub fn between(name: &str, old: &NftTable, new: &NftTable) -> Change {
    let reshaped = old
        .sets
        .iter()
        .any(|(name, set)| new.sets.get(name).is_some_and(|n| !n.same_shape(set)));
    let rehooked = rewritten(old, new).any(|(name, chain)| chain.hook.is_some() || old.chains[name].hook.is_some());
    let is_base =
        |name: &Arc<str>, a: &NftTable, b: &NftTable| a.chains[name].hook.is_some() && !b.chains.contains_key(name);
    let rebased = old.chains.keys().any(|n| is_base(n, old, new)) || new.chains.keys().any(|n| is_base(n, new, old));
    if reshaped || rehooked || rebased {
        return Change::Replace;
    }
    let elements: Vec<ElementChange> = new
        .sets
        .iter()
        .filter_map(|(name, set)| elements(name, old.sets.get(name)?, set))
        .collect();
    let same_skeleton = old.sets.keys().eq(new.sets.keys())
        && old.chains.keys().eq(new.chains.keys())
        && rewritten(old, new).next().is_none();
    let verdicts = elements.iter().any(|e| e.set.data == DataKind::Goto);
    match (same_skeleton && !verdicts, elements.is_empty()) {
        (true, true) => Change::Nothing,
        (true, false) => Change::Elements(elements),
        (false, _) => Change::Skeleton(skeleton(name, old, new, &elements), elements),
    }
}

/// Chains of both tables whose rules differ, as they're going to be.
pub(crate) fn rewritten<'a>(
    old: &'a NftTable,
    new: &'a NftTable,
) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<Chain>)> {
    new.chains.iter().filter(|(name, chain)| {
        let before = old.chains.get(*name);
        before.is_some_and(|before| !Arc::ptr_eq(before, chain) && before != *chain)
    })
}

fn elements(name: &str, old: &Arc<SetDef>, new: &Arc<SetDef>) -> Option<ElementChange> {
    if Arc::ptr_eq(old, new) {
        return None;
    }
    // Both are sorted: one walk along the two finds every difference.
    let (mut remove, mut add) = (Vec::new(), Vec::new());
    let (mut before, mut after) = (old.elements.iter().peekable(), new.elements.iter().peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
        };
        let gone = if order.is_le() { before.next() } else { None };
        let come = if order.is_ge() { after.next() } else { None };
        if gone != come {
            remove.extend(gone.map(|(key, _)| key.clone()));
            add.extend(come.map(|(key, data)| (key.clone(), data.clone())));
        }
    }
    let nothing = remove.is_empty() && add.is_empty();
    (!nothing).then(|| ElementChange {
        name: name.to_owned(),
        set: new.clone(),
        remove,
        add,
    })
}

/// The script: what others refer to is added first and deleted last.
fn skeleton(table: &str, old: &NftTable, new: &NftTable, elements: &[ElementChange]) -> String {
    let mut script = Script::new(table);
    for (name, set) in new.sets.iter().filter(|(n, _)| !old.sets.contains_key(*n)) {
        script.add_set(name, set);
    }
    script.add_chains(new.chains.iter().filter(|(n, _)| !old.chains.contains_key(*n)));
    for (name, chain) in rewritten(old, new) {
        script.chain("flush", name);
        script.add_rules(name, chain);
    }
    for change in elements {
        script.delete_elements(&change.name, &change.set, change.remove.iter());
        script.add_elements(&change.name, &change.set, change.add.iter().map(|(k, d)| (k, d)));
    }
    let gone: Vec<&Arc<str>> = old.chains.keys().filter(|n| !new.chains.contains_key(*n)).collect();
    for verb in ["flush", "delete"] {
        gone.iter().for_each(|name| script.chain(verb, name));
    }
    for (name, set) in old.sets.iter().filter(|(n, _)| !new.sets.contains_key(*n)) {
        script.delete_set(name, set);
    }
    script.text()
}
