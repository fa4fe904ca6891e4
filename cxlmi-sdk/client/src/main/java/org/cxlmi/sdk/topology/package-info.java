/** The topology of a fabric: switches, devices, what is bound to what, and why something could not be read. */
@NullMarked
package org.cxlmi.sdk.topology;

import org.jspecify.annotations.NullMarked;
