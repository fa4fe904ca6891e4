package org.cxlmi.runtime.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what only code that the annotation processor generated may use. It is public because that code lies in other
 * packages, and changes together with the processor in any version; generate your code again when you change the version.
 *
 * <p>On a type it holds for all members and nested types.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForGeneratedCode {}
