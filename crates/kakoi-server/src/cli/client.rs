//! A signed client of the public API, for the friendly verbs. What they can do, any AWS client can.

use crate::server::RootKey;
use crate::server::paths::DataDir;
use anyhow::{Context, bail};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use kakoi_wire::sigv4::{Credentials, sign};
use serde_json::Value;

/// The API of a running server.
pub struct ApiClient {
    authority: String,
    region: String,
    credentials: Credentials,
}

impl ApiClient {
    /// Reads where the server is and how to sign from the data directory.
    pub fn open(data: &DataDir) -> anyhow::Result<Self> {
        // The anchor keeps the listener while no server runs: a request would wait there for the next one.
        super::ControlClient::connect(data)?;
        let config = std::fs::read_to_string(data.config()).map_err(|_| {
            anyhow::anyhow!(
                "no server has run in {}; start one with `kakoi up`",
                data.path().display()
            )
        })?;
        let value = |name: &str| {
            config.lines().find_map(|l| {
                l.split_once('=')
                    .filter(|(k, _)| k.trim() == name)
                    .map(|(_, v)| v.trim().to_owned())
            })
        };
        let endpoint = value("endpoint_url").context("the configuration names no endpoint")?;
        let region = value("region").context("the configuration names no region")?;
        let key = std::fs::read_to_string(data.credentials()).context("reading the credentials")?;
        let key = RootKey::parse(&key).context("the credentials name no access key")?;
        let authority = endpoint
            .strip_prefix("http://")
            .context("the endpoint is http")?
            .to_owned();
        let credentials = Credentials {
            access_key_id: key.access_key_id,
            secret_access_key: key.secret_access_key,
            session_token: None,
        };
        Ok(Self {
            authority,
            region,
            credentials,
        })
    }

    /// Calls a SageMaker operation. An error is the API's own code and message.
    pub fn sagemaker(&self, operation: &str, input: &Value) -> anyhow::Result<Value> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (status, body) = runtime.block_on(self.send(operation, input.to_string()))?;
        let value: Value = if body.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&body).context("the answer isn't JSON")?
        };
        if !status.is_success() {
            let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            bail!("{} ({})", text("Message"), text("__type"));
        }
        Ok(value)
    }

    /// Every element of a list operation, all pages.
    pub fn list(&self, operation: &str, mut input: Value, list: &str) -> anyhow::Result<Vec<Value>> {
        let mut all = Vec::new();
        loop {
            let answer = self.sagemaker(operation, &input)?;
            all.extend(answer.get(list).and_then(Value::as_array).cloned().unwrap_or_default());
            match answer.get("NextToken") {
                Some(token @ Value::String(_)) => input["NextToken"] = token.clone(),
                _ => return Ok(all),
            }
        }
    }

    async fn send(&self, operation: &str, body: String) -> anyhow::Result<(http::StatusCode, Bytes)> {
        let stream = tokio::net::TcpStream::connect(&self.authority).await.map_err(|e| {
            anyhow::anyhow!(
                "no server answers at {} ({e}); start it with `kakoi up`",
                self.authority
            )
        })?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let request = http::Request::post("/")
            .header("host", &self.authority)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", format!("SageMaker.{operation}"))
            .body(())?;
        let (mut parts, ()) = request.into_parts();
        sign(
            &mut parts,
            body.as_bytes(),
            &self.credentials,
            &self.region,
            "sagemaker",
            time::OffsetDateTime::now_utc(),
        )?;
        let response = sender
            .send_request(http::Request::from_parts(parts, Full::new(Bytes::from(body))))
            .await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }
}
