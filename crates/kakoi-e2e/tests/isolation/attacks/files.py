"""Attacks on files and through /proc."""


def opening(mode, *paths):
    """path -> error, or how many bytes it gave."""
    found = {}
    for path in paths:
        try:
            fd = os.open(path, {"read": os.O_RDONLY, "write": os.O_WRONLY}[mode] | os.O_NONBLOCK)
            found[path] = len(os.read(fd, 100)) if mode == "read" else "opened"
            os.close(fd)
        except OSError as error:
            found[path] = errno.errorcode.get(error.errno)
    return found


def making(*folders):
    """folder -> error of making a file in it."""
    found = {}
    for folder in folders:
        path = folder + "/.attack"
        found[folder] = failing(lambda: os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)))["how"]
        if os.path.exists(path):
            os.unlink(path)
    return found


def linking(target, *places):
    """Hard links of what belongs to others, in the home."""
    path = os.path.expanduser("~/.linked")
    found = {}
    for place in places:
        found[place] = failing(lambda: os.link(place, path))["how"]
        if os.path.lexists(path):
            os.unlink(path)
    return found


def other_processes():
    """Pids, and what each thing of PID 1 says."""
    pids = sorted(int(p) for p in os.listdir("/proc") if p.isdigit())
    users = {open("/proc/%d/status" % p).read().split("Uid:")[1].split()[0] for p in pids if os.path.exists("/proc/%d/status" % p)}
    first = {}
    for name in ("mem", "environ", "maps", "auxv", "syscall", "stack", "io", "pagemap"):
        first[name] = opening("read", "/proc/1/" + name)["/proc/1/" + name]
    for name in ("fd", "map_files", "fdinfo"):
        first[name] = failing(lambda: os.listdir("/proc/1/" + name))["how"]
    for name in ("exe", "root", "cwd", "ns/net", "ns/user", "ns/mnt"):
        first[name] = failing(lambda: os.readlink("/proc/1/" + name))["how"]
    first["write memory"] = opening("write", "/proc/1/mem")["/proc/1/mem"]
    own = failing(lambda: os.listdir("/proc/self/fd"))["worked"]
    return {"count": len(pids), "users": sorted(users), "first": first, "own": own}


def signalling(*pids):
    """Signals to processes by their numbers on the host, and to one's own child."""
    found = {pid: failing(lambda: os.kill(int(pid), 0))["how"] for pid in pids}
    child = os.fork()
    if child == 0:
        time.sleep(30)
        os._exit(0)
    found["child"] = failing(lambda: os.kill(child, signal.SIGKILL))["how"]
    os.waitpid(child, 0)
    return found


def killing_the_first():
    """PID 1 takes no deadly signal from inside."""
    found = [failing(lambda: os.kill(1, s))["how"] for s in (signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV, signal.SIGUSR1)]
    time.sleep(0)
    return {"how": found, "state": open("/proc/1/stat").read().rsplit(")", 1)[1].split()[0]}


def settings():
    """Settings of the kernel that a write would change for all: path -> error; and whether one changed."""
    paths = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/vm/overcommit_memory", "/proc/sys/net/ipv4/ip_forward",
             "/proc/sys/net/ipv4/conf/all/accept_redirects", "/proc/sys/net/ipv4/conf/eth0/route_localnet", "/proc/sys/net/ipv6/conf/all/disable_ipv6",
             "/proc/sys/net/ipv4/ip_unprivileged_port_start", "/proc/sys/fs/binfmt_misc/register", "/proc/sys/user/max_user_namespaces", "/proc/sysrq-trigger",
             "/proc/1/oom_score_adj", "/proc/timer_list", "/proc/irq/0/smp_affinity"]
    return opening("write", *[p for p in paths if os.path.exists(p)])


def lower_own_score():
    """Being killed last when memory is short."""
    how = failing(lambda: open("/proc/self/oom_score_adj", "w").write("-1000"))["how"]
    return outcome(int(open("/proc/self/oom_score_adj").read()) < 0, how)


def overwriting_the_init():
    """The program of PID 1, by its path and by what /proc calls it."""
    return opening("write", "/opt/kakoi/init", "/proc/1/exe", "/opt/kakoi/launch.py", "/opt/kakoi/env/bin/python3", "/proc/self/exe")


def traps(canary):
    """Fills the home with what a careless reader or remover would follow. Answers with how many there are."""
    home = os.path.expanduser("~/traps")
    os.mkdir(home)
    os.symlink(canary, home + "/folder")
    os.symlink(canary + "/file", home + "/file")
    os.symlink("/proc/self/root" + canary, home + "/root")
    os.symlink("loop", home + "/loop")
    os.mkfifo(home + "/fifo")
    with socket.socket(socket.AF_UNIX) as s:
        os.chdir(home)
        s.bind("socket")
    for name in (b"new\nline", b"\xff\xfe", b"..\\..", b"-rf", b" ", b"a" * 255):
        os.mkdir(os.path.join(home.encode(), name))
    deep = os.open(home, os.O_RDONLY)
    for _ in range(1500):  # a path far longer than the kernel takes at once
        os.mkdir("d" * 100, dir_fd=deep)
        below = os.open("d" * 100, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = below
    os.symlink(canary, "out", dir_fd=deep)
    os.close(deep)
    os.mkdir(home + "/locked", 0)
    return len(os.listdir(home))
