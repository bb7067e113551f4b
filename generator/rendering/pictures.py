"""Pictures made at build time from the briefing's data: inline SVG without a script, each with a text alternative."""

from __future__ import annotations

from generator.model.briefing import Briefing


def timeline_picture(briefing: Briefing) -> str:
    """Dated events along one axis; empty where there are fewer than three."""
    return ""


def meetings_picture(briefing: Briefing) -> str:
    """Who takes part in which meeting; empty where there are fewer than two meetings with attendees."""
    return ""


def coverage_picture(briefing: Briefing) -> str:
    """Which source reports what, copies tied together; empty where there is one source."""
    return ""
