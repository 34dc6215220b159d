//! A server on loopback that admits one key to everything: for trying clients against the crate.
//!
//! `cargo run -p kakoi-s3 --example serve -- DIRECTORY` prints its port. Key `AKIAKAKOIEXAMPLE`, secret `secret`.

use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use kakoi_s3::{Access, Config, Gate, Hosts, Refusal, S3};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

struct OneKey;

#[async_trait::async_trait]
impl Gate for OneKey {
    type Door = ();

    fn secret(&self, access_key_id: &str) -> Option<String> {
        (access_key_id == "AKIAKAKOIEXAMPLE").then(|| "secret".to_owned())
    }

    async fn admit(&self, _door: &(), access: &Access<'_>) -> Result<(), Refusal> {
        access.access_key_id.map(drop).ok_or_else(Refusal::denied)
    }

    fn record(&self, _door: &(), access: &Access<'_>, status: u16, error_code: Option<&str>) {
        eprintln!(
            "{status} {} {:?} {:?} {}",
            access.operation,
            access.bucket,
            access.key,
            error_code.unwrap_or("-")
        );
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = std::env::args().nth(1).ok_or("usage: serve DIRECTORY")?;
    let hosts = Hosts::new("us-east-1", ["s3.us-east-1.localhost".to_owned()]);
    let config = Config {
        region: "us-east-1".to_owned(),
        account: "123456789012".to_owned(),
        hosts,
    };
    let s3 = S3::new(Path::new(&dir), config, Arc::new(OneKey))?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    loop {
        let (stream, _) = listener.accept().await?;
        let s3 = s3.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let s3 = s3.clone();
                async move { Ok::<_, Infallible>(s3.answer(request, ()).await) }
            });
            // A client that goes away is no error of this server.
            let _ = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}
