"""What the press is made of: the locked packages that are installed, and the fonts, with their
licences. Standard library only.

`inventory` reads them, `bom` writes them as CycloneDX 1.6, `listing` as a page for people.
Equal input gives equal bytes.
"""

from huikan.supply.bom import bom
from huikan.supply.inventory import Component, Inventory, MismatchError, inventory
from huikan.supply.listing import listing

__all__ = ["Component", "Inventory", "MismatchError", "bom", "inventory", "listing"]
