# What a person or a build server needs: setup, build, run, test, lint.
PACKAGES = libxml2-dev zlib1g-dev
CLAUSELINT = .build/release/clauselint
TENDER = Fixtures/contracts/lighting-tender.docx
SECONDS = 120
SUDO = $(shell [ "$$(id -u)" -eq 0 ] || echo sudo)

.PHONY: setup build run test lint bench fuzz clean

# Installs the headers of libxml2 and zlib where Debian's package list does not have them.
setup:
	@if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then \
	  missing=""; \
	  for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "ok installed" || missing="$$missing $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	  fi; \
	else \
	  echo "Install the headers of libxml2 and zlib with this system's package manager, if they are missing."; \
	fi

build: setup
	swift build -c release --product clauselint --static-swift-stdlib

# Exit status 1 means that the tender has findings, which is what it is for.
run: build
	@mkdir -p out
	@$(CLAUSELINT) check $(TENDER) > out/report.txt || [ $$? -eq 1 ]
	@$(CLAUSELINT) check --quiet --format json $(TENDER) > out/report.json || [ $$? -eq 1 ]
	@$(CLAUSELINT) redline $(TENDER) -o out/lighting-tender.redlined.docx
	@cat out/report.txt
	@echo
	@echo "The report:   out/report.txt"
	@echo "For programs: out/report.json"
	@echo "The redline:  out/lighting-tender.redlined.docx (open it in Word)"

test: setup
	swift build
	swift test

lint:
	swift format lint --strict -r Package.swift Plugins Sources Tests

# Speed as ratios to public tools in the same run; needs unzip and xmllint, and counts instructions where valgrind is.
bench: build
	swift build -c release --product Benchmarks --static-swift-stdlib
	.build/release/Benchmarks $(CLAUSELINT)

# Two minutes of hostile input, with sanitizers; what it finds lies in .build/fuzzing/found.
fuzz: setup
	Tests/Fuzzing/run.sh $(SECONDS)

clean:
	rm -rf .build out
