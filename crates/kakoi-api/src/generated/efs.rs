//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "efs",
    signing_name: "elasticfilesystem",
    protocol: Protocol::RestJson1,
    api_version: "2015-02-01",
    target_prefix: "",
    xml_namespace: "",
    global: false,
    operations: &[
        &tables::op_CreateAccessPoint,
        &tables::op_CreateFileSystem,
        &tables::op_CreateMountTarget,
        &tables::op_DeleteAccessPoint,
        &tables::op_DeleteFileSystem,
        &tables::op_DeleteMountTarget,
        &tables::op_DescribeAccessPoints,
        &tables::op_DescribeFileSystemPolicy,
        &tables::op_DescribeFileSystems,
        &tables::op_DescribeLifecycleConfiguration,
        &tables::op_DescribeMountTargetSecurityGroups,
        &tables::op_DescribeMountTargets,
        &tables::op_ListTagsForResource,
        &tables::op_ModifyMountTargetSecurityGroups,
        &tables::op_TagResource,
        &tables::op_UntagResource,
        &tables::op_UpdateFileSystem,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AccessPointDescription {
    #[serde(rename = "AccessPointArn", skip_serializing_if = "Option::is_none")]
    pub access_point_arn: Option<String>,
    #[serde(rename = "AccessPointId", skip_serializing_if = "Option::is_none")]
    pub access_point_id: Option<String>,
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "LifeCycleState", skip_serializing_if = "Option::is_none")]
    pub life_cycle_state: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PosixUser", skip_serializing_if = "Option::is_none")]
    pub posix_user: Option<PosixUser>,
    #[serde(rename = "RootDirectory", skip_serializing_if = "Option::is_none")]
    pub root_directory: Option<RootDirectory>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateAccessPointRequest {
    #[serde(rename = "ClientToken")]
    pub client_token: String,
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
    #[serde(rename = "PosixUser", skip_serializing_if = "Option::is_none")]
    pub posix_user: Option<PosixUser>,
    #[serde(rename = "RootDirectory", skip_serializing_if = "Option::is_none")]
    pub root_directory: Option<RootDirectory>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateFileSystemRequest {
    #[serde(rename = "AvailabilityZoneName", skip_serializing_if = "Option::is_none")]
    pub availability_zone_name: Option<String>,
    #[serde(rename = "Backup", skip_serializing_if = "Option::is_none")]
    pub backup: Option<bool>,
    #[serde(rename = "CreationToken")]
    pub creation_token: String,
    #[serde(rename = "Encrypted", skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<bool>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "PerformanceMode", skip_serializing_if = "Option::is_none")]
    pub performance_mode: Option<String>,
    #[serde(rename = "ProvisionedThroughputInMibps", skip_serializing_if = "Option::is_none")]
    pub provisioned_throughput_in_mibps: Option<f64>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "ThroughputMode", skip_serializing_if = "Option::is_none")]
    pub throughput_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateMountTargetRequest {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
    #[serde(rename = "IpAddress", skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(rename = "IpAddressType", skip_serializing_if = "Option::is_none")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "Ipv6Address", skip_serializing_if = "Option::is_none")]
    pub ipv6_address: Option<String>,
    #[serde(rename = "SecurityGroups", skip_serializing_if = "Option::is_none")]
    pub security_groups: Option<Vec<String>>,
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreationInfo {
    #[serde(rename = "OwnerGid")]
    pub owner_gid: i64,
    #[serde(rename = "OwnerUid")]
    pub owner_uid: i64,
    #[serde(rename = "Permissions")]
    pub permissions: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteAccessPointRequest {
    #[serde(rename = "AccessPointId")]
    pub access_point_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteFileSystemRequest {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteMountTargetRequest {
    #[serde(rename = "MountTargetId")]
    pub mount_target_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeAccessPointsRequest {
    #[serde(rename = "AccessPointId", skip_serializing_if = "Option::is_none")]
    pub access_point_id: Option<String>,
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeAccessPointsResponse {
    #[serde(rename = "AccessPoints")]
    pub access_points: Vec<AccessPointDescription>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeFileSystemPolicyRequest {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeFileSystemsRequest {
    #[serde(rename = "CreationToken", skip_serializing_if = "Option::is_none")]
    pub creation_token: Option<String>,
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeFileSystemsResponse {
    #[serde(rename = "FileSystems")]
    pub file_systems: Vec<FileSystemDescription>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeLifecycleConfigurationRequest {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeMountTargetSecurityGroupsRequest {
    #[serde(rename = "MountTargetId")]
    pub mount_target_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeMountTargetSecurityGroupsResponse {
    #[serde(rename = "SecurityGroups")]
    pub security_groups: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeMountTargetsRequest {
    #[serde(rename = "AccessPointId", skip_serializing_if = "Option::is_none")]
    pub access_point_id: Option<String>,
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MaxItems", skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(rename = "MountTargetId", skip_serializing_if = "Option::is_none")]
    pub mount_target_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeMountTargetsResponse {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "MountTargets")]
    pub mount_targets: Vec<MountTargetDescription>,
    #[serde(rename = "NextMarker", skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FileSystemDescription {
    #[serde(rename = "AvailabilityZoneId", skip_serializing_if = "Option::is_none")]
    pub availability_zone_id: Option<String>,
    #[serde(rename = "AvailabilityZoneName", skip_serializing_if = "Option::is_none")]
    pub availability_zone_name: Option<String>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "CreationToken", skip_serializing_if = "Option::is_none")]
    pub creation_token: Option<String>,
    #[serde(rename = "Encrypted", skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<bool>,
    #[serde(rename = "FileSystemArn", skip_serializing_if = "Option::is_none")]
    pub file_system_arn: Option<String>,
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "FileSystemProtection", skip_serializing_if = "Option::is_none")]
    pub file_system_protection: Option<FileSystemProtectionDescription>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LifeCycleState", skip_serializing_if = "Option::is_none")]
    pub life_cycle_state: Option<String>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "NumberOfMountTargets", skip_serializing_if = "Option::is_none")]
    pub number_of_mount_targets: Option<i32>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "PerformanceMode", skip_serializing_if = "Option::is_none")]
    pub performance_mode: Option<String>,
    #[serde(rename = "ProvisionedThroughputInMibps", skip_serializing_if = "Option::is_none")]
    pub provisioned_throughput_in_mibps: Option<f64>,
    #[serde(rename = "SizeInBytes", skip_serializing_if = "Option::is_none")]
    pub size_in_bytes: Option<FileSystemSize>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "ThroughputMode", skip_serializing_if = "Option::is_none")]
    pub throughput_mode: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FileSystemPolicyDescription {
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FileSystemProtectionDescription {
    #[serde(rename = "ReplicationOverwriteProtection", skip_serializing_if = "Option::is_none")]
    pub replication_overwrite_protection: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FileSystemSize {
    #[serde(rename = "Timestamp", skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<f64>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    #[serde(rename = "ValueInArchive", skip_serializing_if = "Option::is_none")]
    pub value_in_archive: Option<i64>,
    #[serde(rename = "ValueInIA", skip_serializing_if = "Option::is_none")]
    pub value_in_ia: Option<i64>,
    #[serde(rename = "ValueInStandard", skip_serializing_if = "Option::is_none")]
    pub value_in_standard: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct LifecycleConfigurationDescription {
    #[serde(rename = "LifecyclePolicies")]
    pub lifecycle_policies: Vec<LifecyclePolicy>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct LifecyclePolicy {
    #[serde(rename = "TransitionToArchive", skip_serializing_if = "Option::is_none")]
    pub transition_to_archive: Option<String>,
    #[serde(rename = "TransitionToIA", skip_serializing_if = "Option::is_none")]
    pub transition_to_ia: Option<String>,
    #[serde(rename = "TransitionToPrimaryStorageClass", skip_serializing_if = "Option::is_none")]
    pub transition_to_primary_storage_class: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListTagsForResourceRequest {
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ResourceId")]
    pub resource_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListTagsForResourceResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ModifyMountTargetSecurityGroupsRequest {
    #[serde(rename = "MountTargetId")]
    pub mount_target_id: String,
    #[serde(rename = "SecurityGroups", skip_serializing_if = "Option::is_none")]
    pub security_groups: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct MountTargetDescription {
    #[serde(rename = "AvailabilityZoneId", skip_serializing_if = "Option::is_none")]
    pub availability_zone_id: Option<String>,
    #[serde(rename = "AvailabilityZoneName", skip_serializing_if = "Option::is_none")]
    pub availability_zone_name: Option<String>,
    #[serde(rename = "FileSystemId", skip_serializing_if = "Option::is_none")]
    pub file_system_id: Option<String>,
    #[serde(rename = "IpAddress", skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(rename = "Ipv6Address", skip_serializing_if = "Option::is_none")]
    pub ipv6_address: Option<String>,
    #[serde(rename = "LifeCycleState", skip_serializing_if = "Option::is_none")]
    pub life_cycle_state: Option<String>,
    #[serde(rename = "MountTargetId", skip_serializing_if = "Option::is_none")]
    pub mount_target_id: Option<String>,
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "OwnerId", skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct PosixUser {
    #[serde(rename = "Gid")]
    pub gid: i64,
    #[serde(rename = "SecondaryGids", skip_serializing_if = "Option::is_none")]
    pub secondary_gids: Option<Vec<i64>>,
    #[serde(rename = "Uid")]
    pub uid: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RootDirectory {
    #[serde(rename = "CreationInfo", skip_serializing_if = "Option::is_none")]
    pub creation_info: Option<CreationInfo>,
    #[serde(rename = "Path", skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Tag {
    #[serde(rename = "Key")]
    pub key: String,
    #[serde(rename = "Value")]
    pub value: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct TagResourceRequest {
    #[serde(rename = "ResourceId")]
    pub resource_id: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UntagResourceRequest {
    #[serde(rename = "ResourceId")]
    pub resource_id: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateFileSystemRequest {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
    #[serde(rename = "ProvisionedThroughputInMibps", skip_serializing_if = "Option::is_none")]
    pub provisioned_throughput_in_mibps: Option<f64>,
    #[serde(rename = "ThroughputMode", skip_serializing_if = "Option::is_none")]
    pub throughput_mode: Option<String>,
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum CreateAccessPoint {}
    impl TypedOperation for CreateAccessPoint {
        const NAME: &'static str = "CreateAccessPoint";
        type Input = super::CreateAccessPointRequest;
        type Output = super::AccessPointDescription;
        fn operation() -> &'static Operation { &super::tables::op_CreateAccessPoint }
    }
    pub enum CreateFileSystem {}
    impl TypedOperation for CreateFileSystem {
        const NAME: &'static str = "CreateFileSystem";
        type Input = super::CreateFileSystemRequest;
        type Output = super::FileSystemDescription;
        fn operation() -> &'static Operation { &super::tables::op_CreateFileSystem }
    }
    pub enum CreateMountTarget {}
    impl TypedOperation for CreateMountTarget {
        const NAME: &'static str = "CreateMountTarget";
        type Input = super::CreateMountTargetRequest;
        type Output = super::MountTargetDescription;
        fn operation() -> &'static Operation { &super::tables::op_CreateMountTarget }
    }
    pub enum DeleteAccessPoint {}
    impl TypedOperation for DeleteAccessPoint {
        const NAME: &'static str = "DeleteAccessPoint";
        type Input = super::DeleteAccessPointRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteAccessPoint }
    }
    pub enum DeleteFileSystem {}
    impl TypedOperation for DeleteFileSystem {
        const NAME: &'static str = "DeleteFileSystem";
        type Input = super::DeleteFileSystemRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteFileSystem }
    }
    pub enum DeleteMountTarget {}
    impl TypedOperation for DeleteMountTarget {
        const NAME: &'static str = "DeleteMountTarget";
        type Input = super::DeleteMountTargetRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteMountTarget }
    }
    pub enum DescribeAccessPoints {}
    impl TypedOperation for DescribeAccessPoints {
        const NAME: &'static str = "DescribeAccessPoints";
        type Input = super::DescribeAccessPointsRequest;
        type Output = super::DescribeAccessPointsResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeAccessPoints }
    }
    pub enum DescribeFileSystemPolicy {}
    impl TypedOperation for DescribeFileSystemPolicy {
        const NAME: &'static str = "DescribeFileSystemPolicy";
        type Input = super::DescribeFileSystemPolicyRequest;
        type Output = super::FileSystemPolicyDescription;
        fn operation() -> &'static Operation { &super::tables::op_DescribeFileSystemPolicy }
    }
    pub enum DescribeFileSystems {}
    impl TypedOperation for DescribeFileSystems {
        const NAME: &'static str = "DescribeFileSystems";
        type Input = super::DescribeFileSystemsRequest;
        type Output = super::DescribeFileSystemsResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeFileSystems }
    }
    pub enum DescribeLifecycleConfiguration {}
    impl TypedOperation for DescribeLifecycleConfiguration {
        const NAME: &'static str = "DescribeLifecycleConfiguration";
        type Input = super::DescribeLifecycleConfigurationRequest;
        type Output = super::LifecycleConfigurationDescription;
        fn operation() -> &'static Operation { &super::tables::op_DescribeLifecycleConfiguration }
    }
    pub enum DescribeMountTargetSecurityGroups {}
    impl TypedOperation for DescribeMountTargetSecurityGroups {
        const NAME: &'static str = "DescribeMountTargetSecurityGroups";
        type Input = super::DescribeMountTargetSecurityGroupsRequest;
        type Output = super::DescribeMountTargetSecurityGroupsResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeMountTargetSecurityGroups }
    }
    pub enum DescribeMountTargets {}
    impl TypedOperation for DescribeMountTargets {
        const NAME: &'static str = "DescribeMountTargets";
        type Input = super::DescribeMountTargetsRequest;
        type Output = super::DescribeMountTargetsResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeMountTargets }
    }
    pub enum ListTagsForResource {}
    impl TypedOperation for ListTagsForResource {
        const NAME: &'static str = "ListTagsForResource";
        type Input = super::ListTagsForResourceRequest;
        type Output = super::ListTagsForResourceResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListTagsForResource }
    }
    pub enum ModifyMountTargetSecurityGroups {}
    impl TypedOperation for ModifyMountTargetSecurityGroups {
        const NAME: &'static str = "ModifyMountTargetSecurityGroups";
        type Input = super::ModifyMountTargetSecurityGroupsRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_ModifyMountTargetSecurityGroups }
    }
    pub enum TagResource {}
    impl TypedOperation for TagResource {
        const NAME: &'static str = "TagResource";
        type Input = super::TagResourceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_TagResource }
    }
    pub enum UntagResource {}
    impl TypedOperation for UntagResource {
        const NAME: &'static str = "UntagResource";
        type Input = super::UntagResourceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_UntagResource }
    }
    pub enum UpdateFileSystem {}
    impl TypedOperation for UpdateFileSystem {
        const NAME: &'static str = "UpdateFileSystem";
        type Input = super::UpdateFileSystemRequest;
        type Output = super::FileSystemDescription;
        fn operation() -> &'static Operation { &super::tables::op_UpdateFileSystem }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_CreateAccessPoint: Operation = Operation {
        name: "CreateAccessPoint",
        service: &super::SERVICE,
        method: "POST",
        uri: "/2015-02-01/access-points",
        status: 200,
        input: &shape_CreateAccessPointRequest,
        output: Some(&shape_AccessPointDescription),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "AccessPointAlreadyExists", status: 409 }, ModelledError { code: "IncorrectFileSystemLifeCycleState", status: 409 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "AccessPointLimitExceeded", status: 403 }, ModelledError { code: "ThrottlingException", status: 429 }],
    };
    pub static op_CreateFileSystem: Operation = Operation {
        name: "CreateFileSystem",
        service: &super::SERVICE,
        method: "POST",
        uri: "/2015-02-01/file-systems",
        status: 201,
        input: &shape_CreateFileSystemRequest,
        output: Some(&shape_FileSystemDescription),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemAlreadyExists", status: 409 }, ModelledError { code: "FileSystemLimitExceeded", status: 403 }, ModelledError { code: "InsufficientThroughputCapacity", status: 503 }, ModelledError { code: "ThroughputLimitExceeded", status: 400 }, ModelledError { code: "UnsupportedAvailabilityZone", status: 400 }],
    };
    pub static op_CreateMountTarget: Operation = Operation {
        name: "CreateMountTarget",
        service: &super::SERVICE,
        method: "POST",
        uri: "/2015-02-01/mount-targets",
        status: 200,
        input: &shape_CreateMountTargetRequest,
        output: Some(&shape_MountTargetDescription),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "IncorrectFileSystemLifeCycleState", status: 409 }, ModelledError { code: "MountTargetConflict", status: 409 }, ModelledError { code: "SubnetNotFound", status: 400 }, ModelledError { code: "NoFreeAddressesInSubnet", status: 409 }, ModelledError { code: "IpAddressInUse", status: 409 }, ModelledError { code: "NetworkInterfaceLimitExceeded", status: 409 }, ModelledError { code: "SecurityGroupLimitExceeded", status: 400 }, ModelledError { code: "SecurityGroupNotFound", status: 400 }, ModelledError { code: "UnsupportedAvailabilityZone", status: 400 }, ModelledError { code: "AvailabilityZonesMismatch", status: 400 }],
    };
    pub static op_DeleteAccessPoint: Operation = Operation {
        name: "DeleteAccessPoint",
        service: &super::SERVICE,
        method: "DELETE",
        uri: "/2015-02-01/access-points/{AccessPointId}",
        status: 204,
        input: &shape_DeleteAccessPointRequest,
        output: None,
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "AccessPointNotFound", status: 404 }],
    };
    pub static op_DeleteFileSystem: Operation = Operation {
        name: "DeleteFileSystem",
        service: &super::SERVICE,
        method: "DELETE",
        uri: "/2015-02-01/file-systems/{FileSystemId}",
        status: 204,
        input: &shape_DeleteFileSystemRequest,
        output: None,
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "FileSystemInUse", status: 409 }],
    };
    pub static op_DeleteMountTarget: Operation = Operation {
        name: "DeleteMountTarget",
        service: &super::SERVICE,
        method: "DELETE",
        uri: "/2015-02-01/mount-targets/{MountTargetId}",
        status: 204,
        input: &shape_DeleteMountTargetRequest,
        output: None,
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "DependencyTimeout", status: 504 }, ModelledError { code: "MountTargetNotFound", status: 404 }],
    };
    pub static op_DescribeAccessPoints: Operation = Operation {
        name: "DescribeAccessPoints",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/access-points",
        status: 200,
        input: &shape_DescribeAccessPointsRequest,
        output: Some(&shape_DescribeAccessPointsResponse),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "AccessPointNotFound", status: 404 }],
    };
    pub static op_DescribeFileSystemPolicy: Operation = Operation {
        name: "DescribeFileSystemPolicy",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/file-systems/{FileSystemId}/policy",
        status: 200,
        input: &shape_DescribeFileSystemPolicyRequest,
        output: Some(&shape_FileSystemPolicyDescription),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "PolicyNotFound", status: 404 }],
    };
    pub static op_DescribeFileSystems: Operation = Operation {
        name: "DescribeFileSystems",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/file-systems",
        status: 200,
        input: &shape_DescribeFileSystemsRequest,
        output: Some(&shape_DescribeFileSystemsResponse),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }],
    };
    pub static op_DescribeLifecycleConfiguration: Operation = Operation {
        name: "DescribeLifecycleConfiguration",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/file-systems/{FileSystemId}/lifecycle-configuration",
        status: 200,
        input: &shape_DescribeLifecycleConfigurationRequest,
        output: Some(&shape_LifecycleConfigurationDescription),
        errors: &[ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "FileSystemNotFound", status: 404 }],
    };
    pub static op_DescribeMountTargetSecurityGroups: Operation = Operation {
        name: "DescribeMountTargetSecurityGroups",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/mount-targets/{MountTargetId}/security-groups",
        status: 200,
        input: &shape_DescribeMountTargetSecurityGroupsRequest,
        output: Some(&shape_DescribeMountTargetSecurityGroupsResponse),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "MountTargetNotFound", status: 404 }, ModelledError { code: "IncorrectMountTargetState", status: 409 }],
    };
    pub static op_DescribeMountTargets: Operation = Operation {
        name: "DescribeMountTargets",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/mount-targets",
        status: 200,
        input: &shape_DescribeMountTargetsRequest,
        output: Some(&shape_DescribeMountTargetsResponse),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "MountTargetNotFound", status: 404 }, ModelledError { code: "AccessPointNotFound", status: 404 }],
    };
    pub static op_ListTagsForResource: Operation = Operation {
        name: "ListTagsForResource",
        service: &super::SERVICE,
        method: "GET",
        uri: "/2015-02-01/resource-tags/{ResourceId}",
        status: 200,
        input: &shape_ListTagsForResourceRequest,
        output: Some(&shape_ListTagsForResourceResponse),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "AccessPointNotFound", status: 404 }],
    };
    pub static op_ModifyMountTargetSecurityGroups: Operation = Operation {
        name: "ModifyMountTargetSecurityGroups",
        service: &super::SERVICE,
        method: "PUT",
        uri: "/2015-02-01/mount-targets/{MountTargetId}/security-groups",
        status: 204,
        input: &shape_ModifyMountTargetSecurityGroupsRequest,
        output: None,
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "MountTargetNotFound", status: 404 }, ModelledError { code: "IncorrectMountTargetState", status: 409 }, ModelledError { code: "SecurityGroupLimitExceeded", status: 400 }, ModelledError { code: "SecurityGroupNotFound", status: 400 }],
    };
    pub static op_TagResource: Operation = Operation {
        name: "TagResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/2015-02-01/resource-tags/{ResourceId}",
        status: 200,
        input: &shape_TagResourceRequest,
        output: None,
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "AccessPointNotFound", status: 404 }],
    };
    pub static op_UntagResource: Operation = Operation {
        name: "UntagResource",
        service: &super::SERVICE,
        method: "DELETE",
        uri: "/2015-02-01/resource-tags/{ResourceId}",
        status: 200,
        input: &shape_UntagResourceRequest,
        output: None,
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "AccessPointNotFound", status: 404 }],
    };
    pub static op_UpdateFileSystem: Operation = Operation {
        name: "UpdateFileSystem",
        service: &super::SERVICE,
        method: "PUT",
        uri: "/2015-02-01/file-systems/{FileSystemId}",
        status: 202,
        input: &shape_UpdateFileSystemRequest,
        output: Some(&shape_FileSystemDescription),
        errors: &[ModelledError { code: "BadRequest", status: 400 }, ModelledError { code: "FileSystemNotFound", status: 404 }, ModelledError { code: "IncorrectFileSystemLifeCycleState", status: 409 }, ModelledError { code: "InsufficientThroughputCapacity", status: 503 }, ModelledError { code: "InternalServerError", status: 500 }, ModelledError { code: "ThroughputLimitExceeded", status: 400 }, ModelledError { code: "TooManyRequests", status: 429 }],
    };
    pub static shape_AccessPointArn: Shape = Shape::String(StringShape { min: None, max: Some(128), pattern: Some(Pattern::new("^arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:access-point/fsap-[0-9a-f]{8,40}$")), values: &[] });
    pub static shape_AccessPointDescription: Shape = Shape::Structure(Structure { name: "AccessPointDescription", union: false, members: &[
        Member { name: "AccessPointArn", wire: "AccessPointArn", query: "AccessPointArn", required: false, location: Location::Body, shape: &shape_AccessPointArn },
        Member { name: "AccessPointId", wire: "AccessPointId", query: "AccessPointId", required: false, location: Location::Body, shape: &shape_AccessPointId },
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: false, location: Location::Body, shape: &shape_ClientToken },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: false, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "LifeCycleState", wire: "LifeCycleState", query: "LifeCycleState", required: false, location: Location::Body, shape: &shape_LifeCycleState },
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_Name },
        Member { name: "OwnerId", wire: "OwnerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_AwsAccountId },
        Member { name: "PosixUser", wire: "PosixUser", query: "PosixUser", required: false, location: Location::Body, shape: &shape_PosixUser },
        Member { name: "RootDirectory", wire: "RootDirectory", query: "RootDirectory", required: false, location: Location::Body, shape: &shape_RootDirectory },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_AccessPointDescriptions: Shape = Shape::List(List { member: &shape_AccessPointDescription, item: "member", flattened: false, min: None, max: None });
    pub static shape_AccessPointId: Shape = Shape::String(StringShape { min: None, max: Some(128), pattern: Some(Pattern::new("^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:access-point/fsap-[0-9a-f]{8,40}|fsap-[0-9a-f]{8,40})$")), values: &[] });
    pub static shape_AvailabilityZoneId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_AvailabilityZoneName: Shape = Shape::String(StringShape { min: Some(1), max: Some(64), pattern: Some(Pattern::new(".+")), values: &[] });
    pub static shape_AwsAccountId: Shape = Shape::String(StringShape { min: None, max: Some(14), pattern: Some(Pattern::new("^(\\d{12})|(\\d{4}-\\d{4}-\\d{4})$")), values: &[] });
    pub static shape_Backup: Shape = Shape::Boolean;
    pub static shape_ClientToken: Shape = Shape::String(StringShape { min: Some(1), max: Some(64), pattern: Some(Pattern::new(".+")), values: &[] });
    pub static shape_CreateAccessPointRequest: Shape = Shape::Structure(Structure { name: "CreateAccessPointRequest", union: false, members: &[
        Member { name: "ClientToken", wire: "ClientToken", query: "ClientToken", required: true, location: Location::Body, shape: &shape_ClientToken },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "PosixUser", wire: "PosixUser", query: "PosixUser", required: false, location: Location::Body, shape: &shape_PosixUser },
        Member { name: "RootDirectory", wire: "RootDirectory", query: "RootDirectory", required: false, location: Location::Body, shape: &shape_RootDirectory },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_CreateFileSystemRequest: Shape = Shape::Structure(Structure { name: "CreateFileSystemRequest", union: false, members: &[
        Member { name: "AvailabilityZoneName", wire: "AvailabilityZoneName", query: "AvailabilityZoneName", required: false, location: Location::Body, shape: &shape_AvailabilityZoneName },
        Member { name: "Backup", wire: "Backup", query: "Backup", required: false, location: Location::Body, shape: &shape_Backup },
        Member { name: "CreationToken", wire: "CreationToken", query: "CreationToken", required: true, location: Location::Body, shape: &shape_CreationToken },
        Member { name: "Encrypted", wire: "Encrypted", query: "Encrypted", required: false, location: Location::Body, shape: &shape_Encrypted },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "PerformanceMode", wire: "PerformanceMode", query: "PerformanceMode", required: false, location: Location::Body, shape: &shape_PerformanceMode },
        Member { name: "ProvisionedThroughputInMibps", wire: "ProvisionedThroughputInMibps", query: "ProvisionedThroughputInMibps", required: false, location: Location::Body, shape: &shape_ProvisionedThroughputInMibps },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_Tags },
        Member { name: "ThroughputMode", wire: "ThroughputMode", query: "ThroughputMode", required: false, location: Location::Body, shape: &shape_ThroughputMode },] });
    pub static shape_CreateMountTargetRequest: Shape = Shape::Structure(Structure { name: "CreateMountTargetRequest", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "IpAddress", wire: "IpAddress", query: "IpAddress", required: false, location: Location::Body, shape: &shape_IpAddress },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_IpAddressType },
        Member { name: "Ipv6Address", wire: "Ipv6Address", query: "Ipv6Address", required: false, location: Location::Body, shape: &shape_Ipv6Address },
        Member { name: "SecurityGroups", wire: "SecurityGroups", query: "SecurityGroups", required: false, location: Location::Body, shape: &shape_SecurityGroups },
        Member { name: "SubnetId", wire: "SubnetId", query: "SubnetId", required: true, location: Location::Body, shape: &shape_SubnetId },] });
    pub static shape_CreationInfo: Shape = Shape::Structure(Structure { name: "CreationInfo", union: false, members: &[
        Member { name: "OwnerGid", wire: "OwnerGid", query: "OwnerGid", required: true, location: Location::Body, shape: &shape_OwnerGid },
        Member { name: "OwnerUid", wire: "OwnerUid", query: "OwnerUid", required: true, location: Location::Body, shape: &shape_OwnerUid },
        Member { name: "Permissions", wire: "Permissions", query: "Permissions", required: true, location: Location::Body, shape: &shape_Permissions },] });
    pub static shape_CreationToken: Shape = Shape::String(StringShape { min: Some(1), max: Some(64), pattern: Some(Pattern::new(".+")), values: &[] });
    pub static shape_DeleteAccessPointRequest: Shape = Shape::Structure(Structure { name: "DeleteAccessPointRequest", union: false, members: &[
        Member { name: "AccessPointId", wire: "AccessPointId", query: "AccessPointId", required: true, location: Location::Uri, shape: &shape_AccessPointId },] });
    pub static shape_DeleteFileSystemRequest: Shape = Shape::Structure(Structure { name: "DeleteFileSystemRequest", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Uri, shape: &shape_FileSystemId },] });
    pub static shape_DeleteMountTargetRequest: Shape = Shape::Structure(Structure { name: "DeleteMountTargetRequest", union: false, members: &[
        Member { name: "MountTargetId", wire: "MountTargetId", query: "MountTargetId", required: true, location: Location::Uri, shape: &shape_MountTargetId },] });
    pub static shape_DescribeAccessPointsRequest: Shape = Shape::Structure(Structure { name: "DescribeAccessPointsRequest", union: false, members: &[
        Member { name: "AccessPointId", wire: "AccessPointId", query: "AccessPointId", required: false, location: Location::Query, shape: &shape_AccessPointId },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: false, location: Location::Query, shape: &shape_FileSystemId },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Query, shape: &shape_MaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Query, shape: &shape_Token },] });
    pub static shape_DescribeAccessPointsResponse: Shape = Shape::Structure(Structure { name: "DescribeAccessPointsResponse", union: false, members: &[
        Member { name: "AccessPoints", wire: "AccessPoints", query: "AccessPoints", required: false, location: Location::Body, shape: &shape_AccessPointDescriptions },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_Token },] });
    pub static shape_DescribeFileSystemPolicyRequest: Shape = Shape::Structure(Structure { name: "DescribeFileSystemPolicyRequest", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Uri, shape: &shape_FileSystemId },] });
    pub static shape_DescribeFileSystemsRequest: Shape = Shape::Structure(Structure { name: "DescribeFileSystemsRequest", union: false, members: &[
        Member { name: "CreationToken", wire: "CreationToken", query: "CreationToken", required: false, location: Location::Query, shape: &shape_CreationToken },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: false, location: Location::Query, shape: &shape_FileSystemId },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Query, shape: &shape_Marker },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Query, shape: &shape_MaxItems },] });
    pub static shape_DescribeFileSystemsResponse: Shape = Shape::Structure(Structure { name: "DescribeFileSystemsResponse", union: false, members: &[
        Member { name: "FileSystems", wire: "FileSystems", query: "FileSystems", required: false, location: Location::Body, shape: &shape_FileSystemDescriptions },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_Marker },
        Member { name: "NextMarker", wire: "NextMarker", query: "NextMarker", required: false, location: Location::Body, shape: &shape_Marker },] });
    pub static shape_DescribeLifecycleConfigurationRequest: Shape = Shape::Structure(Structure { name: "DescribeLifecycleConfigurationRequest", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Uri, shape: &shape_FileSystemId },] });
    pub static shape_DescribeMountTargetSecurityGroupsRequest: Shape = Shape::Structure(Structure { name: "DescribeMountTargetSecurityGroupsRequest", union: false, members: &[
        Member { name: "MountTargetId", wire: "MountTargetId", query: "MountTargetId", required: true, location: Location::Uri, shape: &shape_MountTargetId },] });
    pub static shape_DescribeMountTargetSecurityGroupsResponse: Shape = Shape::Structure(Structure { name: "DescribeMountTargetSecurityGroupsResponse", union: false, members: &[
        Member { name: "SecurityGroups", wire: "SecurityGroups", query: "SecurityGroups", required: true, location: Location::Body, shape: &shape_SecurityGroups },] });
    pub static shape_DescribeMountTargetsRequest: Shape = Shape::Structure(Structure { name: "DescribeMountTargetsRequest", union: false, members: &[
        Member { name: "AccessPointId", wire: "AccessPointId", query: "AccessPointId", required: false, location: Location::Query, shape: &shape_AccessPointId },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: false, location: Location::Query, shape: &shape_FileSystemId },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Query, shape: &shape_Marker },
        Member { name: "MaxItems", wire: "MaxItems", query: "MaxItems", required: false, location: Location::Query, shape: &shape_MaxItems },
        Member { name: "MountTargetId", wire: "MountTargetId", query: "MountTargetId", required: false, location: Location::Query, shape: &shape_MountTargetId },] });
    pub static shape_DescribeMountTargetsResponse: Shape = Shape::Structure(Structure { name: "DescribeMountTargetsResponse", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_Marker },
        Member { name: "MountTargets", wire: "MountTargets", query: "MountTargets", required: false, location: Location::Body, shape: &shape_MountTargetDescriptions },
        Member { name: "NextMarker", wire: "NextMarker", query: "NextMarker", required: false, location: Location::Body, shape: &shape_Marker },] });
    pub static shape_Encrypted: Shape = Shape::Boolean;
    pub static shape_FileSystemArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_FileSystemDescription: Shape = Shape::Structure(Structure { name: "FileSystemDescription", union: false, members: &[
        Member { name: "AvailabilityZoneId", wire: "AvailabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_AvailabilityZoneId },
        Member { name: "AvailabilityZoneName", wire: "AvailabilityZoneName", query: "AvailabilityZoneName", required: false, location: Location::Body, shape: &shape_AvailabilityZoneName },
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: true, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "CreationToken", wire: "CreationToken", query: "CreationToken", required: true, location: Location::Body, shape: &shape_CreationToken },
        Member { name: "Encrypted", wire: "Encrypted", query: "Encrypted", required: false, location: Location::Body, shape: &shape_Encrypted },
        Member { name: "FileSystemArn", wire: "FileSystemArn", query: "FileSystemArn", required: false, location: Location::Body, shape: &shape_FileSystemArn },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "FileSystemProtection", wire: "FileSystemProtection", query: "FileSystemProtection", required: false, location: Location::Body, shape: &shape_FileSystemProtectionDescription },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "LifeCycleState", wire: "LifeCycleState", query: "LifeCycleState", required: true, location: Location::Body, shape: &shape_LifeCycleState },
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_TagValue },
        Member { name: "NumberOfMountTargets", wire: "NumberOfMountTargets", query: "NumberOfMountTargets", required: true, location: Location::Body, shape: &shape_MountTargetCount },
        Member { name: "OwnerId", wire: "OwnerId", query: "OwnerId", required: true, location: Location::Body, shape: &shape_AwsAccountId },
        Member { name: "PerformanceMode", wire: "PerformanceMode", query: "PerformanceMode", required: true, location: Location::Body, shape: &shape_PerformanceMode },
        Member { name: "ProvisionedThroughputInMibps", wire: "ProvisionedThroughputInMibps", query: "ProvisionedThroughputInMibps", required: false, location: Location::Body, shape: &shape_ProvisionedThroughputInMibps },
        Member { name: "SizeInBytes", wire: "SizeInBytes", query: "SizeInBytes", required: true, location: Location::Body, shape: &shape_FileSystemSize },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_Tags },
        Member { name: "ThroughputMode", wire: "ThroughputMode", query: "ThroughputMode", required: false, location: Location::Body, shape: &shape_ThroughputMode },] });
    pub static shape_FileSystemDescriptions: Shape = Shape::List(List { member: &shape_FileSystemDescription, item: "member", flattened: false, min: None, max: None });
    pub static shape_FileSystemId: Shape = Shape::String(StringShape { min: None, max: Some(128), pattern: Some(Pattern::new("^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:file-system/fs-[0-9a-f]{8,40}|fs-[0-9a-f]{8,40})$")), values: &[] });
    pub static shape_FileSystemNullableSizeValue: Shape = Shape::Long(Range { min: Some(0), max: None });
    pub static shape_FileSystemPolicyDescription: Shape = Shape::Structure(Structure { name: "FileSystemPolicyDescription", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: false, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "Policy", wire: "Policy", query: "Policy", required: false, location: Location::Body, shape: &shape_Policy },] });
    pub static shape_FileSystemProtectionDescription: Shape = Shape::Structure(Structure { name: "FileSystemProtectionDescription", union: false, members: &[
        Member { name: "ReplicationOverwriteProtection", wire: "ReplicationOverwriteProtection", query: "ReplicationOverwriteProtection", required: false, location: Location::Body, shape: &shape_ReplicationOverwriteProtection },] });
    pub static shape_FileSystemSize: Shape = Shape::Structure(Structure { name: "FileSystemSize", union: false, members: &[
        Member { name: "Timestamp", wire: "Timestamp", query: "Timestamp", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "Value", wire: "Value", query: "Value", required: true, location: Location::Body, shape: &shape_FileSystemSizeValue },
        Member { name: "ValueInArchive", wire: "ValueInArchive", query: "ValueInArchive", required: false, location: Location::Body, shape: &shape_FileSystemNullableSizeValue },
        Member { name: "ValueInIA", wire: "ValueInIA", query: "ValueInIA", required: false, location: Location::Body, shape: &shape_FileSystemNullableSizeValue },
        Member { name: "ValueInStandard", wire: "ValueInStandard", query: "ValueInStandard", required: false, location: Location::Body, shape: &shape_FileSystemNullableSizeValue },] });
    pub static shape_FileSystemSizeValue: Shape = Shape::Long(Range { min: Some(0), max: None });
    pub static shape_Gid: Shape = Shape::Long(Range { min: Some(0), max: Some(4294967295) });
    pub static shape_IpAddress: Shape = Shape::String(StringShape { min: Some(7), max: Some(15), pattern: Some(Pattern::new("^[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}$")), values: &[] });
    pub static shape_IpAddressType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["IPV4_ONLY", "IPV6_ONLY", "DUAL_STACK"] });
    pub static shape_Ipv6Address: Shape = Shape::String(StringShape { min: Some(3), max: Some(39), pattern: None, values: &[] });
    pub static shape_KmsKeyId: Shape = Shape::String(StringShape { min: None, max: Some(2048), pattern: Some(Pattern::new("^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias/[a-zA-Z0-9/_-]+|(arn:aws[-a-z]*:kms:[a-z0-9-]+:\\d{12}:((key/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(key/mrk-[0-9a-f]{32})|(alias/[a-zA-Z0-9/_-]+))))$")), values: &[] });
    pub static shape_LifeCycleState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["creating", "available", "updating", "deleting", "deleted", "error"] });
    pub static shape_LifecycleConfigurationDescription: Shape = Shape::Structure(Structure { name: "LifecycleConfigurationDescription", union: false, members: &[
        Member { name: "LifecyclePolicies", wire: "LifecyclePolicies", query: "LifecyclePolicies", required: false, location: Location::Body, shape: &shape_LifecyclePolicies },] });
    pub static shape_LifecyclePolicies: Shape = Shape::List(List { member: &shape_LifecyclePolicy, item: "member", flattened: false, min: None, max: Some(3) });
    pub static shape_LifecyclePolicy: Shape = Shape::Structure(Structure { name: "LifecyclePolicy", union: false, members: &[
        Member { name: "TransitionToArchive", wire: "TransitionToArchive", query: "TransitionToArchive", required: false, location: Location::Body, shape: &shape_TransitionToArchiveRules },
        Member { name: "TransitionToIA", wire: "TransitionToIA", query: "TransitionToIA", required: false, location: Location::Body, shape: &shape_TransitionToIARules },
        Member { name: "TransitionToPrimaryStorageClass", wire: "TransitionToPrimaryStorageClass", query: "TransitionToPrimaryStorageClass", required: false, location: Location::Body, shape: &shape_TransitionToPrimaryStorageClassRules },] });
    pub static shape_ListTagsForResourceRequest: Shape = Shape::Structure(Structure { name: "ListTagsForResourceRequest", union: false, members: &[
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Query, shape: &shape_MaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Query, shape: &shape_Token },
        Member { name: "ResourceId", wire: "ResourceId", query: "ResourceId", required: true, location: Location::Uri, shape: &shape_ResourceId },] });
    pub static shape_ListTagsForResourceResponse: Shape = Shape::Structure(Structure { name: "ListTagsForResourceResponse", union: false, members: &[
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_Token },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_Marker: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new(".+")), values: &[] });
    pub static shape_MaxItems: Shape = Shape::Integer(Range { min: Some(1), max: None });
    pub static shape_MaxResults: Shape = Shape::Integer(Range { min: Some(1), max: None });
    pub static shape_ModifyMountTargetSecurityGroupsRequest: Shape = Shape::Structure(Structure { name: "ModifyMountTargetSecurityGroupsRequest", union: false, members: &[
        Member { name: "MountTargetId", wire: "MountTargetId", query: "MountTargetId", required: true, location: Location::Uri, shape: &shape_MountTargetId },
        Member { name: "SecurityGroups", wire: "SecurityGroups", query: "SecurityGroups", required: false, location: Location::Body, shape: &shape_SecurityGroups },] });
    pub static shape_MountTargetCount: Shape = Shape::Integer(Range { min: Some(0), max: None });
    pub static shape_MountTargetDescription: Shape = Shape::Structure(Structure { name: "MountTargetDescription", union: false, members: &[
        Member { name: "AvailabilityZoneId", wire: "AvailabilityZoneId", query: "AvailabilityZoneId", required: false, location: Location::Body, shape: &shape_AvailabilityZoneId },
        Member { name: "AvailabilityZoneName", wire: "AvailabilityZoneName", query: "AvailabilityZoneName", required: false, location: Location::Body, shape: &shape_AvailabilityZoneName },
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "IpAddress", wire: "IpAddress", query: "IpAddress", required: false, location: Location::Body, shape: &shape_IpAddress },
        Member { name: "Ipv6Address", wire: "Ipv6Address", query: "Ipv6Address", required: false, location: Location::Body, shape: &shape_Ipv6Address },
        Member { name: "LifeCycleState", wire: "LifeCycleState", query: "LifeCycleState", required: true, location: Location::Body, shape: &shape_LifeCycleState },
        Member { name: "MountTargetId", wire: "MountTargetId", query: "MountTargetId", required: true, location: Location::Body, shape: &shape_MountTargetId },
        Member { name: "NetworkInterfaceId", wire: "NetworkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_NetworkInterfaceId },
        Member { name: "OwnerId", wire: "OwnerId", query: "OwnerId", required: false, location: Location::Body, shape: &shape_AwsAccountId },
        Member { name: "SubnetId", wire: "SubnetId", query: "SubnetId", required: true, location: Location::Body, shape: &shape_SubnetId },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_MountTargetDescriptions: Shape = Shape::List(List { member: &shape_MountTargetDescription, item: "member", flattened: false, min: None, max: None });
    pub static shape_MountTargetId: Shape = Shape::String(StringShape { min: Some(13), max: Some(45), pattern: Some(Pattern::new("^fsmt-[0-9a-f]{8,40}$")), values: &[] });
    pub static shape_Name: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_NetworkInterfaceId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_OwnerGid: Shape = Shape::Long(Range { min: Some(0), max: Some(4294967295) });
    pub static shape_OwnerUid: Shape = Shape::Long(Range { min: Some(0), max: Some(4294967295) });
    pub static shape_Path: Shape = Shape::String(StringShape { min: Some(1), max: Some(100), pattern: Some(Pattern::new("^(\\/|(\\/(?!\\.)+[^$#<>;`|&?{}^*/\\n]+){1,4})$")), values: &[] });
    pub static shape_PerformanceMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["generalPurpose", "maxIO"] });
    pub static shape_Permissions: Shape = Shape::String(StringShape { min: Some(3), max: Some(4), pattern: Some(Pattern::new("^[0-7]{3,4}$")), values: &[] });
    pub static shape_Policy: Shape = Shape::String(StringShape { min: Some(1), max: Some(20000), pattern: Some(Pattern::new("[\\s\\S]+")), values: &[] });
    pub static shape_PosixUser: Shape = Shape::Structure(Structure { name: "PosixUser", union: false, members: &[
        Member { name: "Gid", wire: "Gid", query: "Gid", required: true, location: Location::Body, shape: &shape_Gid },
        Member { name: "SecondaryGids", wire: "SecondaryGids", query: "SecondaryGids", required: false, location: Location::Body, shape: &shape_SecondaryGids },
        Member { name: "Uid", wire: "Uid", query: "Uid", required: true, location: Location::Body, shape: &shape_Uid },] });
    pub static shape_ProvisionedThroughputInMibps: Shape = Shape::Double;
    pub static shape_ReplicationOverwriteProtection: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ENABLED", "DISABLED", "REPLICATING"] });
    pub static shape_ResourceId: Shape = Shape::String(StringShape { min: None, max: Some(128), pattern: Some(Pattern::new("^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:(access-point/fsap|file-system/fs)-[0-9a-f]{8,40}|fs(ap)?-[0-9a-f]{8,40})$")), values: &[] });
    pub static shape_RootDirectory: Shape = Shape::Structure(Structure { name: "RootDirectory", union: false, members: &[
        Member { name: "CreationInfo", wire: "CreationInfo", query: "CreationInfo", required: false, location: Location::Body, shape: &shape_CreationInfo },
        Member { name: "Path", wire: "Path", query: "Path", required: false, location: Location::Body, shape: &shape_Path },] });
    pub static shape_SecondaryGids: Shape = Shape::List(List { member: &shape_Gid, item: "member", flattened: false, min: Some(0), max: Some(16) });
    pub static shape_SecurityGroup: Shape = Shape::String(StringShape { min: Some(11), max: Some(43), pattern: Some(Pattern::new("^sg-[0-9a-f]{8,40}")), values: &[] });
    pub static shape_SecurityGroups: Shape = Shape::List(List { member: &shape_SecurityGroup, item: "member", flattened: false, min: None, max: Some(100) });
    pub static shape_SubnetId: Shape = Shape::String(StringShape { min: Some(15), max: Some(47), pattern: Some(Pattern::new("^subnet-[0-9a-f]{8,40}$")), values: &[] });
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: true, location: Location::Body, shape: &shape_TagKey },
        Member { name: "Value", wire: "Value", query: "Value", required: true, location: Location::Body, shape: &shape_TagValue },] });
    pub static shape_TagKey: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("^(?![aA]{1}[wW]{1}[sS]{1}:)([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$")), values: &[] });
    pub static shape_TagKeys: Shape = Shape::List(List { member: &shape_TagKey, item: "member", flattened: false, min: Some(1), max: Some(50) });
    pub static shape_TagResourceRequest: Shape = Shape::Structure(Structure { name: "TagResourceRequest", union: false, members: &[
        Member { name: "ResourceId", wire: "ResourceId", query: "ResourceId", required: true, location: Location::Uri, shape: &shape_ResourceId },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_Tags },] });
    pub static shape_TagValue: Shape = Shape::String(StringShape { min: None, max: Some(256), pattern: Some(Pattern::new("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$")), values: &[] });
    pub static shape_Tags: Shape = Shape::List(List { member: &shape_Tag, item: "member", flattened: false, min: None, max: None });
    pub static shape_ThroughputMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["bursting", "provisioned", "elastic"] });
    pub static shape_Timestamp: Shape = Shape::Timestamp;
    pub static shape_Token: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new(".+")), values: &[] });
    pub static shape_TransitionToArchiveRules: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["AFTER_1_DAY", "AFTER_7_DAYS", "AFTER_14_DAYS", "AFTER_30_DAYS", "AFTER_60_DAYS", "AFTER_90_DAYS", "AFTER_180_DAYS", "AFTER_270_DAYS", "AFTER_365_DAYS"] });
    pub static shape_TransitionToIARules: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["AFTER_7_DAYS", "AFTER_14_DAYS", "AFTER_30_DAYS", "AFTER_60_DAYS", "AFTER_90_DAYS", "AFTER_1_DAY", "AFTER_180_DAYS", "AFTER_270_DAYS", "AFTER_365_DAYS"] });
    pub static shape_TransitionToPrimaryStorageClassRules: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["AFTER_1_ACCESS"] });
    pub static shape_Uid: Shape = Shape::Long(Range { min: Some(0), max: Some(4294967295) });
    pub static shape_UntagResourceRequest: Shape = Shape::Structure(Structure { name: "UntagResourceRequest", union: false, members: &[
        Member { name: "ResourceId", wire: "ResourceId", query: "ResourceId", required: true, location: Location::Uri, shape: &shape_ResourceId },
        Member { name: "TagKeys", wire: "tagKeys", query: "tagKeys", required: true, location: Location::Query, shape: &shape_TagKeys },] });
    pub static shape_UpdateFileSystemRequest: Shape = Shape::Structure(Structure { name: "UpdateFileSystemRequest", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Uri, shape: &shape_FileSystemId },
        Member { name: "ProvisionedThroughputInMibps", wire: "ProvisionedThroughputInMibps", query: "ProvisionedThroughputInMibps", required: false, location: Location::Body, shape: &shape_ProvisionedThroughputInMibps },
        Member { name: "ThroughputMode", wire: "ThroughputMode", query: "ThroughputMode", required: false, location: Location::Body, shape: &shape_ThroughputMode },] });
    pub static shape_VpcId: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
}
