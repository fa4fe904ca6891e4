package org.cxlmi.sdk.check;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.ops.Pages;

/** Reads a list, or a run of bytes, once with one command and once in about eight pieces, and compares. */
final class PiecesCheck implements CommandCheck {

    private static final int PIECES = 8;

    /** The Command Effects Log has entries of this many bytes, which its offsets must not cut. */
    private static final long STEP = 4;

    private static final int SHOWN_BYTES = 8;

    private final CheckSession session;
    private final Requests requests;

    PiecesCheck(CheckSession session, Requests requests) {
        this.session = session;
        this.requests = requests;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.PIECES;
    }

    @Override
    public Optional<SkipReason> reasonAgainst(Listed listed) {
        return applies(listed) ? Optional.empty() : Optional.of(SkipReason.NOTHING_TO_COMPARE);
    }

    /** Whether the command only reads, and its request says where to start and how much to return. */
    static boolean applies(Listed listed) {
        return listed.onlyReads()
                && listed.command()
                        .flatMap(Command::paging)
                        .filter(paging -> paging.hasStart() && paging.hasLimit())
                        .isPresent();
    }

    @Override
    public void check(Listed listed) throws InterruptedException {
        check(listed, listed.command().orElseThrow());
    }

    private <Q extends Struct, R extends Struct> void check(Listed listed, Command<Q, R> command)
            throws InterruptedException {
        Paging<Q, R, ?> paging = command.paging().orElseThrow();
        int compared = 0;
        int failed = 0;
        for (Q request : requests.of(command)) {
            Optional<R> whole = session.send(command, request).response();
            long count = whole.map(paging::count).orElse(0L);
            if (count < 2) {
                continue;
            }
            Outcome outcome = compare(command, paging, request, whole.orElseThrow());
            compared += outcome.verdict() == Verdict.PASS ? 1 : 0;
            if (outcome.verdict() == Verdict.FAIL) {
                failed++;
                session.found(listed.subject(), kind(), outcome);
            }
        }
        if (failed == 0) {
            session.found(
                    listed.subject(),
                    kind(),
                    compared == 0
                            ? Outcome.skip(SkipReason.NOTHING_TO_COMPARE, "")
                            : Outcome.pass(compared == 1 ? "1 comparison" : compared + " comparisons"));
        }
    }

    private <Q extends Struct, R extends Struct, E> Outcome compare(
            Command<Q, R> command, Paging<Q, R, E> paging, Q request, R whole) throws InterruptedException {
        List<E> expected = paging.elements(whole);
        boolean isBytes = expected.get(0) instanceof byte[];
        if (isBytes && isUniform(bytes(expected))) {
            // Any piece of it is like any other, such as of labels that were never written.
            return Outcome.skip(SkipReason.NOTHING_TO_COMPARE, "");
        }
        long count = paging.count(whole);
        long size = Math.max(1, (count + PIECES - 1) / PIECES);
        if (isBytes && count > STEP) {
            size = (size + STEP - 1) / STEP * STEP;
        }
        Pages<Q, R, E> pages = Pages.of(session.target(), paging, paging.request(request, paging.start(request), count))
                .withPageSize(size)
                .withRestarts(0);
        Answer<List<E>> pieces = session.attempt(pages::toList);
        String place = "pieces of " + size + (isBytes ? " bytes" : size == 1 ? " element" : " elements");
        if (pieces.response().isEmpty()) {
            return changes(command, paging, request, expected)
                    ? Outcome.skip(SkipReason.NOTHING_TO_COMPARE, "")
                    : pieces.malformed()
                            .map(e -> Outcome.fail(place + ": " + e.field(), e.expected(), e.found(), e.bytes()))
                            .orElseGet(() -> Outcome.fail(place, "what was read at once", pieces.text()));
        }
        List<E> all = pieces.response().get();
        // If the request counts the bytes of the whole payload, the rest of the list comes too.
        List<E> found = isBytes ? all : all.subList(0, Math.min(all.size(), expected.size()));
        if (equal(expected, found)) {
            return Outcome.pass("");
        }
        return changes(command, paging, request, expected)
                ? Outcome.skip(SkipReason.NOTHING_TO_COMPARE, "")
                : difference(place, expected, found);
    }

    /** Whether the component returns something else by now. */
    private <Q extends Struct, R extends Struct, E> boolean changes(
            Command<Q, R> command, Paging<Q, R, E> paging, Q request, List<E> expected) throws InterruptedException {
        return session.send(command, request)
                .response()
                .map(again -> !equal(expected, paging.elements(again)))
                .orElse(true);
    }

    private static boolean isUniform(byte... bytes) {
        for (byte each : bytes) {
            if (each != bytes[0]) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(List<?> left, List<?> right) {
        return (isBytes(left) || isBytes(right)) ? Arrays.equals(bytes(left), bytes(right)) : left.equals(right);
    }

    private static boolean isBytes(List<?> parts) {
        return !parts.isEmpty() && parts.get(0) instanceof byte[];
    }

    private static byte[] bytes(List<?> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes((byte[]) part));
        return all.toByteArray();
    }

    private static Outcome difference(String place, List<?> expected, List<?> found) {
        if (isBytes(expected)) {
            byte[] left = bytes(expected);
            byte[] right = bytes(found);
            int at = Arrays.mismatch(left, right);
            return Outcome.fail(place + ": byte " + at, hex(left, at) + ", as when read at once", hex(right, at));
        }
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                return Outcome.fail(
                        place + ": element " + i, text(expected.get(i)) + ", as when read at once", text(found.get(i)));
            }
        }
        return Outcome.fail(place, expected.size() + " elements, as when read at once", found.size() + "");
    }

    private static String text(Object element) {
        return element instanceof Struct struct ? HexText.of(struct) : String.valueOf(element);
    }

    private static String hex(byte[] bytes, int from) {
        int end = Math.min(bytes.length, from + SHOWN_BYTES);
        return from >= end ? "the end" : HexFormat.ofDelimiter(" ").formatHex(bytes, from, end);
    }
}
