package org.cxlmi.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the simulator: what is in a room knows what is in it and in those before it, and nothing of those after. */
class RoomsTest {

    private static final List<Room> ROOMS = List.of(
            room("core", """
                    BackgroundOperations CommandSet CommandTable ConfigurationSpace Controller DeviceClock
                    CommandEffectsLog EventLogs EventQueue FaultyBackgroundOperation InformationAndStatus LogicalDeviceRegisters
                    MessageLimits Refusal CciReply Saved SavedState SimulatedClock SimulatedFault SimulatedHealth
                    SimulatedFaults SimulatedTransport SparseMemory CciResponder TimestampClock Tunnels"""), room("device", """
                    AlertThresholds DeviceDescription DeviceHealth MemoryDeviceCommandSets SanitizeCommands FeatureFormat FeatureTransfer Features Firmware
                    FirmwareTransfer HealthEvents InterruptPolicy LabelStorage Maintenance MaintenanceFeatures
                    MediaEvents MediaGuard MediaOperations MediaScan MediaState MediaTime Partitions Passphrase
                    PoisonCommands PoisonReader PoisonedMedia QosTelemetry ScrubFeatures Security SecurityState
                    SpareResources SparingEvents ComponentStateDump SupportedLogs UserData"""), room("dcd", """
                    DynamicCapacity DynamicCapacityCommands DynamicCapacityHosts DynamicCapacityManagement
                    DynamicCapacityAddAndRelease DynamicCapacityQueries ExtentSelection Extents HostDynamicCapacity
                    ManagedDynamicCapacity SingleLogicalDeviceHost RegionConfiguration ExtentListCollector TagCommands TaggedCapacity"""), room("component", """
                    VppbBinding DeviceParts DynamicCapacityDescription SavedDescription DomainValidation Heads LogicalDevice LogicalDeviceAccess
                    LogicalDevices PhysicalSwitch QualityOfService SimulatedComponent SimulatedHead
                    SimulatedMemoryDevice SimulatedMemoryDeviceBuilder SimulatedMultiHeadedDevice
                    SimulatedMultiLogicalDevice SimulatedMultiLogicalDeviceBuilder SimulatedSwitch
                    SimulatedSwitchBuilder SwitchPort VirtualSwitch VirtualSwitches"""), room("fabric", """
                    FabricDevices FabricFaults FabricFile FabricNode FabricRegions FabricState FabricValues
                    FabricYaml SimulatedFabric StateFile"""));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(RoomsTest.class.getPackageName());

    private record Room(String name, Set<String> classes) {}

    private static Room room(String name, String classes) {
        return new Room(name, Set.of(classes.split("\\s+")));
    }

    private static boolean isInRooms(JavaClass type) {
        return type.getPackageName().equals(RoomsTest.class.getPackageName());
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type.getSimpleName());
    }

    /** From 0; -1 without a room. */
    private static int roomOf(JavaClass type) {
        String name = outermost(type);
        for (int i = 0; i < ROOMS.size(); i++) {
            if (ROOMS.get(i).classes().contains(name)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void classes_areInOneRoomEach() {
        List<String> assigned =
                ROOMS.stream().flatMap(room -> room.classes().stream()).sorted().toList();
        Set<String> present = CLASSES.stream()
                .filter(RoomsTest::isInRooms)
                .map(RoomsTest::outermost)
                .filter(name -> !name.equals("package-info"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", present), String.join("\n", assigned));
    }

    @Test
    void rooms_knowThoseBeforeThemOnly() {
        List<String> wrong = CLASSES.stream()
                .filter(RoomsTest::isInRooms)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(RoomsTest::leadsToALaterRoom)
                .map(Dependency::getDescription)
                .toList();

        assertEquals(List.of(), wrong);
    }

    private static boolean leadsToALaterRoom(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return isInRooms(target) && roomOf(target) > roomOf(dependency.getOriginClass());
    }
}
