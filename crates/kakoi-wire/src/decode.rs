//! From a routed request to its operation's input: parse, check types, drop what the model doesn't know, validate.

use std::collections::BTreeMap;

use http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

use crate::ApiError;
use crate::form::{Params, malformed, refuse_repeated};
use crate::route::Route;
use crate::schema::{Location, Member, Protocol, Shape, Structure};
use crate::timestamp;
use crate::validate::validate;

/// Deepest parameter name of the query protocols (`A.1.B.1.C`); no operation comes near it.
const DEEPEST_NAME: usize = 32;
/// Parameters of the query protocols that aren't the operation's own.
const PROTOCOL_PARAMETERS: &[&str] = &["Action", "Version"];

/// Decodes and validates a request into its operation's generated input type.
///
/// The error is the service's own, status 400; `InternalFailure` only if the generated type disagrees with the schema.
pub fn decode<T: DeserializeOwned>(route: &Route, parts: &Parts, body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_value(decode_value(route, parts, body)?).map_err(ApiError::internal)
}

/// Decodes and validates a request into a JSON object whose keys are the model's member names and that holds nothing the model
/// doesn't know. Timestamps are numbers of epoch seconds.
pub fn decode_value(route: &Route, parts: &Parts, body: &[u8]) -> Result<Value, ApiError> {
    let op = route.operation;
    let Shape::Structure(structure) = op.input else {
        return Err(ApiError::internal("an operation's input is not a structure"));
    };
    let value = match op.service.protocol {
        Protocol::Json11 => json_body(op.input, body)?,
        Protocol::RestJson1 => rest(route, structure, parts, body)?,
        Protocol::Query | Protocol::Ec2 => query(op.service.protocol, structure, &route.params)?,
    };
    validate(op.service, op.input, &value)?;
    Ok(value)
}

// ---- JSON ----

fn json_body(shape: &'static Shape, body: &[u8]) -> Result<Value, ApiError> {
    if body.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    // The parser itself refuses invalid UTF-8, numbers beyond a double and more than 128 levels, each without recursing further.
    let value: Value =
        serde_json::from_slice(body).map_err(|_| serialization("The request body is not valid JSON".to_owned()))?;
    fit(shape, value)
}

fn serialization(message: String) -> ApiError {
    ApiError::client("SerializationException", message)
}

/// Checks types and drops members the model doesn't know, and nulls, which mean absent.
fn fit(shape: &'static Shape, value: Value) -> Result<Value, ApiError> {
    match (shape, value) {
        (Shape::Structure(structure), Value::Object(object)) => {
            let mut kept = Map::new();
            for (name, value) in object {
                if let Some(member) = structure.member(&name)
                    && !value.is_null()
                {
                    kept.insert(name, fit(member.shape, value)?);
                }
            }
            Ok(Value::Object(kept))
        }
        (Shape::List(list), Value::Array(items)) => {
            // A null element stays, for the validator to name its place.
            let fitted = items
                .into_iter()
                .map(|i| if i.is_null() { Ok(i) } else { fit(list.member, i) });
            fitted.collect::<Result<_, _>>().map(Value::Array)
        }
        (Shape::Map(map), Value::Object(object)) => {
            let kept = object.into_iter().filter(|(_, v)| !v.is_null());
            kept.map(|(k, v)| Ok((k, fit(map.value, v)?)))
                .collect::<Result<_, _>>()
                .map(Value::Object)
        }
        (Shape::Integer(_), Value::Number(n)) => integer(&n)
            .filter(|i| i32::try_from(*i).is_ok())
            .map(Value::from)
            .ok_or_else(|| serialization(format!("{n} can not be converted to an Integer"))),
        (Shape::Long(_), Value::Number(n)) => integer(&n)
            .map(Value::from)
            .ok_or_else(|| serialization(format!("{n} can not be converted to a Long"))),
        (Shape::String(_) | Shape::Blob, value @ Value::String(_))
        | (Shape::Boolean, value @ Value::Bool(_))
        | (Shape::Double | Shape::Timestamp, value @ Value::Number(_)) => Ok(value),
        (shape, value) => Err(serialization(format!(
            "{} can not be converted to {}",
            kind(&value),
            wanted(shape)
        ))),
    }
}

/// A whole number, also when written with a fraction of zero.
fn integer(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number.as_f64().filter(|f| f.fract() == 0.0 && f.abs() < 9e15)?;
        Some(float as i64)
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::String(_) => "STRING_VALUE",
        Value::Array(_) => "START_ARRAY",
        Value::Object(_) => "START_OBJECT",
    }
}

fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Structure(_) => "a Structure",
        Shape::List(_) => "a List",
        Shape::Map(_) => "a Map",
        Shape::String(_) => "a String",
        Shape::Integer(_) => "an Integer",
        Shape::Long(_) => "a Long",
        Shape::Double => "a Double",
        Shape::Boolean => "a Boolean",
        Shape::Timestamp => "a Timestamp",
        Shape::Blob => "a Blob",
    }
}

// ---- restJson1 ----

fn rest(route: &Route, structure: &'static Structure, parts: &Parts, body: &[u8]) -> Result<Value, ApiError> {
    let is_list = |name: &str| {
        structure
            .members
            .iter()
            .any(|m| m.location == Location::Query && m.wire == name && matches!(m.shape, Shape::List(_)))
    };
    refuse_repeated(&route.params, is_list)?;
    let in_body = structure.members.iter().any(|m| m.location == Location::Body);
    let value = if in_body {
        json_body(route.operation.input, body)?
    } else {
        Value::Object(Map::new())
    };
    let Value::Object(mut object) = value else {
        return Err(ApiError::internal("a structure did not decode to an object"));
    };
    for member in structure.members.iter().filter(|m| m.location != Location::Body) {
        // A body can't set what belongs into the path.
        object.remove(member.name);
        let found = match member.location {
            Location::Uri => route
                .labels
                .iter()
                .find(|(n, _)| *n == member.wire)
                .map(|(_, v)| v.as_str()),
            Location::Header => parts.headers.get(member.wire).and_then(|v| v.to_str().ok()),
            Location::Query | Location::Body => None,
        };
        let mut from_query = route
            .params
            .iter()
            .filter(|(n, _)| n == member.wire)
            .map(|(_, v)| v.as_str())
            .peekable();
        let value = match (member.location, member.shape) {
            (Location::Query, Shape::List(list)) if from_query.peek().is_some() => Some(Value::Array(
                from_query
                    .map(|v| rest_scalar(member, list.member, v))
                    .collect::<Result<_, _>>()?,
            )),
            (Location::Query, shape) => from_query.next().map(|v| rest_scalar(member, shape, v)).transpose()?,
            (_, shape) => found.map(|v| rest_scalar(member, shape, v)).transpose()?,
        };
        if let Some(value) = value {
            object.insert(member.name.to_owned(), value);
        }
    }
    Ok(Value::Object(object))
}

fn rest_scalar(member: &Member, shape: &'static Shape, text: &str) -> Result<Value, ApiError> {
    scalar(shape, text).ok_or_else(|| {
        serialization(format!(
            "The value of {} can not be converted to {}",
            member.wire,
            wanted(shape)
        ))
    })
}

// ---- query protocols ----

/// Parameters by the segments of their names. Depth is bounded before one is made.
#[derive(Default)]
struct Node<'a> {
    value: Option<&'a str>,
    children: BTreeMap<&'a str, Node<'a>>,
}

fn query(protocol: Protocol, structure: &'static Structure, params: &Params) -> Result<Value, ApiError> {
    refuse_repeated(params, |_| false)?;
    let mut root = Node::default();
    for (name, value) in params {
        // The query form of a signature travels among the parameters.
        if PROTOCOL_PARAMETERS.contains(&name.as_str()) || name.starts_with("X-Amz-") {
            continue;
        }
        if name.split('.').count() > DEEPEST_NAME {
            unknown(protocol, name)?;
            continue;
        }
        let leaf = name
            .split('.')
            .fold(&mut root, |node, segment| node.children.entry(segment).or_default());
        leaf.value = Some(value);
    }
    let decoder = QueryDecoder { protocol };
    decoder.structure(structure, &root, "")
}

/// EC2 refuses parameters it doesn't know; the others ignore them.
fn unknown(protocol: Protocol, name: &str) -> Result<(), ApiError> {
    if protocol != Protocol::Ec2 {
        return Ok(());
    }
    let shown: String = name.chars().take(256).collect();
    Err(ApiError::client(
        "UnknownParameter",
        format!("The parameter {shown} is not recognized"),
    ))
}

struct QueryDecoder {
    protocol: Protocol,
}

impl QueryDecoder {
    fn structure(&self, structure: &'static Structure, node: &Node<'_>, at: &str) -> Result<Value, ApiError> {
        let mut object = Map::new();
        for (name, child) in &node.children {
            let below = join(at, name);
            match structure.members.iter().find(|m| m.query == *name) {
                Some(member) => {
                    object.insert(member.name.to_owned(), self.value(member.shape, child, &below)?);
                }
                None => unknown(self.protocol, &below)?,
            }
        }
        Ok(Value::Object(object))
    }

    fn value(&self, shape: &'static Shape, node: &Node<'_>, at: &str) -> Result<Value, ApiError> {
        match shape {
            Shape::Structure(structure) => match node.value {
                Some(text) if !text.is_empty() => Err(self.invalid(at, text, shape)),
                _ => self.structure(structure, node, at),
            },
            Shape::List(list) => match node.value {
                Some(text) if !text.is_empty() => Err(self.invalid(at, text, shape)),
                _ if self.protocol == Protocol::Ec2 || list.flattened => self.list(list.member, node, at),
                _ => match node.children.get(list.item) {
                    Some(items) => self.list(list.member, items, at),
                    None => Ok(Value::Array(Vec::new())),
                },
            },
            Shape::Map(_) => Err(ApiError::internal("no operation served here takes a map in a query")),
            _ => {
                if !node.children.is_empty() {
                    unknown(
                        self.protocol,
                        &join(at, node.children.keys().next().copied().unwrap_or_default()),
                    )?;
                }
                let text = node.value.unwrap_or_default();
                scalar(shape, text).ok_or_else(|| self.invalid(at, text, shape))
            }
        }
    }

    /// Elements in the order of their numbers; gaps are allowed, two spellings of one number are not.
    fn list(&self, member: &'static Shape, node: &Node<'_>, at: &str) -> Result<Value, ApiError> {
        let mut items = BTreeMap::new();
        for (segment, child) in &node.children {
            let below = join(at, segment);
            let number = Some(*segment)
                .filter(|s| s.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|s| s.parse::<u32>().ok());
            match number {
                None => unknown(self.protocol, &below)?,
                Some(number) => {
                    if items.insert(number, self.value(member, child, &below)?).is_some() {
                        return Err(malformed("The query string contains a parameter more than once"));
                    }
                }
            }
        }
        Ok(Value::Array(items.into_values().collect()))
    }

    fn invalid(&self, at: &str, text: &str, shape: &Shape) -> ApiError {
        let shown: String = text.chars().take(256).collect();
        let message = format!(
            "Value ({shown}) for parameter {at} is invalid. It can not be converted to {}.",
            wanted(shape)
        );
        let code = if self.protocol == Protocol::Ec2 {
            "InvalidParameterValue"
        } else {
            "MalformedInput"
        };
        ApiError::client(code, message)
    }
}

fn join(above: &str, step: &str) -> String {
    if above.is_empty() {
        step.to_owned()
    } else {
        format!("{above}.{step}")
    }
}

/// A scalar from its text; `None` if the text isn't one.
fn scalar(shape: &Shape, text: &str) -> Option<Value> {
    match shape {
        Shape::String(_) | Shape::Blob => Some(text.into()),
        Shape::Integer(_) => text.parse::<i32>().ok().map(Value::from),
        Shape::Long(_) => text.parse::<i64>().ok().map(Value::from),
        Shape::Double => text.parse::<f64>().ok().and_then(Number::from_f64).map(Value::Number),
        Shape::Timestamp => timestamp::parse(text).and_then(Number::from_f64).map(Value::Number),
        Shape::Boolean if text.eq_ignore_ascii_case("true") => Some(true.into()),
        Shape::Boolean if text.eq_ignore_ascii_case("false") => Some(false.into()),
        Shape::Boolean | Shape::Structure(_) | Shape::List(_) | Shape::Map(_) => None,
    }
}
