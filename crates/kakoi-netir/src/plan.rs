//! The difference between what a backend has and what it should have. Computed without I/O; whoever applies it takes
//! no decisions of its own.

use std::collections::BTreeMap;

/// What must happen in a backend. Removals come first: a changed value is one removal and one addition under one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan<K, V> {
    /// Keys to remove, in order.
    pub remove: Vec<K>,
    /// Values to add.
    pub add: BTreeMap<K, V>,
    /// How many stay untouched.
    pub unchanged: usize,
}

impl<K: Ord + Clone, V: Eq + Clone> Plan<K, V> {
    /// The plan that leads from `observed` to `desired`.
    pub fn between(observed: &BTreeMap<K, V>, desired: &BTreeMap<K, V>) -> Self {
        let mut plan = Plan {
            remove: Vec::new(),
            add: BTreeMap::new(),
            unchanged: 0,
        };
        for (key, value) in observed {
            if desired.get(key) == Some(value) {
                plan.unchanged += 1;
            } else {
                plan.remove.push(key.clone());
            }
        }
        plan.add = desired
            .iter()
            .filter(|(k, v)| observed.get(k) != Some(v))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        plan
    }

    /// Whether there's nothing to do.
    pub fn is_empty(&self) -> bool {
        self.remove.is_empty() && self.add.is_empty()
    }

    /// What `state` becomes when everything in the plan succeeds.
    pub fn applied_to(&self, mut state: BTreeMap<K, V>) -> BTreeMap<K, V> {
        for key in &self.remove {
            state.remove(key);
        }
        state.extend(self.add.iter().map(|(k, v)| (k.clone(), v.clone())));
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_changed_value_is_removed_and_added() {
        let plan = Plan::between(
            &BTreeMap::from([(1, 'a'), (2, 'b'), (3, 'c')]),
            &BTreeMap::from([(1, 'a'), (2, 'x'), (4, 'd')]),
        );
        assert_eq!(
            plan,
            Plan {
                remove: vec![2, 3],
                add: BTreeMap::from([(2, 'x'), (4, 'd')]),
                unchanged: 1
            }
        );
    }

    proptest! {
        #[test]
        fn applying_a_plan_gives_desired_and_the_next_is_empty(
            observed in prop::collection::btree_map(0u8..12, 0u8..4, 0..12),
            desired in prop::collection::btree_map(0u8..12, 0u8..4, 0..12),
        ) {
            let plan = Plan::between(&observed, &desired);
            let after = plan.applied_to(observed);
            prop_assert_eq!(&after, &desired);
            let next = Plan::between(&after, &desired);
            prop_assert!(next.is_empty());
            prop_assert_eq!(next.unchanged, desired.len());
        }
    }
}
