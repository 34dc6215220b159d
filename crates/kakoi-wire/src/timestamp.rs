//! Seconds since the epoch to and from the text forms of the protocols.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// `2024-01-31T10:20:30.500Z`; milliseconds are printed always, so that equal instants are equal text. Out of the calendar's
/// range gives the epoch: the value came from our own store, and an answer must still be printed.
pub(crate) fn iso8601(seconds: f64) -> String {
    let millis = if seconds.is_finite() {
        (seconds * 1000.0).round()
    } else {
        0.0
    };
    let nanos = (millis as i128).saturating_mul(1_000_000);
    let at = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.millisecond()
    )
}

/// Reads ISO 8601 with an offset, or a plain number of seconds.
pub(crate) fn parse(text: &str) -> Option<f64> {
    if let Ok(at) = OffsetDateTime::parse(text, &Rfc3339) {
        return Some(at.unix_timestamp_nanos() as f64 / 1e9);
    }
    text.parse::<f64>().ok().filter(|s| s.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        assert_eq!(iso8601(1_605_418_785.555), "2020-11-15T05:39:45.555Z");
        assert_eq!(parse("2020-11-15T05:39:45.555Z"), Some(1_605_418_785.555));
        assert_eq!(parse("2020-11-15T06:39:45+01:00"), Some(1_605_418_785.0));
        assert_eq!(parse("1605418785"), Some(1_605_418_785.0));
        assert_eq!(parse("yesterday"), None);
        assert_eq!(iso8601(f64::INFINITY), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso8601(1e300), "1970-01-01T00:00:00.000Z");
    }
}
