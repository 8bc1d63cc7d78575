"""Scores, gate and agreement: pure functions on records and gold."""
