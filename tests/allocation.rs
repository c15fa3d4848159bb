//! What a search allocates.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use atau::Glossary;

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: hands every call on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        BYTES.with(|bytes| bytes.set(bytes.get() + layout.size()));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Allocations, and bytes allocated, while `work` is done.
fn allocations<T>(work: impl FnOnce() -> T) -> (usize, usize) {
    let before = (COUNT.get(), BYTES.get());
    let result = work();
    let after = (COUNT.get(), BYTES.get());
    drop(result);
    (after.0 - before.0, after.1 - before.1)
}

#[test]
fn opening_the_bundled_glossary_allocates_nothing() {
    assert_eq!(allocations(Glossary::bundled), (0, 0));
}

#[test]
fn an_exact_lookup_allocates_the_returned_list_only() {
    let glossary = Glossary::bundled();
    for query in ["Чугучак", "ШЫҢЖАҢ", "Xinjiang", "Қызыл Армия", "Орал"]
    {
        let (count, _) = allocations(|| glossary.lookup(query));
        assert_eq!(count, 1, "{query}");
    }
    assert_eq!(allocations(|| glossary.lookup("")), (0, 0));
}

#[test]
fn a_glossary_keeps_what_it_learns_of_a_text() {
    let glossary = Glossary::open(Glossary::bundled().as_bytes().to_vec()).unwrap();
    let text = "Шәуешектегі қазақ босқындары туралы Т. Рыскуловтың хаты, 1932 жыл";
    let (first, _) = allocations(|| glossary.find_iter(text).count());
    let (again, _) = allocations(|| glossary.find_iter(text).count());
    let (copy, _) = allocations(|| glossary.clone().find_iter(text).count());
    assert!(again * 4 < first, "{again}, {first}");
    assert_eq!(copy, again + 1, "its bytes");
    assert!(glossary.find_iter(text).count() > 2);
}

#[test]
fn a_huge_query_allocates_less_than_it_is() {
    let glossary = Glossary::bundled();
    // in both scripts, so that each letter might be repaired
    for query in [
        format!("{}{}", "a".repeat(1 << 20), "ш".repeat(1 << 20)),
        "aш ".repeat(1 << 20),
        "Шыңжаңдa".repeat(1 << 17),
    ] {
        let (_, allocated) = allocations(|| {
            let hits = glossary.lookup(&query).len() + glossary.fuzzy(&query).hits().len();
            hits + glossary.complete(&query).hits().len()
        });
        assert!(allocated < query.len(), "{allocated}");
    }
}

#[test]
fn opening_foreign_bytes_allocates_less_than_they_are() {
    let bytes = Glossary::bundled().as_bytes();
    let (_, allocated) = allocations(|| Glossary::open(bytes));
    assert!(allocated < bytes.len() / 10, "{allocated}");
    // a hostile header: the greatest numbers wherever there are numbers
    let mut hostile = bytes[..4096].to_vec();
    hostile[16..120].fill(0xff);
    let (_, allocated) = allocations(|| Glossary::open(&hostile[..]).is_err());
    assert!(allocated < hostile.len(), "{allocated}");
}
