"""Texts for a society's WeChat account, each on a page of its own with one button that copies it.

`article` is a work as a plain value, `make` its text as WeChat's editor takes it, `page` the page
around it, `covers` its two pictures; `problems` says what the platform would refuse or take away.
These files are for the editors' desk: they are no part of the site.
"""

from huikan.outputs.wechat.article import DIGEST, TITLE, WechatArticle, article
from huikan.outputs.wechat.cover import COVERS, cover
from huikan.outputs.wechat.linter import problems
from huikan.outputs.wechat.writing import make, page

__all__ = ["COVERS", "DIGEST", "TITLE", "WechatArticle", "article", "cover", "make", "page", "problems"]
