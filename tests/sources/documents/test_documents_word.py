"""Word documents: everything that is copy, each with its place, and nothing that is not."""

import io

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BOX = f"""<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
 <wps:txbx><w:txbxContent><w:p><w:r><w:t>Prisgaranti på alle varer</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Prisgaranti på alle varer</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
 </mc:AlternateContent></w:r>"""
_CHANGED = f"""<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">Vi leverer </w:t></w:r>
<w:del w:author="x"><w:r><w:delText>måske </w:delText></w:r></w:del>
<w:ins w:author="x"><w:r><w:t xml:space="preserve">altid </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hemmeligt</w:t></w:r>
<w:r><w:t>til</w:t><w:noBreakHyphen/><w:t>tiden.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>"""


def test_body(word, read):
    """Headings, paragraphs, lists, captions and quotes have their role, their number and the heading above."""

    def fill(document):
        document.add_heading("Elmedal Cykler", 0)
        document.add_heading("Levering", 1)
        document.add_paragraph("Vi leverer altid inden kl. 18.")
        document.add_paragraph("Fri fragt over 499 kr", style="List Bullet")
        document.add_paragraph("Det gik hurtigt, siger en kunde.", style="Quote")
        document.add_paragraph("Cyklen på billedet koster ekstra", style="Caption")

    copy = read(word(fill))
    assert copy.places == [
        ("Elmedal Cykler", "paragraph 1", "heading"),
        ("Levering", "paragraph 2", "heading"),
        ("Vi leverer altid inden kl. 18.", "paragraph 3", "paragraph"),
        ("Fri fragt over 499 kr", "paragraph 4", "list"),
        ("Det gik hurtigt, siger en kunde.", "paragraph 5", "quote"),
        ("Cyklen på billedet koster ekstra", "paragraph 6", "caption"),
    ]
    assert copy.of("Fri fragt over 499 kr").origin.heading == "Levering"
    assert copy.notices == []


def test_tables(word, read):
    """A cell stands under the heads of its column and row, and is named as a sheet would name it; merged cells count once."""

    def fill(document):
        table = document.add_table(rows=3, cols=3)
        for row, texts in zip(table.rows, (("Plan", "Basis", "Plus"), ("Fragt", "49 kr", "Gratis"), ("Binding", "Ingen", "")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(2, 1).merge(table.cell(2, 2))

    copy = read(word(fill))
    assert (copy.of("Gratis").origin.place, copy.of("Gratis").origin.heading) == ("table 1, cell C2", "Plus / Fragt")
    assert copy.of("Ingen").origin.heading == "Basis Plus / Binding"
    assert copy.texts.count("Ingen") == 1


def test_text_boxes_headers_footers(word, read):
    """A text box is read once though it stands in the file twice; headers and footers say what they are."""

    def fill(document):
        document.add_paragraph("Elmedal er åbent.")._p.append(parse_xml(_BOX))
        document.sections[0].header.paragraphs[0].text = "Ring til os hele døgnet alle årets dage"
        document.sections[0].footer.paragraphs[0].text = "Elmedal svarer samme dag"

    assert read(word(fill)).places == [
        ("Ring til os hele døgnet alle årets dage", "page header", "paragraph"),
        ("Elmedal er åbent.", "paragraph 1", "paragraph"),
        ("Prisgaranti på alle varer", "text box 1", "paragraph"),
        ("Elmedal svarer samme dag", "page footer", "footer"),
    ]


def test_notes_and_no_comments(word, read, repack):
    """Footnotes and endnotes are copy in small print; comments are none."""
    path = word(lambda document: document.add_paragraph("Gratis retur."))
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = {
        f"word/{name}s.xml": f'<w:{name}s {_W}><w:{name} w:type="separator" w:id="0"><w:p><w:r><w:t>Streg</w:t></w:r></w:p></w:{name}>'
        f'<w:{name} w:id="1"><w:p><w:r><w:t>Gælder {name}</w:t></w:r></w:p></w:{name}></w:{name}s>'
        for name in ("footnote", "endnote", "comment")
    }
    related = "".join(
        f'<Relationship Id="x{name}" Type="{kinds}{name}s" Target="{name}s.xml"/>' for name in ("footnote", "endnote", "comment")
    )
    typed = "".join(
        f'<Override PartName="/word/{name}s.xml" ContentType="{types}{name}s+xml"/>' for name in ("footnote", "endnote", "comment")
    )
    repack(
        path,
        {
            **parts,
            "word/_rels/document.xml.rels": lambda data: data.replace(b"</Relationships>", f"{related}</Relationships>".encode()),
            "[Content_Types].xml": lambda data: data.replace(b"</Types>", f"{typed}</Types>".encode()),
        },
    )
    assert read(path).places == [
        ("Gratis retur.", "paragraph 1", "paragraph"),
        ("Gælder footnote", "footnote 1", "legal"),
        ("Gælder endnote", "endnote 1", "legal"),
    ]


def test_changes(word, read):
    """What was inserted is read, what was deleted or hidden is not, and a hyphen that must not break is one."""
    copy = read(word(lambda document: document.element.body.insert(0, parse_xml(_CHANGED))))
    assert copy.texts == ["Vi leverer altid til-tiden."]


def test_pictures(word, read, banner):
    """A picture's alt text is read where it stands."""

    def fill(document):
        document.add_picture(io.BytesIO(banner([""], wide=60, high=60)))
        document.inline_shapes[0]._inline.docPr.set("descr", "Cykel med tre års garanti")

    passage = read(word(fill)).of("Cykel med tre års garanti")
    assert (passage.origin.place, passage.origin.role, passage.origin.hidden) == ("picture 1[alt]", "alt", True)


def test_nothing_outside_is_touched(word, read, httpserver):
    """A template and a picture elsewhere are never fetched, and that is said."""

    def fill(document):
        document.add_paragraph("Elmedal bytter gratis.")
        for kind in ("image", "attachedTemplate"):
            reltype = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
            document.part.relate_to(httpserver.url_for("/spy"), reltype, is_external=True)

    copy = read(word(fill))
    assert copy.texts == ["Elmedal bytter gratis."]
    assert copy.whys == [f"it points to something outside itself ({kind}), which was not fetched" for kind in ("image", "attachedTemplate")]
    assert httpserver.log == []


def test_macros(word, read, repack):
    """A document with macros is read like any other, and the macros are left alone."""
    path = word(lambda document: document.add_paragraph("Vi svarer inden for en time."), name="brev.docm")
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    repack(path, {"word/vbaProject.bin": b"macro", "[Content_Types].xml": lambda data: data.replace(main, macros)})
    copy = read(path)
    assert (copy.texts, copy.whys) == (["Vi svarer inden for en time."], ["it holds macros, which were not touched"])
