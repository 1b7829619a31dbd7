"""Words around tables and charts from files of data."""

from __future__ import annotations

ZH = {
    "unit_line": "单位：{unit}",
    "name_and_unit": "{name}（{unit}）",
    "total": "合计",
    "source_line": "资料来源：{text}",
    "note_line": "注{number}：{text}",
    "data_download": "下载数据（{kind}，{size}）",
    "data_cite": "引用：{line}",
    "data_cite_place": "，",
    "data_cite_end": "．",
    "chart_data": "图中数据",
    "no_data": "无数据",
    "series_of": "{name}（{series}）",
}
EN = {
    "unit_line": "Unit: {unit}",
    "name_and_unit": "{name} ({unit})",
    "total": "Total",
    "source_line": "Source: {text}",
    "note_line": "Note{number}: {text}",
    "data_download": "Download the data ({kind}, {size})",
    "data_cite": "Cite as: {line}",
    "data_cite_place": ", ",
    "data_cite_end": ".",
    "chart_data": "Data of this chart",
    "no_data": "no data",
    "series_of": "{name}, {series}",
}
