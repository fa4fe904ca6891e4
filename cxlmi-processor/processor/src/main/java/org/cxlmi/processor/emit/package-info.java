/** Java sources from a plan: one class for each kind of generated artifact. */
@NullMarked
package org.cxlmi.processor.emit;

import org.jspecify.annotations.NullMarked;
