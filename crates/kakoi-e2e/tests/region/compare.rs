//! `kakoi compare`: the selftest's answers for the mode that is, the model's for the one that isn't, and its reports.

use crate::Region;
use kakoi_e2e::checks::Checks;
use kakoi_e2e::setup::Place;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// How long a step of a domain's life may take.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn checks(checks: &mut Checks, region: &mut Region) {
    let place = &region.place;
    checks.run("compare agrees with the selftest, cell by cell", || agrees(place));
    checks.run("compare tells what the other mode would be", || other_mode(place));
    checks.run("compare writes its reports and refuses what it can't do", || {
        reports(place)
    });
    checks.run("compare answers for a domain where nothing runs", || {
        nothing_runs(region)
    });
}

fn list<'a>(value: &'a Value, at: &str) -> &'a Vec<Value> {
    value[at].as_array().unwrap_or_else(|| panic!("no {at} in {value:#}"))
}

fn text(value: &Value, at: &str) -> String {
    value[at]
        .as_str()
        .unwrap_or_else(|| panic!("no {at} in {value:#}"))
        .to_owned()
}

/// The expected answers by notebook and target.
fn expected<'a>(cells: impl IntoIterator<Item = &'a Value>) -> BTreeMap<(String, String), String> {
    let cells = cells.into_iter();
    cells
        .map(|c| ((text(c, "from"), text(c, "to")), text(c, "expected")))
        .collect()
}

fn agrees(place: &Place) {
    let measured = place.json(&["selftest"]);
    assert_eq!(measured["differences"], 0, "{measured:#}");
    let compared = place.json(&["compare"]);
    let domains = compared.as_array().expect("a list");
    let names: Vec<_> = domains.iter().map(|d| d["domain"]["name"].clone()).collect();
    assert_eq!(names, ["research-open", "research-closed"], "the example domains");
    let modes = domains.iter().flat_map(|d| list(d, "modes"));
    let current = modes.filter(|m| m["current"] == true).flat_map(|m| list(m, "cells"));
    assert_eq!(expected(current), expected(list(&measured, "cells")));
}

fn other_mode(place: &Place) {
    for (name, now, other) in [
        ("research-open", "PublicInternetOnly", "VpcOnly"),
        ("research-closed", "VpcOnly", "PublicInternetOnly"),
    ] {
        let answer = place.json(&["compare", "--domain", name]);
        assert_eq!(answer.as_array().map(Vec::len), Some(1));
        let modes = list(&answer[0], "modes");
        let mode = |wanted: &str| modes.iter().find(|m| m["mode"] == wanted).expect("the mode");
        assert_eq!(
            (&mode(now)["current"], &mode(other)["current"]),
            (&json!(true), &json!(false))
        );
        let public = expected(list(mode("PublicInternetOnly"), "cells"));
        let vpc = expected(list(mode("VpcOnly"), "cells"));
        let key = (format!("{name}/alice"), "internet".to_owned());
        assert_eq!((public[&key].as_str(), vpc[&key].as_str()), ("reached", "blocked"));
        // Same VPC, same users: the modes are the only difference between the two domains.
        for start in list(mode(other), "starts") {
            assert_eq!(start["fails"], Value::Null, "{start:#}");
        }
    }
    let said = place.json(&["compare", "--domain", "research-open", "--internet", "forbidden"]);
    assert_eq!(
        said[0]["recommendation"]["mode"], "VpcOnly",
        "{:#}",
        said[0]["recommendation"]
    );
    assert_eq!(said[0]["recommendation"]["nat_gateway"], false);
}

fn reports(place: &Place) {
    let html = place.temporary().join("compare.html");
    let markdown = place.temporary().join("compare.md");
    for path in [&html, &markdown] {
        let path = path.to_str().expect("a path");
        let out = place.run(&["compare", "--write", path]);
        assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(
            said.contains("WHICH MODE?") && !said.contains('\u{1b}'),
            "no colour into a pipe: {said}"
        );
        // Ids and names aren't cut; everything else fits a hundred columns.
        for line in said.lines().filter(|l| l.chars().count() > 100) {
            assert!(line.split_whitespace().any(|w| w.len() > 60), "{line}");
        }
    }
    let page = fs::read_to_string(&html).expect("the report");
    assert!(
        page.starts_with("<!doctype html>") && page.matches("<svg").count() == 4,
        "two modes of two domains"
    );
    assert!(!page.contains("<script") && !page.contains("src="));
    assert!(
        fs::read_to_string(&markdown)
            .expect("the report")
            .contains("## research-closed")
    );

    let prices = place.temporary().join("prices.json");
    fs::write(&prices, r#"{"as_of":"2026-01-01","regions":{}}"#).expect("written");
    let answer = place.json(&["compare", "--prices", prices.to_str().expect("a path")]);
    assert_eq!(answer[0]["prices"], Value::Null);
    assert!(
        list(&answer[0], "notes")
            .iter()
            .any(|n| n.as_str().is_some_and(|n| n.contains("has no prices of us-east-1")))
    );
    fs::write(&prices, "{}").expect("written");
    for wrong in [
        &["compare", "--domain", "nowhere"][..],
        &["compare", "--write", "report.pdf"],
        &["compare", "--gb-processed", "-1"],
        &["compare", "--efs-gb=NaN"],
        &["compare", "--internet", "maybe"],
        &["compare", "--prices", "/nowhere/prices.json"],
        &["compare", "--prices", prices.to_str().expect("a path")],
    ] {
        let out = place.run(wrong);
        assert_eq!(out.status.code(), Some(2), "{wrong:?}");
        assert!(!out.stderr.is_empty(), "{wrong:?} says why");
    }
    for file in [&html, &markdown, &prices] {
        fs::remove_file(file).expect("removed: a later check looks for what a region leaves");
    }
}

/// A domain that nobody has started an app in: its spaces are asked about as they would start.
fn nothing_runs(region: &mut Region) {
    let Region { place, boto, facts, .. } = region;
    let example = boto
        .call(
            "sagemaker",
            "describe_domain",
            json!({ "DomainId": facts.closed_domain }),
        )
        .value;
    let made = json!({
        "DomainName": "compared", "AuthMode": "IAM", "AppNetworkAccessType": "VpcOnly", "VpcId": facts.vpc,
        "SubnetIds": example["SubnetIds"],
        "DefaultUserSettings": { "ExecutionRole": example["DefaultUserSettings"]["ExecutionRole"], "SecurityGroups": [facts.groups[0]] },
    });
    let arn = boto.text("sagemaker", "create_domain", made, "/DomainArn");
    let id = arn.rsplit('/').next().expect("an id").to_owned();
    let domain = json!({ "DomainId": id });
    wait_for("the domain is in service", PATIENCE, || {
        let status = boto.text("sagemaker", "describe_domain", domain.clone(), "/Status");
        (status == "InService").then_some(())
    });
    let bare = place.json(&["compare", "--domain", "compared"]);
    let first = expected(list(&bare[0]["modes"][0], "cells"));
    assert_eq!(
        first[&("compared/(first space)".to_owned(), "internet".to_owned())],
        "reached",
        "without a space the answers are for a first one"
    );
    let notes = list(&bare[0], "notes").iter().filter_map(Value::as_str);
    assert!(notes.into_iter().any(|n| n.contains("has no space yet")), "{bare:#}");
    let profile = json!({ "DomainId": id, "UserProfileName": "carol" });
    boto.call("sagemaker", "create_user_profile", profile.clone());
    let space = json!({ "DomainId": id, "SpaceName": "carol" });
    let mut wanted = space.clone();
    wanted["OwnershipSettings"] = json!({ "OwnerUserProfileName": "carol" });
    wanted["SpaceSharingSettings"] = json!({ "SharingType": "Private" });
    boto.call("sagemaker", "create_space", wanted);

    let answer = place.json(&["compare", "--domain", "compared"]);
    assert_eq!(answer[0]["running"], false);
    let expected = [0, 1].map(|mode| expected(list(&answer[0]["modes"][mode], "cells")));
    let word = |mode: usize, to: &str| expected[mode][&("compared/carol".to_owned(), to.to_owned())].clone();
    // As alice's of the example domain: the same VPC, the same group.
    for (to, public, vpc) in [
        ("internet", "reached", "blocked"),
        ("s3", "reached", "reached"),
        ("home-volume", "reached", "reached"),
    ] {
        assert_eq!((word(0, to).as_str(), word(1, to).as_str()), (public, vpc), "{to}");
    }
    // Asking changes nothing: no app of it has an interface.
    let apps = format!("*Studio Domain({id})*");
    let filter = json!({ "Filters": [{ "Name": "description", "Values": [apps] }] });
    let interfaces = boto.call("ec2", "describe_network_interfaces", filter).value;
    assert!(list(&interfaces, "NetworkInterfaces").is_empty(), "{interfaces:#}");

    wait_for("the space is deleted", PATIENCE, || {
        boto.try_call("sagemaker", "delete_space", &space).is_ok().then_some(())
    });
    wait_for("the profile is deleted", PATIENCE, || {
        boto.try_call("sagemaker", "delete_user_profile", &profile)
            .is_ok()
            .then_some(())
    });
    let whole = json!({ "DomainId": id, "RetentionPolicy": { "HomeEfsFileSystem": "Delete" } });
    wait_for("the domain is deleted", PATIENCE, || {
        boto.try_call("sagemaker", "delete_domain", &whole)
            .is_ok()
            .then_some(())
    });
    wait_for("the domain is gone", PATIENCE, || {
        boto.try_call("sagemaker", "describe_domain", &domain)
            .is_err()
            .then_some(())
    });
}
