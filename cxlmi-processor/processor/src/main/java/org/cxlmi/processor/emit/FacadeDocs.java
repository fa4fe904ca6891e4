package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cxlmi.processor.plan.CommandPlan;

/** The Javadoc of the methods that send commands. */
final class FacadeDocs {

    private static final Failure REFUSED = new Failure("CommandFailedException", "if the component refuses it");
    private static final Failure MALFORMED =
            new Failure("MalformedResponseException", "if the response contradicts its layout");
    private static final Failure TIMEOUT = new Failure("CxlTimeoutException", "if it is not done in time");
    private static final Failure OTHERS = new Failure("CxlException", "if it fails otherwise, see the subclasses");

    private FacadeDocs() {}

    /** An exception that ends a command. */
    private record Failure(String type, String when) {

        String tag() {
            return "@throws " + name() + " " + when;
        }

        String clause() {
            return "{@link " + name() + "} " + when;
        }

        private String name() {
            return "org.cxlmi.runtime.error." + type;
        }
    }

    /**
     * What a command does, what its method takes and returns, and how it fails.
     *
     * @param ownTags the tags for its parameters, and for the exceptions that wrong arguments cause
     */
    static CodeBlock of(CommandPlan command, TypeName result, Sending sending, List<String> ownTags) {
        List<String> tags = new ArrayList<>();
        ownTags.stream().filter(FacadeDocs::isParameter).forEach(tags::add);
        if (sending == Sending.ASYNC) {
            tags.add(future(result));
        } else if (!result.equals(TypeName.VOID)) {
            tags.add("@return " + described(result));
        }
        ownTags.stream().filter(tag -> !isParameter(tag)).forEach(tags::add);
        if (sending == Sending.BLOCKING) {
            failures(result).forEach(failure -> tags.add(failure.tag()));
        }
        return Docs.javadoc(
                List.of(Docs.sentence(command.spec().doc(), command.name()), "See {@link " + command.name() + "}."),
                tags.toArray(String[]::new));
    }

    private static String future(TypeName result) {
        String completed = result.equals(TypeName.VOID)
                ? "completed when the component has carried it out"
                : "completed with " + described(result);
        return "@return " + completed + ", or with a failure: "
                + failures(result).stream().map(Failure::clause).collect(Collectors.joining("; "));
    }

    private static String described(TypeName result) {
        return result.equals(Types.BACKGROUND_OPERATION)
                ? "the operation, which may go on in the background"
                : "the response, a view of the bytes that arrived";
    }

    private static List<Failure> failures(TypeName result) {
        boolean isRead = !result.equals(Types.BACKGROUND_OPERATION) && !result.equals(TypeName.VOID);
        return isRead ? List.of(REFUSED, MALFORMED, TIMEOUT, OTHERS) : List.of(REFUSED, TIMEOUT, OTHERS);
    }

    private static boolean isParameter(String tag) {
        return tag.startsWith("@param");
    }
}
