//! A program inside an app that goes on printing while the test does something else.

use crate::setup::Place;
use crate::wait_for;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Tries to connect again and again, and prints `BEGUN ENDED ok|WHY` for each attempt; ends when stdin does.
const PROBER: &str = r#"
import select, socket, sys, time
host, port, line = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
while not select.select([0], [], [], 0.02)[0]:
    begun = time.monotonic()
    try:
        with socket.create_connection((socket.gethostbyname(host), port), timeout=0.2) as s:
            result = "ok"
            if line:
                s.sendall(line[0].encode() + b"\n")
                if not s.recv(100).startswith(b"kakoi-internet "):
                    result = "something else answered"
    except OSError as error:
        result = str(error)
    print(begun, time.monotonic(), result, flush=True)
"#;

/// A running program and its lines.
pub struct Lines {
    child: Child,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Lines {
    /// Starts a command inside an app.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn start(place: &Place, app: &str, command: &[&str]) -> Self {
        let mut child = place
            .kakoi(&[&["app", "exec", app, "--"], command].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("kakoi starts");
        let lines: Arc<Mutex<Vec<String>>> = Arc::default();
        let (output, into) = (child.stdout.take().expect("piped"), lines.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                into.lock().expect("not poisoned").push(line);
            }
        });
        Self { child, lines }
    }

    /// All lines so far.
    ///
    /// # Panics
    /// If the reader panicked.
    pub fn all(&self) -> Vec<String> {
        self.lines.lock().expect("not poisoned").clone()
    }

    /// Waits until this many more lines have come, and says how many there are.
    pub fn more(&self, count: usize) -> usize {
        let before = self.all().len();
        wait_for("more lines", Duration::from_secs(20), || {
            Some(self.all().len()).filter(|n| *n >= before + count)
        })
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One attempt of a [`Prober`], in seconds of the monotonic clock.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// When it began.
    pub begun: f64,
    /// When it was decided.
    pub ended: f64,
    /// `ok`, or why not.
    pub result: String,
}

/// Attempts to connect, 20 ms after each other.
pub struct Prober(Lines);

impl Prober {
    /// Begins. With `line`, the target must be the internet's probe and answer it.
    pub fn start(place: &Place, app: &str, host: &str, port: u16, line: Option<&str>) -> Self {
        let port = port.to_string();
        let mut command = vec!["python3", "-u", "-c", PROBER, host, &port];
        command.extend(line);
        Self(Lines::start(place, app, &command))
    }

    /// All attempts so far.
    ///
    /// # Panics
    /// If the prober printed something else.
    pub fn attempts(&self) -> Vec<Attempt> {
        let parse = |line: &String| {
            let mut fields = line.splitn(3, ' ');
            let mut number = || {
                fields
                    .next()
                    .and_then(|f| f.parse::<f64>().ok())
                    .unwrap_or_else(|| panic!("the prober said {line}"))
            };
            let (begun, ended) = (number(), number());
            Attempt {
                begun,
                ended,
                result: fields.next().unwrap_or_default().to_owned(),
            }
        };
        self.0.all().iter().map(parse).collect()
    }

    /// Waits for an attempt that began after `since`, with this outcome, and answers how long after `since` it was decided.
    pub fn first(&self, since: f64, reached: bool, what: &str) -> f64 {
        let wanted = |a: &&Attempt| a.begun >= since && (a.result == "ok") == reached;
        wait_for(what, Duration::from_secs(20), || {
            self.attempts().iter().find(wanted).map(|a| a.ended - since)
        })
    }

    /// Waits until attempts of the next `seconds` are known, and answers those that began after `since`.
    pub fn settle(&self, since: f64, seconds: f64) -> Vec<Attempt> {
        let known = || self.attempts().last().filter(|a| a.begun > since + seconds).map(|_| ());
        wait_for("attempts", Duration::from_secs(30), known);
        self.attempts().into_iter().filter(|a| a.begun >= since).collect()
    }
}
