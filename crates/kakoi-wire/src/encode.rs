//! Prints answers and errors in each protocol's form.
//!
//! Every answer carries `x-amzn-requestid`. An error of ours is never HTML.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

use crate::ApiError;
use crate::schema::{Operation, Protocol, Service, Shape};
use crate::xml;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const JSON: &str = "application/json";
const JSON_1_1: &str = "application/x-amz-json-1.1";
const XML: &str = "text/xml;charset=UTF-8";

/// A successful answer. `output` is the operation's generated output type, or a `serde_json::Value` with the same keys.
///
/// A value that doesn't fit the schema is our own fault and becomes an `InternalFailure` answer.
pub fn encode_response<T: Serialize + ?Sized>(op: &'static Operation, output: &T, request_id: &str) -> Response<Bytes> {
    match body(op, output, request_id) {
        Ok(body) => respond(status(op.status), success_type(op.service.protocol), request_id, body),
        Err(cause) => encode_error(op.service, &ApiError::internal(cause), request_id),
    }
}

fn body<T: Serialize + ?Sized>(
    op: &'static Operation,
    output: &T,
    request_id: &str,
) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    match op.service.protocol {
        // No output in the model means an empty body, which clients check for.
        Protocol::Json11 | Protocol::RestJson1 => match op.output {
            Some(_) => Ok(serde_json::to_vec(output)?.into()),
            None => Ok(Bytes::new()),
        },
        Protocol::Ec2 => {
            let mut out = start(op, 512);
            xml::text_element(&mut out, "requestId", request_id);
            let before = out.len();
            if let Some(shape) = op.output {
                xml::write_members(&mut out, shape, output)?;
            }
            // EC2 says `return` where it has nothing else to say, and where its model has that member.
            if says_return(op) && !out[before..].contains("<return>") {
                out.push_str("<return>true</return>");
            }
            Ok(finish(op, out))
        }
        Protocol::Query => {
            let mut out = start(op, 512);
            if let Some(shape) = op.output {
                out.push_str(&format!("<{}Result>", op.name));
                xml::write_members(&mut out, shape, output)?;
                out.push_str(&format!("</{}Result>", op.name));
            }
            out.push_str("<ResponseMetadata>");
            xml::text_element(&mut out, "RequestId", request_id);
            out.push_str("</ResponseMetadata>");
            Ok(finish(op, out))
        }
    }
}

fn start(op: &Operation, capacity: usize) -> String {
    let mut out = String::with_capacity(capacity);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!("<{}Response xmlns=\"{}\">", op.name, op.service.xml_namespace));
    out
}

fn finish(op: &Operation, mut out: String) -> Bytes {
    out.push_str(&format!("</{}Response>", op.name));
    out.into()
}

fn says_return(op: &Operation) -> bool {
    match op.output {
        None => true,
        Some(Shape::Structure(structure)) => structure.member("Return").is_some(),
        Some(_) => false,
    }
}

/// An error in the form of its service's protocol.
pub fn encode_error(service: &Service, error: &ApiError, request_id: &str) -> Response<Bytes> {
    match service.protocol {
        Protocol::Json11 => json_error(error, request_id, JSON_1_1),
        Protocol::RestJson1 => json_error(error, request_id, JSON),
        Protocol::Ec2 => {
            let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>");
            xml::text_element(&mut out, "Code", error.code());
            xml::text_element(&mut out, "Message", error.message());
            out.push_str("</Error></Errors>");
            xml::text_element(&mut out, "RequestID", request_id);
            out.push_str("</Response>");
            respond(error.status(), XML, request_id, out.into())
        }
        Protocol::Query => {
            let mut out = format!("<ErrorResponse xmlns=\"{}\"><Error>", service.xml_namespace);
            xml::text_element(
                &mut out,
                "Type",
                if error.status().is_server_error() {
                    "Receiver"
                } else {
                    "Sender"
                },
            );
            xml::text_element(&mut out, "Code", error.code());
            xml::text_element(&mut out, "Message", error.message());
            out.push_str("</Error>");
            xml::text_element(&mut out, "RequestId", request_id);
            out.push_str("</ErrorResponse>");
            respond(error.status(), XML, request_id, out.into())
        }
    }
}

/// An error for a request of no known service: JSON, which every client can at least print.
pub fn encode_unrouted_error(error: &ApiError, request_id: &str) -> Response<Bytes> {
    json_error(error, request_id, JSON)
}

fn json_error(error: &ApiError, request_id: &str, content_type: &'static str) -> Response<Bytes> {
    // Clients differ in where they look: `__type` or the header for the code (EFS's use `ErrorCode`), either spelling of the
    // message.
    let mut body =
        serde_json::json!({ "__type": error.code(), "message": error.message(), "Message": error.message() });
    if content_type == JSON {
        body["ErrorCode"] = error.code().into();
    }
    let mut response = respond(error.status(), content_type, request_id, body.to_string().into());
    if let Ok(code) = HeaderValue::from_str(error.code()) {
        response.headers_mut().insert(ERROR_TYPE, code);
    }
    response
}

fn success_type(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Json11 => JSON_1_1,
        Protocol::RestJson1 => JSON,
        Protocol::Query | Protocol::Ec2 => XML,
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::OK)
}

fn respond(status: StatusCode, content_type: &'static str, request_id: &str, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    // A 204 has no body to have a type.
    if status != StatusCode::NO_CONTENT {
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    if let Ok(id) = HeaderValue::from_str(request_id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
