//! Parameters that are kept and shown again without effect, and those that are refused because they would have one.

use super::{invalid, unsupported};
use kakoi_database::DatabaseService;
use kakoi_wire::ApiError;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// The longest text that's kept, in bytes: AWS's longest (an ARN of a key or a role) are shorter.
const LONGEST_TEXT: usize = 2048;
/// The longest list.
const LONGEST_LIST: usize = 50;

/// A request as its type, and as the members that were given.
pub(crate) struct Given<T> {
    pub request: T,
    pub members: Map<String, Value>,
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::deserialize(deserializer)?;
        let request = T::deserialize(&Value::Object(members.clone())).map_err(D::Error::custom)?;
        Ok(Self { request, members })
    }
}

/// Picks what's kept: (member of the request, member of the answer).
///
/// # Errors
/// `InvalidParameterValue` for what is longer than any of AWS's values.
pub(crate) fn recorded(members: &Map<String, Value>, names: &[(&str, &str)]) -> Result<Map<String, Value>, ApiError> {
    let mut kept = Map::new();
    for (given, shown) in names {
        let Some(value) = members.get(*given) else { continue };
        let fits = match value {
            Value::String(text) => text.len() <= LONGEST_TEXT,
            Value::Array(items) => {
                items.len() <= LONGEST_LIST && items.iter().all(|i| i.as_str().is_none_or(|t| t.len() <= LONGEST_TEXT))
            }
            _ => true,
        };
        if !fits {
            return Err(invalid(format!("The parameter {given} is too long.")));
        }
        kept.insert((*shown).to_owned(), value.clone());
    }
    Ok(kept)
}

/// Adds AWS's defaults for what wasn't given.
pub(crate) fn defaults(kept: &mut Map<String, Value>, all: Value) {
    if let Value::Object(all) = all {
        for (name, value) in all {
            kept.entry(name).or_insert(value);
        }
    }
}

/// An answer with what was recorded among its members. What the answer says itself counts more; a list that it leaves empty says
/// nothing.
pub(crate) fn shown<T: Serialize>(answer: &T, recorded: &Map<String, Value>) -> Result<Value, ApiError> {
    let Value::Object(mut all) = serde_json::to_value(answer).map_err(ApiError::internal)? else {
        return Err(ApiError::internal("an answer that is no structure"));
    };
    let says_nothing = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    for (name, value) in recorded {
        if all.get(name).is_none_or(says_nothing) {
            all.insert(name.clone(), value.clone());
        }
    }
    Ok(Value::Object(all))
}

/// Refuses parameters that mean something here can't do, unless their value asks for nothing: `false`, 0, or an empty text or list.
pub(crate) fn refuse_given(
    service: DatabaseService,
    members: &Map<String, Value>,
    names: &[(&str, &str)],
) -> Result<(), ApiError> {
    let asks = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Bool(true) | Value::Object(_) => true,
    };
    match names.iter().find(|(name, _)| members.get(*name).is_some_and(asks)) {
        Some((name, why)) => Err(unsupported(
            service,
            format!("{name} is not supported in this region: {why}."),
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn members(value: Value) -> Map<String, Value> {
        value.as_object().cloned().expect("an object")
    }

    #[test]
    fn what_is_recorded_is_shown_under_the_answers_name_and_is_bounded() {
        let given = members(json!({"EnablePerformanceInsights": true, "Engine": "postgres", "KmsKeyId": "k"}));
        let names = [
            ("EnablePerformanceInsights", "PerformanceInsightsEnabled"),
            ("KmsKeyId", "KmsKeyId"),
        ];
        let mut kept = recorded(&given, &names).expect("kept");
        defaults(&mut kept, json!({"KmsKeyId": "other", "MonitoringInterval": 0}));
        assert_eq!(
            Value::Object(kept.clone()),
            json!({"PerformanceInsightsEnabled": true, "KmsKeyId": "k", "MonitoringInterval": 0})
        );
        let all = shown(&json!({"Engine": "postgres", "KmsKeyId": []}), &kept).expect("shown");
        assert_eq!((&all["Engine"], &all["KmsKeyId"]), (&json!("postgres"), &json!("k")));
        for long in [
            json!("x".repeat(LONGEST_TEXT + 1)),
            json!(vec!["x"; LONGEST_LIST + 1]),
            json!(["x".repeat(LONGEST_TEXT + 1)]),
        ] {
            let error = recorded(&members(json!({ "KmsKeyId": long })), &names).expect_err("too long");
            assert_eq!(error.code(), "InvalidParameterValue");
        }
    }

    #[test]
    fn a_refused_parameter_may_be_given_with_a_value_that_asks_for_nothing() {
        let names = [("MultiAZ", "why")];
        for nothing in [json!(null), json!(false), json!(0), json!(""), json!([])] {
            let given = members(json!({ "MultiAZ": nothing }));
            assert!(refuse_given(DatabaseService::Rds, &given, &names).is_ok());
        }
        for something in [json!(true), json!(1), json!("x"), json!(["x"]), json!({})] {
            let given = members(json!({ "MultiAZ": something }));
            let error = refuse_given(DatabaseService::Redshift, &given, &names).expect_err("refused");
            assert_eq!(error.code(), "UnsupportedOperation");
            assert!(error.message().contains("MultiAZ"), "{}", error.message());
        }
    }
}
