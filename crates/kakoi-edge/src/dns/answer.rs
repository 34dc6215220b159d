//! From the bytes of a question to the bytes of its answer. Pure.

use std::net::Ipv4Addr;

use hickory_proto::op::{Edns, Header, Message, MessageType, OpCode, Query, ResponseCode};
use hickory_proto::rr::rdata::opt::EdnsOption;
use hickory_proto::rr::rdata::{A, SOA};
use hickory_proto::rr::{DNSClass, Name, RData, Record, RecordType};
use hickory_proto::serialize::binary::{BinDecodable, BinDecoder};

use super::view::{Lookup, View};

/// How the question came; decides how long the answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// 512 bytes, or what the client's EDNS allows up to 1232; longer is truncated.
    Udp,
    /// Up to 65,535 bytes.
    Tcp,
}

/// No UDP answer is longer, whatever the client offers: the size that passes everywhere
/// unfragmented (DNS flag day 2020).
const MAX_UDP_ANSWER: u16 = 1232;
const CLASSIC_UDP_ANSWER: u16 = 512;

/// Short, because an endpoint may come or go at any time; AWS's 60 s would outlive a change.
const TTL_SECONDS: u32 = 5;

/// RFC 8914.
const EXTENDED_ERROR_OPTION: u16 = 15;
const EXTENDED_ERROR_BLOCKED: u16 = 15;

const HEADER_BYTES: usize = 12;

/// The answer to `question` as `asker` gets it from `view`. `None` if no answer must be sent: it
/// has no whole header, or is itself an answer (answering those would make loops).
pub fn answer(view: &View, asker: Ipv4Addr, question: &[u8], transport: Transport) -> Option<Vec<u8>> {
    let header = Header::read(&mut BinDecoder::new(question.get(..HEADER_BYTES)?)).ok()?;
    if header.message_type() != MessageType::Query {
        return None;
    }
    let mut reply = Message::new();
    reply
        .set_id(header.id())
        .set_message_type(MessageType::Response)
        .set_op_code(header.op_code())
        .set_recursion_desired(header.recursion_desired())
        .set_recursion_available(true) // stub resolvers complain without
        .set_checking_disabled(header.checking_disabled());
    if header.op_code() != OpCode::Query {
        reply.set_response_code(ResponseCode::NotImp);
        return reply.to_vec().ok();
    }
    let message = match Message::from_vec(question) {
        Ok(message) if message.queries().len() == 1 => message,
        _ => {
            reply.set_response_code(ResponseCode::FormErr);
            return reply.to_vec().ok();
        }
    };
    let query = &message.queries()[0];
    reply.add_query(query.clone()); // as spelled: clients compare the case (0x20)
    let client_edns = message.extensions().as_ref();
    if client_edns.is_some() {
        let mut edns = Edns::new();
        edns.set_max_payload(MAX_UDP_ANSWER).set_version(0);
        reply.set_edns(edns);
    }
    if client_edns.is_some_and(|edns| edns.version() > 0) {
        reply.set_response_code(ResponseCode::BADVERS);
    } else {
        fill(view, asker, query, &mut reply);
    }
    let limit = match (transport, client_edns) {
        (Transport::Tcp, _) => u16::MAX,
        (Transport::Udp, None) => CLASSIC_UDP_ANSWER,
        (Transport::Udp, Some(edns)) => edns.max_payload().clamp(CLASSIC_UDP_ANSWER, MAX_UDP_ANSWER),
    };
    let bytes = reply.to_vec().ok()?;
    if bytes.len() <= usize::from(limit) {
        return Some(bytes);
    }
    reply.take_answers();
    reply.take_name_servers();
    reply.set_truncated(true);
    reply.to_vec().ok()
}

fn fill(view: &View, asker: Ipv4Addr, query: &Query, reply: &mut Message) {
    if query.query_class() != DNSClass::IN {
        reply.set_response_code(ResponseCode::Refused);
        return;
    }
    if matches!(query.query_type(), RecordType::AXFR | RecordType::IXFR) {
        reply.set_response_code(ResponseCode::Refused);
        return;
    }
    // A name with bytes that no host name has can't be in a table; it's judged like any other
    // unknown name, so that it isn't a way around "blocked".
    let name = host_name(query.name()).unwrap_or_default();
    match view.lookup(asker, &name) {
        Lookup::Found(addresses) => {
            reply.set_authoritative(true);
            if matches!(query.query_type(), RecordType::A | RecordType::ANY) {
                for &address in addresses.iter() {
                    let data = RData::A(A(address));
                    reply.add_answer(Record::from_rdata(query.name().clone(), TTL_SECONDS, data));
                }
            } else {
                // AAAA and all others: the name is there, the type isn't.
                reply.add_name_server(negative_soa());
            }
        }
        Lookup::Unknown => {
            reply.set_response_code(ResponseCode::NXDomain).set_authoritative(true);
            reply.add_name_server(negative_soa());
        }
        Lookup::Blocked => {
            reply.set_response_code(ResponseCode::NXDomain).set_authoritative(true);
            reply.add_name_server(negative_soa());
            if let Some(edns) = reply.extensions_mut() {
                let mut data = EXTENDED_ERROR_BLOCKED.to_be_bytes().to_vec();
                data.extend_from_slice(b"no internet route for this interface");
                edns.options_mut()
                    .insert(EdnsOption::Unknown(EXTENDED_ERROR_OPTION, data));
            }
        }
    }
}

/// What makes a negative answer's TTL zero (RFC 2308): the next question may have another answer,
/// since a route can be added at any time.
fn negative_soa() -> Record {
    let mname = Name::from_labels(["resolver", "kakoi", "internal"].map(str::as_bytes)).unwrap_or_default();
    let soa = SOA::new(mname.clone(), mname, 1, 3600, 600, 86400, 0);
    Record::from_rdata(Name::root(), 0, RData::SOA(soa))
}

/// Lower case, no final dot; `None` if a label has bytes that no host name has (so a label with a
/// dot inside is never taken for two labels).
fn host_name(name: &Name) -> Option<String> {
    let mut text = String::with_capacity(64);
    for label in name.iter() {
        if !label
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        {
            return None;
        }
        if !text.is_empty() {
            text.push('.');
        }
        text.extend(label.iter().map(|b| char::from(b.to_ascii_lowercase())));
    }
    Some(text)
}

#[cfg(test)]
#[path = "answer_tests.rs"]
mod tests;
