//! AWS's managed policies, as far as they can be attached with an effect: what each allows in the services that are served here,
//! in our own words. Any other ARN can be attached and grants nothing.

/// Name (after `arn:aws:iam::aws:policy/`) and document.
pub(crate) const POLICIES: &[(&str, &str)] = &[
    (
        "AdministratorAccess",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
    ),
    (
        "ReadOnlyAccess",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*","Action":[
            "ec2:Describe*","ec2:Get*",
            "elasticfilesystem:Describe*","elasticfilesystem:List*",
            "iam:Get*","iam:List*",
            "logs:Describe*","logs:FilterLogEvents","logs:Get*","logs:List*",
            "s3:Get*","s3:List*",
            "sagemaker:Describe*","sagemaker:List*"]}}"#,
    ),
    ("AmazonSageMakerFullAccess", SAGEMAKER_FULL_ACCESS),
    (
        "AmazonS3FullAccess",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#,
    ),
    (
        "AmazonS3ReadOnlyAccess",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}}"#,
    ),
    (
        "CloudWatchLogsFullAccess",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"logs:*","Resource":"*"}}"#,
    ),
];

/// Despite its name it doesn't make, change or delete domains and profiles: it's meant for execution roles. Spaces and their
/// apps can be changed by the profile that owns them, shared ones by everybody of the domain.
const SAGEMAKER_FULL_ACCESS: &str = r#"{"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Resource":"*","Action":[
        "sagemaker:CreatePresignedDomainUrl","sagemaker:Describe*","sagemaker:List*"]},
    {"Effect":"Allow","Action":["sagemaker:CreateApp","sagemaker:DeleteApp"],
        "Resource":"arn:aws:sagemaker:*:*:app/${sagemaker:DomainId}/*/*/*",
        "Condition":{"StringEquals":{"sagemaker:SpaceSharingType":"Shared"}}},
    {"Effect":"Allow","Action":["sagemaker:CreateApp","sagemaker:DeleteApp"],
        "Resource":"arn:aws:sagemaker:*:*:app/${sagemaker:DomainId}/*/*/*",
        "Condition":{
            "ArnLike":{"sagemaker:OwnerUserProfileArn":"arn:aws:sagemaker:*:*:user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}"},
            "StringEquals":{"sagemaker:SpaceSharingType":"Private"}}},
    {"Effect":"Allow","Action":["sagemaker:CreateSpace","sagemaker:DeleteSpace","sagemaker:UpdateSpace"],
        "Resource":"arn:aws:sagemaker:*:*:space/${sagemaker:DomainId}/*",
        "Condition":{"Null":{"sagemaker:OwnerUserProfileArn":"true"}}},
    {"Effect":"Allow","Action":["sagemaker:CreateSpace","sagemaker:DeleteSpace","sagemaker:UpdateSpace"],
        "Resource":"arn:aws:sagemaker:*:*:space/${sagemaker:DomainId}/*",
        "Condition":{
            "ArnLike":{"sagemaker:OwnerUserProfileArn":"arn:aws:sagemaker:*:*:user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}"},
            "StringEquals":{"sagemaker:SpaceSharingType":["Private","Shared"]}}},
    {"Effect":"Allow","Action":"sagemaker:AddTags",
        "Resource":["arn:aws:sagemaker:*:*:app/*","arn:aws:sagemaker:*:*:space/*"],
        "Condition":{"Null":{"sagemaker:TaggingAction":"false"}}},
    {"Effect":"Allow","Resource":"*","Action":[
        "ec2:CreateVpcEndpoint","ec2:DescribeDhcpOptions","ec2:DescribeNetworkInterfaces","ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups","ec2:DescribeSubnets","ec2:DescribeVpcEndpoints","ec2:DescribeVpcs",
        "elasticfilesystem:DescribeFileSystems","elasticfilesystem:DescribeMountTargets",
        "iam:GetRole","iam:ListRoles",
        "logs:CreateLogGroup","logs:CreateLogStream","logs:Describe*","logs:GetLogEvents","logs:PutLogEvents",
        "s3:CreateBucket","s3:GetBucketLocation","s3:ListAllMyBuckets","s3:ListBucket"]},
    {"Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:DeleteObject","s3:GetObject","s3:PutObject"],
        "Resource":["arn:aws:s3:::*SageMaker*","arn:aws:s3:::*Sagemaker*","arn:aws:s3:::*sagemaker*"]},
    {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/*",
        "Condition":{"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}}
]}"#;

#[cfg(test)]
mod tests {
    use super::*;
    use kakoi_policy::{Document, PolicyUse};

    #[test]
    fn every_policy_of_the_table_reads() {
        for (name, text) in POLICIES {
            assert!(Document::parse(text, PolicyUse::Identity).is_ok(), "{name}");
        }
    }
}
