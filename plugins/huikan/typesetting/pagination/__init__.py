"""Pages: what stands on each, how far it is filled, and what is only known when it is
there: notes, numbers, references."""
