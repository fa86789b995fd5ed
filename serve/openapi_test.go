package serve

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/schematest"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/schema"
)

var update = flag.Bool("update", false, "write answers.schema.json and testdata/openapi.json")

// answers are all that is answered beside evaluations.
type answers struct {
	Book       Book       `json:"book"`
	Facts      Facts      `json:"facts"`
	Lenders    Lenders    `json:"lenders"`
	Strategies Strategies `json:"strategies"`
	Questions  Questions  `json:"questions"`
	Problem    Problem    `json:"problem"`
	BatchLine  BatchLine  `json:"batch_line"`
	BatchEnd   BatchEnd   `json:"batch_end"`
	Status     Status     `json:"status"`
}

// hold compares a file with what it must be, or writes it.
func hold(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, strings.ReplaceAll(string(got), "\r\n", "\n")); diff != "" {
		t.Errorf("%s: go test ./serve -update writes it anew (-want +got)\n%s", name, diff)
	}
}

// ofAnswers makes the schema of the answers from their types.
func ofAnswers(t *testing.T) string {
	t.Helper()
	made, err := schematest.Of(answers{}, "forbear answers", "What the API answers beside evaluations.",
		"evaluate.go", "batch.go", "listings.go", "problem.go", "probes.go", "../engine/evaluation*.go")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// The file has no types of the engine: they are in evaluation.schema.json.
func TestAnswersSchemaIsThatOfTheTypes(t *testing.T) {
	var made struct {
		Schema     string                     `json:"$schema"`
		Defs       map[string]json.RawMessage `json:"$defs"`
		Properties json.RawMessage            `json:"properties"`
	}
	mustDecode([]byte(ofAnswers(t)), &made)
	maps.DeleteFunc(made.Defs, func(name string, _ json.RawMessage) bool { return strings.HasPrefix(name, "Engine") })
	var own strings.Builder
	if err := text.WriteJSON(&own, made); err != nil {
		t.Fatal(err)
	}
	hold(t, "answers.schema.json", own.String())
}

// programs returns a server of a book that answers programs.
func programs(o *Options) { o.API, o.ProfileSchema = true, schema.ForPrograms }

// The description is that of the small book, without what the engine says of an evaluation: those move
// with every fact and field.
func TestOpenAPI(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { programs(o); o.Book = small(t) })
	var d openAPI
	mustDecode(ask(s, "GET", "/openapi.json", "").Body.Bytes(), &d)
	for name := range lift([]byte(engine.EvaluationSchema), "Evaluation", nameOfType) {
		if d.Components["schemas"][name] == nil {
			t.Errorf("%s is not there", name)
		}
		delete(d.Components["schemas"], name)
	}
	var own strings.Builder
	if err := text.WriteJSON(&own, d); err != nil {
		t.Fatal(err)
	}
	hold(t, "testdata/openapi.json", own.String())
}

func TestOpenAPIHasEveryReferenceAndEveryRoute(t *testing.T) {
	s, _ := newServer(t, programs)
	answer := ask(s, "GET", "/openapi.json", "").Body.Bytes()
	var d openAPI
	if err := json.Unmarshal(answer, &d); err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"\$ref": "([^"]+)"`).FindAllSubmatch(answer, -1) {
		parts := strings.Split(string(m[1]), "/")
		if len(parts) != 4 || parts[1] != "components" || d.Components[parts[2]][parts[3]] == nil {
			t.Errorf("%s is not there", m[1])
		}
	}
	if bytes.Contains(answer, []byte("$defs")) {
		t.Error("there are $defs, which testers skip")
	}
	var mounted []string
	for _, pattern := range s.patterns {
		if path := routeOf(pattern); strings.HasPrefix(path, "/v1/") || path == "/livez" || path == "/readyz" || path == "/openapi.json" {
			mounted = append(mounted, path)
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(d.Paths)), slices.Sorted(slices.Values(mounted))); diff != "" {
		t.Errorf("the routes (-described +mounted)\n%s", diff)
	}
}
