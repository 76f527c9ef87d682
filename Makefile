# matrix-recovery: `make demo` shows it, `make test` tests it; each installs what is missing first.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# How long `make fuzz` looks for bytes that break a parser.
SECONDS ?= 60

name := matrix-recovery
plugin := age-plugin-argon2
release := .build/release/$(name)
# What the package depends on is made small as well, which its own manifest cannot say, and all
# modules are optimised as one when they are linked.
small := -Xswiftc -Osize -Xswiftc -Xfrontend -Xswiftc -function-sections \
    --experimental-lto-mode full
bindir := $(DESTDIR)$(PREFIX)/bin
sharedir := $(DESTDIR)$(PREFIX)/share

.PHONY: build demo test check bench fuzz install uninstall clean

build:
	scripts/bootstrap
	$(SWIFT) build --configuration release --product $(name) $(small)

demo: build
	PATH="$(CURDIR)/.build/release:$$PATH" Examples/demo

test:
	scripts/bootstrap test
	scripts/test

check:
	scripts/bootstrap test
	scripts/check

bench: build
	scripts/bootstrap test
	Benchmarks/run

fuzz:
	scripts/bootstrap
	scripts/fuzz $(SECONDS)

# As root after `make build`, it installs what was built and builds nothing anew.
install: $(release)
	install -d "$(bindir)" "$(sharedir)/man/man1" "$(sharedir)/bash-completion/completions" \
	    "$(sharedir)/zsh/site-functions" "$(sharedir)/fish/vendor_completions.d"
	install -m 755 -s $(release) "$(bindir)/$(name)"
	ln -sf $(name) "$(bindir)/$(plugin)"
	install -m 644 man/$(name).1 "$(sharedir)/man/man1/$(name).1"
	install -m 644 completions/$(name).bash "$(sharedir)/bash-completion/completions/$(name)"
	install -m 644 completions/_$(name) "$(sharedir)/zsh/site-functions/_$(name)"
	install -m 644 completions/$(name).fish "$(sharedir)/fish/vendor_completions.d/$(name).fish"

uninstall:
	rm -f "$(bindir)/$(name)" "$(bindir)/$(plugin)" \
	    "$(sharedir)/man/man1/$(name).1" \
	    "$(sharedir)/bash-completion/completions/$(name)" \
	    "$(sharedir)/zsh/site-functions/_$(name)" \
	    "$(sharedir)/fish/vendor_completions.d/$(name).fish"

$(release):
	$(MAKE) build

clean:
	rm -rf .build .build-check .build-fuzz .build-test
