#pragma once
#include <hpdf.h>

/// The statuses are macros of a type that Swift does not see.
static const unsigned long haru_ok = HPDF_OK;
static const unsigned int haru_no_compression = HPDF_COMP_NONE;
