package org.cxlmi.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and protected members of a type, one line each: fields, constructors, methods, each sorted by name.
 *
 * <p>Left out is what every type of its kind has: {@code public}, the methods of {@link Object} where they are overridden,
 * {@code values} and {@code valueOf} of an enumeration.
 */
final class TypeLines {

    private static final int NOT_SHOWN = Modifier.PUBLIC
            | Modifier.NATIVE
            | Modifier.SYNCHRONIZED
            | Modifier.STRICT
            | Modifier.TRANSIENT
            | Modifier.VOLATILE;

    private final Class<?> type;
    private final TypeNames names;

    TypeLines(Class<?> type, TypeNames names) {
        this.type = type;
        this.names = names;
    }

    /** Whether code elsewhere can name the type. */
    static boolean isAccessible(Class<?> type) {
        return isVisible(type.getModifiers(), type.getEnclosingClass())
                && (type.getEnclosingClass() == null || isAccessible(type.getEnclosingClass()))
                && !type.isAnonymousClass()
                && !type.isLocalClass();
    }

    Stream<String> lines() {
        return Stream.of(
                        Stream.of(header()),
                        Arrays.stream(type.getDeclaredFields())
                                .filter(this::isShown)
                                .map(this::field)
                                .sorted(),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(this::isShown)
                                .map(this::constructor)
                                .sorted(),
                        methods()
                                .filter(this::isShown)
                                .map(this::method)
                                .distinct()
                                .sorted())
                .flatMap(lines -> lines);
    }

    private String header() {
        return marks(type) + modifiers(typeModifiers()) + sealing() + kind() + " " + type.getCanonicalName()
                + parameters(type) + components()
                + list(" extends ", superclass().stream().map(names::of))
                + list(
                        type.isInterface() ? " extends " : " implements ",
                        interfaces().map(names::of))
                + list(" permits ", permitted());
    }

    private int typeModifiers() {
        int implied = type.isEnum() || type.isRecord() ? Modifier.FINAL | Modifier.ABSTRACT | Modifier.STATIC : 0;
        return type.getModifiers()
                & ~implied
                & ~Modifier.INTERFACE
                & ~(type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : 0);
    }

    private String sealing() {
        return type.isSealed() && !type.isEnum() ? "sealed " : "";
    }

    private String kind() {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private String components() {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(component -> names.of(component.getGenericType()) + " " + component.getName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
    }

    /** The superclass, or the next one above that can be named elsewhere. */
    private Optional<Type> superclass() {
        if (type.isEnum() || type.isRecord() || type.isInterface()) {
            return Optional.empty();
        }
        Type found = type.getGenericSuperclass();
        Class<?> raw = type.getSuperclass();
        while (!isAccessible(raw)) {
            found = raw.getGenericSuperclass();
            raw = raw.getSuperclass();
        }
        return raw == Object.class ? Optional.empty() : Optional.of(found);
    }

    private Stream<Type> interfaces() {
        return type.isAnnotation()
                ? Stream.empty()
                : hierarchy().stream().flatMap(each -> Arrays.stream(each.getGenericInterfaces()));
    }

    private Stream<String> permitted() {
        return type.isSealed() && !type.isEnum()
                ? Arrays.stream(type.getPermittedSubclasses()).map(names::of).sorted()
                : Stream.empty();
    }

    /** The methods of the type, and those that it has from superclasses which cannot be named elsewhere. */
    private Stream<Method> methods() {
        return hierarchy().stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> !isImplied(method));
    }

    private List<Class<?>> hierarchy() {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        for (Class<?> next = type.getSuperclass(); next != null && !isAccessible(next); next = next.getSuperclass()) {
            all.add(next);
        }
        return all;
    }

    private boolean isImplied(Method method) {
        return (type.isEnum() && Modifier.isStatic(method.getModifiers()) && isOfEveryEnum(method))
                || (type.isRecord() && method.getParameterCount() == 0 && isComponent(method.getName()))
                || Arrays.stream(Object.class.getMethods())
                        .anyMatch(common -> common.getName().equals(method.getName())
                                && Arrays.equals(common.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean isOfEveryEnum(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return (method.getName().equals("values") && parameters.length == 0)
                || (method.getName().equals("valueOf") && Arrays.equals(parameters, new Class<?>[] {String.class}));
    }

    private boolean isComponent(String name) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals(name));
    }

    private boolean isShown(Member member) {
        return !member.isSynthetic() && isVisible(member.getModifiers(), type);
    }

    /** Protected members are of use only where there can be subclasses. */
    private static boolean isVisible(int modifiers, Class<?> owner) {
        return Modifier.isPublic(modifiers)
                || (Modifier.isProtected(modifiers) && owner != null && !Modifier.isFinal(owner.getModifiers()));
    }

    private String field(Field field) {
        return field.isEnumConstant()
                ? "    constant " + marks(field) + field.getName()
                : "    field " + field.getName() + ": " + marks(field) + modifiers(field.getModifiers())
                        + names.of(field.getGenericType());
    }

    private String constructor(Constructor<?> constructor) {
        return "    new" + parameters(constructor) + arguments(constructor) + details(constructor, "");
    }

    private String method(Method method) {
        return "    " + method.getName() + parameters(method) + arguments(method)
                + details(method, names.of(method.getGenericReturnType()));
    }

    private String details(Executable executable, String returned) {
        int implied =
                type.isInterface() ? Modifier.ABSTRACT : Modifier.isFinal(type.getModifiers()) ? Modifier.FINAL : 0;
        // In methods these bits mean something else than in fields.
        String flags = (executable instanceof Method method && (method.isDefault() || method.getDefaultValue() != null)
                        ? "default "
                        : "")
                + modifiers(executable.getModifiers() & ~implied);
        String text = marks(executable)
                + flags
                + returned
                + list(
                        " throws ",
                        Arrays.stream(executable.getGenericExceptionTypes()).map(names::of));
        return text.isEmpty() ? "" : ": " + text.strip();
    }

    private String arguments(Executable executable) {
        List<String> types = Arrays.stream(executable.getGenericParameterTypes())
                .map(names::of)
                .collect(Collectors.toCollection(ArrayList::new));
        if (executable.isVarArgs()) {
            int last = types.size() - 1;
            types.set(last, types.get(last).replaceFirst("\\[]$", "..."));
        }
        return "(" + String.join(", ", types) + ")";
    }

    private String parameters(GenericDeclaration declaration) {
        return declaration.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(declaration.getTypeParameters())
                        .map(this::parameter)
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private String parameter(TypeVariable<?> variable) {
        return variable.getName()
                + Arrays.stream(variable.getBounds())
                        .filter(bound -> bound != Object.class)
                        .map(names::of)
                        .reduce((all, next) -> all + " & " + next)
                        .map(bounds -> " extends " + bounds)
                        .orElse("");
    }

    /** Our own annotations, and that something is not to be used any longer. */
    private static String marks(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(annotation -> annotation.annotationType())
                .filter(mark -> mark == Deprecated.class || mark.getName().startsWith("org.cxlmi."))
                .map(mark -> "@" + mark.getSimpleName() + " ")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers & ~NOT_SHOWN);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String list(String before, Stream<String> items) {
        String text = items.collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : before + text;
    }
}
