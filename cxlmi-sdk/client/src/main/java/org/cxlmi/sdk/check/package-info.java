/** Tests whether a component keeps to the specification. */
@NullMarked
package org.cxlmi.sdk.check;

import org.jspecify.annotations.NullMarked;
