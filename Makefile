# The few verbs of the project. Everything works without make, too: see README.md.

.PHONY: run test lint bench golden pictures ci

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

ci: ## all that must hold
	.ci/run
