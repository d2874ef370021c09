//! A record that is read when it is first asked for: most commands ask for a few of thousands.

use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::id::{Id, Record};

/// Reads the record of an id from what is known of it.
pub type Read<T> = Box<dyn Fn(&Id<T>) -> T + Send + Sync>;

/// A record, or where it is to be read.
pub struct OnDemand<T: Record> {
    /// Apart, so that one that is not read takes no room for it.
    record: OnceLock<Box<T>>,
    id: Option<Id<T>>,
    /// Let go once it is read, and with the last of them what they all are read from.
    unread: Mutex<Option<Read<T>>>,
}

impl<T: Record> OnDemand<T> {
    /// Holds what is to be read.
    pub fn later(id: Id<T>, read: Read<T>) -> Self {
        Self { record: OnceLock::new(), id: Some(id), unread: Mutex::new(Some(read)) }
    }

    /// Returns its id, which is known before it is read.
    pub fn id(&self) -> &Id<T> {
        self.id.as_ref().unwrap_or_else(|| self.get().id())
    }

    /// Returns it; the first who asks reads it.
    pub fn get(&self) -> &T {
        self.record.get_or_init(|| {
            let mut unread = self.unread.lock().unwrap_or_else(PoisonError::into_inner);
            let (id, read) = self.id.as_ref().zip(unread.take()).expect("it was read, or can be");
            Box::new(read(id))
        })
    }

    /// Gives it away.
    pub fn take(self) -> T {
        self.get();
        *self.record.into_inner().expect("it is read now")
    }

    /// Returns it to be changed; its id stays as it is.
    pub fn get_mut(&mut self) -> &mut T {
        self.get();
        self.record.get_mut().expect("it is read now")
    }
}

impl<T: Record> From<T> for OnDemand<T> {
    fn from(record: T) -> Self {
        Self { record: OnceLock::from(Box::new(record)), id: None, unread: Mutex::default() }
    }
}

impl<T: Record> Clone for OnDemand<T> {
    fn clone(&self) -> Self {
        self.get().clone().into()
    }
}

impl<T: Record + fmt::Debug> fmt::Debug for OnDemand<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}
