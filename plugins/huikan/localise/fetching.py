"""fetch: the bytes of a picture on another site, by HTTP, trusting
nothing that the other side says.

The address that is asked is the one that was looked up and found to be public, so that no name
can lead into the network of whoever runs this; redirects are looked up anew. One deadline holds
for everything, however slowly the other side speaks.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from huikan import __version__, media

_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {"User-Agent": f"huikan/{__version__}", "Accept": "image/*", "Accept-Encoding": "identity", "Connection": "close"}
_BLOCK = 65_536


class FetchError(Exception):
    """Why a picture was not fetched: `code` is that of a diagnostic, `values` fill its text."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Limits:
    """What one picture may take. `private`: hosts of this machine and its network may be asked."""

    seconds: float = 30.0
    octets: int = media.MOST_BYTES
    redirects: int = 5
    private: bool = False


def fetch(url: str, limits: Limits) -> bytes:
    """The picture at `url` as it is there: a JPEG, PNG, GIF, WebP or harmless SVG. FetchError."""
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        fault: Exception | None = None
        try:
            content, url = _ask(url, limits, deadline)
        except (FetchError, OSError, http.client.HTTPException, ValueError) as error:
            fault = error
        if time.monotonic() >= deadline:  # whatever came of it then is a piece of an answer
            raise FetchError("fetch-slow", seconds=f"{limits.seconds:g}") from fault
        if isinstance(fault, FetchError):
            raise fault
        if fault:
            raise FetchError("fetch-failed", reason=str(fault) or type(fault).__name__) from fault
        if not url:
            return _picture(content)
    raise FetchError("fetch-redirects", most=limits.redirects)


def _ask(url: str, limits: Limits, deadline: float) -> tuple[bytes, str]:
    """(the answer, "") or (b"", where it is now)."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("no address of the web")
    connection = http.client.HTTPConnection(parts.hostname.encode("idna").decode(), parts.port)
    address = _looked_up(parts, limits.private)
    stream = socket.create_connection(address, timeout=max(0.1, deadline - time.monotonic()))
    if parts.scheme == "https":
        context = ssl.create_default_context()
        stream = context.wrap_socket(stream, server_hostname=parts.hostname, do_handshake_on_connect=False)
    end = threading.Timer(max(0.0, deadline - time.monotonic()), _hang_up, (stream,))
    end.start()
    try:
        if isinstance(stream, ssl.SSLSocket):
            stream.do_handshake()
        connection.sock = stream
        path = quote(parts.path or "/", "/%:@!$&'()*+,;=~") + (
            f"?{quote(parts.query, '/%:@!$&()*+,;=~?')}" if parts.query else ""
        )
        connection.request("GET", path, headers=_HEADERS)
        with contextlib.closing(connection.getresponse()) as response:
            return _answer(response, url, limits)
    finally:
        end.cancel()
        stream.close()


def _looked_up(parts: SplitResult, private: bool) -> tuple[str, int]:
    """The address behind a host's name, and its port; FetchError where any
    of its addresses is not public."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname or ""
    ip_addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not private and not all(map(_is_public, ip_addresses)):
        raise FetchError("fetch-private", host=host)
    return ip_addresses[0], port


def _is_public(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    return number.is_global and not number.is_multicast and (inner is None or inner.is_global)


def _hang_up(stream: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side may have been quicker
        stream.shutdown(socket.SHUT_RDWR)


def _answer(response: http.client.HTTPResponse, url: str, limits: Limits) -> tuple[bytes, str]:
    if response.status in _REDIRECTS and (location := response.headers.get("Location")):
        return b"", urljoin(url, location)
    if response.status != http.HTTPStatus.OK:
        raise FetchError("fetch-status", status=f"{response.status} {response.reason}".strip())
    if (packed := response.headers.get("Content-Encoding", "identity").lower()) != "identity":
        raise FetchError("fetch-packed", encoding=packed)
    announced = response.length
    content = BytesIO()
    while content.tell() <= limits.octets and (announced or 0) <= limits.octets and (block := response.read(_BLOCK)):
        content.write(block)
    if max(content.tell(), announced or 0) > limits.octets:
        raise FetchError("fetch-large", limit=f"{limits.octets // 1024 // 1024} MB")
    if announced is not None and content.tell() < announced:
        raise OSError(f"{content.tell()} of {announced} bytes came")
    return content.getvalue(), ""


def _picture(content: bytes) -> bytes:
    """The same bytes, if they are a picture that may be published."""
    kind = media.recognised(content)
    if kind == "SVG":
        faults = media.examine(content)
        if faults:
            raise FetchError("fetch-damaged", reason=faults[0].what)
        return content
    if kind not in media.RASTERS:
        raise FetchError("fetch-kind", kind=kind or "?")
    try:
        size = media.measure(content)
        media.strip_metadata(content)
    except media.DamagedError as error:
        raise FetchError("fetch-damaged", reason=error) from error
    if size.is_large:
        raise FetchError("fetch-large", limit=f"{media.MOST_PIXELS // 1_000_000} MP")
    return content
