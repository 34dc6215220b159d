//! What the checks of RDS and Redshift share: resources by kind and name, with their tags as they are.

use super::facts::Facts;
use super::{Check, Judges, add_request_tags, has_tags, text, texts};
use kakoi_database::DatabaseService;
use kakoi_types::Tags;
use kakoi_wire::ApiError;
use serde_json::Value;

/// One service's words in ARNs.
pub(super) struct Words {
    pub service: DatabaseService,
    /// `db`, `cluster`.
    pub database: &'static str,
    /// `subgrp`, `subnetgroup`.
    pub group: &'static str,
}

/// The kind of a resource and its name; `*` for all of the kind.
pub(super) type Named<'a> = (&'static str, &'a str);

impl Words {
    /// A check on one resource. Names count whatever their case, so the check names the resource as it's stored.
    pub(super) fn check(&self, facts: &Facts<'_>, action: &str, (kind, name): Named<'_>) -> Result<Check, ApiError> {
        let name = name.to_ascii_lowercase();
        let arn = facts.arn(self.service.as_str(), format_args!("{kind}:{name}"));
        let mut check = Check::new(action.to_owned(), arn);
        for (key, value) in self.tags(facts, kind, &name)? {
            check.context.add(&format!("aws:ResourceTag/{key}"), &*value);
            // RDS has keys of its own besides; Redshift has none.
            if self.service == DatabaseService::Rds {
                check.context.add(&format!("rds:{kind}-tag/{key}"), value);
            }
        }
        Ok(check)
    }

    fn tags(&self, facts: &Facts<'_>, kind: &str, name: &str) -> Result<Tags, ApiError> {
        let tags = if kind == self.database {
            facts.database(self.service, name)?.map(|d| d.tags)
        } else if kind == self.group {
            facts.subnet_group(self.service, name)?.map(|g| g.tags)
        } else {
            None
        };
        Ok(tags.unwrap_or_default())
    }

    /// The check of an operation on a resource that's given by ARN. Only the name is folded to its stored case.
    pub(super) fn check_arn(&self, facts: &Facts<'_>, action: &str, arn: &str) -> Result<Check, ApiError> {
        let prefix = facts.arn(self.service.as_str(), "");
        let named = arn.strip_prefix(&prefix).and_then(|resource| resource.split_once(':'));
        match named {
            Some((kind, name)) if kind == self.database => self.check(facts, action, (self.database, name)),
            Some((kind, name)) if kind == self.group => self.check(facts, action, (self.group, name)),
            _ => Ok(Check::new(action.to_owned(), arn)),
        }
    }

    /// Adds what a request says about tags to all checks, and the check for tagging what is made: `AddTagsToResource` of RDS,
    /// `CreateTags` of Redshift.
    pub(super) fn add_tags(&self, all: &mut Vec<Check>, tagging: &str, makes: bool, input: &Value) {
        let tags = input.get("Tags");
        for check in all.iter_mut() {
            add_request_tags(&mut check.context, tags);
            if self.service == DatabaseService::Rds {
                for tag in tags.and_then(Value::as_array).into_iter().flatten() {
                    if let Some(key) = text(tag, "Key") {
                        let value = text(tag, "Value").unwrap_or_default();
                        check.context.add(&format!("rds:req-tag/{key}"), value);
                    }
                }
            }
            for key in texts(input, "TagKeys") {
                check.context.add("aws:TagKeys", key);
            }
        }
        if makes
            && has_tags(tags)
            && let Some(made) = all.first()
        {
            let mut check = Check::new(tagging.to_owned(), made.resource.clone()).judged_by(Judges::Caller);
            add_request_tags(&mut check.context, tags);
            all.push(check);
        }
    }

    /// `iam:PassRole` for roles that a database gets.
    pub(super) fn pass_roles(&self, all: &mut Vec<Check>, roles: Vec<&str>, passed_to: &str) {
        for role in roles {
            let check = Check::new("iam:PassRole", role).judged_by(Judges::Caller);
            all.push(check.with("iam:PassedToService", passed_to));
        }
    }
}
