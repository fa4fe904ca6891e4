/* Stands in for libcxlmi: does what the tests set, and remembers what it was given. */

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SEEN 4096

struct fake_endpoint {
	int number;
	bool fmapi;
};

/* What the next command does. */
int fake_rc;
int fake_errno;
uint8_t fake_reply[64];
uint32_t fake_reply_length;
uint32_t fake_reply_repeated; /* bytes of ABh to write behind the reply, whatever room there is */
int fake_refuse_open;

/* Answers vendor specific commands in place of all that, if set. */
int (*fake_component)(const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size);

/* What it was given. */
uint8_t fake_seen[SEEN];
uint64_t fake_seen_size;
uint32_t fake_seen_opcode;
int32_t fake_seen_tunnel[4];
int fake_timeout;
int fake_log_level;
int fake_probe;
int fake_opened;
int fake_closed;
int fake_contexts;
int fake_has_fmapi;

void *cxlmi_new_ctx(void *fp, int log_level)
{
	fake_log_level = fp ? -1 : log_level;
	fake_probe = 1;
	fake_contexts++;
	return calloc(1, sizeof(void *));
}

static void close_endpoint(struct fake_endpoint *ep)
{
	fake_closed++;
	free(ep);
}

void cxlmi_free_ctx(struct fake_endpoint **ctx)
{
	if (*ctx)
		close_endpoint(*ctx);
	fake_contexts--;
	free(ctx);
}

void cxlmi_set_probe_enabled(void *ctx, bool enabled)
{
	fake_probe = enabled;
}

static struct fake_endpoint *open_endpoint(struct fake_endpoint **ctx)
{
	if (fake_refuse_open) {
		errno = fake_refuse_open;
		return NULL;
	}
	*ctx = calloc(1, sizeof(**ctx));
	(*ctx)->number = ++fake_opened;
	return *ctx;
}

static struct fake_endpoint **open_ctx;

struct fake_endpoint *cxlmi_open(struct fake_endpoint **ctx, const char *name)
{
	strncpy((char *)fake_seen, name, SEEN - 1);
	open_ctx = ctx;
	return open_endpoint(ctx);
}

struct fake_endpoint *cxlmi_open_mctp(struct fake_endpoint **ctx, unsigned int net, uint8_t eid)
{
	fake_seen[0] = net;
	fake_seen[1] = eid;
	open_ctx = ctx;
	return open_endpoint(ctx);
}

void cxlmi_close(struct fake_endpoint *ep)
{
	*open_ctx = NULL;
	close_endpoint(ep);
}

int cxlmi_endpoint_set_timeout(struct fake_endpoint *ep, unsigned int ms)
{
	fake_timeout = ms;
	return ms > 2000;
}

bool cxlmi_endpoint_enable_fmapi(struct fake_endpoint *ep)
{
	fake_has_fmapi = 1;
	return true;
}

bool cxlmi_endpoint_disable_fmapi(struct fake_endpoint *ep)
{
	fake_has_fmapi = 0;
	return true;
}

static int result(const int32_t *tunnel)
{
	memset(fake_seen_tunnel, 0, sizeof(fake_seen_tunnel));
	if (tunnel)
		memcpy(fake_seen_tunnel, tunnel, sizeof(fake_seen_tunnel));
	if (fake_errno)
		errno = fake_errno;
	return fake_rc;
}

static void reply(uint8_t *out)
{
	memcpy(out, fake_reply, fake_reply_length);
	memset(out + fake_reply_length, 0xab, fake_reply_repeated);
}

int fake_none(struct fake_endpoint *ep, int32_t *ti)
{
	return result(ti);
}

int fake_in(struct fake_endpoint *ep, int32_t *ti, uint8_t *in)
{
	memcpy(fake_seen, in, SEEN);
	return result(ti);
}

int fake_out(struct fake_endpoint *ep, int32_t *ti, uint8_t *out)
{
	reply(out);
	return result(ti);
}

int fake_in_out(struct fake_endpoint *ep, int32_t *ti, uint8_t *in, uint8_t *out)
{
	memcpy(fake_seen, in, SEEN);
	reply(out);
	return result(ti);
}

int fake_in_sized(struct fake_endpoint *ep, int32_t *ti, uint8_t *in, size_t size)
{
	memcpy(fake_seen, in, SEEN);
	fake_seen_size = size;
	return result(ti);
}

int cxlmi_cmd_vendor_specific(struct fake_endpoint *ep, int32_t *ti, uint16_t opcode,
			      uint8_t *in, size_t in_size, uint8_t *out, size_t out_size)
{
	if (!in != !in_size || !out != !out_size)
		return -1;
	if (fake_component) {
		int rc = fake_component(in, in_size, out, out_size);
		errno = fake_errno;
		return rc;
	}
	fake_seen_opcode = opcode;
	fake_seen_size = in_size;
	if (in)
		memcpy(fake_seen, in, in_size);
	if (out)
		memset(out, 0xcd, out_size);
	return result(ti);
}
