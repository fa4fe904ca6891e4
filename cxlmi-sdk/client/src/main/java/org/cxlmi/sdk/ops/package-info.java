/** Work that takes several commands: background operations, logs, event logs, labels, firmware. */
@NullMarked
package org.cxlmi.sdk.ops;

import org.jspecify.annotations.NullMarked;
