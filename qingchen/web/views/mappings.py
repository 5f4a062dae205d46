"""列对应: those kept for a person's area and those shipped; the province loads a profile once for all its counties."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.problems import Problem
from qingchen.registers import actions, store
from qingchen.registers.catalogue import registers
from qingchen.registers.mapping import mappings as shipped
from qingchen.values.actor import Role
from qingchen.web.downloads import download
from qingchen.web.own_region import own_region
from qingchen.web.people import actor_of, only
from qingchen.web.presenters.submissions import regions

_office = only(Role.PROVINCE, Role.PLACE, act="报送和审核台账")


@require_http_methods(["GET", "HEAD", "POST"])
@_office
def mappings(request: HttpRequest) -> HttpResponse:
    """What is kept, what is shipped; a POST loads a profile from a shipped one or from a file."""
    actor, problem = actor_of(request), None
    if request.method == "POST":
        try:
            name, file = request.POST.get("name", ""), request.FILES.get("file")
            text = file.read().decode("utf-8-sig", "replace") if file else ""
            if name in shipped():
                text = shipped()[name].to_yaml()
            kept = actions.load_profile(actor, text, own_region(actor))
            messages.success(request, f"已装入“{kept.title}”，{regions(kept.region)}各地报送同样表头的文件都按此读取。")
            return redirect("mappings")
        except Problem as refused:
            problem = refused
    titles = {name: register.title for name, register in registers().items()}
    kept = store.mappings_for(actor)
    context = {
        "problem": problem,
        "may_load": actor.role is Role.PROVINCE,
        "kept": [(one, titles.get(one.register, one.register), regions(one.region)) for one in kept],
        "shipped": [(name, one, titles[one.register]) for name, one in shipped().items()],
    }
    return render(request, "submissions/mappings.html", context, status=problem.kind.status if problem else 200)


@require_safe
@_office
def mapping_file(request: HttpRequest, name: str) -> HttpResponse:
    """A mapping as a file, to be changed and loaded again."""
    known = {one.public_id for one in store.mappings_for(actor_of(request))}
    mapping = actions.mapping_named(name) if name in known or name in shipped() else None
    if mapping is None:
        raise Problem("thing.not_found", what="这份列对应")
    return download(mapping.to_yaml().encode(), f"列对应-{mapping.title}.yaml", "application/yaml")


@require_POST
@_office
def retire(request: HttpRequest, name: str) -> HttpResponse:
    actions.retire_mapping(actor_of(request), name)
    messages.success(request, "已停用，以后的文件不再按它读取。")
    return redirect("mappings")
