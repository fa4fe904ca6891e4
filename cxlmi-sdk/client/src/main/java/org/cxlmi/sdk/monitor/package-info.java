/** Watches the event logs of many components. */
@NullMarked
package org.cxlmi.sdk.monitor;

import org.jspecify.annotations.NullMarked;
