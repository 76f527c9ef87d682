#!/usr/bin/env python3
"""The same work on room keys by others' libraries, each called as its users call it.

    peers.py LIBRARY open ROWS KEY-FILE OUT                   a key backup to a JSON array
    peers.py LIBRARY reencrypt ROWS KEY-FILE VERSION OUT      to the key of another backup
    peers.py matrix-nio write SESSIONS PASSPHRASE-FILE ROUNDS OUT   a JSON array to a key export
    peers.py matrix-nio read FILE PASSPHRASE-FILE OUT               and back
    peers.py LIBRARY available                                status 0 if it is installed

LIBRARY is vodozemac or python-olm for backups. What they decrypt is not examined, only parsed.
"""

import importlib.util
import json
import os
import sys

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def vodozemac(key, recipient=None):
    """`open` and `seal` of one row by vodozemac."""
    import vodozemac as library

    secret = library.Curve25519SecretKey.from_bytes(key)
    decryption = library.PkDecryption.from_key(secret)
    if recipient:
        public = library.Curve25519PublicKey.from_base64(recipient)
        encryption = library.PkEncryption.from_key(public)

    def open_row(data):
        message = library.Message.from_base64(data["ciphertext"], data["mac"], data["ephemeral"])
        return decryption.decrypt(message)

    def seal_row(plain):
        ephemeral, mac, ciphertext = encryption.encrypt(plain).to_base64()  # in this order
        return {"ephemeral": ephemeral, "ciphertext": ciphertext, "mac": mac}

    return open_row, seal_row


def python_olm(key, recipient=None):
    """`open` and `seal` of one row by libolm, whose binding reads a private key by no other way."""
    import olm
    from _libolm import ffi, lib

    decryption = olm.pk.PkDecryption()
    public = ffi.new("char[]", lib.olm_pk_key_length())
    lib.olm_pk_key_from_private(decryption._pk_decryption, public, len(public), key, len(key))
    encryption = olm.pk.PkEncryption(recipient) if recipient else None

    def open_row(data):
        message = olm.pk.PkMessage(data["ephemeral"], data["mac"], data["ciphertext"])
        return decryption.decrypt(message)

    def seal_row(plain):
        message = encryption.encrypt(plain)
        return {
            "ephemeral": message.ephemeral_key,
            "ciphertext": message.ciphertext,
            "mac": message.mac,
        }

    return open_row, seal_row


def key_export():
    """matrix-nio's module for key exports, without the HTTP client that comes with the package."""
    package = importlib.util.find_spec("nio").submodule_search_locations[0]
    path = os.path.join(package, "crypto", "key_export.py")
    spec = importlib.util.spec_from_file_location("key_export", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def recovery_key(path):
    value = 0
    with open(path) as file:
        for digit in "".join(file.read().split()):
            value = value * 58 + BASE58.index(digit)
    return value.to_bytes(35, "big")[2:34]


def load(path):
    with open(path) as file:
        return json.load(file)


def save(path, value):
    with open(path, "w") as file:
        json.dump(value, file, separators=(",", ":"))


def open_backup(library, rows, key_file, out):
    open_row, _ = library(recovery_key(key_file))
    sessions = []
    for room, content in load(rows)["rooms"].items():
        for identifier, row in content["sessions"].items():
            session = json.loads(open_row(row["session_data"]))
            session.update(room_id=room, session_id=identifier)
            sessions.append(session)
    save(out, sessions)


def reencrypt(library, rows, key_file, version, out):
    recipient = load(version)["auth_data"]["public_key"]
    open_row, seal_row = library(recovery_key(key_file), recipient)
    backup = load(rows)
    for content in backup["rooms"].values():
        for row in content["sessions"].values():
            row["session_data"] = seal_row(open_row(row["session_data"]))
    save(out, backup)


def phrase(path):
    with open(path) as file:
        return file.read().rstrip("\n")


def write_export(sessions, phrase_file, rounds, out):
    data = json.dumps(load(sessions)).encode()
    key_export().encrypt_and_save(data, out, phrase(phrase_file), count=int(rounds))


def read_export(path, phrase_file, out):
    save(out, json.loads(key_export().decrypt_and_read(path, phrase(phrase_file))))


def main():
    library, what, *arguments = sys.argv[1:]
    if what == "available":
        module = {"python-olm": "olm", "matrix-nio": "nio"}.get(library, library)
        return 0 if importlib.util.find_spec(module) else 1
    if library == "matrix-nio":
        {"write": write_export, "read": read_export}[what](*arguments)
    else:
        binding = {"vodozemac": vodozemac, "python-olm": python_olm}[library]
        {"open": open_backup, "reencrypt": reencrypt}[what](binding, *arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
