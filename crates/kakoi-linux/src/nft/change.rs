//! What must be sent to turn one table into another: elements only, a change of the skeleton, or everything.

use super::text::Script;
use super::{Chain, Data, NftTable, SetDef, Value};
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
    /// Groups, combinations or network ACLs come, go or change, as one transaction.
    Skeleton(Skeleton),
    /// Base chains or shapes differ: the whole table is replaced.
    Replace,
}

/// A difference that isn't of elements alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skeleton {
    /// Sets that come, with their elements.
    pub new_sets: Vec<(Arc<str>, Arc<SetDef>)>,
    /// Chains that come.
    pub new_chains: Vec<(Arc<str>, Arc<Chain>)>,
    /// Chains that get other rules.
    pub rewritten: Vec<(Arc<str>, Arc<Chain>)>,
    /// Changes of sets that stay.
    pub elements: Vec<ElementChange>,
    /// Chains that go.
    pub gone_chains: Vec<Arc<str>>,
    /// Sets that go.
    pub gone_sets: Vec<(Arc<str>, Arc<SetDef>)>,
}

/// Compares tables.
pub fn between(old: &NftTable, new: &NftTable) -> Change {
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
    let only = |a: &NftTable, b: &NftTable| -> Vec<(Arc<str>, Arc<SetDef>)> {
        let some = a.sets.iter().filter(|(name, _)| !b.sets.contains_key(*name));
        some.map(|(name, set)| (name.clone(), set.clone())).collect()
    };
    let new_chains = new.chains.iter().filter(|(name, _)| !old.chains.contains_key(*name));
    let gone_chains = old.chains.keys().filter(|name| !new.chains.contains_key(*name));
    let skeleton = Skeleton {
        new_sets: only(new, old),
        new_chains: new_chains.map(|(name, chain)| (name.clone(), chain.clone())).collect(),
        rewritten: rewritten(old, new)
            .map(|(name, chain)| (name.clone(), chain.clone()))
            .collect(),
        elements,
        gone_chains: gone_chains.cloned().collect(),
        gone_sets: only(old, new),
    };
    if !skeleton.only_elements() {
        Change::Skeleton(skeleton)
    } else if skeleton.elements.is_empty() {
        Change::Nothing
    } else {
        Change::Elements(skeleton.elements)
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

impl Skeleton {
    fn only_elements(&self) -> bool {
        self.new_sets.is_empty()
            && self.new_chains.is_empty()
            && self.rewritten.is_empty()
            && self.gone_chains.is_empty()
            && self.gone_sets.is_empty()
    }

    /// In nft's words: what others refer to is added first and deleted last.
    pub fn script(&self, table: &str) -> String {
        let mut script = Script::new(table);
        for (name, set) in &self.new_sets {
            script.add_set(name, set);
        }
        script.add_chains(self.new_chains.iter().map(|(name, chain)| (name, chain)));
        for (name, chain) in &self.rewritten {
            script.chain("flush", name);
            script.add_rules(name, chain);
        }
        for change in &self.elements {
            script.delete_elements(&change.name, &change.set, change.remove.iter());
            script.add_elements(&change.name, &change.set, change.add.iter().map(|(k, d)| (k, d)));
        }
        for verb in ["flush", "delete"] {
            self.gone_chains.iter().for_each(|name| script.chain(verb, name));
        }
        for (name, set) in &self.gone_sets {
            script.delete_set(name, set);
        }
        script.text()
    }
}
