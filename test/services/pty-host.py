"""Runs a command on a pseudo-terminal: python3 pty-host.py COLUMNS COMMAND...

What comes on stdin is typed on the terminal, what the terminal shows goes to stdout. Ends with the code of the command,
as a shell gives it: 128 + signal when a signal ended it.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios


def main() -> int:
    columns = int(sys.argv[1])
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(sys.argv[2], sys.argv[2:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    watched = [terminal, 0]
    while terminal in watched:
        for ready in select.select(watched, [], [])[0]:
            try:
                data = os.read(ready, 65536)
            except OSError:  # Linux: nobody holds the other end of the terminal any more.
                data = b""
            if not data:
                watched.remove(ready)
            elif ready == terminal:
                os.write(1, data)
            else:
                os.write(terminal, data)
    status = os.waitpid(pid, 0)[1]
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


sys.exit(main())
