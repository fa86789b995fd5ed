// Package batchtest makes lines of profiles for tests and measurements: as many as are wanted, those
// of fixtures with random changes.
//
//  1. The same number gives the same line.
//
//  2. A line of Maker.Line is a profile that can be read: it has a day, facts of the vocabulary, and
//     of each fact a value that some fixture has.
//
//  3. A line of Maker.Bad cannot be judged, and holds the canaries: no other text has these.
package batchtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
)

// The canaries stand for values of a profile: where one turns up, a value has leaked.
const (
	TextCanary   = "Zqxjkv"
	NumberCanary = "7707707"
)

// Maker makes lines.
type Maker struct {
	profiles []profile
	values   map[string][]json.RawMessage // by the key of a fact
}

// profile is a fixture: its members but for debts, and those of each debt.
type profile struct {
	borrower []member
	debts    [][]member
}

type member struct {
	key   string
	value json.RawMessage
}

// New returns a maker of lines that are made from the fixtures of a folder, those in the form of the
// schema. It is an error where there is none.
func New(fixtures fs.FS) (*Maker, error) {
	m := &Maker{values: map[string][]json.RawMessage{}}
	err := fs.WalkDir(fixtures, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".json" {
			return err
		}
		data, err := fs.ReadFile(fixtures, name)
		if err != nil {
			return err
		}
		return m.add(data)
	})
	if err == nil && len(m.profiles) == 0 {
		err = errors.New("no fixture")
	}
	return m, err
}

// add adds a fixture, but one whose facts are of a later day than lines are.
func (m *Maker) add(data []byte) error {
	var facts struct {
		AsOf string `json:"as_of"`
	}
	if err := json.Unmarshal(data, &facts); err != nil || facts.AsOf >= "2027" {
		return err
	}
	p := profile{}
	members, err := m.members(data)
	if err != nil {
		return err
	}
	for _, of := range members {
		if of.key != "debts" {
			p.borrower = append(p.borrower, of)
			continue
		}
		var debts []json.RawMessage
		if err := json.Unmarshal(of.value, &debts); err != nil {
			return err
		}
		for _, one := range debts {
			debt, err := m.members(one)
			if err != nil {
				return err
			}
			p.debts = append(p.debts, debt)
		}
	}
	m.profiles = append(m.profiles, p)
	return nil
}

// members returns the members of an object in their order, and keeps the values of facts.
func (m *Maker) members(data []byte) (all []member, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.Token()
	for err == nil && d.More() {
		key, _ := d.Token()
		of := member{key: fmt.Sprint(key)}
		if err = d.Decode(&of.value); err != nil {
			break
		}
		var line bytes.Buffer
		err = json.Compact(&line, of.value)
		of.value = line.Bytes()
		all = append(all, of)
		if !isOwn(of.key) {
			m.values[of.key] = append(m.values[of.key], of.value)
		}
	}
	return all, err
}

// isOwn holds for a key of which the values of fixtures may not be mixed.
func isOwn(key string) bool {
	return key == "as_of" || key == "debts" || key == "id" || strings.HasPrefix(key, "//")
}

// Line returns a profile in one line, without its end: one of a fixture, of which some facts were
// dropped, are null or have the value of another, with one or two of its debts.
func (m *Maker) Line(number uint64) []byte {
	random := rand.New(rand.NewPCG(14, number))
	p := m.profiles[random.IntN(len(m.profiles))]
	line := fmt.Appendf(nil, `{"//id":"%d","as_of":"2027-01-%02d"`, number, 1+random.IntN(31))
	for _, of := range p.borrower {
		line = m.append(line, random, of)
	}
	line = append(line, `,"debts":[`...)
	for i := range min(len(p.debts), 1+random.IntN(4)/3) {
		if i > 0 {
			line = append(line, ',')
		}
		debt := p.debts[(i+random.IntN(len(p.debts)))%len(p.debts)]
		line = fmt.Appendf(line, `{"id":"loan-%d"`, i)
		for _, of := range debt {
			line = m.append(line, random, of)
		}
		line = append(line, '}')
	}
	return append(line, `]}`...)
}

// append appends a member, or what became of it by chance.
func (m *Maker) append(line []byte, random *rand.Rand, of member) []byte {
	if isOwn(of.key) {
		return line
	}
	switch random.IntN(40) {
	case 0, 1:
		return line
	case 2:
		of.value = json.RawMessage("null")
	case 3, 4:
		others := m.values[of.key]
		of.value = others[random.IntN(len(others))]
	}
	return fmt.Appendf(line, `,"%s":%s`, of.key, of.value)
}

// bad are lines with a canary in each. KIND is what is written of them.
var bad = []struct{ kind, line string }{
	{"not-a-profile", `TEXT`},
	{"not-a-profile", `NUMBER`},
	{"not-a-profile", `"TEXT"`},
	{"not-a-profile", `["TEXT"]`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{}]} TEXT`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{}]}{"debts":["TEXT"]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"lender":"TEXT"`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"lender":"TEXT`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"lender":"TEXT"},]}`},
	{"not-a-profile", `{"as_of":"2026-11-22" "debts":[{"lender":"TEXT"}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"lender":"TEXT\x"}]}`},
	{"not-a-profile", "{\"as_of\":\"2026-11-22\",\"debts\":[{\"lender\":\"TEXT\x00\"}]}"},
	{"not-a-profile", "{\"as_of\":\"2026-11-22\",\"debts\":[{\"lender\":\"TEXT\xff\"}]}"},
	{"not-a-profile", "{\"as_of\":\"2026-11-22\",\"debts\":[{\"lender\":\"TEXT\t\"}]}"},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":"TEXT"}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[],"//":"TEXT"}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":["TEXT"]}`},
	{"not-a-profile", `{"as_of":"TEXT","debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-02-30","//":"TEXT","debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","TEXT":1,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","NUMBER":1,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","name":"TEXT","debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_income":"TEXT","debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_income":-NUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_income":NUMBERe3,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_income":NUMBERNUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_income":NUMBER.NUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_income":NUMBER,"monthly_income":NUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","monthly_surplus":NUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","overdue_days":NUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"monthly_income":NUMBER}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"apr":NUMBER}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"id":"TEXT"}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"id":"aNUMBER"},{"id":"aNUMBER"}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"lender":NUMBER}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","debts":[{"family":"TEXT"}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","hardships":["TEXT"],"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","hardships":NUMBER,"debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","hardship_temporary":"TEXT","debts":[{}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","//":"TEXT","debts":[{"summons_received_on":"2026-11-23"}]}`},
	{"not-a-profile", `{"as_of":"2026-11-22","//":[[[[[[[[[[[[[[[[[["TEXT"]]]]]]]]]]]]]]]]]],"debts":[{}]}`},
	{"undated", `{"//":"TEXT","monthly_income":NUMBER,"debts":[{"lender":"TEXT"}]}`},
	{"undated", `{"as_of":null,"//":"TEXT","debts":[{"id":"aNUMBER"}]}`},
	{"too-long", `{"as_of":"2026-11-22","debts":[{"lender":"TEXT"}],"//":"` + strings.Repeat("TEXT", 1<<18) + `"}`},
}

// Bad returns a line that cannot be judged, and the kind of its failure. One in every KindsOfBad is of
// each sort.
func (m *Maker) Bad(number int) (line []byte, kind string) {
	b := bad[number%len(bad)]
	return []byte(strings.NewReplacer("TEXT", TextCanary, "NUMBER", NumberCanary).Replace(b.line)), b.kind
}

// KindsOfBad is how many sorts of bad lines there are.
var KindsOfBad = len(bad)
