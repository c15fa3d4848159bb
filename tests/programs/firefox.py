"""Installs an add-on with dictionaries in a Firefox without windows, and asks them.

firefox.py PROFILE ADD-ON TAG < words > answers

One line for each word: the word, `right` or `wrong`, suggestions; separated by tabs. Only
the dictionary with the given tag is asked. Speaks Marionette, Firefox's own protocol.
"""

import json
import os
import socket
import subprocess
import sys
import time

ASK = """
const [words, tag] = arguments;
const engine = Cc["@mozilla.org/spellchecker/engine;1"].getService(Ci.mozISpellCheckingEngine);
engine.dictionaries = [tag];
return words.map(word => engine.check(word) ? [word, "right"] : [word, "wrong", ...engine.suggest(word)]);
"""

profile, addon, tag = sys.argv[1:]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
os.makedirs(profile, exist_ok=True)
with open(os.path.join(profile, "user.js"), "w") as preferences:
    preferences.write(f'user_pref("marionette.port", {port});\n')
program = os.environ.get("ATAU_FIREFOX", "firefox-esr")
firefox = subprocess.Popen(
    [program, "--headless", "--marionette", "--remote-allow-system-access"]
    + ["--no-remote", "--profile", profile],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def read():
    length = b""
    while (byte := answers.read(1)) != b":":
        length += byte
    return json.loads(answers.read(int(length)))


def call(name, **arguments):
    message = json.dumps([0, 1, name, arguments]).encode()
    connection.sendall(b"%d:%s" % (len(message), message))
    _, _, error, result = read()
    if error:
        sys.exit(f"{name}: {error['message']}")
    return result


try:
    for attempt in range(200):
        try:
            connection = socket.create_connection(("127.0.0.1", port))
            break
        except OSError:  # it has not begun to listen
            time.sleep(0.3)
    answers = connection.makefile("rb")
    read()
    call("WebDriver:NewSession")
    call("Addon:Install", path=os.path.abspath(addon), temporary=True)
    call("Marionette:SetContext", value="chrome")
    words = [word for word in sys.stdin.read().split("\n") if word]
    for answer in call("WebDriver:ExecuteScript", script=ASK, args=[words, tag])["value"]:
        print(*answer, sep="\t")
    call("Marionette:Quit")
    firefox.wait(30)
finally:
    firefox.kill()
