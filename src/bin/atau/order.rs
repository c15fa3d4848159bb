//! Work on many things at once, with what it writes in the order of the things.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A job whose turn has not come keeps this much before it waits.
const PATIENCE: usize = 4 << 20;
/// Jobs that are done before their turn keep this much altogether.
const SHELF: usize = 32 << 20;
/// What is written at once.
const PORTION: usize = 1 << 16;

/// Does jobs `0..count` on all processors. `work` writes to the [`Sink`] and returns
/// what `done` gets; what is written and what `done` gets come in the order of the jobs,
/// as soon as all jobs before are done. A job whose turn it is writes straight through;
/// one that is early waits when it has written much, so that memory is bounded.
///
/// # Errors
///
/// The first error of `out`, of a job or of `done`; then all jobs stop.
pub fn in_order<T: Send>(
    count: usize,
    out: &mut (impl Write + Send),
    work: impl Fn(usize, &mut Sink<'_, '_>) -> io::Result<T> + Sync,
    done: impl FnMut(T) -> io::Result<()> + Send,
) -> io::Result<()> {
    let desk = Desk {
        state: Mutex::new(State {
            turn: 0,
            out,
            shelf: BTreeMap::new(),
            shelved: 0,
            failed: None,
        }),
        moved: Condvar::new(),
    };
    let results = Mutex::new((BTreeMap::new(), done));
    let next = AtomicUsize::new(0);
    let labour = || {
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= count || lock(&desk.state).failed.is_some() {
                break;
            }
            let mut sink = Sink {
                desk: &desk,
                job,
                kept: Vec::new(),
            };
            let result = work(job, &mut sink).and_then(|result| {
                lock(&results).0.insert(job, result);
                sink.close()
            });
            let result = result.and_then(|()| {
                // those whose output is out, in order
                let mut results = lock(&results);
                let turn = lock(&desk.state).turn;
                while let Some(first) = results.0.first_entry().filter(|first| *first.key() < turn)
                {
                    let result = first.remove();
                    (results.1)(result)?;
                }
                Ok(())
            });
            if let Err(error) = result {
                desk.fail(error);
                break;
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 1..workers.min(count) {
            scope.spawn(labour);
        }
        labour();
    });
    let state = desk
        .state
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    match state.failed {
        Some(error) => Err(error),
        None => state.out.flush(),
    }
}

/// A panic elsewhere ends the program anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Desk<'o> {
    state: Mutex<State<'o>>,
    /// Tells of a turn that has come, and of a failure.
    moved: Condvar,
}

struct State<'o> {
    /// The job that may write.
    turn: usize,
    out: &'o mut (dyn Write + Send + 'o),
    /// What jobs have written that are done before their turn.
    shelf: BTreeMap<usize, Vec<u8>>,
    shelved: usize,
    failed: Option<io::Error>,
}

impl Desk<'_> {
    fn fail(&self, error: io::Error) {
        let mut state = lock(&self.state);
        // that others stopped for it is no news
        state.failed.get_or_insert(error);
        drop(state);
        self.moved.notify_all();
    }
}

/// Where a job writes.
pub struct Sink<'d, 'o> {
    desk: &'d Desk<'o>,
    job: usize,
    kept: Vec<u8>,
}

impl Sink<'_, '_> {
    /// Writes what was kept if it is the job's turn; waits for that if it was much.
    fn pass_on(&mut self) -> io::Result<()> {
        let mut state = lock(&self.desk.state);
        while state.turn != self.job {
            if state.failed.is_some() {
                return Err(io::Error::other("stopped"));
            }
            if self.kept.len() < PATIENCE {
                return Ok(());
            }
            let woken = self.desk.moved.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        let written = state.out.write_all(&self.kept);
        self.kept.clear();
        written
    }

    /// Writes what was kept, or leaves it to those before; the turn goes on.
    fn close(&mut self) -> io::Result<()> {
        let mut state = lock(&self.desk.state);
        while state.turn != self.job {
            if state.failed.is_some() {
                return Err(io::Error::other("stopped"));
            }
            if state.shelved + self.kept.len() <= SHELF {
                state.shelved += self.kept.len();
                let kept = std::mem::take(&mut self.kept);
                state.shelf.insert(self.job, kept);
                return Ok(());
            }
            let woken = self.desk.moved.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        state.out.write_all(&self.kept)?;
        state.turn += 1;
        while let Some(kept) = {
            let turn = state.turn;
            state.shelf.remove(&turn)
        } {
            state.shelved -= kept.len();
            state.out.write_all(&kept)?;
            state.turn += 1;
        }
        drop(state);
        self.desk.moved.notify_all();
        Ok(())
    }
}

impl Write for Sink<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.kept.extend_from_slice(bytes);
        let many = self.kept.len() / PORTION;
        if many > (self.kept.len() - bytes.len()) / PORTION {
            self.pass_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_keeps_the_order_of_the_jobs() {
        for size in [1, 3 * PORTION / 2, PATIENCE + 1] {
            let (mut out, mut order) = (Vec::new(), Vec::new());
            let work = |job: usize, sink: &mut Sink<'_, '_>| {
                if job % 3 == 0 {
                    thread::sleep(std::time::Duration::from_millis(2));
                }
                sink.write_all(&vec![b'a' + job as u8; size])?;
                Ok(job)
            };
            let done = |job| {
                order.push(job);
                Ok(())
            };
            in_order(20, &mut out, work, done).unwrap();
            assert_eq!(order, (0..20).collect::<Vec<_>>());
            assert!(out.is_sorted() && out.len() == 20 * size);
        }
    }

    #[test]
    fn the_first_failure_ends_all() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let work = |_: usize, sink: &mut Sink<'_, '_>| sink.write_all(&[0; 2 * PATIENCE]);
        let error = in_order(50, &mut Closed, work, Ok).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}
