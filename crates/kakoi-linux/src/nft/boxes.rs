//! Cuts overlapping boxes (address range × protocol × ports) into disjoint ones, because the kernel's interval sets
//! refuse overlaps. The result depends on which points are covered, not on how or in which order the input says so.

/// An inclusive range per dimension.
pub type Box = Vec<(u32, u32)>;

/// The canonical disjoint boxes that cover exactly the points of `boxes`, sorted. All must have the same dimension;
/// without any dimension there's nothing to cut.
pub fn disjoint(boxes: &[Box]) -> Vec<Box> {
    let slices: Vec<&[(u32, u32)]> = boxes.iter().map(Vec::as_slice).collect();
    if slices.iter().any(|b| b.is_empty()) {
        Vec::new()
    } else {
        cut(&slices)
    }
}

fn cut(boxes: &[&[(u32, u32)]]) -> Vec<Box> {
    let Some(first) = boxes.first() else { return Vec::new() };
    if first.len() == 1 {
        return union(boxes.iter().map(|b| b[0]).collect())
            .into_iter()
            .map(|span| vec![span])
            .collect();
    }
    // Sweep the first dimension: between two borders the covering boxes stay the same. Borders are u64 because the
    // point after the last address doesn't fit.
    let mut opens: Vec<(u64, usize)> = boxes.iter().enumerate().map(|(i, b)| (u64::from(b[0].0), i)).collect();
    let mut closes: Vec<(u64, usize)> = boxes
        .iter()
        .enumerate()
        .map(|(i, b)| (u64::from(b[0].1) + 1, i))
        .collect();
    opens.sort_unstable();
    closes.sort_unstable();
    let mut borders: Vec<u64> = opens.iter().chain(&closes).map(|(at, _)| *at).collect();
    borders.sort_unstable();
    borders.dedup();
    let (mut opened, mut closed) = (0, 0);
    let mut active: Vec<usize> = Vec::new();
    // Runs of the first dimension with what they cover in the others; equal neighbours become one.
    let mut runs: Vec<(u64, u64, Vec<Box>)> = Vec::new();
    for pair in borders.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        while closes.get(closed).is_some_and(|(at, _)| *at <= start) {
            let gone = closes[closed].1;
            active.retain(|i| *i != gone);
            closed += 1;
        }
        while opens.get(opened).is_some_and(|(at, _)| *at <= start) {
            active.push(opens[opened].1);
            opened += 1;
        }
        let mut rest: Vec<&[(u32, u32)]> = active.iter().map(|i| &boxes[*i][1..]).collect();
        rest.sort_unstable();
        rest.dedup();
        let inner = cut(&rest);
        match runs.last_mut() {
            Some((_, last_end, last)) if *last_end == start && *last == inner => *last_end = end,
            _ if inner.is_empty() => {}
            _ => runs.push((start, end, inner)),
        }
    }
    runs.into_iter()
        .flat_map(|(start, end, inner)| {
            let span = (start as u32, (end - 1) as u32);
            inner
                .into_iter()
                .map(move |rest| std::iter::once(span).chain(rest).collect())
        })
        .collect()
}

/// Sorted ranges without overlap or touching neighbours.
fn union(mut spans: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    spans.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (from, to) in spans {
        match merged.last_mut() {
            Some(last) if u64::from(from) <= u64::from(last.1) + 1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn covers(boxes: &[Box], point: &[u32]) -> usize {
        boxes
            .iter()
            .filter(|b| b.iter().zip(point).all(|((lo, hi), p)| lo <= p && p <= hi))
            .count()
    }

    fn span() -> impl Strategy<Value = (u32, u32)> {
        (0u32..8, 0u32..8).prop_map(|(a, b)| (a.min(b), a.max(b)))
    }

    proptest! {
        #[test]
        fn every_point_is_covered_once_or_not_at_all(input in proptest::collection::vec(proptest::collection::vec(span(), 3), 0..8)) {
            let output = disjoint(&input);
            for point in 0..512u32 {
                let point = [point & 7, (point >> 3) & 7, point >> 6];
                let wanted = usize::from(covers(&input, &point) > 0);
                prop_assert_eq!(covers(&output, &point), wanted, "{:?} in {:?}", point, output);
            }
        }

        #[test]
        fn order_and_repetition_do_not_matter(input in proptest::collection::vec(proptest::collection::vec(span(), 3), 1..8), turn in 0usize..8) {
            let mut other = input.clone();
            other.rotate_left(turn % input.len());
            other.push(input[0].clone());
            prop_assert_eq!(disjoint(&input), disjoint(&other));
            let once = disjoint(&input);
            prop_assert_eq!(&disjoint(&once), &once, "cutting twice changes nothing");
        }
    }

    #[test]
    fn the_last_address_is_part_of_the_range() {
        let all = vec![(0, u32::MAX), (6, 6)];
        assert_eq!(disjoint(&[all.clone(), vec![(u32::MAX, u32::MAX), (6, 6)]]), vec![all]);
    }
}
