//! Orders in which everything comes after what it depends on, and the circles that have none.

/// An order of the numbers below `edges.len()` in which each comes after those it depends on, and the members of circles.
/// Without recursion: chains may be as long as a rule set allows.
pub(crate) fn order(edges: &[Vec<usize>]) -> (Vec<usize>, Vec<usize>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; edges.len()];
    let mut order = Vec::with_capacity(edges.len());
    let mut circular = Vec::new();
    for start in 0..edges.len() {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, next)) = path.last_mut() {
            let here = *at;
            if *next == 0 {
                match state.get(here) {
                    Some(State::New) => state.iter_mut().skip(here).take(1).for_each(|s| *s = State::Open),
                    _ => {
                        path.pop();
                        continue;
                    }
                }
            }
            match edges.get(here).and_then(|below| below.get(*next)) {
                Some(&below) => {
                    *next += 1;
                    match state.get(below) {
                        Some(State::New) => path.push((below, 0)),
                        Some(State::Open) => {
                            let from = path.iter().position(|(on_path, _)| *on_path == below).unwrap_or(0);
                            circular.extend(path.iter().skip(from).map(|(on_path, _)| *on_path));
                        }
                        _ => {}
                    }
                }
                None => {
                    state.iter_mut().skip(here).take(1).for_each(|s| *s = State::Done);
                    order.push(here);
                    path.pop();
                }
            }
        }
    }
    crate::sorted::sort(&mut circular);
    circular.dedup();
    (order, circular)
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn each_after_what_it_depends_on() {
        let (found, circular) = order(&[vec![1, 2], vec![2], vec![]]);
        assert_eq!(found, [2, 1, 0]);
        assert!(circular.is_empty());
    }

    #[test]
    fn circles_are_named_and_long_chains_do_not_overflow() {
        assert_eq!(order(&[vec![1], vec![0], vec![0]]).1, [0, 1]);
        assert_eq!(order(&[vec![0]]).1, [0]);
        let chain: Vec<Vec<usize>> = (0..200_000).map(|k| if k + 1 < 200_000 { vec![k + 1] } else { vec![] }).collect();
        assert_eq!(order(&chain).0.first(), Some(&199_999));
    }
}
