//! chromedriver: one process for all tests that run at the same time, gone with the last of them.

use super::given;
use super::process::Process;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// A running chromedriver.
pub struct Driver {
    address: String,
    _process: Process,
}

/// A static is never dropped, so it only knows the driver as long as a test holds it.
static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    /// The one that runs, or a new one.
    pub fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = shared.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *shared = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let mut command = Command::new(given::chromedriver());
        command.args(["--port=0", "--log-level=SEVERE"]);
        // "ChromeDriver was started successfully on port 12345."
        let (process, port) = Process::start(&mut command, |line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        Self {
            address: format!("http://127.0.0.1:{port}"),
            _process: process,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }
}
