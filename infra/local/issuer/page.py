"""The page on which one picks whom to sign in as: plain HTML, readable without style or script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from infra.local.issuer.people import DemoPerson

_PAGE: Final = """<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | Stafett</title>
<style>
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto;
       padding: 0 1rem; color: #1a1a1a; background: #fff }}
ul {{ list-style: none; padding: 0 }}
button {{ font: inherit; text-align: left; width: 100%; padding: .7rem 1rem; margin: .25rem 0;
         border: 1px solid #595959; border-radius: .3rem; background: #f6f6f6; color: inherit }}
button:hover {{ background: #e4ecf7 }}
button:focus-visible {{ outline: 3px solid #0b5fff; outline-offset: 2px }}
.note {{ border-left: .3rem solid #8a5a00; padding-left: 1rem }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""

_NOTE: Final = """<p class="note">Denne innloggingen er til demonstrasjon. Den spør ikke etter
passord, og alle personene er oppdiktet.</p>
"""


def pick_a_person(people: Sequence[DemoPerson], asked: Mapping[str, str]) -> str:
    """Write the page; ``asked`` is what the program asked for, sent along with the choice."""
    along = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">\n'
        for name, value in asked.items()
        if name != "person"
    )
    choices = "\n".join(_choice(person) for person in people)
    form = f'<form method="post">\n{along}<ul>\n{choices}\n</ul>\n</form>'
    return _page("Hvem vil du være?", f"{_NOTE}{form}")


def welcome(people: Sequence[DemoPerson], issuer: str) -> str:
    """Write what stands at the root: what this is, and whom it knows."""
    known = "\n".join(
        f"<li><strong>{escape(person.name)}</strong> ({escape(person.username)}): "
        f"{escape(person.described)}</li>"
        for person in people
    )
    example = f"curl -d grant_type=urn:stafett:demo -d person=kari {escape(issuer)}/token"
    return _page(
        "Lokal innlogging",
        f"{_NOTE}<p>Her logger programmer inn disse personene:</p>\n<ul>\n{known}\n</ul>\n"
        f"<p>Et adgangstegn uten nettleser:</p>\n<pre><code>{example}</code></pre>",
    )


def told(title: str, sentence: str) -> str:
    """Write a page with one message."""
    return _page(title, f"<p>{escape(sentence)}</p>")


def _choice(person: DemoPerson) -> str:
    return (
        f'<li><button name="person" value="{escape(person.username)}">'
        f"<strong>{escape(person.name)}</strong><br>{escape(person.described)}</button></li>"
    )


def _page(title: str, content: str) -> str:
    return _PAGE.format(title=escape(title), content=content)
