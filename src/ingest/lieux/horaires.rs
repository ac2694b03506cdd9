//! Opening hours in plain French. Sources write them by days and times; what is not entirely
//! understood is left out, never half told.

/// Days as OpenStreetMap names them, then in French.
const JOURS: [(&str, &str); 7] = [
    ("Mo", "lundi"),
    ("Tu", "mardi"),
    ("We", "mercredi"),
    ("Th", "jeudi"),
    ("Fr", "vendredi"),
    ("Sa", "samedi"),
    ("Su", "dimanche"),
];

/// Minutes since midnight: opens, closes.
pub type Plage = (u16, u16);

/// When a place is open, from Monday to Sunday. A day without times is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Semaine {
    jours: [Vec<Plage>; 7],
    sans_feries: bool,
}

impl Semaine {
    /// Reads the part of OpenStreetMap's syntax that says a week, always the same: days and times
    /// (`Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00; PH off`). As there, a later rule replaces
    /// an earlier one for its days. `None` for anything else (months, weeks, comments, nights).
    pub fn read(text: &str) -> Option<Self> {
        let mut out = Self::default();
        for rule in text.split(';').map(str::trim).filter(|it| !it.is_empty()) {
            if matches!(rule, "PH off" | "PH closed") {
                out.sans_feries = true;
                continue;
            }
            let (days, times) = rule.split_once(' ')?;
            let plages = match times.trim() {
                "off" | "closed" => Vec::new(),
                times => times.split(',').map(|it| plage(it.trim())).collect::<Option<_>>()?,
            };
            for part in days.split(',') {
                let (first, last) = part.split_once('-').unwrap_or((part, part));
                let day = |name: &str| JOURS.iter().position(|it| it.0 == name);
                out.set(day(first)?, day(last)?, &plages)?;
            }
        }
        out.is_sound().then_some(out)
    }

    /// Gives its times to each day from `first` to `last` (0 for Monday), in place of others.
    /// `None` when they are not days of a week in order.
    pub fn set(&mut self, first: usize, last: usize, plages: &[Plage]) -> Option<()> {
        for it in self.jours.get_mut(first..=last)? {
            *it = plages.to_vec();
        }
        (first <= last).then_some(())
    }

    /// Whether it is open at all, and no times of a day overlap.
    pub fn is_sound(&self) -> bool {
        let in_order = |it: &Vec<Plage>| it.is_sorted_by(|a, b| a.1 < b.0);
        self.jours.iter().any(|it| !it.is_empty()) && self.jours.iter().all(in_order)
    }

    /// « Du lundi au jeudi : 8 h 30 - 12 h 30. Vendredi : 9 h - 12 h. » without the last full stop.
    pub fn dire(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for (at, plages) in self.jours.iter().enumerate() {
            let told = self.jours[..at].contains(plages);
            if plages.is_empty() || told {
                continue;
            }
            let days: Vec<usize> = (at..7).filter(|it| self.jours[*it] == *plages).collect();
            let times: Vec<String> = plages
                .iter()
                .map(|it| format!("{}\u{a0}-\u{a0}{}", heure(it.0), heure(it.1)))
                .collect();
            said.push(format!("{}\u{a0}: {}", jours(&days), times.join(" et ")));
        }
        if self.sans_feries {
            said.push("Fermé les jours fériés".to_owned());
        }
        said.join(". ")
    }
}

/// The day of that French name, 0 for Monday.
pub fn jour(nom: &str) -> Option<usize> {
    JOURS.iter().position(|it| it.1 == nom.trim().to_lowercase())
}

/// Minutes since midnight of `08:30` or `08:30:00`.
pub fn minutes(text: &str) -> Option<u16> {
    let mut parts = text.split(':');
    let number = |it: Option<&str>| {
        let it = it.filter(|it| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit()))?;
        it.parse::<u16>().ok()
    };
    let (hours, minutes) = (number(parts.next())?, number(parts.next())?);
    let whole = parts.next().is_none_or(|it| it == "00") && parts.next().is_none();
    (hours < 24 && minutes < 60 && whole).then_some(60 * hours + minutes)
}

/// Times of `08:30-12:30`. A night that ends the day after is not read.
fn plage(text: &str) -> Option<Plage> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < to).then_some((from, to))
}

/// « 8 h 30 », « 9 h »; its spaces do not break.
fn heure(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h\u{a0}{rest:02}"),
    }
}

/// « Du lundi au jeudi », « Mardi et mercredi », « Lundi, mercredi et vendredi ».
fn jours(days: &[usize]) -> String {
    let names: Vec<&str> = days.iter().map(|it| JOURS[*it].1).collect();
    let follow = days.windows(2).all(|it| it[1] == it[0] + 1);
    let text = match names.as_slice() {
        [first, .., last] if follow && names.len() > 2 => return format!("Du {first} au {last}"),
        [before @ .., last] if !before.is_empty() => format!("{} et {last}", before.join(", ")),
        _ => names.concat(),
    };
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(osm: &str, expected: &str) {
        let said = Semaine::read(osm).map(|it| it.dire().replace('\u{a0}', " "));
        assert_eq!(said.as_deref().unwrap_or_default(), expected, "{osm}");
    }

    #[test]
    fn a_week_is_said_in_plain_words() {
        check("Mo-Fr 08:30-12:30", "Du lundi au vendredi : 8 h 30 - 12 h 30");
        check(
            "Mo-Th 09:00-13:15; Fr 09:00-12:00",
            "Du lundi au jeudi : 9 h - 13 h 15. Vendredi : 9 h - 12 h",
        );
        check(
            "Mo 07:35-13:10; Tu-We 07:35-13:15; Th 07:35-13:10; Fr 07:35-11:25",
            "Lundi et jeudi : 7 h 35 - 13 h 10. Mardi et mercredi : 7 h 35 - 13 h 15. \
             Vendredi : 7 h 35 - 11 h 25",
        );
        check(
            "Mo,We,Fr 08:30-12:30,14:00-17:00",
            "Lundi, mercredi et vendredi : 8 h 30 - 12 h 30 et 14 h - 17 h",
        );
        check("Mo-Su 10:00-18:05", "Du lundi au dimanche : 10 h - 18 h 05");
        check(
            "Mo-Fr 09:00-12:00; PH off",
            "Du lundi au vendredi : 9 h - 12 h. Fermé les jours fériés",
        );
    }

    #[test]
    fn a_later_rule_replaces_an_earlier_one() {
        check(
            "Mo-Fr 08:30-12:30; Th off; Fr 08:30-15:30",
            "Du lundi au mercredi : 8 h 30 - 12 h 30. Vendredi : 8 h 30 - 15 h 30",
        );
    }

    #[test]
    fn what_is_not_entirely_understood_says_nothing() {
        for osm in [
            "",
            "24/7",
            "Mo-Fr",
            "Mo-Fr 8:30-12:30",
            "Mo-Fr 12:30-08:30",
            "Mo-Fr 22:00-02:00",
            "Mo-Fr 08:30-24:00",
            "Fr-Mo 08:30-12:30",
            "Lu-Ve 08:30-12:30",
            "Jan-Mar Mo 08:30-12:30",
            "Mo-Fr 08:30-12:30 \"sur rendez-vous\"",
            "Mo-Fr 08:30-12:30 || PH 09:00-10:00",
            "Mo-Fr 08:30-12:30,10:00-11:00",
            "Mo-Fr off",
            "PH off",
            "08:30-12:30",
        ] {
            check(osm, "");
        }
    }

    #[test]
    fn a_time_is_a_time_of_the_day() {
        assert_eq!(minutes("08:30:00"), Some(510));
        for text in ["8:30", "24:00", "08:60", "08:30:15", "08:30:00:00", "+8:30", "", "é8:30"] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
