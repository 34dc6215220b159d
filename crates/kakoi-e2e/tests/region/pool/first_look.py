"""A user's configuration of Jupyter, which its server reads before it listens: the first code of the user's that runs. It keeps
what the network was like then."""

import json
import os
import socket


def attempt(host, port):
    try:
        socket.create_connection((host, port), timeout=1).close()
        return "reached"
    except OSError as error:
        return f"blocked: {error}"


with open(os.path.expanduser("~/looks"), "a") as file:
    look = {
        "links": sorted(name for _, name in socket.if_nameindex()),
        "internet": attempt("198.18.0.250", 443),
        "other": attempt("OTHER", 8888),
        "endpoint": attempt("ENDPOINT", 443),
    }
    file.write(json.dumps(look, sort_keys=True) + "\n")
