//! Programs that say on standard output where they listen, and end with the test.

use super::PATIENCE;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

/// A running program, ended when this is dropped.
pub struct Process(Child);

impl Process {
    /// Starts it and waits for the line in which `said` finds what the test needs. Its input stays open as long as it is
    /// kept, so that a program may end with its input.
    ///
    /// # Panics
    ///
    /// When the program does not start, or says nothing of that in [`PATIENCE`].
    pub fn start<T: Send + 'static>(
        command: &mut Command,
        said: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> (Self, T) {
        let name = command.get_program().display().to_string();
        let started = (command.stdin(Stdio::piped()).stdout(Stdio::piped()))
            .stderr(Stdio::null())
            .spawn();
        let mut process = started.unwrap_or_else(|error| panic!("{name} does not start: {error}"));
        let output = process.stdout.take().unwrap();
        let (send, receive) = mpsc::channel();
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
            Ok(found) => (process, found),
            Err(_) => panic!("{name} does not say where it listens"),
        }
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
