//! Settings structures as wholes: how an update changes one, and what in one can't be had here.

use serde_json::{Map, Value};

/// Settings after an update: every member that's given replaces the stored one whole, the others stay. What was set once can't
/// be unset this way (fact sheet 2.6); an empty list clears a list.
pub fn merge_settings(stored: Option<&Value>, given: Value) -> Value {
    let (Some(Value::Object(stored)), Value::Object(given)) = (stored, &given) else {
        return given;
    };
    let mut merged: Map<String, Value> = stored.clone();
    merged.extend(given.iter().map(|(key, value)| (key.clone(), value.clone())));
    Value::Object(merged)
}

/// The first setting that names something that can't exist in this version, in words for the caller. Accepting it would promise
/// what no app gets.
pub fn unavailable_setting(settings: &Value) -> Option<String> {
    match settings {
        Value::Object(members) => members
            .iter()
            .find_map(|(key, value)| unavailable_member(key, value).or_else(|| unavailable_setting(value))),
        Value::Array(items) => items.iter().find_map(unavailable_setting),
        _ => None,
    }
}

fn unavailable_member(key: &str, value: &Value) -> Option<String> {
    let text = value.as_str();
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let no_config = |arn: &str| Some(format!("The Studio lifecycle config [{arn}] does not exist."));
    match key {
        // The literal None clears the value (fact sheet 3.2).
        "LifecycleConfigArn" | "BuiltInLifecycleConfigArn" => text.filter(|arn| *arn != "None").and_then(no_config),
        "LifecycleConfigArns" => list
            .iter()
            .filter_map(Value::as_str)
            .find(|arn| *arn != "None")
            .and_then(no_config),
        "CustomImages" => {
            let name = list
                .first()?
                .get("ImageName")
                .and_then(Value::as_str)
                .unwrap_or_default();
            Some(format!("The image [{name}] does not exist."))
        }
        "CustomFileSystemConfigs" | "CustomFileSystems" if !list.is_empty() => {
            Some("Custom file systems aren't available in this region.".into())
        }
        "RStudioServerProDomainSettings" | "RStudioServerProDomainSettingsForUpdate" => {
            Some("RStudio isn't available in this region.".into())
        }
        "IpAddressType" if text == Some("dualstack") => {
            Some("IPv6 isn't available in this region: IpAddressType must be ipv4.".into())
        }
        "SpaceManagedResources" if text == Some("ENABLED") => Some(
            "SpaceManagedResources isn't available in this region: create the user profile and the app yourself."
                .into(),
        ),
        "RemoteAccess" if text == Some("ENABLED") => Some("RemoteAccess isn't available in this region.".into()),
        "TrustedIdentityPropagationSettings" if value.get("Status").and_then(Value::as_str) == Some("ENABLED") => {
            Some("Trusted identity propagation needs a domain whose AuthMode is SSO.".into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_given_member_replaces_the_stored_one_and_the_others_stay() {
        let stored = json!({"ExecutionRole": "a", "SecurityGroups": ["sg-1", "sg-2"]});
        let merged = merge_settings(Some(&stored), json!({"SecurityGroups": ["sg-3"]}));
        assert_eq!(merged, json!({"ExecutionRole": "a", "SecurityGroups": ["sg-3"]}));
        assert_eq!(merge_settings(None, json!({"x": 1})), json!({"x": 1}));
        assert_eq!(merge_settings(Some(&stored), json!({})), stored);
    }

    #[test]
    fn what_cannot_exist_is_found_at_any_depth() {
        let nested = json!({"JupyterLabAppSettings": {"LifecycleConfigArns": ["arn:aws:sagemaker:x"]}});
        assert!(unavailable_setting(&nested).is_some_and(|m| m.contains("arn:aws:sagemaker:x")));
        assert!(
            unavailable_setting(&json!({"a": [{"CustomImages": [{"ImageName": "mine"}]}]}))
                .is_some_and(|m| m.contains("[mine]"))
        );
        for fine in [
            json!({"LifecycleConfigArn": "None"}),
            json!({"JupyterLabAppSettings": {"LifecycleConfigArns": [], "CustomImages": []}}),
            json!({"IpAddressType": "ipv4", "RemoteAccess": "DISABLED"}),
        ] {
            assert_eq!(unavailable_setting(&fine), None, "{fine}");
        }
    }
}
