/*
 * Commands to a component on MCTP and their answers, with no more than the system calls that they take.
 *
 *   exchange respond EID OPCODE LENGTH             answers each component command with LENGTH bytes of zeros
 *   exchange measure EID OPCODE LENGTH COUNT       sends COUNT commands; writes the median of their ns
 */
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#ifndef AF_MCTP
#define AF_MCTP 45
#endif

enum {
    CCI = 8,
    NETWORK = 1,
    TAG_OWNER = 8,
    REQUEST = 0,
    RESPONSE = 1,
    HEADER = 12,
    TIMEOUT_MILLIS = 2000,
    LARGEST = 1 << 16,
};

struct address {
    uint16_t family;
    uint16_t padding;
    uint32_t network;
    uint8_t eid;
    uint8_t type;
    uint8_t tag;
    uint8_t padding2;
};

static uint8_t message[HEADER + LARGEST];

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static int open_socket(void)
{
    int fd = socket(AF_MCTP, SOCK_DGRAM, 0);
    if (fd < 0)
        fail("socket");
    return fd;
}

static void put_header(int category, int tag, int opcode, int length)
{
    memset(message, 0, HEADER);
    message[0] = category;
    message[1] = tag;
    message[3] = opcode;
    message[4] = opcode >> 8;
    message[5] = length;
    message[6] = length >> 8;
    message[7] = length >> 16;
}

static int is_header(int category, int tag, int opcode, int length)
{
    return (message[0] & 0xF) == category && message[1] == tag && (message[3] | message[4] << 8) == opcode
        && (message[5] | message[6] << 8 | (message[7] & 0x1F) << 16) == length;
}

static void respond(int eid, int opcode, int length)
{
    struct address address = {.family = AF_MCTP, .network = NETWORK, .eid = eid, .type = CCI};
    int fd = open_socket();
    if (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0)
        fail("bind");
    puts("ready");
    fflush(stdout);
    for (;;) {
        socklen_t size = sizeof(address);
        ssize_t received = recvfrom(fd, message, sizeof(message), 0, (struct sockaddr *)&address, &size);
        if (received < 0)
            fail("recvfrom");
        if (received < HEADER || !is_header(REQUEST, message[1], opcode, received - HEADER))
            continue;
        put_header(RESPONSE, message[1], opcode, length);
        memset(message + HEADER, 0, length);
        address.tag &= ~TAG_OWNER;
        if (sendto(fd, message, HEADER + length, 0, (struct sockaddr *)&address, sizeof(address)) < 0)
            fail("sendto");
    }
}

static void exchange(int fd, int eid, int opcode, int length, int tag)
{
    struct address address = {.family = AF_MCTP, .network = NETWORK, .eid = eid, .type = CCI, .tag = TAG_OWNER};
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    socklen_t size = sizeof(address);

    put_header(REQUEST, tag, opcode, 0);
    if (sendto(fd, message, HEADER, MSG_DONTWAIT, (struct sockaddr *)&address, sizeof(address)) < 0)
        fail("sendto");
    if (poll(&polled, 1, TIMEOUT_MILLIS) != 1)
        fail("poll");
    ssize_t received =
        recvfrom(fd, message, sizeof(message), MSG_DONTWAIT | MSG_TRUNC, (struct sockaddr *)&address, &size);
    if (received < 0)
        fail("recvfrom");
    if (received != HEADER + length || address.eid != eid || !is_header(RESPONSE, tag, opcode, length)) {
        fputs("not the answer to the command\n", stderr);
        exit(1);
    }
}

static long long nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static int compare(const void *left, const void *right)
{
    long long a = *(const long long *)left, b = *(const long long *)right;
    return (a > b) - (a < b);
}

static void measure(int eid, int opcode, int length, int count)
{
    long long *taken = calloc(count, sizeof(*taken));
    if (!taken)
        fail("calloc");
    int fd = open_socket();
    long long start = nanoseconds();
    for (int i = 0; i < count; i++) {
        exchange(fd, eid, opcode, length, i & 0xFF);
        long long end = nanoseconds();
        taken[i] = end - start;
        start = end;
    }
    qsort(taken, count, sizeof(*taken), compare);
    printf("%lld\n", taken[count / 2]);
    free(taken);
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    int eid = atoi(argv[2]), opcode = atoi(argv[3]), length = atoi(argv[4]);
    int count = argc == 6 ? atoi(argv[5]) : 1;
    if (length < 0 || length > LARGEST || count < 1)
        return 2;
    if (argc == 5 && strcmp(argv[1], "respond") == 0)
        respond(eid, opcode, length);
    else if (argc == 6 && strcmp(argv[1], "measure") == 0)
        measure(eid, opcode, length, count);
    else
        return 2;
    return 0;
}
