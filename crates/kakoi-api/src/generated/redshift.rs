//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "redshift",
    signing_name: "redshift",
    protocol: Protocol::Query,
    api_version: "2012-12-01",
    target_prefix: "",
    xml_namespace: "http://redshift.amazonaws.com/doc/2012-12-01/",
    global: false,
    operations: &[
        &tables::op_CreateCluster,
        &tables::op_CreateClusterSubnetGroup,
        &tables::op_CreateTags,
        &tables::op_DeleteCluster,
        &tables::op_DeleteClusterSubnetGroup,
        &tables::op_DeleteTags,
        &tables::op_DescribeClusterSubnetGroups,
        &tables::op_DescribeClusters,
        &tables::op_DescribeLoggingStatus,
        &tables::op_DescribeTags,
        &tables::op_ModifyCluster,
        &tables::op_ModifyClusterSubnetGroup,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AquaConfiguration {
    #[serde(rename = "AquaConfigurationStatus", skip_serializing_if = "Option::is_none")]
    pub aqua_configuration_status: Option<String>,
    #[serde(rename = "AquaStatus", skip_serializing_if = "Option::is_none")]
    pub aqua_status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AvailabilityZone {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "SupportedPlatforms")]
    pub supported_platforms: Vec<SupportedPlatform>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cluster {
    #[serde(rename = "AllowVersionUpgrade", skip_serializing_if = "Option::is_none")]
    pub allow_version_upgrade: Option<bool>,
    #[serde(rename = "AquaConfiguration", skip_serializing_if = "Option::is_none")]
    pub aqua_configuration: Option<AquaConfiguration>,
    #[serde(rename = "AutomatedSnapshotRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub automated_snapshot_retention_period: Option<i32>,
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneRelocationStatus", skip_serializing_if = "Option::is_none")]
    pub availability_zone_relocation_status: Option<String>,
    #[serde(rename = "CatalogArn", skip_serializing_if = "Option::is_none")]
    pub catalog_arn: Option<String>,
    #[serde(rename = "ClusterAvailabilityStatus", skip_serializing_if = "Option::is_none")]
    pub cluster_availability_status: Option<String>,
    #[serde(rename = "ClusterCreateTime", skip_serializing_if = "Option::is_none")]
    pub cluster_create_time: Option<f64>,
    #[serde(rename = "ClusterIdentifier", skip_serializing_if = "Option::is_none")]
    pub cluster_identifier: Option<String>,
    #[serde(rename = "ClusterNamespaceArn", skip_serializing_if = "Option::is_none")]
    pub cluster_namespace_arn: Option<String>,
    #[serde(rename = "ClusterNodes")]
    pub cluster_nodes: Vec<ClusterNode>,
    #[serde(rename = "ClusterParameterGroups")]
    pub cluster_parameter_groups: Vec<ClusterParameterGroupStatus>,
    #[serde(rename = "ClusterPublicKey", skip_serializing_if = "Option::is_none")]
    pub cluster_public_key: Option<String>,
    #[serde(rename = "ClusterRevisionNumber", skip_serializing_if = "Option::is_none")]
    pub cluster_revision_number: Option<String>,
    #[serde(rename = "ClusterSecurityGroups")]
    pub cluster_security_groups: Vec<ClusterSecurityGroupMembership>,
    #[serde(rename = "ClusterSnapshotCopyStatus", skip_serializing_if = "Option::is_none")]
    pub cluster_snapshot_copy_status: Option<ClusterSnapshotCopyStatus>,
    #[serde(rename = "ClusterStatus", skip_serializing_if = "Option::is_none")]
    pub cluster_status: Option<String>,
    #[serde(rename = "ClusterSubnetGroupName", skip_serializing_if = "Option::is_none")]
    pub cluster_subnet_group_name: Option<String>,
    #[serde(rename = "ClusterVersion", skip_serializing_if = "Option::is_none")]
    pub cluster_version: Option<String>,
    #[serde(rename = "CustomDomainCertificateArn", skip_serializing_if = "Option::is_none")]
    pub custom_domain_certificate_arn: Option<String>,
    #[serde(rename = "CustomDomainCertificateExpiryDate", skip_serializing_if = "Option::is_none")]
    pub custom_domain_certificate_expiry_date: Option<f64>,
    #[serde(rename = "CustomDomainName", skip_serializing_if = "Option::is_none")]
    pub custom_domain_name: Option<String>,
    #[serde(rename = "DBName", skip_serializing_if = "Option::is_none")]
    pub db_name: Option<String>,
    #[serde(rename = "DataTransferProgress", skip_serializing_if = "Option::is_none")]
    pub data_transfer_progress: Option<DataTransferProgress>,
    #[serde(rename = "DefaultIamRoleArn", skip_serializing_if = "Option::is_none")]
    pub default_iam_role_arn: Option<String>,
    #[serde(rename = "DeferredMaintenanceWindows")]
    pub deferred_maintenance_windows: Vec<DeferredMaintenanceWindow>,
    #[serde(rename = "ElasticIpStatus", skip_serializing_if = "Option::is_none")]
    pub elastic_ip_status: Option<ElasticIpStatus>,
    #[serde(rename = "ElasticResizeNumberOfNodeOptions", skip_serializing_if = "Option::is_none")]
    pub elastic_resize_number_of_node_options: Option<String>,
    #[serde(rename = "Encrypted", skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<bool>,
    #[serde(rename = "Endpoint", skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    #[serde(rename = "EnhancedVpcRouting", skip_serializing_if = "Option::is_none")]
    pub enhanced_vpc_routing: Option<bool>,
    #[serde(rename = "ExpectedNextSnapshotScheduleTime", skip_serializing_if = "Option::is_none")]
    pub expected_next_snapshot_schedule_time: Option<f64>,
    #[serde(rename = "ExpectedNextSnapshotScheduleTimeStatus", skip_serializing_if = "Option::is_none")]
    pub expected_next_snapshot_schedule_time_status: Option<String>,
    #[serde(rename = "ExtraComputeForAutomaticOptimization", skip_serializing_if = "Option::is_none")]
    pub extra_compute_for_automatic_optimization: Option<String>,
    #[serde(rename = "HsmStatus", skip_serializing_if = "Option::is_none")]
    pub hsm_status: Option<HsmStatus>,
    #[serde(rename = "IamRoles")]
    pub iam_roles: Vec<ClusterIamRole>,
    #[serde(rename = "IpAddressType", skip_serializing_if = "Option::is_none")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LakehouseRegistrationStatus", skip_serializing_if = "Option::is_none")]
    pub lakehouse_registration_status: Option<String>,
    #[serde(rename = "LoggingPublishStatus", skip_serializing_if = "Option::is_none")]
    pub logging_publish_status: Option<LoggingPublishStatus>,
    #[serde(rename = "MaintenanceTrackName", skip_serializing_if = "Option::is_none")]
    pub maintenance_track_name: Option<String>,
    #[serde(rename = "ManualSnapshotRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub manual_snapshot_retention_period: Option<i32>,
    #[serde(rename = "MasterPasswordSecretArn", skip_serializing_if = "Option::is_none")]
    pub master_password_secret_arn: Option<String>,
    #[serde(rename = "MasterPasswordSecretKmsKeyId", skip_serializing_if = "Option::is_none")]
    pub master_password_secret_kms_key_id: Option<String>,
    #[serde(rename = "MasterUsername", skip_serializing_if = "Option::is_none")]
    pub master_username: Option<String>,
    #[serde(rename = "ModifyStatus", skip_serializing_if = "Option::is_none")]
    pub modify_status: Option<String>,
    #[serde(rename = "MultiAZ", skip_serializing_if = "Option::is_none")]
    pub multi_az: Option<String>,
    #[serde(rename = "MultiAZSecondary", skip_serializing_if = "Option::is_none")]
    pub multi_az_secondary: Option<SecondaryClusterInfo>,
    #[serde(rename = "NextMaintenanceWindowStartTime", skip_serializing_if = "Option::is_none")]
    pub next_maintenance_window_start_time: Option<f64>,
    #[serde(rename = "NodeType", skip_serializing_if = "Option::is_none")]
    pub node_type: Option<String>,
    #[serde(rename = "NumberOfNodes", skip_serializing_if = "Option::is_none")]
    pub number_of_nodes: Option<i32>,
    #[serde(rename = "PendingActions")]
    pub pending_actions: Vec<String>,
    #[serde(rename = "PendingModifiedValues", skip_serializing_if = "Option::is_none")]
    pub pending_modified_values: Option<PendingModifiedValues>,
    #[serde(rename = "PreferredMaintenanceWindow", skip_serializing_if = "Option::is_none")]
    pub preferred_maintenance_window: Option<String>,
    #[serde(rename = "PubliclyAccessible", skip_serializing_if = "Option::is_none")]
    pub publicly_accessible: Option<bool>,
    #[serde(rename = "ReservedNodeExchangeStatus", skip_serializing_if = "Option::is_none")]
    pub reserved_node_exchange_status: Option<ReservedNodeExchangeStatus>,
    #[serde(rename = "ResizeInfo", skip_serializing_if = "Option::is_none")]
    pub resize_info: Option<ResizeInfo>,
    #[serde(rename = "RestoreStatus", skip_serializing_if = "Option::is_none")]
    pub restore_status: Option<RestoreStatus>,
    #[serde(rename = "SnapshotScheduleIdentifier", skip_serializing_if = "Option::is_none")]
    pub snapshot_schedule_identifier: Option<String>,
    #[serde(rename = "SnapshotScheduleState", skip_serializing_if = "Option::is_none")]
    pub snapshot_schedule_state: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "TotalStorageCapacityInMegaBytes", skip_serializing_if = "Option::is_none")]
    pub total_storage_capacity_in_mega_bytes: Option<i64>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(rename = "VpcSecurityGroups")]
    pub vpc_security_groups: Vec<VpcSecurityGroupMembership>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterIamRole {
    #[serde(rename = "ApplyStatus", skip_serializing_if = "Option::is_none")]
    pub apply_status: Option<String>,
    #[serde(rename = "IamRoleArn", skip_serializing_if = "Option::is_none")]
    pub iam_role_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterNode {
    #[serde(rename = "NodeRole", skip_serializing_if = "Option::is_none")]
    pub node_role: Option<String>,
    #[serde(rename = "PrivateIPAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "PublicIPAddress", skip_serializing_if = "Option::is_none")]
    pub public_ip_address: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterParameterGroupStatus {
    #[serde(rename = "ClusterParameterStatusList")]
    pub cluster_parameter_status_list: Vec<ClusterParameterStatus>,
    #[serde(rename = "ParameterApplyStatus", skip_serializing_if = "Option::is_none")]
    pub parameter_apply_status: Option<String>,
    #[serde(rename = "ParameterGroupName", skip_serializing_if = "Option::is_none")]
    pub parameter_group_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterParameterStatus {
    #[serde(rename = "ParameterApplyErrorDescription", skip_serializing_if = "Option::is_none")]
    pub parameter_apply_error_description: Option<String>,
    #[serde(rename = "ParameterApplyStatus", skip_serializing_if = "Option::is_none")]
    pub parameter_apply_status: Option<String>,
    #[serde(rename = "ParameterName", skip_serializing_if = "Option::is_none")]
    pub parameter_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterSecurityGroupMembership {
    #[serde(rename = "ClusterSecurityGroupName", skip_serializing_if = "Option::is_none")]
    pub cluster_security_group_name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterSnapshotCopyStatus {
    #[serde(rename = "DestinationRegion", skip_serializing_if = "Option::is_none")]
    pub destination_region: Option<String>,
    #[serde(rename = "ManualSnapshotRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub manual_snapshot_retention_period: Option<i32>,
    #[serde(rename = "RetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub retention_period: Option<i64>,
    #[serde(rename = "SnapshotCopyGrantName", skip_serializing_if = "Option::is_none")]
    pub snapshot_copy_grant_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterSubnetGroup {
    #[serde(rename = "ClusterSubnetGroupName", skip_serializing_if = "Option::is_none")]
    pub cluster_subnet_group_name: Option<String>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "SubnetGroupStatus", skip_serializing_if = "Option::is_none")]
    pub subnet_group_status: Option<String>,
    #[serde(rename = "Subnets")]
    pub subnets: Vec<Subnet>,
    #[serde(rename = "SupportedClusterIpAddressTypes")]
    pub supported_cluster_ip_address_types: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterSubnetGroupMessage {
    #[serde(rename = "ClusterSubnetGroups")]
    pub cluster_subnet_groups: Vec<ClusterSubnetGroup>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClustersMessage {
    #[serde(rename = "Clusters")]
    pub clusters: Vec<Cluster>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateClusterMessage {
    #[serde(rename = "AdditionalInfo")]
    pub additional_info: Option<String>,
    #[serde(rename = "AllowVersionUpgrade")]
    pub allow_version_upgrade: Option<bool>,
    #[serde(rename = "AquaConfigurationStatus")]
    pub aqua_configuration_status: Option<String>,
    #[serde(rename = "AutomatedSnapshotRetentionPeriod")]
    pub automated_snapshot_retention_period: Option<i32>,
    #[serde(rename = "AvailabilityZone")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneRelocation")]
    pub availability_zone_relocation: Option<bool>,
    #[serde(rename = "CatalogName")]
    pub catalog_name: Option<String>,
    #[serde(rename = "ClusterIdentifier")]
    pub cluster_identifier: String,
    #[serde(rename = "ClusterParameterGroupName")]
    pub cluster_parameter_group_name: Option<String>,
    #[serde(rename = "ClusterSecurityGroups")]
    pub cluster_security_groups: Vec<String>,
    #[serde(rename = "ClusterSubnetGroupName")]
    pub cluster_subnet_group_name: Option<String>,
    #[serde(rename = "ClusterType")]
    pub cluster_type: Option<String>,
    #[serde(rename = "ClusterVersion")]
    pub cluster_version: Option<String>,
    #[serde(rename = "DBName")]
    pub db_name: Option<String>,
    #[serde(rename = "DefaultIamRoleArn")]
    pub default_iam_role_arn: Option<String>,
    #[serde(rename = "ElasticIp")]
    pub elastic_ip: Option<String>,
    #[serde(rename = "Encrypted")]
    pub encrypted: Option<bool>,
    #[serde(rename = "EnhancedVpcRouting")]
    pub enhanced_vpc_routing: Option<bool>,
    #[serde(rename = "ExtraComputeForAutomaticOptimization")]
    pub extra_compute_for_automatic_optimization: Option<bool>,
    #[serde(rename = "HsmClientCertificateIdentifier")]
    pub hsm_client_certificate_identifier: Option<String>,
    #[serde(rename = "HsmConfigurationIdentifier")]
    pub hsm_configuration_identifier: Option<String>,
    #[serde(rename = "IamRoles")]
    pub iam_roles: Vec<String>,
    #[serde(rename = "IpAddressType")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "KmsKeyId")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LoadSampleData")]
    pub load_sample_data: Option<String>,
    #[serde(rename = "MaintenanceTrackName")]
    pub maintenance_track_name: Option<String>,
    #[serde(rename = "ManageMasterPassword")]
    pub manage_master_password: Option<bool>,
    #[serde(rename = "ManualSnapshotRetentionPeriod")]
    pub manual_snapshot_retention_period: Option<i32>,
    #[serde(rename = "MasterPasswordSecretKmsKeyId")]
    pub master_password_secret_kms_key_id: Option<String>,
    #[serde(rename = "MasterUserPassword")]
    pub master_user_password: Option<String>,
    #[serde(rename = "MasterUsername")]
    pub master_username: String,
    #[serde(rename = "MultiAZ")]
    pub multi_az: Option<bool>,
    #[serde(rename = "NodeType")]
    pub node_type: String,
    #[serde(rename = "NumberOfNodes")]
    pub number_of_nodes: Option<i32>,
    #[serde(rename = "Port")]
    pub port: Option<i32>,
    #[serde(rename = "PreferredMaintenanceWindow")]
    pub preferred_maintenance_window: Option<String>,
    #[serde(rename = "PubliclyAccessible")]
    pub publicly_accessible: Option<bool>,
    #[serde(rename = "RedshiftIdcApplicationArn")]
    pub redshift_idc_application_arn: Option<String>,
    #[serde(rename = "SnapshotScheduleIdentifier")]
    pub snapshot_schedule_identifier: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "VpcSecurityGroupIds")]
    pub vpc_security_group_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateClusterResult {
    #[serde(rename = "Cluster", skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Cluster>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateClusterSubnetGroupMessage {
    #[serde(rename = "ClusterSubnetGroupName")]
    pub cluster_subnet_group_name: String,
    #[serde(rename = "Description")]
    pub description: String,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateClusterSubnetGroupResult {
    #[serde(rename = "ClusterSubnetGroup", skip_serializing_if = "Option::is_none")]
    pub cluster_subnet_group: Option<ClusterSubnetGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateTagsMessage {
    #[serde(rename = "ResourceName")]
    pub resource_name: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DataTransferProgress {
    #[serde(rename = "CurrentRateInMegaBytesPerSecond", skip_serializing_if = "Option::is_none")]
    pub current_rate_in_mega_bytes_per_second: Option<f64>,
    #[serde(rename = "DataTransferredInMegaBytes", skip_serializing_if = "Option::is_none")]
    pub data_transferred_in_mega_bytes: Option<i64>,
    #[serde(rename = "ElapsedTimeInSeconds", skip_serializing_if = "Option::is_none")]
    pub elapsed_time_in_seconds: Option<i64>,
    #[serde(rename = "EstimatedTimeToCompletionInSeconds", skip_serializing_if = "Option::is_none")]
    pub estimated_time_to_completion_in_seconds: Option<i64>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "TotalDataInMegaBytes", skip_serializing_if = "Option::is_none")]
    pub total_data_in_mega_bytes: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeferredMaintenanceWindow {
    #[serde(rename = "DeferMaintenanceEndTime", skip_serializing_if = "Option::is_none")]
    pub defer_maintenance_end_time: Option<f64>,
    #[serde(rename = "DeferMaintenanceIdentifier", skip_serializing_if = "Option::is_none")]
    pub defer_maintenance_identifier: Option<String>,
    #[serde(rename = "DeferMaintenanceStartTime", skip_serializing_if = "Option::is_none")]
    pub defer_maintenance_start_time: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteClusterMessage {
    #[serde(rename = "ClusterIdentifier")]
    pub cluster_identifier: String,
    #[serde(rename = "FinalClusterSnapshotIdentifier")]
    pub final_cluster_snapshot_identifier: Option<String>,
    #[serde(rename = "FinalClusterSnapshotRetentionPeriod")]
    pub final_cluster_snapshot_retention_period: Option<i32>,
    #[serde(rename = "SkipFinalClusterSnapshot")]
    pub skip_final_cluster_snapshot: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteClusterResult {
    #[serde(rename = "Cluster", skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Cluster>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteClusterSubnetGroupMessage {
    #[serde(rename = "ClusterSubnetGroupName")]
    pub cluster_subnet_group_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteTagsMessage {
    #[serde(rename = "ResourceName")]
    pub resource_name: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeClusterSubnetGroupsMessage {
    #[serde(rename = "ClusterSubnetGroupName")]
    pub cluster_subnet_group_name: Option<String>,
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxRecords")]
    pub max_records: Option<i32>,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
    #[serde(rename = "TagValues")]
    pub tag_values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeClustersMessage {
    #[serde(rename = "ClusterIdentifier")]
    pub cluster_identifier: Option<String>,
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxRecords")]
    pub max_records: Option<i32>,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
    #[serde(rename = "TagValues")]
    pub tag_values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeLoggingStatusMessage {
    #[serde(rename = "ClusterIdentifier")]
    pub cluster_identifier: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeTagsMessage {
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxRecords")]
    pub max_records: Option<i32>,
    #[serde(rename = "ResourceName")]
    pub resource_name: Option<String>,
    #[serde(rename = "ResourceType")]
    pub resource_type: Option<String>,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
    #[serde(rename = "TagValues")]
    pub tag_values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ElasticIpStatus {
    #[serde(rename = "ElasticIp", skip_serializing_if = "Option::is_none")]
    pub elastic_ip: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Endpoint {
    #[serde(rename = "Address", skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(rename = "Port", skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
    #[serde(rename = "VpcEndpoints")]
    pub vpc_endpoints: Vec<VpcEndpoint>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HsmStatus {
    #[serde(rename = "HsmClientCertificateIdentifier", skip_serializing_if = "Option::is_none")]
    pub hsm_client_certificate_identifier: Option<String>,
    #[serde(rename = "HsmConfigurationIdentifier", skip_serializing_if = "Option::is_none")]
    pub hsm_configuration_identifier: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LoggingPublishStatus {
    #[serde(rename = "S3Tables", skip_serializing_if = "Option::is_none")]
    pub s3_tables: Option<S3TablePublishStatus>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LoggingStatus {
    #[serde(rename = "BucketName", skip_serializing_if = "Option::is_none")]
    pub bucket_name: Option<String>,
    #[serde(rename = "LastFailureMessage", skip_serializing_if = "Option::is_none")]
    pub last_failure_message: Option<String>,
    #[serde(rename = "LastFailureTime", skip_serializing_if = "Option::is_none")]
    pub last_failure_time: Option<f64>,
    #[serde(rename = "LastSuccessfulDeliveryTime", skip_serializing_if = "Option::is_none")]
    pub last_successful_delivery_time: Option<f64>,
    #[serde(rename = "LogDestinationType", skip_serializing_if = "Option::is_none")]
    pub log_destination_type: Option<String>,
    #[serde(rename = "LogExports")]
    pub log_exports: Vec<String>,
    #[serde(rename = "LoggingEnabled", skip_serializing_if = "Option::is_none")]
    pub logging_enabled: Option<bool>,
    #[serde(rename = "S3KeyPrefix", skip_serializing_if = "Option::is_none")]
    pub s3_key_prefix: Option<String>,
    #[serde(rename = "S3Tables", skip_serializing_if = "Option::is_none")]
    pub s3_tables: Option<S3TablePublishStatus>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyClusterMessage {
    #[serde(rename = "AllowVersionUpgrade")]
    pub allow_version_upgrade: Option<bool>,
    #[serde(rename = "AutomatedSnapshotRetentionPeriod")]
    pub automated_snapshot_retention_period: Option<i32>,
    #[serde(rename = "AvailabilityZone")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AvailabilityZoneRelocation")]
    pub availability_zone_relocation: Option<bool>,
    #[serde(rename = "ClusterIdentifier")]
    pub cluster_identifier: String,
    #[serde(rename = "ClusterParameterGroupName")]
    pub cluster_parameter_group_name: Option<String>,
    #[serde(rename = "ClusterSecurityGroups")]
    pub cluster_security_groups: Vec<String>,
    #[serde(rename = "ClusterType")]
    pub cluster_type: Option<String>,
    #[serde(rename = "ClusterVersion")]
    pub cluster_version: Option<String>,
    #[serde(rename = "ElasticIp")]
    pub elastic_ip: Option<String>,
    #[serde(rename = "Encrypted")]
    pub encrypted: Option<bool>,
    #[serde(rename = "EnhancedVpcRouting")]
    pub enhanced_vpc_routing: Option<bool>,
    #[serde(rename = "ExtraComputeForAutomaticOptimization")]
    pub extra_compute_for_automatic_optimization: Option<bool>,
    #[serde(rename = "HsmClientCertificateIdentifier")]
    pub hsm_client_certificate_identifier: Option<String>,
    #[serde(rename = "HsmConfigurationIdentifier")]
    pub hsm_configuration_identifier: Option<String>,
    #[serde(rename = "IpAddressType")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "KmsKeyId")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "MaintenanceTrackName")]
    pub maintenance_track_name: Option<String>,
    #[serde(rename = "ManageMasterPassword")]
    pub manage_master_password: Option<bool>,
    #[serde(rename = "ManualSnapshotRetentionPeriod")]
    pub manual_snapshot_retention_period: Option<i32>,
    #[serde(rename = "MasterPasswordSecretKmsKeyId")]
    pub master_password_secret_kms_key_id: Option<String>,
    #[serde(rename = "MasterUserPassword")]
    pub master_user_password: Option<String>,
    #[serde(rename = "MultiAZ")]
    pub multi_az: Option<bool>,
    #[serde(rename = "NewClusterIdentifier")]
    pub new_cluster_identifier: Option<String>,
    #[serde(rename = "NodeType")]
    pub node_type: Option<String>,
    #[serde(rename = "NumberOfNodes")]
    pub number_of_nodes: Option<i32>,
    #[serde(rename = "Port")]
    pub port: Option<i32>,
    #[serde(rename = "PreferredMaintenanceWindow")]
    pub preferred_maintenance_window: Option<String>,
    #[serde(rename = "PubliclyAccessible")]
    pub publicly_accessible: Option<bool>,
    #[serde(rename = "VpcSecurityGroupIds")]
    pub vpc_security_group_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyClusterResult {
    #[serde(rename = "Cluster", skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Cluster>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyClusterSubnetGroupMessage {
    #[serde(rename = "ClusterSubnetGroupName")]
    pub cluster_subnet_group_name: String,
    #[serde(rename = "Description")]
    pub description: Option<String>,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyClusterSubnetGroupResult {
    #[serde(rename = "ClusterSubnetGroup", skip_serializing_if = "Option::is_none")]
    pub cluster_subnet_group: Option<ClusterSubnetGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NetworkInterface {
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "Ipv6Address", skip_serializing_if = "Option::is_none")]
    pub ipv6_address: Option<String>,
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PendingModifiedValues {
    #[serde(rename = "AutomatedSnapshotRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub automated_snapshot_retention_period: Option<i32>,
    #[serde(rename = "ClusterIdentifier", skip_serializing_if = "Option::is_none")]
    pub cluster_identifier: Option<String>,
    #[serde(rename = "ClusterType", skip_serializing_if = "Option::is_none")]
    pub cluster_type: Option<String>,
    #[serde(rename = "ClusterVersion", skip_serializing_if = "Option::is_none")]
    pub cluster_version: Option<String>,
    #[serde(rename = "EncryptionType", skip_serializing_if = "Option::is_none")]
    pub encryption_type: Option<String>,
    #[serde(rename = "EnhancedVpcRouting", skip_serializing_if = "Option::is_none")]
    pub enhanced_vpc_routing: Option<bool>,
    #[serde(rename = "MaintenanceTrackName", skip_serializing_if = "Option::is_none")]
    pub maintenance_track_name: Option<String>,
    #[serde(rename = "MasterUserPassword", skip_serializing_if = "Option::is_none")]
    pub master_user_password: Option<String>,
    #[serde(rename = "NodeType", skip_serializing_if = "Option::is_none")]
    pub node_type: Option<String>,
    #[serde(rename = "NumberOfNodes", skip_serializing_if = "Option::is_none")]
    pub number_of_nodes: Option<i32>,
    #[serde(rename = "PubliclyAccessible", skip_serializing_if = "Option::is_none")]
    pub publicly_accessible: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReservedNodeExchangeStatus {
    #[serde(rename = "RequestTime", skip_serializing_if = "Option::is_none")]
    pub request_time: Option<f64>,
    #[serde(rename = "ReservedNodeExchangeRequestId", skip_serializing_if = "Option::is_none")]
    pub reserved_node_exchange_request_id: Option<String>,
    #[serde(rename = "SourceReservedNodeCount", skip_serializing_if = "Option::is_none")]
    pub source_reserved_node_count: Option<i32>,
    #[serde(rename = "SourceReservedNodeId", skip_serializing_if = "Option::is_none")]
    pub source_reserved_node_id: Option<String>,
    #[serde(rename = "SourceReservedNodeType", skip_serializing_if = "Option::is_none")]
    pub source_reserved_node_type: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "TargetReservedNodeCount", skip_serializing_if = "Option::is_none")]
    pub target_reserved_node_count: Option<i32>,
    #[serde(rename = "TargetReservedNodeOfferingId", skip_serializing_if = "Option::is_none")]
    pub target_reserved_node_offering_id: Option<String>,
    #[serde(rename = "TargetReservedNodeType", skip_serializing_if = "Option::is_none")]
    pub target_reserved_node_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ResizeInfo {
    #[serde(rename = "AllowCancelResize", skip_serializing_if = "Option::is_none")]
    pub allow_cancel_resize: Option<bool>,
    #[serde(rename = "ResizeType", skip_serializing_if = "Option::is_none")]
    pub resize_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RestoreStatus {
    #[serde(rename = "CurrentRestoreRateInMegaBytesPerSecond", skip_serializing_if = "Option::is_none")]
    pub current_restore_rate_in_mega_bytes_per_second: Option<f64>,
    #[serde(rename = "ElapsedTimeInSeconds", skip_serializing_if = "Option::is_none")]
    pub elapsed_time_in_seconds: Option<i64>,
    #[serde(rename = "EstimatedTimeToCompletionInSeconds", skip_serializing_if = "Option::is_none")]
    pub estimated_time_to_completion_in_seconds: Option<i64>,
    #[serde(rename = "ProgressInMegaBytes", skip_serializing_if = "Option::is_none")]
    pub progress_in_mega_bytes: Option<i64>,
    #[serde(rename = "SnapshotSizeInMegaBytes", skip_serializing_if = "Option::is_none")]
    pub snapshot_size_in_mega_bytes: Option<i64>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct S3TablePublishStatus {
    #[serde(rename = "EnabledAll", skip_serializing_if = "Option::is_none")]
    pub enabled_all: Option<bool>,
    #[serde(rename = "LastIngestionTimes", skip_serializing_if = "Option::is_none")]
    pub last_ingestion_times: Option<std::collections::BTreeMap<String, String>>,
    #[serde(rename = "S3TableGranularity", skip_serializing_if = "Option::is_none")]
    pub s3_table_granularity: Option<String>,
    #[serde(rename = "S3TableNamespace", skip_serializing_if = "Option::is_none")]
    pub s3_table_namespace: Option<String>,
    #[serde(rename = "S3Tables")]
    pub s3_tables: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SecondaryClusterInfo {
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "ClusterNodes")]
    pub cluster_nodes: Vec<ClusterNode>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Subnet {
    #[serde(rename = "SubnetAvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub subnet_availability_zone: Option<AvailabilityZone>,
    #[serde(rename = "SubnetIdentifier", skip_serializing_if = "Option::is_none")]
    pub subnet_identifier: Option<String>,
    #[serde(rename = "SubnetStatus", skip_serializing_if = "Option::is_none")]
    pub subnet_status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SupportedPlatform {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Tag {
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TaggedResource {
    #[serde(rename = "ResourceName", skip_serializing_if = "Option::is_none")]
    pub resource_name: Option<String>,
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    #[serde(rename = "Tag", skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TaggedResourceListMessage {
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "TaggedResources")]
    pub tagged_resources: Vec<TaggedResource>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcEndpoint {
    #[serde(rename = "NetworkInterfaces")]
    pub network_interfaces: Vec<NetworkInterface>,
    #[serde(rename = "VpcEndpointId", skip_serializing_if = "Option::is_none")]
    pub vpc_endpoint_id: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VpcSecurityGroupMembership {
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "VpcSecurityGroupId", skip_serializing_if = "Option::is_none")]
    pub vpc_security_group_id: Option<String>,
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum CreateCluster {}
    impl TypedOperation for CreateCluster {
        const NAME: &'static str = "CreateCluster";
        type Input = super::CreateClusterMessage;
        type Output = super::CreateClusterResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateCluster }
    }
    pub enum CreateClusterSubnetGroup {}
    impl TypedOperation for CreateClusterSubnetGroup {
        const NAME: &'static str = "CreateClusterSubnetGroup";
        type Input = super::CreateClusterSubnetGroupMessage;
        type Output = super::CreateClusterSubnetGroupResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateClusterSubnetGroup }
    }
    pub enum CreateTags {}
    impl TypedOperation for CreateTags {
        const NAME: &'static str = "CreateTags";
        type Input = super::CreateTagsMessage;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_CreateTags }
    }
    pub enum DeleteCluster {}
    impl TypedOperation for DeleteCluster {
        const NAME: &'static str = "DeleteCluster";
        type Input = super::DeleteClusterMessage;
        type Output = super::DeleteClusterResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteCluster }
    }
    pub enum DeleteClusterSubnetGroup {}
    impl TypedOperation for DeleteClusterSubnetGroup {
        const NAME: &'static str = "DeleteClusterSubnetGroup";
        type Input = super::DeleteClusterSubnetGroupMessage;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteClusterSubnetGroup }
    }
    pub enum DeleteTags {}
    impl TypedOperation for DeleteTags {
        const NAME: &'static str = "DeleteTags";
        type Input = super::DeleteTagsMessage;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteTags }
    }
    pub enum DescribeClusterSubnetGroups {}
    impl TypedOperation for DescribeClusterSubnetGroups {
        const NAME: &'static str = "DescribeClusterSubnetGroups";
        type Input = super::DescribeClusterSubnetGroupsMessage;
        type Output = super::ClusterSubnetGroupMessage;
        fn operation() -> &'static Operation { &super::tables::op_DescribeClusterSubnetGroups }
    }
    pub enum DescribeClusters {}
    impl TypedOperation for DescribeClusters {
        const NAME: &'static str = "DescribeClusters";
        type Input = super::DescribeClustersMessage;
        type Output = super::ClustersMessage;
        fn operation() -> &'static Operation { &super::tables::op_DescribeClusters }
    }
    pub enum DescribeLoggingStatus {}
    impl TypedOperation for DescribeLoggingStatus {
        const NAME: &'static str = "DescribeLoggingStatus";
        type Input = super::DescribeLoggingStatusMessage;
        type Output = super::LoggingStatus;
        fn operation() -> &'static Operation { &super::tables::op_DescribeLoggingStatus }
    }
    pub enum DescribeTags {}
    impl TypedOperation for DescribeTags {
        const NAME: &'static str = "DescribeTags";
        type Input = super::DescribeTagsMessage;
        type Output = super::TaggedResourceListMessage;
        fn operation() -> &'static Operation { &super::tables::op_DescribeTags }
    }
    pub enum ModifyCluster {}
    impl TypedOperation for ModifyCluster {
        const NAME: &'static str = "ModifyCluster";
        type Input = super::ModifyClusterMessage;
        type Output = super::ModifyClusterResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyCluster }
    }
    pub enum ModifyClusterSubnetGroup {}
    impl TypedOperation for ModifyClusterSubnetGroup {
        const NAME: &'static str = "ModifyClusterSubnetGroup";
        type Input = super::ModifyClusterSubnetGroupMessage;
        type Output = super::ModifyClusterSubnetGroupResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyClusterSubnetGroup }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_CreateCluster: Operation = Operation {
        name: "CreateCluster",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateClusterMessage,
        output: Some(&shape_CreateClusterResult),
        errors: &[ModelledError { code: "ClusterAlreadyExists", status: 400 }, ModelledError { code: "InsufficientClusterCapacity", status: 400 }, ModelledError { code: "ClusterParameterGroupNotFound", status: 404 }, ModelledError { code: "ClusterSecurityGroupNotFound", status: 404 }, ModelledError { code: "ClusterQuotaExceeded", status: 400 }, ModelledError { code: "NumberOfNodesQuotaExceeded", status: 400 }, ModelledError { code: "NumberOfNodesPerClusterLimitExceeded", status: 400 }, ModelledError { code: "ClusterSubnetGroupNotFoundFault", status: 400 }, ModelledError { code: "InvalidVPCNetworkStateFault", status: 400 }, ModelledError { code: "InvalidClusterSubnetGroupStateFault", status: 400 }, ModelledError { code: "InvalidSubnet", status: 400 }, ModelledError { code: "UnauthorizedOperation", status: 400 }, ModelledError { code: "HsmClientCertificateNotFoundFault", status: 400 }, ModelledError { code: "HsmConfigurationNotFoundFault", status: 400 }, ModelledError { code: "InvalidElasticIpFault", status: 400 }, ModelledError { code: "TagLimitExceededFault", status: 400 }, ModelledError { code: "InvalidTagFault", status: 400 }, ModelledError { code: "LimitExceededFault", status: 400 }, ModelledError { code: "DependentServiceRequestThrottlingFault", status: 400 }, ModelledError { code: "InvalidClusterTrack", status: 400 }, ModelledError { code: "SnapshotScheduleNotFound", status: 400 }, ModelledError { code: "InvalidRetentionPeriodFault", status: 400 }, ModelledError { code: "Ipv6CidrBlockNotFoundFault", status: 400 }, ModelledError { code: "UnsupportedOperation", status: 400 }, ModelledError { code: "RedshiftIdcApplicationNotExists", status: 404 }, ModelledError { code: "DependentServiceUnavailableFault", status: 400 }, ModelledError { code: "DependentServiceAccessDenied", status: 403 }],
    };
    pub static op_CreateClusterSubnetGroup: Operation = Operation {
        name: "CreateClusterSubnetGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateClusterSubnetGroupMessage,
        output: Some(&shape_CreateClusterSubnetGroupResult),
        errors: &[ModelledError { code: "ClusterSubnetGroupAlreadyExists", status: 400 }, ModelledError { code: "ClusterSubnetGroupQuotaExceeded", status: 400 }, ModelledError { code: "ClusterSubnetQuotaExceededFault", status: 400 }, ModelledError { code: "InvalidSubnet", status: 400 }, ModelledError { code: "UnauthorizedOperation", status: 400 }, ModelledError { code: "TagLimitExceededFault", status: 400 }, ModelledError { code: "InvalidTagFault", status: 400 }, ModelledError { code: "DependentServiceRequestThrottlingFault", status: 400 }],
    };
    pub static op_CreateTags: Operation = Operation {
        name: "CreateTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateTagsMessage,
        output: None,
        errors: &[ModelledError { code: "TagLimitExceededFault", status: 400 }, ModelledError { code: "ResourceNotFoundFault", status: 404 }, ModelledError { code: "InvalidTagFault", status: 400 }, ModelledError { code: "InvalidClusterState", status: 400 }],
    };
    pub static op_DeleteCluster: Operation = Operation {
        name: "DeleteCluster",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteClusterMessage,
        output: Some(&shape_DeleteClusterResult),
        errors: &[ModelledError { code: "ClusterNotFound", status: 404 }, ModelledError { code: "InvalidClusterState", status: 400 }, ModelledError { code: "ClusterSnapshotAlreadyExists", status: 400 }, ModelledError { code: "ClusterSnapshotQuotaExceeded", status: 400 }, ModelledError { code: "InvalidRetentionPeriodFault", status: 400 }],
    };
    pub static op_DeleteClusterSubnetGroup: Operation = Operation {
        name: "DeleteClusterSubnetGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteClusterSubnetGroupMessage,
        output: None,
        errors: &[ModelledError { code: "InvalidClusterSubnetGroupStateFault", status: 400 }, ModelledError { code: "InvalidClusterSubnetStateFault", status: 400 }, ModelledError { code: "ClusterSubnetGroupNotFoundFault", status: 400 }],
    };
    pub static op_DeleteTags: Operation = Operation {
        name: "DeleteTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteTagsMessage,
        output: None,
        errors: &[ModelledError { code: "ResourceNotFoundFault", status: 404 }, ModelledError { code: "InvalidTagFault", status: 400 }],
    };
    pub static op_DescribeClusterSubnetGroups: Operation = Operation {
        name: "DescribeClusterSubnetGroups",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeClusterSubnetGroupsMessage,
        output: Some(&shape_ClusterSubnetGroupMessage),
        errors: &[ModelledError { code: "ClusterSubnetGroupNotFoundFault", status: 400 }, ModelledError { code: "InvalidTagFault", status: 400 }],
    };
    pub static op_DescribeClusters: Operation = Operation {
        name: "DescribeClusters",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeClustersMessage,
        output: Some(&shape_ClustersMessage),
        errors: &[ModelledError { code: "ClusterNotFound", status: 404 }, ModelledError { code: "InvalidTagFault", status: 400 }],
    };
    pub static op_DescribeLoggingStatus: Operation = Operation {
        name: "DescribeLoggingStatus",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeLoggingStatusMessage,
        output: Some(&shape_LoggingStatus),
        errors: &[ModelledError { code: "ClusterNotFound", status: 404 }, ModelledError { code: "UnsupportedOperation", status: 400 }],
    };
    pub static op_DescribeTags: Operation = Operation {
        name: "DescribeTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeTagsMessage,
        output: Some(&shape_TaggedResourceListMessage),
        errors: &[ModelledError { code: "ResourceNotFoundFault", status: 404 }, ModelledError { code: "InvalidTagFault", status: 400 }],
    };
    pub static op_ModifyCluster: Operation = Operation {
        name: "ModifyCluster",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyClusterMessage,
        output: Some(&shape_ModifyClusterResult),
        errors: &[ModelledError { code: "InvalidClusterState", status: 400 }, ModelledError { code: "InvalidClusterSecurityGroupState", status: 400 }, ModelledError { code: "ClusterNotFound", status: 404 }, ModelledError { code: "NumberOfNodesQuotaExceeded", status: 400 }, ModelledError { code: "NumberOfNodesPerClusterLimitExceeded", status: 400 }, ModelledError { code: "ClusterSecurityGroupNotFound", status: 404 }, ModelledError { code: "ClusterParameterGroupNotFound", status: 404 }, ModelledError { code: "InsufficientClusterCapacity", status: 400 }, ModelledError { code: "UnsupportedOptionFault", status: 400 }, ModelledError { code: "UnauthorizedOperation", status: 400 }, ModelledError { code: "HsmClientCertificateNotFoundFault", status: 400 }, ModelledError { code: "HsmConfigurationNotFoundFault", status: 400 }, ModelledError { code: "ClusterAlreadyExists", status: 400 }, ModelledError { code: "LimitExceededFault", status: 400 }, ModelledError { code: "DependentServiceRequestThrottlingFault", status: 400 }, ModelledError { code: "InvalidElasticIpFault", status: 400 }, ModelledError { code: "TableLimitExceeded", status: 400 }, ModelledError { code: "InvalidClusterTrack", status: 400 }, ModelledError { code: "InvalidRetentionPeriodFault", status: 400 }, ModelledError { code: "UnsupportedOperation", status: 400 }, ModelledError { code: "CustomCnameAssociationFault", status: 400 }, ModelledError { code: "Ipv6CidrBlockNotFoundFault", status: 400 }],
    };
    pub static op_ModifyClusterSubnetGroup: Operation = Operation {
        name: "ModifyClusterSubnetGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyClusterSubnetGroupMessage,
        output: Some(&shape_ModifyClusterSubnetGroupResult),
        errors: &[ModelledError { code: "ClusterSubnetGroupNotFoundFault", status: 400 }, ModelledError { code: "ClusterSubnetQuotaExceededFault", status: 400 }, ModelledError { code: "SubnetAlreadyInUse", status: 400 }, ModelledError { code: "InvalidSubnet", status: 400 }, ModelledError { code: "UnauthorizedOperation", status: 400 }, ModelledError { code: "DependentServiceRequestThrottlingFault", status: 400 }],
    };
    pub static shape_AquaConfiguration: Shape = Shape::Structure(Structure { name: "AquaConfiguration", union: false, members: &[
        Member { name: "AquaConfigurationStatus", wire: "AquaConfigurationStatus", query: "AquaConfigurationStatus", required: false, location: Location::Body, shape: &shape_AquaConfigurationStatus },
        Member { name: "AquaStatus", wire: "AquaStatus", query: "AquaStatus", required: false, location: Location::Body, shape: &shape_AquaStatus },] });
    pub static shape_AquaConfigurationStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enabled", "disabled", "auto"] });
    pub static shape_AquaStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["enabled", "disabled", "applying"] });
    pub static shape_AvailabilityZone: Shape = Shape::Structure(Structure { name: "AvailabilityZone", union: false, members: &[
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SupportedPlatforms", wire: "SupportedPlatforms", query: "SupportedPlatforms", required: false, location: Location::Body, shape: &shape_SupportedPlatformsList },] });
    pub static shape_Boolean: Shape = Shape::Boolean;
    pub static shape_BooleanOptional: Shape = Shape::Boolean;
    pub static shape_CatalogNameString: Shape = Shape::String(StringShape { min: Some(1), max: Some(64), pattern: Some(Pattern::new("^[a-z0-9_-]*[a-z]+[a-z0-9_-]*$")), values: &[] });
    pub static shape_Cluster: Shape = Shape::Structure(Structure { name: "Cluster", union: false, members: &[
        Member { name: "AllowVersionUpgrade", wire: "AllowVersionUpgrade", query: "AllowVersionUpgrade", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AquaConfiguration", wire: "AquaConfiguration", query: "AquaConfiguration", required: false, location: Location::Body, shape: &shape_AquaConfiguration },
        Member { name: "AutomatedSnapshotRetentionPeriod", wire: "AutomatedSnapshotRetentionPeriod", query: "AutomatedSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZoneRelocationStatus", wire: "AvailabilityZoneRelocationStatus", query: "AvailabilityZoneRelocationStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CatalogArn", wire: "CatalogArn", query: "CatalogArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterAvailabilityStatus", wire: "ClusterAvailabilityStatus", query: "ClusterAvailabilityStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterCreateTime", wire: "ClusterCreateTime", query: "ClusterCreateTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterNamespaceArn", wire: "ClusterNamespaceArn", query: "ClusterNamespaceArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterNodes", wire: "ClusterNodes", query: "ClusterNodes", required: false, location: Location::Body, shape: &shape_ClusterNodesList },
        Member { name: "ClusterParameterGroups", wire: "ClusterParameterGroups", query: "ClusterParameterGroups", required: false, location: Location::Body, shape: &shape_ClusterParameterGroupStatusList },
        Member { name: "ClusterPublicKey", wire: "ClusterPublicKey", query: "ClusterPublicKey", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterRevisionNumber", wire: "ClusterRevisionNumber", query: "ClusterRevisionNumber", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterSecurityGroups", wire: "ClusterSecurityGroups", query: "ClusterSecurityGroups", required: false, location: Location::Body, shape: &shape_ClusterSecurityGroupMembershipList },
        Member { name: "ClusterSnapshotCopyStatus", wire: "ClusterSnapshotCopyStatus", query: "ClusterSnapshotCopyStatus", required: false, location: Location::Body, shape: &shape_ClusterSnapshotCopyStatus },
        Member { name: "ClusterStatus", wire: "ClusterStatus", query: "ClusterStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterVersion", wire: "ClusterVersion", query: "ClusterVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomDomainCertificateArn", wire: "CustomDomainCertificateArn", query: "CustomDomainCertificateArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomDomainCertificateExpiryDate", wire: "CustomDomainCertificateExpiryDate", query: "CustomDomainCertificateExpiryDate", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "CustomDomainName", wire: "CustomDomainName", query: "CustomDomainName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBName", wire: "DBName", query: "DBName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DataTransferProgress", wire: "DataTransferProgress", query: "DataTransferProgress", required: false, location: Location::Body, shape: &shape_DataTransferProgress },
        Member { name: "DefaultIamRoleArn", wire: "DefaultIamRoleArn", query: "DefaultIamRoleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeferredMaintenanceWindows", wire: "DeferredMaintenanceWindows", query: "DeferredMaintenanceWindows", required: false, location: Location::Body, shape: &shape_DeferredMaintenanceWindowsList },
        Member { name: "ElasticIpStatus", wire: "ElasticIpStatus", query: "ElasticIpStatus", required: false, location: Location::Body, shape: &shape_ElasticIpStatus },
        Member { name: "ElasticResizeNumberOfNodeOptions", wire: "ElasticResizeNumberOfNodeOptions", query: "ElasticResizeNumberOfNodeOptions", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Encrypted", wire: "Encrypted", query: "Encrypted", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Endpoint", wire: "Endpoint", query: "Endpoint", required: false, location: Location::Body, shape: &shape_Endpoint },
        Member { name: "EnhancedVpcRouting", wire: "EnhancedVpcRouting", query: "EnhancedVpcRouting", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ExpectedNextSnapshotScheduleTime", wire: "ExpectedNextSnapshotScheduleTime", query: "ExpectedNextSnapshotScheduleTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "ExpectedNextSnapshotScheduleTimeStatus", wire: "ExpectedNextSnapshotScheduleTimeStatus", query: "ExpectedNextSnapshotScheduleTimeStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ExtraComputeForAutomaticOptimization", wire: "ExtraComputeForAutomaticOptimization", query: "ExtraComputeForAutomaticOptimization", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "HsmStatus", wire: "HsmStatus", query: "HsmStatus", required: false, location: Location::Body, shape: &shape_HsmStatus },
        Member { name: "IamRoles", wire: "IamRoles", query: "IamRoles", required: false, location: Location::Body, shape: &shape_ClusterIamRoleList },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LakehouseRegistrationStatus", wire: "LakehouseRegistrationStatus", query: "LakehouseRegistrationStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LoggingPublishStatus", wire: "LoggingPublishStatus", query: "LoggingPublishStatus", required: false, location: Location::Body, shape: &shape_LoggingPublishStatus },
        Member { name: "MaintenanceTrackName", wire: "MaintenanceTrackName", query: "MaintenanceTrackName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ManualSnapshotRetentionPeriod", wire: "ManualSnapshotRetentionPeriod", query: "ManualSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "MasterPasswordSecretArn", wire: "MasterPasswordSecretArn", query: "MasterPasswordSecretArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterPasswordSecretKmsKeyId", wire: "MasterPasswordSecretKmsKeyId", query: "MasterPasswordSecretKmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterUsername", wire: "MasterUsername", query: "MasterUsername", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ModifyStatus", wire: "ModifyStatus", query: "ModifyStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MultiAZSecondary", wire: "MultiAZSecondary", query: "MultiAZSecondary", required: false, location: Location::Body, shape: &shape_SecondaryClusterInfo },
        Member { name: "NextMaintenanceWindowStartTime", wire: "NextMaintenanceWindowStartTime", query: "NextMaintenanceWindowStartTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "NodeType", wire: "NodeType", query: "NodeType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NumberOfNodes", wire: "NumberOfNodes", query: "NumberOfNodes", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "PendingActions", wire: "PendingActions", query: "PendingActions", required: false, location: Location::Body, shape: &shape_PendingActionsList },
        Member { name: "PendingModifiedValues", wire: "PendingModifiedValues", query: "PendingModifiedValues", required: false, location: Location::Body, shape: &shape_PendingModifiedValues },
        Member { name: "PreferredMaintenanceWindow", wire: "PreferredMaintenanceWindow", query: "PreferredMaintenanceWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ReservedNodeExchangeStatus", wire: "ReservedNodeExchangeStatus", query: "ReservedNodeExchangeStatus", required: false, location: Location::Body, shape: &shape_ReservedNodeExchangeStatus },
        Member { name: "ResizeInfo", wire: "ResizeInfo", query: "ResizeInfo", required: false, location: Location::Body, shape: &shape_ResizeInfo },
        Member { name: "RestoreStatus", wire: "RestoreStatus", query: "RestoreStatus", required: false, location: Location::Body, shape: &shape_RestoreStatus },
        Member { name: "SnapshotScheduleIdentifier", wire: "SnapshotScheduleIdentifier", query: "SnapshotScheduleIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SnapshotScheduleState", wire: "SnapshotScheduleState", query: "SnapshotScheduleState", required: false, location: Location::Body, shape: &shape_ScheduleState },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "TotalStorageCapacityInMegaBytes", wire: "TotalStorageCapacityInMegaBytes", query: "TotalStorageCapacityInMegaBytes", required: false, location: Location::Body, shape: &shape_LongOptional },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcSecurityGroups", wire: "VpcSecurityGroups", query: "VpcSecurityGroups", required: false, location: Location::Body, shape: &shape_VpcSecurityGroupMembershipList },] });
    pub static shape_ClusterIamRole: Shape = Shape::Structure(Structure { name: "ClusterIamRole", union: false, members: &[
        Member { name: "ApplyStatus", wire: "ApplyStatus", query: "ApplyStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IamRoleArn", wire: "IamRoleArn", query: "IamRoleArn", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterIamRoleList: Shape = Shape::List(List { member: &shape_ClusterIamRole, item: "ClusterIamRole", flattened: false, min: None, max: None });
    pub static shape_ClusterList: Shape = Shape::List(List { member: &shape_Cluster, item: "Cluster", flattened: false, min: None, max: None });
    pub static shape_ClusterNode: Shape = Shape::Structure(Structure { name: "ClusterNode", union: false, members: &[
        Member { name: "NodeRole", wire: "NodeRole", query: "NodeRole", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIPAddress", wire: "PrivateIPAddress", query: "PrivateIPAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PublicIPAddress", wire: "PublicIPAddress", query: "PublicIPAddress", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterNodesList: Shape = Shape::List(List { member: &shape_ClusterNode, item: "member", flattened: false, min: None, max: None });
    pub static shape_ClusterParameterGroupStatus: Shape = Shape::Structure(Structure { name: "ClusterParameterGroupStatus", union: false, members: &[
        Member { name: "ClusterParameterStatusList", wire: "ClusterParameterStatusList", query: "ClusterParameterStatusList", required: false, location: Location::Body, shape: &shape_ClusterParameterStatusList },
        Member { name: "ParameterApplyStatus", wire: "ParameterApplyStatus", query: "ParameterApplyStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ParameterGroupName", wire: "ParameterGroupName", query: "ParameterGroupName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterParameterGroupStatusList: Shape = Shape::List(List { member: &shape_ClusterParameterGroupStatus, item: "ClusterParameterGroup", flattened: false, min: None, max: None });
    pub static shape_ClusterParameterStatus: Shape = Shape::Structure(Structure { name: "ClusterParameterStatus", union: false, members: &[
        Member { name: "ParameterApplyErrorDescription", wire: "ParameterApplyErrorDescription", query: "ParameterApplyErrorDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ParameterApplyStatus", wire: "ParameterApplyStatus", query: "ParameterApplyStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ParameterName", wire: "ParameterName", query: "ParameterName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterParameterStatusList: Shape = Shape::List(List { member: &shape_ClusterParameterStatus, item: "member", flattened: false, min: None, max: None });
    pub static shape_ClusterSecurityGroupMembership: Shape = Shape::Structure(Structure { name: "ClusterSecurityGroupMembership", union: false, members: &[
        Member { name: "ClusterSecurityGroupName", wire: "ClusterSecurityGroupName", query: "ClusterSecurityGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterSecurityGroupMembershipList: Shape = Shape::List(List { member: &shape_ClusterSecurityGroupMembership, item: "ClusterSecurityGroup", flattened: false, min: None, max: None });
    pub static shape_ClusterSecurityGroupNameList: Shape = Shape::List(List { member: &shape_String, item: "ClusterSecurityGroupName", flattened: false, min: None, max: None });
    pub static shape_ClusterSnapshotCopyStatus: Shape = Shape::Structure(Structure { name: "ClusterSnapshotCopyStatus", union: false, members: &[
        Member { name: "DestinationRegion", wire: "DestinationRegion", query: "DestinationRegion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ManualSnapshotRetentionPeriod", wire: "ManualSnapshotRetentionPeriod", query: "ManualSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "RetentionPeriod", wire: "RetentionPeriod", query: "RetentionPeriod", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "SnapshotCopyGrantName", wire: "SnapshotCopyGrantName", query: "SnapshotCopyGrantName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterSubnetGroup: Shape = Shape::Structure(Structure { name: "ClusterSubnetGroup", union: false, members: &[
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetGroupStatus", wire: "SubnetGroupStatus", query: "SubnetGroupStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Subnets", wire: "Subnets", query: "Subnets", required: false, location: Location::Body, shape: &shape_SubnetList },
        Member { name: "SupportedClusterIpAddressTypes", wire: "SupportedClusterIpAddressTypes", query: "SupportedClusterIpAddressTypes", required: false, location: Location::Body, shape: &shape_ValueStringList },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "ClusterSubnetGroupMessage", union: false, members: &[
        Member { name: "ClusterSubnetGroups", wire: "ClusterSubnetGroups", query: "ClusterSubnetGroups", required: false, location: Location::Body, shape: &shape_ClusterSubnetGroups },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ClusterSubnetGroups: Shape = Shape::List(List { member: &shape_ClusterSubnetGroup, item: "ClusterSubnetGroup", flattened: false, min: None, max: None });
    pub static shape_ClustersMessage: Shape = Shape::Structure(Structure { name: "ClustersMessage", union: false, members: &[
        Member { name: "Clusters", wire: "Clusters", query: "Clusters", required: false, location: Location::Body, shape: &shape_ClusterList },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_CreateClusterMessage: Shape = Shape::Structure(Structure { name: "CreateClusterMessage", union: false, members: &[
        Member { name: "AdditionalInfo", wire: "AdditionalInfo", query: "AdditionalInfo", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AllowVersionUpgrade", wire: "AllowVersionUpgrade", query: "AllowVersionUpgrade", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "AquaConfigurationStatus", wire: "AquaConfigurationStatus", query: "AquaConfigurationStatus", required: false, location: Location::Body, shape: &shape_AquaConfigurationStatus },
        Member { name: "AutomatedSnapshotRetentionPeriod", wire: "AutomatedSnapshotRetentionPeriod", query: "AutomatedSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZoneRelocation", wire: "AvailabilityZoneRelocation", query: "AvailabilityZoneRelocation", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "CatalogName", wire: "CatalogName", query: "CatalogName", required: false, location: Location::Body, shape: &shape_CatalogNameString },
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterParameterGroupName", wire: "ClusterParameterGroupName", query: "ClusterParameterGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterSecurityGroups", wire: "ClusterSecurityGroups", query: "ClusterSecurityGroups", required: false, location: Location::Body, shape: &shape_ClusterSecurityGroupNameList },
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterType", wire: "ClusterType", query: "ClusterType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterVersion", wire: "ClusterVersion", query: "ClusterVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBName", wire: "DBName", query: "DBName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DefaultIamRoleArn", wire: "DefaultIamRoleArn", query: "DefaultIamRoleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ElasticIp", wire: "ElasticIp", query: "ElasticIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Encrypted", wire: "Encrypted", query: "Encrypted", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "EnhancedVpcRouting", wire: "EnhancedVpcRouting", query: "EnhancedVpcRouting", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ExtraComputeForAutomaticOptimization", wire: "ExtraComputeForAutomaticOptimization", query: "ExtraComputeForAutomaticOptimization", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "HsmClientCertificateIdentifier", wire: "HsmClientCertificateIdentifier", query: "HsmClientCertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "HsmConfigurationIdentifier", wire: "HsmConfigurationIdentifier", query: "HsmConfigurationIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IamRoles", wire: "IamRoles", query: "IamRoles", required: false, location: Location::Body, shape: &shape_IamRoleArnList },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LoadSampleData", wire: "LoadSampleData", query: "LoadSampleData", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaintenanceTrackName", wire: "MaintenanceTrackName", query: "MaintenanceTrackName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ManageMasterPassword", wire: "ManageMasterPassword", query: "ManageMasterPassword", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ManualSnapshotRetentionPeriod", wire: "ManualSnapshotRetentionPeriod", query: "ManualSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MasterPasswordSecretKmsKeyId", wire: "MasterPasswordSecretKmsKeyId", query: "MasterPasswordSecretKmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterUserPassword", wire: "MasterUserPassword", query: "MasterUserPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "MasterUsername", wire: "MasterUsername", query: "MasterUsername", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "NodeType", wire: "NodeType", query: "NodeType", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "NumberOfNodes", wire: "NumberOfNodes", query: "NumberOfNodes", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "Port", wire: "Port", query: "Port", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PreferredMaintenanceWindow", wire: "PreferredMaintenanceWindow", query: "PreferredMaintenanceWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "RedshiftIdcApplicationArn", wire: "RedshiftIdcApplicationArn", query: "RedshiftIdcApplicationArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SnapshotScheduleIdentifier", wire: "SnapshotScheduleIdentifier", query: "SnapshotScheduleIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcSecurityGroupIds", wire: "VpcSecurityGroupIds", query: "VpcSecurityGroupIds", required: false, location: Location::Body, shape: &shape_VpcSecurityGroupIdList },] });
    pub static shape_CreateClusterResult: Shape = Shape::Structure(Structure { name: "CreateClusterResult", union: false, members: &[
        Member { name: "Cluster", wire: "Cluster", query: "Cluster", required: false, location: Location::Body, shape: &shape_Cluster },] });
    pub static shape_CreateClusterSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "CreateClusterSubnetGroupMessage", union: false, members: &[
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "Description", query: "Description", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: true, location: Location::Body, shape: &shape_SubnetIdentifierList },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_CreateClusterSubnetGroupResult: Shape = Shape::Structure(Structure { name: "CreateClusterSubnetGroupResult", union: false, members: &[
        Member { name: "ClusterSubnetGroup", wire: "ClusterSubnetGroup", query: "ClusterSubnetGroup", required: false, location: Location::Body, shape: &shape_ClusterSubnetGroup },] });
    pub static shape_CreateTagsMessage: Shape = Shape::Structure(Structure { name: "CreateTagsMessage", union: false, members: &[
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_DataTransferProgress: Shape = Shape::Structure(Structure { name: "DataTransferProgress", union: false, members: &[
        Member { name: "CurrentRateInMegaBytesPerSecond", wire: "CurrentRateInMegaBytesPerSecond", query: "CurrentRateInMegaBytesPerSecond", required: false, location: Location::Body, shape: &shape_DoubleOptional },
        Member { name: "DataTransferredInMegaBytes", wire: "DataTransferredInMegaBytes", query: "DataTransferredInMegaBytes", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "ElapsedTimeInSeconds", wire: "ElapsedTimeInSeconds", query: "ElapsedTimeInSeconds", required: false, location: Location::Body, shape: &shape_LongOptional },
        Member { name: "EstimatedTimeToCompletionInSeconds", wire: "EstimatedTimeToCompletionInSeconds", query: "EstimatedTimeToCompletionInSeconds", required: false, location: Location::Body, shape: &shape_LongOptional },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TotalDataInMegaBytes", wire: "TotalDataInMegaBytes", query: "TotalDataInMegaBytes", required: false, location: Location::Body, shape: &shape_Long },] });
    pub static shape_DeferredMaintenanceWindow: Shape = Shape::Structure(Structure { name: "DeferredMaintenanceWindow", union: false, members: &[
        Member { name: "DeferMaintenanceEndTime", wire: "DeferMaintenanceEndTime", query: "DeferMaintenanceEndTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "DeferMaintenanceIdentifier", wire: "DeferMaintenanceIdentifier", query: "DeferMaintenanceIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DeferMaintenanceStartTime", wire: "DeferMaintenanceStartTime", query: "DeferMaintenanceStartTime", required: false, location: Location::Body, shape: &shape_TStamp },] });
    pub static shape_DeferredMaintenanceWindowsList: Shape = Shape::List(List { member: &shape_DeferredMaintenanceWindow, item: "DeferredMaintenanceWindow", flattened: false, min: None, max: None });
    pub static shape_DeleteClusterMessage: Shape = Shape::Structure(Structure { name: "DeleteClusterMessage", union: false, members: &[
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "FinalClusterSnapshotIdentifier", wire: "FinalClusterSnapshotIdentifier", query: "FinalClusterSnapshotIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FinalClusterSnapshotRetentionPeriod", wire: "FinalClusterSnapshotRetentionPeriod", query: "FinalClusterSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "SkipFinalClusterSnapshot", wire: "SkipFinalClusterSnapshot", query: "SkipFinalClusterSnapshot", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DeleteClusterResult: Shape = Shape::Structure(Structure { name: "DeleteClusterResult", union: false, members: &[
        Member { name: "Cluster", wire: "Cluster", query: "Cluster", required: false, location: Location::Body, shape: &shape_Cluster },] });
    pub static shape_DeleteClusterSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "DeleteClusterSubnetGroupMessage", union: false, members: &[
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_DeleteTagsMessage: Shape = Shape::Structure(Structure { name: "DeleteTagsMessage", union: false, members: &[
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: true, location: Location::Body, shape: &shape_TagKeyList },] });
    pub static shape_DescribeClusterSubnetGroupsMessage: Shape = Shape::Structure(Structure { name: "DescribeClusterSubnetGroupsMessage", union: false, members: &[
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxRecords", wire: "MaxRecords", query: "MaxRecords", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: false, location: Location::Body, shape: &shape_TagKeyList },
        Member { name: "TagValues", wire: "TagValues", query: "TagValues", required: false, location: Location::Body, shape: &shape_TagValueList },] });
    pub static shape_DescribeClustersMessage: Shape = Shape::Structure(Structure { name: "DescribeClustersMessage", union: false, members: &[
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxRecords", wire: "MaxRecords", query: "MaxRecords", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: false, location: Location::Body, shape: &shape_TagKeyList },
        Member { name: "TagValues", wire: "TagValues", query: "TagValues", required: false, location: Location::Body, shape: &shape_TagValueList },] });
    pub static shape_DescribeLoggingStatusMessage: Shape = Shape::Structure(Structure { name: "DescribeLoggingStatusMessage", union: false, members: &[
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeTagsMessage: Shape = Shape::Structure(Structure { name: "DescribeTagsMessage", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxRecords", wire: "MaxRecords", query: "MaxRecords", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ResourceType", wire: "ResourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: false, location: Location::Body, shape: &shape_TagKeyList },
        Member { name: "TagValues", wire: "TagValues", query: "TagValues", required: false, location: Location::Body, shape: &shape_TagValueList },] });
    pub static shape_Double: Shape = Shape::Double;
    pub static shape_DoubleOptional: Shape = Shape::Double;
    pub static shape_ElasticIpStatus: Shape = Shape::Structure(Structure { name: "ElasticIpStatus", union: false, members: &[
        Member { name: "ElasticIp", wire: "ElasticIp", query: "ElasticIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_Endpoint: Shape = Shape::Structure(Structure { name: "Endpoint", union: false, members: &[
        Member { name: "Address", wire: "Address", query: "Address", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Port", wire: "Port", query: "Port", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "VpcEndpoints", wire: "VpcEndpoints", query: "VpcEndpoints", required: false, location: Location::Body, shape: &shape_VpcEndpointsList },] });
    pub static shape_HsmStatus: Shape = Shape::Structure(Structure { name: "HsmStatus", union: false, members: &[
        Member { name: "HsmClientCertificateIdentifier", wire: "HsmClientCertificateIdentifier", query: "HsmClientCertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "HsmConfigurationIdentifier", wire: "HsmConfigurationIdentifier", query: "HsmConfigurationIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_IamRoleArnList: Shape = Shape::List(List { member: &shape_String, item: "IamRoleArn", flattened: false, min: None, max: None });
    pub static shape_Integer: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_IntegerOptional: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_LogDestinationType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["s3", "cloudwatch", "s3table"] });
    pub static shape_LogTypeList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_LoggingPublishStatus: Shape = Shape::Structure(Structure { name: "LoggingPublishStatus", union: false, members: &[
        Member { name: "S3Tables", wire: "S3Tables", query: "S3Tables", required: false, location: Location::Body, shape: &shape_S3TablePublishStatus },] });
    pub static shape_LoggingStatus: Shape = Shape::Structure(Structure { name: "LoggingStatus", union: false, members: &[
        Member { name: "BucketName", wire: "BucketName", query: "BucketName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LastFailureMessage", wire: "LastFailureMessage", query: "LastFailureMessage", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LastFailureTime", wire: "LastFailureTime", query: "LastFailureTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "LastSuccessfulDeliveryTime", wire: "LastSuccessfulDeliveryTime", query: "LastSuccessfulDeliveryTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "LogDestinationType", wire: "LogDestinationType", query: "LogDestinationType", required: false, location: Location::Body, shape: &shape_LogDestinationType },
        Member { name: "LogExports", wire: "LogExports", query: "LogExports", required: false, location: Location::Body, shape: &shape_LogTypeList },
        Member { name: "LoggingEnabled", wire: "LoggingEnabled", query: "LoggingEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "S3KeyPrefix", wire: "S3KeyPrefix", query: "S3KeyPrefix", required: false, location: Location::Body, shape: &shape_S3KeyPrefixValue },
        Member { name: "S3Tables", wire: "S3Tables", query: "S3Tables", required: false, location: Location::Body, shape: &shape_S3TablePublishStatus },] });
    pub static shape_Long: Shape = Shape::Long(Range { min: None, max: None });
    pub static shape_LongOptional: Shape = Shape::Long(Range { min: None, max: None });
    pub static shape_ModifyClusterMessage: Shape = Shape::Structure(Structure { name: "ModifyClusterMessage", union: false, members: &[
        Member { name: "AllowVersionUpgrade", wire: "AllowVersionUpgrade", query: "AllowVersionUpgrade", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "AutomatedSnapshotRetentionPeriod", wire: "AutomatedSnapshotRetentionPeriod", query: "AutomatedSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AvailabilityZoneRelocation", wire: "AvailabilityZoneRelocation", query: "AvailabilityZoneRelocation", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterParameterGroupName", wire: "ClusterParameterGroupName", query: "ClusterParameterGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterSecurityGroups", wire: "ClusterSecurityGroups", query: "ClusterSecurityGroups", required: false, location: Location::Body, shape: &shape_ClusterSecurityGroupNameList },
        Member { name: "ClusterType", wire: "ClusterType", query: "ClusterType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterVersion", wire: "ClusterVersion", query: "ClusterVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ElasticIp", wire: "ElasticIp", query: "ElasticIp", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Encrypted", wire: "Encrypted", query: "Encrypted", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "EnhancedVpcRouting", wire: "EnhancedVpcRouting", query: "EnhancedVpcRouting", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ExtraComputeForAutomaticOptimization", wire: "ExtraComputeForAutomaticOptimization", query: "ExtraComputeForAutomaticOptimization", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "HsmClientCertificateIdentifier", wire: "HsmClientCertificateIdentifier", query: "HsmClientCertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "HsmConfigurationIdentifier", wire: "HsmConfigurationIdentifier", query: "HsmConfigurationIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaintenanceTrackName", wire: "MaintenanceTrackName", query: "MaintenanceTrackName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ManageMasterPassword", wire: "ManageMasterPassword", query: "ManageMasterPassword", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ManualSnapshotRetentionPeriod", wire: "ManualSnapshotRetentionPeriod", query: "ManualSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MasterPasswordSecretKmsKeyId", wire: "MasterPasswordSecretKmsKeyId", query: "MasterPasswordSecretKmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterUserPassword", wire: "MasterUserPassword", query: "MasterUserPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "NewClusterIdentifier", wire: "NewClusterIdentifier", query: "NewClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NodeType", wire: "NodeType", query: "NodeType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NumberOfNodes", wire: "NumberOfNodes", query: "NumberOfNodes", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "Port", wire: "Port", query: "Port", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PreferredMaintenanceWindow", wire: "PreferredMaintenanceWindow", query: "PreferredMaintenanceWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "VpcSecurityGroupIds", wire: "VpcSecurityGroupIds", query: "VpcSecurityGroupIds", required: false, location: Location::Body, shape: &shape_VpcSecurityGroupIdList },] });
    pub static shape_ModifyClusterResult: Shape = Shape::Structure(Structure { name: "ModifyClusterResult", union: false, members: &[
        Member { name: "Cluster", wire: "Cluster", query: "Cluster", required: false, location: Location::Body, shape: &shape_Cluster },] });
    pub static shape_ModifyClusterSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "ModifyClusterSubnetGroupMessage", union: false, members: &[
        Member { name: "ClusterSubnetGroupName", wire: "ClusterSubnetGroupName", query: "ClusterSubnetGroupName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: true, location: Location::Body, shape: &shape_SubnetIdentifierList },] });
    pub static shape_ModifyClusterSubnetGroupResult: Shape = Shape::Structure(Structure { name: "ModifyClusterSubnetGroupResult", union: false, members: &[
        Member { name: "ClusterSubnetGroup", wire: "ClusterSubnetGroup", query: "ClusterSubnetGroup", required: false, location: Location::Body, shape: &shape_ClusterSubnetGroup },] });
    pub static shape_NetworkInterface: Shape = Shape::Structure(Structure { name: "NetworkInterface", union: false, members: &[
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Ipv6Address", wire: "Ipv6Address", query: "Ipv6Address", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkInterfaceId", wire: "NetworkInterfaceId", query: "NetworkInterfaceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PrivateIpAddress", wire: "PrivateIpAddress", query: "PrivateIpAddress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetId", wire: "SubnetId", query: "SubnetId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_NetworkInterfaceList: Shape = Shape::List(List { member: &shape_NetworkInterface, item: "NetworkInterface", flattened: false, min: None, max: None });
    pub static shape_PendingActionsList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_PendingModifiedValues: Shape = Shape::Structure(Structure { name: "PendingModifiedValues", union: false, members: &[
        Member { name: "AutomatedSnapshotRetentionPeriod", wire: "AutomatedSnapshotRetentionPeriod", query: "AutomatedSnapshotRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "ClusterIdentifier", wire: "ClusterIdentifier", query: "ClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterType", wire: "ClusterType", query: "ClusterType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterVersion", wire: "ClusterVersion", query: "ClusterVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EncryptionType", wire: "EncryptionType", query: "EncryptionType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EnhancedVpcRouting", wire: "EnhancedVpcRouting", query: "EnhancedVpcRouting", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "MaintenanceTrackName", wire: "MaintenanceTrackName", query: "MaintenanceTrackName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterUserPassword", wire: "MasterUserPassword", query: "MasterUserPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "NodeType", wire: "NodeType", query: "NodeType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NumberOfNodes", wire: "NumberOfNodes", query: "NumberOfNodes", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_BooleanOptional },] });
    pub static shape_ReservedNodeExchangeStatus: Shape = Shape::Structure(Structure { name: "ReservedNodeExchangeStatus", union: false, members: &[
        Member { name: "RequestTime", wire: "RequestTime", query: "RequestTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "ReservedNodeExchangeRequestId", wire: "ReservedNodeExchangeRequestId", query: "ReservedNodeExchangeRequestId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceReservedNodeCount", wire: "SourceReservedNodeCount", query: "SourceReservedNodeCount", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "SourceReservedNodeId", wire: "SourceReservedNodeId", query: "SourceReservedNodeId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SourceReservedNodeType", wire: "SourceReservedNodeType", query: "SourceReservedNodeType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_ReservedNodeExchangeStatusType },
        Member { name: "TargetReservedNodeCount", wire: "TargetReservedNodeCount", query: "TargetReservedNodeCount", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "TargetReservedNodeOfferingId", wire: "TargetReservedNodeOfferingId", query: "TargetReservedNodeOfferingId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TargetReservedNodeType", wire: "TargetReservedNodeType", query: "TargetReservedNodeType", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ReservedNodeExchangeStatusType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["REQUESTED", "PENDING", "IN_PROGRESS", "RETRYING", "SUCCEEDED", "FAILED"] });
    pub static shape_ResizeInfo: Shape = Shape::Structure(Structure { name: "ResizeInfo", union: false, members: &[
        Member { name: "AllowCancelResize", wire: "AllowCancelResize", query: "AllowCancelResize", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ResizeType", wire: "ResizeType", query: "ResizeType", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RestoreStatus: Shape = Shape::Structure(Structure { name: "RestoreStatus", union: false, members: &[
        Member { name: "CurrentRestoreRateInMegaBytesPerSecond", wire: "CurrentRestoreRateInMegaBytesPerSecond", query: "CurrentRestoreRateInMegaBytesPerSecond", required: false, location: Location::Body, shape: &shape_Double },
        Member { name: "ElapsedTimeInSeconds", wire: "ElapsedTimeInSeconds", query: "ElapsedTimeInSeconds", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "EstimatedTimeToCompletionInSeconds", wire: "EstimatedTimeToCompletionInSeconds", query: "EstimatedTimeToCompletionInSeconds", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "ProgressInMegaBytes", wire: "ProgressInMegaBytes", query: "ProgressInMegaBytes", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "SnapshotSizeInMegaBytes", wire: "SnapshotSizeInMegaBytes", query: "SnapshotSizeInMegaBytes", required: false, location: Location::Body, shape: &shape_Long },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_S3KeyPrefixValue: Shape = Shape::String(StringShape { min: None, max: Some(256), pattern: Some(Pattern::new("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*")), values: &[] });
    pub static shape_S3TableLastIngestionTimeMap: Shape = Shape::Map(Map { key: &shape_String, value: &shape_String, min: None, max: None });
    pub static shape_S3TablePublishStatus: Shape = Shape::Structure(Structure { name: "S3TablePublishStatus", union: false, members: &[
        Member { name: "EnabledAll", wire: "EnabledAll", query: "EnabledAll", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "LastIngestionTimes", wire: "LastIngestionTimes", query: "LastIngestionTimes", required: false, location: Location::Body, shape: &shape_S3TableLastIngestionTimeMap },
        Member { name: "S3TableGranularity", wire: "S3TableGranularity", query: "S3TableGranularity", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "S3TableNamespace", wire: "S3TableNamespace", query: "S3TableNamespace", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "S3Tables", wire: "S3Tables", query: "S3Tables", required: false, location: Location::Body, shape: &shape_LogTypeList },] });
    pub static shape_ScheduleState: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["MODIFYING", "ACTIVE", "FAILED"] });
    pub static shape_SecondaryClusterInfo: Shape = Shape::Structure(Structure { name: "SecondaryClusterInfo", union: false, members: &[
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ClusterNodes", wire: "ClusterNodes", query: "ClusterNodes", required: false, location: Location::Body, shape: &shape_ClusterNodesList },] });
    pub static shape_SensitiveString: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_String: Shape = Shape::String(StringShape { min: None, max: Some(2147483647), pattern: None, values: &[] });
    pub static shape_Subnet: Shape = Shape::Structure(Structure { name: "Subnet", union: false, members: &[
        Member { name: "SubnetAvailabilityZone", wire: "SubnetAvailabilityZone", query: "SubnetAvailabilityZone", required: false, location: Location::Body, shape: &shape_AvailabilityZone },
        Member { name: "SubnetIdentifier", wire: "SubnetIdentifier", query: "SubnetIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetStatus", wire: "SubnetStatus", query: "SubnetStatus", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SubnetIdentifierList: Shape = Shape::List(List { member: &shape_String, item: "SubnetIdentifier", flattened: false, min: None, max: None });
    pub static shape_SubnetList: Shape = Shape::List(List { member: &shape_Subnet, item: "Subnet", flattened: false, min: None, max: None });
    pub static shape_SupportedPlatform: Shape = Shape::Structure(Structure { name: "SupportedPlatform", union: false, members: &[
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SupportedPlatformsList: Shape = Shape::List(List { member: &shape_SupportedPlatform, item: "SupportedPlatform", flattened: false, min: None, max: None });
    pub static shape_TStamp: Shape = Shape::Timestamp;
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Value", wire: "Value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_TagKeyList: Shape = Shape::List(List { member: &shape_String, item: "TagKey", flattened: false, min: None, max: None });
    pub static shape_TagList: Shape = Shape::List(List { member: &shape_Tag, item: "Tag", flattened: false, min: None, max: None });
    pub static shape_TagValueList: Shape = Shape::List(List { member: &shape_String, item: "TagValue", flattened: false, min: None, max: None });
    pub static shape_TaggedResource: Shape = Shape::Structure(Structure { name: "TaggedResource", union: false, members: &[
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ResourceType", wire: "ResourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tag", wire: "Tag", query: "Tag", required: false, location: Location::Body, shape: &shape_Tag },] });
    pub static shape_TaggedResourceList: Shape = Shape::List(List { member: &shape_TaggedResource, item: "TaggedResource", flattened: false, min: None, max: None });
    pub static shape_TaggedResourceListMessage: Shape = Shape::Structure(Structure { name: "TaggedResourceListMessage", union: false, members: &[
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TaggedResources", wire: "TaggedResources", query: "TaggedResources", required: false, location: Location::Body, shape: &shape_TaggedResourceList },] });
    pub static shape_ValueStringList: Shape = Shape::List(List { member: &shape_String, item: "item", flattened: false, min: None, max: None });
    pub static shape_VpcEndpoint: Shape = Shape::Structure(Structure { name: "VpcEndpoint", union: false, members: &[
        Member { name: "NetworkInterfaces", wire: "NetworkInterfaces", query: "NetworkInterfaces", required: false, location: Location::Body, shape: &shape_NetworkInterfaceList },
        Member { name: "VpcEndpointId", wire: "VpcEndpointId", query: "VpcEndpointId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcEndpointsList: Shape = Shape::List(List { member: &shape_VpcEndpoint, item: "VpcEndpoint", flattened: false, min: None, max: None });
    pub static shape_VpcSecurityGroupIdList: Shape = Shape::List(List { member: &shape_String, item: "VpcSecurityGroupId", flattened: false, min: None, max: None });
    pub static shape_VpcSecurityGroupMembership: Shape = Shape::Structure(Structure { name: "VpcSecurityGroupMembership", union: false, members: &[
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcSecurityGroupId", wire: "VpcSecurityGroupId", query: "VpcSecurityGroupId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcSecurityGroupMembershipList: Shape = Shape::List(List { member: &shape_VpcSecurityGroupMembership, item: "VpcSecurityGroup", flattened: false, min: None, max: None });
}
