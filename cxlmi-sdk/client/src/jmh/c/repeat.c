/* Calls a function of libcxlmi again and again, as a C program would. */

#include <stddef.h>

typedef int (*with_one)(void *endpoint, void *tunnel, void *struct_);
typedef int (*with_two)(void *endpoint, void *tunnel, void *request, void *response);

/* How many of the calls failed. One of request and response may be missing. */
long repeat(void *function, void *endpoint, void *request, void *response, long times)
{
	long failed = 0;

	for (long i = 0; i < times; i++) {
		int result;

		if (request && response)
			result = ((with_two)function)(endpoint, NULL, request, response);
		else
			result = ((with_one)function)(endpoint, NULL, request ? request : response);
		failed += result != 0;
	}
	return failed;
}
