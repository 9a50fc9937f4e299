"""Reading a foreign file for the import, in the process with limits."""
