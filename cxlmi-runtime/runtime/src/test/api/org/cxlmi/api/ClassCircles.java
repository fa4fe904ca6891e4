package org.cxlmi.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of classes that all depend on each other, directly or through others of the group. Nested classes count as the outer
 * one, and so do those that a sealed interface permits as that interface: they are one thing in several files.
 */
final class ClassCircles {

    private final Map<String, Set<String>> dependencies;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Set<String>> circles = new ArrayList<>();

    private ClassCircles(Map<String, Set<String>> dependencies) {
        this.dependencies = dependencies;
        dependencies.keySet().forEach(this::visit);
    }

    /** Those of more than one class, among the classes in a directory. */
    static List<Set<String>> in(Path directory) {
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPath(directory)) {
            Set<String> targets = dependencies.computeIfAbsent(outermost(type), unused -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .map(ClassCircles::outermost)
                    .forEach(targets::add);
        }
        return of(dependencies);
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ClassCircles::outermost).orElseGet(() -> sealedIn(type));
    }

    private static String sealedIn(JavaClass type) {
        return type.getRawInterfaces().stream()
                .filter(parent -> parent.getPackageName().equals(type.getPackageName()))
                .filter(parent -> parent.reflect().isSealed())
                .map(JavaClass::getName)
                .findFirst()
                .orElse(type.getName());
    }

    /**
     * Those of more than one class in a graph.
     *
     * @param dependencies each class, and what it depends on
     */
    static List<Set<String>> of(Map<String, Set<String>> dependencies) {
        return new ClassCircles(dependencies).circles;
    }

    /** Tarjan's algorithm. */
    private int visit(String type) {
        Integer known = numbers.get(type);
        if (known != null) {
            return path.contains(type) ? known : Integer.MAX_VALUE;
        }
        int number = numbers.size();
        numbers.put(type, number);
        path.push(type);
        int low = number;
        for (String target : dependencies.getOrDefault(type, Set.of())) {
            low = Math.min(low, visit(target));
        }
        if (low == number) {
            take(type);
        }
        return low;
    }

    /** The classes since one on the path. */
    private void take(String first) {
        Set<String> circle = new TreeSet<>();
        String type;
        do {
            type = path.pop();
            circle.add(type);
        } while (!type.equals(first));
        if (circle.size() > 1) {
            circles.add(circle);
        }
    }
}
