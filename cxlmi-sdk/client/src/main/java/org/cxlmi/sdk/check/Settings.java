package org.cxlmi.sdk.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.check.Finding.Subject;

/** The settings of a component, to see whether what is written changes others, too. */
final class Settings {

    private final CheckSession session;
    private final Requests requests;
    private final Map<Command<?, ?>, Struct> asked = new HashMap<>();
    private final Map<Command<?, ?>, Struct> before = new LinkedHashMap<>();

    private Settings(CheckSession session, Requests requests) {
        this.session = session;
        this.requests = requests;
    }

    /** Reads all settings twice. Those that change by themselves are left out. */
    static Settings read(CheckSession session, Requests requests, List<Setting> all) throws InterruptedException {
        Settings settings = new Settings(session, requests);
        for (Setting setting : all) {
            settings.read(setting.getter());
        }
        return settings;
    }

    private <Q extends Struct> void read(Command<Q, ?> getter) throws InterruptedException {
        for (Q request : requests.of(getter)) {
            Optional<? extends Struct> first = session.send(getter, request).response();
            if (first.isPresent() && first.equals(session.send(getter, request).response())) {
                asked.put(getter, request);
                before.put(getter, first.get());
                return;
            }
        }
    }

    /** The request that a setting was read with. */
    Optional<Struct> request(Command<?, ?> getter) {
        return Optional.ofNullable(asked.get(getter));
    }

    /** The value of a setting; empty if the component does not tell it, or if it changes by itself. */
    Optional<Struct> value(Command<?, ?> getter) {
        return Optional.ofNullable(before.get(getter));
    }

    /** Reads a setting as it is now. */
    <Q extends Struct> Optional<Struct> now(Command<Q, ?> getter) throws InterruptedException {
        Struct request = asked.get(getter);
        return request == null
                ? Optional.empty()
                : session.send(getter, getter.requestType().cast(request))
                        .response()
                        .map(Struct.class::cast);
    }

    /**
     * Compares all settings with what they were.
     *
     * @param reported those whose change is reported already
     */
    void compare(Set<Command<?, ?>> reported) throws InterruptedException {
        Set<Command<?, ?>> same = new HashSet<>();
        for (Map.Entry<Command<?, ?>, Struct> setting : before.entrySet()) {
            Command<?, ?> getter = setting.getKey();
            Optional<Struct> now = now(getter);
            if (now.isPresent() && now.get().equals(setting.getValue())) {
                same.add(getter);
            } else if (!reported.contains(getter)) {
                session.found(
                        Subject.COMPONENT,
                        CheckKind.WRITE_BACK,
                        Outcome.fail(
                                getter + " after other settings were written",
                                HexText.of(setting.getValue()) + ", as before",
                                now.map(HexText::of).orElse("no response")));
                session.leftChanged(getter + " tells something else than before");
            }
        }
        if (!before.isEmpty() && same.size() == before.size()) {
            session.found(
                    Subject.COMPONENT,
                    CheckKind.WRITE_BACK,
                    Outcome.pass(
                            same.size() == 1 ? "1 setting is as before" : same.size() + " settings are as before"));
        }
    }
}
