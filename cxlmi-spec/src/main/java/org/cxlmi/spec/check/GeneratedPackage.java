package org.cxlmi.spec.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/**
 * What must hold of the files that classes are generated of, together with their package and the packages that have types
 * already.
 */
public final class GeneratedPackage implements Rule {

    private final String facade;
    private final Map<String, String> ofFacade;
    private final Map<String, String> homes;

    /**
     * A package to generate classes into.
     *
     * @param facade simple name of the class with a method for each command; empty for none
     * @param homes the packages that have the types of used files already, by the names of the files
     */
    public GeneratedPackage(String facade, Map<String, String> homes) {
        this.facade = facade;
        this.ofFacade = Map.of(
                facade,
                "the facade",
                asyncFacade(facade),
                "the asynchronous facade",
                catalog(facade),
                "the list of the commands of the facade");
        this.homes = Map.copyOf(homes);
    }

    /** The class with a method for each command, which does not wait for the response. */
    public static String asyncFacade(String facade) {
        return facade + "Async";
    }

    /** The class that lists all commands. */
    public static String catalog(String facade) {
        return facade + "Commands";
    }

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Map<String, String> elsewhere = elsewhere(specs);
        for (SpecFile file : specs.files()) {
            types(file, elsewhere, out);
            file.commands().forEach(command -> size(specs, file, command, out));
        }
        for (Placed placed : Placed.all(specs)) {
            if (!isElsewhere(specs, placed.file())) {
                placed.struct().fields().forEach(field -> struct(specs, placed, field, out));
            }
        }
        classes(specs, out);
    }

    /** The packages that have a class already, by the names of the classes. */
    private Map<String, String> elsewhere(SpecSet specs) {
        Map<String, String> elsewhere = new HashMap<>();
        for (SpecFile file : specs.used()) {
            Optional.ofNullable(homes.get(file.source().file()))
                    .ifPresent(home ->
                            file.typeNames().forEach(name -> elsewhere.putIfAbsent(JavaNames.className(name), home)));
        }
        return elsewhere;
    }

    private boolean isElsewhere(SpecSet specs, SpecFile file) {
        return specs.used().contains(file) && homes.containsKey(file.source().file());
    }

    private static void types(SpecFile file, Map<String, String> elsewhere, Consumer<Finding> out) {
        file.enums().forEach(type -> type(type.name(), type.source(), elsewhere, out));
        file.bits().forEach(type -> type(type.name(), type.source(), elsewhere, out));
        file.structs().forEach(type -> type(type.name(), type.source(), elsewhere, out));
    }

    private static void type(String name, SourceRef source, Map<String, String> elsewhere, Consumer<Finding> out) {
        String home = elsewhere.get(JavaNames.className(name));
        if (home != null) {
            out.accept(new Finding(
                    FindingId.TYPE_IN_TWO_PACKAGES,
                    source,
                    "the package " + home + ", whose types are used, has a type \"" + name + "\" too",
                    "write another name"));
        }
    }

    /** Of used files, only types are generated. */
    private void size(SpecSet specs, SpecFile file, CommandSpec command, Consumer<Finding> out) {
        command.paging()
                .flatMap(PagingSpec::size)
                .ifPresent(size -> specs.commandNamed(file, size.command())
                        .filter(source -> specs.used().contains(source.file()) && !isElsewhere(specs, source.file()))
                        .ifPresent(source -> out.accept(new Finding(
                                FindingId.BAD_PAGING,
                                size.source(),
                                "no package has a class for the command \"" + size.command() + "\" of "
                                        + source.file().source().file(),
                                "name the package that has it in typesFrom"))));
    }

    /** Only the public members of a struct in another package can be used. */
    private void struct(SpecSet specs, Placed placed, FieldSpec field, Consumer<Finding> out) {
        placed.structOf(specs, field)
                .filter(inner -> inner.varies() && isElsewhere(specs, inner.file()))
                .ifPresent(inner -> out.accept(new Finding(
                        FindingId.VARYING_STRUCT_ELSEWHERE,
                        field.source(),
                        "the length of \"" + inner.struct().name() + "\" varies, and it is in the package "
                                + homes.get(inner.file().source().file())
                                + "; such a struct can be used in its own package only")));
    }

    /** How many types of each used file are generated into the package, because no other package has them. */
    public Map<String, Long> copied(SpecSet specs) {
        return NeededTypes.of(specs, file -> isElsewhere(specs, file)).stream()
                .collect(Collectors.groupingBy(type -> type.source().file(), TreeMap::new, Collectors.counting()));
    }

    private void classes(SpecSet specs, Consumer<Finding> out) {
        Map<String, SourceRef> own = new HashMap<>();
        for (SpecFile file : specs.files()) {
            classes(file).forEach(own::putIfAbsent);
        }
        own.forEach((name, source) -> ofFacade(name, source, out));
        Map<String, SourceRef> needed = new HashMap<>();
        for (NeededTypes.Needed type : NeededTypes.of(specs, file -> isElsewhere(specs, file))) {
            SourceRef other = own.getOrDefault(type.name(), needed.putIfAbsent(type.name(), type.source()));
            if (other != null) {
                out.accept(new Finding(
                        FindingId.JAVA_NAME_CLASH,
                        other,
                        "two classes would be called \"" + type.name() + "\", the other one is of " + type.source()
                                + ", which is generated too",
                        "write another name"));
            }
            ofFacade(type.name(), type.source(), out);
        }
    }

    private void ofFacade(String name, SourceRef source, Consumer<Finding> out) {
        String other = facade.isEmpty() ? null : ofFacade.get(name);
        if (other != null) {
            out.accept(new Finding(
                    FindingId.JAVA_NAME_CLASH,
                    source,
                    "the class \"" + name + "\" would be called like " + other,
                    "write another facade in @CxlCommands"));
        }
    }

    /** The classes of a file, and where what they are of stands. */
    private static Map<String, SourceRef> classes(SpecFile file) {
        Map<String, SourceRef> classes = new LinkedHashMap<>();
        file.enums().forEach(type -> classes.putIfAbsent(type.name(), type.source()));
        file.bits().forEach(type -> classes.putIfAbsent(type.name(), type.source()));
        file.structs().forEach(type -> classes.putIfAbsent(type.name(), type.source()));
        for (CommandSpec command : file.commands()) {
            classes.putIfAbsent(command.className(), command.source());
            command.request().ifPresent(request -> classes.putIfAbsent(request.name(), request.source()));
            command.response().ifPresent(response -> classes.putIfAbsent(response.name(), response.source()));
        }
        return classes;
    }
}
