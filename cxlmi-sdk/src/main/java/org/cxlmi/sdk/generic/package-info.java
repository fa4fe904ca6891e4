/** Commands of every CXL component: identification, events, firmware, timestamp, logs. */
@CxlCommands(
        value = {
            "generic/information-and-status.yaml",
            "generic/events.yaml",
            "generic/firmware-update.yaml",
            "generic/timestamp.yaml",
            "generic/logs.yaml"
        },
        facade = "Generic")
@NullMarked
package org.cxlmi.sdk.generic;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
