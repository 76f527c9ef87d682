#!/usr/bin/env python3
"""Opens a sealed archive: a reader written from FORMAT.md alone, to show that one can be.

    read-archive.py ARCHIVE --identity FILE | --passphrase-file FILE  [-C FOLDER]
Needs Python 3.9 and `cryptography` (44 for Argon2id). Checks every byte and name before it writes anything, and ends in one line on whatever cannot be read.
"""

import argparse, base64, hashlib, hmac, io, itertools, json, os, re, sys, tarfile
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

sys.excepthook = lambda kind, error, _: print(f"read-archive: {error!r}", file=sys.stderr)
BEGIN, END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"


def require(condition, words):
    if not condition:
        sys.exit(f"read-archive: {words}")


def decode(text):
    data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    require(base64.b64encode(data).rstrip(b"=") == text, "base64 has one spelling only")
    return data


def hkdf(key, salt, info):
    return HKDF(hashes.SHA256(), 32, salt or None, info).derive(key)


def unarmored(data):
    if not data.lstrip().startswith(BEGIN):
        return data
    lines = data.strip().replace(b"\r\n", b"\n").split(b"\n")
    whole = all(len(line) == 64 for line in lines[1:-2])
    require(whole and (lines[0], lines[-1]) == (BEGIN, END), "the armor is damaged")
    return base64.b64decode(b"".join(lines[1:-1]), validate=True)


def identities(text):
    for word in re.findall(r"^AGE-SECRET-KEY-1([A-Z0-9]+)\s*$", text, re.M):
        bits = "".join(f"{'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.index(c):05b}" for c in word.lower()[:-6])
        yield int(bits[:256], 2).to_bytes(32, "big")  # the checksum is left to the MAC


def header(data):
    lines = data[: 1 << 16].split(b"\n")
    require(lines[0] == b"age-encryption.org/v1", "this is no age file")
    stanzas, position = [], 1
    while lines[position].startswith(b"-> "):
        arguments, body = lines[position][3:].split(b" "), b""
        while True:
            position += 1
            body += lines[position]
            if len(lines[position]) < 64:
                break
        stanzas.append((arguments, decode(body)))
        position += 1
    require(lines[position].startswith(b"--- ") and 0 < len(stanzas) <= 32, "the header is damaged")
    covered = b"\n".join(lines[:position]) + b"\n---"
    return stanzas, covered, decode(lines[position][4:]), len(covered) + len(lines[position]) - 3 + 1


def numbers(words):
    require(all(re.fullmatch(rb"[1-9][0-9]{0,9}", word) for word in words), "a slot is damaged")
    return [int(word) for word in words]


def wrap_key(arguments, identity, passphrase):
    kind = arguments[0]
    salt = decode(arguments[1]) if kind in (b"X25519", b"scrypt", b"thesis.co/argon2") else b""
    if kind == b"X25519" and identity:
        key = X25519PrivateKey.from_private_bytes(identity)
        shared, public = key.exchange(X25519PublicKey.from_public_bytes(salt)), key.public_key()
        return hkdf(shared, salt + public.public_bytes_raw(), b"age-encryption.org/v1/X25519")
    if kind == b"thesis.co/argon2" and passphrase is not None:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
        m, t, p = numbers(arguments[2:])
        require(8 * p <= m <= 1 << 21 and t <= 64 and p <= 16 and m * t <= 1 << 24, "too costly")
        return Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(passphrase)
    if kind == b"scrypt" and passphrase is not None:
        (logn,) = numbers(arguments[2:])
        require(logn <= 20, "a slot asks for too much work")
        label = b"age-encryption.org/v1/scrypt"
        return Scrypt(salt=label + salt, length=32, n=1 << logn, r=8, p=1).derive(passphrase)


def decrypt(data, keys, passphrase):
    stanzas, covered, mac, end = header(data)
    for (arguments, body), identity in itertools.product(stanzas, keys or [None]):
        key = wrap_key(arguments, identity, passphrase) if len(body) == 32 else None
        try:
            file_key = key and ChaCha20Poly1305(key).decrypt(bytes(12), body, None)
        except InvalidTag:
            continue
        if file_key:
            code = hmac.digest(hkdf(file_key, b"", b"header"), covered, "sha256")
            require(hmac.compare_digest(code, mac), "the key is right, but the header was changed")
            return chunks(data[end + 16 :], hkdf(file_key, data[end : end + 16], b"payload"))
    require(False, "nothing that was given opens the archive")


def chunks(data, key):
    plain, starts = [], range(0, max(1, len(data)), 65552)
    for number, start in enumerate(starts):
        nonce = number.to_bytes(11, "big") + bytes([start == starts[-1]])
        try:
            plain.append(ChaCha20Poly1305(key).decrypt(nonce, data[start : start + 65552], None))
        except InvalidTag:
            require(False, f"chunk {number} does not authenticate")
    return b"".join(plain)


def entries(plain):
    tar, files = tarfile.open(fileobj=io.BytesIO(plain), mode="r:"), []
    for entry in tar:
        named = re.fullmatch(r"(/[\w@:+=-][\w.@:+=-]*)+", "/" + entry.name, re.A)
        require(entry.isreg() and named, f"{entry.name!r} may not be in an archive")
        files.append((entry.name, tar.extractfile(entry).read()))
    folders = {name[:end] for name, _ in files for end, c in enumerate(name) if c == "/"}
    require(len(folders | set(dict(files))) == len(folders) + len(files), "a name stands twice")
    require(not any(plain[tar.offset :]), "there is something behind the end")
    once = lambda pairs: require(len(dict(pairs)) == len(pairs), "a member twice") or dict(pairs)
    require(files[1][0] == "manifest.json", "the manifest is not the second entry")
    manifest = json.loads(files[1][1], object_pairs_hook=once)
    require(manifest["format"] == "matrix-recovery-archive" and manifest["version"] == 1, "not ours")
    found = [(n, len(b), hashlib.sha256(b).hexdigest()) for n, b in files]
    listed = [(e["name"], e["size"], e["sha256"]) for e in manifest["entries"]]
    require(found[:1] + found[2:-1] == listed, "an entry is not what the manifest vouches for")
    sums = "".join(f"{digest}  {name}\n" for name, _, digest in found[:-1])
    require(files[-1] == ("SHA256SUMS", sums.encode()), "SHA256SUMS is not what it has to be")
    return files


parser = argparse.ArgumentParser(description="Opens a sealed archive.")
for words in (["archive"], ["--identity", "-i"], ["--passphrase-file"], ["--directory", "-C"]):
    parser.add_argument(*words)
given = parser.parse_args()
keys = list(identities(open(given.identity).read())) if given.identity else []
phrase = open(given.passphrase_file, "rb").read().rstrip(b"\r\n") if given.passphrase_file else None
for name, content in entries(decrypt(unarmored(open(given.archive, "rb").read()), keys, phrase)):
    print(f"{len(content):9} {name}")
    if given.directory:
        os.makedirs(os.path.dirname(path := os.path.join(given.directory, name)), 0o700, True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
