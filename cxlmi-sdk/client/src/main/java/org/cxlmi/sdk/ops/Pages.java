package org.cxlmi.sdk.ops;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.wire.Struct;

/**
 * Reads a list, or a run of bytes, with several commands. Each part is as large as the component and the connection
 * allow, and is read only when it is needed.
 *
 * <pre>{@code
 * var request = GetPoisonListRequest.builder().physicalAddressLength(length).build();
 * for (MediaErrorRecord record : Pages.of(device, GetPoisonList.PAGING, request)) { ... }
 * }</pre>
 *
 * <p>The request says where to start, and how much to read in all. If its limit is 0, everything is read; where another
 * command says how much that is, such as Get Supported Logs for Get Log, that command is sent first.
 *
 * <p>Reading ends in a {@link org.cxlmi.runtime.error.MalformedResponseException} if the component says that something
 * is left but sends nothing, if it sends the same part again, or if it sends more than was asked for. The list may
 * change while it is read: its generation number or its total shows this. Then {@link #toList} and {@link #toBytes}
 * begin again, and the methods that read part by part end in a {@link ListChangedException}.
 *
 * <p>For some commands, such as Get Poison List, the component keeps the position itself. Then only one client may read
 * at a time.
 *
 * @param <Q> the request
 * @param <R> the response
 * @param <E> an element; the whole {@code byte[]} of one part if the command reads bytes
 */
public final class Pages<Q extends Struct, R extends Struct, E> implements Iterable<E> {

    private static final int DEFAULT_RESTARTS = 3;

    private final CxlTarget target;
    private final Paging<Q, R, E> paging;
    private final Q request;
    private final OptionalLong pageSize;
    private final int restarts;

    private Pages(CxlTarget target, Paging<Q, R, E> paging, Q request, OptionalLong pageSize, int restarts) {
        this.target = target;
        this.paging = paging;
        this.request = request;
        this.pageSize = pageSize;
        this.restarts = restarts;
    }

    /**
     * Prepares to read; nothing is sent yet.
     *
     * @param request where to start, how much to read in all, and what else the command needs
     */
    public static <Q extends Struct, R extends Struct, E> Pages<Q, R, E> of(
            CxlTarget target, Paging<Q, R, E> paging, Q request) {
        return new Pages<>(target, paging, request, OptionalLong.empty(), DEFAULT_RESTARTS);
    }

    /**
     * The same with parts of another size.
     *
     * @param count the most elements of a part, or the most bytes if the command reads bytes; a number that is too
     *     large for the field of the request counts as the largest that fits
     * @throws IllegalArgumentException if it is not positive
     */
    public Pages<Q, R, E> withPageSize(long count) {
        if (count <= 0) {
            throw new IllegalArgumentException("parts of " + count + "; write at least 1");
        }
        return new Pages<>(target, paging, request, OptionalLong.of(count), restarts);
    }

    /**
     * The same with another number of restarts: how often a list that changed is read again. The default is 3.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Pages<Q, R, E> withRestarts(int times) {
        if (times < 0) {
            throw new IllegalArgumentException(times + " restarts; write at least 0");
        }
        return new Pages<>(target, paging, request, pageSize, times);
    }

    /** The responses, one for each part. Each iterator reads from the beginning. */
    public Iterable<R> responses() {
        return () -> new PageReader<>(target, paging, request, pageSize);
    }

    /** The elements of all parts. Each iterator reads from the beginning. */
    @Override
    public Iterator<E> iterator() {
        return stream().iterator();
    }

    /** The elements of all parts, read as they are needed. */
    public Stream<E> stream() {
        Iterator<R> parts = responses().iterator();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(parts, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .flatMap(response -> paging.elements(response).stream());
    }

    /**
     * All elements, read at once. A list that changes is read again.
     *
     * @throws ListChangedException if it changed each time
     * @throws org.cxlmi.runtime.error.CxlException one of its other subclasses if a part could not be read
     */
    public List<E> toList() {
        for (int left = restarts; ; left--) {
            try {
                List<E> all = new ArrayList<>();
                responses().forEach(response -> all.addAll(paging.elements(response)));
                return List.copyOf(all);
            } catch (ListChangedException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    /**
     * All bytes that a command reads, read at once.
     *
     * @throws org.cxlmi.runtime.error.CxlException one of its subclasses if a part could not be read
     */
    public static byte[] toBytes(Pages<?, ?, byte[]> pages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pages.toList().forEach(all::writeBytes);
        return all.toByteArray();
    }
}
