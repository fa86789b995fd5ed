package form

var parametersFile = Table{
	Name: "parameters", What: "this file", Says: both("法律或市场定的数，以及各个数有效的日子",
		"figures fixed by law or market, each with the days between which it held"),
	Keys: []Key{{Name: "parameter", Type: each(VariableNames, &parameterTable),
		Says: both("参数，按名称", "parameters, by name")}},
}

var parameterTable = Table{
	Name: "parameter", What: "a parameter", Says: both("一个由法律或市场定的数；没有 value 就是还不知道",
		"a figure fixed by law or market; without a value it is unknown"),
	Keys: keys([]Key{
		titleKey,
		{Name: "unit", Need: Must, Type: oneOf(ParameterUnits), Says: both("单位", "its unit")},
		valueKey,
	}, besideValue),
	Rules: valueRules,
}

// overlayTable is a parameter's value in common, a family or a lender.
var overlayTable = Table{
	Name: "parameter", What: "a parameter", Says: both("盖在 parameters.toml 之上的数，只对这里的债有效",
		"a value laid over that of parameters.toml, for the debts of this file"),
	Keys:  keys([]Key{titleKey.as(May), valueKey.as(Must)}, besideValue),
	Rules: valueRules,
}

// valueTable is one of several values of a parameter.
var valueTable = Table{
	Name: "value", What: "an element of value",
	Says: both("一个数和它有效的日子", "one value and the days between which it held"),
	Keys: []Key{
		fromKey.as(Must),
		untilKey,
		{Name: "is", Need: Must, Type: Type{Kind: FigureOfValue}, Says: both("数，或日期", "the figure, or the day")},
		{Name: "source", Need: Must, Type: citation, Says: both("出处", "what says so")},
		knownUntil,
	},
}

var (
	valueKey = Key{Name: "value", Type: Type{Kind: Figure, Table: &valueTable},
		Says: both("数；或者一列数，各有 from、is、source", "the figure; or a list of figures, each with from, is and source")}
	knownUntil = Key{Name: "known_until", Type: day, Says: both("查到这一天为止还是这个数；过了仍用，但会说明旧了",
		"the last day on which it was known to hold; later it is still used, and said to be old")}

	// besideValue are the keys of a value that is no list.
	besideValue = []Key{
		{Name: "source", Type: citation,
			Says: both("出处；value 是一列时写在各行里", "what says so; where value is a list, each has its own")},
		fromKey, untilKey, knownUntil,
	}

	// valueRules: one value has its source beside it, a list has all of that within, and nothing
	// stands beside no value.
	valueRules = []Rule{{
		If:   Cond{Lists: "value"},
		Then: Cond{Not: []string{"source", "from", "until", "known_until"}},
		Else: Cond{Has: []string{"source"}},
	}}
)

var sourcesFile = Table{
	Name: "sources", What: "this file",
	Says: both("各种说法的出处，以及核对到什么程度", "where statements come from, and how far each may be trusted"),
	Keys: []Key{{Name: "source", Type: each(SourceNames, &sourceTable), Says: both("出处，按编号", "sources, by id")}},
}

var sourceTable = Table{
	Name: "source", What: "a source", Says: both("一个出处", "where statements come from"), Class: TextOnly,
	Keys: []Key{
		titleKey,
		{Name: "kind", Need: Must, Type: oneOf(SourceKinds), Says: both("哪一种", "what kind it is of")},
		{Name: "issuer", Type: title, Says: both("谁发布的", "who issued it")},
		fromKey, untilKey,
		{Name: "confidence", Need: Must, Type: oneOf(Confidences), Says: both("核对到什么程度", "how far it was checked")},
		{Name: "checked", Type: day, Says: both("最近一次核对的日子", "the day on which somebody last looked at it")},
		reviewDays("checked"),
		{Name: "found_at", Type: wordList, Says: both("在哪里找到的", "where a copy was found")},
	},
	Rules: []Rule{needsDay("checked")},
}

var claimsFile = Table{
	Name: "claims", What: "this file", Says: both("文章里的每一条后来怎么了", "what became of every statement of an article"),
	Keys: []Key{{Name: "claim", Type: each(StatementNames, &claimTable),
		Says: both("文章的各条，如 S002-28", "statements of articles, such as S002-28")}},
}

var claimTable = Table{
	Name: "claim", What: "a claim", Says: both("文章里的一条", "one statement of an article"), Class: TextOnly,
	Keys: []Key{
		{Name: "says", Need: Must, Type: title, Says: both("文章说了什么", "what the article says")},
		{Name: "fate", Need: Must, Type: oneOf(Fates), Says: both("后来怎么了", "what became of it")},
		{Name: "instead", Type: title, Says: both("什么才成立；corrected 要写", "what holds instead; of what is corrected")},
		{Name: "sources", Type: citations, Says: both("凭什么更正；corrected 要写", "what corrects it; of what is corrected")},
		{Name: "by", Type: wordList, Says: both("规则里更正它的地方，如 alert.paper；只有这些地方可以引用它",
			"the places of the book that correct it, such as alert.paper; they alone may cite it")},
		{Name: "why", Type: title, Says: both("为什么不用；noise 要写", "why it is noise; of what is noise")},
	},
	Rules: []Rule{
		{If: Cond{Key: "fate", Says: []string{"encoded"}},
			Then: Cond{Not: []string{"instead", "why", "sources", "by"}}},
		{If: Cond{Key: "fate", Says: []string{"corrected"}},
			Then: Cond{Has: []string{"instead", "sources"}, Not: []string{"why"}}},
		{If: Cond{Key: "fate", Says: []string{"noise"}},
			Then: Cond{Has: []string{"why"}, Not: []string{"instead", "sources", "by"}}},
	},
}
