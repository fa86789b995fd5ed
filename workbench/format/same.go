package format

import (
	"reflect"
	"slices"
)

// same says that TOML has decoded the same twice. It is reflect.DeepEqual with nan equal to nan.
func same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && sameTable(a, b)
	case []map[string]any:
		b, ok := b.([]map[string]any)
		return ok && slices.EqualFunc(a, b, sameTable)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, same)
	case float64:
		b, ok := b.(float64)
		return ok && (a == b || a != a && b != b)
	}
	return reflect.DeepEqual(a, b)
}

func sameTable(a, b map[string]any) bool {
	for key := range a {
		if _, there := b[key]; !there || !same(a[key], b[key]) {
			return false
		}
	}
	return len(a) == len(b)
}
