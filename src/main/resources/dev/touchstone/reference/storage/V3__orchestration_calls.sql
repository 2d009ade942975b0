-- A request is one model call or, when several models work on it, several: one entry for each.
alter table ledger
    add column call integer not null default 1 check (call >= 1),
    drop constraint ledger_request_id_key,
    add constraint ledger_one_entry_for_each_call unique (request_id, call);
