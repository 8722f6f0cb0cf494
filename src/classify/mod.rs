//! From evidence to a verdict: what a token is, how sure that is, and why.
//!
//! Observers say what they saw; here it is added up. Conclusive evidence decides, weak evidence never decides alone, and a
//! verdict that is a guess says so. Does **not** verify anything: a forged token is classified like a real one.

mod context;
pub mod document;
mod jwt;
mod settle;
mod shapes;
pub mod types;
pub mod words;

use crate::jose::{Form, Token};
use crate::oauth::issued::Recognised;
use crate::oauth::providers;
use crate::oauth::shape::{self, Seen, Shape};
use crate::oauth::sign::observe_at_most;
use crate::oauth::{
    Context, Evidence, Issued, Kind, Observed, Observer, Provider, Speaks, Strength,
};
use crate::spec::rfc;
use crate::text::sort::sort_by;

/// How sure a verdict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// A specification leaves no doubt.
    Conclusive,
    /// Documented, or several things together.
    Strong,
    /// A guess.
    Weak,
    /// Not recognised.
    None,
}

impl Certainty {
    /// The name in reports and in `data-certainty`.
    pub const fn name(self) -> &'static str {
        match self {
            Certainty::Conclusive => "conclusive",
            Certainty::Strong => "strong",
            Certainty::Weak => "weak",
            Certainty::None => "none",
        }
    }
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The kind.
    pub kind: Kind,
    /// How sure.
    pub certainty: Certainty,
    /// Everything that was seen, the strongest first, what speaks for the kind before what speaks against it.
    pub evidence: Vec<Evidence>,
    /// The other kind that remains, where two do: the first of `rivals`.
    pub alternative: Option<Kind>,
    /// The other kinds that remain, the likeliest first.
    pub rivals: Vec<Kind>,
    /// What would settle it, where more than one kind remains: an imperative sentence.
    pub settle: Option<&'static str>,
    /// The shape of that kind that the string has, by which it can be called.
    pub shape: Option<&'static Shape>,
    /// The provider that the token shows.
    pub provider: Option<&'static Provider>,
    /// What shows the provider.
    pub provider_seen: Option<Recognised>,
}

impl Verdict {
    /// What is known of the tokens of the provider that it shows.
    pub fn issued(&self) -> Option<&'static Issued> {
        self.provider.and_then(providers::issued_by)
    }
}

/// The observers that hold for every provider.
const GENERAL: &[Observer] = &[
    types::explicit_type,
    jwt::claims_of_a_jwt,
    shapes::shapes,
    document::document,
    context::name,
    context::client_id,
    context::audience,
];

/// Says what a token is. `name` is the member or parameter that it stood under.
pub fn classify(token: &Token, name: Option<&str>, context: &Context) -> Verdict {
    classify_under(token, name, &[], context)
}

/// The same of a token that stands under other names as well.
pub fn classify_under(
    token: &Token,
    name: Option<&str>,
    also: &[&str],
    context: &Context,
) -> Verdict {
    let shapes: Vec<Seen> = match token.claims {
        // What is inside shows more than the outside.
        Some(_) => Vec::new(),
        None => shape::of(&token.raw).collect(),
    };
    let recognised = providers::recognise(token, &shapes);
    let issued = recognised.as_ref().map(|(issued, _)| *issued);
    let is_sure_of_provider =
        (recognised.as_ref()).is_some_and(|(_, seen)| seen.strength > Strength::Weak);
    let observed = Observed {
        token,
        name,
        also,
        context,
        issued,
        is_sure_of_provider,
        shapes: &shapes,
    };
    let mut evidence = Vec::new();
    for observer in GENERAL {
        observer(&observed, &mut evidence);
    }
    for issued in providers::ISSUED {
        for observer in issued.observers {
            observer(&observed, &mut evidence);
        }
    }
    if let Some(issued) = issued {
        let most = match is_sure_of_provider {
            true => Strength::Conclusive,
            false => Strength::Weak,
        };
        observe_at_most(most, issued.marks, token, &mut evidence);
    }
    disclosures(token, &mut evidence);
    let mut verdict = weigh(evidence);
    by_structure(token, &mut verdict);
    verdict.shape = shapes::of_kind(&shapes, verdict.kind);
    verdict.settle = settle::settle(&verdict, token, name, context);
    let (issued, seen) = recognised.unzip();
    if is_sure_of_provider || issued.is_some_and(|i| is_guess_for(i, token, &shapes, verdict.kind))
    {
        verdict.provider = issued.map(|issued| issued.provider);
        verdict.provider_seen = seen;
    }
    verdict
}

/// What follows the JWT after tildes makes it an SD-JWT, whatever its claims look like (RFC 9901 §4). A credential is a kind
/// of SD-JWT, and is called by its own name.
fn disclosures(token: &Token, evidence: &mut Vec<Evidence>) {
    let is_named = |e: &Evidence| matches!(e.kind, Kind::SdJwt | Kind::SdJwtVc);
    let is_told = (evidence.iter())
        .any(|e| is_named(e) && e.speaks == Speaks::For && e.strength > Strength::Weak);
    if token.form == Form::SdJwt && !is_told {
        let saw = "disclosures follow the JWT, after tildes";
        let piece = Evidence::in_favour(Kind::SdJwt, Strength::Conclusive, saw, rfc(9901, "4"));
        evidence.push(piece);
    }
}

/// Whether a provider that was only guessed was guessed for this kind: with another kind the guess goes.
fn is_guess_for(issued: &Issued, token: &Token, shapes: &[Seen], kind: Kind) -> bool {
    let of_kind = |(shape, of): &Seen| {
        shape.kind == kind && of.is_some_and(|of| of.provider == issued.provider)
    };
    let by_shape = shapes.iter().any(of_kind);
    match token.claims {
        Some(_) => kind != Kind::Unknown,
        None => by_shape || (kind == Kind::AccessToken && issued.recognise.is_some()),
    }
}

/// What the structure alone says of a token whose kind nothing else shows (RFC 7516 §9, RFC 9901 §4).
fn by_structure(token: &Token, verdict: &mut Verdict) {
    let (kind, saw, spec) = match token.form {
        Form::Jwe | Form::JweJson => {
            let saw = "enc is in the header: what follows is encrypted";
            (Kind::EncryptedJwt, saw, rfc(7516, "9"))
        }
        _ => return,
    };
    if verdict.kind == Kind::Unknown {
        let is_contradicted = (verdict.evidence.iter())
            .any(|e| e.speaks == Speaks::For && e.strength == Strength::Conclusive);
        verdict.kind = kind;
        verdict.certainty = match is_contradicted {
            true => Certainty::Weak,
            false => Certainty::Conclusive,
        };
        let piece = Evidence::in_favour(kind, Strength::Conclusive, saw, spec);
        verdict.evidence.insert(0, piece);
    }
}

/// What a piece of evidence adds to its kind. One strong piece outweighs any weak ones that a token can collect.
const fn weight(strength: Strength) -> i32 {
    match strength {
        Strength::Weak => 1,
        Strength::Strong => 10,
        Strength::Conclusive => 1000,
    }
}

/// The tally of one kind.
struct Tally {
    kind: Kind,
    sum: i32,
    strongest: Strength,
    pieces: usize,
}

fn tally(evidence: &[Evidence]) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    for piece in evidence {
        let at = tallies
            .iter()
            .position(|t| t.kind == piece.kind)
            .unwrap_or_else(|| {
                let tally = Tally {
                    kind: piece.kind,
                    sum: 0,
                    strongest: Strength::Weak,
                    pieces: 0,
                };
                tallies.push(tally);
                tallies.len() - 1
            });
        let tally = &mut tallies[at];
        match piece.speaks {
            Speaks::For => {
                tally.sum += weight(piece.strength);
                tally.strongest = tally.strongest.max(piece.strength);
                tally.pieces += 1;
            }
            Speaks::Against => tally.sum -= weight(piece.strength),
        }
    }
    // A conclusive sign that is outweighed decides nothing, and still contradicts every other kind.
    tallies.retain(|t| t.pieces > 0 && (t.sum > 0 || t.strongest == Strength::Conclusive));
    sort_by(&mut tallies, |a, b| (-a.sum, a.kind).cmp(&(-b.sum, b.kind)));
    tallies
}

fn weigh(mut evidence: Vec<Evidence>) -> Verdict {
    let tallies = tally(&evidence);
    let mut standing = tallies.iter().filter(|t| t.sum > 0);
    let (first, second) = (standing.next(), standing.next());
    let contradicts =
        |other: &Tally, kind| other.kind != kind && other.strongest == Strength::Conclusive;
    let (kind, certainty) = match first {
        None => (Kind::Unknown, Certainty::None),
        // Weak evidence never decides alone.
        Some(first) if first.strongest == Strength::Weak && first.pieces < 2 => {
            (Kind::Unknown, Certainty::None)
        }
        Some(first) => match (first.strongest, second) {
            // Two kinds of the same strength contradict each other: whichever weighs more is a guess.
            (strongest, Some(second)) if strongest == second.strongest => {
                (first.kind, Certainty::Weak)
            }
            (Strength::Conclusive, _) if tallies.iter().any(|t| contradicts(t, first.kind)) => {
                (first.kind, Certainty::Weak)
            }
            (Strength::Conclusive, _) => (first.kind, Certainty::Conclusive),
            (Strength::Strong, _) => (first.kind, Certainty::Strong),
            (Strength::Weak, _) => (first.kind, Certainty::Weak),
        },
    };
    let is_open = matches!(certainty, Certainty::Weak | Certainty::None);
    let is_rival = |t: &&Tally| match t.sum > 0 {
        true => t.kind != kind && (is_open || contradicts(t, kind)),
        false => kind != Kind::Unknown && contradicts(t, kind),
    };
    let rivals: Vec<Kind> = tallies.iter().filter(is_rival).map(|t| t.kind).collect();
    let key = |e: &Evidence| {
        (
            e.kind != kind,
            e.speaks == Speaks::Against,
            std::cmp::Reverse(e.strength),
        )
    };
    sort_by(&mut evidence, |a, b| key(a).cmp(&key(b)));
    Verdict {
        kind,
        certainty,
        evidence,
        alternative: rivals.first().copied().filter(|_| kind != Kind::Unknown),
        rivals,
        settle: None,
        shape: None,
        provider: None,
        provider_seen: None,
    }
}

#[cfg(test)]
mod tests;
