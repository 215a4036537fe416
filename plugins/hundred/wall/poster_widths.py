"""How wide a text will be, in whatever font it is shown: an estimate, so that names can be placed without a font.

The table was read from Noto Sans and its sisters for Arabic, Hebrew, Devanagari, Bengali, Tamil and Thai (SIL Open Font
License; regular weight): hundredths of an em, rounded to five. Arabic letters are the mean of their joined forms.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_HANGUL = range(0xAC00, 0xD7A4)
_FLAGS = range(0x1F1E6, 0x1F200)  # regional indicators, two of which are one flag
_TONES = range(0x1F3FB, 0x1F400)  # of the skin of the emoji before them
_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"
_VIRAMAS = "\u094d\u09cd"  # Devanagari, Bengali: the consonant before is halved and joins the next
_HALF = 0.65
_EMOJI, _WIDE, _OTHER = 1.25, 1.0, 0.85  # em
_WIDTHS = {
    20: ("'¸‘’"),
    25: (" !,.:;Jijl¡·ıŀłЈіјःऻािीॉॊोौॎॏািীৗி"),
    30: ("()-`´ויآأإاٱเโใไ‹›"),
    35: ("/I[\\]ftª²³¹ŧſΙιІӀӏגזןেৈะ“”"),
    40: ('"r{}ºנءرزڑژہर।าำๅ„'),
    45: ("?_z°¿гґғؤئلنوىيڻۅۆۇۈۉۋېऽংঃ"),
    50: ("FLcsvy§«¯»ĳĿŁΓγεζξςτГзстуэєѕҙҫҭүұӡכלרةعغهۀیइईटदৎுรวฯ๖๙–"),
    55: (
        "$*+0123456789<=>ESTYZ^aekx|~¢£¤¥¦¬±×÷ĸŦΕΖΞΣΤΥκλνχЅЕТаекхяҐҒҕқҝҟҬҮҰҳӄә"
        "בדךץצبدذمٺٻڈڌڍڎھےۓ"
        "उऍऎएऐगढतनपबवह०१२३४५६७८९ঀইচটঢহঽขฃงจชซฐธลสอฮแ๐๑๓๔๕๘"
    ),
    60: (
        "KPRVXbdghnopqu¨µÞðøþđħĲŋΔΚΛΡΧαδηθμορσυБЗКРУХбвдлопрчьђћҘҜҞҡҷҹһӆӈӌӠө"
        "עףפتثجحخقكٷٹپٿڀڄڭ"
        "घठडधमयष॥ঠণদধনবমর০১২৩৪৫৬৭৮৯ৰৱกคฅฆฉฎฏดถทนบปภมยฤฦห฿ๆ๏๒"
    ),
    65: ("#ABC¶ßΑΒβπЄАВСЬЭЯинцџҔҚңҩҪҲҽҿӊאהחטמסקڃچڇکگڱڳङचथঌগঘথযষৡரா௦ฑตผฝศษฬ"),
    70: ("ŉφДЛЧЪфъҠҵҶҸҺӃӅӋםתفڤڦऌछणभलशसॡঈউখঙছডতপভশসஈசடேพฟ๗ẞ"),
    75: ("&DGHNU¼½ÐĐĦŊΗΝΠψЂЋЏИНПЦжмҢҥӇӉӎӘשطظںऄअऊकजझञफळএওল๚"),
    80: ("OQw¾ØΘΟΦΨΩωОФыҗҤҨӨखকঝஎஏகதநப௧௭…"),
    85: ("%©®æЖЫюљҧҴҼҾӕऋॠঊঋঐঔফৠமறழூ๛"),
    90: ("@MÆΜМшщњҖӍӔॐঅজஃெฌญฒณ"),
    95: ("WmŒœЉЊسشய௪"),
    100: ("आऑऒओऔঞஐஒஓஜல௩௬—"),
    105: ("ШЩЮҦصضஉஙளவௗ௨௫"),
    110: ("அ௮"),
    115: ("আஇஶைௐ௯"),
    120: ("ஞ"),
    125: ("ன"),
    130: ("ஆஸ"),
    135: ("ஷ"),
    155: ("ஊ"),
    160: ("ஹ"),
    165: ("ண"),
}
_OF = {char: width / 100 for width, chars in _WIDTHS.items() for char in chars}


def width_of(text: str) -> float:
    """Return the width of a line of text in em; never nothing, so that what nobody sees has a place too."""
    total = last = 0.0
    joined = False
    for char in text:
        if joined or ord(char) in _TONES:
            joined = False
            continue
        joined = char == _JOINER
        if char in _VIRAMAS:
            total -= last * (1 - _HALF)
        elif char == _AS_EMOJI:
            total += max(_EMOJI - last, 0.0)
        wide = _of(char)
        total += wide
        last = wide or last
    return max(total, 0.5)


@lru_cache(maxsize=8192)
def _of(char: str) -> float:
    """Return the width of one character; marks above and below have none."""
    if char in _OF:
        return _OF[char]
    code, category = ord(char), unicodedata.category(char)
    if code in _HANGUL:
        return 0.92
    if code in _FLAGS:
        return _EMOJI / 2
    if category in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return _EMOJI if category == "So" else _WIDE
    base = unicodedata.normalize("NFD", char)[0]
    return _of(base) if base != char else _OTHER
