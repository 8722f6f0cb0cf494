//! What page and worker tell each other, as bytes. Does **not** carry files: they go beside it.

use super::{Row, Tally};
use crate::oauth::Context;
use crate::scan::Wrapping;
use crate::scan::collection::FilePlace;
use crate::text::packed::{Packer, Unpacker};
use crate::text::time::Timestamp;

/// A message holds no more rows: some ten kilobytes.
pub const ROWS: usize = 200;

/// What the page asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Search the files beside this, and judge what is found by this.
    Search(Context),
    /// Everything about the token of that row.
    Token(usize),
    /// The text around a place.
    Around(FilePlace),
    /// A copy without secrets of that file, which is a HAR.
    Copy(usize),
}

/// What the worker has to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It can be asked.
    Ready,
    /// So many bytes of that file are read, and so much was found in all.
    Progress {
        /// Which file, counted from 0.
        file: usize,
        /// Bytes of it that are read.
        done: u64,
        /// What was found so far, in all files.
        found: Tally,
    },
    /// That file is done, and so much was found in it.
    Read {
        /// Which file.
        file: usize,
        /// What was found in it.
        found: Tally,
    },
    /// There is something to say about that file.
    Said {
        /// Which file.
        file: usize,
        /// A sentence.
        sentence: String,
    },
    /// That file is a HAR: what is left of it, as [`crate::har::Closed`] packs it.
    Recording {
        /// Which file.
        file: usize,
        /// What is left of it.
        closed: Vec<u8>,
    },
    /// The copy that was asked for is made; it stands beside this.
    Copied {
        /// Of which file.
        file: usize,
        /// What was taken out.
        sentence: String,
    },
    /// The next rows of the list.
    Rows(Vec<Row>),
    /// That was all.
    Done {
        /// Places with a token in all files.
        found: u64,
        /// How many of them are not among the rows.
        left_out: u64,
    },
    /// A token that was asked for.
    Token {
        /// Its row.
        row: usize,
        /// The name that it stood under.
        name: Option<String>,
        /// The token.
        value: String,
        /// What was taken off to get at it.
        unwrapped: Vec<Wrapping>,
        /// The first places where it stands.
        places: Vec<FilePlace>,
        /// The response that it stands in at the first of them, where it does.
        response: Option<String>,
    },
    /// The text before a place, at it, and after it.
    Around {
        /// The place.
        place: FilePlace,
        /// The three texts; none where the file cannot be read any more.
        text: Option<[String; 3]>,
    },
}

impl Ask {
    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Packer::default();
        match self {
            Ask::Search(context) => {
                out.number(0);
                out.number(context.now.0.max(0) as u64);
                let texts = [
                    &context.audience,
                    &context.issuer,
                    &context.client_id,
                    &context.scope,
                ];
                for text in texts {
                    out.maybe(text.as_deref());
                }
            }
            Ask::Token(row) => {
                out.number(1);
                out.number(*row as u64);
            }
            Ask::Around(place) => {
                out.number(2);
                pack_place(&mut out, *place);
            }
            Ask::Copy(file) => out.numbers(&[3, *file as u64]),
        }
        out.bytes()
    }

    /// Out of bytes; none where they are no question.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Unpacker::new(bytes);
        Some(match from.number()? {
            0 => Ask::Search(Context {
                now: Timestamp(i64::try_from(from.number()?).ok()?),
                audience: from.maybe()?,
                issuer: from.maybe()?,
                client_id: from.maybe()?,
                scope: from.maybe()?,
                // A file is searched for tokens, not for the answer to a request.
                sent: None,
            }),
            1 => Ask::Token(from.size()?),
            2 => Ask::Around(unpack_place(&mut from)?),
            3 => Ask::Copy(from.size()?),
            _ => return None,
        })
    }
}

impl News {
    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Packer::default();
        match self {
            News::Ready => out.number(0),
            News::Progress { file, done, found } => {
                out.numbers(&[1, *file as u64, *done, found.tokens, found.places]);
            }
            News::Read { file, found } => {
                out.numbers(&[2, *file as u64, found.tokens, found.places]);
            }
            News::Said { file, sentence } => {
                out.numbers(&[3, *file as u64]);
                out.text(sentence);
            }
            News::Rows(rows) => {
                out.numbers(&[4, rows.len() as u64]);
                for row in rows {
                    out.text(&row.title);
                    out.text(&row.name);
                    out.numbers(&[row.count, row.file as u64, row.at]);
                }
            }
            News::Done { found, left_out } => out.numbers(&[5, *found, *left_out]),
            News::Token {
                row,
                name,
                value,
                unwrapped,
                places,
                response,
            } => {
                out.numbers(&[6, *row as u64]);
                out.maybe(name.as_deref());
                out.text(value);
                out.number(unwrapped.len() as u64);
                for layer in unwrapped {
                    let number = WRAPPINGS.iter().position(|known| known == layer);
                    out.number(number.unwrap_or_default() as u64);
                }
                out.number(places.len() as u64);
                for place in places {
                    pack_place(&mut out, *place);
                }
                out.maybe(response.as_deref());
            }
            News::Recording { file, closed } => {
                out.numbers(&[8, *file as u64]);
                out.content(closed);
            }
            News::Copied { file, sentence } => {
                out.numbers(&[9, *file as u64]);
                out.text(sentence);
            }
            News::Around { place, text } => {
                out.number(7);
                pack_place(&mut out, *place);
                out.number(u64::from(text.is_some()));
                for part in text.iter().flatten() {
                    out.text(part);
                }
            }
        }
        out.bytes()
    }

    /// Out of bytes; none where they are no news.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Unpacker::new(bytes);
        Some(match from.number()? {
            0 => News::Ready,
            1 => News::Progress {
                file: from.size()?,
                done: from.number()?,
                found: unpack_tally(&mut from)?,
            },
            2 => News::Read {
                file: from.size()?,
                found: unpack_tally(&mut from)?,
            },
            3 => News::Said {
                file: from.size()?,
                sentence: from.text()?,
            },
            4 => {
                let mut rows = Vec::new();
                for _ in 0..from.number()? {
                    rows.push(Row {
                        title: from.text()?,
                        name: from.text()?,
                        count: from.number()?,
                        file: from.size()?,
                        at: from.number()?,
                    });
                }
                News::Rows(rows)
            }
            5 => News::Done {
                found: from.number()?,
                left_out: from.number()?,
            },
            6 => {
                let (row, name, value) = (from.size()?, from.maybe()?, from.text()?);
                let mut unwrapped = Vec::new();
                for _ in 0..from.number()? {
                    unwrapped.push(*WRAPPINGS.get(from.size()?)?);
                }
                let mut places = Vec::new();
                for _ in 0..from.number()? {
                    places.push(unpack_place(&mut from)?);
                }
                News::Token {
                    row,
                    name,
                    value,
                    unwrapped,
                    places,
                    response: from.maybe()?,
                }
            }
            8 => News::Recording {
                file: from.size()?,
                closed: from.content()?,
            },
            9 => News::Copied {
                file: from.size()?,
                sentence: from.text()?,
            },
            7 => News::Around {
                place: unpack_place(&mut from)?,
                text: match from.number()? {
                    0 => None,
                    _ => Some([from.text()?, from.text()?, from.text()?]),
                },
            },
            _ => return None,
        })
    }
}

/// By their number on the wire.
const WRAPPINGS: [Wrapping; 5] = [
    Wrapping::LineBreaks,
    Wrapping::JsonString,
    Wrapping::PercentEncoding,
    Wrapping::Base64,
    Wrapping::Nested,
];

fn unpack_tally(from: &mut Unpacker<'_>) -> Option<Tally> {
    Some(Tally {
        tokens: from.number()?,
        places: from.number()?,
    })
}

fn pack_place(out: &mut Packer, place: FilePlace) {
    out.numbers(&[place.file as u64, place.at, place.length]);
}

fn unpack_place(from: &mut Unpacker<'_>) -> Option<FilePlace> {
    Some(FilePlace {
        file: from.size()?,
        at: from.number()?,
        length: from.number()?,
    })
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
