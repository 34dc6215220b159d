//! What a hostile client tries, each by name.

use crate::testing::{Client, KEY, Lab, at, is_root, packed};
use crate::{Directory, Identity, Ids, NfsServer, View, null_call, null_reply};
use nfs3_types::nfs3::*;
use nfs3_types::xdr_codec::Opaque;
use std::os::unix::fs::{MetadataExt, symlink};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const ACCES: u32 = 13;
const NOENT: u32 = 2;

/// A file with a secret at this path, which belongs to whom the directory belongs to.
fn secret(path: &std::path::Path) {
    std::fs::write(path, "secret").expect("written");
    let above = std::fs::metadata(path.parent().expect("a parent")).expect("there");
    std::os::unix::fs::chown(path, Some(above.uid()), Some(above.gid())).expect("given");
}

fn first(identity: &mut Identity) -> &mut Directory {
    match &mut identity.view {
        View::Homes(directories) => &mut directories[0],
        View::Point(_) => panic!("no homes"),
    }
}

#[tokio::test]
async fn a_uid_that_a_client_claims_counts_for_nothing() {
    let lab = Lab::new();
    secret(&lab.path("bob/diary"));
    for uid in [0, lab.bob.ids.user, 1000, u32::MAX] {
        let mut client = lab.client(&lab.alice);
        client.uid = uid;
        let home = client.mount(b"/home").await.expect("her own");
        let name = format!("by-{uid}");
        client.make(&home, name.as_bytes()).await;
        let made = std::fs::metadata(lab.path("alice").join(&name)).expect("in her home");
        assert_eq!((made.uid(), made.gid()), (lab.alice.ids.user, lab.alice.ids.user));
        assert_eq!(client.lookup(&home, b"diary").await, Err(nfsstat3::NFS3ERR_NOENT));
    }
}

#[tokio::test]
async fn no_path_mounts_anothers_directory() {
    let lab = Lab::new();
    secret(&lab.path("bob/diary"));
    let mut client = lab.client(&lab.alice);
    let bob = lab.path("bob").display().to_string();
    for (path, refusal) in [
        (b"/home/../bob".to_vec(), ACCES),
        (b"/..".to_vec(), ACCES),
        (b"/home/..".to_vec(), ACCES),
        (b"/home/./x".to_vec(), ACCES),
        (b"../bob".to_vec(), ACCES),
        (b"home".to_vec(), ACCES),
        (b"".to_vec(), ACCES),
        (b"/home/%2e%2e/bob".to_vec(), NOENT),
        (b"/bob".to_vec(), NOENT),
        (b"/home/\xc0\xae\xc0\xae/bob".to_vec(), NOENT),
        (b"/home/\0/bob".to_vec(), ACCES),
        (bob.into_bytes(), NOENT),
        (vec![b'/'; 1024], 0),
    ] {
        let got = client.mount(&path).await.map_or_else(|refused| refused, |_| 0);
        assert_eq!(got, refusal, "{}", path.escape_ascii());
    }
    // Longer than a path may be: malformed.
    let long = nfs3_types::mount::dirpath(Opaque::owned(vec![b'/'; 1025]));
    let reply = client.raw(nfs3_types::mount::PROGRAM, 1, &packed(&long)).await;
    assert_eq!(reply[12..16], 4_u32.to_be_bytes(), "GARBAGE_ARGS");
}

#[tokio::test]
async fn without_an_identity_there_is_nothing() {
    let lab = Lab::new();
    let home = lab.client(&lab.alice).mount(b"/home").await.expect("her own");
    let mut nobody = lab.connect(Arc::default());
    for path in [&b"/"[..], b"/home", b"/user-default-efs"] {
        assert_eq!(nobody.mount(path).await, Err(ACCES));
    }
    for procedure in 1..=21 {
        let reply = nobody.raw(PROGRAM, procedure, &packed(&home)).await;
        let denied: Vec<u8> = [1_u32, 1, 5].iter().flat_map(|w| w.to_be_bytes()).collect();
        assert_eq!(reply, denied, "procedure {procedure}: AUTH_TOOWEAK");
    }
    let exports = nobody.raw(nfs3_types::mount::PROGRAM, 5, &[]).await;
    assert_eq!(exports, [0; 20], "and no export is named");
}

#[tokio::test]
async fn guessed_handles_open_nothing() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let good = home.data.to_vec();
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut bytes = good.clone();
            bytes[at] ^= 1 << bit;
            let guess = nfs_fh3 {
                data: Opaque::owned(bytes),
            };
            assert_eq!(
                client.getattr(&guess).await.err(),
                Some(nfsstat3::NFS3ERR_BADHANDLE),
                "bit {bit} of byte {at}"
            );
        }
    }
    for length in (0..good.len()).chain([good.len() + 1, 64]) {
        let mut bytes = good.clone();
        bytes.resize(length, 0);
        let guess = nfs_fh3 {
            data: Opaque::owned(bytes),
        };
        assert_eq!(
            client.getattr(&guess).await.err(),
            Some(nfsstat3::NFS3ERR_BADHANDLE),
            "{length} bytes"
        );
    }
    assert!(client.getattr(&home).await.is_ok(), "the handle itself is good");
}

#[tokio::test]
async fn handles_of_another_interface_open_nothing() {
    let lab = Lab::new();
    secret(&lab.path("bob/diary"));
    let mut bob = lab.client(&lab.bob);
    let home = bob.mount(b"/home").await.expect("his own");
    let diary = bob.lookup(&home, b"diary").await.expect("his own");
    assert_eq!(bob.read(&diary, 0, 100).await.expect("his own").0, b"secret");
    let mut alice = lab.client(&lab.alice);
    // The same user's next app, at the same address, and with the very same directories.
    let mut later = lab.bob.clone();
    later.name = "eni-b2".into();
    let mut later = lab.client(&later);
    for client in [&mut alice, &mut later] {
        for handle in [&home, &diary] {
            let refused = Some(nfsstat3::NFS3ERR_BADHANDLE);
            assert_eq!(client.getattr(handle).await.err(), refused);
            assert_eq!(client.read(handle, 0, 100).await.err(), refused);
            assert_eq!(client.write(handle, 0, b"x").await.err(), refused);
            assert_eq!(client.remove(handle, b"diary").await, nfsstat3::NFS3ERR_BADHANDLE);
        }
    }
    // Another key is another server.
    let other = Arc::new(NfsServer::start(&[8; 32]).expect("started"));
    let other = Lab {
        server: other,
        ..Lab::new()
    };
    let refused = other.client(&lab.bob).getattr(&home).await.err();
    assert_eq!(refused, Some(nfsstat3::NFS3ERR_BADHANDLE));
    assert_eq!(KEY, [7; 32]);
}

#[tokio::test]
async fn an_identity_that_goes_away_loses_its_connections_at_once() {
    let lab = Lab::new();
    let who = Arc::new(Mutex::new(vec![lab.alice.clone()]));
    let mut client = lab.connect(who.clone());
    let home = client.mount(b"/home").await.expect("her own");
    assert!(client.getattr(&home).await.is_ok());
    who.lock().expect("not poisoned").clear();
    let reply = client.raw(PROGRAM, 1, &packed(&home)).await;
    assert_eq!(reply[..4], 1_u32.to_be_bytes(), "denied");
    // Its address is another's now: what was sent over the old connection opens nothing.
    *who.lock().expect("not poisoned") = vec![lab.bob.clone()];
    assert_eq!(client.getattr(&home).await.err(), Some(nfsstat3::NFS3ERR_BADHANDLE));
}

#[tokio::test]
async fn links_are_texts_and_lead_nowhere() {
    let lab = Lab::new();
    secret(&lab.path("bob/diary"));
    let diary = lab.path("bob/diary").display().to_string();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    for (name, text) in [
        (&b"out"[..], diary.as_bytes()),
        (b"up", b"../bob/diary"),
        (b"dir", b"../bob"),
        (b"proc", b"/proc/self/root"),
    ] {
        let link = client.symlink(&home, name, text).await.expect("made");
        assert_eq!(client.getattr(&link).await.expect("there").type_, ftype3::NF3LNK);
        assert!(client.read(&link, 0, 100).await.is_err(), "read through {name:?}");
        assert!(client.write(&link, 0, b"x").await.is_err(), "written through {name:?}");
        let cut = sattr3 {
            size: set_size3::Some(0),
            ..sattr3::default()
        };
        assert_ne!(client.setattr(&link, cut).await, nfsstat3::NFS3_OK);
        assert_eq!(
            client.lookup(&link, b"diary").await.err(),
            Some(nfsstat3::NFS3ERR_NOTDIR)
        );
        let over = createhow3::UNCHECKED(sattr3 {
            size: set_size3::Some(0),
            ..sattr3::default()
        });
        assert_eq!(
            client.create(&home, name, over).await.err(),
            Some(nfsstat3::NFS3ERR_EXIST)
        );
        let path = [&b"/home/"[..], name, b"/x"].concat();
        assert!(client.mount(&path).await.is_err());
    }
    assert_eq!(std::fs::read(lab.path("bob/diary")).expect("there"), b"secret");
}

/// A program in the home swaps a directory for a link to Bob's while the client works in it.
#[tokio::test(flavor = "multi_thread")]
async fn links_that_race_with_calls_lead_nowhere() {
    let lab = Lab::new();
    secret(&lab.path("bob/diary"));
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let real = client.mkdir(&home, b"real").await.expect("made");
    let own = client.make(&real, b"diary").await;
    client.write(&own, 0, b"mine").await.expect("written");
    let alice = lab.path("alice");
    let _ = symlink(lab.path("bob"), alice.join("link"));
    let done = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let stop = done.clone();
    let swapping = std::thread::spawn(move || {
        let mut swaps = 0_u32;
        while !stop.load(std::sync::atomic::Ordering::Relaxed) {
            let exchange = rustix::fs::RenameFlags::EXCHANGE;
            let (a, b) = (alice.join("real"), alice.join("link"));
            rustix::fs::renameat_with(rustix::fs::CWD, a, rustix::fs::CWD, b, exchange).expect("swapped");
            swaps += 1;
        }
        swaps
    });
    let mut reached = 0;
    for _ in 0..500 {
        for name in [&b"real"[..], b"link"] {
            if let Ok(dir) = client.lookup(&home, name).await
                && let Ok(file) = client.lookup(&dir, b"diary").await
                && let Ok((data, _)) = client.read(&file, 0, 100).await
            {
                assert_eq!(data, b"mine");
                reached += 1;
            }
        }
        if let Ok((data, _)) = client.read(&own, 0, 100).await {
            assert_eq!(data, b"mine");
        }
    }
    done.store(true, std::sync::atomic::Ordering::Relaxed);
    assert!(swapping.join().expect("swapped") > 0);
    assert!(reached > 0, "her own file was reached in between");
}

#[tokio::test]
async fn links_and_renames_stay_in_their_directory() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let profile = client.mount(b"/user-default-efs").await.expect("her own");
    let top = client.mount(b"/").await.expect("the top");
    let file = client.make(&home, b"file").await;
    let bobs = lab.client(&lab.bob).mount(b"/home").await.expect("his own");
    for (target, refusal) in [
        (&profile, nfsstat3::NFS3ERR_XDEV),
        (&top, nfsstat3::NFS3ERR_ROFS),
        (&bobs, nfsstat3::NFS3ERR_BADHANDLE),
    ] {
        assert_eq!(client.link(&file, (target, b"l")).await, refusal);
        assert_eq!(client.rename((&home, b"file"), (target, b"r")).await, refusal);
    }
    // Only files have several names: neither directories nor links do.
    let link = client.symlink(&home, b"link", b"/etc/passwd").await.expect("made");
    assert_eq!(client.link(&link, (&home, b"l")).await, nfsstat3::NFS3ERR_INVAL);
    assert_eq!(client.link(&home, (&home, b"l")).await, nfsstat3::NFS3ERR_ISDIR);
    assert_eq!(client.link(&file, (&home, b"l")).await, nfsstat3::NFS3_OK);
}

#[tokio::test]
async fn what_is_not_the_owners_stays_closed() {
    if !is_root() {
        return eprintln!("skipped: files of others take root to make");
    }
    let lab = Lab::new();
    // Root's file in her home, and a directory of hers that is given to somebody else behind the server's back.
    std::fs::write(lab.path("alice/roots"), "secret").expect("written");
    std::fs::set_permissions(
        lab.path("alice/roots"),
        std::os::unix::fs::PermissionsExt::from_mode(0o600),
    )
    .expect("set");
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let file = client.lookup(&home, b"roots").await.expect("a name is no access");
    assert_eq!(client.read(&file, 0, 10).await.err(), Some(nfsstat3::NFS3ERR_ACCES));
    assert_eq!(client.write(&file, 0, b"x").await.err(), Some(nfsstat3::NFS3ERR_ACCES));
    let open = sattr3 {
        mode: set_mode3::Some(0o666),
        ..sattr3::default()
    };
    assert_eq!(client.setattr(&file, open).await, nfsstat3::NFS3ERR_PERM);
    let mut thief = lab.alice.clone();
    first(&mut thief).path = lab.path("bob");
    let mut client = lab.client(&thief);
    assert_eq!(client.mount(b"/home").await, Err(NOENT), "it isn't hers");
    let mut root = lab.alice.clone();
    root.ids = Ids::alone(0);
    first(&mut root).path = lab.folder.path().to_owned();
    let reply = lab
        .client(&root)
        .raw(
            nfs3_types::mount::PROGRAM,
            1,
            &packed(&nfs3_types::mount::dirpath(Opaque::borrowed(b"/home"))),
        )
        .await;
    assert_eq!(
        reply[12..16],
        5_u32.to_be_bytes(),
        "nothing is done as root: SYSTEM_ERR"
    );
}

#[tokio::test]
async fn no_device_no_pipe_and_no_program_of_another_user_is_made() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let device = devicedata3 {
        dev_attributes: sattr3::default(),
        spec: specdata3 {
            specdata1: 1,
            specdata2: 3,
        },
    };
    for what in [
        mknoddata3::NF3CHR(devicedata3 {
            dev_attributes: sattr3::default(),
            spec: device.spec.clone(),
        }),
        mknoddata3::NF3BLK(device),
        mknoddata3::NF3FIFO(sattr3::default()),
        mknoddata3::NF3SOCK(sattr3::default()),
    ] {
        let args = MKNOD3args {
            where_: at(&home, b"node"),
            what,
        };
        let made: MKNOD3res = client.call(NFS_PROGRAM::NFSPROC3_MKNOD, &args).await;
        assert!(matches!(made, MKNOD3res::Err((nfsstat3::NFS3ERR_NOTSUPP, _))));
    }
    let file = client.make(&home, b"tool").await;
    for mode in [0o4755, 0o2755, 0o6777] {
        let wanted = || sattr3 {
            mode: set_mode3::Some(mode),
            ..sattr3::default()
        };
        assert_eq!(client.setattr(&file, wanted()).await, nfsstat3::NFS3ERR_PERM);
        let how = createhow3::GUARDED(wanted());
        assert_eq!(
            client.create(&home, b"new", how).await.err(),
            Some(nfsstat3::NFS3ERR_PERM)
        );
    }
    for (uid, gid) in [(Some(0), None), (None, Some(0)), (Some(lab.bob.ids.user), None)] {
        let given = sattr3 {
            uid: uid.map_or(set_uid3::None, set_uid3::Some),
            gid: gid.map_or(set_gid3::None, set_gid3::Some),
            ..sattr3::default()
        };
        assert_eq!(client.setattr(&file, given).await, nfsstat3::NFS3ERR_PERM);
    }
    let names = client.names(&home, 4096).await;
    assert_eq!(names.len(), 3, "only the tool: {names:?}");
    assert_eq!(
        std::fs::metadata(lab.path("alice/tool")).expect("there").mode() & 0o7777,
        0o644
    );
}

/// A pipe that a program made in the home: opening it would wait for a writer.
#[tokio::test]
async fn pipes_are_never_opened() {
    let lab = Lab::new();
    let path = lab.path("alice/pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o666.into(), 0).expect("made");
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let pipe = client.lookup(&home, b"pipe").await.expect("there");
    assert_eq!(client.getattr(&pipe).await.expect("there").type_, ftype3::NF3FIFO);
    assert_eq!(client.read(&pipe, 0, 1).await.err(), Some(nfsstat3::NFS3ERR_INVAL));
    assert_eq!(client.write(&pipe, 0, b"x").await.err(), Some(nfsstat3::NFS3ERR_INVAL));
}

#[tokio::test]
async fn names_that_are_not_names_are_refused() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let sub = client.mkdir(&home, b"sub").await.expect("made");
    for (name, refusal) in [
        (&b""[..], nfsstat3::NFS3ERR_INVAL),
        (b".", nfsstat3::NFS3ERR_INVAL),
        (b"..", nfsstat3::NFS3ERR_INVAL),
        (b"a/b", nfsstat3::NFS3ERR_INVAL),
        (b"/etc/passwd", nfsstat3::NFS3ERR_INVAL),
        (b"../../bob/x", nfsstat3::NFS3ERR_INVAL),
        (b"a\0b", nfsstat3::NFS3ERR_INVAL),
        (&[b'x'; 256], nfsstat3::NFS3ERR_NAMETOOLONG),
        (&[b'x'; 70_000], nfsstat3::NFS3ERR_NAMETOOLONG),
    ] {
        let shown = name[..name.len().min(20)].escape_ascii();
        let how = createhow3::UNCHECKED(sattr3::default());
        assert_eq!(client.create(&sub, name, how).await.err(), Some(refusal), "{shown}");
        assert_eq!(client.mkdir(&sub, name).await.err(), Some(refusal), "{shown}");
        assert_eq!(client.symlink(&sub, name, b"x").await.err(), Some(refusal), "{shown}");
        assert_eq!(client.remove(&sub, name).await, refusal, "{shown}");
        assert_eq!(client.rename((&home, b"sub"), (&home, name)).await, refusal, "{shown}");
        if !matches!(name, b"." | b"..") {
            assert_eq!(client.lookup(&sub, name).await.err(), Some(refusal), "{shown}");
        }
    }
    // Upwards there's the home, then the top, then nothing.
    assert_eq!(client.lookup(&sub, b"..").await, Ok(home.clone()));
    let top = client.lookup(&home, b"..").await.expect("the top");
    assert_eq!(client.lookup(&top, b"..").await, Ok(top.clone()));
    assert_eq!(
        client.names(&top, 4096).await,
        [&b"."[..], b"..", b"home", b"user-default-efs"]
    );
    let longest = [b'x'; 255];
    client.make(&sub, &longest).await;
    assert_eq!(client.names(&sub, 4096).await.len(), 3);
}

#[tokio::test]
async fn a_handle_of_a_removed_file_is_stale_also_when_its_number_is_used_again() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let mut old = Vec::new();
    for round in 0..20 {
        let file = client.make(&home, b"file").await;
        client
            .write(&file, 0, format!("{round}").as_bytes())
            .await
            .expect("written");
        for handle in &old {
            assert_eq!(client.getattr(handle).await.err(), Some(nfsstat3::NFS3ERR_STALE));
            assert_eq!(client.write(handle, 0, b"x").await.err(), Some(nfsstat3::NFS3ERR_STALE));
        }
        assert_eq!(client.remove(&home, b"file").await, nfsstat3::NFS3_OK);
        assert_eq!(client.read(&file, 0, 10).await.err(), Some(nfsstat3::NFS3ERR_STALE));
        old.push(file);
    }
    std::fs::remove_dir_all(lab.path("alice")).expect("removed");
    let refused = client.mount(b"/home").await;
    assert_eq!(refused, Err(NOENT), "a directory that's gone isn't shown");
}

/// Sends bytes, and says whether the server closed the connection.
async fn closed_after(mut client: Client, bytes: &[u8]) -> bool {
    // The server may close before it has read all.
    let _ = client.stream.write_all(bytes).await;
    let mut rest = Vec::new();
    let read = client.stream.read_to_end(&mut rest);
    tokio::time::timeout(std::time::Duration::from_secs(10), read)
        .await
        .is_ok()
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

#[tokio::test]
async fn huge_records_and_floods_of_fragments_end_the_connection() {
    let lab = Lab::new();
    let last = 1 << 31;
    for bytes in [
        words(&[u32::MAX]),
        words(&[last | 200_000]),
        words(&[i32::MAX as u32]),
        // Without an end: empty fragments, and those of a byte.
        words(&[0; 100]),
        [0, 0, 0, 1, 9].repeat(100),
        // Two that are too much together.
        [words(&[100_000]), vec![0; 100_000], words(&[last | 100_000])].concat(),
        // Not a call.
        words(&[last | 12, 1, 1, 0]),
        words(&[last]),
    ] {
        let client = lab.client(&lab.alice);
        assert!(
            closed_after(client, &bytes).await,
            "{:?}",
            &bytes[..bytes.len().min(16)]
        );
    }
    // Fragments themselves are fine.
    let mut client = lab.client(&lab.alice);
    let call = &null_call(5)[4..];
    let (a, b) = call.split_at(10);
    client
        .stream
        .write_all(&[&words(&[10])[..], a, &words(&[last | 30])[..], b].concat())
        .await
        .expect("sent");
    let mut reply = [0; 28];
    client.stream.read_exact(&mut reply).await.expect("answered");
    assert_eq!(reply[..], null_reply(5));
}

#[tokio::test]
async fn malformed_arguments_are_garbage_and_reserve_nothing() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let file = client.make(&home, b"file").await;
    let good = packed(&home);
    let data = packed(&file);
    let huge = words(&[u32::MAX]);
    let cases: Vec<(u32, Vec<u8>)> = vec![
        (1, huge.clone()),                          // a handle of 4 GiB
        (1, words(&[65])),                          // longer than a handle may be
        (1, [words(&[68]), vec![0; 68]].concat()),  // and all of it there
        (1, words(&[64, 0])),                       // longer than what's there
        (1, [good.clone(), words(&[0])].concat()),  // something after the end
        (3, [good.clone(), huge.clone()].concat()), // a name of 4 GiB
        (3, [good.clone(), words(&[0x7fff_fffc])].concat()),
        (2, [good.clone(), words(&[7])].concat()), // neither true nor false
        (2, [good.clone(), words(&[0, 0, 0, 0, 9])].concat()), // a way of setting times that there isn't
        (7, [data.clone(), words(&[0, 0, 4, 2]), huge.clone()].concat()), // data of 4 GiB
        (8, [good.clone(), words(&[1, 0x6100_0000, 9])].concat()),
        (
            10,
            [good.clone(), words(&[1, 0x6100_0000, 0, 0, 0, 0, 0, 0]), huge].concat(),
        ),
        (14, good.clone()),
        (16, [good.clone(), words(&[0, 0, 0])].concat()),
    ];
    for (procedure, arguments) in cases {
        let reply = client.raw(PROGRAM, procedure, &arguments).await;
        let garbage = words(&[0, 0, 0, 4]);
        assert_eq!(reply, garbage, "procedure {procedure} with {arguments:02x?}");
    }
    // Each piece of each whole call, too.
    for procedure in 1..=21 {
        for length in 0..good.len() {
            let reply = client.raw(PROGRAM, procedure, &good[..length]).await;
            let expected = if procedure == 11 { 0 } else { 4 };
            assert_eq!(
                reply[12..16],
                words(&[expected]),
                "procedure {procedure}, {length} bytes"
            );
        }
    }
    // Headers: a credential longer than any may be, and pieces of a call, end the connection.
    let call = &null_call(1)[4..];
    for length in 0..call.len() {
        let record = [words(&[1 << 31 | length as u32]), call[..length].to_vec()].concat();
        assert!(closed_after(lab.client(&lab.alice), &record).await, "{length}");
    }
    for auth in [401, u32::MAX] {
        let record = words(&[1 << 31 | 40, 1, 0, 2, 100_003, 3, 0, 1, auth, 0, 0]);
        assert!(closed_after(lab.client(&lab.alice), &record).await);
    }
}

#[tokio::test]
async fn sizes_and_offsets_have_bounds() {
    let lab = Lab::new();
    let mut client = lab.client(&lab.alice);
    let home = client.mount(b"/home").await.expect("her own");
    let file = client.make(&home, b"file").await;
    client
        .write(&file, 0, &[1; 200 * 1024][..128 * 1024])
        .await
        .expect("written");
    client.write(&file, 128 * 1024, &[2; 1024]).await.expect("written");
    let (data, eof) = client.read(&file, 0, u32::MAX).await.expect("read");
    assert_eq!((data.len(), eof), (128 * 1024, false), "no more than the most");
    let (data, eof) = client.read(&file, u64::MAX, u32::MAX).await.expect("read");
    assert_eq!((data.len(), eof), (0, true));
    for offset in [u64::MAX, i64::MAX as u64, 1 << 63] {
        assert_eq!(
            client.write(&file, offset, b"x").await.err(),
            Some(nfsstat3::NFS3ERR_FBIG)
        );
    }
    let endless = sattr3 {
        size: set_size3::Some(u64::MAX),
        ..sattr3::default()
    };
    assert_eq!(client.setattr(&file, endless).await, nfsstat3::NFS3ERR_FBIG);
    for count in [0, 100, 130] {
        let args = READDIR3args {
            dir: home.clone(),
            cookie: 0,
            cookieverf: cookieverf3::default(),
            count,
        };
        let listed: READDIR3res = client.call(NFS_PROGRAM::NFSPROC3_READDIR, &args).await;
        assert!(matches!(listed, READDIR3res::Err((nfsstat3::NFS3ERR_TOOSMALL, _))));
    }
    let args = READDIR3args {
        dir: home.clone(),
        cookie: u64::MAX,
        cookieverf: cookieverf3::default(),
        count: 4096,
    };
    let listed: READDIR3res = client.call(NFS_PROGRAM::NFSPROC3_READDIR, &args).await;
    assert!(matches!(listed, READDIR3res::Err((nfsstat3::NFS3ERR_BAD_COOKIE, _))));
}

/// One client never reads its answers; another works on.
#[tokio::test]
async fn a_client_that_does_not_read_holds_up_nobody_else() {
    let lab = Lab::new();
    let mut alice = lab.client(&lab.alice);
    let home = alice.mount(b"/home").await.expect("her own");
    let file = alice.make(&home, b"big").await;
    alice.write(&file, 0, &[1; 128 * 1024]).await.expect("written");
    let args = packed(&READ3args {
        file: file.clone(),
        offset: 0,
        count: 128 * 1024,
    });
    let call = words(&[1, 0, 2, 100_003, 3, 6, 0, 0, 0, 0]);
    let mark = words(&[1 << 31 | (call.len() + args.len()) as u32]);
    let record = [mark, call, args].concat();
    let mut stuck = Vec::new();
    for _ in 0..32 {
        let mut client = lab.client(&lab.alice);
        client.stream.write_all(&record.repeat(4)).await.expect("sent");
        stuck.push(client);
    }
    let mut bob = lab.client(&lab.bob);
    let works = async {
        let home = bob.mount(b"/home").await.expect("his own");
        for _ in 0..50 {
            assert!(bob.getattr(&home).await.is_ok());
        }
    };
    let in_time = tokio::time::timeout(std::time::Duration::from_secs(20), works).await;
    in_time.expect("nobody waits for a client that doesn't read");
    assert!(stuck.iter().all(|client| !client.ended.is_finished()));
}
