"""How much of one file we are willing to read; beyond it the file is refused, with the limit in the message."""

MIB = 1024 * 1024

FILE_BYTES = 64 * MIB  # as it lies on disk, and again once unzipped
DOCX_XML_BYTES = 8 * MIB  # unzipped, without pictures; mammoth reads a quarter of a megabyte a second at worst
PDF_PAGES = 2_000
RECORDS = 200_000
FRONT_MATTER_CHARS = 64 * 1024
MARKDOWN_BRACKETS = 20_000  # markdown-it tries each "[" with every later one: 50,000 take four seconds
# Inscriptis calls itself for each level and copies a paragraph for each element in it. A hundred thousand elements in
# one paragraph take a second, four hundred thousand take thirteen.
HTML_DEPTH = 250
HTML_ELEMENTS = 100_000
EMAIL_PARTS = 1_000
EMAIL_HEADER_BYTES = 64 * 1024  # the standard library's header parser takes quadratic time: 270 KiB, 16 seconds
# markdown-it leaves out what lies deeper, so this is far more than anyone writes, and still less than HTML_DEPTH.
MARKDOWN_NESTING = 100
