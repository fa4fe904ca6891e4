/** Transports through the C library libcxlmi, which has to be installed. */
@LibcxlmiCalls(table = "ShippedCalls")
@NullMarked
package org.cxlmi.libcxlmi;

import org.cxlmi.libcxlmi.calls.LibcxlmiCalls;
import org.jspecify.annotations.NullMarked;
