//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "rds",
    signing_name: "rds",
    protocol: Protocol::Query,
    api_version: "2014-10-31",
    target_prefix: "",
    xml_namespace: "http://rds.amazonaws.com/doc/2014-10-31/",
    global: false,
    operations: &[
        &tables::op_AddTagsToResource,
        &tables::op_CreateDBInstance,
        &tables::op_CreateDBSubnetGroup,
        &tables::op_DeleteDBInstance,
        &tables::op_DeleteDBSubnetGroup,
        &tables::op_DescribeDBEngineVersions,
        &tables::op_DescribeDBInstances,
        &tables::op_DescribeDBSubnetGroups,
        &tables::op_ListTagsForResource,
        &tables::op_ModifyDBInstance,
        &tables::op_ModifyDBSubnetGroup,
        &tables::op_RemoveTagsFromResource,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct AddTagsToResourceMessage {
    #[serde(rename = "ResourceName")]
    pub resource_name: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AdditionalStorageVolume {
    #[serde(rename = "AllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "IOPS", skip_serializing_if = "Option::is_none")]
    pub iops: Option<i32>,
    #[serde(rename = "MaxAllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub max_allocated_storage: Option<i32>,
    #[serde(rename = "StorageThroughput", skip_serializing_if = "Option::is_none")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType", skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<String>,
    #[serde(rename = "VolumeName")]
    pub volume_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AdditionalStorageVolumeOutput {
    #[serde(rename = "AllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "IOPS", skip_serializing_if = "Option::is_none")]
    pub iops: Option<i32>,
    #[serde(rename = "MaxAllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub max_allocated_storage: Option<i32>,
    #[serde(rename = "StorageOperationPercentProgress", skip_serializing_if = "Option::is_none")]
    pub storage_operation_percent_progress: Option<i32>,
    #[serde(rename = "StorageOperationStatus", skip_serializing_if = "Option::is_none")]
    pub storage_operation_status: Option<String>,
    #[serde(rename = "StorageThroughput", skip_serializing_if = "Option::is_none")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType", skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<String>,
    #[serde(rename = "StorageVolumeStatus", skip_serializing_if = "Option::is_none")]
    pub storage_volume_status: Option<String>,
    #[serde(rename = "VolumeName", skip_serializing_if = "Option::is_none")]
    pub volume_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AvailabilityZone {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CertificateDetails {
    #[serde(rename = "CAIdentifier", skip_serializing_if = "Option::is_none")]
    pub ca_identifier: Option<String>,
    #[serde(rename = "ValidTill", skip_serializing_if = "Option::is_none")]
    pub valid_till: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CharacterSet {
    #[serde(rename = "CharacterSetDescription", skip_serializing_if = "Option::is_none")]
    pub character_set_description: Option<String>,
    #[serde(rename = "CharacterSetName", skip_serializing_if = "Option::is_none")]
    pub character_set_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CloudwatchLogsExportConfiguration {
    #[serde(rename = "DisableLogTypes")]
    pub disable_log_types: Vec<String>,
    #[serde(rename = "EnableLogTypes")]
    pub enable_log_types: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateDBInstanceMessage {
    #[serde(rename = "AdditionalStorageVolumes")]
    pub additional_storage_volumes: Vec<AdditionalStorageVolume>,
    #[serde(rename = "AllocatedStorage")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "AutoMinorVersionUpgrade")]
    pub auto_minor_version_upgrade: Option<bool>,
    #[serde(rename = "AvailabilityZone")]
    pub availability_zone: Option<String>,
    #[serde(rename = "BackupRetentionPeriod")]
    pub backup_retention_period: Option<i32>,
    #[serde(rename = "BackupTarget")]
    pub backup_target: Option<String>,
    #[serde(rename = "CACertificateIdentifier")]
    pub ca_certificate_identifier: Option<String>,
    #[serde(rename = "CharacterSetName")]
    pub character_set_name: Option<String>,
    #[serde(rename = "CopyTagsToSnapshot")]
    pub copy_tags_to_snapshot: Option<bool>,
    #[serde(rename = "CustomIamInstanceProfile")]
    pub custom_iam_instance_profile: Option<String>,
    #[serde(rename = "DBCapacityReservationIdentifier")]
    pub db_capacity_reservation_identifier: Option<String>,
    #[serde(rename = "DBClusterIdentifier")]
    pub db_cluster_identifier: Option<String>,
    #[serde(rename = "DBInstanceClass")]
    pub db_instance_class: String,
    #[serde(rename = "DBInstanceIdentifier")]
    pub db_instance_identifier: String,
    #[serde(rename = "DBName")]
    pub db_name: Option<String>,
    #[serde(rename = "DBParameterGroupName")]
    pub db_parameter_group_name: Option<String>,
    #[serde(rename = "DBSecurityGroups")]
    pub db_security_groups: Vec<String>,
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: Option<String>,
    #[serde(rename = "DBSystemId")]
    pub db_system_id: Option<String>,
    #[serde(rename = "DatabaseInsightsMode")]
    pub database_insights_mode: Option<String>,
    #[serde(rename = "DedicatedLogVolume")]
    pub dedicated_log_volume: Option<bool>,
    #[serde(rename = "DeletionProtection")]
    pub deletion_protection: Option<bool>,
    #[serde(rename = "Domain")]
    pub domain: Option<String>,
    #[serde(rename = "DomainAuthSecretArn")]
    pub domain_auth_secret_arn: Option<String>,
    #[serde(rename = "DomainDnsIps")]
    pub domain_dns_ips: Vec<String>,
    #[serde(rename = "DomainFqdn")]
    pub domain_fqdn: Option<String>,
    #[serde(rename = "DomainIAMRoleName")]
    pub domain_iam_role_name: Option<String>,
    #[serde(rename = "DomainOu")]
    pub domain_ou: Option<String>,
    #[serde(rename = "EnableCloudwatchLogsExports")]
    pub enable_cloudwatch_logs_exports: Vec<String>,
    #[serde(rename = "EnableCustomerOwnedIp")]
    pub enable_customer_owned_ip: Option<bool>,
    #[serde(rename = "EnableIAMDatabaseAuthentication")]
    pub enable_iam_database_authentication: Option<bool>,
    #[serde(rename = "EnablePerformanceInsights")]
    pub enable_performance_insights: Option<bool>,
    #[serde(rename = "Engine")]
    pub engine: String,
    #[serde(rename = "EngineLifecycleSupport")]
    pub engine_lifecycle_support: Option<String>,
    #[serde(rename = "EngineVersion")]
    pub engine_version: Option<String>,
    #[serde(rename = "Iops")]
    pub iops: Option<i32>,
    #[serde(rename = "KmsKeyId")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LicenseModel")]
    pub license_model: Option<String>,
    #[serde(rename = "ManageMasterUserPassword")]
    pub manage_master_user_password: Option<bool>,
    #[serde(rename = "MasterUserAuthenticationType")]
    pub master_user_authentication_type: Option<String>,
    #[serde(rename = "MasterUserPassword")]
    pub master_user_password: Option<String>,
    #[serde(rename = "MasterUserSecretKmsKeyId")]
    pub master_user_secret_kms_key_id: Option<String>,
    #[serde(rename = "MasterUsername")]
    pub master_username: Option<String>,
    #[serde(rename = "MaxAllocatedStorage")]
    pub max_allocated_storage: Option<i32>,
    #[serde(rename = "MonitoringInterval")]
    pub monitoring_interval: Option<i32>,
    #[serde(rename = "MonitoringRoleArn")]
    pub monitoring_role_arn: Option<String>,
    #[serde(rename = "MultiAZ")]
    pub multi_az: Option<bool>,
    #[serde(rename = "MultiTenant")]
    pub multi_tenant: Option<bool>,
    #[serde(rename = "NcharCharacterSetName")]
    pub nchar_character_set_name: Option<String>,
    #[serde(rename = "NetworkType")]
    pub network_type: Option<String>,
    #[serde(rename = "OptionGroupName")]
    pub option_group_name: Option<String>,
    #[serde(rename = "PerformanceInsightsKMSKeyId")]
    pub performance_insights_kms_key_id: Option<String>,
    #[serde(rename = "PerformanceInsightsRetentionPeriod")]
    pub performance_insights_retention_period: Option<i32>,
    #[serde(rename = "Port")]
    pub port: Option<i32>,
    #[serde(rename = "PreferredBackupWindow")]
    pub preferred_backup_window: Option<String>,
    #[serde(rename = "PreferredMaintenanceWindow")]
    pub preferred_maintenance_window: Option<String>,
    #[serde(rename = "ProcessorFeatures")]
    pub processor_features: Vec<ProcessorFeature>,
    #[serde(rename = "PromotionTier")]
    pub promotion_tier: Option<i32>,
    #[serde(rename = "PubliclyAccessible")]
    pub publicly_accessible: Option<bool>,
    #[serde(rename = "StorageEncrypted")]
    pub storage_encrypted: Option<bool>,
    #[serde(rename = "StorageThroughput")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType")]
    pub storage_type: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
    #[serde(rename = "TdeCredentialArn")]
    pub tde_credential_arn: Option<String>,
    #[serde(rename = "TdeCredentialPassword")]
    pub tde_credential_password: Option<String>,
    #[serde(rename = "Timezone")]
    pub timezone: Option<String>,
    #[serde(rename = "VpcSecurityGroupIds")]
    pub vpc_security_group_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateDBInstanceResult {
    #[serde(rename = "DBInstance", skip_serializing_if = "Option::is_none")]
    pub db_instance: Option<DBInstance>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct CreateDBSubnetGroupMessage {
    #[serde(rename = "DBSubnetGroupDescription")]
    pub db_subnet_group_description: String,
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: String,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CreateDBSubnetGroupResult {
    #[serde(rename = "DBSubnetGroup", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group: Option<DBSubnetGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CustomDBEngineVersionAMI {
    #[serde(rename = "ImageId", skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBEngineVersion {
    #[serde(rename = "CreateTime", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<f64>,
    #[serde(rename = "CustomDBEngineVersionManifest", skip_serializing_if = "Option::is_none")]
    pub custom_db_engine_version_manifest: Option<String>,
    #[serde(rename = "DBEngineDescription", skip_serializing_if = "Option::is_none")]
    pub db_engine_description: Option<String>,
    #[serde(rename = "DBEngineMediaType", skip_serializing_if = "Option::is_none")]
    pub db_engine_media_type: Option<String>,
    #[serde(rename = "DBEngineVersionArn", skip_serializing_if = "Option::is_none")]
    pub db_engine_version_arn: Option<String>,
    #[serde(rename = "DBEngineVersionDescription", skip_serializing_if = "Option::is_none")]
    pub db_engine_version_description: Option<String>,
    #[serde(rename = "DBParameterGroupFamily", skip_serializing_if = "Option::is_none")]
    pub db_parameter_group_family: Option<String>,
    #[serde(rename = "DatabaseInstallationFiles")]
    pub database_installation_files: Vec<String>,
    #[serde(rename = "DatabaseInstallationFilesS3BucketName", skip_serializing_if = "Option::is_none")]
    pub database_installation_files_s3_bucket_name: Option<String>,
    #[serde(rename = "DatabaseInstallationFilesS3Prefix", skip_serializing_if = "Option::is_none")]
    pub database_installation_files_s3_prefix: Option<String>,
    #[serde(rename = "DefaultCharacterSet", skip_serializing_if = "Option::is_none")]
    pub default_character_set: Option<CharacterSet>,
    #[serde(rename = "Engine", skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    #[serde(rename = "EngineVersion", skip_serializing_if = "Option::is_none")]
    pub engine_version: Option<String>,
    #[serde(rename = "ExportableLogTypes")]
    pub exportable_log_types: Vec<String>,
    #[serde(rename = "FailureReason", skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(rename = "Image", skip_serializing_if = "Option::is_none")]
    pub image: Option<CustomDBEngineVersionAMI>,
    #[serde(rename = "KMSKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "MajorEngineVersion", skip_serializing_if = "Option::is_none")]
    pub major_engine_version: Option<String>,
    #[serde(rename = "ServerlessV2FeaturesSupport", skip_serializing_if = "Option::is_none")]
    pub serverless_v2_features_support: Option<ServerlessV2FeaturesSupport>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "SupportedCACertificateIdentifiers")]
    pub supported_ca_certificate_identifiers: Vec<String>,
    #[serde(rename = "SupportedCharacterSets")]
    pub supported_character_sets: Vec<CharacterSet>,
    #[serde(rename = "SupportedEngineModes")]
    pub supported_engine_modes: Vec<String>,
    #[serde(rename = "SupportedFeatureNames")]
    pub supported_feature_names: Vec<String>,
    #[serde(rename = "SupportedNcharCharacterSets")]
    pub supported_nchar_character_sets: Vec<CharacterSet>,
    #[serde(rename = "SupportedTimezones")]
    pub supported_timezones: Vec<Timezone>,
    #[serde(rename = "SupportsBabelfish", skip_serializing_if = "Option::is_none")]
    pub supports_babelfish: Option<bool>,
    #[serde(rename = "SupportsCertificateRotationWithoutRestart", skip_serializing_if = "Option::is_none")]
    pub supports_certificate_rotation_without_restart: Option<bool>,
    #[serde(rename = "SupportsGlobalDatabases", skip_serializing_if = "Option::is_none")]
    pub supports_global_databases: Option<bool>,
    #[serde(rename = "SupportsIntegrations", skip_serializing_if = "Option::is_none")]
    pub supports_integrations: Option<bool>,
    #[serde(rename = "SupportsLimitlessDatabase", skip_serializing_if = "Option::is_none")]
    pub supports_limitless_database: Option<bool>,
    #[serde(rename = "SupportsLocalWriteForwarding", skip_serializing_if = "Option::is_none")]
    pub supports_local_write_forwarding: Option<bool>,
    #[serde(rename = "SupportsLogExportsToCloudwatchLogs", skip_serializing_if = "Option::is_none")]
    pub supports_log_exports_to_cloudwatch_logs: Option<bool>,
    #[serde(rename = "SupportsParallelQuery", skip_serializing_if = "Option::is_none")]
    pub supports_parallel_query: Option<bool>,
    #[serde(rename = "SupportsReadReplica", skip_serializing_if = "Option::is_none")]
    pub supports_read_replica: Option<bool>,
    #[serde(rename = "TagList")]
    pub tag_list: Vec<Tag>,
    #[serde(rename = "ValidUpgradeTarget")]
    pub valid_upgrade_target: Vec<UpgradeTarget>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBEngineVersionMessage {
    #[serde(rename = "DBEngineVersions")]
    pub db_engine_versions: Vec<DBEngineVersion>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBInstance {
    #[serde(rename = "ActivityStreamEngineNativeAuditFieldsIncluded", skip_serializing_if = "Option::is_none")]
    pub activity_stream_engine_native_audit_fields_included: Option<bool>,
    #[serde(rename = "ActivityStreamKinesisStreamName", skip_serializing_if = "Option::is_none")]
    pub activity_stream_kinesis_stream_name: Option<String>,
    #[serde(rename = "ActivityStreamKmsKeyId", skip_serializing_if = "Option::is_none")]
    pub activity_stream_kms_key_id: Option<String>,
    #[serde(rename = "ActivityStreamMode", skip_serializing_if = "Option::is_none")]
    pub activity_stream_mode: Option<String>,
    #[serde(rename = "ActivityStreamPolicyStatus", skip_serializing_if = "Option::is_none")]
    pub activity_stream_policy_status: Option<String>,
    #[serde(rename = "ActivityStreamStatus", skip_serializing_if = "Option::is_none")]
    pub activity_stream_status: Option<String>,
    #[serde(rename = "AdditionalStorageVolumes")]
    pub additional_storage_volumes: Vec<AdditionalStorageVolumeOutput>,
    #[serde(rename = "AllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "AssociatedRoles")]
    pub associated_roles: Vec<DBInstanceRole>,
    #[serde(rename = "AutoMinorVersionUpgrade", skip_serializing_if = "Option::is_none")]
    pub auto_minor_version_upgrade: Option<bool>,
    #[serde(rename = "AutomaticRestartTime", skip_serializing_if = "Option::is_none")]
    pub automatic_restart_time: Option<f64>,
    #[serde(rename = "AutomationMode", skip_serializing_if = "Option::is_none")]
    pub automation_mode: Option<String>,
    #[serde(rename = "AvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub availability_zone: Option<String>,
    #[serde(rename = "AwsBackupRecoveryPointArn", skip_serializing_if = "Option::is_none")]
    pub aws_backup_recovery_point_arn: Option<String>,
    #[serde(rename = "BackupRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub backup_retention_period: Option<i32>,
    #[serde(rename = "BackupTarget", skip_serializing_if = "Option::is_none")]
    pub backup_target: Option<String>,
    #[serde(rename = "CACertificateIdentifier", skip_serializing_if = "Option::is_none")]
    pub ca_certificate_identifier: Option<String>,
    #[serde(rename = "CertificateDetails", skip_serializing_if = "Option::is_none")]
    pub certificate_details: Option<CertificateDetails>,
    #[serde(rename = "CharacterSetName", skip_serializing_if = "Option::is_none")]
    pub character_set_name: Option<String>,
    #[serde(rename = "CopyTagsToSnapshot", skip_serializing_if = "Option::is_none")]
    pub copy_tags_to_snapshot: Option<bool>,
    #[serde(rename = "CustomIamInstanceProfile", skip_serializing_if = "Option::is_none")]
    pub custom_iam_instance_profile: Option<String>,
    #[serde(rename = "CustomerOwnedIpEnabled", skip_serializing_if = "Option::is_none")]
    pub customer_owned_ip_enabled: Option<bool>,
    #[serde(rename = "DBCapacityReservationIdentifier", skip_serializing_if = "Option::is_none")]
    pub db_capacity_reservation_identifier: Option<String>,
    #[serde(rename = "DBClusterIdentifier", skip_serializing_if = "Option::is_none")]
    pub db_cluster_identifier: Option<String>,
    #[serde(rename = "DBInstanceArn", skip_serializing_if = "Option::is_none")]
    pub db_instance_arn: Option<String>,
    #[serde(rename = "DBInstanceAutomatedBackupsReplications")]
    pub db_instance_automated_backups_replications: Vec<DBInstanceAutomatedBackupsReplication>,
    #[serde(rename = "DBInstanceClass", skip_serializing_if = "Option::is_none")]
    pub db_instance_class: Option<String>,
    #[serde(rename = "DBInstanceIdentifier", skip_serializing_if = "Option::is_none")]
    pub db_instance_identifier: Option<String>,
    #[serde(rename = "DBInstanceStatus", skip_serializing_if = "Option::is_none")]
    pub db_instance_status: Option<String>,
    #[serde(rename = "DBName", skip_serializing_if = "Option::is_none")]
    pub db_name: Option<String>,
    #[serde(rename = "DBParameterGroups")]
    pub db_parameter_groups: Vec<DBParameterGroupStatus>,
    #[serde(rename = "DBSecurityGroups")]
    pub db_security_groups: Vec<DBSecurityGroupMembership>,
    #[serde(rename = "DBSubnetGroup", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group: Option<DBSubnetGroup>,
    #[serde(rename = "DBSystemId", skip_serializing_if = "Option::is_none")]
    pub db_system_id: Option<String>,
    #[serde(rename = "DatabaseInsightsMode", skip_serializing_if = "Option::is_none")]
    pub database_insights_mode: Option<String>,
    #[serde(rename = "DbInstancePort", skip_serializing_if = "Option::is_none")]
    pub db_instance_port: Option<i32>,
    #[serde(rename = "DbiResourceId", skip_serializing_if = "Option::is_none")]
    pub dbi_resource_id: Option<String>,
    #[serde(rename = "DedicatedLogVolume", skip_serializing_if = "Option::is_none")]
    pub dedicated_log_volume: Option<bool>,
    #[serde(rename = "DeletionProtection", skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<bool>,
    #[serde(rename = "DomainMemberships")]
    pub domain_memberships: Vec<DomainMembership>,
    #[serde(rename = "EnabledCloudwatchLogsExports")]
    pub enabled_cloudwatch_logs_exports: Vec<String>,
    #[serde(rename = "Endpoint", skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    #[serde(rename = "Engine", skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    #[serde(rename = "EngineLifecycleSupport", skip_serializing_if = "Option::is_none")]
    pub engine_lifecycle_support: Option<String>,
    #[serde(rename = "EngineVersion", skip_serializing_if = "Option::is_none")]
    pub engine_version: Option<String>,
    #[serde(rename = "EnhancedMonitoringResourceArn", skip_serializing_if = "Option::is_none")]
    pub enhanced_monitoring_resource_arn: Option<String>,
    #[serde(rename = "IAMDatabaseAuthenticationEnabled", skip_serializing_if = "Option::is_none")]
    pub iam_database_authentication_enabled: Option<bool>,
    #[serde(rename = "InstanceCreateTime", skip_serializing_if = "Option::is_none")]
    pub instance_create_time: Option<f64>,
    #[serde(rename = "Iops", skip_serializing_if = "Option::is_none")]
    pub iops: Option<i32>,
    #[serde(rename = "IsStorageConfigUpgradeAvailable", skip_serializing_if = "Option::is_none")]
    pub is_storage_config_upgrade_available: Option<bool>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LatestRestorableTime", skip_serializing_if = "Option::is_none")]
    pub latest_restorable_time: Option<f64>,
    #[serde(rename = "LicenseModel", skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    #[serde(rename = "ListenerEndpoint", skip_serializing_if = "Option::is_none")]
    pub listener_endpoint: Option<Endpoint>,
    #[serde(rename = "MasterUserSecret", skip_serializing_if = "Option::is_none")]
    pub master_user_secret: Option<MasterUserSecret>,
    #[serde(rename = "MasterUsername", skip_serializing_if = "Option::is_none")]
    pub master_username: Option<String>,
    #[serde(rename = "MaxAllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub max_allocated_storage: Option<i32>,
    #[serde(rename = "MonitoringInterval", skip_serializing_if = "Option::is_none")]
    pub monitoring_interval: Option<i32>,
    #[serde(rename = "MonitoringRoleArn", skip_serializing_if = "Option::is_none")]
    pub monitoring_role_arn: Option<String>,
    #[serde(rename = "MultiAZ", skip_serializing_if = "Option::is_none")]
    pub multi_az: Option<bool>,
    #[serde(rename = "MultiTenant", skip_serializing_if = "Option::is_none")]
    pub multi_tenant: Option<bool>,
    #[serde(rename = "NcharCharacterSetName", skip_serializing_if = "Option::is_none")]
    pub nchar_character_set_name: Option<String>,
    #[serde(rename = "NetworkType", skip_serializing_if = "Option::is_none")]
    pub network_type: Option<String>,
    #[serde(rename = "OptionGroupMemberships")]
    pub option_group_memberships: Vec<OptionGroupMembership>,
    #[serde(rename = "PendingModifiedValues", skip_serializing_if = "Option::is_none")]
    pub pending_modified_values: Option<PendingModifiedValues>,
    #[serde(rename = "PercentProgress", skip_serializing_if = "Option::is_none")]
    pub percent_progress: Option<String>,
    #[serde(rename = "PerformanceInsightsEnabled", skip_serializing_if = "Option::is_none")]
    pub performance_insights_enabled: Option<bool>,
    #[serde(rename = "PerformanceInsightsKMSKeyId", skip_serializing_if = "Option::is_none")]
    pub performance_insights_kms_key_id: Option<String>,
    #[serde(rename = "PerformanceInsightsRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub performance_insights_retention_period: Option<i32>,
    #[serde(rename = "PreferredBackupWindow", skip_serializing_if = "Option::is_none")]
    pub preferred_backup_window: Option<String>,
    #[serde(rename = "PreferredMaintenanceWindow", skip_serializing_if = "Option::is_none")]
    pub preferred_maintenance_window: Option<String>,
    #[serde(rename = "ProcessorFeatures")]
    pub processor_features: Vec<ProcessorFeature>,
    #[serde(rename = "PromotionTier", skip_serializing_if = "Option::is_none")]
    pub promotion_tier: Option<i32>,
    #[serde(rename = "PubliclyAccessible", skip_serializing_if = "Option::is_none")]
    pub publicly_accessible: Option<bool>,
    #[serde(rename = "ReadReplicaDBClusterIdentifiers")]
    pub read_replica_db_cluster_identifiers: Vec<String>,
    #[serde(rename = "ReadReplicaDBInstanceIdentifiers")]
    pub read_replica_db_instance_identifiers: Vec<String>,
    #[serde(rename = "ReadReplicaSourceDBClusterIdentifier", skip_serializing_if = "Option::is_none")]
    pub read_replica_source_db_cluster_identifier: Option<String>,
    #[serde(rename = "ReadReplicaSourceDBInstanceIdentifier", skip_serializing_if = "Option::is_none")]
    pub read_replica_source_db_instance_identifier: Option<String>,
    #[serde(rename = "ReplicaMode", skip_serializing_if = "Option::is_none")]
    pub replica_mode: Option<String>,
    #[serde(rename = "ResumeFullAutomationModeTime", skip_serializing_if = "Option::is_none")]
    pub resume_full_automation_mode_time: Option<f64>,
    #[serde(rename = "SecondaryAvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub secondary_availability_zone: Option<String>,
    #[serde(rename = "StatusInfos")]
    pub status_infos: Vec<DBInstanceStatusInfo>,
    #[serde(rename = "StorageEncrypted", skip_serializing_if = "Option::is_none")]
    pub storage_encrypted: Option<bool>,
    #[serde(rename = "StorageEncryptionType", skip_serializing_if = "Option::is_none")]
    pub storage_encryption_type: Option<String>,
    #[serde(rename = "StorageOperationPercentProgress", skip_serializing_if = "Option::is_none")]
    pub storage_operation_percent_progress: Option<i32>,
    #[serde(rename = "StorageOperationStatus", skip_serializing_if = "Option::is_none")]
    pub storage_operation_status: Option<String>,
    #[serde(rename = "StorageThroughput", skip_serializing_if = "Option::is_none")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType", skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<String>,
    #[serde(rename = "StorageVolumeStatus", skip_serializing_if = "Option::is_none")]
    pub storage_volume_status: Option<String>,
    #[serde(rename = "TagList")]
    pub tag_list: Vec<Tag>,
    #[serde(rename = "TdeCredentialArn", skip_serializing_if = "Option::is_none")]
    pub tde_credential_arn: Option<String>,
    #[serde(rename = "Timezone", skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    #[serde(rename = "UpgradeRolloutOrder", skip_serializing_if = "Option::is_none")]
    pub upgrade_rollout_order: Option<String>,
    #[serde(rename = "VpcSecurityGroups")]
    pub vpc_security_groups: Vec<VpcSecurityGroupMembership>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBInstanceAutomatedBackupsReplication {
    #[serde(rename = "DBInstanceAutomatedBackupsArn", skip_serializing_if = "Option::is_none")]
    pub db_instance_automated_backups_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBInstanceMessage {
    #[serde(rename = "DBInstances")]
    pub db_instances: Vec<DBInstance>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBInstanceRole {
    #[serde(rename = "FeatureName", skip_serializing_if = "Option::is_none")]
    pub feature_name: Option<String>,
    #[serde(rename = "RoleArn", skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBInstanceStatusInfo {
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(rename = "Normal", skip_serializing_if = "Option::is_none")]
    pub normal: Option<bool>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "StatusType", skip_serializing_if = "Option::is_none")]
    pub status_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBParameterGroupStatus {
    #[serde(rename = "DBParameterGroupName", skip_serializing_if = "Option::is_none")]
    pub db_parameter_group_name: Option<String>,
    #[serde(rename = "ParameterApplyStatus", skip_serializing_if = "Option::is_none")]
    pub parameter_apply_status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBSecurityGroupMembership {
    #[serde(rename = "DBSecurityGroupName", skip_serializing_if = "Option::is_none")]
    pub db_security_group_name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBSubnetGroup {
    #[serde(rename = "DBSubnetGroupArn", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group_arn: Option<String>,
    #[serde(rename = "DBSubnetGroupDescription", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group_description: Option<String>,
    #[serde(rename = "DBSubnetGroupName", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group_name: Option<String>,
    #[serde(rename = "SubnetGroupStatus", skip_serializing_if = "Option::is_none")]
    pub subnet_group_status: Option<String>,
    #[serde(rename = "Subnets")]
    pub subnets: Vec<Subnet>,
    #[serde(rename = "SupportedNetworkTypes")]
    pub supported_network_types: Vec<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DBSubnetGroupMessage {
    #[serde(rename = "DBSubnetGroups")]
    pub db_subnet_groups: Vec<DBSubnetGroup>,
    #[serde(rename = "Marker", skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteDBInstanceMessage {
    #[serde(rename = "DBInstanceIdentifier")]
    pub db_instance_identifier: String,
    #[serde(rename = "DeleteAutomatedBackups")]
    pub delete_automated_backups: Option<bool>,
    #[serde(rename = "FinalDBSnapshotIdentifier")]
    pub final_db_snapshot_identifier: Option<String>,
    #[serde(rename = "SkipFinalSnapshot")]
    pub skip_final_snapshot: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DeleteDBInstanceResult {
    #[serde(rename = "DBInstance", skip_serializing_if = "Option::is_none")]
    pub db_instance: Option<DBInstance>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DeleteDBSubnetGroupMessage {
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeDBEngineVersionsMessage {
    #[serde(rename = "DBParameterGroupFamily")]
    pub db_parameter_group_family: Option<String>,
    #[serde(rename = "DefaultOnly")]
    pub default_only: Option<bool>,
    #[serde(rename = "Engine")]
    pub engine: Option<String>,
    #[serde(rename = "EngineVersion")]
    pub engine_version: Option<String>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "IncludeAll")]
    pub include_all: Option<bool>,
    #[serde(rename = "ListSupportedCharacterSets")]
    pub list_supported_character_sets: Option<bool>,
    #[serde(rename = "ListSupportedTimezones")]
    pub list_supported_timezones: Option<bool>,
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxRecords")]
    pub max_records: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeDBInstancesMessage {
    #[serde(rename = "DBInstanceIdentifier")]
    pub db_instance_identifier: Option<String>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxRecords")]
    pub max_records: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct DescribeDBSubnetGroupsMessage {
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: Option<String>,
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "Marker")]
    pub marker: Option<String>,
    #[serde(rename = "MaxRecords")]
    pub max_records: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DomainMembership {
    #[serde(rename = "AuthSecretArn", skip_serializing_if = "Option::is_none")]
    pub auth_secret_arn: Option<String>,
    #[serde(rename = "DnsIps")]
    pub dns_ips: Vec<String>,
    #[serde(rename = "Domain", skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(rename = "FQDN", skip_serializing_if = "Option::is_none")]
    pub fqdn: Option<String>,
    #[serde(rename = "IAMRoleName", skip_serializing_if = "Option::is_none")]
    pub iam_role_name: Option<String>,
    #[serde(rename = "OU", skip_serializing_if = "Option::is_none")]
    pub ou: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Endpoint {
    #[serde(rename = "Address", skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(rename = "HostedZoneId", skip_serializing_if = "Option::is_none")]
    pub hosted_zone_id: Option<String>,
    #[serde(rename = "Port", skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(rename = "Name")]
    pub name: String,
    #[serde(rename = "Values")]
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ListTagsForResourceMessage {
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    #[serde(rename = "ResourceName")]
    pub resource_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MasterUserSecret {
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "SecretArn", skip_serializing_if = "Option::is_none")]
    pub secret_arn: Option<String>,
    #[serde(rename = "SecretStatus", skip_serializing_if = "Option::is_none")]
    pub secret_status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyAdditionalStorageVolume {
    #[serde(rename = "AllocatedStorage")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "IOPS")]
    pub iops: Option<i32>,
    #[serde(rename = "MaxAllocatedStorage")]
    pub max_allocated_storage: Option<i32>,
    #[serde(rename = "SetForDelete")]
    pub set_for_delete: Option<bool>,
    #[serde(rename = "StorageThroughput")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType")]
    pub storage_type: Option<String>,
    #[serde(rename = "VolumeName")]
    pub volume_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyDBInstanceMessage {
    #[serde(rename = "AdditionalStorageVolumes")]
    pub additional_storage_volumes: Vec<ModifyAdditionalStorageVolume>,
    #[serde(rename = "AllocatedStorage")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "AllowMajorVersionUpgrade")]
    pub allow_major_version_upgrade: Option<bool>,
    #[serde(rename = "ApplyImmediately")]
    pub apply_immediately: Option<bool>,
    #[serde(rename = "AutoMinorVersionUpgrade")]
    pub auto_minor_version_upgrade: Option<bool>,
    #[serde(rename = "AutomationMode")]
    pub automation_mode: Option<String>,
    #[serde(rename = "AwsBackupRecoveryPointArn")]
    pub aws_backup_recovery_point_arn: Option<String>,
    #[serde(rename = "BackupRetentionPeriod")]
    pub backup_retention_period: Option<i32>,
    #[serde(rename = "CACertificateIdentifier")]
    pub ca_certificate_identifier: Option<String>,
    #[serde(rename = "CertificateRotationRestart")]
    pub certificate_rotation_restart: Option<bool>,
    #[serde(rename = "CloudwatchLogsExportConfiguration")]
    pub cloudwatch_logs_export_configuration: Option<CloudwatchLogsExportConfiguration>,
    #[serde(rename = "CopyTagsToSnapshot")]
    pub copy_tags_to_snapshot: Option<bool>,
    #[serde(rename = "DBCapacityReservationIdentifier")]
    pub db_capacity_reservation_identifier: Option<String>,
    #[serde(rename = "DBInstanceClass")]
    pub db_instance_class: Option<String>,
    #[serde(rename = "DBInstanceIdentifier")]
    pub db_instance_identifier: String,
    #[serde(rename = "DBParameterGroupName")]
    pub db_parameter_group_name: Option<String>,
    #[serde(rename = "DBPortNumber")]
    pub db_port_number: Option<i32>,
    #[serde(rename = "DBSecurityGroups")]
    pub db_security_groups: Vec<String>,
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: Option<String>,
    #[serde(rename = "DatabaseInsightsMode")]
    pub database_insights_mode: Option<String>,
    #[serde(rename = "DedicatedLogVolume")]
    pub dedicated_log_volume: Option<bool>,
    #[serde(rename = "DeletionProtection")]
    pub deletion_protection: Option<bool>,
    #[serde(rename = "DisableDomain")]
    pub disable_domain: Option<bool>,
    #[serde(rename = "Domain")]
    pub domain: Option<String>,
    #[serde(rename = "DomainAuthSecretArn")]
    pub domain_auth_secret_arn: Option<String>,
    #[serde(rename = "DomainDnsIps")]
    pub domain_dns_ips: Vec<String>,
    #[serde(rename = "DomainFqdn")]
    pub domain_fqdn: Option<String>,
    #[serde(rename = "DomainIAMRoleName")]
    pub domain_iam_role_name: Option<String>,
    #[serde(rename = "DomainOu")]
    pub domain_ou: Option<String>,
    #[serde(rename = "EnableCustomerOwnedIp")]
    pub enable_customer_owned_ip: Option<bool>,
    #[serde(rename = "EnableIAMDatabaseAuthentication")]
    pub enable_iam_database_authentication: Option<bool>,
    #[serde(rename = "EnablePerformanceInsights")]
    pub enable_performance_insights: Option<bool>,
    #[serde(rename = "Engine")]
    pub engine: Option<String>,
    #[serde(rename = "EngineLifecycleSupport")]
    pub engine_lifecycle_support: Option<String>,
    #[serde(rename = "EngineVersion")]
    pub engine_version: Option<String>,
    #[serde(rename = "Iops")]
    pub iops: Option<i32>,
    #[serde(rename = "LicenseModel")]
    pub license_model: Option<String>,
    #[serde(rename = "ManageMasterUserPassword")]
    pub manage_master_user_password: Option<bool>,
    #[serde(rename = "MasterUserAuthenticationType")]
    pub master_user_authentication_type: Option<String>,
    #[serde(rename = "MasterUserPassword")]
    pub master_user_password: Option<String>,
    #[serde(rename = "MasterUserSecretKmsKeyId")]
    pub master_user_secret_kms_key_id: Option<String>,
    #[serde(rename = "MaxAllocatedStorage")]
    pub max_allocated_storage: Option<i32>,
    #[serde(rename = "MonitoringInterval")]
    pub monitoring_interval: Option<i32>,
    #[serde(rename = "MonitoringRoleArn")]
    pub monitoring_role_arn: Option<String>,
    #[serde(rename = "MultiAZ")]
    pub multi_az: Option<bool>,
    #[serde(rename = "MultiTenant")]
    pub multi_tenant: Option<bool>,
    #[serde(rename = "NetworkType")]
    pub network_type: Option<String>,
    #[serde(rename = "NewDBInstanceIdentifier")]
    pub new_db_instance_identifier: Option<String>,
    #[serde(rename = "OptionGroupName")]
    pub option_group_name: Option<String>,
    #[serde(rename = "PerformanceInsightsKMSKeyId")]
    pub performance_insights_kms_key_id: Option<String>,
    #[serde(rename = "PerformanceInsightsRetentionPeriod")]
    pub performance_insights_retention_period: Option<i32>,
    #[serde(rename = "PreferredBackupWindow")]
    pub preferred_backup_window: Option<String>,
    #[serde(rename = "PreferredMaintenanceWindow")]
    pub preferred_maintenance_window: Option<String>,
    #[serde(rename = "ProcessorFeatures")]
    pub processor_features: Vec<ProcessorFeature>,
    #[serde(rename = "PromotionTier")]
    pub promotion_tier: Option<i32>,
    #[serde(rename = "PubliclyAccessible")]
    pub publicly_accessible: Option<bool>,
    #[serde(rename = "ReplicaMode")]
    pub replica_mode: Option<String>,
    #[serde(rename = "ResumeFullAutomationModeMinutes")]
    pub resume_full_automation_mode_minutes: Option<i32>,
    #[serde(rename = "RotateMasterUserPassword")]
    pub rotate_master_user_password: Option<bool>,
    #[serde(rename = "StorageThroughput")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType")]
    pub storage_type: Option<String>,
    #[serde(rename = "TagSpecifications")]
    pub tag_specifications: Vec<TagSpecification>,
    #[serde(rename = "TdeCredentialArn")]
    pub tde_credential_arn: Option<String>,
    #[serde(rename = "TdeCredentialPassword")]
    pub tde_credential_password: Option<String>,
    #[serde(rename = "UseDefaultProcessorFeatures")]
    pub use_default_processor_features: Option<bool>,
    #[serde(rename = "VpcSecurityGroupIds")]
    pub vpc_security_group_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyDBInstanceResult {
    #[serde(rename = "DBInstance", skip_serializing_if = "Option::is_none")]
    pub db_instance: Option<DBInstance>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ModifyDBSubnetGroupMessage {
    #[serde(rename = "DBSubnetGroupDescription")]
    pub db_subnet_group_description: Option<String>,
    #[serde(rename = "DBSubnetGroupName")]
    pub db_subnet_group_name: String,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModifyDBSubnetGroupResult {
    #[serde(rename = "DBSubnetGroup", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group: Option<DBSubnetGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OptionGroupMembership {
    #[serde(rename = "OptionGroupName", skip_serializing_if = "Option::is_none")]
    pub option_group_name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outpost {
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PendingCloudwatchLogsExports {
    #[serde(rename = "LogTypesToDisable")]
    pub log_types_to_disable: Vec<String>,
    #[serde(rename = "LogTypesToEnable")]
    pub log_types_to_enable: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PendingModifiedValues {
    #[serde(rename = "AdditionalStorageVolumes")]
    pub additional_storage_volumes: Vec<AdditionalStorageVolume>,
    #[serde(rename = "AllocatedStorage", skip_serializing_if = "Option::is_none")]
    pub allocated_storage: Option<i32>,
    #[serde(rename = "AutomationMode", skip_serializing_if = "Option::is_none")]
    pub automation_mode: Option<String>,
    #[serde(rename = "BackupRetentionPeriod", skip_serializing_if = "Option::is_none")]
    pub backup_retention_period: Option<i32>,
    #[serde(rename = "CACertificateIdentifier", skip_serializing_if = "Option::is_none")]
    pub ca_certificate_identifier: Option<String>,
    #[serde(rename = "DBCapacityReservationIdentifier", skip_serializing_if = "Option::is_none")]
    pub db_capacity_reservation_identifier: Option<String>,
    #[serde(rename = "DBInstanceClass", skip_serializing_if = "Option::is_none")]
    pub db_instance_class: Option<String>,
    #[serde(rename = "DBInstanceIdentifier", skip_serializing_if = "Option::is_none")]
    pub db_instance_identifier: Option<String>,
    #[serde(rename = "DBSubnetGroupName", skip_serializing_if = "Option::is_none")]
    pub db_subnet_group_name: Option<String>,
    #[serde(rename = "DedicatedLogVolume", skip_serializing_if = "Option::is_none")]
    pub dedicated_log_volume: Option<bool>,
    #[serde(rename = "Engine", skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    #[serde(rename = "EngineVersion", skip_serializing_if = "Option::is_none")]
    pub engine_version: Option<String>,
    #[serde(rename = "IAMDatabaseAuthenticationEnabled", skip_serializing_if = "Option::is_none")]
    pub iam_database_authentication_enabled: Option<bool>,
    #[serde(rename = "Iops", skip_serializing_if = "Option::is_none")]
    pub iops: Option<i32>,
    #[serde(rename = "LicenseModel", skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    #[serde(rename = "MasterUserPassword", skip_serializing_if = "Option::is_none")]
    pub master_user_password: Option<String>,
    #[serde(rename = "MultiAZ", skip_serializing_if = "Option::is_none")]
    pub multi_az: Option<bool>,
    #[serde(rename = "MultiTenant", skip_serializing_if = "Option::is_none")]
    pub multi_tenant: Option<bool>,
    #[serde(rename = "PendingCloudwatchLogsExports", skip_serializing_if = "Option::is_none")]
    pub pending_cloudwatch_logs_exports: Option<PendingCloudwatchLogsExports>,
    #[serde(rename = "Port", skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
    #[serde(rename = "ProcessorFeatures")]
    pub processor_features: Vec<ProcessorFeature>,
    #[serde(rename = "ResumeFullAutomationModeTime", skip_serializing_if = "Option::is_none")]
    pub resume_full_automation_mode_time: Option<f64>,
    #[serde(rename = "StorageThroughput", skip_serializing_if = "Option::is_none")]
    pub storage_throughput: Option<i32>,
    #[serde(rename = "StorageType", skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ProcessorFeature {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct RemoveTagsFromResourceMessage {
    #[serde(rename = "ResourceName")]
    pub resource_name: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ServerlessV2FeaturesSupport {
    #[serde(rename = "MaxCapacity", skip_serializing_if = "Option::is_none")]
    pub max_capacity: Option<f64>,
    #[serde(rename = "MinCapacity", skip_serializing_if = "Option::is_none")]
    pub min_capacity: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Subnet {
    #[serde(rename = "SubnetAvailabilityZone", skip_serializing_if = "Option::is_none")]
    pub subnet_availability_zone: Option<AvailabilityZone>,
    #[serde(rename = "SubnetIdentifier", skip_serializing_if = "Option::is_none")]
    pub subnet_identifier: Option<String>,
    #[serde(rename = "SubnetOutpost", skip_serializing_if = "Option::is_none")]
    pub subnet_outpost: Option<Outpost>,
    #[serde(rename = "SubnetStatus", skip_serializing_if = "Option::is_none")]
    pub subnet_status: Option<String>,
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
pub struct TagListMessage {
    #[serde(rename = "TagList")]
    pub tag_list: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TagSpecification {
    #[serde(rename = "ResourceType")]
    pub resource_type: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Timezone {
    #[serde(rename = "TimezoneName", skip_serializing_if = "Option::is_none")]
    pub timezone_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UpgradeTarget {
    #[serde(rename = "AutoUpgrade", skip_serializing_if = "Option::is_none")]
    pub auto_upgrade: Option<bool>,
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "Engine", skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    #[serde(rename = "EngineVersion", skip_serializing_if = "Option::is_none")]
    pub engine_version: Option<String>,
    #[serde(rename = "IsMajorVersionUpgrade", skip_serializing_if = "Option::is_none")]
    pub is_major_version_upgrade: Option<bool>,
    #[serde(rename = "SupportedEngineModes")]
    pub supported_engine_modes: Vec<String>,
    #[serde(rename = "SupportsBabelfish", skip_serializing_if = "Option::is_none")]
    pub supports_babelfish: Option<bool>,
    #[serde(rename = "SupportsGlobalDatabases", skip_serializing_if = "Option::is_none")]
    pub supports_global_databases: Option<bool>,
    #[serde(rename = "SupportsIntegrations", skip_serializing_if = "Option::is_none")]
    pub supports_integrations: Option<bool>,
    #[serde(rename = "SupportsLimitlessDatabase", skip_serializing_if = "Option::is_none")]
    pub supports_limitless_database: Option<bool>,
    #[serde(rename = "SupportsLocalWriteForwarding", skip_serializing_if = "Option::is_none")]
    pub supports_local_write_forwarding: Option<bool>,
    #[serde(rename = "SupportsParallelQuery", skip_serializing_if = "Option::is_none")]
    pub supports_parallel_query: Option<bool>,
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

    pub enum AddTagsToResource {}
    impl TypedOperation for AddTagsToResource {
        const NAME: &'static str = "AddTagsToResource";
        type Input = super::AddTagsToResourceMessage;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_AddTagsToResource }
    }
    pub enum CreateDBInstance {}
    impl TypedOperation for CreateDBInstance {
        const NAME: &'static str = "CreateDBInstance";
        type Input = super::CreateDBInstanceMessage;
        type Output = super::CreateDBInstanceResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateDBInstance }
    }
    pub enum CreateDBSubnetGroup {}
    impl TypedOperation for CreateDBSubnetGroup {
        const NAME: &'static str = "CreateDBSubnetGroup";
        type Input = super::CreateDBSubnetGroupMessage;
        type Output = super::CreateDBSubnetGroupResult;
        fn operation() -> &'static Operation { &super::tables::op_CreateDBSubnetGroup }
    }
    pub enum DeleteDBInstance {}
    impl TypedOperation for DeleteDBInstance {
        const NAME: &'static str = "DeleteDBInstance";
        type Input = super::DeleteDBInstanceMessage;
        type Output = super::DeleteDBInstanceResult;
        fn operation() -> &'static Operation { &super::tables::op_DeleteDBInstance }
    }
    pub enum DeleteDBSubnetGroup {}
    impl TypedOperation for DeleteDBSubnetGroup {
        const NAME: &'static str = "DeleteDBSubnetGroup";
        type Input = super::DeleteDBSubnetGroupMessage;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteDBSubnetGroup }
    }
    pub enum DescribeDBEngineVersions {}
    impl TypedOperation for DescribeDBEngineVersions {
        const NAME: &'static str = "DescribeDBEngineVersions";
        type Input = super::DescribeDBEngineVersionsMessage;
        type Output = super::DBEngineVersionMessage;
        fn operation() -> &'static Operation { &super::tables::op_DescribeDBEngineVersions }
    }
    pub enum DescribeDBInstances {}
    impl TypedOperation for DescribeDBInstances {
        const NAME: &'static str = "DescribeDBInstances";
        type Input = super::DescribeDBInstancesMessage;
        type Output = super::DBInstanceMessage;
        fn operation() -> &'static Operation { &super::tables::op_DescribeDBInstances }
    }
    pub enum DescribeDBSubnetGroups {}
    impl TypedOperation for DescribeDBSubnetGroups {
        const NAME: &'static str = "DescribeDBSubnetGroups";
        type Input = super::DescribeDBSubnetGroupsMessage;
        type Output = super::DBSubnetGroupMessage;
        fn operation() -> &'static Operation { &super::tables::op_DescribeDBSubnetGroups }
    }
    pub enum ListTagsForResource {}
    impl TypedOperation for ListTagsForResource {
        const NAME: &'static str = "ListTagsForResource";
        type Input = super::ListTagsForResourceMessage;
        type Output = super::TagListMessage;
        fn operation() -> &'static Operation { &super::tables::op_ListTagsForResource }
    }
    pub enum ModifyDBInstance {}
    impl TypedOperation for ModifyDBInstance {
        const NAME: &'static str = "ModifyDBInstance";
        type Input = super::ModifyDBInstanceMessage;
        type Output = super::ModifyDBInstanceResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyDBInstance }
    }
    pub enum ModifyDBSubnetGroup {}
    impl TypedOperation for ModifyDBSubnetGroup {
        const NAME: &'static str = "ModifyDBSubnetGroup";
        type Input = super::ModifyDBSubnetGroupMessage;
        type Output = super::ModifyDBSubnetGroupResult;
        fn operation() -> &'static Operation { &super::tables::op_ModifyDBSubnetGroup }
    }
    pub enum RemoveTagsFromResource {}
    impl TypedOperation for RemoveTagsFromResource {
        const NAME: &'static str = "RemoveTagsFromResource";
        type Input = super::RemoveTagsFromResourceMessage;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_RemoveTagsFromResource }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_AddTagsToResource: Operation = Operation {
        name: "AddTagsToResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AddTagsToResourceMessage,
        output: None,
        errors: &[ModelledError { code: "DBProxyNotFoundFault", status: 404 }, ModelledError { code: "DBSnapshotTenantDatabaseNotFoundFault", status: 404 }, ModelledError { code: "IntegrationNotFoundFault", status: 404 }, ModelledError { code: "TenantDatabaseNotFound", status: 404 }, ModelledError { code: "BlueGreenDeploymentNotFoundFault", status: 404 }, ModelledError { code: "DBSnapshotNotFound", status: 404 }, ModelledError { code: "DBProxyEndpointNotFoundFault", status: 404 }, ModelledError { code: "InvalidDBClusterEndpointStateFault", status: 400 }, ModelledError { code: "InvalidDBInstanceState", status: 400 }, ModelledError { code: "DBShardGroupNotFound", status: 404 }, ModelledError { code: "DBClusterNotFoundFault", status: 404 }, ModelledError { code: "DBInstanceNotFound", status: 404 }, ModelledError { code: "DBProxyTargetGroupNotFoundFault", status: 404 }, ModelledError { code: "InvalidDBClusterStateFault", status: 400 }, ModelledError { code: "DBCapacityReservationNotFound", status: 404 }],
    };
    pub static op_CreateDBInstance: Operation = Operation {
        name: "CreateDBInstance",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateDBInstanceMessage,
        output: Some(&shape_CreateDBInstanceResult),
        errors: &[ModelledError { code: "AuthorizationNotFound", status: 404 }, ModelledError { code: "DBParameterGroupNotFound", status: 404 }, ModelledError { code: "DBSubnetGroupDoesNotCoverEnoughAZs", status: 400 }, ModelledError { code: "InsufficientDBInstanceCapacity", status: 400 }, ModelledError { code: "InvalidSubnet", status: 400 }, ModelledError { code: "DBClusterNotFoundFault", status: 404 }, ModelledError { code: "VpcEncryptionControlViolationException", status: 400 }, ModelledError { code: "ProvisionedIopsNotAvailableInAZFault", status: 400 }, ModelledError { code: "StorageTypeNotSupported", status: 400 }, ModelledError { code: "OptionGroupNotFoundFault", status: 404 }, ModelledError { code: "NetworkTypeNotSupported", status: 400 }, ModelledError { code: "InstanceQuotaExceeded", status: 400 }, ModelledError { code: "InvalidDBCapacityReservationState", status: 400 }, ModelledError { code: "StorageQuotaExceeded", status: 400 }, ModelledError { code: "BackupPolicyNotFoundFault", status: 404 }, ModelledError { code: "DomainNotFoundFault", status: 404 }, ModelledError { code: "CertificateNotFound", status: 404 }, ModelledError { code: "KMSKeyNotAccessibleFault", status: 400 }, ModelledError { code: "DBInstanceAlreadyExists", status: 400 }, ModelledError { code: "TenantDatabaseQuotaExceeded", status: 400 }, ModelledError { code: "DBSecurityGroupNotFound", status: 404 }, ModelledError { code: "InvalidVPCNetworkStateFault", status: 400 }, ModelledError { code: "InvalidDBClusterStateFault", status: 400 }, ModelledError { code: "DBCapacityReservationNotFound", status: 404 }, ModelledError { code: "DBSubnetGroupNotFoundFault", status: 404 }],
    };
    pub static op_CreateDBSubnetGroup: Operation = Operation {
        name: "CreateDBSubnetGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateDBSubnetGroupMessage,
        output: Some(&shape_CreateDBSubnetGroupResult),
        errors: &[ModelledError { code: "DBSubnetGroupAlreadyExists", status: 400 }, ModelledError { code: "DBSubnetGroupDoesNotCoverEnoughAZs", status: 400 }, ModelledError { code: "DBSubnetQuotaExceededFault", status: 400 }, ModelledError { code: "DBSubnetGroupQuotaExceeded", status: 400 }, ModelledError { code: "InvalidSubnet", status: 400 }],
    };
    pub static op_DeleteDBInstance: Operation = Operation {
        name: "DeleteDBInstance",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteDBInstanceMessage,
        output: Some(&shape_DeleteDBInstanceResult),
        errors: &[ModelledError { code: "DBInstanceAutomatedBackupQuotaExceeded", status: 400 }, ModelledError { code: "DBInstanceNotFound", status: 404 }, ModelledError { code: "InvalidDBClusterStateFault", status: 400 }, ModelledError { code: "SnapshotQuotaExceeded", status: 400 }, ModelledError { code: "InvalidDBInstanceState", status: 400 }, ModelledError { code: "KMSKeyNotAccessibleFault", status: 400 }, ModelledError { code: "DBSnapshotAlreadyExists", status: 400 }],
    };
    pub static op_DeleteDBSubnetGroup: Operation = Operation {
        name: "DeleteDBSubnetGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteDBSubnetGroupMessage,
        output: None,
        errors: &[ModelledError { code: "InvalidDBSubnetStateFault", status: 400 }, ModelledError { code: "InvalidDBSubnetGroupStateFault", status: 400 }, ModelledError { code: "DBSubnetGroupNotFoundFault", status: 404 }],
    };
    pub static op_DescribeDBEngineVersions: Operation = Operation {
        name: "DescribeDBEngineVersions",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeDBEngineVersionsMessage,
        output: Some(&shape_DBEngineVersionMessage),
        errors: &[],
    };
    pub static op_DescribeDBInstances: Operation = Operation {
        name: "DescribeDBInstances",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeDBInstancesMessage,
        output: Some(&shape_DBInstanceMessage),
        errors: &[ModelledError { code: "DBInstanceNotFound", status: 404 }],
    };
    pub static op_DescribeDBSubnetGroups: Operation = Operation {
        name: "DescribeDBSubnetGroups",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeDBSubnetGroupsMessage,
        output: Some(&shape_DBSubnetGroupMessage),
        errors: &[ModelledError { code: "DBSubnetGroupNotFoundFault", status: 404 }],
    };
    pub static op_ListTagsForResource: Operation = Operation {
        name: "ListTagsForResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListTagsForResourceMessage,
        output: Some(&shape_TagListMessage),
        errors: &[ModelledError { code: "DBProxyNotFoundFault", status: 404 }, ModelledError { code: "DBSnapshotTenantDatabaseNotFoundFault", status: 404 }, ModelledError { code: "IntegrationNotFoundFault", status: 404 }, ModelledError { code: "TenantDatabaseNotFound", status: 404 }, ModelledError { code: "BlueGreenDeploymentNotFoundFault", status: 404 }, ModelledError { code: "DBSnapshotNotFound", status: 404 }, ModelledError { code: "DBProxyEndpointNotFoundFault", status: 404 }, ModelledError { code: "DBShardGroupNotFound", status: 404 }, ModelledError { code: "DBClusterNotFoundFault", status: 404 }, ModelledError { code: "DBInstanceNotFound", status: 404 }, ModelledError { code: "DBProxyTargetGroupNotFoundFault", status: 404 }, ModelledError { code: "DBCapacityReservationNotFound", status: 404 }],
    };
    pub static op_ModifyDBInstance: Operation = Operation {
        name: "ModifyDBInstance",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyDBInstanceMessage,
        output: Some(&shape_ModifyDBInstanceResult),
        errors: &[ModelledError { code: "AuthorizationNotFound", status: 404 }, ModelledError { code: "DBParameterGroupNotFound", status: 404 }, ModelledError { code: "InsufficientDBInstanceCapacity", status: 400 }, ModelledError { code: "VpcEncryptionControlViolationException", status: 400 }, ModelledError { code: "InvalidDBSecurityGroupState", status: 400 }, ModelledError { code: "ProvisionedIopsNotAvailableInAZFault", status: 400 }, ModelledError { code: "StorageTypeNotSupported", status: 400 }, ModelledError { code: "OptionGroupNotFoundFault", status: 404 }, ModelledError { code: "DBInstanceNotFound", status: 404 }, ModelledError { code: "NetworkTypeNotSupported", status: 400 }, ModelledError { code: "InvalidDBCapacityReservationState", status: 400 }, ModelledError { code: "StorageQuotaExceeded", status: 400 }, ModelledError { code: "BackupPolicyNotFoundFault", status: 404 }, ModelledError { code: "DomainNotFoundFault", status: 404 }, ModelledError { code: "CertificateNotFound", status: 404 }, ModelledError { code: "InvalidDBInstanceState", status: 400 }, ModelledError { code: "KMSKeyNotAccessibleFault", status: 400 }, ModelledError { code: "DBInstanceAlreadyExists", status: 400 }, ModelledError { code: "DBUpgradeDependencyFailure", status: 400 }, ModelledError { code: "TenantDatabaseQuotaExceeded", status: 400 }, ModelledError { code: "DBSecurityGroupNotFound", status: 404 }, ModelledError { code: "InvalidVPCNetworkStateFault", status: 400 }, ModelledError { code: "InvalidDBClusterStateFault", status: 400 }, ModelledError { code: "DBCapacityReservationNotFound", status: 404 }],
    };
    pub static op_ModifyDBSubnetGroup: Operation = Operation {
        name: "ModifyDBSubnetGroup",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ModifyDBSubnetGroupMessage,
        output: Some(&shape_ModifyDBSubnetGroupResult),
        errors: &[ModelledError { code: "SubnetAlreadyInUse", status: 400 }, ModelledError { code: "DBSubnetGroupDoesNotCoverEnoughAZs", status: 400 }, ModelledError { code: "DBSubnetQuotaExceededFault", status: 400 }, ModelledError { code: "InvalidDBSubnetGroupStateFault", status: 400 }, ModelledError { code: "DBSubnetGroupNotFoundFault", status: 404 }, ModelledError { code: "InvalidSubnet", status: 400 }],
    };
    pub static op_RemoveTagsFromResource: Operation = Operation {
        name: "RemoveTagsFromResource",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_RemoveTagsFromResourceMessage,
        output: None,
        errors: &[ModelledError { code: "DBProxyNotFoundFault", status: 404 }, ModelledError { code: "DBSnapshotTenantDatabaseNotFoundFault", status: 404 }, ModelledError { code: "IntegrationNotFoundFault", status: 404 }, ModelledError { code: "TenantDatabaseNotFound", status: 404 }, ModelledError { code: "BlueGreenDeploymentNotFoundFault", status: 404 }, ModelledError { code: "DBSnapshotNotFound", status: 404 }, ModelledError { code: "DBProxyEndpointNotFoundFault", status: 404 }, ModelledError { code: "InvalidDBClusterEndpointStateFault", status: 400 }, ModelledError { code: "InvalidDBInstanceState", status: 400 }, ModelledError { code: "DBShardGroupNotFound", status: 404 }, ModelledError { code: "DBClusterNotFoundFault", status: 404 }, ModelledError { code: "DBInstanceNotFound", status: 404 }, ModelledError { code: "DBProxyTargetGroupNotFoundFault", status: 404 }, ModelledError { code: "InvalidDBClusterStateFault", status: 400 }, ModelledError { code: "DBCapacityReservationNotFound", status: 404 }],
    };
    pub static shape_ActivityStreamMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["sync", "async"] });
    pub static shape_ActivityStreamPolicyStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["locked", "unlocked", "locking-policy", "unlocking-policy"] });
    pub static shape_ActivityStreamStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["stopped", "starting", "started", "stopping"] });
    pub static shape_AddTagsToResourceMessage: Shape = Shape::Structure(Structure { name: "AddTagsToResourceMessage", union: false, members: &[
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_AdditionalStorageVolume: Shape = Shape::Structure(Structure { name: "AdditionalStorageVolume", union: false, members: &[
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "IOPS", wire: "IOPS", query: "IOPS", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MaxAllocatedStorage", wire: "MaxAllocatedStorage", query: "MaxAllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VolumeName", wire: "VolumeName", query: "VolumeName", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_AdditionalStorageVolumeOutput: Shape = Shape::Structure(Structure { name: "AdditionalStorageVolumeOutput", union: false, members: &[
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "IOPS", wire: "IOPS", query: "IOPS", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MaxAllocatedStorage", wire: "MaxAllocatedStorage", query: "MaxAllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageOperationPercentProgress", wire: "StorageOperationPercentProgress", query: "StorageOperationPercentProgress", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageOperationStatus", wire: "StorageOperationStatus", query: "StorageOperationStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StorageVolumeStatus", wire: "StorageVolumeStatus", query: "StorageVolumeStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VolumeName", wire: "VolumeName", query: "VolumeName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AdditionalStorageVolumesList: Shape = Shape::List(List { member: &shape_AdditionalStorageVolume, item: "member", flattened: false, min: None, max: None });
    pub static shape_AdditionalStorageVolumesOutputList: Shape = Shape::List(List { member: &shape_AdditionalStorageVolumeOutput, item: "member", flattened: false, min: None, max: None });
    pub static shape_AutomationMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["full", "all-paused"] });
    pub static shape_AvailabilityZone: Shape = Shape::Structure(Structure { name: "AvailabilityZone", union: false, members: &[
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_AwsBackupRecoveryPointArn: Shape = Shape::String(StringShape { min: Some(43), max: Some(350), pattern: Some(Pattern::new("arn:aws[a-z-]*:backup:[-a-z0-9]+:[0-9]{12}:[-a-z]+:([a-z0-9\\-]+:)?[a-z][a-z0-9\\-]{0,255}")), values: &[] });
    pub static shape_Boolean: Shape = Shape::Boolean;
    pub static shape_BooleanOptional: Shape = Shape::Boolean;
    pub static shape_CACertificateIdentifiersList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_CertificateDetails: Shape = Shape::Structure(Structure { name: "CertificateDetails", union: false, members: &[
        Member { name: "CAIdentifier", wire: "CAIdentifier", query: "CAIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ValidTill", wire: "ValidTill", query: "ValidTill", required: false, location: Location::Body, shape: &shape_TStamp },] });
    pub static shape_CharacterSet: Shape = Shape::Structure(Structure { name: "CharacterSet", union: false, members: &[
        Member { name: "CharacterSetDescription", wire: "CharacterSetDescription", query: "CharacterSetDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CharacterSetName", wire: "CharacterSetName", query: "CharacterSetName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_CloudwatchLogsExportConfiguration: Shape = Shape::Structure(Structure { name: "CloudwatchLogsExportConfiguration", union: false, members: &[
        Member { name: "DisableLogTypes", wire: "DisableLogTypes", query: "DisableLogTypes", required: false, location: Location::Body, shape: &shape_LogTypeList },
        Member { name: "EnableLogTypes", wire: "EnableLogTypes", query: "EnableLogTypes", required: false, location: Location::Body, shape: &shape_LogTypeList },] });
    pub static shape_CreateDBInstanceMessage: Shape = Shape::Structure(Structure { name: "CreateDBInstanceMessage", union: false, members: &[
        Member { name: "AdditionalStorageVolumes", wire: "AdditionalStorageVolumes", query: "AdditionalStorageVolumes", required: false, location: Location::Body, shape: &shape_AdditionalStorageVolumesList },
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "AutoMinorVersionUpgrade", wire: "AutoMinorVersionUpgrade", query: "AutoMinorVersionUpgrade", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "BackupRetentionPeriod", wire: "BackupRetentionPeriod", query: "BackupRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "BackupTarget", wire: "BackupTarget", query: "BackupTarget", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CACertificateIdentifier", wire: "CACertificateIdentifier", query: "CACertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CharacterSetName", wire: "CharacterSetName", query: "CharacterSetName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CopyTagsToSnapshot", wire: "CopyTagsToSnapshot", query: "CopyTagsToSnapshot", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "CustomIamInstanceProfile", wire: "CustomIamInstanceProfile", query: "CustomIamInstanceProfile", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBCapacityReservationIdentifier", wire: "DBCapacityReservationIdentifier", query: "DBCapacityReservationIdentifier", required: false, location: Location::Body, shape: &shape_DBCapacityReservationIdentifier },
        Member { name: "DBClusterIdentifier", wire: "DBClusterIdentifier", query: "DBClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceClass", wire: "DBInstanceClass", query: "DBInstanceClass", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceIdentifier", wire: "DBInstanceIdentifier", query: "DBInstanceIdentifier", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "DBName", wire: "DBName", query: "DBName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBParameterGroupName", wire: "DBParameterGroupName", query: "DBParameterGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBSecurityGroups", wire: "DBSecurityGroups", query: "DBSecurityGroups", required: false, location: Location::Body, shape: &shape_DBSecurityGroupNameList },
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBSystemId", wire: "DBSystemId", query: "DBSystemId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DatabaseInsightsMode", wire: "DatabaseInsightsMode", query: "DatabaseInsightsMode", required: false, location: Location::Body, shape: &shape_DatabaseInsightsMode },
        Member { name: "DedicatedLogVolume", wire: "DedicatedLogVolume", query: "DedicatedLogVolume", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "DeletionProtection", wire: "DeletionProtection", query: "DeletionProtection", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Domain", wire: "Domain", query: "Domain", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainAuthSecretArn", wire: "DomainAuthSecretArn", query: "DomainAuthSecretArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainDnsIps", wire: "DomainDnsIps", query: "DomainDnsIps", required: false, location: Location::Body, shape: &shape_StringList },
        Member { name: "DomainFqdn", wire: "DomainFqdn", query: "DomainFqdn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainIAMRoleName", wire: "DomainIAMRoleName", query: "DomainIAMRoleName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainOu", wire: "DomainOu", query: "DomainOu", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EnableCloudwatchLogsExports", wire: "EnableCloudwatchLogsExports", query: "EnableCloudwatchLogsExports", required: false, location: Location::Body, shape: &shape_LogTypeList },
        Member { name: "EnableCustomerOwnedIp", wire: "EnableCustomerOwnedIp", query: "EnableCustomerOwnedIp", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "EnableIAMDatabaseAuthentication", wire: "EnableIAMDatabaseAuthentication", query: "EnableIAMDatabaseAuthentication", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "EnablePerformanceInsights", wire: "EnablePerformanceInsights", query: "EnablePerformanceInsights", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "EngineLifecycleSupport", wire: "EngineLifecycleSupport", query: "EngineLifecycleSupport", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Iops", wire: "Iops", query: "Iops", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LicenseModel", wire: "LicenseModel", query: "LicenseModel", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ManageMasterUserPassword", wire: "ManageMasterUserPassword", query: "ManageMasterUserPassword", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "MasterUserAuthenticationType", wire: "MasterUserAuthenticationType", query: "MasterUserAuthenticationType", required: false, location: Location::Body, shape: &shape_MasterUserAuthenticationType },
        Member { name: "MasterUserPassword", wire: "MasterUserPassword", query: "MasterUserPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "MasterUserSecretKmsKeyId", wire: "MasterUserSecretKmsKeyId", query: "MasterUserSecretKmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterUsername", wire: "MasterUsername", query: "MasterUsername", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxAllocatedStorage", wire: "MaxAllocatedStorage", query: "MaxAllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MonitoringInterval", wire: "MonitoringInterval", query: "MonitoringInterval", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MonitoringRoleArn", wire: "MonitoringRoleArn", query: "MonitoringRoleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "MultiTenant", wire: "MultiTenant", query: "MultiTenant", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "NcharCharacterSetName", wire: "NcharCharacterSetName", query: "NcharCharacterSetName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkType", wire: "NetworkType", query: "NetworkType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OptionGroupName", wire: "OptionGroupName", query: "OptionGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PerformanceInsightsKMSKeyId", wire: "PerformanceInsightsKMSKeyId", query: "PerformanceInsightsKMSKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PerformanceInsightsRetentionPeriod", wire: "PerformanceInsightsRetentionPeriod", query: "PerformanceInsightsRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "Port", wire: "Port", query: "Port", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PreferredBackupWindow", wire: "PreferredBackupWindow", query: "PreferredBackupWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PreferredMaintenanceWindow", wire: "PreferredMaintenanceWindow", query: "PreferredMaintenanceWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ProcessorFeatures", wire: "ProcessorFeatures", query: "ProcessorFeatures", required: false, location: Location::Body, shape: &shape_ProcessorFeatureList },
        Member { name: "PromotionTier", wire: "PromotionTier", query: "PromotionTier", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "StorageEncrypted", wire: "StorageEncrypted", query: "StorageEncrypted", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecifications", query: "TagSpecifications", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "TdeCredentialArn", wire: "TdeCredentialArn", query: "TdeCredentialArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TdeCredentialPassword", wire: "TdeCredentialPassword", query: "TdeCredentialPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "Timezone", wire: "Timezone", query: "Timezone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcSecurityGroupIds", wire: "VpcSecurityGroupIds", query: "VpcSecurityGroupIds", required: false, location: Location::Body, shape: &shape_VpcSecurityGroupIdList },] });
    pub static shape_CreateDBInstanceResult: Shape = Shape::Structure(Structure { name: "CreateDBInstanceResult", union: false, members: &[
        Member { name: "DBInstance", wire: "DBInstance", query: "DBInstance", required: false, location: Location::Body, shape: &shape_DBInstance },] });
    pub static shape_CreateDBSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "CreateDBSubnetGroupMessage", union: false, members: &[
        Member { name: "DBSubnetGroupDescription", wire: "DBSubnetGroupDescription", query: "DBSubnetGroupDescription", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: true, location: Location::Body, shape: &shape_SubnetIdentifierList },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_CreateDBSubnetGroupResult: Shape = Shape::Structure(Structure { name: "CreateDBSubnetGroupResult", union: false, members: &[
        Member { name: "DBSubnetGroup", wire: "DBSubnetGroup", query: "DBSubnetGroup", required: false, location: Location::Body, shape: &shape_DBSubnetGroup },] });
    pub static shape_CustomDBEngineVersionAMI: Shape = Shape::Structure(Structure { name: "CustomDBEngineVersionAMI", union: false, members: &[
        Member { name: "ImageId", wire: "ImageId", query: "ImageId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_CustomDBEngineVersionManifest: Shape = Shape::String(StringShape { min: Some(1), max: Some(51000), pattern: Some(Pattern::new("[\\s\\S]*")), values: &[] });
    pub static shape_DBCapacityReservationIdentifier: Shape = Shape::String(StringShape { min: Some(1), max: Some(63), pattern: Some(Pattern::new("[a-z](?:-?[a-z0-9]+){0,15}")), values: &[] });
    pub static shape_DBEngineVersion: Shape = Shape::Structure(Structure { name: "DBEngineVersion", union: false, members: &[
        Member { name: "CreateTime", wire: "CreateTime", query: "CreateTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "CustomDBEngineVersionManifest", wire: "CustomDBEngineVersionManifest", query: "CustomDBEngineVersionManifest", required: false, location: Location::Body, shape: &shape_CustomDBEngineVersionManifest },
        Member { name: "DBEngineDescription", wire: "DBEngineDescription", query: "DBEngineDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBEngineMediaType", wire: "DBEngineMediaType", query: "DBEngineMediaType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBEngineVersionArn", wire: "DBEngineVersionArn", query: "DBEngineVersionArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBEngineVersionDescription", wire: "DBEngineVersionDescription", query: "DBEngineVersionDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBParameterGroupFamily", wire: "DBParameterGroupFamily", query: "DBParameterGroupFamily", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DatabaseInstallationFiles", wire: "DatabaseInstallationFiles", query: "DatabaseInstallationFiles", required: false, location: Location::Body, shape: &shape_StringList },
        Member { name: "DatabaseInstallationFilesS3BucketName", wire: "DatabaseInstallationFilesS3BucketName", query: "DatabaseInstallationFilesS3BucketName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DatabaseInstallationFilesS3Prefix", wire: "DatabaseInstallationFilesS3Prefix", query: "DatabaseInstallationFilesS3Prefix", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DefaultCharacterSet", wire: "DefaultCharacterSet", query: "DefaultCharacterSet", required: false, location: Location::Body, shape: &shape_CharacterSet },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ExportableLogTypes", wire: "ExportableLogTypes", query: "ExportableLogTypes", required: false, location: Location::Body, shape: &shape_LogTypeList },
        Member { name: "FailureReason", wire: "FailureReason", query: "FailureReason", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Image", wire: "Image", query: "Image", required: false, location: Location::Body, shape: &shape_CustomDBEngineVersionAMI },
        Member { name: "KMSKeyId", wire: "KMSKeyId", query: "KMSKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MajorEngineVersion", wire: "MajorEngineVersion", query: "MajorEngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ServerlessV2FeaturesSupport", wire: "ServerlessV2FeaturesSupport", query: "ServerlessV2FeaturesSupport", required: false, location: Location::Body, shape: &shape_ServerlessV2FeaturesSupport },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SupportedCACertificateIdentifiers", wire: "SupportedCACertificateIdentifiers", query: "SupportedCACertificateIdentifiers", required: false, location: Location::Body, shape: &shape_CACertificateIdentifiersList },
        Member { name: "SupportedCharacterSets", wire: "SupportedCharacterSets", query: "SupportedCharacterSets", required: false, location: Location::Body, shape: &shape_SupportedCharacterSetsList },
        Member { name: "SupportedEngineModes", wire: "SupportedEngineModes", query: "SupportedEngineModes", required: false, location: Location::Body, shape: &shape_EngineModeList },
        Member { name: "SupportedFeatureNames", wire: "SupportedFeatureNames", query: "SupportedFeatureNames", required: false, location: Location::Body, shape: &shape_FeatureNameList },
        Member { name: "SupportedNcharCharacterSets", wire: "SupportedNcharCharacterSets", query: "SupportedNcharCharacterSets", required: false, location: Location::Body, shape: &shape_SupportedCharacterSetsList },
        Member { name: "SupportedTimezones", wire: "SupportedTimezones", query: "SupportedTimezones", required: false, location: Location::Body, shape: &shape_SupportedTimezonesList },
        Member { name: "SupportsBabelfish", wire: "SupportsBabelfish", query: "SupportsBabelfish", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportsCertificateRotationWithoutRestart", wire: "SupportsCertificateRotationWithoutRestart", query: "SupportsCertificateRotationWithoutRestart", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsGlobalDatabases", wire: "SupportsGlobalDatabases", query: "SupportsGlobalDatabases", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportsIntegrations", wire: "SupportsIntegrations", query: "SupportsIntegrations", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportsLimitlessDatabase", wire: "SupportsLimitlessDatabase", query: "SupportsLimitlessDatabase", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportsLocalWriteForwarding", wire: "SupportsLocalWriteForwarding", query: "SupportsLocalWriteForwarding", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsLogExportsToCloudwatchLogs", wire: "SupportsLogExportsToCloudwatchLogs", query: "SupportsLogExportsToCloudwatchLogs", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportsParallelQuery", wire: "SupportsParallelQuery", query: "SupportsParallelQuery", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportsReadReplica", wire: "SupportsReadReplica", query: "SupportsReadReplica", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "TagList", wire: "TagList", query: "TagList", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "ValidUpgradeTarget", wire: "ValidUpgradeTarget", query: "ValidUpgradeTarget", required: false, location: Location::Body, shape: &shape_ValidUpgradeTargetList },] });
    pub static shape_DBEngineVersionList: Shape = Shape::List(List { member: &shape_DBEngineVersion, item: "DBEngineVersion", flattened: false, min: None, max: None });
    pub static shape_DBEngineVersionMessage: Shape = Shape::Structure(Structure { name: "DBEngineVersionMessage", union: false, members: &[
        Member { name: "DBEngineVersions", wire: "DBEngineVersions", query: "DBEngineVersions", required: false, location: Location::Body, shape: &shape_DBEngineVersionList },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBInstance: Shape = Shape::Structure(Structure { name: "DBInstance", union: false, members: &[
        Member { name: "ActivityStreamEngineNativeAuditFieldsIncluded", wire: "ActivityStreamEngineNativeAuditFieldsIncluded", query: "ActivityStreamEngineNativeAuditFieldsIncluded", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ActivityStreamKinesisStreamName", wire: "ActivityStreamKinesisStreamName", query: "ActivityStreamKinesisStreamName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ActivityStreamKmsKeyId", wire: "ActivityStreamKmsKeyId", query: "ActivityStreamKmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ActivityStreamMode", wire: "ActivityStreamMode", query: "ActivityStreamMode", required: false, location: Location::Body, shape: &shape_ActivityStreamMode },
        Member { name: "ActivityStreamPolicyStatus", wire: "ActivityStreamPolicyStatus", query: "ActivityStreamPolicyStatus", required: false, location: Location::Body, shape: &shape_ActivityStreamPolicyStatus },
        Member { name: "ActivityStreamStatus", wire: "ActivityStreamStatus", query: "ActivityStreamStatus", required: false, location: Location::Body, shape: &shape_ActivityStreamStatus },
        Member { name: "AdditionalStorageVolumes", wire: "AdditionalStorageVolumes", query: "AdditionalStorageVolumes", required: false, location: Location::Body, shape: &shape_AdditionalStorageVolumesOutputList },
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "AssociatedRoles", wire: "AssociatedRoles", query: "AssociatedRoles", required: false, location: Location::Body, shape: &shape_DBInstanceRoles },
        Member { name: "AutoMinorVersionUpgrade", wire: "AutoMinorVersionUpgrade", query: "AutoMinorVersionUpgrade", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AutomaticRestartTime", wire: "AutomaticRestartTime", query: "AutomaticRestartTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "AutomationMode", wire: "AutomationMode", query: "AutomationMode", required: false, location: Location::Body, shape: &shape_AutomationMode },
        Member { name: "AvailabilityZone", wire: "AvailabilityZone", query: "AvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "AwsBackupRecoveryPointArn", wire: "AwsBackupRecoveryPointArn", query: "AwsBackupRecoveryPointArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "BackupRetentionPeriod", wire: "BackupRetentionPeriod", query: "BackupRetentionPeriod", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "BackupTarget", wire: "BackupTarget", query: "BackupTarget", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CACertificateIdentifier", wire: "CACertificateIdentifier", query: "CACertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CertificateDetails", wire: "CertificateDetails", query: "CertificateDetails", required: false, location: Location::Body, shape: &shape_CertificateDetails },
        Member { name: "CharacterSetName", wire: "CharacterSetName", query: "CharacterSetName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CopyTagsToSnapshot", wire: "CopyTagsToSnapshot", query: "CopyTagsToSnapshot", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "CustomIamInstanceProfile", wire: "CustomIamInstanceProfile", query: "CustomIamInstanceProfile", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CustomerOwnedIpEnabled", wire: "CustomerOwnedIpEnabled", query: "CustomerOwnedIpEnabled", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "DBCapacityReservationIdentifier", wire: "DBCapacityReservationIdentifier", query: "DBCapacityReservationIdentifier", required: false, location: Location::Body, shape: &shape_DBCapacityReservationIdentifier },
        Member { name: "DBClusterIdentifier", wire: "DBClusterIdentifier", query: "DBClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceArn", wire: "DBInstanceArn", query: "DBInstanceArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceAutomatedBackupsReplications", wire: "DBInstanceAutomatedBackupsReplications", query: "DBInstanceAutomatedBackupsReplications", required: false, location: Location::Body, shape: &shape_DBInstanceAutomatedBackupsReplicationList },
        Member { name: "DBInstanceClass", wire: "DBInstanceClass", query: "DBInstanceClass", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceIdentifier", wire: "DBInstanceIdentifier", query: "DBInstanceIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceStatus", wire: "DBInstanceStatus", query: "DBInstanceStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBName", wire: "DBName", query: "DBName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBParameterGroups", wire: "DBParameterGroups", query: "DBParameterGroups", required: false, location: Location::Body, shape: &shape_DBParameterGroupStatusList },
        Member { name: "DBSecurityGroups", wire: "DBSecurityGroups", query: "DBSecurityGroups", required: false, location: Location::Body, shape: &shape_DBSecurityGroupMembershipList },
        Member { name: "DBSubnetGroup", wire: "DBSubnetGroup", query: "DBSubnetGroup", required: false, location: Location::Body, shape: &shape_DBSubnetGroup },
        Member { name: "DBSystemId", wire: "DBSystemId", query: "DBSystemId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DatabaseInsightsMode", wire: "DatabaseInsightsMode", query: "DatabaseInsightsMode", required: false, location: Location::Body, shape: &shape_DatabaseInsightsMode },
        Member { name: "DbInstancePort", wire: "DbInstancePort", query: "DbInstancePort", required: false, location: Location::Body, shape: &shape_Integer },
        Member { name: "DbiResourceId", wire: "DbiResourceId", query: "DbiResourceId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DedicatedLogVolume", wire: "DedicatedLogVolume", query: "DedicatedLogVolume", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DeletionProtection", wire: "DeletionProtection", query: "DeletionProtection", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "DomainMemberships", wire: "DomainMemberships", query: "DomainMemberships", required: false, location: Location::Body, shape: &shape_DomainMembershipList },
        Member { name: "EnabledCloudwatchLogsExports", wire: "EnabledCloudwatchLogsExports", query: "EnabledCloudwatchLogsExports", required: false, location: Location::Body, shape: &shape_LogTypeList },
        Member { name: "Endpoint", wire: "Endpoint", query: "Endpoint", required: false, location: Location::Body, shape: &shape_Endpoint },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineLifecycleSupport", wire: "EngineLifecycleSupport", query: "EngineLifecycleSupport", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EnhancedMonitoringResourceArn", wire: "EnhancedMonitoringResourceArn", query: "EnhancedMonitoringResourceArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IAMDatabaseAuthenticationEnabled", wire: "IAMDatabaseAuthenticationEnabled", query: "IAMDatabaseAuthenticationEnabled", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "InstanceCreateTime", wire: "InstanceCreateTime", query: "InstanceCreateTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "Iops", wire: "Iops", query: "Iops", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "IsStorageConfigUpgradeAvailable", wire: "IsStorageConfigUpgradeAvailable", query: "IsStorageConfigUpgradeAvailable", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "LatestRestorableTime", wire: "LatestRestorableTime", query: "LatestRestorableTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "LicenseModel", wire: "LicenseModel", query: "LicenseModel", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ListenerEndpoint", wire: "ListenerEndpoint", query: "ListenerEndpoint", required: false, location: Location::Body, shape: &shape_Endpoint },
        Member { name: "MasterUserSecret", wire: "MasterUserSecret", query: "MasterUserSecret", required: false, location: Location::Body, shape: &shape_MasterUserSecret },
        Member { name: "MasterUsername", wire: "MasterUsername", query: "MasterUsername", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxAllocatedStorage", wire: "MaxAllocatedStorage", query: "MaxAllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MonitoringInterval", wire: "MonitoringInterval", query: "MonitoringInterval", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MonitoringRoleArn", wire: "MonitoringRoleArn", query: "MonitoringRoleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "MultiTenant", wire: "MultiTenant", query: "MultiTenant", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "NcharCharacterSetName", wire: "NcharCharacterSetName", query: "NcharCharacterSetName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NetworkType", wire: "NetworkType", query: "NetworkType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OptionGroupMemberships", wire: "OptionGroupMemberships", query: "OptionGroupMemberships", required: false, location: Location::Body, shape: &shape_OptionGroupMembershipList },
        Member { name: "PendingModifiedValues", wire: "PendingModifiedValues", query: "PendingModifiedValues", required: false, location: Location::Body, shape: &shape_PendingModifiedValues },
        Member { name: "PercentProgress", wire: "PercentProgress", query: "PercentProgress", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PerformanceInsightsEnabled", wire: "PerformanceInsightsEnabled", query: "PerformanceInsightsEnabled", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "PerformanceInsightsKMSKeyId", wire: "PerformanceInsightsKMSKeyId", query: "PerformanceInsightsKMSKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PerformanceInsightsRetentionPeriod", wire: "PerformanceInsightsRetentionPeriod", query: "PerformanceInsightsRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PreferredBackupWindow", wire: "PreferredBackupWindow", query: "PreferredBackupWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PreferredMaintenanceWindow", wire: "PreferredMaintenanceWindow", query: "PreferredMaintenanceWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ProcessorFeatures", wire: "ProcessorFeatures", query: "ProcessorFeatures", required: false, location: Location::Body, shape: &shape_ProcessorFeatureList },
        Member { name: "PromotionTier", wire: "PromotionTier", query: "PromotionTier", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ReadReplicaDBClusterIdentifiers", wire: "ReadReplicaDBClusterIdentifiers", query: "ReadReplicaDBClusterIdentifiers", required: false, location: Location::Body, shape: &shape_ReadReplicaDBClusterIdentifierList },
        Member { name: "ReadReplicaDBInstanceIdentifiers", wire: "ReadReplicaDBInstanceIdentifiers", query: "ReadReplicaDBInstanceIdentifiers", required: false, location: Location::Body, shape: &shape_ReadReplicaDBInstanceIdentifierList },
        Member { name: "ReadReplicaSourceDBClusterIdentifier", wire: "ReadReplicaSourceDBClusterIdentifier", query: "ReadReplicaSourceDBClusterIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ReadReplicaSourceDBInstanceIdentifier", wire: "ReadReplicaSourceDBInstanceIdentifier", query: "ReadReplicaSourceDBInstanceIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ReplicaMode", wire: "ReplicaMode", query: "ReplicaMode", required: false, location: Location::Body, shape: &shape_ReplicaMode },
        Member { name: "ResumeFullAutomationModeTime", wire: "ResumeFullAutomationModeTime", query: "ResumeFullAutomationModeTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "SecondaryAvailabilityZone", wire: "SecondaryAvailabilityZone", query: "SecondaryAvailabilityZone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StatusInfos", wire: "StatusInfos", query: "StatusInfos", required: false, location: Location::Body, shape: &shape_DBInstanceStatusInfoList },
        Member { name: "StorageEncrypted", wire: "StorageEncrypted", query: "StorageEncrypted", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "StorageEncryptionType", wire: "StorageEncryptionType", query: "StorageEncryptionType", required: false, location: Location::Body, shape: &shape_StorageEncryptionType },
        Member { name: "StorageOperationPercentProgress", wire: "StorageOperationPercentProgress", query: "StorageOperationPercentProgress", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageOperationStatus", wire: "StorageOperationStatus", query: "StorageOperationStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StorageVolumeStatus", wire: "StorageVolumeStatus", query: "StorageVolumeStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagList", wire: "TagList", query: "TagList", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "TdeCredentialArn", wire: "TdeCredentialArn", query: "TdeCredentialArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Timezone", wire: "Timezone", query: "Timezone", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "UpgradeRolloutOrder", wire: "UpgradeRolloutOrder", query: "UpgradeRolloutOrder", required: false, location: Location::Body, shape: &shape_UpgradeRolloutOrder },
        Member { name: "VpcSecurityGroups", wire: "VpcSecurityGroups", query: "VpcSecurityGroups", required: false, location: Location::Body, shape: &shape_VpcSecurityGroupMembershipList },] });
    pub static shape_DBInstanceAutomatedBackupsReplication: Shape = Shape::Structure(Structure { name: "DBInstanceAutomatedBackupsReplication", union: false, members: &[
        Member { name: "DBInstanceAutomatedBackupsArn", wire: "DBInstanceAutomatedBackupsArn", query: "DBInstanceAutomatedBackupsArn", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBInstanceAutomatedBackupsReplicationList: Shape = Shape::List(List { member: &shape_DBInstanceAutomatedBackupsReplication, item: "DBInstanceAutomatedBackupsReplication", flattened: false, min: None, max: None });
    pub static shape_DBInstanceList: Shape = Shape::List(List { member: &shape_DBInstance, item: "DBInstance", flattened: false, min: None, max: None });
    pub static shape_DBInstanceMessage: Shape = Shape::Structure(Structure { name: "DBInstanceMessage", union: false, members: &[
        Member { name: "DBInstances", wire: "DBInstances", query: "DBInstances", required: false, location: Location::Body, shape: &shape_DBInstanceList },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBInstanceRole: Shape = Shape::Structure(Structure { name: "DBInstanceRole", union: false, members: &[
        Member { name: "FeatureName", wire: "FeatureName", query: "FeatureName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RoleArn", wire: "RoleArn", query: "RoleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBInstanceRoles: Shape = Shape::List(List { member: &shape_DBInstanceRole, item: "DBInstanceRole", flattened: false, min: None, max: None });
    pub static shape_DBInstanceStatusInfo: Shape = Shape::Structure(Structure { name: "DBInstanceStatusInfo", union: false, members: &[
        Member { name: "Message", wire: "Message", query: "Message", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Normal", wire: "Normal", query: "Normal", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "StatusType", wire: "StatusType", query: "StatusType", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBInstanceStatusInfoList: Shape = Shape::List(List { member: &shape_DBInstanceStatusInfo, item: "DBInstanceStatusInfo", flattened: false, min: None, max: None });
    pub static shape_DBParameterGroupStatus: Shape = Shape::Structure(Structure { name: "DBParameterGroupStatus", union: false, members: &[
        Member { name: "DBParameterGroupName", wire: "DBParameterGroupName", query: "DBParameterGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ParameterApplyStatus", wire: "ParameterApplyStatus", query: "ParameterApplyStatus", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBParameterGroupStatusList: Shape = Shape::List(List { member: &shape_DBParameterGroupStatus, item: "DBParameterGroup", flattened: false, min: None, max: None });
    pub static shape_DBSecurityGroupMembership: Shape = Shape::Structure(Structure { name: "DBSecurityGroupMembership", union: false, members: &[
        Member { name: "DBSecurityGroupName", wire: "DBSecurityGroupName", query: "DBSecurityGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBSecurityGroupMembershipList: Shape = Shape::List(List { member: &shape_DBSecurityGroupMembership, item: "DBSecurityGroup", flattened: false, min: None, max: None });
    pub static shape_DBSecurityGroupNameList: Shape = Shape::List(List { member: &shape_String, item: "DBSecurityGroupName", flattened: false, min: None, max: None });
    pub static shape_DBSubnetGroup: Shape = Shape::Structure(Structure { name: "DBSubnetGroup", union: false, members: &[
        Member { name: "DBSubnetGroupArn", wire: "DBSubnetGroupArn", query: "DBSubnetGroupArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBSubnetGroupDescription", wire: "DBSubnetGroupDescription", query: "DBSubnetGroupDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetGroupStatus", wire: "SubnetGroupStatus", query: "SubnetGroupStatus", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Subnets", wire: "Subnets", query: "Subnets", required: false, location: Location::Body, shape: &shape_SubnetList },
        Member { name: "SupportedNetworkTypes", wire: "SupportedNetworkTypes", query: "SupportedNetworkTypes", required: false, location: Location::Body, shape: &shape_StringList },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "DBSubnetGroupMessage", union: false, members: &[
        Member { name: "DBSubnetGroups", wire: "DBSubnetGroups", query: "DBSubnetGroups", required: false, location: Location::Body, shape: &shape_DBSubnetGroups },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DBSubnetGroups: Shape = Shape::List(List { member: &shape_DBSubnetGroup, item: "DBSubnetGroup", flattened: false, min: None, max: None });
    pub static shape_DatabaseInsightsMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["standard", "advanced"] });
    pub static shape_DeleteDBInstanceMessage: Shape = Shape::Structure(Structure { name: "DeleteDBInstanceMessage", union: false, members: &[
        Member { name: "DBInstanceIdentifier", wire: "DBInstanceIdentifier", query: "DBInstanceIdentifier", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "DeleteAutomatedBackups", wire: "DeleteAutomatedBackups", query: "DeleteAutomatedBackups", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "FinalDBSnapshotIdentifier", wire: "FinalDBSnapshotIdentifier", query: "FinalDBSnapshotIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SkipFinalSnapshot", wire: "SkipFinalSnapshot", query: "SkipFinalSnapshot", required: false, location: Location::Body, shape: &shape_Boolean },] });
    pub static shape_DeleteDBInstanceResult: Shape = Shape::Structure(Structure { name: "DeleteDBInstanceResult", union: false, members: &[
        Member { name: "DBInstance", wire: "DBInstance", query: "DBInstance", required: false, location: Location::Body, shape: &shape_DBInstance },] });
    pub static shape_DeleteDBSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "DeleteDBSubnetGroupMessage", union: false, members: &[
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_DescribeDBEngineVersionsMessage: Shape = Shape::Structure(Structure { name: "DescribeDBEngineVersionsMessage", union: false, members: &[
        Member { name: "DBParameterGroupFamily", wire: "DBParameterGroupFamily", query: "DBParameterGroupFamily", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DefaultOnly", wire: "DefaultOnly", query: "DefaultOnly", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Filters", wire: "Filters", query: "Filters", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "IncludeAll", wire: "IncludeAll", query: "IncludeAll", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ListSupportedCharacterSets", wire: "ListSupportedCharacterSets", query: "ListSupportedCharacterSets", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ListSupportedTimezones", wire: "ListSupportedTimezones", query: "ListSupportedTimezones", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxRecords", wire: "MaxRecords", query: "MaxRecords", required: false, location: Location::Body, shape: &shape_IntegerOptional },] });
    pub static shape_DescribeDBInstancesMessage: Shape = Shape::Structure(Structure { name: "DescribeDBInstancesMessage", union: false, members: &[
        Member { name: "DBInstanceIdentifier", wire: "DBInstanceIdentifier", query: "DBInstanceIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Filters", wire: "Filters", query: "Filters", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxRecords", wire: "MaxRecords", query: "MaxRecords", required: false, location: Location::Body, shape: &shape_IntegerOptional },] });
    pub static shape_DescribeDBSubnetGroupsMessage: Shape = Shape::Structure(Structure { name: "DescribeDBSubnetGroupsMessage", union: false, members: &[
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Filters", wire: "Filters", query: "Filters", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "Marker", wire: "Marker", query: "Marker", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxRecords", wire: "MaxRecords", query: "MaxRecords", required: false, location: Location::Body, shape: &shape_IntegerOptional },] });
    pub static shape_DomainMembership: Shape = Shape::Structure(Structure { name: "DomainMembership", union: false, members: &[
        Member { name: "AuthSecretArn", wire: "AuthSecretArn", query: "AuthSecretArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DnsIps", wire: "DnsIps", query: "DnsIps", required: false, location: Location::Body, shape: &shape_StringList },
        Member { name: "Domain", wire: "Domain", query: "Domain", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "FQDN", wire: "FQDN", query: "FQDN", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IAMRoleName", wire: "IAMRoleName", query: "IAMRoleName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OU", wire: "OU", query: "OU", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_DomainMembershipList: Shape = Shape::List(List { member: &shape_DomainMembership, item: "DomainMembership", flattened: false, min: None, max: None });
    pub static shape_DoubleOptional: Shape = Shape::Double;
    pub static shape_Endpoint: Shape = Shape::Structure(Structure { name: "Endpoint", union: false, members: &[
        Member { name: "Address", wire: "Address", query: "Address", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "HostedZoneId", wire: "HostedZoneId", query: "HostedZoneId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Port", wire: "Port", query: "Port", required: false, location: Location::Body, shape: &shape_Integer },] });
    pub static shape_EngineModeList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_FeatureNameList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_Filter: Shape = Shape::Structure(Structure { name: "Filter", union: false, members: &[
        Member { name: "Name", wire: "Name", query: "Name", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "Values", wire: "Values", query: "Values", required: true, location: Location::Body, shape: &shape_FilterValueList },] });
    pub static shape_FilterList: Shape = Shape::List(List { member: &shape_Filter, item: "Filter", flattened: false, min: None, max: None });
    pub static shape_FilterValueList: Shape = Shape::List(List { member: &shape_String, item: "Value", flattened: false, min: None, max: None });
    pub static shape_Integer: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_IntegerOptional: Shape = Shape::Integer(Range { min: None, max: None });
    pub static shape_KeyList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_ListTagsForResourceMessage: Shape = Shape::Structure(Structure { name: "ListTagsForResourceMessage", union: false, members: &[
        Member { name: "Filters", wire: "Filters", query: "Filters", required: false, location: Location::Body, shape: &shape_FilterList },
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_LogTypeList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_MasterUserAuthenticationType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["password", "iam-db-auth"] });
    pub static shape_MasterUserSecret: Shape = Shape::Structure(Structure { name: "MasterUserSecret", union: false, members: &[
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecretArn", wire: "SecretArn", query: "SecretArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SecretStatus", wire: "SecretStatus", query: "SecretStatus", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ModifyAdditionalStorageVolume: Shape = Shape::Structure(Structure { name: "ModifyAdditionalStorageVolume", union: false, members: &[
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "IOPS", wire: "IOPS", query: "IOPS", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MaxAllocatedStorage", wire: "MaxAllocatedStorage", query: "MaxAllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "SetForDelete", wire: "SetForDelete", query: "SetForDelete", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VolumeName", wire: "VolumeName", query: "VolumeName", required: true, location: Location::Body, shape: &shape_String },] });
    pub static shape_ModifyAdditionalStorageVolumesList: Shape = Shape::List(List { member: &shape_ModifyAdditionalStorageVolume, item: "member", flattened: false, min: None, max: None });
    pub static shape_ModifyDBInstanceMessage: Shape = Shape::Structure(Structure { name: "ModifyDBInstanceMessage", union: false, members: &[
        Member { name: "AdditionalStorageVolumes", wire: "AdditionalStorageVolumes", query: "AdditionalStorageVolumes", required: false, location: Location::Body, shape: &shape_ModifyAdditionalStorageVolumesList },
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "AllowMajorVersionUpgrade", wire: "AllowMajorVersionUpgrade", query: "AllowMajorVersionUpgrade", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ApplyImmediately", wire: "ApplyImmediately", query: "ApplyImmediately", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "AutoMinorVersionUpgrade", wire: "AutoMinorVersionUpgrade", query: "AutoMinorVersionUpgrade", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "AutomationMode", wire: "AutomationMode", query: "AutomationMode", required: false, location: Location::Body, shape: &shape_AutomationMode },
        Member { name: "AwsBackupRecoveryPointArn", wire: "AwsBackupRecoveryPointArn", query: "AwsBackupRecoveryPointArn", required: false, location: Location::Body, shape: &shape_AwsBackupRecoveryPointArn },
        Member { name: "BackupRetentionPeriod", wire: "BackupRetentionPeriod", query: "BackupRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "CACertificateIdentifier", wire: "CACertificateIdentifier", query: "CACertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "CertificateRotationRestart", wire: "CertificateRotationRestart", query: "CertificateRotationRestart", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "CloudwatchLogsExportConfiguration", wire: "CloudwatchLogsExportConfiguration", query: "CloudwatchLogsExportConfiguration", required: false, location: Location::Body, shape: &shape_CloudwatchLogsExportConfiguration },
        Member { name: "CopyTagsToSnapshot", wire: "CopyTagsToSnapshot", query: "CopyTagsToSnapshot", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "DBCapacityReservationIdentifier", wire: "DBCapacityReservationIdentifier", query: "DBCapacityReservationIdentifier", required: false, location: Location::Body, shape: &shape_DBCapacityReservationIdentifier },
        Member { name: "DBInstanceClass", wire: "DBInstanceClass", query: "DBInstanceClass", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceIdentifier", wire: "DBInstanceIdentifier", query: "DBInstanceIdentifier", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "DBParameterGroupName", wire: "DBParameterGroupName", query: "DBParameterGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBPortNumber", wire: "DBPortNumber", query: "DBPortNumber", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "DBSecurityGroups", wire: "DBSecurityGroups", query: "DBSecurityGroups", required: false, location: Location::Body, shape: &shape_DBSecurityGroupNameList },
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DatabaseInsightsMode", wire: "DatabaseInsightsMode", query: "DatabaseInsightsMode", required: false, location: Location::Body, shape: &shape_DatabaseInsightsMode },
        Member { name: "DedicatedLogVolume", wire: "DedicatedLogVolume", query: "DedicatedLogVolume", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "DeletionProtection", wire: "DeletionProtection", query: "DeletionProtection", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "DisableDomain", wire: "DisableDomain", query: "DisableDomain", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Domain", wire: "Domain", query: "Domain", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainAuthSecretArn", wire: "DomainAuthSecretArn", query: "DomainAuthSecretArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainDnsIps", wire: "DomainDnsIps", query: "DomainDnsIps", required: false, location: Location::Body, shape: &shape_StringList },
        Member { name: "DomainFqdn", wire: "DomainFqdn", query: "DomainFqdn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainIAMRoleName", wire: "DomainIAMRoleName", query: "DomainIAMRoleName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DomainOu", wire: "DomainOu", query: "DomainOu", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EnableCustomerOwnedIp", wire: "EnableCustomerOwnedIp", query: "EnableCustomerOwnedIp", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "EnableIAMDatabaseAuthentication", wire: "EnableIAMDatabaseAuthentication", query: "EnableIAMDatabaseAuthentication", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "EnablePerformanceInsights", wire: "EnablePerformanceInsights", query: "EnablePerformanceInsights", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineLifecycleSupport", wire: "EngineLifecycleSupport", query: "EngineLifecycleSupport", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Iops", wire: "Iops", query: "Iops", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "LicenseModel", wire: "LicenseModel", query: "LicenseModel", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ManageMasterUserPassword", wire: "ManageMasterUserPassword", query: "ManageMasterUserPassword", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "MasterUserAuthenticationType", wire: "MasterUserAuthenticationType", query: "MasterUserAuthenticationType", required: false, location: Location::Body, shape: &shape_MasterUserAuthenticationType },
        Member { name: "MasterUserPassword", wire: "MasterUserPassword", query: "MasterUserPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "MasterUserSecretKmsKeyId", wire: "MasterUserSecretKmsKeyId", query: "MasterUserSecretKmsKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MaxAllocatedStorage", wire: "MaxAllocatedStorage", query: "MaxAllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MonitoringInterval", wire: "MonitoringInterval", query: "MonitoringInterval", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "MonitoringRoleArn", wire: "MonitoringRoleArn", query: "MonitoringRoleArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "MultiTenant", wire: "MultiTenant", query: "MultiTenant", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "NetworkType", wire: "NetworkType", query: "NetworkType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "NewDBInstanceIdentifier", wire: "NewDBInstanceIdentifier", query: "NewDBInstanceIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "OptionGroupName", wire: "OptionGroupName", query: "OptionGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PerformanceInsightsKMSKeyId", wire: "PerformanceInsightsKMSKeyId", query: "PerformanceInsightsKMSKeyId", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PerformanceInsightsRetentionPeriod", wire: "PerformanceInsightsRetentionPeriod", query: "PerformanceInsightsRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PreferredBackupWindow", wire: "PreferredBackupWindow", query: "PreferredBackupWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "PreferredMaintenanceWindow", wire: "PreferredMaintenanceWindow", query: "PreferredMaintenanceWindow", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "ProcessorFeatures", wire: "ProcessorFeatures", query: "ProcessorFeatures", required: false, location: Location::Body, shape: &shape_ProcessorFeatureList },
        Member { name: "PromotionTier", wire: "PromotionTier", query: "PromotionTier", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "PubliclyAccessible", wire: "PubliclyAccessible", query: "PubliclyAccessible", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "ReplicaMode", wire: "ReplicaMode", query: "ReplicaMode", required: false, location: Location::Body, shape: &shape_ReplicaMode },
        Member { name: "ResumeFullAutomationModeMinutes", wire: "ResumeFullAutomationModeMinutes", query: "ResumeFullAutomationModeMinutes", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "RotateMasterUserPassword", wire: "RotateMasterUserPassword", query: "RotateMasterUserPassword", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TagSpecifications", wire: "TagSpecifications", query: "TagSpecifications", required: false, location: Location::Body, shape: &shape_TagSpecificationList },
        Member { name: "TdeCredentialArn", wire: "TdeCredentialArn", query: "TdeCredentialArn", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "TdeCredentialPassword", wire: "TdeCredentialPassword", query: "TdeCredentialPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "UseDefaultProcessorFeatures", wire: "UseDefaultProcessorFeatures", query: "UseDefaultProcessorFeatures", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "VpcSecurityGroupIds", wire: "VpcSecurityGroupIds", query: "VpcSecurityGroupIds", required: false, location: Location::Body, shape: &shape_VpcSecurityGroupIdList },] });
    pub static shape_ModifyDBInstanceResult: Shape = Shape::Structure(Structure { name: "ModifyDBInstanceResult", union: false, members: &[
        Member { name: "DBInstance", wire: "DBInstance", query: "DBInstance", required: false, location: Location::Body, shape: &shape_DBInstance },] });
    pub static shape_ModifyDBSubnetGroupMessage: Shape = Shape::Structure(Structure { name: "ModifyDBSubnetGroupMessage", union: false, members: &[
        Member { name: "DBSubnetGroupDescription", wire: "DBSubnetGroupDescription", query: "DBSubnetGroupDescription", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: true, location: Location::Body, shape: &shape_SubnetIdentifierList },] });
    pub static shape_ModifyDBSubnetGroupResult: Shape = Shape::Structure(Structure { name: "ModifyDBSubnetGroupResult", union: false, members: &[
        Member { name: "DBSubnetGroup", wire: "DBSubnetGroup", query: "DBSubnetGroup", required: false, location: Location::Body, shape: &shape_DBSubnetGroup },] });
    pub static shape_OptionGroupMembership: Shape = Shape::Structure(Structure { name: "OptionGroupMembership", union: false, members: &[
        Member { name: "OptionGroupName", wire: "OptionGroupName", query: "OptionGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_OptionGroupMembershipList: Shape = Shape::List(List { member: &shape_OptionGroupMembership, item: "OptionGroupMembership", flattened: false, min: None, max: None });
    pub static shape_Outpost: Shape = Shape::Structure(Structure { name: "Outpost", union: false, members: &[
        Member { name: "Arn", wire: "Arn", query: "Arn", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_PendingCloudwatchLogsExports: Shape = Shape::Structure(Structure { name: "PendingCloudwatchLogsExports", union: false, members: &[
        Member { name: "LogTypesToDisable", wire: "LogTypesToDisable", query: "LogTypesToDisable", required: false, location: Location::Body, shape: &shape_LogTypeList },
        Member { name: "LogTypesToEnable", wire: "LogTypesToEnable", query: "LogTypesToEnable", required: false, location: Location::Body, shape: &shape_LogTypeList },] });
    pub static shape_PendingModifiedValues: Shape = Shape::Structure(Structure { name: "PendingModifiedValues", union: false, members: &[
        Member { name: "AdditionalStorageVolumes", wire: "AdditionalStorageVolumes", query: "AdditionalStorageVolumes", required: false, location: Location::Body, shape: &shape_AdditionalStorageVolumesList },
        Member { name: "AllocatedStorage", wire: "AllocatedStorage", query: "AllocatedStorage", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "AutomationMode", wire: "AutomationMode", query: "AutomationMode", required: false, location: Location::Body, shape: &shape_AutomationMode },
        Member { name: "BackupRetentionPeriod", wire: "BackupRetentionPeriod", query: "BackupRetentionPeriod", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "CACertificateIdentifier", wire: "CACertificateIdentifier", query: "CACertificateIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBCapacityReservationIdentifier", wire: "DBCapacityReservationIdentifier", query: "DBCapacityReservationIdentifier", required: false, location: Location::Body, shape: &shape_DBCapacityReservationIdentifier },
        Member { name: "DBInstanceClass", wire: "DBInstanceClass", query: "DBInstanceClass", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBInstanceIdentifier", wire: "DBInstanceIdentifier", query: "DBInstanceIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DBSubnetGroupName", wire: "DBSubnetGroupName", query: "DBSubnetGroupName", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "DedicatedLogVolume", wire: "DedicatedLogVolume", query: "DedicatedLogVolume", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IAMDatabaseAuthenticationEnabled", wire: "IAMDatabaseAuthenticationEnabled", query: "IAMDatabaseAuthenticationEnabled", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "Iops", wire: "Iops", query: "Iops", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "LicenseModel", wire: "LicenseModel", query: "LicenseModel", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "MasterUserPassword", wire: "MasterUserPassword", query: "MasterUserPassword", required: false, location: Location::Body, shape: &shape_SensitiveString },
        Member { name: "MultiAZ", wire: "MultiAZ", query: "MultiAZ", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "MultiTenant", wire: "MultiTenant", query: "MultiTenant", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "PendingCloudwatchLogsExports", wire: "PendingCloudwatchLogsExports", query: "PendingCloudwatchLogsExports", required: false, location: Location::Body, shape: &shape_PendingCloudwatchLogsExports },
        Member { name: "Port", wire: "Port", query: "Port", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "ProcessorFeatures", wire: "ProcessorFeatures", query: "ProcessorFeatures", required: false, location: Location::Body, shape: &shape_ProcessorFeatureList },
        Member { name: "ResumeFullAutomationModeTime", wire: "ResumeFullAutomationModeTime", query: "ResumeFullAutomationModeTime", required: false, location: Location::Body, shape: &shape_TStamp },
        Member { name: "StorageThroughput", wire: "StorageThroughput", query: "StorageThroughput", required: false, location: Location::Body, shape: &shape_IntegerOptional },
        Member { name: "StorageType", wire: "StorageType", query: "StorageType", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ProcessorFeature: Shape = Shape::Structure(Structure { name: "ProcessorFeature", union: false, members: &[
        Member { name: "Name", wire: "Name", query: "Name", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Value", wire: "Value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_ProcessorFeatureList: Shape = Shape::List(List { member: &shape_ProcessorFeature, item: "ProcessorFeature", flattened: false, min: None, max: None });
    pub static shape_ReadReplicaDBClusterIdentifierList: Shape = Shape::List(List { member: &shape_String, item: "ReadReplicaDBClusterIdentifier", flattened: false, min: None, max: None });
    pub static shape_ReadReplicaDBInstanceIdentifierList: Shape = Shape::List(List { member: &shape_String, item: "ReadReplicaDBInstanceIdentifier", flattened: false, min: None, max: None });
    pub static shape_RemoveTagsFromResourceMessage: Shape = Shape::Structure(Structure { name: "RemoveTagsFromResourceMessage", union: false, members: &[
        Member { name: "ResourceName", wire: "ResourceName", query: "ResourceName", required: true, location: Location::Body, shape: &shape_String },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: true, location: Location::Body, shape: &shape_KeyList },] });
    pub static shape_ReplicaMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["open-read-only", "mounted"] });
    pub static shape_SensitiveString: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_ServerlessV2FeaturesSupport: Shape = Shape::Structure(Structure { name: "ServerlessV2FeaturesSupport", union: false, members: &[
        Member { name: "MaxCapacity", wire: "MaxCapacity", query: "MaxCapacity", required: false, location: Location::Body, shape: &shape_DoubleOptional },
        Member { name: "MinCapacity", wire: "MinCapacity", query: "MinCapacity", required: false, location: Location::Body, shape: &shape_DoubleOptional },] });
    pub static shape_StorageEncryptionType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["none", "sse-kms", "sse-rds"] });
    pub static shape_String: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_StringList: Shape = Shape::List(List { member: &shape_String, item: "member", flattened: false, min: None, max: None });
    pub static shape_Subnet: Shape = Shape::Structure(Structure { name: "Subnet", union: false, members: &[
        Member { name: "SubnetAvailabilityZone", wire: "SubnetAvailabilityZone", query: "SubnetAvailabilityZone", required: false, location: Location::Body, shape: &shape_AvailabilityZone },
        Member { name: "SubnetIdentifier", wire: "SubnetIdentifier", query: "SubnetIdentifier", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "SubnetOutpost", wire: "SubnetOutpost", query: "SubnetOutpost", required: false, location: Location::Body, shape: &shape_Outpost },
        Member { name: "SubnetStatus", wire: "SubnetStatus", query: "SubnetStatus", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_SubnetIdentifierList: Shape = Shape::List(List { member: &shape_String, item: "SubnetIdentifier", flattened: false, min: None, max: None });
    pub static shape_SubnetList: Shape = Shape::List(List { member: &shape_Subnet, item: "Subnet", flattened: false, min: None, max: None });
    pub static shape_SupportedCharacterSetsList: Shape = Shape::List(List { member: &shape_CharacterSet, item: "CharacterSet", flattened: false, min: None, max: None });
    pub static shape_SupportedTimezonesList: Shape = Shape::List(List { member: &shape_Timezone, item: "Timezone", flattened: false, min: None, max: None });
    pub static shape_TStamp: Shape = Shape::Timestamp;
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Value", wire: "Value", query: "Value", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_TagList: Shape = Shape::List(List { member: &shape_Tag, item: "Tag", flattened: false, min: None, max: None });
    pub static shape_TagListMessage: Shape = Shape::Structure(Structure { name: "TagListMessage", union: false, members: &[
        Member { name: "TagList", wire: "TagList", query: "TagList", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_TagSpecification: Shape = Shape::Structure(Structure { name: "TagSpecification", union: false, members: &[
        Member { name: "ResourceType", wire: "ResourceType", query: "ResourceType", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_TagSpecificationList: Shape = Shape::List(List { member: &shape_TagSpecification, item: "item", flattened: false, min: None, max: None });
    pub static shape_Timezone: Shape = Shape::Structure(Structure { name: "Timezone", union: false, members: &[
        Member { name: "TimezoneName", wire: "TimezoneName", query: "TimezoneName", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_UpgradeRolloutOrder: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["first", "second", "last"] });
    pub static shape_UpgradeTarget: Shape = Shape::Structure(Structure { name: "UpgradeTarget", union: false, members: &[
        Member { name: "AutoUpgrade", wire: "AutoUpgrade", query: "AutoUpgrade", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "Description", wire: "Description", query: "Description", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "Engine", wire: "Engine", query: "Engine", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "EngineVersion", wire: "EngineVersion", query: "EngineVersion", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "IsMajorVersionUpgrade", wire: "IsMajorVersionUpgrade", query: "IsMajorVersionUpgrade", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "SupportedEngineModes", wire: "SupportedEngineModes", query: "SupportedEngineModes", required: false, location: Location::Body, shape: &shape_EngineModeList },
        Member { name: "SupportsBabelfish", wire: "SupportsBabelfish", query: "SupportsBabelfish", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsGlobalDatabases", wire: "SupportsGlobalDatabases", query: "SupportsGlobalDatabases", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsIntegrations", wire: "SupportsIntegrations", query: "SupportsIntegrations", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsLimitlessDatabase", wire: "SupportsLimitlessDatabase", query: "SupportsLimitlessDatabase", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsLocalWriteForwarding", wire: "SupportsLocalWriteForwarding", query: "SupportsLocalWriteForwarding", required: false, location: Location::Body, shape: &shape_BooleanOptional },
        Member { name: "SupportsParallelQuery", wire: "SupportsParallelQuery", query: "SupportsParallelQuery", required: false, location: Location::Body, shape: &shape_BooleanOptional },] });
    pub static shape_ValidUpgradeTargetList: Shape = Shape::List(List { member: &shape_UpgradeTarget, item: "UpgradeTarget", flattened: false, min: None, max: None });
    pub static shape_VpcSecurityGroupIdList: Shape = Shape::List(List { member: &shape_String, item: "VpcSecurityGroupId", flattened: false, min: None, max: None });
    pub static shape_VpcSecurityGroupMembership: Shape = Shape::Structure(Structure { name: "VpcSecurityGroupMembership", union: false, members: &[
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "VpcSecurityGroupId", wire: "VpcSecurityGroupId", query: "VpcSecurityGroupId", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_VpcSecurityGroupMembershipList: Shape = Shape::List(List { member: &shape_VpcSecurityGroupMembership, item: "VpcSecurityGroupMembership", flattened: false, min: None, max: None });
}
