//! Parts of names said one for the other: clippings that are not beginnings, thumbs'
//! abbreviations, plain words for learned ones. Whole names in everyday words are elsewhere, in
//! the lexicon.

use super::listes::{end_of, is};

/// A word as typed, then a word of names that it stands for. One text: it weighs less than a
/// list of texts.
const EQUIVALENTS: &[u8] = b"\
     ados jeunesse,agt agent,animaux animalier,arbre elagueur,arbres elagueur,\
     avion aeronautique,avions avion,bagnole automobile,bagnole voiture,bagnoles automobile,bagnoles voitures,bateau navale,\
     bateaux bateau,bb puericulture,bebe puericulture,bebes puericulture,camion lourd,camions lourd,\
     chat feline,cheval equestre,chevaux equestre,cheveu coiffeur,cheveux coiffeur,\
     chien canin,chiens canin,cine cinema,cmd commandes,cmde commandes,dent dentaire,dents dentaire,dut but,\
     ecole ecoles,ecole scolaire,fac universites,fleur fleuriste,fleurs fleuriste,foot football,foret forestiere,\
     fringue vetements,fringues vetements,gamin enfants,gamins enfants,gateau patissier,\
     gateaux patissier,gosse enfants,gosses enfants,hopital hospitalier,hosto hospitalier,\
     immo immobilier,info informatique,iut but,journal presse,labo laboratoire,maths mathematicien,\
     meca mecanicien,mecano mecanicien,meuble ameublement,mome enfants,momes enfants,moto motocycles,\
     motos motocycles,ongle ongulaire,ongles ongulaire,ordi informatique,\
     ordinateur informatique,ordis informatique,pain boulanger,piscine nageur,portable telephonie,portables telephonie,pub publicite,\
     resto restaurant,restos restaurant,rh humaines,sape vetements,sapes vetements,scene spectacle,st saint,ste sainte,sts saints,\
     theatre comedien,tp titre,tracteur agricoles,train ferroviaire,trains ferroviaire,velo cycles,velos cycles,\
     vet veterinaire,viande boucher,voiture automobile,voitures automobile";

/// Gives `meant` each word of names that `mot` stands for.
pub(super) fn equivalents(mot: &[u8], meant: &mut dyn FnMut(&'static [u8])) {
    let mut at = 0;
    while at < EQUIVALENTS.len() {
        let end = end_of(EQUIVALENTS, at, b',');
        let pair = &EQUIVALENTS[at..end];
        let space = end_of(pair, 0, b' ');
        if is(&pair[..space], mot) {
            meant(&pair[space + 1..]);
        }
        at = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_for_another() {
        let text = std::str::from_utf8(EQUIVALENTS).unwrap();
        for it in text.split(',') {
            let (typed, meant) = it.split_once(' ').unwrap();
            assert_ne!(typed, meant);
            let letters = |it: &str| it.bytes().all(|it| it.is_ascii_lowercase());
            assert!(letters(typed) && letters(meant), "{it}");
            let mut found = false;
            equivalents(typed.as_bytes(), &mut |it| found |= it == meant.as_bytes());
            assert!(found, "{it}");
        }
    }
}
