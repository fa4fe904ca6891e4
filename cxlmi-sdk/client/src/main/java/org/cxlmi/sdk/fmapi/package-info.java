/** Commands of a fabric manager: switches, virtual switches, multi-logical devices, dynamic capacity, PBR fabrics. */
@CxlCommands(
        value = {
            "fmapi/physical-switch.yaml",
            "fmapi/virtual-switch.yaml",
            "fmapi/mld-port.yaml",
            "fmapi/mld-components.yaml",
            "fmapi/multi-headed-devices.yaml",
            "fmapi/dcd-management.yaml",
            "fmapi/pbr-switch.yaml",
            "fmapi/global-memory-access-endpoint.yaml",
            "fmapi/global-memory-access-endpoint-management.yaml"
        },
        facade = "FabricManager",
        typesFrom = "org.cxlmi.sdk.memdev")
@NullMarked
package org.cxlmi.sdk.fmapi;

import org.cxlmi.runtime.CxlCommands;
import org.jspecify.annotations.NullMarked;
