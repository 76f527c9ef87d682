/* Writes a key backup of any size, really encrypted, as a homeserver would answer it, or the JSON
 * array of sessions that a key export holds.
 *
 *   make-room-keys --rows N [--seed S] [--rooms R] [--first I] [--advance K] [--export]
 *       [--version-file FILE] [--key-file FILE] -o FILE
 *
 * The seed decides everything: the backup's key, and each session by its number. Of the sessions I
 * to I + N - 1 the R rooms get one each in turn; a backup lists them by room, an export by number.
 * With --advance each session is known from K messages later, its ratchet moved on, as a worse copy
 * of it would be. The version and the recovery key of the backup go where they are asked for.
 * Memory does not grow with N. For measuring and tests alone: who knows the seed has the keys.
 */
#include <getopt.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY = 32, RATCHET = 128, TEXT = 48, DEVICES = 499, ROOM_LETTERS = 18, PLAIN = 1024 };

/* What a number is counted in, so that no two things have the same random bytes. */
static const uint64_t SESSION = 0, ROOM = 1ULL << 61, DEVICE = 2ULL << 61, BACKUP = 3ULL << 61;

typedef struct {
    char curve[TEXT], ed25519[TEXT];
} Device;

typedef struct {
    unsigned char ephemeral[KEY], ratchet[RATCHET], public_key[KEY];
    uint32_t index;
    const Device *sender, *forwarder; /* no forwarder: NULL */
    int verified, shared;
} Session;

static unsigned char seed_key[KEY];
static Device devices[DEVICES];

static void fail(const char *what) {
    fprintf(stderr, "make-room-keys: %s\n", what);
    exit(1);
}

static void draw(void *out, size_t length, uint64_t number) {
    unsigned char nonce[8];
    for (int byte = 0; byte < 8; byte++) nonce[byte] = (unsigned char)(number >> 8 * byte);
    crypto_stream_chacha20(out, length, nonce, seed_key);
}

static char *base64(char *text, size_t size, const unsigned char *data, size_t length) {
    return sodium_bin2base64(text, size, data, length, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

static void make_devices(void) {
    unsigned char drawn[2 * KEY], public_key[KEY], secret[64];
    for (uint64_t number = 0; number < DEVICES; number++) {
        draw(drawn, sizeof drawn, DEVICE + number);
        crypto_scalarmult_base(public_key, drawn);
        base64(devices[number].curve, TEXT, public_key, KEY);
        crypto_sign_seed_keypair(public_key, secret, drawn + KEY);
        base64(devices[number].ed25519, TEXT, public_key, KEY);
    }
}

/* One message later: the parts from the highest that turns over, each from that one. */
static void advance(Session *session) {
    uint32_t mask = 0x00ffffff;
    unsigned char source[KEY];
    int turning = 0;
    session->index++;
    while (turning < 3 && (session->index & mask) != 0) {
        turning++;
        mask >>= 8;
    }
    memcpy(source, session->ratchet + turning * KEY, KEY);
    for (int part = turning; part < 4; part++) {
        unsigned char number = (unsigned char)part;
        crypto_auth_hmacsha256(session->ratchet + part * KEY, &number, 1, source);
    }
}

static void make_session(Session *session, uint64_t number, uint32_t later) {
    struct {
        unsigned char ephemeral[KEY], ratchet[RATCHET], signing[KEY];
        uint32_t index, sender, forwarder, flags;
    } drawn;
    unsigned char secret[64];
    draw(&drawn, sizeof drawn, SESSION + number);
    memcpy(session->ephemeral, drawn.ephemeral, KEY);
    memcpy(session->ratchet, drawn.ratchet, RATCHET);
    crypto_sign_seed_keypair(session->public_key, secret, drawn.signing);
    session->index = drawn.flags & 1 ? 0 : drawn.index % 1000;
    session->verified = drawn.flags >> 1 & 1;
    session->shared = (drawn.flags >> 2 & 7) == 0;
    session->sender = &devices[drawn.sender % DEVICES];
    session->forwarder = (drawn.flags >> 5 & 15) == 0 ? &devices[drawn.forwarder % DEVICES] : NULL;
    while (later-- > 0) advance(session);
}

static void session_id(const Session *session, char *text) {
    base64(text, TEXT, session->public_key, KEY);
}

static void session_key(const Session *session, char *text, size_t size) {
    unsigned char data[1 + 4 + RATCHET + KEY] = {1};
    for (int byte = 0; byte < 4; byte++)
        data[1 + byte] = (unsigned char)(session->index >> (24 - 8 * byte));
    memcpy(data + 5, session->ratchet, RATCHET);
    memcpy(data + 5 + RATCHET, session->public_key, KEY);
    base64(text, size, data, sizeof data);
}

static void room_id(uint64_t number, char *text, size_t size) {
    unsigned char drawn[ROOM_LETTERS];
    char letters[ROOM_LETTERS + 1] = {0};
    draw(drawn, sizeof drawn, ROOM + number);
    for (int place = 0; place < ROOM_LETTERS; place++)
        letters[place] = (char)((drawn[place] & 64 ? 'A' : 'a') + drawn[place] % 64 % 26);
    snprintf(text, size, "!%s:example.org", letters);
}

/* The session as JSON: in a backup's row (no room) or in an export. Its length. */
static int session_json(const Session *session, const char *room, char *text) {
    char key[256], identifier[TEXT], chain[TEXT + 2] = "", place[160] = "";
    session_key(session, key, sizeof key);
    if (session->forwarder != NULL)
        snprintf(chain, sizeof chain, "\"%s\"", session->forwarder->curve);
    if (room != NULL) {
        session_id(session, identifier);
        snprintf(
            place, sizeof place, ",\"room_id\":\"%s\",\"session_id\":\"%s\"", room, identifier);
    }
    return snprintf(
        text, PLAIN,
        "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"forwarding_curve25519_key_chain\":[%s]%s,"
        "\"sender_claimed_keys\":{\"ed25519\":\"%s\"},\"sender_key\":\"%s\","
        "\"session_key\":\"%s\"%s}",
        chain, place, session->sender->ed25519, session->sender->curve, key,
        session->shared ? ",\"org.matrix.msc3061.shared_history\":true" : "");
}

/* HKDF-SHA-256 with no salt and no info: AES key, MAC key, IV. */
static void derive(unsigned char *keys, const unsigned char *shared) {
    static const unsigned char salt[KEY];
    unsigned char pseudorandom[KEY], block[KEY + 1];
    crypto_auth_hmacsha256(pseudorandom, shared, KEY, salt);
    for (unsigned char count = 1; count <= 3; count++) {
        block[count == 1 ? 0 : KEY] = count;
        crypto_auth_hmacsha256(block, block, count == 1 ? 1 : KEY + 1, pseudorandom);
        memcpy(keys + (count - 1) * KEY, block, KEY);
    }
}

static void write_row(FILE *file, const Session *session, const unsigned char *backup) {
    static EVP_CIPHER_CTX *context;
    unsigned char ephemeral[KEY], shared[KEY], keys[3 * KEY], mac[KEY], sealed[PLAIN + 16];
    char plain[PLAIN], id[TEXT], ephemeral_text[TEXT], mac_text[16], text[2 * PLAIN];
    int length, last, plain_length = session_json(session, NULL, plain);
    if (context == NULL) context = EVP_CIPHER_CTX_new();
    crypto_scalarmult_base(ephemeral, session->ephemeral);
    if (crypto_scalarmult(shared, session->ephemeral, backup) != 0) fail("a key is of low order");
    derive(keys, shared);
    if (EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, keys, keys + 2 * KEY) != 1
        || EVP_EncryptUpdate(context, sealed, &length, (unsigned char *)plain, plain_length) != 1
        || EVP_EncryptFinal_ex(context, sealed + length, &last) != 1)
        fail("AES failed");
    crypto_auth_hmacsha256(mac, NULL, 0, keys + KEY); /* over nothing, as every client does */
    session_id(session, id);
    fprintf(
        file,
        "\"%s\":{\"first_message_index\":%u,\"forwarded_count\":%d,\"is_verified\":%s,"
        "\"session_data\":{\"ephemeral\":\"%s\",\"ciphertext\":\"%s\",\"mac\":\"%s\"}}",
        id, session->index, session->forwarder != NULL, session->verified ? "true" : "false",
        base64(ephemeral_text, sizeof ephemeral_text, ephemeral, KEY),
        base64(text, sizeof text, sealed, (size_t)(length + last)),
        base64(mac_text, sizeof mac_text, mac, 8));
}

typedef struct {
    uint64_t rows, rooms, first, later;
} Amounts;

static void write_backup(FILE *file, Amounts amounts, const unsigned char *backup) {
    Session session;
    char room[64];
    uint64_t end = amounts.first + amounts.rows;
    fputs("{\"rooms\":{", file);
    for (uint64_t turn = 0; turn < amounts.rooms && turn < amounts.rows; turn++) {
        room_id((amounts.first + turn) % amounts.rooms, room, sizeof room);
        fprintf(file, "%s\"%s\":{\"sessions\":{", turn > 0 ? "," : "", room);
        for (uint64_t number = amounts.first + turn; number < end; number += amounts.rooms) {
            if (number > amounts.first + turn) fputc(',', file);
            make_session(&session, number, (uint32_t)amounts.later);
            write_row(file, &session, backup);
        }
        fputs("}}", file);
    }
    fputs("}}", file);
}

static void write_export(FILE *file, Amounts amounts) {
    Session session;
    char room[64], text[PLAIN];
    fputc('[', file);
    for (uint64_t number = amounts.first; number < amounts.first + amounts.rows; number++) {
        if (number > amounts.first) fputc(',', file);
        make_session(&session, number, (uint32_t)amounts.later);
        room_id(number % amounts.rooms, room, sizeof room);
        session_json(&session, room, text);
        fputs(text, file);
    }
    fputc(']', file);
}

/* 0x8B 0x01, the key, the parity of all before it; base58 in groups of four. */
static void write_recovery_key(FILE *file, const unsigned char *key) {
    unsigned char data[KEY + 3] = {0x8b, 0x01};
    char digits[48];
    int count = 0;
    memcpy(data + 2, key, KEY);
    for (int byte = 0; byte < KEY + 2; byte++) data[KEY + 2] ^= data[byte];
    for (; count < 48; count++) { /* 35 bytes that start with 0x8B have 48 digits */
        unsigned remainder = 0;
        for (size_t byte = 0; byte < sizeof data; byte++) {
            remainder = remainder << 8 | data[byte];
            data[byte] = (unsigned char)(remainder / 58);
            remainder %= 58;
        }
        digits[count] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[remainder];
    }
    while (count-- > 0) {
        fputc(digits[count], file);
        if (count % 4 == 0) fputc(count > 0 ? ' ' : '\n', file);
    }
}

static FILE *open_file(const char *path) {
    FILE *file = strcmp(path, "-") == 0 ? stdout : fopen(path, "wb");
    if (file == NULL || setvbuf(file, NULL, _IOFBF, 1 << 20) != 0) {
        perror(path);
        exit(1);
    }
    return file;
}

static void close_file(FILE *file) {
    if (ferror(file) || fclose(file) != 0) fail("a file could not be written");
}

static uint64_t number(const char *text, uint64_t most) {
    char *end;
    unsigned long long value = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0' || value > most)
        fail("a number is out of range");
    return value;
}

typedef struct {
    Amounts amounts;
    const char *seed, *output, *version, *key;
    int export;
} Wishes;

static Wishes read_arguments(int count, char **arguments) {
    static const struct option options[] = {
        {"rows", 1, NULL, 'n'}, {"seed", 1, NULL, 's'}, {"rooms", 1, NULL, 'r'},
        {"first", 1, NULL, 'f'}, {"advance", 1, NULL, 'a'}, {"export", 0, NULL, 'e'},
        {"version-file", 1, NULL, 'v'}, {"key-file", 1, NULL, 'k'}, {0}};
    Wishes wishes = {.seed = "1", .amounts.rooms = 100};
    int option;
    while ((option = getopt_long(count, arguments, "o:", options, NULL)) != -1) {
        switch (option) {
            case 'n': wishes.amounts.rows = number(optarg, 1000000000); break;
            case 's': wishes.seed = optarg; break;
            case 'r': wishes.amounts.rooms = number(optarg, 1000000); break;
            case 'f': wishes.amounts.first = number(optarg, 1000000000); break;
            case 'a': wishes.amounts.later = number(optarg, 1000000); break;
            case 'e': wishes.export = 1; break;
            case 'v': wishes.version = optarg; break;
            case 'k': wishes.key = optarg; break;
            case 'o': wishes.output = optarg; break;
            default: exit(64);
        }
    }
    if (optind != count || wishes.output == NULL) fail("--rows N and -o FILE are needed");
    if (wishes.amounts.rooms == 0) fail("there is no room");
    return wishes;
}

static void write_version(FILE *file, uint64_t rows, const unsigned char *backup) {
    char text[TEXT];
    fprintf(
        file,
        "{\"algorithm\":\"m.megolm_backup.v1.curve25519-aes-sha2\",\"auth_data\":"
        "{\"public_key\":\"%s\",\"signatures\":{}},\"count\":%llu,\"etag\":\"1\","
        "\"version\":\"1\"}",
        base64(text, sizeof text, backup, KEY), (unsigned long long)rows);
}

int main(int count, char **arguments) {
    unsigned char secret[KEY], backup[KEY];
    FILE *file;
    const Wishes wishes = read_arguments(count, arguments);
    if (sodium_init() < 0) fail("libsodium does not start");
    crypto_hash_sha256(seed_key, (const unsigned char *)wishes.seed, strlen(wishes.seed));
    make_devices();
    draw(secret, sizeof secret, BACKUP);
    crypto_scalarmult_base(backup, secret);
    if (wishes.version != NULL) {
        file = open_file(wishes.version);
        write_version(file, wishes.amounts.rows, backup);
        close_file(file);
    }
    if (wishes.key != NULL) {
        file = open_file(wishes.key);
        write_recovery_key(file, secret);
        close_file(file);
    }
    file = open_file(wishes.output);
    if (wishes.export)
        write_export(file, wishes.amounts);
    else
        write_backup(file, wishes.amounts, backup);
    close_file(file);
    return 0;
}
