//! Pages of lists, for the services whose lists have opaque tokens.
//!
//! A token names the last item that was given out, not a count: what's created or deleted between two pages neither repeats nor
//! hides another item. A token also carries its list's filters, so it can't be used with others.

use kakoi_wire::ApiError;

/// Where an item stands in its list: by this number, then by this key, which is unique.
pub(crate) type Position = (i64, String);

/// What part of a list is wanted.
pub(crate) struct PageRequest<'a> {
    /// The list's name with its filters and order.
    pub list: String,
    /// The token of the page before.
    pub token: Option<&'a str>,
    /// Items on a page, at most.
    pub limit: usize,
    /// Largest position first.
    pub descending: bool,
}

/// A part of a list.
#[derive(Debug)]
pub(crate) struct Page<T> {
    pub items: Vec<T>,
    /// The token for the next page, if there is one.
    pub next: Option<String>,
}

/// The token isn't one of this list's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadToken;

/// What the keys of a list's records begin with: those of one domain (`DomainIdEquals`), or nothing for all.
pub(super) fn domain_prefix(id: Option<&str>) -> String {
    id.map(|id| format!("{id}/")).unwrap_or_default()
}

/// Cuts a page out of a list.
pub(crate) fn page<T>(
    items: Vec<T>,
    position: impl Fn(&T) -> Position,
    request: &PageRequest<'_>,
) -> Result<Page<T>, BadToken> {
    let after = request
        .token
        .map(|token| read_token(token, &request.list))
        .transpose()?;
    let mut placed: Vec<(Position, T)> = items.into_iter().map(|item| (position(&item), item)).collect();
    if let Some(after) = &after {
        placed.retain(|(at, _)| if request.descending { at < after } else { at > after });
    }
    placed.sort_by(|(a, _), (b, _)| if request.descending { b.cmp(a) } else { a.cmp(b) });
    let more = placed.len() > request.limit;
    placed.truncate(request.limit);
    let next = placed
        .last()
        .filter(|_| more)
        .map(|((number, key), _)| write_token(&request.list, *number, key));
    Ok(Page {
        items: placed.into_iter().map(|(_, item)| item).collect(),
        next,
    })
}

/// A token for what comes after a position of a list.
pub(crate) fn write_token(list: &str, number: i64, key: &str) -> String {
    let key: String = key.bytes().map(|b| format!("{b:02x}")).collect();
    format!("{:016x}{number:016x}{key}", fingerprint(list))
}

/// The position that a token of this list names.
pub(crate) fn read_token(token: &str, list: &str) -> Result<Position, BadToken> {
    if !token.is_ascii() || token.len() < 32 || !token.len().is_multiple_of(2) {
        return Err(BadToken);
    }
    let hex = |from: usize, to: usize| u64::from_str_radix(&token[from..to], 16).map_err(|_| BadToken);
    if hex(0, 16)? != fingerprint(list) {
        return Err(BadToken);
    }
    let number = hex(16, 32)?.cast_signed();
    let bytes: Result<Vec<u8>, BadToken> = (32..token.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&token[at..at + 2], 16).map_err(|_| BadToken))
        .collect();
    Ok((number, String::from_utf8(bytes?).map_err(|_| BadToken)?))
}

/// FNV-1a: the same in every run and version, unlike the standard library's hashes; guards against slips, not against malice.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// SageMaker's default page (fact sheet 3.1).
const DEFAULT_RESULTS: usize = 10;

/// A page of a SageMaker list.
pub(super) fn sagemaker_page<T>(
    items: Vec<T>,
    position: impl Fn(&T) -> Position,
    list: String,
    token: Option<&str>,
    max_results: Option<i32>,
    sort_order: Option<&str>,
) -> Result<Page<T>, ApiError> {
    let limit = max_results
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(DEFAULT_RESULTS);
    let descending = sort_order == Some("Descending");
    let request = PageRequest {
        list: format!("{list}/{descending}"),
        token,
        limit,
        descending,
    };
    page(items, position, &request).map_err(|BadToken| {
        super::invalid("The NextToken isn't valid for this request: use one of the same list with the same filters.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request<'a>(list: &str, token: Option<&'a str>, descending: bool) -> PageRequest<'a> {
        PageRequest {
            list: list.into(),
            token,
            limit: 2,
            descending,
        }
    }

    fn position(n: &i64) -> Position {
        (*n / 2, format!("key{n}"))
    }

    #[test]
    fn pages_join_to_the_whole_list_in_both_orders() {
        for descending in [false, true] {
            let mut seen = Vec::new();
            let mut token: Option<String> = None;
            loop {
                let page = page(
                    vec![3, 1, -4, 2, 0],
                    position,
                    &request("l", token.as_deref(), descending),
                )
                .expect("token");
                seen.extend(page.items);
                token = page.next;
                if token.is_none() {
                    break;
                }
            }
            let mut wanted = vec![-4, 0, 1, 2, 3];
            if descending {
                wanted.reverse();
            }
            assert_eq!(seen, wanted);
        }
    }

    #[test]
    fn an_item_removed_between_pages_hides_no_other() {
        let first = page(vec![0, 1, 2, 3], position, &request("l", None, false)).expect("first");
        assert_eq!(first.items, [0, 1]);
        let second = page(vec![2, 3], position, &request("l", first.next.as_deref(), false)).expect("second");
        assert_eq!((second.items, second.next), (vec![2, 3], None));
    }

    #[test]
    fn foreign_and_garbled_tokens_are_refused() {
        let token = page(vec![0, 1, 2], position, &request("l", None, false))
            .expect("page")
            .next
            .expect("more");
        for (list, token) in [
            ("other", token.as_str()),
            ("l", "x"),
            ("l", ""),
            ("l", &token[..33]),
            ("l", "ä"),
        ] {
            assert_eq!(
                page(vec![1], position, &request(list, Some(token), false)).expect_err(token),
                BadToken
            );
        }
    }
}
