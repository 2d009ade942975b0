create table tenants (
    id             uuid        primary key,
    name           text        not null,
    active         boolean     not null default true,
    -- null: every model
    allowed_models text[],
    created_at     timestamptz not null default clock_timestamp()
);

create table people (
    id          uuid        primary key,
    tenant_id   uuid        not null references tenants (id) on delete cascade,
    -- the token's sub
    external_id text        not null,
    role        text        not null check (role in ('admin', 'operator', 'viewer')),
    email       text,
    active      boolean     not null default true,
    position    bigint      generated always as identity,
    unique (tenant_id, external_id)
);
create index people_by_external_id on people (external_id);

create table ledger (
    id                uuid        primary key,
    tenant_id         uuid        not null references tenants (id) on delete cascade,
    -- one entry for each accepted request
    request_id        uuid        not null unique,
    trace_id          text        not null,
    user_id           text        not null,
    model             text        not null,
    deployment        text        not null,
    prompt_tokens     bigint      not null check (prompt_tokens >= 0),
    completion_tokens bigint      not null check (completion_tokens >= 0),
    -- no scale: money is never rounded
    cost              numeric     not null check (cost >= 0),
    status            text        not null check (status in ('ok', 'failed', 'aborted')),
    attempts          integer     not null check (attempts >= 1),
    created_at        timestamptz not null default clock_timestamp(),
    position          bigint      generated always as identity
);
create index ledger_newest_first on ledger (tenant_id, created_at desc, position desc);
create index ledger_by_trace on ledger (tenant_id, trace_id);
