"""Small servers that answer as a test wants."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Handler = Callable[[BaseHTTPRequestHandler], None]

ARTICLE = (
    b"<html lang='en'><head><title>Crane falls on quay</title><meta property='og:site_name' content='Merrow Post'></head>"
    b"<body><article><h1>Crane falls on quay</h1><p>A crane fell on the quay of Port Merrow on Monday and killed two dock "
    b"workers, police said.</p><p>The harbour master had warned of its age in the spring, two of his clerks said.</p>"
    b"<p>Work on the quay was halted while inspectors looked at the other cranes.</p></article></body></html>"
)


@contextmanager
def serving(handle: Handler, *, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on loopback; its port."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            handle(self)

        def log_message(self, *given: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(
    handler: BaseHTTPRequestHandler,
    body: bytes = ARTICLE,
    *,
    status: int = 200,
    kind: str = "text/html",
    **headers: str,
) -> None:
    """One whole answer; header names take _ for -."""
    handler.send_response(status)
    if kind:
        handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
