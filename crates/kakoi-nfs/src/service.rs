//! What clients get.

use crate::testing::{Lab, packed};
use crate::{NfsServer, null_call, null_reply};
use nfs3_types::nfs3::*;
use std::os::unix::fs::MetadataExt;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::test]
async fn null_is_answered_to_everybody() {
    let lab = Lab::new();
    let mut nobody = lab.connect(Arc::default());
    nobody.stream.write_all(&null_call(7)).await.expect("sent");
    let mut answer = [0; 28];
    nobody.stream.read_exact(&mut answer).await.expect("answered");
    assert_eq!(answer[..], null_reply(7));
    for (program, procedure, status) in [
        (100_003, 0, 0),
        (100_005, 0, 0),
        (100_003, 99, 3),
        (100_005, 9, 3),
        (100_000, 0, 1),
    ] {
        let reply = nobody.raw(program, procedure, &[]).await;
        assert_eq!(reply[12..16], u32::to_be_bytes(status), "{program} {procedure}");
    }
}

#[tokio::test]
async fn files_are_the_owners_and_the_same_for_both_of_her_apps() {
    let lab = Lab::new();
    let mut other = lab.alice.clone();
    other.name = "eni-a2".into();
    let (mut one, mut two) = (lab.client(&lab.alice), lab.client(&other));
    let (here, there) = (
        one.mount(b"/user-default-efs").await.expect("hers"),
        two.mount(b"/user-default-efs").await.expect("hers"),
    );
    let sub = one.mkdir(&here, b"sub").await.expect("made");
    let file = one.make(&sub, b"notes").await;
    one.write(&file, 0, b"hello").await.expect("written");
    let deep = two.mount(b"/user-default-efs/sub").await.expect("a directory beneath");
    let same = two.lookup(&deep, b"notes").await.expect("there");
    assert_eq!(two.read(&same, 0, 100).await, Ok((b"hello".to_vec(), true)));
    two.write(&same, 5, b" back").await.expect("written");
    // The same bytes that a bind mount of the directory shows, and of its user.
    let path = lab.path("profile/sub/notes");
    assert_eq!(std::fs::read(&path).expect("there"), b"hello back");
    for path in [&path, &lab.path("profile/sub")] {
        let meta = std::fs::metadata(path).expect("there");
        assert_eq!((meta.uid(), meta.gid()), (lab.alice.ids.user, lab.alice.ids.user));
    }
    let attributes = one.getattr(&file).await.expect("there");
    assert_eq!((attributes.uid, attributes.gid, attributes.size), (1000, 1000, 10));
    assert_eq!(two.remove(&deep, b"notes").await, nfsstat3::NFS3_OK);
    assert!(!path.exists() && two.lookup(&there, b"sub").await.is_ok());
}

#[tokio::test]
async fn handles_hold_over_a_restart_and_over_renames_behind_the_servers_back() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("hers");
    let dir = client.mkdir(&home, b"a").await.expect("made");
    let file = client.make(&dir, b"b").await;
    client.write(&file, 0, b"kept").await.expect("written");
    std::fs::rename(lab.path("alice/a"), lab.path("alice/moved")).expect("renamed");
    assert_eq!(client.read(&file, 0, 9).await.expect("found").0, b"kept");
    let again = Lab {
        server: Arc::new(NfsServer::start(&crate::testing::KEY).expect("started")),
        ..lab
    };
    let mut client = again.client(&again.alice);
    assert_eq!(client.read(&file, 0, 9).await.expect("found").0, b"kept");
    assert_eq!(client.lookup(&dir, b"..").await, Ok(home));
}

#[tokio::test]
async fn directories_are_listed_whole_in_pieces() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("hers");
    let mut wanted: Vec<Vec<u8>> = (0..500).map(|n| format!("file-{n:04}").into_bytes()).collect();
    for name in &wanted {
        std::fs::write(lab.path("alice").join(std::str::from_utf8(name).expect("text")), "").expect("written");
    }
    wanted.extend([b".".to_vec(), b"..".to_vec()]);
    wanted.sort();
    for count in [512, 4096, u32::MAX] {
        let mut names = client.names(&home, count).await;
        names.sort();
        assert_eq!(names, wanted, "{count}");
    }
    let args = READDIRPLUS3args {
        dir: home.clone(),
        cookie: 0,
        cookieverf: cookieverf3::default(),
        dircount: 4096,
        maxcount: 16_384,
    };
    let listed: READDIRPLUS3res = client.call(NFS_PROGRAM::NFSPROC3_READDIRPLUS, &args).await;
    let listed = listed.unwrap();
    assert!(packed(&listed).len() <= 16_384);
    let mut checked = 0;
    for entry in listed.reply.entries.0 {
        if let (Nfs3Option::Some(handle), Nfs3Option::Some(attributes)) = (entry.name_handle, entry.name_attributes) {
            assert_eq!(client.getattr(&handle).await.expect("there").fileid, attributes.fileid);
            checked += 1;
        }
    }
    assert!(checked > 10);
}

#[tokio::test]
async fn writes_are_answered_as_durable_as_they_are() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("hers");
    let file = client.make(&home, b"file").await;
    let mut verifiers = Vec::new();
    for stable in [stable_how::UNSTABLE, stable_how::DATA_SYNC, stable_how::FILE_SYNC] {
        let args = WRITE3args {
            file: file.clone(),
            offset: 0,
            count: 2,
            stable,
            data: nfs3_types::xdr_codec::Opaque::borrowed(b"hi"),
        };
        let written: WRITE3res = client.call(NFS_PROGRAM::NFSPROC3_WRITE, &args).await;
        let written = written.unwrap();
        assert_eq!((written.committed, written.count), (stable, 2));
        verifiers.push(written.verf.0);
    }
    let args = COMMIT3args {
        file,
        offset: 0,
        count: 0,
    };
    let committed: COMMIT3res = client.call(NFS_PROGRAM::NFSPROC3_COMMIT, &args).await;
    verifiers.push(committed.unwrap().verf.0);
    assert!(verifiers.iter().all(|v| *v == verifiers[0]), "the same until a restart");
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("hers");
    let file = client.make(&home, b"file").await;
    let written = client.write(&file, 0, b"x").await.expect("written");
    assert_ne!(written.verf.0, verifiers[0], "another server says so");
}

/// As Git writes its objects: made read-only, then filled.
#[tokio::test]
async fn a_file_made_read_only_can_be_filled_by_its_owner() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("hers");
    let how = createhow3::GUARDED(sattr3 {
        mode: set_mode3::Some(0o444),
        ..sattr3::default()
    });
    let file = client.create(&home, b"object", how).await.expect("made");
    if crate::testing::is_root() {
        client.write(&file, 0, b"filled").await.expect("written");
        assert_eq!(std::fs::read(lab.path("alice/object")).expect("there"), b"filled");
    }
    assert_eq!(client.getattr(&file).await.expect("there").mode, 0o444);
}

#[tokio::test]
async fn an_exclusive_create_can_be_repeated_and_another_is_refused() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("hers");
    let how = |n| createhow3::EXCLUSIVE(createverf3([n; 8]));
    let first = client.create(&home, b"lock", how(1)).await.expect("made");
    assert_eq!(client.create(&home, b"lock", how(1)).await, Ok(first));
    assert_eq!(
        client.create(&home, b"lock", how(2)).await.err(),
        Some(nfsstat3::NFS3ERR_EXIST)
    );
}
