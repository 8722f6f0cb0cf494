//! Where in a text its tokens stand, part by part, and what was ignored to get at them: what the page marks.
//!
//! Cuts the text into pieces that together are the text again. Draws nothing.

use super::{Report, TokenReport};
use crate::jose::Part;
use crate::text::Span;
use crate::text::sort::sort_by;

/// A run of the text that is marked in one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'t> {
    /// It, as it stands.
    pub text: &'t str,
    /// The part of the token that it is.
    pub part: Option<Part>,
    /// It was passed over: it is no part of any token.
    pub is_ignored: bool,
}

/// A token, or what stands between two.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<'t> {
    /// Which token.
    pub token: Option<usize>,
    /// Its pieces, in order.
    pub pieces: Vec<Piece<'t>>,
}

/// The text, cut up.
pub fn marks<'t>(text: &'t str, report: &Report) -> Vec<Stretch<'t>> {
    let mut ignored: Vec<Span> = Vec::new();
    let mut stand: Vec<(Span, usize)> = Vec::new();
    for (nth, token) in report.tokens.iter().enumerate() {
        for place in &token.places {
            ignored.extend(place.ignored.iter().copied());
            stand.push((place.span, nth));
        }
    }
    sort_by(&mut ignored, Ord::cmp);
    sort_by(&mut stand, Ord::cmp);
    let mut cutter = Cutter {
        text,
        ignored: &ignored,
    };
    let mut out = Vec::new();
    let mut done = 0;
    for (span, nth) in stand {
        // A nested token stands where the one around it does.
        if span.start < done || span.of(text).is_empty() {
            continue;
        }
        out.extend(between(cutter.cut(Span::new(done, span.start))));
        let runs = cutter.cut(span);
        out.push(Stretch {
            token: Some(nth),
            pieces: of_token(&report.tokens[nth], runs),
        });
        done = span.end;
    }
    out.extend(between(cutter.cut(Span::new(done, text.len()))));
    out
}

fn between(pieces: Vec<Piece<'_>>) -> Option<Stretch<'_>> {
    (!pieces.is_empty()).then_some(Stretch {
        token: None,
        pieces,
    })
}

/// Cuts at what was ignored, from front to back.
struct Cutter<'t, 'i> {
    text: &'t str,
    ignored: &'i [Span],
}

impl<'t> Cutter<'t, '_> {
    fn cut(&mut self, span: Span) -> Vec<Piece<'t>> {
        let mut out = Vec::new();
        let mut at = span.start;
        let mut push = |from: usize, to: usize, is_ignored: bool| {
            let text = Span::new(from, to).of(self.text);
            if !text.is_empty() {
                out.push(Piece {
                    text,
                    part: None,
                    is_ignored,
                });
            }
        };
        while let Some((first, rest)) = self.ignored.split_first() {
            if first.start >= span.end {
                break;
            }
            let (start, end) = (first.start.max(at), first.end.min(span.end));
            if start < end {
                push(at, start, false);
                push(start, end, true);
                at = end;
            }
            // One that goes on behind this stretch is cut there again.
            if first.end > span.end {
                break;
            }
            self.ignored = rest;
        }
        push(at, span.end, false);
        out
    }
}

/// The runs of a token, cut where its parts begin and end. One that had to be decoded stands otherwise in the text: it is
/// marked as a whole.
fn of_token<'t>(token: &TokenReport, runs: Vec<Piece<'t>>) -> Vec<Piece<'t>> {
    let kept = runs.iter().filter(|run| !run.is_ignored);
    let is_as_written = kept.clone().map(|run| run.text.len()).sum::<usize>()
        == token.token.raw.len()
        && kept
            .clone()
            .flat_map(|run| run.text.bytes())
            .eq(token.token.raw.bytes());
    if !is_as_written || token.token.segments.is_empty() {
        let whole = |run: Piece<'t>| Piece {
            part: (!run.is_ignored).then_some(Part::Whole),
            ..run
        };
        return runs.into_iter().map(whole).collect();
    }
    let mut out = Vec::new();
    // Where the next run begins in the token itself.
    let mut offset = 0;
    for run in runs {
        if run.is_ignored {
            out.push(run);
            continue;
        }
        let mut at = 0;
        let mut push = |from: usize, to: usize, part: Option<Part>| {
            let text = Span::new(from, to).of(run.text);
            if !text.is_empty() {
                out.push(Piece { text, part, ..run });
            }
        };
        for segment in &token.token.segments {
            let start = segment.span.start.saturating_sub(offset).max(at);
            let end = segment.span.end.saturating_sub(offset).min(run.text.len());
            if start < end {
                push(at, start, None);
                push(start, end, Some(segment.part));
                at = end;
            }
        }
        push(at, run.text.len(), None);
        offset += run.text.len();
    }
    out
}

/// The token that stands at that byte of the text, its end included.
pub fn token_at(report: &Report, at: usize) -> Option<usize> {
    let is_here =
        |token: &TokenReport| (token.spans()).any(|span| (span.start..=span.end).contains(&at));
    report.tokens.iter().position(is_here)
}

/// A part of a text in runs, and whether each was ignored.
pub fn struck<'t>(text: &str, part: &'t str, ignored: &[Span]) -> Vec<(&'t str, bool)> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let inside = |at: usize| at.saturating_sub(start).min(part.len());
    let mut runs = Vec::new();
    let mut done = 0;
    for span in ignored {
        let (from, to) = (inside(span.start).max(done), inside(span.end));
        if from < to {
            runs.push((part.get(done..from).unwrap_or_default(), false));
            runs.push((part.get(from..to).unwrap_or_default(), true));
            done = to;
        }
    }
    runs.push((part.get(done..).unwrap_or_default(), false));
    runs.retain(|(run, _)| !run.is_empty());
    runs
}

/// Where tokens stand in a part of a text, in order, that one aside which begins at the other place.
pub fn tokens_in(report: &Report, text: &str, part: &str, aside: Span) -> Vec<Span> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let is_in = |span: &Span| *span != aside && span.start < start + part.len() && span.end > start;
    let spans = report.tokens.iter().flat_map(TokenReport::spans);
    let mut spans: Vec<Span> = spans.filter(is_in).collect();
    crate::text::sort::sort_by(&mut spans, |a: &Span, b: &Span| a.start.cmp(&b.start));
    spans
}

/// A token with what stands around it, each end cut, and its own middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Excerpt<'t> {
    /// What stands before it, and whether that is cut.
    pub before: (&'t str, bool),
    /// Its beginning.
    pub head: &'t str,
    /// Its end; empty where the beginning is all of it.
    pub tail: &'t str,
    /// What stands after it, and whether that is cut.
    pub after: (&'t str, bool),
}

/// The excerpt of a text around a span, with so many bytes on each side, and so many of the beginning and the end of what is
/// in the span, where it is longer than both.
pub fn excerpt(text: &str, span: Span, around: usize, (head, tail): (usize, usize)) -> Excerpt<'_> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    let from = text.ceil_char_boundary(start.saturating_sub(around));
    let to = text.floor_char_boundary(end.saturating_add(around).min(text.len()));
    let token = &text[start..end];
    let (head, tail) = match token.len() > head + tail {
        true => (
            &token[..token.floor_char_boundary(head)],
            &token[token.ceil_char_boundary(token.len() - tail)..],
        ),
        false => (token, ""),
    };
    Excerpt {
        before: (&text[from.min(start)..start], from > 0),
        head,
        tail,
        after: (&text[end..to.max(end)], to < text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::samples::SAMPLES;
    use crate::text::time::Timestamp;

    const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";

    #[test]
    fn what_was_ignored_is_struck_out_in_any_part_of_a_text() {
        let text = "a'bc\nde'f";
        let ignored = [Span::new(1, 2), Span::new(4, 5), Span::new(7, 8)];
        let runs = |part| {
            let runs = struck(text, part, &ignored).into_iter();
            runs.map(|(run, is)| {
                if is {
                    format!("-{run}-")
                } else {
                    run.to_owned()
                }
            })
            .collect::<Vec<_>>()
            .concat()
        };
        assert_eq!(runs(text), "a-'-bc-\n-de-'-f");
        assert_eq!(runs(&text[2..7]), "bc-\n-de");
        assert_eq!(runs(&text[8..]), "f");
        assert_eq!(runs(""), "");
    }

    /// Parts in brackets, what was ignored in dashes.
    fn drawn(text: &str) -> String {
        let report = inspect(text, &Context::at(Timestamp(0)));
        let marks = marks(text, &report);
        let pieces = marks.iter().flat_map(|stretch| &stretch.pieces);
        let draw = |piece: &Piece<'_>| match (piece.part, piece.is_ignored) {
            (_, true) => format!("-{}-", piece.text),
            (Some(part), false) => format!("[{part}:{}]", piece.text),
            (None, false) => piece.text.to_owned(),
        };
        pieces.map(draw).collect()
    }

    #[test]
    fn parts_are_marked_and_what_was_ignored_is_struck_out() {
        let (header, rest) = JWT.split_once('.').unwrap();
        let (payload, signature) = rest.split_once('.').unwrap();
        let whole = format!("[header:{header}].[payload:{payload}].[signature:{signature}]");
        for (text, expected) in [
            (JWT.to_owned(), whole.clone()),
            (format!("a {JWT} b"), format!("a {whole} b")),
            (format!("\"{JWT}\","), format!("-\"-{whole}-\",-")),
            (
                format!("eyJhbGci\nOiJSUzI1NiJ9.{rest}"),
                format!(
                    "[header:eyJhbGci]-\n-[header:OiJSUzI1NiJ9].[payload:{payload}].[signature:{signature}]"
                ),
            ),
            (
                format!("{header}.\u{200b}{rest}"),
                format!("[header:{header}].-\u{200b}-[payload:{payload}].[signature:{signature}]"),
            ),
            (
                format!("access_token={header}%2E{rest}"),
                format!("access_token=[token:{header}%2E{rest}]"),
            ),
        ] {
            assert_eq!(drawn(&text), expected, "{text}");
        }
    }

    #[test]
    fn the_pieces_together_are_the_text() {
        for sample in SAMPLES {
            let token = (sample.make)(Timestamp(0));
            for text in [
                token.clone(),
                format!("x {token} y"),
                format!("{{\"a\":\"{token}\"}}"),
                format!("‘{token}…’"),
                format!("{token}\n{token}"),
            ] {
                let report = inspect(&text, &Context::at(Timestamp(0)));
                let cut = marks(&text, &report);
                let pieces = cut.iter().flat_map(|stretch| &stretch.pieces);
                let joined: String = pieces.map(|piece| piece.text).collect();
                assert_eq!(joined, text, "{}", sample.name);
            }
        }
    }

    #[test]
    fn the_token_at_the_caret_is_found() {
        let other = JWT.replace("c2ln", "c2lo");
        let text = format!("a {JWT} b {other} c {JWT}");
        let report = inspect(&text, &Context::at(Timestamp(0)));
        let second = 5 + JWT.len();
        for (at, expected) in [
            (0, None),
            (2, Some(0)),
            (2 + JWT.len(), Some(0)),
            (3 + JWT.len(), None),
            (second, Some(1)),
            (second + JWT.len(), Some(1)),
            (text.len() - JWT.len(), Some(0)),
            (text.len(), Some(0)),
            (text.len() + 9, None),
        ] {
            assert_eq!(token_at(&report, at), expected, "{at}");
        }
    }

    /// Of a long text only the token that is shown was marked in its excerpt, and those beside it looked like any other text.
    #[test]
    fn tokens_beside_the_one_that_is_shown_are_told() {
        let other = JWT.replace("c2ln", "c2lo");
        let text = format!("a id_token={JWT} b access_token={other} c {JWT} d");
        let report = inspect(&text, &Context::at(Timestamp(0)));
        let shown = report.tokens[0].span;
        let cut = excerpt(&text, shown, 90, (64, 32));
        let marked = |part| {
            let spans = tokens_in(&report, &text, part, shown);
            let runs = struck(&text, part, &spans).into_iter();
            runs.filter(|run| run.1)
                .map(|run| run.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(marked(cut.before.0), Vec::<&str>::new());
        // The last one is cut off with its text.
        assert_eq!(marked(cut.after.0), [&*other, &JWT[..30]]);
    }

    #[test]
    fn an_excerpt_is_cut_between_characters() {
        let token = "x".repeat(200);
        let text = format!("éé{token}éé");
        let cut = excerpt(&text, Span::new(4, 204), 3, (64, 32));
        assert_eq!((cut.before, cut.after), (("é", true), ("é", true)));
        assert_eq!((cut.head.len(), cut.tail.len()), (64, 32));
        let whole = excerpt("ab", Span::new(0, 1), 9, (64, 32));
        assert_eq!(
            (whole.before, whole.head, whole.tail, whole.after),
            (("", false), "a", "", ("b", false))
        );
        // A span that is none of the text's.
        assert_eq!(excerpt("é", Span::new(1, 99), 9, (64, 32)).head, "é");
        assert_eq!(excerpt("", Span::new(5, 2), 9, (64, 32)).head, "");
    }
}
