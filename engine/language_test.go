package engine_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/batch/batchtest"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

func TestLaw20ExplainedInOneLanguageItSaysTheSameInIt(t *testing.T) {
	b, day := shipped(t), calendar.Of(2026, 11, 22)
	maker, err := batchtest.New(os.DirFS("../fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(20) {
		p, problems := fact.ReadProfile(b.Vocabulary, "line.json", maker.Line(n), day)
		if problems != nil {
			t.Fatal(problems)
		}
		d := engine.Decide(b, p, day)
		for _, l := range text.Languages {
			want, got := saidIn(t, engine.Explain(d), l), saidIn(t, engine.ExplainIn(d, l), l)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("line %d in %s (-want +got)\n%s", n, l, diff)
			}
		}
	}
}

// saidIn returns an evaluation as plain values, with each text in one language alone.
func saidIn(t *testing.T, e *engine.Evaluation, l text.Language) any {
	t.Helper()
	data, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return inOne(all, l)
}

func inOne(value any, l text.Language) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = inOne(v[i], l)
		}
	case map[string]any:
		if said, isText := v[string(l)].(string); isText && len(v) == len(text.Languages) {
			return said
		}
		for key := range v {
			v[key] = inOne(v[key], l)
		}
	}
	return value
}
