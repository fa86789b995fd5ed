package serve

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// languageOf returns the language that a request prefers by Accept-Language, English where it names
// neither. Of two that it likes as well, the first.
func languageOf(r *http.Request) text.Language {
	chosen, best := text.EN, 0.0
	for _, header := range r.Header.Values("Accept-Language") {
		for item := range strings.SplitSeq(header, ",") {
			tag, quality := preference(item)
			if l, known := languageNamed(tag); known && quality > best {
				chosen, best = l, quality
			}
		}
	}
	return chosen
}

// preference returns one item of Accept-Language: its tag, and how much it is liked, from 0 to 1.
func preference(item string) (tag string, quality float64) {
	tag, parameter, given := strings.Cut(item, ";")
	if !given {
		return strings.TrimSpace(tag), 1
	}
	value, _ := strings.CutPrefix(strings.TrimSpace(parameter), "q=")
	quality, err := strconv.ParseFloat(value, 64)
	if err != nil || !(quality >= 0 && quality <= 1) {
		return "", 0
	}
	return strings.TrimSpace(tag), quality
}

// languageNamed returns the language of a tag such as zh-Hans-CN.
func languageNamed(tag string) (l text.Language, known bool) {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch primary {
	case "zh":
		return text.ZH, true
	case "en":
		return text.EN, true
	}
	return "", false
}
