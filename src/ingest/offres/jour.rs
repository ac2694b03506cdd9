//! Days, as the sources write them.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{Jour, MOIS};

/// The day that `text` writes, and whether only its month is known: then it is the first of the
/// month. Understood: `2026-04-23`, with or without an hour; `20260423`, and `20260400` for a month
/// (LHEO); `23/04/2026`; « 23 avril 2026 ». An hour of 22 or 23 in universal time is midnight in
/// Paris: the day after.
pub fn lire(text: &str) -> Option<(Jour, bool)> {
    let text = text.trim();
    let digits = |it: &str| -> Option<u32> {
        (!it.is_empty() && it.bytes().all(|it| it.is_ascii_digit())).then(|| it.parse().ok())?
    };
    if text.len() == 8 && digits(text).is_some() {
        let (year, month, day) = (digits(&text[..4])?, digits(&text[4..6])?, digits(&text[6..])?);
        return Some((of(year, month, day.max(1))?, day == 0));
    }
    if let Some((start, rest)) = text.split_at_checked(10) {
        let parts: Vec<&str> = start.split('-').collect();
        if let [year, month, day] = parts[..] {
            let it = of(digits(year)?, digits(month)?, digits(day)?)?;
            let midnight = rest.ends_with('Z')
                && (rest.starts_with("T22:00:00") || rest.starts_with("T23:00:00"));
            return Some((Jour(it.0 + i32::from(midnight)), false));
        }
        let parts: Vec<&str> = start.split('/').collect();
        if let [day, month, year] = parts[..] {
            return Some((of(digits(year)?, digits(month)?, digits(day)?)?, false));
        }
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let [day, month, year] = words[..] else { return None };
    let same = |it: &&str| *it == month || it.replace('é', "e").replace('û', "u") == month;
    let month = MOIS.iter().position(same)?;
    let day = digits(day.trim_end_matches("er"))?;
    Some((of(digits(year)?, u32::try_from(month).ok()? + 1, day)?, false))
}

/// A day of the calendar between 1990 and 2100: what is beyond is a slip.
fn of(year: u32, month: u32, day: u32) -> Option<Jour> {
    let year = i32::try_from(year).ok().filter(|it| (1990..2100).contains(it))?;
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(Jour(day.to_epoch_days()))
}

/// The last day of the month of `jour`.
pub fn fin_de_mois(jour: Jour) -> Jour {
    let Some(day) = date(jour) else { return jour };
    let next = day.with_day(1).and_then(|it| it.checked_add_months(chrono::Months::new(1)));
    next.map_or(jour, |it| Jour(it.to_epoch_days() - 1))
}

/// As `2026-04-23`.
pub fn iso(jour: Jour) -> String {
    date(jour).map(|it| it.to_string()).unwrap_or_default()
}

/// « 23 avril 2026 », « 1er mai 2026 ».
pub fn en_clair(jour: Jour) -> String {
    let Some(day) = date(jour) else { return String::new() };
    let first = if day.day() == 1 { "er" } else { "" };
    format!("{}{first} {}", day.day(), mois_en_clair(jour))
}

/// « avril 2026 ».
pub fn mois_en_clair(jour: Jour) -> String {
    let Some(day) = date(jour) else { return String::new() };
    format!("{} {}", MOIS[day.month0() as usize % 12], day.year())
}

fn date(jour: Jour) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(jour.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, month_only: bool) {
        let (jour, month) = lire(text).unwrap();
        assert_eq!((iso(jour).as_str(), month), (expected, month_only), "{text}");
    }

    #[test]
    fn days_are_read_in_every_shape_of_the_samples() {
        check("2019-01-23T13:32:22+01:00", "2019-01-23", false);
        check("2026-04-23T16:41:07.779Z", "2026-04-23", false);
        check("2026-09-14T22:00:00.000Z", "2026-09-15", false);
        check("20171003", "2017-10-03", false);
        check("20170900", "2017-09-01", true);
        check("15 mars 2018", "2018-03-15", false);
        check("1er aout 2018", "2018-08-01", false);
        check("03/02/2027", "2027-02-03", false);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["", "demain", "2026-02-30", "20261301", "0026-01-01", "9999-01-01", "3 mars"] {
            assert_eq!(lire(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let (jour, _) = lire("20280200").unwrap();
        assert_eq!(iso(fin_de_mois(jour)), "2028-02-29");
        assert_eq!(en_clair(jour), "1er février 2028");
    }
}
