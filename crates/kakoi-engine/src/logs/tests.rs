//! Handlers, as the server calls them.

use crate::now_ms;
use crate::testing::TestEngine;
use kakoi_api::generated::logs::SERVICE;
use serde_json::{Value, json};

const HOUR: i64 = 60 * 60 * 1000;

/// An engine with a group `g` and a stream `s`.
async fn engine() -> TestEngine {
    let test = TestEngine::new(false).await;
    ok(&test, "CreateLogGroup", json!({ "logGroupName": "g" })).await;
    ok(
        &test,
        "CreateLogStream",
        json!({ "logGroupName": "g", "logStreamName": "s" }),
    )
    .await;
    test
}

async fn ok(test: &TestEngine, operation: &str, input: Value) -> Value {
    test.ok("logs", operation, input).await
}

async fn code(test: &TestEngine, operation: &str, input: Value) -> String {
    test.refused("logs", operation, input).await.0
}

async fn put(test: &TestEngine, stream: &str, events: &[(i64, &str)]) -> Value {
    let events: Vec<Value> = events
        .iter()
        .map(|(at, m)| json!({ "timestamp": at, "message": m }))
        .collect();
    let input = json!({ "logGroupName": "g", "logStreamName": stream, "logEvents": events });
    ok(test, "PutLogEvents", input).await
}

fn messages(answer: &Value) -> Vec<&str> {
    let events = answer["events"].as_array().expect("events");
    events
        .iter()
        .map(|e| e["message"].as_str().expect("a message"))
        .collect()
}

fn with(mut input: Value, more: Value) -> Value {
    let more = more.as_object().expect("an object").clone();
    input.as_object_mut().expect("an object").extend(more);
    input
}

#[tokio::test]
async fn every_operation_of_the_model_has_a_handler() {
    let test = TestEngine::new(false).await;
    for operation in SERVICE.operations {
        if let Err(error) = test.call("logs", operation.name, json!({})).await {
            assert_ne!(error.code(), "UnknownOperationException", "{}", operation.name);
            assert!(
                error.status().is_client_error(),
                "{}: {}",
                operation.name,
                error.chain()
            );
        }
    }
}

#[tokio::test]
async fn groups_are_made_listed_in_pages_and_deleted() {
    let test = TestEngine::new(false).await;
    for name in ["/a/one", "/a/two", "/b/one"] {
        let input = json!({ "logGroupName": name, "tags": { "team": name } });
        ok(&test, "CreateLogGroup", input).await;
    }
    let again = json!({ "logGroupName": "/a/one" });
    assert_eq!(
        code(&test, "CreateLogGroup", again.clone()).await,
        "ResourceAlreadyExistsException"
    );
    for refused in [
        json!({ "logGroupName": "aws/x" }),
        json!({ "logGroupName": "x", "logGroupClass": "INFREQUENT_ACCESS" }),
        json!({ "logGroupName": "x", "kmsKeyId": "key" }),
        json!({ "logGroupName": "x", "deletionProtectionEnabled": true }),
        json!({ "logGroupName": "x", "tags": { "AWS:x": "y" } }),
    ] {
        assert_eq!(
            code(&test, "CreateLogGroup", refused).await,
            "InvalidParameterException"
        );
    }
    let names = |answer: &Value| -> Vec<String> {
        let groups = answer["logGroups"].as_array().expect("groups");
        groups
            .iter()
            .map(|g| g["logGroupName"].as_str().expect("a name").to_owned())
            .collect()
    };
    let all = ok(&test, "DescribeLogGroups", json!({})).await;
    assert_eq!(names(&all), ["/a/one", "/a/two", "/b/one"]);
    let first = &all["logGroups"][0];
    assert_eq!(first["arn"], "arn:aws:logs:us-east-1:000000000000:log-group:/a/one:*");
    assert_eq!(
        first["logGroupArn"],
        "arn:aws:logs:us-east-1:000000000000:log-group:/a/one"
    );
    assert_eq!(
        (&first["storedBytes"], &first["logGroupClass"]),
        (&json!(0), &json!("STANDARD"))
    );
    for (input, wanted) in [
        (json!({ "logGroupNamePrefix": "/a" }), vec!["/a/one", "/a/two"]),
        (json!({ "logGroupNamePattern": "one" }), vec!["/a/one", "/b/one"]),
        (
            json!({ "logGroupIdentifiers": ["/b/one", first["arn"]] }),
            vec!["/a/one", "/b/one"],
        ),
        (json!({ "logGroupClass": "DELIVERY" }), vec![]),
        (json!({ "accountIdentifiers": ["111111111111"] }), vec![]),
    ] {
        assert_eq!(
            names(&ok(&test, "DescribeLogGroups", input.clone()).await),
            wanted,
            "{input}"
        );
    }
    let both = json!({ "logGroupNamePrefix": "/a", "logGroupNamePattern": "x" });
    assert_eq!(
        code(&test, "DescribeLogGroups", both).await,
        "InvalidParameterException"
    );

    let page = ok(&test, "DescribeLogGroups", json!({ "limit": 2 })).await;
    assert_eq!(names(&page), ["/a/one", "/a/two"]);
    let next = ok(
        &test,
        "DescribeLogGroups",
        json!({ "limit": 2, "nextToken": page["nextToken"] }),
    )
    .await;
    assert_eq!(
        (names(&next), &next["nextToken"]),
        (vec!["/b/one".to_owned()], &Value::Null)
    );
    let foreign = json!({ "logGroupNamePrefix": "/b", "nextToken": page["nextToken"] });
    assert_eq!(
        code(&test, "DescribeLogGroups", foreign).await,
        "InvalidParameterException"
    );

    ok(&test, "DeleteLogGroup", again.clone()).await;
    assert_eq!(code(&test, "DeleteLogGroup", again).await, "ResourceNotFoundException");
}

#[tokio::test]
async fn retention_takes_the_days_that_aws_takes() {
    let test = engine().await;
    let days = |days: i32| json!({ "logGroupName": "g", "retentionInDays": days });
    assert_eq!(
        code(&test, "PutRetentionPolicy", days(2)).await,
        "InvalidParameterException"
    );
    ok(&test, "PutRetentionPolicy", days(7)).await;
    let described = ok(&test, "DescribeLogGroups", json!({})).await;
    assert_eq!(described["logGroups"][0]["retentionInDays"], 7);
    // Within AWS's 14 days, past the group's seven.
    let now = now_ms();
    let answer = put(
        &test,
        "s",
        &[(now - 7 * 24 * HOUR - HOUR, "old"), (now - 6 * 24 * HOUR - HOUR, "new")],
    )
    .await;
    assert_eq!(answer["rejectedLogEventsInfo"], json!({ "expiredLogEventEndIndex": 1 }));
    ok(&test, "DeleteRetentionPolicy", json!({ "logGroupName": "g" })).await;
    let described = ok(&test, "DescribeLogGroups", json!({})).await;
    assert_eq!(described["logGroups"][0]["retentionInDays"], Value::Null);
    let missing = json!({ "logGroupName": "none", "retentionInDays": 7 });
    assert_eq!(
        code(&test, "PutRetentionPolicy", missing).await,
        "ResourceNotFoundException"
    );
}

#[tokio::test]
async fn tags_go_by_either_form_of_the_arn() {
    let test = engine().await;
    let arn = "arn:aws:logs:us-east-1:000000000000:log-group:g";
    let whole = format!("{arn}:*");
    ok(
        &test,
        "TagResource",
        json!({ "resourceArn": arn, "tags": { "a": "1", "b": "2" } }),
    )
    .await;
    ok(
        &test,
        "UntagResource",
        json!({ "resourceArn": whole, "tagKeys": ["a"] }),
    )
    .await;
    for arn in [arn, &whole] {
        let answer = ok(&test, "ListTagsForResource", json!({ "resourceArn": arn })).await;
        assert_eq!(answer["tags"], json!({ "b": "2" }));
    }
    let many: serde_json::Map<String, Value> = (0..50).map(|n| (format!("k{n}"), json!("v"))).collect();
    let too_many = json!({ "resourceArn": arn, "tags": many });
    assert_eq!(code(&test, "TagResource", too_many).await, "TooManyTagsException");
    for (arn, wanted) in [
        (
            "arn:aws:logs:us-east-1:000000000000:log-group:none",
            "ResourceNotFoundException",
        ),
        (
            "arn:aws:logs:us-east-1:111111111111:log-group:g",
            "ResourceNotFoundException",
        ),
        ("arn:aws:s3:::bucket", "InvalidParameterException"),
    ] {
        assert_eq!(
            code(&test, "ListTagsForResource", json!({ "resourceArn": arn })).await,
            wanted
        );
    }
}

#[tokio::test]
async fn streams_are_listed_by_name_and_by_last_event() {
    let test = engine().await;
    let stream = |name: &str| json!({ "logGroupName": "g", "logStreamName": name });
    assert_eq!(
        code(&test, "CreateLogStream", stream("s")).await,
        "ResourceAlreadyExistsException"
    );
    let missing = json!({ "logGroupName": "none", "logStreamName": "s" });
    assert_eq!(
        code(&test, "CreateLogStream", missing).await,
        "ResourceNotFoundException"
    );
    for name in ["t", "a"] {
        ok(&test, "CreateLogStream", stream(name)).await;
    }
    let now = now_ms();
    put(&test, "t", &[(now - 5, "x"), (now, "y")]).await;
    put(&test, "s", &[(now - 9, "z")]).await;
    let names = |answer: &Value| -> Vec<String> {
        let streams = answer["logStreams"].as_array().expect("streams");
        streams
            .iter()
            .map(|s| s["logStreamName"].as_str().expect("a name").to_owned())
            .collect()
    };
    let group = json!({ "logGroupName": "g" });
    for (more, wanted) in [
        (json!({}), ["a", "s", "t"]),
        (json!({ "descending": true }), ["t", "s", "a"]),
        (json!({ "orderBy": "LastEventTime" }), ["a", "s", "t"]),
        (
            json!({ "orderBy": "LastEventTime", "descending": true }),
            ["t", "s", "a"],
        ),
    ] {
        let answer = ok(&test, "DescribeLogStreams", with(group.clone(), more.clone())).await;
        assert_eq!(names(&answer), wanted, "{more}");
    }
    let by_arn =
        json!({ "logGroupIdentifier": "arn:aws:logs:us-east-1:000000000000:log-group:g", "logStreamNamePrefix": "t" });
    let answer = ok(&test, "DescribeLogStreams", by_arn).await;
    let found = &answer["logStreams"][0];
    assert_eq!(
        found["arn"],
        "arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:t"
    );
    assert_eq!(
        (&found["firstEventTimestamp"], &found["lastEventTimestamp"]),
        (&json!(now - 5), &json!(now))
    );
    assert_eq!(found["storedBytes"], 0);
    assert!(found["uploadSequenceToken"].is_string() && found["lastIngestionTime"].is_i64());
    for bad in [
        with(
            group.clone(),
            json!({ "orderBy": "LastEventTime", "logStreamNamePrefix": "t" }),
        ),
        with(group.clone(), json!({ "logGroupIdentifier": "g" })),
        json!({}),
    ] {
        assert_eq!(
            code(&test, "DescribeLogStreams", bad).await,
            "InvalidParameterException"
        );
    }
    let page = ok(&test, "DescribeLogStreams", with(group.clone(), json!({ "limit": 2 }))).await;
    let next = with(group.clone(), json!({ "limit": 2, "nextToken": page["nextToken"] }));
    assert_eq!(names(&ok(&test, "DescribeLogStreams", next).await), ["t"]);
    ok(&test, "DeleteLogStream", stream("t")).await;
    assert_eq!(
        code(&test, "DeleteLogStream", stream("t")).await,
        "ResourceNotFoundException"
    );
    assert_eq!(names(&ok(&test, "DescribeLogStreams", group).await), ["a", "s"]);
}

#[tokio::test]
async fn events_that_cant_be_kept_are_refused_or_named() {
    let test = engine().await;
    let now = now_ms();
    let old = put(&test, "s", &[(now - 15 * 24 * HOUR, "old")]).await;
    assert_eq!(old["rejectedLogEventsInfo"], json!({ "tooOldLogEventEndIndex": 1 }));
    let answer = put(&test, "s", &[(now, "now"), (now + 3 * HOUR, "later")]).await;
    assert_eq!(
        answer["rejectedLogEventsInfo"],
        json!({ "tooNewLogEventStartIndex": 1 })
    );
    assert!(answer["nextSequenceToken"].is_string());
    let stream = json!({ "logGroupName": "g", "logStreamName": "s" });
    assert_eq!(messages(&ok(&test, "GetLogEvents", stream.clone()).await), ["now"]);
    let unsorted = json!([{ "timestamp": now, "message": "a" }, { "timestamp": now - 1, "message": "b" }]);
    let unsorted = with(stream, json!({ "logEvents": unsorted }));
    assert_eq!(code(&test, "PutLogEvents", unsorted).await, "InvalidParameterException");
    for (group, stream) in [("none", "s"), ("g", "none")] {
        let events = json!([{ "timestamp": now, "message": "a" }]);
        let input = json!({ "logGroupName": group, "logStreamName": stream, "logEvents": events });
        assert_eq!(code(&test, "PutLogEvents", input).await, "ResourceNotFoundException");
    }
}

#[tokio::test]
async fn a_stream_is_read_in_both_directions_and_its_ends_repeat_the_token() {
    let test = engine().await;
    let now = now_ms() - 100;
    let texts = ["0", "1", "2", "3", "4"];
    let events: Vec<(i64, &str)> = (0..).zip(texts).map(|(n, text)| (now + n, text)).collect();
    put(&test, "s", &events).await;
    let base = json!({ "logGroupName": "g", "logStreamName": "s", "limit": 2 });
    let get = async |more: Value| ok(&test, "GetLogEvents", with(base.clone(), more)).await;

    // From the head on, to the end, and on when something comes.
    let mut answer = get(json!({ "startFromHead": true })).await;
    for wanted in [&texts[0..2], &texts[2..4], &texts[4..5]] {
        assert_eq!(messages(&answer), wanted);
        answer = get(json!({ "startFromHead": true, "nextToken": answer["nextForwardToken"] })).await;
    }
    assert_eq!(messages(&answer), [""; 0]);
    let end = answer["nextForwardToken"].clone();
    let back = answer["nextBackwardToken"].clone();
    answer = get(json!({ "nextToken": end })).await;
    assert_eq!(
        (messages(&answer).len(), &answer["nextForwardToken"]),
        (0, &end),
        "the same token at the end"
    );
    put(&test, "s", &[(now + 50, "new")]).await;
    assert_eq!(messages(&get(json!({ "nextToken": end })).await), ["new"]);
    assert_eq!(
        messages(&get(json!({ "nextToken": back })).await),
        ["3", "4"],
        "back from the end"
    );

    // The latest first, in order, and backwards to the beginning.
    answer = get(json!({})).await;
    for wanted in [&["4", "new"], &["2", "3"], &["0", "1"]] {
        assert_eq!(messages(&answer), wanted);
        answer = get(json!({ "nextToken": answer["nextBackwardToken"] })).await;
    }
    let begin = answer["nextBackwardToken"].clone();
    assert_eq!(messages(&answer), [""; 0]);
    assert_eq!(get(json!({ "nextToken": begin })).await["nextBackwardToken"], begin);
    assert_eq!(
        messages(&get(json!({ "nextToken": answer["nextForwardToken"] })).await),
        ["0", "1"]
    );

    let range = json!({ "startTime": now + 1, "endTime": now + 3, "limit": 10 });
    assert_eq!(messages(&get(range).await), ["1", "2"], "the end time is left out");
    for token in ["x", "f/1/s", "g/0", "f/ä", ""] {
        let bad = with(base.clone(), json!({ "nextToken": token }));
        assert_eq!(code(&test, "GetLogEvents", bad).await, "InvalidParameterException");
    }
    // An empty stream's tokens find what comes later.
    ok(
        &test,
        "CreateLogStream",
        json!({ "logGroupName": "g", "logStreamName": "empty" }),
    )
    .await;
    let empty = get(json!({ "logStreamName": "empty" })).await;
    put(&test, "empty", &[(now, "first")]).await;
    let next = json!({ "logStreamName": "empty", "nextToken": empty["nextForwardToken"] });
    assert_eq!(messages(&get(next).await), ["first"]);
}

#[tokio::test]
async fn a_page_of_events_is_at_most_a_mebibyte() {
    let test = engine().await;
    let now = now_ms();
    let text = "x".repeat(400_000);
    for n in 0..5 {
        put(&test, "s", &[(now + n, text.as_str())]).await;
    }
    let stream = json!({ "logGroupName": "g", "logStreamName": "s", "startFromHead": true });
    let page = ok(&test, "GetLogEvents", stream).await;
    assert_eq!(messages(&page).len(), 2);
    let page = ok(&test, "FilterLogEvents", json!({ "logGroupName": "g" })).await;
    assert_eq!(messages(&page).len(), 2);
    let next = json!({ "logGroupName": "g", "nextToken": page["nextToken"] });
    assert_eq!(messages(&ok(&test, "FilterLogEvents", next).await).len(), 2);
}

#[tokio::test]
async fn filtered_events_are_interleaved_paged_and_chosen() {
    let test = engine().await;
    for name in ["t/1", "t/2"] {
        ok(
            &test,
            "CreateLogStream",
            json!({ "logGroupName": "g", "logStreamName": name }),
        )
        .await;
    }
    let now = now_ms() - 100;
    put(&test, "t/1", &[(now, "ERROR a"), (now + 2, "c")]).await;
    put(&test, "t/2", &[(now + 1, "b"), (now + 3, "ERROR d")]).await;
    put(&test, "s", &[(now + 2, "ERROR e")]).await;
    let base = json!({ "logGroupName": "g" });
    let filter = async |more: Value| ok(&test, "FilterLogEvents", with(base.clone(), more)).await;
    for (more, wanted) in [
        (json!({}), vec!["ERROR a", "b", "c", "ERROR e", "ERROR d"]),
        (
            json!({ "logStreamNamePrefix": "t/" }),
            vec!["ERROR a", "b", "c", "ERROR d"],
        ),
        (json!({ "logStreamNamePrefix": "none" }), vec![]),
        (
            json!({ "logStreamNames": ["s", "t/2"] }),
            vec!["b", "ERROR e", "ERROR d"],
        ),
        (json!({ "filterPattern": "ERROR -e" }), vec!["ERROR a", "ERROR d"]),
        (
            json!({ "startTime": now + 1, "endTime": now + 2 }),
            vec!["b", "c", "ERROR e"],
        ),
        (
            json!({ "startFromHead": false, "startTime": now }),
            vec!["ERROR d", "ERROR e", "c", "b", "ERROR a"],
        ),
    ] {
        let answer = filter(more.clone()).await;
        assert_eq!(messages(&answer), wanted, "{more}");
        assert_eq!(
            (&answer["nextToken"], &answer["searchedLogStreams"]),
            (&Value::Null, &json!([]))
        );
    }
    for from_head in [true, false] {
        let query = json!({ "limit": 2, "startTime": now, "startFromHead": from_head, "filterPattern": "?ERROR ?c" });
        let (mut found, mut token) = (Vec::new(), Value::Null);
        loop {
            let more = match &token {
                Value::Null => query.clone(),
                token => with(query.clone(), json!({ "nextToken": token })),
            };
            let answer = filter(more).await;
            found.extend(messages(&answer).into_iter().map(str::to_owned));
            token = answer["nextToken"].clone();
            if token.is_null() {
                break;
            }
        }
        let mut wanted = ["ERROR a", "c", "ERROR e", "ERROR d"];
        if !from_head {
            wanted.reverse();
        }
        assert_eq!(found, wanted);
    }
    for (bad, wanted) in [
        (json!({ "logStreamNames": ["none"] }), "ResourceNotFoundException"),
        (json!({ "logGroupName": "none" }), "ResourceNotFoundException"),
        (
            json!({ "logStreamNames": ["s"], "logStreamNamePrefix": "s" }),
            "InvalidParameterException",
        ),
        (json!({ "filterPattern": "{ $.a = 1 }" }), "InvalidParameterException"),
        (json!({ "startFromHead": false }), "InvalidParameterException"),
        (json!({ "nextToken": "x" }), "InvalidParameterException"),
    ] {
        assert_eq!(
            code(&test, "FilterLogEvents", with(base.clone(), bad.clone())).await,
            wanted,
            "{bad}"
        );
    }
}

/// What `aws logs tail --follow` does: pages until there's none, then from the newest time it saw, leaving out events whose ids
/// it has seen of that time.
#[tokio::test]
async fn a_tail_that_follows_sees_each_event_once() {
    let test = engine().await;
    let now = now_ms() - 100;
    let (mut seen, mut start, mut printed) = (std::collections::BTreeSet::new(), now, Vec::new());
    for (at, texts) in [
        (now, ["a", "b", "c"]),
        (now, ["d", "e", "f"]),
        (now + 1, ["g", "h", "i"]),
    ] {
        put(&test, "s", &texts.map(|t| (at, t))).await;
        let mut token = Value::Null;
        loop {
            let mut input = json!({ "logGroupName": "g", "interleaved": true, "startTime": start, "limit": 2 });
            if !token.is_null() {
                input["nextToken"] = token;
            }
            let answer = ok(&test, "FilterLogEvents", input).await;
            for event in answer["events"].as_array().expect("events") {
                let id = event["eventId"].as_str().expect("an id");
                assert_eq!(id.len(), 56);
                if seen.insert(id.to_owned()) {
                    printed.push(event["message"].as_str().expect("a message").to_owned());
                }
            }
            token = answer["nextToken"].clone();
            if token.is_null() {
                break;
            }
        }
        start = at;
    }
    assert_eq!(printed.concat(), "abcdefghi");
}
