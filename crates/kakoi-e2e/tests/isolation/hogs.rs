//! .
use crate::Attack;
use crate::attacks;
use crate::region::Region;

fn placeholder(_: &Region) {}

pub const ATTACKS: &[Attack] = attacks![placeholder];
