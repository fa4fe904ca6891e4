package org.cxlmi.simulator.device;

import java.time.Duration;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.SecureErase;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/**
 * Erasing the whole device.
 *
 * <p>Sanitizing takes the labels along and keeps the media disabled until it has succeeded; secure erase, which changes
 * keys, keeps the labels.
 */
final class SanitizeCommands implements CommandSet, BackgroundOperations.Work<EmptyPayload> {

    private final SecurityState security;
    private final MediaState media;
    private final UserData data;
    private final BackgroundOperations background;
    private final Duration duration;

    SanitizeCommands(
            SecurityState security, MediaState media, UserData data, BackgroundOperations background, long bytes) {
        this.security = security;
        this.media = media;
        this.data = data;
        this.background = background;
        this.duration = MediaTime.of(bytes);
        background.define(Sanitize.COMMAND, this);
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onStart(Sanitize.COMMAND, this::sanitize);
        table.onChange(SecureErase.COMMAND, this::secureErase);
    }

    private ReturnCode sanitize(EmptyPayload request) {
        Refusal.when(security.user().isSet(), ReturnCode.INVALID_SECURITY_STATE);
        ReturnCode started = background.start(Sanitize.COMMAND, request, duration);
        media.disable();
        return started;
    }

    @Override
    public ReturnCode finish(EmptyPayload request) {
        data.eraseMedia();
        data.eraseLabels();
        media.enable();
        return ReturnCode.SUCCESS;
    }

    private void secureErase() {
        data.checkErasable();
        security.checkUnlocked();
        data.eraseMedia();
    }
}
