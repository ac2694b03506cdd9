//! The schema of the format, against the embedded snapshot and against what it must refuse.

use std::{fs, path::PathBuf};

use boon::{Compiler, Schemas};
use cinq_cles::{ingest::lecteur::Lecteur, snapshot::Role};
use serde_json::{Value, json};

const SCHEMA: &str = "format-1.schema.json";

/// Checks values against one definition of the schema.
struct Validator {
    schemas: Schemas,
    compiler: Compiler,
}

impl Validator {
    fn new() -> Self {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join(SCHEMA);
        let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let mut compiler = Compiler::new();
        compiler.add_resource(SCHEMA, schema).unwrap();
        Self { schemas: Schemas::new(), compiler }
    }

    fn refusal(&mut self, definition: &str, value: &Value) -> Option<String> {
        let place = match definition {
            "" => SCHEMA.to_owned(),
            name => format!("{SCHEMA}#/$defs/{name}"),
        };
        let index = self.compiler.compile(&place, &mut self.schemas).unwrap();
        self.schemas.validate(value, index).err().map(|it| it.to_string())
    }

    #[track_caller]
    fn accepts(&mut self, definition: &str, value: &Value) {
        if let Some(refusal) = self.refusal(definition, value) {
            panic!("{definition}: {}", refusal.chars().take(600).collect::<String>());
        }
    }
}

fn embedded() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public").join("snapshot")
}

fn definition(role: Role) -> String {
    match role {
        Role::Departement => "communes".to_owned(),
        Role::Emploi => "marche".to_owned(),
        _ => role.to_string(),
    }
}

#[test]
fn the_embedded_snapshot_answers_to_the_schema() {
    let mut validator = Validator::new();
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let manifest = serde_json::from_slice(&lecteur.manifest_bytes().unwrap()).unwrap();
    validator.accepts("manifest", &manifest);
    for file in &lecteur.manifest.fichiers {
        let value = serde_json::from_slice(&lecteur.bytes(file).unwrap()).unwrap();
        validator.accepts(&definition(file.role), &value);
    }
    validator.accepts("", &manifest);
}

#[test]
fn unknown_properties_and_missing_ones_are_refused_everywhere() {
    let mut validator = Validator::new();
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let value = |role: Role, cle: &str| -> Value {
        let file = lecteur.manifest.find(role, cle).unwrap();
        serde_json::from_slice(&lecteur.bytes(file).unwrap()).unwrap()
    };
    let manifest: Value = serde_json::from_slice(&lecteur.manifest_bytes().unwrap()).unwrap();
    let files = [
        ("manifest", manifest),
        ("coeur", value(Role::Coeur, "")),
        ("appellations", value(Role::Appellations, "")),
        ("fiches", value(Role::Fiches, "D11")),
        ("formations", value(Role::Formations, "3")),
        ("communes", value(Role::Departement, "18")),
        ("gestes", value(Role::Gestes, "")),
        ("marche", value(Role::Marche, "")),
        ("offres", value(Role::Offres, "france")),
        ("parcours", value(Role::Parcours, "3")),
        ("lieux", value(Role::Lieux, "18")),
        ("aides", value(Role::Aides, "france")),
        ("marche", value(Role::Emploi, "18")),
        ("coin", value(Role::Coin, "18")),
        ("carte", value(Role::Carte, "")),
    ];
    let free = ["comptes", "conditions"];
    let optional = [
        "cle",
        "conditions",
        "affinites",
        "niveau_usuel",
        "notoriete",
        "certifications",
        "expressions",
        "cibles",
        "transition_num",
        "transition_demo",
        "bassin",
        "zones_departements",
        "obstacles",
        "densite",
        "lieux",
        "debuts",
        "bassins",
    ];
    for (name, file) in files {
        for place in objects(&file, String::new()) {
            let mut other = file.clone();
            let object = other.pointer_mut(&place).and_then(Value::as_object_mut).unwrap();
            if free.iter().any(|it| place.ends_with(it)) {
                continue;
            }
            object.insert("inconnu".to_owned(), json!(1));
            assert!(validator.refusal(name, &other).is_some(), "{name}{place} accepts anything");
            let keys: Vec<String> =
                file.pointer(&place).and_then(Value::as_object).unwrap().keys().cloned().collect();
            // Optional there only.
            let optional = if name == "coin" { &[][..] } else { &optional };
            for key in keys.iter().filter(|it| !optional.contains(&it.as_str())) {
                let mut other = file.clone();
                other.pointer_mut(&place).and_then(Value::as_object_mut).unwrap().remove(key);
                assert!(validator.refusal(name, &other).is_some(), "{name}{place}/{key}");
            }
        }
        let mut other = file.clone();
        other["format"] = json!(2);
        assert!(validator.refusal(name, &other).is_some(), "{name} accepts format 2");
    }
}

/// Places of the objects of a value; in a list, only of the first one.
fn objects(value: &Value, place: String) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let inside =
                fields.iter().flat_map(|(name, it)| objects(it, format!("{place}/{name}")));
            let inside: Vec<String> = inside.collect();
            [vec![place], inside].concat()
        }
        Value::Array(items) => {
            items.first().map(|it| objects(it, format!("{place}/0"))).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
