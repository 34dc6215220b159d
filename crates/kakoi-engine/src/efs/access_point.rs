//! Access points. Their POSIX ids are ids of a file system; each gets a slot of its own when an access point first names it, and
//! keeps it until the file system goes, because files may belong to it.

use super::{bad_request, efs_page, file_system, given, refused, tags};
use crate::sagemaker::list::Page;
use crate::{Caller, Engine};
use kakoi_api::generated::efs;
use kakoi_api::generated::efs::{
    AccessPointDescription, CreateAccessPointRequest, DeleteAccessPointRequest, DescribeAccessPointsRequest,
    DescribeAccessPointsResponse,
};
use kakoi_net::{AccessPoint, CreateAccessPoint, CreationInfo, Permissions, PosixUser, RootPath};
use kakoi_store::Tx;
use kakoi_studio::Slot;
use kakoi_types::*;
use kakoi_wire::ApiError;
use std::collections::BTreeSet;

/// The POSIX id of an access point's clients that names no user: that of `sagemaker-user`, as whom every app's programs run inside.
pub(crate) const CLIENT: u32 = 1000;
/// The POSIX id that the top of a file system belongs to. Here it has no power over others' files.
pub(crate) const ROOT: u32 = 0;
/// How many POSIX ids all file systems have together: a quarter of the slots that a server of root's has, so that apps and databases
/// keep theirs.
const MAX_IDS: usize = 1_024;

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: CreateAccessPointRequest,
) -> Result<AccessPointDescription, ApiError> {
    let root = request.root_directory.unwrap_or_default();
    let wanted = CreateAccessPoint {
        token: request.client_token,
        user: request.posix_user.map(read_user).transpose()?,
        root: match root.path.as_deref() {
            Some(path) => RootPath::read(path).map_err(refused)?,
            None => RootPath::default(),
        },
        creation: root.creation_info.map(read_creation).transpose()?,
        tags: given(request.tags),
    };
    let made = engine
        .commit(move |tx, ctx| {
            let on = file_system(&tx.network, ctx.region, &request.file_system_id)?.id;
            let id = tx.network.create_access_point(ctx, on, wanted).map_err(refused)?;
            let made = tx.network.find_access_point(id).map_err(refused)?.clone();
            give_ids(tx, &made)?;
            Ok(made)
        })
        .await?;
    Ok(description(engine.region(), &made))
}

fn id(number: i64, member: &str) -> Result<u32, ApiError> {
    u32::try_from(number).map_err(|_| bad_request(format!("{member} must be between 0 and 4294967295.")))
}

fn read_user(user: efs::PosixUser) -> Result<PosixUser, ApiError> {
    let secondary = user.secondary_gids.unwrap_or_default().into_iter();
    Ok(PosixUser {
        uid: id(user.uid, "PosixUser.Uid")?,
        gid: id(user.gid, "PosixUser.Gid")?,
        secondary: secondary
            .map(|gid| id(gid, "PosixUser.SecondaryGids"))
            .collect::<Result<_, _>>()?,
    })
}

fn read_creation(info: efs::CreationInfo) -> Result<CreationInfo, ApiError> {
    Ok(CreationInfo {
        uid: id(info.owner_uid, "RootDirectory.CreationInfo.OwnerUid")?,
        gid: id(info.owner_gid, "RootDirectory.CreationInfo.OwnerGid")?,
        permissions: Permissions::read(&info.permissions).map_err(refused)?,
    })
}

/// Gives a slot to each id that an access point can make files with.
fn give_ids(tx: &mut Tx<'_>, point: &AccessPoint) -> Result<(), ApiError> {
    let mut ids = BTreeSet::from([ROOT]);
    match &point.user {
        Some(user) => ids.extend([user.uid, user.gid].into_iter().chain(user.secondary.iter().copied())),
        None => ids.extend([CLIENT]),
    }
    ids.extend(point.creation.iter().flat_map(|made| [made.uid, made.gid]));
    for id in ids {
        crate::slots::give(tx, Slot::owner_of_posix(point.file_system, id));
    }
    if tx.scan::<Slot>("fs-").len() > MAX_IDS {
        let message = format!(
            "The file systems of this region have {MAX_IDS} POSIX ids together at the most; use ids that other access points have, or delete a file system."
        );
        return Err(ApiError::client("AccessPointLimitExceeded", message).with_status(403));
    }
    Ok(())
}

/// Takes back the slots of a file system that's deleted.
pub(crate) fn forget_ids(tx: &mut Tx<'_>, file_system: FileSystemId) {
    for slot in tx.scan::<Slot>(&Slot::prefix_of_posix(file_system)) {
        tx.delete::<Slot>(&slot.owner);
    }
}

pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: DescribeAccessPointsRequest,
) -> Result<DescribeAccessPointsResponse, ApiError> {
    let (network, region) = (engine.network(), engine.region());
    let found: Vec<&AccessPoint> = match (&request.access_point_id, &request.file_system_id) {
        (Some(_), Some(_)) => {
            return Err(bad_request("AccessPointId and FileSystemId can't be given together."));
        }
        (Some(id), None) => vec![network.find_access_point_by_resource(region, id).map_err(refused)?],
        (None, Some(id)) => network
            .access_points_of(file_system(&network, region, id)?.id)
            .collect(),
        (None, None) => network.access_points.values().collect(),
    };
    let list = format!(
        "access-points/{:?}/{:?}",
        request.access_point_id, request.file_system_id
    );
    let key = |point: &&AccessPoint| point.id.to_string();
    let Page { items, next } = efs_page(found, key, list, request.next_token.as_deref(), request.max_results)?;
    Ok(DescribeAccessPointsResponse {
        access_points: items.into_iter().map(|point| description(region, point)).collect(),
        next_token: next,
    })
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: DeleteAccessPointRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let found = tx
                .network
                .find_access_point_by_resource(ctx.region, &request.access_point_id);
            let id = found.map_err(refused)?.id;
            tx.network.delete_access_point(id).map_err(refused)
        })
        .await
}

fn description(region: &RegionContext, point: &AccessPoint) -> AccessPointDescription {
    let user = |user: &PosixUser| efs::PosixUser {
        uid: user.uid.into(),
        gid: user.gid.into(),
        secondary_gids: (!user.secondary.is_empty()).then(|| user.secondary.iter().map(|gid| (*gid).into()).collect()),
    };
    let creation = |made: &CreationInfo| efs::CreationInfo {
        owner_uid: made.uid.into(),
        owner_gid: made.gid.into(),
        permissions: made.permissions.as_str().to_owned(),
    };
    AccessPointDescription {
        access_point_arn: Some(point.arn(region)),
        access_point_id: Some(point.id.to_string()),
        client_token: Some(point.token.clone()),
        file_system_id: Some(point.file_system.to_string()),
        life_cycle_state: Some("available".into()),
        name: point.tags.get("Name").cloned(),
        owner_id: Some(region.account.to_string()),
        posix_user: point.user.as_ref().map(user),
        root_directory: Some(efs::RootDirectory {
            creation_info: point.creation.as_ref().map(creation),
            path: Some(point.root.as_str().to_owned()),
        }),
        tags: tags(&point.tags),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestEngine;
    use serde_json::{Value, json};

    async fn file_system_of(test: &TestEngine, token: &str) -> Value {
        let made = test
            .ok("efs", "CreateFileSystem", json!({"CreationToken": token}))
            .await;
        made["FileSystemId"].clone()
    }

    #[tokio::test]
    async fn an_access_point_is_made_described_tagged_and_deleted() {
        let test = TestEngine::new(false).await;
        let fs = file_system_of(&test, "one").await;
        let wanted = json!({
            "ClientToken": "token", "FileSystemId": fs,
            "PosixUser": {"Uid": 2000, "Gid": 4294967295_i64, "SecondaryGids": [3000]},
            "RootDirectory": {"Path": "/team", "CreationInfo": {"OwnerUid": 2000, "OwnerGid": 0, "Permissions": "0750"}},
            "Tags": [{"Key": "Name", "Value": "team"}],
        });
        let made = test.ok("efs", "CreateAccessPoint", wanted.clone()).await;
        let (id, arn) = (made["AccessPointId"].clone(), made["AccessPointArn"].clone());
        assert!(
            arn.as_str()
                .expect("an ARN")
                .ends_with(&format!(":access-point/{}", id.as_str().expect("an id")))
        );
        for member in ["ClientToken", "FileSystemId", "PosixUser", "RootDirectory", "Tags"] {
            assert_eq!(made[member], wanted[member], "{member}");
        }
        assert_eq!(
            (&made["Name"], &made["LifeCycleState"]),
            (&json!("team"), &json!("available"))
        );
        let error = test
            .call("efs", "CreateAccessPoint", wanted)
            .await
            .expect_err("the same token");
        assert_eq!(
            (error.code(), error.status().as_u16()),
            ("AccessPointAlreadyExists", 409)
        );

        for (given, code) in [
            (json!({"FileSystemId": "fs-00000000000000000"}), "FileSystemNotFound"),
            (json!({"RootDirectory": {"Path": "/a/../b"}}), "BadRequest"),
            (json!({"PosixUser": {"Uid": 4294967296_i64, "Gid": 0}}), "BadRequest"),
            (json!({"PosixUser": {"Uid": -1, "Gid": 0}}), "BadRequest"),
            (
                json!({"RootDirectory": {"Path": "/a", "CreationInfo": {"OwnerUid": 0, "OwnerGid": 0, "Permissions": "999"}}}),
                "BadRequest",
            ),
        ] {
            let mut input = json!({"ClientToken": "another", "FileSystemId": fs});
            for (member, value) in given.as_object().expect("members") {
                input[member] = value.clone();
            }
            assert_eq!(test.refused("efs", "CreateAccessPoint", input).await.0, code, "{given}");
        }

        let bare = json!({"ClientToken": "bare", "FileSystemId": fs});
        let bare = test.ok("efs", "CreateAccessPoint", bare).await;
        assert_eq!(
            (&bare["RootDirectory"], &bare["PosixUser"]),
            (&json!({"Path": "/"}), &Value::Null)
        );
        let other = file_system_of(&test, "two").await;
        let elsewhere = json!({"ClientToken": "elsewhere", "FileSystemId": other});
        test.ok("efs", "CreateAccessPoint", elsewhere).await;
        let list = async |input: Value| {
            let listed = test.ok("efs", "DescribeAccessPoints", input).await;
            let points = listed["AccessPoints"].as_array().expect("a list").len();
            (points, listed["NextToken"].clone())
        };
        assert_eq!(list(json!({})).await, (3, Value::Null));
        assert_eq!(list(json!({"FileSystemId": fs})).await, (2, Value::Null));
        assert_eq!(list(json!({"AccessPointId": id})).await, (1, Value::Null));
        assert_eq!(list(json!({"AccessPointId": arn})).await, (1, Value::Null));
        let (first, token) = list(json!({"FileSystemId": fs, "MaxResults": 1})).await;
        assert_eq!(first, 1);
        let rest = json!({"FileSystemId": fs, "MaxResults": 1, "NextToken": token});
        assert_eq!(list(rest).await, (1, Value::Null));
        for (input, code) in [
            (json!({"AccessPointId": id, "FileSystemId": fs}), "BadRequest"),
            (
                json!({"AccessPointId": "fsap-00000000000000000"}),
                "AccessPointNotFound",
            ),
            (json!({"FileSystemId": "fs-00000000000000000"}), "FileSystemNotFound"),
            (json!({"NextToken": "nonsense"}), "BadRequest"),
        ] {
            assert_eq!(
                test.refused("efs", "DescribeAccessPoints", input.clone()).await.0,
                code,
                "{input}"
            );
        }
        let targets = test
            .ok("efs", "DescribeMountTargets", json!({"AccessPointId": id}))
            .await;
        assert_eq!(targets["MountTargets"], json!([]));

        let tags = json!({"ResourceId": id, "Tags": [{"Key": "team", "Value": "a"}]});
        test.ok("efs", "TagResource", tags).await;
        test.ok("efs", "UntagResource", json!({"ResourceId": arn, "TagKeys": ["Name"]}))
            .await;
        let tags = test.ok("efs", "ListTagsForResource", json!({"ResourceId": id})).await;
        assert_eq!(tags["Tags"], json!([{"Key": "team", "Value": "a"}]));

        let in_use = test.call("efs", "DeleteFileSystem", json!({"FileSystemId": fs})).await;
        assert_eq!(in_use.expect_err("has access points").code(), "FileSystemInUse");
        for id in [&id, &bare["AccessPointId"]] {
            test.ok("efs", "DeleteAccessPoint", json!({"AccessPointId": id})).await;
        }
        let gone = test
            .call("efs", "DeleteAccessPoint", json!({"AccessPointId": id}))
            .await;
        let gone = gone.expect_err("gone");
        assert_eq!((gone.code(), gone.status().as_u16()), ("AccessPointNotFound", 404));
        test.ok("efs", "DeleteFileSystem", json!({"FileSystemId": fs})).await;
    }

    #[tokio::test]
    async fn posix_ids_have_slots_of_their_own_until_their_file_system_goes() {
        let test = TestEngine::new(false).await;
        let [one, two] = [file_system_of(&test, "one").await, file_system_of(&test, "two").await];
        let make = async |token: &str, fs: &Value, uid: u32| {
            let user = json!({"Uid": uid, "Gid": 0});
            let input = json!({"ClientToken": token, "FileSystemId": fs, "PosixUser": user});
            test.ok("efs", "CreateAccessPoint", input).await["AccessPointId"].clone()
        };
        let first = make("a", &one, 7).await;
        make("b", &one, 7).await;
        make("c", &two, 7).await;
        let slots = || -> Vec<Slot> { test.engine.store().scan("fs-").expect("a store") };
        let owners: BTreeSet<String> = slots().into_iter().map(|slot| slot.owner).collect();
        let expected = [&one, &two].map(|fs| [0, 7].map(|id| format!("{}/posix/{id}", fs.as_str().expect("an id"))));
        assert_eq!(owners, expected.into_iter().flatten().collect());
        let numbers: BTreeSet<u32> = slots().into_iter().map(|slot| slot.number).collect();
        assert_eq!(
            numbers.len(),
            4,
            "no two ids are one, not even the same one of two file systems"
        );
        assert!(!numbers.contains(&0), "and none is the server's");
        test.ok("efs", "DeleteAccessPoint", json!({"AccessPointId": first}))
            .await;
        assert_eq!(slots().len(), 4, "its files are still there");
        let points = test
            .ok("efs", "DescribeAccessPoints", json!({"FileSystemId": two}))
            .await;
        let point = points["AccessPoints"][0]["AccessPointId"].clone();
        test.ok("efs", "DeleteAccessPoint", json!({"AccessPointId": point}))
            .await;
        test.ok("efs", "DeleteFileSystem", json!({"FileSystemId": two})).await;
        assert_eq!(slots().len(), 2);
    }

    #[tokio::test]
    async fn posix_ids_leave_slots_for_apps() {
        let test = TestEngine::new(false).await;
        let fs = file_system_of(&test, "one").await;
        let make = |first: usize| {
            let groups: Vec<usize> = (first..first + 16).collect();
            let user = json!({"Uid": first, "Gid": first, "SecondaryGids": groups});
            json!({"ClientToken": format!("t{first}"), "FileSystemId": fs, "PosixUser": user})
        };
        for number in 0..MAX_IDS / 16 - 1 {
            test.ok("efs", "CreateAccessPoint", make(1 + number * 16)).await;
        }
        let (code, _) = test.refused("efs", "CreateAccessPoint", make(1_000_000)).await;
        let before = test.engine.store().scan::<Slot>("fs-").expect("a store").len();
        assert_eq!((code.as_str(), before), ("AccessPointLimitExceeded", 1 + MAX_IDS - 16));
        let mut known = make(1);
        known["ClientToken"] = json!("ids that are there");
        test.ok("efs", "CreateAccessPoint", known).await;
    }
}
