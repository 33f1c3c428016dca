"""The commands of `briefings`, a file a group; `assistant/cli.py` registers them."""
