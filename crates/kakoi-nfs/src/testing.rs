//! A server over directories of two people, and a client whose arguments are written by `nfs3_types`: what reads them here was
//! written apart from it.

use crate::{Directory, Identity, Ids, NfsServer, View};
use nfs3_types::mount::{dirpath, mountres3};
use nfs3_types::nfs3::*;
use nfs3_types::rpc::{auth_unix, call_body, msg_body, opaque_auth, rpc_msg};
use nfs3_types::xdr_codec::{Opaque, Pack, Unpack};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

pub const KEY: [u8; 32] = [7; 32];

/// Alice's home and profile directory, and Bob's home, in a directory of root's. As an ordinary user all belongs to that user.
pub struct Lab {
    pub folder: tempfile::TempDir,
    pub server: Arc<NfsServer>,
    pub alice: Identity,
    pub bob: Identity,
}

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

impl Lab {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a directory");
        let own = rustix::process::geteuid().as_raw();
        let owners = if is_root() {
            [1_900_000_001, 1_900_000_002]
        } else {
            [own, own]
        };
        let make = |name: &str, owner: u32| {
            let path = folder.path().join(name);
            std::fs::create_dir(&path).expect("made");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("set");
            chown(&path, Some(owner), Some(owner)).expect("given");
            path
        };
        let directory = |name: &str, path| Directory {
            name: name.into(),
            path,
        };
        let identity = |name: &str, owner, directories| Identity {
            name: name.into(),
            ids: Ids::alone(owner),
            shown: Arc::new([(owner, 1000)].into()),
            file_system: 77,
            may_write: true,
            view: View::Homes(directories),
        };
        let [a, b] = owners;
        let homes = vec![
            directory("home", make("alice", a)),
            directory("user-default-efs", make("profile", a)),
        ];
        let alice = identity("eni-a", a, homes);
        let bob = identity("eni-b", b, vec![directory("home", make("bob", b))]);
        Self {
            server: Arc::new(NfsServer::start(&KEY).expect("started")),
            folder,
            alice,
            bob,
        }
    }

    pub fn path(&self, of: &str) -> PathBuf {
        self.folder.path().join(of)
    }

    /// A connection of this identity's.
    pub fn client(&self, who: &Identity) -> Client {
        let who = who.clone();
        self.connect(Arc::new(Mutex::new(vec![who])))
    }

    /// A connection of whoever it is at the moment: of an identity for its homes, and of one for each access point that it may use.
    pub fn connect(&self, who: Arc<Mutex<Vec<Identity>>>) -> Client {
        let (near, far) = tokio::io::duplex(1 << 16);
        let server = self.server.clone();
        let ended = tokio::spawn(async move {
            server
                .converse(
                    far,
                    |point| {
                        let all = who.lock().expect("not poisoned");
                        all.iter().find(|one| point_of(one) == point).cloned()
                    },
                    |_| (),
                )
                .await;
        });
        Client {
            stream: near,
            xid: 0,
            uid: 1000,
            ended,
        }
    }
}

fn point_of(identity: &Identity) -> &str {
    match &identity.view {
        View::Homes(_) => "",
        View::Point(point) => &point.name,
    }
}

pub struct Client {
    pub stream: DuplexStream,
    xid: u32,
    /// What it claims to be.
    pub uid: u32,
    /// The server's end.
    pub ended: tokio::task::JoinHandle<()>,
}

pub fn packed(value: &impl Pack) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.pack(&mut bytes).expect("packed");
    bytes
}

impl Client {
    /// The whole reply after its xid and type.
    pub async fn raw(&mut self, program: u32, procedure: u32, arguments: &[u8]) -> Vec<u8> {
        self.xid += 1;
        let auth = auth_unix {
            machinename: Opaque::borrowed(b"liar"),
            uid: self.uid,
            gid: self.uid,
            gids: vec![0, self.uid],
            ..auth_unix::default()
        };
        let message = rpc_msg {
            xid: self.xid,
            body: msg_body::CALL(call_body {
                rpcvers: 2,
                prog: program,
                vers: 3,
                proc: procedure,
                cred: opaque_auth::auth_unix(&auth),
                verf: opaque_auth::default(),
            }),
        };
        let call = [packed(&message), arguments.to_vec()].concat();
        let mark = 1 << 31 | call.len() as u32;
        self.stream.write_u32(mark).await.expect("sent");
        self.stream.write_all(&call).await.expect("sent");
        let mark = self.stream.read_u32().await.expect("a reply");
        let mut reply = vec![0; (mark & !(1 << 31)) as usize];
        self.stream.read_exact(&mut reply).await.expect("a reply");
        assert_eq!(reply[..8], [self.xid.to_be_bytes(), 1_u32.to_be_bytes()].concat());
        reply.split_off(8)
    }

    /// A result, of a call that was accepted.
    pub async fn call<R: Unpack>(&mut self, procedure: NFS_PROGRAM, arguments: &impl Pack) -> R {
        let reply = self
            .raw(nfs3_types::nfs3::PROGRAM, procedure as u32, &packed(arguments))
            .await;
        assert_eq!(reply[..16], [0; 16], "accepted, no verifier, success");
        let mut rest = &reply[16..];
        let (result, _) = R::unpack(&mut rest).expect("a result");
        assert!(rest.is_empty(), "nothing after the result");
        result
    }

    pub async fn mount(&mut self, path: &[u8]) -> Result<nfs_fh3, u32> {
        let reply = self
            .raw(nfs3_types::mount::PROGRAM, 1, &packed(&dirpath(Opaque::borrowed(path))))
            .await;
        assert_eq!(reply[..16], [0; 16]);
        match mountres3::unpack(&mut &reply[16..]).expect("a result").0 {
            mountres3::Ok(ok) => Ok(nfs_fh3 {
                data: Opaque::owned(ok.fhandle.0.into_owned()),
            }),
            mountres3::Err(status) => Err(status as u32),
        }
    }

    pub async fn lookup(&mut self, dir: &nfs_fh3, name: &[u8]) -> Result<nfs_fh3, nfsstat3> {
        let args = LOOKUP3args { what: at(dir, name) };
        match self.call(NFS_PROGRAM::NFSPROC3_LOOKUP, &args).await {
            LOOKUP3res::Ok(ok) => Ok(ok.object),
            LOOKUP3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn getattr(&mut self, file: &nfs_fh3) -> Result<fattr3, nfsstat3> {
        let args = GETATTR3args { object: file.clone() };
        match self.call(NFS_PROGRAM::NFSPROC3_GETATTR, &args).await {
            GETATTR3res::Ok(ok) => Ok(ok.obj_attributes),
            GETATTR3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn create(&mut self, dir: &nfs_fh3, name: &[u8], how: createhow3) -> Result<nfs_fh3, nfsstat3> {
        let args = CREATE3args {
            where_: at(dir, name),
            how,
        };
        match self.call(NFS_PROGRAM::NFSPROC3_CREATE, &args).await {
            CREATE3res::Ok(ok) => Ok(ok.obj.unwrap()),
            CREATE3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn make(&mut self, dir: &nfs_fh3, name: &[u8]) -> nfs_fh3 {
        self.create(dir, name, createhow3::GUARDED(sattr3::default()))
            .await
            .expect("made")
    }

    pub async fn read(&mut self, file: &nfs_fh3, offset: u64, count: u32) -> Result<(Vec<u8>, bool), nfsstat3> {
        let args = READ3args {
            file: file.clone(),
            offset,
            count,
        };
        match self.call(NFS_PROGRAM::NFSPROC3_READ, &args).await {
            READ3res::Ok(ok) => Ok((ok.data.into_owned(), ok.eof)),
            READ3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn write(&mut self, file: &nfs_fh3, offset: u64, data: &[u8]) -> Result<WRITE3resok, nfsstat3> {
        let args = WRITE3args {
            file: file.clone(),
            offset,
            count: data.len() as u32,
            stable: stable_how::FILE_SYNC,
            data: Opaque::borrowed(data),
        };
        match self.call(NFS_PROGRAM::NFSPROC3_WRITE, &args).await {
            WRITE3res::Ok(ok) => Ok(ok),
            WRITE3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn setattr(&mut self, file: &nfs_fh3, new_attributes: sattr3) -> nfsstat3 {
        let args = SETATTR3args {
            object: file.clone(),
            new_attributes,
            guard: sattrguard3::None,
        };
        status(self.call::<SETATTR3res>(NFS_PROGRAM::NFSPROC3_SETATTR, &args).await)
    }

    pub async fn remove(&mut self, dir: &nfs_fh3, name: &[u8]) -> nfsstat3 {
        let args = REMOVE3args { object: at(dir, name) };
        status(self.call::<REMOVE3res>(NFS_PROGRAM::NFSPROC3_REMOVE, &args).await)
    }

    pub async fn symlink(&mut self, dir: &nfs_fh3, name: &[u8], text: &[u8]) -> Result<nfs_fh3, nfsstat3> {
        let args = SYMLINK3args {
            where_: at(dir, name),
            symlink: symlinkdata3 {
                symlink_attributes: sattr3::default(),
                symlink_data: nfspath3(Opaque::borrowed(text)),
            },
        };
        match self.call(NFS_PROGRAM::NFSPROC3_SYMLINK, &args).await {
            SYMLINK3res::Ok(ok) => Ok(ok.obj.unwrap()),
            SYMLINK3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn mkdir(&mut self, dir: &nfs_fh3, name: &[u8]) -> Result<nfs_fh3, nfsstat3> {
        let args = MKDIR3args {
            where_: at(dir, name),
            attributes: sattr3::default(),
        };
        match self.call(NFS_PROGRAM::NFSPROC3_MKDIR, &args).await {
            MKDIR3res::Ok(ok) => Ok(ok.obj.unwrap()),
            MKDIR3res::Err((status, _)) => Err(status),
        }
    }

    pub async fn rename(&mut self, from: (&nfs_fh3, &[u8]), to: (&nfs_fh3, &[u8])) -> nfsstat3 {
        let args = RENAME3args {
            from: at(from.0, from.1),
            to: at(to.0, to.1),
        };
        status(self.call::<RENAME3res>(NFS_PROGRAM::NFSPROC3_RENAME, &args).await)
    }

    pub async fn link(&mut self, file: &nfs_fh3, to: (&nfs_fh3, &[u8])) -> nfsstat3 {
        let args = LINK3args {
            file: file.clone(),
            link: at(to.0, to.1),
        };
        status(self.call::<LINK3res>(NFS_PROGRAM::NFSPROC3_LINK, &args).await)
    }

    /// Every name of a directory, read in pieces of so many bytes.
    pub async fn names(&mut self, dir: &nfs_fh3, count: u32) -> Vec<Vec<u8>> {
        let (mut names, mut cookie) = (Vec::new(), 0);
        loop {
            let args = READDIR3args {
                dir: dir.clone(),
                cookie,
                cookieverf: cookieverf3::default(),
                count,
            };
            let listed: READDIR3res = self.call(NFS_PROGRAM::NFSPROC3_READDIR, &args).await;
            let listed = listed.unwrap();
            assert!(packed(&listed).len() <= count as usize);
            for entry in listed.reply.entries.0 {
                cookie = entry.cookie;
                names.push(entry.name.0.into_owned());
            }
            if listed.reply.eof {
                return names;
            }
        }
    }
}

pub fn at<'a>(dir: &nfs_fh3, name: &'a [u8]) -> diropargs3<'a> {
    diropargs3 {
        dir: dir.clone(),
        name: filename3(Opaque::borrowed(name)),
    }
}

fn status<T, E>(result: Nfs3Result<T, E>) -> nfsstat3 {
    match result {
        Nfs3Result::Ok(_) => nfsstat3::NFS3_OK,
        Nfs3Result::Err((status, _)) => status,
    }
}
