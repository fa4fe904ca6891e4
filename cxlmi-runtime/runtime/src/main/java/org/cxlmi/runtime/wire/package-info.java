/** What generated structs stand on: little-endian access, checks at the door, lists of views, and printing. */
@NullMarked
package org.cxlmi.runtime.wire;

import org.jspecify.annotations.NullMarked;
