//! Parsed policy documents by their text: a role's policies are judged at each of its calls.

use kakoi_policy::{Document, PolicyUse};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Characters of all documents that are kept; then it begins anew.
const MOST_CHARACTERS: usize = 4 << 20;

/// A cache; what it holds follows from the texts alone.
#[derive(Default)]
pub(crate) struct Documents {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    characters: usize,
    /// One map for each use; `None` for a text that is no policy for it.
    by_text: [HashMap<String, Option<Arc<Document>>>; 4],
}

fn index(used_for: PolicyUse) -> usize {
    match used_for {
        PolicyUse::Identity => 0,
        PolicyUse::Trust => 1,
        PolicyUse::Endpoint => 2,
        PolicyUse::Session => 3,
    }
}

impl Documents {
    /// The parsed document; `None` if the text is no policy for this use, which must refuse whatever it would judge.
    pub(crate) fn get(&self, text: &str, used_for: PolicyUse) -> Option<Arc<Document>> {
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().by_text[index(used_for)].get(text) {
            return known.clone();
        }
        let parsed = Document::parse(text, used_for).ok().map(Arc::new);
        let mut kept = lock();
        if kept.characters + text.len() > MOST_CHARACTERS {
            *kept = Kept::default();
        }
        kept.characters += text.len();
        kept.by_text[index(used_for)].insert(text.to_owned(), parsed.clone());
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parsed_for_each_use_of_its_own_and_the_cache_stays_bounded() {
        let documents = Documents::default();
        let identity = r#"{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
        let first = documents.get(identity, PolicyUse::Identity).expect("a policy");
        let again = documents.get(identity, PolicyUse::Identity).expect("a policy");
        assert!(Arc::ptr_eq(&first, &again));
        assert!(documents.get(identity, PolicyUse::Trust).is_none());
        for n in 0..10 {
            documents.get(&format!("{n}{}", "x".repeat(MOST_CHARACTERS / 4)), PolicyUse::Identity);
            let kept = documents.kept.lock().expect("lock");
            let held: usize = kept.by_text.iter().flat_map(HashMap::keys).map(String::len).sum();
            assert!(held <= MOST_CHARACTERS && held == kept.characters);
        }
    }
}
