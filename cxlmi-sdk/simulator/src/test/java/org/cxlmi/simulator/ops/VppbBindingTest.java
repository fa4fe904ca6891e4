package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.ConfigurePidBinding;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoResponse;
import org.cxlmi.sdk.fmapi.LdBinding;
import org.cxlmi.sdk.fmapi.PidBinding;
import org.cxlmi.sdk.fmapi.PortOpcode;
import org.cxlmi.sdk.fmapi.RoutePerformance;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.fmapi.VppbInformation;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.sdk.ops.VppbBinding;
import org.cxlmi.sdk.ops.VppbBoundException;
import org.cxlmi.sdk.ops.VppbChange;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VppbBindingTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final VppbInformation UNBOUND =
            VppbInformation.builder().bindingStatus(VppbBindingStatus.UNBOUND).build();
    private static final VppbInformation IN_PROGRESS = VppbInformation.builder()
            .bindingStatus(VppbBindingStatus.BIND_OR_UNBIND_IN_PROGRESS)
            .build();

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedSwitch component = SimulatedSwitch.builder()
            .name("switch0")
            .clock(clock)
            .ports(8)
            .plugIn(3, SimulatedMemoryDevice.builder().clock(clock).build())
            .plugIn(4, SimulatedMultiLogicalDevice.builder().clock(clock).build())
            .virtualSwitch(0, 4)
            .bindingTime(Duration.ofMillis(100))
            .build();
    private final Endpoint switch0 = Endpoint.over(component.connect());

    private final ScriptedTransport transport = new ScriptedTransport("switch1");
    private final Endpoint switch1 = Endpoint.over(transport);

    private static VppbBinding vppb(Endpoint endpoint) {
        return VppbBinding.of(endpoint, 0, 2);
    }

    private static IncompleteOperationException failure(Job<?> job) {
        return assertThrows(IncompleteOperationException.class, job::run);
    }

    private static byte[] state(int vcs, VppbInformation... vppbs) {
        return GetVirtualCxlSwitchInfoResponse.builder()
                .virtualSwitches(List.of(VcsInformation.builder()
                        .vcsId(vcs)
                        .vcsState(VcsState.ENABLED)
                        .uspId(0)
                        .vppbCount(4)
                        .vppbs(List.of(vppbs))
                        .build()))
                .build()
                .bytes();
    }

    private void shows(VppbInformation vppb) {
        transport.on(GetVirtualCxlSwitchInfo.OPCODE).reply(state(0, vppb));
    }

    private static VppbInformation ld(int port, int ld) {
        return VppbInformation.builder()
                .ldBinding(LdBinding.builder().portId(port).ldId(ld).build())
                .build();
    }

    private long sent(int opcode) {
        return transport.exchanges().stream()
                .filter(exchange -> exchange.request().opcode() == opcode)
                .count();
    }

    @Test
    void bind_toAPort_endsWhenTheSwitchSaysSo() throws InterruptedException {
        List<String> steps = new ArrayList<>();

        VppbChange change = vppb(switch0)
                .bindToPort(3)
                .onProgress(progress -> steps.add(progress.toString()))
                .run();

        assertTrue(change.isChanged());
        assertEquals("VCS 0 vPPB 2 -> port 3", change.toString());
        assertEquals(VppbBindingStatus.BOUND_PHYSICAL_PORT, change.binding().bindingStatus());
        assertEquals("check", steps.get(0));
        assertTrue(steps.contains("Bind vPPB: 100 %"), steps.toString());
    }

    @Test
    void bind_toALd_andUnbind() throws InterruptedException {
        assertEquals(
                "VCS 0 vPPB 2 -> port 4 LD 5",
                vppb(switch0).bindToLd(4, 5).run().toString());

        VppbChange change =
                vppb(switch0).unbind(UnbindOption.SURPRISE_HOT_REMOVE).run();

        assertTrue(change.isChanged());
        assertEquals("VCS 0 vPPB 2 -> unbound", change.toString());
    }

    @Test
    void whatIsSoAlready_succeedsAndSaysSo() throws InterruptedException {
        vppb(switch0).bindToLd(4, 5).run();

        assertFalse(vppb(switch0).bindToLd(4, 5).run().isChanged());
        assertFalse(VppbBinding.of(switch0, 0, 1)
                .unbind(UnbindOption.MANAGED_HOT_REMOVE)
                .run()
                .isChanged());
    }

    @Test
    void vppbThatIsBoundOtherwise_isNotChanged() throws InterruptedException {
        vppb(switch0).bindToLd(4, 5).run();

        for (Job<VppbChange> other :
                List.of(vppb(switch0).bindToLd(4, 6), vppb(switch0).bindToPort(3))) {
            IncompleteOperationException failure = failure(other);
            VppbBoundException refusal = assertInstanceOf(VppbBoundException.class, failure.getCause());
            assertEquals(4, refusal.binding().ldBinding().orElseThrow().portId());
            assertTrue(
                    failure.getMessage().endsWith("VCS 0 vPPB 2 is bound to port 4 LD 5. Unbind it first."),
                    failure.getMessage());
        }
        assertFalse(vppb(switch0).bindToLd(4, 5).run().isChanged());
    }

    @Test
    void vppbThatIsBeingBound_isWaitedFor() throws InterruptedException {
        BackgroundOperation other = FabricManager.of(switch0)
                .bindVppb(request -> request.vcsId(0).vppbId(2).portId(3));
        assertTrue(other.isRunning());

        assertFalse(vppb(switch0).bindToPort(3).run().isChanged());
    }

    @Test
    void whatIsNotThere_isRefused() {
        assertInstanceOf(
                IllegalArgumentException.class,
                failure(VppbBinding.of(switch0, 7, 0).bindToPort(3)).getCause());
        assertInstanceOf(
                IllegalArgumentException.class,
                failure(VppbBinding.of(switch0, 0, 4).bindToPort(3)).getCause());
        IncompleteOperationException failure = failure(vppb(switch0).bindToLd(3, 1));
        assertInstanceOf(CommandFailedException.class, failure.getCause());
        assertTrue(failure.getMessage().endsWith("VCS 0 vPPB 2 is unbound."), failure.getMessage());
    }

    @Test
    void unbind_thatWaitsForALinkThatStaysUp_endsTyped_andTheNextRunGoesOn() throws InterruptedException {
        vppb(switch0).bindToPort(3).run();
        Job<VppbChange> waiting = vppb(switch0).withTimeout(LONG).unbind(UnbindOption.WAIT_FOR_LINK_DOWN);

        IncompleteOperationException failure = failure(waiting);
        IncompleteOperationException next = failure(waiting);
        FabricManager.of(switch0).physicalPortControl(3, PortOpcode.ASSERT_PERST);
        VppbChange last = waiting.run();

        assertInstanceOf(CxlTimeoutException.class, failure.getCause());
        assertTrue(
                failure.getMessage().endsWith("VCS 0 vPPB 2 is still being bound or unbound."), failure.getMessage());
        assertInstanceOf(CxlTimeoutException.class, next.getCause());
        assertEquals("VCS 0 vPPB 2 -> unbound", last.toString());
    }

    @Test
    void bind_thatFailsInTheBackground_saysWhatIsLeft() {
        component.faults().once(BindVppb.COMMAND).failInBackground(Duration.ofMillis(50), ReturnCode.INTERNAL_ERROR);

        IncompleteOperationException failure = failure(vppb(switch0).bindToPort(3));

        assertInstanceOf(CommandFailedException.class, failure.getCause());
        assertTrue(failure.getMessage().endsWith("VCS 0 vPPB 2 is unbound."), failure.getMessage());
    }

    @Test
    void cancel_saysThatTheSwitchGoesOn_andTheNextRunWaits() throws InterruptedException {
        CompletableFuture<Operation<VppbChange>> self = new CompletableFuture<>();
        self.complete(vppb(switch0)
                .bindToPort(3)
                .onProgress(progress -> {
                    if (progress.done().isPresent()) {
                        self.join().cancel();
                    }
                })
                .start());

        IncompleteOperationException end = assertThrows(
                IncompleteOperationException.class, () -> self.join().await(LONG));

        assertTrue(end.wasCancelled());
        assertTrue(end.getMessage().endsWith("It goes on in the background."), end.getMessage());
        assertEquals("VCS 0 vPPB 2 -> port 3", vppb(switch0).bindToPort(3).run().toString());
    }

    @Test
    void outcomeThatTheSwitchDoesNotReport_showsInTheVppb() throws InterruptedException {
        shows(UNBOUND);
        transport.on(BindVppb.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        shows(IN_PROGRESS);
        shows(ld(4, 5));

        assertTrue(vppb(switch1).bindToLd(4, 5).run().isChanged());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void otherOperationThatTheSwitchReports_isNotTakenForThisOne() throws InterruptedException {
        shows(UNBOUND);
        transport.on(BindVppb.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport
                .on(BackgroundOperationStatus.OPCODE)
                .reply(BackgroundOperationStatusResponse.builder()
                        .percentComplete(100)
                        .opcode(UnbindVppb.OPCODE)
                        .returnCode(ReturnCode.INTERNAL_ERROR.code())
                        .build()
                        .bytes());
        shows(ld(4, 5));

        assertTrue(vppb(switch1).bindToLd(4, 5).run().isChanged());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void outcomeThatNothingShows_isUnknown() {
        shows(UNBOUND);
        transport.on(BindVppb.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport.always(GetVirtualCxlSwitchInfo.OPCODE).reply(state(0, UNBOUND));

        assertInstanceOf(
                OutcomeUnknownException.class,
                failure(vppb(switch1).bindToLd(4, 5)).getCause());
    }

    @Test
    void successThatTheVppbContradicts_isUnknown() {
        transport.always(GetVirtualCxlSwitchInfo.OPCODE).reply(state(0, UNBOUND));
        transport.on(BindVppb.OPCODE).reply();

        IncompleteOperationException failure = failure(vppb(switch1).bindToLd(4, 5));

        assertInstanceOf(OutcomeUnknownException.class, failure.getCause());
        assertTrue(failure.getMessage().contains("the switch reports success, but VCS 0 vPPB 2 is unbound."));
    }

    @Test
    void vppbThatIsInProgressForEver_endsTyped() {
        transport.always(GetVirtualCxlSwitchInfo.OPCODE).reply(state(0, IN_PROGRESS));

        IncompleteOperationException failure =
                failure(vppb(switch1).withTimeout(SHORT).bindToPort(3));

        assertInstanceOf(CxlTimeoutException.class, failure.getCause());
        assertEquals(0, sent(BindVppb.OPCODE));
    }

    @Test
    void anotherVirtualSwitchThanAskedFor_isMalformed() {
        transport.on(GetVirtualCxlSwitchInfo.OPCODE).reply(state(1, UNBOUND));

        assertInstanceOf(
                MalformedResponseException.class,
                failure(vppb(switch1).bindToPort(3)).getCause());
        assertEquals(0, sent(BindVppb.OPCODE));
    }

    @Test
    void resume_afterTheCommandWasStarted_doesNotSendItAgain() throws InterruptedException {
        shows(UNBOUND);
        transport.on(BindVppb.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport.on(BackgroundOperationStatus.OPCODE).disappear();
        Operation<VppbChange> first = vppb(switch1).bindToLd(4, 5).start();
        assertThrows(IncompleteOperationException.class, () -> first.await(LONG));

        Checkpoint saved = Checkpoint.parse(first.checkpoint().toString());
        ScriptedTransport again = new ScriptedTransport("switch1");
        again.on(GetVirtualCxlSwitchInfo.OPCODE).reply(state(0, IN_PROGRESS));
        again.on(GetVirtualCxlSwitchInfo.OPCODE).reply(state(0, ld(4, 5)));
        VppbChange change =
                vppb(Endpoint.over(again)).bindToLd(4, 5).resume(saved).run();

        assertTrue(change.isChanged());
        assertEquals(2, again.exchanges().size());
    }

    @Test
    void checkpoint_ofAnotherVppb_isRefused() {
        Checkpoint other = VppbBinding.of(switch1, 0, 3).bindToPort(3).start().checkpoint();

        assertThrows(
                IllegalArgumentException.class,
                () -> vppb(switch1).bindToPort(3).resume(other));
    }

    @Test
    void bind_toAPid_andUnbind() throws InterruptedException {
        VppbInformation pid = VppbInformation.builder()
                .pidBinding(PidBinding.builder().pid(0x123).build())
                .build();
        shows(UNBOUND);
        transport.on(ConfigurePidBinding.OPCODE).reply();
        shows(pid);
        shows(pid);
        transport.on(ConfigurePidBinding.OPCODE).reply();
        shows(UNBOUND);

        assertEquals(
                "VCS 0 vPPB 2 -> PID 123h",
                vppb(switch1)
                        .bindToPid(0x123, RoutePerformance.builder().build())
                        .run()
                        .toString());
        assertTrue(vppb(switch1).unbindFromPid().run().isChanged());
        assertEquals(0, sent(UnbindVppb.OPCODE));
        assertEquals(0, transport.unusedAnswers());
    }
}
