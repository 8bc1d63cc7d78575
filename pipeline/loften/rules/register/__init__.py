"""The register of municipalities, counties and the police's division, as CSV files."""
