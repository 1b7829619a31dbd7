"""What readers and programs are told of the part that machines had in a work, after the measures of
2025 on marking AI-generated content (人工智能生成合成内容标识办法) and GB 45438—2025."""

from __future__ import annotations

from collections.abc import Iterable

from huikan.interface import words
from huikan.media import mark_json
from huikan.model import AiUse, Lang, Meta


def ai_statement(use: AiUse, lang: Lang) -> str:
    """The explicit mark, in words that stand by themselves."""
    say = words(lang)
    parts = [say[f"ai_text_{use.text}"]] if use.text else []
    parts += [say[f"ai_pictures_{use.pictures}"]] if use.pictures else []
    by = say["ai_service"].format(name=use.service) if use.service else ""
    whole = say["ai_and"].join(parts)
    return say["ai_statement"].format(parts=whole[:1].upper() + whole[1:], service=by)


def ai_label(metas: Iterable[Meta], propagator: str, name: str) -> str:
    """The implicit mark of a file that holds some texts, as JSON; "" where machines had no part in
    any. `name` identifies the file, `propagator` who publishes it."""
    uses = [meta.ai for meta in metas if meta.ai]
    if not uses:
        return ""
    generated = any("generated" in (use.text, use.pictures) for use in uses)
    fields = {
        "Label": "1" if generated else "2",  # it is, or it may be
        "ContentProducer": next((use.service for use in uses if use.service), ""),
        "ContentPropagator": propagator,
        "PropagateID": name,
    }
    return mark_json(fields)
