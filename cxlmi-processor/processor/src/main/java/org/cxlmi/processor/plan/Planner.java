package org.cxlmi.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.CCall;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Decides what is generated from checked spec files. */
public final class Planner {

    private Planner() {}

    /**
     * Plans one package, of files that have no findings, those of {@link org.cxlmi.spec.check.GeneratedPackage} included.
     *
     * @param homes the packages that have the types of used files already, by the names of the files
     */
    public static Plan plan(SpecSet specs, String packageName, String facade, Map<String, String> homes) {
        Map<String, String> elsewhere = elsewhere(specs, homes);
        TypePlanner types = new TypePlanner(specs, elsewhere);
        List<CommandPlan> commands = new ArrayList<>();
        for (SpecFile file : specs.files()) {
            types.declared(file);
            for (CommandSpec command : file.commands()) {
                commands.add(command(specs, types, file, command, homes));
            }
        }
        List<StructPlan> structs = new ArrayList<>(types.structs());
        for (CommandPlan command : commands) {
            command.request().ifPresent(structs::add);
            command.response().ifPresent(structs::add);
        }
        return new Plan(packageName, facade, specs.files(), elsewhere, types.enums(), types.bits(), structs, commands);
    }

    private static Map<String, String> elsewhere(SpecSet specs, Map<String, String> homes) {
        Map<String, String> elsewhere = new HashMap<>();
        for (SpecFile file : specs.used()) {
            String home = homes.get(file.source().file());
            if (home != null) {
                file.typeNames().forEach(name -> elsewhere.put(JavaNames.className(name), home));
            }
        }
        return elsewhere;
    }

    private static CommandPlan command(
            SpecSet specs, TypePlanner types, SpecFile file, CommandSpec spec, Map<String, String> homes) {
        String name = className(spec);
        Optional<StructPlan> request = spec.request()
                .map(struct -> new StructPlanner(types, file, struct)
                        .plan(
                                name + "Request",
                                "Request of " + spec.name() + ".",
                                StructPlan.Role.REQUEST,
                                spec.c().flatMap(Planner::requestStruct),
                                Optional.empty(),
                                Optional.empty()));
        Optional<StructPlan> response = spec.response()
                .map(struct -> new StructPlanner(types, file, struct)
                        .plan(
                                name + "Response",
                                "Response of " + spec.name() + ".",
                                StructPlan.Role.RESPONSE,
                                spec.c().flatMap(Planner::responseStruct),
                                request,
                                spec.responseAtMost()));
        Optional<PagingPlan> paging = spec.paging()
                .map(names -> PagingPlan.of(
                        names,
                        request,
                        response.orElseThrow(),
                        names.size().map(size -> size(specs, file, size, homes))));
        Optional<CallPlan> call = spec.c().map(c -> CallPlanner.plan(c, request, response, paging));
        return new CommandPlan(name, JavaNames.methodName(name), spec, request, response, call, paging);
    }

    static String className(CommandSpec spec) {
        return spec.javaName().orElseGet(() -> JavaNames.className(spec.name()));
    }

    private static PagingPlan.Size size(SpecSet specs, SpecFile from, PagingSpec.Size size, Map<String, String> homes) {
        SpecSet.Located source = specs.commandNamed(from, size.command()).orElseThrow();
        Optional<String> home = Optional.of(source.file())
                .filter(file -> specs.used().contains(file))
                .map(file -> homes.get(file.source().file()));
        return PagingPlan.Size.of(
                home, className(source.command()), source.command().response().orElseThrow(), size);
    }

    /** libcxlmi names most structs after the function. */
    private static Optional<String> requestStruct(CCall call) {
        boolean usual = switch (call.shape()) {
            case IN, IN_OUT, IN_SIZED, IN_BYTES_OUT -> true;
            case NONE, OUT, VENDOR -> false;
        };
        return call.request().or(() -> usual ? Optional.of(call.function() + "_req") : Optional.empty());
    }

    private static Optional<String> responseStruct(CCall call) {
        boolean usual = call.shape() == CCall.CallShape.OUT || call.shape() == CCall.CallShape.IN_OUT;
        return call.response().or(() -> usual ? Optional.of(call.function() + "_rsp") : Optional.empty());
    }
}
