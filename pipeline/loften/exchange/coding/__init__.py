"""Making gold: pre-annotation, the codebook's logic as a check, agreement of coders, the coder's manual."""
