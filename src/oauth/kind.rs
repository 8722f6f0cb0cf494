//! The one table of token kinds: what each is, who may read it, where it goes.
//!
//! How a kind is recognised is not here: observers give evidence, `classify` adds it up.

/// What a token is for. The name is the stable code of reports and of `data-kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Tells the client who signed in.
    IdToken,
    /// Lets the client call an API.
    AccessToken,
    /// Not recognised.
    Unknown,
}

/// What a person is told about a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// Stable code.
    pub name: &'static str,
    /// As a title: `ID token`.
    pub title: &'static str,
    /// One sentence for a newcomer.
    pub sentence: &'static str,
    /// Who may read it.
    pub reader: &'static str,
    /// Where it is sent.
    pub sent_to: &'static str,
    /// Where it must never be sent.
    pub never_to: &'static str,
}

/// Every kind, a row each.
pub const KINDS: &[KindRow] = &[
    KindRow {
        kind: Kind::IdToken,
        name: "id-token",
        title: "ID token",
        sentence: "It tells the application who signed in, when and how.",
        reader: "The application that signed the user in, named in aud.",
        sent_to: "Nobody: the application reads it itself.",
        never_to: "An API. An API wants an access token.",
    },
    KindRow {
        kind: Kind::AccessToken,
        name: "access-token",
        title: "Access token",
        sentence: "It lets an application call an API for a user, or for itself.",
        reader: "The API that it was issued for, named in aud. To the application it is only a string.",
        sent_to: "The API, in the Authorization header.",
        never_to: "Anyone else. Whoever holds a bearer token can use it.",
    },
    KindRow {
        kind: Kind::Unknown,
        name: "unknown",
        title: "Not recognised",
        sentence: "Nothing here shows what it is for.",
        reader: "Not known.",
        sent_to: "Not known.",
        never_to: "Anyone you do not trust: it may be a credential.",
    },
];

impl Kind {
    /// The kind's row.
    pub fn row(self) -> &'static KindRow {
        // `Unknown` is the last row and stands for every kind without one; a test holds that there is none.
        (KINDS.iter().find(|row| row.kind == self)).unwrap_or(&KINDS[KINDS.len() - 1])
    }

    /// The stable code.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The kind of that code.
    pub fn from_name(name: &str) -> Option<Kind> {
        (KINDS.iter().find(|row| row.name == name)).map(|row| row.kind)
    }
}

impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_row_and_code() {
        for row in KINDS {
            assert_eq!(row.kind.row().name, row.name);
            assert_eq!(Kind::from_name(row.name), Some(row.kind));
        }
    }
}
