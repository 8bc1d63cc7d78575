import pytest

from loften.exchange.tables.schema import Column, Table, key_of, load_tables, value_meanings

COLUMNS = [(table, column) for table in load_tables() for column in table.columns]


def test_each_table_has_its_key_among_its_columns() -> None:
    for table in load_tables():
        assert table.key in [column.name for column in table.columns]


def test_tables_come_after_those_they_refer_to() -> None:
    seen: set[str] = set()
    for table in load_tables():
        seen.add(table.name)
        assert {column.refers for column in table.columns if column.refers} <= seen


@pytest.mark.parametrize(
    ("table", "column"), [one for one in COLUMNS if one[1].enum or one[1].enum_list], ids=lambda one: one.name
)
def test_every_value_of_a_closed_list_has_a_meaning(table: Table, column: Column) -> None:
    assert list(value_meanings(column)) == list(column.allowed or column.listed)


def test_without_names_nothing_that_holds_names_is_left() -> None:
    tables = {table.name: table for table in load_tables(without_names=True)}
    assert "signatories" not in tables
    assert "text" not in [column.name for column in tables["documents"].columns]
    assert "text" in [column.name for column in tables["pledges"].columns]


def test_keys_are_named_after_what_they_identify() -> None:
    assert key_of("focus_areas") == "focus_area_id"
