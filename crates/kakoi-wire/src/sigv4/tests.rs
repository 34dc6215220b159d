//! The published example of AWS's documentation, and our own signer against our own verifier.

use time::macros::datetime;

use super::*;

struct One;

impl Keys for One {
    fn secret(&self, access_key_id: &str) -> Option<KeyMaterial> {
        let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned();
        (access_key_id == "AKIDEXAMPLE").then_some(KeyMaterial {
            secret,
            session_token: None,
        })
    }
}

const NOW: OffsetDateTime = datetime!(2015-08-30 12:36:00 UTC);

/// AWS's own worked example ("ListUsers" in the general reference).
#[test]
fn the_documented_example() {
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date, \
         Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
    let (parts, ()) = http::Request::get("/?Action=ListUsers&Version=2010-05-08")
        .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
        .header("host", "iam.amazonaws.com")
        .header("x-amz-date", "20150830T123600Z")
        .header("authorization", authorization)
        .body(())
        .unwrap()
        .into_parts();
    let verified = Verifier::new().verify(&parts, b"", NOW, &One).unwrap();
    assert_eq!(
        (verified.region.as_str(), verified.service.as_str()),
        ("us-east-1", "iam")
    );
}

/// Paths, queries and headers that have more than one spelling.
#[test]
fn what_we_sign_we_believe() {
    let credentials = Credentials {
        access_key_id: "AKIDEXAMPLE".into(),
        secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into(),
        session_token: None,
    };
    for uri in [
        "http://h:1/",
        "http://h:1/a%2Fb/./c/../d//e/?b=2&a=%7E&a&c=x%20y",
        "http://h:1/..",
        "http://h:1/?x",
    ] {
        let (mut parts, ()) = http::Request::post(uri)
            .header("x-amz-meta-a", "  two   blanks ")
            .body(())
            .unwrap()
            .into_parts();
        sign(&mut parts, b"body", &credentials, "eu-west-1", "sagemaker", NOW).unwrap();
        let verifier = Verifier::new();
        assert!(verifier.verify(&parts, b"body", NOW, &One).is_ok(), "{uri}");
        assert_eq!(
            verifier.verify(&parts, b"bodY", NOW, &One),
            Err(AuthError::SignatureDoesNotMatch)
        );
        parts.headers.insert("x-amz-meta-a", "two blanks".parse().unwrap());
        assert!(
            verifier.verify(&parts, b"body", NOW, &One).is_ok(),
            "{uri}: the same header, spelt otherwise"
        );
        parts.headers.insert("x-amz-date", "20150830T123601Z".parse().unwrap());
        assert!(verifier.verify(&parts, b"body", NOW, &One).is_err());
    }
}

/// Dates at the calendar's edges are refused, not computed with.
#[test]
fn hostile_dates() {
    for date in [
        "Fri, 31 Dec 9999 23:59:59 -2359",
        "99999999T999999Z",
        "20150830T123600",
        "",
        "00000000T000000Z",
        "é",
    ] {
        let (parts, ()) = http::Request::get("/")
            .header("host", "h")
            .header("date", date)
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00",
            )
            .body(())
            .unwrap()
            .into_parts();
        assert!(
            matches!(
                Verifier::new().verify(&parts, b"", NOW, &One),
                Err(AuthError::IncompleteSignature(_))
            ),
            "{date}"
        );
    }
}

/// A key whose secret is replaced stops working at once, whatever is cached.
#[test]
fn a_replaced_secret_is_not_served_from_the_cache() {
    struct Other;
    impl Keys for Other {
        fn secret(&self, _: &str) -> Option<KeyMaterial> {
            Some(KeyMaterial {
                secret: "new".into(),
                session_token: None,
            })
        }
    }
    let credentials = Credentials {
        access_key_id: "AKIDEXAMPLE".into(),
        secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into(),
        session_token: None,
    };
    let (mut parts, ()) = http::Request::get("http://h/").body(()).unwrap().into_parts();
    sign(&mut parts, b"", &credentials, "us-east-1", "ec2", NOW).unwrap();
    let verifier = Verifier::new();
    verifier.verify(&parts, b"", NOW, &One).unwrap();
    assert_eq!(
        verifier.verify(&parts, b"", NOW, &Other),
        Err(AuthError::SignatureDoesNotMatch)
    );
}
