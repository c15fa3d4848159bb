//! Any bytes are refused or can be used, also under a right length and checksum; and so is a
//! glossary in which some bytes are others. Those are the input: of five bytes each four say
//! where, the last what.
#![no_main]

use std::sync::LazyLock;

use atau::Glossary;
use atau::table::Tables;
use libfuzzer_sys::fuzz_target;

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
         a,place,Алматы,Алма-Ата,Almaty,,,43.2,76.9,,,\n\
         b,person,Әлихан Бөкейхан,Алихан Букейханов,,1866,1937,,,,,\n\
         c,organisation,Алаш партиясы,уездный комитет,Xinjiang party,,,,,,kk:front,a note\n",
    );
    let glossary = Glossary::from_tables(&tables).expect("the tables are good");
    glossary.as_bytes().to_vec()
});

fuzz_target!(|bytes: &[u8]| {
    let _ = Glossary::open(bytes);
    let mut sealed = bytes.to_vec();
    if sealed.len() >= 24 {
        sealed[..12].copy_from_slice(&WHOLE[..12]);
    }
    use_up(sealed);
    let mut changed = WHOLE.clone();
    for change in bytes.chunks_exact(5) {
        let at = u32::from_le_bytes([change[0], change[1], change[2], change[3]]) as usize;
        let at = 24 + at % (changed.len() - 24);
        changed[at] = change[4];
    }
    use_up(changed);
});

/// Opens bytes under a right checksum, and uses what they are.
fn use_up(mut bytes: Vec<u8>) {
    if bytes.len() >= 24 {
        let length = bytes.len() as u64;
        bytes[16..24].copy_from_slice(&length.to_le_bytes());
        let checksum = crc32fast::hash(&bytes[16..]);
        bytes[12..16].copy_from_slice(&checksum.to_le_bytes());
    }
    let Ok(glossary) = Glossary::open(bytes) else {
        return;
    };
    for query in [
        "алматы",
        "Алматыдағы",
        "Алма-Аты",
        "уездного комитета",
        "Шыңжяң",
        "a",
        "",
    ] {
        for hit in glossary.fuzzy(query).hits() {
            let _ = (hit.card().to_string(), hit.explain().to_string());
        }
        glossary.complete(query).hits();
        glossary.find_iter(query).count();
    }
    for entity in glossary.entities() {
        assert!(glossary.entity(entity.id()).is_some());
    }
}
