/** The front door: opens a CXL component and gives typed access to its commands. */
@NullMarked
package org.cxlmi.sdk;

import org.jspecify.annotations.NullMarked;
