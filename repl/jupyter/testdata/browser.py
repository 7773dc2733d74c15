"""Drives the notebook page of Jupyter in a headless Chromium with naslab as kernel.

    python3 browser.py FOLDER

Jupyter must know the kernel "naslab" (JUPYTER_DATA_DIR). Keys and clicks go to
the page as a person's would; what the page then shows is checked, and a picture
of each step is left in FOLDER. Prints one line for each step; ends with 1 when
one failed.
"""
import asyncio
import base64
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import websocket_connect

NOTEBOOK = {
    "cells": [{"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": []}],
    "metadata": {"kernelspec": {"display_name": "naslab (Go)", "language": "go", "name": "naslab"}},
    "nbformat": 4,
    "nbformat_minor": 4,
}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Page:
    """One tab of the browser, over the Chrome DevTools protocol."""

    def __init__(self, folder):
        self.folder, self.next, self.answers = folder, 0, {}

    async def open(self, port, url):
        http = AsyncHTTPClient()
        for _ in range(100):
            try:
                r = await http.fetch(f"http://127.0.0.1:{port}/json/list")
                tabs = [t for t in json.loads(r.body) if t["type"] == "page"]
                break
            except OSError:
                await asyncio.sleep(0.1)
        self.ws = await websocket_connect(tabs[0]["webSocketDebuggerUrl"], max_message_size=1 << 28)
        asyncio.ensure_future(self.read())
        await self.do("Page.enable")
        await self.do("Page.navigate", url=url)

    async def read(self):
        while True:
            text = await self.ws.read_message()
            if text is None:
                return
            m = json.loads(text)
            if m.get("id") in self.answers:
                self.answers.pop(m["id"]).set_result(m)
            elif m.get("method") == "Page.javascriptDialogOpening":
                asyncio.ensure_future(self.do("Page.handleJavaScriptDialog", accept=True))

    async def do(self, method, **params):
        self.next += 1
        f = self.answers[self.next] = asyncio.get_running_loop().create_future()
        await self.ws.write_message(json.dumps({"id": self.next, "method": method, "params": params}))
        m = await asyncio.wait_for(f, 30)
        if "error" in m:
            raise RuntimeError(f"{method}: {m['error']}")
        return m["result"]

    async def js(self, code):
        r = await self.do("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in r:
            raise RuntimeError(f"{code}: {r['exceptionDetails'].get('exception', {}).get('description')}")
        return r["result"].get("value")

    async def until(self, code, what, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            v = await self.js(code)
            if v:
                return v
            await asyncio.sleep(0.02)
        raise AssertionError(f"waited {seconds} s for {what}")

    async def key(self, key, code, number, shift=False, control=False, text=None):
        mods = (8 if shift else 0) | (2 if control else 0)
        p = dict(key=key, code=code, windowsVirtualKeyCode=number, modifiers=mods)
        down = dict(p, text=text) if text else p
        await self.do("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **down)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **p)

    async def type(self, text):
        await self.do("Input.insertText", text=text)

    async def click(self, selector):
        x, y = await self.js(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            await self.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def picture(self, name):
        r = await self.do("Page.captureScreenshot", format="png")
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(r["data"]))


class Notebook(Page):
    """The page of a notebook. Cells are typed at its end, one after the other."""

    async def ready(self):
        await self.until("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()", "the kernel")
        await self.until("document.querySelector('#kernel_indicator_icon.kernel_idle_icon') !== null", "the idle mark")
        # Pages differ in when the first cell can be typed into.
        await self.click(".cell .CodeMirror")

    async def cell(self, code):
        """Types a cell into the last, empty one and returns its index."""
        n = await self.js("Jupyter.notebook.ncells() - 1")
        await self.click(f".cell:nth-of-type({n + 1}) .CodeMirror")
        await self.type(code)
        return n

    async def enter(self):
        await self.key("Enter", "Enter", 13, shift=True, text="\r")

    async def done(self, n, seconds=20):
        await self.until(f"/\\d/.test(Jupyter.notebook.get_cell({n}).element.find('.input_prompt').text())", f"cell {n}", seconds)
        await self.until("document.querySelector('#kernel_indicator_icon.kernel_idle_icon') !== null", "idle", seconds)

    async def text(self, n):
        return await self.js(f"Jupyter.notebook.get_cell({n}).element.find('.output').text()")

    async def run(self, code, seconds=20):
        n = await self.cell(code)
        await self.enter()
        await self.done(n, seconds)
        await self.js("window.scrollTo(0, 1e9); document.querySelector('#site').scrollTop = 1e9")
        return n


def check(ok, what):
    if not ok:
        raise AssertionError(what)


async def shows_values(p):
    n = await p.run('x := 41\nfmt.Println("hello", x)\nfor i := range 2 {\n\tfmt.Println(i)\n}\nx + 1')
    text = await p.text(n)
    check("hello 41\n0\n1" in text and "Out[1]:" in text and "42" in text, f"output is {text!r}")


async def shows_tables(p):
    n = await p.run('nas.Benchmarks()')
    check(await p.js(f"Jupyter.notebook.get_cell({n}).element.find('.output table tr').length > 3"), await p.text(n))


async def shows_errors(p):
    n = await p.run("func third(list []int) int {\n\treturn list[2]\n}\nthird([]int{1})")
    text = await p.text(n)
    check("Panic: In [" in text and "panic: " not in text and "index out of range" in text and "line 2" in text, f"output is {text!r}")
    red = await p.js(f"Jupyter.notebook.get_cell({n}).element.find('.output .ansi-red-fg, .output .ansi-red-intense-fg').length")
    check(red > 0, "the error has no colour")
    n = await p.run("undefinedName + 1")
    check("undefined: undefinedName" in await p.text(n), await p.text(n))


async def completes(p):
    n = await p.cell("strings.Rep")
    await p.key("Tab", "Tab", 9)
    await p.until("document.querySelectorAll('.completions option').length >= 2", "completions")
    await p.picture("completion_list")
    words = await p.js("[...document.querySelectorAll('.completions option')].map(o => o.text)")
    check(any("Repeat" in w for w in words) and any("ReplaceAll" in w for w in words), f"completions are {words}")
    await p.key("Enter", "Enter", 13, text="\r")
    await p.type('("ab", 2)')
    await p.enter()
    await p.done(n)
    check("abab" in await p.text(n), await p.text(n))


async def documents(p):
    n = await p.cell("strings.Repeat")
    await p.key("Tab", "Tab", 9, shift=True)
    await p.until("document.querySelector('#tooltip') && getComputedStyle(document.querySelector('#tooltip')).display !== 'none'", "the tooltip")
    await asyncio.sleep(0.5)
    text = await p.js("document.querySelector('#tooltip').innerText")
    await p.picture("documentation_tip")
    check("func" in text and "Repeat" in text, f"tooltip is {text!r}")
    await p.key("Escape", "Escape", 27)
    await p.enter()
    await p.done(n)


async def interrupts(p):
    await p.run("kept := 7\nsteps := 0\nnext := func() int { steps++; return steps }")
    n = await p.cell("for {\n\tnext()\n}")
    await p.enter()
    await p.until(f"Jupyter.notebook.get_cell({n}).element.find('.input_prompt').text().includes('*')", "busy")
    await asyncio.sleep(0.5)
    began = time.time()
    await p.click("#run_int button[title='interrupt the kernel']")
    await p.until(f"Jupyter.notebook.get_cell({n}).element.find('.output').text().includes('Interrupted')", "the interrupt", 5)
    took = time.time() - began
    await p.done(n)
    m = await p.run("kept == 7 && steps > 1000 && next() == steps")
    check("true" in await p.text(m), await p.text(m))
    return f"{took * 1000:.0f} ms from click to page"


async def stops_the_queue(p):
    first = await p.cell("time.Sleep(3 * time.Second)\npanic(\"stop here\")")
    await p.enter()
    second = await p.cell('fmt.Println("must not run")')
    await p.enter()
    for n in (second, first):
        check(await p.js(f"Jupyter.notebook.get_cell({n}).element.find('.input_prompt').text().includes('*')"), "the page was too slow for this")
    await p.done(first)
    await p.until(f"!Jupyter.notebook.get_cell({second}).element.find('.input_prompt').text().includes('*')", "the second cell")
    text = await p.text(second)
    check("must not run" not in text, f"the cell after the error ran: {text!r}")


async def shows_progress(p):
    n = await p.cell('for i := range 20 {\n\tfmt.Printf("\\rstep %2d of 20", i+1)\n\ttime.Sleep(30 * time.Millisecond)\n}')
    await p.enter()
    await p.done(n)
    text = await p.text(n)
    check(text.count("step") == 1 and "step 20 of 20" in text, f"output is {text!r}")


async def shows_bars(p):
    n = await p.cell(
        's := nas.Search("nsga2", nas.Open("hwgpt/s"), nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 6000})\n'
        'fmt.Println("searched")\ns.Front()')
    await p.js(
        "window.seen = []; window.watch = new MutationObserver(() => document.querySelectorAll('.output progress').forEach("
        "b => { if (window.seen.at(-1) !== b.value) window.seen.push(b.value) }));"
        "window.watch.observe(document.body, {subtree: true, childList: true, attributes: true})")
    await p.enter()
    value = f"Number(Jupyter.notebook.get_cell({n}).element.find('.output progress').attr('value') || 0)"
    await p.until(f"{value} > 0", "the bar", 60)
    await p.picture("bar_running")
    await p.done(n, 120)
    seen = await p.js("window.seen")
    check(len(seen) > 2 and seen == sorted(seen), f"the bar went {seen}")
    await p.js("window.scrollTo(0, 1e9); document.querySelector('#site').scrollTop = 1e9")
    bars = await p.js(f"Jupyter.notebook.get_cell({n}).element.find('.output progress').length")
    check(bars == 1, f"{bars} bars are shown")
    check(await p.js(f"{value}") == 6000, f"the bar ends at {await p.js(value)}")
    check("searched" in await p.text(n), await p.text(n))


async def shows_figures(p):
    n = await p.run("nas.Plot(s)", 60)
    size = await p.js(f"(() => {{ const i = Jupyter.notebook.get_cell({n}).element.find('.output img')[0]; return i ? [i.naturalWidth, i.width] : null }})()")
    check(size and size[0] > 300 and size[1] > 300, f"the picture is {size}, output {await p.text(n)!r}")
    await p.js(f"Jupyter.notebook.get_cell({n}).element[0].scrollIntoView()")


async def asks(p):
    n = await p.cell('var who string\nfmt.Print("who? ")\nfmt.Scanln(&who)\n"hello " + who')
    await p.enter()
    await p.until("document.querySelector('.raw_input') !== null", "the question")
    await p.click(".raw_input")
    await p.type("Ada")
    await p.key("Enter", "Enter", 13, text="\r")
    await p.done(n)
    check('hello Ada' in await p.text(n), await p.text(n))


async def runs_magics(p):
    n = await p.run("%who")
    check("kept" in await p.text(n), await p.text(n))
    n = await p.run("kept?")
    check("int" in await p.text(n), await p.text(n))
    n = await p.run("%time kept * 6")
    check("42" in await p.text(n), await p.text(n))


async def restarts(p):
    await p.js("Jupyter.notebook.kernel.restart()")
    await p.until("!Jupyter.notebook.kernel.is_connected()", "the old kernel to go")
    await p.until("Jupyter.notebook.kernel.is_connected()", "the new kernel")
    n = await p.run("kept")
    check("undefined: kept" in await p.text(n), await p.text(n))


STEPS = [shows_values, shows_tables, shows_errors, completes, documents, interrupts, stops_the_queue, shows_progress,
         shows_bars, shows_figures, asks, runs_magics, restarts]


async def drive(folder, work):
    port, debug = free_port(), free_port()
    (work / "page.ipynb").write_text(json.dumps(NOTEBOOK))
    log = open(folder / "server.log", "w")
    server = subprocess.Popen(
        [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
         "--NotebookApp.token=", "--NotebookApp.password=", f"--notebook-dir={work}"],
        stdout=log, stderr=log, cwd=work)
    browser = subprocess.Popen(
        [shutil.which("chromium") or "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
         f"--remote-debugging-port={debug}", f"--user-data-dir={work}/profile", "--window-size=1100,900", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    failed = 0
    try:
        for _ in range(300):
            try:
                await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/api")
                break
            except OSError:
                await asyncio.sleep(0.1)
        p = Notebook(folder)
        await p.open(debug, f"http://127.0.0.1:{port}/notebooks/page.ipynb")
        await p.ready()
        for step in STEPS:
            if len(sys.argv) > 2 and step.__name__ not in sys.argv[2:]:
                continue
            try:
                note = await step(p)
                print("ok  ", step.__name__, note or "", flush=True)
            except Exception as e:  # a step that fails must not hide the others
                failed += 1
                await p.js("Jupyter.notebook.get_cell(-1).set_text('')")
                print("FAIL", step.__name__, re.sub(r"\s+", " ", str(e))[:600], flush=True)
            await p.picture(step.__name__)
    finally:
        browser.terminate()
        server.terminate()
        for child in (browser, server):
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
    return failed


def main():
    folder = pathlib.Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        failed = asyncio.run(drive(folder, pathlib.Path(work)))
    sys.exit(1 if failed else 0)


main()
