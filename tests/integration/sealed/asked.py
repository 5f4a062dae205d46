"""What is asked of a route beside its bare address: queries of a GET, forms of a POST. «{x}» is a thing of the world.

The words are those by which somebody would look for a sealed visit: the employer's name and code, the hour, the file.
"""

SEEN = {"statement": "未申报", "fact": "现场查看无回执", "figure": "1", "named_object": "示例0105厂"}
OTHERS = {"agency": "应急局", "title": "年度执法", "first_on": "2020-07-23", "last_on": "2020-07-24"}

QUERIES: dict[str, tuple[str, ...]] = {
    "inspectees/<str:public_id>/": ("list=open", "list=unmet"),
    "verification/<str:public_id>/": ("indicator=declaration_rate",),
    "sheets/": ("purpose=inspection", "purpose=self_check"),
    "sheets/<str:public_id>/": ("list=open",),
    "sheets/<str:public_id>/methods/": ("list=all",),
    "sheets/<str:public_id>/comprehensive/": ("form=txt",),
    "findings/": ("list=open", "words=示例", "inspectee={visit}"),
    "findings/export/": ("list=all", "words=示例"),
    "opinions/": ("state=raised",),
    "round/counties/": ("by=workers",),
    "indicators/": ("by=county", "by=industry&across=county", "with_excluded=1"),
    "indicators/moves/": ("by=county",),
    "indicators/<str:name>/rows/": ("by=county&group=220502", "group=tonghua&part=counted"),
    "indicators/<str:name>/course/": ("group=tonghua",),
    "ledgers/<str:name>/": ("place=220502", "uscc={visited_uscc}"),
    "ledgers/<str:name>/export/": ("form=csv", "form=xlsx", "form=jsonl"),
    "ledgers/package/": ("form=csv",),
    "submissions/": ("register=employers", "state=accepted"),
    "residents/": ("list=all&county=220502",),
    "api/v1/registers/<name>/rows": ("limit=50", "employer={visited_uscc}"),
    "api/v1/registers/<name>/export": ("form=csv", "form=xlsx"),
    "api/v1/batches": ("limit=50",),
    "api/v1/indicators/results": ("by=county", "by=unit"),
}

BODIES: dict[str, tuple[dict[str, str], ...]] = {
    "search/": (
        {"text": "示例0105"},
        {"text": "{visited_uscc}"},
        {"text": "示例", "how": "county", "county": "220502", "reason": "核对"},
    ),
    "itinerary/days/<str:public_id>/<str:name>/": ({"reason": "当天有会", "not_on": "2020-07-23"},),
    "itinerary/others/<str:public_id>/": (
        {"place": "{unit}", "agency": "应急局", "title": "年度执法", "first_on": "2020-07-23", "last_on": "2020-07-24"},
        {
            "place": "{visit}",
            "agency": "应急局",
            "title": "年度执法",
            "first_on": "2020-07-23",
            "last_on": "2020-07-24",
        },
    ),
    "inspectees/<str:public_id>/items/<str:code>/own/": (
        SEEN | {"measure": "月底前补报", "responsible_person": "某科长"},
    ),
    "sheets/<str:public_id>/evidence/": ({"files": "the photograph of the visit"},),
    "reveal/<str:token>/": ({"reason": "核对"},),
}
