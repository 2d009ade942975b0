-- What a tenant is limited to; null: no limit.
alter table tenants
    -- US dollars
    add column budget              numeric check (budget >= 0),
    add column requests_per_minute integer check (requests_per_minute >= 1);

-- Microseconds from the request's arrival to its entry; null in entries from before there was this column.
alter table ledger add column response_time_us bigint check (response_time_us >= 0);

create table conversations (
    id            uuid        primary key,
    tenant_id     uuid        not null references tenants (id) on delete cascade,
    -- who began it: the person's external id
    user_id       text        not null,
    title         text        not null,
    system_prompt text,
    -- how many questions were asked in it
    turns         bigint      not null default 0,
    created_at    timestamptz not null default clock_timestamp(),
    updated_at    timestamptz not null default clock_timestamp(),
    position      bigint      generated always as identity,
    unique (tenant_id, id)
);
create index conversations_newest_first on conversations (tenant_id, created_at desc, position desc);

create table messages (
    id              uuid        primary key,
    tenant_id       uuid        not null,
    conversation_id uuid        not null,
    -- a question and its answer share a turn, so that the answer stands behind its question
    turn            bigint      not null,
    role            text        not null check (role in ('user', 'assistant')),
    content         text        not null,
    status          text        not null check (status in ('pending', 'complete', 'failed')),
    created_at      timestamptz not null default clock_timestamp(),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    unique (conversation_id, turn, role)
);

create table plugins (
    tenant_id     uuid        not null references tenants (id) on delete cascade,
    name          text        not null,
    enabled       boolean     not null,
    -- encrypted (JWE), and bound to the tenant and the plugin; null: none was set
    configuration text,
    updated_at    timestamptz not null default clock_timestamp(),
    primary key (tenant_id, name)
);

-- The tenant of the transaction, or null: then no row is anybody's.
create function current_tenant() returns uuid
    language sql stable
    return nullif(current_setting('touchstone.tenant', true), '')::uuid;

-- Forced: the owner of the tables is bound as well.
alter table tenants       enable row level security, force row level security;
alter table people        enable row level security, force row level security;
alter table ledger        enable row level security, force row level security;
alter table conversations enable row level security, force row level security;
alter table messages      enable row level security, force row level security;
alter table plugins       enable row level security, force row level security;

create policy own_tenant on tenants       using (id = current_tenant());
create policy own_tenant on people        using (tenant_id = current_tenant());
create policy own_tenant on ledger        using (tenant_id = current_tenant());
create policy own_tenant on conversations using (tenant_id = current_tenant());
create policy own_tenant on messages      using (tenant_id = current_tenant());
create policy own_tenant on plugins       using (tenant_id = current_tenant());
