"""Settings → a language model that writes: its adapters, and patience with them."""
