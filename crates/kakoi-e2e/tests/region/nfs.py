"""A small NFSv3 client: `nfs.py HOST COMMAND PATH [TEXT]`. It claims to be root, as anybody can.

cat, write, ls and remove work on PATH, whose directory is mounted; handle prints the handle of a mounted directory, and
use tries such a handle; poll reads PATH over one connection until that's refused, and makes a file TEXT beside it once it
has begun. What's refused ends with status 3 and the server's number on standard output."""

import os
import socket
import struct
import sys
import time

NFS, MOUNT = 100003, 100005


def pad(data):
    return struct.pack(">I", len(data)) + data + b"\0" * (-len(data) % 4)


class Client:
    def __init__(self, host):
        self.socket = socket.create_connection((host, 2049), timeout=10)

    def exactly(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                refused("closed")
            data += more
        return data

    def call(self, program, procedure, arguments):
        claim = struct.pack(">I", 0) + pad(b"liar") + struct.pack(">IIII", 0, 0, 1, 0)
        header = struct.pack(">IIIIII", 1, 0, 2, program, 3, procedure)
        call = header + struct.pack(">I", 1) + pad(claim) + struct.pack(">II", 0, 0) + arguments
        self.socket.sendall(struct.pack(">I", 1 << 31 | len(call)) + call)
        (mark,) = struct.unpack(">I", self.exactly(4))
        reply = self.exactly(mark & 0x7FFFFFFF)
        if struct.unpack(">I", reply[8:12])[0] != 0:
            refused("denied")
        status, result = struct.unpack(">I", reply[24:28])[0], reply[28:]
        if status != 0:
            refused(status)
        return result

    def mount(self, path):
        result = self.call(MOUNT, 1, pad(path))
        (length,) = struct.unpack(">I", result[:4])
        return result[4 : 4 + length]

    def lookup(self, directory, name):
        result = self.call(NFS, 3, pad(directory) + pad(name))
        (length,) = struct.unpack(">I", result[:4])
        return result[4 : 4 + length]

    def create(self, directory, name):
        unchecked = struct.pack(">IIIIIQII", 0, 0, 0, 0, 1, 0, 0, 0)
        self.call(NFS, 8, pad(directory) + pad(name) + unchecked)

    def read(self, file):
        result = self.call(NFS, 6, pad(file) + struct.pack(">QI", 0, 65536))
        skip = 88 if struct.unpack(">I", result[:4])[0] else 4
        (length,) = struct.unpack(">I", result[skip + 8 : skip + 12])
        return result[skip + 12 : skip + 12 + length]

    def names(self, directory):
        result = self.call(NFS, 16, pad(directory) + struct.pack(">QQI", 0, 0, 32768))
        at = (88 if struct.unpack(">I", result[:4])[0] else 4) + 8
        while struct.unpack(">I", result[at : at + 4])[0]:
            (length,) = struct.unpack(">I", result[at + 12 : at + 16])
            yield result[at + 16 : at + 16 + length]
            at += 16 + length + -length % 4 + 8


def refused(why):
    print(why)
    sys.exit(3)


def main():
    host, command, path = sys.argv[1:4]
    client = Client(host)
    if command == "use":
        handle = bytes.fromhex(path)
        print(*sorted(name.decode() for name in client.names(handle)))
        return
    if command in ("ls", "handle"):
        directory = client.mount(path.encode())
        print(directory.hex() if command == "handle" else " ".join(sorted(n.decode() for n in client.names(directory))))
        return
    above, name = os.path.split(path.encode())
    directory = client.mount(above)
    if command == "cat":
        print(client.read(client.lookup(directory, name)).decode())
    elif command == "write":
        client.create(directory, name)
        data = sys.argv[4].encode()
        file = client.lookup(directory, name)
        client.call(NFS, 7, pad(file) + struct.pack(">QII", 0, len(data), 2) + pad(data))
        print("written")
    elif command == "poll":
        file = client.lookup(directory, name)
        client.read(file)
        client.create(directory, sys.argv[4].encode())
        end = time.monotonic() + 30
        while time.monotonic() < end:
            client.read(file)
            time.sleep(0.02)
        print("still")
    elif command == "remove":
        client.call(NFS, 12, pad(directory) + pad(name))
        print("removed")


main()
