package org.cxlmi.sdk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentList;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListRequest;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test of a list runs for every command of the spec that has paging. */
class PagesTest {

    private static final int SIZE = 20;

    private static Stream<Command<?, ?>> commands() {
        return Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .flatMap(List::stream)
                .filter(command -> command.paging().isPresent());
    }

    private static Stream<Command<?, ?>> commandsWhose(Predicate<Case<?, ?, ?>> wanted) {
        return commands().filter(command -> wanted.test(Case.of(command, 1)));
    }

    private static Stream<Command<?, ?>> ofAnyLength() {
        return commandsWhose(list -> !list.target.isExact());
    }

    private static Stream<Command<?, ?>> sayingWhetherThereIsMore() {
        return commandsWhose(Case::saysWhetherMore);
    }

    private static Stream<Command<?, ?>> withLimit() {
        return commandsWhose(list -> list.paging.hasLimit());
    }

    private static Stream<Command<?, ?>> withTotal() {
        return commandsWhose(Case::hasTotal);
    }

    private static Stream<Command<?, ?>> withGeneration() {
        return commandsWhose(Case::hasGeneration);
    }

    /** One command, with its types. */
    private static final class Case<Q extends Struct, R extends Struct, E> {

        final Paging<Q, R, E> paging;
        final ListTarget<Q, R> target;

        Case(Paging<Q, R, E> paging, int size) {
            this.paging = paging;
            this.target = new ListTarget<>(paging, size);
        }

        static Case<?, ?, ?> of(Command<?, ?> command, int size) {
            return new Case<>(command.paging().orElseThrow(), size);
        }

        Pages<Q, R, E> pages() {
            return Pages.of(
                    target, paging, target.isExact() ? target.first(target.size) : ListTarget.zeros(paging.command()));
        }

        Pages<Q, R, E> pagesOf(int count) {
            target.largestPart = count;
            return pages().withPageSize(count);
        }

        /** The bytes of the list, whatever its elements are. */
        List<Object> elements(int size) {
            return flat(paging.elements(target.response(target.first(size), 0, size)).stream());
        }

        static List<Object> flat(Stream<?> elements) {
            return elements.flatMap(element -> element instanceof byte[] bytes
                            ? IntStream.range(0, bytes.length).mapToObj(i -> bytes[i])
                            : Stream.of(element))
                    .map(Object.class::cast)
                    .toList();
        }

        boolean saysWhetherMore() {
            R response = target.response(target.first(0), 0, 0);
            return paging.more(response).isPresent() || paging.total(response).isPresent();
        }

        boolean hasTotal() {
            return paging.total(target.response(target.first(0), 0, 0)).isPresent();
        }

        boolean hasGeneration() {
            return paging.generation(target.response(target.first(0), 0, 0)).isPresent();
        }
    }

    @Test
    void commands_areAllThatThereAre() {
        assertTrue(commands().count() > 40, () -> "" + commands().count());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void list_inPartsOfAnySize_isReadOnceAndInOrder(Command<?, ?> command) {
        for (int count : List.of(1, 2, 7, SIZE, SIZE + 1)) {
            Case<?, ?, ?> list = Case.of(command, SIZE);

            assertEquals(
                    list.elements(SIZE),
                    Case.flat(list.pagesOf(count).toList().stream()),
                    () -> "in parts of " + count);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void list_inPartsThatFit_isReadOnceAndInOrder(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, SIZE);

        assertEquals(list.elements(SIZE), Case.flat(list.pages().toList().stream()));
    }

    @ParameterizedTest
    @MethodSource("ofAnyLength")
    void emptyList_isReadByOneCommand(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, 0);

        assertEquals(List.of(), Case.flat(list.pages().toList().stream()));
        assertEquals(1, list.target.starts.size());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void list_isReadNoFurtherThanNeeded(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, SIZE);
        Iterator<?> elements = list.pagesOf(7).iterator();

        assertTrue(elements.hasNext());
        elements.next();

        assertEquals(1, list.target.starts.size());
    }

    @ParameterizedTest
    @MethodSource("sayingWhetherThereIsMore")
    void componentThatNeverEnds_isMalformed(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, 5);
        list.target.neverEnds = true;
        list.target.announced = 6;

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class, () -> list.pagesOf(2).toList());

        assertEquals(command.name(), e.command());
        assertEquals(list.paging.elementsField(), e.field());
    }

    @ParameterizedTest
    @MethodSource("withLimit")
    void componentThatSendsMoreThanAskedFor_isMalformed(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, SIZE);
        list.target.surplus = 1;

        assertThrows(MalformedResponseException.class, () -> list.pagesOf(2).toList());
    }

    @ParameterizedTest
    @MethodSource("withTotal")
    void totalThatShrinks_endsIteration_andIsReadAgainAsAWhole(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, SIZE);
        list.target.beforeResponse = number -> {
            if (number == 1) {
                list.target.size = SIZE - 1;
                list.target.announced = SIZE - 1;
            }
        };

        assertEquals(list.elements(SIZE - 1), Case.flat(list.pagesOf(7).toList().stream()));

        Case<?, ?, ?> again = Case.of(command, SIZE);
        again.target.beforeResponse = number -> again.target.announced = SIZE - number;
        assertThrows(
                ListChangedException.class, () -> again.pagesOf(7).iterator().forEachRemaining(element -> {}));
        assertThrows(
                ListChangedException.class,
                () -> again.pagesOf(7).withRestarts(2).toList());
        assertEquals(2 + 3 * 2, again.target.starts.size());
    }

    @ParameterizedTest
    @MethodSource("withGeneration")
    void generationThatChanges_isReadAgain(Command<?, ?> command) {
        Case<?, ?, ?> list = Case.of(command, SIZE);
        list.target.beforeResponse = number -> list.target.generation = number == 0 ? 1 : 2;

        assertEquals(list.elements(SIZE), Case.flat(list.pagesOf(7).toList().stream()));
        assertEquals(2 + 3, list.target.starts.size());
    }

    @Test
    void request_saysWhereToStartAndHowMuchToRead() {
        var target = new ListTarget<>(GetDynamicCapacityExtentList.PAGING, SIZE);
        var request = GetDynamicCapacityExtentListRequest.builder()
                .startingExtentIndex(3)
                .extentCount(5)
                .build();

        var pages =
                Pages.of(target, GetDynamicCapacityExtentList.PAGING, request).withPageSize(2);

        assertEquals(5, pages.stream().count());
        assertEquals(List.of(3L, 5L, 7L), target.starts);
    }

    @Test
    void pageSize_ofNothing_isRefused() {
        var pages = Case.of(GetDynamicCapacityExtentList.COMMAND, 1).pages();

        assertThrows(IllegalArgumentException.class, () -> pages.withPageSize(0));
        assertThrows(IllegalArgumentException.class, () -> pages.withRestarts(-1));
    }
}
