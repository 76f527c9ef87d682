/* The least that some work can cost: the operations of libsodium and OpenSSL that it needs, and
 * nothing else in the process.
 *
 *   floor [variable N | fixed N | cipher BYTES | pbkdf2 ROUNDS]...
 *
 * `variable` multiplies a Curve25519 point N times, `fixed` the base point; `cipher` is AES-256-CTR
 * and HMAC-SHA-256 of so many bytes in pieces of 64 KiB, `pbkdf2` one derivation with HMAC-SHA-512.
 * Prints the CPU seconds of each.
 */
#include <openssl/evp.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned char key[32], point[32], piece[1 << 16];

static int variable(unsigned long long count) {
    while (count-- > 0)
        if (crypto_scalarmult(point, key, point) != 0) return 0;
    return 1;
}

static int fixed(unsigned long long count) {
    while (count-- > 0) {
        if (crypto_scalarmult_base(point, key) != 0) return 0;
        key[0] ^= point[0]; /* another one each time */
    }
    return 1;
}

static int cipher(unsigned long long bytes) {
    unsigned char iv[16] = {0}, mac[EVP_MAX_MD_SIZE];
    size_t mac_length;
    int length, ok;
    EVP_CIPHER_CTX *aes = EVP_CIPHER_CTX_new();
    EVP_MD_CTX *hmac = EVP_MD_CTX_new();
    EVP_PKEY *mac_key = EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, NULL, key, sizeof key);
    ok = EVP_EncryptInit_ex(aes, EVP_aes_256_ctr(), NULL, key, iv) == 1
        && EVP_DigestSignInit(hmac, NULL, EVP_sha256(), NULL, mac_key) == 1;
    while (ok && bytes > 0) {
        size_t part = bytes < sizeof piece ? bytes : sizeof piece;
        ok = EVP_EncryptUpdate(aes, piece, &length, piece, (int)part) == 1
            && EVP_DigestSignUpdate(hmac, piece, part) == 1;
        bytes -= part;
    }
    mac_length = sizeof mac;
    ok = ok && EVP_DigestSignFinal(hmac, mac, &mac_length) == 1;
    EVP_PKEY_free(mac_key);
    EVP_MD_CTX_free(hmac);
    EVP_CIPHER_CTX_free(aes);
    return ok;
}

static int pbkdf2(unsigned long long rounds) {
    unsigned char out[64];
    return PKCS5_PBKDF2_HMAC("passphrase", 10, key, 16, (int)rounds, EVP_sha512(), sizeof out, out);
}

int main(int count, char **arguments) {
    static const struct {
        const char *name;
        int (*run)(unsigned long long);
    } kinds[] = {{"variable", variable}, {"fixed", fixed}, {"cipher", cipher}, {"pbkdf2", pbkdf2}};
    if (count < 3 || count % 2 == 0 || sodium_init() < 0) {
        fputs("usage: floor [variable N | fixed N | cipher BYTES | pbkdf2 ROUNDS]...\n", stderr);
        return 64;
    }
    memset(key, 7, sizeof key);
    point[0] = 9;
    for (int word = 1; word < count; word += 2) {
        clock_t start = clock();
        size_t kind = 0;
        while (kind < 4 && strcmp(arguments[word], kinds[kind].name) != 0) kind++;
        if (kind == 4 || !kinds[kind].run(strtoull(arguments[word + 1], NULL, 10))) {
            fprintf(stderr, "floor: %s failed\n", arguments[word]);
            return 1;
        }
        printf(
            "%s %s %.6f\n", arguments[word], arguments[word + 1],
            (double)(clock() - start) / CLOCKS_PER_SEC);
    }
    return 0;
}
