//! Tables whose first row has headings, where they are no text: rows of HTML, and rows of JSON beside a list of columns.
//!
//! Says under which name each cell stands. What goes from it, `tables` and `clean` decide.

use super::clean::{Cleaner, Edit};
use super::names::sort_of;
use super::tables::{self, Column};
use crate::text::Span;
use crate::text::json::{Json, Object, Value};

/// A table is not wider.
const MOST_COLUMNS: usize = 100;
/// Letters of a tag's name.
const LONGEST_TAG: usize = 8;
/// Letters of the attributes in one tag.
const MOST_ATTRIBUTES: usize = 1024;

/// What a list of columns is called in JSON, and what its rows are.
const COLUMNS: [&str; 7] = [
    "columns",
    "columnNames",
    "column_names",
    "fields",
    "headers",
    "header",
    "names",
];
const ROWS: [&str; 4] = ["rows", "data", "values", "records"];

/// A table of JSON with columns: whose rows these are, and the name of each of its columns.
pub fn of_object(object: &Object) -> Option<(&'static str, Vec<&str>)> {
    let columns = COLUMNS.iter().find_map(|name| array(object, name))?;
    let rows = ROWS.into_iter().find(|name| {
        let rows = array(object, name).and_then(<[Json]>::first);
        rows.is_some_and(|row| matches!(row.value, Value::Array(_)))
    })?;
    let names = columns.iter().take(MOST_COLUMNS).map(|column| {
        let inner = match &column.value {
            Value::Object(column) => column.str("name").or_else(|| column.str("field")),
            _ => column.as_str(),
        };
        inner.unwrap_or_default()
    });
    Some((rows, names.collect()))
}

/// The names of a table of JSON whose first row they are. Of two columns it may be a list of names with their values.
pub fn of_rows(rows: &[Json]) -> Option<Vec<&str>> {
    let width = |row: &Json| match &row.value {
        Value::Array(cells) => cells.len(),
        _ => 0,
    };
    let (first, rest) = rows.split_first()?;
    let columns = width(first);
    let is_table = (3..=MOST_COLUMNS).contains(&columns)
        && !rest.is_empty()
        && rest.iter().all(|row| width(row) == columns);
    let Value::Array(cells) = &first.value else {
        return None;
    };
    let names: Option<Vec<&str>> = cells.iter().map(Json::as_str).collect();
    let is_of_secrets = |names: &Vec<&str>| names.iter().any(|name| sort_of(name).is_some());
    names.filter(|names| is_table && is_of_secrets(names))
}

fn array<'o>(object: &'o Object, name: &str) -> Option<&'o [Json]> {
    match &object.get(name)?.value {
        Value::Array(items) => Some(items),
        _ => None,
    }
}

/// Rows of HTML below a row of headings.
pub fn edits(cleaner: &mut Cleaner, text: &str, edits: &mut Vec<Edit>) {
    let mut columns: Option<Vec<Column>> = None;
    let mut cells: Vec<Span> = Vec::new();
    let mut headings = 0;
    let mut from = 0;
    while let Some(tag) = next_tag(text, from) {
        from = tag.end;
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        // Any of these ends the cell before it.
        let ends = [
            "td", "th", "tr", "/td", "/th", "/tr", "/table", "table", "tbody", "thead", "/thead",
            "/tbody",
        ];
        if !ends.iter().any(|name| is(name)) {
            continue;
        }
        if let Some(cell) = cells.last_mut().filter(|cell| cell.end == usize::MAX) {
            cell.end = tag.start;
        }
        if (is("td") || is("th")) && cells.len() <= MOST_COLUMNS {
            headings += usize::from(is("th"));
            cells.push(Span::new(tag.end, usize::MAX));
        } else if !(is("/td") || is("/th")) {
            let row: Vec<Span> = cells.drain(..).map(|cell| inner(text, cell)).collect();
            let count = std::mem::take(&mut headings);
            match &columns {
                Some(columns) if columns.len() == row.len() => {
                    tables::take(cleaner, text, &row, columns, edits);
                }
                _ if row.is_empty() => {}
                // Two cells that are no headings are a name and its value.
                _ => {
                    let names = (count == row.len() || row.len() > 2)
                        .then(|| tables::columns(text, &row))
                        .flatten();
                    columns = names;
                }
            }
            if is("table") || is("/table") {
                columns = None;
            }
        }
    }
}

struct Tag<'t> {
    name: &'t str,
    start: usize,
    end: usize,
}

/// The next tag whose name is short.
fn next_tag(text: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find('<')?;
        let rest = text.as_bytes().get(start + 1..)?;
        let is_of_name =
            |(nth, b): &(usize, &u8)| b.is_ascii_alphabetic() || *nth == 0 && **b == b'/';
        let length = rest
            .iter()
            .enumerate()
            .take(LONGEST_TAG)
            .take_while(is_of_name)
            .count();
        let attributes = rest.iter().take(MOST_ATTRIBUTES);
        let close = attributes.take_while(|b| !matches!(b, b'<' | b'>')).count();
        if rest.get(close) == Some(&b'>') {
            return Some(Tag {
                name: Span::new(start + 1, start + 1 + length).of(text),
                start,
                end: start + close + 2,
            });
        }
        at = start + 1;
    }
}

/// What stands in a cell, without tags and blanks around.
fn inner(text: &str, cell: Span) -> Span {
    let mut from = cell.start;
    let blanks = |at: usize| {
        let rest = text.get(at..cell.end).unwrap_or_default();
        rest.len() - rest.trim_start().len()
    };
    from += blanks(from);
    while text
        .get(from..cell.end)
        .is_some_and(|rest| rest.starts_with('<'))
    {
        let rest = text.get(from..cell.end).unwrap_or_default();
        from += rest.find('>').map_or(rest.len(), |at| at + 1);
        from += blanks(from);
    }
    let rest = text.get(from..cell.end).unwrap_or_default();
    let value = rest.split('<').next().unwrap_or_default().trim_end();
    Span::new(from, from + value.len())
}
