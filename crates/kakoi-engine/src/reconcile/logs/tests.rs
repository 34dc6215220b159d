use super::*;
use crate::testing::TestEngine;
use async_trait::async_trait;
use kakoi_dataplane::*;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// A backend whose workloads only write.
#[derive(Default)]
struct Outputs {
    written: Mutex<BTreeMap<WorkloadId, Vec<u8>>>,
    reads: Mutex<usize>,
}

impl Outputs {
    fn write(&self, id: WorkloadId, bytes: &[u8]) {
        let mut written = self.written.lock().expect("a lock");
        written.entry(id).or_default().extend_from_slice(bytes);
    }
}

fn unused<T>() -> Result<T, BackendError> {
    Err(BackendError::new("a test", "not needed"))
}

#[async_trait]
impl WorkloadBackend for Outputs {
    async fn start(&self, _: &WorkloadSpec) -> Result<(), BackendError> {
        unused()
    }
    async fn stop(&self, _: WorkloadId) -> Result<(), BackendError> {
        unused()
    }
    async fn logs(&self) -> Result<BTreeSet<WorkloadId>, BackendError> {
        Ok(self.written.lock().expect("a lock").keys().copied().collect())
    }
    async fn read_log(
        &self,
        id: WorkloadId,
        from: LogPosition,
        at_most: usize,
        backlog: u64,
    ) -> Result<LogChunk, BackendError> {
        *self.reads.lock().expect("a lock") += 1;
        let written = self
            .written
            .lock()
            .expect("a lock")
            .get(&id)
            .cloned()
            .unwrap_or_default();
        let skipped = (written.len() as u64 - from.offset).saturating_sub(backlog);
        let start = LogPosition {
            offset: from.offset + skipped,
            ..from
        };
        let waiting = &written[start.offset as usize..];
        Ok(LogChunk {
            start,
            bytes: waiting[..waiting.len().min(at_most)].to_vec(),
            skipped,
            ends_file: false,
            more: waiting.len() > at_most,
        })
    }
    async fn remove_log(&self, id: WorkloadId) -> Result<(), BackendError> {
        self.written.lock().expect("a lock").remove(&id);
        Ok(())
    }
    async fn list(&self) -> Result<BTreeMap<WorkloadId, WorkloadState>, BackendError> {
        unused()
    }
    async fn connect(&self, _: WorkloadId, _: u16, _: Duration) -> Result<std::net::TcpStream, BackendError> {
        unused()
    }
    async fn answers(&self, _: WorkloadId, _: u16) -> Result<bool, BackendError> {
        unused()
    }
    async fn run(&self, _: WorkloadId, _: &[String], _: &[u8]) -> Result<RunOutput, BackendError> {
        unused()
    }
    fn limits_enforced(&self) -> String {
        String::new()
    }
    fn machine(&self) -> (u32, u64) {
        (1, 1)
    }
}

struct Fixture {
    test: TestEngine,
    outputs: Arc<Outputs>,
}

impl Fixture {
    async fn new() -> Self {
        let outputs = Arc::new(Outputs::default());
        let test = TestEngine::with_workloads(false, outputs.clone()).await;
        Self { test, outputs }
    }

    /// Records an app of the space `alice`, running or ended.
    async fn app(&self, workload: WorkloadId, is_alive: bool) {
        let app: App = serde_json::from_value(json!({
            "domain": "d-abcdefghijkl", "owner": { "Space": "alice" }, "app_type": "JupyterLab", "name": "default",
            "status": if is_alive { "InService" } else { "Deleted" }, "failure_reason": null, "resource_spec": {},
            "recovery_mode": null, "workload": is_alive.then_some(workload), "log": workload, "slot": null,
            "token": "s3cret", "created": 0, "checked": null, "deleted": null, "tags": {},
        }))
        .expect("an app's record");
        let stored = self.test.engine.commit(move |tx, _| {
            tx.put(&app);
            Ok(())
        });
        stored.await.map_err(|e| e.chain()).expect("stored");
    }

    async fn pass(&self, follower: &mut Follower, now: Instant) {
        let found = follower.find_apps(&self.test.engine);
        found.map_err(|e| e.chain()).expect("the apps");
        follower.pass(&self.test.engine, now).await;
    }

    /// The group's messages, as a client reads them, and their stream.
    async fn messages(&self) -> Vec<String> {
        let input = json!({ "logGroupName": GROUP, "interleaved": true });
        let answer = self.test.ok("logs", "FilterLogEvents", input).await;
        let events = answer["events"].as_array().expect("events");
        let stream = |e: &Value| e["logStreamName"] == "d-abcdefghijkl/alice/JupyterLab/default";
        assert!(events.iter().all(stream), "{answer}");
        let message = |e: &Value| e["message"].as_str().expect("a message").to_owned();
        events.iter().map(message).collect()
    }
}

fn workload(n: u128) -> WorkloadId {
    WorkloadId::from_entropy(n)
}

#[tokio::test]
async fn an_apps_lines_become_events_once_also_over_restarts() {
    let fixture = Fixture::new().await;
    let (id, now) = (workload(1), Instant::now());
    fixture.app(id, true).await;
    fixture.outputs.write(id, b"one\ntwo with s3cret\nhal");
    let mut follower = Follower::default();
    fixture.pass(&mut follower, now).await;
    assert_eq!(fixture.messages().await, ["one", "two with ***"]);
    fixture.pass(&mut follower, now).await;
    assert_eq!(
        fixture.messages().await.len(),
        2,
        "a half line waits, the rest isn't repeated"
    );

    // A server that starts anew knows only what is stored.
    let mut follower = Follower::default();
    fixture.outputs.write(id, b"f\nthree\n");
    fixture.pass(&mut follower, now).await;
    assert_eq!(fixture.messages().await, ["one", "two with ***", "half", "three"]);
}

#[tokio::test]
async fn a_line_without_an_end_waits_a_while_and_no_longer() {
    let fixture = Fixture::new().await;
    let (id, now) = (workload(1), Instant::now());
    fixture.app(id, true).await;
    fixture.outputs.write(id, b"first\nPassword: ");
    let mut follower = Follower::default();
    fixture.pass(&mut follower, now).await;
    fixture.pass(&mut follower, now + PATIENCE / 2).await;
    assert_eq!(fixture.messages().await, ["first"]);
    fixture.pass(&mut follower, now + PATIENCE).await;
    assert_eq!(fixture.messages().await, ["first", "Password: "]);
}

#[tokio::test]
async fn what_an_app_wrote_last_is_taken_and_then_its_output_is_left_alone() {
    let fixture = Fixture::new().await;
    let (old, new, now) = (workload(1), workload(2), Instant::now());
    fixture.app(old, true).await;
    fixture.outputs.write(old, b"alive\n");
    let mut follower = Follower::default();
    fixture.pass(&mut follower, now).await;
    // Deleted and made again between two looks: the record names the new one only.
    fixture.outputs.write(old, b"last words");
    fixture.app(new, true).await;
    fixture.outputs.write(new, b"hello\n");
    fixture.pass(&mut follower, now).await;
    assert_eq!(fixture.messages().await, ["alive", "last words", "hello"]);

    fixture.app(new, false).await;
    fixture.outputs.write(new, b"bye");
    fixture.pass(&mut follower, now).await;
    assert_eq!(fixture.messages().await.last().map(String::as_str), Some("bye"));
    assert!(follower.followed.is_empty(), "nobody is left to look at");
    let reads = *fixture.outputs.reads.lock().expect("a lock");
    fixture.pass(&mut follower, now).await;
    assert_eq!(*fixture.outputs.reads.lock().expect("a lock"), reads);
}

#[tokio::test]
async fn a_flood_costs_a_bounded_look_and_what_is_dropped_is_said() {
    let fixture = Fixture::new().await;
    let (id, now) = (workload(1), Instant::now());
    fixture.app(id, true).await;
    let line = [vec![b'x'; 1023], vec![b'\n']].concat();
    fixture.outputs.write(id, &line.repeat(BACKLOG as usize / 1024 + 10));
    let mut follower = Follower::default();
    fixture.pass(&mut follower, now).await;
    let messages = fixture.messages().await;
    assert_eq!(messages.len(), 1 + CHUNK / 1024);
    assert!(messages[0].contains("at least 10240 bytes"), "{}", messages[0]);
    fixture.pass(&mut follower, now).await;
    assert_eq!(fixture.messages().await.len(), 1 + 2 * CHUNK / 1024, "the rest follows");
}

#[tokio::test]
async fn a_deleted_group_comes_back_with_new_output_and_old_places_are_forgotten() {
    let fixture = Fixture::new().await;
    let (id, now) = (workload(1), Instant::now());
    fixture.app(id, true).await;
    fixture.outputs.write(id, b"before\n");
    let mut follower = Follower::default();
    fixture.pass(&mut follower, now).await;
    fixture
        .test
        .ok("logs", "DeleteLogGroup", json!({ "logGroupName": GROUP }))
        .await;
    fixture.pass(&mut follower, now).await;
    let (code, _) = fixture
        .test
        .refused("logs", "FilterLogEvents", json!({ "logGroupName": GROUP }))
        .await;
    assert_eq!(code, "ResourceNotFoundException", "nothing new, no group");
    fixture.outputs.write(id, b"after\n");
    fixture.pass(&mut follower, now).await;
    assert_eq!(fixture.messages().await, ["after"]);

    let store = fixture.test.engine.backends().logs.clone();
    let swept = sweep(&fixture.test.engine, &BTreeSet::from([id])).await;
    swept.map_err(|e| e.chain()).expect("swept");
    assert!(store.position(&id.to_string()).expect("read").is_some());
    let swept = sweep(&fixture.test.engine, &BTreeSet::new()).await;
    swept.map_err(|e| e.chain()).expect("swept");
    assert_eq!(store.position(&id.to_string()).expect("read"), None);
}

#[tokio::test]
async fn the_task_follows_an_app_that_starts_and_ends_with_the_server() {
    let fixture = Fixture::new().await;
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let task = tokio::spawn(run(fixture.test.engine.clone(), stopping));
    let id = workload(1);
    fixture.outputs.write(id, b"hello\n");
    fixture.app(id, true).await;
    let store = fixture.test.engine.backends().logs.clone();
    let arrived = async {
        while store.position(&id.to_string()).expect("read").is_none() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), arrived)
        .await
        .expect("the output arrives");
    assert_eq!(fixture.messages().await, ["hello"]);
    stop.send(true).expect("the task listens");
    task.await.expect("the task ends");
}
