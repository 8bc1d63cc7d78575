import sqlite3
from pathlib import Path

import pytest

from loften import Converter
from loften.agreement import Agreement
from loften.exchange.tables.export import export_tables
from loften.exchange.tables.link_rows import link_rows
from loften.exchange.tables.rows import rows_of
from loften.exchange.tables.schema import load_tables
from loften.exchange.tables.writer import Format
from loften.linking import Linked, OutcomeLink, SuccessorLink, link_records

DOCS = Path(__file__).parents[3] / "gold" / "links" / "docs"


@pytest.fixture(scope="module")
def chain() -> list[Agreement]:
    converter = Converter()
    return [converter.convert(path) for path in sorted(DOCS.glob("nassjo-*"))]


@pytest.fixture(scope="module")
def linked(chain: list[Agreement]) -> Linked:
    return link_records(chain)


def ids(records: list[Agreement]) -> set[str]:
    rows = [(table, row) for record in records for table, row in rows_of(record)]
    return {str(row.get("pledge_id") or row.get("follow_up_id")) for table, row in rows}


def test_each_link_is_a_row_with_known_columns(chain: list[Agreement], linked: Linked) -> None:
    rows = list(link_rows(linked.links, ids(chain)))
    columns = {column.name for table in load_tables() if table.name == "links" for column in table.columns}
    of_copies = {"cluster", "similarity"}  # one municipality has none
    assert {name for row in rows for name in row} == columns - of_copies
    assert [row["type"] for row in rows] == [link.type for link in linked.links]


def test_links_to_records_that_are_not_there_are_left_out(chain: list[Agreement], linked: Linked) -> None:
    assert len(list(link_rows(linked.links, ids(chain[:1])))) < len(linked.links)
    assert all(row["pledge_id"] is None for row in link_rows(linked.links, set()))


def test_one_outcome_speaks_for_a_pledge(chain: list[Agreement], linked: Linked) -> None:
    rows = [row for row in link_rows(linked.links, ids(chain)) if row["type"] == "outcome" and row["pledge_id"]]
    told = [row["pledge_id"] for row in rows if row["counts"]]
    assert sorted(map(str, told)) == sorted({str(row["pledge_id"]) for row in rows})
    assert told


def test_views_count_what_became_of_every_pledge(chain: list[Agreement], linked: Linked, tmp_path: Path) -> None:
    export_tables(chain, [Format.SQLITE], tmp_path, links=linked.links)
    with sqlite3.connect(tmp_path / "loften.db") as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        (pledges,) = base.execute("SELECT count(*) FROM pledges").fetchone()
        (counted,) = base.execute("SELECT sum(no_follow_up + followed_up) FROM fulfilment_by_measurability").fetchone()
        assert counted == pledges
        (reported,) = base.execute("SELECT count(status) FROM fulfilment").fetchone()
        with_pledge = {(one.pledge.document, one.pledge.pledge) for one in linked.outcomes if one.pledge}
        assert reported == len(with_pledge)
        (fates,) = base.execute("SELECT count(*) FROM successors").fetchone()
        assert fates == len([link for link in linked.links if isinstance(link, SuccessorLink)])
    assert any(isinstance(link, OutcomeLink) for link in linked.links)
