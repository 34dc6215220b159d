"""Drives one Chromium for one scenario: a step per line of JSON on stdin, a line with its answer on stdout.

    driver.py CHROMIUM SCREENSHOTS

A step names what to `do`, the `page` to do it in (made when first named; all share one browser profile, so one cookie
jar) and its arguments: see `STEPS`. The answer is `{"ok": …}` or `{"error": …, "screenshot": …}`. The browser resolves no name
but localhost and what is below it, so it can't leave the machine. Everything ends when stdin does, also in
the middle of a step: whoever started this may die without a word.
"""

import asyncio
import contextlib
import json
import os
import sys

from playwright.async_api import Error, async_playwright

import lab
import probes
from pages import Pages

FLAGS = [
    # No name but localhost's has an address, and an address outside of loopback is a name that has none.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
    # A container's /dev/shm is often too small for a page with plots.
    "--disable-dev-shm-usage",
]
PATIENCE = 60  # seconds for a step that names no `timeout`

STEPS = {
    "open": lab.open_url,
    "sign_in": lab.sign_in,
    "new_notebook": lab.new_notebook,
    "open_notebook": lab.open_notebook,
    "run_all": lab.run_all,
    "run_cell": lab.run_cell,
    "kernel_lost": lab.kernel_lost,
    "kernel_ready": lab.kernel_ready,
    "arrived": lab.arrived,
    "press": lab.press,
    "screenshot": lab.screenshot,
    "portrait": lab.portrait,
    "cookies": probes.cookies,
    "evaluate": probes.evaluate,
    "probe": probes.in_page,
    "iframe": probes.iframe,
    "form": probes.form,
    "log": lambda pages, page: pages.log(page),
}


async def step(pages, request):
    """Does one step, in bounded time."""
    name, where = request.pop("do"), request.pop("page", "main")
    try:
        async with asyncio.timeout(request.pop("timeout", PATIENCE)):
            page = await pages.get(where)
            return {"ok": await STEPS[name](pages, page, **request)}
    except TimeoutError:
        return await failed(pages, where, f"{name}: not in time")
    except (Error, AssertionError, KeyError, TypeError) as error:
        return await failed(pages, where, f"{name}: {type(error).__name__}: {error}")


async def failed(pages, where, error):
    """An error, with a picture of what the page looked like and what it said."""
    with contextlib.suppress(Error, TimeoutError):
        async with asyncio.timeout(10):
            page = await pages.get(where)
            picture = os.path.join(pages.screenshots, f"failed-{where}-{pages.next_number()}.png")
            await page.screenshot(path=picture)
            return {"error": error, "screenshot": picture, "log": await pages.log(page)}
    return {"error": error}


async def serve(requests):
    """Answers requests until there are no more."""
    executable, screenshots = sys.argv[1:]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=executable,
            # Chromium's own sandbox doesn't start as root.
            chromium_sandbox=os.geteuid() != 0,
            args=FLAGS,
            # Ctrl-C in the terminal reaches this process too, which then closes the browser itself.
            handle_sigint=False,
        )
        # Tall, because JupyterLab only draws the cells that are in sight.
        context = await browser.new_context(viewport={"width": 1280, "height": 2000}, device_scale_factor=2)
        pages = Pages(context, screenshots)
        print(json.dumps({"ok": browser.version}), flush=True)
        while (request := await requests.get()) is not None:
            print(json.dumps(await step(pages, request)), flush=True)
        await browser.close()


async def main():
    """Reads requests while steps run, so that the end of stdin is seen at once."""
    reader = asyncio.StreamReader(limit=1 << 24)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    requests = asyncio.Queue(maxsize=1)
    work = asyncio.create_task(serve(requests))
    reading = asyncio.create_task(reader.readline())
    while True:
        done, _ = await asyncio.wait({work, reading}, return_when=asyncio.FIRST_COMPLETED)
        if work in done:
            reading.cancel()
            return work.result()
        if not reading.result():
            break
        await requests.put(json.loads(reading.result()))
        reading = asyncio.create_task(reader.readline())
    # A step in progress is of no interest to anybody any more; leaving `serve` closes the browser.
    work.cancel()
    with contextlib.suppress(asyncio.CancelledError, Error):
        await work


asyncio.run(main())
