package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.FaultyTransport.Fault;
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
            Map.entry(Fault.IGNORES_REQUEST_LIMIT, "limitRequests_largerRequest_isRefused"),
            Map.entry(Fault.IGNORES_MAXIMUM_TIMEOUT, "exchange_timeoutBeyondTheMaximum_isRefused"),
            Map.entry(Fault.FORGETS_HALF_A_MESSAGE, "exchange_responseInParts_isPutTogetherAcrossATimeout"),
            Map.entry(Fault.FORGETS_INTERRUPTS, "exchange_interruptedThread_getsItsResponseAndStaysInterrupted"),
            Map.entry(Fault.STAYS_OPEN, "exchange_emptyPayload_arrivesAndReturns"),
            Map.entry(Fault.ANSWERS_WHEN_CLOSED, "close_mayBeRepeatedAndEndsUse"),
            Map.entry(Fault.IGNORES_LENGTHS, "exchange_messagesInOnePiece_areParted"));

    private static Fault current = Fault.NONE;

    /** The kit on the transport of the moment; run by this test alone. */
    static class FaultyKit extends MessageTransportTestKit {

        @Override
        protected Transport connect(Behaviour component) {
            return new FaultyTransport(current, component);
        }

        @Override
        protected boolean isStream() {
            return true;
        }

        @Override
        protected int largestPayload() {
            return 1 << 12;
        }

        @Override
        protected int openResources() {
            return FaultyTransport.OPEN.get();
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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void transportWithFault_isRed(Fault fault) {
        String test = FOUND_BY.get(fault);
        assertEquals(Set.of(test), failures(fault, selectMethod(FaultyKit.class, test)));
    }
}
