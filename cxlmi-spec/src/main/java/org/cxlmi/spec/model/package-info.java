/** What a spec file says, as immutable values; each knows where it stands. */
@NullMarked
package org.cxlmi.spec.model;

import org.jspecify.annotations.NullMarked;
