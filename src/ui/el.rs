//! Elements as Leptos builds them, behind one type: what `view!` writes as markup, views here write as `el("p").text(…)`.
//!
//! `view!` makes a new type, with code to build, update and take down, for every shape of markup: two to four kilobytes of
//! wasm each, and the page has dozens of shapes. Here all elements share the code of one. What can change is a [`live`]
//! closure or a signal; the rest is built once.
//!
//! Text becomes text nodes and attribute values are set as values: no markup is ever read from a string here.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use leptos::web_sys::Event;

/// An element that is being put together. In a box, and its methods never inlined: a view is a long chain of calls, and
/// each then passes one pointer.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element of that class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// A button that does something.
pub fn button(class: &str, press: impl FnMut() + 'static) -> El {
    boxed_button(class, Box::new(press))
}

#[inline(never)]
fn boxed_button(class: &str, mut press: Box<dyn FnMut()>) -> El {
    classed("button", class)
        .attr("type", "button")
        .listen("click", Box::new(move |_| press()))
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.set(custom_attribute(name, value.to_owned()).into_any_attr())
    }

    /// Sets an attribute that follows a signal; it is absent while that is `None`.
    #[inline(never)]
    pub fn bind(self, name: &'static str, value: Signal<Option<String>>) -> Self {
        self.set(custom_attribute(name, value).into_any_attr())
    }

    /// Lets the value of an input follow a signal. What is typed is not undone: only a new value is written.
    #[inline(never)]
    pub fn value(self, value: Signal<String>) -> Self {
        self.set(prop("value", value).into_any_attr())
    }

    /// Lets a checkbox follow a signal.
    #[inline(never)]
    pub fn checked(self, value: Signal<bool>) -> Self {
        self.set(prop("checked", value).into_any_attr())
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, then: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(then))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, then: Box<dyn FnMut(Event)>) -> Self {
        self.set(on(Custom::<Event>::new(event), then).into_any_attr())
    }

    /// Adds a text node.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.child(text.to_owned().into_any())
    }

    /// Adds what is already a view.
    #[inline(never)]
    pub fn child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds one element.
    #[inline(never)]
    pub fn with(self, child: El) -> Self {
        self.child(child.view())
    }

    /// Adds an element where there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Adds each.
    pub fn each(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::with)
    }

    /// The finished element.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let parts = *self.0;
        custom(parts.tag)
            .add_any_attr(parts.attributes)
            .child(parts.children)
            .into_any()
    }

    #[inline(never)]
    fn set(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }
}

/// Runs now, and again whenever a signal changes that it reads. Leptos would write the waiting anew for each closure.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// Nothing to see.
pub fn nothing() -> AnyView {
    String::new().into_any()
}

/// Several views, one after the other.
pub fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// A view that is built anew whenever a signal changes that the closure reads.
pub fn live(mut draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    // Leptos would mend one element into the next by their type, which all elements share here: `p` would stay `p` where a
    // `div` is meant. Every other time a wrapper of another type makes it replace the old one.
    let mut odd = false;
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || {
        odd = !odd;
        match odd {
            true => (draw(),).into_any(),
            false => draw(),
        }
    });
    draw.into_any()
}

/// A view that is there while a condition holds.
pub fn when(condition: Memo<bool>, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    live(move || match condition.get() {
        true => draw(),
        false => nothing(),
    })
}
