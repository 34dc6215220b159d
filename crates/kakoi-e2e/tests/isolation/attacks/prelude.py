"""What attacks share. An attack is a function of strings; it answers with a value for JSON, most often what `outcome` makes.

The text goes to python's stdin with a file of attacks behind it, so nothing of it needs to be in the sandbox. What is open of
stdin after the text is the attacker's leash: its end tells an attack that holds something to let go."""
import concurrent.futures, ctypes, errno, json, os, select, signal, socket, struct, subprocess, sys, threading, time

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBERS = {  # of x86_64; where aarch64 differs it's the second
    "ptrace": (101, 117), "process_vm_writev": (311, 271), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "open_tree": (428, 428),
    "move_mount": (429, 429), "mount_setattr": (442, 442), "fsopen": (430, 430), "unshare": (272, 97), "setns": (308, 268),
    "clone": (56, 220), "clone3": (435, 435), "add_key": (248, 217), "keyctl": (250, 219), "io_uring_setup": (425, 425),
    "bpf": (321, 280), "userfaultfd": (323, 282), "perf_event_open": (298, 241), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225), "quotactl": (179, 60),
    "acct": (163, 89), "syslog": (103, 116), "kcmp": (312, 272), "mq_open": (240, 180), "sethostname": (170, 161),
    "clock_settime": (227, 112), "vhangup": (153, 58), "settimeofday": (170, 170),
}


def call(name, *arguments):
    """A raw system call: (result, name of the error or None)."""
    number = NUMBERS[name][0 if os.uname().machine == "x86_64" else 1]
    return raw(number, *arguments)


def raw(number, *arguments):
    ctypes.set_errno(0)
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    LIBC.syscall.restype = ctypes.c_long
    result = LIBC.syscall(ctypes.c_long(number), *converted)
    return (result, None) if result != -1 else (-1, errno.errorcode.get(ctypes.get_errno(), str(ctypes.get_errno())))


def outcome(worked, how=None):
    return {"worked": bool(worked), "how": how}


def failing(operation):
    """Whether an operation works, and the error's name if it doesn't."""
    try:
        operation()
        return outcome(True)
    except OSError as error:
        return outcome(False, errno.errorcode.get(error.errno, str(error)))


def link(path):
    try:
        return os.readlink(path)
    except OSError as error:
        return errno.errorcode.get(error.errno)


def scratch():
    import tempfile
    return tempfile.mkdtemp()


def at_once(function, arguments):
    """What a function says of each argument, all tried at the same time."""
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        return list(pool.map(function, arguments))


def told_to_end(patience=0):
    """Whether the leash was let go."""
    return bool(select.select([0], [], [], patience)[0]) and not os.read(0, 1)


def main():
    signal.alarm(240)  # whatever an attack does, it ends
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
