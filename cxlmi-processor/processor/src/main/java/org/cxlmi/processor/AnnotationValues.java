package org.cxlmi.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What an annotation says, defaults included.
 *
 * @param byName its values by the names of its elements
 */
record AnnotationValues(Map<String, Object> byName) {

    /** The annotation of this type that a package has; empty if it has none. */
    static Optional<AnnotationMirror> find(PackageElement element, String type) {
        return element.getAnnotationMirrors().stream()
                .<AnnotationMirror>map(mirror -> mirror)
                .filter(candidate -> candidate.getAnnotationType().asElement() instanceof TypeElement annotation
                        && annotation.getQualifiedName().contentEquals(type))
                .findFirst();
    }

    static AnnotationValues of(AnnotationMirror mirror, Elements elements) {
        Map<String, Object> byName = new HashMap<>();
        elements.getElementValuesWithDefaults(mirror)
                .forEach((method, value) -> byName.put(method.getSimpleName().toString(), value.getValue()));
        return new AnnotationValues(byName);
    }

    /** Empty where it is missing or no text. */
    String text(String name) {
        return byName.get(name) instanceof String text ? text : "";
    }

    /** Each once; empty where they are missing. */
    List<String> texts(String name) {
        return byName.get(name) instanceof List<?> values
                ? values.stream()
                        .map(text -> String.valueOf(((AnnotationValue) text).getValue()))
                        .distinct()
                        .toList()
                : List.of();
    }
}
