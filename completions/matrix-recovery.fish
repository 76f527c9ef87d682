function __matrix-recovery_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __matrix-recovery_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __matrix-recovery_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __matrix-recovery_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __matrix-recovery_parse_tokens -S
    set -l unparsed_tokens (__matrix-recovery_tokens -pc)
    switch $unparsed_tokens[1]
    case 'matrix-recovery'
        __matrix-recovery_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'doctor'
            __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'fail-on=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'key'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'check'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'new'
                __matrix-recovery_parse_subcommand 0 'save=' 'name=' 'new-passphrase' 'new-passphrase-file=' 'new-passphrase-fd=' 'new-passphrase-command=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'show'
                __matrix-recovery_parse_subcommand 2 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'o/save=' 'reveal' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'sheet'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'o/save=' 'reveal' 'format=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'split'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'threshold=' 'shares=' 'C/directory=' 'reveal' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'combine'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'share-file=+' 'share-fd=+' 'share-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'o/save=' 'reveal' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'secret'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'show'
                __matrix-recovery_parse_subcommand 2 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'o/save=' 'reveal' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'set'
                __matrix-recovery_parse_subcommand 2 'beside=+' 'user-id=' 'session=' 'timeout=' 'value-file=' 'padded' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'o/output=' 'in-place' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'remove'
                __matrix-recovery_parse_subcommand 2 'beside=+' 'user-id=' 'session=' 'timeout=' 'o/output=' 'in-place' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'rotate'
            __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'save-recovery-key=' 'new-passphrase' 'new-passphrase-file=' 'new-passphrase-fd=' 'new-passphrase-command=' 'name=' 'to=' 'libolm-mac' 'padded' 'keep=+' 'remove-unopened' 'o/output=' 'in-place' 'sealed-copy=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'emit-requests=' 'dry-run' 'f/force' 'resume' 'abort' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'seal'
            __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'o/output=' 'room-keys' 'room-keys-from=+' 'room-keys-passphrase-file=+' 'room-keys-passphrase-fd=+' 'room-keys-passphrase-command=+' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'i/identity=+' 'j/jobs=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'armor' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'archive'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'inspect'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'list'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'verify'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'extract'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'C/directory=' 'room-keys=' 'export-passphrase-file=' 'export-passphrase-fd=' 'export-passphrase-command=' 'rounds=' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'j/jobs=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'salvage'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'C/directory=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'repair'
                __matrix-recovery_parse_subcommand 1 'parity-file=+' 'o/output=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'slot'
                __matrix-recovery_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'list'
                    __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
                case 'add'
                    __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'o/output=' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
                case 'remove'
                    __matrix-recovery_parse_subcommand -r 2 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'o/output=' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
                case 'change'
                    __matrix-recovery_parse_subcommand 1 'slot=' 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'o/output=' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
                end
            case 'reseal'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'o/output=' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'f/force' 'armor' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'sheet'
                __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'o/save=' 'reveal' 'format=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'restore'
            __matrix-recovery_parse_subcommand 1 'i/identity=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'require-signature=+' 'signature=+' 'to=' 'dry-run' 'apply' 'only-missing' 'rekey' 'save-recovery-key=' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'password-file=' 'password-fd=' 'session=' 'timeout=' 'j/jobs=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'repair'
            __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'apply' 'o/output=' 'sealed-copy=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'f/force' 'padded' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'drill'
            __matrix-recovery_parse_subcommand 1 'session=' 'timeout=' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'diff'
            __matrix-recovery_parse_subcommand 2 'session=' 'timeout=' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'backup'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'open'
                __matrix-recovery_parse_subcommand 1 'backup-version=' 'session=' 'timeout=' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'o/output=' 'export-passphrase-file=' 'export-passphrase-fd=' 'export-passphrase-command=' 'rounds=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'armor' 'rejects=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'reencrypt'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'new-backup-key-file=' 'save-backup-key=' 'o/output=' 'version-output=' 'rejects=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'create'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'save-backup-key=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'rotate'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'all-versions' 'remove-old' 'f/force' 'save-backup-key=' 'j/jobs=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'remove'
                __matrix-recovery_parse_subcommand 2 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'room-keys'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'inspect'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'check'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'convert'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'o/output=' 'export-passphrase-file=' 'export-passphrase-fd=' 'export-passphrase-command=' 'rounds=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'armor' 'rejects=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'merge'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'o/output=' 'export-passphrase-file=' 'export-passphrase-fd=' 'export-passphrase-command=' 'rounds=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'armor' 'rejects=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'filter'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'room=+' 'rooms-from=+' 'session=+' 'sender-key=+' 'archived-from=' 'archived-to=' 'o/output=' 'export-passphrase-file=' 'export-passphrase-fd=' 'export-passphrase-command=' 'rounds=' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'armor' 'rejects=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'diff'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'split'
                __matrix-recovery_parse_subcommand -r 1 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'every=' 'o/output=' 'export-passphrase-file=' 'export-passphrase-fd=' 'export-passphrase-command=' 'rounds=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'read'
                __matrix-recovery_parse_subcommand 1 'keys=+' 'backup-key-file=+' 'backup-key-fd=+' 'backup-key-command=+' 'account=' 'beside=+' 'user-id=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'room-id=' 'salvage' 'j/jobs=' 'o/output=' 'all' 'unread=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'login'
            __matrix-recovery_parse_subcommand 1 'homeserver=' 'password-file=' 'password-fd=' 'token-file=' 'token-fd=' 'token' 'sso' 'sso-elsewhere' 'oauth' 'device-name=' 'ca-file=' 'session=' 'timeout=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'logout'
            __matrix-recovery_parse_subcommand 1 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'whoami'
            __matrix-recovery_parse_subcommand 1 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'identity'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'status'
                __matrix-recovery_parse_subcommand 1 'beside=+' 'user-id=' 'session=' 'timeout=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'fail-on=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'sign-device'
                __matrix-recovery_parse_subcommand 1 'device=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'publish'
                __matrix-recovery_parse_subcommand 1 'from=' 'replace' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'require-signature=+' 'signature=+' 'password-file=' 'password-fd=' 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'device'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'create'
                __matrix-recovery_parse_subcommand 1 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'list'
                __matrix-recovery_parse_subcommand 1 'from=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'require-signature=+' 'signature=+' 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'verify'
                __matrix-recovery_parse_subcommand 1 'device=' 'await' 'for=' 'from=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'require-signature=+' 'signature=+' 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'remove'
                __matrix-recovery_parse_subcommand 1 'session=' 'timeout=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'share'
            __matrix-recovery_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'request'
                __matrix-recovery_parse_subcommand -r 2 'o/output=' 'into-new-storage' 'save-recovery-key=' 'new-passphrase' 'new-passphrase-file=' 'new-passphrase-fd=' 'new-passphrase-command=' 'for=' 'unproven' 'from=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'require-signature=+' 'signature=+' 'recipient=+' 'recipients-file=+' 'new-identity=' 'seal-passphrase-file=+' 'seal-passphrase-fd=+' 'seal-passphrase-command=+' 'seal-passphrase-prompt' 'kdf=' 'stock-passphrase' 'sign=+' 'sign-passphrase-file=' 'sign-passphrase-fd=' 'sign-passphrase-command=' 'parity=' 'armor' 'session=' 'timeout=' 'f/force' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            case 'answer'
                __matrix-recovery_parse_subcommand -r 2 'device=+' 'confirm' 'no-confirm' 'for=' 'from=' 'recovery-key-file=+' 'recovery-key-fd=+' 'recovery-key-command=+' 'passphrase-file=+' 'passphrase-fd=+' 'passphrase-command=+' 'prompt' 'i/identity=+' 'require-signature=+' 'signature=+' 'session=' 'timeout=' 'json' 'v/verbose' 'q/quiet' 'version' 'h/help'
            end
        case 'help'
            __matrix-recovery_parse_subcommand -r 1 'version'
        end
    end
end

function __matrix-recovery_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __matrix-recovery_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __matrix-recovery_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __matrix-recovery_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__matrix-recovery_tokens -p)
    if test -z "$(__matrix-recovery_tokens -t)"
        set -l index (count (__matrix-recovery_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'matrix-recovery' -f
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'doctor' -d 'Say what state an account is in, and what to do about it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'key' -d 'List, check, make, show, print and share storage keys.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'secret' -d 'List, show, set and remove secrets.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'rotate' -d 'Re-encrypt every secret under a new storage key.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'seal' -d 'Seal an account into an archive that stock age and tar open.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'archive' -d 'Look into sealed archives, and change what opens them.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'restore' -d 'Put the account data of an archive back.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'repair' -d 'Mend what doctor found, with the least that does it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'drill' -d 'Try everything that a restore of an archive would do, and report it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'diff' -d 'Compare two archives or accounts, secrets by their values.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'backup' -d 'Open key backups, and make, replace and remove those of a live account.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'room-keys' -d 'Look into key exports, convert, merge, filter, compare and split them, and read with them.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'login' -d 'Log in to a homeserver, and keep the session.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'logout' -d 'End a session, with the device that its login made.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'whoami' -d 'Say which sessions there are, and whether their homeservers still know them.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'identity' -d 'Check the identity, sign devices with it, publish it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'device' -d 'Be a device of the user, which others can write to.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'share' -d 'Ask one\'s other devices for secrets, and give them back.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery doctor" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" fail-on' -l 'fail-on' -d 'Exit with status 1 when there are findings this bad.' -rfka 'warning error'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'list' -d 'List the storage keys of an account.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'check' -d 'Say what a key, passphrase or file is to an account.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'new' -d 'Make a storage key, random or from a passphrase.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'show' -d 'Show one storage key\'s description, or its recovery key.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'sheet' -d 'Make a sheet with a recovery key to print and put away.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'split' -d 'Split a recovery key into shares, some of which make it again.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key" -eq 1' -fa 'combine' -d 'Make a recovery key of its shares again.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key list" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key check" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" save' -l 'save' -d 'Save the recovery key in a new file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" name' -l 'name' -d 'A name for people to read.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" new-passphrase' -l 'new-passphrase' -d 'Ask for the new key\'s passphrase at the terminal, twice.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" new-passphrase-file' -l 'new-passphrase-file' -d 'Read the new key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" new-passphrase-fd' -l 'new-passphrase-fd' -d 'Read the new key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" new-passphrase-command' -l 'new-passphrase-command' -d 'Run a command that prints the new key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key show" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" o save' -l 'save' -s 'o' -d 'Write the secret to a new file, for its owner only.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" reveal' -l 'reveal' -d 'Write the secret to standard output.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key sheet" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" o save' -l 'save' -s 'o' -d 'Write the sheet to a new file, for its owner only.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" reveal' -l 'reveal' -d 'Write the sheet to standard output, as text if nothing else is asked for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" format' -l 'format' -d 'The sheet\'s form; without this option, PDF where the file\'s name ends in .pdf.' -rfka 'pdf text'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key sheet" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key split" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" threshold' -l 'threshold' -d 'How many shares make the key again.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" shares' -l 'shares' -d 'How many shares there are to be.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" C directory' -l 'directory' -s 'C' -d 'Write each share to a file in a folder, which must be new or empty.' -rfa '(__matrix-recovery_complete_directories)'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" reveal' -l 'reveal' -d 'Write the shares to standard output, one after the other.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key split" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery key combine" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'share-file' -d 'Read a share, or several, from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'share-fd' -d 'Read shares from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'share-command' -d 'Run a command that prints shares.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" o save' -l 'save' -s 'o' -d 'Write the secret to a new file, for its owner only.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" reveal' -l 'reveal' -d 'Write the secret to standard output.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery key combine" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret" -eq 1' -fa 'list' -d 'List the secrets of an account and the keys they are sealed under.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret" -eq 1' -fa 'show' -d 'Write the value of one secret to a file, or to standard output.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret" -eq 1' -fa 'set' -d 'Seal a new value for one secret under the default key.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret" -eq 1' -fa 'remove' -d 'Delete one secret: its event becomes empty, which is how Matrix deletes.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret list" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret show" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" o save' -l 'save' -s 'o' -d 'Write the secret to a new file, for its owner only.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" reveal' -l 'reveal' -d 'Write the secret to standard output.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret set" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" value-file' -l 'value-file' -d 'Read the value from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" padded' -l 'padded' -d 'Write base64 with padding, for clients that compare it as text.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" o output' -l 'output' -s 'o' -d 'Write the changed account data to a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" in-place' -l 'in-place' -d 'Change the account data where it lies.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret set" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery secret remove" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" o output' -l 'output' -s 'o' -d 'Write the changed account data to a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" in-place' -l 'in-place' -d 'Change the account data where it lies.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery secret remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery rotate" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" save-recovery-key' -l 'save-recovery-key' -d 'Save the new recovery key in a new file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" new-passphrase' -l 'new-passphrase' -d 'Ask for the new key\'s passphrase at the terminal, twice.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" new-passphrase-file' -l 'new-passphrase-file' -d 'Read the new key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" new-passphrase-fd' -l 'new-passphrase-fd' -d 'Read the new key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" new-passphrase-command' -l 'new-passphrase-command' -d 'Run a command that prints the new key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" name' -l 'name' -d 'The new key\'s name.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" to' -l 'to' -d 'The new key\'s algorithm.' -rfka 'aes-hmac-sha2 curve25519-aes-sha2'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" libolm-mac' -l 'libolm-mac' -d 'With curve25519-aes-sha2, compute the MAC over nothing, as libolm did.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" padded' -l 'padded' -d 'Write base64 with padding, for clients that compare it as text.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'keep' -d 'A key that must still open what it opened.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" remove-unopened' -l 'remove-unopened' -d 'Also remove entries that did not open, where the secret opened otherwise.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" o output' -l 'output' -s 'o' -d 'Write the rotated account data to a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" in-place' -l 'in-place' -d 'Rotate the account data where it lies; needs --sealed-copy.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" sealed-copy' -l 'sealed-copy' -d 'Before the first write, seal the old contents here.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" emit-requests' -l 'emit-requests' -d 'Write the bodies of the requests, in order, to a new folder.' -rfa '(__matrix-recovery_complete_directories)'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" dry-run' -l 'dry-run' -d 'Only show what would be written.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" resume' -l 'resume' -d 'Finish an interrupted rotation, and never begin a new one.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" abort' -l 'abort' -d 'Take an interrupted rotation in place back, with an old key or the new.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery rotate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery seal" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" o output' -l 'output' -s 'o' -d 'The archive to write, NAME.tar.age; - is standard output.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" room-keys' -l 'room-keys' -d 'Put the room keys of the account\'s key backups in, decrypted.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'room-keys-from' -d 'Put the room keys in that a key export, a list, a key backup or an archive has.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'room-keys-passphrase-file' -d 'Open files of --room-keys-from with a passphrase from a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'room-keys-passphrase-fd' -d 'Open files of --room-keys-from with a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'room-keys-passphrase-command' -d 'Open files of --room-keys-from with a passphrase that a command prints.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery seal" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'inspect' -d 'Show who can open an archive and, with a key, whose it is.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'list' -d 'List the entries of an archive.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'verify' -d 'Check every byte of an archive and say which secrets are inside.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'extract' -d 'Write the files of an archive into a new folder, or its room keys into a file.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'salvage' -d 'Get the files out of a damaged archive that are whole.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'repair' -d 'Rebuild a damaged or lost archive with its parity file.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'slot' -d 'List, add, remove and change what opens an archive.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'reseal' -d 'Encrypt an archive anew, for those who are named and nobody else.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive" -eq 1' -fa 'sheet' -d 'Make a sheet with the identity that opens an archive, to print and put away.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive inspect" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive inspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive list" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive verify" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive extract" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" C directory' -s 'C' -l 'directory' -d 'The folder, which must be new or empty.' -rfa '(__matrix-recovery_complete_directories)'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" room-keys' -l 'room-keys' -d 'Write the room keys instead: NAME.txt is an encrypted key export, NAME.json a plain list.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" export-passphrase-file' -l 'export-passphrase-file' -d 'Read the new key export\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" export-passphrase-fd' -l 'export-passphrase-fd' -d 'Read the new key export\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" export-passphrase-command' -l 'export-passphrase-command' -d 'Run a command that prints the new key export\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" rounds' -l 'rounds' -d 'The rounds of an encrypted key export, 500000 otherwise.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive extract" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive salvage" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage" C directory' -s 'C' -l 'directory' -d 'The folder, which must be new or empty.' -rfa '(__matrix-recovery_complete_directories)'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive salvage" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive repair" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair"' -l 'parity-file' -d 'Use this parity file, and not those beside the archive. May be given more than once.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'par2\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" o output' -l 'output' -s 'o' -d 'Write to another file, and leave the damaged archive alone.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive repair" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot" -eq 1' -fa 'list' -d 'List what opens an archive.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot" -eq 1' -fa 'add' -d 'Let another recipient or passphrase open an archive.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot" -eq 1' -fa 'remove' -d 'Take slots away from an archive, but the last.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot" -eq 1' -fa 'change' -d 'Put a new recipient or passphrase in the place of one.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot list" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot add" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" o output' -l 'output' -s 'o' -d 'Write to another file, and leave the archive that was read alone.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot remove" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" o output' -l 'output' -s 'o' -d 'Write to another file, and leave the archive that was read alone.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" slot' -l 'slot' -d 'Replace this slot of \'archive slot list\'.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive slot change" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" o output' -l 'output' -s 'o' -d 'Write to another file, and leave the archive that was read alone.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive slot change" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive reseal" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" o output' -l 'output' -s 'o' -d 'Write to another file, and leave the archive that was read alone.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive reseal" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery archive sheet" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" o save' -l 'save' -s 'o' -d 'Write the sheet to a new file, for its owner only.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" reveal' -l 'reveal' -d 'Write the sheet to standard output, as text if nothing else is asked for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" format' -l 'format' -d 'The sheet\'s form; without this option, PDF where the file\'s name ends in .pdf.' -rfka 'pdf text'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery archive sheet" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery restore" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" to' -l 'to' -d 'Where to: a file or folder of account data, or @user:server for a live account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" dry-run' -l 'dry-run' -d 'Only show what would change.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" apply' -l 'apply' -d 'Change the live account; otherwise it is only shown.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" only-missing' -l 'only-missing' -d 'Leave what is there, and add what is missing.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" rekey' -l 'rekey' -d 'Seal the archived secrets under a new key, when the old one is lost.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" save-recovery-key' -l 'save-recovery-key' -d 'With --rekey, save the new recovery key in a new file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" password-file' -l 'password-file' -d 'Read the account\'s password from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" password-fd' -l 'password-fd' -d 'Read the account\'s password from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery restore" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery repair" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" apply' -l 'apply' -d 'Write where the account lies; needs --sealed-copy.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" o output' -l 'output' -s 'o' -d 'Write the repaired account data to a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" sealed-copy' -l 'sealed-copy' -d 'Before the first write, seal the old contents here.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" padded' -l 'padded' -d 'Write base64 with padding, for clients that compare it as text.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery repair" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery drill" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery drill" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery diff" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery diff" -eq 2' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup" -eq 1' -fa 'list' -d 'Show every version of the key backup, who signed it, and what opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup" -eq 1' -fa 'open' -d 'Decrypt the rows of a key backup into a key export or an archive.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup" -eq 1' -fa 'reencrypt' -d 'Seal room keys to another backup key, to be uploaded as a new backup.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup" -eq 1' -fa 'create' -d 'Make an empty key backup with a new key, in secret storage first.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup" -eq 1' -fa 'rotate' -d 'Seal all room keys of a live account\'s key backup to a new key.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup" -eq 1' -fa 'remove' -d 'Remove a version of the key backup with all its room keys.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup list" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup open" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" backup-version' -l 'backup-version' -d 'The version of a live account\'s key backup; the current one by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" o output' -l 'output' -s 'o' -d 'The file to write: NAME.txt is an encrypted key export, NAME.json and - a plain list, NAME.tar.age an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" export-passphrase-file' -l 'export-passphrase-file' -d 'Read the new key export\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" export-passphrase-fd' -l 'export-passphrase-fd' -d 'Read the new key export\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" export-passphrase-command' -l 'export-passphrase-command' -d 'Run a command that prints the new key export\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" rounds' -l 'rounds' -d 'The rounds of an encrypted key export, 500000 otherwise.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" rejects' -l 'rejects' -d 'Write what did not become a room key to a file, as it was.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup open" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup reencrypt" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" new-backup-key-file' -l 'new-backup-key-file' -d 'Read the key to seal to from a file, in any form that --backup-key-file takes.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" save-backup-key' -l 'save-backup-key' -d 'Make a new random key, and save it in a new file as base64.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" o output' -l 'output' -s 'o' -d 'The file to write, as /room_keys/keys has it; - for standard output.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" version-output' -l 'version-output' -d 'Write what makes the version on the server, signed by the identity of --account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" rejects' -l 'rejects' -d 'Write what did not become a room key to a file, as it was.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup reencrypt" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup create" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" save-backup-key' -l 'save-backup-key' -d 'Save the new key in a new file as base64, too.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" f force' -l 'force' -s 'f' -d 'Also where the current version opens with a key at hand.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup create" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup rotate" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" all-versions' -l 'all-versions' -d 'Also take the room keys of older versions, the best copy of each.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" remove-old' -l 'remove-old' -d 'Remove the old versions at the end, unless rows of theirs did not open.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" f force' -l 'force' -s 'f' -d 'Remove the old versions with the rows that did not open.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" save-backup-key' -l 'save-backup-key' -d 'Save the new key in a new file as base64, too.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup rotate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery backup remove" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" f force' -l 'force' -s 'f' -d 'Ask nothing, and remove whatever is lost.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery backup remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'inspect' -d 'Count the room keys of a file, by room.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'check' -d 'See whether every room key of a file is whole and of the session that it says.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'convert' -d 'Write the room keys of files in another form.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'merge' -d 'Write the best copy of every room key that any of the files has.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'filter' -d 'Write those room keys of files that are wanted.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'diff' -d 'Compare the room keys of two files, by room.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'split' -d 'Write the room keys of files into several, since clients freeze on large ones.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys" -eq 1' -fa 'read' -d 'Decrypt the events of a dump with room keys.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys inspect" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys inspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys check" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys convert" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" o output' -l 'output' -s 'o' -d 'The file to write: NAME.txt is an encrypted key export, NAME.json and - a plain list, NAME.tar.age an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" export-passphrase-file' -l 'export-passphrase-file' -d 'Read the new key export\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" export-passphrase-fd' -l 'export-passphrase-fd' -d 'Read the new key export\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" export-passphrase-command' -l 'export-passphrase-command' -d 'Run a command that prints the new key export\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" rounds' -l 'rounds' -d 'The rounds of an encrypted key export, 500000 otherwise.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" rejects' -l 'rejects' -d 'Write what did not become a room key to a file, as it was.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys convert" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys merge" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" o output' -l 'output' -s 'o' -d 'The file to write: NAME.txt is an encrypted key export, NAME.json and - a plain list, NAME.tar.age an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" export-passphrase-file' -l 'export-passphrase-file' -d 'Read the new key export\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" export-passphrase-fd' -l 'export-passphrase-fd' -d 'Read the new key export\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" export-passphrase-command' -l 'export-passphrase-command' -d 'Run a command that prints the new key export\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" rounds' -l 'rounds' -d 'The rounds of an encrypted key export, 500000 otherwise.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" rejects' -l 'rejects' -d 'Write what did not become a room key to a file, as it was.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys merge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys filter" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'room' -d 'Only those of this room.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'rooms-from' -d 'Only those of the rooms in a /sync response.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'session' -d 'Only the one with this session ID.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'sender-key' -d 'Only those that the device with this key made.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" archived-from' -l 'archived-from' -d 'Only those in archives that were made on this day or later.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" archived-to' -l 'archived-to' -d 'Only those in archives that were made on this day or before.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" o output' -l 'output' -s 'o' -d 'The file to write: NAME.txt is an encrypted key export, NAME.json and - a plain list, NAME.tar.age an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" export-passphrase-file' -l 'export-passphrase-file' -d 'Read the new key export\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" export-passphrase-fd' -l 'export-passphrase-fd' -d 'Read the new key export\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" export-passphrase-command' -l 'export-passphrase-command' -d 'Run a command that prints the new key export\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" rounds' -l 'rounds' -d 'The rounds of an encrypted key export, 500000 otherwise.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" rejects' -l 'rejects' -d 'Write what did not become a room key to a file, as it was.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys filter" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys diff" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys split" -ge 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" every' -l 'every' -d 'How many room keys one file gets.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" o output' -l 'output' -s 'o' -d 'The files to write: NAME.txt for encrypted key exports, NAME.json for plain lists.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" export-passphrase-file' -l 'export-passphrase-file' -d 'Read the new key export\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" export-passphrase-fd' -l 'export-passphrase-fd' -d 'Read the new key export\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" export-passphrase-command' -l 'export-passphrase-command' -d 'Run a command that prints the new key export\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" rounds' -l 'rounds' -d 'The rounds of an encrypted key export, 500000 otherwise.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys split" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery room-keys read" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'keys' -d 'Read with the room keys of a key export, a list, a key backup or an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'backup-key-file' -d 'Read a backup key from a file: base64, decimals, or as a recovery key is written.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'backup-key-fd' -d 'Read a backup key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'backup-key-command' -d 'Run a command that prints a backup key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" account' -l 'account' -d 'Take the backup key out of this account\'s secret storage, which the other keys open.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" room-id' -l 'room-id' -d 'The room of a key backup\'s rows, or of events, that do not say theirs.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" salvage' -l 'salvage' -d 'Take what a damaged or truncated key export still gives, which nothing vouches for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" j jobs' -l 'jobs' -s 'j' -d 'Work with so many threads; as many as there are cores.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" o output' -l 'output' -s 'o' -d 'The file for the events, one a line as JSON; - is standard output.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" all' -l 'all' -d 'Write the events too that were not encrypted.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" unread' -l 'unread' -d 'Write what could not be read, and what was sent again, to a file with the reasons.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery room-keys read" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" homeserver' -l 'homeserver' -d 'The homeserver\'s address, where the user\'s server name does not lead there.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" password-file' -l 'password-file' -d 'Read the account\'s password from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" password-fd' -l 'password-fd' -d 'Read the account\'s password from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" token-file' -l 'token-file' -d 'Read an access token from a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" token-fd' -l 'token-fd' -d 'Read an access token from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" token' -l 'token' -d 'Ask for an access token at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" sso' -l 'sso' -d 'Log in by single sign-on, in a browser on this machine.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" sso-elsewhere' -l 'sso-elsewhere' -d 'Log in by single sign-on in a browser elsewhere, and paste the address it ends at.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" oauth' -l 'oauth' -d 'Log in by OAuth 2.0, in a browser on whatever machine.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" device-name' -l 'device-name' -d 'What others see the new device as.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" ca-file' -l 'ca-file' -d 'Trust the certificates in a file, in place of the system\'s.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery login" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery logout" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery whoami" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery identity" -eq 1' -fa 'status' -d 'Check the identity from the master key to each device.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery identity" -eq 1' -fa 'sign-device' -d 'Sign a device with the self-signing key from secret storage.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery identity" -eq 1' -fa 'publish' -d 'Publish the identity of secret storage, or of an archive.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery identity status" -eq 1' -F
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'beside' -d 'A /keys/query or /room_keys response that belongs to the account.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" user-id' -l 'user-id' -d 'Whose account it is, where the dump does not say.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" fail-on' -l 'fail-on' -d 'Exit with status 1 when there are findings this bad.' -rfka 'warning error'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" device' -l 'device' -d 'The device; the session\'s own by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity sign-device" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" from' -l 'from' -d 'Publish the identity that an archive holds.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" replace' -l 'replace' -d 'Publish it in place of another identity, which is lost by that.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" password-file' -l 'password-file' -d 'Read the account\'s password from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" password-fd' -l 'password-fd' -d 'Read the account\'s password from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery identity publish" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery device" -eq 1' -fa 'create' -d 'Make the keys of the session\'s device, and publish them.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery device" -eq 1' -fa 'list' -d 'Show the user\'s devices, who of them is verified, and by what.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery device" -eq 1' -fa 'verify' -d 'Verify with another device, by pictures or numbers that the person compares.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery device" -eq 1' -fa 'remove' -d 'Log out, and forget the keys of the session\'s device.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device create" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" from' -l 'from' -d 'Take the identity, and secrets, from an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" device' -l 'device' -d 'The other device; every other one by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" await' -l 'await' -d 'Wait until another device asks.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" for' -l 'for' -d 'With --await, how long: 90s, 5m, 2h.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" from' -l 'from' -d 'Take the identity, and secrets, from an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" f force' -l 'force' -s 'f' -d 'Also lose secrets that it received and that were written nowhere.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery device remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery share" -eq 1' -fa 'request' -d 'Ask the user\'s other verified devices for secrets.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_positional "matrix-recovery share" -eq 1' -fa 'answer' -d 'Give the user\'s other verified devices the secrets that they ask for.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" o output' -l 'output' -s 'o' -d 'Where the secrets go: an archive, NAME.tar.age, or a new file of JSON.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" into-new-storage' -l 'into-new-storage' -d 'Put the secrets under a new storage key, which becomes the account\'s default.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" save-recovery-key' -l 'save-recovery-key' -d 'Save the new recovery key in a new file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" new-passphrase' -l 'new-passphrase' -d 'Ask for the new key\'s passphrase at the terminal, twice.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" new-passphrase-file' -l 'new-passphrase-file' -d 'Read the new key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" new-passphrase-fd' -l 'new-passphrase-fd' -d 'Read the new key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" new-passphrase-command' -l 'new-passphrase-command' -d 'Run a command that prints the new key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" for' -l 'for' -d 'How long to wait: 90s, 5m; 15m at most.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" unproven' -l 'unproven' -d 'Also take secrets that nothing is published of to prove them by.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" from' -l 'from' -d 'Take the identity, and secrets, from an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'recipient' -d 'Seal to an age recipient.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'recipients-file' -d 'Seal to the recipients in a file, one a line.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" new-identity' -l 'new-identity' -d 'Make an identity, save it and seal to it.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'seal-passphrase-file' -d 'Read a passphrase of the archive from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'seal-passphrase-fd' -d 'Read a passphrase of the archive from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'seal-passphrase-command' -d 'Run a command that prints a passphrase of the archive.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" seal-passphrase-prompt' -l 'seal-passphrase-prompt' -d 'Ask for a passphrase of the archive at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" kdf' -l 'kdf' -d 'What opening with a passphrase costs.' -rfka 'default mobile paranoid'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" stock-passphrase' -l 'stock-passphrase' -d 'Seal to one passphrase alone, as stock age does, which then opens it.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request"' -l 'sign' -d 'Sign the archive with a minisign secret key, into NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" sign-passphrase-file' -l 'sign-passphrase-file' -d 'Read the signing key\'s passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" sign-passphrase-fd' -l 'sign-passphrase-fd' -d 'Read the signing key\'s passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" sign-passphrase-command' -l 'sign-passphrase-command' -d 'Run a command that prints the signing key\'s passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" parity' -l 'parity' -d 'Write a parity file beside it, of so many hundredths; 0 for none.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" armor' -l 'armor' -d 'Write the archive as text, in age\'s ASCII armor.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" f force' -l 'force' -s 'f' -d 'Replace files that exist.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share request" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'device' -d 'Give them to this device alone.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" confirm' -l 'confirm' -d 'Ask the person before each answer.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" no-confirm' -l 'no-confirm' -d 'Ask the person before each answer.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" for' -l 'for' -d 'How long to listen: 90s, 5m, 2h.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" from' -l 'from' -d 'Take the identity, and secrets, from an archive.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'recovery-key-file' -d 'Read a recovery key from a file; - is standard input.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'recovery-key-fd' -d 'Read a recovery key from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'recovery-key-command' -d 'Run a command that prints a recovery key.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'passphrase-file' -d 'Read a passphrase from a file, without the line end at its end.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'passphrase-fd' -d 'Read a passphrase from an open descriptor.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'passphrase-command' -d 'Run a command that prints a passphrase.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" prompt' -l 'prompt' -d 'Ask for a recovery key or passphrase at the terminal.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'identity' -s 'i' -d 'Open the archive with the identities in a file.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'require-signature' -d 'Use the archive only if this minisign key signed it: a file, or RW….' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer"' -l 'signature' -d 'The signature, where it does not lie beside the archive as NAME.minisig.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" session' -l 'session' -d 'The file of the login session, where it is not the user\'s own.' -rF
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" timeout' -l 'timeout' -d 'Give a homeserver up that is silent for so long; 60 by default.' -rfka ''
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" json' -l 'json' -d 'Write the result as JSON; an error becomes an object named error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" v verbose' -l 'verbose' -s 'v' -d 'Say more of what is done, on standard error.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but results and errors.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" version' -l 'version' -d 'Show the version.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery share answer" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'matrix-recovery' -n '__matrix-recovery_should_offer_completions_for_flags_or_options "matrix-recovery help" version' -l 'version' -d 'Show the version.'
