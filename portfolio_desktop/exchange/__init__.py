"""Tables and registers in and out as files."""
