package org.cxlmi.runtime.internal.linux;

class MctpAsyncKitTest extends MctpTransportKitTest {

    @Override
    protected boolean usesAsync() {
        return true;
    }
}
