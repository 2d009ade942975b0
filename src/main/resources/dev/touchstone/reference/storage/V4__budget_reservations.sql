-- What requests under way may cost at the most, of tenants that have a budget. Given back with the request's entry.
create table reservations (
    id         uuid        primary key,
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    -- US dollars
    amount     numeric     not null check (amount >= 0),
    -- when the request can be under way no longer: a router that died gives nothing back
    expires_at timestamptz not null
);
create index reservations_by_tenant on reservations (tenant_id, expires_at);

alter table reservations enable row level security, force row level security;
create policy own_tenant on reservations using (tenant_id = current_tenant());
grant select, insert, update, delete on reservations to "${application}";
