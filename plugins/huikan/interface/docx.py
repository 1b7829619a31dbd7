"""Words of files of Word: names of styles, and what stands on pages of a draft."""

from __future__ import annotations

ZH = {
    "docx_style_issuer": "发文机关标志",
    "docx_style_number": "发文字号",
    "docx_style_urgency": "紧急程度",
    "docx_style_addressees": "主送机关",
    "docx_style_attachments": "附件说明",
    "docx_style_record": "版记",
    "docx_style_annex": "附件标识",
    "docx_style_source": "资料来源",
    "docx_style_affiliation": "作者单位",
    "docx_style_notice": "刊后说明",
    "docx_style_small": "小字说明",
    "docx_draft": "送审稿，尚未发布",
}
EN = {
    "docx_style_issuer": "Issuer",
    "docx_style_number": "Document Number",
    "docx_style_urgency": "Urgency",
    "docx_style_addressees": "Addressees",
    "docx_style_attachments": "Attachments",
    "docx_style_record": "Record",
    "docx_style_annex": "Annex",
    "docx_style_source": "Source Note",
    "docx_style_affiliation": "Affiliation",
    "docx_style_notice": "Publication Notice",
    "docx_style_small": "Small Note",
    "docx_draft": "Draft for approval, not published",
}
