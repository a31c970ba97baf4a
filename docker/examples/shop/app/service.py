"""A small HTTP server around one function from a path to a text."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def serve(port, answer_to):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            try:
                status, text = 200, answer_to(self.path)
            except OSError as problem:
                status, text = 503, str(problem)
            body = (text + "\n").encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    print("listens on port %d" % port, flush=True)
    ThreadingHTTPServer(("", port), Handler).serve_forever()
