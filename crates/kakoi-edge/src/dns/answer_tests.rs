use super::*;
use crate::dns::{MountTargetAddress, NameTable, PublicNames};
use hickory_proto::rr::rdata::opt::EdnsCode;

const OPEN: Ipv4Addr = Ipv4Addr::new(10, 20, 1, 5);
const CLOSED: Ipv4Addr = Ipv4Addr::new(10, 20, 2, 5);

fn view() -> View {
    let address = |text: &str| text.parse::<Ipv4Addr>().unwrap();
    let mut public: NameTable = [
        ("github.com", address("203.0.113.10")),
        ("rebind.test", address("203.0.113.7")),
    ]
    .into_iter()
    .collect();
    public.add("rebind.test", address("10.20.1.9"));
    for i in 1..=200 {
        public.add("many.test", Ipv4Addr::new(203, 0, 113, i));
    }
    let zone = |net: &str, to: &str| MountTargetAddress {
        askers: vec![net.parse().unwrap()],
        address: address(to),
    };
    View {
        private: [("api.sagemaker.us-east-1.amazonaws.com", address("10.20.1.100"))]
            .into_iter()
            .collect(),
        mount_targets: [(
            "fs-1.efs.us-east-1.amazonaws.com".to_owned(),
            vec![zone("10.20.1.0/24", "10.20.1.80")],
        )]
        .into(),
        services: [
            ("api.sagemaker.us-east-1.amazonaws.com", address("198.18.0.10")),
            ("sts.us-east-1.amazonaws.com", address("198.18.0.12")),
            ("*.s3.amazonaws.com", address("198.18.0.130")),
        ]
        .into_iter()
        .collect(),
        public,
        public_names: PublicNames::Askers([OPEN].into()),
    }
}

fn question(name: &str, kind: RecordType, edns: bool) -> Message {
    let mut message = Message::new();
    message.set_id(77).set_recursion_desired(true);
    message.add_query(Query::query(Name::from_ascii(name).unwrap(), kind));
    if edns {
        let mut edns = Edns::new();
        edns.set_max_payload(4096);
        message.set_edns(edns);
    }
    message
}

fn ask_message(view: &View, asker: Ipv4Addr, message: &Message, transport: Transport) -> Message {
    let bytes = answer(view, asker, &message.to_vec().unwrap(), transport).unwrap();
    Message::from_vec(&bytes).unwrap()
}

fn ask(asker: Ipv4Addr, name: &str) -> Message {
    ask_message(&view(), asker, &question(name, RecordType::A, true), Transport::Udp)
}

fn addresses(message: &Message) -> Vec<String> {
    message.answers().iter().map(|r| r.data().to_string()).collect()
}

/// (extended error code, if any)
fn extended(message: &Message) -> Option<u16> {
    match message.extensions().as_ref()?.option(EdnsCode::Unknown(15))? {
        EdnsOption::Unknown(15, data) => Some(u16::from_be_bytes([data[0], data[1]])),
        _ => None,
    }
}

#[test]
fn services_resolve_for_everyone_and_private_dns_wins() {
    for asker in [OPEN, CLOSED] {
        assert_eq!(
            addresses(&ask(asker, "api.sagemaker.us-east-1.amazonaws.com.")),
            ["10.20.1.100"]
        );
        assert_eq!(addresses(&ask(asker, "sts.us-east-1.amazonaws.com.")), ["198.18.0.12"]);
        assert_eq!(addresses(&ask(asker, "my.bucket.s3.amazonaws.com.")), ["198.18.0.130"]);
    }
}

#[test]
fn public_names_need_permission_and_blocked_is_told_at_once() {
    assert_eq!(addresses(&ask(OPEN, "github.com.")), ["203.0.113.10"]);
    let unknown = ask(OPEN, "nowhere.test.");
    assert_eq!(
        (unknown.response_code(), extended(&unknown)),
        (ResponseCode::NXDomain, None)
    );
    for name in [
        "github.com.",
        "nowhere.test.",
        "sts.eu-west-1.amazonaws.com.",
        "a\\.b.test.",
    ] {
        let blocked = ask(CLOSED, name);
        assert_eq!(
            (blocked.response_code(), extended(&blocked)),
            (ResponseCode::NXDomain, Some(15)),
            "{name}"
        );
        assert!(blocked.answers().is_empty());
        let RData::SOA(soa) = blocked.name_servers()[0].data() else {
            panic!("no SOA")
        };
        assert_eq!((blocked.name_servers()[0].ttl(), soa.minimum()), (0, 0), "not cached");
    }
    let plain = ask_message(
        &view(),
        CLOSED,
        &question("github.com.", RecordType::A, false),
        Transport::Udp,
    );
    assert_eq!(plain.response_code(), ResponseCode::NXDomain);
    assert!(plain.extensions().is_none(), "no OPT for a client that sent none");
    let mut open = view();
    open.public_names = PublicNames::Always;
    let message = ask_message(
        &open,
        CLOSED,
        &question("github.com.", RecordType::A, true),
        Transport::Udp,
    );
    assert_eq!(addresses(&message), ["203.0.113.10"]);
}

#[test]
fn public_answers_with_private_addresses_are_dropped() {
    let message = ask(OPEN, "rebind.test.");
    assert_eq!(
        (message.response_code(), message.answers().len()),
        (ResponseCode::NXDomain, 0)
    );
}

#[test]
fn mount_targets_answer_for_the_askers_zone() {
    assert_eq!(
        addresses(&ask(OPEN, "fs-1.efs.us-east-1.amazonaws.com.")),
        ["10.20.1.80"]
    );
    assert_eq!(
        ask(CLOSED, "fs-1.efs.us-east-1.amazonaws.com.").response_code(),
        ResponseCode::NXDomain
    );
}

#[test]
fn case_is_kept_in_the_answer_and_ignored_in_the_lookup() {
    let message = ask(OPEN, "GiTHuB.cOm.");
    assert_eq!(message.answers()[0].name().to_ascii(), "GiTHuB.cOm.");
    assert_eq!(message.queries()[0].name().to_ascii(), "GiTHuB.cOm.");
}

#[test]
fn other_types_are_empty_for_known_names() {
    let kinds = [
        RecordType::AAAA,
        RecordType::NS,
        RecordType::SOA,
        RecordType::TXT,
        RecordType::HTTPS,
    ];
    for kind in kinds {
        let known = ask_message(
            &view(),
            CLOSED,
            &question("sts.us-east-1.amazonaws.com.", kind, true),
            Transport::Udp,
        );
        assert_eq!(
            (known.response_code(), known.answers().len()),
            (ResponseCode::NoError, 0),
            "{kind}"
        );
        let blocked = ask_message(&view(), CLOSED, &question("github.com.", kind, true), Transport::Udp);
        assert_eq!(
            (blocked.response_code(), extended(&blocked)),
            (ResponseCode::NXDomain, Some(15)),
            "{kind}"
        );
    }
    let any = question("sts.us-east-1.amazonaws.com.", RecordType::ANY, true);
    assert_eq!(
        addresses(&ask_message(&view(), CLOSED, &any, Transport::Udp)),
        ["198.18.0.12"]
    );
    let reverse = question("5.1.20.10.in-addr.arpa.", RecordType::PTR, true);
    let message = ask_message(&view(), CLOSED, &reverse, Transport::Udp);
    assert_eq!(
        (message.response_code(), extended(&message)),
        (ResponseCode::NXDomain, None)
    );
}

#[test]
fn long_answers_are_truncated_over_udp_only() {
    for (edns, limit) in [(false, 512), (true, 1232)] {
        let message = question("many.test.", RecordType::A, edns).to_vec().unwrap();
        let bytes = answer(&view(), OPEN, &message, Transport::Udp).unwrap();
        assert!(bytes.len() <= limit);
        assert!(Message::from_vec(&bytes).unwrap().truncated());
        let bytes = answer(&view(), OPEN, &message, Transport::Tcp).unwrap();
        let whole = Message::from_vec(&bytes).unwrap();
        assert_eq!((whole.truncated(), whole.answers().len()), (false, 200));
    }
}

#[test]
fn bad_questions_get_the_codes_they_deserve() {
    let code = |bytes: &[u8]| {
        answer(&view(), OPEN, bytes, Transport::Udp).map(|b| {
            assert_eq!(&b[..2], &bytes[..2], "the id is the question's");
            Message::from_vec(&b).unwrap().response_code()
        })
    };
    let good = question("github.com.", RecordType::A, false).to_vec().unwrap();
    assert_eq!(code(&good[..11]), None, "no header");
    assert_eq!(code(&good[..20]), Some(ResponseCode::FormErr), "cut in the name");
    let mut reply = good.clone();
    reply[2] |= 0x80;
    assert_eq!(code(&reply), None, "an answer is never answered");
    let mut notify = good.clone();
    notify[2] = (notify[2] & 0x87) | (4 << 3);
    assert_eq!(code(&notify), Some(ResponseCode::NotImp));
    let mut none = good.clone();
    none[5] = 0;
    none.truncate(12);
    assert_eq!(code(&none), Some(ResponseCode::FormErr), "no question");
    let mut two = question("github.com.", RecordType::A, false);
    two.add_query(Query::query(Name::from_ascii("example.com.").unwrap(), RecordType::A));
    assert_eq!(
        code(&two.to_vec().unwrap()),
        Some(ResponseCode::FormErr),
        "two questions"
    );
    let mut chaos = question("version.bind.", RecordType::TXT, false);
    chaos.queries_mut()[0].set_query_class(DNSClass::CH);
    assert_eq!(code(&chaos.to_vec().unwrap()), Some(ResponseCode::Refused));
    let mut version = question("github.com.", RecordType::A, true);
    version.extensions_mut().get_or_insert_default().set_version(1);
    let code_number = code(&version.to_vec().unwrap()).map(u16::from);
    assert_eq!(code_number, Some(16), "bad version (16 has two names)");
    // A pointer to itself must end, not spin.
    let mut spin = good[..12].to_vec();
    spin.extend_from_slice(&[0xc0, 12, 0, 1, 0, 1]);
    assert_eq!(code(&spin), Some(ResponseCode::FormErr));
}

#[test]
fn no_bytes_make_it_panic() {
    // A fixed walk over mutations: the same inputs in every run.
    let base = question("my.bucket.s3.amazonaws.com.", RecordType::A, true)
        .to_vec()
        .unwrap();
    let view = view();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..20_000 {
        let mut bytes = base.clone();
        for _ in 0..4 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = (state >> 8) as usize % bytes.len();
            bytes[at] = state as u8;
        }
        bytes.truncate(1 + (state >> 32) as usize % bytes.len());
        let _ = answer(&view, CLOSED, &bytes, Transport::Udp);
    }
}
