"""Headings of the received files, and the labels that the rates depend on: restated, not imported."""

SITE = {"统一社会信用代码": "uscc", "场所序号": "site_no"}
PERSON = {"证件号码": "person"}

TITLES: dict[str, dict[str, str]] = {
    "employers": {
        **SITE,
        "工作场所行政区划代码": "division",
        "重点行业": "key_industry",
        "生产状态": "production_status",
        "是否纳入治理范围": "in_scope",
        "不纳入原因": "exclusion_reason",
        "职业病危害风险分类": "hazard_class",
        "专职管理人员数": "managers_full_time",
        "兼职管理人员数": "managers_part_time",
        "情况截至日期": "effective_on",
    },
    "hazard_declarations": {
        **SITE,
        "申报回执编号": "receipt_no",
        "申报类别": "declaration_type",
        "申报日期": "declared_on",
        "是否申报粉尘": "dust",
    },
    "dust_measurements": {
        **SITE,
        "检测报告编号": "report_no",
        "样品编号": "sample_no",
        "检测类别": "measurement_type",
        "采样日期": "sampled_on",
    },
    "exposed_workers": {
        **SITE,
        **PERSON,
        "用工段序号": "spell",
        "接触粉尘种类": "dust_kind",
        "开始接尘日期": "exposure_from",
        "停止接尘日期": "exposure_until",
        "在岗状态": "status",
        "情况截至日期": "effective_on",
    },
    "health_examinations": {
        **SITE,
        **PERSON,
        "体检编号": "exam_no",
        "体检机构备案编号": "institution_no",
        "检查日期": "examined_on",
        "检查类别": "examination_type",
    },
    "trainings": {
        **SITE,
        **PERSON,
        "培训期次编号": "training_no",
        "培训对象": "audience",
        "培训结束日期": "trained_until",
        "学时": "hours",
        "是否考核合格": "passed",
    },
}
KEYS: dict[str, tuple[str, ...]] = {
    "employers": ("uscc", "site_no"),
    "hazard_declarations": ("receipt_no",),
    "dust_measurements": ("report_no", "sample_no"),
    "exposed_workers": ("person", "uscc", "site_no", "spell"),
    "health_examinations": ("institution_no", "exam_no"),
    "trainings": ("training_no", "person"),
}
CODES: dict[str, dict[str, str]] = {
    "production_status": {"在产": "operating"},
    "exclusion_reason": {
        "非粉尘": "no_dust",
        "不涉及粉尘": "no_dust",
        "无粉尘": "no_dust",
        "重复": "duplicate",
        "重复登记": "duplicate",
    },
    "key_industry": {"煤矿": "coal_mine"},
    "hazard_class": {"严重": "serious", "较重": "relatively_serious", "一般": "general"},
    "declaration_type": {"注销": "cancellation", "注销申报": "cancellation"},
    "measurement_type": {"定期检测": "periodic", "现状评价": "status_evaluation"},
    "status": {"在岗": "in_post"},
    "examination_type": {"在岗期间": "periodic", "上岗前": "pre_placement"},
    "audience": {"主要负责人": "principal", "职业健康管理人员": "manager", "接尘劳动者": "worker"},
    "dust_kind": {"矽尘": "silica", "石棉粉尘": "asbestos"},
}
"""By column, the labels that decide something; any other label stays as it is and decides nothing."""
