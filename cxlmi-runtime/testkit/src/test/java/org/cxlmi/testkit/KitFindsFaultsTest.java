package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.FaultyTransport.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit is green on a transport without a fault. On each that has one, the test that is about it is red. */
class KitFindsFaultsTest {

    /** The test that has to fail. */
    private static final Map<Fault, String> FOUND_BY = Map.ofEntries(
            Map.entry(Fault.TAKES_ANY_TAG, "exchange_responseWithAnotherTag_isDropped"),
            Map.entry(Fault.TAKES_ANY_OPCODE, "exchange_responseToAnotherOpcode_isDropped"),
            Map.entry(Fault.TAKES_REQUESTS, "exchange_requestOfTheComponent_isDropped"),
            Map.entry(Fault.ONE_TAG_FOR_EVER, "exchange_responseThatComesLate_isNotThatOfALaterCommand"),
            Map.entry(Fault.RESTARTS_DEADLINES, "exchange_otherMessagesUntilTimeIsOver_isATimeout"),
            Map.entry(Fault.SENDS_WITHOUT_TIME, "exchange_noTimeLeft_sendsNothing"),
            Map.entry(Fault.THROWS_IO_EXCEPTIONS, "exchange_otherEndIsGone_isATransportExceptionFromThenOn"),
            Map.entry(Fault.FORGETS_WHY_IT_ENDED, "exchange_otherEndIsGone_isATransportExceptionFromThenOn"),
            Map.entry(Fault.IGNORES_REQUEST_LIMIT, "limitRequests_largerRequest_isRefused"),
            Map.entry(Fault.IGNORES_MAXIMUM_TIMEOUT, "exchange_timeoutBeyondTheMaximum_isRefused"),
            Map.entry(Fault.FORGETS_HALF_A_MESSAGE, "exchange_responseInParts_isPutTogetherAcrossATimeout"),
            Map.entry(Fault.FORGETS_INTERRUPTS, "exchange_interruptedThread_getsItsResponseAndStaysInterrupted"),
            Map.entry(Fault.STAYS_OPEN, "exchange_emptyPayload_arrivesAndReturns"),
            Map.entry(Fault.ANSWERS_WHEN_CLOSED, "close_mayBeRepeatedAndEndsUse"),
            Map.entry(Fault.IGNORES_LENGTHS, "exchange_messagesInOnePiece_areParted"),
            Map.entry(Fault.IGNORES_DEADLINES, "exchange_silence_isATimeoutAndTheNextCommandsWork"),
            Map.entry(Fault.IS_LATE, "exchange_silence_endsAtTheDeadline"),
            Map.entry(Fault.DOUBLES_TIMEOUTS, "exchange_silence_endsAtTheDeadline"),
            Map.entry(Fault.RESTARTS_DEADLINE_AT_EACH_PART, "exchange_bytesOneByOneUntilTimeIsOver_isATimeout"),
            Map.entry(Fault.WRITES_WITHOUT_DEADLINE, "exchange_componentThatReadsNothing_endsAtTheDeadline"),
            Map.entry(Fault.NEVER_ENDS_CLOSE, "exchange_emptyPayload_arrivesAndReturns"),
            Map.entry(Fault.ASKS_AGAIN_AFTER_SILENCE, "exchange_silence_isATimeoutAndTheNextCommandsWork"),
            Map.entry(Fault.ASKS_AGAIN_AFTER_FAILURE, "exchange_refusal_isNotAskedAgain"),
            Map.entry(Fault.CALLS_THE_END_A_STATE, "exchange_componentDisappears_isATransportExceptionFromThenOn"),
            Map.entry(
                    Fault.CALLS_THE_END_A_RETURN_CODE, "exchange_componentDisappears_isATransportExceptionFromThenOn"),
            Map.entry(Fault.FORGETS_HALF_A_HEADER, "exchange_responseInTwoParts_isPutTogether"));

    private static Fault current = Fault.NONE;

    /** The kit on the transport of the moment; run by this test alone. */
    static class FaultyKit extends MessageTransportTestKit {

        private @Nullable FaultyTransport connected;

        @Override
        protected Transport connect(Behaviour component) {
            connected = new FaultyTransport(current, component);
            return connected;
        }

        @Override
        protected boolean isStream() {
            return true;
        }

        @Override
        protected boolean disappear() {
            Objects.requireNonNull(connected).disappear();
            return true;
        }

        /** A transport that is to be found need not be waited for as long as one that is to pass. */
        @Override
        Duration grace() {
            return current == Fault.NONE || current == Fault.IS_SLOW ? super.grace() : Duration.ofSeconds(1);
        }

        @Override
        protected int largestPayload() {
            return 1 << 12;
        }

        @Override
        protected int openResources() {
            Objects.requireNonNull(connected);
            return FaultyTransport.OPEN.get();
        }
    }

    /** Assumptions stop some of its tests before anything is opened. */
    static class PacketKit extends FaultyKit {

        @Override
        protected boolean isStream() {
            return false;
        }

        @Override
        protected boolean noticesTheEnd() {
            return false;
        }
    }

    @AfterEach
    void forget() {
        current = Fault.NONE;
        FaultyTransport.OPEN.set(0);
    }

    private static Set<String> failures(Fault fault, DiscoverySelector tests) {
        current = fault;
        FaultyTransport.OPEN.set(0);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(tests).build();
        Set<String> failed = new TreeSet<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(test.getSource()
                            .filter(MethodSource.class::isInstance)
                            .map(source -> ((MethodSource) source).getMethodName())
                            .orElse(test.getDisplayName()));
                }
            }
        });
        return failed;
    }

    @Test
    void transportWithoutFault_isGreen() {
        assertEquals(Set.of(), failures(Fault.NONE, selectClass(FaultyKit.class)));
    }

    @Test
    void nothingOpened_isGreen() {
        String test = "exchange_otherEndIsGone_isATransportExceptionFromThenOn";
        assertEquals(Set.of(), failures(Fault.NONE, selectMethod(PacketKit.class, test)));
    }

    @Test
    void slowTransport_isGreen() {
        String test = "endpoint_twoThreads_eachGetTheirOwnAnswers";
        assertEquals(Set.of(), failures(Fault.IS_SLOW, selectMethod(FaultyKit.class, test)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "IS_SLOW"})
    void transportWithFault_isRed(Fault fault) {
        String test = FOUND_BY.get(fault);
        assertEquals(Set.of(test), failures(fault, selectMethod(FaultyKit.class, test)));
    }
}
