"""Export and import: tables, databases, annotation tools."""
