//! The paragraph that sets the scene, piece by piece.

use serde::Serialize;

use super::contacts::ContactLine;
use super::news::Joined;
use super::organisations::AssessmentLine;
use super::origin::Origin;
use super::sensitive::Sensitive;
use super::spoke::Spoke;

/// One piece of the paragraph; only what belongs to its kind is filled in.
#[derive(Debug, Clone, Serialize)]
pub struct SceneLine<'a> {
    /// `spoke`, `reading`, `source`, `contact` or `joined`.
    pub kind: &'static str,
    /// When you last spoke with one of them, or that you never did.
    pub spoke: Option<Spoke<'a>>,
    /// Our reading of one of them.
    pub assessment: Option<AssessmentLine<'a>>,
    /// What a source says against them.
    pub sensitive: Option<Sensitive<'a>>,
    /// A contact since you last spoke.
    pub contact: Option<ContactLine<'a>>,
    /// A body joined since.
    pub joined: Option<Joined<'a>>,
    pub sources: Vec<&'a str>,
    /// What else decides that it is told: the contacts none of which is a talk.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    pub origin: Origin<'a>,
}

impl<'a> SceneLine<'a> {
    /// Names the organisations that it is about.
    pub fn about(&self) -> Vec<&'a str> {
        let spoke = self.spoke.iter().map(|one| one.organisation);
        let reading = self.assessment.iter().map(|one| one.organisation);
        let joined = self.joined.iter().map(|one| one.organisation);
        let critic = self.sensitive.iter().flat_map(|one| one.about.iter().copied());
        let contact = self.contact.iter().flat_map(|one| one.with.iter().copied());
        spoke.chain(reading).chain(joined).chain(critic).chain(contact).collect()
    }

    /// Begins a piece of a kind.
    pub fn new(kind: &'static str, origin: Origin<'a>) -> Self {
        Self {
            kind,
            spoke: None,
            assessment: None,
            sensitive: None,
            contact: None,
            joined: None,
            sources: Vec::new(),
            because: Vec::new(),
            origin,
        }
    }
}
