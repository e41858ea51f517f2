"""A builder's server, and how long after a save it gives the changed page."""
import http.client
import re
import subprocess
import time


class Served:
    """A running server of a site; `pages` are the addresses to ask for, the changed one first."""

    def __init__(self, command, port, first, patience=300):
        self.port = port
        started = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while self.get(first) is None:
            if time.perf_counter() - started > patience or self.process.poll() is not None:
                self.end()
                raise OSError(f"{command[0]} did not serve {first}")
            time.sleep(0.02)
        self.start = time.perf_counter() - started

    def get(self, path):
        """The text at an address, or nothing where there is none yet."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode()
            return text if answer.status == 200 else None
        except OSError:
            return None

    def change(self, file, pattern, words, pages, patience=120):
        """Saves a change as editors do; gives the seconds until every page says it."""
        text, count = re.subn(pattern, words, file.read_text(), count=1, flags=re.M)
        if not count:
            raise OSError(f"{file} has nothing like {pattern}")
        # Hugo makes again only what somebody has looked at.
        for page in pages:
            self.get(page)
        beside = file.with_name(".new-" + file.name)
        beside.write_text(text)
        new = words.rsplit(" ", 1)[1].strip('"')
        started = time.perf_counter()
        beside.rename(file)
        for page in pages:
            while new not in (self.get(page) or ""):
                if time.perf_counter() - started > patience:
                    raise OSError(f"{page} did not change")
                time.sleep(0.003)
        return time.perf_counter() - started

    def end(self):
        self.process.kill()
        self.process.wait()
