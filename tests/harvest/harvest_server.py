"""A web server on the loopback address that misbehaves in every way that a council's may."""
import email.utils
import gzip
import hashlib
import http.server
import socket
import threading
import time
from collections import Counter, defaultdict

LAST_MODIFIED = email.utils.formatdate(1_700_000_000, usegmt=True)


def pdf(text):
    """Bytes that begin as a PDF; harvesting looks no further."""
    return b"%PDF-1.4\n% " + text.encode() + b"\n" + b"x" * 200 + b"\n%%EOF\n"


class Site:
    """What the server has, by path; tests change it between runs. `behaviours` go before `documents`."""

    def __init__(self):
        self.documents = {}  # path: bytes
        self.types = {}  # path: media type, where it is not what it seems
        self.validators = defaultdict(lambda: "etag")  # path: "etag", "date" or "none"
        self.behaviours = {}  # path: function of the handler
        self.robots = None
        self.asked = Counter()  # requests by path
        self.sent = Counter()  # answers with a body of status 200 by path
        self.times = []  # of requests
        self.agents = set()
        self.lock = threading.Lock()

    def forget(self):
        with self.lock:
            self.asked.clear()
            self.sent.clear()
            self.times.clear()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = self.path
        with self.site.lock:
            self.site.asked[path] += 1
            self.site.times.append(time.monotonic())
            self.site.agents.add(self.headers.get("User-Agent"))
        try:
            if path == "/robots.txt" and self.site.robots is not None:
                return self.answer(200, self.site.robots.encode(), {"Content-Type": "text/plain"})
            if path in self.site.behaviours:
                return self.site.behaviours[path](self)
            if path in self.site.documents:
                return self.document(path)
            return self.answer(404, b"<html>rien ici</html>")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def document(self, path):
        body = self.site.documents[path]
        headers = {"Content-Type": self.site.types.get(path, "application/pdf")}
        validator = self.site.validators[path]
        if validator == "etag":
            headers["ETag"] = '"%s"' % hashlib.sha1(body).hexdigest()
            if self.headers.get("If-None-Match") == headers["ETag"]:
                return self.answer(304, b"", headers)
        if validator == "date":
            headers["Last-Modified"] = LAST_MODIFIED
            if self.headers.get("If-Modified-Since") == LAST_MODIFIED:
                return self.answer(304, b"", headers)
        with self.site.lock:
            self.site.sent[path] += 1
        return self.answer(200, body, headers)

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status not in (204, 304):
            self.wfile.write(body)

    # Behaviours.

    def never_answer(self):
        self.close_connection = True
        time.sleep(60)

    def trickle(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"%")
            self.wfile.flush()
            time.sleep(1)

    def cut_short(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(pdf("court"))
        self.close_connection = True

    def endless_body(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(b"%PDF-1.4\n")
        while True:
            self.wfile.write(b"x" * 65536)

    def endless_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.close_connection = True
        while True:
            self.wfile.write(b"X-Filler: " + b"y" * 4000 + b"\r\n")

    def declare_huge(self):
        self.send_response(200)
        self.send_header("Content-Length", str(10**11))
        self.end_headers()
        self.wfile.write(b"%PDF-1.4\n")
        self.close_connection = True

    def bomb(self):
        body = gzip.compress(b"%PDF-1.4\n" + b"0" * 50_000_000)
        self.answer(200, body, {"Content-Encoding": "gzip", "Content-Type": "application/pdf"})

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self.connection.close()
        self.close_connection = True

    def talk_nonsense(self):
        self.wfile.write(b"bonjour\r\n\r\n")
        self.close_connection = True


def redirect(location, status=302):
    return lambda handler: handler.answer(status, b"ailleurs", {"Location": location})


def status(code, headers=None):
    return lambda handler: handler.answer(code, b"<html>non</html>", headers or {})


def first(times, behaviour, path):
    """Misbehaves so many times, then gives the document at `path`."""
    count = [0]

    def act(handler):
        count[0] += 1
        return behaviour(handler) if count[0] <= times else handler.document(path)

    return act


class Server:
    def __init__(self):
        self.site = Site()
        handler = type("SiteHandler", (Handler,), {"site": self.site})
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_: None  # clients that hang up
        self.address = "http://127.0.0.1:%d" % self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()
