package org.cxlmi.cli.request;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/**
 * The options of a command, and the request that their values make.
 *
 * @param <Q> the request
 */
public final class RequestOptions<Q extends Struct> {

    private final Class<Q> type;
    private final Optional<Form> form;

    private RequestOptions(Class<Q> type, Optional<Form> form) {
        this.type = type;
        this.form = form;
    }

    /** The options of a command. */
    public static <Q extends Struct> RequestOptions<Q> of(Command<Q, ?> command) {
        Class<Q> type = command.requestType();
        boolean isEmpty = type == EmptyPayload.class;
        return new RequestOptions<>(
                type, isEmpty ? Optional.empty() : Optional.of(Form.ofStruct(type, command.requestLayout())));
    }

    /** One option for each field, in the order of the request. */
    public List<RequestOption> all() {
        List<RequestOption> options = new ArrayList<>();
        form.ifPresent(found -> add(options, List.of(), found));
        return options;
    }

    private static void add(List<RequestOption> options, List<Member> within, Form form) {
        for (Member member : form.members()) {
            List<Member> path = new ArrayList<>(within);
            path.add(member);
            if (member.isStruct()) {
                add(options, path, member.nested().orElseThrow());
            } else {
                options.add(new RequestOption(path));
            }
        }
    }

    /**
     * Makes the request.
     *
     * @param values the texts of the options that were given
     * @param in standard input, for the option that is {@code -}
     * @throws CliException if a value is wrong, or something is missing
     */
    public Q request(Map<RequestOption, List<String>> values, InputStream in) {
        return type.cast(form.map(found -> build(found, 0, "--", values, new ValueParser(in)))
                .orElse(EmptyPayload.EMPTY));
    }

    private static Object build(
            Form form, int depth, String prefix, Map<RequestOption, List<String>> values, ValueParser parser) {
        Object builder = form.newBuilder();
        for (Member member : form.members()) {
            Map<RequestOption, List<String>> given = new LinkedHashMap<>();
            values.forEach((option, texts) -> {
                if (option.path().get(depth).equals(member)) {
                    given.put(option, texts);
                }
            });
            if (given.isEmpty()) {
                continue;
            }
            if (member.isStruct()) {
                Form nested = member.nested().orElseThrow();
                Object struct = build(nested, depth + 1, prefix + member.option() + ".", given, parser);
                Form.invoke(member.setter(), builder, struct);
            } else {
                given.forEach((option, texts) -> translated(prefix, form, () -> {
                    parser.set(builder, member, option.name(), texts);
                    return builder;
                }));
            }
        }
        return translated(prefix, form, () -> form.build(builder));
    }

    /**
     * Does something with a builder, whose messages name the options then, not the members of a class.
     *
     * @param prefix what is before the name of a field
     */
    static Object translated(String prefix, Form form, Supplier<Object> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Matcher field = Pattern.compile("^" + Pattern.quote(form.owner()) + "\\.(\\w+)")
                    .matcher(message);
            throw CliException.usage(
                    field.find() ? prefix + Kebab.ofCamel(field.group(1)) + message.substring(field.end()) : message);
        }
    }
}
