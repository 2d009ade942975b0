#!/bin/sh
# Starts vLLM's router and waits up to five minutes for its workers, which a run of Touchstone opens.
# The breaker is off: it would carry the failures of one scenario into the next ones.
exec python -m vllm_router.launch_router \
  --host 127.0.0.1 --port 18200 --prometheus-host 127.0.0.1 --prometheus-port 18290 \
  --worker-urls http://127.0.0.1:18101 http://127.0.0.1:18102 \
  --policy round_robin --worker-startup-timeout-secs 300 --worker-startup-check-interval 1 --request-timeout-secs 8 --retry-max-retries 2 \
  --disable-circuit-breaker --health-failure-threshold 1 --health-success-threshold 1 \
  --health-check-interval-secs 1
