use super::*;
use crate::testing::TestEngine;
use serde_json::json;
use std::collections::BTreeSet;

/// A deleted app, as stored so many milliseconds ago.
fn deleted_app(name: &str, ago_ms: i64) -> App {
    let at = now_ms() - ago_ms;
    serde_json::from_value(json!({
        "domain": "d-abcdefghijkl", "owner": { "Space": "notes" }, "app_type": "JupyterLab", "name": name, "status": "Deleted",
        "failure_reason": null, "resource_spec": {}, "recovery_mode": null, "workload": null, "slot": null, "token": "",
        "created": at, "checked": null, "deleted": at, "tags": {},
    }))
    .expect("an app's record")
}

#[tokio::test]
async fn a_deleted_app_is_forgotten_after_a_day_and_not_before() {
    let test = TestEngine::new(false).await;
    let (old, young) = (
        deleted_app("old", DELETED_APP_KEPT_MS + 1),
        deleted_app("young", DELETED_APP_KEPT_MS / 2),
    );
    let (old_key, young_key) = (old.key(), young.key());
    let stored = test.engine.commit(move |tx, _| {
        tx.put(&old);
        tx.put(&young);
        Ok(())
    });
    stored.await.map_err(|e| e.chain()).expect("stored");
    for key in [&old_key, &young_key] {
        drive(&test.engine, key).await.map_err(|e| e.chain()).expect("driven");
    }
    assert_eq!(test.engine.store().get::<App>(&old_key).expect("store"), None);
    assert!(test.engine.store().get::<App>(&young_key).expect("store").is_some());
}

/// A VpcOnly domain with a group for users and one for shared spaces, a private and a shared space of Ana's, and what an app of
/// each starts with.
struct Studio {
    test: TestEngine,
    domain: DomainId,
    groups: [String; 3],
}

/// What tells apps apart on the machine.
struct Started {
    slot: u32,
    home: PathBuf,
    binds: BTreeMap<PathBuf, PathBuf>,
}

impl Studio {
    async fn new() -> Self {
        let test = TestEngine::new(false).await;
        let (vpc, subnets) = test.default_vpc();
        let groups: [String; 3] = test.groups().await;
        let role = test.role("runner").await;
        let settings = |group: &String| json!({"ExecutionRole": role, "SecurityGroups": [group]});
        let request = json!({"DomainName": "lab", "AuthMode": "IAM", "VpcId": vpc, "SubnetIds": subnets,
            "AppNetworkAccessType": "VpcOnly", "DefaultUserSettings": settings(&groups[0]),
            "DefaultSpaceSettings": settings(&groups[1])});
        let made = test.ok("sagemaker", "CreateDomain", request).await;
        let domain = DomainId::from_client(made["DomainId"].as_str().expect("an id"));
        let file_system = FileSystemId::from_entropy(7);
        test.edit::<Domain>(domain.as_str(), move |d| {
            d.life.status = Status::InService;
            d.file_system = Some(file_system);
        })
        .await;
        let this = Self { test, domain, groups };
        this.profile(json!({"SecurityGroups": [this.groups[2]]})).await;
        for (space, sharing) in [("mine", "Private"), ("also-mine", "Private"), ("ours", "Shared")] {
            this.space(space, sharing).await;
        }
        this
    }

    async fn profile(&self, settings: serde_json::Value) {
        let request = json!({"DomainId": self.domain, "UserProfileName": "Ana", "UserSettings": settings});
        self.test.ok("sagemaker", "CreateUserProfile", request).await;
    }

    async fn space(&self, name: &str, sharing: &str) {
        let request = json!({"DomainId": self.domain, "SpaceName": name, "OwnershipSettings": {"OwnerUserProfileName": "ana"},
            "SpaceSharingSettings": {"SharingType": sharing}, "SpaceSettings": {"AppType": "JupyterLab"}});
        self.test.ok("sagemaker", "CreateSpace", request).await;
    }

    /// Creates an app and takes it up to where it would be started.
    async fn started(&self, space: &str) -> (Started, BTreeSet<SecurityGroupId>) {
        let request =
            json!({"DomainId": self.domain, "SpaceName": space, "AppType": "JupyterLab", "AppName": "default"});
        self.test.ok("sagemaker", "CreateApp", request).await;
        let key = App::key_of(&self.domain, &AppOwner::Space(space.into()), "JupyterLab", "default");
        let allocated = self.test.engine.commit(move |tx, ctx| {
            let mut app: App = tx.get(&key).expect("an app");
            allocate(tx, ctx, &mut app, None)?;
            tx.put(&app);
            let setting = setting_in(tx, &app)?;
            Ok((app, setting))
        });
        let (app, setting) = allocated.await.map_err(|e| e.chain()).expect("allocated");
        let workload = app.workload.expect("a workload");
        let spec = workload_spec(&self.test.engine, &app, workload, &setting)
            .await
            .expect("a spec");
        let network = self.test.engine.network();
        let interface = network
            .interfaces
            .values()
            .find(|i| matches!(i.purpose, kakoi_net::InterfacePurpose::App { workload: w, .. } if w == workload));
        let Payload::App(AppSpec { home, binds, .. }) = spec.payload else {
            panic!("an app starts as an app");
        };
        let slot = spec.slot;
        (
            Started { slot, home, binds },
            interface.expect("an interface").groups.clone(),
        )
    }

    fn has(&self, groups: &BTreeSet<SecurityGroupId>) -> [bool; 3] {
        self.groups.clone().map(|g| groups.contains(&g.parse().expect("an id")))
    }
}

#[tokio::test]
async fn private_spaces_share_their_owners_directory_and_a_shared_space_has_nothing_of_a_profile() {
    let studio = Studio::new().await;
    let (mine, groups) = studio.started("mine").await;
    assert_eq!(
        studio.has(&groups),
        [true, false, true],
        "the domain's for users, and the profile's"
    );
    let (also, _) = studio.started("also-mine").await;
    let (ours, shared_groups) = studio.started("ours").await;
    assert_eq!(
        studio.has(&shared_groups),
        [false, true, false],
        "those of DefaultSpaceSettings"
    );

    let place = PathBuf::from(PROFILE_DIRECTORY);
    assert_eq!(mine.binds.keys().collect::<Vec<_>>(), [&place]);
    assert!(mine.binds[&place].starts_with("profiles/"), "{:?}", mine.binds);
    assert_eq!(
        (&mine.binds, mine.slot),
        (&also.binds, also.slot),
        "one profile, one directory, one uid"
    );
    assert_ne!(mine.home, also.home);
    assert!(ours.binds.is_empty(), "{:?}", ours.binds);
    assert_ne!(ours.slot, mine.slot);
    assert!(
        ours.home.starts_with("spaces/") && ours.home != mine.home,
        "{:?}",
        ours.home
    );
}

#[tokio::test]
async fn a_profiles_directory_is_mounted_as_its_setting_says_and_never_handed_on() {
    let studio = Studio::new().await;
    let (before, _) = studio.started("mine").await;
    let removed = || {
        studio
            .test
            .engine
            .store()
            .scan::<crate::efs::RemovedDirectory>("")
            .expect("store")
    };
    let call = async |operation: &str, more: serde_json::Value| {
        let mut input = json!({"DomainId": studio.domain});
        input
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        studio.test.ok("sagemaker", operation, input).await;
    };
    // The profile goes with all of its spaces and apps, as the reconcilers would leave them.
    let domain = studio.domain.clone();
    let cleared = studio.test.engine.commit(move |tx, _| {
        for app in tx.scan::<App>("") {
            tx.delete::<App>(&app.key());
        }
        for space in tx.scan::<Space>(&format!("{domain}/")) {
            tx.delete::<Space>(&space.key());
        }
        Ok(())
    });
    cleared.await.map_err(|e| e.chain()).expect("cleared");
    assert!(removed().is_empty());
    call("DeleteUserProfile", json!({"UserProfileName": "ana"})).await;
    let note = removed();
    assert_eq!(note.len(), 1);
    assert_eq!(
        before.binds.values().collect::<Vec<_>>(),
        [&PathBuf::from(&note[0].name)]
    );

    studio.profile(json!({"SecurityGroups": [studio.groups[2]]})).await;
    studio.space("mine", "Private").await;
    let (again, _) = studio.started("mine").await;
    assert_ne!(again.binds, before.binds, "a profile of the same name starts empty");
    call(
        "UpdateUserProfile",
        json!({"UserProfileName": "ana", "UserSettings": {"AutoMountHomeEFS": "Disabled"}}),
    )
    .await;
    studio.space("third", "Private").await;
    assert!(studio.started("third").await.0.binds.is_empty());
}

#[tokio::test]
async fn over_nfs_an_app_has_the_directories_it_binds_and_others_have_nothing() {
    let studio = Studio::new().await;
    let engine = &studio.test.engine;
    let (vpc, subnets) = studio.test.default_vpc();
    let (vpc, subnet): (VpcId, SubnetId) = (vpc.parse().expect("an id"), subnets[0].parse().expect("an id"));
    let made = engine.commit(move |tx, ctx| {
        let mut target = |token: &str| {
            let file_system = tx.network.create_file_system(ctx, token, None, Tags::new());
            let file_system = file_system.map_err(net_error)?;
            let groups = BTreeSet::new();
            let target = tx.network.create_mount_target(ctx, file_system, subnet, groups);
            Ok((file_system, target.map_err(net_error)?))
        };
        Ok([target("ours")?, target("another")?])
    });
    let [(file_system, target), (_, another)] = made.await.map_err(|e| e.chain()).expect("made");
    studio
        .test
        .edit::<Domain>(studio.domain.as_str(), move |d| d.file_system = Some(file_system))
        .await;
    let of_target = |id| {
        let network = engine.network();
        network.interfaces[&network.mount_targets[&id].interface].private_ip
    };
    let (target, another) = (of_target(target), of_target(another));
    let app = |space: &str| {
        let key = App::key_of(&studio.domain, &AppOwner::Space(space.into()), "JupyterLab", "default");
        engine.store().get::<App>(&key).expect("store").expect("an app")
    };
    let address = |space: &str| {
        let network = engine.network();
        let workload = app(space).workload.expect("a workload");
        network.app_interfaces(workload).next().expect("a leg").private_ip
    };
    let mut shares = Vec::new();
    for space in ["mine", "also-mine", "ours"] {
        let (started, _) = studio.started(space).await;
        let source = address(space);
        let share = engine.home_share(vpc, target, source).expect("its own");
        assert_eq!(share.slot, started.slot);
        assert_eq!(share.directories[0].0, "home");
        let bound: Vec<_> = std::iter::once(&started.home).chain(started.binds.values()).collect();
        let shown: Vec<_> = share.directories.iter().map(|(_, d)| PathBuf::from(d)).collect();
        assert_eq!(
            bound,
            shown.iter().collect::<Vec<_>>(),
            "{space}: the same as its sandbox"
        );
        assert_eq!(engine.home_share(vpc, another, source), None, "another file system");
        assert_eq!(
            engine.home_share(VpcId::from_entropy(9), target, source),
            None,
            "another VPC"
        );
        assert_eq!(engine.home_share(vpc, source, source), None, "no mount target");
        shares.push(share);
    }
    assert_eq!(
        shares[0].directories[1], shares[1].directories[1],
        "one profile, one directory"
    );
    assert_ne!(shares[0].directories[0], shares[1].directories[0]);
    assert_eq!(
        shares[2].directories.len(),
        1,
        "a shared space has nothing of a profile"
    );
    assert_eq!(engine.home_share(vpc, target, target), None, "a mount target is no app");
    assert_eq!(
        engine.home_share(vpc, target, Ipv4Addr::new(192, 0, 2, 1)),
        None,
        "nobody"
    );
    let source = address("mine");
    studio
        .test
        .edit::<App>(&app("mine").key(), |a| a.status = AppStatus::Deleting)
        .await;
    assert_eq!(
        engine.home_share(vpc, target, source),
        None,
        "an app that's on its way out"
    );
}

#[tokio::test]
async fn an_access_point_is_for_apps_whose_role_may_mount_it() {
    let studio = Studio::new().await;
    let (test, engine) = (&studio.test, &studio.test.engine);
    let (vpc, subnets) = test.default_vpc();
    let vpc: VpcId = vpc.parse().expect("an id");
    let (mut systems, mut targets, mut points) = (Vec::new(), Vec::new(), Vec::new());
    for (name, uid) in [("one", 2000), ("two", 2000), ("root", 0)] {
        if name != "root" {
            let made = test.ok("efs", "CreateFileSystem", json!({"CreationToken": name})).await;
            systems.push(made["FileSystemId"].as_str().expect("an id").to_owned());
            let on = json!({"FileSystemId": systems.last(), "SubnetId": subnets[0]});
            let made = test.ok("efs", "CreateMountTarget", on).await;
            targets.push(
                made["IpAddress"]
                    .as_str()
                    .and_then(|ip| ip.parse().ok())
                    .expect("an address"),
            );
        }
        let user = json!({"Uid": uid, "Gid": 0});
        let on = systems[usize::from(name == "two")].clone();
        let point = json!({"ClientToken": name, "FileSystemId": on, "PosixUser": user});
        let made = test.ok("efs", "CreateAccessPoint", point).await;
        points.push(made["AccessPointId"].as_str().expect("an id").to_owned());
    }
    let [one, two]: [Ipv4Addr; 2] = targets.try_into().expect("two");
    let [shared, foreign, root] = <[String; 3]>::try_from(points).expect("three");
    let (started, _) = studio.started("mine").await;
    let key = App::key_of(&studio.domain, &AppOwner::Space("mine".into()), "JupyterLab", "default");
    let app = engine.store().get::<App>(&key).expect("store").expect("an app");
    let network = engine.network();
    let source = network
        .app_interfaces(app.workload.expect("a workload"))
        .next()
        .expect("a leg")
        .private_ip;
    let share = |target, point: &String| engine.point_share(vpc, target, source, point.parse().expect("an id"));
    let may = |target, point: &String| share(target, point).map(|share| share.may_write);
    let arn = |kind: &str, id: &str| format!("arn:aws:elasticfilesystem:us-east-1:000000000000:{kind}/{id}");
    let allow = |actions: &[&str], on: &str, point: &str| {
        let actions: Vec<_> = actions.iter().map(|a| format!("elasticfilesystem:Client{a}")).collect();
        let condition = json!({"StringEquals": {"elasticfilesystem:AccessPointArn": arn("access-point", point)}});
        json!({"Effect": "Allow", "Action": actions, "Resource": arn("file-system", on), "Condition": condition})
    };
    let put = async |statements: serde_json::Value| {
        let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
        let policy = json!({"RoleName": "runner", "PolicyName": "files", "PolicyDocument": document});
        test.ok("iam", "PutRolePolicy", policy).await;
    };
    assert_eq!(may(one, &shared), None, "nobody allowed it");
    // What execution roles usually have doesn't.
    for name in ["AmazonSageMakerFullAccess", "ReadOnlyAccess"] {
        let policy = json!({"RoleName": "runner", "PolicyArn": format!("arn:aws:iam::aws:policy/{name}")});
        test.ok("iam", "AttachRolePolicy", policy).await;
    }
    assert_eq!(may(one, &shared), None);
    for wrong in [
        allow(&["Mount", "Write"], &systems[0], &root),
        allow(&["Mount", "Write"], &systems[1], &shared),
        allow(&["Write", "RootAccess"], &systems[0], &shared),
    ] {
        put(wrong).await;
        assert_eq!(may(one, &shared), None);
    }
    put(allow(&["Mount"], &systems[0], &shared)).await;
    assert_eq!(may(one, &shared), Some(false), "to read");
    put(allow(&["Mount", "Write"], &systems[0], &shared)).await;
    assert_eq!(may(one, &shared), Some(true));
    let found = share(one, &shared).expect("allowed");
    assert_eq!((found.user.uid, found.user.gid), (2000, 0));
    assert!(
        !found.slots.values().any(|slot| *slot == started.slot),
        "no app's own id"
    );
    assert_eq!(may(one, &foreign), None);
    let own = engine.home_share(vpc, one, source);
    assert_eq!(own, None, "a file system that isn't the domain's has no homes");
    // An access point is of one file system, whatever is allowed.
    put(allow(&["Mount", "Write"], &systems[1], &foreign)).await;
    assert_eq!((may(one, &foreign), may(two, &foreign)), (None, Some(true)));
    put(
        json!({"Effect": "Allow", "Action": "elasticfilesystem:Client*", "Resource": "*",
        "Condition": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true", "aws:SecureTransport": "false"}}}),
    )
    .await;
    assert_eq!((may(one, &shared), may(one, &root)), (Some(true), Some(true)));
    put(json!({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}}))
        .await;
    assert_eq!(may(one, &shared), None, "it doesn't come from the host");
    put(allow(&["Mount", "Write"], &systems[0], &root)).await;
    assert_eq!(may(one, &root), None, "POSIX root takes a permission of its own");
    put(allow(&["Mount", "RootAccess"], &systems[0], &root)).await;
    assert_eq!(may(one, &root), Some(false));
    put(json!([
        allow(&["Mount", "Write"], &systems[0], &shared),
        {"Effect": "Deny", "Action": "elasticfilesystem:ClientWrite", "Resource": "*"},
    ]))
    .await;
    assert_eq!(may(one, &shared), Some(false));
    put(allow(&["Mount", "Write"], &systems[0], &shared)).await;
    for (vpc, target, source) in [
        (VpcId::from_entropy(9), one, source),
        (vpc, source, source),
        (vpc, one, one),
        (vpc, one, Ipv4Addr::new(192, 0, 2, 1)),
    ] {
        assert_eq!(
            engine.point_share(vpc, target, source, shared.parse().expect("an id")),
            None
        );
    }
    let policy = json!({"RoleName": "runner", "PolicyName": "files"});
    assert_eq!(may(one, &shared), Some(true));
    test.ok("iam", "DeleteRolePolicy", policy).await;
    assert_eq!(may(one, &shared), None, "taken back");
    put(allow(&["Mount", "Write"], &systems[0], &shared)).await;
    test.ok("efs", "DeleteAccessPoint", json!({"AccessPointId": shared}))
        .await;
    assert_eq!(may(one, &shared), None, "deleted");
    put(allow(&["Mount", "RootAccess"], &systems[0], &root)).await;
    assert_eq!(may(one, &root), Some(false));
    test.edit::<App>(&app.key(), |a| a.status = AppStatus::Deleting).await;
    assert_eq!(may(one, &root), None, "an app that's on its way out");
}

#[tokio::test]
async fn changed_groups_reach_running_apps_and_only_theirs() {
    let studio = Studio::new().await;
    for space in ["mine", "ours"] {
        studio.started(space).await;
    }
    let [default, of_spaces, of_ana] = studio.groups.clone();
    let [next] = studio.test.groups().await;
    // Of Ana's private app, and of the shared one: who of the four groups is worn.
    let worn = || {
        let network = studio.test.engine.network();
        let apps: Vec<App> = studio.test.engine.store().scan("").expect("store");
        ["mine", "ours"].map(|space| {
            let app = apps
                .iter()
                .find(|a| a.owner == AppOwner::Space(space.into()))
                .expect("an app");
            let mut legs = network.app_interfaces(app.workload.expect("a workload"));
            let groups = legs.next().expect("a leg").groups.clone();
            [&default, &of_spaces, &of_ana, &next].map(|g| groups.contains(&g.parse().expect("an id")))
        })
    };
    let others = [false, true, false, false];
    assert_eq!(worn(), [[true, false, true, false], others]);

    let profile =
        json!({"DomainId": studio.domain, "UserProfileName": "ana", "UserSettings": {"SecurityGroups": [next]}});
    studio.test.ok("sagemaker", "UpdateUserProfile", profile).await;
    assert_eq!(worn(), [[true, false, false, true], others]);

    let domain = json!({"DomainId": studio.domain, "DefaultUserSettings": {"SecurityGroups": []},
        "DefaultSpaceSettings": {"SecurityGroups": [of_ana]}});
    studio.test.ok("sagemaker", "UpdateDomain", domain).await;
    assert_eq!(worn(), [[false, false, false, true], [false, false, true, false]]);

    let nonsense = json!({"DomainId": studio.domain, "UserProfileName": "ana",
        "UserSettings": {"SecurityGroups": ["sg-00000000000000000"]}});
    studio
        .test
        .edit::<Domain>(studio.domain.as_str(), |d| d.life.status = Status::InService)
        .await;
    let refused = studio.test.refused("sagemaker", "UpdateUserProfile", nonsense).await;
    assert_eq!(refused.0, "ValidationException");
    assert_eq!(worn()[0], [false, false, false, true], "nothing changed");
}
