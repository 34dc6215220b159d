//! The system-call filters of every sandbox: payload, PID 1 and exec'd commands alike.
//!
//! Default allow, with a list of refusals; socket families are an allow-list. Three programs are stacked because a
//! seccompiler program has one action: refusals say EPERM, `clone3` says ENOSYS (then libc falls back to `clone`, whose
//! flags a filter can see), and the x32 table, which would bypass both by other numbers, says ENOSYS as a whole.
//! bubblewrap loads them last, so its own mounts and namespaces are made before. Nothing here touches the process.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen as Len, SeccompCmpOp as Op, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

/// Calls refused whatever their arguments, with the reason.
const REFUSED: &[(&[c_long], &str)] = &[
    (
        &[
            libc::SYS_io_uring_setup,
            libc::SYS_io_uring_enter,
            libc::SYS_io_uring_register,
        ],
        "does socket and file work that no filter sees; a steady source of kernel holes",
    ),
    (
        &[libc::SYS_keyctl, libc::SYS_add_key, libc::SYS_request_key],
        "keyrings aren't bound to our namespaces",
    ),
    (&[libc::SYS_bpf], "kernel attack surface; no use without capabilities"),
    (&[libc::SYS_userfaultfd], "makes kernel races exploitable"),
    (&[libc::SYS_perf_event_open], "kernel attack surface and side channels"),
    (
        &[
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
            libc::SYS_pidfd_getfd,
            libc::SYS_kcmp,
        ],
        "reading and steering other processes, PID 1 among them",
    ),
    (
        &[libc::SYS_kexec_load, libc::SYS_kexec_file_load, libc::SYS_reboot],
        "replaces or stops the kernel",
    ),
    (
        &[libc::SYS_init_module, libc::SYS_finit_module, libc::SYS_delete_module],
        "kernel modules",
    ),
    (
        &[
            libc::SYS_mount,
            libc::SYS_umount2,
            libc::SYS_pivot_root,
            libc::SYS_chroot,
            libc::SYS_open_tree,
            libc::SYS_move_mount,
            libc::SYS_fsopen,
            libc::SYS_fsconfig,
            libc::SYS_fsmount,
            libc::SYS_fspick,
            libc::SYS_mount_setattr,
            OPEN_TREE_ATTR,
        ],
        "the file system view is the sandbox",
    ),
    (&[libc::SYS_unshare, libc::SYS_setns], "namespaces are the sandbox"),
    (
        &[libc::SYS_name_to_handle_at, libc::SYS_open_by_handle_at],
        "opens files outside the mounted view",
    ),
    (&[libc::SYS_swapon, libc::SYS_swapoff], "administers the machine"),
    (
        &[libc::SYS_quotactl, libc::SYS_quotactl_fd, libc::SYS_acct],
        "administers the machine",
    ),
    (&[libc::SYS_syslog], "the kernel's log names things of the host"),
    (
        &[libc::SYS_lookup_dcookie, libc::SYS_vhangup],
        "obsolete or pointless inside",
    ),
];

/// `open_tree_attr`, newer than the C library's list; the number is the same on all architectures.
const OPEN_TREE_ATTR: c_long = 467;

/// Socket families that may be opened at all; NETLINK only for reading routes (libc's `getifaddrs` needs it).
const FAMILIES: [libc::c_int; 4] = [libc::AF_UNIX, libc::AF_INET, libc::AF_INET6, libc::AF_NETLINK];

/// Socket types refused outside NETLINK: they craft or see packets, or use transports that no rule judges.
const SOCKET_TYPES: [libc::c_int; 4] = [libc::SOCK_RAW, libc::SOCK_RDM, SOCK_DCCP, SOCK_PACKET];
const SOCK_DCCP: libc::c_int = 6;
const SOCK_PACKET: libc::c_int = 10; // the C library's name is deprecated, the kernel still takes it

/// The bits of `socket`'s second argument that are the type; the others are flags.
const SOCKET_TYPE_MASK: u64 = 0xf;

/// Flags of `clone` that make namespaces. CLONE_NEWTIME isn't one of them: only `clone3` and `unshare` take it.
const NAMESPACE_FLAGS: [libc::c_int; 7] = [
    libc::CLONE_NEWNS,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWCGROUP,
];

/// Terminal requests that type for, or paste to, whoever holds the other end.
const TERMINAL_REQUESTS: [u64; 2] = [libc::TIOCSTI, 0x541C /* TIOCLINUX */];

/// The filters in the order in which they are loaded, each as the bytes of a `sock_filter` array.
///
/// # Errors
/// The compiler's message, on an architecture it doesn't know.
pub fn programs() -> Result<Vec<Vec<u8>>, String> {
    let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(|e| e.to_string())?;
    let mut programs = vec![
        compile(refusals()?, libc::EPERM, arch)?,
        compile(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), libc::ENOSYS, arch)?,
    ];
    if cfg!(target_arch = "x86_64") {
        programs.push(no_x32());
    }
    Ok(programs)
}

fn compile(rules: BTreeMap<c_long, Vec<SeccompRule>>, errno: libc::c_int, arch: TargetArch) -> Result<Vec<u8>, String> {
    let filter = SeccompFilter::new(
        #[allow(clippy::useless_conversion)] // c_long is i32 on 32-bit targets
        rules
            .into_iter()
            .map(|(call, rules)| (i64::from(call), rules))
            .collect(),
        SeccompAction::Allow,
        SeccompAction::Errno(errno as u32),
        arch,
    );
    let program: BpfProgram = filter.and_then(TryInto::try_into).map_err(|e| e.to_string())?;
    Ok(program
        .iter()
        .flat_map(|i| instruction(i.code, i.jt, i.jf, i.k))
        .collect())
}

/// One BPF instruction in the kernel's layout.
fn instruction(code: u16, jump_true: u8, jump_false: u8, k: u32) -> [u8; 8] {
    let (c, k) = (code.to_ne_bytes(), k.to_ne_bytes());
    [c[0], c[1], jump_true, jump_false, k[0], k[1], k[2], k[3]]
}

/// x32 calls carry bit 30 in the number but the same architecture tag as x86-64.
fn no_x32() -> Vec<u8> {
    const LOAD_WORD: u16 = 0x20; // BPF_LD | BPF_W | BPF_ABS
    const JUMP_GREATER_EQUAL: u16 = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    const RETURN: u16 = 0x06; // BPF_RET | BPF_K
    const X32_BIT: u32 = 0x4000_0000;
    const ERRNO: u32 = 0x0005_0000; // SECCOMP_RET_ERRNO
    const ALLOW: u32 = 0x7fff_0000; // SECCOMP_RET_ALLOW
    [
        instruction(LOAD_WORD, 0, 0, 0), // seccomp_data.nr
        instruction(JUMP_GREATER_EQUAL, 0, 1, X32_BIT),
        instruction(RETURN, 0, 0, ERRNO | libc::ENOSYS as u32),
        instruction(RETURN, 0, 0, ALLOW),
    ]
    .concat()
}

fn refusals() -> Result<BTreeMap<c_long, Vec<SeccompRule>>, String> {
    let mut rules: BTreeMap<c_long, Vec<SeccompRule>> = BTreeMap::new();
    for call in REFUSED.iter().flat_map(|(calls, _)| calls.iter()) {
        rules.insert(*call, Vec::new()); // no rule: whatever the arguments
    }
    let netlink = libc::AF_NETLINK as u64;
    let not_netlink = || argument(0, Op::Ne, netlink);
    let mut socket = vec![
        rule(FAMILIES.iter().map(|f| argument(0, Op::Ne, *f as u64)).collect())?,
        rule(vec![
            argument(0, Op::Eq, netlink),
            argument(2, Op::Ne, libc::NETLINK_ROUTE as u64),
        ])?,
    ];
    for kind in SOCKET_TYPES {
        socket.push(rule(vec![
            not_netlink(),
            argument(1, Op::MaskedEq(SOCKET_TYPE_MASK), kind as u64),
        ])?);
    }
    rules.insert(libc::SYS_socket, socket);
    // Pairs exist for UNIX; TIPC has them too.
    rules.insert(
        libc::SYS_socketpair,
        vec![rule(vec![argument(0, Op::Ne, libc::AF_UNIX as u64)])?],
    );
    let mut clone = Vec::new();
    for flag in NAMESPACE_FLAGS {
        clone.push(rule(vec![argument(0, Op::MaskedEq(flag as u64), flag as u64)])?);
    }
    rules.insert(libc::SYS_clone, clone);
    let mut ioctl = Vec::new();
    for request in TERMINAL_REQUESTS {
        ioctl.push(rule(vec![argument(1, Op::Eq, request)])?);
    }
    rules.insert(libc::SYS_ioctl, ioctl);
    Ok(rules)
}

type Condition = Result<SeccompCondition, String>;

/// All arguments looked at are 32 bits wide in the kernel, so the upper half must not matter.
fn argument(index: u8, op: Op, value: u64) -> Condition {
    SeccompCondition::new(index, Len::Dword, op, value).map_err(|e| e.to_string())
}

/// All conditions together make the rule match.
fn rule(conditions: Vec<Condition>) -> Result<SeccompRule, String> {
    SeccompRule::new(conditions.into_iter().collect::<Result<_, _>>()?).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_whole_instructions_within_the_kernels_limit() {
        for program in programs().expect("compiles here") {
            assert_eq!(program.len() % 8, 0);
            assert!(
                (1..=4096).contains(&(program.len() / 8)),
                "{} instructions",
                program.len() / 8
            );
        }
    }

    #[test]
    fn every_refusal_has_a_reason_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (calls, reason) in REFUSED {
            assert!(!reason.is_empty());
            for call in *calls {
                assert!(seen.insert(*call), "call {call} stands twice");
            }
        }
    }
}
