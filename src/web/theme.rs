//! Light, dark or as the system has it: kept in this browser, and put on the root element.
//!
//! `boot.js` reads the same key before the first paint. Beside it the page stores a request that waits for its answer
//! ([`super::session`]), and nothing else.

use gloo::utils::document_element;

/// What can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order of the switch.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The stable name, as it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// What the switch calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Theme::System => "System",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        }
    }

    /// The theme of that name; the system's for any other.
    pub fn from_name(name: &str) -> Self {
        let named = Self::ALL.into_iter().find(|theme| theme.name() == name);
        named.unwrap_or_default()
    }
}

const KEY: &str = "theme";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was chosen before; the system's where nothing was, or where storage is blocked.
pub fn chosen() -> Theme {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    Theme::from_name(&kept.unwrap_or_default())
}

/// Shows a theme, and remembers it where the browser lets us.
pub fn choose(theme: Theme) {
    let root = document_element();
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        _ => root.set_attribute("data-theme", theme.name()),
    };
    if let Some(storage) = storage() {
        let _ = match theme {
            Theme::System => storage.remove_item(KEY),
            _ => storage.set_item(KEY, theme.name()),
        };
    }
}
