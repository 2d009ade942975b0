#!/bin/sh
# Starts LiteLLM's proxy; it needs neither its engines nor the internet to start.
# LITELLM_MASTER_KEY is the key of its administrator; any text that begins with "sk-".
# DATABASE_URL is its PostgreSQL; without one it has no keys, no teams and no ledger.
: "${LITELLM_MASTER_KEY:?expected a key of your choice, such as sk-only-for-this-run}"
export LITELLM_TELEMETRY=False LITELLM_LOCAL_MODEL_COST_MAP=True DISABLE_ADMIN_UI=True NO_DOCS=True
exec litellm --config "$(dirname "$0")/config.yaml" --host 127.0.0.1 --port 18300
