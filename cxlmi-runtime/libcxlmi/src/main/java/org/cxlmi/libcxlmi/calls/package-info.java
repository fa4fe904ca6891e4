/** How libcxlmi carries out commands: one call for each, in tables that are generated from specs. */
@NullMarked
package org.cxlmi.libcxlmi.calls;

import org.jspecify.annotations.NullMarked;
