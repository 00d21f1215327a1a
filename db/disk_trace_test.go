package db

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// tracedCalls are the system calls that change what a disk holds.
const tracedCalls = "open,openat,pwrite64,write,lseek,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"

type diskOpKind int

const (
	opCreate diskOpKind = iota
	opUnlink
	opWrite
	opTruncate
	opSync
	opSyncFolder
	opSaid // a line on standard output
)

// diskOp is one step of a traced writer.
type diskOp struct {
	kind   diskOpKind
	file   string // the base name
	offset int64  // of a write; the new size of a truncation
	data   []byte
}

// A line of strace -f -y -xx: the process, the call, its arguments, its result.
var traceLine = regexp.MustCompile(`^(\d+) +(\w+)\((.*)\) += (-?\d+)`)

var (
	resumed    = regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed>(.*)$`)
	unfinished = regexp.MustCompile(`^(\d+) +(.*?) *<unfinished \.\.\.>$`)
)

// readTrace reads what a trace says about the files of one folder.
func readTrace(name, folder string) ([]diskOp, error) {
	file, err := os.Open(name) //nolint:gosec // the test's own file
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // only read from
	var ops []diskOp
	begun := map[string]string{}
	for lines := bufio.NewReaderSize(file, 1<<20); ; {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return ops, nil
		}
		if err != nil {
			return nil, err
		}
		op, err := readCall(joinHalves(begun, strings.TrimSuffix(line, "\n")), folder)
		if err != nil {
			return nil, fmt.Errorf("%w in %.300s", err, line)
		}
		if op != nil {
			ops = append(ops, *op)
		}
	}
}

// joinHalves puts a call together that another thread's came between: it counts
// where it ends.
func joinHalves(begun map[string]string, line string) string {
	if half := unfinished.FindStringSubmatch(line); half != nil {
		begun[half[1]] = half[2]
		return ""
	}
	if half := resumed.FindStringSubmatch(line); half != nil {
		return half[1] + " " + begun[half[1]] + half[2]
	}
	return line
}

var errTrace = errors.New("a call that the replay does not know")

// readCall makes a step of a line; nil when it is about other files or failed.
func readCall(line, folder string) (*diskOp, error) {
	call := traceLine.FindStringSubmatch(line)
	if call == nil || strings.HasPrefix(call[4], "-") {
		return nil, nil
	}
	name, args := call[2], strings.Split(call[3], ", ")
	switch name {
	case "open", "openat":
		return readPathCall(opCreate, args[strings.Count(name, "at")], folder, strings.Contains(call[3], "O_CREAT"))
	case "unlink", "unlinkat":
		return readPathCall(opUnlink, args[strings.Count(name, "at")], folder, true)
	case "rename", "renameat", "renameat2":
		return nil, errTrace
	}
	return readDescriptorCall(name, args, call[4], folder)
}

// readPathCall makes a step of a call that names its file, if it changes anything.
func readPathCall(kind diskOpKind, arg, folder string, changes bool) (*diskOp, error) {
	path := unhex(arg)
	if !changes || filepath.Dir(path) != folder {
		return nil, nil
	}
	return &diskOp{kind: kind, file: filepath.Base(path)}, nil
}

// readDescriptorCall makes a step of a call on an open file.
func readDescriptorCall(name string, args []string, result, folder string) (*diskOp, error) {
	number, path := descriptor(args[0])
	if name == "write" && number == "1" {
		return &diskOp{kind: opSaid, data: []byte(unhex(args[1]))}, nil
	}
	if path == folder && name == "fsync" {
		return &diskOp{kind: opSyncFolder}, nil
	}
	if filepath.Dir(path) != folder {
		return nil, nil
	}
	op := &diskOp{file: filepath.Base(path)}
	switch name {
	case "pwrite64":
		op.kind, op.data = opWrite, []byte(unhex(args[1]))
		if strconv.Itoa(len(op.data)) != result {
			return nil, fmt.Errorf("%w: %s of %d bytes written", errTrace, result, len(op.data))
		}
		return op, scanNumber(args[3], &op.offset)
	case "ftruncate":
		op.kind = opTruncate
		return op, scanNumber(args[1], &op.offset)
	case "fsync", "fdatasync":
		op.kind = opSync
		return op, nil
	}
	return nil, errTrace
}

func scanNumber(text string, n *int64) error {
	var err error
	*n, err = strconv.ParseInt(text, 10, 64)
	return err
}

// descriptor splits 7<\x2f...>, which strace -y writes for an open file.
func descriptor(arg string) (number, path string) {
	number, rest, _ := strings.Cut(arg, "<")
	return number, unhex(strings.TrimSuffix(rest, ">"))
}

// unhex reads \x2f\x74..., with or without quotes; other text stays.
func unhex(text string) string {
	text = strings.Trim(text, `"`)
	if !strings.HasPrefix(text, `\x`) {
		return text
	}
	out := make([]byte, 0, len(text)/4)
	for ; len(text) >= 4; text = text[4:] {
		b, err := strconv.ParseUint(text[2:4], 16, 8)
		if err != nil {
			return text
		}
		out = append(out, byte(b))
	}
	return string(out)
}
