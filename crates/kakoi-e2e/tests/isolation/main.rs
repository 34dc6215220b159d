//! Hostile code inside a notebook's sandbox. Each attempt is a trial with a name; it runs against a region of root and
//! against one of an ordinary user, and both must hold. `docs/promises.md` says which promise each guards.
//!
//! `harness = false`, because the trials share two regions, which are brought up once and taken down at the end.

mod channels;
mod documents;
mod files;
mod hogs;
mod kernel;
mod names;
mod network;
mod processes;
mod region;
mod spoofing;

use kakoi_e2e::checks::{alone, say};
use kakoi_e2e::procs;
use kakoi_e2e::setup::{self, Way};
use libtest_mimic::{Arguments, Failed, Trial};
use region::Region;
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// A named attempt.
pub struct Attack {
    /// Its function's name.
    pub name: &'static str,
    /// Tries it; panics if it succeeds.
    pub attempt: fn(&Region),
}

/// Functions as attacks: a function that isn't listed is dead code, which the compiler refuses.
#[macro_export]
macro_rules! attacks {
    ($($name:ident),* $(,)?) => {
        &[$($crate::Attack { name: stringify!($name), attempt: $name }),*]
    };
}

/// All attacks, by module; each on both regions at the same time.
pub const MODULES: [(&str, &[Attack]); 8] = [
    ("spoofing", spoofing::ATTACKS),
    ("network", network::ATTACKS),
    ("names", names::ATTACKS),
    ("kernel", kernel::ATTACKS),
    ("processes", processes::ATTACKS),
    ("files", files::ATTACKS),
    ("channels", channels::ATTACKS),
    ("hogs", hogs::ATTACKS),
];

/// The regions, brought up when the first attack needs them, or why they couldn't be: that's tried once.
type Stage = Arc<Mutex<Option<Result<Vec<Region>, String>>>>;

thread_local! {
    /// Where this thread last panicked: told with the trial that failed, and not in the middle of the list of trials.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn words(panic: &(dyn Any + Send)) -> String {
    let owned = panic.downcast_ref::<String>().cloned();
    let said = owned
        .or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "a panic without words".to_owned());
    format!("{}: {said}", PLACE.with_borrow(String::clone))
}

fn bring_up() -> Vec<Region> {
    let begun = Instant::now();
    let setups: Vec<_> = [Way::Root, Way::Ordinary].into_iter().filter_map(setup::find).collect();
    let regions: Vec<Region> = std::thread::scope(|scope| {
        let starting: Vec<_> = setups
            .into_iter()
            .map(|s| scope.spawn(|| caught(|| Region::up(s))))
            .collect();
        let started = starting.into_iter().map(|r| r.join().expect("panics are caught"));
        started.map(|r| r.unwrap_or_else(|why| panic!("{why}"))).collect()
    });
    say(&format!(
        "{} regions are up ({:.1} s)",
        regions.len(),
        begun.elapsed().as_secs_f32()
    ));
    regions
}

/// Tries something in this thread: its answer, or the words and the place of its panic.
pub fn caught<T>(attempt: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(attempt)).map_err(|panic| words(panic.as_ref()))
}

/// Tries an attack against one region: why it's a failure, if it is.
fn against(region: &Region, attempt: fn(&Region)) -> Option<String> {
    let failed = caught(|| attempt(region)).err()?;
    Some(format!("as {:?}: {failed}", region.way))
}

fn trial(stage: &Stage, attempt: fn(&Region)) -> Result<(), Failed> {
    let mut stage = stage.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let regions = stage.get_or_insert_with(|| caught(bring_up)).as_ref()?;
    let failed: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = regions
            .iter()
            .map(|r| scope.spawn(move || against(r, attempt)))
            .collect();
        running
            .into_iter()
            .filter_map(|r| r.join().expect("panics are caught"))
            .collect()
    });
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n").into())
    }
}

/// Takes a region down, and says what stays.
fn take_down(region: Region) -> Vec<String> {
    let (anchor, way, home) = (region.anchor(), region.way, region.place.home());
    let mut below = procs::descendants(anchor);
    below.extend(procs::process(anchor));
    let cgroups = procs::cgroups(&below);
    let Region {
        place,
        victim,
        wire,
        boto,
        server,
        ..
    } = region;
    drop((victim, wire, boto));
    place.down(&["--delete-data"]);
    drop(server);
    let mut left: Vec<String> = below
        .iter()
        .filter(|p| p.is_alive())
        .map(|p| format!("{p:?}"))
        .collect();
    left.extend(procs::of_home(&home).iter().map(|p| format!("{p:?}")));
    left.extend(cgroups.iter().filter(|c| c.exists()).map(|c| c.display().to_string()));
    left.extend(procs::mounts(&place.data()));
    left.iter().map(|l| format!("{way:?} left {l}")).collect()
}

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        PLACE.set(place);
    }));
    let mut arguments = Arguments::from_args();
    // The trials share what they attack, so they come one after the other, in the order of the modules.
    arguments.test_threads = Some(1);
    let stage: Stage = Arc::default();
    let mut trials: Vec<Trial> = MODULES
        .iter()
        .flat_map(|(module, attacks)| attacks.iter().map(move |attack| (module, attack)))
        .map(|(module, attack)| {
            let (stage, attempt) = (stage.clone(), attack.attempt);
            Trial::test(format!("{module}::{}", attack.name), move || trial(&stage, attempt))
        })
        .collect();
    trials.push(Trial::test("documents::every_attack_has_its_promise", || {
        documents::every_attack_has_its_promise().map_err(Failed::from)
    }));
    // Both ways are tried at once.
    let turn = |way| alone(Path::new(env!("CARGO_TARGET_TMPDIR")), way);
    let _one = (!arguments.list).then(|| [Way::Root, Way::Ordinary].map(turn));
    let conclusion = libtest_mimic::run(&arguments, trials);
    let regions = stage.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    let left: Vec<String> = regions.into_iter().flatten().flatten().flat_map(take_down).collect();
    left.iter().for_each(|l| say(l));
    if left.is_empty() && !conclusion.has_failed() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}
