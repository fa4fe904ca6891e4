package org.cxlmi.simulator.core;

class SimulatedAsyncKitTest extends SimulatedTransportKitTest {

    @Override
    protected boolean usesAsync() {
        return true;
    }
}
