"""Interface words in English."""

WORDS: dict[str, str] = {
    "language": "English",
    "html_lang": "en",
    "contents": "Contents",
    "not_translated": "Not yet translated into English",
}
