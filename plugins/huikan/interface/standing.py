"""Words of what became of a work after it was published, and of where it comes from."""

from __future__ import annotations

ZH = {
    "retracted_title": "［已撤稿］{title}",
    "standing_retracted": "本文已于{day}撤稿。原因：{reason}",
    "standing_notice": "撤稿声明",
    "standing_corrected": "更正（{day}{where}）：{words}",
    "standing_where": "，{where}",
    "standing_version": "版本 {number}，{day}",
    "standing": "撤稿、更正与版本",
    "version": "版本",
    "colon": "：",
    "paper_revised": "修回",
    "online_first": "网络首发",
    "print_revised": "修回日期",
    "print_online_first": "网络首发日期",
    "highlights": "主要数字",
    "award_name": "{title}{level}",
    "award_year": "{name}（{year}）",
    "award_works": "获奖论文",
}
EN = {
    "retracted_title": "RETRACTED: {title}",
    "standing_retracted": "Retracted on {day}. Reason: {reason}",
    "standing_notice": "Notice of retraction",
    "standing_corrected": "Correction ({day}{where}): {words}",
    "standing_where": ", {where}",
    "standing_version": "Version {number}, {day}",
    "standing": "Retraction, corrections and versions",
    "version": "Version",
    "colon": ": ",
    "paper_revised": "Revised",
    "online_first": "Online first",
    "print_revised": "Revised",
    "print_online_first": "Online first",
    "highlights": "Key figures",
    "award_name": "{title}, {level}",
    "award_year": "{name} ({year})",
    "award_works": "The paper",
}
