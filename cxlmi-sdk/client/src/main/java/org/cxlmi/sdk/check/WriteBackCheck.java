package org.cxlmi.sdk.check;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.ops.BackgroundWait;

/** Writes a setting as it was read, and reads it again. */
final class WriteBackCheck implements CommandCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CheckSession session;
    private final Settings settings;
    private final Map<Integer, Setting> bySetter;
    private final Set<Command<?, ?>> reported = new HashSet<>();

    /** @param bySetter the settings of the component, by the opcode of the command that writes them */
    WriteBackCheck(CheckSession session, Settings settings, Map<Integer, Setting> bySetter) {
        this.session = session;
        this.settings = settings;
        this.bySetter = bySetter;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.WRITE_BACK;
    }

    @Override
    public Optional<SkipReason> reasonAgainst(Listed listed) {
        return reasonAgainst(listed, session.options(), bySetter.keySet());
    }

    static Optional<SkipReason> reasonAgainst(Listed listed, CheckOptions options, Set<Integer> setters) {
        return listed.forbidden(options)
                .or(() -> setters.contains(listed.opcode()) ? Optional.empty() : Optional.of(SkipReason.NO_REQUEST));
    }

    /** The commands that read settings whose change was reported. */
    Set<Command<?, ?>> reported() {
        return Set.copyOf(reported);
    }

    @Override
    public void check(Listed listed) throws InterruptedException {
        Setting setting = bySetter.get(listed.opcode());
        if (setting != null) {
            session.found(listed.subject(), kind(), writeBack(setting, setting.setter()));
        }
    }

    private <Q extends Struct> Outcome writeBack(Setting setting, Command<Q, ?> setter) throws InterruptedException {
        Optional<Struct> asked = settings.request(setting.getter());
        Optional<Struct> value = settings.value(setting.getter());
        if (asked.isEmpty() || value.isEmpty()) {
            return Outcome.skip(
                    SkipReason.NO_REQUEST, setting.getter() + " does not tell the value, or it changes by itself");
        }
        Optional<byte[]> bytes = setting.writing(asked.get(), value.get(), room());
        if (bytes.isEmpty()) {
            return Outcome.skip(SkipReason.NO_REQUEST, setting.getter() + " does not tell all of it");
        }
        Q request = setter.requestReader().apply(bytes.get());
        Answer<?> written = write(setter, request);
        if (written.isNotSent()) {
            return Outcome.skip(SkipReason.NOT_SENT, written.text());
        }
        if (written.is(ReturnCode.BUSY) || written.is(ReturnCode.RETRY_REQUIRED)) {
            return Outcome.skip(SkipReason.REFUSED, written.text());
        }
        Optional<Struct> after = settings.now(setting.getter());
        if (after.equals(value)) {
            return written.is(ReturnCode.SUCCESS) && written.malformed().isEmpty()
                    ? Outcome.pass("")
                    : refused(written, value.get());
        }
        reported.add(setting.getter());
        write(setter, request);
        boolean isRestored = settings.now(setting.getter()).equals(value);
        if (!isRestored) {
            session.leftChanged(setting.getter() + " told " + HexText.of(value.get()) + " before");
        }
        return Outcome.fail(
                setting.getter() + " afterwards",
                HexText.of(value.get()) + ", as before",
                after.map(HexText::of).orElse("no response that can be read")
                        + (isRestored ? "; restored by writing it again" : "; it could not be restored"));
    }

    /** The bytes of payload in a request. */
    private int room() {
        return session.target().limits().request().orElse(PayloadLimits.SMALLEST);
    }

    private static Outcome refused(Answer<?> written, Struct value) {
        return written.malformed()
                .map(e -> Outcome.fail(e.field(), e.expected(), e.found(), e.bytes()))
                .orElseGet(() -> Outcome.fail(
                        "writing " + HexText.of(value) + ", as it was read", "Success (0000h)", written.text()));
    }

    /** Writes, and waits until that is done. */
    private <Q extends Struct> Answer<?> write(Command<Q, ?> setter, Q request) throws InterruptedException {
        Answer<?> answer = session.send(setter, request);
        Optional<StillRunningException> running = answer.running();
        if (running.isEmpty()) {
            return answer;
        }
        try {
            BackgroundWait.on(session.target(), PATIENCE).until(BackgroundOperation.of(running.get()));
            return Answer.of(Boolean.TRUE);
        } catch (CxlException e) {
            return Answer.failed(e);
        }
    }
}
