//! The one table of kinds of records: whatever visits every kind is written by it, so that a kind
//! of which something forgets to speak does not compile.

/// Hands the table to a macro: a name in code, the word for one record, the folder, which is
/// also the field of `Records`, and what `new --help` says.
///
/// For a kind `Product product products`, each of these must exist under that name:
/// `facts::product::Product`, what proves its links (`facts::resolve`), lists its texts
/// (`facts::texts`), takes out, varies and judges what a release withholds
/// (`release::{redact, fields}`), shows and lists it (`records::lookup::product`), and
/// `records/skeleton/product.yaml`.
macro_rules! kinds {
    ($then:ident) => {
        $then! {
            Organisation organisation organisations "A company, body, network or institution"
            Person person people "A person on either side"
            Contact contact contacts "A meeting, call, workshop or letter"
            Topic topic topics "A subject on which the house has a line"
            Source source sources "A report, article or statistic"
            Visit visit visits "A journey or day of meetings"
        }
    };
}

pub(crate) use kinds;
