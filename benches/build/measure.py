#!/usr/bin/env python3
"""Runs a command, and prints what it took as JSON: CPU and wall in seconds, peak memory in MiB, and how it ended.

usage: measure.py SECONDS STDERR COMMAND...    (stopped after so many seconds; what it says to STDERR goes to that file)

A program of its own, and small: a child begins with the peak memory of whoever started it, so that a large parent would
be measured in place of the child.
"""
import json
import os
import signal
import subprocess
import sys
import time


def main():
    seconds, told, command = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
    with open(told, "wb") as stderr:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr, start_new_session=True)
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(child.pid, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, seconds)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "wall": wall, "peak": used.ru_maxrss / 1024, "code": os.waitstatus_to_exitcode(status)}))


main()
