"""The Chinese words for the codes of a findings file."""

from __future__ import annotations

VERDICTS = {
    "met": "符合",
    "partly_met": "部分符合",
    "missing": "缺失",
    "cannot_determine": "无法判定",
    "needs_person": "需人工判断",
    "not_applicable": "不适用",
}
VERDICT_MEANINGS = {
    "met": "资料中已见本单位有效的规定或记录",
    "partly_met": "只见到一部分，或为未签发的稿件，或只对部分人员、物品成立",
    "missing": "可读资料中未见，或仅有标题、空白表格、他人或过期的资料",
    "cannot_determine": "可能写在未能读取的文件里，理由栏写明是哪一份",
    "needs_person": "文件不能说明，须由人判断或到现场查看",
    "not_applicable": "方案自带的条件不成立，理由栏写明是哪一条件",
}
# One colour a verdict, dark enough for text on white: used by Word, Excel and the page alike.
VERDICT_COLOURS = {
    "met": "1B7F4B",
    "partly_met": "9A6700",
    "missing": "C0262D",
    "cannot_determine": "7B3FB5",
    "needs_person": "1D62B8",
    "not_applicable": "5F6773",
}
VERDICT_TINTS = {
    "met": "E3F4EA",
    "partly_met": "FDF1D3",
    "missing": "FBE3E3",
    "cannot_determine": "F0E6FA",
    "needs_person": "E1EDFB",
    "not_applicable": "ECEEF1",
}
SEVERITIES = {"critical": "关键", "major": "主要", "minor": "次要", "info": "提示"}
STATUSES = {"unreadable": "未能读取", "partly_read": "部分读取", "read": "已读取"}
REASONS = {
    "encrypted": "设有密码",
    "corrupt": "已损坏或无法解析",
    "wrong_type": "扩展名与内容不符",
    "unsupported": "格式不支持",
    "too_large": "过大",
    "no_text_layer": "扫描件或图片，没有可读文字",
    "unmapped_fonts": "字体未嵌入，文字无法还原",
    "timeout": "读取超时",
    "empty": "空文件",
    "unsafe": "不安全，未打开",
}
# What the applicant is asked to do with a file that could not be read: polite, and nothing about our tools.
REQUESTS = {
    "encrypted": "文件设有密码，请提供已解除密码保护的版本",
    "corrupt": "文件无法打开，请重新导出后提交",
    "wrong_type": "文件扩展名与内容不一致，请核对后重新提交",
    "unsupported": "文件格式无法打开，请转为 Word、Excel 或 PDF 格式后提交",
    "too_large": "文件过大，请拆分或压缩图片后提交",
    "no_text_layer": "文字无法辨认，请提供清晰的扫描件或可编辑的电子版",
    "unmapped_fonts": "文字无法正常显示，请重新导出 PDF（嵌入字体）或提供原始电子版",
    "timeout": "文件内容过于复杂而未能打开，请拆分或重新导出后提交",
    "empty": "文件没有内容，请重新提交",
    "unsafe": "文件无法安全打开，请直接提交文件本身",
}
REQUEST = "未能读取，请核对后重新提交"
