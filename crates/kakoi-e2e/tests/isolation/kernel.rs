//! Calls of the kernel that would open the sandbox. Each is tried outside first: without the barrier it works.

use crate::Attack;
use crate::attacks;
use crate::region::Control::{self, Caged, Plain};
use crate::region::{ALICE, OPEN, Region, in_both};
use serde_json::Value;
use std::collections::BTreeMap;

/// Runs an attack outside, where it must work, and in notebooks of both domains, where it mustn't.
fn refused(region: &Region, control: Control, attack: &str, outside: &[&str], inside: &[&str]) {
    let free = region.outside(control, "kernel", attack, outside);
    assert_eq!(free["worked"], true, "the probe itself, outside: {free}");
    in_both(|app| {
        let caught = region.inside(app, "kernel", attack, inside);
        assert_eq!(caught["worked"], false, "in {app}: {caught}");
    });
}

macro_rules! refused {
    ($(fn $name:ident = $control:expr, $attack:literal, $outside:expr, $inside:expr;)*) => {
        $(fn $name(region: &Region) {
            refused(region, $control, $attack, &$outside, &$inside);
        })*
    };
}

refused! {
    fn ptrace_of_another_process = Plain, "ptrace_changes_another_process", [], [];
    fn writing_another_process_memory = Plain, "vm_writev_changes_another_process", [], [];
    fn stealing_a_descriptor = Plain, "pidfd_getfd_steals_a_descriptor", [], [];
    fn comparing_processes = Plain, "comparing_processes", [], [];
    fn mounting_a_file_system = Caged, "mounting_a_file_system", [], [];
    fn binding_a_directory = Caged, "binding_one_directory_over_another", [], [];
    fn cloning_mounts_by_the_new_calls = Caged, "cloning_the_mounts_with_the_new_calls", [], [];
    fn opening_a_file_system_by_the_new_calls = Caged, "opening_a_file_system_with_the_new_calls", [], [];
    fn remounting_writable = Caged, "remounting_writable", ["control"], ["inside"];
    fn changing_mount_attributes = Caged, "changing_mount_attributes", ["control"], ["inside"];
    fn unmounting_what_covers = Caged, "unmounting_what_covers", ["control"], ["inside"];
    fn changing_the_root = Caged, "changing_the_root", [], [];
    fn a_new_user_namespace = Plain, "unsharing", ["user"], ["user"];
    fn a_new_mount_namespace = Caged, "unsharing", ["mnt"], ["mnt"];
    fn a_new_network_namespace = Caged, "unsharing", ["net"], ["net"];
    fn a_new_pid_namespace = Caged, "unsharing", ["pid"], ["pid"];
    fn a_user_namespace_by_clone = Plain, "cloning_into_a_user_namespace", [], [];
    fn a_user_namespace_by_clone3 = Plain, "clone3_into_a_user_namespace", [], [];
    fn entering_a_namespace = Caged, "entering_a_namespace", [], [];
    fn keeping_a_key_in_a_keyring = Plain, "keeping_a_key", [], [];
    fn io_uring = Plain, "setting_up_io_uring", [], [];
    fn userfaultfd = Plain, "userfaultfd_in_user_mode", [], [];
    fn performance_counters = Plain, "counting_own_cycles_by_perf", [], [];
    fn files_by_their_handles = Plain, "a_file_by_its_handle", [], [];
    fn setuid_programs = Plain, "becoming_another_by_setuid", [], [];
}

/// The calls of 32 bits have numbers of their own, which no filter of ours lists: the call ends its process.
fn calls_of_32_bits(region: &Region) {
    if std::env::consts::ARCH != "x86_64" {
        return;
    }
    let free = region.outside(Plain, "kernel", "calls_of_32_bits", &[]);
    let caught = region.inside(ALICE, "kernel", "calls_of_32_bits", &[]);
    assert_eq!(
        (&caught["worked"], &caught["how"]),
        (&Value::from(false), &Value::from("SIGSYS")),
        "outside: {free}"
    );
    let caught = region.inside(ALICE, "kernel", "calls_of_x32", &[]);
    assert_eq!(
        (&caught["worked"], &caught["how"]),
        (&Value::from(false), &Value::from("ENOSYS"))
    );
}

/// Calls that administer the machine all say EPERM, though the kernel itself has other words for these arguments.
fn administering_the_machine(region: &Region) {
    let free = region.outside(Caged, "kernel", "administration", &[]);
    let own_words = |answer: &Value| -> BTreeMap<String, Value> {
        let errors = answer["errors"].as_object().expect("errors").clone();
        errors.into_iter().filter(|(_, e)| e != "EPERM").collect()
    };
    assert!(own_words(&free).len() >= 6, "the kernel's own words, outside: {free}");
    for app in [ALICE, OPEN] {
        let caught = region.inside(app, "kernel", "administration", &[]);
        assert!(own_words(&caught).is_empty(), "in {app}: {caught}");
        assert_eq!(caught["host"][0], caught["host"][1], "the name of the machine stays");
    }
}

/// Families that reach the kernel, craft packets or aren't judged by any rule.
fn sockets_of_other_families(region: &Region) {
    let free = region.outside(Caged, "kernel", "sockets", &[]);
    let opened = |answer: &Value| -> Vec<String> {
        let kinds = answer.as_object().expect("kinds");
        kinds
            .iter()
            .filter(|(_, e)| e.is_null())
            .map(|(k, _)| k.clone())
            .collect()
    };
    for kind in ["raw", "packet", "netfilter"] {
        assert!(opened(&free).iter().any(|k| k == kind), "outside: {free}");
    }
    for app in [ALICE, OPEN] {
        let caught = region.inside(app, "kernel", "sockets", &[]);
        assert_eq!(opened(&caught), Vec::<String>::new(), "in {app}");
    }
}

/// AF_VSOCK reaches the hypervisor and its other guests, past every network namespace.
fn vsock(region: &Region) {
    let caught = region.inside(ALICE, "kernel", "sockets", &[]);
    assert_eq!(caught["vsock"], "EPERM", "{caught}");
    let free = region.outside(Caged, "kernel", "sockets", &[]);
    assert_ne!(free["vsock"], "EPERM", "outside it's the kernel that answers");
}

fn bpf(region: &Region) {
    let caught = region.inside(ALICE, "kernel", "bpf_is_there", &[]);
    assert_eq!(
        (&caught["worked"], &caught["how"]),
        (&Value::from(false), &Value::from("EPERM"))
    );
}

/// TIOCSTI and TIOCLINUX put words into the mouth of a terminal's owner.
fn typing_into_a_terminal(region: &Region) {
    let free = region.outside(Plain, "kernel", "typing_into_a_terminal", &[]);
    assert_ne!(free["linux"], "EPERM", "outside it's the kernel that answers: {free}");
    let caught = region.inside(ALICE, "kernel", "typing_into_a_terminal", &[]);
    assert_eq!(
        (&caught["worked"], &caught["how"], &caught["linux"]),
        (&Value::from(false), &Value::from("EPERM"), &Value::from("EPERM"))
    );
}

/// A real-time process would keep a processor for good.
fn real_time_scheduling(region: &Region) {
    let caught = region.inside(ALICE, "kernel", "running_before_all_others", &[]);
    assert_eq!(caught["worked"], false, "{caught}");
    assert!(
        !caught["nicer"].is_null(),
        "and none runs before the others by its niceness: {caught}"
    );
    assert_eq!(caught["batch"], true, "the same call with a policy that everybody has");
}

fn devices(region: &Region) {
    let caught = region.inside(ALICE, "kernel", "making_devices", &[]);
    let found = caught.as_object().expect("tries");
    for (path, error) in found {
        assert_eq!(error.is_null(), path == "fifo", "{path}: {error}");
    }
}

/// System V memory of the host is found by a number, but not from another ipc namespace.
fn shared_memory_of_the_host(region: &Region) {
    let key = (0x4b41_0000 + 2 * (std::process::id() % 0x7fff) + region.way as u32).to_string();
    let make = region.outside(Plain, "kernel", "ipc_key", &[&key, "4096"]);
    let found = region.outside(Plain, "kernel", "ipc_key", &[&key, "0"]);
    let caught = region.inside(ALICE, "kernel", "ipc_key", &[&key, "0"]);
    let removed = region.outside(Plain, "kernel", "ipc_key_removed", &[&key]);
    assert_eq!(
        (&make["worked"], &found["worked"], &removed["worked"]),
        (&true.into(), &true.into(), &true.into())
    );
    assert_eq!(
        (&caught["worked"], &caught["how"]),
        (&Value::from(false), &Value::from("ENOENT"))
    );
}

/// Every call above is refused by the filter; without powers the kernel would refuse some of them itself.
fn powers_and_filters(region: &Region) {
    for app in [ALICE, OPEN] {
        let status = region.place.shell(app, "grep -E '^(Cap(Inh|Prm|Eff|Bnd|Amb)|NoNewPrivs|Seccomp|Seccomp_filters):' /proc/self/status /proc/1/status");
        assert_eq!(
            status
                .lines()
                .filter(|l| l.contains("Cap") && l.ends_with(&"0".repeat(16)))
                .count(),
            10,
            "{status}"
        );
        assert_eq!(
            status.lines().filter(|l| l.ends_with("NoNewPrivs:\t1")).count(),
            2,
            "{status}"
        );
        assert_eq!(
            status.lines().filter(|l| l.ends_with("Seccomp:\t2")).count(),
            2,
            "{status}"
        );
    }
}

pub const ATTACKS: &[Attack] = attacks![
    ptrace_of_another_process,
    writing_another_process_memory,
    stealing_a_descriptor,
    comparing_processes,
    mounting_a_file_system,
    binding_a_directory,
    cloning_mounts_by_the_new_calls,
    opening_a_file_system_by_the_new_calls,
    remounting_writable,
    changing_mount_attributes,
    unmounting_what_covers,
    changing_the_root,
    a_new_user_namespace,
    a_new_mount_namespace,
    a_new_network_namespace,
    a_new_pid_namespace,
    a_user_namespace_by_clone,
    a_user_namespace_by_clone3,
    entering_a_namespace,
    keeping_a_key_in_a_keyring,
    io_uring,
    userfaultfd,
    performance_counters,
    files_by_their_handles,
    setuid_programs,
    calls_of_32_bits,
    administering_the_machine,
    sockets_of_other_families,
    vsock,
    bpf,
    typing_into_a_terminal,
    real_time_scheduling,
    devices,
    shared_memory_of_the_host,
    powers_and_filters,
];
