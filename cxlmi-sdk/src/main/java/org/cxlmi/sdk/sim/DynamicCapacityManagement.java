package org.cxlmi.sdk.sim;

import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;

/** What a fabric manager does with the dynamic capacity of a device; what cannot be is a {@link Refusal}. */
interface DynamicCapacityManagement {

    List<DynamicCapacityRegion> regions();

    /** Changes a region of which nothing is offered or accepted, and tells the host. */
    void configureRegion(int index, long blockSize, boolean sanitizeOnRelease);

    /** The extents that the host has. */
    List<DynamicCapacityExtent> acceptedExtents();

    /** The offers that the host has not answered, oldest first. */
    List<List<DynamicCapacityExtent>> offers();

    /** Changes whenever the list of accepted extents does, 32 bits. */
    long generationNumber();

    /** Extents that can still be offered. */
    int availableExtents();

    /** Tags that can still be used. */
    int availableTags();

    /** Offers extents to the host, which are one group and are answered together. */
    void offer(List<DynamicCapacityExtent> extents);

    /** Asks the host to give extents back, which it has accepted. */
    void askBack(List<DynamicCapacityExtent> extents);

    /** Takes extents back at once, which the host has accepted. */
    void takeBack(List<DynamicCapacityExtent> extents);

    /** Says who is told what the host does; nobody at first. */
    void listen(HostListener listener);

    /** Is told what the host does, after it was done. */
    interface HostListener {

        /** The host has accepted these parts of its oldest offer, perhaps none. */
        void answered(List<DynamicCapacityExtent> accepted);

        /** The host has given these extents back. */
        void released(List<DynamicCapacityExtent> released);
    }
}
