//! From the bytes of a call to the bytes of its reply (RFC 5531).

use crate::change::How;
use crate::handle::Key;
use crate::mount::point_of;
use crate::read::range;
use crate::session::Session;
use crate::xdr::Reader;
use nfs3_types::nfs3::nfsstat3;
use nfs3_types::xdr_codec::{Pack, Void};
use nfs3_types::{mount, nfs3};

/// RFC 5531: the body of a credential or verifier.
const MAX_AUTH: usize = 400;
/// Marks a record's last fragment.
pub const LAST_FRAGMENT: u32 = 1 << 31;

/// What becomes of a call.
#[derive(Debug, PartialEq, Eq)]
pub enum Call<'a> {
    /// This reply, whoever asks.
    Answered(Vec<u8>),
    /// A procedure for those with an identity.
    Asks(Ask<'a>),
}

/// A call of a procedure.
#[derive(Debug, PartialEq, Eq)]
pub struct Ask<'a> {
    pub xid: u32,
    program: u32,
    procedure: u32,
    arguments: &'a [u8],
}

/// Understands a call's header; `None` if it isn't a call. The credential is passed over: nothing in it counts.
pub fn header(call: &[u8]) -> Option<Call<'_>> {
    let mut words = Reader(call);
    let xid = words.word()?;
    if words.word()? != 0 {
        return None; // a reply; we asked nothing
    }
    if words.word()? != 2 {
        return Some(Call::Answered(encode(&[xid, 1, 1, 0, 2, 2]))); // denied, RPC_MISMATCH, 2 to 2
    }
    let (program, version, procedure) = (words.word()?, words.word()?, words.word()?);
    for _ in ["credential", "verifier"] {
        let _flavor = words.word()?;
        words.opaque(MAX_AUTH)?;
    }
    let accepted = |rest: &[u32]| Some(Call::Answered(accepted(xid, rest)));
    // NFS 4 is known for its NULL alone, which reachability checks ask for.
    let (versions, last_procedure) = match (program, version) {
        (nfs3::PROGRAM, 4) => (3..=4, 0),
        (nfs3::PROGRAM, _) => (3..=4, 21),
        (mount::PROGRAM, _) => (3..=3, 5),
        _ => return accepted(&[1]), // PROG_UNAVAIL
    };
    if !versions.contains(&version) {
        return accepted(&[2, *versions.start(), *versions.end()]); // PROG_MISMATCH
    }
    match procedure {
        0 => accepted(&[0]),
        procedure if procedure > last_procedure => accepted(&[3]), // PROC_UNAVAIL
        procedure => Some(Call::Asks(Ask {
            xid,
            program,
            procedure,
            arguments: words.0,
        })),
    }
}

impl Ask<'_> {
    /// The access point that is meant, by the path of a mount or the first handle of a call; empty if it's the own homes. It says
    /// what's wanted, never what's allowed.
    pub fn point(&self) -> &str {
        let mut arguments = Reader(self.arguments);
        match self.program {
            mount::PROGRAM if self.procedure == 1 => arguments.opaque(mount::MNTPATHLEN).map_or("", point_of),
            mount::PROGRAM => "",
            _ => arguments.handle().map_or("", Key::claimed_point),
        }
    }

    /// Whether it's a mount.
    pub fn mounts(&self) -> bool {
        self.program == mount::PROGRAM && self.procedure == 1
    }
}

/// For those without an identity: mounts are refused as to a client that no export list names, handles of access points by their
/// files' permission, the rest is an authentication error.
pub fn refuse(ask: &Ask<'_>) -> Vec<u8> {
    match (ask.program, ask.procedure) {
        (nfs3::PROGRAM, procedure) if !ask.point().is_empty() => {
            let result = finish(procedure, Err::<Void, _>(nfsstat3::NFS3ERR_ACCES));
            [accepted(ask.xid, &[0]), result].concat()
        }
        (mount::PROGRAM, 1) => accepted(ask.xid, &[0, mount::mountstat3::MNT3ERR_ACCES as u32]),
        (mount::PROGRAM, 2 | 5) => accepted(ask.xid, &[0, 0]),
        (mount::PROGRAM, _) => accepted(ask.xid, &[0]),
        _ => encode(&[ask.xid, 1, 1, 1, 5]), // denied, AUTH_ERROR, AUTH_TOOWEAK
    }
}

/// For when the files can't be worked on now: SYSTEM_ERR.
pub fn broken(xid: u32) -> Vec<u8> {
    accepted(xid, &[5])
}

/// Carries out a call and writes its reply.
pub fn carry_out(session: &Session, ask: &Ask<'_>) -> Vec<u8> {
    let mut arguments = Reader(ask.arguments);
    let result = match ask.program {
        mount::PROGRAM => mounting(session, ask.procedure, &mut arguments),
        _ => filing(session, ask.procedure, &mut arguments),
    };
    match result {
        Some(result) => [accepted(ask.xid, &[0]), result].concat(),
        None => accepted(ask.xid, &[4]), // GARBAGE_ARGS
    }
}

fn mounting(session: &Session, procedure: u32, arguments: &mut Reader<'_>) -> Option<Vec<u8>> {
    match procedure {
        1 => {
            let path = arguments.opaque(mount::MNTPATHLEN)?;
            end(arguments)?;
            Some(packed(&session.mount(path)))
        }
        2 => Some(encode(&[0])), // DUMP: who mounted what is nobody's business
        5 => Some(packed(&session.exports())),
        _ => Some(Vec::new()),
    }
}

/// Runs a procedure of NFS; `None` if its arguments are malformed.
fn filing(session: &Session, procedure: u32, args: &mut Reader<'_>) -> Option<Vec<u8>> {
    /// Reads the arguments to their end, then does it.
    macro_rules! run {
        ($arguments:expr, |$pattern:pat_param| $work:expr) => {{
            let $pattern = $arguments?;
            end(args)?;
            finish(procedure, $work)
        }};
    }
    // Here, for all of them, so that none can forget it. COMMIT changes nothing.
    if matches!(procedure, 2 | 7..=15) && !session.identity.may_write {
        return Some(finish(procedure, Err::<Void, _>(nfsstat3::NFS3ERR_ROFS)));
    }
    Some(match procedure {
        1 => run!(args.handle(), |file| session.getattr(file)),
        2 => run!(
            (|| Some((args.handle()?, args.attributes()?, args.guard()?)))(),
            |(f, set, guard)| session.setattr(f, set, guard)
        ),
        3 => run!(args.place(), |(dir, name)| session.lookup(dir, name)),
        4 => run!((|| Some((args.handle()?, args.word()?)))(), |(f, wanted)| session
            .access(f, wanted)),
        5 => run!(args.handle(), |file| session.readlink(file)),
        6 => run!(range(args), |(f, offset, count)| session.read(f, offset, count)),
        7 => run!(
            (|| Some((range(args)?, args.word()?, args.opaque(usize::MAX)?)))(),
            |((f, offset, count), stable, data)| session.write(f, offset, count, stable, data)
        ),
        8 => run!((|| Some((args.place()?, how(args)?)))(), |((dir, name), how)| session
            .create(dir, name, how)),
        9 => run!((|| Some((args.place()?, args.attributes()?)))(), |(
            (dir, name),
            set,
        )| {
            session.mkdir(dir, name, set)
        }),
        10 => run!(
            (|| Some((args.place()?, args.attributes()?, args.opaque(usize::MAX)?)))(),
            |((dir, name), set, text)| session.symlink(dir, name, set, text)
        ),
        // MKNOD: no devices, pipes or sockets, whatever the rest of the arguments says.
        11 => finish(procedure, Err::<Void, _>(nfsstat3::NFS3ERR_NOTSUPP)),
        12 => run!(args.place(), |(dir, name)| session.remove(dir, name)),
        13 => run!(args.place(), |(dir, name)| session.rmdir(dir, name)),
        14 => run!((|| Some((args.place()?, args.place()?)))(), |(from, to)| session
            .rename(from, to)),
        15 => run!((|| Some((args.handle()?, args.place()?)))(), |(file, to)| session
            .link(file, to)),
        16 => run!(
            (|| Some((args.handle()?, args.long()?, args.fixed::<8>()?, args.word()?)))(),
            |(dir, cookie, _, count)| session.readdir(dir, cookie, count)
        ),
        17 => run!(
            (|| Some((
                args.handle()?,
                args.long()?,
                args.fixed::<8>()?,
                args.word()?,
                args.word()?
            )))(),
            |(dir, cookie, _, _, count)| session.readdirplus(dir, cookie, count)
        ),
        18 => run!(args.handle(), |root| session.fsstat(root)),
        19 => run!(args.handle(), |root| session.fsinfo(root)),
        20 => run!(args.handle(), |file| session.pathconf(file)),
        21 => run!(range(args), |(f, _, _)| session.commit(f)),
        _ => return None,
    })
}

fn how(args: &mut Reader<'_>) -> Option<How> {
    Some(match args.word()? {
        0 => How::Unchecked(args.attributes()?),
        1 => How::Guarded(args.attributes()?),
        2 => How::Exclusive(args.fixed()?),
        _ => return None,
    })
}

/// Nothing may follow the arguments.
fn end(args: &Reader<'_>) -> Option<()> {
    args.0.is_empty().then_some(())
}

/// A result with its status. A failure has attributes that are all absent, one word for each.
fn finish<T: Pack>(procedure: u32, result: Result<T, nfsstat3>) -> Vec<u8> {
    match result {
        Ok(value) => [encode(&[0]), packed(&value)].concat(),
        Err(failure) => {
            let absent = match procedure {
                1 => 0,
                14 => 4,
                15 => 3,
                2 | 7..=13 | 21 => 2,
                _ => 1,
            };
            encode(&[&[failure as u32][..], &[0; 4][..absent]].concat())
        }
    }
}

fn packed(value: &impl Pack) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.packed_size());
    value.pack(&mut bytes).expect("a vector takes everything");
    bytes
}

/// Reply, accepted, verifier AUTH_NONE of length 0, then the rest.
fn accepted(xid: u32, rest: &[u32]) -> Vec<u8> {
    encode(&[&[xid, 1, 0, 0, 0], rest].concat())
}

fn encode(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// A call of NULL as a record, for probes: send it, read 28 bytes, compare with [`null_reply`].
pub fn null_call(xid: u32) -> Vec<u8> {
    encode(&[LAST_FRAGMENT | 40, xid, 0, 2, nfs3::PROGRAM, 4, 0, 0, 0, 0, 0])
}

/// The record that answers [`null_call`] with the same `xid`.
pub fn null_reply(xid: u32) -> Vec<u8> {
    encode(&[LAST_FRAGMENT | 24, xid, 1, 0, 0, 0, 0])
}
