"""Countries by their words: the data against CLDR, and what single words mean."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from generator.language import countries
from generator.language.countries import CountryWord, look_up

MEMBERS_OF_THE_UNITED_NATIONS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO "
    "CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID "
    "IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK "
    "ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC "
    "SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE "
    "ZA ZM ZW"
)


@pytest.mark.parametrize("code", [*MEMBERS_OF_THE_UNITED_NATIONS.split(), "VA", "PS", "XK", "TW", "EU", "UN", "HK"])
def test_the_short_name_is_the_one_of_cldr(code: str) -> None:
    name = Locale("en").territories[code]
    found = look_up(name)
    assert found is not None
    assert (found.country, found.code) == (name, code)


@pytest.mark.parametrize(
    ("words", "country", "kind"),
    [
        ("Turkey", "Türkiye", "name"),
        ("Turkiye", "Türkiye", "name"),
        ("Burma", "Myanmar (Burma)", "name"),
        ("Swaziland", "Eswatini", "name"),
        ("Ivory Coast", "Côte d’Ivoire", "name"),
        ("Holland", "Netherlands", "name"),
        ("the Philippines", "Philippines", "name"),
        ("U.S.", "United States", "name"),
        ("UK", "United Kingdom", "name"),
        ("PERU", "Peru", "name"),
        ("Danes", "Denmark", "demonym"),
        ("Filipino", "Philippines", "demonym"),
        ("Dutch", "Netherlands", "demonym"),
        ("South Korean", "South Korea", "demonym"),
        ("Kiev", "Ukraine", "capital"),
        ("Kyiv", "Ukraine", "capital"),
        ("Addis Ababa", "Ethiopia", "capital"),
        ("Brussels", "European Union", "capital"),
        ("Downing Street", "United Kingdom", "seat"),
        ("the White House", "United States", "seat"),
        ("the Élysée", "France", "seat"),
        ("Casa Rosada", "Argentina", "seat"),
    ],
)
def test_what_words_stand_for(words: str, country: str, kind: str) -> None:
    found = look_up(words)
    assert found is not None
    assert (found.country, found.kind) == (country, kind)


@pytest.mark.parametrize("words", ["", "turkey", "polish", "Atlantis", "the", "may", "MALI-like"])
def test_what_is_no_country(words: str) -> None:
    assert look_up(words) is None


def test_names_that_are_persons_too_are_marked() -> None:
    assert [word for word in ("Jordan", "Chad", "Georgia", "Peru") if (found := look_up(word)) and found.doubtful] == [
        "Jordan",
        "Chad",
        "Georgia",
    ]


@pytest.mark.parametrize(
    ("text", "at", "length"),
    [
        ("in the Democratic Republic of Congo today", 2, 4),
        ("of South Korea and", 1, 2),
        ("from Port - au - Prince .", 1, 5),
        ("the People 's Republic of China", 1, 5),
        ("in Peru now", 1, 1),
    ],
)
def test_the_longest_form_is_found(text: str, at: int, length: int) -> None:
    found = countries.find(text.split(), at)
    assert found is not None
    assert found[0] == length


def test_capital_and_other_names() -> None:
    assert countries.capital_of("Peru") == "Lima"
    assert countries.capital_of("Atlantis") is None
    assert "Burma" in countries.other_names("Myanmar (Burma)")


@given(st.lists(st.text(max_size=8), min_size=1, max_size=5))
def test_any_words_can_be_looked_up(words: list[str]) -> None:
    found = countries.find(words, 0)
    assert found is None or (found[0] >= 1 and isinstance(found[1], CountryWord))
