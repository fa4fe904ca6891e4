/**
 * What generated structs stand on: little-endian access, checks at the door, lists of views, and printing. What is marked
 * {@link org.cxlmi.runtime.wire.ForGeneratedCode} is not for code that people write.
 */
@NullMarked
package org.cxlmi.runtime.wire;

import org.jspecify.annotations.NullMarked;
