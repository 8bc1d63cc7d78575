"""Records as flat tables: their schema, their rows, and a file for each format that writes them."""
