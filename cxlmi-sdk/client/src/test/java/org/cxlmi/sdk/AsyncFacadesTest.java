package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.FabricManagerAsync;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GenericAsync;
import org.cxlmi.sdk.gfd.GlobalFamDevice;
import org.cxlmi.sdk.gfd.GlobalFamDeviceAsync;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.MemoryDeviceAsync;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The facades that return futures have the methods of those that wait. */
class AsyncFacadesTest {

    static Arguments[] facades() {
        return new Arguments[] {
            Arguments.of(Generic.class, GenericAsync.class),
            Arguments.of(MemoryDevice.class, MemoryDeviceAsync.class),
            Arguments.of(FabricManager.class, FabricManagerAsync.class),
            Arguments.of(GlobalFamDevice.class, GlobalFamDeviceAsync.class)
        };
    }

    @ParameterizedTest
    @MethodSource("facades")
    void asyncFacade_hasTheSameMethods_whichReturnFutures(Class<?> facade, Class<?> async) {
        Set<String> expected = methods(facade, type -> CompletableFuture.class.getName() + "<" + boxed(type) + ">");

        assertFalse(expected.isEmpty());
        assertEquals(expected, methods(async, Type::getTypeName));
    }

    private static Set<String> methods(Class<?> facade, Function<Type, String> returned) {
        Set<String> methods = new TreeSet<>();
        for (Method method : facade.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
                methods.add(returned.apply(method.getGenericReturnType()) + " " + method.getName()
                        + Arrays.stream(method.getGenericParameterTypes())
                                .map(Type::getTypeName)
                                .toList());
            }
        }
        return methods;
    }

    private static String boxed(Type type) {
        return type == void.class ? Void.class.getName() : type.getTypeName();
    }
}
