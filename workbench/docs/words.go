package docs

import "github.com/forbear-project/forbear/engine/text"

// Every word of a book that is neither of the rules nor of package page.

// Conditions in words. %s is a part.
var (
	sayAllOf           = text.Both("下面每一条都成立：", "all of these hold:")
	sayOneOf           = text.Both("下面至少一条成立：", "at least one of these holds:")
	sayAnd             = text.Both("，并且", ", and ")
	sayOr              = text.Both("，或者", ", or ")
	sayHolds           = text.Both("%s成立", "%s holds")
	sayHoldsNot        = text.Both("%s不成立", "%s does not hold")
	sayAlways          = text.Both("总是成立", "always")
	sayNever           = text.Both("从不成立", "never")
	sayIs              = text.Both("%s是%s", "%s is %s")
	sayIsNot           = text.Both("%s不是%s", "%s is not %s")
	sayCompared        = text.Both("%s%s%s", "%s is %s %s")
	sayWithin          = text.Both("%s在%s到%s之间（含两头）", "%s is from %s to %s")
	sayOutside         = text.Both("%s不在%s到%s之间", "%s is not from %s to %s")
	sayIncludes        = text.Both("%s里有%s", "%s include %s")
	sayLacks           = text.Both("%s里没有%s", "%s do not include %s")
	sayIncludesOther   = text.Both("%s里有%s以外的", "%s include something other than %s")
	sayIncludesNoOther = text.Both("%s里没有%s以外的", "%s include nothing other than %s")
	sayOrBetween       = text.Both("或", " or ")
	sayNorBetween      = text.Both("，也不是", " or ")
	sayLacksBetween    = text.Both("，也没有", " or ")
	sayNotEmpty        = text.Both("%s至少有一项", "%s are one or more")
	sayEmpty           = text.Both("%s一项也没有", "%s are none")
	saySomeDebt        = text.Both("%s里至少有一笔，%s", "of %s there is one for which %s")
	sayNoDebt          = text.Both("%s里没有一笔，%s", "of %s there is none for which %s")
	sayWhether         = text.Both("如果%s，就看：%s；否则看：%s", "if %s: %s; else: %s")
)

// Figures and days in words.
var (
	sayBracketed    = text.Both("（%s）", "(%s)")
	sayIts          = text.Both("它的%s", "its %s")
	sayItsFamily    = text.Both("它的放款机构的种类", "its kind of creditor")
	sayItsLender    = text.Both("它的机构", "its lender")
	sayIt           = text.Both("它", "it")
	sayWhere        = text.Both("其中 %s 是%s", "where %s is %s")
	sayElse         = text.Both("%s；不知道时用%s", "%s, or where that is not known %s")
	sayChoose       = text.Both("如果%s，用%s；否则用%s", "if %s, %s; else %s")
	sayDebtCount    = text.Both("%s的笔数", "the number of %s")
	sayNotBelowZero = text.Both("%s，不到 0 按 0 算", "%s, or 0 where that is less")
	saySumOf        = text.Both("%s之和", "the sum of %s")
	sayAsOf         = text.Both("评估日", "the day of the evaluation")
	sayFactsAsOf    = text.Both("填资料的日子", "the day of the facts")
	sayStage        = text.Both("阶段", "the stage")
	sayDeadline     = text.Both("最近的期限", "the nearest deadline")
	sayDebts        = text.Both("各笔债", "the debts")
	sayLender       = text.Both("机构", "the lender")
	sayFamily       = text.Both("放款机构的种类", "the kind of creditor")
	sayDue          = text.Both("期限", "the due day")
)

// The opening.
var (
	sayContents   = text.Both("目录", "Contents")
	sayWhatThisIs = text.Both("消费贷款还不上的人，可以向谁提什么、先提什么、带什么材料、凭什么提：程序判断时照着的，就是这本书里的规则。书给帮人的人查，也给维护规则的人核对。",
		"What a person who cannot pay a consumer loan may ask for, from whom, in what order, with which papers, and "+
			"resting on what: these are the rules by which the program judges. They are written out for those who "+
			"help, and for those who keep the rules.")
	sayVersion     = text.Both("版本", "Version")
	sayWrittenAsOf = text.Both("按哪一天写", "Written as of")
	sayInIt        = text.Both("内容", "In it")
	sayCounts      = text.Both("%d 类机构，%d 家机构和产品，%d 个方案，%d 条提醒，%d 个出处",
		"families: %d, lenders: %d, strategies: %d, alerts: %d, sources: %d")
	sayDigest        = text.Both("规则文件的指纹", "Digest of the rule files")
	sayNoPromise     = text.Both("这不是承诺，也不是法律意见", "No promise, and no legal advice")
	sayNoPromiseSaid = text.Both(
		"书里说「可以提」，不等于对方会答应：每一项都写明了依据有多强，谈不谈得成，以对方的答复为准。法律和数字会变，每个出处都写着核对到什么程度、哪天核对的；要紧的事，先问免费的法律咨询，再做决定。",
		"That something may be asked for does not mean that it will be granted: of each option it is said how firm it "+
			"is, and the other side's answer decides. Laws and figures change; of each source it is said how far and "+
			"when it was checked. Before anything that matters, ask for legal advice; it can be had free of charge.",
	)
	sayHowToRead    = text.Both("怎么读", "How to read it")
	sayReadCreditor = text.Both("先在%s里找到这笔债是谁放的。合同写的「贷款人」算数，App 的名字不算；还不知道是谁，就看相应的那一类。",
		"Find who lent the money under %s. The lender named in the contract counts, not the name of the app; where "+
			"nobody knows yet, there is a family for that too.")
	sayReadStage = text.Both(
		"再看走到了哪一步：%s一章说怎么分。每一步下面，方案按先后排好；那是还没看个人情况时的次序，个人的情况会让它变。",
		"See how far the debt has gone: the chapter %s tells the stages apart. At each, options stand in order; that "+
			"is their order before anything is known of the person, and it will change with the person.",
	)
	sayReadOption = text.Both(
		"每个方案写明：要满足什么、什么会让它提前或靠后、带哪些材料、依据有多强、出处是什么。怎么做、怎么说、签字前核对什么、要注意什么，在%s一章，每个只写一遍。",
		"Of each option it is told what must hold, what brings it forward or back, which papers it takes, how firm it "+
			"is and what it rests on. How to go about it, what to say, what to check and to beware of stands "+
			"once in the "+
			"chapter %s.",
	)
	sayReadUnknown = text.Both("不知道不等于否。条件里的事还不知道，方案就还在：先去问清楚。",
		"Not known is not no. Where something that a condition asks is not known, the option stays: find out.")
	sayReadHoles = text.Both("〔〕里的，填的是这个人自己的数目、日子或情况。",
		"What stands in [brackets] is this person's own figure, day or circumstance.")
	sayReadSources = text.Both(
		"出处后面写着核对程度：读过原文、见到报道、未核实、说法不一；%s一章反过来列出每个出处支撑着哪些话。",
		"Behind a source stands how far it was checked: text read, as reported, unverified, disputed. The chapter %s "+
			"lists what rests on each.",
	)
	sayReadPrint = text.Both("网页这一份可以打印：点一下某一章的标题，再打印，就只印这一章。给维护规则的人看的条件原文、次序分和位置，平时收着，在页首打勾就显示。",
		"The web page can be printed: click on the heading of a chapter first, and only that chapter is printed. "+
			"Expressions, points and places, which are for those who keep the rules, are out of sight until the box at "+
			"the top is ticked.")
	sayFineSwitch = text.Both("显示给维护规则的人看的内容：条件原文、次序分、位置",
		"show what is for those who keep the rules: expressions, points, places")
)

// The chapters.
var (
	sayStages     = text.Both("走到哪一步", "How far a debt has gone")
	sayStagesSaid = text.Both(
		"从轻到重。一笔债的阶段，是条件成立的那些里最重的一个；更重的还不知道成不成立，就先问清楚。",
		"From the mildest to the gravest. A debt is at the gravest stage whose condition holds; where it is not known "+
			"whether a graver one does, that is asked first.",
	)
	sayFirstStage = text.Both("没有条件：后面哪一个都不成立，就是它。",
		"Without a condition: where none of those that follow holds, it is this one.")
	sayUrgencyTitle = text.Both("几笔债先办哪笔", "Which of several debts comes first")
	sayRefusals     = text.Both("对方怎么回、怎么答", "Answers of creditors, and what to say")
	sayHousehold    = text.Both("这个月的钱先付哪笔", "Whom to pay first with a month's money")
	sayUrgencySaid  = text.Both("一条一条往下比，第一条能分出先后的算数。有条件的：成立的在前，还不知道的其次，不成立的在后；比大小的：不知道的排最后。",
		"Debts are compared by one after the other, and the first that tells two apart decides. Of a condition, yes "+
			"comes before not known, and that before no; of a figure, what is not known comes last.")
	sayLargestFirst  = text.Both("按%s，大的在前", "by %s, the greatest first")
	saySmallestFirst = text.Both("按%s，小的在前", "by %s, the least first")
	sayEarliestFirst = text.Both("按%s，早的在前", "by %s, the earliest first")
	sayCreditors     = text.Both("谁放的款", "Who lent the money")
	sayFindCreditor  = text.Both(
		"按合同写的「贷款人」找。产品在表里的，看它那一页，那里只写和同类不同的地方；不在表里的，看它那一类。",
		"Go by the lender named in the contract. A product that is listed has a page with what it does otherwise than "+
			"its family; for one that is not, see its family.",
	)
	sayFamilies       = text.Both("机构种类", "Kinds of creditors")
	sayLenders        = text.Both("机构和产品", "Lenders and products")
	sayStrategies     = text.Both("方案", "Strategies")
	sayStrategiesSaid = text.Both("每个方案做什么、对谁都要满足的条件、怎么做、怎么说、签字前核对什么、之后和要注意什么。各类机构另外的条件、材料和先后，在机构那一页。",
		"What each strategy does, what must hold whoever the creditor is, how to go about it, what to say, what to "+
			"check, what comes afterwards and what to beware of. What a creditor asks for besides, the papers and the "+
			"order are told with the creditor.")
	sayDoubts     = text.Both("对不上的情况", "Doubts")
	sayDoubtsSaid = text.Both("填的情况里不能同时是真的。请填的人再看一眼；判断照填的做，什么也不关上。",
		"What cannot all be true of what was told. It is to be looked at again; what was told is judged, "+
			"and nothing is closed.")
	sayAlerts     = text.Both("提醒", "Alerts")
	sayAlertsSaid = text.Both("不管申请什么都要先听到的话：条件成立才说；还不知道也要说的，条件里写明了。",
		"What is to be heard whatever is asked for: said when its condition holds. One that must be heard while "+
			"something is not known says so in its condition.")
	sayFirstPage     = text.Both("结果页上另外的话", "What the page of results says besides")
	sayFirstPageSaid = text.Both("评估结果那一页上，判断之外的话。没写条件的，人人都看得到。",
		"Sentences beside the judgments on the page of an evaluation. Those without a condition are for everybody.")
	sayPapers     = text.Both("材料和困难的证明", "Papers, and what proves a hardship")
	sayPapersSaid = text.Both("没有统一的官方清单，多数是惯常的要求。只交用得着的，交复印件或截图，不交原件。",
		"There is no official list; most of it is practice. Hand over no more than is needed, and copies, never "+
			"originals.")
	sayHardships     = text.Both("困难原因", "Hardships")
	sayHardshipsSaid = text.Both("材料不齐不会关上门，只会少一点说服力。", "A missing paper closes no door; it only convinces less.")
	sayFacts         = text.Both("要问的事", "Facts")
	sayFactsSaid     = text.Both(
		"规则用得到的全部事实，按问的次序；算出来的在最后。没有姓名、证件号、电话。",
		"Everything that the rules turn on, in the order of asking; what is worked out stands last. There is no name, "+
			"no identity number, no telephone.",
	)
	sayFigures      = text.Both("数字", "Figures")
	sayHolidays     = text.Both("放假和调休", "Public holidays")
	sayHolidaysSaid = text.Both(
		"期限的最后一天是休息日的，法律上顺延到之后第一个工作日。这里没有的年份，不知道哪天休息，就只说数出来的那一天。",
		"Where the last day of a deadline is no working day, law moves it to the next. Of a year that is not here it is "+
			"not known which days are off, and only the day that is counted is told.",
	)
	sayHoliday     = text.Both("假期", "Holiday")
	sayDaysOff     = text.Both("放假", "Days off")
	sayDaysWorked  = text.Both("调休上班", "Worked instead")
	sayFiguresSaid = text.Both(
		"法律或市场定的数字，各在哪些日子有效。过了核实日的数字照用，但会说明它旧了。",
		"What law or market fixes, with the days on which each value held. One past the day on which it was known to "+
			"hold is used, and said to be old.",
	)
	saySources     = text.Both("出处", "Sources")
	saySourcesSaid = text.Both(
		"每句话从哪里来、核对到什么程度，以及哪些话以它为依据。单凭网上文章，不作任何依据。",
		"Where everything comes from, how far it was checked, and what rests on it. Articles on the web are no ground "+
			"for anything by themselves.",
	)
	sayClaims     = text.Both("文章里的话怎么处理", "What became of what the articles say")
	sayClaimsSaid = text.Both(
		"每一句都对照过。「采用」是规则说的一样；「改正」是它不成立，下面写着实际怎样；「不用」写着原因。引号里是文章的话，不是我们的话。",
		"Each statement was compared. Taken over: the rules say the same. Corrected: it does not hold, and what does "+
			"is said. Left out: why is said. What is quoted is the articles' word, not ours.",
	)
	sayClaimCounts = text.Both("共 %d 句：采用 %d，改正 %d，不用 %d。",
		"statements: %d, of which taken over: %d, corrected: %d, left out: %d.")
	sayFixturesTitle = text.Both("样例", "Fixtures")
	sayFixturesSaid  = text.Both(
		"%d 个编出来的借款人，每个后面写着顾问会怎么说、为什么；方案那里写的是它们的编号。规则一改，他们听到的话变了，就会被发现。",
		"sample borrowers: %d, all made up, each with what a counsellor would say and why; options name them by their "+
			"numbers. When the rules change and with them what a borrower hears, it is noticed.",
	)
	sayNoFixtures = text.Both("这一本没有跑样例：每个方案的样例一栏都没有写。",
		"No fixtures were run for this book: what proves an option is not told.")
	sayNotJudged = text.Both("没能判断，见 forbear test", "it could not be judged; see forbear test")
)

// A creditor.
var (
	sayByStage = text.Both("各阶段可以提什么", "What may be asked for at each stage")
	sayOrder   = text.Both("按次序排，这是还没看个人情况时的次序。括号里是依据：",
		"In their order, before anything is known of the person. In brackets stands how firm each is, its basis:")
	sayFirstOfAll     = text.Both("碰上了就先办，不等", "Where there is cause for it, these do not wait")
	sayTierFirst      = text.Both("先办", "first")
	sayNothingAtStage = text.Both("没有。", "Nothing.")
	sayNotOffered     = text.Both("没有的方案", "What is not to be had")
	sayEachOption     = text.Both("每个方案的条件和材料", "Each option: conditions and papers")
	sayChannels       = text.Both("找谁、打哪里", "Whom to turn to")
	sayOtherChannels  = text.Both("其他渠道和%s一样。", "Other channels are those of %s.")
	sayOwnFigures     = text.Both("自己的数字", "Figures of its own")
	sayLenderIs       = text.Both("属于：%s。除了下面写的，都和那一类一样。",
		"Its family: %s. But for what follows, everything is as told there.")
	sayEntity  = text.Both("放款方", "Lender")
	sayGuesses = text.Both("规则没有收录的名称，只看字面先当作这一类，再请借款人核实：",
		"A lender that is not in the book is taken for one of this kind by its name alone, "+
			"and the borrower is asked to confirm it:")
	sayEnding           = text.Both("名称的结尾是", "the name ends in")
	sayMayBe            = text.Both("（也可能是：%s）", " (it may be: %s)")
	sayAliases          = text.Both("也叫", "Also called")
	sayReviewed         = text.Both("资料", "This page")
	saySameStages       = text.Both("下面这些阶段和%s一样：%s。", "At these stages it is the same as for %s: %s.")
	saySameAlways       = text.Both("每个阶段都和%s一样。", "At every stage it is the same as for %s.")
	sayOtherwise        = text.Both("和同类不同的地方", "Otherwise than its family")
	sayOtherwiseSaid    = text.Both("只写不同的；其余见%s。", "Only what differs; for the rest see %s.")
	sayNothingOtherwise = text.Both("没有，都和%s一样。", "Nothing: all is as for %s.")
	sayOtherwiseAs      = text.Both("其余同%s。%s", "For the rest as for %s. %s")
	sayRange            = text.Both("%s到%s", "%s to %s")
	sayEveryStage       = text.Both("每个阶段", "every stage")
	saySaidAgain        = text.Both("又写了一遍、说的和同类一样：", "Said again, and the same as by its family:")
	saySeen             = text.Both("样例：可以/还差信息/目前不合适", "Fixtures: open / more needed / not now")
	sayNoMore           = text.Both("这一家不看", "Not asked here")
	sayOverview         = text.Both("全部方案", "Every option")
	sayWhichFixtures    = text.Both("看到过这些方案的样例", "The fixtures that have seen these options")
	sayStrategy         = text.Both("方案", "Option")
)

// channelKinds name the ways to reach somebody.
var channelKinds = map[string]text.Text{
	"app": text.Both("App", "App"), "phone": text.Both("电话", "Telephone"), "branch": text.Both("网点", "Branch"),
	"site": text.Both("网站", "Site"), "regulator": text.Both("公共机构", "Public body"),
}

// An option.
var (
	sayHowTo           = text.Both("做法和说法见「方案」一章", "How to go about it is told under Strategies")
	sayStagesOf        = text.Both("阶段", "Stages")
	sayRequires        = text.Both("要满足", "What must hold")
	sayNothingRequired = text.Both("没有条件", "nothing")
	sayKindRequires    = text.Both("每个「%s」方案共同的几条", "What every strategy of this kind requires: %s")
	sayKindWeighs      = text.Both("每个「%s」方案都看的几条", "What counts for every strategy of this kind: %s")
	sayEachRequires    = text.Both("这一类的每个方案都要满足：", "Every strategy of this kind requires:")
	sayEachWeighs      = text.Both("这一类的每个方案都看：", "For every strategy of this kind counts:")
	sayWeights         = text.Both("提前还是靠后", "What brings it forward or back")
	sayStagePoints     = text.Both("次序分 %s", "points %s")
	saySooner          = text.Both("提前", "sooner")
	sayLaterOn         = text.Both("靠后", "later")
	sayElseSaid        = text.Both("不满足时", "Otherwise")
	sayExactly         = text.Both("精确的条件", "Exactly")
	sayOrInstead       = text.Both("有%s也行", "or %s instead")
	sayInsteadBetween  = text.Both("、", " or ")
	sayNoPapers        = text.Both("没有", "none")
	sayOwnLines        = text.Both("这里另外说的", "Said otherwise here")
	sayPlans           = text.Both("还法和算法", "What it comes to")
	sayPlanGone        = text.Both("这里不算：%s", "not reckoned here: %s")
	sayInsteadMark     = text.Both("（改成）", " (instead)")
	sayLineGone        = text.Both("不再说（%s）：%s", "not said here (%s): %s")
	sayOtherWords      = text.Both("各家另外说的", "What creditors say otherwise")
	sayOfferedBy       = text.Both("哪些机构有", "To be had from")
	sayNobody          = text.Both("没有哪一类", "nobody")
	sayPoints          = text.Both("%d 分", "%d points")
	sayFixtures        = text.Both("样例", "Fixtures")
	sayYes             = text.Both("是", "yes")
	sayTimes           = text.Both("%s %d", "%s %d")
	sayNoFixture       = text.Both("没有样例走到这里", "no fixture has come here")
)

// Entries.
var (
	sayOrUnknown     = text.Both("，还不知道时也写", ", and while that is not known")
	sayWhen          = text.Both("什么时候说", "When")
	sayDueOn         = text.Both("期限", "Due")
	sayOnlyOf        = text.Both("只对", "Only of")
	sayOnlyAt        = text.Both("只在", "Only at")
	sayWhatItIs      = text.Both("是什么", "What it is")
	sayWhereToGet    = text.Both("哪里拿", "Where to get it")
	sayFresh         = text.Both("多新", "How fresh")
	sayMask          = text.Both("交出去之前", "Before handing it over")
	sayInstead       = text.Both("可以代替它的", "What may stand in for it")
	sayExposes       = text.Both("会露出", "It gives away")
	sayMaterials     = text.Both("材料", "Papers")
	sayNoProof       = text.Both("没有规定的证明：照实说。", "Nothing proves it: say how it is.")
	sayProvedBy      = text.Both("有下面任一组就能证明：", "Any one of these groups proves it:")
	sayTogether      = text.Both("加", " with ")
	sayDerived       = text.Both("怎么算", "How it is worked out")
	sayAnswer        = text.Both("怎么答", "Answer")
	saySubjects      = text.Both("放在一起问的事", "What is asked together")
	sayAsksFor       = text.Both("问的是", "It asks for")
	sayAskedWith     = text.Both("在这一页问", "Asked with")
	sayAskedHow      = text.Both("怎么问", "How it is asked")
	sayKnownOf       = text.Both("说的是", "Known of")
	sayChanges       = text.Both("谁能改变", "Who can change it")
	sayField         = text.Both("每项有", "Each entry has")
	sayChoices       = text.Both("可选", "Choices")
	sayUsedBy        = text.Both("用在哪里", "What uses it")
	sayRestsOnIt     = text.Both("以它为依据的", "What rests on it")
	sayUsedNowhere   = text.Both("哪里也没有用到。", "Nothing.")
	sayNoValue       = text.Both("没有数：还不知道。", "It has no value: it is not known.")
	sayHoldsInstead  = text.Both("实际上", "What holds")
	sayWhyNot        = text.Both("为什么不用", "Why it is left out")
	sayCitedBy       = text.Both("引用它的", "Cited by")
	sayFoundIn       = text.Both("出处", "Sources")
	sayKnownUntil    = text.Both("核实到 %s", "known until %s")
	sayCheckedOn     = text.Both("%s 核对", "checked %s")
	sayReviewDue     = text.Both("%s 前复核", "to be looked at again by %s")
	sayFrom          = text.Both("%s起", "from %s")
	sayUntil         = text.Both("到%s止", "until %s")
	sayFromUntil     = text.Both("%s到%s", "from %s to %s")
	sayAtLeast       = text.Both("不小于 %s", "at least %s")
	sayAtMost        = text.Both("不大于 %s", "at most %s")
	sayInferred      = text.Both("没填时", "when it is not given")
	sayStarts        = text.Both("填了 0 的，到这一天为止还是 0", "given as 0, it is 0 up to")
	sayNoEarlier     = text.Both("不早于 %s", "no earlier than %s")
	sayNoLater       = text.Both("不晚于 %s", "no later than %s")
	sayRequirements  = text.Both("方案的要求", "Requirements of strategies")
	sayStandInFor    = text.Both("可以代替的材料", "Papers that it may stand in for")
	sayEveryCreditor = text.Both("对谁都一样的", "whoever the creditor is")
)

// saidWhere names the places of a book by the first key of their path.
var saidWhere = map[string]text.Text{
	"fact": text.Both("要问的事", "Facts"), "parameter": text.Both("数字", "Figures"),
	"subject":  text.Both("放在一起问的事", "Subjects"),
	"hardship": text.Both("困难原因", "Hardships"), "material": text.Both("材料", "Papers"),
	"stage": text.Both("阶段", "Stages"), "alert": text.Both("提醒", "Alerts"),
	"urgency": text.Both("几笔债的先后", "Order of debts"), "line": text.Both("结果页上的话", "Sentences of the page"),
	"claim": text.Both("文章里的话", "Statements of articles"), "family": text.Both("机构种类", "Kinds of creditors"),
	"promise": text.Both("写承诺的前提", "What a promise requires"), "never": text.Both("信函里不写的话", "What letters do not say"),
	"year":     text.Both("放假和调休", "Public holidays"),
	"refusals": sayRefusals, "refusal": sayRefusals, "step": sayRefusals,
	"household": text.Both("这个月的钱先付哪笔", "Whom to pay first"), "share": text.Both("这个月的钱先付哪笔", "Whom to pay first"),
	"lender": text.Both("机构和产品", "Lenders"), "channel": text.Both("渠道", "Channels"),
}

// sayArticles stands before statements of articles on the web.
var sayArticles = text.Both("网上文章 ", "articles on the web ")

// Joints.
var (
	sayLabel          = text.Both("%s：", "%s: ")
	sayColon          = text.Both("：", ": ")
	sayComma          = text.Both("，", ", ")
	sayDash           = text.Both("——", " – ")
	sayGap            = text.Both(" ", " ")
	sayBetween        = text.Both("、", ", ")
	sayBetweenSources = text.Both("；", "; ")
	sayInBrackets     = text.Both("（%s）", " (%s)")
)
