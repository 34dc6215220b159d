//! Values of conditions: numbers, dates, base64. `None` is text that can't be read.

/// A thousand-millionth: numbers and dates are whole numbers of these, so that comparing is exact.
const NANO: i128 = 1_000_000_000;
const SECONDS_PER_DAY: i64 = 86_400;

/// An integer or decimal number, in thousand-millionths; up to 18 digits before the point and 9 after it.
pub(crate) fn number(text: &str) -> Option<i128> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, nanos(fraction)?),
        None => (digits, 0),
    };
    let value = i128::from(digits_of(whole, 1..=18)?) * NANO + i128::from(fraction);
    Some(if negative { -value } else { value })
}

/// A moment in nanoseconds since 1970: seconds as a number, or one of W3C's forms of ISO 8601 (`YYYY`, `YYYY-MM`,
/// `YYYY-MM-DD`, `YYYY-MM-DDThh:mm[:ss[.s]]` with `Z` or `±hh:mm`). Four digits alone are a year.
pub(crate) fn moment(text: &str) -> Option<i128> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some(seconds) = number(text).filter(|_| !is_year) {
        return Some(seconds);
    }
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year = digits_of(parts.next()?, 4..=4)?;
    let month = parts.next().map_or(Some(1), |m| digits_of(m, 2..=2))?;
    let day = parts.next().map_or(Some(1), |d| digits_of(d, 2..=2))?;
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let (seconds, nanos) = match time {
        Some(_) if date.len() != "YYYY-MM-DD".len() => return None,
        Some(time) => time_of_day(time)?,
        None => (0, 0),
    };
    let seconds = days_since_1970(year, month, day) * SECONDS_PER_DAY + seconds;
    Some(i128::from(seconds) * NANO + i128::from(nanos))
}

/// `hh:mm[:ss[.s]]` with its zone: seconds since the day's start in UTC, and nanoseconds.
fn time_of_day(text: &str) -> Option<(i64, i64)> {
    let (clock, offset) = match text.strip_suffix('Z') {
        Some(clock) => (clock, 0),
        None => {
            let (clock, zone) = text.split_at_checked(text.len().checked_sub("+hh:mm".len())?)?;
            let minutes = clock_minutes(zone.get(1..)?)?;
            match zone.get(..1)? {
                "+" => (clock, minutes * 60),
                "-" => (clock, -minutes * 60),
                _ => return None,
            }
        }
    };
    let minutes = clock_minutes(clock.get(..5)?)?;
    let (seconds, nanos) = match clock.get(5..)? {
        "" => (0, 0),
        rest => {
            let (seconds, fraction) = match rest.strip_prefix(':')?.split_once('.') {
                Some((seconds, fraction)) => (seconds, nanos(fraction)?),
                None => (rest.strip_prefix(':')?, 0),
            };
            (digits_of(seconds, 2..=2).filter(|s| *s < 60)?, fraction)
        }
    };
    Some((minutes * 60 + seconds - offset, nanos))
}

/// `hh:mm` in minutes.
fn clock_minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let hours = digits_of(hours, 2..=2).filter(|h| *h < 24)?;
    let minutes = digits_of(minutes, 2..=2).filter(|m| *m < 60)?;
    Some(hours * 60 + minutes)
}

/// The digits after a point as thousand-millionths.
fn nanos(fraction: &str) -> Option<i64> {
    let value = digits_of(fraction, 1..=9)?;
    let missing = u32::try_from(9 - fraction.len()).ok()?;
    Some(value * 10_i64.pow(missing))
}

fn digits_of(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<i64> {
    if !length.contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days from 1970-01-01 to a date of the years 0 to 9999.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    /// Days from the start of the year 0, a leap year, to 1970.
    const TO_1970: i64 = 719_528;
    let years_before = if year == 0 {
        0
    } else {
        1 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400
    };
    let months: i64 = (1..month).map(|m| days_in(year, m)).sum();
    year * 365 + years_before + months + day - 1 - TO_1970
}

/// Base64 in its one canonical form, so that equal texts are equal bytes and different texts are different bytes.
pub(crate) fn base64(text: &str) -> Option<&str> {
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let data = text.trim_end_matches('=');
    let sextets: Option<Vec<u8>> = data.bytes().map(sextet).collect();
    let unused_bits = match text.len() - data.len() {
        0 => 0,
        1 => 0b11,
        2 => 0b1111,
        _ => return None,
    };
    let last = sextets?.last().copied().unwrap_or(0);
    (text.len().is_multiple_of(4) && last & unused_bits == 0).then_some(text)
}
