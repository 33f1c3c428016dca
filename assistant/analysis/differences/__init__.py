"""What two sentences about the same matter differ in, a file a kind; `conflicts.py` asks them all."""
