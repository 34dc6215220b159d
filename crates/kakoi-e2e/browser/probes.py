"""Steps that a hostile page would take, and what came of them."""

import os

with open(os.path.join(os.path.dirname(__file__), "probes.js"), encoding="utf-8") as source:
    PROBES = source.read()


async def cookies(pages, _page, url=None):
    """All cookies of the profile, or those that would be sent to a URL."""
    return await pages.context.cookies([url] if url else [])


async def evaluate(_pages, page, script, argument=None):
    """The value of a JavaScript expression, or of a function called with the argument, in the page."""
    return await page.evaluate(script, argument)


async def in_page(_pages, page, kind, **arguments):
    """One of the functions of probes.js, in the page."""
    return await page.evaluate(f"([kind, a]) => ({PROBES})[kind](a)", [kind, arguments])


async def iframe(_pages, page, url):
    """Frames a URL: what the frame shows, and whether the page can read it."""
    element = await page.evaluate_handle(
        """url => new Promise(done => {
            const frame = document.createElement('iframe');
            frame.onload = () => done(frame);
            frame.src = url;
            document.body.append(frame);
        })""",
        url,
    )
    readable = await element.evaluate(
        "f => { try { return f.contentDocument !== null } catch { return false } }"
    )
    frame = await element.as_element().content_frame()
    # A frame that was refused shows an error page of the browser's.
    shown = not frame.url.startswith("chrome-error:")
    text = (await frame.inner_text("body"))[:1000] if shown else ""
    await element.evaluate("f => f.remove()")
    return {"shown": shown, "readable": readable, "url": frame.url, "text": text}


async def form(pages, page, url, method="POST", enctype="application/x-www-form-urlencoded", fields=None):
    """Submits a form into a new window, as any page can to any site: what that window got."""
    async with pages.context.expect_page(timeout=0) as opened:
        await page.evaluate(
            """([action, method, enctype, fields]) => {
                const form = Object.assign(document.createElement('form'), {action, method, enctype, target: '_blank'});
                for (const [name, value] of Object.entries(fields))
                    form.append(Object.assign(document.createElement('input'), {name, value}));
                document.body.append(form);
                form.submit();
                form.remove();
            }""",
            [url, method, enctype, fields or {}],
        )
    window = await opened.value
    await window.wait_for_load_state("load", timeout=0)
    answer = await window.evaluate(
        """() => ({
            status: performance.getEntriesByType('navigation')[0].responseStatus,
            url: location.href, text: document.body.innerText.slice(0, 1000),
        })"""
    )
    await window.close()
    return answer
