//! nft's own language: whole tables and skeleton changes, fed to the `nft` command inside a namespace.
//!
//! Slow (13–44 ms) and readable; changes of mere elements go another way.

use super::{Chain, Data, DataKind, Field, Hook, HookKind, NftTable, SetDef, Value};
use crate::netns::enter;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::os::fd::BorrowedFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Elements per line of text: only for readability.
const ELEMENTS_PER_LINE: usize = 16;

/// The nft command failed.
#[derive(Debug, thiserror::Error)]
pub enum NftError {
    /// It isn't installed, or can't be started.
    #[error("the nft command can't be run (package nftables): {0}")]
    Run(#[source] io::Error),
    /// It refused the script.
    #[error("nft refused the rules: {0}")]
    Refused(String),
}

/// Scripts that put a whole table into force: run in order, the last one switches, so that every packet is judged by the old
/// table or the new one. `old` is the live table, if there's one, with its base chains; it's left without rules, and the new one
/// lets through what it has no rule for. The last one stands alone because the kernel fills sets of ranges a moment after the
/// rules of the same transaction are in force. The others have some `budget` (in rough netlink bytes), if any: the kernel limits
/// an unprivileged transaction to its socket's send buffer.
pub fn replace(name: &str, old: Option<(&str, &[String])>, table: &NftTable, budget: Option<usize>) -> Vec<String> {
    let mut staged = Script::new(name);
    staged.line(SMALL, format_args!("add table inet {name}"));
    staged.line(SMALL, format_args!("delete table inet {name}"));
    staged.line(SMALL, format_args!("add table inet {name}"));
    let (verdicts, plain): (Vec<_>, Vec<_>) = table.sets.iter().partition(|(_, s)| s.data == DataKind::Goto);
    let (bases, others): (Vec<_>, Vec<_>) = table.chains.iter().partition(|(_, c)| c.hook.is_some());
    for (set_name, set) in plain {
        staged.add_set(set_name, set);
    }
    // Verdict maps lead to chains, and rules look verdict maps up.
    staged.declare_chains(&others);
    for (set_name, set) in verdicts {
        staged.add_set(set_name, set);
    }
    others.iter().for_each(|(name, chain)| staged.add_rules(name, chain));
    let mut switch = Script::new(name);
    switch.takes_over = old.is_some();
    switch.add_chains(bases.into_iter());
    for (old, chain) in old
        .iter()
        .flat_map(|(old, chains)| chains.iter().map(move |c| (old, c)))
    {
        switch.line(SMALL, format_args!("flush chain inet {old} {chain}"));
    }
    let mut scripts = staged.cut(budget);
    scripts.push(switch.text());
    scripts
}

/// Rough netlink bytes of the things a line can say.
const SMALL: usize = 200;
const RULE: usize = 700;
const ELEMENT: usize = 120;

/// Lines for nft, each with what it roughly costs in a transaction.
pub(super) struct Script<'a> {
    table: &'a str,
    lines: Vec<(usize, String)>,
    /// Whether it judges in another's place.
    takes_over: bool,
}

impl<'a> Script<'a> {
    /// An empty script about a table.
    pub fn new(table: &'a str) -> Self {
        Self {
            table,
            lines: Vec::new(),
            takes_over: false,
        }
    }

    fn line(&mut self, cost: usize, text: std::fmt::Arguments<'_>) {
        self.lines.push((cost, text.to_string()));
    }

    /// The whole, as one transaction.
    pub fn text(&self) -> String {
        self.lines
            .iter()
            .fold(String::new(), |text, (_, line)| text + line + "\n")
    }

    fn cut(self, budget: Option<usize>) -> Vec<String> {
        let budget = budget.unwrap_or(usize::MAX);
        let mut scripts = vec![String::new()];
        let mut spent = 0;
        for (cost, line) in self.lines {
            if spent + cost > budget && spent > 0 {
                scripts.push(String::new());
                spent = 0;
            }
            spent += cost;
            let script = scripts.last_mut().expect("there's always one");
            script.push_str(&line);
            script.push('\n');
        }
        scripts
    }

    /// Declares a set and fills it.
    pub fn add_set(&mut self, name: &str, set: &SetDef) {
        let key: Vec<String> = set.key.iter().map(Field::to_string).collect();
        let (word, data) = match set.data {
            DataKind::Member => ("set", ""),
            DataKind::Mark => ("map", " : mark"),
            DataKind::Address => ("map", " : ipv4_addr"),
            DataKind::Goto => ("map", " : verdict"),
        };
        let flags = if set.interval { " flags interval;" } else { "" };
        let table = self.table;
        self.line(
            SMALL,
            format_args!(
                "add {word} inet {table} {name} {{ type {}{data};{flags} }}",
                key.join(" . ")
            ),
        );
        self.add_elements(name, set, set.elements.iter());
    }

    /// Chains first, all their rules after, because rules jump to chains.
    pub fn add_chains<'c>(&mut self, chains: impl Iterator<Item = (&'c Arc<str>, &'c Arc<Chain>)>) {
        let chains: Vec<_> = chains.collect();
        self.declare_chains(&chains);
        chains.iter().for_each(|(name, chain)| self.add_rules(name, chain));
    }

    fn declare_chains(&mut self, chains: &[(&Arc<str>, &Arc<Chain>)]) {
        let table = self.table;
        for (name, chain) in chains {
            match &chain.hook {
                Some(Hook { kind, place }) => {
                    let (kind, policy) = match kind {
                        HookKind::Filter if self.takes_over => ("filter", "accept"),
                        HookKind::Filter => ("filter", "drop"),
                        HookKind::Nat => ("nat", "accept"),
                    };
                    let words =
                        format_args!("add chain inet {table} {name} {{ type {kind} hook {place}; policy {policy}; }}");
                    self.line(SMALL, words);
                }
                None => self.line(SMALL, format_args!("add chain inet {table} {name}")),
            }
        }
    }

    /// Fills a chain that has no rules.
    pub fn add_rules(&mut self, name: &str, chain: &Chain) {
        let table = self.table;
        for rule in &chain.rules {
            self.line(RULE, format_args!("add rule inet {table} {name} {rule}"));
        }
    }

    /// Removes a chain's rules (`flush`), then the chain (`delete`).
    pub fn chain(&mut self, verb: &str, name: &str) {
        let table = self.table;
        self.line(SMALL, format_args!("{verb} chain inet {table} {name}"));
    }

    /// Removes a set.
    pub fn delete_set(&mut self, name: &str, set: &SetDef) {
        let word = if set.data == DataKind::Member { "set" } else { "map" };
        let table = self.table;
        self.line(SMALL, format_args!("delete {word} inet {table} {name}"));
    }

    /// Adds elements to a set.
    pub fn add_elements<'e>(
        &mut self,
        name: &str,
        set: &SetDef,
        elements: impl Iterator<Item = (&'e Vec<Value>, &'e Data)>,
    ) {
        let words: Vec<String> = elements
            .map(|(key, data)| format!("{}{}", key_text(&set.key, key), data_text(data)))
            .collect();
        self.element_lines("add", name, &words);
    }

    /// Removes elements of a set.
    pub fn delete_elements<'e>(&mut self, name: &str, set: &SetDef, keys: impl Iterator<Item = &'e Vec<Value>>) {
        let words: Vec<String> = keys.map(|key| key_text(&set.key, key)).collect();
        self.element_lines("delete", name, &words);
    }

    fn element_lines(&mut self, verb: &str, name: &str, words: &[String]) {
        let table = self.table;
        for some in words.chunks(ELEMENTS_PER_LINE) {
            self.line(
                ELEMENT * some.len(),
                format_args!("{verb} element inet {table} {name} {{ {} }}", some.join(", ")),
            );
        }
    }
}

fn key_text(fields: &[Field], key: &[Value]) -> String {
    let number = |field: Field, n: u32| match field {
        Field::Address => Ipv4Addr::from(n).to_string(),
        Field::Mark => format!("{n:#x}"),
        _ => n.to_string(),
    };
    let words: Vec<String> = fields
        .iter()
        .zip(key)
        .map(|(field, value)| match value {
            Value::Name(name) => format!("\"{name}\""),
            Value::Span(from, to) if from == to => number(*field, *from),
            Value::Span(from, to) => format!("{}-{}", number(*field, *from), number(*field, *to)),
        })
        .collect();
    words.join(" . ")
}

fn data_text(data: &Data) -> String {
    match data {
        Data::Member => String::new(),
        Data::Mark(mark) => format!(" : {mark:#x}"),
        Data::Address(address) => format!(" : {address}"),
        Data::Goto(chain) => format!(" : goto {chain}"),
        Data::Jump(chain) => format!(" : jump {chain}"),
    }
}

/// Runs nft on a script inside a namespace: one transaction.
pub fn run(namespace: BorrowedFd<'_>, script: &str) -> Result<(), NftError> {
    let mut child = nft(namespace, &["-f", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .map_err(NftError::Run)?;
    let mut stdin = child.stdin.take().expect("stdin was asked to be a pipe");
    // Output is small (errors only), so writing everything before reading can't block both sides.
    let written = stdin.write_all(script.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().map_err(NftError::Run)?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(NftError::Refused(text.lines().take(6).collect::<Vec<_>>().join("; ")));
    }
    written.map_err(NftError::Run)
}

/// What nft lists inside a namespace, as JSON text: for people and tests.
pub fn list(namespace: BorrowedFd<'_>) -> Result<String, NftError> {
    let output = nft(namespace, &["-j", "list", "ruleset"])
        .output()
        .map_err(NftError::Run)?;
    if !output.status.success() {
        return Err(NftError::Refused(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn nft(namespace: BorrowedFd<'_>, arguments: &[&str]) -> Command {
    // Debian keeps it in /usr/sbin, which isn't on an ordinary user's PATH.
    let program = ["/usr/sbin/nft", "/sbin/nft"]
        .into_iter()
        .find(|p| Path::new(p).exists())
        .unwrap_or("nft");
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let raw = std::os::fd::AsRawFd::as_raw_fd(&namespace);
    // SAFETY: between fork and exec only setns is called, which is async-signal-safe and allocates nothing; the
    // descriptor outlives the spawn because the caller's borrow does.
    unsafe {
        command.pre_exec(move || enter(BorrowedFd::borrow_raw(raw)));
    }
    command
}
