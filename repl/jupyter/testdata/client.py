"""Talks to naslab as a kernel through Jupyter's own client.

    python3 client.py [STEP...]

Jupyter must know the kernel "naslab" (JUPYTER_DATA_DIR). Prints one line for each
step; ends with 1 when one failed.
"""
import os
import queue
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from jupyter_client import KernelManager

PATIENCE = 20
WORK = tempfile.mkdtemp()
JOURNAL = os.path.join(WORK, "journal")


class Session:
    """One kernel and one client of it."""

    def __init__(self):
        self.start()

    def start(self):
        self.manager = KernelManager(kernel_name="naslab")
        began = time.time()
        self.manager.start_kernel()
        spawned = time.time()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.kernel_info()
        self.client.get_shell_msg(timeout=PATIENCE)
        self.answered = time.time() - spawned
        self.client.wait_for_ready(timeout=PATIENCE)
        self.ready = time.time() - began

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def published(self, id):
        """What was published about a request, up to idle."""
        out = []
        while True:
            m = self.client.get_iopub_msg(timeout=PATIENCE)
            if m["parent_header"].get("msg_id") != id:
                continue
            out.append((m["msg_type"], m["content"]))
            if m["msg_type"] == "status" and m["content"]["execution_state"] == "idle":
                return out

    def reply(self, id):
        while True:
            m = self.client.get_shell_msg(timeout=PATIENCE)
            if m["parent_header"].get("msg_id") == id:
                return m["content"]

    def run(self, code, **how):
        id = self.client.execute(code, **how)
        return self.reply(id), self.published(id)

    def text(self, code, **how):
        """All that a cell printed, and its value."""
        r, out = self.run(code, **how)
        check(r["status"] == "ok", r)
        printed = "".join(c["text"] for t, c in out if t == "stream")
        values = [c["data"]["text/plain"] for t, c in out if t == "execute_result"]
        return printed, values[0] if values else None


def check(ok, what):
    if not ok:
        raise AssertionError(what)


def kinds(out):
    return [t for t, _ in out if t not in ("status", "execute_input")]


def executes(s):
    check(s.text("x := 41")[1] is None, "a declaration has a value")
    check(s.text("x + 1") == ("", "42"), "x + 1")
    check(s.text('fmt.Println("ä")\nfmt.Print("b")\nx') == ("ä\nb", "41"), "printing and a value")
    r, out = s.run('fmt.Println("out")\nfmt.Fprintln(os.Stderr, "err")\nfmt.Println("out again")')
    streams = [(c["name"], c["text"]) for t, c in out if t == "stream"]
    check(streams == [("stdout", "out\n"), ("stderr", "err\n"), ("stdout", "out again\n")], streams)


def shows_tables(s):
    _, out = s.run("nas.Benchmarks()")
    data = [c["data"] for t, c in out if t == "execute_result"][0]
    check("hwgpt/s" in data["text/plain"] and "<table>" in data["text/html"], data)


def counts(s):
    r, _ = s.run("1")
    n = r["execution_count"]
    check(s.run("2", silent=True)[0]["execution_count"] == n + 1, "silent")
    check(s.run("3", store_history=False)[0]["execution_count"] == n + 1, "not stored")
    check(s.run("4")[0]["execution_count"] == n + 1, "the next")


def reports_errors(s):
    r, out = s.run("func f(list []int) int {\n\treturn list[3]\n}\nf(nil)")
    check(r["status"] == "error" and r["ename"] == "Panic", r)
    text = "\n".join(r["traceback"])
    check("line 2" in text and "return list[3]" in text and "\x1b[" in text, text)
    r, out = s.run("strings.Nope()")
    check(r["ename"] == "CompileError" and "^" in "".join(r["traceback"]) and kinds(out) == ["error"], r)
    r, _ = s.run('os.Exit(3)')
    check(r["status"] == "error", r)
    check(s.text("1 + 1")[1] == "2", "the session ended")


def stops_the_queue(s):
    ids = [s.client.execute(c) for c in ['panic("stop")', 'fmt.Println("never")', 'never := 1']]
    states = [s.reply(i)["status"] for i in ids]
    check(states == ["error", "aborted", "aborted"], states)
    check(s.run("never")[0]["status"] == "error", "a cell behind the error has run")


def interrupts(s):
    s.run("kept := 5\nloops := 0\nstep := func() { loops++ }")
    s.run("type endless struct{}\nfunc (endless) String() string { for {} }")
    times = []
    for code in ["for { step() }", "for { time.Sleep(time.Hour) }", "<-make(chan int)", "select {}", "endless{}"]:
        id = s.client.execute(code)
        while True:
            m = s.client.get_iopub_msg(timeout=PATIENCE)
            if m["msg_type"] == "execute_input" and m["parent_header"]["msg_id"] == id:
                break
        time.sleep(0.3)
        began = time.time()
        s.manager.interrupt_kernel()
        r = s.reply(id)
        times.append(1000 * (time.time() - began))
        check(r["ename"] == "Interrupted", r)
        check(kinds(s.published(id)) == ["error"], "something is printed about an interrupt")
    check(s.text("step(); kept == 5 && loops > 1000")[1] == "true", "the state is lost")
    check(max(times) < 1000, times)
    return "ms: " + ", ".join(f"{t:.0f}" for t in times)


def interrupts_by_signal(s):
    id = s.client.execute("for {}")
    time.sleep(0.5)
    os.kill(s.manager.provisioner.pid, signal.SIGINT)
    check(s.reply(id)["ename"] == "Interrupted", "SIGINT")
    s.published(id)


def completes(s):
    r = s.client.complete("é := strings.Rep", 16)
    c = s.reply(r)
    check("Repeat" in "".join(c["matches"]) and c["cursor_end"] == 16, c)
    check(c["metadata"]["_jupyter_types_experimental"][0]["type"] == "function", c)


def inspects(s):
    c = s.reply(s.client.inspect("strings.Repeat(", 10))
    check(c["found"] and "Repeat" in c["data"]["text/plain"] and "text/html" in c["data"], c)
    c = s.reply(s.client.inspect("nothing_at_all", 3))
    check(not c["found"], c)


def knows_what_is_complete(s):
    c = s.reply(s.client.is_complete("for i := range 3 {"))
    check(c == {"status": "incomplete", "indent": "\t"}, c)
    c = s.reply(s.client.is_complete("x := 1"))
    check(c["status"] == "complete", c)


def asks(s):
    id = s.client.execute('var name string\nfmt.Print("name? ")\nfmt.Scanln(&name)\nname', allow_stdin=True)
    q = s.client.get_stdin_msg(timeout=PATIENCE)
    check(q["msg_type"] == "input_request", q)
    s.client.input("Ada")
    check(s.reply(id)["status"] == "ok", "asking")
    out = s.published(id)
    check([c["data"]["text/plain"] for t, c in out if t == "execute_result"] == ['"Ada"'], out)
    id = s.client.execute("fmt.Scanln(&name)\nname = \"not reached\"", allow_stdin=True)
    s.client.get_stdin_msg(timeout=PATIENCE)
    s.manager.interrupt_kernel()
    check(s.reply(id)["ename"] == "Interrupted", "interrupted question")
    s.published(id)
    check(s.text("name")[1] == '"Ada"', "the cell went on")
    check("cannot ask" in s.text("_, err := fmt.Scanln(&name)\nerr", allow_stdin=False)[1], "without input")


def remembers(s):
    s.run("remembered := 1")
    c = s.reply(s.client.history(hist_access_type="search", pattern="remem*", n=1, raw=True, output=False))
    check(c["history"][0][2] == "remembered := 1", c)


def runs_magics(s):
    check("x" in s.text("%who")[0], "%who")
    check("int" in s.text("x?")[0], "x?")
    r, _ = s.run("%nothing")
    check(r["status"] == "error" and "%nothing" in r["evalue"], r)


def runs_the_start_up_file(s):
    """What it prints is shown with the first cell."""
    printed, value = s.text("fromStartUp")
    check(value == "12" and "started" in printed, (printed, value))


def loads_files(s):
    with open("loaded.go", "w") as file:
        file.write("loaded := 1\n")
    r, _ = s.run("%load loaded.go")
    check(r["payload"] == [{"source": "set_next_input", "text": "loaded := 1", "replace": True}], r)


def catches_foreign_output(s):
    printed, _ = s.text('c := exec.Command("sh", "-c", "echo foreign; echo trouble >&2")\n'
                        "c.Stdout, c.Stderr = os.NewFile(1, \"\"), os.NewFile(2, \"\")\n_ = c.Run()")
    check("foreign" in printed and "trouble" in printed, printed)


def draws(s):
    _, out = s.run('st := nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 300})\nnas.Plot(st)')
    shown = [(t, c) for t, c in out if "display_id" in c.get("transient", {})]
    check([t for t, _ in shown][:1] == ["display_data"] and shown[-1][0] == "update_display_data", kinds(out))
    check("300 of 300" in shown[-1][1]["data"]["text/plain"], shown[-1])
    pictures = [c for t, c in out if t == "display_data" and "image/png" in c["data"]]
    check(len(pictures) == 1 and pictures[0]["data"]["image/png"].startswith("iVBOR"), kinds(out))


def prints_much(s):
    began = time.time()
    r, out = s.run("for i := range 20000 {\n\tfmt.Println(i)\n}")
    text = "".join(c["text"] for t, c in out if t == "stream")
    check(text == "".join(f"{i}\n" for i in range(20000)), f"{len(text)} bytes came")
    messages = len([1 for t, _ in out if t == "stream"])
    check(messages < 500, f"{messages} messages")
    return f"{messages} messages in {time.time() - began:.2f} s"


def is_fast(s):
    times = []
    for _ in range(200):
        began = time.time()
        id = s.client.execute("x := 1")
        s.reply(id)
        times.append(1000 * (time.time() - began))
        s.published(id)
    times.sort()
    return (f"x := 1: median {statistics.median(times):.2f} ms, 95% {times[190]:.2f} ms; kernel answers "
            f"{s.answered * 1000:.0f} ms after its start, the client is ready after {s.ready * 1000:.0f} ms")


def restarts(s):
    s.run("gone := 1")
    old = s.manager.provisioner.pid
    s.manager.restart_kernel()
    s.client.wait_for_ready(timeout=PATIENCE)
    r, _ = s.run("gone")
    check(r["status"] == "error" and r["execution_count"] == 1, r)
    check(not alive(old), "the old kernel is still there")


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return True


def dies_with_its_parent(s):
    """A server that is killed takes its kernels along, busy or not."""
    program = (
        "import sys, time\nfrom jupyter_client import KernelManager\n"
        "m = KernelManager(kernel_name='naslab')\nm.start_kernel()\nc = m.client()\nc.start_channels()\n"
        "c.wait_for_ready(timeout=20)\nc.execute('for {}')\nprint(m.provisioner.pid, flush=True)\ntime.sleep(100)\n")
    server = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    pid = int(server.stdout.readline())
    check(alive(pid), "no kernel")
    server.kill()
    began = time.time()
    while alive(pid) and time.time() - began < 5:
        time.sleep(0.02)
    took = time.time() - began
    server.wait()
    check(not alive(pid), "the kernel outlives its server")
    return f"after {took * 1000:.0f} ms"


def shuts_down(s):
    pid = s.manager.provisioner.pid
    began = time.time()
    s.manager.shutdown_kernel()
    took = time.time() - began
    check(not alive(pid), "the kernel is still there")
    return f"in {took * 1000:.0f} ms"


def keeps_a_journal(s):
    s.run("journaled := 6 * 7")
    s.run("journaled + nosuchname")
    pages = [open(os.path.join(JOURNAL, name)).read() for name in os.listdir(JOURNAL)]
    mine = [p for p in pages if "journaled := 6 * 7" in p]
    check(len(mine) == 1, pages)
    check("undefined: nosuchname" in mine[0] and "goodbye" not in mine[0], mine)


STEPS = [runs_the_start_up_file, executes, shows_tables, counts, reports_errors, stops_the_queue, interrupts, interrupts_by_signal, completes,
         inspects, knows_what_is_complete, asks, remembers, runs_magics, loads_files, catches_foreign_output, draws, prints_much,
         is_fast, dies_with_its_parent, restarts, keeps_a_journal, shuts_down]


def main():
    failed = 0
    startup = os.path.join(WORK, "startup.go")
    with open(startup, "w") as file:
        file.write('fromStartUp := 12\nfmt.Println("started")\n')
    os.environ["NASLAB_STARTUP"] = startup
    os.environ["NASLAB_JOURNAL"] = JOURNAL
    s = Session()
    for step in STEPS:
        if sys.argv[1:] and step.__name__ not in sys.argv[1:]:
            continue
        try:
            print("ok  ", step.__name__, step(s) or "", flush=True)
        except (Exception, queue.Empty) as e:
            failed += 1
            print("FAIL", step.__name__, type(e).__name__, " ".join(str(e).split())[:800], flush=True)
    s.stop()
    shutil.rmtree(WORK, ignore_errors=True)
    os._exit(1 if failed else 0)  # the client's threads may not want to end


main()
