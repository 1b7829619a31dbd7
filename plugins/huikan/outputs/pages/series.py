"""The matrix of a series of reports: years across, regions down."""

from __future__ import annotations

from huikan.model import Report, Work
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import View


def series(edition: Edition, report: Work) -> View | None:
    """Years, newest first, and a row a region; None where the series has no other volume."""
    name = _of(report, edition).series
    volumes = [work for work in edition.of_kind("reports") if name and _of(work, edition).series == name]
    if len(volumes) < 2:
        return None
    cells = {_place(edition, work): work for work in volumes}
    years = sorted({year for _, year in cells}, reverse=True)
    regions = dict.fromkeys(region for region, _ in cells)
    return {
        "name": name,
        "years": tuple(years),
        "rows": tuple(
            {
                "region": region or edition.words["whole_region"],
                "cells": tuple(_cell(edition, cells.get((region, year)), report) for year in years),
            }
            for region in regions
        ),
    }


def _of(work: Work, edition: Edition) -> Report:
    meta = work.document(edition.lang).meta
    return meta if isinstance(meta, Report) else Report()


def _place(edition: Edition, work: Work) -> tuple[str, int]:
    meta = _of(work, edition)
    return meta.region or "", meta.year or (meta.date.year if meta.date else 0)


def _cell(edition: Edition, work: Work | None, report: Work) -> View | None:
    if work is None:
        return None
    return {
        "address": edition.address(work.key),
        "title": work.document(edition.lang).meta.title,
        "current": work.key == report.key,
    }
