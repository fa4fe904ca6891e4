/**
 * The code that generated structs call: little-endian access, checks of received bytes, lists of views, and printing.
 * Do not call what is marked {@link org.cxlmi.runtime.wire.ForGeneratedCode} from your own code.
 */
@NullMarked
package org.cxlmi.runtime.wire;

import org.jspecify.annotations.NullMarked;
