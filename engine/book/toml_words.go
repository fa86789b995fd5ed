package book

import (
	"regexp"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// NotTOML returns the message for what the reader of TOML says of a file that is not TOML. It says it in
// English alone: what it is known to say is in Chinese too, and the rest is quoted.
func NotTOML(said string) text.Text {
	said = lowerFirst(strings.ReplaceAll(strings.TrimSuffix(said, "."), "\n", " "))
	for _, w := range tomlWords {
		whole := regexp.MustCompile(`^(?:` + w.en + `)$`) // here, because it is seldom needed
		if whole.MatchString(said) {
			zh := strings.ReplaceAll(whole.ReplaceAllString(said, w.zh), "end of file", "文件末尾")
			return text.Both("不合 TOML 的写法："+zh, "not TOML: "+said)
		}
	}
	return text.Both("不合 TOML 的写法；读它的程序说：%s", "not TOML: %s").With(said)
}

// tomlWords are what the reader of TOML says, and what that is in Chinese. The first that matches counts.
var tomlWords = []struct{ en, zh string }{
	{`unexpected EOF; expected key separator '='`, "文件到头了，键后面还没有等号"},
	{`unexpected EOF; expected value`, "文件到头了，等号后面还没有值"},
	{`unexpected EOF; expected (.+)`, "文件到头了，还差 $1"},
	{`unexpected EOF`, "文件到头了，还没有写完"},
	{`expected a top-level item to end with a newline, comment, or EOF, but got (.+) instead`, "这一行到 $1 之前就该结束"},
	{`expected value but found (.+) instead`, "这里要写一个值，写的是 $1"},
	{`expected '.' or '=', but got (.+) instead`, "键后面要写等号，写的是 $1"},
	{`expected (?:'.' or ']' to end table name|end of table array name delimiter ']'), but got (.+) instead`,
		"表名后面要写 ]，写的是 $1"},
	{`unexpected (?:end of table name|table separator) .+`, "表名是空的"},
	{`unexpected '=': key name appears blank`, "等号前面没有键"},
	{`unexpected '(.)'.*`, "多了一个 $1"},
	{`unexpected comma`, "多了一个逗号"},
	{`unexpected (.+)`, "多了 $1"},
	{`expected a comma \(','\) or array terminator \(']'\), but got (.+)`, "列表里要写逗号或 ]，写的是 $1"},
	{`expected a comma or an inline table terminator '}', but got (.+) instead`, "花括号里要写逗号或 }，写的是 $1"},
	{`expected a digit but got (.+)`, "这里要写数字，写的是 $1"},
	{`expected .+ hexadecimal digits after '(.+)', but got (.+) instead`, "$1 后面要写十六进制的数字，写的是 $2"},
	{`invalid escape(?: in string|:) '(.+)'`, "引号里不能这样用反斜杠：$1"},
	{`floats must start with a digit, not '.'`, "小数点前面要有数字"},
	{`invalid float (.+): '.' must be followed by one or more digits`, "小数点后面要有数字：$1"},
	{`invalid (?:integer|float) (.+): underscores must be surrounded by digits`, "下划线两边都要有数字：$1"},
	{`invalid (?:integer|float) (.+): cannot have leading zeroes`, "数不能以 0 开头：$1"},
	{`invalid float(?: value)?: (.+)`, "这不是数：$1"},
	{`not an? (?:binary|octal|hexadecimal) number: (.+)`, "这不是数：$1"},
	{`cannot use sign with non-decimal numbers: (.+)`, "只有十进制的数可以带正负号：$1"},
	{`(.+) is out of (?:range for|the safe) .+`, "数太大了：$1"},
	{`invalid datetime: (.+)`, "没有这一天，或者不是日期：$1"},
	{`(.+) is not a table`, "$1 不是一个表"},
	{`key '(.+)' (?:was already created.*|has already been defined)`, "$1 写了两次"},
	{`strings cannot contain newlines`, "引号里不能换行"},
	{`newlines not allowed within inline tables`, "花括号里不能换行"},
	{`TOML files cannot contain control characters: (.+)`, "不能有控制字符：$1"},
	{`invalid UTF-8 byte: (.+)`, "有一个字节不是 UTF-8：$1"},
	{`escaped character '(.+)' is not valid UTF-8`, "没有这个字：$1"},
}
