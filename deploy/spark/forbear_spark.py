"""Judges lines of profiles on a cluster of Spark: each partition of the input goes through forbear batch.

    spark-submit forbear_spark.py IN OUT --as-of 2026-11-22 [--rules DIR] [--forbear FILE] [--parts N]

IN and OUT are what Spark reads and writes: files, or a folder of a file system that all can reach. OUT
must not be there. The binary (built static, for the machines of the cluster) and the rule book are
shipped along. Lines keep their order; the parts of OUT follow one another as the lines of IN do. A line
that cannot be judged is a record of OUT, counted within its partition; where forbear cannot run the task
fails, and is tried again. A part is there only when its task is done, _SUCCESS only when all are.
"""

import argparse
import os
import shlex
import shutil
import sys
import tempfile

from pyspark import SparkContext


def main():
    p = argparse.ArgumentParser(description="judges lines of profiles on a cluster")
    p.add_argument("input", metavar="IN")
    p.add_argument("output", metavar="OUT")
    p.add_argument("--as-of", required=True, help="the day that is judged")
    p.add_argument("--rules", help="a folder with a rule book; without it, the one built in")
    p.add_argument("--forbear", default="forbear", help="the binary")
    p.add_argument("--view", default="decisions", choices=["decisions", "summary", "full"])
    p.add_argument("--id", help="the key of a remark whose value is copied, such as //id")
    p.add_argument("--parts", type=int, default=0, help="at least so many partitions")
    args = p.parse_args()

    sc = SparkContext(appName="forbear")
    path = sc._jvm.org.apache.hadoop.fs.Path(args.output)
    if path.getFileSystem(sc._jsc.hadoopConfiguration()).exists(path):
        sys.exit("error: %s is there already" % args.output)

    command = ["./" + os.path.basename(args.forbear), "batch", "--workers", "1", "--as-of", args.as_of]
    command += ["--view", args.view]
    sc.addFile(args.forbear)
    if args.id:
        command += ["--id", args.id]
    if args.rules:
        packed = shutil.make_archive(os.path.join(tempfile.mkdtemp(), "rules"), "zip", args.rules)
        sc.addArchive(packed + "#rules")
        command += ["--rules", "rules"]

    lines = sc.textFile(args.input, args.parts or None)
    lines.pipe(shlex.join(command), checkCode=True).saveAsTextFile(args.output)

    judged = sc.textFile(args.output)
    failed = judged.filter(lambda line: '"error":{"kind":"' in line[:600]).count()
    print("%d lines, %d failed, %d parts" % (judged.count(), failed, lines.getNumPartitions()))
    sc.stop()


if __name__ == "__main__":
    main()
