//! The switch for light, dark or the system's colours.

use super::el::{El, classed, el};
use crate::web::theme::{self, Theme};
use leptos::prelude::*;

/// The switch.
pub fn theme_switch() -> El {
    let chosen = theme::chosen();
    let choose = |event| theme::choose(Theme::from_name(&event_target_value(&event)));
    let option = |theme: Theme| {
        let option = el("option").attr("value", theme.name()).text(theme.title());
        if theme == chosen {
            option.attr("selected", "")
        } else {
            option
        }
    };
    let select = el("select")
        .attr("data-testid", "theme")
        .on("change", choose)
        .each(Theme::ALL.map(option));
    classed("label", "theme").text("Theme ").with(select)
}
