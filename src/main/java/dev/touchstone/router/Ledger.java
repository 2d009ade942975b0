package dev.touchstone.router;

import java.util.List;

/** The record of what was served, to whom and at what cost. */
public interface Ledger {

    /** All entries of the caller's tenant, newest first, page by page until there is no more. */
    Outcome<List<LedgerEntry>> entries(Person reader);
}
