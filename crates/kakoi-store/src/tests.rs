//! Durability, isolation of failed changes, and group commit.

use crate::{Record, Store};
use kakoi_net::InternetGateway;
use kakoi_types::{InternetGatewayId, Tags};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    name: String,
    text: String,
}

impl Record for Note {
    const KIND: &'static str = "note";
    fn key(&self) -> String {
        self.name.clone()
    }
}

fn note(name: &str, text: &str) -> Note {
    Note {
        name: name.into(),
        text: text.into(),
    }
}

fn gateway(n: u128) -> InternetGateway {
    InternetGateway {
        id: InternetGatewayId::from_entropy(n),
        attached: None,
        tags: Tags::new(),
    }
}

#[tokio::test]
async fn a_commit_survives_reopening() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("kakoi.db");
    let store = Store::open(&path).expect("open");
    store
        .commit(|tx| {
            tx.put(&note("a/1", "one"));
            tx.put(&note("b/1", "other"));
            tx.network.internet_gateways.insert(gateway(7).id, gateway(7));
            Ok::<_, ()>(())
        })
        .await
        .expect("store")
        .expect("change");
    drop(store);
    let again = Store::open(&path).expect("reopen");
    assert_eq!(again.get::<Note>("a/1").expect("read"), Some(note("a/1", "one")));
    assert_eq!(again.scan::<Note>("a/").expect("scan").len(), 1);
    assert_eq!(again.network().internet_gateways.get(&gateway(7).id), Some(&gateway(7)));
}

#[tokio::test]
async fn a_refused_change_leaves_nothing_behind() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let store = Store::open(&dir.path().join("kakoi.db")).expect("open");
    let before = store.network();
    let refused = store
        .commit(|tx| {
            tx.put(&note("a", "one"));
            tx.network.internet_gateways.insert(gateway(7).id, gateway(7));
            Err::<(), _>("no")
        })
        .await
        .expect("store");
    assert_eq!(refused, Err("no"));
    assert_eq!(store.get::<Note>("a").expect("read"), None);
    assert_eq!(*store.network(), *before);
}

#[tokio::test]
async fn changes_of_one_group_see_each_other_in_order() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let store = Store::open(&dir.path().join("kakoi.db")).expect("open");
    let tasks: Vec<_> = (0..200)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .commit(|tx| {
                        let seen = tx
                            .get::<Note>("counter")
                            .map_or(0, |n| n.text.parse::<u32>().expect("number"));
                        tx.put(&note("counter", &(seen + 1).to_string()));
                        Ok::<_, ()>(())
                    })
                    .await
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("task").expect("store").expect("change");
    }
    assert_eq!(
        store.get::<Note>("counter").expect("read"),
        Some(note("counter", "200"))
    );
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("kakoi.db");
    drop(Store::open(&path).expect("open"));
    let db = rusqlite::Connection::open(&path).expect("open");
    db.pragma_update(None, "user_version", 999).expect("version");
    drop(db);
    assert!(matches!(
        Store::open(&path),
        Err(crate::StoreError::Newer { found: 999, .. })
    ));
}

#[tokio::test]
async fn a_change_refused_for_want_of_a_transaction_is_not_made_later() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("kakoi.db");
    let store = Store::open(&path).expect("open");
    let other = rusqlite::Connection::open(&path).expect("a second connection");
    // Longer than the store waits for a lock, so that its BEGIN fails.
    other.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    let refused = store
        .commit(|tx| {
            tx.put(&note("a", "one"));
            tx.network.internet_gateways.insert(gateway(7).id, gateway(7));
            Ok::<_, ()>(())
        })
        .await;
    assert!(refused.is_err(), "it was told so");
    other.execute_batch("ROLLBACK").expect("the lock is given back");
    drop(store);
    let again = Store::open(&path).expect("reopen");
    assert_eq!(again.get::<Note>("a").expect("read"), None);
    assert!(again.network().internet_gateways.is_empty());
}

#[tokio::test]
async fn a_full_database_fails_the_change_and_keeps_what_was_there() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("kakoi.db");
    let store = Store::open(&path).expect("open");
    store
        .commit(|tx| {
            tx.put(&note("kept", "one"));
            Ok::<_, ()>(())
        })
        .await
        .expect("store")
        .expect("change");
    store.limit_pages(8).await;
    let big = "x".repeat(1 << 20);
    let refused = store
        .commit(move |tx| {
            tx.put(&note("big", &big));
            Ok::<_, ()>(())
        })
        .await;
    assert!(matches!(refused, Err(crate::StoreError::Full)), "{refused:?}");
    assert_eq!(store.get::<Note>("big").expect("read"), None);
    assert_eq!(store.get::<Note>("kept").expect("read"), Some(note("kept", "one")));
    store
        .commit(|tx| {
            tx.put(&note("small", "two"));
            Ok::<_, ()>(())
        })
        .await
        .expect("store")
        .expect("there's room for little");
}
