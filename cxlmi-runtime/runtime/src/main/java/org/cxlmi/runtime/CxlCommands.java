package org.cxlmi.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Generates the typed commands of spec files into the annotated package. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface CxlCommands {

    /** Spec files, for example {@code generic/events.yaml}: shipped ones, or your own below the spec path. */
    String[] value();

    /** Simple name of the class that has one method for each command; left out where the files declare types only. */
    String facade() default "";

    /**
     * Packages that are annotated likewise and have the types of files that these files use, for example {@code
     * org.cxlmi.sdk.generic}; what none of them has is generated once more, into this package.
     */
    String[] typesFrom() default {};
}
