//! Samples of each format of openings, small and invented; shapes and names are those of the real
//! feeds.

/// France Travail, « Offres d'emploi v2 ».
pub const FT_BRUTE: &str = r#"{"filtresPossibles":[{"filtre":"typeContrat","agregation":[]}],
"resultats":[
{"id":"101AAAA","intitule":"Conducteur de tracteur (H/F)","description":"<p>Appeler Mme Martin au 01 99 00 12 34</p>",
 "dateCreation":"2026-03-01T10:00:00.000Z","dateActualisation":"2026-04-01T10:00:00.000Z",
 "lieuTravail":{"libelle":"18 - BOURGES","latitude":47.08,"longitude":2.4,"codePostal":"18000","commune":"18033"},
 "romeCode":"A1101","entreprise":{"nom":"Ferme essai","siret":"12345678900011"},
 "typeContrat":"CDD","typeContratLibelle":"Contrat à durée déterminée - 6 Mois","natureContrat":"Contrat travail",
 "experienceExige":"E","experienceLibelle":"6 mois - dans les champs",
 "formations":[{"niveauLibelle":"CAP, BEP et équivalents","exigence":"E"}],
 "salaire":{"libelle":"Mensuel de 1801.00 Euros à 2000.00 Euros sur 12 mois"},
 "dureeTravailLibelle":"35H Horaires normaux","alternance":false,"permis":[{"libelle":"B - Véhicule léger","exigence":"E"},{"libelle":"CE","exigence":"S"}],"accessibleTH":true,"nombrePostes":2,
 "contact":{"nom":"Mme Martin","courriel":"martin@essai.example"},
 "origineOffre":{"origine":"1","urlOrigine":"https://candidat.francetravail.fr/offres/recherche/detail/101AAAA"}}
]}
"#;

/// The flattened variant.
pub const FT_APLATIE: &str = r#"[
{"id_offre":"202BBBB","intitule":"Potier (H/F)","description":"x","code_rome":"B1201","libelle_rome":null,
 "entreprise":null,"secteur":"Terre","lieu":"75 - Paris (Dept.)","code_postal":"","type_contrat":"CDI",
 "salaire":null,"experience":"D","date_creation":"2026-03-20T08:00:00.000Z","date_actualisation":"2026-03-21T08:00:00.000Z"}
]
"#;

/// API Apprentissage `job/v1`.
pub const ALTERNANCE: &str = r#"{"jobs":[
{"identifier":{"id":"j1","partner_label":"Essai","partner_job_id":"9"},
 "workplace":{"name":"Poterie essai","brand":null,"siret":"12345678900022","location":{"address":"4 rue des Tours 18100 Vierzon","geopoint":{"type":"Point","coordinates":[2.07,47.23]}},"domain":null},
 "apply":{"url":"https://essai.example/j1?utm_source=x","phone":null,"recipient_id":null},
 "contract":{"start":"2026-09-14T22:00:00.000Z","duration":24,"type":["Apprentissage"],"remote":"onsite"},
 "offer":{"title":"Apprenti potier F/H","rome_codes":["B1201"],"target_diploma":{"european":"3","label":"CAP"},
  "publication":{"creation":"2026-04-02T08:00:00.000Z","expiration":"2026-06-02T08:00:00.000Z"},"opening_count":1,"status":"Active"},
 "is_delegated":false},
{"identifier":{"id":"j2","partner_label":"Essai","partner_job_id":"10"},
 "workplace":{"name":"Poterie essai","location":{"address":"18000 Bourges"}},
 "apply":{"url":"https://essai.example/j2"},"contract":{"type":["Professionnalisation"]},
 "offer":{"title":"Vendeuse","rome_codes":["B1201"],"publication":{"creation":"2026-04-02T08:00:00.000Z","expiration":null},"status":"Filled"}}
],
"recruiters":[
{"identifier":{"id":"r1"},"workplace":{"name":"Bois essai","siret":"12345678900033","location":{"address":"2 place du Marché, 18000 Bourges","geopoint":{"type":"Point","coordinates":[2.4,47.07]}}},
 "apply":{"url":null,"phone":"01 99 00 12 34"}}
],"warnings":[]}
"#;

/// Immersion Facile v2.
pub const IMMERSION: &str = r#"[
{"rome":"A1101","romeLabel":"x","naf":"0111Z","siret":"12345678900044","name":"FERME ESSAI SARL","customizedName":"Ferme du Lac",
 "locationId":"6c1d-22","voluntaryToImmersion":true,"position":{"lat":47.23,"lon":2.07},
 "address":{"streetNumberAndAddress":"3 chemin du Lac","postcode":"18100","departmentCode":"18","city":"Vierzon"},
 "contactMode":"IN_PERSON","distance_m":900,"appellations":[{"appellationLabel":"x","appellationCode":"10788"}]},
{"rome":"A1102","romeLabel":"x","siret":"12345678900044","name":"FERME ESSAI SARL","customizedName":"Ferme du Lac",
 "locationId":"6c1d-22","voluntaryToImmersion":true,"position":{"lat":47.23,"lon":2.07},
 "address":{"streetNumberAndAddress":"3 chemin du Lac","postcode":"18100","departmentCode":"18","city":"Vierzon"},
 "appellations":[]}
]
"#;

/// API Engagement.
pub const ENGAGEMENT: &str = r#"{"total":1,"hits":[
{"_id":"m1","title":"Planter des arbres","domain":"environnement","organizationName":"Arbres essai","publisherName":"Agence du Service Civique",
 "applicationUrl":"https://essai.example/m1","startAt":"2026-09-01T00:00:00.000Z","endAt":"2027-04-01T00:00:00.000Z","postedAt":"2026-04-01T00:00:00.000Z",
 "duration":7,"city":"Bourges","postalCode":"18000","departmentCode":"18","region":"Centre-Val de Loire","country":"FR",
 "location":{"lat":47.08,"lon":2.4},"remote":"no","openToMinors":"yes","deleted":false}
],"facets":{}}
"#;

/// The list of service civique.
pub const MISSIONS: &str = "link,city,departement_name,duration,start_date,organism,title,domain,country,departement_id,description
https://essai.example/sc1,Bourges,Cher,8 mois,15 septembre 2026,Mairie essai,Lire avec des enfants,Solidarité,FR,18,\"Deux
lignes\"
";

/// LHEO, index form.
pub const LHEO_INDEX: &str = r#"<lheo-index xmlns="http://www.lheo.org/2.2"><resumes-offres>
<resume-offre numero="S1" href="https://essai.example/s1">
<domaine-formation><code-FORMACODE>1</code-FORMACODE><code-ROME>B1201</code-ROME></domaine-formation>
<intitule-formation>CAP tournage &amp; émail</intitule-formation>
<nom-organisme>Greta essai</nom-organisme><SIRET>12345678900055</SIRET>
<codepostal>18000</codepostal><code-INSEE-commune>18033</code-INSEE-commune>
<session><periode><debut>20260900</debut><fin>20270600</fin></periode></session>
<certification><code-RNCP>37537</code-RNCP></certification>
<extras info="geolocalisation"><extra info="latitude">2.40</extra><extra info="longitude">47.07</extra></extras>
</resume-offre>
</resumes-offres></lheo-index>
"#;

/// LHEO 2.x, full record.
pub const LHEO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<lheo xmlns="http://www.lheo.org/2.2"><offres><formation numero="F1" datemaj="20260401">
<domaine-formation><code-ROME>A1101</code-ROME></domaine-formation>
<intitule-formation>Conduire un tracteur</intitule-formation>
<certifiante>1</certifiante>
<contact-formation><coordonnees><nom>Jean Dupont</nom><telfixe><numtel>01 99 00 12 34</numtel></telfixe><courriel>jean.dupont@essai.example</courriel></coordonnees></contact-formation>
<code-niveau-entree>4</code-niveau-entree><code-niveau-sortie>5</code-niveau-sortie>
<action numero="A1"><rythme-formation>Temps plein</rythme-formation><niveau-entree-obligatoire>1</niveau-entree-obligatoire>
<modalites-enseignement>1</modalites-enseignement><conditions-specifiques>Permis B. Demander Mme Martin</conditions-specifiques>
<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>
<lieu-de-formation><coordonnees><adresse><ligne>5 rue des Champs</ligne><codepostal>18100</codepostal><ville>VIERZON</ville><code-INSEE-commune>18279</code-INSEE-commune><pays>FR</pays></adresse></coordonnees></lieu-de-formation>
<modalites-entrees-sorties>0</modalites-entrees-sorties><url-action><urlweb>essai.example/a1</urlweb></url-action>
<session numero="X1"><periode><debut>20260907</debut><fin>20261218</fin></periode>
<adresse-inscription><adresse><codepostal>18100</codepostal><ville>Vierzon</ville></adresse></adresse-inscription>
<etat-recrutement>1</etat-recrutement><extras info="places"><extra info="nombre-places-disponibles">6</extra></extras></session>
<session numero="X2"><periode><debut>20270104</debut><fin>20270430</fin></periode><etat-recrutement>2</etat-recrutement></session>
<hebergement>Internat</hebergement><acces-handicapes>Locaux accessibles</acces-handicapes>
<modalites-recrutement>- Entretien</modalites-recrutement><prix-total-TTC>1500.00</prix-total-TTC></action>
<organisme-formation-responsable><SIRET-organisme-formation><SIRET>12345678900066</SIRET></SIRET-organisme-formation><nom-organisme>CFA essai</nom-organisme></organisme-formation-responsable>
</formation></offres></lheo>
"#;

/// The catalogue of apprenticeship.
pub const CATALOGUE: &str = r#"{"formations":[
{"cle_ministere_educatif":"c1","cfd":"50022137","rncp_code":"RNCP37537","intitule_long":"AGENT AGRICOLE POLYVALENT",
 "niveau":"3 (CAP...)","code_postal":"18100","code_commune_insee":"18279","localite":"Vierzon","num_departement":"18",
 "lieu_formation_adresse":"5 rue des Champs","lieu_formation_geo_coordonnees":"47.23,2.07","rome_codes":["A1101"],
 "etablissement_formateur_enseigne":"CFA ESSAI","etablissement_formateur_siret":"12345678900077",
 "date_debut":["2026-09-02T00:00:00.000Z","2027-09-02T00:00:00.000Z"],"date_fin":["2028-07-01T00:00:00.000Z","2029-07-01T00:00:00.000Z"],
 "modalites_entrees_sorties":[false,false],"duree":"2","capacite":null,"entierement_a_distance":false,"last_update_at":"2026-04-05T00:00:00.000Z"}
],"pagination":{"total":1}}
"#;

/// The table of a host.
pub const TABLEAU: &str =
    "nature;titre;rome;organisation;commune;contrat;publie;debut;fin;lien;courriel;telephone
offre;Bûcheron;A1102;Bois essai;18033;saison;2026-04-01;2026-07-01;2026-06-01;;emploi@essai.example;
";

/// Every sample, under the name of the file it would have.
pub const TOUS: &[(&str, &str)] = &[
    ("offres/ft.json", FT_BRUTE),
    ("offres/ft_plat.json", FT_APLATIE),
    ("offres/alternance_A1102.json", ALTERNANCE),
    ("offres/immersion.json", IMMERSION),
    ("offres/engagement.json", ENGAGEMENT),
    ("offres/missions.csv", MISSIONS),
    ("offres/index.xml", LHEO_INDEX),
    ("offres/lheo.xml", LHEO),
    ("offres/catalogue.json", CATALOGUE),
    ("offres/local.csv", TABLEAU),
];
