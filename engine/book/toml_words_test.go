package book

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestWhatTheReaderOfTOMLSays is in Chinese in a Chinese session, whatever is wrong with a file.
func TestWhatTheReaderOfTOMLSays(t *testing.T) {
	for _, row := range []struct{ why, file, zh string }{
		{"a line that does not end", "a = 1 b = 2", "这一行到 'b' 之前就该结束"},
		{"no value", "a = ", "文件到头了，等号后面还没有值"},
		{"no value before the next line", "a = \nb = 1", `这里要写一个值，写的是 '\n'`},
		{"a word for a value", "a = yes", `这里要写一个值，写的是 "yes"`},
		{"no equals sign", "a b", "键后面要写等号，写的是 'b'"},
		{"only a key", "a", "文件到头了，键后面还没有等号"},
		{"no key", "= 1", "等号前面没有键"},
		{"two equals signs", "a = = 1", "这里要写一个值，写的是 '='"},
		{"a key that begins with a point", ".a = 1", "多了一个 ."},
		{"a table without a name", "[]", "表名是空的"},
		{"a table with half a name", "[a.]", "表名是空的"},
		{"a table that is not closed", "[a\nb = 1", `表名后面要写 ]，写的是 '\n'`},
		{"a table of a list that is not closed", "[[a]\nb = 1", `表名后面要写 ]，写的是 '\n'`},
		{"a comma too many", "a = [,]", "多了一个逗号"},
		{"a list without commas", "a = [1 2]", "列表里要写逗号或 ]，写的是 '2'"},
		{"a list that is not closed", "a = [1,", "文件到头了，等号后面还没有值"},
		{"an inline table without commas", "a = { b = 1 c = 2 }", "花括号里要写逗号或 }，写的是 'c'"},
		{"a text that is not closed", `a = "b`, `文件到头了，还差 '"'`},
		{"a text over two lines", "a = \"b\nc\"", "引号里不能换行"},
		{"a backslash", `a = "\d"`, `引号里不能这样用反斜杠：\d`},
		{"a character that is none", `a = "\u12"`, `\u 后面要写十六进制的数字，写的是 `},
		{"a point before a number", "a = .5", "小数点前面要有数字"},
		{"a point after a number", "a = 5.", "小数点后面要有数字"},
		{"a number with a zero before it", "a = 05", `数不能以 0 开头："05"`},
		{"an underscore at the end", "a = 5_", `下划线两边都要有数字："5_"`},
		{"a number that is too large", "a = 99999999999999999999", "数太大了：99999999999999999999"},
		{"a day that is none", "a = 2026-02-30", "没有这一天，或者不是日期："},
		{"a key twice", "a = 1\na = 2", "a 写了两次"},
		{"a table twice", "[a]\n[a]", "a 写了两次"},
		{"a control character", "a = \"\x01\"", "不能有控制字符：'0x01'"},
	} {
		_, problems := Load(fstest.MapFS{"book.toml": {Data: []byte(row.file)}})
		got := ""
		for _, p := range problems {
			if p.File == "book.toml" {
				got = p.InChinese().Message
				break
			}
		}
		if !strings.HasPrefix(got, "不合 TOML 的写法："+row.zh) {
			t.Errorf("%s: %q, want %q", row.why, got, row.zh)
		}
	}
	if got := NotTOML("the moon is full"); got.ZH != "不合 TOML 的写法；读它的程序说：the moon is full" {
		t.Errorf("what is not known is quoted as what the program says: %s", got.ZH)
	}
}
