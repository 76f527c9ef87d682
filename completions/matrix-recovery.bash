#!/bin/bash

__matrix-recovery_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__matrix-recovery_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__matrix-recovery_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__matrix-recovery_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_matrix-recovery() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    doctor|key|secret|rotate|seal|archive|restore|repair|drill|diff|backup|room-keys|login|logout|whoami|identity|device|share|rescue|help)
        # Offer subcommand argument completions
        "_matrix-recovery_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'doctor key secret rotate seal archive restore repair drill diff backup room-keys login logout whoami identity device share rescue help' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_doctor() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout --fail-on)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--fail-on')
        __matrix-recovery_add_completions -W 'warning'$'\n''error'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_key() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|check|new|show|sheet|split|combine)
        # Offer subcommand argument completions
        "_matrix-recovery_key_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list check new show sheet split combine' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_key_list() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_key_check() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_key_new() {
    repeating_flags=()
    non_repeating_flags=(--new-passphrase --json --verbose -v --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--save --name --new-passphrase-file --new-passphrase-fd --new-passphrase-command)
    __matrix-recovery_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--save')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--name')
        return
        ;;
    '--new-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-fd')
        return
        ;;
    '--new-passphrase-command')
        return
        ;;
    esac
}

_matrix-recovery_key_show() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --reveal --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout --save -o)
    __matrix-recovery_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_key_sheet() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --prompt --reveal --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--user-id --session --timeout --save -o --format)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--save'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--format')
        __matrix-recovery_add_completions -W 'pdf'$'\n''text'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_key_split() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --prompt --reveal --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--user-id --session --timeout --threshold --shares --directory -C)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--threshold')
        return
        ;;
    '--shares')
        return
        ;;
    '--directory'|'-C')
        __matrix-recovery_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_key_combine() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --reveal --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature --share-file --share-fd --share-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--user-id --session --timeout --save -o)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--share-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--share-fd')
        return
        ;;
    '--share-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--save'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_secret() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|show|set|remove)
        # Offer subcommand argument completions
        "_matrix-recovery_secret_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show set remove' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_secret_list() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_secret_show() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --reveal --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout --save -o)
    __matrix-recovery_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_secret_set() {
    repeating_flags=()
    non_repeating_flags=(--padded --prompt --in-place --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--user-id --session --timeout --value-file --output -o)
    __matrix-recovery_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--value-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_secret_remove() {
    repeating_flags=()
    non_repeating_flags=(--in-place --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside)
    non_repeating_options=(--user-id --session --timeout --output -o)
    __matrix-recovery_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_rotate() {
    repeating_flags=()
    non_repeating_flags=(--prompt --new-passphrase --libolm-mac --padded --remove-unopened --in-place --seal-passphrase-prompt --stock-passphrase --dry-run --force -f --resume --abort --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --keep --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command)
    non_repeating_options=(--user-id --session --timeout --save-recovery-key --new-passphrase-file --new-passphrase-fd --new-passphrase-command --name --to --output -o --sealed-copy --new-identity --kdf --emit-requests)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--save-recovery-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-fd')
        return
        ;;
    '--new-passphrase-command')
        return
        ;;
    '--name')
        return
        ;;
    '--to')
        __matrix-recovery_add_completions -W 'aes-hmac-sha2'$'\n''curve25519-aes-sha2'
        return
        ;;
    '--keep')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sealed-copy')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--emit-requests')
        __matrix-recovery_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_seal() {
    repeating_flags=()
    non_repeating_flags=(--prompt --room-keys --seal-passphrase-prompt --stock-passphrase --armor --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --room-keys-from --room-keys-passphrase-file --room-keys-passphrase-fd --room-keys-passphrase-command --backup-key-file --backup-key-fd --backup-key-command --identity -i --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--user-id --session --timeout --output -o --jobs -j --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-keys-from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-keys-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-keys-passphrase-fd')
        return
        ;;
    '--room-keys-passphrase-command')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    inspect|list|verify|extract|salvage|repair|slot|reseal|sheet)
        # Offer subcommand argument completions
        "_matrix-recovery_archive_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'inspect list verify extract salvage repair slot reseal sheet' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_archive_inspect() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature)
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_list() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature)
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_verify() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature)
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_extract() {
    repeating_flags=()
    non_repeating_flags=(--force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature --backup-key-file --backup-key-fd --backup-key-command)
    non_repeating_options=(-C --directory --room-keys --export-passphrase-file --export-passphrase-fd --export-passphrase-command --rounds --jobs -j)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '-C'|'--directory')
        __matrix-recovery_add_completions -d
        return
        ;;
    '--room-keys')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-fd')
        return
        ;;
    '--export-passphrase-command')
        return
        ;;
    '--rounds')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_salvage() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature)
    non_repeating_options=(-C --directory)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '-C'|'--directory')
        __matrix-recovery_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_repair() {
    repeating_flags=()
    non_repeating_flags=(--force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--parity-file)
    non_repeating_options=(--output -o)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--parity-file')
        __matrix-recovery_add_completions -o plusdirs -fX '!*.@(par2)'
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_slot() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|add|remove|change)
        # Offer subcommand argument completions
        "_matrix-recovery_archive_slot_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list add remove change' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_archive_slot_list() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature)
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_slot_add() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --stock-passphrase --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--new-identity --kdf --output -o --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_slot_remove() {
    repeating_flags=()
    non_repeating_flags=(--force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature --sign)
    non_repeating_options=(--output -o --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_slot_change() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --stock-passphrase --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--slot --new-identity --kdf --output -o --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--slot')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_reseal() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --stock-passphrase --force -f --armor --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--new-identity --kdf --output -o --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_archive_sheet() {
    repeating_flags=()
    non_repeating_flags=(--reveal --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature)
    non_repeating_options=(--save -o --format)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--format')
        __matrix-recovery_add_completions -W 'pdf'$'\n''text'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_restore() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --apply --only-missing --rekey --seal-passphrase-prompt --stock-passphrase --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --passphrase-file --passphrase-fd --passphrase-command --require-signature --signature --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --backup-key-file --backup-key-fd --backup-key-command)
    non_repeating_options=(--to --save-recovery-key --sealed-copy --new-identity --kdf --password-file --password-fd --session --timeout --jobs -j)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--to')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save-recovery-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sealed-copy')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--password-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--password-fd')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_repair() {
    repeating_flags=()
    non_repeating_flags=(--prompt --apply --seal-passphrase-prompt --stock-passphrase --force -f --padded --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command)
    non_repeating_options=(--user-id --session --timeout --output -o --sealed-copy --new-identity --kdf)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sealed-copy')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_drill() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_diff() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--session --timeout)
    __matrix-recovery_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    2)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_backup() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|open|reencrypt|create|rotate|remove)
        # Offer subcommand argument completions
        "_matrix-recovery_backup_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list open reencrypt create rotate remove' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_backup_list() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --backup-key-file --backup-key-fd --backup-key-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_backup_open() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --seal-passphrase-prompt --stock-passphrase --armor --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--backup-version --session --timeout --account --user-id --room-id --jobs -j --output -o --export-passphrase-file --export-passphrase-fd --export-passphrase-command --rounds --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity --rejects)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--backup-version')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-fd')
        return
        ;;
    '--export-passphrase-command')
        return
        ;;
    '--rounds')
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    '--rejects')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_backup_reencrypt() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i)
    non_repeating_options=(--account --user-id --room-id --jobs -j --new-backup-key-file --save-backup-key --output -o --version-output --rejects)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--new-backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save-backup-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--version-output')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--rejects')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_backup_create() {
    repeating_flags=()
    non_repeating_flags=(--prompt --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --backup-key-file --backup-key-fd --backup-key-command)
    non_repeating_options=(--user-id --session --timeout --save-backup-key)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--save-backup-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_backup_rotate() {
    repeating_flags=()
    non_repeating_flags=(--prompt --all-versions --remove-old --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --backup-key-file --backup-key-fd --backup-key-command)
    non_repeating_options=(--user-id --session --timeout --save-backup-key --jobs -j)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--save-backup-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_backup_remove() {
    repeating_flags=()
    non_repeating_flags=(--prompt --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --backup-key-file --backup-key-fd --backup-key-command)
    non_repeating_options=(--user-id --session --timeout)
    __matrix-recovery_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    inspect|check|convert|merge|filter|diff|split|read)
        # Offer subcommand argument completions
        "_matrix-recovery_room-keys_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'inspect check convert merge filter diff split read' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_room-keys_inspect() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i)
    non_repeating_options=(--account --user-id --room-id --jobs -j)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_check() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i)
    non_repeating_options=(--account --user-id --room-id --jobs -j)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_convert() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --seal-passphrase-prompt --stock-passphrase --armor --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--account --user-id --room-id --jobs -j --output -o --export-passphrase-file --export-passphrase-fd --export-passphrase-command --rounds --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity --rejects)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-fd')
        return
        ;;
    '--export-passphrase-command')
        return
        ;;
    '--rounds')
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    '--rejects')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_merge() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --seal-passphrase-prompt --stock-passphrase --armor --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--account --user-id --room-id --jobs -j --output -o --export-passphrase-file --export-passphrase-fd --export-passphrase-command --rounds --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity --rejects)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-fd')
        return
        ;;
    '--export-passphrase-command')
        return
        ;;
    '--rounds')
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    '--rejects')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_filter() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --seal-passphrase-prompt --stock-passphrase --armor --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --room --rooms-from --session --sender-key --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--account --user-id --room-id --jobs -j --archived-from --archived-to --output -o --export-passphrase-file --export-passphrase-fd --export-passphrase-command --rounds --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity --rejects)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--room')
        return
        ;;
    '--rooms-from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--session')
        return
        ;;
    '--sender-key')
        return
        ;;
    '--archived-from')
        return
        ;;
    '--archived-to')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-fd')
        return
        ;;
    '--export-passphrase-command')
        return
        ;;
    '--rounds')
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    '--rejects')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_diff() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i)
    non_repeating_options=(--account --user-id --room-id --jobs -j)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_split() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i)
    non_repeating_options=(--account --user-id --room-id --jobs -j --every --output -o --export-passphrase-file --export-passphrase-fd --export-passphrase-command --rounds)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--every')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--export-passphrase-fd')
        return
        ;;
    '--export-passphrase-command')
        return
        ;;
    '--rounds')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_room-keys_read() {
    repeating_flags=()
    non_repeating_flags=(--prompt --salvage --all --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--keys --backup-key-file --backup-key-fd --backup-key-command --beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i)
    non_repeating_options=(--account --user-id --room-id --jobs -j --output -o --unread)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--keys')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--backup-key-fd')
        return
        ;;
    '--backup-key-command')
        return
        ;;
    '--account')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--room-id')
        return
        ;;
    '--jobs'|'-j')
        return
        ;;
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--unread')
        __matrix-recovery_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_login() {
    repeating_flags=()
    non_repeating_flags=(--token --sso --sso-elsewhere --oauth --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--homeserver --password-file --password-fd --token-file --token-fd --device-name --ca-file --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--homeserver')
        return
        ;;
    '--password-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--password-fd')
        return
        ;;
    '--token-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--token-fd')
        return
        ;;
    '--device-name')
        return
        ;;
    '--ca-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_logout() {
    repeating_flags=()
    non_repeating_flags=(--force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_whoami() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_identity() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    status|sign-device|publish)
        # Offer subcommand argument completions
        "_matrix-recovery_identity_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'status sign-device publish' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_identity_status() {
    repeating_flags=()
    non_repeating_flags=(--prompt --seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--beside --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--user-id --session --timeout --fail-on)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--beside')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--user-id')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--fail-on')
        __matrix-recovery_add_completions -W 'warning'$'\n''error'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __matrix-recovery_add_completions -f
        return
        ;;
    esac
}

_matrix-recovery_identity_sign-device() {
    repeating_flags=()
    non_repeating_flags=(--prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command)
    non_repeating_options=(--device --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--device')
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_identity_publish() {
    repeating_flags=()
    non_repeating_flags=(--replace --prompt --seal-passphrase-prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --require-signature --signature)
    non_repeating_options=(--from --password-file --password-fd --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--password-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--password-fd')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_device() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    create|list|verify|remove)
        # Offer subcommand argument completions
        "_matrix-recovery_device_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'create list verify remove' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_device_create() {
    repeating_flags=()
    non_repeating_flags=(--json --verbose -v --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_device_list() {
    repeating_flags=()
    non_repeating_flags=(--prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --require-signature --signature)
    non_repeating_options=(--from --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_device_verify() {
    repeating_flags=()
    non_repeating_flags=(--await --prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --require-signature --signature)
    non_repeating_options=(--device --for --from --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--device')
        return
        ;;
    '--for')
        return
        ;;
    '--from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_device_remove() {
    repeating_flags=()
    non_repeating_flags=(--force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_share() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    request|answer)
        # Offer subcommand argument completions
        "_matrix-recovery_share_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'request answer' -- "${cur}"))
        ;;
    esac
}

_matrix-recovery_share_request() {
    repeating_flags=()
    non_repeating_flags=(--into-new-storage --new-passphrase --unproven --prompt --seal-passphrase-prompt --stock-passphrase --armor --force -f --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --require-signature --signature --recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign)
    non_repeating_options=(--output -o --save-recovery-key --new-passphrase-file --new-passphrase-fd --new-passphrase-command --for --from --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity --session --timeout)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save-recovery-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-fd')
        return
        ;;
    '--new-passphrase-command')
        return
        ;;
    '--for')
        return
        ;;
    '--from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_share_answer() {
    repeating_flags=()
    non_repeating_flags=(--confirm --no-confirm --prompt --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--device --recovery-key-file --recovery-key-fd --recovery-key-command --passphrase-file --passphrase-fd --passphrase-command --identity -i --require-signature --signature)
    non_repeating_options=(--for --from --session --timeout)
    __matrix-recovery_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--device')
        return
        ;;
    '--for')
        return
        ;;
    '--from')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recovery-key-fd')
        return
        ;;
    '--recovery-key-command')
        return
        ;;
    '--passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--passphrase-command')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--require-signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--signature')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_rescue() {
    repeating_flags=()
    non_repeating_flags=(--seal-passphrase-prompt --stock-passphrase --armor --new-passphrase --partial --token --sso --sso-elsewhere --oauth --json --verbose -v --quiet -q --version -h --help)
    repeating_options=(--recipient --recipients-file --seal-passphrase-file --seal-passphrase-fd --seal-passphrase-command --sign --identity -i)
    non_repeating_options=(--output -o --new-identity --kdf --sign-passphrase-file --sign-passphrase-fd --sign-passphrase-command --parity --save-recovery-key --new-passphrase-file --new-passphrase-fd --new-passphrase-command --device --for --homeserver --password-file --password-fd --token-file --token-fd --device-name --ca-file --session --timeout)
    __matrix-recovery_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--recipient')
        return
        ;;
    '--recipients-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-identity')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--seal-passphrase-fd')
        return
        ;;
    '--seal-passphrase-command')
        return
        ;;
    '--kdf')
        __matrix-recovery_add_completions -W 'default'$'\n''mobile'$'\n''paranoid'
        return
        ;;
    '--sign')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--sign-passphrase-fd')
        return
        ;;
    '--sign-passphrase-command')
        return
        ;;
    '--parity')
        return
        ;;
    '--identity'|'-i')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--save-recovery-key')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--new-passphrase-fd')
        return
        ;;
    '--new-passphrase-command')
        return
        ;;
    '--device')
        return
        ;;
    '--for')
        return
        ;;
    '--homeserver')
        return
        ;;
    '--password-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--password-fd')
        return
        ;;
    '--token-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--token-fd')
        return
        ;;
    '--device-name')
        return
        ;;
    '--ca-file')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--session')
        __matrix-recovery_add_completions -f
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_matrix-recovery_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __matrix-recovery_offer_flags_options -1
}

complete -o filenames -F _matrix-recovery matrix-recovery
