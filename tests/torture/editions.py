"""Two editions of one site, the folder that both are built into among other people's files, and ways to judge it."""
import hashlib
import os
import re
import subprocess
import time
from pathlib import Path

MANIFEST = ".casebook-manifest.json"
# Version 2, then tag, permissions and id: owner, user 1234, group, mask, others. A folder with such a list is not exchanged.
ACCESS_LIST = bytes.fromhex("02000000" "01000700ffffffff" "02000700d2040000" "04000500ffffffff" "10000700ffffffff" "20000500ffffffff")


def run(command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace", **more)


def make(casebook, folder, name):
    """Makes the source of an edition: every page carries its name, and some files come, go or change theirs."""
    run([casebook, "init", folder], check=True)
    edit(folder / "book.toml", r'title = "[^"]*"', f'title = "Edition {name}"')
    case = folder / "content/cases/example-ward.md"
    case.write_text(case.read_text() + f"\nThis is the edition {name}.\n")
    edit(folder / "content/glossary.yaml", "A short meeting", f"A short meeting in edition {name}")
    only = folder / f"content/cases/only-{name}.md"
    only.write_text(case.read_text().replace("exa-", f"{name}-"))
    edit(only, r"(?m)^title: .*$", f'title: "Only in {name}"')


def edit(path, pattern, text):
    old = path.read_text()
    new = re.sub(pattern, text, old, count=1)
    assert new != old, f"nothing to change in {path}"
    path.write_text(new)


def tree(folder, leave_out=()):
    """Returns the SHA-256 of every file below a folder, by its path."""
    found = {}
    for above, _, names in os.walk(folder):
        for name in names:
            path = Path(above) / name
            place = path.relative_to(folder).as_posix()
            if place not in leave_out and not path.is_symlink():
                found[place] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def references(page, place):
    """Returns the files that a page names: its links, styles and scripts."""
    found = set()
    for name in re.findall(r'(?:href|src)="([^"#?:]+)[^":]*"', page):
        found.add(os.path.normpath(os.path.join(os.path.dirname(place), name)))
    return found


class Ground:
    """Both sources, a sound build of each, and the output folder with files that casebook did not make."""

    def __init__(self, casebook, work, in_place=False):
        self.casebook, self.work, self.in_place = casebook, Path(work), in_place
        self.sources, self.sites, self.pages = {}, {}, {}
        for name in ("one", "two"):
            source, built = self.work / f"source-{name}", self.work / f"sound-{name}"
            make(casebook, source, name)
            run([casebook, "build", source, "-d", built, "--quiet"], check=True)
            self.sources[name], self.sites[name] = source, tree(built)
            self.pages[name] = built
        assert self.sites["one"] != self.sites["two"]
        self.host = self.work / "host"
        self.host.mkdir()
        self.out = self.host / "site"
        begun = time.monotonic()
        for name in ("one", "two", "one"):
            self.build(name)
        self.usual = (time.monotonic() - begun) / 3
        self.patience = max(5.0, 20 * self.usual)
        self.strangers = {"notes.txt": b"theirs", "theirs/deep/file.bin": b"\0theirs", "cases/mine.txt": b"theirs"}
        for place, text in self.strangers.items():
            (self.out / place).parent.mkdir(parents=True, exist_ok=True)
            (self.out / place).write_bytes(text)
        (self.out / "theirs/empty").mkdir()
        (self.out / "pointer").symlink_to("notes.txt")
        if in_place:
            os.setxattr(self.out / "theirs", "system.posix_acl_default", ACCESS_LIST)
        self.kept = self.stamps()

    def command(self, name):
        return [self.casebook, "build", self.sources[name], "-d", self.out, "--quiet"]

    def build(self, name):
        return run(self.command(name), check=True, timeout=60)

    def stamps(self):
        """Other people's files: bytes, number and time of the last change."""
        found = {}
        for place in self.strangers:
            status = (self.out / place).stat()
            found[place] = ((self.out / place).read_bytes(), status.st_ino, status.st_mtime_ns)
        found["pointer"] = os.readlink(self.out / "pointer")
        found["empty"] = (self.out / "theirs/empty").is_dir()
        return found

    def which(self):
        """Returns the name of the edition that lies there, or None when it is neither."""
        now = tree(self.out, self.strangers)
        return next((name for name, site in self.sites.items() if site == now), None)

    def faults(self, same_files=True):
        """Says what a disturbed build left that it must not leave."""
        faults = [] if self.same(self.stamps(), same_files) else ["another's file was lost or changed"]
        if self.in_place:
            return faults + self.not_whole()
        return faults if self.which() else faults + [f"neither edition: {self.differing()}"]

    def same(self, stamps, same_files):
        if same_files:
            return stamps == self.kept
        # Where a second name is refused, a file is copied; it is another one then, with the same bytes and time.
        cut = lambda kept: {place: (value[0], value[2]) if isinstance(value, tuple) else value for place, value in kept.items()}
        return cut(stamps) == cut(self.kept)

    def not_whole(self):
        """File by file, each is that of an edition, and each reference leads to a file."""
        faults, now = [], tree(self.out, self.strangers)
        for place, digest in now.items():
            if place == MANIFEST or Path(place).name.startswith(".casebook-tmp-"):
                continue
            if digest not in (site.get(place) for site in self.sites.values()):
                faults.append(f"{place} is of no edition")
            elif place.endswith(".html") and place != "404.html":
                named = references((self.out / place).read_text(), place)
                faults += [f"{place} names {other}, which is not there" for other in named if not (self.out / other).exists()]
        return faults

    def differing(self):
        now = tree(self.out, self.strangers)
        return {name: [place for place in {*now, *site} if now.get(place) != site.get(place)][:5] for name, site in self.sites.items()}

    def heal(self, name, same_files=True):
        """Builds again, undisturbed; says what is not as a sound build leaves it."""
        done = run(self.command(name), timeout=60)
        faults = [] if done.returncode == 0 else [f"the next build ended with {done.returncode}: {done.stderr.strip()}"]
        if re.search("(?m)^warning: ", done.stderr):
            faults.append(f"the next build warned: {done.stderr.strip()}")
        if self.which() != name:
            faults.append(f"the next build did not heal: {self.differing()[name]}")
        beside = [path.name for path in self.host.iterdir() if path != self.out]
        if beside:
            faults.append(f"left over: {beside}")
        if not self.same(self.stamps(), same_files):
            faults.append("another's file was lost or changed by the next build")
        self.kept = self.stamps()
        return faults
