/** Commands of every CXL component: identification, events, firmware, timestamp, logs, features, maintenance. */
@CxlCommands(
        value = {
            "generic/information-and-status.yaml",
            "generic/events.yaml",
            "generic/firmware-update.yaml",
            "generic/timestamp.yaml",
            "generic/logs.yaml",
            "generic/component-state-dump-log.yaml",
            "generic/ecs-log.yaml",
            "generic/media-test-logs.yaml",
            "generic/features.yaml",
            "generic/patrol-scrub-feature.yaml",
            "generic/ecs-feature.yaml",
            "generic/ppr-feature.yaml",
            "generic/memory-sparing-feature.yaml",
            "generic/cvme-threshold-feature.yaml",
            "generic/maintenance.yaml",
            "generic/pbr-components.yaml"
        },
        facade = "Generic",
        typesFrom = "org.cxlmi.sdk.events")
@NullMarked
package org.cxlmi.sdk.generic;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
