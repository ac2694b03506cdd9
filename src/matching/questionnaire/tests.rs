//! The questionnaire as a whole: what is asked, what comes out, and that order never matters.

use std::collections::BTreeSet;

use super::*;
use crate::{
    domain::{Gout, InteretCode},
    matching::tables::ActiviteId,
};

/// Answers written as in an address.
#[track_caller]
fn reponses(text: &str) -> Reponses {
    let (reponses, left_out) = Reponses::read(text);
    assert!(left_out.is_empty(), "{left_out:?}");
    reponses
}

/// Goes through a questionnaire to its end, answering with `answer`.
fn walk(version: Version, answer: impl Fn(&Activite) -> Reponse) -> (Reponses, Vec<ActiviteId>) {
    let (mut reponses, mut asked) = (Reponses::default(), Vec::new());
    while let Some(activite) = prochaine(&reponses, version) {
        reponses.set(activite.id, answer(activite));
        asked.push(activite.id);
    }
    (reponses, asked)
}

/// Likes the activities that are there for one of `letters`, and no other.
fn liking(letters: &str) -> impl Fn(&Activite) -> Reponse {
    move |it| if letters.contains(it.lettre) { Reponse::Aime } else { Reponse::NAimePas }
}

/// Numbers without rhyme, the same at each run.
struct Hasard(u64);

impl Hasard {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn any_answers(hasard: &mut Hasard) -> Vec<(ActiviteId, Reponse)> {
    let mut answers = Vec::new();
    for it in activites_questionnaire() {
        let reponse = match hasard.below(6) {
            0 => Reponse::Aime,
            1 => Reponse::NeSaitPas,
            2 => Reponse::NAimePas,
            3 => Reponse::Passe,
            _ => continue,
        };
        answers.push((it.id, reponse));
    }
    answers
}

#[test]
fn a_version_shows_as_many_activities_as_it_says_each_once() {
    for (version, n) in Version::TOUTES.into_iter().zip([8, 14, 24]) {
        for answer in [Reponse::Aime, Reponse::NeSaitPas, Reponse::NAimePas, Reponse::Passe] {
            let (reponses, asked) = walk(version, |_| answer);
            assert_eq!((asked.len(), version.n_activites()), (n, n));
            assert_eq!(asked.iter().collect::<BTreeSet<_>>().len(), n, "none is asked twice");
            assert_eq!(prochaine(&reponses, version), None);
        }
    }
}

#[test]
fn the_first_six_are_the_same_for_all_and_touch_each_letter() {
    for version in Version::TOUTES {
        let (_, liked) = walk(version, |_| Reponse::Aime);
        let (_, passed) = walk(version, |_| Reponse::Passe);
        assert_eq!(liked[..6], passed[..6]);
        let letters: BTreeSet<char> = activites_questionnaire()
            .iter()
            .filter(|it| liked[..6].contains(&it.id))
            .map(|it| it.lettre)
            .collect();
        assert_eq!(letters.len(), 6);
    }
}

#[test]
fn the_next_question_follows_the_answers() {
    let (_, hands) = walk(Version::Minutes2, liking("R"));
    let (_, people) = walk(Version::Minutes2, liking("S"));
    assert_ne!(hands[6..], people[6..]);
}

#[test]
fn a_longer_version_goes_on_from_a_shorter_one() {
    let (short, _) = walk(Version::Minutes2, liking("AE"));
    let next = prochaine(&short, Version::Minutes5).expect("six are left");
    assert_eq!(short.get(next.id), None);
    assert_eq!(prochaine(&short, Version::Minutes2), None);
}

#[test]
fn the_order_of_answers_never_matters() {
    let mut hasard = Hasard(1);
    for _ in 0..200 {
        let mut answers = any_answers(&mut hasard);
        let straight: Reponses = answers.iter().copied().collect();
        answers.reverse();
        let half = answers.len() / 2;
        answers.rotate_left(half);
        let mixed: Reponses = answers.into_iter().collect();
        assert_eq!(Profil::of(&straight), Profil::of(&mixed));
        for version in Version::TOUTES {
            let [a, b] = [&straight, &mixed].map(|it| prochaine(it, version).map(|it| it.id));
            assert_eq!(a, b);
        }
    }
}

#[test]
fn answering_twice_the_same_changes_nothing_and_the_last_answer_stands() {
    let once = reponses("01a13n08s");
    let mut twice = once.clone();
    twice.set("q01".parse().unwrap(), Reponse::Aime);
    assert_eq!(once, twice);
    twice.set("q01".parse().unwrap(), Reponse::NAimePas);
    assert_eq!(Profil::of(&twice), Profil::of(&reponses("01n13n08s")));
    twice.remove("q01".parse().unwrap());
    assert_eq!(twice, reponses("13n08s"));
}

#[test]
fn passing_weighs_nothing() {
    let with = Profil::of(&reponses("01a13n08s19p24p"));
    assert_eq!(with, Profil::of(&reponses("01a13n08s")));
    assert_eq!(with.n_reponses, 3);
}

#[test]
fn answers_come_back_from_an_address_and_the_rest_is_named() {
    let mut hasard = Hasard(2);
    for _ in 0..200 {
        let answers: Reponses = any_answers(&mut hasard).into_iter().collect();
        assert_eq!(Reponses::read(&answers.write()), (answers, Vec::new()));
    }
    for (text, kept, named) in [
        ("", "", &[] as &[&str]),
        ("13n01a", "01a13n", &[]),
        ("01a99a02x03", "01a", &["99a", "02x", "03"]),
        ("00a+1aé1a", "", &["00a", "+1a", "é1a"]),
    ] {
        let (read, left_out) = Reponses::read(text);
        assert_eq!(
            (read.write().as_str(), left_out),
            (kept, named.iter().map(|it| (*it).to_owned()).collect())
        );
    }
}

#[test]
fn the_letters_of_what_one_likes_come_first() {
    for (first, letter) in LETTRES.into_iter().enumerate() {
        let (all, _) = walk(Version::Minutes10, liking(&letter.to_string()));
        let profil = Profil::of(&all);
        assert_eq!((profil.lettres()[0], profil.plat), (letter, None));
        assert!(profil.riasec[first] > 0);
    }
    let nothing = Profil::of(&Reponses::default());
    assert_eq!((nothing.lettres(), nothing.riasec), (LETTRES, [0; 6]), "equals keep their order");
}

#[test]
fn liking_more_never_lowers_what_the_activity_shows() {
    let mut hasard = Hasard(3);
    for _ in 0..100 {
        let answers: Reponses = any_answers(&mut hasard).into_iter().collect();
        let before = Profil::of(&answers);
        for activite in activites_questionnaire() {
            if answers.get(activite.id).is_some() {
                continue;
            }
            let mut more = answers.clone();
            more.set(activite.id, Reponse::Aime);
            let mut less = answers.clone();
            less.set(activite.id, Reponse::NAimePas);
            for (place, poids) in activite.riasec_plus.iter().enumerate().filter(|it| *it.1 > 0) {
                let [up, down] = [&more, &less].map(|it| Profil::of(it).riasec[place]);
                let told = (down, before.riasec[place], up);
                assert!(down <= told.1 && told.1 <= up, "{}: {told:?} {poids}", activite.id);
            }
        }
    }
}

#[track_caller]
fn check_gout(text: &str, interet: u8, expected: Option<Gout>) {
    let gouts = Profil::of(&reponses(text)).gouts;
    let found = gouts.iter().find(|it| it.0 == InteretCode(interet)).map(|it| it.1);
    assert_eq!(found, expected, "{text}: {gouts:?}");
}

#[test]
fn one_gesture_is_enough_to_follow_an_interest_and_not_to_reject_a_wide_one() {
    check_gout("03a", 17, Some(Gout::Aime)); // animals: the only gesture
    check_gout("03n", 17, Some(Gout::Rejette));
    check_gout("03s", 17, None);
    check_gout("01a", 14, Some(Gout::Aime)); // manual work: three gestures speak of it
    check_gout("01n", 14, None);
    check_gout("01n05n21n", 14, Some(Gout::Rejette));
    check_gout("01n05n21a", 14, None);
    check_gout("16n", 25, None); // thrills are only hinted at: a hint rejects nothing
}

#[test]
fn liking_can_deny_but_disliking_never_shows_the_contrary() {
    // Papers denies a little of the letter R; disliking papers is no taste for tools.
    let place = LETTRES.iter().position(|it| *it == 'R').unwrap();
    assert!(Profil::of(&reponses("22a")).riasec[place] < 0);
    assert_eq!(Profil::of(&reponses("22n")).riasec[place], 0);
}

#[test]
fn a_flat_profile_is_said_to_be_flat() {
    use ProfilPlat::{RienAime, SansRelief, ToutAime, TropPeu};
    for (text, expected) in [
        ("", Some(TropPeu)),
        ("01a13n08s19n09n", Some(TropPeu)),
        ("01a13n08s19n09n23p", Some(TropPeu)),
        ("01a13n08s19n09n23n", None),
        ("01a13a08a19a09a23a", Some(ToutAime)),
        ("01a13a08a19a09a23a02a14n", Some(ToutAime)),
        ("01a13a08a19a09a23n02a14n", None),
        ("01n13n08n19n09n23n", Some(RienAime)),
        ("01s13s08s19s09s23s02n", Some(RienAime)),
    ] {
        assert_eq!(Profil::of(&reponses(text)).plat, expected, "{text}");
    }
    // One gesture liked and one disliked for each letter.
    let seesaw = |it: &Activite| {
        if it.id.number().is_multiple_of(2) { Reponse::Aime } else { Reponse::NAimePas }
    };
    let (all, _) = walk(Version::Minutes10, seesaw);
    assert_eq!(Profil::of(&all).plat, Some(SansRelief));
}

/// A person with a first and a second letter who likes what is near them, with moods.
fn person(pair: [usize; 2], activite: &Activite, mood: i64) -> Reponse {
    let weight = |place: usize| i64::from(activite.riasec_plus[place]);
    let total: i64 = (0..6).map(weight).sum();
    let appeal = (100 * weight(pair[0]) + 60 * weight(pair[1])) / total + mood;
    match appeal {
        45.. => Reponse::Aime,
        15..45 => Reponse::NeSaitPas,
        _ => Reponse::NAimePas,
    }
}

/// How many of invented people, in 1 000, have their two letters first at the end.
fn found(version: Version, adaptive: bool) -> usize {
    let (mut n, mut found, mut hasard) = (0, 0, Hasard(4));
    let mut sheet: Vec<&Activite> = activites_questionnaire().iter().collect();
    sheet.sort_by_key(|it| (version.rank(it), it.id));
    for pair in (0..36).map(|it| [it / 6, it % 6]).filter(|it| it[0] != it[1]) {
        for _ in 0..20 {
            let moods: Vec<i64> = (0..24)
                .map(|_| (0..3).map(|_| hasard.below(41).cast_signed() - 20).sum())
                .collect();
            let answer = |it: &Activite| person(pair, it, moods[usize::from(it.id.number()) - 1]);
            let answers = if adaptive {
                walk(version, answer).0
            } else {
                sheet[..version.n_activites()].iter().map(|it| (it.id, answer(it))).collect()
            };
            let lettres = Profil::of(&answers).lettres();
            n += 1;
            let wanted = pair.map(|it| LETTRES[it]);
            found += usize::from(wanted.iter().all(|it| lettres[..2].contains(it)));
        }
    }
    1000 * found / n
}

#[test]
fn following_the_answers_finds_more_than_a_fixed_sheet() {
    for version in Version::TOUTES {
        let (adaptive, sheet) = (found(version, true), found(version, false));
        println!("{version:?}: two letters found for {adaptive} of 1 000, {sheet} with the sheet");
        let gain = if version == Version::Minutes10 { 0 } else { 20 };
        assert!(adaptive >= sheet + gain, "{version:?}: {adaptive}, {sheet} with the sheet");
    }
}
