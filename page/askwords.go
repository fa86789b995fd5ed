package page

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// askWords are what forbear ask says, by key. A key with %s or %d is filled by the command.
var askWords = map[string]text.Text{
	"how": text.Both("一步一步问，大约 15 分钟。不问姓名、身份证号、卡号、电话；什么都不发出去。\n"+
		"选项写它前面的数字，几个就用空格隔开；直接回车是不知道。\n"+
		"? 为什么问　b 上一题　r 现在看结果　q 离开",
		"This asks step by step, for about 15 minutes. It does not ask for your name, identity number, card number or\n"+
			"telephone number, and sends nothing anywhere.\n"+
			"Choose by the numbers, with a space between several; an empty line is \"I do not know\".\n"+
			"? why it is asked   b back   r the result now   q leave"),
	"progress": text.Both("—— 已答 %d 页，大约还有 %d 页 ——", "-- %d pages answered, about %d left --"),
	"prompt":   text.Both("> ", "> "),
	"about":    text.Both("（%s）", "(%s)"),
	"yes":      text.Both("是", "yes"),
	"no":       text.Both("不是、没有", "no"),
	"none":     text.Both("都没有", "none of these"),
	"no such":  text.Both("上面没有这个数字。再写一次。", "There is no such number. Please try again."),
	"now": text.Both(
		"现在的回答：%s。直接回车就留着，改成不知道就写「不知道」。",
		"Your answer: %s. An empty line keeps it; write \"unknown\" if you do not know.",
	),
	"several": text.Both(
		"几个数字用空格隔开，都没有写 0，不知道直接回车。",
		"Numbers with a space between them; 0 for none; an empty line if you do not know.",
	),
	"date":  text.Both("比如 2026年8月1日，或者 8月1日。", "Such as 2026-08-01."),
	"money": text.Both("多少{money}，比如 3200 或 1万。", "In {money}, such as 3200."),
	"ticks": text.Both(
		"有的写数字，用空格隔开；都没有写 0；有的不清楚直接回车，一项一项问。",
		"The numbers of what applies, with a space between them; 0 for none; an empty line if you are not sure, and it asks one by one.",
	),
	"entry":    text.Both("第 %d 项", "Entry %d"),
	"add":      text.Both("1 写一项　0 没有　回车：不知道", "1 write an entry   0 there are none   empty line: I do not know"),
	"add more": text.Both("还有吗？ 1 再写一项　0 没有了", "Is there another? 1 write it   0 no"),
	"lender": text.Both(
		"{lent}写数字，或者写合同上的名字；不知道直接回车。",
		"{lent} A number, or the name in the contract; an empty line if you do not know.",
	),
	"holder": text.Both(
		"现在是谁在要这笔钱？还是这家就直接回车；卖给了别人、别人替您还了的，写数字。",
		"Who claims the money now? An empty line if it is still this {lender}; the number if it was sold, or somebody else paid.",
	),
	"another": text.Both(
		"还有别的{debt}要一起看吗？ 1 还有一笔　0 没有（直接回车也是没有）",
		"Is there another {debt} to look at? 1 yes   0 no (an empty line is no, too)",
	),
	"first":    text.Both("这是第一题。", "This is the first question."),
	"why":      text.Both("答了才能判断：%s。", "Your answer settles: %s."),
	"why all":  text.Both("这几个每个人都问：没问清楚之前，结果可能是错的。", "Everybody is asked this: before that, the result could be wrong."),
	"gate":     text.Both("{gate}", "{gate}"),
	"read":     text.Both("记下了：%s，%s。", "Noted: %s, %s."),
	"check":    text.Both("您的回答：", "Your answers:"),
	"change":   text.Both("写数字改那一题；直接回车看结果。", "A number to change that answer; an empty line for the result."),
	"inferred": text.Both("按别的回答推出来的", "from your other answers"),
	"creditor": text.Both("{creditor}", "{creditor}"),
	"debt":     text.Both("—— %s ——", "-- %s --"),
	"saved":    text.Both("存在 %s，只有您能读。", "Saved in %s, for you alone to read."),
	"left":     text.Both("离开了。没有写 --out，什么都没留下。", "You left. Without --out, nothing was kept."),
}

// AskWord returns what forbear ask says under a key, of a book.
func AskWord(key string, b *book.Book, l text.Language) string {
	t, ok := askWords[key]
	if !ok {
		panic("page: ask has no words " + key)
	}
	return strings.ReplaceAll(worded(t, b.Wording, l), "{money}", b.Currency.Name.In(l))
}
