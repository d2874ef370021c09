//! Records as people handle them: begun from a skeleton, renamed, looked up.

pub mod lookup;
pub mod rename;
pub mod skeleton;
