"""What a user can do, one function per intention, and the frozen values views show."""
