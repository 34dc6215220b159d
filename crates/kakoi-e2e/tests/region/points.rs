//! Access points, from notebooks: whose role may mount one shares its files with others, and nobody else gets in.

use crate::Region;
use crate::homes::nfs;
use kakoi_e2e::checks::Checks;
use kakoi_e2e::clients::Boto;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

const ALICE: &str = "research-closed/alice";
const BOB: &str = "research-closed/bob";
const POLICY: &str = "access-point";

/// NFS 3: permission, read-only, and a handle that's none.
const ACCES: &str = "13";
const ROFS: &str = "30";
const BADHANDLE: &str = "10001";

/// What a profile of the closed domain runs as.
fn role(boto: &mut Boto, domain: &str, profile: &str) -> String {
    let of = json!({ "DomainId": domain, "UserProfileName": profile });
    let arn = boto.text("sagemaker", "describe_user_profile", of, "/UserSettings/ExecutionRole");
    arn.rsplit('/').next().expect("a name").to_owned()
}

fn allow(boto: &mut Boto, role: &str, actions: &[&str], point: &Value) {
    let on = point["FileSystemId"].as_str().expect("an id");
    let arn = point["AccessPointArn"].as_str().expect("an ARN");
    let (account, _) = arn.split_once(":access-point/").expect("an ARN");
    let document = json!({ "Version": "2012-10-17", "Statement": {
        "Effect": "Allow",
        "Action": actions.iter().map(|a| format!("elasticfilesystem:Client{a}")).collect::<Vec<_>>(),
        "Resource": format!("{account}:file-system/{on}"),
        "Condition": { "StringEquals": { "elasticfilesystem:AccessPointArn": arn } },
    } });
    let policy = json!({ "RoleName": role, "PolicyName": POLICY, "PolicyDocument": document.to_string() });
    boto.call("iam", "put_role_policy", policy);
}

pub fn checks(checks: &mut Checks, region: &mut Region) {
    let Region { place, boto, facts, .. } = region;
    let place = &*place;
    let target = &facts.mount_targets[1];
    checks.run("an access point shares files between roles that may mount it", || {
        let domain = &facts.closed_domain;
        let system = boto.text(
            "sagemaker",
            "describe_domain",
            json!({ "DomainId": domain }),
            "/HomeEfsFileSystemId",
        );
        let [alice, bob] = ["alice", "bob"].map(|profile| role(boto, domain, profile));
        let wanted = json!({
            "FileSystemId": system, "PosixUser": { "Uid": 2000, "Gid": 2000 },
            "RootDirectory": { "Path": "/team/data", "CreationInfo": { "OwnerUid": 2000, "OwnerGid": 2000, "Permissions": "770" } },
        });
        let point = boto.call("efs", "create_access_point", wanted).value;
        let id = point["AccessPointId"].as_str().expect("an id").to_owned();
        let root = format!("/{id}");
        let file = format!("{root}/notes");
        let hers = |arguments: &[&str]| nfs(place, ALICE, target, arguments);
        let his = |arguments: &[&str]| nfs(place, BOB, target, arguments);
        for ask in [&hers as &dyn Fn(&[&str]) -> _, &his] {
            assert_eq!(ask(&["ls", &root]), Err(ACCES.into()), "nobody allowed it");
        }
        allow(boto, &alice, &["Mount", "Write"], &point);
        allow(boto, &bob, &["Mount"], &point);
        assert_eq!(hers(&["write", &file, "for all"]), Ok("written".into()));
        assert_eq!(his(&["cat", &file]), Ok("for all".into()));
        assert_eq!(his(&["write", &file, "his"]), Err(ROFS.into()));
        assert_eq!(his(&["remove", &file]), Err(ROFS.into()));
        let [by_her, by_him] = [hers(&["handle", &root]), his(&["handle", &root])].map(|got| got.expect("theirs"));
        assert_eq!(his(&["use", &by_him]), Ok(". .. notes".into()));
        assert_eq!(his(&["use", &by_her]), Err(BADHANDLE.into()), "her handle is none of his");
        assert_eq!(hers(&["ls", &format!("{root}/..")]), Err(ACCES.into()));
        // Nothing of it is in anybody's home.
        assert_eq!(hers(&["ls", "/"]), Ok(". .. home user-default-efs".into()));
        allow(boto, &bob, &["Mount", "Write"], &point);
        assert_eq!(his(&["write", &file, "by both"]), Ok("written".into()));
        assert_eq!(hers(&["cat", &file]), Ok("by both".into()));

        // Taken from her while she reads, over the same connection.
        std::thread::scope(|scope| {
            let reading = scope.spawn(|| hers(&["poll", &file, "begun"]));
            let begun = format!("{root}/begun");
            wait_for("she reads", Duration::from_secs(30), || his(&["cat", &begun]).ok());
            let taken = json!({ "RoleName": alice, "PolicyName": POLICY });
            boto.call("iam", "delete_role_policy", taken);
            assert_eq!(reading.join().expect("a reader"), Err(ACCES.into()));
        });
        assert_eq!(hers(&["use", &by_her]), Err(ACCES.into()));
        assert_eq!(hers(&["ls", "/"]), Ok(". .. home user-default-efs".into()), "her homes stay");
        boto.call("efs", "delete_access_point", json!({ "AccessPointId": id }));
        assert_eq!(his(&["use", &by_him]), Err(ACCES.into()), "deleted");
        assert_eq!(his(&["ls", &root]), Err(ACCES.into()));
        boto.call("iam", "delete_role_policy", json!({ "RoleName": bob, "PolicyName": POLICY }));
    });
}
