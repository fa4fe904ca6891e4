package org.cxlmi.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import org.cxlmi.spec.TakenNames;
import org.cxlmi.spec.model.SpecSet;

/**
 * What {@code @CxlCommands} says; read by name, for the processor does not depend on the runtime.
 *
 * @param files names of spec files
 * @param facade simple name of the class with a method for each command; empty where it is left out
 * @param typesFrom packages that have types of used files already
 */
record CommandsAnnotation(AnnotationMirror mirror, List<String> files, String facade, List<String> typesFrom) {

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][A-Za-z0-9_]*");

    /** What a package says; empty if it is not annotated. */
    static Optional<CommandsAnnotation> find(PackageElement element, Elements elements) {
        return AnnotationValues.find(element, CxlProcessor.ANNOTATION).map(mirror -> read(mirror, elements));
    }

    private static CommandsAnnotation read(AnnotationMirror mirror, Elements elements) {
        AnnotationValues values = AnnotationValues.of(mirror, elements);
        return new CommandsAnnotation(mirror, values.texts("value"), values.text("facade"), values.texts("typesFrom"));
    }

    /**
     * The packages that have the types of spec files already, by the names of the files; what is wrong goes to {@code
     * errors}.
     */
    Map<String, String> homes(Elements elements, Consumer<String> errors) {
        Map<String, String> homes = new HashMap<>();
        for (String name : typesFrom) {
            PackageElement other = elements.getPackageElement(name);
            Optional<CommandsAnnotation> annotation =
                    Optional.ofNullable(other).flatMap(found -> find(found, elements));
            if (annotation.isEmpty()) {
                errors.accept("[unknown-package] typesFrom names \"" + name
                        + "\", which is no package with @CxlCommands; write for example \"org.cxlmi.sdk.generic\"");
            }
            annotation.ifPresent(found -> found.files().forEach(file -> homes.putIfAbsent(file, name)));
        }
        return homes;
    }

    /**
     * Says to {@code errors} what is wrong with it.
     *
     * @param specs the files that it names, whether they are sound or not
     */
    void check(SpecSet specs, Consumer<String> errors) {
        if (files.isEmpty()) {
            errors.accept("[no-files] @CxlCommands names no spec file; write for example \"generic/events.yaml\"");
        } else if (facade.isEmpty()) {
            if (specs.files().stream().anyMatch(file -> !file.commands().isEmpty())) {
                errors.accept("[no-facade] the spec files declare commands; write for example facade = \"Generic\"");
            }
        } else if (!CLASS_NAME.matcher(facade).matches()) {
            errors.accept("[bad-facade] \"" + facade + "\" is not a class name; write for example \"Generic\"");
        } else if (TakenNames.CLASSES.contains(facade)) {
            errors.accept("[bad-facade] the class \"" + facade
                    + "\" would hide the one that generated code uses; write for example \"Generic\"");
        }
    }
}
