"""Attacks on the kernel's calls. Each tells whether its effect came about."""

MARKED, CHANGED = 0x1111, 0x2222


def child_with(value):
    """A child that tells one word of its memory when asked: (pid, address, ask)."""
    to_child, from_parent = os.pipe()
    from_child, to_parent = os.pipe()
    word = ctypes.c_uint64(value)
    pid = os.fork()
    if pid == 0:
        os.read(to_child, 1)
        os.write(to_parent, struct.pack("Q", word.value))
        os._exit(0)

    def ask():
        os.write(from_parent, b"?")
        said = struct.unpack("Q", os.read(from_child, 8))[0]
        os.waitpid(pid, 0)
        return said

    return pid, ctypes.addressof(word), ask


def ptrace_changes_another_process():
    pid, address, ask = child_with(MARKED)
    SEIZE, INTERRUPT, POKE, DETACH = 0x4206, 0x4207, 5, 17
    how = call("ptrace", SEIZE, pid, 0, 0)[1]
    if how is None:
        call("ptrace", INTERRUPT, pid, 0, 0)
        os.waitpid(pid, 0)
        how = call("ptrace", POKE, pid, address, CHANGED)[1]
        call("ptrace", DETACH, pid, 0, 0)
    return outcome(ask() == CHANGED, how)


def vm_writev_changes_another_process():
    pid, address, ask = child_with(MARKED)
    mine = ctypes.c_uint64(CHANGED)
    vector = lambda at: (ctypes.c_uint64 * 2)(at, 8)
    how = call("process_vm_writev", pid, vector(ctypes.addressof(mine)), 1, vector(address), 1, 0)[1]
    return outcome(ask() == CHANGED, how)


def pidfd_getfd_steals_a_descriptor():
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        secret, theirs = os.pipe()
        os.write(theirs, b"secret")
        os.write(writer, bytes([secret]))
        time.sleep(30)
        os._exit(0)
    number = os.read(reader, 1)[0]
    pidfd, _ = call("pidfd_open", pid, 0)
    stolen, how = call("pidfd_getfd", pidfd, number, 0)
    got = os.read(stolen, 6) if stolen >= 0 else b""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return outcome(got == b"secret", how)


def mounting_a_file_system():
    place = scratch()
    before = os.stat(place).st_dev
    how = call("mount", b"tmpfs", place.encode(), b"tmpfs", 0, 0)[1]
    return outcome(os.stat(place).st_dev != before, how)


def binding_one_directory_over_another():
    here, there = scratch(), scratch()
    open(here + "/inside", "w").close()
    how = call("mount", here.encode(), there.encode(), 0, 4096, 0)[1]
    return outcome(os.path.exists(there + "/inside"), how)


def cloning_the_mounts_with_the_new_calls():
    here, there = scratch(), scratch()
    open(here + "/inside", "w").close()
    tree, how = call("open_tree", -100, here.encode(), 1)  # OPEN_TREE_CLONE
    if tree >= 0:
        how = call("move_mount", tree, b"", -100, there.encode(), 4)[1]  # MOVE_MOUNT_F_EMPTY_PATH
    return outcome(os.path.exists(there + "/inside"), how)


def opening_a_file_system_with_the_new_calls():
    fd, how = call("fsopen", b"tmpfs", 0)
    return outcome(fd >= 0, how)


def _read_only_mount(kind):
    """What's read-only: /usr inside; outside a mount of the control's own."""
    if kind != "control":
        return "/usr"
    place = scratch()
    assert call("mount", b"tmpfs", place.encode(), b"tmpfs", 0, 0)[1] is None
    assert call("mount", 0, place.encode(), 0, 32 | 1, 0)[1] is None  # MS_REMOUNT | MS_RDONLY
    return place


def _writable(place):
    try:
        with open(place + "/attack", "w"):
            return True
    except OSError:
        return False


def remounting_writable(kind):
    place = _read_only_mount(kind)
    assert not _writable(place)
    how = call("mount", 0, place.encode(), 0, 32, 0)[1]
    how = how and call("mount", 0, place.encode(), 0, 32 | 4096, 0)[1]
    return outcome(_writable(place), how)


def changing_mount_attributes(kind):
    if kind == "control":
        place = scratch()
        assert call("mount", b"tmpfs", place.encode(), b"tmpfs", 0, 0)[1] is None
        assert call("mount_setattr", -100, place.encode(), 0, (ctypes.c_uint64 * 4)(1, 0, 0, 0), 32)[1] is None
    else:
        place = "/usr"
    assert not _writable(place)
    how = call("mount_setattr", -100, place.encode(), 0, (ctypes.c_uint64 * 4)(0, 1, 0, 0), 32)[1]
    return outcome(_writable(place), how)


def unmounting_what_covers(kind):
    if kind == "control":
        place = scratch()
        assert call("mount", b"tmpfs", place.encode(), b"tmpfs", 0, 0)[1] is None
    else:
        place = "/etc"
    before = os.stat(place).st_dev, os.stat(place).st_ino
    how = call("umount2", place.encode(), 2)[1]
    return outcome((os.stat(place).st_dev, os.stat(place).st_ino) != before, how)


def changing_the_root():
    place = scratch()
    open(place + "/here", "w").close()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        how = call("chroot", place.encode())[1]
        os.write(writer, json.dumps([os.path.exists("/here"), how]).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    return outcome(*json.loads(os.read(reader, 100)))


NEW = {"user": 0x10000000, "mnt": 0x20000, "net": 0x40000000, "pid": 0x20000000, "ipc": 0x8000000, "uts": 0x4000000}


def unsharing(kind):
    reader, writer = os.pipe()
    file = "pid_for_children" if kind == "pid" else kind
    pid = os.fork()
    if pid == 0:
        before = link("/proc/self/ns/" + file)
        how = call("unshare", NEW[kind])[1]
        os.write(writer, json.dumps([link("/proc/self/ns/" + file) != before, how]).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    return outcome(*json.loads(os.read(reader, 100)))


def cloning_into_a_user_namespace():
    pid, how = call("clone", NEW["user"] | signal.SIGCHLD, 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)
    if pid > 0:
        os.waitpid(pid, 0)
    return outcome(pid > 0, how)


def clone3_into_a_user_namespace():
    arguments = (ctypes.c_uint64 * 11)(NEW["user"], 0, 0, 0, signal.SIGCHLD)
    pid, how = call("clone3", arguments, 88)
    if pid == 0:
        os._exit(0)
    if pid > 0:
        os.waitpid(pid, 0)
    return outcome(pid > 0, how)


def entering_a_namespace():
    fd = os.open("/proc/self/ns/net", os.O_RDONLY)
    result, how = call("setns", fd, 0)
    return outcome(result == 0, how)


def keeping_a_key():
    key, how = call("add_key", b"user", b"kakoi-attack", b"payload", 7, -2)  # the process's own keyring
    found = call("keyctl", 11, key, 0, 0, 0)[0] if key >= 0 else -1  # KEYCTL_READ
    return outcome(found == 7, how)


def setting_up_io_uring():
    fd, how = call("io_uring_setup", 4, (ctypes.c_uint8 * 120)())
    return outcome(fd >= 0, how)


def userfaultfd_in_user_mode():
    fd, how = call("userfaultfd", 1)
    return outcome(fd >= 0, how)


def counting_own_cycles_by_perf():
    attributes = (ctypes.c_uint8 * 128)()
    struct.pack_into("IIQ", attributes, 0, 1, 128, 1)  # PERF_TYPE_SOFTWARE, the size, PERF_COUNT_SW_TASK_CLOCK
    struct.pack_into("Q", attributes, 40, 1 << 5 | 1 << 6)  # without the kernel and the hypervisor
    fd, how = call("perf_event_open", attributes, 0, -1, -1, 0)
    return outcome(fd >= 0, how)


def bpf_is_there():
    # Without privilege a kernel may refuse it by itself; then the words of the error are the control.
    fd, how = call("bpf", 0, (ctypes.c_uint32 * 16)(2, 4, 4, 1), 64)
    return outcome(fd >= 0, how)


def a_file_by_its_handle():
    handle = (ctypes.c_uint8 * 136)()
    struct.pack_into("I", handle, 0, 128)
    mount = ctypes.c_int()
    result, how = call("name_to_handle_at", -100, b"/usr", handle, ctypes.byref(mount), 0)
    return outcome(result == 0, how)


def comparing_processes():
    result, how = call("kcmp", os.getpid(), os.getpid(), 1, 0, 0)
    return outcome(result == 0, how)


def administration():
    """Calls that administer the machine, with arguments that do nothing: name -> error."""
    tries = {
        "init_module": (0, 0, b""), "finit_module": (-1, b"", 0), "delete_module": (b"kakoi_no_module", 0x800),
        "kexec_load": (0, 1, 0, 0), "reboot": (0, 0, 0, 0), "swapon": (b"/nowhere", 0), "swapoff": (b"/nowhere",),
        "quotactl": (0, b"/nowhere", 0, 0), "acct": (b"/nowhere",), "open_by_handle_at": (-1, 0, 0),
        "syslog": (10, 0, 0), "sethostname": (b"owned", 5), "clock_settime": (0, (ctypes.c_uint64 * 2)(0, 0)),
    }
    if os.uname().machine == "x86_64":
        tries.pop("sethostname")
        tries["settimeofday"] = None
    found = {name: call(name, *arguments)[1] for name, arguments in tries.items() if arguments is not None}
    host = os.uname().nodename
    try:
        socket.sethostname("owned")
    except OSError as error:
        found["sethostname"] = errno.errorcode[error.errno]
    return {"errors": found, "host": [host, os.uname().nodename], "year": time.gmtime().tm_year}


def _in_machine_code(code):
    """Runs machine code in a child: what it left in eax, or the signal that ended it."""
    import mmap
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writer, struct.pack("i", function()))
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status):
        return outcome(False, signal.Signals(os.WTERMSIG(status)).name)
    value = struct.unpack("i", os.read(reader, 4))[0]
    return outcome(value > 0, str(value))


def calls_of_32_bits():
    return _in_machine_code(b"\x53\xb8\x14\x00\x00\x00\xcd\x80\x5b\xc3")  # push rbx; mov eax, 20 (getpid); int 0x80; pop rbx; ret


def calls_of_x32():
    result, how = raw(0x40000000 | 39)
    return outcome(result > 0, how)


def sockets():
    """Kinds of sockets that reach the kernel or craft packets: name -> error or None."""
    kinds = {
        "raw": (2, 3, 1), "raw with flags": (2, 3 | 0o2004000, 255), "raw 6": (10, 3, 58), "packet": (17, 3, 768),
        "packet of the old kind": (2, 10, 768), "vsock": (40, 1, 0), "netfilter": (16, 3, 12), "generic netlink": (16, 3, 16),
        "audit": (16, 3, 9), "socket diagnosis": (16, 3, 4), "xfrm": (16, 3, 6), "uevent": (16, 3, 15), "alg": (38, 5, 0),
        "bluetooth": (31, 3, 0), "can": (29, 3, 1), "xdp": (44, 3, 0), "tipc": (30, 1, 0), "rds": (21, 5, 0), "smc": (43, 1, 0),
        "key": (15, 3, 2), "kcm": (41, 5, 0),
    }
    found = {}
    for name, kind in kinds.items():
        ctypes.set_errno(0)
        fd = LIBC.socket(*kind)
        found[name] = errno.errorcode[ctypes.get_errno()] if fd < 0 else None
        if fd >= 0:
            os.close(fd)
    return found


def typing_into_a_terminal():
    """Puts a byte into the input of a terminal, as if its owner had typed it."""
    import fcntl, pty, termios
    leader, follower = pty.openpty()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        fcntl.ioctl(follower, termios.TIOCSCTTY, 0)
        modes = termios.tcgetattr(follower)
        modes[3] &= ~termios.ICANON
        termios.tcsetattr(follower, termios.TCSANOW, modes)
        how = failing(lambda: fcntl.ioctl(follower, termios.TIOCSTI, b"x"))["how"]
        linux = failing(lambda: fcntl.ioctl(follower, 0x541C, b"\x02"))["how"]
        typed = bool(select.select([follower], [], [], 0)[0])
        os.write(writer, json.dumps({"worked": typed, "how": how, "linux": linux}).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    return json.loads(os.read(reader, 200))


def becoming_another_by_setuid():
    program = subprocess.Popen(["/usr/bin/passwd"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        ids = []
        while time.monotonic() < deadline:
            status = open("/proc/%d/status" % program.pid).read()
            name, uid = [next(l for l in status.splitlines() if l.startswith(w)) for w in ("Name:", "Uid:")]
            ids = uid.split()[1:]
            if name.split()[1] == "passwd":
                break
        return {"worked": ids[1] == "0" or ids[1] != str(os.getuid()), "how": ids}
    finally:
        program.kill()
        program.wait()


def running_before_all_others():
    """Real-time scheduling would take the machine's processors for good."""
    def policy(number, priority):
        return failing(lambda: os.sched_setscheduler(0, number, os.sched_param(priority)))
    real_time = policy(os.SCHED_FIFO, 50)
    return {"worked": os.sched_getscheduler(0) == os.SCHED_FIFO, "how": real_time["how"], "batch": policy(os.SCHED_BATCH, 0)["worked"],
            "nicer": failing(lambda: os.setpriority(os.PRIO_PROCESS, 0, -10))["how"]}


def making_devices():
    import stat
    place = os.path.expanduser("~")
    found = {}
    for name, kind, device in (("fifo", stat.S_IFIFO, 0), ("memory", stat.S_IFCHR, os.makedev(1, 1)), ("disk", stat.S_IFBLK, os.makedev(254, 0))):
        path = "%s/.device-%s" % (place, name)
        found[name] = failing(lambda: os.mknod(path, kind | 0o600, device))["how"]
        if os.path.exists(path):
            os.unlink(path)
    for path in ("/dev/mem", "/dev/kmem", "/dev/port", "/dev/kmsg", "/dev/kvm", "/dev/fuse", "/dev/net/tun", "/dev/vda", "/dev/vsock", "/dev/loop-control"):
        found[path] = failing(lambda: os.close(os.open(path, os.O_RDWR)))["how"]
    return found


def ipc_key(key, size):
    """An identifier of System V shared memory: existing with size 0, else new."""
    LIBC.shmget.restype = ctypes.c_int
    ctypes.set_errno(0)
    found = LIBC.shmget(ctypes.c_int(int(key)), ctypes.c_size_t(int(size)), ctypes.c_int(0o1666 if int(size) else 0o666))
    return outcome(found >= 0, None if found >= 0 else errno.errorcode[ctypes.get_errno()])


def ipc_key_removed(key):
    found = LIBC.shmget(ctypes.c_int(int(key)), ctypes.c_size_t(0), ctypes.c_int(0o666))
    return outcome(LIBC.shmctl(found, 0, None) == 0)
