/* The rival of a passphrase's derivation: OpenSSL's own function, nothing else in the process.
 *
 *   pbkdf2 PASSPHRASE-FILE SALT ROUNDS
 *
 * prints 32 derived bytes in hexadecimal.
 */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
    char passphrase[1024];
    unsigned char key[32];
    if (count != 4) {
        fputs("usage: pbkdf2 PASSPHRASE-FILE SALT ROUNDS\n", stderr);
        return 64;
    }
    FILE *file = fopen(arguments[1], "rb");
    if (file == NULL) {
        perror(arguments[1]);
        return 1;
    }
    size_t length = fread(passphrase, 1, sizeof passphrase, file);
    fclose(file);
    while (length > 0 && passphrase[length - 1] == '\n') length--;
    const char *salt = arguments[2];
    int status = PKCS5_PBKDF2_HMAC(
        passphrase, (int)length, (const unsigned char *)salt, (int)strlen(salt),
        atoi(arguments[3]), EVP_sha512(), sizeof key, key);
    if (status != 1) return 1;
    for (size_t index = 0; index < sizeof key; index++) printf("%02x", key[index]);
    putchar('\n');
    return 0;
}
