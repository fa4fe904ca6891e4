/** Jobs that send several commands: background operations, logs, event logs, labels, features, firmware, virtual switches, dynamic
 * capacity. */
@NullMarked
package org.cxlmi.sdk.ops;

import org.jspecify.annotations.NullMarked;
