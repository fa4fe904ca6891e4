/** YAML text to the model, with every mistake in it as a finding. */
@NullMarked
package org.cxlmi.spec.read;

import org.jspecify.annotations.NullMarked;
