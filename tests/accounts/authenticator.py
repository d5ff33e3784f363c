"""A software authenticator: what a device with passkeys answers to a browser."""

import json
import secrets
from hashlib import sha256

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url as text

SITE = "https://records.example.kz"
PRESENT, VERIFIED, NEW = 0x01, 0x04, 0x40
ES256 = {1: 2, 3: -7, -1: 1}  # COSE: elliptic curve, with SHA-256, on P-256


class Authenticator:
    """Holds one passkey, and counts how often it was used if ``count`` is not None."""

    def __init__(self, origin, count=0):
        self.origin, self.count = origin, count
        self.identity = secrets.token_bytes(16)
        self.key = ec.generate_private_key(ec.SECP256R1())

    def create(self, options, **said):
        """Answer ``navigator.credentials.create``; ``said`` replaces what is true."""
        host = json.loads(options)["rp"]["id"]
        data = self._data(host, PRESENT | VERIFIED | NEW) + self._attested()
        statement = {"fmt": "none", "attStmt": {}, "authData": data}
        return self._answer(
            clientDataJSON=self._client_data("webauthn.create", options, said),
            attestationObject=cbor2.dumps(statement),
        )

    def get(self, options, **said):
        """Answer ``navigator.credentials.get``; ``said`` replaces what is true."""
        host = said.pop("host", json.loads(options)["rpId"])
        flags = said.pop("flags", PRESENT)
        if self.count is not None:
            self.count += 1
        data = self._data(host, flags)
        client = self._client_data("webauthn.get", options, said)
        signed = data + sha256(client).digest()
        return self._answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=self.key.sign(signed, ec.ECDSA(hashes.SHA256())),
        )

    def _data(self, host, flags):
        count = (self.count or 0).to_bytes(4, "big")
        return sha256(host.encode()).digest() + bytes([flags]) + count

    def _attested(self):
        point = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        key = cbor2.dumps(ES256 | {-2: x, -3: y})
        size = len(self.identity).to_bytes(2, "big")
        return bytes(16) + size + self.identity + key

    def _client_data(self, kind, options, said):
        challenge = json.loads(options)["challenge"]
        true = {"type": kind, "challenge": challenge, "origin": self.origin}
        return json.dumps(true | said).encode()

    def _answer(self, **parts):
        name = text(self.identity)
        response = {each: text(octets) for each, octets in parts.items()}
        answer = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps(answer)
