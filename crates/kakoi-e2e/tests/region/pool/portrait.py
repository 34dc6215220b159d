"""What an app is from inside, one fact a line: the same for one that started cold and one that was parked first."""

import glob
import os
import re


def read(path):
    with open(path, "rb") as file:
        return file.read().decode(errors="replace")


def tell(what, value):
    print(f"{what}: {value}")


def launcher():
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        words = read(path).split("\0")
        if words[0] == "/opt/kakoi/env/bin/python3" and "/opt/kakoi/launch.py" in words:
            return path.removesuffix("/cmdline")
    raise SystemExit("no launcher")


SERVER = launcher()
HOME = os.environ["HOME"]
# Its number differs from app to app, and its name is what both have.
ID = re.compile(r"\b(app-)?[0-9a-f]{16,}\b")

tell("who", (os.getresuid(), os.getresgid(), os.getgroups(), os.uname().nodename, os.sched_getaffinity(0)))
tell("where", (os.getcwd(), os.umask(0o022)))
for name, value in sorted(os.environ.items()):
    tell(f"environment {name}", "…" if name == "KAKOI_JUPYTER_TOKEN" else value)
for line in read(f"{SERVER}/environ").split("\0"):
    if not line.startswith("KAKOI_JUPYTER_TOKEN="):
        tell("the server's environment", line)
for line in read(f"{SERVER}/status").splitlines():
    if re.match("Uid|Gid|Groups|Cap|NoNewPrivs|Seccomp|NSpid|Umask|Cpus_allowed_list", line):
        tell("the server", line)
for line in read(f"{SERVER}/limits").splitlines():
    tell("the server", line)
for name in ["uid_map", "gid_map", "setgroups", "oom_score_adj", "cgroup"]:
    tell(f"the server's {name}", ID.sub("…", read(f"{SERVER}/{name}")).split())
here = [os.stat(place) for place in [HOME, f"{SERVER}/cwd", "."]]
tell("the server stands in the home", len({(s.st_dev, s.st_ino) for s in here}) == 1)
pipes = [fd for fd in os.listdir(f"{SERVER}/fd") if os.readlink(f"{SERVER}/fd/{fd}").startswith("pipe:")]
tell("pipes that aren't standard streams", [fd for fd in pipes if int(fd) > 2])

# What covers another is what counts; the placeholder of a home lies below it.
mounts = {}
for line in read("/proc/self/mountinfo").splitlines():
    fields = line.split()
    rest = fields[fields.index("-") + 1 :]
    mounts[fields[4]] = (fields[5], rest[0], rest[2])
for place, how in sorted(mounts.items()):
    tell(f"mount {place}", how)
for place in ["/tmp", "/dev/shm"]:
    size = os.statvfs(place)
    tell(f"size of {place}", size.f_blocks * size.f_frsize)
for place in ["/", "/dev", "/etc", "/opt/kakoi"]:
    tell(f"in {place}", sorted(os.listdir(place)))
for name in ["resolv.conf", "passwd", "hosts"]:
    tell(name, read(f"/etc/{name}").split())
for name in ["", "user-default-efs"]:
    stat = os.stat(os.path.join(HOME, name))
    tell(f"home {name}", (stat.st_ino, oct(stat.st_mode), stat.st_uid, stat.st_gid))
