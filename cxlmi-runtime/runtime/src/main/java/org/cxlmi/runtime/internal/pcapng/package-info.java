/** Captures in the form of pcapng, as Wireshark writes and reads them. */
@NullMarked
package org.cxlmi.runtime.internal.pcapng;

import org.jspecify.annotations.NullMarked;
