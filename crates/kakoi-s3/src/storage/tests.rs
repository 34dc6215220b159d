use super::*;

fn plain(key: &str) -> (Object, String) {
    let object = Object {
        id: 0,
        size: 0,
        etag: "e".to_owned(),
        modified: 0,
        facts: Facts::default(),
        tags: Tags::new(),
    };
    (object, key.to_owned())
}

async fn put(storage: &Storage, key: &str, body: &[u8]) -> Result<i64> {
    let spool = storage
        .spool(None)
        .await?
        .write(bytes::Bytes::copy_from_slice(body))
        .await?;
    let (content, _) = spool.finish().await?;
    let (mut object, key) = plain(key);
    object.size = content.piece().size;
    storage
        .write_content(content, move |tx, piece| {
            objects::put(
                tx,
                ("data", &key),
                &Condition::Always,
                &object,
                std::slice::from_ref(piece),
            )
        })
        .await
}

async fn get(storage: &Storage, key: &str) -> Result<Vec<u8>> {
    let (_, mut reading) = storage.open_object("data", key).await?;
    let mut all = Vec::new();
    while let Some(data) = reading.next()? {
        all.extend_from_slice(&data);
    }
    Ok(all)
}

fn files(dir: &Path, part: &str) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(dir.join(part)).unwrap() {
        let entry = entry.unwrap();
        count += if entry.file_type().unwrap().is_dir() {
            std::fs::read_dir(entry.path()).unwrap().count()
        } else {
            1
        };
    }
    count
}

/// Waits for the remover, by what it does.
async fn until(what: impl Fn() -> bool) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !what() {
        assert!(std::time::Instant::now() < deadline, "not in time");
        tokio::task::yield_now().await;
    }
}

async fn open(dir: &Path) -> Storage {
    let storage = Storage::open(dir).unwrap();
    storage.ensure_bucket("data").await.unwrap();
    storage
}

#[tokio::test]
async fn what_is_acknowledged_survives_and_what_is_not_goes() {
    let dir = tempfile::tempdir().unwrap();
    let storage = open(dir.path()).await;
    put(&storage, "a", b"first").await.unwrap();
    put(&storage, "b", b"second").await.unwrap();
    // A crash between the commit and the move, one in the middle of an upload, and one before a removal.
    let (_, reading) = storage.open_object("data", "a").await.unwrap();
    let file: String = storage
        .read(|c| Ok(c.query_row("SELECT file FROM pieces ORDER BY object LIMIT 1", [], |r| r.get(0))?))
        .await
        .unwrap();
    drop(reading);
    drop(storage);
    std::fs::rename(
        dir.path().join("objects").join(&file[..2]).join(&file),
        dir.path().join("incoming").join(&file),
    )
    .unwrap();
    std::fs::write(
        dir.path().join("incoming").join("0123456789abcdef0123456789abcdef"),
        b"half",
    )
    .unwrap();
    let orphan = dir.path().join("objects/ab/ab000000000000000000000000000000");
    std::fs::write(&orphan, b"deleted").unwrap();
    let index = index::open_writer(dir.path()).unwrap();
    index
        .execute(
            "INSERT INTO doomed (file, object) VALUES ('ab000000000000000000000000000000', 99)",
            [],
        )
        .unwrap();
    drop(index);

    let storage = open(dir.path()).await;
    assert_eq!(files(dir.path(), "incoming"), 0);
    assert_eq!(get(&storage, "a").await.unwrap(), b"first");
    assert_eq!(get(&storage, "b").await.unwrap(), b"second");
    until(|| !orphan.exists()).await;
}

#[tokio::test]
async fn a_reader_keeps_what_is_deleted_until_it_is_done() {
    let dir = tempfile::tempdir().unwrap();
    let storage = open(dir.path()).await;
    put(&storage, "a", &vec![1; 600_000]).await.unwrap();
    let (_, mut reading) = storage.open_object("data", "a").await.unwrap();
    put(&storage, "a", b"other").await.unwrap();
    put(&storage, "gone", b"x").await.unwrap();
    let keys = ["gone".to_owned()];
    storage
        .write(move |tx| objects::delete(tx, "data", &keys, &Condition::Always))
        .await
        .unwrap();
    // The remover has been here once the other file is gone.
    until(|| files(dir.path(), "objects") == 2).await;
    let mut read = 0;
    while let Some(data) = reading.next().unwrap() {
        assert!(data.len() <= content::PIECE && data.iter().all(|b| *b == 1));
        read += data.len();
    }
    assert_eq!(read, 600_000);
    drop(reading);
    until(|| files(dir.path(), "objects") == 1).await;
    assert_eq!(get(&storage, "a").await.unwrap(), b"other");
}

#[tokio::test]
async fn a_full_disk_refuses_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let storage = open(dir.path()).await;
    put(&storage, "a", b"kept").await.unwrap();
    {
        let writer = locked(&storage.shared.writer);
        let pages: i64 = writer.query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
        let limit = format!("PRAGMA max_page_count = {pages}");
        writer.query_row(&limit, [], |_| Ok(())).unwrap();
    }
    let mut stored = 1;
    let refused = loop {
        match put(&storage, &format!("{stored}-{}", "k".repeat(1000)), b"more").await {
            Ok(_) => stored += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StorageError::Full), "{refused}");
    assert_eq!(s3s::S3Error::from(refused).status_code().unwrap().as_u16(), 503);
    assert_eq!(files(dir.path(), "incoming"), 0);
    assert_eq!(files(dir.path(), "objects"), stored);
    assert_eq!(get(&storage, "a").await.unwrap(), b"kept");
    let full = StorageError::from(std::io::Error::from(std::io::ErrorKind::StorageFull));
    assert!(matches!(full, StorageError::Full));
}

#[tokio::test]
async fn content_stops_while_others_still_have_room() {
    let dir = tempfile::tempdir().unwrap();
    let storage = open(dir.path()).await;
    put(&storage, "a", b"kept").await.unwrap();
    drop(storage);
    let storage = Storage::open_above(dir.path(), Floor::Bytes(u64::MAX)).unwrap();
    assert!(matches!(put(&storage, "b", b"").await, Err(StorageError::Full)));
    assert!(matches!(storage.require_room().await, Err(StorageError::Full)));
    assert_eq!(files(dir.path(), "incoming"), 0);
    // What's there can be read, and deleted to make room.
    assert_eq!(get(&storage, "a").await.unwrap(), b"kept");
    storage.delete_everything().await.unwrap();
}

#[tokio::test]
async fn an_index_of_a_later_version_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    drop(open(dir.path()).await);
    let index = index::open_writer(dir.path()).unwrap();
    index.pragma_update(None, "user_version", 1000).unwrap();
    drop(index);
    assert!(matches!(Storage::open(dir.path()), Err(StorageError::Later(1000))));
}

#[tokio::test]
async fn pages_hold_each_key_or_prefix_once_whatever_their_size() {
    let dir = tempfile::tempdir().unwrap();
    let storage = open(dir.path()).await;
    let keys = [
        "a",
        "a/",
        "a/b",
        "a/b/c",
        "a0",
        "b/x",
        "b/y",
        "é/1",
        "é/2",
        "\u{10ffff}/z",
        "z",
    ];
    for key in keys {
        put(&storage, key, b"").await.unwrap();
    }
    for (delimiter, expected) in [
        ("", {
            let mut k = keys.to_vec();
            k.sort_unstable();
            k
        }),
        ("/", vec!["a", "a/", "a0", "b/", "z", "é/", "\u{10ffff}/"]),
    ] {
        for limit in 1..=12 {
            let mut query = Query {
                delimiter: delimiter.to_owned(),
                limit,
                ..Query::default()
            };
            let mut seen = Vec::new();
            loop {
                let asked = query.clone();
                let page = storage.read(move |c| list::objects(c, "data", &asked)).await.unwrap();
                let mut names: Vec<String> = page.entries.into_iter().map(|e| e.key).chain(page.prefixes).collect();
                names.sort_unstable();
                assert!(names.len() <= limit);
                seen.extend(names);
                // Both ways to go on must agree: by position, and behind the last name.
                match (page.next, page.last) {
                    (Some(_), Some(last)) if limit % 2 == 0 => query.after(&last),
                    (Some(next), _) => query.from = next,
                    (None, _) => break,
                }
            }
            assert_eq!(seen, expected, "{delimiter:?} by {limit}");
        }
    }
}

#[tokio::test]
async fn an_ensured_object_is_put_once_and_again_only_when_it_differs() {
    let dir = tempfile::tempdir().unwrap();
    let storage = open(dir.path()).await;
    let ensure = async |content: &'static [u8]| {
        let content = Bytes::from_static(content);
        storage
            .ensure_object("data", "logins.json", "application/json", content)
            .await
    };
    assert!(ensure(b"{}").await.unwrap());
    let first = storage.open_object("data", "logins.json").await.unwrap().0;
    assert_eq!(first.facts.content_type.as_deref(), Some("application/json"));
    assert!(!ensure(b"{}").await.unwrap());
    let same = storage.open_object("data", "logins.json").await.unwrap().0;
    assert_eq!(same.id, first.id, "left alone");
    assert!(ensure(b"{\"a\":1}").await.unwrap());
    let (_, mut reading) = storage.open_object("data", "logins.json").await.unwrap();
    assert_eq!(reading.next().unwrap().as_deref(), Some(&b"{\"a\":1}"[..]));
    drop(reading);
    until(|| files(dir.path(), "incoming") == 0 && files(dir.path(), "objects") == 1).await;
    let missing = storage.ensure_object("none", "x", "text/plain", Bytes::new()).await;
    assert!(matches!(missing, Err(StorageError::NoSuchBucket)), "{missing:?}");
    assert_eq!(files(dir.path(), "incoming"), 0, "nothing is left of what wasn't put");
}
