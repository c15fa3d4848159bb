//! Compiled glossaries that are damaged or hostile.

mod common;

use atau::table::Tables;
use atau::{Damage, Error, Glossary};
use common::{Chance, HEADER};

/// Kazakh and Russian names.
const SMALL: [[&str; 2]; 8] = [
    ["Шәуешек", "Чугучак"],
    ["Шыңжаң", ""],
    ["Семей округі", "Семипалатинский округ"],
    ["Алаш", ""],
    ["Алаш Орда", "Алаш-Орда"],
    ["алаштық", ""],
    ["新疆", ""],
    ["", "уездный"],
];

fn small() -> Vec<u8> {
    let rows = SMALL.iter().enumerate();
    let rows = rows.map(|(i, [kk, ru])| format!("t{i},term,{kk},{ru},,,,,,,,\n"));
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        HEADER.to_owned() + &rows.collect::<String>(),
    );
    Glossary::from_tables(&tables).unwrap().as_bytes().to_vec()
}

/// The checksum a forger would put there.
fn seal(bytes: &mut [u8]) {
    if let (length, Some(rest)) = (bytes.len() as u64, bytes.get(16..)) {
        if bytes.len() >= 24 {
            let _ = rest;
            bytes[16..24].copy_from_slice(&length.to_le_bytes());
            let checksum = crc32fast::hash(&bytes[16..]);
            bytes[12..16].copy_from_slice(&checksum.to_le_bytes());
        }
    }
}

/// Uses all there is of an opened glossary.
fn use_up(glossary: &Glossary<&[u8]>) {
    for query in [
        "Шәуешек",
        "алаш",
        "Шыңжяң",
        "新疆",
        "Шәуешегінен",
        "Семипалатинского округа",
        "уездной",
        "ш",
        "",
    ] {
        for hit in glossary
            .lookup(query)
            .iter()
            .chain(&glossary.fuzzy(query).hits())
        {
            let _ = format!("{} {} {}", hit.card(), hit.summary(), hit.explain());
        }
        glossary.complete(query).limit(usize::MAX).hits();
    }
    for entity in glossary.entities() {
        assert!(glossary.entity(entity.id()).is_some());
        let _ = (
            entity.kind(),
            entity.relations().count(),
            entity.names().count(),
        );
    }
    for name in glossary.names() {
        let _ = (
            name.form(),
            name.lang(),
            name.role(),
            name.sources().count(),
        );
    }
    for source in glossary.sources() {
        let _ = (source.id(), source.title(), source.year());
    }
}

#[test]
fn a_truncated_file_is_refused_at_every_byte() {
    let whole = small();
    for length in 0..whole.len() {
        assert!(
            matches!(Glossary::open(&whole[..length]), Err(Error::Damage(_))),
            "{length}"
        );
    }
    assert!(matches!(
        Glossary::open(&[][..]),
        Err(Error::Damage(Damage::Short { bytes: 0 }))
    ));
    let mut longer = whole.clone();
    longer.push(0);
    assert!(matches!(
        Glossary::open(longer),
        Err(Error::Damage(Damage::Length { .. }))
    ));
    assert!(Glossary::open(whole).is_ok());
}

#[test]
fn a_flipped_bit_is_seen_wherever_it_is() {
    let mut bytes = small();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert!(
                Glossary::open(&bytes[..]).is_err(),
                "bit {bit} of byte {at}"
            );
            bytes[at] ^= 1 << bit;
        }
    }
    let bundled = Glossary::bundled().as_bytes();
    for at in (0..bundled.len()).step_by(bundled.len() / 50) {
        let mut bytes = bundled.to_vec();
        bytes[at] ^= 0x20;
        assert!(Glossary::open(bytes).is_err(), "byte {at}");
    }
}

#[test]
fn another_version_or_file_is_named() {
    let mut bytes = small();
    bytes[8] = 99;
    seal(&mut bytes);
    let error = Glossary::open(&bytes[..]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the glossary has format version 99, this program reads 5; compile its tables again"
    );
    let error = Glossary::open(&b"PK\x03\x04 some archive"[..]).unwrap_err();
    assert!(matches!(error, Error::Damage(Damage::Magic)));
}

#[test]
fn a_posting_must_not_call_another_name_an_abbreviation() {
    let mut bytes = small();
    let postings = u32::from_le_bytes(bytes[48..52].try_into().unwrap()) as usize;
    bytes[postings + 1] ^= 1;
    seal(&mut bytes);
    let error = Glossary::open(&bytes[..]).unwrap_err();
    assert!(error.to_string().contains("a name of another role"));
}

#[test]
fn a_forged_checksum_does_not_help() {
    // every byte of a small file set to several values under a right checksum:
    // refused, or opened and harmless
    let whole = small();
    for at in 24..whole.len() {
        for value in [
            0,
            1,
            0x3f,
            0x7f,
            0x80,
            0xbf,
            0xe0,
            0xff,
            whole[at].wrapping_add(1),
        ] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            seal(&mut bytes);
            if let Ok(glossary) = Glossary::open(&bytes[..]) {
                use_up(&glossary);
            }
        }
    }
}

#[test]
fn shuffled_sections_under_a_right_checksum_are_harmless() {
    let whole = small();
    let mut chance = Chance(99);
    for _ in 0..20_000 {
        let mut bytes = whole.clone();
        for _ in 0..1 + chance.below(6) {
            match chance.below(3) {
                // the section table
                0 => {
                    let at = 24 + 4 * chance.below(24);
                    let value = chance.below(whole.len() * 2) as u32;
                    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
                }
                // any number
                1 => {
                    let at = 24 + 4 * chance.below((whole.len() - 24) / 4);
                    let value = chance.below(1 << 20) as u32;
                    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
                }
                // one stretch over another
                _ => {
                    let length = 1 + chance.below(40);
                    let from = 24 + chance.below(whole.len() - 24 - length);
                    let to = 24 + chance.below(whole.len() - 24 - length);
                    bytes.copy_within(from..from + length, to);
                }
            }
        }
        seal(&mut bytes);
        if let Ok(glossary) = Glossary::open(&bytes[..]) {
            use_up(&glossary);
        }
    }
}
