# What a person or a build server needs: setup, build, run, test, lint.
PACKAGES = libxml2-dev zlib1g-dev
CLAUSELINT = .build/release/clauselint
TENDER = Fixtures/contracts/lighting-tender.docx
SECONDS = 120
SUDO = $(shell [ "$$(id -u)" -eq 0 ] || echo sudo)

# What a binary with every library in it is linked from, besides. The last three flags let it find its unwind tables by their
# index; without them it sorts them when it starts, which takes longer than all the rest of a start.
STATIC_PACKAGES = liblzma-dev libicu-dev
STATIC = --scratch-path .build/static -Xswiftc -static-executable $(addprefix -Xlinker ,-llzma -licuuc -licudata -lz -lstdc++ \
  --eh-frame-hdr --wrap=__register_frame_info --wrap=__deregister_frame_info)
VERSION = $(shell sed -n 's/.*static let version = "\(.*\)".*/\1/p' Sources/clauselint/Clauselint.swift)
RELEASE = out/clauselint-$(VERSION)-linux-$(shell uname -m)

.PHONY: setup build release run test lint bench bench-gate bench-record fuzz clean

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

# One file that needs nothing on the machine it is copied to, neither Swift nor libxml2.
release:
	@$(MAKE) --no-print-directory setup PACKAGES="$(PACKAGES) $(STATIC_PACKAGES)"
	swift build -c release --product clauselint $(STATIC)
	@mkdir -p out
	strip -o $(RELEASE) .build/static/release/clauselint
	@! ldd $(RELEASE) >/dev/null 2>&1 || { echo "$(RELEASE) still needs libraries:"; ldd $(RELEASE); exit 1; }
	@$(RELEASE) check --quiet $(TENDER) > /dev/null || [ $$? -eq 1 ]
	@ls -lh $(RELEASE)

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
# Writes .github/SPEED.md with its plots.
bench: build
	swift build -c release --product Benchmarks --static-swift-stdlib
	.build/release/Benchmarks $(CLAUSELINT) 5 .github

# Fails where a run needs a twentieth more instructions than .github/instructions.tsv says; needs valgrind.
bench-gate: release
	swift build -c release --product Benchmarks $(STATIC)
	.build/static/release/Benchmarks gate $(RELEASE) .github/instructions.tsv

# Writes that file anew, after a change that is meant.
bench-record: release
	swift build -c release --product Benchmarks $(STATIC)
	.build/static/release/Benchmarks record $(RELEASE) .github/instructions.tsv

# Two minutes of hostile input, with sanitizers; what it finds lies in .build/fuzzing/found.
fuzz: setup
	Tests/Fuzzing/run.sh $(SECONDS)

clean:
	rm -rf .build out
