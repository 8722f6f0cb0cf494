//! The page's entry: mounts the views into the shell of index.html. It holds nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    let Some(app) = document().get_element_by_id("app") else {
        return;
    };
    app.set_text_content(None);
    let _ = app.remove_attribute("aria-busy");
    let (count, set_count) = signal(0);
    mount_to(wasm_bindgen::JsCast::unchecked_into(app), move || {
        view! {
            <header class="top"><h1>"Claimscope"</h1><svg viewBox="0 0 8 8" aria-hidden="true"><path d="M0 0h8"></path></svg></header>
            <main class="panes"><section class="pane"><h2>"What I got"</h2><p>"a" <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">"spec"</a></p></section>
            <section class="pane"><h2>"What I ask for"</h2><button on:click=move |_| set_count.update(|n| *n += 1)>{count}</button></section></main>
        }
    })
    .forget();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the page, which a browser runs: cargo xtask run");
}
