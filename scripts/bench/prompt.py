"""Times naslab at a real terminal: start to prompt, resident size at the prompt, an empty line, a small cell.

    make build && python3 scripts/bench/prompt.py [RUNS]

Bars: prompt within 300 ms, at most 120 MB resident before a tensor is asked for, an empty line under 1 ms.
"""

import os
import pty
import select
import statistics
import sys
import time


class Shell:
    def __init__(self):
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm"
            os.execv("./naslab", ["naslab"])

    def wait(self, prompt):
        while prompt not in self.seen:
            ready, _, _ = select.select([self.fd], [], [], 10)
            if not ready:
                sys.exit(f"no {prompt!r} within 10 s, but {self.seen[-200:]!r}")
            self.seen += os.read(self.fd, 65536)

    def enter(self, line, prompt):
        """Types a line and returns the milliseconds until the prompt."""
        self.seen = b""
        began = time.perf_counter()
        os.write(self.fd, line + b"\r")
        self.wait(prompt)
        return 1e3 * (time.perf_counter() - began)

    def resident(self):
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1e3


def once():
    began = time.perf_counter()
    shell = Shell()
    shell.wait(b"In [1]")
    start = 1e3 * (time.perf_counter() - began)
    resident = shell.resident()
    empty = statistics.median(shell.enter(b"", b"In [1]") for _ in range(30))
    cell = statistics.median(shell.enter(b"x := 1", b"In [%d]" % n) for n in range(2, 30))
    os.write(shell.fd, b"\x04")
    os.waitpid(shell.pid, 0)
    return start, resident, empty, cell


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    print("prompt %.0f ms, resident %.0f MB, empty line %.2f ms, small cell %.2f ms" % once())
