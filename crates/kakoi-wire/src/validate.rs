//! Checks a decoded request against its shape's constraints, and words what is wrong as AWS does.

use serde_json::Value;

use crate::ApiError;
use crate::schema::{Member, Protocol, Range, Service, Shape, StringShape, Structure};

/// AWS reports several violations at once; more than this help nobody.
const MOST_REPORTED: usize = 10;
/// Longest piece of the caller's own value that is repeated in a message, in characters.
const LONGEST_SHOWN: usize = 256;

/// Checks required members, lengths, ranges, patterns and enums.
///
/// The value has been decoded by this shape, so its types fit. The error is the service's own: `ValidationException` for the
/// JSON protocols, `ValidationError` for awsQuery, `MissingParameter` or `InvalidParameterValue` for EC2; status 400.
pub fn validate(service: &Service, shape: &'static Shape, value: &Value) -> Result<(), ApiError> {
    let mut found = Vec::new();
    check(shape, value, &Path::Root, &mut found);
    match found.first() {
        None => Ok(()),
        Some(first) if service.protocol == Protocol::Ec2 => Err(ec2_error(first)),
        Some(_) => {
            let code = if service.protocol == Protocol::Query {
                "ValidationError"
            } else {
                "ValidationException"
            };
            let texts: Vec<String> = found
                .iter()
                .map(|v| {
                    format!(
                        "Value {} at '{}' failed to satisfy constraint: {}",
                        v.shown, v.json_path, v.constraint
                    )
                })
                .collect();
            let plural = if texts.len() == 1 { "" } else { "s" };
            Err(ApiError::client(
                code,
                format!(
                    "{} validation error{plural} detected: {}",
                    texts.len(),
                    texts.join("; ")
                ),
            ))
        }
    }
}

/// Something that a constraint forbids.
struct Violation {
    missing: bool,
    /// The value in quotes, or `null`.
    shown: String,
    /// `userSettings.securityGroups`.
    json_path: String,
    /// `IpPermissions.1.IpProtocol`.
    query_path: String,
    constraint: String,
}

fn ec2_error(violation: &Violation) -> ApiError {
    if violation.missing {
        let message = format!("The request must contain the parameter {}", violation.query_path);
        return ApiError::client("MissingParameter", message);
    }
    let shown = violation.shown.trim_matches('\'');
    let message = format!(
        "Value ({shown}) for parameter {} is invalid. {}.",
        violation.query_path, violation.constraint
    );
    ApiError::client("InvalidParameterValue", message)
}

/// Where we are in the request; lives on the stack, so that a valid request allocates nothing.
enum Path<'a> {
    Root,
    Member(&'a Path<'a>, &'static Member),
    /// Counted from 1, as AWS does.
    Index(&'a Path<'a>, usize),
    Key(&'a Path<'a>, &'a str),
}

impl Path<'_> {
    fn json(&self) -> String {
        let (above, step) = match self {
            Path::Root => return String::new(),
            Path::Member(above, member) => (above, lower_first(member.name)),
            Path::Index(above, index) => (above, format!("{index}.member")),
            Path::Key(above, key) => (above, format!("{}.member", shorten(key))),
        };
        join(above.json(), step)
    }

    fn query(&self) -> String {
        let (above, step) = match self {
            Path::Root => return String::new(),
            Path::Member(above, member) => (above, member.query.to_owned()),
            Path::Index(above, index) => (above, index.to_string()),
            Path::Key(above, key) => (above, shorten(key)),
        };
        join(above.query(), step)
    }
}

fn join(above: String, step: String) -> String {
    if above.is_empty() {
        step
    } else {
        format!("{above}.{step}")
    }
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map(|c| c.to_ascii_lowercase().to_string() + chars.as_str())
        .unwrap_or_default()
}

fn check(shape: &'static Shape, value: &Value, path: &Path<'_>, found: &mut Vec<Violation>) {
    if found.len() >= MOST_REPORTED {
        return;
    }
    match (shape, value) {
        (Shape::Structure(structure), Value::Object(object)) => check_structure(structure, object, path, found),
        (Shape::List(list), Value::Array(items)) => {
            check_length(list.min, list.max, items.len(), value, path, found);
            for (i, item) in items.iter().enumerate() {
                let at = Path::Index(path, i + 1);
                if item.is_null() {
                    found.push(violation(true, item, &at, "Member must not be null".to_owned()));
                } else if let (Shape::String(text), Value::String(s)) = (list.member, item) {
                    // AWS reports a bad scalar at its list, with all that its elements must satisfy.
                    if !broken(text, s).is_empty() {
                        let all = format!("Member must satisfy constraint: [{}]", rules(text).join(", "));
                        found.push(violation(false, value, path, all));
                        break;
                    }
                } else {
                    check(list.member, item, &at, found);
                }
                if found.len() >= MOST_REPORTED {
                    return;
                }
            }
        }
        (Shape::Map(map), Value::Object(object)) => {
            check_length(map.min, map.max, object.len(), value, path, found);
            for (key, item) in object {
                let at = Path::Key(path, key);
                check(map.key, &Value::String(key.clone()), &at, found);
                check(map.value, item, &at, found);
            }
        }
        (Shape::String(text), Value::String(s)) => {
            found.extend(
                broken(text, s)
                    .into_iter()
                    .map(|rule| violation(false, value, path, rule)),
            );
        }
        (Shape::Integer(range) | Shape::Long(range), Value::Number(number)) => {
            check_range(range, number.as_i64().unwrap_or_default(), value, path, found);
        }
        _ => {}
    }
}

fn check_structure(
    structure: &'static Structure,
    object: &serde_json::Map<String, Value>,
    path: &Path<'_>,
    found: &mut Vec<Violation>,
) {
    for member in structure.members {
        let at = Path::Member(path, member);
        match object.get(member.name) {
            Some(value) => check(member.shape, value, &at, found),
            None if member.required => {
                found.push(violation(true, &Value::Null, &at, "Member must not be null".to_owned()))
            }
            None => {}
        }
    }
    if structure.union && object.len() != 1 {
        let value = Value::Object(object.clone());
        found.push(violation(
            false,
            &value,
            path,
            format!("Exactly one member of {} must be set", structure.name),
        ));
    }
}

fn check_length(
    min: Option<u32>,
    max: Option<u32>,
    length: usize,
    value: &Value,
    path: &Path<'_>,
    found: &mut Vec<Violation>,
) {
    if let Some(max) = max.filter(|m| length > *m as usize) {
        found.push(violation(false, value, path, at_most(max)));
    }
    if let Some(min) = min.filter(|m| length < *m as usize) {
        found.push(violation(false, value, path, at_least(min)));
    }
}

fn check_range(range: &Range, number: i64, value: &Value, path: &Path<'_>, found: &mut Vec<Violation>) {
    if let Some(max) = range.max.filter(|m| number > *m) {
        found.push(violation(
            false,
            value,
            path,
            format!("Member must have value less than or equal to {max}"),
        ));
    }
    if let Some(min) = range.min.filter(|m| number < *m) {
        found.push(violation(
            false,
            value,
            path,
            format!("Member must have value greater than or equal to {min}"),
        ));
    }
}

/// The rules of a string that this text breaks. A text that is too long isn't shown to the pattern: it's refused anyway, and a
/// pattern's cost grows with the text.
fn broken(shape: &StringShape, text: &str) -> Vec<String> {
    let mut rules = Vec::new();
    let length = text.chars().count();
    if let Some(max) = shape.max.filter(|m| length > *m as usize) {
        return vec![at_most(max)];
    }
    if let Some(min) = shape.min.filter(|m| length < *m as usize) {
        rules.push(at_least(min));
    }
    if let Some(pattern) = shape.pattern.as_ref().filter(|p| !p.matches(text)) {
        rules.push(format!(
            "Member must satisfy regular expression pattern: {}",
            pattern.source()
        ));
    }
    if !shape.values.is_empty() && !shape.values.contains(&text) {
        rules.push(enum_rule(shape));
    }
    rules
}

/// All rules of a string, for messages.
fn rules(shape: &StringShape) -> Vec<String> {
    let mut rules = Vec::new();
    rules.extend(shape.max.map(at_most));
    rules.extend(shape.min.map(at_least));
    rules.extend(
        shape
            .pattern
            .as_ref()
            .map(|p| format!("Member must satisfy regular expression pattern: {}", p.source())),
    );
    if !shape.values.is_empty() {
        rules.push(enum_rule(shape));
    }
    rules.push("Member must not be null".to_owned());
    rules
}

fn enum_rule(shape: &StringShape) -> String {
    format!("Member must satisfy enum value set: [{}]", shape.values.join(", "))
}

fn at_most(max: u32) -> String {
    format!("Member must have length less than or equal to {max}")
}

fn at_least(min: u32) -> String {
    format!("Member must have length greater than or equal to {min}")
}

fn violation(missing: bool, value: &Value, path: &Path<'_>, constraint: String) -> Violation {
    Violation {
        missing,
        shown: show(value),
        json_path: path.json(),
        query_path: path.query(),
        constraint,
    }
}

fn show(value: &Value) -> String {
    let text = match value {
        Value::Null => return "null".to_owned(),
        Value::String(s) => shorten(s),
        Value::Array(items) => {
            let shown: Vec<String> = items
                .iter()
                .take(8)
                .map(|i| i.as_str().map_or_else(|| shorten(&i.to_string()), shorten))
                .collect();
            shorten(&format!("[{}]", shown.join(", ")))
        }
        other => shorten(&other.to_string()),
    };
    format!("'{text}'")
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
