"""Answers → a document that can be handed on: Markdown, HTML, DOCX or JSON, every sentence with what it rests on."""

from assistant.export.document import document, export, form

__all__ = ["document", "export", "form"]
