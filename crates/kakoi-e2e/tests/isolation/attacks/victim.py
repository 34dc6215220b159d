"""Bob, who listens: prints `udp|tcp PORT SOURCE TEXT` for whatever reaches him. Ends with his stdin."""


def victim(*ports):
    signal.alarm(0)
    listeners, kinds = [], {}
    for port in map(int, ports):
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
            s = socket.socket(socket.AF_INET, kind)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("0.0.0.0", port))
            if kind == socket.SOCK_STREAM:
                s.listen(64)
            else:
                for group in ("239.1.2.3", "224.0.0.251"):
                    s.setsockopt(0, 35, struct.pack("4s4sI", socket.inet_aton(group), bytes(4), socket.if_nametoindex("eth0")))
            listeners.append(s)
            kinds[s] = (kind, port)
    print("ready", flush=True)
    while True:
        for s in select.select(listeners, [], [])[0]:
            kind, port = kinds[s]
            if kind == socket.SOCK_DGRAM:
                text, (source, _) = s.recvfrom(2000)
                print("udp", port, source, text.decode(errors="replace").rstrip("\0"), flush=True)
            else:
                stream, (source, _) = s.accept()
                print("tcp", port, source, "-", flush=True)
                stream.close()
