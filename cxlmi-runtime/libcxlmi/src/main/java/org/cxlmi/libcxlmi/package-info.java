/** Transports through the C library libcxlmi, for those who have it installed. */
@LibcxlmiCalls(table = "ShippedCalls")
@NullMarked
package org.cxlmi.libcxlmi;

import org.cxlmi.libcxlmi.calls.LibcxlmiCalls;
import org.jspecify.annotations.NullMarked;
