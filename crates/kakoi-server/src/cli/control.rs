//! The client of the server's control socket.

use super::{Output, print};
use crate::server::control::{ControlReply, ControlRequest};
use crate::server::paths::DataDir;
use anyhow::{Context, bail};
use kakoi_anchor::wire;
use serde_json::Value;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::process::ExitCode;

/// A connection to the running server.
pub struct ControlClient {
    socket: OwnedFd,
}

impl ControlClient {
    /// Connects; the error says that no server runs.
    pub fn connect(data: &DataDir) -> anyhow::Result<Self> {
        let path = data.control_socket();
        let socket = rustix::net::socket_with(
            rustix::net::AddressFamily::UNIX,
            rustix::net::SocketType::SEQPACKET,
            rustix::net::SocketFlags::CLOEXEC,
            None,
        )?;
        let address = rustix::net::SocketAddrUnix::new(&path).with_context(|| {
            format!(
                "{} is too long a path for a socket; choose a shorter --data-dir",
                path.display()
            )
        })?;
        rustix::net::connect(&socket, &address).map_err(|_| {
            anyhow::anyhow!(
                "no server runs for {}; start one with `kakoi up`",
                data.path().display()
            )
        })?;
        Ok(Self { socket })
    }

    /// Sends a request with descriptors.
    pub fn send(&self, request: &ControlRequest, fds: &[BorrowedFd<'_>]) -> anyhow::Result<()> {
        wire::send(&self.socket, request, fds, true).context("asking the server")
    }

    /// The next answer with its descriptors.
    pub fn receive(&self) -> anyhow::Result<(ControlReply, Vec<OwnedFd>)> {
        let message = wire::receive(&self.socket, true)?.context("the server went away")?;
        let reply = message.decode().context("reading the server's answer")?;
        Ok((reply, message.fds))
    }

    /// Asks and waits for the result, showing progress.
    pub fn ask(&self, request: &ControlRequest, doing: &str) -> anyhow::Result<Value> {
        self.send(request, &[])?;
        let bar = print::progress(doing.to_owned());
        let mut text = String::new();
        let result = loop {
            match self.receive()?.0 {
                ControlReply::Progress(now) => bar.set_message(now),
                ControlReply::Done(part) => {
                    text.push_str(part.get("piece").and_then(Value::as_str).unwrap_or_default());
                    if part.get("last") == Some(&Value::Bool(true)) {
                        break serde_json::from_str(&text).context("reading the server's answer");
                    }
                }
                ControlReply::Failed(why) => break Err(anyhow::anyhow!(why)),
                ControlReply::Session => bail!("unexpected answer"),
            }
        };
        bar.finish_and_clear();
        result
    }
}

/// `kakoi quickstart`.
pub fn quickstart(data: &DataDir, output: Output) -> anyhow::Result<ExitCode> {
    let made = ControlClient::connect(data)?.ask(&ControlRequest::Quickstart, "making the example domains")?;
    match output {
        Output::Json => print::json(&made),
        Output::Table => println!(
            "The domains research-open and research-closed are in service; `kakoi selftest` measures what their notebooks reach."
        ),
    }
    Ok(ExitCode::SUCCESS)
}
