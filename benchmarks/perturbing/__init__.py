"""Systematically changed copies of gold documents, with the gold carried along."""
