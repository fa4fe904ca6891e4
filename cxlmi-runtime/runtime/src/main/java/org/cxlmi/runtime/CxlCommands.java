package org.cxlmi.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells the annotation processor to generate the typed commands of spec files into the annotated package. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface CxlCommands {

    /** Spec files, for example {@code generic/events.yaml}: shipped ones, or your own below the spec path. */
    String[] value();

    /** The simple name of the class that has one method for each command. Leave it out if the files declare only types. */
    String facade() default "";

    /**
     * Packages with this annotation that already have the types of files in {@code uses}, for example {@code
     * org.cxlmi.sdk.generic}; types that no such package has are generated once more, into this package.
     */
    String[] typesFrom() default {};
}
