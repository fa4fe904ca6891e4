/** Exchanges in files: written while they go to a component, and replayed without it. */
@NullMarked
package org.cxlmi.runtime.recording;

import org.jspecify.annotations.NullMarked;
