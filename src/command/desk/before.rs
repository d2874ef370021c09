//! A state of the project → what of it may still hold for the next.

use std::sync::Arc;

use super::Desk;
use super::pack::Traced;
use super::survey::Survey;
use crate::desk::index::Index;

/// What was made of the state before. The state itself, with all its facts, goes.
#[derive(Default)]
pub struct Before {
    pub survey: Option<Arc<Survey>>,
    pub index: Option<Arc<Index>>,
    /// Packs of which it is known what is behind their lines.
    pub traced: Vec<Arc<Traced>>,
}

impl Before {
    /// Takes what was made, or what its own predecessor left; packs of another house are others.
    pub fn of(last: &Desk, house: &str) -> Self {
        let own = &last.before;
        let traced = last.traced.lock().map(|traced| traced.clone());
        let made = Self {
            survey: last.survey.get().or(own.survey.as_ref()).cloned(),
            index: last.index.get().or(own.index.as_ref()).cloned(),
            traced: traced.unwrap_or_default(),
        };
        if last.house == house {
            return made;
        }
        Self { survey: None, traced: Vec::new(), ..made }
    }
}
