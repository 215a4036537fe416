"""Thunderbird without a window, asked over Marionette: JSON after its length, on a socket of the loopback.

One program for a whole run: it takes some seconds to begin. What it is given goes through its own parser and its own store.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

PATIENCE = 90  # seconds until it must have begun
SCRIPT = (Path(__file__).parent / "thunderbird.mjs").read_text(encoding="utf-8")
PREFERENCES = {
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.enabled": False,
    "mail.spotlight.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "network.proxy.type": 0,
    "app.donation.eoy.version.viewed": 999,
    "calendar.timezone.local": "Asia/Tokyo",
    "calendar.timezone.useSystemTimezone": False,
}


class Thunderbird:
    """A running Thunderbird."""

    def __init__(self) -> None:
        """Begin it in a fresh profile, with a zone that nobody's calendar is in."""
        self.folder = tempfile.mkdtemp(prefix="hundred-thunderbird-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        lines.append(f'user_pref("marionette.port", {port});')
        (Path(self.folder) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        words = [
            "thunderbird",
            "--headless",
            "--no-remote",
            "--marionette",
            "--remote-allow-system-access",
            "--profile",
            self.folder,
        ]
        kept = {**os.environ, "HOME": self.folder, "MOZ_HEADLESS": "1"}
        self.process = subprocess.Popen(words, env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(self.stop)
        self.socket = self._connected(port)
        self.count = 0
        self._told()  # its greeting
        self.ask("WebDriver:NewSession", {"strictFileInteractability": True})
        self.ask("WebDriver:SetTimeouts", {"script": 300_000})
        self.ask("Marionette:SetContext", {"value": "chrome"})

    def run(self, *args: Any) -> Any:
        """Return what the script makes of the arguments; raises RuntimeError with what went wrong in it."""
        said = self.ask(
            "WebDriver:ExecuteAsyncScript", {"script": SCRIPT, "args": args, "sandbox": "system", "newSandbox": False}
        )
        return said["value"]

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """Return the answer to a command."""
        self.count += 1
        data = json.dumps([0, self.count, command, parameters]).encode()
        self.socket.sendall(b"%d:" % len(data) + data)
        _, _, error, result = self._told()
        if error:
            message = f"{command}: {error['message']}"
            raise RuntimeError(message)
        return result

    def stop(self) -> None:
        """End the program."""
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _connected(self, port: int) -> socket.socket:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=300)
            except OSError:
                if time.monotonic() > until or self.process.poll() is not None:
                    self.stop()
                    raise
                time.sleep(0.2)

    def _told(self) -> Any:
        length = b""
        while (one := self.socket.recv(1)) != b":":
            if not one:
                message = "Thunderbird has gone"
                raise RuntimeError(message)
            length += one
        data = bytearray()
        while len(data) < int(length):
            data += self.socket.recv(int(length) - len(data))
        return json.loads(data)


@cache
def thunderbird() -> Thunderbird:
    """Return the one Thunderbird of this process."""
    return Thunderbird()
