#pragma once
// The SHA-512 compression function is deprecated in OpenSSL 3, and has no other door.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
