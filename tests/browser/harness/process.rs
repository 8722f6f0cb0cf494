//! Programs that say on standard output where they listen, and end with the test.

use super::PATIENCE;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};

/// A running program, ended when this is dropped.
pub struct Process(Child);

impl Process {
    /// Starts it and waits for the line in which `said` finds what the test needs. Its input stays open as long as it is
    /// kept, so that a program may end with its input. One that ends before it says anything is started again, twice:
    /// chromedriver looks for a free port, and now and then somebody else has it by the time it listens.
    ///
    /// # Panics
    ///
    /// When the program does not start, or says nothing of that in [`PATIENCE`].
    pub fn start<T: Send + 'static>(
        command: &mut Command,
        said: impl Fn(&str) -> Option<T> + Send + Sync + 'static,
    ) -> (Self, T) {
        let name = command.get_program().display().to_string();
        let said = Arc::new(said);
        for _ in 0..3 {
            let started = (command.stdin(Stdio::piped()).stdout(Stdio::piped()))
                .stderr(Stdio::null())
                .spawn();
            let mut process =
                started.unwrap_or_else(|error| panic!("{name} does not start: {error}"));
            let output = process.stdout.take().unwrap();
            let (send, receive) = mpsc::channel();
            let said = Arc::clone(&said);
            std::thread::spawn(move || {
                // To the end: what nobody reads would stop the program.
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if let Some(found) = said(&line) {
                        let _ = send.send(found);
                    }
                }
            });
            let process = Self(process);
            match receive.recv_timeout(PATIENCE) {
                Ok(found) => return (process, found),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {}
            }
        }
        panic!("{name} does not say where it listens")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The line itself, where it is an address on this machine.
pub fn address(line: &str) -> Option<String> {
    line.starts_with("http://127.0.0.1:")
        .then(|| line.trim().to_owned())
}
