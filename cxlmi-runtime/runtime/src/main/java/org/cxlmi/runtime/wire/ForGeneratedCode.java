package org.cxlmi.runtime.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that only generated code may use. It is public because generated code lies in other packages. It may
 * change in any version, together with the annotation processor; generate your code again when you change the version.
 *
 * <p>On a type, the mark applies to all members and nested types.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForGeneratedCode {}
