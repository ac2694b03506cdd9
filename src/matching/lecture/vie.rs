//! Activities of everyday life, found by everyday words as they are typed.

use super::{
    mots::{content, singular},
    overlap,
};
use crate::{
    matching::tables::{ActiviteVie, activites_vie},
    search::fold,
};

/// Activities of everyday life that answer what is being typed, at most `max`: each word is the
/// beginning of one of theirs, the closest to what is typed first, then by number.
pub fn find_vie(texte: &str, max: usize) -> Vec<&'static ActiviteVie> {
    let folded = fold(texte);
    let typed: Vec<String> = content(&folded).map(str::to_owned).collect();
    let mut found: Vec<(f32, &ActiviteVie)> = Vec::new();
    for it in activites_vie().iter().filter(|_| !typed.is_empty()) {
        let said = std::iter::once(it.phrase).chain(it.autres_mots.iter().copied());
        let best = said
            .filter(|said| {
                let said = fold(said);
                let begins =
                    |it: &String| said.split(' ').any(|word| word.starts_with(singular(it)));
                typed.iter().all(begins)
            })
            .map(|said| 1.0 + overlap(&typed, said))
            .fold(0.0, f32::max);
        if best > 0.0 {
            found.push((best, it));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    found.into_iter().take(max).map(|it| it.1).collect()
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use super::*;

    #[test]
    fn an_activity_of_life_is_found_by_everyday_words() {
        for (typed, expected) in [
            ("nounou", "v001"),
            ("baby sit", "v002"),
            ("neveux", "v001"),
            ("garder des enfants le soir", "v002"),
        ] {
            let found = find_vie(typed, 3);
            assert!(found.iter().any(|it| it.id.to_string() == expected), "{typed}: {found:?}");
        }
        assert!(find_vie("", 3).is_empty() && find_vie("xyz", 3).is_empty());
        // Each is found by its own words, and by each of its other words.
        for it in activites_vie() {
            for said in std::iter::once(it.phrase).chain(it.autres_mots.iter().copied()) {
                let found = find_vie(said, 8);
                assert!(found.iter().any(|other| other.id == it.id), "{said}");
            }
        }
    }
}
