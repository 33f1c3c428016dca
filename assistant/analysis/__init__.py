"""What an analyst asks beyond one answer: each module with a thin method of `Assistant` and a command."""
