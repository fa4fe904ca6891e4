/** Tables of the functions of libcxlmi that carry out commands, generated from YAML. */
@NullMarked
package org.cxlmi.libcxlmi.calls;

import org.jspecify.annotations.NullMarked;
