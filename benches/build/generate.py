#!/usr/bin/env python3
"""Writes a realistic site of any size, for casebook and for other builders.

usage: generate.py PAGES FOLDER [--for casebook|hugo|zola|mdbook|blades] [--prose FILE] [--search yes|no] [--seed N]

Every page has front matter, 400 to 900 words below four to six headings, a table, a list, a footnote, two to five
links to other pages (some to a heading there), topics and references. Half of the pages are cases with facts and outcomes
of their own, half are pages in folders. All builders get the same words, titles, tables and links, each as its own
documents say; what only casebook has (facts, citations, checklists) stays out of the others, so they do less.

From a hundred pages on, a page is the same in a site of any size, but for the pages that it leads to: what it weighs
there can be compared.

The sentences come from a file of prose, one a line, or from a small vocabulary of this script.
"""
import argparse
import json
import random
from pathlib import Path

ASPECTS = ("leadership culture appraisal engagement safety flow discharge theatre maternity frailty cancer mental-health community "
           "pharmacy imaging nursing training data listening recruitment wellbeing huddles boards patients carers volunteers infection "
           "sepsis falls medicines outpatients emergency dementia stroke renal surgery governance finance digital estates").split()
PLACES = ("Ashford Brindle Calder Dunmore Eastwick Farleigh Glenside Harrowby Ilderton Jarrow Kelso Lynwood Marsden Norwell Oakham "
          "Penrith Quarley Ravensby Selwyn Thornbury Ulverton Verwood Westcombe Yarrow Zeals").split()
KINDS = "hospital community-trust mental-health-trust health-system".split()
COUNTRIES = "england scotland wales united-states sweden".split()
HEADINGS = ("Context", "What they did", "How it was led", "What came of it", "What the sources do not say", "Questions to take back")
PARTS = ("Background", "How it works", "Who takes part", "What to watch for", "Costs and time", "Further steps")
WORDS = ("care team ward staff patient board plan trust time work change week year report measure lead listen share learn improve "
         "safe open clear first local clinical shared daily small whole better early regular to of and in for with on by from at").split()
OPENERS = "The A Each Every This That One Some Most Many".split()


def sentences(path, rng):
    """Lines of prose without characters that mean something to any of the builders."""
    if path and path.exists():
        odd = set("*_`[]{}<>#|$~^@\\&:\"!=+")
        return [line for line in path.read_text().splitlines() if len(line) > 20 and not odd & set(line) and line[0].isupper()]
    made = []
    for _ in range(4000):
        words = [rng.choice(OPENERS), *(rng.choice(WORDS) for _ in range(rng.randint(7, 20)))]
        made.append(" ".join(words) + ".")
    return made


class Page:
    """A page by its number: all that the builders' forms of it share."""

    def __init__(self, number, folders):
        self.number = number
        self.is_case = number % 2 == 0
        rng = random.Random(f"page {number}")
        place, aspect = PLACES[rng.randrange(len(PLACES))], ASPECTS[rng.randrange(len(ASPECTS))]
        # Names of one length, or pages would grow by the digits of those they lead to.
        self.slug = f"{place.lower()}-{aspect}-{number:06}"
        self.folder = "cases" if self.is_case else f"guides-{number // 2 % folders + 1}"
        self.place = f"{place} {('Hospital', 'Trust', 'Foundation Trust', 'Health Board')[number % 4]}"
        self.title = f"{place}: {aspect.replace('-', ' ')} {('made simpler', 'led by its teams', 'after a hard year', 'in small steps')[rng.randrange(4)]} ({number:06})"
        self.headings = (HEADINGS if self.is_case else PARTS[: rng.randint(4, 6)])
        self.topics = sorted(rng.sample(ASPECTS, rng.randint(2, 4)))
        self.year = rng.randint(2004, 2024)
        self.rng = rng


def anchor(title):
    return title.lower().replace(" ", "-")


class Site:
    def __init__(self, pages, prose, seed):
        self.count = pages
        self.prose = sentences(prose, random.Random(f"prose {seed}"))
        # Folders stand in the navigation of every page, so that a page would grow with their number.
        self.folders = max(1, min(10, pages // 10))
        self.works = max(6, min(400, pages // 20))
        self.pages = [Page(number, self.folders) for number in range(pages)]

    def text(self, page, link, cite):
        """The body of a page; `link` writes a link to another page, `cite` lists its citations."""
        rng = random.Random(f"text {page.number}")
        target = rng.randint(400, 900)
        per = target // len(page.headings)
        out, words = [], 0
        goal = random.Random(f"links {page.number}")
        links = [(self.pages[goal.randrange(self.count)], goal.random() < 0.4) for _ in range(rng.randint(2, 5))]
        cites = cite(page) if cite else []
        for at, heading in enumerate(page.headings):
            out.append(f"## {heading}\n")
            have = 0
            while have < per:
                said = [self.prose[rng.randrange(len(self.prose))] for _ in range(rng.randint(2, 4))]
                have += sum(len(one.split()) for one in said)
                if links and rng.random() < 0.6:
                    other, deep = links.pop()
                    place = other.headings[1] if deep else None
                    said[0] += f" See {link(page, other, place)}."
                if cites:
                    said[-1] = said[-1].rstrip(".") + f" {cites.pop()}."
                if at == 0 and have >= per:
                    said[-1] += "[^1]"
                out.append(" ".join(said) + "\n")
            words += have
            if at == 1:
                rows = "".join(f"| {ASPECTS[rng.randrange(len(ASPECTS))]} {row} | {rng.randint(1, 99)} | {rng.randint(1, 99)} |\n" for row in range(rng.randint(3, 7)))
                out.append("| Measure | Before | After |\n| --- | ---: | ---: |\n" + rows)
            if at == 2:
                out.append("".join(f"- {self.prose[rng.randrange(len(self.prose))]}\n" for _ in range(rng.randint(3, 5))))
        out.append(f"[^1]: {self.prose[rng.randrange(len(self.prose))]}\n")
        return "\n".join(out)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def summary(site, page):
    return site.prose[page.number % len(site.prose)][:180]


# casebook

def casebook_settings(folder, search):
    write(folder / "book.toml", '[book]\ntitle = "A site of a bench"\ndescription = "Pages that are made up"\nlanguage = "en-GB"\nsrc = "content"\n\n'
          f'[build]\nbuild-dir = "site"\nlarge = true\n' + ("" if search else "\n[output.site]\nsearch = false\n"))


def casebook(site, folder):
    content = folder / "content"
    write(content / "index.md", "---\ntitle: A site of a bench\n---\n\nPages that are made up.\n")
    titled = lambda one: one.replace("-", " ").capitalize()
    entries = lambda names: "".join(f"  - id: {one}\n    title: {titled(one)}\n" for one in names)
    topics = "".join(f"  - id: {one}\n    title: {titled(one)}\n    summary: \"All about {one}.\"\n" for one in ASPECTS)
    write(content / "topics.yaml", f"topics:\n{topics}sectors:\n{entries(KINDS)}countries:\n{entries(COUNTRIES)}")
    works = "".join(f"work{number}:\n  type: report\n  title: \"Report number {number} on {ASPECTS[number % len(ASPECTS)]}\"\n  author: [\"Writer{number}, Ann\"]\n  date: {2000 + number % 25}\n  publisher: {{name: A publisher}}\n\n" for number in range(site.works))
    write(content / "references.yaml", works)
    terms = "".join(f"  - id: {one}\n    term: {one.replace('-', ' ')}\n    definition: \"A word of the field, {one}.\"\n    cite: work{at % site.works}\n" for at, one in enumerate(ASPECTS[:20]))
    write(content / "glossary.yaml", f"terms:\n{terms}")
    for number in range(site.folders):
        write(content / f"guides-{number + 1}" / "index.md", f"---\ntitle: Guides, part {number + 1}\n---\n\nPages that are made up.\n")

    def link(page, other, heading):
        up = "" if page.folder == other.folder else f"../{other.folder}/"
        return f"[{other.title}]({up}{other.slug}.md{'#' + anchor(heading) if heading else ''})"

    def works_of(page):
        first = page.number % site.works
        return sorted({first, (first + 1 + page.number % (site.works - 1)) % site.works})

    def cites(page):
        facts = [f"[#f{page.number}-{at}]" for at in range(3)] if page.is_case else []
        return [*facts, *(f"[@work{one}]" for one in works_of(page))]

    for page in site.pages:
        rng = random.Random(f"front {page.number}")
        said, cited = summary(site, page), works_of(page)
        front = f"---\ntitle: {json.dumps(page.title)}\n"
        if page.is_case:
            front += (f"organisation: {page.place}\ncountry: {COUNTRIES[page.number // 2 % 5]}\nsector: {KINDS[page.number // 2 % 4]}\nperiod: \"As told in {page.year}\"\n"
                      f"summary: {json.dumps(said)}\ntopics: [{', '.join(page.topics)}]\nreferences: [{', '.join(f'work{one}' for one in cited)}]\n"
                      f"outcomes:\n  - id: o{page.number}\n    claim: \"Waits fell.\"\n    figure: \"{rng.randint(3, 60)}%\"\n    date: {page.year}\n    evidence: figure\n    cite: work{cited[0]}\n"
                      "facts:\n" + "".join(f"  - id: f{page.number}-{at}\n    text: {json.dumps(site.prose[rng.randrange(len(site.prose))])}\n    cite: work{cited[at % len(cited)]}\n" for at in range(3))
                      + "reviewed: 2026-01-01\nreview-by: 2030-01-01\n")
        else:
            front += f"summary: {json.dumps(said)}\ntopics: [{', '.join(page.topics)}]\n"
        write(content / page.folder / f"{page.slug}.md", front + "---\n\n" + site.text(page, link, cites))


# Hugo: a page, its section, its topics; plain links to the files that it writes

HUGO = {
    "_default/baseof.html": '<!doctype html>\n<html lang="{{ site.Language.Lang }}">\n<head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title><meta name="description" content="{{ .Description }}"><link rel="stylesheet" href="/site.css"></head>\n<body>\n{{ partialCached "nav.html" . }}\n<main>{{ block "main" . }}{{ end }}</main>\n<footer>{{ site.Title }}</footer>\n</body>\n</html>\n',
    "_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p><ul>{{ range .Params.topics }}<li><a href="{{ "topics/" | relURL }}{{ . | urlize }}.html">{{ . }}</a></li>{{ end }}</ul>{{ .TableOfContents }}{{ .Content }}{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}\n',
    "_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>{{ end }}\n',
    # The same on every page, so it is made once: else it would be a third of all work.
    "partials/nav.html": '<nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>\n',
    "404.html": "<!doctype html><title>Not found</title><p>Not found</p>\n",
}
# With a search index: all text in one file, as its own documents show.
HUGO_INDEX = '{{- $all := slice -}}{{- range site.RegularPages -}}{{- $all = $all | append (dict "title" .Title "url" .RelPermalink "text" .Plain) -}}{{- end -}}{{- $all | jsonify -}}\n'


def hugo_settings(folder, search):
    outputs = '[outputs]\nhome = ["HTML", "JSON"]\n' if search else ""
    write(folder / "hugo.toml", f'baseURL = "/"\ntitle = "A site of a bench"\nlocale = "en-GB"\nuglyURLs = true\ndisableKinds = ["RSS", "sitemap"]\n{outputs}[taxonomies]\ntopic = "topics"\n[markup.goldmark.extensions]\nfootnote = true\n')


def hugo(site, folder):
    for name, text in HUGO.items():
        write(folder / "layouts" / name, text)
    write(folder / "layouts/index.json", HUGO_INDEX)
    write(folder / "static/site.css", "body { margin: 1em }\n")
    for name in {page.folder for page in site.pages}:
        write(folder / "content" / name / "_index.md", f"---\ntitle: {name}\n---\n")

    def link(page, other, heading):
        return f"[{other.title}](/{other.folder}/{other.slug}.html{'#' + anchor(heading) if heading else ''})"

    for page in site.pages:
        front = f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(summary(site, page))}\ntopics: [{', '.join(page.topics)}]\n---\n\n"
        write(folder / "content" / page.folder / f"{page.slug}.md", front + site.text(page, link, None))


# Zola

ZOLA = {
    "base.html": '<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>{% block title %}{{ config.title }}{% endblock %}</title></head>\n<body>\n<nav><ul>{% for one in config.extra.folders %}<li><a href="/{{ one }}/">{{ one }}</a></li>{% endfor %}</ul></nav>\n<main>{% block main %}{% endblock %}</main>\n<footer>{{ config.title }}</footer>\n</body>\n</html>\n',
    "page.html": '{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1><p>{{ page.description }}</p><ul>{% for one in page.taxonomies.topics %}<li><a href="{{ get_taxonomy_url(kind="topics", name=one) }}">{{ one }}</a></li>{% endfor %}</ul><ul>{% for one in page.toc %}<li><a href="{{ one.permalink }}">{{ one.title }}</a></li>{% endfor %}</ul>{{ page.content | safe }}{% if page.lower %}<a href="{{ page.lower.permalink }}">{{ page.lower.title }}</a>{% endif %}{% endblock %}\n',
    "section.html": '{% extends "base.html" %}{% block main %}<h1>{{ section.title }}</h1><ul>{% for one in section.pages %}<li><a href="{{ one.permalink }}">{{ one.title }}</a> {{ one.description }}</li>{% endfor %}</ul>{% endblock %}\n',
    "index.html": '{% extends "base.html" %}{% block main %}<h1>{{ config.title }}</h1>{% endblock %}\n',
    "topics/list.html": '{% extends "base.html" %}{% block main %}<ul>{% for one in terms %}<li><a href="{{ one.permalink }}">{{ one.name }}</a></li>{% endfor %}</ul>{% endblock %}\n',
    "topics/single.html": '{% extends "base.html" %}{% block main %}<h1>{{ term.name }}</h1><ul>{% for one in term.pages %}<li><a href="{{ one.permalink }}">{{ one.title }}</a> {{ one.description }}</li>{% endfor %}</ul>{% endblock %}\n',
}


def zola_settings(folder, search):
    folders = sorted(path.name for path in (folder / "content").iterdir() if path.is_dir())
    write(folder / "config.toml", f'base_url = "https://example.org"\ntitle = "A site of a bench"\nbuild_search_index = {str(search).lower()}\ncompile_sass = false\ntaxonomies = [{{ name = "topics" }}]\n[extra]\nfolders = {json.dumps(folders)}\n')


def zola(site, folder):
    for name, text in ZOLA.items():
        write(folder / "templates" / name, text)
    write(folder / "content/_index.md", '+++\ntitle = "A site of a bench"\n+++\n')
    for name in {page.folder for page in site.pages}:
        write(folder / "content" / name / "_index.md", f'+++\ntitle = "{name}"\nsort_by = "title"\n+++\n')

    def link(page, other, heading):
        return f"[{other.title}](@/{other.folder}/{other.slug}.md{'#' + anchor(heading) if heading else ''})"

    for page in site.pages:
        topics = ", ".join(json.dumps(one) for one in page.topics)
        front = f"+++\ntitle = {json.dumps(page.title)}\ndescription = {json.dumps(summary(site, page))}\n[taxonomies]\ntopics = [{topics}]\n+++\n\n"
        write(folder / "content" / page.folder / f"{page.slug}.md", front + site.text(page, link, None))


# mdBook: a chapter a page; it has no topics, and always has a search index unless told not to

def mdbook_settings(folder, search):
    write(folder / "book.toml", f'[book]\ntitle = "A site of a bench"\n\n[output.html.search]\nenable = {str(search).lower()}\n')


def mdbook(site, folder):
    lines = ["# Summary\n"]
    for name in sorted({page.folder for page in site.pages}):
        write(folder / "src" / name / "index.md", f"# {name}\n")
        lines.append(f"- [{name}]({name}/index.md)")
        lines += [f"  - [{page.title}]({name}/{page.slug}.md)" for page in site.pages if page.folder == name]
    write(folder / "src/SUMMARY.md", "\n".join(lines) + "\n")

    def link(page, other, heading):
        up = "" if page.folder == other.folder else f"../{other.folder}/"
        return f"[{other.title}]({up}{other.slug}.md{'#' + anchor(heading) if heading else ''})"

    for page in site.pages:
        write(folder / "src" / page.folder / f"{page.slug}.md", f"# {page.title}\n\n{summary(site, page)}\n\n" + site.text(page, link, None))


# Blades: it checks nothing and has no search

BLADES_FRAME = '<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>{{title}} - {{site title}}</title><meta name="description" content="{{summary}}"></head>\n<body>\n<nav><ul>%s</ul></nav>\n<main><h1>{{title}}</h1>%s</main>\n<footer>{{site title}}</footer>\n</body>\n</html>\n'
BLADES_ROWS = '<ul>{{#pages}}<li><a href="{{permalink}}">{{title}}</a> {{summary}}</li>{{/pages}}</ul>'
BLADES = {
    "page.html": '<p>{{summary}}</p>{{#taxonomies topics}}<a href="/topics/{{name}}/">{{name}}</a> {{/topics taxonomies}}{{content}}{{#previous}}<a href="{{permalink}}">{{title}}</a>{{/previous}}{{#next}}<a href="{{permalink}}">{{title}}</a>{{/next}}',
    "section.html": "{{content}}" + BLADES_ROWS,
    "taxonomy.html": '<ul>{{#keys}}<li><a href="{{permalink}}">{{key}}</a></li>{{/keys}}</ul>',
    "taxonomy_key.html": BLADES_ROWS,
}


def blades_settings(folder, _search):
    write(folder / "Blades.toml", 'title = "A site of a bench"\n')


def blades(site, folder):
    folders = sorted({page.folder for page in site.pages})
    nav = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in folders)
    for name, main in BLADES.items():
        write(folder / "templates" / name, BLADES_FRAME % (nav, main))
    write(folder / "content/index.toml", 'title = "A site of a bench"\n')
    for name in folders:
        write(folder / "content" / name / "index.toml", f'title = "{name}"\n')

    def link(page, other, heading):
        return f"[{other.title}](/{other.folder}/{other.slug}.html{'#' + anchor(heading) if heading else ''})"

    for page in site.pages:
        front = f"+++\ntitle = {json.dumps(page.title)}\nsummary = {json.dumps(summary(site, page))}\n\n[taxonomies]\ntopics = {json.dumps(page.topics)}\n+++\n"
        write(folder / "content" / page.folder / f"{page.slug}.md", front + site.text(page, link, None))


# How each writes its pages, and its settings.
FORMS = {
    "casebook": (casebook, casebook_settings), "hugo": (hugo, hugo_settings), "zola": (zola, zola_settings),
    "mdbook": (mdbook, mdbook_settings), "blades": (blades, blades_settings),
}


def settings(folder, form="casebook", search=True):
    """Writes the settings of a site alone: with a search index, or without."""
    FORMS[form][1](Path(folder), search)


def generate(pages, folder, form="casebook", prose=None, seed=1, search=True):
    """Writes a site."""
    FORMS[form][0](Site(pages, prose, seed), Path(folder))
    settings(folder, form, search)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--for", dest="form", choices=FORMS, default="casebook")
    parser.add_argument("--prose", type=Path)
    parser.add_argument("--search", choices=("yes", "no"), default="yes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.pages, given.folder, given.form, given.prose, given.seed, given.search == "yes")


if __name__ == "__main__":
    main()
