"""Who the applicant is, and which parts of the files belong to somebody else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from checkers.folding import fold
from checkers.hints import CaseApplicant
from checkers.language import retraction_words
from checkers.language.led import led
from checkers.structure.part import Document, Passage
from corpus.store import load_regions

ORGANISATION = re.compile(
    r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()a-z0-9·&]{2,28}?(?:有限责任公司|股份有限公司|有限公司|集团公司|总公司|分公司|制造厂|加工厂|经营部|合作社|研究院|研究所|事务所|商行|个体工商户))"
)
CREDIT_CODE = re.compile(r"(?<![0-9a-z])(?=(?:[a-z]*\d){8})[159y][0-9a-z]{17}(?![0-9a-z])")
_REGION_WORD = re.compile(
    r"^(省|市|自治区|特别行政区|区|县)([\u4e00-\u9fff]{2,3}(区|县|镇)(?=[\u4e00-\u9fff]{5}))?"
)
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{2,3}(县|市|旗|镇)(?=[\u4e00-\u9fff]{5})")
_OWN_LABEL = re.compile(
    r"(申请|认证委托|企业|组织|单位|公司|申办|受审核|受评|委托)(方|人|组织|单位|企业)?(的)?(全称|名称|名|\(盖章\)|\(公章\))?|名称|住所|厂名|填表单位|申报单位"
)
_NOT_OWN_LABEL = re.compile(
    r"客户|供方|供应商|出租|甲方|买方|需方|承运|接收|接受|处置|检测机构|检验机构|乙方|出具|采购方|发证"
)
# Labels that say whom a paper is about or who drew it up, and the same in a sentence.
_SUBJECT = re.compile(
    r"^(委托|受检|送检|被检|申请|生产|制造|持证|受测|检测委托|样品|体检|用人|参检|产废|受查|报告|查询|被查询|被查|受审核|受审|被审核|审核|编制|发布|出具声明|声明|获证|许可证?持有|排污)(单位|方|企业|厂家?|商|人|者|主体|公司|对象|组织|客户)?(\([^)]*\))?(名称)?([及和与、]地址|确认)?$|^(单位|企业|公司|查询|主体)(名称|全称|名)$|^兹证明$|^(证书)?持有(人|单位|者)$|^认证(客户|组织)$"
)

_NAMED = re.compile(r"^[\u4e00-\u9fff()]{4,30}(公司|厂|行|店|社|部|院|所|中心|集团)$")
_SUBJECT_IN_TEXT = led(
    r"(?:(?:委托|受检|送检|被检|受测|建设|演练|参演|受审核?|被审核|查询|被查询|持证|获证|编制|发布)(?:单位|方|人|企业|对象|主体)(?!负责|应|须)(?:名称)?|(?:信用|公示|失信)[^,。:;]{0,12}查询|(?:^|[(（])委托)[:]?"
    r"(?P<name>[\u4e00-\u9fff()]{4,28}?(?:公司|厂|行|店|院|所|中心))"
)
# Words that were taken from somebody else's paper, or a paper that is somebody else's.
_TAKEN = re.compile(
    r"(?:摘自|引自|转自|抄自|摘抄自|摘录自|节选自|源自|借自|照抄|转载自|选自|仿照|套用|沿用)(?P<name>[\u4e00-\u9fff()]{4,28}?(?:公司|厂|集团|店|院|所|中心|协会))"
)
_BORROWED = re.compile(
    r"(用|借|沿用|套用|拿|贴|附)的?(还)?(是|了)?(上一?家|前(一家|任)?租户|前租客|房东|隔壁|别家|别人|同行|兄弟(公司|厂|单位)|母公司|总公司|集团公司|关联公司|姐妹公司|厂家|供货方|代理商|总代理)[^,。;]{0,16}的|"
    r"(房东|前租户|上一?家租户|隔壁厂?|兄弟公司|姐妹公司|关联公司|母公司)(的|有)(环评|批复|验收|执照|许可|证书?|报告|演练|合同|记录|业绩|登记)"
)
_COUNTERPART = re.compile(
    r"承运|运输|接收|接受|处置|利用|经营单位|供方|供应商|客户|需方|供货|外协|外包|承包|合作|检测机构"
)
_BY_CONSULTANT = re.compile(r"环评|环境影响|评价报告|设计院|监测报告编制|可研")
_GROUP = re.compile(r"[\u4e00-\u9fff]{2,8}集团(?!有限|股份)")
_LABORATORY = re.compile(r"检|测|试验|鉴定|计量|实验")
_SISTER = re.compile(r"(有限责任公司|股份有限公司|有限公司)$")
_FORMER = re.compile(
    r"(曾用名|原名|原名称|旧名|更名前|前称|变更前|前身|原为|原称|原系|由|老名字|以前叫)[^,。;]{0,6}?(?P<name>[\u4e00-\u9fff()]{4,26}?(?:公司|厂|店|部))"
)
_RENAMED = re.compile(r"曾用名|原名|旧名|更名|前称|变更|前身|原为|原称|原系|改名|老名字|以前叫")


@dataclass(slots=True)
class Applicant:
    """The applicant as far as the files (or the case) tell; ``brand`` is the telling part of the name."""

    name: str | None = None
    credit_code: str | None = None
    brands: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)

    def is_(self, organisation: str) -> bool:
        """Whether a full legal name is the applicant's own: a sister of nearly the same name is another."""
        if not self.owns(organisation):
            return False
        if not self.name or not _SISTER.search(organisation):
            return True
        own = {_core(fold(self.name)), *map(_core, self.former)}
        other = _core(organisation)
        return any(other in name or name in other or misread(other, name) for name in own)

    def named_in(self, text: str) -> bool:
        """Whether a folded text names the applicant; the names of sisters and of its group do not count."""
        if not any(b in text for b in self.brands):
            return False
        for name in organisations(text):
            if not self.is_(name):
                text = text.replace(name, "")
        if self.name and "集团" not in self.name:
            text = _GROUP.sub("", text)
        return any(b in text for b in self.brands)

    def owns(self, organisation: str) -> bool:
        """Whether an organisation name is the applicant, a former name or a short form of it."""
        return not self.name or any(b in organisation for b in self.brands)


def misread(one: str, other: str) -> bool:
    """Whether two names differ in one character only, as a slip of the pen or of the eye."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


def _core(name: str) -> str:
    """An organisation name without its region and legal form."""
    rest = _without_regions(_SISTER.sub("", name))
    return re.sub(r"[()]", "", rest)


def _without_regions(name: str) -> str:
    rest = name
    stripped = True
    while stripped:
        stripped = False
        for region in load_regions():
            if rest.startswith(region) and len(rest) - len(region) >= 4:
                rest = _REGION_WORD.sub("", rest[len(region) :])
                stripped = True
                break
    return _COUNTY.sub("", rest)


def brand_of(name: str) -> str:
    """The telling part of an organisation name: without the regions before it, cut to two characters."""
    rest = name
    stripped = True
    while stripped:
        stripped = False
        for region in load_regions():
            if rest.startswith(region) and len(rest) - len(region) >= 6:
                rest = rest[len(region) :]
                rest = _REGION_WORD.sub("", rest)
                stripped = True
                break
    rest = _COUNTY.sub("", rest)
    return rest[:2] if len(rest) >= 2 else name[:4]


def organisations(text: str) -> list[str]:
    """Organisation names in a folded text, without words that merely stand before them."""
    found = []
    for match in ORGANISATION.finditer(text):
        name = re.sub(
            r"^.*?(?:是|为|与|和|由|向|给|到|在|致|及|的|于|[:：()、,])(?=[\u4e00-\u9fff]{5,})",
            "",
            match["name"],
        )
        found.append(name if len(name) >= 6 else match["name"])
    return found


def detect(documents: Sequence[Document], told: CaseApplicant | None = None) -> Applicant:
    """The applicant by the application form and licence, otherwise by what most files name."""
    votes: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for document in documents:
        own = bool({"application_form", "business_licence"} & document.kinds.keys())
        applies = document.kinds.get("application_form", 0.0) >= 0.7
        in_file: set[str] = set()
        labelled: dict[str, int] = {}  # a paper that names somebody five times tells it once
        answered = False
        for number, passage in enumerate(document.root.all_passages()):
            if passage.kind == "column":
                continue
            names = organisations(passage.folded)
            if applies and names and number < _TOP and not in_file and _answers_who(passage):
                votes[names[0]] += _APPLIES
            elif (
                passage.kind == "field" and names and "认证" not in names[0] and _is_own_label(passage.label)
            ):
                weight = 8 if own else 4
                if applies and not answered and _APPLICANT_LABEL.search(fold(passage.label)):
                    weight, answered = _APPLIES, True
                labelled[names[0]] = max(labelled.get(names[0], 0), weight)
            in_file.update(n for n in names if "认证" not in n)
            for match in CREDIT_CODE.finditer(passage.folded):
                codes[match.group().upper()] += 6 if own else 1
        votes.update(labelled)
        votes.update(dict.fromkeys(in_file, 3 if own else 2))
    if told is not None:
        former = {fold(n) for n in told.former_names}
        brands = {brand_of(n) for n in (fold(told.name), *former)}
        return Applicant(told.name, told.credit_code or _likeliest(codes), brands, former)
    chosen = sorted(votes.items(), key=lambda v: (-v[1], v[0]))[0][0] if votes else None
    if chosen is None:
        return Applicant(None, _likeliest(codes))
    former = _former_names(documents, chosen)
    return Applicant(chosen, _likeliest(codes), {brand_of(n) for n in (chosen, *former)}, former)


def _former_names(documents: Sequence[Document], name: str) -> set[str]:
    """The names the applicant had before, where a passage says so (曾用名, 原名, 由…更名)."""
    found: set[str] = set()
    for document in documents:
        for passage in document.root.all_passages():
            if _RENAMED.search(passage.folded):
                found.update(m["name"] for m in _FORMER.finditer(passage.folded) if m["name"] != fold(name))
    return found


_APPLIES = 12  # votes of the answer to who applies
_APPLICANT_LABEL = re.compile(
    r"(申请|委托|申办|申报|认证委托|受审核)(方|人|组织|单位|企业|公司)|^(单位|企业|公司|组织)(全称|名称)"
)
_SURE = 0.7
_SAYS_ALL = 34  # characters of a sentence that says it all itself: only it is somebody else's
_TOP = 16  # passages of an application form among which the applicant is named


def _answers_who(passage: Passage) -> bool:
    """Whether an answer in a form names somebody who is no counterpart."""
    return passage.kind == "field" and not _NOT_OWN_LABEL.search(fold(passage.label))


def _likeliest(codes: Counter[str]) -> str | None:
    """The code named most, those with a right check character first."""
    ranked = sorted(codes.items(), key=lambda c: (not valid_credit_code(c[0]), -c[1], c[0]))
    return ranked[0][0] if ranked else None


def _is_own_label(label: str) -> bool:
    folded = fold(label)
    return bool(_OWN_LABEL.search(folded)) and not _NOT_OWN_LABEL.search(folded)


_CHARSET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def valid_credit_code(code: str) -> bool:
    """Whether the check character of a 统一社会信用代码 is right (GB 32100-2015)."""
    if len(code) != 18 or any(c not in _CHARSET for c in code):
        return False
    total = sum(_CHARSET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return _CHARSET[(31 - total % 31) % 31] == code[17]


def mark_foreign(documents: Sequence[Document], applicant: Applicant) -> None:
    """Flag what belongs to another organisation: files headed by it, stretches whose subject it is."""
    if not applicant.name:
        return
    for document in documents:
        passages = list(document.root.all_passages())
        if not any(applicant.named_in(p.folded) for p in passages) and _headed_by_other(document, applicant):
            document.root.flags.add("foreign")
            continue
        for number, passage in enumerate(passages):
            if not _names_other_subject(passage, applicant):
                continue
            if passage.kind == "sentence" and len(passage.folded) >= _SAYS_ALL:
                passage.flags.add("foreign")
            else:
                _mark_stretch(passages, number, applicant)
        _mark_rows(document, applicant)


def _names_other_subject(passage: Passage, applicant: Applicant) -> bool:
    """Whether a field or sentence names somebody else as whom it is about or from whom it is taken."""
    names: list[str] = []
    if passage.kind == "field" and (_SUBJECT.match(bare_label(passage.label)) or _names_licensee(passage)):
        value = fold(passage.value)
        names = organisations(value) or ([value] if _NAMED.search(value) else [])
        if any(_COUNTERPART.search(p.folded_title) for p in passage.part.chain() if p.kind != "file"):
            names = []
    elif passage.kind == "sentence":
        match = _SUBJECT_IN_TEXT.search(passage.folded) or _TAKEN.search(passage.folded)
        if match and match.group().startswith(("委托", "(委托")) and _LABORATORY.search(match["name"]):
            match = None  # whom the applicant commissioned
        consultant = match and match.group().startswith("编制") and _BY_CONSULTANT.search(passage.folded)
        names = [match["name"]] if match and not consultant else []
        lent = (
            retraction_words.ORGANISATION_SAYS.match(passage.folded)
            or retraction_words.BROTHER.match(passage.folded)
            or retraction_words.TITLED_BY.match(passage.folded)
        )
        names = names or ([lent["name"]] if lent else [])
        if retraction_words.LENT.search(passage.folded):
            return True
        if not names and _BORROWED.search(passage.folded):
            return True
    return bool(names) and not any(applicant.is_(n) for n in names)


_AFFIXES = re.compile(
    r"^[\d①-⑳一二三四五六七八九十(（.、)）\s]{1,5}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)])[a-z][a-z'./&-]*$"
)


def bare_label(label: str) -> str:
    """A folded label without its number and without its English twin (1 委托方名称 Client)."""
    return _AFFIXES.sub("", fold(label))


def _names_licensee(passage: Passage) -> bool:
    """Whether a field of a business licence gives the name of its holder."""
    named = bare_label(passage.label) in ("名称", "企业名称", "字号名称")
    return named and any(p.kinds.get("business_licence", 0.0) >= _SURE for p in passage.part.chain())


def _mark_rows(document: Document, applicant: Applicant) -> None:
    """Flag the rows of a register whose column of subjects names somebody else."""
    for part in document.root.walk():
        for record in part.records:
            for answer in record.answers:
                if _SUBJECT.match(bare_label(answer.label)) and not _COUNTERPART.search(part.folded_title):
                    names = organisations(fold(answer.value))
                    if names and not any(applicant.is_(n) for n in names):
                        record.passage.flags.add("foreign")


def _mark_stretch(passages: Sequence[Passage], at: int, applicant: Applicant) -> None:
    """From the title above a foreign subject to the next title or page, unless the applicant is named there."""
    page = passages[at].block.location.page
    start = at
    while (
        start > 0
        and at - start < 8
        and passages[start].kind != "title"
        and _same_page(passages[start - 1], page)
    ):
        start -= 1
    end = at
    while (
        end + 1 < len(passages) and passages[end + 1].kind != "title" and _same_page(passages[end + 1], page)
    ):
        end += 1
    if page is not None and not any(applicant.named_in(p.folded) for p in passages if _same_page(p, page)):
        stretch = [p for p in passages if p.block.location.page == page]
    else:
        stretch = list(passages[at - min(at - start, 4) : end + 1])
    if page is None and any(applicant.named_in(p.folded) for p in passages[start : end + 1]):
        stretch = [p for p in stretch if p.block is passages[at].block]
    for passage in stretch:
        passage.flags.add("foreign")


def _same_page(passage: Passage, page: int | None) -> bool:
    return page is None or passage.block.location.page == page


def _headed_by_other(document: Document, applicant: Applicant) -> bool:
    """Whether running header, title or first lines name another organisation as the author."""
    passages = [p for p in document.root.all_passages() if p.kind != "column"]
    head = [p for p in passages if p.kind == "header"][:4]
    head += [p for p in passages if p.kind in ("title", "sentence")][:4]
    names = [n for p in head for n in organisations(p.folded) if p.folded.startswith(n) or p.kind == "header"]
    names += [n for p in passages[:10] if _names_other_subject(p, applicant) for n in organisations(p.folded)]
    return bool(names) and not any(applicant.is_(n) for n in names)
