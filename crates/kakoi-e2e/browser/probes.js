// What a page tries, each answered with plain data: never an exception for what the browser or the server refuses.
{
    // fetch with everything that a page can set. `status` is 0 for an opaque answer.
    async fetch({url, options = {}}) {
        try {
            const answer = await fetch(url, options);
            const text = answer.type === 'opaque' ? '' : (await answer.text()).slice(0, 10000);
            return {status: answer.status, type: answer.type, url: answer.url, headers: Object.fromEntries(answer.headers), text};
        } catch (error) {
            return {error: String(error)};
        }
    },

    // Opens a websocket; says whether it opened, the first message if it's asked to wait for one, and the code of a close.
    websocket({url, protocols = [], send, receive = false}) {
        return new Promise(done => {
            let socket;
            try {
                socket = new WebSocket(url, protocols);
            } catch (error) {
                return done({opened: false, error: String(error)});
            }
            let opened = false;
            const end = more => { done({opened, ...more}); socket.close(); };
            socket.onopen = () => {
                opened = true;
                if (send !== undefined) socket.send(send);
                if (!receive) end({});
            };
            socket.onmessage = event => end({message: String(event.data).slice(0, 1000)});
            socket.onclose = event => done({opened, code: event.code});
        });
    },

    // Registers a service worker and says its scope; it's removed again unless it shall stay.
    async service_worker({script, scope, keep = false}) {
        try {
            const registration = await navigator.serviceWorker.register(script, scope ? {scope} : {});
            const answer = {scope: registration.scope};
            if (!keep) await registration.unregister();
            return answer;
        } catch (error) {
            return {error: String(error)};
        }
    },

    // Sets a cookie as a page can; says what the page can read afterwards.
    async cookie({cookie}) {
        document.cookie = cookie;
        return {document_cookie: document.cookie};
    },

    // Begins a download and holds it after its first bytes: what isn't read fills buffers, then the connection waits. On
    // loopback these buffers hold up to some 70 MB (Chromium 156), so only a file of 256 MiB or more is surely under way.
    async download_begin({url}) {
        const answer = await fetch(url, {cache: 'no-store'});
        const reader = answer.body.getReader();
        const {value} = await reader.read();
        window.kakoiDownload = {url, reader, pieces: value ? [value] : []};
        return {status: answer.status, length: Number(answer.headers.get('content-length')), got: value ? value.length : 0};
    },

    // Reads a held download to its end. If it breaks off, asks for the rest, or for the whole where ranges aren't served, up
    // to `retries` times with a pause.
    async download_end({retries = 0, pause = 250}) {
        const {url} = window.kakoiDownload;
        let {reader, pieces} = window.kakoiDownload;
        delete window.kakoiDownload;
        const errors = [], statuses = [];
        const size = () => pieces.reduce((sum, piece) => sum + piece.length, 0);
        for (;;) {
            try {
                for (let part = await reader.read(); !part.done; part = await reader.read()) pieces.push(part.value);
                break;
            } catch (error) {
                errors.push(String(error));
            }
            for (;;) {
                if (statuses.length >= retries) return {complete: false, bytes: size(), errors, statuses};
                try {
                    const answer = await fetch(url, {cache: 'no-store', headers: {range: `bytes=${size()}-`}});
                    statuses.push(answer.status);
                    if (answer.status === 200) pieces = [];
                    if (answer.ok) { reader = answer.body.getReader(); break; }
                } catch (error) {
                    statuses.push(0);
                }
                await new Promise(go => setTimeout(go, pause));
            }
        }
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(pieces).arrayBuffer()));
        const sha256 = [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
        return {complete: true, bytes: size(), sha256, errors, statuses};
    },
}
