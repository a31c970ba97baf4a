#!/bin/sh
# An agent of the demo, as light as a process can be: sh agent.sh SECONDS
#
# It loads for so many seconds and says that it is ready by the notification descriptor. From then on it logs a line now
# and then, ever more rarely. It has no trap: a stop ends it, and the sleep that it waits for, at once.

loading=$1
echo "$SUPERVISOR_AGENT loads, which takes $loading s"
sleep "$loading"

echo "$SUPERVISOR_AGENT is ready"
if [ -n "$SUPERVISOR_NOTIFY_FD" ]; then
    echo ready >&"$SUPERVISOR_NOTIFY_FD"
fi

# Not all alike, or they would all wake at once.
pause=$((4 + $$ % 5))
served=0
while :; do
    sleep "$pause"
    served=$((served + $$ % 7 + 1))
    echo "served $served requests"
    if [ "$pause" -lt 90 ]; then
        pause=$((pause * 2))
    fi
done
