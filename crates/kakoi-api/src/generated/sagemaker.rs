//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there

use kakoi_wire::schema::*;
use serde::{Deserialize, Serialize};

pub static SERVICE: Service = Service {
    name: "sagemaker",
    signing_name: "sagemaker",
    protocol: Protocol::Json11,
    api_version: "2017-07-24",
    target_prefix: "SageMaker",
    xml_namespace: "",
    global: false,
    operations: &[
        &tables::op_AddTags,
        &tables::op_CreateApp,
        &tables::op_CreateDomain,
        &tables::op_CreatePresignedDomainUrl,
        &tables::op_CreateSpace,
        &tables::op_CreateUserProfile,
        &tables::op_DeleteApp,
        &tables::op_DeleteDomain,
        &tables::op_DeleteSpace,
        &tables::op_DeleteTags,
        &tables::op_DeleteUserProfile,
        &tables::op_DescribeApp,
        &tables::op_DescribeDomain,
        &tables::op_DescribeSpace,
        &tables::op_DescribeUserProfile,
        &tables::op_ListApps,
        &tables::op_ListDomains,
        &tables::op_ListSpaces,
        &tables::op_ListTags,
        &tables::op_ListUserProfiles,
        &tables::op_UpdateDomain,
        &tables::op_UpdateSpace,
        &tables::op_UpdateUserProfile,
    ],
};

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AddTagsInput {
    #[serde(rename = "ResourceArn")]
    pub resource_arn: String,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AddTagsOutput {
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AmazonQSettings {
    #[serde(rename = "QProfileArn", skip_serializing_if = "Option::is_none")]
    pub q_profile_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AppDetails {
    #[serde(rename = "AppName", skip_serializing_if = "Option::is_none")]
    pub app_name: Option<String>,
    #[serde(rename = "AppType", skip_serializing_if = "Option::is_none")]
    pub app_type: Option<String>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "ResourceSpec", skip_serializing_if = "Option::is_none")]
    pub resource_spec: Option<ResourceSpec>,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct AppLifecycleManagement {
    #[serde(rename = "IdleSettings", skip_serializing_if = "Option::is_none")]
    pub idle_settings: Option<IdleSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CanvasAppSettings {
    #[serde(rename = "DirectDeploySettings", skip_serializing_if = "Option::is_none")]
    pub direct_deploy_settings: Option<DirectDeploySettings>,
    #[serde(rename = "EmrServerlessSettings", skip_serializing_if = "Option::is_none")]
    pub emr_serverless_settings: Option<EmrServerlessSettings>,
    #[serde(rename = "GenerativeAiSettings", skip_serializing_if = "Option::is_none")]
    pub generative_ai_settings: Option<GenerativeAiSettings>,
    #[serde(rename = "IdentityProviderOAuthSettings", skip_serializing_if = "Option::is_none")]
    pub identity_provider_o_auth_settings: Option<Vec<IdentityProviderOAuthSetting>>,
    #[serde(rename = "KendraSettings", skip_serializing_if = "Option::is_none")]
    pub kendra_settings: Option<KendraSettings>,
    #[serde(rename = "ModelRegisterSettings", skip_serializing_if = "Option::is_none")]
    pub model_register_settings: Option<ModelRegisterSettings>,
    #[serde(rename = "TimeSeriesForecastingSettings", skip_serializing_if = "Option::is_none")]
    pub time_series_forecasting_settings: Option<TimeSeriesForecastingSettings>,
    #[serde(rename = "WorkspaceSettings", skip_serializing_if = "Option::is_none")]
    pub workspace_settings: Option<WorkspaceSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CodeEditorAppSettings {
    #[serde(rename = "AppLifecycleManagement", skip_serializing_if = "Option::is_none")]
    pub app_lifecycle_management: Option<AppLifecycleManagement>,
    #[serde(rename = "BuiltInLifecycleConfigArn", skip_serializing_if = "Option::is_none")]
    pub built_in_lifecycle_config_arn: Option<String>,
    #[serde(rename = "CustomImages", skip_serializing_if = "Option::is_none")]
    pub custom_images: Option<Vec<CustomImage>>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
    #[serde(rename = "LifecycleConfigArns", skip_serializing_if = "Option::is_none")]
    pub lifecycle_config_arns: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CodeRepository {
    #[serde(rename = "RepositoryUrl")]
    pub repository_url: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateAppRequest {
    #[serde(rename = "AppName")]
    pub app_name: String,
    #[serde(rename = "AppType")]
    pub app_type: String,
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "RecoveryMode", skip_serializing_if = "Option::is_none")]
    pub recovery_mode: Option<bool>,
    #[serde(rename = "ResourceSpec", skip_serializing_if = "Option::is_none")]
    pub resource_spec: Option<ResourceSpec>,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateAppResponse {
    #[serde(rename = "AppArn", skip_serializing_if = "Option::is_none")]
    pub app_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateDomainRequest {
    #[serde(rename = "AppNetworkAccessType", skip_serializing_if = "Option::is_none")]
    pub app_network_access_type: Option<String>,
    #[serde(rename = "AppSecurityGroupManagement", skip_serializing_if = "Option::is_none")]
    pub app_security_group_management: Option<String>,
    #[serde(rename = "AuthMode")]
    pub auth_mode: String,
    #[serde(rename = "DefaultSpaceSettings", skip_serializing_if = "Option::is_none")]
    pub default_space_settings: Option<DefaultSpaceSettings>,
    #[serde(rename = "DefaultUserSettings")]
    pub default_user_settings: UserSettings,
    #[serde(rename = "DomainName")]
    pub domain_name: String,
    #[serde(rename = "DomainSettings", skip_serializing_if = "Option::is_none")]
    pub domain_settings: Option<DomainSettings>,
    #[serde(rename = "HomeEfsFileSystemCreation", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_creation: Option<String>,
    #[serde(rename = "HomeEfsFileSystemKmsKeyId", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_kms_key_id: Option<String>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(rename = "TagPropagation", skip_serializing_if = "Option::is_none")]
    pub tag_propagation: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateDomainResponse {
    #[serde(rename = "DomainArn", skip_serializing_if = "Option::is_none")]
    pub domain_arn: Option<String>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreatePresignedDomainUrlRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "ExpiresInSeconds", skip_serializing_if = "Option::is_none")]
    pub expires_in_seconds: Option<i32>,
    #[serde(rename = "LandingUri", skip_serializing_if = "Option::is_none")]
    pub landing_uri: Option<String>,
    #[serde(rename = "SessionExpirationDurationInSeconds", skip_serializing_if = "Option::is_none")]
    pub session_expiration_duration_in_seconds: Option<i32>,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "UserProfileName")]
    pub user_profile_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreatePresignedDomainUrlResponse {
    #[serde(rename = "AuthorizedUrl", skip_serializing_if = "Option::is_none")]
    pub authorized_url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateSpaceRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "OwnershipSettings", skip_serializing_if = "Option::is_none")]
    pub ownership_settings: Option<OwnershipSettings>,
    #[serde(rename = "SpaceDisplayName", skip_serializing_if = "Option::is_none")]
    pub space_display_name: Option<String>,
    #[serde(rename = "SpaceName")]
    pub space_name: String,
    #[serde(rename = "SpaceSettings", skip_serializing_if = "Option::is_none")]
    pub space_settings: Option<SpaceSettings>,
    #[serde(rename = "SpaceSharingSettings", skip_serializing_if = "Option::is_none")]
    pub space_sharing_settings: Option<SpaceSharingSettings>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateSpaceResponse {
    #[serde(rename = "SpaceArn", skip_serializing_if = "Option::is_none")]
    pub space_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateUserProfileRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "SingleSignOnUserIdentifier", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_user_identifier: Option<String>,
    #[serde(rename = "SingleSignOnUserValue", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_user_value: Option<String>,
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(rename = "UserProfileName")]
    pub user_profile_name: String,
    #[serde(rename = "UserSettings", skip_serializing_if = "Option::is_none")]
    pub user_settings: Option<UserSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CreateUserProfileResponse {
    #[serde(rename = "UserProfileArn", skip_serializing_if = "Option::is_none")]
    pub user_profile_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CustomFileSystem {
    #[serde(rename = "EFSFileSystem", skip_serializing_if = "Option::is_none")]
    pub efs_file_system: Option<EFSFileSystem>,
    #[serde(rename = "FSxLustreFileSystem", skip_serializing_if = "Option::is_none")]
    pub f_sx_lustre_file_system: Option<FSxLustreFileSystem>,
    #[serde(rename = "S3FileSystem", skip_serializing_if = "Option::is_none")]
    pub s3_file_system: Option<S3FileSystem>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CustomFileSystemConfig {
    #[serde(rename = "EFSFileSystemConfig", skip_serializing_if = "Option::is_none")]
    pub efs_file_system_config: Option<EFSFileSystemConfig>,
    #[serde(rename = "FSxLustreFileSystemConfig", skip_serializing_if = "Option::is_none")]
    pub f_sx_lustre_file_system_config: Option<FSxLustreFileSystemConfig>,
    #[serde(rename = "S3FileSystemConfig", skip_serializing_if = "Option::is_none")]
    pub s3_file_system_config: Option<S3FileSystemConfig>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CustomImage {
    #[serde(rename = "AppImageConfigName")]
    pub app_image_config_name: String,
    #[serde(rename = "ImageName")]
    pub image_name: String,
    #[serde(rename = "ImageVersionNumber", skip_serializing_if = "Option::is_none")]
    pub image_version_number: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct CustomPosixUserConfig {
    #[serde(rename = "Gid")]
    pub gid: i64,
    #[serde(rename = "Uid")]
    pub uid: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DefaultEbsStorageSettings {
    #[serde(rename = "DefaultEbsVolumeSizeInGb")]
    pub default_ebs_volume_size_in_gb: i32,
    #[serde(rename = "MaximumEbsVolumeSizeInGb")]
    pub maximum_ebs_volume_size_in_gb: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DefaultSpaceSettings {
    #[serde(rename = "CustomFileSystemConfigs", skip_serializing_if = "Option::is_none")]
    pub custom_file_system_configs: Option<Vec<CustomFileSystemConfig>>,
    #[serde(rename = "CustomPosixUserConfig", skip_serializing_if = "Option::is_none")]
    pub custom_posix_user_config: Option<CustomPosixUserConfig>,
    #[serde(rename = "ExecutionRole", skip_serializing_if = "Option::is_none")]
    pub execution_role: Option<String>,
    #[serde(rename = "JupyterLabAppSettings", skip_serializing_if = "Option::is_none")]
    pub jupyter_lab_app_settings: Option<JupyterLabAppSettings>,
    #[serde(rename = "JupyterServerAppSettings", skip_serializing_if = "Option::is_none")]
    pub jupyter_server_app_settings: Option<JupyterServerAppSettings>,
    #[serde(rename = "KernelGatewayAppSettings", skip_serializing_if = "Option::is_none")]
    pub kernel_gateway_app_settings: Option<KernelGatewayAppSettings>,
    #[serde(rename = "SecurityGroups", skip_serializing_if = "Option::is_none")]
    pub security_groups: Option<Vec<String>>,
    #[serde(rename = "SpaceStorageSettings", skip_serializing_if = "Option::is_none")]
    pub space_storage_settings: Option<DefaultSpaceStorageSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DefaultSpaceStorageSettings {
    #[serde(rename = "DefaultEbsStorageSettings", skip_serializing_if = "Option::is_none")]
    pub default_ebs_storage_settings: Option<DefaultEbsStorageSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteAppRequest {
    #[serde(rename = "AppName")]
    pub app_name: String,
    #[serde(rename = "AppType")]
    pub app_type: String,
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteDomainRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "RetentionPolicy", skip_serializing_if = "Option::is_none")]
    pub retention_policy: Option<RetentionPolicy>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteSpaceRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "SpaceName")]
    pub space_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteTagsInput {
    #[serde(rename = "ResourceArn")]
    pub resource_arn: String,
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteTagsOutput {
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DeleteUserProfileRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "UserProfileName")]
    pub user_profile_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeAppRequest {
    #[serde(rename = "AppName")]
    pub app_name: String,
    #[serde(rename = "AppType")]
    pub app_type: String,
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeAppResponse {
    #[serde(rename = "AppArn", skip_serializing_if = "Option::is_none")]
    pub app_arn: Option<String>,
    #[serde(rename = "AppName", skip_serializing_if = "Option::is_none")]
    pub app_name: Option<String>,
    #[serde(rename = "AppType", skip_serializing_if = "Option::is_none")]
    pub app_type: Option<String>,
    #[serde(rename = "BuiltInLifecycleConfigArn", skip_serializing_if = "Option::is_none")]
    pub built_in_lifecycle_config_arn: Option<String>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "EffectiveTrustedIdentityPropagationStatus", skip_serializing_if = "Option::is_none")]
    pub effective_trusted_identity_propagation_status: Option<String>,
    #[serde(rename = "FailureReason", skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(rename = "LastHealthCheckTimestamp", skip_serializing_if = "Option::is_none")]
    pub last_health_check_timestamp: Option<f64>,
    #[serde(rename = "LastUserActivityTimestamp", skip_serializing_if = "Option::is_none")]
    pub last_user_activity_timestamp: Option<f64>,
    #[serde(rename = "RecoveryMode", skip_serializing_if = "Option::is_none")]
    pub recovery_mode: Option<bool>,
    #[serde(rename = "ResourceSpec", skip_serializing_if = "Option::is_none")]
    pub resource_spec: Option<ResourceSpec>,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeDomainRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeDomainResponse {
    #[serde(rename = "AppNetworkAccessType", skip_serializing_if = "Option::is_none")]
    pub app_network_access_type: Option<String>,
    #[serde(rename = "AppSecurityGroupManagement", skip_serializing_if = "Option::is_none")]
    pub app_security_group_management: Option<String>,
    #[serde(rename = "AuthMode", skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<String>,
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DefaultSpaceSettings", skip_serializing_if = "Option::is_none")]
    pub default_space_settings: Option<DefaultSpaceSettings>,
    #[serde(rename = "DefaultUserSettings", skip_serializing_if = "Option::is_none")]
    pub default_user_settings: Option<UserSettings>,
    #[serde(rename = "DomainArn", skip_serializing_if = "Option::is_none")]
    pub domain_arn: Option<String>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "DomainName", skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    #[serde(rename = "DomainSettings", skip_serializing_if = "Option::is_none")]
    pub domain_settings: Option<DomainSettings>,
    #[serde(rename = "FailureReason", skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(rename = "HomeEfsFileSystemCreation", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_creation: Option<String>,
    #[serde(rename = "HomeEfsFileSystemId", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_id: Option<String>,
    #[serde(rename = "HomeEfsFileSystemKmsKeyId", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_kms_key_id: Option<String>,
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<f64>,
    #[serde(rename = "SecurityGroupIdForDomainBoundary", skip_serializing_if = "Option::is_none")]
    pub security_group_id_for_domain_boundary: Option<String>,
    #[serde(rename = "SingleSignOnApplicationArn", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_application_arn: Option<String>,
    #[serde(rename = "SingleSignOnManagedApplicationInstanceId", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_managed_application_instance_id: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
    #[serde(rename = "TagPropagation", skip_serializing_if = "Option::is_none")]
    pub tag_propagation: Option<String>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeSpaceRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "SpaceName")]
    pub space_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeSpaceResponse {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "FailureReason", skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(rename = "HomeEfsFileSystemUid", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_uid: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<f64>,
    #[serde(rename = "OwnershipSettings", skip_serializing_if = "Option::is_none")]
    pub ownership_settings: Option<OwnershipSettings>,
    #[serde(rename = "SpaceArn", skip_serializing_if = "Option::is_none")]
    pub space_arn: Option<String>,
    #[serde(rename = "SpaceDisplayName", skip_serializing_if = "Option::is_none")]
    pub space_display_name: Option<String>,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "SpaceSettings", skip_serializing_if = "Option::is_none")]
    pub space_settings: Option<SpaceSettings>,
    #[serde(rename = "SpaceSharingSettings", skip_serializing_if = "Option::is_none")]
    pub space_sharing_settings: Option<SpaceSharingSettings>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeUserProfileRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "UserProfileName")]
    pub user_profile_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DescribeUserProfileResponse {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "FailureReason", skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(rename = "HomeEfsFileSystemUid", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_uid: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<f64>,
    #[serde(rename = "SingleSignOnUserIdentifier", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_user_identifier: Option<String>,
    #[serde(rename = "SingleSignOnUserValue", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_user_value: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "UserProfileArn", skip_serializing_if = "Option::is_none")]
    pub user_profile_arn: Option<String>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
    #[serde(rename = "UserSettings", skip_serializing_if = "Option::is_none")]
    pub user_settings: Option<UserSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DirectDeploySettings {
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DockerSettings {
    #[serde(rename = "EnableDockerAccess", skip_serializing_if = "Option::is_none")]
    pub enable_docker_access: Option<String>,
    #[serde(rename = "RootlessDocker", skip_serializing_if = "Option::is_none")]
    pub rootless_docker: Option<String>,
    #[serde(rename = "VpcOnlyTrustedAccounts", skip_serializing_if = "Option::is_none")]
    pub vpc_only_trusted_accounts: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DomainDetails {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainArn", skip_serializing_if = "Option::is_none")]
    pub domain_arn: Option<String>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "DomainName", skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<f64>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "Url", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DomainSettings {
    #[serde(rename = "AmazonQSettings", skip_serializing_if = "Option::is_none")]
    pub amazon_q_settings: Option<AmazonQSettings>,
    #[serde(rename = "DockerSettings", skip_serializing_if = "Option::is_none")]
    pub docker_settings: Option<DockerSettings>,
    #[serde(rename = "ExecutionRoleIdentityConfig", skip_serializing_if = "Option::is_none")]
    pub execution_role_identity_config: Option<String>,
    #[serde(rename = "IpAddressType", skip_serializing_if = "Option::is_none")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "RStudioServerProDomainSettings", skip_serializing_if = "Option::is_none")]
    pub r_studio_server_pro_domain_settings: Option<RStudioServerProDomainSettings>,
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(rename = "TrustedIdentityPropagationSettings", skip_serializing_if = "Option::is_none")]
    pub trusted_identity_propagation_settings: Option<TrustedIdentityPropagationSettings>,
    #[serde(rename = "UnifiedStudioSettings", skip_serializing_if = "Option::is_none")]
    pub unified_studio_settings: Option<UnifiedStudioSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct DomainSettingsForUpdate {
    #[serde(rename = "AmazonQSettings", skip_serializing_if = "Option::is_none")]
    pub amazon_q_settings: Option<AmazonQSettings>,
    #[serde(rename = "DockerSettings", skip_serializing_if = "Option::is_none")]
    pub docker_settings: Option<DockerSettings>,
    #[serde(rename = "ExecutionRoleIdentityConfig", skip_serializing_if = "Option::is_none")]
    pub execution_role_identity_config: Option<String>,
    #[serde(rename = "IpAddressType", skip_serializing_if = "Option::is_none")]
    pub ip_address_type: Option<String>,
    #[serde(rename = "RStudioServerProDomainSettingsForUpdate", skip_serializing_if = "Option::is_none")]
    pub r_studio_server_pro_domain_settings_for_update: Option<RStudioServerProDomainSettingsForUpdate>,
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(rename = "TrustedIdentityPropagationSettings", skip_serializing_if = "Option::is_none")]
    pub trusted_identity_propagation_settings: Option<TrustedIdentityPropagationSettings>,
    #[serde(rename = "UnifiedStudioSettings", skip_serializing_if = "Option::is_none")]
    pub unified_studio_settings: Option<UnifiedStudioSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct EFSFileSystem {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct EFSFileSystemConfig {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
    #[serde(rename = "FileSystemPath", skip_serializing_if = "Option::is_none")]
    pub file_system_path: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct EbsStorageSettings {
    #[serde(rename = "EbsVolumeSizeInGb")]
    pub ebs_volume_size_in_gb: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct EmrServerlessSettings {
    #[serde(rename = "ExecutionRoleArn", skip_serializing_if = "Option::is_none")]
    pub execution_role_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct EmrSettings {
    #[serde(rename = "AssumableRoleArns", skip_serializing_if = "Option::is_none")]
    pub assumable_role_arns: Option<Vec<String>>,
    #[serde(rename = "ExecutionRoleArns", skip_serializing_if = "Option::is_none")]
    pub execution_role_arns: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FSxLustreFileSystem {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct FSxLustreFileSystemConfig {
    #[serde(rename = "FileSystemId")]
    pub file_system_id: String,
    #[serde(rename = "FileSystemPath", skip_serializing_if = "Option::is_none")]
    pub file_system_path: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct GenerativeAiSettings {
    #[serde(rename = "AmazonBedrockRoleArn", skip_serializing_if = "Option::is_none")]
    pub amazon_bedrock_role_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct HiddenSageMakerImage {
    #[serde(rename = "SageMakerImageName", skip_serializing_if = "Option::is_none")]
    pub sage_maker_image_name: Option<String>,
    #[serde(rename = "VersionAliases", skip_serializing_if = "Option::is_none")]
    pub version_aliases: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct IdentityProviderOAuthSetting {
    #[serde(rename = "DataSourceName", skip_serializing_if = "Option::is_none")]
    pub data_source_name: Option<String>,
    #[serde(rename = "SecretArn", skip_serializing_if = "Option::is_none")]
    pub secret_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct IdleSettings {
    #[serde(rename = "IdleTimeoutInMinutes", skip_serializing_if = "Option::is_none")]
    pub idle_timeout_in_minutes: Option<i32>,
    #[serde(rename = "LifecycleManagement", skip_serializing_if = "Option::is_none")]
    pub lifecycle_management: Option<String>,
    #[serde(rename = "MaxIdleTimeoutInMinutes", skip_serializing_if = "Option::is_none")]
    pub max_idle_timeout_in_minutes: Option<i32>,
    #[serde(rename = "MinIdleTimeoutInMinutes", skip_serializing_if = "Option::is_none")]
    pub min_idle_timeout_in_minutes: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct JupyterLabAppSettings {
    #[serde(rename = "AppLifecycleManagement", skip_serializing_if = "Option::is_none")]
    pub app_lifecycle_management: Option<AppLifecycleManagement>,
    #[serde(rename = "BuiltInLifecycleConfigArn", skip_serializing_if = "Option::is_none")]
    pub built_in_lifecycle_config_arn: Option<String>,
    #[serde(rename = "CodeRepositories", skip_serializing_if = "Option::is_none")]
    pub code_repositories: Option<Vec<CodeRepository>>,
    #[serde(rename = "CustomImages", skip_serializing_if = "Option::is_none")]
    pub custom_images: Option<Vec<CustomImage>>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
    #[serde(rename = "EmrSettings", skip_serializing_if = "Option::is_none")]
    pub emr_settings: Option<EmrSettings>,
    #[serde(rename = "LifecycleConfigArns", skip_serializing_if = "Option::is_none")]
    pub lifecycle_config_arns: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct JupyterServerAppSettings {
    #[serde(rename = "CodeRepositories", skip_serializing_if = "Option::is_none")]
    pub code_repositories: Option<Vec<CodeRepository>>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
    #[serde(rename = "LifecycleConfigArns", skip_serializing_if = "Option::is_none")]
    pub lifecycle_config_arns: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct KendraSettings {
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct KernelGatewayAppSettings {
    #[serde(rename = "CustomImages", skip_serializing_if = "Option::is_none")]
    pub custom_images: Option<Vec<CustomImage>>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
    #[serde(rename = "LifecycleConfigArns", skip_serializing_if = "Option::is_none")]
    pub lifecycle_config_arns: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListAppsRequest {
    #[serde(rename = "DomainIdEquals", skip_serializing_if = "Option::is_none")]
    pub domain_id_equals: Option<String>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SortBy", skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<String>,
    #[serde(rename = "SortOrder", skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<String>,
    #[serde(rename = "SpaceNameEquals", skip_serializing_if = "Option::is_none")]
    pub space_name_equals: Option<String>,
    #[serde(rename = "UserProfileNameEquals", skip_serializing_if = "Option::is_none")]
    pub user_profile_name_equals: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListAppsResponse {
    #[serde(rename = "Apps")]
    pub apps: Vec<AppDetails>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListDomainsRequest {
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListDomainsResponse {
    #[serde(rename = "Domains")]
    pub domains: Vec<DomainDetails>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListSpacesRequest {
    #[serde(rename = "DomainIdEquals", skip_serializing_if = "Option::is_none")]
    pub domain_id_equals: Option<String>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SortBy", skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<String>,
    #[serde(rename = "SortOrder", skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<String>,
    #[serde(rename = "SpaceNameContains", skip_serializing_if = "Option::is_none")]
    pub space_name_contains: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListSpacesResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Spaces")]
    pub spaces: Vec<SpaceDetails>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListTagsInput {
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "ResourceArn")]
    pub resource_arn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListTagsOutput {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListUserProfilesRequest {
    #[serde(rename = "DomainIdEquals", skip_serializing_if = "Option::is_none")]
    pub domain_id_equals: Option<String>,
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "SortBy", skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<String>,
    #[serde(rename = "SortOrder", skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<String>,
    #[serde(rename = "UserProfileNameContains", skip_serializing_if = "Option::is_none")]
    pub user_profile_name_contains: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListUserProfilesResponse {
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(rename = "UserProfiles")]
    pub user_profiles: Vec<UserProfileDetails>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ModelRegisterSettings {
    #[serde(rename = "CrossAccountModelRegisterRoleArn", skip_serializing_if = "Option::is_none")]
    pub cross_account_model_register_role_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct OwnershipSettings {
    #[serde(rename = "OwnerUserProfileName")]
    pub owner_user_profile_name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct OwnershipSettingsSummary {
    #[serde(rename = "OwnerUserProfileName", skip_serializing_if = "Option::is_none")]
    pub owner_user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RSessionAppSettings {
    #[serde(rename = "CustomImages", skip_serializing_if = "Option::is_none")]
    pub custom_images: Option<Vec<CustomImage>>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RStudioServerProAppSettings {
    #[serde(rename = "AccessStatus", skip_serializing_if = "Option::is_none")]
    pub access_status: Option<String>,
    #[serde(rename = "UserGroup", skip_serializing_if = "Option::is_none")]
    pub user_group: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RStudioServerProDomainSettings {
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
    #[serde(rename = "DomainExecutionRoleArn")]
    pub domain_execution_role_arn: String,
    #[serde(rename = "RStudioConnectUrl", skip_serializing_if = "Option::is_none")]
    pub r_studio_connect_url: Option<String>,
    #[serde(rename = "RStudioPackageManagerUrl", skip_serializing_if = "Option::is_none")]
    pub r_studio_package_manager_url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RStudioServerProDomainSettingsForUpdate {
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
    #[serde(rename = "DomainExecutionRoleArn")]
    pub domain_execution_role_arn: String,
    #[serde(rename = "RStudioConnectUrl", skip_serializing_if = "Option::is_none")]
    pub r_studio_connect_url: Option<String>,
    #[serde(rename = "RStudioPackageManagerUrl", skip_serializing_if = "Option::is_none")]
    pub r_studio_package_manager_url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct ResourceSpec {
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    #[serde(rename = "LifecycleConfigArn", skip_serializing_if = "Option::is_none")]
    pub lifecycle_config_arn: Option<String>,
    #[serde(rename = "SageMakerImageArn", skip_serializing_if = "Option::is_none")]
    pub sage_maker_image_arn: Option<String>,
    #[serde(rename = "SageMakerImageVersionAlias", skip_serializing_if = "Option::is_none")]
    pub sage_maker_image_version_alias: Option<String>,
    #[serde(rename = "SageMakerImageVersionArn", skip_serializing_if = "Option::is_none")]
    pub sage_maker_image_version_arn: Option<String>,
    #[serde(rename = "TrainingPlanArn", skip_serializing_if = "Option::is_none")]
    pub training_plan_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct RetentionPolicy {
    #[serde(rename = "HomeEfsFileSystem", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct S3FileSystem {
    #[serde(rename = "S3Uri")]
    pub s3_uri: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct S3FileSystemConfig {
    #[serde(rename = "MountPath", skip_serializing_if = "Option::is_none")]
    pub mount_path: Option<String>,
    #[serde(rename = "S3Uri")]
    pub s3_uri: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SharingSettings {
    #[serde(rename = "NotebookOutputOption", skip_serializing_if = "Option::is_none")]
    pub notebook_output_option: Option<String>,
    #[serde(rename = "S3KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub s3_kms_key_id: Option<String>,
    #[serde(rename = "S3OutputPath", skip_serializing_if = "Option::is_none")]
    pub s3_output_path: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceAppLifecycleManagement {
    #[serde(rename = "IdleSettings", skip_serializing_if = "Option::is_none")]
    pub idle_settings: Option<SpaceIdleSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceCodeEditorAppSettings {
    #[serde(rename = "AppLifecycleManagement", skip_serializing_if = "Option::is_none")]
    pub app_lifecycle_management: Option<SpaceAppLifecycleManagement>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceDetails {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<f64>,
    #[serde(rename = "OwnershipSettingsSummary", skip_serializing_if = "Option::is_none")]
    pub ownership_settings_summary: Option<OwnershipSettingsSummary>,
    #[serde(rename = "SpaceDisplayName", skip_serializing_if = "Option::is_none")]
    pub space_display_name: Option<String>,
    #[serde(rename = "SpaceName", skip_serializing_if = "Option::is_none")]
    pub space_name: Option<String>,
    #[serde(rename = "SpaceSettingsSummary", skip_serializing_if = "Option::is_none")]
    pub space_settings_summary: Option<SpaceSettingsSummary>,
    #[serde(rename = "SpaceSharingSettingsSummary", skip_serializing_if = "Option::is_none")]
    pub space_sharing_settings_summary: Option<SpaceSharingSettingsSummary>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceIdleSettings {
    #[serde(rename = "IdleTimeoutInMinutes", skip_serializing_if = "Option::is_none")]
    pub idle_timeout_in_minutes: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceJupyterLabAppSettings {
    #[serde(rename = "AppLifecycleManagement", skip_serializing_if = "Option::is_none")]
    pub app_lifecycle_management: Option<SpaceAppLifecycleManagement>,
    #[serde(rename = "CodeRepositories", skip_serializing_if = "Option::is_none")]
    pub code_repositories: Option<Vec<CodeRepository>>,
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceSettings {
    #[serde(rename = "AppType", skip_serializing_if = "Option::is_none")]
    pub app_type: Option<String>,
    #[serde(rename = "CodeEditorAppSettings", skip_serializing_if = "Option::is_none")]
    pub code_editor_app_settings: Option<SpaceCodeEditorAppSettings>,
    #[serde(rename = "CustomFileSystems", skip_serializing_if = "Option::is_none")]
    pub custom_file_systems: Option<Vec<CustomFileSystem>>,
    #[serde(rename = "JupyterLabAppSettings", skip_serializing_if = "Option::is_none")]
    pub jupyter_lab_app_settings: Option<SpaceJupyterLabAppSettings>,
    #[serde(rename = "JupyterServerAppSettings", skip_serializing_if = "Option::is_none")]
    pub jupyter_server_app_settings: Option<JupyterServerAppSettings>,
    #[serde(rename = "KernelGatewayAppSettings", skip_serializing_if = "Option::is_none")]
    pub kernel_gateway_app_settings: Option<KernelGatewayAppSettings>,
    #[serde(rename = "RemoteAccess", skip_serializing_if = "Option::is_none")]
    pub remote_access: Option<String>,
    #[serde(rename = "SpaceManagedResources", skip_serializing_if = "Option::is_none")]
    pub space_managed_resources: Option<String>,
    #[serde(rename = "SpaceStorageSettings", skip_serializing_if = "Option::is_none")]
    pub space_storage_settings: Option<SpaceStorageSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceSettingsSummary {
    #[serde(rename = "AppType", skip_serializing_if = "Option::is_none")]
    pub app_type: Option<String>,
    #[serde(rename = "RemoteAccess", skip_serializing_if = "Option::is_none")]
    pub remote_access: Option<String>,
    #[serde(rename = "SpaceStorageSettings", skip_serializing_if = "Option::is_none")]
    pub space_storage_settings: Option<SpaceStorageSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceSharingSettings {
    #[serde(rename = "SharingType")]
    pub sharing_type: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceSharingSettingsSummary {
    #[serde(rename = "SharingType", skip_serializing_if = "Option::is_none")]
    pub sharing_type: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct SpaceStorageSettings {
    #[serde(rename = "EbsStorageSettings", skip_serializing_if = "Option::is_none")]
    pub ebs_storage_settings: Option<EbsStorageSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct StudioWebPortalSettings {
    #[serde(rename = "ExecutionRoleSessionNameMode", skip_serializing_if = "Option::is_none")]
    pub execution_role_session_name_mode: Option<String>,
    #[serde(rename = "HiddenAppTypes", skip_serializing_if = "Option::is_none")]
    pub hidden_app_types: Option<Vec<String>>,
    #[serde(rename = "HiddenInstanceTypes", skip_serializing_if = "Option::is_none")]
    pub hidden_instance_types: Option<Vec<String>>,
    #[serde(rename = "HiddenMlTools", skip_serializing_if = "Option::is_none")]
    pub hidden_ml_tools: Option<Vec<String>>,
    #[serde(rename = "HiddenSageMakerImageVersionAliases", skip_serializing_if = "Option::is_none")]
    pub hidden_sage_maker_image_version_aliases: Option<Vec<HiddenSageMakerImage>>,
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
pub struct TensorBoardAppSettings {
    #[serde(rename = "DefaultResourceSpec", skip_serializing_if = "Option::is_none")]
    pub default_resource_spec: Option<ResourceSpec>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct TimeSeriesForecastingSettings {
    #[serde(rename = "AmazonForecastRoleArn", skip_serializing_if = "Option::is_none")]
    pub amazon_forecast_role_arn: Option<String>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct TrustedIdentityPropagationSettings {
    #[serde(rename = "Status")]
    pub status: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UnifiedStudioSettings {
    #[serde(rename = "DomainAccountId", skip_serializing_if = "Option::is_none")]
    pub domain_account_id: Option<String>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "DomainRegion", skip_serializing_if = "Option::is_none")]
    pub domain_region: Option<String>,
    #[serde(rename = "EnvironmentId", skip_serializing_if = "Option::is_none")]
    pub environment_id: Option<String>,
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    #[serde(rename = "ProjectS3Path", skip_serializing_if = "Option::is_none")]
    pub project_s3_path: Option<String>,
    #[serde(rename = "SingleSignOnApplicationArn", skip_serializing_if = "Option::is_none")]
    pub single_sign_on_application_arn: Option<String>,
    #[serde(rename = "StudioWebPortalAccess", skip_serializing_if = "Option::is_none")]
    pub studio_web_portal_access: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateDomainRequest {
    #[serde(rename = "AppNetworkAccessType", skip_serializing_if = "Option::is_none")]
    pub app_network_access_type: Option<String>,
    #[serde(rename = "AppSecurityGroupManagement", skip_serializing_if = "Option::is_none")]
    pub app_security_group_management: Option<String>,
    #[serde(rename = "DefaultSpaceSettings", skip_serializing_if = "Option::is_none")]
    pub default_space_settings: Option<DefaultSpaceSettings>,
    #[serde(rename = "DefaultUserSettings", skip_serializing_if = "Option::is_none")]
    pub default_user_settings: Option<UserSettings>,
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "DomainSettingsForUpdate", skip_serializing_if = "Option::is_none")]
    pub domain_settings_for_update: Option<DomainSettingsForUpdate>,
    #[serde(rename = "HomeEfsFileSystemCreation", skip_serializing_if = "Option::is_none")]
    pub home_efs_file_system_creation: Option<String>,
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(rename = "TagPropagation", skip_serializing_if = "Option::is_none")]
    pub tag_propagation: Option<String>,
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateDomainResponse {
    #[serde(rename = "DomainArn", skip_serializing_if = "Option::is_none")]
    pub domain_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateSpaceRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "SpaceDisplayName", skip_serializing_if = "Option::is_none")]
    pub space_display_name: Option<String>,
    #[serde(rename = "SpaceName")]
    pub space_name: String,
    #[serde(rename = "SpaceSettings", skip_serializing_if = "Option::is_none")]
    pub space_settings: Option<SpaceSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateSpaceResponse {
    #[serde(rename = "SpaceArn", skip_serializing_if = "Option::is_none")]
    pub space_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateUserProfileRequest {
    #[serde(rename = "DomainId")]
    pub domain_id: String,
    #[serde(rename = "UserProfileName")]
    pub user_profile_name: String,
    #[serde(rename = "UserSettings", skip_serializing_if = "Option::is_none")]
    pub user_settings: Option<UserSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateUserProfileResponse {
    #[serde(rename = "UserProfileArn", skip_serializing_if = "Option::is_none")]
    pub user_profile_arn: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UserProfileDetails {
    #[serde(rename = "CreationTime", skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<f64>,
    #[serde(rename = "DomainId", skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    #[serde(rename = "LastModifiedTime", skip_serializing_if = "Option::is_none")]
    pub last_modified_time: Option<f64>,
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(rename = "UserProfileName", skip_serializing_if = "Option::is_none")]
    pub user_profile_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct UserSettings {
    #[serde(rename = "AutoMountHomeEFS", skip_serializing_if = "Option::is_none")]
    pub auto_mount_home_efs: Option<String>,
    #[serde(rename = "CanvasAppSettings", skip_serializing_if = "Option::is_none")]
    pub canvas_app_settings: Option<CanvasAppSettings>,
    #[serde(rename = "CodeEditorAppSettings", skip_serializing_if = "Option::is_none")]
    pub code_editor_app_settings: Option<CodeEditorAppSettings>,
    #[serde(rename = "CustomFileSystemConfigs", skip_serializing_if = "Option::is_none")]
    pub custom_file_system_configs: Option<Vec<CustomFileSystemConfig>>,
    #[serde(rename = "CustomPosixUserConfig", skip_serializing_if = "Option::is_none")]
    pub custom_posix_user_config: Option<CustomPosixUserConfig>,
    #[serde(rename = "DefaultLandingUri", skip_serializing_if = "Option::is_none")]
    pub default_landing_uri: Option<String>,
    #[serde(rename = "ExecutionRole", skip_serializing_if = "Option::is_none")]
    pub execution_role: Option<String>,
    #[serde(rename = "JupyterLabAppSettings", skip_serializing_if = "Option::is_none")]
    pub jupyter_lab_app_settings: Option<JupyterLabAppSettings>,
    #[serde(rename = "JupyterServerAppSettings", skip_serializing_if = "Option::is_none")]
    pub jupyter_server_app_settings: Option<JupyterServerAppSettings>,
    #[serde(rename = "KernelGatewayAppSettings", skip_serializing_if = "Option::is_none")]
    pub kernel_gateway_app_settings: Option<KernelGatewayAppSettings>,
    #[serde(rename = "RSessionAppSettings", skip_serializing_if = "Option::is_none")]
    pub r_session_app_settings: Option<RSessionAppSettings>,
    #[serde(rename = "RStudioServerProAppSettings", skip_serializing_if = "Option::is_none")]
    pub r_studio_server_pro_app_settings: Option<RStudioServerProAppSettings>,
    #[serde(rename = "SecurityGroups", skip_serializing_if = "Option::is_none")]
    pub security_groups: Option<Vec<String>>,
    #[serde(rename = "SharingSettings", skip_serializing_if = "Option::is_none")]
    pub sharing_settings: Option<SharingSettings>,
    #[serde(rename = "SpaceStorageSettings", skip_serializing_if = "Option::is_none")]
    pub space_storage_settings: Option<DefaultSpaceStorageSettings>,
    #[serde(rename = "StudioWebPortal", skip_serializing_if = "Option::is_none")]
    pub studio_web_portal: Option<String>,
    #[serde(rename = "StudioWebPortalSettings", skip_serializing_if = "Option::is_none")]
    pub studio_web_portal_settings: Option<StudioWebPortalSettings>,
    #[serde(rename = "TensorBoardAppSettings", skip_serializing_if = "Option::is_none")]
    pub tensor_board_app_settings: Option<TensorBoardAppSettings>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct WorkspaceSettings {
    #[serde(rename = "S3ArtifactPath", skip_serializing_if = "Option::is_none")]
    pub s3_artifact_path: Option<String>,
    #[serde(rename = "S3KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub s3_kms_key_id: Option<String>,
}

/// A marker type per operation, which ties its schema to its Rust types.
pub mod op {
    use kakoi_wire::schema::Operation;
    use kakoi_wire::TypedOperation;

    pub enum AddTags {}
    impl TypedOperation for AddTags {
        const NAME: &'static str = "AddTags";
        type Input = super::AddTagsInput;
        type Output = super::AddTagsOutput;
        fn operation() -> &'static Operation { &super::tables::op_AddTags }
    }
    pub enum CreateApp {}
    impl TypedOperation for CreateApp {
        const NAME: &'static str = "CreateApp";
        type Input = super::CreateAppRequest;
        type Output = super::CreateAppResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreateApp }
    }
    pub enum CreateDomain {}
    impl TypedOperation for CreateDomain {
        const NAME: &'static str = "CreateDomain";
        type Input = super::CreateDomainRequest;
        type Output = super::CreateDomainResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreateDomain }
    }
    pub enum CreatePresignedDomainUrl {}
    impl TypedOperation for CreatePresignedDomainUrl {
        const NAME: &'static str = "CreatePresignedDomainUrl";
        type Input = super::CreatePresignedDomainUrlRequest;
        type Output = super::CreatePresignedDomainUrlResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreatePresignedDomainUrl }
    }
    pub enum CreateSpace {}
    impl TypedOperation for CreateSpace {
        const NAME: &'static str = "CreateSpace";
        type Input = super::CreateSpaceRequest;
        type Output = super::CreateSpaceResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreateSpace }
    }
    pub enum CreateUserProfile {}
    impl TypedOperation for CreateUserProfile {
        const NAME: &'static str = "CreateUserProfile";
        type Input = super::CreateUserProfileRequest;
        type Output = super::CreateUserProfileResponse;
        fn operation() -> &'static Operation { &super::tables::op_CreateUserProfile }
    }
    pub enum DeleteApp {}
    impl TypedOperation for DeleteApp {
        const NAME: &'static str = "DeleteApp";
        type Input = super::DeleteAppRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteApp }
    }
    pub enum DeleteDomain {}
    impl TypedOperation for DeleteDomain {
        const NAME: &'static str = "DeleteDomain";
        type Input = super::DeleteDomainRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteDomain }
    }
    pub enum DeleteSpace {}
    impl TypedOperation for DeleteSpace {
        const NAME: &'static str = "DeleteSpace";
        type Input = super::DeleteSpaceRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteSpace }
    }
    pub enum DeleteTags {}
    impl TypedOperation for DeleteTags {
        const NAME: &'static str = "DeleteTags";
        type Input = super::DeleteTagsInput;
        type Output = super::DeleteTagsOutput;
        fn operation() -> &'static Operation { &super::tables::op_DeleteTags }
    }
    pub enum DeleteUserProfile {}
    impl TypedOperation for DeleteUserProfile {
        const NAME: &'static str = "DeleteUserProfile";
        type Input = super::DeleteUserProfileRequest;
        type Output = ();
        fn operation() -> &'static Operation { &super::tables::op_DeleteUserProfile }
    }
    pub enum DescribeApp {}
    impl TypedOperation for DescribeApp {
        const NAME: &'static str = "DescribeApp";
        type Input = super::DescribeAppRequest;
        type Output = super::DescribeAppResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeApp }
    }
    pub enum DescribeDomain {}
    impl TypedOperation for DescribeDomain {
        const NAME: &'static str = "DescribeDomain";
        type Input = super::DescribeDomainRequest;
        type Output = super::DescribeDomainResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeDomain }
    }
    pub enum DescribeSpace {}
    impl TypedOperation for DescribeSpace {
        const NAME: &'static str = "DescribeSpace";
        type Input = super::DescribeSpaceRequest;
        type Output = super::DescribeSpaceResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeSpace }
    }
    pub enum DescribeUserProfile {}
    impl TypedOperation for DescribeUserProfile {
        const NAME: &'static str = "DescribeUserProfile";
        type Input = super::DescribeUserProfileRequest;
        type Output = super::DescribeUserProfileResponse;
        fn operation() -> &'static Operation { &super::tables::op_DescribeUserProfile }
    }
    pub enum ListApps {}
    impl TypedOperation for ListApps {
        const NAME: &'static str = "ListApps";
        type Input = super::ListAppsRequest;
        type Output = super::ListAppsResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListApps }
    }
    pub enum ListDomains {}
    impl TypedOperation for ListDomains {
        const NAME: &'static str = "ListDomains";
        type Input = super::ListDomainsRequest;
        type Output = super::ListDomainsResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListDomains }
    }
    pub enum ListSpaces {}
    impl TypedOperation for ListSpaces {
        const NAME: &'static str = "ListSpaces";
        type Input = super::ListSpacesRequest;
        type Output = super::ListSpacesResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListSpaces }
    }
    pub enum ListTags {}
    impl TypedOperation for ListTags {
        const NAME: &'static str = "ListTags";
        type Input = super::ListTagsInput;
        type Output = super::ListTagsOutput;
        fn operation() -> &'static Operation { &super::tables::op_ListTags }
    }
    pub enum ListUserProfiles {}
    impl TypedOperation for ListUserProfiles {
        const NAME: &'static str = "ListUserProfiles";
        type Input = super::ListUserProfilesRequest;
        type Output = super::ListUserProfilesResponse;
        fn operation() -> &'static Operation { &super::tables::op_ListUserProfiles }
    }
    pub enum UpdateDomain {}
    impl TypedOperation for UpdateDomain {
        const NAME: &'static str = "UpdateDomain";
        type Input = super::UpdateDomainRequest;
        type Output = super::UpdateDomainResponse;
        fn operation() -> &'static Operation { &super::tables::op_UpdateDomain }
    }
    pub enum UpdateSpace {}
    impl TypedOperation for UpdateSpace {
        const NAME: &'static str = "UpdateSpace";
        type Input = super::UpdateSpaceRequest;
        type Output = super::UpdateSpaceResponse;
        fn operation() -> &'static Operation { &super::tables::op_UpdateSpace }
    }
    pub enum UpdateUserProfile {}
    impl TypedOperation for UpdateUserProfile {
        const NAME: &'static str = "UpdateUserProfile";
        type Input = super::UpdateUserProfileRequest;
        type Output = super::UpdateUserProfileResponse;
        fn operation() -> &'static Operation { &super::tables::op_UpdateUserProfile }
    }
}

mod tables {
    use kakoi_wire::schema::*;

    pub static op_AddTags: Operation = Operation {
        name: "AddTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_AddTagsInput,
        output: Some(&shape_AddTagsOutput),
        errors: &[],
    };
    pub static op_CreateApp: Operation = Operation {
        name: "CreateApp",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateAppRequest,
        output: Some(&shape_CreateAppResponse),
        errors: &[ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_CreateDomain: Operation = Operation {
        name: "CreateDomain",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateDomainRequest,
        output: Some(&shape_CreateDomainResponse),
        errors: &[ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_CreatePresignedDomainUrl: Operation = Operation {
        name: "CreatePresignedDomainUrl",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreatePresignedDomainUrlRequest,
        output: Some(&shape_CreatePresignedDomainUrlResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }],
    };
    pub static op_CreateSpace: Operation = Operation {
        name: "CreateSpace",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateSpaceRequest,
        output: Some(&shape_CreateSpaceResponse),
        errors: &[ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_CreateUserProfile: Operation = Operation {
        name: "CreateUserProfile",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_CreateUserProfileRequest,
        output: Some(&shape_CreateUserProfileResponse),
        errors: &[ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_DeleteApp: Operation = Operation {
        name: "DeleteApp",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteAppRequest,
        output: None,
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }],
    };
    pub static op_DeleteDomain: Operation = Operation {
        name: "DeleteDomain",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteDomainRequest,
        output: None,
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }],
    };
    pub static op_DeleteSpace: Operation = Operation {
        name: "DeleteSpace",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteSpaceRequest,
        output: None,
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }],
    };
    pub static op_DeleteTags: Operation = Operation {
        name: "DeleteTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteTagsInput,
        output: Some(&shape_DeleteTagsOutput),
        errors: &[],
    };
    pub static op_DeleteUserProfile: Operation = Operation {
        name: "DeleteUserProfile",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DeleteUserProfileRequest,
        output: None,
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }],
    };
    pub static op_DescribeApp: Operation = Operation {
        name: "DescribeApp",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeAppRequest,
        output: Some(&shape_DescribeAppResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }],
    };
    pub static op_DescribeDomain: Operation = Operation {
        name: "DescribeDomain",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeDomainRequest,
        output: Some(&shape_DescribeDomainResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }],
    };
    pub static op_DescribeSpace: Operation = Operation {
        name: "DescribeSpace",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeSpaceRequest,
        output: Some(&shape_DescribeSpaceResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }],
    };
    pub static op_DescribeUserProfile: Operation = Operation {
        name: "DescribeUserProfile",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_DescribeUserProfileRequest,
        output: Some(&shape_DescribeUserProfileResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_ListApps: Operation = Operation {
        name: "ListApps",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListAppsRequest,
        output: Some(&shape_ListAppsResponse),
        errors: &[],
    };
    pub static op_ListDomains: Operation = Operation {
        name: "ListDomains",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListDomainsRequest,
        output: Some(&shape_ListDomainsResponse),
        errors: &[],
    };
    pub static op_ListSpaces: Operation = Operation {
        name: "ListSpaces",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListSpacesRequest,
        output: Some(&shape_ListSpacesResponse),
        errors: &[],
    };
    pub static op_ListTags: Operation = Operation {
        name: "ListTags",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListTagsInput,
        output: Some(&shape_ListTagsOutput),
        errors: &[],
    };
    pub static op_ListUserProfiles: Operation = Operation {
        name: "ListUserProfiles",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_ListUserProfilesRequest,
        output: Some(&shape_ListUserProfilesResponse),
        errors: &[],
    };
    pub static op_UpdateDomain: Operation = Operation {
        name: "UpdateDomain",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateDomainRequest,
        output: Some(&shape_UpdateDomainResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_UpdateSpace: Operation = Operation {
        name: "UpdateSpace",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateSpaceRequest,
        output: Some(&shape_UpdateSpaceResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static op_UpdateUserProfile: Operation = Operation {
        name: "UpdateUserProfile",
        service: &super::SERVICE,
        method: "POST",
        uri: "/",
        status: 200,
        input: &shape_UpdateUserProfileRequest,
        output: Some(&shape_UpdateUserProfileResponse),
        errors: &[ModelledError { code: "ResourceNotFound", status: 400 }, ModelledError { code: "ResourceInUse", status: 400 }, ModelledError { code: "ResourceLimitExceeded", status: 400 }],
    };
    pub static shape_AccountId: Shape = Shape::String(StringShape { min: Some(12), max: Some(12), pattern: Some(Pattern::new("\\d+")), values: &[] });
    pub static shape_AddTagsInput: Shape = Shape::Structure(Structure { name: "AddTagsInput", union: false, members: &[
        Member { name: "ResourceArn", wire: "ResourceArn", query: "ResourceArn", required: true, location: Location::Body, shape: &shape_ResourceArn },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: true, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_AddTagsOutput: Shape = Shape::Structure(Structure { name: "AddTagsOutput", union: false, members: &[
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_AmazonQSettings: Shape = Shape::Structure(Structure { name: "AmazonQSettings", union: false, members: &[
        Member { name: "QProfileArn", wire: "QProfileArn", query: "QProfileArn", required: false, location: Location::Body, shape: &shape_QProfileArn },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_AppArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:app/.*")), values: &[] });
    pub static shape_AppDetails: Shape = Shape::Structure(Structure { name: "AppDetails", union: false, members: &[
        Member { name: "AppName", wire: "AppName", query: "AppName", required: false, location: Location::Body, shape: &shape_AppName },
        Member { name: "AppType", wire: "AppType", query: "AppType", required: false, location: Location::Body, shape: &shape_AppType },
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "ResourceSpec", wire: "ResourceSpec", query: "ResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_AppStatus },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_AppImageConfigName: Shape = Shape::String(StringShape { min: Some(0), max: Some(63), pattern: Some(Pattern::new("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")), values: &[] });
    pub static shape_AppInstanceType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["system", "ml.t3.micro", "ml.t3.small", "ml.t3.medium", "ml.t3.large", "ml.t3.xlarge", "ml.t3.2xlarge", "ml.m5.large", "ml.m5.xlarge", "ml.m5.2xlarge", "ml.m5.4xlarge", "ml.m5.8xlarge", "ml.m5.12xlarge", "ml.m5.16xlarge", "ml.m5.24xlarge", "ml.m5d.large", "ml.m5d.xlarge", "ml.m5d.2xlarge", "ml.m5d.4xlarge", "ml.m5d.8xlarge", "ml.m5d.12xlarge", "ml.m5d.16xlarge", "ml.m5d.24xlarge", "ml.c5.large", "ml.c5.xlarge", "ml.c5.2xlarge", "ml.c5.4xlarge", "ml.c5.9xlarge", "ml.c5.12xlarge", "ml.c5.18xlarge", "ml.c5.24xlarge", "ml.p3.2xlarge", "ml.p3.8xlarge", "ml.p3.16xlarge", "ml.p3dn.24xlarge", "ml.g4dn.xlarge", "ml.g4dn.2xlarge", "ml.g4dn.4xlarge", "ml.g4dn.8xlarge", "ml.g4dn.12xlarge", "ml.g4dn.16xlarge", "ml.r5.large", "ml.r5.xlarge", "ml.r5.2xlarge", "ml.r5.4xlarge", "ml.r5.8xlarge", "ml.r5.12xlarge", "ml.r5.16xlarge", "ml.r5.24xlarge", "ml.g5.xlarge", "ml.g5.2xlarge", "ml.g5.4xlarge", "ml.g5.8xlarge", "ml.g5.16xlarge", "ml.g5.12xlarge", "ml.g5.24xlarge", "ml.g5.48xlarge", "ml.g6.xlarge", "ml.g6.2xlarge", "ml.g6.4xlarge", "ml.g6.8xlarge", "ml.g6.12xlarge", "ml.g6.16xlarge", "ml.g6.24xlarge", "ml.g6.48xlarge", "ml.g6e.xlarge", "ml.g6e.2xlarge", "ml.g6e.4xlarge", "ml.g6e.8xlarge", "ml.g6e.12xlarge", "ml.g6e.16xlarge", "ml.g6e.24xlarge", "ml.g6e.48xlarge", "ml.geospatial.interactive", "ml.p4d.24xlarge", "ml.p4de.24xlarge", "ml.trn1.2xlarge", "ml.trn1.32xlarge", "ml.trn1n.32xlarge", "ml.p5.48xlarge", "ml.p5en.48xlarge", "ml.p6-b200.48xlarge", "ml.m6i.large", "ml.m6i.xlarge", "ml.m6i.2xlarge", "ml.m6i.4xlarge", "ml.m6i.8xlarge", "ml.m6i.12xlarge", "ml.m6i.16xlarge", "ml.m6i.24xlarge", "ml.m6i.32xlarge", "ml.m7i.large", "ml.m7i.xlarge", "ml.m7i.2xlarge", "ml.m7i.4xlarge", "ml.m7i.8xlarge", "ml.m7i.12xlarge", "ml.m7i.16xlarge", "ml.m7i.24xlarge", "ml.m7i.48xlarge", "ml.c6i.large", "ml.c6i.xlarge", "ml.c6i.2xlarge", "ml.c6i.4xlarge", "ml.c6i.8xlarge", "ml.c6i.12xlarge", "ml.c6i.16xlarge", "ml.c6i.24xlarge", "ml.c6i.32xlarge", "ml.c7i.large", "ml.c7i.xlarge", "ml.c7i.2xlarge", "ml.c7i.4xlarge", "ml.c7i.8xlarge", "ml.c7i.12xlarge", "ml.c7i.16xlarge", "ml.c7i.24xlarge", "ml.c7i.48xlarge", "ml.r6i.large", "ml.r6i.xlarge", "ml.r6i.2xlarge", "ml.r6i.4xlarge", "ml.r6i.8xlarge", "ml.r6i.12xlarge", "ml.r6i.16xlarge", "ml.r6i.24xlarge", "ml.r6i.32xlarge", "ml.r7i.large", "ml.r7i.xlarge", "ml.r7i.2xlarge", "ml.r7i.4xlarge", "ml.r7i.8xlarge", "ml.r7i.12xlarge", "ml.r7i.16xlarge", "ml.r7i.24xlarge", "ml.r7i.48xlarge", "ml.m6id.large", "ml.m6id.xlarge", "ml.m6id.2xlarge", "ml.m6id.4xlarge", "ml.m6id.8xlarge", "ml.m6id.12xlarge", "ml.m6id.16xlarge", "ml.m6id.24xlarge", "ml.m6id.32xlarge", "ml.c6id.large", "ml.c6id.xlarge", "ml.c6id.2xlarge", "ml.c6id.4xlarge", "ml.c6id.8xlarge", "ml.c6id.12xlarge", "ml.c6id.16xlarge", "ml.c6id.24xlarge", "ml.c6id.32xlarge", "ml.r6id.large", "ml.r6id.xlarge", "ml.r6id.2xlarge", "ml.r6id.4xlarge", "ml.r6id.8xlarge", "ml.r6id.12xlarge", "ml.r6id.16xlarge", "ml.r6id.24xlarge", "ml.r6id.32xlarge", "ml.p5.4xlarge", "ml.g7.2xlarge", "ml.g7.4xlarge", "ml.g7.8xlarge", "ml.g7.12xlarge", "ml.g7.24xlarge", "ml.g7.48xlarge", "ml.g7e.2xlarge", "ml.g7e.4xlarge", "ml.g7e.8xlarge", "ml.g7e.12xlarge", "ml.g7e.24xlarge", "ml.g7e.48xlarge"] });
    pub static shape_AppLifecycleManagement: Shape = Shape::Structure(Structure { name: "AppLifecycleManagement", union: false, members: &[
        Member { name: "IdleSettings", wire: "IdleSettings", query: "IdleSettings", required: false, location: Location::Body, shape: &shape_IdleSettings },] });
    pub static shape_AppList: Shape = Shape::List(List { member: &shape_AppDetails, item: "member", flattened: false, min: None, max: None });
    pub static shape_AppName: Shape = Shape::String(StringShape { min: Some(0), max: Some(63), pattern: Some(Pattern::new("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")), values: &[] });
    pub static shape_AppNetworkAccessType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["PublicInternetOnly", "VpcOnly"] });
    pub static shape_AppSecurityGroupManagement: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Service", "Customer"] });
    pub static shape_AppSortKey: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["CreationTime"] });
    pub static shape_AppStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Deleted", "Deleting", "Failed", "InService", "Pending"] });
    pub static shape_AppType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["JupyterServer", "KernelGateway", "DetailedProfiler", "TensorBoard", "CodeEditor", "JupyterLab", "RStudioServerPro", "RSessionGateway", "Canvas"] });
    pub static shape_AssumableRoleArns: Shape = Shape::List(List { member: &shape_RoleArn, item: "member", flattened: false, min: Some(0), max: Some(5) });
    pub static shape_AuthMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["SSO", "IAM"] });
    pub static shape_AutoMountHomeEFS: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Enabled", "Disabled", "DefaultAsDomain"] });
    pub static shape_Boolean: Shape = Shape::Boolean;
    pub static shape_CanvasAppSettings: Shape = Shape::Structure(Structure { name: "CanvasAppSettings", union: false, members: &[
        Member { name: "DirectDeploySettings", wire: "DirectDeploySettings", query: "DirectDeploySettings", required: false, location: Location::Body, shape: &shape_DirectDeploySettings },
        Member { name: "EmrServerlessSettings", wire: "EmrServerlessSettings", query: "EmrServerlessSettings", required: false, location: Location::Body, shape: &shape_EmrServerlessSettings },
        Member { name: "GenerativeAiSettings", wire: "GenerativeAiSettings", query: "GenerativeAiSettings", required: false, location: Location::Body, shape: &shape_GenerativeAiSettings },
        Member { name: "IdentityProviderOAuthSettings", wire: "IdentityProviderOAuthSettings", query: "IdentityProviderOAuthSettings", required: false, location: Location::Body, shape: &shape_IdentityProviderOAuthSettings },
        Member { name: "KendraSettings", wire: "KendraSettings", query: "KendraSettings", required: false, location: Location::Body, shape: &shape_KendraSettings },
        Member { name: "ModelRegisterSettings", wire: "ModelRegisterSettings", query: "ModelRegisterSettings", required: false, location: Location::Body, shape: &shape_ModelRegisterSettings },
        Member { name: "TimeSeriesForecastingSettings", wire: "TimeSeriesForecastingSettings", query: "TimeSeriesForecastingSettings", required: false, location: Location::Body, shape: &shape_TimeSeriesForecastingSettings },
        Member { name: "WorkspaceSettings", wire: "WorkspaceSettings", query: "WorkspaceSettings", required: false, location: Location::Body, shape: &shape_WorkspaceSettings },] });
    pub static shape_CodeEditorAppSettings: Shape = Shape::Structure(Structure { name: "CodeEditorAppSettings", union: false, members: &[
        Member { name: "AppLifecycleManagement", wire: "AppLifecycleManagement", query: "AppLifecycleManagement", required: false, location: Location::Body, shape: &shape_AppLifecycleManagement },
        Member { name: "BuiltInLifecycleConfigArn", wire: "BuiltInLifecycleConfigArn", query: "BuiltInLifecycleConfigArn", required: false, location: Location::Body, shape: &shape_StudioLifecycleConfigArn },
        Member { name: "CustomImages", wire: "CustomImages", query: "CustomImages", required: false, location: Location::Body, shape: &shape_CustomImages },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "LifecycleConfigArns", wire: "LifecycleConfigArns", query: "LifecycleConfigArns", required: false, location: Location::Body, shape: &shape_LifecycleConfigArns },] });
    pub static shape_CodeRepositories: Shape = Shape::List(List { member: &shape_CodeRepository, item: "member", flattened: false, min: Some(0), max: Some(10) });
    pub static shape_CodeRepository: Shape = Shape::Structure(Structure { name: "CodeRepository", union: false, members: &[
        Member { name: "RepositoryUrl", wire: "RepositoryUrl", query: "RepositoryUrl", required: true, location: Location::Body, shape: &shape_RepositoryUrl },] });
    pub static shape_CreateAppRequest: Shape = Shape::Structure(Structure { name: "CreateAppRequest", union: false, members: &[
        Member { name: "AppName", wire: "AppName", query: "AppName", required: true, location: Location::Body, shape: &shape_AppName },
        Member { name: "AppType", wire: "AppType", query: "AppType", required: true, location: Location::Body, shape: &shape_AppType },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "RecoveryMode", wire: "RecoveryMode", query: "RecoveryMode", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ResourceSpec", wire: "ResourceSpec", query: "ResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_CreateAppResponse: Shape = Shape::Structure(Structure { name: "CreateAppResponse", union: false, members: &[
        Member { name: "AppArn", wire: "AppArn", query: "AppArn", required: false, location: Location::Body, shape: &shape_AppArn },] });
    pub static shape_CreateDomainRequest: Shape = Shape::Structure(Structure { name: "CreateDomainRequest", union: false, members: &[
        Member { name: "AppNetworkAccessType", wire: "AppNetworkAccessType", query: "AppNetworkAccessType", required: false, location: Location::Body, shape: &shape_AppNetworkAccessType },
        Member { name: "AppSecurityGroupManagement", wire: "AppSecurityGroupManagement", query: "AppSecurityGroupManagement", required: false, location: Location::Body, shape: &shape_AppSecurityGroupManagement },
        Member { name: "AuthMode", wire: "AuthMode", query: "AuthMode", required: true, location: Location::Body, shape: &shape_AuthMode },
        Member { name: "DefaultSpaceSettings", wire: "DefaultSpaceSettings", query: "DefaultSpaceSettings", required: false, location: Location::Body, shape: &shape_DefaultSpaceSettings },
        Member { name: "DefaultUserSettings", wire: "DefaultUserSettings", query: "DefaultUserSettings", required: true, location: Location::Body, shape: &shape_UserSettings },
        Member { name: "DomainName", wire: "DomainName", query: "DomainName", required: true, location: Location::Body, shape: &shape_DomainName },
        Member { name: "DomainSettings", wire: "DomainSettings", query: "DomainSettings", required: false, location: Location::Body, shape: &shape_DomainSettings },
        Member { name: "HomeEfsFileSystemCreation", wire: "HomeEfsFileSystemCreation", query: "HomeEfsFileSystemCreation", required: false, location: Location::Body, shape: &shape_HomeEfsFileSystemCreation },
        Member { name: "HomeEfsFileSystemKmsKeyId", wire: "HomeEfsFileSystemKmsKeyId", query: "HomeEfsFileSystemKmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: false, location: Location::Body, shape: &shape_Subnets },
        Member { name: "TagPropagation", wire: "TagPropagation", query: "TagPropagation", required: false, location: Location::Body, shape: &shape_TagPropagation },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_CreateDomainResponse: Shape = Shape::Structure(Structure { name: "CreateDomainResponse", union: false, members: &[
        Member { name: "DomainArn", wire: "DomainArn", query: "DomainArn", required: false, location: Location::Body, shape: &shape_DomainArn },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "Url", wire: "Url", query: "Url", required: false, location: Location::Body, shape: &shape_String1024 },] });
    pub static shape_CreatePresignedDomainUrlRequest: Shape = Shape::Structure(Structure { name: "CreatePresignedDomainUrlRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "ExpiresInSeconds", wire: "ExpiresInSeconds", query: "ExpiresInSeconds", required: false, location: Location::Body, shape: &shape_ExpiresInSeconds },
        Member { name: "LandingUri", wire: "LandingUri", query: "LandingUri", required: false, location: Location::Body, shape: &shape_LandingUri },
        Member { name: "SessionExpirationDurationInSeconds", wire: "SessionExpirationDurationInSeconds", query: "SessionExpirationDurationInSeconds", required: false, location: Location::Body, shape: &shape_SessionExpirationDurationInSeconds },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: true, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_CreatePresignedDomainUrlResponse: Shape = Shape::Structure(Structure { name: "CreatePresignedDomainUrlResponse", union: false, members: &[
        Member { name: "AuthorizedUrl", wire: "AuthorizedUrl", query: "AuthorizedUrl", required: false, location: Location::Body, shape: &shape_PresignedDomainUrl },] });
    pub static shape_CreateSpaceRequest: Shape = Shape::Structure(Structure { name: "CreateSpaceRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "OwnershipSettings", wire: "OwnershipSettings", query: "OwnershipSettings", required: false, location: Location::Body, shape: &shape_OwnershipSettings },
        Member { name: "SpaceDisplayName", wire: "SpaceDisplayName", query: "SpaceDisplayName", required: false, location: Location::Body, shape: &shape_NonEmptyString64 },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: true, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "SpaceSettings", wire: "SpaceSettings", query: "SpaceSettings", required: false, location: Location::Body, shape: &shape_SpaceSettings },
        Member { name: "SpaceSharingSettings", wire: "SpaceSharingSettings", query: "SpaceSharingSettings", required: false, location: Location::Body, shape: &shape_SpaceSharingSettings },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_CreateSpaceResponse: Shape = Shape::Structure(Structure { name: "CreateSpaceResponse", union: false, members: &[
        Member { name: "SpaceArn", wire: "SpaceArn", query: "SpaceArn", required: false, location: Location::Body, shape: &shape_SpaceArn },] });
    pub static shape_CreateUserProfileRequest: Shape = Shape::Structure(Structure { name: "CreateUserProfileRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "SingleSignOnUserIdentifier", wire: "SingleSignOnUserIdentifier", query: "SingleSignOnUserIdentifier", required: false, location: Location::Body, shape: &shape_SingleSignOnUserIdentifier },
        Member { name: "SingleSignOnUserValue", wire: "SingleSignOnUserValue", query: "SingleSignOnUserValue", required: false, location: Location::Body, shape: &shape_String256 },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: true, location: Location::Body, shape: &shape_UserProfileName },
        Member { name: "UserSettings", wire: "UserSettings", query: "UserSettings", required: false, location: Location::Body, shape: &shape_UserSettings },] });
    pub static shape_CreateUserProfileResponse: Shape = Shape::Structure(Structure { name: "CreateUserProfileResponse", union: false, members: &[
        Member { name: "UserProfileArn", wire: "UserProfileArn", query: "UserProfileArn", required: false, location: Location::Body, shape: &shape_UserProfileArn },] });
    pub static shape_CreationTime: Shape = Shape::Timestamp;
    pub static shape_CustomFileSystem: Shape = Shape::Structure(Structure { name: "CustomFileSystem", union: true, members: &[
        Member { name: "EFSFileSystem", wire: "EFSFileSystem", query: "EFSFileSystem", required: false, location: Location::Body, shape: &shape_EFSFileSystem },
        Member { name: "FSxLustreFileSystem", wire: "FSxLustreFileSystem", query: "FSxLustreFileSystem", required: false, location: Location::Body, shape: &shape_FSxLustreFileSystem },
        Member { name: "S3FileSystem", wire: "S3FileSystem", query: "S3FileSystem", required: false, location: Location::Body, shape: &shape_S3FileSystem },] });
    pub static shape_CustomFileSystemConfig: Shape = Shape::Structure(Structure { name: "CustomFileSystemConfig", union: true, members: &[
        Member { name: "EFSFileSystemConfig", wire: "EFSFileSystemConfig", query: "EFSFileSystemConfig", required: false, location: Location::Body, shape: &shape_EFSFileSystemConfig },
        Member { name: "FSxLustreFileSystemConfig", wire: "FSxLustreFileSystemConfig", query: "FSxLustreFileSystemConfig", required: false, location: Location::Body, shape: &shape_FSxLustreFileSystemConfig },
        Member { name: "S3FileSystemConfig", wire: "S3FileSystemConfig", query: "S3FileSystemConfig", required: false, location: Location::Body, shape: &shape_S3FileSystemConfig },] });
    pub static shape_CustomFileSystemConfigs: Shape = Shape::List(List { member: &shape_CustomFileSystemConfig, item: "member", flattened: false, min: Some(0), max: Some(10) });
    pub static shape_CustomFileSystems: Shape = Shape::List(List { member: &shape_CustomFileSystem, item: "member", flattened: false, min: Some(0), max: Some(5) });
    pub static shape_CustomImage: Shape = Shape::Structure(Structure { name: "CustomImage", union: false, members: &[
        Member { name: "AppImageConfigName", wire: "AppImageConfigName", query: "AppImageConfigName", required: true, location: Location::Body, shape: &shape_AppImageConfigName },
        Member { name: "ImageName", wire: "ImageName", query: "ImageName", required: true, location: Location::Body, shape: &shape_ImageName },
        Member { name: "ImageVersionNumber", wire: "ImageVersionNumber", query: "ImageVersionNumber", required: false, location: Location::Body, shape: &shape_ImageVersionNumber },] });
    pub static shape_CustomImages: Shape = Shape::List(List { member: &shape_CustomImage, item: "member", flattened: false, min: Some(0), max: Some(200) });
    pub static shape_CustomPosixUserConfig: Shape = Shape::Structure(Structure { name: "CustomPosixUserConfig", union: false, members: &[
        Member { name: "Gid", wire: "Gid", query: "Gid", required: true, location: Location::Body, shape: &shape_Gid },
        Member { name: "Uid", wire: "Uid", query: "Uid", required: true, location: Location::Body, shape: &shape_Uid },] });
    pub static shape_DataSourceName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["SalesforceGenie", "Snowflake"] });
    pub static shape_DefaultEbsStorageSettings: Shape = Shape::Structure(Structure { name: "DefaultEbsStorageSettings", union: false, members: &[
        Member { name: "DefaultEbsVolumeSizeInGb", wire: "DefaultEbsVolumeSizeInGb", query: "DefaultEbsVolumeSizeInGb", required: true, location: Location::Body, shape: &shape_SpaceEbsVolumeSizeInGb },
        Member { name: "MaximumEbsVolumeSizeInGb", wire: "MaximumEbsVolumeSizeInGb", query: "MaximumEbsVolumeSizeInGb", required: true, location: Location::Body, shape: &shape_SpaceEbsVolumeSizeInGb },] });
    pub static shape_DefaultSpaceSettings: Shape = Shape::Structure(Structure { name: "DefaultSpaceSettings", union: false, members: &[
        Member { name: "CustomFileSystemConfigs", wire: "CustomFileSystemConfigs", query: "CustomFileSystemConfigs", required: false, location: Location::Body, shape: &shape_CustomFileSystemConfigs },
        Member { name: "CustomPosixUserConfig", wire: "CustomPosixUserConfig", query: "CustomPosixUserConfig", required: false, location: Location::Body, shape: &shape_CustomPosixUserConfig },
        Member { name: "ExecutionRole", wire: "ExecutionRole", query: "ExecutionRole", required: false, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "JupyterLabAppSettings", wire: "JupyterLabAppSettings", query: "JupyterLabAppSettings", required: false, location: Location::Body, shape: &shape_JupyterLabAppSettings },
        Member { name: "JupyterServerAppSettings", wire: "JupyterServerAppSettings", query: "JupyterServerAppSettings", required: false, location: Location::Body, shape: &shape_JupyterServerAppSettings },
        Member { name: "KernelGatewayAppSettings", wire: "KernelGatewayAppSettings", query: "KernelGatewayAppSettings", required: false, location: Location::Body, shape: &shape_KernelGatewayAppSettings },
        Member { name: "SecurityGroups", wire: "SecurityGroups", query: "SecurityGroups", required: false, location: Location::Body, shape: &shape_SecurityGroupIds },
        Member { name: "SpaceStorageSettings", wire: "SpaceStorageSettings", query: "SpaceStorageSettings", required: false, location: Location::Body, shape: &shape_DefaultSpaceStorageSettings },] });
    pub static shape_DefaultSpaceStorageSettings: Shape = Shape::Structure(Structure { name: "DefaultSpaceStorageSettings", union: false, members: &[
        Member { name: "DefaultEbsStorageSettings", wire: "DefaultEbsStorageSettings", query: "DefaultEbsStorageSettings", required: false, location: Location::Body, shape: &shape_DefaultEbsStorageSettings },] });
    pub static shape_DeleteAppRequest: Shape = Shape::Structure(Structure { name: "DeleteAppRequest", union: false, members: &[
        Member { name: "AppName", wire: "AppName", query: "AppName", required: true, location: Location::Body, shape: &shape_AppName },
        Member { name: "AppType", wire: "AppType", query: "AppType", required: true, location: Location::Body, shape: &shape_AppType },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_DeleteDomainRequest: Shape = Shape::Structure(Structure { name: "DeleteDomainRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "RetentionPolicy", wire: "RetentionPolicy", query: "RetentionPolicy", required: false, location: Location::Body, shape: &shape_RetentionPolicy },] });
    pub static shape_DeleteSpaceRequest: Shape = Shape::Structure(Structure { name: "DeleteSpaceRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: true, location: Location::Body, shape: &shape_SpaceName },] });
    pub static shape_DeleteTagsInput: Shape = Shape::Structure(Structure { name: "DeleteTagsInput", union: false, members: &[
        Member { name: "ResourceArn", wire: "ResourceArn", query: "ResourceArn", required: true, location: Location::Body, shape: &shape_ResourceArn },
        Member { name: "TagKeys", wire: "TagKeys", query: "TagKeys", required: true, location: Location::Body, shape: &shape_TagKeyList },] });
    pub static shape_DeleteTagsOutput: Shape = Shape::Structure(Structure { name: "DeleteTagsOutput", union: false, members: &[] });
    pub static shape_DeleteUserProfileRequest: Shape = Shape::Structure(Structure { name: "DeleteUserProfileRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: true, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_DescribeAppRequest: Shape = Shape::Structure(Structure { name: "DescribeAppRequest", union: false, members: &[
        Member { name: "AppName", wire: "AppName", query: "AppName", required: true, location: Location::Body, shape: &shape_AppName },
        Member { name: "AppType", wire: "AppType", query: "AppType", required: true, location: Location::Body, shape: &shape_AppType },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_DescribeAppResponse: Shape = Shape::Structure(Structure { name: "DescribeAppResponse", union: false, members: &[
        Member { name: "AppArn", wire: "AppArn", query: "AppArn", required: false, location: Location::Body, shape: &shape_AppArn },
        Member { name: "AppName", wire: "AppName", query: "AppName", required: false, location: Location::Body, shape: &shape_AppName },
        Member { name: "AppType", wire: "AppType", query: "AppType", required: false, location: Location::Body, shape: &shape_AppType },
        Member { name: "BuiltInLifecycleConfigArn", wire: "BuiltInLifecycleConfigArn", query: "BuiltInLifecycleConfigArn", required: false, location: Location::Body, shape: &shape_StudioLifecycleConfigArn },
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "EffectiveTrustedIdentityPropagationStatus", wire: "EffectiveTrustedIdentityPropagationStatus", query: "EffectiveTrustedIdentityPropagationStatus", required: false, location: Location::Body, shape: &shape_FeatureStatus },
        Member { name: "FailureReason", wire: "FailureReason", query: "FailureReason", required: false, location: Location::Body, shape: &shape_FailureReason },
        Member { name: "LastHealthCheckTimestamp", wire: "LastHealthCheckTimestamp", query: "LastHealthCheckTimestamp", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "LastUserActivityTimestamp", wire: "LastUserActivityTimestamp", query: "LastUserActivityTimestamp", required: false, location: Location::Body, shape: &shape_Timestamp },
        Member { name: "RecoveryMode", wire: "RecoveryMode", query: "RecoveryMode", required: false, location: Location::Body, shape: &shape_Boolean },
        Member { name: "ResourceSpec", wire: "ResourceSpec", query: "ResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_AppStatus },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_DescribeDomainRequest: Shape = Shape::Structure(Structure { name: "DescribeDomainRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },] });
    pub static shape_DescribeDomainResponse: Shape = Shape::Structure(Structure { name: "DescribeDomainResponse", union: false, members: &[
        Member { name: "AppNetworkAccessType", wire: "AppNetworkAccessType", query: "AppNetworkAccessType", required: false, location: Location::Body, shape: &shape_AppNetworkAccessType },
        Member { name: "AppSecurityGroupManagement", wire: "AppSecurityGroupManagement", query: "AppSecurityGroupManagement", required: false, location: Location::Body, shape: &shape_AppSecurityGroupManagement },
        Member { name: "AuthMode", wire: "AuthMode", query: "AuthMode", required: false, location: Location::Body, shape: &shape_AuthMode },
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DefaultSpaceSettings", wire: "DefaultSpaceSettings", query: "DefaultSpaceSettings", required: false, location: Location::Body, shape: &shape_DefaultSpaceSettings },
        Member { name: "DefaultUserSettings", wire: "DefaultUserSettings", query: "DefaultUserSettings", required: false, location: Location::Body, shape: &shape_UserSettings },
        Member { name: "DomainArn", wire: "DomainArn", query: "DomainArn", required: false, location: Location::Body, shape: &shape_DomainArn },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "DomainName", wire: "DomainName", query: "DomainName", required: false, location: Location::Body, shape: &shape_DomainName },
        Member { name: "DomainSettings", wire: "DomainSettings", query: "DomainSettings", required: false, location: Location::Body, shape: &shape_DomainSettings },
        Member { name: "FailureReason", wire: "FailureReason", query: "FailureReason", required: false, location: Location::Body, shape: &shape_FailureReason },
        Member { name: "HomeEfsFileSystemCreation", wire: "HomeEfsFileSystemCreation", query: "HomeEfsFileSystemCreation", required: false, location: Location::Body, shape: &shape_HomeEfsFileSystemCreation },
        Member { name: "HomeEfsFileSystemId", wire: "HomeEfsFileSystemId", query: "HomeEfsFileSystemId", required: false, location: Location::Body, shape: &shape_ResourceId },
        Member { name: "HomeEfsFileSystemKmsKeyId", wire: "HomeEfsFileSystemKmsKeyId", query: "HomeEfsFileSystemKmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "KmsKeyId", wire: "KmsKeyId", query: "KmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "LastModifiedTime", wire: "LastModifiedTime", query: "LastModifiedTime", required: false, location: Location::Body, shape: &shape_LastModifiedTime },
        Member { name: "SecurityGroupIdForDomainBoundary", wire: "SecurityGroupIdForDomainBoundary", query: "SecurityGroupIdForDomainBoundary", required: false, location: Location::Body, shape: &shape_SecurityGroupId },
        Member { name: "SingleSignOnApplicationArn", wire: "SingleSignOnApplicationArn", query: "SingleSignOnApplicationArn", required: false, location: Location::Body, shape: &shape_SingleSignOnApplicationArn },
        Member { name: "SingleSignOnManagedApplicationInstanceId", wire: "SingleSignOnManagedApplicationInstanceId", query: "SingleSignOnManagedApplicationInstanceId", required: false, location: Location::Body, shape: &shape_String256 },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_DomainStatus },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: false, location: Location::Body, shape: &shape_Subnets },
        Member { name: "TagPropagation", wire: "TagPropagation", query: "TagPropagation", required: false, location: Location::Body, shape: &shape_TagPropagation },
        Member { name: "Url", wire: "Url", query: "Url", required: false, location: Location::Body, shape: &shape_String1024 },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_DescribeSpaceRequest: Shape = Shape::Structure(Structure { name: "DescribeSpaceRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: true, location: Location::Body, shape: &shape_SpaceName },] });
    pub static shape_DescribeSpaceResponse: Shape = Shape::Structure(Structure { name: "DescribeSpaceResponse", union: false, members: &[
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "FailureReason", wire: "FailureReason", query: "FailureReason", required: false, location: Location::Body, shape: &shape_FailureReason },
        Member { name: "HomeEfsFileSystemUid", wire: "HomeEfsFileSystemUid", query: "HomeEfsFileSystemUid", required: false, location: Location::Body, shape: &shape_EfsUid },
        Member { name: "LastModifiedTime", wire: "LastModifiedTime", query: "LastModifiedTime", required: false, location: Location::Body, shape: &shape_LastModifiedTime },
        Member { name: "OwnershipSettings", wire: "OwnershipSettings", query: "OwnershipSettings", required: false, location: Location::Body, shape: &shape_OwnershipSettings },
        Member { name: "SpaceArn", wire: "SpaceArn", query: "SpaceArn", required: false, location: Location::Body, shape: &shape_SpaceArn },
        Member { name: "SpaceDisplayName", wire: "SpaceDisplayName", query: "SpaceDisplayName", required: false, location: Location::Body, shape: &shape_NonEmptyString64 },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "SpaceSettings", wire: "SpaceSettings", query: "SpaceSettings", required: false, location: Location::Body, shape: &shape_SpaceSettings },
        Member { name: "SpaceSharingSettings", wire: "SpaceSharingSettings", query: "SpaceSharingSettings", required: false, location: Location::Body, shape: &shape_SpaceSharingSettings },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_SpaceStatus },
        Member { name: "Url", wire: "Url", query: "Url", required: false, location: Location::Body, shape: &shape_String1024 },] });
    pub static shape_DescribeUserProfileRequest: Shape = Shape::Structure(Structure { name: "DescribeUserProfileRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: true, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_DescribeUserProfileResponse: Shape = Shape::Structure(Structure { name: "DescribeUserProfileResponse", union: false, members: &[
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "FailureReason", wire: "FailureReason", query: "FailureReason", required: false, location: Location::Body, shape: &shape_FailureReason },
        Member { name: "HomeEfsFileSystemUid", wire: "HomeEfsFileSystemUid", query: "HomeEfsFileSystemUid", required: false, location: Location::Body, shape: &shape_EfsUid },
        Member { name: "LastModifiedTime", wire: "LastModifiedTime", query: "LastModifiedTime", required: false, location: Location::Body, shape: &shape_LastModifiedTime },
        Member { name: "SingleSignOnUserIdentifier", wire: "SingleSignOnUserIdentifier", query: "SingleSignOnUserIdentifier", required: false, location: Location::Body, shape: &shape_SingleSignOnUserIdentifier },
        Member { name: "SingleSignOnUserValue", wire: "SingleSignOnUserValue", query: "SingleSignOnUserValue", required: false, location: Location::Body, shape: &shape_String256 },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_UserProfileStatus },
        Member { name: "UserProfileArn", wire: "UserProfileArn", query: "UserProfileArn", required: false, location: Location::Body, shape: &shape_UserProfileArn },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },
        Member { name: "UserSettings", wire: "UserSettings", query: "UserSettings", required: false, location: Location::Body, shape: &shape_UserSettings },] });
    pub static shape_DirectDeploySettings: Shape = Shape::Structure(Structure { name: "DirectDeploySettings", union: false, members: &[
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_DockerSettings: Shape = Shape::Structure(Structure { name: "DockerSettings", union: false, members: &[
        Member { name: "EnableDockerAccess", wire: "EnableDockerAccess", query: "EnableDockerAccess", required: false, location: Location::Body, shape: &shape_FeatureStatus },
        Member { name: "RootlessDocker", wire: "RootlessDocker", query: "RootlessDocker", required: false, location: Location::Body, shape: &shape_FeatureStatus },
        Member { name: "VpcOnlyTrustedAccounts", wire: "VpcOnlyTrustedAccounts", query: "VpcOnlyTrustedAccounts", required: false, location: Location::Body, shape: &shape_VpcOnlyTrustedAccounts },] });
    pub static shape_DomainArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:domain/.*")), values: &[] });
    pub static shape_DomainDetails: Shape = Shape::Structure(Structure { name: "DomainDetails", union: false, members: &[
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DomainArn", wire: "DomainArn", query: "DomainArn", required: false, location: Location::Body, shape: &shape_DomainArn },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "DomainName", wire: "DomainName", query: "DomainName", required: false, location: Location::Body, shape: &shape_DomainName },
        Member { name: "LastModifiedTime", wire: "LastModifiedTime", query: "LastModifiedTime", required: false, location: Location::Body, shape: &shape_LastModifiedTime },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_DomainStatus },
        Member { name: "Url", wire: "Url", query: "Url", required: false, location: Location::Body, shape: &shape_String1024 },] });
    pub static shape_DomainId: Shape = Shape::String(StringShape { min: Some(0), max: Some(63), pattern: Some(Pattern::new("d-(-*[a-z0-9]){1,61}")), values: &[] });
    pub static shape_DomainList: Shape = Shape::List(List { member: &shape_DomainDetails, item: "member", flattened: false, min: None, max: None });
    pub static shape_DomainName: Shape = Shape::String(StringShape { min: Some(0), max: Some(63), pattern: Some(Pattern::new("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")), values: &[] });
    pub static shape_DomainSecurityGroupIds: Shape = Shape::List(List { member: &shape_SecurityGroupId, item: "member", flattened: false, min: Some(0), max: Some(3) });
    pub static shape_DomainSettings: Shape = Shape::Structure(Structure { name: "DomainSettings", union: false, members: &[
        Member { name: "AmazonQSettings", wire: "AmazonQSettings", query: "AmazonQSettings", required: false, location: Location::Body, shape: &shape_AmazonQSettings },
        Member { name: "DockerSettings", wire: "DockerSettings", query: "DockerSettings", required: false, location: Location::Body, shape: &shape_DockerSettings },
        Member { name: "ExecutionRoleIdentityConfig", wire: "ExecutionRoleIdentityConfig", query: "ExecutionRoleIdentityConfig", required: false, location: Location::Body, shape: &shape_ExecutionRoleIdentityConfig },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_IPAddressType },
        Member { name: "RStudioServerProDomainSettings", wire: "RStudioServerProDomainSettings", query: "RStudioServerProDomainSettings", required: false, location: Location::Body, shape: &shape_RStudioServerProDomainSettings },
        Member { name: "SecurityGroupIds", wire: "SecurityGroupIds", query: "SecurityGroupIds", required: false, location: Location::Body, shape: &shape_DomainSecurityGroupIds },
        Member { name: "TrustedIdentityPropagationSettings", wire: "TrustedIdentityPropagationSettings", query: "TrustedIdentityPropagationSettings", required: false, location: Location::Body, shape: &shape_TrustedIdentityPropagationSettings },
        Member { name: "UnifiedStudioSettings", wire: "UnifiedStudioSettings", query: "UnifiedStudioSettings", required: false, location: Location::Body, shape: &shape_UnifiedStudioSettings },] });
    pub static shape_DomainSettingsForUpdate: Shape = Shape::Structure(Structure { name: "DomainSettingsForUpdate", union: false, members: &[
        Member { name: "AmazonQSettings", wire: "AmazonQSettings", query: "AmazonQSettings", required: false, location: Location::Body, shape: &shape_AmazonQSettings },
        Member { name: "DockerSettings", wire: "DockerSettings", query: "DockerSettings", required: false, location: Location::Body, shape: &shape_DockerSettings },
        Member { name: "ExecutionRoleIdentityConfig", wire: "ExecutionRoleIdentityConfig", query: "ExecutionRoleIdentityConfig", required: false, location: Location::Body, shape: &shape_ExecutionRoleIdentityConfig },
        Member { name: "IpAddressType", wire: "IpAddressType", query: "IpAddressType", required: false, location: Location::Body, shape: &shape_IPAddressType },
        Member { name: "RStudioServerProDomainSettingsForUpdate", wire: "RStudioServerProDomainSettingsForUpdate", query: "RStudioServerProDomainSettingsForUpdate", required: false, location: Location::Body, shape: &shape_RStudioServerProDomainSettingsForUpdate },
        Member { name: "SecurityGroupIds", wire: "SecurityGroupIds", query: "SecurityGroupIds", required: false, location: Location::Body, shape: &shape_DomainSecurityGroupIds },
        Member { name: "TrustedIdentityPropagationSettings", wire: "TrustedIdentityPropagationSettings", query: "TrustedIdentityPropagationSettings", required: false, location: Location::Body, shape: &shape_TrustedIdentityPropagationSettings },
        Member { name: "UnifiedStudioSettings", wire: "UnifiedStudioSettings", query: "UnifiedStudioSettings", required: false, location: Location::Body, shape: &shape_UnifiedStudioSettings },] });
    pub static shape_DomainStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Deleting", "Failed", "InService", "Pending", "Updating", "Update_Failed", "Delete_Failed"] });
    pub static shape_EFSFileSystem: Shape = Shape::Structure(Structure { name: "EFSFileSystem", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },] });
    pub static shape_EFSFileSystemConfig: Shape = Shape::Structure(Structure { name: "EFSFileSystemConfig", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "FileSystemPath", wire: "FileSystemPath", query: "FileSystemPath", required: false, location: Location::Body, shape: &shape_FileSystemPath },] });
    pub static shape_EbsStorageSettings: Shape = Shape::Structure(Structure { name: "EbsStorageSettings", union: false, members: &[
        Member { name: "EbsVolumeSizeInGb", wire: "EbsVolumeSizeInGb", query: "EbsVolumeSizeInGb", required: true, location: Location::Body, shape: &shape_SpaceEbsVolumeSizeInGb },] });
    pub static shape_EfsUid: Shape = Shape::String(StringShape { min: Some(0), max: Some(10), pattern: Some(Pattern::new("\\d+")), values: &[] });
    pub static shape_EmrServerlessSettings: Shape = Shape::Structure(Structure { name: "EmrServerlessSettings", union: false, members: &[
        Member { name: "ExecutionRoleArn", wire: "ExecutionRoleArn", query: "ExecutionRoleArn", required: false, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_EmrSettings: Shape = Shape::Structure(Structure { name: "EmrSettings", union: false, members: &[
        Member { name: "AssumableRoleArns", wire: "AssumableRoleArns", query: "AssumableRoleArns", required: false, location: Location::Body, shape: &shape_AssumableRoleArns },
        Member { name: "ExecutionRoleArns", wire: "ExecutionRoleArns", query: "ExecutionRoleArns", required: false, location: Location::Body, shape: &shape_ExecutionRoleArns },] });
    pub static shape_ExecutionRoleArns: Shape = Shape::List(List { member: &shape_RoleArn, item: "member", flattened: false, min: Some(0), max: Some(5) });
    pub static shape_ExecutionRoleIdentityConfig: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["USER_PROFILE_NAME", "DISABLED"] });
    pub static shape_ExecutionRoleSessionNameMode: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["STATIC", "USER_IDENTITY"] });
    pub static shape_ExpiresInSeconds: Shape = Shape::Integer(Range { min: Some(5), max: Some(300) });
    pub static shape_FSxLustreFileSystem: Shape = Shape::Structure(Structure { name: "FSxLustreFileSystem", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },] });
    pub static shape_FSxLustreFileSystemConfig: Shape = Shape::Structure(Structure { name: "FSxLustreFileSystemConfig", union: false, members: &[
        Member { name: "FileSystemId", wire: "FileSystemId", query: "FileSystemId", required: true, location: Location::Body, shape: &shape_FileSystemId },
        Member { name: "FileSystemPath", wire: "FileSystemPath", query: "FileSystemPath", required: false, location: Location::Body, shape: &shape_FileSystemPath },] });
    pub static shape_FailureReason: Shape = Shape::String(StringShape { min: Some(0), max: Some(1024), pattern: None, values: &[] });
    pub static shape_FeatureStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ENABLED", "DISABLED"] });
    pub static shape_FileSystemId: Shape = Shape::String(StringShape { min: Some(11), max: Some(21), pattern: Some(Pattern::new("(fs-[0-9a-f]{8,})")), values: &[] });
    pub static shape_FileSystemPath: Shape = Shape::String(StringShape { min: Some(1), max: Some(256), pattern: Some(Pattern::new("\\/\\S*")), values: &[] });
    pub static shape_GenerativeAiSettings: Shape = Shape::Structure(Structure { name: "GenerativeAiSettings", union: false, members: &[
        Member { name: "AmazonBedrockRoleArn", wire: "AmazonBedrockRoleArn", query: "AmazonBedrockRoleArn", required: false, location: Location::Body, shape: &shape_RoleArn },] });
    pub static shape_Gid: Shape = Shape::Long(Range { min: Some(1001), max: Some(4000000) });
    pub static shape_HiddenAppTypesList: Shape = Shape::List(List { member: &shape_AppType, item: "member", flattened: false, min: None, max: None });
    pub static shape_HiddenInstanceTypesList: Shape = Shape::List(List { member: &shape_AppInstanceType, item: "member", flattened: false, min: None, max: None });
    pub static shape_HiddenMlToolsList: Shape = Shape::List(List { member: &shape_MlTools, item: "member", flattened: false, min: None, max: None });
    pub static shape_HiddenSageMakerImage: Shape = Shape::Structure(Structure { name: "HiddenSageMakerImage", union: false, members: &[
        Member { name: "SageMakerImageName", wire: "SageMakerImageName", query: "SageMakerImageName", required: false, location: Location::Body, shape: &shape_SageMakerImageName },
        Member { name: "VersionAliases", wire: "VersionAliases", query: "VersionAliases", required: false, location: Location::Body, shape: &shape_VersionAliasesList },] });
    pub static shape_HiddenSageMakerImageVersionAliasesList: Shape = Shape::List(List { member: &shape_HiddenSageMakerImage, item: "member", flattened: false, min: Some(0), max: Some(5) });
    pub static shape_HomeEfsFileSystemCreation: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Enabled", "Disabled"] });
    pub static shape_IPAddressType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ipv4", "dualstack"] });
    pub static shape_IdentityProviderOAuthSetting: Shape = Shape::Structure(Structure { name: "IdentityProviderOAuthSetting", union: false, members: &[
        Member { name: "DataSourceName", wire: "DataSourceName", query: "DataSourceName", required: false, location: Location::Body, shape: &shape_DataSourceName },
        Member { name: "SecretArn", wire: "SecretArn", query: "SecretArn", required: false, location: Location::Body, shape: &shape_SecretArn },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_IdentityProviderOAuthSettings: Shape = Shape::List(List { member: &shape_IdentityProviderOAuthSetting, item: "member", flattened: false, min: Some(0), max: Some(20) });
    pub static shape_IdleSettings: Shape = Shape::Structure(Structure { name: "IdleSettings", union: false, members: &[
        Member { name: "IdleTimeoutInMinutes", wire: "IdleTimeoutInMinutes", query: "IdleTimeoutInMinutes", required: false, location: Location::Body, shape: &shape_IdleTimeoutInMinutes },
        Member { name: "LifecycleManagement", wire: "LifecycleManagement", query: "LifecycleManagement", required: false, location: Location::Body, shape: &shape_LifecycleManagement },
        Member { name: "MaxIdleTimeoutInMinutes", wire: "MaxIdleTimeoutInMinutes", query: "MaxIdleTimeoutInMinutes", required: false, location: Location::Body, shape: &shape_IdleTimeoutInMinutes },
        Member { name: "MinIdleTimeoutInMinutes", wire: "MinIdleTimeoutInMinutes", query: "MinIdleTimeoutInMinutes", required: false, location: Location::Body, shape: &shape_IdleTimeoutInMinutes },] });
    pub static shape_IdleTimeoutInMinutes: Shape = Shape::Integer(Range { min: Some(60), max: Some(525600) });
    pub static shape_ImageArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("arn:aws(-[\\w]+)*:sagemaker:.+:[0-9]{12}:image/[a-zA-Z0-9]([-.]?[a-zA-Z0-9])*")), values: &[] });
    pub static shape_ImageName: Shape = Shape::String(StringShape { min: Some(1), max: Some(63), pattern: Some(Pattern::new("[a-zA-Z0-9]([-.]?[a-zA-Z0-9]){0,62}")), values: &[] });
    pub static shape_ImageVersionAlias: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("(^\\d+$)|(^\\d+.\\d+$)|(^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$)")), values: &[] });
    pub static shape_ImageVersionAliasPattern: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)")), values: &[] });
    pub static shape_ImageVersionArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("(arn:aws(-[\\w]+)*:sagemaker:.+:[0-9]{12}:image-version/[a-z0-9]([-.]?[a-z0-9])*/[0-9]+|None)")), values: &[] });
    pub static shape_ImageVersionNumber: Shape = Shape::Integer(Range { min: Some(0), max: None });
    pub static shape_JupyterLabAppSettings: Shape = Shape::Structure(Structure { name: "JupyterLabAppSettings", union: false, members: &[
        Member { name: "AppLifecycleManagement", wire: "AppLifecycleManagement", query: "AppLifecycleManagement", required: false, location: Location::Body, shape: &shape_AppLifecycleManagement },
        Member { name: "BuiltInLifecycleConfigArn", wire: "BuiltInLifecycleConfigArn", query: "BuiltInLifecycleConfigArn", required: false, location: Location::Body, shape: &shape_StudioLifecycleConfigArn },
        Member { name: "CodeRepositories", wire: "CodeRepositories", query: "CodeRepositories", required: false, location: Location::Body, shape: &shape_CodeRepositories },
        Member { name: "CustomImages", wire: "CustomImages", query: "CustomImages", required: false, location: Location::Body, shape: &shape_CustomImages },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "EmrSettings", wire: "EmrSettings", query: "EmrSettings", required: false, location: Location::Body, shape: &shape_EmrSettings },
        Member { name: "LifecycleConfigArns", wire: "LifecycleConfigArns", query: "LifecycleConfigArns", required: false, location: Location::Body, shape: &shape_LifecycleConfigArns },] });
    pub static shape_JupyterServerAppSettings: Shape = Shape::Structure(Structure { name: "JupyterServerAppSettings", union: false, members: &[
        Member { name: "CodeRepositories", wire: "CodeRepositories", query: "CodeRepositories", required: false, location: Location::Body, shape: &shape_CodeRepositories },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "LifecycleConfigArns", wire: "LifecycleConfigArns", query: "LifecycleConfigArns", required: false, location: Location::Body, shape: &shape_LifecycleConfigArns },] });
    pub static shape_KendraSettings: Shape = Shape::Structure(Structure { name: "KendraSettings", union: false, members: &[
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_KernelGatewayAppSettings: Shape = Shape::Structure(Structure { name: "KernelGatewayAppSettings", union: false, members: &[
        Member { name: "CustomImages", wire: "CustomImages", query: "CustomImages", required: false, location: Location::Body, shape: &shape_CustomImages },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "LifecycleConfigArns", wire: "LifecycleConfigArns", query: "LifecycleConfigArns", required: false, location: Location::Body, shape: &shape_LifecycleConfigArns },] });
    pub static shape_KmsKeyId: Shape = Shape::String(StringShape { min: Some(0), max: Some(2048), pattern: Some(Pattern::new("[a-zA-Z0-9:/_-]*")), values: &[] });
    pub static shape_LandingUri: Shape = Shape::String(StringShape { min: Some(0), max: Some(1023), pattern: None, values: &[] });
    pub static shape_LastModifiedTime: Shape = Shape::Timestamp;
    pub static shape_LifecycleConfigArns: Shape = Shape::List(List { member: &shape_StudioLifecycleConfigArn, item: "member", flattened: false, min: None, max: None });
    pub static shape_LifecycleManagement: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ENABLED", "DISABLED"] });
    pub static shape_ListAppsRequest: Shape = Shape::Structure(Structure { name: "ListAppsRequest", union: false, members: &[
        Member { name: "DomainIdEquals", wire: "DomainIdEquals", query: "DomainIdEquals", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_MaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "SortBy", wire: "SortBy", query: "SortBy", required: false, location: Location::Body, shape: &shape_AppSortKey },
        Member { name: "SortOrder", wire: "SortOrder", query: "SortOrder", required: false, location: Location::Body, shape: &shape_SortOrder },
        Member { name: "SpaceNameEquals", wire: "SpaceNameEquals", query: "SpaceNameEquals", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "UserProfileNameEquals", wire: "UserProfileNameEquals", query: "UserProfileNameEquals", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_ListAppsResponse: Shape = Shape::Structure(Structure { name: "ListAppsResponse", union: false, members: &[
        Member { name: "Apps", wire: "Apps", query: "Apps", required: false, location: Location::Body, shape: &shape_AppList },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_ListDomainsRequest: Shape = Shape::Structure(Structure { name: "ListDomainsRequest", union: false, members: &[
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_MaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_ListDomainsResponse: Shape = Shape::Structure(Structure { name: "ListDomainsResponse", union: false, members: &[
        Member { name: "Domains", wire: "Domains", query: "Domains", required: false, location: Location::Body, shape: &shape_DomainList },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },] });
    pub static shape_ListSpacesRequest: Shape = Shape::Structure(Structure { name: "ListSpacesRequest", union: false, members: &[
        Member { name: "DomainIdEquals", wire: "DomainIdEquals", query: "DomainIdEquals", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_MaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "SortBy", wire: "SortBy", query: "SortBy", required: false, location: Location::Body, shape: &shape_SpaceSortKey },
        Member { name: "SortOrder", wire: "SortOrder", query: "SortOrder", required: false, location: Location::Body, shape: &shape_SortOrder },
        Member { name: "SpaceNameContains", wire: "SpaceNameContains", query: "SpaceNameContains", required: false, location: Location::Body, shape: &shape_SpaceName },] });
    pub static shape_ListSpacesResponse: Shape = Shape::Structure(Structure { name: "ListSpacesResponse", union: false, members: &[
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "Spaces", wire: "Spaces", query: "Spaces", required: false, location: Location::Body, shape: &shape_SpaceList },] });
    pub static shape_ListTagsInput: Shape = Shape::Structure(Structure { name: "ListTagsInput", union: false, members: &[
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_ListTagsMaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "ResourceArn", wire: "ResourceArn", query: "ResourceArn", required: true, location: Location::Body, shape: &shape_ResourceArn },] });
    pub static shape_ListTagsMaxResults: Shape = Shape::Integer(Range { min: Some(50), max: None });
    pub static shape_ListTagsOutput: Shape = Shape::Structure(Structure { name: "ListTagsOutput", union: false, members: &[
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "Tags", wire: "Tags", query: "Tags", required: false, location: Location::Body, shape: &shape_TagList },] });
    pub static shape_ListUserProfilesRequest: Shape = Shape::Structure(Structure { name: "ListUserProfilesRequest", union: false, members: &[
        Member { name: "DomainIdEquals", wire: "DomainIdEquals", query: "DomainIdEquals", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "MaxResults", wire: "MaxResults", query: "MaxResults", required: false, location: Location::Body, shape: &shape_MaxResults },
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "SortBy", wire: "SortBy", query: "SortBy", required: false, location: Location::Body, shape: &shape_UserProfileSortKey },
        Member { name: "SortOrder", wire: "SortOrder", query: "SortOrder", required: false, location: Location::Body, shape: &shape_SortOrder },
        Member { name: "UserProfileNameContains", wire: "UserProfileNameContains", query: "UserProfileNameContains", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_ListUserProfilesResponse: Shape = Shape::Structure(Structure { name: "ListUserProfilesResponse", union: false, members: &[
        Member { name: "NextToken", wire: "NextToken", query: "NextToken", required: false, location: Location::Body, shape: &shape_NextToken },
        Member { name: "UserProfiles", wire: "UserProfiles", query: "UserProfiles", required: false, location: Location::Body, shape: &shape_UserProfileList },] });
    pub static shape_MaxResults: Shape = Shape::Integer(Range { min: Some(1), max: Some(100) });
    pub static shape_MlTools: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["DataWrangler", "FeatureStore", "EmrClusters", "AutoMl", "Experiments", "Training", "ModelEvaluation", "Pipelines", "Models", "JumpStart", "InferenceRecommender", "Endpoints", "Projects", "InferenceOptimization", "PerformanceEvaluation", "LakeraGuard", "Comet", "DeepchecksLLMEvaluation", "Fiddler", "HyperPodClusters", "RunningInstances", "Datasets", "Evaluators"] });
    pub static shape_ModelRegisterSettings: Shape = Shape::Structure(Structure { name: "ModelRegisterSettings", union: false, members: &[
        Member { name: "CrossAccountModelRegisterRoleArn", wire: "CrossAccountModelRegisterRoleArn", query: "CrossAccountModelRegisterRoleArn", required: false, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_NextToken: Shape = Shape::String(StringShape { min: Some(0), max: Some(8192), pattern: Some(Pattern::new(".*")), values: &[] });
    pub static shape_NonEmptyString64: Shape = Shape::String(StringShape { min: Some(0), max: Some(64), pattern: Some(Pattern::new("(?!\\s*$).+")), values: &[] });
    pub static shape_NotebookOutputOption: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Allowed", "Disabled"] });
    pub static shape_OwnershipSettings: Shape = Shape::Structure(Structure { name: "OwnershipSettings", union: false, members: &[
        Member { name: "OwnerUserProfileName", wire: "OwnerUserProfileName", query: "OwnerUserProfileName", required: true, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_OwnershipSettingsSummary: Shape = Shape::Structure(Structure { name: "OwnershipSettingsSummary", union: false, members: &[
        Member { name: "OwnerUserProfileName", wire: "OwnerUserProfileName", query: "OwnerUserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_PresignedDomainUrl: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_QProfileArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("arn:[-.a-z0-9]{1,63}:codewhisperer:([-.a-z0-9]{0,63}:){2}([a-zA-Z0-9-_:/]){1,1023}")), values: &[] });
    pub static shape_RSessionAppSettings: Shape = Shape::Structure(Structure { name: "RSessionAppSettings", union: false, members: &[
        Member { name: "CustomImages", wire: "CustomImages", query: "CustomImages", required: false, location: Location::Body, shape: &shape_CustomImages },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },] });
    pub static shape_RStudioServerProAccessStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ENABLED", "DISABLED"] });
    pub static shape_RStudioServerProAppSettings: Shape = Shape::Structure(Structure { name: "RStudioServerProAppSettings", union: false, members: &[
        Member { name: "AccessStatus", wire: "AccessStatus", query: "AccessStatus", required: false, location: Location::Body, shape: &shape_RStudioServerProAccessStatus },
        Member { name: "UserGroup", wire: "UserGroup", query: "UserGroup", required: false, location: Location::Body, shape: &shape_RStudioServerProUserGroup },] });
    pub static shape_RStudioServerProDomainSettings: Shape = Shape::Structure(Structure { name: "RStudioServerProDomainSettings", union: false, members: &[
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "DomainExecutionRoleArn", wire: "DomainExecutionRoleArn", query: "DomainExecutionRoleArn", required: true, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "RStudioConnectUrl", wire: "RStudioConnectUrl", query: "RStudioConnectUrl", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RStudioPackageManagerUrl", wire: "RStudioPackageManagerUrl", query: "RStudioPackageManagerUrl", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RStudioServerProDomainSettingsForUpdate: Shape = Shape::Structure(Structure { name: "RStudioServerProDomainSettingsForUpdate", union: false, members: &[
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },
        Member { name: "DomainExecutionRoleArn", wire: "DomainExecutionRoleArn", query: "DomainExecutionRoleArn", required: true, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "RStudioConnectUrl", wire: "RStudioConnectUrl", query: "RStudioConnectUrl", required: false, location: Location::Body, shape: &shape_String },
        Member { name: "RStudioPackageManagerUrl", wire: "RStudioPackageManagerUrl", query: "RStudioPackageManagerUrl", required: false, location: Location::Body, shape: &shape_String },] });
    pub static shape_RStudioServerProUserGroup: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["R_STUDIO_ADMIN", "R_STUDIO_USER"] });
    pub static shape_RegionName: Shape = Shape::String(StringShape { min: Some(1), max: Some(24), pattern: None, values: &[] });
    pub static shape_RepositoryUrl: Shape = Shape::String(StringShape { min: Some(0), max: Some(1024), pattern: Some(Pattern::new("https://([.\\-_a-zA-Z0-9]+/?){3,1016}")), values: &[] });
    pub static shape_ResourceArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+")), values: &[] });
    pub static shape_ResourceId: Shape = Shape::String(StringShape { min: Some(0), max: Some(32), pattern: None, values: &[] });
    pub static shape_ResourceSpec: Shape = Shape::Structure(Structure { name: "ResourceSpec", union: false, members: &[
        Member { name: "InstanceType", wire: "InstanceType", query: "InstanceType", required: false, location: Location::Body, shape: &shape_AppInstanceType },
        Member { name: "LifecycleConfigArn", wire: "LifecycleConfigArn", query: "LifecycleConfigArn", required: false, location: Location::Body, shape: &shape_StudioLifecycleConfigArn },
        Member { name: "SageMakerImageArn", wire: "SageMakerImageArn", query: "SageMakerImageArn", required: false, location: Location::Body, shape: &shape_ImageArn },
        Member { name: "SageMakerImageVersionAlias", wire: "SageMakerImageVersionAlias", query: "SageMakerImageVersionAlias", required: false, location: Location::Body, shape: &shape_ImageVersionAlias },
        Member { name: "SageMakerImageVersionArn", wire: "SageMakerImageVersionArn", query: "SageMakerImageVersionArn", required: false, location: Location::Body, shape: &shape_ImageVersionArn },
        Member { name: "TrainingPlanArn", wire: "TrainingPlanArn", query: "TrainingPlanArn", required: false, location: Location::Body, shape: &shape_StudioResourceSpecTrainingPlanArn },] });
    pub static shape_RetentionPolicy: Shape = Shape::Structure(Structure { name: "RetentionPolicy", union: false, members: &[
        Member { name: "HomeEfsFileSystem", wire: "HomeEfsFileSystem", query: "HomeEfsFileSystem", required: false, location: Location::Body, shape: &shape_RetentionType },] });
    pub static shape_RetentionType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Retain", "Delete"] });
    pub static shape_RoleArn: Shape = Shape::String(StringShape { min: Some(20), max: Some(2048), pattern: Some(Pattern::new("arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")), values: &[] });
    pub static shape_S3FileSystem: Shape = Shape::Structure(Structure { name: "S3FileSystem", union: false, members: &[
        Member { name: "S3Uri", wire: "S3Uri", query: "S3Uri", required: true, location: Location::Body, shape: &shape_S3SchemaUri },] });
    pub static shape_S3FileSystemConfig: Shape = Shape::Structure(Structure { name: "S3FileSystemConfig", union: false, members: &[
        Member { name: "MountPath", wire: "MountPath", query: "MountPath", required: false, location: Location::Body, shape: &shape_String1024 },
        Member { name: "S3Uri", wire: "S3Uri", query: "S3Uri", required: true, location: Location::Body, shape: &shape_S3SchemaUri },] });
    pub static shape_S3SchemaUri: Shape = Shape::String(StringShape { min: Some(0), max: Some(1024), pattern: Some(Pattern::new("(s3)://([^/]+)/?(.*)")), values: &[] });
    pub static shape_S3Uri: Shape = Shape::String(StringShape { min: Some(0), max: Some(1024), pattern: Some(Pattern::new("(https|s3)://([^/]+)/?(.*)")), values: &[] });
    pub static shape_SageMakerImageName: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["sagemaker_distribution"] });
    pub static shape_SecretArn: Shape = Shape::String(StringShape { min: Some(1), max: Some(2048), pattern: Some(Pattern::new("arn:aws[a-z\\-]*:secretsmanager:[a-z0-9\\-]*:[0-9]{12}:secret:.*")), values: &[] });
    pub static shape_SecurityGroupId: Shape = Shape::String(StringShape { min: Some(0), max: Some(32), pattern: Some(Pattern::new("[-0-9a-zA-Z]+")), values: &[] });
    pub static shape_SecurityGroupIds: Shape = Shape::List(List { member: &shape_SecurityGroupId, item: "member", flattened: false, min: Some(0), max: Some(5) });
    pub static shape_SessionExpirationDurationInSeconds: Shape = Shape::Integer(Range { min: Some(1800), max: Some(43200) });
    pub static shape_SharingSettings: Shape = Shape::Structure(Structure { name: "SharingSettings", union: false, members: &[
        Member { name: "NotebookOutputOption", wire: "NotebookOutputOption", query: "NotebookOutputOption", required: false, location: Location::Body, shape: &shape_NotebookOutputOption },
        Member { name: "S3KmsKeyId", wire: "S3KmsKeyId", query: "S3KmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },
        Member { name: "S3OutputPath", wire: "S3OutputPath", query: "S3OutputPath", required: false, location: Location::Body, shape: &shape_S3Uri },] });
    pub static shape_SharingType: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Private", "Shared"] });
    pub static shape_SingleSignOnApplicationArn: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso::[0-9]+:application\\/[a-zA-Z0-9-_.]+\\/apl-[a-zA-Z0-9]+")), values: &[] });
    pub static shape_SingleSignOnUserIdentifier: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("UserName")), values: &[] });
    pub static shape_SortOrder: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Ascending", "Descending"] });
    pub static shape_SpaceAppLifecycleManagement: Shape = Shape::Structure(Structure { name: "SpaceAppLifecycleManagement", union: false, members: &[
        Member { name: "IdleSettings", wire: "IdleSettings", query: "IdleSettings", required: false, location: Location::Body, shape: &shape_SpaceIdleSettings },] });
    pub static shape_SpaceArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:space/.*")), values: &[] });
    pub static shape_SpaceCodeEditorAppSettings: Shape = Shape::Structure(Structure { name: "SpaceCodeEditorAppSettings", union: false, members: &[
        Member { name: "AppLifecycleManagement", wire: "AppLifecycleManagement", query: "AppLifecycleManagement", required: false, location: Location::Body, shape: &shape_SpaceAppLifecycleManagement },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },] });
    pub static shape_SpaceDetails: Shape = Shape::Structure(Structure { name: "SpaceDetails", union: false, members: &[
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "LastModifiedTime", wire: "LastModifiedTime", query: "LastModifiedTime", required: false, location: Location::Body, shape: &shape_LastModifiedTime },
        Member { name: "OwnershipSettingsSummary", wire: "OwnershipSettingsSummary", query: "OwnershipSettingsSummary", required: false, location: Location::Body, shape: &shape_OwnershipSettingsSummary },
        Member { name: "SpaceDisplayName", wire: "SpaceDisplayName", query: "SpaceDisplayName", required: false, location: Location::Body, shape: &shape_NonEmptyString64 },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: false, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "SpaceSettingsSummary", wire: "SpaceSettingsSummary", query: "SpaceSettingsSummary", required: false, location: Location::Body, shape: &shape_SpaceSettingsSummary },
        Member { name: "SpaceSharingSettingsSummary", wire: "SpaceSharingSettingsSummary", query: "SpaceSharingSettingsSummary", required: false, location: Location::Body, shape: &shape_SpaceSharingSettingsSummary },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_SpaceStatus },] });
    pub static shape_SpaceEbsVolumeSizeInGb: Shape = Shape::Integer(Range { min: Some(5), max: Some(16384) });
    pub static shape_SpaceIdleSettings: Shape = Shape::Structure(Structure { name: "SpaceIdleSettings", union: false, members: &[
        Member { name: "IdleTimeoutInMinutes", wire: "IdleTimeoutInMinutes", query: "IdleTimeoutInMinutes", required: false, location: Location::Body, shape: &shape_IdleTimeoutInMinutes },] });
    pub static shape_SpaceJupyterLabAppSettings: Shape = Shape::Structure(Structure { name: "SpaceJupyterLabAppSettings", union: false, members: &[
        Member { name: "AppLifecycleManagement", wire: "AppLifecycleManagement", query: "AppLifecycleManagement", required: false, location: Location::Body, shape: &shape_SpaceAppLifecycleManagement },
        Member { name: "CodeRepositories", wire: "CodeRepositories", query: "CodeRepositories", required: false, location: Location::Body, shape: &shape_CodeRepositories },
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },] });
    pub static shape_SpaceList: Shape = Shape::List(List { member: &shape_SpaceDetails, item: "member", flattened: false, min: None, max: None });
    pub static shape_SpaceName: Shape = Shape::String(StringShape { min: Some(0), max: Some(63), pattern: Some(Pattern::new("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")), values: &[] });
    pub static shape_SpaceSettings: Shape = Shape::Structure(Structure { name: "SpaceSettings", union: false, members: &[
        Member { name: "AppType", wire: "AppType", query: "AppType", required: false, location: Location::Body, shape: &shape_AppType },
        Member { name: "CodeEditorAppSettings", wire: "CodeEditorAppSettings", query: "CodeEditorAppSettings", required: false, location: Location::Body, shape: &shape_SpaceCodeEditorAppSettings },
        Member { name: "CustomFileSystems", wire: "CustomFileSystems", query: "CustomFileSystems", required: false, location: Location::Body, shape: &shape_CustomFileSystems },
        Member { name: "JupyterLabAppSettings", wire: "JupyterLabAppSettings", query: "JupyterLabAppSettings", required: false, location: Location::Body, shape: &shape_SpaceJupyterLabAppSettings },
        Member { name: "JupyterServerAppSettings", wire: "JupyterServerAppSettings", query: "JupyterServerAppSettings", required: false, location: Location::Body, shape: &shape_JupyterServerAppSettings },
        Member { name: "KernelGatewayAppSettings", wire: "KernelGatewayAppSettings", query: "KernelGatewayAppSettings", required: false, location: Location::Body, shape: &shape_KernelGatewayAppSettings },
        Member { name: "RemoteAccess", wire: "RemoteAccess", query: "RemoteAccess", required: false, location: Location::Body, shape: &shape_FeatureStatus },
        Member { name: "SpaceManagedResources", wire: "SpaceManagedResources", query: "SpaceManagedResources", required: false, location: Location::Body, shape: &shape_FeatureStatus },
        Member { name: "SpaceStorageSettings", wire: "SpaceStorageSettings", query: "SpaceStorageSettings", required: false, location: Location::Body, shape: &shape_SpaceStorageSettings },] });
    pub static shape_SpaceSettingsSummary: Shape = Shape::Structure(Structure { name: "SpaceSettingsSummary", union: false, members: &[
        Member { name: "AppType", wire: "AppType", query: "AppType", required: false, location: Location::Body, shape: &shape_AppType },
        Member { name: "RemoteAccess", wire: "RemoteAccess", query: "RemoteAccess", required: false, location: Location::Body, shape: &shape_FeatureStatus },
        Member { name: "SpaceStorageSettings", wire: "SpaceStorageSettings", query: "SpaceStorageSettings", required: false, location: Location::Body, shape: &shape_SpaceStorageSettings },] });
    pub static shape_SpaceSharingSettings: Shape = Shape::Structure(Structure { name: "SpaceSharingSettings", union: false, members: &[
        Member { name: "SharingType", wire: "SharingType", query: "SharingType", required: true, location: Location::Body, shape: &shape_SharingType },] });
    pub static shape_SpaceSharingSettingsSummary: Shape = Shape::Structure(Structure { name: "SpaceSharingSettingsSummary", union: false, members: &[
        Member { name: "SharingType", wire: "SharingType", query: "SharingType", required: false, location: Location::Body, shape: &shape_SharingType },] });
    pub static shape_SpaceSortKey: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["CreationTime", "LastModifiedTime"] });
    pub static shape_SpaceStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Deleting", "Failed", "InService", "Pending", "Updating", "Update_Failed", "Delete_Failed"] });
    pub static shape_SpaceStorageSettings: Shape = Shape::Structure(Structure { name: "SpaceStorageSettings", union: false, members: &[
        Member { name: "EbsStorageSettings", wire: "EbsStorageSettings", query: "EbsStorageSettings", required: false, location: Location::Body, shape: &shape_EbsStorageSettings },] });
    pub static shape_String: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &[] });
    pub static shape_String1024: Shape = Shape::String(StringShape { min: Some(0), max: Some(1024), pattern: None, values: &[] });
    pub static shape_String256: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: None, values: &[] });
    pub static shape_StudioLifecycleConfigArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)")), values: &[] });
    pub static shape_StudioResourceSpecTrainingPlanArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(2048), pattern: Some(Pattern::new("(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:training-plan/.*|None)")), values: &[] });
    pub static shape_StudioWebPortal: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ENABLED", "DISABLED"] });
    pub static shape_StudioWebPortalSettings: Shape = Shape::Structure(Structure { name: "StudioWebPortalSettings", union: false, members: &[
        Member { name: "ExecutionRoleSessionNameMode", wire: "ExecutionRoleSessionNameMode", query: "ExecutionRoleSessionNameMode", required: false, location: Location::Body, shape: &shape_ExecutionRoleSessionNameMode },
        Member { name: "HiddenAppTypes", wire: "HiddenAppTypes", query: "HiddenAppTypes", required: false, location: Location::Body, shape: &shape_HiddenAppTypesList },
        Member { name: "HiddenInstanceTypes", wire: "HiddenInstanceTypes", query: "HiddenInstanceTypes", required: false, location: Location::Body, shape: &shape_HiddenInstanceTypesList },
        Member { name: "HiddenMlTools", wire: "HiddenMlTools", query: "HiddenMlTools", required: false, location: Location::Body, shape: &shape_HiddenMlToolsList },
        Member { name: "HiddenSageMakerImageVersionAliases", wire: "HiddenSageMakerImageVersionAliases", query: "HiddenSageMakerImageVersionAliases", required: false, location: Location::Body, shape: &shape_HiddenSageMakerImageVersionAliasesList },] });
    pub static shape_SubnetId: Shape = Shape::String(StringShape { min: Some(0), max: Some(32), pattern: Some(Pattern::new("[-0-9a-zA-Z]+")), values: &[] });
    pub static shape_Subnets: Shape = Shape::List(List { member: &shape_SubnetId, item: "member", flattened: false, min: Some(1), max: Some(16) });
    pub static shape_Tag: Shape = Shape::Structure(Structure { name: "Tag", union: false, members: &[
        Member { name: "Key", wire: "Key", query: "Key", required: true, location: Location::Body, shape: &shape_TagKey },
        Member { name: "Value", wire: "Value", query: "Value", required: true, location: Location::Body, shape: &shape_TagValue },] });
    pub static shape_TagKey: Shape = Shape::String(StringShape { min: Some(1), max: Some(128), pattern: Some(Pattern::new("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")), values: &[] });
    pub static shape_TagKeyList: Shape = Shape::List(List { member: &shape_TagKey, item: "member", flattened: false, min: Some(1), max: Some(50) });
    pub static shape_TagList: Shape = Shape::List(List { member: &shape_Tag, item: "member", flattened: false, min: Some(0), max: Some(50) });
    pub static shape_TagPropagation: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["ENABLED", "DISABLED"] });
    pub static shape_TagValue: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")), values: &[] });
    pub static shape_TensorBoardAppSettings: Shape = Shape::Structure(Structure { name: "TensorBoardAppSettings", union: false, members: &[
        Member { name: "DefaultResourceSpec", wire: "DefaultResourceSpec", query: "DefaultResourceSpec", required: false, location: Location::Body, shape: &shape_ResourceSpec },] });
    pub static shape_TimeSeriesForecastingSettings: Shape = Shape::Structure(Structure { name: "TimeSeriesForecastingSettings", union: false, members: &[
        Member { name: "AmazonForecastRoleArn", wire: "AmazonForecastRoleArn", query: "AmazonForecastRoleArn", required: false, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_Timestamp: Shape = Shape::Timestamp;
    pub static shape_TrustedIdentityPropagationSettings: Shape = Shape::Structure(Structure { name: "TrustedIdentityPropagationSettings", union: false, members: &[
        Member { name: "Status", wire: "Status", query: "Status", required: true, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_Uid: Shape = Shape::Long(Range { min: Some(10000), max: Some(4000000) });
    pub static shape_UnifiedStudioDomainId: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("dzd[-_][a-zA-Z0-9_-]{1,36}")), values: &[] });
    pub static shape_UnifiedStudioEnvironmentId: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("[a-zA-Z0-9_-]{1,36}")), values: &[] });
    pub static shape_UnifiedStudioProjectId: Shape = Shape::String(StringShape { min: None, max: None, pattern: Some(Pattern::new("[a-zA-Z0-9_-]{1,36}")), values: &[] });
    pub static shape_UnifiedStudioSettings: Shape = Shape::Structure(Structure { name: "UnifiedStudioSettings", union: false, members: &[
        Member { name: "DomainAccountId", wire: "DomainAccountId", query: "DomainAccountId", required: false, location: Location::Body, shape: &shape_AccountId },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_UnifiedStudioDomainId },
        Member { name: "DomainRegion", wire: "DomainRegion", query: "DomainRegion", required: false, location: Location::Body, shape: &shape_RegionName },
        Member { name: "EnvironmentId", wire: "EnvironmentId", query: "EnvironmentId", required: false, location: Location::Body, shape: &shape_UnifiedStudioEnvironmentId },
        Member { name: "ProjectId", wire: "ProjectId", query: "ProjectId", required: false, location: Location::Body, shape: &shape_UnifiedStudioProjectId },
        Member { name: "ProjectS3Path", wire: "ProjectS3Path", query: "ProjectS3Path", required: false, location: Location::Body, shape: &shape_S3Uri },
        Member { name: "SingleSignOnApplicationArn", wire: "SingleSignOnApplicationArn", query: "SingleSignOnApplicationArn", required: false, location: Location::Body, shape: &shape_SingleSignOnApplicationArn },
        Member { name: "StudioWebPortalAccess", wire: "StudioWebPortalAccess", query: "StudioWebPortalAccess", required: false, location: Location::Body, shape: &shape_FeatureStatus },] });
    pub static shape_UpdateDomainRequest: Shape = Shape::Structure(Structure { name: "UpdateDomainRequest", union: false, members: &[
        Member { name: "AppNetworkAccessType", wire: "AppNetworkAccessType", query: "AppNetworkAccessType", required: false, location: Location::Body, shape: &shape_AppNetworkAccessType },
        Member { name: "AppSecurityGroupManagement", wire: "AppSecurityGroupManagement", query: "AppSecurityGroupManagement", required: false, location: Location::Body, shape: &shape_AppSecurityGroupManagement },
        Member { name: "DefaultSpaceSettings", wire: "DefaultSpaceSettings", query: "DefaultSpaceSettings", required: false, location: Location::Body, shape: &shape_DefaultSpaceSettings },
        Member { name: "DefaultUserSettings", wire: "DefaultUserSettings", query: "DefaultUserSettings", required: false, location: Location::Body, shape: &shape_UserSettings },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "DomainSettingsForUpdate", wire: "DomainSettingsForUpdate", query: "DomainSettingsForUpdate", required: false, location: Location::Body, shape: &shape_DomainSettingsForUpdate },
        Member { name: "HomeEfsFileSystemCreation", wire: "HomeEfsFileSystemCreation", query: "HomeEfsFileSystemCreation", required: false, location: Location::Body, shape: &shape_HomeEfsFileSystemCreation },
        Member { name: "SubnetIds", wire: "SubnetIds", query: "SubnetIds", required: false, location: Location::Body, shape: &shape_Subnets },
        Member { name: "TagPropagation", wire: "TagPropagation", query: "TagPropagation", required: false, location: Location::Body, shape: &shape_TagPropagation },
        Member { name: "VpcId", wire: "VpcId", query: "VpcId", required: false, location: Location::Body, shape: &shape_VpcId },] });
    pub static shape_UpdateDomainResponse: Shape = Shape::Structure(Structure { name: "UpdateDomainResponse", union: false, members: &[
        Member { name: "DomainArn", wire: "DomainArn", query: "DomainArn", required: false, location: Location::Body, shape: &shape_DomainArn },] });
    pub static shape_UpdateSpaceRequest: Shape = Shape::Structure(Structure { name: "UpdateSpaceRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "SpaceDisplayName", wire: "SpaceDisplayName", query: "SpaceDisplayName", required: false, location: Location::Body, shape: &shape_NonEmptyString64 },
        Member { name: "SpaceName", wire: "SpaceName", query: "SpaceName", required: true, location: Location::Body, shape: &shape_SpaceName },
        Member { name: "SpaceSettings", wire: "SpaceSettings", query: "SpaceSettings", required: false, location: Location::Body, shape: &shape_SpaceSettings },] });
    pub static shape_UpdateSpaceResponse: Shape = Shape::Structure(Structure { name: "UpdateSpaceResponse", union: false, members: &[
        Member { name: "SpaceArn", wire: "SpaceArn", query: "SpaceArn", required: false, location: Location::Body, shape: &shape_SpaceArn },] });
    pub static shape_UpdateUserProfileRequest: Shape = Shape::Structure(Structure { name: "UpdateUserProfileRequest", union: false, members: &[
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: true, location: Location::Body, shape: &shape_DomainId },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: true, location: Location::Body, shape: &shape_UserProfileName },
        Member { name: "UserSettings", wire: "UserSettings", query: "UserSettings", required: false, location: Location::Body, shape: &shape_UserSettings },] });
    pub static shape_UpdateUserProfileResponse: Shape = Shape::Structure(Structure { name: "UpdateUserProfileResponse", union: false, members: &[
        Member { name: "UserProfileArn", wire: "UserProfileArn", query: "UserProfileArn", required: false, location: Location::Body, shape: &shape_UserProfileArn },] });
    pub static shape_UserProfileArn: Shape = Shape::String(StringShape { min: Some(0), max: Some(256), pattern: Some(Pattern::new("arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:user-profile/.*")), values: &[] });
    pub static shape_UserProfileDetails: Shape = Shape::Structure(Structure { name: "UserProfileDetails", union: false, members: &[
        Member { name: "CreationTime", wire: "CreationTime", query: "CreationTime", required: false, location: Location::Body, shape: &shape_CreationTime },
        Member { name: "DomainId", wire: "DomainId", query: "DomainId", required: false, location: Location::Body, shape: &shape_DomainId },
        Member { name: "LastModifiedTime", wire: "LastModifiedTime", query: "LastModifiedTime", required: false, location: Location::Body, shape: &shape_LastModifiedTime },
        Member { name: "Status", wire: "Status", query: "Status", required: false, location: Location::Body, shape: &shape_UserProfileStatus },
        Member { name: "UserProfileName", wire: "UserProfileName", query: "UserProfileName", required: false, location: Location::Body, shape: &shape_UserProfileName },] });
    pub static shape_UserProfileList: Shape = Shape::List(List { member: &shape_UserProfileDetails, item: "member", flattened: false, min: None, max: None });
    pub static shape_UserProfileName: Shape = Shape::String(StringShape { min: Some(0), max: Some(63), pattern: Some(Pattern::new("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")), values: &[] });
    pub static shape_UserProfileSortKey: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["CreationTime", "LastModifiedTime"] });
    pub static shape_UserProfileStatus: Shape = Shape::String(StringShape { min: None, max: None, pattern: None, values: &["Deleting", "Failed", "InService", "Pending", "Updating", "Update_Failed", "Delete_Failed"] });
    pub static shape_UserSettings: Shape = Shape::Structure(Structure { name: "UserSettings", union: false, members: &[
        Member { name: "AutoMountHomeEFS", wire: "AutoMountHomeEFS", query: "AutoMountHomeEFS", required: false, location: Location::Body, shape: &shape_AutoMountHomeEFS },
        Member { name: "CanvasAppSettings", wire: "CanvasAppSettings", query: "CanvasAppSettings", required: false, location: Location::Body, shape: &shape_CanvasAppSettings },
        Member { name: "CodeEditorAppSettings", wire: "CodeEditorAppSettings", query: "CodeEditorAppSettings", required: false, location: Location::Body, shape: &shape_CodeEditorAppSettings },
        Member { name: "CustomFileSystemConfigs", wire: "CustomFileSystemConfigs", query: "CustomFileSystemConfigs", required: false, location: Location::Body, shape: &shape_CustomFileSystemConfigs },
        Member { name: "CustomPosixUserConfig", wire: "CustomPosixUserConfig", query: "CustomPosixUserConfig", required: false, location: Location::Body, shape: &shape_CustomPosixUserConfig },
        Member { name: "DefaultLandingUri", wire: "DefaultLandingUri", query: "DefaultLandingUri", required: false, location: Location::Body, shape: &shape_LandingUri },
        Member { name: "ExecutionRole", wire: "ExecutionRole", query: "ExecutionRole", required: false, location: Location::Body, shape: &shape_RoleArn },
        Member { name: "JupyterLabAppSettings", wire: "JupyterLabAppSettings", query: "JupyterLabAppSettings", required: false, location: Location::Body, shape: &shape_JupyterLabAppSettings },
        Member { name: "JupyterServerAppSettings", wire: "JupyterServerAppSettings", query: "JupyterServerAppSettings", required: false, location: Location::Body, shape: &shape_JupyterServerAppSettings },
        Member { name: "KernelGatewayAppSettings", wire: "KernelGatewayAppSettings", query: "KernelGatewayAppSettings", required: false, location: Location::Body, shape: &shape_KernelGatewayAppSettings },
        Member { name: "RSessionAppSettings", wire: "RSessionAppSettings", query: "RSessionAppSettings", required: false, location: Location::Body, shape: &shape_RSessionAppSettings },
        Member { name: "RStudioServerProAppSettings", wire: "RStudioServerProAppSettings", query: "RStudioServerProAppSettings", required: false, location: Location::Body, shape: &shape_RStudioServerProAppSettings },
        Member { name: "SecurityGroups", wire: "SecurityGroups", query: "SecurityGroups", required: false, location: Location::Body, shape: &shape_SecurityGroupIds },
        Member { name: "SharingSettings", wire: "SharingSettings", query: "SharingSettings", required: false, location: Location::Body, shape: &shape_SharingSettings },
        Member { name: "SpaceStorageSettings", wire: "SpaceStorageSettings", query: "SpaceStorageSettings", required: false, location: Location::Body, shape: &shape_DefaultSpaceStorageSettings },
        Member { name: "StudioWebPortal", wire: "StudioWebPortal", query: "StudioWebPortal", required: false, location: Location::Body, shape: &shape_StudioWebPortal },
        Member { name: "StudioWebPortalSettings", wire: "StudioWebPortalSettings", query: "StudioWebPortalSettings", required: false, location: Location::Body, shape: &shape_StudioWebPortalSettings },
        Member { name: "TensorBoardAppSettings", wire: "TensorBoardAppSettings", query: "TensorBoardAppSettings", required: false, location: Location::Body, shape: &shape_TensorBoardAppSettings },] });
    pub static shape_VersionAliasesList: Shape = Shape::List(List { member: &shape_ImageVersionAliasPattern, item: "member", flattened: false, min: Some(0), max: Some(20) });
    pub static shape_VpcId: Shape = Shape::String(StringShape { min: Some(0), max: Some(32), pattern: Some(Pattern::new("[-0-9a-zA-Z]+")), values: &[] });
    pub static shape_VpcOnlyTrustedAccounts: Shape = Shape::List(List { member: &shape_AccountId, item: "member", flattened: false, min: Some(0), max: Some(20) });
    pub static shape_WorkspaceSettings: Shape = Shape::Structure(Structure { name: "WorkspaceSettings", union: false, members: &[
        Member { name: "S3ArtifactPath", wire: "S3ArtifactPath", query: "S3ArtifactPath", required: false, location: Location::Body, shape: &shape_S3Uri },
        Member { name: "S3KmsKeyId", wire: "S3KmsKeyId", query: "S3KmsKeyId", required: false, location: Location::Body, shape: &shape_KmsKeyId },] });
}
