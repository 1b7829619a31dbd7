"""The sample site as readers meet it, in a real browser: every page kind, both languages,
phone and desktop, light and dark.

`--screenshots DIR` writes a picture of every page kind in every manner for people to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from loopback import open_browser, served

# A page of each kind by its address in Chinese; the English one lies below en/.
KINDS = {
    "home": "",
    "newsletters": "newsletters/",
    "year": "newsletters/2026/",
    "issue": "newsletters/2026-03/",
    "item": "newsletters/2026-03/04-streets-given-back/",
    "reports": "reports/",
    "report": "reports/2025-province/",
    "chapter": "reports/2025-province/02-planning/",
    "proceedings": "proceedings/",
    "volume": "proceedings/2025-conference/",
    "paper": "proceedings/2025-conference/01-twin-shield-settlement/",
    "articles": "articles/",
    "article": "articles/why-warm-ten-metres-down/",
    "notices": "notices/",
    "notice": "notices/2026-11-conference/",
    "columns": "columns/",
    "column": "columns/policy/",
    "contributors": "contributors/",
    "contributor": "contributors/chen-yu/",
    "branch": "branches/carbon/",
    "tags": "tags/",
    "catalogues": "catalogues/",
    "standards": "standards/",
    "experts": "experts/",
    "events": "events/",
    "page": "about/",
    "untranslated": "proceedings/2025-conference/04-power-compartment-ventilation/",
    "missing": "404.html",
    "search": "search/",
}
# Pages of the same templates with other material: looked at, and read by axe among the slow tests.
ALSO = {
    "old-report": "reports/2024-province/",
    "awards": "awards/",
    "bases": "bases/",
    "members": "members/",
    "branches": "branches/",
    "by-number": "standards/by-number/",
}
CASES = [(kind, lang) for kind in KINDS for lang in ("zh", "en") if (kind, lang) != ("missing", "en")]
NAMES = [f"{kind}-{lang}" for kind, lang in CASES]
ALL_CASES = [*CASES, *((kind, lang) for kind in ALSO for lang in ("zh", "en"))]
ALL_NAMES = [f"{kind}-{lang}" for kind, lang in ALL_CASES]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass
class Desk:
    """A browser before the served site, and what it complained of
    since the last page was opened."""

    browser: Any
    origin: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str, **manner: Any) -> Any:
        """A page in a window of its own: `manner` is Playwright's (viewport,
        color_scheme, java_script_enabled, …)."""
        self.complaints = []
        context = self.browser.new_context(**manner)
        page = context.new_page()
        page.on("console", lambda line: self.complaints.append(f"console: {line.text}") if line.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("response", lambda answer: self._answered(answer.url, answer.status))
        page.goto(self.origin + address, wait_until="load")
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, "data:")):
            self.complaints.append(f"asked elsewhere: {url}")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400:
            self.complaints.append(f"{status}: {url}")


@pytest.fixture(scope="module")
def desk(sample_site: Path) -> Iterator[Desk]:
    with served(sample_site) as origin, open_browser() as browser:
        yield Desk(browser, origin)


def at(kind: str, lang: str) -> str:
    address = (KINDS | ALSO)[kind]
    return address if lang == "zh" else "en/" + address


def faults(page: Any) -> list[str]:
    """What axe-core finds on a page as it is shown now, a line a rule with the first places."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {each['help']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found]


@pytest.mark.parametrize(("kind", "lang"), CASES, ids=NAMES)
def test_a_page_is_quiet_fits_a_phone_and_passes_axe(desk: Desk, kind: str, lang: str) -> None:
    page = desk.open(at(kind, lang), viewport=PHONE, color_scheme="light" if lang == "zh" else "dark")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways on a phone"
    assert faults(page) == []
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark" if lang == "zh" else "light")
    assert faults(page) == []
    assert desk.complaints == []
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("kind", "lang"), ALL_CASES, ids=ALL_NAMES)
def test_axe_finds_nothing_in_any_manner(desk: Desk, kind: str, lang: str, scheme: str, large: bool) -> None:
    page = desk.open(at(kind, lang), viewport=DESKTOP, color_scheme=scheme)
    if large:
        _enlarge(page)
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways on a phone"
    assert faults(page) == []
    page.context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_switch_keeps_the_page(desk: Desk, lang: str) -> None:
    page = desk.open(at("paper", lang), viewport=DESKTOP)
    other = "en" if lang == "zh" else "zh"
    page.click(f".tools a[hreflang^={other}]")
    assert urlsplit(page.url).path == "/" + at("paper", other)
    assert page.locator("html").get_attribute("lang").startswith(other)
    page.context.close()


def test_colours_are_the_readers_choice_and_remembered(desk: Desk) -> None:
    page = desk.open(at("article", "zh"), viewport=DESKTOP, color_scheme="light")
    light = _paper(page)
    page.select_option("#hk-theme", "dark")
    dark = _paper(page)
    page.goto(desk.origin + at("issue", "en"))
    assert (_paper(page), light != dark) == (dark, True)
    page.context.close()


def test_large_type_is_larger_in_one_column_and_remembered(desk: Desk) -> None:
    page = desk.open(at("article", "zh"), viewport=DESKTOP)
    size = "parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)"
    small = page.evaluate(size)
    _enlarge(page)
    page.reload()
    assert page.evaluate(size) >= 1.2 * small
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_everything_is_reached_by_keyboard_and_focus_is_seen(desk: Desk) -> None:
    page = desk.open(at("issue", "zh"), viewport=DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary')].filter(e => e.offsetParent && e.tabIndex >= 0).length"
    )
    reached = 1
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => { const e = document.activeElement; if (e === document.body) return null;
            const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'; }""")
        if seen is None:
            break
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        reached += 1
    assert reached >= wanted
    page.context.close()


@pytest.mark.parametrize(("kind", "lang"), CASES, ids=NAMES)
def test_without_scripts_a_page_shows_and_leads_as_much(desk: Desk, kind: str, lang: str) -> None:
    page = desk.open(at(kind, lang), viewport=DESKTOP, java_script_enabled=False)
    assert page.locator("h1").first.is_visible()
    if kind == "search":
        assert page.locator("noscript, .no-script").first.inner_text().strip()
    dead = page.locator("main button:visible").count()
    assert dead == 0, "a button that does nothing without scripts"
    assert desk.complaints == []
    page.context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_the_contents_are_folded_and_fingers_find_every_way(desk: Desk, lang: str) -> None:
    page = desk.open(at("chapter", lang), viewport=PHONE, java_script_enabled=False)
    low = page.evaluate("""[...document.querySelectorAll('.tools > *, .nav a, .fold summary, .fold > .more')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)""")
    assert low == []
    assert not page.locator(".rail").is_visible() and page.locator(".beneath").is_visible()
    places = page.locator(".fold nav").first
    assert not places.is_visible()
    page.locator(".fold summary").first.click()
    assert places.is_visible()
    page.set_viewport_size(DESKTOP)
    assert page.locator(".rail nav").first.is_visible() and not page.locator(".fold, .beneath").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_print_view_leaves_out_what_paper_cannot_use(desk: Desk, lang: str) -> None:
    page = desk.open(at("article", lang), viewport=DESKTOP)
    page.emulate_media(media="print")
    for part in (".tools", ".nav", ".skip"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator(".prose").first.is_visible()
    assert len(page.pdf(format="A4")) > 10_000
    page.context.close()


@pytest.mark.parametrize(("kind", "lang"), ALL_CASES, ids=ALL_NAMES)
def test_pictures_of_every_page_kind(request: pytest.FixtureRequest, kind: str, lang: str) -> None:
    folder = request.config.getoption("--screenshots")
    if not folder:
        pytest.skip("asked for with --screenshots DIR")
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    desk: Desk = request.getfixturevalue("desk")
    for size, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
        page = desk.open(at(kind, lang), viewport=viewport, color_scheme="light")
        page.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => 0); }))")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=place / f"{kind}-{lang}-{size}-{scheme}.png", full_page=True)
        page.context.close()


def _paper(page: Any) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def _enlarge(page: Any) -> None:
    page.evaluate("document.getElementById('hk-large').click()")


def _rows(page: Any) -> list[str]:
    return [text.split("\n")[0] for text in page.locator(".entries > li:visible b").all_inner_texts()]


def test_a_catalogue_is_filtered_without_scripts(desk: Desk) -> None:
    page = desk.open("standards/", viewport=PHONE, java_script_enabled=False)
    everything = _rows(page)
    page.get_by_label("在编").check()
    assert _rows(page) == ["城市地下道路照明技术规程"]
    page.get_by_label("2025").check()  # both at once: there is none
    assert _rows(page) == [] and page.locator(".tally").is_visible()
    page.get_by_role("button", name="清除筛选").click()
    assert _rows(page) == everything and len(everything) > 5
    page.context.close()


def test_choices_go_along_to_another_order_and_events_that_are_over_say_so(desk: Desk) -> None:
    page = desk.open("en/standards/", viewport=DESKTOP)
    page.get_by_label("In force").check()
    before = _rows(page)
    assert page.get_by_role("status").inner_text() == f"{len(before)} shown"
    page.get_by_role("link", name="Number", exact=True).click()
    page.wait_for_url("**/by-number/?status=in-force")
    assert sorted(_rows(page)) == sorted(before) != _rows(page)
    page.context.close()
    page = desk.open("events/", viewport=DESKTOP)
    assert page.locator("#entry-conference-2023 .mark-of").inner_text() == "已结束"
    page.context.close()


def test_a_record_is_found_by_search_and_shown_in_its_catalogue(desk: Desk) -> None:
    page = desk.open("search/?q=T%2FSLDX%20003", viewport=DESKTOP)
    page.get_by_role("link", name="地下空间出入口防淹设施技术规程").click()
    page.wait_for_url("**/standards/#entry-flood-barrier")
    assert desk.complaints == []
    page.context.close()
