//! How much memory the browser's pages take, as the system counts it. Linux only: elsewhere nothing is known. What their worker
//! takes, `devtools` asks the browser everywhere.

use std::fs;

/// Mebibytes that all renderers together hold now, and the most that they ever held.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Now.
    pub held: f64,
    /// At most, each at its own time.
    pub peak: f64,
}

/// Of every renderer below this process, of which there must be one.
pub fn of_pages() -> Option<Memory> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let mut processes = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        let status = fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        processes.push((id, status, String::from_utf8_lossy(&line).into_owned()));
    }
    let mut ours = vec![std::process::id()];
    // Children have larger numbers than their parents, mostly: a few rounds find all.
    for _ in 0..6 {
        for (id, status, _) in &processes {
            let is_ours =
                figure(status, "PPid:").is_some_and(|parent| ours.contains(&(parent as u32)));
            if is_ours && !ours.contains(id) {
                ours.push(*id);
            }
        }
    }
    let mut memory = Memory::default();
    for (_, status, _) in processes
        .iter()
        .filter(|(id, _, line)| ours.contains(id) && line.contains("--type=renderer"))
    {
        memory.held += figure(status, "VmRSS:").unwrap_or_default() / 1024.0;
        memory.peak += figure(status, "VmHWM:").unwrap_or_default() / 1024.0;
    }
    assert!(memory.peak > 0.0, "no page of ours runs");
    Some(memory)
}

fn figure(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
