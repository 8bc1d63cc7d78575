"""Linguistic and domain knowledge as data: TOML files of rules, each with an id, examples and counterexamples."""

from loften.rules.rule import Rule, RuleSet, load_rules, look_into_rules, rules_digest

__all__ = ["Rule", "RuleSet", "load_rules", "look_into_rules", "rules_digest"]
