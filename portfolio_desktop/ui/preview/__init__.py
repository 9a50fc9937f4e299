"""The printed report on the screen: looked through, saved and handed to the printer."""
