package org.cxlmi.spec.model;

import java.util.Optional;

/** The revisions in which something exists: from {@code since}, and before {@code until}. */
public record Lifetime(Optional<Revision> since, Optional<Revision> until) {

    public static final Lifetime ALWAYS = new Lifetime(Optional.empty(), Optional.empty());
}
