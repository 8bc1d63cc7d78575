"""The evaluation as one self-contained page: no network, readable on a phone."""

from loften.evaluation.page.render import render

__all__ = ["render"]
