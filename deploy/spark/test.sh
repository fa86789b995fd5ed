#!/usr/bin/env bash
# Holds what forbear_spark.py writes to what forbear batch writes, byte for byte: once in a run that is
# left alone, and once with an executor killed in the middle. It needs Go, Java 17 and pyspark, and uses
# this computer alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost

echo "60,000 lines"
CGO_ENABLED=0 go build -o "$work/forbear" ./cmd/forbear
go test ./engine/batch -run TestLaw4 -lines 60000 -good -write "$work/lines.jsonl" >/dev/null
"$work/forbear" batch --as-of 2027-02-01 --id //id --out "$work/alone.jsonl" "$work/lines.jsonl"

submit() {
  spark-submit --master 'local-cluster[2,1,1024]' --conf spark.driver.bindAddress=127.0.0.1 \
    --conf spark.ui.enabled=false --conf spark.log.level=ERROR deploy/spark/forbear_spark.py \
    "$work/lines.jsonl" "$work/$1" --as-of 2027-02-01 --id //id --rules rules --parts 24 --forbear "$work/forbear"
}

same() {
  test -f "$work/$1/_SUCCESS"
  cat "$work/$1"/part-* | cmp - "$work/alone.jsonl"
  echo "$1: the same bytes"
}

submit whole
same whole

echo "with an executor killed"
submit killed &
job=$!
until ls "$work"/killed/_temporary/0/task_* >/dev/null 2>&1; do
  kill -0 $job
  sleep 0.2
done
executor=$(pgrep -P "$(pgrep -d, -f "$work/killed")" -f CoarseGrainedExecutorBackend | head -1)
kill -9 "$executor"
wait $job
same killed

if submit whole >"$work/said" 2>&1; then
  echo "it writes over what is there"
  exit 1
fi
grep -q 'is there already' "$work/said"
echo "all well"
