//! Tells the binary which notebook environment it was built for: the same hash that `env/build` names the folder by.

use sha2::{Digest, Sha256};

fn main() {
    let mut hash = Sha256::new();
    for file in ["../../env/requirements.lock", "../../env/build"] {
        println!("cargo::rerun-if-changed={file}");
        hash.update(std::fs::read(file).unwrap_or_else(|e| panic!("reading {file}: {e}")));
    }
    let hex: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=KAKOI_ENV_LOCK_HASH={hex}");
}
