//! What the example notebooks may do.

use kakoi_types::RegionContext;
use serde_json::{Value, json};

/// The policy of one user's notebook: reading its own domain, opening its own spaces, its own bucket, its own log streams.
///
/// Resources are exact up to their last `/`: an id that merely begins like the domain's is another domain.
pub fn notebook_policy(region: &RegionContext, domain: &str, user: &str, bucket: &str) -> Value {
    let profile = region.arn("sagemaker", format_args!("user-profile/{domain}/{user}"));
    let logs = region.arn(
        "logs",
        format_args!("log-group:/aws/sagemaker/studio:log-stream:{domain}/{user}/*"),
    );
    let bucket = format!("arn:aws:s3:::{bucket}");
    let in_domain = ["domain/ID", "user-profile/ID/*", "space/ID/*", "app/ID/*"]
        .map(|resource| region.arn("sagemaker", resource.replace("ID", domain)));
    json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Action": ["sagemaker:Describe*", "sagemaker:List*"], "Resource": in_domain },
        { "Effect": "Allow", "Action": "sagemaker:CreatePresignedDomainUrl", "Resource": profile },
        { "Effect": "Allow", "Action": "s3:*", "Resource": [bucket, format!("{bucket}/*")] },
        { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" },
        { "Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": logs },
    ] })
}
