"""The Word reader: .docx, .docm, .dotx, .dotm and Strict files into located blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checkers import ole
from checkers.document import Block, BlockKind, FileReading
from checkers.readers.trouble import Unreadable
from checkers.readers.word_chunks import chunk_lines, diagram_lines
from checkers.readers.word_looks import Looks
from checkers.readers.word_names import IDENTIFIER, RELATIONSHIP_ID, WORD, Element
from checkers.readers.word_numbering import Numbering
from checkers.readers.word_package import DAMAGED, NOT_WORD, Package
from checkers.readers.word_pictures import large_pictures, picture_parts
from checkers.readers.word_styles import Styles, styles_of
from checkers.readers.word_text import TextReader
from checkers.readers.word_walk import Emit, Walk

SIDE_STORIES: tuple[tuple[str, BlockKind], ...] = (
    ("header", "header"),
    ("footer", "footer"),
    ("footnotes", "note"),
    ("endnotes", "note"),
    ("comments", "comment"),
)
ITEMS = {"footnotes": WORD + "footnote", "endnotes": WORD + "endnote", "comments": WORD + "comment"}
LEGACY = b"\xd0\xcf\x11\xe0"

ENCRYPTED = "文件设有打开密码，无法读取。请取消密码后重新提交。"
OLD_FORMAT = "文件不是 .docx 格式（可能是旧版 .doc）。请用 Word 或 WPS 另存为 .docx 后重新提交。"
MENDED = "文件有损坏，只读出一部分，内容可能不全。请用 Word 或 WPS 打开核对，另存后重新提交。"
AMBIGUOUS = "文件包内有内容不同的同名部件，无法确定以哪一份为准。请用 Word 或 WPS 打开核对，另存后重新提交。"
EMBEDDED = "文件内嵌入了其他格式的文档，这部分没有读取。请将其内容直接写入正文后重新提交。"
ONLY_PICTURES = "文档中只有图片、没有文字。请提交可复制文字的版本，或由审核人员人工查看。"
NOTHING = "文档中没有文字，请核对是否提交了正确的文件。"


def read(data: bytes, reading: FileReading) -> None:
    """Read one Word file into blocks with status, notes and unread parts."""
    document = Document(data)
    document.walk(lambda block, element: reading.blocks.append(block))
    _judge(document, reading)


def pictures(data: bytes) -> list[tuple[str, bytes]]:
    """Name and content of the large pictures, named as in ``unread_parts``: for a later OCR step."""
    document = Document(data)
    return [(name, document.package.parts.read(part)) for name, part in document.large_pictures()]


class Document:
    """One opened Word file: its stories, and what of it could not be read."""

    def __init__(self, data: bytes) -> None:
        _refuse_others(data)
        self.package = Package(data)
        self.unread: list[str] = []  # embedded documents of formats that are not read
        content = self.package.content(self.package.main)
        root: Element = self.package.parsed(self.package.main, content)
        if root is None:
            raise Unreadable("corrupt", DAMAGED)
        if not str(root.tag).startswith(WORD):
            raise Unreadable("wrong_type", NOT_WORD)
        self.root = root
        self._sources = [content]
        self.styles: Styles | None = None

    def large_pictures(self) -> list[tuple[str, str]]:
        """Name and part of the pictures that may hold scanned evidence."""
        return list(large_pictures(self.package, self.root))

    def walk(self, emit: Emit) -> None:
        """Hand every block and the element it was read from to ``emit``, in reading order."""
        stories = list(self._side_stories())
        walk = self._walk(emit)
        _tell(walk, [story for story in stories if story[0] == "header"])
        walk.body(self.root)
        _tell(walk, [story for story in stories if story[0] != "header"])

    def _walk(self, emit: Emit) -> Walk:
        styles = self.styles = styles_of(self.package)
        reader = TextReader(styles, Looks(styles, self._sources), self._sources)
        lists = Numbering(self._numbering(), styles)
        return Walk(reader, styles, lists, emit, self._chunk, self._diagram)

    def _numbering(self) -> Callable[[], Element | None]:
        """What parses the definitions of lists once they are needed."""
        parts = self.package.related("numbering")[:1]
        contents = [self.package.content(part) for part in parts]
        return lambda: self.package.parsed(parts[0], contents[0]) if parts else None

    def _side_stories(self) -> Iterator[tuple[str, BlockKind, Element]]:
        for relation, kind in SIDE_STORIES:
            for part in self._in_section_order(relation):
                content = self.package.content(part)
                root = self.package.parsed(part, content)
                if root is not None:
                    self._sources.append(content)
                    yield relation, kind, root

    def _in_section_order(self, relation: str) -> list[str]:
        """Headers and footers in the order the sections use them; then those no section names."""
        parts = self.package.related(relation)
        if relation not in ("header", "footer") or len(parts) < 2:
            return parts
        relations = self.package.relations(self.package.main)
        links = [e.get(RELATIONSHIP_ID) for e in self.root.iter(f"{WORD}{relation}Reference")]
        used = [relations[link].target for link in links if link in relations]
        return [part for part in dict.fromkeys(used + parts) if part in parts]

    def _chunk(self, element: Element) -> list[str]:
        relation = self.package.relations(self.package.main).get(element.get(RELATIONSHIP_ID) or "")
        lines = chunk_lines(self.package, relation.target) if relation else None
        if lines is None:
            self.unread.append(f"嵌入内容{len(self.unread) + 1}")
        return lines or []

    def _diagram(self, link: str) -> list[str]:
        relation = self.package.relations(self.package.main).get(link)
        return diagram_lines(self.package, relation.target) if relation else []


def _refuse_others(data: bytes) -> None:
    if data.startswith(LEGACY):
        names = {name.lower() for name in ole.CompoundFile(data).names()}
        if names & {"encryptedpackage", "encryptioninfo"}:
            raise Unreadable("encrypted", ENCRYPTED)
        raise Unreadable("wrong_type", OLD_FORMAT)
    if b"PK\x03\x04" not in data:
        raise Unreadable("corrupt", DAMAGED)


def _tell(walk: Walk, stories: list[tuple[str, BlockKind, Element]]) -> None:
    for relation, kind, root in stories:
        if relation not in ITEMS:
            walk.story(root, kind)
            continue
        for item in root.iterchildren(ITEMS[relation]):
            if item.get(WORD + "type", "normal") == "normal":
                reference = (relation.removesuffix("s"), item.get(IDENTIFIER) or "")
                walk.story(item, kind, walk.anchors.get(reference))


def _judge(document: Document, reading: FileReading) -> None:
    """Set status, reason, message and remarks from what was met on the way."""
    package = document.package
    styles_broken = document.styles is not None and document.styles.broken
    mended = bool(styles_broken or package.broken or package.parts.damaged or package.parts.rescued)
    if mended and not reading.blocks:
        raise Unreadable("corrupt", DAMAGED)
    has_text = any(block.text.strip() for block in reading.blocks if block.visible != "deleted")
    large = [name for name, _ in document.large_pictures()]
    reading.unread_parts = (*document.unread, *_attachments(package), *large)
    reading.notes += tuple(_remarks(reading.blocks))
    if mended:
        _set_partly(reading, "corrupt", MENDED)
    elif package.parts.conflicts:
        _set_partly(reading, "corrupt", AMBIGUOUS)
    elif document.unread:
        _set_partly(reading, "unsupported", EMBEDDED)
    elif not has_text and picture_parts(package, document.root):
        raise Unreadable("no_text_layer", ONLY_PICTURES)
    elif not has_text:
        reading.message = NOTHING


def _set_partly(reading: FileReading, reason: str, message: str) -> None:
    reading.status, reading.reason, reading.message = "partly_read", reason, message


def _attachments(package: Package) -> list[str]:
    found = package.related("package") if package.relations(package.main) else []
    return [f"嵌入文件{index}" for index, _ in enumerate(found, start=1)]


def _remarks(blocks: list[Block]) -> Iterator[str]:
    counts = {"inserted": 0, "deleted": 0, "hidden": 0}
    for block in blocks:
        if block.visible != "visible":
            counts[block.visible] += len("".join(block.text.split()))
    if counts["inserted"] or counts["deleted"]:
        yield f"含未接受的修订（整段插入 {counts['inserted']} 字、删除 {counts['deleted']} 字），请确认以哪一版为准"
    if counts["hidden"]:
        yield f"含隐藏或白色文字 {counts['hidden']} 字，不作为证据"
