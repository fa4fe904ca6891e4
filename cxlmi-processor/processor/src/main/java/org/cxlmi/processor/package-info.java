/** The annotation processor: spec files in, findings or Java sources out. */
@NullMarked
package org.cxlmi.processor;

import org.jspecify.annotations.NullMarked;
