"""Guards as pipeline components: negation, intent, placeholder, quoted requirement, declared absence.

Each component finds stretches of the folded text (one token a character) and notes them in
``doc.user_data["scopes"]`` as (guard, start, end). A hit inside a stretch is no evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

Scope = tuple[str, int, int]

_CLAUSE = re.compile(r"[^\n。;!?,]+")
_SENTENCE = re.compile(r"[^\n。;!?]+")

_NEGATOR = re.compile(
    r"(?<![有能])(?:目前|暂时|现在|至今|一直|并|还|也|都|均|从|尚|暂|仍|历来)*"
    r"(?:没有|没人|没(?=[设建立制定编写做搞开配买装签填有办交盖发弄安留订送测查])|尚未|尚无|暂未|暂无|还未|从未|未曾|并无|并未|"
    r"未(?:另|专门|单独|专|能|予|再|按)?(?=[设建制编做开配购签填办发安留订形成明确规定提供见附实施进组保存记录测装完评]|开放|上线|启用|覆盖|列入|纳入|接入|打通|实现|涉及|包含|包括)|"
    r"无(?=[专此该相需任须法要]|记录|人员|证|制度|文件|计划|台账|预案|方案|规定|设备|仪器|报告|合同|档案|$)|"
    r"不设|不再|不具备|不涉及|不存在|不包括|不含|不配|不提供|不搞|不做|不开展|不进行|不使用|不适用|不用|不作|不另|不列入|未列入|不需要|不纳入|不归|不属于|不在此列|取消|停止|缺少|缺失|欠缺|省去|免了|空缺)"
)
# Double negation, conditions and names that merely begin like a negation: looked at from the negator on.
_BEFORE_CONDITION = re.compile(r"(如|若|凡|遇|当|一旦|假如|要是|对于?|倘|有|是否|发现|因)(果)?[^,]{0,6}$")
_NOT_NEGATED = re.compile(
    r"未经|(没有|未|没|无).{0,16}(的,?不|不得|不准|不许|不能|不可|不予|严禁|禁止|不让|不放|不发|不收|不上|不算|不入|拒)|"
    r"无(铅|尘|损|线|纸|菌|害|毒|卤|人机|缝|缺陷|误|异常|划|毛刺|破损|变形|松动|泄漏|短路|虚焊|气泡|裂)|"
    r"(没有|未|没|无)[^,。]{0,16}(者|时|的)(?=,|要|须|应|由|就|一律|按|则)|不再(犯|重复|发生)"
)
_TAIL = re.compile(r"(还|暂|目前|一直|尚|都|也)*(没有|没|未|无|缺|欠|空着|待补)[^,]{0,6}$")
_INTENT = re.compile(
    r"打算|准备(于|在|明|下|今后|年|把|将|添|上|买|建|做|搞|开|请|换|引)|"
    r"拟(于|在|建|定|购|制|设|订|开|增|请(?!认证)|引|用|派|从|新|采|编|安排|对|将)|"
    r"计划(?=20\d\d|[一二三四]季度|第)|计划(于|在|明|下|后|今年|把|将|添|购|建|新|到|引|年底|再|请|换|增)|规划(于|在|中|建)|"
    r"(将|会|要)(于|在)?(明年|后年|下(个|一)?(年|季|月|半年|阶段|步)|20\d\d年|年底|年内|尽快|逐步|适时|陆续)|"
    r"明年(?!.{0,6}(到期|有效))|后年|下一?(步|年度|阶段|季度|财年)(?!.{0,4}(工序|流程))|"
    r"(正在|尚在|还在|仍在|正)(编|筹|组织|办|建设|补|申|制定|拟|讨论|起草|办理|申请|走流程|准备|招|洽谈|联系|草拟|修订中|完善)|"
    r"筹备(中|建)|筹建|有意(?!见)|争取(?=.{0,8}(建|上|做|完成|实现|通过))|预计(?=.{0,12}(建|完成|上线|启用|开展|投入|实施))|"
    r"尽快(建|完善|制定|补|落实|办|上|编)|后续(会|将|再|拟|考虑)|以后再|今后(将|会|再|要)|等.{0,12}再(做|建|补|搞|上|办|买|写|编)|"
    r"待.{1,12}(后|时)(再)?(建|编|制|补|定|购|完善|开展|实施|上线)|将(建立|制定|编制|开展|组织|购置|引进|增设|设立|配备|完善)|(挪|推|延|改|顺)(迟|后|延)?(到|至)(明年|后年|20\d\d|下)|报名后|(二期|三期|下期|后期|下一期|以后)(再|做|上|开发|实现)|(预算|计划)(里|中|内)?(申请|申购|安排|列支)|列入[^,。]{0,8}(预算|计划)|考虑(增|添|购|建|引|上|请|设|做)"
)
_HABITUAL = re.compile(r"每|已|均|负责|应|须|按|共|完成|了(?=,)|20\d\d")
_PLACEHOLDER = re.compile(
    r"待(补|定|填|编|完善|续|写|确认|提供|更新)|请[^,。]{0,8}(补充|补写|填写|完善|补上)|[(【\[<{](此处|请|填|插入|公司名|企业名|单位名|示例|略|空|日期|姓名|部门)[^)】\]>}]{0,20}[)】\]>}]|"
    r"请在此|此处(填|写|插)|按实际(情况)?填|×{2,}|[xX*＊]{3,}|某某|_{3,}|tbd|todo|\(略\)|示例文字|样例文字|本章待|暂缺|模板说明|lorem"
)
_CITED = re.compile(
    r"《[^》]{2,60}(法|条例|规定|办法|标准|规范|要求|通则|准则|细则)[^》]{0,12}》|gb/?t?\d{3,}|(国家|行业|地方|相关|有关|现行|强制性)(的)?(法律|法规|标准|规定|规范|要求)|"
    r"本(规范|标准|认证规则|规则)|认证(规则|规范|标准)(的)?要求|法律法规"
)
_MODAL = re.compile(
    r"应(?!急|收|付|用|届|对|力|变|聘|答|到|答)|必须|须|符合|遵守|遵照|满足|执行|不得|按照|依照|要求|规定"
)
_OWN = re.compile(
    r"我(厂|司|公司|们|部|店|单位)|本(公司|厂|司|店|单位|部门|车间|项目|批|次|产品)|公司(?!法)|由.{1,10}(负责|组织|编|做|填|保管|审|办|跟)|"
    r"每(年|月|季|周|天|日|批|班|台|件|款|次|半年)|\d+(%|天|日|小时|个月|年|次|mm|件|台|kg|℃|分钟|ppm)|"
    r"[\u4e00-\u9fff]{1,4}(部|科|组|课|室|中心|车间|员工|经理|厂长|主任|主管|班长|组长|文员|仓管|老板|师傅)(负责|组织|要|应|须|按|对|每|在|把|填|收|检|审|编|做|将|会|人员)?"
)
_ECHO = re.compile(
    r"^(\d+(\.\d+)*|[(（]?[一二三四五六七八九十\d]+[)、.])?(企业|组织|申请方|申请人|申请组织|认证委托人|服务(提供者|组织|方)|生产企业|受审核方|获证组织|各企业)(应|必须|须|宜|需)"
)


def scopes_of(pattern_name: str, text: str) -> Iterator[Scope]:
    """The guarded stretches of one kind in a text (for tests and for single sentences)."""
    yield from _FINDERS[pattern_name](text)


def _negated(text: str) -> Iterator[Scope]:
    for match in _NEGATOR.finditer(text):
        clause_start, clause_end = _around(text, match.start(), ",。;!?\n")
        sentence_end = _around(text, match.start(), "。;!?\n")[1]
        if _NOT_NEGATED.match(
            text[match.start() : sentence_end].lstrip("目前暂时现在至今一直并还也都均从尚仍")
        ):
            continue
        if _BEFORE_CONDITION.search(text[clause_start : match.start()]):
            continue
        yield "negated", _reach(text, clause_start, clause_end, match), clause_end


def _reach(text: str, start: int, end: int, negator: re.Match[str]) -> int:
    """Where a denial begins: a short clause is denied whole, a bare one ("…，没有") denies the topic before it."""
    if end - negator.end() <= 2 and text[start - 1 : start] == ",":
        return _around(text, start - 2, ",。;!?\n")[0]
    tail = _TAIL.search(text[start:end])
    if end - start <= 22 or (tail and tail.end() - tail.start() <= 14):
        return start
    return negator.start()


def _around(text: str, at: int, stops: str) -> tuple[int, int]:
    start = max(text.rfind(stop, 0, at) for stop in stops) + 1
    ends = [e for e in (text.find(stop, at) for stop in stops) if e >= 0]
    return start, min(ends, default=len(text))


def _intended(text: str) -> Iterator[Scope]:
    for match in _INTENT.finditer(text):
        start, end = _around(text, match.start(), "。;!?\n")
        before = _around(text, match.start(), ",。;!?\n")[0]
        habitual = before - start > 40 or _HABITUAL.search(text[start:before])
        yield "planned", before if habitual else start, end


def _placeholders(text: str) -> Iterator[Scope]:
    for match in _PLACEHOLDER.finditer(text):
        start, end = _around(text, match.start(), "。;!?\n")
        if end - start - (match.end() - match.start()) <= 24:
            yield "blank", start, end


def _quoted(text: str) -> Iterator[Scope]:
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        if _ECHO.search(said) or (
            _CITED.search(said) and _MODAL.search(said) and not _OWN.search(_CITED.sub("", said))
        ):
            yield "quoted", *sentence.span()


_FINDERS = {"negation": _negated, "intent": _intended, "placeholder": _placeholders, "quotation": _quoted}


def _note(doc: Doc, finder: str) -> Doc:
    doc.user_data.setdefault("scopes", []).extend(_FINDERS[finder](doc.user_data["text"]))
    return doc


@Language.component("certdesk_negation")
def negation(doc: Doc) -> Doc:
    """Notes what is denied: 没有, 未建立, 不设, 尚无; not double negation or conditions."""
    return _note(doc, "negation")


@Language.component("certdesk_intent")
def intent(doc: Doc) -> Doc:
    """Notes what is only intended: 拟, 打算, 明年, 正在筹备."""
    return _note(doc, "intent")


@Language.component("certdesk_placeholder")
def placeholder(doc: Doc) -> Doc:
    """Notes template leftovers: 待补充, ××××, ____, 【请填写】."""
    return _note(doc, "placeholder")


@Language.component("certdesk_quotation")
def quotation(doc: Doc) -> Doc:
    """Notes sentences that only repeat a law, a standard or the requirement, with no arrangement of one's own."""
    return _note(doc, "quotation")
