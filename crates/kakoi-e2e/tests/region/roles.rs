//! What a notebook may ask of the region: boto3 without configuration, under its own role, by every door; and what it's refused.

use crate::Region;
use kakoi_e2e::checks::Checks;
use kakoi_e2e::setup::Place;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};
use std::time::Duration;

const OPEN: &str = "research-open/alice";
const CLOSED: &str = "research-closed/alice";

/// Calls from stdin as [service, method, parameters, endpoint or null]; prints a list of `ok`, an error code, or the exception.
const CALLS: &str = "import boto3, botocore, json, sys
config = botocore.config.Config(connect_timeout=3, read_timeout=10, retries={'total_max_attempts': 1})
results = []
for service, method, parameters, endpoint in json.loads(sys.argv[1]):
    try:
        client = boto3.client(service, config=config, endpoint_url=endpoint)
        answer = getattr(client, method)(**parameters)
        results.append('ok' if isinstance(answer, dict) else answer)
    except botocore.exceptions.ClientError as error:
        results.append(error.response['Error']['Code'])
    except Exception as error:
        results.append(type(error).__name__)
print(json.dumps(results))";

/// What comes of calls made inside an app: `ok`, an error's code, or the name of the client's own exception.
pub fn calls(place: &Place, app: &str, calls: &[(&str, &str, Value)]) -> Vec<String> {
    let calls: Vec<Value> = calls.iter().map(|(s, m, p)| json!([s, m, p, null])).collect();
    run(place, app, &Value::from(calls))
}

fn run(place: &Place, app: &str, calls: &Value) -> Vec<String> {
    let out = place.exec(app, &["python3", "-c", CALLS, &calls.to_string()]);
    let text = String::from_utf8_lossy(&out.stdout);
    serde_json::from_str(text.trim()).unwrap_or_else(|e| panic!("{e}: {text}{}", String::from_utf8_lossy(&out.stderr)))
}

/// What a script prints that runs inside an app and must succeed.
pub fn python(place: &Place, app: &str, script: &str) -> String {
    let out = place.exec(app, &["python3", "-c", script]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).trim().to_owned()
}

pub fn checks(checks: &mut Checks, region: &mut Region) {
    checks.run("boto3 in a notebook needs no configuration", || {
        no_configuration(region)
    });
    checks.run("credentials are the app's own, by that address only", || {
        own_credentials(region);
    });
    checks.run("open: what the role doesn't allow is AccessDenied", || {
        let codes = calls(&region.place, OPEN, &forbidden(region));
        for (code, (service, method, _)) in codes.iter().zip(forbidden(region)) {
            assert!(is_denied(code), "{service} {method} from the open notebook: {code}");
        }
    });
    checks.run("closed: it can't open itself, by no door", || {
        cannot_open_itself(region)
    });
    checks.run("a session token that is missing, foreign or late is refused", || {
        tokens(region);
    });
    checks.run("the audit log names the caller and the interface", || audit(region));
}

/// Without AWS's names each service has a variable of its own, and boto3 still needs nothing else.
pub fn by_own_names(place: &Place) {
    let names = "import os; print(*sorted(v for k, v in os.environ.items() if k.startswith('AWS_ENDPOINT_URL')))";
    for app in [OPEN, CLOSED] {
        let urls = python(place, app, names);
        assert!(urls.contains("https://s3.us-east-1.kakoi.internal"), "{urls}");
        assert!(!urls.contains("amazonaws"), "{urls}");
        let bucket = format!("kakoi-{}", app.replace('/', "-"));
        let allowed = [
            (
                "s3",
                "put_object",
                json!({ "Bucket": bucket, "Key": "own-names", "Body": "x" }),
            ),
            ("s3", "list_objects_v2", json!({ "Bucket": bucket })),
        ];
        assert_eq!(calls(place, app, &allowed), ["ok"; 2], "{app}");
    }
    assert_eq!(calls(place, OPEN, &[("sts", "get_caller_identity", json!({}))]), ["ok"]);
}

fn is_denied(code: &str) -> bool {
    matches!(code, "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation")
}

/// Calls that would open the network, take another's place, or change the rules.
fn forbidden(region: &Region) -> Vec<(&'static str, &'static str, Value)> {
    let facts = &region.facts;
    let everything = json!({
        "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }],
    });
    let rule = json!([{ "IpProtocol": "-1", "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] }]);
    vec![
        (
            "ec2",
            "create_route",
            json!({ "RouteTableId": facts.main_table, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-0123456789abcdef0" }),
        ),
        (
            "ec2",
            "authorize_security_group_ingress",
            json!({ "GroupId": facts.groups[1], "IpPermissions": rule }),
        ),
        (
            "ec2",
            "authorize_security_group_egress",
            json!({ "GroupId": facts.groups[0], "IpPermissions": rule }),
        ),
        ("ec2", "create_internet_gateway", json!({})),
        (
            "sagemaker",
            "create_presigned_domain_url",
            json!({ "DomainId": facts.closed_domain, "UserProfileName": "bob" }),
        ),
        (
            "sagemaker",
            "create_presigned_domain_url",
            json!({ "DomainId": facts.open_domain, "UserProfileName": "bob" }),
        ),
        (
            "sagemaker",
            "update_domain",
            json!({ "DomainId": facts.closed_domain, "AppNetworkAccessType": "PublicInternetOnly" }),
        ),
        (
            "sagemaker",
            "create_app",
            json!({ "DomainId": facts.closed_domain, "SpaceName": "bob", "AppType": "JupyterLab", "AppName": "default" }),
        ),
        (
            "iam",
            "put_role_policy",
            json!({ "RoleName": "kakoi-research-closed-alice", "PolicyName": "notebook", "PolicyDocument": everything.to_string() }),
        ),
        (
            "iam",
            "create_role",
            json!({ "RoleName": "another", "AssumeRolePolicyDocument": everything.to_string() }),
        ),
        (
            "sts",
            "assume_role",
            json!({ "RoleArn": "arn:aws:iam::000000000000:role/kakoi-research-open-bob", "RoleSessionName": "attacker" }),
        ),
    ]
}

fn no_configuration(region: &Region) {
    for (app, domain) in [(OPEN, &region.facts.open_domain), (CLOSED, &region.facts.closed_domain)] {
        let allowed = [
            ("sagemaker", "describe_domain", json!({ "DomainId": domain })),
            (
                "sagemaker",
                "describe_user_profile",
                json!({ "DomainId": domain, "UserProfileName": "alice" }),
            ),
            (
                "sagemaker",
                "create_presigned_domain_url",
                json!({ "DomainId": domain, "UserProfileName": "alice" }),
            ),
            ("s3", "list_buckets", json!({})),
        ];
        assert_eq!(calls(&region.place, app, &allowed), ["ok"; 4], "{app}");
    }
    // The open notebook also reaches STS, and is told who it is.
    let arn = python(
        &region.place,
        OPEN,
        "import boto3; print(boto3.client('sts').get_caller_identity()['Arn'])",
    );
    assert_eq!(
        arn,
        "arn:aws:sts::000000000000:assumed-role/kakoi-research-open-alice/SageMaker"
    );
}

fn own_credentials(region: &Region) {
    let key = "import boto3; print(boto3.Session().get_credentials().get_frozen_credentials().access_key)";
    let mut keys: Vec<String> = [OPEN, "research-open/bob", CLOSED, "research-closed/bob"]
        .iter()
        .map(|app| python(&region.place, app, key))
        .collect();
    assert!(keys.iter().all(|k| k.starts_with("ASIA")), "{keys:?}");
    assert_eq!(python(&region.place, OPEN, key), keys[0], "asked again, the same");
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 4, "each app has its own");
    let ask = "import http.client, sys
for host, path in (('169.254.170.2', '/credentials'), ('evil.example', '/credentials'), ('169.254.170.2', '/'), ('169.254.170.2', '/credentials/../credentials')):
    c = http.client.HTTPConnection('169.254.170.2', 80, timeout=3)
    c.request('GET', path, headers={'Host': host})
    print(c.getresponse().status)";
    assert_eq!(
        python(&region.place, CLOSED, ask).lines().collect::<Vec<_>>(),
        ["200", "404", "404", "404"]
    );
    // Another app's addresses have no such listener: neither its VPC address nor anything routed there.
    let other = format!(
        "import socket
try:
    socket.create_connection(('{}', 80), 2)
    print('open')
except OSError:
    print('closed')",
        region.facts.apps[1]
    );
    assert_eq!(python(&region.place, CLOSED, &other), "closed");
}

/// Interface endpoints for all that has one, so that nothing but the policy refuses; then each call by each of them.
fn cannot_open_itself(region: &mut Region) {
    let services = ["ec2", "sts", "logs", "elasticfilesystem", "sagemaker.runtime"];
    let subnets = region.boto.call(
        "ec2",
        "describe_subnets",
        json!({ "Filters": [{ "Name": "vpc-id", "Values": [region.facts.vpc] }] }),
    );
    let subnet = subnets.value["Subnets"][0]["SubnetId"].clone();
    let group = region.boto.text(
        "ec2",
        "describe_security_groups",
        json!({ "Filters": [{ "Name": "group-name", "Values": ["kakoi-endpoints"] }] }),
        "/SecurityGroups/0/GroupId",
    );
    let mut endpoints = Vec::new();
    for service in services {
        let input = json!({
            "VpcEndpointType": "Interface", "VpcId": region.facts.vpc, "ServiceName": format!("com.amazonaws.us-east-1.{service}"),
            "SubnetIds": [subnet], "SecurityGroupIds": [group], "PrivateDnsEnabled": true,
        });
        endpoints.push(
            region
                .boto
                .text("ec2", "create_vpc_endpoint", input, "/VpcEndpoint/VpcEndpointId"),
        );
    }
    // The doors are open: the caller's own identity needs no permission.
    wait_for("the endpoints answer", Duration::from_secs(20), || {
        let who = calls(&region.place, CLOSED, &[("sts", "get_caller_identity", json!({}))]);
        (who == ["ok"]).then_some(())
    });
    let attacks = forbidden(region);
    for (code, (service, method, _)) in calls(&region.place, CLOSED, &attacks).iter().zip(&attacks) {
        // IAM has no endpoint in a region: no packet gets there.
        let expected = if *service == "iam" {
            matches!(code.as_str(), "ConnectTimeoutError" | "EndpointConnectionError")
        } else {
            is_denied(code)
        };
        assert!(expected, "{service} {method} from the closed notebook: {code}");
    }
    // One service's door doesn't serve another: by its own name, and by the other's.
    let wrong = json!([
        [
            "ec2",
            "describe_vpcs",
            {},
            "https://api.sagemaker.us-east-1.amazonaws.com"
        ],
        ["iam", "list_roles", {}, "https://sts.us-east-1.amazonaws.com"],
        ["sagemaker", "list_domains", {}, "https://ec2.us-east-1.amazonaws.com"],
    ]);
    for code in run(&region.place, CLOSED, &wrong) {
        assert!(code != "ok" && !code.ends_with("TimeoutError"), "{code}");
    }
    let other_host = "import http.client, socket, ssl
address = socket.gethostbyname('api.sagemaker.us-east-1.amazonaws.com')
raw = ssl.create_default_context().wrap_socket(socket.create_connection((address, 443), 3), server_hostname='api.sagemaker.us-east-1.amazonaws.com')
raw.sendall(b'GET / HTTP/1.1\\r\\nHost: ec2.us-east-1.amazonaws.com\\r\\nConnection: close\\r\\n\\r\\n')
print(raw.recv(100).split()[1].decode())";
    assert_eq!(python(&region.place, CLOSED, other_host), "421");
    let gone = json!({ "VpcEndpointIds": endpoints });
    region.boto.call("ec2", "delete_vpc_endpoints", gone);
}

fn tokens(region: &Region) {
    let script = format!(
        "import boto3, botocore, json
own = boto3.Session().get_credentials().get_frozen_credentials()
flipped = own.token[:40] + ('A' if own.token[40] != 'A' else 'B') + own.token[41:]
results = []
for key, secret, token in ((own.access_key, own.secret_key, None), (own.access_key, own.secret_key, flipped), (own.access_key, own.secret_key, 'x' * 400),
                           ('ASIAAAAAAAAAAAAAAAAA', own.secret_key, own.token), (own.access_key, 'x' * 40, own.token)):
    codes = []
    for service, call in (('sagemaker', lambda c: c.describe_domain(DomainId='{}')), ('s3', lambda c: c.list_buckets())):
        client = boto3.client(service, aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)
        try:
            call(client)
            codes.append('ok')
        except botocore.exceptions.ClientError as error:
            codes.append(error.response['Error']['Code'])
    results.append(codes)
print(json.dumps(results))",
        region.facts.closed_domain
    );
    let results: Vec<Vec<String>> =
        serde_json::from_str(&python(&region.place, CLOSED, &script)).expect("a list of lists");
    let sagemaker: Vec<&str> = results.iter().map(|r| r[0].as_str()).collect();
    assert_eq!(
        sagemaker,
        [
            "UnrecognizedClientException",
            "UnrecognizedClientException",
            "UnrecognizedClientException",
            "UnrecognizedClientException",
            "InvalidSignatureException"
        ]
    );
    let s3: Vec<&str> = results.iter().map(|r| r[1].as_str()).collect();
    assert_eq!(
        s3,
        [
            "InvalidAccessKeyId",
            "InvalidToken",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "SignatureDoesNotMatch"
        ]
    );
}

fn audit(region: &Region) {
    let log = std::path::Path::new(region.server.text("credentials_file"))
        .with_file_name("audit")
        .join("cloudtrail.jsonl");
    let records: Vec<Value> = std::fs::read_to_string(&log)
        .expect("the audit log")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a record"))
        .collect();
    let denied = records
        .iter()
        .find(|r| {
            r["eventName"] == "UpdateDomain"
                && r["errorCode"] == "AccessDeniedException"
                && r["vpcEndpointId"].is_string()
        })
        .expect("the refused UpdateDomain of the closed notebook");
    assert_eq!(
        denied["userIdentity"]["arn"],
        "arn:aws:sts::000000000000:assumed-role/kakoi-research-closed-alice/SageMaker"
    );
    assert_eq!(denied["sourceIPAddress"], region.facts.apps[0]);
    let interface = denied["additionalEventData"]["networkInterfaceId"].as_str();
    assert!(interface.is_some_and(|i| i.starts_with("eni-")), "{denied}");
    assert!(records.iter().any(|r| r["userIdentity"]["type"] == "Root"));
    assert!(
        !records.iter().any(|r| r.to_string().contains("AuthorizedUrl")),
        "no URL that signs somebody in is recorded"
    );
}
