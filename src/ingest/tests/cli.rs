//! The program as a person or a script runs it.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::fixture::{Dossier, METIERS};

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_snapshot"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments leaves without reading: that is no fault here.
    _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Sources, and an empty folder to write in.
fn set() -> (Dossier, TempDir) {
    (Dossier::new(), TempDir::new().unwrap())
}

fn build(sources: &Dossier, folder: &TempDir, more: &[&str]) -> Output {
    let from = sources.path().to_str().unwrap();
    let arguments = [&["build", "--sources", from, "--out", "out/snapshot"], more].concat();
    run(folder.path(), &arguments, b"")
}

#[test]
fn build_writes_a_snapshot_that_check_accepts() {
    let (sources, folder) = set();
    let built = build(&sources, &folder, &[]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert_eq!(text(&built.stdout), "", "progress and figures go to stderr");
    let said = text(&built.stderr);
    assert!(
        said.contains("temps ") && said.contains("rapport : out/snapshot.rapport.txt"),
        "{said}"
    );
    assert!(said.contains("BCN : absente des sources"), "remarks are said too: {said}");
    let rapport = fs::read_to_string(folder.path().join("out/snapshot.rapport.txt")).unwrap();
    assert!(
        rapport.contains("valeur écartée | formations/certif_info_2024-06.csv:3:"),
        "{rapport}"
    );

    let checked = run(folder.path(), &["check", "out/snapshot"], b"");
    assert_eq!((checked.status.code(), text(&checked.stdout)), (Some(0), String::new()));
    fs::write(folder.path().join("out/snapshot/intrus.txt"), b"x").unwrap();
    let checked = run(folder.path(), &["check", "out/snapshot"], b"");
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(text(&checked.stdout), "intrus.txt : absent du manifeste\n");
    fs::remove_file(folder.path().join("out/snapshot/intrus.txt")).unwrap();
    fs::write(folder.path().join("liens.csv"), "https://www.epide.fr/;404\n").unwrap();
    let checked = run(folder.path(), &["check", "out/snapshot", "--links", "liens.csv"], b"");
    assert_eq!(checked.status.code(), Some(1));
    let said = text(&checked.stdout);
    assert!(said.ends_with(".json : lien mort (404) : https://www.epide.fr/\n"), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn strict_refuses_and_writes_only_the_report() {
    let (sources, folder) = set();
    let built = build(&sources, &folder, &["--strict"]);
    assert_eq!(built.status.code(), Some(1));
    assert!(text(&built.stderr).contains("--strict : 1 ligne(s) signalée(s)"));
    assert!(!folder.path().join("out/snapshot").exists());
    assert!(folder.path().join("out/snapshot.rapport.txt").exists());

    sources.replace("formations/certif_info_2024-06.csv", "A1100", "");
    let built = build(&sources, &folder, &["--strict", "--rapport", "r.txt"]);
    assert_eq!(built.status.code(), Some(0), "a repair is not a fault: {}", text(&built.stderr));
    assert!(folder.path().join("r.txt").exists());
}

#[test]
fn a_broken_source_is_told_in_one_line_with_code_1() {
    let (sources, folder) = set();
    sources.remove(METIERS);
    let built = build(&sources, &folder, &[]);
    assert_eq!(built.status.code(), Some(1));
    let said = text(&built.stderr);
    assert!(said.contains("erreur : rome/unix_referentiel_code_rome_v*_utf8.csv"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    let nowhere = run(folder.path(), &["build", "--sources", "absent", "--out", "x"], b"");
    assert_eq!(nowhere.status.code(), Some(1));
    assert_eq!(text(&nowhere.stderr), "erreur : absent : n'existe pas\n");
}

#[test]
fn find_answers_each_line_in_order() {
    let (sources, folder) = set();
    assert_eq!(build(&sources, &folder, &[]).status.code(), Some(0));
    let find = |cible: &str, input: &[u8], more: &[&str]| {
        let arguments = [&["find", cible, "--snapshot", "out/snapshot"], more].concat();
        let answered = run(folder.path(), &arguments, input);
        assert_eq!(answered.status.code(), Some(0), "{}", text(&answered.stderr));
        assert_eq!(text(&answered.stderr), "");
        text(&answered.stdout)
    };
    assert_eq!(
        find("metiers", "faiencier\r\n\nqwxz\npotier".as_bytes(), &["--limit", "1"]),
        "faiencier\tB1201\tPotier / Potière\npotier\tB1201\tPotier / Potière\n"
    );
    assert_eq!(find("communes", b"vierzon\n", &["--limit", "1"]), "vierzon\t18279\tVierzon\n");
    assert_eq!(find("communes", b"18000\n", &["--limit", "1"]), "18000\t18033\tBourges\n");
    assert_eq!(
        find("formations", b"cap agricole\n", &["--limit", "1"]),
        "cap agricole\t82703\tCAP agent agricole\n"
    );
    assert_eq!(
        find("competences", "véhicule\n".as_bytes(), &["--limit", "1"]),
        "véhicule\t300\tConduire un véhicule\n"
    );
    assert_eq!(find("metiers", b"potier\n", &["--limit", "0"]), "");
    assert!(
        find("metiers", b"\xFF\xFE potier\tx\n", &[]).starts_with("\u{FFFD}\u{FFFD} potier x\t")
    );
}

#[test]
fn find_looks_in_the_project_then_in_the_current_folder() {
    let (sources, folder) = set();
    assert_eq!(build(&sources, &folder, &[]).status.code(), Some(0));
    let public = folder.path().join("public");
    fs::create_dir(&public).unwrap();
    fs::rename(folder.path().join("out/snapshot"), public.join("snapshot")).unwrap();
    let inside = folder.path().join("un/sous-dossier");
    fs::create_dir_all(&inside).unwrap();
    let answered = run(&inside, &["find", "metiers", "--limit", "1"], b"potier\n");
    assert_eq!(text(&answered.stdout), "potier\tB1201\tPotier / Potière\n");
}

#[test]
fn info_tells_counts_sizes_and_bars() {
    let (sources, folder) = set();
    assert_eq!(build(&sources, &folder, &[]).status.code(), Some(0));
    let told = text(&run(folder.path(), &["info", "out/snapshot"], b"").stdout);
    for expected in [
        "metiers                     3",
        "rome           2025-09-18 | version 460",
        "manifest.json",
        "manifeste + cœur + appellations : ",
        "ce qu'un téléphone charge près de la commune 18279 : ",
        "au plus 600,0 ko : tenu",
    ] {
        assert!(told.contains(expected), "{expected} is not in:\n{told}");
    }
    let told = run(folder.path(), &["info", "out/snapshot", "--lieu", "28085"], b"");
    assert!(text(&told.stdout).contains("son département n'est pas dans l'instantané"));
    let told = run(folder.path(), &["info", "out/snapshot", "--lieu", "Vierzon"], b"");
    assert_eq!(told.status.code(), Some(1));
}

#[test]
fn help_is_on_stdout_and_a_bad_command_has_code_2() {
    let here = TempDir::new().unwrap();
    for arguments in [&["--help"][..], &["build", "--help"], &["find", "-h"], &["--version"]] {
        let helped = run(here.path(), arguments, b"");
        assert_eq!(helped.status.code(), Some(0), "{arguments:?}");
        let said = text(&helped.stdout);
        assert!(
            !said.is_empty() && !said.contains("Usage") && !said.contains("Options]"),
            "{said}"
        );
    }
    for arguments in [
        &[][..],
        &["buidl"],
        &["build"],
        &["build", "--sources", "x", "--out", "y", "--vite"],
        &["find", "villes"],
        &["find", "metiers", "--limit", "-1"],
        &["check"],
    ] {
        let refused = run(here.path(), arguments, b"");
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {}", text(&refused.stderr));
        assert_eq!(text(&refused.stdout), "", "{arguments:?}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let (sources, folder) = set();
    assert_eq!(build(&sources, &folder, &[]).status.code(), Some(0));
    for arguments in
        [&["find", "metiers", "--snapshot", "out/snapshot"][..], &["info", "out/snapshot"]]
    {
        let mut child = program(folder.path(), arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let many = "potier\n".repeat(2_000);
        _ = child.stdin.take().unwrap().write_all(many.as_bytes());
        let left = child.wait_with_output().unwrap();
        assert_eq!((left.status.code(), text(&left.stderr)), (Some(0), String::new()));
    }
}

#[test]
fn a_report_goes_neither_in_the_sources_nor_in_the_snapshot() {
    let (sources, folder) = set();
    let inside = sources.path().join("rome/r.txt");
    for place in [inside.to_str().unwrap(), "out/snapshot/r.txt", "./out/../out/snapshot/r.txt"] {
        let refused = build(&sources, &folder, &["--rapport", place]);
        assert_eq!(refused.status.code(), Some(1), "{place}");
        assert!(text(&refused.stderr).contains("le rapport ne s'écrit pas dans"), "{place}");
        assert!(!folder.path().join("out").exists() && !inside.exists(), "{place}");
    }
}

#[test]
fn a_build_goes_on_when_nobody_reads_what_it_says() {
    let (sources, folder) = set();
    let from = sources.path().to_str().unwrap();
    let arguments = ["build", "--sources", from, "--out", "out/snapshot"];
    let mut child = program(folder.path(), &arguments)
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(folder.path().join("out/snapshot/manifest.json").exists());
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let mut command = program(folder.path(), &arguments);
    assert_eq!(command.stderr(full).status().unwrap().code(), Some(0));
}

#[test]
fn territories_that_contradict_are_refused_and_blanks_ignored() {
    let (sources, folder) = set();
    let refused = build(&sources, &folder, &["--departements", "all,18"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("« all » et 18 se contredisent"));
    let built = build(&sources, &folder, &["--departements", "18,,75,"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
}

#[test]
fn a_bad_command_is_told_in_french() {
    let here = TempDir::new().unwrap();
    for (arguments, expected) in [
        (&["find"][..], "metiers, formations, competences ou communes"),
        (&["find", "villes"], "metiers, formations, competences ou communes"),
        (&["build", "--sources", "a", "--out", "b", "--strict=oui"], "ne prend pas de valeur"),
        (&["build", "--sources"], "il manque sa valeur"),
    ] {
        let refused = run(here.path(), arguments, b"");
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(!said.contains("error") && !said.contains("value"), "{said}");
    }
    for arguments in [&["help"][..], &["help", "build"]] {
        let helped = run(here.path(), arguments, b"");
        assert_eq!(helped.status.code(), Some(0), "{arguments:?}");
        assert!(text(&helped.stdout).contains("Utilisation"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_source_that_never_ends_is_refused() {
    let (sources, folder) = set();
    sources.remove(METIERS);
    let made = Command::new("mkfifo").arg(sources.path().join(METIERS)).status();
    if !made.is_ok_and(|it| it.success()) {
        return;
    }
    let refused = build(&sources, &folder, &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("n'est pas un fichier ordinaire"));
}
