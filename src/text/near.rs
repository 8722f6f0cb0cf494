//! The known word that a misspelled one was meant for.
//!
//! Counts letters that were put in, left out, changed or swapped; knows nothing of what the words mean.

/// Longer words are not compared: no name is that long.
const LONGEST: usize = 64;

/// The known word that is nearest: the same but for case and separators, or else one or two letters away. None where the
/// word is known as it is, or where two are equally near.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    if word.is_empty() || word.len() > LONGEST || known.clone().any(|k| k == word) {
        return None;
    }
    let bare = plain(word);
    if let Some(same) = known.clone().find(|k| plain(k) == bare) {
        return Some(same);
    }
    let mut best: Option<(usize, &str)> = None;
    let mut shared = false;
    for k in known {
        // In short words one letter makes another word.
        let allowed = match k.len() {
            0..=3 => continue,
            4..=7 => 1,
            _ => 2,
        };
        let away = distance(&bare, &plain(k));
        if away > allowed {
            continue;
        }
        match best {
            Some((nearest, _)) if away > nearest => {}
            Some((nearest, _)) if away == nearest => shared = true,
            _ => (best, shared) = (Some((away, k)), false),
        }
    }
    best.filter(|_| !shared).map(|(_, k)| k)
}

/// Lower case, without what separates words.
pub fn plain(text: &str) -> String {
    let separators = ['_', '-', ' ', '.'];
    (text.chars().filter(|c| !separators.contains(c)))
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// How many letters have to be put in, left out, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // The last three rows of the table; the first column counts what was left out.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (a, b, away) in [
            ("", "", 0),
            ("scope", "scope", 0),
            ("scop", "scope", 1),
            ("sscope", "scope", 1),
            ("scape", "scope", 1),
            ("socpe", "scope", 1),
            ("redirecturi", "redirecturl", 1),
            ("abc", "xyz", 3),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(a, b), away, "{a} {b}");
            assert_eq!(distance(b, a), away, "{b} {a}");
        }
    }

    #[test]
    fn the_nearest_word_is_found_where_there_is_one() {
        let known = ["login", "consent", "select_account", "none", "scope"];
        for (word, meant) in [
            ("Login", Some("login")),
            ("select-account", Some("select_account")),
            ("selectAcount", Some("select_account")),
            ("concent", Some("consent")),
            ("login", None),
            ("always", None),
            ("", None),
            ("non", Some("none")),
            ("no", None),
        ] {
            assert_eq!(nearest(word, known.into_iter()), meant, "{word}");
        }
        assert_eq!(nearest("scopa", ["scopb", "scopc"].into_iter()), None);
        assert_eq!(nearest(&"a".repeat(1000), known.into_iter()), None);
    }
}
