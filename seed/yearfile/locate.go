package yearfile

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// locate finds the node that a path such as kpis[3].target names, or the
// nearest one around it when the path leads to something that is not there.
func locate(root *yaml.Node, path string) *yaml.Node {
	at := root
	for _, step := range strings.Split(path, ".") {
		name, indices, _ := strings.Cut(step, "[")
		next := valueOf(at, name)
		if next == nil {
			return at
		}
		at = next
		if indices == "" {
			continue
		}
		i, err := strconv.Atoi(strings.TrimSuffix(indices, "]"))
		if err != nil || at.Kind != yaml.SequenceNode || i >= len(at.Content) {
			return at
		}
		at = at.Content[i]
	}
	return at
}

func valueOf(mapping *yaml.Node, name string) *yaml.Node {
	if mapping.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == name {
			return mapping.Content[i+1]
		}
	}
	return nil
}
