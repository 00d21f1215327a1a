package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/ui/report"
)

// browser is a headless Chromium with a folder of its own.
type browser struct {
	program, folder string
}

// openBrowser finds the browser; without one the test says loudly that it did
// not look.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if program, err := exec.LookPath(name); err == nil {
			return &browser{program, t.TempDir()}
		}
	}
	fmt.Fprintln(os.Stderr, "SKIPPED: needs chromium: "+t.Name())
	t.Skip("SKIPPED: needs chromium")
	return nil
}

// run starts the browser once, and returns what it prints.
func (b *browser) run(t *testing.T, file string, flags ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	profile, err := os.MkdirTemp(b.folder, "profile")
	if err != nil {
		t.Fatal(err)
	}
	flags = append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir=" + profile,
	}, flags...)
	c := exec.CommandContext(ctx, b.program, append(flags, "file://"+file)...)
	c.Env = append(os.Environ(), "HOME="+b.folder)
	c.WaitDelay = 10 * time.Second
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	return string(out)
}

// file writes a page into the browser's folder.
func (b *browser) file(t *testing.T, name, page string) string {
	t.Helper()
	path := filepath.Join(b.folder, name)
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// seen is what a person with a window of one width is shown.
type seen struct {
	Width    int
	Wide     int      // how wide the page is; more than Width is a page that scrolls sideways
	Outside  []string // what reaches beyond the right edge, scrolling tables aside
	Spilled  []string // pictures whose parts leave them
	Tables   int
	Pictures int
	Ground   string
	Dark     bool // the browser says that it prefers dark
	Text     string
}

// The frame opens a page at several widths and writes down what is seen. It is
// the test's own; the page has no script.
const frame = `<!DOCTYPE html><meta charset="utf-8"><body>%s<pre id="seen"></pre><script>
addEventListener("load", () => {
  const all = [...document.querySelectorAll("iframe")].map((f) => {
    const d = f.contentDocument, root = d.documentElement, w = root.clientWidth
    const name = (e) => e.tagName + "." + (e.getAttribute("class") || "") + " " + (e.textContent || "").slice(0, 30)
    const outside = [...d.querySelectorAll("body *")].filter((e) =>
      !e.closest(".scroll *") && !e.closest("svg") && e.getBoundingClientRect().right > w + 1)
    const spilled = [...d.querySelectorAll("svg rect, svg circle, svg line")].filter((e) => {
      const own = e.getBoundingClientRect(), all = e.ownerSVGElement.getBoundingClientRect()
      return !e.closest("defs") && (own.right > all.right + 1.5 || own.left < all.left - 1.5)
    })
    return {
      Width: w, Wide: root.scrollWidth, Outside: outside.map(name), Spilled: spilled.map(name),
      Tables: d.querySelectorAll("table").length, Pictures: [...d.querySelectorAll("svg[role=img]")].filter((e) => e.getBoundingClientRect().width > 20).length,
      Ground: getComputedStyle(d.body).backgroundColor, Dark: f.contentWindow.matchMedia("(prefers-color-scheme: dark)").matches, Text: d.body.innerText,
    }
  })
  document.querySelector("#seen").textContent = JSON.stringify(all)
})
</script></body>`

var widths = []int{360, 768, 1280}

// look opens a page at every width.
func (b *browser) look(t *testing.T, page string, flags ...string) []seen {
	t.Helper()
	frames := ""
	for _, width := range widths {
		frames += fmt.Sprintf(`<iframe style="width:%dpx;height:900px;border:0" srcdoc="%s"></iframe>`, width, html.EscapeString(page))
	}
	dom := b.run(t, b.file(t, "frame.html", fmt.Sprintf(frame, frames)), append(flags, "--dump-dom", "--window-size=1400,1000")...)
	found := regexp.MustCompile(`(?s)<pre id="seen">(.+?)</pre>`).FindStringSubmatch(dom)
	if found == nil {
		t.Fatal("the browser saw nothing")
	}
	var all []seen
	if err := json.Unmarshal([]byte(html.UnescapeString(found[1])), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// A browser shows every table, picture and figure, and at no width does the page
// scroll sideways, be it a phone's.
func TestPageInABrowser(t *testing.T) {
	b := openBrowser(t)
	for _, lang := range languages {
		c := seenFrom(t, 2024)
		page := render(t, report.HTML, c, report.Options{Lang: lang, Made: made})
		d := parse(t, page)
		pictures := 0
		for _, e := range d.elements {
			if e.attrs["role"] == "img" {
				pictures++
			}
		}
		for _, s := range b.look(t, page) {
			if s.Wide > s.Width || len(s.Outside) > 0 || len(s.Spilled) > 0 {
				t.Errorf("%s at %d: %d wide, outside %q, spilled %q", lang, s.Width, s.Wide, s.Outside, s.Spilled)
			}
			if s.Tables != len(d.tables) || s.Pictures != pictures || pictures < 50 {
				t.Errorf("%s at %d: %d tables of %d, %d pictures of %d", lang, s.Width, s.Tables, len(d.tables), s.Pictures, pictures)
			}
			if s.Dark || s.Ground != "rgb(255, 255, 255)" {
				t.Errorf("%s at %d: dark %v on %s", lang, s.Width, s.Dark, s.Ground)
			}
			showsFigures(t, c, &s)
		}
	}
}

func showsFigures(t *testing.T, c *model.Scorecard, s *seen) {
	t.Helper()
	for i := range c.Year.KPIs {
		k := &c.Year.KPIs[i]
		for _, figure := range []string{k.Actual.Value.String(), k.Rating.Grade} {
			if whole, fraction, cut := strings.Cut(figure, "."); len(whole) > 3 { // with separators
				figure = whole[:len(whole)-3] + "," + whole[len(whole)-3:]
				if cut {
					figure += "." + fraction
				}
			}
			if !strings.Contains(s.Text, figure) {
				t.Errorf("at %d: %s of %s is not seen", s.Width, figure, k.Code)
			}
		}
	}
}

func TestPageInTheDark(t *testing.T) {
	b := openBrowser(t)
	page := render(t, report.HTML, seenFrom(t, 2024), report.Options{Made: made, Group: "health"})
	for _, s := range b.look(t, page, "--blink-settings=preferredColorScheme=0") {
		if !s.Dark || s.Ground != "rgb(22, 24, 27)" {
			t.Errorf("at %d: dark %v on %s", s.Width, s.Dark, s.Ground)
		}
	}
}

// Names and figures of any length keep the page from scrolling sideways, too.
func TestLongTextsInABrowser(t *testing.T) {
	b := openBrowser(t)
	c := poisoned(seenFrom(t, 2024), strings.Repeat("とても長い名称", 8)+strings.Repeat("unbreakable", 20))
	for _, s := range b.look(t, render(t, report.HTML, c, report.Options{Made: made, Group: "planning"})) {
		if s.Wide > s.Width || len(s.Spilled) > 0 {
			t.Errorf("at %d: %d wide, outside %.200q, spilled %.200q", s.Width, s.Wide, s.Outside, s.Spilled)
		}
	}
}

// A screenshot is a picture of something.
func TestScreenshot(t *testing.T) {
	b := openBrowser(t)
	page := b.file(t, "page.html", render(t, report.HTML, seenFrom(t, 2024), report.Options{Made: made}))
	shot := filepath.Join(b.folder, "shot.png")
	b.run(t, page, "--window-size=1200,1600", "--screenshot="+shot)
	data, err := os.ReadFile(shot)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string]bool{}
	for y := 0; y < picture.Bounds().Dy(); y += 3 {
		for x := 0; x < picture.Bounds().Dx(); x += 3 {
			r, g, b, _ := picture.At(x, y).RGBA()
			colours[fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)] = true
		}
	}
	for _, badge := range []string{"0072b2", "a9d8f5", "e69f00"} {
		if !colours[badge] {
			t.Errorf("no badge in #%s among %d colours", badge, len(colours))
		}
	}
}

// The print is A4, a few sheets, and as many as it takes.
func TestPrintOnPaper(t *testing.T) {
	b := openBrowser(t)
	page := b.file(t, "page.html", render(t, report.HTML, seenFrom(t, 2024), report.Options{Made: made}))
	paper := filepath.Join(b.folder, "paper.pdf")
	b.run(t, page, "--no-pdf-header-footer", "--print-to-pdf="+paper)
	data, err := os.ReadFile(paper)
	if err != nil {
		t.Fatal(err)
	}
	sheets := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(data, -1))
	if sheets < 6 || sheets > 16 {
		t.Errorf("%d sheets", sheets)
	}
	for _, box := range regexp.MustCompile(`/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]`).FindAllSubmatch(data, -1) {
		width, _ := strconv.ParseFloat(string(box[1]), 64)
		height, _ := strconv.ParseFloat(string(box[2]), 64)
		if width < 594 || width > 596 || height < 841 || height > 843 {
			t.Errorf("a sheet of %s by %s points", box[1], box[2])
		}
	}
}
