"""The door of the chat page: python app.py. Does what `briefings serve` does."""

import typer

from assistant.commands.serve import serve

if __name__ == "__main__":
    typer.run(serve)
