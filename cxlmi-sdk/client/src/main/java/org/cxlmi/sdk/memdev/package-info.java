/** Commands of memory devices: capacity, labels, health, poison, erasure, security, dynamic capacity. */
@CxlCommands(
        value = {
            "memdev/identify-memory-device.yaml",
            "memdev/capacity-configuration-and-label-storage.yaml",
            "memdev/health-information-and-alerts.yaml",
            "memdev/media-and-poison-management.yaml",
            "memdev/sanitize-and-media-operations.yaml",
            "memdev/persistent-memory-data-at-rest-security.yaml",
            "memdev/security-passthrough.yaml",
            "memdev/sld-qos-telemetry.yaml",
            "memdev/dynamic-capacity.yaml"
        },
        facade = "MemoryDevice")
@NullMarked
package org.cxlmi.sdk.memdev;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
