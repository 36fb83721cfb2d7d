#!/usr/bin/env bash
# What the action runs: annotations, the summary of the step, alerts and a report in one run. Its inputs come as variables,
# so that nothing in them is taken for a command.
set -uo pipefail
# Names stand on one line or on several.
read -r -d '' -a files <<< "${FILES:-.}" || true
options=(--format "github,sarif=${SARIF:-clauselint.sarif},html=${HTML:-clauselint.html}")
[ -z "${PROFILE:-}" ] || options+=(--profile "$PROFILE")
[ -z "${FAIL_ON:-}" ] || options+=(--fail-on "$FAIL_ON")
clauselint check "${options[@]}" -- "${files[@]}"
status=$?
echo "status=$status" >> "${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
