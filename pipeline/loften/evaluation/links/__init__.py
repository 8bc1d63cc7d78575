"""Scores of links over time against chains of documents made by hand."""
