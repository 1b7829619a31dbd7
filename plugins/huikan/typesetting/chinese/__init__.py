"""Chinese text after the W3C's "Requirements for Chinese Text Layout" (CLREQ): `rules`
for texts, and how lines are set."""
