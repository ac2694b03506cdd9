//! From the statistical code of a class (MEF-STAT-11) to the code of its diploma (CFD), by the
//! structure of both: the first three digits tell the kind of diploma and its years, the last five
//! are those of the CFD. The table that says it in full has no known licence; tests compare.

/// Kind and years of a class; then how the CFD of such a diploma begins: of the Éducation
/// nationale, and of agriculture.
const DISPOSITIFS: &[(&str, &str, &str)] = &[
    ("231", "500", "503"), // CAP in one year
    ("232", "500", "503"), // in two
    ("233", "500", "503"), // in three
    ("238", "400", "403"), // bac pro in three years
    ("239", "010", ""),    // mention complémentaire
    ("321", "320", "323"), // BTS in one year
    ("322", "320", "323"), // in two
    ("323", "320", "323"), // in three
];

/// Specialities of the land: only they may be of agriculture.
const TERRE: [&str; 2] = ["21", "22"];

/// The CFD of a class, when exactly one of those that it may be is `known`.
pub fn cfd(mefstat: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    if mefstat.len() != 11 || !mefstat.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let (kind, speciality) = (&mefstat[..3], &mefstat[6..]);
    let (_, education, agriculture) = DISPOSITIFS.iter().find(|it| it.0 == kind)?;
    let of_land = TERRE.iter().any(|it| speciality.starts_with(it)) && !agriculture.is_empty();
    let starts = [Some(education), Some(agriculture).filter(|_| of_land)];
    let codes = starts.into_iter().flatten().map(|it| format!("{it}{speciality}"));
    let mut found = codes.filter(|it| known(it));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_names_one_known_diploma_or_none() {
        let known = ["50022137", "40321211", "40021105", "40321105", "01022703"];
        let known = |it: &str| known.contains(&it);
        for (mefstat, expected) in [
            ("23220022137", Some("50022137")),
            ("23810021211", Some("40321211")),
            ("23830021105", None), // either of two
            ("23910022703", Some("01022703")),
            ("32210022137", None),
            ("99920022137", None),
            ("2322002213", None),
            ("é322002213", None),
            ("", None),
        ] {
            assert_eq!(cfd(mefstat, known).as_deref(), expected, "{mefstat}");
        }
    }
}
