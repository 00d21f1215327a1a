package text

import (
	"testing"

	"scorecard/model/volume"
)

func TestMain(m *testing.M) { volume.Main(m) }
