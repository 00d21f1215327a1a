package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"scorecard/model"
)

// Encoding is how a text is written in bytes.
type Encoding string

// The encodings of CSV files. CP932 is what Windows calls Shift JIS. UTF-16 is
// read and not written.
const (
	UTF8    Encoding = "utf-8"
	UTF8BOM Encoding = "utf-8-bom"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
	CP932   Encoding = "cp932"
)

// Encodings lists those that can be written, the usual one first.
func Encodings() []Encoding { return []Encoding{UTF8BOM, UTF8, CP932} }

// String is the encoding's usual name.
func (e Encoding) String() string {
	switch e {
	case UTF8:
		return "UTF-8"
	case UTF8BOM:
		return "UTF-8 (BOM)"
	case UTF16LE:
		return "UTF-16LE"
	case UTF16BE:
		return "UTF-16BE"
	case CP932:
		return "CP932 (Shift JIS)"
	}
	return string(e)
}

var byteOrderMark = []byte("\ufeff")

// detect finds out how a text is written. A byte order mark tells; without one,
// the zero bytes of UTF-16 do, then whether it is UTF-8, be it damaged. Anything
// else can only be CP932.
func detect(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, byteOrderMark):
		return UTF8BOM
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return UTF16LE
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return UTF16BE
	}
	if e := zeros(data); e != "" {
		return e
	}
	if utf8.Valid(data) || damaged(data) {
		return UTF8
	}
	return CP932
}

// damaged reports UTF-8 in which a few bytes are wrong: text in another encoding
// is hardly ever UTF-8 by chance.
func damaged(data []byte) bool {
	const many = 8 // characters for each wrong byte
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good > many*bad
}

// zeros tells UTF-16 by where its zero bytes stand: those of separators, line
// ends and codes are all in one half of the characters.
func zeros(data []byte) Encoding {
	var even, odd int
	for i, b := range data {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	const share = 50 // one character in so many, at least
	switch {
	case (even+odd)*share < len(data)/2, len(data)%2 != 0, even+odd == 0:
		return ""
	case odd > 4*even:
		return UTF16LE
	case even > 4*odd:
		return UTF16BE
	}
	return ""
}

// decodeText turns bytes into the text they are. The problem says where it ends
// to be one.
func decodeText(data []byte, e Encoding) (string, model.Problems) {
	switch e {
	case UTF16LE:
		return decodeUTF16(data, binary.LittleEndian)
	case UTF16BE:
		return decodeUTF16(data, binary.BigEndian)
	case CP932:
		return decodeCP932(data)
	default:
		text := string(bytes.TrimPrefix(data, byteOrderMark))
		return text, unreadableText(text, "UTF-8", func(at int) string { return byteOf(text[at]) })
	}
}

// decodeUTF16 marks half a character, and an odd byte at the end, by the bytes
// of no character.
func decodeUTF16(data []byte, order binary.ByteOrder) (string, model.Problems) {
	const none = "\xff"
	var text strings.Builder
	text.Grow(len(data))
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			text.WriteString(none)
			break
		}
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if i+3 < len(data) {
				pair = utf16.DecodeRune(r, rune(order.Uint16(data[i+2:])))
			}
			if pair == utf8.RuneError {
				text.WriteString(none)
				continue
			}
			r, i = pair, i+2
		}
		text.WriteRune(r)
	}
	decoded := strings.TrimPrefix(text.String(), string(byteOrderMark))
	return decoded, unreadableText(decoded, "UTF-16", func(int) string { return "" })
}

func decodeCP932(data []byte) (string, model.Problems) {
	decoded, err := japanese.ShiftJIS.NewDecoder().Bytes(data)
	if err != nil {
		return "", model.Problems{{Kind: model.BadEncoding, Line: 1, Column: 1, Want: readable}}
	}
	text := string(decoded)
	if at := strings.IndexRune(text, utf8.RuneError); at >= 0 { // CP932 has no such character
		where := placeIn(text, at)
		return "", model.Problems{{Kind: model.BadEncoding, Line: where.line, Column: where.column, Want: readable}}
	}
	return text, unreadableText(text, "CP932", func(int) string { return "" })
}

const readable = "UTF-8, UTF-16, CP932"

// unreadableText finds the first thing in a text that no table holds: what is no
// character, or a NUL.
func unreadableText(text, name string, quote func(at int) string) model.Problems {
	for at, r := range text {
		kind, value := model.ControlCharacter, `"\x00"`
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[at:]); size > 1 {
				continue
			}
			kind, value = model.BadEncoding, quote(at)
		} else if r != 0 {
			continue
		}
		where := placeIn(text, at)
		return model.Problems{{Kind: kind, Line: where.line, Column: where.column, Value: value, Want: name}}
	}
	return nil
}

// placeIn is the line and the character that an offset stands at.
func placeIn(text string, at int) place {
	before := text[:at]
	return place{
		line:   strings.Count(before, "\n") + 1,
		column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
	}
}

func byteOf(b byte) string {
	const digits = "0123456789abcdef"
	return "0x" + string(digits[b>>4]) + string(digits[b&15])
}

// unencodable lists the characters of a text that CP932 does not have, or has
// only as another one that would come back.
func unencodable(text string) []rune {
	var lost []rune
	encoder, decoder := japanese.ShiftJIS.NewEncoder(), japanese.ShiftJIS.NewDecoder()
	seen := map[rune]bool{}
	for _, r := range text {
		if r < utf8.RuneSelf || seen[r] {
			continue
		}
		seen[r] = true
		encoded, err := encoder.String(string(r))
		if err == nil {
			if back, err := decoder.String(encoded); err == nil && back == string(r) {
				continue
			}
		}
		lost = append(lost, r)
	}
	return lost
}
