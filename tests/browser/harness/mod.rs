//! What every end-to-end test stands on: a browser of its own, servers on this machine, and the watch at the end.
//!
//! Holds no test. Everything here fails by a panic that says what was waited for: a test has nothing to recover.

pub mod api;
pub mod axe;
pub mod browser;
pub mod devtools;
pub mod driver;
pub mod given;
pub mod issuer;
pub mod memory;
pub mod page;
pub mod process;
pub mod provider;
pub mod recorder;
pub mod requests;
pub mod scratch;
pub mod server;
pub mod tokens;
pub mod watch;

use std::time::{Duration, Instant};

/// How long anything on the page may take before a test gives up. Generous: two slow cores build and test at once.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Asks until there is an answer; never sleeps longer than it takes.
///
/// # Panics
///
/// When there is none after [`PATIENCE`], naming what was waited for.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "waited {} s in vain: {what}",
            PATIENCE.as_secs()
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
