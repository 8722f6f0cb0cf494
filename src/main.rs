//! The page's entry: puts the views into the shell of index.html; in a worker, which has no window, waits for files to
//! read. It holds nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    claimscope::web::crash::install();
    match claimscope::web::is_worker() {
        true => claimscope::ui::work(),
        false => claimscope::ui::mount(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the page, which a browser runs: cargo xtask run");
}
