//! A whole domain, made and deleted through the API: AWS's order, AWS's errors for every other one, and nothing left, however
//! often, and whenever the server dies meanwhile. In a region of its own, so that what there is can be compared exactly.
//!
//! `KAKOI_TEST_ROUNDS=20` makes every round start notebooks, that many times, and kills the server at every step;
//! `KAKOI_TEST_SEED` repeats the random part of a run.

mod whole;

use crate::lab;
use kakoi_e2e::checks::{Checks, alone, say};
use kakoi_e2e::clients::Boto;
use kakoi_e2e::inventory::Inventory;
use kakoi_e2e::server::Server;
use kakoi_e2e::setup::{self, Place, Way};
use kakoi_e2e::wait_for;
use std::path::Path;
use std::time::{Duration, Instant};
use whole::{APPS, Whole};

/// Rounds without notebooks, and steps at which the server is killed, unless told otherwise.
const ROUNDS: u32 = 20;
const KILLS: usize = 6;

/// The region under test. The server is replaced when a check kills it.
struct Ground {
    place: Place,
    server: Server,
    boto: Boto,
}

impl Ground {
    fn restart(&mut self) {
        self.server.kill();
        self.server = self.place.up(&[]);
        self.boto = Boto::start(&self.place, &self.server);
    }
}

/// Waits until what apps said last was taken: the log group would be made again for it.
fn output_is_taken(ground: &Ground) {
    wait_for("the apps' output is taken", Duration::from_secs(20), || {
        let logs = std::fs::read_dir(ground.place.data().join("logs"))
            .expect("the logs")
            .flatten();
        let of_apps = logs.filter(|e| !e.file_name().to_string_lossy().starts_with("anchor"));
        (of_apps.count() == 0).then_some(())
    });
}

/// What a region holds once its own network, the studio's, is in place.
fn settled(ground: &Ground) -> Inventory {
    wait_for("the region's own network", lab::SOON, || {
        let status = ground.place.json(&["status"]);
        (status["network"]["routers"] == 1).then_some(())
    });
    wait_for("the region is at rest", lab::SOON, || {
        let one = Inventory::take(&ground.place, &ground.server);
        (one == Inventory::take(&ground.place, &ground.server)).then_some(one)
    })
}

/// Waits until a region holds what it held before.
fn back_to(ground: &Ground, before: &Inventory) {
    let begun = Instant::now();
    loop {
        let differs = Inventory::take(&ground.place, &ground.server).beyond(before);
        if differs.is_empty() {
            return;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(15),
            "left behind:\n{}",
            differs.join("\n")
        );
    }
}

fn round(ground: &mut Ground, before: &Inventory, with_apps: bool, retained: bool) {
    let whole = Whole::make(ground, with_apps, retained);
    let full = Inventory::take(&ground.place, &ground.server);
    // Else an inventory that sees nothing would prove nothing.
    for (kind, least) in [
        ("namespace", 2),
        ("nft", 40),
        ("link", 5),
        ("descriptor", 5),
        ("record slot", usize::from(with_apps)),
        ("process", if with_apps { 6 } else { 0 }),
    ] {
        assert!(
            full.count(kind) >= before.count(kind) + least,
            "{kind}: {} after {}",
            full.count(kind),
            before.count(kind)
        );
    }
    whole.wrong_order(&mut ground.boto);
    for step in whole.steps() {
        if step.input["logGroupName"] == APPS {
            output_is_taken(ground);
        }
        step.ask(&mut ground.boto, false);
        step.wait(&mut ground.boto);
    }
    back_to(ground, before);
}

/// A sequence that a seed repeats.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// Deletes with a server that's killed at many of the steps: before it answers, or right after.
fn killed(ground: &mut Ground, before: &Inventory, chance: &mut Chance, retained: bool, kills: usize) {
    let whole = Whole::make(ground, true, retained);
    let steps = whole.steps();
    let mut at = vec![false; steps.len()];
    // What goes on after its answer is where most can go wrong.
    let mut left = kills.min(steps.len());
    for (index, step) in steps.iter().enumerate() {
        if step.then.is_some() && left > 0 {
            at[index] = true;
            left -= 1;
        }
    }
    while left > 0 {
        let index = usize::try_from(chance.below(steps.len() as u64)).expect("an index");
        left -= usize::from(!std::mem::replace(&mut at[index], true));
    }
    for (step, kill) in steps.iter().zip(at) {
        if step.input["logGroupName"] == APPS {
            output_is_taken(ground);
        }
        if !kill {
            step.ask(&mut ground.boto, false);
        } else if chance.below(2) == 0 {
            // The instant of the kill: anywhere in the call, or in what it sets off.
            ground.boto.send(step.service, step.operation, &step.input);
            std::thread::sleep(Duration::from_micros(chance.below(40_000)));
            ground.restart();
            step.ask(&mut ground.boto, true);
        } else {
            step.ask(&mut ground.boto, false);
            ground.restart();
        }
        step.wait(&mut ground.boto);
    }
    back_to(ground, before);
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn test(way: Way) {
    let _one = alone(Path::new(env!("CARGO_TARGET_TMPDIR")), way);
    let Some(setup) = setup::find(way) else { return };
    let mut checks = Checks::new(&format!("deletes as {way:?}"));
    let place = Place::new(setup);
    let server = place.up(&[]);
    let boto = Boto::start(&place, &server);
    let mut ground = Ground { place, server, boto };
    let seed = setting("KAKOI_TEST_SEED").unwrap_or(u64::from(std::process::id()) * 2_654_435_761 + 1);
    let mut chance = Chance(seed);
    let many = setting("KAKOI_TEST_ROUNDS");
    let rounds = many.and_then(|n| u32::try_from(n).ok()).unwrap_or(ROUNDS);
    let before = settled(&ground);
    for retained in [true, false] {
        let name = format!(
            "a whole domain goes without a trace, its files {}",
            if retained { "retained" } else { "deleted" }
        );
        checks.run(&name, || round(&mut ground, &before, true, retained));
    }
    let name = format!(
        "{rounds} times in a row{}",
        if many.is_some() { ", with notebooks" } else { "" }
    );
    checks.run(&name, || {
        let begun = Instant::now();
        for number in 0..rounds {
            round(&mut ground, &before, many.is_some(), number % 2 == 0);
        }
        say(&format!(
            "      {:.2} s each",
            begun.elapsed().as_secs_f32() / rounds as f32
        ));
    });
    // A retained file system takes the most steps to delete.
    for retained in [true, false].into_iter().take(if many.is_some() { 2 } else { 1 }) {
        let name = format!(
            "kill -9 in the middle of the deletion, files {}; seed {seed}",
            if retained { "retained" } else { "deleted" }
        );
        let kills = if many.is_some() { usize::MAX } else { KILLS };
        checks.run(&name, || killed(&mut ground, &before, &mut chance, retained, kills));
    }
    checks.finish();
}

#[test]
fn deletes_as_root() {
    test(Way::Root);
}

#[test]
fn deletes_as_ordinary_user() {
    test(Way::Ordinary);
}
