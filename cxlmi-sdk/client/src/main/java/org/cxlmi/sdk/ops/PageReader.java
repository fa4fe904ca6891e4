package org.cxlmi.sdk.ops;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a list one after the other, and checks that they fit together. */
final class PageReader<Q extends Struct, R extends Struct> implements Iterator<R> {

    /**
     * The longest list of a component that keeps the position itself. Without this limit, a wrong component could be
     * read for ever.
     */
    private static final long LONGEST_LIST = 1L << 20;

    private final CxlTarget target;
    private final Paging<Q, R, ?> paging;
    private final Q request;
    private final OptionalLong pageSize;
    private final boolean isWhole;
    private long wanted;
    private long position;
    private long count;
    private long fitting;
    private boolean isFirst = true;
    private boolean isOver;
    private @Nullable R ahead;
    private OptionalLong generation = OptionalLong.empty();
    private OptionalLong total = OptionalLong.empty();
    private byte[] before = {};

    /**
     * @param request where to start, and how much to read in all
     * @param pageSize the most elements or bytes of one part; as many as fit, if it is not given
     */
    PageReader(CxlTarget target, Paging<Q, R, ?> paging, Q request, OptionalLong pageSize) {
        this.target = target;
        this.paging = paging;
        this.request = request;
        this.pageSize = pageSize;
        this.position = paging.start(request);
        this.isWhole = paging.limit(request) == 0;
        this.wanted = isWhole ? Long.MAX_VALUE : paging.limit(request);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !isOver) {
            ahead = read();
        }
        return ahead != null;
    }

    @Override
    public R next() {
        R response = hasNext() ? ahead : null;
        if (response == null) {
            throw new NoSuchElementException("the list is over");
        }
        ahead = null;
        return response;
    }

    private @Nullable R read() {
        if (isFirst && isWhole) {
            limitToSize();
        }
        if (wanted == 0) {
            isOver = true;
            return null;
        }
        long asked = asked();
        R response;
        try {
            response = target.execute(paging.command(), paging.request(request, position, asked));
        } catch (CommandFailedException e) {
            if (isBeyondTheEnd(e)) {
                isOver = true;
                return null;
            }
            if (isChange(e)) {
                throw changed("the component answered " + ReturnCode.describe(e.rawReturnCode()));
            }
            throw e;
        }
        accept(response, asked);
        isFirst = false;
        return response;
    }

    /** Most components refuse what goes beyond the end, so that the first command needs the size. */
    private void limitToSize() {
        OptionalLong size =
                paging.size().isPresent() ? WholeSize.of(target, paging.size().get(), request) : OptionalLong.empty();
        if (size.isPresent()) {
            wanted = Math.max(0, size.getAsLong() - position) / paging.elementLength();
        }
    }

    private long asked() {
        if (isFirst) {
            fitting = pageSize.orElseGet(this::fitting);
        }
        return Math.max(1, Math.min(Math.min(fitting, wanted - count), paging.largestLimit()));
    }

    private long fitting() {
        int fixed = paging.command().responseLayout().fixedLength();
        return paging.hasLimit() ? (Room.inResponses(target) - fixed) / paging.elementLength() : Long.MAX_VALUE;
    }

    /** If only a shorter part shows the end, and the last part was full, the component refuses the command after it. */
    private boolean isBeyondTheEnd(CommandFailedException e) {
        return !isFirst
                && isWhole
                && total.isEmpty()
                && e.returnCode() == ReturnCode.INVALID_INPUT
                && e.layer() == target.layer();
    }

    private boolean isChange(CommandFailedException e) {
        return !isFirst && e.returnCode() == ReturnCode.INTERRUPTED && e.layer() == target.layer();
    }

    private void accept(R response, long asked) {
        long read = paging.count(response);
        if (paging.hasLimit() && read > asked) {
            throw malformed(response, "at most " + asked + ", as asked for", Long.toString(read));
        }
        checkUnchanged(response);
        count += read;
        position = paging.next(position, read);
        checkTotal(response, read);
        isOver = isLast(response, read, asked) || count >= wanted;
        if (!isOver) {
            checkProgress(response, read);
        }
        before = response.bytes();
    }

    private void checkUnchanged(R response) {
        OptionalLong newGeneration = paging.generation(response);
        OptionalLong newTotal = paging.total(response);
        if (!isFirst && !newGeneration.equals(generation)) {
            throw changed("its generation number was " + generation.orElseThrow() + " and is now "
                    + newGeneration.orElseThrow());
        }
        if (!isFirst && !newTotal.equals(total)) {
            throw changed("it had " + Long.toUnsignedString(total.orElseThrow()) + " in all and has now "
                    + Long.toUnsignedString(newTotal.orElseThrow()));
        }
        generation = newGeneration;
        total = newTotal;
    }

    private void checkTotal(R response, long read) {
        if (read > 0 && total.isPresent() && Long.compareUnsigned(position, total.orElseThrow()) > 0) {
            throw malformed(
                    response,
                    Long.toUnsignedString(total.orElseThrow()) + " in all, as the response says",
                    Long.toUnsignedString(position));
        }
    }

    private boolean isLast(R response, long read, long asked) {
        if (paging.more(response).isPresent()) {
            return !paging.more(response).orElseThrow();
        }
        if (total.isPresent()) {
            return Long.compareUnsigned(position, total.orElseThrow()) >= 0;
        }
        return read == 0 || (paging.hasLimit() && read < asked);
    }

    /** Checks that the component makes progress, if it says that something is left. */
    private void checkProgress(R response, long read) {
        if (read == 0) {
            throw malformed(response, "at least one, because the response says that something is left", "none");
        }
        if (paging.hasStart() && Long.compareUnsigned(position, paging.lastStart()) > 0) {
            throw malformed(
                    response,
                    "an end at " + Long.toUnsignedString(paging.lastStart()) + ", because no request can start later",
                    "that something is left");
        }
        if (!paging.hasStart() && Arrays.equals(before, response.bytes())) {
            throw malformed(response, "what comes next", "the same again");
        }
        if (!paging.hasStart() && count > LONGEST_LIST) {
            throw malformed(response, "at most " + LONGEST_LIST + " in all", "that something is left");
        }
    }

    private MalformedResponseException malformed(R response, String expected, String found) {
        return new MalformedResponseException(
                        response.layout().name(), paging.elementsField(), expected, found, response.bytes())
                .in(context());
    }

    private ListChangedException changed(String change) {
        return new ListChangedException(context(), change);
    }

    private CommandContext context() {
        return paging.command().context(target);
    }
}
