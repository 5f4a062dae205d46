"""Every problem that a user can meet when an act may not be, in one list.

A code once shown is never used for another meaning. Wrong data in files are not problems but values
(`RowProblem`, `AnswerProblem`, `CampaignFault`); our own mistakes are ordinary exceptions.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: HTTP status and a Chinese sentence made from named details."""

    status: int
    sentence: str


class Problem(Exception):
    """An act that may not be: `raise Problem("round.not_open", round="2020年第1轮")`.

    `code` is a key of KINDS; `details` fill its sentence. `lines` carries further sentences where many
    faults were found at once (never only the first).
    """

    def __init__(self, code: str, *, lines: tuple[str, ...] = (), **details: object) -> None:
        self.kind = KINDS[code]
        self.code = code
        self.lines = lines
        self.details = details
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        return self.kind.sentence.format(**self.details)


KINDS: dict[str, Kind] = {
    # Who may and what is there. Where a person may not know that a thing exists, it is `not_found`.
    "account.not_permitted": Kind(403, "按职责分工，“{act}”由{whose}办理；您的身份是{role}，不能办理。{ask}"),
    "account.outside_area": Kind(
        403,
        "区域（{region}）不全在您的工作范围内，不能为它“{act}”。请核对区划代码（合并、改码的用现行代码）；确是别处的，由该地或其上一级办理。",
    ),
    "account.weak_password": Kind(422, "口令不合要求，没有设定。"),
    "account.nobody_chosen": Kind(422, "没有选账号，没有发放开通码。"),
    "account.stopped": Kind(409, "{name}的账号已停用，没有发放开通码。"),
    "account.auditor_in_use": Kind(
        409, "安全审计员（{name}）的账号已开通，省办不能重设其口令。请由系统管理员在服务器上设定。"
    ),
    "account.wrong_code": Kind(
        422, "账号或开通码不对，或开通码已用过、已过期（{days} 天）、输错次数过多。请核对，或请省办另发。"
    ),
    "account.two_passwords": Kind(422, "两次输入的口令不一样，没有设定。"),
    "account.taken": Kind(409, "账号 {username} 已经有了，没有建立。"),
    "token.faulty": Kind(422, "令牌没有发放：{why}。"),
    "token.outside_area": Kind(
        403, "令牌的区域（{area}）超出您的工作范围，没有发放。请缩小区域，或请省领导小组办公室发放。"
    ),
    "token.wrong": Kind(401, "没有令牌，或令牌不对、已过期、已停用。请在请求头写明 Authorization: Bearer 令牌。"),
    "publication.no_title": Kind(422, "发布的结果要有标题。请写明是哪个时期、哪个范围的结果。"),
    "publication.title_taken": Kind(
        409, "“{title}”已于 {at} 发布过，没有再发布。请到“发布的结果”看那一次的数；另发布的请换一个标题。"
    ),
    "publication.not_whole": Kind(409, "您只看得到部分地区的一部分，不能作为全部结果发布。"),
    "publication.of_a_part": Kind(409, "正在看的只是{place}，不能作为全部结果发布。请先“看全部”，再发布。"),
    "publication.too_fine": Kind(
        409, "公开版只能按省、检查单位、市（州）、行业或规模一种分组提供。请按其中一种分组另行发布。"
    ),
    "publication.public_already": Kind(
        409,
        "情况截止日 {about} 已有公开版（“{title}”），没有再提供：同一天两种分组都公开，相减就能算出没有公布的小数。",
    ),
    "token.act_not_allowed": Kind(403, "这个令牌不能办理“{act}”。需要时请向省领导小组办公室申请。"),
    "request.invalid": Kind(422, "请求不合要求，共 {count} 处。"),
    "request.control_character": Kind(422, "请求中有看不见的控制字符（{where}），没有办理。请重新填写这一处后再试。"),
    "request.failed": Kind(
        500, "系统处理时出错，没有办理，也没有留下半份数据。请稍后再试；仍不行时请把时间 {time} 告诉系统管理员。"
    ),
    "request.no_rule_yet": Kind(422, "所选的日期太早，当时还没有计算所依据的规定：{told}。请选以后的日期。"),
    "request.bad_cursor": Kind(422, "游标不对或已失效。请不带游标从头读取。"),
    "request.too_many": Kind(429, "请求过于频繁，请 {seconds} 秒后再试。"),
    "request.wrong_method": Kind(405, "这个接口地址不支持 {method}。可用：{allowed}。"),
    "request.not_understood": Kind(422, "地址里有 {count} 处看不懂，没有计算，也没有办理。请回到“指标”页重新选择。"),
    "request.not_opened": Kind(405, "这个地址只用来提交办理，不能直接打开。请回到原来的页面重新办理。"),
    "request.no_such_address": Kind(404, "没有这个接口地址，或不支持这种请求方法。"),
    "store.no_database": Kind(503, "数据库还没有建立，或不是本版本（{home}）。请先执行：qingchen migrate。"),
    "thing.not_found": Kind(404, "没有找到{what}，或者它不在您的工作范围内。"),
    "store.no_master_key": Kind(500, "没有主密钥：请设置环境变量 QINGCHEN_MASTER_KEY 或密钥文件 {path}，再启动。"),
    "store.no_secret_key": Kind(500, "没有会话密钥：请设置环境变量 QINGCHEN_SECRET_KEY 或密钥文件 {path}，再启动。"),
    "store.bad_master_key": Kind(500, "主密钥不对：须为至少 32 位十六进制数（16 字节）。"),
    "store.wrong_master_key": Kind(500, "主密钥与数据不符：数据是用另一把主密钥封存的。请换回原主密钥，或先完成换钥。"),
    "store.no_keyring": Kind(500, "缺少密钥环文件 {path}。库中已有数据，不能另造，请从备份恢复该文件。"),
    "store.busy": Kind(409, "正在接收数据，暂时不能清理或换钥。请稍后再试。"),
    "store.merging": Kind(409, "正在合并批次，请等这一次做完再试。"),
    "store.batch_changed": Kind(
        500, "批次文件与入账时不符，未合并：{path}。请执行 qingchen store verify 并从备份恢复。"
    ),
    "store.file_damaged": Kind(
        500,
        "数据文件缺失或被改动，没有读成：{path}。"
        "请把这句话告诉系统管理员：执行 qingchen store verify 查明，并从备份恢复该文件。",
    ),
    "store.no_disk": Kind(
        507, "磁盘空间不足（{folder} 所在磁盘），没有办成，也没有留下半份数据。请联系系统管理员腾出空间后重新办理。"
    ),
    # Registers
    "file.not_a_workbook": Kind(
        422, "“{file}”不是能打开的表格文件：{why}。请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后再报送。"
    ),
    "file.too_large": Kind(413, "“{file}”有 {found}，超过上限 {limit}。请拆分后分次报送。"),
    "file.too_many_rows": Kind(
        413,
        "“{file}”的工作表“{sheet}”写到第 {line} 行，超过 Excel 自身的上限 {limit} 行，用 Excel 或 WPS 打开会缺行。"
        "请拆成几个文件，或导出为没有这个上限的 .csv 后再报送。",
    ),
    "file.received_before": Kind(
        409, "“{file}”与 {day} 收到的“{earlier}”内容完全相同（指纹 {digest}），没有重复收入。"
    ),
    "register.unknown": Kind(404, "没有名为“{name}”的台账。现有：{known}。"),
    "register.unknown_mapping": Kind(404, "没有名为“{name}”的列对应。这本台账现有：{known}。"),
    "register.bad_mapping": Kind(422, "列对应有问题，没有保存。请按下面所列改正。"),
    "register.not_recognised": Kind(422, "从表头看不出“{file}”是哪一本台账。请在“台账”处选定后再报送。"),
    "submission.has_problems": Kind(422, "“{file}”有 {count} 处问题，未予接收入账。请按批注修改后重新报送。"),
    "submission.wrong_state": Kind(409, "“{file}”当前为“{state}”，不能办理“{act}”。"),
    "submission.not_staged": Kind(409, "“{file}”检查时备好的数据已不可用（{why}），未予入账。请重新检查后再接收。"),
    "submission.leaves_out": Kind(
        409,
        "“{file}”整本替换：这个范围的台账现有 {known} 行，其中 {gone} 行不在文件里，接收后即撤销。"
        "请核对后写明同意撤销 {gone} 行再接收，或退回。",
    ),
    "submission.not_in_part": Kind(422, "“{file}”不能只接收无误的行：{why}。"),
    "submission.no_reason": Kind(422, "办理“{act}”须写明原因。"),
    "submission.own_acceptance": Kind(
        403, "“{file}”由您报送，按规定应由上一级{act}：县（市、区）的由市（州），市（州）的由省领导小组办公室。"
    ),
    "submission.unknown_region": Kind(422, "报送区域“{region}”不是行政区划代码。请填县级以上代码，多个用逗号隔开。"),
    "export.too_many_rows": Kind(
        422, "《{title}》选中 {rows} 行，超过 .xlsx 的上限 {limit} 行。请改导出 CSV 或 Parquet，或缩小范围。"
    ),
    "search.nothing_to_look_for": Kind(
        422,
        "“{text}”看不出要查什么。可填单位名称（两个字以上）、统一社会信用代码、证件号码、电话、姓名或拼音；"
        "县内查找可填 229900****0012、199****1234 或 张*明。",
    ),
    "search.too_many_rows": Kind(
        422, "这个县要翻查 {rows} 行，超过一次 {limit} 行的上限。请改用完整的姓名、证件号码或电话查询。"
    ),
    "link.too_many_rows": Kind(422, "这次比对要翻查 {rows} 人，超过一次 {limit} 人的上限。请按县（市、区）分别比对。"),
    "reveal.no_reason": Kind(422, "查看敏感信息须写明事由。"),
    "reveal.too_many": Kind(
        429, "今天查看敏感信息已达 {limit} 次上限，请明天再办；确需继续的，请联系省领导小组办公室。"
    ),
    # Notices, campaign folders and the round
    "notice.folder_exists": Kind(409, "{folder} 已经有了，没有载入。请换一个还没有的活动代码（文件夹名）。"),
    "notice.entered": Kind(409, "“{file}”的活动已经载入，草稿不能再改。"),
    "notice.usernames_taken": Kind(
        409,
        "账号 {names} 已经有了，姓名、身份或区域不同，或已停用，没有载入。是同一个人请写得与原账号一样，不是请换账号。",
    ),
    "notice.not_readable": Kind(422, "“{file}”没有读成：{why}。"),
    "team.no_reason": Kind(422, "更换检查组成员要写明原因。"),
    "pool.faulty": Kind(422, "人员没有加入：有 {count} 处要改。"),
    "team.not_ready": Kind(409, "检查组人员有 {count} 处不合要求，没有办理。"),
    "campaign.not_a_folder": Kind(422, "“{file}”没有载入：{why}。"),
    "campaign.faulty": Kind(422, "活动文件夹“{folder}”有 {count} 处错误，未予载入。"),
    "round.wrong_state": Kind(409, "“{title}”当前为“{state}”，不能办理“{act}”。"),
    "sheet.wrong_state": Kind(409, "“{title}”当前为“{state}”，不能办理“{act}”。"),
    "sheet.blank_items": Kind(422, "“{title}”还有 {count} 项未填或不合要求，按“不得空项”的规定不能提交。"),
    "answer.faulty": Kind(422, "{item} 没有保存，请改正下面所列。"),
    "decision.nothing_to_decide": Kind(409, "{item} 的各项记录没有不一致之处，不需要裁定。"),
    "record.faulty": Kind(422, "“{title}”有 {count} 处未填或不合要求，未予保存。"),
    "record.wrong_state": Kind(409, "“{title}”当前为“{state}”，不能办理“{act}”。更正请另做一份，原件保留。"),
    "opinion.faulty": Kind(422, "意见建议没有保存，请改正下面所列。"),
    "opinion.wrong_state": Kind(409, "这条意见建议当前为“{state}”，不能办理“{act}”。"),
    "duty.faulty": Kind(422, "责任部门和责任人没有保存，请改正下面所列。"),
    "filing.faulty": Kind(422, "“{file}”的归集没有保存，请改正下面所列。"),
    "comprehensive.faulty": Kind(422, "{place}的综合材料有 {count} 处不合要求，没有报送。"),
    "form.faulty": Kind(422, "检查表“{form}”有 {count} 处错误，没有发布。"),
    "form.unchanged": Kind(409, "“{title}”与已发布的第 {version} 版内容相同，不用再发布。"),
    "evidence.not_accepted": Kind(422, "“{file}”不能作为佐证：{why}。"),
    "report.not_ready": Kind(409, "第{team}组还不能签发报告。"),
    "report.not_signed": Kind(409, "第{team}组的报告还没有签发，不能重新签发。"),
    "report.no_reason": Kind(422, "重新签发要写明原因。"),
    "report.none_signed": Kind(409, "还没有一个组签发报告，全省公文没有内容可写。"),
    "report.faulty_issuing": Kind(422, "{title}没有印发：{why}。"),
    "report.no_pdf": Kind(409, "{why}"),
    "report.unknown_code": Kind(
        422, "版本校验码 {page_code} 不是这份文件的。请核对扫描件页脚的校验码，并在对应文件下登记。"
    ),
    "report.older_version": Kind(
        409,
        "扫描件签的是旧版本（版本校验码 {page_code}，{built} 制作），该版本已于 {superseded} 被新版本（{newest}）代替，"
        "没有登记。请打印新版本重新签字盖章。",
    ),
    "report.kept_before": Kind(409, "“{name}”已由{who}于 {on} 登记过，内容、签字人、代章单位都相同，没有再登记一次。"),
    "report.not_a_scan": Kind(422, "“{name}”没有登记：{why}。扫描件请用 PDF、JPG 或 PNG，不超过 {most} MB。"),
    "report.bad_certificate": Kind(422, "“{name}”的数字签名不能登记：{why}。"),
    "hand_over.not_signed": Kind(409, "还不能移交：{teams}的报告没有签发，其暗访和抽取尚未公开。"),
    "report.not_a_word_file": Kind(422, "“{name}”不是 Word 文件（.docx），或已损坏，没有核对。"),
    "visit.chosen_before": Kind(409, "{unit}的{what}已经选定，不能重复选取。"),
    "draw.empty_frame": Kind(
        409, "{place}没有可抽取的单位：纳入治理范围、在产的重点行业用人单位为 0 户。请先核对台账。"
    ),
    "draw.twice_in_frame": Kind(422, "抽样框里有 {count} 个代码重复（{codes}）。请先合并重复单位再抽取。"),
    # Days of visits, what is asked of places, handing in
    "itinerary.no_leader": Kind(409, "第{team}组没有组长，不能测算行程。请先由省办在活动文件夹里指定组长。"),
    "itinerary.no_stops": Kind(409, "第{team}组没有要排的受检点。请先开始本轮、选定受检县。"),
    "itinerary.no_plan": Kind(409, "第{team}组在 {window} 内排不下。{how}"),
    "itinerary.no_days": Kind(409, "{window} 之内已没有工作日可排。请核对检查时间。"),
    "itinerary.too_many": Kind(
        409, "第{team}组一天能走的站太多，次序不能逐一比较。请把相邻的小站合并，或写足每站用时。"
    ),
    "itinerary.out_of_time": Kind(409, "第{team}组的行程在限时内没有算出。请减少受检点或请假、回避的限制后再试。"),
    "itinerary.not_newest": Kind(409, "第{team}组已有更新的行程。请按最新的行程提出日期。"),
    "visit_day.wrong_state": Kind(409, "“{title}”当前为“{state}”，不能办理“{act}”。"),
    "visit_day.faulty": Kind(422, "不能这样改期：{why}。"),
    "other_inspection.faulty": Kind(422, "其他检查没有登记：{why}。"),
    "member_limit.faulty": Kind(422, "没有登记：{why}。"),
    "ask.faulty": Kind(422, "要求没有登记：{why}。"),
    "zero.not_zero": Kind(409, "{place}的{subject}不是零：{why}。不能作零报告。"),
    "zero.stated_before": Kind(409, "{place}的{subject}已作零报告。"),
    "hand_in.not_ready": Kind(409, "第{team}组还不能上报，差 {count} 件。"),
    "hand_in.done": Kind(409, "第{team}组已于 {at} 上报。"),
    "recount.no_results": Kind(409, "{place}还没有固化指标结果，没有可抽取的记录。请省办先固化结果。"),
    "recount.no_plan": Kind(
        409,
        "{place}的“{item}”没有可抽样核查的记录：没有计算数、总数为 0、由检查组所填统计，或申报过低没有多报的余地。",
    ),
    "recount.frame_waits": Kind(409, "{place}的“{item}”的抽样框已公布，待公开号码产生后抽取，不能再固化。"),
    "recount.drawn_before": Kind(409, "{place}的“{item}”已经抽取过，不能重抽。请在原来的抽取上续抽。"),
    "recount.frame_changed": Kind(
        409, "{place}的“{item}”的抽样框与页上显示的指纹不同：结果已重新固化。请刷新页面，核对新的指纹后再固化。"
    ),
    "recount.not_the_form": Kind(
        422, "“{file}”没有收下：{why}。请用本页“带走的核查表”填写，存为 .xlsx 后交回；这一次什么也没有写入。"
    ),
    "recount.faulty": Kind(422, "核查结果有 {count} 处问题，未报送，请逐处改正。"),
    "draw.not_so": Kind(422, "不能这样抽取：{why}。"),
    "draw.unreadable": Kind(422, "证书须为 JSON，抽样框须为 UTF-8 文本，这一份读不出来。请用下载的原文件。"),
    "draw.does_not_hold": Kind(422, "与证书不符，共 {count} 处。"),
    "draw.wrong_state": Kind(409, "{title}当前为“{state}”，不能办理“{act}”。次序是：备抽样框、公布、按号码抽取。"),
    "draw.no_inspectors": Kind(409, "没有可抽取的检查人员去{place}：都须回避或不参加抽取。请省办补充人员。"),
    "draw.too_few": Kind(422, "{title}的抽样框不够抽：{why}。"),
    "draw.redraw_no_reason": Kind(
        422, "{title}{before}。重抽另记一次，须写明原因（如抽中单位已停产关闭），原来的一次照样留存。"
    ),
    "draw.redraw_otherwise": Kind(422, "{title}原来是{how}，重抽也须{how}。"),
    "draw.visit_begun": Kind(409, "{title}不能重抽：原来抽中的“{employer}”已开始检查，有填写的内容。"),
    "draw.no_frames": Kind(
        409, "{title}还没有抽样框，没有可公布的。请先在检查单位页（复查的在复查抽取页）固化抽样框。"
    ),
    "draw.no_source": Kind(422, "公布抽样框时须写明用哪个公开号码（如“福利彩票 3D 第 2020197 期”）和它产生的日期。"),
    "draw.number_before_frame": Kind(
        422, "公开号码的日期 {on} 早于公布抽样框之日 {today}：号码须在公布之后才产生，否则可以照着号码配抽样框。"
    ),
    "draw.no_number": Kind(422, "没有填写“{source}”的号码。请照公布的填写。"),
    "draw.number_too_early": Kind(409, "“{source}”到 {on} 才产生，现在还不能抽取。"),
    "draw.frame_changed": Kind(
        409, "{title}有 {count} 个抽样框在公布指纹之后改动过，没有抽取。请由系统管理员从备份恢复，或另起一场重新公布。"
    ),
    "sample.not_a_demo": Kind(
        409, "示例台账是虚构的，只能装入示例环境（QINGCHEN_DEMO=1）。正式台账请用 qingchen registers submit 报送。"
    ),
    "sample.no_manifest": Kind(404, "{folder} 中没有 manifest.csv。请给出 qingchen sample 生成的 registers 文件夹。"),
    "demo.port_taken": Kind(
        409, "端口 {port} 已被占用。请关闭占用它的程序，或换一个端口：.venv/bin/qingchen demo --port 8001。"
    ),
    "demo.not_ours": Kind(409, "{folder} 里有别的文件，示例不会清空它。请换一个输出文件夹：--out 新文件夹。"),
    "demo.in_use": Kind(
        409,
        "{folder} 正由另一个示例在建立或使用。请等它完成，或先把它结束（Ctrl+C），再重新执行；"
        "也可换一个输出文件夹：--out 新文件夹。",
    ),
    "demo.no_disk": Kind(507, "{folder} 所在磁盘空间不足 1 GB，示例没有开始。请腾出空间后重新执行。"),
    "finding.faulty": Kind(422, "没有保存，请改正下面所列。"),
    "finding.wrong_state": Kind(409, "问题 {number} 当前为“{state}”，不能办理“{act}”。"),
    "finding.not_released": Kind(409, "第{team}组还没有签发报告，问题还不能下达整改。"),
    "finding.own_review": Kind(
        403, "问题 {number} 的整改由您报送或者办理过，按规定不能由您复核。请由检查组或省领导小组办公室的其他人复核。"
    ),
    "finding.nothing_to_draw": Kind(409, "没有待销号、还没有参加过复查抽取的问题，没有可抽取的。"),
    "finding.frame_changed": Kind(
        409, "待抽取的问题与页上显示的指纹不同：又有问题复核通过或销号。请刷新页面，核对新的指纹后再固化。"
    ),
    "finding.not_drawn": Kind(409, "问题 {number} 没有抽中复查，或者已经复查过。"),
    "finding.not_closable": Kind(409, "问题 {number} 还不能销号。"),
    "finding.no_step": Kind(409, "问题 {number} 今天没有要提醒、催办或通报的。"),
    "calendar.year_unknown": Kind(
        409,
        "{year} 年的放假和调休安排没有录入，不能推算工作日。请先按国务院办公厅当年的通知补录再办理。",
    ),
    "assessment.scheme_faulty": Kind(422, "评分办法有 {count} 处错误，没有载入。"),
    "assessment.faulty": Kind(422, "没有办理：{why}。"),
    "assessment.wrong_state": Kind(409, "{year} 年度考核当前为“{state}”，不能办理“{act}”。"),
    "assessment.not_ready": Kind(409, "还不能公布。"),
    "transfer.not_so": Kind(422, "问题 {number} 不能移送：{why}。"),
    "transfer.wrong_state": Kind(409, "问题 {number} 的移送当前为“{state}”，不能办理“{act}”。"),
    "transfer.no_case": Kind(409, "执法台账上“{case_no}”还不能办结：{why}。请待执法台账报送后再办理。"),
}
