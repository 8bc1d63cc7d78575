"""PDF: words and rules by PDFium, blocks by tags and layout. ``reader.read_pdf`` reads one."""
