package org.cxlmi.sdk.ops;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.wire.Struct;

/** Asks a component how many bytes there are to read. */
final class WholeSize {

    private WholeSize() {}

    /** The size in bytes; empty if the component does not have the command that says it, or says nothing about it. */
    static <P extends Struct, S extends Struct> OptionalLong of(
            CxlTarget target, Paging.Size<P, S> size, Struct request) {
        try {
            Iterator<S> responses = responses(target, size);
            while (responses.hasNext()) {
                OptionalLong found = size.in(responses.next(), request);
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (CommandFailedException | UnsupportedCommandException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private static <P extends Struct, S extends Struct> Iterator<S> responses(
            CxlTarget target, Paging.Size<P, S> size) {
        Optional<Paging<P, S, ?>> paging = size.command().paging();
        return paging.isPresent()
                ? Pages.of(target, paging.get(), size.request()).responses().iterator()
                : List.of(target.execute(size.command(), size.request())).iterator();
    }
}
