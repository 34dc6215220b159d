//! EFS: file systems, mount targets and access points, of domains and of users.

mod access_point;

pub(crate) use access_point::{CLIENT, ROOT, forget_ids};

use crate::call::operations;
use crate::sagemaker::list::{BadToken, Page, PageRequest, page};
use crate::sagemaker::seconds;
use crate::{Caller, Engine};
use kakoi_api::generated::efs::*;
use kakoi_net::{
    CreateMountTarget, FileSystem, FileSystemSettings, MountTarget, NetError, Network, Throughput, parse_id,
};
use kakoi_store::Record;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// Items on a page, unless told otherwise; EFS's own figure.
const DEFAULT_ITEMS: usize = 100;

/// A file system that was deleted and whose files are still to be removed. A handler touches no files, so it leaves this note in
/// the same transaction, and the reconciler takes it away once the files are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedFileSystem {
    /// The file system that was.
    pub id: FileSystemId,
}

impl Record for RemovedFileSystem {
    const KIND: &'static str = "removed-file-system";
    fn key(&self) -> String {
        self.id.to_string()
    }
}

/// A directory of a file system that belongs to nobody any more and is still to be removed; a note like [`RemovedFileSystem`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedDirectory {
    /// Its file system.
    pub file_system: FileSystemId,
    /// Its name there.
    pub name: String,
}

impl Record for RemovedDirectory {
    const KIND: &'static str = "removed-directory";
    fn key(&self) -> String {
        format!("{}/{}", self.file_system, self.name)
    }
}

/// Runs an EFS operation.
pub async fn call(engine: &Engine, caller: &Caller, operation: &str, input: Value) -> Result<crate::Output, ApiError> {
    operations!(engine, caller, operation, input;
        CreateFileSystem => create_file_system,
        UpdateFileSystem => update_file_system,
        CreateMountTarget => create_mount_target,
        TagResource => tag_resource,
        UntagResource => untag_resource,
        DescribeFileSystems => describe_file_systems,
        DeleteFileSystem => delete_file_system,
        DescribeMountTargets => describe_mount_targets,
        DeleteMountTarget => delete_mount_target,
        DescribeMountTargetSecurityGroups => describe_mount_target_security_groups,
        ModifyMountTargetSecurityGroups => modify_mount_target_security_groups,
        ListTagsForResource => list_tags,
        DescribeLifecycleConfiguration => describe_lifecycle_configuration,
        DescribeFileSystemPolicy => describe_file_system_policy,
        CreateAccessPoint => access_point::create,
        DescribeAccessPoints => access_point::describe,
        DeleteAccessPoint => access_point::delete,
    )
}

/// A refusal of the network model with EFS's status for its code.
fn refused(error: NetError) -> ApiError {
    let status = match error.code.as_ref() {
        "FileSystemNotFound" | "MountTargetNotFound" | "AccessPointNotFound" => 404,
        "FileSystemLimitExceeded" | "AccessPointLimitExceeded" => 403,
        "FileSystemAlreadyExists"
        | "AccessPointAlreadyExists"
        | "FileSystemInUse"
        | "IpAddressInUse"
        | "MountTargetConflict"
        | "NoFreeAddressesInSubnet" => 409,
        _ => 400,
    };
    ApiError::client(error.code, error.message).with_status(status)
}

fn bad_request(message: impl Into<String>) -> ApiError {
    ApiError::client("BadRequest", message.into())
}

fn file_system<'a>(network: &'a Network, region: &RegionContext, text: &str) -> Result<&'a FileSystem, ApiError> {
    network.find_file_system_by_resource(region, text).map_err(refused)
}

fn mount_target<'a>(network: &'a Network, text: &str) -> Result<&'a MountTarget, ApiError> {
    parse_id(text)
        .and_then(|id| network.find_mount_target(id))
        .map_err(refused)
}

fn efs_page<T>(
    items: Vec<T>,
    key: impl Fn(&T) -> String,
    list: String,
    marker: Option<&str>,
    most: Option<i32>,
) -> Result<Page<T>, ApiError> {
    let limit = most
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(DEFAULT_ITEMS)
        .min(DEFAULT_ITEMS);
    let request = PageRequest {
        list,
        token: marker,
        limit,
        descending: false,
    };
    page(items, |item| (0, key(item)), &request)
        .map_err(|BadToken| bad_request("The marker isn't valid for this request."))
}

async fn create_file_system(
    engine: &Engine,
    _: &Caller,
    request: CreateFileSystemRequest,
) -> Result<FileSystemDescription, ApiError> {
    if request.backup == Some(true) {
        return Err(bad_request("Automatic backups aren't supported; leave Backup out."));
    }
    let throughput = Throughput::read(
        request.throughput_mode.as_deref(),
        request.provisioned_throughput_in_mibps,
    );
    let settings = FileSystemSettings {
        max_io: request.performance_mode.as_deref() == Some("maxIO"),
        throughput: throughput.map_err(refused)?,
        encrypted: request.encrypted.unwrap_or(false),
        zone: request.availability_zone_name,
    };
    let (token, key, tags) = (request.creation_token, request.kms_key_id, given(request.tags));
    let made = engine
        .commit(move |tx, ctx| {
            let id = tx.network.create_customer_file_system(ctx, &token, key, settings, tags);
            let id = id.map_err(refused)?;
            Ok(tx.network.find_file_system(id).map_err(refused)?.clone())
        })
        .await?;
    Ok(description(&engine.network(), engine.region(), &made))
}

async fn update_file_system(
    engine: &Engine,
    _: &Caller,
    request: UpdateFileSystemRequest,
) -> Result<FileSystemDescription, ApiError> {
    let changed = engine
        .commit(move |tx, ctx| {
            let found = file_system(&tx.network, ctx.region, &request.file_system_id)?;
            let (id, now) = (found.id, found.settings.throughput);
            let mode = request.throughput_mode.as_deref().or(match now {
                Throughput::Provisioned(_) => Some("provisioned"),
                Throughput::Elastic => Some("elastic"),
                Throughput::Bursting => None,
            });
            let rate = request.provisioned_throughput_in_mibps.or(match (now, mode) {
                (Throughput::Provisioned(rate), Some("provisioned")) => Some(rate),
                _ => None,
            });
            let throughput = Throughput::read(mode, rate).map_err(refused)?;
            tx.network.set_throughput(id, throughput).map_err(refused)?;
            Ok(tx.network.find_file_system(id).map_err(refused)?.clone())
        })
        .await?;
    Ok(description(&engine.network(), engine.region(), &changed))
}

async fn create_mount_target(
    engine: &Engine,
    _: &Caller,
    request: CreateMountTargetRequest,
) -> Result<MountTargetDescription, ApiError> {
    if request.ipv6_address.is_some() || request.ip_address_type.as_deref().is_some_and(|t| t != "IPV4_ONLY") {
        return Err(bad_request("IPv6 isn't supported in this region; use IPV4_ONLY."));
    }
    let made = engine
        .commit(move |tx, ctx| {
            let file_system = file_system(&tx.network, ctx.region, &request.file_system_id)?.id;
            let no_subnet = |_| {
                let message = format!("The subnet ID '{}' does not exist", request.subnet_id);
                ApiError::client("SubnetNotFound", message)
            };
            let subnet = request.subnet_id.parse().map_err(no_subnet)?;
            let address = request.ip_address.as_deref().map(str::parse).transpose();
            let wanted = CreateMountTarget {
                groups: groups(request.security_groups.unwrap_or_default())?,
                address: address.map_err(|_| bad_request("IpAddress isn't an IPv4 address."))?,
            };
            let made = tx
                .network
                .create_customer_mount_target(ctx, file_system, subnet, wanted);
            let made = made.map_err(refused)?;
            Ok(tx.network.find_mount_target(made).map_err(refused)?.clone())
        })
        .await?;
    Ok(mount_target_description(&engine.network(), engine.region(), &made))
}

async fn tag_resource(engine: &Engine, _: &Caller, request: TagResourceRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let tags = given(Some(request.tags));
            tx.network
                .tag_efs(ctx.region, &request.resource_id, &tags)
                .map_err(refused)
        })
        .await
}

async fn untag_resource(engine: &Engine, _: &Caller, request: UntagResourceRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            tx.network
                .untag_efs(ctx.region, &request.resource_id, &request.tag_keys)
                .map_err(refused)
        })
        .await
}

fn given(tags: Option<Vec<Tag>>) -> Tags {
    let pair = |tag: Tag| (tag.key, tag.value);
    tags.unwrap_or_default().into_iter().map(pair).collect()
}

fn groups(texts: Vec<String>) -> Result<BTreeSet<SecurityGroupId>, ApiError> {
    let no_group = |text: &String| {
        ApiError::client(
            "SecurityGroupNotFound",
            format!("The security group '{text}' does not exist."),
        )
    };
    texts
        .iter()
        .map(|text| text.parse().map_err(|_| no_group(text)))
        .collect()
}

async fn describe_file_systems(
    engine: &Engine,
    _: &Caller,
    request: DescribeFileSystemsRequest,
) -> Result<DescribeFileSystemsResponse, ApiError> {
    let network = engine.network();
    let region = engine.region();
    let found: Vec<&FileSystem> = match (&request.file_system_id, &request.creation_token) {
        (Some(_), Some(_)) => return Err(bad_request("FileSystemId and CreationToken can't be given together.")),
        (Some(id), None) => vec![file_system(&network, region, id)?],
        (None, token) => network
            .file_systems
            .values()
            .filter(|f| token.as_ref().is_none_or(|t| *t == f.creation_token))
            .collect(),
    };
    let list = format!("file-systems/{:?}/{:?}", request.file_system_id, request.creation_token);
    let Page { items, next } = efs_page(
        found,
        |f| f.id.to_string(),
        list,
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(DescribeFileSystemsResponse {
        file_systems: items.into_iter().map(|f| description(&network, region, f)).collect(),
        marker: request.marker,
        next_marker: next,
    })
}

fn description(network: &Network, region: &RegionContext, file_system: &FileSystem) -> FileSystemDescription {
    let targets = network.mount_targets_of(file_system.id).count();
    let settings = &file_system.settings;
    let zones = region.region.zones().into_iter();
    let zone = settings
        .zone
        .as_ref()
        .and_then(|name| zones.into_iter().find(|z| z.name == *name));
    let (throughput, rate) = match settings.throughput {
        Throughput::Bursting => ("bursting", None),
        Throughput::Elastic => ("elastic", None),
        Throughput::Provisioned(rate) => ("provisioned", Some(rate)),
    };
    FileSystemDescription {
        creation_time: Some(seconds(file_system.created)),
        creation_token: Some(file_system.creation_token.clone()),
        availability_zone_id: zone.as_ref().map(|z| z.id.clone()),
        availability_zone_name: zone.map(|z| z.name),
        encrypted: Some(settings.encrypted),
        file_system_arn: Some(region.arn("elasticfilesystem", format_args!("file-system/{}", file_system.id))),
        file_system_id: Some(file_system.id.to_string()),
        file_system_protection: Some(FileSystemProtectionDescription {
            replication_overwrite_protection: Some("ENABLED".into()),
        }),
        kms_key_id: file_system.kms_key_id.clone(),
        life_cycle_state: Some("available".into()),
        name: file_system.tags.get("Name").cloned(),
        number_of_mount_targets: i32::try_from(targets).ok(),
        owner_id: Some(region.account.to_string()),
        performance_mode: Some(if settings.max_io { "maxIO" } else { "generalPurpose" }.into()),
        provisioned_throughput_in_mibps: rate,
        // Files aren't metered in this version.
        size_in_bytes: Some(FileSystemSize {
            value: Some(0),
            ..Default::default()
        }),
        tags: tags(&file_system.tags),
        throughput_mode: Some(throughput.into()),
    }
}

fn tags(tags: &Tags) -> Vec<Tag> {
    tags.iter()
        .map(|(key, value)| Tag {
            key: key.clone(),
            value: value.clone(),
        })
        .collect()
}

async fn delete_file_system(engine: &Engine, _: &Caller, request: DeleteFileSystemRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, ctx| {
            let id = file_system(&tx.network, ctx.region, &request.file_system_id)?.id;
            tx.network.delete_file_system(id).map_err(refused)?;
            access_point::forget_ids(tx, id);
            tx.put(&RemovedFileSystem { id });
            Ok(())
        })
        .await
}

async fn describe_mount_targets(
    engine: &Engine,
    _: &Caller,
    request: DescribeMountTargetsRequest,
) -> Result<DescribeMountTargetsResponse, ApiError> {
    let network = engine.network();
    let region = engine.region();
    let found: Vec<&MountTarget> = match (
        &request.file_system_id,
        &request.mount_target_id,
        &request.access_point_id,
    ) {
        (Some(id), None, None) => network
            .mount_targets_of(file_system(&network, region, id)?.id)
            .collect(),
        (None, Some(id), None) => vec![mount_target(&network, id)?],
        (None, None, Some(id)) => {
            let point = network.find_access_point_by_resource(region, id).map_err(refused)?;
            network.mount_targets_of(point.file_system).collect()
        }
        _ => {
            return Err(bad_request(
                "Exactly one of FileSystemId, MountTargetId and AccessPointId must be given.",
            ));
        }
    };
    let list = format!(
        "mount-targets/{:?}/{:?}/{:?}",
        request.file_system_id, request.mount_target_id, request.access_point_id
    );
    let Page { items, next } = efs_page(
        found,
        |m| m.id.to_string(),
        list,
        request.marker.as_deref(),
        request.max_items,
    )?;
    Ok(DescribeMountTargetsResponse {
        mount_targets: items
            .into_iter()
            .map(|target| mount_target_description(&network, region, target))
            .collect(),
        marker: request.marker,
        next_marker: next,
    })
}

fn mount_target_description(network: &Network, region: &RegionContext, target: &MountTarget) -> MountTargetDescription {
    let subnet = network.subnets.get(&target.subnet);
    let zone = subnet.and_then(|s| region.region.zones().into_iter().find(|z| z.name == s.zone));
    MountTargetDescription {
        availability_zone_id: zone.as_ref().map(|z| z.id.clone()),
        availability_zone_name: zone.map(|z| z.name),
        file_system_id: Some(target.file_system.to_string()),
        ip_address: network
            .interfaces
            .get(&target.interface)
            .map(|i| i.private_ip.to_string()),
        ipv6_address: None,
        life_cycle_state: Some("available".into()),
        mount_target_id: Some(target.id.to_string()),
        network_interface_id: Some(target.interface.to_string()),
        owner_id: Some(region.account.to_string()),
        subnet_id: Some(target.subnet.to_string()),
        vpc_id: subnet.map(|s| s.vpc.to_string()),
    }
}

async fn delete_mount_target(engine: &Engine, _: &Caller, request: DeleteMountTargetRequest) -> Result<(), ApiError> {
    engine
        .commit(move |tx, _| {
            let id = mount_target(&tx.network, &request.mount_target_id)?.id;
            tx.network.delete_mount_target(id).map_err(refused)
        })
        .await
}

async fn describe_mount_target_security_groups(
    engine: &Engine,
    _: &Caller,
    request: DescribeMountTargetSecurityGroupsRequest,
) -> Result<DescribeMountTargetSecurityGroupsResponse, ApiError> {
    let network = engine.network();
    let interface = mount_target(&network, &request.mount_target_id)?.interface;
    let groups = network
        .interfaces
        .get(&interface)
        .map(|i| i.groups.iter().map(SecurityGroupId::to_string).collect());
    Ok(DescribeMountTargetSecurityGroupsResponse {
        security_groups: groups.unwrap_or_default(),
    })
}

/// Replaces a mount target's groups; none given means the VPC's default group. Rules of the new ones are in force at once.
async fn modify_mount_target_security_groups(
    engine: &Engine,
    _: &Caller,
    request: ModifyMountTargetSecurityGroupsRequest,
) -> Result<(), ApiError> {
    engine
        .commit(move |tx, _| {
            let id = mount_target(&tx.network, &request.mount_target_id)?.id;
            let groups = groups(request.security_groups.unwrap_or_default())?;
            tx.network.modify_mount_target_groups(id, &groups).map_err(refused)
        })
        .await
}

async fn list_tags(
    engine: &Engine,
    _: &Caller,
    request: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse, ApiError> {
    let network = engine.network();
    let tags = tags(
        network
            .efs_tags(engine.region(), &request.resource_id)
            .map_err(refused)?,
    );
    let key = |tag: &Tag| tag.key.clone();
    let list = format!("tags/{}", request.resource_id);
    let Page { items, next } = efs_page(tags, key, list, request.next_token.as_deref(), request.max_results)?;
    Ok(ListTagsForResourceResponse {
        next_token: next,
        tags: items,
    })
}

/// No policy can be put in this version, so there is none.
async fn describe_lifecycle_configuration(
    engine: &Engine,
    _: &Caller,
    request: DescribeLifecycleConfigurationRequest,
) -> Result<LifecycleConfigurationDescription, ApiError> {
    file_system(&engine.network(), engine.region(), &request.file_system_id)?;
    Ok(LifecycleConfigurationDescription::default())
}

/// No policy can be put in this version, so there is none.
async fn describe_file_system_policy(
    engine: &Engine,
    _: &Caller,
    request: DescribeFileSystemPolicyRequest,
) -> Result<FileSystemPolicyDescription, ApiError> {
    let network = engine.network();
    let id = file_system(&network, engine.region(), &request.file_system_id)?.id;
    Err(ApiError::client("PolicyNotFound", format!("No policy is set on file system '{id}'.")).with_status(404))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestEngine;
    use serde_json::json;

    #[tokio::test]
    async fn a_file_system_is_described_and_goes_after_its_mount_targets() {
        let test = TestEngine::new(false).await;
        let subnet: SubnetId = test.default_vpc().1[0].parse().expect("a subnet");
        let make = move |tx: &mut kakoi_store::Tx<'_>, ctx: &mut kakoi_net::Ctx<'_>| {
            let id = tx
                .network
                .create_file_system(ctx, "token", None, Tags::from([("Name".into(), "home".into())]))
                .map_err(refused)?;
            let target = tx
                .network
                .create_mount_target(ctx, id, subnet, BTreeSet::new())
                .map_err(refused)?;
            Ok((id, target.to_string()))
        };
        let (id, target) = test.engine.commit(make).await.expect("a file system");
        let described = test
            .ok("efs", "DescribeFileSystems", json!({"CreationToken": "token"}))
            .await;
        assert_eq!(described["FileSystems"][0]["NumberOfMountTargets"], 1);
        assert_eq!(described["FileSystems"][0]["Name"], "home");
        let targets = test
            .ok("efs", "DescribeMountTargets", json!({"FileSystemId": id}))
            .await;
        assert_eq!(targets["MountTargets"][0]["MountTargetId"], target);
        assert_eq!(
            targets["MountTargets"][0]["AvailabilityZoneName"]
                .as_str()
                .map(|z| z.starts_with("us-east-1")),
            Some(true)
        );
        assert_eq!(
            test.refused("efs", "DescribeMountTargets", json!({})).await.0,
            "BadRequest"
        );
        assert_eq!(
            test.refused("efs", "DescribeFileSystems", json!({"FileSystemId": "nonsense"}))
                .await
                .0,
            "BadRequest"
        );
        let error = test
            .call("efs", "DeleteFileSystem", json!({"FileSystemId": id}))
            .await
            .expect_err("in use");
        assert_eq!((error.code(), error.status().as_u16()), ("FileSystemInUse", 409));

        let [other] = test.groups().await;
        let key = json!({"MountTargetId": target});
        let with = |groups: &[&str]| json!({"MountTargetId": target, "SecurityGroups": groups});
        let modify = "ModifyMountTargetSecurityGroups";
        test.ok("efs", modify, with(&[&other])).await;
        let groups = test.ok("efs", "DescribeMountTargetSecurityGroups", key.clone()).await;
        assert_eq!(groups["SecurityGroups"], json!([other]));
        for (groups, code) in [
            (vec!["sg-00000000000000000"], "SecurityGroupNotFound"),
            (vec!["nonsense-of-mine"], "SecurityGroupNotFound"),
        ] {
            assert_eq!(test.refused("efs", modify, with(&groups)).await.0, code);
        }
        assert_eq!(
            test.refused("efs", modify, json!({"MountTargetId": "fsmt-00000000000000000"}))
                .await
                .0,
            "MountTargetNotFound"
        );
        test.ok("efs", modify, with(&[])).await;
        let groups = test.ok("efs", "DescribeMountTargetSecurityGroups", key).await;
        assert_ne!(groups["SecurityGroups"], json!([other]), "the default group");

        test.ok("efs", "DeleteMountTarget", json!({"MountTargetId": target}))
            .await;
        test.ok("efs", "DeleteFileSystem", json!({"FileSystemId": id})).await;
        let error = test
            .call("efs", "DescribeFileSystems", json!({"FileSystemId": id}))
            .await
            .expect_err("gone");
        assert_eq!((error.code(), error.status().as_u16()), ("FileSystemNotFound", 404));
        let left = test.engine.store().scan::<RemovedFileSystem>("").expect("store");
        assert_eq!(left, [RemovedFileSystem { id }], "its files are still to be removed");
    }

    #[tokio::test]
    async fn a_user_makes_a_file_system_with_its_mount_targets() {
        let test = TestEngine::new(false).await;
        let subnets = test.default_vpc().1;
        let refuse = async |operation: &str, input: Value| test.refused("efs", operation, input).await.0;
        let network = test.engine.network();
        let subnet = &network.subnets[&subnets[0].parse().expect("an id")];
        let of_zone = json!({"CreationToken": "one", "AvailabilityZoneName": subnet.zone, "Tags": [{"Key": "Name", "Value": "home"}]});
        let made = test.ok("efs", "CreateFileSystem", of_zone.clone()).await;
        let id = made["FileSystemId"].as_str().expect("an id").to_owned();
        assert_eq!(
            (
                &made["Encrypted"],
                &made["Name"],
                &made["AvailabilityZoneName"],
                &made["ThroughputMode"]
            ),
            (&json!(false), &json!("home"), &json!(subnet.zone), &json!("bursting"))
        );
        assert_eq!(refuse("CreateFileSystem", of_zone).await, "FileSystemAlreadyExists");
        for (given, code) in [
            (json!({"KmsKeyId": "alias/mine"}), "BadRequest"),
            (json!({"ThroughputMode": "provisioned"}), "BadRequest"),
            (json!({"ProvisionedThroughputInMibps": 8.0}), "BadRequest"),
            (
                json!({"PerformanceMode": "maxIO", "ThroughputMode": "elastic"}),
                "BadRequest",
            ),
            (json!({"Backup": true}), "BadRequest"),
            (
                json!({"AvailabilityZoneName": "us-east-1z"}),
                "UnsupportedAvailabilityZone",
            ),
        ] {
            let mut input = given.clone();
            input["CreationToken"] = json!("another");
            assert_eq!(refuse("CreateFileSystem", input).await, code, "{given}");
        }

        let faster = json!({"FileSystemId": id, "ThroughputMode": "provisioned", "ProvisionedThroughputInMibps": 16.0});
        let faster = test.ok("efs", "UpdateFileSystem", faster).await;
        assert_eq!(faster["ProvisionedThroughputInMibps"], 16.0);
        let usual = json!({"FileSystemId": id, "ThroughputMode": "bursting"});
        assert_eq!(
            test.ok("efs", "UpdateFileSystem", usual).await["ThroughputMode"],
            "bursting"
        );

        let [group] = test.groups().await;
        let base = subnet.cidr.network().octets();
        let address = format!("{}.{}.{}.77", base[0], base[1], base[2]);
        let target =
            json!({"FileSystemId": id, "SubnetId": subnets[0], "IpAddress": address, "SecurityGroups": [group]});
        let made = test.ok("efs", "CreateMountTarget", target.clone()).await;
        assert_eq!(
            (&made["IpAddress"], &made["LifeCycleState"]),
            (&json!(address), &json!("available"))
        );
        assert_eq!(refuse("CreateMountTarget", target).await, "MountTargetConflict");
        let with = |member: &str, value: &str| {
            let mut input = json!({"FileSystemId": id, "SubnetId": subnets[0]});
            input[member] = json!(value);
            input
        };
        for (input, code) in [
            (with("SubnetId", &subnets[1]), "AvailabilityZonesMismatch"),
            (with("SubnetId", "subnet-00000000000000000"), "SubnetNotFound"),
            (with("FileSystemId", "fs-00000000000000000"), "FileSystemNotFound"),
            (with("IpAddressType", "IPV6_ONLY"), "BadRequest"),
        ] {
            assert_eq!(refuse("CreateMountTarget", input.clone()).await, code, "{input}");
        }
        let other = test
            .ok("efs", "CreateFileSystem", json!({"CreationToken": "two"}))
            .await;
        let taken = json!({"FileSystemId": other["FileSystemId"], "SubnetId": subnets[0], "IpAddress": address});
        assert_eq!(refuse("CreateMountTarget", taken).await, "IpAddressInUse");

        test.ok(
            "efs",
            "TagResource",
            json!({"ResourceId": id, "Tags": [{"Key": "team", "Value": "a"}]}),
        )
        .await;
        test.ok("efs", "UntagResource", json!({"ResourceId": id, "TagKeys": ["Name"]}))
            .await;
        let tags = test.ok("efs", "ListTagsForResource", json!({"ResourceId": id})).await;
        assert_eq!(tags["Tags"], json!([{"Key": "team", "Value": "a"}]));
        let absent = json!({"ResourceId": "fsap-00000000000000000", "TagKeys": ["x"]});
        assert_eq!(refuse("UntagResource", absent).await, "AccessPointNotFound");
    }
}
