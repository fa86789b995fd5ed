package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
)

// completing is the name by which the scripts of completion ask for words. It is no command that a
// person writes: the word that is being written may be empty, which no command allows.
const completing = "__complete"

// completionScripts ask forbear for the words that may stand where the cursor is. Where it has none
// the shell offers files.
var completionScripts = outputFormats[struct{}]{
	script("bash", `_forbear() {
  local IFS=$'\n'
  COMPREPLY=($(forbear __complete "${COMP_WORDS[@]:1:COMP_CWORD}"))
}
complete -o default -F _forbear forbear
`),
	script("zsh", `#compdef forbear
_forbear() {
  local -a found
  found=(${(f)"$(forbear __complete "${(@)words[2,CURRENT]}")"})
  if (( ${#found} )); then compadd -a found; else _files; fi
}
compdef _forbear forbear
`),
	script("fish", `complete -c forbear -a '(forbear __complete (commandline -opc)[2..-1] (commandline -ct))'
`),
	script("powershell", `Register-ArgumentCompleter -Native -CommandName forbear -ScriptBlock {
  param($word, $ast, $cursor)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $words += '' }
  forbear __complete @words | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`),
}

func script(shell, says string) outputFormat[struct{}] {
	return outputFormat[struct{}]{shell, func(a *app, _ struct{}) error { return a.print(says) }}
}

func (a *app) completion() *cli.Command {
	return &cli.Command{
		Name: "completion", ArgsUsage: strings.Join(completionScripts.names(), "|"), Action: a.doCompletion,
		HideHelp: true,
		Usage:    usage("让 shell 按 Tab 补全命令", "what a shell needs to complete commands"),
		Description: description(
			"bash：把 source <(forbear completion bash) 写进 ~/.bashrc\n"+
				"zsh：把 source <(forbear completion zsh) 写进 ~/.zshrc，在 compinit 后面\n"+
				"fish：forbear completion fish > ~/.config/fish/completions/forbear.fish\n"+
				"PowerShell：把 forbear completion powershell | Out-String | Invoke-Expression 写进 $PROFILE",
			"bash: write source <(forbear completion bash) into ~/.bashrc\n"+
				"zsh: write source <(forbear completion zsh) into ~/.zshrc, after compinit\n"+
				"fish: forbear completion fish > ~/.config/fish/completions/forbear.fish\n"+
				"PowerShell: write forbear completion powershell | Out-String | Invoke-Expression into $PROFILE"),
		Flags: []cli.Flag{languageFlag()},
	}
}

func (a *app) doCompletion(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	shell, err := onlyOne(c)
	if err != nil {
		return err
	}
	if i := slices.Index(completionScripts.names(), shell); i >= 0 {
		return completionScripts[i].write(a, struct{}{})
	}
	return &failure{
		text.Both("要写明是哪个 shell", "which shell is not said"),
		text.Both("可以写：%s", "choose from %s").With(strings.Join(completionScripts.names(), ", ")),
	}
}

// complete writes, one a line, the words that may stand for the last of words: a command, a flag,
// a value of a flag, or a word that the command takes. It writes nothing where a file is meant.
func (a *app) complete(words []string) error {
	for _, word := range a.completions(words) {
		if _, err := fmt.Fprintln(a.stdout, word); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) completions(words []string) []string {
	if len(words) == 0 {
		words = []string{""}
	}
	before, last := words[:len(words)-1], words[len(words)-1]
	if len(before) == 0 {
		return startingWith(last, a.topics()[:len(a.commands())], []string{"help"})
	}
	if before[0] == "help" {
		return startingWith(last, a.topics())
	}
	command := a.command(before[0])
	if command == nil {
		return nil
	}
	if flag, ok := strings.CutPrefix(before[len(before)-1], "--"); ok {
		if f := findFlag(command, flag); f != nil && f.TakesValue() {
			return startingWith(last, alternatives(f.GetDefaultText()))
		}
	}
	if flag, value, ok := strings.Cut(last, "="); ok {
		f := findFlag(command, strings.TrimPrefix(flag, "--"))
		if f == nil {
			return nil
		}
		values := startingWith(value, alternatives(f.GetDefaultText()))
		for i := range values {
			values[i] = flag + "=" + values[i]
		}
		return values
	}
	if strings.HasPrefix(last, "-") {
		return startingWith(last, unused(command, before))
	}
	return startingWith(last, a.firstWords(command))
}

// firstWords are the words that a command takes which are no names of files.
func (a *app) firstWords(c *cli.Command) (words []string) {
	switch c.Name {
	case "list":
		return listingNames()
	case "new":
		for _, b := range beginnings {
			words = append(words, b.what)
		}
		return words
	case "explain":
		for _, code := range analysis.Codes() {
			words = append(words, code.Name)
		}
		return words
	}
	return alternatives(c.ArgsUsage)
}

// topics are what help tells of: the commands first.
func (a *app) topics() []string {
	var names []string
	for _, c := range a.commands() {
		names = append(names, c.Name)
	}
	return append(names, "expressions", "exit-codes")
}

// alternatives returns the words of a|b|c that stand for themselves; words in capitals stand for what
// a person has, such as a file.
func alternatives(usage string) (words []string) {
	first, _, _ := strings.Cut(usage, " ")
	for word := range strings.SplitSeq(first, "|") {
		if word != "" && word != "-" && !strings.ContainsFunc(word, unicode.IsUpper) && !strings.Contains(word, ".") {
			words = append(words, word)
		}
	}
	return words
}

// unused returns the flags of a command that are not written yet.
func unused(c *cli.Command, before []string) (flags []string) {
	for _, f := range c.Flags {
		flag := "--" + f.Names()[0]
		written := func(w string) bool { return w == flag || strings.HasPrefix(w, flag+"=") }
		if !slices.ContainsFunc(before, written) {
			flags = append(flags, flag)
		}
	}
	return flags
}

func startingWith(with string, lists ...[]string) (words []string) {
	for _, word := range slices.Concat(lists...) {
		if strings.HasPrefix(word, with) {
			words = append(words, word)
		}
	}
	return words
}
