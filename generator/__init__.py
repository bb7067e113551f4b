"""From a folder of news articles to a briefing one can trust: a searchable site and a printable PDF."""
