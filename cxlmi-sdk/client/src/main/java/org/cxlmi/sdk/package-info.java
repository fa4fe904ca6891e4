/** The entry point: opens CXL components, on which you call the typed commands of the other packages. */
@NullMarked
package org.cxlmi.sdk;

import org.jspecify.annotations.NullMarked;
