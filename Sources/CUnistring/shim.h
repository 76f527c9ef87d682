#pragma once
#include <stdlib.h>
#include <uninorm.h>
#include <unistr.h>

// The forms are macros over structs without a definition, which Swift does not import.
static inline uninorm_t uninorm_form_c(void) { return UNINORM_NFC; }
static inline uninorm_t uninorm_form_d(void) { return UNINORM_NFD; }
