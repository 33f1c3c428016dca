"""Which sentences answer: the readers, and the judge that one of them asks."""
