package org.cxlmi.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Set;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.ForGeneratedCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is marked {@link ForGeneratedCode} is used by generated code only, and by the runtime itself. */
class GeneratedCodeRuleTest {

    private static final String RUNTIME = "org.cxlmi.runtime.";

    /** The kit sends commands that no spec file has. */
    private static final Set<String> EXCEPTIONS = Set.of("org.cxlmi.testkit.TransportTestKit");

    private static final ArchRule RULE = classes()
            .that(describe("are written by hand", GeneratedCodeRuleTest::isWrittenByHand))
            .should(useNothingForGeneratedCode())
            .allowEmptyShould(true);

    @Test
    void codeWrittenByHand_usesNothingForGeneratedCode() {
        RULE.check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }

    @ParameterizedTest
    @ValueSource(classes = {CallsMethodOfMarkedType.class, CallsMarkedMethod.class, RefersToMarkedMethod.class})
    void use_isNoticed(Class<?> user) {
        assertThrows(AssertionError.class, () -> RULE.check(new ClassFileImporter().importClasses(user)));
    }

    private static boolean isWrittenByHand(JavaClass type) {
        return !type.getName().startsWith(RUNTIME)
                && !EXCEPTIONS.contains(type.getName())
                && !isMarked(type, Generated.class);
    }

    private static ArchCondition<JavaClass> useNothingForGeneratedCode() {
        return new ArchCondition<>("use nothing that is for generated code") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (isForGeneratedCode(access)) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isForGeneratedCode(JavaAccess<?> access) {
        return isMarked(access.getTargetOwner(), ForGeneratedCode.class)
                || access.getTarget()
                        .resolveMember()
                        .filter(member -> member.isAnnotatedWith(ForGeneratedCode.class))
                        .isPresent();
    }

    private static boolean isMarked(JavaClass type, Class<? extends Annotation> mark) {
        return type.isAnnotatedWith(mark)
                || type.getEnclosingClass()
                        .filter(enclosing -> isMarked(enclosing, mark))
                        .isPresent();
    }

    static final class CallsMethodOfMarkedType {
        long call() {
            return FieldRange.withBit(0, 1, true);
        }
    }

    static final class CallsMarkedMethod {
        Object call() {
            return Command.define("Own", 0xC000, MessageType.CCI);
        }
    }

    static final class RefersToMarkedMethod {
        interface Definer {
            Object define(String name, int opcode, MessageType type);
        }

        Definer refer() {
            return Command::define;
        }
    }
}
