package page

import "github.com/forbear-project/forbear/engine/text"

// The words of screen.go.
var (
	sayNotHere       = text.Both("这笔{debt}现在没有这个方案", "This {debt} does not have this option now")
	sayDebtAlone     = text.Both("第 %d 笔{debt}", "{Debt} %d")
	sayConclusion    = text.Both("%s：最合适的是「%s」，%s。", "%s: the best option is “%s”. %s.")
	sayNoConclusion  = text.Both("还要再答几个问题，才知道哪个方案合适。", "A few more answers are needed to tell which option suits.")
	sayBesideNow     = text.Both("现在", "Now")
	sayBesideEffect  = text.Both("会怎样", "What happens")
	sayBesideMonthly = text.Both("每月付", "Each month")
	sayBesideTerm    = text.Both("多久", "How long")
	sayBesideLack    = text.Both("还缺的材料", "Papers to get")
	sayBesideNone    = text.Both("不缺", "None")
	sayBesideOpen    = text.Both("还算不出来", "Not known yet")
	sayBarsTitle     = text.Both("每月的钱，放在一起看", "A month's money, side by side")
	sayBarsHead      = text.Both("哪一笔", "What")
	sayBarsDue       = text.Both("照合同每月应还", "Due a month by the contract")
	sayBarsCan       = text.Both("每月能拿出来的", "What you can pay a month")
	sayBarsPlan      = text.Both("%s：%s", "%s: %s")
)

// screenWords are the words of the templates of page/web, by their key there. A key with one %s or %d
// is filled by the template.
var screenWords = map[string]text.Text{
	// every page
	"title":        sayTitle,
	"skip":         text.Both("跳到正文", "Skip to the main part"),
	"size":         text.Both("字的大小", "Size of the letters"),
	"size.usual":   text.Both("标准", "Usual"),
	"size.large":   text.Both("大", "Large"),
	"size.largest": text.Both("特大", "Largest"),
	"language":     text.Both("English", "中文"),
	"home":         text.Both("首页", "Start page"),
	"answers":      text.Both("看我的回答", "My answers"),
	"result":       text.Both("看结果", "The result"),
	"clear":        text.Both("全部清掉", "Delete everything"),
	"kept": text.Both(
		"您的回答只放在内存里：30 分钟不动、关掉程序，就清掉了。想留着，在「我的回答」里存成文件。",
		"Your answers are kept in memory alone, and are gone after 30 minutes without use, or when the program stops. To keep them, save a file under “My answers”.",
	),
	"problem": text.Both("有地方要改", "There is a problem"),
	"back":    text.Both("上一步", "Back"),
	"goon":    text.Both("继续", "Continue"),
	"backto":  text.Both("回到结果", "Back to the result"),

	// the start page
	"start.what": text.Both("{start}", "{start}"),
	"start.free": text.Both(
		"免费，不用登记，不问姓名、身份证号、卡号、电话。",
		"Free, without registration. It does not ask for your name, identity number, card number or telephone number.",
	),
	"start.local": text.Both(
		"只在这台电脑上算，什么都不发出去。",
		"Everything is worked out on this computer. Nothing is sent anywhere.",
	),
	"start.remote": text.Both(
		"您的回答会发到提供这个网页的机构的服务器上，只放在内存里，不存下来。",
		"Your answers go to the server of the organisation that offers this page. They are kept in memory alone, and are not stored.",
	),
	"start.notice": text.Both("隐私说明", "Privacy notice"),
	"start.hand":   text.Both("手边有这些更好，没有也能答", "It helps to have at hand, but you can do without"),
	"start.hand1":  text.Both("{hand}", "{hand}"),
	"start.hand2":  text.Both("收到的文书、短信、信（有的话）", "any papers, messages or letters you got"),
	"start.hand3":  text.Both("一个月的收入和必须花的钱，大概的数就行", "what you earn and must spend in a month, roughly"),
	"start.time": text.Both(
		"大约 15 分钟。答不上的，选「不知道」就行；随时可以看结果、改答案。",
		"It takes about 15 minutes. Where you do not know, say so. You can look at the result and change answers at any time.",
	),
	"start.lender": text.Both("{lent}", "{lent}"),
	"start.hint": text.Both(
		"有好几笔的，先选最着急的一笔，后面可以再加。",
		"If there are several, take the most urgent first. You can add others later.",
	),
	"start.other":    text.Both("没有在上面：写合同上的名字", "Not in the list: the name in the contract"),
	"start.begin":    text.Both("一步一步问", "Ask me step by step"),
	"start.all":      text.Both("一页填完", "All on one page"),
	"start.open":     text.Both("打开存下的文件", "Open a saved file"),
	"start.file":     text.Both("以前存下的文件", "The file that you saved"),
	"start.openit":   text.Both("打开", "Open"),
	"start.goon":     text.Both("您有没答完的，接着答", "Go on where you left off"),
	"start.none":     text.Both("请选一家，或者写上名字。", "Choose a {lender}, or write its name."),
	"start.both":     text.Both("选了一家，又写了另一个名字。只留一个。", "You chose a {lender} and wrote another name. Leave one of them."),
	"start.nofile":   text.Both("还没有选文件。", "You have not chosen a file."),
	"start.toolarge": text.Both("这个文件太大了，不是这里存下来的。", "This file is too large. It was not saved here."),

	// questions
	"question":        text.Both("问题", "Question"),
	"progress":        text.Both("已答 %d 页，大约还有 %d 页", "%d pages answered, about %d left"),
	"pick":            text.Both("请选一个", "Choose one"),
	"yes":             text.Both("是、有", "Yes"),
	"no":              text.Both("不是、没有", "No"),
	"or":              text.Both("或者", "or"),
	"none":            text.Both("上面的都没有", "None of these"),
	"unknown":         text.Both("不知道", "I do not know"),
	"unknown.all":     text.Both("这些都不知道", "I know none of these"),
	"why":             text.Both("为什么问这个", "Why we ask"),
	"why.decides":     text.Both("答了才能判断", "Your answer settles"),
	"read":            text.Both("记下了：%s是 %s。不对的，回上一步改。", "Noted: %s is %s. If that is wrong, go back and change it."),
	"tick.none":       text.Both("打勾的有，其余都没有", "What is ticked holds, the rest does not"),
	"tick.ask":        text.Both("有的不清楚，一项一项问", "I am not sure of all: ask one by one"),
	"date.hint":       text.Both("比如 2026年8月1日，或者 8月1日。", "Such as 1 August 2026 or 2026-08-01."),
	"rate.hint":       text.Both("写上百分号，比如 18%。", "With the per cent sign, such as 18%."),
	"lender.family":   text.Both("已经转给别人、或者有人替我还过", "It was sold to another, or somebody else has paid it"),
	"lender.families": text.Both("现在是谁在要这笔钱？", "Who claims the money now?"),
	"lender.same":     text.Both("还是上面那一家", "The {lender} above"),
	"lender.drop":     text.Both("没有别的{debt}了", "There is no other {debt}"),
	"lender.more":     text.Both("还有别的{debt}，再加一笔", "There is another {debt}: add it"),
	"records.entry":   text.Both("第 %d 条", "Entry %d"),
	"records.more":    text.Both("再加一条", "Add another"),
	"records.none":    text.Both("一条都没有", "There are none"),
	"empty": text.Both(
		"请答一个；不清楚的，按「不知道」，没关系。",
		"Please answer; if you are not sure, press “I do not know”. That is all right.",
	),
	"empty.list": text.Both(
		"有的请勾上，都没有就勾「没有」；不清楚的，按「不知道」，没关系。",
		"Tick what holds, or that there is none; if you are not sure, press “I do not know”. That is all right.",
	),
	"toomuch": text.Both(
		"填的太多了，这里记不下。先存成文件，或者分几次做。",
		"This is more than can be kept here. Save a file, or do it in parts.",
	),
	"result.first": text.Both("「%s」问完了：先看这一笔的结果", "That is all about “%s”: see its result first"),
	"result.now":   text.Both("现在看结果", "See the result now"),

	// the answers
	"check.title":    text.Both("检查一下您的回答", "Check your answers"),
	"check.said":     text.Both("不对的按「修改」，改完回到这里。", "Press “Change” where something is wrong; you come back here."),
	"check.you":      text.Both("您家的情况", "You and your household"),
	"check.debt":     text.Both("这笔{debt}", "The {debt}"),
	"check.lender":   text.Both("{from}", "{From}"),
	"check.change":   text.Both("修改", "Change"),
	"check.read":     text.Both("（我们这样理解您写的）", "(this is how we read it)"),
	"check.inferred": sayInferred,
	"check.goon":     text.Both("接着答", "Go on answering"),
	"check.save":     text.Both("存成文件", "Save a file"),
	"check.saved": text.Both(
		"文件存在您自己的设备上，里面有您的回答，没有名字和号码。别人能看到的设备上，不要存。",
		"The file is saved on your own device. It has your answers, without names and numbers. Do not save it where others can see it.",
	),

	// all on one page
	"all.said": text.Both(
		"知道多少填多少，空着就是不知道。按标题打开、合上。",
		"Fill in what you know; what is empty is not known. Press a title to open or close it.",
	),
	"all.done": text.Both("填好了", "Done"),

	// what happened
	"gone.title": text.Both("刚才的回答已经清掉了", "Your answers are gone"),
	"gone.why": text.Both(
		"可能是 30 分钟没有动，也可能是程序重新开过。为了安全，回答只放在内存里，没有存下来。",
		"Either nothing happened for 30 minutes, or the program was started anew. To keep you safe, answers are kept in memory alone.",
	),
	"gone.what": text.Both(
		"存过文件的，在首页打开就能接着做；没存过的，要重新答一遍，对不起。",
		"If you saved a file, open it on the start page and go on. If not, we are sorry: you have to start again.",
	),
	"gone.again":    text.Both("回到首页", "To the start page"),
	"cleared.title": text.Both("全部清掉了", "Everything is deleted"),
	"cleared.what": text.Both(
		"您的回答已经不在这里了。存到您自己设备上的文件不会动，不要的话自己删。",
		"Your answers are no longer here. Files that you saved on your own device are still there; delete them if you do not want them.",
	),
	"full.title": text.Both("现在用的人太多", "Too many people are using this now"),
	"full.what":  text.Both("您的回答都没有动。过几分钟再来一次。", "Please try again in a few minutes."),
	"lost.title": text.Both("没有这一页", "There is no such page"),
	"lost.what": text.Both(
		"可能是地址不对，也可能是答案改过以后，这一页不用了。您的回答都还在。",
		"The address may be wrong, or the page may no longer be needed since you changed an answer. Your answers are still there.",
	),
	"renewed": text.Both("规则有更新，已经按新的规则重新算过。", "The rules have changed, and we have worked everything out anew."),
	"newer": text.Both(
		"规则有更新。现在看到的还是按开始时的规则算的。",
		"The rules have changed. What you see still goes by those that you began with.",
	),
	"newer.do": text.Both("按新的规则重新算", "Work it out by the new rules"),
	"otherwindow": text.Both(
		"这一页是以前打开的，后来在别的窗口重新开始过。刚才那一页的回答没有记下。",
		"This page was opened before you began anew in another window. What you entered there was not taken.",
	),

	"gate": text.Both(
		"先答完下面这几个问题，再看结果：没问清楚之前，结果可能是错的。",
		"Please answer these first. Before that, the result could be wrong.",
	),

	// the result
	"result.today":    text.Both("今天先做", "Do today"),
	"result.nearest":  text.Both("最近的日子", "Next day"),
	"result.month":    sayMonth,
	"result.why":      sayUrgent,
	"result.rest":     text.Both("其余的，想看的时候再看", "The rest, when you feel up to it"),
	"result.beside":   text.Both("放在一起比一比", "Side by side"),
	"result.option":   text.Both("方案", "Option"),
	"result.each":     text.Both("每个方案的全部内容", "Everything on each option"),
	"result.besides":  sayMeanwhile,
	"result.open":     text.Both("还差信息的", "More information needed"),
	"result.lacks":    text.Both("补上几个数，就能算全", "Tell us a few more figures, and we can work it all out"),
	"result.letter":   text.Both("写好了", "Ready"),
	"result.answer":   text.Both("去答这个问题", "Answer this"),
	"result.notnow":   sayNotNow,
	"result.nothing":  sayNothing,
	"result.alone":    text.Both("单独看、单独打印", "On a page of its own"),
	"result.table":    text.Both("同样的数，写成表", "The same figures as a table"),
	"result.creditor": sayCreditor,
	"result.stage":    sayAt,
	"result.opening":  text.Both("收支、家里人和其他要知道的", "Your budget, your family, and what else to know"),
	"result.ending":   text.Both("绝对不要做的，和什么时候再来", "What never to do, and when to look again"),
	"result.sources":  text.Both("出处", "Sources"),
	"result.question": text.Both("还可以再答几个问题，看得更准", "Answer more questions, and we can tell you more"),
	"result.next":     text.Both("接下来", "Next"),
	"result.letters":  text.Both("要写的信", "Letters to write"),
	"result.days":     text.Both("哪天做什么", "Days ahead"),
	"result.print":    text.Both("打印", "Print"),
	"result.check":    text.Both("检查、修改我的回答", "Check or change my answers"),

	// letters, days, print
	"letters.title":  sayLettersTitle,
	"letters.said":   text.Both("写好以后自己看一遍，【】里的由您填。", "Read each through, and fill in what stands in 【】."),
	"letters.none":   sayLettersNone,
	"letter.docx":    text.Both("Word 文件（能改）", "Word file, to be changed"),
	"letter.html":    text.Both("网页文件（能打印）", "Web page, to be printed"),
	"letter.md":      text.Both("纯文本", "Plain text"),
	"letter.refused": text.Both("这一份现在不能写", "This may not be written now"),
	"letter.back":    text.Both("回到信的清单", "Back to the letters"),
	"days.file":      text.Both("存成日历文件，放进手机", "Save a calendar file for your phone"),
	"days.names": text.Both(
		"写上{creditor}和金额（别人看手机时会看到）",
		"With {creditors} and sums, which others may see on your phone",
	),
	"print.foot": text.Both("只给您自己看", "For your eyes only"),
}

// ScreenWord returns the words of a key of the templates, in a book with that wording.
func ScreenWord(key string, of map[string]text.Text) (t text.Text, ok bool) {
	t, ok = screenWords[key]
	return text.Each(func(l text.Language) string { return worded(t, of, l) }), ok
}

// ScreenWordKeys returns the keys of ScreenWord, in no order.
func ScreenWordKeys() (keys []string) {
	for key := range screenWords {
		keys = append(keys, key)
	}
	return keys
}
