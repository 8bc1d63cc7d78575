"""What people have corrected in a run: an overlay beside its records, which a new run leaves alone."""

from loften.corrections.apply import apply_corrections, is_corrected
from loften.corrections.overlay import CORRECTIONS, Correction, Overlay, load_corrections, save_corrections

__all__ = [
    "CORRECTIONS",
    "Correction",
    "Overlay",
    "apply_corrections",
    "is_corrected",
    "load_corrections",
    "save_corrections",
]
