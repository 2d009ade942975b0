#!/bin/sh
# Starts LiteLLM's proxy; it needs neither its engines nor the internet to start.
# LITELLM_MASTER_KEY is the key that callers show; any text that begins with "sk-".
: "${LITELLM_MASTER_KEY:?expected a key of your choice, such as sk-only-for-this-run}"
export LITELLM_TELEMETRY=False LITELLM_LOCAL_MODEL_COST_MAP=True DISABLE_ADMIN_UI=True NO_DOCS=True
exec litellm --config "$(dirname "$0")/config.yaml" --host 127.0.0.1 --port 18300
