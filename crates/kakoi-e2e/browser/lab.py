"""Steps in JupyterLab, by its real user interface."""

import os
import re
from urllib.parse import quote, urlsplit

from playwright.async_api import Error

READY = "#jp-main-dock-panel .lm-TabBar-tab"  # a launcher or a document: JupyterLab has restored its workspace
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
INDICATOR = f"{NOTEBOOK} .jp-Notebook-ExecutionIndicator"
IDLE = f'{INDICATOR}[data-status="idle"]'
WAIT = {"timeout": 0}  # the step's own deadline counts

# What came of each code cell. A picture is visible if it's drawn where a person would see it, in more than one colour.
RESULTS = """async panel => {
    const seen = async img => {
        img.scrollIntoView({block: 'center'});
        await img.decode().catch(() => {});
        const box = img.getBoundingClientRect();
        const canvas = Object.assign(document.createElement('canvas'), {width: img.naturalWidth || 1, height: img.naturalHeight || 1});
        const context = canvas.getContext('2d');
        context.drawImage(img, 0, 0);
        const colours = new Set(new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return {width: box.width, height: box.height, natural_width: img.naturalWidth, natural_height: img.naturalHeight, colours,
            visible: box.width > 0 && box.height > 0 && img.naturalWidth > 0 && top === img && colours > 1};
    };
    const results = [];
    for (const cell of panel.querySelectorAll('.jp-Notebook .jp-CodeCell')) {
        const outputs = [...cell.querySelectorAll('.jp-OutputArea-output')];
        const images = [];
        for (const img of cell.querySelectorAll('.jp-OutputArea-output img')) images.push(await seen(img));
        const count = cell.querySelector('.jp-InputPrompt').textContent.match(/\\d+/);
        results.push({
            count: count && Number(count[0]),
            text: outputs.map(o => o.innerText.trim()).filter(t => t).join('\\n'),
            failed: outputs.some(o => o.dataset.mimeType === 'application/vnd.jupyter.error'),
            images,
        });
    }
    return results;
}"""

PROMPTS = f"{NOTEBOOK} .jp-Notebook .jp-CodeCell .jp-InputPrompt"

# Whether the cell at a place ran since its prompt was the one given, and with it all, or one failed, which ends
# "Run All Cells".
RAN = """([selector, place, before]) => {
    const cells = [...document.querySelectorAll(selector + ' .jp-Notebook .jp-CodeCell')];
    const prompts = cells.map(c => c.querySelector('.jp-InputPrompt')?.textContent ?? '');
    const prompt = prompts.at(place) ?? '';
    if (!/\\d/.test(prompt) || prompt === before || prompts.some(p => p.includes('*'))) return false;
    return prompts.every(p => /\\d/.test(p))
        || cells.some(c => c.querySelector('[data-mime-type="application/vnd.jupyter.error"]'));
}"""

CREATE = """async ([path, cells]) => {
    const xsrf = document.cookie.match(/(?:^|; )_xsrf=([^;]+)/);
    const cell = (given, n) => given.markdown === undefined
        ? {cell_type: 'code', id: 'cell-' + n, source: given, metadata: {}, outputs: [], execution_count: null}
        : {cell_type: 'markdown', id: 'cell-' + n, source: given.markdown, metadata: {}};
    const content = {
        cells: cells.map(cell),
        metadata: {kernelspec: {name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python'}},
        nbformat: 4, nbformat_minor: 5,
    };
    const answer = await fetch('/api/contents/' + path, {
        method: 'PUT', headers: {'content-type': 'application/json', 'x-xsrftoken': xsrf ? xsrf[1] : ''},
        body: JSON.stringify({type: 'notebook', format: 'json', content}),
    });
    return answer.status;
}"""


async def open_url(_pages, page, url):
    """Opens a URL, whatever answers: the statuses on the way, where it ended, what a person reads there."""
    response = await page.goto(url, wait_until="load", **WAIT)
    statuses, request = [], response.request
    while request:
        answer = await request.response()
        statuses.insert(0, answer.status if answer else None)
        request = request.redirected_from
    text = (await page.inner_text("body"))[:10_000]
    return {"statuses": statuses, "url": page.url, "title": await page.title(), "text": text}


async def sign_in(pages, page, url):
    """Opens a one-time URL and waits for JupyterLab; answers with the cookies of the site it ends at."""
    opened = await open_url(pages, page, url)
    await ready(page)
    site = "{0.scheme}://{0.netloc}/".format(urlsplit(page.url))
    return {
        "statuses": opened["statuses"],
        "url": page.url,
        "cookies": await pages.context.cookies([site]),
        "document_cookie": await page.evaluate("document.cookie"),
    }


async def arrived(_pages, page):
    """Waits until JupyterLab can be used, wherever the page went; answers with its address."""
    await ready(page)
    return page.url


FOCUS = "document.activeElement.ariaLabel || document.activeElement.textContent.slice(0, 100)"


async def press(_pages, page, keys):
    """Presses keys one after the other; answers with what has the focus then, by its accessible name or its text; with
    nothing where a key led away from the page."""
    for key in keys:
        await page.keyboard.press(key)
    try:
        return await page.evaluate(FOCUS)
    except Error:  # the page that was asked is gone
        return None


async def ready(page):
    """Waits until JupyterLab can be used."""
    await page.wait_for_selector(READY, state="visible", **WAIT)
    await page.wait_for_selector("#jupyterlab-splash", state="detached", **WAIT)


async def new_notebook(pages, page, name, cells):
    """Makes a notebook in the page's home, and opens it. A cell is its code, or `{"markdown": …}`."""
    status = await page.evaluate(CREATE, [quote(name), cells])
    assert status in (200, 201), f"making {name}: status {status}"
    return await open_notebook(pages, page, name)


async def open_notebook(pages, page, name):
    """Opens a notebook of the page's site and nothing else, and waits until its kernel answers."""
    site = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    # Without the reset JupyterLab opens what was open before too, and their kernels' websockets would be taken for this one's.
    await page.goto(f"{site}/lab/tree/{quote(name)}?reset", wait_until="load", **WAIT)
    await ready(page)
    kernel = await kernel_ready(pages, page)
    await page.wait_for_selector(IDLE, state="attached", **WAIT)
    return kernel


async def kernel_ready(pages, page):
    """Waits until a kernel's websocket is open and answered; answers with the kernel's id.

    JupyterLab's own word isn't waited for: after a reconnection it says "Unknown" until something runs.
    """
    log = pages.of(page)
    while True:
        await log.until(log.kernels)
        # It may be gone again between the wake-up and here.
        for socket in reversed(log.kernels()):
            return re.search("/api/kernels/([^/]+)/", socket.url)[1]


async def kernel_lost(pages, page):
    """Waits until no kernel's websocket is open."""
    log = pages.of(page)
    await log.until(lambda: not log.kernels())


async def run_all(pages, page, screenshot=None):
    """Runs all cells by the menu, and answers with what came of each."""
    before = await page.locator(PROMPTS).first.text_content(**WAIT)
    await page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click(**WAIT)
    await page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click(**WAIT)
    return await results(pages, page, [NOTEBOOK, 0, before], screenshot)


async def run_cell(pages, page, source, screenshot=None):
    """Adds a cell at the end, runs it by the keyboard, and answers with what came of each cell."""
    await page.locator(f"{NOTEBOOK} .jp-Notebook-footer").click(**WAIT)
    await page.locator(f"{NOTEBOOK} .jp-Notebook .jp-CodeCell").last.locator(".cm-content").click(**WAIT)
    await page.keyboard.insert_text(source)
    # Ctrl+Enter runs like Shift+Enter and adds no empty cell below.
    await page.keyboard.press("Control+Enter")
    return await results(pages, page, [NOTEBOOK, -1, "[ ]:"], screenshot)


async def results(pages, page, ran, name):
    """Waits until cells ran, then reads them."""
    await page.wait_for_function(RAN, arg=ran, **WAIT)
    await page.wait_for_selector(IDLE, state="attached", **WAIT)
    cells = await page.locator(NOTEBOOK).evaluate(RESULTS)
    picture = await screenshot(pages, page, name) if name else None
    return {"cells": cells, "screenshot": picture}


async def portrait(pages, page, name, width, height):
    """A picture of the whole page at that size, without the file browser, with the notebook at its top."""
    before = page.viewport_size
    await page.set_viewport_size({"width": width, "height": height})
    sidebar = page.locator("#jp-left-stack")
    if await sidebar.is_visible():
        await page.locator(f"{NOTEBOOK} .jp-Notebook-footer").click(**WAIT)
        await page.keyboard.press("Control+b")
        await sidebar.wait_for(state="hidden", **WAIT)
    await page.locator(f"{NOTEBOOK} .jp-Notebook .jp-Cell").first.click(position={"x": 4, "y": 4}, **WAIT)
    path = await screenshot(pages, page, name, whole=True)
    await page.set_viewport_size(before)
    return path


async def screenshot(pages, page, name, whole=False):
    """A picture of the notebook from its toolbar to its last cell; of the whole page with `whole`."""
    path = os.path.join(pages.screenshots, f"{name}.png")
    if whole:
        await page.screenshot(path=path)
        return path
    panel = await page.locator(NOTEBOOK).bounding_box(**WAIT)
    last = await page.locator(f"{NOTEBOOK} .jp-Notebook .jp-Cell").last.bounding_box(**WAIT)
    bottom = min(panel["y"] + panel["height"], last["y"] + last["height"] + 16)
    await page.screenshot(path=path, clip={**panel, "height": bottom - panel["y"]})
    return path
