"""What mkdocs.yml may read from the environment: MkDocs's `!ENV` copies any variable
into the site, a secret as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

ALLOWED = "HUIKAN_PUBLIC_"  # the name itself says to whoever sets it that everybody will read it


class SecretVariable(ConfigurationError):  # noqa: N818 a state of the file, as the editor is told
    """A configuration reads a variable whose name does not say that it is
    public. `values` fill the message."""

    def __init__(self, line: int, name: str) -> None:
        super().__init__(
            f"line {line}: !ENV {name} could publish a secret; only variables whose names begin with {ALLOWED} are read"
        )
        self.values = {"line": str(line), "name": name, "prefix": ALLOWED}


def read_values(file: Path) -> Any:
    """The values of a configuration and of one that it inherits; SecretVariable
    where they name any other variable."""
    loader = get_yaml_loader()
    read = loader.yaml_constructors["!ENV"]

    def guarded(loader: Any, node: Any) -> Any:
        nodes = node.value if node.id == "sequence" else [node]
        for child in nodes[:-1] if len(nodes) > 1 else nodes:
            name = loader.construct_scalar(child)
            if not str(name).startswith(ALLOWED):
                raise SecretVariable(child.start_mark.line + 1, str(name))
        return read(loader, node)

    loader.add_constructor("!ENV", guarded)
    loader.add_constructor("!relative", lambda loader, node: "")
    with file.open("rb") as stream:
        return yaml_load(stream, loader)
