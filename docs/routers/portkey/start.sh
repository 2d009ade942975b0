#!/bin/sh
# Starts Portkey's gateway, installed by `npm install` from the package.json beside this file.
exec node node_modules/@portkey-ai/gateway/build/start-server.js --port=18400 --headless
