package finding

// Gravest is the weight that a kind is declared with.
func Gravest(kind Kind) int { return (&Finding{Kind: kind}).declaration().weight }
