package org.cxlmi.simulator.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetDomainValidationSv;
import org.cxlmi.sdk.fmapi.GetDomainValidationSvResponse;
import org.cxlmi.sdk.fmapi.GetDomainValidationSvState;
import org.cxlmi.sdk.fmapi.GetDomainValidationSvStateResponse;
import org.cxlmi.sdk.fmapi.GetVcsDomainValidationSvState;
import org.cxlmi.sdk.fmapi.GetVcsDomainValidationSvStateResponse;
import org.cxlmi.sdk.fmapi.SecretValueState;
import org.cxlmi.sdk.fmapi.SetDomainValidationSv;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/**
 * The secret values that distinguish hosts. The switch has its own secret value; those of its virtual switches come
 * from their hosts.
 */
final class DomainValidation implements CommandSet, Saved {

    private final VirtualSwitches virtualSwitches;
    private Optional<UUID> ownValue = Optional.empty();

    DomainValidation(VirtualSwitches virtualSwitches) {
        this.virtualSwitches = virtualSwitches;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(
                GetDomainValidationSvState.COMMAND,
                () -> GetDomainValidationSvStateResponse.builder()
                        .secretValueState(stateOf(ownValue))
                        .build());
        table.onChange(SetDomainValidationSv.COMMAND, request -> {
            Refusal.when(ownValue.isPresent(), ReturnCode.INVALID_INPUT);
            ownValue = Optional.of(request.secretValueUuid());
        });
        table.on(
                GetVcsDomainValidationSvState.COMMAND,
                request -> GetVcsDomainValidationSvStateResponse.builder()
                        .secretValueState(
                                stateOf(virtualSwitches.get(request.vcsId()).secretValue()))
                        .build());
        table.on(
                GetDomainValidationSv.COMMAND,
                request -> GetDomainValidationSvResponse.builder()
                        .secretValueUuid(virtualSwitches
                                .get(request.vcsId())
                                .secretValue()
                                .orElseThrow(() -> new Refusal(ReturnCode.INVALID_INPUT)))
                        .build());
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        ownValue.ifPresent(value -> state.put("ownValue", value.toString()));
        return state;
    }

    @Override
    public void restore(SavedState state) {
        ownValue = state.uuid("ownValue");
    }

    private static SecretValueState stateOf(Optional<UUID> value) {
        return value.isPresent() ? SecretValueState.SET : SecretValueState.NOT_SET;
    }
}
