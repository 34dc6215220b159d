//! Rows of the result: what was measured, what it's held against, and how both are shown.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A number to hold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Hold {
    /// The median must be below.
    Below(f64),
    /// The median must be above.
    Above(f64),
    /// The median of the ratios to the peer of the same run must be below.
    RatioBelow(f64),
    /// The median of the ratios to the peer of the same run must be above.
    RatioAbove(f64),
}

/// Another, measured in turns with what the row is about, in the same run and the same unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peer {
    /// Who.
    pub name: String,
    /// One sample for each of the row's, taken just before or after it.
    pub samples: Vec<f64>,
}

/// Samples of one number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// Unit of samples and of the number to hold, such as `ms`.
    pub unit: String,
    /// The samples, in the order they were taken.
    pub samples: Vec<f64>,
    /// The design's number, if it names one.
    pub hold: Option<Hold>,
    /// Who was measured beside it.
    pub peer: Option<Peer>,
    /// Figures of others from a machine of the same kind, not measured in this run.
    pub peers: Option<String>,
    /// How it was measured, where the name doesn't say it.
    pub note: Option<String>,
}

impl Row {
    /// A row without a number to hold.
    pub fn new(what: impl Into<String>, unit: &str, samples: Vec<f64>) -> Self {
        Self {
            what: what.into(),
            unit: unit.into(),
            samples,
            hold: None,
            peer: None,
            peers: None,
            note: None,
        }
    }

    /// Sets the number to hold.
    pub fn hold(mut self, hold: Hold) -> Self {
        self.hold = Some(hold);
        self
    }

    /// Sets who was measured beside it, round by round.
    pub fn beside(mut self, name: impl Into<String>, samples: Vec<f64>) -> Self {
        self.peer = Some(Peer {
            name: name.into(),
            samples,
        });
        self
    }

    /// Sets what others reach.
    pub fn peers(mut self, peers: impl Into<String>) -> Self {
        self.peers = Some(peers.into());
        self
    }

    /// Sets the note.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Middle, least and greatest sample; `None` without samples.
    pub fn summary(&self) -> Option<(f64, f64, f64)> {
        summary(&self.samples)
    }

    /// Middle of the ratios to the peer, round by round; `None` without one.
    pub fn ratio(&self) -> Option<f64> {
        let peer = self.peer.as_ref()?;
        let pairs = self.samples.iter().zip(&peer.samples);
        let ratios: Vec<f64> = pairs.map(|(own, other)| own / other).collect();
        summary(&ratios).map(|(middle, ..)| middle)
    }

    /// `held`, `missed`, or nothing where the design names no number, or one of a peer that wasn't measured.
    pub fn verdict(&self) -> Option<&'static str> {
        let (median, ..) = self.summary()?;
        let held = match self.hold? {
            Hold::Below(limit) => median < limit,
            Hold::Above(limit) => median > limit,
            Hold::RatioBelow(limit) => self.ratio()? < limit,
            Hold::RatioAbove(limit) => self.ratio()? > limit,
        };
        Some(if held { "held" } else { "missed" })
    }

    fn cells(&self) -> [String; 7] {
        let measured = shown(&self.samples, &self.unit);
        let beside = self.peer.as_ref().map_or_else(String::new, |peer| {
            let ratio = self
                .ratio()
                .map_or_else(String::new, |r| format!("; ratio {}", short(r)));
            format!("{} {}{ratio}", peer.name, shown(&peer.samples, &self.unit))
        });
        let hold = match self.hold {
            Some(Hold::Below(limit)) => format!("< {} {}", short(limit), self.unit),
            Some(Hold::Above(limit)) => format!("> {} {}", short(limit), self.unit),
            Some(Hold::RatioBelow(limit)) => format!("ratio < {}", short(limit)),
            Some(Hold::RatioAbove(limit)) => format!("ratio > {}", short(limit)),
            None => String::new(),
        };
        let peers = self.peers.clone().unwrap_or_default();
        let verdict = self.verdict().unwrap_or_default().to_owned();
        [
            self.what.clone(),
            measured,
            self.samples.len().to_string(),
            hold,
            verdict,
            beside,
            peers,
        ]
    }

    fn json(&self) -> Value {
        let (median, least, most) = self.summary().unwrap_or((f64::NAN, f64::NAN, f64::NAN));
        let (relation, target) = match self.hold {
            Some(Hold::Below(limit)) => (json!("<"), json!(limit)),
            Some(Hold::Above(limit)) => (json!(">"), json!(limit)),
            Some(Hold::RatioBelow(limit)) => (json!("ratio <"), json!(limit)),
            Some(Hold::RatioAbove(limit)) => (json!("ratio >"), json!(limit)),
            None => (Value::Null, Value::Null),
        };
        json!({
            "what": self.what, "unit": self.unit, "median": median, "min": least, "max": most, "n": self.samples.len(),
            "hold": { "relation": relation, "value": target }, "verdict": self.verdict(),
            "peer": self.peer, "ratio": self.ratio(), "peers_quoted": self.peers, "note": self.note,
            "samples": self.samples,
        })
    }
}

/// A percentile of sorted samples, between its neighbours where it falls between two.
pub fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let (below, above) = (sorted.get(place.floor() as usize)?, sorted.get(place.ceil() as usize)?);
    Some(below + (above - below) * place.fract())
}

/// Middle, least and greatest of unsorted samples.
fn summary(samples: &[f64]) -> Option<(f64, f64, f64)> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some((percentile(&sorted, 0.5)?, *sorted.first()?, *sorted.last()?))
}

/// Samples for people.
fn shown(samples: &[f64], unit: &str) -> String {
    match summary(samples) {
        Some((median, least, most)) if samples.len() > 1 => {
            format!("{} {unit} ({}–{})", short(median), short(least), short(most))
        }
        Some((only, ..)) => format!("{} {unit}", short(only)),
        None => "nothing".into(),
    }
}

/// The middle of unsorted samples; 0 without any.
pub fn median(samples: &[f64]) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    percentile(&sorted, 0.5).unwrap_or(0.0)
}

/// Three digits that matter, thousands with a separator.
fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 1000.0 => {
            let digits = format!("{:.0}", value.abs());
            let groups: Vec<&str> = digits
                .as_bytes()
                .rchunks(3)
                .rev()
                .filter_map(|c| std::str::from_utf8(c).ok())
                .collect();
            format!("{}{}", if value < 0.0 { "-" } else { "" }, groups.join(","))
        }
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// The whole result for people.
pub fn table(machine: &str, rows: &[Row]) -> String {
    let mut table = comfy_table::Table::new();
    table.load_preset(comfy_table::presets::NOTHING);
    table.set_content_arrangement(comfy_table::ContentArrangement::Dynamic);
    table.set_header([
        "what",
        "median (min–max)",
        "n",
        "hold",
        "verdict",
        "beside it, in this run",
        "peers, quoted: not from this run",
    ]);
    for row in rows {
        table.add_row(row.cells());
    }
    let mut text = format!("{machine}\n{table}\n");
    for row in rows {
        if let Some(note) = &row.note {
            text.push_str(&format!("{}: {note}\n", row.what));
        }
    }
    let judged: Vec<&str> = rows.iter().filter_map(Row::verdict).collect();
    let held = judged.iter().filter(|v| **v == "held").count();
    text.push_str(&format!("{held} of {} numbers held\n", judged.len()));
    text
}

/// The whole result for programs.
pub fn json(machine: &str, rows: &[Row], failures: &[String]) -> Value {
    json!({ "machine": machine, "rows": rows.iter().map(Row::json).collect::<Vec<_>>(), "failures": failures })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_fall_between_neighbours() {
        let sorted = [1.0, 2.0, 3.0, 10.0];
        assert_eq!(percentile(&sorted, 0.0), Some(1.0));
        assert_eq!(percentile(&sorted, 0.5), Some(2.5));
        assert_eq!(percentile(&sorted, 1.0), Some(10.0));
        assert_eq!(percentile(&[], 0.5), None);
    }

    #[test]
    fn the_median_decides() {
        let row = |samples: &[f64], hold| Row::new("x", "ms", samples.to_vec()).hold(hold).verdict();
        assert_eq!(row(&[1.0, 2.0, 90.0], Hold::Below(3.0)), Some("held"));
        assert_eq!(row(&[1.0, 20.0, 90.0], Hold::Below(3.0)), Some("missed"));
        assert_eq!(row(&[1.0, 20.0, 90.0], Hold::Above(3.0)), Some("held"));
        assert_eq!(row(&[], Hold::Above(3.0)), None);
    }

    #[test]
    fn ratios_are_of_the_same_round_and_none_without_a_peer() {
        let row = Row::new("x", "/s", vec![10.0, 40.0, 90.0]).hold(Hold::RatioAbove(5.0));
        assert_eq!((row.ratio(), row.verdict()), (None, None));
        // Ratio of the medians would be 40; the rounds say 10, 1 and 90.
        let row = row.beside("other", vec![1.0, 40.0, 1.0]);
        assert_eq!((row.ratio(), row.verdict()), (Some(10.0), Some("held")));
        assert_eq!(row.clone().hold(Hold::RatioBelow(10.0)).verdict(), Some("missed"));
        assert_eq!(row.cells()[5], "other 1.00 /s (1.00–40.0); ratio 10.0");
        assert_eq!(row.json().get("ratio"), Some(&json!(10.0)));
    }

    #[test]
    fn numbers_are_short() {
        let shown = [1_234_567.0, 123.4, 12.34, 1.234, -2345.0].map(short);
        assert_eq!(shown, ["1,234,567", "123", "12.3", "1.23", "-2,345"]);
    }
}
