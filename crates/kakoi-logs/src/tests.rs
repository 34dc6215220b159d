use super::*;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

const DAY: i64 = 24 * 60 * 60 * 1000;

struct Fixture {
    store: LogStore,
    directory: tempfile::TempDir,
}

fn fixture(limits: Limits) -> Fixture {
    let directory = tempfile::tempdir().expect("a directory");
    let store = LogStore::open(&directory.path().join("logs.db"), limits).expect("a store");
    Fixture { store, directory }
}

fn event(at: i64, message: &str) -> NewEvent {
    NewEvent {
        at,
        message: message.to_owned(),
    }
}

fn all(store: &LogStore, group: &str) -> Scan {
    Scan {
        group: store.group(group).expect("the group"),
        streams: None,
        after: Place::before_all_at(0),
        before: Place::before_all_at(i64::MAX),
        newest_first: false,
        rows: usize::MAX,
    }
}

fn messages(store: &LogStore, scan: &Scan, now: i64) -> Vec<String> {
    let mut found = Vec::new();
    let end = store.scan(scan, now, |event| {
        found.push(event.message);
        ControlFlow::Continue(())
    });
    assert_eq!(end.expect("a scan"), None);
    found
}

/// What the rows say, against what is kept up beside them.
fn assert_counts_agree(fixture: &Fixture) {
    let db = rusqlite::Connection::open(fixture.directory.path().join("logs.db")).expect("the file");
    let one = |sql: &str| db.query_row(sql, [], |r| r.get::<_, i64>(0)).expect("a number");
    let events = one("SELECT IFNULL(SUM(OCTET_LENGTH(message) + 26), 0) FROM event");
    assert_eq!(one("SELECT IFNULL(SUM(bytes), 0) FROM log_stream"), events);
    assert_eq!(one("SELECT bytes FROM total"), events);
}

#[test]
fn a_stream_over_its_bound_loses_its_oldest_events() {
    let fixture = fixture(Limits {
        stream_bytes: 3200,
        ..Limits::default()
    });
    let store = &fixture.store;
    store.create_group("g", &Tags::new(), 1).expect("a group");
    store.create_stream("g", "s", 1).expect("a stream");
    for round in 0..40 {
        let text = format!("{round:04}{}", "x".repeat(96));
        store.put("g", "s", &[event(round, &text)], 5).expect("stored");
        let (_, stream) = store.stream("g", "s").expect("the stream");
        assert!(stream.bytes <= 3200, "{}", stream.bytes);
        assert_counts_agree(&fixture);
    }
    let kept = messages(store, &all(store, "g"), 50);
    assert!(kept.len() >= 20, "as much as fits: {}", kept.len());
    assert!(kept.last().expect("events").starts_with("0039"));
    let (_, stream) = store.stream("g", "s").expect("the stream");
    assert_eq!(stream.first_event, Some(40 - kept.len() as i64));
    assert_eq!((stream.last_event, stream.last_ingestion), (Some(39), Some(5)));
}

#[test]
fn a_flood_in_many_streams_displaces_itself_and_not_a_small_neighbour() {
    let fixture = fixture(Limits {
        stream_bytes: 2000,
        total_bytes: 6000,
        ..Limits::default()
    });
    let store = &fixture.store;
    store.create_group("g", &Tags::new(), 1).expect("a group");
    store.create_stream("g", "quiet", 1).expect("a stream");
    store
        .put("g", "quiet", &[event(1, "the oldest of all")], 1)
        .expect("stored");
    for n in 0..10 {
        let name = format!("flood-{n}");
        store.create_stream("g", &name, 1).expect("a stream");
        let events: Vec<_> = (0..20).map(|i| event(2 + i, &"y".repeat(100))).collect();
        store.put("g", &name, &events, 2).expect("stored");
        assert!(store.group("g").expect("the group").bytes <= 6000);
    }
    assert_counts_agree(&fixture);
    assert_eq!(messages(store, &all(store, "g"), 9)[0], "the oldest of all");
}

#[test]
fn events_and_position_of_a_source_are_kept_together_or_not_at_all() {
    let fixture = fixture(Limits {
        groups: 1,
        ..Limits::default()
    });
    let path = fixture.directory.path().join("logs.db");
    let at = |position| Source { name: "app", position };
    let store = &fixture.store;
    store.append(at("10"), "g", "s", &[event(1, "one")], 1).expect("stored");
    assert!(matches!(
        store.append(at("20"), "another", "s", &[event(2, "two")], 2),
        Err(LogError::TooManyGroups(1))
    ));
    let again = LogStore::open(&path, Limits::default()).expect("opened again");
    assert_eq!(again.position("app").expect("read").as_deref(), Some("10"));
    assert_eq!(messages(&again, &all(&again, "g"), 3), ["one"]);

    // A group that a user deleted comes back, and what was stored once isn't stored again.
    store.delete_group("g").expect("deleted");
    assert_eq!(store.position("app").expect("read").as_deref(), Some("10"));
    store.append(at("20"), "g", "s", &[event(2, "two")], 2).expect("stored");
    assert_eq!(messages(store, &all(store, "g"), 3), ["two"]);
    assert_counts_agree(&fixture);

    store.keep_sources(&BTreeSet::new()).expect("forgotten");
    assert_eq!(store.position("app").expect("read"), None);
}

#[test]
fn retention_hides_events_at_once_and_then_drops_them() {
    let fixture = fixture(Limits::default());
    let store = &fixture.store;
    store.create_group("g", &Tags::new(), 0).expect("a group");
    store.create_stream("g", "s", 0).expect("a stream");
    store
        .put("g", "s", &[event(DAY, "old"), event(3 * DAY, "new")], 3 * DAY)
        .expect("stored");
    assert_eq!(messages(store, &all(store, "g"), 9 * DAY), ["old", "new"]);
    store.set_retention("g", Some(1), DAY).expect("set");
    assert_eq!(
        messages(store, &all(store, "g"), 3 * DAY),
        ["new"],
        "hidden before it's dropped"
    );
    assert_eq!(store.group("g").expect("the group").bytes, 2 * 26 + 6);
    store.expire(3 * DAY).expect("dropped");
    assert_eq!(store.group("g").expect("the group").bytes, 26 + 3);
    assert_eq!(store.stream("g", "s").expect("the stream").1.first_event, Some(3 * DAY));
    assert_counts_agree(&fixture);
    store.expire(5 * DAY).expect("dropped");
    assert_eq!(store.stream("g", "s").expect("the stream").1.first_event, None);
    assert_counts_agree(&fixture);
}

#[test]
fn groups_streams_and_tags_have_bounds_and_a_source_isnt_shut_out() {
    let fixture = fixture(Limits {
        groups: 2,
        streams: 2,
        tags: 1,
        ..Limits::default()
    });
    let store = &fixture.store;
    let tag = |key: &str| Tags::from([(key.to_owned(), "v".to_owned())]);
    store.create_group("a", &tag("k"), 0).expect("a group");
    assert!(matches!(
        store.create_group("a", &Tags::new(), 0),
        Err(LogError::GroupExists(_))
    ));
    store.create_group("b", &Tags::new(), 0).expect("a group");
    assert!(matches!(
        store.create_group("c", &Tags::new(), 0),
        Err(LogError::TooManyGroups(2))
    ));
    assert!(matches!(store.tag("a", &tag("l")), Err(LogError::TooManyTags(1))));
    assert_eq!(
        store.tags("a").expect("tags"),
        tag("k"),
        "a refused change leaves nothing"
    );
    store
        .untag("a", &["k".to_owned(), "none".to_owned()])
        .expect("untagged");
    store.tag("a", &tag("l")).expect("tagged");
    assert_eq!(store.tags("a").expect("tags"), tag("l"));

    for name in ["x", "y"] {
        store.create_stream("a", name, 0).expect("a stream");
    }
    assert!(matches!(
        store.create_stream("a", "x", 0),
        Err(LogError::StreamExists(_))
    ));
    assert!(matches!(
        store.create_stream("a", "z", 0),
        Err(LogError::TooManyStreams(2))
    ));
    store.put("a", "x", &[event(1, "of x")], 1).expect("stored");
    let source = Source {
        name: "app",
        position: "1",
    };
    store
        .append(source, "a", "app", &[event(2, "of the app")], 2)
        .expect("stored");
    let names: Vec<_> = store
        .streams("a")
        .expect("streams")
        .1
        .into_iter()
        .map(|s| s.name)
        .collect();
    assert_eq!(names, ["app", "x"], "the empty one made room");
    assert!(matches!(store.put("a", "y", &[], 2), Err(LogError::NoStream(_))));
    assert!(matches!(store.put("none", "y", &[], 2), Err(LogError::NoGroup(_))));
    store.delete_stream("a", "x").expect("deleted");
    assert_counts_agree(&fixture);
}

#[test]
fn walks_are_in_order_in_both_directions_and_go_on_where_they_stopped() {
    let fixture = fixture(Limits::default());
    let store = &fixture.store;
    store.create_group("g", &Tags::new(), 0).expect("a group");
    for name in ["one", "two"] {
        store.create_stream("g", name, 0).expect("a stream");
    }
    // Two of the same time, and one that came late.
    store
        .put("g", "one", &[event(10, "a"), event(20, "c")], 1)
        .expect("stored");
    store
        .put("g", "two", &[event(10, "b"), event(30, "d")], 2)
        .expect("stored");
    let whole = all(store, "g");
    assert_eq!(messages(store, &whole, 99), ["a", "b", "c", "d"]);
    let backwards = Scan {
        newest_first: true,
        ..whole.clone()
    };
    assert_eq!(messages(store, &backwards, 99), ["d", "c", "b", "a"]);
    let range = Scan {
        after: Place::before_all_at(10),
        before: Place::before_all_at(20),
        ..whole.clone()
    };
    assert_eq!(messages(store, &range, 99), ["a", "b"], "from included, until excluded");
    let two = store.stream("g", "two").expect("the stream").1.id;
    for streams in [BTreeSet::from([two]), BTreeSet::from([two, i64::MAX])] {
        let scan = Scan {
            streams: Some(streams),
            ..whole.clone()
        };
        assert_eq!(messages(store, &scan, 99), ["b", "d"]);
    }
    let none = Scan {
        streams: Some(BTreeSet::new()),
        ..whole.clone()
    };
    assert_eq!(messages(store, &none, 99), [""; 0]);

    for newest_first in [false, true] {
        let mut scan = Scan {
            newest_first,
            rows: 1,
            ..whole.clone()
        };
        let mut found = Vec::new();
        loop {
            let stopped = store.scan(&scan, 99, |event| {
                found.push(event.message);
                ControlFlow::Continue(())
            });
            match stopped.expect("a scan") {
                None => break,
                Some(place) if newest_first => scan.before = place,
                Some(place) => scan.after = place,
            }
        }
        let mut wanted = ["a", "b", "c", "d"];
        if newest_first {
            wanted.reverse();
        }
        assert_eq!(found, wanted);
    }

    let mut taken = 0;
    let stopped = store.scan(&whole, 99, |_| {
        taken += 1;
        if taken == 2 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let stopped = stopped.expect("a scan").expect("stopped early");
    assert_eq!(stopped.at, 10);
    let rest = Scan {
        after: stopped,
        ..whole
    };
    assert_eq!(
        messages(store, &rest, 99),
        ["b", "c", "d"],
        "what was broken on comes again"
    );
}

#[test]
fn a_walk_over_a_range_uses_an_index_and_sorts_nothing() {
    let fixture = fixture(Limits::default());
    let db = rusqlite::Connection::open(fixture.directory.path().join("logs.db")).expect("the file");
    for (column, index) in [("group_id", "event_of_group"), ("stream_id", "event_of_stream")] {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT message FROM event WHERE {column} = 1 AND (at, id) > (2, 3) AND (at, id) < (4, 5) ORDER BY at, id"
        );
        let mut plan = db.prepare(&sql).expect("a plan");
        let lines: Vec<String> = plan
            .query_map([], |r| r.get(3))
            .expect("lines")
            .collect::<Result<_, _>>()
            .expect("lines");
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(
            lines[0].contains(index) && lines[0].contains("at>? AND at<?"),
            "{lines:?}"
        );
    }
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let fixture = fixture(Limits::default());
    let path = fixture.directory.path().join("logs.db");
    let db = rusqlite::Connection::open(&path).expect("the file");
    db.pragma_update(None, "user_version", 99).expect("set");
    assert!(matches!(
        LogStore::open(&path, Limits::default()),
        Err(LogError::Newer {
            found: 99,
            known: 1,
            ..
        })
    ));
}
