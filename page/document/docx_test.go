package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// aLetter has each block that a letter may have, and marks that are none.
var aLetter = Document{Language: "zh-CN", Body: []Block{
	Heading{Level: 1, Text: Say("个性化分期还款申请书")},
	Section{Body: []Block{Paragraph{Text: Say("致：【银行全称】 <信用卡> & \"中心\"")}}},
	List{Kind: Numbered, Items: []Item{{Text: Say("第一条")}, {Text: Say("第二条"), Below: []Block{
		List{Items: []Item{{Text: Say("其中")}}}}}}},
	Heading{Level: 2, Text: Say("收支")},
	Table{Figures: true, Head: []string{"项目", "内容"}, Rows: [][]Sentence{
		{Say("每月收入"), Say("4,700.00 元")}, {Say("必需支出"), Say("3,600.00 元")},
	}},
	List{Kind: Numbered, Items: []Item{{Text: Say("又从头数")}}},
	Rule{},
	Paragraph{Text: Sentence{{Text: "签名", Look: Strong}, {Text: "【签名】"}}},
}}

func docx(t *testing.T, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocx(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts returns the files of a docx by name, each of which is well-formed XML.
func parts(t *testing.T, content []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(f.Name, err)
			}
		}
	}
	return all
}

// wordsOf returns the text of a docx: its paragraphs one after the other, those of cells too.
func wordsOf(t *testing.T, content []byte) (paragraphs []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(parts(t, content)["word/document.xml"]))
	said, inText := "", false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return paragraphs
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
		case xml.CharData:
			if inText {
				said += string(token)
			}
		case xml.EndElement:
			inText = false
			if token.Name.Local == "p" && said != "" {
				paragraphs, said = append(paragraphs, said), ""
			}
		}
	}
}

// TestLaw5ReadBack: what is read back from a docx is what the document says, in its order, and what
// the Markdown has.
func TestLaw5ReadBack(t *testing.T) {
	want := []string{
		"个性化分期还款申请书", "致：【银行全称】 <信用卡> & \"中心\"", "第一条", "第二条", "其中", "收支", "项目", "内容", "每月收入",
		"4,700.00 元", "必需支出", "3,600.00 元", "又从头数", "签名【签名】",
	}
	got := wordsOf(t, docx(t, aLetter))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var markdown bytes.Buffer
	if err := WriteMarkdown(&markdown, aLetter); err != nil {
		t.Fatal(err)
	}
	marks := regexp.MustCompile(`(?m)^\s*(#+ |[0-9]+\. |- |\| )|[|\\*]|[-:]{3,}|\s|&[a-z#0-9]+;`)
	entities := strings.NewReplacer("<", "", ">", "", "&", "", `"`, "")
	if is, was := entities.Replace(strings.Join(strings.Fields(strings.Join(got, "")), "")), entities.Replace(marks.ReplaceAllString(markdown.String(), "")); is != was {
		t.Errorf("docx:     %s\nmarkdown: %s", is, was)
	}
}

// TestLaw5NumbersBeginAnew: each numbered list has a number of its own, which begins at 1.
func TestLaw5NumbersBeginAnew(t *testing.T) {
	all := parts(t, docx(t, aLetter))
	for _, want := range []string{`<w:numId w:val="2"/>`, `<w:numId w:val="3"/>`} {
		if !strings.Contains(all["word/document.xml"], want) {
			t.Errorf("no list has %s", want)
		}
	}
	if got := strings.Count(all["word/numbering.xml"], `<w:startOverride w:val="1"/>`); got != 6 {
		t.Errorf("%d levels begin anew", got)
	}
}

// TestLaw1DocxIsTheSameBytes, and says nothing of who wrote it and when.
func TestLaw1DocxIsTheSameBytes(t *testing.T) {
	first := docx(t, aLetter)
	if !bytes.Equal(first, docx(t, aLetter)) {
		t.Error("the same document gives other bytes")
	}
	for name := range parts(t, first) {
		if strings.HasPrefix(name, "docProps") {
			t.Errorf("%s tells of the writer", name)
		}
	}
}

// TestDocxOpensInLibreOffice converts it to PDF where LibreOffice is there, and reads the words of
// that.
func TestDocxOpensInLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice here: the docx is read back as XML alone")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "letter.docx")
	if err := os.WriteFile(name, docx(t, aLetter), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, name)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatal(err, string(said))
	}
	text, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext here: that LibreOffice opens it is all that is known")
	}
	said, err := exec.Command(text, "-layout", filepath.Join(dir, "letter.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"个性化分期还款申请书", "4,700.00", "3,600.00", "1.", "第二条", "【签名】"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("the PDF has no %s:\n%s", want, said)
		}
	}
}
