package org.cxlmi.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a simulated fabric for each test of a class, or for one test, and closes what the test has opened on it.
 *
 * <p>Test methods, and those that run before and after each, may have parameters of these types: {@code SimulatedFabric},
 * {@code SimulatedClock}, {@code Cxl}, {@code Endpoint} and every {@code SimulatedComponent}. For the last two, {@link At}
 * says which component is meant; without it, the only component of the fabric is meant. The annotation of a method takes
 * precedence over that of its class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SimulatedCxlExtension.class)
public @interface SimulatedCxl {

    /**
     * The file of the fabric, as a resource: beside the test class, or from the root of the class path if it begins with
     * a slash. If it is not given, there is one memory device, {@code mem0}.
     */
    String fabric() default "";

    /**
     * Whether time goes by itself, and timeouts really take it; otherwise the clock stands still until the test or a wait
     * moves it.
     */
    boolean runningClock() default false;
}
