package org.cxlmi.examples.guest;

/** The same with asynchronous exchanges: through the epoll of a kernel that has MCTP. */
class MctpAsyncKitJourney extends MctpKitJourney {

    @Override
    protected boolean usesAsync() {
        return true;
    }
}
