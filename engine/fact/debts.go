package fact

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/text"
)

// readDebts reads the debts of a profile.
func (r *reader) readDebts(root *node) []DebtFacts {
	n := root.member("debts")
	switch {
	case n == nil:
		r.complain(root.at, "debts", both("资料里至少要有一笔债", "a profile needs at least one debt"),
			both(`加上 "debts": [ { } ]`, `add "debts": [ { } ]`))
		return nil
	case n.kind != list:
		r.complain(n.at, "debts", both("这里要写一列债", "expected a list of debts"),
			both("只有一笔也要放在方括号里：[ { } ]", "put the debt in brackets, even a single one: [ { } ]"))
		return nil
	case len(n.items) == 0:
		r.complain(n.at, "debts", both("资料里至少要有一笔债", "a profile needs at least one debt"),
			both("在方括号里写一笔债：[ { } ]", "put a debt in the brackets: [ { } ]"))
		return nil
	}
	items := n.items
	if len(items) > maxDebts {
		r.complain(items[maxDebts].at, "debts", both("超过 100 笔债", "more than 100 debts"),
			both("最小的几笔先不写", "leave out the smallest"))
		items = items[:maxDebts]
	}
	ids := r.readIDs(items)
	debts := make([]DebtFacts, len(items))
	for i, item := range items {
		r.debt = i
		debts[i] = r.readDebt(item, itemPath("debts", i))
		debts[i].ID = ids[i]
	}
	return debts
}

func (r *reader) readDebt(n *node, path string) DebtFacts {
	d := r.vocabulary.newDebt("")
	if n.kind != object {
		r.complain(n.at, path, both("这里要写一笔债，用花括号括起来", "expected a debt: an object"),
			both("写 { }，把这笔债的情况放进去", "write { } and put the facts of the debt into it"))
		return d
	}
	for _, m := range r.readKeys(n, path, Debt) {
		switch at := keyPath(path, m.key); m.key {
		case "id": // read by readIDs, which compares all debts
		case "lender":
			d.Lender = r.readLender(m.value, at)
		case "family":
			d.Family = r.readFamily(m.value, at)
		default:
			r.readFact(d.Values, d.Asked, m, at)
		}
	}
	return d
}

// readIDs returns the id of each debt: the one given, else the one of its position. Ids by position
// are assigned first, since a given one that equals them can be changed.
func (r *reader) readIDs(items []*node) []string {
	ids := make([]string, len(items))
	holder := map[string]int{}
	for i, item := range items {
		if item.member("id") == nil {
			ids[i] = idAt(i)
			holder[ids[i]] = i
		}
	}
	for i, item := range items {
		n, path := item.member("id"), itemPath("debts", i)+".id"
		if n == nil {
			continue
		}
		if n.kind != str || !isID(n.text) {
			r.complain(n.at, path, expectedID, idHint)
			continue
		}
		if j, taken := holder[n.text]; taken {
			r.complain(n.at, path, sameID(j), sameIDHint(items[j], j))
			continue
		}
		ids[i] = n.text
		holder[n.text] = i
	}
	return ids
}

var (
	expectedID = both("id 要用 1 到 40 个小写字母、数字和连字符，放在引号里",
		"expected an id: a string of 1 to 40 small letters, digits and hyphens")
	idHint = both("用产品的名字，不写人名和号码；也可以不写",
		"call it by the product, without name or number of a person; or leave it out")
)

// sameID is the message that the debt at a position has the same id.
func sameID(j int) text.Text {
	return both(fmt.Sprintf("和 debts[%d] 的 id 相同", j), fmt.Sprintf("the same id as debts[%d]", j))
}

func sameIDHint(holder *node, j int) text.Text {
	if holder.member("id") != nil {
		return both("每笔债写不同的 id", "give each debt an id of its own")
	}
	return both(fmt.Sprintf("debts[%d] 没有写 id，就按次序叫这个名字；给它写一个，或者这里换一个", j),
		fmt.Sprintf("debts[%d] has no id and is named by its position; give it one, or choose another here", j))
}

func isID(s string) bool {
	for _, c := range s {
		if c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return s != "" && len(s) <= 40
}

func (r *reader) readLender(n *node, path string) string {
	if n.kind == null {
		return ""
	}
	if n.kind != str || !IsLenderName(n.text) {
		r.complain(n.at, path, both("机构的名字要放在引号里，一行，最多 80 个字",
			"expected a lender: a string of at most 80 characters, on one line"),
			both("写它的 id，或合同上的名字", "write its id, or the name on the contract"))
		return ""
	}
	return n.text
}

// IsLenderName reports whether a profile may have this name of a lender.
func IsLenderName(s string) bool {
	return utf8.RuneCountInString(s) <= 80 && !strings.ContainsFunc(s, unicode.IsControl)
}

func (r *reader) readFamily(n *node, path string) string {
	if n.kind == null ||
		r.lenient && n.kind == str && saysUnknown(n.text) && !slices.Contains(r.vocabulary.Families, n.text) {
		return ""
	}
	families := make([]Answer, len(r.vocabulary.Families))
	for i, id := range r.vocabulary.Families {
		families[i] = Answer{ID: id}
	}
	if of := r.vocabulary.Find("family"); of != nil && of.Type == Choice && r.lenient {
		if n = r.rewrite(of, n, path); n == nil {
			return ""
		}
	}
	family := r.readChoice(families, n, path)
	r.settle(path, Value{Known: true, Choice: family})
	return family
}
