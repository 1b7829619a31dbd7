"""The words of findings and of the terminal in English, a module a room."""

from huikan.diagnostics.en import (
    accessibility,
    check,
    console,
    data_blocks,
    dialects,
    files,
    front_matter,
    importing,
    labels,
    localise,
    mailing,
    making,
    markup,
    papers,
    printing,
    references,
    register,
    society,
)

ROOMS = (
    accessibility.MESSAGES,
    check.MESSAGES,
    data_blocks.MESSAGES,
    dialects.MESSAGES,
    files.MESSAGES,
    front_matter.MESSAGES,
    importing.MESSAGES,
    localise.MESSAGES,
    mailing.MESSAGES,
    making.MESSAGES,
    markup.MESSAGES,
    papers.MESSAGES,
    printing.MESSAGES,
    references.MESSAGES,
    register.MESSAGES,
    society.MESSAGES,
)
LABELS = labels.WORDS
CONSOLE = console.WORDS | society.WORDS | mailing.WORDS
