// Package form is the format of rule files as data: which files a book has, which tables a file
// has, and which keys a table has. All that reads, writes, checks, sorts, compares or describes
// rule files takes the format from here; no other package lists keys.
//
//  1. The keys of a table stand in the order in which they are written.
//
//  2. A key has one type, which is all that a value is checked by alone. What keys require of one
//     another are the rules of their table.
//
//  3. Every table, key and word says in both languages what it is for.
//
//  4. The format never changes while a program runs and depends on no book.
//
// The files, their tables and keys. Parentheses hold what may be left out:
//
//	book.toml
//	  title version languages (currency)
//	  [wording] (page debt debts creditor creditors lender from paying whoever confirm lent
//	    gate start hand paper)
//	facts.toml
//	  [fact.x] of type (unit from kinds) title (ask subject nothing tick gate derive min max
//	    reads infer changes way toward act claimed starts choice field sources)
//	  [….choice.x] zh en
//	  [….field.x] type (unit from kinds) title ask (min max reads choice)
//	  [subject.x] title ask kind
//	parameters.toml
//	  [parameter.x] title unit (value source from until known_until)
//	  [….value] from (until) is source (known_until)
//	sources.toml
//	  [source.x] title kind (issuer from until) confidence (checked review_days found_at)
//	hardships.toml
//	  [hardship.x] title (proof unnamed sources)
//	materials.toml
//	  [material.x] title (what where fresh instead exposes mask sources)
//	strategies.toml strategies/*.toml
//	  [kind.x] title (like require weigh)
//	  [….require.x] (drop) when reason otherwise (silent firm leads) sources (part from
//	    until)
//	  [….part.x] reason
//	  [….weigh.x] (drop) when points reason (leads) sources (part from until)
//	  [strategy.x] title kind (tier) effect (require weigh first step say agreement duty risk
//	    plan)
//	  [….first.x] (drop) zh en (when unknown sources)
//	  [….plan.x] (drop) title form of (rate months pay most until year_days first against
//	    beside) assume (when) sources
//	stages.toml
//	  [stage.x] title (when sources)
//	alerts.toml
//	  [alert.x] when severity (tier brief due day moves strategies) text sources (families
//	    stages from until)
//	doubts.toml
//	  [doubt.x] when text about (sources)
//	urgency.toml
//	  [urgency.x] (when by largest_first) reason
//	holidays.toml
//	  [year.x] source holiday
//	  [….holiday.x] title from until (worked)
//	household.toml
//	  [household] (need money) when (owed rate) sources
//	  [share.x] when up_to reason sources
//	refusals.toml
//	  [refusals] heard when otherwise sources
//	  [refusal.x] (again letters) answer (next against clock)
//	  [….answer.x] zh en (when) sources
//	  [….against.x] when reason sources
//	  [….clock.x] days zh en sources
//	page.toml
//	  [line.x] section (when on) text (sources from until)
//	letters.toml
//	  [promise.x] when reason otherwise sources
//	  [never.x] words (of) reason (sources)
//	letters/*.toml
//	  [letter] title kind (strategies families when to) why (by instead pages never) sources
//	  [block.x] (form when plan records text row)
//	  [….row.x] title value (when)
//	claims.toml
//	  [claim.x] says fate (instead sources by why)
//	common.toml
//	  [parameter.x] (title) value (source from until known_until)
//	  [channel.x] (drop) kind where sources (from until)
//	  [option.x] (drop because stages) basis points (leads) sources (from until terms
//	    materials require weigh first step say agreement duty risk plan)
//	  [….terms] (months_min months_max)
//	  [….materials] (required helpful)
//	families/*.toml
//	  [family] title what sources
//	  [guess.x] words (at families lenders)
//	lenders/*.toml
//	  [lender] family title (aliases entity reviewed review_days) sources
//
// What keys require of one another: a fact is asked or derived; a number has a unit, a choice its
// choices, or a list that they come from. A parameter has one value with its source beside it, or a
// list of values that have all of that within. A rule of urgency has either when or by. What is
// corrected has instead and sources, what is noise why. Points by stage name the stages, which are
// then left out. drop = true removes what a layer below has, and stands alone; in an option with
// because. Of an option that a layer below has, only what differs is written. The first stage
// alone has no condition.
package form
