package org.cxlmi.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import org.cxlmi.processor.plan.CallTablePlan;
import org.cxlmi.processor.plan.Plan;

/** All classes of a plan, and the source files that they become. */
public final class Artifacts {

    private static final String INDENT = "    ";

    private Artifacts() {}

    /** The classes of a plan. */
    public static List<Artifact> of(Plan plan) {
        Types types = new Types(plan.packageName(), plan.elsewhere());
        List<Artifact> artifacts = new ArrayList<>();
        plan.enums().forEach(type -> artifacts.add(new EnumEmitter(types, type)));
        plan.bits().forEach(type -> artifacts.add(new BitsEmitter(types, type)));
        plan.structs().forEach(struct -> artifacts.add(new StructEmitter(types, struct)));
        plan.commands().forEach(command -> artifacts.add(new CommandEmitter(types, command)));
        if (!plan.facade().isEmpty()) {
            for (Sending sending : Sending.values()) {
                artifacts.add(new FacadeEmitter(types, plan, sending));
            }
            artifacts.add(new CatalogEmitter(types, plan));
        }
        return artifacts;
    }

    /** The class of a table of calls. */
    public static Artifact of(CallTablePlan plan) {
        return new CallTableEmitter(plan);
    }

    /** The source file of a class, which knows the element that it was generated for and the emitter that wrote it. */
    public static JavaFile file(Artifact artifact, Element origin) {
        AnnotationSpec generated = AnnotationSpec.builder(Types.GENERATED)
                .addMember("value", "$S", artifact.getClass().getName())
                .build();
        return JavaFile.builder(
                        artifact.className().packageName(),
                        artifact.typeSpec().toBuilder()
                                .addAnnotation(generated)
                                .addOriginatingElement(origin)
                                .build())
                .indent(INDENT)
                .skipJavaLangImports(true)
                .build();
    }
}
