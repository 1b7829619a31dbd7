"""The outputs of a site. `stages` lists them; none of them knows of another."""
