-- What the role may that serves requests. The ledger is written once: nobody changes or deletes an entry.
grant select, insert, update, delete on tenants, people, conversations, messages, plugins to "${application}";
grant select, insert on ledger to "${application}";
