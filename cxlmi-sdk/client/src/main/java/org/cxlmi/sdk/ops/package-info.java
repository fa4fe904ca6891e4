/** Jobs that send several commands: background operations, logs, event logs, labels, features, firmware, virtual switches. */
@NullMarked
package org.cxlmi.sdk.ops;

import org.jspecify.annotations.NullMarked;
