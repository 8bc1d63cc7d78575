"""PDFium's functions that are asked once a word or object, without wrappers around every handle.

pypdfium2 wraps every handle that a function returns in a pointer object; asked a thousand times a page, that costs
more than PDFium itself. These are the same functions of the same library, declared to give numbers, and to take numbers
or pointers wrapped once.
"""

import ctypes
from typing import Any

import pypdfium2.raw as raw

_HANDLE, _INT, _LONG, _OUT = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p


def _declared(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


def address_of(handle: Any) -> int:
    """Return a handle or function of pypdfium2's as the number it stands for."""
    return ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value or 0


count_objects = _declared(raw.FPDFPage_CountObjects, _INT, _HANDLE)
type_of = _declared(raw.FPDFPageObj_GetType, _INT, _HANDLE)
count_form_objects = _declared(raw.FPDFFormObj_CountObjects, _INT, _HANDLE)
get_form_object = _declared(raw.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _LONG)
count_segments = _declared(raw.FPDFPath_CountSegments, _INT, _HANDLE)
font_name = _declared(raw.FPDFFont_GetBaseFontName, _LONG, _HANDLE, _OUT, _LONG)
font_weight = _declared(raw.FPDFFont_GetWeight, _INT, _HANDLE)
font_flags = _declared(raw.FPDFFont_GetFlags, _INT, _HANDLE)
count_top_elements = _declared(raw.FPDF_StructTree_CountChildren, _INT, _HANDLE)
get_top_element = _declared(raw.FPDF_StructTree_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
count_elements = _declared(raw.FPDF_StructElement_CountChildren, _INT, _HANDLE)
get_element = _declared(raw.FPDF_StructElement_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
mark_at = _declared(raw.FPDF_StructElement_GetChildMarkedContentID, _INT, _HANDLE, _INT)
element_type = _declared(raw.FPDF_StructElement_GetType, _LONG, _HANDLE, _OUT, _LONG)

# To turn numbers into pointers costs a third of a call. These, asked of one page or object again and again, take what
# ctypes knows to be a pointer, such as pypdfium2's handles, and plain ints.
get_object = _declared(raw.FPDFPage_GetObject, _HANDLE)
char_box = _declared(raw.FPDFText_GetLooseCharBox, _INT)
text_object = _declared(raw.FPDFText_GetTextObject, _HANDLE)
matrix_of = _declared(raw.FPDFPageObj_GetMatrix, _INT)
mark_of = _declared(raw.FPDFPageObj_GetMarkedContentID, _INT)
font_size = _declared(raw.FPDFTextObj_GetFontSize, _INT)
font_of = _declared(raw.FPDFTextObj_GetFont, _HANDLE)
render_mode = _declared(raw.FPDFTextObj_GetTextRenderMode, _INT)
bounds_of = _declared(raw.FPDFPageObj_GetBounds, _INT)
get_segment = _declared(raw.FPDFPath_GetPathSegment, _HANDLE)
point_of = _declared(raw.FPDFPathSegment_GetPoint, _INT)
segment_type = _declared(raw.FPDFPathSegment_GetType, _INT)
closes = _declared(raw.FPDFPathSegment_GetClose, _INT)
