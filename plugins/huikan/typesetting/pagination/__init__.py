"""Pages: what stands on each, how far it is filled, and what is only known when it is there.

For `chunks`: `pages` (a text as pages), `page_references`, `index_page_numbers`, `footnotes` and
`last_page`, and `divided_tables` for finished pages; how many rows a table has that stays whole
is for whoever writes HTML, too. The others are `pages`' own: `page_filler`, `page_whitespace`,
`floats`, `memory` and `leaders`.
"""
