//! Any tables are complained about or compiled, and what is compiled can be opened.
//! The input is one table, its first byte saying which; the others are good.
#![no_main]

use atau::Glossary;
use atau::table::{FILES, Tables};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((which, bytes)) = input.split_first() else {
        return;
    };
    let mut tables = Tables::default();
    tables.set("sources.csv", "id,title,author,year,lang,publication,url\nbook,Book,,,,,\n");
    tables.set(
        "entities.csv",
        "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
         a,place,Алматы,Алматы,Almaty,,,,,,,\nb,person,Әлихан Бөкейхан,,,,,,,,,\n",
    );
    tables.set(FILES[usize::from(*which) % FILES.len()], bytes);
    if let Ok(glossary) = Glossary::from_tables(&tables) {
        let again = Glossary::open(glossary.as_bytes()).expect("what is compiled is whole");
        for name in again.names() {
            assert!(again.lookup(name.form()).iter().any(|hit| hit.entity() == name.entity()));
        }
        let both = glossary.merge(&again).expect("small enough");
        assert_eq!(both.as_bytes(), glossary.as_bytes());
    }
});
