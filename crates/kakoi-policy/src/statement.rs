//! One statement of a document.

use crate::arn::Resource;
use crate::condition::Condition;
use crate::pattern::{Glob, matches};
use crate::principal::Whom;
use crate::verdict::Verdict;
use crate::{Decision, Request};

/// What a statement does if it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Allow,
    Deny,
}

/// An element that may be written with `Not` in front.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element<T> {
    /// Whether it matches what is not listed.
    pub negated: bool,
    /// The list, never empty.
    pub any_of: Vec<T>,
}

impl<T> Element<T> {
    fn matches(&self, one: impl Fn(&T) -> Verdict) -> Verdict {
        let verdict = Verdict::any(self.any_of.iter().map(one));
        if self.negated { !verdict } else { verdict }
    }
}

/// An action's name in small letters, with wildcards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Action(pub Vec<Glob>);

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub effect: Effect,
    /// `None` where the document's use has none: everybody.
    ///
    /// `NotPrincipal` means everybody but the ones listed, each as `Principal` means them.
    pub principals: Option<Element<Whom>>,
    pub actions: Element<Action>,
    /// `None` where the document's use has none: everything.
    pub resources: Option<Element<Resource>>,
    pub conditions: Vec<Condition>,
}

impl Statement {
    /// What it says about a request. Only what surely matches allows; what may match denies.
    pub fn says(&self, request: &Request<'_>) -> Decision {
        match (self.effect, self.matches(request)) {
            (Effect::Allow, Verdict::Yes) => Decision::Allowed,
            (Effect::Deny, Verdict::Yes | Verdict::Unknown) => Decision::Denied,
            _ => Decision::Silent,
        }
    }

    fn matches(&self, request: &Request<'_>) -> Verdict {
        let name = request.action.to_ascii_lowercase();
        let action = self.actions.matches(|a| matches(&a.0, &name).into());
        let principal = match &self.principals {
            Some(all) => all.matches(|whom| whom.means(request.principal).into()),
            None => Verdict::Yes,
        };
        if Verdict::all([action, principal]) == Verdict::No {
            return Verdict::No;
        }
        let resource = match &self.resources {
            Some(all) => all.matches(|r| r.matches(request.resource, request.context)),
            None => Verdict::Yes,
        };
        let conditions = self.conditions.iter().map(|c| c.matches(request.context));
        Verdict::all([action, principal, resource].into_iter().chain(conditions))
    }
}
