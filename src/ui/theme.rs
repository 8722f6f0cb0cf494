//! The switch for light, dark or the system's colours.

use super::el::{El, classed, el};
use crate::web::theme::{self, Theme};
use leptos::prelude::*;

/// The switch.
pub fn theme_switch() -> El {
    let chosen = RwSignal::new(theme::chosen());
    let choose = move |event| {
        let theme = Theme::from_name(&event_target_value(&event));
        chosen.set(theme);
        theme::choose(theme);
    };
    let option = |theme: Theme| {
        let selected = Signal::derive(move || (chosen.get() == theme).then(String::new));
        el("option")
            .attr("value", theme.name())
            .bind("selected", selected)
            .text(theme.title())
    };
    let select = el("select")
        .attr("data-testid", "theme")
        .on("change", choose)
        .each(Theme::ALL.map(option));
    classed("label", "theme").text("Theme ").with(select)
}
