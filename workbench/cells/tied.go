package cells

// tied returns a formula with what holds anyhow: what is worked out is known where what it is
// worked out from is.
func (s *Space) tied(whole formula) formula {
	variables, parts := map[int32]bool{}, map[formula]bool{}
	all := whole
	for waiting := []formula{whole}; len(waiting) > 0; {
		next := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		s.each(next, parts, func(of int32) {
			if variables[of] {
				return
			}
			variables[of] = true
			if tie := s.tie(of); tie != always {
				all = s.and(all, tie)
				waiting = append(waiting, tie)
			}
		})
	}
	return all
}

// each visits the variable of each atom of a formula that has not been seen.
func (s *Space) each(f formula, seen map[formula]bool, visit func(of int32)) {
	if seen[f] || len(seen) > mostParts {
		return
	}
	seen[f] = true
	p := &s.parts[f]
	if p.op == atomic {
		visit(s.atoms[p.leaf].of)
	}
	for _, below := range p.below() {
		s.each(below, seen, visit)
	}
}

// tie returns what holds of a variable that is worked out.
func (s *Space) tie(of int32) formula {
	v := &s.variables[of]
	known := s.leaf(atom{of: of, asks: isKnown})
	switch {
	case v.known != 0:
		whether := s.among(v.known, yes)
		return s.or(s.and(known, whether), s.and(s.not(known), s.not(whether)))
	case v.needs != 0:
		return s.or(s.not(known), s.among(v.needs, yes))
	}
	return always
}
