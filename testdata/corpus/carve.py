#!/usr/bin/env python3
"""carve.py OUT [FILE...]: copies every BPF ELF object found in the files (whole, embedded in executables, or gzipped)
to OUT as SHA256PREFIX-NAME[@OFFSET].o, each distinct object once. Without files their names are read from stdin,
one a line."""
import gzip
import hashlib
import os
import struct
import sys

EM_BPF, SHT_NOBITS = 247, 8


def size_of_bpf_object(data, at):
    """Size in bytes of the BPF ELF64 object that starts at `at`, or None."""
    try:
        if data[at + 4] != 2 or data[at + 5] not in (1, 2):
            return None
        order = "<" if data[at + 5] == 1 else ">"
        if struct.unpack_from(order + "H", data, at + 18)[0] != EM_BPF:
            return None
        (shoff,) = struct.unpack_from(order + "Q", data, at + 40)
        shentsize, shnum = struct.unpack_from(order + "HH", data, at + 58)
        if shentsize != 64 or not shnum:
            return None
        end = shoff + shnum * 64
        for i in range(shnum):
            kind, _, _, offset, size = struct.unpack_from(order + "IQQQQ", data, at + shoff + i * 64 + 4)
            if kind not in (0, SHT_NOBITS):
                end = max(end, offset + size)
        return end if at + end <= len(data) else None
    except (struct.error, IndexError):
        return None


def main(out, files):
    os.makedirs(out, exist_ok=True)
    seen = set()
    for path in files:
        with open(path, "rb") as f:
            data = f.read()
        if path.endswith(".gz"):
            try:
                data = gzip.decompress(data)
            except OSError:
                pass
        at = data.find(b"\x7fELF")
        while at >= 0:
            size = size_of_bpf_object(data, at)
            if size:
                body = data if at == 0 else data[at:at + size]
                digest = hashlib.sha256(body).hexdigest()
                if digest not in seen:
                    seen.add(digest)
                    name = os.path.basename(path) + (f"@{at:x}" if at else "")
                    with open(os.path.join(out, f"{digest[:8]}-{name}.o"), "wb") as f:
                        f.write(body)
            at = data.find(b"\x7fELF", at + (size or 4))
    print(f"{len(seen)} distinct BPF objects in {out}")


main(sys.argv[1], sys.argv[2:] or sys.stdin.read().splitlines())
