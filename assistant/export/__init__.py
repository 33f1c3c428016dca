"""Answers → a document that can be handed on: Markdown, HTML or DOCX, every sentence with its footnotes."""

from assistant.export.document import export, form

__all__ = ["export", "form"]
