/** Archives with all that was read of a component. */
@NullMarked
package org.cxlmi.cli.collect;

import org.jspecify.annotations.NullMarked;
