//! A domain with everything that it needs, and its deletion as a list of calls: what comes after what, and what each is refused
//! with before its turn.

use super::Ground;
use crate::lab::{self, Network, NewDomain};
use crate::network::NatPath;
use kakoi_e2e::clients::Boto;
use kakoi_e2e::wait_for;
use serde_json::{Value, json};

const NAME: &str = "passing";
const ROLE: &str = "passing-role";
const BUCKET: &str = "kakoi-passing";
const GROUP: &str = "/passing/by";
pub const APPS: &str = "/aws/sagemaker/studio";
const POLICY: &str = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";

/// One call of the deletion.
pub struct Step {
    pub service: &'static str,
    pub operation: &'static str,
    pub input: Value,
    /// What it's refused with while everything is still there.
    early: Option<&'static str>,
    /// What has to be true before the next step, if that takes a while: a question, and the answer's place and text. Without a
    /// place the question has to be refused.
    pub then: Option<Question>,
}

/// A call to be repeated until its answer is as wanted.
pub struct Question {
    pub service: &'static str,
    pub operation: &'static str,
    pub input: Value,
    wanted: Option<(&'static str, &'static str)>,
}

impl Step {
    fn new(service: &'static str, operation: &'static str, input: Value) -> Self {
        Self {
            service,
            operation,
            input,
            early: None,
            then: None,
        }
    }

    /// It's refused with this code while everything is still there.
    fn early(mut self, code: &'static str) -> Self {
        self.early = Some(code);
        self
    }

    /// Done once this question is answered so.
    fn then(mut self, operation: &'static str, input: Value, wanted: Option<(&'static str, &'static str)>) -> Self {
        self.then = Some(Question {
            service: self.service,
            operation,
            input,
            wanted,
        });
        self
    }

    /// Asks for it. `again`: an earlier server may have done it.
    pub fn ask(&self, boto: &mut Boto, again: bool) {
        match boto.try_call(self.service, self.operation, &self.input) {
            Ok(answer) => {
                let failed = answer.value.get("Unsuccessful").and_then(Value::as_array);
                assert!(
                    again || failed.is_none_or(Vec::is_empty),
                    "{}: {}",
                    self.operation,
                    answer.value
                );
            }
            Err(refused) => assert!(
                again && is_done(&refused.code, &refused.message),
                "{} {}: {}: {}",
                self.operation,
                self.input,
                refused.code,
                refused.message
            ),
        }
    }

    pub fn wait(&self, boto: &mut Boto) {
        let Some(question) = &self.then else { return };
        wait_for(&format!("{} is done", self.operation), lab::SOON, || {
            match (
                boto.try_call(question.service, question.operation, &question.input),
                question.wanted,
            ) {
                (Ok(answer), Some((path, text))) => (answer.value.pointer(path)? == text).then_some(()),
                (Err(_), None) => Some(()),
                (Ok(answer), None) => {
                    let status = answer.value["Status"].as_str().unwrap_or_default();
                    assert!(!status.contains("Failed"), "{}", answer.value);
                    None
                }
                (Err(refused), Some(_)) => panic!("{}: {}", refused.code, refused.message),
            }
        });
    }
}

/// Whether a refusal says that there's nothing left to do.
fn is_done(code: &str, message: &str) -> bool {
    code.contains("NotFound")
        || matches!(code, "NoSuchEntity" | "NoSuchBucket" | "Gateway.NotAttached")
        || message.contains("has already been deleted")
}

/// A domain and all that it's made of.
pub struct Whole {
    network: Network,
    nat: NatPath,
    domain: String,
    file_system: String,
    mount_targets: Vec<String>,
    /// Inbound and outbound.
    nfs: [String; 2],
    spaces: [&'static str; 2],
    with_apps: bool,
    retained: bool,
}

impl Whole {
    /// Makes it: a private and a shared space, with running notebooks and files in their homes if asked for.
    pub fn make(ground: &mut Ground, with_apps: bool, retained: bool) -> Self {
        let boto = &mut ground.boto;
        let network = Network::make(boto, 50);
        let nat = NatPath::make(boto, &network.vpc, "10.50.100.0/24");
        let route =
            json!({ "RouteTableId": network.main_table, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": nat.nat });
        boto.call("ec2", "create_route", route);
        let role = lab::role(boto, ROLE);
        boto.call(
            "iam",
            "attach_role_policy",
            json!({ "RoleName": ROLE, "PolicyArn": POLICY }),
        );
        let all =
            json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] });
        let policy = json!({ "RoleName": ROLE, "PolicyName": "inline", "PolicyDocument": all.to_string() });
        boto.call("iam", "put_role_policy", policy);
        boto.call("s3", "create_bucket", json!({ "Bucket": BUCKET }));
        boto.call(
            "s3",
            "put_object",
            json!({ "Bucket": BUCKET, "Key": "a/b", "Body": "content" }),
        );
        boto.call("logs", "create_log_group", json!({ "logGroupName": GROUP }));
        boto.call(
            "logs",
            "create_log_stream",
            json!({ "logGroupName": GROUP, "logStreamName": "s" }),
        );
        let new = NewDomain {
            name: NAME,
            access: "VpcOnly",
            vpc: &network.vpc,
            subnets: &network.subnets,
            role: &role,
            space_groups: std::slice::from_ref(&network.notebooks),
        };
        let domain = lab::domain(boto, &new);
        lab::person(boto, &domain, "ann", &[&network.notebooks]);
        let spaces = ["ann", "team"];
        lab::space(boto, &domain, "ann", "ann", "Private");
        lab::space(boto, &domain, "team", "ann", "Shared");
        boto.call(
            "sagemaker",
            "create_presigned_domain_url",
            json!({ "DomainId": domain, "UserProfileName": "ann", "SpaceName": "team" }),
        );
        if with_apps {
            for space in spaces {
                boto.call("sagemaker", "create_app", lab::notebook(&domain, space));
            }
            for space in spaces {
                lab::until(boto, &lab::notebook(&domain, space), "InService");
            }
        }
        let file_system = boto.text(
            "sagemaker",
            "describe_domain",
            json!({ "DomainId": domain }),
            "/HomeEfsFileSystemId",
        );
        // It stands in the way of deleting the file system, and goes with the domain that takes its file system along.
        if !retained {
            boto.call("efs", "create_access_point", json!({ "FileSystemId": file_system }));
        }
        let found = boto
            .call("efs", "describe_mount_targets", json!({ "FileSystemId": file_system }))
            .value;
        let found = found["MountTargets"].as_array().expect("a list").iter();
        let mount_targets = found
            .map(|t| t["MountTargetId"].as_str().expect("an id").to_owned())
            .collect();
        let nfs = ["inbound", "outbound"].map(|way| {
            let name = format!("security-group-for-{way}-nfs-{domain}");
            let filter = json!({ "Filters": [{ "Name": "group-name", "Values": [name] }] });
            boto.text("ec2", "describe_security_groups", filter, "/SecurityGroups/0/GroupId")
        });
        for space in spaces.iter().filter(|_| with_apps) {
            let write =
                "mkdir -p deep/er && echo kept > deep/er/file && ln -s / link && chmod 0 deep/er && echo x > .hidden";
            ground.place.shell(&format!("{NAME}/{space}"), write);
        }
        Self {
            network,
            nat,
            domain,
            file_system,
            mount_targets,
            nfs,
            spaces,
            with_apps,
            retained,
        }
    }

    /// Its deletion, in AWS's order.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = self.studio();
        if self.retained {
            steps.extend(self.home());
        }
        steps.extend(self.vpc());
        steps.extend(self.beside());
        steps
    }

    fn studio(&self) -> Vec<Step> {
        let sagemaker = |operation, input| Step::new("sagemaker", operation, input);
        let mut steps = Vec::new();
        for space in self.spaces.iter().filter(|_| self.with_apps) {
            let key = lab::notebook(&self.domain, space);
            steps.push(sagemaker("delete_app", key.clone()).then("describe_app", key, Some(("/Status", "Deleted"))));
        }
        for space in self.spaces {
            let key = json!({ "DomainId": self.domain, "SpaceName": space });
            let step = sagemaker("delete_space", key.clone()).then("describe_space", key, None);
            steps.push(if self.with_apps {
                step.early("ResourceInUse")
            } else {
                step
            });
        }
        let person = json!({ "DomainId": self.domain, "UserProfileName": "ann" });
        steps.push(sagemaker("delete_user_profile", person).early("ResourceInUse"));
        // Retain is what AWS does when nothing is said.
        let mut delete = json!({ "DomainId": self.domain });
        if !self.retained {
            delete["RetentionPolicy"] = json!({ "HomeEfsFileSystem": "Delete" });
        }
        let step = sagemaker("delete_domain", delete).early("ResourceInUse");
        steps.push(step.then("describe_domain", json!({ "DomainId": self.domain }), None));
        steps
    }

    /// What a retained file system leaves: mount targets before it, and two groups whose rules name each other.
    fn home(&self) -> Vec<Step> {
        let targets = self.mount_targets.iter();
        let mut steps: Vec<Step> = targets
            .map(|id| Step::new("efs", "delete_mount_target", json!({ "MountTargetId": id })))
            .collect();
        let delete = json!({ "FileSystemId": self.file_system });
        steps.push(Step::new("efs", "delete_file_system", delete).early("FileSystemInUse"));
        let [inbound, outbound] = &self.nfs;
        steps.push(Step::new(
            "ec2",
            "revoke_security_group_ingress",
            lab::from_group(inbound, outbound, Some(2049)),
        ));
        steps.push(Step::new(
            "ec2",
            "revoke_security_group_egress",
            lab::from_group(outbound, inbound, Some(2049)),
        ));
        steps.extend(self.nfs.iter().map(|id| delete_group(id)));
        steps
    }

    fn vpc(&self) -> Vec<Step> {
        let ec2 = |operation, input| Step::new("ec2", operation, input);
        let Network {
            vpc,
            subnets,
            main_table,
            notebooks,
            endpoints,
            api,
            s3,
        } = &self.network;
        let nat = &self.nat;
        let state = json!({ "NatGatewayIds": [nat.nat] });
        let attachment = json!({ "InternetGatewayId": nat.gateway, "VpcId": vpc });
        let mut steps = vec![
            ec2(
                "delete_route",
                json!({ "RouteTableId": main_table, "DestinationCidrBlock": "0.0.0.0/0" }),
            ),
            ec2("delete_vpc_endpoints", json!({ "VpcEndpointIds": [api, s3] })),
            ec2("delete_nat_gateway", json!({ "NatGatewayId": nat.nat })).then(
                "describe_nat_gateways",
                state,
                Some(("/NatGateways/0/State", "deleted")),
            ),
            ec2("release_address", json!({ "AllocationId": nat.address })).early("InvalidIPAddress.InUse"),
            ec2("detach_internet_gateway", attachment).early("DependencyViolation"),
            ec2("delete_internet_gateway", json!({ "InternetGatewayId": nat.gateway })).early("DependencyViolation"),
            ec2("disassociate_route_table", json!({ "AssociationId": nat.association })),
            ec2("delete_route_table", json!({ "RouteTableId": nat.table })).early("DependencyViolation"),
        ];
        steps.extend(
            subnets
                .iter()
                .chain([&nat.subnet])
                .map(|id| ec2("delete_subnet", json!({ "SubnetId": id })).early("DependencyViolation")),
        );
        steps.extend([endpoints, notebooks].map(|id| delete_group(id)));
        steps.push(ec2("delete_vpc", json!({ "VpcId": vpc })).early("DependencyViolation"));
        steps
    }

    fn beside(&self) -> Vec<Step> {
        let iam = |operation, input| Step::new("iam", operation, input);
        let mut steps = vec![
            iam("detach_role_policy", json!({ "RoleName": ROLE, "PolicyArn": POLICY })),
            iam(
                "delete_role_policy",
                json!({ "RoleName": ROLE, "PolicyName": "inline" }),
            ),
            iam("delete_role", json!({ "RoleName": ROLE })).early("DeleteConflict"),
            Step::new("s3", "delete_object", json!({ "Bucket": BUCKET, "Key": "a/b" })),
            Step::new("s3", "delete_bucket", json!({ "Bucket": BUCKET })).early("BucketNotEmpty"),
            Step::new("logs", "delete_log_group", json!({ "logGroupName": GROUP })),
        ];
        if self.with_apps {
            steps.push(Step::new("logs", "delete_log_group", json!({ "logGroupName": APPS })));
        }
        steps
    }

    /// Tries everything in the wrong order; nothing may come of it. Also what no order allows.
    pub fn wrong_order(&self, boto: &mut Boto) {
        let fixed = |operation, input| Step::new("ec2", operation, input);
        let mut tried = 0;
        for step in self.steps().into_iter().rev() {
            if let Some(code) = step.early {
                let got = lab::refused(boto, step.service, step.operation, step.input.clone());
                assert_eq!(got, code, "{} {}", step.operation, step.input);
                tried += 1;
            }
        }
        assert!(tried >= 14, "{tried}");
        let here = json!({ "Filters": [{ "Name": "vpc-id", "Values": [self.network.vpc] }] });
        let found = boto.call("ec2", "describe_network_interfaces", here.clone()).value;
        let interfaces = found["NetworkInterfaces"].as_array().expect("a list");
        // Two of the endpoint, two mount targets, the NAT gateway, the apps.
        assert_eq!(interfaces.len(), 5 + if self.with_apps { 2 } else { 0 }, "{found}");
        for interface in interfaces {
            let delete = fixed(
                "delete_network_interface",
                json!({ "NetworkInterfaceId": interface["NetworkInterfaceId"] }),
            );
            assert_eq!(
                lab::refused(boto, "ec2", delete.operation, delete.input),
                "InvalidParameterValue"
            );
        }
        let main = json!({ "RouteTableId": self.network.main_table });
        assert_eq!(
            lab::refused(boto, "ec2", "delete_route_table", main),
            "DependencyViolation"
        );
        let defaults = json!({ "Filters": [{ "Name": "vpc-id", "Values": [self.network.vpc] }, { "Name": "group-name", "Values": ["default"] }] });
        let default = boto.text("ec2", "describe_security_groups", defaults, "/SecurityGroups/0/GroupId");
        assert_eq!(
            lab::refused(boto, "ec2", "delete_security_group", json!({ "GroupId": default })),
            "CannotDelete"
        );
    }
}

fn delete_group(id: &str) -> Step {
    Step::new("ec2", "delete_security_group", json!({ "GroupId": id })).early("DependencyViolation")
}
