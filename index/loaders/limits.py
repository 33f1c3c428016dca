"""How much of one file we are willing to read; beyond it the file is refused, with the limit in the message."""

MIB = 1024 * 1024

FILE_BYTES = 64 * MIB  # as it lies on disk, and again once unzipped
DOCX_XML_BYTES = 8 * MIB  # unzipped, without pictures; mammoth reads a quarter of a megabyte a second at worst
PDF_PAGES = 2_000
PDF_CHARS = 10_000_000  # 5,000 for each page, which is more than a page of a book holds
RECORDS = 200_000
FRONT_MATTER_CHARS = 64 * 1024
MARKDOWN_BRACKETS = 20_000  # markdown-it tries each "[" with every later one: 50,000 take four seconds
# Inscriptis calls itself for each level and copies a paragraph for each element in it. A hundred thousand elements in
# one paragraph take a second, four hundred thousand take thirteen.
HTML_DEPTH = 250
HTML_ELEMENTS = 100_000
# Inscriptis pads each cell of a table to the width of its column and each line of a list by its indent: forty
# kilobytes can become ten megabytes. Counted as laid out, in characters, for all tables together and for all lists.
HTML_LAYOUT_CHARS = 16_000_000
EMAIL_PARTS = 1_000
# The standard library compares each line with the boundaries of all multiparts that it lies in: 20 million, 2 seconds.
EMAIL_COMPARISONS = 20_000_000
# Its header parser takes quadratic time: 40 KiB of one Content-Type, 1.3 seconds; these limits together, 2 seconds.
EMAIL_HEADER_BYTES = 64 * 1024  # at the top, all fields together
EMAIL_PART_FIELD_BYTES = 2 * 1024  # one Content-… field of a part
EMAIL_PART_FIELDS_BYTES = 128 * 1024  # those of all parts together
# markdown-it leaves out what lies deeper, so this is far more than anyone writes, and still less than HTML_DEPTH.
MARKDOWN_NESTING = 100
