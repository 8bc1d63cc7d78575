from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from loften.agreement import Agreement
from loften.exchange.tables.rows import Row, number_text, rows_of
from loften.exchange.tables.schema import key_of, load_tables


def tables_of(record: Agreement) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = defaultdict(list)
    for table, row in rows_of(record):
        tables[table].append(row)
    return tables


def test_every_row_has_known_columns_and_allowed_values(records: list[Agreement]) -> None:
    known = {table.name: {column.name: column for column in table.columns} for table in load_tables()}
    seen: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for table, row in rows_of(record):
            seen[table] |= set(row)
            assert set(row) <= set(known[table])
            for name, value in row.items():
                allowed = known[table][name].allowed
                assert value is None or not allowed or value in allowed
    del known["links"]  # its rows are of links, not of a record
    assert all(seen[name] == set(columns) for name, columns in known.items()), "a column that no row fills"


def test_keys_are_unique_and_what_a_row_refers_to_came_before(records: list[Agreement]) -> None:
    keys: dict[str, set[object]] = defaultdict(set)
    for record in records:
        for name, row in rows_of(record):
            table = next(one for one in load_tables() if one.name == name)
            assert row[table.key] not in keys[name]
            keys[name].add(row[table.key])
            for column in table.columns:
                if column.refers and row.get(column.name) is not None:
                    assert row[column.name] in keys[column.refers]
                    assert key_of(column.refers) in str(column.name) or column.name == "parent_id"


def test_nothing_of_a_record_is_lost(records: list[Agreement]) -> None:
    for record in records:
        tables = tables_of(record)
        assert [row["text"] for row in tables["follow_up"]] == [one.text for one in record.follow_up]
        assert Counter(row["text"] for row in tables["pledges"]) == Counter(one.text for one in record.pledges)
        assert len(tables["parties"]) == sum(len(one.actor.parties) for one in record.pledges)
        assert len(tables["evidence"]) == sum(len(one.measurability.evidence) for one in record.pledges)
        assert len(tables["themes"]) == sum(len(one.themes) for one in record.pledges)


def test_a_range_has_two_ends_and_a_number_one_value(records: list[Agreement]) -> None:
    pledge = next(one for record in records for one in record.pledges if one.measurability.evidence)
    piece = pledge.measurability.evidence[0]
    values = [(2, 3), 4, None]
    evidence = tuple(piece.model_copy(update={"value": value}) for value in values)
    changed = pledge.model_copy(
        update={"measurability": pledge.measurability.model_copy(update={"evidence": evidence}), "parent": None}
    )
    rows = tables_of(records[0].model_copy(update={"pledges": (changed,)}))["evidence"]
    assert [(row["value_low"], row["value_high"]) for row in rows] == [(2, 3), (4, 4), (None, None)]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(value: float) -> None:
    assert float(number_text(value)) == value
