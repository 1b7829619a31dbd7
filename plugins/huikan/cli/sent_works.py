"""Works that are sent somewhere else than to the site: which are meant, and the pictures that
readers' programs fetch from it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from huikan import publication, tasks
from huikan.builds import BuildEnvironment
from huikan.cli.asked_works import asked_keys
from huikan.cli.command_context import CommandContext, environment
from huikan.console import Stages
from huikan.markup import Picture
from huikan.model import Lang, Work
from huikan.outputs import pictures
from huikan.outputs.stage import Site
from huikan.pipeline import Prepared, prepare


@dataclass(frozen=True, slots=True)
class SentWorks:
    """The site as it was prepared, and `offers`, the files that it shows for its pictures."""

    prepared: Prepared
    offers: Mapping[str, Picture]

    @property
    def site(self) -> Site:
        return self.prepared.site

    def edition(self, lang: Lang) -> publication.Edition:
        site = self.site
        return replace(publication.open_edition(site.library, site.fragments, site.settings, lang), pictures=self.offers)

    def asked(self, keys: Sequence[str], edition: publication.Edition, lang: str) -> list[Work]:
        """The works of these keys in the edition's language; CommandError for a key that is
        none."""
        known = {key: work for key, work in edition.works.items() if edition.lang in work.documents}
        asked_keys(keys, known, self.prepared, lang)
        return [known[key] for key in keys]


def open_works(context: CommandContext, early: bool = False) -> SentWorks:
    """The site, read, rendered and checked; `early`: with what is not published yet."""
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        work = environment(stack, context, stages, f"processes:{os.cpu_count() or 1}")
        prepared = prepare(replace(context.request(), early=early), work)
        return SentWorks(prepared, _pictures(prepared.site, work))


def _pictures(site: Site, work: BuildEnvironment) -> dict[str, Picture]:
    """The pictures as the site publishes them, as far as a build has made them."""
    artifacts = {task.target: artifact for task in pictures.plan(site, {}) if (artifact := tasks.find(task, work.cache))}
    sizes = {address: artifact.size for address, artifact in artifacts.items()}
    return publication.picture_offers(site.library, publication.shown_pictures(site.library, site.for_references), sizes)
