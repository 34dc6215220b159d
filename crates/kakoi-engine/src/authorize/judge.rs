//! The policies that bear on a caller. What they say together is [`kakoi_policy::judge`]'s to tell.

use super::context::Origin;
use super::{Check, Judges};
use crate::{Caller, Engine, Identity, Via};
use kakoi_policy::{Context, Decision, Document, Kind, Layer, PolicyUse, Principal, Request, judge};
use kakoi_studio::Role;
use kakoi_wire::ApiError;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// How ARNs of AWS's own managed policies begin.
const AWS_POLICIES: &str = "arn:aws:iam::aws:policy/";

/// AWS's code and status, by the service that was called.
fn denied(called: &str, message: String) -> ApiError {
    match called.split(':').next().unwrap_or_default() {
        "ec2" => {
            let message = format!("You are not authorized to perform this operation. {message}");
            ApiError::client("UnauthorizedOperation", message).with_status(403)
        }
        "sagemaker" | "logs" => ApiError::client("AccessDeniedException", message),
        "elasticfilesystem" => ApiError::client("AccessDeniedException", message).with_status(403),
        _ => ApiError::client("AccessDenied", message).with_status(403),
    }
}

/// "User: … is not authorized to perform: …". An action that names no resource isn't said to be on one.
fn sentence(caller: &Caller, check: &Check, why: &str) -> String {
    let on = match check.resource.as_str() {
        "*" => Cow::Borrowed(""),
        resource => Cow::Owned(format!(" on resource: {resource}")),
    };
    format!(
        "User: {} is not authorized to perform: {}{on} {why}",
        caller.arn, check.action
    )
}

/// Whether a role's trust policy lets somebody assume it.
pub(crate) fn trust(role: &Role, role_arn: &str, principal: &Principal, context: &Context) -> bool {
    // Asked once an hour by each app, and by AssumeRole: not worth a place among the kept documents.
    Document::parse(&role.assume_role_policy, PolicyUse::Trust).is_ok_and(|document| {
        let request = Request {
            action: "sts:AssumeRole",
            resource: role_arn,
            principal,
            context,
        };
        document.decide(&request) == Decision::Allowed
    })
}

impl Engine {
    /// Refuses unless every check passes: the policies of the caller's role and session, and, whoever calls, the policy of the
    /// VPC endpoint through which the call came. Actions may be of any service.
    ///
    /// # Errors
    /// As AWS words and codes it for the service of the first check, which is the call's own.
    pub fn authorize(&self, caller: &Caller, checks: &[Check]) -> Result<(), ApiError> {
        if caller.is_unbound() {
            return Ok(());
        }
        let called = checks.first().map_or("", |check| &*check.action);
        let role = match &caller.identity {
            Identity::Root => None,
            Identity::Role(session) => Some(self.session_role(session).map_err(|e| {
                let gone = format!(
                    "User: {} is not authorized: its role does not exist any more.",
                    caller.arn
                );
                match e {
                    kakoi_wire::sigv4::KeyError::Unavailable(cause) => ApiError::internal(cause),
                    _ => denied(called, gone),
                }
            })?),
        };
        let own = role.as_ref().map_or_else(Vec::new, |role| self.layers_of(caller, role));
        let door = self.endpoint_layer(caller);
        let principal = self.principal(caller, role.as_ref());
        let origin = Origin::new(self, caller, role.as_ref())?;
        for check in checks {
            let mut context = check.context.clone();
            origin.add_to(&mut context, check.action.split(':').next().unwrap_or_default());
            let request = Request {
                action: &check.action,
                resource: &check.resource,
                principal: &principal,
                context: &context,
            };
            let mut outcome = Ok(());
            if check.judges != Judges::Endpoint {
                outcome = judge(&own, &request);
            }
            if check.judges != Judges::Caller && outcome.is_ok() {
                outcome = judge(door.as_slice(), &request);
            }
            outcome.map_err(|why| denied(called, sentence(caller, check, &why.because(&check.action))))?;
        }
        Ok(())
    }

    /// Whether a role's trust policy lets the caller assume it. `context` holds the keys of the request.
    pub(crate) fn trusts(&self, role: &Role, caller: &Caller, mut context: Context) -> Result<bool, ApiError> {
        let of_caller = match &caller.identity {
            Identity::Root => None,
            Identity::Role(session) => Some(
                self.session_role(session)
                    .map_err(|e| ApiError::internal(e.to_string()))?,
            ),
        };
        let principal = self.principal(caller, of_caller.as_ref());
        Origin::new(self, caller, of_caller.as_ref())?.add_to(&mut context, "sts");
        Ok(trust(role, &role.arn(self.region()), &principal, &context))
    }

    /// The caller as `Principal` elements name it.
    fn principal(&self, caller: &Caller, role: Option<&Role>) -> Principal {
        let account = self.region().account.to_string();
        match role {
            None => Principal::Root { account },
            Some(role) => Principal::RoleSession {
                account,
                role: role.arn(self.region()),
                session: caller.arn.clone(),
            },
        }
    }

    fn document(&self, text: &str, used_for: PolicyUse) -> Option<Arc<Document>> {
        self.inner.documents.get(text, used_for)
    }

    fn layers_of(&self, caller: &Caller, role: &Role) -> Vec<Layer> {
        let mut identity = Layer {
            kind: Kind::Identity,
            documents: Vec::new(),
            broken: None,
        };
        for (name, text) in &role.inline {
            match self.document(text, PolicyUse::Identity) {
                Some(document) => identity.documents.push(document),
                None => identity.broken = Some(format!("the role's policy {name} can't be read: put it again")),
            }
        }
        for arn in &role.attached {
            match self.managed_document(arn) {
                Some(document) => identity.documents.push(document),
                // AWS's other policies grant nothing; one of the account's own that can't be read may deny something.
                None if arn.starts_with(AWS_POLICIES) => {}
                None => identity.broken = Some(format!("the role's policy {arn} can't be read: attach it again")),
            }
        }
        let mut layers = vec![identity];
        if let Some(arn) = &role.permissions_boundary {
            let document = self.managed_document(arn);
            layers.push(Layer {
                kind: Kind::Boundary,
                broken: document
                    .is_none()
                    .then(|| format!("the role's permissions boundary {arn} can't be evaluated in this region")),
                documents: document.into_iter().collect(),
            });
        }
        if let Identity::Role(session) = &caller.identity
            && let Some(text) = &session.policy
        {
            let document = self.document(text, PolicyUse::Session);
            layers.push(Layer {
                kind: Kind::Session,
                broken: document.is_none().then(|| "the session policy can't be read".into()),
                documents: document.into_iter().collect(),
            });
        }
        layers
    }

    /// The text that counts of a managed policy, AWS's or the account's own.
    fn managed_document(&self, arn: &str) -> Option<Arc<Document>> {
        if arn.starts_with(AWS_POLICIES) {
            return managed(arn);
        }
        let policy = crate::iam::policy::find_own(self, arn).ok().flatten()?;
        self.document(policy.document()?, PolicyUse::Identity)
    }

    /// The policy of the endpoint by which the call came; none for another door, or if it's AWS's default, which allows all.
    fn endpoint_layer(&self, caller: &Caller) -> Option<Layer> {
        let Via::Endpoint { endpoint: id, .. } = &caller.via else {
            return None;
        };
        let layer = |documents, broken| Layer {
            kind: Kind::Endpoint,
            documents,
            broken,
        };
        let network = self.network();
        let Ok(endpoint) = network.find_endpoint(*id) else {
            return Some(layer(
                Vec::new(),
                Some(format!("the VPC endpoint {id} does not exist any more")),
            ));
        };
        let text = endpoint.policy.as_deref()?;
        let document = self.document(text, PolicyUse::Endpoint);
        let broken = document
            .is_none()
            .then(|| format!("the policy of the VPC endpoint {id} can't be read: modify the endpoint"));
        Some(layer(document.into_iter().collect(), broken))
    }
}

/// AWS's managed policies of our table, parsed once.
fn managed(arn: &str) -> Option<Arc<Document>> {
    type Table = Vec<(&'static str, Arc<Document>)>;
    static PARSED: OnceLock<Table> = OnceLock::new();
    let table = PARSED.get_or_init(|| {
        let read =
            |text: &str| Document::parse(text, PolicyUse::Identity).expect("a test reads every policy of the table");
        crate::iam::managed::POLICIES
            .iter()
            .map(|(name, text)| (*name, Arc::new(read(text))))
            .collect()
    });
    let name = arn.strip_prefix(AWS_POLICIES)?;
    table.iter().find(|(known, _)| *known == name).map(|(_, d)| d.clone())
}
