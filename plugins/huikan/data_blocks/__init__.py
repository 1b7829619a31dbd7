"""Tables and charts from files of data: what a block in a text says, made into the nodes that stand
in its place.

`reading` takes a block's YAML; `making.make`, a pure task, reads the files and makes nodes of what
the block asks for; what is wrong with either is said by line.
"""

from huikan.data_blocks.making import TILES, DataFile, Made, Place, loads, make
from huikan.data_blocks.problem import Problem
from huikan.data_blocks.spec import BLOCKS, ChartBlock, DataBlock, TableBlock

__all__ = ["BLOCKS", "TILES", "ChartBlock", "DataBlock", "DataFile", "Made", "Place", "Problem", "TableBlock", "loads", "make"]
