package document

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"
)

// WriteDocx writes a document for a word processor: one file of WordprocessingML, of A4, with the
// same words as the other writers. A picture is left out: what it shows stands beside it in words.
// No author and no time is in it.
func WriteDocx(w io.Writer, d Document) error {
	body := &docxWriter{}
	body.blocks(d.Body)
	files := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"word/document.xml", docxBegins + body.String() + docxEnds},
		{"word/styles.xml", strings.ReplaceAll(docxStyles, "LANGUAGE", escapeHTML(d.Language))},
		{"word/numbering.xml", body.numbering()},
		{"word/_rels/document.xml.rels", docxDocumentRelations},
	} {
		// a fixed time, so that the same document gives the same bytes
		at := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
		file, err := files.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(file, part.content); err != nil {
			return err
		}
	}
	return files.Close()
}

// docxWriter collects the paragraphs and tables of a document.
type docxWriter struct {
	strings.Builder
	lists  int // numbered lists so far: each begins at 1
	indent int // lists that what is written stands in
}

func (w *docxWriter) blocks(body []Block) {
	for _, b := range body {
		b.docx(w)
	}
}

// paragraph writes one paragraph with properties, which may be "".
func (w *docxWriter) paragraph(properties string, s Sentence) {
	if w.indent > 0 && properties == "" {
		properties = fmt.Sprintf(`<w:ind w:left="%d"/>`, 420*w.indent)
	}
	w.WriteString("<w:p>")
	if properties != "" {
		w.WriteString("<w:pPr>" + properties + "</w:pPr>")
	}
	for _, span := range s {
		switch span.Look {
		case lineEnd:
			w.WriteString("<w:r><w:br/></w:r>")
			continue
		case Strong, Badge, Red:
			w.WriteString("<w:r><w:rPr><w:b/></w:rPr>")
		default:
			w.WriteString("<w:r>")
		}
		w.WriteString(`<w:t xml:space="preserve">` + escapeHTML(span.Text) + "</w:t></w:r>")
	}
	w.WriteString("</w:p>\n")
}

func (s Section) docx(w *docxWriter) { w.blocks(s.Body) }

func (h Heading) docx(w *docxWriter) {
	text := Say(h.Mark).And(h.Text...)
	if len(h.Aside) > 0 {
		text = text.And(Span{Text: " "}).And(h.Aside...)
	}
	w.paragraph(fmt.Sprintf(`<w:pStyle w:val="Heading%d"/>`, min(h.Level, 3)), text)
}

func (p Paragraph) docx(w *docxWriter) { w.paragraph("", p.Text) }

// The numbers by which numbering.xml knows the lists: dashes, then each numbered list by itself.
const dashes = 1

func (l List) docx(w *docxWriter) {
	number := dashes
	if l.Kind == Numbered {
		w.lists++
		number = dashes + w.lists
	}
	for _, it := range l.Items {
		properties := fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, min(w.indent, 2), number)
		if l.Kind == Marked {
			properties = ""
		}
		w.paragraph(properties, Say(it.Mark).And(it.Text...))
		w.indent++
		if len(it.Aside) > 0 {
			w.paragraph("", it.Aside)
		}
		w.blocks(it.Below)
		w.indent--
	}
}

func (f Fields) docx(w *docxWriter) {
	for _, field := range f {
		if len(field.Items) > 0 {
			w.paragraph("", Styled(field.Label, Strong))
			field.List.docx(w)
		}
	}
}

func (t Table) docx(w *docxWriter) {
	w.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(w, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="808080"/>`, side)
	}
	w.WriteString("</w:tblBorders></w:tblPr><w:tblGrid>")
	const width = 9638 // of the text, in twentieths of a point
	for range t.Head {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, width/len(t.Head))
	}
	w.WriteString("</w:tblGrid>\n")
	head := make([]Sentence, len(t.Head))
	for i, h := range t.Head {
		head[i] = Styled(h, Strong)
	}
	w.row(t, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, head)
	for _, row := range t.Rows {
		w.row(t, `<w:trPr><w:cantSplit/></w:trPr>`, row)
	}
	w.WriteString("</w:tbl>\n")
	w.paragraph(
		`<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>`,
		nil,
	) // tables that follow one another stay apart
}

func (w *docxWriter) row(t Table, properties string, cells []Sentence) {
	w.WriteString("<w:tr>" + properties)
	for i, cell := range cells {
		align := `<w:pStyle w:val="Cell"/>`
		if t.Figures && i > 0 {
			align += `<w:jc w:val="right"/>`
		}
		w.WriteString("<w:tc>")
		w.paragraph(align, cell)
		w.WriteString("</w:tc>")
	}
	w.WriteString("</w:tr>\n")
}

func (Picture) docx(*docxWriter) {}

func (b Box) docx(w *docxWriter) {
	w.paragraph("", Styled(b.Title, Strong))
	w.blocks(b.Body)
}

func (Rule) docx(w *docxWriter) {
	w.paragraph(`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="808080"/></w:pBdr>`, nil)
}

func (e Entry) docx(w *docxWriter) { w.blocks(e.Body) }

func (f Fold) docx(w *docxWriter) {
	w.paragraph("", f.Text)
	w.blocks(f.Body)
}

func (f Fine) docx(w *docxWriter) { w.blocks(f.Body) }

// numbering returns the part that says how lists are marked.
func (w *docxWriter) numbering() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering ` + wordNamespace + ">\n")
	for id, mark := range []struct{ format, text string }{{"bullet", "–"}, {"decimal", "%N."}} {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, id)
		for level := range 3 {
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>`+
				`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="420"/></w:pPr></w:lvl>`,
				level, mark.format, strings.ReplaceAll(mark.text, "N", fmt.Sprint(level+1)), 420*(level+1))
		}
		b.WriteString("</w:abstractNum>\n")
	}
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`+"\n", dashes)
	for n := range w.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/>`, dashes+1+n)
		for level := range 3 {
			fmt.Fprintf(&b, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride>`, level)
		}
		b.WriteString("</w:num>\n")
	}
	b.WriteString("</w:numbering>\n")
	return b.String()
}

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relations     = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packages      = `http://schemas.openxmlformats.org/package/2006/`
	wordTypes     = `application/vnd.openxmlformats-officedocument.wordprocessingml.`

	docxBegins = xmlHead + `<w:document ` + wordNamespace + "><w:body>\n"
	docxEnds   = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1021" w:right="1134" w:bottom="1021" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>` +
		"</w:sectPr></w:body></w:document>\n"

	docxTypes = xmlHead + `<Types xmlns="` + packages + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordTypes + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordTypes + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + wordTypes + `numbering+xml"/>` +
		"</Types>\n"

	docxRelations = xmlHead + `<Relationships xmlns="` + packages + `relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="word/document.xml"/>` +
		"</Relationships>\n"

	docxDocumentRelations = xmlHead + `<Relationships xmlns="` + packages + `relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relations + `/numbering" Target="numbering.xml"/>` +
		"</Relationships>\n"

	docxStyles = xmlHead + `<w:styles ` + wordNamespace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>` +
		`<w:sz w:val="22"/><w:lang w:val="en-US" w:eastAsia="LANGUAGE"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="312" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:keepNext/><w:spacing w:before="60" w:after="180"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>` +
		`<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:keepNext/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		"</w:styles>\n"
)
