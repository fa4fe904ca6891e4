package org.cxlmi.processor;

import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.cxlmi.spec.model.SpecSet;

/**
 * What {@code @CxlCommands} says; read by name, for the processor does not depend on the runtime.
 *
 * @param files names of spec files
 * @param facade simple name of the class with a method for each command; empty where it is left out
 */
record CommandsAnnotation(AnnotationMirror mirror, List<String> files, String facade) {

    static CommandsAnnotation of(PackageElement element, Elements elements) {
        AnnotationMirror mirror = element.getAnnotationMirrors().stream()
                .filter(candidate -> candidate.getAnnotationType().asElement() instanceof TypeElement type
                        && type.getQualifiedName().contentEquals(CxlProcessor.ANNOTATION))
                .findFirst()
                .orElseThrow();
        List<String> files = List.of();
        String facade = "";
        for (var entry : elements.getElementValuesWithDefaults(mirror).entrySet()) {
            ExecutableElement method = entry.getKey();
            Object value = entry.getValue().getValue();
            if (method.getSimpleName().contentEquals("value") && value instanceof List<?> values) {
                files = values.stream()
                        .map(file -> String.valueOf(((AnnotationValue) file).getValue()))
                        .distinct()
                        .toList();
            } else if (method.getSimpleName().contentEquals("facade")) {
                facade = String.valueOf(value);
            }
        }
        return new CommandsAnnotation(mirror, files, facade);
    }

    /**
     * Whether it can be followed; what is wrong goes to {@code errors}.
     *
     * @param specs the files that it names
     */
    boolean isSound(SpecSet specs, Consumer<String> errors) {
        if (files.isEmpty()) {
            errors.accept("[no-files] @CxlCommands names no spec file; write for example \"generic/events.yaml\"");
            return false;
        }
        if (facade.isEmpty()) {
            boolean commands =
                    specs.files().stream().anyMatch(file -> !file.commands().isEmpty());
            if (commands) {
                errors.accept("[no-facade] the spec files declare commands; write for example facade = \"Generic\"");
            }
            return !commands;
        }
        if (!SourceVersion.isName(facade) || facade.contains(".")) {
            errors.accept("[bad-facade] \"" + facade + "\" is not a class name; write for example \"Generic\"");
            return false;
        }
        return true;
    }
}
