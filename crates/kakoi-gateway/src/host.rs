//! Which host names are sites. Exact, because a second spelling of a name is a second way round a check.

/// Hex digits of a label, after its `k`.
const DIGITS: usize = 32;

/// The label of a site, if `host` is written exactly as a site of this port is: `k<32 hex>.localhost:<port>`, lower case, no dot
/// at the end, nothing before or behind.
pub(crate) fn label(host: &str, port: u16) -> Option<&str> {
    let (name, given) = host.split_once(':')?;
    // Compared as text: "04560" and "+4560" are numbers, too.
    if given != port.to_string() {
        return None;
    }
    let label = name.strip_suffix(".localhost")?;
    let digits = label.strip_prefix('k')?;
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (digits.len() == DIGITS && digits.bytes().all(is_digit)).then_some(label)
}

/// Whether `host`, as a `Host` header has it, is exactly that of a site.
pub fn is_site(host: &str, port: u16) -> bool {
    label(host, port).is_some()
}

/// Whether `host` is a site's name in **any** spelling: with other case, port, a dot at the end, names before it. Whoever shares
/// a listener between the gateway and something else gives the gateway all of these; it serves the exact ones and refuses the
/// rest, so that no browser ever sees something else under a name that belongs to a site.
pub fn claims(host: &str) -> bool {
    let host = host
        .rsplit_once('@')
        .map_or(host, |(_, host)| host)
        .to_ascii_lowercase();
    let name = host.split(':').next().unwrap_or_default().trim_end_matches('.');
    let Some(front) = name.strip_suffix(".localhost") else {
        return false;
    };
    let label = front.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    label
        .strip_prefix('k')
        .is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_spelling_of_a_host_is_a_site() {
        let label_text = format!("k{}", "0a".repeat(16));
        let good = format!("{label_text}.localhost:4560");
        assert_eq!(label(&good, 4560), Some(label_text.as_str()));
        let upper = label_text.to_ascii_uppercase();
        for bad in [
            format!("{upper}.localhost:4560"),
            format!("{label_text}.LOCALHOST:4560"),
            format!("{label_text}.localhost.:4560"),
            format!("{label_text}.localhost"),
            format!("{label_text}.localhost:"),
            format!("{label_text}.localhost:04560"),
            format!("{label_text}.localhost:4561"),
            format!("{label_text}.localhost:4560:4560"),
            format!("x.{label_text}.localhost:4560"),
            format!("x{label_text}.localhost:4560"),
            format!("{label_text}x.localhost:4560"),
            format!("{label_text}.localhost.evil.example:4560"),
            format!("u@{label_text}.localhost:4560"),
            format!("{label_text}.localhost:4560@evil.example"),
            format!(" {label_text}.localhost:4560"),
            format!("{}.localhost:4560", &label_text[..32]),
            "localhost:4560".to_owned(),
            "127.0.0.1:4560".to_owned(),
            String::new(),
        ] {
            assert!(!is_site(&bad, 4560), "{bad}");
        }
    }

    #[test]
    fn every_spelling_of_a_sites_name_is_claimed_and_no_other_name() {
        let label = format!("k{}", "0a".repeat(16));
        for spelling in [
            format!("{label}.localhost:4560"),
            format!("{label}.localhost"),
            format!("{}.LocalHost.:1", label.to_ascii_uppercase()),
            format!("x.{label}.localhost:4560"),
            format!("u@{label}.localhost"),
        ] {
            assert!(claims(&spelling), "{spelling}");
        }
        for other in [
            "127.0.0.1:4560",
            "localhost:4560",
            "bucket.localhost:4560",
            "k.localhost",
            "s3.us-east-1.kakoi.internal",
        ] {
            assert!(!claims(other), "{other}");
        }
    }
}
