//! Any bytes are refused or can be used, also under a right length and checksum.
#![no_main]

use atau::Glossary;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = Glossary::open(bytes);
    let mut sealed = bytes.to_vec();
    if sealed.len() >= 24 {
        sealed[..12].copy_from_slice(b"atau\r\n\x1a\n\x01\0\0\0");
        let length = sealed.len() as u64;
        sealed[16..24].copy_from_slice(&length.to_le_bytes());
        let checksum = crc32fast::hash(&sealed[16..]);
        sealed[12..16].copy_from_slice(&checksum.to_le_bytes());
    }
    if let Ok(glossary) = Glossary::open(sealed) {
        for query in ["алматы", "Шыңжяң", "a", ""] {
            for hit in glossary.fuzzy(query).hits() {
                let _ = (hit.card().to_string(), hit.explain().to_string());
            }
            glossary.complete(query).hits();
        }
        for entity in glossary.entities() {
            assert!(glossary.entity(entity.id()).is_some());
        }
    }
});
