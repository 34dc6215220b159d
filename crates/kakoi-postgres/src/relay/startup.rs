//! The first packet of a connection: read, rid of what only Redshift knows, and written again. Pure.

/// The longest one that PostgreSQL takes, in bytes and with its length.
pub const LONGEST: usize = 10_000;
/// The shortest that means anything: length and code.
pub const SHORTEST: usize = 8;

const CANCEL: u32 = 80_877_102;
const TLS: u32 = 80_877_103;
const GSS: u32 = 80_877_104;
const MAJOR_VERSION: u32 = 3;

/// Parameters that Redshift's own clients send and PostgreSQL refuses to know: versions of client and machine, and what logs in
/// by an identity provider. `redshift_connector` 2.2 sends the first four always.
const REDSHIFTS: [&[u8]; 11] = [
    b"client_protocol_version",
    b"driver_version",
    b"os_version",
    b"driver_discovery_version",
    b"plugin_name",
    b"provider_name",
    b"idp_type",
    b"identity_namespace",
    b"token_type",
    b"idc_client_display_name",
    b"client_identifier",
];

/// How `redshift_connector` names itself in `driver_version`.
const PYTHON_DRIVER: &[u8] = b"Redshift Python Driver";

/// What a client wants first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// To go on in TLS.
    Tls,
    /// To go on encrypted by Kerberos.
    Gss,
    /// To stop a query of another connection; the packet as it came.
    Cancel(Vec<u8>),
    /// A session.
    Session(Startup),
}

/// A name and its value; bytes, since the encoding isn't agreed on yet.
type Parameter = (Vec<u8>, Vec<u8>);

/// A start-up packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Startup {
    version: u32,
    parameters: Vec<Parameter>,
}

/// Not a first packet of this protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a start-up packet of PostgreSQL's protocol, version 3")]
pub struct Malformed;

/// How long a packet is, by its first four bytes.
///
/// # Errors
/// Shorter or longer than any can be.
pub fn length(prefix: [u8; 4]) -> Result<usize, Malformed> {
    let length = usize::try_from(u32::from_be_bytes(prefix)).map_err(|_| Malformed)?;
    (SHORTEST..=LONGEST)
        .contains(&length)
        .then_some(length)
        .ok_or(Malformed)
}

/// Reads a whole packet, its length included.
///
/// # Errors
/// It isn't one.
pub fn parse(packet: &[u8]) -> Result<First, Malformed> {
    let (prefix, rest) = packet.split_first_chunk::<4>().ok_or(Malformed)?;
    if length(*prefix)? != packet.len() {
        return Err(Malformed);
    }
    let (code, body) = rest.split_first_chunk::<4>().ok_or(Malformed)?;
    match u32::from_be_bytes(*code) {
        TLS if body.is_empty() => Ok(First::Tls),
        GSS if body.is_empty() => Ok(First::Gss),
        // A process's number, and a key whose length the protocol's versions differ in.
        CANCEL if (8..=260).contains(&body.len()) => Ok(First::Cancel(packet.to_owned())),
        version if version >> 16 == MAJOR_VERSION => Ok(First::Session(Startup {
            version,
            parameters: parameters(body)?,
        })),
        _ => Err(Malformed),
    }
}

/// Pairs of texts that end with a zero byte each; an empty name ends them all.
fn parameters(body: &[u8]) -> Result<Vec<Parameter>, Malformed> {
    let texts = body.strip_suffix(&[0, 0]).map_or_else(
        // Without any parameter there's only the last zero.
        || if body == [0] { Ok(None) } else { Err(Malformed) },
        |texts| Ok(Some(texts)),
    )?;
    let Some(texts) = texts else { return Ok(Vec::new()) };
    let texts: Vec<&[u8]> = texts.split(|b| *b == 0).collect();
    if !texts.len().is_multiple_of(2) {
        return Err(Malformed);
    }
    texts
        .chunks_exact(2)
        .map(|pair| match pair {
            [name, value] if !name.is_empty() => Ok((name.to_vec(), value.to_vec())),
            _ => Err(Malformed),
        })
        .collect()
}

impl Startup {
    /// Whether the client is `redshift_connector`, for [`for_python_driver`].
    pub fn is_python_driver(&self) -> bool {
        self.parameters
            .iter()
            .any(|(name, value)| name == b"driver_version" && value.starts_with(PYTHON_DRIVER))
    }

    /// Without the parameters that are Redshift's own; everything else is PostgreSQL's to judge.
    pub fn without_redshifts(mut self) -> Self {
        self.parameters
            .retain(|(name, _)| !REDSHIFTS.contains(&name.as_slice()));
        self
    }

    /// The packet.
    pub fn encode(&self) -> Vec<u8> {
        let mut packet = vec![0; 4];
        packet.extend(self.version.to_be_bytes());
        for (name, value) in &self.parameters {
            for text in [name, value] {
                packet.extend_from_slice(text);
                packet.push(0);
            }
        }
        packet.push(0);
        // Never longer than what was parsed.
        let length = u32::try_from(packet.len()).unwrap_or(u32::MAX);
        packet[..4].copy_from_slice(&length.to_be_bytes());
        packet
    }
}

/// Length of a message's head: its kind, and how long it is without that.
pub const HEAD: usize = 5;

/// A message of PostgreSQL's before the first query, as `redshift_connector` 2.2 can read it; most are as they came.
///
/// The driver takes the empty name that ends the list of ways to log in for one of them and gives up (Redshift never sends the
/// list), and it wants a version of numbers alone, without the packager's words behind it.
pub fn for_python_driver(mut message: Vec<u8>) -> Vec<u8> {
    const SASL: [u8; 4] = 10u32.to_be_bytes();
    const VERSION: &[u8] = b"server_version\0";
    let body = message.get(HEAD..).unwrap_or_default();
    match message.first() {
        Some(b'R') if body.starts_with(&SASL) && body.ends_with(&[0, 0]) => message.truncate(message.len() - 1),
        Some(b'S') if body.starts_with(VERSION) => {
            let value = HEAD + VERSION.len();
            let word = message[value..].iter().position(|b| *b == b' ' || *b == 0);
            message.truncate(value + word.unwrap_or(0));
            message.push(0);
        }
        _ => return message,
    }
    let length = u32::try_from(message.len() - 1).unwrap_or(u32::MAX);
    message[1..HEAD].copy_from_slice(&length.to_be_bytes());
    message
}

/// An error's packet, for who can't be let on.
pub fn refusal(code: &str, message: &str) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, text) in [(b'S', "FATAL"), (b'V', "FATAL"), (b'C', code), (b'M', message)] {
        body.push(field);
        body.extend(text.bytes().filter(|b| *b != 0));
        body.push(0);
    }
    body.push(0);
    let mut packet = vec![b'E'];
    packet.extend(u32::try_from(body.len() + 4).unwrap_or(u32::MAX).to_be_bytes());
    packet.extend(body);
    packet
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn session(parameters: &[(&[u8], &[u8])]) -> Startup {
        Startup {
            version: 3 << 16,
            parameters: parameters.iter().map(|(n, v)| (n.to_vec(), v.to_vec())).collect(),
        }
    }

    #[test]
    fn redshift_connectors_packet_keeps_what_postgresql_knows() {
        let sent = session(&[
            (b"user", b"ana"),
            (b"database", b"dev"),
            (b"application_name", b""),
            (b"client_protocol_version", b"2"),
            (b"driver_version", b"Redshift Python Driver 2.2.0"),
            (b"os_version", b"Linux"),
            (b"driver_discovery_version", b"1"),
        ]);
        let Ok(First::Session(read)) = parse(&sent.encode()) else {
            panic!("a session");
        };
        assert_eq!(
            read.without_redshifts(),
            session(&[(b"user", b"ana"), (b"database", b"dev"), (b"application_name", b"")])
        );
    }

    #[test]
    fn requests_are_told_apart() {
        let packet = |code: u32, body: &[u8]| {
            let length = u32::try_from(8 + body.len()).expect("short");
            [&length.to_be_bytes(), &code.to_be_bytes(), body].concat()
        };
        assert_eq!(parse(&packet(TLS, b"")), Ok(First::Tls));
        assert_eq!(parse(&packet(GSS, b"")), Ok(First::Gss));
        let cancel = packet(CANCEL, &[0, 0, 0, 7, 1, 2, 3, 4]);
        assert_eq!(parse(&cancel), Ok(First::Cancel(cancel.clone())));
        assert_eq!(parse(&packet(3 << 16, b"\0")), Ok(First::Session(session(&[]))));
        for bad in [
            packet(TLS, b"x"),
            packet(CANCEL, b"\0\0\0\x07"),
            packet(CANCEL, &[1; 300]),
            packet(2 << 16, b"\0"),
            packet(3 << 16, b""),
            packet(3 << 16, b"user\0ana\0"),
            packet(3 << 16, b"user\0ana\0rest"),
            packet(3 << 16, b"user\0\0"),
            packet(3 << 16, b"\0value\0\0"),
            packet(0x4745_5420, b"/ HTTP"),
            b"\0\0\0\x09\0\x03\0\0".to_vec(),
            vec![0; 7],
            Vec::new(),
        ] {
            assert_eq!(parse(&bad), Err(Malformed), "{bad:?}");
        }
        assert_eq!(length(u32::MAX.to_be_bytes()), Err(Malformed));
        assert_eq!(length(10_001u32.to_be_bytes()), Err(Malformed));
        assert_eq!(length(10_000u32.to_be_bytes()), Ok(10_000));
    }

    #[test]
    fn the_python_driver_gets_what_it_can_read() {
        let list = b"R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0";
        assert_eq!(
            for_python_driver(list.to_vec()),
            b"R\0\0\0\x16\0\0\0\x0aSCRAM-SHA-256\0"
        );
        let version = b"S\0\0\0\x22server_version\x0015.18 (Debian)\0";
        assert_eq!(
            for_python_driver(version.to_vec()),
            b"S\0\0\0\x19server_version\x0015.18\0"
        );
        let bare = b"S\0\0\0\x19server_version\x0015.18\0";
        assert_eq!(for_python_driver(bare.to_vec()), bare);
        for other in [
            &b"R\0\0\0\x08\0\0\0\0"[..],
            b"E\0\0\0\x06\0\0",
            b"R\0\0\0\x04",
            b"S\0\0\0\x14TimeZone\0Etc/UTC\0",
            b"",
        ] {
            assert_eq!(for_python_driver(other.to_vec()), other);
        }
        assert!(session(&[(b"driver_version", b"Redshift Python Driver 2.2.0")]).is_python_driver());
        assert!(!session(&[(b"driver_version", b"Redshift JDBC Driver 2.1"), (b"user", b"ana")]).is_python_driver());
    }

    fn parameter() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
        let known = proptest::sample::select(REDSHIFTS.to_vec()).prop_map(<[u8]>::to_vec);
        let other = proptest::collection::vec(1u8..=255, 1..12);
        (prop_oneof![known, other], proptest::collection::vec(1u8..=255, 0..20))
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(packet in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse(&packet);
        }

        #[test]
        fn what_looks_like_a_session_is_read_or_refused(body in proptest::collection::vec(0u8..4, 0..60)) {
            let mut packet = u32::try_from(body.len() + 8).expect("short").to_be_bytes().to_vec();
            packet.extend((3u32 << 16).to_be_bytes());
            packet.extend(&body);
            if let Ok(First::Session(read)) = parse(&packet) {
                prop_assert_eq!(read.encode(), packet);
            }
        }

        #[test]
        fn only_redshifts_parameters_are_dropped_and_the_rest_keeps_its_order(
            parameters in proptest::collection::vec(parameter(), 0..12), minor in 0u32..3
        ) {
            let sent = Startup { version: (3 << 16) + minor, parameters: parameters.clone() };
            let read = match parse(&sent.encode()) {
                Ok(First::Session(read)) => read,
                other => panic!("{other:?}"),
            };
            prop_assert_eq!(&read, &sent);
            let kept: Vec<_> = parameters.into_iter().filter(|(n, _)| !REDSHIFTS.iter().any(|r| r == n)).collect();
            let filtered = read.without_redshifts();
            prop_assert_eq!(&filtered.parameters, &kept);
            prop_assert_eq!(parse(&filtered.encode()), Ok(First::Session(filtered)));
        }
    }
}
