package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTags;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentLists;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentListsResponse;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityRelease;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hosts whose region 0 is sharable and whose region 1 is not. */
@Timeout(60)
class HostCapacityTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long MIB = 1L << 20;
    private static final long BLOCK = 2 * MIB;
    private static final long SHARED = 8L << 30;
    private static final long UNSHARED = SHARED + (1L << 28);
    private static final byte[] TAG = tag(7);

    private final SimulatedMultiLogicalDevice device = SimulatedMultiLogicalDevice.builder()
            .name("pool")
            .logicalDevices(2, 0)
            .clock(SimulatedClock.driven())
            .eachLogicalDevice(
                    (each, ldId) -> each.dynamicCapacity(List.of(region(SHARED), region(UNSHARED)), List.of())
                            .sharableRegion(0))
            .build();
    private final Endpoint pool = Endpoint.over(device.connect());
    private final HostCapacity host0 = HostCapacity.of(pool, 0).withTimeout(LONG);
    private final HostCapacity host1 = HostCapacity.of(pool, 1).withTimeout(LONG);

    private final ScriptedTransport transport = new ScriptedTransport("pool");
    private final HostCapacity scripted =
            HostCapacity.of(Endpoint.over(transport), 0).withTimeout(Duration.ofMillis(50));

    private static DynamicCapacityRegion region(long base) {
        return DynamicCapacityRegion.builder()
                .regionBase(base)
                .regionDecodeLengthBytes(1L << 28)
                .regionLength(8 * BLOCK)
                .regionBlockSize(BLOCK)
                .build();
    }

    private static byte[] tag(int value) {
        byte[] tag = new byte[16];
        Arrays.fill(tag, (byte) value);
        return tag;
    }

    private static DynamicCapacityExtent extent(long start, long length, byte... tag) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .tag(tag.length == 0 ? new byte[16] : tag)
                .build();
    }

    /** The job while a host answers. */
    private CapacityChange answered(Job<CapacityChange> job, CapacityHost host) throws InterruptedException {
        return job.onProgress(progress -> answer(progress, host)).run();
    }

    private static void answer(OperationProgress progress, CapacityHost host) {
        if (progress.phase().startsWith("answer")) {
            host.answer();
        }
    }

    private CapacityHost all(int ld) {
        return CapacityHost.of(device, ld);
    }

    private CapacityHost first(int ld) {
        return all(ld).choosing(extents -> extents.subList(0, 1));
    }

    private CapacityHost none(int ld) {
        return all(ld).choosing(extents -> List.of());
    }

    private static IncompleteOperationException failure(Job<?> job) {
        return assertThrows(IncompleteOperationException.class, job::run);
    }

    /** Leaves only every other block of region 1 free for host 0. */
    private void scatter() throws InterruptedException {
        List<DynamicCapacityExtent> every = new ArrayList<>();
        for (int block = 0; block < 8; block += 2) {
            every.add(extent(UNSHARED + block * BLOCK, BLOCK));
        }
        answered(host0.addExtents(every), all(0));
    }

    @Test
    void add_endsWhenTheHostHasAccepted() throws InterruptedException {
        scatter();
        List<String> steps = new ArrayList<>();

        CapacityChange change = host0.withTag(TAG)
                .add(1, 2 * BLOCK)
                .onProgress(progress -> {
                    steps.add(progress.toString());
                    answer(progress, all(0));
                })
                .run();

        assertEquals("host 0 accepted 2 extents, 4 MiB: 0x210200000+2MiB 0x210600000+2MiB", change.toString());
        assertTrue(change.isComplete());
        assertEquals(OptionalLong.of(2 * BLOCK), change.requestedBytes());
        assertEquals(
                List.of(extent(UNSHARED + BLOCK, BLOCK, TAG), extent(UNSHARED + 3 * BLOCK, BLOCK, TAG)),
                change.extents());
        assertEquals(
                List.of("check", "offer", "answer of host 0", "answer of host 0: 4194304 of 4194304 bytes"), steps);
    }

    @Test
    void add_thatTheHostAcceptsInPart_saysHowMuch() throws InterruptedException {
        scatter();

        for (HostCapacity host : List.of(host0.withTag(TAG), host0)) {
            CapacityChange change = answered(host.add(1, 2 * BLOCK), first(0));

            assertFalse(change.isComplete());
            assertEquals(BLOCK, change.bytes());
            assertTrue(change.toString().startsWith("host 0 accepted 1 extent, 2 MiB of 4 MiB: 0x"), change.toString());
        }
    }

    @Test
    void add_thatTheHostRejects_saysSo() throws InterruptedException {
        for (HostCapacity host : List.of(host0.withTag(TAG), host0)) {
            CapacityHost late = none(0);
            int[] looks = {0};
            CapacityChange change = host.add(1, BLOCK)
                    .onProgress(progress -> {
                        if (progress.done().isPresent() && looks[0]++ == 2) {
                            late.answer();
                        }
                    })
                    .run();

            assertEquals("host 0 accepted nothing of 2 MiB", change.toString());
        }
    }

    @Test
    void addContiguous_givesOnePiece() throws InterruptedException {
        CapacityChange change = answered(host0.withTag(TAG).addContiguous(1, 4 * BLOCK), all(0));

        assertEquals(List.of(extent(UNSHARED, 4 * BLOCK, TAG)), change.extents());
        assertTrue(failure(host0.addContiguous(1, 8 * BLOCK)).getMessage().contains("Resources Exhausted"));
    }

    @Test
    void addExtents_givesThese() throws InterruptedException {
        List<DynamicCapacityExtent> wanted =
                List.of(extent(UNSHARED + 4 * BLOCK, BLOCK, TAG), extent(UNSHARED, BLOCK, TAG));

        CapacityChange change = answered(host0.addExtents(wanted), first(0));

        assertEquals(List.of(wanted.get(0)), change.extents());
        assertFalse(change.isComplete());
    }

    @Test
    void share_givesAnotherHostTheSame() throws InterruptedException {
        List<DynamicCapacityExtent> own =
                answered(host0.withTag(TAG).add(0, 3 * BLOCK), all(0)).extents();

        CapacityChange change = answered(host1.withTag(TAG).share(0), all(1));

        assertEquals(own, change.extents());
        assertEquals(OptionalLong.empty(), change.requestedBytes());
        assertTrue(change.isComplete());
        assertEquals("host 1 accepted 1 extent, 6 MiB: 0x200000000+6MiB", change.toString());
        answered(host1.withTag(TAG).release(), all(1));
        assertEquals(
                "host 1 accepted nothing",
                answered(host1.withTag(TAG).share(0), none(1)).toString());
    }

    @Test
    void hostThatDoesNotAnswer_endsTyped_andSaysWhatWasOffered() {
        IncompleteOperationException failure = failure(host0.withTag(TAG).add(1, BLOCK));

        assertInstanceOf(CxlTimeoutException.class, failure.getCause());
        assertEquals("answer of host 0: 0 of 2097152 bytes", failure.progress().toString());
        assertTrue(
                failure.getMessage()
                        .endsWith("The offer of 2 MiB to host 0 stays open. The host may still accept it. Go on from"
                                + " the checkpoint of the operation to wait for it."),
                failure.getMessage());
    }

    @Test
    void resume_afterTheOffer_onlyWaits() throws InterruptedException {
        answered(host0.withTag(TAG).add(1, BLOCK), all(0));
        Operation<CapacityChange> first = host0.withTag(TAG).add(1, 2 * BLOCK).start();
        assertThrows(IncompleteOperationException.class, () -> first.await(LONG));
        Checkpoint saved = Checkpoint.parse(first.checkpoint().toString());

        CapacityChange change = answered(host0.withTag(TAG).add(1, 2 * BLOCK).resume(saved), all(0));

        assertEquals(List.of(extent(UNSHARED + BLOCK, 2 * BLOCK, TAG)), change.extents());
        assertThrows(
                IllegalArgumentException.class,
                () -> host0.withTag(tag(8)).add(1, 2 * BLOCK).resume(saved));
    }

    @Test
    void deviceThatRefuses_isNotWaitedFor() {
        IncompleteOperationException failure = failure(host0.withTag(TAG).add(1, 9 * BLOCK));

        assertEquals(
                ReturnCode.RESOURCES_EXHAUSTED,
                assertInstanceOf(CommandFailedException.class, failure.getCause())
                        .returnCode());
        assertEquals("offer", failure.progress().phase());
        assertInstanceOf(
                CommandFailedException.class,
                failure(HostCapacity.of(pool, 5).add(1, BLOCK)).getCause());
    }

    private static IncompleteOperationException cancelAtFirstLook(Job<CapacityChange> job) {
        CompletableFuture<Operation<CapacityChange>> self = new CompletableFuture<>();
        self.complete(job.onProgress(progress -> {
                    if (progress.phase().startsWith("answer")) {
                        self.join().cancel();
                    }
                })
                .start());
        return assertThrows(
                IncompleteOperationException.class, () -> self.join().await(LONG));
    }

    @Test
    void cancel_ofAnOfferThatTheDeviceDoesNotWithdraw_saysThatItStaysOpen() {
        IncompleteOperationException tagged =
                cancelAtFirstLook(host0.withTag(TAG).add(1, BLOCK));
        IncompleteOperationException untagged = cancelAtFirstLook(host0.add(1, BLOCK));
        IncompleteOperationException listed = cancelAtFirstLook(host1.addExtents(List.of(extent(UNSHARED, BLOCK))));

        for (IncompleteOperationException end : List.of(tagged, untagged, listed)) {
            assertTrue(end.wasCancelled());
            assertTrue(end.getMessage().contains("stays open. It cannot be withdrawn"), end.getMessage());
        }
    }

    @Test
    void cancel_withdrawsTheOffer_ifTheDeviceDoesSo() {
        transport.always(GetDcRegionExtentLists.OPCODE).reply(list(0));
        transport.on(InitiateDynamicCapacityAdd.OPCODE).reply();
        transport.on(InitiateDynamicCapacityRelease.OPCODE).reply();

        IncompleteOperationException end =
                cancelAtFirstLook(scripted.withTimeout(LONG).withTag(TAG).add(1, BLOCK));

        assertTrue(end.getMessage().contains("has taken the request to release the offer of 2 MiB"), end.getMessage());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void cancel_afterTheHostHasAccepted_leavesItTheCapacity() throws InterruptedException {
        CompletableFuture<Operation<CapacityChange>> self = new CompletableFuture<>();
        self.complete(host0.withTag(TAG)
                .add(1, BLOCK)
                .onProgress(progress -> {
                    if (progress.toString().equals("answer of host 0")) {
                        self.join().cancel();
                        all(0).answer();
                    }
                })
                .start());

        IncompleteOperationException end = assertThrows(
                IncompleteOperationException.class, () -> self.join().await(LONG));

        assertTrue(
                end.getMessage().endsWith("By then, host 0 accepted 1 extent, 2 MiB: 0x210000000+2MiB."),
                end.getMessage());
        assertTrue(answered(host0.withTag(TAG).release(), all(0)).isComplete());
    }

    @Test
    void release_endsWhenTheHostHasGivenBack() throws InterruptedException {
        answered(host0.withTag(TAG).add(1, 4 * BLOCK), all(0));

        CapacityChange part = answered(host0.withTag(TAG).release(BLOCK), all(0));
        CapacityChange named = answered(host0.releaseExtents(List.of(extent(UNSHARED + 2 * BLOCK, BLOCK))), all(0));
        CapacityChange rest = answered(host0.withTag(TAG).release(), all(0));

        assertEquals("host 0 released 1 extent, 2 MiB: 0x210000000+2MiB", part.toString());
        assertEquals("host 0 released 1 extent, 2 MiB: 0x210400000+2MiB", named.toString());
        assertEquals("host 0 released 2 extents, 4 MiB: 0x210200000+2MiB 0x210600000+2MiB", rest.toString());
        assertTrue(failure(host0.withTag(TAG).release()).getMessage().endsWith("has no capacity with this tag."));
    }

    @Test
    void release_thatTheHostDoesInPart_saysWhatIsLeft_andCanBeResumed() throws InterruptedException {
        answered(host0.withTag(TAG).add(1, BLOCK), all(0));
        scatterFrom4();
        answered(host0.withTag(TAG).add(1, BLOCK), all(0));
        Operation<CapacityChange> first = host0.withTag(TAG)
                .release()
                .onProgress(progress -> answer(progress, first(0)))
                .start();

        IncompleteOperationException failure =
                assertThrows(IncompleteOperationException.class, () -> first.await(LONG));

        assertEquals(
                "answer of host 0: 2097152 of 4194304 bytes", failure.progress().toString());
        assertTrue(
                failure.getMessage().contains("Host 0 was asked for 4 MiB, and still has 1 extent, 2 MiB: 0x"),
                failure.getMessage());
        Checkpoint saved = Checkpoint.parse(first.checkpoint().toString());
        host0.withTag(TAG).forced().release().run();
        assertEquals(4 * MIB, host0.withTag(TAG).release().resume(saved).run().bytes());
    }

    /** Takes a block, so that the next one is another extent. */
    private void scatterFrom4() throws InterruptedException {
        answered(host0.add(1, BLOCK), all(0));
    }

    @Test
    void forcedRelease_doesNotAskTheHost() throws InterruptedException {
        answered(host0.withTag(TAG).add(1, 2 * BLOCK), all(0));

        assertEquals(
                2 * BLOCK,
                host0.withTag(TAG).forced().sanitizing().release().run().bytes());
    }

    @Test
    void cancel_ofARelease_saysThatTheHostWasAsked() throws InterruptedException {
        answered(host0.withTag(TAG).add(1, BLOCK), all(0));

        IncompleteOperationException end = cancelAtFirstLook(host0.withTag(TAG).release());

        assertTrue(end.getMessage().contains("Host 0 was asked for 2 MiB"), end.getMessage());
    }

    private long sent(int opcode) {
        return transport.exchanges().stream()
                .filter(exchange -> exchange.request().opcode() == opcode)
                .count();
    }

    private static byte[] list(int generation, DynamicCapacityExtent... extents) {
        return GetDcRegionExtentListsResponse.builder()
                .totalExtentCount(extents.length)
                .generationNumber(generation)
                .extents(List.of(extents))
                .build()
                .bytes();
    }

    @Test
    void deviceWithoutTagsAndCounts_partialAnswer_isTakenWhenItDoesNotGrow() throws InterruptedException {
        transport.on(GetDcRegionExtentLists.OPCODE).reply(list(0));
        transport.on(InitiateDynamicCapacityAdd.OPCODE).reply();
        transport.on(GetDcRegionExtentLists.OPCODE).reply(list(1, extent(0, BLOCK, TAG)));
        transport.on(GetDcRegionExtentLists.OPCODE).reply(list(2, extent(0, 2 * BLOCK, TAG)));
        transport.on(GetDcRegionExtentLists.OPCODE).reply(list(2, extent(0, 2 * BLOCK, TAG)));

        CapacityChange change = scripted.withTag(TAG).add(1, 3 * BLOCK).run();

        assertEquals("host 0 accepted 1 extent, 4 MiB of 6 MiB: 0x0+4MiB", change.toString());
        assertEquals(0, transport.unusedAnswers());
        assertEquals(1, sent(DynamicCapacityListTags.OPCODE));
    }

    @Test
    void extentsOfOtherTags_areNotTheAnswer() {
        transport.on(GetDcRegionExtentLists.OPCODE).reply(list(0));
        transport.on(InitiateDynamicCapacityAdd.OPCODE).reply();
        transport.always(GetDcRegionExtentLists.OPCODE).reply(list(1, extent(0, BLOCK, tag(9))));

        assertInstanceOf(
                CxlTimeoutException.class,
                failure(scripted.withTag(TAG).add(1, BLOCK)).getCause());
    }

    @Test
    void listThatLies_isMalformed_beforeAnythingIsOffered() {
        byte[] another = list(0);
        another[0] = 1;
        DynamicCapacityExtent huge = extent(1L << 40, Long.MAX_VALUE);
        for (byte[] lie : List.of(
                another,
                list(0, extent(0, 2 * BLOCK), extent(BLOCK, BLOCK)),
                list(0, huge),
                list(0, extent(0, 5)),
                list(0, extent(0, BLOCK), extent(0, BLOCK)))) {
            transport.on(GetDcRegionExtentLists.OPCODE).reply(lie);
            assertInstanceOf(
                    MalformedResponseException.class,
                    failure(scripted.add(1, BLOCK)).getCause());
        }
        assertEquals(0, sent(InitiateDynamicCapacityAdd.OPCODE));
    }

    @Test
    void listThatChangesForEver_endsTyped() {
        int[] generation = {0};
        transport.always(GetDcRegionExtentLists.OPCODE).answer(request -> {
            byte[] part = list(generation[0]++, extent(generation[0] * BLOCK, BLOCK));
            part[12] = 9;
            return new CciResponse(0, 0, part);
        });

        assertTrue(failure(scripted.add(1, BLOCK)).isRetryable());
    }

    @Test
    void offerWithoutResponse_mayHaveBeenMade() {
        transport.always(GetDcRegionExtentLists.OPCODE).reply(list(0));
        transport.on(InitiateDynamicCapacityAdd.OPCODE).timeOut();

        IncompleteOperationException failure = failure(scripted.withTag(TAG).add(1, BLOCK));

        assertTrue(failure.getMessage().contains("Whether 2 MiB was offered to host 0 is not known."));
    }

    @Test
    void wrongArguments_areRefusedAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> host0.withTag((byte) 1));
        assertThrows(IllegalArgumentException.class, () -> host0.addExtents(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> host0.releaseExtents(List.of(extent(0, 2 * BLOCK), extent(BLOCK, BLOCK))));
        assertThrows(IllegalArgumentException.class, () -> host0.withTimeout(Duration.ofSeconds(-1)));
    }
}
