package serve

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// query reads the parameters of an address. One that is not known, or given twice, is refused: a slip
// in as_of would judge another day.
func (x *exchange) query(r *http.Request, names ...string) (url.Values, bool) {
	given, err := url.ParseQuery(r.URL.RawQuery)
	var wrong problem.List
	if err != nil {
		wrong = append(wrong, problem.Of(text.Both("? 后面的写法不对", "what follows ? is not written as a query"),
			text.Both("写成 ?as_of=2026-11-22 这样", "write it like ?as_of=2026-11-22")))
	}
	for name, values := range given {
		switch {
		case !slices.Contains(names, name):
			wrong = append(wrong, problem.Of(text.Both("有一个没有的参数", "a parameter that there is not"), hintAt(name, names)))
		case values[0] == "":
			wrong = append(wrong, problem.Of(text.Both(name+" 没有值", name+" has no value"),
				text.Both("写上值，或者去掉", "give it one, or leave it out")))
		case len(values) > 1:
			wrong = append(wrong, problem.Of(text.Both(name+" 写了两次", name+" is given twice"),
				text.Both("留一个", "keep one of them")))
		}
	}
	if len(wrong) > 0 {
		x.failInput(r, badQuery, wrong.Sort())
		return nil, false
	}
	return given, true
}

func hintAt(name string, names []string) text.Text {
	switch near := problem.Suggest(name, names); {
	case near != "":
		return text.Both("您要写的是不是 "+near+"？", "did you mean "+near+"?")
	case len(names) == 0:
		return text.Both("这里没有参数", "there are none here")
	}
	list := text.Each(func(l text.Language) string { return text.Join(names, l) })
	return text.Both("可以用的：%s", "there are: %s").With(list)
}

// failQuery refuses the value of a parameter.
func (x *exchange) failQuery(r *http.Request, message, hint text.Text) {
	x.failInput(r, badQuery, problem.List{problem.Of(message, hint)})
}
