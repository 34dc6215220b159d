//! The published example of AWS's documentation, and our own signer against our own verifier.

use time::macros::datetime;

use super::*;

struct One;

impl Keys for One {
    fn secret(&self, access_key_id: &str, session_token: Option<&str>) -> Result<String, KeyError> {
        match (access_key_id, session_token) {
            ("AKIDEXAMPLE", None) => Ok("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned()),
            ("ASIAEXAMPLE", Some("live")) => Ok("temporary".to_owned()),
            ("ASIAEXAMPLE", Some("late")) => Err(KeyError::ExpiredToken),
            ("AKIDEXAMPLE" | "ASIAEXAMPLE", _) => Err(KeyError::InvalidToken),
            _ => Err(KeyError::Unknown),
        }
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
        fn secret(&self, _: &str, _: Option<&str>) -> Result<String, KeyError> {
            Ok("new".into())
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

fn temporary(token: Option<&str>) -> Credentials {
    Credentials {
        access_key_id: "ASIAEXAMPLE".into(),
        secret_access_key: "temporary".into(),
        session_token: token.map(str::to_owned),
    }
}

fn signed(token: Option<&str>) -> Parts {
    let (mut parts, ()) = http::Request::get("http://h/").body(()).unwrap().into_parts();
    sign(&mut parts, b"", &temporary(token), "us-east-1", "ec2", NOW).unwrap();
    parts
}

#[test]
fn temporary_keys_need_their_own_living_token() {
    let check = |parts: &Parts| Verifier::new().verify(parts, b"", NOW, &One);
    let verified = check(&signed(Some("live"))).unwrap();
    assert_eq!(verified.session_token.as_deref(), Some("live"));
    assert_eq!(check(&signed(Some("late"))), Err(AuthError::ExpiredToken));
    assert_eq!(check(&signed(Some("other"))), Err(AuthError::InvalidToken));
    assert_eq!(check(&signed(None)), Err(AuthError::InvalidToken));
    // Changed after signing, added after signing, and given twice.
    let mut parts = signed(Some("late"));
    parts.headers.insert("x-amz-security-token", "live".parse().unwrap());
    assert_eq!(check(&parts), Err(AuthError::SignatureDoesNotMatch));
    let mut parts = signed(None);
    parts.headers.insert("x-amz-security-token", "live".parse().unwrap());
    assert!(matches!(check(&parts), Err(AuthError::IncompleteSignature(_))));
    let mut parts = signed(Some("live"));
    parts.headers.append("x-amz-security-token", "live".parse().unwrap());
    assert!(matches!(check(&parts), Err(AuthError::IncompleteSignature(_))));
}

/// A presigned request with the token at a place of the query, signed over the query without it or with it.
fn presigned(before: &str, after: &str) -> Parts {
    let query = format!(
        "X-Amz-Algorithm={ALGORITHM}&X-Amz-Credential=ASIAEXAMPLE%2F20150830%2Fus-east-1%2Fsts%2Faws4_request\
         &X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host{before}"
    );
    let parts = |query: &str| {
        let request = http::Request::get(format!("http://h/?{query}"))
            .header("host", "h")
            .body(());
        request.unwrap().into_parts().0
    };
    let unsigned = parts(&format!("{query}&X-Amz-Signature=00"));
    let claim = Claim::read(&unsigned).unwrap();
    let canonical = canonical::request(&claim, &unsigned, &hex(&Sha256::digest(b""))).unwrap();
    let text = format!(
        "{ALGORITHM}\n{}\n{}\n{}",
        claim.timestamp,
        claim.scope(),
        hex(&Sha256::digest(canonical.as_bytes()))
    );
    let mut mac = signing_key("temporary", &claim.date, "us-east-1", "sts");
    mac.update(text.as_bytes());
    parts(&format!(
        "{query}&X-Amz-Signature={}{after}",
        hex(&mac.finalize().into_bytes())
    ))
}

#[test]
fn the_signature_of_a_presigned_request_covers_its_token() {
    let check = |parts: &Parts| Verifier::new().verify(parts, b"", NOW, &One);
    assert!(check(&presigned("&X-Amz-Security-Token=live", "")).is_ok());
    assert_eq!(
        check(&presigned("", "&X-Amz-Security-Token=live")),
        Err(AuthError::SignatureDoesNotMatch)
    );
    assert_eq!(check(&presigned("", "")), Err(AuthError::InvalidToken));
    assert_eq!(
        check(&presigned("&X-Amz-Security-Token=late", "")),
        Err(AuthError::ExpiredToken)
    );
    let mut both = presigned("&X-Amz-Security-Token=live", "");
    both.headers.insert("x-amz-security-token", "late".parse().unwrap());
    assert!(matches!(check(&both), Err(AuthError::IncompleteSignature(_))));
}

/// Codes as botocore's retry and refresh logic knows them.
#[test]
fn every_protocol_words_bad_tokens_its_own_way() {
    use crate::schema::Protocol::*;
    let code = |error: AuthError, protocol| {
        let error = error.to_api_error(protocol);
        (error.code().to_owned(), error.status().as_u16())
    };
    for (protocol, invalid, expired) in [
        (
            Json11,
            ("UnrecognizedClientException", 400),
            ("ExpiredTokenException", 400),
        ),
        (
            RestJson1,
            ("UnrecognizedClientException", 403),
            ("ExpiredTokenException", 403),
        ),
        (Query, ("InvalidClientTokenId", 403), ("ExpiredToken", 403)),
        (Ec2, ("AuthFailure", 401), ("RequestExpired", 400)),
    ] {
        let own = |(code, status): (&str, u16)| (code.to_owned(), status);
        assert_eq!(code(KeyError::Unknown.into(), protocol), own(invalid));
        assert_eq!(code(KeyError::InvalidToken.into(), protocol), own(invalid));
        assert_eq!(code(KeyError::ExpiredToken.into(), protocol), own(expired));
        let broken = AuthError::from(KeyError::Unavailable("disk on fire".into())).to_api_error(protocol);
        assert_eq!((broken.code(), broken.status().as_u16()), ("InternalFailure", 500));
        assert!(!broken.message().contains("fire") && broken.chain().contains("fire"));
    }
}
