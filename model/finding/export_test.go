package finding

// Gravest is the declared weight of a kind.
func Gravest(kind Kind) int { return (&Finding{Kind: kind}).declaration().weight }
