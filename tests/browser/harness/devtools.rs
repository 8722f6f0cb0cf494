//! The browser's own debugging port, for what chromedriver has no way to: the workers of a page.
//!
//! Speaks as much of WebSocket (RFC 6455) as one browser on this machine needs. Fails by a panic, as all of the harness: what
//! cannot be measured is no test that passes.

use super::PATIENCE;
use serde_json::{Value as Json, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;

/// How much a worker takes, in mebibytes.
#[derive(Clone, Copy, Debug)]
pub struct WorkerMemory {
    /// The memory of its wasm, which grows and never shrinks: the most that it ever was.
    pub wasm: f64,
    /// What its scripts hold now beside that.
    pub scripts: f64,
}

/// The memory of the only worker that the pages of this browser run.
pub fn worker_memory(profile: &Path) -> WorkerMemory {
    let mut port = Port::of(profile);
    let worker = port.worker();
    // Glue that was started gives what the wasm exports once more.
    let ask = "import(name.split(' ')[0]).then((glue) => glue.default()).then((wasm) => wasm.memory.buffer.byteLength)";
    let options = json!({ "expression": ask, "awaitPromise": true, "returnByValue": true });
    let answer = port.call(Some(&worker), "Runtime.evaluate", options);
    let bytes = answer["result"]["value"].as_f64();
    let heap = port.call(Some(&worker), "Runtime.getHeapUsage", json!({}));
    let mebibytes = |bytes: f64| bytes / f64::from(1 << 20);
    WorkerMemory {
        wasm: mebibytes(bytes.unwrap_or_else(|| panic!("no memory of a worker: {answer}"))),
        scripts: mebibytes(heap["usedSize"].as_f64().unwrap()),
    }
}

struct Port {
    stream: BufReader<TcpStream>,
    asked: u64,
    /// What was told unasked.
    events: Vec<Json>,
}

impl Port {
    /// The port that a browser wrote into its profile when it began.
    fn of(profile: &Path) -> Self {
        let written = fs::read_to_string(profile.join("DevToolsActivePort")).unwrap();
        let (port, path) = written.trim().split_once('\n').unwrap();
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let hello = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        );
        stream.write_all(hello.as_bytes()).unwrap();
        let mut stream = BufReader::new(stream);
        let mut lines = Vec::new();
        while lines.last().is_none_or(|line: &String| line != "\r\n") {
            let mut line = String::new();
            assert!(stream.read_line(&mut line).unwrap() > 0, "{lines:?}");
            lines.push(line);
        }
        assert!(lines[0].contains(" 101 "), "{lines:?}");
        Self {
            stream,
            asked: 0,
            events: Vec::new(),
        }
    }

    /// The session of the only worker.
    fn worker(&mut self) -> String {
        let targets = self.call(None, "Target.getTargets", json!({}));
        let is_page = |target: &&Json| target["type"] == "page";
        let pages = targets["targetInfos"].as_array().unwrap().iter();
        for page in pages.filter(is_page) {
            let to = json!({ "targetId": page["targetId"], "flatten": true });
            let attached = self.call(None, "Target.attachToTarget", to);
            let session = attached["sessionId"].as_str().unwrap();
            let all =
                json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
            // Those that run are told before the answer.
            self.call(Some(session), "Target.setAutoAttach", all);
        }
        let is_worker = |event: &&Json| {
            event["method"] == "Target.attachedToTarget"
                && event["params"]["targetInfo"]["type"] == "worker"
        };
        let workers: Vec<_> = self.events.iter().filter(is_worker).collect();
        let [worker] = workers.as_slice() else {
            panic!("{} workers run", workers.len());
        };
        worker["params"]["sessionId"].as_str().unwrap().to_owned()
    }

    fn call(&mut self, session: Option<&str>, method: &str, params: Json) -> Json {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.send(message.to_string().as_bytes());
        loop {
            let told = self.receive();
            if told["id"] == self.asked {
                assert!(told.get("error").is_none(), "{method}: {told}");
                return told["result"].clone();
            }
            self.events.push(told);
        }
    }

    /// One frame of text. A mask has to be there (RFC 6455 §5.3), and of zeros it changes nothing.
    fn send(&mut self, text: &[u8]) {
        let length = u16::try_from(text.len()).unwrap().to_be_bytes();
        let mut frame = vec![0x81, 0x80 | 126, length[0], length[1], 0, 0, 0, 0];
        frame.extend_from_slice(text);
        self.stream.get_mut().write_all(&frame).unwrap();
    }

    /// The next message, of as many frames as it has.
    fn receive(&mut self) -> Json {
        let mut message = Vec::new();
        loop {
            let [head, length] = self.bytes();
            let length = match length {
                126 => u64::from(u16::from_be_bytes(self.bytes())),
                127 => u64::from_be_bytes(self.bytes()),
                length => u64::from(length),
            };
            let mut frame = vec![0; usize::try_from(length).unwrap()];
            self.stream.read_exact(&mut frame).unwrap();
            // Frames that control the connection stand between.
            if head & 0x08 == 0 {
                message.append(&mut frame);
                if head & 0x80 != 0 {
                    return serde_json::from_slice(&message).unwrap();
                }
            }
        }
    }

    fn bytes<const COUNT: usize>(&mut self) -> [u8; COUNT] {
        let mut bytes = [0; COUNT];
        self.stream.read_exact(&mut bytes).unwrap();
        bytes
    }
}
