#!/usr/bin/env bash
# Makes the pictures of the README from the real program, in a real terminal
# on a display that nobody sees.
#
#   docs/pictures.sh           all pictures
#   docs/pictures.sh NAME ...  these, such as: health light
#
# Needs, on Debian: apt-get install -y --no-install-recommends
#   xvfb xterm xdotool imagemagick fonts-noto-cjk fonts-dejavu-core tmux chromium
set -euo pipefail
cd "$(dirname "$0")/.."

for need in Xvfb xterm xdotool import convert tmux; do
  command -v "$need" >/dev/null || {
    echo "pictures: $need is missing; the head of this file names the packages" >&2
    exit 2
  }
done

scratch=$(mktemp -d)
server=
terminal=
finish() {
  [ -z "$terminal" ] || kill "$terminal" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

go build -o "$scratch/scorecard" ./cmd/scorecard

# The server chooses a free display and writes its number.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1800x1400x24 -nolisten tcp 3>"$scratch/display" 2>/dev/null &
server=$!
read -r number <"$scratch/display"
export DISPLAY=:$number

# still prints the picture of the window once two in a row are alike.
still() {
  local window=$1 out=$2 last='' now
  for _ in $(seq 60); do
    import -silent -window "$window" "png:$scratch/frame.png"
    now=$(convert "$scratch/frame.png" -depth 8 rgb:- | cksum)
    if [ "$now" = "$last" ]; then
      mv "$scratch/frame.png" "$out"
      return
    fi
    last=$now
    sleep 0.3
  done
  echo "pictures: the window never comes to rest" >&2
  exit 1
}

# picture NAME SIZE GROUND LANGUAGE [KEY ...]: SIZE in columns x rows, keys by
# their names in X. $setting is where the program runs: narrow, in a terminal
# that draws ambiguous characters in one column; wide, in two; tmux, in tmux
# within a wide one, where the locale is Japanese.
picture() {
  local name=$1 size=$2 ground=$3 language=$4 setting=${setting:-narrow} window key
  shift 4
  local colours=(-fg '#e6e6e6' -bg '#1b1d20') width=-cjk_width
  [ "$ground" = dark ] || colours=(-fg '#1a1a1a' -bg '#ffffff')
  [ "$setting" != narrow ] || width=+cjk_width
  rm -rf "$scratch/home"
  mkdir "$scratch/home"
  local user=(env -i PATH="$PATH" DISPLAY="$DISPLAY" HOME="$scratch/home" LC_ALL=C.UTF-8)
  "${user[@]}" "$scratch/scorecard" init >/dev/null # else the picture tells where the new file is
  # xterm shows exact colours, but keeps COLORTERM from its child.
  local program=(env COLORTERM=truecolor LC_ALL="$language.UTF-8" "$scratch/scorecard" --lang "${language%_*}")
  [ "$setting" != tmux ] || program=(tmux -u -S "$scratch/tmux" -f "$scratch/tmux.conf" new-session "${program[*]}")
  "${user[@]}" xterm -T "$name" -u8 "$width" -fa 'DejaVu Sans Mono' -fd 'Noto Sans Mono CJK JP' -fs 11 \
    -geometry "$size+0+0" -b 6 +sb +bc -uc -tn xterm-256color "${colours[@]}" -e "${program[@]}" &
  terminal=$!
  window=$(timeout 20 xdotool search --sync --onlyvisible --name '.' | tail -1)
  timeout 20 xdotool windowfocus --sync "$window"
  still "$window" "$scratch/before.png"
  for key in "$@"; do
    xdotool key --window "$window" "$key"
    still "$window" "$scratch/after.png"
  done
  still "$window" "$scratch/shot.png"
  # Few colours are in use: a palette keeps the file small and the text sharp.
  convert "$scratch/shot.png" +dither -colors 128 -strip -define png:compression-level=9 "png8:docs/$name.png"
  kill "$terminal" 2>/dev/null || true
  wait "$terminal" 2>/dev/null || true
  terminal=
  echo "docs/$name.png $(wc -c <"docs/$name.png") bytes"
}

# tmux keeps exact colours, and says of itself nothing that changes.
cat >"$scratch/tmux.conf" <<'END'
set -g default-terminal tmux-256color
set -ga terminal-overrides ",xterm-256color:Tc"
set -g escape-time 0
set -g status-left "tmux "
set -g status-right ""
set -g window-status-current-format "scorecard"
set -g destroy-unattached on
END

# page NAME LANGUAGE: the top of the summary as a web page, as a browser shows it.
page() {
  local name=$1 language=$2
  command -v chromium >/dev/null || {
    echo "pictures: chromium is missing" >&2
    exit 2
  }
  rm -rf "$scratch/home"
  mkdir "$scratch/home"
  env -i PATH="$PATH" HOME="$scratch/home" LC_ALL=C.UTF-8 "$scratch/scorecard" --lang "$language" \
    summary --group health --format html --output "$scratch/page.html" 2>/dev/null
  env HOME="$scratch/home" chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$scratch/browser" \
    --hide-scrollbars --window-size=1120,980 --screenshot="$scratch/shot.png" "file://$scratch/page.html" 2>/dev/null
  convert "$scratch/shot.png" +dither -colors 128 -strip -define png:compression-level=9 "png8:docs/$name.png"
  echo "docs/$name.png $(wc -c <"docs/$name.png") bytes"
}

names=("$@")
[ $# -gt 0 ] || names=(overview health plan english light search narrow wide tmux page)
for name in "${names[@]}"; do
  case $name in
    overview) picture overview 120x36 dark ja_JP ;;
    health) picture health 120x36 dark ja_JP 4 ;;
    plan) picture plan 120x36 dark ja_JP bracketright 4 ;;
    english) picture english 80x24 dark en_US 4 ;;
    light) picture light 120x36 light ja_JP 3 Down ;;
    search) picture search 100x24 dark en_US slash c h e c k u p ;;
    page) page page ja ;;
    # The same screen in three terminals.
    narrow | wide) setting=$name picture "$name" 100x30 dark ja_JP 4 Down ;;
    tmux) setting=tmux picture tmux 100x31 dark ja_JP 4 Down ;; # a line is its own
    *)
      echo "pictures: no picture is called $name" >&2
      exit 2
      ;;
  esac
done
