//! Folders that are gone when a test is: profiles, and copies of the release that a test may damage.

use super::given;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of this test alone.
pub struct Scratch(PathBuf);

impl Scratch {
    /// An empty one.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("claimscope-browser-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// One with a copy of the release in this folder of it; the empty name is the scratch folder itself.
    pub fn with_release(at: &str) -> Self {
        let scratch = Self::new();
        let folder = scratch.0.join(at);
        fs::create_dir_all(&folder).unwrap();
        for file in given::files().iter().filter(|name| !name.is_empty()) {
            fs::copy(given::dist().join(file), folder.join(file)).unwrap();
        }
        scratch
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A browser that is still going away writes into its profile; what is left is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}
