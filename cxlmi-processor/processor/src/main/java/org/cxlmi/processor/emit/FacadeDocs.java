package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.processor.plan.CommandPlan;

/** The Javadoc of the methods that send commands. */
final class FacadeDocs {

    private static final String ERRORS = "org.cxlmi.runtime.error.";
    private static final String REFUSED = "@throws " + ERRORS + "CommandFailedException if the component refuses it";
    private static final String MALFORMED =
            "@throws " + ERRORS + "MalformedResponseException if the response contradicts its layout";
    private static final String TIMEOUT = "@throws " + ERRORS + "CxlTimeoutException if it is not done in time";
    private static final String OTHERS = "@throws " + ERRORS + "CxlException if it fails otherwise, see the subclasses";

    private FacadeDocs() {}

    /**
     * What a command does, what its method takes and returns, and how it fails.
     *
     * @param ownTags the tags for its parameters, and for the exceptions that wrong arguments cause
     */
    static CodeBlock of(CommandPlan command, TypeName returned, List<String> ownTags) {
        List<String> tags = new ArrayList<>();
        ownTags.stream().filter(FacadeDocs::isParameter).forEach(tags::add);
        boolean background = returned.equals(Types.BACKGROUND_OPERATION);
        if (background) {
            tags.add("@return the operation, which may go on in the background");
        } else if (!returned.equals(TypeName.VOID)) {
            tags.add("@return the response, a view of the bytes that arrived");
        }
        ownTags.stream().filter(tag -> !isParameter(tag)).forEach(tags::add);
        tags.add(REFUSED);
        if (!background && !returned.equals(TypeName.VOID)) {
            tags.add(MALFORMED);
        }
        tags.addAll(List.of(TIMEOUT, OTHERS));
        return Docs.javadoc(
                List.of(Docs.sentence(command.spec().doc(), command.name()), "See {@link " + command.name() + "}."),
                tags.toArray(String[]::new));
    }

    private static boolean isParameter(String tag) {
        return tag.startsWith("@param");
    }
}
