//! github.com: git's smart HTTP protocol (upload-pack only) and a page for each repository.
//!
//! The repositories are built once by the host's git from an embedded stream with fixed authors
//! and dates, so commit ids are the same on every installation. Each request runs
//! `git upload-pack --stateless-rpc` on one of them, in an environment that reads no
//! configuration of the system or the user. Clients can't name a path: a request names a row of
//! the table or is a 404.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::{OnceCell, Semaphore};

use super::content::{REPOSITORIES, Repository};
use super::{ABOUT, page, text, typed};
use crate::EdgeError;

/// git processes at one time; further requests wait.
const PROCESSES: usize = 8;
/// The largest pack that we could send is a few KiB; this only bounds a surprise.
const MAX_OUTPUT: u64 = 16 * 1024 * 1024;
/// A decompressed request: wants and haves.
const MAX_REQUEST: u64 = 4 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);
const WHO: &str = "Kakoi <simulated@kakoi.internal>";

/// The repositories and the processes that serve them.
#[derive(Debug)]
pub(super) struct GitHost {
    state_dir: PathBuf,
    root: OnceCell<PathBuf>,
    processes: Arc<Semaphore>,
}

impl GitHost {
    pub(super) fn new(state_dir: &Path) -> Self {
        let state_dir = state_dir.to_path_buf();
        Self {
            state_dir,
            root: OnceCell::new(),
            processes: Arc::new(Semaphore::new(PROCESSES)),
        }
    }

    /// The folder with the repositories, built if it isn't there. Its name is the content's
    /// digest, so a new release with other content builds anew; it appears by one rename.
    pub(super) async fn root(&self) -> Result<&Path, EdgeError> {
        let build = || async {
            let mut digest = Sha256::new();
            for repository in &REPOSITORIES {
                digest.update(repository.name);
                digest.update(import_stream(repository));
            }
            let digest: String = digest
                .finalize()
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let root = self.state_dir.join(format!("git-{digest}"));
            if !root.is_dir() {
                let unfinished = self.state_dir.join(format!("git-{digest}.new"));
                if unfinished.exists() {
                    std::fs::remove_dir_all(&unfinished).map_err(EdgeError::file("cannot remove", &unfinished))?;
                }
                std::fs::create_dir_all(&unfinished).map_err(EdgeError::file("cannot create", &unfinished))?;
                for repository in &REPOSITORIES {
                    build_repository(&unfinished, repository).await?;
                }
                std::fs::rename(&unfinished, &root).map_err(EdgeError::file("cannot rename", &unfinished))?;
            }
            Ok(root)
        };
        self.root.get_or_try_init(build).await.map(PathBuf::as_path)
    }

    pub(super) async fn respond(&self, request: Request<Bytes>) -> Response<Bytes> {
        let path = request.uri().path();
        if path == "/" {
            return page(StatusCode::OK, "github.com", ABOUT);
        }
        let Some((repository, rest)) = find(path) else {
            return text(StatusCode::NOT_FOUND, "Repository not found.\n");
        };
        let query = request.uri().query().unwrap_or_default();
        let service = query.split('&').find_map(|pair| pair.strip_prefix("service="));
        match (request.method(), rest) {
            (&Method::GET | &Method::HEAD, "") => page(StatusCode::OK, repository.name, repository.about),
            (&Method::GET, "/info/refs") if service == Some("git-upload-pack") => {
                let protocol = protocol(&request);
                let is_v2 = protocol.is_some_and(|p| p.split(':').any(|part| part == "version=2"));
                match self
                    .upload_pack(repository, &["--advertise-refs"], protocol, Bytes::new())
                    .await
                {
                    // Version 2 has no service line.
                    Ok(refs) if is_v2 => uncached("application/x-git-upload-pack-advertisement", refs),
                    Ok(refs) => {
                        let mut body = b"001e# service=git-upload-pack\n0000".to_vec();
                        body.extend_from_slice(&refs);
                        uncached("application/x-git-upload-pack-advertisement", body)
                    }
                    Err(response) => response,
                }
            }
            (&Method::POST, "/git-upload-pack") => {
                let content_type = request.headers().get(header::CONTENT_TYPE);
                if content_type.is_none_or(|t| t != "application/x-git-upload-pack-request") {
                    return text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not an upload-pack request\n");
                }
                let Some(body) = plain_body(&request) else {
                    return text(StatusCode::BAD_REQUEST, "the body can't be decoded\n");
                };
                match self.upload_pack(repository, &[], protocol(&request), body).await {
                    Ok(pack) => uncached("application/x-git-upload-pack-result", pack),
                    Err(response) => response,
                }
            }
            (_, "/git-receive-pack") | (_, "/info/refs") => text(
                StatusCode::FORBIDDEN,
                "The simulated github.com can be read with git 1.6.6 or later, not written.\n",
            ),
            _ => text(StatusCode::NOT_FOUND, "Not found.\n"),
        }
    }

    /// Runs upload-pack once: the request on its input, the answer from its output.
    async fn upload_pack(
        &self,
        repository: &Repository,
        arguments: &[&str],
        protocol: Option<&str>,
        input: Bytes,
    ) -> Result<Vec<u8>, Response<Bytes>> {
        let failed = |why: &dyn std::fmt::Display| {
            tracing::warn!(repository = repository.name, %why, "git upload-pack failed");
            text(
                StatusCode::SERVICE_UNAVAILABLE,
                "the simulated github.com has no working git\n",
            )
        };
        let root = self.root().await.map_err(|error| failed(&error))?;
        let folder = root.join(format!("{}.git", repository.name));
        let _process = self.processes.acquire().await.expect("the semaphore is never closed");
        let mut command = git();
        command.args([
            "-c",
            "uploadpack.allowFilter=true",
            "-c",
            "uploadpack.allowAnySHA1InWant=true",
        ]);
        command
            .args(["upload-pack", "--strict", "--stateless-rpc"])
            .args(arguments)
            .arg(&folder);
        if let Some(protocol) = protocol {
            command.env("GIT_PROTOCOL", protocol);
        }
        let run = async {
            let mut child = command.spawn()?;
            let mut stdin = child.stdin.take().ok_or_else(|| std::io::Error::other("no pipe"))?;
            let stdout = child.stdout.take().ok_or_else(|| std::io::Error::other("no pipe"))?;
            let mut output = Vec::new();
            let write = async {
                // git may end before it has read everything; its status tells whether that's bad.
                let _ = stdin.write_all(&input).await;
                drop(stdin);
            };
            let mut stdout = stdout.take(MAX_OUTPUT + 1);
            let ((), read) = tokio::join!(write, stdout.read_to_end(&mut output));
            read?;
            drop(stdout); // at the cap, git gets a broken pipe instead of waiting for us
            std::io::Result::Ok((child.wait().await?, output))
        };
        match tokio::time::timeout(PATIENCE, run).await {
            Ok(Ok((status, output))) if status.success() && output.len() as u64 <= MAX_OUTPUT => Ok(output),
            // A fetch that the client's haves make impossible ends with a status and a message.
            Ok(Ok((status, output))) if !output.is_empty() && output.len() as u64 <= MAX_OUTPUT => {
                tracing::debug!(%status, "git upload-pack said no");
                Ok(output)
            }
            Ok(Ok((status, _))) => Err(failed(&status)),
            Ok(Err(error)) => Err(failed(&error)),
            Err(elapsed) => Err(failed(&elapsed)),
        }
    }
}

/// git without any configuration but ours. Killed when its future is dropped.
fn git() -> Command {
    let mut command = Command::new("git");
    let path = std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into());
    command
        .env_clear()
        .env("PATH", path)
        .env("LC_ALL", "C")
        .env("HOME", "/nonexistent")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_TERMINAL_PROMPT", "0")
        // The folder's owner may look like another user from inside a user namespace.
        .args(["-c", "safe.directory=*"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    command
}

async fn build_repository(root: &Path, repository: &Repository) -> Result<(), EdgeError> {
    let failed = |message: String| EdgeError::Git {
        repository: repository.name.into(),
        message,
    };
    let folder = root.join(format!("{}.git", repository.name));
    std::fs::create_dir_all(&folder).map_err(EdgeError::file("cannot create", &folder))?;
    let mut init = git();
    init.args([
        "init",
        "--quiet",
        "--bare",
        "--template=",
        "--object-format=sha1",
        "--initial-branch=main",
    ])
    .arg(&folder);
    let mut import = git();
    import
        .arg("--git-dir")
        .arg(&folder)
        .args(["fast-import", "--quiet", "--force"]);
    for (mut command, input) in [(init, Vec::new()), (import, import_stream(repository))] {
        command.stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin
                .write_all(&input)
                .await
                .map_err(|error| failed(error.to_string()))?;
        }
        let output = child
            .wait_with_output()
            .await
            .map_err(|error| failed(error.to_string()))?;
        if !output.status.success() {
            return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
    }
    Ok(())
}

/// The repository in `git fast-import`'s language.
fn import_stream(repository: &Repository) -> Vec<u8> {
    let mut stream = String::new();
    let data = |text: &str| format!("data {}\n{text}\n", text.len());
    for commit in repository.commits {
        let when = commit.when;
        stream.push_str("commit refs/heads/main\n");
        stream.push_str(&format!("author {WHO} {when} +0000\ncommitter {WHO} {when} +0000\n"));
        stream.push_str(&data(&format!("{}\n", commit.message)));
        for (path, content) in commit.files {
            stream.push_str(&format!("M 100644 inline {path}\n{}", data(content)));
        }
        stream.push('\n');
    }
    stream.push_str("done\n");
    stream.into_bytes()
}

/// The repository that a path names, with and without `.git`, and what follows it.
fn find(path: &str) -> Option<(&'static Repository, &str)> {
    REPOSITORIES.iter().find_map(|repository| {
        let rest = path.strip_prefix('/')?.strip_prefix(repository.name)?;
        let rest = rest.strip_prefix(".git").unwrap_or(rest);
        match rest {
            "" | "/" => Some((repository, "")),
            rest => rest.starts_with('/').then_some((repository, rest)),
        }
    })
}

/// The client's wish for a protocol version; anything but git's own alphabet is ignored.
fn protocol(request: &Request<Bytes>) -> Option<&str> {
    let value = request.headers().get("git-protocol")?.to_str().ok()?;
    let is_plain = value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'=' | b':' | b'-' | b'.'));
    (is_plain && value.len() <= 64).then_some(value)
}

/// The body without its gzip (git compresses long negotiations); `None` if it's neither plain nor
/// gzip, broken, or too long.
fn plain_body(request: &Request<Bytes>) -> Option<Bytes> {
    match request
        .headers()
        .get(header::CONTENT_ENCODING)
        .map(HeaderValue::as_bytes)
    {
        None | Some(b"identity") => Some(request.body().clone()),
        Some(b"gzip" | b"x-gzip") => {
            let mut plain = Vec::new();
            let decoder = flate2::read::GzDecoder::new(&request.body()[..]);
            decoder.take(MAX_REQUEST + 1).read_to_end(&mut plain).ok()?;
            (plain.len() as u64 <= MAX_REQUEST).then(|| plain.into())
        }
        Some(_) => None,
    }
}

fn uncached(content_type: &'static str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = typed(StatusCode::OK, content_type, body);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn paths_name_a_repository_or_nothing() {
        let rest = |path| find(path).map(|(repository, rest)| (repository.name, rest));
        assert_eq!(rest("/kakoi/example/info/refs"), Some(("kakoi/example", "/info/refs")));
        assert_eq!(
            rest("/kakoi/example.git/git-upload-pack"),
            Some(("kakoi/example", "/git-upload-pack"))
        );
        assert_eq!(rest("/kakoi/datasets/"), Some(("kakoi/datasets", "")));
        for path in [
            "/kakoi/examples",
            "/kakoi/../kakoi/example",
            "//kakoi/example",
            "/kakoi",
            "kakoi/example",
        ] {
            assert_eq!(rest(path), None, "{path}");
        }
    }

    #[test]
    fn gzip_bodies_are_decoded_within_a_bound() {
        let request = |encoding: &str, body: Vec<u8>| {
            Request::builder()
                .header("content-encoding", encoding)
                .body(Bytes::from(body))
                .unwrap()
        };
        let gzip = |plain: &[u8]| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(plain).unwrap();
            encoder.finish().unwrap()
        };
        assert_eq!(plain_body(&request("gzip", gzip(b"want"))).unwrap(), "want");
        assert_eq!(plain_body(&request("gzip", b"want".to_vec())), None);
        assert_eq!(plain_body(&request("br", b"want".to_vec())), None);
        assert_eq!(
            plain_body(&request("gzip", gzip(&vec![0; MAX_REQUEST as usize + 1]))),
            None,
            "a bomb"
        );
    }

    #[tokio::test]
    async fn commit_ids_are_the_same_everywhere() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("state")).unwrap();
        let host = GitHost::new(&dir.path().join("state"));
        let root = host.root().await.unwrap();
        let mut ids = Vec::new();
        for repository in &REPOSITORIES {
            let mut command = git();
            command
                .arg("--git-dir")
                .arg(root.join(format!("{}.git", repository.name)))
                .args(["rev-parse", "main"]);
            let output = command.output().await.unwrap();
            ids.push(String::from_utf8(output.stdout).unwrap().trim().to_owned());
        }
        let expected = [
            "d76d0687f40d87a3adacb6add9040740a27e1285",
            "9c9f568f8e933717128acce8f161ef054b0dd145",
            "6bc07c5aa5fa3c325e55cfb36d01ba56682fb5f9",
        ];
        assert_eq!(ids, expected);
        assert_eq!(
            GitHost::new(&dir.path().join("state")).root().await.unwrap(),
            root,
            "found again"
        );
        assert_eq!(
            std::fs::read_dir(dir.path().join("state")).unwrap().count(),
            1,
            "nothing unfinished stays"
        );
    }
}
