"""A publication as one document for print: what it holds (`book`), and its HTML after theme/print (`book_html`)."""
