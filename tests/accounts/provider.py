"""An OpenID Connect provider on this machine, as a university runs one: Authlib's.

It lets in whoever it is told to, asks for PKCE and for the client's secret, and gives a
signed token. ``claims`` are what it says of each of its people, by their name.
"""

import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

from authlib.common.security import generate_token
from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Request, grants
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import RSAKey

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "on"  # it speaks to this machine only
CLIENT, SECRET = "roundtable", "secret-of-the-client"
KEY = RSAKey.generate_key(2048, {"kid": "first", "alg": "RS256", "use": "sig"})


@dataclass
class Client:
    redirect_uri: str

    def get_client_id(self):
        return CLIENT

    def check_redirect_uri(self, uri):
        return uri == self.redirect_uri

    def check_client_secret(self, secret):
        return secret == SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method in {"client_secret_basic", "client_secret_post"}

    def check_response_type(self, kind):
        return kind == "code"

    def check_grant_type(self, kind):
        return kind == "authorization_code"

    def get_allowed_scope(self, scope):
        return scope


@dataclass
class Code:
    user: str
    request: object
    told: dict = field(default_factory=dict)

    def __post_init__(self):
        self.told = self.request.payload.data
        self.code_challenge = self.told.get("code_challenge")
        self.code_challenge_method = self.told.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.told["redirect_uri"]

    def get_scope(self):
        return self.told["scope"]

    def get_nonce(self):
        return self.told.get("nonce")

    def get_auth_time(self):
        return None

    get_acr = get_amr = get_auth_time


class Asked(OAuth2Request):
    def __init__(self, method, uri, headers, typed):
        super().__init__(method, uri, headers=headers)
        self.payload = BasicOAuth2Payload(typed)

    @property
    def form(self):
        return self.payload.data


class CodeGrant(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]

    def save_authorization_code(self, code, request):
        self.server.codes[code] = Code(request.user, request)

    def query_authorization_code(self, code, client):
        return self.server.codes.get(code)

    def delete_authorization_code(self, authorization_code):
        codes = self.server.codes
        self.server.codes = {k: c for k, c in codes.items() if c != authorization_code}

    def authenticate_user(self, authorization_code):
        return authorization_code.user


class Provider(AuthorizationServer):
    def __init__(self, address, redirect_uri):
        super().__init__()
        self.address, self.client = address, Client(redirect_uri)
        self.codes, self.tokens = {}, {}
        self.claims, self.token_claims, self.is_away = {}, {}, False
        provider = self

        class Identity(OpenIDCode):
            def exists_nonce(self, nonce, request):
                return False

            def resolve_client_private_key(self, client):
                return KEY

            def get_encode_header(self, client):
                return {"alg": "RS256", "kid": "first"}

            def get_client_claims(self, client):
                return {"iss": provider.address, "aud": [CLIENT]}

            def generate_user_info(self, user, scope):
                return {"sub": user} | provider.token_claims.get(user, {})

        self.register_grant(CodeGrant, [CodeChallenge(), Identity()])
        made = BearerTokenGenerator(lambda **_of: generate_token(42))
        self.register_token_generator("default", made)

    def query_client(self, client_id):
        return self.client if client_id == CLIENT else None

    def save_token(self, token, request):
        self.tokens[token["access_token"]] = request.user

    def create_oauth2_request(self, request):
        return request

    def handle_response(self, status, body, headers):
        return status, body, headers

    def send_signal(self, *args, **kwargs):
        """Nobody listens."""

    def answer(self, request, path, user):
        if self.is_away:
            return 503, "away", []
        if path == "/authorize":
            request.user = user
            grant = self.get_consent_grant(request, user)
            told = {"grant_user": user, "grant": grant}
            return self.create_authorization_response(request, **told)
        if path == "/token":
            return self.create_token_response(request)
        if path == "/userinfo":
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            name = self.tokens.get(token)
            found = {"sub": name} | self.claims.get(name, {})
            return (200, found, []) if name else (401, {}, [])
        if path == "/jwks":
            return 200, {"keys": [KEY.as_dict(private=False)]}, []
        return 200, self.discovery(), []

    def discovery(self):
        names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        ways = {f"{n}_endpoint": f"{self.address}/{p}" for n, p in names.items()}
        more = {"issuer": self.address, "jwks_uri": f"{self.address}/jwks"}
        kept = {"token_endpoint_auth_methods_supported": ["client_secret_basic"]}
        return {**ways, **more, **kept}


class Door(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        size = int(self.headers.get("Content-Length") or 0)
        typed = dict(parse_qsl(parts.query + "&" + self.rfile.read(size).decode()))
        provider = self.server.provider
        user = typed.pop("who", None)
        address = provider.address + self.path
        request = Asked(self.command, address, self.headers, typed)
        status, body, headers = provider.answer(request, parts.path, user)
        sent = json.dumps(body) if isinstance(body, dict) else body
        self.send_response(status)
        for name, value in [*headers, ("Content-Length", str(len(sent.encode())))]:
            self.send_header(name, value)
        if not any(name.lower() == "content-type" for name, _value in headers):
            self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(sent.encode())

    do_POST = do_GET  # noqa: N815

    def log_message(self, *args):
        """Say nothing."""


@contextmanager
def running(redirect_uri):
    """Run a provider while somebody needs it; ``address`` is its issuer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    address = f"http://127.0.0.1:{server.server_port}"
    server.provider = Provider(address, redirect_uri)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.provider
    finally:
        server.shutdown()
        server.server_close()
