//! Unmodified AWS clients: boto3 behind a line of JSON per call, Python scripts, the `aws` command line.

use crate::server::Server;
use crate::setup::Place;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

/// boto3, running. Each call is one method call in an ordinary script.
pub struct Boto {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What AWS refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The error's code.
    pub code: String,
    /// The error's message.
    pub message: String,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// What boto3 returned.
    pub value: Value,
    /// The monotonic clock when it returned, in seconds; the same clock as inside the apps.
    pub at: f64,
}

fn script(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name)
}

/// The two variables that make plain clients talk to a region, and nothing else of AWS.
fn aimed(place: &Place, server: &Server, program: &str) -> Command {
    let mut command = Command::new(place.setup.clients.join("bin").join(program));
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("HOME", place.temporary())
        .env("LANG", "C.UTF-8");
    command
        .env("AWS_SHARED_CREDENTIALS_FILE", server.text("credentials_file"))
        .env("AWS_CONFIG_FILE", server.text("config_file"));
    command
        .env("AWS_PAGER", "")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

impl Boto {
    /// Starts it.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn start(place: &Place, server: &Server) -> Self {
        let mut command = aimed(place, server, "python3");
        let mut child = command
            .arg(script("driver.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python starts");
        let (input, output) = (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
        Self {
            child,
            input,
            output: BufReader::new(output),
        }
    }

    /// Sends a call and doesn't wait.
    ///
    /// # Panics
    /// If boto3 has ended.
    pub fn send(&mut self, service: &str, operation: &str, input: &Value) {
        writeln!(
            self.input,
            "{}",
            json!({ "service": service, "operation": operation, "input": input })
        )
        .expect("boto3 runs");
        self.input.flush().expect("boto3 runs");
    }

    /// Waits for the answer of a call that was sent.
    ///
    /// # Errors
    /// What AWS refused.
    ///
    /// # Panics
    /// If boto3 failed in another way.
    pub fn receive(&mut self) -> Result<Answered, Refused> {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("boto3 answers");
        let answer: Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("boto3 said {line:?}: {e}"));
        if let Some(value) = answer.get("ok") {
            return Ok(Answered {
                value: value.clone(),
                at: answer["at"].as_f64().expect("a time"),
            });
        }
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        Err(Refused {
            code: text("code"),
            message: text("message"),
        })
    }

    /// A call, whatever comes of it.
    ///
    /// # Errors
    /// What AWS refused.
    pub fn try_call(&mut self, service: &str, operation: &str, input: &Value) -> Result<Answered, Refused> {
        self.send(service, operation, input);
        self.receive()
    }

    /// A call that must succeed.
    ///
    /// # Panics
    /// If it's refused.
    pub fn call(&mut self, service: &str, operation: &str, input: Value) -> Answered {
        self.try_call(service, operation, &input)
            .unwrap_or_else(|e| panic!("{operation} {input}: {}: {}", e.code, e.message))
    }

    /// A call that must succeed, and one string of its answer.
    ///
    /// # Panics
    /// If it's refused or the string isn't there.
    pub fn text(&mut self, service: &str, operation: &str, input: Value, path: &str) -> String {
        let value = self.call(service, operation, input).value;
        value
            .pointer(path)
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{operation} has no {path}: {value}"))
            .to_owned()
    }
}

impl Drop for Boto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs one of the Python scripts beside the tests to its end.
///
/// # Panics
/// If it fails; its output is told.
pub fn run_script(place: &Place, server: &Server, name: &str, arguments: &[&str]) {
    let out = aimed(place, server, "python3")
        .arg(script(name))
        .args(arguments)
        .output()
        .expect("python runs");
    let (stdout, stderr) = (
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr),
    );
    assert!(out.status.success(), "{name}: {}\n{stdout}{stderr}", out.status);
}

/// Runs the `aws` command line.
///
/// # Panics
/// If it can't be run.
pub fn aws(place: &Place, server: &Server, arguments: &[&str]) -> Output {
    aimed(place, server, "aws").args(arguments).output().expect("aws runs")
}
