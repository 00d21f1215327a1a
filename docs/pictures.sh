#!/usr/bin/env bash
# Makes the pictures of the README from the real program, in a real terminal
# on a display that nobody sees.
#
#   docs/pictures.sh           all pictures
#   docs/pictures.sh NAME ...  these, such as: health light
#
# Needs, on Debian: apt-get install -y --no-install-recommends
#   xvfb xterm xdotool imagemagick fonts-noto-cjk fonts-dejavu-core x11-utils
set -euo pipefail
cd "$(dirname "$0")/.."

for need in Xvfb xterm xdotool import convert xdpyinfo; do
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
# their names in X.
picture() {
  local name=$1 size=$2 ground=$3 language=$4 window key
  shift 4
  local colours=(-fg '#e6e6e6' -bg '#1b1d20')
  [ "$ground" = dark ] || colours=(-fg '#1a1a1a' -bg '#ffffff')
  rm -rf "$scratch/home"
  mkdir "$scratch/home"
  local user=(env -i PATH="$PATH" DISPLAY="$DISPLAY" HOME="$scratch/home" LC_ALL=C.UTF-8)
  "${user[@]}" "$scratch/scorecard" init >/dev/null # else the picture tells where the new file is
  # xterm shows exact colours, but keeps COLORTERM from its child.
  "${user[@]}" xterm -T "$name" -u8 +cjk_width -fa 'DejaVu Sans Mono' -fd 'Noto Sans Mono CJK JP' -fs 11 \
    -geometry "$size+0+0" -b 6 +sb +bc -uc -tn xterm-256color "${colours[@]}" \
    -e env COLORTERM=truecolor "$scratch/scorecard" --lang "$language" &
  terminal=$!
  window=$(xdotool search --sync --onlyvisible --name '.' | tail -1)
  xdotool windowfocus --sync "$window"
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

names=("$@")
[ $# -gt 0 ] || names=(overview health plan english light search)
for name in "${names[@]}"; do
  case $name in
    overview) picture overview 120x36 dark ja ;;
    health) picture health 120x36 dark ja 4 ;;
    plan) picture plan 120x36 dark ja bracketright 4 ;;
    english) picture english 80x24 dark en 4 ;;
    light) picture light 120x36 light ja 3 Down ;;
    search) picture search 100x24 dark en slash c h e c k u p ;;
    *)
      echo "pictures: no picture is called $name" >&2
      exit 2
      ;;
  esac
done
