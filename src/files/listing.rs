//! What a page shows of a search through files, as it follows from what the worker told.
//!
//! Does **not** draw, and does not talk to the worker.

use super::wire::News;
use super::{Row, Tally, bytes, counted};

/// A file of the search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its size in bytes when it was opened.
    pub size: u64,
    /// Bytes of it that are read.
    pub done: u64,
    /// What was found in it, once it is read.
    pub found: Option<Tally>,
    /// What there is to say about it, a sentence each.
    pub said: Vec<String>,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Files are being read.
    #[default]
    Reading,
    /// Everything is read and listed.
    Done,
    /// The worker cannot go on.
    Stopped,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The files, in the order in which they were given.
    pub files: Vec<File>,
    /// How far it is.
    pub phase: Phase,
    /// Places with a token so far.
    pub found: u64,
    /// Different tokens so far.
    pub tokens: u64,
    /// The different tokens, in the order in which they were found.
    pub rows: Vec<Row>,
    /// How many finds are not among them.
    pub left_out: u64,
}

impl Listing {
    /// A search that begins: names and sizes of the files.
    pub fn of(files: impl IntoIterator<Item = (String, u64)>) -> Self {
        let file = |(name, size)| File {
            name,
            size,
            ..File::default()
        };
        Self {
            files: files.into_iter().map(file).collect(),
            ..Self::default()
        }
    }

    /// Takes in what the worker told. What is an answer to a question is none of its business.
    pub fn hear(&mut self, news: News) {
        match news {
            News::Progress { file, done, found } => {
                self.found = found.places;
                self.tokens = found.tokens;
                if let Some(file) = self.files.get_mut(file) {
                    file.done = done;
                }
            }
            News::Read { file, found } => {
                if let Some(file) = self.files.get_mut(file) {
                    file.found = Some(found);
                    file.done = file.size;
                }
            }
            News::Said { file, sentence } => {
                if let Some(file) = self.files.get_mut(file) {
                    file.said.push(sentence);
                    file.done = file.size;
                }
            }
            News::Rows(rows) => self.rows.extend(rows),
            News::Done { found, left_out } => {
                self.found = found;
                self.left_out = left_out;
                self.phase = Phase::Done;
            }
            News::Ready
            | News::Token { .. }
            | News::Around { .. }
            | News::Recording { .. }
            | News::Copied { .. } => (),
        }
    }

    /// The worker ended before its time.
    pub fn stop(&mut self) {
        self.phase = Phase::Stopped;
    }

    /// Bytes that are read, and bytes in all.
    pub fn progress(&self) -> (u64, u64) {
        let sum = |of: fn(&File) -> u64| self.files.iter().map(of).sum();
        (sum(|file| file.done), sum(|file| file.size))
    }

    /// How far it is, in words.
    pub fn words(&self) -> String {
        let (done, all) = self.progress();
        match self.phase {
            Phase::Reading => {
                let found = Tally {
                    tokens: self.tokens,
                    places: self.found,
                };
                let found = match found.tokens {
                    0 => counted(0, "token"),
                    _ => found.words(),
                };
                format!("{} of {} read, {found} so far", bytes(done), bytes(all))
            }
            Phase::Stopped => "The reader stopped before the end. Open the files again.".to_owned(),
            Phase::Done => {
                let files = counted(self.files.len() as u64, "file");
                let different = self.rows.len() as u64;
                let places = match self.found.saturating_sub(self.left_out) {
                    found if found == different => String::new(),
                    found => format!(" in {}", counted(found, "place")),
                };
                let read = bytes(all);
                let tokens = counted(different, "different token");
                match different {
                    0 => format!("No token in {files}, {read}"),
                    1 => format!("1 token{places} in {files}, {read}"),
                    _ => format!("{tokens}{places} in {files}, {read}"),
                }
            }
        }
    }

    /// What was found and is not listed, in words.
    pub fn left_out_words(&self) -> Option<String> {
        let more = counted(self.left_out, "more find");
        let verb = if self.left_out == 1 { "is" } else { "are" };
        (self.left_out > 0).then(|| format!("{more} {verb} not listed: there is a limit."))
    }

    /// The rows that have every word of the filter in their title, name or file, in any case.
    pub fn matching(&self, filter: &str) -> Vec<usize> {
        let filter = filter.to_lowercase();
        let words: Vec<&str> = filter.split_whitespace().collect();
        let has = |row: &Row, word: &str| {
            let file = self.files.get(row.file).map_or("", |file| &file.name);
            let texts = [row.title.as_str(), row.name.as_str(), file];
            (texts.iter()).any(|text| text.to_lowercase().contains(word))
        };
        let matches = |row: &Row| words.iter().all(|word| has(row, word));
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| words.is_empty() || matches(row))
            .map(|(nth, _)| nth)
            .collect()
    }

    /// The name of a file.
    pub fn name(&self, file: usize) -> String {
        let file = self.files.get(file);
        file.map_or_else(String::new, |file| file.name.clone())
    }

    /// Where a token stands, in words: `requests.log, byte 1,204`.
    pub fn place(&self, file: usize, at: u64) -> String {
        let file = self.name(file);
        format!("{file}, byte {}", super::with_commas(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        Listing::of([("a.log".to_owned(), 2000), ("b.har".to_owned(), 3000)])
    }

    const fn tally(tokens: u64, places: u64) -> Tally {
        Tally { tokens, places }
    }

    const fn done(found: u64, left_out: u64) -> News {
        News::Done { found, left_out }
    }

    fn row(title: &str, name: &str, file: usize) -> Row {
        Row {
            title: title.to_owned(),
            name: name.to_owned(),
            count: 1,
            file,
            at: 0,
        }
    }

    #[test]
    fn it_says_how_far_it_is() {
        let mut listing = listing();
        assert_eq!(listing.words(), "0 bytes of 5.0 kB read, 0 tokens so far");
        listing.hear(News::Progress {
            file: 0,
            done: 1000,
            found: tally(1, 1),
        });
        assert_eq!(listing.words(), "1.0 kB of 5.0 kB read, 1 token so far");
        listing.hear(News::Progress {
            file: 0,
            done: 1000,
            found: tally(1, 18),
        });
        assert_eq!(
            listing.words(),
            "1.0 kB of 5.0 kB read, 1 token in 18 places so far"
        );
        listing.hear(News::Read {
            file: 0,
            found: tally(2, 3),
        });
        let found = listing.files[0].found.unwrap();
        assert_eq!(found.words(), "2 tokens in 3 places");
        listing.hear(News::Said {
            file: 1,
            sentence: "It could not be read.".to_owned(),
        });
        assert_eq!(listing.progress(), (5000, 5000));
        assert_eq!(listing.files[1].found, None);
        listing.hear(News::Rows(vec![row("a", "", 0), row("b", "", 0)]));
        listing.hear(done(3, 0));
        assert_eq!(
            listing.words(),
            "2 different tokens in 3 places in 2 files, 5.0 kB"
        );
        assert_eq!(listing.left_out_words(), None);
    }

    #[test]
    fn nothing_found_and_nothing_listed_are_said() {
        let mut listing = listing();
        listing.hear(done(0, 0));
        assert_eq!(listing.words(), "No token in 2 files, 5.0 kB");
        listing.hear(done(1, 1));
        assert_eq!(
            listing.left_out_words().unwrap(),
            "1 more find is not listed: there is a limit."
        );
        listing.stop();
        assert!(listing.words().starts_with("The reader stopped"));
    }

    #[test]
    fn news_of_a_file_that_was_not_given_change_nothing() {
        let mut listing = listing();
        listing.hear(News::Read {
            file: 9,
            found: tally(3, 3),
        });
        listing.hear(News::Ready);
        assert_eq!(listing, self::listing());
    }

    #[test]
    fn a_filter_looks_at_title_name_and_file() {
        let mut listing = listing();
        listing.hear(News::Rows(vec![
            row("ID token from Auth0", "id_token", 0),
            row("JWT access token from Okta", "access_token", 1),
            row("Session cookie", "appSession", 1),
        ]));
        for (filter, rows) in [
            ("", &[0, 1, 2][..]),
            ("  ", &[0, 1, 2]),
            ("okta", &[1]),
            ("TOKEN", &[0, 1]),
            ("token har", &[1]),
            ("appsession", &[2]),
            ("nothing", &[]),
        ] {
            assert_eq!(listing.matching(filter), rows, "{filter}");
        }
        assert_eq!(listing.place(1, 1204), "b.har, byte 1,204");
    }
}
