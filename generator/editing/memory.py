"""What ids stood for in an earlier version of the briefing, for decisions about ids that have gone."""

from __future__ import annotations

from generator.model.briefing import Briefing
from generator.model.decisions import Quote
from generator.model.ids import statement_id
from generator.options import EditingOptions


def remember(previous: Briefing | None, options: EditingOptions) -> dict[str, Quote]:
    """The words of `previous` that each id of a decision stood for, or was remembered to have stood for there."""
    wanted = {target for item in options.decisions for target in item.targets if isinstance(target, str)}
    if previous is None or not wanted:
        return {}
    found: dict[str, Quote] = {}
    for entry in previous.decisions:
        for name, words in zip(entry.about, entry.words, strict=False):
            if name in wanted and words:
                found[name] = Quote(source="", exact=words)
    texts = {source.id: source.text for source in previous.sources}
    for statement in previous.statements:
        if wanted.isdisjoint((statement.id, *statement.aliases)) or not statement.citations:
            continue
        first = statement.citations[0]
        for name in (statement.id, *statement.aliases):
            found.setdefault(name, Quote(source=first.source, exact=first.exact))
        for one in statement.citations:
            text = texts.get(one.source, "")
            name = statement_id(one.source, one.exact, text.count(one.exact, 0, one.start))
            if name in wanted:
                found[name] = Quote(source=one.source, exact=one.exact)
    return {name: quote for name, quote in found.items() if name in wanted}
