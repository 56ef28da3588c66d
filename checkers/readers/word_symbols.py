"""Check marks and signs that Word writes in symbol fonts, as the characters a reader sees."""

from __future__ import annotations

CHECK_MARKS = frozenset("□☐☑☒■✓✔√✗✘")

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x7F: "□", 0xA1: "○", 0xA7: "■", 0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: "□", 0x30: "□", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗",
    0x96: "•", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□", 0xA4: "□", 0xA5: "□",
}  # fmt: skip
_SYMBOL = {
    0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x77: "ω",
    0x66: "φ", 0x71: "θ", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL, "webdings": _WEBDINGS}


def sign(font: str, code: int) -> str:
    """The character shown for a code of a symbol font; the code itself where it is not known."""
    signs = _FONTS.get(font.strip().lower())
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if signs is not None and low in signs:
        return signs[low]
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def in_symbol_font(text: str, font: str) -> str:
    """Text written in a symbol font, as the signs it shows; plain fonts leave it alone."""
    if font.strip().lower() not in _FONTS:
        return text
    return "".join(sign(font, ord(letter)) for letter in text)
