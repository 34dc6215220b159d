"""Attacks of somebody who broke out of the sandbox's filters but not out of its network namespace: any frame on the app's link.

Runs outside of the sandbox, inside the app's namespace, with all powers there. What holds here is the router."""


def _link():
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    s.bind(("eth0", 0))
    return s


def _own():
    mac = bytes.fromhex(open("/sys/class/net/eth0/address").read().strip().replace(":", "")) if os.path.exists("/sys/class/net/eth0/address") else None
    text = subprocess.run(["ip", "-o", "link", "show", "eth0"], capture_output=True, text=True).stdout
    mac = bytes.fromhex(text.split("link/ether ")[1].split()[0].replace(":", ""))
    text = subprocess.run(["ip", "-4", "-o", "address", "show", "eth0"], capture_output=True, text=True).stdout
    return mac, text.split("inet ")[1].split("/")[0]


ROUTER = bytes.fromhex("024bffffff01")


def _sum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def _ip(source, target, protocol, payload, fragment=0, number=0, options=b""):
    words = 5 + len(options) // 4
    head = struct.pack("!BBHHHBBH4s4s", 0x40 | words, 0, 4 * words + len(payload), number, fragment, 64, protocol, 0,
                       socket.inet_aton(source), socket.inet_aton(target)) + options
    return head[:10] + struct.pack("!H", _sum(head)) + head[12:] + payload


def _udp(source, target, port, text, from_port=4000):
    length = 8 + len(text)
    pseudo = socket.inet_aton(source) + socket.inet_aton(target) + struct.pack("!BBH", 0, 17, length)
    head = struct.pack("!HHH", from_port, port, length)
    return head + struct.pack("!H", _sum(pseudo + head + bytes(2) + text) or 0xFFFF) + text


def _tcp(source, target, port, flags, text):
    pseudo = socket.inet_aton(source) + socket.inet_aton(target) + struct.pack("!BBH", 0, 6, 20 + len(text))
    head = struct.pack("!HHIIBBH", 4000, port, 7, 7, 0x50, flags, 1000)
    return head + struct.pack("!HH", _sum(pseudo + head + bytes(4) + text), 0) + text


def datagrams(target, port, text, mac, *sources):
    """UDP datagrams with any hardware address, or one's own without, and any sources; `own` is the interface's own."""
    own_mac, own = _own()
    mac = bytes.fromhex(mac) if mac else own_mac
    link = _link()
    for source in sources:
        source = own if source == "own" else source
        link.send(ROUTER + mac + b"\x08\x00" + _ip(source, target, 17, _udp(source, target, int(port), text.encode())))
    return outcome(True)


def fragments(target, port, text):
    """A datagram in pieces of which only the first, of eight bytes, tells the port; and one whose second piece overwrites it."""
    mac, own = _own()
    link = _link()
    text = text.encode()
    whole = _udp(own, target, int(port), text + bytes(-len(text) % 8))  # its length is what the checksum covers
    link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 17, whole[:8], 0x2000, 7))
    link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 17, whole[8:], 1, 7))
    return outcome(True)


def overlapping_fragments(target, open_port, port, text):
    mac, own = _own()
    link = _link()
    text = text.encode()
    first, second = (_udp(own, target, int(p), text + bytes(-len(text) % 8)) for p in (open_port, port))
    link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 17, first[:8], 0x2000, 8))
    link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 17, second[:8], 0x2000, 8))
    link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 17, second[8:], 1, 8))
    return outcome(True)


def segments_of_no_connection(target, port, text):
    """Every kind of TCP segment that pretends to belong to a connection."""
    mac, own = _own()
    link = _link()
    for flags in (0x10, 0x18, 0x12, 0x11, 0x04, 0x00, 0x29, 0x3F):
        link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 6, _tcp(own, target, int(port), flags, text.encode())))
    return outcome(True)


def opening_segment(target, port, text):
    mac, own = _own()
    _link().send(ROUTER + mac + b"\x08\x00" + _ip(own, target, 6, _tcp(own, target, int(port), 2, text.encode())))
    return outcome(True)


def icmp_errors(target, text, *kinds):
    """ICMP messages, by `type/code`, about a connection that the target might have, as from here and as from the router."""
    mac, own = _own()
    link = _link()
    inner = _ip(target, own, 17, _udp(target, own, 53, text.encode()))
    for kind in kinds:
        number, code = map(int, kind.split("/"))
        body = struct.pack("!BBH4s", number, code, 0, socket.inet_aton(own)) + inner
        body = body[:2] + struct.pack("!H", _sum(body)) + body[4:]
        for source in (own, "169.254.1.1"):
            link.send(ROUTER + mac + b"\x08\x00" + _ip(source, target, 1, body))
    return outcome(True)


def protocols(target, text, *numbers):
    mac, own = _own()
    link = _link()
    for number in numbers:
        link.send(ROUTER + mac + b"\x08\x00" + _ip(own, target, int(number), text.encode()))
    return outcome(True)


def arp(victim, text):
    """Claims that addresses are here: asked for, unasked, and to the router alone."""
    mac, own = _own()
    link = _link()
    for claimed in (victim, "169.254.1.1", "10.20.0.2"):
        for operation in (1, 2):
            body = struct.pack("!HHBBH6s4s6s4s", 1, 0x800, 6, 4, operation, mac, socket.inet_aton(claimed), bytes(6), socket.inet_aton(claimed))
            for target in (b"\xff" * 6, ROUTER):
                link.send(target + mac + b"\x08\x06" + body + text.encode())
    return outcome(True)


def six(text):
    """Advertisements of a router and of a neighbour, and plain datagrams, by IPv6."""
    mac, _ = _own()
    link = _link()
    source, everybody = socket.inet_pton(10, "fe80::4bff:fe00:1"), socket.inet_pton(10, "ff02::1")
    for kind, following in ((134, 58), (136, 58), (0, 17)):
        payload = struct.pack("!BBH", kind, 0, 0) + bytes(12) + text.encode()
        head = struct.pack("!IHBB16s16s", 6 << 28, len(payload), following, 255, source, everybody)
        for target in (b"\x33\x33\0\0\0\x01", ROUTER):
            link.send(target + mac + b"\x86\xdd" + head + payload)
    return outcome(True)


def dhcp_offer(text):
    mac, own = _own()
    link = _link()
    for source in (own, "169.254.1.1", "0.0.0.0"):
        for target in ("255.255.255.255", "10.20.255.255", "224.0.0.1"):
            link.send(b"\xff" * 6 + mac + b"\x08\x00" + _ip(source, target, 17, _udp(source, target, 68, text.encode(), 67)))
    return outcome(True)


def hear(mark):
    """Prints every frame that comes in with this mark: `proto source target text`. Never ends by itself."""
    signal.alarm(0)
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    s.bind(("eth0", 0))
    s.setsockopt(263, 1, struct.pack("IHH8s", socket.if_nametoindex("eth0"), 1, 0, bytes(8)))  # promiscuous
    print("ready", flush=True)
    mark = mark.encode()
    while True:
        frame, address = s.recvfrom(65536)
        at = frame.find(mark)
        if at < 0 or address[2] == 4:
            continue
        word = frame[at:].split(b" ")[0].split(b"\0")[0].decode(errors="replace")
        print("frame", frame[12:14].hex(), ".".join(map(str, frame[26:30])), ".".join(map(str, frame[30:34])), word, flush=True)


def tables():
    run = lambda *a: subprocess.run(("ip",) + a, capture_output=True, text=True).stdout
    return {"neighbours": run("neighbour"), "routes": run("route"), "links": run("-s", "-o", "link")}
