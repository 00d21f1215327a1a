# The few verbs of the project. Everything works without make, too: see README.md.

.PHONY: run test lint bench golden pictures disk-states kills races mutants ci full

run: ## open the built-in branch
	go run ./cmd/scorecard

test: ## all tests, with the seeds of the fuzz tests
	go test ./...

lint: ## gofmt, go vet and golangci-lint
	.ci/run format vet lint

bench: ## the cost of opening, loading, drawing and measuring
	go test -run '^$$' -bench . -benchmem ./...

golden: ## write golden files and the README's tables anew
	.ci/run golden

pictures: ## make docs/*.png from the real program
	docs/pictures.sh

# Longer runs of the durability tests, with their counts as parameters:
#   make kills ROUNDS=6000

STATES ?= 20000
ROUNDS ?= 6000
EDITS ?= 200000
MUTANTS ?= 100000

disk-states: ## every disk state a power failure can leave, replayed from system calls; needs strace
	SCORECARD_DISKSTATES=1 SCORECARD_STATES=$(STATES) go test ./db -run WithThePower -count=1 -v -timeout 60m

kills: ## writers, importers and upgrades killed at random moments
	SCORECARD_KILLS=$(ROUNDS) go test ./db -run 'LostToAKill|WholeOrNotAtAll' -count=1 -v -timeout 60m

races: ## editors of the same rows in several processes
	SCORECARD_EDITS=$(EDITS) go test ./db -run LostBetweenProcesses -count=1 -v -timeout 60m

mutants: ## damaged files
	SCORECARD_MUTANTS=$(MUTANTS) go test ./db -run DamagedFiles -count=1 -v -timeout 60m

ci: ## all that must hold
	.ci/run

full: ## the same with every count in full, without a bound of time
	.ci/run full
