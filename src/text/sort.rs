//! A stable sort that is small rather than fast: all types share one merge loop.
//!
//! The standard library's sort is written anew for every type, four to six kilobytes of wasm each, and what is sorted here
//! are a handful of findings.

use std::cmp::Ordering;

/// Sorts; what compares equal keeps its order. Takes `n log n` comparisons, however the items stand.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &|a, b| {
        compare(&items[a], &items[b]) != Ordering::Greater
    });
    for at in 0..items.len() {
        let mut from = order[at];
        // What stood at a place before this one has been moved away from there.
        while from < at {
            from = order[from];
        }
        order[at] = from;
        items.swap(at, from);
    }
}

/// The indexes below `count`, sorted; `in_order(a, b)` is whether `a` may stand before `b`.
fn order(count: usize, in_order: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut to = Vec::with_capacity(count);
        for start in (0..count).step_by(2 * run) {
            let middle = count.min(start + run);
            let end = count.min(start + 2 * run);
            let (mut left, mut right) = (start, middle);
            while left < middle && right < end {
                let next = if in_order(from[left], from[right]) {
                    &mut left
                } else {
                    &mut right
                };
                to.push(from[*next]);
                *next += 1;
            }
            to.extend_from_slice(&from[left..middle]);
            to.extend_from_slice(&from[right..end]);
        }
        from = to;
        run *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(keys in prop::collection::vec(0u8..5, 0..40)) {
            let mut ours: Vec<(usize, u8)> = keys.into_iter().enumerate().collect();
            let mut theirs = ours.clone();
            sort_by(&mut ours, |a, b| a.1.cmp(&b.1));
            theirs.sort_by_key(|item| item.1);
            prop_assert_eq!(ours, theirs);
        }
    }
}
