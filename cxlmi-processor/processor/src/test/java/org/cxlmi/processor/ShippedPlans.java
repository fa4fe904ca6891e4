package org.cxlmi.processor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.LoadResult;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecSource;

/** What would be generated of the spec files that come with the library, group by group. */
public final class ShippedPlans {

    private ShippedPlans() {}

    /** The names of the files of each group, for example {@code generic/events.yaml}. */
    public static Map<String, List<String>> files() {
        return KnownFiles.shipped().stream()
                .collect(Collectors.groupingBy(
                        file -> file.substring(0, file.indexOf('/')), TreeMap::new, Collectors.toList()));
    }

    public static Map<String, Plan> byGroup() {
        Map<String, Plan> plans = new TreeMap<>();
        files().forEach((group, files) -> {
            LoadResult loaded = SpecLoader.load(files, SpecSource.shipped());
            if (!loaded.findings().isEmpty()) {
                throw new AssertionError(loaded.findings().toString());
            }
            plans.put(group, Planner.plan(loaded.specs(), "shipped." + group, "Facade", Map.of()));
        });
        return plans;
    }
}
