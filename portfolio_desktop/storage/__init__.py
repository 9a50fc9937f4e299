"""The register file: the only package that imports sqlite3."""
