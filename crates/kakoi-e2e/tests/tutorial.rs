//! The tutorials are true: their blocks run in order in one shell, each page in a region of its own, and print what the
//! page says that they print.
//!
//! The word after the fence tells what a block is: `sh` must succeed, `sh fails` must fail, `text` is what the block before
//! it printed (`…` stands for anything, lines may be left out). Blocks with another word after `sh` aren't run.

use kakoi_e2e::checks::{Checks, alone};
use kakoi_e2e::setup::{self, Place, Setup};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// For a product that hangs, in seconds; a page takes a minute, on a busy machine two.
const DEADLINE: &str = "600";

/// What blocks of the pages may be called. Another word is a mistake: such a block would never be run.
const NOT_RUN: [&str; 1] = ["sh first terminal"];

/// Stands before the number of a step's line, which is printed before what the step prints.
const MARK: char = '\u{1}';

/// Some lines of shell, and what they print.
struct Step {
    /// Of the fence, from 1.
    line: usize,
    commands: String,
    fails: bool,
    prints: Vec<String>,
}

#[test]
fn pages_do_what_they_say() {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), setup::own_way());
    let Some(setup) = setup::find(setup::own_way()) else {
        return;
    };
    let mut checks = Checks::new("tutorial");
    std::thread::scope(|scope| {
        // A page waits for clients most of the time, and for nothing of the other's.
        let pages = ["aws-cli.md", "boto3.md"].map(|name| {
            let setup = setup.clone();
            (name, scope.spawn(move || run(name, setup)))
        });
        for (name, page) in pages {
            checks.run(name, || {
                page.join().unwrap_or_else(|why| std::panic::resume_unwind(why))
            });
        }
    });
    checks.finish();
}

fn run(name: &str, setup: Setup) {
    let place = Place::new(setup);
    let mut server = place.up(&[]);
    // Pages are followed in a checkout, of which they need this.
    symlink(tutorials().join(".."), place.home().join("docs")).expect("a link");
    let steps = steps(&fs::read_to_string(tutorials().join(name)).expect("the page"));
    assert!(!steps.is_empty(), "{name} has nothing to run");
    let script = place.temporary().join("page.sh");
    fs::write(&script, shell(&steps)).expect("a script");

    let aws = WarmAws::start(&place);
    let programs = [
        &aws.folder,
        &folder(&place.setup.kakoi),
        &place.setup.clients.join("bin"),
    ];
    let programs = programs.map(|p| p.display().to_string()).join(":");
    let out = place
        .command(Path::new("/usr/bin/timeout"))
        .args(["--kill-after=5", DEADLINE, "bash"])
        .arg(&script)
        .env("PATH", format!("{programs}:/usr/local/bin:/usr/bin:/bin"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("bash runs");
    let printed = by_line(&String::from_utf8_lossy(&out.stdout));
    let last = printed.last().map_or((0, ""), |(line, text)| (*line, text.as_str()));
    assert!(
        out.status.success(),
        "{name}, line {}: {}\n{}",
        last.0,
        out.status,
        last.1
    );
    for step in &steps {
        let text = printed
            .iter()
            .find(|(line, _)| *line == step.line)
            .map(|(_, text)| text);
        let text = text.unwrap_or_else(|| panic!("{name}, line {}: didn't run", step.line));
        if let Err(missing) = prints(&step.prints, text) {
            panic!("{name}, line {}: it doesn't print\n{missing}\nbut\n{text}", step.line);
        }
    }
    assert_eq!(server.ended(), Some(0), "kakoi down ends kakoi up:\n{}", server.log());
    assert!(!place.data().exists(), "{name} leaves {}", place.data().display());
}

fn folder(program: &Path) -> PathBuf {
    program.parent().expect("a folder").to_owned()
}

/// The unmodified `aws`, imported once: a page calls it seventy times, and its start costs more than its work.
struct WarmAws {
    child: Child,
    /// Has a program `aws`.
    folder: PathBuf,
}

impl WarmAws {
    fn start(place: &Place) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/warm_aws.py");
        let (python, socket) = (
            place.setup.clients.join("bin/python3"),
            place.temporary().join("aws.sock"),
        );
        let mut child = place
            .command(&python)
            .arg("-B")
            .args([&script, Path::new("serve"), &socket])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python starts");
        let folder = place.temporary().join("bin");
        fs::create_dir(&folder).expect("a folder");
        let call = format!(
            "{} -ISB {} call {}",
            python.display(),
            script.display(),
            socket.display()
        );
        fs::write(folder.join("aws"), format!("#!/bin/sh\nexec {call} \"$@\"\n")).expect("a program");
        fs::set_permissions(folder.join("aws"), fs::Permissions::from_mode(0o755)).expect("a mode");
        let mut ready = String::new();
        let said = BufReader::new(child.stdout.take().expect("piped")).read_line(&mut ready);
        assert!(
            said.is_ok() && ready == "ready\n",
            "{} said {ready:?}",
            script.display()
        );
        Self { child, folder }
    }
}

impl Drop for WarmAws {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn tutorials() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/tutorial")
        .canonicalize()
        .expect("docs/tutorial")
}

/// The steps of a page.
///
/// # Panics
/// If it has a block of an unknown kind.
fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    // Whether what a `text` block shows belongs to a step.
    let mut ran = false;
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().map(|(_, l)| l).take_while(|l| *l != "```").collect();
        match kind {
            "sh" | "sh fails" => {
                let (commands, fails) = (block.join("\n"), kind == "sh fails");
                ran = true;
                steps.push(Step {
                    line: number + 1,
                    commands,
                    fails,
                    prints: Vec::new(),
                });
            }
            "text" => {
                if let Some(step) = steps.last_mut().filter(|_| ran) {
                    step.prints.extend(block.into_iter().map(str::to_owned));
                }
            }
            other => {
                assert!(
                    NOT_RUN.contains(&other),
                    "line {}: a block of kind {other:?}",
                    number + 1
                );
                ran = false;
            }
        }
    }
    steps
}

/// One script of all steps, which ends at the first that goes wrong.
fn shell(steps: &[Step]) -> String {
    let mut script = "set -euo pipefail\nexec 2>&1\n".to_owned();
    for Step {
        line, commands, fails, ..
    } in steps
    {
        script += &format!("printf '%s\\n' '{MARK}{line}'\n");
        if *fails {
            script += &format!("if {{ {commands}\n}}; then echo 'it should have failed'; exit 1; fi\n");
        } else {
            script += &format!("{commands}\n");
        }
    }
    script
}

/// What each step printed, by its line.
fn by_line(output: &str) -> Vec<(usize, String)> {
    let pieces = output.split(MARK).skip(1);
    let split = |piece: &str| {
        let (line, text) = piece.split_once('\n').expect("a mark ends its line");
        (line.parse().expect("a number"), text.to_owned())
    };
    pieces.map(split).collect()
}

/// Whether these lines are among those of a text, in their order; answers with the first that isn't.
fn prints<'a>(wanted: &'a [String], text: &str) -> Result<(), &'a str> {
    let mut lines = text.lines();
    for want in wanted.iter().filter(|w| !w.trim().is_empty()) {
        if !lines.any(|line| says(want, line)) {
            return Err(want);
        }
    }
    Ok(())
}

/// Whether a line is as the page has it, where `…` stands for anything and the width of spaces doesn't count.
fn says(want: &str, line: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (want, line) = (plain(want), plain(line));
    let Some((head, tail)) = want.split_once('…') else {
        return want == line;
    };
    let Some(mut rest) = line.strip_prefix(head) else {
        return false;
    };
    let mut pieces: Vec<&str> = tail.split('…').collect();
    let end = pieces.pop().unwrap_or_default();
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(end)
}

#[test]
fn a_page_is_read_as_it_says() {
    let page =
        "```sh\na\n```\n\n```text\nx…z\n```\n```sh first terminal\nb\n```\n```text\nno\n```\n```sh fails\nc\n```\n";
    let steps = steps(page);
    let seen: Vec<_> = steps
        .iter()
        .map(|s| (s.line, s.commands.as_str(), s.fails, s.prints.len()))
        .collect();
    assert_eq!(seen, [(1, "a", false, 1), (14, "c", true, 0)]);
    assert!(says("a …-c d", "a  b-c   d") && says("…", "") && !says("a", "ab") && !says("a…b", "ac"));
    assert!(says("x…y…z", "x1y2z") && !says("x…y…z", "x1z"));
    assert_eq!(prints(&["b".to_owned(), "a".to_owned()], "a\nb\n"), Err("a"));
}

#[test]
fn a_page_that_is_wrong_is_told() {
    let run = |page: &str| {
        let script = shell(&steps(page));
        let out = Command::new("bash").args(["-c", &script]).output().expect("bash runs");
        let printed = by_line(&String::from_utf8_lossy(&out.stdout));
        (out.status.success(), printed.last().map(|(line, _)| *line))
    };
    let page = |second: &str| format!("```sh\nx=1\n```\n{second}\n```\n```sh\ntrue\n```\n");
    assert_eq!(run(&page("```sh\n[ $x = 1 ]")), (true, Some(7)));
    assert_eq!(run(&page("```sh fails\nfalse")), (true, Some(7)));
    assert_eq!(run(&page("```sh\n[ $x = 2 ]\ntrue")), (false, Some(4)));
    assert_eq!(run(&page("```sh\ny=$(false)\ntrue")), (false, Some(4)));
    assert_eq!(run(&page("```sh fails\ntrue")), (false, Some(4)));
}
