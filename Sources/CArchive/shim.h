#pragma once
#include <archive.h>
#include <archive_entry.h>

/// The file type of a regular file; as a macro with a cast, Swift does not see it.
static const unsigned int archive_entry_type_regular = AE_IFREG;
