"""The pages of one browser profile, and what happened in each: console, HTTP errors, kernels' websockets."""

import asyncio
from collections import deque

KEPT = 500  # entries of each log and page; older ones go


class Socket:
    """A websocket of a page."""

    def __init__(self, url):
        self.url, self.open, self.received = url, True, 0


class Log:
    """What a page did that a test may ask about."""

    def __init__(self):
        self.console, self.http, self.failed = deque(maxlen=KEPT), deque(maxlen=KEPT), deque(maxlen=KEPT)
        self.sockets = deque(maxlen=KEPT)
        self._changed = asyncio.Condition()
        self._notices = set()

    def kernels(self):
        """Websockets to kernels that are open and have been answered."""
        return [s for s in self.sockets if "/api/kernels/" in s.url and s.open and s.received]

    async def until(self, holds):
        """Waits until a condition on this log holds."""
        async with self._changed:
            await self._changed.wait_for(holds)

    def notice(self):
        """Wakes whoever waits."""

        async def wake():
            async with self._changed:
                self._changed.notify_all()

        task = asyncio.create_task(wake())
        self._notices.add(task)
        task.add_done_callback(self._notices.discard)

    def follow(self, websocket):
        """Keeps a websocket's life."""
        socket = Socket(websocket.url)
        self.sockets.append(socket)

        def received(_):
            socket.received += 1
            # Later frames change nothing that anybody waits for.
            if socket.received == 1:
                self.notice()

        def closed(*_):
            socket.open = False
            self.notice()

        websocket.on("framereceived", received)
        websocket.on("close", closed)
        websocket.on("socketerror", closed)


async def tend(page):
    """Answers what JupyterLab says when its server is away, which would otherwise stand in the way of steps."""
    lost = page.locator(".jp-Dialog", has_text="Server Connection Error").locator(".jp-Dialog-footer button")
    await page.add_locator_handler(lost, lambda found: found.click())


class Pages:
    """Pages by name, in one browser context."""

    def __init__(self, context, screenshots):
        self.context, self.screenshots = context, screenshots
        self._pages, self._logs, self._number = {}, {}, 0

    async def get(self, name):
        """The page of that name; a new one if there's none."""
        if name not in self._pages:
            self._pages[name] = await self.context.new_page()
            self.listen(self._pages[name])
            await tend(self._pages[name])
        return self._pages[name]

    def listen(self, page):
        """Keeps a page's log from now on."""
        log = self._logs[page] = Log()
        page.on("console", lambda m: log.console.append(f"{m.type}: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda e: log.console.append(f"exception: {e}"))
        page.on("response", lambda r: log.http.append([r.status, r.request.method, r.url]) if r.status >= 400 else None)
        page.on("requestfailed", lambda r: log.failed.append([r.failure or "", r.method, r.url]))
        page.on("websocket", log.follow)

        # The sockets of a document that's left end without an event.
        def leaving(request):
            if request.is_navigation_request() and request.frame == page.main_frame:
                for socket in log.sockets:
                    socket.open = False

        page.on("request", leaving)

    def of(self, page):
        """A page's log."""
        return self._logs[page]

    def next_number(self):
        """A number that no picture has yet."""
        self._number += 1
        return self._number

    async def log(self, page):
        """A page's log, for the answer."""
        log = self.of(page)
        return {
            "console": list(log.console),
            "http": list(log.http),
            "failed": list(log.failed),
            "websockets": [{"url": s.url, "open": s.open, "received": s.received} for s in log.sockets],
        }
