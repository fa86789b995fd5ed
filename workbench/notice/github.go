package notice

import (
	"fmt"
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// levels maps severities to the words of GitHub.
var levels = map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}

// GitHub writes every notice as an annotation of a GitHub workflow.
func GitHub(w io.Writer, list []Notice) error {
	var b strings.Builder
	for _, n := range list {
		b.WriteString(n.annotation())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (n Notice) annotation() string {
	var at []string
	if n.File != "" {
		at = append(at, "file="+escapeProperty.Replace(n.File))
	}
	if n.Line > 0 {
		at = append(at, fmt.Sprintf("line=%d", n.Line))
	}
	if n.Line > 0 && n.Column > 0 {
		at = append(at, fmt.Sprintf("col=%d", n.Column), fmt.Sprintf("endColumn=%d", n.Column+max(n.Width, 1)))
	}
	if n.Code != "" {
		at = append(at, "title="+escapeProperty.Replace(n.Code))
	}
	command := strings.TrimRight(levels[n.Severity]+" "+strings.Join(at, ","), " ")
	said := problem.Problem{Path: n.Path, Message: n.Message}.String() + hintLine(n.Problem)
	return fmt.Sprintf("::%s::%s\n", command, escapeMessage.Replace(said))
}

// The escapes of workflow commands: of a message, and of a property, where : and , end it.
var (
	escapeMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// InFull returns a problem with its hint, in English: two lines, or one where there is no hint.
func InFull(p problem.Problem) string { return p.String() + hintLine(p) }

// InFullIn returns a problem as InFull does, in a language.
func InFullIn(p problem.Problem, l text.Language) string {
	if l == text.ZH {
		p = p.InChinese()
	}
	if p.Hint == "" {
		return p.String()
	}
	return p.String() + "\n" + HintLabel.In(l) + p.Hint
}

func hintLine(p problem.Problem) string {
	if p.Hint == "" {
		return ""
	}
	return "\nhint: " + p.Hint
}
