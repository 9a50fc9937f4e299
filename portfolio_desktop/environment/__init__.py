"""What surrounds the program: folders, resources, language, settings, logging."""
