//! Access points: what two hosts share, and what a hostile one tries.

use crate::testing::{Client, Lab, at, is_root, packed};
use crate::{Creation, Identity, Ids, Point, View};
use nfs3_types::mount::dirpath;
use nfs3_types::nfs3::*;
use nfs3_types::xdr_codec::Opaque;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

const ACCES: u32 = 13;
const NOENT: u32 = 2;

/// POSIX ids of the file system, each with what stands for it on the machine.
struct Shared {
    lab: Lab,
    top: PathBuf,
    posix: Vec<(u32, u32)>,
}

/// The identities that an interface has, which a test may change.
type Who = Arc<Mutex<Vec<Identity>>>;

impl Shared {
    fn new() -> Self {
        let lab = Lab::new();
        let own = rustix::process::geteuid().as_raw();
        let posix: Vec<(u32, u32)> = [0, 1001, 1002, 50]
            .iter()
            .enumerate()
            .map(|(at, id)| (if is_root() { 1_900_000_100 + at as u32 } else { own }, *id))
            .collect();
        let top = lab.path("shared");
        std::fs::create_dir(&top).expect("made");
        std::fs::set_permissions(&top, std::fs::Permissions::from_mode(0o755)).expect("set");
        let shared = Self { lab, top, posix };
        let zero = shared.id(0);
        chown(&shared.top, Some(zero), Some(zero)).expect("given");
        shared
    }

    /// What stands for a POSIX id.
    fn id(&self, posix: u32) -> u32 {
        self.posix.iter().find(|(_, id)| *id == posix).expect("known").0
    }

    /// An interface's way by an access point: its ids, and its directory with what it's made with.
    fn by(&self, interface: &str, point: &str, user: u32, path: &str) -> Identity {
        let names = path.split('/').filter(|name| !name.is_empty());
        Identity {
            name: interface.into(),
            ids: Ids::alone(self.id(user)),
            shown: Arc::new(self.posix.iter().copied().collect()),
            file_system: 78,
            may_write: true,
            view: View::Point(Point {
                name: point.into(),
                top: self.top.clone(),
                names: names.map(str::to_owned).collect(),
                creation: Some(Creation {
                    user: self.id(1001),
                    group: self.id(50),
                    mode: 0o770,
                    above: self.id(0),
                }),
            }),
        }
    }

    fn host(&self, all: Vec<Identity>) -> (Client, Who) {
        let who = Arc::new(Mutex::new(all));
        (self.lab.connect(who.clone()), who)
    }
}

fn without_creation(mut identity: Identity) -> Identity {
    if let View::Point(point) = &mut identity.view {
        point.creation = None;
    }
    identity
}

/// The status of each procedure that begins with a handle, with arguments that are complete.
async fn each(client: &mut Client, file: &nfs_fh3, procedures: impl IntoIterator<Item = u32>) -> Vec<(u32, u32)> {
    let name = |name: &[u8]| packed(&at(file, name));
    let handle = packed(file);
    let attributes = packed(&sattr3::default());
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let mut found = Vec::new();
    for procedure in procedures {
        let arguments = match procedure {
            2 => [handle.clone(), attributes.clone(), words(&[0])].concat(),
            3 | 12 | 13 => name(b"x"),
            4 => [handle.clone(), words(&[63])].concat(),
            6 | 21 => [handle.clone(), words(&[0, 0, 1])].concat(),
            7 => [handle.clone(), words(&[0, 0, 1, 2, 1]), b"x\0\0\0".to_vec()].concat(),
            8 => [name(b"new"), words(&[1]), attributes.clone()].concat(),
            9 => [name(b"new"), attributes.clone()].concat(),
            10 => [name(b"new"), attributes.clone(), words(&[1]), b"/\0\0\0".to_vec()].concat(),
            11 => [name(b"new"), words(&[7]), attributes.clone()].concat(),
            14 => [name(b"x"), name(b"y")].concat(),
            15 => [handle.clone(), name(b"y")].concat(),
            16 => [handle.clone(), words(&[0, 0, 0, 0, 4096])].concat(),
            17 => [handle.clone(), words(&[0, 0, 0, 0, 4096, 4096])].concat(),
            _ => handle.clone(),
        };
        let reply = client.raw(PROGRAM, procedure, &arguments).await;
        assert_eq!(reply[..16], [0; 16], "{procedure}: accepted");
        found.push((
            procedure,
            u32::from_be_bytes(reply[16..20].try_into().expect("a status")),
        ));
    }
    found
}

#[tokio::test]
async fn hosts_share_files_through_an_access_point() {
    let shared = Shared::new();
    let (mut alice, _) = shared.host(vec![shared.by("eni-a", "fsap-1", 1001, "/team/data")]);
    let (mut bob, _) = shared.host(vec![shared.by("eni-b", "fsap-1", 1001, "/team/data")]);
    assert_eq!(bob.mount(b"/").await, Err(ACCES), "no home of his own");
    let here = alice.mount(b"/fsap-1").await.expect("made");
    let meta = std::fs::metadata(shared.top.join("team/data")).expect("there");
    assert_eq!(
        (meta.uid(), meta.gid(), meta.mode() & 0o7777),
        (shared.id(1001), shared.id(50), 0o770)
    );
    let above = std::fs::metadata(shared.top.join("team")).expect("there");
    assert_eq!(
        (above.uid(), above.gid(), above.mode() & 0o7777),
        (shared.id(0), shared.id(0), 0o755)
    );
    let sub = alice.mkdir(&here, b"sub").await.expect("made");
    let file = alice.make(&sub, b"notes").await;
    alice.write(&file, 0, b"hello").await.expect("written");
    let there = bob.mount(b"/fsap-1/sub").await.expect("below it");
    let same = bob.lookup(&there, b"notes").await.expect("there");
    assert_eq!(bob.read(&same, 0, 100).await, Ok((b"hello".to_vec(), true)));
    let attributes = bob.getattr(&same).await.expect("there");
    assert_eq!(
        (attributes.uid, attributes.gid, attributes.fsid),
        (1001, 1001, 78),
        "the file system's own ids"
    );
    let meta = std::fs::metadata(shared.top.join("team/data/sub/notes")).expect("there");
    assert_eq!((meta.uid(), meta.gid()), (shared.id(1001), shared.id(1001)));
    // What's there stays as it is.
    bob.mount(b"/fsap-1").await.expect("again");
    assert_eq!(bob.names(&there, 4096).await.len(), 3);
}

#[tokio::test]
async fn an_access_points_root_has_nothing_above() {
    let shared = Shared::new();
    let (mut client, _) = shared.host(vec![
        shared.lab.alice.clone(),
        shared.by("eni-a", "fsap-1", 1001, "/team"),
    ]);
    std::fs::write(shared.top.join("beside"), "secret").expect("written");
    let root = client.mount(b"/fsap-1").await.expect("made");
    let number = client.getattr(&root).await.expect("there").fileid;
    let above = client.lookup(&root, b"..").await.expect("itself");
    assert_eq!(client.getattr(&above).await.expect("there").fileid, number);
    assert_eq!(client.lookup(&above, b"beside").await, Err(nfsstat3::NFS3ERR_NOENT));
    let sub = client.mkdir(&root, b"sub").await.expect("made");
    let back = client.lookup(&sub, b"..").await.expect("the root");
    assert_eq!(client.getattr(&back).await.expect("there").fileid, number);
    for (path, refusal) in [
        (&b"/fsap-1/.."[..], ACCES),
        (b"/fsap-1/../beside", ACCES),
        (b"/fsap-1/sub/../..", ACCES),
        (b"/../fsap-1", ACCES),
        (b"/home/fsap-1", NOENT),
        (b"/home/../fsap-1", ACCES),
        (b"fsap-1", ACCES),
        (b"/fsap-2", ACCES),
        (b"/fsap-1\0", ACCES),
        (b"/fsap-\xff", NOENT),
        (b"/fsap-../../beside", ACCES),
    ] {
        assert_eq!(client.mount(path).await, Err(refusal), "{}", path.escape_ascii());
    }
    client.symlink(&root, b"out", b"..").await.expect("a text");
    client.symlink(&root, b"all", b"/").await.expect("a text");
    for link in [&b"out"[..], b"all"] {
        let handle = client.lookup(&root, link).await.expect("the link itself");
        assert_eq!(client.lookup(&handle, b"beside").await, Err(nfsstat3::NFS3ERR_NOTDIR));
        assert!(client.mount(&[b"/fsap-1/", link].concat()).await.is_err());
        assert!(client.mount(&[b"/fsap-1/", link, b"/beside"].concat()).await.is_err());
    }
}

#[tokio::test]
async fn without_permission_an_access_point_is_closed() {
    let shared = Shared::new();
    let (mut alice, who) = shared.host(vec![shared.by("eni-a", "fsap-1", 1001, "/team")]);
    // With a home of his own, and nothing else.
    let (mut bob, _) = shared.host(vec![shared.lab.bob.clone()]);
    assert_eq!(bob.mount(b"/fsap-1").await, Err(ACCES));
    let root = alice.mount(b"/fsap-1").await.expect("hers");
    let file = alice.make(&root, b"x").await;
    for handle in [&root, &file] {
        for (procedure, status) in each(&mut bob, handle, 1..=21).await {
            assert_eq!(status, ACCES, "procedure {procedure}");
        }
    }
    // Hers is taken in mid-session: the next call on the same connection fails, and nothing is left to do.
    let given = std::mem::take(&mut *who.lock().expect("not poisoned"));
    for (procedure, status) in each(&mut alice, &root, 1..=21).await {
        assert_eq!(status, ACCES, "procedure {procedure}");
    }
    assert_eq!(alice.mount(b"/fsap-1").await, Err(ACCES));
    assert!(shared.top.join("team/x").exists());
    *who.lock().expect("not poisoned") = given;
    assert_eq!(alice.write(&file, 0, b"back").await.expect("hers again").count, 4);
}

#[tokio::test]
async fn handles_of_an_access_point_are_good_by_it_alone() {
    let shared = Shared::new();
    let mine = |point| shared.by("eni-a", point, 1001, "/team");
    let (mut alice, _) = shared.host(vec![shared.lab.alice.clone(), mine("fsap-1"), mine("fsap-2")]);
    // The same access point and the same ids, by another interface.
    let (mut bob, _) = shared.host(vec![shared.by("eni-b", "fsap-1", 1001, "/team")]);
    let [one, two] = [alice.mount(b"/fsap-1").await, alice.mount(b"/fsap-2").await].map(|got| got.expect("hers"));
    let home = alice.mount(b"/home").await.expect("hers");
    let file = alice.make(&one, b"file").await;
    let bad = Err(nfsstat3::NFS3ERR_BADHANDLE);
    for handle in [&one, &file] {
        assert_eq!(bob.getattr(handle).await.map(drop), bad, "another interface");
    }
    // By which access point it goes is in a handle, under the hash: another name there makes another handle.
    let renamed = |handle: &nfs_fh3, name: &[u8]| {
        let bytes = &handle.data;
        let point = bytes.len() - 38;
        nfs_fh3 {
            data: Opaque::owned([&bytes[..22], name, &bytes[22 + point..]].concat()),
        }
    };
    assert_eq!(renamed(&one, b"fsap-1"), one);
    for (handle, names) in [
        (&one, [&b"fsap-2"[..], b""]),
        (&file, [b"fsap-2", b""]),
        (&two, [b"fsap-1", b""]),
        (&home, [b"fsap-1", b"fsap-2"]),
    ] {
        for name in names {
            let forged = renamed(handle, name);
            for (procedure, status) in each(&mut alice, &forged, (1..=10).chain(12..=21)).await {
                assert_eq!(status, nfsstat3::NFS3ERR_BADHANDLE as u32, "procedure {procedure}");
            }
        }
    }
    for name in [&b"fsap-3"[..], b"fsap-\0", b"fsap-000000000000000000000"] {
        let status = alice.getattr(&renamed(&one, name)).await.map(drop);
        assert_eq!(status, Err(nfsstat3::NFS3ERR_ACCES), "no such access point");
    }
    // Two handles in one call: both must be of the access point that the first names.
    let into = alice.mkdir(&two, b"into").await.expect("made");
    assert_eq!(
        alice.rename((&one, b"file"), (&into, b"file")).await,
        nfsstat3::NFS3ERR_BADHANDLE
    );
    assert_eq!(
        alice.rename((&one, b"file"), (&home, b"file")).await,
        nfsstat3::NFS3ERR_BADHANDLE
    );
    assert_eq!(alice.link(&file, (&home, b"file")).await, nfsstat3::NFS3ERR_BADHANDLE);
    assert_eq!(
        alice.rename((&home, b"x"), (&one, b"x")).await,
        nfsstat3::NFS3ERR_BADHANDLE
    );
}

#[tokio::test]
async fn reading_is_not_writing() {
    let shared = Shared::new();
    let full = shared.by("eni-a", "fsap-1", 1001, "/team");
    let (mut client, who) = shared.host(vec![full.clone()]);
    let root = client.mount(b"/fsap-1").await.expect("hers");
    let file = client.make(&root, b"x").await;
    client.write(&file, 0, b"as it was").await.expect("written");
    who.lock().expect("not poisoned")[0].may_write = false;
    for handle in [&root, &file] {
        for (procedure, status) in each(&mut client, handle, [2].into_iter().chain(7..=15)).await {
            assert_eq!(status, nfsstat3::NFS3ERR_ROFS as u32, "procedure {procedure}");
        }
    }
    let wanted = ACCESS3args {
        object: root.clone(),
        access: 63,
    };
    let granted: ACCESS3res = client.call(NFS_PROGRAM::NFSPROC3_ACCESS, &wanted).await;
    assert_eq!(granted.unwrap().access, ACCESS3_READ | ACCESS3_LOOKUP);
    assert_eq!(client.read(&file, 0, 100).await.expect("read").0, b"as it was");
    assert_eq!(client.names(&root, 4096).await.len(), 3, "nothing was made");
    assert_eq!(std::fs::read(shared.top.join("team/x")).expect("there"), b"as it was");
    // Even the root isn't made by who may only read.
    who.lock().expect("not poisoned")[0] = Identity {
        may_write: false,
        ..shared.by("eni-a", "fsap-2", 1001, "/later")
    };
    assert_eq!(client.mount(b"/fsap-2").await, Err(NOENT));
    assert!(!shared.top.join("later").exists());
}

#[tokio::test]
async fn clients_put_no_link_on_the_way_to_a_root() {
    let shared = Shared::new();
    let outside = shared.lab.path("bob");
    std::fs::create_dir(outside.join("data")).expect("made");
    let bobs = Some(shared.lab.bob.ids.user);
    chown(outside.join("data"), bobs, bobs).expect("given");
    let (mut upper, _) = shared.host(vec![shared.by("eni-a", "fsap-1", 0, "/")]);
    let (mut lower, _) = shared.host(vec![shared.by("eni-b", "fsap-2", 1001, "/team/data")]);
    let root = lower.mount(b"/fsap-2").await.expect("made");
    let file = lower.make(&root, b"file").await;
    let top = upper.mount(b"/fsap-1").await.expect("hers");
    assert_eq!(upper.rename((&top, b"team"), (&top, b"was")).await, nfsstat3::NFS3_OK);
    let gone = lower.getattr(&file).await.map(drop);
    assert_eq!(
        gone,
        Err(nfsstat3::NFS3ERR_BADHANDLE),
        "its directory isn't there any more"
    );
    let outside = outside.display().to_string();
    for way in [outside.as_bytes(), b"../bob", b"/", b"was"] {
        upper.symlink(&top, b"team", way).await.expect("a text");
        assert_eq!(lower.mount(b"/fsap-2").await, Err(NOENT), "{}", way.escape_ascii());
        assert_eq!(lower.getattr(&root).await.map(drop), Err(nfsstat3::NFS3ERR_BADHANDLE));
        assert_eq!(upper.remove(&top, b"team").await, nfsstat3::NFS3_OK);
    }
    // Its last name, too; and what it would be made in isn't touched.
    upper.mkdir(&top, b"team").await.expect("made");
    symlink(&outside, shared.top.join("team/data")).expect("a link");
    assert_eq!(lower.mount(b"/fsap-2").await, Err(NOENT));
    let meta = std::fs::metadata(shared.lab.path("bob/data")).expect("there");
    assert_eq!(meta.uid(), shared.lab.bob.ids.user, "given to nobody else");
    assert_eq!(std::fs::read_dir(shared.lab.path("bob")).expect("there").count(), 1);
    // A file there is none either.
    std::fs::remove_file(shared.top.join("team/data")).expect("removed");
    std::fs::write(shared.top.join("team/data"), "").expect("written");
    assert_eq!(lower.mount(b"/fsap-2").await, Err(NOENT));
}

#[tokio::test]
async fn a_missing_root_is_made_by_a_mount_that_says_how_and_nothing_else() {
    let shared = Shared::new();
    let plain = without_creation(shared.by("eni-a", "fsap-1", 1001, "/team"));
    let (mut client, who) = shared.host(vec![plain]);
    assert_eq!(client.mount(b"/fsap-1").await, Err(NOENT));
    assert!(!shared.top.join("team").exists());
    *who.lock().expect("not poisoned") = vec![shared.by("eni-a", "fsap-1", 1001, "/team")];
    let root = client.mount(b"/fsap-1").await.expect("made");
    std::fs::remove_dir(shared.top.join("team")).expect("removed");
    for (procedure, status) in each(&mut client, &root, (1..=10).chain(12..=21)).await {
        assert_eq!(status, nfsstat3::NFS3ERR_BADHANDLE as u32, "procedure {procedure}");
    }
    assert!(!shared.top.join("team").exists(), "a handle makes nothing");
    let again = client.mount(b"/fsap-1").await.expect("made again");
    assert_eq!(
        client.getattr(&root).await.map(drop),
        Err(nfsstat3::NFS3ERR_STALE),
        "another directory"
    );
    client.make(&again, b"file").await;
    // One that a crash left unfinished: still the server's own.
    if is_root() {
        let left = shared.top.join("left");
        std::fs::create_dir(&left).expect("made");
        std::fs::set_permissions(&left, std::fs::Permissions::from_mode(0o700)).expect("set");
        who.lock()
            .expect("not poisoned")
            .push(shared.by("eni-a", "fsap-2", 1001, "/left"));
        let root = client.mount(b"/fsap-2").await.expect("finished");
        client.make(&root, b"file").await;
        // Somebody else's stays as it is, whatever the access point says.
        let theirs = Some(shared.id(1002));
        chown(&left, theirs, theirs).expect("given");
        std::fs::set_permissions(&left, std::fs::Permissions::from_mode(0o700)).expect("set");
        client.mount(b"/fsap-2").await.expect_err("closed to 1001");
        let meta = std::fs::metadata(&left).expect("there");
        assert_eq!((Some(meta.uid()), meta.mode() & 0o7777), (theirs, 0o700));
    }
}

#[tokio::test]
async fn posix_ids_of_a_file_system_keep_files_apart() {
    if !is_root() {
        return;
    }
    let shared = Shared::new();
    let open = |point, user| shared.by("eni-a", point, user, "/");
    let mut member = open("fsap-3", 1002);
    member.ids.others = vec![shared.id(50)];
    let (mut client, who) = shared.host(vec![open("fsap-1", 0), open("fsap-2", 1002), member]);
    who.lock()
        .expect("not poisoned")
        .push(shared.by("eni-a", "fsap-4", 1001, "/team"));
    client.mount(b"/fsap-4").await.expect("made: of 1001, open to group 50");
    std::fs::write(shared.top.join("team/file"), "secret").expect("written");
    let path = shared.top.join("team/file");
    chown(&path, Some(shared.id(1001)), Some(shared.id(50))).expect("given");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
    // POSIX root is a user as all others are here, and a user that isn't in the group stays out.
    for point in [&b"/fsap-1"[..], b"/fsap-2"] {
        let top = client.mount(point).await.expect("the top is open");
        let team = client.lookup(&top, b"team").await.expect("its name is no access");
        assert_eq!(client.lookup(&team, b"file").await, Err(nfsstat3::NFS3ERR_ACCES));
        let attributes = client.getattr(&team).await.expect("there");
        assert_eq!((attributes.uid, attributes.gid), (1001, 50));
        let wide = sattr3 {
            mode: set_mode3::Some(0o777),
            ..sattr3::default()
        };
        assert_eq!(client.setattr(&team, wide).await, nfsstat3::NFS3ERR_PERM);
        let mine = sattr3 {
            uid: set_uid3::Some(1002),
            ..sattr3::default()
        };
        assert_eq!(client.setattr(&team, mine).await, nfsstat3::NFS3ERR_PERM);
    }
    let top = client.mount(b"/fsap-3").await.expect("the top is open");
    let team = client.lookup(&top, b"team").await.expect("there");
    let file = client.lookup(&team, b"file").await.expect("its group may enter");
    assert_eq!(
        client.read(&file, 0, 100).await.expect("its group may read").0,
        b"secret"
    );
    assert_eq!(
        client.write(&file, 0, b"x").await.map(drop),
        Err(nfsstat3::NFS3ERR_ACCES)
    );
    let wanted = ACCESS3args {
        object: file.clone(),
        access: 63,
    };
    let granted: ACCESS3res = client.call(NFS_PROGRAM::NFSPROC3_ACCESS, &wanted).await;
    assert_eq!(granted.unwrap().access, ACCESS3_READ, "what its group has");
    let made = client.make(&team, b"by-member").await;
    let attributes = client.getattr(&made).await.expect("there");
    assert_eq!((attributes.uid, attributes.gid), (1002, 1002));
    // The thread that worked in the group is in it for that call alone.
    for _ in 0..32 {
        assert_eq!(client.read(&file, 0, 100).await.expect("a member").0, b"secret");
        let top = client.mount(b"/fsap-2").await.expect("the top is open");
        let team = client.lookup(&top, b"team").await.expect("there");
        assert_eq!(client.lookup(&team, b"file").await, Err(nfsstat3::NFS3ERR_ACCES));
    }
    for (user, group, others) in [(0, 5, vec![]), (5, 0, vec![]), (5, 5, vec![0]), (u32::MAX, 5, vec![])] {
        let ids = Ids { user, group, others };
        who.lock().expect("not poisoned")[0].ids = ids.clone();
        let path = packed(&dirpath(Opaque::borrowed(b"/fsap-1")));
        let reply = client.raw(nfs3_types::mount::PROGRAM, 1, &path).await;
        assert_eq!(
            reply[12..16],
            5_u32.to_be_bytes(),
            "{ids:?}: nothing is done with root's ids"
        );
    }
}
