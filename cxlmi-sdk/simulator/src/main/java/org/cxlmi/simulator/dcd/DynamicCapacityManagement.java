package org.cxlmi.simulator.dcd;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.Refusal;

/** The work of a fabric manager on the dynamic capacity of a device. Methods throw a {@link Refusal} if they cannot. */
public interface DynamicCapacityManagement {

    List<DynamicCapacityRegion> regions();

    /** The sharable region that a range lies in. */
    Optional<AddressRange> sharableRegion(AddressRange span);

    /** Refuses a block size that a region cannot have now. */
    void checkRegion(int index, long blockSize);

    /** Changes a region that was checked, and tells the host. */
    void configureRegion(int index, long blockSize, boolean sanitizeOnRelease);

    /** The extents that the host has. */
    List<DynamicCapacityExtent> acceptedExtents();

    /** The offers that the host has not answered, oldest first. */
    List<List<DynamicCapacityExtent>> offers();

    /** Whether capacity with a tag is offered or accepted. */
    boolean has(ByteBuffer tag);

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
}
