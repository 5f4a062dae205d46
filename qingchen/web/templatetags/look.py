"""Template tags of the look: built files and icons."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from qingchen.inspection.evidence_rules import LARGEST_BYTES
from qingchen.web import built_assets

register = template.Library()


@register.simple_tag
def built(name: str) -> SafeString:
    """The style sheets and the script of one entry of the front-end build."""
    entry = built_assets.entry(name)
    if entry is None:
        return format_html("<!-- front end not built: make ready -->")
    sheets = format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(f"build/{path}"),) for path in entry.get("css", ()))
    )
    return format_html('{}<script type="module" src="{}"></script>', sheets, static(f"build/{entry['file']}"))


@register.simple_tag
def icon(name: str, title: str = "") -> SafeString:
    """A Tabler icon of our sprite; silent for screen readers unless it has a title."""
    address = f"{static('build/icons.svg')}#{name}"
    if title:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', title, address)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', address)


@register.simple_tag
def most_evidence_bytes() -> str:
    """For fields of evidence: the browser says at once what the server would refuse after the upload."""
    return str(LARGEST_BYTES)
