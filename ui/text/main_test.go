package text

import (
	"testing"

	"scorecard/internal/volume"
)

func TestMain(m *testing.M) { volume.Main(m) }
