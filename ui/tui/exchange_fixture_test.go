package tui

import (
	"context"
	"errors"
	"strings"

	"scorecard/model"
)

// Branches lists the branch of the years, and others that a test adds.
func (s *shelf) Branches(context.Context) ([]model.Branch, error) {
	return append([]model.Branch{s.years[0].Branch}, s.more...), nil
}

func (s *shelf) Peers(context.Context, string, int, string) ([]model.Peer, error) {
	return s.peers, nil
}

// Resolve keeps a decision as the real store does.
func (s *shelf) Resolve(_ context.Context, e model.ResolutionEdit) (model.Resolution, error) {
	if s.refuse != nil {
		return model.Resolution{}, s.refuse
	}
	for _, y := range s.years {
		for i := range y.Conflicts {
			c := &y.Conflicts[i]
			if y.Year != e.Year || c.Subject != e.Subject || c.Field != e.Field {
				continue
			}
			version := 0
			if c.Resolution != nil {
				version = c.Resolution.Version
			}
			if version != e.Version {
				return *c.Resolution, &model.StaleResolutionError{Current: c.Resolution}
			}
			if e.Variant < 0 {
				c.Resolution = nil
				return model.Resolution{}, nil
			}
			c.Resolution = &model.Resolution{Variant: e.Variant, Reason: e.Reason, Who: e.Who, At: clock(), Version: version + 1}
			return *c.Resolution, nil
		}
	}
	return model.Resolution{}, &model.Error{Kind: model.NoKPI, Subject: e.Subject}
}

// post is an Exchange in memory: its files are previews, problems or errors.
type post struct {
	files    map[string]Incoming
	problems map[string]error
	imported []string
	statuses bool
	written  map[string]Outgoing
	refuse   error
}

func newPost() *post {
	return &post{files: map[string]Incoming{}, problems: map[string]error{}, written: map[string]Outgoing{}}
}

func (p *post) Complete(_ context.Context, typed string) (full string, names []string, err error) {
	for name := range p.files {
		if strings.HasPrefix(name, typed) {
			names = append(names, name)
		}
	}
	if len(names) == 1 {
		return names[0], names, nil
	}
	return typed, names, nil
}

func (p *post) Read(_ context.Context, name string, _ Outgoing) (Incoming, error) {
	if err := p.problems[name]; err != nil {
		return Incoming{Name: name}, err
	}
	read, known := p.files[name]
	if !known {
		return Incoming{}, &model.Error{Kind: model.FileNotFound, Subject: name}
	}
	read.Name = name
	return read, nil
}

func (p *post) Import(_ context.Context, read Incoming, statuses bool) (model.Import, error) {
	if p.refuse != nil {
		return model.Import{}, p.refuse
	}
	p.imported, p.statuses = append(p.imported, read.Name), statuses
	return model.Import{ID: len(p.imported)}, nil
}

func (p *post) Proposal(what Outgoing) string {
	return "scorecard-" + what.Branch + "-" + model.YearLabel(what.Year) + strings.TrimSuffix("-"+what.Group, "-") + ".xlsx"
}

func (p *post) Export(_ context.Context, name string, what Outgoing, replace bool) (string, error) {
	if p.refuse != nil {
		return "", p.refuse
	}
	if _, there := p.written[name]; there && !replace {
		return "", &model.Error{Kind: model.FileExists, Subject: name}
	}
	p.written[name] = what
	return "/home/user/" + name, nil
}

var errDisk = errors.New("disk")
