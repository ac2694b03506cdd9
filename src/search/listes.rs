//! Short lists of words kept as one text: they weigh less than lists of texts, and are read by
//! plain loops, which small code does not slow down.

/// Is `mot` one of the words of `liste`, separated by spaces?
pub(super) fn contains(liste: &[u8], mot: &[u8]) -> bool {
    let mut at = 0;
    while at < liste.len() {
        let end = end_of(liste, at, b' ');
        if is(&liste[at..end], mot) {
            return true;
        }
        at = end + 1;
    }
    false
}

/// Where the item that starts at `at` ends.
pub(super) fn end_of(liste: &[u8], at: usize, separator: u8) -> usize {
    let mut end = at;
    while end < liste.len() && liste[end] != separator {
        end += 1;
    }
    end
}

/// Are these the same letters?
pub(super) fn is(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_whole_words() {
        assert!(contains(b"je veux", b"veux") && contains(b"je veux", b"je"));
        assert!(!contains(b"je veux", b"veu") && !contains(b"je veux", b"je veux"));
        assert!(!contains(b"", b"je") && !contains(b"je veux", b""));
    }
}
