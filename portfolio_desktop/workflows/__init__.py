"""What spans several services and serves window and command line alike."""
