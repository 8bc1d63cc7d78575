"""Every rule file: each example is matched by its rule, each counterexample is not."""

from importlib.resources import files

import pytest

from loften.rules import Rule, load_rules

FILES = {f.name.removesuffix(".toml") for f in files("loften.rules").iterdir() if f.name.endswith(".toml")}
NAMES = sorted(FILES - {"parts"})
RULES = [pytest.param(rule, id=f"{name}:{rule.id}") for name in NAMES for rule in load_rules(name)]


@pytest.mark.parametrize("rule", RULES)
def test_rule_matches_its_examples_and_not_its_counterexamples(rule: Rule) -> None:
    assert rule.examples, f"{rule.id} has no example"
    for example in rule.examples:
        assert rule.search(example), f"{rule.id} must match: {example}"
    for counterexample in rule.counterexamples:
        assert not rule.search(counterexample), f"{rule.id} must not match: {counterexample}"


@pytest.mark.parametrize("name", NAMES)
def test_rule_ids_are_unique(name: str) -> None:
    ids = [rule.id for rule in load_rules(name)]
    assert len(ids) == len(set(ids))
