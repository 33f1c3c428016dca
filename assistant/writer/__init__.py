"""Written answers: a language model picks sentences and writes, every sentence it wrote is checked."""
