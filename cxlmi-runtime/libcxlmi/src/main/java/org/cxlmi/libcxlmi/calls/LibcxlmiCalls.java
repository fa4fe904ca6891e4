package org.cxlmi.libcxlmi.calls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Generates a {@link CallTable} into the annotated package: the calls of all commands in spec files that say which function
 * of libcxlmi they have.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface LibcxlmiCalls {

    /** Spec files, for example {@code acme/lamps.yaml}: shipped ones, or your own below the spec path. Left out, all shipped ones. */
    String[] value() default {};

    /** Simple name of the generated class, for example {@code AcmeCalls}. */
    String table();
}
