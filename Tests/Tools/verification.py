"""Verifies devices of a user by short strings, on vodozemac's SAS: what device-peer needs for it.

    verify   from now on verifies with the device "device_id" of its own user, which it asks where "asks" says
             so, and else agrees with; "starts": it starts as soon as both agree; "master": the public master
             key that it vouches for, or null; "change": what it changes of what it sends, one of CHANGES, or
             null; "follows": it has no person, and says yes, and that it is done, once the other has
    compare  waits until it shows what is to be compared: "emoji" and "decimals"
    say      "same": whether the other device shows the same
    end      waits until it is over: "code", "done" or that of the cancellation, and "vouched", the IDs of the
             keys that the other device vouched for, null where it did not
"""

import ast
import base64
import hashlib
import importlib.util
import json
import pathlib
import secrets
import time

import vodozemac

KIND = "m.key.verification."
METHOD = "m.sas.v1"
OFFER = {
    "method": METHOD,
    "key_agreement_protocols": ["curve25519-hkdf-sha256"],
    "hashes": ["sha256"],
    "message_authentication_codes": ["hkdf-hmac-sha256.v2"],
    "short_authentication_string": ["decimal", "emoji"],
}
CHOICE = {
    "method": METHOD,
    "key_agreement_protocol": "curve25519-hkdf-sha256",
    "hash": "sha256",
    "message_authentication_code": "hkdf-hmac-sha256.v2",
    "short_authentication_string": ["decimal", "emoji"],
}
# The hash of its key, its key, the device key or the master key that it vouches for, and one key more that it
# vouches for.
CHANGES = "commitment", "key", "device-key", "master-key", "more-keys"


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def base64_text(data):
    return base64.b64encode(data).decode().rstrip("=")


def pictures():
    """The table that matrix-nio has, without the packages that its clients need."""
    folder = importlib.util.find_spec("nio").submodule_search_locations[0]
    source = (pathlib.Path(folder) / "crypto" / "sas.py").read_text()
    [table] = [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "emoji"
    ]
    return [symbol for symbol, _ in ast.literal_eval(table)]


class Verification:
    """One of them. It is over when there is a `code`."""

    def __init__(self, send, user, own, other, transaction, master, change, follows):
        """`own` and `other` are the ID and the Ed25519 key of a device."""
        if change not in (None, *CHANGES):
            raise ValueError(change)
        self.follows = follows
        self.user, self.own, self.other, self.transaction = user, own, other, transaction
        self.master, self.change, self.send_content = master, change, send
        self.sas = vodozemac.Sas()
        self.key = self.sas.public_key.to_base64()
        self.own_start = self.commitment = self.established = None
        self.shown = self.code = None
        self.said = self.vouched = None  # by our person, by the other device

    def send(self, kind, **content):
        self.send_content(KIND + kind, {"transaction_id": self.transaction} | content)

    def cancel(self, code):
        self.code = code
        self.send("cancel", code=code, reason="a test")

    def start(self):
        content = {"from_device": self.own[0]} | OFFER
        self.own_start = content | {"transaction_id": self.transaction}
        self.send("start", **content)

    def hear(self, kind, content):
        if self.code is None:
            getattr(self, "hear_" + kind)(content)

    def hear_start(self, start):
        if self.own_start and self.own[0] < self.other[0]:
            return
        self.own_start = None
        committed = self.key + canonical(start)
        if self.change == "commitment":
            committed += " "
        digest = hashlib.sha256(committed.encode()).digest()
        self.send("accept", commitment=base64_text(digest), **CHOICE)

    def hear_accept(self, accept):
        self.commitment = accept["commitment"]
        self.send_key()

    def send_key(self):
        key = self.key
        if self.change == "key":
            key = vodozemac.Sas().public_key.to_base64()
        self.send("key", key=key)

    def hear_key(self, content):
        theirs = content["key"]
        sides = [(self.own[0], self.key), (self.other[0], theirs)]
        if self.own_start:
            digest = hashlib.sha256((theirs + canonical(self.own_start)).encode()).digest()
            if self.commitment != base64_text(digest):
                return self.cancel("m.mismatched_commitment")
        else:
            self.send_key()
            sides.reverse()
        parsed = vodozemac.Curve25519PublicKey.from_base64(theirs)
        self.established = self.sas.diffie_hellman(parsed)
        fields = [field for device, key in sides for field in (self.user, device, key)]
        info = "|".join(["MATRIX_KEY_VERIFICATION_SAS", *fields, self.transaction])
        string = self.established.bytes(info)
        table = pictures()
        emoji = [table[number] for number in string.emoji_indices]
        self.shown = {"emoji": emoji, "decimals": list(string.decimals)}

    def info(self, sender, receiver, name):
        devices = self.user + sender[0] + self.user + receiver[0]
        return f"MATRIX_KEY_VERIFICATION_MAC{devices}{self.transaction}{name}"

    def say(self, same):
        """What the person says of the two strings."""
        if not same:
            return self.cancel("m.mismatched_sas")
        self.said = True
        keys = {f"ed25519:{self.own[0]}": self.own[1]}
        if self.master:
            keys[f"ed25519:{self.master}"] = self.master
        if self.change in ("device-key", "master-key"):
            keys[list(keys)[self.change == "master-key"]] = base64_text(secrets.token_bytes(32))
        if self.change == "more-keys":
            keys["ed25519:MORE"] = base64_text(secrets.token_bytes(32))

        def code(text, name):
            return self.established.calculate_mac(text, self.info(self.own, self.other, name))

        codes = {name: code(key, name) for name, key in keys.items()}
        self.send("mac", mac=codes, keys=code(",".join(sorted(codes)), "KEY_IDS"))
        self.finish()

    def hear_mac(self, content):
        known = {f"ed25519:{self.other[0]}": self.other[1]}
        if self.master:
            known[f"ed25519:{self.master}"] = self.master
        names = sorted(content["mac"])
        codes = [(",".join(names), "KEY_IDS", content["keys"])]
        codes += [(known.get(name, ""), name, content["mac"][name]) for name in names]
        try:
            for text, name, code in codes:
                self.established.verify_mac(text, self.info(self.other, self.own, name), code)
        except vodozemac.SasException:
            return self.cancel("m.key_mismatch")
        if f"ed25519:{self.other[0]}" not in names:
            return self.cancel("m.key_mismatch")
        self.vouched = names
        if self.follows:
            self.say(True)
        else:
            self.finish()

    def finish(self):
        if self.said and self.vouched and not self.follows:
            self.send("done")

    def hear_done(self, _):
        if self.follows:
            self.send("done")
        self.code = "done"

    def hear_cancel(self, content):
        self.code = content["code"]


class Verifier:
    """What a device verifies with, one at a time: another request puts an end to the one before."""

    def __init__(self, device):
        self.device, self.other, self.starts, self.manner = device, None, False, None
        self.current = None

    def verify(self, device_id, asks, starts, **manner):
        self.other, self.starts, self.manner = device_id, starts, manner
        self.current = self.begin(secrets.token_hex(16)) if asks else None
        if asks:
            self.current.send("request", **self.consent(), timestamp=int(time.time() * 1000))

    def consent(self):
        return {"from_device": self.device.id, "methods": [METHOD]}

    def begin(self, transaction):
        device, other = self.device, self.other
        keys = device.keys(device.user, other)
        own = device.id, device.account.ed25519_key.to_base64()

        def send(kind, content):
            device.server.to_device(kind, device.user, {other: content})

        parties = device.user, own, (other, keys["fingerprint"])
        return Verification(send, *parties, transaction, **self.manner)

    def hear(self, kind, content):
        transaction = content["transaction_id"]
        if kind == "request" and content["from_device"] == self.other:
            self.current = self.begin(transaction)
            self.current.send("ready", **self.consent())
        elif not self.current or transaction != self.current.transaction:
            return
        elif kind != "ready":
            return self.current.hear(kind, content)
        if self.starts:
            self.current.start()

    def compare(self):
        self.device.wait_until(lambda: self.current and self.current.shown)
        return self.current.shown

    def say(self, same):
        self.current.say(same)

    def end(self):
        self.device.wait_until(lambda: self.current and self.current.code)
        return {"code": self.current.code, "vouched": self.current.vouched}
