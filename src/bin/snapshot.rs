//! The native program: arguments in, exit code out. The work is in `ingest`.

// These stop the program when nobody reads what it says: see `say` and `print`.
#![deny(clippy::print_stderr, clippy::print_stdout)]

use std::{
    collections::BTreeSet,
    fs,
    io::{self, ErrorKind, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use cinq_cles::ingest::{
    IngestError, check, classer,
    compile::{self, Choix},
    dossier, find, info,
    lecture::Sources,
    mesure,
    rapport::Rapport,
};
use clap::{Args, Parser, Subcommand, ValueEnum, error::ErrorKind as Usage};
use indicatif::{ProgressBar, ProgressStyle};

const MODELE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";

/// Fabrique, vérifie et interroge les instantanés de données de Cinq Clés.
///
/// Un instantané est le dossier de fichiers JSON que le site charge : métiers, communes,
/// certifications. Il se fabrique à partir de fichiers ouverts téléchargés d'avance ; rien n'est
/// pris sur le réseau.
#[derive(Debug, Parser)]
#[command(
    name = "snapshot",
    version,
    help_template = MODELE,
    subcommand_help_heading = "Commandes",
    subcommand_value_name = "COMMANDE",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "Codes de sortie : 0, tout va bien ; 1, données refusées ou instantané fautif ; \
                  2, commande mal écrite.\n\
                  « snapshot COMMANDE --help » détaille une commande."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Affiche cette aide
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = "Options")]
    help: Option<bool>,
    /// Affiche la version du programme
    #[arg(long, action = clap::ArgAction::Version, help_heading = "Options")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Lit les fichiers ouverts et écrit un instantané
    #[command(help_template = MODELE, after_help = APRES_BUILD)]
    Build(Build),
    /// Vérifie un instantané : manifeste, tailles, empreintes, contenu, références, validité
    ///
    /// Affiche une ligne par faute (fichier : raison) et sort avec le code 1 s'il y en a.
    #[command(help_template = MODELE)]
    Check {
        /// Dossier de l'instantané
        #[arg(value_name = "DOSSIER", help_heading = "Arguments")]
        dossier: PathBuf,
        /// Liste d'adresses essayées ailleurs, « url;status » par ligne : les liens morts de
        /// l'instantané sont des fautes
        #[arg(long, value_name = "FICHIER", help_heading = "Options")]
        links: Option<PathBuf>,
    },
    /// Affiche les nombres, les millésimes et le poids d'un instantané
    #[command(help_template = MODELE)]
    Info {
        /// Dossier de l'instantané
        #[arg(value_name = "DOSSIER", help_heading = "Arguments")]
        dossier: PathBuf,
        /// Code Insee de la commune pour laquelle compter ce qu'un téléphone charge ; 18279
        /// (Vierzon) sans cette option
        #[arg(
            long,
            value_name = "CODE",
            default_value = "18279",
            hide_default_value = true,
            help_heading = "Options"
        )]
        lieu: String,
    },
    /// Cherche comme le site : une recherche par ligne sur l'entrée standard
    ///
    /// Pour chaque réponse, la meilleure d'abord, affiche une ligne « recherche, tabulation, code,
    /// tabulation, nom ». Une recherche sans réponse n'affiche rien.
    #[command(help_template = MODELE)]
    Find(Find),
    /// Classe les métiers comme le site : un profil JSON par ligne sur l'entrée standard
    ///
    /// Affiche une ligne JSON par profil : id, codes (les meilleurs d'abord), flags, reasons. Un
    /// code inconnu est nommé sur la sortie d'erreur et laissé de côté. Une ligne illisible est
    /// nommée avec son numéro ; les autres sont classées, et le code de sortie est 1.
    #[command(help_template = MODELE)]
    Rank(Rank),
}

const APRES_BUILD: &str = "Le dossier écrit contient à la fin exactement les fichiers du manifeste ; \
s'il contient autre chose, rien n'est écrit.\n\
Les mêmes sources donnent les mêmes fichiers, octet pour octet.\n\
Les noms attendus des fichiers sources et les règles sont dans docs/DATA.md.";

#[derive(Debug, Args)]
#[command(next_help_heading = "Options")]
struct Build {
    /// Dossier des fichiers sources (rome/, geo/, formations/, marche/, offres/)
    #[arg(long, value_name = "DOSSIER")]
    sources: PathBuf,
    /// Dossier où écrire l'instantané
    #[arg(long, value_name = "DOSSIER")]
    out: PathBuf,
    /// Départements dont garder les communes : 18,28 ; tous sans cette option, ou avec « all »
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    departements: Vec<String>,
    /// Régions dont garder les communes, en plus des départements : 24
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    regions: Vec<String>,
    /// Refuse de construire si une seule ligne est signalée
    #[arg(long)]
    strict: bool,
    /// Date de l'édition ; sans elle, celle de la source la plus récente
    #[arg(long, value_name = "AAAA-MM-JJ")]
    date: Option<String>,
    /// Dernier jour de validité ; sans lui, un an après la date de l'édition
    #[arg(long, value_name = "AAAA-MM-JJ")]
    validite: Option<String>,
    /// Sources dont reprendre le contenu : « ouvertes » (sans cette option), ou « toutes », licence
    /// à vérifier comprise
    #[arg(
        long,
        value_name = "LESQUELLES",
        value_enum,
        default_value = "ouvertes",
        hide_default_value = true,
        hide_possible_values = true
    )]
    licences: Licences,
    /// Rapport des lignes écartées ; sans cette option, à côté de l'instantané : DOSSIER.rapport.txt
    #[arg(long, value_name = "FICHIER")]
    rapport: Option<PathBuf>,
    /// Construit même s'il manque beaucoup : coordonnées, zones d'emploi, compétences, niveaux
    #[arg(long)]
    accepter_incomplet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Licences {
    Ouvertes,
    Toutes,
}

#[derive(Debug, Args)]
struct Find {
    /// Ce que l'on cherche : metiers, formations, competences ou communes
    #[arg(
        value_enum,
        value_name = "QUOI",
        help_heading = "Arguments",
        hide_possible_values = true
    )]
    cible: Cible,
    /// Nombre de réponses par recherche, au plus ; 10 sans cette option
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10,
        hide_default_value = true,
        help_heading = "Options"
    )]
    limit: usize,
    /// Dossier de l'instantané ; sans lui, public/snapshot du projet, sinon le dossier courant
    #[arg(long, value_name = "DOSSIER", help_heading = "Options")]
    snapshot: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Rank {
    /// Nombre de métiers par profil, au plus ; 50 sans cette option
    #[arg(
        long,
        value_name = "N",
        default_value_t = 50,
        hide_default_value = true,
        help_heading = "Options"
    )]
    limit: usize,
    /// Dossier de l'instantané ; sans lui, public/snapshot du projet, sinon le dossier courant
    #[arg(long, value_name = "DOSSIER", help_heading = "Options")]
    snapshot: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Cible {
    Metiers,
    Formations,
    Competences,
    Communes,
}

const CIBLES: &str = "metiers, formations, competences ou communes";

fn main() -> ExitCode {
    // « snapshot help » and « snapshot help build », as many programs have it.
    let mut words: Vec<_> = std::env::args_os().collect();
    if words.get(1).is_some_and(|it| it == "help") {
        words.remove(1);
        words.truncate(2);
        words.push("--help".into());
    }
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let done = match cli.command {
        Command::Build(options) => build(options),
        Command::Check { dossier, links } => verify(&dossier, links.as_deref()),
        Command::Info { dossier, lieu } => {
            info::info(&dossier, &lieu).and_then(|it| print(&it)).map(|()| ExitCode::SUCCESS)
        }
        Command::Find(options) => search(options),
        Command::Rank(options) => classe(options),
    };
    done.unwrap_or_else(|error| {
        say(&format!("erreur : {error}"));
        ExitCode::FAILURE
    })
}

fn build(options: Build) -> Result<ExitCode, IngestError> {
    let start = Instant::now();
    let departements = codes(&options.departements, "--departements")?;
    let regions = codes(&options.regions, "--regions")?;
    let choix = Choix {
        departements: Some(departements).filter(|it| !it.is_empty()),
        regions,
        date: options.date,
        validite: options.validite,
        toutes_licences: options.licences == Licences::Toutes,
        accepter_incomplet: options.accepter_incomplet,
    };
    let path = options.rapport.unwrap_or_else(|| beside(&options.out));
    for (name, folder) in [("--sources", &options.sources), ("--out", &options.out)] {
        if real(&path).starts_with(real(folder)) {
            let reason = format!(
                "{} : le rapport ne s'écrit pas dans le dossier de {name} ; choisissez un autre \
                 endroit avec --rapport",
                path.display()
            );
            return Err(IngestError::Option(reason));
        }
    }
    let progress = Progress::new();
    let mut rapport = Rapport::default();
    let sources = Sources::open(&options.sources)?;
    let built = compile::build(&sources, &choix, &mut rapport, &mut |it| progress.step(it));
    progress.finish();
    write_report(&path, &rapport)?;
    for line in rapport.summary().iter().chain(rapport.remarks()) {
        say(line);
    }
    say(&format!("rapport : {}", path.display()));
    let snapshot = built?;
    if options.strict && rapport.n_faults() > 0 {
        return Err(IngestError::Strict(rapport.n_faults()));
    }
    dossier::write(&snapshot, &options.out)?;
    say(&format!("instantané {} dans {}", snapshot.manifest.version, options.out.display()));
    say(&mesure::spent(start.elapsed()));
    Ok(ExitCode::SUCCESS)
}

/// The codes of an option; none for « all », which nothing else may go with.
fn codes(list: &[String], option: &str) -> Result<BTreeSet<String>, IngestError> {
    let list = list.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let (all, codes): (Vec<&str>, Vec<&str>) =
        list.partition(|it| matches!(*it, "all" | "toutes" | "tous"));
    if let (Some(all), Some(code)) = (all.first(), codes.first()) {
        let reason =
            format!("{option} : « {all} » et {code} se contredisent, gardez l'un des deux");
        return Err(IngestError::Option(reason));
    }
    Ok(codes.into_iter().map(str::to_owned).collect())
}

/// Where the report goes when nobody says: beside the snapshot, under its name.
fn beside(out: &Path) -> PathBuf {
    let named = if out.file_name().is_some() { out.to_owned() } else { real(out) };
    let name = named.file_name().map_or("snapshot".into(), |it| it.to_string_lossy());
    named.with_file_name(format!("{name}.rapport.txt"))
}

/// A path from the root, without links: the part of it that exists is followed.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = whole.ancestors().find_map(|it| Some((it, it.canonicalize().ok()?)));
    let Some((above, mut real)) = known else { return whole };
    for it in whole.strip_prefix(above).unwrap_or(&whole).components() {
        if it == std::path::Component::ParentDir {
            real.pop();
        } else {
            real.push(it);
        }
    }
    real
}

fn write_report(path: &Path, rapport: &Rapport) -> Result<(), IngestError> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    folder
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, rapport.to_string()))
        .map_err(|error| IngestError::file(path, &error))
}

/// Says a line on stderr. Nobody may be there to read it (`2>&1 | head -1`), or the disk may be
/// full: the work goes on.
fn say(line: &str) {
    _ = writeln!(io::stderr().lock(), "{line}");
}

fn verify(root: &Path, checked: Option<&Path>) -> Result<ExitCode, IngestError> {
    let now = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now());
    let mut faults = check::check(root, &now.date_naive().to_string())?;
    if let Some(list) = checked {
        let (dead, unknown) = check::dead_links(root, list)?;
        faults.extend(dead);
        say(&format!("{unknown} lien(s) absent(s) de {}", list.display()));
    }
    let lines: Vec<String> = faults.iter().map(|(file, why)| format!("{file} : {why}\n")).collect();
    print(&lines.concat())?;
    if faults.is_empty() {
        say(&format!("{} : aucune faute", root.display()));
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("{} : {} faute(s)", root.display(), faults.len()));
    Ok(ExitCode::FAILURE)
}

fn search(options: Find) -> Result<ExitCode, IngestError> {
    let root = options.snapshot.unwrap_or_else(find::default_folder);
    let cible = match options.cible {
        Cible::Metiers => find::Cible::Metiers,
        Cible::Formations => find::Cible::Formations,
        Cible::Competences => find::Cible::Competences,
        Cible::Communes => find::Cible::Communes,
    };
    let index = find::Chercheur::open(&root, cible)?;
    let out = io::BufWriter::new(io::stdout().lock());
    written(index.answer(io::stdin().lock(), out, options.limit))?;
    Ok(ExitCode::SUCCESS)
}

fn classe(options: Rank) -> Result<ExitCode, IngestError> {
    let root = options.snapshot.unwrap_or_else(find::default_folder);
    let atelier = classer::open(&root)?;
    let out = io::BufWriter::new(io::stdout().lock());
    let faults = io::stderr().lock();
    let mut n_broken = 0;
    let answered = classer::answer(&atelier, io::stdin().lock(), out, faults, options.limit);
    written(answered.map(|it| n_broken = it))?;
    Ok(if n_broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(text: &str) -> Result<(), IngestError> {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// A reader that leaves early (`| head`) has what it wanted: it is no fault.
fn written(result: io::Result<()>) -> Result<(), IngestError> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(IngestError::Fichier("sortie".to_owned(), error.to_string()))
        }
        _ => Ok(()),
    }
}

/// Help goes to stdout; a badly written command to stderr, in French, with code 2.
fn usage(error: &clap::Error) -> ExitCode {
    let value = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = value(clap::error::ContextKind::InvalidArg);
    let text = match error.kind() {
        Usage::DisplayHelp | Usage::DisplayVersion => {
            _ = print(&error.render().to_string());
            return ExitCode::SUCCESS;
        }
        Usage::DisplayHelpOnMissingArgumentOrSubcommand | Usage::MissingSubcommand => {
            say(error.render().to_string().trim_end());
            return ExitCode::from(2);
        }
        Usage::MissingRequiredArgument if argument.contains("QUOI") => {
            format!("il manque ce que l'on cherche : {CIBLES}")
        }
        Usage::MissingRequiredArgument => format!("il manque : {argument}"),
        Usage::UnknownArgument => format!("option inconnue : {argument}"),
        Usage::InvalidSubcommand => {
            format!("commande inconnue : {}", value(clap::error::ContextKind::InvalidSubcommand))
        }
        Usage::TooManyValues => format!("{argument} : cette option ne prend pas de valeur"),
        Usage::InvalidValue if value(clap::error::ContextKind::InvalidValue).is_empty() => {
            format!("{argument} : il manque sa valeur")
        }
        Usage::InvalidValue if argument.contains("QUOI") => format!(
            "on ne cherche pas {:?} : {CIBLES}",
            value(clap::error::ContextKind::InvalidValue)
        ),
        Usage::InvalidValue | Usage::ValueValidation => format!(
            "{argument} : valeur refusée : {:?}",
            value(clap::error::ContextKind::InvalidValue)
        ),
        Usage::ArgumentConflict => format!("{argument} : donné deux fois ou incompatible"),
        _ => error.render().to_string().trim().to_owned(),
    };
    say(&format!("erreur : {text}\n« snapshot --help » donne l'aide."));
    ExitCode::from(2)
}

/// A spinner on a terminal, plain lines anywhere else.
struct Progress(Option<ProgressBar>);

impl Progress {
    fn new() -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed_precise} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Self(bar)
    }

    fn step(&self, text: &str) {
        match &self.0 {
            Some(bar) => bar.set_message(text.to_owned()),
            None => say(text),
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
