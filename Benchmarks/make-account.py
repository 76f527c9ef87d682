#!/usr/bin/env python3
"""Writes an account directory with a key backup of any size, as a homeserver would answer it.

    make-account.py FIXTURE DIRECTORY MIB

The account data and the published keys are a fixture's. The rows of the backup have the form and
the length of real ones, but random content: nothing opens them, and no two are alike.
"""

import base64
import os
import shutil
import sys

ROWS_PER_ROOM = 1000


def text(count):
    """`count` random bytes in unpadded base64."""
    return base64.b64encode(os.urandom(count)).rstrip(b"=")


def row():
    return (
        b'"%s":{"first_message_index":0,"forwarded_count":0,"is_verified":false,'
        b'"session_data":{"ephemeral":"%s","ciphertext":"%s","mac":"%s"}}'
    ) % (text(32), text(32), text(480), text(8))


def write_backup(path, size):
    with open(path, "wb", buffering=1 << 20) as file:
        file.write(b'{"rooms":{')
        room = 0
        while file.tell() < size:
            file.write(b"," if room else b"")
            file.write(b'"!%s:example.org":{"sessions":{' % text(24).translate(None, b"+/"))
            file.write(b",".join(row() for _ in range(ROWS_PER_ROOM)))
            file.write(b"}}")
            room += 1
        file.write(b"}}")


def main():
    fixture, directory, mebibytes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    os.makedirs(directory)
    for name in ["sync.json", "keys_query.json", "room_keys_version.json"]:
        shutil.copy(os.path.join(fixture, name), directory)
    write_backup(os.path.join(directory, "room_keys_keys.json"), mebibytes << 20)


if __name__ == "__main__":
    main()
