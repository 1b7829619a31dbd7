"""The inventory as a CycloneDX 1.6 bill of materials in JSON. It has no date:
equal input gives equal bytes."""

from __future__ import annotations

import json
import uuid
from typing import Any

from huikan.supply.inventory import Component, Inventory
from huikan.supply.licences import IDENTIFIERS

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"


def bom(inventory: Inventory) -> str:
    parts = [*map(_package, inventory.packages), *map(_font, inventory.fonts)]
    content = {
        "metadata": {"component": _package(inventory.application) | {"type": "application"}},
        "components": parts,
        "dependencies": [
            {"ref": _ref(component), "dependsOn": [_ref(other) for other in inventory.packages if other.name in component.needs]}
            for component in (inventory.application, *inventory.packages)
        ],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    head = {"$schema": SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}", "version": 1}
    return json.dumps(head | content, indent=1, ensure_ascii=False) + "\n"


def _ref(component: Component) -> str:
    return f"pkg:pypi/{component.name}@{component.version}"


def _package(component: Component) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "library", "bom-ref": _ref(component), "name": component.name, "version": component.version}
    entry |= {"description": component.summary} if component.summary else {}
    entry |= {"licenses": _licences(component.licences), "purl": _ref(component)}
    if component.hashes:
        entry["externalReferences"] = [{"type": "distribution", "url": _ref(component), "hashes": _hashes(component)}]
    return entry


def _font(component: Component) -> dict[str, Any]:
    ref = f"font:{component.name}"
    return {
        "type": "file",
        "bom-ref": ref,
        "name": component.name,
        "hashes": _hashes(component),
        "licenses": _licences(component.licences),
    }


def _hashes(component: Component) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest} for digest in component.hashes]


def _licences(names: tuple[str, ...]) -> list[dict[str, Any]]:
    """CycloneDX takes either one expression or a list of licences."""
    if len(names) == 1 and (" AND " in names[0] or " OR " in names[0] or " WITH " in names[0]):
        return [{"expression": names[0]}]
    return [{"license": {"id" if name in IDENTIFIERS else "name": name}} for name in names]
