"""What a follow-up leaves out → what it means: the rules of `resolve.py`."""
