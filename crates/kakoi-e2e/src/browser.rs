//! A real browser: Chromium, headless, driven by Playwright behind a line of JSON per step. One process is one browser
//! profile: all its pages share a cookie jar, as the tabs of one person do.
//!
//! Why Playwright for Python: it sits in the clients' locked environment, waits on conditions rather than for time, sees
//! frames, downloads and websockets, and drives the distribution's Chromium without fetching one. Its price is a wheel of
//! 53 MB. Chromium resolves no names but those below `localhost`, so it reaches nothing but this machine.

use crate::checks::say;
use crate::setup::target;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// What a browser needs.
#[derive(Clone, Debug)]
pub struct Tools {
    python: PathBuf,
    chromium: PathBuf,
}

/// Finds Chromium and its driver, or says plainly what is missing and answers `None`.
///
/// # Panics
/// With `KAKOI_REQUIRE_ALL=1`, if something is missing.
pub fn find() -> Option<Tools> {
    match search() {
        Ok(tools) => Some(tools),
        Err(needs) => {
            let required = std::env::var("KAKOI_REQUIRE_ALL").is_ok_and(|v| v == "1");
            assert!(!required, "a browser: needs {needs}");
            say(&format!("NOT TESTED, in a browser: needs {needs}"));
            None
        }
    }
}

fn search() -> Result<Tools, &'static str> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let clients = set("KAKOI_CLIENTS").unwrap_or_else(|| target().join("clients"));
    let python = clients.join("bin/python3");
    if !python.is_file() || !clients.join("bin/playwright").is_file() {
        return Err("Playwright (KAKOI_CLIENTS); ./x test installs it");
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let named = |name: &str| std::env::split_paths(&path).map(|d| d.join(name)).find(|p| p.is_file());
    let chromium = set("KAKOI_CHROMIUM")
        .filter(|p| p.is_file())
        .or_else(|| NAMES.iter().find_map(|n| named(n)))
        .ok_or("Chromium (KAKOI_CHROMIUM); ./x test installs it or says how")?;
    Ok(Tools { python, chromium })
}

/// What distributions call it. The same list is in `x`.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A running browser. Dropped, it's closed, and so it is when this process dies.
pub struct Browser {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    screenshots: PathBuf,
    // The profile lies in here; removed last.
    _temporary: TempDir,
}

/// A code cell that ran.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its execution count; `None` if it didn't run, because an earlier one failed.
    pub count: Option<u64>,
    /// The text of all its outputs, as a person reads it.
    pub text: String,
    /// Whether it ended with an exception.
    pub failed: bool,
    /// Its pictures: whether a person sees them.
    pub pictures: Vec<bool>,
}

impl Browser {
    /// Starts one. Screenshots go to `target/screenshots/<scenario>/`, which is emptied first.
    ///
    /// # Panics
    /// If it can't be started.
    pub fn start(tools: &Tools, scenario: &str) -> Self {
        let screenshots = target().join("screenshots").join(scenario);
        let _ = fs::remove_dir_all(&screenshots);
        fs::create_dir_all(&screenshots).expect("a folder for screenshots");
        let temporary = TempDir::new().expect("a temporary folder");
        let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/driver.py");
        let mut child = Command::new(&tools.python)
            .args([
                "-B".as_ref(),
                driver.as_os_str(),
                tools.chromium.as_os_str(),
                screenshots.as_os_str(),
            ])
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", temporary.path())
            .env("TMPDIR", temporary.path())
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python starts");
        let (input, output) = (child.stdin.take(), child.stdout.take().expect("piped"));
        let output = BufReader::new(output);
        let mut browser = Self {
            child,
            input,
            output,
            screenshots,
            _temporary: temporary,
        };
        browser
            .receive()
            .unwrap_or_else(|e| panic!("Chromium doesn't start: {e}"));
        browser
    }

    /// Where its screenshots are.
    pub fn screenshots(&self) -> &Path {
        &self.screenshots
    }

    /// A step, whatever comes of it; the driver's `STEPS` are its names. `arguments` is an object; `timeout` in it is in
    /// seconds.
    ///
    /// # Errors
    /// Why the step failed, with the page's log and the path of a picture of the page.
    ///
    /// # Panics
    /// If the driver has ended.
    pub fn try_step(&mut self, page: &str, name: &str, arguments: Value) -> Result<Value, String> {
        let mut request = arguments;
        request["do"] = json!(name);
        request["page"] = json!(page);
        let input = self.input.as_mut().expect("open until dropped");
        writeln!(input, "{request}")
            .and_then(|()| input.flush())
            .expect("the driver runs");
        self.receive()
    }

    /// A step that must succeed.
    ///
    /// # Panics
    /// If it fails.
    pub fn step(&mut self, page: &str, name: &str, arguments: Value) -> Value {
        self.try_step(page, name, arguments)
            .unwrap_or_else(|why| panic!("{page}: {why}"))
    }

    fn receive(&mut self) -> Result<Value, String> {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("the driver answers");
        let mut answer: Value =
            serde_json::from_str(&line).unwrap_or_else(|e| panic!("the browser's driver said {line:?}: {e}"));
        match answer["error"].take() {
            Value::Null => Ok(answer["ok"].take()),
            Value::String(why) => Err(format!(
                "{why}\npicture: {}\nlog: {}",
                answer["screenshot"], answer["log"]
            )),
            other => Err(other.to_string()),
        }
    }

    /// Opens a URL, whatever answers: `statuses` of all redirects and the last, `url`, `title`, `text`.
    pub fn open(&mut self, page: &str, url: &str) -> Value {
        self.step(page, "open", json!({ "url": url }))
    }

    /// Opens a one-time URL and waits for JupyterLab: `statuses`, `url`, `cookies` (with their flags), `document_cookie`.
    pub fn sign_in(&mut self, page: &str, url: &str) -> Value {
        self.step(page, "sign_in", json!({ "url": url }))
    }

    /// Makes a notebook in a page that is signed in, and opens it; answers with its kernel's id.
    ///
    /// # Panics
    /// If no kernel answers.
    pub fn new_notebook(&mut self, page: &str, name: &str, cells: &[&str]) -> String {
        text(&self.step(page, "new_notebook", json!({ "name": name, "cells": cells })))
    }

    /// Runs all cells by the menu. `screenshot` names a picture of the notebook.
    pub fn run_all(&mut self, page: &str, screenshot: Option<&str>) -> Vec<Cell> {
        cells(&self.step(page, "run_all", json!({ "screenshot": screenshot })))
    }

    /// Adds a cell at the end of the open notebook, runs it, and answers with what came of it.
    ///
    /// # Panics
    /// If there's no cell.
    pub fn run_cell(&mut self, page: &str, source: &str) -> Cell {
        let ran = cells(&self.step(page, "run_cell", json!({ "source": source })));
        ran.into_iter().next_back().expect("the new cell")
    }

    /// Waits until no kernel's websocket of the page is open.
    pub fn kernel_lost(&mut self, page: &str) {
        self.step(page, "kernel_lost", json!({}));
    }

    /// Waits until JupyterLab has a kernel again, which may take its pauses between attempts; answers with the kernel's id.
    pub fn kernel_ready(&mut self, page: &str) -> String {
        text(&self.step(page, "kernel_ready", json!({ "timeout": 180 })))
    }

    /// One of the functions of `browser/probes.js`, in the page.
    pub fn probe(&mut self, page: &str, kind: &str, arguments: Value) -> Value {
        let mut arguments = arguments;
        arguments["kind"] = json!(kind);
        self.step(page, "probe", arguments)
    }

    /// What the page logged: `console`, `http` (statuses from 400), `failed` requests, `websockets`.
    pub fn log(&mut self, page: &str) -> Value {
        self.step(page, "log", json!({}))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The end of its input ends the driver, which closes Chromium; waiting for it lets the profile go.
        drop(self.input.take());
        let ended = |child: &mut Child| matches!(child.try_wait(), Ok(Some(_)) | Err(_));
        let begun = std::time::Instant::now();
        while !ended(&mut self.child) && begun.elapsed().as_secs() < 10 {
            // The pace of asking; what is waited for is the end.
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        // Chromium ends by itself once nobody holds the other end of its pipe.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not a text: {value}"))
        .to_owned()
}

fn cells(answer: &Value) -> Vec<Cell> {
    let list = |value: &Value| {
        value
            .as_array()
            .cloned()
            .unwrap_or_else(|| panic!("not a list: {value}"))
    };
    let cell = |value: &Value| Cell {
        count: value["count"].as_u64(),
        text: text(&value["text"]),
        failed: value["failed"] == true,
        pictures: list(&value["images"]).iter().map(|i| i["visible"] == true).collect(),
    };
    list(&answer["cells"]).iter().map(cell).collect()
}
