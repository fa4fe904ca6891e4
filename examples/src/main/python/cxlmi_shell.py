"""Manages components from Python, through one process of cxlmi. It needs no packages:

    python3 examples/src/main/python/cxlmi_shell.py sim mctp:1,8
"""
import itertools
import json
import subprocess
import sys
import threading
from concurrent.futures import Future


class Shell:
    """A process of cxlmi; requests may be sent from many threads, and each result is a Future."""

    def __init__(self, *options):
        self.process = subprocess.Popen(
            ["cxlmi", "shell", "--jsonl", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.ids, self.waiting, self.lock = itertools.count(1), {}, threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def send(self, target, command, **keys):
        """Sends a command. Keys are those of a request, such as options={"event-log": "warning"}."""
        result = Future()
        with self.lock:
            result.id = next(self.ids)
            self.waiting[result.id] = result
            self.process.stdin.write(json.dumps({"id": result.id, "target": target, "command": command, **keys}) + "\n")
            self.process.stdin.flush()
        return result

    def _read(self):
        for line in self.process.stdout:
            answer = json.loads(line)
            result = self.waiting.pop(answer["id"], None)
            if result and answer["ok"]:
                result.set_result(answer["response"])
            elif result:
                result.set_exception(RuntimeError(answer["error"]["message"]))
        for result in self.waiting.values():
            result.set_exception(RuntimeError("cxlmi has ended"))

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


if __name__ == "__main__":
    shell = Shell()
    health = {target: shell.send(target, "get-health-info") for target in sys.argv[1:]}
    for target, result in health.items():
        try:
            print(target, result.result()["deviceTemperature"], "°C")
        except RuntimeError as failure:
            print(target, failure)
    sys.exit(shell.close())
