package org.cxlmi.simulator.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The JUnit extension behind {@link SimulatedCxl}. */
final class SimulatedCxlExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SimulatedCxlExtension.class);
    private static final String DEVICE = "mem0";

    /** Made by JUnit. */
    SimulatedCxlExtension() {}

    private record Setting(SimulatedFabric fabric, Cxl cxl) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        SimulatedCxl annotation = context.getTestMethod()
                .flatMap(method -> Optional.ofNullable(method.getAnnotation(SimulatedCxl.class)))
                .or(() -> annotationOf(context.getRequiredTestClass()))
                .orElseThrow();
        SimulatedClock clock = annotation.runningClock() ? SimulatedClock.running() : SimulatedClock.driven();
        SimulatedFabric fabric = annotation.fabric().isEmpty()
                ? oneDevice(clock)
                : load(context.getRequiredTestClass(), annotation.fabric(), clock);
        store(context)
                .put(
                        Setting.class,
                        new Setting(fabric, Cxl.builder().probe(false).build()));
    }

    /** Nested classes use the annotation of the class around them. */
    private static Optional<SimulatedCxl> annotationOf(Class<?> testClass) {
        Class<?> type = testClass;
        while (type != null) {
            SimulatedCxl annotation = type.getAnnotation(SimulatedCxl.class);
            if (annotation != null) {
                return Optional.of(annotation);
            }
            type = type.getEnclosingClass();
        }
        return Optional.empty();
    }

    private static SimulatedFabric oneDevice(SimulatedClock clock) {
        return SimulatedFabric.builder(clock)
                .add(SimulatedMemoryDevice.builder().name(DEVICE).clock(clock).build())
                .build();
    }

    private static SimulatedFabric load(Class<?> testClass, String resource, SimulatedClock clock) {
        try (InputStream stream = testClass.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no resource " + resource + " at " + testClass.getName()
                        + "; put it beside the class, or begin with a slash");
            }
            return SimulatedFabric.parse(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Setting setting = store(context).remove(Setting.class, Setting.class);
        if (setting != null) {
            setting.cxl.close();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent()
                && (type == SimulatedFabric.class
                        || type == SimulatedClock.class
                        || type == Cxl.class
                        || type == Endpoint.class
                        || SimulatedComponent.class.isAssignableFrom(type));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Setting setting = store(context).get(Setting.class, Setting.class);
        if (setting == null) {
            throw new ParameterResolutionException("there is no fabric outside of tests");
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == SimulatedFabric.class) {
            return setting.fabric;
        }
        if (type == SimulatedClock.class) {
            return setting.fabric.clock();
        }
        if (type == Cxl.class) {
            return setting.cxl;
        }
        SimulatedComponent component = component(parameter, setting.fabric);
        if (type == Endpoint.class) {
            return setting.cxl.open(component.connect());
        }
        if (!type.isInstance(component)) {
            throw new ParameterResolutionException(
                    component + " is a " + component.getClass().getSimpleName() + ", no " + type.getSimpleName());
        }
        return component;
    }

    private static SimulatedComponent component(ParameterContext parameter, SimulatedFabric fabric) {
        Optional<At> at = parameter.findAnnotation(At.class);
        if (at.isPresent()) {
            return fabric.component(at.get().value());
        }
        if (fabric.components().size() != 1) {
            throw new ParameterResolutionException(
                    "say which component " + parameter.getParameter() + " is for: @At(\"NAME\"), with one of "
                            + fabric.components().keySet());
        }
        return fabric.components().values().iterator().next();
    }
}
