# Runs inside a notebook's sandbox, as its user, with its interpreter: what it sees is what a notebook sees.
# stdin: a JSON list of targets; stdout: a JSON list of results in the same order. A target counts as reached when
# bytes that only it can send come back, not when a connection opens.
import json, socket, ssl, sys, threading

TIMEOUT = 2.0


def exchange(sock, send, want, first):
    sock.settimeout(TIMEOUT)
    sock.sendall(send)
    got = b""
    # What must come first is decided by as many bytes; else it may stand anywhere in the answer.
    while (len(got) < len(want)) if first else (want not in got and len(got) < 65536):
        piece = sock.recv(4096)
        if not piece:
            break
        got += piece
    if got.startswith(want) if first else want in got:
        return "reached", "bytes came back"
    return "blocked", "packet: the connection opened, but not the expected bytes came back"


def probe(target):
    host, port = target["host"], target["port"]
    address = host
    try:
        socket.inet_aton(host)
    except OSError:
        try:
            address = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_STREAM)[0][4][0]
        except OSError as e:
            return "blocked", f"DNS: {host} doesn't resolve ({e.strerror or e})"
    try:
        with socket.create_connection((address, port), TIMEOUT) as sock:
            if target.get("tls"):
                context = ssl.create_default_context()
                sock.settimeout(TIMEOUT)
                sock = context.wrap_socket(sock, server_hostname=host)
            measured, reason = exchange(sock, bytes.fromhex(target["send"]), bytes.fromhex(target["want"]), target["first"])
            return measured, f"{reason} ({address})" if address != host else reason
    except socket.timeout:
        return "blocked", f"packet: no answer from {address} port {port} within {TIMEOUT:.0f} s"
    except OSError as e:
        return "blocked", f"packet: {address} port {port}: {e.strerror or e}"


targets = json.load(sys.stdin)
results = [("blocked", "not tried")] * len(targets)


def run(i):
    results[i] = probe(targets[i])


threads = [threading.Thread(target=run, args=(i,)) for i in range(len(targets))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(json.dumps([{"measured": m, "reason": r} for m, r in results]))
