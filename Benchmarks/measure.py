#!/usr/bin/env python3
"""Measures the CPU time of whole processes, user and system, and prints a row of a table.

    measure.py cpu   --label TEXT --limit MILLISECONDS -- COMMAND...
    measure.py ratio --label TEXT --limit RATIO [--wall] [--memory MIB] -- COMMAND... -- RIVAL...
    measure.py growth --label TEXT --limit BYTES --items N -- COMMAND... -- COMMAND...

`cpu` prints the median of the runs. `ratio` runs both commands in turns, A B A B, so that a busy
machine slows both, and prints the median of the pairs' ratios. `growth` prints how much more memory
the first command has at its peak than the second, for each of the items that it has more of. The
status is 0 within the limits, 1 over one of them, 2 if a command failed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

KIB = 1 if sys.platform != "darwin" else 1024  # what the system counts peak memory in


class Failure(Exception):
    """A command ended in a way that makes its time worthless."""


def run(command, options, accept=(0,)):
    """Runs a command once: its CPU seconds, or those that passed, and its peak memory in MiB."""
    start = time.monotonic()
    with open(options.log, "ab") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log
        )
        _, status, usage = os.wait4(process.pid, 0)
    passed = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        raise Failure(f"{' '.join(command[:2])} ended with status {process.returncode}")
    seconds = passed if options.wall else usage.ru_utime + usage.ru_stime
    return seconds, usage.ru_maxrss / KIB / 1024


def spelled(seconds):
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.0f} ms"


def clear(options):
    """Removes what the commands write, so that each pair of runs starts alike."""
    for path in options.remove:
        if os.path.exists(path):
            os.unlink(path)


def row(options, *cells):
    verdict = cells[-1]
    print("| " + " | ".join([options.label, *cells]) + " |", flush=True)
    return 0 if verdict == "holds" else 1


def measure_cpu(options, command):
    times = [run(command, options, options.accept)[0] * 1000 for _ in range(options.runs)]
    median = statistics.median(times)
    verdict = "holds" if median <= options.limit else "OVER"
    return row(options, f"{median:.1f} ms", "", "", f"≤ {options.limit:g} ms", verdict)


def measure_ratio(options, command, rival):
    ours, theirs, peak = [], [], 0.0
    for _ in range(options.runs):
        clear(options)
        seconds, memory = run(command, options, options.accept)
        ours.append(seconds)
        peak = max(peak, memory)
        theirs.append(run(rival, options)[0])
    ratio = statistics.median(a / b for a, b in zip(ours, theirs))
    within = ratio <= options.limit
    status = row(
        options,
        spelled(statistics.median(ours)),
        spelled(statistics.median(theirs)),
        f"{ratio:.2f}",
        f"≤ {options.limit:g}",
        "holds" if within else "OVER",
    )
    if options.memory is None:
        return status
    options.label += ", peak memory"
    within = peak <= options.memory
    limit = f"≤ {options.memory:g} MiB"
    return max(
        status,
        row(options, f"{peak:.1f} MiB", "", "", limit, "holds" if within else "OVER"),
    )


def measure_growth(options, command, smaller):
    peaks, bases = [], []
    for _ in range(options.runs):
        clear(options)
        peaks.append(run(command, options)[1])
        clear(options)
        bases.append(run(smaller, options)[1])
    peak, base = statistics.median(peaks), statistics.median(bases)
    growth = (peak - base) * (1 << 20) / options.items
    return row(
        options,
        f"{peak:.1f} MiB",
        f"{base:.1f} MiB",
        f"{growth:.0f} B",
        f"≤ {options.limit:g} B",
        "holds" if growth <= options.limit else "OVER",
    )


def commands(words):
    """Splits what follows the options at each `--`."""
    parts = [[]]
    for word in words:
        if word == "--":
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["cpu", "ratio", "growth"])
    parser.add_argument("--label", required=True)
    parser.add_argument("--limit", type=float, required=True)
    parser.add_argument("--memory", type=float, help="the most MiB of peak memory")
    parser.add_argument("--items", type=int, help="what the growth of memory is divided by")
    parser.add_argument("--wall", action="store_true", help="the time that passed, not the CPU's")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--accept", type=int, action="append", default=[0], help="a status that it may end with"
    )
    parser.add_argument("--remove", action="append", default=[], help="a file, before each pair")
    parser.add_argument("--log", default=os.devnull, help="where the commands' stderr goes")
    words = sys.argv[1:]
    split = words.index("--") if "--" in words else len(words)
    options = parser.parse_args(words[:split])
    parts = commands(words[split:])
    if len(parts) != (1 if options.what == "cpu" else 2):
        parser.error("`cpu` takes one command, the others take two, each after `--`")
    try:
        if options.what == "cpu":
            return measure_cpu(options, *parts)
        if options.what == "growth":
            return measure_growth(options, *parts)
        return measure_ratio(options, *parts)
    except Failure as failure:
        row(options, "", "", "", f"≤ {options.limit:g}", f"FAILED: {failure}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
