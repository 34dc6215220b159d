"""Starts JupyterLab inside an app's sandbox, in less than half the time of `jupyter lab`.

Run as `/opt/kakoi/env/bin/python3 -I launch.py` with HOME and KAKOI_JUPYTER_TOKEN set, or with `--parked GO READY`: then it
imports, writes one byte to descriptor READY, and waits at descriptor GO for what it's to be. It is one self-contained file,
because the kakoi binary carries it. It never opens another listener than 127.0.0.1:8888 of its own network namespace,
never runs without a token, and never lets a package from the home replace a module of the server.

Where the time goes without it: one package (rfc3987_syntax) compiles a grammar at import, for over a second, and it
only serves the check of two string formats (iri, iri-reference) that Jupyter's events don't use.
"""

import gc
import json
import logging
import os
import site
import sys

HOST = "127.0.0.1"
PORT = 8888

# The status of a parked launcher that ended without ever being told to go.
NEVER_STARTED = 75


def import_server():
    """Imports JupyterLab without the grammar, and returns its application class."""
    # None in sys.modules makes the import fail at once, which jsonschema takes as "not installed". The entry is
    # removed again, so that a later import of the package, by anybody, works.
    sys.modules["rfc3987_syntax"] = None
    import jsonschema._format  # noqa: F401
    del sys.modules["rfc3987_syntax"]

    from jupyterlab.labapp import LabApp

    return LabApp


def open_user_site():
    """Lets the server find extensions that the user installed, after its own packages.

    The folder is made here, because Python leaves out one that doesn't exist when it starts: with it, what a running
    notebook installs can be imported there at once.
    """
    folder = site.getusersitepackages()
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:  # a full home: still start, so that its owner can delete something
        print(f"kakoi: can't make {folder}: {error.strerror}", file=sys.stderr)
        return
    site.ENABLE_USER_SITE = True  # also makes jupyter_core read ~/.local/etc/jupyter
    site.addsitedir(folder)


def keep_out_of_logs(token):
    """Masks the token in all that is logged: addresses with it, and requests that bear it. The app's log is for more readers
    than the token is."""
    make = logging.getLogRecordFactory()

    def masked(*args, **kwargs):
        record = make(*args, **kwargs)
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # the record's own mistake, which logging reports itself
            return record
        if token in message:
            record.msg, record.args = message.replace(token, "***"), None
        return record

    logging.setLogRecordFactory(masked)


def arguments(home, token):
    """The settings that a user's own Jupyter configuration must not change: the command line wins over files."""
    return [
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={PORT}",
        "--ServerApp.port_retries=0",  # the gateway knows one port: rather fail than listen on the next
        "--ServerApp.base_url=/",
        f"--ServerApp.root_dir={home}",
        f"--IdentityProvider.token={token}",
        # The gateway, the only one that can reach the socket, sends the Host of the space's own site.
        "--ServerApp.allow_remote_access=True",
        "--ServerApp.open_browser=False",
        "--ServerApp.quit_button=False",  # an app ends by DeleteApp
        "--ServerApp.shutdown_no_activity_timeout=0",
        "--ServerApp.terminals_enabled=True",
        # A login shell would read /etc/profile, which replaces PATH.
        "--ServerApp.terminado_settings={'shell_command': ['/bin/bash']}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        "--Application.log_level=INFO",
    ]


def without_news(_handler, page_config):
    """Leaves out the part of JupyterLab that asks each user for leave to fetch news from the internet."""
    disabled = page_config.get("disabledExtensions", [])
    return {**page_config, "disabledExtensions": [*disabled, "@jupyterlab/apputils-extension:announcements"]}


def parked(go, ready):
    """Imports, says so, and waits without a socket, a token, a configuration or a home. Returns the application's class and the
    token. Whoever holds the other end sends one message and closes; its end without a message, or with half of one, means that
    this launcher isn't wanted any more."""
    for fd in (go, ready):
        os.set_inheritable(fd, False)
    lab = import_server()
    os.write(ready, b"r")
    os.close(ready)
    with open(go, "rb") as pipe:
        message = pipe.read()
    try:
        told = json.loads(message)
    except ValueError:
        sys.exit(NEVER_STARTED)
    os.environ.update(told["env"])
    found = os.stat(os.environ["HOME"])
    if [found.st_dev, found.st_ino] != told["home"]:
        sys.exit("kakoi: the home isn't the one this app was given; the notebook server doesn't start")
    for note in told["notes"]:
        print(f"kakoi: {note}", file=sys.stderr)
    return lab, told["token"]


def main():
    gc.disable()  # while nearly everything that is allocated stays: collections only cost time
    if sys.argv[1:2] == ["--parked"]:
        go, ready = map(int, sys.argv[2:4])
        del sys.argv[1:]
        lab, token = parked(go, ready)
    else:
        lab, token = None, os.environ.pop("KAKOI_JUPYTER_TOKEN", "")  # kernels and terminals don't inherit it
    home = os.environ.get("HOME", "")
    if not token:
        # Jupyter takes an empty token as "no authentication".
        sys.exit("kakoi: KAKOI_JUPYTER_TOKEN is not set; the notebook server doesn't start without a token")
    if not os.path.isdir(home):
        sys.exit(f"kakoi: the home {home!r} isn't there; the notebook server doesn't start without it")
    os.chdir(home)
    keep_out_of_logs(token)

    lab = lab or import_server()
    open_user_site()
    server = lab.initialize_server(argv=arguments(home, token))
    server.web_app.settings["page_config_hook"] = without_news
    gc.freeze()
    gc.enable()
    server.start()


main()
