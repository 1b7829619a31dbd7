"""What each version of the program could find, so that another can say what it finds besides: the
codes of findings as they were when it was cut."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN: Mapping[str, frozenset[str]] = {
    "0.1.0": frozenset(
        (
            "ambiguous-number ambiguous-word archive-bomb archive-member bad-address-line bad-choice bad-date bad-former- "
            "key bad-icp bad-identifier bad-key bad-police-number bad-url bank-card broken-anchor broken-anchor-similar "
            "broken-image broken-image-similar broken-link broken-link-similar cleaned-drawing colon-in-value control- "
            "character control-character-in-body cut-by-hash damaged-archive damaged-picture decomposed-name document- "
            "too-big dropped-html duplicate-anchor duplicate-footnote empty-data empty-link empty-value expects-date "
            "expects-list expects-mapping expects-number expects-text expects-truth fetch-by-hand fetch-damaged fetch- "
            "failed fetch-kind fetch-large fetch-packed fetch-private fetch-redirects fetch-slow fetch-status field-of- "
            "other-kind file-content file-type former-key-in-use former-key-twice front-matter-too-big fullwidth-colon "
            "fullwidth-comma fullwidth-markdown fullwidth-quotes fullwidth-space garbled-name garbled-text identity- "
            "number index-case index-no-entry index-not-found internal-advertisement internal-price internal-self-name "
            "key-not-text language-folder late-front-matter late-review link-outside long-name long-title merge-conflict "
            "misaligned misplaced-document missing-alt missing-fence missing-field missing-file missing-footnote missing- "
            "glyph missing-in-entry missing-index missing-part-field missing-review missing-source mobile-number moved- "
            "nowhere needs-quotes no-content no-space-after-colon no-such-date no-such-language not-a-field not-a-file "
            "not-a-list not-a-mapping not-made not-made-crash not-made-in-memory not-made-in-time not-rendered not-stored "
            "not-utf-8 odd-fence orphaned-translation picture-suffix picture-too-large placeholder press-actions press- "
            "annotation press-bleed press-blend press-boxes press-broken press-coarse press-colour press-default press- "
            "encrypted press-font press-form press-hairline press-ink press-intent-inks press-layers press-no-intent "
            "press-no-trim press-notdef press-page-count press-picture press-proxy press-resolution press-rich-black "
            "press-short-bleed press-sizes press-small-text press-standard press-told press-transfer press-trapped press- "
            "turned press-unreadable press-white-overprint refused-file refused-link remote-picture repeated-field "
            "repeated-key reserved-name same-address sample-text several-documents site-address society-name stale- "
            "translation tab table-without-rule too-deep too-nested too-slow ua-actual-text ua-alternative ua-annotation "
            "ua-attachment ua-bookmarks ua-claim ua-crossed ua-empty ua-font ua-font-map ua-form ua-heading ua-heading- "
            "kinds ua-label ua-language ua-layers ua-link ua-locked ua-nesting ua-notdef ua-note ua-reference ua-remapped "
            "ua-role ua-suspects ua-tab-order ua-table-heads ua-table-rows ua-title ua-tree ua-unicode ua-unmarked ua- "
            "untagged unclosed-block unclosed-bracket unclosed-quote undated-review unknown-encoding unknown-field "
            "unknown-field-meant unknown-folder unknown-language unknown-language-meant unknown-pack unknown-pack-similar "
            "unknown-record unknown-record-similar unknown-slug unknown-suffix unknown-tag unknown-waiver unknown-waiver- "
            "meant unprintable-colour unprintable-picture unpublished-link unreadable-file unsafe-drawing unsafe-html "
            "unsafe-name unterminated-front-matter unused-footnote unused-waiver unwaivable vanished-address vanished- "
            "address-similar waiver-without-reason yaml-alias yaml-anchor yaml-directive yaml-merge yaml-syntax yaml-tag "
        ).split()
    ),
}
