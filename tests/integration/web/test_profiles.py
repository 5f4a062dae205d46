"""The province loads a mapping for a national system's export once; its counties' exports are then read unasked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from qingchen.registers.models import KeptMapping, Submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
EXPORT = """回执号码,社会信用代码,用人单位,申报类别,申报提交日期,粉尘因素有无,粉尘接触人数,危害风险等级,录入人
22032220200001,91229900MA0DEMA01U,示例采石有限公司,年度更新,2020-05-11 10:22:00,有,45,较重,zhang
"""
BAD = """register: hazard_declarations
title: 坏
columns:
  receipt_no: 回执号码
  nothing: 某列
  hazard_class: {from: 危害风险等级, values: {甲: 极重}}
"""


def test_the_office_that_sees_everything_loads_a_profile_and_a_countys_export_is_read_unasked(browser):
    province, officer = browser("province"), browser("officer_siping")
    done = province.post("/mappings/", {"name": "declaration_system_export"}, follow=True).content.decode()
    assert "吉林省各地报送同样表头的文件都按此读取" in done
    assert KeptMapping.objects.get().region == "22"
    export = SimpleUploadedFile("申报系统导出.csv", EXPORT.encode("gb18030"))
    sent = officer.post("/submissions/new/", {"file": export, "register": "", "mode": "upsert", "region": "2203"})
    one = Submission.objects.get()
    assert sent.url == f"/submissions/{one.public_id}/"
    assert (one.state, one.register, one.rows) == ("checked", "hazard_declarations", 1)
    assert one.mapping == KeptMapping.objects.get().public_id


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BAD.encode(), ("没有名为“nothing”的栏目", "“甲”→“极重”不在可选范围内")),
        ("这不是:\n - [列对应\n".encode(), ("不是列对应文件",)),
        (b"PK\x03\x04\xff\xfe", ("不是列对应文件",)),
    ],
)
def test_a_bad_profile_is_told_with_all_its_faults_and_nothing_is_kept(browser, data, words):
    told = browser("province").post("/mappings/", {"file": SimpleUploadedFile("坏.yaml", data)})
    assert told.status_code == 422
    for one in words:
        assert one in told.content.decode()
    assert not KeptMapping.objects.exists()
