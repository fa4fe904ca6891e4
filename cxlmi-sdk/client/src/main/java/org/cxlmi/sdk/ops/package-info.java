/** Jobs that send several commands: background operations, logs, event logs, labels, features, firmware. */
@NullMarked
package org.cxlmi.sdk.ops;

import org.jspecify.annotations.NullMarked;
