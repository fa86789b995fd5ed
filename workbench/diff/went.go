package diff

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/notice"
)

var (
	sayProved  = text.Both("已证明：没有人反过来", "proved: the other way for nobody")
	sayEqual   = text.Both("已证明：对谁都一样", "proved: it comes to the same for everybody")
	saySeen    = text.Both("对有的人是这样；反过来的没有排除", "so for some; the other way is not ruled out")
	sayOpen    = text.Both("往哪边变，没有判断出来", "which way it went is not known")
	bothProved = text.Both("已证明：%s", "proved: %s")
	joined     = text.Both("%s；%s", "%s; %s")
)

// kind says of what a change is, as far as the words for its way differ.
type kind string

const (
	requirement kind = "require"
	weight      kind = "weigh"
	alert       kind = "alert"
	dueDay      kind = "due"
	stage       kind = "stage"
	other       kind = ""
)

// kindOf returns it of the path of a change.
func kindOf(what string) kind {
	parts := strings.Split(what, ".")
	key := parts[len(parts)-1]
	table := parts[max(len(parts)-3, 0)] // such as require, of require.ID.when
	switch {
	case parts[0] == "promise", table == string(requirement):
		return requirement
	case table == string(weight) && key == "when":
		return weight
	case parts[0] == string(alert) && key == string(dueDay):
		return dueDay
	case parts[0] == string(alert), parts[0] == string(stage):
		return kind(parts[0])
	}
	return other
}

// wayWords say which way something went; of a requirement, its class does.
var wayWords = map[kind]map[Way]text.Text{
	requirement: {Wider: text.Both("更宽", "looser"), Narrower: text.Both("更严", "stricter")},
	weight: {
		Wider:    text.Both("算上这些分的人更多", "its points go to more"),
		Narrower: text.Both("算上这些分的人更少", "its points go to fewer"),
	},
	alert: {
		Wider:    text.Both("看到这条提醒的人更多", "shown to more"),
		Narrower: text.Both("看到这条提醒的人更少", "shown to fewer"),
	},
	dueDay: {Earlier: text.Both("日子更早", "an earlier day"), Later: text.Both("日子更晚", "a later day")},
	stage: {
		Wider:    text.Both("到这个阶段的债更多", "more debts reach it"),
		Narrower: text.Both("到这个阶段的债更少", "fewer debts reach it"),
	},
	other: {
		Wider:    text.Both("成立的人更多", "it holds for more"),
		Narrower: text.Both("成立的人更少", "it holds for fewer"),
		Higher:   text.Both("分数更高", "more points"),
		Lower:    text.Both("分数更低", "fewer points"),
	},
}

var (
	bothWays  = text.Both("对有的人更宽，对有的人更窄", "wider for some, narrower for others")
	bothWords = map[kind]text.Text{
		requirement: text.Both("对有的人更严，对有的人更宽", "stricter for some, looser for others"),
		dueDay:      text.Both("对有的人更早，对有的人更晚", "earlier for some, later for others"),
		weight:      bothWays, alert: bothWays, stage: bothWays, other: bothWays,
	}
)

// wentOf says which way a change went, and on what that rests; nothing of what has no way.
func wentOf(c Change) text.Text {
	kind := kindOf(c.What)
	grounds := saySeen
	if c.Grounds == Proved {
		grounds = sayProved
	}
	switch {
	case c.Grounds == Equal:
		return sayEqual
	case c.Grounds == Open:
		return sayOpen
	case c.Way == "" && c.Grounds == Proved:
		return bothProved.With(bothWords[kind])
	case c.Way == "" && c.Grounds == Seen:
		return bothWords[kind]
	case c.Grounds == "":
		return wordsOf(kind, c.Way)
	case kind == requirement:
		return grounds
	}
	return joined.With(wordsOf(kind, c.Way), grounds)
}

func wordsOf(k kind, w Way) text.Text {
	if words, there := wayWords[k][w]; there {
		return words
	}
	return wayWords[other][w]
}

// annotations returns for GitHub which way each condition, day and weight went, at its place in the new
// book; nothing of what has no way.
func (r Report) annotations() []notice.Notice {
	var list []notice.Notice
	for _, c := range r.Changes {
		if c.Way == "" {
			continue
		}
		says := wentOf(c)
		if kindOf(c.What) == requirement {
			says = joined.With(wordsOf(requirement, c.Way), says)
		}
		s := sheet{Report: r, language: text.EN}
		was, is := s.wasAndIs(c)
		p := problem.Problem{Message: c.What + ": " + says.EN, Hint: fmt.Sprintf("it was %s and is %s", was, is)}
		if file, line, found := strings.Cut(c.IsAt, ":"); found {
			p.File = path.Join(r.Rules, file)
			p.Line, _ = strconv.Atoi(line)
		}
		list = append(list, notice.Notice{Problem: p, Severity: notice.Note})
	}
	return list
}
