//! The page's entry: puts the views into the shell of index.html. It holds nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    claimscope::web::crash::install();
    claimscope::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the page, which a browser runs: cargo xtask run");
}
