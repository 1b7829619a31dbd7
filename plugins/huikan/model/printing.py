"""Printing: what works are printed on, and with which colour profiles."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from huikan.model.values import Value

Stock = Literal["coated", "uncoated", "newsprint"]  # 铜版纸, 胶版纸, 新闻纸
STOCKS: tuple[Stock, ...] = get_args(Stock)


class Printed(Value):
    """The fields of every work that has a press file."""

    stock: Stock | None = None  # what it is printed on, where that is not what the society prints on


class Bound(Value):
    """The fields of works that are bound."""

    binding: Literal["paperback", "hardcover"] = "paperback"  # 平装, 精装


class Hardcover(Value):
    """The measures of a case, in mm: cardboard that a printed sheet is glued round."""

    board: Annotated[float, Field(ge=1, le=4)] = 2.5  # how thick the boards are
    turn_in: Annotated[float, Field(ge=10, le=30)] = 16.0  # what of the sheet is folded round them: 包边
    overhang: Annotated[float, Field(ge=0, le=6)] = 3.0  # of the boards over the pages, at head, foot and fore edge: 飘口
    joint: Annotated[float, Field(ge=4, le=14)] = 8.0  # from the spine's board to the others: 中缝, 书槽


class Printing(Value):
    """How a society has its works printed. `coated`, `uncoated` and `newsprint` name the print
    shop's own profiles."""

    stock: Stock = "coated"
    ink: Annotated[float, Field(ge=150, le=400)] | None = None  # percent: a print shop's own limit, where it is lower
    coated: str | None = None
    uncoated: str | None = None
    newsprint: str | None = None
    hardcover: Hardcover = Hardcover()

    @property
    def named(self) -> tuple[tuple[Stock, str], ...]:
        """(stock, file) of the profiles that are named."""
        return tuple((stock, file) for stock in STOCKS if (file := getattr(self, stock)))

    def profile(self, stock: Stock) -> str:
        """The file of the profile for a stock; "" for the program's own."""
        return dict(self.named).get(stock, "")
