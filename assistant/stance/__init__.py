"""On whose word and how surely a sentence tells what it tells."""
