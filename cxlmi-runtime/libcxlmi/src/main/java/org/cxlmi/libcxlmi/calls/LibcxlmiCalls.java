package org.cxlmi.libcxlmi.calls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the annotation processor to generate a {@link CallTable} into the annotated package. The table has all commands
 * of the spec files that name a function of libcxlmi.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface LibcxlmiCalls {

    /**
     * Spec files, for example {@code acme/lamps.yaml}: shipped ones, or your own below the spec path. If you leave it
     * out, all shipped files are used.
     */
    String[] value() default {};

    /** Simple name of the generated class, for example {@code AcmeCalls}. */
    String table();
}
