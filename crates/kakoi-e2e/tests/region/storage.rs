//! S3 from notebooks: by the public name in the open domain, by the gateway endpoint in the closed one, and what its policy
//! stops. And the apps' logs.

use crate::Region;
use crate::roles::{calls, python};
use kakoi_e2e::checks::Checks;
use kakoi_e2e::clients::aws;
use kakoi_e2e::setup::Place;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

const OPEN: &str = "research-open/alice";
const CLOSED: &str = "research-closed/alice";

fn bucket(app: &str) -> String {
    format!("kakoi-{}", app.replace('/', "-"))
}

/// Whether alice of the closed domain gets at her bucket: `ok`, an error's code, or the client's own exception.
fn closed_list(region: &Region) -> String {
    calls(
        &region.place,
        CLOSED,
        &[("s3", "list_objects_v2", json!({ "Bucket": bucket(CLOSED) }))],
    )
    .remove(0)
}

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run("S3: put, get, list, multipart and signed URLs in both domains", || {
        for app in [OPEN, CLOSED] {
            everyday(&region.place, app);
        }
    });
    checks.run("S3: nobody else's bucket", || {
        for app in [OPEN, CLOSED] {
            let other = bucket(&app.replace("alice", "bob"));
            let attempts = [
                ("s3", "list_objects_v2", json!({ "Bucket": other })),
                ("s3", "put_object", json!({ "Bucket": other, "Key": "x", "Body": "x" })),
                ("s3", "create_bucket", json!({ "Bucket": "kakoi-of-my-own" })),
            ];
            assert_eq!(calls(&region.place, app, &attempts), ["AccessDenied"; 3], "{app}");
        }
    });
    checks.run("S3: the gateway endpoint's policy and route decide", || {
        endpoint(region)
    });
    checks.run("S3: the host's own clients see the same objects", || {
        let key = format!("s3://{}/from-notebook", bucket(CLOSED));
        let out = aws(&region.place, &region.server, &["s3", "cp", &key, "-"]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        assert_eq!(String::from_utf8_lossy(&out.stdout), "hello from research-closed/alice");
    });
    checks.run(
        "CloudWatch Logs has the notebooks' output, without their tokens",
        || tail(region),
    );
}

fn everyday(place: &Place, app: &str) {
    let script = format!(
        "import boto3, io, urllib.request
s3 = boto3.client('s3')
bucket = '{}'
s3.put_object(Bucket=bucket, Key='from-notebook', Body=b'hello from {app}')
assert s3.get_object(Bucket=bucket, Key='from-notebook')['Body'].read() == b'hello from {app}'
data = bytes(range(256)) * 80000
s3.upload_fileobj(io.BytesIO(data), bucket, 'large')
assert s3.head_object(Bucket=bucket, Key='large')['ETag'].endswith('-3\"')
back = io.BytesIO()
s3.download_fileobj(bucket, 'large', back)
assert back.getvalue() == data
url = s3.generate_presigned_url('get_object', Params=dict(Bucket=bucket, Key='from-notebook'), ExpiresIn=60)
assert urllib.request.urlopen(url, timeout=5).read() == b'hello from {app}'
# The quickstart puts how to log in to the databases into buckets of the closed domain.
keys = [o['Key'] for o in s3.list_objects_v2(Bucket=bucket)['Contents'] if o['Key'] != 'databases.json']
s3.delete_object(Bucket=bucket, Key='large')
print(*keys)",
        bucket(app)
    );
    assert_eq!(python(place, app, &script), "from-notebook large", "{app}");
}

fn endpoint(region: &mut Region) {
    let here = json!({ "Filters": [{ "Name": "vpc-endpoint-type", "Values": ["Gateway"] }, { "Name": "vpc-id", "Values": [region.facts.vpc] }] });
    let id = region
        .boto
        .text("ec2", "describe_vpc_endpoints", here, "/VpcEndpoints/0/VpcEndpointId");
    let statement = |resource: Value, condition: Value| json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": resource, "Condition": condition }] });
    let own = json!([
        format!("arn:aws:s3:::{}", bucket(CLOSED)),
        format!("arn:aws:s3:::{}/*", bucket(CLOSED))
    ]);
    let other = json!(["arn:aws:s3:::another-bucket", "arn:aws:s3:::another-bucket/*"]);
    let account_only = json!({ "StringEquals": { "aws:PrincipalAccount": "000000000000" } });
    let by_this = json!({ "StringEquals": { "aws:SourceVpce": id, "aws:SourceVpc": region.facts.vpc } });
    let by_another = json!({ "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } });
    for (policy, expected) in [
        (statement(own.clone(), account_only.clone()), "ok"),
        (statement(other, account_only), "AccessDenied"),
        (statement(own.clone(), by_this), "ok"),
        (statement(own, by_another), "AccessDenied"),
    ] {
        let change = json!({ "VpcEndpointId": id, "PolicyDocument": policy.to_string() });
        region.boto.call("ec2", "modify_vpc_endpoint", change);
        assert_eq!(closed_list(region), expected, "under {policy}");
    }
    // What the policy doesn't allow isn't had by another of S3's names, by its address, or by a strange Host either.
    let script = format!(
        "import boto3, botocore, http.client, ssl
for name in ('s3.amazonaws.com', 's3.us-east-1.kakoi.internal', 's3.us-east-1.amazonaws.com'):
    try:
        boto3.client('s3', endpoint_url='https://' + name).list_objects_v2(Bucket='{0}')
        print('ok')
    except botocore.exceptions.ClientError as error:
        print(error.response['Error']['Code'])
blind = ssl._create_unverified_context()
for host in ('198.18.0.130', 'evil.example', 'sagemaker.us-east-1.kakoi.internal'):
    raw = blind.wrap_socket(__import__('socket').create_connection(('198.18.0.130', 443), 3), server_hostname='s3.us-east-1.amazonaws.com')
    raw.sendall(f'GET /{0}/from-notebook HTTP/1.1\\r\\nHost: {{host}}\\r\\nConnection: close\\r\\n\\r\\n'.encode())
    print(raw.recv(100).split()[1].decode())",
        bucket(CLOSED)
    );
    let answers = python(&region.place, CLOSED, &script);
    assert_eq!(
        answers.lines().collect::<Vec<_>>(),
        ["AccessDenied", "AccessDenied", "AccessDenied", "421", "421", "421"]
    );
    region.boto.call(
        "ec2",
        "modify_vpc_endpoint",
        json!({ "VpcEndpointId": id, "ResetPolicy": true }),
    );
    assert_eq!(closed_list(region), "ok");
    let table = region.facts.main_table.clone();
    region.boto.call(
        "ec2",
        "modify_vpc_endpoint",
        json!({ "VpcEndpointId": id, "RemoveRouteTableIds": [table] }),
    );
    wait_for("the closed notebook loses S3", Duration::from_secs(10), || {
        matches!(
            closed_list(region).as_str(),
            "ConnectTimeoutError" | "EndpointConnectionError"
        )
        .then_some(())
    });
    region.boto.call(
        "ec2",
        "modify_vpc_endpoint",
        json!({ "VpcEndpointId": id, "AddRouteTableIds": [table] }),
    );
    wait_for("the closed notebook has S3 again", Duration::from_secs(10), || {
        (closed_list(region) == "ok").then_some(())
    });
}

fn tail(region: &mut Region) {
    let line = format!("a line of the test {}", std::process::id());
    let domain = region.facts.open_domain.clone();
    let write = format!(
        "import boto3, time
logs = boto3.client('logs')
logs.put_log_events(logGroupName='/aws/sagemaker/studio', logStreamName='{domain}/alice/JupyterLab/default',
    logEvents=[dict(timestamp=int(time.time() * 1000), message='{line}')])
try:
    logs.put_log_events(logGroupName='/aws/sagemaker/studio', logStreamName='{domain}/bob/JupyterLab/default',
        logEvents=[dict(timestamp=int(time.time() * 1000), message='not mine')])
except Exception as error:
    print(type(error).__name__, error.response['Error']['Code'])"
    );
    let refused = python(&region.place, OPEN, &write);
    assert!(refused.ends_with("AccessDeniedException"), "{refused}");
    let out = aws(
        &region.place,
        &region.server,
        // What `aws logs tail` of the second version of the command line asks; the first has no such verb.
        &[
            "logs",
            "filter-log-events",
            "--log-group-name",
            "/aws/sagemaker/studio",
            "--interleaved",
        ],
    );
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(text.contains(&line), "the notebook's own line:\n{text}");
    assert!(!text.contains("not mine"));
    for domain in [&region.facts.open_domain, &region.facts.closed_domain] {
        for user in ["alice", "bob"] {
            let stream = format!("{domain}/{user}/JupyterLab/default");
            assert!(text.contains(&stream), "JupyterLab's own output in {stream}:\n{text}");
        }
    }
    for app in [OPEN, CLOSED] {
        let token = region.place.shell(
            app,
            "tr '\\0' '\\n' </proc/1/environ | sed -n 's/^KAKOI_JUPYTER_TOKEN=//p'",
        );
        assert!(
            token.is_empty() || !text.contains(&token),
            "a log shows JupyterLab's token"
        );
    }
}
