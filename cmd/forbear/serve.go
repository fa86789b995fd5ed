package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/serve"
	"github.com/forbear-project/forbear/workbench/schema"
)

const usualListen = "127.0.0.1:8080"

func (a *app) serve() *cli.Command {
	return &cli.Command{
		Name: "serve", Action: a.doServe, HideHelp: true,
		Usage: usage("在本机开一个网页，一步一步问", "answer over HTTP, on this computer"),
		Description: description(
			"默认只有这台电脑打得开。要让别的电脑打开：--allow-remote，一份写明怎样对待信息的说明，\n"+
				"还要 TLS 证书，或者前面有代理。每个请求在标准错误上记一行，不含任何资料内容和地址。\n"+
				"SIGTERM 或 Ctrl+C：答完手上的请求再停，最多 10 秒；再按一次马上停。",
			"Only this computer can open it. To let others: --allow-remote, a notice that says how\n"+
				"what they tell is treated, and a TLS certificate or a proxy before it. Standard error has a\n"+
				"line for each request, without anything of a profile or an address. SIGTERM or Ctrl+C: it\n"+
				"ends when what it is answering is answered, after 10 s at most; the second time, at once."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(),
			stringFlag("listen", "ADDRESS", text.Both("在哪个地址上，默认 "+usualListen, "where, "+usualListen+" by default")),
			boolFlag("api", text.Both("也回答别的程序（/v1/…，说明见 /openapi.json）", "answer programs too: /v1/…, see /openapi.json")),
			boolFlag("metrics", text.Both("/metrics 写出给 Prometheus 的数字", "figures for Prometheus at /metrics")),
			boolFlag("strict-reload", text.Both("规则文件改坏了，就说还没准备好（/readyz 是 503）",
				"while the files of the book are broken, it is not ready: /readyz is 503")),
			stringFlag("host", "NAME,...", text.Both("浏览器里用的名字，如 help.example.org；不写就是 --listen 的地址",
				"its name in browsers, such as help.example.org; the address of --listen by default")),
			boolFlag("allow-remote", text.Both("让别的电脑打开", "let other computers open it")),
			stringFlag("privacy-notice", "FILE", text.Both("怎样对待信息的说明，纯文字，写在首页",
				"how what people tell is treated, as plain text, for the first page")),
			stringFlag("tls-cert", "FILE", text.Both("TLS 证书（PEM）", "the TLS certificate, as PEM")),
			stringFlag("tls-key", "FILE", text.Both("证书的私钥（PEM）", "its private key, as PEM")),
			boolFlag("behind-proxy", text.Both("前面有代理，TLS 由代理做", "a proxy stands before it, and has the TLS")),
		},
	}
}

// serving is what the flags of serve say.
type serving struct {
	listen      string
	hosts       []string // "" for that of the listener
	remote      bool
	notice      string // "" where none is given: nobody else may ask
	certificate *tls.Config
}

func (a *app) doServe(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if c.NArg() > 0 {
		return &failure{
			text.Both("serve 后面不用写文件", "serve takes no file"),
			text.Both("选项见 forbear help serve", "see forbear help serve for its flags"),
		}
	}
	wanted, err := servingOf(c)
	if err != nil {
		return err
	}
	source, err := sourceAt(c.String("rules"))
	if err != nil {
		return err
	}
	folder := folderOf(source)
	b, err := a.soundBook(source)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", wanted.listen)
	if err != nil {
		return &failure{
			text.Both("没法在 "+wanted.listen+" 上打开", "cannot listen at "+wanted.listen),
			text.Both("端口是不是有别的程序在用？用 --listen 换一个", "is the port taken? name another with --listen"),
		}
	}
	if wanted.hosts == nil {
		wanted.hosts = []string{listener.Addr().String(), hostAt(wanted.listen, listener.Addr())}
	}
	server := serve.New(serve.Options{
		Book: b, Hosts: wanted.hosts, Remote: wanted.remote, PrivacyNotice: wanted.notice,
		API: c.Bool("api"), ProfileSchema: schema.ForPrograms, Metrics: c.Bool("metrics"),
		StrictReload: c.Bool("strict-reload"),
		Now:          time.Now, Log: slog.New(slog.NewJSONHandler(a.stderr, nil)),
	})
	debug.SetGCPercent(100) // a server lives long: memory counts more than a command's hundredths of a second
	heard := hearSignals()  // before the address is said, for whoever reads it may send one
	defer heard.end()
	if err := a.sayAddress(wanted); err != nil {
		return err
	}
	go watch(heard, server, folder)
	return serveUntilStopped(heard, server, wanted, listener)
}

func (a *app) sayAddress(wanted *serving) error {
	scheme := "http"
	if wanted.certificate != nil {
		scheme = "https"
	}
	address := fmt.Sprintf("%s://%s/", scheme, wanted.hosts[len(wanted.hosts)-1])
	_, err := fmt.Fprintln(a.stdout, text.Both("在浏览器里打开 "+address+" ；按 Ctrl+C 停止",
		"open "+address+" in a browser; Ctrl+C ends it").In(a.language))
	return err
}

// hostAt returns the host of --listen with the port that was given out.
func hostAt(listen string, at net.Addr) string {
	host, _, _ := net.SplitHostPort(listen)
	_, port, _ := net.SplitHostPort(at.String())
	return net.JoinHostPort(host, port)
}

// The times of stopping.
const (
	drainTime = 10 * time.Second
	// how long a server for others says that it is not ready before it takes no more connections
	noticeTime = 3 * time.Second
)

// folderOf returns the folder of a source, to be watched; nil for the book that is built in, which does
// not change. Each time it is opened anew, for it may be a link that leads elsewhere by then.
func folderOf(s bookSource) *serve.Folder {
	if s.folder == "" {
		return nil
	}
	return serve.NewFolder(os.DirFS(s.folder), func() (*book.Book, problem.List) {
		again, err := sourceAt(s.folder)
		if f := (*failure)(nil); errors.As(err, &f) {
			return nil, problem.List{problem.Of(f.said, f.hint)}
		}
		return again.load()
	})
}

// lookEvery is how often the folder of the book is looked at.
const lookEvery = 2 * time.Second

// signals are those that have come.
type signals struct {
	stop, hangUp chan os.Signal
	done         chan struct{} // closed when no more are taken
}

func hearSignals() *signals {
	s := &signals{make(chan os.Signal, 2), make(chan os.Signal, 1), make(chan struct{})}
	signal.Notify(s.stop, os.Interrupt, syscall.SIGTERM)
	signal.Notify(s.hangUp, syscall.SIGHUP)
	return s
}

func (s *signals) end() {
	signal.Stop(s.stop)
	signal.Stop(s.hangUp)
	close(s.done)
}

// serveUntilStopped answers until a signal comes.
func serveUntilStopped(heard *signals, server *serve.Server, wanted *serving, listener net.Listener) error {
	defer server.Close()
	h := server.HTTP()
	defer h.Close()
	broke := make(chan error, 1)
	go func() {
		if h.TLSConfig = wanted.certificate; h.TLSConfig != nil {
			broke <- h.ServeTLS(listener, "", "")
			return
		}
		broke <- h.Serve(listener)
	}()
	select {
	case <-broke:
		return &failure{
			text.Both("没法再接收请求了", "no more requests can be taken"),
			text.Both("看看打开的文件是不是太多，再启动一次", "see whether too many files are open, and start it again"),
		}
	case <-heard.stop:
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		stop(server, h, wanted.remote)
	}()
	select {
	case <-stopped:
	case <-heard.stop:
	}
	return nil
}

// watch exchanges the book of a server when its files change, and looks at once on SIGHUP; without a
// folder it does not change. It also has the server forget whose time is over.
func watch(heard *signals, server *serve.Server, folder *serve.Folder) {
	ticks := time.NewTicker(lookEvery)
	defer ticks.Stop()
	for {
		select {
		case <-heard.done:
			return
		case <-heard.hangUp:
			if folder != nil {
				folder.Reload(server)
			}
		case <-ticks.C:
			server.Tidy()
			if folder != nil {
				folder.Look(server)
			}
		}
	}
}

// stop ends a server when what it is answering is answered.
func stop(server *serve.Server, h *http.Server, remote bool) {
	server.Drain()
	within, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	if remote {
		time.Sleep(noticeTime)
	}
	h.Shutdown(within) // what is not answered by then is cut off
}

// servingOf reads the flags.
func servingOf(c *cli.Context) (*serving, error) {
	wanted := &serving{listen: usualListen, remote: c.Bool("allow-remote")}
	if c.IsSet("listen") {
		wanted.listen = c.String("listen")
	}
	if c.IsSet("host") {
		wanted.hosts = strings.Split(c.String("host"), ",")
	}
	host, _, err := net.SplitHostPort(wanted.listen)
	if err != nil {
		return nil, &failure{
			text.Both("--listen 不是一个地址", "--listen is no address"),
			text.Both("写成 127.0.0.1:8080 这样", "write it like 127.0.0.1:8080"),
		}
	}
	if wanted.certificate, err = certificateOf(c); err != nil {
		return nil, err
	}
	alone := serve.IsLoopback(host) && !wanted.remote && !c.Bool("behind-proxy")
	if !alone {
		if err := mayServeOthers(c, wanted, host); err != nil {
			return nil, err
		}
	}
	if c.IsSet("privacy-notice") {
		wanted.notice, err = noticeIn(c.String("privacy-notice"))
	}
	return wanted, err
}

// mayServeOthers refuses to answer other computers where something is missing that protects people.
func mayServeOthers(c *cli.Context, wanted *serving, host string) error {
	switch ip := net.ParseIP(host); {
	case !wanted.remote || !c.IsSet("privacy-notice"):
		return &failure{
			text.Both("这样别的电脑也打得开", "other computers could open this"),
			text.Both("要这样，就写 --allow-remote --privacy-notice 文件，说明怎样对待别人填的情况；不要，就用 --listen "+usualListen,
				"if that is meant, add --allow-remote --privacy-notice FILE, which says how what people tell is "+
					"treated; if not, use --listen "+usualListen),
		}
	case wanted.certificate == nil && !c.Bool("behind-proxy"):
		return &failure{
			text.Both("没有加密，路上的人看得到", "without encryption, others on the way can read it"),
			text.Both("写上 --tls-cert 和 --tls-key；前面的代理已经加密的，写 --behind-proxy",
				"give --tls-cert and --tls-key, or --behind-proxy where a proxy encrypts"),
		}
	case wanted.hosts == nil && (host == "" || ip != nil && ip.IsUnspecified() || c.Bool("behind-proxy")):
		return &failure{
			text.Both("不知道浏览器里用什么名字打开", "the name that browsers use is not known"),
			text.Both("写上 --host，如 --host help.example.org", "give it, as in --host help.example.org"),
		}
	}
	return nil
}

// certificateOf returns the certificate of the flags, or nil.
func certificateOf(c *cli.Context) (*tls.Config, error) {
	if !c.IsSet("tls-cert") && !c.IsSet("tls-key") {
		return nil, nil
	}
	pair, err := tls.LoadX509KeyPair(c.String("tls-cert"), c.String("tls-key"))
	if err != nil {
		return nil, &failure{
			text.Both("证书或私钥用不了", "the certificate or its key cannot be used"),
			text.Both("--tls-cert 和 --tls-key 都要，都是 PEM 文件，而且是一对",
				"give both --tls-cert and --tls-key: two files of PEM that belong together"),
		}
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}

// noticeIn reads a privacy notice.
func noticeIn(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", unreadable(name, err)
	}
	if strings.TrimSpace(string(data)) == "" {
		return "", &failure{
			text.Both(name+" 是空的", name+" is empty"),
			text.Both("写明收集什么、放在哪里、多久删掉、谁能看到", "say what is taken, where it is kept, for how long, and who sees it"),
		}
	}
	return string(data), nil
}
