//! Users' prefix lists: versions, sizes, and what names them (lines 8 and 20).

use super::*;

fn entries(ranges: &[&str]) -> Vec<EntrySpec> {
    ranges.iter().map(|r| ((*r).to_owned(), None)).collect()
}

fn list(lab: &mut Lab, size: i64, ranges: &[&str]) -> PrefixListId {
    lab.run(|n, ctx| n.create_prefix_list(ctx, "office", size, &entries(ranges), Tags::new()))
        .expect("a list")
}

fn add(version: u64, ranges: &[&str]) -> ModifyPrefixList {
    ModifyPrefixList {
        current_version: Some(version),
        add: entries(ranges),
        ..ModifyPrefixList::default()
    }
}

fn remove(version: u64, ranges: &[&str]) -> ModifyPrefixList {
    ModifyPrefixList {
        current_version: Some(version),
        remove: ranges.iter().map(|r| (*r).to_owned()).collect(),
        ..ModifyPrefixList::default()
    }
}

fn ranges(entries: &ListEntries) -> Vec<String> {
    entries.keys().map(ToString::to_string).collect()
}

#[test]
fn each_change_of_entries_is_a_version_that_can_be_restored() {
    let mut lab = Lab::new();
    let id = list(&mut lab, 3, &["10.1.2.3/16"]);
    lab.run(|n, ctx| n.modify_prefix_list(ctx, id, &add(1, &["10.2.0.0/16", "10.3.0.0/16"])))
        .expect("added");
    lab.run(|n, ctx| n.modify_prefix_list(ctx, id, &remove(2, &["10.1.0.0/16"])))
        .expect("removed");
    let now = &lab.network.prefix_lists[&id];
    assert_eq!(
        (now.version, ranges(&now.entries)),
        (3, vec!["10.2.0.0/16".into(), "10.3.0.0/16".into()])
    );
    assert_eq!(ranges(now.entries_of(1).expect("kept")), ["10.1.0.0/16"]);
    assert_eq!(now.entries_of(4).expect_err("none").code, "InvalidParameterValue");
    lab.refused("PrefixListVersionMismatch", |n, ctx| {
        n.restore_prefix_list(ctx, id, 2, 1)
    });
    lab.run(|n, ctx| n.restore_prefix_list(ctx, id, 3, 1))
        .expect("restored");
    let now = &lab.network.prefix_lists[&id];
    assert_eq!((now.version, ranges(&now.entries)), (4, vec!["10.1.0.0/16".into()]));
    let rename = ModifyPrefixList {
        name: Some("home".into()),
        ..ModifyPrefixList::default()
    };
    lab.run(|n, ctx| n.modify_prefix_list(ctx, id, &rename))
        .expect("renamed");
    assert_eq!(lab.network.prefix_lists[&id].version, 4, "a name is no new version");
    for _ in 0..60 {
        let version = lab.network.prefix_lists[&id].version;
        let there = lab.network.prefix_lists[&id].entries.len() > 1;
        let change = if there {
            remove(version, &["10.9.0.0/16"])
        } else {
            add(version, &["10.9.0.0/16"])
        };
        lab.run(|n, ctx| n.modify_prefix_list(ctx, id, &change))
            .expect("changed");
    }
    assert_eq!(
        lab.network.prefix_lists[&id].history.len(),
        50,
        "old versions don't pile up"
    );
}

#[test]
fn bad_changes_are_refused_with_awss_codes() {
    let mut lab = Lab::new();
    let id = list(&mut lab, 2, &["10.1.0.0/16"]);
    let both = ModifyPrefixList {
        remove: vec!["10.1.0.0/16".into()],
        ..add(1, &["10.1.0.0/16"])
    };
    let with_size = ModifyPrefixList {
        max_entries: Some(5),
        ..add(1, &["10.2.0.0/16"])
    };
    let without_version = ModifyPrefixList {
        current_version: None,
        ..add(1, &["10.2.0.0/16"])
    };
    let size = |n| ModifyPrefixList {
        max_entries: Some(n),
        ..ModifyPrefixList::default()
    };
    let name = |name: &str| ModifyPrefixList {
        name: Some(name.into()),
        ..ModifyPrefixList::default()
    };
    for (code, change) in [
        ("InvalidParameterValue", both),
        ("InvalidParameterCombination", with_size),
        ("MissingParameter", without_version),
        ("PrefixListVersionMismatch", add(2, &["10.2.0.0/16"])),
        ("InvalidRequest", add(1, &["10.1.0.0/16"])),
        ("PrefixListMaxEntriesExceeded", add(1, &["10.2.0.0/16", "10.3.0.0/16"])),
        ("InvalidParameterValue", add(1, &["10.2.0.0/16", "10.2.1.0/16"])),
        ("InvalidParameterValue", add(1, &["10.2.0.0"])),
        ("UnsupportedOperation", add(1, &["fd00::/8"])),
        ("InvalidParameterValue", size(0)),
        ("InvalidParameterValue", size(1001)),
        ("InvalidParameterValue", name("com.amazonaws.mine")),
    ] {
        lab.refused(code, |n, ctx| n.modify_prefix_list(ctx, id, &change));
    }
    let absent = remove(1, &["10.7.0.0/16"]);
    let message = lab.refused("InvalidPrefixListModification", |n, ctx| {
        n.modify_prefix_list(ctx, id, &absent)
    });
    assert!(
        message.ends_with("does not exist."),
        "Terraform's provider looks for this: {message}"
    );
    let s3 = s3_prefix_list_id(&lab.region.region);
    lab.refused("AuthFailure", |n, ctx| n.modify_prefix_list(ctx, s3, &size(5)));
    lab.refused("AuthFailure", |n, ctx| n.delete_prefix_list(ctx, s3));
    lab.refused("InvalidPrefixListID.NotFound", |n, ctx| {
        n.delete_prefix_list(ctx, PrefixListId::from_entropy(1 << 60))
    });
    lab.refused("PrefixListMaxEntriesExceeded", |n, ctx| {
        n.create_prefix_list(ctx, "x", 1, &entries(&["10.0.0.0/16", "10.1.0.0/16"]), Tags::new())
    });
}

#[test]
fn lines_8_and_20_a_list_in_use_counts_by_its_size_and_cannot_go() {
    let mut lab = Lab::new();
    let (vpc, ..) = lab.usual();
    let gateway = lab.gateway(vpc);
    let (group, table) = (lab.group(vpc, "g"), lab.main_table(vpc));
    let id = list(&mut lab, 40, &["10.77.0.0/16"]);
    let rule =
        |id: PrefixListId, port| Permission::new("tcp", Some((port, port)), PeerSpec::PrefixList(id.to_string()));
    let authorize = |n: &mut Network, ctx: &mut Ctx<'_>, rule: Permission| {
        n.authorize(ctx, group, Direction::Ingress, &[rule], Tags::new())
    };
    lab.run(|n, ctx| authorize(n, ctx, rule(id, 443))).expect("a rule");
    lab.refused("RulesPerSecurityGroupLimitExceeded", |n, ctx| {
        authorize(n, ctx, rule(id, 80))
    });
    let spec = RouteSpec {
        cidr: None,
        prefix_list: Some(id.to_string()),
        ..RouteSpec::to_gateway("", gateway)
    };
    lab.run(|n, ctx| n.create_route(ctx, table, &spec)).expect("a route");
    assert_eq!(
        lab.network.prefix_list_users(id),
        [table.to_string(), group.to_string()]
    );
    let size = |n| ModifyPrefixList {
        max_entries: Some(n),
        ..ModifyPrefixList::default()
    };
    lab.refused("RulesPerSecurityGroupLimitExceeded", |n, ctx| {
        n.modify_prefix_list(ctx, id, &size(61))
    });
    lab.refused("RouteLimitExceeded", |n, ctx| n.modify_prefix_list(ctx, id, &size(51)));
    lab.run(|n, ctx| n.modify_prefix_list(ctx, id, &size(50)))
        .expect("fits");
    let one_more = RouteSpec::to_gateway("192.0.2.0/24", gateway);
    lab.refused("RouteLimitExceeded", |n, ctx| n.create_route(ctx, table, &one_more));
    lab.refused("DependencyViolation", |n, ctx| n.delete_prefix_list(ctx, id));
    lab.run(|n, _| n.delete_route(table, &spec)).expect("deleted");
    lab.refused("DependencyViolation", |n, ctx| n.delete_prefix_list(ctx, id));
    let which = Selector::Permissions(vec![rule(id, 443)]);
    lab.run(|n, ctx| n.revoke(ctx, group, Direction::Ingress, &which))
        .expect("revoked");
    lab.run(|n, ctx| n.delete_prefix_list(ctx, id)).expect("deleted");
    lab.refused("InvalidPrefixListID.NotFound", |n, ctx| {
        authorize(n, ctx, rule(id, 443))
    });
    lab.refused("InvalidPrefixListID.NotFound", |n, ctx| {
        n.create_route(ctx, table, &spec)
    });
}
