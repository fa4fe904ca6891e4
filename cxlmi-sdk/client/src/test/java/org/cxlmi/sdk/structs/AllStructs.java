package org.cxlmi.sdk.structs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.cxlmi.sdk.structs.odd.OddCommands;

/** All structs of all commands, ours and odd ones, and those within them. */
public final class AllStructs {

    /** Changes what is random; a failure says which it was. */
    public static final long SEED = Long.getLong("cxlmi.seed", System.nanoTime());

    private static final List<Package> PACKAGES = Stream.of(
                    GenericCommands.class,
                    MemoryDeviceCommands.class,
                    FabricManagerCommands.class,
                    GlobalFamDeviceCommands.class,
                    DramEvent.class,
                    OddCommands.class)
            .map(Class::getPackage)
            .toList();

    private final Map<Class<?>, StructCase> cases = new LinkedHashMap<>();

    private AllStructs() {}

    public static Collection<StructCase> cases() {
        AllStructs all = new AllStructs();
        Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all(),
                        OddCommands.all())
                .flatMap(List::stream)
                .forEach(all::add);
        return all.cases.values();
    }

    private <Q extends Struct, R extends Struct> void add(Command<Q, R> command) {
        StructCase request = new StructCase(
                command.requestType(),
                command.requestLayout(),
                true,
                Optional.empty(),
                (bytes, unused) -> command.requestReader().apply(bytes));
        put(request);
        put(new StructCase(
                command.responseType(),
                command.responseLayout(),
                true,
                Optional.of(request),
                (bytes, sent) -> command.responseReader()
                        .read(bytes, command.requestType().cast(sent))));
    }

    private void put(StructCase added) {
        if (cases.putIfAbsent(added.type(), added) == null) {
            List<Layout> within = new ArrayList<>();
            for (Layout.Field field : added.layout().fields()) {
                field.struct().ifPresent(within::add);
                field.overlaid()
                        .forEach(overlaid -> within.add(overlaid.layout().get()));
            }
            within.forEach(layout -> put(element(layout)));
        }
    }

    private static StructCase element(Layout layout) {
        for (Package candidate : PACKAGES) {
            Optional<Class<?>> type = classOf(candidate.getName() + "." + layout.name());
            if (type.isPresent() && layoutOf(type.get()) == layout) {
                Method wrap = wrapOf(type.get());
                return new StructCase(
                        type.get().asSubclass(Struct.class),
                        layout,
                        false,
                        Optional.empty(),
                        (bytes, unused) -> wrapped(wrap, bytes));
            }
        }
        throw new AssertionError("no class of " + layout.name());
    }

    private static Optional<Class<?>> classOf(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Object layoutOf(Class<?> type) {
        try {
            return type.getMethod("structLayout").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Method wrapOf(Class<?> type) {
        try {
            return type.getMethod("wrap", byte[].class);
        } catch (NoSuchMethodException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Struct wrapped(Method wrap, byte[] bytes) {
        try {
            return (Struct) wrap.invoke(null, (Object) bytes);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
