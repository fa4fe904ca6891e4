package org.cxlmi.api;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Types as they stand in source code; those of one module and of a few well-known packages without their package. */
final class TypeNames {

    private static final Set<String> WELL_KNOWN =
            Set.of("java.lang", "java.util", "java.util.function", "java.util.stream", "java.time", "java.nio.file");

    private final Set<String> ownPackages;

    TypeNames(Set<String> ownPackages) {
        this.ownPackages = ownPackages;
    }

    String of(Type type) {
        if (type instanceof Class<?> named) {
            return of(named);
        }
        if (type instanceof ParameterizedType parameterized) {
            return of(parameterized.getRawType())
                    + Arrays.stream(parameterized.getActualTypeArguments())
                            .map(this::of)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof GenericArrayType array) {
            return of(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard(wildcard);
        }
        return ((TypeVariable<?>) type).getName();
    }

    private String of(Class<?> named) {
        if (named.isArray()) {
            return of(named.getComponentType()) + "[]";
        }
        String packageName = named.getPackageName();
        boolean known = ownPackages.contains(packageName) || WELL_KNOWN.contains(packageName);
        return known && !named.isPrimitive()
                ? named.getCanonicalName().substring(packageName.length() + 1)
                : named.getCanonicalName();
    }

    private String wildcard(WildcardType wildcard) {
        if (wildcard.getLowerBounds().length > 0) {
            return "? super " + of(wildcard.getLowerBounds()[0]);
        }
        Type bound = wildcard.getUpperBounds()[0];
        return bound == Object.class ? "?" : "? extends " + of(bound);
    }
}
