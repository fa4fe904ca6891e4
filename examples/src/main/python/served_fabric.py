"""Sends commands to a served fabric, and lets a component fail. To serve it, and to run this:

    examples/run serve --fabric examples/fabric.yaml --listen tcp:2508 --control tcp:2509
    python3 examples/src/main/python/served_fabric.py 2508 2509
"""
import json
import socket
import struct
import sys

MEM0 = 9
packets, lines = (socket.create_connection(("127.0.0.1", int(port)), timeout=30) for port in sys.argv[1:3])
responses, answers = packets.makefile("rb"), lines.makefile()


def command(eid, opcode, payload=b""):
    """Sends a command that fits one packet; returns its return code and the payload of the response."""
    message = struct.pack("<BBBHHBHH", 0, 1, 0, opcode, len(payload), 0, 0, 0) + payload
    packets.sendall((struct.pack("BBBBB", 1, eid, 0, 0xC8, 8) + message).ljust(68, b"\0"))
    packet, response = b"\0" * 4, b""
    while not packet[3] & 0x40:  # until the end of the message
        packet = responses.read(68)
        response += packet[4:]
    length = int.from_bytes(response[6:9], "little") & 0x1FFFFF
    return int.from_bytes(response[9:11], "little"), response[13 : 13 + length]


def ask(**request):
    """Asks the control socket; returns its answer."""
    lines.sendall(json.dumps(request).encode() + b"\n")
    answer = json.loads(answers.readline())
    return answer if answer["ok"] else sys.exit(answer["error"])


def fatal_events():
    return int.from_bytes(command(MEM0, 0x0100, b"\3")[1][20:22], "little")


print("serial number of mem0:", int.from_bytes(command(MEM0, 0x0001)[1][8:16], "little"))
state = ask(do="save")["state"]
ask(do="fault", component="mem0", command="Get Health Info", answer="BUSY")
print("Get Health Info:", command(MEM0, 0x4200)[0], "then", command(MEM0, 0x4200)[0])
ask(do="event", component="mem0", log="FATAL", format="DRAM")
print("fatal events:", fatal_events())
ask(do="restore", state=state)
print("fatal events after the state is restored:", fatal_events())
